"""An evaluator's review, written where the debrief is read: confirm a rating or a result, or put another in its place and say why."""

from typing import TYPE_CHECKING, Any, Final

from tui import seat
from tui.answers import Answer
from tui.screens.dialog import Choose, Read, Write
from tui.text import short
from zholda.session import SessionError
from zholda.tongue import _, n_

if TYPE_CHECKING:
    from textual.app import App

    from zholda.session import Judged

CONFIRM: Final = "confirm"
WIDTH: Final = 60  # cells of a title in the list


async def review(app: "App[Any]", past: seat.Past, by: str) -> tuple[str, int]:
    """Ask which result, what of it, by whom and why, until the evaluator goes back. Returns their name and how many reviews were kept."""
    kept, marked = 0, ""
    try:
        judged = past.judged()
        while True:
            answers = [Answer(one.about, f"{one.about}  {short(one.title, WIDTH)}: {one.words}", _reviews(one)) for one in judged]
            about = await app.push_screen_wait(Choose(_("Which rating or result?"), "", answers, chosen=marked))
            one = next((one for one in judged if one.about == about), None)
            if one is None:
                return by, kept
            marked = one.about
            found = await _write(app, one, by)
            if found is not None:
                by, rating, reason = found
                past.review(one.about, by=by, rating=rating, reason=reason)
                kept, judged = kept + 1, past.judged()
    except SessionError as problem:
        await app.push_screen_wait(Read(_("That cannot be done"), str(problem)))
    return by, kept


def _reviews(one: "Judged") -> str:
    return n_("{n} review", "{n} reviews", len(one.said)) if one.said else ""


async def _write(app: "App[Any]", one: "Judged", by: str) -> tuple[str, str, str] | None:
    """What is said of one result: the name, what stands in its place ("" confirmed), the reason. None where it was left."""
    answers = [Answer(CONFIRM, _("Confirm it as it stands"))]
    answers += [Answer(code, _("In its place: {words}").format(words=said)) for code, said in one.possible]
    text = "\n".join([_("The machine proposes: {words}").format(words=one.words), *one.said])
    rating = await app.push_screen_wait(Choose(f"{one.about}  {one.title}", text, answers))
    if rating is None:
        return None
    name = await app.push_screen_wait(Write(one.title, _("Your name. It is shown with the review."), by, needed=True))
    if name is None:
        return None
    confirmed = rating == CONFIRM
    ask = _("Why? (may stay empty)") if confirmed else _("Why? What you saw, in a sentence or two.")
    reason = await app.push_screen_wait(Write(one.title, ask, needed=not confirmed))
    return None if reason is None else (name, "" if confirmed else rating, reason)
