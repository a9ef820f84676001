"""What machine colleagues answer when they are asked something by telephone: what they observed and may give, and when."""

from dataclasses import replace
from pathlib import Path

import pytest

from sim.model.events import Commanded, Entry, Restricted
from sim.world.seen import Asked
from zholda.session import Session
from zholda.session.answering import Answering
from zholda.session.steps import Command

NIGHT_BUS = "night-bus"
RELAY = Path(__file__).parent / "cases" / "relay"
HALF_PAST_SIX = 70 * 60  # seconds after 05:20
MINUTE = 60


def asked(session: Session, contact: str, *items: str, people: tuple[str, ...] = ()) -> int:
    """Ask, and return the number of the last line before that."""
    seen = session.view().seen
    receipt = session.submit("act", {"verb": "share", "contact": contact, "asked": list(items), "people": list(people)})
    assert receipt.accepted
    return seen


def answers(session: Session, seen: int) -> dict[str, tuple[str, int]]:
    """What came by telephone since: wording -> items, second."""
    lines = session.view().lines[seen:]
    return {line.wording: (str(dict(line.args)["items"]), line.at) for line in lines if line.wording in TOLD}


TOLD = ("engine.shared", "engine.kept", "engine.not_known")


def investigator() -> Session:
    session = Session.open(NIGHT_BUS, seats=["investigator"], others="ordinary", seed=1, keep=False)
    session.advance(HALF_PAST_SIX)
    return session


@pytest.mark.parametrize(("others", "earliest", "latest"), [("ordinary", 4, 12), ("correct", 4, 12), ("slow", 18, 60)])
def test_whoever_is_asked_answers_and_a_slow_one_later(others: str, earliest: int, latest: int) -> None:
    """Three minutes for the question and three for the answer; between them one to five, or a quarter to three quarters of an hour."""
    with Session.open(RELAY, seats=["shelter"], others=others, seed=7, keep=False) as session:
        seen = asked(session, "post_line", "check_in_progress")
        session.advance(session.now + 90 * MINUTE)
        items, at = answers(session, seen)["engine.shared"]
    assert items == "check_in_progress"
    assert earliest <= at // MINUTE <= latest


def test_the_post_says_since_when_she_is_held_before_it_hands_her_over() -> None:
    with investigator() as session:
        assert "held_since" not in session.view().people["grey_coat"].claims  # that she is there was said when one was asked to come
        seen = asked(session, "post_line", "held_since", "suspect")
        session.advance(session.now + 15 * MINUTE)
        assert answers(session, seen)["engine.shared"][0] == "held_since suspect"
        [held] = [x.event.since for x in session._exercise.journal if isinstance(x.event, Restricted) and x.event.who == "grey_coat"]
        assert int(session.view().people["grey_coat"].claims["held_since"]) == held


def test_of_what_nobody_told_it_the_post_says_that_it_does_not_know() -> None:
    with investigator() as session:
        seen = asked(session, "post_line", "home_details")
        session.advance(session.now + 15 * MINUTE)
        assert answers(session, seen).keys() == {"engine.not_known"}


def test_who_does_not_investigate_hears_that_names_and_whereabouts_need_leave() -> None:
    """VC-29: to a shelter names and whereabouts of an adult go with her consent."""
    with Session.open(RELAY, seats=["shelter"], others="ordinary", seed=7, keep=False) as session:
        seen = asked(session, "post_line", "whereabouts", "names", "check_in_progress")
        session.advance(session.now + 20 * MINUTE)
        told = {wording: items for wording, (items, _) in answers(session, seen).items()}
    assert told == {"engine.shared": "check_in_progress", "engine.kept": "whereabouts", "engine.not_known": "names"}


@pytest.mark.parametrize("profession", ["shelter_worker", "social_worker", "health_worker"])
def test_a_service_keeps_what_somebody_wants_until_she_gives_leave(profession: str, monkeypatch) -> None:
    with Session.open(RELAY, seats=["shelter"], others="ordinary", seed=7, keep=False) as session:
        exercise = session._exercise
        seats, who = exercise.plan.scenario.seats, next(iter(exercise.plan.scenario.people))
        monkeypatch.setitem(seats, "post", replace(seats["post"], profession=profession))
        answering = Answering(exercise)
        for consent in (False, True):
            monkeypatch.setattr(answering, "_facts", lambda *call, consent=consent: {"consent": consent})
            monkeypatch.setattr(answering, "_criteria", [])
            assert answering._may("post", "shelter_line", "wishes", who, "duty") == consent
            assert answering._may("post", "shelter_line", "needs", who, "duty")


def test_a_colleague_answers_a_question_once() -> None:
    with Session.open(RELAY, seats=["shelter"], others="ordinary", seed=7, keep=False) as session:
        asked(session, "post_line", "check_in_progress")
        session.advance(session.now + 60 * MINUTE)
        calls = [line for line in session.view().lines if line.wording == "engine.shared"]
    assert len(calls) == 1


def test_the_answer_says_in_words_what_is_kept_and_why() -> None:
    with Session.open(RELAY, seats=["shelter"], others="ordinary", seed=7, keep=False) as session:
        asked(session, "post_line", "whereabouts", "names")
        session.advance(session.now + 20 * MINUTE)
        said = [session.tell(line) for line in session.view().lines if line.wording in TOLD]
    assert said == [
        "the post at the bus stop does not give you: where somebody is. It needs the leave of those whom it concerns, or another ground.",
        "the post at the bus stop does not know: names.",
    ]


def test_a_question_that_could_not_be_answered_is_not_answered_again_and_again() -> None:
    """A call that was refused leaves the question open in the view; the colleague has tried."""
    given: list[Asked] = []

    def answer(seat: str, one: Asked) -> Command:
        given.append(one)
        return "act", {"verb": "handle_call", "contact": one.contact}

    with Session.open(RELAY, seats=["shelter"], others="ordinary", seed=7, keep=False) as session:
        asked(session, "post_line", "check_in_progress")
        session.advance(session.now + 4 * MINUTE)
        journal, post = session._exercise.journal, session._table._colleagues["post"]
        questions, later = session._exercise.view("post").questions(), session.now + 60 * MINUTE
        post.take_in(journal)
        command = post.ask(later, list, answer)
        assert command is not None
        post.take_in([*journal, Entry(len(journal) + 1, later, 0, Commanded("post", "act", command[1], 0))])
        post.ask(later, list, answer)
    assert given == questions
    assert len(given) == 1


@pytest.mark.parametrize(("agreed", "basis"), [(2, "consent"), (1, "duty"), (0, "duty")])
def test_consent_is_the_ground_only_where_everybody_of_whom_is_spoken_gave_it(monkeypatch, agreed: int, basis: str) -> None:
    with Session.open(RELAY, seats=["shelter"], others="ordinary", seed=7, keep=False) as session:
        two = tuple(session._exercise.plan.scenario.people)[:2]
        answering = Answering(session._exercise)
        monkeypatch.setattr(answering, "_facts", lambda seat, to, items, person, basis: {"consent": person in two[:agreed]})
        monkeypatch.setattr(answering, "_may", lambda *call: True)
        question = Asked(1, 0, "shelter", "shelter_line", ("check_in_progress",), two)
        _, call = answering.answer("post", question)
    assert (call["items"], call["basis"]) == (["check_in_progress"], basis)
