"""Reads a condition into a tree: a precedence parser that never goes deeper than the nesting it allows.

From loosest to tightest: `or`, `and`, `not`, comparison. A fault of grammar ends the reading: what follows it is guesswork.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sim.conditions.problems import ConditionError, Problem
from sim.conditions.tokens import Token, tokenize

LONGEST: Final = 500  # characters
DEEPEST: Final = 50  # brackets and nots inside each other
COMPARISONS: Final = ("==", "!=", "<", "<=", ">", ">=")

_OR, _AND, _NOT, _COMPARE = 1, 2, 3, 4
_POWER: Final = {"or": _OR, "and": _AND} | dict.fromkeys(COMPARISONS, _COMPARE)


@dataclass(frozen=True, slots=True)
class Literal:
    """`type`: bool, int or text."""

    type: str
    value: bool | int | str
    column: int


@dataclass(frozen=True, slots=True)
class Word:
    """A bare name, a constant, or an id beside a comparison; which of them is settled by the types."""

    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple[Token, ...]
    column: int


@dataclass(frozen=True, slots=True)
class Not:
    of: "Node"
    column: int


@dataclass(frozen=True, slots=True)
class Join:
    """`and` or `or` of two parts and more: a long chain is one flat node."""

    sign: str
    parts: tuple["Node", ...]
    column: int


@dataclass(frozen=True, slots=True)
class Compare:
    sign: str
    left: "Node"
    right: "Node"
    column: int


Node = Literal | Word | Call | Not | Join | Compare


def parse(text: str) -> Node:
    """The tree of a condition. Raises ConditionError with every meaningless piece, or with the first fault of grammar."""
    if len(text) > LONGEST:
        message = f"A condition has at most {LONGEST} characters, this has {len(text)}"
        raise _stop(LONGEST + 1, "SC0201", message, "Let a storyline set a flag, and ask for the flag.")
    tokens, problems = tokenize(text)
    if problems:
        raise ConditionError(problems)
    if len(tokens) == 1:
        raise _stop(1, "SC0200", "The condition is empty", "Write a condition, or leave the key out.")
    return _Parser(tokens).whole()


def _stop(column: int, code: str, message: str, hint: str) -> ConditionError:
    return ConditionError([Problem(column, code, message, hint)])


class _Parser:
    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0

    @property
    def next(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        token = self.tokens[self.at]
        if token.kind != "end":
            self.at += 1
        return token

    def whole(self) -> Node:
        tree = self.expression(0)
        left_over = self.next
        if left_over.text == ")":
            raise _stop(left_over.column, "SC0207", "This bracket closes nothing", "Remove `)`, or open a bracket before it.")
        if left_over.text == ",":
            raise _stop(left_over.column, "SC0207", "A comma stands only between the arguments of a function", "Write `and` or `or`.")
        if left_over.kind != "end":
            hint = "Write `==`." if left_over.text == "is" else "Write `and` or `or` before it."
            raise _stop(left_over.column, "SC0207", f"Nothing joins `{left_over.text}` to what stands before it", hint)
        return tree

    def expression(self, power: int) -> Node:
        """Everything from here that binds tighter than `power`."""
        left = self.operand()
        while _POWER.get(self.next.text, 0) > power and self.next.kind in {"sign", "keyword"}:
            sign = self.take()
            left = self.join(left, sign) if sign.kind == "keyword" else self.comparison(left, sign)
        return left

    def join(self, left: Node, sign: Token) -> Node:
        parts = [left, self.expression(_POWER[sign.text])]
        while self.next.text == sign.text and self.next.kind == "keyword":
            self.take()
            parts.append(self.expression(_POWER[sign.text]))
        return Join(sign.text, tuple(parts), sign.column)

    def comparison(self, left: Node, sign: Token) -> Node:
        if self.next.text == "not":
            hint = "Put brackets around what is denied: `a == (not b)`."
            raise _stop(self.next.column, "SC0206", f"`not` cannot follow `{sign.text}`", hint)
        right = self.expression(_COMPARE)
        if self.next.text in COMPARISONS:
            raise _stop(self.next.column, "SC0208", "Two comparisons in a row", "Write two, joined by `and`: `1 < a and a < 3`.")
        return Compare(sign.text, left, right, sign.column)

    def operand(self) -> Node:
        token = self.take()
        match token.kind:
            case "number":
                return Literal("int", token.value, token.column)
            case "text":
                return Literal("text", token.value, token.column)
            case "word":
                return self.call(token) if self.next.text == "(" else Word(token.text, token.column)
            case "keyword" if token.text in {"true", "false"}:
                return Literal("bool", token.text == "true", token.column)
            case "keyword" if token.text == "not":
                self.deeper(token)
                denied = Not(self.expression(_NOT), token.column)
                self.depth -= 1
                return denied
            case "sign" if token.text == "(":
                return self.brackets(token)
        what = "Something is missing at the end" if token.kind == "end" else f"Something is missing before `{token.text}`"
        raise _stop(token.column, "SC0206", what, "Write what is asked for, such as `held(bus)`, or remove what is too much.")

    def brackets(self, opening: Token) -> Node:
        self.deeper(opening)
        inside = self.expression(0)
        self.depth -= 1
        self.close(opening)
        return inside

    def deeper(self, token: Token) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            message = f"More than {DEEPEST} brackets and nots stand inside each other"
            raise _stop(token.column, "SC0202", message, "Remove the needless ones, or let a storyline set a flag.")

    def close(self, opening: Token) -> None:
        token = self.next
        if token.text != ")":
            where = "the condition ends" if token.kind == "end" else f"`{token.text}` follows"
            raise _stop(token.column, "SC0206", f"The bracket opened in column {opening.column} is not closed: {where}", "Write `)`.")
        self.take()

    def call(self, name: Token) -> Node:
        opening = self.take()
        arguments: list[Token] = []
        while self.next.text != ")":
            if arguments:
                if self.next.text != ",":
                    self.close(opening)  # it is not closed here, and says so
                self.take()
            token = self.take()
            if token.kind == "end":
                self.close(opening)  # nor here
            if token.kind != "word":
                hint = f"Write it without quotes: `{token.value}`." if token.kind == "text" else "Write ids, parted by commas."
                raise _stop(token.column, "SC0216", f"An argument is an id, not `{token.text}`", hint)
            arguments.append(token)
        self.close(opening)
        return Call(name.text, tuple(arguments), name.column)
