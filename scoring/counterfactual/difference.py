"""How two journals of one exercise differ from a fork on: moments that are in one only, and moments that came earlier or later."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from scoring.debrief_moments import UNTOLD, Moment, moment_of, with_bodies
from sim.model import events as e

TELLING: Final = (
    e.Restricted, e.Freed, e.CareBegan, e.SeenAlone, e.PersonTold, e.Recounted, e.HelpOffered, e.InformationShared, e.HandedOver,
    e.Moved, e.ThingLost, e.Received, e.PersonLeft, e.Identified, e.Ruled, e.BeatHappened, e.InjectGiven, e.InterviewEnded,
)  # fmt: skip
"""Kinds of entries worth telling in a "what if"; the rest is how it came about. Of moves only those that lead away."""

SHIFT: Final = 600  # seconds by which a moment must come earlier or later to be worth a line
MOST: Final = 12  # lines of each sort
A_FEW: Final = 4  # of them in a paragraph


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


def shortened(found: WhatIf, most: int) -> WhatIf:
    """The first lines of each sort, what happened to several at once as one."""
    return WhatIf(_at_once(found.here)[:most], _at_once(found.there)[:most], _shifted_at_once(found.shifted)[:most])


def _shifted_at_once(shifted: Sequence[Shifted]) -> tuple[Shifted, ...]:
    """The same of what came earlier or later: several people's as one, where it came equally early or late."""
    groups: dict[tuple[int, int], list[Moment]] = {}
    for one in shifted:
        groups.setdefault((one.here, one.there), []).append(one.moment)
    return tuple(Shifted(moment, here, there) for (here, there), moments in groups.items() for moment in _at_once(moments))


def _at_once(moments: Sequence[Moment]) -> tuple[Moment, ...]:
    """The same sentence of several people at the same second, told of all of them."""
    people: dict[tuple[int, str, e.Pairs], dict[str, bool]] = {}
    for at, wording, args in moments:
        said = tuple(pair for pair in args if pair[0] != "people")
        people.setdefault((at, wording, said), {}).update(dict.fromkeys(str(dict(args).get("people", "")).split(), True))
    return tuple(Moment(at, wording, (*said, ("people", " ".join(who))) if who else said) for (at, wording, said), who in people.items())


def differ(played: Sequence[e.Entry], other: Sequence[e.Entry], since: int, bodies: Mapping[str, str]) -> WhatIf:
    """The whole difference from second `since` on, the earliest first. `bodies`: contact -> slot of its institution."""
    here, there = _told(played, since, bodies), _told(other, since, bodies)
    only_here = [moment for key, moment in here.items() if key not in there]
    only_there = [moment for key, moment in there.items() if key not in here]
    shifted = [Shifted(moment, moment.at, there[key].at) for key, moment in here.items() if key in there]
    moved = [one for one in shifted if abs(one.here - one.there) >= SHIFT]
    return WhatIf(tuple(only_here), tuple(only_there), tuple(moved))


_Key = tuple[str, e.Pairs, int]


def _told(entries: Iterable[e.Entry], since: int, bodies: Mapping[str, str]) -> dict[_Key, Moment]:
    """The moments worth telling by what they say, the n-th of the same apart; what has no sentence yet is left out."""
    found: dict[_Key, Moment] = {}
    times: dict[tuple[str, e.Pairs], int] = {}
    for entry in entries:
        event = entry.event
        if entry.at < since or not isinstance(event, TELLING) or (isinstance(event, e.Moved) and event.place):
            continue
        moment = with_bodies(moment_of(entry), bodies)
        if moment.wording == UNTOLD:
            continue
        same = (moment.wording, tuple(pair for pair in moment.args if pair[0] not in ("since", "n")))
        if isinstance(event, e.Moved) and same in times:
            continue  # that somebody goes is told once; where the road goes on from there is not
        times[same] = times.get(same, 0) + 1
        found[*same, times[same]] = moment
    return found
