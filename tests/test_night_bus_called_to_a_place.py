"""Whoever is asked to come to the well, the siding or a house comes there, in words that fit; where nobody is they say so and go back."""

from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from sim.offers import services
from tests.test_night_bus_full import plan
from tests.test_night_bus_reached import second
from tests.test_night_bus_the_well import CALLED, THE_WELL, TO_THE_SHOP, alone
from tests.test_night_bus_where_they_are import after, play, said
from tui.panes import travel
from zholda.session import Session

VAN, GUARDIAN = ("services.shelter_van.granted_text", "services.guardian.granted_text")
NOBODY = "engine.nobody_there"


def at(exercise: Exercise, who: str) -> str:
    return exercise._stage.world.at(who)


def asks(when: str, service: str, *people: str, seat: str = "investigator") -> tuple[str, dict[str, Any]]:
    return when, {"seat": seat, "verb": "request", "service": service, "people": list(people)}


def heard_at(exercise: Exercise, wording: str, seat: str = "investigator") -> list[str]:
    return [line.channel for line in exercise.view(seat).lines if line.wording == wording]


def test_the_van_that_is_asked_for_at_the_well_comes_to_the_well_after_the_road_there() -> None:
    exercise = alone(*TO_THE_SHOP, THE_WELL, asks("Tue 06:50", "shelter_van", "mavluda", "amir"), until="Tue 09:30")
    assert "shelter_van" not in exercise.view("investigator").vehicles  # two hours and a quarter were the road to the post
    exercise.advance(second("Tue 10:40"))
    assert (at(exercise, "shelter_van"), at(exercise, "marzhan")) == ("camp", "camp")
    assert heard_at(exercise, VAN) == ["sight"]


def test_the_guardianship_officer_who_is_asked_for_at_the_well_comes_to_the_child_there() -> None:
    exercise = alone(*TO_THE_SHOP, THE_WELL, asks("Tue 06:50", "guardian", "amir"), until="Tue 13:30")
    (came,) = [x.at for x in exercise.journal if isinstance(x.event, e.Moved) and (x.event.who, x.event.place) == ("saltanat", "camp")]
    assert came >= second("Tue 12:10"), "she begins at nine, and the road from the city takes over three hours"
    assert heard_at(exercise, GUARDIAN) == ["sight"]


def test_a_van_that_comes_to_a_place_that_all_have_left_waits_says_so_and_goes_back() -> None:
    home = ("Tue 07:10", {"verb": "go", "to": "station"})
    exercise = alone(*TO_THE_SHOP, THE_WELL, asks("Tue 06:50", "shelter_van"), home, until="Tue 10:40")
    assert at(exercise, "shelter_van") == "camp"


def test_a_van_at_an_empty_siding_says_so_by_telephone_waits_outside_and_goes_back() -> None:
    there, home = ("Mon 14:00", {"verb": "go", "to": "warehouse"}), ("Mon 15:10", {"verb": "go", "to": "station"})
    exercise = alone(there, asks("Mon 15:00", "shelter_van"), home, until="Mon 18:30")
    assert at(exercise, "marzhan") == "warehouse"
    assert exercise._stage.world.room("marzhan") == ""
    assert heard_at(exercise, NOBODY) == ["phone"]
    assert VAN not in said(exercise, "investigator")
    exercise.advance(second("Tue 00:30"))
    assert (at(exercise, "shelter_van"), at(exercise, "marzhan")) == ("shelter", "shelter")


def test_the_ambulance_comes_to_whoever_asked_and_named_nobody() -> None:
    there = ("Mon 14:00", {"verb": "go", "to": "warehouse"})
    exercise = alone(there, asks("Mon 15:00", "ambulance"), until="Mon 16:00")
    assert at(exercise, "ambulance_car") == "warehouse"


@pytest.mark.parametrize("service", ["shelter_van", "guardian", "ambulance", "department_minibus", "investigator", "regional_officers"])
def test_no_word_of_whoever_comes_speaks_of_a_lane_a_gate_or_a_counter(service: str) -> None:
    words = plan().scenario.texts[f"services.{service}.granted_text"]
    assert not [one for one in ("lane", "gate", "counter", "turns in") if one in words]


def test_the_minibus_that_is_asked_for_elsewhere_takes_nobody_out_of_the_shelter() -> None:
    exercise = alone(*TO_THE_SHOP, THE_WELL, asks("Tue 06:50", "department_minibus"), until="Tue 08:40")
    assert at(exercise, "minibus") == "camp"
    assert "storylines.minibus.takes_them" not in said(exercise, "post")
    exercise.advance(second("Tue 12:00"))
    assert at(exercise, "minibus") == "kostobe"


def test_whoever_asks_for_beds_hears_the_answer_and_not_the_post() -> None:
    exercise = alone(asks("Mon 14:00", "shelter_place"), until="Mon 14:30")
    answer = "services.shelter_place.granted.notice"
    assert answer in said(exercise, "investigator")
    assert answer not in said(exercise, "post")


def test_the_house_asks_itself_for_no_bed_and_the_others_ask_it() -> None:
    scenario = plan().scenario
    assert "shelter_place" not in services("shelter", scenario)
    assert {"shelter_van", "mediator"} <= set(services("shelter", scenario))
    assert "shelter_place" in services("post", scenario)


def test_an_investigator_who_is_rung_by_the_house_is_not_told_that_the_post_asks() -> None:
    exercise = play(asks("Mon 12:00", "investigator", seat="shelter"), until="Mon 12:10", seats=("post", "shelter", "investigator"))
    assert "services.investigator.asked.notice" not in said(exercise, "investigator")


# --- the white van at the post ------------------------------------------------------------------------------------------------


def waiting(until: str) -> Exercise:
    return play(asks("Mon 06:30", "shelter_van", seat="post"), until=until)


def test_the_driver_of_the_white_van_asks_once_and_leaves_when_nobody_is_brought_to_her() -> None:
    exercise = waiting("Mon 12:30")
    words = said(exercise)
    assert words.count("storylines.van_waits.she_asks") == 1
    assert words.count("storylines.van_goes_back.by_itself") == 1
    assert not {"marzhan", "shelter_van"} & {*exercise.view("post").here(), *[v for v, p in exercise.view("post").vehicles.items() if p]}
    exercise.advance(second("Mon 15:00"))
    assert (at(exercise, "shelter_van"), at(exercise, "marzhan")) == ("shelter", "shelter")


def test_a_van_that_took_women_along_is_not_said_to_have_gone_back_by_itself() -> None:
    hold = ("Mon 05:50", {"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "open"})
    apart = ("Mon 06:00", {"verb": "separate", "people": ["oygul", "lola"], "from": "grey_coat", "to": "office"})
    hands = ("Mon 09:10", {"seat": "post", "verb": "hand_over", "people": ["oygul", "lola"], "to": "shelter_line"})
    exercise = after(hold, apart, asks("Mon 06:30", "shelter_van", seat="post"), hands)
    exercise.advance(second("Mon 13:00"))
    assert not {"storylines.van_waits.she_asks", "storylines.van_goes_back.by_itself"} & {*said(exercise)}
    assert at(exercise, "marzhan") == "shelter"


@pytest.mark.parametrize(("stands", "van"), [("warehouse", "warehouse"), ("station", "station")])
def test_the_map_shows_whoever_was_asked_on_the_way_to_where_they_were_asked_to_come(stands: str, van: str) -> None:
    with Session.open("night-bus", seat="investigator", seed=1, keep=False) as session:
        session.advance(second("Mon 12:00"))
        if stands != "station":
            session.submit("act", {"verb": "go", "to": stands})
            session.advance(second("Mon 13:00"))
        session.submit("act", {"verb": "request", "service": "shelter_van"})
        session.advance(second("Mon 13:10"))
        (way,) = [one for one in travel.journeys(session, session.view()) if one.who == ("shelter_van",)]
        assert way.to == van


# --- whoever is asked for again while they are out ------------------------------------------------------------------------------

BOTH = ("post", "investigator")
AT_THE_SIDING = ("Mon 08:00", {"seat": "investigator", "verb": "go", "to": "warehouse"})


def came_and_went(exercise: Exercise, who: str) -> list[tuple[str, int]]:
    """Each place to which somebody came, or "" when they set out, and when."""
    return [(x.event.place, x.at) for x in exercise.journal if isinstance(x.event, e.Moved) and x.event.who == who]


def ways(exercise: Exercise, who: str) -> list[tuple[str, str, int]]:
    """From where, to where, and how many seconds lay between, of each way between two places."""
    found, stood, left = [], plan().scenario.vehicles[who].place, 0
    for place, at in came_and_went(exercise, who):
        if not place:
            left = at
        else:
            found.append((stood, place, at - left))
            stood = place
    return found


@pytest.mark.parametrize("asked", ["Mon 09:00", "Mon 10:10", "Mon 11:20"])
def test_a_van_that_is_asked_for_while_it_is_out_drives_there_from_where_it_is(asked: str) -> None:
    first, again = asks("Mon 06:40", "shelter_van", seat="post"), asks(asked, "shelter_van", seat="investigator")
    exercise = play(CALLED, first, AT_THE_SIDING, again, until="Mon 17:00", seats=BOTH)
    road = plan().scenario.travel["post_km42"]["warehouse"]
    (way,) = [one for one in ways(exercise, "shelter_van") if one[1] == "warehouse"]
    assert way[0] == "post_km42"
    assert way[2] >= road, "it stood at the siding in the minute in which it left the post"
    assert came_and_went(exercise, "marzhan")[-1] == came_and_went(exercise, "shelter_van")[-1]


def test_a_van_that_is_asked_for_on_its_way_home_turns_round_on_the_road() -> None:
    first, again = asks("Mon 06:40", "shelter_van", seat="post"), asks("Mon 12:30", "shelter_van", seat="investigator")
    exercise = play(CALLED, first, AT_THE_SIDING, again, until="Mon 18:00", seats=BOTH)
    (left, turned), travel = [at for place, at in came_and_went(exercise, "shelter_van") if not place][1:3], plan().scenario.travel
    (there,) = [at for place, at in came_and_went(exercise, "shelter_van") if place == "warehouse"]
    assert there == turned + (turned - left) + travel["post_km42"]["warehouse"], "back as far as it had come, and on from there"
    assert [place for place, at in came_and_went(exercise, "shelter_van") if place and at < there] == ["post_km42"], "it was home between"
    assert came_and_went(exercise, "marzhan")[-1] == came_and_went(exercise, "shelter_van")[-1]


def officers(*again: tuple[str, dict[str, Any]], until: str = "Mon 18:00") -> Exercise:
    return play(CALLED, asks("Mon 06:10", "regional_officers", seat="post"), *again, until=until, seats=BOTH)


@pytest.mark.parametrize("asked", ["Mon 12:00", "Mon 12:30", "Mon 13:15"])
def test_women_officers_who_are_asked_for_again_on_their_way_home_come_back_as_far_as_they_have_driven(asked: str) -> None:
    exercise = officers(asks(asked, "regional_officers", seat="post"))
    moves = came_and_went(exercise, "asel")
    assert [place for place, _ in moves[:4]] == ["", "post_km42", "", ""]
    assert moves[4][0] == "post_km42"
    assert moves[4][1] - moves[3][1] == moves[3][1] - moves[2][1]
    assert came_and_went(exercise, "bota") == moves


def test_women_officers_near_home_are_asked_for_as_if_they_were_there() -> None:
    exercise = officers(("Mon 08:00", {"seat": "investigator", "verb": "go", "to": "city"}), asks("Mon 13:50", "regional_officers"))
    assert [place for place, _ in came_and_went(exercise, "asel")[:4]] == ["", "post_km42", "", "city"]


def test_of_two_who_ask_for_those_on_the_road_the_first_has_them_first() -> None:
    exercise = officers(
        ("Mon 08:00", {"seat": "investigator", "verb": "go", "to": "city"}),
        asks("Mon 13:15", "regional_officers", seat="post"),
        asks("Mon 13:16", "regional_officers"),
        until="Mon 23:30",
    )
    assert [place for place, _ in came_and_went(exercise, "asel")] == ["", "post_km42", "", "", "post_km42", "", "city"]


def test_who_stays_where_they_are_asked_for_again_does_not_drive_off() -> None:
    first, again = asks("Mon 06:40", "shelter_van", seat="post"), asks("Mon 09:00", "shelter_van", seat="investigator")
    comes = ("Mon 08:00", {"seat": "investigator", "verb": "go", "to": "post_km42"})
    exercise = play(CALLED, first, comes, again, until="Mon 12:30", seats=BOTH)
    places = [place for place, _ in came_and_went(exercise, "shelter_van")]
    assert places == ["", "post_km42"]
    assert "engine.here_already" in said(exercise, "investigator")


def test_a_third_who_asks_while_it_drives_to_the_second_waits_for_their_turn() -> None:
    seats = (*BOTH, "shelter")
    first, again = asks("Mon 06:40", "shelter_van", seat="post"), asks("Mon 10:10", "shelter_van", seat="investigator")
    third = asks("Mon 09:50", "department_minibus", seat="investigator"), asks("Mon 10:00", "department_minibus", seat="post")
    exercise = play(CALLED, first, AT_THE_SIDING, *third, again, until="Mon 15:00", seats=seats)
    stood = [place for place, _ in came_and_went(exercise, "minibus") if place]
    assert stood[:2] == ["warehouse", "post_km42"]
    assert ways(exercise, "minibus")[1][2] >= plan().scenario.travel["warehouse"]["post_km42"]
