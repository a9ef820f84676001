"""The smallest scenario as text, to be changed part by part, and what the compiler makes of it or says to it."""

import pytest

from scenarios.language.compile import Compiled, compile_scenario
from scenarios.language.document import parse
from scenarios.language.problems import Problem, ScenarioProblems
from sim.model.scenario import Scenario

BASE = {
    "format": "1",
    "title": "The quiet road",
    "country": "velmara",
    "start": "2026-09-07 06:50",
    "ends": "2h",
    "seats": "{inspector: {profession: labour_inspector, place: gate}}",
    "places": "{gate: {name: the gate, rooms: {yard: {name: the yard}}}}",
    "people": "{ilda: {label: a woman, sex: female, in: gate, group: pickers}, pavo: {label: a man, sex: male, in: gate, group: pickers}}",
    "flags": "[seen]",
    "counters": "[unease]",
    "vehicles": "{pickup: {name: the pickup, place: gate}}",
}


def source(**parts: str) -> str:
    """The smallest scenario, with these parts instead of its own ("" leaves one out)."""
    return "".join(f"{key}: {value}\n" for key, value in {**BASE, **parts}.items() if value)


def compiled(**parts: str) -> Compiled:
    return compile_scenario([parse(source(**parts).encode(), "case.yaml")], "case")


def scenario(**parts: str) -> Scenario:
    return compiled(**parts).scenario


def refused(**parts: str) -> list[Problem]:
    with pytest.raises(ScenarioProblems, match="SC0") as caught:
        compiled(**parts)
    return caught.value.problems


def said(**parts: str) -> tuple[str, str, str]:
    """Code, message and hint of the only problem."""
    (problem,) = refused(**parts)
    return problem.code, problem.message, problem.hint
