"""The house of the night bus, played by a trainee beside correct colleagues: for tests that begin on Monday, when seven women are there."""

from collections.abc import Iterator
from contextlib import contextmanager

from sim.model import roster
from zholda.session import Session

CASE = "night-bus"
CORRECT = dict.fromkeys(("post", "investigator", "shelter", "prosecutor"), roster.colleague("correct"))
AT_THE_DESK = {**CORRECT, "shelter": "trainee"}


@contextmanager
def on_monday() -> Iterator[Session]:
    """From the first ten minutes in which the last of the seven is in sight."""
    with Session.open(CASE, seed=1, keep=False, roster=AT_THE_DESK) as session:
        while "hurshida" not in session.view().here():
            session.advance_until(session.now + 600)
        yield session
