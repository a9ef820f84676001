"""What the exercise itself asked, seat by seat: how much was answered, and which of the rest mattered.

It matters where something came of it in the story, where the reason of a rating names it, or where an objective counts it as harm. The
rest is told by its titles, so that it does not drown what a standard says.
"""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from scoring.reports.kinds import each, of
from scoring.reports.model import Line
from scoring.reports.words import capital
from sim.model import events as e

if TYPE_CHECKING:
    from scoring.debrief import Told
    from scoring.reports.results import Judged

_CAME: Final = (e.InjectGiven, e.BeatHappened)
_NAMED: Final = re.compile(r"inject\.\w+")


def followed(entries: Sequence[e.Entry]) -> Mapping[str, tuple[e.Entry, ...]]:
    """Event that was not answered in time -> what came of that in the story."""
    missed = {entry.n: one.inject for entry, one in each(entries, e.InjectMissed)}
    found: dict[str, tuple[e.Entry, ...]] = {}
    for entry in of(entries, *_CAME):
        if entry.cause in missed:
            inject = missed[entry.cause]
            found[inject] = (*found.get(inject, ()), entry)
    return found


def after_all(entries: Sequence[e.Entry]) -> Mapping[str, e.Entry]:
    """Event that was not answered in time -> the moment in which what it asks was done after all."""
    return {one.inject: entry for entry, one in each(entries, e.InjectMetLate)}


def mattered(found: "Judged", told: "Told") -> bool:
    """Whether something came of it that this was not answered, or a rating rests on it."""
    criterion, seat = told.result.criterion, told.result.seat
    if criterion.partition(".")[2] in found.followed:
        return True
    decided = (name for rated in found.assessment.objectives if rated.seat == seat for name in _NAMED.findall(rated.reason))
    harms = (name for one in found.material.part("objectives").values() if seat in one["seats"] for name in one.get("harm", ()))
    return criterion in decided or criterion in harms


def by_seat(
    found: "Judged", met: "Sequence[Told]", short: "Sequence[Told]", rest: "Sequence[Told]"
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """For each seat how much of it was answered in time, and by their titles those that nothing came of."""
    counts, folded = [], []
    for seat in found.material.part("seats"):
        who = capital(found.whose(seat))
        answered, asked = ([one for one in some if one.result.seat == seat] for some in (met, (*met, *short)))
        if asked:
            said = found.words.say("debrief.asked.count", {"who": who, "met": len(answered), "n": len(asked)})
            counts.append(Line(said, tuple(sorted({n for one in asked for n in one.entries}))))
        mine = [one for one in rest if one.result.seat == seat]
        if mine:
            titles = "; ".join(_titled(found, one.result.criterion) for one in mine)
            entries = tuple(sorted({n for one in mine for n in one.entries}))
            said = found.words.say("debrief.asked.folded", {"who": who, "n": len(mine), "titles": titles})
            folded.append(Line(said, entries))
    return tuple(counts), tuple(folded)


def _titled(found: "Judged", criterion: str) -> str:
    """The title of an event, and when what it asks was done after all."""
    title, done = found.title(criterion), found.after_all.get(criterion.partition(".")[2])
    return title if done is None else found.words.say("debrief.asked.after_all", {"title": title, "at": done.at})
