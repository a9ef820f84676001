"""No label of a tab is cut at 80 columns: in any language, with an interview and questions open, with many notes."""

from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest
from textual.app import App, ComposeResult

from tests.test_tui_seat import screen_text
from tui.panes import workspace
from tui.widgets.bar import Bar
from zholda import tongue

STATES = list(product((None, "open"), (0, 1, 2), (0, 12), (False, True)))


class OneBar(App[None]):
    """The tabs and nothing else, at 80 columns."""

    def compose(self) -> ComposeResult:
        yield Bar(id="tabs")


@pytest.fixture
def spoken(request: Any) -> Any:
    before = tongue.spoken()
    tongue.use(request.param)
    yield request.param
    tongue.use(before)


@pytest.mark.parametrize("spoken", ["en", "ru", "kk"], indirect=True)
async def test_no_tab_is_cut_in_any_state(spoken, monkeypatch):
    app = OneBar()
    async with app.run_test(size=(80, 24)) as pilot:
        bar = app.query_one(Bar)
        for talk, questions, notes, care in STATES:
            monkeypatch.setattr("tui.panes.wishes.cares", lambda _play, care=care: care)
            view: Any = SimpleNamespace(interview=talk, notes=(1,) * notes, prompts=dict.fromkeys(range(questions)))
            play: Any = SimpleNamespace(mode="training")
            items = workspace.tabs(play, view, "scene")
            bar.show(items)
            await pilot.pause()
            shown = " ".join(screen_text(app).split())
            assert [one.words for one in items if one.words not in shown] == [], (spoken, talk, questions, notes, care)
            assert bar.size.height <= 2


async def test_a_tab_of_the_second_line_can_be_clicked():
    app = OneBar()
    async with app.run_test(size=(80, 24)) as pilot:
        bar, done = app.query_one(Bar), []
        play: Any = SimpleNamespace(mode="training", public=SimpleNamespace(profession="migration_police"))
        view: Any = SimpleNamespace(interview="open", notes=(1,) * 12, prompts={1: 1, 2: 2})
        bar.show(workspace.tabs(play, view, "scene"))
        await pilot.pause()
        assert bar.size.height == 2

        async def run_action(action: str) -> None:
            done.append(action)

        app.screen.run_action = run_action  # type: ignore[method-assign,assignment]
        await pilot.click(Bar, offset=(3, 1))
        assert len(done) == 1
        assert done[0] != "tab('scene')"
