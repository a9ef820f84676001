"""Putting a motion together: a resolution's reasons stand in the row, and about somebody's liberty only those who are held are on offer."""

import pytest

from tests.test_tui_honest_answers import held
from tests.test_tui_novice import draft
from tui.asking import Draft


def about_the_foreman(motion: str, reasons: str | None = None) -> Draft:
    play = held("5:40")
    found = draft(play, "file_motion", "")
    found.chosen |= {"motion": motion, "for": "foreman"}
    if reasons is not None:
        found.view.resolutions["custody", "foreman"] = reasons
    return found


@pytest.mark.parametrize(("reasons", "row"), [("given", "yes"), ("missing", "no"), ("", "no"), (None, "no")])
def test_the_row_shows_whether_the_resolution_brings_the_reasons_why_milder_measures_fail(reasons: str | None, row: str):
    assert about_the_foreman("custody", reasons).value_words("milder") == row
    assert about_the_foreman("house_arrest", reasons).value_words("milder") == row


def test_a_resolution_about_somebody_else_brings_no_reasons():
    found = about_the_foreman("custody")
    found.view.resolutions["custody", "walker"] = "given"
    assert found.value_words("milder") == "no"


def test_nobody_who_is_not_held_is_offered_for_custody():
    for motion in ("custody", "house_arrest"):
        assert [pick.value for pick in about_the_foreman(motion).picks("for")] == ["foreman"]
    for motion in ("safety", "deposition"):
        assert len(about_the_foreman(motion).picks("for")) > 1


def test_where_this_seat_knows_of_nobody_who_is_held_all_it_knows_are_offered():
    found = draft(held(), "file_motion", "")
    found.chosen["motion"] = "custody"
    assert len(found.picks("for")) > 1


def test_whoever_is_not_held_is_not_offered_for_release():
    play = held("5:40")
    found = draft(play, "release", "")
    assert [pick.value for pick in found.picks("person")] == ["foreman"]
    assert len(draft(held(), "release", "").picks("person")) > 1, "where this seat knows of nobody held it may still be wrong"
