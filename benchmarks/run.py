"""Measure how fast Zholda is: every row beside its reference, in the same run.

    python benchmarks/run.py                 all rows, under half a minute on a quiet machine
    python benchmarks/run.py --quick         fewer rounds: for a look, not for a comparison
    python benchmarks/run.py --only check    rows whose name contains this word
    python benchmarks/run.py --profile       no rows: where the time of a whole play with its assessment goes, by layer

Compare the ratios, which hold across machines, and never times of two runs. `floor` must be kept, `aim` is wanted. Exit code 1
when a floor is not kept, 0 otherwise. What each row measures stands in the docstring of its function.
"""

import argparse
import platform
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import engine, processes, reports, saving, screens, turning, whole
from benchmarks.measure import Row
from zholda import collector

ROUNDS, QUICK_ROUNDS = 9, 3

MEASURED: list[Callable[[int], list[Row]]] = [
    engine.dry_play,
    engine.replay_to_the_middle,
    engine.conditions,
    processes.check,
    processes.help_text,
    processes.first_frame,
    saving.decision,
    whole.whole_case,
    whole.assessing,
    whole.full_run,
    reports.debrief,
    turning.turning_points,
    screens.keys,
    screens.memory,
    screens.long_journal,
]


def number(seconds: float, row: Row) -> str:
    """A figure in the row's unit, with three digits that matter."""
    return f"{seconds * row.scale:.3g} {row.unit}".rstrip()


def line(row: Row) -> str:
    """One row as printed."""
    ratio = f"{row.ratio:.2f}"
    return (
        f"{row.name:44} {number(row.ours, row):>11}   {row.against:34} {number(row.reference, row):>11}"
        f"   {ratio:>7} {row.floor:>6g} {row.aim:>6g}  {row.verdict}"
    )


def main() -> int:
    """Measure and print."""
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], epilog="example: python benchmarks/run.py --quick --only help")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_ROUNDS} rounds instead of {ROUNDS}")
    parser.add_argument("--only", metavar="WORD", default="", help="measure only rows whose function's name contains WORD")
    parser.add_argument("--profile", action="store_true", help="only where the time of a whole play with its assessment goes, by layer")
    wanted = parser.parse_args()
    collector.look_seldom()
    if wanted.profile:
        print(*whole.profile(), sep="\n")
        return 0
    print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}; medians; ratios hold, times do not")
    print(f"{'what':44} {'ours':>11}   {'reference':34} {'':>11}   {'ratio':>7} {'floor':>6} {'aim':>6}")
    kept = True
    for measure in MEASURED:
        if wanted.only in measure.__name__:
            for row in measure(QUICK_ROUNDS if wanted.quick else ROUNDS):
                print(line(row), flush=True)
                kept = kept and row.verdict != "OVER"
    if not wanted.only:
        print("\nwhere the time of a whole play with its assessment goes", *whole.profile(), sep="\n")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
