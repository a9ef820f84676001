"""Playing on the screen by keyboard: acts and their questions, decisions, papers, waiting, stopping, leaving and coming back."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from sim.model.events import Commanded
from sim.model.verbs import ACTS, EVERY_ACT
from tests.test_tui_seat import FakeHouse, FakePlay, screen_text
from tui import words
from tui.app import First, Zholda
from tui.keys import WORKSPACE
from tui.screens.dialog import Choose, Confirm, Read, Tick, Write
from tui.screens.workspace import Workspace
from tui.widgets.bar import Bar
from tui.widgets.choices import Choices
from zholda.wording import catalogue


@asynccontextmanager
async def at_work(play: FakePlay, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    """The workspace of an exercise, past the first words."""
    app = Zholda(First(resume="ferry-1"), open_house=lambda first: FakeHouse(play=play))
    async with app.run_test(size=size) as pilot:
        for _ in range(50):
            await pilot.pause()
            if isinstance(app.screen, Workspace | Read) and app.focused is not None:
                break
        if isinstance(app.screen, Read):
            await press(pilot, "enter")
        assert isinstance(app.screen, Workspace)
        yield pilot


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press one key after the other, each answered before the next."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def landed(mode: str = "training") -> FakePlay:
    """The ferry is in: five people in sight."""
    play = FakePlay(mode)
    play.advance(601)
    return play


def commands(play: FakePlay) -> list[Commanded]:
    return [entry.event for entry in play.exercise.journal if isinstance(entry.event, Commanded)]


def text(pilot: Pilot[Any]) -> str:
    return screen_text(pilot.app)


# --- words -----------------------------------------------------------------------------------------------------------------


def test_every_act_and_every_question_has_words():
    ours = catalogue()
    for verb in ACTS.values():
        assert words.act(verb.named) == ours[f"verb.{verb.named}.name"]
        for param in (*verb.params, *EVERY_ACT):
            assert f"ask.{param.name}" in ours or f"ask.{verb.id}.{param.name}" in ours


def test_every_closed_choice_has_words():
    ours = catalogue()
    for verb in ACTS.values():
        for param in verb.params:
            for value in param.choices:
                assert (f"item.{value}" if param.name in ("items", "asked", "kept") else f"choice.{param.name}.{value}") in ours


# --- the keyboard suffices ---------------------------------------------------------------------------------------------------


async def test_arrows_and_enter_reach_every_function():
    async with at_work(landed()) as pilot:
        bar = pilot.app.screen.query_one("#keys", Bar)
        await press(pilot, "end", "down")
        assert bar.has_focus
        for item in bar.items[1:]:
            await press(pilot, "right")
            assert f"[{item.key} {item.words}]" in text(pilot)
        await press(pilot, "enter")
        assert "Leave?" in text(pilot)
        await press(pilot, "down", "down", "enter")
        assert isinstance(pilot.app.screen, Workspace)


async def test_the_bars_hold_every_action_that_is_no_row_of_a_list():
    async with at_work(landed()) as pilot:
        on_bars = {item.action for bar in pilot.app.screen.query(Bar) for item in bar.items}
        rows_of_the_help = {"app.settings", "tab('talk')", "go_on"}  # these are on a bar while an interview is open, something under way
        assert {action.do for action in WORKSPACE if not action.do.startswith("act(")} <= on_bars | rows_of_the_help


async def test_left_and_right_change_the_column_and_up_from_the_top_reaches_the_tabs():
    async with at_work(landed(), (120, 40)) as pilot:
        places = []
        for key in ("right", "right", "right", "left", "left", "home", "up"):
            await press(pilot, key)
            places.append(pilot.app.focused.id if pilot.app.focused else None)
        assert places == ["acts", "inbox", "inbox", "acts", "things", "things", "tabs"]


async def test_panes_take_turns_when_narrow_and_stand_side_by_side_when_wide():
    for size, together in (((80, 24), 2), ((120, 40), 5), ((160, 50), 8)):
        async with at_work(landed(), size) as pilot:
            shown = [one.id for one in pilot.app.screen.query(Choices) if one.region.height]
            assert len(shown) == together
            await press(pilot, "f3")
            assert pilot.app.focused is not None
            assert pilot.app.focused.id == "inbox"


# --- acts --------------------------------------------------------------------------------------------------------------------


async def test_a_number_does_the_act_and_time_passes():
    play = landed()
    async with at_work(play) as pilot:
        await press(pilot, "1", "enter")  # into none of the rooms
        assert commands(play)[-1].args == {"verb": "look", "at": "landing"}
        assert play.now == 601 + 120


async def test_talk_asks_topic_sentence_and_voice_and_then_shows_the_whole_act():
    play = landed()
    async with at_work(play) as pilot:
        await press(pilot, "down", "down", "down", "down", "right", "5")
        assert "About what?" in text(pilot)
        await press(pilot, "8")
        assert "How did you hear of this work?" in text(pilot)
        await press(pilot, "2", "3")
        assert "You say: How did you hear of this work?" in text(pilot)
        assert "Who interprets? your colleague" in text(pilot)
        await press(pilot, "1")
        assert commands(play)[-1].args == {
            "verb": "speak_with", "person": "mira", "topic": "offer", "question": "open", "voice": "aside", "where": "shed",
        }  # fmt: skip


async def test_who_interprets_is_asked_once_for_each_person():
    play = landed("assessment")
    async with at_work(play) as pilot:
        await press(pilot, "down", "down", "down", "down", "right", "4")
        assert "Who interprets?" in text(pilot)
        await press(pilot, "3", "1", "4")
        assert "Who interprets? your colleague" in text(pilot)
        assert "1  Begin" in text(pilot)


async def test_the_sentence_hides_its_type_in_an_assessment():
    async with at_work(landed("assessment")) as pilot:
        await press(pilot, "down", "down", "down", "down", "right", "5", "8")
        assert "How did you hear of this work?" in text(pilot)
        assert "open question" not in text(pilot)


async def test_going_back_takes_back_one_question_at_a_time():
    async with at_work(landed()) as pilot:
        await press(pilot, "down", "down", "down", "down", "right", "5", "8", "2")
        for seen in ("Who interprets?", "What do you say?", "About what?"):
            assert seen in text(pilot)
            await press(pilot, "f10")
        assert isinstance(pilot.app.screen, Workspace)


async def test_a_checklist_ticks_with_enter_and_with_numbers():
    play = landed()
    async with at_work(play) as pilot:
        await press(pilot, "f4", "1", "1", "1", "enter", "3")
        assert isinstance(pilot.app.screen, Tick)
        await press(pilot, "end", "up")
        assert "Go on with 1 ticked" in text(pilot)
        await press(pilot, "enter", "3", "1", "f2", "1")  # on what ground, of whom, begin
        assert commands(play)[-1].args["items"] == ["needs"]


async def test_what_cannot_be_taken_back_asks_once_and_enter_alone_changes_nothing():
    play = landed()
    async with at_work(play) as pilot:
        await press(pilot, "f7", *"hand over walker", "enter")
        assert "To whom?" in text(pilot)
        await press(pilot, "1", "1")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "enter")
        assert commands(play) == []


async def test_a_break_has_one_way_on_and_one_way_out():
    async with at_work(landed("assessment")) as pilot:
        await press(pilot, "f9")
        assert text(pilot).count("Go on") == 2  # the row, and the foot that says where Escape leads
        assert "Esc/F10 Go on" in text(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Workspace)


async def test_no_power_is_said_in_training_and_not_in_an_assessment():
    for mode, said in (("training", True), ("assessment", False)):
        play = landed(mode)
        play.power_words = lambda power: "no power (Act on checks, art. 1)"  # type: ignore[method-assign]
        async with at_work(play, (120, 40)) as pilot:
            assert ("no power" in text(pilot)) is said


async def test_search_reads_words_typed_in_another_layout():
    async with at_work(landed()) as pilot:
        await press(pilot, "0", *"куигысу")  # nothing
        assert "No act has these words" in text(pilot)
        await press(pilot, *["backspace"] * 7, *"фьигдфтсу")
        assert "Call an ambulance" in text(pilot)


async def test_what_one_works_on_stays_in_sight_behind_a_question():
    async with at_work(landed()) as pilot:
        await press(pilot, "f6")
        assert "Mon 7 Apr 05:40" in text(pilot)
        assert "F2 Scene" in text(pilot)


async def test_the_search_finds_what_the_screen_can_do_as_well():
    async with at_work(landed()) as pilot:
        await press(pilot, "f7", *"road")  # of the map it is said that it shows places and roads
        assert "M  Map" in text(pilot)
        await press(pilot, "down", "end", "up", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, Workspace)
        assert screen.tab == "map"
        await press(pilot, "f7", *"pause", "enter")
        assert isinstance(pilot.app.screen, Read | Choose)


# --- time --------------------------------------------------------------------------------------------------------------------


async def test_an_act_that_something_breaks_into_can_go_on_or_be_stopped():
    play = landed()
    play.advance(1100)  # the cold wind comes at 1200
    async with at_work(play) as pilot:
        await press(pilot, "2", "1", "1")  # prepare: five minutes
        assert "Go on with it" in text(pilot)
        assert play.now == 1200
        await press(pilot, "right", "home", "down", "enter")
        assert commands(play)[-1].what == "stop"
        assert "Go on with it" not in text(pilot)


async def test_a_note_beside_an_act_moves_no_time():
    play = landed()
    play.advance(1100)
    async with at_work(play) as pilot:
        await press(pilot, "2", "1", "1", "f5", "enter", *"cold", "down", "enter")
        assert play.now == 1200
        assert play.view().notes == [(1200, "cold")]


async def test_before_a_wait_stands_what_falls_due():
    play = landed("assessment")
    async with at_work(play) as pilot:
        await press(pilot, "f7", *"ask ambulance", "enter", "1")
        assert commands(play)[-1].args["verb"] == "request"
        await press(pilot, "f6", "2", "f6")
        assert "Ambulance: expected" in text(pilot)
        assert "The exercise ends" in text(pilot)


async def test_one_can_wait_until_a_time_that_is_typed():
    play = landed("assessment")
    async with at_work(play) as pilot:
        await press(pilot, "f6", "6", *"noon", "enter")
        assert "That is no time" in text(pilot)
        await press(pilot, *["backspace"] * 4, *"6.00", "enter")
        assert play.time(play.now) == "06:00"


# --- decisions -----------------------------------------------------------------------------------------------------------------


async def test_a_question_comes_by_itself_once_and_takes_a_reason():
    play = FakePlay()
    async with at_work(play) as pilot:
        await press(pilot, "f6", "1")
        assert "A question for you" in text(pilot)
        await press(pilot, "2", "enter")
        assert "please write a few words" in text(pilot)
        await press(pilot, *"she knows both", "enter")
        chosen = next(one for one in commands(play) if one.what == "choose")
        assert chosen.args == {"occurrence": "who_speaks", "option": "colleague", "rationale": "she knows both"}
        assert chosen.seen > 0


async def test_a_question_put_off_waits_behind_its_key():
    play = FakePlay()
    async with at_work(play) as pilot:
        await press(pilot, "f6", "1", "f10")
        assert "F8 A question" in text(pilot)
        await press(pilot, "d")
        assert "A question for you" in text(pilot)


async def test_an_assessment_puts_no_question():
    play = FakePlay("assessment")
    async with at_work(play) as pilot:
        await press(pilot, "f6", "1")
        assert isinstance(pilot.app.screen, Workspace)
        assert "question" not in text(pilot)
        await press(pilot, "f8")
        assert "No question is open" in text(pilot)


# --- papers, leaving -------------------------------------------------------------------------------------------------------------


async def test_a_form_is_filled_in_with_what_is_known_and_kept_as_a_draft():
    play = landed("assessment")
    async with at_work(play) as pilot:
        await press(pilot, "1", "enter", "f5", "down", "enter")
        assert "What happened when: 05:40 Look closely: the landing" in text(pilot)
        await press(pilot, "4", *"none", "tab", "enter", "f10", "f10", "enter")
    assert play.closed
    async with at_work(play) as pilot:  # another sitting
        await press(pilot, "f5", "down", "enter")
        assert "What you promised: none" in text(pilot)
        await press(pilot, "7")
        assert "Still empty" in text(pilot)
        await press(pilot, "2")
        filed = commands(play)[-1]
        assert (filed.what, filed.args["form"], filed.args["fields"]["promises"]) == ("form", "shift_note", "none")
        assert play.draft("shift_note/") == ""


async def test_a_line_of_the_inbox_can_be_noted_and_leads_to_whom_it_is_about():
    play = landed()
    async with at_work(play) as pilot:
        await press(pilot, "f3", "enter")
        assert "Turn to man with a stack of papers" in text(pilot)
        await press(pilot, "1")
        screen = pilot.app.screen
        assert isinstance(screen, Workspace)
        assert screen.in_focus is not None
        assert screen.in_focus.id == "foreman"
        await press(pilot, "f3", "down", "down", "enter", "end", "up", "enter")
        assert play.view().notes[-1][1].endswith("speaks first.")


async def test_leaving_keeps_the_exercise_and_coming_back_is_at_the_same_second():
    play = landed("assessment")
    async with at_work(play) as pilot:
        await press(pilot, "2", "1", "1")
        before = play.now
        await press(pilot, "f10", "1")
        assert play.closed
        assert pilot.app.return_value is not None
        assert "kept" in pilot.app.return_value
    async with at_work(play) as pilot:
        assert play.now == before
        assert play.time(before) in text(pilot)


async def test_quitting_at_once_closes_the_exercise_too():
    play = landed("assessment")
    async with at_work(play) as pilot:
        await press(pilot, "1", "enter", "ctrl+q")
        assert "Leave?" in text(pilot)
        await press(pilot, "ctrl+q")
    assert play.closed


async def test_the_end_of_the_exercise_leads_to_the_debrief():
    play = landed()
    play.advance(play.length - 60)
    async with at_work(play) as pilot:
        await press(pilot, "f6", "2")
        assert "The exercise ends at 08:30" in text(pilot)
        await press(pilot, "2", "escape")
        assert "What happened" in text(pilot)
        assert play.over


async def test_a_pause_is_recorded_on_and_off():
    play = landed()
    async with at_work(play) as pilot:
        await press(pilot, "f9")
        assert "Nobody has to say why" in text(pilot)
        await press(pilot, "f10")
        assert [one.args for one in commands(play)] == [{"on": True}, {"on": False}]


async def test_every_dialog_can_be_left_without_escape():
    async with at_work(landed()) as pilot:
        for keys in (("f1",), ("f6",), ("f7",), ("f9",), ("f10",), ("f5", "enter"), ("f5", "down", "enter"), ("f2", "4")):
            await press(pilot, *keys)
            assert isinstance(pilot.app.screen, Choose | Tick | Write | Read) or type(pilot.app.screen).__name__ == "Search"
            await press(pilot, "f10")
            assert isinstance(pilot.app.screen, Workspace), keys


# --- terminals -----------------------------------------------------------------------------------------------------------------


async def test_without_colours_the_marked_row_still_has_its_mark(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_work(landed()) as pilot:
        assert pilot.app.no_color
        await press(pilot, "home")
        assert "\n>   the landing" in text(pilot)


async def test_an_old_windows_console_gets_lines_it_can_draw(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ZHOLDA_ASCII", "1")
    async with at_work(landed()) as pilot:
        await press(pilot, "f6")
        assert "+--" in text(pilot)
        assert not set("╭╮╰╯│─┌┐└┘") & set(text(pilot))
        for height in (10, 11, 12, 13, 14):  # too little room for the answers, so that a scroll bar stands beside them
            await pilot.resize_terminal(80, height)
            await pilot.pause()
            assert not set("▁▂▃▄▅▆▇█▉▊▋▌▍▎▏") & set(text(pilot))


async def test_a_key_pressed_twice_at_once_asks_once():
    async with at_work(landed("assessment")) as pilot:
        for _ in range(3):
            pilot.app.post_message(events.Key("f6", None))
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 3  # the shell, the workspace, one question


async def test_the_inbox_can_show_one_channel_only():
    async with at_work(landed("assessment")) as pilot:
        await press(pilot, "f3", "end", "enter")
        assert "All channels" in text(pilot)
        await press(pilot, "3")
        assert "Only: here." in text(pilot)
        assert "Now in sight" in text(pilot)
        assert "The ferry comes in." not in text(pilot)
