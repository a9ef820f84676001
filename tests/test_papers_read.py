"""What stands in a paper is read by whoever looks at it, finds it or has it in hand: once, with what it claims, and by nobody else."""

from dataclasses import replace
from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from sim.model.people import Claimed, Thing
from sim.model.scenario import Scenario
from tests.laws.landing import BASE, between, do
from tests.test_night_bus_full import plan
from tests.test_night_bus_memories_told import DESK, POST, THE_BUS_WAITS, THEN, TO_THE_WELL, Act, act_by_act
from tests.test_night_bus_ways_to_facts import every_search, found

LEDGER, IDENTITY = "things.ledger.read", "things.paper_mira.read"
WRITTEN = {LEDGER: "Sums, and a minus behind each.", IDENTITY: "The first name is Mira."}


def landing(**changed: Any) -> Exercise:
    """The landing, where the foreman's ledger and Mira's passport say something; `changed` of the ledger."""
    ledger = replace(BASE.things["ledger"], says=[Claimed("ledger", "sums", "a minus each")], **changed)
    things = {**BASE.things, "ledger": ledger}
    return between(case=replace(BASE, length=86400, things=things, texts={**BASE.texts, **WRITTEN}))


def read(exercise: Exercise, seat: str = "post") -> list[str]:
    """What a seat was told of what stands in things."""
    return [line.wording for line in exercise.view(seat).lines if line.wording.startswith("things.") and line.wording.endswith(".read")]


@pytest.mark.parametrize(
    "act",
    [
        {"verb": "look", "at": "ledger"},
        {"verb": "inspect", "at": "ledger"},
        {"verb": "search_person", "person": "foreman"},
        {"verb": "search_person", "person": "foreman", "by": "aside"},
        {"verb": "preserve", "thing": "ledger"},
        {"verb": "preserve", "thing": "ledger", "way": "copied"},
    ],
)
def test_whoever_has_it_before_them_is_told_what_stands_in_it_and_nobody_else(act: dict[str, Any]) -> None:
    exercise = landing()
    do(exercise, **act)
    [line] = [line for line in exercise.view("post").lines if line.wording == LEDGER]
    assert (line.channel, line.about, line.claims) == ("document", ("ledger",), (e.Claim("ledger", "sums", "a minus each"),))
    assert read(exercise, "house") == read(exercise, "desk") == []


def test_a_search_of_a_room_reads_what_it_finds() -> None:
    exercise = landing(holder="shed")
    do(exercise, verb="inspect", at="landing", search=True, basis="urgent")
    assert read(exercise) == [LEDGER]


def test_it_is_read_before_anything_in_it_catches_the_eye() -> None:
    exercise = landing()
    do(exercise, verb="inspect", at="ledger")
    told = [line.wording for line in exercise.view("post").lines if line.wording.startswith("things.ledger.")]
    assert told[0] == LEDGER


def test_it_is_told_once() -> None:
    exercise = landing()
    for act in ({"verb": "look", "at": "ledger"}, {"verb": "inspect", "at": "ledger"}, {"verb": "preserve", "thing": "ledger"}):
        do(exercise, "post", True, **act)
    assert read(exercise) == [LEDGER]


def test_what_others_are_told_to_keep_is_not_read_by_whoever_tells_them() -> None:
    exercise = landing()
    do(exercise, verb="preserve", thing="ledger", way="ordered")
    assert read(exercise) == []


def test_a_passport_found_on_somebody_says_whose_it_is_only_when_papers_are_checked() -> None:
    exercise = landing()
    do(exercise, verb="search_person", person="foreman")
    assert IDENTITY not in read(exercise)
    do(exercise, verb="check_documents", people=["mira"], after="owner")
    assert read(exercise).count(IDENTITY) == 1


def test_a_thing_in_which_nothing_stands_is_seen_and_not_read() -> None:
    exercise = between(things={**BASE.things, "knife": Thing("paper", "foreman", "foreman")})
    do(exercise, verb="look", at="knife")
    assert read(exercise) == []


# --- the night bus ----------------------------------------------------------------------------------------------------------

BY_HAND: list[Act] = [  # what stands in these nobody reads in best practice, and nobody needs to
    THE_BUS_WAITS,
    (THEN, POST, "look", {"at": "contract"}),
    (THEN, POST, "look", {"at": "bag_of_telephones"}),
    (THEN, POST, "look", {"at": "the_list"}),
    (THEN, POST, "check_documents", {"people": ["dilshod"], "after": "owner"}),
]
AT_THE_WELL: list[Act] = [*TO_THE_WELL, (THEN, DESK, "check_documents", {"people": ["mavluda", "jasur"], "after": "owner"})]
OF_A_GUEST = {"passport_sherzod"}  # his own, in his own pocket, one afternoon: asking for it is nobody's way to anything


def unread(scenario: Scenario, journals: list[list[e.Entry]]) -> set[str]:
    """Things of which a text says what stands in them, and nobody is told it in any of these plays."""
    ways = set().union(*(found(journal) for journal in journals))
    return {name for name in scenario.things if f"things.{name}.read" in scenario.texts and f"things.{name}.read" not in ways}


def test_what_stands_in_each_thing_of_the_night_bus_is_read_in_some_play() -> None:
    journals = [*every_search(plan()), act_by_act((POST,), BY_HAND, plan()), act_by_act((DESK,), AT_THE_WELL, plan())]
    assert unread(plan().scenario, journals) <= OF_A_GUEST


def test_what_nobody_reads_is_named() -> None:
    """Planted: without the list at the window nobody looks at the couple's contract."""
    assert "contract" in unread(plan().scenario, [*every_search(plan())])
