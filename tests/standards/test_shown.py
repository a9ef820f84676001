"""What nobody of us has read says so wherever it is shown; what practitioners do not agree on is shown with both lines and rates nobody."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from scoring.assess import assess, to_plain
from scoring.examples import journal
from scoring.model import Result, Standard
from scoring.reference import page
from scoring.reports.build import Extras, report
from scoring.reports.model import Report
from scoring.reports.text import as_text
from scoring.standard_form import KINDS
from sim.model import events as e
from sim.model.scenario import Objective
from tests.small_case import material
from tests.standards.scene import law, scene, standards
from zholda.cli import main
from zholda.session import explain
from zholda.session.reports import spoken
from zholda.wording import catalogue

STANDARDS = standards()
WORDING = Path(__file__).parents[2] / "zholda" / "wording"
UNVERIFIED = [standard for standard in STANDARDS if any(source.unverified for source in standard.sources)]
SEATS = {seat: {"profession": one.profession, "place": one.place} for seat, one in scene().seats.items()}

# criterion at issue: seat, and what would fall short if practitioners agreed
AT_ISSUE = {
    "VC-15.no_promise": (
        "post",
        ["05:46 reached person=saodat kind=suspect by=x", "07:00 persuade people=saodat with=promise_of_papers"],
    ),
    "VC-24.free": (
        "post",
        [
            "05:46 reached person=nargiza kind=suspect by=x",
            "05:47 reached person=nargiza kind=reason_to_look by=y",
            "06:00 held who=nargiza how=locked_in",
            "07:00 freed who=nargiza how=told_free",
        ],
    ),
    "VC-29.not_outside": ("shelter", ["09:00 shared seat=shelter to=sister items=names people=oygul basis=danger"]),
    "VC-29.what_she_did": (
        "shelter",
        ["09:00 shared seat=shelter to=investigator items=what_she_did,people_elsewhere people=nargiza basis=danger"],
    ),
    "VC-29.by_a_service": ("shelter", ["09:00 shared seat=shelter to=investigator items=account people=nargiza basis=danger"]),
    "VC-30.planned": (
        "investigator",
        [
            "08:00 heard seat=investigator channel=phone source=x wording=w claims=camp.moved_now:yes",
            "09:00 filed form=operation_plan seat=investigator interpreter=nasiba",
            "11:00 carry_out_operation seat=investigator",
        ],
    ),
}


def played(lines: Sequence[str]) -> list[e.Entry]:
    roster = tuple((seat, "trainee") for seat in ("post", "shelter", "investigator"))
    header = e.Opened(1, 1, "0.1.0", "scene", "nowhere", 7, 0, "training", roster, (), {"scenario": material() | {"seats": SEATS}})
    moved = [e.Entry(x.n + 1, x.at, x.cause and x.cause + 1, x.event) for x in journal([*lines, "12:00 end"])]
    return [e.Entry(1, 0, 0, header), *moved]


def told(lines: Sequence[str], objectives: dict[str, Objective] | None = None) -> Report:
    found = played(lines)
    header = found[0].event
    assert isinstance(header, e.Opened)
    return report(found, assess(found, scene(objectives), law(), STANDARDS), spoken(header), Extras(STANDARDS))


def at_issue(criterion: str) -> list[Result]:
    seat, lines = AT_ISSUE[criterion]
    results = assess(played(lines), scene(), law(), STANDARDS).results
    return [r for r in results if r.criterion == criterion and r.seat == seat and r.contested]


# --- what nobody has read -----------------------------------------------------------------------------------------------------


def test_an_unverified_source_says_so_in_the_list_in_explain_and_on_its_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["standards"]) == 0
    listed = " ".join(capsys.readouterr().out.split())
    assert len(UNVERIFIED) > 20
    for standard in STANDARDS:
        for source in standard.sources:
            tag = f"[{source.verified}, unverified]" if source.verified in ("U+", "U-") else f"[{source.verified}]"
            mark = " ".join(f"{source.title} {source.article} {tag}".split())
            assert mark in listed
            assert mark.replace(", unverified]", ", not verified]") in explain(standard.id)  # a page for readers says it in a sentence
            assert mark in page(standard)


def test_an_unverified_source_says_so_in_the_report_and_in_the_assessment() -> None:
    lines = ["06:00 held who=rustam how=locked_in", "08:00 freed who=rustam how=told_free"]
    cited = [
        result for result in to_plain(assess(played(lines), scene(), law(), STANDARDS))["results"] if result["criterion"] == "VC-24.free"
    ]
    assert {source["verified"] for result in cited for source in result["sources"]} == {"U+", "S"}
    text = as_text(told(lines))
    assert "OHCHR Recommended Principles and Guidelines Principle 7 [U+, not verified]" in text
    assert "Principle 7 [U+]" not in text


# --- what practitioners do not agree on ---------------------------------------------------------------------------------------


def test_every_contested_point_has_two_lines_and_a_play_here() -> None:
    contested = {criterion.id: criterion.exceptions["X13"].lines for standard in STANDARDS for criterion in standard.criteria
                 if "X13" in criterion.exceptions}  # fmt: skip
    assert contested.keys() == AT_ISSUE.keys()
    assert all(len(lines) == 2 for lines in contested.values())


@pytest.mark.parametrize("criterion", AT_ISSUE)
def test_what_is_contested_is_shown_with_both_lines_and_rates_nobody(criterion: str) -> None:
    (found,) = at_issue(criterion)
    assert found.result in ("breached", "partly_met") or found.exception == "X1", "were it agreed, it would fall short or need an excuse"
    seat, lines = AT_ISSUE[criterion]
    objectives = {"X": Objective([seat], [], [criterion])}
    assessment = assess(played(lines), scene(objectives), law(), STANDARDS)
    assert [one.rating for one in assessment.objectives] == [None]
    assert len(found.defended) == 2
    text = as_text(told(lines, objectives))
    assert "practitioners do not agree on this" in text
    assert all(line in text for line in found.defended)


def test_in_the_assessment_as_data_both_lines_stand_beside_what_is_contested() -> None:
    seat, lines = AT_ISSUE["VC-24.free"]
    plain = json.loads(json.dumps(to_plain(assess(played(lines), scene(), law(), STANDARDS))))
    (free,) = [result for result in plain["results"] if result["criterion"] == "VC-24.free" and result["seat"] == seat]
    assert free["contested"] is True
    assert len(free["defended"]) == 2
    assert all(result["defended"] == [] for result in plain["results"] if not result["contested"])


# --- three tiny journals, and a question to talk about ------------------------------------------------------------------------


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda s: s.id)
def test_explain_prints_of_each_criterion_a_journal_of_each_kind(standard: Standard) -> None:
    text = explain(standard.id)
    for criterion in standard.criteria:
        for kind in KINDS:
            first = next(one for one in standard.examples if one.criterion == criterion.id and one.kind == kind)
            assert first.says in text
            assert all(f"      {line}" in text for line in first.journal)
    assert all(word in text for word in ("Met:", "Fell short:", "Looks like a breach but is not:"))


def test_a_treaty_beside_an_article_of_law_is_not_called_law() -> None:
    lines = ["05:46 reached person=saodat kind=suspect by=x", "06:00 held who=saodat how=vehicle_held since=06:00", "14:00 end"]
    found = played(lines)
    header = found[0].event
    assert isinstance(header, e.Opened)
    made = report(found, assess(found, scene({}), law({"LR1": "a1"}), STANDARDS), spoken(header), Extras(STANDARDS))
    shown = [line for phase in made.phases for line in phase.weighs if line.layer == "law"]
    assert shown
    assert all(line.sources[1].startswith("beside the law, as benchmark: International Covenant") for line in shown)


def test_explain_says_where_a_standard_is_law_how_much_it_weighs_and_never_that_a_benchmark_is_breached() -> None:
    said = explain("LR1")
    assert (
        "Law of Kazakhstan: Criminal Procedure Code, art. 7(29), 128-131: Delivery and detention by the true minute [P, version read 2022]"
        in said
    )
    assert "  Law of Kazakhstan: Criminal Procedure Code, art. 129: Delivery lasts three hours at most [P, version read 2023]" in said
    assert "Phase: investigation." in said
    assert "Law of " in explain("VC-28")
    help_without_conditions = explain("VC-22")
    assert "Law of Kazakhstan" not in help_without_conditions
    assert "  Weighs: full: critical" in help_without_conditions
    assert not [standard.id for standard in STANDARDS if "Result: breached" in explain(standard.id)]


def test_explain_prints_the_three_journals_of_help_without_conditions() -> None:
    text = explain("VC-22")
    assert text.count("      ") >= 6
    assert "end\n" in text + "\n"


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_standard_has_a_question_to_talk_about(language: str) -> None:
    words = catalogue(language)
    asked = [words.get(f"debrief.question.{standard.id}", "") for standard in STANDARDS]
    assert all(question.rstrip().endswith(("?", ".")) and "?" in question for question in asked)
    assert len(set(asked)) == len(STANDARDS)
