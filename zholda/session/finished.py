"""A finished exercise to go through: its debrief, what reached each seat, the place of work as it stood in any minute, its turning points
as they are found, and what evaluators say of its results."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from zholda.session import reviews
from zholda.session.assessing import debrief, report
from zholda.session.journals import read
from zholda.session.minutes import Minute, minutes
from zholda.session.problems import SessionError

if TYPE_CHECKING:
    from scoring.reports.model import Reviewed
    from zholda.session.background import Search
    from zholda.session.playing import Session


@dataclass(slots=True)
class Judged:
    """A rating or a result as it stands. `about`: its objective or criterion; `words`: what the machine proposes; `possible`: what a
    human may put in its place, code by code in words, without what is proposed of everybody; `said`: the reviews so far, in words."""

    about: str
    title: str
    words: str
    possible: tuple[tuple[str, str], ...]
    said: list[str] = field(default_factory=list)


class Finished:
    """An exercise that is over, by its name on this machine or as a file. Raises SessionError where it cannot be read."""

    def __init__(self, name: str | Path) -> None:
        self.name = str(name)
        self._saved = read(name)

    def debrief(self) -> str:
        """The told story with its results, with the reviews and turning points so far."""
        return debrief(self._saved)

    def minutes(self) -> tuple[Minute, ...]:
        """Everything that reached a seat, in order."""
        return minutes(self._saved)

    def moment(self, minute: Minute) -> "Session":
        """The exercise as it stood when something reached a seat, seen from there. Nothing that is done in it is kept.

        Raises SessionError where the journal was made under other rules.
        """
        from sim.exercise import Diverged, Exercise
        from sim.journal.versions import other_rules
        from zholda.session.playing import Session

        if problem := other_rules(self._saved.journal.header):
            raise SessionError(f"{self.name}: {problem}")
        try:
            return Session(Exercise.replay(self._saved.journal.entries, upto=minute.entry), minute.seat)
        except Diverged as difference:
            raise SessionError(f"{self.name}: {difference}. Reading, assessing and debriefing it still work") from difference

    def judged(self) -> tuple[Judged, ...]:
        """Each rating, then each result, once: what an evaluator may confirm or put something else in the place of."""
        made = report(self._saved)
        ratings, verdicts = _worded("rating", reviews.RATED), _worded("verdict", reviews.VERDICTS)
        found: dict[str, Judged] = {}
        proposed: dict[str, set[str]] = {}
        ids = [one.id for one in made.objectives]
        for one in made.objectives:
            about = f"{one.id}@{one.seat}" if ids.count(one.id) > 1 else one.id
            rated = found.setdefault(about, Judged(about, one.title, "", ratings))
            proposed.setdefault(about, set()).add(one.rating)
            _add(rated, f"{one.rating}: {one.words}" if one.rating else one.words, one.reviews)
        for phase in made.phases:
            for result in (*phase.weighs, *phase.met, *phase.unrated):
                entry = found.setdefault(result.criterion, Judged(result.criterion, result.title, "", verdicts))
                proposed.setdefault(result.criterion, set()).add(result.verdict)
                _add(entry, f"{result.words} ({result.people})" if result.people else result.words, result.reviews)
        for about, rated in found.items():
            rated.possible = tuple(one for one in rated.possible if proposed[about] != {one[0]})
        return tuple(found.values())

    def turning(self) -> "Search":
        """Look for turning points behind the screen; what was found before is told at once. Raises SessionError."""
        from zholda.session.background import Search

        return Search(self._saved.journal.entries, self.name)

    def review(self, about: str, *, by: str, rating: str = "", reason: str = "") -> None:
        """Keep what an evaluator says: `rating` "" confirms it. Raises SessionError without a name, or to override without a reason."""
        reviews.review(self.name, about, by=by, rating=rating, reason=reason)


def _worded(family: str, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    from zholda.wording import Wording

    wording = Wording()
    named = {code: wording.word(family, code) for code in codes}
    return tuple((code, f"{code}: {said}" if family == "rating" else said) for code, said in named.items())


def _add(one: Judged, words: str, said: "tuple[Reviewed, ...]") -> None:
    """Another line of the same objective or criterion, of another seat or person."""
    if words not in one.words:
        one.words = "; ".join(filter(None, (one.words, words)))
    one.said += [review.said for review in said if review.said not in one.said]
