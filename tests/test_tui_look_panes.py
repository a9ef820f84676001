"""What the panes beside the scene look like, as text and as pictures. `pytest --snapshot-update` draws them anew."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from tests.test_tui_interview import talking
from tests.test_tui_look import Look, look  # noqa: F401 - a fixture
from tests.test_tui_play import at_work, press
from tests.test_tui_seat import FakeHouse, FakePast
from tui.app import First, Zholda
from tui.screens.debriefing import Debrief
from tui.screens.dialog import Read
from tui.screens.watching import Watch
from tui.screens.workspace import Workspace
from zholda.session import Session, walkthrough
from zholda.walkthrough import perform


def desk(until: int) -> Session:
    """The first exercise as its best-practice walkthrough leaves it at this second."""
    session = Session.open("first-steps", keep=False, seed=1)
    for _ in perform(session, walkthrough("first-steps", "best-practice")):
        if session.now >= until:
            break
    return session


@asynccontextmanager
async def at_the_desk(session: Session, size: tuple[int, int]) -> AsyncIterator[Pilot[Any]]:
    app = Zholda(First(resume="it"), open_house=lambda first: FakeHouse(play=session))  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        for _ in range(100):
            await pilot.pause()
            if isinstance(app.screen, Workspace | Read) and app.focused is not None:
                break
        if isinstance(app.screen, Read):
            await press(pilot, "enter")
        yield pilot


async def test_the_panes_beside_the_scene(look: Look):  # noqa: F811
    """The guide under the scene, what falls due, the map with somebody on the way, the board, a form with its check."""
    async with at_the_desk(desk(2000), look.size) as pilot:
        look.at(pilot.app, "guide")
        await press(pilot, "t")
        await pilot.pause()
        look.at(pilot.app, "due")
        await press(pilot, "m")
        await pilot.pause()
        look.at(pilot.app, "map", picture=True)
        await press(pilot, "c")
        await pilot.pause()
        look.at(pilot.app, "board", picture=True)
        await press(pilot, "f5", "down", "down", "down", "enter")
        await press(pilot, "enter")
        look.at(pilot.app, "form-with-its-check")


async def test_an_interview(look: Look):  # noqa: F811
    async with at_work(talking("training"), look.size) as pilot:
        while not isinstance(pilot.app.screen, Workspace):
            await press(pilot, "escape")
        await press(pilot, "k", "enter", "1")
        look.at(pilot.app, "interview", picture=True)


async def test_the_clock_runs_and_the_debrief_is_read(look: Look):  # noqa: F811
    session = desk(10_000)
    async with at_the_desk(desk(0), look.size) as pilot:
        watch = Watch(desk(0), 3600)
        watch.halted = True
        pilot.app.push_screen(watch)
        await pilot.pause()
        look.at(pilot.app, "watch")
        session.finish()
        pilot.app.push_screen(Debrief(FakePast(session)))  # type: ignore[arg-type]
        await pilot.pause()
        look.at(pilot.app, "debrief")
        await press(pilot, "end", "up", "up", "enter")
        await press(pilot, *["down"] * 7)
        look.at(pilot.app, "minutes", picture=True)
