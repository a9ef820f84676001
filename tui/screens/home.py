"""Home: scenarios to begin, exercises in progress to go on with, past ones to read again."""

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from tui import seat, words
from tui.keys import HOME, bindings, key_words
from tui.screens.dialog import Read
from tui.text import one_line, plain, rows
from tui.widgets.bar import Bar, Item
from tui.widgets.choices import Choices, Row

if TYPE_CHECKING:
    from zholda.session import Kept, Summary

QUIT: Final = "quit"
MOTTO: Final = "Exercises on the road. For training only, never for a real case."


class Home(Screen[str]):
    """A list on the left, what is marked in it on the right. The result is the id of the row chosen, or `quit`."""

    BINDINGS = bindings(HOME)
    HELP_TEXT = "Choose a scenario with the arrows and Enter. Exercises you left stand above, at the place where you left them."

    def __init__(self, house: seat.House, news: str = "") -> None:
        super().__init__()
        self.house, self.news = house, news

    def compose(self) -> ComposeResult:
        """The list and the description."""
        yield Static(rows((" Zholda ", "bold reverse"), f"  {MOTTO}"), classes="title")
        with Horizontal(id="body"):
            yield Choices(id="list")
            with VerticalScroll(id="about", can_focus=False):
                yield Static(id="described")
        yield Bar([Item(key_words(action.keys[0]), action.words, action.do) for action in HOME], id="keys")

    def on_mount(self) -> None:
        """Fill the list from the shelf and the library."""
        kept = {f"kept-{n}": one for n, one in enumerate(self.house.kept())}
        self.unfinished = {row: one for row, one in kept.items() if not one.finished and not one.problem}
        self.past = {row: one for row, one in kept.items() if one.finished or one.problem}
        self.scenarios = {f"scenario-{one.id}": one for one in self.house.library()}
        self.by_id = {one.id: one for one in self.scenarios.values()}
        shown: list[Row] = []
        if self.unfinished:
            shown.append(Row("", plain("Go on where you left", "bold")))
            shown += [self.row(row, self.title_of(one), self.where(one)) for row, one in self.unfinished.items()]
        shown.append(Row("", plain("Begin an exercise", "bold")))
        for row, one in self.scenarios.items():
            shown.append(self.row(row, one.title, one.problem or f"{one.level}, about {one.play_minutes} min"))
        if not self.scenarios:
            shown.append(Row("", plain("No scenario was found. Run 'zholda list' to see why.", "dim")))
        if self.past:
            shown.append(Row("", plain("Past exercises", "bold")))
            shown += [self.row(row, self.title_of(one), one.problem or self.where(one)) for row, one in self.past.items()]
        shown.append(Row(QUIT, plain("Quit")))
        self.query_one("#list", Choices).show(shown)
        self.query_one("#list", Choices).focus()

    def on_option_list_option_highlighted(self, event: Choices.OptionHighlighted) -> None:
        """Describe what is marked."""
        row = event.option.id or ""
        if row in self.scenarios:
            text = self.scenario_words(self.scenarios[row])
        elif row in self.unfinished:
            text = self.kept_words(self.unfinished[row], "Enter goes on exactly there.")
        elif row in self.past:
            text = self.kept_words(self.past[row], "" if self.past[row].problem else "Enter shows the debrief.")
        else:
            text = "Enter closes Zholda. Exercises in progress are kept."
        self.query_one("#described", Static).update(plain("\n\n".join(filter(None, (self.news, text)))))

    @staticmethod
    def row(row: str, title: str, small: str) -> Row:
        """A title with a line in small under it."""
        return Row(row, rows(one_line(title), (f"\n  {one_line(small)}", "dim")))

    @staticmethod
    def scenario_words(one: "Summary") -> str:
        """Level, length, seats, languages and the content note."""
        if one.problem:
            return f"{one_line(one.title)}\n\n{one.problem}"
        languages = ", ".join(words.language(code) for code in one.languages)
        seats = ", ".join(words.profession(job) for _, job in one.seats)
        return (
            f"{one_line(one.title)}\n\nLevel: {one.level}. About {one.play_minutes} minutes.\nSeats: {seats}.\n"
            f"Languages: {languages}.\n\nContent note: {one.content_note}\n\nEnter opens the briefing."
        )

    def kept_words(self, one: "Kept", what_enter_does: str) -> str:
        """Where an exercise stands."""
        return "\n\n".join(filter(None, (f"{self.title_of(one)} ({one.name})", self.where(one), one.problem, what_enter_does)))

    def title_of(self, one: "Kept") -> str:
        """What the scenario of a kept exercise is called."""
        found = self.by_id.get(one.scenario)
        return found.title if found is not None else one.scenario or one.name

    def where(self, one: "Kept") -> str:
        """Clock, seat and mode of a kept exercise."""
        found = self.by_id.get(one.scenario)
        clock = seat.date_and_clock(found.start, one.clock) if found is not None else ""
        ended = "ended " if one.finished else ""
        jobs = dict(found.seats) if found is not None else {}
        job = words.profession(jobs[one.seat]) if one.seat in jobs else one.seat
        return " · ".join(filter(None, (ended + clock, job, one.mode)))

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """A row was chosen."""
        row = event.option.id or QUIT
        listed = self.past.get(row) or self.scenarios.get(row)
        if listed is not None and listed.problem:
            self.app.push_screen(Read("This cannot be opened", listed.problem))
            return
        self.dismiss(row)

    def action_leave(self) -> None:
        """Close Zholda."""
        self.dismiss(QUIT)

    def action_help(self) -> None:
        """What this screen is for."""
        self.app.push_screen(Read("Help", self.HELP_TEXT))
