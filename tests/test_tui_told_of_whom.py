"""What points to persons is passed on of those who were named, on a ground that was named: neither is there before somebody chose it."""

import contextlib
import io
from typing import Any

import pytest

from tests.test_tui_callers import answer_to, knows_two, rung_up
from tests.test_tui_calls import at_the_number, draft, landed
from tests.test_tui_play import at_work, commands, press, text
from tests.test_tui_seat import FakePlay
from tui import calls
from tui.asking import Draft
from tui.line_mode.acting import Acting
from tui.line_mode.asking import InputEnded, Lines
from tui.screens import steps

ASKED = "Which letter? (0 goes back)\n> \n"


def acquainted() -> FakePlay:
    play = landed()
    knows_two(play)
    return play


def passing_on(play: FakePlay, *items: str, contact: str = "chief", way: str = calls.TELL) -> Draft:
    call = draft(play, contact)
    call.answer(calls.WAY, way)
    call.answer("items", list(items))
    return call


def open_questions(call: Draft) -> list[str]:
    return [one.name for one in call.questions() if one.must and one.name not in call.chosen]


def calls_made(play: FakePlay) -> list[Any]:
    return [one for one in commands(play) if one.args.get("verb") == "share"]


@pytest.mark.parametrize("items", [["minor_present"], ["check_in_progress", "names"], ["account"], ["whereabouts"]])
def test_what_points_to_persons_is_not_passed_on_before_it_is_said_of_whom_and_on_what_ground(items: list[str]) -> None:
    call = passing_on(acquainted(), *items)
    assert open_questions(call) == ["basis", "people"]
    assert call.unasked("basis")
    assert call.unasked("people")
    call.answer("basis", "danger")
    assert open_questions(call) == ["people"]
    call.answer("people", ["mira"])
    assert call.next_question() is None
    assert call.command() == {"verb": "share", "contact": "chief", "items": items, "basis": "danger", "people": ["mira"]}


@pytest.mark.parametrize("items", [["check_in_progress"], ["number_of_people", "promises"]])
def test_what_points_to_nobody_needs_neither(items: list[str]) -> None:
    assert passing_on(acquainted(), *items).next_question() is None


def test_who_tells_and_asks_is_asked_it_too_and_who_only_asks_is_not() -> None:
    both = passing_on(acquainted(), "names", way=calls.BOTH)
    assert open_questions(both) == ["basis", "people", "asked"]
    asks = draft(acquainted(), "chief")
    asks.answer(calls.WAY, calls.ASK)
    asks.answer("asked", ["names"])
    assert asks.next_question() is None


def test_those_of_whom_one_was_asked_stand_there_and_only_the_ground_is_open() -> None:
    play = rung_up("needs", people=("mira",))
    call = passing_on(play, "needs", contact="desk_line")
    assert open_questions(call) == ["basis"]
    assert call.value("people") == ["mira"]


def test_who_answers_a_caller_says_it_too() -> None:
    call = answer_to(rung_up("names"), "desk_line")
    assert call.next_question() is None
    call.answer("items", ["names"])
    assert open_questions(call) == ["basis", "people"]


def test_where_nobody_is_known_nobody_is_asked_for() -> None:
    call = passing_on(acquainted(), "shelter_address")
    call.offer.choices["people"] = ()
    assert open_questions(call) == ["basis"]


async def test_one_enter_after_what_is_told_tells_nothing() -> None:
    play = acquainted()
    async with at_work(play, (80, 24)) as pilot:
        work = await at_the_number(pilot, "chief")
        deed = next(one for one in work.numbered.values() if one.offer.verb == "share")
        work.step(steps.act(work, deed))
        await pilot.pause()
        await press(pilot, "1")
        await press(pilot, "6", "f2")
        assert "1  Begin" not in text(pilot)
        await press(pilot, "enter")
        assert not calls_made(play), "on the ground question Enter alone goes back"


async def test_what_is_added_while_the_whole_act_stands_there_opens_both_questions() -> None:
    play = acquainted()
    async with at_work(play, (80, 24)) as pilot:
        work = await at_the_number(pilot, "chief")
        deed = next(one for one in work.numbered.values() if one.offer.verb == "share")
        work.step(steps.act(work, deed))
        await pilot.pause()
        await press(pilot, "1")
        await press(pilot, "1", "f2")
        assert "1  Begin" in text(pilot)
        await press(pilot, "2")
        await press(pilot, "6", "f2")
        assert "1  Begin" not in text(pilot)
        assert not calls_made(play)


def in_lines(play: FakePlay, typed: str) -> str:
    out = io.StringIO()
    offer = next(one for one in play.offers() if one.verb == "share")
    with contextlib.suppress(InputEnded):  # whatever is asked after the last line typed
        Acting(play, Lines(io.StringIO(typed), out), {}).do(offer, "chief")
    return out.getvalue()


@pytest.mark.parametrize("typed", ["a\nf\n", "a\na\nb\nf\n"])
def test_lines_ask_both_as_well_also_where_it_is_added_to_the_whole_act(typed: str) -> None:
    said = in_lines(acquainted(), typed)
    assert said.endswith("On what ground?\n  a. none\n  b. they agreed\n  c. the law demands it\n  d. danger to somebody\n" + ASKED)
    assert "Whom does it concern?" in in_lines(acquainted(), typed + "d\n").split("On what ground?")[-1]
