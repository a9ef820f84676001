"""Where two standards pull apart there are two lines, and both pass; an act to the contrary is caught (practice review, section 4.4)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from scoring.assess import assess
from scoring.examples import journal
from scoring.model import Result
from tests.standards.scene import law, scene, standards

STANDARDS = standards()
PAIRS: dict[str, dict[str, Any]] = yaml.load((Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
LINES = {name: (content["standards"], line)
         for content in PAIRS.values() for name, line in content.items() if name != "standards"}  # fmt: skip
FAULTS = {
    f"{name}: {n} {fault['breaches']}": (name, fault) for name, (_, line) in LINES.items() for n, fault in enumerate(line["faults"], 1)
}


def results(of: list[str], lines: list[str]) -> list[Result]:
    return list(assess(journal(lines), scene(), law(), [one for one in STANDARDS if one.id in of]).results)


def about(key: str, found: list[Result]) -> Iterator[Result]:
    """The results of a criterion for a seat and a person: `VC-10.care post zulfiya`; without a person, those about nobody."""
    criterion, seat, *person = key.split()
    return (r for r in found if (r.criterion, r.seat) == (criterion, seat) and (person[0] in r.people if person else not r.people))


def said(key: str, found: list[Result]) -> list[str]:
    return [f"{r.result} {r.exception}".strip() for r in about(key, found)]


def clock(line: str) -> list[int]:
    return [int(part) for part in line.split(maxsplit=1)[0].split(":")]


def with_fault(lines: list[str], fault: dict[str, Any]) -> list[str]:
    """The lines without those that the fault leaves out, and with those that it adds, each at its minute."""
    without = fault.get("without", [])
    assert all(any(line.startswith(start) for line in lines) for start in without), "what is left out is not there"
    kept = [line for line in lines if not any(line.startswith(start) for start in without)]
    return sorted([*kept, *fault.get("with", [])], key=clock)


def test_each_pair_of_the_review_has_two_lines_and_each_standard_is_asked_in_each():
    assert all(len(content) == 3 for content in PAIRS.values())
    assert {name for content in PAIRS.values() for name in content["standards"]} <= {standard.id for standard in STANDARDS}
    for of, line in LINES.values():
        assert {key.split(".")[0] for key in line["expected"]} == set(of)


@pytest.mark.parametrize("line", LINES)
def test_both_lines_pass(line):
    of, content = LINES[line]
    found = results(of, content["journal"])
    assert {key: said(key, found) for key in content["expected"]} == {key: [verdict] for key, verdict in content["expected"].items()}
    assert not [r.criterion for r in found if r.result in ("breached", "partly_met") and not r.contested]


@pytest.mark.parametrize("fault", FAULTS)
def test_an_act_to_the_contrary_is_caught(fault):
    name, change = FAULTS[fault]
    of, content = LINES[name]
    (one,) = about(change["breaches"], results(of, with_fault(content["journal"], change)))
    assert (one.result, one.contested) == ("breached", False)


def test_each_standard_of_a_pair_is_caught_when_it_is_broken():
    for pair, content in PAIRS.items():
        caught = {fault["breaches"].split(".")[0] for name, line in content.items() if name != "standards" for fault in line["faults"]}
        assert caught == set(content["standards"]), pair


def test_what_is_contested_is_shown_with_both_lines_and_rates_nobody():
    contested = {c.id: c.exceptions["X13"] for s in STANDARDS for c in s.criteria if "X13" in c.exceptions}
    assert set(contested) == {
        "VC-15.no_promise", "VC-24.free", "VC-29.not_outside", "VC-29.what_she_did", "VC-29.by_a_service", "VC-30.planned",
    }  # fmt: skip
    assert all(len(excuse.lines) == 2 and excuse.when for excuse in contested.values())
    told = ["21:40 shared seat=shelter to=investigator items=what_she_did people=nargiza basis=danger", "23:00 end"]
    (result,) = [
        r for r in assess(journal(told), scene(), law(), STANDARDS).results if (r.criterion, r.seat) == ("VC-29.what_she_did", "shelter")
    ]
    assert (result.result, result.contested) == ("breached", True)
