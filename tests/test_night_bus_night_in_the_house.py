"""By night the house sleeps: who sat at the long table goes to bed and gets up again, and no colleague of another desk stands there."""

from collections.abc import Iterator
from typing import Any

import pytest

from sim.model import events as e
from tests.test_night_bus_reached import second
from zholda.session import Session

WOMEN = ("madina", "nargiza", "oygul", "feruza", "hurshida", "lola", "shahnoza")
HALL = "shelter_hall"


def keeps_the_house(*acts: tuple[str, dict[str, Any]]) -> Session:
    """The shelter with correct colleagues: whoever arrives is received into the hall, and nobody is given a room."""
    session = Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False)
    session.advance(second("Mon 12:30"))
    world = session._exercise._stage.world
    session.submit(
        "act", {"verb": "receive", "people": [one for one in WOMEN if world.at(one) == "shelter"], "phones": "own", "gate": "open"}
    )
    for when, act in acts:
        session.advance(second(when))
        session.submit("act", act)
    return session


def rooms(session: Session) -> dict[str, str]:
    world = session._exercise._stage.world
    return {one: world.room(one) for one in (*WOMEN, "mavluda", "amir") if world.at(one) == "shelter"}


@pytest.fixture(scope="module")
def slept() -> Iterator[tuple[dict[str, dict[str, str]], Session]]:
    """Who was in which room at which hour of the three nights, and the play up to Thursday."""
    found = {}
    with keeps_the_house() as session:  # who looks at the sick child at the door; else he and his mother are in the hospital by night
        for when in ("Mon 21:30", "Tue 03:27", "Tue 07:00", "Tue 21:30", "Wed 03:27", "Wed 07:00", "Thu 03:27"):
            session.advance(second(when))
            found[when] = rooms(session)
            if when == "Tue 07:00":
                session.advance(second("Tue 11:30"))
                session.submit("act", {"verb": "meet_need", "need": "first_aid", "person": "amir"})
        yield found, session


@pytest.mark.parametrize("when", ["Tue 03:27", "Wed 03:27", "Thu 03:27"])
def test_nobody_but_who_lies_by_the_stove_is_in_the_hall_at_night(slept, when):
    """At 03:27 on Wednesday five women and a child sat at the long table."""
    found = slept[0][when]
    assert len(found) > 4
    assert {one for one, room in found.items() if room == HALL} <= {"hurshida", "lola"}


@pytest.mark.parametrize("when", ["Mon 21:30", "Tue 07:00", "Tue 21:30", "Wed 07:00"])
def test_in_the_evening_and_in_the_morning_they_are_up(slept, when):
    assert {*slept[0][when].values()} == {HALL}


def test_a_child_sleeps_where_the_mother_sleeps(slept):
    assert slept[0]["Wed 03:27"]["mavluda"] == slept[0]["Wed 03:27"]["amir"] == "family_room"


def test_a_colleague_who_came_to_the_house_goes_back_to_her_desk_in_the_evening(slept):
    """She stood in the hall of the shelter from Tuesday on, and nobody saw her."""
    journal = slept[1]._exercise.journal
    went = [(x.at, x.event.place) for x in journal if isinstance(x.event, e.Moved) and x.event.who == "seat:investigator"]
    came = next(at for at, place in went if place == "shelter")
    back = next(at for at, place in went if place == "station" and at > came)
    assert back < second("Tue 23:00")


def test_whose_mattresses_were_sent_up_again_sleep_in_their_room():
    """The scene of the two mattresses is on Monday at 16:20."""
    reasons = {"verb": "persuade", "person": "hurshida", "with": "reasons"}
    with keeps_the_house(("Mon 16:25", reasons)) as session:
        session.advance(second("Tue 03:27"))
        assert {rooms(session)[one] for one in ("hurshida", "lola")} == {"room_one"}
