"""What is so of a person at the moment of a happening, beside the circumstances: care, a house, a guardian, where they are, papers."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from sim.circumstances import Facts
from sim.model.scenario import Scenario
from sim.model.terms import SERVING

if TYPE_CHECKING:
    from scoring.happenings import Happenings

BESIDE: Final = ("cared", "small_child", "taken_in", "housed", "guardian_told", "here", "guest", "own_papers")
"""The facts that `about` fills in."""


def about(h: "Happenings", facts: Facts, seat: str, person: str) -> None:
    """Fill in what is so of this person now, as far as it concerns this seat."""
    place, at = h.place.get(seat, ""), h.where[person][0] if person in h.where else ""
    facts["cared"] = person in h.circumstances.cared
    facts["small_child"] = person in h.small
    facts["taken_in"] = (seat, person) in h.taken_in
    facts["housed"] = person in h.housed or at in h.houses
    facts["guardian_told"] = bool(h.guardian) and (person in h.guardian or "" in h.guardian)
    facts["here"] = bool(place) and at == place
    facts["guest"] = bool(place) and place != h.home[seat] and any(other not in h.vacant for other in h.seats_at(place))
    facts["own_papers"] = person not in h.passports or all(map(person.__eq__, h.passports[person].values()))


def of_the_case(scenario: Scenario, people: Iterable[str]) -> list[str]:
    """Those with whom a talk is one of the case. Whoever is there for a body or a service is asked as a colleague is: no rule on how
    somebody who may have been harmed is spoken with looks at that."""
    return [one for one in people if scenario.people[one].role not in SERVING]


def passports_of(scenario: Scenario) -> dict[str, dict[str, str]]:
    """Owner -> passport -> in whose hand it is at the beginning."""
    of: dict[str, dict[str, str]] = {}
    for name, thing in scenario.things.items():
        if thing.kind == "passport":
            of.setdefault(thing.owner, {})[name] = thing.holder
    return of
