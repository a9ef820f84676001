"""Whoever comes to the post or to the well after others sees what is there then, and not what was there before."""

import pytest

from sim.model import events as e
from tests.test_night_bus_reached import second
from tests.test_night_bus_the_well import LOUD, THE_WELL, TO_THE_SHOP, alone
from tests.test_night_bus_where_they_are import play, said
from zholda.session import Session

STACK, SPEAKS = "people.grey_coat.cues.holds_the_stack", "people.grey_coat.cues.speaks_first"
LOOKS = "people.madina.cues.looks_first"


@pytest.mark.parametrize("cue", [STACK, SPEAKS, LOOKS])
def test_the_post_sees_at_the_window_who_holds_the_stack_and_who_speaks_for_whom(cue: str) -> None:
    assert cue in said(play(until="Mon 05:49", seats=("post",)), "post")


@pytest.mark.parametrize("cue", [STACK, SPEAKS, LOOKS])
def test_whoever_comes_when_papers_are_back_and_she_stands_apart_is_not_told_the_picture_of_before(cue: str) -> None:
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as session:
        session.advance(second("Mon 06:28"))
        session.submit("act", {"verb": "go", "to": "post_km42"})
        session.advance(second("Mon 07:50"))
        heard = [line.sign or line.wording for line in session.view().lines]
    assert "people.oygul.cues.looks_straight" in heard  # they were there
    assert cue not in heard


# --- at the well ----------------------------------------------------------------------------------------------------------------


BOX = "storylines.the_box_at_the_well.under_a_bed"


def test_the_box_is_pointed_at_by_somebody_who_lives_there_and_no_colleague_looks_under_a_bed() -> None:
    spoken_with = ("Tue 06:50", {"verb": "introduce", "people": ["serik"]})
    exercise = alone(*TO_THE_SHOP, THE_WELL, spoken_with, until="Tue 07:10")
    (line,) = [one for one in exercise.view("investigator").lines if one.wording == BOX]
    assert line.source == "serik"


def test_he_does_not_speak_of_the_box_to_somebody_who_has_said_nothing_to_him() -> None:
    assert BOX not in said(alone(*TO_THE_SHOP, THE_WELL, until="Tue 08:00"), "investigator")


def test_those_who_came_in_the_car_are_there_and_are_gone_with_it() -> None:
    exercise = alone(*TO_THE_SHOP, THE_WELL, until="Tue 06:50")
    assert {"ruslan", "zhibek"} <= {*exercise.view("investigator").here()}
    exercise.advance(second("Tue 10:00"))  # the man with the keys has gone with them
    assert "marat" not in exercise.view("investigator").here()
    assert "ruslan" not in exercise.view("investigator").here()


def test_a_colleague_who_came_along_can_do_there_what_colleagues_do() -> None:
    look = ("Tue 06:50", {"verb": "look", "way": "watch", "person": "marat", "by": "zhibek"})
    assert "engine.act_ended" in said(alone(*TO_THE_SHOP, THE_WELL, look, until="Tue 07:10"), "investigator")


def test_at_an_empty_well_nobody_has_come_along_and_the_two_are_at_their_desks() -> None:
    exercise = alone(*LOUD, *TO_THE_SHOP, THE_WELL, until="Tue 07:00")
    assert exercise._stage.world.at("ruslan") == "station"


def test_the_inspector_who_was_asked_to_come_along_does_not_stay_behind_the_shop() -> None:
    asked = ("Mon 14:10", {"verb": "request", "service": "labour_inspection"})
    later = ("Tue 06:11", {"verb": "carry_out_operation", "to": "camp"})
    exercise = alone(asked, *TO_THE_SHOP, later, until="Tue 08:00")
    assert "labour_inspector" in exercise.view("investigator").here()


def test_a_thing_is_with_somebody_or_lies_in_a_room() -> None:
    """The eight contracts were "with the duty room"."""
    from tui.panes.focus import held_by

    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as session:
        session.advance(second("Mon 06:28"))
        assert held_by(session, "duty_room") == "the duty room"
        assert held_by(session, "ruslan") == "with Detective Ruslan"
        assert held_by(session, "seat:investigator") == "with you"


def test_the_man_with_the_keys_does_not_say_in_one_breath_that_all_are_paid_and_that_he_is_not() -> None:
    told = ("Tue 06:50", {"verb": "explain", "set": "not_against_self", "people": ["marat"]})
    asked = ("Tue 07:05", {"verb": "speak_with", "person": "marat", "topic": "work", "question": "open", "where": "trailer_one"})
    exercise = alone(*TO_THE_SHOP, THE_WELL, told, asked, until="Tue 07:20")
    said_by_him = [x.event.memory for x in exercise.journal if isinstance(x.event, e.Recounted) and x.event.person == "marat"]
    assert said_by_him == ["two_winters"]
