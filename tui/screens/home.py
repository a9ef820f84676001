"""Home: scenarios to begin, exercises in progress to go on with, past ones to read again."""

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from tui import guide, help_text, seat, words
from tui.keys import HOME, bindings, key_words
from tui.left import where_left
from tui.screens.dialog import Read
from tui.screens.once import Once
from tui.text import one_line, plain, rows
from tui.widgets.bar import Bar, Item
from tui.widgets.choices import Choices, Row
from zholda.tongue import N_, _, n_

if TYPE_CHECKING:
    from zholda.session import Kept, Summary

QUIT: Final = "quit"
MOTTO: Final = N_("Exercises on the road. For training only, never for a real case.")


class Home(Once[str]):
    """A list on the left, what is marked in it on the right. The result is the id of the row chosen, or `quit`."""

    BINDINGS = bindings(HOME)
    HELP_TEXT = N_("Choose a scenario with the arrows and Enter. Exercises you left stand above, at the place where you left them.")

    def __init__(self, house: seat.House, news: str = "", at: str = "") -> None:
        """`at`: the row that is marked, where one comes back to it."""
        super().__init__()
        self.house, self.news, self.at = house, news, at

    def compose(self) -> ComposeResult:
        """The list and the description."""
        yield Static(rows((" Zholda ", "bold reverse"), f"  {_(MOTTO)}"), classes="title")
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
            shown.append(Row("", plain(_("Go on where you left"), "bold")))
            shown += [self.row(row, self.title_of(one), self.where(one)) for row, one in self.unfinished.items()]
        short = [row for row, one in self.scenarios.items() if not kept and not one.problem and one.play_minutes <= guide.SHORT]
        if short:
            shown.append(Row("", plain(_("New here? Begin with this one"), "bold")))
            shown += [self.scenario_row(row) for row in short]
        if len(self.scenarios) > len(short) or not short:
            shown.append(Row("", plain(_("Begin an exercise"), "bold")))
            shown += [self.scenario_row(row) for row in self.scenarios if row not in short]
        if not self.scenarios:
            shown.append(Row("", plain(_("No scenario was found. Run 'zholda list' to see why."), "dim")))
        if self.past:
            shown.append(Row("", plain(_("Past exercises"), "bold")))
            shown += [self.row(row, self.title_of(one), one.problem or self.where(one)) for row, one in self.past.items()]
        shown.append(Row(QUIT, plain(_("Quit"))))
        self.query_one("#list", Choices).show(shown, self.at or None)
        self.query_one("#list", Choices).focus()

    def scenario_row(self, row: str) -> Row:
        """A scenario with its level and length."""
        one = self.scenarios[row]
        small = _("{level}, about {minutes} min").format(level=words.level(one.level), minutes=one.play_minutes)
        return self.row(row, one.title, one.problem or small)

    async def reword(self) -> None:
        """The same in the language that is spoken now."""
        await self.recompose()
        self.on_mount()

    def on_option_list_option_highlighted(self, event: Choices.OptionHighlighted) -> None:
        """Describe what is marked."""
        row = event.option.id or ""
        if row in self.scenarios:
            text = self.scenario_words(self.scenarios[row])
        elif row in self.unfinished:
            text = self.kept_words(self.unfinished[row], _("Enter goes on exactly there."))
        elif row in self.past:
            text = self.kept_words(self.past[row], "" if self.past[row].problem else _("Enter shows the debrief."))
        else:
            text = _("Enter closes Zholda. Exercises in progress are kept.")
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
        about = n_("About {n} minute.", "About {n} minutes.", one.play_minutes)
        note = (_("Content note: {note}").format(note=one.content_note), "") if one.content_note else ()
        return "\n".join((
            one_line(one.title), "", _("Level: {level}.").format(level=words.level(one.level)) + " " + about,
            _("Seats: {seats}.").format(seats=seats), _("Languages: {languages}.").format(languages=languages), "",
            *note, _("Enter opens the briefing."),
        ))  # fmt: skip

    def kept_words(self, one: "Kept", what_enter_does: str) -> str:
        """Where an exercise stands."""
        return "\n\n".join(filter(None, (f"{self.title_of(one)} ({one.name})", self.where(one), one.problem, what_enter_does)))

    def title_of(self, one: "Kept") -> str:
        """What the scenario of a kept exercise is called."""
        found = self.by_id.get(one.scenario)
        return found.title if found is not None else one.scenario or one.name

    def where(self, one: "Kept") -> str:
        """Clock, seat and mode of a kept exercise."""
        return where_left(one, self.by_id.get(one.scenario))

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """A row was chosen."""
        row = event.option.id or QUIT
        listed = self.past.get(row) or self.scenarios.get(row)
        if listed is not None and listed.problem:
            self.app.push_screen(Read(_("This cannot be opened"), listed.problem))
            return
        self.dismiss(row)

    def action_leave(self) -> None:
        """Close Zholda."""
        self.dismiss(QUIT)

    def action_help(self) -> None:
        """What this screen is for."""
        self.app.push_screen(Read(_("Help"), help_text.text(self, _(self.HELP_TEXT), "home")))
