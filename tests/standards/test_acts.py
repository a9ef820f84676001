"""For every standard there is a list of acts that breaches it and one that meets it: played through the engine, then assessed."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from scoring.assess import assess
from scoring.model import Result, Standard
from sim.model.events import ActRefused, Entry
from tests.standards.case_play import Table
from tests.standards.played import plan, play
from tests.standards.scene import standards

HERE = Path(__file__).parent
AT_DAWN = yaml.load((HERE / "acts.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
IN_THE_CASE = yaml.load((HERE / "case_acts.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
CASES = AT_DAWN | IN_THE_CASE
STANDARDS = standards()


def the_one(standard: str) -> list[Standard]:
    return [s for s in STANDARDS if s.id == standard]


def possible(journal: list[Entry]) -> list[Entry]:
    refused = [entry.event for entry in journal if isinstance(entry.event, ActRefused)]
    assert not refused, "an act of the list is not possible, so it shows nothing"
    return journal


def judged(standard: str, case: dict[str, Any], lines: str) -> list[Result]:
    """What the criterion of the case says of its seat and person after these lines."""
    if standard in AT_DAWN:
        journal, of = possible(play(case[lines])), plan()
    else:
        table = Table(case.get("hears", ()))
        journal, of = possible(table.play(case[lines])), table.plan
    results = assess(journal, of.scenario, of.law, the_one(standard)).results
    about, seat = case.get("about", ""), case.get("seat", "post")
    return [r for r in results if r.criterion == case["criterion"] and (not about or about in r.people) and r.seat == seat]


def test_every_standard_has_its_lists():
    assert sorted(CASES) == sorted(standard.id for standard in STANDARDS)
    assert not set(AT_DAWN) & set(IN_THE_CASE)


@pytest.mark.parametrize("standard", CASES)
def test_these_acts_breach_it(standard):
    assert [r.result for r in judged(standard, CASES[standard], "breaches")] == ["breached"]


@pytest.mark.parametrize("standard", CASES)
def test_these_acts_meet_it(standard):
    case = CASES[standard]
    (result,) = judged(standard, case, "meets")
    assert (result.result, result.exception) == (case.get("meets_as", "met"), "")
