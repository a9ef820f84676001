"""Material: the scenarios there are, what is wrong in one, the standards that judge, and what a code means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from zholda.session.problems import MaterialProblems, SessionError, in_words

if TYPE_CHECKING:
    from scenarios.language.problems import Problem
    from scoring.model import Standard
    from sim.model.pack import Pack
    from sim.model.scenario import Scenario
    from sim.model.walkthrough import Walkthrough


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
    """Every scenario of the library, by id, each with its cuts behind it. One that cannot be played is listed with its problem."""
    from scenarios.language import library as written

    found = []
    for folder in written.scenarios():
        try:
            whole = load(folder)
            found.append(_summary(whole, tuple(written.walkthroughs(folder))))
            found += [_summary(whole.cut(name), ()) for name in whole.cuts]
        except MaterialProblems as problems:
            found.append(
                Summary(folder.name, folder.name, problem=f"cannot be played: `zholda check {folder}` says why ({len(problems.problems)})")
            )
    return found


def _summary(scenario: "Scenario", walkthroughs: tuple[str, ...]) -> Summary:
    from zholda import tongue
    from zholda.wording import cases

    texts = cases.translated(scenario.id, tongue.spoken(), scenario.texts)
    return Summary(
        id=scenario.id, title=title(scenario.id, texts), mission=texts.get("mission", ""), content_note=texts.get("content_note", ""),
        level=scenario.level, play_minutes=scenario.play_minutes, country=scenario.country,
        languages=told_in(scenario),
        start=scenario.start, length=scenario.length, seats=tuple((seat, scenario.seats[seat].profession) for seat in scenario.playable()),
        walkthroughs=walkthroughs,
    )  # fmt: skip


def told_in(scenario: "Scenario") -> tuple[str, ...]:
    """The languages in which the words of a scenario can be read, its own first: ISO 639-1 codes."""
    from zholda.wording import cases

    return tuple(dict.fromkeys((*scenario.languages, *cases.languages(scenario.id))))


def title(scenario: str, texts: "Mapping[str, str]") -> str:
    """What an exercise is called: the scenario, and where a cut of it is played, the cut."""
    whole, _, cut = scenario.rpartition("/")
    called = texts.get(f"cuts.{cut}.title", "") if whole else ""
    return ": ".join(part for part in (texts.get("title", scenario), called) if part)


def load(scenario: str | Path) -> "Scenario":
    """A scenario by its id, folder or file, or a cut of one as `night-bus/window`; compiled or from the cache. Raises MaterialProblems."""
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


def countries() -> tuple[tuple[str, str], ...]:
    """The country packs there are: id and title of each, in the language spoken now. Raises MaterialProblems."""
    from scenarios.language import library as written
    from zholda.wording import Wording

    return tuple((name, Wording().material("country", name, load_country(name).title)) for name in written.countries())


def walkthrough(scenario: str | Path, name: str) -> "Walkthrough":
    """A walkthrough of a scenario by its name. Raises MaterialProblems."""
    from scenarios.language.library import load_walkthrough
    from zholda import folders

    with in_words():
        return load_walkthrough(scenario, name, folders.cache())


def playable(scenario: str | Path) -> list[str]:
    """The seats of a scenario, or of a cut, that have work in it. Raises MaterialProblems."""
    return load(scenario).playable()


def exercise_of(scenario: str | Path, played: "Walkthrough") -> str:
    """What is opened for a walkthrough of this scenario: the cut that it plays. Raises SessionError where another cut was named."""
    from scenarios.language.library import find_exercise

    path, cut = find_exercise(scenario)
    named = f"{path.name}/{cut.replace('-', '_')}" if cut else path.name
    if named == played.exercise or "/" not in named:
        return str(scenario) if named == played.exercise else f"{scenario}/{played.cut}"
    load(scenario)  # a cut that is not there is told before the one that is another
    other = f"the walkthrough `{played.id}` plays {played.exercise}, not {named}"
    raise SessionError(f"{other}: run that, or name another walkthrough or a policy")


def check(paths: "Sequence[str | Path]") -> "list[Problem]":
    """Everything wrong with these scenarios, walkthroughs and country packs: folders, files, or ids of the library."""
    from scenarios.language.library import check as look_at

    return look_at(paths, _criteria())


@cache
def standards() -> "tuple[Standard, ...]":
    """Every standard that judges, in order of their ids. Raises SessionError where one of them cannot be used."""
    import scoring
    from scenarios.language.standards import read_folder
    from scoring.standard_form import StandardsUnusable, standards_from

    try:
        with in_words():
            files = read_folder(Path(scoring.__path__[0]) / "standards")
        return tuple(standards_from({file.file: file.root for file in files}))
    except StandardsUnusable as problem:
        raise SessionError(str(problem)) from problem


def _criteria() -> dict[str, bool]:
    """Standards and criteria, each with whether the exercise itself can start a duty of it, whatever the trainee does."""
    found: dict[str, bool] = {}
    for standard in standards():
        for criterion in standard.criteria:
            opened_by = (*criterion.on.on, *(criterion.opportunity.on if criterion.opportunity is not None else ()))
            duty = criterion.form in {"followed_by", "at_least"} and any(name.startswith(_BY_THE_EXERCISE) for name in opened_by)
            found[criterion.id] = duty
            found[standard.id] = duty or found.get(standard.id, False)
    return found


_BY_THE_EXERCISE = ("reached.", "beside_suspect", "asks", "threatened", "requested", "came", "change", "clock", "ruled")
