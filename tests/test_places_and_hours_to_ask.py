"""Rooms and beds are counted by the people who sleep there; what is asked for too late for the morning is not there in the morning.

Found in review: five men filled "three beds" with one request, and a bus asked for at nine in the evening stood at the shop at six.
"""

import pytest

from tests.test_night_bus_reached import second
from zholda.session import Session

WOMEN = ("hurshida", "lola", "shahnoza")


def rooms(*requests: tuple[str, ...]) -> list[str]:
    """What the shelter hears of one request after another for the two rooms that are paid by vouchers."""
    with Session.open("night-bus", seat="shelter", others="ordinary", seed=1, keep=False) as play:
        play.advance(second("Mon 13:20"))
        play.submit("act", {"verb": "receive", "people": list(WOMEN), "phones": "own", "gate": "open", "to": "shelter_hall"})
        play.advance(second("Mon 14:10"))
        for people in requests:
            assert not play.submit("act", {"verb": "request", "service": "vouchers", "people": list(people)}).refusal
            play.advance(play.now + 3600)
        words = [
            line.wording for line in play.view().lines if line.wording.startswith("engine.") and "vouchers" in dict(line.args).values()
        ]
    return [word for word in words if word in ("engine.ticket_here", "engine.places_full", "engine.already_asked")]


def test_each_takes_a_room_and_a_third_finds_none() -> None:
    assert rooms(*[(one,) for one in WOMEN]) == ["engine.ticket_here", "engine.ticket_here", "engine.places_full"]


def test_three_by_one_request_do_not_fit_into_two_rooms() -> None:
    assert rooms(WOMEN) == ["engine.places_full"]


def test_a_room_for_the_same_woman_is_asked_for_once() -> None:
    assert rooms(WOMEN[:1], WOMEN[:1]) == ["engine.ticket_here", "engine.already_asked"]


def due(service: str, when: str) -> str:
    with Session.open("night-bus", seat="investigator", others="vacant", seed=1, keep=False) as play:
        play.advance(second(when))
        play.submit("act", {"verb": "request", "service": service})
        play.advance(play.now + 600)
        return next(play.time(one.due) for one in play.view().tickets.values() if one.service == service)


def test_who_asks_by_four_has_inspector_and_bus_at_dawn() -> None:
    assert (due("labour_inspection", "Mon 16:00"), due("regional_transport", "Mon 16:00")) == ("Tue 06:10", "Tue 06:00")


def test_who_asks_in_the_evening_has_them_when_the_office_has_opened() -> None:
    assert (due("labour_inspection", "Mon 21:00"), due("regional_transport", "Mon 21:00")) == ("Tue 09:30", "Tue 09:30")


@pytest.mark.parametrize(("seat", "minutes"), [("post", 40), ("investigator", 40), ("shelter", 125), ("prosecutor", 125)])
def test_what_a_service_takes_is_said_with_the_road_to_where_one_is(seat: str, minutes: int) -> None:
    """Found in play: "the ambulance from Kostobe, takes about 40 min", in a house two hours from Kostobe."""
    with Session.open("night-bus", seat=seat, others="correct", seed=1, keep=False) as play:
        assert play.public.service("ambulance").lead == 60 * minutes
