"""The only writer to stderr, and the only place that knows exit codes.

0    done
2    wrong usage, or input that is not valid: the message says what, where, and what to do
70   a fault in Zholda: one line asks for a report and says with what; the traceback is kept in a file
130  interrupted by Ctrl+C
"""

from __future__ import annotations

import errno
import os
import sys

TYPE_CHECKING = False  # as typing has it, whose import takes a tenth of the time that help may take
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Final

DONE: Final = 0
USAGE: Final = 2
INTERNAL: Final = 70
INTERRUPTED: Final = 130

_NO_ROOM: Final = (errno.ENOSPC, errno.EIO, errno.EROFS)

_about: dict[str, object] = {}


class UsageError(Exception):
    """The command was called in a way that makes no sense. The message says what to write instead."""


class Done(Exception):
    """A command that ends early, as `--help` does."""


def say(text: str) -> None:
    """Talk to the person at the keyboard."""
    text = "".join(sign if sign.isprintable() or sign in "\n\t" else "?" for sign in text)  # outside text moves no cursor
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        pass  # a stderr that is closed, or that a windowed Python does not have, is no reason to fail


def about(**facts: object) -> None:
    """What a report of a fault should name, such as scenario and seed, once it is known."""
    _about.update(facts)


def guarded(run: Callable[[], int]) -> int:
    """Run a command and turn whatever it raises into words and an exit code."""
    try:
        return run()
    except Done:
        return DONE
    except KeyboardInterrupt:
        say("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough of it; Python must not complain about that when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except UsageError as problem:
        say(f"zholda: {problem}")
        return USAGE
    except Exception as fault:  # noqa: BLE001  (the last resort: a trainee is never shown a traceback)
        return _expected(fault) or _fault(fault)


def _expected(fault: Exception) -> int:
    """Problems of what was given: in words, without ado. 0 if it is not one of these."""
    from zholda.session import MaterialProblems, SessionError
    from zholda.walkthrough import WalkthroughFailed

    if isinstance(fault, MaterialProblems):
        say(str(fault))
        return USAGE
    if isinstance(fault, (SessionError, WalkthroughFailed)):
        say(f"zholda: {fault}")
        return USAGE
    if isinstance(fault, OSError) and fault.errno in _NO_ROOM:
        say(f"zholda: the output cannot be written: {fault.strerror}")
        return USAGE
    return 0


def _fault(fault: Exception) -> int:
    """One clear line; the traceback goes into a file, for whoever gets the report."""
    import platform
    import traceback
    from pathlib import Path

    from sim.journal.versions import ENGINE

    frames = traceback.extract_tb(fault.__traceback__)
    where = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    reported = [f"{name} {value}" for name, value in _about.items()]
    reported += [f"zholda {ENGINE}", f"Python {platform.python_version()}", platform.system()]
    kept = _keep_traceback("".join(traceback.format_exception(fault)))
    what = " ".join(f"{type(fault).__name__}: {fault}".split())
    say(f"zholda: internal error, {what}{where}. Please report this line with: {', '.join(reported)}{kept}")
    return INTERNAL


def _keep_traceback(text: str) -> str:
    """Where the traceback was written, as the end of a sentence; "" where it could not be."""
    from zholda.folders import home

    path = home() / "last-error.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError:
        return ""
    return f", and {path}"
