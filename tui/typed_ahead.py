"""Keys typed faster than a screen comes up: what is typed between a key that opens something and the moment it stands there is kept for it.

Otherwise a quick Enter after F7 would act on the list behind, and the first letters of what is looked for would be lost. Where nothing
comes up after all, what was typed meanwhile is dropped: it was meant for something that is not there.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol, runtime_checkable
from weakref import WeakKeyDictionary

from textual.screen import Screen

if TYPE_CHECKING:
    from typing import Any

    from textual.events import Key


@runtime_checkable
class Opening(Protocol):
    """A screen that knows when a key is not for it any more, or not yet."""

    @property
    def opening(self) -> bool: ...


@runtime_checkable
class Hears(Protocol):
    """A program that keeps keys for what is about to come up."""

    def hear_kept(self) -> None: ...

    def hear_nothing(self) -> None: ...

    def begin_nothing(self) -> None: ...

    @property
    def may_begin(self) -> bool: ...

    def forget_kept(self) -> None: ...


class Typed(NamedTuple):
    """A key as it came from the keyboard, before it was read by its place."""

    key: str
    character: str | None


class Ahead:
    """The keys that wait, in the order in which they were typed."""

    def __init__(self) -> None:
        self.kept: list[Typed] = []
        self._came: WeakKeyDictionary[Key, tuple[Typed, Screen[Any]]] = WeakKeyDictionary()

    def typed(self, event: "Key", screen: "Screen[Any]") -> bool:
        """A key has come from the keyboard. Returns whether it was kept."""
        typed = Typed(event.key, event.character)
        if opening(screen):
            self.kept.append(typed)
            return True
        self._came[event] = typed, screen
        return False

    def unheard(self, event: "Key", screen: "Screen[Any]", stack: "list[Screen[Any]]") -> bool:
        """No field or list has taken the key for itself. Returns whether it is no key of the screen that stands there now: it is kept
        where something comes up, and dropped where what it was typed at is gone."""
        if event not in self._came:
            return False
        typed, there = self._came.pop(event)
        if opening(screen):
            self.kept.append(typed)
            return True
        return there is not screen and there not in stack

    def take(self) -> Iterator[Typed]:
        """Give out what was kept, once."""
        kept, self.kept = self.kept, []
        yield from kept


def may_begin(app: object) -> bool:
    """Whether a key may begin an act: not in the breath in which another began or a question closed."""
    return not isinstance(app, Hears) or app.may_begin


def opening(screen: "Screen[Any]") -> bool:
    """Whether something is about to come up."""
    return isinstance(screen, Opening) and screen.opening
