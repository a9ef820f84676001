"""Rows about the whole case, four seats and three days: what a play costs, and to judge it; a full run beside a screen's first frame."""

import cProfile
import gc
import pstats
import sys
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

from benchmarks.engine import RING
from benchmarks.measure import Row, clock, in_turn
from benchmarks.plays import played
from benchmarks.references import HELLO, ring_wait
from scoring.assess import assess
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model.walkthrough import Walkthrough
from zholda.session import Session, exercise_of, standards, walkthrough
from zholda.session.material import load, load_country
from zholda.walkthrough import perform

SCENARIO, WALKTHROUGH, SEED = "night-bus", "full-best-practice", 7
ROOT = Path(__file__).resolve().parents[1]
LAYERS = (  # by the beginning of a module's path, the first that fits
    "sim/engine", "sim/behaviours", "sim/world", "sim/conditions", "sim/journal", "sim/model", "sim", "scoring", "zholda", "scenarios",
)  # fmt: skip


@cache
def material() -> tuple[Plan, Walkthrough]:
    """The compiled case with its country pack, and the walkthrough."""
    scenario = load(SCENARIO)
    return Plan(scenario, load_country(scenario.country)), walkthrough(SCENARIO, WALKTHROUGH)


def play() -> Exercise:
    """One whole play of four seats, without bytes."""
    plan, written = material()
    roster = dict.fromkeys(written.seats, f"walkthrough:{written.id}")
    exercise = Exercise.open(plan.scenario, plan.pack, seed=SEED, roster=roster, plan=plan)
    for _ in perform(Session(exercise, written.seat), written):
        pass
    return exercise


def whole_case(rounds: int) -> list[Row]:
    """A whole play for each entry, how many one core plays in a second, and how many conditions are looked at."""
    exercise = play()
    n = len(exercise.journal)
    taken, wait = in_turn(lambda: clock(play) / n, ring_wait, rounds=rounds)
    looked_at = exercise.evaluations / n
    return [
        Row(f"whole case, per entry ({n}; {1 / (taken * n):.1f} plays/s)", RING, taken, wait, 20, 5),
        Row("whole case, conditions looked at, per entry", "-", looked_at, 1, 2, 1, "", absolute=True),
    ]


def assessing(rounds: int) -> list[Row]:
    """All standards over a whole journal in memory, for each entry: of the first morning, and of the whole case with its four seats.
    Held against microseconds, the reference is for scale. No play comes to ten thousand entries: random policies make up to seven thousand
    in three days, people fewer."""
    rules, morning, days = standards(), played(), play()

    def judged(exercise: Exercise) -> float:
        plan = exercise.plan
        return clock(lambda: assess(exercise.journal, plan.scenario, plan.law, rules)) / len(exercise.journal)

    first, whole, wait = in_turn(lambda: judged(morning), lambda: judged(days), ring_wait, rounds=rounds)
    return [
        Row(f"assessing, per entry ({len(entries)} entries), in us", RING, ours, wait, 15, 5, absolute=True)
        for entries, ours in ((morning.journal, first), (days.journal, whole))
    ]


def full_run(rounds: int) -> list[Row]:
    """From opening to assessment with every step kept on disk, in a process that has imported everything, beside a Textual program that
    shows one word: from its start to that word on the terminal."""
    from benchmarks.terminal import seconds_until

    written = walkthrough(SCENARIO, WALKTHROUGH)
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "whole.jsonl"

        def run() -> None:
            roster = dict.fromkeys(written.seats, f"walkthrough:{written.id}")
            with Session.open(exercise_of(SCENARIO, written), roster=roster, seed=SEED, keep=False) as session:
                for _ in perform(session, written):
                    pass
                session.export(journal)
                session.assess()

        def once() -> float:
            gc.collect()  # what the round before left behind is no part of this one: a program that runs a case once never looks through it
            return clock(run)

        ours, hello = in_turn(once, lambda: seconds_until("hello", sys.executable, "-c", HELLO), rounds=rounds)
    return [Row("whole case: play, journal, assessment", "first frame of a hello-world Textual", ours, hello, 1, 0.7, "ms")]


def profile() -> list[str]:
    """Where the time of a whole play with its assessment goes, in hundredths, by layer. Measured with a profiler, which favours few
    long calls."""
    plan, rules = material()[0], standards()
    play()
    watched = cProfile.Profile()
    watched.enable()
    assess(play().journal, plan.scenario, plan.law, rules)
    watched.disable()
    spent: Counter[str] = Counter()
    for (file, _, _), (_, _, seconds, _, _) in pstats.Stats(watched).stats.items():  # type: ignore[attr-defined]
        spent[_layer(file)] += seconds
    whole = sum(spent.values())
    return [f"{layer:20} {100 * seconds / whole:5.1f} %" for layer, seconds in spent.most_common()]


def _layer(file: str) -> str:
    path = file.replace("\\", "/").removeprefix(f"{ROOT.as_posix()}/")
    if "simpy" in path:
        return "simpy"
    return next((layer for layer in LAYERS if path.startswith((layer + "/", layer + "."))), "Python itself")
