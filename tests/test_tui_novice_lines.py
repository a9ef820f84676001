"""What somebody who has never done it needs from the line mode: whole lines, letters that answer, a way out of every question."""

import io

import pytest

from tests.test_tui_play import commands, landed
from tests.test_tui_seat import FakePlay
from tui.line_mode.asking import Lines, OtherWord, letter, place_in, wrapped
from tui.line_mode.plain import play_lines
from tui.panes import company


def test_long_lines_are_broken_between_words_and_keep_their_indent():
    assert wrapped("  1. " + "word " * 20)[1].startswith("    word")
    assert all(len(part) < 80 for part in wrapped("  " + "word " * 60))
    assert wrapped("") == [""]


def test_answers_have_letters_in_any_layout_and_a_number_is_no_answer():
    assert [letter(n) for n in (0, 25, 26, 27)] == ["a", "z", "aa", "ab"]
    assert place_in("b", 3) == 1
    assert place_in("и", 3) == 1
    assert place_in("d", 3) is None
    out = io.StringIO()
    play = FakePlay()
    play_lines(play, io.StringIO("wait\na\n1\n"), out)
    assert "That is not one of the answers. Type a letter from a to b" in out.getvalue()


def test_another_word_at_a_question_puts_the_question_off_and_does_what_it_says():
    out = io.StringIO()
    play = FakePlay()
    play_lines(play, io.StringIO("wait\na\nwait\nb\nb\n"), out)
    assert out.getvalue().count("What you know will fall due:") == 2
    assert play.now > 601
    with pytest.raises(OtherWord, match="leave"):
        Lines(io.StringIO("leave\n"), io.StringIO(), lambda: {"leave"}).choose("", [])


def test_a_pause_that_is_left_by_a_word_is_over():
    play = landed("assessment")
    play_lines(play, io.StringIO("pause\nwait\n0\n"), io.StringIO())
    assert [one.args for one in commands(play) if one.what == "pause"] == [{"on": True}, {"on": False}]


def test_whoever_is_in_focus_is_first_in_a_list():
    out = io.StringIO()
    play_lines(landed("assessment"), io.StringIO("red coat\nturn\n0\npapers\nd\n"), out)
    assert "To whom, or to what?\n  a. girl in a red coat" in out.getvalue()
    assert "About whom?\n  a. girl in a red coat" in out.getvalue()


def test_ears_are_counted_in_words():
    assert company.Ears(0, 0).words == "nobody else hears"
    assert company.Ears(1, 2).words == "1 other hears"
    assert company.number_in_label("the driver") == 0
