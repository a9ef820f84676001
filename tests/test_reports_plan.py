"""What is left to people after a run: an improvement plan that somebody can read, and what the exercise asked, folded."""

from collections.abc import Sequence

import pytest

from scoring.debrief import Told
from scoring.model import Assessment, Graded, Rated, Result, Source, Verdict
from scoring.reports import asked, findings
from scoring.reports.material import written
from scoring.reports.model import Line, Phase
from scoring.reports.plan import MOST, plan
from scoring.reports.results import Judged, judged, phases
from sim.model import events as e
from tests.small_case import entries, material
from tests.standards.scene import standards
from tests.test_reports import opened
from zholda import tongue
from zholda.session.reports import spoken

WOMEN = ("madina", "saodat")


def short(
    criterion: str,
    *people: str,
    severity: Graded = "critical",
    acts: tuple[int, ...] = (),
    n: int = 3,
    seat: str = "post",
    verdict: Verdict = "breached",
) -> Told:
    """A line in which something was missing."""
    family = criterion.split(".", maxsplit=1)[0] if not criterion.startswith("inject") else criterion
    source = (Source("T", "1", "P"),)
    result = Result(
        criterion, family, seat, people[0] if len(people) == 1 else "", verdict, "benchmark", "", False, (n,), "Rule.", source,
        "Better.", severity, "full", people=people, acts=acts,
    )  # fmt: skip
    return Told(result, people, (), (n,))


def found(*told: Told, objectives: Sequence[Rated] = (), journal: Sequence[e.Entry] = ()) -> Judged:
    """A judged journal in which just this came out."""
    journal = [*entries(), *journal]
    made = judged(
        journal, Assessment("small", 7, "0.1.0", tuple(objectives), ()), standards(), written(journal), spoken(opened(journal)), ()
    )
    return Judged(told, made.assessment, made.standards, made.criteria, made.material, made.words, (), made.followed, None, made.after_all)


BAD = [
    short("VC-24.told", "madina", severity="minor", n=2),
    short("VC-13.untied", *WOMEN, acts=(5,), n=5),
    short("VC-09.joint", *WOMEN, acts=(5,), n=4),
    short("VC-01.heard", "madina", severity="grave", n=6),
    short("VC-01.alone", "madina", "saodat", "oygul", severity="critical", n=7),
    short("LR1.minute_said", "grey", severity="grave", n=8),
]


def test_what_one_act_brought_about_is_one_row_and_what_one_standard_asks_for_too():
    rows = plan(found(*BAD), ())
    assert [row.finding for row in rows] == [
        "Proactive identification (Madina, the woman in grey and oygul). Fell short: Seen alone; Heard.",
        "Independent interpreter; Separate victims from suspects (Madina and the woman in grey). Fell short: No tied voice; No joint talk.",
        "The true minute (grey). Fell short: The true minute said.",
        "No detention (Madina). Fell short: Told of being free.",
    ]
    assert [row.entries for row in rows] == [(6, 7), (4, 5), (8,), (2,)]


def test_the_gravest_comes_first_and_of_these_what_harmed_most_people_and_three_are_marked_to_begin_with():
    rows = plan(found(*BAD), ())
    assert [row.mark for row in rows] == ["To begin with", "To begin with", "To begin with", ""]


def test_a_bad_run_gives_a_dozen_rows_at_most_and_the_rest_is_counted_with_where_it_stands():
    many = [short(f"{standard.id}.{standard.criteria[0].id.split('.')[1]}", "madina", n=n) for n, standard in enumerate(standards(), 1)]
    system = tuple(Line(f"System {n}", (n,)) for n in range(1, 6))
    rows = plan(found(*many, *BAD), system)
    assert len(rows) == MOST <= 12
    told, rest, lacking = rows[:-2], rows[-2], rows[-1]
    assert all(row.action for row in told)
    left = len(standards()) - len(told) - 1  # VC-09 and VC-13 are one row: one act
    assert rest.finding.startswith(f"{left} more standards in which something was missing ({left + 0} lines, under Results): ")
    assert lacking.finding == "5 findings stand under What the system lacked (nobody's rating)."
    assert lacking.entries == (1, 2, 3, 4, 5)
    shown = {n for row in rows for n in row.entries}
    assert shown >= {n for one in (*many, *BAD) for n in one.entries}, "nothing is lost"


def test_findings_of_the_system_stand_as_they_are_where_there_is_room():
    assert len(plan(found(*BAD), tuple(Line(f"System {n}", (n,)) for n in range(8)))) == MOST
    assert len(plan(found(*BAD), tuple(Line(f"System {n}", (n,)) for n in range(9)))) == 5


def test_a_finding_of_the_system_names_it_as_the_cause():
    rows = plan(found(), (Line("The ambulance came late.", (9,)),))
    assert [(row.finding, row.cause, row.entries) for row in rows] == [("The ambulance came late.", "the system, not a person", (9,))]


def test_what_the_exercise_asked_is_one_row_of_the_plan():
    rows = plan(found(short("inject.call", severity="minor", n=4), short("inject.film", severity="minor", n=6)), ())
    assert [row.finding for row in rows] == ["Asked by the exercise and not answered in time (2 lines, under Results): fell short."]
    assert rows[0].entries == (4, 6)


# --- what the exercise asked ----------------------------------------------------------------------------------------------------


def phase_of(*told: Told, objectives: Sequence[Rated] = (), journal: Sequence[e.Entry] = ()) -> Phase:
    (one,) = phases(found(*told, objectives=objectives, journal=journal))
    return one


def missed(inject: str, then: str = "") -> list[e.Entry]:
    """The lines in which an event was not answered, and what came of it."""
    n = len(entries())
    lines = [e.Entry(n + 1, 9999, 1, e.InjectMissed(inject))]
    return [*lines, e.Entry(n + 2, 9999, n + 1, e.InjectGiven(then))] if then else lines


def test_only_what_mattered_is_told_in_full_and_the_rest_by_its_titles():
    decided = Rated("P1", "post", "U", "a critical duty not fulfilled: inject.nap")
    told = [short(f"inject.{name}", severity="minor", n=n) for n, name in enumerate(("call", "film", "nap"), 4)]
    one = phase_of(*told, objectives=(decided,), journal=missed("call", "minibus"))
    assert [line.criterion for line in one.weighs] == ["inject.call", "inject.nap"]
    assert [line.criterion for line in one.rest] == ["inject.film"]
    assert [line.text for line in one.counts] == ["Migration police: 0 of 3 answered in time."]
    more = "Migration police, 1 more not answered as was asked, or not in time: film. What came of one in the story stands in the timeline."
    assert [(line.text, line.entries) for line in one.folded] == [(more, (5,))]
    assert [line.people for line in one.weighs] == ["migration police", "migration police"]


def test_where_several_seats_were_judged_each_line_says_whose_it_is(monkeypatch):
    alone, other = short("VC-01.alone", "madina"), short("VC-01.alone", "madina", seat="house")
    made = found(alone, other)
    seats = made.material.part("seats")
    assert isinstance(seats, dict)
    seats["house"] = {"profession": "shelter_worker", "place": "house"}
    (one,) = phases(made)
    assert [line.people for line in one.weighs] == ["Madina; migration police", "Madina; shelter worker"]
    assert [line.people for line in phase_of(alone).weighs] == ["Madina"]


def test_what_was_done_after_all_is_told_beside_it_and_in_the_list_of_titles():
    """Played: whoever did it ten minutes too late read the same words as whoever never did it."""
    told = [short(f"inject.{name}", severity="minor", n=n) for n, name in enumerate(("call", "film"), 4)]
    lines = missed("call", "minibus")
    late = [e.Entry(lines[-1].n + 1 + n, 10_200, 1, e.InjectMetLate(name, "post-7")) for n, name in enumerate(("call", "film"))]
    one = phase_of(*told, journal=[*lines, *late])
    assert [line.text for line in one.weighs[0].happened] == ["done after all, when its time was over: call", "what came of it: minibus"]
    assert "film (done after all at " in one.folded[0].text


def test_what_came_of_it_is_told_beside_it():
    one = phase_of(short("inject.call", severity="minor"), journal=missed("call", "minibus"))
    (line,) = one.weighs[0].happened
    assert line.text == "what came of it: minibus"
    assert line.entries == (len(entries()) + 2,)


def test_what_an_objective_counts_as_harm_matters():
    journal = entries()
    header = opened(journal)
    scenario = {**material(), "objectives": {"P1": {"seats": ["post"], "harm": ["inject.call"]}}}
    harm = found(short("inject.call", severity="minor"))
    with_harm = Judged(
        harm.told, harm.assessment, harm.standards, harm.criteria, type(harm.material)(header, scenario), harm.words, (), harm.followed
    )
    assert asked.mattered(with_harm, harm.told[0])
    assert not asked.mattered(harm, harm.told[0])


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_counts_stand_in_the_language_of_the_reader(language):
    tongue.use(language)
    try:
        one = phase_of(short("inject.film", severity="minor"))
        assert not any(word in one.counts[0].text + one.folded[0].text for word in ("answered", "nothing"))
    finally:
        tongue.use("en")


def test_what_is_to_be_talked_about_first_is_what_was_gravest_and_harmed_most_people():
    """Eight names had gone to the captain, and the first five questions asked nothing of the leak."""
    leak = short("VC-51.no_leak", "madina", "rustam", severity="critical", n=9)
    of_one = [
        short(name, "grey", n=n) for n, name in enumerate(("LR1.delivered", "LR2.lawyer", "VC-02.offer", "VC-09.joint", "VC-10.care"), 10)
    ]
    first, _ = findings.questions(found(*of_one, leak))
    assert first[0] == "Who knew more than anybody had told them? What does one do with such a suspicion?"


def test_what_went_well_does_not_praise_toward_somebody_what_another_seat_did_wrong_toward_the_same():
    """'No tied voice (Oygul)' stood under what went well, of the detective; the post had asked her through the escort."""
    wrong = short("VC-13.untied", "madina", seat="investigator", n=5)
    right = short("VC-13.untied", "madina", "rustam", severity="", verdict="met", n=6)
    assert [line.text for line in findings.went_well(found(wrong, right))] == ["No tied voice (Rustam)."]


def test_what_was_met_toward_nobody_by_name_is_not_told_beside_what_was_done_wrong_toward_somebody():
    """'No leak' stood under fell short and under met, of one seat; the second was a call in which nobody was named."""
    wrong, of_nobody = short("VC-51.no_leak", "madina"), short("VC-51.no_leak", severity="", verdict="met", n=8)
    by_another = short("VC-51.not_back", severity="", verdict="met", n=9)
    told = {phase.id: phase for phase in phases(found(wrong, of_nobody, by_another))}["all"]
    assert [line.title for line in told.met] == ["Not back into their hands"]
    assert [(line.title, line.people) for line in told.weighs] == [("No leak", "Madina")]
    alone = {phase.id: phase for phase in phases(found(of_nobody))}["all"]
    assert [line.title for line in alone.met] == ["No leak"]
