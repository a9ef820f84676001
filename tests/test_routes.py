"""Travel times: the quickest way, both directions, and whoever sets out arrives."""

from dataclasses import replace

from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.graphs.routes import closures, travel_times
from sim.model.scenario import Beat, Closure, Effect, Route
from tests.laws.ferry import ferry, lawland
from tests.laws.landing import between, do, heard, last_refusal, submit


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


FORD = [Route("landing", "town", 900, [[800, 2000]]), Route("landing", "house", 1200), Route("house", "town", 1200, [[1000, 1500]])]


def test_closed_roads_change_the_times_span_by_span() -> None:
    assert closures(FORD) == [
        Closure(800, 1000, {"landing": {"town": 2400}, "town": {"landing": 2400}}),
        Closure(1000, 1500, {"house": {"town": -1}, "landing": {"town": -1}, "town": {"house": -1, "landing": -1}}),
        Closure(1500, 2000, {"landing": {"town": 2400}, "town": {"landing": 2400}}),
    ]
    assert closures([Route("a", "b", 60)]) == []


def test_an_officer_takes_the_long_way_round_a_closed_road_and_sees_it() -> None:
    play = between(at=850, travel=travel_times(FORD), closures=closures(FORD))
    submit(play, "act", verb="go", to="town")
    assert "engine.long_way" in heard(play)
    play.advance(850 + 2399)
    assert play.view("post").place == ""
    play.advance(850 + 2400)
    assert play.view("post").place == "town"


def test_where_no_way_is_open_an_officer_stays_and_is_told_so() -> None:
    play = between(at=1200, travel=travel_times(FORD), closures=closures(FORD))
    do(play, verb="go", to="town")
    assert last_refusal(play) == "engine.refused.road_closed"
    assert play.view("post").place == "landing"


def test_who_set_out_before_a_road_closed_gets_through() -> None:
    play = between(at=799, travel=travel_times(FORD), closures=closures(FORD))
    submit(play, "act", verb="go", to="town")
    play.advance(799 + 900)
    assert play.view("post").place == "town"
    assert "engine.long_way" not in heard(play)
