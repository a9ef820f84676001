"""Rows about whole programs and about reading: help, first frame, check."""

import os
import sys
import tempfile
from collections.abc import Callable

from benchmarks.measure import Row, clock, in_turn, whole_process
from benchmarks.references import plain_yaml

SCENARIO = "night-bus"
DRAWN, READABLE = "Zholda", "The night bus"  # words of the first frame, words of the briefing
ZHOLDA = (sys.executable, "-c", "import sys; from zholda.cli import main; sys.exit(main())")


def help_text(rounds: int) -> list[Row]:
    """`zholda --help` from start to exit, beside a Python that does nothing."""
    ours, nothing = in_turn(whole_process(*ZHOLDA, "--help"), whole_process(sys.executable, "-c", "pass"), rounds=rounds)
    return [Row("zholda --help", "python -c pass", ours, nothing, 8, 4, "ms")]


def first_frame(rounds: int) -> list[Row]:
    """From the start of `zholda play`, scenario compiled before, until Zholda has drawn itself, and until the briefing can be read.

    The second is not in the table of the first issue; its limits are those measured for a screen whose widgets come after the first
    frame.
    """
    if os.name != "posix":
        return []
    from benchmarks.terminal import seconds_until

    with tempfile.TemporaryDirectory() as home:

        def until(words: str) -> Callable[[], float]:
            return lambda: seconds_until(words, *ZHOLDA, "play", SCENARIO, "--seed", "7", environment={"ZHOLDA_HOME": home})

        until(READABLE)()
        textual = whole_process(sys.executable, "-c", "import textual.app")
        drawn, readable, imported = in_turn(until(DRAWN), until(READABLE), textual, rounds=rounds)
    against = "python -c 'import textual.app'"
    return [
        Row("first frame of play", against, drawn, imported, 1.5, 1.2, "ms"),
        Row("briefing on the screen", against, readable, imported, 3, 2.4, "ms"),
    ]


def check(rounds: int) -> list[Row]:
    """Checking the night bus, in a process that has imported everything, beside PyYAML's C loader on the same files."""
    from scenarios.language.library import find
    from zholda.session import check as look_at

    files = sorted(find(SCENARIO).rglob("*.yaml"))
    assert look_at([SCENARIO]) == []
    plain = plain_yaml(files)
    ours, loaded = in_turn(lambda: clock(lambda: look_at([SCENARIO])), lambda: clock(plain), rounds=rounds)
    return [Row("check of the night bus", f"CSafeLoader, the same {len(files)} files", ours, loaded, 4, 2, "ms")]
