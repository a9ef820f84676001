"""Nothing that a person of the night bus remembers is beyond every play: each memory is told in full, in best practice or in a short list.

A list is bare acts, done one after the other by those who sit there; it earns what it is told by what the practice review says earns it:
a name said, a need met, the own paper in the own hand, a true word of being free, a room apart, rest, a lawyer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest

from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.people import Memory, Terms
from sim.model.scenario import Scenario
from tests.test_night_bus import written
from tests.test_night_bus_full import BEST, CASE, plan
from tests.test_night_bus_reached import second
from zholda.session import Session
from zholda.walkthrough import perform

Act = tuple[str, str, str, dict[str, Any]]  # when, seat, verb, arguments
THEN = ""  # as soon as the officer of this seat is free
POST, DESK, HOUSE = "post", "investigator", "shelter"
SEVEN = ["madina", "nargiza", "oygul", "feruza", "hurshida", "lola", "shahnoza"]
ZULFIYA, NARGIZA, SERIK, MAVLUDA = ({"people": [who]} for who in ("zulfiya", "nargiza", "serik", "mavluda"))
ALONE = {"voice": "marzhan", "where": "small_room"}
WARD = {"voice": "nasiba", "where": "side_room"}
WELL = {"voice": "nasiba", "where": "trailer_one"}


@dataclass(frozen=True)
class Play:
    """Who sits where, what they do, and of whom which memories are told in full by it."""

    seats: tuple[str, ...]
    acts: list[Act]
    told: dict[str, set[str]]


def ask(when: str, seat: str, person: str, topic: str, question: str = "open", **more: str) -> Act:
    return when, seat, "speak_with", {"person": person, "topic": topic, "question": question, **more}


THE_BUS_WAITS: Act = ("Mon 05:45", POST, "direct_vehicle", {"step": "hold", "vehicle": "bus", "for": "check"})
TO_THE_SHOP: Act = ("Tue 05:10", DESK, "go", {"to": "turnoff"})
TO_THE_WELL: list[Act] = [TO_THE_SHOP, ("Tue 05:31", DESK, "carry_out_operation", {"to": "camp"})]  # the track is open from half past five

THE_WOMEN_COME: list[Act] = [
    THE_BUS_WAITS,
    (THEN, POST, "separate", {"people": SEVEN, "from": "grey_coat", "to": "office"}),
    (THEN, POST, "request", {"service": "shelter_van"}),
    ("Mon 08:30", POST, "hand_over", {"people": SEVEN, "to": "shelter_line"}),
]
TAKEN_IN: list[Act] = [
    *THE_WOMEN_COME,
    ("Mon 11:30", HOUSE, "receive", {"people": SEVEN, "phones": "own", "gate": "open", "voice": "marzhan"}),
    (THEN, HOUSE, "introduce", {"people": ["madina", "nargiza", "feruza"], "voice": "marzhan"}),
    (THEN, HOUSE, "meet_need", {"people": SEVEN, "need": "food"}),
    (THEN, HOUSE, "separate", {**NARGIZA, "from": "hurshida", "to": "room_two"}),
    (THEN, HOUSE, "tell_free", {"people": ["madina", "nargiza", "feruza"], "voice": "marzhan"}),
    (THEN, HOUSE, "meet_need", {"people": ["madina", "nargiza", "feruza"], "need": "rest"}),
    (THEN, HOUSE, "explain", {"people": ["madina", "nargiza"], "set": "rights", "voice": "marzhan"}),
]
THE_CUT_HAND: list[Act] = [
    THE_BUS_WAITS,
    (THEN, POST, "separate", {**ZULFIYA, "from": "grey_coat", "to": "office"}),
    (THEN, POST, "notify", {"body": "ambulance", "person": "zulfiya"}),
    (THEN, POST, "introduce", {**ZULFIYA, "voice": "odil"}),
]

PLAYS = {
    "at_the_window": Play(
        (POST,),
        [
            THE_BUS_WAITS,
            ask(THEN, POST, "yerlan", "people", where="office"),
            ask(THEN, POST, "odil", "people", where="office"),
            ask(THEN, POST, "rustam", "papers", where="office"),
            ask(THEN, POST, "rustam", "work", where="office"),
            ask("Tue 05:50", POST, "ravshan", "work", where="hall", voice="odil"),
            ask("Wed 05:45", POST, "yerlan", "people", where="office"),  # he drives the early bus
        ],
        {
            "yerlan": {"a_car_at_the_table", "ten_seats_again"},
            "odil": {"counted_at_the_door"},
            "rustam": {"own_contract", "last_years_farm"},
            "ravshan": {"fined_last_year"},
        },
    ),
    "her_lawyer_beside_her": Play(
        (POST, DESK),
        [
            THE_BUS_WAITS,
            ("Mon 06:12", POST, "tell_held", {"people": ["grey_coat"]}),
            (THEN, POST, "request", {"service": "investigator", "people": ["grey_coat"]}),
            ("Mon 07:05", POST, "hand_over", {"people": ["grey_coat"], "to": "investigator"}),
            ("Mon 08:30", DESK, "request", {"service": "duty_lawyer", "people": ["grey_coat"]}),
            (
                THEN,
                DESK,
                "detain",
                {"person": "grey_coat", "minute": 3120, "ground": "traces", "rights": True, "doctor": True, "relatives": True},
            ),
            ask(THEN, DESK, "grey_coat", "work"),  # alone she says what she always says
            ask("Mon 14:00", DESK, "grey_coat", "work"),
        ],
        {"grey_coat": {"by_the_head"}},
    ),
    "until_the_ambulance_comes": Play(
        (POST,),
        [
            *THE_CUT_HAND,
            (THEN, POST, "meet_need", {**ZULFIYA, "need": "warmth"}),
            (THEN, POST, "check_documents", {**ZULFIYA, "holder": "grey_coat", "after": "owner"}),
            (THEN, POST, "tell_free", {**ZULFIYA, "voice": "odil"}),
            ask(THEN, POST, "zulfiya", "place", voice="odil", where="office"),
        ],
        {"zulfiya": {"the_well"}},
    ),
    "in_the_ward": Play(
        (POST, HOUSE),
        [
            *THE_CUT_HAND,
            ("Mon 06:06", POST, "correct_colleague", {"person": "dana"}),
            ("Mon 08:00", HOUSE, "go", {"to": "hospital"}),
            ("Mon 12:15", HOUSE, "request", {"service": "mediator"}),
            ("Mon 12:30", HOUSE, "introduce", {**ZULFIYA, "voice": "nasiba"}),
            (THEN, HOUSE, "meet_need", {**ZULFIYA, "need": "food"}),
            (THEN, HOUSE, "meet_need", {**ZULFIYA, "need": "first_aid"}),
            (THEN, HOUSE, "meet_need", {**ZULFIYA, "need": "rest"}),
            (THEN, HOUSE, "tell_free", {**ZULFIYA, "voice": "nasiba"}),
            ask(THEN, HOUSE, "zulfiya", "work", **WARD),
            ask(THEN, HOUSE, "zulfiya", "reasons", **WARD),
            ask(THEN, HOUSE, "zulfiya", "family", **WARD),
            ask("Mon 16:00", HOUSE, "zulfiya", "family", **WARD),  # she did not say it the first time
        ],
        {"zulfiya": {"last_season", "why_she_came_back", "the_boy"}},
    ),
    "in_the_house": Play(
        (POST, HOUSE),
        [
            *TAKEN_IN,
            (THEN, HOUSE, "ask_wish", {"person": "madina", **ALONE}),
            ask(THEN, HOUSE, "madina", "whom_to_call", **ALONE),
            ask(THEN, HOUSE, "madina", "papers", **ALONE),
            ask(THEN, HOUSE, "feruza", "home", **ALONE),
            ask(THEN, HOUSE, "feruza", "family", **ALONE),
            ask(THEN, HOUSE, "aigerim", "people", where="small_room"),
        ],
        {
            "aigerim": {"four_lines"},
            "madina": {"grandmothers_number", "year_of_birth"},
            "feruza": {"street_neighbour", "mothers_loan"},
        },
    ),
    "a_room_of_her_own": Play(
        (POST, HOUSE),
        [
            *TAKEN_IN,
            ask(THEN, HOUSE, "nargiza", "bus", **ALONE),
            (THEN, HOUSE, "explain", {**NARGIZA, "set": "use_of_information", "voice": "marzhan"}),
            ask(THEN, HOUSE, "nargiza", "people", **ALONE),
            (THEN, HOUSE, "offer_help", {"person": "nargiza", "services": ["lawyer"], **ALONE}),
            ask(THEN, HOUSE, "nargiza", "work", "free_recall", **ALONE),
        ],
        {"nargiza": {"list_and_bag", "five_are_still_there", "the_bolt"}},
    ),
    "at_the_well": Play(
        (DESK,),
        [
            *TO_THE_WELL,
            (THEN, DESK, "request", {"service": "mediator"}),
            ask(THEN, DESK, "marat", "work"),
            (THEN, DESK, "explain", {"people": ["marat"], "set": "not_against_self"}),
            ask(THEN, DESK, "marat", "work", where="trailer_one"),
            (THEN, DESK, "introduce", {"people": ["mavluda", "bekzod", "jasur"], "voice": "nasiba"}),
            (THEN, DESK, "introduce", SERIK),
            (THEN, DESK, "meet_need", {**SERIK, "need": "first_aid"}),
            (THEN, DESK, "meet_need", {"people": ["serik", "mavluda", "bekzod", "jasur"], "need": "food"}),
            (THEN, DESK, "meet_need", {"people": ["serik", "mavluda", "bekzod"], "need": "rest"}),
            (THEN, DESK, "check_documents", {"people": ["serik", "bekzod"], "after": "owner"}),
            (THEN, DESK, "tell_free", SERIK),
            ask(THEN, DESK, "serik", "work", where="trailer_one"),
            ask(THEN, DESK, "serik", "journey", where="trailer_one"),
            ask(THEN, DESK, "jasur", "work", **WELL),
            ask(THEN, DESK, "bekzod", "papers", **WELL),
            (THEN, DESK, "tell_free", {**MAVLUDA, "voice": "nasiba"}),
            (THEN, DESK, "safety_check", {"person": "mavluda", **WELL}),
            ask(THEN, DESK, "mavluda", "work", **WELL),
        ],
        {
            "marat": {"paid_at_the_end", "two_winters"},
            "mavluda": {"not_for_me", "since_july"},
            "serik": {"eight_months", "brought_back"},
            "jasur": {"may_go_to_the_road"},
            "bekzod": {"passport_in_the_box"},
        },
    ),
    "the_third_night": Play(
        (HOUSE,), [ask("Wed 22:20", HOUSE, "aigerim", "health", where="small_room")], {"aigerim": {"when_the_tea_comes"}}
    ),
    "at_her_counter": Play(
        (DESK,),
        [TO_THE_SHOP, ask(THEN, DESK, "widow", "people"), ask(THEN, DESK, "widow", "place")],
        {"widow": {"bread_on_tick", "smoke_at_the_well"}},
    ),
    "after_the_tractor": Play(  # the captain was told where people are: on Tuesday they are moved
        (DESK,),
        [
            ("Mon 14:00", DESK, "share", {"contact": "captain", "items": ["people_elsewhere"], "basis": "none"}),
            ("Tue 08:20", DESK, "go", {"to": "turnoff"}),
            ask(THEN, DESK, "widow", "place"),
        ],
        {"widow": {"tractor_to_the_railway"}},
    ),
}


def act_by_act(seats: tuple[str, ...], acts: list[Act], made: Plan) -> list[e.Entry]:
    """What comes of these acts, done one after the other, until the last of them has ended. None of them may be refused."""
    exercise = Exercise.open(made.scenario, made.pack, seed=3, roster=dict.fromkeys(seats, "trainee"), plan=made)
    for when, seat, verb, args in acts:
        if when:
            assert second(when) >= exercise.now, f"{verb} at {when}: it is later"
            exercise.advance(second(when))
        _until_free(exercise, seat)
        exercise.submit(e.Commanded(seat, "act", {"verb": verb, **args}, 0))
    for seat in seats:
        _until_free(exercise, seat)
    refused = [entry.event for entry in exercise.journal if isinstance(entry.event, e.ActRefused) and entry.event.seat]
    assert not refused
    return exercise.journal


def _until_free(exercise: Exercise, seat: str) -> None:
    while not exercise.free(seat) and exercise.now < exercise.length:
        exercise.advance(exercise.now + 60)


def walked(name: str, made: Plan) -> list[e.Entry]:
    """What comes of a walkthrough of the whole case."""
    acts = written(CASE, name)
    exercise = Exercise.open(made.scenario, made.pack, seed=1, mode="training", roster=dict.fromkeys(acts.seats, "walkthrough"), plan=made)
    for _ in perform(Session(exercise, acts.seats[0]), acts):
        pass
    return exercise.journal


@cache
def listed(name: str, made: Plan) -> list[e.Entry]:
    return act_by_act(PLAYS[name].seats, PLAYS[name].acts, made)


def told(journal: list[e.Entry]) -> set[tuple[str, str]]:
    """Whose memories were told to an officer in full in a play, in their own words."""
    heard = [entry.event for entry in journal if isinstance(entry.event, e.Recounted) and entry.event.seat]
    return {(x.person, x.memory) for x in heard if x.version == "full" and not x.contaminated}


def never_told(scenario: Scenario, journals: Iterable[list[e.Entry]]) -> list[tuple[str, str]]:
    """The memories of a scenario that nobody is told in full in any of these plays."""
    heard = set().union(*(told(journal) for journal in journals))
    return [both for who, one in scenario.people.items() for both in ((who, name) for name in one.memories) if both not in heard]


def every_journal(made: Plan) -> list[list[e.Entry]]:
    """Best practice and its variants, and the lists above."""
    return [*(walked(name, made) for name in BEST), *(listed(name, made) for name in PLAYS)]


@pytest.mark.parametrize("name", PLAYS)
def test_a_list_is_told_what_it_says(name: str) -> None:
    assert told(listed(name, plan())) == {(who, memory) for who, memories in PLAYS[name].told.items() for memory in memories}


def test_every_memory_is_told_in_full_in_some_play() -> None:
    assert sum(len(one.memories) for one in plan().scenario.people.values()) >= 44
    assert never_told(plan().scenario, every_journal(plan())) == []


def with_a_memory(scenario: Scenario, person: str, name: str, terms: Terms) -> Scenario:
    """A copy of a scenario in which somebody remembers one thing more."""
    one = scenario.people[person]
    return replace(scenario, people={**scenario.people, person: replace(one, memories={**one.memories, name: Memory(terms)})})


NEVER = "happened(days.nine) and not happened(days.nine)"


def test_a_memory_that_nobody_can_hear_is_named() -> None:
    """Planted: one under a condition that cannot hold, one that asks for more trust than can be earned."""
    scenario = with_a_memory(plan().scenario, "rustam", "what_nobody_hears", Terms(topic="work", when=NEVER))
    scenario = with_a_memory(scenario, "feruza", "what_nobody_earns", Terms(topic="home", questions=["open"], trust=100))
    made = Plan(scenario, plan().pack)
    assert never_told(scenario, every_journal(made)) == [("feruza", "what_nobody_earns"), ("rustam", "what_nobody_hears")]
