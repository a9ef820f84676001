"""Rows about whole programs and about reading: help, first frame, check."""

import os
import sys
import tempfile

from benchmarks.measure import Row, clock, in_turn, whole_process
from benchmarks.references import plain_yaml

SCENARIO = "night-bus"
ZHOLDA = (sys.executable, "-c", "import sys; from zholda.cli import main; sys.exit(main())")


def help_text(rounds: int) -> list[Row]:
    """`zholda --help` from start to exit, beside a Python that does nothing."""
    ours, nothing = in_turn(whole_process(*ZHOLDA, "--help"), whole_process(sys.executable, "-c", "pass"), rounds=rounds)
    return [Row("zholda --help", "python -c pass", ours, nothing, 8, 4, "ms")]


def first_frame(rounds: int) -> list[Row]:
    """From the start of `zholda play` until the first words of the exercise are on the terminal, the scenario compiled before."""
    if os.name != "posix":
        return []
    from benchmarks.terminal import seconds_until

    with tempfile.TemporaryDirectory() as home:
        environment = {"ZHOLDA_HOME": home}

        def play() -> float:
            return seconds_until("The night bus", *ZHOLDA, "play", SCENARIO, "--seed", "7", environment=environment)

        play()
        ours, imported = in_turn(play, whole_process(sys.executable, "-c", "import textual.app"), rounds=rounds)
    return [Row("first frame of play", "python -c 'import textual.app'", ours, imported, 1.5, 1.2, "ms")]


def check(rounds: int) -> list[Row]:
    """Checking the night bus, in a process that has imported everything, beside PyYAML's C loader on the same files."""
    from scenarios.language.library import find
    from zholda.session import check as look_at

    files = sorted(find(SCENARIO).rglob("*.yaml"))
    assert look_at([SCENARIO]) == []
    plain = plain_yaml(files)
    ours, loaded = in_turn(lambda: clock(lambda: look_at([SCENARIO])), lambda: clock(plain), rounds=rounds)
    return [Row("check of the night bus", f"CSafeLoader, the same {len(files)} files", ours, loaded, 4, 2, "ms")]
