"""Walkthroughs of several seats and of cuts, and the plans of machine colleagues: what they become, and what is said to a wrong one."""

import shutil
from pathlib import Path

import pytest

from scenarios.language import library
from scenarios.language.problems import ScenarioProblems

RELAY = Path(__file__).parent / "cases" / "relay"


@pytest.fixture
def relay(tmp_path: Path) -> Path:
    """A copy of the case that may be changed."""
    return Path(shutil.copytree(RELAY, tmp_path / "relay"))


def said(relay: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.message) for problem in library.check([relay])]


def test_the_case_of_several_seats_is_clean():
    assert library.check([RELAY]) == []


def test_every_step_knows_its_seat_and_every_rating_its_seat():
    written = library.load_walkthrough(RELAY, "together")
    assert written.seats == ["post", "shelter"]
    assert {step.seat for step in written.steps} == {"post", "shelter"}
    assert written.expects["A3"] == {"post": "P", "shelter": "P"}
    assert (written.cut, written.exercise) == ("", "relay")


def test_a_walkthrough_of_one_seat_gives_it_to_its_steps():
    written = library.load_walkthrough(RELAY, "first-hour")
    assert {step.seat for step in written.steps} == {"post"}
    assert written.expects == {"A1": {"post": "P"}}
    assert written.exercise == "relay/first_hour"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("steps: []\nexpects: {}\n", "SC0319", "Who plays is not clear: `the walkthrough` names neither"),
        ("seat: post\nseats: [shelter]\nsteps: []\nexpects: {}\n", "SC0319", "Who plays is not clear: `the walkthrough` names both"),
        ("seats: [post, shelter]\nsteps: [{id: a, wait: 1m}]\nexpects: {}\n", "SC0319", "Who plays is not clear: `a` names none"),
        (
            "seats: [post]\nsteps: [{id: a, seat: shelter, wait: 1m}]\nexpects: {}\n",
            "SC0319",
            "Who plays is not clear: `a` names `shelter`",
        ),
        ("seat: post\nsteps: []\nexpects: {A2: P}\n", "SC0220", "There is no objective of what is played here `A2`"),
        ("cut: first_hour\nseat: post\nsteps: []\nexpects: {A3: P}\n", "SC0220", "There is no objective of what is played here `A3`"),
        ("seat: post\nsteps: []\nexpects: {A1: {shelter: P}}\n", "SC0220", "There is no seat that plays and is rated in A1 `shelter`"),
        ("cut: last_hour\nseat: post\nsteps: []\nexpects: {}\n", "SC0220", "There is no cut `last_hour`"),
    ],
)
def test_a_walkthrough_that_is_not_clear_about_its_seats(relay, text, code, message):
    (relay / "walkthroughs" / "together.yaml").write_text(text, encoding="utf-8")
    ((found, told),) = said(relay)
    assert found == code
    assert told.startswith(message)


def test_a_plan_becomes_part_of_the_scenario():
    plan = library.load_scenario(RELAY).plans["shelter"]
    assert [step.id for step in plan] == ["answer", "write_down", "look_again", "hear"]
    assert [step.careful for step in plan] == [False, True, False, False]
    assert all(step.optional and step.seat == "shelter" for step in plan)


@pytest.mark.parametrize(
    ("step", "code", "message"),
    [
        ("{id: a, wait: 5m}", "SC0101", "`wait` is not known in a step of a plan"),
        ("{id: a, optional: yes, do: {look: {at: house}}}", "SC0101", "`optional` is not known in a step of a plan"),
        ("{id: a, after: b, do: {look: {at: house}}}", "SC0220", "There is no step before this one `b`"),
        ("{id: a, when: present(sana, stop), do: {look: {at: house}}}", "SC0101", "`stop)` is not known in a step of a plan"),
        (
            "{id: a, when: 'present(sana, stop)', do: {look: {at: house}}}",
            "SC0210",
            "`present(...)` is no question that conditions know here",
        ),
    ],
)
def test_a_plan_with_something_wrong_is_told_where(relay, step, code, message):
    (relay / "colleagues" / "shelter.yaml").write_text(f"steps:\n  - {step}\n", encoding="utf-8")
    assert (code, message) in said(relay)
    with pytest.raises(ScenarioProblems, match=r"colleagues.shelter\.yaml:2:"):
        library.load_scenario(relay)


def test_a_plan_is_for_a_seat_there_is(relay):
    (relay / "colleagues" / "shelter.yaml").rename(relay / "colleagues" / "kitchen.yaml")
    assert said(relay) == [("SC0220", "There is no seat `kitchen`")]


def test_a_changed_plan_is_compiled_anew(relay, tmp_path):
    cache = tmp_path / "cache"
    before = library.load_scenario(relay, cache)
    plan = relay / "colleagues" / "shelter.yaml"
    plan.write_text(plan.read_text(encoding="utf-8").replace("careful: yes, ", ""), encoding="utf-8")
    assert library.load_scenario(relay, cache).plans != before.plans
    assert library.load_scenario(relay, cache) == library.load_scenario(relay)
