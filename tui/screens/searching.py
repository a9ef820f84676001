"""Every act for everything in sight and on the telephone, narrowed by words."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui import acts, focus
from tui.answers import Answer
from tui.keys import by_place
from tui.screens.dialog import BACK, Dialog
from tui.text import one_line, plain, rows, short
from tui.widgets.choices import Choices, Row
from zholda.tongue import N_, _, p_

Found = tuple[acts.Deed, focus.Focus]


class Search(Dialog[acts.Deed]):
    """The result is the act chosen."""

    HELP_TEXT = N_("Write words of what you want to do or with whom, for example 'call seat 14'. Down goes to the list, Enter chooses.")

    def __init__(self, everything: list[Found]) -> None:
        super().__init__(p_("title", "All acts"), "")
        self.everything = everything
        self.hits: list[Found] = []

    def compose_field(self) -> ComposeResult:
        """The field to write in, and how much was found."""
        from tui.widgets.writing import OneLine

        yield OneLine(id="field", placeholder=_("Write words, or go down with the arrow"))
        yield Static(id="count")

    def first(self) -> Widget:
        """Writing comes first."""
        return self.query_one("#field")

    def fill(self, chosen: str | None = None) -> None:
        """Show what fits the words; words typed in another layout are read by their keys."""
        from tui.widgets.writing import OneLine

        query = self.query_one("#field", OneLine).value
        self.hits = acts.found(self.everything, query) or acts.found(self.everything, by_place(query))
        shown = [
            Row(f"hit-{n}", rows(f"{deed.minutes:>7}  {deed.words}", (f"  {short(one.label, 34)}  {one_line(acts.remark(deed))}", "dim")))
            for n, (deed, one) in enumerate(self.hits)
        ]
        nothing = "" if self.hits else _("No act has these words. Write fewer letters.")
        count = _("{shown} shown of {all}.").format(shown=len(self.hits), all=len(self.everything)) + f" {nothing}"
        self.query_one("#count", Static).update(plain(count, "dim"))
        self.query_one(Choices).show([*shown, Row(BACK, plain(f"   {self.back_words}"))], shown[0].id if shown else BACK)

    def on_input_changed(self) -> None:
        """Other words, other acts."""
        self.fill()

    def on_input_submitted(self) -> None:
        """Enter in the field takes the first."""
        if self.hits:
            self.dismiss(self.hits[0][0])

    def action_finish(self) -> None:
        """Take the marked act."""
        self.take(self.query_one(Choices).chosen or BACK)

    def action_pick(self, number: int) -> None:
        """Rows have no numbers here."""

    def row(self, number: int, answer: Answer) -> Content:
        """Rows are made in `fill`."""
        return plain(answer.words)

    def take(self, answer: str) -> None:
        """An act, or back."""
        self.dismiss(None if answer == BACK else self.hits[int(answer.removeprefix("hit-"))][0])
