"""The prosecutor's desk where the night bus drove on: nothing comes in about a woman who was never held, nor from those nobody met."""

import re
from collections.abc import Iterator

import pytest

from sim.model import events as e
from sim.model import roster
from tests.test_night_bus_reached import second
from zholda.session import Session


def desk(investigator: str) -> Iterator[Session]:
    """Colleagues who come late to everything: the eight and the woman in grey are gone before anybody has called them over."""
    slow = roster.colleague("slow")
    seats = {"prosecutor": "trainee", "investigator": investigator, "post": slow, "shelter": slow}
    with Session.open("night-bus", roster=seats, seed=1, keep=False) as session:
        session.submit("act", {"verb": "rest"})
        while not session.over:
            session.advance_until(session.length)
        yield session


@pytest.fixture(scope="module")
def late() -> Iterator[Session]:
    """And whoever sits at the investigator's desk does nothing, so that nobody goes to the well."""
    yield from desk("policy:passive")


@pytest.fixture(scope="module")
def late_at_the_well() -> Iterator[Session]:
    yield from desk(roster.colleague("slow"))


def told(session: Session) -> set[str]:
    return {line.wording for line in session.view().lines}


def test_nobody_was_held_and_nobody_of_the_eight_was_met(late: Session) -> None:
    facts = late._exercise.world_snapshot()["facts"]
    assert not facts.get("held.grey_coat")
    assert facts["at.oygul"] == "camp"


@pytest.mark.parametrize("line", ["fourteen_minutes", "safety_requests", "on_the_courts_page"])
def test_a_line_that_would_be_untrue_does_not_come(late: Session, line: str) -> None:
    assert f"injects.{line}" not in told(late)


@pytest.mark.parametrize("decision", ["the_motion", "whose_minute", "who_is_deposed", "what_the_page_shows"])
def test_nothing_is_asked_about_a_term_that_does_not_run_or_a_wish_that_nobody_said(late: Session, decision: str) -> None:
    asked = {entry.event.occurrence for entry in late._exercise.journal if isinstance(entry.event, e.DecisionOpened)}
    assert decision not in asked


def test_what_is_true_without_them_still_comes(late_at_the_well: Session) -> None:
    assert {"injects.notices_arrive", "injects.which_article", "injects.fines_are_drafted", "injects.the_file_tonight"} <= told(
        late_at_the_well
    )


def test_whoever_is_met_late_at_the_well_is_asked_and_goes_where_they_said(late_at_the_well: Session) -> None:
    facts = late_at_the_well._exercise.world_snapshot()["facts"]
    assert facts["at.oygul"] == "shelter"
    assert facts["holder.passport_oygul"] == "oygul"


def test_what_play_can_make_untrue_stands_in_no_line_about_the_minute_or_the_file() -> None:
    """How long she was held before the protocol, and what lies in a file, others decide."""
    with Session.open("night-bus", seats=["prosecutor"], others="slow", seed=1, keep=False) as session:
        texts = session._exercise._stage.scenario.texts
    of_the_minute = " ".join(text for name, text in texts.items() if "fourteen_minutes" in name or "whose_minute" in name)
    of_the_file = " ".join(text for name, text in texts.items() if "the_file_tonight" in name or "decisions.the_motion" in name)
    assert not re.findall(r"(?i)fourteen|to six", of_the_minute)
    assert not re.findall(r"ledger|driver|telephones", of_the_file)


def test_a_resolution_that_goes_back_to_a_machine_colleague_comes_again_the_same_evening() -> None:
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False) as session:
        came = "engine.motion_came"
        while came not in told(session) and session.now < second("Tue 20:00"):
            session.advance_until(second("Tue 20:00"))
        session.submit("act", {"verb": "decline_order", "contact": "investigator", "order": "motion"})
        while session.now < second("Tue 22:00"):
            session.advance_until(second("Tue 22:00"))
        lines = [line.wording for line in session.view().lines]
        assert (lines.count(came), lines.count("engine.motion_sent_back")) == (2, 1)


@pytest.mark.parametrize("rung_first", [False, True])
def test_whoever_frees_her_and_rings_nobody_is_asked_by_the_house_who_tells_them(rung_first: bool) -> None:
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False) as session:
        session.advance(second("Tue 12:00"))
        if rung_first:
            session.submit("act", {"verb": "share", "contact": "shelter_line", "items": ["whereabouts"], "basis": "danger"})
            session.advance(second("Tue 12:10"))
        session.submit("act", {"verb": "release", "person": "grey_coat", "reason": "milder_measure"})
        session.advance(second("Tue 13:30"))
        assert "engine.walks_free" in told(session)
        assert ("storylines.out_and_nobody_told.who_tells_them" in told(session)) is not rung_first


def test_the_letter_of_the_fourteenth_names_whom_one_can_report() -> None:
    with Session.open("night-bus", seats=["prosecutor"], others="slow", seed=1, keep=False) as session:
        letter = session._exercise._stage.scenario.injects["the_fourteenth"]
        assert letter.about == ["captain"]
        reported = next(one for one in session.offers() if one.verb == "report_misconduct")
        assert "captain" in reported.choices["person"]


def test_what_lies_with_the_judge_already_lies_on_no_desk_on_tuesday_evening() -> None:
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False) as session:
        session.advance(second("Mon 10:00"))
        session.submit("act", {"verb": "file_motion", "motion": "custody", "for": "grey_coat", "milder": True})
        while session.now < second("Tue 19:30"):
            session.advance_until(second("Tue 19:30"))
        assert {"injects.the_file_tonight", "injects.a_red_strip"}.isdisjoint(told(session))
        assert "engine.ruled.custody" in told(session)


def test_reading_the_file_does_not_stop_the_list_at_the_hospitals_door() -> None:
    with Session.open("night-bus", seats=["prosecutor"], others="slow", seed=1, keep=False) as session:
        asked = session._exercise._stage.scenario.injects["where_they_were_entered"].expects
    assert "share" in repr(asked)
    assert "review" not in repr(asked)


def test_what_was_filed_early_and_taken_back_does_not_make_the_department_forget_her_hours() -> None:
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False) as session:
        session.advance(second("Mon 14:00"))
        session.submit("act", {"verb": "file_motion", "motion": "custody", "for": "grey_coat"})
        session.advance(second("Mon 15:00"))
        session.submit("act", {"verb": "file_motion", "step": "withdraw", "motion": "custody", "for": "grey_coat"})
        session.advance(second("Mon 15:30"))
        assert "engine.motion_withdrawn" in told(session)
        while "engine.motion_came" not in told(session) and session.now < second("Tue 20:00"):
            session.advance_until(second("Tue 20:00"))
        assert "engine.motion_came" in told(session)


@pytest.mark.parametrize("rung_first", [False, True])
def test_whoever_lets_her_term_run_out_is_asked_by_the_house_who_tells_them(rung_first: bool) -> None:
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False) as session:
        while session.now < second("Wed 06:30"):
            session.advance_until(second("Wed 06:30"))
        assert "engine.walks_free" in told(session)
        if rung_first:
            session.submit("act", {"verb": "share", "contact": "shelter_line", "items": ["whereabouts"], "basis": "danger"})
        session.advance(second("Wed 07:30"))
        assert ("storylines.out_by_the_clock.who_tells_them" in told(session)) is not rung_first


def _heard_before_the_judge(*people: str) -> Session:
    """On Tuesday afternoon custody and hearings before the judge are asked for, among correct colleagues; it is Wednesday at noon."""
    session = Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False)
    session.advance(second("Tue 12:50"))
    session.submit("act", {"verb": "file_motion", "motion": "custody", "for": "grey_coat", "milder": True})
    for person in people:
        session.advance(session.now + 40 * 60)
        session.submit("act", {"verb": "file_motion", "motion": "deposition", "for": person})
    while session.now < second("Wed 12:00"):
        session.advance_until(second("Wed 12:00"))
    return session


def test_who_has_been_heard_by_a_judge_does_not_ask_for_a_day_and_an_hour() -> None:
    """Found in play: granted at six, the record sealed at twenty to nine, and at nine: 'She asks for a day and an hour.'"""
    with _heard_before_the_judge("oygul") as session:
        assert "storylines.before_the_judge.the_record" in told(session)
        assert "storylines.her_word_for_the_judge.told" not in told(session)


def test_who_wants_to_be_heard_still_says_so_where_only_the_girl_was_asked_for() -> None:
    with _heard_before_the_judge("madina") as session:
        assert "storylines.her_word_for_the_judge.told" in told(session)


def test_a_hearing_of_a_child_that_was_granted_has_a_day() -> None:
    """Found in play: it was granted, and nothing was heard of it again."""
    with _heard_before_the_judge("oygul", "madina") as session:
        assert "storylines.the_girl_before_a_judge.another_day" in told(session)
    with _heard_before_the_judge("oygul") as session:
        assert "storylines.the_girl_before_a_judge.another_day" not in told(session)


def test_a_record_of_a_hearing_says_whose_it_is() -> None:
    """Found in play: two hearings were granted, and one record came: "what she said can be read at the trial"."""
    with Session.open("night-bus", seats=["prosecutor"], others="slow", seed=1, keep=False) as session:
        assert "seat 11" in session._exercise._stage.scenario.texts["storylines.before_the_judge.the_record"]


def test_a_page_that_asks_for_safety_says_for_whom_and_until_when() -> None:
    """Found in play: a pseudonym for seat 11, and in the debrief a duty of the law not kept towards seat 12, whose hours stood nowhere."""
    with Session.open("night-bus", seats=["prosecutor"], others="slow", seed=1, keep=False) as session:
        page = session._exercise._stage.scenario.texts["injects.safety_requests"]
        assert "for two" in page
        assert "hours of the law" in page


def test_nobody_is_heard_in_the_night_where_it_was_granted_late() -> None:
    """Found in play: granted at twenty to nine on Wednesday evening, and the record of the hearing lay there at a quarter past ten."""
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False) as session:
        session.advance(second("Tue 12:50"))
        session.submit("act", {"verb": "file_motion", "motion": "custody", "for": "grey_coat", "milder": True})
        session.advance(second("Wed 12:10"))
        session.submit("act", {"verb": "file_motion", "motion": "deposition", "for": "oygul"})
        while session.now < second("Wed 23:30"):
            session.advance_until(second("Wed 23:30"))
        ruled = [one.at for one in session._exercise.journal if isinstance(one.event, e.Ruled) and one.event.motion == "deposition"]
        assert [second("Wed 20:00") < at < second("Wed 22:00") for at in ruled] == [True]
        assert "storylines.before_the_judge.the_record" not in told(session)
        assert "storylines.the_hearing_is_tomorrow.told" in told(session)
        heard = [
            line for line in session._exercise.view("shelter").lines if line.wording == "storylines.a_hearing_waits_for_the_day.tomorrow"
        ]
        assert len(heard) == 1


def test_no_strip_of_red_paper_is_put_into_a_resolution_on_which_one_is_writing() -> None:
    """Found in play: 'It has lain here for an hour,' forty minutes into filing it."""
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False) as session:
        while not session._exercise._stage.dossier().proposed:
            session.advance(session.now + 600)
        came = session.now
        session.advance(came + 2700)
        assert session.submit("act", {"verb": "file_motion", "motion": "custody", "for": "grey_coat", "milder": True}).accepted
        session.advance(session.now + 1500)
        assert session.view().busy
        assert "injects.a_red_strip" not in told(session)
