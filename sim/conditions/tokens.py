"""Cuts the text of a condition into words, numbers, texts and signs. Every piece keeps its column, counted from 1.

Numbers are whole: `40`, a duration `35m` (in seconds), a clock time `06:30` (second of the day). A word may be dotted and may name
an occurrence: `storyline.beat`, `alone[madina]#2`. Only ASCII letters make words, so nothing that looks like a known id is another.
"""

import re
from typing import Final, NamedTuple

from sim.conditions.problems import Problem

KEYWORDS: Final = ("and", "or", "not", "true", "false")
SECONDS_IN: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}
MOST_DIGITS: Final = 9

_PIECE = re.compile(
    r"""(?P<space>[ \t\r\n]+)
    |(?P<word>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:\[[A-Za-z_]\w*\])?(?:\#[0-9]+)?)
    |(?P<number>-?[0-9][\w:.]*)
    |(?P<text>'[^'\n]*'|"[^"\n]*")
    |(?P<sign>==|!=|<=|>=|[<>(),])
    |(?P<wrong>&&|\|\||.)""",
    re.VERBOSE | re.ASCII | re.DOTALL,
)
_NUMBER = re.compile(r"(-?[0-9]+)([smhd]?)")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")
_MEANT: Final = {"&&": "and", "||": "or", "&": "and", "|": "or", "!": "not", "=": "==", "≥": ">=", "≤": "<=", "≠": "!=", "−": "-"}


class Token(NamedTuple):
    """`kind`: word, keyword, number, text, sign or end. `value`: the number in its unit of one second, or the text without quotes."""

    kind: str
    text: str
    column: int
    value: int | str = 0


def tokenize(text: str) -> tuple[list[Token], list[Problem]]:
    """All pieces of a condition, ended by an `end` token, and every piece that has no meaning."""
    tokens: list[Token] = []
    problems: list[Problem] = []
    wrong_until = -1
    for piece in _PIECE.finditer(text):
        kind, word, column = str(piece.lastgroup), piece.group(), piece.start() + 1
        if kind == "word":
            if word.lower() in KEYWORDS:
                if word not in KEYWORDS:
                    problems.append(Problem(column, "SC0203", f"`{word}` is written in small letters", f"Write `{word.lower()}`."))
                kind = "keyword"
            tokens.append(Token(kind, word, column))
        elif kind == "number":
            value = _seconds(word)
            if value is None:
                problems.append(Problem(column, "SC0205", f"`{word}` is no number, duration or clock time", _number_hint(word)))
            tokens.append(Token(kind, word, column, value or 0))
        elif kind == "text":
            tokens.append(Token(kind, word, column, word[1:-1]))
        elif kind == "sign":
            tokens.append(Token(kind, word, column))
        elif kind == "wrong":
            if word in "'\"":  # everything after an unclosed quote would only be noise
                problems.append(Problem(column, "SC0204", "This quotation mark is not closed", f"End the text with {word}."))
                break
            if column > wrong_until:
                problems.append(_meaningless(word, column))
            wrong_until = column + len(word)
    tokens.append(Token("end", "", len(text) + 1))
    return tokens, problems


def _meaningless(sign: str, column: int) -> Problem:
    if sign in _MEANT:
        return Problem(column, "SC0203", f"`{sign}` has no meaning here", f"Write `{_MEANT[sign]}`.")
    if sign in "“”„‘’«»":
        return Problem(column, "SC0203", f"`{sign}` is a printer's quotation mark", "Use straight quotes: 'text'.")
    if sign in "+*/%":
        return Problem(column, "SC0203", f"`{sign}`: conditions do not calculate", "Write the number itself, or let a storyline count.")
    if sign.isspace():
        return Problem(column, "SC0203", "A special space stands here", "Replace it by an ordinary one.")
    hint = "Conditions use ids, numbers, quoted text, and, or, not, brackets and comparisons."
    return Problem(column, "SC0203", f"`{sign}` has no meaning here", hint)


def _seconds(word: str) -> int | None:
    clock = _CLOCK.fullmatch(word)
    if clock:
        hours, minutes = int(clock[1]), int(clock[2])
        return hours * 3600 + minutes * 60 if hours < 24 and minutes < 60 else None
    number = _NUMBER.fullmatch(word)
    if number is None or len(number[1]) > MOST_DIGITS:
        return None
    return int(number[1]) * SECONDS_IN.get(number[2], 1)


def _number_hint(word: str) -> str:
    if ":" in word:
        return "A clock time runs from 00:00 to 23:59."
    if len(word) > MOST_DIGITS:
        return f"A number has at most {MOST_DIGITS} digits."
    unit = word.lstrip("-0123456789.")[:1].lower()
    digits = "".join(c for c in word.partition(".")[0] if c.isdigit())
    return f"Write a whole number with one unit, like `{digits}{unit if unit in SECONDS_IN else 'm'}`: s m h d."
