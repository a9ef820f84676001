"""Starting: the first frame needs little, content follows; the real house opens the real night bus and plays its morning by keyboard."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_tui_look import at_home, press
from tests.test_tui_seat import FakeHouse, screen_text
from tui.app import First, Shell, Zholda, show
from tui.house import Here
from tui.screens.workspace import Workspace
from tui.seat import Seating
from zholda import tongue
from zholda.session import Session, SessionError, Summary

ROOT = Path(__file__).resolve().parents[1]


def loaded_by(code: str) -> set[str]:
    """Modules that a fresh Python has loaded after this code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; print(*sys.modules)"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_first_frame_needs_nothing_but_textual_the_keys_the_looks_and_the_language():
    ours = {name for name in loaded_by("import tui.app") if name.split(".")[0] in ("tui", "zholda", "sim", "scoring", "scenarios")}
    assert ours == {
        "tui",
        "tui.app",
        "tui.keys",
        "tui.themes",
        "tui.typed_ahead",
        "zholda",
        "zholda.folders",
        "zholda.settings",
        "zholda.tongue",
    }


def test_playing_does_not_load_what_is_only_for_writing_scenarios():
    loaded = loaded_by("import tui.journey, tui.line_mode.plain, tui.house")
    assert not loaded & {"pydantic", "networkx", "scoring.assess"}


def test_the_line_mode_does_not_draw():
    assert not loaded_by("import tui.line_mode.plain") & {"tui.screens.workspace", "tui.widgets.choices"}


async def test_the_shell_stands_before_the_house_is_opened():
    opened = []

    def slow_house(first: First) -> FakeHouse:
        opened.append(type(app.screen))
        return FakeHouse()

    app = Zholda(open_house=slow_house)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        assert opened == [Shell]
        assert "The ferry" in screen_text(app)


def test_what_cannot_be_opened_is_raised_for_whoever_started_the_program(monkeypatch: pytest.MonkeyPatch):
    def no_house(first: First) -> FakeHouse:
        raise SessionError("there is no such exercise")

    monkeypatch.setattr("tui.app.open_here", no_house)
    monkeypatch.setattr(Zholda, "run", lambda self: self.__class__.__mro__[1].run(self, headless=True))
    with pytest.raises(SessionError, match="no such exercise"):
        show(First(resume="nothing"))


def test_a_fault_inside_is_raised_and_no_page_of_code_is_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def broken_house(first: First) -> FakeHouse:
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr("tui.app.open_here", broken_house)
    monkeypatch.setattr(Zholda, "run", lambda self: self.__class__.__mro__[1].run(self, headless=True))
    with pytest.raises(ZeroDivisionError, match="a fault of ours"):
        show(First(resume="nothing"))
    assert "Traceback" not in capsys.readouterr().err


async def test_trouble_with_one_exercise_is_told_and_the_home_screen_stays():
    class Torn(FakeHouse):
        def begin(self, scenario: str, seat: str, mode: str, seating: Seating | None = None):
            raise SessionError("the file is being played in another window")

    app = Zholda(open_house=lambda first: Torn())
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert "the file is being played in another window" in screen_text(app)
        await press(pilot, "enter")
        await at_home(pilot)


@pytest.fixture
def own_shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Exercises of this test are kept in a folder of its own."""
    monkeypatch.setenv("ZHOLDA_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.slow
async def test_the_night_bus_is_played_through_its_morning_by_keyboard(own_shelf):
    app = Zholda(First(scenario="night-bus", seat="post", mode="training", seed=7), open_house=lambda first: Here(first.seed))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(100):
            await pilot.pause()
            if type(app.screen).__name__ == "Briefing":
                break
        await press(pilot, "enter")
        for _ in range(400):
            name = type(app.screen).__name__
            text = screen_text(app)
            if name == "Debrief":
                break
            if "A question for you" in text:
                await press(pilot, "3" if "   3" in text else "1")
                await press(pilot, *"so", "enter")
            elif "Nobody has answered" in text:
                await press(pilot, "2")
            elif name == "Read" or "Before the machine says anything" in text:
                await press(pilot, "enter")
            else:
                assert name == "Workspace", text
                await press(pilot, *(["right", "home", "enter", "left"] if "Go on with it" in text else ["f6", "enter"]))
        assert type(app.screen).__name__ == "Debrief", screen_text(app)


async def test_the_night_bus_goes_on_exactly_where_it_was_left(own_shelf):
    app = Zholda(First(scenario="night-bus", seat="post", mode="assessment", seed=7), open_house=lambda first: Here(first.seed))
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(100):
            await pilot.pause()
            if type(app.screen).__name__ == "Briefing":
                break
        await press(pilot, "enter")
        await press(pilot, "enter")
        await press(pilot, "f6", "enter")
        await press(pilot, "1", "enter")
        before = screen_text(app)
        await press(pilot, "f10")
        await press(pilot, "1")
    again = Zholda(open_house=lambda first: Here())
    async with again.run_test(size=(120, 40)) as pilot:
        await at_home(pilot)
        assert "Go on where you left" in screen_text(again)
        await press(pilot, "enter")
        assert isinstance(again.screen, Workspace)
        assert screen_text(again) == before


async def test_a_case_that_cannot_be_opened_says_why_and_shows_no_empty_briefing():
    class Broken(FakeHouse):
        def library(self):
            return [Summary("ferry", "ferry", problem="cannot be played")]

        def begin(self, scenario, seat, mode, seating=None):
            raise SessionError("ferry/scenario.yaml:3: this is not known")

    app = Zholda(First(scenario="ferry", seat="post"), open_house=lambda first: Broken())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
    assert str(app.problem) == "ferry/scenario.yaml:3: this is not known"


async def test_the_briefing_says_in_which_language_the_case_is_told_where_that_is_another_than_the_one_chosen():
    for language, said in (("ru", "Слова самого случая пока на другом языке: английский."), ("en", "")):
        tongue.use(language)
        try:
            app = Zholda(First(scenario="ferry"), open_house=lambda first: FakeHouse())
            async with app.run_test(size=(80, 24)) as pilot:
                await pilot.pause()
                assert said in screen_text(app)
                assert ("другом языке" in screen_text(app)) == bool(said)
        finally:
            tongue.use("en")


def test_the_briefing_of_the_night_bus_knows_in_which_languages_it_is_told():
    with Session.open("night-bus", seat="post", seed=1, keep=False) as play:
        assert play.briefing.languages[:1] == ("en",)
