"""Who else sat at the table: a machine colleague, and in which hours a trainee sat in the same seat."""

from scoring.reports.colleagues import colleagues
from scoring.reports.material import written
from sim.model.events import Opened
from tests.test_session_table import entries, following, opened
from zholda.session import Session
from zholda.session.reports import spoken

ORDINARY = "a machine colleague, ordinary. Does the usual and leaves out what takes care. What it does is not rated."
RATED = "; what was done in those hours is rated."


def told(session: Session) -> list[str]:
    journal = entries(session)
    header = journal[0].event
    assert isinstance(header, Opened)
    return list(colleagues(journal, written(journal), spoken(header)))


def test_whoever_follows_the_case_is_told_in_which_hours_they_sat_where_a_colleague_sat_else() -> None:
    """The head of the debrief called seats "a machine colleague, not rated" in which the trainee had sat for hours."""
    session = following()
    session.advance_until(1200)
    session.sit("shelter")
    session.advance_until(2100)
    session.sit("post")
    session.advance_until(session.length)
    clock = spoken(entries(session)[0].event).time  # type: ignore[arg-type]
    end = clock(entries(session)[-1].at)
    assert told(session) == [
        f"Arrivals officer: {ORDINARY} A trainee sat there from {clock(0)} to {clock(1200)} and from {clock(2100)} to {end}{RATED}",
        f"Worker of the House of Rest: {ORDINARY} A trainee sat there from {clock(1200)} to {clock(2100)}{RATED}",
        f"Detective: {ORDINARY}",
    ]


def test_of_a_seat_in_which_a_colleague_sat_from_beginning_to_end_no_hours_are_told() -> None:
    session = opened(seat="post", others="ordinary")
    session.advance_until(session.length)
    assert told(session) == [f"Worker of the House of Rest: {ORDINARY}", f"Detective: {ORDINARY}"]
