"""What a stranger would count in the practice review: cuts, decisions, endings, look-alikes, competing claims, what perishes, the leak."""

from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from tests.standards.test_codes_of_the_review import FIRST
from tests.test_night_bus_full import WHOLE, assessed, plan
from tests.test_night_bus_reached import second

CUTS = {"window": (35, 120), "first_day": (75, 1000)}  # minutes of play, minutes of the exercise

DECISIONS = {  # 2.9: number -> the decision, its seat, and how many ways out the review has at least
    "D1": ("how_to_check", "post", 4), "D2": ("who_speaks", "post", 5), "D3": ("pain_before_papers", "post", 3),
    "D4": ("where_each_stands", "post", 4), "D5": ("the_caller", "post", 4), "D6": ("the_bus", "post", 4),
    "D7": ("who_must_know", "post", 4), "D8": ("the_woman_in_grey", "post", 3), "D9": ("the_one_who_wants_to_go", "post", 4),
    "D10": ("the_man_in_seat_27", "post", 4), "D11": ("a_case_without_a_complaint", "investigator", 4),
    "D12": ("the_one_with_the_list", "investigator", 3), "D13": ("the_girl", "shelter", 4),
    "D14": ("when_to_the_well", "investigator", 5), "D15": ("the_night", "shelter", 4), "D16": ("what_she_said", "shelter", 4),
    "D17": ("the_motion", "prosecutor", 4), "D18": ("two_sisters", "shelter", 3),
    "D18, at the other desk": ("who_is_deposed", "prosecutor", 2),
}  # fmt: skip

ENDINGS = {  # 2.14: number -> endings, and somebody in whose story it stands
    1: (["full_lawful_case"], "oygul"), 2: (["safe_and_thin"], "hurshida"), 3: (["found_at_the_siding"], "serik"),
    4: (["nobody_found"], "mavluda"), 5: (["left_unseen", "left_the_ward_unseen"], "feruza"),
    6: (["left_with_a_line", "left_the_ward_with_a_line"], "feruza"), 7: (["free_by_the_clock"], "oygul"),
    8: (["free_by_exclusion"], "madina"), 9: (["travellers_kept"], "rustam"), 10: (["pushed_back_unheard"], "dilshod"),
    11: (["girl_handed_over"], "madina"), 12: (["girl_far_away"], "madina"), 13: (["threat_at_home"], "feruza"),
    14: (["leak_reported"], "captain"), 15: (["nothing_seen"], "zulfiya"),
}  # fmt: skip


def test_the_case_is_three_days_of_two_to_three_hours_and_has_its_cuts() -> None:
    scenario = plan().scenario
    assert (scenario.length, scenario.start) == (72 * 3600, "2025-10-13T05:20")
    assert 120 <= scenario.play_minutes <= 180
    assert {name: (scenario.cuts[name].play_minutes, scenario.cuts[name].length // 60) for name in CUTS} == CUTS


@pytest.mark.parametrize("number", DECISIONS)
def test_each_decision_is_asked_of_its_seat_with_its_ways_out_and_an_hour_by_which_the_world_moves_on(number: str) -> None:
    name, seat, ways = DECISIONS[number]
    decision = plan().scenario.decisions[name]
    assert decision.seat == seat
    assert len(decision.options) >= ways
    assert decision.lapses > 0
    assert decision.if_nobody or number == "D17", "there the hour passes and the term runs"


@pytest.mark.parametrize("number", ENDINGS)
def test_each_ending_is_told_of_those_whom_it_is_about(number: int) -> None:
    names, somebody = ENDINGS[number]
    endings = plan().scenario.endings
    assert somebody in endings[names[0]].about
    assert all(endings[name].about and f"endings.{name}" in plan().scenario.texts for name in names)


def test_look_alikes_who_were_let_go_fast_count_as_done_and_those_who_were_kept_as_harm() -> None:
    """2.15: the couple, and the early bus of Tuesday."""

    def checked(name: str) -> dict[str, str]:
        return {who: one.result for one in assessed(name).results if one.criterion == "VC-24.check" for who in one.people}

    travel = ("rustam", "kamila", "sanobar", "ravshan")
    assert {who: checked("full-best-practice").get(who) for who in travel} == dict.fromkeys(travel, "met")
    assert "breached" in {checked("full-typical-errors").get(who) for who in travel}
    assert "VC-24.check" in plan().scenario.objectives["P3"].progress
    assert "VC-24.check" in plan().scenario.objectives["P3"].harm


def test_each_standard_of_the_first_assessment_has_a_verdict_in_some_walkthrough() -> None:
    judged = {one.standard for name in WHOLE for one in assessed(name).results if one.result in ("met", "partly_met", "breached")}
    assert FIRST - judged == set()


Acts = list[tuple[str, str, str, dict[str, Any]]]  # when, seat, verb, arguments


def played(seats: tuple[str, ...], acts: Acts, until: str) -> Exercise:
    exercise = Exercise.open(plan().scenario, plan().pack, seed=3, roster=dict.fromkeys(seats, "trainee"), plan=plan())
    for when, seat, verb, args in acts:
        exercise.advance(second(when))
        exercise.submit(e.Commanded(seat, "act", {"verb": verb, **args}, 0))
    exercise.advance(second(until))
    return exercise


def granted(exercise: Exercise, service: str) -> dict[str, int]:
    asked = {one.event.ticket: one.event.seat for one in exercise.journal if isinstance(one.event, e.ServiceQueued)}
    came = [(one.event, one.at) for one in exercise.journal if isinstance(one.event, e.ServiceGranted)]
    return {asked[event.ticket]: at for event, at in came if event.service == service}


def test_one_sworn_interpreter_is_claimed_by_the_department_and_by_the_house_and_one_of_them_waits_two_hours() -> None:
    """2.5: one at a time; the hearing of the suspect competes with those who were hurt."""
    ask: Acts = [("Mon 11:05", "investigator", "request", {"service": "sworn_interpreter"})]
    ask += [("Mon 11:10", "shelter", "request", {"service": "sworn_interpreter"})]
    came = granted(played(("investigator", "shelter"), ask, "Mon 15:00"), "sworn_interpreter")
    assert came["shelter"] - came["investigator"] >= 2 * 3600
    alone = granted(played(("investigator", "shelter"), ask[1:], "Mon 15:00"), "sworn_interpreter")
    assert alone["shelter"] < second("Mon 11:30")


def test_one_ambulance_is_out_for_one_and_comes_for_the_next_after_it() -> None:
    calls: Acts = [
        ("Mon 05:50", "post", "request", {"service": "ambulance"}),
        ("Mon 05:55", "investigator", "request", {"service": "ambulance"}),
    ]
    exercise = played(("post", "investigator"), calls, "Mon 09:30")
    at = [one.at for one in exercise.journal if isinstance(one.event, e.ServiceGranted) and one.event.service == "ambulance"]
    asked = [one for one in exercise.journal if isinstance(one.event, e.ServiceQueued) and one.event.service == "ambulance"]
    assert 35 * 60 <= at[0] - second("Mon 05:53") <= 50 * 60
    assert len(at) == len(asked)
    assert all(later - at[0] >= 90 * 60 for later in at[1:])


def test_a_passport_is_evidence_and_property_and_can_be_both() -> None:
    """A copy is for the file, the paper for its owner: in either order, and neither undoes the other."""
    acts: Acts = [
        ("Mon 05:50", "post", "check_documents", {"people": ["oygul"], "holder": "grey_coat", "after": "keep"}),
        ("Mon 05:55", "post", "preserve", {"thing": "passport_oygul", "way": "copied"}),
        ("Mon 06:05", "post", "return", {"what": "documents", "people": ["oygul"]}),
    ]
    exercise = played(("post",), acts, "Mon 06:10")
    assert [one.event.thing for one in exercise.journal if isinstance(one.event, e.ThingCopied)] == ["passport_oygul"]
    moved = [one.event.holder for one in exercise.journal if isinstance(one.event, e.ThingMoved) and one.event.thing == "passport_oygul"]
    assert moved[-1] == "oygul"


@pytest.mark.parametrize(("thing", "hour"), [("camera", "Tue 05:40"), ("canteen_camera", "Wed 05:40")])
def test_recordings_die_by_themselves(thing: str, hour: str) -> None:
    """2.6: the camera of the bus after a day, that of the canteen after two."""
    lost = {one.event.thing: one.at for one in played(("post",), [], "Wed 06:00").journal if isinstance(one.event, e.ThingLost)}
    assert lost[thing] == second(hour)


def test_what_the_captain_asks_about_shows_what_he_alone_was_told() -> None:
    """2.10, the leak: the same word to a body outside the district comes back from nobody."""
    held = ("Mon 06:00", "post", "direct_vehicle", {"step": "hold", "vehicle": "bus", "for": "check"})

    def rings(contact: str) -> set[str]:
        told = ("Mon 06:20", "post", "share", {"contact": contact, "items": ["minor_present"], "people": ["madina"]})
        given = [one.event.inject for one in played(("post",), [held, told], "Mon 07:00").journal if isinstance(one.event, e.InjectGiven)]
        return {"captain_asks_for_her", "captain_rings"} & set(given)

    assert rings("captain") == {"captain_asks_for_her"}
    assert rings("regional_unit") == {"captain_rings"}
