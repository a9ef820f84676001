"""The prosecutor's desk where the night bus drove on: nothing comes in about a woman who was never held, nor from those nobody met."""

from collections.abc import Iterator

import pytest

from sim.model import events as e
from zholda.session import Session


@pytest.fixture(scope="module")
def late() -> Iterator[Session]:
    """Colleagues who come late to everything: the eight and the woman in grey are gone before anybody has called them over."""
    with Session.open("night-bus", seat="prosecutor", others="slow", seed=1, keep=False) as session:
        session.submit("act", {"verb": "rest"})
        while not session.over:
            session.advance_until(session.length)
        yield session


def told(session: Session) -> set[str]:
    return {line.wording for line in session.view().lines}


def test_nobody_was_held_and_nobody_of_the_eight_was_met(late: Session) -> None:
    facts = late._exercise.world_snapshot()["facts"]
    assert not facts.get("held.grey_coat")
    assert facts["at.oygul"] == "camp"


@pytest.mark.parametrize("line", ["fourteen_minutes", "safety_requests", "on_the_courts_page"])
def test_a_line_that_would_be_untrue_does_not_come(late: Session, line: str) -> None:
    assert f"injects.{line}" not in told(late)


@pytest.mark.parametrize("decision", ["the_motion", "whose_minute", "who_is_deposed", "what_the_page_shows"])
def test_nothing_is_asked_about_a_term_that_does_not_run_or_a_wish_that_nobody_said(late: Session, decision: str) -> None:
    asked = {entry.event.occurrence for entry in late._exercise.journal if isinstance(entry.event, e.DecisionOpened)}
    assert decision not in asked


def test_what_is_true_without_them_still_comes(late: Session) -> None:
    assert {"injects.notices_arrive", "injects.which_article", "injects.fines_are_drafted", "injects.the_file_tonight"} <= told(late)
