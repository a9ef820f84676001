"""The play that is measured: the first morning of the night bus by its best-practice walkthrough, material read before."""

from collections.abc import Iterator
from functools import cache

from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model.walkthrough import Walkthrough
from zholda.session import Session, walkthrough
from zholda.session.material import load, load_country
from zholda.walkthrough import perform

SCENARIO, WALKTHROUGH, SEED = "night-bus", "best-practice", 7


@cache
def material() -> tuple[Plan, Walkthrough]:
    """The compiled scenario with its country pack, and the walkthrough. Dry plays of one scenario share them."""
    written = walkthrough(SCENARIO, WALKTHROUGH)
    scenario = load(written.exercise)
    return Plan(scenario, load_country(scenario.country)), written


def opened() -> tuple[Exercise, Iterator[object]]:
    """A fresh exercise, and the walkthrough about to play it through a session that keeps nothing."""
    plan, written = material()
    roster = {written.seat: f"walkthrough:{written.id}"}
    exercise = Exercise.open(plan.scenario, plan.pack, seed=SEED, roster=roster, plan=plan)
    return exercise, perform(Session(exercise, written.seat), written)


def play(entries: int = 0) -> Exercise:
    """Play to the end, or until the journal has so many entries."""
    exercise, moments = opened()
    for _ in moments:
        if entries and len(exercise.journal) >= entries:
            break
    return exercise


@cache
def played() -> Exercise:
    """One whole play."""
    return play()
