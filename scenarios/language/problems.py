"""A problem in a scenario file as a trainer needs it: where, what is wrong, the line itself, what to do; under a permanent code.

The words stand in `catalogue`, one entry a code; `docs/reference/diagnostics/` has a page for each with an example that triggers it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Any

from scenarios.language.catalogue import CATALOGUE

SHOWN = 100
"""Problems of one stage that are shown. A file with ten thousand is not a scenario with ten thousand mistakes."""

_LONGEST_WORD = 60  # looking for a near word costs the product of the lengths
_LONGEST_SENTENCE = 400  # no word of an author's gets longer than this into a message
_WIDTH = 140


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. `line` and `column` count from 1, in characters; `source_line` is the line of the file as it stands there."""

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    source_line: str = ""

    def render(self) -> str:
        """For people: the place and message, the line with a mark under the spot, what to do."""
        lines = [f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}"]
        if self.source_line.strip() and self.column <= len(self.source_line) + 1:
            shown, column = _window(self.source_line, self.column)
            lines += [f"{self.line:>6} | {shown}", f"       | {' ' * (column - 1)}^"]
        if self.hint:
            lines.append(f"       = {self.hint}")
        return "\n".join(lines)

    def as_json(self) -> dict[str, Any]:
        """For machines: the fields by name."""
        return asdict(self)


class ScenarioProblems(Exception):
    """A file could not be read as what it should be. `problems`: all of the first stage that failed, in reading order."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems = list(problems)

    def __str__(self) -> str:
        return "\n".join(problem.render() for problem in self.problems)


def problem(code: str, file: str, line: int, column: int, source_line: str = "", *, hint: str | None = None, **words: Any) -> Problem:
    """The problem of this code in the words of the catalogue; `hint` overrides the catalogue's."""
    entry = CATALOGUE[code]
    words = {name: shortened(word) if isinstance(word, str) and len(word) > _LONGEST_SENTENCE else word for name, word in words.items()}
    advice = entry.hint.format(**words) if hint is None else hint
    return Problem(file, line, column, code, entry.message.format(**words), advice, source_line)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or ""."""
    if not word or len(word) > _LONGEST_WORD:
        return ""
    by_lower = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """A hint for a word that is not known: the near one, else the list where it is short, else ""."""
    names = list(known)
    near = nearest(word, names)
    if near:
        return f"Did you mean `{near}`?"
    return "Known are: " + ", ".join(f"`{name}`" for name in names) + "." if 0 < len(names) <= 16 else ""


def shortened(word: Any) -> str:
    """A word as it can be shown inside a sentence."""
    text = " ".join(str(word)[:1_000].split())
    return text if len(text) <= 60 else text[:57] + "..."


def _window(line: str, column: int) -> tuple[str, int]:
    """At most `_WIDTH` characters of the line around the column, and the column in that piece."""
    line = line.replace("\t", " ")
    if len(line) <= _WIDTH:
        return line, column
    begin = min(max(0, column - 1 - _WIDTH // 2), len(line) - _WIDTH)
    return line[begin : begin + _WIDTH], column - begin
