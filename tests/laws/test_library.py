"""The laws of replay and fold hold for the shipped case and for the small case of the tests, under every pack and in both modes."""

import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from scenarios.language.library import countries, load_pack, load_scenario
from sim.engine.plan import Plan
from sim.exercise import Exercise, fold
from sim.model.events import Commanded
from sim.model.scenario import Beat, Effect
from tests.laws.plays import play
from tests.laws.test_replay import digest

CASES = {"night-bus": "night-bus", "quiet_road": str(Path(__file__).parents[1] / "cases" / "quiet_road")}


@cache
def plan(case: str, country: str) -> Plan:
    return Plan(load_scenario(CASES[case]), load_pack(country))


def opened(case: str, country: str, mode: str, seed: int) -> Exercise:
    made = plan(case, country)
    return Exercise.open(made.scenario, made.pack, seed=seed, mode=mode, plan=made)  # type: ignore[arg-type]


@pytest.mark.parametrize("mode", ["training", "assessment"])
@pytest.mark.parametrize("country", countries())
@pytest.mark.parametrize("case", CASES)
def test_random_plays_replay_and_fold(case: str, country: str, mode: str) -> None:
    for seed in range(5):
        exercise = play(opened(case, country, mode, seed), seed, turns=80)
        assert fold(exercise.journal, exercise.plan.scenario).snapshot() == exercise.world_snapshot()
        assert Exercise.replay(exercise.journal, plan=exercise.plan).journal == exercise.journal


def test_the_shipped_case_does_not_feel_the_hash_seed() -> None:
    code = "from tests.laws.test_library import *; print(digest(play(opened('night-bus', 'kz', 'training', 1), 5, turns=80)))"
    digests = set()
    for hash_seed in ("0", "77"):
        env = {**os.environ, "PYTHONHASHSEED": hash_seed}
        said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True, timeout=120)
        digests.add(said.stdout.strip())
    assert digests == {digest(play(opened("night-bus", "kz", "training", 1), 5, turns=80))}


def test_the_shipped_case_with_another_hidden_truth_gives_the_seat_the_same_view() -> None:
    """Other birth dates, another loyalty, and more going on elsewhere (so every entry number differs)."""
    made = plan("night-bus", "kz")
    people = {who: replace(person, born="1970-01-01") for who, person in made.scenario.people.items()}
    contacts = {name: replace(contact, hostile=not contact.hostile) for name, contact in made.scenario.contacts.items()}
    secret = {"elsewhere": {"first": Beat(at=30, happens=[Effect("count", {"name": "secret"})]), "then": Beat(when="count(secret) >= 1")}}
    hidden = replace(
        made.scenario,
        people=people,
        contacts=contacts,
        storylines={**secret, **made.scenario.storylines},
        counters=["secret", *made.scenario.counters],
    )
    other_plan = Plan(hidden, made.pack)
    for seed in range(6):
        played = play(opened("night-bus", "kz", "training", 1), seed, turns=80)
        other = Exercise.open(hidden, made.pack, seed=1, plan=other_plan)
        for entry in played.journal:
            if isinstance(entry.event, Commanded):
                other.advance(entry.at)
                other.submit(entry.event)
        other.advance(played.now)
        assert len(other.journal) > len(played.journal)
        assert other.view("post") == played.view("post")
        assert other.offers("post") == played.offers("post")
