"""An officer on the road has a telephone: what needs neither hands nor presence is done while riding, one call at a time."""

from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from sim.model.verbs import ACTS
from tests.laws.landing import ALL, between, do, found, heard, last_refusal, submit


def riding() -> Exercise:
    """Set out to the town at 700, there at 1600."""
    exercise = between()
    do(exercise, wait=False, verb="go", to="town")
    exercise.advance(720)
    assert exercise.view("post").place == ""
    return exercise


PHONED: dict[str, dict[str, Any]] = {
    "note": {"text": "on the road"},
    "share": {"contact": "shelter_line", "items": ["check_in_progress"], "basis": "duty"},
    "request": {"service": "ambulance"},
    "handle_call": {"contact": "owner", "noted": True},
    "report_misconduct": {"contact": "guardian", "person": "aside"},
    "decline_order": {"contact": "chief", "order": "names"},
    "follow_up": {"person": "walker"},
}


def test_what_is_done_by_telephone_is_declared() -> None:
    assert {verb.id for verb in ACTS.values() if verb.by_phone} == set(PHONED)


@pytest.mark.parametrize("verb", PHONED)
def test_it_can_be_done_while_riding_and_the_ride_goes_on(verb: str) -> None:
    exercise = riding()
    submit(exercise, "act", verb=verb, **PHONED[verb])
    exercise.advance(1590)
    assert verb in [x.verb for x in found(exercise, e.ActEnded)], last_refusal(exercise) if found(exercise, e.ActRefused) else ""
    exercise.advance(1600)
    assert exercise.view("post").place == "town"


def test_what_is_told_from_the_road_arrives() -> None:
    exercise = riding()
    submit(exercise, "act", verb="share", **PHONED["share"])
    exercise.advance(1000)
    assert "engine.shared" in heard(exercise, "house")


@pytest.mark.parametrize("verb", ["meet_need", "explain", "safety_check", "prepare", "go"])
def test_what_needs_hands_or_presence_is_refused(verb: str) -> None:
    exercise = riding()
    asked: dict[str, dict[str, Any]] = {
        "meet_need": {"people": ["mira"], "need": "water"}, "explain": {"people": ["mira"], "set": "rights"},
        "safety_check": {"person": "mira"}, "prepare": {"what": "room"}, "go": {"to": "house"},
    }  # fmt: skip
    exercise.submit(e.Commanded("post", "act", {"verb": verb, **asked[verb]}, 0))
    assert last_refusal(exercise) == "engine.refused.on_the_road"


def test_one_call_at_a_time() -> None:
    exercise = riding()
    submit(exercise, "act", verb="share", **PHONED["share"])
    submit(exercise, "act", verb="handle_call", **PHONED["handle_call"])
    assert last_refusal(exercise) == "engine.refused.busy"
    submit(exercise, "act", verb="note", text="asked to ring back")
    assert "note" in [x.verb for x in found(exercise, e.ActEnded)]


def test_a_call_that_lasts_longer_than_the_road_goes_on_where_one_arrives() -> None:
    exercise = riding()
    exercise.advance(1500)
    submit(exercise, "act", verb="share", **PHONED["share"])
    exercise.advance(1600)
    assert exercise.view("post").place == "town"
    exercise.advance(1680)
    assert "share" in [x.verb for x in found(exercise, e.ActEnded)]


def test_whoever_turned_round_has_the_telephone_on_the_way_back_as_well() -> None:
    exercise = riding()
    exercise.submit(e.Commanded("post", "stop", {"act": exercise.view("post").busy}, 0))
    exercise.advance(721)
    assert exercise.view("post").place == ""
    assert {"note", "share", "request"} <= {offer.verb for offer in exercise.offers("post")} <= set(PHONED)
    submit(exercise, "act", verb="share", **PHONED["share"])
    exercise.advance(1000)
    assert "engine.shared" in heard(exercise, "house")
    assert exercise.view("post").place == "landing"


def test_these_acts_and_no_others_are_on_offer_while_riding() -> None:
    offers = riding().offers("post")
    assert {"note", "share", "request"} <= {offer.verb for offer in offers} <= set(PHONED)
    assert all(offer.aside for offer in offers)


def test_who_is_not_on_duty_yet_has_no_telephone_here() -> None:
    exercise = between(roster={**ALL, "house": "vacant"})
    submit(exercise, "act", "house", verb="note", text="x")
    assert last_refusal(exercise) == "engine.refused.seat_not_taken"
