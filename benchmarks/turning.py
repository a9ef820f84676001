"""Rows about turning points of the whole case, four seats and three days: what other lines cost, and how soon there is one to tell.

A plain dry play is the engine alone: header and commands of the same journal from the first second to the last, the material compiled
before; no session, no offers, no bytes, no assessment. As many of them as there were lines are played in two processes that were warm.
Ours is everything from the journal to the answers, written to disk. With --quick only the first lines are played, else all.
"""

import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

from benchmarks import whole
from benchmarks.measure import Row, clock
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.journal.canonical import decode, encode
from sim.model.events import Commanded, Entry, Opened
from zholda.session.crew import JOBS, plan_of
from zholda.session.kept_lines import KeptLines
from zholda.session.searching import search
from zholda.session.turning_words import told

QUICK, LINES = 3, 80  # rounds that mean a look, and how many lines are played then


def turning_points(rounds: int) -> list[Row]:
    """Everything once, since it takes half a minute: the search, then as many dry plays. The first to tell is the median of three."""
    entries = whole.play().journal
    first = sorted(_first(entries) for _ in range(3))[1]
    most = LINES if rounds <= QUICK else None
    lines = 0

    def ours() -> None:
        nonlocal lines
        lines = _searched(entries, most).rows

    with ProcessPoolExecutor(
        JOBS, mp_context=get_context("spawn"), initializer=_begin, initargs=([encode(one) for one in entries],)
    ) as pool:
        list(pool.map(_dry, range(4 * JOBS)))  # both are there, and warm
        taken = _in_a_new_home(lambda: clock(ours))
        plain = clock(lambda: list(pool.map(_dry, range(lines), chunksize=1)))
    which = "the first" if most else "all"
    return [
        Row(f"turning points, {which} {lines} lines, two cores", "as many plain dry plays, two cores", taken, plain, 1.2, 1, "ms"),
        Row("first turning point told after", "-", first, 1, 1000, 200, "ms", absolute=True),
    ]


def _searched(entries: Sequence[Entry], most: int | None) -> KeptLines:
    searching = search(entries)
    *_, kept = islice(searching, None if most is None else most + 1)
    searching.close()
    return kept


def _first(entries: Sequence[Entry]) -> float:
    """Seconds from the journal to the first turning point in words, in a process that has imported everything."""

    def once() -> float:
        begun = time.perf_counter()
        searching = search(entries)
        for kept in searching:
            if told(entries, kept.turning()):
                break
        seconds = time.perf_counter() - begun
        searching.close()
        return seconds

    return _in_a_new_home(once)


def _in_a_new_home(measure: Callable[[], float]) -> float:
    with tempfile.TemporaryDirectory() as home, patch.dict("os.environ", ZHOLDA_HOME=str(Path(home))):
        return measure()


# --- plain dry plays ------------------------------------------------------------------------------------------------------------

_GIVEN: list[tuple[Plan, list[Entry]]] = []


def _begin(lines: list[bytes]) -> None:
    entries = [decode(line) for line in lines]
    _GIVEN[:] = [(plan_of(entries), entries)]


def _dry(_: int) -> int:
    plan, entries = _GIVEN[0]
    header = entries[0].event
    assert isinstance(header, Opened)
    exercise = Exercise(plan, header)
    for entry in entries:
        if isinstance(entry.event, Commanded):
            exercise.advance(entry.at)
            exercise.submit(entry.event)
    exercise.advance(entries[-1].at)
    if not exercise.over:
        exercise.finish()
    return len(exercise.journal)
