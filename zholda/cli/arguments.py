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
SCENARIO: Final = "an id of the library (`zholda list`), a folder or a file; a cut as night-bus/window"


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
    spoken = {n + 1 for n, word in enumerate(arguments) if word == "--language"}  # what stands behind it is no command
    first = next((word for n, word in enumerate(arguments) if not word.startswith("-") and n not in spoken), "")
    if first and first not in COMMANDS:
        from difflib import get_close_matches

        near = get_close_matches(first, COMMANDS, n=1)
        hint = f"Did you mean `{near[0]}`?" if near else f"There are: {', '.join(COMMANDS)}"
        raise UsageError(f"there is no command `{first}`. {hint}")
    asked, unknown = _parser().parse_known_args(arguments)
    if unknown:
        raise UsageError(f"unrecognized arguments: {' '.join(unknown)}. `{f'zholda {first}'.rstrip()} --help` shows how")
    return asked


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
    _language(parser, "")
    parser.set_defaults(run="zholda.cli.play:home")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)
    for name, (help_text, description, example, run, add) in COMMANDS.items():
        command = commands.add_parser(name, help=help_text, description=description, epilog=f"example:\n{example}")
        command.set_defaults(run=run)
        add(command)
        _language(command, argparse.SUPPRESS)
    return parser


def _language(parser: argparse.ArgumentParser, otherwise: str) -> None:
    told = "English, Russian or Kazakh (what was chosen last, or the system's)"
    parser.add_argument("--language", choices=("en", "ru", "kk"), default=otherwise, help=told)


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text for people (default) or json for programs")


def _seed(parser: argparse.ArgumentParser, otherwise: str) -> None:
    parser.add_argument("--seed", type=_number, metavar="N", help=f"a whole number that decides every chance ({otherwise})")


def _country(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--country", metavar="C", default="", help="the country pack whose law holds (the scenario's own)")


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or len(text) > 18:
        raise argparse.ArgumentTypeError(f"`{text}` is no seed: a whole number such as 7 is")
    return int(text)


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _list(parser: argparse.ArgumentParser) -> None:
    _format(parser)


def _play(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help=f"{SCENARIO}; or, to go on with it, {JOURNAL}")
    parser.add_argument("--seat", metavar="S", default="", help="the seat you take (the first one)")
    parser.add_argument("--seats", metavar="S,S", type=_names, default=(), help="seats that several of you take in turn at this machine")
    parser.add_argument(
        "--others", choices=("ordinary", "correct", "slow", "vacant"), help="who plays the other seats: machine colleagues, or nobody"
    )
    parser.add_argument("--follow", action="store_true", help="follow the case: move through the seats, colleagues go on where you are not")
    _seed(parser, "the number of the exercise on this machine")
    _country(parser)
    parser.add_argument(
        "--mode", choices=("training", "assessment"), help="training shows prompts, powers and articles; assessment does not"
    )
    parser.add_argument("--plain", action="store_true", help="numbered lines instead of screens: for screen readers and old consoles")


def _run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help=SCENARIO)
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--walkthrough", metavar="W", default="", help="play this walkthrough of the scenario (best-practice)")
    who.add_argument(
        "--policy",
        metavar="P",
        default="",
        help="a policy plays every seat: passive, checklist or random; or post=checklist,shelter=passive",
    )
    _seed(parser, "1")
    _country(parser)
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


def _assess(parser: argparse.ArgumentParser) -> None:
    _judge(parser)
    _law(parser)
    parser.add_argument("--until", metavar="TIME", default="", help="as it stood at this clock time: 06:10, or of a later day 'Tue 06:10'")
    parser.add_argument("--colleagues", action="store_true", help="what machine colleagues did in full too; otherwise it is only counted")


def _law(parser: argparse.ArgumentParser) -> None:
    told = "judge by the law of this country pack; clocks, rulings and prompts stay as the first law made them"
    parser.add_argument("--country", metavar="C", default="", help=told)


def _cohort(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("journals", metavar="JOURNAL", nargs="+", help=f"{JOURNAL}; at least two, each once")
    _format(parser)


def _debrief(parser: argparse.ArgumentParser) -> None:
    _replay(parser)
    _law(parser)
    parser.add_argument(
        "--format", metavar="F", default="", help="text (default), json, html, pdf, docx or xlsx; otherwise what the name after -o ends in"
    )
    parser.add_argument("-o", "--output", metavar="FILE", default="", help="write to this file instead of showing it")
    told = "first look for turning points for so many seconds; without it the debrief has those that were found before"
    parser.add_argument("--turning", metavar="SECONDS", type=_seconds, default=None, help=told)
    parser.add_argument(
        "--for", dest="audience", choices=("trainee", "director"), default="trainee", help="a director also gets the truth and the numbers"
    )


def _rate(parser: argparse.ArgumentParser) -> None:
    _replay(parser)
    parser.add_argument(
        "--objective", metavar="P1=S", action="append", required=True,
        help="an objective and your rating: P, S, M or U; of one of several seats T1@post=S; may be repeated",
    )  # fmt: skip
    parser.add_argument("--by", metavar="NAME", default="", help="who rates")


def _review(parser: argparse.ArgumentParser) -> None:
    _replay(parser)
    about = parser.add_mutually_exclusive_group(required=True)
    about.add_argument("--criterion", metavar="C", default="", help="a result, as assess names it: VC-13.untied")
    about.add_argument("--objective", metavar="O", default="", help="the rating of an objective: P1; of one of several seats T1@post")
    said = parser.add_mutually_exclusive_group(required=True)
    said.add_argument("--confirm", action="store_true", help="it stands as it is")
    said.add_argument("--rating", metavar="R", default="", help="what stands in its place: P, S, M, U; or met, partly_met, breached ...")
    parser.add_argument("--by", metavar="NAME", required=True, help="who says so")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why; needed where something else is put in its place")


def _turning(parser: argparse.ArgumentParser) -> None:
    _judge(parser)
    told = "stop after so many seconds and show what was found by then; the same command goes on from there"
    parser.add_argument("--within", metavar="SECONDS", type=_seconds, default=None, help=told)


def _seconds(typed: str) -> int:
    if not typed.isdecimal() or not int(typed):
        raise argparse.ArgumentTypeError(f"`{typed}` is no number of seconds: write a whole number from 1")
    return int(typed)


def _whatif(parser: argparse.ArgumentParser) -> None:
    _replay(parser)
    parser.add_argument("--at", metavar="OCCURRENCE", default="", help="the decision, as the list names it")
    parser.add_argument("--choose", metavar="OPTION", default="", help="what is chosen there")


def _texts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("scenario", metavar="SCENARIO", help=f"{SCENARIO}; or `standards`")
    parser.add_argument("into", metavar="LANGUAGE", choices=("ru", "kk"), help="ru (Russian) or kk (Kazakh)")
    parser.add_argument("--check", action="store_true", help="write nothing; exit code 2 where a text is not translated")


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("word", metavar="CODE-OR-STANDARD", help="a message code such as SC0012, or a standard such as VC-12")


def _sheet(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("journals", metavar="JOURNAL", nargs="+", help=f"{JOURNAL}; several give rates over a cohort")
    parser.add_argument(
        "--format", choices=("text", "json", "htcds"), default="text", help="text (default), json, or htcds: CSV in the terms of HTCDS 2.0"
    )
    parser.add_argument("-o", "--output", metavar="FILE", default="", help="write to this file instead of showing it")


COMMANDS: Final[dict[str, tuple[str, str, str, str, Callable[[argparse.ArgumentParser], None]]]] = {
    # name: help in a line, description, example, what runs it, arguments
    "list": (
        "scenarios, and exercises on this machine",
        "The scenarios there are, and the exercises that were begun on this machine.",
        "  zholda list\n  zholda list --format json",
        "zholda.cli.material:listing", _list,
    ),
    "play": (
        "play a seat or several, or go on with an exercise",
        "Play a seat of a scenario, or several in turn. Every step is kept: quit whenever you like and go on exactly there.",
        (
            "  zholda play night-bus/window\n  zholda play night-bus --seat shelter --others slow --seed 7 --mode assessment\n"
            "  zholda play night-bus --seats post,shelter\n  zholda play night-bus --follow\n  zholda play night-bus-1"
        ),
        "zholda.cli.play:play", _play,
    ),
    "run": (
        "let a walkthrough or a policy play",
        "Play a scenario without a person: by one of its walkthroughs, or by a policy. Prints how it ended and the ratings.",
        (
            "  zholda run night-bus --walkthrough best-practice --seed 7 --journal mine.jsonl\n"
            "  zholda run night-bus --policy post=checklist,shelter=passive"
        ),
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
        (
            "Judges an exercise by the standards: results with the entries that prove them, and a proposed rating for each\n"
            "objective. Seats that people played come first and in full; what machine colleagues did is counted."
        ),
        "  zholda assess night-bus-1\n  zholda assess mine.jsonl --until 06:40\n  zholda assess mine.jsonl --country velmara --format json",
        "zholda.cli.journals:assess", _assess,
    ),
    "debrief": (
        "the told story, for the talk afterwards",
        "Tells what happened, what could be known, what the persons lived through, and what the standards say.",
        "  zholda debrief night-bus-1\n  zholda debrief night-bus-1 -o debrief.pdf\n  zholda debrief mine.jsonl --for director -o all.html",
        "zholda.cli.journals:debrief", _debrief,
    ),
    "cohort": (
        "equal treatment, counted over several exercises",
        (
            "Counts over several exercises, by traits that should make no difference: who was seen alone, waited,\n"
            "was sanctioned, was offered help. Counts and intervals only. Nothing follows from it about one trainee."
        ),
        "  zholda cohort night-bus-1 night-bus-2 night-bus-3\n  zholda cohort one.jsonl two.jsonl --format json",
        "zholda.cli.cohort:cohort", _cohort,
    ),
    "rate": (
        "rate yourself, before you read the debrief",
        "Keeps the trainee's own ratings. The first of each objective stays and stands beside the machine's in every report.",
        "  zholda rate night-bus-1 --objective P1=S --objective P2=M --by Aigerim",
        "zholda.cli.journals:rate", _rate,
    ),
    "review": (
        "confirm a result or a rating, or put another in its place",
        "Keeps what an evaluator says of a result or a rating, with name, time and reason. Every report shows all of it.",
        "  zholda review night-bus-1 --objective P2 --by 'D. Serik' --rating S --reason 'seen on the recording'",
        "zholda.cli.journals:review", _review,
    ),
    "turning": (
        "the decisions that would have changed most",
        (
            "Plays every decision of a finished exercise otherwise, many times under equal luck, and tells the few that\n"
            "would have changed most. What was computed is kept: stop it with Ctrl+C and go on later."
        ),
        "  zholda turning night-bus-1\n  zholda turning mine.jsonl --format json",
        "zholda.cli.whatif:points", _turning,
    ),
    "whatif": (
        "play one decision otherwise",
        "Plays one other line of a finished exercise and tells how it differs. Without --at: which decisions there are.",
        "  zholda whatif night-bus-1\n  zholda whatif night-bus-1 --at who_speaks --choose odil",
        "zholda.cli.whatif:whatif", _whatif,
    ),
    "standards": (
        "the standards that can be judged, with sources",
        "The published standards that Zholda can judge, each with its layer, whom it binds, and its sources.",
        "  zholda standards\n  zholda standards --format json",
        "zholda.cli.material:standards", _list,
    ),
    "indicators": (
        "the published indicators, with weights and sources",
        "The ILO/EC indicators with weights, the UNODC leaflet, the ILO-11, and the policies. What is unverified says so.",
        "  zholda indicators\n  zholda indicators --format json",
        "zholda.cli.indicators:indicators", _list,
    ),
    "sheet": (
        "identification sheets against what could be known",
        "Measures the identification sheets of an exercise against what the seat could have known by then, or exports them.",
        "  zholda sheet night-bus-1\n  zholda sheet mine.jsonl --format htcds -o mine.csv\n  zholda sheet one.jsonl two.jsonl",
        "zholda.cli.indicators:sheet", _sheet,
    ),
    "texts": (
        "the texts of a scenario, for translation",
        "Writes the texts of a scenario, or of the standards, to translations/LANGUAGE.po, keeps what is done, compiles it.",
        "  zholda texts night-bus kk\n  zholda texts night-bus kk --check\n  zholda texts standards kk",
        "zholda.cli.material:texts", _texts,
    ),
    "explain": (
        "what a message code or a standard means",
        "Explains a code that `zholda check` printed, or a standard that an assessment names.",
        "  zholda explain SC0012\n  zholda explain VC-12",
        "zholda.cli.material:explain", _explain,
    ),
}  # fmt: skip
