"""What a hostile reading of the engine found, one sentence each: commands out of shape, people who leave in the middle, absent seats."""

from dataclasses import replace
from typing import Any

import pytest

from sim.engine.plan import Plan
from sim.exercise import Exercise, fold
from sim.journal.canonical import decode, encode
from sim.model import events as e
from sim.model.commands import NotACommand
from sim.model.scenario import Beat, Decision, Do, Effect, Expected, Inject, Option, Scenario, Thing, Vehicle
from tests.laws.ferry import ferry, lawland

BASE = ferry()


def opened(scenario: Scenario = BASE, at: int = 700, **more: Any) -> Exercise:
    plan = Plan(scenario, lawland())
    exercise = Exercise.open(plan.scenario, plan.pack, seed=1, plan=plan, **more)
    exercise.advance(at)
    return exercise


def submit(exercise: Exercise, what: str, seat: str = "post", **args: Any) -> None:
    exercise.submit(e.Commanded(seat, what, args, 0))  # type: ignore[arg-type]


def do(exercise: Exercise, seat: str = "post", wait: bool = True, **args: Any) -> None:
    submit(exercise, "act", seat, **args)
    until = exercise.now + 3000
    while wait and exercise.now < until and exercise._stage.world.acts:
        exercise.advance(exercise.now + 10)


def found(exercise: Exercise, kind: type) -> list[Any]:
    return [entry.event for entry in exercise.journal if type(entry.event) is kind]


def heard(exercise: Exercise, seat: str = "post") -> list[str]:
    return [line.wording for line in exercise.view(seat).lines]


def lines(**beats: Beat) -> dict[str, dict[str, Beat]]:
    """The landing's storylines with one of their own for each beat."""
    return {**BASE.storylines, **{name: {"it": beat} for name, beat in beats.items()}}


def goes(at: int, *effects: Effect) -> Beat:
    return Beat(at=at, happens=list(effects))


# --- commands -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "command",
    [
        e.Commanded("post", "act", {"verb": "note", "text": 1.5}, 0),
        e.Commanded("post", "note", {"text": {1, 2}}, 0),
        e.Commanded("post", "note", {"text": "\ud800"}, 0),
        e.Commanded("post", "act", {"verb": "tell_held", "people": ["mira"], "minute": 10**5000}, 0),
        e.Commanded("post", "act", {3: "look"}, 0),  # type: ignore[dict-item]
        e.Commanded("post", "note", ["text"], 0),  # type: ignore[arg-type]
        e.Commanded(["post"], "note", {"text": ""}, 0),  # type: ignore[arg-type]
        e.Commanded("post", "dance", {}, 0),  # type: ignore[arg-type]
        e.Commanded("post", "note", {"text": ""}, "last"),  # type: ignore[arg-type]
    ],
)
def test_what_no_journal_could_hold_is_no_command_and_leaves_no_trace(command: e.Commanded) -> None:
    exercise = opened()
    before = len(exercise.journal)
    with pytest.raises(NotACommand, match="command"):
        exercise.submit(command)
    assert len(exercise.journal) == before


def test_a_list_in_a_list_without_end_is_no_command() -> None:
    people: list[Any] = []
    people.append(people)
    with pytest.raises(NotACommand, match="levels deep"):
        submit(opened(), "act", verb="separate", people=people)


@pytest.mark.parametrize("fields", ["times", 5, ["times"], None])
def test_a_form_whose_fields_are_no_fields_is_refused(fields: Any) -> None:
    exercise = opened()
    submit(exercise, "form", form="shift_note", subject="", fields=fields)
    assert heard(exercise)[-1] == "engine.refused.no_such_form"


def test_a_refused_form_does_not_stand_in_the_view_as_filed() -> None:
    exercise = opened()
    submit(exercise, "form", form="shift_note", subject="", fields={"weather": "cold"})
    assert not exercise.view("post").forms
    assert not exercise.view("post").facts.get("filed.shift_note")
    submit(exercise, "form", form="shift_note", subject="", fields={"times": "05:40"})
    assert [form[1] for form in exercise.view("post").forms] == ["shift_note"]
    assert exercise.view("post").facts["filed.shift_note"]


def test_a_journal_read_back_from_its_bytes_replays_whatever_kind_of_list_a_command_came_with() -> None:
    exercise = opened()
    do(exercise, verb="meet_need", people=("mira", "tolya"), need="water")
    read = [decode(encode(entry)) for entry in exercise.journal]
    assert Exercise.replay(read).journal == exercise.journal
    assert found(exercise, e.ActEnded)


def test_a_command_changed_by_its_sender_afterwards_stays_in_the_journal_as_it_was_given() -> None:
    exercise, args = opened(), {"verb": "meet_need", "people": ["mira"], "need": "water"}
    exercise.submit(e.Commanded("post", "act", args, 0))
    args["people"].append("tolya")  # type: ignore[attr-defined]
    assert found(exercise, e.Commanded)[-1].args["people"] == ["mira"]


def test_nothing_at_all_cannot_be_offered_or_shared() -> None:
    exercise = opened()
    do(exercise, verb="offer_help", person="tolya", services=[])
    do(exercise, verb="share", contact="chief", items="", basis="duty")
    assert not found(exercise, e.HelpOffered)
    assert not found(exercise, e.InformationShared)
    assert [x.reason for x in found(exercise, e.ActRefused)] == ["engine.refused.argument_missing"] * 2


def test_naming_somebody_in_a_refused_act_does_not_make_them_known() -> None:
    contacts = {**BASE.contacts, "nurse_car": replace(BASE.contacts["nurse_car"], opens=3600)}
    exercise = opened(replace(BASE, contacts=contacts))
    do(exercise, verb="introduce", people=["nurse"])
    offered = next(o for o in exercise.offers("post") if o.verb == "share")
    assert "nurse_car" not in offered.targets


# --- the director -------------------------------------------------------------------------------------------------------


def test_an_inject_held_back_is_given_when_it_is_released() -> None:
    exercise = opened()
    submit(exercise, "hold", "director", inject="chief_asks")
    exercise.advance(3000)
    assert not found(exercise, e.InjectGiven)
    submit(exercise, "release", "director", inject="chief_asks")
    assert [x.inject for x in found(exercise, e.InjectGiven)] == ["chief_asks"]


# --- leaving in the middle ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("late", [-1, 0])
def test_somebody_who_leaves_before_an_act_is_over_breaks_it_off_also_in_its_last_second(late: int) -> None:
    exercise = opened(replace(BASE, storylines=lines(off=goes(880 + late, Effect("depart", {"who": "walker"})))))
    do(exercise, verb="safety_check", person="walker")
    assert [(x.verb, x.by) for x in found(exercise, e.ActInterrupted)] == [("safety_check", "walker")]
    assert not found(exercise, e.ActEnded)


def test_a_vehicle_that_drives_off_cannot_be_told_to_wait() -> None:
    exercise = opened(replace(BASE, storylines=lines(off=goes(730, Effect("depart", {"who": "ferry"})))))
    do(exercise, verb="hold_vehicle", vehicle="ferry")
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
    do(exercise, verb="separate", people=["tolya"], **{"from": "foreman"}, to="shed")
    do(exercise, verb="separate", people=["tolya"], **{"from": "foreman"}, to="ferry")
    exercise.advance(1500)
    assert [exercise._stage.world.get("aboard." + who) for who in ("tolya", "walker")] == ["ferry", "ferry"]
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
    do(exercise, verb="return_documents", people=["mira"])
    exercise.advance(1300)
    do(exercise, verb="check_documents", people=["mira"])
    exercise.advance(2300)
    assert restricted(exercise, "mira") == [("paper_kept", 1330)]
    assert exercise.now == 2300


def test_a_ferry_let_go_and_held_again_holds_its_people_from_the_second_time() -> None:
    exercise = opened()
    do(exercise, verb="hold_vehicle", vehicle="ferry")
    do(exercise, verb="release_vehicle", vehicle="ferry")
    exercise.advance(1200)
    do(exercise, verb="hold_vehicle", vehicle="ferry")
    exercise.advance(2300)
    assert restricted(exercise, "mira") == [("vehicle_held", 1260)]


def test_a_vehicle_that_may_go_frees_its_own_people_only() -> None:
    people = {**BASE.people, "walker": replace(BASE.people["walker"], place="", room="", aboard="van")}
    scenario = replace(BASE, people=people, vehicles={**BASE.vehicles, "van": Vehicle("landing")})
    exercise = opened(scenario)
    do(exercise, verb="hold_vehicle", vehicle="ferry")
    do(exercise, verb="hold_vehicle", vehicle="van")
    exercise.advance(2000)
    do(exercise, verb="release_vehicle", vehicle="van")
    assert [x.who for x in found(exercise, e.Freed)] == ["van", "walker"]
    assert exercise._stage.world.get("held.mira")


def test_nothing_that_has_ended_goes_on_holding() -> None:
    exercise = opened()
    do(exercise, verb="check_documents", people=["mira"])
    do(exercise, verb="hold_vehicle", vehicle="ferry")
    exercise.advance(2000)
    assert {how for how, _ in restricted(exercise, "mira")} == {"paper_kept", "vehicle_held"}
    do(exercise, verb="release_vehicle", vehicle="ferry")
    assert exercise._stage.world.get("held.mira")
    do(exercise, verb="return_documents", people=["mira"])
    assert not exercise._stage.world.get("held.mira")


def test_a_vehicle_that_has_driven_off_is_not_held_and_takes_along_whom_only_it_held() -> None:
    off = goes(2000, Effect("depart", {"who": "ferry", "to": "house"}))
    exercise = opened(replace(BASE, storylines=lines(off=off)))
    do(exercise, verb="hold_vehicle", vehicle="ferry")
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
    do(exercise, verb="return_documents", people=["mira"])
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
    assert restricted(exercise, "tolya") == [("told_held", 721), ("paper_kept", 751)]
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


# --- absent seats -------------------------------------------------------------------------------------------------------


def test_whoever_comes_back_sees_what_is_there_now() -> None:
    exercise = opened(at=500)
    submit(exercise, "occupant", status="away", occupant="trainee")
    exercise.advance(700)
    assert not exercise.view("post").vehicles
    submit(exercise, "occupant", status="taken", occupant="trainee")
    assert list(exercise.view("post").vehicles) == ["ferry"]
    assert exercise.view("post").people["mira"].place == "landing"


def test_whoever_comes_back_knows_how_their_own_act_came_out() -> None:
    exercise = opened()
    do(exercise, wait=False, verb="look", at="landing")
    submit(exercise, "occupant", status="away", occupant="trainee")
    exercise.advance(900)
    submit(exercise, "occupant", status="taken", occupant="trainee")
    view = exercise.view("post")
    assert (view.busy, [act.state for act in view.acts.values()]) == ("", ["ended"])


def test_whoever_comes_back_sees_no_prompt_that_has_lapsed_and_no_helper_that_has_gone() -> None:
    exercise = opened()
    do(exercise, verb="request", service="lena_line")
    exercise.advance(1400)
    assert exercise.view("post").prompts
    submit(exercise, "occupant", status="away", occupant="trainee")
    exercise.advance(3500)
    submit(exercise, "occupant", status="taken", occupant="trainee")
    assert not exercise.view("post").prompts
    assert not exercise.view("post").facts["granted.lena_line"]


def test_an_absent_seat_decides_writes_and_files_nothing() -> None:
    exercise = opened()
    submit(exercise, "occupant", status="away", occupant="trainee")
    submit(exercise, "choose", occurrence="who_speaks", option="colleague", rationale="why")
    submit(exercise, "form", form="shift_note", subject="", fields={"times": "05:40"})
    submit(exercise, "note", text="seen")
    submit(exercise, "message", to="post", text="seen")
    assert not [*found(exercise, e.DecisionClosed), *found(exercise, e.FormFiled), *found(exercise, e.Noted)]
    assert not exercise.view("post").forms


def test_a_seat_that_joins_when_it_is_called_is_empty_until_then() -> None:
    seats = {**BASE.seats, "house": replace(BASE.seats["house"], joins="called")}
    call = goes(800, Effect("call_seat", {"seat": "house"}))
    exercise = opened(replace(BASE, seats=seats, storylines=lines(call=call)), roster={"post": "trainee", "house": "policy:quiet"})
    assert exercise._stage.world.seats["house"].status == "vacant"
    exercise.advance(800)
    assert (exercise._stage.world.seats["house"].status, exercise.view("house").place) == ("taken", "house")
    assert fold(exercise.journal, exercise.plan.scenario).snapshot() == exercise.world_snapshot()
    assert Exercise.replay(exercise.journal).journal == exercise.journal


# --- perceiving ---------------------------------------------------------------------------------------------------------


def test_a_sign_that_began_behind_a_closed_door_is_seen_by_whoever_comes_in() -> None:
    seats = {**BASE.seats, "post": replace(BASE.seats["post"], room="quay")}
    exercise = opened(replace(BASE, seats=seats))
    do(exercise, verb="separate", people=["mira"], **{"from": "foreman"}, to="shed")
    do(exercise, verb="look", at="walker")
    exercise.advance(1300)
    assert "people.mira.cues.coughs" not in heard(exercise)
    do(exercise, verb="look", at="mira")
    assert "people.mira.cues.coughs" in heard(exercise)


def watching(exercise: Exercise, seat: str) -> Exercise:
    do(exercise, "post", verb="check_documents", people=["mira"], after="owner")
    do(exercise, seat, wait=False, verb="watch", person="foreman", **({"by": "aside"} if seat == "post" else {}))
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


# --- the story ----------------------------------------------------------------------------------------------------------


def test_a_beat_that_came_otherwise_does_not_come_again_and_the_next_is_armed() -> None:
    line = {
        "first": Beat(when="count(noise) >= 1", happens=[Effect("flag", {"name": "alarmed"})]),
        "second": Beat(holds_for=100),
    }
    inject = Inject("post", "phone", at=800, expects=Expected("prepare"), within=60, otherwise="line.first")
    later = goes(1500, Effect("count", {"name": "noise"}))
    quiet = {**BASE.people, "mira": replace(BASE.people["mira"], cues={})}
    storylines = {"line": line, "later": {"it": later}}
    exercise = opened(replace(BASE, storylines=storylines, injects={"asked": inject}, people=quiet, texts={}))
    exercise.advance(2000)
    beats = [(entry.at, entry.event.beat) for entry in exercise.journal if isinstance(entry.event, e.BeatHappened)]
    assert beats == [(861, "line.first"), (961, "line.second"), (1500, "later.it")]


def test_a_condition_broken_in_the_very_second_it_would_fire_does_not_fire() -> None:
    quiet = Beat(when="not flag(alarmed)", holds_for=100)
    exercise = opened(replace(BASE, storylines=lines(alarm=goes(100, Effect("flag", {"name": "alarmed"})), quiet=quiet)))
    beats = [x.beat for x in found(exercise, e.BeatHappened)]
    assert "alarm.it" in beats
    assert "quiet.it" not in beats


# --- services -----------------------------------------------------------------------------------------------------------


def with_service(**fields: Any) -> Scenario:
    service = replace(BASE.services["lena_line"], spread=0, **fields)
    return replace(BASE, services={**BASE.services, "lena_line": service})


def test_a_service_that_would_come_after_closing_comes_in_its_next_hour() -> None:
    exercise = opened(with_service(hours=[[800, 1000], [3000, 4000]], lead=300, busy=0))
    do(exercise, verb="request", service="lena_line")
    assert [x.due for x in found(exercise, e.ServiceQueued)] == [3300]


def test_a_service_that_does_not_come_any_more_is_left_and_said_to_be() -> None:
    exercise = opened(with_service(hours=[[0, 1000]], lead=300))
    do(exercise, verb="request", service="lena_line")
    assert len(found(exercise, e.ServiceLeft)) == 1
    assert [t.state for t in exercise.view("post").tickets.values()] == ["over"]
    assert fold(exercise.journal, exercise.plan.scenario).snapshot() == exercise.world_snapshot()


def test_a_queue_is_not_served_after_closing() -> None:
    seats = {**BASE.seats, "house": replace(BASE.seats["house"])}
    scenario = replace(with_service(hours=[[0, 2000], [5000, 6000]], lead=100, busy=1500), seats=seats)
    exercise = opened(scenario, roster={"post": "trainee", "house": "trainee"})
    do(exercise, verb="request", service="lena_line")  # granted 980, until 2480
    do(exercise, "house", verb="request", service="lena_line")
    exercise.advance(4999)
    assert len(found(exercise, e.ServiceGranted)) == 1
    exercise.advance(5000)
    assert len(found(exercise, e.ServiceGranted)) == 2


def test_whoever_else_asks_does_not_change_when_a_service_comes_to_a_seat() -> None:
    dues = []
    for others in (False, True):
        exercise = opened(roster={"post": "trainee", "house": "trainee"})
        if others:
            do(exercise, "house", wait=False, verb="request", service="ambulance")
        do(exercise, verb="request", service="ambulance")
        dues += [x.due for x in found(exercise, e.ServiceQueued) if x.seat == "post"]
    assert dues[0] == dues[1]


# --- decisions ----------------------------------------------------------------------------------------------------------


def test_a_choice_without_the_reason_that_is_asked_for_is_no_choice_yet() -> None:
    exercise = opened()
    submit(exercise, "choose", occurrence="who_speaks", option="colleague", rationale="  ")
    assert heard(exercise)[-1] == "engine.refused.rationale_missing"
    assert "who_speaks" in exercise.view("post").prompts
