"""The time of those who went on their way: how long the stop took them, and how far they came. Look-alikes pay for every check with it.

Whoever came without a vehicle was not stopped, and whoever was taken away without the one they came in did not go on.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from scoring.reports.kinds import each
from scoring.reports.lived import Happening, Life
from scoring.reports.material import Written
from scoring.reports.model import Line
from scoring.reports.sentences import between
from scoring.reports.words import Words
from sim.model import events as e

TAKEN_CARE_OF: Final = ("handed_over", "cared", "received")  # with one of these the journey had ended


def travel(entries: Sequence[e.Entry], lives: Mapping[str, Life], material: Written, words: Words) -> tuple[Line, ...]:
    """One line for those who stopped and went on together; last those who never went on."""
    last = entries[-1] if entries else None
    aboard = {entry.n for entry, moved in each(entries, e.Moved) if moved.aboard}
    together: dict[tuple[object, ...], list[Life]] = {}
    for life in lives.values():
        if material.role(life.person) == "traveller" and _travelled(life, aboard):
            together.setdefault(_way(life), []).append(life)
    gone = sorted(together.values(), key=lambda some: some[0].stays[0].until < 0)
    return tuple(line for some in gone for line in _told(some, words, last))


def _travelled(life: Life, aboard: set[int]) -> bool:
    """Whether somebody was stopped on the way and nobody took them over. `aboard`: entries by which somebody was in a vehicle."""
    if not life.stays or life.came_entry not in aboard or any(one.kind in TAKEN_CARE_OF for one in life.happenings):
        return False
    return life.stays[0].until < 0 or life.stays[0].until_entry in aboard or _reached(life) is not None


def _way(life: Life) -> tuple[object, ...]:
    """What two people share who travelled together."""
    stay, reached = life.stays[0], _reached(life)
    return stay.place, stay.since // 60, stay.until // 60, reached and (reached.until // 60, reached.args["place"])


def _reached(life: Life) -> Happening | None:
    """How far somebody had come before they stopped where a seat is again."""
    later = [stay.since for stay in life.stays[1:]]
    return next((one for one in reversed(life.happenings) if one.kind == "reached" and not any(at <= one.until for at in later)), None)


def _told(some: Sequence[Life], words: Words, last: e.Entry | None) -> Iterator[Line]:
    stay, reached = some[0].stays[0], _reached(some[0])
    args = {"people": words.listed([words.called(life.person) for life in some]), "place": words.called(stay.place), "at": stay.since}
    came = [life.came_entry for life in some]
    if stay.until >= 0:
        shown = [*came, *(life.stays[0].until_entry for life in some)]
        args |= {"until": stay.until, "span": between(stay.since, stay.until)}
        if reached is not None:
            args |= {"reached": reached.until, "where": words.called(str(reached.args["place"]))}
            shown += [n for life in some if (one := _reached(life)) is not None for n in one.entries]
        yield Line(words.say("debrief.travel.stopped", args), tuple(sorted(shown)))
    elif last is not None:
        args |= {"span": between(stay.since, last.at)}
        yield Line(words.say("debrief.travel.stayed", args), (*came, last.n))
