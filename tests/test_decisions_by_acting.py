"""One act of a bundle is not yet the option; half of it is. Where something of the kind was begun, nobody steps in."""

from dataclasses import replace
from typing import Any

import pytest

from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.scenario import Decision, Option, Scenario
from sim.model.walkthrough import Do
from tests.laws.ferry import ferry, lawland

MANY = ["mira", "tolya"]


def asked(options: dict[str, list[Do]], if_nobody: str = "", lapses: int = 2000) -> Scenario:
    """The ferry with one question and these options, open from the moment the ferry has come."""
    question = Decision(
        "post",
        "present(ferry, landing)",
        lapses,
        {name: Option(do) for name, do in options.items()},
        if_nobody,
        "aside" if if_nobody else "",
    )
    return replace(ferry(), decisions={"question": question})


def played(scenario: Scenario, *done: dict[str, Any], until: int = 0) -> Exercise:
    exercise = Exercise.open(scenario, lawland(), seed=1, plan=Plan(scenario, lawland()))
    exercise.advance(880)
    for args in done:
        exercise.submit(e.Commanded("post", "act", args, 0))
        while not exercise.free("post"):
            exercise.advance(exercise.now + 30)
    exercise.advance(max(until, exercise.now))
    return exercise


def closed(exercise: Exercise) -> tuple[str, str] | None:
    found = [x.event for x in exercise.journal if isinstance(x.event, e.DecisionClosed)]
    assert len(found) < 2
    return (found[0].option, found[0].how) if found else None


def need(who: str, what: str) -> Do:
    return Do("meet_need", {"people": [who], "need": what})


ROOM = [need("mira", "call"), Do("explain", {"people": ["mira"], "set": "house_rules"}), need("mira", "rest"), need("mira", "food")]


def test_one_act_of_four_leaves_the_question_open() -> None:
    assert (
        closed(
            played(
                asked({"a_room": ROOM, "nothing": [Do("note", {"text": "no"})]}), {"verb": "meet_need", "people": ["mira"], "need": "food"}
            )
        )
        is None
    )


def test_half_of_it_is_the_option_and_it_is_caused_by_the_first_act_of_it() -> None:
    acts = ({"verb": "meet_need", "people": ["mira"], "need": what} for what in ("food", "rest"))
    exercise = played(asked({"a_room": ROOM}), *acts)
    assert closed(exercise) == ("a_room", "acted")
    [entry] = [x for x in exercise.journal if isinstance(x.event, e.DecisionClosed)]
    first = exercise.journal[entry.cause - 1].event
    assert isinstance(first, e.ActBegan)
    assert dict(first.args)["need"] == "food"


def test_another_need_of_the_same_person_is_not_the_act_that_was_meant() -> None:
    assert closed(played(asked({"call": [need("mira", "call")]}), {"verb": "meet_need", "people": ["mira"], "need": "food"})) is None


def test_what_is_done_to_one_of_four_is_a_quarter_of_it() -> None:
    both = [Do("meet_need", {"people": MANY, "need": "food"}), Do("meet_need", {"people": MANY, "need": "rest"})]
    scenario = asked({"both": both})
    assert closed(played(scenario, {"verb": "meet_need", "people": ["mira"], "need": "food"})) is None
    assert closed(played(scenario, {"verb": "meet_need", "people": MANY, "need": "food"})) == ("both", "acted")


SHARED = Do("share", {"contact": "chief", "items": ["number_of_people"]})


def test_a_word_on_the_telephone_decides_nothing_among_other_acts_but_is_the_option_where_that_is_all() -> None:
    told = {"verb": "share", "contact": "chief", "items": ["number_of_people"], "basis": "duty"}
    assert closed(played(asked({"tell_and_feed": [SHARED, need("mira", "food")]}), told)) is None
    assert closed(played(asked({"tell": [SHARED]}), told)) == ("tell", "acted")


@pytest.mark.parametrize(("where", "option"), [("", "somewhere"), ("shed", "apart")])
def test_an_act_counts_for_the_option_that_says_most_about_it(where: str, option: str) -> None:
    options = {"somewhere": [Do("call_alone", {"person": "mira"})], "apart": [Do("call_alone", {"person": "mira", "where": "shed"})]}
    assert closed(played(asked(options), {"verb": "call_alone", "person": "mira", **({"where": where} if where else {})})) == (
        option,
        "acted",
    )


STEPS_IN = {"stack": [Do("check_documents", {"people": ["mira"], "after": "keep"})], "alone": ROOM}


def test_a_colleague_steps_in_only_where_nothing_of_the_kind_was_begun() -> None:
    scenario = asked(STEPS_IN, if_nobody="stack", lapses=400)
    left_alone = played(scenario, until=1500)
    assert closed(left_alone) == ("stack", "lapsed")
    at_it = played(scenario, {"verb": "meet_need", "people": ["mira"], "need": "food"}, until=1500)
    assert closed(at_it) == ("", "begun")
    assert not [x for x in at_it.journal if isinstance(x.event, e.ActBegan) and x.event.actor == "aside"]


def test_looking_does_not_keep_a_colleague_from_stepping_in() -> None:
    scenario = asked({**STEPS_IN, "look": [Do("look", {"at": "mira"}), *ROOM]}, if_nobody="stack", lapses=400)
    assert closed(played(scenario, {"verb": "look", "at": "mira"}, until=1500)) == ("stack", "lapsed")


@pytest.mark.parametrize(("what", "option"), [("food", ("feed_her", "acted")), ("rest", None)])
def test_nobody_is_asked_whether_to_do_what_they_are_doing(what: str, option: tuple[str, str] | None) -> None:
    """The question comes while an act of the seat is under way: where that amounts to an option, it is answered by it at once."""
    scenario = asked({"feed_her": [need("mira", "food")], "nothing": [Do("note", {"text": "no"})]})
    comes = replace(scenario.decisions["question"], when="happened(landing.cold_wind)")
    scenario = replace(scenario, decisions={"question": comes})
    exercise = Exercise.open(scenario, lawland(), seed=1, plan=Plan(scenario, lawland()))
    exercise.advance(1150)
    exercise.submit(e.Commanded("post", "act", {"verb": "meet_need", "people": ["mira"], "need": what}, 0))
    exercise.advance(1200)
    assert not exercise.free("post")
    assert closed(exercise) == option
