"""What a correct colleague is called for: whoever sits beside one sees good work, so its acts meet what the standards ask of that seat."""

from functools import cache

import pytest

from scoring.model import Result
from sim.model import events as e
from sim.model import roster
from zholda.session import Session

SEATS = ("post", "investigator", "shelter", "prosecutor")
SEEDS = (1, 2)


@cache
def assessed(seed: int) -> tuple[tuple[Result, ...], tuple[e.Entry, ...]]:
    everybody = dict.fromkeys(SEATS, roster.colleague("correct"))
    with Session.open("night-bus", seed=seed, keep=False, roster=everybody) as session:
        while not session.over:
            session.advance_until(session.length)
        return session.assess().results, tuple(session._exercise.journal)


def wanting(seed: int, criteria: str) -> list[tuple[str, str, str, str]]:
    """What of these criteria is neither met nor without occasion."""
    found = [one for one in assessed(seed)[0] if one.criterion.startswith(criteria)]
    assert [one for one in found if one.result == "met"], f"none of {criteria} was ever due: nothing is shown"
    return [
        (one.seat, one.criterion, one.person or " ".join(one.people), one.result)
        for one in found
        if one.result in ("breached", "partly_met")
    ]


OWED = {
    "everybody is seen and heard alone at the window and at the well": "VC-01.",
    "pain comes before papers": "VC-10.",
    "the women do not wait in one room with whom they fear": "VC-09.",
    "who was harmed has the status and hears what it is": "LR6.",
    "who may go is told so": "VC-24.",
    "what reaches them is answered by an act, for a note to oneself answers nobody who asked": "inject.",
}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("criteria", OWED.values(), ids=OWED)
def test_they_do_all_of_what_their_seat_owes(criteria: str, seed: int) -> None:
    assert wanting(seed, criteria) == []
