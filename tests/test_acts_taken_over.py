"""Whoever was handed over goes with those who took them over, when these go, and nobody is driven off out of an act with them."""

from typing import Any

from sim.behaviours.reaching import SETS_OUT
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.scenario import Beat, Effect
from tests.laws.landing import between, do, found, goes, lines

VAN = goes(1000, Effect("arrive", {"who": "driver", "place": "landing"}))
OFF = [Effect("depart", {"who": "driver", "to": "house"})]
GIVEN: dict[str, Any] = {"verb": "hand_over", "people": ["mira"], "to": "shelter_line"}


def waits(**beats: Beat) -> Exercise:
    """A van has come to the landing."""
    exercise = between(storylines=lines(van=VAN, **beats), injects={}, decisions={})
    exercise.advance(1001)
    return exercise


def moves(exercise: Exercise, who: str) -> list[tuple[int, str]]:
    return [(entry.at, entry.event.place) for entry in exercise.journal if type(entry.event) is e.Moved and entry.event.who == who]


def test_who_was_handed_over_leaves_with_the_van_and_arrives_with_it() -> None:
    exercise = waits(off=Beat(when="done(post, hand_over)", holds_for=300, happens=OFF))
    do(exercise, **GIVEN)
    assert exercise.view("post").people["mira"].place == "landing"
    exercise.advance(7200)
    assert moves(exercise, "mira")[-2:] == moves(exercise, "driver")[-2:]
    assert moves(exercise, "mira")[-1][1] == "house"


def test_the_van_comes_into_sight_before_those_whom_it_brings() -> None:
    exercise = waits(off=Beat(when="done(post, hand_over)", holds_for=300, happens=OFF))
    do(exercise, **GIVEN)
    exercise.advance(7200)
    seen = [
        claim.subject
        for line in exercise.view("house").lines
        for claim in line.claims
        if claim.attribute == "place" and claim.value == "house"
    ]
    assert seen.index("driver") < seen.index("mira")


def test_who_takes_somebody_over_does_not_drive_off_in_the_middle_of_it() -> None:
    exercise = waits(off=Beat(at=1300, happens=OFF))
    do(exercise, **GIVEN)
    assert not found(exercise, e.ActInterrupted)
    assert [x.person for x in found(exercise, e.HandedOver)] == ["mira"]
    ended = next(entry.at for entry in exercise.journal if type(entry.event) is e.HandedOver)
    exercise.advance(ended + 60)
    assert moves(exercise, "driver")[-1] == (ended, "")


def test_nobody_handed_over_is_driven_off_out_of_an_act_with_them() -> None:
    exercise = waits()
    do(exercise, **GIVEN)
    exercise.advance(exercise.now + SETS_OUT - 60)
    do(exercise, wait=False, verb="meet_need", people=["mira"], need="water")
    exercise.advance(exercise.now + 120)
    assert exercise._stage.world.at("mira") == "landing"
    exercise.advance(exercise.now + 600)
    assert not found(exercise, e.ActInterrupted)
    assert exercise._stage.world.at("mira") == ""


def test_who_was_handed_over_does_not_get_into_the_ferry_again() -> None:
    exercise = waits(ferry=goes(2000, Effect("depart", {"who": "ferry", "to": "island"})))
    do(exercise, **GIVEN)
    exercise.advance(2001)
    assert exercise._stage.world.get("aboard.mira") == ""
