"""The laws of replay and fold hold for the shipped case and for the small case of the tests, under every pack and in both modes."""

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from scenarios.language.library import countries, load_pack, load_scenario
from sim.engine.plan import Plan
from sim.exercise import Exercise, fold
from sim.model.events import Commanded
from sim.model.scenario import Beat, Effect
from sim.model.verbs import ACTS
from tests.laws.plays import census, play
from tests.laws.test_replay import digest
from zholda.policies import perform
from zholda.session import Session
from zholda.session.colleagues import Colleague

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


@pytest.mark.parametrize("case", CASES)
def test_random_plays_of_a_whole_table_to_the_end_replay_and_fold(case: str) -> None:
    """Everybody at the table is played, somebody called late too, and the story runs on until its last second."""
    made = plan(case, "kz")
    for seed in range(3):
        roster = dict.fromkeys(made.scenario.seats, "trainee")
        exercise = play(Exercise.open(made.scenario, made.pack, seed=seed, roster=roster, plan=made), seed, 300, tuple(roster))
        exercise.advance(exercise.length)
        assert exercise.over
        assert fold(exercise.journal, made.scenario).snapshot() == exercise.world_snapshot()
        assert Exercise.replay(exercise.journal, plan=made).journal == exercise.journal


def test_random_plays_of_all_four_seats_of_the_shipped_case_replay_and_fold_and_do_nearly_every_verb() -> None:
    """Every verb is done in the plays of the ferry; what chance alone brings about in this case may miss a few that need a long run-up."""
    made, total = plan("night-bus", "kz"), Counter[str]()
    seats = tuple(made.scenario.seats)
    for seed in range(60):
        exercise = Exercise.open(made.scenario, made.pack, seed=seed, roster=dict.fromkeys(seats, "trainee"), plan=made)
        total += census(play(exercise, seed, turns=300, seats=seats))
        if seed % 5 == 0:
            assert fold(exercise.journal, made.scenario).snapshot() == exercise.world_snapshot()
            assert Exercise.replay(exercise.journal, plan=made).journal == exercise.journal
    assert len([verb for verb in ACTS if not total["done " + verb]]) <= 6, total
    assert all(total["done by " + seat] > 30 for seat in seats), total


@pytest.mark.parametrize("profile", ["ordinary", "slow"])
def test_a_play_beside_machine_colleagues_replays_and_asks_none_of_them(profile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Session.open("night-bus", seat="post", others=profile, seed=4, keep=False) as session:  # the post rings the investigator
        for _ in perform(session, "random"):
            pass
        exercise = session._exercise
    acted = {entry.event.seat for entry in exercise.journal if isinstance(entry.event, Commanded)}
    assert acted == {"post", "investigator", "shelter", "prosecutor"}

    def asked(*_: object) -> None:
        raise AssertionError("a colleague was asked in a replay")

    monkeypatch.setattr(Colleague, "ask", asked)
    assert fold(exercise.journal, exercise.plan.scenario).snapshot() == exercise.world_snapshot()
    assert Exercise.replay(exercise.journal).journal == exercise.journal


def test_the_shipped_case_does_not_feel_the_hash_seed() -> None:
    code = "from tests.laws.test_library import *; print(digest(play(opened('night-bus', 'kz', 'training', 1), 5, turns=80)))"
    digests = set()
    for hash_seed in ("0", "77"):
        env = {**os.environ, "PYTHONHASHSEED": hash_seed}
        said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True, timeout=300)
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
