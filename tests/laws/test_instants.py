"""Instants: a second is settled before anybody acts, in an order that an author can foresee."""

from dataclasses import replace

import pytest

from sim.engine.kernel import InternalError
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model.events import ActEnded, ActInterrupted, BeatHappened, Commanded, InjectMet, InjectMissed
from sim.model.scenario import Beat, Effect, Scenario
from tests.laws.ferry import ferry, lawland


def opened(scenario: Scenario | None = None) -> Exercise:
    plan = Plan(scenario or ferry(), lawland())
    return Exercise.open(plan.scenario, plan.pack, seed=1, plan=plan)


def act(exercise: Exercise, **args: object) -> str:
    before = set(exercise.view("post").acts)
    exercise.submit(Commanded("post", "act", dict(args), exercise.view("post").seen))
    new = [a for a in exercise.view("post").acts if a not in before]
    return new[0] if new else ""


def bare(lines: dict[str, dict[str, Beat]]) -> Scenario:
    """The case with nothing going on but these storylines."""
    base = ferry()
    quiet = {**base.people, "mira": replace(base.people["mira"], cues={})}
    return replace(base, storylines=lines, people=quiet, decisions={}, injects={})


def happened(exercise: Exercise, kind: type) -> list[object]:
    return [entry.event for entry in exercise.journal if type(entry.event) is kind]


def test_an_act_that_ends_now_has_ended_before_a_stop_given_now() -> None:
    exercise = opened()
    name = act(exercise, verb="look", at="landing")
    exercise.advance(exercise.now + 120)
    exercise.submit(Commanded("post", "stop", {"act": name}, 0))
    assert happened(exercise, ActEnded)
    assert not happened(exercise, ActInterrupted)
    assert exercise.view("post").lines[-1].wording == "engine.refused.nothing_to_stop"


def test_a_stop_one_second_earlier_interrupts_it() -> None:
    exercise = opened()
    name = act(exercise, verb="look", at="landing")
    exercise.advance(exercise.now + 119)
    exercise.submit(Commanded("post", "stop", {"act": name}, 0))
    [interrupted] = happened(exercise, ActInterrupted)
    assert isinstance(interrupted, ActInterrupted)
    assert (interrupted.done, interrupted.planned, interrupted.by) == (119, 120, "stop")


@pytest.mark.parametrize(("begun", "expected"), [(3420, InjectMet), (3600, InjectMet), (3601, InjectMissed)])
def test_a_deadline_includes_its_second(begun: int, expected: type) -> None:
    exercise = opened()  # the chief asks at 2400 and expects that an answer, which takes 180, has begun within 1200
    exercise.advance(begun)
    act(exercise, verb="decline_order", contact="chief", order="names")
    exercise.advance(3900)
    assert happened(exercise, expected)
    assert not happened(exercise, {InjectMet: InjectMissed, InjectMissed: InjectMet}[expected])


def test_advance_settles_the_second_it_goes_to() -> None:
    exercise = opened()
    exercise.advance(600)
    assert "ferry" in exercise.view("post").vehicles


def test_waiting_ends_after_the_first_settled_instant_that_reached_the_seat() -> None:
    exercise = opened()
    assert exercise.advance_until("post", 5000) == 600
    assert exercise.now == 600


def test_conditions_are_looked_at_in_authored_order_and_the_next_sees_the_effect() -> None:
    lines = {
        "a": {"one": Beat(when="count(noise) >= 1", happens=[Effect("flag", {"name": "alarmed"})])},
        "b": {"two": Beat(when="flag(alarmed)", happens=[])},
        "c": {"three": Beat(when="count(noise) >= 1", happens=[])},
        "d": {"start": Beat(at=100, happens=[Effect("count", {"name": "noise"})])},
    }
    exercise = opened(bare(lines))
    exercise.advance(100)
    assert [e.beat for e in happened(exercise, BeatHappened)] == ["d.start", "a.one", "c.three", "b.two"]  # type: ignore[attr-defined]


def test_a_condition_must_hold_without_a_break() -> None:
    exercise = opened()
    exercise.advance(1300)
    act(exercise, verb="direct_vehicle", step="hold", vehicle="ferry")
    exercise.advance(2000)
    act(exercise, verb="direct_vehicle", step="release", vehicle="ferry")
    exercise.advance(2060 + 1799)
    assert "landing.leaves" not in [e.beat for e in happened(exercise, BeatHappened)]  # type: ignore[attr-defined]
    exercise.advance(2060 + 1800)
    assert "landing.leaves" in [e.beat for e in happened(exercise, BeatHappened)]  # type: ignore[attr-defined]


def test_conditions_that_chase_each_other_are_named() -> None:
    names = [f"x{i}" for i in range(1100)]
    lines = {"chase": {n: Beat(when=f"count(noise) >= {i}", happens=[Effect("count", {"name": "noise"})]) for i, n in enumerate(names)}}
    with pytest.raises(InternalError, match=r"at second 0 these conditions chase each other without end: storylines\.chase\.x\d+"):
        opened(bare(lines))


def test_a_refused_command_is_recorded_whole_and_said() -> None:
    exercise = opened()
    entry = exercise.submit(Commanded("post", "act", {"verb": "look", "at": "mira"}, 0))
    assert entry.event == Commanded("post", "act", {"verb": "look", "at": "mira"}, 0)
    assert exercise.view("post").lines[-1].wording == "engine.refused.not_here"


def test_an_officer_does_one_thing_at_a_time_and_requests_run_beside_it() -> None:
    exercise = opened()
    act(exercise, verb="look", at="landing")
    assert act(exercise, verb="prepare", what="numbers") == ""
    assert exercise.view("post").lines[-1].wording == "engine.refused.busy"
    assert act(exercise, verb="request", service="ambulance")
    assert act(exercise, verb="prepare", what="numbers", by="aside")
