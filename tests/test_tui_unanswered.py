"""Before a wait it is said once what waits for an answer; a quiet night is a few waits and not twenty."""

import asyncio
from typing import Any

from tests.test_tui_play import at_work, press, text
from tests.test_tui_seats import until
from tui import pacing, turn, unanswered
from tui.panes import ahead
from tui.screens import steps
from tui.screens.dialog import Choose
from tui.screens.workspace import Workspace
from zholda.session import Session

BAG = "injects.bag_by_the_gate"
TEN_IN_THE_EVENING = 60_600  # seconds from 05:20, Mon 22:10


def at_night(mode: Any = "training") -> Session:
    """The shelter, and the bag by the gate at two: nobody has done anything about it."""
    session = Session.open("night-bus", seat="shelter", others="ordinary", seed=5, mode=mode, keep=False)
    session.advance(TEN_IN_THE_EVENING)
    while not any(line.wording == BAG for line in session.view().lines):
        session.advance_until(session.length)
    return session


def test_what_the_story_brought_waits_until_something_is_done():
    session = at_night()
    found = unanswered.waiting(session, session.view())
    assert session.time(found[-1].at) == "Tue 02:00"
    assert "gate" in found[-1].words
    turn.take(session, "act", {"verb": "note", "text": "a bag"})
    assert unanswered.waiting(session, session.view()) != []
    turn.take(session, "act", {"verb": "safety_check", "person": "feruza"})
    assert not any(one.key.startswith("wait-line-") for one in unanswered.waiting(session, session.view()))


def test_whoever_wrote_a_note_is_not_told_that_nothing_was_done():
    session = at_night()
    found = unanswered.waiting(session, session.view())
    assert "Nothing was done about it yet." in unanswered.told(session, session.view(), found)
    turn.take(session, "act", {"verb": "note", "text": "a bag"})
    told = unanswered.told(session, session.view(), found)
    assert "You wrote a note, and nothing else was done about it yet." in told
    assert "Nothing was done" not in told


def test_a_note_in_the_log_waits_for_nobody():
    session = Session.open("night-bus", seat="post", others="ordinary", seed=5, keep=False)
    assert any(line.wording == "injects.shift_log" for line in session.view().lines)
    assert unanswered.waiting(session, session.view()) == []


def test_papers_that_were_put_on_the_desk_wait_as_a_voice_does():
    """Found in play: an envelope and eight contracts lay there, and the next wait went past both without a word."""
    session = Session.open("night-bus", seat="investigator", others="correct", seed=5, keep=False)
    while not any(line.wording == "injects.contracts_letter" for line in session.view().lines):
        session.advance_until(session.length)
    found = unanswered.waiting(session, session.view())
    assert [session.view().lines[one.line - 1].wording for one in found if one.line][-1] == "injects.contracts_letter"


def test_in_an_assessment_nobody_is_told_what_waits():
    session = at_night("assessment")
    assert unanswered.waiting(session, session.view()) == []
    assert {session.public.awaits(line) for line in session.view().lines} == {-1}


def test_it_waits_no_longer_than_the_story_looks_for_it():
    session = at_night()
    session.advance(session.now + 2400)
    assert not any("gate" in one.words and one.key.startswith("wait-line-") for one in unanswered.waiting(session, session.view()))


def test_what_was_done_before_it_was_asked_waits_no_more():
    session = Session.open("night-bus", seat="investigator", others="correct", seed=5, keep=False)
    while not session.there:
        session.advance_until(session.length)
    session.advance(session.now + 60)
    turn.take(session, "act", {"verb": "request", "service": "duty_lawyer"})
    while not any(line.wording == "injects.whom_first" for line in session.view().lines):
        session.advance_until(session.length)
    assert not any(one.words.startswith("Ruslan") for one in unanswered.waiting(session, session.view()))


async def test_a_wait_is_stopped_once_by_what_nobody_has_answered():
    session = at_night()
    async with at_work(session) as pilot:  # type: ignore[arg-type]
        before = session.now
        await press(pilot, "f6", "enter")
        assert isinstance(pilot.app.screen, Choose)
        shown = " ".join(text(pilot).split())
        assert "Tue 02:00" in shown
        assert "Nobody has answered" in shown
        await press(pilot, "escape")
        assert session.now == before
        await press(pilot, "f6", "enter")
        await until(pilot, Workspace)
        assert session.now > before, "said once, and not again"


async def test_whoever_sees_to_it_first_has_the_open_question_before_them():
    session = at_night()
    assert len(session.view().prompts) == 1
    before = session.now
    async with at_work(session) as pilot:  # type: ignore[arg-type]
        await press(pilot, "f6", "enter", "enter")
        await until(pilot, Choose)
        assert "A question for you" in text(pilot)
        await press(pilot, "escape")
        await until(pilot, Workspace)
        assert session.now == before


def test_a_quiet_night_is_a_few_waits():
    session = Session.open("night-bus", seat="post", others="ordinary", seed=5, keep=False)
    session.advance(15 * 3600 + 2400)  # Mon 21:00
    waits = 0
    while session.now < 24 * 3600:  # Tue 05:20
        asyncio.run(pacing.let_pass(session, ahead.stop_at(session, session.view(), session.now + ahead.watch(session)), rouse=True))
        waits += 1
    assert waits <= 4


async def test_whoever_called_can_be_rung_back_from_the_line_in_the_inbox():
    session = Session.open("night-bus", seat="shelter", others="ordinary", seed=1, keep=False)
    while not any(line.wording == "engine.asked_for" for line in session.view().lines):
        session.advance_until(session.length)
    async with at_work(session) as pilot:  # type: ignore[arg-type]
        await press(pilot, "escape", "f3", "enter")
        work = next(one for one in pilot.app.screen_stack if isinstance(one, Workspace))
        number = next(line.no for line in session.view().lines if line.wording == "engine.asked_for")
        if isinstance(pilot.app.screen, Choose):
            await press(pilot, "escape")
        work.step(steps.open_line(work, number))
        await until(pilot, Choose)
        assert "Turn to the post on the road" in text(pilot)
        await press(pilot, "1")
        assert work.in_focus.id == "post_line"
        assert work.tab == "phone"


async def test_of_several_open_questions_one_is_picked():
    """The second could be seen only by answering the first."""
    session = Session.open("night-bus", seat="post", others="ordinary", seed=5, keep=False)
    while len(session.view().prompts) < 2:
        session.advance_until(session.length)
    first, second = sorted(session.view().prompts.values(), key=lambda one: one.lapses_at)[:2]
    async with at_work(session) as pilot:  # type: ignore[arg-type]
        while not isinstance(pilot.app.screen, Workspace):
            await press(pilot, "escape")
        await press(pilot, "f8")
        shown = " ".join(text(pilot).split())
        assert "Open questions" in shown
        assert session.time(first.lapses_at) in shown
        assert session.time(second.lapses_at) in shown
        await press(pilot, "2")
        assert f"Open until {session.time(second.lapses_at)};" in text(pilot)
