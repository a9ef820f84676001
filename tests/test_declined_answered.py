"""Whoever gave an order, or asked for something, says something to a no: once, and only where nobody of the table sits there."""

import re
from pathlib import Path

import pytest

from tests.test_night_bus_full import plan
from tests.test_night_bus_reached import second
from zholda.session import Session

RANG = {"post": "Mon 07:00", "shelter": "Mon 13:00", "investigator": "Mon 18:40"}
DEMANDS = [
    ("post", "captain", "names", "phone"),
    ("shelter", "suspects_lawyer", "transfer", "phone"),
    ("investigator", "superior", "statement", "told"),  # he stands in the room
]


def declined(seat: str, contact: str, order: str, times: int) -> list[tuple[str, str]]:
    """What a seat is told by a contact whose demand it declines so many times: who says it, and by which channel."""
    with Session.open("night-bus", seat=seat, others="correct", seed=1, keep=False) as play:
        while play.now < second(RANG[seat]):
            play.advance_until(second(RANG[seat]))
        for _ in range(times):
            assert play.submit("act", {"verb": "decline_order", "contact": contact, "order": order}).accepted
            play.advance(play.now + 600)
        wording = plan().scenario.contacts[contact].declined
        return [(line.source, line.channel) for line in play.view().lines if line.wording == wording]


@pytest.mark.parametrize(("seat", "contact", "order", "channel"), DEMANDS)
def test_a_no_is_answered(seat: str, contact: str, order: str, channel: str) -> None:
    """Found in play: "Done: Decline an order or a demand", and not a word of whoever had asked."""
    person = plan().scenario.contacts[contact].person
    assert declined(seat, contact, order, 1) == [(person, channel)]


def test_nobody_says_the_same_sentence_twice() -> None:
    assert len(declined("post", "captain", "names", 2)) == 1


def test_a_body_at_which_somebody_of_the_table_sits_answers_for_itself() -> None:
    """No line is put into the mouth of somebody who plays."""
    contacts = plan().scenario.contacts.values()
    assert not [contact for contact in contacts if contact.seat and contact.declined]


def refused_to(seat: str, hour: str) -> set[str]:
    """To whom a seat is offered to decline something, in the night bus with nobody else at the table."""
    with Session.open("night-bus", seat=seat, others="correct", seed=1, keep=False) as play:
        while play.now < second(hour):
            play.advance_until(second(hour))
        return {to for offer in play.offers() if offer.verb == "decline_order" for to in offer.targets}


def test_declining_is_on_no_list_for_who_demands_nothing() -> None:
    """Found in play: the keeper of the district's book, who had demanded nothing, could be told five kinds of no."""
    contacts = plan().scenario.contacts
    to = refused_to("prosecutor", "Mon 12:30")
    assert {"captain", "deputy"} <= to
    assert not [one for one in to if not contacts[one].declined and not contacts[one].seat]


def test_whoever_demands_something_in_the_night_bus_can_be_told_no() -> None:
    """What an author expects, offers in a question or lets a colleague do must be on the list of whoever acts without them."""
    material = "\n".join(path.read_text() for path in Path("scenarios/library/night-bus").rglob("*.yaml"))
    named = set(re.findall(r"decline_order[,:] \{?contact: (\w+)", material))
    contacts = plan().scenario.contacts
    assert len(named) >= 6
    assert not [name for name in named if not contacts[name].declined and not contacts[name].seat]
