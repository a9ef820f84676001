"""Pausing and leaving: nothing is lost, and nobody has to say why."""

from typing import TYPE_CHECKING, Any

from tui import seat, seats, words
from tui.answers import Answer
from tui.screens.dialog import BACK, Choose, Confirm
from zholda.tongue import _

if TYPE_CHECKING:
    from textual.app import App

HOME, END, SIT = "home", "end", "sit:"


async def pause(app: "App[Any]", play: seat.Play) -> str | None:
    """The exercise rests. Returns `leave` if the break became the end of the sitting."""
    play.submit("pause", {"on": True}, play.view().seen)
    text = _("The exercise rests. Nothing moves and nothing is lost.") + "\n\n"
    text += _("If something in it stays with you, stop here and talk to somebody you trust. Nobody has to say why they paused.")
    answers = [Answer("leave", _("Leave; it is kept as it is"))]
    chosen = await app.push_screen_wait(Choose(_("Paused"), text, answers, chosen=BACK, escape=_("Go on")))
    play.submit("pause", {"on": False}, play.view().seen)
    return "leave" if chosen == "leave" else None


async def leave(app: "App[Any]", play: seat.Play) -> str | None:
    """Returns `home` to leave, `over` after the exercise was ended, `sit:` and a seat to move there, None to stay."""
    text = _("It is {time} in the exercise. Everything up to now is kept.").format(time=seat.date_and_clock(play.start, play.now))
    answers = [
        Answer(SIT + one.seat, _("Sit down as {profession}").format(profession=words.profession(one.profession)))
        for one in seats.open_seats(play)
    ]
    answers += [Answer(HOME, _("Leave; go on later exactly here")), Answer(END, _("End the exercise now and see the debrief"))]
    chosen = await app.push_screen_wait(Choose(_("Leave?"), text, answers, back=_("Stay")))
    if chosen != END:
        return chosen
    sure = Confirm(_("End the exercise?"), _("It cannot be gone on with afterwards. The debrief follows."), _("Yes, end it"))
    if await app.push_screen_wait(sure) != "yes":
        return None
    play.finish()
    return "over"
