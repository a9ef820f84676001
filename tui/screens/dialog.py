"""Questions over the screen: choose one, tick several, write something, read something. Every one can be left by a row "Back"."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Final, Generic, TypeVar

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tui import help_text
from tui.answers import Answer
from tui.keys import BACK as GO_BACK
from tui.keys import DIALOG, bindings, key_words
from tui.screens.once import Once
from tui.text import one_line, plain, rows
from tui.typed_ahead import Hears
from tui.widgets.bar import Bar, Item
from tui.widgets.choices import Choices, Row
from tui.widgets.page import Page
from zholda.tongue import N_, _, n_

BACK: Final = "back"
Result = TypeVar("Result")


def inner(app: "App[Any]") -> int:
    """Cells of a line of a question, beside its borders and the bar for scrolling."""
    return max(min(app.size.width * 9 // 10, 96) - 8, 20)


class Dialog(ModalScreen[Result | None], Once[Result | None], Generic[Result]):
    """A title, a text, answers as numbered rows and, always, a way back that changes nothing (result None).

    ModalScreen comes first of its bases: Textual takes the style of the first, and this one leaves in sight what lies behind.
    """

    BINDINGS = bindings(DIALOG)
    HELP_TEXT = N_("Choose with the arrows and Enter, or with the number before an answer. Esc, Backspace or F10 goes back.")
    back_row: ClassVar[bool] = True  # whether the way back is a row of its own; the key for it is there in any case

    def __init__(
        self,
        title: str,
        text: str = "",
        answers: Sequence[Answer] = (),
        *,
        chosen: str = "",
        back: str = "",
        escape: str = "",
        unasked: bool = False,
    ) -> None:
        """`escape`: where going back leads, if that is not plain; it stands at the foot as well as in the row. `unasked`: it comes by
        itself, so keys that were meant for what stood there before are not taken for answers."""
        super().__init__()
        self.escape = escape
        self.unasked, self.opening = unasked, True
        self.heading, self.text, self.answers, self.start, self.back_words = title, text, list(answers), chosen, back or escape or _("Back")

    def compose(self) -> ComposeResult:
        """Title, text, what a subclass adds, and the rows."""
        with Vertical(id="box"):
            yield Static(plain(one_line(self.heading), "bold"), id="heading")
            if self.text:
                with Page(id="about"):
                    yield Static(plain(self.text), id="text")
            yield from self.compose_field()
            yield Choices(id="answers")
        yield Bar(self.keys(), id="keys")

    def keys(self) -> list[Item]:
        """What stands on the bar: the keys of every question, and what the space bar does with the row that is marked."""
        back = Item("/".join(key_words(key) for key in (GO_BACK.keys[0], GO_BACK.keys[-1])), self.escape, GO_BACK.do)
        common = [Item(key_words(a.keys[-1] if a is GO_BACK else a.keys[0]), a.words, a.do) for a in DIALOG[:3]]
        common = [back if self.escape and one.action == GO_BACK.do else one for one in common]
        return [*common, Item(key_words("space"), self.space(), "choose_marked")] if self.space() else common

    def space(self) -> str:
        """What the space bar does, in a word; "" where it is a sign that one writes, or there is nothing to choose from."""
        return _("Choose") if self.answers else ""

    def action_choose_marked(self) -> None:
        """Choose the row that is marked."""
        self.query_one(Choices).action_select()

    def compose_field(self) -> ComposeResult:
        """Nothing to write in."""
        yield from ()

    def on_mount(self) -> None:
        """Fill the rows; the first answer has the focus."""
        if self.unasked and isinstance(self.app, Hears):
            self.app.hear_nothing()
        self.call_after_refresh(self.fit)
        self.call_after_refresh(self.hear)
        self.fill()
        for about in self.query("#about"):
            self.watch(about, "show_vertical_scrollbar", lambda scrolls: self.reach(scrolls=scrolls))
        self.first().focus()

    def hear(self) -> None:
        """It stands there: keys are for it from now on, and those that were typed for it meanwhile."""
        self.opening = False
        if isinstance(self.app, Hears):
            self.app.hear_kept()

    @property
    def inner(self) -> int:
        """Cells of a line of it."""
        return inner(self.app)

    def on_resize(self) -> None:
        """Another window, other shares."""
        self.call_after_refresh(self.fit)

    def fit(self) -> None:
        """Give text and rows their shares of the height: what does not fit is scrolled and never cut off."""
        answers, about = self.query_one(Choices), self.query("#about")
        others = [one for one in self.query_one("#box").children if one.id not in ("answers", "about")]
        inner = self.size.height - 3 - sum(one.outer_size.height + one.styles.margin.height for one in others)
        wanted = self.query_one("#text").outer_size.height + 1 if about else 0
        most = max(inner - wanted, inner // 2, 3)
        answers.styles.max_height = most
        if about:
            about.first().styles.max_height = max(inner - min(answers.virtual_size.height, most) - 1, 3)

    def reach(self, *, scrolls: bool) -> None:
        """The keys come to a text that is longer than its window, and to no other."""
        about, answers = self.query_one("#about"), self.query_one(Choices)
        about.can_focus = scrolls
        if scrolls and self.focused in (None, answers):
            self.first().focus()
        elif about.has_focus and not scrolls:
            answers.focus()

    def page_text(self, by: int) -> None:
        """Scroll the text by a page."""
        for about in self.query("#about"):
            about.scroll_relative(y=by * max(about.size.height - 1, 1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that comes before the rows are there, or when they are gone again, is no answer to anything."""
        return bool(self.query(Choices)) and super().check_action(action, parameters)

    def action_finish(self) -> None:
        """Take what is marked."""
        self.take(self.query_one(Choices).chosen or BACK)

    def first(self) -> Widget:
        """What has the focus at the beginning."""
        return self.query_one(Choices)

    def fill(self, chosen: str | None = None) -> None:
        """Show the answers, numbered, and the way back."""
        shown = [Row(one.id, self.row(n, one)) for n, one in enumerate(self.answers, 1)]
        if self.back_row:
            shown.append(Row(BACK, rows(("   ", ""), self.back_words)))
        self.query_one(Choices).show(shown, self.start if chosen is None else chosen)

    def row(self, number: int, answer: Answer) -> Content:
        """One answer as it is shown."""
        mark = f"{number}  " if number <= 9 else "   "
        return rows(mark, answer.words, (f"  ({answer.small})" if answer.small else "", "dim"))

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Enter, a number or a click."""
        event.stop()
        self.take(event.option.id or "")

    def take(self, answer: str) -> None:
        """An answer was chosen. Each kind of question says what that means; by itself it only closes the question."""
        self.dismiss(None)

    def action_pick(self, number: int) -> None:
        """Take answer `number`."""
        if number <= len(self.answers):
            self.query_one(Choices).highlighted = number - 1
            self.take(self.answers[number - 1].id)

    def action_back(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)

    async def action_help(self) -> None:
        """Say what can be done here."""
        if self.heading != _("Help"):  # over the help no second one opens
            self.app.push_screen(Read(_("Help"), help_text.text(self, _(self.HELP_TEXT), "dialog")))


class Choose(Dialog[str]):
    """One answer of several."""

    def take(self, answer: str) -> None:
        """The answer is the result."""
        self.dismiss(None if answer == BACK else answer)


class Read(Choose):
    """Something to read; nothing to answer. A text longer than the window is scrolled by the arrows; Enter goes back in any case."""

    BINDINGS = [*bindings(DIALOG), Binding("enter", "back", "Back", show=False)]

    def first(self) -> Widget:
        """A long text has the focus."""
        about = self.query("#about")
        return about.first() if about and about.first().can_focus else self.query_one(Choices)


class Confirm(Choose):
    """A step that cannot be taken back: asked once, and Enter alone changes nothing, for *cancel* has the focus. It is the way back as
    well: a second row for that would ask what the difference is."""

    back_row: ClassVar[bool] = False

    def __init__(self, title: str, text: str, yes: str) -> None:
        super().__init__(title, text, [Answer("no", _("Cancel: change nothing")), Answer("yes", yes)], chosen="no")


class Tick(Dialog[list[str]]):
    """A checklist. Enter ticks and unticks; the last row goes on with what is ticked."""

    HELP_TEXT = N_(
        "Enter or a number ticks and unticks a row. The row 'Go on', or F2, takes what is ticked. Esc, Backspace or F10 goes back."
    )
    DONE: Final = "done"

    def __init__(
        self,
        title: str,
        text: str,
        answers: Sequence[Answer],
        ticked: Sequence[str],
        *,
        at_least: int = 0,
        together: Mapping[str, Sequence[str]] | None = None,
        escape: str = "",
    ) -> None:
        """`together`: answers that stand for several others, and tick or untick all of them."""
        super().__init__(title, text, answers, escape=escape)
        self.ticked, self.at_least, self.together = list(ticked), at_least, dict(together or {})

    def fill(self, chosen: str | None = None) -> None:
        """Show the answers with their ticks."""
        shown = [Row("tick-" + one.id, self.row(n, one)) for n, one in enumerate(self.answers, 1)]
        count = len(self.ticked)
        ticked = n_("Go on with {n} ticked", "Go on with {n} ticked", count)
        too_few = n_("Tick at least {n} row first", "Tick at least {n} rows first", self.at_least)
        words = ticked if count >= self.at_least else too_few
        shown += [Row(self.DONE, rows("   ", (words, "bold"))), Row(BACK, rows("   ", self.back_words))]
        self.query_one(Choices).show(shown, chosen)

    def space(self) -> str:
        """It ticks and unticks."""
        return _("Tick")

    def row(self, number: int, answer: Answer) -> Content:
        """One answer with its tick."""
        mark = f"{number}  " if number <= 9 else "   "
        return rows(mark, "[x] " if self.is_ticked(answer.id) else "[ ] ", answer.words)

    def is_ticked(self, one: str) -> bool:
        """Whether an answer is ticked: one for several, if all of them are."""
        return all(part in self.ticked for part in self.together.get(one, (one,)))

    def action_finish(self) -> None:
        """Go on with what is ticked."""
        self.take(self.DONE)

    def action_pick(self, number: int) -> None:
        """Tick or untick answer `number`."""
        if number <= len(self.answers):
            self.take("tick-" + self.answers[number - 1].id)

    def take(self, answer: str) -> None:
        """Tick, go on or go back."""
        if answer == BACK:
            self.dismiss(None)
        elif answer == self.DONE:
            if len(self.ticked) >= self.at_least:
                self.dismiss([one.id for one in self.answers if one.id in self.ticked])
            else:  # the row that says so may be below the edge
                few = n_("Tick at least {n} row first", "Tick at least {n} rows first", self.at_least)
                self.query_one("#heading", Static).update(plain(f"{one_line(self.heading)}  ({few})", "bold"))
        else:
            one = answer.removeprefix("tick-")
            parts, off = self.together.get(one, (one,)), self.is_ticked(one)
            self.ticked = [name for name in self.ticked if name not in parts] + ([] if off else list(parts))
            self.fill(answer)


class Write(Dialog[str]):
    """Something to write: one line, or several."""

    HELP_TEXT = N_(
        "Write, then press F2, or go down to 'Keep this text' with the arrow or the Tab key. In a field of one line Enter does the same."
    )
    KEEP: Final = "keep"

    def __init__(
        self,
        title: str,
        text: str,
        value: str = "",
        *,
        several_lines: bool = False,
        needed: bool = False,
        keep: str = "",
        escape: str = "",
    ) -> None:
        super().__init__(title, text, [Answer(self.KEEP, keep or _("Keep this text"))], escape=escape)
        self.value, self.several_lines, self.needed = value, several_lines, needed

    def compose_field(self) -> ComposeResult:
        """The field."""
        from tui.widgets.writing import Lines, OneLine

        yield Lines(self.value, id="field") if self.several_lines else OneLine(self.value, id="field")
        one, several = _("Enter is done. F10 goes back."), _("Enter begins a new line. F2 is done; so is Tab, then Enter. F10 goes back.")
        yield Static(plain(several if self.several_lines else one, "dim"), id="count")

    def first(self) -> Widget:
        """The field has the focus."""
        return self.query_one("#field")

    def space(self) -> str:
        """A space is text here."""
        return ""

    def row(self, number: int, answer: Answer) -> Content:
        """Without numbers: digits are text here."""
        return rows("   ", answer.words)

    def action_pick(self, number: int) -> None:
        """Digits are text here."""

    def on_input_submitted(self) -> None:
        """Enter in the one-line field keeps the text."""
        self.take(self.KEEP)

    def action_finish(self) -> None:
        """Keep the text."""
        self.take(self.KEEP)

    def take(self, answer: str) -> None:
        """Keep what is written, or go back."""
        if answer == BACK:
            self.dismiss(None)
            return
        from tui.widgets.writing import Lines, OneLine

        field = self.query_one("#field")
        text = field.text if isinstance(field, Lines) else field.value if isinstance(field, OneLine) else ""
        if self.needed and not text.strip():
            asked = _("please write a few words")
            self.query_one("#heading", Static).update(plain(f"{one_line(self.heading)}  ({asked})", "bold"))
            field.focus()
            return
        self.dismiss(text)
