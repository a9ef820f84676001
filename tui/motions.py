"""What is asked about a motion, and for what an act is taken out of the file: only what can concern this motion, this kind of act."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from sim.model.terms import SAFETY, STRUCK_FOR
from tui import seat, whom

if TYPE_CHECKING:
    from zholda.session import View

FILE, WITHDRAW, STRIKE = "file_motion", "file_motion.withdraw", "strike"
ONLY_FOR: Final = {"at": ("search",), "milder": whom.LIBERTY, "measure": (SAFETY,)}  # what some motions only have a use for


def needs(verb: str, motion: str, name: str) -> bool:
    """Whether a motion goes nowhere without this: a place for a search, for every other one a person, and for safety the measures."""
    if verb not in (FILE, WITHDRAW) or not motion:
        return False
    return name == ("at" if motion == "search" else "for") or (name == "measure" and motion == SAFETY)


def in_vain(verb: str, motion: str, name: str) -> bool:
    """Whether a motion of this kind has no use for this. Whoever takes one back says no more than which it is."""
    if verb not in (FILE, WITHDRAW) or not motion:
        return False
    return motion not in ONLY_FOR.get(name, (motion,)) or (verb == WITHDRAW and name != "motion" and not needs(verb, motion, name))


def annexes(play: seat.Play, verb: str, motion: str) -> str:
    """What goes to the judge with a motion, in a sentence: all of the file that nobody took out, and for safety none of it."""
    if verb != FILE or not motion:
        return ""
    return play.say("choice.annexes.none" if motion == SAFETY else "choice.annexes.file")


def values(view: "View", verb: str, name: str, offered: Sequence[str], motion: str, act: str) -> Sequence[str]:
    """What is on offer for an argument: of one's own motions those of this kind; of the reasons those for which this act can be struck."""
    if verb == WITHDRAW and name in ("for", "at"):
        of_it = [(person, place) for kind, person, place in view.motions if kind == motion]
        return [one for one in offered if any(one in matter for matter in of_it)]
    if verb == STRIKE and name == "reason":
        own, given = view.acts.get(act), view.evidence.get(act)
        kind = own.verb if own is not None else given.verb if given is not None else ""
        return [one for one in offered if one in STRUCK_FOR.get(kind, offered)]
    return offered
