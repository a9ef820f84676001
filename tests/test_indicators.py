"""The published lists and the rule as the sources have them; unknown is not absent, and no result hides an unverified weight."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.indicators.catalogue import ILO11, same, to_plain, under
from scoring.indicators.policies import (
    CLASSES,
    Answer,
    Case,
    Judgement,
    classification_strict,
    dimension,
    identification_threshold,
    reason_to_look,
    reasonable_grounds,
)
from sim.model.indicators import DIMENSIONS, INDICATORS, LISTS, UNODC, gives_grounds, known, positive
from sim.model.leaflet import HEADINGS, LEAFLET

# --- the lists ----------------------------------------------------------------------------------------------------------------


def listed(name: str, dimension: str = "") -> dict[str, str]:
    """id -> weight of those a list has."""
    rows = ((one.id, one.cell(name).weight) for one in INDICATORS.values() if one.dimension.startswith(dimension))
    return {indicator: weight for indicator, weight in rows if weight != "-"}


@pytest.mark.parametrize(("name", "counts"), [("adult_labour", [10, 10, 16, 9, 15, 7]), ("child_labour", [10, 10, 15, 8, 15, 7])])
def test_the_labour_lists_have_as_many_indicators_in_each_dimension_as_the_source_counts(name, counts):
    assert [len(listed(name, d)) for d in DIMENSIONS] == counts
    assert sum(counts) == {"adult_labour": 67, "child_labour": 65}[name]


def test_the_strong_indicators_of_the_labour_lists_are_those_of_the_source():
    def strong(name: str) -> set[str]:
        return {indicator[4:] for indicator, weight in listed(name).items() if weight == "S"}

    assert strong("adult_labour") == {"d1.job", "d2.violence", "d4.hours", "d5.docs", "d5.debt", "d5.isolation", "d5.violence"}
    assert strong("child_labour") == strong("adult_labour") | {
        "d1.education", "d2.abduction", "d2.debt", "d2.threat_viol", "d5.tasks", "d5.illicit", "d5.threat_viol", "d5.influence",
    }  # fmt: skip


def test_the_child_labour_list_has_no_weak_indicator_and_lacks_two():
    assert set(listed("child_labour").values()) == {"S", "M"}
    assert set(INDICATORS) - set(listed("child_labour")) == {"ilo.d3.false_law", "ilo.d4.social"}


def test_weights_that_rise_from_recruitment_to_destination_are_the_published_ones():
    def rises(name: str) -> set[str]:
        pairs = ((act, f"ilo.d2.{act}", f"ilo.d5.{act}") for act in ("docs", "debt", "isolation", "violence", "threat_viol"))
        return {act for act, before, after in pairs if (listed(name)[before], listed(name)[after]) == ("M", "S")}

    assert rises("adult_labour") == {"docs", "debt", "isolation"}
    assert rises("child_labour") == {"docs", "isolation"}


def test_of_the_sexual_lists_only_three_cells_were_verified():
    found = {(one.id, name) for one in INDICATORS.values() for name in LISTS[2:] if one.cell(name).verified}
    assert found == {("ilo.d4.hazard", "child_sexual"), ("ilo.d5.tasks", "adult_sexual"), ("ilo.d5.tasks", "child_sexual")}
    assert all(one.cell(name).verified for one in INDICATORS.values() for name in LISTS[:2])


def test_the_adult_sexual_list_has_no_strong_indicator_of_exploitation():
    assert "S" not in listed("adult_sexual", "d4").values()


def test_as_data_every_unverified_weight_and_text_says_so():
    plain = to_plain()
    for row in plain["ilo_ec"]:
        assert row["weights"]["adult_labour"]["verified"] == row["weights"]["child_labour"]["verified"] == "S"
    assert sum(row["weights"]["adult_sexual"]["verified"] == "U-" for row in plain["ilo_ec"]) == 66
    tags = {row["heading"]: row["verified"] for row in plain["unodc"]}
    assert tags["General"] == "U+"
    assert tags["Labour exploitation"] == tags["Sexual exploitation"] == "S"
    assert tags["Not in the leaflet"] == "R"
    assert all(source["verified"] for source in plain["sources"])


def test_the_leaflet_has_its_six_headings_and_points_to_indicators_that_there_are():
    assert list(HEADINGS)[:6] == ["general", "children", "domestic", "sexual", "labour", "begging"]
    assert {sign.heading for sign in LEAFLET.values()} == set(HEADINGS)
    assert {name for sign in LEAFLET.values() for name in sign.says} <= set(INDICATORS)
    assert all(known("unodc." + name) for name in UNODC)
    assert not known("unodc.no_such_sign")


def test_the_crosswalk_to_the_eleven_is_that_of_the_source():
    assert list(ILO11) == list(range(1, 12))
    assert {one for one in under(1) if one.startswith(("ilo.d3.", "ilo.d6."))} == {
        *listed("adult_labour", "d3"),
        *listed("adult_labour", "d6"),
    }
    assert set(under(2)) >= set(listed("adult_labour", "d1"))
    assert set(under(7)) == {"ilo.d2.docs", "ilo.d5.docs"}
    assert set(under(9)) == {"ilo.d2.debt", "ilo.d5.debt", "ilo.d4.wage_manip"}
    assert set(under(11)) == {"ilo.d4.hours"}


def test_papers_taken_on_the_road_are_not_yet_papers_held_at_the_camp():
    assert same("unodc.papers_held_by_others", "ilo.d2.docs")
    assert same("ilo.d5.docs", "unodc.papers_held_by_others")
    assert not same("ilo.d2.docs", "ilo.d5.docs")


# --- the rule -----------------------------------------------------------------------------------------------------------------

BOUNDARIES = [
    (1, 0, 0, False),
    (2, 0, 0, True),
    (1, 1, 0, True),
    (1, 0, 1, True),
    (0, 2, 0, False),
    (0, 3, 0, True),
    (0, 2, 1, True),
    (0, 1, 5, False),
    (0, 0, 9, False),
]


@pytest.mark.parametrize(("strong", "medium", "weak", "result"), BOUNDARIES)
def test_each_boundary_row_of_the_combination_rule(strong, medium, weak, result):
    assert positive(strong, medium, weak) is result


def answers(present: str = "", absent: str = "", rest: Answer = "unknown") -> dict[str, Answer]:
    found: dict[str, Answer] = dict.fromkeys(INDICATORS, rest)
    found.update(("ilo." + name, "absent") for name in absent.split())
    found.update(("ilo." + name, "present") for name in present.split())
    return found


def test_nothing_asked_is_undetermined_and_not_negative():
    assert dimension(Case(), "d1").outcome == "undetermined"
    assert dimension(Case(answers(rest="absent")), "d1").outcome == "negative"


def test_one_strong_indicator_alone_makes_no_dimension_once_all_else_is_absent():
    assert dimension(Case(answers("d4.hours", rest="absent")), "d4").outcome == "negative"
    assert dimension(Case(answers("d4.hours")), "d4").outcome == "undetermined"
    assert dimension(Case(answers("d4.hours d4.no_edu", rest="absent")), "d4").outcome == "positive"


def test_the_list_of_the_person_decides_the_weight():
    case = answers("d2.debt d2.threat_viol", rest="absent")
    assert dimension(Case(case), "d2").outcome == "negative"
    assert dimension(Case(case, young=True), "d2").outcome == "positive"


# --- policies -----------------------------------------------------------------------------------------------------------------


def test_a_suggestion_is_a_reason_to_look_and_never_gives_grounds():
    assert reason_to_look(["unodc.papers_held_by_others"]).outcome == "positive"
    assert reason_to_look([]).outcome == "undetermined"
    assert reasonable_grounds(Case({"unodc.papers_held_by_others": "present"})).outcome == "undetermined"
    assert not gives_grounds([sign.id for sign in LEAFLET.values()], young=False)


def test_one_strong_answer_or_one_dimension_or_a_sign_of_minority_gives_grounds():
    assert reasonable_grounds(Case(answers("d1.job", rest="absent"))).outcome == "positive"
    assert reasonable_grounds(Case(answers("d2.docs d2.debt d2.isolation", rest="absent"))).outcome == "positive"
    assert reasonable_grounds(Case(answers("d2.docs d3.lack_info", rest="absent"))).outcome == "negative"
    assert reasonable_grounds(Case(answers(rest="absent"), young=True)).outcome == "positive"


def test_an_adult_is_identified_by_exploitation_and_a_means():
    worked = "d4.hours d4.pay"
    assert identification_threshold(Case(answers(worked, rest="absent"))).outcome == "negative"
    assert identification_threshold(Case(answers(worked))).outcome == "undetermined"
    assert identification_threshold(Case(answers(worked + " d6.dependency d6.economic d6.family", rest="absent"))).outcome == "positive"


def test_exploitation_need_not_have_happened_where_it_is_clearly_intended():
    deceived = answers("d1.job d1.wages", rest="absent")
    assert identification_threshold(Case(deceived)).outcome == "undetermined"
    assert identification_threshold(Case(deceived, intended="absent")).outcome == "negative"
    assert identification_threshold(Case(deceived, intended="present")).outcome == "positive"


def test_a_minor_needs_an_act_and_no_means():
    worked = answers("d4.hours d4.living", rest="absent")
    assert identification_threshold(Case(worked, young=True, act="present")).outcome == "positive"
    assert identification_threshold(Case(worked, young=True, act="absent")).outcome == "negative"
    assert identification_threshold(Case(worked, young=True)).outcome == "undetermined"


POSITIVE = {"d1": "d1.job d1.wages", "d2": "d2.docs d2.debt d2.isolation", "d4": "d4.hours d4.pay", "d5": "d5.docs d5.debt"}


@pytest.mark.parametrize(
    ("dimensions", "expected"),
    [
        ("", "r1"),
        ("d4", "r2"),
        ("d1 d4", "r3"),
        ("d1 d4 d5", "r4"),
        ("d2 d4 d5", "r4"),
        ("d1", "outside"),
        ("d2 d4", "outside"),
        ("d4 d5", "outside"),
    ],
)
def test_each_row_of_the_survey_table(dimensions, expected):
    case = answers(" ".join(POSITIVE[one] for one in dimensions.split()), rest="absent")
    assert classification_strict(Case(case, arrived=True)).outcome == expected


def test_the_survey_table_is_never_applied_to_somebody_stopped_before_arrival():
    everything = answers(rest="present")
    found = classification_strict(Case(everything))
    assert found.outcome == "not_shown"
    assert found.outcome not in CLASSES
    assert found.note.startswith("The survey's table is for people who have arrived")


def test_the_survey_table_says_what_the_class_may_still_become():
    found = classification_strict(
        Case(answers(POSITIVE["d4"] + " " + POSITIVE["d1"], rest="absent") | {"ilo.d5.docs": "unknown"}, arrived=True)
    )
    assert (found.outcome, found.possible) == ("r3", ())
    open_ = answers(POSITIVE["d4"] + " " + POSITIVE["d1"] + " d5.docs", rest="absent") | {"ilo.d5.debt": "unknown"}
    found = classification_strict(Case(open_, arrived=True))
    assert (found.outcome, found.possible) == ("undetermined", ("r3", "r4"))


def test_a_minor_is_classed_by_act_and_exploitation():
    case = answers(POSITIVE["d4"], rest="absent")
    assert classification_strict(Case(case, young=True, act="present", arrived=True)).outcome == "child"
    assert classification_strict(Case(case, young=True, act="absent", arrived=True)).outcome == "r2"


# --- what was not verified -----------------------------------------------------------------------------------------------------


def test_a_result_that_rests_on_an_unverified_weight_names_it():
    found = dimension(Case(answers("d1.job d1.wages", rest="absent"), sexual=True), "d1")
    assert found.outcome == "positive"
    assert found.unverified == ("ilo.d1.job", "ilo.d1.wages")


def test_a_result_that_any_weight_would_give_rests_on_none():
    assert dimension(Case(answers(rest="absent"), sexual=True), "d1").unverified == ()
    assert dimension(Case(answers("d1.job d1.wages", rest="absent")), "d1").unverified == ()
    verified = dict(answers("d5.tasks", rest="absent"))
    assert reasonable_grounds(Case(verified, sexual=True)).unverified == ()


# --- laws ----------------------------------------------------------------------------------------------------------------------

ANSWER = st.sampled_from(["present", "absent", "unknown"])
SOME = st.dictionaries(st.sampled_from(list(INDICATORS)), ANSWER, max_size=12)
CASES = st.builds(
    lambda some, rest, sexual, young, act, intended: Case(dict.fromkeys(INDICATORS, rest) | some, sexual, young, act, intended),
    SOME, st.sampled_from(["absent", "unknown"]), st.booleans(), st.booleans(), ANSWER, ANSWER,
)  # fmt: skip
Policy = Callable[[Case], Judgement]
POLICIES: tuple[Policy, ...] = (reasonable_grounds, identification_threshold, *(partial(dimension, name=name) for name in DIMENSIONS))
ORDER = ("negative", "undetermined", "positive")


def classed(case: Case) -> Judgement:
    """The survey's class of somebody who has arrived."""
    return classification_strict(replace(case, arrived=True))


@given(CASES, st.sampled_from(list(INDICATORS)))
def test_one_more_known_answer_never_lowers_an_outcome(case, more):
    after = replace(case, answers={**case.answers, more: "present"})
    for policy in POLICIES:
        assert ORDER.index(policy(after).outcome) >= ORDER.index(policy(case).outcome)


@given(CASES, st.sampled_from(list(INDICATORS)))
def test_to_know_that_something_is_absent_never_raises_an_outcome_and_unknown_is_never_below_it(case, one):
    absent, unknown = (replace(case, answers={**case.answers, one: answer}) for answer in ("absent", "unknown"))
    for policy in POLICIES:
        assert ORDER.index(policy(absent).outcome) <= ORDER.index(policy(unknown).outcome)
        if policy(unknown).outcome == "negative":
            assert policy(absent).outcome == "negative"


@given(st.data())
def test_undetermined_is_where_some_completion_of_the_unknown_answers_turns_it(data):
    few = data.draw(st.lists(st.sampled_from(list(INDICATORS)), min_size=1, max_size=5, unique=True))
    base = data.draw(SOME.map(lambda some: {n: "present" if a == "present" else "absent" for n, a in some.items()}))
    told = dict.fromkeys(INDICATORS, "absent") | base | dict.fromkeys(few, "unknown")
    sexual, young, act = data.draw(st.booleans()), data.draw(st.booleans()), data.draw(st.sampled_from(["present", "absent"]))
    ways = [dict(zip(few, way, strict=True)) for way in product(["present", "absent"], repeat=len(few))]
    for policy in (*POLICIES, classed):
        completed = {policy(Case(told | way, sexual, young, act, "absent")).outcome for way in ways}
        found = policy(Case(told, sexual, young, act, "absent")).outcome
        assert (found == "undetermined") == (len(completed) > 1)
        assert found == "undetermined" or {found} == completed


@given(st.data())
def test_a_result_says_that_it_rests_on_unverified_weights_exactly_where_other_weights_would_turn_it(data):
    few = data.draw(st.lists(st.sampled_from([n for n in INDICATORS if n[4:6] in {"d1", "d4"}]), min_size=1, max_size=3, unique=True))
    young = data.draw(st.booleans())
    case = Case(answers(" ".join(name.removeprefix("ilo.") for name in few), rest="absent"), sexual=True, young=young)
    for name in ("d1", "d4"):
        mine = [INDICATORS[one].cell(case.list) for one in few if INDICATORS[one].dimension == name]
        most = "MW-" if (name, young) == ("d4", False) else "SMW-"  # a source says that dimension has no strong one
        ways = product(*([cell.weight] if cell.verified else most for cell in mine))
        results = {positive(*(way.count(weight) for weight in "SMW")) for way in ways}
        assert bool(dimension(case, name).unverified) == (len(results) > 1)


@given(st.lists(st.sampled_from([*INDICATORS, "unodc.fear_anxiety"]), max_size=6), st.booleans())
def test_the_engines_threshold_is_the_policy_over_what_was_told(told, young):
    case = Case(dict.fromkeys(told, "present"), young=young)
    by_policy = reasonable_grounds(case).outcome == "positive"
    assert by_policy == (young or gives_grounds(told, young))
