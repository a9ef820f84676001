"""What is wrong in a condition: column, permanent code, sentence, fix. The codes are explained in docs/reference/conditions.md."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import NamedTuple

MOST = 10  # problems shown for one condition; more help nobody


class Problem(NamedTuple):
    """One fault. `column` counts from 1 in the text of the condition; `hint` says what to write instead."""

    column: int
    code: str
    message: str
    hint: str


class ConditionError(ValueError):
    """A condition that cannot be used. `problems` has one entry or more, in the order of their columns."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems)
        self.problems: tuple[Problem, ...] = tuple(sorted(problems))[:MOST]

    def __str__(self) -> str:
        return "; ".join(f"column {p.column}: {p.code} {p.message}. {p.hint}" for p in self.problems)


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint that names the closest known word, else a few known ones, else `otherwise`."""
    among = sorted(known)
    close = get_close_matches(word, among, n=1)
    if close:
        return f"Did you mean `{close[0]}`?"
    if among and len(among) <= 8:
        return "Known are: " + ", ".join(f"`{w}`" for w in among if w) + "."
    return otherwise
