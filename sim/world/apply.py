"""The only place where the world changes: a table from event class to the function that applies it, in place.

Total (every event class has a line), deterministic, and O(1) in the length of the journal. Drawn values and durations are in the
event, so applying needs no luck, no clock and no scenario rule.
"""

from collections.abc import Callable
from typing import Any

from sim.model import events as e
from sim.model.declaring import Verb
from sim.model.verbs import ACTS, CARES
from sim.world.apply_case import CASE, asked_on, joined, paused
from sim.world.minutes import WAYS, is_false
from sim.world.state import Mark, Over, Ticket, World


def apply(world: World, at: int, event: e.Event) -> None:
    """Let `event` have happened at second `at`."""
    world.now = at
    APPLY[type(event)](world, event)


def _nothing(world: World, event: Any) -> None:
    """Kept in the journal for its own sake; the world is the same after it."""


def _opened(world: World, event: e.Opened) -> None:
    for seat, occupant in event.roster:
        state = world.seats[seat]
        state.occupant = str(occupant)
        waits = occupant == "vacant" or world.scenario.seats[seat].joins
        state.status = "vacant" if waits else "taken"
        world.set("taken." + seat, not waits)


def _commanded(world: World, event: e.Commanded) -> None:
    state = world.seats.get(event.seat)
    if state is not None and state.status == "taken":
        world.views[event.seat].command(world.now, event)
    if event.what in ("release", "hold"):
        world.set(f"hold.{event.args.get('inject', '')}", event.what == "hold")


def _closed(world: World, event: e.Closed) -> None:
    world.over = event.reason


def _seat(world: World, event: e.SeatChanged) -> None:
    state = world.seats[event.seat]
    state.status, state.occupant = event.status, event.occupant
    world.set("taken." + event.seat, event.status == "taken")


def _moved(world: World, event: e.Moved) -> None:
    who, place, room, known = event.who, event.place, event.aboard or event.room, world.get
    before = known("at." + who, "")
    if not place:
        world.left[who] = before or world.whereabouts(who)[0], world.now
        key = "journeys." + who  # also of who turns round: what was to happen at the end of the last way does not
        world.set(key, known(key, 0) + 1)
    if who in world.scenario.people:
        world.leaves(who, before, world.room(who), place, room)
    world.set("at." + who, place)
    world.set("room." + who, room)
    if known("aboard." + who) != event.aboard:  # hardly ever otherwise
        world.set("aboard." + who, event.aboard)
    if known("back." + who) != event.back:
        world.set("back." + who, event.back)


def _level(world: World, event: e.LevelChanged) -> None:
    world.set(f"{event.level}.{event.person}", event.value)
    world.set(f"once.{event.person}.{event.level}.{event.why}", True)


def _thing_moved(world: World, event: e.ThingMoved) -> None:
    world.set("holder." + event.thing, event.holder)
    world.set("moved_at." + event.thing, world.now)


def _thing_copied(world: World, event: e.ThingCopied) -> None:
    world.set("preserved." + event.thing, True)


def _thing_lost(world: World, event: e.ThingLost) -> None:
    world.set("lost." + event.thing, True)
    world.set("holder." + event.thing, "")


def _flag(world: World, event: e.FlagSet) -> None:
    world.set("flag." + event.flag, event.value)


def _beat(world: World, event: e.BeatHappened) -> None:
    world.set("happened." + event.beat, True)


def _inject(world: World, event: e.InjectGiven) -> None:
    world.set("happened." + event.inject, True)


def _inject_met(world: World, event: e.InjectMet) -> None:
    world.set("met." + event.inject, True)


def _inject_missed(world: World, event: e.InjectMissed) -> None:
    world.set("missed." + event.inject, True)


def _inject_met_late(world: World, event: e.InjectMetLate) -> None:
    world.set("late." + event.inject, True)


def _decision_opened(world: World, event: e.DecisionOpened) -> None:
    world.open_decisions[event.occurrence] = (event.seat, event.lapses_at)


def _decision_closed(world: World, event: e.DecisionClosed) -> None:
    world.open_decisions.pop(event.occurrence, None)
    world.set("chosen." + event.occurrence, event.option)
    world.set("chosen." + event.occurrence.split("[")[0].split("#")[0], event.option)


def _act_began(world: World, event: e.ActBegan) -> None:
    world.acts[event.act] = event
    state, verb = world.seats.get(event.seat), ACTS[event.named]
    if state is not None:
        state.acts += 1
        if event.actor == event.seat and event.place and not verb.aside:  # a call from the road occupies nobody
            state.act = event.act
    if event.actor != event.seat:
        world.set("engaged." + event.actor, event.act)
    if event.voice in world.scenario.people:
        world.set("engaged." + event.voice, event.act)
    meets, watches = event.seat and _meets(verb), verb.named == "look.watch"
    doing = f"doing.{event.seat}.{event.named}"
    world.set(doing, True)
    for who in event.people:
        world.set(f"{doing}.{who}", True)
        if watches:
            world.set("watched." + who, True)
        elif meets:
            world.set("with." + who, event.act)
            asked_on(world, event, who)


def _meets(verb: Verb) -> bool:
    """Whether an act of this verb occupies those it is done to."""
    return not verb.aside and not verb.remote and verb.target in ("one", "many", "any")


def _act_over(world: World, act: str, seat: str) -> None:
    began = world.acts.pop(act)
    state = world.seats.get(seat)
    if state is not None and state.act == act:
        state.act = ""
    for who in (began.actor, began.voice):
        if world.get("engaged." + who) == act:
            world.set("engaged." + who, "")
    watched = began.named == "look.watch"
    alike = [other for other in world.acts.values() if (other.seat, other.named) == (began.seat, began.named)]
    doing = f"doing.{began.seat}.{began.named}"
    world.set(doing, bool(alike))
    for who in began.people:
        world.set(f"{doing}.{who}", bool(alike) and any(who in other.people for other in alike))
        if watched:
            world.set("watched." + who, any(other.named == "look.watch" and who in other.people for other in world.acts.values()))
        elif world.get("with." + who) == act:
            world.set("with." + who, "")


def _act_ended(world: World, event: e.ActEnded) -> None:
    _act_over(world, event.act, event.seat)
    if not event.seat:
        return
    named = event.named
    done = f"done.{event.seat}.{named}"
    world.set(done, True)
    for who in event.people:
        world.set(f"{done}.{who}", True)
    effect = _DONE.get(named)
    if effect is not None:
        effect(world, event, dict(event.args))


def _separated(world: World, event: e.ActEnded, args: dict[str, Any]) -> None:
    for who in event.people:
        world.set("separated." + who, True)
        world.set("let_go." + who, False)


def _met(world: World, event: e.ActEnded, args: dict[str, Any]) -> None:
    for who in event.people:
        world.set(f"met.{event.seat}.{who}.{args['need']}", True)
    paused(world, event, args)


def _care(world: World, event: e.ActEnded, args: dict[str, Any]) -> None:
    for who in event.people:
        world.set("in_care." + who, True)


def _corrected(world: World, event: e.ActEnded, args: dict[str, Any]) -> None:
    for who in event.people:
        world.set("corrected." + who, True)


def _prepared(world: World, event: e.ActEnded, args: dict[str, Any]) -> None:
    world.set(f"prepared.{event.seat}.{args['what']}", True)


def _talked(world: World, event: e.ActEnded, args: dict[str, Any]) -> None:
    for who in event.people:
        key = f"asked.{who}.{args['topic']}"
        world.set(key, world.get(key, 0) + 1)


def _let_go(world: World, event: e.ActEnded, args: dict[str, Any]) -> None:
    for who in event.people:
        world.set("let_go." + who, True)
        left = args["way"] == "informed" and bool(args["number"])  # a number: whoever was left one once keeps it
        world.set("line." + who, left or bool(world.get("line." + who)))


def _minute_said(world: World, event: e.ActEnded, args: dict[str, Any]) -> None:
    if isinstance(args.get("minute"), int):
        for who in event.people:
            false = is_false(world, who, args["minute"], (world.now - event.seconds, world.now))
            world.set(f"minute_false.{event.seat}.{who}", false)


def _queried(world: World, event: e.ActEnded, args: dict[str, Any]) -> None:
    world.set(f"queried.{event.seat}.{args['channel']}", True)


def _reported(world: World, event: e.ActEnded, args: dict[str, Any]) -> None:
    for who in event.people:
        world.set(f"reported.{who}.{args['about']}", True)


_DONE: dict[str, Callable[[World, e.ActEnded, dict[str, Any]], None]] = {
    "separate": _separated,
    **dict.fromkeys(CARES, _care),
    "correct_colleague": _corrected,
    "query_register": _queried,
    "prepare": _prepared,
    "speak_with": _talked,
    "interview.ask": _talked,
    "meet_need": _met,
    "interview.join": joined,
    "accept_report": _reported,
    "let_go": _let_go,
    "tell_held": _minute_said,
    "detain": _minute_said,
}


def _act_interrupted(world: World, event: e.ActInterrupted) -> None:
    _act_over(world, event.act, event.seat)


def _restricted(world: World, event: e.Restricted) -> None:
    world.set("held." + event.who, True)
    world.set(f"held_by.{event.who}.{event.how}", event.by)
    world.set(f"held_since.{event.who}.{event.how}", event.since)
    world.set("let_go." + event.who, False)


def _freed(world: World, event: e.Freed) -> None:
    world.set("held." + event.who, False)
    for how in WAYS:
        world.set(f"held_by.{event.who}.{how}", "")


def _care_began(world: World, event: e.CareBegan) -> None:
    world.set("in_care." + event.person, True)


def _alone(world: World, event: e.SeenAlone) -> None:
    key = f"alone.{event.seat}"
    if not world.get(f"{key}.{event.person}"):
        world.set(f"{key}.{event.person}", True)
        world.set(key, world.get(key, 0) + 1)


def _told(world: World, event: e.PersonTold) -> None:
    if event.understood:
        world.set(f"told.{event.person}.{event.item}", True)


def _recounted(world: World, event: e.Recounted) -> None:
    world.set(f"recounted.{event.seat}.{event.person}.{event.memory}.{event.version}", True)


def _offered(world: World, event: e.HelpOffered) -> None:
    for kind, services in (("accepted", event.accepted), ("declined", event.declined)):
        for service in services:
            world.set(f"{kind}.{event.person}.{service}", True)
    for service in event.services:
        world.set(f"offered.{event.person}.{service}", True)
        later = event.understood and service not in event.accepted and service not in event.declined
        world.set(f"later.{event.person}.{service}", later)
    for service in event.accepted:
        world.set(f"declined.{event.person}.{service}", False)


def _shared(world: World, event: e.InformationShared) -> None:
    key = f"shared.{event.seat}.{event.to}"
    world.set(key, True)
    for item in event.items:
        world.set(f"{key}.{item}", True)


def _asked(world: World, event: e.InformationAsked) -> None:
    key = f"asked.{event.seat}.{event.to}"
    world.set(key, True)
    for item in event.items:
        world.set(f"{key}.{item}", True)


def _handed(world: World, event: e.HandedOver) -> None:
    world.set("handed_to." + event.person, event.to)


def _form(world: World, event: e.FormFiled) -> None:
    world.set(f"filed.{event.seat}.{event.form}", True)
    for field, value in event.fields:
        world.set(f"wrote.{event.seat}.{event.form}.{field}", bool(value))


def _queued(world: World, event: e.ServiceQueued) -> None:
    world.tickets[event.ticket] = Ticket(event.service, event.seat, event.people, event.due, "queued", world.at("seat:" + event.seat))
    world.set("requested." + event.service, True)


def _granted(world: World, event: e.ServiceGranted) -> None:
    world.tickets[event.ticket].state = "granted"
    world.set("granted." + event.service, True)
    key = "in_use." + event.service
    world.set(key, world.get(key, 0) + world.scenario.services[event.service].takes(world.tickets[event.ticket].people))


def _released(world: World, event: e.ServiceReleased) -> None:
    world.tickets[event.ticket].state = "released"
    key = "in_use." + event.service
    world.set(key, world.get(key, 0) - world.scenario.services[event.service].takes(world.tickets[event.ticket].people))
    if not world.get(key):
        world.set("granted." + event.service, False)
    come = [str(one.args["who"]) for one in world.scenario.services[event.service].granted if one.kind == "arrive"]
    world.services_over[event.service] = Over(world.now, len(world.tickets), {who: world.whereabouts(who) for who in come})


def _left(world: World, event: e.ServiceLeft) -> None:
    world.tickets[event.ticket].state = "left"


def _threshold(world: World, event: e.ThresholdReached) -> None:
    world.set(f"{event.kind}.{event.seat}.{event.person}", True)
    if event.other:
        world.set(f"{event.kind}.{event.seat}.{event.person}.{event.other}", True)


def _observed(world: World, event: e.Observed) -> None:
    seat = event.seat
    world.views[seat].observe(world.now, event)
    for subject, attribute, _ in event.claims:
        if attribute not in _STRUCTURE:
            world.set(f"knows.{seat}.{subject}.{attribute}", True)
            world.set(f"knows.{seat}.{subject}", True)
    if event.sign:
        world.set(f"noticed.{seat}.{event.sign}", True)
        support = world.supports.get(event.sign)
        clean = not (event.args and dict(event.args).get("contaminated"))
        if clean:
            world.set(f"clean.{seat}.{event.sign}", True)
        if support is not None and clean:
            indicators, subjects = support
            for who in subjects:
                world.marks.setdefault((seat, who), Mark()).supports.update(indicators)


_STRUCTURE = frozenset({"place", "room", "aboard", "stands_at", "holder"})

APPLY: dict[type, Callable[[World, Any], None]] = {
    e.Opened: _opened,
    e.Commanded: _commanded,
    e.Closed: _closed,
    e.SeatChanged: _seat,
    e.Moved: _moved,
    e.LevelChanged: _level,
    e.ThingMoved: _thing_moved,
    e.ThingCopied: _thing_copied,
    e.ThingLost: _thing_lost,
    e.FlagSet: _flag,
    e.BeatHappened: _beat,
    e.InjectGiven: _inject,
    e.InjectMet: _inject_met,
    e.InjectMissed: _inject_missed,
    e.InjectMetLate: _inject_met_late,
    e.DecisionOpened: _decision_opened,
    e.DecisionClosed: _decision_closed,
    e.ActBegan: _act_began,
    e.ActEnded: _act_ended,
    e.ActInterrupted: _act_interrupted,
    e.ActRefused: _nothing,
    e.Restricted: _restricted,
    e.Freed: _freed,
    e.CareBegan: _care_began,
    e.SeenAlone: _alone,
    e.PersonTold: _told,
    e.Recounted: _recounted,
    e.HelpOffered: _offered,
    e.InformationShared: _shared,
    e.InformationAsked: _asked,
    e.HandedOver: _handed,
    e.FormFiled: _form,
    e.Noted: _nothing,
    e.ServiceQueued: _queued,
    e.ServiceGranted: _granted,
    e.ServiceReleased: _released,
    e.ServiceLeft: _left,
    e.ThresholdReached: _threshold,
    e.Observed: _observed,
    **CASE,
}
