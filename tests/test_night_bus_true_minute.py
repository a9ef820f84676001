"""In the night bus whoever tells somebody that she may not go tells it by the true minute: a false one is not what was asked for."""

from typing import Any

import pytest

from sim.model import events as e
from sim.model import roster
from tests.test_night_bus_reached import second
from zholda.session import Session

CASE = "night-bus"
OTHERS = dict.fromkeys(("investigator", "shelter", "prosecutor"), roster.colleague("ordinary"))


def answered(**minute: Any) -> list[str]:
    """Of what became of the woman who says that she must go on, once she was told that she is held."""
    with Session.open(CASE, seed=1, keep=False, roster={"post": "trainee", **OTHERS}) as session:
        while session.now < second("Mon 06:14"):
            session.advance_until(second("Mon 06:14"))
        assert "injects.wants_to_go" in [line.wording for line in session.view().lines]
        session.submit("act", {"verb": "tell_held", "people": ["grey_coat"], "why": "the passports in her hand", **minute})
        while session.now < second("Mon 06:40"):
            session.advance_until(second("Mon 06:40"))
        found = [x.event for x in session._exercise.journal if isinstance(x.event, (e.InjectMet, e.InjectMissed))]
        return [type(event).__name__ for event in found if event.inject == "wants_to_go"]


@pytest.mark.parametrize("minute", [{}, {"minute": "06:12"}])
def test_who_says_the_true_minute_has_told_her(minute: dict[str, str]) -> None:
    assert answered(**minute) == ["InjectMet"]


def test_who_says_a_false_minute_has_not() -> None:
    assert answered(minute="05:45") == ["InjectMissed"]
