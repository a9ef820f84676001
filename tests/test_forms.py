"""Live checks of forms: what is missing or does not fit what the seat itself knows. Nothing is ever kept from being filed."""

from typing import Any

import pytest

from sim import forms
from sim.model import events as e
from sim.model import terms
from tests.mill import Play, plan


def check(play: Play, form: str, subject: str = "", seat: str = "inv", **fields: str) -> list[tuple[str, str]]:
    made = plan()
    found = forms.check(form, subject, fields, play.exercise.view(seat), made.scenario, made.law)
    return [(one.wording.removeprefix("engine.form."), one.field) for one in found]


def full(form: str, **fields: str) -> dict[str, Any]:
    """Every field of a form filled with something harmless, but for those given."""
    return {**dict.fromkeys(terms.FORMS[form], "08:00 as it was"), **fields}


# --- every form -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", terms.FORMS)
def test_every_empty_field_is_named_in_the_order_of_the_form(form):
    found = [field for wording, field in check(Play(), form) if wording in ("missing", "not_milder")]
    assert found == [field for field in terms.FORMS[form] if (form, field) not in forms.MAY_BE_EMPTY]


@pytest.mark.parametrize("form", forms.ABOUT_SOMEBODY)
def test_a_form_about_somebody_says_whom(form):
    assert ("about_nobody", "") in check(Play(), form)


def test_a_time_of_day_is_a_time_of_day():
    assert ("no_time", "times") in check(Play(), "shift_note", **full("shift_note", times="early in the morning"))
    assert ("no_time", "times") not in check(Play(), "shift_note", **full("shift_note", times="08:10 the boss arrives"))


def test_where_the_shelter_is_stands_in_no_report():
    report = full("report_of_discovery", facts="She was brought to LINDEN STREET 4.")
    assert ("shelter_address", "facts") in check(Play(), "report_of_discovery", **report)
    plan_of_safety = full("safety_plan", room="Linden Street 4, second floor")
    assert ("shelter_address", "room") not in check(Play(), "safety_plan", "ana", seat="house", **plan_of_safety)


def test_nothing_keeps_a_bad_form_from_being_filed():
    play = Play().files("custody_motion", subject="boss", grounds="none")
    assert [x.form for x in play.events(e.FormFiled)] == ["custody_motion"]


# --- minutes --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stated", "found"), [("08:02", False), ("08:05", False), ("10:00", True), ("07:40", True)])
def test_the_minute_of_restriction_is_the_one_of_the_own_act(stated, found):
    play = Play().do("tell_held", people=["boss"], where="hall")
    protocol = full("delivery_protocol", restricted_at=stated)
    assert (("minute_differs", "restricted_at") in check(play, "delivery_protocol", "boss", **protocol)) is found


def test_a_note_on_the_shift_may_name_the_minute_of_any_who_were_held():
    play = Play().do("tell_held", people=["boss"], where="hall")
    note = full("shift_note", restricted_at="the boss, 08:02")
    assert ("minute_differs", "restricted_at") not in check(play, "shift_note", **note)


# --- single forms ---------------------------------------------------------------------------------------------------------


def test_a_tick_has_an_observation():
    play = Play().do("look", at="station", where="hall")
    signs = "unodc.papers_held_by_others (in his hand), ilo.d4.pay, ilo.d9.none"
    ticks = full("identification_sheet", indicators=signs, conclusion="Reasonable grounds: the papers")
    found = check(play, "identification_sheet", "ana", **ticks)
    assert found == [("tick_unseen", "indicators"), ("tick_unknown", "indicators")]
    play.do("speak_with", person="ana", voice="olga", where="office", topic="work", question="open")
    assert check(play, "identification_sheet", "ana", **ticks) == [("tick_unknown", "indicators")]


def sheet(**fields: str) -> list[tuple[str, str]]:
    """What is said of an identification sheet about Ana that has only these fields, but for what is missing or was not seen."""
    found = check(Play(), "identification_sheet", "ana", **fields)
    return [(wording, field) for wording, field in found if wording not in ("missing", "tick_unseen")]


def test_yes_no_and_not_known_are_kept_apart():
    twice = sheet(indicators="ilo.d4.pay: low or no salary - 08:10 told: no wage", absent="ilo.d4.pay: low or no salary")
    assert twice == [("two_answers", "absent")]
    assert sheet(indicators="ilo.d4.pay: low or no salary - 08:10 told: no wage", absent="ilo.d4.hours: long hours") == []
    assert sheet(unknown="ilo.d4.pay: low or no salary", absent="ilo.d4.pay: low or no salary") == [("two_answers", "unknown")]


def test_a_yes_says_on_what_observation():
    assert sheet(indicators="ilo.d4.pay: low or no salary") == [("tick_bare", "indicators")]
    assert sheet(indicators="ilo.d4.pay: low or no salary - 08:10 told: no wage") == []
    assert sheet(absent="ilo.d4.pay: low or no salary") == []  # a no needs none


@pytest.mark.parametrize(
    ("conclusion", "signs", "found"),
    [
        ("She is a victim", "his hands", "conclusion_unread"),
        ("No sign: she travels alone", "his hands", "conclusion_with_signs"),
        ("Reason to look: somebody speaks for her", "", "conclusion_without_signs"),
        ("Reasonable grounds: the debt", "his hands", ""),
        ("No sign: she travels alone", "", ""),
        ("Not known yet, alone she was not asked", "his hands", "conclusion_unread"),
        ("Not known, alone she was not asked", "his hands", ""),
    ],
)
def test_a_conclusion_is_one_of_five_and_goes_with_the_signs(conclusion, signs, found):
    assert [wording for wording, _field in sheet(indicators=signs, conclusion=conclusion)] == [found] * bool(found)


def test_a_tick_from_words_put_into_a_mouth_has_no_observation():
    play = Play().do("speak_with", person="ana", voice="olga", where="office", topic="work", question="leading")
    ticks = full("identification_sheet", indicators="ilo.d4.pay (she nodded)", conclusion="Reasonable grounds: no wage")
    assert check(play, "identification_sheet", "ana", **ticks) == [("tick_unseen", "indicators")]


def test_no_sign_is_written_of_somebody_who_was_not_seen_alone():
    note = full("negative_screening_note")
    assert check(Play(), "negative_screening_note", "ana", **note) == [("not_seen_alone", "what_was_seen")]
    play = Play().do("safety_check", person="ana", voice="olga", where="office")
    assert check(play, "negative_screening_note", "ana", **note) == []


def test_a_plan_has_places_for_those_who_are_known_to_be_there():
    play = Play()
    empty = full("operation_plan", places_men="", sites="the mill")
    assert check(play, "operation_plan", **empty) == [("missing", "places_men")]
    play.do("speak_with", person="ana", voice="olga", where="office", topic="place", question="open")
    assert check(play, "operation_plan", **empty) == [("missing", "places_men"), ("no_place_for_men", "places_men")]
    elsewhere = full("operation_plan", sites="the warehouse")
    assert check(play, "operation_plan", **elsewhere) == [("site_left_out", "sites")]


def test_a_motion_for_custody_says_why_not_milder_and_names_what_lies_in_the_file():
    play = Play().paper()
    motion = full("custody_motion", why_not_milder="", annexes="inv-1, inv-7")
    assert check(play, "custody_motion", "boss", **motion) == [("not_milder", "why_not_milder"), ("annex_unknown", "annexes")]


def test_a_motion_after_its_last_hour_is_late():
    play = Play().hold().hours(41)
    assert ("motion_late", "") in check(play, "custody_motion", "boss", **full("custody_motion", detained_at="08:02"))


@pytest.mark.parametrize(
    ("form", "says"), [("consent_record", "no_consent"), ("interview_protocol", "no_interview"), ("delivery_protocol", "nobody_held")]
)
def test_a_paper_about_what_was_not_done_is_noticed(form, says):
    assert (says, "") in check(Play(), form, "ana", **full(form))


def test_there_are_no_findings_about_a_form_that_there_is_not():
    with pytest.raises(KeyError, match="poem"):
        check(Play(), "poem")
