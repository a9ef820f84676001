"""Paired comparison under the same luck: the difference of two lines, replication by replication, in whole numbers.

The r-th continuation uses the same draws for every option, so that differences come from the option alone. An interval is the usual one
for the mean of few paired differences (Student's t, 95 %), asked without a square root: does it cover zero?
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

REPLICATIONS: Final = 10
LOOKS: Final = (3, 5, REPLICATIONS)  # after so many replications the comparison is looked at and may stop

# Two-sided 95 % points of Student's t, squared, in thousandths, by degrees of freedom (any table of statistics).
_T_SQUARED: Final = {
    1: 161_448, 2: 18_513, 3: 10_128, 4: 7_709, 5: 6_608, 6: 5_987, 7: 5_591, 8: 5_318, 9: 5_117, 10: 4_965, 11: 4_844, 12: 4_747,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """`total` over `pairs` replications; `least` and `most` are the extremes of a single pair, `alike` how many go the way of the total."""

    pairs: int
    total: int
    least: int
    most: int
    alike: int
    covers_zero: bool


def difference(row: Sequence[int]) -> Difference:
    """A row of differences, other less own, pair by pair. Raises ValueError for fewer than two."""
    if len(row) < 2:
        raise ValueError("a spread needs at least two pairs")
    total = sum(row)
    return Difference(len(row), total, min(row), max(row), sum(one * total > 0 for one in row), covers_zero(row))


def covers_zero(differences: Sequence[int]) -> bool:
    """Whether the 95 % interval of the mean covers zero."""
    n, total, squares = len(differences), sum(differences), sum(d * d for d in differences)
    if not squares:
        return True
    spread = n * squares - total * total  # n (n-1) times the variance
    return total * total * (n - 1) * 1000 <= _T_SQUARED[min(n - 1, 12)] * spread
