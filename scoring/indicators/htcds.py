"""Identification sheets in the terms of the Human Trafficking Case Data Standard, as CSV, so that trainees learn its words.

Human Trafficking Case Data Standard (HTCDS) 2.0 of 24 December 2021, by IOM, CC BY 4.0; field and value names were read in its field
standards table (P). Its use here implies no endorsement by IOM. Which of its values a conclusion, a profession or an indicator becomes is
ours (R). What a sheet does not ask is left empty and never guessed. Every record says EXERCISE; no cell begins as a formula would.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from scoring.indicators.catalogue import named
from scoring.indicators.sheets import Sheet, SheetReport
from sim.model.scenario import Scenario

EXERCISE: Final = "EXERCISE - not a real case"


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `where`: where its name comes from; `filled`: with what, and by whose reading."""

    name: str
    where: str
    filled: str


FIELDS: Final = (
    Field("exercise", "ours, not in the standard", "the same words in every record"),
    Field("cas_CaseOwner", "HTCDS 2.0 (P)", "EXERCISE and the seat"),
    Field("cas_Status", "HTCDS 2.0 (P)", "`Active`"),
    Field("prs_FirstName", "HTCDS 2.0 (P)", "EXERCISE and the id of the invented person"),
    Field("con_Consent", "HTCDS 2.0 (P)", "empty: the sheet does not ask; consent is never assumed"),
    Field("vic_TraffickingStatus", "HTCDS 2.0 (P)", "after the conclusion (R); empty where it is open or in own words"),
    Field("vic_TraffickingStatusDecisionMakingOrg", "HTCDS 2.0 (P)", "after the profession of the seat (R)"),
    Field("vic_MethodOfRecruitment", "HTCDS 2.0 (P)", "empty: the sheet does not ask"),
    Field("vic_MethodsOfControl", "HTCDS 2.0 (P)", "after the ticks (R), with semicolons between"),
    Field("vic_TypeOfExploitation", "HTCDS 2.0 (P)", "empty: the sheet does not ask"),
    Field("cco_CaseComment", "HTCDS 2.0 (P)", "EXERCISE, then the ticks, what is unknown and the conclusion"),
)

STATUS: Final = {
    "reason_to_look": "PossibleVictimOfTrafficking",
    "reasonable_grounds": "PossibleVictimOfTrafficking",
    "identified": "ActualVictimOfTrafficking",
    "no_sign": "NotAVictimOfTrafficking",
}
DECIDED_BY: Final = {
    "migration_police": "Police",
    "criminal_police": "Police",
    "border_guard": "NonPoliceGovernmentalOrganization",
    "labour_inspector": "NonPoliceGovernmentalOrganization",
    "social_worker": "NonPoliceGovernmentalOrganization",
    "guardianship_officer": "NonPoliceGovernmentalOrganization",
    "shelter_worker": "NGO",
    "prosecutor": "CourtOrProsecution",
    "investigating_judge": "CourtOrProsecution",
}
CONTROL: Final = {
    "PhysicalThreats": ("d2.threat_viol", "d5.threat_viol"),
    "ThreatsLawEnforcement": ("d2.denounce", "d5.denounce"),
    "ThreatensChildrenFamily": ("d2.viol_family", "d5.viol_family"),
    "DebtBondage": ("d2.debt", "d5.debt"),
    "FalsePromises": ("d1.job", "d1.work_cond", "d1.contract", "d1.wages", "d1.travel", "d1.housing", "d1.docs", "d1.family_reun",
                      "d1.marriage", "d1.education"),
    "PhysicalAbuse": ("d2.violence", "d5.violence"),
    "TakesEarnings": ("d2.money", "d5.wages"),
    "PsychologicalAbuse": ("d3.dependency", "d5.influence", "d2.inform_family", "d5.inform_family"),
    "ExcessiveWorkingHours": ("d4.hours",),
    "WithholdsDocuments": ("d2.docs", "d5.docs"),
    "Other": ("d2.isolation", "d5.isolation"),  # the definitions know restricted movement, the picklist of 2.0 does not
}  # fmt: skip
"""Methods of control of the standard, and the ILO/EC indicators that we read as them (R)."""

_FORMULA: Final = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"


def to_csv(reports: Iterable[tuple[SheetReport, Scenario]]) -> str:
    """One record a sheet, the last about each person, under a line of field names. Lines end as RFC 4180 says."""
    rows = [tuple(field.name for field in FIELDS)]
    for report, scenario in reports:
        for one in report.seats:
            last = {sheet.person: sheet for sheet in one.sheets}
            rows += [_record(sheet, scenario) for sheet in last.values()]
    return "".join(",".join(map(_cell, row)) + "\r\n" for row in rows)


def _record(sheet: Sheet, scenario: Scenario) -> tuple[str, ...]:
    profession = scenario.seats[sheet.seat].profession
    return (
        EXERCISE, f"EXERCISE seat {sheet.seat}", "Active", f"EXERCISE {sheet.person}", "", STATUS.get(sheet.conclusion, ""),
        DECIDED_BY.get(profession, "Other"), "", ";".join(_controls(_ticked(sheet))), "", _comment(sheet),
    )  # fmt: skip


def _ticked(sheet: Sheet) -> list[str]:
    """What the trainee ticked, as it was ticked: an export does not mark."""
    return list(dict.fromkeys(name for tick in sheet.ticks for name in tick.indicators))


def _controls(names: Sequence[str]) -> list[str]:
    return [control for control, listed in CONTROL.items() if any("ilo." + one in names for one in listed)]


def _comment(sheet: Sheet) -> str:
    parts = (
        ("signs", named(_ticked(sheet))),
        ("not known", named(one.indicator for one in sheet.unknown)),
        ("conclusion", sheet.conclusion.replace("_", " ") or "in own words"),
    )
    return ". ".join((EXERCISE, *(f"{name}: {text}" for name, text in parts if text)))


def _cell(text: str) -> str:
    """A cell in quotes. What a spreadsheet would take for a formula begins with an apostrophe."""
    plain = " ".join(text.split())
    guarded = "'" + plain if plain.startswith(tuple(_FORMULA)) else plain
    return '"' + guarded.replace('"', '""') + '"'
