"""Every act, and so each kind of a verb, in a case that is shipped: carried through, refused where not possible, broken off on the way.

What walkthroughs do is played once more from their own commands; each act is stopped a second after its first beginning and begun again.
What no walkthrough of the library does is done here by hand.
"""

from functools import cache
from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from sim.model.verbs import ACTS, named
from zholda.session import Session, walkthrough
from zholda.walkthrough import perform

SHIPPED = (("first-steps", "best-practice"), ("night-bus", "full-best-practice"), ("night-bus", "full-typical-errors"))
INSTANT = {"note": "it takes no time"}  # nothing of it can be broken off

# What no walkthrough does, at the post from a quarter to six: the acts in order.
BY_HAND: tuple[dict[str, Any], ...] = (
    {"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "open"},
    {"verb": "look", "at": "grey_coat"},
    {"verb": "check_documents", "people": ["madina", "oygul"], "holder": "grey_coat", "after": "keep"},
    {"verb": "query_register", "person": "oygul"},
    {"verb": "explain", "people": ["oygul"], "set": "rights", "voice": "odil", "where": "office"},
    {"verb": "teach_back", "person": "oygul", "set": "rights", "voice": "odil", "where": "office"},
    {"verb": "clarify_age", "person": "madina", "way": "talk"},
    {"verb": "preserve", "thing": "contract"},
    {"verb": "return", "what": "belongings", "people": ["rustam"]},
    {"verb": "tell_held", "people": ["grey_coat"]},
    {"verb": "release", "person": "grey_coat", "reason": "no_ground"},
    {"verb": "strike", "evidence": "post-3", "reason": "pressure"},
    {"verb": "interview", "person": "oygul", "status": "witness", "voice": "odil", "where": "office"},
    {"verb": "interview", "step": "join", "person": "oygul", "present": "dana"},
    {"verb": "persuade", "person": "oygul", "with": "reasons", "voice": "odil", "where": "office"},
    {"verb": "file_motion", "motion": "deposition", "for": "oygul"},
    {"verb": "file_motion", "step": "withdraw", "motion": "deposition", "for": "oygul"},
)

# What is not possible at the post at twenty past five, before anybody has come.
IMPOSSIBLE: dict[str, dict[str, Any]] = {
    "one": {"person": "madina"}, "many": {"people": ["madina"]}, "any": {"at": "madina"}, "thing": {"thing": "contract"},
    "vehicle": {"vehicle": "bus"}, "contact": {"contact": "nobody"}, "service": {"service": "magic"},
}  # fmt: skip
REFUSED: dict[str, dict[str, Any]] = {
    "note": {}, "prepare": {"what": "tea"}, "set_house_rule": {"rule": "no_talking"}, "go": {"to": "camp"}, "rest": {"by": "dana"},
    "carry_out_operation": {"to": "camp"}, "open_case": {"offence": "trafficking"}, "review": {"what": "everything"},
    "file_motion": {"motion": "custody"}, "file_motion.withdraw": {"motion": "custody"},
    "strike": {"evidence": "post-1", "reason": "pressure"},
}  # fmt: skip

# What a trainee meets at the post at a quarter to six: what was done before, what is asked then, and the words of the refusal.
HOLD = {"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "open"}
CONTRACT = {"verb": "preserve", "thing": "contract"}
STATUS = {"verb": "set_status", "person": "oygul", "status": "witness"}
CUSTODY = {"verb": "file_motion", "motion": "custody", "for": "grey_coat"}
HEARD = {"verb": "interview", "person": "oygul", "status": "witness", "voice": "odil", "where": "office"}
AMBULANCE = {"verb": "request", "service": "ambulance"}
BY_DANA = {"verb": "look", "way": "watch", "person": "oygul", "by": "dana"}
ASKED = {"verb": "speak_with", "person": "oygul", "topic": "journey", "question": "open", "voice": "odil", "where": "office"}
CIRCUMSTANCES: dict[str, tuple[tuple[dict[str, Any], ...], dict[str, Any], str]] = {
    "the canteen is shut": ((), {"verb": "call_alone", "person": "oygul", "where": "canteen"}, "room_closed"),
    "nor led there": ((), {"verb": "separate", "people": ["oygul"], "from": "grey_coat", "to": "canteen"}, "room_closed"),
    "the mediator is not on the line": ((), {"verb": "safety_check", "person": "oygul", "voice": "nasiba"}, "voice_not_on_line"),
    "nobody came for her": ((), {"verb": "hand_over", "people": ["madina"], "to": "guardianship"}, "receiver_not_here"),
    "another has the papers": ((), {"verb": "return", "what": "documents", "people": ["madina"]}, "paper_not_in_hand"),
    "nothing was taken": ((), {"verb": "return", "what": "belongings", "people": ["oygul"]}, "nothing_of_theirs"),
    "there already": ((), {"verb": "go", "to": "post_km42"}, "there_already"),
    "nobody told the way": ((), {"verb": "carry_out_operation", "to": "camp"}, "way_unknown"),
    "secured already": ((CONTRACT,), CONTRACT, "secured_already"),
    "held already": ((HOLD,), HOLD, "already_held"),
    "the bus was never held": ((), {"verb": "direct_vehicle", "step": "release", "vehicle": "bus"}, "not_held"),
    "nobody holds her": ((), {"verb": "release", "person": "grey_coat", "reason": "no_ground"}, "nobody_holds"),
    "her status already": ((STATUS,), STATUS, "status_already"),
    "filed already": ((CUSTODY,), CUSTODY, "motion_pending"),
    "nothing waits": ((), {"verb": "file_motion", "step": "withdraw", "motion": "custody", "for": "grey_coat"}, "nothing_to_withdraw"),
    "none is open": ((), {"verb": "interview", "step": "ask", "person": "oygul", "topic": "work", "question": "open"}, "no_interview"),
    "one is open": ((HEARD,), HEARD, "interview_open"),
    "asked for already": ((AMBULANCE,), AMBULANCE, "under_way"),
    "no such act in the file": ((), {"verb": "strike", "evidence": "post-3", "reason": "pressure"}, "no_such_evidence"),
    "she is still here": ((), {"verb": "follow_up", "person": "oygul"}, "still_here"),
    "Dana is busy": ((BY_DANA,), {"verb": "meet_need", "people": ["madina"], "need": "water", "by": "dana"}, "colleague_busy"),
    "not Dana's to do": ((), {"verb": "look", "at": "grey_coat", "by": "dana"}, "yours_to_do"),
    "in the middle of it": ((ASKED,), {"verb": "safety_check", "person": "feruza", "voice": "odil"}, "busy"),
}  # fmt: skip
LEFT: dict[str, dict[str, Any]] = {
    "meet_need": {"people": ["madina"], "need": "water"}, "let_go": {"people": ["madina"], "way": "informed"},
    "administrative": {"step": "fine", "people": ["oygul"]}, "notify": {"body": "guardianship", "person": "madina"},
}  # fmt: skip


@cache
def recorded(case: str, name: str) -> tuple[Exercise, tuple[e.Entry, ...]]:
    """The exercise of a walkthrough as it was played, and its journal."""
    written = walkthrough(case, name)
    with Session.open(case, seats=written.seats, occupant="walkthrough", keep=False, seed=1) as session:
        for _ in perform(session, written):
            pass
        return session._exercise, tuple(session._exercise.journal)


def begun_again(exercise: Exercise, broken: set[str], command: e.Commanded) -> None:
    """Give a command when its seat is free. The first act of each verb is stopped after a second, and then begun again."""
    until = exercise.now + 4 * 3600
    while (busy := exercise.view(command.seat).busy) and exercise.now < until and not exercise.over:
        exercise.advance(min(until, max(exercise.view(command.seat).acts[busy].ends, exercise.now + 1)))
    verb = named(str(command.args.get("verb", "")), command.args)
    exercise.submit(command)
    act = next((a for a in reversed(exercise.view(command.seat).acts.values()) if a.verb == verb and a.state == "began"), None)
    if command.what != "act" or act is None or verb in broken:
        return
    exercise.advance(exercise.now + 1)
    exercise.submit(e.Commanded(command.seat, "stop", {"act": act.id}, 0))
    broken.update(x.event.named for x in exercise.journal[-30:] if isinstance(x.event, e.ActInterrupted))
    if verb != "go":
        begun_again(exercise, broken, command)


@cache
def stopped_and_done() -> tuple[frozenset[str], frozenset[str]]:
    """The verbs that were broken off, and those that were carried through, over all shipped plays."""
    broken: set[str] = set()
    done: set[str] = set()
    for case, name in SHIPPED:
        played, journal = recorded(case, name)
        plan, header = played.plan, journal[0].event
        assert isinstance(header, e.Opened)
        roster = {seat: str(sits) for seat, sits in header.roster}
        again = Exercise.open(plan.scenario, plan.pack, seed=1, mode=header.mode, plan=plan, roster=roster)
        for entry in journal:
            if isinstance(entry.event, e.Commanded) and not again.over:
                again.advance(max(again.now, entry.at))
                begun_again(again, broken, entry.event)
        ended = [one.event for one in (*journal, *again.journal) if isinstance(one.event, e.ActEnded)]
        done |= {one.named for one in ended if one.seat}
    morning = opened()
    morning.advance(1500)
    for args in BY_HAND:
        begun_again(morning, broken, e.Commanded("post", "act", args, 0))
        morning.advance(max(act.ends for act in morning.view("post").acts.values()))
    done |= {x.event.named for x in morning.journal if isinstance(x.event, e.ActEnded) and x.event.seat}
    return frozenset(broken), frozenset(done)


def opened() -> Exercise:
    return Session.open("night-bus", seat="post", keep=False, seed=1)._exercise


def test_every_act_is_carried_through_in_a_shipped_case() -> None:
    assert set(ACTS) - stopped_and_done()[1] == set()


def test_every_act_that_takes_time_is_broken_off_in_a_shipped_case() -> None:
    assert set(ACTS) - stopped_and_done()[0] == set(INSTANT)
    assert {act.named for act in ACTS.values() if not act.seconds and not act.each and act.id != "go"} == set(INSTANT)


@cache
def before_dawn() -> Exercise:
    """The post before anybody has come. What is refused changes nothing in it."""
    return opened()


@pytest.mark.parametrize("name", ACTS)
def test_every_act_is_refused_in_a_shipped_case_where_it_is_not_possible(name: str) -> None:
    exercise = before_dawn()
    act = ACTS[name]
    args = {"verb": act.id, **act.fixed, **(REFUSED[name] if name in REFUSED else IMPOSSIBLE[act.target])}
    exercise.submit(e.Commanded("post", "act", args, 0))
    refused = exercise.journal[-2].event
    assert isinstance(refused, e.ActRefused)
    assert refused.named == name
    assert exercise.view("post").lines[-1].wording == refused.reason


def asked_for(exercise: Exercise, args: dict[str, Any]) -> list[e.Event]:
    before = len(exercise.journal)
    exercise.submit(e.Commanded("post", "act", args, 0))
    return [entry.event for entry in exercise.journal[before:]]


def refusals(events: list[e.Event]) -> list[str]:
    return [one.reason for one in events if isinstance(one, e.ActRefused)]


@pytest.mark.parametrize("circumstance", CIRCUMSTANCES)
def test_the_refusal_says_what_is_in_the_way(circumstance: str) -> None:
    before, args, reason = CIRCUMSTANCES[circumstance]
    exercise = opened()
    exercise.advance(1500)
    for done in before:
        assert not refusals(asked_for(exercise, done))
        if reason not in ("busy", "colleague_busy", "under_way"):  # what was done before has ended
            exercise.advance(max(act.ends for act in exercise.view("post").acts.values()))
    assert refusals(asked_for(exercise, args)) == [f"engine.refused.{reason}"]
    assert exercise.view("post").lines[-1].wording == f"engine.refused.{reason}"


@pytest.mark.parametrize("verb", LEFT)
def test_who_has_gone_with_the_bus_is_not_here(verb: str) -> None:
    """Nobody was called aside; the bus left with them."""
    exercise = opened()
    exercise.advance(2 * 3600)
    assert refusals(asked_for(exercise, {"verb": verb, **LEFT[verb]})) == ["engine.refused.not_here"]


def test_a_near_language_misleads_in_the_night_bus() -> None:
    """The officer speaks Kazakh, seat 11 Uzbek: she nods at her rights, and saying them back shows that she took nothing in."""
    exercise = opened()
    exercise.advance(1500)
    for verb in ("explain", "teach_back"):
        whom = {"people": ["oygul"]} if verb == "explain" else {"person": "oygul"}
        exercise.submit(e.Commanded("post", "act", {"verb": verb, "set": "rights", "where": "office", **whom}, 0))
        exercise.advance(exercise.now + 400)
    assert [act.result for act in exercise.view("post").acts.values()] == ["", "not_understood"]
    assert "engine.nods" in [line.wording for line in exercise.view("post").lines]
