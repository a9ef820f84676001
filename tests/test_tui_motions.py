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


def test_whom_to_protect_or_to_hear_is_asked_with_the_one_who_is_held_last_and_nobody_marked():
    for motion in ("safety", "deposition"):
        found = draft(held("5:40"), "file_motion", "")
        found.chosen["motion"] = motion
        assert [pick.value for pick in found.picks("for")][-1] == "foreman"
        assert found.value("for") == ""


def test_where_this_seat_knows_of_nobody_who_is_held_all_it_knows_are_offered():
    found = draft(held(), "file_motion", "")
    found.chosen["motion"] = "custody"
    assert len(found.picks("for")) > 1


def test_whoever_is_not_held_is_not_offered_for_release():
    play = held("5:40")
    found = draft(play, "release", "")
    assert [pick.value for pick in found.picks("person")] == ["foreman"]
    assert len(draft(held(), "release", "").picks("person")) > 1, "where this seat knows of nobody held it may still be wrong"


# --- what is asked of a motion, and of taking an act out --------------------------------------------------------------------------


def test_a_motion_for_safety_asks_which_measures_and_another_one_does_not():
    found = about_the_foreman("safety")
    asked = found.next_question()
    assert asked is not None
    assert (asked.name, asked.kind) == ("measure", "some")
    found.answer("measure", ["pseudonym", "closed_hearing"])
    assert found.next_question() is None
    assert found.command()["measure"] == ["pseudonym", "closed_hearing"]
    assert "measure" not in [one.name for one in about_the_foreman("deposition").can_change()]


def test_before_it_begins_it_is_said_what_goes_to_the_judge_with_it():
    for motion in ("custody", "search", "deposition"):
        assert "all that lies in your file and was not taken out" in about_the_foreman(motion).remarks()
    assert "Annexes: none" in about_the_foreman("safety").remarks()
    assert "Annexes" not in draft(held("5:40"), "file_motion", "").remarks()


def test_what_was_filed_can_be_taken_back_and_is_named_by_what_it_is():
    play = held("5:40")
    play.submit("act", {"verb": "file_motion", "motion": "safety", "for": "walker", "measure": ["warning"]})
    play.advance(play.now + 2400)
    found = draft(play, "file_motion.withdraw", "")
    assert [pick.value for pick in found.picks("motion")] == ["safety"]
    found.answer("motion", "safety")
    assert [pick.value for pick in found.picks("for")] == ["walker"], "nobody is held about whom this one is"
    found.answer("for", "walker")
    assert found.next_question() is None
    assert found.can_change() == []
    assert {"verb": "file_motion", "step": "withdraw", "motion": "safety", "for": "walker"}.items() <= found.command().items()


def test_only_what_can_be_said_against_that_kind_of_act_is_offered_as_a_reason():
    play = held("5:40")
    play.submit("act", {"verb": "search_person", "person": "foreman"})
    play.advance(play.now + 900)
    found = draft(play, "strike", "")
    [search] = [pick.value for pick in found.picks("evidence") if play.view().acts[pick.value].verb == "search_person"]
    found.answer("evidence", search)
    offered = [pick.value for pick in found.picks("reason")]
    assert "other_sex" in offered
    assert not {"answer_put", "pressure", "no_lawyer"} & set(offered)
