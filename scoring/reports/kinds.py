"""Entries of a journal by the kind of what they tell, so that whoever asks for one kind does not read all the others."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, Final, TypeVar

from sim.model import events as e

Kind = TypeVar("Kind")
_NUMBER: Final = attrgetter("n")


class ByKind(list[e.Entry]):
    """Every entry in order, and beside it those of each kind."""

    def __init__(self, entries: Sequence[e.Entry]) -> None:
        super().__init__(entries)
        self.kinds: dict[type[e.Event], list[e.Entry]] = {}
        for entry in entries:
            self.kinds.setdefault(type(entry.event), []).append(entry)


def of(entries: Sequence[e.Entry], *kinds: type[e.Event]) -> Sequence[e.Entry]:
    """The entries that tell of one of these kinds, in order."""
    if not isinstance(entries, ByKind):
        return [entry for entry in entries if type(entry.event) in kinds]
    several = [entries.kinds[kind] for kind in kinds if kind in entries.kinds]
    return several[0] if len(several) == 1 else sorted((entry for some in several for entry in some), key=_NUMBER)


def each(entries: Sequence[e.Entry], kind: type[Kind]) -> Iterator[tuple[e.Entry, Kind]]:
    """The entries that tell of one kind, in order, each with what it tells."""
    found: Any = of(entries, kind)  # type: ignore[arg-type]
    return ((entry, entry.event) for entry in found)
