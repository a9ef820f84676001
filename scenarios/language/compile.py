"""Documents to a compiled scenario: shape, references and sense in turn, each stage only when the one before found nothing."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, Final, NamedTuple

from scenarios.language.blocks import Block, Listed, Map
from scenarios.language.document import Document, Mark, Plain
from scenarios.language.kinds import moment
from scenarios.language.problems import Problem, ScenarioProblems, nearest
from scenarios.language.reading import Asked, Reading, found
from scenarios.language.references import Names
from scenarios.language.sense import judge
from scenarios.language.shape import SCENARIO
from sim.conditions import ConditionError, Vocabulary, compile_condition
from sim.conditions import Problem as ConditionProblem
from sim.model import terms
from sim.model.pack import Pack
from sim.model.scenario import Scenario
from sim.world.vocabulary import for_person, world_vocabulary

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}?|\}")
_TOP: Final[Mark] = (1, 1, 0, 0, None)


class Part(NamedTuple):
    """A top-level key with its value, and the file it stands in. `rest`: what stands under the same key in other files."""

    document: Document
    value: Plain
    key_mark: Mark
    mark: Mark
    rest: tuple["Part", ...] = ()

    @property
    def pieces(self) -> tuple["Part", ...]:
        """The part file by file."""
        return (self._replace(rest=()), *self.rest)

    @property
    def whole(self) -> Plain:
        """Its value over all files."""
        return reduce(_joined, (piece.value for piece in self.pieces))


def _joined(one: Any, other: Any) -> Any:
    """Two values of a key in two files; of different shape, the first: that the other has the wrong one is said when it is read."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {**one, **other}
    return [*one, *other] if isinstance(one, list) and isinstance(other, list) else one


class Compiled(NamedTuple):
    """A scenario with what is needed to speak about its source: the ids it declares and where its parts stand."""

    scenario: Scenario
    names: Names
    parts: dict[str, Part]


def compile_scenario(
    documents: Sequence[Document],
    folder: str,
    *,
    criteria: Mapping[str, bool] | None = None,
    pack: Callable[[str], Pack | None] | None = None,
    countries: Collection[str] = (),
) -> Compiled:
    """The scenario of these documents, which together are one block of top-level keys. Raises ScenarioProblems.

    `folder`: the folder's name, which is the scenario's id; `criteria`: known criteria and whether the exercise itself can start a duty of
    them; `pack`: gives the country pack of an id, None where there is none of the `countries`. What is not given is not checked.
    """
    parts = gather(documents)
    names = Names({key: part.whole for key, part in parts.items()})
    reading = Reading(documents[0], names, criteria)
    scenario = _read(parts, reading)
    reading.stop_at("SC01")
    assert isinstance(scenario, Scenario)  # noqa: S101  (nothing was reported, so nothing is missing)
    scenario = replace(scenario, id=folder)
    _clashes(parts, reading)
    vocabulary = world_vocabulary(scenario)
    check_conditions(reading.conditions, vocabulary, names, reading)
    _placeholders(reading)
    country = pack(scenario.country) if pack else None
    if pack and country is None:
        _at(parts, ("country",), reading, "SC0228", word=scenario.country, near=countries)
    reading.stop_at("SC02")
    judge(
        scenario,
        parts["id"].value if "id" in parts else folder,
        country,
        criteria,
        lambda path, code, **words: _at(parts, path, reading, code, **words),
    )
    reading.stop_at("SC03")
    return Compiled(_with_roads(scenario), names, parts)


def _with_roads(scenario: Scenario) -> Scenario:
    """The times of travel and what closed roads change in them, worked out once, here."""
    if not scenario.routes:
        return scenario
    from sim.graphs.routes import closures, travel_times  # noqa: PLC0415  (late: networkx is slow to import, play needs only the times)

    return replace(scenario, travel=travel_times(scenario.routes), closures=closures(scenario.routes))


def gather(documents: Sequence[Document]) -> dict[str, Part]:
    """The top-level keys of all documents. Raises ScenarioProblems where one is no block of keys.

    Blocks of ids and lists may be spread over several files; a key with a single value stands in one, and so does every id.
    """
    parts: dict[str, Part] = {}
    problems: list[Problem] = []
    for document in documents:
        if not isinstance(document.root, dict):
            problems.append(document.problem("SC0103", document.mark, what="A scenario", found=found(document.root)))
            continue
        for key, value in document.root.items():
            part = Part(document, value, *document.mark[4][key])
            if key not in parts:
                parts[key] = part
                continue
            if key in _SPREAD:
                problems += _twice(key, parts[key], part)
                parts[key] = parts[key]._replace(rest=(*parts[key].rest, part))
            else:
                first, again = _name(parts[key].document), _name(document)
                problems.append(document.problem("SC0017", part.key_mark, key=key, first=first, again=again))
    if problems:
        raise ScenarioProblems(problems)
    return parts


_SPREAD: Final = frozenset(name for name, key in SCENARIO.keys.items() if isinstance(key.kind, Map | Listed))


def _twice(key: str, known: Part, part: Part) -> list[Problem]:
    """Ids of this part that stand under the same key in an earlier file."""
    found = []
    for earlier in known.pieces:
        for word in part.value if isinstance(part.value, dict) else ():
            if isinstance(earlier.value, dict) and word in earlier.value:
                mark, first, again = part.mark[4][word][0], _name(earlier.document), _name(part.document)
                found.append(part.document.problem("SC0018", mark, word=word, key=key, first=first, again=again))
    return found


def _name(document: Document) -> str:
    """The name of its file, without the folders."""
    return document.file.replace("\\", "/").rpartition("/")[2]


def _read(parts: dict[str, Part], reading: Reading) -> Any:
    """The root record, whose keys may stand in several files."""
    first = reading.document
    if "start" in parts and isinstance(parts["start"].value, str):
        reading.start = moment(parts["start"].value[11:].strip(), 0) or 0  # times are read as seconds from here
    values: dict[str, Any] = {}
    strange = []
    for key, part in parts.items():
        reading.document = part.document
        if key not in SCENARIO.table:
            SCENARIO.unknown(key, part.value, part.key_mark, reading)
            strange.append(key)
            continue
        read, into = SCENARIO.table[key]
        results = []
        for piece in part.pieces:
            reading.document = piece.document
            results.append(read(piece.value, piece.mark, key, reading))
        if into:
            values[into] = reduce(_joined, results)
    reading.document = first
    return SCENARIO.make(values, Block({key: part.whole for key, part in parts.items()}, _TOP, "", reading), strange)


def _clashes(parts: dict[str, Part], reading: Reading) -> None:
    """Ids that mean two things."""
    for word, one, other in reading.names.clashes():
        _at(parts, _declared(other, word, reading.names), reading, "SC0224", word=word, one=f"a {one}", other=f"a {other}")
    for room, place, other in reading.names.room_twice:
        _at(parts, ("places", other, "rooms", room), reading, "SC0224", word=room, one=f"a room of {place}", other=f"a room of {other}")


def _declared(kind: str, word: str, names: Names) -> tuple[str, ...]:
    """Where an id of this kind is declared."""
    if kind == "group":
        return ("people", names.groups[word][0], "group")
    if kind == "room":
        return ("places", names.place_of[word], "rooms", word)
    return ({"person": "people"}.get(kind, kind + "s"), word)


def _at(parts: dict[str, Part], path: tuple[str, ...], reading: Reading, code: str, **words: Any) -> None:
    """Report at this path of the scenario, at the last key of it that exists."""
    part = parts.get(path[0])
    if part is None:
        reading.report(code, _TOP, **words)
        return
    part = next((piece for piece in part.pieces if isinstance(piece.value, dict) and path[1:2] and path[1] in piece.value), part)
    reading.document = part.document
    mark, key_mark = part.mark, part.key_mark
    for step in path[1:]:
        if not isinstance(mark[4], dict) or step not in mark[4]:
            break
        key_mark, mark = mark[4][step]
    reading.report(code, key_mark, **words)


def check_conditions(asked: Sequence[Asked], vocabulary: Vocabulary, names: Names, reading: Reading) -> None:
    """Compile every condition; what is wrong in one is reported at its place inside the YAML text."""
    seen: set[tuple[str, str]] = set()
    for text, document, mark, group in asked:
        if (text, group) in seen:
            continue
        someone = (names.groups.get(group) or sorted(names.of["person"]) or [""])[0] if group else ""
        try:
            compile_condition(for_person(text, someone) if someone else text, vocabulary)
            seen.add((text, group))
        except ConditionError as error:
            reading.document = document
            for problem in error.problems:
                offset = _written(text, someone, problem.column - 1)
                reading.found["SC02"].append(_pass_on(document, document.inside(mark, text, offset), problem))


def _written(text: str, someone: str, offset: int) -> int:
    """The offset in the text as written of an offset in the text with `person` replaced by somebody."""
    if not someone:
        return offset
    for match in re.finditer(r"\bperson\b", text):
        if match.start() >= offset:
            break
        offset -= min(len(someone) - len(match.group()), offset - match.start())
    return offset


def _pass_on(document: Document, mark: Mark, problem: ConditionProblem) -> Problem:
    """A problem of the condition language as one of ours: same code, words and hint."""
    return Problem(document.file, mark[0], mark[1], problem.code, problem.message, problem.hint, document.line(mark[0]))


def _placeholders(reading: Reading) -> None:
    """Texts cite law only by {law:limit.x}; nothing else stands in braces."""
    limits: Collection[str] = terms.LIMITS
    for name, text in reading.texts.items():
        if "{" not in text and "}" not in text:
            continue
        reading.document, whole = reading.text_marks[name]
        for match in _PLACEHOLDER.finditer(text):
            written = match.group()
            mark = reading.document.inside(whole, text, match.start())
            inside = match[1] or ""
            if not inside.startswith("law:"):
                reading.report("SC0315", mark, written=written)
            elif not written.endswith("}") or inside.removeprefix("law:limit.") not in limits:
                near = nearest(inside.removeprefix("law:").removeprefix("limit."), limits)
                hint = f"Did you mean `{{law:limit.{near}}}`?" if near else ""
                reading.report("SC0226", mark, written=written, hint=hint)
