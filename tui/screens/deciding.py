"""A question put to the trainee (training mode only): what is known, the options, and the reason in the trainee's own words."""

from typing import TYPE_CHECKING, Any

from tui import lines, seat
from tui.answers import Answer
from tui.screens.dialog import BACK, Choose, Write
from tui.text import capped
from zholda.tongue import _

if TYPE_CHECKING:
    from textual.app import App


async def ask(app: "App[Any]", play: seat.Play, occurrence: str, *, unasked: bool = False) -> dict[str, Any] | None:
    """Ask an open question; `unasked`: it comes by itself. Returns the arguments of the command, None if it was put off.

    "Not now" is marked: a question is a reminder, and Enter alone decides nothing.
    """
    prompt = play.view().prompts.get(occurrence)
    if prompt is None:
        return None
    path = f"decisions.{prompt.decision}"
    about = f" ({play.label(prompt.person)})" if prompt.person else ""
    needed = play.rationale_required(prompt.decision)
    reason_words = _("You are asked for your reason as well.") + " " if needed else ""
    open_until = _("Open until {time}; after that others act. You may also do something else.").format(time=play.time(prompt.lapses_at))
    text = f"{play.say(f'{path}.ask')}\n\n{reason_words}{open_until}\n\n{lines.led_to(play, prompt.opened)}"
    text = text.rstrip()
    answers = [Answer(f"={one}", play.say(f"{path}.options.{one}")) for one in play.options(prompt.decision)]
    while True:
        later = _("Not now: F8 asks again")
        question = Choose(_("A question for you") + about, text, answers, chosen=BACK, back=later, unasked=unasked)
        chosen, unasked = await app.push_screen_wait(question), False
        if chosen is None:
            return None
        option = chosen.removeprefix("=")
        ask_why = _("Why? A few words are needed.") if needed else _("Why? You may leave this empty.")
        said = play.say(f"{path}.options.{option}")
        reason = await app.push_screen_wait(Write(_("Your reason"), f"{capped(said)}\n\n{ask_why}", needed=needed, keep=_("Do it")))
        if reason is not None:
            return {"occurrence": occurrence, "option": option, "rationale": reason.strip()}
