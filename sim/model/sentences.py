"""In which words a question of a talk is put: to who is on a journey, to who lives, works or serves at a place, or to one's own colleague.

The sentence is recorded with the act, as the name of a text. Everybody whom a seat meets where people live is asked in the same words,
whatever their part in it.
"""

from typing import Final

from sim.model.scenario import Scenario
from sim.model.terms import SERVING

OF_A_PLACE: Final = ("work", "place", "people", "route")
"""Topics on which somebody can be asked who travels nowhere."""

OF_A_COLLEAGUE: Final = ("work", "people", "health", "what_she_wants")
"""Topics on which one asks somebody who works for one's own seat."""
TO_A_COLLEAGUE: Final = ("free_recall", "open", "probing", "closed")
"""Types of question to such a colleague. The others have no words of their own: they are put as to anybody else."""


def works_for(scenario: Scenario, seat: str, who: str) -> bool:
    """Whether somebody works for a seat."""
    return seat in scenario.seats and who in scenario.seats[seat].colleagues


def stays(scenario: Scenario, who: str) -> bool:
    """Whether somebody is there for a body or a service, or belongs to a place where people live."""
    person = scenario.people.get(who)
    if person is None:
        return False
    place = scenario.places.get(person.place)
    return person.role in SERVING or (place is not None and place.dwelling)


def topics(scenario: Scenario, seat: str, who: str, among: tuple[str, ...]) -> tuple[str, ...]:
    """Those topics on which it makes sense that a seat asks somebody: nothing about a journey of who is there for a body or a service."""
    person = scenario.people.get(who)
    if works_for(scenario, seat, who):
        return tuple(one for one in among if one in OF_A_COLLEAGUE)
    serves = person is not None and person.role in SERVING
    return tuple(one for one in among if one in OF_A_PLACE) if serves else among


def questions(scenario: Scenario, seat: str, who: str, among: tuple[str, ...]) -> tuple[str, ...]:
    """Those types of question that a seat puts to somebody: to its own colleague none that leads, blames or offers answers."""
    return tuple(one for one in among if one in TO_A_COLLEAGUE) if works_for(scenario, seat, who) else among


def sentence(scenario: Scenario, seat: str, who: str, topic: str, question: str) -> str:
    """The name of the text in which a seat puts a question on a topic to somebody."""
    if topic in OF_A_COLLEAGUE and question in TO_A_COLLEAGUE and works_for(scenario, seat, who):
        return f"talk.colleague.{topic}.{question}"
    here = topic in OF_A_PLACE and stays(scenario, who)
    return f"talk.here.{topic}.{question}" if here else f"talk.{topic}.{question}"


def topic_name(scenario: Scenario, who: str, topic: str) -> str:
    """The name of the word for a topic as it stands in a list: of who travels nowhere it is this place, its people and its road."""
    return f"{topic}_here" if topic in ("place", "people", "route") and stays(scenario, who) else topic
