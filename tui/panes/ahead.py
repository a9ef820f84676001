"""What falls due: shown before a wait, so that nobody sleeps through something they knew about; and which deadlines have passed.

Only what the seat itself knows: its own acts under way, services it asked for, hours that stand beside a service, questions open
to it, deadlines that began with something it did, papers it keeps, and the end of the exercise. A deadline is over for this seat once it
did what ends it, or once those it is about are no longer with it; that of a paper once the paper is.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat, words
from tui.panes import doing
from tui.panes.lines import any_shown
from tui.text import block
from zholda.tongue import N_, _, n_, span

if TYPE_CHECKING:
    from zholda.session import Line, SeenAct, SeenClock, View

BEGINS_A_DEADLINE: Final = {"tell_held": ("delivery", "prosecutor_notice"), "direct_vehicle.hold": ("road_check",)}
FREES: Final = ("tell_free", "let_go", "release")
HOLDS: Final = ("tell_held", "detain")
ENDS_A_DEADLINE: Final = {
    "delivery": (*FREES, "hand_over", "detain"),
    "prosecutor_notice": (*FREES, "hand_over"),
    "road_check": ("direct_vehicle.release", "tell_free"),
}
TELLS: Final = {"prosecutor_notice": "prosecutor"}  # deadline -> whom to tell ends it
CHANNEL: Final = "clock"  # of the line that says that a time is up
LIMIT_OF_A_CLOCK: Final = {"motion": "motion_lead", "registration": "crime_notice"}  # the others are called like their limit
ANSWERED_BEFORE: Final = 24 * 3600  # a measure that stands already answers a threat for so long, as in standard VC-28
TALKED_BEFORE: Final = 12 * 3600  # a talk about risk counts for what changes so long after it, as in standard VC-27
REST: Final = "rest"  # the act that ends tiredness
SERVICES: Final = 3  # of all that open or close


class Due(NamedTuple):
    """Something that comes at a second of the exercise, in words."""

    at: int
    words: str
    aside: bool = False  # hours of a service: what gives way where there is no room for everything


def due(play: seat.Play, view: "View") -> list[Due]:
    """Everything known to fall due from now on, in order of time."""
    found = [Due(act.ends, _("{act} ends").format(act=doing.seen_words(play, act))) for act in view.acts.values() if act.state == "began"]
    waiting = [ticket for ticket in view.tickets.values() if ticket.state == "waiting" and ticket.due >= 0]
    found += [Due(ticket.due, _("{service}: expected").format(service=play.label(ticket.service))) for ticket in waiting]
    if play.mode == "training":
        found += [
            Due(prompt.lapses_at, _("Open question: {question}").format(question=play.say(f"decisions.{prompt.decision}.ask")))
            for prompt in view.prompts.values()
        ]
    found += [
        *_deadlines(play, view),
        *(_clock(play, clock) for clock in view.clocks.values() if clock.state == "running"),
        *_hours(play, view),
    ]
    found.append(Due(play.length, _("The exercise ends")))
    return sorted((one for one in found if one.at >= play.now), key=lambda one: one.at)


def _hours(play: seat.Play, view: "View") -> list[Due]:
    """When services that this seat can ask open or close next, as the list of telephone numbers has it: the next few. Of who stands here
    already nobody waits for the office to open."""
    found, here = [], set(view.here())
    for service in dict.fromkeys(target for offer in play.offers() if offer.target == "service" for target in offer.targets):
        moments = [
            (at, text)
            for opens, closes in play.public.service(service).hours
            for at, text in ((opens, _("Opens: {service}")), (closes, _("Closes: {service}")))
            if play.now < at < play.length
        ]
        if moments and not here & set(play.public.comers(service)):
            at, text = min(moments)
            found.append(Due(at, text.format(service=play.label(service)), aside=True))
    return sorted(found, key=lambda one: one.at)[:SERVICES]


def _clock(play: seat.Play, clock: "SeenClock") -> Due:
    """A deadline of the law that this seat was told of, with its article."""
    _seconds, article = play.limit(LIMIT_OF_A_CLOCK.get(clock.clock, clock.clock))
    return Due(clock.due, f"{play.say('clock.' + clock.clock)}: {play.label(clock.subject)}{_law(play, article)}")


def _law(play: seat.Play, article: str) -> str:
    return f" ({article})" if article and play.mode == "training" else ""


def _deadlines(play: seat.Play, view: "View") -> list[Due]:
    """Deadlines of the country pack that began with an act of this seat and still concern it, passed or not."""
    found = []
    for act in view.acts.values():
        if act.state != "ended":
            continue
        for name in BEGINS_A_DEADLINE.get(act.verb, ()):
            if any(f"{name}.{who}" in view.clocks for who in act.people) or _is_over(play, view, act, name):
                continue
            seconds, article = play.limit(name)
            if seconds:
                who = "; ".join(play.label(one) for one in act.people or (act.target,) if one)
                found.append(Due(act.began + seconds, play.say(f"due.{name}", {"span": span(seconds), "who": who}) + _law(play, article)))
    return found + _papers(play, view) + _safety(play, view) + _risks(play, view)


def _risks(play: seat.Play, view: "View") -> list[Due]:
    """When the risks have been talked through with whoever this seat took in, and has not seen gone from there, those of one intake in one
    row. A talk of the half day before counts, as in standard VC-27."""
    ended = [act for act in view.acts.values() if act.state == "ended"]
    taken_in = [act for act in ended if act.verb == "receive"]
    seconds, article = play.limit("risk_again") if taken_in else (0, "")
    found = []
    for act in taken_in if seconds else ():
        talked = {who for talk in ended if talk.verb == "assess_risk" and talk.ends > act.ends - TALKED_BEFORE for who in talk.people}
        away = view.place != _place_at(view, act.ends)  # whoever is in the house is out of sight from elsewhere
        left = [play.label(who) for who in act.people if who not in talked and (away or (who in view.people and view.people[who].place))]
        if left:
            said = play.say("due.risk_again", {"since": play.time(act.ends), "who": "; ".join(left)})
            found.append(Due(act.ends + seconds, said + _law(play, article)))
    return found


def _place_at(view: "View", at: int) -> str:
    """Where the officer was at a second."""
    mine = (c.value for line in view.lines if line.at <= at for c in line.claims if (c.subject, c.attribute) == ("me", "place"))
    return str(next(reversed([*mine]), ""))


def _safety(play: seat.Play, view: "View") -> list[Due]:
    """When a threat, or a wish for safety, that this seat heard of is answered, where it may order a measure or ask for one."""
    if not play.public.may("protect"):
        return []
    heard: dict[str, int] = {}
    for line in view.lines:
        for subject, attribute, value in line.claims if line.channel != "own" else ():
            told = (attribute, value) in (("threatened", "yes"), ("asks", "protection"))
            if told and f"safety_answer.{subject}" not in view.clocks and line.at > _safe_since(view, subject) + ANSWERED_BEFORE:
                heard.setdefault(subject, line.at)
    seconds, article = play.limit("safety_answer") if heard else (0, "")
    return [
        Due(at + seconds, play.say("due.safety_answer", {"since": play.time(at), "who": play.label(who)}) + _law(play, article))
        for who, at in heard.items()
        if seconds
    ]


def _safe_since(view: "View", who: str) -> int:
    """The second of the last measure for somebody that this seat did or asked for, or of their no to one; long ago where there is none."""
    done = [act.ends for act in view.acts.values() if act.verb == "protect" and act.state == "ended" and who in act.people]
    answer, when = view.offered.get((who, "protection"), ("", 0))
    return max([*done, *([when] if answer == "declined" else [])], default=-ANSWERED_BEFORE - 1)


def _papers(play: seat.Play, view: "View") -> list[Due]:
    """When papers that this seat keeps are back with their owners: those that came into its hand in one second in one row. That of somebody
    who seemed under 18 when it was taken stays with the case, as standard VC-44 has it, and so does a suspect's: of one that nobody has
    read, whose it is comes first."""
    kept = [one.id for one in view.things.values() if one.holder == f"seat:{view.seat}" and play.public.kind(one.id) == "passport"]
    seconds, article = play.limit("papers_back") if kept else (0, "")
    by_second: dict[tuple[int, str], list[str]] = {}
    for paper in kept if seconds else ():
        since, owner = _kept(view, paper)
        young = play.public.young_since(owner)
        if not _told_held(view, owner) and not 0 <= young < since:
            by_second.setdefault((since, "due.papers_back" if owner else "due.papers_unread"), []).append(play.label(owner or paper))
    return [
        Due(since + seconds, play.say(said, {"since": play.time(since), "who": "; ".join(whose)}) + _law(play, article))
        for (since, said), whose in by_second.items()
    ]


def _kept(view: "View", paper: str) -> tuple[int, str]:
    """Since when this seat has a paper in its hand, and whose it is, "" where it does not know."""
    since, owner, mine = -1, str(view.things[paper].claims.get("whose", "")), f"seat:{view.seat}"
    for line in view.lines:
        holds = [claim.value for claim in line.claims if (claim.subject, claim.attribute) == (paper, "holder")]
        if holds:
            since = (since if since >= 0 else line.at) if holds[-1] == mine else -1
            owner = line.about[0] if line.channel == "document" and line.about else owner
    return since, owner


def _told_held(view: "View", who: str) -> bool:
    """Whether this seat told somebody last that they are held: what a suspect had stays with the case."""
    told = [act.verb for act in view.acts.values() if act.state == "ended" and who in act.people and act.verb in (*FREES, *HOLDS)]
    return bool(told) and told[-1] in HOLDS


def _is_over(play: seat.Play, view: "View", begun: "SeenAct", deadline: str) -> bool:
    """Whether a deadline does not concern this seat any more: it did what ends it, or those it is about are not in sight."""
    about = {*begun.people, begun.target} - {""}
    if not any(one in view.vehicles or (one in view.people and view.people[one].place) for one in about):
        return True
    for act in view.acts.values():
        if act.state != "ended" or act.began < begun.began:
            continue
        if act.verb in ENDS_A_DEADLINE[deadline] and about & {*act.people, act.target}:
            return True
        if deadline in TELLS and act.verb in ("share", "handle_call") and play.public.institution(act.target) == TELLS[deadline]:
            return True
    return False


# --- deadlines that are up -----------------------------------------------------------------------------------------------------


def up(play: seat.Play, view: "View") -> list[Due]:
    """Deadlines that began with an act of this seat, concern it still and whose time is up, in order of time."""
    return sorted((one for one in _deadlines(play, view) if one.at <= play.now), key=lambda one: one.at)


def over(play: seat.Play, view: "View") -> list[tuple[str, str]]:
    """Deadlines that are over, each with what became of it and what it was."""
    passed = [(one.at, _passed(play, one.at), one.words) for one in up(play, view) if one.at < play.now]
    for clock in view.clocks.values():
        if clock.state != "running":
            one = _clock(play, clock)
            passed.append((one.at, _passed(play, one.at) if clock.state in ("lapsed", "begun") else words.clock(clock.state), one.words))
    return [(state, said) for _at, state, said in sorted(passed)]


def _passed(play: seat.Play, at: int) -> str:
    return _("passed at {time}").format(time=play.time(at))


def stop_at(play: seat.Play, view: "View", to: int) -> int:
    """Where a wait to second `to` breaks off: at the last second of the next deadline, if one ends before."""
    return min([to, *(one.at for one in _deadlines(play, view) if one.at > play.now)])


def with_deadlines(play: seat.Play, view: "View", told: list[tuple["Line", str]]) -> list[tuple["Line", str]]:
    """Lines of the inbox with one more for each deadline whose time is up. Its number is below 0: no observation stands behind it."""
    since = told[0][0].at if told else 0
    ended = [one for one in up(play, view) if one.at >= since]
    if not ended:
        return told
    bare = view.lines[0]._replace(channel=CHANNEL, source="", wording="", args=(), about=(), sign="", claims=())
    said = [(bare._replace(no=-n, at=one.at), _("Time is up: {what}").format(what=one.words)) for n, one in enumerate(ended, 1)]
    return sorted([*told, *said], key=lambda one: one[0].at)


# --- waiting -------------------------------------------------------------------------------------------------------------------


def lines(play: seat.Play, view: "View", most: int = 7) -> list[str]:
    """What falls due as lines: `06:10  in 28 min  Ambulance: expected`. Where there is no room for all, hours of services give way."""
    return _told(play, due(play, view), most)


def fitting(play: seat.Play, view: "View", high: int, width: int) -> list[str]:
    """The same in so many rows of a width, so that nothing that falls due stands below the foot of a box where nobody looks: what does
    not fit is counted."""
    found = due(play, view)
    by_length = (_told(play, found, most) for most in range(len(found), 0, -1))
    return next((told for told in by_length if sum(high_in(one, width) for one in told) <= high), _told(play, found, 1))


def high_in(text: str, width: int) -> int:
    """How many rows of a width a text takes."""
    return block(text, len(text), width).count("\n") + 1


def _told(play: seat.Play, found: list[Due], most: int) -> list[str]:
    kept = sorted(sorted(found, key=lambda one: one.aside)[:most], key=lambda one: one.at)
    shape = _("{time}  in {span}  {what}")
    shown = [shape.format(time=play.time(one.at), span=span(one.at - play.now), what=one.words) for one in kept]
    return shown + ([n_("and {n} more", "and {n} more", len(found) - most)] if len(found) > most else [])


def no_rest(play: seat.Play, view: "View") -> str:
    """That to wait is no rest, and what is, for who is tired, or by night at work for half of what one stands without rest; else ""."""
    rests = [act for act in view.acts.values() if act.verb == REST]
    offer = next((one for one in play.offers() if one.verb == REST), None)
    if offer is None or any(act.state == "began" for act in rests):
        return ""
    since = max([act.ends for act in rests if act.state == "ended"], default=view.lines[0].at if view.lines else play.now)
    if not view.tired and (play.now - since < play.limit("shift")[0] // 2 or not _by_night(play)):
        return ""
    said = _("To wait on duty is no rest, and tiredness stays. What ends it: {act} ({span}).")
    return said.format(act=words.act(REST), span=span(offer.seconds))


def _by_night(play: seat.Play) -> bool:
    """Whether it is night as the law has it."""
    then = datetime.fromisoformat(play.start) + timedelta(seconds=play.now)
    second = then.hour * 3600 + then.minute * 60 + then.second
    begins, ends = play.limit("night_begins")[0], play.limit("night_ends")[0]
    return begins <= second < ends if begins <= ends else second >= begins or second < ends


SHORT_WATCH, LONG_WATCH, WATCHES = 1800, 4 * 3600, 18  # the shortest, the longest, and about how many make up an exercise
WAITS = ((300, N_("5 minutes")), (900, N_("15 minutes")), (1800, N_("30 minutes")), (3600, N_("1 hour")))


def watch(play: seat.Play) -> int:
    """For how many seconds one watches for something to happen, at most: half an hour of a morning, four hours of three days."""
    return min(max(play.length // WATCHES, SHORT_WATCH), LONG_WATCH)


def at_most(play: seat.Play) -> str:
    """How long one watches for something to happen, in words."""
    if play.length - play.now > watch(play):
        return _("at most {span}").format(span=span(watch(play)))
    return _("at most until the end of the exercise, {time}").format(time=play.time(play.length))


def past_the_end(play: seat.Play, seconds: int) -> str:
    """What has to be said before a wait that leads to the end of the exercise, "" for a shorter one."""
    ends = _("The exercise ends at {time}. Then comes the debrief.")
    return ends.format(time=play.time(play.length)) if play.now + seconds >= play.length else ""


def until_told(play: seat.Play, to: int) -> None:
    """Let time pass to second `to`, or until a row says what reached this seat."""
    while not play.over and play.now < to:
        before, seen = play.now, play.view().seen
        play.advance_until(to)
        if play.up != play.seat or any_shown(play.view(), seen) or (play.now, play.view().seen) == (before, seen):
            return


def wait(play: seat.Play, view: "View", seconds: int, *, stop_early: bool) -> int:
    """Let time pass; `stop_early` ends the wait as soon as something reaches this seat or a deadline is up. Returns the seconds that
    passed."""
    began, to = play.now, min(play.now + seconds, play.length)
    if stop_early:
        until_told(play, stop_at(play, view, to))
    else:
        play.advance(to)
    return play.now - began
