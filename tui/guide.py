"""The guide of a first exercise: one line that says which key to try next, until it has been tried.

It stands on the screen of short exercises in training mode and teaches the screen, never the case: every line holds for any scenario.
"""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat
from zholda.tongue import N_, _

if TYPE_CHECKING:
    from zholda.session import View

SHORT: Final = 15  # minutes of play up to which an exercise is a first one
OTHER_ACTS: Final = ("look", "prepare", "note", "request")


class Lesson(NamedTuple):
    """What is to be tried, and whether it has been: a test of the view and of the panes that were opened."""

    words: str
    learned: Callable[["View", Collection[str]], bool]
    ready: Callable[["View"], bool] = lambda view: True


def _did(view: "View", *verbs: str) -> bool:
    return any(act.verb in verbs for act in view.acts.values())


LESSONS: Final = (
    Lesson(N_("Try F6, then Enter: time passes until something happens."), lambda view, seen: len(view.people) > 2 or _did(view, "look")),
    Lesson(
        N_("Try Down until somebody is marked, then 1: look closely. What you notice stands in the inbox and on their card."),
        lambda view, seen: _did(view, "look"),
    ),
    Lesson(
        N_(
            "Try Right: the acts for whoever is marked. A number or Enter chooses one: it is shown whole first, unless it says that it "
            "begins at once."
        ),
        lambda view, seen: any(act.verb not in OTHER_ACTS for act in view.acts.values()),
    ),
    Lesson(
        N_("A question is open. Try F8: it tells what is known and asks for your choice. Doing something else decides it as well."),
        lambda view, seen: not view.prompts,
        lambda view: bool(view.prompts),
    ),
    Lesson(
        N_("Try F3: everything that came in, newest first. Enter on a line shows it whole and can note it."),
        lambda view, seen: "inbox" in seen,
    ),
    Lesson(
        N_("Try F4: whom you can reach by telephone, and services with their hours. F2 leads back to the scene."),
        lambda view, seen: "phone" in seen,
    ),
    Lesson(N_("Try F5: your notebook and your forms, filled in with what you know."), lambda view, seen: "papers" in seen),
    Lesson(N_("Try the letter T: what falls due, and when. Enter on a line waits until then."), lambda view, seen: "due" in seen),
    Lesson(N_("Try the letter M: the map with everybody who is on the way."), lambda view, seen: "map" in seen),
    Lesson(N_("Try the letter C: how things hang together, each with what carries it."), lambda view, seen: "board" in seen),
    Lesson(
        N_("Try F7: every act for everything, found by words, for example 'offer'."),
        lambda view, seen: "search" in seen or _did(view, "offer_help", "request"),
    ),
)
LAST: Final = N_(
    "You have seen the screen. Play on; F6 and a time that you type lead to the end, and then comes the debrief. F1 always helps."
)


def line(play: seat.Play, view: "View", opened: Collection[str]) -> str:
    """What to try next, "" where no guide stands on the screen. `opened`: the panes that were opened already."""
    if play.mode != "training" or play.briefing.play_minutes > SHORT:
        return ""
    for lesson in LESSONS:
        if lesson.ready(view) and not lesson.learned(view, opened):
            return _(lesson.words)
    return _(LAST)
