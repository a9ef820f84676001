"""For every standard there is a list of acts that breaches it and one that meets it: played through the engine, then assessed."""

from pathlib import Path

import pytest
import yaml

from scoring.assess import assess
from scoring.model import Result
from sim.model.events import ActRefused
from tests.standards.played import plan, play
from tests.standards.scene import standards

CASES = yaml.load((Path(__file__).parent / "acts.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def judged(lines: list[str], criterion: str, about: str) -> list[Result]:
    journal = play(lines)
    refused = [entry.event for entry in journal if isinstance(entry.event, ActRefused)]
    assert not refused, "an act of the list is not possible, so it shows nothing"
    results = assess(journal, plan().scenario, plan().law, standards()).results
    return [r for r in results if r.criterion == criterion and (not about or about in r.people) and r.seat == "post"]


def test_every_standard_has_its_lists():
    assert sorted(CASES) == sorted(standard.id for standard in standards())


@pytest.mark.parametrize("standard", CASES)
def test_these_acts_breach_it(standard):
    case = CASES[standard]
    assert [r.result for r in judged(case["breaches"], case["criterion"], case.get("about", ""))] == ["breached"]


@pytest.mark.parametrize("standard", CASES)
def test_these_acts_meet_it(standard):
    case = CASES[standard]
    (result,) = judged(case["meets"], case["criterion"], case.get("about", ""))
    assert (result.result, result.exception) == (case.get("meets_as", "met"), "")
