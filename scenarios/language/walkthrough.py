"""Walkthroughs: a play written down, step by step, with the ratings it must reach. A scenario without one is an untested program.

The plan of a machine colleague is written in the same steps: nothing in it must succeed, and what is `careful` an ordinary one leaves out.
"""

import re
from dataclasses import replace
from typing import Any, Final

from scenarios.language.acts import Act
from scenarios.language.blocks import NEW, Block, Key, Listed, Map, OfEach, Record, need
from scenarios.language.compile import Compiled, check_conditions
from scenarios.language.document import Document, Mark, Plain
from scenarios.language.kinds import Condition, Duration, Free, Id, Moment, Single, Word, YesNo
from scenarios.language.reading import Reading, found
from sim.model import terms
from sim.model.scenario import Scenario
from sim.model.walkthrough import Step, Walkthrough
from sim.world.vocabulary import view_vocabulary

RATINGS: Final = ("P", "S", "M", "U", "null")
_OCCURRENCE: Final = re.compile(r"([A-Za-z]\w*)(?:\[(\w+)\])?(?:#[1-9][0-9]*)?", re.ASCII)


class _Choice:
    """`the_interpreter=let_her` or `{the_interpreter: let_her}`, read as the first; also `alone[madina]=...`, `alone#2=...`."""

    called: Final = "decision=option"

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        if isinstance(value, dict) and len(value) == 1:
            ((occurrence, option),) = value.items()
        elif isinstance(value, str) and "=" in value:
            occurrence, option = value.split("=", 1)
        else:
            form = "Write `choose: the_interpreter=let_her`."
            return reading.report("SC0116", mark, what="A choice", part="option of a decision", found=found(value), form=form)
        match = _OCCURRENCE.fullmatch(occurrence.strip())
        _DECISION.read(match[1] if match else occurrence, mark, path, reading)
        if match and match[2]:
            _SOMEBODY.read(match[2], mark, path, reading)
        if match and match[1] in reading.names.options:
            options = reading.names.options[match[1]]
            if not isinstance(option, str) or option.strip() not in options:
                return reading.report("SC0220", mark, near=sorted(options), word=option, kind=f"option of {match[1]}")
        return f"{occurrence.strip()}={str(option).strip()}"

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "pattern": "="}, {"type": "object", "minProperties": 1, "maxProperties": 1}]}


_DECISION: Final = Id("decision")
_SOMEBODY: Final = Id("person")


class _Field:
    """What is written into a field of a form."""

    called: Final = "text or list"
    _TEXT: Final = Free()

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        return (
            Listed(self._TEXT).read(value, mark, path, reading) if isinstance(value, list) else self._TEXT.read(value, mark, path, reading)
        )

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [self._TEXT.schema(), {"type": "array", "items": {"type": "string"}}]}


class _Earlier(Single):
    """The id of a step. Whether it is one is looked at when all are known."""

    called: Final = "step"

    def convert(self, word: str, _mark: Mark, _reading: Reading) -> str:
        return word


_DEEDS: Final = ("choose", "do", "fill", "wait")


def _one_thing(values: dict[str, Any], block: Block) -> None:
    """A step does exactly one thing, and a form has only its own fields."""
    written, reading = block.written, block.reading
    deeds = [key for key in _DEEDS if key in written]
    if len(deeds) != 1:
        reading.report("SC0311", block.mark, word=written["id"], found=" and ".join(deeds) or "none")
    form = values.get("fill")
    if form in terms.FORMS:
        for name in values.get("fields") or {}:
            if name not in terms.FORMS[form]:
                reading.report(
                    "SC0101", block.mark[4]["fields"][1][4][name][0], near=terms.FORMS[form], word=name, key=name, what=f"the form {form}"
                )


class _Rated:
    """A rating, or one for each seat."""

    called: Final = "P, S, M, U or null; or one for each seat"
    _ONE: Final = Word(RATINGS)
    _EACH: Final = Map(Id("seat"), Word(RATINGS), "ratings by seat")

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        return (self._EACH if isinstance(value, dict) else self._ONE).read(value, mark, path, reading)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [self._ONE.schema(), self._EACH.schema()]}


STEP: Final = OfEach(
    Step,
    "a step",
    "each",
    {
        "id": need(NEW, "name of the step; never a position"),
        "seat": Key(Id("seat"), "who takes it; needed where several seats play"),
        "after": Key(_Earlier(), "the step it follows; the one of the same seat before if nothing is said"),
        "not_before": Key(Moment(), "not before this time"),
        "when": Key(Condition(), "when this holds in the seat's own view"),
        "choose": Key(_Choice(), "an option of a decision: the_interpreter=let_her"),
        "rationale": Key(Free(), "the reason that is given with the choice"),
        "do": Key(Act(), "an act"),
        "fill": Key(Word(terms.FORMS), "a form that is filed"),
        "fields": Key(Map(Free(), _Field()), "what is written into the form"),
        "subject": Key(Id("person"), "whom the form is about"),
        "wait": Key(Duration(), "wait so long"),
        "each": Key(Id("group", also=("in_view",)), "the act once for everybody in view, or of a group; they are `person`"),
        "optional": Key(YesNo(), "passed over where it is not possible"),
    },
    _one_thing,
)

WALKTHROUGH: Final = Record(
    dict,
    "a walkthrough",
    {
        "cut": Key(Id("cut"), "the shorter exercise that is played; the whole one if nothing is said"),
        "seat": Key(Id("seat"), "the seat that plays it"),
        "seats": Key(Listed(Id("seat")), "the seats that play it, where there are several"),
        "steps": need(Listed(STEP), "what is done, in order"),
        "expects": need(Map(Id("objective"), _Rated()), "the rating of each objective, or of each seat in it: P, S, M, U or null"),
    },
)
_NOT_IN_A_PLAN: Final = ("seat", "wait", "optional")  # a colleague waits by a time or a condition, and does nothing but what is possible
PLANNED: Final = OfEach(
    Step,
    "a step of a plan",
    "each",
    {name: key for name, key in STEP.keys.items() if name not in _NOT_IN_A_PLAN}
    | {
        "after": Key(_Earlier(), "the step it follows; if nothing is said it follows none"),
        "careful": Key(YesNo(), "an ordinary colleague leaves it out"),
    },
    _one_thing,
)
PLAN: Final = Record(dict, "a plan", {"steps": need(Listed(PLANNED), "what a machine colleague does, the first that can be done first")})


def compile_walkthrough(document: Document, name: str, compiled: Compiled) -> Walkthrough:
    """The walkthrough in this document, for a scenario that was compiled. Raises ScenarioProblems."""
    reading = _reading(document, compiled)
    values = WALKTHROUGH.read(document.root, document.mark, "", reading)
    reading.stop_at("SC01")
    _checked(values["steps"], document, compiled, reading)
    seats = _seats(values, document, reading)
    expects = _expected(values, seats, document, compiled.scenario, reading)
    reading.stop_at("SC02", "SC03")
    steps = [replace(step, seat=step.seat or seats[0]) for step in values["steps"]]
    return Walkthrough(name, compiled.scenario.id, seats, steps, expects, values.get("cut", ""))


def compile_plan(document: Document, seat: str, compiled: Compiled) -> list[Step]:
    """The plan in this document by which a machine colleague plays a seat. Raises ScenarioProblems."""
    reading = _reading(document, compiled)
    Id("seat").read(seat, document.mark, "", reading)
    values = PLAN.read(document.root, document.mark, "", reading)
    reading.stop_at("SC01")
    _checked(values["steps"], document, compiled, reading)
    reading.stop_at("SC02", "SC03")
    return [replace(step, seat=seat, optional=True) for step in values["steps"]]


def _reading(document: Document, compiled: Compiled) -> Reading:
    reading = Reading(document, compiled.names)
    begin = compiled.scenario.start
    reading.start = int(begin[11:13]) * 3600 + int(begin[14:16]) * 60
    return reading


def _checked(steps: list[Step], document: Document, compiled: Compiled, reading: Reading) -> None:
    """Conditions over the view, and the order of the steps."""
    check_conditions(reading.conditions, view_vocabulary(compiled.scenario), compiled.names, reading)
    _steps_known(steps, document, reading)


def _seats(values: dict[str, Any], document: Document, reading: Reading) -> list[str]:
    """Who plays: `seat`, or `seats` with a `seat` at each step."""
    seats: list[str] = values.get("seats") or [seat for seat in (values.get("seat"),) if seat]
    if not seats or ("seat" in values and "seats" in values):
        reading.report("SC0319", document.mark, word="the walkthrough", found="both `seat` and `seats`" if seats else "neither")
        return seats
    for step, mark in zip(values["steps"], document.mark[4]["steps"][1][4], strict=True):
        if step.seat not in seats and (step.seat or len(seats) > 1):
            reading.report("SC0319", mark, word=step.id, found=f"`{step.seat}`" if step.seat else "none")
    return seats


def _expected(
    values: dict[str, Any], seats: list[str], document: Document, scenario: Scenario, reading: Reading
) -> dict[str, dict[str, str]]:
    """Each rating that is expected, by objective and seat. One rating alone holds for every seat of the objective that plays."""
    played = scenario.cut(values["cut"]) if values.get("cut") in scenario.cuts else scenario
    rated = {name: [seat for seat in one.seats if seat in seats] for name, one in played.objectives.items()}
    marks = document.mark[4]["expects"][1][4]
    expects = {}
    for name, written in values["expects"].items():
        by_seat = written if isinstance(written, dict) else dict.fromkeys(rated.get(name, ()), written)
        expects[name] = by_seat
        known = [one for one, whose in rated.items() if whose]
        if name in scenario.objectives and name not in known:
            reading.report("SC0220", marks[name][0], near=known, word=name, kind="objective of what is played here")
        elif strange := [seat for seat in by_seat if seat not in rated.get(name, by_seat)]:
            reading.report("SC0220", marks[name][1], near=rated[name], word=strange[0], kind=f"seat that plays and is rated in {name}")
    return expects


def _steps_known(steps: list[Step], document: Document, reading: Reading) -> None:
    """`after` names a step that comes before; no two steps have one id."""
    reading.document = document
    marks = document.mark[4]["steps"][1][4]
    known: list[str] = []
    for step, mark in zip(steps, marks, strict=True):
        if step.after and step.after not in known:
            reading.report("SC0220", mark[4]["after"][1], near=known, word=step.after, kind="step before this one")
        if step.id in known:
            reading.report("SC0224", mark[4]["id"][1], word=step.id, one="an earlier step", other="this one")
        known.append(step.id)
