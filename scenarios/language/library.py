"""Where scenarios and country packs lie, and how one gets a checked one: from the cache, or compiled from its YAML.

NOTE: the compiling modules are imported late. A play that finds everything in the cache imports neither them nor the YAML reader.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scenarios.language import store
from scenarios.language.problems import Problem, ScenarioProblems, nearest, problem, shortened
from sim.model.material import pack_from, scenario_from, to_plain, walkthrough_from
from sim.model.pack import Pack
from sim.model.recent import Recent
from sim.model.scenario import Scenario
from sim.model.walkthrough import Step, Walkthrough

if TYPE_CHECKING:
    from scenarios.language.compile import Compiled

_ROOT: Final = Path(__file__).resolve().parent.parent
LIBRARY: Final = _ROOT / "library"
COUNTRIES: Final = _ROOT / "countries"
_CUTS: Final[Recent[Scenario]] = Recent(16)
WALKTHROUGHS: Final = "walkthroughs"
PATHS: Final = ". A path leads to a folder or a file that you may read"
COLLEAGUES: Final = "colleagues"  # plans by which machine colleagues play seats


def scenarios(library: Path = LIBRARY) -> list[Path]:
    """The folders of all scenarios, in order of their ids."""
    return sorted(path.parent for path in library.glob("*/scenario.yaml"))


def countries(folder: Path = COUNTRIES) -> list[str]:
    """The ids of all country packs, in order."""
    return sorted(path.stem for path in folder.glob("*.yaml"))


def find(name: str | Path) -> Path:
    """The scenario of this id in the library, or the folder or file at this path. Raises ScenarioProblems, with the near id.

    An id may be written with - or _ : people say it both ways.
    """
    with suppress(OSError, ValueError):  # what cannot be a path is no path
        if str(name) and Path(name).exists():
            return _readable(Path(name))
    for folder in scenarios():
        if _spoken(folder.name) == _spoken(str(name)):
            return folder
    known = [path.name for path in scenarios()]
    raise _missing(shortened(name), "There is no such scenario, folder or file", str(name), known, PATHS)


def find_exercise(name: str | Path) -> tuple[Path, str]:
    """The scenario and the cut of it that `night-bus/window` names; the cut is "" where the whole is meant. Raises ScenarioProblems.

    What stands after the last stroke is a cut only where the whole is neither a path nor an id.
    """
    whole, stroke, cut = str(name).replace("\\", "/").rpartition("/")
    try:
        return find(name), ""
    except ScenarioProblems:
        if not stroke or not whole:
            raise
        path = find(whole)
        if path.is_dir() and not _sources(path):  # any folder is there; only a scenario has cuts
            raise
    return path, cut


def _readable(path: Path) -> Path:
    """The path, where its folder may be looked into. Raises ScenarioProblems."""
    try:
        (path / "scenario.yaml").is_file()
    except OSError as closed:
        raise ScenarioProblems([problem("SC0001", str(path), 1, 1, why=f"The folder cannot be read: {closed.strerror}")]) from closed
    return path


def _spoken(name: str) -> str:
    return name.replace("-", "_")


def _missing(where: str, why: str, name: str, known: list[str], besides: str = "") -> ScenarioProblems:
    """Something that was asked for is not there: the hint is the near name, or else all there are, with what may be written besides."""
    near = nearest(name, known)
    hint = f"Did you mean `{near}`?" if near else f"There are: {', '.join(known)}{besides}"
    return ScenarioProblems([problem("SC0001", where, 1, 1, why=why, hint=hint)])


def _none(where: str, why: str, place: str) -> ScenarioProblems:
    """As `_missing`, where there is nothing of the kind: the hint is where such things stand."""
    return ScenarioProblems([problem("SC0001", where, 1, 1, why=why, hint=f"It has none: {place}")])


def load_scenario(where: str | Path, cache: Path | None = None) -> Scenario:
    """The scenario at this path or with this id; with a cut behind it, `night-bus/window`, that shorter exercise of it.

    `cache`: folder in which compiled ones are kept. Raises ScenarioProblems.
    """
    path, cut = find_exercise(where)
    key = store.digest(_sources(path), f"scenario {path.name}")
    scenario = store.kept(cache, key, scenario_from)
    if scenario is None:
        scenario = _compile(path).scenario
        store.keep(cache, key, to_plain(scenario))
    if not cut:
        return scenario
    name = next((one for one in scenario.cuts if _spoken(one) == _spoken(cut)), None)
    if name is None:
        why, known = f"{path.name} has no cut `{cut}`", list(scenario.cuts)
        raise _missing(str(where), why, cut, known) if known else _none(str(where), why, "they stand under `cuts`")
    return _CUTS.made(partial(scenario.cut, name), scenario, name)


def walkthroughs(where: str | Path) -> list[str]:
    """The names of a scenario's walkthroughs, in order."""
    return [path.stem for path in _walkthrough_files(find_exercise(where)[0])]


def load_walkthrough(where: str | Path, name: str, cache: Path | None = None) -> Walkthrough:
    """A walkthrough of the scenario at this path or with this id, whatever cut of it. Raises ScenarioProblems."""
    path = find_exercise(where)[0]
    file = next((file for file in _walkthrough_files(path) if _spoken(file.stem) == _spoken(name)), None)
    if file is None:
        why, known = f"There is no walkthrough `{name}` of this scenario", walkthroughs(path)
        raise _missing(str(path), why, name, known) if known else _none(str(path), why, f"they lie in its folder `{WALKTHROUGHS}`")
    key = store.digest([*_sources(path), file], f"walkthrough {path.name} {file.stem}")
    walkthrough = store.kept(cache, key, walkthrough_from)
    if walkthrough is None:
        walkthrough = _compile_walkthrough(file, _compile(path))
        store.keep(cache, key, to_plain(walkthrough))
    return walkthrough


def load_pack(name: str, cache: Path | None = None, folder: Path = COUNTRIES) -> Pack:
    """The country pack of this id. Raises ScenarioProblems, also where the pack has a hole."""
    file = folder / f"{name}.yaml"
    if name not in countries(folder):
        raise _missing(str(file), f"There is no country pack `{name}`", name, countries(folder))
    key = store.digest([file], "pack")
    pack = store.kept(cache, key, pack_from)
    if pack is None:
        pack = _compile_pack(file)
        store.keep(cache, key, to_plain(pack))
    return pack


def check(paths: Iterable[str | Path], criteria: Mapping[str, bool] | None = None, folder: Path = COUNTRIES) -> list[Problem]:
    """Everything wrong in these scenarios, walkthroughs and country packs: folders, files, or ids of the library.

    `criteria`: known standards and criteria, each with whether the exercise itself can start a duty of it; None: not looked at.
    `folder`: where the country packs lie.
    """
    problems: list[Problem] = []
    packs: dict[str, Pack | None] = {}

    def pack(name: str) -> Pack | None:
        if name not in packs:
            packs[name] = load_pack(name, folder=folder) if name in countries(folder) else None
        return packs[name]

    for given in paths:
        try:
            path, cut = _given(given, folder)
            found = [one for part in _whole(path) for one in _check(part, criteria, pack, countries(folder))]
            if cut and not found:
                load_scenario(given)
        except ScenarioProblems as missing:
            found = missing.problems
        problems += found
    return problems


def _given(name: str | Path, folder: Path) -> tuple[Path, str]:
    """What is to be checked: what `find_exercise` finds, else the country pack of this id. Raises ScenarioProblems, with the near id."""
    try:
        return find_exercise(name)
    except ScenarioProblems:
        known = countries(folder)
        pack = next((one for one in known if _spoken(one) == _spoken(str(name))), None)
        if pack is None and nearest(str(name), known):
            raise _missing(shortened(name), "There is no such scenario, country pack, folder or file", str(name), known) from None
        if pack is None:
            raise
    return folder / f"{pack}.yaml", ""


def _check(path: Path, criteria: Mapping[str, bool] | None, pack: Callable[[str], Pack | None], known: list[str]) -> list[Problem]:
    """Everything wrong at one place: a pack, or a scenario with its walkthroughs."""
    problems: list[Problem] = []
    try:
        if path.is_file() and path.parent.name == COUNTRIES.name:
            _compile_pack(path)
            return []
        compiled = _compile(path, criteria=criteria, pack=pack, countries=known)
    except ScenarioProblems as found:
        return found.problems
    for file in _walkthrough_files(path):
        try:
            _compile_walkthrough(file, compiled)
        except ScenarioProblems as found:
            problems += found.problems
    return problems


def _whole(path: Path) -> list[Path]:
    """What a path means: a part of a scenario means its scenario, a folder of scenarios each of them."""
    if path.is_file():
        home = path.parent.parent if path.parent.name in {WALKTHROUGHS, COLLEAGUES} else path.parent
        return [home] if (home / "scenario.yaml").is_file() else [path]
    if (path / "scenario.yaml").is_file():
        return [path]
    inside = sorted(file.parent for file in path.glob("*/scenario.yaml"))
    packs = sorted(path.glob("*.yaml")) if path.name == COUNTRIES.name else []
    return inside or packs or [path]


def _sources(path: Path) -> list[Path]:
    """The files that together are a scenario, and the plans of the machine colleagues in it."""
    return [*_parts(path), *_plan_files(path)]


def _parts(path: Path) -> list[Path]:
    """The files that hold the scenario's top-level keys."""
    return sorted(path.glob("*.yaml")) if path.is_dir() else [path]


def _unread_files(path: Path) -> list[Path]:
    """What its author takes for a part of the scenario because other programs do."""
    return (
        sorted(file for folder in (path, path / COLLEAGUES, path / WALKTHROUGHS) for file in folder.glob("*.yml")) if path.is_dir() else []
    )


def _plan_files(path: Path) -> list[Path]:
    return sorted((path / COLLEAGUES).glob("*.yaml")) if path.is_dir() else []


def _walkthrough_files(path: Path) -> list[Path]:
    return sorted((path / WALKTHROUGHS).glob("*.yaml")) if path.is_dir() else []


def _compile(path: Path, **known: Any) -> "Compiled":
    """The scenario at this path, from its YAML. `known`: as for `compile_scenario`. Raises ScenarioProblems, for all files at once."""
    from scenarios.language.compile import compile_scenario  # noqa: PLC0415
    from scenarios.language.document import read_document  # noqa: PLC0415

    if unread := _unread_files(path):
        raise ScenarioProblems(
            [problem("SC0019", str(file), 1, 1, name=file.name, better=file.with_suffix(".yaml").name) for file in unread]
        )
    files = _parts(path)
    if not files:
        raise ScenarioProblems([problem("SC0001", str(path), 1, 1, why="There is no .yaml file in this folder")])
    documents, problems = [], []
    for file in files:
        try:
            documents.append(read_document(file))
        except ScenarioProblems as unreadable:
            problems += unreadable.problems
    if problems:
        raise ScenarioProblems(problems)
    name = path.name if path.is_dir() else path.stem
    compiled = compile_scenario(documents, name, **known)
    plans = _compile_plans(path, compiled)
    return compiled._replace(scenario=replace(compiled.scenario, plans=plans)) if plans else compiled


def _compile_plans(path: Path, compiled: "Compiled") -> dict[str, list[Step]]:
    """How machine colleagues play seats of a scenario, by seat. Raises ScenarioProblems, for all plans at once."""
    from scenarios.language.document import read_document  # noqa: PLC0415
    from scenarios.language.walkthrough import compile_plan  # noqa: PLC0415

    plans, problems = {}, []
    for file in _plan_files(path):
        try:
            plans[file.stem] = compile_plan(read_document(file), file.stem, compiled)
        except ScenarioProblems as found:
            problems += found.problems
    if problems:
        raise ScenarioProblems(problems)
    return plans


def _compile_walkthrough(file: Path, compiled: "Compiled") -> Walkthrough:
    from scenarios.language.document import read_document  # noqa: PLC0415
    from scenarios.language.walkthrough import compile_walkthrough  # noqa: PLC0415

    return compile_walkthrough(read_document(file), file.stem, compiled)


def _compile_pack(file: Path) -> Pack:
    from scenarios.language.document import read_document  # noqa: PLC0415
    from scenarios.language.pack import compile_pack_file  # noqa: PLC0415

    return compile_pack_file(read_document(file), file.stem)


def schema() -> dict[str, Any]:
    """The JSON Schema of a scenario file, for editors."""
    from scenarios.language.schema import schema as made  # noqa: PLC0415

    return made()
