"""Fields to write in that arrows can leave: Up from the first line and Down from the last go to what stands before and after."""

from typing import Any

from textual.binding import Binding
from textual.widgets import Input, TextArea

from tui.text import LONGEST, tidy


class OneLine(Input):
    """A field of one line. What is in it is text, never markup."""

    BINDINGS = [
        Binding("up", "app.focus_previous", "Up", show=False),
        Binding("down", "app.focus_next", "Down", show=False),
    ]

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(value=tidy(value).replace("\n", " "), placeholder=placeholder, id=id, max_length=LONGEST, select_on_focus=False)
        self.cursor_position = len(self.value)  # writing goes on behind what stands there


class Lines(TextArea):
    """A field of several lines; Tab, or Down from the last line, leads out of it."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(tidy(text), id=id, compact=True, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        self.move_cursor(self.document.end)

    def action_cursor_down(self, select: bool = False) -> None:
        """One line down, or out of the field."""
        before = self.cursor_location
        super().action_cursor_down(select)
        if self.cursor_location == before or self._at_end(before):
            self.screen.focus_next()

    def _at_end(self, before: Any) -> bool:
        return bool(before == self.document.end)
