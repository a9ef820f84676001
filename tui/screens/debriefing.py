"""The end: the debrief to read, line by line or page by page."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from tui.keys import BRIEFING, bindings
from tui.screens.dialog import BACK, Read
from tui.text import pieces, plain
from tui.widgets.choices import Choices, Row


class Debrief(Screen[None]):
    """A long text and one way on."""

    BINDINGS = bindings(BRIEFING)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        """The text in paragraphs, and the row that closes it."""
        yield Static(plain(" Debrief ", "bold reverse"), classes="title")
        with VerticalScroll(id="pages"):
            for piece in pieces(self.text):
                yield Static(plain(piece), classes="piece")
        yield Static(plain("Arrows and PgUp/PgDn scroll. Tab goes to the row below."), classes="title")
        yield Choices(id="answers")

    def on_mount(self) -> None:
        """Reading comes first."""
        self.query_one(Choices).show([Row(BACK, plain("Close the debrief"))])
        self.query_one("#pages").focus()

    def on_option_list_option_selected(self) -> None:
        """Closed."""
        self.dismiss(None)

    def action_back(self) -> None:
        """Closed."""
        self.dismiss(None)

    def action_help(self) -> None:
        """How to read."""
        text = "The debrief says what happened, what could be known, and which standard speaks to it. Esc or F10 closes it."
        self.app.push_screen(Read("Help", text))
