"""A text that is longer than its window: the arrows scroll it, Space turns its page as PgDn does."""

from textual.binding import Binding
from textual.containers import VerticalScroll


class Page(VerticalScroll):
    """Scrolled from the keyboard while it has the focus."""

    BINDINGS = [Binding("space", "page_down", "Page down", show=False)]
