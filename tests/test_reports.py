"""The report: one model, everything in it cited, the trainee's without numbers of persons, and as text from top to bottom."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.debrief import Told
from scoring.model import Assessment, Result
from scoring.ratings import NO_VERDICT, NOT_EXAMINED
from scoring.reports.findings import A_FEW, questions, went_well
from scoring.reports.material import written
from scoring.reports.model import Report, Section, TurningPoint
from scoring.reports.plain import to_plain
from scoring.reports.results import Review, judged
from scoring.reports.text import as_text, ranges
from sim.model.events import Entry, Opened
from tests.small_case import LINES, entries, made
from zholda import tongue
from zholda.session.reports import spoken
from zholda.wording import catalogue

REPORTS = Path(__file__).parents[1] / "scoring/reports"
GOLDEN = Path(__file__).parent / "golden/small_debrief.txt"


def opened(journal: list[Entry]) -> Opened:
    header = journal[0].event
    assert isinstance(header, Opened)
    return header


def test_the_debrief_of_a_small_case_is_word_for_word_this():
    assert as_text(made()) + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_what_is_read_in_five_minutes_comes_first_then_the_stories_then_the_evidence():
    text = as_text(made())
    heads = re.findall(r"^[A-Z][A-Z ,:()]+$", text, re.MULTILINE)
    assert heads[:7] == [
        "SUMMARY", "WHERE EACH OF THEM IS, AND WHAT EACH WANTED", "WHAT THE STOP COST THOSE WHO TRAVELLED ON", "RATINGS", "RESULTS",
        "TO TALK ABOUT", "FROM WHERE THEY STOOD",
    ]  # fmt: skip
    assert all(head.startswith("RESULTS: ") for head in heads[7:10])
    assert "  Protection. Fell short: No longer than the check; Told of being free." in text.splitlines()


def test_a_few_questions_come_first_and_the_rest_where_there_is_time():
    journal = entries()
    found = judged(journal, Assessment("small", 7, "0.1.0", (), ()), (), written(journal), spoken(opened(journal)), ())
    some = [
        Result(f"VC-{n:02}.x", f"VC-{n:02}", "post", "madina", "breached", "benchmark", "", False, (3,), "", (), "") for n in range(1, 13)
    ]
    first, more = questions(replace(found, told=tuple(Told(one, ("madina",), (), (3,)) for one in some)))
    assert (len(first), len(more)) == (A_FEW + 2, 12 - A_FEW)
    assert first[-2].startswith("Read one story aloud")


def test_of_what_was_missing_it_is_said_what_the_law_commands_and_what_is_a_benchmark_only():
    report = made()
    layers = [one.layer for phase in report.phases for one in phase.weighs]
    law, benchmark = layers.count("law"), layers.count("benchmark")
    assert (law, benchmark, len(layers)) == (0, 3, 3)
    (said,) = [line for line in report.summary if "commanded by law" in line.text]
    assert said.text == "Of these 3: commanded by law here 0; a benchmark only 3; practice only 0."


def test_of_somebody_who_had_no_wish_only_the_whereabouts_are_told():
    report = made()
    text = as_text(replace(report, whereabouts=(replace(report.whereabouts[0], name="A voice", wanted="", now="Nobody knows."),)))
    assert "  A voice: Nobody knows." in text.splitlines()


def test_what_is_better_is_said_once_for_a_criterion_of_a_phase():
    report = made()
    phase = next(one for one in report.phases if one.weighs)
    twice = replace(phase, weighs=(phase.weighs[0], replace(phase.weighs[0], people="Rustam")))
    text = as_text(replace(report, phases=(twice,), plan=()))
    assert text.count(phase.weighs[0].better) == 1
    assert text.count(f"({phase.weighs[0].criterion})") == 2
    assert f"{phase.weighs[0].title} (2)" in text


def test_every_wording_of_a_report_has_a_text():
    used = set()
    for path in REPORTS.glob("*.py"):
        used |= set(re.findall(r'"(debrief\.[a-z_.]+[a-z])"', path.read_text(encoding="utf-8")))
    families = {name.rpartition(".")[0] for name in catalogue()}
    assert len(used) > 30
    assert not sorted(used - set(catalogue()) - families)


def test_what_went_well_is_said_once_with_every_entry():
    journal = entries()
    found = judged(journal, Assessment("small", 7, "0.1.0", (), ()), (), written(journal), spoken(opened(journal)), ())
    well = Result("VC-01.alone", "VC-01", "post", "madina", "met", "benchmark", "", False, (3,), "", (), "")
    (line,) = went_well(replace(found, told=tuple(Told(well, ("madina",), (), (n,)) for n in (7, 3))))
    assert line.entries == (3, 7)
    (line,) = went_well(replace(found, told=(Told(well, ("madina",), (), (3,)), Told(well, ("saodat",), (), (7,)))))
    assert line.text.count("Madina") == line.text.count("the woman in grey") == 1, line.text


@pytest.mark.parametrize(
    "reason",
    [
        "a grave harm: VC-13.untied (madina)",
        "a critical duty not fulfilled: VC-01.alone (madina)",
        "1 of 4 criteria met, fewer than half. Not or not fully met: VC-01.alone (madina), inject.call",
        "a harm (VC-13.untied) and no progress to set beside it",
        "a harm: VC-13.untied",
        "a critical one met only in part: VC-01.alone",
        "not or not fully met: VC-01.alone",
        "all met",
        NOT_EXAMINED,
        NO_VERDICT,
    ],
)
def test_why_a_rating_is_proposed_is_said_in_the_language_of_the_reader(reason):
    journal, said = entries(), {}
    for language in ("ru", "kk", "en"):
        tongue.use(language)
        found = judged(journal, Assessment("small", 7, "0.1.0", (), ()), (), written(journal), spoken(opened(journal)), ())
        said[language] = found.why(reason)
    assert said["en"] == found.names(reason)
    assert len(set(said.values())) == 3, said


def test_every_sentence_that_a_story_can_say_has_a_text():
    source = (REPORTS / "sentences.py").read_text(encoding="utf-8") + (REPORTS / "story.py").read_text(encoding="utf-8")
    said = set(re.findall(r'(?:say|during|talk|_talked|_plainly)\(\s*"([a-z_]+)"', source))
    assert len(said) > 20
    assert not sorted(name for name in said if f"debrief.story.{name}" not in catalogue())


def test_nothing_is_said_by_an_id_that_has_no_words():
    assert not re.search(r"<[a-z]+\.", as_text(made(audience="director")))


def cited(part: object) -> list[int]:
    if isinstance(part, dict):
        own = part["entries"] if isinstance(part.get("entries"), list) else []
        return [*own, *(n for value in part.values() for n in cited(value))]
    return [n for value in part for n in cited(value)] if isinstance(part, list) else []


def test_a_decision_that_nobody_made_is_told_with_the_time_for_which_it_stood_open():
    asked = ["05:40 DecisionOpened occurrence=who_speaks seat=post lapses_at=1800", "07:15 DecisionClosed occurrence=who_speaks seat=post"]
    lapsed = [LINES[0], asked[0], asked[1] + " option= how=lapsed", "07:30 end"]
    (one,) = made(lapsed).timeline.decisions
    assert one.clock == "05:40\u201307:15"
    assert len(one.entries) == 2


def test_where_several_seats_decided_each_decision_says_whose_it_was():
    closed = [f"07:15 DecisionClosed occurrence=who_speaks seat={seat} option= how=lapsed" for seat in ("post", "post", "house")]
    assert [one.ask[-18:] for one in made([LINES[0], *closed, "07:30 end"]).timeline.decisions][:2] == ["(migration police)"] * 2
    assert "migration police" not in made([LINES[0], *closed[:2], "07:30 end"]).timeline.decisions[0].ask


def test_every_sentence_under_a_result_has_the_entries_that_show_it():
    lines = [line for phase in made().phases for one in phase.weighs for line in one.happened]
    assert lines
    assert not [line.text for line in lines if not line.entries]


def test_every_entry_that_a_report_cites_exists():
    found = cited(to_plain(made(audience="director")))
    assert len(found) > 50
    assert set(found) <= {entry.n for entry in entries()}


def test_a_trainee_sees_no_number_of_a_person_and_nothing_hidden():
    report = made()
    assert report.appendix is None
    shown = json.dumps(to_plain(report))
    assert "The year in the passport was changed" not in shown
    assert "fear" not in shown


def test_a_director_also_sees_what_was_never_told_and_the_levels():
    report = made(audience="director")
    assert report.appendix is not None
    said = as_text(report)
    assert "Madina: The year in the passport was changed." in said
    assert "found: what was promised" in said
    assert "Madina, fear: 09:00 3 (alone)" in said
    trainee = to_plain(made())
    assert {k: v for k, v in to_plain(report).items() if k not in ("appendix", "audience")} == {
        k: v for k, v in trainee.items() if k not in ("appendix", "audience")
    }, "everything but the appendix is the same for both"


def test_own_rating_proposal_and_reviews_stand_side_by_side():
    reviews = [
        Review("P1", "D. Serik", "2025-10-14 10:00", "S", "seen on the recording"),
        Review("VC-24.told", "A. B.", "2025-10-15", "", ""),
    ]
    report = made(own={"P1": "M"}, reviews=reviews)
    (objective,) = report.objectives
    assert (objective.own, objective.rating) == ("M", "U")
    assert objective.reviews[0].said == "P1: S in place of it, by D. Serik, 2025-10-14 10:00: seen on the recording"
    said = as_text(report)
    assert said.count("VC-24.told: confirmed by A. B., 2025-10-15") == 2, "with the result, and among what evaluators said"


def test_sections_that_others_compute_stand_in_their_place():
    points = [TurningPoint("person", "06:04", "Who speaks for them?", ("With another voice she is heard.",), (3,))]
    parts = [Section("Madina, 07:00", ())]
    report: Report = made(turning_points=points, interviews=parts, indicators=parts)
    said = as_text(report)
    assert "WHAT ANOTHER CHOICE WOULD HAVE CHANGED\n  06:04 Who speaks for them?\n    With another voice she is heard." in said
    assert "INTERVIEWS\n  Madina, 07:00" in said


def test_the_plan_is_a_draft_with_cells_for_people():
    rows = made().plan
    assert rows
    assert not [row for row in rows if row.owner or row.date or row.cause]
    assert len({row.finding for row in rows}) == len(rows), "one row for a criterion, however many people it concerns"


def test_a_child_about_whom_those_decided_who_decide_for_a_child_is_not_said_to_have_wished():
    journal = entries()
    found = judged(journal, Assessment("small", 7, "0.1.0", (), ()), (), written(journal), spoken(opened(journal)), ())
    fell_short = Result("VC-24.free", "VC-24", "post", "madina", "breached", "benchmark", "X5", False, (3,), "", (), "")
    assert found.excused(fell_short) == "a child: a wish does not lift protection"
    assert found.excused(replace(fell_short, result="met")) == "a child: those who decide for a child have decided"


def test_what_the_system_lacked_is_kept_apart_from_what_people_did():
    lines = [
        "06:00 queued service=duty_interpreter ticket=a due=3000",
        "06:40 granted service=duty_interpreter ticket=a",
        "06:10 queued service=beds ticket=b due=-1",
        "06:20 refused verb=share contact=shelter reason=engine.refused.no_answer",
        "09:00 end",
    ]
    said = [line.text for line in made(lines).system]
    assert said == [
        "Asked for at 06:00, there only 40 min later: duty interpreter.",
        "Asked for at 06:10, and it did not come: beds. It was closed, or has no place.",
        "At 06:20 nobody answered: shelter.",
    ]


def test_the_team_is_told_how_long_it_took_from_grounds_to_a_shelter():
    grounds = "06:00 reached person=madina kind=grounds by=x"
    assert made([grounds, "06:25 shared to=shelter items=needs", "07:00 end"]).team[0].text == (
        "From the first reasonable grounds to the first call to a service that takes people in: 25 min (at 06:25)."
    )
    assert "no service that takes people in was called" in made([grounds, "07:00 end"]).team[0].text


def test_it_says_that_one_case_is_no_judgment_and_ends_with_a_word_of_care():
    report = made()
    assert "not a judgment" in report.notes[1]
    assert "talk to somebody you trust" in report.last_words[-1]
    assert as_text(report).splitlines()[1].startswith("EXERCISE")


def test_nobody_is_called_a_victim():
    assert not re.search(r"\bvictim", as_text(made()), re.IGNORECASE)


@pytest.mark.parametrize(
    ("numbers", "said"), [((), ""), ((3,), "3"), ((3, 4), "3, 4"), ((3, 4, 5, 9), "3-5, 9"), ((9, 3, 4, 5, 3), "3-5, 9")]
)
def test_entry_numbers_are_written_as_people_write_them(numbers, said):
    assert ranges(numbers) == said
