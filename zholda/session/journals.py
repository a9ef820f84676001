"""Journals that were kept: find, read and replay them. Damage is told in one line, and what is intact is kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from zholda.session.problems import SessionError, in_words, of_this_version
from zholda.tongue import _

if TYPE_CHECKING:
    from sim.exercise import Exercise
    from sim.journal.file import Damaged, Journal
    from sim.model.events import Entry, Opened
    from zholda.storage import Kept, Ledger


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


def kept() -> "list[Kept]":
    """Exercises on this machine, the one played last first."""
    from zholda.storage import Shelf

    return Shelf().kept()


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
        with of_this_version(source):
            return Exercise.replay(entries)
    except Diverged as difference:
        still = _("{source}: {difference}. Reading, assessing and debriefing it still work")
        raise SessionError(still.format(source=source, difference=difference)) from difference


def header_of(entries: "Sequence[Entry]") -> "Opened":
    """The header of a journal that was read or played."""
    from sim.model.events import Opened

    header = entries[0].event
    assert isinstance(header, Opened)  # noqa: S101  (every journal that was read or played begins with one)
    return header


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
        raise SessionError(_("{name} is over. Read it: zholda debrief {name}").format(name=path))
    with in_words():
        ledger = Shelf().begin(journal.header.scenario)
        ledger.append(journal.entries, journal.entries[-1].at)
    return ledger


def check_name(name: str | Path) -> None:
    """Whether a journal can be written under this name, to be asked before anything is played. Raises SessionError."""
    from zholda import storage

    with in_words():
        storage.check_name(Path(name))


def _read_file(path: Path) -> "Journal":
    from sim.journal.file import Damaged
    from sim.journal.versions import Newer
    from zholda import folders
    from zholda.storage import read_file

    if not folders.exists(path):
        nothing = _("there is neither an exercise nor a file called {name}. `zholda list` shows the exercises on this machine")
        raise SessionError(nothing.format(name=path))
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
        said = _("{path}: {damage} and kept in {kept}; to go on from there: zholda play {kept}")
        return SessionError(said.format(path=path, damage=damage, kept=kept))
    return SessionError(f"{path}: {damage}")
