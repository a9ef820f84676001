"""Fear falls with food, rest and a door that is open, by one step each and once, as the published table says; and rises with pressure."""

import re
from pathlib import Path
from typing import Any

import pytest

from sim.behaviours.persons import CALMS
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.people import Memory, Terms
from tests.laws.landing import between, do, found, with_person

TALK = Path(__file__).parent.parent / "docs/reference/talk.md"
FOOD: dict[str, Any] = {"verb": "meet_need", "people": ["mira"], "need": "food"}
REST: dict[str, Any] = {**FOOD, "need": "rest"}
IN = {"verb": "receive", "people": ["mira"], "to": "shed", "phones": "own", "gate": "open"}


def afraid(fear: int, **changes: Any) -> Exercise:
    return between(people=with_person("mira", levels={"fear": fear, "hunger": 2, "fatigue": 2}), **changes)


def fear(exercise: Exercise, *acts: dict[str, Any], seat: str = "post") -> list[tuple[int, str]]:
    for args in acts:
        do(exercise, seat, **args)
    return [(x.value, x.why) for x in found(exercise, e.LevelChanged) if x.level == "fear"]


def test_a_meal_and_rest_take_a_step_each_and_only_once() -> None:
    assert fear(afraid(3), FOOD, FOOD, REST, REST) == [(2, "ate"), (1, "rested")]


def test_a_full_stomach_is_not_yet_safety() -> None:
    assert fear(afraid(1), FOOD) == []
    assert fear(afraid(1), REST) == [(0, "rested")]


def test_water_and_warm_clothes_leave_fear_as_it_is() -> None:
    assert fear(afraid(2), *({"verb": "meet_need", "people": ["mira"], "need": need} for need in ("water", "warmth", "clothes"))) == []


@pytest.mark.parametrize(
    ("how", "then"), [({}, [(1, "taken_in")]), ({"gate": "locked"}, []), ({"phones": "box"}, [])], ids=["open", "locked", "boxed"]
)
def test_a_house_that_takes_somebody_in_lets_fear_fall_where_the_gate_and_the_telephone_are_theirs(
    how: dict[str, str], then: list[Any]
) -> None:
    assert fear(afraid(2), {**IN, **how}) == then


def test_whoever_is_too_afraid_for_words_understands_after_a_meal() -> None:
    exercise = afraid(3)
    asked: dict[str, Any] = {"verb": "ask_wish", "person": "mira", "voice": "aside", "where": "shed"}
    do(exercise, **asked)
    do(exercise, **FOOD)
    do(exercise, **asked)
    assert [x.result for x in found(exercise, e.ActEnded) if x.verb == "ask_wish"] == ["not_understood", "understood"]


def test_the_published_table_is_the_one_that_holds() -> None:
    table = TALK.read_text(encoding="utf-8").partition("| What moves fear |")[2]
    falls = re.findall(r"^\| ([^|]+) \| -1 \| ([^|]+) \|$", table, re.MULTILINE)
    assert len(falls) == len(CALMS)
    assert ["not below 1" in when for _, when in falls] == [bool(lowest) for lowest in CALMS.values()]


@pytest.mark.parametrize(
    ("fear", "trust", "seen"),
    [(2, 60, "engine.not_yet_afraid"), (0, 0, "engine.not_yet_trust"), (2, 0, "engine.not_yet_trust")],
    ids=["only fear", "only trust", "both"],
)
def test_a_silence_shows_whether_it_is_fear_or_too_little_trust(fear: int, trust: int, seen: str) -> None:
    """Played: hands that did not keep still, five times, and no way to tell what had to be done first."""
    memory = Memory(Terms(topic="place", trust=50))
    exercise = between(people=with_person("mira", levels={"fear": fear}, trust={"police": trust, "ngo": 0}, memories={"it": memory}))
    do(exercise, verb="speak_with", person="mira", topic="place", question="open", voice="aside", where="shed")
    assert [line.wording for line in exercise.view("post").lines if line.channel == "told"][-1] == seen


def test_a_silence_for_something_that_has_to_come_first_says_so() -> None:
    memory = Memory(Terms(topic="place", when="told(mira, rights)"))
    exercise = between(people=with_person("mira", levels={"fear": 0}, memories={"it": memory}))
    do(exercise, verb="speak_with", person="mira", topic="place", question="open", voice="aside", where="shed")
    assert [line.wording for line in exercise.view("post").lines if line.channel == "told"][-1] == "engine.not_yet"
