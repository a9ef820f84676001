"""Every standard as it is written: its examples give the results they promise, and its words can be printed."""

import re

import pytest

from scoring.assess import assess
from scoring.examples import journal
from scoring.model import Example, Result, Standard
from scoring.standard_form import KINDS
from tests.standards.scene import law, scene, standards

STANDARDS = standards()
ALL = {f"VC-{n:02}" for n in range(1, 54)} | {f"LR{n}" for n in range(1, 10)}
EXAMPLES = [example for standard in STANDARDS for example in standard.examples]


def concerned(example: Example, results: tuple[Result, ...]) -> list[Result]:
    """The results of the example's criterion about its person; where it never arose for the person, the line that says so."""
    of_it = [r for r in results if r.criterion == example.criterion and example.seat in ("", r.seat)]
    about = [r for r in of_it if not example.person or example.person in r.people]
    return about or [r for r in of_it if not r.people]


def test_all_standards_of_the_practice_review_are_there():
    assert {standard.id for standard in STANDARDS} == ALL


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda s: s.id)
def test_each_criterion_has_a_journal_that_meets_it_one_that_falls_short_and_one_that_only_looks_so(standard: Standard):
    for criterion in standard.criteria:
        assert {e.kind for e in standard.examples if e.criterion == criterion.id} == set(KINDS), criterion.id


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{e.criterion}-{e.kind}-{i}" for i, e in enumerate(EXAMPLES)])
def test_an_example_gives_the_result_it_promises(example: Example):
    results = assess(journal(example.journal), scene(), law(), STANDARDS).results
    (result,) = concerned(example, results)
    assert (result.result, result.exception) == (example.result, example.exception)
    assert result.entries or result.result == "not_applicable"


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda s: s.id)
def test_what_looks_like_a_breach_but_is_none_is_no_harm_of_the_standard(standard: Standard):
    for example in standard.examples:
        if example.kind == "looks_like_a_breach_but_is_not":
            results = assess(journal(example.journal), scene(), law(), [standard]).results
            assert all(r.result != "breached" for r in results if r.criterion == example.criterion)


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda s: s.id)
def test_a_standard_can_be_printed_to_whoever_is_assessed(standard: Standard):
    for criterion in standard.criteria:
        for text in (criterion.rule, criterion.better):
            assert re.match(r"^['A-Z0-9].*[.?!']$", text), text
            assert len(text) <= 220, f"{criterion.id}: two lines on a screen are enough"
        assert not re.search(r"\b(must|should|shall|failed|fail)\b", criterion.better), criterion.better
        assert "victim" not in criterion.rule.lower(), f"{criterion.id}: nobody is called a victim until somebody decides it"


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda s: s.id)
def test_nothing_unverified_beyond_u_plus_is_cited(standard: Standard):
    for source in standard.sources:
        assert source.verified in ("P", "S", "D", "U+"), f"{standard.id} cites {source.title} as {source.verified}"


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda s: s.id)
def test_what_somebody_did_before_the_sign_is_no_breach_in_hindsight(standard: Standard):
    """Every threshold of the breach moved behind the last act: then nothing could be known, and no act of the standard is breached."""
    for example in standard.examples:
        if example.kind != "fell_short":
            continue
        knew = [line for line in example.journal if line.split()[1] == "reached"]
        rest = [line for line in example.journal if line not in knew]
        if not knew or not any(line.split()[1] not in ("end", "moved", "held", "freed") for line in rest):
            continue
        last = rest[-2].split()[0]
        lines = [*rest[:-1], *(f"{last} {line.split(maxsplit=1)[1]}" for line in knew), f"{last} end"]
        for result in assess(journal(lines), scene(), law(), [standard]).results:
            knowing = result.criterion not in BY_THE_ACT_ITSELF
            assert not (result.criterion == example.criterion and knowing and result.result == "breached"), lines


# held is held, fined is fined, a false minute is false, and who was told or asked nothing was told or asked nothing, whatever was known
BY_THE_ACT_ITSELF = ("VC-07.screened", "VC-12.explained", "VC-12.agreed", "VC-24.free", "VC-24.check", "LR1.minute_said")
