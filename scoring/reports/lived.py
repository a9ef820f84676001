"""A person's life in an exercise: each happening with its second and the entries that show it. How it is gathered is in `gathering`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that happened to a person from second `at` to second `until`. `key`: what two must share to be told as one."""

    at: int
    until: int
    kind: str
    args: Mapping[str, Any]
    entries: tuple[int, ...]
    key: tuple[Any, ...] = ()


@dataclass(slots=True)
class Stay:
    """From when to when somebody was where a seat is, with the entries that show it. `until` is -1 while it lasts."""

    since: int
    entry: int
    place: str
    until: int = -1
    until_entry: int = 0


@dataclass(slots=True)
class Life:
    """Everything of one person. `place`, `where`: where they are now; `with_whom`: who took them along, "" where nobody did;
    `left_how`: how they last left a house that had taken them in, "" where they have been at a seat since."""

    person: str
    stays: list[Stay] = field(default_factory=list)
    place: str = ""
    where: str = ""
    with_whom: str = ""
    left_how: str = ""
    happenings: list[Happening] = field(default_factory=list)
    held: list[tuple[int, int, str, tuple[int, ...]]] = field(default_factory=list)  # since, until, how, entries
    wishes_said: dict[str, tuple[int, int]] = field(default_factory=dict)  # wish -> second, entry
    papers: tuple[str, int] = ("", 0)  # who has the own paper, and the entry that shows it
    endings: dict[str, int] = field(default_factory=dict)  # ending of the scenario that held, and the entry that says so
    alone: dict[int, int] = field(default_factory=dict)  # entry of an act -> entry that says that nobody else heard it
    signs: bool = False  # whether any seat ever had a reason to look at them, beyond what speaks for letting them go on
    reached: int = -1  # second at which somebody last asked after them and reached them
    named: tuple[str, int, int] = ("", -1, 0)  # who told somebody at the table that they were taken away, when, and the entry
    out_of_sight: int = 0  # entry by which they last went where nobody saw them, 0 where they were seen since

    @property
    def came(self) -> int:
        """The second at which they first came to where a seat is, -1 where they never did."""
        return self.stays[0].since if self.stays else -1

    @property
    def came_entry(self) -> int:
        return self.stays[0].entry if self.stays else 0

    @property
    def left(self) -> int:
        """The second at which they were last there, -1 while they are."""
        return self.stays[-1].until if self.stays else -1

    @property
    def left_entry(self) -> int:
        return self.stays[-1].until_entry if self.stays else 0

    def here_since(self, at: int) -> int:
        """When the stay began in which this second lies."""
        return max((stay.since for stay in self.stays if stay.since <= at), default=at)

    def left_at(self, at: int) -> int:
        """The entry by which they left in this very second, 0 where they did not."""
        return next((stay.until_entry for stay in self.stays if stay.until == at), 0)


def runs(happenings: Sequence[Happening]) -> Iterator[list[Happening]]:
    """Neighbours that can be told in one sentence: the same kind and key, with nothing else between."""
    group: list[Happening] = []
    for one in happenings:
        if group and (group[0].kind, group[0].key) != (one.kind, one.key):
            yield group
            group = []
        group.append(one)
    if group:
        yield group
