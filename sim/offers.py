"""What a seat is offered: the acts its view allows, computed from the view, the scenario's public plan and the law. Never from the world.

An offer is a verb with what it may be done to. It does not say whether the act is wise. Power is shown in training mode only.
"""

from dataclasses import dataclass

from sim.law import Law
from sim.model.scenario import Scenario
from sim.model.verbs import VERBS, Param, Verb
from sim.world.view import View


@dataclass(frozen=True, slots=True)
class Offer:
    """One verb on offer. `targets`: ids it can be done to now (empty for verbs without a target); `seconds` for one target;
    `choices`: for every further argument the values on offer, in order (free text and flags have none); `power`: yes, no or an article."""

    verb: str
    target: str  # as in Verb.target
    targets: tuple[str, ...]
    seconds: int
    params: tuple[Param, ...]
    choices: dict[str, tuple[str, ...]]
    power: str
    aside: bool
    grave: bool


def offers(view: View, scenario: Scenario, law: Law) -> list[Offer]:
    """Every act on offer to this seat now, in the order of the catalogue.

    A busy officer is offered only what runs aside or what a colleague can do.
    """
    seat = scenario.seats[view.seat]
    if not view.place:
        return []
    found = []
    for verb in VERBS.values():
        if view.busy and not (verb.aside or verb.delegable):
            continue
        targets = _targets(verb, view, scenario)
        if verb.target != "none" and not targets:
            continue
        choices = {p.name: _choices(p, view, scenario) for p in (*verb.params, *_ENVELOPE)}
        if verb.talk:
            choices["voice"] = _voices(view, scenario)
        if verb.delegable:
            choices["by"] = tuple(c for c in seat.colleagues if view.facts.get("here." + c))
        power = law.power(seat.profession, verb.id)
        seconds = verb.seconds + verb.each
        found.append(Offer(verb.id, verb.target, targets, seconds, verb.params, choices, power, verb.aside, verb.grave))
    return found


_ENVELOPE = (Param("where", "room", ""),)


def _targets(verb: Verb, view: View, scenario: Scenario) -> tuple[str, ...]:
    people = [p for p in view.here() if scenario.people[p].role != "voice"]
    match verb.target:
        case "one" | "many":
            if verb.id == "correct_colleague":
                return tuple(p for p in people if scenario.people[p].role == "colleague")
            return tuple(p for p in people if scenario.people[p].role not in ("colleague", "official"))
        case "any":
            return (*people, *view.vehicles, *((view.place,) if view.place else ()))
        case "thing":
            return tuple(view.things)
        case "vehicle":
            return tuple(view.vehicles)
        case "contact" if verb.id == "handle_call":
            return tuple(name for name, c in scenario.contacts.items() if c.person and view.facts.get("spoke." + c.person))
        case "contact":
            return _contacts(view, scenario)
        case "service":
            return tuple(scenario.services)
        case _:
            return ()


def _contacts(view: View, scenario: Scenario) -> tuple[str, ...]:
    """Bodies in the telephone list, and whoever has called, come or been spoken of: nobody is offered before the seat can know of them."""
    heard = view.facts.get
    return tuple(name for name, c in scenario.contacts.items() if not c.opens or heard("from." + c.person) or heard("from." + name))


def _choices(param: Param, view: View, scenario: Scenario) -> tuple[str, ...]:
    match param.kind:
        case "choice" | "choices":
            return param.choices
        case "person" | "people":
            return tuple(view.here())
        case "room":
            return tuple(scenario.places[view.place].rooms) if view.place in scenario.places else ()
        case "contact":
            return _contacts(view, scenario)
        case "service":
            return tuple(scenario.services)
        case "thing":
            return tuple(view.things)
        case _:
            return ()


def _voices(view: View, scenario: Scenario) -> tuple[str, ...]:
    """Own words, a card, colleagues in sight, the voices on the line, and whoever has been heard to speak here."""
    on_line = tuple(
        scenario.services[t.service].voice for t in view.tickets.values() if t.state == "here" and scenario.services[t.service].voice
    )
    colleagues = scenario.seats[view.seat].colleagues
    here = [who for who in view.here() if who in colleagues or view.facts.get("spoke." + who)]
    return ("", "card", *sorted(here, key=lambda who: who not in colleagues), *on_line)
