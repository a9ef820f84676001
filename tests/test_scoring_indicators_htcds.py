"""The export in the terms of HTCDS 2.0: its words, EXERCISE in every record, nothing guessed, no formula."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.indicators.htcds import CONTROL, DECIDED_BY, EXERCISE, FIELDS, STATUS, to_csv
from sim.model import terms
from sim.model.indicators import INDICATORS
from tests.test_scoring_indicators_sheet import CASE, filed, report, seen

# the values of HTCDS 2.0, read in its field standards table
PUBLISHED_STATUS = {"PossibleVictimOfTrafficking", "ActualVictimOfTrafficking", "NotAVictimOfTrafficking"}
PUBLISHED_ORG = {"Police", "NGO", "CourtOrProsecution", "NonPoliceGovernmentalOrganization", "Other"}
PUBLISHED_CONTROL = {
    "PhysicalThreats", "ThreatsLawEnforcement", "ThreatensChildrenFamily", "DebtBondage", "FalsePromises", "PhysicalAbuse", "SexualAbuse",
    "TakesEarnings", "RestrictsFinancialAccess", "RestrictsMedicalCare", "WithholdsNecessities", "PsychologicalAbuse",
    "PsychoactiveSubstance", "ExcessiveWorkingHours", "WithholdsDocuments", "Other",
}  # fmt: skip


def records(*events) -> list[dict[str, str]]:
    text = to_csv([(report(*events), CASE)])
    return list(csv.DictReader(text.splitlines()))


def test_every_value_is_one_that_the_standard_has():
    assert set(STATUS.values()) <= PUBLISHED_STATUS
    assert set(DECIDED_BY.values()) <= PUBLISHED_ORG
    assert set(CONTROL) <= PUBLISHED_CONTROL
    assert {"ilo." + name for names in CONTROL.values() for name in names} <= set(INDICATORS)
    assert set(DECIDED_BY) <= set(terms.PROFESSIONS)


def test_a_sheet_becomes_a_record_in_the_words_of_the_standard():
    (one,) = records(seen("ilda.memories.debt"), filed("ilda", "ilo.d2.debt\nilo.d2.docs", "ilo.d5.debt", "Reasonable grounds: the debt"))
    assert one["vic_TraffickingStatus"] == "PossibleVictimOfTrafficking"
    assert one["vic_TraffickingStatusDecisionMakingOrg"] == "NonPoliceGovernmentalOrganization"
    assert one["vic_MethodsOfControl"] == "DebtBondage;WithholdsDocuments"
    assert one["cco_CaseComment"] == (
        "EXERCISE - not a real case. signs: debt bondage [ilo.d2.debt]; confiscation of documents [ilo.d2.docs]. "
        "not known: debt bondage [ilo.d5.debt]. conclusion: reasonable grounds"
    )


def test_every_record_says_exercise_in_a_field_of_its_own_and_in_those_of_the_standard():
    for one in records(filed("ilda", "ilo.d4.pay"), filed("pavo", "unodc.isolated")):
        assert one["exercise"] == EXERCISE
        assert all(one[name].startswith("EXERCISE") for name in ("cas_CaseOwner", "prs_FirstName", "cco_CaseComment"))


def test_what_the_sheet_does_not_ask_is_empty():
    (one,) = records(filed("ilda", conclusion="I cannot tell"))
    asked_elsewhere = ("con_Consent", "vic_MethodOfRecruitment", "vic_TypeOfExploitation", "vic_TraffickingStatus")
    assert [one[name] for name in asked_elsewhere] == ["", "", "", ""]


def test_an_unverified_text_says_so_in_the_record_too():
    (one,) = records(filed("ilda", "unodc.isolated"))
    assert "[unodc.isolated, unverified]" in one["cco_CaseComment"]


def test_the_last_sheet_about_a_person_is_the_record():
    (one,) = records(filed("ilda", "ilo.d4.pay"), filed("ilda", conclusion="No sign"))
    assert one["vic_TraffickingStatus"] == "NotAVictimOfTrafficking"


def test_without_a_sheet_there_are_only_the_names_of_the_fields():
    text = to_csv([(report(), CASE)])
    assert text == ",".join(f'"{field.name}"' for field in FIELDS) + "\r\n"


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t=", "\uff1d"])
def test_no_cell_begins_as_a_formula_would(first):
    from scoring.indicators.htcds import _cell

    assert _cell(first + 'cmd|" /C calc"!A0').startswith("\"'")


@given(st.text(max_size=40))
def test_any_text_is_one_cell_of_one_line(text):
    from scoring.indicators.htcds import _cell

    cell = _cell(text)
    assert "\n" not in cell
    assert "\r" not in cell
    (row,) = csv.reader([cell])
    assert len(row) == 1
    assert not row[0].startswith(("=", "+", "-", "@"))
