"""The bar at the foot of a screen says what the keys do there and then, the space bar too."""

from tests.test_tui_play import at_work, commands, landed, press, text
from tui.answers import Answer
from tui.screens.dialog import Choose, Read, Tick, Write
from tui.widgets.choices import Choices


async def test_space_is_on_the_bar_of_the_place_of_work_only_while_something_can_go_on():
    play = landed("assessment")
    async with at_work(play) as pilot:
        assert "Space" not in text(pilot).splitlines()[-1]
        play.submit("act", {"verb": "look", "at": "mira"})
        pilot.app.screen.refresh_all()  # type: ignore[attr-defined]
        await pilot.pause()
        assert "Space Go on" in text(pilot).splitlines()[-1]


async def test_the_bar_of_a_question_says_that_space_chooses_and_it_does():
    async with at_work(landed("assessment")) as pilot:
        got: list[str | None] = []
        pilot.app.push_screen(Choose("Which?", "", [Answer("a", "one"), Answer("b", "two")]), got.append)
        await pilot.pause()
        assert "Space Choose" in text(pilot)
        await press(pilot, "down", "space")
        assert got == ["b"]


async def test_the_bar_of_a_checklist_says_that_space_ticks():
    async with at_work(landed("assessment")) as pilot:
        pilot.app.push_screen(Tick("Which?", "", [Answer("a", "one")], []))
        await pilot.pause()
        assert "Space Tick" in text(pilot)
        await press(pilot, "space")
        assert "[x] one" in text(pilot)


async def test_where_one_writes_or_only_reads_nothing_is_promised_of_space():
    play = landed("assessment")
    async with at_work(play) as pilot:
        for one in (Write("A note", ""), Read("Said", "Some words.")):
            pilot.app.push_screen(one)
            await pilot.pause()
            assert "Space" not in text(pilot)
            await press(pilot, "f10")
        assert commands(play) == []


async def test_space_on_the_bar_itself_can_be_reached_by_arrows():
    async with at_work(landed("assessment")) as pilot:
        got: list[str | None] = []
        pilot.app.push_screen(Choose("Which?", "", [Answer("a", "one"), Answer("b", "two")]), got.append)
        await pilot.pause()
        assert pilot.app.screen.query_one(Choices).has_focus
        await press(pilot, "down", "down", "down", "right", "right", "right", "enter")
        assert got, "the last item of the bar chooses the marked row"
