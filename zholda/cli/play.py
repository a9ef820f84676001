"""`zholda` and `zholda play`: hand over to the screens, or to numbered lines."""

import sys
from argparse import Namespace
from difflib import get_close_matches

from zholda import folders
from zholda.cli import diagnostics, output
from zholda.cli.diagnostics import UsageError

HINT = """Zholda: counter-trafficking exercises. The home screen needs a terminal; this is none.
  zholda demo       plays the night bus and tells it here
  zholda list       shows the scenarios
  zholda --help     shows every command"""


def home(asked: Namespace) -> int:
    """The home screen; without a terminal, where to go on."""
    if not _terminal():
        output.show(HINT)
        return diagnostics.DONE
    from tui.app import First, show

    return _after(show(First()))


def play(asked: Namespace) -> int:
    """Play a seat, or go on with an exercise, on screens or in numbered lines."""
    name = asked.scenario
    go_on = folders.is_exercise(name)
    seated = asked.seat or asked.seats or asked.others or asked.follow
    if go_on and (seated or asked.country or asked.mode or asked.seed is not None):
        raise UsageError(f"{name} goes on as it was begun: leave out --seat, --seats, --others, --follow, --seed, --country and --mode")
    if asked.seats and (asked.seat or asked.follow):
        raise UsageError(f"--seats is for several people in turn: leave out {'--seat' if asked.seat else '--follow'}")
    if not go_on and not folders.is_scenario(name):
        near = get_close_matches(name.casefold(), folders.names(), n=1)
        hint = f"Did you mean `{near[0]}`?" if near else "`zholda list` shows what there is"
        raise UsageError(f"there is neither a scenario nor an exercise called `{name}`. {hint}")
    if not asked.plain and not _terminal():
        raise UsageError(f"the screens need a terminal. `zholda play {name} --plain` plays in numbered lines")
    diagnostics.about(exercise=name, **({} if asked.seed is None else {"seed": asked.seed}))
    from tui.app import First

    first = (
        First(resume=name)
        if go_on
        else First(
            scenario=name,
            seat=asked.seat or next(iter(asked.seats), ""),
            mode=asked.mode or "",
            seed=asked.seed,
            country=asked.country,
            seats=asked.seats,
            others=asked.others or "ordinary",
            follow=asked.follow,
        )
    )
    if asked.plain:
        from tui.line_mode.plain import show as show_lines

        return show_lines(first)
    from tui.app import show

    return _after(show(first))


def _terminal() -> bool:
    """Whether there is one to read keys from and to draw on: screens are drawn on stderr where the system is no Windows."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _after(sentence: str) -> int:
    if sentence:
        diagnostics.say(sentence)
    return diagnostics.DONE
