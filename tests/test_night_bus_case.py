"""The night bus as a director reads it: every line of the events list, every way to a fact, every ending; and nobody sits alone in it."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

import pytest

from scenarios.language.library import LIBRARY, load_pack, load_scenario
from sim.engine.plan import Plan
from sim.exercise import Exercise, fold
from sim.model import events as e
from sim.model.scenario import Scenario

EIGHT = ("madina", "zulfiya", "nargiza", "oygul", "feruza", "hurshida", "lola", "shahnoza")
SEATS = ("post", "investigator", "shelter", "prosecutor")


@cache
def case() -> Scenario:
    return load_scenario("night-bus")


@cache
def plan() -> Plan:
    return Plan(case(), load_pack("kz"))


def played(*seats: str) -> list[e.Entry]:
    """Three days in which these seats are taken and do nothing."""
    exercise = Exercise.open(case(), plan().pack, seed=3, roster=dict.fromkeys(seats, "trainee"), plan=plan())
    exercise.advance(exercise.length)
    assert fold(exercise.journal, case()).snapshot() == exercise.world_snapshot()
    return exercise.journal


def given(journal: list[e.Entry]) -> set[str]:
    return {entry.event.inject for entry in journal if isinstance(entry.event, e.InjectGiven)}


def endings(journal: list[e.Entry]) -> set[str]:
    return {entry.event.ending for entry in journal if isinstance(entry.event, e.EndingHeld)}


def test_a_director_can_read_every_file() -> None:
    for path in (LIBRARY / "night-bus").rglob("*.yaml"):
        lines = 500 if path.parent.name == "walkthroughs" else 450  # three days of four seats, one act a line
        assert len(path.read_text(encoding="utf-8").splitlines()) <= lines, path.name


def test_the_events_list_has_its_thirty_lines_each_with_title_and_what_is_expected() -> None:
    lines = {inject.number for inject in case().injects.values() if inject.number}
    assert set(range(1, 31)) <= lines
    for name, inject in case().injects.items():
        if inject.number:
            assert f"injects.{name}.title" in case().texts, name
        if inject.number and inject.expects:
            assert f"injects.{name}.expected" in case().texts or inject.kind == "contingency", name


def test_each_fact_that_must_be_found_has_three_ways_one_without_the_word_of_any_of_the_eight() -> None:
    for name, fact in case().facts.items():
        told = [route for route in fact.routes if any(route.startswith(f"people.{who}.memories.") for who in EIGHT)]
        assert len(set(fact.routes)) >= 3, name
        assert len(told) < len(set(fact.routes)), name


def test_an_ending_that_several_people_read_in_their_story_names_whom_it_means() -> None:
    for name, ending in case().endings.items():
        if len(ending.about) > 1:
            assert "She " not in case().texts[f"endings.{name}"], name


def test_the_option_that_gives_a_status_from_a_desk_says_that_it_has_still_to_be_explained() -> None:
    assert "still has to tell her what that means" in case().texts["decisions.the_one_with_the_list.options.with_a_lawyer"]


def test_what_is_told_at_the_end_of_several_is_not_about_some_of_them() -> None:
    """'Those from the well who came along slept behind a door' stood in the story of him who had stayed, and of everybody of the bus."""
    for name, ending in case().endings.items():
        if len(ending.about) > 1:
            assert "hose from the well" not in case().texts[f"endings.{name}"], name


def test_there_are_the_fifteen_endings_each_told_of_somebody() -> None:
    assert len(case().endings) >= 15
    for name, ending in case().endings.items():
        assert ending.about, name
        assert f"endings.{name}" in case().texts


def test_no_text_is_longer_than_six_lines() -> None:
    for name, text in case().texts.items():
        if not name.startswith(("seats.", "mission", "content_note")):
            assert len(text) <= 420, name


def test_no_text_shows_what_the_people_behind_the_journey_count() -> None:
    for name, text in case().texts.items():
        assert not {"noise", "threshold", "alarm level", "victim"} & set(text.lower().split()), name


def test_every_seat_has_work_in_every_block() -> None:
    """Counted over what reaches each seat when it sits alone and does nothing. The night is the post's and the shelter's."""
    blocks = (0, 13_200, 31_200, 60_000, 88_800, 110_400, 146_400)  # 05:20 09:00 14:00 22:00 | Tue 06:00 12:00 22:00
    idle = {}
    for seat in SEATS:
        at = [
            entry.at
            for entry in played(seat)
            if isinstance(entry.event, e.Observed) and entry.event.seat == seat and entry.event.channel not in ("scene", "own")
        ]
        idle[seat] = [n for n, (begins, ends) in enumerate(pairwise(blocks)) if not any(begins <= when < ends for when in at)]
    assert idle == {"post": [], "investigator": [3], "shelter": [], "prosecutor": [3]}


@pytest.mark.parametrize("seat", SEATS)
def test_whoever_sits_alone_finds_the_case_going_on(seat: str) -> None:
    assert len(given(played(seat))) >= 8


def test_when_the_post_looks_away_the_case_comes_back_twice() -> None:
    journal = played(*SEATS)
    assert {"sickbed_call", "hotline_message"} <= given(journal)
    assert "nothing_seen" in endings(journal)


@pytest.mark.parametrize("asked", [False, True])
def test_the_post_is_reminded_that_nobody_comes_by_himself_for_the_one_it_holds(asked: bool) -> None:
    exercise = Exercise.open(case(), plan().pack, seed=1, roster={"post": "trainee"}, plan=plan())
    exercise.advance(53 * 60)
    exercise.submit(e.Commanded("post", "act", {"verb": "tell_held", "people": ["grey_coat"]}, 0))
    exercise.advance(60 * 60)
    if asked:
        exercise.submit(e.Commanded("post", "act", {"verb": "request", "service": "investigator", "people": ["grey_coat"]}, 0))
    exercise.advance(17 * 3600)
    heard = {entry.event.wording for entry in exercise.journal if isinstance(entry.event, e.Observed) and entry.event.seat == "post"}
    reminders = {f"storylines.who_fetches_her.{one}" for one in ("hours_on_the_wall", "still_there")}
    assert heard & reminders == (set() if asked else reminders)


def test_nobody_in_the_shelter_and_she_goes_home_with_somebody() -> None:
    left = [entry.event for entry in played("investigator") if isinstance(entry.event, e.PersonLeft)]
    assert ("feruza", "accompanied") in [(event.person, event.how) for event in left]


def test_in_the_shelter_whoever_sits_on_the_bench_unasked_is_gone_in_the_morning() -> None:
    journal = played("shelter")
    assert ("feruza", "unseen") in [(x.event.person, x.event.how) for x in journal if isinstance(x.event, e.PersonLeft)]
    assert {"left_unseen", "threat_at_home"} <= endings(journal)


def test_through_a_gate_that_was_locked_after_she_sat_down_she_does_not_walk_out() -> None:
    exercise = Exercise.open(case(), plan().pack, seed=3, roster={"shelter": "trainee"}, plan=plan())
    two = 20 * 3600 + 40 * 60
    exercise.advance(two + 420)
    assert "bag_by_the_gate" in given(exercise.journal), "she sits on the bench"
    exercise.submit(e.Commanded("shelter", "act", {"verb": "set_house_rule", "rule": "gate_locked", "step": "set"}, 0))
    exercise.advance(two + 3600)
    assert {"nobody_sat_down"} == given(exercise.journal) & {"nobody_sat_down", "feruza_goes_by_night"}
    exercise.submit(e.Commanded("shelter", "act", {"verb": "set_house_rule", "rule": "gate_locked", "step": "lift"}, 0))
    exercise.advance(two + 4200)
    assert "feruza_goes_by_night" in given(exercise.journal), "nobody has sat down with her, and the gate opens again"


def test_the_couple_reaches_its_farm_when_nobody_holds_the_bus() -> None:
    at = [
        entry.at
        for entry in played("post")
        if isinstance(entry.event, e.Moved) and (entry.event.who, entry.event.place) == ("rustam", "farm")
    ]
    assert at
    assert at[0] < 20_400, "before eleven"


def test_no_talk_is_ever_proposed_in_a_toilet() -> None:
    rooms = {room for place in case().places.values() for room in place.rooms}
    assert "toilet" not in rooms


def heard_by_the_post(*acts: tuple[int, Mapping[str, object]], until: int) -> dict[str, int]:
    """What a post that does these acts, each at its minute after 05:20, hears up to a minute, and when it first does; none of the acts
    may be refused."""
    exercise = Exercise.open(case(), plan().pack, seed=1, roster={"post": "trainee"}, plan=plan())
    for minute, act in acts:
        exercise.advance(minute * 60)
        exercise.submit(e.Commanded("post", "act", act, 0))
    exercise.advance(until * 60)
    assert not [entry.event for entry in exercise.journal if isinstance(entry.event, e.ActRefused) and entry.event.seat]
    seen = [(entry.event, entry.at) for entry in exercise.journal if isinstance(entry.event, e.Observed)]
    return {event.wording: at for event, at in reversed(seen) if event.seat == "post"}


def test_a_driver_who_is_sent_on_at_half_past_does_not_say_that_he_goes_at_a_quarter_past() -> None:
    hold, go = ({"verb": "direct_vehicle", "step": step, "vehicle": "bus"} for step in ("hold", "release"))
    assert "storylines.bus.driver_asks" in heard_by_the_post(until=60)
    assert "storylines.bus.driver_asks" not in heard_by_the_post((45, hold), (70, go), until=80)


def test_papers_given_back_at_the_door_of_the_bus_are_not_seen_once_the_two_sit_in_the_office() -> None:
    checked: list[tuple[int, Mapping[str, object]]] = [
        (21, {"verb": "call_alone", "person": "hurshida", "where": "office"}),
        (24, {"verb": "check_documents", "people": ["hurshida"], "after": "owner"}),
        (26, {"verb": "call_alone", "person": "lola", "where": "office"}),
        (28, {"verb": "check_documents", "people": ["lola"], "after": "owner"}),
    ]
    apart = (33, {"verb": "separate", "people": ["hurshida", "lola"], "from": "grey_coat", "to": "office"})
    watch = {"verb": "look", "way": "watch", "person": "grey_coat", "by": "dana"}
    seen = "people.grey_coat.cues.collects_papers"
    assert seen in heard_by_the_post(*checked, (33, watch), until=44)
    assert seen not in heard_by_the_post(*checked, apart, (37, watch), until=50)


def test_a_captain_who_was_answered_does_not_set_out_when_those_who_must_know_knew_before_he_rang() -> None:
    outside = [
        (50, {"verb": "separate", "people": ["madina", "oygul"], "from": "grey_coat", "to": "office"}),
        (55, {"verb": "share", "contact": "regional_unit", "items": ["minor_present", "suspect"], "basis": "danger"}),
        (62, {"verb": "share", "contact": "prosecutor_duty", "items": ["minor_present", "suspect"], "basis": "duty"}),
    ]
    answered = (86, {"verb": "handle_call", "contact": "captain", "items": ["check_in_progress"]})
    assert "injects.captain_sets_out" in heard_by_the_post(*outside, until=125)
    assert "injects.captain_sets_out" not in heard_by_the_post(*outside, answered, until=125)


def test_a_captain_who_was_given_the_names_has_no_list_left_to_fetch() -> None:
    apart = (50, {"verb": "separate", "people": ["madina", "oygul"], "from": "grey_coat", "to": "office"})
    named = (90, {"verb": "handle_call", "contact": "captain", "items": ["names", "number_of_people", "check_in_progress"]})
    assert "injects.captain_sets_out" not in heard_by_the_post(apart, named, until=125)


def test_the_captain_does_not_stay_in_the_hall_and_whoever_is_taken_along_is_seen_to_be_taken() -> None:
    wait = (50, {"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "open"})
    locked = (60, {"verb": "separate", "people": ["madina", "oygul", "shahnoza"], "from": "yerlan", "to": "office", "locked": True})
    heard = heard_by_the_post(wait, locked, until=420)
    assert heard["storylines.captain_himself.comes"] < heard["storylines.captain_drives_off.with_what_he_read"] < (5 * 60 + 22) * 60
    assert heard["storylines.who_took_them_along.the_captain"] == (6 * 60 + 54) * 60


def test_a_bus_that_was_told_to_wait_and_never_to_go_is_fetched_at_noon() -> None:
    wait = (50, {"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "open"})
    heard = heard_by_the_post(wait, until=420)
    assert heard["storylines.bus_that_waits.asks_for_what"] == (4 * 60 + 10) * 60
    assert heard["storylines.bus_that_waits.fetched"] == (6 * 60 + 40) * 60
    goes = (240, {"verb": "direct_vehicle", "step": "release", "vehicle": "bus"})
    assert "storylines.bus_that_waits.asks_for_what" not in heard_by_the_post(wait, goes, until=420)


def test_whoever_is_fetched_before_noon_is_seen_to_be_fetched() -> None:
    wait = (50, {"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "open"})
    aside = (60, {"verb": "separate", "people": ["madina", "oygul", "shahnoza", "hurshida"], "from": "yerlan", "to": "office"})
    told = (85, {"verb": "share", "contact": "regional_unit", "items": ["number_of_people", "suspect"], "basis": "duty"})
    heard = heard_by_the_post(wait, aside, told, until=400)
    assert "storylines.who_came_for_them.regional_unit" in heard


def test_nobody_is_thanked_for_a_minute_that_was_written_down_for_nobody() -> None:
    declined = (750, {"verb": "decline_order", "contact": "captain", "order": "names"})
    outside = (760, {"verb": "share", "contact": "integrity_line", "items": ["suspected_misconduct"], "basis": "duty"})
    assert "storylines.whose_desk.the_other_one" not in heard_by_the_post(declined, until=1690)
    assert "storylines.whose_desk.the_other_one" in heard_by_the_post(declined, outside, until=1690)


def test_the_early_bus_goes_on_once_its_check_is_ended_and_its_driver_is_not_told_to_wait() -> None:
    ended = {"verb": "close_check", "people": ["sanobar", "ravshan", "davlat", "olim"], "reason": "screened_no_sign"}
    assert "storylines.early_bus_let_go.sooner" in heard_by_the_post((24 * 60 + 25, ended), until=24 * 60 + 40)
