"""Scarce helpers: asked for, queued, come after their lead time, and freed for the next. Queues are world state, read off the journal.

Who came in person goes when their time is over, but not out of an act or an interview in which they are needed. Who is on the line rings
off when nobody is left for whom it was.
"""

from collections.abc import Callable

from sim.behaviours import called_for, identification, perception, persons, presence, story
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model.hours import open_from
from sim.model.scenario import Effect, Service
from sim.world.state import Ticket


def ask(stage: Stage, seat: str, service: str, people: tuple[str, ...], act: str, cause: int) -> None:
    """Put a request into the queue of a service. One request of a seat for the same service at a time, but for places, which are asked for
    others as well; a second one changes nothing."""
    open_ones = [t for t in stage.world.tickets.values() if (t.seat, t.service) == (seat, service) and t.state in ("queued", "granted")]
    bedded = {person for one in open_ones for person in one.people}
    if open_ones and (stage.scenario.services[service].kind != "place" or set(people) <= bedded):
        stage.observe(seat, "phone", "engine.already_asked", service=service, cause=cause)
        return
    authored = stage.scenario.services[service]
    if _in_the_same_house(stage, seat, authored, people):
        stage.observe(seat, "own", "engine.voice_is_here", source=authored.voice, voice=authored.voice, cause=cause)
        return
    ticket = act + "." + service
    due, turned = _due(stage, seat, service, people)
    n = stage.record(e.ServiceQueued(service, ticket, seat, people, due), cause)
    for who in called_for.come(stage.scenario, service) if turned else ():
        stage.record(e.Moved(who, "", "", ""), n)  # sets out anew: whoever was on the way home does not arrive there
    _tell(stage, ticket, n)
    story.happen(stage, called_for.said(stage, authored, authored.asked, seat), f"services.{service}", n)  # first: it may call that seat
    if authored.seat and authored.seat != seat:
        source = "seat:" + seat if seat else ""
        stage.observe(authored.seat, "phone", "engine.asked_for", source=source, about=people, by=seat, service=service, cause=n)
    if due >= 0:
        stage.at(due, lambda: _serve(stage, service))
        _plan_the_road(stage, ticket, due)
    else:
        _leave(stage, service, ticket, n)


def asked_from(stage: Stage, service: str) -> int:
    """The second from which somebody takes requests for a service: the one in which those who are called for it can be reached."""
    found = stage.scenario.services.get(service)
    through = stage.scenario.contacts.get(found.contact) if found is not None else None
    return through.opens if through is not None else 0


def _due(stage: Stage, seat: str, service: str, people: tuple[str, ...]) -> tuple[int, bool]:
    """When it would come if a unit is free: after its lead, and not before the road is over, in an hour in which it works; -1 when there is
    none any more. Whoever turns round on the way home comes after the road from there: whether they do."""
    authored, asked = stage.scenario.services[service], Ticket(service, seat, people, 0, "queued")
    hours = _hours(stage, authored) or [[0, stage.scenario.length + 1]]
    turned = called_for.turns_round(stage, asked)
    if turned >= 0 and any(since <= stage.now and stage.now + turned < until for since, until in hours):
        return stage.now + turned, True
    before = sum(1 for t in stage.world.tickets.values() if (t.seat, t.service) == (seat, service))
    spread = authored.spread
    lead = max(0, authored.lead + (stage.draw("lead", service, f"{seat}.{before}", -spread, spread) if spread else 0))
    lead = max(lead, called_for.road(stage, asked, "") if authored.to_asker else 0)
    if not authored.hours:
        return stage.now + lead, False
    return next((max(since, stage.now) + lead for since, until in hours if max(since, stage.now) + lead < until), -1), False


def _hours(stage: Stage, authored: Service) -> list[list[int]]:
    """The hours for which one can still ask now."""
    return authored.hours[1:] if authored.ask_by and stage.now > authored.ask_by else authored.hours


def _plan_the_road(stage: Stage, ticket: str, due: int) -> None:
    """Who is to come in person sets out in time for the road. Where none is written they are there when they are there."""
    asked, scenario = stage.world.tickets[ticket], stage.scenario
    for one in called_for.coming(stage, asked, ticket, due):
        who, place = str(one.args.get("who", "")), str(one.args.get("place", ""))
        if one.kind == "arrive" and who in scenario.people:
            road = scenario.travel.get(scenario.people[who].place, {}).get(place, 0)
            if road:
                stage.at(max(stage.now, due - road), _setter_out(stage, ticket, who))


def _setter_out(stage: Stage, ticket: str, who: str) -> Callable[[], None]:
    """Somebody leaves their own desk for a request that still waits, once they are in no act and no unit is with others."""

    def sets_out() -> None:
        world, asked = stage.world, stage.world.tickets[ticket]
        free = world.get("in_use." + asked.service, 0) < stage.scenario.services[asked.service].units
        if asked.state != "queued" or not free or world.at(who) != stage.scenario.people[who].place:
            return
        until = presence.needed_until(world, (who,), stage.now, stage.now)
        if until > stage.now:
            stage.at(until, sets_out)
        else:
            perception.move(stage, [e.Moved(who, "", "", "")], 0)

    return sets_out


def _leave(stage: Stage, service: str, ticket: str, cause: int) -> None:
    """Nobody will come any more: the request leaves the queue, and its seat is told."""
    n = stage.record(e.ServiceLeft(service, ticket), cause)
    _tell(stage, ticket, n)


def _closed(stage: Stage, service: str) -> bool:
    """Whether the service does not work now. What waits is then served when it opens again, or leaves the queue."""
    hours = stage.scenario.services[service].hours
    again = open_from(hours, stage.now)
    if again == stage.now:
        return False
    if again >= 0:
        stage.at(again, lambda: _serve(stage, service))
        return True
    for ticket, state in list(stage.world.tickets.items()):
        if (state.service, state.state) == (service, "queued"):
            _leave(stage, service, ticket, 0)
    return True


_SHOWN = {"queued": "waiting", "granted": "here", "released": "over", "left": "over"}
_WORDING = {"waiting": "engine.ticket_waiting", "here": "engine.ticket_here", "over": "engine.ticket_over"}


def _tell(stage: Stage, ticket: str, cause: int) -> None:
    """Let the seat that asked know how its request stands."""
    asked = stage.world.tickets[ticket]
    state = _SHOWN[asked.state]
    due = asked.due if state == "waiting" else stage.now
    wording = "engine.ticket_left" if asked.state == "left" else _WORDING[state]
    stage.observe(asked.seat, "own", wording, ticket=ticket, service=asked.service, state=state, due=due, cause=cause)


def catch_up(stage: Stage, seat: str) -> None:
    """Whoever comes back learns how every request of the seat stands."""
    shown = stage.world.views[seat].tickets
    for ticket, asked in stage.world.tickets.items():
        if asked.seat == seat and (ticket not in shown or shown[ticket].state != _SHOWN[asked.state]):
            _tell(stage, ticket, 0)


def _serve(stage: Stage, service: str) -> None:
    """Grant to those whose hour has come, in order of asking, while units are free."""
    authored = stage.scenario.services[service]
    if _closed(stage, service):
        return
    goes_on, there_at = called_for.next_in_line(stage, service)
    for ticket, state in list(stage.world.tickets.items()):
        if state.service != service or state.state != "queued" or state.due > stage.now:
            continue
        if goes_on and (ticket != goes_on or there_at > stage.now):
            continue  # on the road to them from the last one
        used, takes = stage.world.get("in_use." + service, 0), authored.takes(state.people)
        if used + takes > authored.units:
            if authored.kind == "place":  # somebody else may still fit in
                stage.observe(state.seat, "phone", "engine.places_full", service=service, free=authored.units - used, asked=takes)
                continue
            stage.observe(state.seat, "phone", "engine.service_busy", service=service)
            return
        n = stage.record(e.ServiceGranted(service, ticket))
        _tell(stage, ticket, n)
        comes = called_for.coming(stage, state, ticket, stage.now)
        there = [one for one in comes if one.kind == "arrive" and stage.world.at(str(one.args["who"])) == one.args["place"]]
        comes = [one for one in comes if one not in there]
        ends = _ends(authored.busy, authored.hours, stage.now)
        if not called_for.nobody_there(stage, state, comes, ends, n):
            _show(stage, state, comes, tuple(str(one.args["who"]) for one in there), n)
        if authored.kind == "identification":
            identification.meet(stage, state.seat, state.people, n)
        story.happen(stage, called_for.said(stage, authored, comes, state.seat), f"services.{service}.granted", n)
        if ends >= 0:
            stage.at(ends, _releaser(stage, service, ticket, ends))
        if authored.voice and state.seat:
            _until_they_have_gone(stage, service, ticket)


def _show(stage: Stage, asked: Ticket, comes: list[Effect], there: tuple[str, ...], cause: int) -> None:
    """What the seat that asked perceives of a grant. Of whoever was `there` already it is said, and nobody comes in."""
    authored, said = stage.scenario.services[asked.service], f"services.{asked.service}.granted_text"
    own_voice = authored.voice and authored.seat == asked.seat  # she need not say who she is
    if there and not any(one.kind == "arrive" for one in comes):
        stage.observe(asked.seat, "own", "engine.here_already", about=there, cause=cause)
    elif said in stage.scenario.texts and not own_voice:
        channel = "phone" if authored.voice or _elsewhere(stage, asked.seat, comes) else "sight"
        if channel == "sight" and presence.shut_in(stage.world, presence.officer(asked.seat)):
            _once_seen(stage, asked, {str(one.args["who"]) for one in comes if one.kind == "arrive"}, cause)
        else:
            stage.observe(asked.seat, channel, said, about=asked.people, cause=cause)


def _once_seen(stage: Stage, asked: Ticket, who: set[str], cause: int) -> None:
    """Who comes while the officer sits behind a closed door says who they are when they are seen, and not after their time is over."""
    me, said = presence.officer(asked.seat), f"services.{asked.service}.granted_text"
    waits = True

    def somebody_moved(entry: e.Entry) -> None:
        stage.at(stage.now, seen)

    def seen() -> None:
        nonlocal waits
        there = any(presence.sees(stage.world, me, one) for one in who)
        if waits and (there or asked.state != "granted"):
            waits = False
            stage.off(e.Moved, somebody_moved)
            if there:
                stage.observe(asked.seat, "sight", said, about=asked.people, cause=cause)

    stage.on(e.Moved, somebody_moved)


def _in_the_same_house(stage: Stage, seat: str, service: Service, people: tuple[str, ...]) -> bool:
    """Whether the voice that is asked for is where the officer and those it is for are: she need not be rung, nor waited for."""
    if not service.voice or not seat or not presence.here(stage.world, seat, service.voice):
        return False
    return all(presence.here(stage.world, seat, person) for person in people)


def _elsewhere(stage: Stage, seat: str, comes: list[Effect]) -> bool:
    """Whether nobody comes to the place where the seat that asked is: it hears the answer."""
    return stage.world.at(presence.officer(seat)) not in [one.args["place"] for one in comes if one.kind == "arrive"]


def _ends(busy: int, hours: list[list[int]], now: int) -> int:
    if busy:
        return now + busy
    return next((b for a, b in hours if a <= now < b), -1)


def _releaser(stage: Stage, service: str, ticket: str, over: int) -> Callable[[], None]:
    """Its time is over at second `over`: it goes, or stays until whoever deals with it has done."""

    def goes() -> None:
        until = presence.needed_until(stage.world, _own(stage, service), stage.now, over)
        if until > stage.now:
            stage.at(until, goes)
        else:
            free(stage, service, ticket, 0)

    return goes


def _until_they_have_gone(stage: Stage, service: str, ticket: str) -> None:
    """Who interprets by telephone rings off once all have gone for whom it was: whoever was named, else whoever needed that voice where the
    officer was. Who leaves together with the officer is not gone."""
    asked, me = stage.world.tickets[ticket], presence.officer(stage.world.tickets[ticket].seat)
    where: dict[str, str] = {}  # each of them -> the place where the voice was for them
    last: dict[str, str] = {}  # where whoever moved was, so that a step into the next room is not looked at
    will_look = False  # once for all who move together

    def somebody_moved(entry: e.Entry) -> None:
        nonlocal will_look
        moved = entry.event
        if isinstance(moved, e.Moved) and last.get(moved.who) != moved.place:
            last[moved.who] = moved.place
            if not will_look:
                will_look = True
                stage.at(stage.now, look)

    def look() -> None:
        nonlocal will_look
        will_look = False
        world = stage.world
        if world.tickets[ticket].state != "granted":
            stage.off(e.Moved, somebody_moved)
            return
        for person in asked.people or _in_need_of(stage, asked):
            where[person] = where.get(person) or world.at(person)
        if where and not any(world.at(person) in (place, world.at(me)) for person, place in where.items()):
            stage.off(e.Moved, somebody_moved)
            _releaser(stage, service, ticket, stage.now)()

    look()
    stage.on(e.Moved, somebody_moved)


def _in_need_of(stage: Stage, asked: Ticket) -> list[str]:
    """Those where the officer is to whom this voice carries words that the officer's own do not."""
    seat, voice = asked.seat, stage.scenario.services[asked.service].voice
    there = presence.strangers(stage.world, tuple(stage.world.crowd(stage.world.at(presence.officer(seat)))))
    carries = persons.word_for_word
    return [one for one in there if carries(stage, seat, one, voice) and not carries(stage, seat, one, "")]


def _own(stage: Stage, service: str) -> tuple[str, ...]:
    """Who comes to a place when this service is granted, and who speaks for it."""
    authored = stage.scenario.services[service]
    came = [who for who in called_for.come(stage.scenario, service) if who in stage.scenario.people]
    return (*came, *([authored.voice] if authored.voice else []))


def free(stage: Stage, service: str, ticket: str, cause: int) -> None:
    """Free the unit a ticket holds and serve the next."""
    state = stage.world.tickets[ticket]
    if state.state != "granted":
        return
    n = stage.record(e.ServiceReleased(service, ticket), cause)
    _tell(stage, ticket, n)
    if not stage.world.get("granted." + service) and not _goes_on(stage, service, n):
        _go_home(stage, service, state, n)
    _serve(stage, service)


def _goes_on(stage: Stage, service: str, cause: int) -> bool:
    """Whoever came drives on from where they are to the next who waits, and is there after the road. Whether somebody waits."""
    ticket, there_at = called_for.next_in_line(stage, service)
    if not ticket:
        return False
    world, asked = stage.world, stage.world.tickets[ticket]
    for one in called_for.coming(stage, asked, ticket, there_at):
        who = str(one.args.get("who", ""))
        if one.kind == "arrive" and world.at(who) != one.args["place"] and not _carries(stage, who):
            story.happen(stage, [Effect("depart", {"who": who})], f"services.{service}.over", cause)
    stage.at(max(there_at, stage.now), lambda: _serve(stage, service))
    return True


def _carries(stage: Stage, who: str) -> bool:
    """Whether others are aboard."""
    return any(stage.world.get("aboard." + person) == who for person in stage.scenario.people)


def _go_home(stage: Stage, service: str, asked: Ticket, cause: int) -> None:
    """Who and what came to a place for it sets out for where it belongs, if it still is where it came to; not with others aboard."""
    world, scenario = stage.world, stage.scenario
    to_asker = scenario.services[service].to_asker
    for one in scenario.services[service].granted:
        who = str(one.args.get("who", ""))
        if one.kind != "arrive":
            continue
        belongs = called_for.base(scenario, who)
        came_to = (one.args.get("place"), *(world.at(person) for person in asked.people))
        if world.at(who) == belongs or not (to_asker or world.at(who) in came_to) or _carries(stage, who):
            continue
        story.happen(stage, [Effect("depart", {"who": who, "to": belongs})], f"services.{service}.over", cause)
