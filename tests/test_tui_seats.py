"""Several seats on the screen and in lines: the curtain, whose turn it is, following the case, and who plays beside the trainee."""

import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.test_tui_seat import screen_text
from tui import seats
from tui.app import First, Zholda
from tui.line_mode.plain import play_lines
from tui.screens.curtain import Curtain
from tui.screens.dialog import Choose, Read
from tui.screens.workspace import Workspace
from zholda.session import Session

RELAY = Path(__file__).parent / "cases" / "relay"


@asynccontextmanager
async def begun(first: First) -> AsyncIterator[Pilot[Any]]:
    """The program on 80 columns and 24 lines, as far as its first screen with something to choose."""
    app = Zholda(first)
    app.deaf_for = 0  # type: ignore[misc]
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, Curtain, Read)
        yield pilot


async def until(pilot: Pilot[Any], *kinds: type) -> None:
    for _ in range(100):
        await pilot.pause()
        if isinstance(pilot.app.screen, kinds) and pilot.app.focused is not None:
            return
    raise AssertionError(f"waited for {kinds}, found {pilot.app.screen}")


async def press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def wait_for_the_curtain(pilot: Pilot[Any]) -> None:
    for _ in range(9):
        await until(pilot, Workspace)
        await press(pilot, "f6")
        await until(pilot, Choose)
        await press(pilot, "enter")
        for _ in range(20):
            await pilot.pause()
            if isinstance(pilot.app.screen, Curtain):
                return
    raise AssertionError("the machine is not handed on")


SHARED = First(scenario=str(RELAY), seat="post", seats=("post", "shelter"), seed=7, mode="training")


async def test_the_curtain_says_who_sits_down_and_shows_nothing_else():
    async with begun(SHARED) as pilot:
        shown = screen_text(pilot.app)
        assert "Now: arrivals officer" in shown
        assert "bus stop" not in shown
        assert "green bag" not in shown


async def test_whoever_waits_hands_the_machine_on_and_the_next_one_sees_only_their_own_seat():
    async with begun(SHARED) as pilot:
        await press(pilot, "enter")
        await until(pilot, Read)
        assert "Monday, eight o'clock, at the bus stop." in screen_text(pilot.app)
        await press(pilot, "enter", "f6")
        await until(pilot, Choose)
        await press(pilot, "enter")
        await until(pilot, Curtain)
        assert "Now: worker of the House of Rest" in screen_text(pilot.app)
        await press(pilot, "enter")
        await until(pilot, Read)
        await press(pilot, "enter")
        await until(pilot, Workspace)
        shown = screen_text(pilot.app)
        assert "the house in town" in shown
        assert "green bag" not in shown


async def test_whoever_comes_back_finds_the_numbers_and_the_interpreter_as_they_were():
    async with begun(SHARED) as pilot:
        await press(pilot, "enter")
        await until(pilot, Read)
        await press(pilot, "enter")
        await until(pilot, Workspace)
        first = pilot.app.screen
        assert isinstance(first, Workspace)
        first.voices["somebody"] = "a voice"
        for _turn in range(2):  # the other one's and back
            await wait_for_the_curtain(pilot)
            await press(pilot, "enter")
            await until(pilot, Read, Workspace)
            if isinstance(pilot.app.screen, Read):
                await press(pilot, "enter")
                await until(pilot, Workspace)
        again = pilot.app.screen
        assert isinstance(again, Workspace)
        assert (again.play.seat, again is first) == ("post", False)
        assert again.numbers is first.numbers
        assert again.voices == {"somebody": "a voice"}


async def test_the_curtain_is_drawn_in_another_language_where_that_is_chosen():
    async with begun(SHARED) as pilot:
        app = pilot.app
        assert isinstance(app, Zholda)
        await app.speak("ru")
        await pilot.pause()
        shown = screen_text(app)
        assert "Now: arrivals officer" not in shown
        await app.speak("en")
        await pilot.pause()
        assert "Now: arrivals officer" in screen_text(app)


async def test_the_curtain_can_be_left_and_the_exercise_is_kept():
    async with begun(SHARED) as pilot:
        await press(pilot, "down", "enter")
        for _ in range(50):
            await pilot.pause()
            if pilot.app.return_value is not None:
                break
        assert str(pilot.app.return_value).startswith("The exercise is kept at 08:00.")


async def test_the_profile_of_a_machine_colleague_stands_in_the_first_words():
    async with begun(First(scenario=str(RELAY), seat="post", others="slow", seed=7, mode="training")) as pilot:
        shown = " ".join(screen_text(pilot.app).replace("│", " ").split())
        assert "Worker of the House of Rest and detective: machine colleagues, slow." in shown


def test_machine_colleagues_of_one_profile_share_a_line():
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False) as play:
        (line,) = seats.colleagues(play)
    assert line.startswith("Migration police, criminal police and shelter worker: machine colleagues, correct.")


async def test_whoever_follows_the_case_sits_down_elsewhere_from_the_leave_dialog():
    async with begun(First(scenario=str(RELAY), seat="post", follow=True, seed=7, mode="training")) as pilot:
        await press(pilot, "enter")
        await until(pilot, Workspace)
        await press(pilot, "f10")
        await until(pilot, Choose)
        assert "Sit down as shelter worker" in screen_text(pilot.app)
        await press(pilot, "enter")
        await until(pilot, Read)
        assert "Monday morning in the house in town." in screen_text(pilot.app)


# --- in lines ---------------------------------------------------------------------------------------------------------------------


def lines(typed: str, **settings: Any) -> str:
    """What the line mode says to these lines."""
    said = io.StringIO()
    play_lines(Session.open(RELAY, seed=7, keep=False, **settings), io.StringIO(typed), said)
    return said.getvalue()


def test_in_lines_the_curtain_moves_what_stood_there_out_of_sight():
    said = lines("a\nwait\na\na\n", seats=("post", "shelter"))
    before, _, after = said.partition("Now: worker of the House of Rest.")
    assert "green bag" in before
    assert before.endswith("\n" * 60)
    assert "green bag" not in after
    assert "The telephone stands in the kitchen." in " ".join(after.split())


def test_in_lines_a_word_of_the_exercise_typed_at_the_curtain_asks_again():
    said = lines("wait\nhelp\na\n", seats=("post", "shelter"))
    assert said.count("Now: ") == 3
    assert "green bag" in said.rpartition("Now: ")[2]


def test_in_lines_the_case_is_followed_from_leave():
    said = lines("leave\na\n", seat="post", follow=True)
    assert "a. Sit down as shelter worker" in said
    assert "The telephone stands in the kitchen." in " ".join(said.split())


def test_whoever_joins_later_begins_in_the_minute_in_which_they_are_called():
    said = lines("", seat="inspector")
    assert "You are called when there is something to look into." in " ".join(said.split())
    assert "Mon 7 Sep 09:30. the station" in said


def test_alone_without_colleagues_nothing_is_said_of_others():
    session = Session.open(RELAY, seat="post", seed=7, keep=False)
    assert seats.beginning(session) == ""
    assert not seats.shared(session)
    assert "a machine colleague" not in lines("", seat="post")


def test_beside_slow_colleagues_it_is_said_what_that_means_and_what_one_can_do():
    with Session.open("night-bus", seat="investigator", others="slow", keep=False, seed=1) as play:
        told = seats.beginning(play)
    assert told.count("three quarters of an hour") == 1
    assert "do yourself or ask of somebody else" in told
    with Session.open("night-bus", seat="investigator", others="correct", keep=False, seed=1) as play:
        assert "three quarters" not in seats.beginning(play)
