"""What a seat is offered: the acts its view allows, computed from the view, the scenario's public plan and the law. Never from the world.

An offer is an act with what it may be done to. It does not say whether the act is wise. Power is shown in training mode only.
"""

from dataclasses import dataclass
from typing import Final

from sim.dossier import evidence_in_view
from sim.law import Law
from sim.model.declaring import Param, Verb
from sim.model.hours import open_from
from sim.model.scenario import Scenario, Service
from sim.model.terms import HOLDS_MONEY, MOVE_THE_JUDGE, ORDERS, SERVING
from sim.model.verbs import ACTS
from sim.world.view import View


@dataclass(frozen=True, slots=True)
class Offer:
    """One act on offer. `targets`: ids it can be done to now (empty for verbs without a target); `seconds` for one target;
    `choices`: for every further argument the values on offer, in order (free text and flags have none); `power`: yes, no or an article."""

    verb: str  # by its name in ACTS
    target: str  # as in Verb.target
    targets: tuple[str, ...]
    seconds: int
    params: tuple[Param, ...]
    choices: dict[str, tuple[str, ...]]
    power: str
    aside: bool
    grave: bool

    @property
    def argument(self) -> str:
        """What a command calls the target."""
        return ACTS[self.verb].argument

    @property
    def command(self) -> dict[str, str]:
        """What a command for this act begins with: its verb, and of which kind."""
        act = ACTS[self.verb]
        return {"verb": act.id, **act.fixed}


def offers(view: View, scenario: Scenario, law: Law, now: int) -> list[Offer]:
    """Every act on offer to this seat now, in the order of the catalogue. `now`: the second of the clock.

    A busy officer is offered only what runs aside or what a colleague can do; one on the road, what is done by telephone.
    """
    seat = scenario.seats[view.seat]
    if not _reachable(view):
        return []
    people = [p for p in view.here() if scenario.people[p].role != "voice"]
    of_kind = {kind: _of_kind(kind, view, scenario, now) for kind in _KINDS}
    voices, ways, found = _voices(view, scenario), _places(view, scenario), []
    for verb in ACTS.values():
        targets = _on_offer(verb, view, scenario, people)
        if targets is None:
            continue
        choices = {p.name: p.choices or of_kind.get(p.kind, ()) for p in (*verb.params, *_ENVELOPE)}
        choices |= _of_the_case(verb, view, scenario)
        if verb.id == "go":
            choices["to"] = ways
        if verb.id == "accompany":
            choices["to"] = tuple(name for name in of_kind["contact"] if _can_be_gone_to(scenario, name))
        if verb.talk:
            choices["voice"] = voices
        if verb.delegable:
            choices["by"] = tuple(c for c in seat.colleagues if view.facts.get("here." + c))
        power = law.power(seat.profession, verb.named)
        seconds = verb.seconds + verb.each
        if view.tired and verb.id not in ("go", "rest"):
            seconds += seconds // 4
        found.append(
            Offer(verb.named, verb.target, targets, seconds, verb.params, choices, power, verb.aside or not view.place, verb.grave)
        )
    return found


def offered(view: View, scenario: Scenario, verb: str) -> tuple[str, ...] | None:
    """What this act can be done to now (nothing, where it is done to nobody); None where it is not on offer."""
    if not _reachable(view) or verb not in ACTS:
        return None
    return _on_offer(ACTS[verb], view, scenario, [p for p in view.here() if scenario.people[p].role != "voice"])


def _on_offer(verb: Verb, view: View, scenario: Scenario, people: list[str]) -> tuple[str, ...] | None:
    if not verb.by_phone if not view.place else view.busy and not (verb.aside or verb.delegable):
        return None
    targets = _targets(verb, view, scenario, people)
    if verb.target != "none" and not targets:
        return None
    if (verb.id == "go" and not _places(view, scenario)) or (verb.id == "strike" and not _to_strike(view)):
        return None
    if verb.named == "file_motion.withdraw" and not view.motions:
        return None
    if verb.id == "carry_out_operation" and not _sites(view, scenario):
        return None
    return targets


def _reachable(view: View) -> bool:
    """Whether the officer is somewhere, or on the road."""
    return bool(view.place) or on_the_road(view)


def on_the_road(view: View) -> bool:
    """Whether the officer rides, there or back: the last way that was begun is not over, or was broken off."""
    ways = [act for act in view.acts.values() if ACTS[act.verb].travels]
    return not view.place and bool(ways) and ways[-1].state in ("began", "interrupted")


_ENVELOPE = (Param("where", "room", ""),)
_KINDS = ("person", "people", "place", "room", "contact", "service", "thing")


def _targets(verb: Verb, view: View, scenario: Scenario, people: list[str]) -> tuple[str, ...]:
    match verb.target:
        case "one" | "many" if verb.remote:
            if verb.id == "follow_up":  # those who were with this seat, and have left
                return tuple(
                    p for p in view.people if scenario.people[p].role == "traveller" and "here." + p in view.facts and p not in people
                )
            return tuple(p for p in view.people if scenario.people[p].role not in SERVING)
        case "one" if verb.id in _OF_INTERVIEWS:
            return _to_interview(verb, view, scenario, people)
        case "one" | "many":
            if verb.id == "correct_colleague":
                return tuple(p for p in people if scenario.people[p].role == "colleague")
            asked = (p for p in people if scenario.people[p].role not in ("colleague", "official"))
            if verb.id == "detain":  # there is a protocol already
                return tuple(p for p in asked if (one := view.clocks.get("custody." + p)) is None or one.state != "running")
            if verb.id == "receive":  # who is taken in already can only be shown another room
                return tuple(sorted(asked, key=lambda p: bool(view.facts.get("done.receive." + p))))
            return tuple(asked)
        case "any":
            papers = (name for name in view.things if verb.id == "inspect" and _within_reach(view, scenario, name))  # read line by line
            return (*people, *view.vehicles, *((view.place,) if view.place else ()), *papers)
        case "thing":
            known = [name for name in view.things if _within_reach(view, scenario, name)]
            if verb.named == "preserve.payments":
                return tuple(name for name in known if scenario.things[name].kind in HOLDS_MONEY)
            return tuple(name for name in known if not _secured(view, name))
        case "vehicle":
            return tuple(view.vehicles)
        case "contact":
            return _BY_TELEPHONE.get(verb.id, contacts)(view, scenario)
        case "service":
            return services(view.seat, scenario)
        case _:
            return ()


def services(seat: str, scenario: Scenario) -> tuple[str, ...]:
    """Every service but the one that would call this seat itself, and the beds of its own house."""

    def itself(one: Service) -> bool:
        called = [effect.args.get("seat") for effect in one.asked if effect.kind == "call_seat"]
        return seat in called or (one.kind == "place" and one.seat == seat)

    return tuple(name for name, one in scenario.services.items() if not itself(one))


RINGS: Final = 4 * 3600  # seconds: who has waited so long for an answer has rung off. Fictional value


def callers(view: View, scenario: Scenario) -> tuple[str, ...]:
    """Who spoke to this seat and has had no answer yet, or asks something of it; nobody answers oneself."""
    asks = {one.contact for one in view.questions()}

    def waits(name: str, person: str) -> bool:
        at = view.spoke.get(person, -1)
        return at >= 0 and view.at <= at + RINGS and not view.called_since(name, at)

    return tuple(name for name, c in scenario.contacts.items() if c.seat != view.seat and (name in asks or waits(name, c.person)))


def _within_reach(view: View, scenario: Scenario, thing: str) -> bool:
    """Whether a thing may be here, as far as this seat knows: what it saw last in another place or another's hand is not on offer."""
    holder, place = view.things[thing].holder, scenario.places.get(view.place)
    if not holder or holder in (view.place, "seat:" + view.seat) or (place is not None and holder in place.rooms):
        return True
    return bool(view.facts.get("here." + holder))


def _secured(view: View, thing: str) -> bool:
    """Whether this seat has secured a thing and has it: a copy alone leaves it where it was."""
    mine = view.things[thing].holder == "seat:" + view.seat
    return mine and any((act.verb, act.target, act.state) == ("preserve", thing, "ended") for act in view.acts.values())


def _of_the_case(verb: Verb, view: View, scenario: Scenario) -> dict[str, tuple[str, ...]]:
    """What a motion or a call may be about and which acts can be struck: known from afar, so not what is here."""
    if verb.named == "file_motion.withdraw":  # what one has filed or resolved oneself, and nobody has decided on
        motions, people, at = zip(*view.motions, strict=True)
        return {name: tuple(dict.fromkeys(filter(None, of))) for name, of in (("motion", motions), ("for", people), ("at", at))}
    if verb.id == "strike":
        return {"evidence": _to_strike(view)}
    if verb.named == "interview.join":
        return {"present": _could_sit_down(view, scenario)}
    if verb.id == "decline_order":  # a resolution is sent back where one waits
        return {"order": tuple(one for one in ORDERS if one != MOVE_THE_JUDGE or view.resolutions)}
    if verb.id == "carry_out_operation":
        return {"to": _sites(view, scenario)}
    if verb.id == "report_misconduct":  # whoever does so rings up precisely because that officer is not in the room
        return {"person": _who_may_have_done_wrong(view, scenario)}
    if verb.id not in ("file_motion", "request", "share", "handle_call"):
        return {}
    known = tuple(p for p in view.people if scenario.people[p].role not in SERVING)
    if verb.id != "file_motion":
        return {"people": known}
    places = tuple(p for p, place in scenario.places.items() if not place.learned_of or view.facts.get("knows." + p))
    return {"for": known, "at": places}


def _sites(view: View, scenario: Scenario) -> tuple[str, ...]:
    """Where an operation can be led to: here, or where a road leads."""
    return tuple(p for p in (view.place, *_places(view, scenario)) if p and not _has_a_desk(scenario, p))


def _has_a_desk(scenario: Scenario, place: str) -> bool:
    """Whether a seat or a body of the state has its desk there: nobody leads an operation against a court."""
    sits = any(seat.place == place for seat in scenario.seats.values())
    return sits or any(one.agency and one.place == place for one in scenario.people.values() if one.role == "official")


def _to_strike(view: View) -> tuple[str, ...]:
    """The acts of the file that this seat has not taken out yet."""
    return tuple(act for act in evidence_in_view(view) if act not in view.struck)


def _who_may_have_done_wrong(view: View, scenario: Scenario) -> tuple[str, ...]:
    """Those in sight, and every officer or official whom this seat met or can ring."""
    reached = (scenario.contacts[name].person for name in contacts(view, scenario))
    serving = [p for p in (*view.people, *reached) if p and scenario.people[p].role in ("colleague", "official")]
    return tuple(dict.fromkeys((*view.here(), *serving)))


_OF_INTERVIEWS = ("interview", "speak_with")


def _to_interview(verb: Verb, view: View, scenario: Scenario, people: list[str]) -> tuple[str, ...]:
    """Questions of an interview go to whom it is held with; while one is open no other begins, and talk with that person is testimony."""
    held_with = view.interview.person if view.interview is not None else ""
    if verb.named == "interview.join" and not _could_sit_down(view, scenario):
        return ()
    if verb.kind:
        return (held_with,) if held_with in people else ()
    if verb.id == "interview" and held_with:
        return ()
    serving = ("colleague", "official") if verb.id != "speak_with" else ()  # with a clerk, a shopkeeper, one's own people one can talk
    return tuple(p for p in people if p != held_with and scenario.people[p].role not in serving)


def _could_sit_down(view: View, scenario: Scenario) -> tuple[str, ...]:
    """Those in sight, and appointed interpreters on the line, who have no part in the open interview, or left it."""
    talk = view.interview
    if talk is None:
        return ()
    on_line = (p for p in _voices(view, scenario) if p in scenario.people and scenario.people[p].agency == "interpreters")
    return tuple(p for p in dict.fromkeys((*view.here(), *on_line)) if not talk.has_part(p))


def _places(view: View, scenario: Scenario) -> tuple[str, ...]:
    """Where a road leads from here. Where people live, and what is on no map, is offered only once the seat has learned something of it."""
    own, knows = scenario.seats[view.seat].place, view.facts.get
    return tuple(p for p in scenario.travel.get(view.place, {}) if p == own or not scenario.places[p].learned_of or knows("knows." + p))


def _can_be_gone_to(scenario: Scenario, contact: str) -> bool:
    """Whether somebody can be taken along to a contact: a body that takes people, with somebody of the story at it."""
    one = scenario.contacts[contact]
    return one.takes_people and bool(one.person or one.seat)


def contacts(view: View, scenario: Scenario) -> tuple[str, ...]:
    """Bodies in the telephone list, and whoever has called, come or been spoken of: nobody is offered before the seat can know of them."""
    heard = view.facts.get
    others = [(name, c) for name, c in scenario.contacts.items() if c.seat != view.seat]  # nobody rings oneself
    return tuple(name for name, c in others if not c.opens or heard("from." + c.person) or heard("from." + name))


def _who_demands(view: View, scenario: Scenario) -> tuple[str, ...]:
    """Who may give this seat an order or ask for what it may refuse: whoever has words for a no, a seat that asks something of it or
    lays a resolution before it."""
    asks = {one.contact for one in view.questions()}

    def demands(name: str) -> bool:
        return bool(scenario.contacts[name].declined or name in asks or (scenario.contacts[name].seat and view.resolutions))

    return tuple(name for name in contacts(view, scenario) if demands(name))


_BY_TELEPHONE: Final = {"handle_call": callers, "decline_order": _who_demands}  # of all contacts those this act can be done to


def _of_kind(kind: str, view: View, scenario: Scenario, now: int) -> tuple[str, ...]:
    """The values of an argument of this kind that are on offer."""
    match kind:
        case "person" | "people":
            return tuple(view.here())
        case "place":
            return (view.place, *_places(view, scenario))
        case "room":
            rooms = scenario.places[view.place].rooms if view.place in scenario.places else {}
            return tuple(name for name, room in rooms.items() if open_from(room.hours, now) == now)
        case "contact":
            return contacts(view, scenario)
        case "service":
            return services(view.seat, scenario)
        case "thing":
            return tuple(view.things)
        case _:
            return ()


def _voices(view: View, scenario: Scenario) -> tuple[str, ...]:
    """Own words, a card, colleagues and interpreters in sight, whoever has been heard to speak here, and the voices on the line."""
    on_line = tuple(
        scenario.services[t.service].voice for t in view.tickets.values() if t.state == "here" and scenario.services[t.service].voice
    )
    colleagues = scenario.seats[view.seat].colleagues
    here = [who for who in view.here() if who in colleagues or scenario.people[who].role == "voice" or view.facts.get("spoke." + who)]
    nearest = sorted(here, key=lambda who: who not in colleagues)
    return ("", "card", *nearest, *(who for who in on_line if who not in here))
