"""Every event, decision and ending of the night bus is reached by some play: the walkthroughs, each seat alone, and the short lists here.

Each list is bare acts, time by time, with nothing else done; it reaches what its name says. Nothing of the case may be beyond all of them.
"""

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

import pytest

from scenarios.language.library import walkthroughs
from sim.exercise import Exercise
from sim.model import events as e
from tests.test_night_bus_full import CASE, SEATS, alone, endings, plan, played

EIGHT = ["madina", "zulfiya", "nargiza", "oygul", "feruza", "hurshida", "lola", "shahnoza"]
CREW = ["sanobar", "ravshan", "dilnoza", "olim"]
Acts = list[tuple[str, str, str, dict[str, Any]]]  # when, seat, verb, arguments

HER_PROTOCOL = {"person": "grey_coat", "minute": 45 * 60, "ground": "traces", "where": "cell"}  # five past six, seconds after the start

TOLD_OF_A_GIRL: Acts = [
    ("Mon 06:00", "post", "direct_vehicle", {"step": "hold", "vehicle": "bus", "for": "check"}),
    ("Mon 06:20", "post", "share", {"contact": "captain", "items": ["minor_present"], "basis": "none", "people": ["madina"]}),
]
HELD_AND_FORGOTTEN: Acts = [("Mon 06:00", "post", "direct_vehicle", {"step": "hold", "vehicle": "bus", "for": "check"})]
KEPT_WITHOUT_A_DOCTOR: Acts = [
    ("Mon 06:00", "post", "direct_vehicle", {"step": "hold", "vehicle": "bus", "for": "open"}),
    ("Mon 06:05", "post", "separate", {"people": EIGHT, "from": "grey_coat", "to": "hall"}),
]
A_VOICE_FROM_THEIR_VALLEY: Acts = [
    ("Mon 06:00", "post", "direct_vehicle", {"step": "hold", "vehicle": "bus", "for": "check"}),
    ("Mon 06:20", "post", "request", {"service": "duty_interpreter"}),
]
THE_TRACKS_OF_THE_TRACTOR: Acts = [  # nobody sits at the post, and the captain is told where people are: on Tuesday they are moved
    ("Mon 14:00", "investigator", "share", {"contact": "captain", "items": ["people_elsewhere"], "basis": "none"}),
    ("Tue 08:20", "investigator", "go", {"to": "warehouse"}),
    ("Tue 11:30", "investigator", "carry_out_operation", {"to": "warehouse"}),
]
A_CAR_THAT_WAITS: Acts = [("Tue 05:40", "investigator", "carry_out_operation", {"to": "camp"})]  # they are met, and nobody is taken along
A_MOTION_OF_ONE_SOURCE: Acts = [  # on the first afternoon, long before the hours run out
    ("Mon 08:30", "investigator", "detain", {**HER_PROTOCOL, "rights": False, "doctor": False, "relatives": False}),
    ("Mon 09:10", "investigator", "open_case", {"offence": "trafficking", "ground": "own_report"}),
    ("Mon 10:00", "investigator", "file_motion", {"motion": "custody", "for": "grey_coat"}),
]
WITH_THE_AUNT: Acts = [("Mon 12:40", "shelter", "let_go", {"people": ["madina"], "way": "bare", "with": "aunt"})]
LET_GO_IN_TIME: Acts = [  # what there is does not hold her: she leaves by the department's word; the sister's danger is talked through
    ("Mon 08:30", "investigator", "detain", {**HER_PROTOCOL, "rights": True, "doctor": True, "relatives": True}),
    ("Mon 09:10", "investigator", "open_case", {"offence": "trafficking", "ground": "own_report"}),
    ("Mon 14:00", "shelter", "assess_risk", {"person": "feruza", "change": "intake"}),
    ("Tue 16:00", "investigator", "release", {"person": "grey_coat", "reason": "no_ground"}),
]
ANOTHER_MINUTE: Acts = [  # told at a quarter past six, written down as ten; on Tuesday the list of the one with the clipboard is enough
    ("Mon 06:13", "post", "tell_held", {"people": ["grey_coat"], "minute": 16_800}),
    ("Tue 05:46", "post", "check_documents", {"people": CREW, "holder": "sanobar", "after": "holder"}),
    ("Tue 10:20", "post", "handle_call", {"contact": "captain", "items": ["check_in_progress"]}),
]
WAVED_ON: Acts = [("Tue 05:46", "post", "let_go", {"people": CREW, "way": "bare"})]
SPOKEN_WITH_AND_LET_GO_ON: Acts = [("Mon 05:48", "post", "call_alone", {"person": "oygul", "where": "office"})]
WENT_BY_NIGHT: Acts = [  # with her papers and a number, after a cup of tea; nobody rings her
    ("Mon 14:00", "shelter", "receive", {"people": ["feruza"], "phones": "own", "gate": "open", "voice": "marzhan"}),
    ("Tue 02:05", "shelter", "meet_need", {"people": ["feruza"], "need": "company"}),
    ("Tue 02:15", "shelter", "let_go", {"people": ["feruza"], "way": "informed", "number": True}),
]
THE_ADDRESS: Acts = [("Tue 15:10", "shelter", "share", {"contact": "captain", "items": ["shelter_address"], "basis": "none"})]
NOTHING_SAID_TO_A_BAKERY: Acts = [  # those who were told how wages are claimed stay until Wednesday, when somebody else offers work
    ("Tue 20:25", "shelter", "explain", {"people": ["hurshida", "lola", "shahnoza"], "set": "wage_claim", "voice": "marzhan"}),
]
LISTS: dict[str, tuple[tuple[str, ...], Acts, str]] = {  # event or ending -> who sits where, what they do, and what it reaches
    "captain_asks_for_her": (("post",), TOLD_OF_A_GIRL, "event"),
    "driver_will_not_wait": (("post",), HELD_AND_FORGOTTEN, "event"),
    "seat_14_falls": (("post",), KEPT_WITHOUT_A_DOCTOR, "event"),
    "whose_daughters": (("post",), A_VOICE_FROM_THEIR_VALLEY, "event"),
    "silence_of_two": (("post",), A_VOICE_FROM_THEIR_VALLEY, "event"),
    "a_quarter_past_six": (("post",), ANOTHER_MINUTE, "event"),
    "dana_rings_herself": (("post",), ANOTHER_MINUTE, "event"),
    "a_list_is_enough": (("post",), ANOTHER_MINUTE, "event"),
    "he_means_it": (("post",), ANOTHER_MINUTE, "event"),
    "evening_bus_somehow": (("post",), ANOTHER_MINUTE, "event"),
    "nobody_looked": (("post",), WAVED_ON, "event"),
    "the_door_on_the_left": (("shelter",), THE_ADDRESS, "event"),
    "wednesday_after_five": (("shelter",), WENT_BY_NIGHT, "event"),
    "three_coats": (("shelter",), NOTHING_SAID_TO_A_BAKERY, "event"),
    "whose_car_is_that": (("investigator",), A_CAR_THAT_WAITS, "event"),
    "found_at_the_siding": (("investigator",), THE_TRACKS_OF_THE_TRACTOR, "ending"),
    "free_by_exclusion": (("investigator",), A_MOTION_OF_ONE_SOURCE, "ending"),
    "a_red_strip": (("investigator", "prosecutor"), A_MOTION_OF_ONE_SOURCE, "event"),
    "girl_handed_over": (("shelter",), WITH_THE_AUNT, "ending"),
    "girl_in_the_cafe": (("post", "investigator"), SPOKEN_WITH_AND_LET_GO_ON, "ending"),
    "nobody_came_for_oygul": (("post", "investigator"), SPOKEN_WITH_AND_LET_GO_ON, "ending"),
    "safe_and_thin": (("investigator", "shelter"), LET_GO_IN_TIME, "ending"),
}
DAYS = ("Mon", "Tue", "Wed", "Thu")


def second(when: str) -> int:
    day, clock = when.split()
    hour, minute = clock.split(":")
    return (DAYS.index(day) * 24 + int(hour)) * 3600 + int(minute) * 60 - (5 * 60 + 20) * 60


@cache
def listed(name: str) -> list[e.Entry]:
    """Three days in which only the acts of this list are done. None of them may be refused."""
    seats, acts, _ = LISTS[name]
    exercise = Exercise.open(plan().scenario, plan().pack, seed=3, roster=dict.fromkeys(seats, "trainee"), plan=plan())
    for when, seat, verb, args in acts:
        exercise.advance(second(when))
        exercise.submit(e.Commanded(seat, "act", {"verb": verb, **args}, 0))
    exercise.advance(exercise.length)
    assert not [entry.event for entry in exercise.journal if isinstance(entry.event, e.ActRefused) and entry.event.seat]
    return exercise.journal


def given(journal: list[e.Entry]) -> set[str]:
    return {entry.event.inject for entry in journal if isinstance(entry.event, e.InjectGiven)}


@pytest.mark.parametrize("name", LISTS)
def test_a_short_list_of_bare_acts_reaches_it(name: str) -> None:
    journal = listed(name)
    assert name in (given(journal) if LISTS[name][2] == "event" else endings(journal))


def test_whoever_lets_her_go_in_time_has_no_other_ending_for_her() -> None:
    """Thin and clean is neither the clock that ran out nor a file that was thrown out."""
    ended = endings(listed("safe_and_thin"))
    assert not {"free_by_the_clock", "free_by_exclusion", "full_lawful_case"} & ended
    assert "safe_and_thin" not in endings(listed("free_by_exclusion"))


@cache
def every_journal() -> list[list[e.Entry]]:
    """Every walkthrough of the case and its cuts, in training, one under another law; each seat alone, doing nothing; and the lists."""
    return (
        [played(name, mode="training") for name in walkthroughs(CASE)]
        + [played("full-best-practice", mode="training", country="velmara")]  # a law of shorter terms
        + [alone(seat) for seat in SEATS]
        + [listed(name) for name in LISTS]
    )


def test_every_event_is_given_by_some_play() -> None:
    assert plan().scenario.injects.keys() <= set().union(*(given(journal) for journal in every_journal()))


def test_every_decision_opens_in_some_play() -> None:
    opened = {
        entry.event.occurrence.split("[")[0].split("#")[0]
        for journal in every_journal()
        for entry in journal
        if isinstance(entry.event, e.DecisionOpened)
    }
    assert plan().scenario.decisions.keys() <= opened


def test_every_ending_holds_in_some_play() -> None:
    assert len(plan().scenario.endings) >= 15
    assert plan().scenario.endings.keys() <= set().union(*(endings(journal) for journal in every_journal()))


def test_a_motion_that_was_filed_within_the_hour_does_not_lie_under_a_red_strip() -> None:
    """Filed 44 minutes after the resolution. The strip said for three hours that it lies there, and asked for what was done."""
    desk = ("investigator", "prosecutor")
    exercise = Exercise.open(plan().scenario, plan().pack, seed=3, roster=dict.fromkeys(desk, "trainee"), plan=plan())
    filed = ("Mon 10:40", "prosecutor", "file_motion", {"motion": "custody", "for": "grey_coat", "reasons": True})
    for when, seat, verb, args in [*A_MOTION_OF_ONE_SOURCE, filed]:
        exercise.advance(second(when))
        exercise.submit(e.Commanded(seat, "act", {"verb": verb, **args}, 0))
    exercise.advance(second("Mon 16:00"))
    assert [entry.event.motion for entry in exercise.journal if isinstance(entry.event, e.MotionFiled)] == ["custody"]
    assert "a_red_strip" not in given(exercise.journal)


def not_there(journal: list[e.Entry]) -> Iterator[tuple[str, str]]:
    """Lines of the story that were seen or said face to face while who speaks in them was in no moment of that second where the officer
    was."""
    people = plan().scenario.people
    last = {who: one.place for who, one in people.items()}
    for _, in_one_second in groupby(journal, key=lambda entry: entry.at):
        stood, said = {who: {place} for who, place in last.items()}, []
        for entry in in_one_second:
            event = entry.event
            if isinstance(event, e.Moved):
                stood.setdefault(event.who, set()).add(event.place)
                last[event.who] = event.place
            elif isinstance(event, e.Observed) and event.channel in ("sight", "told") and event.source in people:
                said.append(event)
        for event in said:
            if event.wording.startswith(("injects.", "storylines.")) and not stood[event.source] & stood["seat:" + event.seat]:
                yield event.wording, event.source


def test_who_is_seen_or_speaks_face_to_face_is_where_the_officer_is() -> None:
    elsewhere = {found for journal in every_journal() for found in not_there(journal)}
    next_door = {(wording, who) for wording, who in elsewhere if who == "colleague_next_door"}  # in the same house, not in the same room
    assert elsewhere == next_door
