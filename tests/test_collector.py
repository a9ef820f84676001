"""The program looks for garbage in cycles seldom, in its own process and in those it starts; whoever only imports it keeps their pace."""

import subprocess
import sys

import pytest

from zholda.collector import MADE_BETWEEN_LOOKS

_PACE = "import gc, sys; {}; print(gc.get_threshold()[0], file=sys.stderr)"


@pytest.mark.parametrize(
    ("done", "pace"),
    [
        ("from zholda.cli import main; main(['--version'])", MADE_BETWEEN_LOOKS),
        ("from zholda.session.crew import _begin; _begin(sys.stdin.buffer.read().splitlines())", MADE_BETWEEN_LOOKS),
        ("import zholda.cli, zholda.session, tui", 700),
    ],
    ids=["a command", "a process that plays lines anew", "an import"],
)
def test_the_pace_of_the_collector(done: str, pace: int, first_lines: bytes) -> None:
    ran = subprocess.run([sys.executable, "-c", _PACE.format(done)], input=first_lines, capture_output=True, check=True)
    assert ran.stderr.split()[-1] == str(pace).encode()


@pytest.fixture(scope="module")
def first_lines() -> bytes:
    """The canonical lines of the shortest play there is."""
    from sim.exercise import Exercise
    from sim.journal.canonical import encode
    from zholda.session.material import load, load_country

    scenario = load("first-steps")
    exercise = Exercise.open(scenario, load_country(scenario.country), seed=7, roster=dict.fromkeys(scenario.seats, "nobody"))
    return b"\n".join(encode(entry) for entry in exercise.journal)
