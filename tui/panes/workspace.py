"""What stands in each pane of the workspace, as rows: read from the view and the offers, nothing kept, nothing decided."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual.content import Content

from tui import seat, words
from tui.asking import Draft
from tui.keys import WORKSPACE, key_words, second_letter, typed_words
from tui.panes import acts, ahead, doing, focus, lines, papers, services, travel, wishes
from tui.text import BLOCK_LINES, block, one_line, plain, rows, short
from tui.widgets.bar import Item
from tui.widgets.choices import Row
from zholda.tongue import _, n_

if TYPE_CHECKING:
    from zholda.session import Line, View

GO_ON, STOP, ANSWER, MORE, KNOWN, CHANNEL, EARLIER = "go-on", "stop-", "answer-", "more", "known", "channel", "earlier"
DEPTH: Final = 150  # lines of the inbox that are shown at first, and how many more each time one asks for earlier ones
FIND: Final = "find"  # the row that searches notebook, inbox and file
ON_THE_BAR: Final = ("help", "go_on", "wait", "search", "decide", "pause", "leave")
TABS: Final = ("scene", "inbox", "phone", "papers", "due", "map", "board", "talk")
ROW: Final = BLOCK_LINES * 40  # cells of one row of a list, at most
BAR: Final = 20  # cells of the bar that shows how far a wait is
WIDE, BROAD = 110, 150  # columns from which on most panes, and all, stand side by side
DETAIL: Final = "    "  # before what stands under an act
NEWS: Final = 4  # lines of the newest entries under the scene


def status(play: seat.Play, view: "View", width: int) -> Content:
    """Clock, place and room, mode, and what is under way."""
    place = play.label(view.place) if view.place else _("on the way")
    room = f", {play.label(view.room)}" if view.room else ""
    running = doing.under_way(play, view)
    at_it = running[0][1] if view.busy and running else travel.driving_back(play, view)
    busy = f"  ·  {at_it}" if at_it else ""
    clock = seat.date_and_clock(play.start, play.now)
    return rows((f" {clock} ", "bold reverse"), short(f" {place}{room}  ·  {words.mode(play.mode)}{busy}", max(width - len(clock) - 3, 20)))


def unreached() -> str:
    """What there is to say where nobody can be reached: from the road one rings others, so no way back is the reason."""
    return _("Nobody can be reached now.")


def undone(play: seat.Play, view: "View") -> str:
    """What there is to say where nothing can be done."""
    if view.busy:
        return _("Nothing can be done with this while you are busy.")
    said, why = _("Nothing can be done with this now."), travel.driving_back(play, view)
    return f"{said} ({why})" if why else said


def passing(play: seat.Play, view: "View", width: int, since: int, until: int) -> Content:
    """The clock while time passes: how far it is to the second at which it stops at the latest."""
    done = max(min((play.now - since) * BAR // max(until - since, 1), BAR), 0)
    bar = "[" + "#" * done + "." * (BAR - done) + "] " + _("until {time}").format(time=play.time(until))
    clock = seat.date_and_clock(play.start, play.now)
    place = play.label(view.place) if view.place else _("on the way")
    return rows((f" {clock} ", "bold reverse"), short(f" {bar}  ·  {place}", max(width - len(clock) - 3, 20)))


def tabs(play: seat.Play, view: "View", here: str) -> list[Item]:
    """The panes, an interview while one is open and, in training mode, the question that is open."""
    actions = [action for action in WORKSPACE if action.do.startswith("tab(")]
    found = []
    for tab, action in zip(TABS, actions, strict=True):
        if tab == "talk" and view.interview is None:
            continue
        count = f" ({len(view.notes)})" if tab == "papers" and view.notes else ""
        name = _("Wishes") if tab == "board" and wishes.cares(play) else action.words
        key = action.keys[0]
        found.append(Item(typed_words(key), name + count, action.do, here=tab == here, short=second_letter(key)))
    if play.mode == "training" and view.prompts:
        several = f" ({len(view.prompts)})" if len(view.prompts) > 1 else ""
        found.append(Item("F8", _("A question") + several, "decide"))
    return found


def key_bar(*, going: bool) -> list[Item]:
    """The keys at the foot of the place of work; the one that lets something go on only while something is under way (`going`)."""
    on_it = [one for one in WORKSPACE if one.do in ON_THE_BAR and (going or one.do != "go_on")]
    return [Item(key_words(one.keys[0]), one.words, one.do) for one in on_it]


def thing_rows(things: list[focus.Focus], empty: str) -> list[Row]:
    """People, things or contacts under their headings; `empty` where there is nothing but the place."""
    shown: list[Row] = []
    group = ""
    for one in things:
        if one.group != group:
            group = one.group
            shown.append(Row("", plain(f"{one_line(group)}:", "bold")))
        cue = f"\n    {short(one.cue, 60)}" if one.cue and one.kind in ("contact", "service", "thing") else ""
        shown.append(Row(key(one), rows("  ", one_line(one.label), (cue, "dim"))))
    if all(one.kind == "place" for one in things):
        shown.append(Row("", plain(empty, "dim")))
    return shown


def key(one: focus.Focus) -> str:
    """The id of a thing's row."""
    return f"{one.kind}-{one.id}"


def card(play: seat.Play, view: "View", one: focus.Focus, width: int, *, wide: bool) -> Content:
    """What is known of the thing in focus, in a few lines."""
    known = focus.card(play, view, one, 4 if wide else 2)
    return plain(block("\n".join(short(line, 4 * width) for line in known), 2 * BLOCK_LINES if wide else 3, width))


def act_rows(
    play: seat.Play,
    view: "View",
    one: focus.Focus,
    deeds: list[acts.Deed],
    told: Callable[[acts.Deed], Content | None] = lambda _deed: None,
    numbers: dict[int, acts.Deed] | None = None,
) -> list[Row]:
    """What is under way, then at most nine acts with a number, then the way to all others. `told`: what stands under each act; `numbers`:
    those that were given, else in order."""
    shown: list[Row] = []
    numbered = dict(enumerate(acts.numbered(deeds), 1)) if numbers is None else numbers
    indent = " " * 11
    space = key_words("space").ljust(len(indent))
    for act, text in doing.under_way(play, view):
        if act == view.busy:
            shown.append(Row(GO_ON, rows(space, (_("Go on with it"), "bold"), f": {one_line(text)}")))
            shown.append(Row(STOP + act, rows(indent, _("Stop: leave it unfinished"))))
        else:
            shown.append(Row(STOP + act, rows(indent, _("Stop: {act}").format(act=one_line(text)))))
    if not view.busy and not play.free:
        shown.append(Row(GO_ON, rows(space, (_("Go on"), "bold"), ": " + _("what you chose waits until it is possible"))))
        shown.append(Row(STOP, rows(indent, _("Stop: leave what you chose"))))
    if rings(play, view, one, deeds):
        shown.append(Row(ANSWER + one.id, rows(indent, _("Answer now: what you are at is left unfinished"))))
    if view.busy and deeds:
        shown.append(Row("", plain(indent + _("Beside it, or by a colleague:"), "dim")))
    for number, deed in numbered.items():
        at_once = _("begins at once") if Draft(play, view, deed.offer, deed.target).begins_at_once() else ""
        told_of_it = "  ".join(filter(None, (at_once, one_line(acts.remark(deed)))))
        small = f"  {told_of_it}" if told_of_it else ""
        row, under = rows(f"{number} {deed.minutes:>7}  {one_line(deed.words)}", (small, "dim")), told(deed)
        shown.append(Row(f"act-{number}", row if under is None else Content("\n").join([row, under])))
    if not deeds:
        shown.append(Row("", plain(f"   {undone(play, view)}", "dim")))
    if one.kind == "person":
        shown.append(Row(KNOWN, rows(indent, _("All that you know of them"))))
    rest = len(deeds) - len(numbered)
    all_acts = n_("{n} more, and all acts (F7)", "{n} more, and all acts (F7)", rest) if rest > 0 else _("All acts (F7)")
    shown.append(Row(MORE, rows("0".ljust(len(indent)), all_acts)))
    return shown


def rings(play: seat.Play, view: "View", one: focus.Focus, deeds: list[acts.Deed]) -> bool:
    """Whether somebody waits at the telephone who can be answered only by leaving what is under way."""
    waits = one.kind == "contact" and one.id in play.public.callers()
    return bool(view.busy) and waits and all(deed.offer.verb != "handle_call" for deed in deeds)


def hint(deed: acts.Deed) -> Content:
    """A line of help on one act."""
    return plain(one_line(words.act_help(deed.offer.verb)), "dim")


def detail(play: seat.Play, deed: acts.Deed, voices: dict[str, str]) -> str:
    """What else is to be seen of an act before it is chosen: in training what it would break as it stands; whose voice; services."""
    view = play.view()
    breaks = Draft(play, view, deed.offer, deed.target, voices).breaks() if deed.target else ""
    told = (breaks, voice_words(play, deed, voices), services.needed(play, view, deed.offer, deed.target))
    return one_line(" ".join(filter(None, told)))


def beneath(said: str, width: int) -> Content | None:
    """The same as it stands under its row: indented, and two lines of this width at most. None for nothing."""
    if not said:
        return None
    room = max(width - len(DETAIL) - 2, 20)  # a text that is cut ends in a sign for it
    return plain("\n".join(DETAIL + line for line in block(said, 2, room).split("\n")), "dim")


def voice_words(play: seat.Play, deed: acts.Deed, voices: dict[str, str]) -> str:
    """In whose voice an act will be done, "" where nothing is said in it."""
    if "voice" not in deed.offer.choices:
        return ""
    at_work = "" if play.public.serves(deed.target) else None  # with whom one speaks as with any colleague
    voice, known = voices.get(deed.target, at_work), {"": _("In your own words."), "card": _("With a printed card.")}
    if voice is None or voice not in (*known, *deed.offer.choices["voice"]):  # whoever interpreted before may have left
        return _("You are asked who interprets.")
    return known.get(voice) or _("Interpreter: {who}.").format(who=play.label(voice))


def inbox_rows(play: seat.Play, everything: list[tuple["Line", str]], only: str, *, earlier: bool = False) -> list[Row]:
    """Every line with its channel, the newest first and whole. `only`: one channel, "" all. `earlier`: there are lines before these."""
    fit = [(line, said) for line, said in reversed(everything) if only in ("", lines.channel(line))]
    shown = [
        Row(f"line-{line.no}", rows((f"{play.time(line.at)} {lines.channel(line)}  ", "dim"), short(said, ROW) if n else one_line(said)))
        for n, (line, said) in enumerate(fit)
    ]
    other = _("Only: {channel}. Show another channel, or all").format(channel=only) if only else _("Show one channel only")
    if not shown:
        shown.append(Row("", plain(_("Nothing has come in yet. F6 lets time pass."), "dim")))
    before = [Row(EARLIER, plain(_("Show earlier lines"), "dim"))] if earlier else []
    return [*shown, *before, Row(CHANNEL, plain(other, "dim"))]


def news(play: seat.Play, everything: list[tuple["Line", str]], width: int) -> Content:
    """The newest few lines: the last one whole, and those before it as far as there is room, so that only the oldest is cut."""
    room, shown, left = max(width - 2, 40), list[str](), NEWS
    for line, said in reversed(everything[-NEWS:]):
        text = one_line(f"{play.time(line.at)} {lines.channel(line)}: {said}")
        whole = block(text, len(text), room)
        high = whole.count("\n") + 1
        if shown and high > left:
            shown += [block(text, left, room - 2)] * (left > 0)  # two cells for the sign that it is cut
            break
        shown.append(whole)
        left -= high
    return plain("\n".join(reversed(shown)))


def newest_in_sight(tab: str, width: int) -> bool:
    """Whether the inbox or its newest lines are on the screen beside this pane."""
    return width >= BROAD or tab in ("scene", "phone", "inbox") or (width >= WIDE and tab in ("papers", "talk"))


def fresh(play: seat.Play, view: "View", read: int, at: int) -> list[tuple["Line", str]]:
    """What came in after line number `read` was seen in second `at`, without what the seat did itself."""
    came = ahead.with_deadlines(play, view, lines.newest(play, view, read))
    return [(line, said) for line, said in came if line.channel != "own" and (line.no > read or line.at > at)]


def strip(play: seat.Play, fresh: list[tuple["Line", str]], width: int) -> Content:
    """One line on what came in while another pane hid it: how much, by which key it is read, and the last of it."""
    if not fresh:
        return plain("")
    line, said = fresh[-1]
    key = key_words(next(action.keys[0] for action in WORKSPACE if action.do == "tab('inbox')"))
    head = n_("{n} new", "{n} new", len(fresh)) + f" ({key})"
    text = one_line(f"{play.time(line.at)} {lines.channel(line)}: {said}")
    return rows((f" {head} ", "bold reverse"), " ", short(text, max(width - len(head) - 4, 20)))


def paper_rows(play: seat.Play, view: "View") -> list[Row]:
    """The way to write a note, the forms of this profession, file and notes, and the forms that others write."""
    forms = [
        (papers.own(play, name), Row(f"form-{name}", rows(words.form(name), (f"  {one_line(filed)}" if filed else "", "dim"))))
        for name, filed in papers.forms(play, view)
    ]
    shown = [Row("note", rows(_("Write a note"))), *(row for own, row in forms if own)]
    file = papers.dossier(play, view)
    if file:
        shown.append(Row("", plain(_("Filed and obtained:"), "bold")))
        shown += [Row(name, plain(short(one_line(text), ROW))) for name, text in file]
    empty = _("No notes yet: 'Write a note', or Enter on a line of the inbox.")
    shown.append(Row(FIND, plain(_("Search notebook, inbox and file"))))
    shown.append(Row("", plain(_("Notes:"), "bold") if view.notes else plain(empty, "dim")))
    for n, (at, text) in enumerate(view.notes):
        shown.append(Row(f"wrote-{n}", rows((f"{play.time(at)} ", "dim"), short(text, ROW))))
    others = [row for own, row in forms if not own]
    if others:
        shown += [Row("", plain(_("Mostly written by others:"), "bold")), *others]
    return shown
