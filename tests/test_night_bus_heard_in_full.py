"""What a procedural interview brings: in best practice each is behind a closed door with those who have a part in it, and brings something.

Found by reading the journal: seat 18 lay in the room in which the girl was heard for the only time, the girl looked at who hears, and
every rating was P.
"""

import pytest

from sim.model import events as e
from tests.test_night_bus_full import BEST, plan, played


def interviews(journal: list[e.Entry]) -> dict[str, set[str]]:
    """Who was heard in an interview, and who heard it without a part in it."""
    found: dict[str, set[str]] = {}
    part: dict[str, set[str]] = {}
    for entry in journal:
        event = entry.event
        if isinstance(event, e.InterviewBegan):
            found[event.person], part[event.person] = set(), set(event.present)
        if isinstance(event, e.ActEnded) and event.named in ("interview", "interview.ask"):
            found.setdefault(event.people[0], set()).update(set(event.hearing) - part.get(event.people[0], set()))
    return found


@pytest.mark.parametrize("name", BEST)
def test_in_best_practice_nobody_without_a_part_in_it_hears_an_interview_and_something_is_told(name: str) -> None:
    journal = played(name)
    heard = interviews(journal)
    assert heard
    assert {person: by for person, by in heard.items() if by} == {}
    told = {event.person for event in (entry.event for entry in journal) if isinstance(event, e.Recounted) and event.seat == "investigator"}
    assert set(heard) <= told


@pytest.mark.parametrize("name", BEST)
def test_in_best_practice_what_each_fears_and_agrees_to_is_asked_without_the_others(name: str) -> None:
    """Played: five women said before the girl whom they are afraid of, and one was asked for her consent in a full hall."""
    people = plan().scenario.people
    heard = {
        (event.verb, event.people[0], who)
        for event in (entry.event for entry in played(name))
        if isinstance(event, e.ActEnded) and event.verb in ("assess_risk", "ask_consent")
        for who in event.hearing
        if people[who].role == "traveller" and people[who].group == people[event.people[0]].group
    }
    assert heard <= {("assess_risk", "mavluda", "amir"), ("assess_risk", "amir", "mavluda")}  # a mother and her child of four


@pytest.mark.parametrize("name", BEST)
def test_in_best_practice_nothing_that_somebody_waits_for_is_missed(name: str) -> None:
    """A child with a fever stood in the hall for an hour, missed by all four, and everything was P."""
    assert [entry.event.inject for entry in played(name) if isinstance(entry.event, e.InjectMissed)] == []


@pytest.mark.parametrize("name", BEST)
def test_in_best_practice_the_sick_child_sees_a_doctor(name: str) -> None:
    acts = [entry.event for entry in played(name) if isinstance(entry.event, e.ActEnded)]
    assert any(act.verb == "accompany" and "amir" in act.people and dict(act.args).get("to") == "polyclinic" for act in acts)
