"""Every verb of the table: carried through with its effect, refused where it is not possible, interrupted half-way."""

from dataclasses import replace
from typing import Any

import pytest

from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.scenario import Option
from sim.model.verbs import ACTS
from sim.model.walkthrough import Do
from tests.laws.ferry import ferry, lawland
from tests.test_acts_case import GOOD as GOOD_OF_A_CASE

PLAN = Plan(ferry(length=12 * 3600), lawland())

# What makes each verb succeed at the landing, 700 seconds in, and the acts before it.
GOOD: dict[str, dict[str, Any]] = {
    "look": {"at": "mira"},
    "look.watch": {"person": "foreman", "by": "aside"},
    "call_alone": {"person": "mira", "where": "shed"},
    "check_documents": {"people": ["mira"], "holder": "foreman"},
    "query_register": {"person": "mira"},
    "note": {"text": "06:12 she may not go"},
    "prepare": {"what": "numbers"},
    "introduce": {"people": ["mira"], "voice": "aside"},
    "safety_check": {"person": "mira", "voice": "aside", "where": "shed"},
    "speak_with": {"person": "mira", "voice": "aside", "where": "shed", "topic": "offer", "question": "open"},
    "explain": {"people": ["mira"], "voice": "aside", "set": "rights"},
    "teach_back": {"person": "mira", "voice": "aside", "set": "rights"},
    "ask_wish": {"person": "mira", "voice": "aside", "where": "shed"},
    "ask_consent": {"person": "mira", "voice": "aside", "to": "shelter_line", "items": ["needs"]},
    "persuade": {"person": "mira", "voice": "aside", "with": "threat_of_charge"},
    "correct_colleague": {"person": "aside"},
    "handle_call": {"contact": "owner", "items": [], "noted": True},
    "separate": {"people": ["mira", "tolya"], "from": "foreman", "to": "shed"},
    "tell_free": {"people": ["mira"], "voice": "aside"},
    "meet_need": {"people": ["mira"], "need": "warmth"},
    "meet_need.first_aid": {"person": "mira"},
    "notify.ambulance": {"person": "mira"},
    "return.documents": {"people": ["mira"]},
    "offer_help": {"person": "mira", "voice": "aside", "services": ["doctor", "wage_claim"]},
    "let_go": {"people": ["tolya"], "way": "informed"},
    "accompany": {"people": ["tolya"], "to": "shelter_line"},
    "notify.guardianship": {"person": "mira"},
    "explain.asylum": {"people": ["tolya"]},
    "clarify_age": {"person": "mira", "way": "talk"},
    "close_check": {"people": ["walker"], "reason": "look_alike"},
    "tell_held": {"people": ["foreman"]},
    "direct_vehicle.hold": {"vehicle": "ferry"},
    "direct_vehicle.release": {"vehicle": "ferry"},
    "search_person": {"person": "foreman"},
    "preserve": {"thing": "camera"},
    "administrative.fine": {"people": ["walker"]},
    "administrative.start_expulsion": {"people": ["walker"]},
    "request": {"service": "ambulance"},
    "share": {"contact": "chief", "items": ["check_in_progress"], "basis": "duty"},
    "hand_over": {"people": ["mira"], "to": "nurse_car", "introduced": True, "items": ["needs"]},
    "report_misconduct": {"contact": "guardian", "person": "aside"},
    "decline_order": {"contact": "chief", "order": "names"},
    # talk and care that follow
    "ask_wish.preference": {"person": "mira", "voice": "aside", "where": "shed"},
    "accept_report": {"person": "mira", "voice": "aside", "about": "crime"},
    "interview": {"person": "mira", "voice": "aside", "where": "shed", "status": "injured", "warned": True},
    "interview.ask": {"person": "mira", "topic": "offer", "question": "open"},
    "interview.join": {"person": "mira", "present": "walker"},
    "interview.close": {"person": "mira", "read_back": True},
    "return.belongings": {"people": ["walker"]},
    "assess_risk": {"person": "mira", "voice": "aside", "change": "intake"},
    "receive": {"people": ["mira"], "voice": "aside", "to": "shed"},
    "set_house_rule": {"rule": "no_visits"},
    "apply_for": {"person": "tolya", "what": "stay"},
    "follow_up": {"person": "walker"},
    "go": {"to": "town"},
    "rest": {},
}


def command(act: str) -> dict[str, Any]:
    """An act by its name with good arguments, as a command says it."""
    return {"verb": ACTS[act].id, **ACTS[act].fixed, **GOOD[act]}


FIRST: dict[str, list[dict[str, Any]]] = {
    "return.documents": [{"verb": "check_documents", **GOOD["check_documents"]}],
    "direct_vehicle.release": [command("direct_vehicle.hold")],
    "hand_over": [{"verb": "request", **GOOD["request"]}],
    "teach_back": [{"verb": "explain", **GOOD["explain"]}],
    "interview.ask": [{"verb": "interview", **GOOD["interview"]}],
    "interview.join": [{"verb": "interview", **GOOD["interview"]}],
    "interview.close": [{"verb": "interview", **GOOD["interview"]}],
    "return.belongings": [{"verb": "preserve", **GOOD["preserve"]}],
    "follow_up": [{"verb": "let_go", "people": ["walker"], "way": "informed", "number": True}],
}
FROM: dict[str, Any] = {"from": "foreman"}
ABSENT: dict[str, dict[str, Any]] = {  # whom or what it cannot be done to now
    "one": {"person": "lena"},
    "many": {"people": ["lena"]},
    "any": {"at": "lena"},
    "vehicle": {"vehicle": "bicycle"},
    "contact": {"contact": "nobody"},
    "service": {"service": "magic"},
    "thing": {"thing": "sword"},
}


def opened() -> Exercise:
    exercise = Exercise.open(PLAN.scenario, PLAN.pack, seed=1, plan=PLAN)
    exercise.advance(700)
    return exercise


def do(exercise: Exercise, wait: bool = True, **args: Any) -> None:
    exercise.submit(e.Commanded("post", "act", args, exercise.view("post").seen))
    if wait:
        until = exercise.now + 15000
        while exercise.now < until and any(a.state == "began" for a in exercise.view("post").acts.values()):
            exercise.advance(exercise.now + 10)


def prepared(verb: str) -> Exercise:
    exercise = opened()
    for args in FIRST.get(verb, []):
        do(exercise, **args)
    if verb == "hand_over":
        exercise.advance(700 + 180 + 1800 + 300)
    return exercise


def events(exercise: Exercise, kind: type) -> list[Any]:
    return [entry.event for entry in exercise.journal if type(entry.event) is kind]


def test_every_act_has_its_case() -> None:
    assert {*GOOD, *GOOD_OF_A_CASE} == set(ACTS)


@pytest.mark.parametrize("verb", GOOD)
def test_a_verb_is_carried_through(verb: str) -> None:
    exercise = prepared(verb)
    do(exercise, **command(verb))
    assert [x for x in events(exercise, e.ActEnded) if x.named == verb], exercise.view("post").lines[-1]
    assert exercise.view("post").facts["done." + verb]


@pytest.mark.parametrize("verb", [v for v in GOOD if ACTS[v].target != "none"])
def test_a_verb_is_refused_where_its_target_is_not(verb: str) -> None:
    exercise = prepared(verb)
    do(exercise, **{**command(verb), **ABSENT[ACTS[verb].target]})
    assert not [x for x in events(exercise, e.ActEnded) if x.named == verb]
    [refused] = [x for x in events(exercise, e.ActRefused) if x.named == verb]
    assert refused.reason.startswith("engine.refused.")
    assert exercise.view("post").lines[-1].wording == refused.reason


@pytest.mark.parametrize("verb", [v for v in GOOD if v != "note"])
def test_a_verb_is_interrupted_half_way_without_effect(verb: str) -> None:
    exercise = prepared(verb)
    do(exercise, wait=False, **command(verb))
    exercise.advance(exercise.now + 2)
    under_way = [a for a, act in exercise.view("post").acts.items() if act.state == "began" and act.verb == verb]
    exercise.submit(e.Commanded("post", "stop", {"act": under_way[0]}, 0))
    [interrupted] = events(exercise, e.ActInterrupted)
    assert (interrupted.named, interrupted.done, interrupted.by) == (verb, 2, "stop")
    assert not [x for x in events(exercise, e.ActEnded) if x.named == verb]
    assert exercise.view("post").acts[under_way[0]].state == "interrupted"


@pytest.mark.parametrize(
    "args",
    [
        {"verb": "dance"},
        {"verb": "look"},
        {"verb": "look", "at": ["mira"]},
        {"verb": "speak_with", "person": "mira"},
        {},
        {"verb": "speak_with", "person": "mira", "topic": "weather", "question": "open"},
        {"verb": ["look"], "at": 3},
        {"verb": "call_alone", "person": {"a": 1}},
        {"verb": "prepare", "what": "numbers", "by": "nobody"},
        {"verb": "prepare", "what": "numbers", "where": "moon"},
        {"verb": "administrative", "step": "fine", "people": "everybody"},
        {"verb": "tell_held", "people": ["foreman"], "minute": "25:99"},
        {"verb": "separate", "people": ["mira"], "from": "foreman", "to": "shed", "locked": "perhaps"},
        {"verb": "introduce", "people": ["mira"], "voice": "lena"},
        {"verb": "share", "contact": "shelter_line", "items": 5, "basis": "duty"},
    ],
)
def test_a_command_out_of_shape_is_refused_and_never_breaks_the_exercise(args: dict[str, Any]) -> None:
    exercise = opened()
    do(exercise, **args)
    assert len(events(exercise, e.ActRefused)) == 1
    assert not exercise.view("post").busy


# --- single effects -----------------------------------------------------------------------------------------------------


def test_locking_a_door_is_detention_from_that_second_without_the_word() -> None:
    exercise = opened()
    do(exercise, verb="separate", people=["mira"], **FROM, to="shed", locked=True)
    [held] = events(exercise, e.Restricted)
    ended = [entry.at for entry in exercise.journal if isinstance(entry.event, e.ActEnded)][-1]
    assert (held.who, held.how, held.since) == ("mira", "locked_in", ended)


def test_a_paper_kept_beyond_the_check_holds_its_owner_from_the_first_minute() -> None:
    exercise = opened()
    do(exercise, verb="check_documents", people=["mira"], holder="foreman")
    kept_at = next(entry.at for entry in exercise.journal if isinstance(entry.event, e.ThingMoved))
    exercise.advance(kept_at + 900)
    assert not events(exercise, e.Restricted)
    exercise.advance(kept_at + 901)
    [held] = events(exercise, e.Restricted)
    assert (held.who, held.how, held.since) == ("mira", "paper_kept", kept_at)


def test_you_are_free_is_not_true_while_her_paper_is_kept() -> None:
    exercise = opened()
    do(exercise, verb="check_documents", people=["mira"], holder="foreman")
    do(exercise, verb="separate", people=["mira"], **FROM, to="shed", locked=True)
    do(exercise, verb="tell_free", people=["mira"], voice="aside")
    assert not events(exercise, e.Freed)
    do(exercise, verb="return", what="documents", people=["mira"])
    do(exercise, verb="tell_free", people=["mira"], voice="aside")
    assert [x.who for x in events(exercise, e.Freed)] == ["mira"]


def test_a_held_ferry_holds_its_people_only_beyond_the_check() -> None:
    exercise = opened()
    do(exercise, verb="direct_vehicle", step="hold", vehicle="ferry")
    held_at = next(entry.at for entry in exercise.journal if isinstance(entry.event, e.Restricted))
    exercise.advance(held_at + 900)
    assert [x.who for x in events(exercise, e.Restricted)] == ["ferry"]
    exercise.advance(held_at + 901)
    assert {(x.who, x.since) for x in events(exercise, e.Restricted)[1:]} == {("foreman", held_at), ("mira", held_at), ("tolya", held_at)}


def test_under_an_ear_she_gives_the_coached_account_and_alone_her_own() -> None:
    exercise = opened()
    do(exercise, verb="speak_with", person="mira", topic="offer", question="open", voice="foreman")
    assert [(x.memory, x.version) for x in events(exercise, e.Recounted)] == [("offer", "coached")]
    do(exercise, verb="introduce", people=["mira"], voice="aside", where="shed")
    do(exercise, verb="tell_free", people=["mira"], voice="aside")
    do(exercise, verb="meet_need", people=["mira"], need="warmth")
    do(exercise, verb="speak_with", person="mira", topic="offer", question="open", voice="aside", where="shed")
    assert [(x.memory, x.version) for x in events(exercise, e.Recounted)][-1] == ("promised", "full")
    assert ("grounds", "mira") in [(x.kind, x.person) for x in events(exercise, e.ThresholdReached)]


def test_what_was_put_into_her_mouth_gives_no_grounds() -> None:
    exercise = opened()
    do(exercise, verb="introduce", people=["mira"], voice="aside", where="shed")
    do(exercise, verb="tell_free", people=["mira"], voice="aside")
    do(exercise, verb="meet_need", people=["mira"], need="warmth")
    do(exercise, verb="speak_with", person="mira", topic="offer", question="leading", voice="aside", where="shed")
    assert [(x.memory, x.contaminated) for x in events(exercise, e.Recounted)] == [("promised", True)]
    assert ("grounds", "mira") not in [(x.kind, x.person) for x in events(exercise, e.ThresholdReached)]


def test_eight_papers_in_one_hand_are_a_reason_to_look_and_not_yet_grounds() -> None:
    exercise = opened()
    exercise.advance(721)
    reached = [(x.kind, x.person) for x in events(exercise, e.ThresholdReached)]
    assert ("reason_to_look", "mira") in reached
    assert ("reason_to_look", "tolya") in reached
    assert ("suspect", "foreman") in reached
    assert not [kind for kind, _ in reached if kind == "grounds"]


def test_a_sign_in_view_for_less_than_two_minutes_is_no_reason_to_look() -> None:
    exercise = opened()
    exercise.advance(719)
    assert ("reason_to_look", "mira") not in [(x.kind, x.person) for x in events(exercise, e.ThresholdReached)]


def test_watching_sees_who_takes_the_papers_back() -> None:
    exercise = opened()
    do(exercise, verb="check_documents", people=["mira"], holder="foreman", after="owner")
    assert "people.foreman.cues.collects" not in [line.wording for line in exercise.view("post").lines]
    do(exercise, wait=False, verb="look", way="watch", person="foreman", by="aside")
    do(exercise, verb="check_documents", people=["mira"], holder="mira", after="keep")
    assert exercise.view("post").things["paper_mira"].holder == "seat:post"


def test_an_informed_no_is_kept_as_a_no() -> None:
    exercise = opened()
    do(exercise, verb="offer_help", person="mira", voice="aside", services=["wage_claim"])
    [offered] = events(exercise, e.HelpOffered)
    assert (offered.understood, offered.accepted, offered.declined) == (True, (), ("wage_claim",))


def test_the_chief_who_leaks_is_no_refusal_and_no_word_to_the_seat() -> None:
    exercise = opened()
    do(exercise, verb="share", contact="chief", items=["names"], basis="none")
    assert [x.flag for x in events(exercise, e.FlagSet)] == ["noise"]
    assert all("noise" not in str(line) for line in exercise.view("post").lines)


def test_a_service_comes_after_its_lead_and_is_freed_for_the_next() -> None:
    exercise = opened()
    do(exercise, verb="request", service="lena_line")
    [queued] = events(exercise, e.ServiceQueued)
    assert 880 + 20 + 300 - 120 <= queued.due <= 900 + 300 + 120 + 20
    exercise.advance(queued.due)
    assert exercise.view("post").facts["granted.lena_line"]
    exercise.advance(queued.due + 1200)
    assert not exercise.view("post").facts["granted.lena_line"]


def test_a_decision_is_closed_by_an_act_that_matches_an_option() -> None:
    exercise = opened()
    do(exercise, verb="safety_check", person="mira", voice="aside", where="shed")
    [closed] = [x for x in events(exercise, e.DecisionClosed) if x.occurrence == "who_speaks"]
    assert (closed.option, closed.how) == ("colleague", "acted")


def test_a_decision_nobody_took_lapses_into_what_a_colleague_does() -> None:
    exercise = opened()
    exercise.advance(600 + 900)
    assert "who_speaks" in list(exercise._stage.world.open_decisions)
    exercise.advance(600 + 901)
    [closed] = [x for x in events(exercise, e.DecisionClosed) if x.occurrence == "who_speaks"]
    assert (closed.option, closed.how) == ("foreman", "lapsed")
    [began] = [x for x in events(exercise, e.ActBegan) if x.verb == "speak_with"]
    assert (began.seat, began.actor) == ("", "aside")


def test_a_chosen_option_does_its_acts_one_after_the_other() -> None:
    exercise = opened()
    exercise.submit(e.Commanded("post", "choose", {"occurrence": "who_speaks", "option": "colleague", "rationale": "Mira first"}, 0))
    assert exercise.view("post").acts[exercise.view("post").busy].verb == "safety_check"


def test_assessment_mode_shows_no_prompt_and_is_otherwise_the_same_play() -> None:
    views = []
    for mode in ("training", "assessment"):
        exercise = Exercise.open(PLAN.scenario, PLAN.pack, seed=1, mode=mode, plan=PLAN)
        exercise.advance(1200)
        views.append(exercise.view("post"))
    assert views[0].prompts
    assert not views[1].prompts
    told = [[line.wording for line in view.lines if not line.wording.startswith("engine.prompt")] for view in views]
    assert told[0] == told[1]


def choose(exercise: Exercise, option: str) -> None:
    exercise.submit(e.Commanded("post", "choose", {"occurrence": "who_speaks", "option": option, "rationale": "she is cold"}, 0))


def test_stop_leaves_what_was_planned_after_it_as_well() -> None:
    scenario = ferry()
    two = Option([Do("look", {"at": "mira"}), Do("look", {"at": "tolya"})])
    decision = replace(scenario.decisions["who_speaks"], options={**scenario.decisions["who_speaks"].options, "two": two})
    scenario = replace(scenario, decisions={**scenario.decisions, "who_speaks": decision})
    exercise = Exercise.open(scenario, lawland(), seed=1, plan=Plan(scenario, lawland()))
    exercise.advance(700)
    choose(exercise, "two")
    exercise.submit(e.Commanded("post", "stop", {"act": exercise.view("post").busy}, 0))
    exercise.advance(exercise.now + 300)
    assert [x.people for x in events(exercise, e.ActInterrupted)] == [("mira",)]
    assert not events(exercise, e.ActEnded)
    assert "engine.plan_dropped" in [line.wording for line in exercise.view("post").lines]


def test_a_new_choice_goes_before_what_was_planned_earlier() -> None:
    scenario = ferry()
    earlier = Option([Do("look", {"at": "mira"}), Do("look", {"at": "tolya"})])
    later = Option([Do("look", {"at": "walker"})])
    who = scenario.decisions["who_speaks"]
    decisions = {
        "who_speaks": replace(who, options={"two": earlier}, if_nobody=""),
        "then": replace(who, options={"one": later}, if_nobody=""),
    }
    scenario = replace(scenario, decisions=decisions)
    exercise = Exercise.open(scenario, lawland(), seed=1, plan=Plan(scenario, lawland()))
    exercise.advance(700)
    choose(exercise, "two")
    exercise.submit(e.Commanded("post", "choose", {"occurrence": "then", "option": "one", "rationale": "first"}, 0))
    exercise.advance(exercise.now + 600)
    assert [x.people for x in events(exercise, e.ActEnded)] == [("mira",), ("walker",), ("tolya",)]


def test_the_acts_of_a_choice_answer_no_other_question_that_is_open() -> None:
    """What is done because it was chosen there was not thought of here: the other question stays to be read and answered."""
    scenario = ferry()
    look = Option([Do("look", {"at": "mira"})])
    who = scenario.decisions["who_speaks"]
    decisions = {"who_speaks": replace(who, options={"two": look}, if_nobody=""), "then": replace(who, options={"one": look}, if_nobody="")}
    scenario = replace(scenario, decisions=decisions)
    exercise = Exercise.open(scenario, lawland(), seed=1, plan=Plan(scenario, lawland()))
    exercise.advance(700)
    choose(exercise, "two")
    exercise.advance(exercise.now + 300)
    assert [x.people for x in events(exercise, e.ActEnded)] == [("mira",)]
    assert list(exercise._stage.world.open_decisions) == ["then"]
    do(exercise, verb="look", at="mira")
    assert [(x.occurrence, x.how) for x in events(exercise, e.DecisionClosed)] == [("who_speaks", "chosen"), ("then", "acted")]


def test_a_planned_act_waits_for_a_colleague_who_is_busy_and_is_not_dropped() -> None:
    exercise = opened()
    do(exercise, wait=False, verb="prepare", what="room", by="aside")
    choose(exercise, "colleague")
    assert not events(exercise, e.ActRefused)
    assert not exercise.free("post")
    exercise.advance(exercise.now + 900)
    assert [x.verb for x in events(exercise, e.ActEnded)] == ["prepare", "safety_check"]


def test_silence_shows_what_is_missing() -> None:
    exercise = opened()
    do(exercise, verb="speak_with", person="mira", topic="place", question="open", voice="aside")
    do(exercise, verb="speak_with", person="mira", topic="place", question="open", voice="aside", where="shed")
    do(exercise, verb="speak_with", person="mira", topic="offer", question="closed", voice="aside", where="shed")
    do(exercise, verb="speak_with", person="mira", topic="family", question="open", voice="aside", where="shed")
    do(exercise, verb="speak_with", person="mira", topic="family", question="open")
    told = [line.wording for line in exercise.view("post").lines if line.channel == "told"]
    assert told == [
        "engine.looks_who_hears",
        "engine.body_first",
        "engine.says_little",
        "engine.says_nothing",
        "engine.not_understood",
    ]


def test_a_decision_about_somebody_who_is_gone_closes_by_itself_and_nothing_comes_of_it() -> None:
    scenario = ferry()
    who = replace(scenario.decisions["who_speaks"], until="not present(mira, landing)", lapses=6000)
    scenario = replace(scenario, decisions={"who_speaks": who})
    exercise = Exercise.open(scenario, lawland(), seed=1, plan=Plan(scenario, lawland()))
    exercise.advance(2999)
    assert exercise.view("post").prompts
    exercise.advance(3000)  # the ferry leaves
    [closed] = events(exercise, e.DecisionClosed)
    assert (closed.option, closed.how) == ("", "passed")
    assert not exercise.view("post").prompts
    exercise.advance(7000)
    assert not [x for x in events(exercise, e.ActBegan) if x.actor == "aside"]
