"""What waits for this seat: questions that are open, and in training who spoke to it or what happens before it, and nothing was done.

Said once before time is let pass, so that nobody sleeps through it. In an assessment noticing is the skill, and nothing is said.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat
from tui.outcome import BEGAN
from tui.panes import lines
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import Line, Prompt, View


ASKS: Final = "engine.asks"
CLOSED: Final = "engine.prompt_closed"
NAMED: Final = 4  # of what waits, the newest are named


class Waiting(NamedTuple):
    """Something that waits: `key` tells it from others, `at` is when it came, `line` the number of the line that said it, 0 none."""

    key: str
    at: int
    words: str
    line: int = 0


def waiting(play: seat.Play, view: "View") -> list[Waiting]:
    """What waits for an answer now, in the order in which it came."""
    if play.mode != "training":
        return []
    found = [
        Waiting(
            f"wait-{one.occurrence}", one.opened, _("Open question: {question}").format(question=play.say(f"decisions.{one.decision}.ask"))
        )
        for one in view.prompts.values()
    ]
    found += [
        Waiting(f"wait-line-{line.no}", line.at, lines.sentence(play, line), line.no)
        for line in (*_asked(view), *_since_the_last_act(view))
        if lines.shown(line) and play.public.awaits(line) > play.now
    ]
    return sorted(found, key=lambda one: one.at)


def questions(view: "View", found: list[Waiting]) -> "list[Prompt]":
    """Those of what waits that are questions."""
    keys = {one.key for one in found}
    return [one for one in view.prompts.values() if f"wait-{one.occurrence}" in keys]


def speaker(play: seat.Play, view: "View", found: list[Waiting]) -> tuple[str, str]:
    """Whom to turn to first, as (kind, id): who said what waits the shortest while now, in sight or by telephone; nobody where none of
    them can be turned to."""
    said = [view.lines[one.line - 1] for one in found if one.line]
    for line in sorted(said, key=play.public.awaits):
        if line.source in view.here():
            return "person", line.source
        for contact in play.public.reached():
            if line.source and line.source in (contact, *play.public.voices_of(contact)):
                return "contact", contact
    return "", ""


def _asked(view: "View") -> "list[Line]":
    """What another seat asked by telephone, until it is answered, whatever else was done meanwhile."""
    return [view.lines[one.no - 1] for one in view.questions()]


def _since_the_last_act(view: "View") -> "list[Line]":
    """What reached this seat after it last began or chose something; a note is no answer to anybody."""
    found = []
    for line in reversed(view.lines):
        args = dict(line.args)
        if (line.wording == BEGAN and args.get("verb") != "note") or (line.wording == CLOSED and args.get("how") == "chosen"):
            break
        if line.wording != ASKS and (line.channel != "own" or line.wording.startswith("injects.")):
            found.append(line)
    return found


def _noted(view: "View", since: int) -> bool:
    """Whether a note was written from second `since` on: nobody is helped by it, yet it is something that was done."""
    return any(line.at >= since and line.wording == BEGAN and dict(line.args).get("verb") == "note" for line in view.lines)


def told(play: seat.Play, view: "View", found: list[Waiting]) -> str:
    """In words, a line each, with what was done about it so far and what may be done."""
    said = "\n".join(f"{play.time(one.at)}  {one.words}" for one in found)
    if _noted(view, min(one.at for one in found)):
        done = _("You wrote a note, and nothing else was done about it yet. You may see to it now, or let the time pass all the same.")
    else:
        done = _("Nothing was done about it yet. You may see to it now, or let the time pass all the same.")
    return f"{said}\n\n{done}"
