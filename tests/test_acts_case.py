"""The acts of a case, each carried through, refused where it is not possible, and interrupted without effect."""

from typing import Any

import pytest

from sim.model import events as e
from sim.model import terms
from sim.model.verbs import ACTS
from tests.mill import Play

FOR = {"for": "boss"}
GOOD: dict[str, dict[str, Any]] = {
    "detain": {
        "person": "boss",
        "minute": "now",
        "ground": "traces",
        "rights": True,
        "doctor": False,
        "relatives": False,
        "where": "hall",
    },
    "release": {"person": "boss", "reason": "no_ground"},
    "inspect": {"at": "mill", "basis": "consent"},
    "preserve.payments": {"thing": "ledger"},
    "carry_out_operation": {"to": "mill"},
    "open_case": {"offence": "trafficking", "ground": "own_report"},
    "set_status": {"person": "ana", "status": "injured", "explained": True},
    "administrative": {"people": ["ana"], "step": "adjourn"},
    "review": {"what": "detention"},
    "file_motion": {"motion": "custody", "milder": True, **FOR},
    "file_motion.withdraw": {"motion": "custody", **FOR},
    "protect": {"person": "ana", "measure": "pseudonym"},
    "strike": {"evidence": "inv-1", "reason": "pressure"},
}


def ready(verb: str) -> Play:
    """A play in which this act is possible."""
    play = Play()
    if verb in ("release", "file_motion"):
        play.do("tell_held", people=["boss"], where="hall")
    elif verb == "file_motion.withdraw":
        play.do("tell_held", people=["boss"], where="hall").do(**command("file_motion"))
    elif verb == "inspect":
        play.do("go", to="mill")
    elif verb == "preserve.payments":
        play.do("go", to="mill").do("inspect", at="mill", search=True, basis="urgent")
    elif verb == "strike":
        play.paper()
    return play


# verb: the play in which it is not possible, its arguments, and why
REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "detain": ({**GOOD["detain"], "person": "bek"}, "engine.refused.not_here"),
    "release": ({"person": "ana", "reason": "no_ground"}, "engine.refused.nobody_holds"),
    "inspect": (GOOD["inspect"], "engine.refused.not_here"),
    "preserve.payments": (GOOD["preserve.payments"], "engine.refused.not_here"),
    "carry_out_operation": ({"to": "chambers"}, "engine.refused.no_way"),
    "open_case": ({"offence": "trafficking"}, "engine.refused.argument_missing"),
    "set_status": ({"person": "bek", "status": "witness"}, "engine.refused.unknown_person"),
    "administrative": ({"people": ["bek"], "step": "close"}, "engine.refused.unknown_person"),
    "review": ({"what": "everything"}, "engine.refused.argument_unknown"),
    "file_motion": ({"motion": "custody"}, "engine.refused.motion_incomplete"),
    "file_motion.withdraw": (GOOD["file_motion.withdraw"], "engine.refused.nothing_to_withdraw"),
    "protect": ({"person": "bek", "measure": "warning"}, "engine.refused.unknown_person"),
    "strike": (GOOD["strike"], "engine.refused.no_such_evidence"),
}


def command(act: str) -> dict[str, Any]:
    """An act by its name with good arguments, as a command says it."""
    return {"verb": ACTS[act].id, **ACTS[act].fixed, **GOOD[act]}


def ended(play: Play, verb: str) -> list[e.ActEnded]:
    return [x for x in play.events(e.ActEnded) if x.named == verb]


@pytest.mark.parametrize("verb", GOOD)
def test_an_act_of_the_case_is_carried_through(verb: str):
    assert ended(ready(verb).do(**command(verb)), verb)


@pytest.mark.parametrize("verb", GOOD)
def test_it_is_refused_where_it_is_not_possible(verb: str):
    args, why = REFUSED[verb]
    play = Play().tries(ACTS[verb].id, **ACTS[verb].fixed, **args)
    assert not ended(play, verb)
    assert play.heard("inv")[-1] == why


@pytest.mark.parametrize("verb", GOOD)
def test_it_is_interrupted_half_way_without_effect(verb: str):
    play = ready(verb).tries(**command(verb))
    play.until(play.exercise.now + 30)
    [act] = [a for a, seen in play.exercise.view("inv").acts.items() if seen.state == "began"]
    play.exercise.submit(e.Commanded("inv", "stop", {"act": act}, 0))
    assert [x.named for x in play.events(e.ActInterrupted)] == [verb]
    assert not ended(play, verb)
    facts = (e.CaseOpened, e.StatusSet, e.MotionFiled, e.Protected, e.EvidenceStruck, e.MoneyTraced, e.OperationCarriedOut)
    assert not [kind for kind in facts if play.events(kind)]


@pytest.mark.parametrize("verb", GOOD)
def test_it_is_on_offer_where_it_is_possible(verb: str):
    assert verb in {offer.verb for offer in ready(verb).exercise.offers("inv")}
    assert ACTS[verb].family in ("hold", "case")


# --- detain and release ---------------------------------------------------------------------------------------------------


def test_detention_tells_the_reason_and_the_rights_and_gives_a_status():
    play = Play().do("detain", **GOOD["detain"])
    assert [(x.person, x.status) for x in play.events(e.StatusSet)] == [("boss", "suspect")]
    assert [x.item for x in play.events(e.PersonTold)] == ["held", "rights"]
    play.tries("detain", **GOOD["detain"])
    assert play.heard("inv")[-1] == "engine.refused.already_detained"


@pytest.mark.parametrize("left_out", ["minute", "rights", "doctor", "relatives"])
def test_a_protocol_says_the_minute_and_what_was_done_and_nothing_is_assumed(left_out: str):
    play = Play().tries("detain", **{name: value for name, value in GOOD["detain"].items() if name != left_out})
    assert play.heard("inv")[-1] == "engine.refused.argument_missing"


def minute_of(play: Play) -> Any:
    return dict(ended(play, "detain")[-1].args)["minute"]


def test_the_minute_that_was_noted_is_the_one_that_was_stated_when_the_person_was_told():
    play = Play().do("tell_held", people=["boss"], where="hall", minute="8:01").hours(1)
    assert minute_of(play.do("detain", **{**GOOD["detain"], "minute": "noted"})) == 60


@pytest.mark.parametrize(
    ("hours", "written", "second"),
    [
        (25, "9:00", 25 * 3600),
        (25, "8:30", 24 * 3600 + 1800),
        (25, "9:10", 25 * 3600 + 600),
        (1, "7:50", -600),
        (49, "23:00", 39 * 3600),
    ],
)
def test_a_time_of_day_is_the_last_one_and_not_that_of_the_first_day(hours: int, written: str, second: int):
    play = Play().until(hours * 3600 + 60)
    assert minute_of(play.do("detain", **{**GOOD["detain"], "minute": written})) == second


def test_the_minute_that_was_noted_comes_with_the_suspect_from_another_seat():
    play = Play().do("tell_held", people=["boss"], where="hall").do("share", contact="prosecutor", items=["suspect"], basis="duty")
    assert play.exercise.view("pros").people["boss"].claims["held_since"] == play.exercise.view("inv").people["boss"].claims["held_since"]


def test_where_nothing_was_noted_it_is_the_minute_in_which_the_protocol_is_begun():
    play = Play()
    begun = play.exercise.now
    assert minute_of(play.do("detain", **{**GOOD["detain"], "minute": "noted"})) == begun


def offered_to_detain(play: Play) -> tuple[str, ...]:
    return next((one.targets for one in play.exercise.offers("inv") if one.verb == "detain"), ())


def test_who_is_detained_by_protocol_is_not_offered_to_be_detained_again_until_released():
    play = Play()
    assert "ana" in offered_to_detain(play)
    assert "ana" not in offered_to_detain(play.do("detain", **{**GOOD["detain"], "person": "ana"}))
    assert "ana" in offered_to_detain(play.do("release", person="ana", reason="no_ground"))


def test_who_is_detained_without_rights_was_not_told_them():
    play = Play().do("detain", **{**GOOD["detain"], "rights": False})
    assert [x.item for x in play.events(e.PersonTold)] == ["held"]


def test_a_released_suspect_goes_and_others_stay_with_those_who_care():
    play = ready("release").do("release", **GOOD["release"])
    assert play.exercise._stage.world.at("boss") == ""
    play = Play().do("separate", people=["ana"], **{"from": "boss"}, to="office", locked=True)
    play.do("release", person="ana", reason="no_ground")
    assert [x.who for x in play.events(e.Freed)] == ["ana"]
    assert play.exercise._stage.world.at("ana") == "station"


def test_the_prosecutor_frees_whom_the_review_found_held_without_protocol():
    play = Play().do("separate", people=["ana"], **{"from": "boss"}, to="office", locked=True)
    play.do("review", seat="pros", what="detention")
    assert "engine.review.held_without_protocol" in play.heard("pros")
    play.do("release", seat="pros", person="ana", reason="no_ground")
    assert [(x.who, x.by) for x in play.events(e.Freed)] == [("ana", "pros")]


# --- inspect, money, operation --------------------------------------------------------------------------------------------


def test_those_who_live_there_are_asked_and_agree():
    play = ready("inspect").do("inspect", **GOOD["inspect"])
    assert ended(play, "inspect")[0].result == "consented"


def test_where_nobody_is_who_could_agree_leave_cannot_be_asked_and_nothing_is_searched():
    play = Play().tries("inspect", at="station", basis="consent", where="hall")
    assert "engine.refused.nobody_to_agree" in play.heard("inv"), "only the boss is in sight"
    assert not ended(play, "inspect")


def test_an_inspection_sees_what_lies_open_and_a_search_finds_the_rest():
    seen = ready("inspect").do("inspect", **GOOD["inspect"]).exercise.view("inv").things
    searched = ready("inspect").do("inspect", at="mill", search=True, basis="urgent").exercise.view("inv").things
    assert ("ledger" in seen, "ledger" in searched) == (False, True)


def test_a_search_on_a_sanction_that_nobody_gave_is_possible():
    assert ended(ready("inspect").do("inspect", at="mill", search=True, basis="sanction"), "inspect")


def test_money_is_traced_once_from_a_thing_that_holds_it():
    play = ready("preserve.payments").do("preserve", way="payments", thing="ledger")
    assert [x.thing for x in play.events(e.MoneyTraced)] == ["ledger"]
    play.tries("preserve", way="payments", thing="ledger")
    assert play.heard("inv")[-1] == "engine.refused.traced_already"
    play.tries("preserve", way="payments", thing="camera")
    assert play.heard("inv")[-1] == "engine.refused.no_money_in_it"


def test_money_is_traced_where_the_thing_is_and_is_offered_nowhere_else():
    play = ready("preserve.payments")

    def on_offer() -> tuple[str, ...]:
        return next((offer.targets for offer in play.exercise.offers("inv") if offer.verb == "preserve.payments"), ())

    assert on_offer() == ("ledger",)
    play.do("go", to="station")
    assert on_offer() == ()
    play.tries("preserve", way="payments", thing="ledger")
    assert play.heard("inv")[-1] == "engine.refused.not_here"
    assert not play.events(e.ActInterrupted)


def test_an_operation_goes_there_by_the_plan_that_was_written():
    play = Play().files("operation_plan", aims="people first", sites="mill", hour="06:10", places_men="two rooms")
    play.do("carry_out_operation", to="mill")
    [carried] = play.events(e.OperationCarriedOut)
    assert carried.planned == ("aims", "sites", "hour", "places_men")
    assert carried.met == ("bek",)
    assert ended(play, "carry_out_operation")[0].seconds == 1800 + 900
    assert play.exercise.view("inv").place == "mill"


# --- the case -------------------------------------------------------------------------------------------------------------


def test_a_case_of_one_offence_is_registered_once():
    play = Play().register().tries("open_case", **GOOD["open_case"])
    assert play.heard("inv")[-1] == "engine.refused.case_open"
    play.do("open_case", offence="trafficking_of_minor", ground="own_report")
    assert [x.offence for x in play.events(e.CaseOpened)] == ["trafficking", "trafficking_of_minor"]


def test_a_status_explained_to_somebody_present_was_told():
    play = Play().do("set_status", **GOOD["set_status"])
    assert [(x.item, x.understood) for x in play.events(e.PersonTold)] == [("status", False)], "the officer speaks no language of hers"
    play.tries("set_status", **GOOD["set_status"])
    assert play.heard("inv")[-1] == "engine.refused.status_already"


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("detention", "engine.review.nobody_held"),
        ("registration", "engine.review.nothing_registered"),
        ("case", "engine.review.empty_file"),
        ("plan", "engine.review.no_plan"),
    ],
)
def test_a_review_says_what_there_is_not(what: str, says: str):
    assert says in Play().do("review", seat="pros", what=what).heard("pros")


def test_a_review_shows_the_minute_the_registration_the_file_and_the_gaps_of_the_plan():
    play = Play().register().paper().hold().files("operation_plan", aims="x", sites="mill")
    for what in ("detention", "registration", "file", "plan"):
        play.do("review", seat="pros", what=what)
    view = play.exercise.view("pros")
    [since] = {x.since for x in play.events(e.Restricted)}
    assert view.people["boss"].claims["held_since"] == since
    assert "engine.review.registered" in play.heard("pros")
    assert [(x.act, x.verb) for x in view.evidence.values()] == [("inv-2", "check_documents")]
    [plan] = [line for line in view.lines if line.wording == "engine.review.plan"]
    assert str(dict(plan.args)["missing"]).startswith("hour first_voice")


def test_a_review_of_a_plan_in_which_nothing_is_missing_says_so():
    """Found in play: a quarter of an hour, and "You read the plan of the operation." """
    fields = dict.fromkeys(terms.FORMS["operation_plan"], "x")
    assert "engine.review.whole_plan" in Play().files("operation_plan", **fields).do("review", seat="pros", what="plan").heard("pros")


# --- protection -----------------------------------------------------------------------------------------------------------


def test_whoever_leads_the_case_orders_protection_and_others_ask():
    assert Play().do("protect", **GOOD["protect"]).events(e.Protected)
    play = Play().paper().do("share", contact="refuge", items=["names", "needs"], people=["ana"], basis="duty")
    play.do("protect", seat="house", person="ana", measure="no_approach")
    assert not play.events(e.Protected)
    assert "engine.protection_asked" in play.heard("house")
    assert [x.measure for x in play.hours(13).events(e.Protected)] == ["no_approach"]


def test_measures_in_the_courtroom_are_the_judges():
    play = Play().do("protect", person="ana", measure="closed_hearing")
    assert not play.events(e.Protected)
    assert [x.measure for x in play.hours(9).events(e.Protected)] == ["closed_hearing"]


def test_a_second_motion_about_the_same_waits_for_the_first():
    play = ready("file_motion").do("file_motion", **GOOD["file_motion"]).tries("file_motion", **GOOD["file_motion"])
    assert play.heard("inv")[-1] == "engine.refused.motion_pending"


def test_evidence_is_struck_once():
    play = ready("strike").do("strike", **GOOD["strike"]).tries("strike", **GOOD["strike"])
    assert play.heard("inv")[-1] == "engine.refused.struck_already"


def test_whom_a_call_is_about_is_chosen_from_everybody_known_not_only_from_who_is_in_sight():
    play = Play().do("introduce", people=["ana"]).do("go", to="mill")
    concerned = {offer.verb: offer.choices["people"] for offer in play.exercise.offers("inv") if offer.verb in ("request", "share")}
    assert not {"ana", "bek"} <= set(play.exercise.view("inv").here())
    assert all({"ana", "bek"} <= set(people) and not {"olga", "guardian"} & set(people) for people in concerned.values())
    assert concerned.keys() == {"request", "share"}
