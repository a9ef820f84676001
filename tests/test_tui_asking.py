"""One rule for what a number or Enter on an act does: what asks nothing and is short begins, says so in its row, and nothing begins by
the keys typed in the same breath; everything else asks first, shows itself whole, and begins at "Begin"."""

from typing import Any

import pytest

from tests.test_tui_play import at_work, commands, landed, press, text
from tests.test_tui_seat import FakePlay
from tests.test_tui_typed_ahead import at_once, settled
from tui.app import Zholda
from tui.asking import Draft
from tui.panes import acts, focus, workspace
from tui.screens.dialog import BACK, Choose, Confirm, Tick
from tui.screens.workspace import Workspace
from tui.widgets.bar import Bar
from tui.widgets.choices import Choices
from zholda.session import Session


@pytest.fixture(scope="module")
def seats() -> list[Session]:
    """Two seats of the night bus: one at the window, one at a desk."""
    found = []
    for seat, at in (("post", 1300), ("prosecutor", 8000)):
        play = Session.open("night-bus", seat=seat, seed=1, keep=False)
        play.advance(at)
        found.append(play)
    return found


def every_draft(play: Session) -> list[tuple[acts.Deed, Draft]]:
    view, offers = play.view(), play.offers()
    things = (*focus.scene(play, view), *focus.phone(play, view, offers))
    return [(deed, Draft(play, view, deed.offer, deed.target)) for one in things for deed in acts.deeds(play, offers, one)]


def test_what_begins_at_once_asks_nothing_is_short_and_can_be_done_again(seats):
    at_once = {deed.offer.verb for play in seats for deed, draft in every_draft(play) if draft.begins_at_once()}
    assert at_once == {"look", "request"}


def test_an_act_that_asks_anything_shows_itself_whole_before_it_begins(seats):
    for play in seats:
        for deed, draft in every_draft(play):
            asked = [question for question in draft.questions() if question.must]
            one_answer = [one.kind for one in asked] == ["text"] or (deed.offer.verb, [one.name for one in asked]) == ("look", ["where"])
            assert draft.needs_a_look() or draft.begins_at_once() or one_answer, deed.offer.verb


def test_the_row_of_an_act_says_where_it_begins_at_once(seats):
    play = seats[0]
    view, offers = play.view(), play.offers()
    one = next(one for one in focus.scene(play, view) if one.kind == "person")
    shown = [str(row.content) for row in workspace.act_rows(play, view, one, acts.deeds(play, offers, one))]
    assert [row for row in shown if "begins at once" in row] == [row for row in shown if "Look closely" in row]


def test_who_interpreted_before_and_is_gone_is_not_proposed_again(seats):
    play = seats[0]
    view, offers = play.view(), play.offers()
    people = [one for one in focus.scene(play, view) if one.kind == "person"]
    talks = [deed for one in people for deed in acts.deeds(play, offers, one) if "voice" in deed.offer.choices and deed.target]
    for deed in talks:
        assert "karimova" not in deed.offer.choices["voice"]
        draft = Draft(play, view, deed.offer, deed.target, {deed.target: "karimova"})
        assert draft.value("voice") != "karimova"
        assert [question.must for question in draft.questions() if question.name == "voice"] == [True]
    assert talks


async def test_digits_and_enter_in_the_breath_after_an_act_has_begun_begin_no_other(monkeypatch):
    clock = [100.0]
    monkeypatch.setattr("tui.app.monotonic", lambda: clock[0])
    monkeypatch.setattr(Zholda, "deaf_for", 0.5)
    play = landed("assessment")
    async with at_work(play) as pilot:
        clock[0] += 1
        await press(pilot, "down")
        await press(pilot, "1")
        await settled(pilot)
        assert [one.args["verb"] for one in commands(play)] == ["look"]
        await at_once(pilot, "1", "enter", "1")
        assert [one.args["verb"] for one in commands(play)] == ["look"]
        assert isinstance(pilot.app.screen, Workspace), text(pilot)
        assert "That was fast: nothing began." in text(pilot), text(pilot)
        await press(pilot, "f6")  # what begins no act is heard
        assert "Wait. It is" in text(pilot)
        await press(pilot, "f10")
        clock[0] += 1
        await press(pilot, "1")
        await settled(pilot)
        assert [one.args["verb"] for one in commands(play)] == ["look", "look"]


async def open_draft(pilot: Any, verb: str) -> None:
    """Begin to put an act together."""
    work = pilot.app.screen
    deed = next(deed for one in work.things.values() for deed in acts.deeds(work.play, work.offers, one) if deed.offer.verb == verb)
    from tui.screens import steps

    work.step(steps.act(work, deed))
    await settled(pilot)


async def test_the_foot_of_a_second_question_says_where_escape_leads():
    async with at_work(landed()) as pilot:
        await open_draft(pilot, "separate")
        assert isinstance(pilot.app.screen, Tick)
        assert "Esc/F10 Do nothing" in text(pilot)
        await press(pilot, "1", "f2")
        await settled(pilot)
        assert "Esc/F10 The question before" in text(pilot)
        assert text(pilot).count("The question before") == 2  # the row and the foot
        await press(pilot, "escape")
        await settled(pilot)
        assert "Esc/F10 Do nothing" in text(pilot)


async def test_the_last_question_before_a_grave_act_tells_the_whole_act():
    play = FakePlay("training")
    play.advance(601)
    async with at_work(play) as pilot:
        await open_draft(pilot, "hand_over")
        while not isinstance(pilot.app.screen, Confirm):
            screen = pilot.app.screen
            assert isinstance(screen, Choose | Tick), text(pilot)
            await press(pilot, *(("1", "f2") if isinstance(screen, Tick) else ("1",)))
            await settled(pilot)
        said = text(pilot)
        assert "This cannot be taken back." in said
        work = pilot.app.screen_stack[-2]
        assert isinstance(work, Workspace)
        assert pilot.app.screen.query_one("#answers", Choices).chosen == "no"
        assert "To whom?" in said or "Hand over to" in said
        assert commands(play) == []
        assert pilot.app.screen.query_one("#keys", Bar).items
        assert BACK


def test_the_act_with_its_arguments_in_words(seats):
    play = seats[1]
    draft = next(draft for deed, draft in every_draft(play) if deed.offer.verb == "open_case")
    first, second = [question for question in draft.questions() if question.must]
    for question in (first, second):
        draft.answer(question.name, draft.picks(question.name)[0].value)
    assert draft.in_words() == "\n".join(f"{question.ask} {draft.picks(question.name)[0].words}" for question in (first, second))


def test_whoever_is_heard_does_not_sit_beside_themselves(seats):
    play = seats[0]
    drafts = [draft for deed, draft in every_draft(play) if deed.offer.verb == "interview" and draft.who()]
    assert drafts
    assert [draft.who() for draft in drafts if draft.who()[0] in [pick.value for pick in draft.picks("present")]] == []


async def test_the_marker_in_the_list_of_acts_begins_at_the_top_for_another_thing():
    async with at_work(landed("assessment")) as pilot:
        work = pilot.app.screen
        assert isinstance(work, Workspace)
        listed = work.query_one("#acts", Choices)
        await press(pilot, "right", "down", "down")
        assert listed.chosen == "act-3"
        await press(pilot, "left", "down", "right")
        assert listed.chosen == "act-1"
        await press(pilot, "down", "f3", "f2", "right")
        assert listed.chosen == "act-2", "and stays where it was for the same thing"


async def test_how_long_the_road_is_stands_in_the_act_before_it_begins():
    async with at_work(landed("assessment")) as pilot:
        await open_draft(pilot, "go")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "1")
        await settled(pilot)
        assert "on the road" in text(pilot)
        assert "Begin" in text(pilot)


def test_what_takes_no_time_is_not_said_to_begin_at_once(seats):
    words = {deed.offer.verb: deed.minutes for deed, _draft in every_draft(seats[0])}
    assert words["note"] == "0 min"
    assert words["go"] == ""


async def test_escape_leads_back_to_the_question_who_interprets():
    async with at_work(landed("assessment")) as pilot:
        await open_draft(pilot, "safety_check")
        assert "Who interprets?" in text(pilot)
        await press(pilot, "1")
        await settled(pilot)
        assert "Begin" in text(pilot)
        await press(pilot, "escape")
        await settled(pilot)
        assert "Begin" not in text(pilot)
        assert "Esc/F10 Do nothing" in text(pilot)
