"""What trainees rate themselves, at the end and before they see what the machine proposes. The first rating of an objective stays.

In an objective of several seats each rates itself: `T1@post`, `T1@shelter`. One of a single seat is called as it is: `P1`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from zholda.session.problems import SessionError, in_words
from zholda.tongue import _

if TYPE_CHECKING:
    from scoring.model import Rating
    from sim.exercise import Exercise
    from sim.model.events import Entry
    from zholda.storage import Ledger

RATINGS: "Final[tuple[Rating, ...]]" = ("P", "S", "M", "U")


def sat(entries: "Iterable[Entry]") -> dict[str, bool]:
    """The seats that are rated, for no machine colleague sat in them all the time -> whether a person did at some time."""
    from sim.model import roster
    from sim.model.events import Opened, SeatChanged

    seats: dict[str, bool] = {}
    for entry in entries:
        event = entry.event
        pairs = event.roster if isinstance(event, Opened) else ((event.seat, event.occupant),) if isinstance(event, SeatChanged) else ()
        for seat, occupant in pairs:
            if occupant != roster.VACANT and not roster.machine(str(occupant)):
                seats[seat] = seats.get(seat, False) or roster.person(str(occupant))
    return seats


def rated(objectives: Mapping[str, Sequence[str]], seats: Collection[str]) -> dict[str, tuple[str, str]]:
    """What each own rating is called -> the objective and the seat, one seat after the other. `objectives`: each with its seats."""
    of = {name: [seat for seat in theirs if seat in seats] for name, theirs in objectives.items()}
    mine = ((name, seat) for seat in seats for name in of if seat in of[name])
    return {f"{name}@{seat}" if len(of[name]) > 1 else name: (name, seat) for name, seat in mine}


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
        """Objective, or `T1@post`, -> the first own rating."""
        return dict(self._given)

    def wanted(self) -> tuple[str, ...]:
        """What is to be rated by the seats that trainees sat in and was not yet, once it is over."""
        if not self._exercise.over:
            return ()
        people = sat(self._exercise.journal)
        return tuple(name for name, (_, seat) in self._rated().items() if people[seat] and name not in self._given)

    def objective(self, name: str) -> tuple[str, str]:
        """The objective and the seat of a rating that is wanted or given. Its title: `objectives.P1.title`."""
        return self._rated()[name]

    def _rated(self) -> dict[str, tuple[str, str]]:
        objectives = {name: one.seats for name, one in self._exercise.plan.scenario.objectives.items()}
        return rated(objectives, sat(self._exercise.journal))

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
