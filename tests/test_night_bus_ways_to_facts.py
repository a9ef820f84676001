"""Each fact that must be found is found in a play without any woman's word: by papers, things, a camera, a call, by what men say.

That three ways to each are written, and one of them without the word of any woman, test_night_bus_case and test_night_bus_clauses say; here
every way that is written is gone. A list is bare acts, done one after the other by those who sit there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

import pytest

from sim.engine.plan import Plan
from sim.model import events as e
from sim.model.scenario import Scenario
from tests import test_night_bus_reached as reached
from tests.test_night_bus_full import plan
from tests.test_night_bus_memories_told import (
    DESK,
    NEVER,
    POST,
    THE_BUS_WAITS,
    THEN,
    TO_THE_SHOP,
    Act,
    act_by_act,
    ask,
    every_journal,
)

SAID = ("asking", "wishing", "weighing")  # how a cue is noticed that somebody says
GREY = {"people": ["grey_coat"]}
HELD: list[Act] = [THE_BUS_WAITS, (THEN, POST, "tell_held", GREY)]
SEARCHED: list[Act] = [*HELD, ("Mon 05:52", POST, "search_person", {"person": "grey_coat", "by": "dana"})]  # Dana has looked at the papers


@dataclass(frozen=True)
class Search:
    """Who sits where, what they do, and by which ways a fact is found by it."""

    seats: tuple[str, ...]
    acts: list[Act]
    ways: set[str]


WITHOUT_HER_WORD = {
    "who_controls": Search(
        (POST,),
        [*SEARCHED, (THEN, POST, "look", {"at": "grey_coat"}), ("Mon 06:50", POST, "inspect", {"at": "canteen_camera"})],
        {
            "people.grey_coat.cues.two_telephones",
            "people.grey_coat.cues.names_and_sums",
            "things.canteen_camera.cues.counts_them",
        },
    ),
    "the_girl": Search(
        (POST, DESK),
        [
            THE_BUS_WAITS,
            (THEN, POST, "look", {"at": "madina"}),
            *HELD[1:],
            ("Mon 06:20", POST, "request", {"service": "investigator", **GREY}),
            ("Mon 07:10", POST, "hand_over", {**GREY, "to": "investigator"}),
            ("Mon 12:40", DESK, "inspect", {"at": "parental_consent"}),
        ],
        {"people.madina.cues.school_rucksack", "people.madina.cues.school_coat", "things.parental_consent.cues.another_year"},
    ),
    "the_camp": Search(
        (POST, DESK),
        [
            THE_BUS_WAITS,
            (THEN, POST, "check_documents", {**GREY, "holder": "grey_coat", "after": "holder"}),
            ask(THEN, POST, "yerlan", "route", where="office"),
            ("Mon 06:20", POST, "request", {"service": "investigator"}),
            ("Mon 14:10", DESK, "request", {"service": "labour_inspection"}),
            TO_THE_SHOP,
            ("Tue 06:11", DESK, "look", {"at": "labour_file"}),
            ask(THEN, DESK, "labour_inspector", "place"),
        ],
        {
            "people.grey_coat.cues.number_on_the_slip",
            "people.yerlan.memories.stop_at_km_61",
            "things.labour_file.read",
            "people.labour_inspector.memories.last_years_complaint",
        },
    ),
    "people_at_the_camp": Search(  # a page under a counter, before the widow rings; then the track, which is dry until seven
        (DESK,),
        [
            ("Mon 09:00", DESK, "go", {"to": "turnoff"}),
            (THEN, DESK, "look", {"at": "tick_book"}),
            (THEN, DESK, "carry_out_operation", {"to": "camp"}),
        ],
        {"things.tick_book.cues.since_thursday", "injects.dawn_at_the_well"},
    ),
    "the_money": Search(
        (POST, DESK),
        [
            *SEARCHED,
            ask("Mon 06:00", POST, "yerlan", "route", where="office"),
            ("Mon 06:20", POST, "request", {"service": "investigator", **GREY}),
            ("Mon 07:10", POST, "hand_over", {**GREY, "to": "investigator"}),
            ("Mon 09:10", DESK, "open_case", {"offence": "trafficking", "ground": "own_report"}),
            ("Mon 09:40", DESK, "search_person", {"person": "grey_coat", "by": "zhibek", "where": "cell"}),
            ("Mon 10:00", DESK, "preserve", {"thing": "grey_telephones", "way": "payments"}),
            ("Mon 11:20", DESK, "inspect", {"at": "transfers"}),
        ],
        {
            "people.grey_coat.cues.names_and_sums",
            "people.yerlan.memories.stop_at_km_61",
            "things.transfers.cues.a_sum_a_head",
        },
    ),
    "the_leak": Search(
        (POST,),
        [THE_BUS_WAITS, ask(THEN, POST, "yerlan", "people", where="office"), ("Mon 06:50", POST, "look", {"at": "yerlan"})],
        {"people.yerlan.memories.a_car_at_the_table", "injects.call_about_workers", "injects.captain_rings"},
    ),
    "the_couple": Search(
        (POST,),
        [
            THE_BUS_WAITS,
            (THEN, POST, "check_documents", {"people": ["rustam", "kamila"], "after": "owner"}),
            ask(THEN, POST, "rustam", "papers", where="office"),
        ],
        {"people.rustam.cues.own_papers", "people.rustam.cues.farm_answers", "people.rustam.memories.own_contract"},
    ),
}


def found(journal: list[e.Entry]) -> set[str]:
    """By which ways something came to an officer: what was noticed, told or read, by its name in a scenario."""
    ways = set()
    for event in (entry.event for entry in journal):
        if isinstance(event, e.Observed):
            ways |= {event.sign, event.wording}
        elif isinstance(event, e.Recounted) and event.seat and event.version == "full" and not event.contaminated:
            ways.add(f"people.{event.person}.memories.{event.memory}")
    return ways


def told_by_women(scenario: Scenario, journal: list[e.Entry]) -> list[tuple[str, str]]:
    """What women told an officer of what they remember, in whatever words."""
    events = [entry.event for entry in journal]
    return [(x.person, x.memory) for x in events if isinstance(x, e.Recounted) and x.seat and scenario.people[x.person].sex == "female"]


def said_by_a_woman(scenario: Scenario, way: str) -> bool:
    """Whether a way leads through a woman's word: what she remembers, what she says when she is asked, what she rings or comes to say."""
    part, name, *rest = way.split(".")
    if part == "injects":
        source = scenario.injects[name].source
        return source in scenario.people and scenario.people[source].sex == "female"
    if part != "people" or scenario.people[name].sex != "female":
        return False
    return rest[0] == "memories" or scenario.people[name].cues[rest[1]].noticed in SAID


@cache
def searched(fact: str, made: Plan) -> list[e.Entry]:
    return act_by_act(WITHOUT_HER_WORD[fact].seats, WITHOUT_HER_WORD[fact].acts, made)


def never_found(scenario: Scenario, journals: Iterable[list[e.Entry]]) -> list[tuple[str, str]]:
    """The ways to a fact of a scenario that nobody goes in any of these plays."""
    ways = set().union(*(found(journal) for journal in journals))
    return [(name, way) for name, fact in scenario.facts.items() for way in fact.routes if way not in ways]


def every_search(made: Plan) -> list[list[e.Entry]]:
    """The lists above, the plays in which every memory is told, and one in which the captain was told of a girl."""
    return [*(searched(fact, made) for fact in WITHOUT_HER_WORD), *every_journal(made), reached.listed("captain_asks_for_her")]


def test_each_fact_has_a_list() -> None:
    assert WITHOUT_HER_WORD.keys() == plan().scenario.facts.keys()


@pytest.mark.parametrize("fact", WITHOUT_HER_WORD)
def test_a_fact_is_found_without_any_womans_word(fact: str) -> None:
    scenario, journal = plan().scenario, searched(fact, plan())
    ways = found(journal) & {*scenario.facts[fact].routes}
    assert ways == WITHOUT_HER_WORD[fact].ways
    assert not [way for way in ways if said_by_a_woman(scenario, way)]
    assert told_by_women(scenario, journal) == []


def test_every_way_to_a_fact_is_gone_in_some_play() -> None:
    """A paper that says nothing to whoever looks at it, a cue that never holds: a way that is only written is none."""
    assert never_found(plan().scenario, every_search(plan())) == []


def test_a_way_that_nobody_can_go_is_named() -> None:
    """Planted: a page on which one sees nothing."""
    scenario = plan().scenario
    book = scenario.things["tick_book"]
    blank = replace(book, cues={name: replace(cue, when=NEVER) for name, cue in book.cues.items()})
    planted = replace(scenario, things={**scenario.things, "tick_book": blank})
    search = WITHOUT_HER_WORD["people_at_the_camp"]
    looked = act_by_act(search.seats, search.acts[:2], Plan(planted, plan().pack))  # and does not know then how one goes there
    others = [journal for journal in every_search(plan()) if journal is not searched("people_at_the_camp", plan())]
    assert never_found(planted, [looked, *others]) == [("people_at_the_camp", "things.tick_book.cues.since_thursday")]
