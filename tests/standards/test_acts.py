"""For every standard there is a list of acts that breaches it and one that meets it: played through the engine, then assessed."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from scoring.assess import assess
from scoring.model import Result, Standard
from sim.model.events import ActBegan, ActRefused, Commanded, Entry, Opened, Restricted
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
    (result,) = judged(standard, CASES[standard], "meets")
    assert (result.result, result.exception) == ("met", "")


@pytest.mark.parametrize("standard", CASES)
def test_a_list_is_what_a_seat_commands_and_all_that_is_judged_follows_from_it(standard):
    """No line of a journal is made up here: every act of a seat was commanded, and the journal is the engine's own, from its opening on."""
    case = CASES[standard]
    for lines in ("breaches", "meets"):
        journal = play(case[lines]) if standard in AT_DAWN else Table(case.get("hears", ())).play(case[lines])
        assert isinstance(journal[0].event, Opened)
        assert [entry.n for entry in journal] == list(range(1, len(journal) + 1))
        began = [entry for entry in journal if isinstance(entry.event, ActBegan) and entry.event.seat == entry.event.actor]
        assert all(isinstance(journal[entry.cause - 1].event, Commanded) for entry in began)
        assert case[lines] == [line for line in case[lines] if line.startswith("wait ")] or any(
            isinstance(entry.event, Commanded) for entry in journal
        )


def test_a_locked_office_holds_without_the_word_from_its_own_minute_and_who_is_told_and_let_out_was_held_no_longer():
    """Practice review 5.1: to lock the office without saying "detain" breaches VC-24 at the right minute."""
    locked, let_out = "05:30 separate people=oygul from=saodat to=office locked=yes", "05:33:30 tell_free people=oygul voice=odil"
    found = {}
    for lines in ((locked,), (locked, let_out)):
        journal = possible(play(lines))
        results = assess(journal, plan().scenario, plan().law, the_one("VC-24")).results
        (free,) = [r for r in results if r.criterion == "VC-24.free" and "oygul" in r.people and r.seat == "post"]
        (held,) = [entry for entry in journal if isinstance(entry.event, Restricted)]
        assert held.n in free.entries
        found[lines] = held.at, free.result
    assert [result for _at, result in found.values()] == ["breached", "partly_met"]
    assert len({at for at, _result in found.values()}) == 1
