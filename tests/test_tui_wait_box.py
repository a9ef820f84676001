"""The box that lets time pass: everything that falls due is seen or counted in it, and it says that to wait on duty is no rest."""

import re
from typing import Any

import pytest

from sim.world.seen import SeenAct
from tests.test_tui_plain_panes import flat, told
from tests.test_tui_play import at_work, landed, press, text
from tests.test_tui_seat import FakePlay
from tui.panes import ahead
from zholda import tongue

LATE = 5000  # more than half of what the law of the ferry has as a shift


def busy(number: int) -> FakePlay:
    """A seat with so many things on the way, the names of which take two lines each."""
    play = landed("training")
    for n in range(number):
        ends = play.now + 600 + 60 * n
        play.view().acts[f"a{n}"] = SeenAct(
            f"a{n}", "check_documents", ("foreman", "mira", "tolya"), "", "", play.now, ends, "began", "", False
        )
    return play


@pytest.mark.parametrize("high", [5, 9, 12, 40])
def test_what_falls_due_fits_into_the_rows_there_are_and_the_rest_is_counted(high):
    play = busy(10)
    shown = ahead.fitting(play, play.view(), high, 40)
    assert sum(ahead.high_in(one, 40) for one in shown) <= high
    left = re.search(r"and (\d+) more", shown[-1])
    assert len(shown) - bool(left) + int(left[1] if left else 0) == len(ahead.due(play, play.view()))


def test_where_there_is_room_for_one_row_only_the_first_is_told_and_the_rest_counted():
    play = busy(3)
    shown = ahead.fitting(play, play.view(), 1, 40)
    assert len(shown) == 2
    assert shown[1].startswith("and ")


@pytest.mark.parametrize("size", [(80, 24), (80, 40), (120, 40)])
@pytest.mark.parametrize("language", ["en", "ru"])
async def test_nothing_that_falls_due_stands_below_the_foot_of_the_box(size, language):
    """Found in play: the seventh line was there for whoever scrolled, and nothing said so."""
    tongue.use(language)
    try:
        play = busy(14)
        async with at_work(play, size) as pilot:
            await press(pilot, "f6")
            for _ in range(10):
                await pilot.pause()
            about: Any = pilot.app.screen.query_one("#about")
            answers: Any = pilot.app.screen.query_one("#answers")
            assert about.max_scroll_y == 0, text(pilot)
            assert answers.max_scroll_y == 0, text(pilot)
    finally:
        tongue.use("en")


# --- to wait is no rest ----------------------------------------------------------------------------------------------------------

NO_REST = "To wait on duty is no rest"


def late(start: str) -> FakePlay:
    play = landed("training")
    play.advance(LATE)
    play.start = start
    return play


def test_by_night_a_wait_says_that_it_is_no_rest_and_which_act_is():
    play = late("2025-04-07T22:00")
    said = ahead.no_rest(play, play.view())
    assert said.startswith(NO_REST)
    assert said.endswith("Rest (4 h).")
    assert NO_REST in flat(told(late("2025-04-07T22:00"), "wait", "0"))


def test_by_day_only_who_is_tired_hears_of_it():
    play = late("2025-04-07T10:00")
    assert ahead.no_rest(play, play.view()) == ""
    play.view().tired = True
    assert ahead.no_rest(play, play.view()).startswith(NO_REST)


def test_at_the_beginning_of_a_night_shift_nobody_hears_of_rest():
    play = landed("training")
    play.start = "2025-04-07T22:00"
    assert ahead.no_rest(play, play.view()) == ""


@pytest.mark.parametrize("state", ["began", "ended"])
def test_whoever_rests_or_has_rested_just_now_is_not_told(state):
    play = late("2025-04-07T22:00")
    play.view().acts["r"] = SeenAct("r", "rest", (), "", "", play.now - 600, play.now, state, "", True)
    assert ahead.no_rest(play, play.view()) == ""


async def test_the_box_says_it_under_what_falls_due():
    async with at_work(late("2025-04-07T22:00"), (80, 24)) as pilot:
        await press(pilot, "f6")
        assert NO_REST in " ".join(text(pilot).replace("│", " ").split())
