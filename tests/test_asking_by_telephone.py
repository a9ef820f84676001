"""Asking by telephone: `share` with `asked`. Who is asked hears of it; what it gives back is what it observed, and no more."""

from dataclasses import replace
from typing import Any

import pytest

from sim.behaviours import perception
from sim.exercise import Exercise, fold
from sim.model import events as e
from sim.model.scenario import Contact, Decision, Inject, Option
from sim.model.verbs import VERBS
from sim.model.walkthrough import Do
from tests.laws.ferry import ferry
from tests.laws.landing import between, do, found, heard, last_refusal, with_person

SAYS_NO_NAMES = "contacts.ward.asked.names"
CONTACTS = {
    **ferry().contacts,
    "post_line": Contact("migration_police", seat="post"),
    "ward": Contact("hospital", asked={"names": SAYS_NO_NAMES}),
}
TEXTS = {**ferry().texts, SAYS_NO_NAMES: "'Names go to nobody by telephone.'"}


def case(**changes: Any) -> Exercise:
    whole = {"people": with_person("mira", trust={"police": 60}), **changes}
    return between(case=replace(ferry(length=86400, **whole), contacts=CONTACTS, texts=TEXTS))


def ask(exercise: Exercise, contact: str, *items: str, seat: str = "desk", people: tuple[str, ...] = (), **more: Any) -> None:
    do(exercise, seat, verb="share", contact=contact, asked=list(items), people=list(people), **more)


def told(exercise: Exercise, seat: str, wording: str) -> dict[str, str | int]:
    """What the one line with this wording says."""
    [line] = [one for one in exercise.view(seat).lines if one.wording == wording]
    return dict(line.args)


def held(exercise: Exercise, since: str = "05:42") -> None:
    """Mira is read by her paper, and told that she is held since a minute."""
    do(exercise, verb="check_documents", people=["mira"], after="owner")
    do(exercise, verb="tell_held", people=["mira"], minute=since, voice="aside")


# --- the question ---------------------------------------------------------------------------------------------------------------


def test_asking_is_an_argument_of_sharing() -> None:
    assert {"asked", "items"} <= {param.name for param in VERBS["share"].params}


def test_who_is_asked_has_a_line_of_it_by_telephone() -> None:
    exercise = case()
    held(exercise)
    do(exercise, "post", verb="share", contact="desk_line", items=["names"], basis="duty", people=["mira"])
    ask(exercise, "post_line", "held_since", "whereabouts", people=("mira",))
    [line] = [one for one in exercise.view("post").lines if one.wording == "engine.asks"]
    assert (line.channel, line.source, line.about) == ("phone", "seat:desk", ("mira",))
    assert dict(line.args) == {"by": "desk", "items": "held_since whereabouts", "contact": "desk_line"}
    assert [(one.seat, one.to, one.items, one.people) for one in found(exercise, e.InformationAsked)] == [
        ("desk", "post_line", ("held_since", "whereabouts"), ("mira",))
    ]


def test_a_colleague_who_asks_alone_is_heard_and_nobody_calls_them_back() -> None:
    asks = Option([Do("share", {"contact": "post_line", "asked": ["names"], "people": ["mira"]})])
    question = Decision("desk", "present(ferry, landing)", 60, {"ask": asks}, if_nobody="ask", by="aside")
    exercise = case(decisions={"question": question})
    exercise.advance(2000)
    [line] = [one for one in exercise.view("post").lines if one.wording == "engine.asks"]
    assert (line.source, line.about) == ("aside", ("mira",))
    assert dict(line.args) == {"by": "aside", "items": "names", "contact": ""}


def test_who_only_asks_has_given_nothing() -> None:
    exercise = case()
    ask(exercise, "post_line", "number_of_people")
    assert not found(exercise, e.InformationShared)
    assert not exercise._stage.world.get("shared.desk.post_line")
    assert exercise._stage.world.get("asked.desk.post_line.number_of_people")


def test_one_may_give_and_ask_in_one_call() -> None:
    exercise = case()
    ask(exercise, "post_line", "names", items=["check_in_progress"], basis="duty")
    assert [one.items for one in found(exercise, e.InformationShared)] == [("check_in_progress",)]
    assert [one for one in heard(exercise, "post") if one in ("engine.shared", "engine.asks")] == ["engine.shared", "engine.asks"]


def test_a_call_that_neither_gives_nor_asks_is_none() -> None:
    exercise = case()
    ask(exercise, "post_line")
    assert last_refusal(exercise) == "engine.refused.argument_missing"
    do(exercise, "desk", verb="share", contact="post_line", items=[], basis="duty")
    assert last_refusal(exercise) == "engine.refused.argument_missing"


def test_what_is_asked_for_is_of_the_list() -> None:
    exercise = case()
    ask(exercise, "post_line", "gossip")
    assert last_refusal(exercise) == "engine.refused.argument_unknown"


def test_a_call_without_a_question_stands_in_the_journal_as_it_did_before_there_were_questions() -> None:
    exercise = case()
    do(exercise, "post", verb="share", contact="desk_line", items=["check_in_progress"], basis="duty")
    [call] = [one for one in found(exercise, e.ActBegan) if one.verb == "share"]
    assert [name for name, _ in call.args] == ["contact", "items", "basis", "people"]


def test_folding_the_journal_of_a_question_gives_the_live_world() -> None:
    exercise = case()
    held(exercise)
    ask(exercise, "post_line", "held_since", people=("mira",))
    do(exercise, "post", verb="share", contact="desk_line", items=["held_since"], basis="duty", people=["mira"])
    assert fold(exercise.journal, exercise.plan.scenario).snapshot() == exercise.world_snapshot()


# --- the answer -----------------------------------------------------------------------------------------------------------------


def test_since_when_somebody_is_held_is_told_as_the_seat_that_is_asked_knows_it() -> None:
    exercise = case()
    held(exercise, "05:42")
    ask(exercise, "post_line", "held_since")
    do(exercise, "post", verb="share", contact="desk_line", items=["held_since"], basis="duty", people=["mira"])
    assert exercise.view("desk").people["mira"].claims == {"held_since": 12 * 60}


def test_where_somebody_is_is_told_by_value_and_brings_nobody_into_sight() -> None:
    exercise = case()
    held(exercise)
    do(exercise, "post", verb="share", contact="desk_line", items=["whereabouts"], basis="duty", people=["mira"])
    desk = exercise.view("desk")
    assert desk.people["mira"].claims == {"whereabouts": "landing"}
    assert desk.here() == []


def test_of_whom_has_gone_out_of_sight_it_is_told_where_they_were_seen_last_and_not_that_they_are_there() -> None:
    exercise = case()
    held(exercise)
    perception.move(exercise._stage, [e.Moved("mira", "", "", "")], 0)
    exercise.advance(exercise.now + 10)
    do(exercise, "post", verb="share", contact="desk_line", items=["whereabouts"], basis="duty", people=["mira"])
    assert exercise.view("desk").people["mira"].claims == {"last_seen": "landing"}


def test_what_the_seat_has_not_observed_cannot_be_passed_on() -> None:
    exercise = case()
    held(exercise)
    do(exercise, "house", verb="share", contact="desk_line", items=["held_since", "whereabouts", "names"], basis="duty", people=["mira"])
    assert exercise.view("desk").people["mira"].claims == {}


def test_of_what_was_asked_for_and_is_not_known_they_say_that_they_do_not_know_it() -> None:
    exercise = case()
    ask(exercise, "post_line", "held_since", "names", people=("mira",))
    do(exercise, "post", verb="share", contact="desk_line", items=["held_since", "names"], basis="duty", people=["mira"])
    assert told(exercise, "desk", "engine.not_known") == {"by": "post", "items": "held_since names"}


def test_of_what_is_known_and_not_given_they_say_that_they_do_not_give_it_and_why() -> None:
    exercise = case()
    held(exercise)
    ask(exercise, "post_line", "held_since", "names", people=("mira",))
    do(exercise, "post", verb="share", contact="desk_line", items=["held_since"], kept=["names"], basis="duty", people=["mira"])
    assert told(exercise, "desk", "engine.kept") == {"by": "post", "items": "names"}
    assert "engine.not_known" not in heard(exercise, "desk")


def test_what_is_left_out_in_silence_is_not_spoken_of() -> None:
    exercise = case()
    held(exercise)
    ask(exercise, "post_line", "held_since", "names", people=("mira",))
    do(exercise, "post", verb="share", contact="desk_line", items=["held_since"], basis="duty", people=["mira"])
    assert not {"engine.kept", "engine.not_known"} & set(heard(exercise, "desk"))


def test_a_question_may_be_answered_with_nothing_but_what_is_kept() -> None:
    exercise = case()
    held(exercise)
    ask(exercise, "post_line", "names", people=("mira",))
    do(exercise, "post", verb="share", contact="desk_line", kept=["names"], basis="none", people=["mira"])
    assert told(exercise, "desk", "engine.kept") == {"by": "post", "items": "names"}
    assert not found(exercise, e.InformationShared)


def test_who_asked_can_be_answered_as_a_caller_about_those_of_whom_it_was_asked() -> None:
    exercise = case()
    held(exercise)
    do(exercise, verb="check_documents", people=["tolya"], after="owner")
    do(exercise, "post", verb="share", contact="desk_line", items=["whereabouts"], basis="duty", people=["mira"])
    offered = {offer.verb: offer.targets for offer in exercise.offers("post")}
    assert "desk_line" not in offered.get("handle_call", ())
    ask(exercise, "post_line", "names", people=("mira",))
    assert "desk_line" in next(offer.targets for offer in exercise.offers("post") if offer.verb == "handle_call")
    do(exercise, "post", verb="handle_call", contact="desk_line", items=["names"])
    assert exercise.view("desk").people["mira"].claims == {"whereabouts": "landing", "name": "Mira"}
    assert "tolya" not in exercise.view("desk").people


def test_a_question_names_nobody_whom_the_one_who_asks_does_not_know() -> None:
    exercise = case()
    ask(exercise, "post_line", "names", people=("mira",))
    [line] = [one for one in exercise.view("post").lines if one.wording == "engine.asks"]
    assert line.about == ()


def test_an_answered_question_is_no_longer_open() -> None:
    exercise = case()
    ask(exercise, "post_line", "names")
    assert [(one.by, one.items) for one in exercise.view("post").questions()] == [("desk", ("names",))]
    do(exercise, "post", verb="share", contact="desk_line", items=["check_in_progress"], basis="duty")
    assert exercise.view("post").questions() == []


# --- where nobody sits ------------------------------------------------------------------------------------------------------------


def test_a_body_without_a_seat_says_what_the_case_lets_it_say_and_of_the_rest_that_it_cannot_by_telephone() -> None:
    exercise = case()
    ask(exercise, "ward", "names", "needs")
    said = [(line.wording, line.channel, dict(line.args)) for line in exercise.view("desk").lines if line.channel == "phone"]
    assert said == [
        (SAYS_NO_NAMES, "phone", {"contact": "ward"}),
        ("engine.cannot_say", "phone", {"contact": "ward", "items": "needs"}),
    ]


def test_a_seat_in_which_nobody_sits_cannot_say_either() -> None:
    plan = replace(ferry(length=86400), contacts=CONTACTS, texts=TEXTS)
    exercise = between(case=plan, roster={"desk": "trainee"})
    ask(exercise, "post_line", "held_since")
    assert told(exercise, "desk", "engine.cannot_say") == {"contact": "post_line", "items": "held_since"}


def test_a_question_alone_does_not_set_off_what_follows_when_something_is_given() -> None:
    exercise = case()
    ask(exercise, "chief", "suspect", seat="post")
    assert exercise._stage.world.get("flag.noise", 0) == 0
    assert "contacts.chief.answers" not in heard(exercise)


@pytest.mark.parametrize("seat", ["post", "house"])
def test_who_is_not_asked_hears_nothing(seat: str) -> None:
    other = {"post": "shelter_line", "house": "post_line"}[seat]
    exercise = case()
    ask(exercise, other, "names")
    assert "engine.asks" not in heard(exercise, seat)


# --- who waits for an answer ------------------------------------------------------------------------------------------------------


def callers(exercise: Exercise, seat: str = "post") -> tuple[str, ...]:
    return next((offer.targets for offer in exercise.offers(seat) if offer.verb == "handle_call"), ())


def rung_by_the_foreman(at: int = 700) -> Exercise:
    contacts = {**CONTACTS, "owner": Contact("", "foreman", True)}
    injects = {**ferry().injects, "rings": Inject("post", "phone", at=at, source="foreman")}
    return between(
        case=replace(ferry(length=86400), contacts=contacts, texts={**TEXTS, "injects.rings": "'Who is with you?'"}, injects=injects)
    )


def test_who_has_rung_is_offered_an_answer_until_there_is_one() -> None:
    exercise = rung_by_the_foreman()
    assert callers(exercise) == ("owner",)
    do(exercise, "post", verb="handle_call", contact="owner", noted=True)
    assert callers(exercise) == ()


def test_who_rang_hours_ago_and_was_not_answered_has_rung_off() -> None:
    exercise = rung_by_the_foreman()
    exercise.advance(700 + 3 * 3600)
    do(exercise, "post", verb="note", text="Three hours on.")
    assert callers(exercise) == ("owner",)
    exercise.advance(700 + 5 * 3600)
    do(exercise, "post", verb="note", text="Five hours on.")
    assert callers(exercise) == ()


def test_how_many_counts_also_whom_one_took_in_without_having_looked_at_them() -> None:
    exercise = case()
    do(exercise, verb="receive", people=["walker"])  # half an hour, in which two others gave a reason to look
    do(exercise, "post", verb="share", contact="desk_line", items=["number_of_people"], basis="duty")
    assert told(exercise, "desk", "engine.shared")["number"] == 3


def test_nobody_has_the_minute_of_a_call_who_did_not_write_it_down() -> None:
    exercise = rung_by_the_foreman()
    do(exercise, "post", verb="handle_call", contact="owner")
    assert "engine.call_noted" not in heard(exercise, "post")


# --- what is told is in it ----------------------------------------------------------------------------------------------------------


def test_what_the_one_who_tells_knows_nothing_of_is_left_out_of_what_is_told() -> None:
    exercise = case()
    held(exercise)
    do(exercise, "post", verb="share", contact="desk_line", items=["home_details", "held_since", "names"], basis="duty", people=["mira"])
    assert told(exercise, "desk", "engine.shared")["items"] == "held_since names"
    assert "engine.not_known" not in heard(exercise, "desk")


def test_who_tells_nothing_but_what_is_not_known_says_so() -> None:
    exercise = case()
    do(exercise, "post", verb="share", contact="desk_line", items=["home_details"], basis="duty")
    assert "engine.shared" not in heard(exercise, "desk")
    assert told(exercise, "desk", "engine.not_known") == {"by": "post", "items": "home_details"}


def test_that_somebody_who_is_named_may_be_a_minor_or_misbehaves_needs_nothing_beside_the_name() -> None:
    exercise = case()
    held(exercise)
    do(exercise, "post", verb="share", contact="desk_line", items=["minor_present"], basis="duty", people=["mira"])
    assert told(exercise, "desk", "engine.shared")["items"] == "minor_present"
    assert told(exercise, "desk", "engine.shared")["young"] == "mira", "and it says who"


def test_a_line_that_says_nothing_by_value_says_at_least_of_whom_it_is_and_an_item_that_points_to_nobody_does_not() -> None:
    exercise = case()
    held(exercise)
    do(exercise, "post", verb="share", contact="desk_line", items=["suspected_misconduct"], basis="duty", people=["mira"])
    do(exercise, "post", verb="share", contact="desk_line", items=["fact_of_approach"], basis="duty", people=["mira"])
    told_of = [dict(line.args)["of"] for line in exercise.view("desk").lines if line.wording == "engine.shared"]
    assert told_of == ["mira", ""]


def test_an_item_is_not_both_told_and_not_known() -> None:
    exercise = case()
    held(exercise)
    ask(exercise, "post_line", "minor_present", "home_details", people=("mira",))
    do(exercise, "post", verb="share", contact="desk_line", items=["minor_present", "home_details"], basis="duty", people=["mira"])
    assert told(exercise, "desk", "engine.shared")["items"] == "minor_present"
    assert told(exercise, "desk", "engine.not_known")["items"] == "home_details"


def test_silence_and_not_knowing_are_two_things() -> None:
    exercise = case()
    held(exercise)
    ask(exercise, "post_line", "held_since", "home_details", people=("mira",))
    do(exercise, "post", verb="handle_call", contact="desk_line", noted=True)
    assert told(exercise, "desk", "engine.says_nothing_of") == {"by": "post", "items": "held_since home_details"}
    assert "engine.not_known" not in heard(exercise, "desk")


def test_who_answers_nothing_and_knows_nothing_of_it_does_not_know() -> None:
    exercise = case()
    ask(exercise, "post_line", "home_details")
    do(exercise, "post", verb="handle_call", contact="desk_line", noted=True)
    assert told(exercise, "desk", "engine.not_known") == {"by": "post", "items": "home_details"}
    assert "engine.says_nothing_of" not in heard(exercise, "desk")
