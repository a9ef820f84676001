"""The landing of `ferry`, opened and played a step at a time: what tests of single findings share."""

from dataclasses import replace
from typing import Any

from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.scenario import Beat, Effect, Scenario
from tests.laws.ferry import ferry, lawland

BASE = ferry()


def opened(scenario: Scenario = BASE, at: int = 700, **more: Any) -> Exercise:
    plan = Plan(scenario, lawland())
    exercise = Exercise.open(plan.scenario, plan.pack, seed=1, plan=plan, **more)
    exercise.advance(at)
    return exercise


def submit(exercise: Exercise, what: str, seat: str = "post", /, **args: Any) -> None:
    exercise.submit(e.Commanded(seat, what, args, 0))  # type: ignore[arg-type]


def do(exercise: Exercise, seat: str = "post", wait: bool = True, **args: Any) -> None:
    submit(exercise, "act", seat, **args)
    until = exercise.now + 3000
    while wait and exercise.now < until and exercise._stage.world.acts:
        exercise.advance(exercise.now + 10)


def found(exercise: Exercise, kind: type) -> list[Any]:
    return [entry.event for entry in exercise.journal if type(entry.event) is kind]


def heard(exercise: Exercise, seat: str = "post") -> list[str]:
    return [line.wording for line in exercise.view(seat).lines]


def lines(**beats: Beat) -> dict[str, dict[str, Beat]]:
    """The landing's storylines with one of their own for each beat."""
    return {**BASE.storylines, **{name: {"it": beat} for name, beat in beats.items()}}


def goes(at: int, *effects: Effect) -> Beat:
    return Beat(at=at, happens=list(effects))


ALL = {"post": "trainee", "house": "trainee", "desk": "trainee"}


def between(at: int = 700, roster: dict[str, str] = ALL, case: Scenario | None = None, **changes: Any) -> Exercise:
    """A day in which every seat is taken; keyword arguments change the case."""
    plan = Plan(case or ferry(**{"length": 86400, **changes}), lawland())
    exercise = Exercise.open(plan.scenario, plan.pack, seed=1, plan=plan, roster=roster)
    exercise.advance(at)
    return exercise


def with_person(who: str, **changes: Any) -> dict[str, Any]:
    """The people of the case with one of them changed."""
    return {**BASE.people, who: replace(BASE.people[who], **changes)}


def last_refusal(exercise: Exercise) -> str:
    return str(found(exercise, e.ActRefused)[-1].reason)
