"""What a second read by a lawyer found: verdicts that were missing, unjust or empty. Each as acts through the engine, or a tiny journal."""

from functools import cache

import pytest

from scenarios.language.library import load_pack, load_scenario
from scoring.assess import assess
from scoring.model import Result
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.law import Law
from sim.model import events as e
from tests.mill import Play
from tests.standards.scene import standards
from tests.standards.test_found_in_play import in_the_case, judged, results_of
from tests.test_court import clean_file
from tests.test_night_bus_colleagues import played
from zholda.session.material import standards as of_the_library

STANDARDS = standards()


def of_the_play(play: Play, criterion: str, seat: str) -> list[Result]:
    """What a criterion says of a seat after a play of the mill."""
    plan = play.exercise.plan
    results = assess(play.exercise.journal, plan.scenario, plan.law, STANDARDS).results
    return [r for r in results if r.criterion == criterion and r.seat == seat]


# --- clean acts taken out -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seat", ["pros", "inv"])
def test_whoever_throws_a_clean_act_out_of_the_file_has_done_harm(seat: str) -> None:
    """Her account, taken once and lawfully, was struck "by night"; the right law (R1) stayed with "some challenges"."""
    play = clean_file()
    if seat == "pros":
        play.do("review", seat="pros", what="file")
    play.do("strike", seat=seat, evidence="inv-4", reason="by_night")
    [found] = of_the_play(play, "LR5.kept", seat)
    assert (found.result, found.severity) == ("breached", "grave")
    [shown] = [play.exercise.journal[n - 1].event for n in found.entries]
    assert isinstance(shown, e.Observed)
    said = dict(shown.args)
    assert (said["verb"], shown.about, said["reason"], said["record"]) == ("interview.ask", ("ana",), "by_night", "silent")


@pytest.mark.parametrize("reason", ["tied_interpreter", "unknown_source"])
def test_what_a_judge_would_exclude_is_taken_out_rightly_also_for_another_reason(reason: str) -> None:
    play = Play().register().paper().heard_formally(voice="boss").hold().do("review", seat="pros", what="file")
    play.do("strike", seat="pros", evidence="inv-4", reason=reason)
    assert [found.result for found in of_the_play(play, "LR5.kept", "pros")] == ["met"]


def test_who_strikes_nothing_has_no_verdict_about_it() -> None:
    assert [found.result for found in of_the_play(clean_file(), "LR5.kept", "pros")] == ["not_observed"]


def test_a_prosecutor_may_know_of_a_voice_what_the_investigator_did_not() -> None:
    asked = "10:00 interview step=ask people=oygul topic=work question=open seat=investigator voice=sobir act=investigator-4"
    struck = "18:00 heard seat=prosecutor wording=engine.evidence_struck evidence=investigator-4 reason={} about=oygul"
    knows = "09:00 reached person=sobir kind=tied other=oygul by=people.sobir.cues.nods seat=prosecutor"
    for lines, reason, result in (
        ([asked], "tied_interpreter", "breached"), ([knows, asked], "tied_interpreter", "met"), ([knows, asked], "by_night", "breached"),
    ):  # fmt: skip
        assert judged([*lines, struck.format(reason), "20:00 end"], "LR5.kept", seat="prosecutor") == [result]


def test_it_counts_as_harm_in_the_right_law_and_in_a_case_that_stands_on_things() -> None:
    objectives = load_scenario("night-bus").objectives
    assert all("LR5" in objectives[one].harm for one in ("R1", "I3"))


# --- before they sat there ----------------------------------------------------------------------------------------------------

KNOWN = "05:50 reached person=madina kind=young by=people.madina.cues.school_rucksack seat=investigator"
RIGHTS = "10:02 explain people=madina set=rights seat=investigator"
QUESTION = "{} interview step=ask people=madina topic=work question=open seat=investigator"
BOTH = {"advocate": "VC-33.mandatory", "aigul": "VC-21.represented"}


def opened_without(who: str) -> list[str]:
    """An interview with the girl, opened while one who has to be there is still on the way."""
    present = ",".join(one for one in ("advocate", "aigul", "saule") if one != who)
    how = f"status=injured seat=investigator warned=1 present={present}"
    return [KNOWN, f"10:00 interview people=madina {how}", f"10:00 begins person=madina {how}"]


def sits_down(at: str, who: str) -> str:
    return f"{at} interview people=madina seat=investigator step=join present={who} result=sat_down"


@pytest.mark.parametrize("who", BOTH)
@pytest.mark.parametrize("at", ["10:05", "10:50"])
def test_until_they_sit_down_the_rights_may_be_explained(who: str, at: str) -> None:
    """To open an interview was to hold it; a lawyer who sat down before the first question left it "partly met"."""
    lines = [*opened_without(who), RIGHTS, sits_down(at, who), QUESTION.format("11:00")]
    assert judged([*lines, "12:00 end"], BOTH[who], "madina", "investigator") == ["met"]


@pytest.mark.parametrize("who", BOTH)
def test_a_question_that_was_put_before_they_sat_down_was_put_without_them(who: str) -> None:
    """It was mended by whoever sat down within half an hour: one could ask everything, and then fetch the lawyer."""
    lines = [*opened_without(who), QUESTION.format("10:10"), sits_down("10:15", who), QUESTION.format("10:25")]
    assert judged([*lines, "12:00 end"], BOTH[who], "madina", "investigator") == ["breached X5"]
    [found] = [r for r in results_of([*lines, "12:00 end"], BOTH[who], "investigator") if "madina" in r.people]
    assert found.severity == "critical"


@pytest.mark.parametrize("who", BOTH)
def test_where_nothing_was_asked_nothing_was_asked_without_them(who: str) -> None:
    assert judged([*opened_without(who), RIGHTS, "12:00 end"], BOTH[who], "madina", "investigator") == []


def test_whoever_stops_their_own_question_and_says_so_is_met_in_part() -> None:
    stopped = "10:10 stopped interview step=ask people=madina topic=work question=open seat=investigator done=60 by=stop"
    lines = [*opened_without("advocate"), stopped, "10:12 noted seat=investigator text=no_lawyer_yet", sits_down("10:20", "advocate")]
    assert judged([*lines, QUESTION.format("10:25"), "12:00 end"], "VC-33.mandatory", "madina", "investigator") == ["partly_met X8"]


@pytest.mark.parametrize(
    ("before", "result"), [((), "met"), (("inv interview step=ask person=mina topic=journey question=open",), "breached")]
)
def test_the_lawyer_who_comes_later_sits_down_in_the_engine_and_counts_from_then(before: tuple[str, ...], result: str) -> None:
    acts = [
        "inv interview person=mina status=injured warned=yes recorded=yes present=guardian,psychologist voice=olga where=office",
        *before,
        "inv interview step=join person=mina present=advocate",
        "inv interview step=ask person=mina topic=journey question=open",
    ]
    [found] = in_the_case(acts, "VC-33.mandatory", "mina", "inv")
    assert found.split()[0] == result


# --- care ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("began", "result"), [("06:59", "met"), ("07:05", "met"), ("07:06", "partly_met"), ("07:30", "breached")])
def test_care_has_begun_in_the_minute_in_which_somebody_begins_it(began: str, result: str) -> None:
    """ "Care has begun within five minutes" counted to the end of the first aid: whoever knelt down in the fourth minute was late."""
    hours, minutes = (int(part) for part in began.split(":"))
    ended = f"{hours + (minutes + 4) // 60:02}:{(minutes + 4) % 60:02}"
    seen = "07:00 reached person=zulfiya kind=acute by=people.zulfiya.cues.hand seat=post"
    lines = [seen, f"{ended} meet_need people=zulfiya need=first_aid seconds=240", "08:00 end"]
    assert judged(lines, "VC-10.care", "zulfiya", "post") == [result]


def test_what_was_begun_and_broken_off_is_no_care() -> None:
    seen = "07:00 reached person=zulfiya kind=acute by=people.zulfiya.cues.hand seat=post"
    lines = [seen, "07:03 stopped meet_need people=zulfiya need=first_aid done=30 by=stop", "08:00 end"]
    assert judged(lines, "VC-10.care", "zulfiya", "post") == ["breached"]


# --- machine colleagues that leave nothing out --------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    ("criterion", "seat", "person"),
    [
        ("VC-23.told", "shelter", "oygul"),  # nobody told her that there is time
        ("VC-12.explained", "shelter", "zulfiya"),  # what she wishes was passed on "with her consent", which nobody had asked for
        ("VC-12.explained", "post", "oygul"),  # they were handed over with words that nobody had explained
        ("VC-10.care", "investigator", "amir"),  # he was given bread, and nobody looked at his breath
        ("VC-10.care", "shelter", "amir"),
    ],
)
def test_whoever_leaves_nothing_out_meets_it(seed: int, criterion: str, seat: str, person: str) -> None:
    found = judged_of_colleagues(seed)
    assert {r.result for r in found if (r.criterion, r.seat) == (criterion, seat) and person in r.people} <= {"met", "not_observed"}


@cache
def judged_of_colleagues(seed: int) -> tuple[Result, ...]:
    return assess(played("correct", seed), load_scenario("night-bus"), Law(load_pack("kz"), ()), of_the_library()).results


# --- orders -------------------------------------------------------------------------------------------------------------------


def asked_by_the_captain(inject: str, order: str) -> list[bool]:
    """Whether the line of the list was answered by an investigator who does nothing but decline this order of his."""
    plan = Plan(load_scenario("night-bus"), load_pack("kz"))
    exercise = Exercise.open(plan.scenario, plan.pack, seed=1, roster={"investigator": "trainee"}, plan=plan)
    while not any(isinstance(entry.event, e.InjectGiven) and entry.event.inject == inject for entry in exercise.journal):
        exercise.advance(exercise.now + 600)
    given = {"verb": "decline_order", "contact": "captain", "order": order}
    exercise.submit(e.Commanded("investigator", "act", given, exercise.view("investigator").seen))
    exercise.advance(exercise.now + 4 * 3600)
    answers = [entry.event for entry in exercise.journal if isinstance(entry.event, e.InjectMet | e.InjectMissed)]
    return [isinstance(one, e.InjectMet) for one in answers if one.inject == inject]


@pytest.mark.parametrize(
    ("inject", "order", "answered"),
    [
        ("for_the_duty_book", "whereabouts", True),  # "who, how many, where do they sleep tonight?"
        ("for_the_duty_book", "names", True),
        ("for_the_duty_book", "end_check", False),
        ("for_the_duty_book", "transfer", False),
        ("asked_upstairs", "whereabouts", True),  # "will she stay in the city?"
        ("asked_upstairs", "end_check", False),
    ],
)
def test_to_decline_what_nobody_ordered_answers_nothing(inject: str, order: str, answered: bool) -> None:
    """Whoever told the captain that they would not end a check had answered his question about where people sleep."""
    assert asked_by_the_captain(inject, order) == [answered]


def test_every_line_that_is_answered_by_declining_says_which_order_was_given() -> None:
    scenario = load_scenario("night-bus")
    said = [str(one.expects) for one in scenario.injects.values() if "decline_order" in str(one.expects)]
    assert said
    assert not [text for text in said if text.count("decline_order") != text.count("'order': ")]
