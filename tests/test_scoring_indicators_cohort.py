"""Rates over a cohort: Wilson's interval in whole numbers, and never for one trainee."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.indicators.cohort import TooFew, cohort, rate, to_plain
from scoring.indicators.told import rates_told
from tests.test_scoring_indicators_sheet import filed, report, seen


@pytest.mark.parametrize(
    ("found", "of", "expected"),
    [  # thousandths; worked out by hand from Wilson's formula with z = 1.96
        (5, 6, (833, 436, 970)),
        (1, 14, (71, 12, 315)),
        (0, 10, (0, 0, 278)),
        (10, 10, (1000, 722, 1000)),
        (50, 100, (500, 403, 597)),
        (1, 1, (1000, 206, 1000)),
    ],
)
def test_the_interval_is_wilsons_rounded_outward(found, of, expected):
    one = rate(found, of)
    assert (one.rate, one.low, one.high) == expected


def test_without_an_occasion_there_is_no_rate():
    assert rate(0, 0).rate is None


@given(st.integers(1, 5000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_the_interval_holds_the_rate_and_agrees_with_the_formula(counted):
    found, of = counted
    one = rate(found, of)
    assert one.low is not None
    assert one.rate is not None
    assert one.high is not None
    assert 0 <= one.low <= one.rate <= one.high <= 1000
    share, square = found / of, 1.96**2
    middle, half = share + square / (2 * of), 1.96 * (share * (1 - share) / of + square / (4 * of * of)) ** 0.5
    below = 1 + square / of
    assert abs(one.low - 1000 * max(0, (middle - half) / below)) < 1.001
    assert abs(one.high - 1000 * min(1, (middle + half) / below)) < 1.001


@given(st.integers(0, 200), st.integers(1, 200))
def test_missing_and_finding_mirror_each_other(found, more):
    of = found + more
    one, other = rate(found, of), rate(of - found, of)
    assert one.low is not None
    assert one.high is not None
    assert (other.high, other.low) == (1000 - one.low, 1000 - one.high)


GOOD = report(seen("ilda.memories.debt"), filed("ilda", "ilo.d2.debt\nilo.d1.travel", conclusion="Reason to look"))
BAD = report(seen("ilda.memories.debt"), filed("ilda", "ilo.d5.violence", conclusion="No sign"))
NONE = report(seen("ilda.memories.debt"))


def test_counts_of_several_trainees_become_rates():
    found = cohort([GOOD, BAD])
    assert found.trainees == 2
    assert (found.signs_seen.found, found.signs_seen.of) == (2, 4)
    assert (found.ticks_unfounded.found, found.ticks_unfounded.of) == (1, 3)
    assert (found.people_seen.found, found.people_seen.of) == (1, 2)
    assert json.loads(json.dumps(to_plain(found)))["signs_seen"] == {"found": 2, "of": 4, "rate": 500, "low": 150, "high": 850}


def test_rates_are_told_with_their_intervals_and_their_caution():
    text = rates_told(cohort([GOOD, BAD]))
    assert "2 trainees; 95 % intervals (Wilson)." in text
    assert "signs on the sheets, of those that reached a seat: 2 of 4, 50.0 % (15.0 % to 85.0 %)" in text
    assert "rightly left unknown, of all left unknown: no occasion" in text


@pytest.mark.parametrize("reports", [[], [GOOD], [GOOD, NONE]])
def test_of_one_trainee_there_is_no_rate(reports):
    with pytest.raises(TooFew, match="a rate says nothing of one trainee: give the journals of at least two"):
        cohort(reports)
