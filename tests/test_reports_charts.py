"""Charts of a report: where numbers and words stand in the pictures."""

from itertools import pairwise

import pytest

from scoring.reports.model import DecisionTaken, Timeline
from zholda.documents.charts import LETTER, WIDTH, swimlanes

DAY = 24 * 60 * 60


def numbers(seconds: list[int]) -> list[tuple[int, int]]:
    """From where to where on the picture the number of each decision reaches."""
    taken = tuple(DecisionTaken(n, "post", at, "", "", "", "", ()) for n, at in enumerate(seconds, 1))
    shown = swimlanes(Timeline(0, DAY, (), (), taken))["across"]["decisions"]
    halves = [len(str(one["number"])) * LETTER // 2 for one in shown]
    return [(one["label_x"] - half, one["label_x"] + half) for one, half in zip(shown, halves, strict=True)]


@pytest.mark.parametrize(
    "seconds",
    [
        pytest.param([0] * 9, id="nine in the first second"),
        pytest.param([DAY] * 30, id="thirty in the last second"),
        pytest.param([*range(0, 20 * 60, 60), *range(DAY // 2, DAY // 2 + 20), *[DAY] * 5], id="three crowds"),
    ],
)
def test_numbers_of_decisions_do_not_touch_one_another_and_stay_in_the_picture(seconds):
    reach = numbers(seconds)
    assert all(before[1] < after[0] for before, after in pairwise(reach))
    assert reach[0][0] >= 0
    assert reach[-1][1] <= WIDTH


def test_a_number_with_room_stands_over_its_line():
    shown = swimlanes(Timeline(0, DAY, (), (), (DecisionTaken(1, "post", DAY // 2, "", "", "", "", ()),)))["across"]["decisions"]
    assert [one["label_x"] for one in shown] == [one["x"] for one in shown]
