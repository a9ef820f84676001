"""People and services of the night bus are where they are said to be: shifts end, who is asked sets out, who has come says why."""

from typing import Any

import pytest

from scoring.assess import assess
from sim.exercise import Exercise
from sim.model import events as e
from tests.test_night_bus_full import laws, plan
from tests.test_night_bus_reached import second
from zholda.session import Session


def after(*acts: tuple[str, dict[str, Any]], seats: tuple[str, ...] = ("post",), **opened: Any) -> Exercise:
    """A play in which these acts were begun, each at its moment, by the seat it names (`seat`) or the first. The last of them is now."""
    exercise = Exercise.open(plan().scenario, plan().pack, roster=dict.fromkeys(seats, "trainee"), plan=plan(), **{"seed": 1, **opened})
    for when, act in acts:
        exercise.advance(second(when))
        args = {key: value for key, value in act.items() if key != "seat"}
        exercise.submit(e.Commanded(str(act.get("seat", seats[0])), "act", args, 0))
    return exercise


def play(*acts: tuple[str, dict[str, Any]], until: str, seats: tuple[str, ...] = ("post",), seed: int = 1) -> Exercise:
    """The same until a later moment; none of the acts may be refused."""
    exercise = after(*acts, seats=seats, seed=seed)
    exercise.advance(second(until))
    assert not [(x.event.verb, x.event.reason) for x in exercise.journal if isinstance(x.event, e.ActRefused) and x.event.seat]
    return exercise


def said(exercise: Exercise, seat: str = "post") -> list[str]:
    return [line.wording for line in exercise.view(seat).lines]


# --- shifts ----------------------------------------------------------------------------------------------------------------


def test_the_night_shift_goes_home_on_tuesday_morning_and_comes_again_in_the_evening() -> None:
    exercise = Exercise.open(plan().scenario, plan().pack, seed=1, roster={"post": "trainee"}, plan=plan())
    there = {}
    for when in ("Tue 07:50", "Tue 08:30", "Tue 14:20", "Tue 21:10", "Wed 05:00", "Wed 09:00", "Thu 04:40"):
        exercise.advance(second(when))
        there[when] = [who for who in ("dana", "odil") if who in exercise.view("post").here()]
    both = ["dana", "odil"]
    assert there == {
        "Tue 07:50": both,
        "Tue 08:30": [],
        "Tue 14:20": [],
        "Tue 21:10": both,
        "Wed 05:00": both,
        "Wed 09:00": [],
        "Thu 04:40": both,
    }


def test_whoever_speaks_at_the_post_or_rings_from_home_is_there_or_is_not() -> None:
    world = (exercise := Exercise.open(plan().scenario, plan().pack, seed=1, roster={"post": "trainee"}, plan=plan()))._stage.world
    exercise.advance(second("Tue 07:19"))
    heard = len(exercise.view("post").lines)
    while exercise.now < second("Thu 05:10"):
        before = {who: world.at(who) for who in ("dana", "odil")}
        exercise.advance(exercise.now + 60)
        lines = exercise.view("post").lines
        for line in lines[heard:]:
            if line.source in ("dana", "odil"):
                there = "post_km42" in (before[line.source], world.at(line.source))
                assert there == (line.channel != "phone"), (line.wording, line.at)
        heard = len(lines)


def test_nobody_of_the_shift_goes_home_out_of_a_talk() -> None:
    talk = {"verb": "speak_with", "person": "dana", "topic": "people", "question": "open"}
    exercise = play(("Tue 08:08", talk), until="Tue 08:40")
    assert "dana" not in exercise.view("post").here()
    assert not [x for x in exercise.journal if isinstance(x.event, e.ActInterrupted) and x.event.seat]


# --- who was asked to come --------------------------------------------------------------------------------------------------

ASKED = ("Mon 06:21", {"verb": "request", "service": "investigator"})


def test_an_investigator_who_was_asked_to_come_is_on_the_road_and_not_at_her_desk() -> None:
    exercise = play(ASKED, until="Mon 06:40", seats=("post", "investigator"))
    assert "zhibek" not in exercise.view("investigator").here()
    exercise.advance(second("Mon 07:10"))
    assert "zhibek" in exercise.view("post").here()


def test_whoever_is_in_an_act_when_they_should_set_out_ends_it_first() -> None:
    search = ("Mon 06:25", {"seat": "investigator", "verb": "speak_with", "person": "zhibek", "topic": "people", "question": "open"})
    exercise = play(ASKED, search, until="Mon 06:40", seats=("post", "investigator"))
    assert not [x for x in exercise.journal if isinstance(x.event, e.ActInterrupted) and x.event.seat]
    assert "zhibek" not in exercise.view("investigator").here()


HOLDS = ("Mon 05:50", {"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "check"})
LOCKED = ("Mon 06:00", {"verb": "separate", "people": ["oygul", "hurshida"], "from": "grey_coat", "to": "office", "locked": True})
APART = ("Mon 06:50", {"verb": "separate", "people": ["grey_coat"], "from": "oygul", "to": "lane"})
HELD = ("Mon 06:12", {"verb": "tell_held", "people": ["grey_coat"]})
SAYS = ("behind_the_door", "one_and_the_others_may_go", "only_waiting", "nobody_to_take_over")


def seen_by_zhibek(*acts: tuple[str, dict[str, Any]]) -> list[str]:
    exercise = play(*acts, until="Mon 07:30")
    return [one for one in SAYS if f"storylines.{one}.she_says" in said(exercise)]


def test_what_she_sees_when_she_gets_out_of_the_car_she_says_in_one_sentence() -> None:
    assert seen_by_zhibek(HOLDS, LOCKED, HELD, ASKED) == ["behind_the_door"]
    assert seen_by_zhibek(HOLDS, HELD, ASKED) == ["one_and_the_others_may_go"]
    assert seen_by_zhibek(HOLDS, ASKED, APART) == ["only_waiting"]
    assert seen_by_zhibek(HOLDS, ASKED) == ["nobody_to_take_over"]


# --- women officers ---------------------------------------------------------------------------------------------------------

WOMEN = {"verb": "request", "service": "regional_officers"}


def test_women_officers_come_to_where_the_seat_works_that_asked_for_them() -> None:
    exercise = play(ASKED, ("Mon 09:00", {**WOMEN, "seat": "investigator"}), until="Mon 12:00", seats=("post", "investigator"))
    assert {"asel", "bota"} <= {*exercise.view("investigator").here()}
    assert not {"asel", "bota"} & {*exercise.view("post").here()}
    assert "services.regional_officers.granted_text" in said(exercise, "investigator")


def test_women_officers_search_a_woman_where_they_are() -> None:
    search = ("Mon 09:10", {"verb": "search_person", "person": "grey_coat", "by": "asel"})
    exercise = after(HOLDS, HELD, ("Mon 06:15", WOMEN), search)
    exercise.advance(second("Mon 09:40"))
    assert [x.event.actor for x in exercise.journal if isinstance(x.event, e.ActEnded) and x.event.verb == "search_person"] == ["asel"]


def test_women_officers_go_home_after_their_hours_and_can_be_asked_again() -> None:
    exercise = play(("Mon 14:00", WOMEN), until="Mon 17:00")
    assert {"asel", "bota"} <= {*exercise.view("post").here()}
    exercise.advance(second("Mon 20:30"))
    assert not {"asel", "bota"} & {*exercise.view("post").here()}
    exercise.submit(e.Commanded("post", "act", WOMEN, 0))
    exercise.advance(second("Tue 00:05"))  # they are on the road home when they are asked again, and come from there
    assert {"asel", "bota"} <= {*exercise.view("post").here()}


@pytest.mark.parametrize("seat", ["post", "investigator"])
def test_who_of_ones_own_speaks_what_is_told_of_those_who_are_here(seat: str) -> None:
    ready = {"seat": seat, "verb": "prepare", "what": "languages"}
    exercise = play(ASKED, ("Mon 06:40", ready), until="Mon 06:50", seats=("post", "investigator"))
    told = [line.source for line in exercise.view(seat).lines if line.wording == "engine.prepared.languages"]
    assert told
    assert {*told} <= {*exercise.view(seat).here()}
    assert len(told) == len({*told}), "each in one line, who speaks all of them equally well"


# --- voices in the flesh ----------------------------------------------------------------------------------------------------


def test_a_voice_who_came_behind_a_closed_door_leaves_it_some_minutes_after_the_talk() -> None:
    talk = {"verb": "safety_check", "person": "oygul", "voice": "odil", "where": "office"}
    exercise = play(HOLDS, ("Mon 05:55", talk), until="Mon 05:57")
    world = exercise._stage.world
    assert (world.room("odil"), world.room("oygul")) == ("office", "office")
    exercise.advance(second("Mon 06:14"))
    assert world.room("odil") == "gate"


def test_a_voice_who_speaks_on_in_the_same_room_stays_in_it() -> None:
    talk = {"verb": "safety_check", "person": "oygul", "voice": "odil", "where": "office"}
    more = {"verb": "speak_with", "person": "oygul", "topic": "health", "question": "open", "voice": "odil", "where": "office"}
    next_one = {"verb": "safety_check", "person": "feruza", "voice": "odil", "where": "office"}
    exercise = play(HOLDS, ("Mon 05:55", talk), ("Mon 06:00", more), ("Mon 06:16", next_one), until="Mon 06:18")
    rooms = [x.event.room for x in exercise.journal if isinstance(x.event, e.ActEnded) and x.event.seat and x.event.voice == "odil"]
    assert (rooms, exercise._stage.world.room("odil")) == (["office", "office"], "office")
    assert not [x for x in exercise.journal if isinstance(x.event, e.ActInterrupted) and x.event.seat]


def test_another_voice_takes_the_place_of_the_one_who_spoke_before() -> None:
    talk = {"verb": "safety_check", "person": "oygul", "voice": "odil", "where": "office"}
    herself = {"verb": "introduce", "people": ["oygul"], "where": "office"}
    exercise = play(HOLDS, ("Mon 05:55", talk), ("Mon 06:00", herself), until="Mon 06:01")
    assert exercise._stage.world.room("odil") == "gate", "nobody listens who is not needed"


# --- papers -----------------------------------------------------------------------------------------------------------------


def test_the_passport_of_the_girl_who_was_driven_to_the_city_is_found_at_the_well_with_the_others() -> None:
    operation = {"seat": "investigator", "verb": "carry_out_operation", "to": "camp"}
    exercise = play(ASKED, ("Wed 10:05", operation), until="Wed 15:00", seats=("post", "investigator"))
    world = exercise._stage.world
    assert world.at("madina") != "camp"
    kept = ("passport_madina", "passport_zulfiya", "passport_oygul")
    assert [world.get("holder." + one) for one in kept] == ["scales"] * 3
    assert "storylines.papers_on_the_scales.for_the_registration" in said(exercise, "investigator")


# --- apart ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("room", "told"), [("office", ["grey_coat"]), ("lane", [])])
def test_bringing_somebody_apart_from_another_into_that_ones_own_room_is_said_and_not_refused(room: str, told: list[str]) -> None:
    sits = {"verb": "separate", "people": ["grey_coat"], "from": "lola", "to": "office"}
    apart = {"verb": "separate", "people": ["oygul", "hurshida"], "from": "grey_coat", "to": room, "locked": True}
    exercise = play(HOLDS, ("Mon 05:54", sits), ("Mon 06:00", apart), until="Mon 06:10")
    lines = [line for line in exercise.view("post").lines if line.wording == "engine.not_apart"]
    assert [who for line in lines for who in line.about] == told
    assert exercise._stage.world.room("oygul") == room


# --- in the house -----------------------------------------------------------------------------------------------------------


def house(until: str) -> Exercise:
    """The shelter, when the seven have come by the story."""
    exercise = Exercise.open(
        plan().scenario, plan().pack, seed=1, roster=dict.fromkeys(("shelter", "investigator"), "trainee"), plan=plan()
    )
    exercise.advance(second(until))
    return exercise


def test_whoever_is_there_already_does_not_come_in_once_more_when_a_request_falls_due() -> None:
    exercise = house("Mon 12:00")
    needs = {"verb": "share", "contact": "guardianship", "items": ["needs"], "basis": "duty", "people": ["madina"]}
    exercise.submit(e.Commanded("shelter", "act", needs, 0))  # else a car takes her away in the evening
    exercise.advance(second("Mon 12:50"))
    no_driver = {"verb": "decline_order", "contact": "suspects_lawyer", "order": "transfer"}
    exercise.submit(e.Commanded("shelter", "act", no_driver, 0))
    exercise.advance(second("Tue 08:40"))
    exercise.submit(e.Commanded("shelter", "act", {"verb": "request", "service": "guardian", "people": ["madina"]}, 0))
    exercise.submit(e.Commanded("shelter", "act", {"verb": "ask_wish", "person": "madina", "where": "small_room"}, 0))
    assert "saltanat" in exercise.view("shelter").here()
    exercise.advance(second("Tue 11:20"))
    assert exercise._stage.world.get("granted.guardian")
    lines = exercise.view("shelter").lines
    assert "services.guardian.granted_text" not in [line.wording for line in lines]
    assert [line.about for line in lines if line.wording == "engine.here_already"] == [("saltanat",)]


def test_an_intake_takes_place_in_the_room_that_she_is_shown() -> None:
    exercise = house("Mon 11:00")
    world = exercise._stage.world
    assert world.room("madina") == "shelter_hall"
    intake = {"verb": "receive", "people": ["madina", "lola"], "phones": "own", "gate": "open", "to": "room_one"}
    exercise.submit(e.Commanded("shelter", "act", intake, 0))
    exercise.advance(exercise.now + 60)
    assert world.acts, "it goes on"
    assert [exercise.view("shelter").people[who].room for who in ("madina", "lola")] == ["room_one"] * 2
    exercise.advance(exercise.now + 3 * 3600)
    assert [world.room(who) for who in ("madina", "lola")] == ["room_one"] * 2, "they stay there"
    [began] = [x.event for x in exercise.journal if isinstance(x.event, e.ActBegan) and x.event.verb == "receive"]
    assert (began.room, [who for who in began.hearing if who not in began.people]) == ("room_one", [])


def test_who_is_taken_in_already_comes_last_among_those_to_be_taken_in() -> None:
    exercise = house("Mon 11:00")
    intake = {"verb": "receive", "people": ["madina", "lola"], "phones": "own", "gate": "open", "to": "room_one"}
    exercise.submit(e.Commanded("shelter", "act", intake, 0))
    exercise.advance(second("Mon 13:00"))
    targets = next(one.targets for one in exercise.offers("shelter") if one.verb == "receive")
    assert set(targets[-2:]) == {"madina", "lola"}
    assert "hurshida" in targets[:-2]


# --- since when -------------------------------------------------------------------------------------------------------------


def test_somebody_is_held_from_the_second_in_which_the_words_begin_on_the_screen_by_the_clock_and_in_the_debrief() -> None:
    """Practice review, D8: told at 06:12, three hours end at 09:12. She may not go from the first word on."""
    exercise = play(HOLDS, HELD, until="Mon 09:30")
    begins, view = second("Mon 06:12"), exercise.view("post")
    assert view.people["grey_coat"].claims["held_since"] == begins
    assert [x.event.since for x in exercise.journal if isinstance(x.event, e.Restricted) and x.event.how == "told_held"] == [begins]
    assert [x.event.due for x in exercise.journal if isinstance(x.event, e.ClockStarted) and x.event.clock == "delivery"] == [
        begins + 3 * 3600
    ]
    found = assess(exercise.journal, plan().scenario, plan().law, laws()).results
    assert {one.due for one in found if one.criterion == "LR1.delivered" and "grey_coat" in one.people} == {begins + 3 * 3600}


# --- the eight, where nobody stopped the bus ----------------------------------------------------------------------------------

LOUD = [
    ("Mon 05:50", {"verb": "share", "contact": "captain", "items": ["names", "number_of_people"], "basis": "duty"}),
    ("Mon 06:01", {"verb": "share", "contact": "captain", "items": ["suspect"], "basis": "duty"}),
]


def test_whoever_was_brought_to_the_well_is_moved_with_the_others_and_found_where_they_are() -> None:
    operation = {"seat": "investigator", "verb": "carry_out_operation", "to": "warehouse"}
    offered = {"seat": "investigator", "verb": "offer_help", "person": "oygul", "services": ["shelter"]}
    exercise = play(*LOUD, ASKED, ("Wed 10:30", operation), until="Wed 10:31", seats=("post", "investigator"))
    world = exercise._stage.world
    assert world.get("flag.people_moved")
    assert {world.at(who) for who in ("oygul", "feruza", "lola", "serik", "marat")} == {"warehouse"}
    exercise.advance(second("Wed 14:00"))
    assert {"oygul", "feruza", "lola", "serik"} <= {*exercise.view("investigator").here()}
    assert {world.get("holder." + one) for one in ("passport_oygul", "passport_madina")} == {"loading_hall"}
    exercise.submit(e.Commanded("investigator", "act", {key: value for key, value in offered.items() if key != "seat"}, 0))
    exercise.advance(second("Wed 20:00"))
    accepted = world.get("accepted.oygul.shelter")
    assert world.at("oygul") == ("shelter" if accepted else "warehouse")


def test_the_second_chance_comes_from_the_warehouse_too() -> None:
    exercise = play(*LOUD, until="Tue 19:00", seats=("post", "investigator"))
    assert exercise._stage.world.get("flag.people_moved")
    assert exercise._stage.world.at("zulfiya") == "hospital"


def ways(exercise: Exercise, seat: str) -> set[str]:
    """Where this seat is offered to go."""
    return {to for offer in exercise.offers(seat) if offer.verb == "go" for to in offer.choices["to"]}


def test_no_list_of_ways_names_a_place_of_which_nobody_has_spoken() -> None:
    """Found in play: at twenty past six the investigator could drive to "the cafe with rooms above it"."""
    seats = ("post", "investigator", "shelter", "prosecutor")
    begun = after(("Mon 06:30", {"verb": "note", "text": "-"}), seats=seats)
    assert not {"cafe", "camp", "owner_house"} & set().union(*(ways(begun, seat) for seat in seats))
    assert "farm" in ways(begun, "post"), "what stands in the contract can be gone to"


def test_a_cafe_that_a_caller_names_can_be_gone_to() -> None:
    exercise = after(("Mon 06:30", {"verb": "note", "text": "-"}), seats=("shelter",))
    assert "cafe" not in ways(exercise, "shelter")
    exercise.view("shelter").facts["knows.cafe"] = True
    assert "cafe" in ways(exercise, "shelter")


@pytest.mark.parametrize("by_protocol", [True, False])
def test_an_officer_sits_on_in_a_cell_only_with_somebody_whom_nobody_else_watches(by_protocol: bool) -> None:
    """Found in play: after the interview the officer stayed with her in the holding room until midnight and saw nobody come."""
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as session:
        while "grey_coat" not in session.view().here():
            session.advance_until(session.now + 3600)
        marks = {"minute": 3540, "ground": "traces", "rights": True, "doctor": True, "relatives": True}
        protocol: list[dict[str, Any]] = [{"verb": "detain", "person": "grey_coat", **marks}] if by_protocol else []
        for act in (*protocol, {"verb": "speak_with", "person": "grey_coat", "topic": "work", "question": "open", "where": "cell"}):
            assert session.submit("act", act).accepted, act
            while session.view().busy:
                session.advance(session.now + 60)
        assert session.view().room == "cell"
        session.advance(session.now + 900)
        assert session.view().room == ("duty_room" if by_protocol else "cell")
