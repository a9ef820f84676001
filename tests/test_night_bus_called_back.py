"""What is said back by telephone fits whoever rings, whatever they say, on each of the three days: it is for no one caller."""

import re

import pytest

from sim.model.terms import HOLDS_MONEY
from tests.test_night_bus_full import plan
from zholda.wording import catalogue

HOURS = re.compile(r"\b(today|tonight|tomorrow|yesterday|this (morning|afternoon|evening))\b|\bcan be with you\b|\b(is|are) with you\b")
OF_SOMEBODY = re.compile(r"\b(she is a child|so it is women|to the telephone|has it\b)", re.IGNORECASE)


@pytest.mark.parametrize("contact", [name for name, one in plan().scenario.contacts.items() if one.answers])
def test_what_a_body_says_back_holds_at_any_hour_and_to_any_caller(contact: str) -> None:
    said = plan().scenario.texts[plan().scenario.contacts[contact].answers]
    assert not HOURS.search(said), said
    assert not OF_SOMEBODY.search(said), said


def test_the_cells_name_the_day_since_when_somebody_sits_there() -> None:
    cells = plan().scenario.contacts["duty_cells"]
    for wording in (cells.answers, cells.asked["held_since"]):
        assert "on Sunday, half past seven in the evening" in plan().scenario.texts[wording]


def test_the_farm_speaks_of_two_people_only_if_they_are_meant_and_of_its_bus_on_the_day_somebody_comes() -> None:
    said = plan().scenario.texts[plan().scenario.contacts["farm"].answers]
    assert said.startswith("'If you mean ")
    assert "On the day somebody comes our bus waits at Km 70 until eleven." in said


def test_nobody_is_told_who_has_the_car_in_which_they_may_sit_themselves() -> None:
    assert "We have one car, and no second." in plan().scenario.texts["injects.whom_first"]


def test_a_voice_on_the_line_says_nothing_of_arrest_to_whoever_is_with_somebody_held() -> None:
    said = plan().scenario.texts["services.mediator.granted_text"]
    assert "nobody has to answer me" in said
    assert "arrested" not in said


def test_following_the_money_brings_an_answer_from_every_thing_that_may_hold_it() -> None:
    scenario = plan().scenario
    may_hold = [name for name, thing in scenario.things.items() if thing.kind in HOLDS_MONEY]
    assert len(may_hold) > 10
    assert [name for name in may_hold if f"things.{name}.traced" not in scenario.texts] == []


@pytest.mark.parametrize("tongue", ["en", "ru", "kk"])
def test_a_sentence_that_is_said_on_each_of_three_days_names_no_time_of_day(tongue: str) -> None:
    said = catalogue(tongue)["talk.journey.free_recall"]
    assert not re.search(r"morning|утр|таң", said), said
