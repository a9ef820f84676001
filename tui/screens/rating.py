"""How the trainees rate their own work: asked once it is over, objective by objective, before the machine's proposal is shown."""

from typing import TYPE_CHECKING, Any

from tui import seat
from tui.afterwards import NO_MORE, rating_answers, title_of
from tui.screens.dialog import BACK, Choose, Read
from zholda.session import SessionError
from zholda.tongue import _

if TYPE_CHECKING:
    from textual.app import App


async def rate_yourselves(app: "App[Any]", play: seat.Play) -> None:
    """How well did each of the trainees' seats meet each of its objectives? Going back leaves one unrated, the last row leaves out all that
    follow.

    "Rather not say" is marked: a rating that was given stays, and Enter alone gives none.
    """
    wanted = play.own_ratings.wanted()
    for n, objective in enumerate(wanted):
        answers = rating_answers(play, last=n + 1 == len(wanted))
        title, not_said = title_of(play, objective), _("I would rather not say")
        question = Choose(title, play.say("own_rating.before"), answers, chosen=BACK, back=not_said, unasked=n == 0)
        chosen = await app.push_screen_wait(question)
        if chosen == NO_MORE:
            return
        if chosen is not None:
            try:
                play.own_ratings.give(objective, chosen)
            except SessionError as problem:
                await app.push_screen_wait(Read(_("That cannot be done"), str(problem)))
                return
