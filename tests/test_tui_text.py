"""Text from outside is never markup, never a control sequence, and never breaks a screen, wherever it is shown."""

import unicodedata
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from tests.test_tui_seat import SUMMARY, FakeHouse, FakePlay, screen_text
from tui.answers import Answer
from tui.app import Zholda
from tui.screens.dialog import Choose, Read, Tick, Write
from tui.text import BLOCK_LINES, block, capped, one_line, pieces, plain, rows, short, tidy
from zholda.session import Summary
from zholda.storage import Kept

HOSTILE = {
    "a closing tag": "[/]",
    "an action": "[@click=app.quit]x[/]",
    "a style": "[bold red]loud[/bold red] [link=https://example.org]x[/link]",
    "control characters": "a\x1b[2J\x1b]0;title\x07b\rc\x00d\x08e\x7ff\x9bg",
    "a long line": "wort " * 2_000,
    "a long word": "ж" * 10_000,
    "combining characters": "e" + "\u0301" * 300 + " ä" + "\u200d" * 5,
    "wide characters": "日本語のとても長い一行" * 30,
    "reordering marks": "abc\u202edef\u2066ghi",
    "half a character": "x\ud800y",
    "many lines": "line\n" * 300,
    "nothing": " ",
}
TOGETHER = " ".join(sorted(HOSTILE.values(), key=len))  # the short ones first: a text is cut after some thousand characters


@given(st.text())
def test_tidied_text_holds_nothing_a_terminal_would_obey(text):
    for sign in tidy(text):
        assert sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs")


@given(st.text())
def test_plain_content_shows_its_characters_and_carries_no_style(text):
    assert plain(text).plain.replace("\t", " ") == tidy(text)
    assert not plain(text).spans


@given(st.text(), st.integers(1, 90))
def test_a_short_line_keeps_to_its_width(text, cells):
    assert plain(short(text, cells)).cell_length <= cells
    assert "\n" not in one_line(text)


@given(st.text(), st.integers(10, 90))
def test_a_block_keeps_to_its_lines(text, width):
    assert block(text, BLOCK_LINES, width).count("\n") < BLOCK_LINES


def test_a_capped_text_says_that_it_was_cut():
    assert capped("word " * 500).endswith(" …")
    assert capped("word") == "word"


@given(st.lists(st.text(max_size=300), max_size=60))
def test_a_long_text_of_ours_is_shown_whole_in_pieces(lines):
    text = "\n".join(line.replace("\n", " ") for line in lines)
    assert "\n".join(pieces(text)) == text
    assert all(not tidy(piece).endswith(" …") or piece.endswith(" …") for piece in pieces(text))


def test_our_own_styles_stand_beside_outside_text_and_not_in_it():
    content = rows(("[b]", "bold"), "[/b]")
    assert content.plain == "[b][/b]"


# --- every widget that shows outside text -------------------------------------------------------------------------------------


def obeyed(app: App[Any]) -> Iterator[str]:
    """Actions that a click on some text would run: only a list's own row numbers may be there."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            if segment.style is not None and "@click" in segment.style.meta:
                yield str(segment.style.meta["@click"])


def kept(text: str) -> Kept:
    from pathlib import Path

    return Kept(text or "x", Path("x"), text, text, text, 1, 60, False, "", "")


class HostileHouse(FakeHouse):
    def library(self) -> list[Summary]:
        text = self.how["overwrite"]
        return [
            SUMMARY,
            Summary(id="other", title=text, mission=text, content_note=text, level=text, languages=(text,), seats=((text, text),)),
        ]

    def kept(self) -> list[Kept]:
        return [kept(self.how["overwrite"])]


async def walk(pilot: Pilot[str], app: Zholda) -> AsyncIterator[None]:
    """Past every screen and pane that shows words from outside."""
    await pilot.pause()
    for keys in (
        ("up",), ("down",), ("down",), ("enter",), ("enter",), ("enter",),  # home, briefing, the seat's own briefing
        ("f6",), ("enter",), ("f10",), ("f10",), ("f10",),  # the ferry comes, questions are put off
        ("f3",), ("enter",), ("f10",), ("f4",), ("right",), ("f5",), ("down", "enter"), ("enter",), ("f10",), ("f10",),
        ("f2",), ("end",), ("up",), ("up",), ("right",), ("5",), ("1",), ("2",), ("1",), ("f10",), ("f10",), ("f10",), ("f10",),
        ("f7",), ("f10",), ("f8",), ("1",), ("f10",), ("f10",), ("f1",), ("f10",), ("f9",), ("enter",),
    ):  # fmt: skip
        await pilot.press(*keys)
        yield None


@pytest.mark.parametrize(("text", "size"), [(TOGETHER, (80, 24)), (TOGETHER, (120, 40)), (" ", (80, 24))])
async def test_hostile_text_breaks_no_screen_and_does_nothing(text, size):
    app = Zholda(open_house=lambda first: HostileHouse(overwrite=text))
    async with app.run_test(size=size) as pilot:
        screens = set()
        async for _ in walk(pilot, app):
            screens.add(type(app.screen).__name__)
            assert list(obeyed(app)) == []
        assert {"Workspace", "Choose", "Write", "Read", "Search"} <= screens
        assert app.is_running


async def test_text_given_as_markup_would_be_noticed():
    """The detector is proven: what plain() prevents is found where plain() is left out."""
    app = Zholda(open_house=lambda first: FakeHouse())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.screen.mount(Static(HOSTILE["an action"]))
        await pilot.pause()
        assert list(obeyed(app))


async def test_brackets_are_shown_as_brackets():
    app = Zholda(open_house=lambda first: HostileHouse(overwrite="[@click=app.quit]x[/]"))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "[@click=app.quit]x[/]" in screen_text(app)


@pytest.mark.parametrize("name", HOSTILE)
async def test_questions_show_hostile_text(name):
    text = HOSTILE[name]
    app = Zholda(open_house=lambda first: HostileHouse(overwrite=text))
    async with app.run_test(size=(80, 24)) as pilot:
        for dialog in (
            Choose(text, text, [Answer("a", text, text)]),
            Tick(text, text, [Answer("a", text)], ["a"]),
            Write(text, text, text),
            Write(text, text, text, several_lines=True),
            Read(text, text),
        ):
            app.push_screen(dialog)
            await pilot.pause()
            assert list(obeyed(app)) == []
            app.pop_screen()


async def test_typed_text_comes_back_as_it_was_typed():
    play = FakePlay()
    app = Zholda(open_house=lambda first: FakeHouse(play=play))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "enter", "enter", "f5", "enter")
        await pilot.pause()
        await pilot.press(*"[/] [b]", "down", "enter")
        await pilot.pause()
        assert play.view().notes[-1][1] == "[/] [b]"
        assert "[/] [b]" in screen_text(app)
