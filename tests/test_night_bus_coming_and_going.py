"""Who comes, stays and goes in the night bus: nobody sits for days where they were asked once, nobody drives off out of a hand-over."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from tests.test_night_bus_full import plan
from tests.test_night_bus_reached import second
from tests.the_house import AT_THE_DESK, CASE, on_monday
from zholda.session import Session


@pytest.fixture
def house() -> Iterator[Session]:
    with on_monday() as session:
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


def test_when_the_couple_and_the_others_go_on_none_of_the_eight_rolls_away_with_them() -> None:
    """The eight sat in the bus again, as people do some minutes after a talk, and the choice named the others only."""
    with Session.open(CASE, seed=1, keep=False, roster={"post": "trainee"}, mode="training") as session:
        session.advance(second("Mon 06:01"))
        session.submit("choose", {"occurrence": "the_driver", "option": "for_the_check", "rationale": ""})
        session.advance(second("Mon 06:41"))
        session.submit("choose", {"occurrence": "the_bus", "option": "travellers_first", "rationale": "They go their own way"})
        session.advance(second("Mon 07:05"))
        here = session.view().here()
        assert "bus" not in here
        assert {"oygul", "feruza", "madina", "hurshida"} <= set(here)


def test_each_her_own_way_sends_nobody_off_before_the_seat_on_the_bus_and_whoever_comes_along_are_there() -> None:
    """The talk about danger first, then the seat; she names the day herself, and the gate is her own act."""
    with Session.open(CASE, seed=1, keep=False, roster=AT_THE_DESK, mode="training") as session:
        session.advance(second("Tue 02:05"))
        session.submit("choose", {"occurrence": "on_the_bench", "option": "tea", "rationale": ""})
        session.advance(second("Wed 08:05"))
        assert "feruza" in session.view().here()
        session.submit("choose", {"occurrence": "two_sisters", "option": "each_her_own_way", "rationale": "Each decides for herself"})
        session.advance(second("Wed 12:00"))
        journal = session._exercise.journal
        asked = [x.at for x in journal if isinstance(x.event, e.ActBegan) and x.event.verb == "request"]
        assert asked
        assert "feruza" in session.view().here(), "the day bus is hers when she says so, and with somebody"


def test_a_house_that_asks_for_needs_hears_of_the_one_who_is_seen_to_be_ill() -> None:
    """Languages alone were said of her, a minute after an ambulance was called."""
    exercise = Exercise.open(plan().scenario, plan().pack, seed=1, roster={"post": "trainee", "shelter": "trainee"}, plan=plan())
    exercise.advance(second("Mon 05:58"))
    told = {"verb": "share", "contact": "shelter_line", "items": ["needs"], "people": ["zulfiya"], "basis": "danger"}
    exercise.submit(e.Commanded("post", "act", told, 0))
    exercise.advance(second("Mon 06:03"))
    heard = {(claim.subject, claim.attribute) for line in exercise.view("shelter").lines for claim in line.claims}
    assert ("zulfiya", "ill") in heard


def rings_on_wednesday(*done: tuple[str, str, dict[str, Any]]) -> list[str]:
    """Which lines of Zulfiya's ring reach the house by Wednesday evening, after these acts."""
    exercise = Exercise.open(plan().scenario, plan().pack, seed=1, roster={"post": "trainee", "shelter": "trainee"}, plan=plan())
    for when, seat, args in done:
        exercise.advance(second(when))
        exercise.submit(e.Commanded(seat, "act", args, 0))
    exercise.advance(second("Wed 16:30"))
    assert not [x.event for x in exercise.journal if isinstance(x.event, e.ActRefused) and x.event.seat == "post"]
    told = ("injects.who_eats_his_soup", "storylines.she_discharges_herself.with_a_number")
    return [x.event.wording for x in exercise.journal if isinstance(x.event, e.Observed) and x.event.wording in told]


def test_who_rings_on_the_number_from_under_the_bandage_was_given_it_in_the_ward() -> None:
    """Told what there is and let go from the post, she has no bandage, and nobody gave her the number of the house."""
    let_go = {"verb": "let_go", "people": ["zulfiya"], "way": "informed"}
    assert rings_on_wednesday(("Mon 05:59", "post", let_go)) == []
    ambulance = ("Mon 05:59", "post", {"verb": "notify", "body": "ambulance", "people": ["zulfiya"]})
    offered = ("Mon 06:02", "post", {"verb": "offer_help", "people": ["zulfiya"], "services": ["doctor", "wage_claim"], "voice": "odil"})
    assert rings_on_wednesday(ambulance, offered) == ["storylines.she_discharges_herself.with_a_number", "injects.who_eats_his_soup"]
    said = plan().scenario.texts["storylines.she_discharges_herself.with_a_number"]
    assert "I wrote her your number" in said, "the ambulance carried her off before anybody at the post or in the house gave her one"
