"""What falls due: shown before a wait, so that nobody sleeps through something they knew about.

Only what the seat itself knows: its own acts under way, services it asked for, hours that stand beside a service, questions open
to it, deadlines that began with something it did, and the end of the exercise.
"""

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tui import acts, seat
from zholda.wording import span

if TYPE_CHECKING:
    from zholda.session import View

BEGINS_A_DEADLINE: Final = {"tell_held": ("delivery", "prosecutor_notice"), "hold_vehicle": ("road_check",)}
_CLOCK: Final = re.compile(r"\b\d{1,2}:\d\d\b")


class Due(NamedTuple):
    """Something that comes at a second of the exercise, in words."""

    at: int
    words: str


def due(play: seat.Play, view: "View") -> list[Due]:
    """Everything known to fall due from now on, in order of time."""
    found = [Due(act.ends, acts.seen_words(play, act) + " ends") for act in view.acts.values() if act.state == "began"]
    waiting = [ticket for ticket in view.tickets.values() if ticket.state == "waiting" and ticket.due >= 0]
    found += [Due(ticket.due, f"{play.label(ticket.service)}: expected") for ticket in waiting]
    if play.mode == "training":
        found += [
            Due(prompt.lapses_at, f"Open question: {play.say(f'decisions.{prompt.decision}.ask')}") for prompt in view.prompts.values()
        ]
    found += [*_deadlines(play, view), *_hours(play)]
    found.append(Due(play.length, "The exercise ends"))
    return sorted((one for one in found if one.at >= play.now), key=lambda one: one.at)


def _hours(play: seat.Play) -> list[Due]:
    """The next time of day that stands in the name of a service, as in a list of telephone numbers."""
    found = []
    for service in dict.fromkeys(target for offer in play.offers() if offer.target == "service" for target in offer.targets):
        label = play.label(service)
        times = [seat.next_second_of(play, clock) for clock in _CLOCK.findall(label)]
        near = [at for at in times if at is not None and at < play.length]
        if near:
            found.append(Due(min(near), f"Its hours: {label}"))
    return found


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
                who = "; ".join(play.label(one) for one in act.people or (act.target,) if one)
                found.append(Due(act.began + seconds, play.say(f"due.{name}", {"span": span(seconds), "who": who}) + law))
    return found


def lines(play: seat.Play, view: "View", most: int = 7) -> list[str]:
    """What falls due as lines: `06:10  in 28 min  Ambulance: expected`."""
    found = due(play, view)
    shown = [f"{play.time(one.at)}  in {span(one.at - play.now)}  {one.words}" for one in found[:most]]
    return shown + ([f"and {len(found) - most} more"] if len(found) > most else [])


LONGEST_WATCH = 1800
WAITS = ((300, "5 minutes"), (900, "15 minutes"), (1800, "30 minutes"), (3600, "1 hour"))


def at_most(play: seat.Play) -> str:
    """How long one watches for something to happen."""
    left = play.length - play.now
    return "at most 30 minutes" if left > LONGEST_WATCH else f"at most until the end of the exercise, {play.time(play.length)}"


def past_the_end(play: seat.Play, seconds: int) -> str:
    """What has to be said before a wait that leads to the end of the exercise, "" for a shorter one."""
    return f"The exercise ends at {play.time(play.length)}. Then comes the debrief." if play.now + seconds >= play.length else ""


def wait(play: seat.Play, view: "View", seconds: int, *, stop_early: bool) -> int:
    """Let time pass; `stop_early` ends the wait as soon as something reaches this seat. Returns the seconds that passed."""
    began, to = play.now, min(play.now + seconds, play.length)
    if stop_early:
        play.advance_until(to)
    else:
        play.advance(to)
    return play.now - began
