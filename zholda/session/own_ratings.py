"""What trainees rate themselves, at the end and before they see what the machine proposes. The first rating of an objective stays."""

from typing import TYPE_CHECKING, Final

from zholda.session.problems import SessionError, in_words
from zholda.tongue import _

if TYPE_CHECKING:
    from scoring.model import Rating
    from sim.exercise import Exercise
    from zholda.storage import Ledger

RATINGS: "Final[tuple[Rating, ...]]" = ("P", "S", "M", "U")


class OwnRatings:
    """Of one exercise that is played: which objectives are still to be rated, and what was said. Shows nothing of the machine's."""

    def __init__(self, exercise: "Exercise", ledger: "Ledger | None") -> None:
        self._exercise, self._ledger = exercise, ledger
        self._given: dict[str, Rating] = {}
        for record in ledger.records("self_rating") if ledger is not None else ():
            if record.text in RATINGS:
                self._given.setdefault(record.about, record.text)

    @property
    def given(self) -> "dict[str, Rating]":
        """Objective -> the first own rating."""
        return dict(self._given)

    def wanted(self) -> tuple[str, ...]:
        """Objectives of the seats that trainees sat in and that nobody rated yet, once it is over. Their titles: `objectives.P1.title`."""
        from sim.model import roster
        from sim.model.events import Opened, SeatChanged

        if not self._exercise.over:
            return ()
        seats: dict[str, bool] = {}
        for entry in self._exercise.journal:
            event = entry.event
            if isinstance(event, Opened):
                seats |= {seat: True for seat, occupant in event.roster if roster.person(str(occupant))}
            elif isinstance(event, SeatChanged) and roster.person(event.occupant):
                seats[event.seat] = True
        objectives = self._exercise.plan.scenario.objectives.items()
        return tuple(name for name, one in objectives if name not in self._given and any(seat in seats for seat in one.seats))

    def give(self, objective: str, rating: str, by: str = "") -> None:
        """Keep a rating. Raises SessionError where it is none, not wanted, or was given already."""
        if objective in self._given:
            already = _("{objective} was rated {rating} already, and the first rating stays")
            raise SessionError(already.format(objective=objective, rating=self._given[objective]))
        if objective not in self.wanted():
            not_here = _("{objective} is not to be rated here: the exercise is still played, or nobody sat in its seats")
            raise SessionError(not_here.format(objective=objective))
        if rating not in RATINGS:
            raise SessionError(_("`{rating}` is no rating. There are: {ratings}").format(rating=rating, ratings=", ".join(RATINGS)))
        if self._ledger is not None:
            with in_words():
                self._ledger.add_record("self_rating", by, objective, rating)
        self._given[objective] = rating
