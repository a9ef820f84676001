"""In which words a question of a talk is put: to who is on a journey, or to who lives, works or serves at a place.

The sentence is recorded with the act, as the name of a text. Everybody whom a seat meets where people live is asked in the same words,
whatever their part in it.
"""

from typing import Final

from sim.model.scenario import Scenario
from sim.model.terms import SERVING

OF_A_PLACE: Final = ("work", "place", "people", "route")
"""Topics on which somebody can be asked who travels nowhere."""


def stays(scenario: Scenario, who: str) -> bool:
    """Whether somebody is there for a body or a service, or belongs to a place where people live."""
    person = scenario.people.get(who)
    if person is None:
        return False
    place = scenario.places.get(person.place)
    return person.role in SERVING or (place is not None and place.dwelling)


def topics(scenario: Scenario, who: str, among: tuple[str, ...]) -> tuple[str, ...]:
    """Those topics on which it makes sense to ask somebody: of who is there for a body or a service, nothing about a journey."""
    person = scenario.people.get(who)
    serves = person is not None and person.role in SERVING
    return tuple(one for one in among if one in OF_A_PLACE) if serves else among


def sentence(scenario: Scenario, who: str, topic: str, question: str) -> str:
    """The name of the text of a question on a topic to somebody."""
    here = topic in OF_A_PLACE and stays(scenario, who)
    return f"talk.here.{topic}.{question}" if here else f"talk.{topic}.{question}"
