"""What one key press sets going in the workspace, from the first question to what came of it. One step runs at a time."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING, Any

from tui import afterwards, pacing
from tui.answers import Answer
from tui.asking import Draft
from tui.keys import Action
from tui.panes import acts, boards, doing, interview, lines, papers, workspace
from tui.screens import choosing, deciding, filling, leaving, reading, waiting
from tui.screens.dialog import Choose, Confirm, Read
from tui.widgets.choices import Choices
from zholda.session import SessionError
from zholda.tongue import _

if TYPE_CHECKING:
    from tui.screens.workspace import Workspace


async def act(work: "Workspace", deed: acts.Deed) -> None:
    """Ask what an act needs, then do it."""
    draft = Draft(work.play, work.play.view(), deed.offer, deed.target, work.voices)
    if await choosing.ask_all(work.app, draft):
        await command(work, "act", draft.command())


async def leave_off(work: "Workspace", row: str) -> None:
    """Leave an act unfinished, by the row that says so, or what is under way for the sake of who waits at the telephone."""
    if row.startswith(workspace.STOP):
        await command(work, "stop", {"act": row.removeprefix(workspace.STOP)})
    else:
        await _answer(work, row.removeprefix(workspace.ANSWER))


async def _answer(work: "Workspace", contact: str) -> None:
    """Answer who waits at the telephone: what is under way is left unfinished, once that was said."""
    busy = work.play.view().busy
    left = _("{act} is left unfinished.").format(act=doing.seen_words(work.play, work.play.view().acts[busy])) if busy else ""
    title = doing.act_words(work.play, "handle_call", (), contact)
    if busy and await work.app.push_screen_wait(Confirm(title, left, _("Yes, answer now"))) != "yes":
        return
    if busy:
        await command(work, "stop", {"act": busy})
    offer = next((one for one in work.play.offers() if one.verb == "handle_call" and contact in one.targets), None)
    if offer is not None and not work.play.over:
        draft = Draft(work.play, work.play.view(), offer, contact, work.voices)
        if await choosing.ask_all(work.app, draft):
            await command(work, "act", draft.command())


async def command(work: "Workspace", what: str, args: dict[str, Any]) -> None:
    """Send a command, let time pass, show what came of it."""
    await _time(work, pacing.take(work.play, what, args, work.show_clock))


async def go_on(work: "Workspace") -> None:
    """Go on with what is under way."""
    await _time(work, pacing.go_on(work.play, work.show_clock))


async def _time(work: "Workspace", pass_it: Awaitable[Any]) -> None:
    view = work.play.view()
    before, busy = view.seen, view.busy
    try:
        await pass_it
    except SessionError as problem:
        await work.app.push_screen_wait(Read(_("That cannot be done"), str(problem)))
        return
    await after(work, before, busy)


async def after(work: "Workspace", before: int, busy: str = "") -> None:
    """Show what came since line `before`; at the end leave for the debrief; in training mode tell how an interview was asked that has
    just ended, and put what is newly asked.

    Where an act began (another one than `busy`), the row that lets it go on is marked.
    """
    await tell_how_it_was_asked(work)
    if work.play.over:
        work.dismiss("over")
        return
    if work.play.up != work.play.seat:
        work.dismiss("next")
        return
    work.refresh_all()
    view = work.play.view()
    if view.busy != busy or not (view.busy or work.play.free):
        work.turn_to_go_on()
    came = [(line, said) for line, said in lines.newest(work.play, view, before) if line.channel != "own"]
    if work.has_class("-narrow") and len(came) >= workspace.NEWS:
        told = "\n".join(f"{work.play.time(line.at)} {lines.channel(line)}: {said}" for line, said in came)
        await work.app.push_screen_wait(Read(_("What came in"), told, back=_("Go on"), unasked=True))
        work.inbox.have_read()
    await put_forward(work)


async def tell_how_it_was_asked(work: "Workspace") -> None:
    """Right after an interview, and before anybody else sits down here."""
    told = afterwards.interview(work.play)
    if told:
        work.refresh_all()
        await work.app.push_screen_wait(Read(told[0], "\n".join(told[1:]), back=_("Go on"), unasked=True))


async def put_forward(work: "Workspace") -> None:
    """In training mode every question is put once by itself, the one that lapses first before the others."""
    new = [one for one in work.play.view().prompts.values() if one.occurrence not in work.asked]
    if new and work.play.mode == "training":
        await decide(work, min(new, key=lambda prompt: prompt.lapses_at).occurrence, unasked=True)


async def pick_question(work: "Workspace") -> None:
    """Put the open question to the trainee; where several are open, first which of them."""
    occurrence = await deciding.which(work.app, work.play)
    if occurrence:
        await decide(work, occurrence)


async def decide(work: "Workspace", occurrence: str, *, unasked: bool = False) -> None:
    """Put a question to the trainee; afterwards the keys are back at what is under way."""
    work.asked.add(occurrence)
    chosen = await deciding.ask(work.app, work.play, occurrence, unasked=unasked)
    if chosen is not None:
        await command(work, "choose", chosen)
    else:
        await put_forward(work)
    if not work.play.over and work.play.up == work.play.seat:
        work.turn_to_go_on()


async def may_pass(work: "Workspace") -> bool:
    """Whether time may pass: of an interview that is open it is said first, and it is closed or interrupted where that is chosen."""
    view = work.play.view()
    said, talk = interview.left_open(work.play, view, work.asked), view.interview
    if not said or talk is None:
        return True
    answers = [Answer(offer.verb, words) for offer, words in interview.ways_out(work.offers, talk.person)]
    answers.append(Answer(waiting.PASSED, _("Let the time pass")))
    title = _("Interview: {who}").format(who=work.play.label(talk.person))
    chosen = await work.app.push_screen_wait(Choose(title, said, answers, unasked=True))
    if chosen not in (None, waiting.PASSED):
        from tui.screens import beside

        await beside.talk(work, f"{boards.ASIDE}{chosen}")
    return chosen == waiting.PASSED


async def wait(work: "Workspace") -> None:
    """Let time pass, after a look at what falls due."""
    if not await may_pass(work):
        return
    view = work.play.view()
    before, busy = view.seen, view.busy
    came = await waiting.wait(work.app, work.play, work.asked, work.show_clock)
    if came == waiting.PASSED:
        await after(work, before, busy)
    elif came.startswith(waiting.TURN):
        turn_to(work, came.removeprefix(waiting.TURN))
    elif came:
        await decide(work, came)


def turn_to(work: "Workspace", row: str) -> None:
    """Turn to somebody in sight or on the telephone; where that is who waits for an answer, the act that gives it is marked."""
    if row not in work.things:
        return
    pane = ("#phone", "phone") if work.things[row].kind == "contact" else ("#things", "scene")
    work.query_one(pane[0], Choices).mark(row)
    work.action_tab(pane[1])
    answers = next((n for n, deed in work.numbered.items() if deed.offer.verb == "handle_call"), 0)
    if answers:
        listed = work.query_one("#acts", Choices)
        listed.mark(f"act-{answers}")
        listed.focus()


async def let_pass(work: "Workspace", seconds: int) -> None:
    """Let a stretch of time pass that was agreed to already."""
    view = work.play.view()
    before, busy = view.seen, view.busy
    await pacing.let_pass(work.play, work.play.now + seconds, rouse=False, shown=work.show_clock)
    await after(work, before, busy)


async def search(work: "Workspace") -> None:
    """Every act for everything, the forms and whatever the screen can do, with a search."""
    everything = acts.all_deeds(work.play, work.offers, list(work.things.values()))
    from tui.screens.searching import Search

    view = work.play.view()
    forms = [name for name, _filed in papers.forms(work.play, view)]
    undone = workspace.undone(work.play, view)
    found = await work.app.push_screen_wait(Search(everything, work.in_focus, busy=bool(view.busy), forms=forms, undone=undone))
    if isinstance(found, str):
        await open_paper(work, f"form-{found}")
    elif isinstance(found, Action):
        work.call_after_refresh(work.run_action, found.do)  # once this step is over
    elif found is not None:
        await act(work, found)


async def open_line(work: "Workspace", number: int) -> None:
    """One line of the inbox in full: note it, or turn to whom it is about."""
    contacts = [one.id for one in work.things.values() if one.kind == "contact"]
    chosen = await reading.open_line(work.app, work.play, number, contacts) or ""
    if chosen.startswith(reading.NOTE):
        await command(work, "act", {"verb": "note", "text": chosen.removeprefix(reading.NOTE)})
    else:
        turn_to(work, chosen)


async def open_paper(work: "Workspace", chosen: str) -> None:
    """Write a note, or fill in a form."""
    filled = await filling.open_paper(work.app, work.play, chosen)
    if filled is not None:
        await command(work, *filled)


async def pause(work: "Workspace") -> None:
    """Nothing moves until somebody goes on."""
    if await leaving.pause(work.app, work.play) == "leave":
        work.dismiss("home")


async def leave(work: "Workspace") -> None:
    """Leave, stay, or end the exercise."""
    chosen = await leaving.leave(work.app, work.play)
    if chosen is not None:
        work.dismiss(chosen)
