"""The row about durability: what a confirmed decision costs on disk."""

import tempfile
from itertools import count
from pathlib import Path

from benchmarks.measure import Row, clock, in_turn
from benchmarks.plays import played
from benchmarks.references import RawCommits
from sim.journal.canonical import encode
from zholda.storage import Shelf

COMMITS = 200  # in one round


def decision(rounds: int) -> list[Row]:
    """One command with the entries it set off, from a real play, encoded, chained and committed, beside one commit of the same bytes
    into a bare SQLite file (WAL, FULL) in the same folder."""
    entries = played().journal
    turns = [entries[begin : begin + 6] for begin in range(1, len(entries) - 6, 6)]
    with tempfile.TemporaryDirectory() as folder:
        number = count()

        def ours() -> float:
            ledger = Shelf(Path(folder)).begin(f"bench{next(number)}")
            ledger.append(entries[:1], 0)
            taken = clock(lambda: [ledger.append(turns[n % len(turns)], n) for n in range(COMMITS)])
            ledger.close()
            return taken / COMMITS

        def raw() -> float:
            bare = RawCommits(Path(folder) / f"raw{next(number)}.sqlite")
            lines = [[encode(entry) for entry in turn] for turn in turns]
            taken = clock(lambda: [bare.commit(lines[n % len(lines)]) for n in range(COMMITS)])
            bare.connection.close()
            return taken / COMMITS

        made, plain = in_turn(ours, raw, rounds=rounds)
    return [Row("a confirmed decision made durable", "one raw sqlite3 commit, WAL, FULL", made, plain, 1.5, 1.1, "us")]
