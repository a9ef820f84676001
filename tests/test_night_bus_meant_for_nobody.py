"""What happens at the post and is meant for nobody reaches an officer behind a closed door by a knock, or not at all."""

import pytest

from sim.exercise import Exercise
from tests.test_night_bus_clauses import Acts, alone

HER_WORD = "storylines.her_word.writes"
LIGHT = "storylines.morning.canteen_opens"
IN_THE_OFFICE: Acts = [
    ("Mon 05:42", "separate", {"people": "seats_11_18", "from": "grey_coat", "to": "office"}),
    ("Mon 05:51", "meet_need", {"need": "first_aid", "person": "zulfiya", "where": "office"}),
]


def channels(exercise: Exercise, wording: str) -> list[tuple[str, str]]:
    return [(line.channel, line.source) for line in exercise.view("post").lines if line.wording == wording]


def test_what_the_woman_in_grey_types_is_told_by_who_has_seen_it() -> None:
    """Played: in the closed office, beside a sick hand, one saw what she did with her thumb at the bus."""
    exercise = alone("post", IN_THE_OFFICE, "Mon 05:55")
    assert channels(exercise, HER_WORD) == [("told", "dana")]
    assert ("hearing", "dana") in channels(exercise, "engine.knock")
    assert channels(alone("post", [], "Mon 05:55"), HER_WORD) == [("sight", "grey_coat")]


@pytest.mark.parametrize(("acts", "seen"), [(IN_THE_OFFICE, []), ([], [("sight", "")])])
def test_nobody_knocks_for_a_light_across_the_road(acts: Acts, seen: list[tuple[str, str]]) -> None:
    stays: Acts = [("Mon 06:20", "safety_check", {"person": "oygul", "voice": "odil", "where": "office"})] if acts else []
    long: Acts = [("Mon 06:25", "speak_with", {"person": "oygul", "topic": "home", "question": "open", "voice": "odil", "where": "office"})]
    assert channels(alone("post", [*acts, *stays, *(long if acts else [])], "Mon 06:35"), LIGHT) == seen
