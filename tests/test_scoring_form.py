"""Standards as files: what is wrong in them is said with its place, all of it at once."""

import copy
from typing import Any

import pytest

from scoring.standard_form import StandardsUnusable, standards_from
from tests.standards.scene import plain_standards

GOOD = plain_standards()["vc_20.yaml"]


def problems(change: Any) -> dict[str, str]:
    """Where and what, after `change` was done to a good standard."""
    plain = copy.deepcopy(GOOD)
    change(plain)
    with pytest.raises(StandardsUnusable, match=r"x\.yaml") as caught:
        standards_from({"x.yaml": plain})
    return {problem.where: problem.message for problem in caught.value.problems}


def test_a_good_standard_is_read_whole():
    (standard,) = standards_from({"x.yaml": GOOD})
    own_words, corrected = standard.criteria
    assert (own_words.form, own_words.on.on, own_words.severity) == ("never", ("act.speak_with", "act.interview.ask"), {"full": "grave"})
    assert (corrected.within, corrected.grace[0].up_to, corrected.one_for_a_sign) == ("limit.correction", 600, True)
    assert list(corrected.exceptions) == ["X1", "X6", "X7"]


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("form", "folowed_by", "`folowed_by` is unknown. Did you mean `followed_by`?"),
        ("within", "limit.corection", "`limit.corection` is no limit. Did you mean `correction`?"),
        ("within", "5 minutes", "`5 minutes` is neither a duration such as 20m nor a limit such as limit.reaction"),
        ("on", "reached.blam", "`reached.blam` is unknown. Did you mean `reached.blame`?"),
        ("one_for_a_sign", "maybe", "yes or no is expected here"),
        ("per", "group", "`group` is unknown."),
        ("layer", "custom", "`custom` is unknown."),
    ],
)
def test_a_wrong_word_is_named_with_the_nearest_right_one(key, value, says):
    found = problems(lambda plain: plain["criteria"]["corrected"].update({key: value}))
    assert says in found[f"x.yaml: criteria.corrected.{key}"]


def test_a_condition_is_checked_with_its_column():
    found = problems(lambda plain: plain["criteria"]["own_words"]["on"].update({"when": "question == blamin"}))
    assert "column 13" in found["x.yaml: criteria.own_words.on.when"]
    assert "`blaming`" in found["x.yaml: criteria.own_words.on.when"]


def test_unknown_keys_missing_parts_and_wrong_degrees_are_all_told_at_once():
    def spoil(plain):
        plain["colour"] = "red"
        del plain["criteria"]["corrected"]["parts"]
        plain["criteria"]["own_words"]["severity"] = {"full": "grave", "never": "grave"}
        plain["sources"] = []

    found = problems(spoil)
    assert found["x.yaml: colour"].startswith("means nothing here")
    assert found["x.yaml: criteria.corrected.parts"] == "says what must be done"
    assert found["x.yaml: sources"].startswith("a standard without a source is no standard")
    assert found["x.yaml: criteria.own_words.severity"].startswith("`never` is no degree of never; these are: full")


def test_a_standard_needs_an_example_of_each_kind():
    found = problems(lambda plain: plain.update(examples=[]))
    assert "no example" in found["x.yaml: examples"]


def test_an_unknown_exception_is_named():
    found = problems(lambda plain: plain["criteria"]["corrected"]["exceptions"].update(X99="yes"))
    assert "`X99` is no exception" in found["x.yaml: criteria.corrected.exceptions.X99"]


@pytest.mark.parametrize("content", ["", [], "a text", None, {"criteria": "x"}, {"criteria": {"a": []}}, {"examples": [1]}])
def test_nonsense_ends_in_problems_and_never_in_a_crash(content):
    with pytest.raises(StandardsUnusable, match=r"x\.yaml"):
        standards_from({"x.yaml": content})


def test_two_standards_of_one_id_are_refused():
    with pytest.raises(StandardsUnusable, match="is defined twice"):
        standards_from({"a.yaml": GOOD, "b.yaml": GOOD})
