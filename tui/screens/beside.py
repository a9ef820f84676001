"""The panes beside the scene: what stands in them, and what Enter does there: wait until something falls due, go to a place, see what
carries a link, say a sentence."""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Final

from textual.widget import Widget
from textual.widgets import Static

from tui import words
from tui.answers import Answer
from tui.asking import Draft
from tui.panes import ahead, board, boards, interview, wishes
from tui.panes import map as maps
from tui.screens import choosing, steps
from tui.screens.dialog import Choose, Confirm, Read
from tui.text import plain
from tui.widgets.chart import Chart
from tui.widgets.choices import Choices
from zholda.tongue import _, span

if TYPE_CHECKING:
    from tui.screens.workspace import Workspace
    from zholda.session import View

GO: Final = "go"
TRANSCRIPT: Final = 60  # newest lines of an interview that are shown; all are in the inbox


def show(work: "Workspace", view: "View") -> None:
    """What falls due, the map, the board; only what is on the screen is drawn."""
    due, chart, found = work.query_one("#due", Choices), work.query_one("#chart", Chart), work.query_one("#board", Choices)
    if _on_show(due):
        due.show(boards.due_rows(work.play, view))
    if _on_show(chart):
        known = maps.known(work.play, view)
        chart.show(known, work.play.now)
        work.query_one("#map", Choices).show(boards.map_rows(work.play, known))
    if _on_show(found):
        care = wishes.cares(work.play)
        found.show(boards.wishes_rows(work.play, view) if care else boards.board_rows(work.play, view, board.board(work.play, view)))


def show_talk(work: "Workspace", view: "View") -> None:
    """The interview while one is open. When it begins its pane opens, when it ends the scene comes back."""
    talk = view.interview
    work.set_class(talk is not None, "-talking")
    if talk is None:
        if work.tab == "talk":
            work.topic = ""
            work.action_tab("scene")
        return
    if len(view.interviews) > work.talks:
        work.talks = len(view.interviews)
        work.action_tab("talk")
    work.query_one("#talk-head", Static).update(boards.talk_head(work.play, view, talk))
    said = interview.transcript(work.play, view, talk)
    work.query_one("#transcript", Static).update(plain("\n".join(said[-TRANSCRIPT:])))
    work.query_one("#said").scroll_end(animate=False)
    work.query_one("#talk", Choices).show(boards.talk_rows(work.play, view, work.offers, talk, work.topic))


def _on_show(widget: Widget) -> bool:
    """Whether a widget has a place on the screen now, behind no tab."""
    return all(one.display for one in widget.ancestors_with_self if isinstance(one, Widget))


async def due(work: "Workspace", chosen: str) -> None:
    """Wait until something falls due, after a look at what comes before it."""
    if not await steps.may_pass(work):
        return
    at = int(chosen.rpartition("-")[2])
    play, view = work.play, work.play.view()
    first = [one for one in ahead.due(play, view) if one.at <= at]
    text = "\n".join(f"{play.time(one.at)}  {one.words}" for one in first)
    title = _("Wait until {time}?").format(time=play.time(at))
    if at > play.now and await work.app.push_screen_wait(Confirm(title, text, _("Yes, let the time pass"))) == "yes":
        await steps.let_pass(work, at - play.now)


async def place(work: "Workspace", chosen: str) -> None:
    """What is known of a place, and the way there; of somebody on the road the line that says so."""
    if chosen.startswith("road-"):
        await steps.open_line(work, int(chosen.rpartition("-")[2]))
        return
    name = chosen.removeprefix("place-")
    play, view = work.play, work.play.view()
    go = next((one for one in play.offers() if one.verb == "go" and name in one.choices.get("to", ())), None)
    ride = play.public.ride(view.place, name) if view.place else -1
    answers = [Answer(GO, _("Go there ({span})").format(span=span(ride)))] if go is not None and ride >= 0 else []
    told = boards.place_text(play, view, name)
    if await work.app.push_screen_wait(Choose(play.label(name), told, answers)) == GO:
        await steps.command(work, "act", {"verb": "go", "to": name})


async def tie(work: "Workspace", chosen: str) -> None:
    """The observations behind a link, an element or a wish; with one alone, the line itself. Of the file, its acts."""
    if chosen == board.FILE:
        await in_file(work)
        return
    numbers = boards.lines_of(chosen)
    if len(numbers) == 1:
        await steps.open_line(work, numbers[0])
    elif numbers:
        said = "\n".join(board.evidence(work.play, work.play.view(), numbers))
        await work.app.push_screen_wait(Read(_("What carries this"), said))


async def in_file(work: "Workspace") -> None:
    """The acts of others in the file, each with its minute and its number, to be read one by one. One that a review has read out leads to
    the line that did."""
    acts = board.in_file(work.play, work.play.view())
    chosen: str | None = ""
    answers = [Answer(act, said, act) for act, said, _line in acts]
    while chosen := await work.app.push_screen_wait(Choose(_("In the file"), "", answers, chosen=chosen or "")):
        said, line = next((said, line) for act, said, line in acts if act == chosen)
        if line:
            await steps.open_line(work, line)
            return
        await work.app.push_screen_wait(Read(chosen, said))


async def talk(work: "Workspace", chosen: str) -> None:
    """A row of the interview: another topic, a sentence, a break, the end."""
    play, view = work.play, work.play.view()
    held = view.interview
    if held is None:
        return
    if chosen == boards.BUSY:
        await steps.go_on(work)
    elif chosen == boards.TOPIC:
        answers = [Answer(one, words.choice("topic", one)) for one in interview.topics(work.play, work.offers)]
        about = await work.app.push_screen_wait(Choose(_("About what?"), "", answers, chosen=work.topic))
        work.topic = about or work.topic
        show_talk(work, view)
        work.query_one("#talk", Choices).focus()
    elif chosen.startswith(boards.ASK):
        args = {**interview.ASKS, "person": held.person, "topic": work.topic, "question": chosen.removeprefix(boards.ASK)}
        await steps.command(work, "act", args)
    elif chosen.startswith(boards.ASIDE):
        verb = chosen.removeprefix(boards.ASIDE)
        offer = next((one for one in work.offers if one.verb == verb), None)
        draft = Draft(play, view, offer, held.person, work.voices) if offer is not None else None
        if draft is not None and await choosing.ask_all(work.app, draft):
            await steps.command(work, "act", draft.command())


Opened = Callable[["Workspace", str], Coroutine[Any, Any, None]]
PANES: Final[dict[str, Opened]] = {"due": due, "map": place, "board": tie}
