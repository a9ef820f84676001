"""The exercise again: each row is a minute, and what reached a seat in it stands whole beside it, with what came before. Enter shows the
place of work as it stood then."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from tui import help_text, seat, words
from tui.keys import READING, bindings, key_words
from tui.panes import standing
from tui.screens.dialog import BACK, Read
from tui.screens.once import Once
from tui.text import one_line, pieces, plain, rows, short
from tui.widgets.bar import Bar, Item
from tui.widgets.choices import Choices, Row
from zholda.session import Minute, SessionError
from zholda.tongue import _

EARLIER: Final = 6  # what came before a minute and is shown with it
BEFORE, AFTER = "before", "after"


def _list_and_page() -> ComposeResult:
    """A list on the left, what is marked in it on the right, and the keys."""
    with Horizontal(id="body"):
        yield Choices(id="chapters")
        with VerticalScroll(id="pages", can_focus=False):
            yield Static(id="minute", classes="piece")
    yield Bar([Item(key_words(action.keys[0]), action.words, action.do) for action in READING], id="keys")


def who_sat(one: Minute) -> str:
    """Who sat in the seat that something reached."""
    return words.profession(one.profession) if one.profession else one.seat


class Minutes(Once[None]):
    """All minutes on the left, the marked one on the right."""

    BINDINGS = bindings(READING)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, past: seat.Past) -> None:
        super().__init__()
        self.past = past
        self.minutes = list(past.minutes())
        self.several = len({one.seat for one in self.minutes}) > 1

    def compose(self) -> ComposeResult:
        """The minutes, and one of them whole."""
        yield Static(plain(" " + _("Minute by minute") + " ", "bold reverse"), classes="title")
        yield from _list_and_page()

    def on_mount(self) -> None:
        """The first minute."""
        listed = []
        for n, one in enumerate(self.minutes):
            who = f"{who_sat(one)} " if self.several else ""
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
        who = f", {who_sat(one)}" if self.several else ""
        return "\n".join([*said, "", f"{one.clock}  {words.channel(one.channel)}{who}", self.sentence(one)])

    @staticmethod
    def sentence(one: "Minute") -> str:
        """What reached the seat, with whom it came from."""
        return f"{one.source}: {one.text}" if one.source and not one.text.startswith(one.source) else one.text

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """The place of work as it stood then, or back."""
        chosen = event.option.id or BACK
        if chosen == BACK:
            self.dismiss(None)
        else:
            self.app.push_screen(Moment(self.past, self.minutes, int(chosen.removeprefix("minute-"))), self.after)

    def after(self, n: int | None) -> None:
        """Mark the minute to which one has gone on."""
        if n is not None:
            self.query_one("#chapters", Choices).mark(f"minute-{n}")

    def action_back(self) -> None:
        """Back to the debrief."""
        self.dismiss(None)

    def action_help(self) -> None:
        """How to go through it."""
        text = _(
            "Up and Down go through the exercise, PgUp and PgDn by pages, Home and End to its ends. Enter shows how things stood in a "
            "minute. Esc or F10 goes back."
        )
        self.app.push_screen(Read(_("Help"), help_text.text(self, text, "reading")))


class Moment(Once[int]):
    """The place of work of a seat as it stood in a minute: each pane is a row. Nothing can be done in it. The result is the minute at which
    one stopped."""

    BINDINGS = bindings(READING)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]

    def __init__(self, past: seat.Past, minutes: list[Minute], n: int) -> None:
        super().__init__()
        self.past, self.minutes, self.n = past, minutes, n
        self.panes: list[standing.Pane] = []
        self.pane, self.who = "", ""
        self.look()

    def look(self) -> None:
        """Everything as it stood in this minute."""
        try:
            play = self.past.moment(self.minutes[self.n])
            self.panes, self.who = standing.everything(play), play.briefing.profession
        except SessionError as problem:
            self.panes = [standing.Pane(_("That cannot be done"), str(problem))]

    def compose(self) -> ComposeResult:
        """The panes, and one of them."""
        yield Static(id="moment-title", classes="title")
        yield from _list_and_page()

    def on_mount(self) -> None:
        """The scene first."""
        self.show()
        self.query_one("#chapters", Choices).focus()

    async def reword(self) -> None:
        """The same in the language that is spoken now."""
        self.look()
        await self.recompose()
        self.on_mount()

    def show(self) -> None:
        """The minute and its panes, the marked one kept."""
        one = self.minutes[self.n]
        title = _("As it stood: {time}, {seat}").format(time=one.clock, seat=self.who or who_sat(one))
        self.query_one("#moment-title", Static).update(plain(f" {one_line(title)} ", "bold reverse"))
        listed = [Row(f"pane-{n}", plain(one_line(pane.title))) for n, pane in enumerate(self.panes)]
        listed += [Row(BEFORE, plain(_("A step back"))), Row(AFTER, plain(_("A step on"))), Row(BACK, plain(_("Back")))]
        self.query_one("#chapters", Choices).show(listed, self.query_one("#chapters", Choices).chosen)
        self.show_pane()

    def show_pane(self) -> None:
        """The pane that is read."""
        n = int(self.pane.removeprefix("pane-") or 0)
        text = self.panes[min(n, len(self.panes) - 1)].text
        self.query_one("#minute", Static).update(plain("\n".join(pieces(text))))

    def on_option_list_option_highlighted(self, event: Choices.OptionHighlighted) -> None:
        """Show the marked pane; beside a step the pane that was read last stays."""
        chosen = event.option.id or ""
        if chosen.startswith("pane-"):
            self.pane = chosen
            self.show_pane()

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """A step, or back."""
        chosen = event.option.id or BACK
        if chosen == BACK:
            self.dismiss(self.n)
        elif chosen in (BEFORE, AFTER):
            self.n = self.neighbour(1 if chosen == AFTER else -1)
            self.look()
            self.show()

    def neighbour(self, by: int) -> int:
        """The next minute of the same seat in which something reached it in another second."""
        here, n = self.minutes[self.n], self.n + by
        while 0 <= n < len(self.minutes):
            if self.minutes[n].seat == here.seat and self.minutes[n].at != here.at:
                return n
            n += by
        return self.n

    def action_back(self) -> None:
        """Back to the minutes."""
        self.dismiss(self.n)

    def action_help(self) -> None:
        """What this is."""
        text = _("The place of work as it stood in this minute, pane by pane. Enter on a step goes to the minute before or after it.")
        self.app.push_screen(Read(_("Help"), help_text.text(self, text, "reading")))
