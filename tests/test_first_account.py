"""Whoever is suspected has a first account for whoever asks, also where nobody of theirs listens."""

from sim.model import events as e
from tests.test_night_bus_full import plan
from tests.test_night_bus_memories_told import DESK, PLAYS, listed


def test_a_suspect_who_is_asked_alone_says_what_was_rehearsed_and_more_with_a_lawyer_beside() -> None:
    """Found in play: the woman in grey, asked formally about fifteen things, had "no more" to say about each of them."""
    journal = listed("her_lawyer_beside_her", plan())
    heard = [x.event for x in journal if isinstance(x.event, e.Observed) and (x.event.seat, x.event.source) == (DESK, "grey_coat")]
    assert [one.wording for one in heard if one.wording.startswith("people.grey_coat.")] == [
        "people.grey_coat.coached.work",
        "people.grey_coat.memories.by_the_head",
    ]
    assert PLAYS["her_lawyer_beside_her"].told


def test_each_suspect_who_can_be_asked_has_one() -> None:
    people = plan().scenario.people
    silent = {name for name, person in people.items() if person.role == "suspect" and not (person.coached or person.memories)}
    assert silent == {"farkhod"}, "nobody meets the neighbour"
