"""A walkthrough played through the session: the same façade, the same view, the same commands as a trainee.

Steps are taken at settled instants when the seat is free. A step is ready when the step it comes after is done, its time has come
and its condition holds in the seat's own view; of several that are ready the first in the list is taken. A choice waits until its
decision is open. An optional step holds up nobody: it is taken at the first moment it is ready and tried once. Every other step
that is refused, or that never becomes ready, ends the walkthrough with its id and the reason.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sim.model.scenario import Step, Walkthrough
from sim.model.verbs import VERBS

if TYPE_CHECKING:
    from zholda.session import Session

TARGET = {"one": "person", "many": "people"}


class WalkthroughFailed(Exception):
    """A step could not be taken. `step`: its id; the message says why."""

    def __init__(self, step: str, why: str) -> None:
        super().__init__(step, why)
        self.step, self.why = step, why

    def __str__(self) -> str:
        return f"step `{self.step}`: {self.why}"


@dataclass(frozen=True, slots=True)
class Taken:
    """A command that was given: at which second, for which step, what, with which arguments, and the id of the act it began, or ""."""

    at: int
    step: str
    what: str
    args: dict[str, Any]
    act: str = ""


def perform(session: "Session", walkthrough: Walkthrough) -> Iterator[Taken | None]:
    """Play to the end of the exercise. Yields each command that was taken, and None after time has passed. Raises WalkthroughFailed."""
    waiting = list(walkthrough.steps)
    done: set[str] = set()
    before = {step.id: step.after or previous for step, previous in zip(waiting, ["", *[step.id for step in waiting]], strict=False)}
    optional = {step.id: step.optional for step in waiting}
    while not session.over:
        now, free = session.now, session.free
        step = next((s for s in waiting if free and now >= s.not_before and _ready(session, s, before, done, optional)), None)
        if step is None:
            session.advance_until(_next_moment(session, waiting))
            yield None
            continue
        waiting.remove(step)
        yield from _take(session, step)
        done.add(step.id)
    for step in waiting:
        if not step.optional:
            raise WalkthroughFailed(step.id, _why_never(session, step, before, done, optional))


def _ready(session: "Session", step: Step, before: dict[str, str], done: set[str], optional: dict[str, bool]) -> bool:
    """Whether a step whose time has come can be taken now."""
    if _held_up_by(step.id, before, done, optional):
        return False
    if step.choose and session.mode == "training" and step.choose.split("=")[0] not in session.view().prompts:
        return False
    return not step.when or _per_person(step) or session.holds(step.when)


def _held_up_by(step: str, before: dict[str, str], done: set[str], optional: dict[str, bool]) -> str:
    """The step that must be done first, "" if none. Optional ones are looked through, to what they themselves come after."""
    earlier = before[step]
    while earlier and earlier not in done and optional.get(earlier, False):
        earlier = before[earlier]
    return "" if earlier in done else earlier


def _next_moment(session: "Session", waiting: list[Step]) -> int:
    """The next second at which a step may become ready by itself."""
    now = session.now
    return min((s.not_before for s in waiting if s.not_before > now), default=session.length)


def _why_never(session: "Session", step: Step, before: dict[str, str], done: set[str], optional: dict[str, bool]) -> str:
    """Why a step was never ready."""
    if earlier := _held_up_by(step.id, before, done, optional):
        return f"it comes after `{earlier}`, which was not done"
    if session.now < step.not_before:
        return f"the exercise was over before {session.time(step.not_before)}"
    if step.when and not _per_person(step) and not session.holds(step.when):
        return f"`{step.when}` did not hold while the seat was free"
    if step.choose:
        return f"the decision {step.choose.split('=')[0]} was not open while the seat was free"
    return "the seat was not free again before the end"


# --- taking a step --------------------------------------------------------------------------------------------------------------


def _take(session: "Session", step: Step) -> Iterator[Taken | None]:
    if step.wait:
        session.advance(min(session.now + step.wait, session.length))
        yield None
        return
    if not step.each:
        yield _submit(session, step, *_command(step, ""))
        return
    people = _people(session, step)
    if not people and not step.optional:
        raise WalkthroughFailed(step.id, f"nobody of `{step.each}` is there to do it to")
    for person in people:
        while not session.free and not session.over:
            session.advance_until(session.length)
            yield None
        if session.over:
            break
        if not step.when or not _per_person(step) or session.holds(_for(step.when, person)):
            yield _submit(session, step, *_command(step, person))


def _people(session: "Session", step: Step) -> list[str]:
    """Those a step with `each` is done to: on offer now, and of the group where one is named."""
    offered: tuple[str, ...] = tuple(session.view().here())
    if step.do is not None:
        offered = next((offer.targets for offer in session.offers() if offer.verb == step.do.verb), ())
    people = [who for who in offered if who in session.view().people]
    return people if step.each == "in_view" else [who for who in session.group(step.each) if who in people]


def _command(step: Step, person: str) -> tuple[str, dict[str, Any]]:
    """What a step submits, with `person` standing for the one whose turn it is."""
    if step.choose:
        occurrence, option = step.choose.split("=", 1)
        return "choose", {"occurrence": occurrence, "option": option, "rationale": step.rationale}
    if step.fill:
        subject = person if step.subject in {"", "person"} else step.subject
        fields = {name: ", ".join(text) if isinstance(text, list) else str(text) for name, text in step.fields.items()}
        return "form", {"form": step.fill, "subject": subject, "fields": fields}
    assert step.do is not None  # noqa: S101  (a step does exactly one thing; the scenario language sees to it)
    args = {name: _bound(value, person) for name, value in step.do.args.items()}
    target = TARGET.get(VERBS[step.do.verb].target, "")
    if person and target:
        args.setdefault(target, person if target == "person" else [person])
    return "act", {"verb": step.do.verb, **args}


def _submit(session: "Session", step: Step, what: str, args: dict[str, Any]) -> Taken | None:
    at = session.now
    receipt = session.submit(what, args)
    if receipt.refusal and not step.optional:
        raise WalkthroughFailed(step.id, f"at {session.time(at)} refused: {session.say(receipt.refusal)} ({_written(args)})")
    return Taken(at, step.id, what, args, receipt.act) if receipt.accepted else None


def _bound(value: Any, person: str) -> Any:
    if isinstance(value, list):
        return [_bound(part, person) for part in value]
    return person if person and value == "person" else value


def _per_person(step: Step) -> bool:
    """Whether the condition speaks of the one whose turn it is, and so is asked for each."""
    return bool(step.each) and re.search(r"\bperson\b", step.when) is not None


def _for(condition: str, person: str) -> str:
    return re.sub(r"\bperson\b", person, condition)


def _written(args: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in args.items())
