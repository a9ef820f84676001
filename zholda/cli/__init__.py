"""The commands of `zholda`. Data goes to stdout, talk to stderr; 0 done, 2 usage or invalid input, 70 internal error, 130 interrupted.

Nothing but argparse is loaded before a command is known: `--help` must answer at once on an old laptop.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code; never raises."""
    from zholda import collector
    from zholda.cli import diagnostics, output
    from zholda.cli.arguments import parse

    collector.look_seldom()
    output.prepare()
    given = list(sys.argv[1:] if arguments is None else arguments)

    def run() -> int:
        from importlib import import_module

        asked = parse(given)
        _speak(asked.language)
        module, function = asked.run.split(":")
        code: int = getattr(import_module(module), function)(asked)
        output.flush()
        return code

    return diagnostics.guarded(run)


def _speak(asked: str) -> None:
    """Speak the language that was asked for, else that of `ZHOLDA_LANGUAGE`, the one chosen last on this machine, or the system's."""
    import os

    from zholda import settings, tongue

    tongue.use(asked or tongue.of_this_machine(os.environ, settings.kept().get("language", "")))
