"""Equal treatment over a cohort: how often adults of the same role were seen alone, waited, were sanctioned and were offered help, by
traits that should make no difference (sex, citizenship, age).

A measure of many exercises and never a verdict on one: within one, different persons have different facts. Those for whom a seat had a
reason to look are counted apart from those for whom none had. Where nobody's trait differed between the exercises, what differs by it may
come from their facts, and `varied` says so. Minors are left out: the law treats them otherwise. Intervals are Wilson's at 95 %.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scoring.indicators.cohort import Rate, rate
from sim.model import events as e
from sim.model import roster
from sim.model.scenario import Scenario
from sim.model.verbs import ACTS

SMALLEST: Final = 2
LONG: Final = 1800  # seconds without anybody turning to a person that count as waiting; ours
ROLE: Final = "traveller"
TRAITS: Final = ("sex", "citizenship", "age")
MEASURES: Final = ("alone", "waited", "sanctioned", "offered")
SANCTIONS: Final = ("administrative.fine", "administrative.start_expulsion")
_ADULT, _AGES = 18, ((30, "18 to 29"), (45, "30 to 44"), (1000, "45 and older"))


class TooFew(ValueError):
    """There are not enough journals to compare. The message says what to give."""


@dataclass(frozen=True, slots=True)
class Treated:
    """How one adult was treated in one exercise. `waited`: seconds until a seat's officer first turned to them, or they left, or it ended.

    `looked_at`: a seat had a reason to look. `traits` holds those that the material knows.
    """

    scenario: str
    person: str
    traits: dict[str, str]
    looked_at: bool
    alone: bool
    waited: int
    sanctioned: bool
    offered: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """Everybody with one value of one trait. `waited_minutes`: the middle one of their waits, in whole minutes; the rest are rates."""

    value: str
    people: int
    waited_minutes: int
    alone: Rate
    waited: Rate
    sanctioned: Rate
    offered: Rate


@dataclass(frozen=True, slots=True)
class Trait:
    """One trait. `varied`: somebody had another value in another exercise. `looked_at`, `others`: values among those for whom a seat had a
    reason to look, and among the rest."""

    name: str
    varied: bool
    looked_at: tuple[Compared, ...]
    others: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Treatment:
    """The measure over a cohort. `people` counts a person once for each exercise they came to."""

    journals: int
    people: int
    traits: tuple[Trait, ...]


def treatment(journals: Iterable[tuple[Sequence[e.Entry], Scenario]]) -> Treatment:
    """The measure over these journals. Raises TooFew."""
    given = [tuple(treated(entries, scenario)) for entries, scenario in journals]
    if len(given) < SMALLEST:
        raise TooFew("equal treatment shows over several exercises and never in one: give at least two journals")
    everybody = [one for people in given for one in people]
    return Treatment(len(given), len(everybody), tuple(_trait(name, everybody) for name in TRAITS))


def _trait(name: str, everybody: Sequence[Treated]) -> Trait:
    known = [one for one in everybody if name in one.traits]
    values: dict[tuple[str, str], dict[str, bool]] = {}
    for one in known:
        values.setdefault((one.scenario, one.person), {})[one.traits[name]] = True
    varied = any(len(found) > 1 for found in values.values())
    looked, others = ([one for one in known if one.looked_at is seen] for seen in (True, False))
    return Trait(name, varied, tuple(_compared(name, looked)), tuple(_compared(name, others)))


def _compared(name: str, among: Sequence[Treated]) -> Iterator[Compared]:
    for value in sorted({one.traits[name] for one in among}):
        alike = [one for one in among if one.traits[name] == value]
        n = len(alike)
        waits = sorted(one.waited for one in alike)
        yield Compared(
            value, n, waits[n // 2] // 60, rate(sum(one.alone for one in alike), n), rate(sum(w > LONG for w in waits), n),
            rate(sum(one.sanctioned for one in alike), n), rate(sum(one.offered for one in alike), n),
        )  # fmt: skip


# --- one exercise ---------------------------------------------------------------------------------------------------------------


def treated(entries: Sequence[e.Entry], scenario: Scenario) -> Iterator[Treated]:
    """Every adult traveller who was where a seat is, and how that seat's people treated them. What machine colleagues do is left out."""
    fold = _Fold(scenario)
    for entry in entries:
        fold.take(entry)
    last = entries[-1].at if entries else 0
    for who, came in fold.came.items():
        years = _years(scenario.people[who].born, scenario.start)
        if years is None or years >= _ADULT:
            until = fold.turned_to.get(who, fold.left.get(who, last))
            yield Treated(
                scenario.id, who, _traits(scenario, who, years), who in fold.looked_at, who in fold.alone, max(0, until - came),
                who in fold.sanctioned, who in fold.offered,
            )  # fmt: skip


class _Fold:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.places = {seat.place for seat in scenario.seats.values()}
        self.machines: dict[str, bool] = {}
        self.came = {who: 0 for who, p in scenario.people.items() if p.role == ROLE and p.place in self.places}
        self.left: dict[str, int] = {}
        self.turned_to: dict[str, int] = {}
        self.looked_at: dict[str, bool] = {}
        self.alone: dict[str, bool] = {}
        self.sanctioned: dict[str, bool] = {}
        self.offered: dict[str, bool] = {}

    def take(self, entry: e.Entry) -> None:
        event = entry.event
        if isinstance(event, e.Opened):
            self.machines = {seat: roster.machine(str(occupant)) for seat, occupant in event.roster}
        elif isinstance(event, e.SeatChanged):
            self.machines[event.seat] = roster.machine(event.occupant)
        elif isinstance(event, e.Moved):
            self._moved(entry.at, event)
        elif isinstance(event, e.ThresholdReached) and event.kind == "reason_to_look":
            self.looked_at[event.person] = True
        elif isinstance(event, e.ActEnded) and event.seat and not self.machines.get(event.seat):
            for person in event.people:
                if ACTS[event.named].face_to_face:
                    self.turned_to.setdefault(person, entry.at - event.seconds)
                if event.named in SANCTIONS:
                    self.sanctioned[person] = True
        elif isinstance(event, e.SeenAlone) and not self.machines.get(event.seat):
            self.alone[event.person] = True
        elif isinstance(event, e.HelpOffered) and not self.machines.get(event.seat):
            self.offered[event.person] = True

    def _moved(self, at: int, event: e.Moved) -> None:
        person = self.scenario.people.get(event.who)
        if person is None or person.role != ROLE:
            return
        if event.place in self.places:
            self.came.setdefault(event.who, at)
        elif event.who in self.came:
            self.left.setdefault(event.who, at)


def _traits(scenario: Scenario, who: str, years: int | None) -> dict[str, str]:
    found = {"sex": scenario.people[who].sex} if scenario.people[who].sex else {}
    for thing in scenario.things.values():
        for claim in thing.says:
            if claim.subject == who and claim.attribute == "citizenship" and thing.kind == "passport":
                found["citizenship"] = "home" if str(claim.value) in ("home", scenario.country) else "another country"
    if years is not None:
        found["age"] = next(words for below, words in _AGES if years < below)
    return found


def _years(born: str, start: str) -> int | None:
    """Full years on the day of the exercise, by ISO dates; None where the material does not say."""
    if not born:
        return None
    return int(start[:4]) - int(born[:4]) - (start[5:10] < born[5:10])


# --- as plain values ------------------------------------------------------------------------------------------------------------


def to_plain(found: Treatment) -> dict[str, Any]:
    """As plain JSON values; rates and intervals in thousandths."""
    return {
        "journals": found.journals,
        "people": found.people,
        "traits": [
            {
                "trait": trait.name,
                "varied": trait.varied,
                "reason_to_look": [_plain(one) for one in trait.looked_at],
                "no_reason_to_look": [_plain(one) for one in trait.others],
            }
            for trait in found.traits
        ],
    }


def _plain(one: Compared) -> dict[str, Any]:
    rates: dict[str, Rate] = {name: getattr(one, name) for name in MEASURES}
    return {"value": one.value, "people": one.people, "waited_minutes": one.waited_minutes} | {
        name: {"found": r.found, "of": r.of, "rate": r.rate, "low": r.low, "high": r.high} for name, r in rates.items()
    }
