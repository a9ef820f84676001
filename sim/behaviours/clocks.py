"""The clocks of the law: what starts each, what stops it, and what happens when nobody did what was due.

Every limit comes from the country pack. A deadline includes its own second and has lapsed one second later. That a clock runs is a
fact; a seat is told of it where its profession has the power to do what is due and the seat knows the person. What starts and stops
each is published in docs/reference/court.md.
"""

from collections.abc import Callable
from typing import Any, Final

from sim import dossier
from sim.behaviours import liberty
from sim.engine.stage import Stage
from sim.model import events as e
from sim.world.minutes import WAYS

DUE_FROM: Final = {
    "delivery": "detain",
    "prosecutor_notice": "detain",
    "custody": "file_motion",
    "motion": "file_motion",
    "ruling": "file_motion",
    "judge_informed": "inspect",
    "registration": "open_case",
    "safety_answer": "protect",
    "reflection": "apply_for",
}
"""Clock -> the verb that whoever is concerned by it has the power for."""

KEEPS: Final = dossier.KEEPS
WRITTEN: Final = ("delivery", "registration")  # what is due is a paper, at which a seat can still be when the time is over


OF_A_PROTOCOL: Final = ("custody", "motion")  # terms that nobody can reckon who has not heard of a protocol
SHOW_A_PROTOCOL: Final = ("engine.review.protocol", "engine.motion_came")


def begin(stage: Stage) -> None:
    """Listen for everything that starts or stops a clock."""
    for kind, step in _STEPS.items():
        stage.on(kind, _listener(stage, step))


def _listener(stage: Stage, step: Callable[[Stage, Any, int], None]) -> Callable[[e.Entry], None]:
    return lambda entry: step(stage, entry.event, entry.n)


# --- running ------------------------------------------------------------------------------------------------------------


def start(stage: Stage, clock: str, subject: str, since: int, seconds: int, cause: int) -> None:
    """A clock begins to run, once at a time for each subject. Where its time has passed already it lapses in this instant."""
    if state(stage, clock, subject) == "running":
        return
    due = since + seconds
    n = stage.record(e.ClockStarted(clock, subject, since, due), cause)
    for seat in stage.scenario.seats:
        _tell(stage, seat, clock, subject, n)
    stage.at(due + 1, lambda: _lapse(stage, clock, subject, due, n))


def stop(stage: Stage, clock: str, subject: str, void: bool, cause: int) -> None:
    """What was due was done, or nothing is due any more (`void`). Done after the clock had lapsed, it is late."""
    now = state(stage, clock, subject)
    if now == "running":
        _over(stage, clock, subject, "void" if void else "met", cause)
    elif now == "lapsed" and not void:
        _over(stage, clock, subject, "late", cause)


def state(stage: Stage, clock: str, subject: str) -> str:
    """`running`, `met`, `late`, `lapsed`, `void`, or "" where it never ran."""
    return str(stage.world.get(f"clock.{clock}.{subject}", ""))


def due(stage: Stage, clock: str, subject: str) -> int:
    """The last second of a clock that runs, -1 where it does not."""
    return int(stage.world.get(f"clock_due.{clock}.{subject}", -1)) if state(stage, clock, subject) == "running" else -1


def running(stage: Stage, clock: str) -> list[str]:
    """Whom or what this clock runs for."""
    now, s = stage.world.running.get(clock, set()), stage.scenario
    return list(now) if len(now) < 2 else [subject for subject in (*s.people, *s.places, *s.vehicles, *s.things) if subject in now]


def _lapse(stage: Stage, clock: str, subject: str, due_then: int, cause: int) -> None:
    if state(stage, clock, subject) != "running" or due(stage, clock, subject) != due_then:
        return
    n = _over(stage, clock, subject, "lapsed", cause)
    if clock == "custody":
        liberty.walk(stage, subject, "", "term_over", n)


def _over(stage: Stage, clock: str, subject: str, how: str, cause: int) -> int:
    n = stage.record(e.ClockStopped(clock, subject, how), cause)  # type: ignore[arg-type]
    if clock == "prosecutor_notice":  # with it, or when its time is over, those who were to be told learn which terms run
        for seat in stage.scenario.seats:
            _later(stage, seat)
    for seat in stage.scenario.seats:
        if f"{clock}.{subject}" in stage.world.views[seat].clocks:
            about = (subject,) if subject in stage.scenario.people else ()
            seen = "begun" if how == "lapsed" and _is_at_it(stage, seat, clock, subject) else how
            stage.observe(seat, "own", "engine.clock_stopped", about=about, clock=clock, subject=subject, how=seen, cause=n)
    return n


def _is_at_it(stage: Stage, seat: str, clock: str, subject: str) -> bool:
    """Whether this seat, or a colleague for it, is writing just now what was due."""
    under_way = (act for act in stage.world.views[seat].acts.values() if act.state == "began")
    return clock in WRITTEN and any(act.verb == DUE_FROM[clock] and (not act.people or subject in act.people) for act in under_way)


def _tell(stage: Stage, seat: str, clock: str, subject: str, cause: int) -> None:
    """Let a seat know that a clock runs, if it concerns this seat and it has not been told."""
    world = stage.world
    shown = world.views[seat].clocks.get(f"{clock}.{subject}")
    ends = due(stage, clock, subject)
    if ends < 0 or (shown is not None and (shown.state, shown.due) == ("running", ends)) or not _concerns(stage, seat, clock, subject):
        return
    about = (subject,) if subject in stage.scenario.people else ()
    stage.observe(seat, "own", "engine.clock_started", about=about, clock=clock, subject=subject, due=ends, cause=cause)


def _concerns(stage: Stage, seat: str, clock: str, subject: str) -> bool:
    if not _has_power(stage, seat, clock) or (clock in OF_A_PROTOCOL and not _knows_the_protocol(stage, seat, subject)):
        return False
    return subject not in stage.scenario.people or subject in stage.world.views[seat].people


def _knows_the_protocol(stage: Stage, seat: str, person: str) -> bool:
    """Whether a seat knows that somebody is detained by protocol: who detains does, others got a notice, or have a paper before them."""
    if stage.law.power(stage.scenario.seats[seat].profession, "detain") != "no" or state(stage, "prosecutor_notice", person) != "running":
        return True
    view = stage.world.views[seat]
    known = view.people.get(person)
    return known is not None and any(view.lines[no - 1].wording in SHOW_A_PROTOCOL for no in known.lines)


def _has_power(stage: Stage, seat: str, clock: str) -> bool:
    return stage.law.power(stage.scenario.seats[seat].profession, DUE_FROM[clock]) != "no"


def catch_up(stage: Stage, seat: str) -> None:
    """Whoever sits down, or learns of a person, learns which clocks run that concern this seat."""
    for clock in DUE_FROM:
        for subject in running(stage, clock):
            _tell(stage, seat, clock, subject, 0)


def _later(stage: Stage, seat: str) -> None:
    """Behind what is being told in this instant."""
    stage.at(stage.now, lambda: catch_up(stage, seat))


# --- what starts and stops them -----------------------------------------------------------------------------------------


def limit(stage: Stage, name: str) -> int:
    """Seconds of a limit of the pack."""
    return stage.law.limit(name).value


def held_since(stage: Stage, person: str) -> int:
    """The true second from which somebody is restricted without a break, -1 where nobody holds them."""
    ways = [how for how in WAYS if stage.world.get(f"held_by.{person}.{how}")]
    return min((int(stage.world.get(f"held_since.{person}.{how}", 0)) for how in ways), default=-1)


def detained(stage: Stage, person: str, seat: str, cause: int, *, of_a_group: bool = False) -> None:
    """Somebody was detained by protocol: custody counts from the true second of restriction, the notice from the protocol.

    `of_a_group`: it names the term for several who are suspected together. That term runs where a case is registered and another of them
    stands in it as a suspect; else, and for whoever may be a child, it is not believed, the other one runs, and it is said why."""
    stop(stage, "delivery", person, False, cause)
    since = held_since(stage, person)
    young = bool(stage.world.get(f"young.{seat}.{person}"))
    against = "young" if young else _no_group(stage, person)
    term = limit(stage, "custody_minor" if young else "custody_group" if of_a_group and not against else "custody")
    start(stage, "prosecutor_notice", person, stage.now, limit(stage, "prosecutor_notice"), cause)
    start(stage, "custody", person, since, term, cause)
    start(stage, "motion", person, since, term - limit(stage, "motion_lead"), cause)
    if of_a_group and against:
        stage.observe(seat, "own", "engine.term_not_of_a_group", about=(person,), why=against, cause=cause)


def _no_group(stage: Stage, person: str) -> str:
    """Why the term of a group does not run: no case is registered, or nobody else than this person is a suspect in it; "" it does."""
    if not stage.dossier().open:
        return "no_case"
    others = (one for one in stage.scenario.people if one != person and stage.world.get("status." + one) == "suspect")
    return "" if next(others, None) is not None else "alone"


def _restricted(stage: Stage, event: e.Restricted, n: int) -> None:
    if event.who in stage.scenario.people and any(_suspects(stage, seat, event.who) for seat in stage.scenario.seats):
        _delivery(stage, event.who, n)


def _suspects(stage: Stage, seat: str, person: str) -> bool:
    """Whether a seat suspects somebody whom it holds itself, or whom it could detain whoever holds them."""
    holds = any(stage.world.get(f"held_by.{person}.{how}") == seat for how in WAYS)
    return bool(stage.world.get(f"suspect.{seat}.{person}")) and (holds or _has_power(stage, seat, "delivery"))


def _delivery(stage: Stage, person: str, n: int) -> None:
    if state(stage, "custody", person) != "running":
        start(stage, "delivery", person, held_since(stage, person), limit(stage, "delivery"), n)


def _suspected(stage: Stage, event: e.ThresholdReached, n: int) -> None:
    if event.seat not in stage.scenario.seats:
        return
    if event.kind == "suspect" and stage.world.get("held." + event.person) and _suspects(stage, event.seat, event.person):
        _delivery(stage, event.person, n)
    registers = _has_power(stage, event.seat, "registration")
    if event.kind == "crime" and registers and not stage.world.get("case_open") and not running(stage, "registration"):
        start(stage, "registration", event.person, stage.now, limit(stage, "crime_notice"), n)


def _freed(stage: Stage, event: e.Freed, n: int) -> None:
    stop(stage, "delivery", event.who, False, n)
    for clock in ("custody", "motion", "prosecutor_notice"):
        stop(stage, clock, event.who, True, n)


def _shared(stage: Stage, event: e.InformationShared, n: int) -> None:
    contact = stage.scenario.contacts.get(event.to)
    if contact is None:
        return
    if contact.institution == "prosecutor" and "suspect" in event.items:
        for person in event.people or running(stage, "prosecutor_notice"):
            stop(stage, "prosecutor_notice", person, False, n)
    if contact.institution == "court":
        for subject in running(stage, "judge_informed"):
            stop(stage, "judge_informed", subject, False, n)
    if contact.seat in stage.scenario.seats:
        _later(stage, contact.seat)


def _opened(stage: Stage, event: e.CaseOpened, n: int) -> None:
    for person in stage.scenario.people:
        stop(stage, "registration", person, False, n)


def _acted(stage: Stage, event: e.ActEnded, n: int) -> None:
    args = dict(event.args)
    if event.verb == "inspect" and args.get("basis") == "urgent":
        start(stage, "judge_informed", str(args.get("at", "")), stage.now, limit(stage, "judge_informed"), n)
    elif event.verb == "review" and event.seat:
        _later(stage, event.seat)


def _proposed(stage: Stage, event: e.MotionProposed, n: int) -> None:
    for seat, authored in stage.scenario.seats.items():
        if authored.profession == event.to:
            _later(stage, seat)


def _filed(stage: Stage, event: e.MotionFiled, n: int) -> None:
    """The hours in which a judge rules are those for custody and house arrest; for a search and a deposition the packs name none."""
    if event.motion in KEEPS:
        stop(stage, "motion", event.person, False, n)
        start(stage, "ruling", event.person, stage.now, limit(stage, "ruling"), n)
    elif event.motion == "search":
        for subject in running(stage, "judge_informed"):
            stop(stage, "judge_informed", subject, False, n)
    elif event.motion == "safety":
        start(stage, "safety_answer", event.person, stage.now, limit(stage, "safety_answer"), n)


def _taken_back(stage: Stage, event: e.MotionReturned, n: int) -> None:
    """The judge's hours end. What is due runs again to the same last hour, and has lapsed at once where that is over: the one that stands
    counts, and none stands. Where another seat had filed the same, that one stands."""
    pending = stage.dossier().pending
    if event.seat != event.to or any(about in pending for about in dossier.same(event.motion, event.person, event.place)):
        return
    if event.motion == "safety" and not _asked_in_writing(stage, event.person):
        stop(stage, "safety_answer", event.person, True, n)
    ends = due(stage, "custody", event.person)
    if event.motion in KEEPS and state(stage, "ruling", event.person) == "running":
        stop(stage, "ruling", event.person, True, n)
        if ends >= 0:
            since = held_since(stage, event.person)
            start(stage, "motion", event.person, since, ends - limit(stage, "motion_lead") - since, n)


def _asked_in_writing(stage: Stage, person: str) -> bool:
    """Whether a paper asks for the safety of somebody, whatever became of a motion."""
    papers = (paper for view in stage.world.views.values() for paper in view.forms)
    return any((form, subject) == ("safety_motion", person) for _at, form, subject, _fields in papers)


def _ruled(stage: Stage, event: e.Ruled, n: int) -> None:
    if event.motion in KEEPS:
        stop(stage, "ruling", event.person, False, n)
    elif event.motion == "safety":
        stop(stage, "safety_answer", event.person, False, n)
    if event.ruling in KEEPS:
        stop(stage, "custody", event.person, False, n)


def _wrote(stage: Stage, event: e.FormFiled, n: int) -> None:
    if event.form == "safety_motion" and event.subject in stage.scenario.people and not stage.world.get("protected." + event.subject):
        start(stage, "safety_answer", event.subject, stage.now, limit(stage, "safety_answer"), n)
        for seat in stage.scenario.seats:
            _later(stage, seat)


def _protected(stage: Stage, event: e.Protected, n: int) -> None:
    stop(stage, "safety_answer", event.person, False, n)


def _identified(stage: Stage, event: e.Identified, n: int) -> None:
    if event.result == "identified":
        start(stage, "reflection", event.person, stage.now, limit(stage, "reflection"), n)


def _sat_down(stage: Stage, event: e.SeatChanged, n: int) -> None:
    if event.status == "taken":
        _later(stage, event.seat)


_STEPS: Final[dict[type, Callable[[Stage, Any, int], None]]] = {
    e.Restricted: _restricted,
    e.ThresholdReached: _suspected,
    e.Freed: _freed,
    e.InformationShared: _shared,
    e.CaseOpened: _opened,
    e.ActEnded: _acted,
    e.MotionProposed: _proposed,
    e.MotionFiled: _filed,
    e.MotionReturned: _taken_back,
    e.Ruled: _ruled,
    e.FormFiled: _wrote,
    e.Protected: _protected,
    e.Identified: _identified,
    e.SeatChanged: _sat_down,
}
