"""What the screens look like, as text (for reading in a review) and some as pictures. `pytest --snapshot-update` draws them anew."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from textual.app import App
from textual.pilot import Pilot

from tests.test_tui_seat import FakeHouse, screen_text
from tui.app import Zholda
from tui.screens.home import Home
from tui.widgets.choices import MARK, Choices

SIZES = [(80, 24), (120, 40)]
PICTURES = Path(__file__).resolve().parents[1] / "docs" / "images"


class Text(SingleFileSnapshotExtension):
    """One screen, one text file."""

    file_extension = "txt"
    _write_mode = WriteMode.TEXT

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(Path(test_location.filepath).parent / "snapshots" / test_location.basename)


class Picture(Text):
    """One screen, one SVG, without the number that is new every time and without fonts from elsewhere."""

    file_extension = "svg"

    def serialize(self, data: Any, **_: Any) -> str:
        steady = re.sub(r"terminal-\d+", "terminal", str(data))
        return re.sub(r"@font-face \{.*?\}\s*", "", steady, flags=re.DOTALL)


class Look:
    """Compares what stands on the screen with what stood there when it was last looked at."""

    def __init__(self, snapshot: SnapshotAssertion, size: tuple[int, int]) -> None:
        self.snapshot, self.size = snapshot, size

    def at(self, app: App[Any], name: str, *, picture: bool = False) -> None:
        assert screen_text(app) + "\n" == self.snapshot(name=name, extension_class=Text)
        if picture:
            assert app.export_screenshot(simplify=True) == self.snapshot(name=name, extension_class=Picture)


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def look(request: pytest.FixtureRequest, snapshot: SnapshotAssertion) -> Look:
    return Look(snapshot, request.param)


async def at_home(pilot: Pilot[Any]) -> None:
    """The home screen has followed the first frame."""
    for _ in range(50):
        await pilot.pause()
        if isinstance(pilot.app.screen, Home) and pilot.app.focused is not None:
            await settled(pilot)
            return
    pytest.fail("the home screen did not come")


async def settled(pilot: Pilot[Any]) -> None:
    """What has the focus is drawn so, however busy the machine is, and nothing on the screen changes from one look to the next. Where
    nothing has the focus that is waited for in vain, and whoever looks at the screen says so. A list may have the focus unmarked."""
    before = ""
    for _ in range(50):
        await pilot.pause()
        now, marked = screen_text(pilot.app), pilot.app.focused
        row = isinstance(marked, Choices) and marked.highlighted is not None
        drawn = marked is not None and marked.has_focus and (not row or MARK.strip() in now)
        if drawn and now == before:
            return
        before = now


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press the keys, and wait until the screen has answered the last of them."""
    await pilot.press(*keys)
    await settled(pilot)


async def test_the_way_into_an_exercise(look):
    """Home says what there is, the briefing what comes up, the seat where one sits; then work begins."""
    app = Zholda(open_house=lambda first: FakeHouse())
    async with app.run_test(size=look.size) as pilot:
        await at_home(pilot)
        look.at(app, "home", picture=True)
        await press(pilot, "enter")
        look.at(app, "briefing")
        await press(pilot, "enter")
        look.at(app, "your-seat")
        await press(pilot, "enter")
        look.at(app, "before-anybody-comes")


async def test_a_morning_in_training_mode(look):
    """A ferry lands, a question is put, somebody is spoken with; every pane and every kind of question is seen once."""
    app = Zholda(open_house=lambda first: FakeHouse())
    async with app.run_test(size=look.size) as pilot:
        await at_home(pilot)
        await press(pilot, "enter")
        await press(pilot, "enter")
        await press(pilot, "enter")
        await press(pilot, "f6")
        look.at(app, "wait")
        await press(pilot, "enter")
        look.at(app, "a-question", picture=True)
        await press(pilot, "escape")
        await press(pilot, *["down"] * 4)
        look.at(app, "somebody-in-focus", picture=True)
        await press(pilot, "5")
        look.at(app, "which-topic")
        await press(pilot, "1")
        look.at(app, "which-sentence")
        await press(pilot, "2")
        look.at(app, "whose-voice")
        await press(pilot, "3")
        look.at(app, "before-it-begins")
        await press(pilot, *["escape"] * 4)
        await press(pilot, "f4")
        look.at(app, "telephone")
        await press(pilot, "2")
        look.at(app, "checklist")
        await press(pilot, "escape")
        await press(pilot, "f3")
        look.at(app, "inbox")
        await press(pilot, "f5")
        await press(pilot, "down", "enter")
        look.at(app, "form")
        await press(pilot, "escape")
        await press(pilot, "f7")
        await press(pilot, *"call")
        look.at(app, "search")
        await press(pilot, "f10")
        await press(pilot, "f1")
        look.at(app, "help")
        await press(pilot, "f10")
        await press(pilot, "f9")
        look.at(app, "paused")
        await press(pilot, "enter")
        await press(pilot, "f10")
        look.at(app, "leave")
        await press(pilot, "2")
        look.at(app, "confirm")
        await press(pilot, "2")
        look.at(app, "own_rating")
        await press(pilot, "enter")
        look.at(app, "debrief")


async def test_an_assessment_shows_no_type_of_question_and_no_prompt(look):
    """The sentence alone; the same ferry brings no question."""
    app = Zholda(open_house=lambda first: FakeHouse(mode="assessment"))
    async with app.run_test(size=look.size) as pilot:
        await at_home(pilot)
        await press(pilot, "enter")
        await press(pilot, "down", "enter")
        await press(pilot, "enter")
        await press(pilot, "f6")
        await press(pilot, "enter")
        look.at(app, "no-question")
        await press(pilot, *["down"] * 4)
        await press(pilot, "5")
        await press(pilot, "1")
        look.at(app, "only-the-sentence")


def test_the_pictures_of_the_manual_show_the_screens_of_today(tmp_path):
    """`python docs/images/draw.py` draws them anew."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in PICTURES.iterdir() if path.suffix in (".txt", ".svg")}
    code = f"import runpy, pathlib; m = runpy.run_path({str(PICTURES / 'draw.py')!r}); "
    code += f"import asyncio; m['draw'].__globals__['HERE'] = pathlib.Path({str(tmp_path)!r}); asyncio.run(m['draw']())"
    folder = {**os.environ, "ZHOLDA_HOME": str(tmp_path / "home")}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PICTURES.parents[1], timeout=240, env=folder)
    assert {name: (tmp_path / name).read_text(encoding="utf-8") for name in kept} == kept
