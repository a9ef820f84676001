"""Whoever was called aside goes back to those they were with, on their own, once nobody deals with them."""

from dataclasses import replace
from typing import Any

import pytest

from sim.behaviours.aside import LINGERS
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.scenario import Effect, Place, Room
from tests.laws.landing import BASE, do, found, goes, heard, lines, opened

LONG = LINGERS + 1800  # longer than anybody stays


def room(exercise: Exercise, who: str) -> str:
    return exercise._stage.world.room(who)


def asked_aside(where: str = "shed", **changes: Any) -> Exercise:
    """The man on the quay was asked in the shed what he wants; nothing else happens on this landing."""
    exercise = opened(replace(BASE, **changes))
    do(exercise, verb="ask_wish", person="walker", where=where)
    return exercise


def test_who_was_asked_in_another_room_goes_back_after_a_few_minutes() -> None:
    exercise = asked_aside()
    ended = exercise.now
    assert room(exercise, "walker") == "shed", "not in the second in which the talk ends"
    exercise.advance(exercise.now + LONG)
    back = [entry for entry in exercise.journal if isinstance(entry.event, e.Moved) and entry.event.who == "walker"][-1]
    assert isinstance(back.event, e.Moved)
    assert (back.event.place, back.event.room, back.event.back) == ("landing", "quay", "")
    assert back.at - ended <= LINGERS


def test_that_they_go_back_is_seen() -> None:
    exercise = asked_aside()
    exercise.advance(exercise.now + LONG)
    assert exercise.view("post").people["walker"].room == "quay"


def test_who_sat_beside_goes_back_too() -> None:
    people = replace(BASE.people["tolya"], place="landing", room="quay", aboard="", speaks={"ru": "full"})
    exercise = opened(replace(BASE, people={**BASE.people, "tolya": people}))
    given: dict[str, Any] = {"status": "witness", "warned": True, "recorded": True, "present": ["tolya"]}
    do(exercise, verb="interview", person="walker", where="shed", **given)
    exercise.advance(exercise.now + LONG)
    assert {room(exercise, who) for who in ("walker", "tolya")} == {"shed"}, "while the interview is open"
    do(exercise, verb="interview", step="close", person="walker", read_back=True)
    exercise.advance(exercise.now + LONG)
    assert {room(exercise, who) for who in ("walker", "tolya")} == {"quay"}


@pytest.mark.parametrize(
    ("verb", "args"),
    [
        ("separate", {"people": ["walker"], "from": "foreman", "to": "shed"}),
        ("tell_held", {"people": ["walker"]}),
        ("meet_need", {"need": "first_aid", "person": "walker"}),
        ("meet_need", {"people": ["walker"], "need": "rest"}),
    ],
)
def test_who_is_kept_apart_held_or_cared_for_stays(verb: str, args: dict[str, Any]) -> None:
    exercise = asked_aside()
    do(exercise, verb=verb, **args)
    exercise.advance(exercise.now + LONG)
    assert room(exercise, "walker") == "shed"


def test_who_was_kept_apart_in_a_room_goes_back_into_that_room_after_a_talk_elsewhere() -> None:
    exercise = opened()
    apart: dict[str, Any] = {"verb": "separate", "people": ["walker"], "from": "foreman", "to": "shed"}
    do(exercise, **apart)
    do(exercise, verb="ask_wish", person="walker", where="quay")
    exercise.advance(exercise.now + LONG)
    assert room(exercise, "walker") == "shed"


def test_who_was_placed_by_the_story_meanwhile_stays_there() -> None:
    move = goes(1200, Effect("move", {"who": "walker", "room": "store"}))
    places = {**BASE.places, "landing": Place({**BASE.places["landing"].rooms, "store": Room()})}
    exercise = opened(replace(BASE, storylines=lines(off=move), places=places))
    do(exercise, verb="ask_wish", person="walker", where="shed")
    exercise.advance(exercise.now + LONG)
    assert room(exercise, "walker") == "store"


def test_each_further_act_with_them_keeps_them() -> None:
    exercise = asked_aside()
    exercise.advance(exercise.now + LINGERS - 60)
    do(exercise, wait=False, verb="meet_need", people=["walker"], need="water")
    exercise.advance(exercise.now + LINGERS)
    assert room(exercise, "walker") == "shed"


def test_nobody_walks_into_a_room_in_which_somebody_is_spoken_with() -> None:
    """Called out of the shed to the quay; in the shed somebody else is being interviewed when the few minutes are over."""
    people = {**BASE.people, "walker": replace(BASE.people["walker"], room="shed")}
    tolya = replace(BASE.people["tolya"], place="landing", room="quay", aboard="", speaks={"ru": "full"})
    exercise = opened(replace(BASE, people={**people, "tolya": tolya}))
    do(exercise, verb="ask_wish", person="walker", where="quay")
    given: dict[str, Any] = {"status": "witness", "warned": True, "recorded": True}
    do(exercise, verb="interview", person="tolya", where="shed", **given)
    exercise.advance(exercise.now + LONG)
    do(exercise, verb="interview", step="ask", person="tolya", topic="work", question="open")
    assert "walker" not in found(exercise, e.ActEnded)[-1].hearing
    assert room(exercise, "walker") == "quay"
    do(exercise, verb="interview", step="close", person="tolya", read_back=True)
    do(exercise, verb="look", at="landing")
    exercise.advance(exercise.now + LONG)
    assert room(exercise, "walker") == "shed"


def test_nobody_gets_into_a_vehicle_again_that_has_left() -> None:
    exercise = opened(replace(BASE, storylines=lines(off=goes(800, Effect("depart", {"who": "ferry"})))))
    do(exercise, verb="safety_check", person="mira", where="shed")
    assert exercise._stage.world.at("ferry") == "", "it left while she was spoken with"
    exercise.advance(exercise.now + LONG)
    assert (exercise._stage.world.at("mira"), room(exercise, "mira"), exercise._stage.world.get("aboard.mira")) == ("landing", "shed", "")


# --- the officer ----------------------------------------------------------------------------------------------------------

ME = "seat:post"
SHUT_IN: dict[str, Any] = {"length": 86400, "people": {**BASE.people, "walker": replace(BASE.people["walker"], room="shed")}}


def with_one_in_the_shed() -> Exercise:
    """The officer went to the man in the shed to ask him something; the door is closed behind them."""
    exercise = opened(replace(BASE, **SHUT_IN))
    assert room(exercise, ME) == "quay"
    do(exercise, verb="ask_wish", person="walker")
    assert room(exercise, ME) == "shed"
    return exercise


def test_an_officer_who_went_to_somebody_behind_a_closed_door_goes_back_and_is_told_so() -> None:
    exercise = with_one_in_the_shed()
    ended = exercise.now
    exercise.advance(exercise.now + LONG)
    [back] = [entry for entry in exercise.journal if isinstance(entry.event, e.Moved) and entry.event.who == ME and entry.at > ended - 1]
    assert room(exercise, ME) == exercise.view("post").room == "quay"
    assert back.at - ended <= LINGERS
    assert "engine.went_back" in [line.wording for line in exercise.view("post").lines]
    assert room(exercise, "walker") == "shed", "he lives there"


def test_who_comes_after_the_officer_went_back_is_seen() -> None:
    exercise = opened(replace(BASE, storylines=lines(comes=goes(2700, Effect("arrive", {"who": "nurse", "place": "landing"}))), **SHUT_IN))
    do(exercise, verb="ask_wish", person="walker")
    exercise.advance(2800)
    assert "nurse" in exercise.view("post").here()


def test_an_officer_who_is_busy_behind_the_door_stays_and_goes_when_that_is_over() -> None:
    exercise = with_one_in_the_shed()
    exercise.advance(exercise.now + LINGERS - 60)
    do(exercise, verb="rest", wait=False)
    exercise.advance(exercise.now + LONG)
    assert room(exercise, ME) == "shed"
    exercise.advance(exercise.now + 14400 + LINGERS)
    assert room(exercise, ME) == "quay"


def test_an_officer_stays_while_an_interview_is_open() -> None:
    exercise = opened(replace(BASE, **SHUT_IN))
    do(exercise, verb="interview", person="walker", status="witness", warned=True, recorded=True)
    exercise.advance(exercise.now + LONG)
    assert room(exercise, ME) == "shed"


def test_an_officer_does_not_walk_off_from_somebody_who_is_held() -> None:
    exercise = with_one_in_the_shed()
    do(exercise, verb="tell_held", people=["walker"])
    exercise.advance(exercise.now + LONG)
    assert room(exercise, ME) == "shed"


def test_an_officer_who_is_alone_behind_an_open_door_stays_there() -> None:
    exercise = asked_aside()
    exercise.advance(exercise.now + LONG)
    assert (room(exercise, "walker"), room(exercise, ME)) == ("quay", "shed")


def test_whoever_sees_them_go_back_is_told_so_once_for_all_who_go_in_one_moment() -> None:
    people = replace(BASE.people["tolya"], place="landing", room="quay", aboard="", speaks={"ru": "full"})
    exercise = opened(replace(BASE, people={**BASE.people, "tolya": people}))
    given: dict[str, Any] = {"status": "witness", "warned": True, "recorded": True, "present": ["tolya"]}
    do(exercise, verb="interview", person="walker", where="shed", **given)
    do(exercise, verb="interview", step="close", person="walker", read_back=True)
    exercise.advance(exercise.now + LONG)
    told = [line for line in exercise.view("post").lines if line.wording == "engine.goes_back"]
    assert [set(line.about) for line in told] == [{"walker", "tolya"}]
    assert dict(told[0].args)["room"] == "quay"


def test_nobody_is_told_of_it_who_does_not_see_them() -> None:
    exercise = asked_aside()
    exercise.advance(exercise.now + LONG)
    told = [x for x in exercise.journal if isinstance(x.event, e.Observed) and x.event.wording == "engine.goes_back"]
    assert {x.event.seat for x in told if isinstance(x.event, e.Observed)} == {"post"}


COLD = {"hut": Room(warm=True)}


def out_on_the_quay(**changes: Any) -> Exercise:
    """The officer works in a warm hut, and went out to the man on the quay to ask him something."""
    landing = BASE.places["landing"]
    places = {**BASE.places, "landing": replace(landing, rooms={**landing.rooms, **COLD})}
    seats = {**BASE.seats, "post": replace(BASE.seats["post"], room="hut")}
    exercise = opened(replace(BASE, places=places, seats=seats, length=86400, **changes))
    assert room(exercise, ME) == "hut"
    do(exercise, verb="ask_wish", person="walker")
    assert room(exercise, ME) == "quay"
    return exercise


def test_an_officer_who_went_out_into_the_cold_goes_in_again_and_is_told_so() -> None:
    """Who had sat down beside somebody on the bench by the gate sat there for two days."""
    exercise = out_on_the_quay()
    exercise.advance(exercise.now + LONG)
    assert room(exercise, ME) == exercise.view("post").room == "hut"
    assert "engine.went_in" in heard(exercise)


def test_an_officer_outside_stays_with_somebody_who_is_held_there() -> None:
    exercise = out_on_the_quay()
    do(exercise, verb="tell_held", people=["walker"], why="for the check")
    exercise.advance(exercise.now + LONG)
    assert room(exercise, ME) == "quay"


def test_who_comes_from_outside_goes_back_into_the_warm_from_behind_a_door_too() -> None:
    tolya = replace(BASE.people["tolya"], place="landing", room="shed", aboard="", speaks={"ru": "full"})
    exercise = out_on_the_quay(people={**BASE.people, "tolya": tolya})
    do(exercise, verb="ask_wish", person="tolya")
    assert room(exercise, ME) == "shed"
    exercise.advance(exercise.now + LONG)
    assert room(exercise, ME) == "hut"
