"""The files around the code keep their promises: locks, README, documents, set-up."""

import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def locked(kind: str) -> dict[str, Version]:
    text = (ROOT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8")
    return {name: Version(version) for name, version in re.findall(r"^([a-z0-9-]+)==([^ ;]+)", text, re.MULTILINE)}


@pytest.fixture
def start() -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- locks ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["run", "test"])
def test_the_lock_answers_every_requirement_of_the_project(kind):
    wanted = PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"]
    if kind == "test":
        wanted = wanted + PROJECT["project"]["optional-dependencies"]["test"]
    versions = locked(kind)
    for requirement in map(Requirement, wanted):
        assert requirement.specifier.contains(versions[requirement.name]), f"{requirement}: make the locks again (CONTRIBUTING.md)"


def test_the_test_lock_holds_the_run_lock():
    assert locked("run").items() <= locked("test").items()


@pytest.mark.parametrize("kind", ["run", "test"])
def test_every_locked_package_has_hashes_and_no_address(kind):
    text = (ROOT / "requirements" / f"{kind}.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    packages = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert packages
    assert all("--hash=sha256:" in package for package in packages)


# --- documents ------------------------------------------------------------------------------------------------------------


def test_the_readme_gives_two_commands_that_do_everything():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"^ *python3 start\.py$", readme, re.MULTILINE)
    assert re.search(r"^ *python3 start\.py --test$", readme, re.MULTILINE), ".ci/run looks for this line"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_link_between_documents_leads_somewhere(path):
    text = path.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    broken = [t for t in targets if "://" not in t and not (path.parent / t).exists()]
    assert not broken


@pytest.mark.parametrize("path", [p for p in DOCUMENTS if "docs" in p.parts and p.name != "index.md"], ids=lambda p: p.name)
def test_the_index_names_every_document(path):
    listed = "".join(index.read_text(encoding="utf-8") for index in (ROOT / "docs").rglob("index.md"))
    assert path.name in listed


def test_decisions_are_numbered_without_a_gap():
    numbers = sorted(int(p.name[:4]) for p in (ROOT / "docs/decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("path", sorted((ROOT / "docs/decisions").glob("[0-9]*.md")), ids=lambda p: p.name)
def test_a_decision_says_context_choice_and_consequences(path):
    headings = re.findall(r"^(?:## |\*\*)(Context|Choice|Consequences)\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == ["Context", "Choice", "Consequences"]


# --- set-up ---------------------------------------------------------------------------------------------------------------


def test_packages_count_as_installed_only_while_their_list_is_unchanged(start, tmp_path, monkeypatch):
    marker = tmp_path / "zholda-installed.json"
    assert not start.is_ready(marker, "run")
    marker.write_text(json.dumps({"run": start.fingerprint("run")}), encoding="utf-8")
    assert start.is_ready(marker, "run")
    assert not start.is_ready(marker, "test")
    changed = tmp_path / "run.txt"
    changed.write_text("simpy==0\n", encoding="utf-8")
    monkeypatch.setattr(start, "lock", lambda kind: changed)
    assert not start.is_ready(marker, "run")


def test_the_test_packages_are_enough_to_play(start, tmp_path):
    marker = tmp_path / "zholda-installed.json"
    marker.write_text(json.dumps({"test": start.fingerprint("test")}), encoding="utf-8")
    assert start.is_ready(marker, "run")


@pytest.mark.parametrize("content", ["", "{", "[]", "\0"])
def test_a_damaged_marker_means_installing_again(start, tmp_path, content):
    marker = tmp_path / "zholda-installed.json"
    marker.write_text(content, encoding="utf-8")
    assert not start.is_ready(marker, "run")


def test_when_pip_fails_the_way_without_a_network_is_told(start, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(start, "environment_folder", lambda: tmp_path)
    monkeypatch.setattr(start, "make_environment", lambda environment: None)
    failing = [start.sys.executable, "-c", "import sys; sys.exit('no route to any server')"]
    monkeypatch.setattr(start, "pip_command", lambda environment: failing)
    assert start.main(["demo"]) == 69
    said = capsys.readouterr().err
    assert "no route to any server" in said
    assert "pip download --require-hashes -r requirements/run.txt -d wheels" in said


def test_an_environment_that_may_not_be_looked_into_is_told_with_what_to_do(start, tmp_path, monkeypatch, capsys):
    def refused(*_: object) -> bool:
        raise PermissionError(13, "Permission denied", str(tmp_path / "bin" / "python"))

    monkeypatch.setattr(start, "environment_folder", lambda: tmp_path)
    monkeypatch.setattr(start.Path, "exists", refused)
    assert start.main(["list"]) == 69
    said = capsys.readouterr().err
    assert f"{tmp_path / 'bin' / 'python'}: Permission denied" in said
    assert "python3 -m venv FOLDER" in said


# --- benchmarks -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rows", ["conditions", "help_text"])
def test_the_benchmarks_print_figure_reference_and_ratio(rows):
    done = subprocess.run(
        [sys.executable, "benchmarks/run.py", "--quick", "--only", rows],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode in (0, 1), done.stderr
    _, head, *measured = done.stdout.splitlines()
    assert head.split() == ["what", "ours", "reference", "ratio", "floor", "aim"]
    assert measured
    assert all(line.split()[-1] in {"aim", "floor", "OVER"} for line in measured)
