"""A ruling that is passed on to whoever knows it already says what and of whom: three desks that ring say no bare sentence."""

from typing import Any

import pytest

from sim.world.seen import Line
from tests.test_tui_play import landed
from tests.test_tui_seat import FakePlay
from tui.panes import lines


def line(play: FakePlay, wording: str, about: tuple[str, ...] = (), source: str = "", at: int = 0, **args: Any) -> Line:
    """One more line of the inbox."""
    view = play.view()
    view.lines.append(Line(len(view.lines) + 1, at, "phone", source, wording, tuple(args.items()), about, "", ()))
    return view.lines[-1]


def passed_on(play: FakePlay, at: int, items: str = "ruling", source: str = "seat:desk") -> Line:
    return line(play, lines.SHARED, (), source, at, by="desk", items=items, number="", suspects="", young="", of="")


def test_a_ruling_that_one_knows_is_named_with_whom_it_is_about() -> None:
    play = landed()
    line(play, "engine.ruled.custody", ("foreman",), at=700, motion="custody")
    assert "You have it already: Decided: custody, man with a stack of papers." in lines.sentence(play, passed_on(play, 800))


def test_of_two_rulings_about_one_matter_the_last_is_named() -> None:
    play = landed()
    line(play, "engine.ruled.refused", (), at=650, motion="search", place="house")
    line(play, "engine.ruled.granted", (), at=700, motion="search", place="house")
    said = lines.sentence(play, passed_on(play, 800))
    assert "Granted: a search" in said
    assert "Refused" not in said


@pytest.mark.parametrize("items", ["needs", "wishes suspect"])
def test_of_other_things_that_are_passed_on_no_ruling_is_named(items: str) -> None:
    play = landed()
    line(play, "engine.ruled.custody", ("foreman",), at=700, motion="custody")
    assert "Decided" not in lines.sentence(play, passed_on(play, 800, items))


def test_a_ruling_that_is_new_has_a_line_of_its_own_and_one_that_nobody_knows_has_none() -> None:
    play = landed()
    shared = passed_on(play, 800)
    assert "already" not in lines.sentence(play, shared)
    line(play, "engine.ruled.custody", ("foreman",), "seat:desk", 800, motion="custody")
    assert "already" not in lines.sentence(play, shared)


def rows(play: FakePlay) -> list[str]:
    return [said for _, said in lines.newest(play, play.view()) if "Granted" in said or "lets you know" in said]


def test_news_of_a_ruling_that_is_passed_on_is_one_row() -> None:
    """Two rows came in one minute: that what the judge decided is passed on, and what was decided."""
    play = landed()
    passed_on(play, 800)
    line(play, "engine.ruled.granted", (), "seat:desk", 800, motion="search", place="house")
    (row,) = rows(play)
    assert row == "desk: Granted: a search, house.", "who passed it on, and what"


def test_what_is_passed_on_beside_a_ruling_is_told_without_it() -> None:
    play = landed()
    passed_on(play, 800, "wishes ruling")
    line(play, "engine.ruled.granted", (), "seat:desk", 800, motion="search", place="house")
    told, ruling = rows(play)
    assert told == "Desk lets you know: what people want."
    assert "Granted" in ruling


def test_a_ruling_that_is_no_news_keeps_the_row_that_says_so() -> None:
    play = landed()
    line(play, "engine.ruled.granted", (), at=700, motion="search", place="house")
    passed_on(play, 800)
    assert len(rows(play)) == 2
    assert "You have it already" in rows(play)[-1]
