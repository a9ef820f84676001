"""Rates over a cohort: of the signs that reached trainees, how many were ticked; of the ticks, how many were unfounded; of people.

A rate says nothing of one trainee, so it takes two journals at least. The interval is Wilson's at 95 %, in whole numbers, in tenths of a
per cent, rounded outward. Sheets of one trainee are not independent of each other, so the true uncertainty is wider than it says.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from scoring.indicators.sheets import Counts, SheetReport

SMALLEST: Final = 2
WHOLE: Final = 1000  # rates are in thousandths
_Z2: Final = 2401, 625  # 1.96 squared, exactly
_FINE: Final = 10**12  # how finely a square root is taken


class TooFew(ValueError):
    """There are not enough journals for a rate. The message says what to give."""


@dataclass(frozen=True, slots=True)
class Rate:
    """`found` of `of`, with the rate and its interval in thousandths; None where there was no occasion."""

    found: int
    of: int
    rate: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Cohort:
    """Rates over several trainees, a seat of a journal each."""

    trainees: int
    signs_seen: Rate
    ticks_unfounded: Rate
    unknown_right: Rate
    people_seen: Rate
    people_troubled: Rate


def cohort(reports: Iterable[SheetReport]) -> Cohort:
    """The rates over every seat that filed a sheet. Raises TooFew."""
    given = list(reports)
    counts = [seat.counts for report in given for seat in report.seats if seat.sheets]
    if len(given) < SMALLEST or len(counts) < SMALLEST:
        raise TooFew("a rate says nothing of one trainee: give the journals of at least two who filed identification sheets")
    return Cohort(
        len(counts),
        _rate(counts, "signs_seen", "signs"),
        _rate(counts, "ticks_unfounded", "ticks"),
        _rate(counts, "unknown_right", "unknown"),
        _rate(counts, "people_seen", "people_with_signs"),
        _rate(counts, "people_troubled", "people_without"),
    )


def _rate(counts: list[Counts], found: str, of: str) -> Rate:
    return rate(sum(getattr(one, found) for one in counts), sum(getattr(one, of) for one in counts))


def rate(found: int, of: int) -> Rate:
    """Wilson's interval for `found` of `of`; its low end rounded down and its high end up."""
    if of == 0:
        return Rate(found, of, None, None, None)
    a, b = _Z2
    # (2kb + a -+ sqrt(4abk(n - k)/n + a*a)) / 2(nb + a), with z*z = a/b
    root = _root((4 * a * b * found * (of - found) * _FINE**2) // of + (a * _FINE) ** 2)
    middle, below = (2 * found * b + a) * _FINE, 2 * (of * b + a) * _FINE
    low, high = (middle - root - 1) * WHOLE // below, -((-(middle + root + 1) * WHOLE) // below)
    nearest = (2 * found * WHOLE + of) // (2 * of)
    return Rate(found, of, nearest, max(0, low), min(WHOLE, high))


def _root(number: int) -> int:
    """The whole part of a square root, by Newton's steps from above."""
    guess = 1 << ((number.bit_length() + 1) // 2)
    while True:
        nearer = (guess + number // guess) // 2
        if nearer >= guess:
            return guess
        guess = nearer


def to_plain(found: Cohort) -> dict[str, Any]:
    """As plain JSON values; rates and intervals in thousandths."""
    names = ("signs_seen", "ticks_unfounded", "unknown_right", "people_seen", "people_troubled")
    return {"trainees": found.trainees} | {name: _plain(getattr(found, name)) for name in names}


def _plain(one: Rate) -> dict[str, Any]:
    return {"found": one.found, "of": one.of, "rate": one.rate, "low": one.low, "high": one.high}
