"""The line mode: the same exercise in numbered lines, the same journal as the screen, and a polite end whatever comes in."""

import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.ferry import ferry
from tests.test_tui_play import at_work, commands, landed, press
from tests.test_tui_seat import FakePlay
from tui.line_mode.asking import number_in
from tui.line_mode.commands import COMMANDS
from tui.line_mode.plain import play_lines

TYPED = [*COMMANDS, "", "a", "b", "c", "a b", "[/]", "ә", "ф"]


def told(play: FakePlay, *lines: str) -> str:
    """What the line mode writes while these lines are typed."""
    out = io.StringIO()
    play_lines(play, io.StringIO("".join(line + "\n" for line in lines)), out)
    return out.getvalue()


@pytest.mark.parametrize("note", ["", "Illness."])
def test_a_case_without_a_note_has_no_empty_heading(monkeypatch, note):
    briefing = replace(FakePlay().briefing, content_note=note)
    monkeypatch.setattr(FakePlay, "briefing", briefing)
    assert ("Content note:" in told(FakePlay())) == bool(note)


async def test_the_same_choices_leave_the_same_journal_as_on_the_screen():
    lines, screen = landed(), landed()
    told(
        lines,
        "0",  # the question is put off
        "girl in a red", "5", "h", "b", "c", "a",  # speak about the offer, an open question, the colleague interprets, begin
        "0", "0",  # questions are put off
        "wait", "b", "b",  # a question is open, and the time passes all the same
        "phone", "a", "1", "a", "a c", "c", "a", "a",  # pass two things on about one person to the district
        "papers", "a", "a note",
        "decide", "a", "because",
    )  # fmt: skip
    async with at_work(screen) as pilot:
        await press(pilot, *["down"] * 4, "right", "5", "8", "2", "3", "1", "f10", "f6", "2", "2")
        await press(pilot, "f4", "home", "1", "1", "1", "3", "end", "up", "enter", "3", "1", "f2", "1")
        await press(pilot, "f5", "home", "enter", *"a note", "down", "enter", "f8", "1", *"because", "enter")
    assert [(one.what, one.args) for one in commands(lines)] == [(one.what, one.args) for one in commands(screen)]
    assert lines.exercise.journal == screen.exercise.journal


def test_the_end_of_the_input_is_polite_and_keeps_the_exercise():
    play = landed()
    said = told(play, "0")
    assert said.endswith("The input has ended.\nThe exercise is kept at 05:40; it goes on exactly there.\n")
    assert play.closed
    assert not play.over


def test_how_an_interview_was_asked_is_told_after_it_and_once():
    play = FakePlay("training")
    found = [["2 of 3 questions let the person tell it.", "Rights \x1b[31mwere explained."]]
    play.__dict__["interview_feedback"] = lambda: found.pop() if found else []
    said = told(play, "wait", "a", "wait", "a")
    assert said.count("2 of 3 questions let the person tell it.") == 1
    assert "\x1b" not in said


def test_it_says_what_is_new_who_is_here_and_what_can_be_done():
    said = told(FakePlay("assessment"), "wait", "a")
    assert "05:40 seen: The ferry comes in." in said
    assert "Here: your colleague; walker with a dog; man with a stack of papers;" in said
    assert "  1. Look closely (2 min)" in said
    assert said.count("The ferry comes in.") == 1


def test_bad_input_gets_a_line_that_helps():
    said = told(landed("assessment"), "99", "xyzzy", "turn", "wort", "77", "0")
    numbered = max(int(n) for n in re.findall(r"^  (\d)\. ", said, re.MULTILINE))
    assert f"There is no 99 here. Type a number from 1 to {numbered}, or a word such as wait." in said
    assert "Nothing here is called 'xyzzy'." in said
    assert "That is not one of the answers. Type a letter from a to" in said


@pytest.mark.parametrize("word", COMMANDS)
def test_every_word_is_understood_in_full_and_in_another_layout(word):
    from tui.keys import LAYOUTS

    russian = "".join(LAYOUTS["russian"].get(sign, sign) for sign in word)
    for typed in (word, word.upper(), russian):
        assert "Nothing here is called" not in told(landed("assessment"), typed)


def test_words_of_a_label_turn_to_it_and_words_of_an_act_find_it():
    said = told(landed("assessment"), "red coat", "call ambulance walker", "a")
    assert "In focus: girl in a red coat, school bag." in said
    assert "Call an ambulance (1 min): walker with a dog" in said


def test_what_is_searched_for_may_stand_behind_the_word():
    said = told(landed("assessment"), "find ferry", "a", "аштв walker")
    assert "Nothing here is called" not in said
    assert said.count("Found:\n  a. ") == 2
    assert "The ferry comes in." in said.partition("Found:")[2]
    assert "Nothing in the notebook, the inbox or the file has these words." in told(landed("assessment"), "find xyzzy")


def test_a_time_may_stand_behind_the_word_wait_and_a_wrong_one_is_explained():
    play = landed("assessment")
    said = told(play, "wait soon", "Mon 5:45", "wait 5:45")
    assert "To wait until then, type: wait Mon 5:45" in said
    assert "That is no time of day. Type for example 06:00" in said
    assert play.now == 900


def test_who_waits_for_an_answer_is_said_once_before_the_time_passes():
    said = told(landed(), "0", "wait", "b", "a", "wait", "b")
    assert said.count("Nobody has answered") == 1
    assert "See to it first" in said


def test_numbers_typed_on_a_kazakh_digit_row_count():
    assert number_in("ә") == 2
    assert number_in("12") == 12
    assert number_in("two") is None
    assert number_in("٣") is None


def test_what_cannot_be_taken_back_asks_once():
    play = landed("assessment")
    said = told(play, "hand over walker", "a", "a", "a", "a")
    assert "This cannot be taken back.\n  a. Cancel: change nothing" in said
    assert commands(play) == []


def test_a_form_is_filled_in_and_filed():
    play = landed("assessment")
    told(play, "1", "a", "papers", "b", "d", "none", "g", "b")  # there are gaps, and they are meant
    filed = commands(play)[-1]
    assert filed.what == "form"
    assert filed.args["fields"]["times"] == "05:40 Look closely: the landing"
    assert filed.args["fields"]["promises"] == "none"


def test_a_wrong_time_of_day_is_asked_again():
    play = landed("assessment")
    said = told(play, "say you are held walker", "a", "a", "c", "soon", "c", "5:35", "a")
    assert "That is no time of day." in said
    assert commands(play)[-1].args["minute"] == "05:35"


def test_leaving_says_that_it_is_kept_and_ending_tells_the_debrief():
    assert "The exercise is kept at 05:40" in told(landed("assessment"), "leave", "a")
    play = landed("assessment")
    said = told(play, "leave", "b", "b")
    assert "The exercise is over." in said
    assert "The ferry came in at 05:40." in said
    assert play.over


def test_an_act_under_way_can_go_on_or_be_stopped():
    play = landed("assessment")
    play.advance(1100)
    said = told(play, "2", "a", "a", "stop")
    assert "Under way: Prepare, until" in said
    assert commands(play)[-1].what == "stop"


def test_nothing_moves_the_cursor():
    said = told(FakePlay(overwrite="a\x1b[2J\rb\x07"), "wait", "a", "0", "turn", "a", "5", "0", "leave", "a")
    assert not {"\x1b", "\r", "\x07", "\x08"} & set(said)


def test_a_stream_that_cannot_write_every_letter_is_no_error():
    play = FakePlay(overwrite="Әйгерім → 日本")
    raw = io.BytesIO()
    old_console = io.TextIOWrapper(raw, encoding="cp866", write_through=True)
    play_lines(play, io.StringIO("wait\na\n"), old_console)
    assert b"?" in raw.getvalue()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.one_of(st.integers(0, 12).map(str), st.sampled_from(TYPED), st.text(max_size=8)), max_size=30))
def test_no_line_that_is_typed_ends_in_an_error(typed):
    play = FakePlay()
    told(play, *[line.replace("\n", " ").replace("\r", " ") for line in typed])
    assert play.closed


def test_two_worlds_that_differ_in_what_a_seat_cannot_know_are_told_alike():
    plan = ferry()
    friendly = {name: replace(contact, hostile=False) for name, contact in plan.contacts.items()}
    calm = {
        name: replace(person, trust={**person.trust, "police": 90}) if name == "tolya" else person for name, person in plan.people.items()
    }
    typed = ("wait", "a", "0", "1", "0", "0", "red coat", "1", "0", "all", "0", "phone", "a", "all", "0", "turn", "0")
    assert told(FakePlay(), *typed) == told(FakePlay(contacts=friendly, people=calm), *typed)


def test_0_at_the_second_question_goes_back_to_the_first_as_on_the_screen():
    play = landed()
    said = told(play, "0", "phone", "a", "1", "a", "0", "b", "0", "0")
    assert said.count("Do you pass something on, or ask for something?") == 3, "put again each time one goes back"
    assert commands(play) == []
