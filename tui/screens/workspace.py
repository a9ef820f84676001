"""The place of work: clock and place, what came in, who and what is here, what can be done with what is in focus, papers.

At 80 columns the panes take turns behind tabs, from 110 on they stand side by side. Everything shown comes from the seat's view.
"""

from typing import TYPE_CHECKING, Any, Final

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tui import acts, focus, lines, seat, turn, words
from tui.asking import Draft
from tui.keys import WORKSPACE, bindings, key_words
from tui.screens.dialog import Read
from tui.text import BLOCK_LINES, block, one_line, plain, rows, short
from tui.widgets.bar import Bar, Item
from tui.widgets.choices import Choices, Row

if TYPE_CHECKING:
    from zholda.session import Offer, View

COLUMNS: Final = (("things", "phone"), ("acts",), ("inbox", "papers"))
TABS: Final = ("scene", "inbox", "phone", "papers")
WIDE: Final = 110
NEWS: Final = 4  # lines of the newest entries under the scene
START: Final = (
    "Arrows move, Enter chooses, F1 helps. Time passes only by what you do and by waiting (F6).\n"
    "What is marked on the left is in focus; beside it stands what you can do with it."
)
GO_ON, STOP, MORE, KNOWN = "go-on", "stop", "more", "known"


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
        self.in_focus: focus.Focus | None = None
        self.deeds: list[acts.Deed] = []
        self.offers: list[Offer] = []
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

    def refresh_all(self) -> None:
        """Show the view as it is now. Called after every turn."""
        view = self.play.view()
        self.offers = self.play.offers()
        self.show_status(view)
        self.show_things(view)
        self.show_focus(view)
        self.show_inbox(view)
        self.show_papers(view)

    def show_status(self, view: "View") -> None:
        """Clock, place and room, mode; and the tabs with what is new behind them."""
        where = self.play.label(view.place) if view.place else "on the way"
        room = f", {self.play.label(view.room)}" if view.room else ""
        under_way = acts.under_way(self.play, view)
        busy = f"  ·  {under_way[0][1]}" if view.busy and under_way else ""
        clock = seat.date_and_clock(self.play.start, self.play.now)
        told = short(f" {where + room}  ·  {self.play.mode}{busy}", max(self.size.width - len(clock) - 3, 20))
        self.query_one("#status", Static).update(rows((f" {clock} ", "bold reverse"), told))
        open_now = len(view.prompts) if self.play.mode == "training" else 0
        named = {"papers": f"Papers ({len(view.notes)})" if view.notes else "Papers"}
        items = [
            Item(key_words(a.keys[0]), named.get(tab, a.words), a.do, here=tab == self.tab)
            for tab, a in zip(TABS, (a for a in WORKSPACE if a.do.startswith("tab(")), strict=True)
        ]
        if open_now:
            items.append(Item("F8", f"A question is open ({open_now})" if open_now > 1 else "A question is open", "decide"))
        self.query_one("#tabs", Bar).show(items)

    def show_things(self, view: "View") -> None:
        """The scene and the telephone, under headings."""
        scene = focus.scene(self.play, view)
        phone = focus.phone(self.play, view, self.offers)
        self.things = {f"{one.kind}-{one.id}": one for one in (*scene, *phone)}
        self._list("#things", scene, "Nobody is here yet. F6 lets time pass.")
        self._list("#phone", phone, "Nobody can be reached now.")
        if self.in_focus is not None:
            fresh = self.things.get(f"{self.in_focus.kind}-{self.in_focus.id}")
            self.in_focus = fresh or scene[0]
        else:
            self.in_focus = scene[0]

    def _list(self, where: str, things: list[focus.Focus], empty: str) -> None:
        shown: list[Row] = []
        group = ""
        for one in things:
            if one.group != group:
                group = one.group
                shown.append(Row("", plain(f"{one_line(group)}:", "bold")))
            cue = f"\n    {short(one.cue, 60)}" if one.cue and one.kind in ("service", "thing") else ""
            shown.append(Row(f"{one.kind}-{one.id}", rows("  ", one_line(one.label), (cue, "dim"))))
        if len([one for one in things if one.kind != "place"]) == 0:
            shown.append(Row("", plain(empty, "dim")))
        self.query_one(where, Choices).show(shown)

    def show_focus(self, view: "View") -> None:
        """The thing in focus: what is known of it, and what can be done."""
        one = self.in_focus
        if one is None:
            return
        self.query_one("#focus-title", Static).update(plain(one_line(one.label), "bold"))
        card = self.query_one("#card", Static)
        width = max(card.size.width, 40)
        wide = self.has_class("-wide")
        known = focus.card(self.play, view, one, 4 if wide else 2)
        card.update(plain(block("\n".join(short(line, 3 * width) for line in known), 2 * BLOCK_LINES if wide else 3, width)))
        self.deeds = acts.deeds(self.play, self.offers, one)
        self.query_one("#acts", Choices).show(self._act_rows(view))
        self.show_hint()

    def _act_rows(self, view: "View") -> list[Row]:
        shown: list[Row] = []
        for number, (act, text) in enumerate(acts.under_way(self.play, view)):
            if act == view.busy:
                shown.append(Row(GO_ON, rows(("   ", ""), ("Go on with it", "bold"), f": {one_line(text)}")))
            shown.append(Row(f"{STOP}-{act}", rows("   Stop: ", one_line(text) if number or not view.busy else "leave it unfinished")))
        for number, deed in enumerate(self.deeds[: acts.NUMBERED], 1):
            no_power = f"  {deed.power}" if deed.power else ""
            shown.append(Row(f"act-{number}", rows(f"{number} {deed.minutes:>7}  {one_line(deed.words)}", (one_line(no_power), "dim"))))
        if not self.deeds:
            shown.append(Row("", plain("   Nothing can be done with this now.", "dim")))
        rest = len(self.deeds) - acts.NUMBERED
        if self.in_focus is not None and self.in_focus.kind == "person":
            shown.append(Row(KNOWN, rows("           All that you know of them")))
        shown.append(Row(MORE, rows(f"0          {f'{rest} more, and all acts (F7)' if rest > 0 else 'All acts (F7)'}")))
        return shown

    def show_hint(self) -> None:
        """About the marked act: whose voice, and in training mode what the law says."""
        hint = ""
        chosen = self.query_one("#acts", Choices).chosen or ""
        if chosen.startswith("act-"):
            deed = self.deeds[int(chosen.removeprefix("act-")) - 1]
            hint = " ".join(filter(None, (self._voice_words(deed) or words.act_help(deed.offer.verb), deed.power)))
        self.query_one("#hint", Static).update(plain(one_line(hint), "dim"))

    def _voice_words(self, deed: acts.Deed) -> str:
        if "voice" not in deed.offer.choices:
            return ""
        voice = self.voices.get(deed.target)
        if voice is None:
            return "You are asked who interprets."
        return {"": "In your own words.", "card": "With a printed card."}.get(voice) or f"Interpreter: {self.play.label(voice)}."

    def show_inbox(self, view: "View") -> None:
        """Every line, newest first, with its channel; under the scene the newest few."""
        everything = lines.newest(self.play, view)
        shown = [
            Row(f"line-{line.no}", rows((f"{self.play.time(line.at)} {lines.channel(line)}  ", "dim"), short(said, BLOCK_LINES * 40)))
            for line, said in sorted(everything, key=lambda one: -one[0].at)
        ]
        inbox = self.query_one("#inbox", Choices)
        newest = shown[0].id if shown and not inbox.has_focus else None
        inbox.show(shown or [Row("", plain("Nothing has come in yet. F6 lets time pass.", "dim"))], newest)
        news = [f"{self.play.time(line.at)} {lines.channel(line)}: {one_line(said)}" for line, said in everything[-NEWS:]]
        self.query_one("#news", Static).update(plain("\n".join(short(text, max(self.size.width - 2, 40)) for text in news)))

    def show_papers(self, view: "View") -> None:
        """Notes and forms; the first row writes a note."""
        from tui import papers

        shown = [Row("note", rows("Write a note"))]
        for name, filed in papers.forms(view):
            times = f"  filed {filed} times" if filed > 1 else "  filed" if filed else ""
            shown.append(Row(f"form-{name}", rows(words.form(name), (times, "dim"))))
        empty = "No notes yet: 'Write a note', or Enter on a line of the inbox."
        shown.append(Row("", plain("Notes:", "bold") if view.notes else plain(empty, "dim")))
        for n, (at, text) in enumerate(view.notes):
            shown.append(Row(f"wrote-{n}", rows((f"{self.play.time(at)} ", "dim"), short(text, BLOCK_LINES * 40))))
        self.query_one("#papers", Choices).show(shown)

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
                self.open_line(int(chosen.removeprefix("line-")))
            case "papers":
                self.open_paper(chosen)

    def _act_chosen(self, chosen: str) -> None:
        if chosen == MORE:
            self.action_search()
        elif chosen == KNOWN and self.in_focus is not None:
            known = "\n".join(focus.card(self.play, self.play.view(), self.in_focus))
            self.app.push_screen(Read(f"What you know: {self.in_focus.label}", known))
        elif chosen == GO_ON:
            self.take_turn(None, {})
        elif chosen.startswith(STOP):
            self.take_turn("stop", {"act": chosen.removeprefix(f"{STOP}-")})
        else:
            self.action_act(int(chosen.removeprefix("act-")))

    def action_act(self, number: int) -> None:
        """Do act `number` of the list."""
        if number <= min(len(self.deeds), acts.NUMBERED):
            deed = self.deeds[number - 1]
            self.do(deed)

    @work
    async def do(self, deed: acts.Deed) -> None:
        """Ask what an act needs, then do it."""
        from tui.screens.choosing import ask_all

        draft = Draft(self.play, self.play.view(), deed.offer, deed.target, self.voices)
        if await ask_all(self.app, draft):
            self.take_turn("act", draft.command())

    def take_turn(self, what: str | None, args: dict[str, Any]) -> None:
        """Send a command (or only go on), let time pass, show what came of it."""
        from zholda.session import SessionError

        before = self.play.view().seen
        try:
            if what is None:
                turn.go_on(self.play)
            else:
                turn.take(self.play, what, args)
        except SessionError as problem:
            self.app.push_screen(Read("That cannot be done", str(problem)))
            return
        self.after_time(before)

    @work
    async def after_time(self, before: int) -> None:
        """Time has passed since line `before`: show it; at the end go to the debrief; in training mode put a new question once."""
        if self.play.over:
            self.dismiss("over")
            return
        self.refresh_all()
        view = self.play.view()
        came = [(line, said) for line, said in lines.newest(self.play, view, before) if line.channel != "own"]
        fresh = [f"{self.play.time(line.at)} {lines.channel(line)}: {said}" for line, said in came]
        if self.has_class("-narrow") and len(fresh) > NEWS - 1:
            await self.app.push_screen_wait(Read("What came in", "\n".join(fresh), back="Go on"))
        self.put_forward()

    def put_forward(self) -> None:
        """In training mode every question is put once by itself, the one that lapses first before the others."""
        new = [one for one in self.play.view().prompts.values() if one.occurrence not in self.asked]
        if new and self.play.mode == "training":
            first = min(new, key=lambda prompt: prompt.lapses_at).occurrence
            self.asked.add(first)
            self.decide(first)

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
        self.remove_class(*(f"-{one}" for one in TABS))
        self.add_class(f"-{tab}")
        self.tab = tab
        self.show_status(self.play.view())
        self.query_one({"scene": "#things"}.get(tab, f"#{tab}"), Choices).focus()

    @work
    async def decide(self, occurrence: str) -> None:
        """Put a question to the trainee."""
        from tui.screens.deciding import ask

        chosen = await ask(self.app, self.play, occurrence)
        if chosen is not None:
            self.take_turn("choose", chosen)
        else:
            self.put_forward()

    def action_decide(self) -> None:
        """The question that lapses first, if one is open."""
        prompts = sorted(self.play.view().prompts.values(), key=lambda prompt: prompt.lapses_at)
        if prompts and self.play.mode == "training":
            self.decide(prompts[0].occurrence)
        else:
            text = "What you do next is yours to decide. The acts are in the list beside the scene."
            self.app.push_screen(Read("No question is open", text))

    @work
    async def action_wait(self) -> None:
        """Let time pass, after a look at what falls due."""
        from tui.screens.waiting import wait

        before = self.play.view().seen
        if await wait(self.app, self.play):
            self.after_time(before)

    @work
    async def action_search(self) -> None:
        """Every act for everything, with a search."""
        from tui.screens.searching import Search

        found = await self.app.push_screen_wait(Search(acts.all_deeds(self.play, self.offers, list(self.things.values()))))
        if found is not None:
            self.do(found)

    @work
    async def open_line(self, number: int) -> None:
        """One line of the inbox in full."""
        from tui.screens.reading import open_line

        turned_to = await open_line(self.app, self.play, number)
        if turned_to is not None and turned_to.startswith("note:"):
            self.take_turn("act", {"verb": "note", "text": turned_to.removeprefix("note:")})
        elif turned_to is not None and turned_to in self.things:
            self.query_one("#things", Choices).mark(turned_to)
            self.action_tab("scene")

    @work
    async def open_paper(self, chosen: str) -> None:
        """Write a note, or fill in a form."""
        from tui.screens.filling import open_paper

        command = await open_paper(self.app, self.play, chosen)
        if command is not None:
            self.take_turn(*command)

    @work
    async def action_pause(self) -> None:
        """Nothing moves until somebody goes on."""
        from tui.screens.leaving import pause

        if await pause(self.app, self.play) == "leave":
            self.dismiss("home")

    @work
    async def action_leave(self) -> None:
        """Leave, stay, or end the exercise."""
        from tui.screens.leaving import leave

        chosen = await leave(self.app, self.play)
        if chosen is not None:
            self.dismiss(chosen)

    def action_help(self) -> None:
        """What this screen is for, and its keys."""
        shown = [a for a in WORKSPACE if not a.do.startswith("act(")]
        keys = "\n".join(f"{key_words(a.keys[0]):>4} or {key_words(a.keys[1]):<4} {a.words}: {a.help}" for a in shown)
        text = f"{self.HELP_TEXT}\n{self.play.briefing.seat_text}\n\n{keys}\n1 to 9  does the act with that number."
        self.app.push_screen(Read("Help", text))


_ON_THE_BAR: Final = ("help", "wait", "search", "decide", "pause", "leave")
