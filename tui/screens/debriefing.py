"""The end: the debrief to read chapter by chapter, and the exercise to go through again minute by minute."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from tui import help_text, words
from tui.keys import BRIEFING, bindings, key_words
from tui.screens.dialog import BACK, Read
from tui.text import one_line, pieces, plain, rows, short
from tui.widgets.bar import Bar, Item
from tui.widgets.choices import Choices, Row
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import Minute

MINUTES: Final = "minutes"
EARLIER: Final = 6  # what came before a minute and is shown with it


class Debrief(Screen[None]):
    """Chapters on the left, the marked one on the right."""

    BINDINGS = bindings(BRIEFING)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, text: str, minutes: "Sequence[Minute]" = ()) -> None:
        super().__init__()
        self.chapters, self.minutes = chapters(text), list(minutes)
        self.shown = ""

    def compose(self) -> ComposeResult:
        """The chapters, and the text of one."""
        yield Static(plain(" " + _("Debrief") + " ", "bold reverse"), classes="title")
        with Horizontal(id="body"):
            yield Choices(id="chapters")
            yield VerticalScroll(id="pages")
        yield Bar([Item(key_words(action.keys[0]), action.words, action.do) for action in BRIEFING], id="keys")

    def on_mount(self) -> None:
        """Reading begins with the first chapter."""
        listed = [Row(f"chapter-{n}", plain(one_line(title))) for n, (title, _text) in enumerate(self.chapters)]
        if self.minutes:
            listed.append(Row(MINUTES, plain(_("Minute by minute"))))
        listed.append(Row(BACK, plain(_("Close the debrief"))))
        self.query_one("#chapters", Choices).show(listed)
        self.query_one("#chapters", Choices).focus()

    async def reword(self) -> None:
        """The same in the language that is spoken now."""
        self.shown = ""
        await self.recompose()
        self.on_mount()

    async def on_option_list_option_highlighted(self, event: Choices.OptionHighlighted) -> None:
        """Show the chapter that is marked."""
        chosen = event.option.id or ""
        if chosen.startswith("chapter-") and chosen != self.shown:
            self.shown = chosen
            text = self.chapters[int(chosen.removeprefix("chapter-"))][1]
            pages = self.query_one("#pages")
            await pages.remove_children()
            await pages.mount(*(Static(plain(piece), classes="piece") for piece in pieces(text)))
            pages.scroll_home(animate=False)

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Into the text, into the minutes, or out."""
        chosen = event.option.id or BACK
        if chosen == BACK:
            self.dismiss(None)
        elif chosen == MINUTES:
            self.app.push_screen(Minutes(self.minutes))
        else:
            self.query_one("#pages").focus()

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
        self.app.push_screen(Read(_("Help"), help_text.text(self, text, "briefing")))


class Minutes(Screen[None]):
    """The exercise again: each row is a minute, and what reached a seat in it stands whole beside it, with what came before."""

    BINDINGS = bindings(BRIEFING)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, minutes: "Sequence[Minute]") -> None:
        super().__init__()
        self.minutes = list(minutes)
        self.several = len({one.seat for one in minutes}) > 1

    def compose(self) -> ComposeResult:
        """The minutes, and one of them whole."""
        yield Static(plain(" " + _("Minute by minute") + " ", "bold reverse"), classes="title")
        with Horizontal(id="body"):
            yield Choices(id="chapters")
            with VerticalScroll(id="pages", can_focus=False):
                yield Static(id="minute", classes="piece")
        yield Bar([Item(key_words(action.keys[0]), action.words, action.do) for action in BRIEFING], id="keys")

    def on_mount(self) -> None:
        """The first minute."""
        listed = []
        for n, one in enumerate(self.minutes):
            who = f"{one.seat} " if self.several else ""
            listed.append(Row(f"minute-{n}", rows((f"{one.clock} {who}{words.channel(one.channel)} ", "dim"), short(one.text, 60))))
        self.query_one("#chapters", Choices).show([*listed, Row(BACK, plain(_("Back")))])
        self.query_one("#chapters", Choices).focus()

    async def reword(self) -> None:
        """The same in the language that is spoken now."""
        await self.recompose()
        self.on_mount()

    def on_option_list_option_highlighted(self, event: Choices.OptionHighlighted) -> None:
        """Show the marked minute whole."""
        chosen = event.option.id or ""
        if chosen.startswith("minute-"):
            self.query_one("#minute", Static).update(plain(self.told(int(chosen.removeprefix("minute-")))))

    def told(self, n: int) -> str:
        """A minute as its seat saw it, after what that seat saw just before."""
        one = self.minutes[n]
        before = [other for other in self.minutes[:n] if other.seat == one.seat][-EARLIER:]
        said = [f"{other.clock} {short(self.sentence(other), 200)}" for other in before]
        return "\n".join([*said, "", f"{one.clock}  {words.channel(one.channel)}", self.sentence(one)])

    @staticmethod
    def sentence(one: "Minute") -> str:
        """What reached the seat, with whom it came from."""
        return f"{one.source}: {one.text}" if one.source and not one.text.startswith(one.source) else one.text

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Back from the last row."""
        if event.option.id == BACK:
            self.dismiss(None)

    def action_back(self) -> None:
        """Back to the debrief."""
        self.dismiss(None)

    def action_help(self) -> None:
        """How to go through it."""
        text = _("Up and Down go through the exercise, PgUp and PgDn by pages, Home and End to its ends. Esc or F10 goes back.")
        self.app.push_screen(Read(_("Help"), help_text.text(self, text, "briefing")))


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
