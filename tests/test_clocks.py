"""The clocks of the law: what starts and stops each, when it lapses, and who is told."""

from typing import Any

import pytest

from sim.behaviours import liberty
from sim.engine.plan import Plan
from sim.model import events as e
from sim.model.scenario import Beat, Effect
from tests.mill import ALL, BARE, Play, mill, plan


def state(play: Play, clock: str, subject: str = "boss") -> str:
    return str(play.exercise._stage.world.get(f"clock.{clock}.{subject}", ""))


def started(play: Play, clock: str) -> e.ClockStarted:
    found: e.ClockStarted
    [found] = [x for x in play.events(e.ClockStarted) if x.clock == clock]
    return found


def told(play: Play, seat: str = "inv") -> dict[str, str]:
    return {name: clock.state for name, clock in play.exercise.view(seat).clocks.items()}


HELD: dict[str, Any] = {"people": ["boss"], "where": "hall"}


# --- delivery -------------------------------------------------------------------------------------------------------------


def test_delivery_runs_from_the_second_of_restriction_of_a_suspect():
    play = Play().do("tell_held", **HELD)
    [since] = [x.since for x in play.events(e.Restricted)]
    clock = started(play, "delivery")
    assert (clock.subject, clock.since, clock.due) == ("boss", since, since + 3 * 3600)
    assert told(play) == {"delivery.boss": "running"}


def test_delivery_ends_with_the_protocol_or_with_freedom():
    assert state(Play().hold(), "delivery") == "met"
    assert state(Play().do("tell_held", **HELD).do("release", person="boss", reason="no_ground"), "delivery") == "met"


def test_a_deadline_includes_its_own_second():
    play = Play().do("tell_held", **HELD)
    due = started(play, "delivery").due
    play.until(due)
    assert state(play, "delivery") == "running"
    play.until(due + 1)
    assert state(play, "delivery") == "lapsed"
    assert play.exercise.view("inv").clocks["delivery.boss"].state == "lapsed"


def test_what_is_done_after_the_deadline_is_late():
    play = Play().do("tell_held", **HELD).hours(4)
    play.do("detain", person="boss", ground="traces", where="hall", minute="now", **BARE)
    assert state(play, "delivery") == "late"


def test_a_time_that_is_over_while_the_protocol_is_being_written_is_not_one_in_which_nothing_was_done():
    play = Play().do("tell_held", **HELD)
    due = started(play, "delivery").due
    play.until(due - 600)
    play.tries("detain", person="boss", ground="traces", where="hall", minute="now", **BARE).until(due + 1)
    [over] = [dict(line.args)["how"] for line in play.exercise.view("inv").lines if line.wording == "engine.clock_stopped"]
    assert (over, state(play, "delivery")) == ("begun", "lapsed")
    play.until(due + 3600)
    assert told(play)["delivery.boss"] == "late"


def test_what_is_being_written_about_somebody_else_is_not_what_was_due():
    play = Play().do("tell_held", **HELD)
    due = started(play, "delivery").due
    play.until(due - 600)
    play.tries("detain", person="ana", ground="traces", where="office", minute="now", **BARE).until(due + 1)
    assert told(play)["delivery.boss"] == "lapsed"


def test_nobody_is_delivered_who_is_not_suspected():
    play = Play().do("separate", people=["ana"], **{"from": "boss"}, to="office", locked=True)
    assert not [x for x in play.events(e.ClockStarted) if x.clock == "delivery"]


def test_delivery_runs_for_whoever_could_detain_also_when_somebody_else_holds():
    play = Play(roster={**ALL, "inv": "vacant"})
    liberty.restrict(play.exercise._stage, "boss", "told_held", "olga", 100, 0)
    assert not play.events(e.ClockStarted)
    play = Play()
    play.do("look", at="station", where="hall")
    liberty.restrict(play.exercise._stage, "boss", "told_held", "olga", 100, 0)
    assert (started(play, "delivery").since, started(play, "delivery").subject) == (100, "boss")


def test_the_story_may_hold_somebody_since_an_earlier_minute_and_let_them_go():
    told = [Effect("hold", {"person": "boss", "by": "pavel", "since": 300})]
    lines = {"shift": {"held": Beat(at=900, happens=told), "freed": Beat(at=1800, happens=[Effect("free", {"person": "boss"})])}}
    play = Play(of=Plan(mill(storylines=lines, texts={}, endings={}), plan().pack)).do("look", at="station", where="hall").until(900)
    assert (started(play, "delivery").since, started(play, "delivery").due) == (300, 300 + 3 * 3600)
    assert state(play.until(1800), "delivery") == "met"


# --- detention ------------------------------------------------------------------------------------------------------------


def test_custody_counts_from_the_true_second_and_not_from_the_protocol():
    play = Play().do("tell_held", **HELD).hours(2)
    play.do("detain", person="boss", ground="traces", minute="10:30", where="hall", **BARE)
    [since] = {x.since for x in play.events(e.Restricted)}
    assert (started(play, "custody").since, started(play, "custody").due) == (since, since + 48 * 3600)
    assert started(play, "motion").due == since + 40 * 3600
    [ended] = [at for at, x in zip(play.at(e.ActEnded), play.events(e.ActEnded), strict=True) if x.verb == "detain"]
    assert started(play, "prosecutor_notice").due == ended + 12 * 3600


def test_a_minor_has_half_the_term():
    play = Play().do("detain", person="mina", ground="none", where="office", minute="now", **BARE)
    clock = started(play, "custody")
    assert clock.due - clock.since == 24 * 3600


@pytest.mark.parametrize(("country", "general", "longest"), [("kz", 48, 72), ("velmara", 24, 36)])
def test_several_who_are_suspected_together_have_the_term_that_the_protocol_names(country: str, general: int, longest: int):
    """24, 48 and 72 hours: the longest runs where a case is registered and another stands in it as a suspect, not on a word alone."""

    def hours(*, case: bool, another: bool, **named: str) -> int:
        play = Play(country).do("tell_held", **HELD)
        if case:
            play.register()
        if another:
            play.do("set_status", person="ana", status="suspect")
        play.do("detain", person="boss", ground="traces", minute="now", **BARE, **named)
        clock, motion = started(play, "custody"), started(play, "motion")
        assert clock.due - motion.due == plan(country).law.limit("motion_lead").value
        return (clock.due - clock.since) // 3600

    assert hours(case=True, another=True, term="group") == longest
    assert hours(case=True, another=True) == general
    assert hours(case=True, another=False, term="group") == general
    assert hours(case=False, another=True, term="group") == general


@pytest.mark.parametrize(
    ("case", "another", "whom", "why"),
    [
        (False, True, "boss", "no_case"), (True, False, "boss", "alone"), (True, True, "mina", "young"), (True, True, "boss", ""),
    ],
)  # fmt: skip
def test_whoever_names_the_term_of_a_group_hears_why_it_does_not_run(*, case: bool, another: bool, whom: str, why: str):
    play = Play().do("tell_held", **HELD)
    if case:
        play.register()
    if another:
        play.do("set_status", person="ana", status="suspect")
    play.do("detain", person=whom, ground="none", minute="now", term="group", **({"where": "office"} if whom == "mina" else {}), **BARE)
    told = [entry for entry in play.events(e.Observed) if entry.wording == "engine.term_not_of_a_group"]
    assert [(one.seat, one.about, dict(one.args)["why"]) for one in told] == ([("inv", (whom,), why)] if why else [])


def test_a_child_has_the_term_of_a_child_whatever_a_protocol_names():
    play = Play().register().do("tell_held", **HELD).do("set_status", person="boss", status="suspect")
    play.do("detain", person="mina", ground="none", where="office", minute="now", term="group", **BARE)
    clock = started(play, "custody")
    assert clock.due - clock.since == 24 * 3600


def test_the_term_runs_out_and_the_person_walks():
    play = Play().hold()
    due = started(play, "custody").due
    play.until(due)
    assert play.exercise._stage.world.get("held.boss")
    play.until(due + 1)
    assert [(x.who, x.how) for x in play.events(e.Freed)] == [("boss", "term_over")]
    assert (state(play, "custody"), state(play, "motion")) == ("lapsed", "lapsed")
    assert "engine.walks_free" in play.heard("inv")


def test_release_ends_every_clock_of_detention():
    play = Play().hold().do("release", person="boss", reason="no_ground")
    assert [state(play, clock) for clock in ("custody", "motion", "prosecutor_notice")] == ["void", "void", "void"]


@pytest.mark.parametrize(("hours", "came"), [(1, "met"), (13, "late")])
def test_the_prosecutor_is_told_who_is_suspected(hours, came):
    play = Play().hold().hours(hours).do("share", contact="prosecutor", items=["suspect"], people=["boss"], basis="duty")
    assert state(play, "prosecutor_notice") == came


def test_the_prosecutor_sees_the_clocks_once_told_of_the_person():
    play = Play().hold()
    assert not told(play, "pros")
    play.do("share", contact="prosecutor", items=["suspect"], people=["boss"], basis="duty")
    assert told(play, "pros")["custody.boss"] == "running"
    assert not told(play, "house"), "whoever cannot do what is due is not told"


@pytest.mark.parametrize(("hours", "came"), [(30, "met"), (41, "late")])
def test_the_motion_has_its_last_hour_before_the_end_of_the_term(hours, came):
    play = Play().register().hold().hours(hours)
    for seat in ("inv", "pros"):
        play.do("file_motion", seat, motion="custody", **{"for": "boss"})
    assert state(play, "motion") == came


# --- the others -----------------------------------------------------------------------------------------------------------


def test_a_ruling_stops_its_clock_and_that_of_custody():
    play = Play().register().paper().heard_formally().hold()
    for seat in ("inv", "pros"):
        play.do("file_motion", seat, motion="custody", milder=True, **{"for": "boss"})
    assert state(play, "ruling") == "running"
    play.hours(9)
    assert (state(play, "ruling"), state(play, "custody")) == ("met", "met")


@pytest.mark.parametrize("asked", [{"motion": "search", "at": "mill"}, {"motion": "deposition", "for": "ana"}])
def test_the_hours_of_a_ruling_on_custody_bind_no_other_motion(asked):
    play = Play().register().paper().do("file_motion", **asked)
    assert "ruling" not in [x.clock for x in play.events(e.ClockStarted)]
    assert play.hours(9).events(e.Ruled), "it is answered all the same"


def test_the_judge_is_told_of_an_urgent_search():
    play = Play().do("go", to="mill").do("inspect", at="mill", basis="urgent", search=True)
    assert started(play, "judge_informed").subject == "mill"
    play.do("share", contact="judge", items=["check_in_progress"], basis="duty")
    assert state(play, "judge_informed", "mill") == "met"


def test_a_sanctioned_search_starts_no_clock():
    play = Play().do("go", to="mill").do("inspect", at="mill", basis="sanction")
    assert not [x for x in play.events(e.ClockStarted) if x.clock == "judge_informed"]


@pytest.mark.parametrize(("hours", "came"), [(1, "met"), (25, "late")])
def test_a_crime_that_became_known_is_registered(hours, came):
    play = Play().do("speak_with", person="ana", voice="olga", where="office", topic="work", question="open")
    play.do("speak_with", person="ana", voice="olga", where="office", topic="place", question="open")
    assert started(play, "registration").subject == "ana"
    assert state(play.hours(hours).register(), "registration", "ana") == came


def test_a_request_for_protection_is_answered():
    play = Play().files("safety_motion", seat="house", subject="ana", measure="no_approach", threat="calls", why="fear")
    assert state(play, "safety_answer", "ana") == "running"
    assert told(play, "pros") == {"safety_answer.ana": "running"}
    play.do("protect", person="ana", measure="warning")
    assert state(play, "safety_answer", "ana") == "met"


def test_the_judges_ruling_answers_a_motion_for_protection_also_for_somebody_who_has_a_measure_already():
    asked: dict[str, Any] = {"motion": "safety", "measure": ["warning"], "for": "ana"}
    granted = Play().register().do("protect", person="ana", measure="pseudonym").do("file_motion", **asked)
    assert state(granted, "safety_answer", "ana") == "running"
    assert state(granted.hours(25), "safety_answer", "ana") == "met"
    refused = Play().do("file_motion", **asked).hours(25)
    assert state(refused, "safety_answer", "ana") == "met"


def test_where_nobody_of_the_case_sits_the_machine_answers_in_time():
    play = Play(roster={"house": "trainee"}).files("safety_motion", seat="house", subject="ana", threat="calls").hours(12)
    assert state(play, "safety_answer", "ana") == "met"
    assert [(x.seat, x.person) for x in play.events(e.Protected)] == [("", "ana")]


def test_a_clock_is_a_fact_that_conditions_can_ask_for():
    play = Play().hold()
    assert play.exercise._stage.holds("clock(custody, boss, running)")


def test_every_term_is_the_one_of_the_country():
    play = Play("velmara").hold()
    clock = started(play, "custody")
    assert (clock.due - clock.since, started(play, "motion").due - clock.since) == (24 * 3600, 18 * 3600)
