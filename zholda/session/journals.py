"""Journals that were kept: find, read, replay, assess and tell them. Damage is told in one line, and what is intact is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zholda.session.problems import SessionError, in_words

if TYPE_CHECKING:
    from scoring.lawfulness import Unlawful
    from scoring.model import Assessment
    from sim.exercise import Exercise
    from sim.journal.file import Damaged, Journal
    from sim.model.events import Entry, Opened
    from zholda.storage import Ledger


@dataclass(frozen=True, slots=True)
class SavedJournal:
    """A journal as it was read and found intact. `source`: where it was read from, as the reader named it."""

    source: str
    journal: "Journal"


@dataclass(frozen=True, slots=True)
class Replayed:
    """A replay that came out the same: how many entries, up to which second, with which digest."""

    scenario: str
    seed: int
    entries: int
    seconds: int
    digest: str
    finished: bool


def read(name: str | Path) -> SavedJournal:
    """The journal of an exercise on this machine, by its name, or of an exercise file. Raises SessionError with what to do."""
    ledger = open_ledger(name, to_play=False)
    if ledger is not None:
        try:
            return SavedJournal(str(name), load_ledger(ledger)[0])
        finally:
            ledger.close()
    return SavedJournal(str(name), _read_file(Path(name)))


def replay(saved: SavedJournal) -> Replayed:
    """Play a journal again from its header and commands alone, and compare every entry. Raises SessionError where it differs."""
    return replay_entries(saved.journal.entries, saved.source)


def assess(saved: SavedJournal) -> "Assessment":
    """All results and ratings of a journal. Works for every format and for other rules."""
    return assess_entries(saved.journal.entries)


def debrief(saved: SavedJournal) -> str:
    """The told story of a journal. Works for every format and for other rules."""
    return debrief_entries(saved.journal.entries)


def debrief_plain(saved: SavedJournal) -> dict[str, Any]:
    """The debrief as plain JSON values, with its text: what `zholda debrief --format json` prints."""
    from scoring.debrief import tell, to_plain
    from scoring.lawfulness import to_plain as unlawful_plain

    entries = saved.journal.entries
    law = {"unlawful": unlawful_plain(_unlawful(entries))}
    return to_plain(tell(entries, assess_entries(entries))) | law | {"text": debrief_entries(entries)}


def plain(assessment: "Assessment") -> dict[str, Any]:
    """An assessment as plain JSON values: what `zholda assess --format json` prints."""
    from scoring.assess import to_plain

    return to_plain(assessment)


# --- what sessions use as well ------------------------------------------------------------------------------------------------


def replay_entries(entries: "Sequence[Entry]", source: str) -> Replayed:
    """As `replay`, for entries."""
    from sim.journal.chain import digest
    from sim.model.events import Closed

    exercise = _again(entries, source)
    fresh, kept = digest(exercise.journal[: len(entries)]), digest(entries)
    if fresh != kept:
        raise SessionError(f"{source}: the replay has other bytes than the journal, though every entry is equal. Please report this")
    header = header_of(entries)
    return Replayed(header.scenario, header.seed, len(entries), entries[-1].at, kept, isinstance(entries[-1].event, Closed))


def replayed(journal: "Journal", source: str) -> "Exercise":
    """The live exercise that a journal led to. Raises SessionError where its rules are others or it comes out otherwise."""
    return _again(journal.entries, source)


def _again(entries: "Sequence[Entry]", source: str) -> "Exercise":
    from sim.exercise import Diverged, Exercise
    from sim.journal.versions import other_rules

    if problem := other_rules(header_of(entries)):
        raise SessionError(f"{source}: {problem}")
    try:
        return Exercise.replay(entries)
    except Diverged as difference:
        raise SessionError(f"{source}: {difference}. Reading, assessing and debriefing it still work") from difference


def header_of(entries: "Sequence[Entry]") -> "Opened":
    """The header of a journal that was read or played."""
    from sim.model.events import Opened

    header = entries[0].event
    assert isinstance(header, Opened)  # noqa: S101  (every journal that was read or played begins with one)
    return header


def seat_of(header: "Opened") -> str:
    """The seat that is played: the first one somebody sits in."""
    return next((seat for seat, occupant in header.roster if occupant != "vacant"), header.roster[0][0])


def assess_entries(entries: "Sequence[Entry]") -> "Assessment":
    """As `assess`, for entries."""
    from scoring.assess import assess as judge
    from sim.law import compile_pack
    from sim.model.material import pack_from, scenario_from
    from zholda.session.material import standards

    material = header_of(entries).material
    return judge(entries, scenario_from(material["scenario"]), compile_pack(pack_from(material["pack"])), standards())


def debrief_entries(entries: "Sequence[Entry]") -> str:
    """As `debrief`, for entries. Now that it is over everybody goes by name, with the label that the seats knew."""
    from functools import partial

    from scoring.debrief import debrief as tell
    from zholda.wording import Wording

    material = header_of(entries).material
    scenario = material["scenario"]
    texts = scenario["texts"]
    names = {who: texts[f"people.{who}.name"] for who in scenario["people"] if f"people.{who}.name" in texts}
    say = partial(Wording(texts, start=scenario["start"]).say, known=names)
    return tell(entries, assess_entries(entries), say, _unlawful(entries))


def _unlawful(entries: "Sequence[Entry]") -> "tuple[Unlawful, ...]":
    """Which rules of the country pack the acts of the seats broke."""
    from scoring.lawfulness import unlawful
    from sim.law import compile_pack
    from sim.model.material import pack_from, scenario_from

    material = header_of(entries).material
    return unlawful(entries, scenario_from(material["scenario"]), compile_pack(pack_from(material["pack"])))


def open_ledger(name: str | Path, *, to_play: bool = True) -> "Ledger | None":
    """The kept exercise of this name, None where there is none. Raises SessionError where it cannot be used."""
    from zholda.storage import Ledger, Shelf

    path = Shelf().find(str(name))
    with in_words():
        return Ledger.open(path, to_play=to_play) if path is not None else None


def load_ledger(ledger: "Ledger") -> "tuple[Journal, int]":
    """The verified journal of a kept exercise and the clock reached. Raises SessionError."""
    from sim.journal.file import Damaged
    from sim.journal.versions import Newer

    try:
        with in_words():
            return ledger.load()
    except Damaged as damage:
        raise _damaged(ledger.path, damage) from damage
    except Newer as problem:
        raise SessionError(f"{ledger.path.stem}: {problem}") from problem


def adopt(path: Path) -> "Ledger":
    """Keep the exercise of a file on this machine, to go on with it here. Raises SessionError."""
    from zholda.storage import Shelf

    journal = _read_file(path)
    if journal.finished:
        raise SessionError(f"{path} is over. Read it: zholda debrief {path}")
    with in_words():
        ledger = Shelf().begin(journal.header.scenario)
        ledger.append(journal.entries, journal.entries[-1].at)
    return ledger


def _read_file(path: Path) -> "Journal":
    from sim.journal.file import Damaged
    from sim.journal.versions import Newer
    from zholda import folders
    from zholda.storage import read_file

    if not folders.exists(path):
        raise SessionError(f"there is neither an exercise nor a file called {path}. `zholda list` shows the exercises on this machine")
    try:
        with in_words():
            return read_file(path)
    except Damaged as damage:
        raise _damaged(path, damage) from damage
    except Newer as problem:
        raise SessionError(f"{path}: {problem}") from problem


def _damaged(path: Path, damage: "Damaged") -> SessionError:
    """One line that names the entry; what is intact is kept beside the file and offered."""
    from zholda.folders import home
    from zholda.storage import StorageError, keep_prefix

    if not damage.prefix:
        return SessionError(f"{path}: {damage}")
    for folder in (path.parent, home()):
        try:
            kept = keep_prefix(folder / path.name, damage.prefix)
        except StorageError:
            continue
        return SessionError(f"{path}: {damage} and kept in {kept}; to go on from there: zholda play {kept}")
    return SessionError(f"{path}: {damage}")
