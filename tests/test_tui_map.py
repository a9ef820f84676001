"""The map draws the places and roads that a seat knows of, in braille or in plain signs, and who is on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import map as maps
from tui.map import CLOSED, HERE, MOVING, Journey, Map, Stop, closures, drawing, journeys, known, told_of
from zholda.session import Session, Spot

SPOTS = st.lists(st.tuples(st.integers(-300, 300), st.integers(-300, 300)), min_size=1, max_size=12)


def chart(points: list[tuple[int, int]], here: int = 0, closed: int = -1) -> Map:
    spots = tuple(Spot(f"p{n}", east, north) for n, (east, north) in enumerate(points))
    stops = tuple(Stop(one.id, HERE if n == here else maps.MARKS[n], one.id, n == here, n == closed, 60) for n, one in enumerate(spots))
    roads = tuple((spots[n].id, spots[n + 1].id) for n in range(len(spots) - 1))
    return Map(stops, roads, (), spots)


@pytest.fixture
def desk() -> Session:
    return Session.open("first-steps", keep=False)


@given(SPOTS, st.integers(6, 90), st.integers(3, 40), st.booleans())
def test_a_drawing_keeps_to_its_room_and_shows_where_one_is(points, width, height, signs):
    lines = drawing(chart(points), width, height, 0, plain_signs=signs)
    assert len(lines) == height
    assert all(len(line) <= width for line in lines)
    assert sum(line.count(HERE) for line in lines) == 1
    if signs:
        assert all(line.isascii() for line in lines)


def test_north_is_up_and_east_is_right():
    lines = drawing(chart([(0, 0), (10, 0), (10, 10)]), 20, 7, 0)
    assert lines[-1].startswith(HERE)
    assert lines[-1].endswith("2")
    assert lines[0].endswith("3")


def test_a_far_town_does_not_push_the_near_ones_into_one_spot():
    lines = "\n".join(drawing(chart([(0, 0), (2, 1), (3, 2), (150, 80)]), 40, 12, 0))
    assert all(mark in lines for mark in (HERE, "2", "3", "4"))


def test_places_that_lie_in_one_spot_stand_side_by_side():
    lines = "".join(drawing(chart([(0, 0), (0, 0), (0, 0)]), 30, 9, 0))
    assert all(mark in lines for mark in (HERE, "2", "3"))


def test_there_is_no_drawing_without_room_or_places():
    assert drawing(chart([(0, 0)]), 5, 9, 0) == []
    assert drawing(chart([(0, 0)]), 9, 2, 0) == []
    assert drawing(Map((), (), (), ()), 20, 9, 0) == []


def test_a_closed_road_has_a_sign_and_a_word():
    map_ = chart([(0, 0), (9, 3)], closed=1)
    assert CLOSED in "\n".join(drawing(map_, 20, 6, 0))
    assert "road closed (x)" in maps.stop_words(map_.stops[1])[1]


def test_who_is_on_the_road_moves_from_one_place_to_the_other():
    map_ = chart([(0, 0), (100, 0)], here=-1)._replace(journeys=(Journey("me", "p0", "p1", 0, 1000),))
    places = [drawing(map_, 40, 3, now)[1].index(MOVING) for now in (0, 500, 1000)]
    assert places == sorted(places)
    assert places[0] < places[1] < places[2]


def test_a_house_in_which_people_live_is_on_no_map_before_it_was_spoken_of(desk):
    there = {spot.id for spot in known(desk, desk.view()).spots}
    assert "shelter_house" in desk._exercise.plan.scenario.places
    assert there == {"reception", "market", "brickyard"}
    assert desk.public.ride("reception", "shelter_house") == -1


def test_no_road_leads_to_a_place_that_is_not_known(desk):
    places = {spot.id for spot in desk.public.places()}
    assert all({road.origin, road.to} <= places for road in desk.public.roads())
    assert len(desk.public.roads()) == 2


def test_the_seat_sees_itself_on_the_way(desk):
    desk.submit("act", {"verb": "go", "to": "brickyard"})
    desk.advance(600)
    (journey,) = journeys(desk.view())
    assert (journey.who, journey.origin, journey.to) == ("me", "reception", "brickyard")
    assert MOVING in "\n".join(drawing(known(desk, desk.view()), 40, 12, desk.now))
    assert "you, on the way to the brickyard by the river, there" in maps.journey_words(desk, journey)


def test_a_service_that_was_asked_for_is_on_its_way_here(desk):
    desk.submit("act", {"verb": "request", "service": "labour_advice"})
    desk.advance(300)
    assert any("on the way here: the labour inspector's advice" in maps.journey_words(desk, one) for one in journeys(desk.view()))


def test_what_was_told_of_a_place_is_the_last_that_was_told():
    session = Session.open("night-bus/first_morning", keep=False)
    assert closures(session.view()) == set()
    assert told_of(session.view(), "camp") == []
