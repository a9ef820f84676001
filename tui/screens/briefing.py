"""The briefing: mission, seat, content note, how to pause, and what this is not for. Nothing begins before it is left by "Begin"."""

from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from tui import help_text, words
from tui.answers import Answer
from tui.keys import BRIEFING, bindings, key_words
from tui.screens.dialog import BACK, Choose, Read
from tui.text import one_line, plain, rows
from tui.widgets.bar import Bar, Item
from tui.widgets.choices import Choices, Row
from zholda.tongue import N_, _, n_

if TYPE_CHECKING:
    from zholda.session import Summary

LIMITS = N_(
    "For training only, never for a real case. Every person and place is invented; nothing here is legal advice, and no rating "
    "says whether somebody is fit for a post."
)
MODES = {
    "training": N_("Begin in training mode: questions are put to you, powers and articles are shown"),
    "assessment": N_("Begin in assessment mode: no questions, no hints"),
}
PAUSE = N_("F9 (or the letter b) pauses at any moment; nobody has to say why. F10 leaves, and the exercise waits where it was.")


class Briefing(Screen[str]):
    """The result is `<seat>/<mode>`, or None where nothing was begun. `seat` and `mode` may be fixed by command."""

    BINDINGS = bindings(BRIEFING)

    def __init__(self, summary: "Summary", seat: str = "", mode: str = "") -> None:
        super().__init__()
        self.summary, self.mode = summary, mode
        self.seats = [(name, job) for name, job in summary.seats if seat in ("", name)]

    def compose(self) -> ComposeResult:
        """The text above, the ways on below."""
        one = self.summary
        about = n_("Briefing. About {n} minute.", "Briefing. About {n} minutes.", one.play_minutes)
        yield Static(
            rows(
                (f" {one_line(one.title)} ", "bold reverse"),
                f"  {about}",
            ),
            classes="title",
        )
        with VerticalScroll(id="pages"):
            told = {
                _("Your task"): one.mission, _("What comes up in it"): one.content_note, _("A break"): _(PAUSE), _("Limits"): _(LIMITS),
            }  # fmt: skip
            for heading, text in told.items():
                yield Static(rows((heading + "\n", "bold"), text), classes="paragraph")
        yield Choices(id="answers")
        yield Bar([Item(key_words(action.keys[0]), action.words, action.do) for action in BRIEFING], id="keys")

    def on_mount(self) -> None:
        """The rows to begin with: seats where there are several, else modes."""
        if len(self.seats) > 1:
            shown = [Row(seat, plain(_("Begin as {profession}").format(profession=words.profession(job)))) for seat, job in self.seats]
        else:
            shown = [Row(mode, plain(_(said))) for mode, said in MODES.items() if self.mode in ("", mode)]
        shown.append(Row(BACK, plain(_("Back"))))
        self.query_one(Choices).show(shown)
        self.query_one(Choices).focus()

    async def reword(self) -> None:
        """The same in the language that is spoken now."""
        await self.recompose()
        self.on_mount()

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Begin, or go back."""
        chosen = event.option.id or BACK
        if chosen == BACK:
            self.dismiss(None)
        elif chosen in MODES:
            self.dismiss(f"{self.seats[0][0]}/{chosen}")
        elif self.mode:
            self.dismiss(f"{chosen}/{self.mode}")
        else:
            self.ask_mode(chosen)

    @work
    async def ask_mode(self, seat: str) -> None:
        """In which mode?"""
        answers = [Answer(mode, _(said)) for mode, said in MODES.items()]
        mode = await self.app.push_screen_wait(Choose(_("In which mode?"), "", answers))
        if mode is not None:
            self.dismiss(f"{seat}/{mode}")

    def action_back(self) -> None:
        """Begin nothing."""
        self.dismiss(None)

    def action_help(self) -> None:
        """How to read and begin."""
        purpose = _("Read the briefing; Tab moves into the text, where the arrows scroll. Enter on a row begins.")
        self.app.push_screen(Read(_("Help"), help_text.text(self, purpose, "briefing")))
