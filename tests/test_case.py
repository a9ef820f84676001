"""Cuts, endings and the file of a case: what closes with the exercise, and what a seat has before it."""

from typing import Any

import pytest

from sim.behaviours.case import file_of
from sim.exercise import fold
from sim.model import events as e
from sim.model.scenario import Cut, Objective
from tests.laws.plays import play
from tests.mill import Play, mill


def test_a_cut_is_a_scenario_of_its_own_with_its_length_and_the_seats_it_rates():
    whole = mill(
        cuts={"morning": Cut(["inv"], 3600, 10, ["I"])},
        objectives={"I": Objective(["inv", "pros"], ["VC-01"], []), "R": Objective(["pros"], ["VC-01"], [])},
    )
    cut = whole.cut("morning")
    assert (cut.id, cut.length, cut.play_minutes, cut.playable()) == ("mill/morning", 3600, 10, ["inv"])
    assert {name: objective.seats for name, objective in cut.objectives.items()} == {"I": ["inv"]}
    assert whole.length == 72 * 3600, "the scenario itself is as it was"


def test_a_cut_that_there_is_not_has_no_answer():
    with pytest.raises(KeyError, match="evening"):
        mill().cut("evening")


def test_the_endings_that_hold_are_recorded_before_the_exercise_closes():
    case = Play()
    case.exercise.finish()
    assert [x.ending for x in case.events(e.EndingHeld)] == ["walked"]
    assert [type(entry.event).__name__ for entry in case.exercise.journal[-2:]] == ["EndingHeld", "Closed"]


def test_an_ending_is_looked_at_when_the_exercise_closes_and_not_before():
    motion: dict[str, Any] = {"motion": "custody", "milder": True, "for": "boss"}
    case = Play().register().paper().heard_formally().hold().do("file_motion", **motion).do("file_motion", seat="pros", **motion).hours(9)
    assert not case.events(e.EndingHeld)
    case.exercise.finish()
    assert [x.ending for x in case.events(e.EndingHeld)] == ["held"]


def test_a_replay_of_a_case_with_clocks_and_court_gives_the_same_journal():
    case = Play().register().paper().heard_formally().hold().do("file_motion", motion="custody", milder=True, **{"for": "boss"}).hours(60)
    case.exercise.finish()
    again = type(case.exercise).replay(case.exercise.journal, plan=case.exercise.plan)
    assert again.journal == case.exercise.journal


@pytest.mark.parametrize("items", [["suspect"], ["account"]])
def test_what_is_shared_of_the_case_brings_the_file_along(items):
    case = Play().paper().do("share", contact="prosecutor", items=["check_in_progress"], basis="duty")
    stage = case.exercise._stage
    assert not file_of(stage, "pros")
    case.do("share", contact="prosecutor", items=items, basis="duty", people=["boss"])
    assert [one.act for one in file_of(stage, "pros")] == ["inv-1"]
    assert {one.act: one.verb for one in case.exercise.view("pros").evidence.values()} == {"inv-1": "check_documents"}


def test_whoever_sits_down_later_finds_the_file():
    case = Play(roster={"inv": "trainee"}).paper().do("share", contact="prosecutor", items=["suspect"], basis="duty", people=["boss"])
    case.exercise.submit(e.Commanded("pros", "occupant", {"status": "taken", "occupant": "trainee"}, 0))
    assert list(case.exercise.view("pros").evidence) == ["inv-1"]


def test_the_file_does_not_go_to_a_house_that_does_not_work_on_the_case():
    case = Play().paper().do("share", contact="refuge", items=["suspect"], basis="duty", people=["boss"])
    assert not file_of(case.exercise._stage, "house")
    assert not case.exercise.view("house").evidence


@pytest.mark.parametrize("country", ["kz", "velmara"])
@pytest.mark.parametrize("seed", range(6))
def test_random_plays_of_a_case_fold_and_replay_to_the_same(country, seed):
    scripted = Play(country).register().paper().hold().heard_formally() if seed % 2 else Play(country)
    exercise = play(scripted.exercise, seed, turns=150)
    exercise.finish()
    assert fold(exercise.journal, exercise.plan.scenario).snapshot() == exercise.world_snapshot()
    assert type(exercise).replay(exercise.journal, plan=exercise.plan).journal == exercise.journal
