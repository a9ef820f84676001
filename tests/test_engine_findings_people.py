"""What a hostile reading of the engine found about people: who leaves in the middle, where they are, whether free, what is perceived."""

from dataclasses import replace
from typing import Any

import pytest

from sim.exercise import Exercise, fold
from sim.model import events as e
from sim.model.people import Thing
from sim.model.scenario import Decision, Effect, Inject, Option, Vehicle
from sim.model.walkthrough import Do
from tests.laws.landing import BASE, do, found, goes, heard, lines, opened

APART: dict[str, Any] = {"from": "foreman"}  # `from` is no name that Python allows

# --- leaving in the middle ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("late", [-1, 0])
def test_somebody_who_leaves_before_an_act_is_over_breaks_it_off_also_in_its_last_second(late: int) -> None:
    exercise = opened(replace(BASE, storylines=lines(off=goes(880 + late, Effect("depart", {"who": "walker"})))))
    do(exercise, verb="safety_check", person="walker")
    assert [(x.verb, x.by) for x in found(exercise, e.ActInterrupted)] == [("safety_check", "walker")]
    assert not found(exercise, e.ActEnded)


def test_a_vehicle_that_drives_off_cannot_be_told_to_wait() -> None:
    exercise = opened(replace(BASE, storylines=lines(off=goes(730, Effect("depart", {"who": "ferry"})))))
    do(exercise, verb="direct_vehicle", step="hold", vehicle="ferry")
    assert [x.by for x in found(exercise, e.ActInterrupted)] == ["ferry"]
    assert not found(exercise, e.Restricted)


def test_a_colleague_who_goes_home_leaves_what_they_were_doing() -> None:
    people = {**BASE.people, "aside": replace(BASE.people["aside"], until=750)}
    exercise = opened(replace(BASE, people=people))
    do(exercise, verb="search_person", person="foreman", by="aside")
    assert [x.by for x in found(exercise, e.ActInterrupted)] == ["aside"]


def test_a_voice_that_goes_home_ends_the_talk() -> None:
    people = {**BASE.people, "aside": replace(BASE.people["aside"], until=750)}
    exercise = opened(replace(BASE, people=people))
    do(exercise, verb="ask_wish", person="mira", voice="aside")
    assert [x.by for x in found(exercise, e.ActInterrupted)] == ["aside"]


def test_what_is_lost_while_it_is_being_secured_is_not_secured() -> None:
    things = {**BASE.things, "camera": replace(BASE.things["camera"], perishes=800)}
    exercise = opened(replace(BASE, things=things))
    do(exercise, verb="preserve", thing="camera")
    assert not found(exercise, e.ThingCopied)
    assert exercise._stage.world.get("holder.camera") == ""


def test_a_receiver_who_leaves_receives_nobody() -> None:
    people = {**BASE.people, "nurse": replace(BASE.people["nurse"], place="landing", until=900)}
    exercise = opened(replace(BASE, people=people))
    do(exercise, verb="hand_over", people=["mira"], to="nurse_car")
    assert [x.by for x in found(exercise, e.ActInterrupted)] == ["nurse"]
    assert not found(exercise, e.HandedOver)


def test_a_colleague_who_interprets_does_nothing_else_meanwhile() -> None:
    exercise = opened()
    do(exercise, wait=False, verb="ask_wish", person="mira", voice="aside")
    do(exercise, verb="meet_need", people=["tolya"], need="water", by="aside")
    assert [x.reason for x in found(exercise, e.ActRefused)] == ["engine.refused.colleague_busy"]


def test_an_interpreter_is_on_the_line_of_the_seat_that_asked() -> None:
    seats = {**BASE.seats, "house": replace(BASE.seats["house"], place="landing", room="shed")}
    exercise = opened(replace(BASE, seats=seats), roster={"post": "trainee", "house": "trainee"})
    do(exercise, "house", verb="request", service="lena_line")
    exercise.advance(1400)
    assert exercise.view("house").facts["granted.lena_line"]
    do(exercise, verb="ask_wish", person="mira", voice="lena")
    assert [x.reason for x in found(exercise, e.ActRefused)] == ["engine.refused.voice_not_on_line"]


# --- places -------------------------------------------------------------------------------------------------------------


def everybody_is_in_one_place(exercise: Exercise) -> bool:
    world = exercise._stage.world
    for who in world.scenario.people:
        vehicle, room = world.get("aboard." + who, ""), world.room(who)
        if vehicle and world.at(vehicle) != world.at(who):
            return False
        if room in world.scenario.vehicles and vehicle != room:
            return False
    return True


def test_nobody_called_from_a_vehicle_goes_back_into_it_when_it_has_left() -> None:
    exercise = opened(replace(BASE, storylines=lines(off=goes(800, Effect("depart", {"who": "ferry"})))))
    do(exercise, verb="safety_check", person="mira", where="shed")
    do(exercise, verb="call_alone", person="walker", where="shed")
    assert exercise._stage.world.at("mira") == "landing"
    assert everybody_is_in_one_place(exercise)


def test_whoever_is_sent_into_a_vehicle_is_aboard_it() -> None:
    exercise = opened(replace(BASE, storylines=lines(off=goes(1500, Effect("move", {"who": "walker", "room": "ferry"})))))
    do(exercise, verb="separate", people=["tolya"], **APART, to="shed")
    do(exercise, verb="separate", people=["tolya"], **APART, to="ferry")
    exercise.advance(1500)
    assert [exercise._stage.world.get("aboard." + who) for who in ("tolya", "walker")] == ["ferry", "ferry"]
    assert everybody_is_in_one_place(exercise)


def test_nobody_is_brought_into_a_vehicle_that_has_left_meanwhile() -> None:
    exercise = opened(replace(BASE, storylines=lines(off=goes(1000, Effect("depart", {"who": "ferry"})))))
    do(exercise, verb="separate", people=["tolya"], **APART, to="shed")
    exercise.advance(950)
    do(exercise, verb="separate", people=["tolya"], **APART, to="ferry")
    assert [x.by for x in found(exercise, e.ActInterrupted)] == ["ferry"]
    assert everybody_is_in_one_place(exercise)


def test_a_vehicle_that_is_away_already_does_not_fetch_those_who_went_on_foot() -> None:
    off, again = goes(900, Effect("depart", {"who": "ferry"})), goes(1000, Effect("depart", {"who": "ferry"}))
    exercise = opened(replace(BASE, storylines=lines(foot=goes(800, Effect("depart", {"who": "tolya"})), off=off, again=again)))
    exercise.advance(1100)
    assert exercise._stage.world.get("aboard.tolya") == ""


def test_those_only_spoken_of_are_free_to_get_in_again() -> None:
    exercise = opened(replace(BASE, storylines=lines(off=goes(800, Effect("depart", {"who": "ferry"})))))
    do(exercise, verb="share", contact="chief", items=["needs"], basis="duty", people=["mira"])
    assert exercise._stage.world.get("aboard.mira") == "ferry"
    assert exercise._stage.world.at("mira") == ""


def test_a_group_that_is_told_of_or_asked_for_is_recorded_person_by_person() -> None:
    exercise = opened()
    do(exercise, verb="share", contact="chief", items=["needs"], basis="duty", people="workers")
    do(exercise, verb="request", service="ambulance", people="workers")
    assert [x.people for x in found(exercise, e.InformationShared)] == [("mira", "tolya")]
    assert [x.people for x in found(exercise, e.ServiceQueued)] == [("mira", "tolya")]


def test_whoever_has_left_is_not_moved_about_the_rooms_behind_them() -> None:
    effects = Effect("depart", {"who": "walker", "to": "house"}), Effect("move", {"who": "walker", "room": "shed"})
    exercise = opened(replace(BASE, storylines=lines(off=goes(900, *effects))))
    exercise.advance(900)
    assert (exercise._stage.world.at("walker"), exercise._stage.world.room("walker")) == ("", "")


def test_what_is_lost_cannot_be_given_to_anybody() -> None:
    give = goes(900, Effect("lose", {"thing": "camera"}), Effect("give", {"thing": "camera", "to": "walker"}))
    exercise = opened(replace(BASE, storylines=lines(give=give)))
    exercise.advance(900)
    assert exercise._stage.world.get("holder.camera") == ""


def test_care_that_takes_somebody_along_is_care() -> None:
    exercise = opened(replace(BASE, storylines=lines(off=goes(800, Effect("care", {"person": "mira"})))))
    exercise.advance(800)
    assert exercise._stage.world.get("in_care.mira")
    assert fold(exercise.journal, exercise.plan.scenario).snapshot() == exercise.world_snapshot()


# --- liberty ------------------------------------------------------------------------------------------------------------


def restricted(exercise: Exercise, who: str) -> list[tuple[str, int]]:
    return [(x.how, x.since) for x in found(exercise, e.Restricted) if x.who == who]


def test_a_paper_given_back_and_taken_again_is_counted_from_the_second_taking() -> None:
    exercise = opened()
    do(exercise, verb="check_documents", people=["mira"])
    do(exercise, verb="return", what="documents", people=["mira"])
    exercise.advance(1300)
    do(exercise, verb="check_documents", people=["mira"])
    exercise.advance(2300)
    assert restricted(exercise, "mira") == [("paper_kept", 1330)]
    assert exercise.now == 2300


def test_a_ferry_let_go_and_held_again_holds_its_people_from_the_second_time() -> None:
    exercise = opened()
    do(exercise, verb="direct_vehicle", step="hold", vehicle="ferry")
    do(exercise, verb="direct_vehicle", step="release", vehicle="ferry")
    exercise.advance(1200)
    do(exercise, verb="direct_vehicle", step="hold", vehicle="ferry")
    exercise.advance(2300)
    assert restricted(exercise, "mira") == [("vehicle_held", 1260)]


def test_a_vehicle_that_may_go_frees_its_own_people_only() -> None:
    people = {**BASE.people, "walker": replace(BASE.people["walker"], place="", room="", aboard="van")}
    scenario = replace(BASE, people=people, vehicles={**BASE.vehicles, "van": Vehicle("landing")})
    exercise = opened(scenario)
    do(exercise, verb="direct_vehicle", step="hold", vehicle="ferry")
    do(exercise, verb="direct_vehicle", step="hold", vehicle="van")
    exercise.advance(2000)
    do(exercise, verb="direct_vehicle", step="release", vehicle="van")
    assert [x.who for x in found(exercise, e.Freed)] == ["van", "walker"]
    assert exercise._stage.world.get("held.mira")


def test_nothing_that_has_ended_goes_on_holding() -> None:
    exercise = opened()
    do(exercise, verb="check_documents", people=["mira"])
    do(exercise, verb="direct_vehicle", step="hold", vehicle="ferry")
    exercise.advance(2000)
    assert {how for how, _ in restricted(exercise, "mira")} == {"paper_kept", "vehicle_held"}
    do(exercise, verb="direct_vehicle", step="release", vehicle="ferry")
    assert exercise._stage.world.get("held.mira")
    do(exercise, verb="return", what="documents", people=["mira"])
    assert not exercise._stage.world.get("held.mira")


def test_a_vehicle_that_has_driven_off_is_not_held_and_takes_along_whom_only_it_held() -> None:
    off = goes(2000, Effect("depart", {"who": "ferry", "to": "house"}))
    exercise = opened(replace(BASE, storylines=lines(off=off)))
    do(exercise, verb="direct_vehicle", step="hold", vehicle="ferry")
    do(exercise, verb="tell_held", people=["foreman"])
    exercise.advance(2001)
    world = exercise._stage.world
    assert not world.get("held.ferry")
    assert (world.get("held.mira"), world.get("aboard.mira"), world.at("mira")) == (False, "ferry", "")
    assert (world.get("held.foreman"), world.at("foreman")) == (True, "landing")


def test_a_telephone_kept_beyond_the_check_holds_its_owner_and_can_be_given_back() -> None:
    things = {**BASE.things, "phone": Thing("phone", "mira", "mira")}
    exercise = opened(replace(BASE, things=things))
    do(exercise, verb="preserve", thing="phone")
    exercise.advance(2000)
    assert restricted(exercise, "mira") == [("phone_kept", 1000)]
    do(exercise, verb="return", what="documents", people=["mira"])
    assert exercise._stage.world.get("holder.phone") == "mira"
    assert not exercise._stage.world.get("held.mira")


def test_a_recording_handed_over_holds_nobody() -> None:
    exercise = opened()
    do(exercise, verb="preserve", thing="camera")
    do(exercise, verb="tell_held", people=["walker"])
    do(exercise, verb="tell_free", people=["walker"])
    assert [x.who for x in found(exercise, e.Freed)] == ["walker"]


def test_you_are_free_is_not_true_while_another_officer_keeps_the_paper() -> None:
    seats = {**BASE.seats, "house": replace(BASE.seats["house"], place="landing", room="shed")}
    exercise = opened(replace(BASE, seats=seats), roster={"post": "trainee", "house": "trainee"})
    do(exercise, verb="check_documents", people=["tolya"])
    exercise.advance(2000)
    do(exercise, "house", verb="tell_free", people=["tolya"])
    assert exercise._stage.world.get("held.tolya")


def test_what_a_colleague_alone_restricts_is_restricted_and_can_be_ended() -> None:
    bundle = Option([Do("tell_held", {"people": ["tolya"]}), Do("check_documents", {"people": ["tolya"], "after": "keep"})])
    decision = Decision("post", "happened(landing.comes)", 60, {"hold": bundle}, "hold", "aside")
    exercise = opened(replace(BASE, decisions={"d": decision}))
    exercise.advance(3000)
    assert restricted(exercise, "tolya") == [("told_held", 661), ("paper_kept", 751)]  # from the first word on
    assert {x.by for x in found(exercise, e.Restricted)} == {"aside"}
    do(exercise, verb="tell_free", people=["tolya"])
    assert exercise._stage.world.get("held.tolya")
    do(exercise, verb="check_documents", people=["tolya"], after="owner")
    do(exercise, verb="tell_free", people=["tolya"])
    assert not exercise._stage.world.get("held.tolya")


def test_somebody_let_go_and_then_held_does_not_get_in_again() -> None:
    exercise = opened(replace(BASE, storylines=lines(off=goes(1000, Effect("depart", {"who": "ferry"})))))
    do(exercise, verb="let_go", people=["tolya"])
    do(exercise, verb="tell_held", people=["tolya"])
    exercise.advance(1001)
    assert exercise._stage.world.at("tolya") == "landing"


def test_whoever_is_told_that_they_are_held_may_be_told_through_a_voice() -> None:
    exercise = opened()
    do(exercise, verb="tell_held", people=["mira"], voice="aside")
    assert [(x.item, x.understood) for x in found(exercise, e.PersonTold)] == [("held", True)]


def test_a_paper_that_left_with_its_holder_cannot_be_read() -> None:
    exercise = opened(replace(BASE, storylines=lines(off=goes(720, Effect("depart", {"who": "foreman"})))), at=800)
    do(exercise, verb="check_documents", people=["mira"])
    assert [x.reason for x in found(exercise, e.ActRefused)] == ["engine.refused.no_papers"]


def test_papers_handed_over_are_in_the_hands_of_a_person() -> None:
    people = {**BASE.people, "nurse": replace(BASE.people["nurse"], place="landing")}
    exercise = opened(replace(BASE, people=people))
    do(exercise, verb="check_documents", people=["mira"])
    do(exercise, verb="hand_over", people=["mira"], to="nurse_car")
    assert exercise._stage.world.get("holder.paper_mira") == "nurse"


# --- perceiving ---------------------------------------------------------------------------------------------------------


def test_a_sign_that_began_behind_a_closed_door_is_seen_by_whoever_comes_in() -> None:
    seats = {**BASE.seats, "post": replace(BASE.seats["post"], room="quay")}
    exercise = opened(replace(BASE, seats=seats))
    do(exercise, verb="separate", people=["mira"], **APART, to="shed")
    do(exercise, verb="look", at="walker")
    exercise.advance(1300)
    assert "people.mira.cues.coughs" not in heard(exercise)
    do(exercise, verb="look", at="mira")
    assert "people.mira.cues.coughs" in heard(exercise)


def watching(exercise: Exercise, seat: str) -> Exercise:
    do(exercise, "post", verb="check_documents", people=["mira"], after="owner")
    do(exercise, seat, wait=False, verb="look", way="watch", person="foreman", **({"by": "aside"} if seat == "post" else {}))
    return exercise


def test_what_is_watched_for_one_seat_is_not_noticed_by_another() -> None:
    seats = {**BASE.seats, "house": replace(BASE.seats["house"], place="landing", room="quay")}
    back = goes(900, Effect("give", {"thing": "paper_mira", "to": "foreman"}))
    scenario = replace(BASE, seats=seats, storylines=lines(back=back))
    exercise = watching(opened(scenario, roster={"post": "trainee", "house": "trainee"}), "house")
    exercise.advance(1000)
    assert "people.foreman.cues.collects" in heard(exercise, "house")
    assert "people.foreman.cues.collects" not in heard(exercise)


def test_a_thing_that_is_elsewhere_cannot_be_looked_at() -> None:
    things = {**BASE.things, "camera": replace(BASE.things["camera"], holder="nurse")}
    exercise = opened(replace(BASE, things=things))
    do(exercise, verb="look", at="camera")
    assert [x.reason for x in found(exercise, e.ActRefused)] == ["engine.refused.not_here"]


def test_nobody_was_seen_alone_through_the_mouth_of_somebody_who_is_not_of_the_service() -> None:
    exercise = opened()
    do(exercise, verb="safety_check", person="mira", voice="foreman", where="shed")
    assert not found(exercise, e.SeenAlone)
    exercise = opened()
    do(exercise, verb="safety_check", person="mira", voice="aside", where="shed")
    assert [x.person for x in found(exercise, e.SeenAlone)] == ["mira"]


def test_in_great_fear_nothing_is_understood_and_nothing_told() -> None:
    mira = replace(BASE.people["mira"], levels={"fear": 3}, trust={"police": 100})
    exercise = opened(replace(BASE, people={**BASE.people, "mira": mira}))
    do(exercise, verb="speak_with", person="mira", topic="offer", question="open", voice="aside", where="shed")
    [ended] = found(exercise, e.ActEnded)
    assert ended.result == "not_understood"
    assert not found(exercise, e.Recounted)


@pytest.mark.parametrize("act", [{"verb": "explain", "set": "rights"}, {"verb": "tell_free"}, {"verb": "introduce"}])
def test_whether_words_went_in_is_learned_by_asking_and_not_from_saying_them(act: dict[str, Any]) -> None:
    views = []
    for fatigue in (0, 3):
        mira = replace(BASE.people["mira"], levels={"fear": 1, "cold": 1, "fatigue": fatigue})
        exercise = opened(replace(BASE, people={**BASE.people, "mira": mira}))
        do(exercise, people=["mira"], voice="aside", **act)
        views.append(exercise.view("post"))
    assert views[0] == views[1]


def test_an_inject_that_names_nobody_is_a_sign_of_nobody() -> None:
    inject = Inject("post", "phone", at=800, suggests=["unodc.isolated"], shows=["blame", "acute"])
    texts = {**BASE.texts, "injects.rumour": "[x]"}
    exercise = opened(replace(BASE, injects={"rumour": inject}, texts=texts))
    exercise.advance(800)
    assert "injects.rumour" in heard(exercise)
    assert not [x for x in found(exercise, e.ThresholdReached) if not x.person]


# --- an interpreter who is there in person ------------------------------------------------------------------------------


def test_an_interpreter_who_has_come_in_speaks_without_being_asked_for_on_the_telephone() -> None:
    exercise = opened(
        replace(BASE, storylines=lines(comes=goes(690, Effect("arrive", {"who": "lena", "place": "landing", "room": "quay"}))))
    )
    assert "lena" in exercise.view("post").here()
    [offer] = [offer for offer in exercise.offers("post") if offer.verb == "ask_wish"]
    assert list(offer.choices["voice"]).count("lena") == 1
    do(exercise, verb="ask_wish", person="mira", voice="lena", where="shed")
    [ended] = [x for x in found(exercise, e.ActEnded) if x.verb == "ask_wish"]
    assert "lena" in exercise.view("post").here()
    assert (ended.voice, ended.result) == ("lena", "understood")
    assert not found(exercise, e.ActRefused)


def test_an_interpreter_in_the_room_is_no_stranger_and_nobody_an_act_is_done_to() -> None:
    exercise = opened(
        replace(BASE, storylines=lines(comes=goes(690, Effect("arrive", {"who": "lena", "place": "landing", "room": "shed"}))))
    )
    assert all("lena" not in offer.targets for offer in exercise.offers("post"))
    do(exercise, verb="ask_wish", person="mira", voice="aside", where="shed")
    assert ("post", "mira") in [(x.seat, x.person) for x in found(exercise, e.SeenAlone)]


def test_an_interpreter_who_has_left_again_is_not_there_any_more() -> None:
    here = goes(690, Effect("arrive", {"who": "lena", "place": "landing", "room": "shed"}))
    gone = goes(695, Effect("depart", {"who": "lena"}))
    exercise = opened(replace(BASE, storylines=lines(comes=here, goes=gone)))
    assert "lena" not in exercise.view("post").here()
    do(exercise, verb="ask_wish", person="mira", voice="lena")
    assert [x.reason for x in found(exercise, e.ActRefused)] == ["engine.refused.voice_not_on_line"]
