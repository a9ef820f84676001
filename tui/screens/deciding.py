"""A question put to the trainee (training mode only): what is known, the options, and the reason in the trainee's own words."""

from typing import TYPE_CHECKING, Any

from tui import lines, seat
from tui.answers import Answer
from tui.screens.dialog import Choose, Write
from tui.text import capped, short

if TYPE_CHECKING:
    from textual.app import App

LATER = "not-now"


async def ask(app: "App[Any]", play: seat.Play, occurrence: str) -> dict[str, Any] | None:
    """Ask an open question. Returns the arguments of the command, None if it was put off."""
    prompt = play.view().prompts.get(occurrence)
    if prompt is None:
        return None
    path = f"decisions.{prompt.decision}"
    about = f" ({play.label(prompt.person)})" if prompt.person else ""
    text = (
        f"{_just_now(play)}{capped(play.say(f'{path}.ask'))}\n\n"
        f"Open until {play.time(prompt.lapses_at)}; after that others act. You may also do something else."
    )
    answers = [Answer(f"={one}", play.say(f"{path}.options.{one}")) for one in play.options(prompt.decision)]
    while True:
        chosen = await app.push_screen_wait(Choose(f"A question for you{about}", text, answers, back="Not now: F8 asks again"))
        if chosen is None:
            return None
        option = chosen.removeprefix("=")
        needed = play.rationale_required(prompt.decision)
        ask_why = "Why? A few words are needed." if needed else "Why? You may leave this empty."
        said = play.say(f"{path}.options.{option}")
        reason = await app.push_screen_wait(Write("Your reason", f"{capped(said)}\n\n{ask_why}", needed=needed, keep="Do it"))
        if reason is not None:
            return {"occurrence": occurrence, "option": option, "rationale": reason.strip()}


def _just_now(play: seat.Play) -> str:
    """What reached the seat in this moment, for the question may come together with it."""
    view = play.view()
    latest = lines.newest(play, view, max(len(view.lines) - 12, 0))
    fresh = [short(said, 84) for line, said in latest if line.at == play.now and line.channel not in ("own", "scene")]
    return "\n".join(["Just now:", *fresh[-4:], "", ""]) if fresh else ""
