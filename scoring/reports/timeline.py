"""The timeline: swim-lanes of seats and persons, with the decisions on them. Seconds and words; drawing is somebody else's."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from scoring.reports import telephone
from scoring.reports.kinds import each, of
from scoring.reports.lived import Happening, Life
from scoring.reports.material import Written
from scoring.reports.model import DecisionTaken, Lane, Line, Mark, Stretch, Timeline
from scoring.reports.words import Words, body_of, known
from sim.model import events as e
from sim.model.verbs import ACTS

HOUR: Final = 3600
HOURS_SHOWN: Final = 14  # more than that and only every so many hours have a line
HELP: Final = ("paper_own", "offered", "need", "told_free", "cared", "paper_back", "received")
PERCEIVED: Final = ("people", "things", "injects", "storylines")  # texts of the case that a seat sees and hears
DEFENDED: Final = ("one", "other")  # lines of a decision on which practitioners do not agree
KNOWN_AT_MOST: Final = 5  # of what a seat perceived before a decision
HARM: Final = ("fined", "expulsion", "told_untruly", "pressed", "detained")


def timeline(entries: Sequence[e.Entry], lives: Mapping[str, Life], material: Written, words: Words) -> Timeline:
    """Lanes of every seat that acted and of every life."""
    until = entries[-1].at if entries else 0
    decisions = tuple(_decisions(entries, words))
    asked = telephone.questions(entries, material)
    went = list(each(entries, e.OperationCarriedOut))
    lanes = (
        _seat_lane(seat, entries, decisions, (*telephone.marks(seat, asked, material, words), *_gone_there(seat, went, words)), words)
        for seat in _acting(entries, material)
    )
    seats = tuple(lane for lane in lanes if lane.stretches)
    people = tuple(person_lane(life, words, until) for life in lives.values())
    return Timeline(
        0,
        until,
        _hours(until, words),
        (*seats, *people),
        decisions,
        tuple(_operation(entry, event, material, words) for entry, event in went),
    )


def _hours(until: int, words: Words) -> tuple[tuple[int, str], ...]:
    """Full hours by the local clock. Where the clock cannot be read from the words, hours since the beginning."""
    minute = words.time(0).rpartition(":")[2]
    first = (60 - int(minute)) * 60 if minute.isdecimal() and minute != "00" else 0
    step = HOUR * max(1, until // HOUR // HOURS_SHOWN + (1 if until // HOUR > HOURS_SHOWN else 0))
    return tuple((at, words.time(at)) for at in range(first, until + 1, step))


def _acting(entries: Sequence[e.Entry], material: Written) -> list[str]:
    found = dict.fromkeys(act.seat for _, act in each(entries, e.ActEnded) if act.seat)
    return [seat for seat in material.part("seats") or found if seat in found]


def _seat_lane(seat: str, entries: Sequence[e.Entry], decisions: Sequence[DecisionTaken], asked: tuple[Mark, ...], words: Words) -> Lane:
    stretches = []
    for entry, event in each(entries, e.ActEnded):
        if event.seat == seat == event.actor and not ACTS[event.named].aside and event.seconds:
            people = words.listed([words.called(who) for who in event.people])
            text = words.say("debrief.lane.act", {"verb": event.named, "people": people})
            stretches.append(Stretch(entry.at - event.seconds, entry.at, "act", text))
    marks = tuple(Mark(one.at, "decision", str(one.number)) for one in decisions if one.seat == seat)
    return Lane(seat, "seat", _profession(seat, entries, words), tuple(stretches), (*marks, *asked))


def _gone_there(seat: str, went: Sequence[tuple[e.Entry, e.OperationCarriedOut]], words: Words) -> Iterator[Mark]:
    """The operations of one seat on its lane."""
    return (Mark(entry.at, "operation", words.say("debrief.lane.operation")) for entry, event in went if event.seat == seat)


def _operation(entry: e.Entry, event: e.OperationCarriedOut, material: Written, words: Words) -> tuple[int, Line]:
    """An operation in a line: whose, where, and whom it met."""
    people = words.listed([words.called(who) for who in event.met])
    args = {"by": body_of(event.seat, material, words), "place": words.called(event.place), "people": people}
    said = words.say("debrief.operation" if event.met else "debrief.operation_nobody", args)
    return entry.at, Line(said, (entry.n,), words.time(entry.at))


def _profession(seat: str, entries: Sequence[e.Entry], words: Words) -> str:
    header = entries[0].event
    seats = header.material.get("scenario", {}).get("seats", {}) if isinstance(header, e.Opened) else {}
    return words.say("profession." + str(seats[seat].get("profession", ""))) if seat in seats else words.called(seat)


def person_lane(life: Life, words: Words, until: int) -> Lane:
    """One person: from when to when they were there, when somebody turned to them, when they were not free to go."""
    here = words.say("debrief.lane.here")
    stretches = [Stretch(stay.since, stay.until if stay.until >= 0 else until, "here", here) for stay in life.stays]
    for since, end, _, _ in life.held:
        stretches.append(Stretch(since, end, "held", words.say("debrief.lane.held")))
    turned_to = words.say("debrief.lane.turned_to")
    stretches += [Stretch(one.at, one.until, "talk", turned_to) for one in life.happenings if one.until > one.at]
    marks = tuple(mark for one in life.happenings for mark in _mark(one, life, words))
    return Lane(life.person, "person", words.called(life.person), tuple(stretches), marks)


def _mark(one: Happening, life: Life, words: Words) -> Iterator[Mark]:
    kind = "paper_own" if one.kind == "paper" and one.args["now"] == life.person != one.args["was"] else one.kind
    if kind == "offered" and not one.args["understood"]:
        yield Mark(one.until, "told", words.say("debrief.lane.offered_not_understood"))
    elif kind == "met_in_operation":
        yield Mark(one.until, "operation", words.say("debrief.lane.met_in_operation"))
    elif kind in HELP or kind in HARM:
        yield Mark(one.until, "help" if kind in HELP else "harm", words.say(f"debrief.lane.{kind}"))
    elif kind == "handed_over" or (kind == "gone" and not life.with_whom):
        yield Mark(one.until, "end", words.say(f"debrief.lane.{kind}"))


def _decisions(entries: Sequence[e.Entry], words: Words) -> Iterator[DecisionTaken]:
    """Decisions in the order in which they closed, numbered."""
    reasons: dict[int, tuple[str, int]] = {}
    opened: dict[str, e.Entry] = {}
    several = len({closed.seat for _, closed in each(entries, e.DecisionClosed) if closed.how != "passed"}) > 1
    number = 0
    perceived: dict[str, dict[str, tuple[e.Entry, e.Observed]]] = {}  # seat -> wording -> when, since the seat's last decision
    for entry in of(entries, e.Observed, e.Commanded, e.DecisionOpened, e.DecisionClosed):
        event = entry.event
        if isinstance(event, e.Observed):
            if _of_somebody(event):
                mine = perceived.setdefault(event.seat, {})
                mine.pop(event.wording, None)
                mine[event.wording] = entry, event
        elif isinstance(event, e.Commanded) and event.what == "choose":
            reasons[entry.n] = str(event.args.get("rationale") or ""), entry.n
        elif isinstance(event, e.DecisionOpened):
            opened[event.occurrence] = entry
        elif isinstance(event, e.DecisionClosed) and event.how != "passed":
            number += 1
            reason, n = reasons.get(entry.cause, ("", 0))
            since = opened.get(event.occurrence) if event.how in ("begun", "lapsed") else None
            clock = _open_for(since.at, entry.at, words) if since is not None else words.time(entry.at)
            cited = tuple(x for x in (since.n if since is not None else 0, n, entry.n) if x)
            whose = f" ({_profession(event.seat, entries, words)})" if several else ""
            last = [*perceived.pop(event.seat, {}).values()][-KNOWN_AT_MOST:]
            by_then = tuple(Line(words.say(seen.wording, dict(seen.args)), (x.n,), words.time(x.at)) for x, seen in last)
            yield _decision(number, entry.at, clock, event, whose, reason, cited, by_then, words)


def _of_somebody(event: e.Observed) -> bool:
    """Whether a seat perceived something of somebody itself; what stands in a paper it can read again."""
    if not event.about:
        return False
    family, _, rest = event.wording.partition(".")
    return family in PERCEIVED and not (family == "things" and rest.endswith(".read"))


def _open_for(since: int, until: int, words: Words) -> str:
    """From when to when nobody had decided; the day is said once."""
    first, last = words.time(since), words.time(until)
    day = first.rpartition(" ")[0]
    return f"{first}–{last.removeprefix(day).strip() if day else last}"


def _decision(
    number: int, at: int, clock: str, event: e.DecisionClosed, whose: str, reason: str, entries: tuple[int, ...],
    by_then: tuple[Line, ...], words: Words,
) -> DecisionTaken:  # fmt: skip
    name = event.occurrence.split("[")[0].split("#")[0]
    how = words.say(f"debrief.decision.{event.how}", {"option": _outcome(name, event.option, words) if event.option else ""})
    ask, lines = words.say(f"decisions.{name}.ask") + whose, (known(words, f"decisions.{name}.defended.{line}") for line in DEFENDED)
    return DecisionTaken(number, event.seat, at, clock, ask, how, reason, entries, by_then, tuple(filter(None, lines)))


def _outcome(decision: str, outcome: str, words: Words) -> str:
    """An option by its words; else what the world did, a line of the events list by its title and a beat by what was told of it."""
    for wording in (f"decisions.{decision}.options.{outcome}", f"injects.{outcome}.title", f"storylines.{outcome}"):
        said = known(words, wording)
        if said:
            return said
    return outcome.replace("_", " ")
