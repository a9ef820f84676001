"""Moments: entries of a journal as a debrief tells them, and what each person lived through, in the third person.

A moment is a second, a wording id and its arguments. Nothing is judged here, and nothing is told of a person that is not in the journal.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from sim.model import events as e

UNTOLD: Final = "debrief.entry"  # entries that say nothing to a reader: shown as data, not in words


class Moment(NamedTuple):
    """Something that happened at a second, as the wording id of a sentence and its arguments."""

    at: int
    wording: str
    args: e.Pairs


def moment_of(entry: e.Entry) -> Moment:
    """One entry as a moment."""
    event = entry.event
    told = _TOLD.get(type(event))
    if told is not None:
        wording, args = told(event)
        return Moment(entry.at, wording, args)
    return Moment(entry.at, UNTOLD, (("n", entry.n), ("kind", type(event).__name__)))


def story_of(
    entries: Sequence[e.Entry], whose: Collection[str] = (), places: Collection[str] = ()
) -> Iterator[tuple[str, tuple[Moment, ...]]]:
    """For everybody to whom anything was done, or whom there was a reason to look at: the person and the moments, as they first appear.

    `whose`: only theirs, where it is not empty; a story of colleagues is not told. `places`: those of the seats, from which somebody may
    have left; any where it is empty.
    """
    lived: dict[str, list[Moment]] = {}
    leaving = _Leaving(places)
    for entry in entries:
        event = entry.event
        step = _LIVED.get(type(event))
        told = step(event) if step is not None else leaving.take(event)
        for person, wording, args in told:
            moments = lived.setdefault(person, [])
            if wording == "debrief.lived.gone" and moments and moments[-1][:2] == (entry.at, "debrief.lived.handed_over"):
                continue
            if not moments or (moments[-1].wording, moments[-1].args) != (wording, args):
                moments.append(Moment(entry.at, wording, args))
    for person, moments in lived.items():
        if not whose or person in whose:
            yield person, tuple(moments)


def with_bodies(moment: Moment, bodies: Mapping[str, str]) -> Moment:
    """The moment with the body in place of the contact through which it was reached. `bodies`: contact -> slot of its institution."""
    to = dict(moment.args).get("to")
    if to is None:
        return moment
    body = bodies.get(str(to), "")
    rest = tuple(pair for pair in moment.args if pair[0] != "to")
    return moment._replace(args=(*rest, ("to", "" if body else to), ("body", body)))


class _Leaving:
    """Who left the place of a seat, in which vehicle and in whose company; whoever else may have been there is nobody's business here."""

    def __init__(self, places: Collection[str]) -> None:
        self._places = places
        self._aboard: dict[str, str] = {}
        self._here: dict[str, bool] = {}  # was where a seat is
        self._suspects: dict[str, bool] = {}

    def take(self, event: e.Event) -> Iterator[tuple[str, str, e.Pairs]]:
        if isinstance(event, e.ThresholdReached):
            self._here.setdefault(event.person, True)
            if event.kind == "suspect":
                self._suspects[event.person] = True
            elif event.kind == "reason_to_look":
                yield event.person, "debrief.lived.looked_at", ()
        elif isinstance(event, e.Moved):
            self._aboard[event.who] = event.aboard
            was_here, self._here[event.who] = self._here.get(event.who), event.place in self._places if self._places else bool(event.place)
            if was_here and not event.place:
                others = [s for s in self._suspects if s != event.who and event.aboard and self._aboard.get(s) == event.aboard]
                yield event.who, "debrief.lived.gone", (("vehicle", event.aboard), ("with", " ".join(others)))


# --- what was done, seen or became known ------------------------------------------------------------------------------------


def _people(people: Sequence[str]) -> tuple[str, str]:
    return "people", " ".join(people)


def _act(event: e.ActEnded | e.ActInterrupted) -> tuple[str, e.Pairs]:
    if isinstance(event, e.ActInterrupted):
        return "debrief.broken_off", (("verb", event.verb), _people(event.people))
    args = dict(event.args)
    if event.verb == "meet_need":
        return "debrief.need_met", (("need", args.get("need", "")), _people(event.people))
    if event.verb != "speak_with":
        return "debrief.done", (("verb", event.verb), _people(event.people))
    voice = event.voice if event.voice not in ("own", "none") else ""
    return "debrief.asked", (
        ("topic", args.get("topic", "")),
        ("question", args.get("question", "")),
        ("voice", voice),
        _people(event.people),
    )


def _observed(event: e.Observed) -> tuple[str, e.Pairs]:
    return event.wording, (*event.args, ("about", " ".join(event.about)))


def _reached(event: e.ThresholdReached) -> tuple[str, e.Pairs]:
    return f"debrief.knew.{event.kind}", (_people((event.person,)), ("other", event.other))


def _restricted(event: e.Restricted) -> tuple[str, e.Pairs]:
    return f"debrief.restricted.{event.how}", (_people((event.who,)), ("since", event.since))


def _shared(event: e.InformationShared) -> tuple[str, e.Pairs]:
    return "debrief.shared", (("items", " ".join(event.items)), ("to", event.to), _people(event.people))


def _offered(event: e.HelpOffered) -> tuple[str, e.Pairs]:
    wording = "debrief.offered" if event.understood else "debrief.offered_not_understood"
    return wording, (
        _people((event.person,)), ("services", " ".join(event.services)), ("accepted", " ".join(event.accepted)),
        ("declined", " ".join(event.declined)),
    )  # fmt: skip


def _told(event: e.PersonTold) -> tuple[str, e.Pairs]:
    wording = "debrief.told" if event.understood else "debrief.told_not_understood"
    if event.item in ("free", "held"):
        wording = f"debrief.told_{event.item}" + ("" if event.understood else "_not_understood")
    if not event.true:
        wording = "debrief.told_untruly"
    return wording, (_people((event.person,)), ("item", event.item))


def _moved(event: e.Moved) -> tuple[str, e.Pairs]:
    if not event.place:
        return "debrief.gone", (_people((event.who,)),)
    return "debrief.moved", (("room", event.aboard or event.room or event.place), _people((event.who,)))


_TOLD: Final[dict[type, Callable[[Any], tuple[str, e.Pairs]]]] = {
    e.ActEnded: _act,
    e.ActInterrupted: _act,
    e.Observed: _observed,
    e.ThresholdReached: _reached,
    e.Restricted: _restricted,
    e.Freed: lambda event: ("debrief.freed", (_people((event.who,)),)),
    e.CareBegan: lambda event: ("debrief.cared_for", (_people((event.person,)), ("by", event.by))),
    e.SeenAlone: lambda event: ("debrief.alone", (_people((event.person,)),)),
    e.PersonTold: _told,
    e.HelpOffered: _offered,
    e.InformationShared: _shared,
    e.HandedOver: lambda event: ("debrief.handed_over", (_people((event.person,)), ("to", event.to))),
    e.FormFiled: lambda event: ("debrief.filed", (("form", event.form), _people((event.subject,)))),
    e.Noted: lambda event: ("debrief.noted", (("text", event.text),)),
    e.ServiceQueued: lambda event: ("debrief.queued", (("service", event.service),)),
    e.Moved: _moved,
    e.InjectMet: lambda event: ("debrief.inject_met", (("inject", event.inject),)),
    e.InjectMissed: lambda event: ("debrief.inject_missed", (("inject", event.inject),)),
    e.Closed: lambda event: ("debrief.end", ()),
}

# --- what a person lived through --------------------------------------------------------------------------------------------

_FELT: Final = ("safety_check", "first_aid", "call_ambulance", "return_documents", "fine", "start_expulsion", "search_person")


def _felt(event: e.ActEnded) -> Iterator[tuple[str, str, e.Pairs]]:
    if event.verb == "speak_with":
        topic = str(dict(event.args).get("topic", ""))
        yield from ((person, "debrief.lived.asked", (("topic", topic),)) for person in event.people)
    elif event.verb == "meet_need":
        need = str(dict(event.args).get("need", ""))
        yield from ((person, "debrief.lived.need_met", (("need", need),)) for person in event.people)
    elif event.verb in _FELT:
        yield from ((person, f"debrief.lived.{event.verb}", ()) for person in event.people)


def _as_lived(event: Any) -> Iterator[tuple[str, str, e.Pairs]]:
    """An event told of one person, without naming them again."""
    wording, args = _TOLD[type(event)](event)
    rest = tuple(pair for pair in args if pair[0] != "people")
    person = event.who if isinstance(event, e.Restricted | e.Freed) else event.person
    yield person, wording.replace("debrief.", "debrief.lived.", 1), rest


def _passed_on(event: e.InformationShared) -> Iterator[tuple[str, str, e.Pairs]]:
    yield from ((person, "debrief.lived.shared", (("items", " ".join(event.items)), ("to", event.to))) for person in event.people)


_LIVED: Final[dict[type, Callable[[Any], Iterator[tuple[str, str, e.Pairs]]]]] = {
    e.ActEnded: _felt,
    e.Restricted: _as_lived,
    e.Freed: _as_lived,
    e.CareBegan: _as_lived,
    e.SeenAlone: _as_lived,
    e.PersonTold: _as_lived,
    e.HelpOffered: _as_lived,
    e.InformationShared: _passed_on,
    e.HandedOver: _as_lived,
}
