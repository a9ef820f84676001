"""Before time passes: an interview that is open is spoken of once, and who asked is turned to; what an operation lacks; whose words."""

import io
from typing import Any

import pytest

from tests.test_proposals import draft
from tests.test_tui_interview import talking
from tests.test_tui_novice import spread
from tests.test_tui_play import at_work, commands, landed, press, text
from tests.test_tui_seats import until
from tui import beforehand, seats, unanswered
from tui.line_mode.plain import play_lines
from tui.panes import interview
from tui.rooms import Rooms
from tui.screens import steps
from tui.screens.dialog import Choose, Tick
from tui.screens.workspace import Workspace
from zholda.session import Session


def asked(pilot: Any) -> str:
    """The text of the question on the screen."""
    assert isinstance(pilot.app.screen, Choose)
    return pilot.app.screen.text


def test_of_an_open_interview_it_is_said_once_in_half_an_hour() -> None:
    play, said = talking(), set[str]()
    assert "is open: time that passes now counts as talk" in interview.left_open(play, play.view(), said)
    assert interview.left_open(play, play.view(), said) == ""
    assert [offer.verb for offer, _said in interview.ways_out(play.offers(), "mira")] == ["interview.close", "meet_need"]


def test_where_no_interview_is_open_nothing_is_said() -> None:
    play = landed()
    assert interview.left_open(play, play.view(), set()) == ""


async def test_on_the_screen_waiting_asks_about_the_interview_first_and_only_once() -> None:
    play = talking()
    async with at_work(play) as pilot:
        before = play.now
        await press(pilot, "f6")
        await until(pilot, Choose)
        assert "is open: time that passes now counts" in asked(pilot)
        assert play.now == before
        await press(pilot, "escape")
        await until(pilot, Workspace)
        assert play.now == before
        await press(pilot, "f6")
        await until(pilot, Choose)
        assert "is open: time that passes now counts" not in asked(pilot)


def test_in_lines_it_is_asked_too_and_the_interview_can_be_ended() -> None:
    play, out = talking(), io.StringIO()
    play_lines(play, io.StringIO("0\nwait\na\nb\na\n"), out)
    assert "is open: time that passes now counts as talk" in " ".join(out.getvalue().split())
    assert commands(play)[-1].args.get("step") == "close"


def test_whoever_asked_is_turned_to() -> None:
    session = Session.open("night-bus", seat="shelter", others="ordinary", seed=1, keep=False)
    while not any(line.wording == "engine.asked_for" for line in session.view().lines):
        session.advance_until(session.length)
    line = next(line for line in session.view().lines if line.wording == "engine.asked_for")
    waits = [unanswered.Waiting("", line.at, "", line.no)]
    assert unanswered.speaker(session, session.view(), waits) == ("contact", "post_line")
    assert unanswered.speaker(session, session.view(), []) == ("", "")


def test_an_operation_says_what_it_lacks_in_training_only() -> None:
    for mode, lacking in (("training", 3), ("assessment", 0)):
        session = Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False, mode=mode)  # type: ignore[arg-type]
        session.advance(14_000)
        act = draft(session, "carry_out_operation", "")
        assert len(beforehand.operation(session, session.view())) == lacking
        assert ("You have filed no operation plan." in act.remarks()) == bool(lacking)
        session.view().facts["filed.operation_plan"] = True
        assert "You have filed no operation plan." not in act.remarks()


def test_what_an_operation_lacked_is_not_said_any_more_once_it_is_done() -> None:
    session = Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False)
    session.advance(14_000)
    for act, said in (
        ({"verb": "open_case", "offence": "trafficking", "ground": "own_report"}, "You have registered no case."),
        ({"verb": "request", "service": "regional_officers"}, "You have asked nobody to come along."),
    ):
        assert said in beforehand.operation(session, session.view())
        assert session.submit("act", act).accepted
        session.advance(session.now + 3600)
        assert said not in beforehand.operation(session, session.view())


def test_beside_ones_own_words_stands_how_well_one_speaks_the_language() -> None:
    session = Session.open("night-bus", seat="shelter", others="ordinary", seed=1, keep=False)
    session.advance(36_000)
    talk = draft(session, "assess_risk", "feruza")
    session.view().people["feruza"].claims["speaks"] = "uz"
    own = next(pick for pick in talk.picks("voice") if pick.value == "")
    assert own.small == "Uzbek: enough for a conversation"


def test_nobody_is_led_to_where_somebody_sits_while_a_room_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    play = spread(landed(), mira="quay", tolya="quay", foreman="quay", walker="shed", aside="quay")
    view = play.view()
    view.room = "office" if "office" in play.public.rooms() else "shed"
    monkeypatch.setattr(type(play), "closes", lambda self, room: True)
    monkeypatch.setattr(type(play.public), "warm", lambda self, room: room == "shed")
    rooms = Rooms(play, view, "quay", ("mira",), frozenset())
    assert rooms.proposed(["quay", "shed", "store"]) == "store"


async def test_the_keys_go_to_who_is_turned_to() -> None:
    session = Session.open("night-bus", seat="shelter", others="ordinary", seed=1, keep=False)
    while not any(line.wording == "engine.asked_for" for line in session.view().lines):
        session.advance_until(session.length)
    async with at_work(session) as pilot:  # type: ignore[arg-type]
        work = next(one for one in pilot.app.screen_stack if isinstance(one, Workspace))
        if isinstance(pilot.app.screen, Choose):
            await press(pilot, "escape")
        steps.turn_to(work, "contact-post_line")
        assert work.in_focus.id == "post_line"
        assert work.tab == "phone"


async def test_with_nothing_ticked_f2_says_so() -> None:
    async with at_work(landed()) as pilot:
        from tui.answers import Answer

        pilot.app.push_screen(Tick("Whom?", "", [Answer("a", "one")], [], at_least=1))
        await until(pilot, Tick)
        await press(pilot, "f2")
        assert "Whom?  (Tick at least 1 row first)" in text(pilot)


def test_whoever_follows_the_case_is_told_before_a_wait_that_it_may_go_on_in_another_seat():
    with Session.open("night-bus/first-day", seat="post", follow=True, seed=1, keep=False) as session:
        assert seats.elsewhere(session) == ["Where nothing is left to do here, the case goes on in another seat: Leave (F10) lists them."]
    with Session.open("night-bus/first-day", seat="post", others="correct", seed=1, keep=False) as session:
        assert seats.elsewhere(session) == []
