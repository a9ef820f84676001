"""The map as a widget: it draws itself anew for whatever room it is given."""

from textual.content import Content
from textual.widget import Widget

from tui.panes import map as maps
from tui.text import plain


class Chart(Widget):
    """Roads and marks. What the marks stand for is in the list beside it."""

    DEFAULT_CSS = "Chart { height: 1fr; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.map: maps.Map | None = None
        self.now = 0

    def show(self, known: maps.Map, now: int) -> None:
        """Draw this map as of this second."""
        if (known, now) != (self.map, self.now):
            self.map, self.now = known, now
            self.refresh()

    def render(self) -> Content:
        """The drawing, in plain signs where the terminal is old."""
        if self.map is None:
            return plain("")
        signs = self.app.has_class("-ascii")
        return plain("\n".join(maps.drawing(self.map, self.size.width, self.size.height, self.now, plain_signs=signs)))
