"""Every command with its arguments, its help and an example. Which function runs a command is a name here, loaded when it is called."""

from __future__ import annotations

import argparse
import sys

from zholda.cli.diagnostics import Done, UsageError

TYPE_CHECKING = False  # as typing has it, whose import takes a tenth of the time that help may take
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import IO, Any, Final, NoReturn

JOURNAL: Final = "an exercise on this machine by its name (`zholda list`), or an exercise file"
SCENARIO: Final = "an id of the library (`zholda list`), a folder or a file"


def _laid_out(prog: str) -> argparse.HelpFormatter:
    return argparse.RawDescriptionHelpFormatter(prog, max_help_position=30)


class Parser(argparse.ArgumentParser):
    """Says what is wrong with an exception instead of writing to stderr and leaving the process."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**{"formatter_class": _laid_out, "allow_abbrev": False, **settings})

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}. `{self.prog} --help` shows how")

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        raise Done(message or "")

    def _print_message(self, message: str, file: IO[str] | None = None) -> None:  # type: ignore[override]
        sys.stdout.write(message)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked for; `run` names the function that does it. Raises UsageError, or Done after help or version."""
    first = next((word for word in arguments if not word.startswith("-")), "")
    if first and first not in COMMANDS:
        from difflib import get_close_matches

        near = get_close_matches(first, COMMANDS, n=1)
        hint = f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(COMMANDS)}"
        raise UsageError(f"there is no command `{first}`. {hint}")
    return _parser().parse_args(arguments)


class _Version(argparse.Action):
    """Shows the version. It is looked up only here: what knows it takes longer to load than help may."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from sim.journal.versions import ENGINE

        sys.stdout.write(f"zholda {ENGINE}\n")
        parser.exit()


def _parser() -> Parser:
    parser = Parser(
        prog="zholda",
        description="Counter-trafficking exercises, played in a terminal and assessed by published standards.\n"
        "Without a command: the home screen. For training only, never for real cases.",
        epilog="example:\n  zholda play night-bus --seat post\n\nData goes to stdout, talk to stderr. "
        "Exit codes: 0 done, 2 wrong usage or invalid input, 70 a fault in Zholda.\nEvery command has --help.",
    )
    parser.add_argument("-V", "--version", action=_Version, nargs=0, help="show the version and leave")
    parser.set_defaults(run="zholda.cli.play:home")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for name, (help_text, description, example, run, add) in COMMANDS.items():
        command = commands.add_parser(name, help=help_text, description=description, epilog=f"example:\n{example}")
        command.set_defaults(run=run)
        add(command)
    return parser


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default) or json for programs")


def _seed(parser: argparse.ArgumentParser, otherwise: str) -> None:
    parser.add_argument("--seed", type=_number, metavar="N", help=f"a whole number that decides every chance ({otherwise})")


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 18:
        raise argparse.ArgumentTypeError(f"`{text}` is no seed: a whole number such as 7 is")
    return int(text)


def _list(parser: argparse.ArgumentParser) -> None:
    _format(parser)


def _play(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help=f"{SCENARIO}; or, to go on with it, {JOURNAL}")
    parser.add_argument("--seat", metavar="S", default="", help="the seat you take (the first one)")
    _seed(parser, "the number of the exercise on this machine")
    parser.add_argument("--country", metavar="C", default="", help="the country pack whose law holds (the scenario's own)")
    parser.add_argument(
        "--mode", choices=("training", "assessment"), help="training shows prompts, powers and articles; assessment does not"
    )
    parser.add_argument("--plain", action="store_true", help="numbered lines instead of screens: for screen readers and old consoles")


def _run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help=SCENARIO)
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--walkthrough", metavar="W", default="", help="play this walkthrough of the scenario (best-practice)")
    who.add_argument("--policy", metavar="P", default="", help="let a policy play: passive, checklist or random")
    _seed(parser, "1")
    parser.add_argument("--journal", metavar="FILE", default="", help="write the exercise to this file")


def _nothing(parser: argparse.ArgumentParser) -> None:
    """A command without arguments."""


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="a scenario, walkthrough or country pack: a folder, a file, or an id of the library"
    )
    _format(parser)


def _replay(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("journal", metavar="JOURNAL", help=JOURNAL)


def _judge(parser: argparse.ArgumentParser) -> None:
    _replay(parser)
    _format(parser)


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("word", metavar="CODE-OR-STANDARD", help="a message code such as SC0012, or a standard such as VC-12")


COMMANDS: Final[dict[str, tuple[str, str, str, str, Callable[[argparse.ArgumentParser], None]]]] = {
    # name: help in a line, description, example, what runs it, arguments
    "list": (
        "scenarios, and exercises on this machine",
        "The scenarios there are, and the exercises that were begun on this machine.",
        "  zholda list\n  zholda list --format json",
        "zholda.cli.material:listing", _list,
    ),
    "play": (
        "play a seat, or go on with an exercise",
        "Play a seat of a scenario. Every step is kept: quit whenever you like and go on exactly there.",
        "  zholda play night-bus\n  zholda play night-bus --seat post --seed 7 --mode assessment\n  zholda play night-bus-1",
        "zholda.cli.play:play", _play,
    ),
    "run": (
        "let a walkthrough or a policy play",
        "Play a scenario without a person: by one of its walkthroughs, or by a policy. Prints how it ended and the ratings.",
        "  zholda run night-bus --walkthrough best-practice --seed 7 --journal mine.jsonl\n  zholda run night-bus --policy passive",
        "zholda.cli.run:run", _run,
    ),
    "demo": (
        "the night bus, told as it happens, with the debrief",
        "Plays the night bus by its best-practice walkthrough, tells it as it happens, and prints the debrief.",
        "  zholda demo",
        "zholda.cli.run:demo", _nothing,
    ),
    "check": (
        "everything wrong with a scenario or country pack",
        "Everything that is wrong, with file, line, column and what to do. Exit code 2 if there is anything.",
        "  zholda check night-bus\n  zholda check my-scenario/ --format json",
        "zholda.cli.material:check", _check,
    ),
    "replay": (
        "play a kept exercise again and compare",
        "Plays an exercise again from its commands alone, and proves that it gives the same bytes.",
        "  zholda replay night-bus-1",
        "zholda.cli.journals:replay", _replay,
    ),
    "assess": (
        "results standard by standard, and ratings",
        "Judges an exercise by the standards: results with the entries that prove them, and a proposed rating for each objective.",
        "  zholda assess night-bus-1\n  zholda assess mine.jsonl --format json",
        "zholda.cli.journals:assess", _judge,
    ),
    "debrief": (
        "the told story, for the talk afterwards",
        "Tells what happened, what could be known, what the persons lived through, and what the standards say.",
        "  zholda debrief night-bus-1",
        "zholda.cli.journals:debrief", _judge,
    ),
    "standards": (
        "the standards that can be judged, with sources",
        "The published standards that Zholda can judge, each with its layer, whom it binds, and its sources.",
        "  zholda standards\n  zholda standards --format json",
        "zholda.cli.material:standards", _list,
    ),
    "explain": (
        "what a message code or a standard means",
        "Explains a code that `zholda check` printed, or a standard that an assessment names.",
        "  zholda explain SC0012\n  zholda explain VC-12",
        "zholda.cli.material:explain", _explain,
    ),
}  # fmt: skip
