"""What was made of things that never change, kept for as long as it is asked for again: plans, cuts, material as it was read."""

from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Recent(Generic[Made]):
    """The last few results. A thing is known by itself and not by its value, so that nothing is ever mistaken for its equal; texts and
    numbers are known by their value."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[tuple[tuple[object, ...], Made]] = []  # the latest last

    def made(self, make: Callable[[], Made], *of: object) -> Made:
        """What `make` makes of these things, which must not change; made anew only where it is not among the last few."""
        found = next((kept for kept in self._kept if _same(kept[0], of)), None)
        if found is None:
            found = (of, make())
        self._kept = [*(kept for kept in self._kept if kept is not found), found][-self._most :]
        return found[1]


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    if len(one) != len(other):
        return False
    return all(a == b if isinstance(a, str | bytes | int) else a is b for a, b in zip(one, other, strict=True))
