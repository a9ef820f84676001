"""A list to choose from. The highlighted row is marked by a sign as well as by colour, and arrows lead out at both ends."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple, Protocol, runtime_checkable

from rich.segment import Segment
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

MARK: Final = "> "
MARK_ELSEWHERE: Final = "- "  # the keys go to another list now
NO_MARK: Final = "  "


@runtime_checkable
class HasColumns(Protocol):
    """A screen whose lists stand in columns."""

    def neighbour(self, of: str, by: int, *, beside: bool) -> Widget | None:
        """The widget before or after `of`: in its column, or with `beside` in the next column."""


@runtime_checkable
class HasText(Protocol):
    """A screen with a text above its list."""

    def page_text(self, by: int) -> None:
        """Scroll the text by so many pages."""


def go_from(widget: Widget, by: int, *, beside: bool = False) -> None:
    """Move the focus from a widget to its neighbour."""
    screen = widget.screen
    to = screen.neighbour(widget.id or "", by, beside=beside) if isinstance(screen, HasColumns) else None
    if to is not None:
        screen.set_focus(to)  # at once, not after the keys that are typed already
    elif by > 0:
        screen.focus_next()
    else:
        screen.focus_previous()


class Row(NamedTuple):
    """One row: `id` is what is chosen, "" for a heading that cannot be."""

    id: str
    content: Content


class Choices(OptionList):
    """Rows with ids. Up at the first row and Down at the last one, and Left and Right, move on to the neighbouring list."""

    BINDINGS = [
        Binding("left", "go_on(-1, True)", "Left", show=False),
        Binding("right", "go_on(1, True)", "Right", show=False),
        Binding("space", "choose", "Choose", show=False),
    ]

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes, markup=False, compact=True)
        self.detailed: Row | None = None  # the row with something beneath it, as it is without

    def show(self, rows: Iterable[Row], chosen: str | None = None) -> None:
        """Replace the rows; highlight `chosen`, else what was highlighted before, else the first that can be chosen. Where no row had
        the mark though one could (`unmark`), none has it still."""
        before = self.chosen if chosen is None else chosen
        place, unmarked = self.highlighted, self.highlighted is None and self._edge(last=True) >= 0
        self.detailed = None
        fresh = [Option(row.content, id=row.id or None, disabled=not row.id) for row in rows]
        self.set_options(fresh)
        ids = [option.id for option in fresh]
        if before is not None and before in ids:
            self.highlighted = ids.index(before)
        elif not unmarked:
            near = min(place or 0, len(ids) - 1)
            after = [n for n, one in enumerate(ids) if one is not None]
            self.highlighted = next((n for n in after if n >= near), after[-1] if after else None)

    def mark(self, row: str) -> None:
        """Highlight a row by its id."""
        self.highlighted = self.get_option_index(row)

    def unmark(self) -> None:
        """Take the mark away, so that Enter chooses nothing until an arrow has marked something, or one comes in anew."""
        self.highlighted = None

    def on_focus(self) -> None:
        """Coming in marks the first row where none is marked."""
        if self.highlighted is None:
            self.action_first()

    def put_beneath(self, row: str, said: Content | None) -> None:
        """Put something under one row, and take away what stood under another. None: under no row."""
        before, self.detailed = self.detailed, None
        if before is not None:
            self.replace_option_prompt(before.id, before.content)
        if said is not None:
            bare = self.get_option(row).prompt
            self.detailed = Row(row, bare if isinstance(bare, Content) else Content(str(bare)))
            self.replace_option_prompt(row, Content("\n").join([self.detailed.content, said]))
            self.scroll_to_highlight()

    @property
    def chosen(self) -> str | None:
        """Id of the highlighted row."""
        option = self.highlighted_option
        return option.id if option is not None else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space chooses, but not where it lets time go on: pressed once too often there, it must not do what happens to be marked."""
        elsewhere = action == "choose" and isinstance(self.screen, HasColumns)
        return not elsewhere and super().check_action(action, parameters)

    def action_choose(self) -> None:
        """Choose the marked row."""
        self.action_select()

    def action_page_down(self) -> None:
        """A page down; in a list that is shown whole, a page of the text above it."""
        self._page(1, super().action_page_down)

    def action_page_up(self) -> None:
        """A page up."""
        self._page(-1, super().action_page_up)

    def _page(self, by: int, turn: Callable[[], None]) -> None:
        if self.max_scroll_y <= 0 and isinstance(self.screen, HasText):
            self.screen.page_text(by)
        else:
            turn()

    def action_cursor_down(self) -> None:
        """One row down, or on to the next list from the last row."""
        last = self._edge(last=True)
        if last < 0 or (self.highlighted is not None and self.highlighted >= last):
            self.action_go_on(1)
        else:
            super().action_cursor_down()

    def action_cursor_up(self) -> None:
        """One row up, or back to the list before from the first row."""
        if self.highlighted is None or self.highlighted <= self._edge(last=False):
            self.action_go_on(-1)
        else:
            super().action_cursor_up()

    def action_go_on(self, by: int, beside: bool = False) -> None:
        """To the neighbouring list. A screen with columns knows better than the order of its widgets which one that is."""
        go_from(self, by, beside=beside)

    def watch_show_vertical_scrollbar(self) -> None:
        """A bar for scrolling takes its cells from every row: how many lines each of them needs is counted anew."""
        self.call_after_refresh(self._recount)

    def _recount(self) -> None:
        if self.option_count:  # a prompt that is set anew makes the list count every row again
            self.replace_option_prompt_at_index(0, self.options[0].prompt)
            self.scroll_to_highlight()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Lines that all rows need at a width. The marker takes its cells from each of them, which the list itself leaves out of count:
        else a row that just fits without it would be wrapped in a box that has no line for that."""
        return super().get_content_height(container, viewport, width - len(MARK))

    def _edge(self, *, last: bool) -> int:
        able = [n for n, option in enumerate(self.options) if not option.disabled]
        return (able[-1] if last else able[0]) if able else -1

    # --- the marker ----------------------------------------------------------------------------------------------------------

    def _get_left_gutter_width(self) -> int:
        return len(MARK)

    def render_line(self, y: int) -> Strip:
        """A row with the marker before it."""
        line = super().render_line(y)
        number = self.scroll_offset.y + y
        lines = self._lines
        marked = number < len(lines) and lines[number][0] == self.highlighted and lines[number][1] == 0
        style = next((segment.style for segment in line), None)
        sign = (MARK if self.has_focus else MARK_ELSEWHERE) if marked else NO_MARK
        return Strip.join([Strip([Segment(sign, style)], len(MARK)), line])
