"""Conditions: the small typed language in which scenarios and country packs say when something holds.

    compile_condition("knows(post, madina.speaks) and not present(odil, post_km42)", vocabulary)

A condition is text over the vocabulary it is given; it is checked whole (all problems, each with column, code and fix) and compiled
once to one Python function of the flat dictionary of facts. Grammar and codes: docs/reference/conditions.md.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sim.conditions.check import Checked
from sim.conditions.parse import DEEPEST, LONGEST, parse
from sim.conditions.problems import ConditionError, Problem
from sim.conditions.words import Function, Value, Vocabulary

__all__ = ["DEEPEST", "LONGEST", "Condition", "ConditionError", "Function", "Problem", "Value", "Vocabulary", "compile_condition"]


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled condition. `test` answers for a flat dictionary of facts; `reads` are the facts that can change its answer, in the
    order in which they stand in the text; `defaults` their values before anything happened: `test` expects every one of them."""

    text: str
    test: Callable[[Mapping[str, Any]], bool] = field(repr=False, compare=False)
    reads: tuple[str, ...]
    defaults: dict[str, Value]


def compile_condition(text: str, vocabulary: Vocabulary) -> Condition:
    """The condition that `text` says over `vocabulary`. Raises ConditionError with everything that is wrong in it."""
    tree = parse(text)
    checked = Checked(vocabulary)
    code = checked.condition(tree)
    if checked.problems:
        raise ConditionError(checked.problems)
    test = eval(f"lambda f: {code}", {"__builtins__": {}})  # noqa: S307 (see the first lines of check.py)
    return Condition(text, test, tuple(checked.defaults), checked.defaults)
