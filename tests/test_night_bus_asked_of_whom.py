"""What a line of the night bus expects is met by what has to do with it: a call about something else, a look into the file for another
reason and an act done to somebody else leave it open."""

from collections.abc import Iterator
from functools import cache

import pytest

from scenarios.language.library import load_scenario
from sim.behaviours.expected import Answer, Expectation
from sim.model import events as e
from sim.model.scenario import Expected, Scenario
from sim.model.terms import ITEMS
from sim.model.verbs import ACTS, named

ANY_CALL_ANSWERS = {  # who is rung says it all, whatever is passed on
    "captain_rings": "outside the district somebody knows of it now",
    "captain_asks_for_her": "outside the district somebody knows of it now",
    "he_is_only_there": "one rings the cells for nothing else",
    "night_book": "one rings the cells for nothing else",
    "ninth_line": "one rings the keeper of the book for nothing else",
    "in_copy": "one rings the deputy for nothing else",
    "before_it_rings": "before it has rung there is nothing else to talk about with the post",
    "where_do_men_sleep": "that centre has beds for men and nothing else",
}
LOOKS_INTO_THE_FILE = {  # the file itself is what is asked about
    "the_file_tonight": "it lies on the desk to be read",
    "a_red_strip": "it is to go on or back",
    "the_aunts_complaint": "two years of birth lie in it side by side",
    "what_is_it_called": "what each did stands in it",
    "what_else_gives_away": "the pages are to be read once more",
}
ANYBODY_WILL_DO = {  # an act without whom or what
    ("the_stack", "call_alone"): "whoever is called first",
    ("the_stack", "return.documents"): "whoever has theirs back first",
    ("bag_behind_the_gate", "return.belongings"): "whosever bag it is",
    ("i_will_translate", "call_alone"): "whoever is called first",
    ("eight_arrive", "ask_wish"): "whoever is asked first",
    ("dawn_at_the_well", "introduce"): "whoever is there",
    ("dawn_at_the_well", "meet_need"): "whoever is there",
    ("third_bus", "check_documents"): "the check that everybody gets",
    ("third_bus", "look.watch"): "the check that everybody gets",
    ("how_do_you_do_that", "correct_colleague"): "whoever it is",
    ("sickbed_call", "open_case"): "there was none before",
    ("hotline_message", "open_case"): "there was none before",
    ("money_trail", "preserve.payments"): "from whichever end",
    ("follow_ups", "follow_up"): "whoever was promised a call",
    ("the_file_tonight", "strike"): "whatever is struck, the file is read",
    ("a_red_strip", "strike"): "whatever is struck, the file is read",
}
OF_ONE_OWN = {"note", "prepare", "rest"}  # what one writes or readies has no more to it


@cache
def case() -> Scenario:
    return load_scenario("night-bus")


def wanted(expected: Expected) -> Iterator[Expected]:
    """The acts that are asked for, without those that must not be."""
    if expected.verb:
        yield expected
    for part in (*expected.all, *expected.any):
        yield from wanted(part)


def forbidden(expected: Expected) -> Iterator[Expected]:
    for part in expected.none:
        yield from wanted(part)
    for part in (*expected.all, *expected.any):
        yield from forbidden(part)


def lines() -> Iterator[tuple[str, Expected]]:
    for name, inject in case().injects.items():
        if inject.expects:
            yield name, inject.expects


def calls(expected: Expected) -> dict[str, list[Expected]]:
    found: dict[str, list[Expected]] = {}
    for one in wanted(expected):
        if one.verb == "share":
            found.setdefault(str(one.args["contact"]), []).append(one)
    return found


def answered(expected: Expected, verb: str, *people: str, **args: str | int) -> bool:
    act = e.ActEnded("a1", "post", "", verb, people, tuple(args.items()), "", "", (), (), "", 60, "")
    return Answer(Expectation(expected), case(), [act]).whole(final=True)


@pytest.mark.parametrize(("name", "contact"), [(name, contact) for name, one in lines() for contact in calls(one)])
def test_a_call_to_the_same_number_about_something_else_does_not_answer_a_line(name: str, contact: str) -> None:
    expected = case().injects[name].expects
    assert expected
    asks = any("asked" in one.args for one in calls(expected)[contact])  # a question is answered by a question, not by what is told
    about = {item for one in calls(expected)[contact] for item in one.args.get("asked" if asks else "items", [])}
    if name in ANY_CALL_ANSWERS and not about:
        assert answered(expected, "share", contact=contact, items="needs")
        return
    assert about, "a call about anything answers it"
    kept = {item for one in forbidden(expected) for item in one.args.get("items", [])}
    other = next(item for item in ITEMS if item not in about | kept)
    word = "asked" if asks else "items"
    assert not answered(expected, "share", contact=contact, **{word: other})
    assert any(
        answered(expected, "share", contact=contact, basis="danger", **{word: " ".join(one.args[word])}) for one in calls(expected)[contact]
    ), "and one about it does"


def test_a_look_into_the_file_answers_only_a_line_about_the_file() -> None:
    looks = {name for name, one in lines() for act in wanted(one) if act.verb == "review" and act.args.get("what", "file") == "file"}
    assert looks == set(LOOKS_INTO_THE_FILE)


def test_an_act_is_asked_for_with_whom_or_what_it_is_about() -> None:
    asked = [(name, named(act.verb, act.args), act.args) for name, one in lines() for act in wanted(one) if act.verb not in OF_ONE_OWN]
    bare = {(name, act) for name, act, args in asked if act in ACTS and args == ACTS[act].fixed}
    assert bare == set(ANYBODY_WILL_DO)


def test_what_was_met_by_something_else_in_play_is_not_any_more() -> None:
    """A call about the court's page, a call to the shelter about the ruling, a lawyer for somebody else."""
    asked = dict(lines())
    assert not answered(asked["sold_on_friday"], "share", "oygul", "madina", contact="court_desk", items="needs")
    assert not answered(asked["what_they_are_owed"], "share", contact="shelter_line", items="ruling")
    assert not answered(asked["foreman_would_talk"], "request", "grey_coat", service="duty_lawyer")
    assert answered(asked["foreman_would_talk"], "request", "marat", service="duty_lawyer")
    assert not answered(asked["on_the_courts_page"], "share", "grey_coat", contact="court_desk", items="needs")
    assert answered(asked["on_the_courts_page"], "share", "madina", contact="court_desk", items="needs")


@pytest.mark.parametrize("contact", ["post_line", "investigator"])
@pytest.mark.parametrize("name", ["duty_call", "fourteen_minutes"])
def test_since_which_minute_is_answered_by_asking_who_held_her(name: str, contact: str) -> None:
    """'What do you ask them?' stood open after the post had been asked since when she is held, and had said so."""
    expected = dict(lines())[name]
    assert answered(expected, "share", contact=contact, asked="held_since minor_present")
    assert not answered(expected, "share", contact=contact, asked="wishes")


ASKED = [  # line, whom one asks, what
    ("notices_arrive", "post_line", "held_since"), ("notices_arrive", "investigator", "whereabouts"),
    ("duty_call", "post_line", "suspect"), ("duty_call", "regional_unit", "held_since"),
    ("ground_urgent", "investigator", "suspect"), ("ground_urgent", "investigator", "vehicle_and_driver"),
    ("as_what_was_he_heard", "post_line", "account"), ("as_what_was_he_heard", "investigator", "vehicle_and_driver"),
    ("a_red_strip", "investigator", "account"), ("a_red_strip", "investigator", "held_since"),
    ("book_of_the_cells", "investigator", "held_since"), ("book_of_the_cells", "duty_cells", "held_since"),
    ("what_could_not_wait", "investigator", "people_elsewhere"), ("what_could_not_wait", "investigator", "ruling"),
    ("the_aunts_complaint", "guardianship", "minor_present"), ("the_aunts_complaint", "shelter_line", "wishes"),
    ("before_her_bus", "shelter_line", "wishes"), ("what_else_gives_away", "shelter_line", "needs"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "contact", "item"), ASKED)
def test_a_line_of_the_prosecutor_that_is_really_a_question_is_answered_by_asking(name: str, contact: str, item: str) -> None:
    expected = dict(lines())[name]
    assert answered(expected, "share", contact=contact, asked=item)
    assert not answered(expected, "share", contact=contact, asked="home_details")


@pytest.mark.parametrize("name", ["a_red_strip", "the_file_tonight"])
def test_a_resolution_is_answered_by_sending_it_back(name: str) -> None:
    expected = dict(lines())[name]
    assert answered(expected, "decline_order", contact="investigator", order="motion")
    assert not answered(expected, "decline_order", contact="investigator", order="names")


def test_a_motion_as_it_stands_is_no_answer_and_one_that_was_weighed_is() -> None:
    """The line asks for a weighing: to send on what came, without a word why nothing milder will do, met it."""
    for name in ("a_red_strip", "the_file_tonight"):
        expected = dict(lines())[name]
        assert not answered(expected, "file_motion", "grey_coat", motion="custody", milder=0), name
        assert answered(expected, "file_motion", "grey_coat", motion="custody", milder=1), name


def test_the_hospital_is_told_no_by_declining() -> None:
    """Whoever declined towards the hospital to give names had stopped the list, and read that nothing was done."""
    expected = dict(lines())["where_they_were_entered"]
    assert answered(expected, "decline_order", contact="hospital", order="names")
    assert not answered(expected, "decline_order", contact="captain", order="names")


def test_nothing_listed_is_gone() -> None:
    assert set(ANY_CALL_ANSWERS) | set(LOOKS_INTO_THE_FILE) <= {name for name, _ in lines()}
    assert all(ANY_CALL_ANSWERS.values())
    assert all(ANYBODY_WILL_DO.values())
