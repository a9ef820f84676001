"""Travel times: the quickest way, both directions, and whoever sets out arrives."""

from dataclasses import replace

from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.graphs.routes import travel_times
from sim.model.scenario import Beat, Effect, Route
from tests.laws.ferry import ferry, lawland


def test_the_quickest_way_counts_and_roads_go_both_ways() -> None:
    times = travel_times([Route("a", "b", 60), Route("b", "c", 60), Route("a", "c", 200), Route("b", "a", 50)])
    assert times["a"] == {"b": 50, "c": 110}
    assert times["c"] == {"a": 110, "b": 60}


def test_whoever_sets_out_arrives_after_the_time_the_way_takes() -> None:
    base = ferry()
    quiet = {**base.people, "mira": replace(base.people["mira"], cues={})}
    lines = {"go": {"one": Beat(at=100, happens=[Effect("depart", {"who": "walker", "to": "house"})])}}
    scenario = replace(
        base, people=quiet, storylines=lines, decisions={}, injects={}, travel=travel_times([Route("landing", "house", 600)])
    )
    exercise = Exercise.open(scenario, lawland(), seed=1, plan=Plan(scenario, lawland()))
    exercise.advance(699)
    assert exercise._stage.world.at("walker") == ""
    exercise.advance(700)
    assert exercise._stage.world.at("walker") == "house"
