"""The architecture's laws about imports, run: the contracts of pyproject.toml, and what really is loaded in a fresh process.

A static contract cannot prove that a late import is late; a fresh process with `sys.modules` printed can.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("sim", "scenarios", "scoring", "tui", "zholda")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=settings, capture_output=True, text=True, check=False, encoding="utf-8"
    )


def loaded(statements: str, **environment: str) -> set[str]:
    """Names of the modules that a fresh process has loaded after `statements`. They may print to stdout."""
    done = run("-c", f"import json, sys\n{statements}\nsys.stderr.write(json.dumps(sorted(sys.modules)))", **environment)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


def call(command: str) -> str:
    """Statements that run a command of `zholda` as its console script does, and go on after it."""
    words = command.split()
    return f"sys.argv = {words!r}\nfrom zholda.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass"


def test_every_import_contract_is_kept():
    done = run("-c", "from importlinter.cli import lint_imports_command as lint\nlint(['--no-cache'])")
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_stands_in_a_layer():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    contract = next(c for c in settings["contracts"] if c["id"] == "layers")
    layered = {name for line in contract["layers"] for name in line.replace("|", ":").replace(" ", "").split(":")}
    homeless = []
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            names = {".".join(parts[:n]) for n in range(1, len(parts) + 1)}
            is_empty_top = parts == (package, "__init__")
            if not is_empty_top and not names & layered:
                homeless.append(".".join(parts))
    assert not homeless, f"give these a line in the layers contract of pyproject.toml: {homeless}"


def test_the_page_on_architecture_draws_the_same_layers():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    contract = next(c for c in settings["contracts"] if c["id"] == "layers")
    layers = [re.split(r" *[:|] *", line) for line in contract["layers"]]
    page = (ROOT / "docs/explanation/architecture.md").read_text(encoding="utf-8")
    drawn = re.findall(r"```\n(zholda\.__main__\n.*?)```", page, re.DOTALL)[0].splitlines()
    parts = [["scoring"] if all(name.startswith("scoring.") for name in names) and len(names) > 1 else names for names in layers]
    assert [re.split(r" *[:|] *", line) for line in drawn] == parts


SLOW = {"textual", "rich", "networkx"}
READING = {"yaml", "scenarios.language.compile"}
PLAYING = {"simpy", "sim.engine.kernel"}
OTHERS = {"sim": {"scoring", "scenarios", "tui", "zholda"}, "scoring": {"scenarios", "tui", "zholda"}}


@pytest.fixture(scope="module")
def used_home(tmp_path_factory) -> str:
    """A home in which every scenario is compiled already, as after a first start."""
    home = str(tmp_path_factory.mktemp("used-home"))
    loaded("from zholda import session\nsession.Session.open('night-bus', seed=1, keep=False)\nsession.library()", ZHOLDA_HOME=home)
    return home


@pytest.mark.parametrize(
    ("statements", "absent"),
    [
        ("import sim, sim.exercise", SLOW | {"yaml", "sqlite3", "sim.graphs"} | OTHERS["sim"]),
        ("import scoring, scoring.assess", SLOW | PLAYING | {"yaml", "sqlite3", "random"} | OTHERS["scoring"]),
        ("import scenarios.language.compile", {"textual", "simpy", "networkx", "scoring", "tui", "zholda"}),
        ("import zholda.session", SLOW | READING | PLAYING | {"tui"}),
        ("from zholda.session import Session\nSession.open('night-bus', seed=1)", SLOW | READING | {"tui"}),
        (call("zholda --help"), SLOW | READING | PLAYING | {"sqlite3", "sim.model", "typing"}),
        (call("zholda play --help"), SLOW | READING | PLAYING | {"sqlite3", "sim.model", "typing"}),
        (call("zholda list"), SLOW | READING | PLAYING | {"tui"}),
        (call("zholda check night-bus"), {"textual", "rich", "simpy", "tui"}),
    ],
    ids=["the engine", "scoring", "the scenario language", "the session", "a play", "--help", "play --help", "list", "check"],
)
def test_what_is_slow_or_foreign_is_not_loaded(statements, absent, used_home):
    assert sorted(loaded(statements, ZHOLDA_HOME=used_home) & absent) == []


def test_the_detector_sees_a_module_that_is_loaded():
    assert "textual" in loaded("import textual")
