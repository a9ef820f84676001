"""What is said of an act before it begins, beside what it would break: how long it takes, who is parted by it, that the road there is
shut, and where the leave of those who live in a home is no ground."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from tui import seat
from tui.panes import company
from zholda.tongue import _, span

if TYPE_CHECKING:
    from sim.model.declaring import Verb
    from zholda.session import View

TAKEN_ALONG: Final = ("receive", "accompany", "hand_over", "separate")  # acts after which people are somewhere else
LONG: Final = 600  # seconds: of what takes as long it is said until when; the box of the act lies over the clock
GO_AWAY: Final = ("accompany", "hand_over", "let_go")  # and those after which they are not here any more


def time_words(play: seat.Play, lasts: int, road: int, *, exact: bool) -> str:
    """How long an act takes, with the road to it; of a long one until when, where the time is `exact`."""
    parts = [_("{time} on the road").format(time=span(road))] if road else []
    parts += [span(lasts)] if lasts else [] if road else [_("0 min")]
    until = ", " + _("until {time}").format(time=play.time(play.now + road + lasts)) if exact and road + lasts >= LONG else ""
    return "".join(" · " + part for part in parts) + until


def parted(play: seat.Play, view: "View", verb: "Verb", who: Sequence[str], room: str) -> list[str]:
    """That a small child would be taken in, or away, without the grown-up who stands beside, and that one would stay behind without: said
    before one is sure. `room`: the one to which it leads, "" where they are."""
    left = play.public.left_by(_led_away(view, verb, who, room))
    stays = _("Stays behind without {who}: {child}.")
    found = [stays.format(who=play.label(grown), child=play.label(child)) for child, grown in left.items()]
    if verb.named in TAKEN_ALONG:
        beside = {one: play.public.stands_beside(one) for one in who}
        said = _("{who} stands beside {child} and is not among them: the child would go in without. Tick both, or ask first.")
        found += [said.format(who=play.label(kin), child=play.label(one)) for one, kin in beside.items() if kin and kin not in who]
    return found


def _led_away(view: "View", verb: "Verb", who: Sequence[str], room: str) -> list[str]:
    """Those of them who are not any more, once it has begun or is over, where they are now. Whoever is taken in brings their children."""
    if verb.named in GO_AWAY:
        return list(who)
    if verb.aside or verb.remote or verb.id == "receive":
        return []
    to = room or (view.room if verb.named == "call_alone" else "")
    return [one for one in who if to and one in view.here() and company.spot(view, one) != to]


def operation(play: seat.Play, view: "View") -> list[str]:
    """What an operation lacks by this seat's own file and requests, in training only: in an assessment it is the skill to see it."""
    if play.mode != "training":
        return []
    coming = (one for one in view.tickets.values() if one.state in ("waiting", "here"))
    lacking = {
        _("You have filed no operation plan."): not view.facts.get("filed.operation_plan"),
        _("You have registered no case."): not view.facts.get("done.open_case"),
        _("You have asked nobody to come along."): not any(play.public.in_person(one.service) for one in coming),
    }
    return [said for said, lacks in lacking.items() if lacks]


def road(play: seat.Play, view: "View", to: str) -> str:
    """That the road there is shut now, "" where it is open: it is said before one is asked whether one is sure."""
    closed = bool(to) and play.public.shut(view.place, to, play.now)
    return _("The road to {place} is shut now: nobody gets there.").format(place=play.label(to)) if closed else ""


def ground(play: seat.Play, verb: str, name: str, value: str) -> str:
    """A word beside one answer, where the law of the country leaves it to a judge alone to open a home: said where the ground is chosen."""
    judge_alone = (verb, name, value) == ("inspect", "basis", "consent") and not play.public.residents_may_consent()
    return _("by the law here no ground in a home") if judge_alone else ""
