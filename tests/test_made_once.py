"""What is made once: objects filled through their slots, plans and material read again, and who is where."""

import copy
import pickle
import shutil
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from scenarios.language.library import LIBRARY, load_pack, load_scenario
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model.events import Moved
from sim.model.recent import Recent
from sim.model.scenario import Place, Room
from tests.laws.plays import play


def test_an_event_is_equal_by_its_fields_can_be_hashed_and_never_changes() -> None:
    there = Moved("aigul", "post", "", aboard="")
    assert there == Moved("aigul", "post", "", "", "")
    assert there != Moved("aigul", "post", "", "bus")
    assert len({there, Moved("aigul", "post", "", "")}) == 1
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'place'"):
        there.place = "road"  # type: ignore[misc]
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'aboard'"):
        Moved("aigul", "post", "")  # type: ignore[call-arg]


def test_each_object_of_a_frozen_class_has_a_default_of_its_own() -> None:
    one, other = Place(), Place()
    one.rooms["hall"] = Room()
    assert other.rooms == {}
    assert Place({"hall": Room()}) == one


def test_an_object_of_a_frozen_class_is_shown_by_its_fields_and_comes_whole_out_of_another_process() -> None:
    there = Moved("aigul", "post", "", aboard="")
    assert repr(there) == "Moved(who='aigul', place='post', room='', aboard='', back='')"
    assert pickle.loads(pickle.dumps(there)) == copy.copy(there) == there  # noqa: S301  (made one line above)


def test_what_is_made_of_a_thing_is_made_once_and_never_taken_for_what_is_made_of_its_equal() -> None:
    recent: Recent[list[int]] = Recent(2)
    one, equal = [1], [1]
    made = recent.made(lambda: [10], one, "a")
    assert recent.made(lambda: [11], one, "a") is made
    assert recent.made(lambda: [12], one, "b") == [12]
    assert recent.made(lambda: [13], equal, "a") == [13]
    assert recent.made(lambda: [14], one, "a") == [14], "only the last few are kept"
    assert recent.made(lambda: [15], one) == [15]


def test_the_same_bytes_are_read_once_and_other_bytes_are_another_scenario(tmp_path: Path) -> None:
    folder, cache = tmp_path / "first-steps", tmp_path / "cache"
    shutil.copytree(LIBRARY / "first-steps", folder)
    load_scenario(folder, cache)
    first, again = load_scenario(folder, cache), load_scenario(folder, cache)
    assert first is again
    pack = load_pack(first.country)
    assert Plan.of(first, pack) is Plan.of(again, pack)
    file = folder / "scenario.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("First steps", "Second steps", 1), encoding="utf-8")
    changed = load_scenario(folder, cache)
    assert changed is not first
    assert Plan.of(changed, pack).digests != Plan.of(first, pack).digests


def test_one_play_leaves_nothing_in_the_first_world_of_the_next() -> None:
    scenario = load_scenario("night-bus")
    plan = Plan.of(scenario, load_pack(scenario.country))
    fresh = Exercise.open(scenario, plan.pack, seed=1, plan=plan).world_snapshot()
    play(Exercise.open(scenario, plan.pack, seed=2, plan=plan), 2, turns=80)
    assert Exercise.open(scenario, plan.pack, seed=1, plan=plan).world_snapshot() == fresh


def test_who_is_at_a_place_and_which_clocks_run_is_what_the_facts_say() -> None:
    scenario = load_scenario("night-bus")
    plan = Plan.of(scenario, load_pack(scenario.country))
    for seed in range(3):
        exercise = Exercise.open(scenario, plan.pack, seed=seed, roster=dict.fromkeys(scenario.seats, "trainee"), plan=plan)
        play(exercise, seed, turns=80, seats=tuple(scenario.seats))
        world = exercise._stage.world
        for place, known in scenario.places.items():
            assert world.crowd(place) == [who for who, at, _ in world.roll if world.facts[at] == place]
            for room in ("", *known.rooms, *scenario.vehicles):
                assert world.in_room(place, room) == [who for who in world.crowd(place) if world.room(who) == room]
        running = {(clock, subject) for clock, subjects in world.running.items() for subject in subjects}
        said = {tuple(fact.split(".")[1:]) for fact, value in world.facts.items() if fact.startswith("clock.") and value == "running"}
        assert running == said
        talks = {(seat, person) for seat, person in world.interviews.items()}
        assert talks == {(seat, person) for person in scenario.people if (seat := world.facts.get("interview." + person))}
