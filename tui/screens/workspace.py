"""The place of work: clock and place, what came in, who and what is here, what can be done with what is in focus, papers; and what
falls due, the map, the case board (or wishes and worries), an interview.

At 80 columns the panes take turns behind tabs, from 110 on most and from 150 on all stand side by side. Everything shown comes from
the seat's view and from the public plan.
"""

from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui import guide, help_text, seat, seats, words
from tui.answers import Answer
from tui.habits import Habits
from tui.keys import SETTINGS, WORKSPACE, bindings, key_words
from tui.panes import acts, boards, doing, focus, interview, powers, wishes, workspace
from tui.screens import beside, columns, steps
from tui.screens.dialog import BACK, Read
from tui.screens.inbox import Inbox
from tui.screens.stepping import Stepping
from tui.text import one_line, plain
from tui.typed_ahead import may_begin
from tui.widgets.bar import Bar
from tui.widgets.chart import Chart
from tui.widgets.choices import Choices
from zholda.tongue import N_, _

if TYPE_CHECKING:
    from zholda.session import Offer, View

POWERS: Final = "powers"
START: Final = N_(
    "Arrows move, Enter chooses, F1 helps. Time passes only by what you do and by waiting (F6).\n"
    "What is marked on the left is in focus; beside it stands what you can do with it."
)


class Workspace(Stepping[str]):
    """One seat at work. The result is `home` when it was left, `over` when the exercise has ended, `next` when it is another's turn at
    this machine, `sit:` and a seat when whoever follows the case sits down there."""

    BINDINGS = bindings(WORKSPACE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (workspace.WIDE, "-wide"), (workspace.BROAD, "-broad")]
    HELP_TEXT = N_(
        "On the left is who and what is here. Up and Down move through a list, Left and Right go to the list beside it, Enter chooses.\n"
        "Whatever is marked on the left is in focus: the list beside it shows what you can do with it, each with the time it takes. "
        "Enter or the number chooses it. Where its row says so it begins at once; every other act is shown whole first and begins "
        "at 'Begin', and what cannot be taken back asks once more. Numbers stay as they are while you are in one room.\n"
        "Time passes only by what you do and by waiting. Nothing hurries you.\n"
    )

    def __init__(self, play: seat.Play, *, first: bool = False, habits: Habits | None = None) -> None:
        """`first`: the seat is taken for the first time, so its briefing is shown; `habits`: what it keeps from the turn before, None
        where nobody sat there in this sitting."""
        super().__init__()
        self.play, self.first, self.back, self.habits = play, first, habits is not None, habits or Habits()
        self.voices = self.habits.voices
        self.tab = "scene"
        self.last_list = "things"
        self.in_column: dict[str, str] = {}  # first list of a column -> the one in it that last had the focus
        self.things: dict[str, focus.Focus] = {}
        self.numbers, self.numbered = self.habits.numbers, dict[int, acts.Deed]()
        self.acts_of = ""  # whose acts are in the list
        self.offers: list[Offer] = []
        self.asked = self.habits.asked  # questions put forward once, and what was spoken of before a wait
        self.inbox = Inbox(self)
        self.opened: set[str] = set()  # panes that were opened already
        self.topic = ""  # what is asked about in an interview
        self.talks = 0  # interviews for which the pane has opened by itself

    # --- what is on it -------------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Panes from top to bottom and left to right, which is also the order of the arrow keys."""
        yield Static(id="status")
        yield Bar(id="tabs")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Static(plain(_("Scene"), "bold"), id="things-title", classes="title")
                yield Choices(id="things")
                yield Static(plain(_("By telephone, and services"), "bold"), id="phone-title", classes="title")
                yield Choices(id="phone")
            with Vertical(id="middle"):
                yield Static(id="focus-title", classes="title")
                yield Static(id="card")
                yield Choices(id="acts")
                yield Static(id="hint")
                with Vertical(id="interview"):
                    yield Static(id="talk-head")
                    with VerticalScroll(id="said", can_focus=False):
                        yield Static(id="transcript")
                    yield Choices(id="talk")
            with Vertical(id="right"):
                yield Static(plain(_("Inbox, newest first"), "bold"), id="inbox-title", classes="title")
                yield Choices(id="inbox")
                yield Static(plain(_("Notebook and forms"), "bold"), id="papers-title", classes="title")
                yield Choices(id="papers")
            with Vertical(id="far"):
                yield Static(plain(_("What falls due"), "bold"), id="due-title", classes="title")
                yield Choices(id="due")
                yield Static(plain(_("Map, not to scale; north is up"), "bold"), id="map-title", classes="title")
                with Container(id="map-pane"):
                    yield Chart(id="chart")
                    yield Choices(id="map")
                care = wishes.cares(self.play)
                yield Static(plain(_("Wishes and worries") if care else _("Case board"), "bold"), id="board-title", classes="title")
                yield Choices(id="board")
        yield Static(id="news")
        yield Static(id="strip")
        yield Static(id="guide")
        yield Bar(workspace.key_bar(going=self.going), id="keys")

    def on_mount(self) -> None:
        """Show everything; the scene has the focus."""
        self.add_class(f"-{self.tab}")
        self.refresh_all()
        if self.tab != "talk":
            self.query_one("#things", Choices).focus()
        told = self.play.briefing
        if (self.play.now == 0 or self.first) and told.seat_text:
            text = "\n\n".join(filter(None, (told.seat_text, seats.beginning(self.play), _(START))))
            more = Answer(POWERS, _("Your powers, whom you can reach, what you can ask for"))
            self.app.push_screen(Read(f"{told.title}: {told.profession}", text, [more], chosen=BACK, back=_("Begin")), self.after_help)
        if self.back:
            self.step(steps.put_forward(self))
        elif self.play.now and not self.first:
            self.asked.update(self.play.view().prompts)

    async def reword(self) -> None:
        """The same panes in the language that is spoken now."""
        self.inbox.channel = ""
        marked = {one: self.query_one(f"#{one}", Choices).highlighted for one in columns.LEFT}
        await self.recompose()
        self.refresh_all()
        for one, row in marked.items():
            self.query_one(f"#{one}", Choices).highlighted = row
        self.query_one(f"#{self.last_list}").focus()

    def on_resize(self) -> None:
        """What is cut and wrapped to a width is drawn again once the new widths are known, at the start too."""
        self.call_after_refresh(self.refresh_all)

    def refresh_all(self) -> None:
        """Show the view as it is now. Called after every turn."""
        view, self.passing = self.play.view(), None
        self.offers = self.play.offers()
        self.query_one("#status", Static).update(workspace.status(self.play, view, self.size.width))
        self.query_one("#tabs", Bar).show(workspace.tabs(self.play, view, self.tab))
        self.query_one("#keys", Bar).show(workspace.key_bar(going=self.going))
        self.show_things(view)
        self.show_focus(view)
        self.inbox.show(view)
        self.query_one("#papers", Choices).show(workspace.paper_rows(self.play, view))
        beside.show(self, view)
        beside.show_talk(self, view)
        self.show_guide(view)

    def show_guide(self, view: "View") -> None:
        """In a first exercise, what to try next."""
        said = guide.line(self.play, view, self.opened)
        told = self.query_one("#guide", Static)
        told.display = bool(said)
        told.update(plain(f">> {said}", "bold"))

    def show_clock(self, until: int) -> None:
        """While time passes to second `until`: the clock, how far it is, and whatever has reached this seat meanwhile."""
        view = self.play.view()
        if self.passing is None or self.passing[1] != until:
            self.passing = self.play.now, until, view.seen
        since, _until, seen = self.passing
        status = self.query_one("#status", Static)
        status.update(workspace.passing(self.play, view, self.size.width, since, until), layout=False)  # one line, whatever it says
        if view.seen != seen:
            self.passing = since, until, view.seen
            self.inbox.show(view)

    def show_things(self, view: "View") -> None:
        """The scene and the telephone; what was in focus stays so while it is there."""
        scene, phone = focus.scene(self.play, view), focus.phone(self.play, view, self.offers)
        self.things = {workspace.key(one): one for one in (*scene, *phone)}
        nobody = _("Nobody is here yet. F6 lets time pass.") if view.place else _("F4 rings others. Space drives on.")
        self.query_one("#things", Choices).show(workspace.thing_rows(scene, nobody))
        self.query_one("#phone", Choices).show(workspace.thing_rows(phone, workspace.unreached()))

    @property
    def in_focus(self) -> focus.Focus:
        """What is marked on the left, in the list that was gone into last: read off the mark, which moves before the screen hears of it."""
        lists = (self.in_column.get("things", "things"), *columns.LEFT)
        marked = (self.things.get(self.query_one(f"#{one}", Choices).chosen or "") for one in lists)
        return next((one for one in marked if one is not None), next(iter(self.things.values())))

    def turn(self) -> None:
        """Show what is in focus where the screen still shows something else."""
        if workspace.key(self.in_focus) != self.acts_of:
            self.show_focus(self.play.view())

    def show_focus(self, view: "View") -> None:
        """The thing in focus: what is known of it, and what can be done."""
        one = self.in_focus
        talk = view.interview if self.tab == "talk" else None
        title = _("Interview: {who}").format(who=self.play.label(talk.person)) if talk is not None else one.label
        self.query_one("#focus-title", Static).update(plain(one_line(title), "bold"))
        card = self.query_one("#card", Static)
        card.update(workspace.card(self.play, view, one, max(card.content_size.width, 34), wide=not self.has_class("-narrow")))
        deeds = acts.deeds(self.play, self.offers, one)
        told = self.detail if self.size.width >= workspace.BROAD else lambda _deed: None
        self.numbered = self.numbers.given(view, one, deeds)
        shown, first = workspace.act_rows(self.play, view, one, deeds, told, self.numbered), ""
        if workspace.key(one) != self.acts_of:  # the mark on the third act of another thing is no choice of this one's third
            self.acts_of = workspace.key(one)
            first = next((row.id for row in shown if row.id), "")
        listed = self.query_one("#acts", Choices)
        went_on = not first and listed.chosen == workspace.GO_ON
        listed.show(shown, first or None)
        if went_on and listed.chosen != workspace.GO_ON:
            listed.unmark()  # whoever presses Enter in a rhythm to go on has not chosen the act that comes next in the list
        self.show_hint()

    def detail(self, deed: acts.Deed) -> Content | None:
        """Of one act what it would break, whose voice, services: as it stands under its row."""
        return workspace.beneath(workspace.detail(self.play, deed, self.voices), self.query_one("#acts", Choices).content_size.width)

    def show_hint(self) -> None:
        """About the marked act: under it, where there is no room for that under every act, and a line of help below the list."""
        listed = self.query_one("#acts", Choices)
        row = listed.chosen or ""
        number = row.removeprefix("act-")
        deed = self.numbered.get(int(number)) if number.isdecimal() else None
        self.query_one("#hint", Static).update(workspace.hint(deed) if deed is not None else plain(""))
        listed.put_beneath(row, self.detail(deed) if deed is not None and self.size.width < workspace.BROAD else None)

    def say_too_soon(self) -> None:
        """A key that may begin nothing yet is not passed over in silence."""
        self.query_one("#hint", Static).update(plain(_("That was fast: nothing began. Press again if you mean it."), "bold"))

    # --- what is chosen --------------------------------------------------------------------------------------------------------

    def on_option_list_option_highlighted(self, event: Choices.OptionHighlighted) -> None:
        """What is marked on the left is in focus; a marked act shows its hint."""
        if event.option_list.id in columns.LEFT:
            self.turn()
        elif event.option_list.id == "acts":
            self.show_hint()

    def watch_focused(self, focused: Widget | None) -> None:
        """Which list was gone into last, at once: the key after this one may already choose in it. On the left it turns the focus."""
        if isinstance(focused, Choices) and focused.id:
            self.last_list = focused.id
            self.in_column.update((column[0], focused.id) for column in columns.COLUMNS if focused.id in column)
            if focused.id in columns.LEFT and self.things:
                self.call_later(self.turn)

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Enter, a number or a click on a row."""
        chosen = event.option.id or ""
        match event.option_list.id:
            case "things" | "phone":
                self.query_one("#acts", Choices).focus()
            case "acts" | "talk" if not may_begin(self.app) or event.option not in event.option_list.options:
                self.call_after_refresh(self.say_too_soon)  # too fast, or chosen among the rows of what was marked before
            case "acts":
                self._act_chosen(chosen)
            case "inbox":
                self.inbox.chosen(chosen)
            case "papers":
                self.step(steps.open_paper(self, chosen))
            case "due" | "map" | "board" as pane:
                self.step(beside.PANES[pane](self, chosen))
            case "talk":
                self.step(beside.talk(self, chosen))

    def _act_chosen(self, chosen: str) -> None:
        if chosen == workspace.MORE:
            self.action_search()
        elif chosen == workspace.KNOWN:
            known = "\n".join(focus.card(self.play, self.play.view(), self.in_focus))
            self.app.push_screen(Read(_("What you know: {what}").format(what=self.in_focus.label), known))
        elif chosen == workspace.GO_ON:
            self.step(steps.go_on(self))
        elif chosen.startswith((workspace.STOP, workspace.ANSWER)):
            self.step(steps.leave_off(self, chosen))
        else:
            self.action_act(int(chosen.removeprefix("act-")))

    def neighbour(self, of: str, by: int, *, beside: bool) -> Widget | None:
        """Left and Right change the column, Up and Down at the end of a list go to the next one in it, and then to the bars."""
        return self.query_one(f"#{columns.neighbour(self, of, by, beside=beside)}")

    # --- the keys ----------------------------------------------------------------------------------------------------------------

    def action_tab(self, tab: str) -> None:
        """Open a pane, and go to it."""
        if tab == "talk" and self.play.view().interview is None:
            begin = _("This act on somebody begins one: {act}.").format(act=words.act("interview"))
            self.app.push_screen(Read(_("No interview is open"), begin))
            return
        self.remove_class(*(f"-{one}" for one in workspace.TABS))
        self.add_class(f"-{tab}")
        self.tab = tab
        self.opened.add(tab)
        there = self.query_one({"scene": "#things"}.get(tab, f"#{tab}"), Choices)
        self.set_focus(there)
        view = self.play.view()
        self.query_one("#tabs", Bar).show(workspace.tabs(self.play, view, tab))
        for box in (*self.query(Horizontal), *self.query(Vertical)):
            box.refresh()  # each of its lines keeps how it was cut for every pane that ever was beside it
        self.call_after_refresh(beside.show, self, view)
        self.show_guide(view)
        self.show_focus(view)
        self.inbox.show_unseen(view)
        if tab == "inbox":
            there.highlighted = 0  # the newest

    @property
    def going(self) -> bool:
        """Whether something is under way, or waits to begin, that can go on."""
        return bool(self.play.view().busy) or not self.play.free

    def turn_to_go_on(self) -> None:
        """Mark the row that lets what is under way go on, if anything is."""
        if not self.going:
            return
        if self.tab == "talk":
            talk = self.query_one("#talk", Choices)
            if self.play.view().busy:
                talk.mark(boards.BUSY)
            talk.focus()
            return
        if self.has_class("-narrow") and self.tab not in ("scene", "phone"):
            self.action_tab("scene")
        listed = self.query_one("#acts", Choices)
        listed.mark(workspace.GO_ON)
        listed.focus()

    def action_go_on(self) -> None:
        """Let what is under way go on."""
        if self.going:
            self.step(steps.go_on(self))
        else:
            self.app.push_screen(Read(*doing.idle(self.play, self.play.view())))

    def action_act(self, number: int) -> None:
        """Do act `number` of the list; in an interview say sentence `number`."""
        if not may_begin(self.app):
            self.say_too_soon()
            return
        if self.tab == "talk":
            kinds = [one.question for one in interview.questions(self.play, self.offers, self.topic)] if self.topic else []
            if number <= len(kinds):
                self.step(beside.talk(self, boards.ASK + kinds[number - 1]))
            return
        self.turn()
        if number in self.numbered:
            self.step(steps.act(self, self.numbered[number]))

    def action_decide(self) -> None:
        """The open question; of several, the one that is picked."""
        if self.play.view().prompts and self.play.mode == "training":
            self.step(steps.pick_question(self), opens=True)
        else:
            text = _("What you do next is yours to decide. The acts are in the list beside the scene.")
            self.app.push_screen(Read(_("No question is open"), text))

    def action_wait(self) -> None:
        """Let time pass."""
        self.step(steps.wait(self), opens=True)

    def action_search(self) -> None:
        """Every act for everything."""
        self.opened.add("search")
        self.step(steps.search(self), opens=True)

    def action_pause(self) -> None:
        """A break."""
        self.step(steps.pause(self), opens=True)

    def action_leave(self) -> None:
        """Leave, stay, or end."""
        self.step(steps.leave(self), opens=True)

    def action_help(self) -> None:
        """What this screen is for, and its keys."""
        text = help_text.text(self, f"{_(self.HELP_TEXT)}\n{self.play.briefing.seat_text}", "workspace")
        settings = Answer(SETTINGS.do, SETTINGS.words, key_words(SETTINGS.keys[0]))
        more = Answer(POWERS, _("Your powers, whom you can reach, what you can ask for"))
        self.app.push_screen(Read(_("Help"), text, [more, settings], chosen=BACK), self.after_help)

    async def after_help(self, chosen: str | None) -> None:
        """From the help one can go on to what the seat may look up, and to the language and the look."""
        if chosen == POWERS:
            told = powers.text(self.play, self.play.view(), self.offers)
            self.app.push_screen(Read(f"{self.play.briefing.title}: {self.play.briefing.profession}", told))
        elif chosen is not None:
            await self.run_action(chosen)
