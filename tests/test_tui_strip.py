"""One line says what came in while a pane hid it, with the key by which it is read."""

import pytest

from tests.test_tui_play import at_work, landed, press, text
from tui.panes import workspace
from tui.screens.workspace import Workspace

TOLD = 601


@pytest.mark.parametrize("key", ["t", "m", "c", "f5"])
async def test_what_came_in_behind_a_pane_is_counted_and_its_last_line_shown(key):
    play = landed("assessment")
    async with at_work(play) as pilot:
        seen = play.view().seen
        await press(pilot, key)
        assert " new (F3)" not in text(pilot)
        await press(pilot, "f6", "4")
        shown = text(pilot)
        work = pilot.app.screen
        assert isinstance(work, Workspace)
        came = workspace.fresh(play, play.view(), seen, TOLD)
        assert f" {len(came)} new (F3) " in shown
        strip = next(line for line in shown.splitlines() if " new (F3) " in line)
        assert play.time(came[-1][0].at) in strip
        assert len(strip) <= 80


async def test_reading_it_takes_the_line_away():
    play = landed("assessment")
    async with at_work(play) as pilot:
        await press(pilot, "t", "f6", "4")
        assert " new (F3)" in text(pilot)
        await press(pilot, "f3")
        assert " new (F3)" not in text(pilot)
        await press(pilot, "t")
        assert " new (F3)" not in text(pilot)


async def test_where_the_inbox_is_in_sight_nothing_more_is_said():
    play = landed("assessment")
    async with at_work(play, (160, 50)) as pilot:
        await press(pilot, "t", "f6", "4")
        assert " new (F3)" not in text(pilot)


async def test_at_middle_width_the_map_hides_the_inbox_and_the_line_stands_there():
    play = landed("assessment")
    async with at_work(play, (120, 40)) as pilot:
        await press(pilot, "m", "f6", "4")
        assert " new (F3)" in text(pilot)


async def test_what_one_did_oneself_is_no_news():
    play = landed("assessment")
    async with at_work(play) as pilot:
        await press(pilot, "f5", "enter", *"ab", "f2")
        assert play.view().notes
        assert " new (F3)" not in text(pilot)


LONG = "Explained to the woman at the rail: what she may ask for here, and who hears it. She says it back. It seems that it was understood."


def test_under_the_scene_the_newest_lines_stand_whole_and_only_the_oldest_is_cut():
    play = landed("training")
    line = play.view().lines[-1]
    shown = workspace.news(play, [(line, LONG), (line, LONG), (line, "She nods.")], 80).plain.split("\n")
    assert len(shown) == workspace.NEWS
    assert " ".join(shown[1:3]).endswith(LONG)
    assert shown[0].endswith(" …")
    assert shown[0].removesuffix(" …").split()[-1] in LONG.split(), "cut between words"
    assert max(map(len, shown)) <= 78


def test_a_newest_line_that_needs_all_the_room_is_shown_whole_and_alone():
    play = landed("training")
    line = play.view().lines[-1]
    shown = workspace.news(play, [(line, LONG), (line, LONG * 2)], 80).plain
    assert " ".join(shown.split("\n")).endswith(LONG * 2)
    assert shown.count("woman at the rail") == 2
