"""What the screen tells and asks when something is over: how an interview was asked, then the trainees' own ratings, then the debrief."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.laws.ferry import ferry
from tests.test_tui_interview import talking
from tests.test_tui_play import at_work, landed, press, text
from tests.test_tui_seat import FakePlay
from tui.afterwards import title_of
from tui.screens.debriefing import Debrief
from tui.screens.dialog import Choose, Read
from tui.screens.workspace import Workspace
from zholda.session import Session, SessionError

TOLD = ["How it was asked: the girl", "2 of 3 questions let the person tell it.", "Rights \x1b[31mwere explained."]
RELAY = Path(__file__).parent / "cases" / "relay"
BEFORE = "Before the machine says anything"


def told_after(play: FakePlay) -> FakePlay:
    """The next step ends an interview of this seat."""
    found = [TOLD]
    play.interview_feedback = lambda: found.pop() if found else []  # type: ignore[method-assign]
    return play


def shown(pilot: Any) -> type:
    """The kind of screen that is on top."""
    return type(pilot.app.screen)


# --- right after an interview ---------------------------------------------------------------------------------------------------


async def test_how_an_interview_was_asked_is_told_after_it_and_once():
    async with at_work(told_after(landed())) as pilot:
        await press(pilot, "1", "enter")
        assert issubclass(shown(pilot), Read)
        said = text(pilot)
        assert all(line in said for line in (TOLD[0], TOLD[1], "were explained."))
        assert "\x1b" not in said
        await press(pilot, "enter")
        while not issubclass(shown(pilot), Workspace):
            await press(pilot, "escape")
        await press(pilot, "1", "enter")
        assert TOLD[0] not in text(pilot)


async def test_where_nothing_was_asked_nothing_is_told():
    async with at_work(landed("assessment")) as pilot:
        await press(pilot, "1", "enter")
        assert issubclass(shown(pilot), Workspace)


@pytest.mark.parametrize("mode", ["training", "assessment"])
async def test_ending_an_interview_tells_in_training_only(mode):
    play = talking(mode)
    session = Session(play.exercise, "post")
    assert session.interview_feedback() == []
    play.__dict__["interview_feedback"] = session.interview_feedback
    play.submit("act", {"verb": "interview", "step": "ask", "person": "mira", "topic": "journey", "question": "free_recall"})
    play.advance(play.now + 1200)
    play.submit("act", {"verb": "interview", "step": "close", "person": "mira", "read_back": True})
    async with at_work(play) as pilot:
        seen = []
        for _ in range(60):
            if play.view().interview is None and issubclass(shown(pilot), Workspace):
                break
            await press(pilot, "space" if issubclass(shown(pilot), Workspace) else "escape")
            seen.append(text(pilot))
        assert play.view().interview is None
        assert any("How it was asked: " in one for one in seen) == (mode == "training")


async def test_it_is_told_where_the_exercise_ends_with_the_interview_before_the_ratings():
    play = told_after(landed("assessment"))
    play.advance(play.length - 60)
    async with at_work(play) as pilot:
        await press(pilot, "f6", "2", "2")
        assert TOLD[0] in text(pilot)
        await press(pilot, "enter")
        assert BEFORE in text(pilot)


# --- the trainees' own ratings --------------------------------------------------------------------------------------------------


def with_two_objectives() -> FakePlay:
    """As the ferry, rated by two objectives of the same words."""
    one = ferry().objectives["A"]
    play = FakePlay(objectives={"A": one, "B": replace(one)})
    play.wording = type(play.wording)({**play.exercise.plan.scenario.texts, **TITLES}, start=play.start.replace("T", " "))
    return play


TITLES = {"objectives.A.title": "Care for those who land", "objectives.B.title": "Tell the district"}


@asynccontextmanager
async def ended(play: FakePlay | Session) -> AsyncIterator[Pilot[Any]]:
    """The exercise is ended by hand, from the leave dialog."""
    async with at_work(play) as pilot:  # type: ignore[arg-type]
        await press(pilot, "f10", "2", "2")
        yield pilot


async def test_before_the_debrief_every_objective_is_rated_by_the_trainee():
    play = with_two_objectives()
    async with ended(play) as pilot:
        asked = text(pilot)
        assert "Care for those who land" in asked
        assert BEFORE in asked
        assert "2  S: performed with some difficulty" in asked
        await press(pilot, "2")
        assert "Tell the district" in text(pilot)
        await press(pilot, "4")
        assert issubclass(shown(pilot), Debrief)
    assert play.own_ratings.given == {"A": "S", "B": "U"}


def test_every_question_says_whose_work_it_is_about_where_trainees_of_several_seats_rate_themselves():
    both = Session.open("night-bus", seats=("post", "shelter"), seed=7, mode="training", keep=False)
    both.finish()
    assert title_of(both, "P1") == "See who is on the bus (migration police)"
    both.own_ratings.give("P1", "S")
    assert title_of(both, "S1").endswith("(shelter worker)")
    alone = Session.open("night-bus", seat="post", seed=7, mode="training", keep=False)
    alone.finish()
    assert title_of(alone, "P1") == "See who is on the bus"


async def test_enter_alone_gives_no_rating_and_escape_leaves_one_out():
    for key in ("enter", "escape", "f10"):
        play = with_two_objectives()
        async with ended(play) as pilot:
            await press(pilot, key)
            assert "Tell the district" in text(pilot)
            await press(pilot, "1")
            assert issubclass(shown(pilot), Debrief)
        assert play.own_ratings.given == {"B": "P"}


async def test_one_row_leads_past_all_that_is_left_to_rate():
    play = with_two_objectives()
    async with ended(play) as pilot:
        assert "5  Rate nothing more: to the debrief" in text(pilot)
        await press(pilot, "5")
        assert issubclass(shown(pilot), Debrief)
    assert play.own_ratings.given == {}


async def test_only_objectives_of_the_trainees_seats_are_asked_and_the_ratings_stand_in_the_debrief():
    play = Session.open(RELAY, seat="post", seed=7, mode="assessment", keep=False)
    asked = []
    async with ended(play) as pilot:
        while not issubclass(shown(pilot), Debrief):
            asked.append(text(pilot))
            await press(pilot, "3")
        debrief = pilot.app.screen
        assert isinstance(debrief, Debrief)
        told = "\n".join(body for _, body in debrief.chapters)
    assert len(asked) == 2
    assert "Care at the stop" in asked[0]
    assert "Together" in asked[1]
    assert "Own rating: M: performed with major difficulty" in told


async def test_a_rating_that_cannot_be_kept_is_told_and_the_debrief_follows():
    def full(*_: str) -> None:
        raise SessionError("the disk is full")

    play = with_two_objectives()
    play.own_ratings.give = full  # type: ignore[method-assign,assignment]
    async with ended(play) as pilot:
        await press(pilot, "1")
        assert issubclass(shown(pilot), Choose)
        assert "the disk is full" in text(pilot)
        await press(pilot, "enter")
        assert issubclass(shown(pilot), Debrief)
