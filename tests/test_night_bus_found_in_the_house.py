"""What a shelter director and an investigator found in the night bus: an expectation that any answer meets, a question nobody can answer,
a caller named before he has said for whom he speaks, a want told back as if read from a file."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from scenarios.language.library import load_scenario
from sim.behaviours.expected import Answer, Expectation, group
from sim.model import events as e
from sim.model.scenario import Expected, Scenario
from sim.model.verbs import ACTS, VERBS, named
from sim.model.walkthrough import Do
from tests.test_night_bus_clauses import NO_DRIVER, Acts, alone
from tests.test_night_bus_reached import given, second


@cache
def case() -> Scenario:
    return load_scenario("night-bus")


def asking() -> Iterator[tuple[str, Expected]]:
    for name, inject in case().injects.items():
        if inject.expects:
            yield name, inject.expects


def ended(verb: str, *people: str, **args: str) -> e.ActEnded:
    return e.ActEnded("a1", "shelter", "", verb, people, tuple(args.items()), args.get("voice", ""), "", (), (), "", 60, "")


def carried_out(do: Do) -> e.ActEnded:
    people = [who for key in ("person", "people") if key in do.args for who in group(case(), do.args[key])]
    args = {key: " ".join(map(str, one)) if isinstance(one, list) else str(one) for key, one in do.args.items()}
    return ended(do.verb, *people, **{key: one for key, one in args.items() if key not in ("person", "people")})


def met(expected: Expected, done: list[e.ActEnded]) -> bool:
    return Answer(Expectation(expected), case(), done).whole(final=True)


# --- what answers a line ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "expected"), list(asking()), ids=lambda one: one if isinstance(one, str) else "")
def test_a_note_alone_answers_nothing(name: str, expected: Expected) -> None:
    """Nobody can look into what was written: a poor sentence would be rated as a good one."""
    assert not met(expected, [ended("note", text="Hands only, whoever wants.")])


def asked_about() -> Iterator[tuple[str, str]]:
    for decision, one in case().decisions.items():
        for name in re.findall(r"happened\((\w+)\)", one.when):
            if name in case().injects and case().injects[name].expects:
                yield name, decision


@pytest.mark.parametrize(("name", "decision"), list(asked_about()))
def test_not_every_answer_that_is_offered_meets_what_is_expected(name: str, decision: str) -> None:
    expected = case().injects[name].expects
    assert expected
    answers = {option: met(expected, [carried_out(act) for act in one.do]) for option, one in case().decisions[decision].options.items()}
    assert not all(answers.values()), answers


def test_a_photographer_is_answered_by_what_costs_no_hand() -> None:
    options = case().decisions["his_camera"].options
    expected = case().injects["hands_only"].expects
    assert expected
    good = {option for option, one in options.items() if met(expected, [carried_out(act) for act in one.do])}
    assert good == {"kettle_and_gate"}


# --- how long one has ---------------------------------------------------------------------------------------------------------


def longest(expected: Expected) -> int:
    """Seconds of the longest way to answer, each talk without an interpreter."""
    if expected.verb:
        act = named(expected.verb, expected.args)
        return (ACTS[act] if act in ACTS else VERBS[expected.verb]).seconds
    if expected.all:
        return sum(map(longest, expected.all))
    return max(map(longest, expected.any), default=0)


@pytest.mark.parametrize(("name", "expected"), list(asking()), ids=lambda one: one if isinstance(one, str) else "")
def test_there_is_time_for_what_is_asked(name: str, expected: Expected) -> None:
    read_first = 60
    within = case().injects[name].within
    assert not within or within >= longest(expected) + read_first


RISK: Acts = [NO_DRIVER, ("Mon 20:36", "assess_risk", {"person": "madina", "change": "asked", "where": "small_room"})]


def test_who_sits_with_her_about_the_room_is_not_told_that_nobody_does() -> None:
    journal = alone("shelter", RISK, "Mon 22:00").journal
    assert "to_the_aunt" in given(journal)
    assert any(isinstance(x.event, e.ActEnded) and x.event.verb == "assess_risk" for x in journal)
    assert "she_lies_awake" not in given(journal)
    assert "to_the_aunt" in {x.event.inject for x in journal if isinstance(x.event, e.InjectMet)}
    talk = [x.at for x in journal if isinstance(x.event, e.ActEnded) and x.event.verb == "assess_risk"]
    car = [x.at for x in journal if isinstance(x.event, e.BeatHappened) and x.event.beat == "car_for_the_girl.at_nine"]
    assert car, "nobody told the authority of anything better"
    assert talk[0] <= car[0], "a car at the gate waits until a talk is over"


# --- what can be answered, and with what --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["before_it_rings", "seven_beds", "so_many_sheets", "aigerims_third_night"])
def test_what_the_night_nurse_asks_can_be_answered_by_talking_with_her(name: str) -> None:
    expected = case().injects[name].expects
    assert expected
    assert met(expected, [ended("speak_with", "aigerim", topic="work", question="open")])


def test_the_doctor_says_of_whom_and_can_be_told_what_she_wants_on_the_same_line() -> None:
    assert "cut hand" in case().texts["injects.from_the_ward"]
    assert "cut hand" in case().texts["injects.doctor_asks_the_department"]
    expected = case().injects["from_the_ward"].expects
    assert expected
    assert met(expected, [ended("handle_call", contact="hospital", items="wishes")])
    assert not met(expected, [ended("handle_call", contact="hospital", items="")])


def test_who_was_asked_for_before_the_department_wonders_whom_to_ring_has_been_rung() -> None:
    acts: Acts = [("Mon 06:29", "request", {"service": "regional_officers"})]
    for done in (acts, []):
        journal = alone("investigator", done, "Mon 07:20").journal
        assert "whom_first" in given(journal)
        assert ("whom_first" in {x.event.inject for x in journal if isinstance(x.event, e.InjectMet)}) == bool(done)
    assert "if somebody asks them now" not in case().texts["injects.whom_first"]


def test_a_sick_child_at_the_door_is_a_line_that_waits_for_an_answer() -> None:
    inject = case().injects["he_breathes_fast"]
    assert inject.to == "shelter"
    assert inject.expects
    assert Expectation(inject.expects).verbs >= {"notify", "meet_need"}
    assert not met(inject.expects, [ended("receive", "mavluda", "amir", phones="own", gate="open")])


def test_what_is_asked_of_an_arrival_says_each_of_its_two_halves_and_by_when() -> None:
    text = case().texts["injects.eight_arrive.expected"]
    assert "three hours" in text
    assert case().injects["eight_arrive"].within == 3 * 3600
    expected = case().injects["eight_arrive"].expects
    assert expected
    taken_in = ended("receive", "oygul", phones="own", gate="open")
    assert not met(expected, [taken_in])
    assert met(expected, [taken_in, ended("meet_need", "oygul", need="water")])


def test_somebody_says_in_time_that_seven_talks_are_to_be_had_by_six() -> None:
    journal = alone("shelter", [], "Mon 16:00").journal
    said = [x.at for x in journal if isinstance(x.event, e.Observed) and x.event.wording == "injects.twenty_minutes_each"]
    assert said
    assert said[0] <= second("Mon 13:30")


# --- what a name gives away, and how a want is said ----------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["people.escort_lawyer.label", "contacts.suspects_lawyer.label"])
def test_a_caller_is_not_named_by_whom_he_speaks_for(path: str) -> None:
    assert "grey" not in case().texts[path]


@pytest.mark.parametrize("path", ["people.widow.label", "contacts.the_widow.label"])
def test_an_old_voice_is_not_named_by_where_she_lives(path: str) -> None:
    """'By way of the regional unit, an old voice': who she is is kept out of every paper."""
    assert "61" not in case().texts[path]
    assert "widow" not in case().texts[path]


def test_the_owner_who_comes_with_honey_is_not_named_as_the_voice_on_another_seats_telephone() -> None:
    assert "rang" not in case().texts["people.talgat.label"]


def test_a_paper_comes_before_any_lawyer_does_and_says_so() -> None:
    assert "lays a paper" not in case().texts["injects.consent_paper_at_the_department"]


WISHES = sorted(path for path in load_scenario("night-bus").texts if ".wishes." in path)


@pytest.mark.parametrize("path", WISHES)
def test_a_want_is_told_in_words_that_somebody_says(path: str) -> None:
    said = case().texts[path]
    assert said.startswith("'")
    assert said.endswith("'")


def test_she_says_something_else_on_monday_and_on_tuesday() -> None:
    cues = case().people["nargiza"].cues
    assert {name for name, cue in cues.items() if cue.noticed == "wishing"} >= {"where_nobody_lies", "beside_nobody", "to_stop_counting"}
