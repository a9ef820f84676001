"""A finished exercise minute by minute: what each seat perceived and did, in words, to go back and forth through."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zholda.session.journals import SavedJournal, header_of
from zholda.session.reports import spoken

if TYPE_CHECKING:
    from sim.model.events import Entry

QUIET = frozenset({"engine.prompt", "engine.scene"})


@dataclass(frozen=True, slots=True)
class Minute:
    """Something that reached a seat. `clock`: local time in words; `source`: who or what it came from, in words, "" where the text says so
    itself; `entry`: its number in the journal; `profession`: the id of what whoever sits there is."""

    at: int
    clock: str
    seat: str
    channel: str
    source: str
    text: str
    entry: int = 0
    profession: str = ""


def minutes(saved: SavedJournal) -> tuple[Minute, ...]:
    """Everything that reached a seat in an exercise, in order."""
    return minutes_of(saved.journal.entries)


def minutes_of(entries: "Sequence[Entry]") -> tuple[Minute, ...]:
    """As `minutes`, for entries."""
    from sim.model.events import Observed

    header = header_of(entries)
    words, found = spoken(header), []
    jobs = {seat: str(one["profession"]) for seat, one in header.material["scenario"]["seats"].items()}
    for entry in entries:
        event = entry.event
        if not isinstance(event, Observed) or event.wording in QUIET or event.channel == "scene":
            continue
        args = dict(event.args)
        if event.wording == "engine.act_ended" and not args.get("result"):
            continue
        args.setdefault("about", " ".join(event.about))
        source = words.called(event.source) if event.source and not event.source.startswith("seat:") else ""
        text = words.say(event.wording, args)
        if event.wording.startswith("engine.") and source in text:
            source = ""
        job = jobs.get(event.seat, "")
        found.append(Minute(entry.at, words.time(entry.at), event.seat, event.channel, source, text, entry.n, job))
    return tuple(found)
