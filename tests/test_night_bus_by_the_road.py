"""Routes without any woman's word: who stands by the road, behind a counter or in an office can be spoken with."""

import pytest

from sim.model import events as e
from tests.test_night_bus_reached import second
from zholda.session import Session

ALONE = {"investigator": "trainee", "post": "vacant", "shelter": "vacant", "prosecutor": "vacant"}


def offered(session: Session) -> tuple[str, ...]:
    return next((offer.targets for offer in session.offers() if offer.verb == "speak_with"), ())


@pytest.mark.parametrize(
    ("place", "who", "asked", "claim"),
    [
        ("turnoff", "widow", "people", ("camp", "road", "from the shop by tractor")),
        ("kostobe", "labour_inspector", "place", ("camp", "road", "from the shop by tractor")),
    ],
)
def test_who_knows_the_way_to_the_well_is_on_offer_and_tells_it(place: str, who: str, asked: str, claim: tuple[str, str, str]) -> None:
    with Session.open("night-bus", seed=1, keep=False, roster=ALONE) as session:
        session.advance(second("Mon 11:30"))
        session.submit("act", {"verb": "go", "to": place})
        session.advance(session.now + 3600)
        assert who in offered(session)
        session.submit("act", {"verb": "speak_with", "person": who, "topic": asked, "question": "open"})
        session.advance(session.now + 1800)
        heard = [tuple(one) for line in session.view().lines for one in line.claims if line.source == who]
        assert claim in heard


def test_the_inspector_who_comes_to_the_turn_off_can_be_spoken_with_there() -> None:
    with Session.open("night-bus", seed=1, keep=False, roster=ALONE) as session:
        session.advance(second("Mon 15:00"))
        session.submit("act", {"verb": "request", "service": "labour_inspection"})
        session.advance(second("Tue 05:30"))
        session.submit("act", {"verb": "go", "to": "turnoff"})
        session.advance(second("Tue 06:30"))
        assert "labour_inspector" in session.view().here()
        assert {"labour_inspector", "widow"} <= set(offered(session))


def test_with_colleagues_one_can_speak_and_they_are_not_heard_as_witnesses() -> None:
    with Session.open("night-bus", seed=1, keep=False, roster=ALONE) as session:
        session.advance(second("Mon 08:00"))
        assert "ruslan" in offered(session)
        assert "ruslan" not in next((offer.targets for offer in session.offers() if offer.verb == "interview"), ())
        assert not [entry for entry in session._exercise.journal if type(entry.event) is e.ActRefused and entry.event.seat]
