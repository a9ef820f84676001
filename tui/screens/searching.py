"""Every act for everything in sight and on the telephone, narrowed by words; with words also what the screen itself can do."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui import acts, focus
from tui.answers import Answer
from tui.keys import WORKSPACE, Action, by_place, key_words
from tui.screens.dialog import BACK, Dialog
from tui.text import one_line, plain, rows, short
from tui.widgets.choices import Choices, Row
from zholda.tongue import N_, _, p_

Found = tuple[acts.Deed, focus.Focus]


class Search(Dialog[acts.Deed | Action]):
    """The result is the act chosen, or the action of the screen."""

    HELP_TEXT = N_("Write words of what you want to do or with whom, for example 'call seat 14'. Down goes to the list, Enter chooses.")

    def __init__(self, everything: list[Found]) -> None:
        super().__init__(p_("title", "All acts"), "")
        self.everything = everything
        self.hits: list[Found] = []
        self.ways: list[Action] = []

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
        self.ways = ways(query) or ways(by_place(query))
        shown += [
            Row(f"way-{n}", rows(f"{key_words(way.keys[0]):>7}  {way.words}", (f"  {way.help}", "dim"))) for n, way in enumerate(self.ways)
        ]
        nothing = "" if shown else _("No act has these words. Write fewer letters.")
        count = _("{shown} shown of {all}.").format(shown=len(self.hits), all=len(self.everything)) + f" {nothing}"
        self.query_one("#count", Static).update(plain(count, "dim"))
        self.query_one(Choices).show([*shown, Row(BACK, plain(f"   {self.back_words}"))], shown[0].id if shown else BACK)

    def on_input_changed(self) -> None:
        """Other words, other acts."""
        self.fill()

    def on_input_submitted(self) -> None:
        """Enter in the field takes the first."""
        if self.hits or self.ways:
            self.dismiss(self.hits[0][0] if self.hits else self.ways[0])

    def action_finish(self) -> None:
        """Take the marked act."""
        self.take(self.query_one(Choices).chosen or BACK)

    def action_pick(self, number: int) -> None:
        """Rows have no numbers here."""

    def row(self, number: int, answer: Answer) -> Content:
        """Rows are made in `fill`."""
        return plain(answer.words)

    def take(self, answer: str) -> None:
        """An act, something that the screen can do, or back."""
        kind, _dash, number = answer.partition("-")
        self.dismiss(None if answer == BACK else self.ways[int(number)] if kind == "way" else self.hits[int(number)][0])


def ways(query: str) -> list[Action]:
    """What the screen itself can do by these words; nothing without words, and no act of a list."""
    found = [one for one in WORKSPACE if not one.do.startswith(("act(", "search"))]
    return [one for one in found if query.strip() and acts.says(f"{one.words} {one.help}", query)]
