"""The place of work: clock and place, what came in, who and what is here, what can be done with what is in focus, papers.

At 80 columns the panes take turns behind tabs, from 110 on they stand side by side. Everything shown comes from the seat's view.
"""

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tui import acts, focus, lines, panes, seat
from tui.keys import WORKSPACE, bindings, key_words
from tui.screens import steps
from tui.screens.dialog import Read
from tui.text import one_line, plain
from tui.widgets.bar import Bar, Item
from tui.widgets.choices import Choices

if TYPE_CHECKING:
    from zholda.session import Offer, View

COLUMNS: Final = (("things", "phone"), ("acts",), ("inbox", "papers"))
WIDE: Final = 110
START: Final = (
    "Arrows move, Enter chooses, F1 helps. Time passes only by what you do and by waiting (F6).\n"
    "What is marked on the left is in focus; beside it stands what you can do with it."
)


class Workspace(Screen[str]):
    """One seat at work. The result is `home` when it was left, `over` when the exercise has ended."""

    BINDINGS = bindings(WORKSPACE)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    HELP_TEXT = (
        "On the left is who and what is here. Up and Down move through a list, Left and Right go to the list beside it, Enter chooses.\n"
        "Whatever is marked on the left is in focus: the list beside it shows what you can do with it, each with the time it takes. "
        "Enter or the number does it. An act may ask a question or two first, for example in whose voice you speak.\n"
        "Time passes only by what you do and by waiting. Nothing hurries you.\n"
    )

    def __init__(self, play: seat.Play) -> None:
        super().__init__()
        self.play = play
        self.voices: dict[str, str] = {}
        self.tab = "scene"
        self.last_list = "things"
        self.in_column: dict[str, str] = {}  # first list of a column -> the one in it that last had the focus
        self.in_focus = focus.scene(play, play.view())[0]
        self.things: dict[str, focus.Focus] = {}
        self.deeds: list[acts.Deed] = []
        self.offers: list[Offer] = []
        self.stepping = False
        self.channel = ""  # the only channel that the inbox shows, "" all
        self.asked: set[str] = set()  # questions that were put forward by themselves once

    # --- what is on it -------------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Panes from top to bottom and left to right, which is also the order of the arrow keys."""
        yield Static(id="status")
        yield Bar(id="tabs")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Static(plain("Scene", "bold"), id="things-title", classes="title")
                yield Choices(id="things")
                yield Static(plain("By telephone, and services", "bold"), id="phone-title", classes="title")
                yield Choices(id="phone")
            with Vertical(id="middle"):
                yield Static(id="focus-title", classes="title")
                yield Static(id="card")
                yield Choices(id="acts")
                yield Static(id="hint")
            with Vertical(id="right"):
                yield Static(plain("Inbox, newest first", "bold"), id="inbox-title", classes="title")
                yield Choices(id="inbox")
                yield Static(plain("Notebook and forms", "bold"), id="papers-title", classes="title")
                yield Choices(id="papers")
        yield Static(id="news")
        yield Bar([Item(key_words(a.keys[0]), a.words, a.do) for a in WORKSPACE if a.do in _ON_THE_BAR], id="keys")

    def on_mount(self) -> None:
        """Show everything; the scene has the focus."""
        self.add_class(f"-{self.tab}")
        self.refresh_all()
        self.query_one("#things", Choices).focus()
        told = self.play.briefing
        if self.play.now == 0 and told.seat_text:
            self.app.push_screen(Read(f"{told.title}: {told.profession}", f"{told.seat_text}\n\n{START}", back="Begin"))
        self.asked.update(self.play.view().prompts if self.play.now else ())

    def on_resize(self) -> None:
        """What is cut and wrapped to a width is drawn again once the new widths are known, at the start too."""
        self.call_after_refresh(self.refresh_all)

    def refresh_all(self) -> None:
        """Show the view as it is now. Called after every turn."""
        view = self.play.view()
        self.offers = self.play.offers()
        self.query_one("#status", Static).update(panes.status(self.play, view, self.size.width))
        self.query_one("#tabs", Bar).show(panes.tabs(self.play, view, self.tab))
        self.show_things(view)
        self.show_focus(view)
        self.show_inbox(view)
        self.query_one("#papers", Choices).show(panes.paper_rows(self.play, view))

    def show_things(self, view: "View") -> None:
        """The scene and the telephone; what was in focus stays so while it is there."""
        scene, phone = focus.scene(self.play, view), focus.phone(self.play, view, self.offers)
        self.things = {panes.key(one): one for one in (*scene, *phone)}
        things = self.query_one("#things", Choices)
        things.show(panes.thing_rows(scene, "Nobody is here yet. F6 lets time pass."))
        self.query_one("#phone", Choices).show(panes.thing_rows(phone, "Nobody can be reached now."))
        self.in_focus = self.things.get(panes.key(self.in_focus)) or self.things.get(things.chosen or "") or scene[0]

    def show_focus(self, view: "View") -> None:
        """The thing in focus: what is known of it, and what can be done."""
        one = self.in_focus
        self.query_one("#focus-title", Static).update(plain(one_line(one.label), "bold"))
        card = self.query_one("#card", Static)
        card.update(panes.card(self.play, view, one, max(card.content_size.width, 34), wide=self.has_class("-wide")))
        self.deeds = acts.deeds(self.play, self.offers, one)
        self.query_one("#acts", Choices).show(panes.act_rows(self.play, view, one, self.deeds))
        self.show_hint()

    def show_hint(self) -> None:
        """About the marked act."""
        number, deeds = (self.query_one("#acts", Choices).chosen or "").removeprefix("act-"), acts.numbered(self.deeds)
        known = number.isdecimal() and int(number) <= len(deeds)
        self.query_one("#hint", Static).update(panes.hint(self.play, deeds[int(number) - 1], self.voices) if known else plain(""))

    def show_inbox(self, view: "View") -> None:
        """Every line, and under the scene the newest few."""
        everything = lines.newest(self.play, view)
        shown, inbox = panes.inbox_rows(self.play, everything, self.channel), self.query_one("#inbox", Choices)
        inbox.show(shown, None if inbox.has_focus else shown[0].id)
        self.query_one("#news", Static).update(panes.news(self.play, everything, self.size.width))

    # --- what is chosen --------------------------------------------------------------------------------------------------------

    def on_option_list_option_highlighted(self, event: Choices.OptionHighlighted) -> None:
        """What is marked on the left is in focus; a marked act shows its hint."""
        where, chosen = event.option_list.id, event.option.id or ""
        if where in ("things", "phone") and event.option_list.has_focus and chosen in self.things:
            if self.in_focus != self.things[chosen]:
                self.in_focus = self.things[chosen]
                self.show_focus(self.play.view())
        elif where == "acts":
            self.show_hint()

    def on_descendant_focus(self) -> None:
        """Coming into the scene or the telephone list turns the focus to what is marked there."""
        focused = self.focused
        if isinstance(focused, Choices) and focused.id:
            self.last_list = focused.id
            self.in_column.update((column[0], focused.id) for column in COLUMNS if focused.id in column)
        if isinstance(focused, Choices) and focused.id in ("things", "phone") and focused.chosen in self.things:
            self.in_focus = self.things[focused.chosen]
            self.show_focus(self.play.view())

    def on_option_list_option_selected(self, event: Choices.OptionSelected) -> None:
        """Enter, a number or a click on a row."""
        chosen = event.option.id or ""
        match event.option_list.id:
            case "things" | "phone":
                self.query_one("#acts", Choices).focus()
            case "acts":
                self._act_chosen(chosen)
            case "inbox":
                which = chosen.removeprefix("line-")
                self.step(steps.open_line(self, int(which)) if which.isdecimal() else steps.choose_channel(self))
            case "papers":
                self.step(steps.open_paper(self, chosen))

    def _act_chosen(self, chosen: str) -> None:
        if chosen == panes.MORE:
            self.action_search()
        elif chosen == panes.KNOWN:
            known = "\n".join(focus.card(self.play, self.play.view(), self.in_focus))
            self.app.push_screen(Read(f"What you know: {self.in_focus.label}", known))
        elif chosen == panes.GO_ON:
            self.step(steps.go_on(self))
        elif chosen.startswith(panes.STOP):
            self.step(steps.command(self, "stop", {"act": chosen.removeprefix(panes.STOP)}))
        else:
            self.action_act(int(chosen.removeprefix("act-")))

    def step(self, steps_of_it: Coroutine[Any, Any, None]) -> None:
        """Set one thing going. A key pressed again before it has come up is not taken for a second one."""
        if self.stepping:
            steps_of_it.close()
            return
        self.stepping = True
        self.run_worker(self._one_step(steps_of_it))

    async def _one_step(self, steps_of_it: Coroutine[Any, Any, None]) -> None:
        try:
            await steps_of_it
        finally:
            self.stepping = False

    def neighbour(self, of: str, by: int, *, beside: bool) -> Widget | None:
        """Left and Right change the column, Up and Down at the end of a list go to the next one in it, and then to the bars."""
        shown = [[one for one in column if self.query_one(f"#{one}").region.height] for column in COLUMNS]
        if of in ("tabs", "keys"):
            inward = (of == "tabs") == (by > 0)
            return self.query_one(f"#{self.last_list}") if inward else self.query_one("#keys" if of == "tabs" else "#tabs")
        here = next((n for n, column in enumerate(shown) if of in column), 0)
        if beside:
            columns = [column for column in (shown[here + by :] if by > 0 else shown[:here][::-1]) if column]
            near = next(iter(columns), shown[here])
            return self.query_one(f"#{next((one for one in near if one == self.in_column.get(near[0])), near[0])}")
        place = shown[here].index(of) + by if of in shown[here] else 0
        inside = 0 <= place < len(shown[here])
        return self.query_one(f"#{shown[here][place]}" if inside else "#tabs" if by < 0 else "#keys")

    # --- the keys ----------------------------------------------------------------------------------------------------------------

    def action_tab(self, tab: str) -> None:
        """Open a pane, and go to it."""
        self.remove_class(*(f"-{one}" for one in panes.TABS))
        self.add_class(f"-{tab}")
        self.tab = tab
        self.query_one("#tabs", Bar).show(panes.tabs(self.play, self.play.view(), tab))
        there = self.query_one({"scene": "#things"}.get(tab, f"#{tab}"), Choices)
        if tab == "inbox":
            there.highlighted = 0  # the newest
        there.focus()

    @property
    def going(self) -> bool:
        """Whether something is under way, or waits to begin, that can go on."""
        return bool(self.play.view().busy) or not self.play.free

    def turn_to_go_on(self) -> None:
        """Mark the row that lets what is under way go on, if anything is."""
        if not self.going:
            return
        if self.has_class("-narrow") and self.tab not in ("scene", "phone"):
            self.action_tab("scene")
        listed = self.query_one("#acts", Choices)
        listed.mark(panes.GO_ON)
        listed.focus()

    def action_go_on(self) -> None:
        """Let what is under way go on."""
        if self.going:
            self.step(steps.go_on(self))
        else:
            self.app.push_screen(Read("Nothing is under way", "F6 lets time pass."))

    def action_act(self, number: int) -> None:
        """Do act `number` of the list."""
        deeds = acts.numbered(self.deeds)
        if number <= len(deeds):
            self.step(steps.act(self, deeds[number - 1]))

    def action_decide(self) -> None:
        """The question that lapses first, if one is open."""
        prompts = sorted(self.play.view().prompts.values(), key=lambda prompt: prompt.lapses_at)
        if prompts and self.play.mode == "training":
            self.step(steps.decide(self, prompts[0].occurrence))
        else:
            text = "What you do next is yours to decide. The acts are in the list beside the scene."
            self.app.push_screen(Read("No question is open", text))

    def action_wait(self) -> None:
        """Let time pass."""
        self.step(steps.wait(self))

    def action_search(self) -> None:
        """Every act for everything."""
        self.step(steps.search(self))

    def action_pause(self) -> None:
        """A break."""
        self.step(steps.pause(self))

    def action_leave(self) -> None:
        """Leave, stay, or end."""
        self.step(steps.leave(self))

    def action_help(self) -> None:
        """What this screen is for, and its keys."""
        shown = [a for a in WORKSPACE if not a.do.startswith("act(")]
        keys = "\n".join(f"{key_words(a.keys[0]):>4} or {key_words(a.keys[1]):<4} {a.words}: {a.help}" for a in shown)
        text = f"{self.HELP_TEXT}\n{self.play.briefing.seat_text}\n\n{keys}\n1 to 9  does the act with that number."
        self.app.push_screen(Read("Help", text))


_ON_THE_BAR: Final = ("help", "go_on", "wait", "search", "decide", "pause", "leave")
