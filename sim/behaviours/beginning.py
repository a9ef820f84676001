"""What a scenario waits for from its first second, found once for each plan: cues, first beats, injects and decisions."""

from collections.abc import Iterator

from sim.behaviours.expected import group
from sim.engine.plan import Plan
from sim.engine.standing import Standing, Waiting
from sim.model.scenario import Beat, Inject
from sim.world.vocabulary import for_person


def standing(plan: Plan) -> Standing:
    """All that comes with a condition alone. Its kinds: cue, beat, inject and decision."""
    return Standing(plan, (*_cues(plan), *_story(plan), *_decisions(plan)))


def timed_beats(plan: Plan) -> list[tuple[str, str]]:
    """First beats, by line and name, that have their moment, unless it is after the end, and those that come at once."""
    end = plan.scenario.length
    return [(line, name) for line, name, beat in _first_beats(plan) if 0 <= beat.at <= end or (beat.at < 0 and not beat.when)]


def timed_injects(plan: Plan) -> list[tuple[str, Inject]]:
    """Injects that have their moment, unless it is after the end."""
    return [(name, inject) for name, inject in plan.scenario.injects.items() if 0 <= inject.at <= plan.scenario.length]


def for_subject(condition: str, subject: str) -> str:
    """A condition of a decision for this subject; "" where it is about nobody."""
    return for_person(condition, subject) if subject else condition


def _cues(plan: Plan) -> Iterator[Waiting]:
    """Cues that become noticeable when something comes true."""
    for (who, noticed), cues in plan.cues.items():
        for sign, cue in cues if noticed in ("at_once", "watching") else ():
            if cue.when:
                yield Waiting(sign, cue.when, "cue", (who, sign, cue), again=True)


def _story(plan: Plan) -> Iterator[Waiting]:
    for line, name, beat in _first_beats(plan):
        if beat.at < 0 and beat.when:
            yield Waiting(f"storylines.{line}.{name}", beat.when, "beat", (f"{line}.{name}", beat), beat.holds_for)
    for name, inject in plan.scenario.injects.items():
        if inject.at < 0 and inject.when:
            yield Waiting(f"injects.{name}", inject.when, "inject", (name, 0), inject.holds_for)


def _first_beats(plan: Plan) -> list[tuple[str, str, Beat]]:
    return [(line, *next(iter(beats.items()))) for line, beats in plan.scenario.storylines.items() if beats]


def _decisions(plan: Plan) -> Iterator[Waiting]:
    """One occurrence for each person where a decision says so."""
    for name, decision in plan.scenario.decisions.items():
        for subject in group(plan.scenario, decision.for_each) if decision.for_each else [""]:
            occurrence = f"{name}[{subject}]" if subject else name
            yield Waiting(f"decisions.{name}", for_subject(decision.when, subject), "decision", (occurrence, decision, subject))
