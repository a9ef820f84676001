"""Moments: entries of a journal as a result cites them. A moment is a second, a wording id and its arguments. Nothing is judged here."""

from collections.abc import Callable, Mapping, Sequence
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


def with_bodies(moment: Moment, bodies: Mapping[str, str]) -> Moment:
    """The moment with the body in place of the contact through which it was reached. `bodies`: contact -> slot of its institution."""
    to = dict(moment.args).get("to")
    if to is None:
        return moment
    body = bodies.get(str(to), "")
    rest = tuple(pair for pair in moment.args if pair[0] != "to")
    return moment._replace(args=(*rest, ("to", "" if body else to), ("body", body)))


# --- what was done, seen or became known ------------------------------------------------------------------------------------


_WHICH: Final = ("measure", "status", "thing", "rule", "phones", "gate")  # arguments without which an act says nothing to a reader


def _people(people: Sequence[str]) -> tuple[str, str]:
    return "people", " ".join(people)


def _act(event: e.ActEnded | e.ActInterrupted) -> tuple[str, e.Pairs]:
    if isinstance(event, e.ActInterrupted):
        return "debrief.broken_off", (("verb", event.named), _people(event.people))
    args, voice = dict(event.args), event.voice if event.voice not in ("own", "none") else ""
    if event.named == "meet_need":
        return "debrief.need_met", (("need", args.get("need", "")), _people(event.people))
    if event.verb != "speak_with":
        which = tuple((name, args[name]) for name in _WHICH if args.get(name))
        through = (("voice", voice),) if voice and event.verb == "interview" else ()
        return "debrief.done", (("verb", event.named), *which, *through, _people(event.people))
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


def _thing_moved(event: e.ThingMoved) -> tuple[str, e.Pairs]:
    return ("debrief.kept" if event.holder.startswith("seat:") else "debrief.other_hand"), (_people((event.thing,)),)


def _left(event: e.PersonLeft) -> tuple[str, e.Pairs]:
    return ("debrief.left_unseen" if event.how == "unseen" else "debrief.left"), (_people((event.person,)),)


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
    e.ThingMoved: _thing_moved,
    e.ThingLost: lambda event: ("debrief.lost", (("thing", event.thing),)),
    e.PersonLeft: _left,
    e.InjectMet: lambda event: ("debrief.inject_met", (("inject", event.inject),)),
    e.InjectMissed: lambda event: ("debrief.inject_missed", (("inject", event.inject),)),
    e.InjectMetLate: lambda event: ("debrief.after_all", (("inject", event.inject),)),
    e.Closed: lambda event: ("debrief.end", ()),
}
