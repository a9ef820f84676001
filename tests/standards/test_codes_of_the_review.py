"""The last column of the catalogue of standards in the practice review (4.3): each exception that it names has its code, and fires."""

from functools import cache

import pytest

from scoring.assess import assess
from scoring.examples import journal
from tests.standards.scene import law, scene
from tests.standards.test_pairs import LINES
from zholda.session import standards

MUST = {  # written down from it by hand; of VC-21 it says "X2 = wait, not go on", and so nothing is lifted there
    "VC-01": "X1 X6 X7", "VC-02": "X3", "VC-03": "X2 X3", "VC-04": "X2", "VC-09": "X2 X12", "VC-10": "X1 X3", "VC-12": "X1 X5",
    "VC-13": "X1 X2", "VC-14": "X2", "VC-15": "X4", "VC-23": "X3", "VC-24": "X5 X12", "VC-25": "X9", "VC-26": "X12",
    "VC-27": "X3", "VC-28": "X3", "VC-29": "X4", "VC-30": "X1", "VC-31": "X3", "VC-32": "X2", "VC-34": "X4 X9", "VC-37": "X9",
    "VC-40": "X3", "VC-44": "X3", "VC-45": "X3 X4", "VC-46": "X3", "VC-52": "X3", "VC-53": "X3",
}  # fmt: skip
BOTH = (  # suspected, and with a reason to look: her paper is kept no longer than anybody's
    "05:44 reached person=nargiza kind=suspect by=people.nargiza.cues.list",
    "05:46 reached person=nargiza kind=reason_to_look by=people.saodat.cues.stack",
    "05:50 held who=nargiza how=paper_kept",
    "08:50 freed who=nargiza how=released",
    "09:00 end",
)
FIRST = {  # the standards of the first assessment, as the plan of the case names them
    *(
        f"VC-{n:02}"
        for n in (1, 2, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35)
    ),
    *(f"VC-{n:02}" for n in (38, 41, 44, 47, 50, 51, 53)),
    "LR1",
    "LR2",
    "LR4",
    "LR5",
}


@pytest.mark.parametrize("standard", MUST)
def test_an_exception_that_the_review_names_has_its_code(standard: str) -> None:
    (found,) = [one for one in standards() if one.id == standard]
    codes = {code for criterion in found.criteria for code in criterion.exceptions}
    assert set(MUST[standard].split()) <= codes


@cache
def fired() -> frozenset[tuple[str, str]]:
    """Each standard and each code that it cites, of all that the examples of the standards and the pairs that pull apart are judged by."""
    found: set[tuple[str, str]] = set()
    lines = [tuple(example.journal) for one in standards() for example in one.examples]
    for tiny in {BOTH, *lines, *(tuple(line["journal"]) for _, line in LINES.values())}:
        found |= {(r.criterion.split(".")[0], r.exception) for r in assess(journal(tiny), scene(), law(), standards()).results}
    return frozenset(found)


@pytest.mark.parametrize("standard", MUST)
def test_an_exception_that_the_review_names_fires_somewhere(standard: str) -> None:
    assert {code for code in MUST[standard].split() if (standard, code) not in fired()} == set()


def test_who_is_suspected_and_looked_at_has_both_rule_sets() -> None:
    (of_her,) = [r for r in assess(journal(BOTH), scene(), law(), standards()).results if r.criterion == "VC-24.check" and r.people]
    assert (of_her.result, of_her.exception) == ("breached", "X12")


def test_the_standards_of_the_first_assessment_are_there_and_those_of_the_catalogue() -> None:
    known = {one.id for one in standards()}
    assert known >= FIRST
    assert {f"VC-{n:02}" for n in range(1, 54)} | {f"LR{n}" for n in range(1, 10)} == known
