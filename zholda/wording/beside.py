"""Names beside the seat numbers by which written lines call people: "Seat 9 (Madina)" once this reader knows the name.

A scenario's lines are written before anybody can know who will have told their name by then, so they say "seat 9" to the last day.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

_DIGIT: Final = re.compile(r"\d")


def named(text: str, known: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """A line with each name that is `known` beside the number in the person's label, the first time the number comes and where the
    line does not say the name itself."""
    if _DIGIT.search(text) is None:
        return text
    for who, name in known.items():
        numbered = _numbered(labels.get(who, ""))
        found = numbered.search(text) if numbered is not None and name not in text else None
        if found is not None:
            text = f"{text[: found.end()]} ({name}){text[found.end() :]}"
    return text


@cache
def _numbered(label: str) -> re.Pattern[str] | None:
    """The first words of a label as whole words, in whatever case: seat 1 is not found in seat 13 or in `seats 1-2`. None where they hold
    no number."""
    head = label.partition(",")[0]
    if _DIGIT.search(head) is None:
        return None
    return re.compile(rf"\b{re.escape(head)}(?![\w-])(?! \()", re.IGNORECASE)
