"""Material: the scenarios there are, what is wrong in one, the standards that judge, and what a code means."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from zholda.session.problems import MaterialProblems, SessionError, in_words

if TYPE_CHECKING:
    from scenarios.language.problems import Problem
    from scoring.model import Standard
    from sim.model.pack import Pack
    from sim.model.scenario import Scenario, Walkthrough


@dataclass(frozen=True, slots=True)
class Summary:
    """One scenario of the library, as a list shows it. `seats`: id and profession of each; `walkthroughs`: their names; `problem`: why
    it cannot be played, or ""."""

    id: str
    title: str
    mission: str = ""
    content_note: str = ""
    level: str = ""
    play_minutes: int = 0
    languages: tuple[str, ...] = ()
    country: str = ""
    start: str = ""
    length: int = 0
    seats: tuple[tuple[str, str], ...] = ()
    walkthroughs: tuple[str, ...] = ()
    problem: str = ""


def library() -> list[Summary]:
    """Every scenario of the library, by id. One that cannot be played is listed with its problem."""
    from scenarios.language import library as written

    found = []
    for folder in written.scenarios():
        try:
            found.append(_summary(load(folder), tuple(written.walkthroughs(folder))))
        except MaterialProblems as problems:
            found.append(
                Summary(folder.name, folder.name, problem=f"cannot be played: `zholda check {folder}` says why ({len(problems.problems)})")
            )
    return found


def _summary(scenario: "Scenario", walkthroughs: tuple[str, ...]) -> Summary:
    texts = scenario.texts
    return Summary(
        id=scenario.id, title=texts.get("title", scenario.id), mission=texts.get("mission", ""), content_note=texts.get("content_note", ""),
        level=scenario.level, play_minutes=scenario.play_minutes, languages=tuple(scenario.languages), country=scenario.country,
        start=scenario.start, length=scenario.length, seats=tuple((seat, one.profession) for seat, one in scenario.seats.items()),
        walkthroughs=walkthroughs,
    )  # fmt: skip


def load(scenario: str | Path) -> "Scenario":
    """A scenario by its id, folder or file, compiled or from the cache. Raises MaterialProblems."""
    from scenarios.language.library import load_scenario
    from zholda import folders

    with in_words():
        return load_scenario(scenario, folders.cache())


def load_country(country: str) -> "Pack":
    """A country pack by its id. Raises MaterialProblems."""
    from scenarios.language.library import load_pack
    from zholda import folders

    with in_words():
        return load_pack(country, folders.cache())


def walkthrough(scenario: str | Path, name: str) -> "Walkthrough":
    """A walkthrough of a scenario by its name. Raises MaterialProblems."""
    from scenarios.language.library import load_walkthrough
    from zholda import folders

    with in_words():
        return load_walkthrough(scenario, name, folders.cache())


def check(paths: Sequence[str | Path]) -> "list[Problem]":
    """Everything wrong with these scenarios, walkthroughs and country packs: folders, files, or ids of the library."""
    from scenarios.language.library import check as look_at

    return look_at(paths)


@cache
def standards() -> "tuple[Standard, ...]":
    """Every standard that judges, by id."""
    raise SessionError("the standards are not there yet")


def explain(word: str) -> str:
    """What a message code (SC0012) or a standard (VC-12) means."""
    raise SessionError(f"`{word}` is neither a message code nor a standard. `zholda standards` lists the standards")
