"""A room with opening hours is offered only while it is open; before that, the refusal says when it opens."""

from dataclasses import replace
from typing import Any

from sim.exercise import Exercise
from sim.model import events as e
from sim.model.scenario import Place, Room
from tests.laws.landing import BASE, do, found, last_refusal, opened
from zholda.session import Session
from zholda.wording import Wording

OPENS = 1200  # the shed, in seconds since the start
OVER = 2400
INTO_THE_SHED: dict[str, Any] = {"from": "foreman", "to": "shed"}


def landing(hours: list[list[int]], at: int = 700) -> Exercise:
    quay = {"shed": Room(private=True, warm=True, hours=hours), "quay": Room()}
    return opened(replace(BASE, places={**BASE.places, "landing": Place(quay)}), at)


def rooms(exercise: Exercise, verb: str = "call_alone", name: str = "where") -> tuple[str, ...]:
    on_offer = exercise.offers("post")
    return next(offer.choices[name] for offer in on_offer if offer.verb == verb)


def refusal(exercise: Exercise) -> dict[str, Any]:
    line = next(line for line in reversed(exercise.view("post").lines) if line.wording.startswith("engine.refused."))
    return dict(line.args)


def test_a_room_is_offered_only_while_it_is_open() -> None:
    exercise = landing([[OPENS, OVER]])
    assert rooms(exercise) == ("quay",)
    assert rooms(exercise, "separate", "to") == ("quay",)
    exercise.advance(OPENS)
    assert rooms(exercise) == ("shed", "quay")
    exercise.advance(OVER)
    assert rooms(exercise) == ("quay",)


def test_a_room_without_hours_is_always_open() -> None:
    assert rooms(landing([])) == ("shed", "quay")


def test_nobody_is_called_into_a_room_before_it_opens_and_the_refusal_says_when_it_does() -> None:
    exercise = landing([[OPENS, OVER]])
    do(exercise, verb="call_alone", person="mira", where="shed")
    assert last_refusal(exercise) == "engine.refused.room_closed"
    assert refusal(exercise)["opens"] == OPENS
    exercise.advance(OPENS)
    do(exercise, verb="call_alone", person="mira", where="shed")
    assert len(found(exercise, e.ActRefused)) == 1
    assert exercise._stage.world.room("mira") == "shed"


def test_nobody_is_led_into_it_either() -> None:
    exercise = landing([[OPENS, OVER]])
    do(exercise, verb="separate", people=["mira"], **INTO_THE_SHED)
    assert last_refusal(exercise) == "engine.refused.room_closed"


def test_after_the_last_of_its_hours_no_hour_is_named() -> None:
    exercise = landing([[0, 600]])
    do(exercise, verb="call_alone", person="mira", where="shed")
    assert last_refusal(exercise) == "engine.refused.room_closed"
    assert "opens" not in refusal(exercise)


def test_whoever_is_in_it_when_it_closes_can_be_spoken_with_where_they_are() -> None:
    exercise = landing([[OPENS, OVER]])
    exercise.advance(OPENS)
    do(exercise, verb="call_alone", person="mira", where="shed")
    exercise.advance(OVER)
    before = len(found(exercise, e.ActRefused))
    do(exercise, verb="introduce", people=["mira"])
    assert len(found(exercise, e.ActRefused)) == before


def test_the_words_say_when() -> None:
    said = Wording(start="2025-04-07T05:30").say("engine.refused.room_closed", {"opens": OPENS})
    assert said == "That room is closed now; it opens at 05:50. Choose another room, or wait."


def test_the_canteen_of_the_night_bus_opens_at_half_past_six() -> None:
    with Session.open("night-bus", seat="post", seed=1, keep=False) as play:
        play.advance(4199)
        assert "canteen" not in next(offer.choices["where"] for offer in play.offers() if offer.verb == "prepare")
        play.advance(4200)
        assert "canteen" in next(offer.choices["where"] for offer in play.offers() if offer.verb == "prepare")
        assert play.label("canteen") == "the canteen across the road"
