"""Who is held at the post is fetched at last, also where nobody there has asked for it."""

import pytest

from sim.model import events as e
from tests.test_night_bus_reached import second
from zholda.session import Session


def wait(session: Session, until: str) -> None:
    while session.now < second(until):
        session.advance_until(second(until))


def held_in_the_lane(others: str) -> Session:
    """The eight are in the office, the woman in grey is told in the lane that she is held, and the post then rings nobody about her."""
    session = Session.open("night-bus", seat="post", others=others, seed=1, keep=False)
    wait(session, "Mon 05:56")
    session.submit("act", {"verb": "separate", "people": ["seats_11_18"], "from": "grey_coat", "to": "office"})
    wait(session, "Mon 06:00")
    session.submit("act", {"verb": "separate", "people": ["grey_coat"], "from": "oygul", "to": "lane", "by": "dana"})
    wait(session, "Mon 06:12")
    session.submit("act", {"verb": "tell_held", "people": ["grey_coat"], "why": "other people's passports in her hand"})
    wait(session, "Mon 06:14")
    session.submit("act", {"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "check"})
    return session


def place(session: Session, who: str) -> tuple[str, str]:
    moved = [entry.event for entry in session._exercise.journal if type(entry.event) is e.Moved and entry.event.who == who]
    return moved[-1].place, moved[-1].room


@pytest.mark.parametrize("others", ["ordinary", "vacant"])
def test_nobody_stands_in_a_lane_until_thursday(others: str) -> None:
    with held_in_the_lane(others) as session:
        wait(session, "Tue 08:30")
        assert place(session, "grey_coat") == ("station", "cell")
        seen = [line for line in session.view().lines if line.wording == "storylines.who_fetches_her.fetched"]
        assert len(seen) == 1, "the post sees who takes her, and that nobody from here had rung"


def test_who_has_asked_for_the_investigator_is_not_fetched_by_night() -> None:
    with held_in_the_lane("vacant") as session:
        wait(session, "Mon 06:20")
        session.submit("act", {"verb": "request", "service": "investigator"})
        wait(session, "Mon 07:30")
        session.submit("act", {"verb": "hand_over", "people": ["grey_coat"], "to": "investigator", "introduced": True})
        wait(session, "Tue 08:30")
        assert place(session, "grey_coat") == ("station", "cell")
        assert "storylines.who_fetches_her.fetched" not in [line.wording for line in session.view().lines]


@pytest.mark.parametrize("led", ["office", "lane"])
def test_who_was_led_apart_is_not_called_in_again_to_speak_for_them(led: str) -> None:
    """No question is answered and no other voice found yet: a colleague who then takes the usual way does not open that door."""
    with Session.open("night-bus", seat="post", others="vacant", seed=1, keep=False) as session:
        wait(session, "Mon 05:56")
        people, other = (["seats_11_18"], "grey_coat") if led == "office" else (["grey_coat"], "oygul")
        session.submit("act", {"verb": "separate", "people": people, "from": other, "to": led})
        wait(session, "Mon 06:40")
        through_her = [
            entry.event for entry in session._exercise.journal if type(entry.event) is e.ActBegan and entry.event.voice == "grey_coat"
        ]
        assert through_her == []
