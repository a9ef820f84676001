"""House rules that no linter knows, each with the replacement in its message. Every rule is first shown to find a fault."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("sim", "scenarios", "scoring", "tui", "zholda", "tests", "benchmarks")
TEXTS = (".py", ".md", ".yaml", ".tcss", ".toml")
LONGEST_FUNCTION = 70
LONGEST_FILE = 450
DATA = 6  # a long function with no more statements than this lays out one value, it has no steps

Found = Iterator[tuple[int, str]]  # line, what is wrong and what to do instead


@dataclass(frozen=True)
class Rule:
    """`within`: the paths it holds for, `but_not`: those it does not. `find` gets the parsed file and its text."""

    within: tuple[str, ...]
    but_not: tuple[str, ...]
    find: Callable[[ast.Module, str], Found]

    def holds_for(self, path: str) -> bool:
        return path.startswith(self.within) and not path.startswith(self.but_not or ("\0",))


RULES: dict[str, Rule] = {}
EVERYWHERE = ("",)
REPLAYED = ("sim/", "scoring/")  # what a replay must repeat to the byte
TIMELESS = (*REPLAYED, "scenarios/")


def rule(within: tuple[str, ...] = EVERYWHERE, but_not: tuple[str, ...] = ()) -> Callable[[Callable[[ast.Module, str], Found]], None]:
    def add(find: Callable[[ast.Module, str], Found]) -> None:
        RULES[find.__name__] = Rule(within, but_not, find)

    return add


def nodes(tree: ast.Module) -> Iterator[ast.stmt | ast.expr | ast.ExceptHandler]:
    """Every part of a file that has a line."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.stmt | ast.expr | ast.ExceptHandler))


def called(node: ast.AST) -> str:
    """The dotted name that a call calls, "" for anything else."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def imported(node: ast.AST) -> list[str]:
    """Top-level names of the modules a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    return [node.module.partition(".")[0]] if isinstance(node, ast.ImportFrom) and node.module else []


@rule()
def every_file_says_what_it_is_for(tree: ast.Module, text: str) -> Found:
    if tree.body and not ast.get_docstring(tree):
        yield 1, "no module docstring: say in the first lines what this file is for"


@rule(TIMELESS)
def no_wall_clock(tree: ast.Module, text: str) -> Found:
    clocks = re.compile(r"^(time\.\w+|(datetime\.)?(datetime|date)\.(now|utcnow|today))$")
    for node in nodes(tree):
        name = called(node)
        if clocks.match(name):
            yield node.lineno, f"{name}() reads the wall clock: use the exercise's own second"
        if "time" in imported(node):
            yield node.lineno, "module `time` imported: use the exercise's own second"


@rule((*TIMELESS, "zholda/"))
def no_random_numbers(tree: ast.Module, text: str) -> Found:
    for node in nodes(tree):
        for name in imported(node):
            if name in {"random", "secrets", "uuid"}:
                yield node.lineno, f"module `{name}` imported: use a keyed draw (sim.engine.draws), which replays"


@rule(REPLAYED)
def no_floats(tree: ast.Module, text: str) -> Found:
    for node in nodes(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float):
            yield node.lineno, f"float {node.value}: use whole seconds, steps or per cent"
        if isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            yield node.lineno, "`/` makes a float: use `//`, or multiply both sides of the comparison"
        if called(node) == "float":
            yield node.lineno, "float(): use int()"
        if "math" in imported(node):
            yield node.lineno, "module `math` imported: its results differ between machines; use integers"


@rule(REPLAYED)
def nothing_that_differs_between_processes(tree: ast.Module, text: str) -> Found:
    for node in nodes(tree):
        if called(node) in {"hash", "id"}:
            yield node.lineno, f"{called(node)}() differs between processes: use the thing's own id, or sim.engine.draws"
    loops = [node.iter for node in ast.walk(tree) if isinstance(node, ast.For | ast.comprehension)]
    for over in loops:
        if called(over) in {"set", "frozenset"} or isinstance(over, ast.Set | ast.SetComp):
            yield over.lineno, "a set has no fixed order: iterate over sorted(...) or dict.fromkeys(...)"


@rule(REPLAYED)
def no_files(tree: ast.Module, text: str) -> Found:
    for node in nodes(tree):
        if called(node) == "open":
            yield node.lineno, "open(): files are read by zholda.storage and scenarios.language; take the content as an argument"


@rule(REPLAYED)
def no_slow_copies(tree: ast.Module, text: str) -> Found:
    for node in nodes(tree):
        if called(node).rpartition(".")[2] in {"asdict", "deepcopy"}:
            yield node.lineno, f"{called(node)}(): write the slots out by name (sim.journal), it is ten times faster and canonical"


@rule()
def no_bare_except(tree: ast.Module, text: str) -> Found:
    for node in nodes(tree):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield node.lineno, "bare except: name the exceptions that can happen here"


@rule(but_not=("zholda/cli/", "benchmarks/", "start.py"))
def only_commands_print(tree: ast.Module, text: str) -> Found:
    for node in nodes(tree):
        if called(node) == "print":
            yield node.lineno, "print(): return the text; only zholda/cli prints"


@rule()
def functions_are_short(tree: ast.Module, text: str) -> Found:
    for node in nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            is_data = sum(isinstance(part, ast.stmt) for part in ast.walk(node)) <= DATA
            if length > LONGEST_FUNCTION and not is_data:
                yield node.lineno, f"{node.name}() has {length} lines, {LONGEST_FUNCTION} are allowed: give its steps names of their own"


@rule()
def files_are_short(tree: ast.Module, text: str) -> Found:
    length = text.count("\n")
    if length > LONGEST_FILE:
        yield length, f"{length} lines, {LONGEST_FILE} are allowed: one idea a file"


@rule(("tests/",))
def expected_errors_are_matched(tree: ast.Module, text: str) -> Found:
    for node in nodes(tree):
        if isinstance(node, ast.Call) and called(node) == "pytest.raises" and not any(k.arg == "match" for k in node.keywords):
            yield node.lineno, "pytest.raises without match=: test the words as well"


@rule()
def names_say_what_a_thing_is(tree: ast.Module, text: str) -> Found:
    vague = {"manager", "handler", "helper", "helpers", "util", "utils", "player", "npc"}
    for node in nodes(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("test_"):
            words = set(re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", node.name))
            for word in sorted(words):
                if word.lower() in vague:
                    yield node.lineno, f"{node.name}: `{word}` says nothing; use the word from docs/explanation/architecture.md"


def faults(path: str, text: str) -> list[str]:
    """Everything wrong with one Python file, as `path:line: what to do`."""
    tree = ast.parse(text, path)
    kept = [house_rule for house_rule in RULES.values() if house_rule.holds_for(path)]
    return [f"{path}:{line}: {says}" for house_rule in kept for line, says in house_rule.find(tree, text)]


def files(*endings: str) -> list[Path]:
    """Every file of ours with one of these endings, in order; golden outputs and caches are not ours."""
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in endings and path.is_file()]
    found += [path for path in ROOT.iterdir() if path.suffix in endings]
    if ".md" in endings:
        found += (ROOT / "docs").rglob("*.md")
    return sorted(path for path in found if not {"golden", "__pycache__", "__snapshots__"} & set(path.relative_to(ROOT).parts))


def test_the_house_rules_hold_in_every_file():
    found = [fault for path in files(".py") for fault in faults(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))]
    assert not found, "\n" + "\n".join(found)


def test_nothing_is_left_for_later():
    mark = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
    found = [
        f"{path.relative_to(ROOT)}:{number}: finish it, or open an issue and name it in plain words"
        for path in files(*TEXTS)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if mark.search(line)
    ]
    assert not found, "\n" + "\n".join(found)


DOC = '"""A file."""\n'
SAMPLES = {
    "every_file_says_what_it_is_for": ("sim/a.py", "x = 1\n"),
    "no_wall_clock": ("sim/a.py", DOC + "import datetime\nx = datetime.datetime.now()\n"),
    "no_random_numbers": ("sim/a.py", DOC + "from random import choice\n"),
    "no_floats": ("sim/a.py", DOC + "x = 1.5\n"),
    "nothing_that_differs_between_processes": ("sim/a.py", DOC + "for x in set(y):\n    z(x)\n"),
    "no_files": ("scoring/a.py", DOC + "x = open('y')\n"),
    "no_slow_copies": ("sim/a.py", DOC + "x = copy.deepcopy(y)\n"),
    "no_bare_except": ("tui/a.py", DOC + "try:\n    x()\nexcept:\n    raise\n"),
    "only_commands_print": ("zholda/session.py", DOC + "print('x')\n"),
    "functions_are_short": ("tests/a.py", DOC + "def f():\n" + "    x()\n" * LONGEST_FUNCTION),
    "files_are_short": ("tests/a.py", DOC + "x = 1\n" * LONGEST_FILE),
    "expected_errors_are_matched": ("tests/a.py", DOC + "with pytest.raises(ValueError):\n    x()\n"),
    "names_say_what_a_thing_is": ("sim/a.py", DOC + "class SeatManager:\n    x = 1\n"),
}


@pytest.mark.parametrize("name", RULES)
def test_each_rule_finds_the_fault_it_is_for(name):
    path, text = SAMPLES[name]
    found = [RULES[name].holds_for(path) and list(RULES[name].find(ast.parse(text), text))]
    assert found[0], f"{name} found nothing in its sample"
    assert faults(path, text) == [f"{path}:{line}: {says}" for line, says in found[0]], "the sample breaks another rule as well"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("sim/a.py", DOC + "for x in sorted(set(y)):\n    z(x // 2)\n"),
        ("zholda/cli/a.py", DOC + "print('x')\n"),
        ("tui/a.py", DOC + "import time\nx = time.monotonic() + 0.5\n"),
        ("tests/a.py", DOC + "with pytest.raises(ValueError, match='x'):\n    y()\n"),
    ],
)
def test_what_is_allowed_is_not_reported(path, text):
    assert faults(path, text) == []
