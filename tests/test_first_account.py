"""Whoever is suspected has a first account for whoever asks, also where nobody of theirs listens."""

from scoring.assess import assess
from scoring.beside import of_the_case
from sim.model import events as e
from sim.model.terms import SERVING
from tests.test_night_bus_full import laws, plan
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


def test_a_talk_with_a_colleague_is_judged_by_no_rule_on_how_people_are_spoken_with() -> None:
    """Found in play: "No leading question (Sergeant Dana and Patrolman Odil)" stood among what went well."""
    people = plan().scenario.people
    assert of_the_case(plan().scenario, ["dana", "odil", "labour_inspector", "nasiba"]) == []
    assert of_the_case(plan().scenario, ["madina", "grey_coat", "yerlan", "rustam"]) == ["madina", "grey_coat", "yerlan", "rustam"]
    journal = listed("at_the_window", plan())
    asked = {who for x in journal if isinstance(x.event, e.ActEnded) and x.event.verb == "speak_with" for who in x.event.people}
    assert "odil" in asked
    judged = {who for one in assess(journal, plan().scenario, plan().law, laws()).results for who in one.people}
    assert judged
    assert not [who for who in judged & asked if people[who].role in SERVING]
