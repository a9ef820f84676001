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


def wanting(seed: int, *criteria: str) -> list[tuple[str, str, str, str]]:
    """What of these criteria is neither met nor without occasion."""
    found = [one for one in assessed(seed)[0] if one.criterion.startswith(criteria)]
    assert [one for one in found if one.result == "met"], f"none of {criteria} was ever due: nothing is shown"
    return [
        (one.seat, one.criterion, one.person or " ".join(one.people), one.result)
        for one in found
        if one.result in ("breached", "partly_met")
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_is_seen_and_heard_alone_at_the_window_and_at_the_well(seed: int) -> None:
    assert wanting(seed, "VC-01.") == []


@pytest.mark.parametrize("seed", SEEDS)
def test_pain_comes_before_papers(seed: int) -> None:
    assert wanting(seed, "VC-10.") == []


@pytest.mark.parametrize("seed", SEEDS)
def test_the_women_do_not_wait_in_one_room_with_whom_they_fear(seed: int) -> None:
    assert wanting(seed, "VC-09.") == []


@pytest.mark.parametrize("seed", SEEDS)
def test_who_was_harmed_has_the_status_and_hears_what_it_is(seed: int) -> None:
    assert wanting(seed, "LR6.") == []


@pytest.mark.parametrize("seed", SEEDS)
def test_who_may_go_is_told_so(seed: int) -> None:
    assert wanting(seed, "VC-24.") == []


@pytest.mark.parametrize("seed", SEEDS)
def test_what_reaches_them_is_answered_by_an_act(seed: int) -> None:
    """A note to oneself answers nobody who asked for something that can be done."""
    assert wanting(seed, "inject.") == []
