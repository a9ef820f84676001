"""A text parted into what is said as it stands and what is filled in: `{name|kind}`, `{law:limit.delivery}`, and parts in square brackets.

A text is parted once and said often: a debrief says some of them hundreds of times.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

_SIGN: Final = re.compile(r"\{([a-z_]+)(?:\|([a-z_.]+))?\}|\{law:([a-z_.]+)\}")
_OPTIONAL: Final = re.compile(r"\[([^\[\]]*)\]")


class Slot(NamedTuple):
    """`{name|kind}`: an argument, in words where it has a kind; as it is `written` where nobody gave it."""

    name: str
    kind: str
    written: str


class Citation(NamedTuple):
    """`{law:...}`: a limit or an article of the pack."""

    reference: str


class Optional(NamedTuple):
    """A part in square brackets, left out where one of its `slots` is empty."""

    parts: tuple["str | Slot | Citation", ...]
    slots: tuple[Slot, ...]


Part: TypeAlias = str | Slot | Citation | Optional


@lru_cache(maxsize=1 << 14)
def parted(text: str, *, brackets: bool) -> tuple[Part, ...]:
    """The parts of a text in order. `brackets`: whether square brackets part it; in a scenario's texts they are signs like others."""
    if not brackets or "[" not in text:
        return _filled(text)
    found: list[Part] = []
    for number, piece in enumerate(_OPTIONAL.split(text)):
        parts = _filled(piece)
        if number % 2:
            found.append(Optional(parts, tuple(part for part in parts if isinstance(part, Slot))))
        else:
            found.extend(parts)
    return tuple(found)


def _filled(text: str) -> tuple[str | Slot | Citation, ...]:
    """What stands between the signs, and the signs."""
    found: list[str | Slot | Citation] = []
    end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() > end:
            found.append(text[end : sign.start()])
        found.append(Citation(sign[3]) if sign[3] else Slot(sign[1], sign[2] or "", sign[0]))
        end = sign.end()
    if end < len(text):
        found.append(text[end:])
    return tuple(found)
