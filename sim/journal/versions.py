"""Three versions that every journal carries, and what each still allows.

`FORMAT`: how entries are written. An older format is brought up to date while it is read, never rejected.
`RULES`: what the engine does with the same material, seed and commands. Raised whenever a golden journal changes. Reading,
assessing and debriefing work for every number; replay, resume and what-if need this one.
`ENGINE`: the program's version, for people; nothing is decided by it.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from sim.journal.folded import UNFOLDED

if TYPE_CHECKING:
    from sim.model.events import Opened

FORMAT: Final = 4
RULES: Final = 14
ENGINE: Final = "0.1.0"  # as in pyproject.toml; a test compares

Step = Callable[[dict[str, Any]], dict[str, Any]]


def _unmarked(line: dict[str, Any]) -> dict[str, Any]:
    """Headers of format 1 did not say EXERCISE."""
    return line | {"format": 2, "marking": ""} if line.get("event") == "Opened" else line


UPCASTS: Final[dict[int, Step]] = {1: _unmarked, **UNFOLDED}
"""Format k -> how one parsed line of it becomes a line of format k + 1. Add a step here whenever FORMAT is raised."""


class Newer(ValueError):
    """The file was written in a format that this version does not know yet."""

    def __init__(self, found: int) -> None:
        super().__init__(found)
        self.found = found

    def __str__(self) -> str:
        return f"it is written in format {self.found}; this version of Zholda reads formats up to {FORMAT}. Install a newer Zholda"


def upcast(plain: Mapping[str, Any], found: int) -> dict[str, Any]:
    """A parsed line of format `found` in the present format. Raises Newer."""
    if found > FORMAT:
        raise Newer(found)
    line = dict(plain)
    for step in range(found, FORMAT):
        line = UPCASTS[step](line)
    return line


def other_rules(header: "Opened") -> str:
    """One line that says which rules a replay of this journal needs and what still works; empty where they are the present ones."""
    if header.rules == RULES:
        return ""
    return (
        f"it was played under rules {header.rules} (Zholda {header.engine}), this is Zholda {ENGINE} with rules {RULES}: "
        "replaying and going on need equal rules; reading, assessing and debriefing work"
    )
