"""Where a service comes that was asked for, by which road, and what it says where nobody is whom it could serve.

Who advises and who treats comes to those whom it is for; officers come to whoever asked them; a vehicle and the guardianship come to where
they were asked to come, also when all have left meanwhile. In the scenario a service stands at one place, and so do those who are told
of it: here that place is exchanged for the one that was asked from.
"""

from dataclasses import replace
from typing import Any

from sim.behaviours import presence
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model.scenario import Effect, Scenario, Service
from sim.model.terms import COMES_TO_THEM
from sim.world.state import Ticket


def base(scenario: Scenario, who: str) -> str:
    """The place where somebody, or a vehicle, belongs."""
    return scenario.people[who].place if who in scenario.people else scenario.vehicles[who].place


def coming(stage: Stage, asked: Ticket, ticket: str, at: int) -> list[Effect]:
    """What happens when a request is granted at second `at`. Nobody comes where it answers by telephone."""
    service = stage.scenario.services[asked.service]
    if at < service.in_person:
        return [one for one in service.granted if one.kind != "arrive"]
    place = _place(stage, asked, ticket)
    if place not in stage.scenario.places:
        return service.granted
    return [_moved_to(stage, asked, one, place) if one.kind == "arrive" else one for one in service.granted]


def road(stage: Stage, asked: Ticket, ticket: str) -> int:
    """Seconds of the longest way that somebody who comes has to where a request is for; 0 where none is known."""
    service, place = stage.scenario.services[asked.service], _place(stage, asked, ticket)
    who = [str(one.args["who"]) for one in service.granted if one.kind == "arrive"]
    return max((stage.scenario.travel.get(base(stage.scenario, one), {}).get(place, 0) for one in who), default=0)


def said(stage: Stage, service: Service, effects: list[Effect], seat: str) -> list[Effect]:
    """What happens for a request of this seat: who is told is the seat that asks or the one that is asked, a colleague speaks for their own
    seat only, and nobody sets out who is on the way already."""
    scenario = stage.scenario
    found = []
    for one in effects:
        args = one.args
        if one.kind == "notice" and seat:
            who = args.get("source", "")
            speaks_for = {name for name, of in scenario.seats.items() if who in of.colleagues and base(scenario, who) == of.place}
            if speaks_for and not speaks_for & {seat, service.seat}:
                continue
            found.append(one if args["to"] in (seat, service.seat) else replace(one, args={**args, "to": seat}))
            continue
        if one.kind == "depart" and not args.get("to") and stage.world.at(args["who"]) != base(scenario, args["who"]):
            continue
        found.append(one)
    return found


def nobody_there(stage: Stage, asked: Ticket, comes: list[Effect], until: int, cause: int) -> bool:
    """Let whoever comes to where neither the officer is who asked nor anybody for whom it is say so by telephone. Whether it was so."""
    world, arrive, service = stage.world, [one for one in comes if one.kind == "arrive"], stage.scenario.services[asked.service]
    if not asked.seat or not (service.to_asker or service.kind in COMES_TO_THEM):
        return False  # where it says, somebody meets it or not
    people = [str(one.args["who"]) for one in arrive if one.args["who"] in stage.scenario.people]
    place = arrive[0].args["place"] if arrive else ""
    if not place or any(world.at(one) == place for one in (presence.officer(asked.seat), *asked.people)):
        return False
    if not asked.people and set(world.crowd(place)) - set(people):
        return False
    speaks = people[0] if people else stage.scenario.vehicles[str(arrive[0].args["who"])].driver
    said: dict[str, Any] = {"service": asked.service, "place": place, **({"due": until} if until >= 0 else {})}
    stage.observe(asked.seat, "phone", "engine.nobody_there", source=speaks, about=asked.people, cause=cause, **said)
    return True


def _place(stage: Stage, asked: Ticket, ticket: str) -> str:
    """Where a request is for, "" where it is written in the scenario."""
    scenario, service = stage.scenario, stage.scenario.services[asked.service]
    if service.kind in COMES_TO_THEM:
        there = {stage.world.at(person) for person in asked.people}
        if len(there) == 1 and "" not in there:
            return there.pop()
    if not service.to_asker or asked.seat in ("", service.seat):
        return ""
    me, own = presence.officer(asked.seat), scenario.seats[asked.seat].place
    return (stage.world.at(me) if service.kind == "police" else _asked_at(stage, me, ticket)) or own


def _asked_at(stage: Stage, who: str, ticket: str) -> str:
    """Where somebody was when a request was made: now, if it stands in no journal yet; "" on the road."""
    place = ""
    for entry in stage.journal:
        one = entry.event
        if isinstance(one, e.Moved) and one.who == who:
            place = one.place
        elif isinstance(one, e.ServiceQueued) and one.ticket == ticket:
            return place
    return stage.world.at(who)


def _moved_to(stage: Stage, asked: Ticket, one: Effect, place: str) -> Effect:
    """Somebody comes to this place: into the open room where those are who asked or whom it is for, and a vehicle stands outside."""
    if one.args["place"] == place:
        return one
    world, room = stage.world, ""
    if one.args["who"] in stage.scenario.people:
        there = [who for who in (presence.officer(asked.seat), *asked.people) if world.at(who) == place]
        room = world.room(there[0]) if there else ""
        room = room if room in stage.scenario.places[place].rooms and not presence.closed(world, place, room) else ""
    return replace(one, args={**one.args, "place": place, "room": room})
