"""What the night bus tells by night and the morning after: her words on the bench, who goes back, who sits in the bus, who is rung."""

from collections.abc import Iterator
from typing import Any

import pytest

from sim.behaviours import story
from sim.behaviours.expected import Answer, Expectation
from sim.exercise import Exercise
from sim.model import events as e
from sim.model import roster
from sim.world.view import View
from tests.test_night_bus_full import plan
from tests.test_night_bus_reached import second
from tui.asking import Draft
from tui.panes import focus
from zholda.session import Session
from zholda.session.colleagues import Colleague

CASE = "night-bus"
OTHERS = dict.fromkeys(("post", "investigator", "shelter", "prosecutor"), roster.colleague("ordinary"))


@pytest.fixture
def bench() -> Iterator[Session]:
    """The shelter on Tuesday, two in the night; what she wants was asked on Monday."""
    with Session.open(CASE, seed=1, keep=False, roster={**OTHERS, "shelter": "trainee"}, mode="training") as session:
        session.advance_until(second("Mon 14:00"))
        while "feruza" not in session.view().here():
            session.advance_until(session.now + 600)
        act(session, verb="ask_wish", person="feruza", where="small_room")
        assert HOME in heard(session)
        session.advance(second("Tue 02:01"))
        for level in ("fear", "fatigue", "hunger", "cold"):
            story.change_level(session._exercise._stage, "feruza", level, -3, "looked_after", 0)
        yield session


HOME = "people.feruza.wishes.home_tomorrow"
AT_NIGHT = "people.feruza.cues.not_to_arrive"
AT_THE_TAP = "people.feruza.cues.counted_at_the_tap"
MORNING = ("injects.by_day_she_said", "injects.the_bag_stays_closed")


def act(session: Session, **args: Any) -> None:
    session.submit("act", args)
    session.advance(session.now + 3600)


def heard(session: Session, since: int = 0) -> list[str]:
    return [line.wording for line in session.view().lines if line.at >= since]


def test_what_she_wants_is_not_mondays_sentence_on_the_bench_at_two(bench: Session) -> None:
    since = bench.now
    bench.submit("act", {"verb": "ask_wish", "person": "feruza", "where": "gate_bench"})
    bench.advance(since + 1200)
    said = heard(bench, since)
    assert AT_NIGHT in said
    assert HOME not in said


def test_a_talk_about_the_risk_of_going_home_brings_a_word_of_hers(bench: Session) -> None:
    since = bench.now
    bench.submit("act", {"verb": "assess_risk", "person": "feruza", "change": "return", "where": "gate_bench"})
    bench.advance(since + 3000)
    assert AT_THE_TAP in heard(bench, since)


def test_the_two_glasses_do_not_come_in_the_middle_of_that_talk(bench: Session) -> None:
    bench.submit("choose", {"occurrence": "on_the_bench", "option": "tea", "rationale": ""})
    bench.advance(second("Tue 02:20"))
    bench.submit("act", {"verb": "assess_risk", "person": "feruza", "change": "return", "where": "gate_bench"})
    bench.advance(second("Tue 04:30"))
    lines = bench.view().lines
    glasses = [line.at for line in lines if line.wording == "injects.two_glasses"]
    talk = [line.at for line in lines if line.wording == "engine.risk_assessed"][-1]
    assert glasses
    assert glasses[0] > talk


@pytest.mark.parametrize(("option", "said"), [("tea", MORNING[0]), ("lock_it", MORNING[1])])
def test_in_the_morning_she_comes_back_to_it(bench: Session, option: str, said: str) -> None:
    bench.submit("choose", {"occurrence": "on_the_bench", "option": option, "rationale": ""})
    bench.advance(second("Tue 10:00"))
    assert [one for one in heard(bench) if one in MORNING] == [said]


# --- the morning: a talk that nobody else hears, a question that answers ----------------------------------------------------


def test_the_good_line_for_the_man_in_seat_27_is_held_where_nobody_hears_it() -> None:
    """In the hall whoever waits there hears him: the eight, and an ill woman on her way to the ambulance."""
    with Session.open(CASE, seed=1, keep=False, roster={"post": "trainee"}, mode="training") as session:
        session.advance(second("Mon 06:01"))
        session.submit("choose", {"occurrence": "the_driver", "option": "for_the_check", "rationale": ""})
        session.advance(second("Mon 06:40"))
        session.submit("act", {"verb": "separate", "people": ["zulfiya", "dilshod"], "from": "grey_coat", "to": "hall"})
        session.advance(second("Mon 06:51"))
        session.submit("choose", {"occurrence": "the_man_in_seat_27", "option": "alone_and_heard", "rationale": "He is heard first"})
        session.advance(second("Mon 07:30"))
        talks = [x.event for x in session._exercise.journal if isinstance(x.event, e.ActEnded) and x.event.people == ("dilshod",)]
        heard_by = {talk.verb: talk.hearing for talk in talks if talk.verb in ("call_alone", "safety_check", "speak_with", "explain")}
    assert heard_by == {"call_alone": (), "safety_check": (), "speak_with": (), "explain": ()}


def test_who_asks_the_post_what_they_need_has_answered_aigerims_count() -> None:
    expected = plan().scenario.injects["seven_beds"].expects
    assert expected
    asked = (("contact", "post_line"), ("asked", "needs"))
    done = [e.ActEnded("a1", "shelter", "", "share", (), asked, "", "", (), (), "", 60, "")]
    assert Answer(Expectation(expected), plan().scenario, done).whole(final=True)
    told = [e.ActEnded("a1", "shelter", "", "share", (), (("contact", "post_line"), ("items", "wishes")), "", "", (), (), "", 60, "")]
    assert not Answer(Expectation(expected), plan().scenario, told).whole(final=True)


def test_one_is_told_who_gets_in_again_and_who_sits_in_the_bus_that_drives_on() -> None:
    """Ten minutes after a talk they had gone back to their seats, and nothing said so."""
    with Session.open(CASE, seat="post", seed=1, keep=False) as session:
        session.advance(second("Mon 05:48"))
        session.submit("act", {"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "check"})
        session.advance(second("Mon 05:52"))
        session.submit("act", {"verb": "ask_wish", "person": "shahnoza", "where": "hall"})
        session.advance(second("Mon 06:20"))
        lines = session.view().lines
        assert "shahnoza" in [who for line in lines if line.wording == "engine.gets_in_again" for who in line.about]
        offer = next(offer for offer in session.offers() if offer.verb == "direct_vehicle.release")
        assert "seat 18" in Draft(session, session.view(), offer, "bus").remarks()
        session.submit("act", {"verb": "direct_vehicle", "step": "release", "vehicle": "bus"})
        session.advance(second("Mon 07:30"))
        [inside] = [line.about for line in session.view().lines if line.wording == "engine.sits_in_it"]
        assert {"shahnoza", "madina", "oygul"} <= set(inside)
        assert "yerlan" not in inside


# --- who is rung at night ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def ruled_at_night() -> Iterator[Session]:
    """Custody is decided on Wednesday at 03:27, in the eight hours that a judge has; the house sleeps."""
    with Session.open(CASE, seed=1, keep=False, roster={**OTHERS, "shelter": "trainee"}) as session:
        session.advance(second("Wed 12:00"))
        yield session


def test_a_ruling_by_which_nobody_walks_free_is_rung_through_to_the_house_in_the_morning(ruled_at_night: Session) -> None:
    lines = ruled_at_night.view().lines
    [decided] = [line.at for line in lines if line.wording == "engine.ruled.custody" and line.channel == "document"]
    assert decided < second("Wed 07:00")
    rung = {line.wording: line.at for line in reversed(lines) if line.channel in ("phone", "told") and line.at >= decided}
    assert "engine.ruled.custody" not in rung  # the paper has said it: who rings says that they ring about it
    assert rung["engine.shared"] >= second("Wed 07:00")
    assert second("Wed 07:00") <= rung["injects.ruling_reaches_the_house"] < second("Wed 08:00")
    assert min(rung.values()) >= second("Wed 07:00")


def test_the_house_hears_nothing_of_a_search_elsewhere(ruled_at_night: Session) -> None:
    assert "engine.ruled.granted" not in [line.wording for line in ruled_at_night.view().lines if not line.about]


def test_a_colleague_tells_at_any_hour_that_somebody_walks_free() -> None:
    step = next(step for step in plan().scenario.plans["prosecutor"] if step.id == "tell_the_house")
    one = Colleague("prosecutor", "correct", plan(), (1, 0), training=False)
    night, morning = second("Wed 03:30"), second("Wed 07:00")
    assert one._by_day(step, night) == morning
    one._view.facts["heard.engine.ruled.released"] = True
    assert one._by_day(step, night) == night


# --- who comes, who goes, and what goes with them ---------------------------------------------------------------------------


SALTANAT = "storylines.saltanat_"


def of_saltanat(view: View) -> list[str]:
    return [line.wording.removeprefix(SALTANAT) for line in view.lines if line.wording.startswith(SALTANAT)]


def test_the_guardianship_officer_says_a_sentence_when_she_comes_and_one_when_she_goes() -> None:
    with Session.open(CASE, seed=1, keep=False, roster={**OTHERS, "shelter": "trainee"}) as session:
        while "madina" not in session.view().here():
            session.advance_until(session.now + 600)
        session.submit("act", {"verb": "request", "service": "guardian", "people": ["madina"]})
        session.advance(second("Tue 08:00"))
        assert of_saltanat(session.view()) == ["and_the_girl.comes", "goes.she_has_seen_her"]


def test_she_says_that_she_has_seen_no_child_where_none_came() -> None:
    exercise = Exercise.open(plan().scenario, plan().pack, seed=1, roster={"post": "trainee", "shelter": "trainee"}, plan=plan())
    exercise.advance(second("Mon 09:10"))
    exercise.submit(e.Commanded("shelter", "act", {"verb": "request", "service": "guardian"}, 0))
    exercise.advance(second("Tue 08:00"))
    assert of_saltanat(exercise.view("shelter")) == ["before_the_girl.comes", "goes_unseen.no_child"]


def test_what_went_with_somebody_is_not_listed_as_being_at_the_post() -> None:
    with Session.open(CASE, seat="post", seed=1, keep=False) as session:
        session.advance(second("Mon 05:50"))
        session.submit("act", {"verb": "check_documents", "people": ["hurshida"], "holder": "grey_coat", "after": "owner"})
        session.advance(second("Mon 06:05"))
        assert "passport_hurshida" in things(session)
        session.advance(second("Mon 07:30"))
        assert "hurshida" not in session.view().here()
        assert "passport_hurshida" not in things(session)
        assert session.view().things["passport_hurshida"].holder, "the seat knows all the same with whom it is"


def things(session: Session) -> list[str]:
    return [one.id for one in focus.scene(session, session.view()) if one.kind == "thing"]


def test_the_woman_in_grey_does_not_go_back_to_her_seat_while_she_is_dealt_with() -> None:
    with Session.open(CASE, seat="post", seed=1, keep=False) as session:
        session.advance(second("Mon 05:41"))
        session.submit("act", {"verb": "call_alone", "person": "grey_coat", "where": "hall"})
        before = session.now
        session.advance(second("Mon 05:58"))
        lines = session.view().lines
        over = [line.at for line in lines if line.wording == "engine.act_ended" and line.at > before]
        back = [line.at for line in lines if line.wording.startswith("storylines.back_to_her_seat")]
        assert over
        assert [at for at in back if at >= over[0] + 300] == back
