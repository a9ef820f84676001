"""Which acts a menu shows for the thing in focus: at most nine with a number, the rest behind the search.

The nine keep their places from the first minute to the last: numbers that wander cannot be learned, and an order that followed
the events would tell what is wise. Everything comes from the offers of the session, so a screen shows nothing that is not on offer.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat, words
from tui.focus import Focus
from zholda.wording import span

if TYPE_CHECKING:
    from zholda.session import Offer, SeenAct, View

NUMBERED: Final = 9

FIRST: Final = {
    "person": (
        "look", "call_alone", "check_documents", "safety_check", "speak_with", "meet_need", "separate", "call_ambulance", "offer_help",
        "correct_colleague",
    ),
    "place": ("look", "prepare", "note", "introduce", "explain", "meet_need", "separate"),
    "vehicle": ("look", "hold_vehicle", "release_vehicle"),
    "thing": ("preserve",),
    "contact": ("handle_call", "share", "decline_order", "report_misconduct"),
    "service": ("request",),
}  # fmt: skip
# What is done to people one turns to, not to a place: behind the search, where it asks to whom
NOT_FOR_A_PLACE: Final = (
    "check_documents", "return_documents", "tell_free", "tell_held", "let_go", "accompany", "close_check", "hand_over", "fine",
    "start_expulsion",
)  # fmt: skip


class Deed(NamedTuple):
    """One line of a menu: an act on offer, done to the thing in focus ("" where the people are still to be chosen)."""

    offer: "Offer"
    target: str
    words: str
    minutes: str
    power: str  # training mode: what the law says of it, "" where the power is plain
    given: bool  # only a colleague could do it now, because the officer is busy
    apt: bool  # it makes sense for this thing, and so gets a number


def deeds(play: seat.Play, offers: "list[Offer]", focus: Focus) -> list[Deed]:
    """Every act on offer for the thing in focus: the familiar ones first, then the catalogue's order.

    While the officer is busy only what runs aside, or what a colleague who is free could do.
    """
    view = play.view()
    first = {verb: place for place, verb in enumerate(FIRST.get(focus.kind, ()))}
    fit = [(offer, target) for offer in offers if (target := _target(offer, focus)) is not None and possible(view, offer)]
    found = [_deed(play, view, offer, target, focus) for offer, target in fit]
    return sorted(found, key=lambda deed: (not deed.apt, first.get(deed.offer.verb, len(first))))  # stable: else the catalogue's order


def numbered(deeds: list[Deed]) -> list[Deed]:
    """Those that get a number, at most nine."""
    return [deed for deed in deeds if deed.apt][:NUMBERED]


def possible(view: "View", offer: "Offer") -> bool:
    """Whether there is anybody to do it now."""
    return not given(view, offer) or bool(stand_ins(view, offer))


def given(view: "View", offer: "Offer") -> bool:
    """Whether only a colleague could do it now."""
    return bool(view.busy) and not offer.aside


def stand_ins(view: "View", offer: "Offer") -> tuple[str, ...]:
    """Colleagues to whom it can be given, without those known to be at something else."""
    at_work = {act.by for act in view.acts.values() if act.state == "began"}
    return tuple(one for one in offer.choices.get("by", ()) if one not in at_work)


def all_deeds(play: seat.Play, offers: "list[Offer]", things: list[Focus]) -> list[tuple[Deed, Focus]]:
    """Every act for every thing: what the search looks through."""
    return [(deed, focus) for focus in things for deed in deeds(play, offers, focus)]


def found(everything: list[tuple[Deed, Focus]], query: str, most: int = 60) -> list[tuple[Deed, Focus]]:
    """Those whose words contain every word of the query, in order."""
    wanted = query.casefold().split()
    hits = []
    for deed, focus in everything:
        text = f"{deed.words} {focus.label} {deed.offer.verb.replace('_', ' ')}".casefold()
        if all(word in text for word in wanted):
            hits.append((deed, focus))
            if len(hits) == most:
                break
    return hits


def _target(offer: "Offer", focus: Focus) -> str | None:
    """What the act would be done to; None if it does not fit the thing in focus."""
    if offer.target == "none":
        return "" if focus.kind == "place" else None
    if focus.kind == "place" and offer.target == "many":
        return ""
    return focus.id if focus.id in offer.targets else None


def remark(deed: Deed) -> str:
    """What stands behind an act in small."""
    return "  ".join(filter(None, ("by a colleague" if deed.given else "", deed.power)))


def _deed(play: seat.Play, view: "View", offer: "Offer", target: str, focus: Focus) -> Deed:
    power = play.power_words(offer.power) if play.mode == "training" else ""
    minutes = span(offer.seconds) if offer.seconds else "at once"
    return Deed(offer, target, words.act(offer.verb), minutes, power, given(view, offer), _apt(view, offer, target, focus))


def _apt(view: "View", offer: "Offer", target: str, focus: Focus) -> bool:
    """Whether it makes sense for this thing now, as far as the seat can know."""
    if focus.kind == "place":
        return offer.verb not in NOT_FOR_A_PLACE
    if offer.verb == "correct_colleague":
        return any(line.channel == "hearing" and line.source == target for line in view.lines)
    return True


def under_way(play: seat.Play, view: "View") -> list[tuple[str, str]]:
    """Acts of this seat that are not over yet: (act, words with the end), the one that occupies the officer first."""
    found = [act for act in view.acts.values() if act.state == "began"]
    found.sort(key=lambda act: (act.id != view.busy, act.ends))
    return [(act.id, seen_words(play, act) + f", until {play.time(act.ends)}") for act in found]


def act_words(play: seat.Play, verb: str, people: tuple[str, ...], target: str = "") -> str:
    """An act with what and whom it is done to, in words. `target`: a body, a service, a thing, a vehicle or a place."""
    names = "; ".join(play.label(who) for who in people[:3]) + (f" and {len(people) - 3} more" if len(people) > 3 else "")
    return ": ".join(filter(None, (words.act(verb), play.label(target) if target else "", names)))


def seen_words(play: seat.Play, act: "SeenAct") -> str:
    """An act of this seat in words, with the colleague who does it."""
    return act_words(play, act.verb, act.people, act.target) + (f" ({play.label(act.by)})" if act.by else "")
