"""What a search finds of others comes into the hand of whoever searches, with where it was; giving it back is then an act of its own."""

from dataclasses import replace
from typing import Any

from sim.dossier import read
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.people import Thing
from sim.offers import offers
from tests.laws.landing import BASE, do, found, heard, last_refusal, opened, submit
from tests.test_night_bus_full import plan
from zholda.session import Session

PHONE = {**BASE.things, "phone_mira": replace(BASE.things["phone_mira"], holder="foreman"), "knife": Thing("paper", "foreman", "foreman")}


def searched(**args: Any) -> Exercise:
    exercise = opened(replace(BASE, things=PHONE))
    do(exercise, verb="search_person", person="foreman", **args)
    return exercise


def holder(exercise: Exercise, thing: str) -> Any:
    return exercise._stage.world.get("holder." + thing)


def test_papers_and_telephones_of_others_come_into_the_hand_of_the_officer() -> None:
    exercise = searched()
    assert [holder(exercise, thing) for thing in ("paper_mira", "paper_tolya", "phone_mira")] == ["seat:post"] * 3
    assert exercise.view("post").things["paper_mira"].holder == "seat:post"


def test_a_colleague_who_searches_for_a_seat_puts_them_into_that_officers_hand() -> None:
    assert holder(searched(by="aside"), "paper_mira") == "seat:post"


def test_where_each_was_found_stays_known() -> None:
    [line] = [x for x in searched().view("post").lines if e.Claim("paper_mira", "holder", "seat:post") in x.claims]
    assert line.wording == "engine.found_taken"
    assert e.Claim("paper_mira", "was_held_by", "foreman") in line.claims


def test_a_passport_of_somebody_who_was_seen_keeps_whose_it_is_by_its_picture() -> None:
    [line] = [x for x in searched().view("post").lines if e.Claim("paper_mira", "holder", "seat:post") in x.claims]
    assert e.Claim("paper_mira", "whose", "mira") in line.claims
    [phone] = [x for x in searched().view("post").lines if e.Claim("phone_mira", "holder", "seat:post") in x.claims]
    assert not [claim for claim in phone.claims if claim.attribute == "whose"], "a telephone has no face on it"


def test_a_found_passport_is_listed_with_whose_it_is() -> None:
    with Session.open("night-bus", seed=1, keep=False) as session:
        session.advance(25 * 60)
        session.submit("act", {"verb": "search_person", "person": "grey_coat", "by": "dana"})
        session.advance(session.now + 1200)
        assert session.label("passport_hurshida") == "passport, a photograph of children in it (seat 16)"
        said = [line for line in session.view().lines if line.wording == "engine.found_taken"]
        assert any("photograph of children in it (seat 16)" in session.tell(line) for line in said)


def test_what_is_their_own_is_seen_and_stays_with_them() -> None:
    exercise = searched()
    assert (holder(exercise, "ledger"), holder(exercise, "knife")) == ("foreman", "foreman")
    assert heard(exercise).count("engine.found_on") == 2


def test_giving_a_paper_back_after_a_search_is_an_act() -> None:
    exercise = searched()
    do(exercise, verb="return", what="documents", people=["mira"])
    assert holder(exercise, "paper_mira") == "mira"
    assert "engine.paper_returned" in heard(exercise)
    do(exercise, verb="return", what="belongings", people=["mira"])
    assert holder(exercise, "phone_mira") == "mira"


def test_a_paper_that_is_kept_after_a_search_holds_its_owner_like_any_other() -> None:
    exercise = searched()
    exercise.advance(exercise.now + 1000)
    assert ("mira", "paper_kept", "post") in [(x.who, x.how, x.by) for x in found(exercise, e.Restricted)]


def test_a_search_still_shows_on_whom_they_were() -> None:
    exercise = searched()
    [one] = read(exercise.journal, exercise.plan.scenario, exercise.plan.law).file("post")
    assert (one.verb, "foreman" in one.against) == ("search_person", True)


# --- secured ----------------------------------------------------------------------------------------------------------------


def secured(way: str = "handed_over", **args: Any) -> Exercise:
    exercise = searched(**args)
    do(exercise, verb="preserve", thing="ledger", way=way)
    return exercise


def to_secure(exercise: Exercise) -> tuple[str, ...]:
    view, plan = exercise.view("post"), exercise.plan
    return next((offer.targets for offer in offers(view, plan.scenario, plan.law, view.at) if offer.verb == "preserve"), ())


def test_what_a_search_finds_is_found_and_offered_to_be_secured_next() -> None:
    exercise = searched()
    assert "ledger" in to_secure(exercise)
    assert holder(exercise, "ledger") == exercise.view("post").things["ledger"].holder == "foreman"


def test_what_was_secured_is_seen_with_whoever_secured_it_and_is_not_secured_twice() -> None:
    exercise = secured()
    assert holder(exercise, "ledger") == exercise.view("post").things["ledger"].holder == "seat:post"
    assert "engine.secured" in heard(exercise)
    assert "ledger" not in to_secure(exercise)
    do(exercise, verb="preserve", thing="ledger")
    assert last_refusal(exercise) == "engine.refused.secured_already"


def test_a_copy_leaves_a_thing_where_it_is_and_the_thing_itself_can_still_be_secured() -> None:
    exercise = secured("copied")
    assert holder(exercise, "ledger") == exercise.view("post").things["ledger"].holder == "foreman"
    assert "ledger" in to_secure(exercise)
    do(exercise, verb="preserve", thing="ledger")
    assert holder(exercise, "ledger") == "seat:post"


def test_the_telephones_of_the_woman_in_grey_are_no_longer_with_her_and_go_to_the_department_with_her() -> None:
    steps: list[tuple[int, dict[str, Any]]] = [
        (46, {"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "check"}),
        (48, {"verb": "tell_held", "people": ["grey_coat"]}),
        (50, {"verb": "request", "service": "investigator"}),
        (56, {"verb": "search_person", "person": "grey_coat"}),
        (72, {"verb": "preserve", "thing": "grey_telephones"}),
        (80, {"verb": "preserve", "thing": "folded_page"}),
        (100, {"verb": "hand_over", "people": ["grey_coat"], "to": "investigator"}),
    ]
    exercise = Exercise.open(plan().scenario, plan().pack, seed=1, roster={"post": "trainee", "investigator": "trainee"}, plan=plan())
    for minute, act in steps:
        exercise.advance(minute * 60)
        if act["verb"] == "hand_over":
            assert [exercise.view("post").things[one].holder for one in SECURED] == ["seat:post", "seat:post"]
        submit(exercise, "act", "post", **act)
    assert not [one.reason for one in found(exercise, e.ActRefused) if one.seat]
    exercise.advance(180 * 60)
    assert [exercise.view("investigator").things[one].holder for one in SECURED] == ["seat:investigator", "seat:investigator"]
    assert [exercise.view("post").things[one].holder for one in SECURED] == ["zhibek", "zhibek"]


def test_the_result_of_a_search_says_that_what_was_found_is_still_where_it_was() -> None:
    with Session.open("night-bus", seed=1, keep=False) as session:
        session.advance(25 * 60)
        session.submit("act", {"verb": "search_person", "person": "grey_coat", "by": "dana"})
        session.advance(session.now + 1200)
        told = [session.tell(line) for line in session.view().lines if line.wording == "engine.found_on"]
        assert "Found on the woman in the grey coat: two telephones. Not secured yet." in told


SECURED = ("grey_telephones", "folded_page")


def test_whoever_works_on_the_case_can_read_a_paper_in_hand_line_by_line_from_the_screen() -> None:
    exercise = searched()
    view, plan_ = exercise.view("post"), exercise.plan
    offered = next(offer.targets for offer in offers(view, plan_.scenario, plan_.law, view.at) if offer.verb == "inspect")
    assert "paper_mira" in offered
