"""Two places in the same minute: wherever two are known before one sets out, the second is the regional unit's."""

from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from tests.test_night_bus_reached import second
from tests.test_night_bus_the_well import CALLED, LOUD, THE_SIDING, Act
from tests.test_night_bus_where_they_are import after, said
from zholda.session import Session

PLAN = {"sites": "Third Well, and where the book lies, in the same minute.", "hour": "Tuesday, when the track is dry."}
CASE: Act = ("Mon 08:30", {"verb": "open_case", "offence": "trafficking", "ground": "own_report"})
TO_HER: Act = ("Mon 09:00", {"verb": "go", "to": "turnoff"})
BREAD: Act = ("Mon 09:30", {"verb": "speak_with", "person": "widow", "topic": "people", "question": "open"})
BACK: Act = ("Mon 09:40", {"verb": "go", "to": "station"})
SIGNATURES: Act = ("Mon 13:10", {"verb": "inspect", "at": "contracts_eight"})
SANCTION: Act = ("Mon 14:20", {"verb": "file_motion", "motion": "search", "at": "owner_house"})
THE_WELL: Act = ("Tue 08:40", {"verb": "carry_out_operation", "to": "camp"})


def planned(*acts: Act, fields: dict[str, str] | None = None, choice: str = "", until: str) -> Exercise:
    """A play in which a plan was filed, or a choice taken, on Monday before two."""
    exercise, done = after(CALLED, seats=("investigator", "post"), mode="training"), False
    for when, act in sorted(acts, key=lambda one: second(one[0])):
        if not done and second(when) > second("Mon 13:45"):
            done = _decided(exercise, fields, choice)
        exercise.advance(second(when))
        args: dict[str, Any] = {key: value for key, value in act.items() if key != "seat"}
        exercise.submit(e.Commanded(str(act.get("seat", "investigator")), "act", args, 0))
    if not done:
        _decided(exercise, fields, choice)
    exercise.advance(second(until))
    return exercise


def _decided(exercise: Exercise, fields: dict[str, str] | None, choice: str) -> bool:
    exercise.advance(second("Mon 13:45"))
    if fields:
        exercise.submit(e.Commanded("investigator", "form", {"form": "operation_plan", "subject": "", "fields": fields}, 0))
    if choice:
        chosen = {"occurrence": "when_to_the_well", "option": choice, "rationale": "Both, or the book is gone."}
        exercise.submit(e.Commanded("investigator", "choose", chosen, 0))
    return True


SANCTIONED = (CASE, TO_HER, BREAD, BACK, SIGNATURES, SANCTION)
UNFILED = SANCTIONED[:-1]


@pytest.mark.parametrize("place", [THE_WELL, THE_SIDING])
def test_the_house_is_entered_in_the_minute_of_the_other_place_whichever_that_is(place: Act) -> None:
    loud = LOUD if place is THE_SIDING else []
    exercise = planned(*loud, *SANCTIONED, place, fields=PLAN, until="Tue 11:00")
    assert exercise._stage.world.facts["ruled.search"] == "granted"
    assert "storylines.two_sites_at_once.same_minute" in said(exercise, "investigator")


def test_what_was_decided_is_as_good_as_what_was_written() -> None:
    exercise = planned(*UNFILED, THE_WELL, choice="tomorrow_two_sites", until="Tue 11:00")
    assert "storylines.two_sites_at_once.same_minute" in said(exercise, "investigator")


def test_nobody_stands_in_a_house_that_neither_a_plan_nor_a_decision_names() -> None:
    exercise = planned(*SANCTIONED, THE_WELL, fields={"hour": "Tuesday"}, until="Tue 11:00")
    assert "storylines.two_sites_at_once.same_minute" not in said(exercise, "investigator")


def test_the_siding_is_stood_at_in_the_same_minute_where_one_knew_of_it_before_one_set_out() -> None:
    exercise = planned(*LOUD, THE_WELL, fields=PLAN, until="Tue 11:00")
    heard = said(exercise, "investigator")
    assert "injects.nobody_went" in heard  # she who sells bread saw them go to the railway
    assert "storylines.well_and_siding.same_minute" in heard


def test_the_siding_that_only_the_tracks_tell_of_is_driven_to_afterwards() -> None:
    early: Act = ("Tue 05:31", {"verb": "carry_out_operation", "to": "camp"})
    exercise = planned(*LOUD, CASE, TO_HER, BREAD, BACK, early, fields=PLAN, choice="ask_the_captain", until="Tue 09:00")
    heard = said(exercise, "investigator")
    assert "injects.tracks_to_the_railway" in heard
    assert "storylines.well_and_siding.same_minute" not in heard


def test_what_was_granted_says_for_which_place() -> None:
    """Two searches were granted within half an hour, and both lines read "Granted: a search."."""
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as session:
        granted = session.say("engine.ruled.granted", {"motion": "search", "place": "owner_house"})
    assert granted == "Granted: a search, the owner's house in Kostobe."


@pytest.mark.parametrize(("choice", "told"), [("only_watch", "watched_and_gone.dust"), ("", "watched_and_written.second_line")])
def test_whoever_watched_says_once_what_was_seen(choice: str, told: str) -> None:
    """Asked for nothing, the watcher rang of bread and twenty minutes later, at night, of a tractor of the afternoon as if it drove now."""
    lines = said(planned(*LOUD, CASE, TO_HER, BREAD, BACK, choice=choice, until="Mon 23:00"), "investigator")
    assert [one for one in lines if one.startswith("storylines.watched")] == [f"storylines.{told}"]


def test_nobody_who_stands_at_the_siding_is_told_that_nobody_went() -> None:
    there: Act = ("Tue 07:20", {"verb": "carry_out_operation", "to": "warehouse"})
    assert "injects.nobody_went" not in said(planned(*LOUD, there, until="Tue 08:30"), "investigator")
