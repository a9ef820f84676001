"""The briefing: mission, seat, content note, how to pause, and what this is not for; the powers of the marked seat with their articles,
whom it can reach and ask, and its map. Here one chooses who sits where, who plays the others, and under which law. Nothing begins before
it is left by "Begin"."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from tui import help_text, words
from tui.answers import Answer
from tui.keys import BRIEFING, READING, bindings, key_words
from tui.panes import map as maps
from tui.panes import powers
from tui.screens.dialog import BACK, Choose, Read, Tick
from tui.screens.once import Once
from tui.seat import Play, Seating
from tui.text import one_line, plain, rows
from tui.widgets.bar import Bar, Item
from tui.widgets.chart import Chart
from tui.widgets.choices import Choices, Row
from tui.widgets.page import Page
from zholda.session import SessionError
from zholda.tongue import N_, _, n_

if TYPE_CHECKING:
    from zholda.session import Summary

BEHIND: Final = N_("Each of you reads your own behind the curtain, when it is your turn; the others look away.")
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
TABS: Final = ("task", "powers", "reach", "map")
TURNS, FOLLOW, COLLEAGUES, LAW = "several:", "follow:", "others:", "law:"


class Begun(NamedTuple):
    """What was chosen."""

    seat: str
    mode: str
    seating: Seating


class Briefing(Once[Begun | None]):
    """The result is None where nothing was begun. `seat`, `mode` and `seating` may be given by command; `countries`: id and title of each
    law that one can choose; `look`: a seat as it stands before its first minute, by its id and a law. At 80 columns its parts take turns
    behind tabs, from 150 on all stand side by side."""

    BINDINGS = bindings(BRIEFING)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (150, "-broad")]

    def __init__(
        self,
        summary: "Summary",
        seat: str = "",
        mode: str = "",
        seating: Seating | None = None,
        countries: Sequence[tuple[str, str]] = (),
        look: Callable[[str, str], Play] | None = None,
    ) -> None:
        super().__init__()
        self.summary, self.mode = summary, mode
        self.seating = seating or Seating()
        self.countries = dict(countries)
        self.seats = [(name, job) for name, job in summary.seats if seat in ("", name)]
        self.several = len(summary.seats) > 1  # so that somebody may sit beside whoever begins
        self.tab = "task"
        self.look = look
        self.looked: dict[tuple[str, str], Play] = {}  # seat and law -> how it stands there
        self.told: tuple[str, str] | None = None  # of which seat and law the pages tell

    def compose(self) -> ComposeResult:
        """The parts above, the ways on below."""
        one = self.summary
        about = n_("Briefing. About {n} minute.", "Briefing. About {n} minutes.", one.play_minutes)
        yield Static(rows((f" {one_line(one.title)} ", "bold reverse"), f"  {about}"), classes="title")
        yield Bar(id="tabs")
        with Horizontal(id="parts"):
            with Page(id="pages", classes="part -task"):
                if elsewhere := words.told_in(one.languages):
                    yield Static(rows((elsewhere, "bold")), classes="paragraph")
                if one.mission:
                    yield Static(rows((_("Your task") + "\n", "bold"), one.mission), classes="paragraph")
                yield Static(id="your-seat", classes="paragraph")
                told = {_("What comes up in it"): one.content_note, _("A break"): _(PAUSE), _("Limits"): _(LIMITS)}
                for heading, text in filter(itemgetter(1), told.items()):  # a case may be without a note
                    yield Static(rows((heading + "\n", "bold"), text), classes="paragraph")
            for tab in TABS[1:]:
                with Page(id=f"page-{tab}", classes=f"part -{tab}"):
                    if tab == "map":
                        yield Chart(id="chart")
                    yield Static(id=f"told-{tab}", classes="paragraph")
        yield Choices(id="answers")
        yield Bar(
            [Item(key_words(action.keys[0]), action.words, action.do) for action in BRIEFING if action in READING or action.do == "back"],
            id="keys",
        )

    def on_mount(self) -> None:
        """The rows to begin with."""
        self.fill()
        self.query_one(Choices).focus()
        self.show_tab()

    def on_resize(self) -> None:
        """Another window, other parts in sight."""
        self.call_after_refresh(self.show_seat)

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
        numbered = [Row(row.id, plain(f"{n}  ") + row.content) for n, row in enumerate(shown, 1)]
        self.query_one(Choices).show([*numbered, Row(BACK, plain("   " + _("Back")))])
        self.call_after_refresh(self.show_seat)

    # --- the parts -------------------------------------------------------------------------------------------------------------

    def show_tab(self) -> None:
        """The tab that is open; where all parts stand side by side, the one that PgDn turns."""
        self.query_one("#tabs", Bar).show([
            Item(key_words(action.keys[0]), action.words, action.do, here=tab == self.tab)
            for tab, action in zip(TABS, [one for one in BRIEFING if one.do.startswith("tab(")], strict=True)
        ])  # fmt: skip
        for tab in TABS:
            self.set_class(tab == self.tab, f"-on-{tab}")
        self.call_after_refresh(self.show_seat)

    @property
    def chair(self) -> str:
        """The seat of which the parts tell: the marked one, else the first."""
        marked = self.query_one(Choices).chosen
        return marked if marked in dict(self.seats) else (self.told[0] if self.told else self.seats[0][0] if self.seats else "")

    @property
    def shared(self) -> bool:
        """Whether several read this together who will take turns: what one seat alone may know is then for the time behind the curtain."""
        return bool(self.seating.seats) or self.query_one(Choices).chosen == TURNS

    def show_seat(self) -> None:
        """What the marked seat reads about itself. Called when the list has been painted: to open a scenario takes a moment."""
        if self.shared:
            self.show_none()
            return
        wanted = self.chair, self.seating.country
        if self.look is None or not wanted[0] or wanted == self.told:
            return
        try:
            play = self.looked.get(wanted) or self.look(*wanted)
        except SessionError as problem:
            self.query_one("#told-powers", Static).update(plain(str(problem)))
            return
        self.looked[wanted], self.told = play, wanted
        view, offers, known = play.view(), play.offers(), maps.known(play, play.view())
        who = f"{play.briefing.profession}, {play.briefing.country}"
        reach = {_("Whom you can reach"): powers.reach(play, offers), _("What you can ask for"): powers.resources(play, view, offers)}
        told = {
            "your-seat": {_("Your seat"): play.briefing.seat_text},
            "told-powers": {_("Powers: {who}").format(who=who): powers.powers(play)},
            "told-reach": reach,
            "told-map": {_("Places that you know"): "\n".join("  ".join(filter(None, maps.stop_words(stop))) for stop in known.stops)},
        }
        for name, parts in told.items():
            said = [part for heading, text in parts.items() if text for part in ((f"{heading}\n", "bold"), f"{text}\n\n")]
            self.query_one(f"#{name}", Static).update(rows(*said))
        self.query_one("#chart", Chart).display = True
        self.query_one("#chart", Chart).show(known, play.now)

    def show_none(self) -> None:
        """Of no seat anything, in each part."""
        parts = {f"told-{tab}": action.words for tab in TABS[1:] for action in BRIEFING if action.do == f"tab('{tab}')"}
        for name, heading in {"your-seat": _("Your seat"), **parts}.items():
            self.query_one(f"#{name}", Static).update(rows((f"{heading}\n", "bold"), f"{_(BEHIND)}\n\n"))
        self.query_one("#chart", Chart).display = False
        self.told = None

    def on_option_list_option_highlighted(self) -> None:
        """Another seat is marked."""
        self.call_after_refresh(self.show_seat)

    def action_tab(self, tab: str) -> None:
        """Another part."""
        self.tab = tab
        self.show_tab()

    def page_text(self, by: int) -> None:
        """Scroll the part that is open by a page."""
        page = self.query_one("#pages" if self.tab == "task" else f"#page-{self.tab}")
        page.scroll_relative(y=by * max(page.size.height - 1, 1), animate=False)

    async def reword(self) -> None:
        """The same in the language that is spoken now."""
        self.told = None
        await self.recompose()
        self.on_mount()

    # --- beginning -------------------------------------------------------------------------------------------------------------

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

    def action_pick(self, number: int) -> None:
        """Choose row `number`."""
        listed = self.query_one(Choices)
        if number < listed.option_count:
            listed.highlighted = number - 1
            listed.action_select()

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
        purpose = _(
            "Read the briefing: F2 to F5 open its parts, PgDn turns the page of the one that is open. "
            "Enter on a row, or its number, chooses it."
        )
        self.app.push_screen(Read(_("Help"), help_text.text(self, purpose, "briefing")))
