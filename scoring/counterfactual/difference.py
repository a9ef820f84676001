"""How two journals of one exercise differ from a fork on: moments that are in one only, and moments that came earlier or later."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scoring.debrief_moments import UNTOLD, Moment, moment_of, with_bodies
from sim.model import events as e

TELLING: Final = (
    e.Restricted, e.Freed, e.CareBegan, e.SeenAlone, e.PersonTold, e.Recounted, e.HelpOffered, e.InformationShared, e.HandedOver,
    e.ThingLost, e.Received, e.PersonLeft, e.Identified, e.Ruled, e.BeatHappened, e.InjectGiven, e.InterviewEnded,
)  # fmt: skip
"""Kinds of entries worth telling in a "what if"; the rest is how it came about."""

SHIFT: Final = 600  # seconds by which a moment must come earlier or later to be worth a line
MOST: Final = 12  # lines of each sort


@dataclass(frozen=True, slots=True)
class Shifted:
    """The same moment at another second."""

    moment: Moment
    here: int
    there: int


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What only happened as it was played (`here`), only in the other line (`there`), and what came at another time."""

    here: tuple[Moment, ...]
    there: tuple[Moment, ...]
    shifted: tuple[Shifted, ...]


def differ(played: Sequence[e.Entry], other: Sequence[e.Entry], since: int, bodies: Mapping[str, str]) -> WhatIf:
    """The difference from second `since` on, the earliest first. `bodies`: contact -> slot of its institution."""
    here, there = _told(played, since, bodies), _told(other, since, bodies)
    only_here = [moment for key, moment in here.items() if key not in there]
    only_there = [moment for key, moment in there.items() if key not in here]
    shifted = [Shifted(moment, moment.at, there[key].at) for key, moment in here.items() if key in there]
    moved = [one for one in shifted if abs(one.here - one.there) >= SHIFT]
    return WhatIf(tuple(only_here[:MOST]), tuple(only_there[:MOST]), tuple(moved[:MOST]))


_Key = tuple[str, e.Pairs, int]


def _told(entries: Iterable[e.Entry], since: int, bodies: Mapping[str, str]) -> dict[_Key, Moment]:
    """The moments worth telling by what they say, the n-th of the same apart; what has no sentence yet is left out."""
    found: dict[_Key, Moment] = {}
    times: dict[tuple[str, e.Pairs], int] = {}
    for entry in entries:
        if entry.at < since or not isinstance(entry.event, TELLING):
            continue
        moment = with_bodies(moment_of(entry), bodies)
        if moment.wording == UNTOLD:
            continue
        same = (moment.wording, tuple(pair for pair in moment.args if pair[0] not in ("since", "n")))
        times[same] = times.get(same, 0) + 1
        found[*same, times[same]] = moment
    return found
