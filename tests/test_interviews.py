"""Feedback on how it was asked: only evidential talk counts, nothing unheard is told before the end, and no rating ever depends on it."""

from dataclasses import replace
from typing import Any

import pytest

from benchmarks import interviewing
from scoring.interviews import Interview, Interviews, feedback, interviews
from sim.model import events as e
from sim.model.events import Entry
from sim.model.people import Memory, Terms, Tie
from sim.model.scenario import Scenario
from tests.laws.ferry import ferry
from tests.laws.landing import ALL, do, opened, with_person
from tests.standards.scene import scene
from zholda.session import Session
from zholda.wording import catalogue

NIGHT = {"begins": 79200, "ends": 21600}


def _scenario() -> Scenario:
    base = scene()
    madina = replace(
        base.people["madina"],
        memories={"cafe": Memory(Terms(topic="journey")), "school": Memory(Terms(topic="home")), "paper": Memory(Terms(topic="papers"))},
        ties=[Tie("sobir", "same_village")],
    )
    return replace(base, people={**base.people, "madina": madina})


def _act(verb: str, topic: str, question: str, *, seat: str = "post", person: str = "madina", voice: str = "own") -> e.ActEnded:
    args = (("step", "ask"), ("topic", topic), ("question", question))
    return e.ActEnded(f"{seat}-1", seat, seat, verb, (person,), args, "post", "office", (), (), voice, 300, "")


def _journal(*events: e.Event) -> list[Entry]:
    return [Entry(n, 21600 + 60 * n, 0, event) for n, event in enumerate(events, 1)]


def _told(memory: str, *, seat: str = "post", contaminated: bool = False) -> e.Recounted:
    return e.Recounted("madina", memory, seat, "full", contaminated)


def _interview(*inside: e.Event, voice: str = "", sworn: bool = False, warned: bool = True, recorded: bool = True) -> list[Entry]:
    return _journal(
        e.InterviewBegan("madina", "post", "post-1", "injured", warned, recorded, voice, sworn, ("nasiba",)),
        *inside,
        e.InterviewEnded("madina", "post", "post-1", "ended", 1800, 1),
    )


def said(interview: Interview, *, over: bool = False) -> dict[str, dict[str, Any]]:
    return {wording: dict(args) for wording, args in feedback(interview, over=over)}


def test_questions_of_an_interview_are_counted_by_type_and_what_they_brought():
    (one,) = interviews(
        _interview(
            _act("interview", "journey", "free_recall"), _told("cafe"), _act("interview", "home", "leading"),
            _told("school", contaminated=True), _act("interview", "papers", "option_posing"),
        ),
        _scenario(), NIGHT,
    )  # fmt: skip
    assert (one.formal, one.ended, one.seconds, one.breaks, one.present) == (True, "ended", 1800, 1, ("nasiba",))
    words = said(one)
    assert words["interviews.shares"] == {"recommended": 1, "among": 3}
    assert words["interviews.told"] == {"n": 1}
    assert words["interviews.contaminated"] == {"n": 1}
    assert words["interviews.leading"] == {"n": 1, "topics": "home"}
    assert words["interviews.option_posing"] == {"n": 1, "topics": "papers"}
    assert "interviews.first_free" in words
    assert "interviews.blaming" not in words


def test_an_answer_that_somebody_had_prepared_for_the_person_is_no_account_and_that_is_said_only_when_it_is_over():
    coached = e.Recounted("madina", "journey", "post", "coached", False)
    (one,) = interviews(_interview(_act("interview", "journey", "free_recall"), coached, _told("cafe")), _scenario(), NIGHT)
    assert said(one)["interviews.told"] == {"n": 2}
    assert "interviews.coached" not in said(one)
    assert said(one, over=True)["interviews.coached"] == {"n": 1}


def test_an_answer_to_a_question_that_put_it_into_the_mouth_is_not_counted_as_told_freely():
    coached = e.Recounted("madina", "journey", "post", "coached", False)
    (one,) = interviews(_interview(_act("interview", "journey", "leading"), coached), _scenario(), NIGHT)
    assert said(one, over=True)["interviews.told"] == {"n": 0}
    assert said(one, over=True)["interviews.coached"] == {"n": 1}


def test_what_was_not_told_is_spoken_of_only_when_the_exercise_is_over_and_only_of_topics_asked():
    (one,) = interviews(_interview(_act("interview", "papers", "leading")), _scenario(), NIGHT)
    assert "interviews.kept" not in said(one)
    assert said(one, over=True)["interviews.kept"] == {"topics": "papers"}


def test_a_safety_check_and_talk_about_rights_stand_outside():
    closed = replace(_act("interview", "", ""), verb="safety_check", args=())
    assert interviews(_journal(closed, replace(closed, verb="explain"), replace(closed, verb="ask_wish")), _scenario(), NIGHT) == ()


def test_conversation_outside_an_interview_is_kept_apart_and_counted_too():
    (one,) = interviews(_journal(_act("speak_with", "journey", "open"), _act("speak_with", "journey", "blaming")), _scenario(), NIGHT)
    assert (one.formal, one.seconds, one.ended) == (False, 600, "")
    assert said(one)["interviews.shares"] == {"recommended": 1, "among": 2}
    assert "interviews.not_warned" not in said(one)


def test_a_topic_another_seat_asked_before_is_named():
    found = interviews(
        _journal(_act("speak_with", "journey", "open", seat="investigator"), _act("speak_with", "journey", "open")), _scenario(), NIGHT
    )
    assert [said(one).get("interviews.asked_elsewhere") for one in found] == [None, {"topics": "journey"}]


@pytest.mark.parametrize(
    ("given", "wording"),
    [
        ({"warned": False}, "interviews.not_warned"),
        ({"recorded": False}, "interviews.not_recorded"),
        ({"voice": "sobir"}, "interviews.tied"),
        ({"voice": "nasiba"}, "interviews.not_sworn"),
    ],
)
def test_the_conditions_of_an_interview_are_named(given, wording):
    good = _interview(_act("interview", "journey", "open"), voice="nasiba", sworn=True)
    (fine,) = interviews(good, _scenario(), NIGHT)
    (other,) = interviews(_interview(_act("interview", "journey", "open"), **given), _scenario(), NIGHT)
    assert wording not in said(fine)
    assert wording in said(other)


def test_the_night_of_the_law_is_named_by_the_clock_of_the_scenario():
    late = [entry._replace(at=18 * 3600) for entry in _interview(_act("interview", "journey", "open"))]  # 05:20 and 18 h
    assert "interviews.by_night" in said(interviews(late, _scenario(), NIGHT)[0])


def test_an_interview_under_way_is_not_the_last_one_and_a_finished_one_is():
    fold = Interviews(_scenario(), NIGHT)
    entries = _interview(_act("interview", "journey", "open"))
    for entry in entries[:-1]:
        fold.take(entry)
    assert fold.last("post") is None
    assert fold.result()[0].ended == "open"
    fold.take(entries[-1])
    assert fold.last("post") is not None
    assert fold.last("investigator") is None


def test_every_sentence_of_the_feedback_has_words():
    texts = catalogue()
    (one,) = interviews(
        _interview(*(_act("interview", "journey", kind) for kind in ("leading", "blaming", "option_posing")), voice="sobir", warned=False),
        _scenario(), NIGHT,
    )  # fmt: skip
    assert all(wording in texts for wording, _ in feedback(one, over=True))


# --- right after an interview -------------------------------------------------------------------------------------------------


def held(mode: str = "training") -> Session:
    """A session in which an interview with Mira has just ended: one open question, one leading."""
    exercise = opened(ferry(length=86400, people=with_person("mira", trust={"police": 60})), roster=ALL, mode=mode)
    session = Session(exercise, "post")
    do(exercise, verb="interview", person="mira", voice="aside", where="shed", status="injured", warned=True)
    do(exercise, verb="interview", step="ask", person="mira", topic="home", question="open")
    do(exercise, verb="interview", step="ask", person="mira", topic="offer", question="leading")
    assert session.interview_feedback() == []
    do(exercise, verb="interview", step="close", person="mira", read_back=True)
    return session


def test_right_after_an_interview_the_seat_is_told_how_it_asked_once():
    session = held()
    lines = session.interview_feedback()
    assert lines[0].startswith("How it was asked: ")
    assert "1 of 2 questions let the person tell it: free recall, open, asking for more." in lines
    assert any(line.startswith("The question put words into the mouth, times: 1.") for line in lines)
    assert session.interview_feedback() == []


def test_nothing_is_said_of_what_the_person_kept():
    told = held().interview_feedback()
    assert len(told) > 2
    assert not any("There was more to be told" in line for line in told)


def test_of_an_interview_in_which_nothing_was_asked_nothing_is_said():
    exercise = opened(ferry(length=86400, people=with_person("mira", trust={"police": 60})), roster=ALL, mode="training")
    session = Session(exercise, "post")
    do(exercise, verb="interview", person="mira", voice="aside", where="shed", status="injured", warned=True)
    do(exercise, verb="interview", step="close", person="mira", read_back=True)
    assert session.interview_feedback() == [], "a heading with nothing under it tells nobody anything"


def test_in_assessment_mode_it_stands_in_the_debrief_only():
    session = held("assessment")
    assert session.interview_feedback() == []
    session.finish()
    assert "1 of 2 questions let the person tell it" in session.debrief()


def test_another_seat_is_told_nothing_of_it():
    session = held()
    other = Session(session._exercise, "house")
    assert other.interview_feedback() == []


def test_an_interview_that_ended_before_a_break_is_not_told_again_after_it():
    assert Session(held()._exercise, "post").interview_feedback() == []


# --- the direction of the published effect --------------------------------------------------------------------------------------


def test_simulated_trainees_who_follow_the_feedback_ask_better_and_hear_more():
    with_it, without = (interviewing.after_the_first(interviewing.courses(6, told=told)) for told in (True, False))
    assert with_it.questions == without.questions
    assert with_it.recommended > without.recommended
    assert with_it.told > without.told
    assert with_it.contaminated < without.contaminated


def test_both_arms_begin_alike():
    first = [interviewing.courses(3, told=told)[0] for told in (True, False)]
    assert first[0] == first[1]


def test_the_benchmark_says_what_it_does_not_prove(capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["interviewing.py", "--trainees", "1"])
    assert interviewing.main() == 0
    assert capsys.readouterr().out.strip().endswith("It does not prove that people learn.")
