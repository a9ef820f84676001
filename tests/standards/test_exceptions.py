"""The general exceptions, cited by their code: what tiny journals cannot say, because it hangs on the law or on two seats."""

from dataclasses import replace

import pytest

from scoring.assess import assess
from scoring.examples import journal
from sim.law import Law
from tests.standards.scene import law, scene, standards

STANDARDS = standards()
WARNED = ["10:00 interview people=zulfiya status=witness seat=shelter warned=1", "12:00 end"]


def judged(lines: list[str], criterion: str, person: str, seat: str, by_law: Law | None = None) -> list[str]:
    results = assess(journal(lines), scene(), by_law or law(), STANDARDS).results
    return [f"{r.result} {r.exception}".strip() for r in results if r.criterion == criterion and r.seat == seat and person in r.people]


def law_without(profession: str, act: str) -> Law:
    pack = law().pack
    return Law(replace(pack, powers={**pack.powers, profession: {**pack.powers[profession], act: "no"}}), ())


def test_a_warning_of_the_law_from_somebody_whom_no_law_lets_give_it_is_a_threat() -> None:
    assert judged(WARNED, "VC-15.no_threat", "zulfiya", "shelter") == ["not_applicable X4"]
    assert judged(WARNED, "VC-15.no_threat", "zulfiya", "shelter", law_without("shelter_worker", "interview")) == ["breached"]


def test_what_an_exception_lifted_is_cited_also_where_other_acts_were_right() -> None:
    talk = "09:30 offer_help people=zulfiya services=lawyer seat=shelter"
    (found,) = [
        r
        for r in assess(journal([talk, *WARNED]), scene(), law(), STANDARDS).results
        if r.criterion == "VC-15.no_threat" and "zulfiya" in r.people
    ]
    assert (found.result, found.exception, found.entries) == ("met", "X4", (1, 2))


@pytest.mark.parametrize(("told", "result"), [("", "breached X5"), ("06:10 notify body=guardianship people=madina seat=shelter", "met X5")])
def test_whoever_hands_a_girl_on_may_rely_on_the_seat_that_told_the_authority(told: str, result: str) -> None:
    young = "05:50 reached person=madina kind=young by=people.madina.cues.school_rucksack"
    lines = [young, *([told] if told else []), "08:35 handed_over person=madina to=shelter introduced=yes", "10:00 end"]
    assert judged(lines, "VC-12.agreed", "madina", "post") == [result]


def test_a_call_to_the_house_by_another_seat_does_not_weigh_the_risk_for_the_house() -> None:
    lines = [
        "10:45 received person=oygul seat=shelter phones=own gate=open",
        "12:00 shared seat=prosecutor to=shelter items=wishes people=oygul basis=consent",
        "23:00 end",
    ]
    assert judged(lines, "VC-27.weighed", "oygul", "shelter") == ["breached"]


def test_who_only_asks_the_house_something_has_not_told_it_what_changed() -> None:
    changed = [
        "06:00 reached person=feruza kind=grounds by=people.feruza.memories.loan seat=prosecutor",
        "12:00 ruled motion=custody person=saodat ruling=released",
        "12:05 heard seat=prosecutor channel=document source=court wording=w cause=2",
        "12:50 share people=feruza seat=prosecutor contact=shelter asked=whereabouts",
        "12:50 asked seat=prosecutor to=shelter items=whereabouts people=feruza cause=4",
        "30:00 end",
    ]
    assert judged(changed, "VC-27.asked_for", "feruza", "prosecutor") == ["breached"]
    given = ["12:00 set_status people=oygul status=injured seat=prosecutor", "60:00 end"]
    asked = "12:50 share people=oygul seat=prosecutor contact=shelter asked=whereabouts"
    assert judged([given[0], asked, given[1]], "LR6.told_later", "oygul", "prosecutor") == ["breached"]
