"""Who comes, stays and goes in the night bus: nobody sits for days where they were asked once, nobody drives off out of a hand-over."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from sim.model import roster
from tests.test_night_bus_full import plan
from tests.test_night_bus_reached import second
from zholda.session import Session

CASE = "night-bus"
OTHERS = dict.fromkeys(("post", "investigator", "shelter", "prosecutor"), roster.colleague("correct"))


@pytest.fixture
def house() -> Iterator[Session]:
    """The shelter on Monday, when the seven are there."""
    with Session.open(CASE, seed=1, keep=False, roster={**OTHERS, "shelter": "trainee"}) as session:
        while "hurshida" not in session.view().here():
            session.advance_until(session.now + 600)
        yield session


def seen(session: Session, who: str) -> list[int]:
    """When somebody came into sight."""
    lines = session.view().lines
    return [line.at for line in lines for claim in line.claims if (claim.subject, claim.attribute) == (who, "place") and claim.value]


def test_the_van_and_those_who_drive_it_come_into_sight_with_the_women(house: Session) -> None:
    house.advance(house.now + 600)
    arrived = {seen(house, who)[0] for who in ("hurshida", "lola", "madina")}
    back = seen(house, "marzhan")[-1]
    assert arrived == {back}
    van = [
        line.at for line in house.view().lines for claim in line.claims if (claim.subject, claim.attribute) == ("shelter_van", "stands_at")
    ]
    assert van[-1] == back
    spoke = [line.at for line in house.view().lines if line.wording == "injects.eight_arrive"]
    assert min(spoke) >= back


def test_who_was_asked_on_the_bench_by_the_gate_is_in_the_hall_again_before_the_hour_is_over(house: Session) -> None:
    house.submit("act", {"verb": "ask_wish", "person": "hurshida", "where": "gate_bench"})
    house.advance(house.now + 3600)
    assert house.view().people["hurshida"].room == "shelter_hall"


def test_a_house_does_not_ring_the_mediator_who_sits_in_it(house: Session) -> None:
    house.advance(max(house.now, second("Mon 11:30")))
    assert "nasiba" in house.view().here()
    house.submit("act", {"verb": "request", "service": "mediator"})
    house.advance(house.now + 900)
    heard = [line.wording for line in house.view().lines]
    assert "engine.voice_is_here" in heard
    assert "services.mediator.granted_text" not in heard
    house.submit("act", {"verb": "ask_wish", "person": "lola", "voice": "nasiba", "where": "small_room"})
    house.advance(house.now + 900)
    assert [line for line in house.view().lines if line.source == "lola" and line.channel == "told"]
    house.advance(second("Mon 17:50"))
    assert "nasiba" in house.view().here(), "not gone after four hours and a half"
    house.advance(second("Mon 18:10"))
    assert "nasiba" not in house.view().here()


def test_the_guardian_is_out_of_sight_when_she_is_said_to_be_no_longer_there(house: Session) -> None:
    house.submit("act", {"verb": "request", "service": "guardian", "people": ["madina"]})
    house.advance(house.now + 2 * 3600)
    assert "saltanat" in house.view().here()
    house.advance(house.now + 3 * 3600)
    assert house.view().facts["granted.guardian"] is False
    assert "saltanat" not in house.view().here()


def test_the_lawyer_speaks_by_telephone_on_monday_and_comes_to_the_ward_on_tuesday() -> None:
    with Session.open(CASE, seed=1, keep=False, roster={"investigator": "trainee"}) as session:
        session.advance(second("Mon 14:10"))
        session.submit("act", {"verb": "request", "service": "lawyer_for_injured", "people": ["zulfiya"]})
        session.advance(second("Mon 15:00"))
        assert session.view().facts["granted.lawyer_for_injured"]
        assert session._exercise._stage.world.at("gulmira") == "city"
        session.advance(second("Tue 08:50"))
        session.submit("act", {"verb": "go", "to": "hospital"})
        session.submit("act", {"verb": "request", "service": "lawyer_for_injured", "people": ["zulfiya"]})
        session.advance(second("Tue 09:30"))
        assert "gulmira" in session.view().here()
        beside = next(offer.choices["present"] for offer in session.offers() if offer.verb == "interview")
        assert "gulmira" in beside


HANDED_TO_ZHIBEK: list[tuple[str, str, dict[str, Any]]] = [
    ("Mon 05:50", "post", {"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "check"}),
    ("Mon 05:52", "post", {"verb": "request", "service": "investigator"}),
    ("Mon 06:12", "post", {"verb": "tell_held", "people": ["grey_coat"]}),
    ("Mon 06:30", "investigator", {"verb": "go", "to": "post_km42"}),
    ("Mon 07:10", "post", {"verb": "hand_over", "people": ["grey_coat"], "to": "investigator"}),
    ("Mon 07:26", "investigator", {"verb": "explain", "people": ["grey_coat"], "set": "rights"}),
]


@cache
def at_the_post() -> list[e.Entry]:
    """The post hands the woman in grey to Zhibek while the investigator stands beside her and has begun an act with her."""
    exercise = Exercise.open(plan().scenario, plan().pack, seed=3, roster={"post": "trainee", "investigator": "trainee"}, plan=plan())
    for when, seat, args in HANDED_TO_ZHIBEK:
        exercise.advance(second(when))
        exercise.submit(e.Commanded(seat, "act", args, 0))
    exercise.advance(second("Mon 08:10"))
    assert not [entry.event for entry in exercise.journal if isinstance(entry.event, e.ActRefused) and entry.event.seat]
    return exercise.journal


def test_who_is_handed_over_does_not_vanish_from_beside_an_officer_who_deals_with_her() -> None:
    journal = at_the_post()
    assert [x.event.person for x in journal if type(x.event) is e.HandedOver] == ["grey_coat"]
    assert [x.event.verb for x in journal if type(x.event) is e.ActInterrupted] == []
    [left] = [x.at for x in journal if type(x.event) is e.Moved and x.event.who == "grey_coat" and not x.event.place]
    told = [x.at for x in journal if type(x.event) is e.Observed and x.event.wording == "storylines.zhibek_leaves.with_her"]
    assert set(told) == {left}, "in the minute in which one sees the small car turn"


def test_an_investigator_to_whom_nobody_is_handed_over_says_so_and_leaves_and_comes_when_she_is_asked_again() -> None:
    """She came for the woman in grey; nobody gave her anybody, and nobody stands at a gate for three days."""
    with Session.open(CASE, seed=1, keep=False, roster={"post": "trainee"}) as session:
        world = session._exercise._stage.world
        session.advance(second("Mon 05:52"))
        session.submit("act", {"verb": "request", "service": "investigator"})
        session.advance(second("Mon 07:00"))
        assert "zhibek" in session.view().here()
        session.advance(second("Mon 11:00"))
        assert "zhibek" not in session.view().here()
        assert "storylines.zhibek_waits.goes_alone" in [line.wording for line in session.view().lines]
        session.advance(second("Mon 12:00"))
        assert world.at("zhibek") == "station"
        session.submit("act", {"verb": "request", "service": "investigator"})
        session.advance(second("Mon 13:00"))
        assert "zhibek" in session.view().here()
