"""Hostile text in every pane beside the scene and in the forms with their list of signs: nothing is obeyed, nothing breaks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from tests.test_tui_play import press
from tests.test_tui_seat import FakeHouse, FakePlay
from tests.test_tui_text import TOGETHER, obeyed
from tui.app import Zholda
from tui.panes import papers
from tui.screens.dialog import Choose, Read, Tick, Write
from tui.screens.workspace import Workspace

TABS = ("s", "i", "p", "n", "t", "m", "c")


def played(text: str) -> FakePlay:
    """The ferry is in, things have been read, an interview is open, a note and a form hold the text as well; all words are hostile."""
    play = FakePlay("training", overwrite=text)
    play.advance(601)
    play.submit("act", {"verb": "check_documents", "people": ["mira", "tolya"], "after": "holder", "from": "foreman"})
    play.advance(play.now + 300)
    play.submit("act", {"verb": "note", "text": text})
    play.submit("form", {"form": "shift_note", "subject": "", "fields": {"times": text}})
    talk = {"verb": "interview", "person": "mira", "voice": "aside", "status": "witness", "warned": True, "recorded": True}
    play.submit("act", {**talk, "present": ["aside"]})
    play.advance(play.now + 600)
    return play


def shown(pilot: Pilot[str]) -> type:
    """The kind of screen that is on top."""
    return type(pilot.app.screen)


@asynccontextmanager
async def hostile(text: str, size: tuple[int, int]) -> AsyncIterator[Pilot[str]]:
    """At work, past the questions that come by themselves."""
    app = Zholda(open_house=lambda first: FakeHouse(play=played(text)))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await press(pilot, "enter", "enter", "enter")
        for _ in range(6):
            if isinstance(app.screen, Workspace):
                break
            await press(pilot, "f10")
        assert isinstance(app.screen, Workspace)
        yield pilot


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_no_pane_obeys_what_it_shows(size):
    async with hostile(TOGETHER, size) as pilot:
        for key in (*TABS, "k"):
            await press(pilot, key)
            assert list(obeyed(pilot.app)) == []
            await press(pilot, "home", "enter")  # whatever the first row opens
            assert list(obeyed(pilot.app)) == []
            for _ in range(4):
                if not isinstance(pilot.app.screen, Workspace):
                    await press(pilot, "f10")
        assert pilot.app.is_running


async def test_the_list_of_signs_and_the_search_show_hostile_text():
    async with hostile(TOGETHER, (80, 24)) as pilot:
        play = played(TOGETHER)
        seen = set()
        await press(pilot, "n", "home", "down", "down", "down", "enter")
        for keys in (str(papers.subjects(play, play.view()).index("foreman") + 1), "1", "8", "1", "1", "1", "f2", *["f10"] * 4):
            await press(pilot, keys)
            seen.add(shown(pilot))
            assert list(obeyed(pilot.app)) == []
        assert {Choose, Tick} <= seen
        while not isinstance(pilot.app.screen, Workspace):
            await press(pilot, "f10")
        await press(pilot, "n", "end")
        for _ in range(30):  # the forms of others come after it
            if pilot.app.screen.query_one("#papers").chosen == "find":  # type: ignore[attr-defined]
                break
            await press(pilot, "up")
        await press(pilot, "enter")
        assert shown(pilot) is Write
        await press(pilot, "a", "enter")
        assert shown(pilot) in (Choose, Read)
        assert list(obeyed(pilot.app)) == []
