"""Pausing and leaving: nothing is lost, and nobody has to say why."""

from typing import TYPE_CHECKING, Any

from tui import seat
from tui.answers import Answer
from tui.screens.dialog import Choose, Confirm

if TYPE_CHECKING:
    from textual.app import App

HOME, END = "home", "end"


async def pause(app: "App[Any]", play: seat.Play) -> str | None:
    """The exercise rests. Returns `leave` if the break became the end of the sitting."""
    play.submit("pause", {"on": True}, play.view().seen)
    text = (
        "The exercise rests. Nothing moves and nothing is lost.\n\n"
        "If something in it stays with you, stop here and talk to somebody you trust. Nobody has to say why they paused."
    )
    answers = [Answer("on", "Go on"), Answer("leave", "Leave; it is kept as it is")]
    chosen = await app.push_screen_wait(Choose("Paused", text, answers, back="Go on"))
    play.submit("pause", {"on": False}, play.view().seen)
    return "leave" if chosen == "leave" else None


async def leave(app: "App[Any]", play: seat.Play) -> str | None:
    """Returns `home` to leave, `over` after the exercise was ended, None to stay."""
    text = f"It is {seat.date_and_clock(play.start, play.now)} in the exercise. Everything up to now is kept."
    answers = [Answer(HOME, "Leave; go on later exactly here"), Answer(END, "End the exercise now and see the debrief")]
    chosen = await app.push_screen_wait(Choose("Leave?", text, answers, back="Stay"))
    if chosen != END:
        return chosen
    sure = Confirm("End the exercise?", "It cannot be gone on with afterwards. The debrief follows.", "Yes, end it")
    if await app.push_screen_wait(sure) != "yes":
        return None
    play.finish()
    return "over"
