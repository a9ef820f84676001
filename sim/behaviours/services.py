"""Scarce helpers: asked for, queued, come after their lead time, and freed for the next. Queues are world state, read off the journal."""

from collections.abc import Callable

from sim.behaviours import story
from sim.engine.stage import Stage
from sim.model import events as e


def ask(stage: Stage, seat: str, service: str, people: tuple[str, ...], act: str, cause: int) -> None:
    """Put a request into the queue of a service. One request of a seat for the same service at a time; a second one changes nothing."""
    if any(t.seat == seat and t.service == service and t.state in ("queued", "granted") for t in stage.world.tickets.values()):
        stage.observe(seat, "phone", "engine.already_asked", service=service, cause=cause)
        return
    authored = stage.scenario.services[service]
    ticket = act + "." + service
    due = _due(stage, service)
    n = stage.record(e.ServiceQueued(service, ticket, seat, people, due), cause)
    stage.observe(
        seat,
        "own",
        "engine.ticket_waiting",
        ticket=ticket,
        service=service,
        state="waiting",
        due=due,
        cause=n,
    )
    story.happen(stage, authored.asked, f"services.{service}", n)
    if due >= 0:
        stage.at(due, lambda: _serve(stage, service))


def _due(stage: Stage, service: str) -> int:
    """When it would come if a unit is free: after its lead, from the next hour in which it works."""
    authored = stage.scenario.services[service]
    start = stage.now
    if authored.hours:
        windows = [(a, b) for a, b in authored.hours if b > start]
        if not windows:
            return -1
        start = max(start, windows[0][0])
    spread = authored.spread
    asked = sum(1 for t in stage.world.tickets.values() if t.service == service)
    return start + authored.lead + (stage.draw("lead", service, str(asked), -spread, spread) if spread else 0)


def _serve(stage: Stage, service: str) -> None:
    """Grant to those whose hour has come, in order of asking, while units are free."""
    authored = stage.scenario.services[service]
    for ticket, state in list(stage.world.tickets.items()):
        if state.service != service or state.state != "queued" or state.due > stage.now:
            continue
        if stage.world.get("in_use." + service, 0) >= authored.units:
            stage.observe(state.seat, "phone", "engine.service_busy", service=service)
            return
        n = stage.record(e.ServiceGranted(service, ticket))
        stage.observe(
            state.seat,
            "own",
            "engine.ticket_here",
            ticket=ticket,
            service=service,
            state="here",
            due=stage.now,
            cause=n,
        )
        said = f"services.{service}.granted_text"
        if said in stage.scenario.texts:
            stage.observe(state.seat, "phone" if authored.voice else "sight", said, about=state.people, cause=n)
        story.happen(stage, authored.granted, f"services.{service}.granted", n)
        ends = _ends(authored.busy, authored.hours, stage.now)
        if ends >= 0:
            stage.at(ends, _releaser(stage, service, ticket))


def _ends(busy: int, hours: list[list[int]], now: int) -> int:
    if busy:
        return now + busy
    return next((b for a, b in hours if a <= now < b), -1)


def _releaser(stage: Stage, service: str, ticket: str) -> Callable[[], None]:
    return lambda: free(stage, service, ticket, 0)


def free(stage: Stage, service: str, ticket: str, cause: int) -> None:
    """Free the unit a ticket holds and serve the next."""
    state = stage.world.tickets[ticket]
    if state.state != "granted":
        return
    n = stage.record(e.ServiceReleased(service, ticket), cause)
    stage.observe(state.seat, "own", "engine.ticket_over", ticket=ticket, service=service, state="over", due=stage.now, cause=n)
    _serve(stage, service)
