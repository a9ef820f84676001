"""Talk and the officers who talk: the road and rest, the interview, telling again, consents, preferences, offers."""

from dataclasses import replace
from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from sim.model.people import Help, Memory, Terms
from sim.model.scenario import Effect
from sim.model.verbs import ACTS
from tests.laws.ferry import ferry
from tests.laws.landing import between, do, found, goes, heard, last_refusal, lines, submit, with_person
from zholda.wording import catalogue

OPEN: dict[str, Any] = {"person": "mira", "voice": "aside", "where": "shed", "status": "injured", "warned": True}


# --- the road and rest --------------------------------------------------------------------------------------------------


def test_who_travels_is_nowhere_on_the_road_and_arrives_after_its_time() -> None:
    exercise = between()
    do(exercise, "desk", wait=False, verb="go", to="landing")
    began = exercise.now
    exercise.advance(began + 899)
    assert exercise.view("desk").place == ""
    assert all(ACTS[offer.verb].by_phone for offer in exercise.offers("desk"))
    submit(exercise, "act", "desk", verb="look", at="landing")
    assert last_refusal(exercise) == "engine.refused.on_the_road"
    exercise.advance(began + 900)
    assert exercise.view("desk").place == "landing"
    assert "mira" in exercise.view("desk").here()


def test_who_turns_back_needs_as_long_as_they_had_driven() -> None:
    exercise = between()
    do(exercise, "desk", wait=False, verb="go", to="landing")
    began = exercise.now
    exercise.advance(began + 300)
    submit(exercise, "stop", "desk", act="desk-1")
    exercise.advance(began + 599)
    assert exercise.view("desk").place == ""
    exercise.advance(began + 600)
    assert exercise.view("desk").place == "town"


@pytest.mark.parametrize(
    ("seat", "to", "reason"),
    [("post", "landing", "there_already"), ("post", "island", "no_way"), ("post", "house", "way_unknown"), ("house", "town", "no_way")],
)
def test_a_way_that_cannot_be_gone_is_refused(seat: str, to: str, reason: str) -> None:
    exercise = between()
    do(exercise, seat, verb="go", to=to)
    assert last_refusal(exercise) == "engine.refused." + reason


def test_only_known_ways_are_offered() -> None:
    exercise = between()
    [offer] = [one for one in exercise.offers("post") if one.verb == "go"]
    assert offer.choices["to"] == ("town",)


def test_an_officer_on_the_road_who_leaves_the_seat_and_comes_back_is_still_on_the_road() -> None:
    exercise = between()
    do(exercise, "desk", wait=False, verb="go", to="landing")
    for status in ("away", "taken"):
        submit(exercise, "occupant", "desk", status=status, occupant="trainee")
    assert exercise.view("desk").place == ""
    exercise.advance(exercise.now + 900)
    assert exercise.view("desk").place == "landing"


def test_after_a_long_shift_acts_take_a_quarter_longer_until_the_officer_has_rested() -> None:
    exercise = between(8400)
    assert not found(exercise, e.OfficerTired)
    exercise.advance(8401)
    assert exercise.view("post").tired
    do(exercise, verb="look", at="landing")
    assert found(exercise, e.ActEnded)[-1].seconds == 150
    [offer] = [one for one in exercise.offers("post") if one.verb == "look"]
    assert offer.seconds == 150
    do(exercise, wait=False, verb="rest")
    exercise.advance(exercise.now + 14400)
    assert not exercise.view("post").tired
    do(exercise, verb="look", at="landing")
    assert found(exercise, e.ActEnded)[-1].seconds == 120


def test_a_rest_that_is_broken_off_is_no_rest() -> None:
    exercise = between(8500)
    do(exercise, wait=False, verb="rest")
    exercise.advance(exercise.now + 7200)
    submit(exercise, "stop", act=exercise.view("post").busy)
    exercise.advance(exercise.now + 1)
    assert exercise.view("post").tired


# --- the interview ------------------------------------------------------------------------------------------------------


def test_an_interview_is_opened_with_status_and_warnings_and_shown_while_it_lasts() -> None:
    exercise = between()
    do(exercise, verb="interview", **OPEN, recorded=True)
    [began] = found(exercise, e.InterviewBegan)
    assert (began.person, began.status, began.warned, began.recorded, began.sworn) == ("mira", "injured", True, True, False)
    told = {x.item for x in found(exercise, e.PersonTold) if x.understood}
    assert {"status", "rights", "not_against_self"} <= told
    shown = exercise.view("post").interview
    assert shown is not None
    assert (shown.person, shown.status, shown.voice, shown.state) == ("mira", "injured", "aside", "open")


def test_only_an_interpreter_of_the_appointed_body_is_sworn() -> None:
    exercise = between()
    do(exercise, verb="request", service="sworn_line")
    exercise.advance(exercise.now + 100)
    do(exercise, verb="interview", **{**OPEN, "voice": "sworn"})
    assert found(exercise, e.InterviewBegan)[0].sworn


def test_where_no_words_carry_no_interview_begins() -> None:
    exercise = between()
    do(exercise, verb="interview", **{**OPEN, "voice": ""})
    assert not found(exercise, e.InterviewBegan)
    assert "engine.not_understood" in heard(exercise)


def test_questions_outside_an_interview_are_refused_and_talk_inside_is_testimony() -> None:
    exercise = between(people=with_person("mira", trust={"police": 60}))
    do(exercise, verb="interview", step="ask", person="mira", topic="offer", question="open")
    assert last_refusal(exercise) == "engine.refused.no_interview"
    do(exercise, verb="interview", **OPEN)
    do(exercise, verb="speak_with", person="mira", voice="aside", topic="offer", question="open")
    assert last_refusal(exercise) == "engine.refused.interview_open"
    do(exercise, verb="interview", person="tolya", status="witness")
    assert found(exercise, e.ActRefused)[-1].reason == "engine.refused.interview_open"
    do(exercise, verb="interview", step="ask", person="mira", topic="offer", question="open")
    assert found(exercise, e.ActEnded)[-1].voice == "aside"
    assert [x.memory for x in found(exercise, e.Recounted)] == ["promised"]


def test_who_is_interviewed_by_one_seat_cannot_be_talked_to_by_another() -> None:
    exercise = between()
    do(exercise, verb="interview", **OPEN)
    do(exercise, "desk", verb="go", to="landing")
    do(exercise, "desk", verb="introduce", people=["mira"])
    assert last_refusal(exercise) == "engine.refused.in_another_talk"


def test_who_sits_beside_by_the_persons_wish_is_no_stranger_and_a_suspect_still_is_an_ear() -> None:
    people = with_person("mira", memories={"known": Memory(Terms("offer", ["open"]))}, coached=[], levels={})
    people["tolya"] = replace(people["tolya"], place="landing", room="shed", aboard="")
    for present, told in ((["tolya"], 1), ([], 0)):
        exercise = between(people=people)
        do(exercise, verb="interview", **OPEN, present=present)
        do(exercise, verb="interview", step="ask", person="mira", topic="offer", question="open")
        assert len(found(exercise, e.Recounted)) == told
    exercise = between(people={**people, "foreman": replace(people["foreman"], place="landing", room="shed", aboard="")})
    do(exercise, verb="interview", **OPEN, present=["foreman", "tolya"])
    do(exercise, verb="interview", step="ask", person="mira", topic="offer", question="open")
    assert not found(exercise, e.Recounted)


def test_who_is_named_to_sit_beside_must_be_there() -> None:
    exercise = between()
    do(exercise, verb="interview", **OPEN, present=["nurse"])
    assert last_refusal(exercise) == "engine.refused.not_here"


def test_a_break_lasts_from_the_care_that_opens_it_to_the_next_question() -> None:
    exercise = between()
    do(exercise, verb="interview", **OPEN)
    began = exercise.now
    do(exercise, verb="interview", step="ask", person="mira", topic="offer", question="open")  # 600 s through an interpreter
    paused = exercise.now
    do(exercise, verb="meet_need", people=["mira"], need="water")
    exercise.advance(paused + 3600)
    do(exercise, verb="interview", step="ask", person="mira", topic="home", question="open")
    do(exercise, verb="interview", step="close", person="mira", read_back=True)
    [ended] = found(exercise, e.InterviewEnded)
    assert (ended.how, ended.breaks, ended.seconds) == ("ended", 1, exercise.now - began - 3600)
    [shown] = exercise.view("post").interviews
    assert (shown.state, shown.breaks, shown.seconds(exercise.now)) == ("ended", 1, ended.seconds)
    assert not exercise.view("post").interview


def test_an_hour_of_questions_tires_and_who_is_exhausted_stops_it() -> None:
    exercise = between(people=with_person("mira", levels={"fatigue": 2}))
    do(exercise, verb="interview", **OPEN)
    for _ in range(13):
        do(exercise, verb="interview", step="ask", person="mira", topic="home", question="open")
    [ended] = found(exercise, e.InterviewEnded)
    assert ended.how == "stopped"
    assert "engine.interview_stopped.fatigue" in heard(exercise)
    assert exercise.view("post").interviews[0].state == "stopped"


@pytest.mark.parametrize("level", ["fear", "fatigue", "pain"])
def test_whoever_has_no_room_for_words_stops_it_at_once_and_one_sees_what_it_is(level: str) -> None:
    exercise = between(people=with_person("mira", levels={level: 3}))
    do(exercise, verb="interview", **OPEN)
    assert f"engine.interview_stopped.{level}" in heard(exercise)
    assert exercise.view("post").interviews[0].state == "stopped"


def test_an_interview_stops_when_the_officer_leaves_or_the_person_does() -> None:
    exercise = between()
    do(exercise, verb="interview", **OPEN)
    do(exercise, verb="go", to="town")
    assert [x.how for x in found(exercise, e.InterviewEnded)] == ["stopped"]
    exercise = between(storylines=lines(aunt=goes(1500, Effect("leave", {"person": "mira", "how": "unseen"}))))
    do(exercise, verb="interview", **OPEN)
    exercise.advance(1501)
    assert "engine.interview_stopped.left" in heard(exercise)


# --- telling again ------------------------------------------------------------------------------------------------------


def test_what_was_put_into_her_mouth_can_later_be_told_in_her_own_words() -> None:
    exercise = between(people=with_person("mira", trust={"police": 60}))
    talk: dict[str, Any] = {"verb": "speak_with", "person": "mira", "voice": "aside", "where": "shed", "topic": "offer"}
    do(exercise, **talk, question="leading")
    assert not exercise._stage.world.get("grounds.post.mira")
    do(exercise, **talk, question="open")
    do(exercise, **talk, question="open")
    assert [x.contaminated for x in found(exercise, e.Recounted)] == [True, False]
    assert exercise._stage.world.get("grounds.post.mira")


def test_part_of_a_memory_is_told_once_where_trust_is_a_little_short() -> None:
    case = ferry(length=86400, people=with_person("mira", trust={"police": 24}, levels={}, coached=[]))
    case = replace(case, texts={**case.texts, "people.mira.memories.promised.partial": "[part]"})
    exercise = between(case=case)
    talk: dict[str, Any] = {"verb": "speak_with", "person": "mira", "voice": "aside", "where": "shed", "topic": "offer"}
    do(exercise, **talk, question="open")
    do(exercise, **talk, question="open")
    assert [x.version for x in found(exercise, e.Recounted)] == ["partial"]
    assert "people.mira.memories.promised.partial" in heard(exercise)
    assert not exercise._stage.world.get("grounds.post.mira")
    do(exercise, verb="meet_need", people=["mira"], need="water")
    do(exercise, **talk, question="open")
    assert [x.version for x in found(exercise, e.Recounted)] == ["partial", "full"]


def test_a_second_agency_that_asks_the_same_costs_trust() -> None:
    exercise = between(people=with_person("mira", trust={"police": 60}), decisions={})
    do(exercise, verb="speak_with", person="mira", voice="aside", where="shed", topic="offer", question="open")
    do(exercise, "desk", verb="go", to="landing")
    do(exercise, "desk", verb="speak_with", person="mira", where="shed", topic="offer", question="open")
    assert [x.why for x in found(exercise, e.LevelChanged) if x.why.startswith("asked_again")] == ["asked_again", "asked_again.desk"]


def test_two_officers_of_one_body_are_trusted_each_for_what_they_did() -> None:
    exercise = between(decisions={})
    world = exercise._stage.world
    do(exercise, verb="introduce", people=["mira"], voice="aside")
    assert (world.level("mira", "trust.police"), world.level("mira", "officer.post"), world.level("mira", "officer.desk")) == (28, 2, 0)
    do(exercise, "desk", verb="go", to="landing")
    do(exercise, "desk", verb="introduce", people=["mira"])
    assert (world.level("mira", "trust.police"), world.level("mira", "officer.desk")) == (28, 2)
    alone = between(roster={"post": "trainee"})
    do(alone, verb="introduce", people=["mira"], voice="aside")
    assert alone._stage.world.level("mira", "trust.police") == 30


# --- consent and preference ---------------------------------------------------------------------------------------------

CONSENT: dict[str, Any] = {"verb": "ask_consent", "person": "mira", "voice": "aside", "where": "shed", "to": "shelter_line"}


def asked(lasts: str = "open", trust: int = 60) -> Exercise:
    exercise = between(people=with_person("mira", trust={"police": trust}))
    do(exercise, **CONSENT, items=["needs", "names"], lasts=lasts)
    return exercise


def test_a_consent_is_shown_with_whom_it_is_for_and_lapses_by_itself() -> None:
    exercise = asked("1h")
    [given] = found(exercise, e.Consented)
    assert (given.to, given.items, given.given, given.until) == ("shelter_line", ("needs", "names"), True, exercise.now + 3600)
    [shown] = exercise.view("post").consents
    assert (shown.state, shown.until) == ("given", given.until)
    exercise.advance(given.until)
    assert exercise._stage.world.get("consent.mira.shelter_line.names")
    exercise.advance(given.until + 1)
    assert not exercise._stage.world.get("consent.mira.shelter_line.names")
    assert exercise.view("post").consents[0].state == "lapsed"


def test_a_consent_given_again_does_not_lapse_with_the_first() -> None:
    exercise = asked("1h")
    do(exercise, **CONSENT, items=["names"], lasts="24h")
    exercise.advance(exercise.now + 3700)
    assert exercise._stage.world.get("consent.mira.shelter_line.names")
    assert not exercise._stage.world.get("consent.mira.shelter_line.needs")


def test_who_does_not_trust_declines_and_who_is_too_hungry_to_think_agrees_to_nothing() -> None:
    exercise = asked(trust=0)
    assert [x.given for x in found(exercise, e.Consented)] == [False]
    assert exercise.view("post").consents[0].state == "declined"
    exercise = between(people=with_person("mira", trust={"police": 60}, levels={"hunger": 3}))
    do(exercise, **CONSENT, items=["needs"])
    assert not found(exercise, e.Consented)


def test_a_consent_is_taken_back_by_the_story_for_some_items_or_when_trust_falls() -> None:
    exercise = between(
        people=with_person("mira", trust={"police": 60}),
        storylines=lines(doubt=goes(2000, Effect("withdraw", {"person": "mira", "items": ["names"]}))),
    )
    do(exercise, **CONSENT, items=["needs", "names"])
    exercise.advance(2001)
    assert [(x.to, x.items) for x in found(exercise, e.ConsentWithdrawn)] == [("shelter_line", ("names",))]
    assert [(c.items, c.state) for c in exercise.view("post").consents] == [(("names",), "withdrawn"), (("needs",), "given")]
    exercise = between(people=with_person("mira", trust={"police": 45}))
    do(exercise, **CONSENT, items=["needs"])
    threat: dict[str, Any] = {"with": "threat_of_charge"}
    for _ in range(4):
        do(exercise, verb="persuade", person="mira", voice="aside", **threat)
    assert [x.items for x in found(exercise, e.ConsentWithdrawn)] == [("needs",)]


def test_a_preference_is_told_when_asked_for_and_is_no_wish() -> None:
    exercise = between()
    do(exercise, verb="ask_wish", person="mira", voice="aside", where="shed")
    assert "people.mira.wishes.prefers_woman" not in heard(exercise)
    do(exercise, verb="ask_wish", about="preference", person="mira", voice="aside", where="shed")
    assert "people.mira.wishes.prefers_woman" in heard(exercise)
    assert exercise.view("post").people["mira"].claims["preference"] == "prefers_woman"
    do(exercise, verb="ask_wish", about="preference", person="tolya")
    assert found(exercise, e.ActEnded)[-1].result == "none_stated"


def test_an_offer_put_off_can_be_accepted_when_it_is_made_again() -> None:
    exercise = between(people=with_person("mira", help=Help(["shelter"], ["wage_claim"], 30), trust={"police": 20}, levels={}))
    offer: dict[str, Any] = {"verb": "offer_help", "person": "mira", "voice": "aside", "services": ["shelter", "wage_claim"]}
    do(exercise, **offer)
    view = exercise.view("post")
    assert [view.offered["mira", s][0] for s in ("shelter", "wage_claim")] == ["later", "declined"]
    for need in ("water", "food"):
        do(exercise, verb="meet_need", people=["mira"], need=need)
    do(exercise, verb="check_documents", people=["mira"], after="owner")
    do(exercise, **{**offer, "services": ["shelter"]})
    assert view.offered["mira", "shelter"][0] == "accepted"
    assert not exercise._stage.world.get("later.mira.shelter")


def test_who_is_tired_is_told_what_ends_it_and_once_more_on_the_next_day() -> None:
    """The line came once, said nothing of rest, and who had overlooked it worked tired for two days."""
    exercise = between(8401, length=4 * 86400)
    assert "rest" in catalogue()["engine.tired"]
    assert heard(exercise).count("engine.still_tired") == 0
    exercise.advance(8401 + 86400)
    assert heard(exercise).count("engine.still_tired") == 1
    assert "rest" in catalogue()["engine.still_tired"]
    do(exercise, verb="rest", wait=False)
    exercise.advance(exercise.now + 14400)
    assert not exercise.view("post").tired
    again = exercise.now
    exercise.advance(again + 7000)
    assert heard(exercise).count("engine.still_tired") == 1
