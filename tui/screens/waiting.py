"""Waiting: what falls due first, then for how long."""

from typing import TYPE_CHECKING, Any

from tui import ahead, seat
from tui.answers import Answer
from tui.screens.dialog import Choose, Confirm, Write

if TYPE_CHECKING:
    from textual.app import App

EVENT, UNTIL = "event", "until"


async def wait(app: "App[Any]", play: seat.Play) -> bool:
    """Ask how long, and let time pass. Returns whether any did."""
    view = play.view()
    text = "What you know will fall due:\n" + "\n".join(ahead.lines(play, view))
    answers = [Answer(EVENT, f"Until something happens ({ahead.at_most(play)})")]
    answers += [Answer(str(seconds), f"{words}, whatever happens") for seconds, words in ahead.WAITS]
    answers.append(Answer(UNTIL, "Until a time that you type"))
    chosen = await app.push_screen_wait(Choose(f"Wait. It is {play.time(play.now)}", text, answers))
    if chosen is None:
        return False
    if chosen == EVENT:
        return ahead.wait(play, view, ahead.LONGEST_WATCH, stop_early=True) >= 0
    seconds = await _until(app, play) if chosen == UNTIL else int(chosen)
    ends = ahead.past_the_end(play, seconds)
    if not seconds or (ends and await app.push_screen_wait(Confirm("Wait until the end?", ends, "Yes, wait until the end")) != "yes"):
        return False
    return ahead.wait(play, view, seconds, stop_early=False) > 0


async def _until(app: "App[Any]", play: seat.Play) -> int:
    """Seconds until a typed time; 0 if none was typed."""
    ask = f"Which time? For example {seat.example_time(play)}."
    while True:
        typed = await app.push_screen_wait(Write("Wait until", ask, keep="Wait"))
        if typed is None:
            return 0
        at, ask = seat.until_when(play, typed)
        if not ask:
            return at - play.now
