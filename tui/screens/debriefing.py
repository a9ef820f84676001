"""The end: the debrief to read chapter by chapter, its turning points while they are still being looked for, the exercise to go through
again minute by minute, and what an evaluator says of it."""

from typing import TYPE_CHECKING, Final

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from tui import help_text, seat, words
from tui.keys import READING, bindings, key_words
from tui.screens.dialog import BACK, Read
from tui.screens.minutes import Minutes
from tui.screens.once import Once
from tui.screens.reviewing import review
from tui.text import one_line, pieces, plain, rows
from tui.widgets.bar import Bar, Item
from tui.widgets.choices import Choices, Row
from tui.widgets.page import Page
from zholda.session import SessionError
from zholda.tongue import _, n_

if TYPE_CHECKING:
    from textual.timer import Timer

MINUTES, TURNING, REVIEW = "minutes", "turning", "review"
ASKED_EVERY: Final = 1.0  # seconds between two looks at what was found


class Debrief(Once[None]):
    """Chapters on the left, the marked one on the right. `past` is read when the screen is shown."""

    BINDINGS = bindings(READING)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, past: seat.Past) -> None:
        super().__init__()
        self.past = past
        self.chapters: list[tuple[str, str]] = []
        self.search: seat.Search | None = None
        self.timer: Timer | None = None
        self.progress, self.turning = "", ""  # how far the search is, and what it has found, in words
        self.by = ""  # the evaluator who has given a name in this sitting
        self.shown = ""
        self.read()

    def compose(self) -> ComposeResult:
        """The chapters, and the text of one."""
        yield Static(id="debrief-title", classes="title")
        with Horizontal(id="body"):
            yield Choices(id="chapters")
            yield Page(id="pages")
        yield Bar([Item(key_words(action.keys[0]), action.words, action.do) for action in READING], id="keys")

    def on_mount(self) -> None:
        """Reading begins with the first chapter, while turning points are looked for."""
        self.list_chapters()
        self.query_one("#chapters", Choices).focus()
        if self.search is None and not self.turning:
            self.look_for_turning_points()

    def on_unmount(self) -> None:
        """What was found is kept; the next time it goes on from there."""
        self.stop_looking()

    def read(self) -> None:
        """The debrief as it reads now, without its turning points, which have a row of their own."""
        turning = words.heading("turning_points").upper()
        try:
            found = chapters(self.past.debrief())
        except SessionError as problem:
            found = [(_("The debrief cannot be told."), str(problem))]
        self.chapters = [(title, text) for title, text in found if title.upper() != turning]

    def list_chapters(self) -> None:
        """The rows, the marked one kept."""
        listed = [Row(f"chapter-{n}", plain(one_line(title))) for n, (title, _text) in enumerate(self.chapters)]
        listed.append(Row(TURNING, rows(one_line(words.heading("turning_points")), ("  ..." if self.search is not None else "", "dim"))))
        listed.append(Row(MINUTES, plain(_("Minute by minute"))))
        listed.append(Row(REVIEW, plain(_("Write a review (evaluator)"))))
        listed.append(Row(BACK, plain(_("Close the debrief"))))
        self.query_one("#chapters", Choices).show(listed, self.query_one("#chapters", Choices).chosen)
        self.show_title()

    def show_title(self) -> None:
        """What this is, and how far the search for turning points is."""
        rest = f"  {one_line(self.progress)}" if self.progress else ""
        self.query_one("#debrief-title", Static).update(rows((" " + _("Debrief") + " ", "bold reverse"), (rest, "dim")))

    async def reword(self) -> None:
        """The same in the language that is spoken now."""
        self.shown = ""
        self.read()
        await self.recompose()
        self.on_mount()

    # --- turning points ----------------------------------------------------------------------------------------------------------

    def look_for_turning_points(self) -> None:
        """Begin, or go on with what was kept."""
        try:
            self.search = self.past.turning()
        except SessionError as problem:
            self.turning = str(problem)
            return
        self.timer = self.set_interval(ASKED_EVERY, self.look_again)
        self.look_again()

    def look_again(self) -> None:
        """What has been found by now."""
        if self.search is None:
            return
        so_far = self.search.sofar()
        before = self.progress, self.turning
        self.progress, self.turning = so_far.progress, "\n".join(so_far.lines)
        if so_far.over:
            self.stop_looking()
            self.list_chapters()
        if (self.progress, self.turning) != before or so_far.over:
            self.show_title()
            self.show_again(TURNING)

    def stop_looking(self) -> None:
        """Leave it at what was found."""
        if self.timer is not None:
            self.timer.stop()
        if self.search is not None:
            self.search.stop()
        self.search = self.timer = None

    def turning_text(self) -> str:
        """What was found, and how to stop or go on."""
        if self.search is not None:
            state = f"{self.progress}\n" + _("Each decision is played otherwise, many times. Enter stops it; what was found is kept.")
        else:
            state = self.progress and f"{self.progress}\n" + _("Enter goes on looking.")
        found = self.turning or ("" if self.search is not None else _("No other choice would have changed much, as far as was looked."))
        return "\n\n".join(filter(None, (state, found)))

    # --- reading -------------------------------------------------------------------------------------------------------------------

    async def on_option_list_option_highlighted(self, event: Choices.OptionHighlighted) -> None:
        """Show the chapter that is marked."""
        chosen = event.option.id or ""
        if chosen != self.shown:
            await self.show_chapter(chosen)

    def show_again(self, chosen: str) -> None:
        """Draw a chapter anew if it is the one that is read."""
        if self.shown == chosen:
            self.run_worker(self.show_chapter(chosen), group="chapter", exclusive=True)

    async def show_chapter(self, chosen: str) -> None:
        """The text of a row."""
        self.shown = chosen
        told = {
            TURNING: self.turning_text(),
            MINUTES: _("The whole exercise again, minute by minute. Enter on a minute shows the place of work as it stood then."),
            REVIEW: self.review_text(),
        }
        text = self.chapters[int(chosen.removeprefix("chapter-"))][1] if chosen.startswith("chapter-") else told.get(chosen, "")
        pages = self.query_one("#pages")
        await pages.remove_children()
        await pages.mount(*(Static(plain(piece), classes="piece") for piece in pieces(text)))
        pages.scroll_home(animate=False)

    def review_text(self) -> str:
        """What a review is."""
        said = _(
            "An evaluator confirms a rating or a result, or puts another in its place and says why. Name and reason are kept and shown; "
            "nothing is overwritten."
        )
        return said + "\n\n" + _("Enter begins.")

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Into the text, into the minutes, into a review, or out."""
        chosen = event.option.id or BACK
        if chosen == BACK:
            self.dismiss(None)
        elif chosen == MINUTES:
            self.go_through()
        elif chosen == REVIEW:
            self.write_review()
        elif chosen == TURNING and (self.search is not None or self.progress):
            self.stop_or_go_on()
        else:
            self.query_one("#pages").focus()

    def stop_or_go_on(self) -> None:
        """Enter on the turning points."""
        if self.search is not None:
            self.stop_looking()
            self.list_chapters()
        else:
            self.look_for_turning_points()
        self.show_again(TURNING)

    def go_through(self) -> None:
        """Minute by minute, where the journal can be read."""
        try:
            self.app.push_screen(Minutes(self.past))
        except SessionError as problem:
            self.app.push_screen(Read(_("That cannot be done"), str(problem)))

    @work
    async def write_review(self) -> None:
        """Confirm, or put something else in its place; then the debrief is told with it."""
        self.by, written = await review(self.app, self.past, self.by)
        if written:
            self.read()
            self.list_chapters()
            self.notify(n_("{n} review kept", "{n} reviews kept", written), markup=False)

    def page_text(self, by: int) -> None:
        """Scroll the chapter by a page."""
        pages = self.query_one("#pages")
        pages.scroll_relative(y=by * max(pages.size.height - 1, 1), animate=False)

    def action_back(self) -> None:
        """Closed."""
        self.dismiss(None)

    def action_help(self) -> None:
        """How to read."""
        text = _("Up and Down go from chapter to chapter, PgUp and PgDn through the text of one. Esc or F10 closes the debrief.")
        self.app.push_screen(Read(_("Help"), help_text.text(self, text, "reading")))


def chapters(text: str) -> list[tuple[str, str]]:
    """A debrief cut into chapters at its headings, which stand in capitals after an empty line. What comes before is the first one."""
    found: list[tuple[str, list[str]]] = [(_("At the beginning"), [])]
    lines = text.split("\n")
    for before, line in zip(["", *lines], lines, strict=False):
        if not before.strip() and line and line == line.upper() and line[0].isalpha() and not line.startswith(" "):
            found.append((line.capitalize(), []))
        else:
            found[-1][1].append(line)
    return [(title, "\n".join(body).strip("\n")) for title, body in found if any(line.strip() for line in body)]
