"""The map draws the places and roads that a seat knows of, in braille or in plain signs, and who is on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.model.events import Claim, Observed
from sim.world.view import View
from tui.panes import boards
from tui.panes import map as maps
from tui.panes.map import CLOSED, COMING, HERE, MOVING, POST, Map, Stop, drawing, known, told_of
from tui.panes.travel import Journey, journeys, legs, shut
from zholda.session import Road, Session, Spot, walkthrough
from zholda.walkthrough import perform

SPOTS = st.lists(st.tuples(st.integers(-300, 300), st.integers(-300, 300)), min_size=1, max_size=12)


def chart(points: list[tuple[int, int]], here: int = 0, closed: int = -1) -> Map:
    spots = tuple(Spot(f"p{n}", east, north) for n, (east, north) in enumerate(points))
    stops = tuple(
        Stop(one.id, HERE if n == here else maps.MARKS[n], one.id, n == here, "" if n == closed else None, 60)
        for n, one in enumerate(spots)
    )
    roads = tuple(Road(spots[n].id, spots[n + 1].id, 60) for n in range(len(spots) - 1))
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
    map_ = chart([(0, 0), (100, 0)], here=-1)._replace(journeys=(Journey(("me",), "p0", "p1", 0, 1000),))
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
    (journey,) = journeys(desk, desk.view())
    assert (journey.who, journey.origin, journey.to) == (("me",), "reception", "brickyard")
    assert MOVING in "\n".join(drawing(known(desk, desk.view()), 40, 12, desk.now))
    assert "you, on the way to the brickyard by the river, there" in maps.journey_words(desk, journey)


def test_a_service_that_was_asked_for_is_on_its_way_here(desk):
    desk.submit("act", {"verb": "request", "service": "labour_advice"})
    desk.advance(300)
    assert any("on the way here: the labour inspector's advice" in maps.journey_words(desk, one) for one in journeys(desk, desk.view()))


def test_what_was_told_of_a_place_is_the_last_that_was_told():
    session = Session.open("night-bus/first_morning", keep=False)
    assert shut(session.view()) == []
    assert told_of(session.view(), "camp") == []


# --- who else is on the road ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def roads() -> dict[str, list[str]]:
    """What the map says of journeys to each seat at some minutes of the best play of the whole night bus."""
    played = walkthrough("night-bus", "full-best-practice")
    session = Session.open("night-bus", roster=dict.fromkeys(played.seats, "walkthrough:full-best-practice"), keep=False)
    wanted = {("shelter", "06:15"), ("post", "06:58"), ("shelter", "09:50"), ("post", "10:30"), ("investigator", "Tue 05:31")}
    found: dict[str, list[str]] = {}
    for _taken in perform(session, played):
        for seat, clock in sorted(wanted):
            session.sit(seat)
            if session.now >= _second(clock):
                wanted.discard((seat, clock))
                found[f"{seat} {clock}"] = [maps.journey_words(session, one) for one in journeys(session, session.view())]
    return found


def _second(clock: str) -> int:
    day, _, hour = clock.rpartition(" ")
    return (int(hour[:2]) * 60 + int(hour[3:]) - 320) * 60 + (86_400 if day else 0)


def test_a_seat_that_is_asked_for_its_van_knows_that_it_is_on_the_road(roads):
    assert any(said.startswith("* on the way to Post Km 42: the white van with seven seats, about 08:2") for said in roads["shelter 06:15"])


def test_who_drives_out_when_a_seat_is_asked_for_is_the_officer_and_not_you_at_the_desk():
    session = Session.open("night-bus", seat="investigator", others="ordinary", seed=1, keep=False)
    session.advance(4300)
    said = [maps.journey_words(session, one) for one in journeys(session, session.view())]
    assert said == ["* on the way to Post Km 42: Zhibek A. (a detective from Kostobe), about 07:01"]


def test_who_turns_round_when_asked_for_again_is_on_the_way_here_and_not_gone_off():
    session = Session.open("night-bus", seat="post", seed=1, keep=False)
    session.advance(_second("06:10"))
    session.submit("act", {"verb": "request", "service": "regional_officers"})
    session.advance(_second("12:20"))
    gone = [one.who for one in journeys(session, session.view())]
    assert ("bota", "asel") in gone
    session.submit("act", {"verb": "request", "service": "regional_officers"})
    session.advance(_second("12:35"))
    found = [one.who for one in journeys(session, session.view())]
    assert ("regional_officers",) in found
    assert ("bota", "asel") not in found


@pytest.mark.parametrize("others", ["ordinary", "correct"])
def test_nobody_who_stands_here_is_on_the_road_on_the_map(others: str):
    session = Session.open("night-bus", seat="investigator", others=others, seed=1, keep=False)
    rode = set()
    for minute in range(60, 105):
        session.advance(minute * 60)
        view = session.view()
        under_way = {one for journey in journeys(session, view) for one in journey.who}
        assert not under_way & {*view.here()}, minute
        rode |= under_way
    assert "zhibek" in rode


def test_whoever_asked_for_it_sees_it_come_and_not_where_it_is(roads):
    (van,) = [said for said in roads["post 06:58"] if "van" in said]
    assert van.startswith("> on the way to Post Km 42: the white van")


def test_whom_another_seat_hands_over_by_telephone_is_on_the_way(roads):
    (coming,) = [said for said in roads["shelter 09:50"] if "on the way to the shelter" in said]
    assert coming.startswith("* ")
    assert "and 4 more" in coming
    assert coming.endswith("about 12:01")


def test_who_was_seen_leaving_is_told_without_a_direction(roads):
    assert any("seen leaving Post Km 42 at 06:55: the night bus" in said for said in roads["post 06:58"])
    assert not any("the night bus" in said for said in roads["post 10:30"])


def test_an_operation_is_a_journey_of_the_seat_itself(roads):
    assert any(said.startswith("* you, on the way to Third Well, there") for said in roads["investigator Tue 05:31"])


DAWN = 24 * 3600 + 600  # Tue 05:30

# --- roads that are shut, legs, checkpoints --------------------------------------------------------------------------------------


def seen(*events: tuple[int, Observed]) -> View:
    view = View("post", kinds={"camp": "place"})
    for at, event in events:
        view.observe(at, event)
    return view


def told(*claims: tuple[str, str, str]) -> Observed:
    return Observed("post", "screen", "", "engine.message", (), (), tuple(Claim(*one) for one in claims), "")


def test_a_closure_is_known_with_its_hours_once_it_was_told_and_not_before():
    view = seen((60, told(("camp", "closed", "19:00 to 05:30"))))
    assert [(one.place, one.words, one.line) for one in shut(view)] == [("camp", "19:00 to 05:30", 1)]
    assert shut(seen((60, told(("camp", "closed", "19:00 to 05:30"))), (90, told(("camp", "closed", "no"))))) == []


def test_the_weather_shuts_the_earth_road_on_the_map_of_whoever_was_told_and_of_nobody_before():
    session = Session.open("night-bus", seat="investigator", others="vacant", seed=1, keep=False)
    session.advance(session.now + 10 * 3600)
    assert shut(session.view()) == []
    session.advance(session.now + 3600)
    (stop,) = [one for one in known(session, session.view()).stops if one.closed is not None]
    assert (stop.id, stop.closed) == ("turnoff", "to vans, Monday 19:00 to Tuesday 05:30")
    assert CLOSED in "".join(drawing(known(session, session.view()), 40, 12, session.now))


def test_a_road_is_open_on_the_map_again_when_the_hours_that_were_told_are_over():
    session = Session.open("night-bus", seat="investigator", others="ordinary", seed=1, keep=False)
    session.advance(DAWN - 60)

    def closed() -> list[str]:
        return [stop.id for stop in known(session, session.view()).stops if stop.closed is not None]

    assert closed() == ["turnoff"]
    session.advance(DAWN)
    assert closed() == []
    assert "Tuesday 05:30" in boards.place_text(session, session.view(), "turnoff"), "what was told of it can still be read"


def test_a_road_of_which_no_hours_were_told_stays_shut():
    session = Session.open("night-bus", seat="investigator", others="ordinary", seed=1, keep=False)
    public = session.public
    assert public.shut_until("turnoff", "to vans, Monday 19:00 to Tuesday 05:30") == DAWN
    assert public.shut_until("turnoff", "to vans") == -1
    assert public.shut_until("kostobe", "until 05:30") == -1


def test_a_road_that_was_tried_in_vain_is_shut_until_it_is_open_again():
    here, no = told(("me", "place", "turnoff")), Observed("post", "own", "", "engine.refused.road_closed", (("verb", "go"),), (), (), "")
    (one,) = shut(seen((10, here), (20, no)))
    assert (one.place, one.words, one.at) == ("turnoff", "", 20)


def test_the_way_goes_leg_by_leg_over_known_roads():
    known_roads = (Road("a", "b", 60), Road("b", "c", 60), Road("a", "c", 300))
    assert legs(known_roads, "a", "c") == [("a", 0), ("b", 60), ("c", 120)]
    assert legs(known_roads, "a", "z") == []


def test_on_a_way_of_two_legs_one_is_on_the_second_after_its_half():
    map_ = chart([(0, 0), (10, 10), (20, 0)], here=-1)._replace(journeys=(Journey(("me",), "p0", "p2", 0, 100),))
    rows = [next(n for n, line in enumerate(drawing(map_, 30, 9, now)) if MOVING in line) for now in (10, 50, 90)]
    assert rows[1] < rows[0]
    assert rows[1] < rows[2]


def test_who_comes_from_nobody_knows_where_stands_beside_the_place():
    map_ = chart([(0, 0), (100, 0)])._replace(journeys=(Journey(("ambulance",), "", "p1", -1, 1000),))
    assert f"{COMING}2" in "\n".join(drawing(map_, 40, 3, 0))


def test_a_checkpoint_has_a_sign_and_a_word():
    session = Session.open("night-bus", seat="shelter", others="vacant", keep=False)
    map_ = known(session, session.view())
    assert POST in "\n".join(drawing(map_, 40, 12, 0))
    assert "checkpoint (#): migration police" in " ".join(maps.stop_words(stop)[1] for stop in map_.stops)


def test_a_place_is_told_with_the_roads_that_lead_from_it(desk):
    assert boards.place_text(desk, desk.view(), "market").startswith("Roads from here: ")
