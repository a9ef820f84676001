"""One verb for acts of one family, and each kind of it under the name that the field has for it: offered, empowered, done and judged."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sim.behaviours.expected import Answer, Expectation
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.law import Law, compile_pack
from sim.model import events as e
from sim.model.scenario import Decision, Expected, Option
from sim.model.verbs import ACTS, VERBS, act_of, named
from sim.model.walkthrough import Do
from tests.laws.ferry import ferry, lawland
from tests.laws.landing import do, opened
from tests.test_tui_interview import talking
from tests.test_tui_plain_panes import told
from tests.test_tui_play import commands, landed
from tests.test_tui_seat import FakePlay
from tui.asking import Draft
from tui.panes import acts, focus
from zholda.session.material import load_country

NEVER_FOLDED = (  # the practice review: who folds these teaches that they are the same
    "safety_check", "speak_with", "interview", "explain", "teach_back", "offer_help", "let_go", "separate", "tell_held", "tell_free",
    "share", "hand_over",
)  # fmt: skip
KINDS = [name for name, act in ACTS.items() if act.kind]


def refused(exercise: Exercise) -> list[str]:
    return [one.event.reason for one in exercise.journal if isinstance(one.event, e.ActRefused)]


def begun(exercise: Exercise) -> list[str]:
    return [one.event.named for one in exercise.journal if isinstance(one.event, e.ActBegan)]


# --- the table ------------------------------------------------------------------------------------------------------------


def test_the_catalogue_is_fifty_five_verbs_and_what_must_not_be_folded_stands_apart():
    assert len(VERBS) == 55
    assert all(one in VERBS and one in ACTS and not ACTS[one].kind for one in NEVER_FOLDED)


@pytest.mark.parametrize(
    ("verb", "args", "name"),
    [
        ("return", {"what": "belongings"}, "return.belongings"),
        ("administrative", {"step": "fine"}, "administrative.fine"),
        ("administrative", {"step": "close"}, "administrative"),
        ("ask_wish", {}, "ask_wish"),
        ("look", {}, "look"),
        ("look", {"way": "watch"}, "look.watch"),
        ("interview", {}, "interview"),
        ("interview", {"step": "open"}, "interview"),
        ("interview", {"step": "ask"}, "interview.ask"),
        ("interview", {"step": "join"}, "interview.join"),
        ("interview", {"step": "close"}, "interview.close"),
        ("meet_need", {"need": "rest"}, "meet_need"),
        ("meet_need", {"need": "first_aid"}, "meet_need.first_aid"),
        ("preserve", {"way": "copied"}, "preserve"),
        ("preserve", {"way": "payments"}, "preserve.payments"),
        ("ask_wish", {"about": "wish"}, "ask_wish"),
        ("ask_wish", {"about": "preference"}, "ask_wish.preference"),
        ("explain", {"set": "rights"}, "explain"),
        ("teach_back", {"set": "asylum"}, "teach_back"),
        ("return", {}, "return"),
        ("return", {"what": ["documents"]}, "return"),
    ],
)
def test_an_act_goes_by_the_name_of_its_kind(verb: str, args: dict[str, Any], name: str):
    assert named(verb, args) == name
    assert named(verb, tuple(args.items())) == name


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_is_asked_for_by_its_verb_and_one_argument_and_asks_no_question_about_it(name: str):
    act = ACTS[name]
    assert act_of(act.id, act.fixed) is act
    assert act.parted not in [param.name for param in act.params]


def test_each_kind_has_its_own_minutes_and_only_sanctions_and_a_bus_that_leaves_cannot_be_taken_back():
    assert {name: ACTS[name].seconds for name in KINDS} == {
        "explain.asylum": 300, "ask_wish.preference": 60, "notify.ambulance": 60, "notify.guardianship": 300, "return.documents": 0,
        "return.belongings": 60, "direct_vehicle.hold": 60, "direct_vehicle.release": 60, "administrative.fine": 600,
        "administrative.start_expulsion": 600, "look.watch": 600, "interview.ask": 300, "interview.join": 60,
        "interview.close": 600, "meet_need.first_aid": 120,
        "preserve.payments": 3600, "file_motion.withdraw": 600,
    }  # fmt: skip
    final = ["administrative.fine", "administrative.start_expulsion", "direct_vehicle.release"]
    assert sorted(name for name in KINDS if ACTS[name].grave) == final
    assert not ACTS["administrative"].grave


# --- in an exercise -------------------------------------------------------------------------------------------------------


def test_a_family_without_its_kind_is_not_possible():
    exercise = opened()
    do(exercise, verb="return", people=["mira"])
    do(exercise, verb="return", what="tea", people=["mira"])
    assert refused(exercise) == ["engine.refused.argument_missing", "engine.refused.argument_unknown"]


def test_a_kind_that_there_is_not_is_not_taken_for_the_verb_itself():
    exercise = opened()
    do(exercise, verb="interview", step="dance", person="mira", status="witness")
    do(exercise, verb="look", way="away", at="mira")
    assert refused(exercise) == ["engine.refused.argument_unknown", "engine.refused.argument_unknown"]
    assert not begun(exercise)


def test_what_is_broken_off_still_says_which_kind_it_was():
    exercise = opened()
    do(exercise, wait=False, verb="notify", body="guardianship", person="mira")
    exercise.submit(e.Commanded("post", "stop", {"act": exercise.view("post").busy}, 0))
    exercise.advance(exercise.now + 1)
    assert [one.event.named for one in exercise.journal if isinstance(one.event, e.ActInterrupted)] == ["notify.guardianship"]
    assert exercise.view("post").acts["post-1"].verb == "notify.guardianship"


def test_asylum_is_told_to_several_at_once_and_each_may_have_taken_it_in():
    exercise = opened()
    do(exercise, verb="explain", set="asylum", people=["mira", "tolya"], voice="aside")
    asylum = [one.event.person for one in exercise.journal if isinstance(one.event, e.PersonTold) and one.event.item == "asylum"]
    assert asylum == ["mira", "tolya"]
    do(exercise, verb="teach_back", set="asylum", person="mira", voice="aside")
    assert [one.event.result for one in exercise.journal if isinstance(one.event, e.ActEnded)][-1] == "understood"


def test_a_charge_that_waits_is_not_the_option_of_a_fine():
    base = ferry(length=12 * 3600)
    fined, waits = (Option([Do("administrative", {"step": step, "people": ["walker"]})]) for step in ("fine", "adjourn"))
    decision = Decision("post", "present(walker, landing)", 3600, {"fined": fined, "waits": waits})
    plan = Plan(replace(base, decisions={"the_walker": decision}), lawland())
    exercise = Exercise.open(plan.scenario, plan.pack, seed=1, plan=plan)
    exercise.advance(700)
    do(exercise, verb="administrative", step="adjourn", people=["walker"])
    closed = [one.event for one in exercise.journal if isinstance(one.event, e.DecisionClosed)]
    assert [(one.option, one.how) for one in closed] == [("waits", "acted")]


@pytest.mark.parametrize(
    ("wanted", "is_met"),
    [
        (Expected("explain"), False),  # of explaining, only what has no name of its own
        (Expected("explain", {"set": "asylum"}), True),
        (Expected("notify"), True),  # either of the two
        (Expected("notify", {"body": "ambulance"}), False),
    ],
)
def test_what_is_expected_is_one_kind_or_any_of_them(wanted: Expected, is_met: bool):
    exercise = opened()
    do(exercise, verb="explain", set="asylum", people=["tolya"])
    do(exercise, verb="notify", body="guardianship", person="mira")
    done = [one.event for one in exercise.journal if isinstance(one.event, e.ActEnded)]
    assert len(done) == 2
    assert Answer(Expectation(wanted), exercise.plan.scenario, done).whole() is is_met


# --- before the law -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def velmara() -> Law:
    return compile_pack(load_country("velmara"))


@pytest.mark.parametrize(
    ("act", "power"), [("administrative", "yes"), ("administrative.fine", "yes"), ("administrative.start_expulsion", "no")]
)
def test_each_kind_needs_its_own_power(velmara: Law, act: str, power: str):
    assert velmara.power("migration_police", act) == power


# --- on the screen --------------------------------------------------------------------------------------------------------


NAMES = {
    "notify.ambulance": "Call an ambulance", "notify.guardianship": "Tell the guardianship authority",
    "explain.asylum": "Tell about asylum",
    "return.documents": "Give the papers back", "return.belongings": "Give things back", "direct_vehicle.hold": "Tell it to wait",
    "direct_vehicle.release": "Let it drive on", "administrative.fine": "Fine", "administrative.start_expulsion": "Begin an expulsion",
    "ask_wish.preference": "Ask how they want to be heard", "look.watch": "Keep an eye on", "interview.ask": "Ask, in the interview",
    "interview.join": "Let somebody sit down beside",
    "interview.close": "Close the interview", "meet_need.first_aid": "Give first aid", "preserve.payments": "Follow the money",
    "file_motion.withdraw": "Withdraw a motion",
}  # fmt: skip


def in_reach(name: str) -> FakePlay:
    """A play in which this act is on offer."""
    if name.startswith("interview."):
        return talking()
    play = landed()
    if name == "preserve.payments":  # the ledger is found on him
        play.submit("act", {"verb": "search_person", "person": "foreman"})
        play.advance(play.now + 600)
    if name == "file_motion.withdraw":  # one waits
        play.submit("act", {"verb": "file_motion", "motion": "custody", "for": "foreman"})
        play.advance(play.now + 2400)
    return play


def menu(play: FakePlay) -> list[tuple[acts.Deed, focus.Focus]]:
    return acts.all_deeds(play, play.offers(), focus.scene(play, play.view()))


def test_the_menu_has_each_kind_as_an_act_by_its_own_name():
    assert set(NAMES) == set(KINDS)
    assert {name: next(deed.words for deed, _ in menu(in_reach(name)) if deed.offer.verb == name) for name in KINDS} == NAMES


@pytest.mark.parametrize("name", KINDS)
def test_the_search_finds_it_by_the_word_of_the_field(name: str):
    hits = acts.found(menu(in_reach(name)), NAMES[name])
    assert name in [deed.offer.verb for deed, _ in hits]


@pytest.mark.parametrize("name", KINDS)
def test_what_is_chosen_in_the_menu_is_sent_as_the_verb_with_its_kind(name: str):
    play = in_reach(name)
    deed = next(deed for deed, _ in menu(play) if deed.offer.verb == name and (deed.target or not deed.offer.argument))
    sent = Draft(play, play.view(), deed.offer, deed.target).command()
    assert {"verb": ACTS[name].id, **ACTS[name].fixed}.items() <= sent.items()
    assert act_of(sent["verb"], sent) is ACTS[name]


def test_an_ambulance_in_line_mode_is_two_answers_away_and_asks_no_confirmation():
    play = landed("assessment")
    assert "This cannot be taken back." not in told(play, "ambulance walker", "a", "a")
    assert commands(play)[-1].args == {"verb": "notify", "body": "ambulance", "person": "walker"}


def test_at_most_nine_of_a_menu_have_a_number_and_the_ambulance_is_one_of_them():
    play = landed()
    somebody = next(one for one in focus.scene(play, play.view()) if one.id == "walker")
    numbered = acts.numbered(acts.deeds(play, play.offers(), somebody))
    assert len(numbered) == acts.NUMBERED
    assert "notify.ambulance" in [deed.offer.verb for deed in numbered]


# --- as authors write them ------------------------------------------------------------------------------------------------


def test_no_word_of_the_case_is_a_name_of_before():
    home = Path(__file__).parents[1] / "scenarios"
    written = "\n".join(path.read_text(encoding="utf-8") for path in sorted(home.rglob("*.yaml")))
    before = ("call_ambulance", "return_documents", "inform_guardianship", "start_expulsion:")
    assert not [word for word in before if word in written]
    assert not re.findall(r"(?:action: |\{|- )(?:watch|ask|first_aid|end_interview|trace_money)\b", written)
