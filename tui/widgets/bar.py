"""A line of keys or tabs, or two where one is too short: each names its key, all can be reached with Left, Right and Enter, or clicked."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from tui.text import one_line
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
    DEFAULT_CSS = "Bar { height: auto; width: 1fr; }"

    def __init__(self, items: Sequence[Item] = (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.items = tuple(items)

    def show(self, items: Sequence[Item]) -> None:
        """Replace the items."""
        if tuple(items) != self.items:
            self.items = tuple(items)
            self.place = min(self.place, max(len(self.items) - 1, 0))
            self.refresh(layout=True)

    def _pieces(self) -> list[tuple[str, str]]:
        """Each item as text and style."""
        pieces = []
        for n, (item, key) in enumerate(zip(self.items, self._keys(), strict=True)):
            text = f"{key} {one_line(item.words)}"
            marked = self.has_focus and n == self.place
            text = f"[{text}]" if marked else f"*{text} " if item.here else f" {text} "
            pieces.append((text, "reverse" if marked else "bold" if item.here else ""))
        return pieces

    def _keys(self) -> list[str]:
        """What each key is called: whole where everything fits on one line, else in short."""
        whole = sum(Content(f"{item.key} {one_line(item.words)}").cell_length + 2 for item in self.items)
        cramped = bool(self.size.width) and whole > self.size.width
        return [item.short if cramped and item.short else item.key for item in self.items]

    def _lines(self, width: int) -> list[list[int]]:
        """Which items stand on which line: as many on each as fit, for a word that is cut names nothing."""
        lines: list[list[int]] = [[]]
        used = 0
        for n, (text, _style) in enumerate(self._pieces()):
            cells = Content(text).cell_length
            if lines[-1] and used + cells > width + 1:  # the space behind the last one may hang over
                lines.append([])
                used = 0
            lines[-1].append(n)
            used += cells
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line, or as many as it takes."""
        return len(self._lines(width)) if width else 1

    def render(self) -> Content:
        """The items side by side."""
        pieces = self._pieces()
        width = self.size.width
        lines = [Content("").join(_styled(*pieces[n]) for n in line) for line in (self._lines(width) if width else [range(len(pieces))])]
        return Content("\n").join(line if line.cell_length <= width else line.rstrip() for line in lines)

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
        lines, pieces = self._lines(self.size.width), self._pieces()
        end = 0
        for n in lines[event.y] if event.y < len(lines) else ():
            end += Content(pieces[n][0]).cell_length
            if event.x < end:
                await self.screen.run_action(self.items[n].action)
                return

    def on_focus(self) -> None:
        """Brackets appear."""
        self.refresh()

    def on_blur(self) -> None:
        """Brackets go."""
        self.refresh()


def _styled(text: str, style: str) -> Content:
    return Content.styled(text, style) if style else Content(text)
