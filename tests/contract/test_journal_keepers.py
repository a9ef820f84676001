"""Whatever keeps a journal keeps these laws: a chain in memory, the SQLite file of a play, an exercise file."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.journal.chain import Link, chained, digest
from sim.journal.file import Damaged, Journal, pieces, read, verify
from sim.model.events import Closed, Entry
from tests import strategies
from zholda.storage import Ledger, export, read_file


class Keeper(Protocol):
    """Keeps one journal. `alter` replaces bytes of one entry, `drop` loses it, both behind the keeper's back."""

    def append(self, entries: Sequence[Entry]) -> None: ...

    def load(self) -> Journal: ...

    def alter(self, n: int) -> None: ...

    def drop(self, n: int) -> None: ...


class InMemory:
    """Links in a list."""

    def __init__(self, _: Path) -> None:
        self.links: list[Link] = []

    def append(self, entries: Sequence[Entry]) -> None:
        self.links += chained(entries, self.links[-1].digest) if self.links else chained(entries)

    def load(self) -> Journal:
        return verify((link.line, link.digest) for link in self.links)

    def alter(self, n: int) -> None:
        link = self.links[n - 1]
        self.links[n - 1] = link._replace(line=link.line.replace(b'"at":', b'"at":1', 1))

    def drop(self, n: int) -> None:
        del self.links[n - 1]


class InSqlite:
    """The file of a play, closed and opened again for every step."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "kept.zholda"
        self.begun = False
        Ledger.create(self.path).close()

    def append(self, entries: Sequence[Entry]) -> None:
        ledger = Ledger.open(self.path)
        if self.begun:
            ledger.load()
        self.begun = True
        ledger.append(entries, entries[-1].at if entries else 0)
        ledger.close()

    def load(self) -> Journal:
        ledger = Ledger.open(self.path, to_play=False)
        try:
            return ledger.load()[0]
        finally:
            ledger.close()

    def alter(self, n: int) -> None:
        self._behind("UPDATE entry SET line = CAST(replace(line, '\"at\":', '\"at\":1') AS BLOB) WHERE n = ?", n)

    def drop(self, n: int) -> None:
        self._behind("DELETE FROM entry WHERE n = ?", n)

    def _behind(self, change: str, n: int) -> None:
        foreign = sqlite3.connect(self.path)
        foreign.executescript("DROP TRIGGER entry_is_not_changed; DROP TRIGGER entry_is_not_deleted;")
        foreign.execute(change, (n,))
        foreign.commit()
        foreign.close()


class InFile:
    """An exercise file, written whole every time."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "kept.jsonl"
        self.entries: list[Entry] = []

    def append(self, entries: Sequence[Entry]) -> None:
        self.entries += entries
        export(self.entries, self.path)

    def load(self) -> Journal:
        return read_file(self.path)

    def alter(self, n: int) -> None:
        found = self.path.read_bytes().splitlines(keepends=True)
        found[n - 1] = found[n - 1].replace(b'"at":', b'"at":1', 1)
        self.path.write_bytes(b"".join(found))

    def drop(self, n: int) -> None:
        found = self.path.read_bytes().splitlines(keepends=True)
        self.path.write_bytes(b"".join(found[: n - 1] + found[n:]))


@pytest.fixture(params=[InMemory, InSqlite, InFile])
def keeper(request, tmp_path_factory) -> Callable[[], Keeper]:
    """Makes keepers, each empty."""
    return lambda: request.param(tmp_path_factory.mktemp("keeper"))


few = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(st.data())
def test_what_was_appended_is_loaded_however_it_was_sliced(keeper, data):
    journal = data.draw(strategies.journals())
    at = data.draw(st.integers(1, len(journal)))
    kept = keeper()
    kept.append(journal[:at])
    if journal[at:]:
        kept.append(journal[at:])
    loaded = kept.load()
    assert loaded.entries == journal
    assert loaded.digest.hex() == digest(journal)
    assert loaded.finished == isinstance(journal[-1].event, Closed)


@few
@given(st.data())
def test_an_altered_entry_is_found_and_what_stands_before_it_is_kept(keeper, data):
    journal = data.draw(strategies.journals())
    n = data.draw(st.integers(1, len(journal)))
    kept = keeper()
    kept.append(journal)
    kept.alter(n)
    with pytest.raises(Damaged, match=f"^entry {n} was altered: its digest does not match; ") as damage:
        kept.load()
    assert (damage.value.entry_number, damage.value.prefix) == (n, journal[: n - 1])


@few
@given(st.data())
def test_a_missing_entry_is_found_unless_it_was_the_last(keeper, data):
    journal = data.draw(strategies.journals(finished=True))
    n = data.draw(st.integers(1, len(journal)))
    kept = keeper()
    kept.append(journal)
    kept.drop(n)
    if n == len(journal) > 1:
        assert not kept.load().finished
        return
    with pytest.raises(Damaged, match=f"^entry {n} "):
        kept.load()


def test_nothing_kept_is_told_as_such(keeper, tmp_path):
    kept = keeper()
    if isinstance(kept, InFile):
        kept.path.write_bytes(b"")
    with pytest.raises(Damaged, match=r"^entry 1 is missing: this is no exercise file, or all of it is lost"):
        kept.load()


@few
@given(strategies.journals())
def test_all_keepers_hold_the_same_bytes(tmp_path_factory, journal):
    folder = tmp_path_factory.mktemp("all")
    digests, written = set(), set()
    for make in (InMemory, InSqlite, InFile):
        kept: Keeper = make(folder)
        kept.append(journal)
        loaded = kept.load()
        digests.add(loaded.digest)
        written.add(b"".join(pieces(loaded.entries)))
    assert len(digests) == len(written) == 1
    assert read(written.pop()).entries == journal
