"""From journals to assessments: the JSON contract, layers, absent seats, what another did, what falls due, no hindsight."""

import json
from dataclasses import replace

import pytest

from scoring.assess import Assessing, assess, to_plain
from scoring.examples import journal
from scoring.model import VERDICTS, Result
from sim.law import Law
from sim.model import events as e
from sim.model.pack import Article
from sim.model.scenario import Objective
from tests.standards.scene import law, scene, standards

STANDARDS = standards()
LOOK = "05:44 reached person=madina kind=reason_to_look by=people.madina.cues.looks_first"
HEADER = e.Opened(1, 1, "0.1.0", "scene", "nowhere", 7, 0, "training", (("post", "trainee"), ("shelter", "vacant")), (), {})


def found(lines: list[str], criterion: str, person: str = "", *, under: Law | None = None) -> Result:
    """The one result of a criterion about a person of the post."""
    results = assess(journal(lines), scene(), under or law(), STANDARDS).results
    (result,) = [r for r in results if r.criterion == criterion and r.seat == "post" and (not person or person in r.people)]
    return result


def test_the_json_is_the_contract():
    objectives = {"P1": Objective(["post", "shelter"], ["VC-01"], ["VC-11"])}
    entries = [
        e.Entry(1, 0, 0, HEADER),
        *(e.Entry(x.n + 1, x.at, 0, x.event) for x in journal([LOOK, "05:50 alone person=madina", "06:30 end"])),
    ]
    plain = json.loads(json.dumps(to_plain(assess(entries, scene(objectives), law(), STANDARDS))))
    assert {key: plain[key] for key in ("scenario", "seed", "engine")} == {"scenario": "scene", "seed": 7, "engine": "0.1.0"}
    assert plain["objectives"] == [{"id": "P1", "seat": "post", "rating": "P", "reason": "all met"}]
    for result in plain["results"]:
        assert {
            "criterion", "standard", "seat", "person", "result", "layer", "exception", "contested", "entries", "rule", "sources", "better",
        } <= set(result)  # fmt: skip
        assert result["result"] in VERDICTS
        assert result["entries"] or result["result"] in ("not_applicable", "not_observed")
        assert all(set(source) == {"title", "article", "verified"} for source in result["sources"])


def test_an_omission_cites_its_trigger_the_last_entry_before_the_deadline_and_when_it_was_due():
    result = found([LOOK, "05:50 look at=bus", "06:03 look at=bus", "06:20 look at=bus", "07:30 end"], "VC-01.alone", "madina")
    assert (result.result, result.entries, result.due) == ("breached", (1, 3), 24 * 60 + 20 * 60)


def test_what_could_have_stood_for_an_omission_is_cited_with_it_though_it_came_too_late_or_was_not_enough():
    grounds = "05:47 reached person=madina kind=grounds by=people.madina.cues.school_rucksack"
    lines = [grounds, "06:37 told person=madina item=services", "11:10 handed_over person=madina to=shelter", "12:00 end"]
    late = found(lines, "VC-02.offer", "madina")
    assert (late.result, late.entries) == ("breached", (1, 2, 3))
    never = found([*lines[:2], "12:00 end"], "VC-02.offer", "madina")
    assert (never.result, never.entries) == ("breached", (1, 2)), "the last entry before the deadline is the sign itself"
    offered = found([grounds, lines[1], "06:10 offered person=madina services=shelter", "12:00 end"], "VC-02.offer", "madina")
    assert (offered.result, offered.entries) == ("met", (1, 3)), "of what was met the rest shows nothing"


def test_a_deadline_includes_its_second():
    at_it = found([LOOK, "06:04 alone person=madina", "07:30 end"], "VC-01.alone", "madina")
    late = found([LOOK, "06:04:01 alone person=madina", "07:30 end"], "VC-01.alone", "madina")
    assert (at_it.result, late.result, late.severity) == ("met", "partly_met", "minor")


@pytest.mark.parametrize(
    ("lines", "result", "severity"),
    [
        (["05:52 alone person=madina", "05:54 alone person=oygul"], "met", ""),
        (["05:52 alone person=madina", "06:20 alone person=oygul"], "partly_met", "minor"),
        (["05:52 alone person=madina"], "partly_met", "critical"),
        ([], "breached", "critical"),
    ],
)
def test_one_sign_of_several_people_is_one_duty_toward_all_of_them(lines, result, severity):
    signs = [f"05:44 reached person={who} kind=reason_to_look by=people.saodat.cues.stack" for who in ("madina", "oygul")]
    both = found([*signs, *lines, "07:30 end"], "VC-01.alone", "madina")
    assert (both.result, both.severity, both.person, both.people) == (result, severity, "", ("madina", "oygul"))


# --- what another did, and who was absent ----------------------------------------------------------------------------------


def test_what_another_did_is_met_for_the_person_and_not_the_seats_own():
    did = "05:57 meet_need need=first_aid people=zulfiya seat= actor=dana act=dana-1"
    seen = "05:57 Observed channel=sight source=dana wording=x about=zulfiya cause=2"
    acute = "05:54 reached person=zulfiya kind=acute by=x"
    known = found([acute, did, seen, "07:00 end"], "VC-10.care", "zulfiya")
    unknown = found([acute, did, "07:00 end"], "VC-10.care", "zulfiya")
    assert (known.result, known.exception) == ("met", "X6")
    assert (unknown.result, unknown.exception, unknown.severity) == ("partly_met", "", "minor")


@pytest.mark.parametrize(("status", "result"), [("vacant", "not_applicable"), ("away", "not_observed"), ("taken", "breached")])
def test_a_duty_that_fell_due_in_an_empty_seat(status, result):
    assert found([LOOK, f"05:50 seat seat=post status={status}", "07:30 end"], "VC-01.alone", "madina").result == result


def test_an_unbound_profession_is_not_judged():
    lines = [
        "07:05 reached person=dilshod kind=grounds by=x seat=shelter",
        "07:10 administrative step=start_expulsion people=dilshod seat=shelter",
        "08:00 end",
    ]
    results = assess(journal(lines), scene(), law(), STANDARDS).results
    assert not [r for r in results if r.criterion == "VC-25.stayed" and r.seat == "shelter"]


def test_a_machine_colleagues_act_is_shown_and_counts_for_no_seat():
    lines = ["06:05 speak_with people=oygul topic=work question=blaming seat= actor=dana act=dana-1", "07:00 end"]
    objectives = {"P2": Objective(["post"], ["VC-10"], ["VC-20"])}
    assessment = assess(journal(lines), scene(objectives), law(), STANDARDS)
    assert [r.seat for r in assessment.results if r.result == "breached" and r.criterion == "VC-20.own_words"] == [""]
    assert assessment.objectives[0].rating is None


# --- no hindsight -----------------------------------------------------------------------------------------------------------


def test_what_is_learned_while_an_act_is_under_way_is_not_held_against_it():
    lines = ["05:58 reached person=sobir kind=tied other=oygul by=x", "06:00 speak_with people=oygul topic=home question=open voice=sobir"]
    during = found([*lines, "07:00 end"], "VC-13.untied", "oygul")
    before = found(["05:54 reached person=sobir kind=tied other=oygul by=x", lines[1], "07:00 end"], "VC-13.untied", "oygul")
    assert (during.result, before.result) == ("met", "breached")


def test_another_seats_knowledge_is_not_ones_own():
    lines = [
        "05:50 reached person=saodat kind=suspect by=x seat=shelter",
        "06:00 speak_with people=oygul topic=home question=open voice=saodat",
    ]
    assert found([*lines, "07:00 end"], "VC-13.untied", "oygul").result == "met"


def test_a_talk_alone_through_a_voice_known_to_be_tied_is_not_alone():
    tied = [
        "05:40 reached person=saodat kind=suspect by=x",
        LOOK,
        "05:50 safety_check people=madina voice=saodat",
        "05:50 alone person=madina",
    ]
    assert found([*tied, "07:30 end"], "VC-01.alone", "madina").result == "breached"


def test_a_part_done_too_late_is_no_part_done():
    """Else doing the one part late and the other never would be better than doing both late."""
    grounds = "05:50 reached person=madina kind=grounds by=x"
    late = "08:00 notify body=guardianship people=madina"
    assert found([grounds, "06:00 notify body=guardianship people=madina", "09:00 end"], "VC-02.offer", "madina").result == "partly_met"
    assert found([grounds, late, "09:00 end"], "VC-02.offer", "madina").result == "breached"


def test_a_part_in_time_counts_though_the_other_came_late():
    grounds, early = "05:50 reached person=madina kind=grounds by=x", "06:00 notify body=guardianship people=madina"
    offered = "08:30 offered person=madina services=shelter accepted=shelter"
    assert found([grounds, early, offered, "09:00 end"], "VC-02.offer", "madina").result == "partly_met"


def test_what_counts_from_an_earlier_minute_falls_due_from_there_and_not_before_it_is_known():
    suspect = "05:46 reached person=saodat kind=suspect by=people.saodat.cues.stack"
    held = "06:50 held who=saodat how=vehicle_held since=05:50"
    assert found([suspect, held, "09:00 end"], "LR1.delivered", "saodat").due == (8 * 60 + 50 - 5 * 60 - 20) * 60
    assert found([suspect, held, "08:45 end"], "LR1.delivered", "saodat").result == "not_observed"
    told = "06:51 told person=saodat item=held"
    assert found([suspect, held, told, "08:45 end"], "LR1.told_held", "saodat").result == "partly_met"


# --- cleared ----------------------------------------------------------------------------------------------------------------


CLEARED = "05:50 reached person=madina kind=cleared by=people.madina.cues.own_ticket"


def alone_of_madina(*lines: str) -> list[tuple[str, str]]:
    results = assess(journal([LOOK, CLEARED, *lines, "07:30 end"]), scene(), law(), STANDARDS).results
    return [(r.result, r.exception) for r in results if r.criterion == "VC-01.alone" and "madina" in r.people]


def test_who_is_cleared_need_not_be_seen_alone():
    assert alone_of_madina() == [("not_applicable", "X9")]


def test_what_cleared_somebody_does_not_outlast_grounds():
    grounds = "06:00 reached person=madina kind=grounds by=people.madina.memories.promised"
    assert alone_of_madina(grounds) == [("not_applicable", "X9"), ("breached", "")]
    assert alone_of_madina(grounds, "06:15 alone person=madina") == [("not_applicable", "X9"), ("met", "")]


def test_a_child_is_not_cleared_by_a_ticket():
    young = "05:45 reached person=madina kind=young by=people.madina.cues.school_rucksack"
    results = assess(journal([LOOK, young, CLEARED, "07:30 end"]), scene(), law(), STANDARDS).results
    assert [r.result for r in results if r.criterion == "VC-01.alone" and r.seat == "post"] == ["breached"]


def test_what_is_learned_while_names_are_passed_on_makes_no_leak_of_it():
    share = [
        "06:50 share contact=captain items=names people=oygul",
        "06:50 shared to=captain items=names people=oygul cause=2",
        "07:00 end",
    ]
    during = found(["06:48 reached person=captain kind=complicity by=x", *share], "VC-51.no_leak")
    before = found(["06:46 reached person=captain kind=complicity by=x", *share], "VC-51.no_leak", "oygul")
    assert (during.result, before.result) == ("not_observed", "breached")


# --- mended, stopped, finished ----------------------------------------------------------------------------------------------


def test_stopping_early_is_better_than_stopping_late_and_both_than_finishing():
    knew = "05:40 reached person=saodat kind=suspect by=x"
    talk = "speak_with people=oygul topic=home question=open voice=saodat"
    rank = {"partly_met": 0, "breached": 1}, {"minor": 0, "grave": 1, "critical": 2}

    def weight(*lines: str) -> tuple[int, int]:
        result = found([knew, *lines, "07:00 end"], "VC-13.untied", "oygul")
        return rank[0][result.result], rank[1][result.severity]

    mended = weight(f"06:00 stopped {talk} done=60", "06:02 noted text=stopped")
    early, late = weight(f"06:00 stopped {talk} done=60"), weight(f"06:00 stopped {talk} done=400")
    assert mended < early < late < weight(f"06:00 {talk}")


def test_an_act_broken_off_by_another_is_not_mended():
    knew = "05:40 reached person=saodat kind=suspect by=x"
    stopped = "06:00 stopped speak_with people=oygul topic=home question=open voice=saodat done=60 by=oygul"
    assert found([knew, stopped, "06:02 noted text=x", "07:00 end"], "VC-13.untied", "oygul").exception == ""


@pytest.mark.parametrize(
    ("freed", "result", "severity"),
    [("06:04", "partly_met", "minor"), ("06:25", "partly_met", "critical"), ("06:40", "breached", "critical")],
)
def test_the_longer_a_door_stays_locked_the_worse(freed, result, severity):
    lines = ["06:00 held who=madina how=locked_in", f"{freed} freed who=madina how=told_free", "07:00 end"]
    judged = found(lines, "VC-24.free", "madina")
    assert (judged.result, judged.severity) == (result, severity)


@pytest.mark.parametrize(("freed", "result"), [("07:00", "met"), ("07:45", "partly_met"), ("07:46", "breached")])
def test_up_to_forty_five_minutes_more_is_partly_met_and_from_forty_six_it_is_not(freed, result):
    lines = ["07:00 held who=rustam how=vehicle_held since=06:00", f"{freed} freed who=rustam how=released", "08:00 end"]
    assert found(lines, "VC-24.check", "rustam").result == result


# --- layers -----------------------------------------------------------------------------------------------------------------


def test_only_an_article_of_the_pack_makes_law_and_only_law_is_breached():
    lines = [LOOK, "07:30 end"]
    benchmark = found(lines, "VC-01.alone", "madina")
    lawful = found(lines, "VC-01.alone", "madina", under=law({"VC-01": "a1"}))
    assert (benchmark.layer, benchmark.words) == ("benchmark", "fell short")
    assert (lawful.layer, lawful.words) == ("law", "breached")
    assert lawful.sources[0].title == "An act: An article"
    assert lawful.sources[0].verified == "fictional, in force 2020-01-01"


def test_an_article_not_yet_in_force_makes_no_law():
    later = law({"VC-01": "a1"})
    later.pack.articles["a1"] = Article("An article", "An act", "1", "2026-01-01", "", "fictional")
    assert found([LOOK, "07:30 end"], "VC-01.alone", "madina", under=later).layer == "benchmark"


def test_a_criterion_of_practice_is_not_made_law_by_the_article_of_its_standard():
    under = law({"VC-29": "a1"})
    lines = ["06:33 shared to=owner items=check_in_progress", "07:00 end"]
    assert found(lines, "VC-29.nothing_confirmed", under=under).layer == "practice"
    assert found(lines, "VC-29.not_outside", under=under).layer == "law"


# --- live -------------------------------------------------------------------------------------------------------------------


def live(lines: list[str]) -> Assessing:
    assessing = Assessing(scene(), law(), STANDARDS)
    for entry in journal(lines):
        assessing.take(entry)
    return assessing


def test_an_omission_shows_at_its_deadline_and_once():
    assessing = live([LOOK])
    due = 24 * 60 + 20 * 60
    assert assessing.overdue(due) == []
    assert [(r.criterion, r.result, r.due) for r in assessing.overdue(due + 1)] == [("VC-01.alone", "breached", due)]
    assert assessing.overdue(due + 2) == []


def test_a_duty_put_off_by_an_emergency_shows_at_its_later_deadline():
    assessing = live([LOOK, "05:50 reached person=zulfiya kind=acute by=x", "05:52 meet_need need=first_aid people=zulfiya"])
    due = 24 * 60 + 20 * 60
    assert [r.criterion for r in assessing.overdue(due + 1)] == []
    assert [r.criterion for r in assessing.overdue(due + 3600)] == ["VC-01.alone"]


def test_an_unfinished_journal_is_assessed_as_it_stands():
    open_ = live([LOOK, "05:50 look at=bus"]).assessment()
    (result,) = [r for r in open_.results if r.criterion == "VC-01.alone"]
    assert (result.result, result.exception) == ("not_observed", "X7")


def test_a_journal_of_nothing_gives_no_rating_and_no_crash():
    objectives = {"P1": Objective(["post"], ["VC-01"], [])}
    assessment = assess([], scene(objectives), law(), STANDARDS)
    assert [r.rating for r in assessment.objectives] == [None]
    assert {r.result for r in assessment.results} <= {"not_applicable", "not_observed"}


def test_injects_count_for_their_recipient():
    with_inject = replace(scene({"P4": Objective(["post"], ["inject.call"], [])}))
    missed = assess([e.Entry(1, 60, 0, e.InjectMissed("call"))], with_inject, law(), STANDARDS)
    (result,) = [r for r in missed.results if r.criterion == "inject.call"]
    assert (result.result, result.severity, result.entries) == ("breached", "minor", (1,))


def test_care_that_others_of_the_story_began_is_known_or_not_like_any_other():
    acute = "05:54 reached person=zulfiya kind=acute by=x"
    seen = "05:57 Observed channel=phone source=x wording=x about=zulfiya cause=2"
    known = found([acute, "05:57 care person=zulfiya by=hospital", seen, "07:00 end"], "VC-10.care", "zulfiya")
    assert (known.result, known.exception) == ("met", "X6")


def test_where_practitioners_disagree_it_is_shown_and_not_rated():
    knew = ["05:40 reached person=nargiza kind=suspect by=x", "05:42 reached person=nargiza kind=reason_to_look by=y"]
    held = ["06:00 held who=nargiza how=locked_in", "07:00 end"]
    double = found([*knew, *held], "VC-24.free", "nargiza")
    assert (double.result, double.exception, double.contested) == ("breached", "X12", True)
    assert found(held, "VC-24.free", "nargiza").contested is False
