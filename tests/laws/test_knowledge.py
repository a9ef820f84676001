"""Knowledge: a seat's view and offers do not change when only what it cannot know changes, and nothing of the journal's own reaches it."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model.events import Commanded, Observed, SeatChanged
from sim.model.scenario import Beat, Effect, Scenario
from sim.world.state import World, kinds_of
from sim.world.view import View
from tests.laws.ferry import ferry, lawland
from tests.laws.plays import play

ROSTER = {"post": "trainee"}
FEW = settings(max_examples=25, deadline=None, derandomize=True)
SEEDS = st.integers(0, 2**32 - 1)


def other_truth() -> Scenario:
    """The same case for the landing: other birth date, other loyalties, more going on elsewhere (so every entry number differs)."""
    base = ferry()
    people = dict(base.people)
    people["mira"] = replace(people["mira"], born="1990-01-01", wishes=people["mira"].wishes)
    contacts = dict(base.contacts)
    contacts["chief"] = replace(contacts["chief"], hostile=False)
    contacts["owner"] = replace(contacts["owner"], hostile=False)
    storylines = {
        "elsewhere": {
            "first": Beat(at=30, happens=[Effect("flag", {"name": "hidden"}), Effect("count", {"name": "secret"})]),
            "second": Beat(
                when="count(secret) >= 1", holds_for=90, told=True, where="house", happens=[Effect("count", {"name": "secret"})]
            ),
        },
        **base.storylines,
    }
    return replace(
        base,
        people=people,
        contacts=contacts,
        storylines=storylines,
        flags=["hidden", *base.flags],
        counters=["secret", *base.counters],
        texts={**base.texts, "storylines.elsewhere.second": "[x]"},
    )


ONE, OTHER = Plan(ferry(), lawland()), Plan(other_truth(), lawland())


def follow(plan: Plan, played: Exercise) -> Exercise:
    exercise = Exercise.open(plan.scenario, plan.pack, seed=1, roster=ROSTER, plan=plan)
    for entry in played.journal:
        if isinstance(entry.event, Commanded):
            exercise.advance(entry.at)
            exercise.submit(entry.event)
    exercise.advance(played.now)
    return exercise


@FEW
@given(SEEDS)
def test_two_worlds_that_differ_in_what_the_seat_cannot_know_give_one_view(seed: int) -> None:
    played = play(Exercise.open(ONE.scenario, ONE.pack, seed=1, roster=ROSTER, plan=ONE), seed)
    other = follow(OTHER, played)
    assert [e for e in other.journal if isinstance(e.event, Observed)] != [e for e in played.journal if isinstance(e.event, Observed)]
    assert other.view("post") == played.view("post")
    assert other.offers("post") == played.offers("post")


def test_a_leak_of_hidden_truth_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted fault: a note of trust for every secret count. Two worlds then give two views."""
    plain = World.set

    def leaky(self: World, key: str, value: Any) -> None:
        plain(self, key, value)
        if key == "flag.secret":
            self.views["post"].facts["leak"] = value

    played = play(Exercise.open(ONE.scenario, ONE.pack, seed=1, roster=ROSTER, plan=ONE), 3)
    monkeypatch.setattr(World, "set", leaky)
    assert follow(OTHER, played).view("post") != played.view("post")


def _reachable(value: Any) -> list[Any]:
    if is_dataclass(value) and not isinstance(value, type):
        return [x for f in fields(value) for x in (f.name, *_reachable(getattr(value, f.name)))]
    if isinstance(value, dict):
        return [x for k, v in value.items() for x in (k, *_reachable(v))]
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return [x for name in value._fields for x in (name, *_reachable(getattr(value, name)))]
    if isinstance(value, (list, tuple)):
        return [x for one in value for x in _reachable(one)]
    return [value]


@FEW
@given(SEEDS)
def test_no_number_cause_or_hash_of_an_entry_reaches_a_seat(seed: int) -> None:
    exercise = play(Exercise.open(ONE.scenario, ONE.pack, seed=1, roster=ROSTER, plan=ONE), seed)
    reached = _reachable(exercise.view("post")) + _reachable(exercise.offers("post"))
    assert not {"n", "cause", "hash", "digest", "prev"} & {x for x in reached if isinstance(x, str)}
    assert not [x for x in reached if isinstance(x, str) and len(x) == 64 and set(x) <= set("0123456789abcdef")]


@FEW
@given(SEEDS)
def test_a_view_is_the_fold_of_its_own_observations_and_commands(seed: int) -> None:
    exercise = play(Exercise.open(ONE.scenario, ONE.pack, seed=1, roster=ROSTER, plan=ONE), seed)
    view, there = View("post", kinds_of(ONE.scenario)), True
    for entry in exercise.journal:
        if isinstance(entry.event, SeatChanged):
            there = entry.event.status == "taken"
        if isinstance(entry.event, Observed) and entry.event.seat == "post":
            view.observe(entry.at, entry.event)
        elif isinstance(entry.event, Commanded) and entry.event.seat == "post" and there:
            view.command(entry.at, entry.event)
    assert view == exercise.view("post")
