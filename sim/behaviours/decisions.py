"""Decisions: they open silently, close when an option is chosen or half done, and lapse into what the world then does.

An option is a bundle of acts. Only training mode shows a prompt; in assessment mode noticing is the skill.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from sim.behaviours import acts, presence, story
from sim.behaviours.beginning import for_subject
from sim.behaviours.deeds import Deeds, bound, parts
from sim.behaviours.expected import group
from sim.engine.kernel import Behaviour
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model.scenario import Decision
from sim.model.terms import FOR_NOBODYS_EYES
from sim.model.verbs import act_of
from sim.model.walkthrough import Do

PATIENCE = 15  # minutes a colleague waits for somebody who is being spoken with
RETRY = 30  # seconds after which an act that was not possible just now is tried again


class Agenda:
    """Bundles of acts a seat has chosen and not yet begun, in order, the last choice first, and what it began unasked. Rebuilt by replay.

    `since`: the second at which the first of a seat's acts was found not to be possible just now; `looks_again`: when it is tried again;
    `choices`: the commands with which options were chosen.
    """

    def __init__(self) -> None:
        self.waiting: dict[str, list[tuple[dict[str, Any], int]]] = {}
        self.since: dict[str, int] = {}
        self.looks_again: dict[str, int] = {}
        self.choices: set[int] = set()
        self.deeds = Deeds()

    def drop(self, seat: str) -> int:
        """Forget what a seat had planned; returns how many acts that were."""
        self.since.pop(seat, None)
        return len(self.waiting.pop(seat, []))


def arise(
    stage: Stage, agenda: Agenda, under_way: acts.UnderWay, training: bool, occurrence: str, decision: Decision, subject: str
) -> None:
    """An occurrence opens, now or when somebody sits there."""
    until = for_subject(decision.until, subject)
    if stage.world.seats[decision.seat].status == "vacant":
        later = partial(arise, stage, agenda, under_way, training, occurrence, decision, subject)
        _once_taken(stage, decision, for_subject(decision.when, subject), until, later)
        return
    lapses_at = stage.now + decision.lapses
    agenda.deeds.forget(occurrence)
    n = stage.record(e.DecisionOpened(occurrence, decision.seat, lapses_at))
    if training:
        _prompt(stage, decision.seat, occurrence, lapses_at, n)
    if _answered_under_way(stage, agenda, training, decision.seat, occurrence, n):
        return
    stage.at(lapses_at + 1, lambda: _lapse(stage, agenda, under_way, training, occurrence, decision, subject))
    if until:
        stage.arm(f"decisions.{parts(occurrence)[0]}", until, lambda: _pass(stage, training, occurrence))


def _answered_under_way(stage: Stage, agenda: Agenda, training: bool, seat: str, occurrence: str, n: int) -> bool:
    """Whether what the seat is in the middle of amounts to an option already: nobody is asked whether to do what they are doing."""
    for act in [act for act in stage.world.acts.values() if act.seat == seat]:
        agenda.deeds.add(stage, occurrence, act, n)
    option, since = agenda.deeds.amount_to(stage, occurrence)
    if option:
        close(stage, training, occurrence, option, "acted", since)
    return bool(option)


def _once_taken(stage: Stage, decision: Decision, when: str, until: str, then: Callable[[], None]) -> None:
    """Nobody sits there yet: it opens when somebody sits down, where there is still something to decide."""

    def sits_down(entry: e.Entry) -> None:
        changed = entry.event
        if isinstance(changed, e.SeatChanged) and (changed.seat, changed.status) == (decision.seat, "taken"):
            stage.off(e.SeatChanged, sits_down)
            if stage.holds(when) and not (until and stage.holds(until)):
                then()

    stage.on(e.SeatChanged, sits_down)


def _pass(stage: Stage, training: bool, occurrence: str) -> None:
    """There is nothing left to decide: an open occurrence closes, and nothing comes of it."""
    if occurrence in stage.world.open_decisions:
        close(stage, training, occurrence, "", "passed", 0)


def _prompt(stage: Stage, seat: str, occurrence: str, lapses_at: int, cause: int) -> None:
    name, subject = parts(occurrence)
    about = (subject,) if subject else ()
    stage.observe(
        seat, "own", "engine.prompt", about=about, occurrence=occurrence, decision=name, person=subject, lapses=lapses_at, cause=cause
    )


def catch_up(stage: Stage, training: bool, seat: str) -> None:
    """Whoever comes back finds the prompts that are open now, and no others."""
    if not training:
        return
    shown, now_open = stage.world.views[seat].prompts, stage.world.open_decisions
    for occurrence in [shown_before for shown_before in shown if shown_before not in now_open]:
        option = str(stage.world.get("chosen." + occurrence, ""))
        stage.observe(seat, "own", "engine.prompt_closed", occurrence=occurrence, option=option, how="lapsed")
    for occurrence, (whose, lapses_at) in now_open.items():
        if whose == seat and occurrence not in shown:
            _prompt(stage, seat, occurrence, lapses_at, 0)


def begun(stage: Stage, agenda: Agenda, training: bool, entry: e.Entry) -> None:
    """An act began: open decisions of its seat are closed where what was begun now amounts to one of their options.

    What begins only because it was chosen at another question closes none: that one is still to be read and answered.
    """
    act = entry.event
    if not isinstance(act, e.ActBegan) or not act.seat:
        return
    for occurrence, (seat, _) in list(stage.world.open_decisions.items()):
        if seat == act.seat and agenda.deeds.add(stage, occurrence, act, entry.n) and entry.cause not in agenda.choices:
            option, since = agenda.deeds.amount_to(stage, occurrence)
            if option:
                close(stage, training, occurrence, option, "acted", since)


def close(stage: Stage, training: bool, occurrence: str, option: str, how: Any, cause: int) -> None:
    """Close an occurrence."""
    seat = stage.world.open_decisions[occurrence][0]
    n = stage.record(e.DecisionClosed(occurrence, seat, option, how), cause)
    if training:
        stage.observe(seat, "own", "engine.prompt_closed", occurrence=occurrence, option=option, how=how, cause=n)


def choose(stage: Stage, agenda: Agenda, training: bool, seat: str, args: Mapping[str, Any], cause: int) -> str:
    """Choose an option: its acts are put on the seat's agenda. Returns why there is no such choice, or ""."""
    occurrence, option = str(args.get("occurrence", "")), str(args.get("option", ""))
    opened = stage.world.open_decisions.get(occurrence)
    name, subject = parts(occurrence)
    decision = stage.scenario.decisions.get(name)
    if opened is None or opened[0] != seat or decision is None or option not in decision.options:
        return "engine.refused.no_such_choice"
    if decision.rationale == "required" and not str(args.get("rationale") or "").strip():
        return "engine.refused.rationale_missing"
    close(stage, training, occurrence, option, "chosen", cause)
    agenda.choices.add(cause)
    planned = [({"verb": do.verb, **bound(do, subject)}, cause) for do in decision.options[option].do]
    agenda.waiting[seat] = planned + agenda.waiting.get(seat, [])
    return ""


def go_on(stage: Stage, agenda: Agenda, under_way: acts.UnderWay) -> bool:
    """Begin the next act on the agenda of every seat that is free. Returns whether anything began.

    What is not possible only for now waits, at most as long as a colleague would.
    """
    began = False
    for seat, waiting in agenda.waiting.items():
        while waiting and not stage.world.seats[seat].act:
            args, cause = waiting[0]
            patient = stage.now < agenda.since.get(seat, stage.now) + 60 * PATIENCE
            if acts.begin(stage, under_way, seat, _as_it_stands(stage, seat, args), cause, patient=patient) is None:
                agenda.since.setdefault(seat, stage.now)
                if agenda.looks_again.get(seat, -1) <= stage.now:
                    agenda.looks_again[seat] = stage.now + RETRY
                    stage.at(stage.now + RETRY, _nothing)
                break
            agenda.since.pop(seat, None)
            waiting.pop(0)
            began = True
    return began


def _as_it_stands(stage: Stage, seat: str, args: dict[str, Any]) -> dict[str, Any]:
    """An act that was chosen, for those who are there now and in a room that is free."""
    return _behind_a_door(stage, _whoever_is_there(stage, seat, args))


def _whoever_is_there(stage: Stage, seat: str, args: dict[str, Any]) -> dict[str, Any]:
    """The act without those who have left: an option names a group, and an ambulance has taken one of it meanwhile. Of somebody who is
    elsewhere one can still speak, and keep a bed for them."""
    verb, people = act_of(args["verb"], args), group(stage.scenario, args.get("people") or "")
    if verb is None or len(people) < 2:
        return args
    ride = verb.id == "request" and stage.scenario.services[args["service"]].kind == "transport"
    if not ride and (verb.remote or verb.target != "many"):
        return args
    at = stage.world.at(presence.officer(seat))
    there = [one for one in people if stage.world.at(one) == at]
    return {**args, "people": there} if there else args


def _behind_a_door(stage: Stage, args: dict[str, Any]) -> dict[str, Any]:
    """The act, in a room that closes where it is for nobody's eyes, no room was named, and one is free of all who are not on duty."""
    if args["verb"] not in FOR_NOBODYS_EYES or args.get("where"):
        return args
    world, who = stage.world, str(args["person"])
    place = world.at(who)
    for room in stage.scenario.places[place].rooms if place else ():
        if presence.closed(world, place, room) and not presence.strangers(world, presence.others_in_room(world, place, room, (who,))):
            return {**args, "where": room}
    return args


def _nothing() -> None:
    """Only lets an instant be settled, in which the agenda is looked at again."""


def _lapse(
    stage: Stage, agenda: Agenda, under_way: acts.UnderWay, training: bool, occurrence: str, decision: Decision, subject: str
) -> None:
    """Nobody decided. The world acts: a colleague does an option, or an inject or a beat comes; never the seat itself.

    Where the seat is at something of the kind, nobody steps in.
    """
    if occurrence not in stage.world.open_decisions:
        return
    if agenda.deeds.at_it(occurrence):
        close(stage, training, occurrence, "", "begun", 0)
        return
    n = stage.record(e.DecisionClosed(occurrence, decision.seat, decision.if_nobody, "lapsed"))
    if training:
        stage.observe(decision.seat, "own", "engine.prompt_closed", occurrence=occurrence, option="", how="lapsed", cause=n)
    option = decision.options.get(decision.if_nobody)
    if option is None:
        story.otherwise(stage, decision.if_nobody, n)
    elif decision.by:
        stage.start(_colleague(stage, under_way, decision.by, option.do, subject, n))


def _colleague(stage: Stage, under_way: acts.UnderWay, who: str, bundle: list[Do], subject: str, cause: int) -> Behaviour:
    for do in bundle:
        args = bound(do, subject)
        people = group(stage.scenario, args.get("people") or args.get("person") or "")
        for _ in range(PATIENCE):
            busy = [f"engaged.{one}" for one in (who, args.get("voice"))] + [f"with.{p}" for p in people]
            if not any(stage.world.get(fact) for fact in busy):
                break
            yield stage.kernel.wait(60)
        act = acts.begin(stage, under_way, "", {"verb": do.verb, **args}, cause, actor=who)
        if act and act in stage.world.acts:
            yield stage.kernel.wait(stage.world.acts[act].ends_at - stage.now)
            while act in stage.world.acts:  # it ends in this second, but perhaps a step later
                yield stage.kernel.wait(0)
