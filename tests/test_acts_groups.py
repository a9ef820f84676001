"""What is said to several people at once: who was reached by the words and who was not is said by name."""

from typing import Any

from tests.laws.landing import between, do, with_person


def ended(exercise: Any) -> dict[str, Any]:
    line = [one for one in exercise.view("post").lines if one.wording == "engine.act_ended"][-1]
    return dict(line.args)


def test_of_a_group_it_is_said_whom_the_words_reached_and_whom_they_did_not() -> None:
    exercise = between()
    do(
        exercise, verb="introduce", people=["mira", "tolya"]
    )  # the officer's own words: she speaks another language, he speaks the officer's
    said = ended(exercise)
    assert (said["result"], said["missed"], said["reached"]) == ("not_understood", "mira", "tolya")


def test_whether_somebody_who_is_too_tired_took_it_in_is_not_to_be_seen() -> None:
    exercise = between(people=with_person("tolya", levels={"fatigue": 3}))
    do(exercise, verb="introduce", people=["mira", "tolya"])
    assert ended(exercise)["reached"] == "tolya"


def test_where_all_or_none_are_reached_nobody_is_named() -> None:
    exercise = between()
    do(exercise, verb="introduce", people=["mira", "tolya"], voice="aside")
    assert not {"missed", "reached"} & set(ended(exercise))
    do(exercise, verb="introduce", people=["mira"])
    assert ended(exercise)["result"] == "not_understood"
    assert "missed" not in ended(exercise)
