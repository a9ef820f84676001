"""A list to choose from, by itself."""

from textual.app import App, ComposeResult
from textual.content import Content

from tui.widgets.choices import Choices, Row


class OneList(App[None]):
    CSS = "Choices {width: 30; height: 6;}"

    def compose(self) -> ComposeResult:
        yield Choices()


def rows(number: int) -> list[Row]:
    return [Row(f"row-{n}", Content(f"row {n}")) for n in range(number)]


async def test_a_row_keeps_its_last_words_when_the_bar_for_scrolling_comes():
    """Found in play: "Meet a need, by a" stood in the list, and "colleague" under it was gone."""
    app = OneList()
    async with app.run_test(size=(40, 12)) as pilot:
        listed = app.query_one(Choices)
        listed.show(rows(3))
        await pilot.pause()
        listed.show([Row("long", Content("a need, by way of colleague")), *rows(9)])  # one line only where no bar takes its cells
        await pilot.pause()
        await pilot.pause()
        shown = " ".join("".join(listed.render_line(y).text for y in range(3)).split())
        assert "a need, by way of colleague" in shown


class GrowingList(OneList):
    CSS = "Choices {width: 30; height: auto; max-height: 10;}"


async def test_a_list_as_high_as_its_rows_has_a_line_for_a_row_that_only_the_marker_wraps():
    """Found in play: a box with room for three lines and four to show was scrolled on an empty screen."""
    app = GrowingList()
    async with app.run_test(size=(40, 12)) as pilot:
        listed = app.query_one(Choices)
        listed.show([Row("long", Content("a row of exactly thirty cells.")), *rows(2)])
        await pilot.pause()
        await pilot.pause()
        assert listed.size.height == listed.virtual_size.height == 4
        assert not listed.show_vertical_scrollbar
