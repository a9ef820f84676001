"""Waiting: what falls due first, then for how long."""

from typing import TYPE_CHECKING, Any, Final

from tui import pacing, seat, seats, unanswered
from tui.answers import Answer
from tui.panes import ahead
from tui.screens.dialog import Choose, Confirm, Write, inner
from tui.screens.watching import Watch
from zholda.tongue import _

if TYPE_CHECKING:
    from textual.app import App

    from zholda.session import View

EVENT, UNTIL, WATCH = "event", "until", "watch"
FRAME: Final = 6  # rows of the box and the screen that hold neither text nor answers: borders, title, what parts them, the bar of keys
PASSED: Final = "passed"
TURN: Final = "turn:"  # and the row of whom to turn to


async def wait(app: "App[Any]", play: seat.Play, warned: set[str], shown: pacing.Shown | None = None) -> str:
    """Ask how long, and let time pass. Returns `PASSED` if any did, else the question to be seen to first, or `turn:` and who asked, "" for
    none. `shown` is called while it passes; `warned`: what waited for an answer and was spoken of before."""
    view = play.view()
    answers = [Answer(EVENT, _("Until something happens ({at_most})").format(at_most=ahead.at_most(play)))]
    answers += [Answer(str(seconds), _("{minutes}, whatever happens").format(minutes=_(words))) for seconds, words in ahead.WAITS]
    answers.append(Answer(UNTIL, _("Until a time that you type, whatever happens")))
    if not seats.shared(play):
        answers.append(Answer(WATCH, _("Watch the clock run until something happens")))
    asked = Choose(_("Wait. It is {time}").format(time=play.time(play.now)), _told(app, play, view, len(answers) + 1), answers)
    chosen = await app.push_screen_wait(asked)
    if chosen is None:
        return ""
    first = await _to_see_to(app, play, warned)
    if first is not None:
        return first
    if chosen == EVENT:
        to = ahead.stop_at(play, view, min(play.now + ahead.watch(play), play.length))
        await pacing.let_pass(play, to, rouse=True, shown=shown)
        return PASSED
    if chosen == WATCH:
        await app.push_screen_wait(Watch(play, ahead.stop_at(play, view, play.length)))
        return PASSED
    seconds = await _until(app, play) if chosen == UNTIL else int(chosen)
    ends = ahead.past_the_end(play, seconds)
    if not seconds or (ends and await app.push_screen_wait(Confirm(_("Wait until the end?"), ends, _("Yes, wait until the end"))) != "yes"):
        return ""
    await pacing.let_pass(play, min(play.now + seconds, play.length), rouse=False, shown=shown)
    return PASSED


def _told(app: "App[Any]", play: seat.Play, view: "View", answers: int) -> str:
    """What is said above so many rows of answers: as much of what falls due as is seen at once, then what else there is to say."""
    width = inner(app)
    head, rest = _("What you know will fall due:"), [*filter(None, [ahead.no_rest(play, view)]), *seats.elsewhere(play)]
    taken = sum(ahead.high_in(one, width) for one in (head, *rest))
    return "\n".join([head, *ahead.fitting(play, view, app.size.height - FRAME - answers - taken, width), *rest])


async def _to_see_to(app: "App[Any]", play: seat.Play, warned: set[str]) -> str | None:
    """Speak once of what waits for an answer. Returns None if time may pass, else the question that lapses first, or `turn:` and
    whom to turn to, "" for neither."""
    view = play.view()
    found = [one for one in unanswered.waiting(play, view) if one.key not in warned]
    warned.update(one.key for one in found)
    if not found:
        return None
    said = unanswered.told(play, view, found[-unanswered.NAMED :])
    answers = [Answer("no", _("See to it first")), Answer("yes", _("Let the time pass"))]
    chosen = await app.push_screen_wait(Choose(_("Nobody has answered"), said, answers))
    if chosen == "yes":
        return None
    open_now = [] if chosen is None else unanswered.questions(view, found)
    if open_now:
        return min(open_now, key=lambda one: one.lapses_at).occurrence
    kind, who = unanswered.speaker(play, view, found) if chosen is not None else ("", "")
    return f"{TURN}{kind}-{who}" if who else ""


async def _until(app: "App[Any]", play: seat.Play) -> int:
    """Seconds until a typed time; 0 if none was typed."""
    ask, typed = _("Which time? For example {time}.").format(time=seat.examples(play)), ""
    while True:
        written = await app.push_screen_wait(Write(_("Wait until"), ask, typed, keep=_("Wait")))
        if written is None:
            return 0
        (at, ask), typed = seat.until_when(play, written), written
        if not ask:
            return at - play.now
