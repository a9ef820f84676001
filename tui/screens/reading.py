"""One line of the inbox in full: read it, turn to whom it is about, or copy it to the notebook."""

from typing import TYPE_CHECKING, Any

from tui import lines, seat
from tui.answers import Answer
from tui.screens.dialog import Choose

if TYPE_CHECKING:
    from textual.app import App

NOTE = "note"


async def open_line(app: "App[Any]", play: seat.Play, number: int) -> str | None:
    """Show line `number`. Returns the id of a row of the scene to turn to, or `note:` and a text for the notebook."""
    view = play.view()
    line = view.lines[number - 1]
    said = lines.sentence(play, line)
    turn_to = [one for one in dict.fromkeys((line.source, *line.about)) if one in view.here()]
    answers = [Answer(f"person-{one}", f"Turn to {play.label(one)}") for one in turn_to[:6]]
    answers.append(Answer(NOTE, "Copy it to the notebook"))
    chosen = await app.push_screen_wait(Choose(f"{seat.date_and_clock(play.start, line.at)}  {lines.channel(line)}", said, answers))
    return f"note:{play.time(line.at)} {said}" if chosen == NOTE else chosen
