"""Questions by telephone: who asked whom for what, after how long each thing was answered, and what was asked of one body again.

An answer is that it was passed on to whoever had asked, or said that it is not known, is kept, or is not said by telephone. What a
body without a seat says at once is its answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from scoring.reports.kinds import of
from scoring.reports.material import Written
from scoring.reports.model import Line, Mark
from scoring.reports.words import Words, body_behind, body_of
from sim.model import events as e

SAID_WITHOUT: Final = ("engine.kept", "engine.not_known")  # how a seat hears of what it is not given


@dataclass(slots=True)
class Question:
    """One call with a question. `seat`: who asked; `to`: the contact; `end`: the seat that answers there, else the contact; `answered`:
    item -> the entry that answered it."""

    entry: e.Entry
    seat: str
    to: str
    end: str
    items: tuple[str, ...]
    answered: dict[str, e.Entry] = field(default_factory=dict)

    @property
    def open(self) -> tuple[str, ...]:
        """What nobody answered by the end."""
        return tuple(item for item in self.items if item not in self.answered)


def questions(entries: Sequence[e.Entry], material: Written) -> tuple[Question, ...]:
    """Every question of a seat in the order in which it was asked, with its answers."""
    found: dict[int, Question] = {}
    for entry in of(entries, e.InformationAsked, e.InformationShared, e.Observed):
        event = entry.event
        if isinstance(event, e.InformationAsked) and event.seat:
            found[entry.n] = Question(entry, event.seat, event.to, end(event.to, material), event.items)
        elif isinstance(event, e.InformationShared):
            _answer(found.values(), event.seat, end(event.to, material), event.items, entry)
        elif isinstance(event, e.Observed) and event.wording in SAID_WITHOUT:
            args = dict(event.args)
            _answer(found.values(), str(args.get("by", "")), event.seat, str(args.get("items", "")).split(), entry)
        elif isinstance(event, e.Observed) and entry.cause in found and event.seat == found[entry.cause].seat:
            asked = found[entry.cause]  # nobody sits there: what is said back follows from the question itself
            asked.answered |= dict.fromkeys(asked.open, entry)
    return tuple(found.values())


def _answer(found: Iterable[Question], by: str, to: str, items: Sequence[str], entry: e.Entry) -> None:
    for one in found:
        if one.end == by and one.seat == to:
            one.answered |= {item: entry for item in items if item in one.open}


def end(contact: str, material: Written) -> str:
    """The seat that answers at a contact, else the contact: two lines of one house lead to the same people."""
    return str(material.part("contacts").get(contact, {}).get("seat", "")) or contact


def told(entries: Sequence[e.Entry], material: Written, words: Words) -> Iterator[Line]:
    """For each two who telephoned: how often one asked the other, for what, and how long the answers took; then what was asked again."""
    calls: dict[tuple[str, str], list[Question]] = {}
    for one in questions(entries, material):
        calls.setdefault((one.seat, one.end), []).append(one)
    for some in calls.values():
        yield _between(some, entries, material, words)
    asked: dict[tuple[str, str], list[Question]] = {}
    for (_, whom), some in calls.items():
        for one in some:
            for item in one.items:
                asked.setdefault((whom, item), []).append(one)
    again: dict[tuple[int, ...], list[str]] = {}  # the same calls -> what was asked in all of them
    for (_, item), some in asked.items():
        if len(some) > 1:
            again.setdefault(tuple(sorted(one.entry.n for one in some)), []).append(item)
    by_number = {one.entry.n: one for some in calls.values() for one in some}
    for numbers, items in again.items():
        bodies = dict.fromkeys(body_of(by_number[n].seat, material, words) for n in numbers)
        whom = body_behind(by_number[numbers[0]].to, material, words)
        args = {"whom": whom, "items": " ".join(items), "n": len(numbers), "bodies": words.listed([*bodies])}
        yield Line(words.say("debrief.team.phoned_again", args), numbers)


def _between(some: Sequence[Question], entries: Sequence[e.Entry], material: Written, words: Words) -> Line:
    first = some[0]
    items = tuple(dict.fromkeys(item for one in some for item in one.items))
    by, whom = body_of(first.seat, material, words), body_behind(first.to, material, words)
    args = {"by": by, "whom": whom, "items": " ".join(items), "n": len(some)}
    said = [words.say("debrief.team.phoned" if len(some) == 1 else "debrief.team.phoned_often", args)]
    shown = [one.entry.n for one in some]
    waits = sorted(answer.at - one.entry.at for one in some for answer in one.answered.values())
    if waits:
        wording = "at_once" if waits[-1] == 0 else "after" if waits[0] == waits[-1] else "after_range"
        said.append(words.say(f"debrief.team.answered.{wording}", {"least": waits[0], "most": waits[-1]}))
        shown += [answer.n for one in some for answer in one.answered.values()]
    never = tuple(dict.fromkeys(item for one in some for item in one.open))
    if never:
        said.append(words.say("debrief.team.answered.never", {"items": " ".join(never)}))
        shown.append(entries[-1].n)
    return Line(" ".join(said), tuple(dict.fromkeys(shown)))


def marks(seat: str, asked: Sequence[Question], material: Written, words: Words) -> tuple[Mark, ...]:
    """The questions of one seat on its lane."""
    mine = [(one, {"whom": body_behind(one.to, material, words), "items": " ".join(one.items)}) for one in asked if one.seat == seat]
    return tuple(Mark(one.entry.at, "asked", words.say("debrief.lane.asked", args)) for one, args in mine)
