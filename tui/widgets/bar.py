"""One line of keys or tabs: each names its key, all can be reached with Left, Right and Enter, or clicked."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.text import one_line, short
from tui.widgets.choices import go_from


class Item(NamedTuple):
    """`action` is what Enter does; `here` marks the tab that is open; `short` names the key where there is no room for all of `key`."""

    key: str
    words: str
    action: str
    here: bool = False
    short: str = ""


class Bar(Widget, can_focus=True):
    """A row of items. Focused, the item under the marker is shown in brackets, so that colour is not needed to see it."""

    BINDINGS = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right", "move(1)", "Right", show=False),
        Binding("up", "go_on(-1)", "Up", show=False),
        Binding("down", "go_on(1)", "Down", show=False),
        Binding("enter,space", "do", "Do it", show=False),
    ]
    place: reactive[int] = reactive(0)
    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"

    def __init__(self, items: Sequence[Item] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.items = tuple(items)

    def show(self, items: Sequence[Item]) -> None:
        """Replace the items."""
        if tuple(items) != self.items:
            self.items = tuple(items)
            self.place = min(self.place, max(len(self.items) - 1, 0))
            self.refresh()

    def _pieces(self) -> list[tuple[str, str]]:
        """Each item as text and style."""
        pieces = []
        room = self._room_for_words()
        for n, (item, key) in enumerate(zip(self.items, self._keys(), strict=True)):
            text = f"{key} {short(item.words, room)}"
            marked = self.has_focus and n == self.place
            text = f"[{text}]" if marked else f"*{text} " if item.here else f" {text} "
            pieces.append((text, "reverse" if marked else "bold" if item.here else ""))
        return pieces

    def _keys(self) -> list[str]:
        """What each key is called: whole where everything fits, else in short."""
        whole = sum(Content(f"{item.key} {one_line(item.words)}").cell_length + 2 for item in self.items)
        cramped = bool(self.size.width) and whole > self.size.width
        return [item.short if cramped and item.short else item.key for item in self.items]

    def _room_for_words(self) -> int:
        """How many cells the words of an item may take so that all items fit: the longest are cut first."""
        lengths = [Content(one_line(item.words)).cell_length for item in self.items]
        rest = self.size.width - sum(len(key) + 3 for key in self._keys())
        longest = max(lengths, default=1)
        return next((most for most in range(longest, 1, -1) if sum(min(one, most) for one in lengths) <= rest or not self.size.width), 2)

    def render(self) -> Content:
        """The items side by side."""
        return Content("").join(Content.styled(text, style) if style else Content(text) for text, style in self._pieces())

    def action_move(self, by: int) -> None:
        """Move the marker; past an end it stays."""
        self.place = max(0, min(self.place + by, len(self.items) - 1))

    def action_go_on(self, by: int) -> None:
        """To the list above or below."""
        go_from(self, by)

    async def action_do(self) -> None:
        """Do what the marked item says."""
        if self.items:
            await self.screen.run_action(self.items[self.place].action)

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked on."""
        end = 0
        for item, (text, _) in zip(self.items, self._pieces(), strict=True):
            end += Content(text).cell_length
            if event.x < end:
                await self.screen.run_action(item.action)
                return

    def on_focus(self) -> None:
        """Brackets appear."""
        self.refresh()

    def on_blur(self) -> None:
        """Brackets go."""
        self.refresh()
