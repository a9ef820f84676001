"""Where a service comes that was asked for, by which road, and what it says where nobody is whom it could serve.

Who advises and who treats comes to those whom it is for; officers come to whoever asked them; a vehicle and the guardianship come to where
they were asked to come, also when all have left meanwhile. In the scenario a service stands at one place, and so do those who are told
of it: here that place is exchanged for the one that was asked from.
"""

from dataclasses import replace
from itertools import islice
from typing import Any

from sim.behaviours import presence
from sim.engine.stage import Stage
from sim.model.scenario import Effect, Scenario, Service
from sim.model.terms import COMES_TO_THEM
from sim.world.state import Ticket


def base(scenario: Scenario, who: str) -> str:
    """The place where somebody, or a vehicle, belongs."""
    return scenario.people[who].place if who in scenario.people else scenario.vehicles[who].place


def usual(scenario: Scenario, service: str, place: str) -> int:
    """Seconds that a service takes to be at a place where nothing else is in the way: its lead, and the road of whoever comes from home."""
    found = scenario.services[service]
    return max(found.lead, _from_home(scenario, service, place) if found.to_asker else 0)


def nearest(stage: Stage, kind: str, seat: str, people: tuple[str, ...]) -> str:
    """The service of a kind that is usually soonest where it is asked for; of two as near the one that is written first."""
    asked = {name: Ticket(name, seat, people, 0, "queued") for name, one in stage.scenario.services.items() if one.kind == kind}
    return min(asked, key=lambda name: usual(stage.scenario, name, _place(stage, asked[name], "")))


def _from_home(scenario: Scenario, service: str, place: str) -> int:
    return max((scenario.travel.get(base(scenario, who), {}).get(place, 0) for who in come(scenario, service)), default=0)


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
    """Seconds of the longest way that somebody who comes has to where a request is for; 0 where none is known. Whoever is on the way home
    comes there first."""
    scenario, place = stage.scenario, _place(stage, asked, ticket)
    who = come(scenario, asked.service)
    home = max((_still_to_go(stage, one) for one in who), default=0)
    return home + _from_home(scenario, asked.service, place)


def turns_round(stage: Stage, asked: Ticket) -> int:
    """Seconds in which whoever is on the way home from the last request of a service is where the next one is for, if they turn round or
    turn off on the road; -1 where they come from home, or have another waiting.

    Who left before their time was over left with somebody, and takes them home first.
    """
    world, scenario, service = stage.world, stage.scenario, asked.service
    over, place = world.services_over.get(service), _place(stage, asked, "")
    waiting = any(one.service == service and one.state in ("queued", "granted") for one in world.tickets.values())
    if over is None or waiting or not place or not scenario.services[service].to_asker:
        return -1
    by_home = on_the_road = -1
    for who in come(scenario, service):
        (at, left), home = world.whereabouts(who), base(scenario, who)
        road = scenario.travel.get(at, {}).get(home, 0)
        if left < over.at or left + road <= stage.now:
            return -1
        by_home = max(by_home, left + road - stage.now + scenario.travel.get(home, {}).get(place, 0))
        on_the_road = max(on_the_road, _from_the_road(scenario, at, home, stage.now - left, place))
    return on_the_road if on_the_road < by_home else -1


def _from_the_road(scenario: Scenario, origin: str, home: str, driven: int, to: str) -> int:
    """Seconds to a place for whoever has driven so long from one place to another: by the quickest of the places along that road."""
    travel = scenario.travel
    way = {origin: 0, **travel.get(origin, {})}
    along = [one for one, far in way.items() if far + ({home: 0} | travel.get(one, {})).get(home, -1) == way[home]]
    return min(abs(driven - way[one]) + ({one: 0} | travel.get(one, {})).get(to, scenario.length) for one in along)


def come(scenario: Scenario, service: str) -> list[str]:
    """Who and what comes in person for a service."""
    return [str(one.args["who"]) for one in scenario.services[service].granted if one.kind == "arrive"]


def next_in_line(stage: Stage, service: str) -> tuple[str, int]:
    """The request to which whoever comes for a service is on the way, and the second at which they can be there; "" where they are on the
    way to none. They go on from the last one to the first whose hour has come of those who waited then; and whoever has set out goes to
    the first that waits."""
    world, scenario = stage.world, stage.scenario
    over = world.services_over.get(service)
    if not scenario.services[service].to_asker:
        return "", 0
    known = over.requests if over is not None else 0
    waited = islice(world.tickets.items(), known)
    before = [(max(asked.due, over.at), one) for one, asked in waited if over and (asked.service, asked.state) == (service, "queued")]
    if over is None or not before:
        return _set_out_for(stage, service)
    ticket = min(before, key=lambda one: one[0])[1]
    place = _place(stage, world.tickets[ticket], ticket)
    ways = [_way(stage.scenario, who, at, left, place, over.at) for who, (at, left) in over.stood.items()]
    return ticket, over.at + max(ways, default=0)


def _set_out_for(stage: Stage, service: str) -> tuple[str, int]:
    """The first request that waits where those who come for it are on the road already, and when they are expected there."""
    world = stage.world
    if all(world.whereabouts(who)[1] < 0 for who in come(stage.scenario, service)):
        return "", 0
    waiting = ((one, asked.due) for one, asked in world.tickets.items() if (asked.service, asked.state) == (service, "queued"))
    return next(waiting, ("", 0))


def _way(scenario: Scenario, who: str, at: str, left: int, to: str, now: int) -> int:
    """Seconds until somebody can be at a place: from where they stand, or, if they left it at second `left`, by way of home."""
    home, travel = base(scenario, who), scenario.travel
    if left < 0:
        return travel.get(at, {}).get(to, 0)
    if at == home:
        return max(0, left + travel.get(home, {}).get(to, 0) - now)
    return max(0, left + travel.get(at, {}).get(home, 0) - now) + travel.get(home, {}).get(to, 0)


def _still_to_go(stage: Stage, who: str) -> int:
    """Seconds that somebody on the road home has still to go."""
    at, left = stage.world.whereabouts(who)
    if left < 0:
        return 0
    return max(0, left + stage.scenario.travel.get(at, {}).get(base(stage.scenario, who), 0) - stage.now)


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
    now = service.kind == "police" or not ticket  # or it is only being asked for
    place = stage.world.at(presence.officer(asked.seat)) if now else asked.asked_at
    return place or scenario.seats[asked.seat].place


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
