"""The telephone on the screen: a call tells or asks or both, who rings can be answered while one is busy, and what is asked waits."""

from dataclasses import replace
from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model.events import Commanded
from sim.model.scenario import Contact, Expected, Inject
from tests.laws.ferry import ferry, lawland
from tests.laws.landing import ALL
from tests.test_tui_play import at_work, commands, press, text
from tests.test_tui_seat import FakePlay
from tui import calls, unanswered
from tui.asking import Draft
from tui.panes import acts, focus, workspace
from tui.screens.workspace import Workspace
from tui.widgets.choices import Choices
from zholda.session import Session
from zholda.session.foreseen import Foreseen

CONTACTS = {
    **ferry().contacts,
    "owner": Contact("", "foreman", True),
    "post_line": Contact("migration_police", seat="post"),
    "desk_line": Contact("criminal_police", seat="desk"),
}
INJECTS = {**ferry().injects, "rings": Inject("post", "phone", at=800, source="foreman")}


def landed(at: int = 700, **more: Inject) -> FakePlay:
    """The landing with every seat taken. `more`: injects."""
    play, injects = FakePlay(), {**INJECTS, **more}
    texts = {**ferry().texts, **{f"injects.{name}": f"[{name}]" for name in injects}}
    scenario = replace(ferry(), contacts=CONTACTS, injects=injects, texts=texts)
    play.exercise = Exercise.open(scenario, lawland(), seed=7, mode="training", roster=ALL)
    play.foreseen = Foreseen(play.exercise)
    play.advance(at)
    return play


def busy(until: int) -> FakePlay:
    """The landing with a room being prepared, played to this second."""
    play = landed()
    play.submit("act", {"verb": "prepare", "what": "room"})
    play.advance(until)
    assert play.view().busy
    return play


def draft(play: FakePlay, contact: str) -> Draft:
    offer = next(offer for offer in play.offers() if offer.verb == "share")
    return Draft(play, play.view(), offer, contact)


def in_focus(play: FakePlay, kind: str, name: str) -> focus.Focus:
    return next(one for one in focus.phone(play, play.view(), play.offers()) if (one.kind, one.id) == (kind, name))


def numbers(play: FakePlay) -> list[str]:
    return [one.id for one in focus.phone(play, play.view(), play.offers()) if one.kind == "contact"]


async def at_the_number(pilot: Any, contact: str) -> Workspace:
    """The place of work, with a number of the telephone in focus."""
    work = pilot.app.screen
    assert isinstance(work, Workspace)
    telephone = work.query_one("#phone", Choices)
    telephone.focus()
    await pilot.pause()
    telephone.mark(f"contact-{contact}")
    await pilot.pause()
    return work


def asked_by_the_desk(play: FakePlay, *items: str) -> None:
    args: dict[str, Any] = {"verb": "share", "contact": "post_line", "asked": list(items)}
    play.exercise.submit(Commanded("desk", "act", args, 0))
    play.advance(play.now + 200)


# --- a call that is put together --------------------------------------------------------------------------------------------------


def test_a_call_first_asks_whether_one_tells_or_asks():
    call = draft(landed(), "chief")
    first = call.next_question()
    assert first is not None
    assert first.ask == "Do you pass something on, or ask for something?"
    assert [pick.words for pick in call.picks(first.name)] == ["pass something on", "ask for something", "pass something on, and ask"]


def test_who_asks_is_asked_for_what_and_of_whom_and_gives_nothing():
    call = draft(landed(), "chief")
    call.answer(calls.WAY, calls.ASK)
    question = call.next_question()
    assert question is not None
    assert (question.name, question.ask) == ("asked", "What do you ask for?")
    assert ("held_since", "since when somebody is held") in [(pick.value, pick.words) for pick in call.picks("asked")]
    call.answer("asked", ["held_since"])
    assert call.next_question() is None
    assert [one.name for one in call.can_change()] == ["people", "asked"]
    assert call.command() == {"verb": "share", "contact": "chief", "people": "", "asked": ["held_since"]}


def test_what_every_desk_asks_stands_where_a_number_reaches_it():
    call = draft(landed(), "chief")
    call.answer(calls.WAY, calls.BOTH)
    asked, told = ([pick.value for pick in call.picks(name)] for name in ("asked", "items"))
    assert asked[:3] == ["held_since", "number_of_people", "names"]
    assert {"minor_present", "needs", "whereabouts", "ruling"} <= {*asked[:9]}
    assert told[0] == "check_in_progress"
    assert sorted(asked) == sorted(told)


def test_who_tells_is_asked_what_and_on_what_ground_as_before():
    call = draft(landed(), "chief")
    call.answer(calls.WAY, calls.TELL)
    call.answer("items", ["check_in_progress"])
    assert call.next_question() is None
    assert call.command() == {"verb": "share", "contact": "chief", "items": ["check_in_progress"], "basis": "none", "people": ""}


def test_who_does_both_is_asked_both():
    call = draft(landed(), "chief")
    call.answer(calls.WAY, calls.BOTH)
    call.answer("items", ["check_in_progress"])
    question = call.next_question()
    assert question is not None
    assert question.name == "asked"


def test_what_one_was_asked_stands_beside_the_question_what_to_pass_on():
    play = landed()
    asked_by_the_desk(play, "held_since", "names")
    call = draft(play, "desk_line")
    call.answer(calls.WAY, calls.TELL)
    question = call.next_question()
    assert question is not None
    assert question.ask == "You were asked: since when somebody is held and names. What do you pass on?", (
        "in the row of the whole act the answer follows"
    )
    assert "kept" in [one.name for one in call.can_change()]


def test_the_search_finds_asking_by_telephone():
    play = landed()
    things = [*focus.scene(play, play.view()), *focus.phone(play, play.view(), play.offers())]
    found = acts.found(acts.all_deeds(play, play.offers(), things), "ask telephone")
    assert {(deed.offer.verb, deed.target) for deed, _ in found} >= {("share", "chief"), ("share", "desk_line")}


# --- who rings --------------------------------------------------------------------------------------------------------------------


def test_the_list_of_telephone_numbers_is_the_same_while_one_is_busy_but_that_who_rings_stands_first():
    before, after = numbers(landed()), numbers(busy(until=810))
    assert after[0] == "owner"
    assert sorted(after) == sorted({*before, "owner"})


def test_who_rings_while_one_is_busy_has_a_row_to_answer():
    play = busy(until=810)
    one = in_focus(play, "contact", "owner")
    rows = workspace.act_rows(play, play.view(), one, acts.deeds(play, play.offers(), one))
    assert [str(row.content).strip() for row in rows if row.id == "answer-owner"] == ["Answer now: what you are at is left unfinished"]
    other = in_focus(play, "contact", "chief")
    assert not [
        row for row in workspace.act_rows(play, play.view(), other, acts.deeds(play, play.offers(), other)) if row.id == "answer-chief"
    ]


async def test_to_answer_while_one_is_busy_leaves_the_act_unfinished_once_that_was_said():
    play = busy(until=810)
    async with at_work(play, (120, 40)) as pilot:
        work = await at_the_number(pilot, "owner")
        work._act_chosen("answer-owner")
        await pilot.pause()
        await pilot.pause()
        assert "is left unfinished." in " ".join(text(pilot).split())
        await press(pilot, "enter")
        assert play.view().busy, "Enter alone changes nothing"
        work._act_chosen("answer-owner")
        await pilot.pause()
        await pilot.pause()
        await press(pilot, "down", "enter")
        await pilot.pause()
        assert not play.view().busy
        assert [one.what for one in commands(play)][-1] == "stop"
        assert "Answer this caller" in text(pilot)


async def test_the_acts_beside_an_act_from_the_telephone_are_those_of_the_telephone():
    play = landed()
    async with at_work(play, (120, 40)) as pilot:
        work = await at_the_number(pilot, "chief")
        assert work.in_focus.id == "chief"
        play.submit("act", {"verb": "share", "contact": "chief", "asked": ["names"]})
        work.refresh_all()
        await pilot.pause()
        assert play.view().busy
        assert work.in_focus.id == "chief"


# --- what waits -------------------------------------------------------------------------------------------------------------------


def test_what_another_seat_asks_waits_until_it_is_answered_whatever_else_is_done():
    play = landed()
    asked_by_the_desk(play, "names")
    assert [one.words for one in unanswered.waiting(play, play.view()) if "asks you" in one.words]
    play.submit("act", {"verb": "look", "at": "landing"})
    play.advance(play.now + 200)
    assert [one.words for one in unanswered.waiting(play, play.view()) if "asks you" in one.words]
    play.submit("act", {"verb": "handle_call", "contact": "desk_line", "noted": True})
    play.advance(play.now + 200)
    assert not [one.words for one in unanswered.waiting(play, play.view()) if "asks you" in one.words]


def test_what_stands_on_ones_own_board_waits_too():
    """As the calls that were promised for half past four."""
    board = Inject("post", "own", at=800, expects=Expected("follow_up"), within=1200)
    play = landed(810, board=board)
    assert [one.key for one in unanswered.waiting(play, play.view()) if one.key.startswith("wait-line-")]


# --- the ways of other acts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("verb", "chosen"), [("let_go", "informed"), ("clarify_age", "medical")])
def test_the_way_of_an_act_that_is_no_call_is_its_own_and_goes_into_the_command(verb: str, chosen: str) -> None:
    play = landed()
    offer = next(offer for offer in play.offers() if offer.verb == verb)
    one = Draft(play, play.view(), offer, next(iter(offer.targets), ""))
    own = next(param for param in offer.params if param.name == "way").choices
    assert [pick.value for pick in one.picks("way")] == list(own)
    one.answer("way", chosen)
    assert one.command()["way"] == chosen


def test_whoever_was_answered_by_a_choice_is_not_said_to_wait_while_an_earlier_act_still_goes_on():
    """The woman in grey wants to go on, one is on the telephone, and chooses what becomes of her: that is an answer."""
    with Session.open("night-bus", seed=1, keep=False, roster={"post": "trainee"}, mode="training") as play:
        play.advance(51 * 60)
        play.submit("act", {"verb": "share", "contact": "regional_unit", "items": ["check_in_progress"]})
        play.advance(52 * 60 + 20)
        assert play.view().busy
        assert [one.words for one in unanswered.waiting(play, play.view()) if "I must go on now" in one.words]
        play.submit("choose", {"occurrence": "the_woman_in_grey", "option": "told_and_noted", "rationale": "She may not go"})
        assert not [one.words for one in unanswered.waiting(play, play.view()) if "I must go on now" in one.words]


def test_what_a_house_passes_on_most_is_within_reach_of_the_number_keys():
    """Played: what people want was the thirteenth row, and their names the third."""
    with Session.open("night-bus", seat="shelter", seed=1, keep=False) as play:
        call = draft(play, "prosecutor_duty")  # type: ignore[arg-type]
        call.answer("way", "tell")
        told = [pick.value for pick in call.picks("items")]
    assert set(told[:4]) == {"check_in_progress", "number_of_people", "needs", "wishes"}
    assert told.index("names") == 8
    assert len(told) == len(set(told)) > 9
