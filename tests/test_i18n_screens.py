"""The language and the look, changed while the program runs: every screen follows, fits its window, and leaves the same journal."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.filter import NoColor
from textual.pilot import Pilot

from tests.test_tui_look import Look, at_home, press
from tests.test_tui_plain import told
from tests.test_tui_play import commands, landed
from tests.test_tui_seat import FakeHouse, screen_text
from tui import help_text, themes
from tui.app import Zholda
from tui.keys import BRIEFING, HOME, SETTINGS, WORKSPACE
from tui.screens.briefing import Briefing
from tui.screens.dialog import Choose, Read
from tui.screens.home import Home
from tui.screens.workspace import Workspace
from tui.widgets.bar import Bar
from zholda import settings, tongue
from zholda.wording import catalogue

LANGUAGES = list(tongue.LANGUAGES)
PLACE = {code: str(n) for n, code in enumerate(LANGUAGES, 1)}  # the number of a language in the question for it
NARROW = (80, 24)
ROOM_FOR_AN_ACT = 34  # cells in the list of acts at 80 columns; what is longer takes a second line


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    tongue.use("en")


@asynccontextmanager
async def at_work(size: tuple[int, int] = NARROW, **fake: Any) -> AsyncIterator[Pilot[Any]]:
    """The workspace of a fresh exercise, past the first words."""
    app = Zholda(open_house=lambda first: FakeHouse(**fake))
    async with app.run_test(size=size) as pilot:
        await at_home(pilot)
        await press(pilot, "enter")
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert isinstance(app.screen, Workspace)
        yield pilot


async def speak(pilot: Pilot[Any], language: str) -> None:
    await press(pilot, "f12")
    assert isinstance(pilot.app.screen, Choose)
    await press(pilot, PLACE[language])
    await pilot.pause()


# --- switching -------------------------------------------------------------------------------------------------------------------


async def test_home_is_read_in_each_language_in_turn():
    app = Zholda(open_house=lambda first: FakeHouse())
    async with app.run_test(size=NARROW) as pilot:
        await at_home(pilot)
        for language, said in (("ru", "Впервые здесь?"), ("kk", "Алғаш рет пе?"), ("en", "New here?")):
            await speak(pilot, language)
            assert isinstance(app.screen, Home)
            assert said in screen_text(app)
            assert settings.kept()["language"] == language
            assert app.focused is not None


async def test_the_briefing_and_the_debrief_follow():
    app = Zholda(open_house=lambda first: FakeHouse())
    async with app.run_test(size=NARROW) as pilot:
        await at_home(pilot)
        await press(pilot, "enter")
        await speak(pilot, "kk")
        assert type(app.screen) is Briefing
        assert "Сіздің міндетіңіз" in screen_text(app)
        await press(pilot, "enter")
        await press(pilot, "enter")
        await press(pilot, "f10")
        await press(pilot, "2")
        await press(pilot, "2")
        await press(pilot, "enter")  # no rating of one's own
        assert type(app.screen).__name__ == "Debrief"
        await speak(pilot, "ru")
        assert "Закрыть разбор" in screen_text(app)


async def test_the_place_of_work_follows_and_keeps_its_pane_and_what_is_in_focus():
    async with at_work() as pilot:
        await press(pilot, "f5")
        await speak(pilot, "ru")
        assert isinstance(pilot.app.screen, Workspace)
        assert "Рапорт" in screen_text(pilot.app) or "Сменная запись" in screen_text(pilot.app)
        await press(pilot, "f2")
        assert "Присмотреться" in screen_text(pilot.app)
        await speak(pilot, "en")
        assert "Look closely" in screen_text(pilot.app)


async def test_arrows_and_enter_reach_the_settings_from_the_place_of_work():
    async with at_work() as pilot:
        await press(pilot, "f1")
        await press(pilot, "tab", "up")
        await press(pilot, "enter")
        assert SETTINGS.words in screen_text(pilot.app)
        await press(pilot, PLACE["kk"])
        await pilot.pause()
        assert "Мұқият қарау" in screen_text(pilot.app)


async def test_the_bars_of_home_and_briefing_hold_every_action():
    app = Zholda(open_house=lambda first: FakeHouse())
    async with app.run_test(size=NARROW) as pilot:
        await at_home(pilot)
        assert {item.action for item in app.screen.query_one("#keys", Bar).items} == {action.do for action in HOME}
        await press(pilot, "enter")
        on_bars = {item.action for bar in ("#keys", "#tabs") for item in app.screen.query_one(bar, Bar).items}
        assert on_bars == {action.do for action in BRIEFING if not action.do.startswith("pick(")}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_bar_and_every_act_fits_eighty_columns(language):
    tongue.use(language)
    async with at_work() as pilot:
        await press(pilot, "f6")
        await press(pilot, "enter")
        await press(pilot, "escape")
        for bar in pilot.app.screen.query(Bar):
            assert max(line.cell_length for line in bar.render().split("\n")) <= NARROW[0], bar.render().plain
    long = [said for name, said in catalogue(language).items() if name.startswith("verb.") and name.endswith(".name")]
    assert [said for said in long if len(said) > ROOM_FOR_AN_ACT + 6] == []


@pytest.mark.parametrize("language", ["ru", "kk"])
async def test_what_a_police_officer_reads_first(language, snapshot):
    tongue.use(language)
    look = Look(snapshot, NARROW)
    app = Zholda(open_house=lambda first: FakeHouse())
    async with app.run_test(size=NARROW) as pilot:
        await at_home(pilot)
        look.at(app, f"home-{language}")
        await press(pilot, "enter")
        look.at(app, f"briefing-{language}")
        await press(pilot, "enter")
        await press(pilot, "enter")
        await press(pilot, "f6")
        look.at(app, f"wait-{language}")
        await press(pilot, "enter")
        await press(pilot, "escape")
        look.at(app, f"work-{language}", picture=True)


# --- help ------------------------------------------------------------------------------------------------------------------------


async def test_help_speaks_of_whatever_has_the_focus():
    async with at_work() as pilot:
        for key, pane in (("f2", "things"), ("f3", "inbox"), ("f4", "phone"), ("f5", "papers")):
            await press(pilot, key)
            assert pilot.app.focused is not None
            assert pilot.app.focused.id == pane
            assert help_text.focused(pilot.app.screen) == help_text.HERE[pane]
            await press(pilot, "f1")
            assert "You are here: " + help_text.HERE[pane][:30] in " ".join(screen_text(pilot.app).split())
            await press(pilot, "f10")


def test_help_names_every_key_of_a_screen_with_the_letter_of_the_layout():
    tongue.use("ru")
    told = help_text.keys(WORKSPACE)
    assert "F6 / W/Ц" in told
    assert "F7 / 0" in told
    tongue.use("kk")
    assert "F7 / 0/Қ" in help_text.keys(WORKSPACE)
    tongue.use("en")
    assert "F6 / W  Wait: " in help_text.keys(WORKSPACE)


# --- line mode -------------------------------------------------------------------------------------------------------------------


def test_the_line_mode_takes_the_words_of_each_language_and_leaves_the_same_journal():
    choices = {
        "en": ("0", "wait", "b", "papers", "a", "x", "leave", "a"),
        "ru": ("0", "ждать", "б", "бумаги", "а", "x", "выйти", "а"),
        "kk": ("0", "күту", "б", "қағаздар", "а", "x", "шығу", "а"),
    }
    journals = []
    for language, typed in choices.items():
        tongue.use(language)
        play = landed()
        told(play, *typed)
        assert commands(play)
        journals.append(play.exercise.journal)
    assert journals[0] == journals[1] == journals[2]


def test_the_line_mode_changes_its_language_at_a_word():
    said = told(landed(), "0", "language", "c", "көмек", "тіл", "а", "help")
    assert "көмек: осы тізім" in said
    assert said.index("көмек: осы тізім") < said.index("help: this list")


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_letter_typed_in_either_alphabet_chooses_the_same_answer(language):
    journals = []
    for letters in (("б", "а"), ("b", "a")):
        tongue.use(language)
        play = landed()
        told(play, "0", "wait", letters[0], "papers", letters[1], "x")
        journals.append(play.exercise.journal)
    assert journals[0] == journals[1]


# --- looks -----------------------------------------------------------------------------------------------------------------------


async def test_every_look_can_be_put_on_and_is_kept():
    async with at_work() as pilot:
        for n, look in enumerate(themes.LOOKS, len(LANGUAGES) + 1):
            await press(pilot, "f12")
            await press(pilot, str(n))
            await press(pilot, "f10")
            assert pilot.app.theme == look
            assert settings.kept()["look"] == look
    assert Zholda().theme == list(themes.LOOKS)[-1]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_high_contrast_is_at_least_seven_to_one():
    """WCAG 2.1, success criterion 1.4.6 (contrast, enhanced): 7:1 for text."""
    theme = themes.contrast()
    pairs = [(theme.foreground, theme.background), (theme.primary, theme.surface)]
    pairs.append((theme.variables["block-cursor-foreground"], theme.variables["block-cursor-background"]))
    for pair in pairs:
        dark, light = sorted(luminance(str(colour)) for colour in pair)
        assert (light + 0.05) / (dark + 0.05) >= 7


async def test_in_high_contrast_nothing_on_a_screen_is_fainter_than_seven_to_one():
    async with at_work() as pilot:
        pilot.app.theme = themes.CONTRAST
        for key in ("f3", "f7", "f10", "f12"):
            await press(pilot, key)
            screen = pilot.app.screen
            front = next((box.region for box in screen.query("#box")), screen.region)  # what lies behind a question is dimmed on purpose
            lines = screen._compositor.render_strips()[front.y : front.bottom]
            parts = [part for line in lines for part in line.crop(front.x, front.right) if part.text.strip()]
            shown = {(part.style.color, part.style.bgcolor): part.text for part in parts if part.style and part.style.color}
            for (ink, ground), said in shown.items():
                assert ink is not None
                assert ground is not None
                dark, light = sorted(luminance(colour.get_truecolor().hex) for colour in (ink, ground))
                assert (light + 0.05) / (dark + 0.05) >= 7, said


async def test_no_color_takes_every_colour_away_and_the_marker_stays(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with at_work() as pilot:
        assert any(isinstance(one, NoColor) for one in pilot.app._filters)
        assert "> " in screen_text(pilot.app)


@pytest.mark.parametrize(
    ("environment", "system", "plain"),
    [
        ({"TERM": "xterm-256color", "LANG": "kk_KZ.UTF-8"}, "linux", False),
        ({"TERM": "linux", "LANG": "C.UTF-8"}, "linux", True),
        ({"TERM": "vt100"}, "linux", True),
        ({"TERM": "xterm", "LANG": "ru_RU.KOI8-R"}, "linux", True),
        ({"TERM": "xterm", "LANG": "ru_RU.KOI8-R", "LC_ALL": "C.UTF-8"}, "linux", False),
        ({"TERM": "linux", "ZHOLDA_ASCII": "0"}, "linux", False),
        ({"TERM": "xterm", "ZHOLDA_ASCII": "1"}, "linux", True),
        ({}, "win32", True),
        ({"WT_SESSION": "1"}, "win32", False),
        ({}, "darwin", False),
    ],
)
def test_an_old_terminal_gets_plain_signs(environment, system, plain):
    assert themes.plain_signs(environment, system) is plain


async def test_an_old_terminal_shows_the_row_below_a_long_text(monkeypatch):
    monkeypatch.setenv("ZHOLDA_ASCII", "1")
    async with at_work() as pilot:
        await pilot.app.push_screen(Read("What came in", "A line of it.\n" * 60, back="Go on to the next"))
        await pilot.pause()
        await pilot.pause()
        assert "Go on to the next" in screen_text(pilot.app)


async def test_arrows_and_enter_reach_the_help_of_a_question():
    async with at_work() as pilot:
        await press(pilot, "f6")
        await press(pilot, "end", "down")
        assert pilot.app.focused is pilot.app.screen.query_one("#keys", Bar)
        await press(pilot, "enter")
        assert "You are here: " in screen_text(pilot.app)


@pytest.mark.parametrize(("language", "due"), [("en", "T Due"), ("ru", "Е Сроки"), ("kk", "Е Мерзім")])
async def test_a_tab_names_the_letter_that_stands_on_the_keys_of_the_language(language, due):
    tongue.use(language)
    async with at_work(size=(160, 50)) as pilot:
        first, second = due.split()
        wide = screen_text(pilot.app).splitlines()[1]
        assert (f"T/{first} {second}" if language != "en" else due) in wide
    async with at_work() as pilot:
        narrow = screen_text(pilot.app).splitlines()[1]
        assert f" {first} " in narrow or f"T/{first}" in narrow
