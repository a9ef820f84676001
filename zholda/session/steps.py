"""What a step submits as a command: the same for a walkthrough and for a colleague's plan."""

import re
from typing import Any, Literal

from sim.model.verbs import act_of
from sim.model.walkthrough import Step

Command = tuple[Literal["act", "choose", "form", "note"], dict[str, Any]]  # what, arguments


def command(step: Step, person: str) -> Command:
    """What a step submits, with `person` standing for the one whose turn it is."""
    if step.choose:
        occurrence, option = step.choose.split("=", 1)
        return "choose", {"occurrence": occurrence, "option": option, "rationale": step.rationale}
    if step.fill:
        subject = person if step.subject in {"", "person"} else step.subject
        fields = {name: ", ".join(text) if isinstance(text, list) else str(text) for name, text in step.fields.items()}
        return "form", {"form": step.fill, "subject": subject, "fields": fields}
    assert step.do is not None  # noqa: S101  (a step does exactly one thing; the scenario language sees to it)
    args = {name: _bound(value, person) for name, value in step.do.args.items()} if person else dict(step.do.args)
    act = act_of(step.do.verb, args)
    target = act.argument if act is not None else ""
    if person and target in ("person", "people"):
        args.setdefault(target, person if target == "person" else [person])
    return "act", {"verb": step.do.verb, **args}


def _bound(value: Any, person: str) -> Any:
    if isinstance(value, list):
        return [_bound(part, person) for part in value]
    return person if person and value == "person" else value


def per_person(step: Step) -> bool:
    """Whether the condition speaks of the one whose turn it is, and so is asked for each."""
    return bool(step.each) and re.search(r"\bperson\b", step.when) is not None


def asked_of(condition: str, person: str) -> str:
    """A condition with somebody in the place of `person`."""
    return re.sub(r"\bperson\b", person, condition) if person else condition
