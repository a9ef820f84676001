"""Whoever is asked to come to the well, the siding or a house comes there, in words that fit; where nobody is they say so and go back."""

from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from tests.test_night_bus_reached import second
from tests.test_night_bus_the_well import THE_WELL, TO_THE_SHOP, alone
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
    from tests.test_night_bus_full import plan

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
