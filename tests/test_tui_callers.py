"""Answering who rings: asked about whom and on what ground, as a call of one's own is, with what was asked for proposed."""

from typing import Any

from sim.model import events as e
from sim.model.events import Commanded
from tests.laws.landing import found, last_refusal
from tests.test_tui_calls import asked_by_the_desk, landed
from tests.test_tui_seat import FakePlay
from tui.asking import Draft
from tui.panes import focus
from zholda.session import Session


def knows_two(play: FakePlay) -> None:
    """The post has read two papers: of whom it speaks is a question then."""
    for who in ("mira", "tolya"):
        play.submit("act", {"verb": "check_documents", "people": [who], "after": "owner"})
        play.advance(play.now + 100)


def rung_up(*items: str, people: tuple[str, ...] = ()) -> FakePlay:
    """The desk asks the post by telephone, and the post knows two people."""
    play = landed()
    knows_two(play)
    if people:
        told = {"verb": "share", "contact": "desk_line", "items": ["names"], "people": list(people)}
        play.exercise.submit(Commanded("post", "act", told, 0))
        play.advance(play.now + 200)
    args: dict[str, Any] = {"verb": "share", "contact": "post_line", "asked": list(items), "people": list(people)}
    play.exercise.submit(Commanded("desk", "act", args, 0))
    play.advance(play.now + 200)
    return play


def answer_to(play: FakePlay, contact: str, verb: str = "handle_call") -> Draft:
    offer = next(offer for offer in play.offers() if offer.verb == verb)
    return Draft(play, play.view(), offer, contact)


def test_who_answers_a_caller_is_asked_about_whom_and_on_what_ground_once_something_is_told():
    play = landed(810)
    call = answer_to(play, "owner")
    assert [one.name for one in call.can_change()] == ["items", "denied", "noted", "call_back"]
    call.answer("items", ["needs"])
    assert [one.name for one in call.can_change()] == ["items", "basis", "people", "denied", "noted", "call_back"]
    own = answer_to(play, "owner", "share")
    assert [pick.value for pick in call.picks("basis")] == [pick.value for pick in own.picks("basis")]
    assert [pick.value for pick in call.picks("people")] == [pick.value for pick in own.picks("people")]
    assert call.value("basis") == own.value("basis") == "none"


def test_what_is_told_a_caller_goes_out_about_those_who_are_named_and_on_the_ground_that_is_named():
    play = rung_up("names")
    call = answer_to(play, "desk_line")
    call.answer("items", ["names"])
    call.answer("people", ["mira"])
    call.answer("basis", "duty")
    play.submit("act", call.command())
    play.advance(play.now + 200)
    [shared] = found(play.exercise, e.InformationShared)
    assert (shared.items, shared.people, shared.basis) == (("names",), ("mira",), "duty")


def test_those_of_whom_one_was_asked_are_proposed_in_a_call_of_ones_own_too():
    play = rung_up("needs", people=("mira",))
    for verb in ("handle_call", "share"):
        call = answer_to(play, "desk_line", verb)
        call.answer("items", ["needs"])
        assert call.value("people") == ["mira"], verb


def test_who_names_nobody_is_told_that_it_goes_out_about_everybody():
    call = answer_to(landed(810), "owner")
    call.answer("items", ["needs"])
    assert call.value_words("people") == "everybody whom you know of"
    call.answer("items", ["check_in_progress"])
    assert call.value_words("people") == "nobody in particular"


def test_what_one_keeps_back_is_asked_of_whoever_was_asked_something():
    play = landed()
    asked_by_the_desk(play, "names")
    assert "kept" in [one.name for one in answer_to(play, "desk_line").can_change()]


def test_an_answer_in_which_nothing_new_is_said_stands_in_the_journal_as_before():
    play = landed(810)
    play.submit("act", {"verb": "handle_call", "contact": "owner", "noted": True})
    [call] = [one for one in found(play.exercise, e.ActBegan) if one.verb == "handle_call"]
    assert [name for name, _ in call.args] == ["contact", "items", "denied", "noted", "call_back"]


# --- pressed twice ----------------------------------------------------------------------------------------------------------------


def test_what_is_asked_for_twice_in_one_breath_is_asked_for_once_and_the_second_time_says_so():
    play = landed()
    for _ in range(2):
        play.submit("act", {"verb": "request", "service": "lena_line", "people": ["mira"]})
    assert last_refusal(play.exercise) == "engine.refused.under_way"
    assert play.tell(play.view().lines[-1]) == "That is under way already. It was not begun a second time."
    play.advance(play.now + 400)
    assert len(play.view().tickets) == 1


def test_what_is_asked_for_somebody_else_is_not_the_same():
    play = landed()
    for who in ("mira", "tolya"):
        play.submit("act", {"verb": "request", "service": "lena_line", "people": [who]})
    play.advance(play.now + 400)
    assert not found(play.exercise, e.ActRefused)


def test_a_slow_colleague_who_was_asked_and_has_not_answered_is_seen_in_the_list():
    with Session.open("night-bus", seat="investigator", others="slow", seed=5, keep=False) as play:
        play.advance_until(play.length)
        play.submit("act", {"verb": "share", "contact": "post_line", "asked": ["whereabouts"]})
        play.advance(play.now + 180)
        asked = play.time(play.now)
        assert f"rung {asked}, nothing from there since" in _row(play, "post_line")
        play.advance(play.now + 3600)
        assert "nothing from there since" not in _row(play, "post_line")


def _row(play: Any, contact: str) -> str:
    return next(one.cue for one in focus.phone(play, play.view(), play.offers()) if one.id == contact)
