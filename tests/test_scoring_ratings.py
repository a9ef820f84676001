"""Ratings: the rule as it is written, and its laws over any results."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.model import RATINGS, Result
from scoring.ratings import NO_VERDICT, NOT_EXAMINED, one_harm_each, rate, rate_objectives
from sim.model.scenario import Objective
from tests.standards.scene import scene

OBJECTIVE = Objective(["post"], ["VC-01", "inject.call"], ["VC-11"])
SEVERITIES = ("minor", "grave", "critical")


def result(
    standard: str = "VC-01", verdict: Any = "met", severity: Any = "", acts: tuple[int, ...] = (), person: str = "a", **more: Any
) -> Result:
    return Result(
        f"{standard}.x", standard, "post", person, verdict, "benchmark", "", False, (1,), "", (), "",
        severity=severity if verdict in ("breached", "partly_met") else "", people=(person,), acts=acts, **more,
    )  # fmt: skip


def rating(*results: Result, objective: Objective = OBJECTIVE, examined: bool = False) -> str | None:
    return rate(objective, results, examined=examined)[0]


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([result()], "P"),
        ([result(), result("VC-11")], "P"),
        ([result(), result(), result(verdict="breached", severity="minor")], "S"),
        ([result(), result(verdict="partly_met", severity="minor")], "S"),
        ([result(), result("VC-11", "partly_met", "minor")], "S"),
        ([result(), result("VC-11", "partly_met", "grave")], "S"),
        ([result(), result(verdict="partly_met", severity="critical")], "M"),
        ([result(), result("VC-11", "partly_met", "critical")], "M"),
        ([result(), result("VC-11", "breached", "minor")], "M"),
        ([result(), result("VC-11", "breached", "grave")], "U"),
        ([result(), result("VC-11", "breached", "critical")], "U"),
        ([result(), result(), result(verdict="breached", severity="critical")], "U"),
        ([result(), result(verdict="breached", severity="minor"), result(verdict="breached", severity="minor")], "U"),
        ([result("VC-11", "breached", "minor")], "U"),
        ([result("VC-11")], None),
        ([], None),
        ([result("VC-99", "breached", "critical")], None),
    ],
)
def test_the_rule_first_that_applies(results, expected):
    assert rating(*results) == expected


def test_what_another_did_unknown_to_the_seat_keeps_from_p_and_is_neither_met_nor_missed():
    unknown = result(verdict="partly_met", severity="minor", degree="by_another")
    assert rating(result(), unknown, unknown, unknown) == "S"
    assert rating(result(), result(verdict="breached", severity="minor"), unknown) == "S"
    assert rating(unknown) is None
    assert rating(unknown, result("VC-11", "breached", "minor")) == "U"


def test_twelve_who_went_on_half_an_hour_late_are_some_challenge_and_not_unable():
    """Each of them was met in part, and minor; one of thirteen was met in full, and the whole was U."""
    late = result(verdict="partly_met", severity="minor")
    assert rating(result(), *[late] * 12) == "S"
    assert rating(late) == "S"
    assert rating(*[late] * 3, result(verdict="breached", severity="minor")) == "U", "each of them counts as half of one"
    grave = result(verdict="partly_met", severity="grave")
    assert rating(result(), *[grave] * 2) == "U", "a matter of weight met in part is no half of anything"


def test_an_objective_without_progress_of_its_own_is_rated_by_its_harms():
    leave_alone = replace(OBJECTIVE, progress=[])
    assert rating(result("VC-11"), objective=leave_alone) == "P"
    assert rating(result("VC-11", "breached", "minor"), objective=leave_alone) == "M"


def test_leaving_people_alone_is_rated_only_if_somebody_was_examined():
    examined = replace(OBJECTIVE, examined=True)
    assert rate(examined, [result()], examined=False) == (None, NOT_EXAMINED)
    assert rating(result(), objective=examined, examined=True) == "P"


def test_without_a_verdict_the_reason_is_given():
    assert rate(OBJECTIVE, [], examined=False) == (None, NO_VERDICT)


def test_fewer_than_half_says_which_were_not_met():
    found = [result(), result("inject.call", "breached", "minor", person="b"), result(verdict="partly_met", severity="grave")]
    why = rate(OBJECTIVE, found, examined=False)[1]
    assert why == "1 of 3 criteria met, fewer than half. Not or not fully met: inject.call.x (b), VC-01.x (a)"


def test_the_same_act_on_the_same_person_is_one_harm_and_the_gravest():
    light = result("VC-11", "breached", "minor", acts=(7,))
    heavy = result("VC-13", "breached", "critical", acts=(7,))
    other = result("VC-13", "breached", "minor", acts=(7,), person="b")
    assert one_harm_each([light, heavy, other]) == [heavy, other]


def test_what_does_not_count_for_a_seat_is_left_out():
    fine = result()
    left_out = [
        replace(result("VC-11", "breached", "critical"), seat=""),  # a machine colleague alone
        replace(result("VC-11", "breached", "critical"), seat="shelter"),
        replace(result("VC-11", "breached", "critical"), contested=True),
        replace(result("VC-11", "breached", "critical"), outcome=True),
        replace(result(verdict="met"), exception="X6", criterion="VC-01.y"),
    ]
    rated = rate_objectives(scene({"P1": OBJECTIVE}), [fine, *left_out], {}, ["post"])
    assert [(r.id, r.seat, r.rating) for r in rated] == [("P1", "post", "P")]
    assert rate_objectives(scene({"P1": OBJECTIVE}), left_out, {}, ["post"])[0].rating is None


def test_a_seat_nobody_sat_in_is_not_rated():
    assert rate_objectives(scene({"P1": OBJECTIVE}), [result()], {}, []) == ()


# --- laws -----------------------------------------------------------------------------------------------------------------

verdicts = st.sampled_from(("met", "partly_met", "breached", "not_observed", "not_applicable"))
results = st.builds(
    result,
    st.sampled_from(("VC-01", "VC-11", "inject.call")),
    verdicts,
    st.sampled_from(SEVERITIES),
    st.lists(st.integers(1, 3), max_size=2).map(tuple),
    st.sampled_from(("a", "b")),
)
plays = st.lists(results, max_size=8)


def height(found: list[Result]) -> int:
    """The rating as a number, -1 for none."""
    counted = [r for r in found if r.result in ("met", "partly_met", "breached")]
    rated = rating(*counted)
    return -1 if rated is None else RATINGS.index(rated)


def cap(found: list[Result]) -> int:
    """The height that harms alone allow, whatever good was done besides."""
    return height([*(r for r in found if r.standard == "VC-11"), *(result() for _ in range(50))])


@given(plays)
def test_no_good_act_lifts_a_rating_above_the_cap_of_a_harm(found):
    assert height([*found, result()]) <= cap(found)


@given(plays, st.sampled_from(SEVERITIES), st.sampled_from(("partly_met", "breached")))
def test_no_harm_raises_a_rating(found, severity, verdict):
    before = height(found)
    if before >= 0:
        assert height([*found, result("VC-11", verdict, severity)]) <= before


@given(plays, st.sampled_from(SEVERITIES))
def test_mending_is_never_worse_than_finishing(found, severity):
    finished = height([*found, result(), result("VC-11", "breached", severity)])
    assert height([*found, result(), result("VC-11", "partly_met", severity)]) >= finished
    if finished == RATINGS.index("U") and height([*found, result()]) > finished:
        assert height([*found, result(), result("VC-11", "partly_met", severity)]) > finished


@given(plays)
def test_there_is_no_rating_without_a_verdict(found):
    silent = [r for r in found if r.result in ("not_observed", "not_applicable")]
    assert height(silent) == -1


@given(plays, st.randoms())
def test_the_order_of_results_does_not_matter(found, luck):
    shuffled = list(found)
    luck.shuffle(shuffled)
    assert height(shuffled) == height(found)
