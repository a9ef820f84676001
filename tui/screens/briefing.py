"""The briefing: mission, seat, content note, how to pause, and what this is not for. Here one chooses who sits where, who plays the others,
and under which law. Nothing begins before it is left by "Begin"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui import help_text, words
from tui.answers import Answer
from tui.keys import BRIEFING, bindings, key_words
from tui.screens.dialog import BACK, Choose, Read, Tick
from tui.screens.once import Once
from tui.seat import Seating
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
OTHERS: Final = {
    "ordinary": N_("ordinary: they do the usual, and leave out what takes care"),
    "correct": N_("correct: they do what is right, in good time"),
    "slow": N_("slow: they do what is right, and come late to everything"),
    "vacant": N_("nobody: the story plays their part"),
}
PAUSE = N_("F9 (or the letter b) pauses at any moment; nobody has to say why. F10 leaves, and the exercise waits where it was.")
TURNS, FOLLOW, COLLEAGUES, LAW = "several:", "follow:", "others:", "law:"


class Begun(NamedTuple):
    """What was chosen."""

    seat: str
    mode: str
    seating: Seating


class Briefing(Once[Begun | None]):
    """The result is None where nothing was begun. `seat`, `mode` and `seating` may be given by command; `countries`: id and title of each
    law that one can choose."""

    BINDINGS = bindings(BRIEFING)

    def __init__(
        self,
        summary: "Summary",
        seat: str = "",
        mode: str = "",
        seating: Seating | None = None,
        countries: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__()
        self.summary, self.mode = summary, mode
        self.seating = seating or Seating()
        self.countries = dict(countries)
        self.seats = [(name, job) for name, job in summary.seats if seat in ("", name)]
        self.several = len(summary.seats) > 1  # so that somebody may sit beside whoever begins

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
        """The rows to begin with."""
        self.fill()
        self.query_one(Choices).focus()

    def fill(self) -> None:
        """Seats where there are several, else modes; then who else plays, and the law."""
        if len(self.seats) > 1 and not self.seating.seats:
            shown = [Row(seat, plain(_("Begin as {profession}").format(profession=words.profession(job)))) for seat, job in self.seats]
            shown.append(Row(TURNS, plain(_("Several of you, in turn at this machine"))))
            shown.append(Row(FOLLOW, plain(_("Follow the case: one of you moves through the seats"))))
        else:
            shown = [Row(mode, plain(_(said))) for mode, said in MODES.items() if self.mode in ("", mode)]
        change = f"  ({_('change')})"
        if self.several:
            colleagues = _("In the other seats: {who}").format(who=_(OTHERS[self.seating.others]).partition(":")[0])
            shown.append(Row(COLLEAGUES, rows(colleagues, (change, "dim"))))
        if len(self.countries) > 1:
            law = self.countries.get(self.seating.country or self.summary.country, self.summary.country)
            shown.append(Row(LAW, rows(_("Law of: {country}").format(country=one_line(law)), (change, "dim"))))
        shown.append(Row(BACK, plain(_("Back"))))
        self.query_one(Choices).show(shown)

    async def reword(self) -> None:
        """The same in the language that is spoken now."""
        await self.recompose()
        self.on_mount()

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Begin, choose first how, or go back."""
        chosen = event.option.id or BACK
        if chosen == BACK:
            self.dismiss(None)
        elif chosen in MODES:
            self.dismiss(Begun(self.seats[0][0] if self.seats else "", chosen, self.seating))
        elif chosen in (COLLEAGUES, LAW):
            self.change(chosen)
        elif chosen in (TURNS, FOLLOW):
            self.sit_down(chosen)
        else:
            self.ask_mode(chosen)

    @work
    async def ask_mode(self, seat: str) -> None:
        """In which mode?"""
        await self.begin(seat, self.seating)

    async def begin(self, seat: str, seating: Seating) -> None:
        """Ask for the mode, unless it is given, and begin."""
        mode: str | None = self.mode
        if not mode:
            answers = [Answer(mode, _(said)) for mode, said in MODES.items()]
            mode = await self.app.push_screen_wait(Choose(_("In which mode?"), "", answers))
        if mode:
            self.dismiss(Begun(seat, mode, seating))

    @work
    async def sit_down(self, how: str) -> None:
        """Who takes which seats in turn, or where the one begins who follows the case."""
        answers = [Answer(seat, words.profession(job)) for seat, job in self.seats]
        if how == FOLLOW:
            text = _("You may sit down in another seat at any time; a machine colleague goes on where you were.")
            seat = await self.app.push_screen_wait(Choose(_("Where do you begin?"), text, answers))
            if seat is not None:
                others = "ordinary" if self.seating.others == "vacant" else self.seating.others
                await self.begin(seat, self.seating._replace(follow=True, others=others))
            return
        text = _("A curtain comes down between you: whoever sits here reads alone. Time runs when all of you let it pass.")
        taken = await self.app.push_screen_wait(Tick(_("Which seats do you take?"), text, answers, (), at_least=2))
        if taken:
            await self.begin(taken[0], self.seating._replace(seats=tuple(taken)))

    @work
    async def change(self, what: str) -> None:
        """Who plays the other seats, or the law."""
        if what == COLLEAGUES:
            answers = [Answer(profile, _(said)) for profile, said in OTHERS.items()]
            text = _("Machine colleagues see their own seat and are never rated. Which one plays is said before the first minute.")
            others = await self.app.push_screen_wait(Choose(_("Who sits in the other seats?"), text, answers, chosen=self.seating.others))
            self.seating = self.seating._replace(others=others or self.seating.others)
        else:
            answers = [Answer(country, title) for country, title in self.countries.items()]
            text = _("The case stays the same; powers, hours and articles are those of this law.")
            now = self.seating.country or self.summary.country
            country = await self.app.push_screen_wait(Choose(_("Under which law?"), text, answers, chosen=now))
            self.seating = self.seating._replace(country=country or self.seating.country)
        self.fill()

    def action_back(self) -> None:
        """Begin nothing."""
        self.dismiss(None)

    def action_help(self) -> None:
        """How to read and begin."""
        purpose = _("Read the briefing; Tab moves into the text, where the arrows scroll. Enter on a row begins.")
        self.app.push_screen(Read(_("Help"), help_text.text(self, purpose, "briefing")))
