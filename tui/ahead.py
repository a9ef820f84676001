"""What falls due: shown before a wait, so that nobody sleeps through something they knew about.

Only what the seat itself knows: its own acts under way, services it asked for, questions open to it, deadlines that began with
something it did, and the end of the exercise.
"""

from typing import TYPE_CHECKING, NamedTuple

from tui import acts, seat
from zholda.wording import span

if TYPE_CHECKING:
    from zholda.session import View

BEGINS_A_DEADLINE = {"tell_held": ("delivery", "prosecutor_notice"), "hold_vehicle": ("road_check",)}


class Due(NamedTuple):
    """Something that comes at a second of the exercise, in words."""

    at: int
    words: str


def due(play: seat.Play, view: "View") -> list[Due]:
    """Everything known to fall due from now on, in order of time."""
    found = [Due(act.ends, acts.act_words(play, act.verb, act.people) + " ends") for act in view.acts.values() if act.state == "began"]
    waiting = [ticket for ticket in view.tickets.values() if ticket.state == "waiting" and ticket.due >= 0]
    found += [Due(ticket.due, f"{play.label(ticket.service)}: expected") for ticket in waiting]
    if play.mode == "training":
        found += [
            Due(prompt.lapses_at, f"Open question: {play.say(f'decisions.{prompt.decision}.ask')}") for prompt in view.prompts.values()
        ]
    found += _deadlines(play, view)
    found.append(Due(play.length, "The exercise ends"))
    return sorted((one for one in found if one.at >= play.now), key=lambda one: one.at)


def _deadlines(play: seat.Play, view: "View") -> list[Due]:
    """Deadlines of the country pack that began with an act of this seat."""
    found = []
    for act in view.acts.values():
        if act.state != "ended":
            continue
        for name in BEGINS_A_DEADLINE.get(act.verb, ()):
            seconds, article = play.limit(name)
            if seconds:
                law = f" ({article})" if article and play.mode == "training" else ""
                found.append(Due(act.began + seconds, f"Time runs out after: {acts.act_words(play, act.verb, act.people)}{law}"))
    return found


def lines(play: seat.Play, view: "View", most: int = 6) -> list[str]:
    """What falls due as lines: `06:10  in 28 min  Ambulance: expected`."""
    found = due(play, view)
    shown = [f"{play.time(one.at)}  in {span(one.at - play.now)}  {one.words}" for one in found[:most]]
    return shown + ([f"and {len(found) - most} more"] if len(found) > most else [])


LONGEST_WATCH = 1800
WAITS = ((300, "5 minutes"), (900, "15 minutes"), (1800, "30 minutes"), (3600, "1 hour"))


def wait(play: seat.Play, view: "View", seconds: int, *, stop_early: bool) -> int:
    """Let time pass; `stop_early` ends the wait as soon as something reaches this seat. Returns the seconds that passed."""
    began, to = play.now, min(play.now + seconds, play.length)
    if stop_early:
        play.advance_until(to)
    else:
        play.advance(to)
    return play.now - began
