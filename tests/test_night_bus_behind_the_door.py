"""Who comes to the house in the night bus while its officer sits behind a closed door is seen, and says who they are, once it opens."""

from collections.abc import Iterator

import pytest

from sim.model import roster
from tests.test_night_bus_reached import second
from zholda.session import Session

CASE = "night-bus"
OTHERS = dict.fromkeys(("post", "investigator", "prosecutor"), roster.colleague("ordinary"))
SAYS, OUTSIDE = "services.lawyer_for_injured.granted_text", "engine.outside_the_door"


@pytest.fixture
def house() -> Iterator[Session]:
    with Session.open(CASE, seed=1, keep=False, roster={**OTHERS, "shelter": "trainee"}) as session:
        while session.now < second("Tue 09:00"):
            session.advance_until(second("Tue 09:00"))
        session.submit("act", {"verb": "request", "service": "lawyer_for_injured", "people": ["oygul"]})
        yield session


def lines(session: Session) -> list[tuple[int, str]]:
    return [(line.at, line.wording) for line in session.view().lines if line.at > second("Tue 09:00")]


def test_who_comes_while_the_door_is_closed_says_who_she_is_when_it_opens(house: Session) -> None:
    house.advance(second("Tue 09:18"))
    house.submit("act", {"verb": "ask_wish", "person": "oygul", "where": "small_room"})
    house.advance(second("Tue 09:25"))
    heard = [wording for _, wording in lines(house)]
    assert OUTSIDE in heard
    assert SAYS not in heard
    assert "gulmira" not in house.view().here()
    house.submit("act", {"verb": "look"})
    house.advance(house.now + 900)
    assert "gulmira" in house.view().here()
    assert [wording for _, wording in lines(house)].count(SAYS) == 1


def test_who_comes_while_the_door_is_open_says_it_at_once(house: Session) -> None:
    house.advance(second("Tue 09:40"))
    heard = [wording for _, wording in lines(house)]
    assert SAYS in heard
    assert OUTSIDE not in heard
