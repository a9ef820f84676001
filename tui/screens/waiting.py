"""Waiting: what falls due first, then for how long."""

from typing import TYPE_CHECKING, Any

from tui import ahead, seat
from tui.answers import Answer
from tui.screens.dialog import Choose, Write

if TYPE_CHECKING:
    from textual.app import App

EVENT, UNTIL = "event", "until"


async def wait(app: "App[Any]", play: seat.Play) -> bool:
    """Ask how long, and let time pass. Returns whether any did."""
    view = play.view()
    text = "What you know will fall due:\n" + "\n".join(ahead.lines(play, view))
    answers = [Answer(EVENT, "Until something happens (at most 30 minutes)")]
    answers += [Answer(str(seconds), f"{words}, whatever happens") for seconds, words in ahead.WAITS]
    answers.append(Answer(UNTIL, "Until a time that you type"))
    chosen = await app.push_screen_wait(Choose(f"Wait. It is {play.time(play.now)}", text, answers))
    if chosen is None:
        return False
    if chosen == UNTIL:
        seconds = await _until(app, play)
        return seconds > 0 and ahead.wait(play, view, seconds, stop_early=False) > 0
    if chosen == EVENT:
        return ahead.wait(play, view, ahead.LONGEST_WATCH, stop_early=True) >= 0
    return ahead.wait(play, view, int(chosen), stop_early=False) > 0


async def _until(app: "App[Any]", play: seat.Play) -> int:
    """Seconds until a typed time; 0 if none was typed."""
    ask = "Which time? For example 7:15."
    while True:
        typed = await app.push_screen_wait(Write("Wait until", ask, keep="Wait"))
        if typed is None:
            return 0
        at = seat.next_second_of(play, typed)
        if at is not None and at <= play.length:
            return at - play.now
        ask = f"That is no time before the end of the exercise ({play.time(play.length)}). For example 7:15."
