"""Whatever a file holds, the answer is a message within two seconds: never a traceback, never a crash, never a frozen machine."""

import subprocess
import sys
import time
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from scenarios.language import library
from scenarios.language.compile import compile_scenario
from scenarios.language.document import parse
from scenarios.language.problems import ScenarioProblems
from tests.hostile import FILES

ROOT = Path(__file__).resolve().parents[1]
QUIET_ROAD = ROOT / "tests" / "cases" / "quiet_road"
SECONDS = 2


@pytest.mark.parametrize(("content", "code"), [pytest.param(content, code, id=name) for name, content, code in FILES])
def test_a_hostile_file_ends_in_a_message_within_two_seconds(content, code, tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes(content)
    begun = time.process_time()
    problems = library.check([path])
    said = [problem.render() for problem in problems]
    assert time.process_time() - begun < SECONDS
    assert problems[0].code == code, said[0][:300]
    assert len(problems) <= 102
    assert max(len(text) for text in said) < 1_000


def test_a_folder_a_device_and_nothing_are_no_scenario(tmp_path):
    (tmp_path / "empty").mkdir()
    for path, why in (
        (tmp_path / "empty", "There is no .yaml file in this folder"),
        (tmp_path / "nowhere", "There is no such scenario, folder or file"),
        (tmp_path / "nowhere.yaml", "There is no such scenario, folder or file"),
    ):
        (problem,) = library.check([path])
        assert (problem.code, problem.message) == ("SC0001", why)
    if Path("/dev/zero").exists():
        (problem,) = library.check(["/dev/zero"])
        assert (problem.code, problem.message) == ("SC0001", "This is a device, not a file")


def test_a_file_that_grows_while_it_is_read_is_cut_at_the_limit(tmp_path):
    path = tmp_path / "case.yaml"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)  # a hole: takes no place on the disk
    begun = time.process_time()
    (problem,) = library.check([path])
    assert problem.message == "The file has 3,000,000,000 bytes; at most 5,000,000 are read"
    assert time.process_time() - begun < SECONDS


def test_the_process_survives_the_worst_of_them(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes(b"[" * 4_000_000)
    program = f"from scenarios.language import library\nassert library.check([{str(path)!r}])[0].code == 'SC0007'"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False, timeout=30)
    assert (done.returncode, done.stderr) == (0, "")


def only_problems(content: bytes) -> None:
    """Reading ends in a document or in problems that can be shown, never otherwise."""
    try:
        parse(content, "case.yaml")
    except ScenarioProblems as found:
        str(found)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_answered(content):
    only_problems(content)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab:-[]{}#&*!|>'\"%@`,? \n\t", max_size=80))
def test_any_signs_of_yaml_are_read_or_answered(text):
    only_problems(text.encode())


PIECES = ("", "no", "12", "[]", "{}", ": ", "- ", "\n", "#", "person", "text", "true", "'", "[[", "x" * 600)


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_scenario_with_one_mistake_is_compiled_or_answered(data):
    """Cut, double or replace a piece of the good scenario at any place."""
    sources = {path.name: path.read_bytes().decode() for path in sorted(QUIET_ROAD.glob("*.yaml"))}
    name = data.draw(st.sampled_from(sorted(sources)))
    text = sources[name]
    at = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(0, 30))
    piece = data.draw(st.sampled_from([*PIECES, text[at : at + 40]]))
    sources[name] = text[:at] + piece + text[at + length :]
    compiled_or_answered(sources)


ODD: tuple[Any, ...] = (
    "",
    " ",
    "no",
    "person",
    "pickers",
    "ilda",
    "-1",
    "35m",
    "07:00",
    [],
    {},
    ["x"],
    [[]],
    {"x": {}},
    [{}],
    {"text": []},
    "{x",
    "((",
    "a=b",
)


@cache
def the_whole_case() -> dict[str, Any]:
    whole: dict[str, Any] = {}
    for path in sorted(QUIET_ROAD.glob("*.yaml")):
        whole |= yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return whole


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_scenario_with_one_odd_value_is_compiled_or_answered(data):
    """Put something odd in the place of any value, or under any key."""
    whole = deepcopy(the_whole_case())
    here: Any = whole
    while True:
        step = data.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else range(len(here))))
        if not isinstance(here[step], dict | list) or not here[step] or data.draw(st.integers(0, 3)) == 0:
            break
        here = here[step]
    here[step] = data.draw(st.sampled_from(ODD))
    compiled_or_answered({"case.yaml": yaml.dump(whole, Dumper=yaml.CSafeDumper, sort_keys=False)})


def compiled_or_answered(sources: dict[str, str]) -> None:
    problems = []
    try:
        compile_scenario([parse(text.encode(), name) for name, text in sources.items()], "quiet_road")
    except ScenarioProblems as found:
        problems = found.problems
    for problem in problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
        assert problem.hint
        assert "None" not in problem.message
