"""A screen is left once, however fast the keys come."""

from tests.test_tui_play import at_work
from tests.test_tui_seat import FakePlay
from tui.screens.dialog import Choose, Read
from tui.screens.workspace import Workspace
from tui.widgets.choices import Choices


async def test_two_keys_in_one_breath_close_what_was_asked_and_not_the_place_of_work_under_it():
    async with at_work(FakePlay()) as pilot:
        for one in (Read("What came in", "A van turns in."), Choose("Wait", "", [])):
            pilot.app.push_screen(one)
            await pilot.pause()
            rows = one.query_one(Choices)
            rows.action_select()
            rows.action_select()
            await pilot.pause()
            assert isinstance(pilot.app.screen, Workspace)
