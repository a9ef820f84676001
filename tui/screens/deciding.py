"""A question put to the trainee (training mode only): what is known, the options, and the reason in the trainee's own words."""

from typing import TYPE_CHECKING, Any

from tui import questions, seat
from tui.screens.dialog import BACK, Choose, Write
from tui.text import capped
from zholda.tongue import _

if TYPE_CHECKING:
    from textual.app import App


async def which(app: "App[Any]", play: seat.Play) -> str:
    """The question to look at: of several that are open the one that is picked, in the order in which they lapse; "" for none."""
    found = questions.open_now(play)
    if len(found) < 2:
        return found[0].id if found else ""
    answers = [one._replace(id=f"={one.id}") for one in found]
    return (await app.push_screen_wait(Choose(_("Open questions"), "", answers)) or "").removeprefix("=")


async def ask(app: "App[Any]", play: seat.Play, occurrence: str, *, unasked: bool = False) -> dict[str, Any] | None:
    """Ask an open question; `unasked`: it comes by itself. Returns the arguments of the command, None if it was put off.

    "Not now" is marked: a question is a reminder, and Enter alone decides nothing.
    """
    view = play.view()
    prompt = view.prompts.get(occurrence)
    if prompt is None:
        return None
    title, needed = questions.title(play, prompt), play.rationale_required(prompt.decision)
    text = "\n\n".join(filter(None, (questions.asked(play, prompt), questions.known(play, view, prompt))))
    answers = [one._replace(id=f"={one.id}") for one in questions.options(play, prompt)]
    while True:
        later = _("Not now: F8 asks again")
        question = Choose(title, text, answers, chosen=BACK, back=later, unasked=unasked)
        chosen, unasked = await app.push_screen_wait(question), False
        if chosen is None:
            return None
        option = chosen.removeprefix("=")
        said = next(one.words for one in answers if one.id == chosen)
        about = f"{capped(said)}\n\n{questions.why(play, prompt)}"
        reason = await app.push_screen_wait(Write(_("Your reason"), about, needed=needed, keep=_("Do it")))
        if reason is not None:
            return {"occurrence": occurrence, "option": option, "rationale": reason.strip()}
