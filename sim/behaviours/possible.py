"""Is an act possible? Presence, a free officer, a voice that carries, a paper within reach. Never whether it is lawful or wise.

Answers a wording id, which says to a trainee why not, or "" when it is possible. Arguments come from outside and may be anything.
"""

import re
from typing import Any

from sim.behaviours import interviews, liberty, reaching, services
from sim.behaviours.acting import Attempt, Refusal
from sim.behaviours.care import SPECIAL_CARE
from sim.behaviours.case import SPECIAL_CASE
from sim.behaviours.expected import group
from sim.behaviours.interviews import SPECIAL_INTERVIEWS
from sim.behaviours.papers import papers_of, within_reach
from sim.behaviours.shifts import SPECIAL_SHIFTS
from sim.model.declaring import Param
from sim.model.scenario import Scenario
from sim.model.verbs import ACTS
from sim.offers import on_the_road

_CLOCK = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")


def refusal(attempt: Attempt) -> str:
    """Why this cannot be done now, as a wording id; "" if it is possible."""
    special = _SPECIAL.get(attempt.verb.named, _nothing_more)
    return (
        _arguments(attempt)
        or _actor(attempt)
        or _again(attempt)
        or _TARGET[attempt.verb.target](attempt)
        or _voice(attempt)
        or special(attempt)
    )


def _nothing_more(_: Attempt) -> str:
    return ""


# --- arguments ----------------------------------------------------------------------------------------------------------


def _arguments(a: Attempt) -> str:
    for param in a.verb.params:
        if param.name not in a.args:
            if param.default is None:
                return "engine.refused.argument_missing"
        elif param.kind == "choices" and param.default is None and not a.args[param.name]:
            return "engine.refused.argument_missing"
        elif a.args[param.name] != param.default and not _fits(a.stage.scenario, param, a.args[param.name]):
            return "engine.refused.argument_unknown"
    if a.said("where") and not a.has_room(a.said("where")):
        return "engine.refused.no_such_room"
    return "engine.refused.room_closed" if a.rooms_open_from != a.stage.now else ""


def _fits(s: Scenario, param: Param, value: Any) -> bool:
    given = str(value)
    match param.kind:
        case "choice":
            return given in param.choices
        case "choices":
            several = value.split() if isinstance(value, str) else value
            return isinstance(several, list | tuple) and all(str(v) in param.choices for v in several)
        case "person":
            return given == "" or given in s.people
        case "people":
            named = value if isinstance(value, list) else [value] if value else []
            return all(isinstance(one, str) and group(s, one) for one in named)
        case "contact":
            return given in s.contacts
        case "place":
            return given in s.places
        case "room":
            return any(given in place.rooms for place in s.places.values()) or given in s.vehicles
        case "flag":
            return isinstance(value, bool)
        case "minute":
            return given in ("now", "noted") or isinstance(value, int) or bool(_CLOCK.fullmatch(given))
        case _:
            return True


# --- who does it --------------------------------------------------------------------------------------------------------


def _actor(a: Attempt) -> str:
    if not a.seat:
        return "engine.refused.colleague_busy" if a.stage.world.get("engaged." + a.who) else ""
    state = a.stage.world.seats[a.seat]
    if state.status != "taken":
        return "engine.refused.seat_not_taken"
    if not a.place:
        return _on_the_road(a, state.act)
    if a.who == a.seat:
        return "engine.refused.busy" if state.act and not a.verb.aside else ""
    if a.who not in a.stage.scenario.seats[a.seat].colleagues:
        return "engine.refused.no_such_colleague"
    if not a.verb.delegable:
        return "engine.refused.yours_to_do"
    if not a.here(a.who):
        return "engine.refused.colleague_away"
    return "engine.refused.colleague_busy" if a.stage.world.get("engaged." + a.who) else ""


def _again(a: Attempt) -> str:
    """What runs by itself is not begun once more, for the same and the same people, before it is over: a key was pressed twice."""
    if not a.verb.aside or a.verb.target == "none":
        return ""
    done_to = "" if a.verb.argument in ("person", "people") else a.said(a.verb.argument)
    same = (one for one in a.stage.world.acts.values() if (one.actor, one.named, one.people) == (a.who, a.verb.named, a.people))
    return "engine.refused.under_way" if any(str(dict(one.args).get(a.verb.argument, "")) == done_to for one in same) else ""


def _on_the_road(a: Attempt, act: str) -> str:
    """While riding one has a telephone, for one call at a time."""
    riding = a.stage.world.acts.get(act)
    if not on_the_road(a.stage.world.views[a.seat]):
        return "engine.refused.not_on_duty"
    if a.who != a.seat or not a.verb.by_phone:
        return "engine.refused.on_the_road"
    under_way = [one for one in a.stage.world.acts.values() if one.actor == a.seat and one is not riding]
    calling = any(not ACTS[one.named].aside for one in under_way)
    return "engine.refused.busy" if calling and not a.verb.aside else ""


# --- to whom ------------------------------------------------------------------------------------------------------------


def _people(a: Attempt) -> str:
    if not a.people or (a.verb.target == "one" and len(a.people) != 1):
        return "engine.refused.nobody_named"
    if not {*a.people} <= a.stage.scenario.people.keys():
        return "engine.refused.unknown_person"
    if a.verb.remote:
        known = not a.seat or all(p in a.stage.world.views[a.seat].people for p in a.people)  # a colleague alone does what is written
        return "" if known else "engine.refused.unknown_person"
    facts = a.stage.world.facts
    if not a.place or [p for p in a.people if facts["at." + p] != a.place]:
        return "engine.refused.not_here"
    spoken_with = a.verb.talk and [p for p in a.people if facts.get("with." + p)]
    return "engine.refused.in_another_talk" if spoken_with or interviews.elsewhere(a) else ""


def _anything(a: Attempt) -> str:
    at, s = a.said("at"), a.stage.scenario
    if at in s.places:
        return "" if at == a.place else "engine.refused.not_here"
    if at in s.people or at in s.vehicles:
        return "" if a.here(at) else "engine.refused.not_here"
    if at not in s.things:
        return "engine.refused.nobody_named"
    return "" if within_reach(a.stage, at, a.place) else "engine.refused.not_here"


def _vehicle(a: Attempt) -> str:
    vehicle = a.said("vehicle")
    return "" if vehicle in a.stage.scenario.vehicles and a.here(vehicle) else "engine.refused.not_here"


def _contact(a: Attempt) -> str:
    contact = a.stage.scenario.contacts.get(a.said("contact"))
    if contact is None:
        return "engine.refused.no_such_contact"
    return "engine.refused.no_answer" if a.stage.now < contact.opens else ""


def _service(a: Attempt) -> str:
    if a.said("service") not in a.stage.scenario.services:
        return "engine.refused.no_such_service"
    return "engine.refused.no_answer" if a.stage.now < services.asked_from(a.stage, a.said("service")) else ""


def _thing(a: Attempt) -> str:
    if a.said("thing") not in a.stage.scenario.things:
        return "engine.refused.no_such_thing"
    return "engine.refused.gone" if a.stage.world.get("lost." + a.said("thing")) else ""


_TARGET: dict[str, Refusal] = {
    "one": _people,
    "many": _people,
    "any": _anything,
    "vehicle": _vehicle,
    "contact": _contact,
    "service": _service,
    "thing": _thing,
    "none": _nothing_more,
}


def _voice(a: Attempt) -> str:
    if not a.verb.talk:
        return ""
    world, whom = a.stage.world, a.people[0] if a.people else ""
    voice = interviews.voice_of(a.stage, a.verb.named, whom, a.said("voice"), str(a.args.get("present") or ""))
    if voice in ("", "card"):
        return ""
    person = a.stage.scenario.people.get(voice)
    if person is None:
        return "engine.refused.unknown_voice"
    if person.role == "voice" and not a.here(voice):  # on the line, unless they came in person
        if not interviews.on_the_line(a.stage, a.seat, voice):
            return "engine.refused.voice_not_on_line"
    elif not a.here(voice):
        return "engine.refused.voice_not_here"
    return "engine.refused.colleague_busy" if world.get("engaged." + voice) else ""


# --- what single verbs need ---------------------------------------------------------------------------------------------


def _known_by_papers(a: Attempt) -> str:
    return "" if any(papers_of(a.stage, p) for p in a.people) else "engine.refused.no_papers"


def _paper_in_reach(a: Attempt) -> str:
    papers = [paper for p in a.people for paper in papers_of(a.stage, p)]
    return "" if any(within_reach(a.stage, paper, a.place) for paper in papers) else "engine.refused.no_papers"


def _paper_in_hand(a: Attempt) -> str:
    return "" if any(liberty.kept(a.stage, p, a.hand) for p in a.people) else "engine.refused.paper_not_in_hand"


def _room_to_go(a: Attempt) -> str:
    return "" if a.has_room(a.said("to")) else "engine.refused.no_such_room"


def _receiver_here(a: Attempt) -> str:
    contact = a.stage.scenario.contacts[a.said("to")]
    here = contact.seat != a.seat and reaching.receiver(a.stage, contact, a.place)
    return "" if here else "engine.refused.receiver_not_here"


def _not_held_yet(a: Attempt) -> str:
    return "engine.refused.already_held" if a.stage.world.get("held." + a.said("vehicle")) else ""


def _held(a: Attempt) -> str:
    return "" if a.stage.world.get("held." + a.said("vehicle")) else "engine.refused.not_held"


def _an_ambulance(a: Attempt) -> str:
    return "" if any(s.kind == "ambulance" for s in a.stage.scenario.services.values()) else "engine.refused.no_such_service"


def _a_guardianship(a: Attempt) -> str:
    known = any(c.institution == "guardianship" for c in a.stage.scenario.contacts.values())
    return "" if known else "engine.refused.no_such_contact"


def _a_colleague(a: Attempt) -> str:
    return "" if a.stage.scenario.people[a.people[0]].role == "colleague" else "engine.refused.not_a_colleague"


def _still_to_secure(a: Attempt) -> str:
    thing, known = a.said("thing"), a.stage.world.get
    if not within_reach(a.stage, thing, a.place):
        return "engine.refused.not_here"
    return "engine.refused.secured_already" if known("preserved." + thing) and known("holder." + thing) == a.hand else ""


def _something_said(a: Attempt) -> str:
    """To give, to ask, or to say that one keeps something: a call in which nothing is said is none, but as an answer to a question."""
    said = any(a.said(name) for name in ("items", "asked", "kept"))
    contact = a.stage.scenario.contacts[a.said("contact")]
    open_ones = a.stage.world.views[a.seat].questions() if a.seat and not said and contact.seat else ()
    return "" if said or any(one.by == contact.seat for one in open_ones) else "engine.refused.argument_missing"


_SPECIAL: dict[str, Refusal] = {
    "share": _something_said,
    "check_documents": _paper_in_reach,
    "query_register": _known_by_papers,
    "return.documents": _paper_in_hand,
    "separate": _room_to_go,
    "hand_over": _receiver_here,
    "direct_vehicle.hold": _not_held_yet,
    "direct_vehicle.release": _held,
    "notify.ambulance": _an_ambulance,
    "notify.guardianship": _a_guardianship,
    "correct_colleague": _a_colleague,
    "preserve": _still_to_secure,
    **SPECIAL_CARE,
    **SPECIAL_CASE,
    **SPECIAL_INTERVIEWS,
    **SPECIAL_SHIFTS,
}
