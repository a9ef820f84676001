"""The row about durability: what a confirmed decision costs on disk."""

import tempfile
from itertools import count
from pathlib import Path

from benchmarks.measure import Row, clock, in_turn
from benchmarks.plays import played
from benchmarks.references import RawCommits
from sim.journal.canonical import encode
from sim.model.events import Entry
from zholda.storage import Ledger

COMMITS = 300  # in one round
TOGETHER = 6  # entries that one command sets off, about as in the play


def turns() -> list[list[Entry]]:
    """As many turns as are committed, from the entries of a real play over and over, numbered on."""
    entries = played().journal[1:]
    numbered = [entries[n % len(entries)]._replace(n=n + 2) for n in range(COMMITS * TOGETHER)]
    return [numbered[n : n + TOGETHER] for n in range(0, len(numbered), TOGETHER)]


def decision(rounds: int) -> list[Row]:
    """One command with the entries it set off, encoded, chained and committed, beside one commit of the same bytes into a bare SQLite
    file (WAL, FULL) in the same folder."""
    header, made = played().journal[:1], turns()
    lines = [[encode(entry) for entry in turn] for turn in made]
    with tempfile.TemporaryDirectory() as folder:
        number = count()

        def ours() -> float:
            ledger = Ledger.create(Path(folder) / f"{next(number)}.zholda")
            ledger.append(header, 0)

            def confirm_all() -> None:
                for second, turn in enumerate(made):
                    ledger.append(turn, second)

            taken = clock(confirm_all)
            ledger.close()
            return taken / COMMITS

        def raw() -> float:
            bare = RawCommits(Path(folder) / f"{next(number)}.sqlite")

            def commit_all() -> None:
                for turn in lines:
                    bare.commit(turn)

            taken = clock(commit_all)
            bare.connection.close()
            return taken / COMMITS

        confirmed, plain = in_turn(ours, raw, rounds=rounds)
    return [Row("a confirmed decision made durable", "one raw sqlite3 commit, WAL, FULL", confirmed, plain, 1.5, 1.1)]
