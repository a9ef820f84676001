"""A question over the screen: all of its text can be read by keys, however long it and its answers are."""

import pytest

from tests.test_tui_play import at_work, landed, press, text
from tui.answers import Answer
from tui.screens.dialog import Choose, Read
from tui.widgets.page import Page

LINES = (4, 7, 8, 9, 10, 14, 25)


def lines(number: int) -> str:
    """So many lines of a window of 80 columns, in paragraphs whose words leave much of each line empty."""
    paragraphs = [" ".join([letter * 40] * 3) for letter in "abcdefgh"]
    return "\n".join(["FIRST", *paragraphs[: (number - 2) // 3], *["one line"] * ((number - 2) % 3), "LAST"])


@pytest.mark.parametrize("number", LINES)
async def test_a_text_above_many_answers_is_read_to_its_end_by_keys(number: int):
    """Found in play: a text a little longer than its window, above a list that was as well, could be scrolled by no key."""
    async with at_work(landed()) as pilot:
        pilot.app.push_screen(Choose("Whom?", lines(number), [Answer(str(n), f"seat {n}") for n in range(1, 31)]))
        await press(pilot, "down", "up")
        seen = text(pilot)
        await press(pilot, "up", *["pagedown"] * 4)
        assert "FIRST" in seen
        assert "LAST" in seen + text(pilot)


@pytest.mark.parametrize("number", LINES)
async def test_something_to_read_is_scrolled_by_keys_where_it_does_not_fit(number: int):
    async with at_work(landed()) as pilot:
        pilot.app.push_screen(Read("News", lines(number)))
        await press(pilot, *["pagedown"] * 3)
        about = pilot.app.screen.query_one("#about", Page)
        assert "LAST" in text(pilot)
        assert about.has_focus == (about.max_scroll_y > 0)
