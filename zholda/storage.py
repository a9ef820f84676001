"""What is kept on disk: one SQLite file for each exercise that is played, and exercise files that were exported.

While playing there is one commit for each command, with the entries since the last one and the clock reached, in WAL mode with
`synchronous=FULL`: a killed process or a power cut loses nothing that was confirmed. The file is locked by whoever plays it.
Nothing in it is ever changed or deleted; triggers see to that. Drafts, reviews and self-ratings are records beside the journal.
An exercise file is written beside its target and renamed over it, so that an interrupted write leaves the old one whole.
"""

import os
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal, Self

from sim.journal.canonical import NotAnEntry, from_plain, parse
from sim.journal.chain import BEGINNING, Link, chained
from sim.journal.file import Damaged, Journal, pieces, read, verify
from sim.journal.versions import Newer
from sim.model.events import Closed, Entry, Opened, SeatChanged
from sim.model.roster import FOLLOWING, VACANT, machine
from zholda import folders
from zholda.folders import EXERCISE, EXERCISE_FILE
from zholda.tongue import _

LARGEST_FILE: Final = 500_000_000  # bytes of an exercise file; a day of a full class is a hundredth of it

_APPLICATION: Final = 0x5A484F4C  # "ZHOL": how other programs recognise the file
_VERSION: Final = 1
_DATABASE: Final = b"SQLite format 3\x00"  # the first bytes of an exercise that is played on this machine
_LINE: Final = b"{"  # and of one that was written as lines of text
_SCHEMA: Final = """
CREATE TABLE entry (n INTEGER PRIMARY KEY, line BLOB NOT NULL, digest BLOB NOT NULL);
CREATE TABLE saved (number INTEGER PRIMARY KEY, clock INTEGER NOT NULL, entries INTEGER NOT NULL, written TEXT NOT NULL);
CREATE TABLE record (number INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('draft', 'review', 'self_rating')),
                     written TEXT NOT NULL, author TEXT NOT NULL, about TEXT NOT NULL, text TEXT NOT NULL);
"""
_APPEND_ONLY: Final = """
CREATE TRIGGER {table}_is_not_changed BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'nothing in an exercise is changed'); END;
CREATE TRIGGER {table}_is_not_deleted BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'nothing in an exercise is deleted'); END;
"""

_NOT_ALLOWED: Final = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM)

RecordKind = Literal["draft", "review", "self_rating"]


class StorageError(Exception):
    """Something on disk cannot be used. The message names the file, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Record:
    """A draft, review or self-rating: never part of the journal, never overwritten. `written`: when, in UTC; `about`: its subject."""

    kind: str
    written: str
    author: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One exercise on this machine. `seat`: where somebody plays, now where one trainee moves through the seats (`following`); `clock`:
    second reached; `played`: when last saved, in UTC; `problem`: why it cannot be used, or ""."""

    name: str
    path: Path
    scenario: str
    seat: str
    mode: str
    seed: int
    clock: int
    finished: bool
    played: str
    problem: str = ""
    following: bool = False


class Ledger:
    """The file of one exercise while it is played: entries are added to its end, one commit a command."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._entries = 0
        self._digest = BEGINNING

    @classmethod
    def create(cls, path: Path) -> Self:
        """A new, empty file. Raises StorageError where it exists or cannot be made."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(exist_ok=False)
        except OSError as problem:
            cannot = _("{path} cannot be made: {why}. Set ZHOLDA_HOME to a folder you may write to")
            raise StorageError(cannot.format(path=path, why=problem.strerror)) from problem
        connection = _connect(path)
        connection.executescript(
            f"BEGIN; PRAGMA application_id={_APPLICATION}; PRAGMA user_version={_VERSION};"
            + _SCHEMA + "".join(_APPEND_ONLY.format(table=table) for table in ("entry", "saved", "record")) + "COMMIT;"
        )  # fmt: skip
        return cls(path, connection)

    @classmethod
    def open(cls, path: Path, *, to_play: bool = True) -> Self:
        """The file of an exercise that was begun. Raises StorageError where it is missing, foreign, newer, or being played elsewhere."""
        if not path.is_file():
            raise StorageError(_("{path} does not exist").format(path=path))
        connection = _connect(path, alone=to_play)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as problem:
            connection.close()
            raise _unusable(path, problem) from problem
        if application != _APPLICATION or version > _VERSION:
            connection.close()
            newer, foreign = _("{path} was written by a newer Zholda: install it"), _("{path} is not the file of an exercise")
            raise StorageError((newer if application == _APPLICATION else foreign).format(path=path))
        return cls(path, connection)

    @property
    def entries(self) -> int:
        """How many entries are confirmed."""
        return self._entries

    def append(self, entries: Sequence[Entry], clock: int) -> None:
        """Make these entries and the clock reached durable, in one commit, all or none."""
        links = list(chained(entries, self._digest))
        self._commit(links, clock)
        if links:
            self._entries, self._digest = links[-1].n, links[-1].digest

    def _commit(self, links: Sequence[Link], clock: int) -> None:
        connection = self._connection
        reached = links[-1].n if links else self._entries
        try:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO entry VALUES (?, ?, ?)", links)
            connection.execute("INSERT INTO saved (clock, entries, written) VALUES (?, ?, ?)", (clock, reached, _now()))
            connection.execute("COMMIT")
        except sqlite3.Error as problem:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            raise _unusable(self.path, problem) from problem

    def load(self) -> tuple[Journal, int]:
        """The verified journal and the clock reached. Raises Damaged with what is intact, Newer, or StorageError."""
        try:
            rows = self._connection.execute("SELECT line, digest FROM entry ORDER BY n").fetchall()
            saved = self._connection.execute("SELECT clock FROM saved ORDER BY number DESC LIMIT 1").fetchone()
        except sqlite3.DatabaseError as problem:
            raise _unusable(self.path, problem) from problem
        journal = verify((_blob(line), _blob(digest)) for line, digest in rows)
        self._entries, self._digest = len(journal.entries), journal.digest
        return journal, max(saved[0] if saved else 0, journal.entries[-1].at)

    def kept(self) -> Kept:
        """What a list shows of this exercise, without reading its journal. Raises NotAnEntry or sqlite3.DatabaseError where it cannot."""
        fetch = self._connection.execute
        first = fetch("SELECT line FROM entry WHERE n = 1").fetchone()
        last = fetch("SELECT line FROM entry ORDER BY n DESC LIMIT 1").fetchone()
        if first is None:
            raise NotAnEntry("it holds no entry")
        header, closing = (from_plain(parse(_blob(row[0]))).event for row in (first, last))
        if not isinstance(header, Opened):
            raise NotAnEntry("it does not begin with a header")
        clock, written = fetch("SELECT clock, written FROM saved ORDER BY number DESC LIMIT 1").fetchone() or (0, "")
        following = any(occupant == FOLLOWING for _seat, occupant in header.roster)
        return Kept(
            name=self.path.stem, path=self.path, scenario=header.scenario, seat=(following and self._moved_to()) or _seat_of(header),
            mode=header.mode, seed=header.seed, clock=clock, finished=isinstance(closing, Closed), played=written, following=following,
        )  # fmt: skip

    def _moved_to(self) -> str:
        """The seat in which whoever moves through the seats sat down last, "" before they moved."""
        named = "SELECT line FROM entry WHERE instr(line, ?) ORDER BY n DESC"
        events = (from_plain(parse(_blob(line))).event for (line,) in self._connection.execute(named, (FOLLOWING.encode(),)))
        return next((one.seat for one in events if isinstance(one, SeatChanged) and one.occupant == FOLLOWING), "")

    def add_record(self, kind: RecordKind, author: str, about: str, text: str) -> None:
        """Keep a draft, review or self-rating beside the journal. Earlier ones stay."""
        try:
            self._connection.execute(
                "INSERT INTO record (kind, written, author, about, text) VALUES (?, ?, ?, ?, ?)", (kind, _now(), author, about, text)
            )
        except sqlite3.Error as problem:
            raise _unusable(self.path, problem) from problem

    def records(self, kind: RecordKind) -> list[Record]:
        """Every record of a kind, oldest first."""
        rows = self._connection.execute("SELECT kind, written, author, about, text FROM record WHERE kind = ? ORDER BY number", (kind,))
        return [Record(*row) for row in rows]

    def close(self) -> None:
        """Leave the file for others. What was confirmed is in it whether this is called or not."""
        self._connection.close()


class Shelf:
    """All exercises on this machine: a folder with one file each."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or folders.exercises()

    def begin(self, scenario: str) -> Ledger:
        """A new file named after the scenario and the next number."""
        return Ledger.create(self.folder / f"{folders.spoken(scenario)}-{self.next_number(scenario)}{EXERCISE}")

    def next_number(self, scenario: str) -> int:
        """One more than the highest number an exercise of this scenario has here."""
        stem = folders.spoken(scenario)
        numbers = [path.stem.removeprefix(f"{stem}-") for path in self.folder.glob(f"{stem}-*{EXERCISE}")]
        return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1

    def find(self, name: str) -> Path | None:
        """The file of the exercise with this name, or the file itself; None where there is neither."""
        return folders.find_exercise(name, self.folder)

    def kept(self) -> list[Kept]:
        """Every exercise, the one played last first. One that cannot be read is listed with its problem."""
        found = [_look_at(path) for path in sorted(self.folder.glob(f"*{EXERCISE}"))]
        return sorted(found, key=lambda kept: kept.played, reverse=True)


# --- exercise files ---------------------------------------------------------------------------------------------------------


def check_name(path: Path) -> None:
    """Refuse what can be known to fail before anything is played: the name of what is played on this machine, a folder, and a file in a
    folder that is not there or closed. Raises StorageError."""
    if path.suffix == EXERCISE:
        other = path.with_suffix(EXERCISE_FILE)
        wrong = _("{path}: a file that ends in .zholda is an exercise played on this machine. A journal is lines of text: name it {other}")
        raise StorageError(wrong.format(path=path, other=other))
    if path.is_dir():
        raise StorageError(f"{path} cannot be written: it is a folder. Name a file in it")
    if not path.parent.is_dir():
        raise StorageError(f"{path} cannot be written: there is no folder {path.parent}")
    if (path.is_file() or not path.exists()) and not os.access(path.parent, os.W_OK):  # a device is written to where it stands
        raise StorageError(f"{path} cannot be written: you may not write in {path.parent}. Name a file in another folder")


def export(entries: Iterable[Entry], path: Path) -> None:
    """Write an exercise file: beside the target first, made durable, then renamed over it. Raises StorageError.

    A link is followed to its target. What is no file, such as a device, is written to and never replaced.
    """
    check_name(path)
    try:
        target = path.resolve()
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                file.writelines(pieces(entries))
            return
        _write_beside(entries, target)
    except OSError as problem:
        raise StorageError(f"{path} cannot be written: {problem.strerror}") from problem


def _write_beside(entries: Iterable[Entry], target: Path) -> None:
    beside = target.with_name(target.name + ".part")
    try:
        with beside.open("wb") as file:
            file.write(b"".join(pieces(entries)))
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)  # noqa: PTH105  (the call that is atomic on Windows too, by name)
    except OSError:
        with suppress(OSError):
            beside.unlink()  # half a file helps nobody
        raise
    _make_rename_durable(target.parent)


def read_file(path: Path) -> Journal:
    """Read and verify an exercise file. Raises Damaged, Newer or StorageError."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise StorageError(f"{path} is larger than any exercise file: {path.stat().st_size:,} bytes")
        said = path.read_bytes()
    except OSError as problem:
        raise StorageError(f"{path} cannot be read: {problem.strerror}") from problem
    if said.startswith(_DATABASE):
        other = path.with_suffix(EXERCISE)
        wrong = _("{path} is an exercise played on this machine under another name, and not lines of text: name it {other} again")
        raise StorageError(wrong.format(path=path, other=other))
    return read(said)


def keep_prefix(damaged: Path, prefix: Sequence[Entry]) -> Path:
    """Write what is intact of a damaged journal beside it, as an exercise file that can be gone on with. Returns its path."""
    kept, number = damaged.with_name(f"{damaged.stem}-intact{EXERCISE_FILE}"), 1
    whole = b"".join(pieces(prefix))
    while kept.exists():  # somebody else's file is not ours to write over
        if kept.is_file() and kept.stat().st_size == len(whole) and kept.read_bytes() == whole:
            return kept  # it was read before
        number += 1
        kept = damaged.with_name(f"{damaged.stem}-intact-{number}{EXERCISE_FILE}")
    export(prefix, kept)
    return kept


def _make_rename_durable(folder: Path) -> None:
    """The rename itself survives a power cut only when its folder is written too. Windows has no such call and needs none."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


# --- SQLite -----------------------------------------------------------------------------------------------------------------


def _connect(path: Path, *, alone: bool = True) -> sqlite3.Connection:
    """`alone`: nobody else reads or writes meanwhile. The lock falls with the process, however it ends."""
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=0.2, check_same_thread=False)
    except sqlite3.OperationalError as problem:
        raise _unusable(path, problem) from problem
    try:
        if alone:
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
    except sqlite3.DatabaseError as problem:
        connection.close()
        raise _unusable(path, problem) from problem
    return connection


def _unusable(path: Path, problem: sqlite3.Error) -> StorageError:
    if getattr(problem, "sqlite_errorcode", None) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return StorageError(_("{name} is being played in another window: go on there, or close it first").format(name=path.stem))
    if getattr(problem, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
        return StorageError(_no_exercise(path))
    if getattr(problem, "sqlite_errorcode", None) == sqlite3.SQLITE_CORRUPT:
        damaged = _("{path} is damaged and cannot be read: go on with a copy of it, or begin the exercise again")
        return StorageError(damaged.format(path=path))
    if (getattr(problem, "sqlite_errorcode", 0) & 0xFF) in _NOT_ALLOWED or not os.access(path, os.R_OK | os.W_OK):
        closed = _("{path} cannot be opened: you need the right to read and to write it, and to write in its folder")
        return StorageError(closed.format(path=path))
    return StorageError(_("{path} cannot be used: {why}").format(path=path, why=problem))


def _no_exercise(path: Path) -> str:
    """What a file is that ends like an exercise and is none, and what to do."""
    with path.open("rb") as file:
        text = file.read(1) == _LINE
    if text:
        written = _("{path} holds lines of text, as `zholda run --journal` writes them, and ends like an exercise. Name it {other}")
        return written.format(path=path, other=path.with_suffix(EXERCISE_FILE))
    foreign = _("{path} is not the file of an exercise, or is damaged from its first line on. Move it elsewhere, or put back a copy")
    return foreign.format(path=path)


def _blob(value: object) -> bytes:
    """What a foreign program may have written as text is bytes for the chain, which then judges it."""
    return value if isinstance(value, bytes) else str(value).encode()


def _look_at(path: Path) -> Kept:
    try:
        ledger = Ledger.open(path, to_play=False)
    except StorageError as problem:
        return _with_problem(path, str(problem))
    try:
        return ledger.kept()
    except (NotAnEntry, sqlite3.DatabaseError) as problem:
        return _with_problem(path, f"it is damaged: {problem}")
    finally:
        ledger.close()


def _with_problem(path: Path, problem: str) -> Kept:
    return Kept(path.stem, path, "", "", "", 0, 0, finished=False, played="", problem=problem)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def _seat_of(header: Opened) -> str:
    """The seat somebody plays; with several, all of them. Machine colleagues do not count."""
    played = [seat for seat, occupant in header.roster if occupant not in {VACANT, ""} and not machine(str(occupant))]
    return ", ".join(played)


__all__ = ["Damaged", "Kept", "Ledger", "Newer", "Record", "Shelf", "StorageError", "export", "keep_prefix", "read_file"]
