"""Replay: the same material, seed and commands give the same journal, however time was sliced, whoever looked, wherever it was saved."""

import hashlib
import os
import subprocess
import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.engine.plan import Plan
from sim.exercise import Diverged, Exercise, fold
from sim.journal.canonical import encode
from sim.model.events import Commanded, LevelChanged, Observed
from sim.model.verbs import ACTS
from tests.laws.ferry import ferry, lawland
from tests.laws.plays import Chooser, census, play

PLAN = Plan(ferry(length=43200), lawland())
ROSTER = {"post": "trainee", "house": "trainee", "desk": "trainee"}
SEEDS = st.integers(0, 2**32 - 1)
FEW = settings(max_examples=25, deadline=None, derandomize=True)


def opened(seed: int = 1) -> Exercise:
    return Exercise.open(PLAN.scenario, PLAN.pack, seed=seed, roster=ROSTER, plan=PLAN)


def digest(exercise: Exercise) -> str:
    found = hashlib.sha256()
    for entry in exercise.journal:
        found.update(encode(entry))
    return found.hexdigest()


def commands(exercise: Exercise) -> list[tuple[int, Commanded]]:
    return [(entry.at, entry.event) for entry in exercise.journal if isinstance(entry.event, Commanded)]


@FEW
@given(SEEDS)
def test_replay_gives_the_same_journal(seed: int) -> None:
    exercise = play(opened(seed % 7), seed)
    assert Exercise.replay(exercise.journal, plan=PLAN).journal == exercise.journal


@FEW
@given(SEEDS)
def test_a_journal_replays_from_itself_alone(seed: int) -> None:
    exercise = play(opened(seed % 7), seed, turns=20)
    assert digest(Exercise.replay(exercise.journal)) == digest(exercise)


@FEW
@given(SEEDS, st.integers(0, 10**6))
def test_saving_and_loading_at_any_moment_changes_nothing(seed: int, moment: int) -> None:
    straight = play(opened(), seed)
    at = 1 + moment % len(straight.journal)
    loaded = Exercise.replay(straight.journal, upto=at, plan=PLAN)
    for when, command in commands(straight):
        if command in [c for _, c in commands(loaded)] and when <= loaded.now and (when, command) in commands(loaded):
            continue
        loaded.advance(when)
        loaded.submit(command)
    loaded.advance(straight.now)
    assert loaded.journal == straight.journal


@FEW
@given(SEEDS, SEEDS)
def test_slicing_time_differently_changes_nothing(seed: int, slices: int) -> None:
    straight, choose = play(opened(), seed), Chooser(slices)
    sliced = opened()
    for when, command in commands(straight):
        while sliced.now < when:
            sliced.advance(min(when, sliced.now + 1 + choose(90)))
        sliced.submit(command)
    while sliced.now < straight.now:
        sliced.advance(min(straight.now, sliced.now + 1 + choose(90)))
    assert sliced.journal == straight.journal


@FEW
@given(SEEDS)
def test_looking_changes_nothing(seed: int) -> None:
    def look(exercise: Exercise) -> None:
        for seat in ROSTER:
            exercise.view(seat)
            exercise.offers(seat)
            exercise.free(seat)

    assert digest(play(opened(), seed, after=look)) == digest(play(opened(), seed))


def test_the_same_play_twice_in_one_process_is_the_same() -> None:
    assert [digest(play(opened(), s)) for s in range(5)] == [digest(play(opened(), s)) for s in range(5)]


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_the_hash_seed_of_the_process_changes_nothing(hash_seed: str) -> None:
    code = "from tests.laws.test_replay import *; print(','.join(digest(play(opened(), s)) for s in range(4)))"
    env = {**os.environ, "PYTHONHASHSEED": hash_seed}
    said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True, timeout=300)
    assert said.stdout.strip() == ",".join(digest(play(opened(), s)) for s in range(4))


def test_another_seed_gives_another_journal() -> None:
    """The detector is proven first: if luck never showed, equal digests would prove nothing. Not every play of chance meets any."""

    def journals(same_commands: list[tuple[int, Commanded]]) -> set[tuple[bytes, ...]]:
        found = set()
        for seed in range(8):
            exercise = opened(seed)
            for when, command in same_commands:
                exercise.advance(when)
                exercise.submit(command)
            exercise.advance(9000)
            found.add(tuple(encode(entry) for entry in exercise.journal[1:]))
        return found

    met_luck = [lot for lot in range(10) if len(journals(commands(play(opened(1), lot)))) > 1]
    assert met_luck


@FEW
@given(SEEDS, st.integers(0, 10**6))
def test_folding_a_journal_gives_the_whole_live_world(seed: int, moment: int) -> None:
    seen: list[bool] = []

    def compare(exercise: Exercise) -> None:
        if len(exercise.journal) % 5 == moment % 5:
            seen.append(fold(exercise.journal, PLAN.scenario).snapshot() == exercise.world_snapshot())

    exercise = play(opened(), seed, after=compare)
    assert all(seen)
    assert fold(exercise.journal, PLAN.scenario).snapshot() == exercise.world_snapshot()


def test_the_plays_reach_every_fate_of_an_act_every_verb_and_every_seat() -> None:
    """A law over plays in which nothing was refused, queued or interrupted, or a verb was never done, would be half a law."""
    total: Counter[str] = Counter()
    for seed in range(100):
        total += census(play(opened(), seed, turns=120))
    assert not [verb for verb in ACTS if not total["done " + verb]], total
    assert all(total["done by " + seat] > 30 for seat in ROSTER), total
    for fate in ("began", "done", "refused", "interrupted", "queued"):
        assert total[fate] > 30, total


def test_a_change_behind_the_journal_is_caught_by_the_fold() -> None:
    exercise = play(opened(), 5)
    exercise._stage.world.facts["trust.police.mira"] = 99  # the planted fault: a state that no event made
    assert fold(exercise.journal, PLAN.scenario).snapshot() != exercise.world_snapshot()


def test_an_altered_journal_is_caught_by_replay() -> None:
    exercise = play(opened(), 5)
    journal = list(exercise.journal)
    at = next(i for i, entry in enumerate(journal) if isinstance(entry.event, LevelChanged))
    journal[at] = journal[at]._replace(event=LevelChanged("mira", "fear", 3, "planted"))
    with pytest.raises(Diverged, match=rf"differs from the journal at entry {at + 1}"):
        Exercise.replay(journal, plan=PLAN)


def test_a_clock_that_leaks_in_is_caught_by_slicing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: something is observed whenever the clock is moved, so the journal depends on how time was sliced."""
    plain = Exercise.advance

    def leaky(self: Exercise, to: int) -> None:
        plain(self, to)
        self._stage.record(Observed("post", "own", "", "engine.scene", (), (), (), ""))

    straight = opened()
    straight.advance(600)
    monkeypatch.setattr(Exercise, "advance", leaky)
    sliced = opened()
    sliced.advance(300)
    sliced.advance(600)
    assert sliced.journal != straight.journal
