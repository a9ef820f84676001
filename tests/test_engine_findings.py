"""What a hostile reading of the engine found, one sentence each: commands out of shape, absent seats, story, services, decisions."""

from dataclasses import replace
from typing import Any

import pytest

from sim.exercise import Exercise, fold
from sim.journal.canonical import decode, encode
from sim.model import events as e
from sim.model.commands import NotACommand
from sim.model.scenario import Beat, Effect, Expected, Inject, Scenario
from tests.laws.landing import BASE, do, found, goes, heard, lines, opened, submit

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


@pytest.mark.parametrize(("earlier", "met"), [(0, False), (400, True), (60, False)])
def test_what_was_done_in_the_time_before_counts_where_the_event_says_so(earlier: int, met: bool) -> None:
    inject = Inject("post", "phone", at=800, expects=Expected("prepare"), within=60, earlier=earlier)
    exercise = opened(replace(BASE, injects={"asked": inject}, texts={}), at=100)
    exercise.submit(e.Commanded("post", "act", {"verb": "prepare", "what": "numbers"}, 0))  # over at 400 seconds
    exercise.advance(1000)
    assert bool(found(exercise, e.InjectMet)) == met
    assert bool(found(exercise, e.InjectMissed)) == (not met)


@pytest.mark.parametrize(
    ("begun", "what", "met"), [(820, "prepare", True), (860, "prepare", True), (870, "prepare", False), (820, "look", False)]
)
def test_who_has_begun_to_answer_when_the_time_is_over_is_let_finish(begun: int, what: str, met: bool) -> None:
    inject = Inject("post", "phone", at=800, expects=Expected("prepare"), within=60)
    exercise = opened(replace(BASE, injects={"asked": inject}, texts={}), at=begun)
    exercise.submit(e.Commanded("post", "act", {"verb": "prepare", "what": "numbers"} if what == "prepare" else {"verb": what}, 0))
    exercise.advance(861)
    assert not found(exercise, e.InjectMet)
    assert bool(found(exercise, e.InjectMissed)) == (not met)
    exercise.advance(1300)
    assert bool(found(exercise, e.InjectMet)) == met
    assert bool(found(exercise, e.InjectMissed)) == (not met)


@pytest.mark.parametrize(("within", "begun", "late"), [(60, 870, True), (60, 4000, True), (60, 4460, False), (7200, 9000, True)])
def test_what_is_done_after_all_when_its_time_is_over_is_told_apart_for_as_long_again_or_an_hour(
    within: int, begun: int, late: bool
) -> None:
    inject = Inject("post", "phone", at=800, expects=Expected("prepare"), within=within)
    exercise = opened(replace(BASE, injects={"asked": inject}, texts={}), at=begun)
    exercise.submit(e.Commanded("post", "act", {"verb": "prepare", "what": "numbers"}, 0))
    exercise.advance(begun + 900)
    assert len(found(exercise, e.InjectMissed)) == 1
    assert not found(exercise, e.InjectMet)
    assert len(found(exercise, e.InjectMetLate)) == late


def test_what_it_asked_not_to_be_done_and_was_is_not_undone_by_what_is_done_after_all() -> None:
    expects = Expected(all=[Expected("prepare"), Expected(none=[Expected("note")])])
    exercise = opened(replace(BASE, injects={"asked": Inject("post", "phone", at=800, expects=expects, within=60)}, texts={}), at=810)
    exercise.submit(e.Commanded("post", "act", {"verb": "note", "text": "It rang."}, 0))
    exercise.advance(900)
    exercise.submit(e.Commanded("post", "act", {"verb": "prepare", "what": "numbers"}, 0))
    exercise.advance(1500)
    assert len(found(exercise, e.InjectMissed)) == 1
    assert not found(exercise, e.InjectMetLate)


def test_an_answer_that_is_broken_off_after_the_time_is_none() -> None:
    inject = Inject("post", "phone", at=800, expects=Expected("prepare"), within=60)
    exercise = opened(replace(BASE, injects={"asked": inject}, texts={}), at=820)
    exercise.submit(e.Commanded("post", "act", {"verb": "prepare", "what": "numbers"}, 0))
    exercise.advance(900)
    exercise.submit(e.Commanded("post", "stop", {"act": next(iter(exercise.view("post").acts))}, 0))
    exercise.advance(1300)
    assert not found(exercise, e.InjectMet)
    assert len(found(exercise, e.InjectMissed)) == 1


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
    assert heard(exercise)[-2:].count("engine.ticket_left") == 1
    assert [t.state for t in exercise.view("post").tickets.values()] == ["over"]
    assert fold(exercise.journal, exercise.plan.scenario).snapshot() == exercise.world_snapshot()


@pytest.mark.parametrize(("place", "channel"), [("landing", "sight"), ("town", "phone")])
def test_who_comes_to_another_place_is_heard_of_and_not_seen(place: str, channel: str) -> None:
    comes = [Effect("arrive", {"who": "lena", "place": place})]
    texts = {**BASE.texts, "services.lena_line.granted_text": "Somebody comes."}
    scenario = replace(with_service(lead=100, voice="", granted=comes, hours=[]), texts=texts)
    exercise = opened(scenario)
    do(exercise, verb="request", service="lena_line")
    exercise.advance(1000)
    assert [one.channel for one in exercise.view("post").lines if one.wording.endswith(".granted_text")] == [channel]


def test_the_answer_of_a_service_that_sends_nobody_is_heard_and_not_seen() -> None:
    texts = {**BASE.texts, "services.lena_line.granted_text": "A bed by the window."}
    exercise = opened(replace(with_service(lead=100, voice="", granted=[], hours=[]), texts=texts))
    do(exercise, verb="request", service="lena_line")
    exercise.advance(1000)
    assert [one.channel for one in exercise.view("post").lines if one.wording.endswith(".granted_text")] == ["phone"]


def in_person(at: str = "landing", busy: int = 600, room: str = "quay", who: str = "nurse", **fields: Any) -> Scenario:
    """Somebody who comes when asked for, ten minutes later, for ten minutes."""
    comes = [Effect("arrive", {"who": who, "place": at, "room": room})]
    return with_service(**{"lead": 100, "voice": "", "seat": "", "granted": comes, "hours": [], "busy": busy, **fields})


def test_who_came_for_a_request_is_out_of_sight_when_it_is_said_to_be_over() -> None:
    exercise = opened(in_person())
    do(exercise, verb="request", service="lena_line")
    exercise.advance(1100)
    assert exercise.view("post").people["nurse"].place == "landing"
    exercise.advance(2000)
    assert exercise.view("post").facts["granted.lena_line"] is False
    assert exercise.view("post").people["nurse"].place == ""


def test_who_came_for_a_request_stays_until_an_act_that_needs_them_ends() -> None:
    exercise = opened(in_person(busy=900))
    do(exercise, verb="request", service="lena_line")
    exercise.advance(1100)
    do(exercise, verb="hand_over", people=["mira"], to="nurse_car")  # a quarter of an hour, begun two minutes late
    assert not found(exercise, e.ActInterrupted)
    assert [x.person for x in found(exercise, e.HandedOver)] == ["mira"]
    exercise.advance(exercise.now + 60)
    assert exercise._stage.world.at("nurse") == ""


def test_who_answers_by_telephone_first_comes_in_person_later() -> None:
    texts = {**BASE.texts, "services.lena_line.granted_text": "I speak with her first."}
    exercise = opened(replace(in_person(in_person=3000), texts=texts))
    do(exercise, verb="request", service="lena_line")
    exercise.advance(1100)
    assert exercise._stage.world.at("nurse") == ""
    assert [one.channel for one in exercise.view("post").lines if one.wording.endswith(".granted_text")] == ["phone"]
    exercise.advance(3100)
    do(exercise, verb="request", service="lena_line")
    exercise.advance(3500)
    assert exercise._stage.world.at("nurse") == "landing"


def test_an_adviser_comes_to_where_those_are_whom_it_is_for_and_can_sit_beside_them() -> None:
    exercise = opened(in_person(at="town", room="", kind="advice"))
    do(exercise, verb="request", service="lena_line", people=["walker"])
    exercise.advance(1100)
    assert exercise.view("post").people["nurse"].place == "landing"
    beside = next(offer.choices["present"] for offer in exercise.offers("post") if offer.verb == "interview")
    assert "nurse" in beside
    exercise.advance(2500)
    assert exercise.view("post").people["nurse"].place == ""


def test_an_ambulance_drives_to_where_the_one_lies_for_whom_it_was_called() -> None:
    """Called to the well it stood in the lane of a post where nobody was."""
    exercise = opened(in_person(at="town", room="", kind="ambulance"))
    do(exercise, verb="request", service="lena_line", people=["walker"])
    exercise.advance(1100)
    assert exercise.view("post").people["nurse"].place == "landing"


def test_a_voice_that_is_in_the_house_is_not_rung_and_does_not_end() -> None:
    comes = goes(650, Effect("arrive", {"who": "lena", "place": "landing", "room": "quay"}))
    exercise = opened(replace(with_service(hours=[]), storylines=lines(comes=comes)))
    do(exercise, verb="request", service="lena_line")
    assert not found(exercise, e.ServiceQueued)
    assert heard(exercise)[-1] == "engine.voice_is_here"
    do(exercise, verb="ask_wish", person="mira", voice="lena")
    assert not found(exercise, e.ActRefused)


def test_whoever_asks_for_their_own_voice_is_not_greeted_by_her_as_a_stranger() -> None:
    texts = {**BASE.texts, "services.lena_line.granted_text": "Who is with you?"}
    exercise = opened(replace(with_service(hours=[], lead=100), texts=texts), roster={"post": "trainee", "house": "trainee"})
    do(exercise, "house", verb="request", service="lena_line")
    exercise.advance(1100)
    assert exercise.view("house").facts["granted.lena_line"]
    assert "services.lena_line.granted_text" not in heard(exercise, "house")


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
