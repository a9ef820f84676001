"""Decisions: they open silently, close when an option is chosen or an act matches one, and lapse into what the world then does.

An option is a bundle of acts. Only training mode shows a prompt; in assessment mode noticing is the skill.
"""

from collections.abc import Callable
from typing import Any

from sim.behaviours import acts, story
from sim.behaviours.expected import group, matches
from sim.engine.kernel import Behaviour
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model.scenario import Decision, Do
from sim.world.vocabulary import for_person


class Agenda:
    """Bundles of acts a seat has chosen and not yet begun, in order. Rebuilt by replay."""

    def __init__(self) -> None:
        self.waiting: dict[str, list[tuple[dict[str, Any], int]]] = {}


def begin(stage: Stage, under_way: acts.UnderWay, training: bool) -> None:
    """Arm every decision, one occurrence for each person where it says so."""
    for name, decision in stage.scenario.decisions.items():
        subjects = group(stage.scenario, decision.for_each) if decision.for_each else [""]
        for subject in subjects:
            occurrence = f"{name}[{subject}]" if subject else name
            when = for_person(decision.when, subject) if subject else decision.when
            stage.arm(f"decisions.{name}", when, _opener(stage, under_way, training, occurrence, decision, subject))


def _opener(
    stage: Stage, under_way: acts.UnderWay, training: bool, occurrence: str, decision: Decision, subject: str
) -> Callable[[], None]:
    def opens() -> None:
        if stage.world.seats[decision.seat].status != "taken":
            return
        lapses_at = stage.now + decision.lapses
        n = stage.record(e.DecisionOpened(occurrence, decision.seat, lapses_at))
        if training:
            stage.observe(
                decision.seat,
                "own",
                "engine.prompt",
                about=(subject,) if subject else (),
                occurrence=occurrence,
                decision=occurrence.split("[", maxsplit=1)[0],
                person=subject,
                lapses=lapses_at,
                cause=n,
            )
        stage.at(lapses_at + 1, lambda: _lapse(stage, under_way, training, occurrence, decision, subject))

    return opens


def begun(stage: Stage, training: bool, entry: e.Entry) -> None:
    """An act began: decisions of its seat that have a matching option are closed by it."""
    act = entry.event
    if not isinstance(act, e.ActBegan) or not act.seat:
        return
    for occurrence, (seat, _) in list(stage.world.open_decisions.items()):
        if seat != act.seat:
            continue
        name, subject = _parts(occurrence)
        for option, bundle in stage.scenario.decisions[name].options.items():
            if any(_matches(stage, do, subject, act) for do in bundle.do):
                close(stage, training, occurrence, option, "acted", entry.n)
                break


def _matches(stage: Stage, do: Do, subject: str, act: e.ActBegan) -> bool:
    return matches(do.verb, _bound(do, subject), act.verb, act.people, {**dict(act.args), "voice": act.voice}, stage.scenario)


def close(stage: Stage, training: bool, occurrence: str, option: str, how: Any, cause: int) -> None:
    """Close an occurrence."""
    seat = stage.world.open_decisions[occurrence][0]
    n = stage.record(e.DecisionClosed(occurrence, seat, option, how), cause)
    if training:
        stage.observe(seat, "own", "engine.prompt_closed", occurrence=occurrence, option=option, how=how, cause=n)


def choose(stage: Stage, agenda: Agenda, training: bool, seat: str, occurrence: str, option: str, cause: int) -> bool:
    """Choose an option: its acts are put on the seat's agenda. Returns whether there was such a choice."""
    opened = stage.world.open_decisions.get(occurrence)
    name, subject = _parts(occurrence)
    decision = stage.scenario.decisions.get(name)
    if opened is None or opened[0] != seat or decision is None or option not in decision.options:
        return False
    close(stage, training, occurrence, option, "chosen", cause)
    for do in decision.options[option].do:
        agenda.waiting.setdefault(seat, []).append(({"verb": do.verb, **_bound(do, subject)}, cause))
    return True


def go_on(stage: Stage, agenda: Agenda, under_way: acts.UnderWay) -> bool:
    """Begin the next act on the agenda of every seat that is free. Returns whether anything began."""
    began = False
    for seat, waiting in agenda.waiting.items():
        while waiting and not stage.world.seats[seat].act:
            args, cause = waiting.pop(0)
            acts.begin(stage, under_way, seat, args, cause)
            began = True
    return began


def _lapse(stage: Stage, under_way: acts.UnderWay, training: bool, occurrence: str, decision: Decision, subject: str) -> None:
    """Nobody decided. The world acts: a colleague does an option, or an inject or a beat comes; never the seat itself."""
    if occurrence not in stage.world.open_decisions:
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
        act = acts.begin(stage, under_way, "", {"verb": do.verb, **_bound(do, subject)}, cause, actor=who)
        if act and act in stage.world.acts:
            yield stage.kernel.wait(stage.world.acts[act].ends_at - stage.now)
            yield stage.kernel.wait(0)


def _bound(do: Do, subject: str) -> dict[str, Any]:
    return {k: subject if v == "person" and subject else v for k, v in do.args.items()}


def _parts(occurrence: str) -> tuple[str, str]:
    name = occurrence.split("#", maxsplit=1)[0]
    return (name.split("[")[0], name.split("[")[1].rstrip("]")) if "[" in name else (name, "")
