"""The prosecutor's desk where the night bus drove on: nothing comes in about a woman who was never held, nor from those nobody met."""

from collections.abc import Iterator

import pytest

from sim.model import events as e
from sim.model import roster
from zholda.session import Session


def desk(investigator: str) -> Iterator[Session]:
    """Colleagues who come late to everything: the eight and the woman in grey are gone before anybody has called them over."""
    slow = roster.colleague("slow")
    seats = {"prosecutor": "trainee", "investigator": investigator, "post": slow, "shelter": slow}
    with Session.open("night-bus", roster=seats, seed=1, keep=False) as session:
        session.submit("act", {"verb": "rest"})
        while not session.over:
            session.advance_until(session.length)
        yield session


@pytest.fixture(scope="module")
def late() -> Iterator[Session]:
    """And whoever sits at the investigator's desk does nothing, so that nobody goes to the well."""
    yield from desk("policy:passive")


@pytest.fixture(scope="module")
def late_at_the_well() -> Iterator[Session]:
    yield from desk(roster.colleague("slow"))


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


def test_what_is_true_without_them_still_comes(late_at_the_well: Session) -> None:
    assert {"injects.notices_arrive", "injects.which_article", "injects.fines_are_drafted", "injects.the_file_tonight"} <= told(
        late_at_the_well
    )


def test_whoever_is_met_late_at_the_well_is_asked_and_goes_where_they_said(late_at_the_well: Session) -> None:
    facts = late_at_the_well._exercise.world_snapshot()["facts"]
    assert facts["at.oygul"] == "shelter"
    assert facts["holder.passport_oygul"] == "oygul"


def test_reading_the_file_does_not_stop_the_list_at_the_hospitals_door() -> None:
    with Session.open("night-bus", seats=["prosecutor"], others="slow", seed=1, keep=False) as session:
        asked = session._exercise._stage.scenario.injects["where_they_were_entered"].expects
    assert "share" in repr(asked)
    assert "review" not in repr(asked)
