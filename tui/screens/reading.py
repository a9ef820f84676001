"""The inbox: one line in full, to turn to whom it is about or to copy it to the notebook; and one channel alone."""

from typing import TYPE_CHECKING, Any

from tui import seat
from tui.answers import Answer
from tui.panes import lines
from tui.screens.dialog import Choose
from zholda.tongue import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import App

NOTE, ALL = "note:", "all"


async def open_line(app: "App[Any]", play: seat.Play, number: int, contacts: "Iterable[str]") -> str | None:
    """Show line `number`. Returns the id of a row to turn to, in the scene or by telephone (`contacts`: whom this seat reaches), or `note:`
    and a text for the notebook."""
    view = play.view()
    line = lines.whole(view, number)
    said = lines.sentence(play, line)
    turn_to = [one for one in dict.fromkeys((line.source, *line.about)) if one in view.here()]
    answers = [Answer(f"person-{one}", _("Turn to {who}").format(who=play.label(one))) for one in turn_to[:6]]
    callers = [one for one in contacts if line.source in {one, *play.public.voices_of(one)} - {*view.here()}]
    answers += [Answer(f"contact-{one}", _("Turn to {who}").format(who=play.label(one))) for one in callers]
    answers.append(Answer(NOTE, _("Copy it to the notebook")))
    chosen = await app.push_screen_wait(Choose(f"{seat.date_and_clock(play.start, line.at)}  {lines.channel(line)}", said, answers))
    return f"{NOTE}{play.time(line.at)} {said}" if chosen == NOTE else chosen


async def choose_channel(app: "App[Any]", play: seat.Play, now: str) -> str:
    """Which channel to show. Returns its word, "" for all, and what it was where nothing was chosen."""
    view = play.view()
    channels = [lines.channel(line) for line in lines.folded(view.lines) if lines.shown(line)]
    count = {word: channels.count(word) for word in dict.fromkeys(channels)}
    answers = [Answer(ALL, _("All channels"), str(len(channels)))] + [Answer(word, word, str(number)) for word, number in count.items()]
    chosen = await app.push_screen_wait(Choose(_("Inbox"), _("Which channel?"), answers, chosen=now or ALL))
    return now if chosen is None else "" if chosen == ALL else chosen
