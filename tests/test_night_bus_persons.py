"""Persons of the case as the practice review has them (2.3, 2.4): what each wants, what hinders them, and the two hardest of them."""

from functools import cache
from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from tests.test_night_bus_full import assessed, endings, plan, played
from tests.test_night_bus_reached import second

WITH_A_WISH = (  # those of the table of people beside whom a wish stands
    "madina", "zulfiya", "nargiza", "oygul", "feruza", "hurshida", "lola", "shahnoza", "rustam", "kamila", "dilshod", "yerlan", "serik",
    "mavluda", "jasur", "bekzod",
)  # fmt: skip


def ready(*before: dict[str, Any]) -> Exercise:
    """The post at ten to six, with the patrolman who speaks their language, after these acts."""
    exercise = Exercise.open(plan().scenario, plan().pack, seed=1, roster={"post": "trainee"}, plan=plan())
    exercise.advance(second("Mon 05:50"))
    for act in ({"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "open"}, *before):
        exercise.submit(e.Commanded("post", "act", act, 0))
        exercise.advance(max(one.ends for one in exercise.view("post").acts.values()))
    return exercise


def told(exercise: Exercise, person: str) -> list[tuple[str, str]]:
    found = [one.event for one in exercise.journal if isinstance(one.event, e.Recounted) and one.event.person == person]
    return [(one.memory, one.version) for one in found]


@pytest.mark.parametrize("who", WITH_A_WISH)
def test_each_of_them_wants_something_of_their_own(who: str) -> None:
    wishes = [wish for wish in plan().scenario.people[who].wishes if not wish.startswith("prefers_")]
    assert wishes
    assert all(f"people.{who}.wishes.{wish}" in plan().scenario.texts for wish in wishes)


BUS: dict[str, Any] = {"verb": "speak_with", "person": "nargiza", "topic": "bus", "question": "open", "voice": "odil", "where": "office"}


def test_the_one_who_was_made_to_keep_the_list_speaks_of_it_once_she_knows_her_rights() -> None:
    rights: dict[str, Any] = {"verb": "explain", "people": ["nargiza"], "set": "rights", "voice": "odil", "where": "office"}
    assert ("list_and_bag", "full") not in told(ready(BUS), "nargiza")
    assert ("list_and_bag", "full") in told(ready(rights, BUS), "nargiza")


def test_she_is_neither_fined_nor_charged_for_what_she_was_made_to_do_where_it_is_weighed() -> None:
    weighed = [one for one in assessed("full-best-practice").results if one.standard == "VC-26" and "nargiza" in one.people]
    assert {one.result for one in weighed} <= {"met", "not_observed", "not_applicable"}
    status = [one.event for one in played("full-best-practice") if isinstance(one.event, e.StatusSet) and one.event.person == "nargiza"]
    assert [one.status for one in status][-1] in ("witness_with_defence", "injured")


@cache
def asked_for() -> set[tuple[str, str]]:
    claims = [claim for one in played("full-best-practice") if isinstance(one.event, e.Observed) for claim in one.event.claims]
    return {(claim.subject, str(claim.value)) for claim in claims if claim.attribute == "asks"}


def test_two_sisters_want_what_does_not_go_together_and_each_gets_her_own() -> None:
    assert {("oygul", "deposition"), ("feruza", "return_home")} <= asked_for()
    journal = played("full-best-practice")
    moved = [one.event for one in journal if isinstance(one.event, e.MotionFiled) and one.event.motion == "deposition"]
    assert [one.person for one in moved][:1] == ["oygul"]
    assert "feruza" in [one.event.person for one in journal if isinstance(one.event, e.PersonLeft)]
    assert "left_with_a_line" in endings(journal)
