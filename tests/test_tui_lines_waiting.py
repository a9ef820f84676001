"""In lines as on the screen: what passed, what waits, and nobody twice in a list."""

from typing import Any

import pytest

from tests.test_night_bus_reached import second
from tests.test_tui_plain_panes import told
from tests.test_tui_play import landed
from tui.panes import acts, ahead, focus
from zholda.session import Session


@pytest.fixture(scope="module")
def office() -> Session:
    """The investigator's office on Monday morning, with the duty captain and the head of the department in sight."""
    play = Session.open("night-bus", seat="investigator", others="ordinary", seed=1, keep=False)
    play.advance(second("Mon 09:20"))
    return play


def things(play: Any) -> list[focus.Focus]:
    view = play.view()
    return [*focus.scene(play, view), *focus.phone(play, view, play.offers())]


def test_who_is_in_sight_does_not_stand_a_second_time_among_the_telephones(office):
    named = [one.label for one in things(office)]
    rings = [office.label(one) for one in office.public.callers()]  # whoever rings has a line of his own until he is answered
    for who in ("the duty captain", "the head of the department"):
        assert named.count(who) == 1 + rings.count(who)


def test_what_is_said_to_a_body_is_said_to_its_officer_in_sight(office):
    captain = next(one for one in things(office) if one.label == "the duty captain")
    assert captain.kind == "person"
    done = {deed.offer.verb: deed for deed in acts.deeds(office, office.offers(), captain)}
    assert (done["share"].target, done["report_misconduct"].target) == ("captain", "captain")
    assert {"share", "report_misconduct"} <= {deed.offer.verb for deed in acts.numbered(list(done.values()))}


def test_the_inbox_in_lines_says_which_time_is_up(monkeypatch: pytest.MonkeyPatch):
    play = landed("training")
    due = ahead.Due(play.now - 60, "the doctor comes")
    monkeypatch.setattr(ahead, "up", lambda play, view: [due])
    said = told(play, "0", "inbox", "a", "0")
    assert "Time is up: the doctor comes" in said.partition("Inbox.")[2]
    at_it = next(line for line in said.partition("Inbox.")[2].splitlines() if "Time is up" in line).split(".")[0].strip()
    opened = told(landed("training"), "0", "inbox", "a", at_it).rpartition("Inbox.")[2]
    assert "Time is up: the doctor comes" in opened.partition("(0 goes")[2]


def test_seeing_to_it_first_opens_the_question_that_lapses_first():
    said = told(landed("training"), "0", "wait", "a", "a", "0")
    assert "Nobody has answered" in said
    assert said.partition("Nobody has answered")[2].count("Nobody here knows her language.") >= 1


def test_what_is_due_speaks_of_what_waits_before_time_passes():
    play = landed("training")
    letter = told(play, "0", "due", "0").split("The exercise ends")[0].splitlines()[-1].split(".")[0].strip()
    said = told(landed("training"), "0", "due", letter, "b", "0")
    assert "Nobody has answered" in said


def test_a_word_that_names_somebody_in_sight_turns_there_and_not_to_a_service_named_after_them():
    play: Any = Session.open("night-bus", seat="investigator", others="ordinary", seed=1, keep=False)
    play.advance(second("Mon 06:25"))
    assert "In focus: the duty captain." in told(play, "captain")


def test_the_word_go_lets_pass_what_runs_by_itself():
    play: Any = Session.open("night-bus", seat="investigator", others="ordinary", seed=1, keep=False)
    play.advance(second("Mon 06:25"))
    play.submit("act", {"verb": "request", "service": "ambulance"})
    said = told(play, "go")
    assert "Asked for: the ambulance from Kostobe." in said.replace("\n    ", " ")


def test_a_single_letter_where_no_question_is_open_is_not_taken_for_an_act():
    said = told(landed("assessment"), "k")
    assert "No question is open that a letter would answer." in said
    assert "These acts fit" not in said


def test_a_list_of_acts_for_one_thing_does_not_name_it_in_every_line():
    said = told(landed("assessment"), "0", "0").partition("These acts fit:")[2].partition("Which letter?")[0]
    assert "Look closely" in said
    assert "the landing" not in said


def test_a_letter_for_a_question_that_has_just_closed_opens_no_pane():
    said = told(landed("training"), "0", "wait 7:00", "b", "b", "0").rpartition("Let the time pass")[2]
    assert "That question has closed." in said
    assert "ase board" not in said
