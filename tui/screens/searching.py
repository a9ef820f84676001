"""Every act for everything in sight and on the telephone, narrowed by words; with words also what the screen itself can do.

Without words all of them stand there, those for what is in focus first and by what they are for, then those for each other thing.
"""

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.content import Content
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Static

from tui import words
from tui.answers import Answer
from tui.keys import DIALOG, WORKSPACE, Action, by_place, key_words
from tui.panes import acts, focus
from tui.screens.dialog import BACK, Dialog
from tui.text import one_line, plain, rows, short
from tui.widgets.choices import Choices, Row
from zholda.tongue import N_, _, p_

WAYS: Final = frozenset(f"f{n}" for n in range(1, 13)) - {key for one in DIALOG for key in one.keys}
Found = tuple[acts.Deed, focus.Focus]
PAGE: Final = 60  # acts on a page
ACT: Final = 38  # cells of a row that are kept for the time and the words of an act
BEFORE, AFTER = "page-before", "page-after"


class Search(Dialog[acts.Deed | Action | str]):
    """The result is the act chosen, the action of the screen, or the id of a form."""

    HELP_TEXT = N_(
        "Write words of what you want to do or with whom, for example 'call seat 14'. Down goes to the list, Enter chooses. "
        "Without words all acts stand there, those for what is in focus first; the last row turns the page."
    )

    def __init__(
        self,
        everything: list[Found],
        in_focus: focus.Focus | None = None,
        *,
        busy: bool = False,
        forms: Sequence[str] = (),
        undone: str = "",
    ) -> None:
        """`busy`: only what runs aside, or what a colleague could do, is among the acts. `forms`: those that can be filled in. `undone`:
        what there is to say where there is no act at all."""
        super().__init__(p_("title", "All acts"), "")
        self.busy, self.undone = busy, undone
        self.everything = sorted(everything, key=lambda one: one[1] != in_focus)  # stable: what is in focus first
        self.in_focus = in_focus
        self.typed: str | None = None  # what the list shows
        self.page = 0
        self.hits: list[Found] = []
        focused = acts.headed([deed for deed, one in self.everything if one == in_focus])
        self.headings = {deed.offer.verb: heading for heading, those in focused for deed in those}
        self.forms, self.papers = forms, list[str]()  # all of them, and those with these words
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
        if query != self.typed:
            self.typed, self.page = query, 0
            self.hits = self.found(query)
        self.ways = ways(query) or ways(by_place(query))
        self.papers = self.forms_with(query) or self.forms_with(by_place(query))
        shown = self.page_rows()
        form = _("a form")
        shown += [Row(f"form-{one}", rows(f"{'':>7}  {words.form(one)}", (f"  {form}", "dim"))) for one in self.papers]
        shown += [
            Row(f"way-{n}", rows(f"{key_words(way.keys[0]):>7}  {way.words}", (f"  {way.help}", "dim"))) for n, way in enumerate(self.ways)
        ]
        none = _("While you are busy no act has these words. Ctrl+U clears them.") if self.busy else ""
        none = none if self.everything else self.undone
        nothing = "" if shown else none or _("No act has these words. Ctrl+U clears them.")
        self.query_one("#count", Static).update(plain(nothing or self.counted(), "dim"))
        first = next((row.id for row in shown if row.id and row.id != BEFORE), BACK)
        self.query_one(Choices).show([*shown, Row(BACK, plain(f"   {self.back_words}"))], first)

    def found(self, query: str) -> list[Found]:
        """Every act with these words; without words all of them, those for what is in focus by what they are for."""
        number = len(self.everything)
        if query.strip():
            return acts.found(self.everything, query, number) or acts.found(self.everything, by_place(query), number)
        return self.grouped() + [found for found in self.everything if found[1] != self.in_focus]

    def forms_with(self, query: str) -> list[str]:
        """The forms that are called by these words; none without words."""
        return [one for one in self.forms if query.strip() and acts.says(words.form(one), query)]

    def grouped(self) -> list[Found]:
        """Those for what is in focus, family after family."""
        here = [(deed, one) for deed, one in self.everything if one == self.in_focus]
        return [(deed, here[0][1]) for _heading, those in acts.headed([deed for deed, _one in here]) for deed in those]

    def counted(self) -> str:
        """How many acts there are, and which of them are shown."""
        number, others = len(self.hits), len(self.papers) + len(self.ways)
        if number <= PAGE:
            return _("{shown} shown of {all}.").format(shown=number + others, all=len(self.everything) + others)
        since = self.page * PAGE
        return _("{first} to {last} of {all}.").format(first=since + 1, last=min(since + PAGE, number), all=number)

    def page_rows(self) -> list[Row]:
        """The page that is open: without words under headings; before and after it the ways to the others."""
        since, number = self.page * PAGE, len(self.hits)
        grouped, thing, family, room = not (self.typed or "").strip(), None, "", max(self.inner - ACT, 34)
        shown = [Row(BEFORE, plain("   " + _("The page before")))] if since else []
        for n, (deed, one) in enumerate(self.hits[since : since + PAGE], since):
            if grouped and one != thing:
                thing, family = one, ""
                count = sum(found[1] == one for found in self.hits)
                shown.append(Row("", rows((f"{self.called(one)} ({count})", "bold"))))
            if grouped and one == self.in_focus and self.headings[deed.offer.verb] != family:
                family = self.headings[deed.offer.verb]
                shown.append(Row("", plain(f"  {family}:", "dim")))
            small = "  ".join(filter(None, ("" if grouped else short(one.label, room), one_line(acts.remark(deed)))))
            shown.append(Row(f"hit-{n}", rows(f"{deed.minutes:>7}  {deed.words}", (f"  {small}" if small else "", "dim"))))
        last = min(since + 2 * PAGE, number)
        next_one = _("The next page: {first} to {last} of {all}").format(first=since + PAGE + 1, last=last, all=number)
        return [*shown, Row(AFTER, plain(f"   {next_one}"))] if since + PAGE < number else shown

    def called(self, one: focus.Focus) -> str:
        """A thing as its heading names it, with its kind where another is called the same."""
        others = any(other.label == one.label and (other.kind, other.id) != (one.kind, one.id) for _deed, other in self.everything)
        return one_line(one.label) + (f" · {words.kind(one.kind)}" if others else "")

    def on_key(self, event: Key) -> None:
        """A function key of the place of work does here what it does there, where a question has no use for it; the list can be turned
        over while one writes."""
        if event.key in ("pagedown", "pageup"):
            listed = self.query_one(Choices)
            (listed.action_page_down if event.key == "pagedown" else listed.action_page_up)()
            event.stop()
            return
        way = next((one for one in WORKSPACE if event.key in one.keys and event.key in WAYS and one.do != "search"), None)
        if way is not None:
            event.stop()
            self.dismiss(way)

    def on_input_changed(self) -> None:
        """Other words, other acts."""
        self.fill()

    def on_input_submitted(self) -> None:
        """Enter in the field takes the first; before anything is written there it goes to the list. Where nothing has these words, what is
        written next takes their place."""
        from tui.widgets.writing import OneLine

        field = self.query_one("#field", OneLine)
        if not field.value.strip():
            self.query_one(Choices).focus()
        elif self.hits or self.papers or self.ways:
            self.dismiss(self.hits[0][0] if self.hits else self.papers[0] if self.papers else self.ways[0])
        else:
            field.select_all()

    def action_finish(self) -> None:
        """Take the marked act."""
        self.take(self.query_one(Choices).chosen or BACK)

    def action_pick(self, number: int) -> None:
        """Rows have no numbers here."""

    def row(self, number: int, answer: Answer) -> Content:
        """Rows are made in `fill`."""
        return plain(answer.words)

    def take(self, answer: str) -> None:
        """An act, a form, something that the screen can do, or back."""
        if answer in (BEFORE, AFTER):
            self.page += 1 if answer == AFTER else -1
            self.fill()
            self.query_one(Choices).focus()
            return
        kind, _dash, number = answer.partition("-")
        if kind == "form":
            self.dismiss(number)
            return
        self.dismiss(None if answer == BACK else self.ways[int(number)] if kind == "way" else self.hits[int(number)][0])


def ways(query: str) -> list[Action]:
    """What the screen itself can do by these words; nothing without words, and no act of a list."""
    found = [one for one in WORKSPACE if not one.do.startswith(("act(", "search"))]
    return [one for one in found if query.strip() and acts.says(f"{one.words} {one.help}", query)]
