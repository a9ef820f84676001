"""How the world changes by the events of the case and of the care that follows: the second half of the table in `sim.world.apply`."""

from collections.abc import Callable
from typing import Any

from sim.model import events as e
from sim.model.terms import INTERPRETS
from sim.world.state import World


def _nothing(world: World, event: Any) -> None:
    """Kept in the journal for its own sake; the world is the same after it."""


def _case(world: World, event: e.CaseOpened) -> None:
    world.set("case_open", True)
    world.set("case_open." + event.offence, True)


def _status(world: World, event: e.StatusSet) -> None:
    world.set("status." + event.person, event.status)


def _identified(world: World, event: e.Identified) -> None:
    world.set("identified." + event.person, event.result == "identified")


def _interview(world: World, event: e.InterviewBegan) -> None:
    world.interviews[event.seat] = event.person
    for fact, value in {
        "interview": event.seat,
        "interview_act": event.act,
        "interview_voice": event.voice,
        "interview_since": world.now,
        "interview_fresh": world.now,
        "interview_breaks": 0,
        "interview_paused": 0,
        "interview_off": 0,
    }.items():
        world.set(f"{fact}.{event.person}", value)


def paused(world: World, event: e.ActEnded, args: dict[str, Any]) -> None:
    """Care for somebody in an interview opens a break: it counts from the second in which that care began."""
    for who in event.people:
        if world.get("interview." + who) == event.seat and not world.get("interview_paused." + who):
            world.set("interview_paused." + who, world.now - event.seconds)
            world.set("interview_breaks." + who, world.get("interview_breaks." + who, 0) + 1)


def joined(world: World, event: e.ActEnded, args: dict[str, Any]) -> None:
    """An appointed interpreter who sat down in the middle of an interview is its voice from now on."""
    for person in event.people if event.result == INTERPRETS else ():
        world.set("interview_voice." + person, str(args["present"]))


def asked_on(world: World, event: e.ActBegan, who: str) -> None:
    """The next question ends a break."""
    since = world.get("interview_paused." + who)
    if since and event.named == "interview.ask":
        world.set("interview_off." + who, world.get("interview_off." + who, 0) + world.now - since)
        world.set("interview_paused." + who, 0)
        world.set("interview_fresh." + who, world.now)


def _interview_over(world: World, event: e.InterviewEnded) -> None:
    world.interviews.pop(event.seat, None)
    for fact in ("interview", "interview_voice"):
        world.set(f"{fact}.{event.person}", "")
    world.set(f"interviewed.{event.seat}.{event.person}", True)
    world.set(f"interviews.{event.person}", world.get(f"interviews.{event.person}", 0) + 1)


def _consented(world: World, event: e.Consented) -> None:
    for item in event.items:
        world.set(f"consent.{event.person}.{event.to}.{item}", event.given)
        world.set(f"consent_until.{event.person}.{event.to}.{item}", event.until)
        world.set(f"consent_asked.{event.person}.{event.to}.{item}", True)
    world.set(f"consent_seat.{event.person}.{event.to}", event.seat)


def _withdrawn(world: World, event: e.ConsentWithdrawn) -> None:
    for item in event.items:
        world.set(f"consent.{event.person}.{event.to}.{item}", False)


def _risk(world: World, event: e.RiskAssessed) -> None:
    world.set("risk." + event.person, True)


def _received(world: World, event: e.Received) -> None:
    world.set("received." + event.person, event.seat)
    world.set("left." + event.person, "")


def _rule(world: World, event: e.HouseRuleSet) -> None:
    world.set(f"house_rule.{event.seat}.{event.rule}", event.on)


def _applied(world: World, event: e.AppliedFor) -> None:
    world.set(f"applied.{event.person}.{event.what}", True)


def _followed(world: World, event: e.FollowedUp) -> None:
    world.set("reached." + event.person, event.reached)


def _left(world: World, event: e.PersonLeft) -> None:
    world.set("left." + event.person, event.how)


def _clock(world: World, event: e.ClockStarted) -> None:
    world.set(f"clock.{event.clock}.{event.subject}", "running")
    world.running.setdefault(event.clock, set()).add(event.subject)
    world.set(f"clock_due.{event.clock}.{event.subject}", event.due)


def _clock_over(world: World, event: e.ClockStopped) -> None:
    world.set(f"clock.{event.clock}.{event.subject}", event.how)
    world.running.get(event.clock, set()).discard(event.subject)


def _proposed(world: World, event: e.MotionProposed) -> None:
    world.set(f"proposed_motion.{event.motion}.{event.person}", True)


def _returned(world: World, event: e.MotionReturned) -> None:
    """Whoever takes back what lies with the judge leaves the resolution, if there was one, where it was before."""
    filed, lies = f"filed_motion.{event.motion}.", _lies_with_the_judge(world, event.motion)
    own = event.person, event.place, event.seat
    if event.seat == event.to and own in lies:
        left = tuple(one for one in lies if one != own)
        world.set("lies_with_judge." + event.motion, left)
        world.set(filed + event.person, any(person == event.person for person, _, _ in left))
        world.set(f"filed_motion.{event.motion}", any(world.get(filed + who) for who in ("", *(who for who, _, _ in world.roll))))
    else:
        world.set(f"proposed_motion.{event.motion}.{event.person}", False)


def _lies_with_the_judge(world: World, motion: str) -> tuple[tuple[str, str, str], ...]:
    """The motions of this kind that nobody has decided on: about whom, of which place, of which seat."""
    return tuple(world.get("lies_with_judge." + motion, ()))


def _motion(world: World, event: e.MotionFiled) -> None:
    lies = _lies_with_the_judge(world, event.motion)
    world.set("lies_with_judge." + event.motion, (*lies, (event.person, event.place, event.seat)))
    world.set(f"filed_motion.{event.motion}.{event.person}", True)
    world.set(f"filed_motion.{event.motion}", True)


def _ruled(world: World, event: e.Ruled) -> None:
    waits = (one for one in _lies_with_the_judge(world, event.motion) if one[:2] != (event.person, event.place))
    world.set("lies_with_judge." + event.motion, tuple(waits))
    world.set(f"ruled.{event.motion}.{event.person}", event.ruling)
    world.set(f"ruled.{event.motion}", event.ruling)


def _struck(world: World, event: e.EvidenceStruck) -> None:
    world.set("struck." + event.evidence, True)


def _protected(world: World, event: e.Protected) -> None:
    world.set(f"protected.{event.person}", True)
    world.set(f"protected.{event.person}.{event.measure}", True)


def _money(world: World, event: e.MoneyTraced) -> None:
    world.set("traced." + event.thing, True)
    world.set("traced", True)


def _operated(world: World, event: e.OperationCarriedOut) -> None:
    world.set("operated." + event.place, True)


def _tired(world: World, event: e.OfficerTired) -> None:
    world.set("tired." + event.seat, event.tired)
    if not event.tired:
        world.set("rested." + event.seat, world.now)


CASE: dict[type, Callable[[World, Any], None]] = {
    e.CaseOpened: _case,
    e.StatusSet: _status,
    e.Identified: _identified,
    e.InterviewBegan: _interview,
    e.InterviewEnded: _interview_over,
    e.Consented: _consented,
    e.ConsentWithdrawn: _withdrawn,
    e.RiskAssessed: _risk,
    e.Received: _received,
    e.HouseRuleSet: _rule,
    e.AppliedFor: _applied,
    e.FollowedUp: _followed,
    e.PersonLeft: _left,
    e.ClockStarted: _clock,
    e.ClockStopped: _clock_over,
    e.MotionProposed: _proposed,
    e.MotionReturned: _returned,
    e.MotionFiled: _motion,
    e.Ruled: _ruled,
    e.EvidenceStruck: _struck,
    e.Protected: _protected,
    e.MoneyTraced: _money,
    e.OperationCarriedOut: _operated,
    e.OfficerTired: _tired,
    e.EndingHeld: _nothing,
}
