"""What reaches another seat: what is shared, who is handed over, arrival and its rules, the meeting that identifies."""

from dataclasses import replace
from typing import Any

import pytest

from sim.behaviours.reaching import SETS_OUT
from sim.exercise import Exercise, fold
from sim.model import events as e
from sim.model.people import Tie
from sim.model.scenario import Effect
from tests.laws.ferry import ferry
from tests.laws.landing import between, do, found, goes, heard, last_refusal, lines, submit, with_person

OPEN: dict[str, Any] = {"person": "mira", "voice": "aside", "where": "shed", "status": "injured", "warned": True}
IN_THE_SHED: dict[str, Any] = {
    "seats": {**ferry().seats, "post": replace(ferry().seats["post"], room="shed")},
    "people": with_person("walker", room="shed"),
}
CONSENT: dict[str, Any] = {"verb": "ask_consent", "person": "mira", "voice": "aside", "where": "shed", "to": "shelter_line"}


# --- what reaches another seat ------------------------------------------------------------------------------------------


def test_what_is_shared_with_a_seat_is_known_there_by_value_and_no_more() -> None:
    exercise = between(people=with_person("mira", trust={"police": 60}))
    do(exercise, verb="speak_with", person="mira", voice="aside", where="shed", topic="offer", question="open")
    do(exercise, verb="check_documents", people=["mira"], after="owner")
    do(exercise, verb="share", contact="desk_line", items=["names", "account", "minor_present"], basis="duty", people=["mira"])
    desk, facts = exercise.view("desk"), exercise._stage.world.facts
    assert desk.people["mira"].claims["name"] == "Mira"
    [account] = [line for line in desk.lines if line.sign == "people.mira.memories.promised"]
    assert (account.channel, account.source) == ("phone", "seat:post")
    assert facts.get("grounds.desk.mira")
    assert facts.get("young.desk.mira")
    assert "people.mira.memories.door" not in [line.sign for line in desk.lines]
    assert "contacts.desk_line.answers" not in heard(exercise)


def test_names_that_were_not_given_are_not_known() -> None:
    exercise = between()
    do(exercise, verb="check_documents", people=["mira"])
    do(exercise, verb="share", contact="desk_line", items=["number_of_people"], basis="duty", people=["mira"])
    assert "engine.shared" in heard(exercise, "desk")
    assert "mira" not in exercise.view("desk").people
    do(exercise, verb="share", contact="desk_line", items=["minor_present"], basis="duty", people=["mira"])
    assert exercise.view("desk").people["mira"].claims == {}


def test_what_was_put_into_a_mouth_stays_so_when_it_is_passed_on() -> None:
    exercise = between(people=with_person("mira", trust={"police": 60}))
    do(exercise, verb="speak_with", person="mira", voice="aside", where="shed", topic="offer", question="leading")
    do(exercise, verb="share", contact="desk_line", items=["account"], basis="duty")
    assert "people.mira.memories.promised" in heard(exercise, "desk")
    assert not exercise._stage.world.get("grounds.desk.mira")


def test_where_nobody_sits_the_body_answers_as_it_is_written() -> None:
    exercise = between(roster={"post": "trainee"})
    do(exercise, verb="share", contact="desk_line", items=["names"], basis="duty")
    assert "contacts.desk_line.answers" in heard(exercise)


def test_a_seat_learns_of_each_request_to_its_service() -> None:
    exercise = between()
    do(exercise, verb="request", service="lena_line", people=["mira"])
    [line] = [line for line in exercise.view("house").lines if line.wording == "engine.asked_for"]
    assert (dict(line.args)["by"], dict(line.args)["service"], line.source) == ("post", "lena_line", "seat:post")


def test_those_handed_over_to_a_seats_van_arrive_at_its_place_after_the_road() -> None:
    van = lines(van=goes(1000, Effect("arrive", {"who": "driver", "place": "landing"})))
    exercise = between(storylines=van, injects={}, decisions={})
    exercise.advance(1001)
    do(exercise, verb="hand_over", people=["mira"], to="shelter_line", introduced=True, items=["check_in_progress"])
    assert "mira" in exercise.view("post").here(), "the driver, who stays, has her with her"
    left = next(entry.at for entry in exercise.journal if type(entry.event) is e.HandedOver) + SETS_OUT
    exercise.advance(left)
    assert "mira" not in exercise.view("post").here()
    assert "engine.shared" in heard(exercise, "house")
    assert "engine.handed_over" in heard(exercise, "house")
    exercise.advance(left + 1199)
    assert "mira" not in exercise.view("house").here()
    exercise.advance(left + 1200)
    assert "mira" in exercise.view("house").here()


def test_those_taken_over_by_an_officer_stay_in_sight_until_the_seats_van_comes() -> None:
    exercise = between(storylines=lines(van=goes(6000, Effect("arrive", {"who": "driver", "place": "landing"}))))
    do(exercise, "house", verb="go", to="landing")
    do(exercise, verb="check_documents", people=["mira"])
    do(exercise, verb="hand_over", people=["mira"], to="shelter_line")
    assert "mira" in exercise.view("house").here()
    assert exercise._stage.world.get("holder.paper_mira") == "seat:house"
    exercise.advance(6001)
    assert "mira" not in exercise.view("house").here()
    exercise.advance(7200)
    assert exercise._stage.world.at("mira") == "house"


def test_with_the_seat_vacant_those_handed_over_are_gone_as_before() -> None:
    exercise = between(
        roster={"post": "trainee"}, storylines=lines(van=goes(1000, Effect("arrive", {"who": "driver", "place": "landing"})))
    )
    exercise.advance(1001)
    do(exercise, verb="hand_over", people=["mira"], to="shelter_line")
    exercise.advance(exercise.now + 7200)
    assert exercise._stage.world.at("mira") == ""


def test_nobody_can_be_handed_over_where_no_receiver_is() -> None:
    exercise = between()
    do(exercise, verb="hand_over", people=["mira"], to="shelter_line")
    assert last_refusal(exercise) == "engine.refused.receiver_not_here"


def test_a_hand_over_breaks_off_when_the_receiving_officer_leaves() -> None:
    exercise = between()
    do(exercise, "house", verb="go", to="landing")
    do(exercise, wait=False, verb="hand_over", people=["mira"], to="shelter_line")
    do(exercise, "house", wait=False, verb="go", to="house")
    exercise.advance(exercise.now + 1)
    assert [x.verb for x in found(exercise, e.ActInterrupted)] == ["hand_over"]


def test_those_accompanied_to_a_seat_arrive_there() -> None:
    exercise = between()
    do(exercise, verb="accompany", people=["tolya"], to="desk_line")
    exercise.advance(exercise.now + 900)
    assert "tolya" in exercise.view("desk").here()


# --- arrival, house rules, follow-up ------------------------------------------------------------------------------------


def at_the_house(**changes: Any) -> Exercise:
    """Mira has come to the house."""
    people = with_person("mira", place="house", aboard="", speaks={"ru": "full"}, trust={"ngo": 60}, **changes)
    return between(people=people)


def test_who_is_received_with_an_open_gate_and_her_telephone_is_free() -> None:
    exercise = at_the_house()
    do(exercise, "house", verb="receive", people=["mira"], to="upstairs")
    [received] = found(exercise, e.Received)
    assert (received.phones, received.gate) == ("own", "open")
    assert not found(exercise, e.Restricted)
    assert exercise._stage.world.room("mira") == "upstairs"


def test_who_is_received_into_no_room_stays_where_she_is() -> None:
    exercise = at_the_house()
    before = exercise._stage.world.room("mira")
    do(exercise, "house", verb="receive", people=["mira"], to="")
    assert len(found(exercise, e.Received)) == 1
    assert exercise._stage.world.room("mira") == before


@pytest.mark.parametrize(("born", "room", "many"), [("2021-04-02", "hall", 2), ("2012-04-02", "hall", 1), ("2021-04-02", "upstairs", 1)])
def test_a_small_child_who_stands_beside_its_mother_is_taken_in_with_her(born: str, room: str, many: int) -> None:
    """Found in play: a mother was taken in, and her child of four stood in the hall for the assessment, received by nobody."""
    people = with_person(
        "mira", place="house", aboard="", speaks={"ru": "full"}, trust={"ngo": 60}, room="hall", ties=[Tie("tolya", "kin")]
    )
    people["tolya"] = replace(people["tolya"], place="house", aboard="", room=room, born=born)
    exercise = between(people=people)
    do(exercise, "house", verb="receive", people=["mira"], to="upstairs")
    assert len(found(exercise, e.Received)) == many
    assert exercise._stage.world.room("tolya") == ("upstairs" if many == 2 else room)


@pytest.mark.parametrize(("terms", "how"), [({"phones": "box"}, "phone_kept"), ({"gate": "locked"}, "locked_in")])
def test_a_boxed_telephone_or_a_locked_gate_restricts_from_the_first_second(terms: dict[str, Any], how: str) -> None:
    exercise = at_the_house()
    do(exercise, "house", verb="receive", people=["mira"], **terms)
    assert [(x.how, x.since) for x in found(exercise, e.Restricted)] == [(how, exercise.now)]


def test_a_telephone_given_back_ends_the_restriction_that_it_was() -> None:
    exercise = at_the_house()
    do(exercise, "house", verb="receive", people=["mira"], phones="box")
    assert exercise._stage.world.get("holder.phone_mira") == "seat:house"
    do(exercise, "house", verb="return", what="belongings", people=["mira"])
    assert exercise._stage.world.get("holder.phone_mira") == "mira"
    assert not exercise._stage.world.get("held.mira")


def test_house_rules_restrict_those_taken_in_and_lifting_them_frees_them() -> None:
    exercise = at_the_house()
    do(exercise, "house", verb="receive", people=["mira"])
    for rule in ("gate_locked", "phones_boxed"):
        do(exercise, "house", verb="set_house_rule", rule=rule)
    assert {x.how for x in found(exercise, e.Restricted)} == {"locked_in", "phone_kept"}
    do(exercise, "house", verb="set_house_rule", rule="gate_locked", step="lift")
    assert exercise._stage.world.get("held.mira")
    do(exercise, "house", verb="set_house_rule", rule="phones_boxed", step="lift")
    assert not exercise._stage.world.get("held.mira")
    assert exercise._stage.world.get("holder.phone_mira") == "mira"


def test_nothing_of_theirs_in_hand_cannot_be_returned() -> None:
    exercise = between()
    do(exercise, verb="return", what="belongings", people=["mira"])
    assert last_refusal(exercise) == "engine.refused.nothing_of_theirs"


@pytest.mark.parametrize(("way", "number", "reached"), [("informed", True, True), ("informed", False, False), ("bare", True, False)])
def test_who_left_with_a_number_is_reached(way: str, number: bool, reached: bool) -> None:
    exercise = between()
    do(exercise, verb="follow_up", person="walker")
    assert last_refusal(exercise) == "engine.refused.still_here"
    do(exercise, verb="let_go", people=["walker"], way=way, number=number)
    do(exercise, verb="follow_up", person="walker")
    assert [x.reached for x in found(exercise, e.FollowedUp)] == [reached]


@pytest.mark.parametrize(
    ("how", "act"),
    [
        ("informed", {"verb": "let_go", "way": "informed", "number": True}),
        ("accompanied", {"verb": "accompany", "to": "guardian"}),
    ],
)
def test_whoever_was_taken_in_leaves_as_they_leave(how: str, act: dict[str, Any]) -> None:
    exercise = at_the_house()
    do(exercise, "house", verb="receive", people=["mira"])
    do(exercise, "house", people=["mira"], **act)
    assert [(x.place, x.how) for x in found(exercise, e.PersonLeft)] == [("house", how)]
    do(exercise, "house", verb="follow_up", person="mira")
    assert found(exercise, e.FollowedUp)[0].reached


def test_who_left_the_house_without_a_number_is_not_reached() -> None:
    exercise = at_the_house()
    do(exercise, "house", verb="receive", people=["mira"])
    do(exercise, "house", people=["mira"], verb="let_go", way="informed")
    do(exercise, "house", verb="follow_up", person="mira")
    assert not found(exercise, e.FollowedUp)[0].reached


def test_who_leaves_unseen_is_not_reached() -> None:
    people = with_person("mira", place="house", aboard="", speaks={"ru": "full"})
    exercise = between(people=people, storylines=lines(gate=goes(4000, Effect("leave", {"person": "mira", "how": "unseen"}))))
    do(exercise, "house", verb="receive", people=["mira"])
    exercise.advance(4001)
    do(exercise, "house", verb="follow_up", person="mira")
    assert not found(exercise, e.FollowedUp)[0].reached


def test_risk_is_talked_over_with_her_or_without() -> None:
    exercise = between()
    do(exercise, verb="assess_risk", person="mira", change="intake")
    do(exercise, verb="assess_risk", person="mira", voice="aside", change="intake")
    assert [x.with_her for x in found(exercise, e.RiskAssessed)] == [False, True]


def test_what_is_only_spoken_of_needs_nobody_there_but_somebody_known() -> None:
    exercise = between()
    stay = e.Commanded("desk", "act", {"verb": "apply_for", "person": "mira", "what": "stay"}, 0)
    exercise.submit(stay)
    assert last_refusal(exercise) == "engine.refused.unknown_person"
    do(exercise, verb="check_documents", people=["mira"])
    do(exercise, verb="share", contact="desk_line", items=["names"], basis="duty", people=["mira"])
    exercise.submit(stay)
    exercise.advance(exercise.now + 1800)
    assert [(x.person, x.seat, x.what) for x in found(exercise, e.AppliedFor)] == [("mira", "desk", "stay")]


# --- the meeting that identifies ----------------------------------------------------------------------------------------


def met(*first: dict[str, Any]) -> list[Any]:
    exercise = between(people=with_person("mira", trust={"police": 60}))
    for act in first:
        do(exercise, **act)
    do(exercise, verb="request", service="meeting", people=["mira"])
    exercise.advance(exercise.now + 600)
    return found(exercise, e.Identified)


REPORT: dict[str, Any] = {"verb": "accept_report", "person": "mira", "voice": "aside", "about": "identification"}
OFFER: dict[str, Any] = {"verb": "offer_help", "person": "mira", "voice": "aside", "where": "shed", "services": ["doctor"]}
TALK: dict[str, Any] = {"verb": "speak_with", "person": "mira", "voice": "aside", "where": "shed", "topic": "offer", "question": "open"}


def test_the_meeting_speaks_only_of_those_who_want_it_and_by_what_the_table_knows() -> None:
    assert met() == []
    assert [x.result for x in met(OFFER)] == ["not_yet"]
    assert [x.result for x in met(REPORT)] == ["not_yet"]
    [identified] = met(TALK, OFFER)
    assert (identified.result, identified.bodies) == ("identified", ("migration_police", "shelter", "criminal_police"))


# --- seeing, sitting down -----------------------------------------------------------------------------------------------


def test_a_closed_door_hides_both_sides_and_who_looks_about_steps_out() -> None:
    exercise = between(**IN_THE_SHED)
    assert "foreman" not in exercise.view("post").here()
    do(exercise, verb="look", at="landing")
    assert "foreman" in exercise.view("post").here()


def test_an_officer_knows_of_their_own_colleagues_behind_a_closed_door() -> None:
    exercise = between()
    assert exercise.view("post").room == "quay"
    assert exercise.view("post").people["aside"].room == "shed"
    assert "aside" in next(offer for offer in exercise.offers("post") if offer.verb == "call_alone").choices["by"]


def test_whoever_comes_is_heard_once_through_a_closed_door_and_not_named() -> None:
    comes = goes(800, Effect("arrive", {"who": "driver", "place": "landing", "room": "quay"}))
    later = goes(900, Effect("move", {"who": "driver", "room": ""}))
    exercise = between(**IN_THE_SHED, storylines=lines(comes=comes, moves=later), at=1000)
    [knock] = [line for line in exercise.view("post").lines if line.wording == "engine.outside_the_door" and line.at >= 800]
    assert (knock.at, knock.channel, knock.about, dict(knock.args)) == (800, "hearing", (), {"room": "shed"})
    assert "driver" not in exercise.view("post").people
    do(exercise, verb="look", at="landing")
    assert "driver" in exercise.view("post").here()


def test_a_vehicle_that_comes_is_not_seen_through_a_closed_door_either() -> None:
    leaves, comes = goes(750, Effect("depart", {"who": "ferry"})), goes(800, Effect("arrive", {"who": "ferry", "place": "landing"}))
    exercise = between(**IN_THE_SHED, storylines=lines(leaves=leaves, comes=comes), at=1000)
    assert exercise._stage.world.at("ferry") == "landing"
    assert "ferry" not in exercise.view("post").vehicles
    do(exercise, verb="look", at="landing")
    assert "ferry" in exercise.view("post").vehicles


def test_an_officer_alone_or_among_colleagues_leaves_the_door_open() -> None:
    seats = {**ferry().seats, "post": replace(ferry().seats["post"], room="shed")}
    assert "foreman" in between(seats=seats).view("post").here()


def test_who_came_meanwhile_is_seen_when_those_in_the_room_have_left_it() -> None:
    out = goes(800, Effect("move", {"who": "walker", "room": "quay"}))
    exercise = between(**IN_THE_SHED, storylines=lines(out=out), at=799)
    assert "foreman" not in exercise.view("post").here()
    exercise.advance(800)
    assert "foreman" in exercise.view("post").here()


def test_whoever_comes_in_sight_is_seen_and_not_heard() -> None:
    comes = goes(800, Effect("arrive", {"who": "driver", "place": "landing", "room": "quay"}))
    assert "engine.outside_the_door" not in heard(between(storylines=lines(comes=comes), at=1000))


def test_a_decision_that_came_up_while_its_seat_was_vacant_opens_when_somebody_sits_down() -> None:
    exercise = between(roster={"house": "trainee"})
    assert not found(exercise, e.DecisionOpened)
    submit(exercise, "occupant", "post", status="taken", occupant="trainee")
    assert [x.occurrence for x in found(exercise, e.DecisionOpened)] == ["who_speaks"]


def test_what_no_longer_is_to_be_decided_does_not_open() -> None:
    exercise = between(roster={"house": "trainee"}, at=5000)
    submit(exercise, "occupant", "post", status="taken", occupant="trainee")
    assert "who_speaks" not in [x.occurrence for x in found(exercise, e.DecisionOpened)]


def test_the_fold_of_a_play_between_seats_is_the_live_world() -> None:
    exercise = between()
    do(exercise, verb="interview", **OPEN)
    do(exercise, verb="meet_need", people=["mira"], need="water")
    do(exercise, verb="interview", step="ask", person="mira", topic="offer", question="open")
    do(exercise, **CONSENT, items=["needs"], lasts="1h")
    do(exercise, verb="share", contact="desk_line", items=["account"], basis="duty")
    do(exercise, verb="accompany", people=["tolya"], to="desk_line")
    exercise.advance(exercise.now + 5000)
    assert fold(exercise.journal, exercise.plan.scenario).snapshot() == exercise.world_snapshot()
