"""The lines under a result: each says what it means, with whom, by which article; what explains nothing is not shown."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from scoring.assess import assess
from scoring.debrief import tell
from scoring.examples import journal
from scoring.model import Assessment, Result, Source
from scoring.reports.evidence import Evidence
from scoring.reports.material import written
from scoring.reports.results import judged, result_line
from scoring.reports.words import lawful, sourced
from sim.model import events as e
from sim.model.pack import Article
from sim.model.people import Thing
from tests.mill import BARE, Play
from tests.small_case import material
from tests.standards.scene import law, scene, standards
from zholda import tongue
from zholda.session.journals import header_of
from zholda.session.reports import spoken

PACK: dict[str, Any] = {
    "limits": {
        "custody": {"value": 172800, "article": "code_4"},
        "reflection": {"value": 30 * 86400, "article": "code_9"},
        "delivery": {"value": 7200},
    },
    "articles": {
        "code_4": {"act": "Code", "number": "4", "title": "How long", "tag": "P"},
        "code_9": {"act": "Code", "number": "9", "title": "Time to decide", "tag": "P"},
    },
    "rules": [{"id": "by_night", "when": "", "article": "code_4"}],
    "texts": {"rules.by_night": "Nobody is asked by night."},
}


def entries(*lines: str) -> list[e.Entry]:
    header = e.Opened(
        1, 1, "0.1.0", "small", "nowhere", 7, 0, "training", (("post", "trainee"),), (), {"scenario": material(), "pack": PACK}
    )
    return [e.Entry(1, 0, 0, header), *(e.Entry(x.n + 1, x.at, x.cause and x.cause + 1, x.event) for x in journal(lines))]


def happened(
    lines: Sequence[str], cited: Sequence[int], criterion: str = "VC-44.papers_back", person: str = "madina", **more: Any
) -> list[str]:
    """The lines under one result that cites these lines of a journal."""
    found = entries(*lines)
    standard = criterion.partition(".")[0]
    given = {"due": -1, "degree": "never", "seat": "post", **more}
    result = Result(
        criterion=criterion, standard=standard, person=person, people=(person,), result="breached", layer="benchmark",
        exception="", contested=False, entries=tuple(n + 1 for n in cited), rule="", sources=(), better="", severity="minor", **given,
    )  # fmt: skip
    made = written(found)
    words = spoken(header_of(found))
    every = judged(found, Assessment("small", 7, "0.1.0", (), (result,)), (), made, words, ())
    (told,) = tell(found, Assessment("small", 7, "0.1.0", (), (result,)))
    return [line.text for line in result_line(every, told, several=False).happened]


TAKEN = ["05:44 ThingMoved thing=passport holder=seat:post", "06:00 seat seat=post status=taken"]


def test_a_paper_that_was_kept_is_told_with_its_owner():
    assert happened(TAKEN, [1]) == ["taken, and kept from then on, what belongs to Madina"]


def test_the_last_act_before_a_deadline_is_not_shown_as_if_it_answered_it():
    protected = "20:04 protect people=madina measure=pseudonym"
    lines = [*TAKEN, protected, "21:30 end"]
    assert happened(lines, [1, 3], due=15 * 3600) == ["taken, and kept from then on, what belongs to Madina"]


def test_what_came_too_late_is_shown():
    late = "20:44 protect people=madina measure=pseudonym"
    assert happened([*TAKEN, late, "21:30 end"], [1, 3], due=15 * 3600)[1:] == ["Protect, a pseudonym in the file: Madina"]


def test_how_an_event_of_the_list_was_answered_shows_nothing_of_another_result():
    lines = [*TAKEN, "07:10 InjectMissed inject=remark", "08:00 end"]
    assert happened(lines, [1, 3], criterion="VC-24.no_longer") == ["taken, and kept from then on, what belongs to Madina"]
    assert happened(lines, [3], criterion="inject.remark") != []


def test_who_was_in_the_room_with_her_is_said_where_it_is_about_being_apart():
    lines = [
        "05:44 moved who=saodat place=post room=office", "05:50 moved who=dana place=post room=office",
        "05:54 moved who=madina place=post room=office", "06:20 moved who=madina place=post room=hall", "07:00 end",
    ]  # fmt: skip
    said = happened(lines, [3, 4], criterion="VC-09.apart")
    assert said == ["now in the office: Madina. Together with the woman in grey.", "now in hall: Madina"]
    assert happened(lines, [3], criterion="VC-11.unheard") == ["now in the office: Madina"]


def test_a_term_says_how_long_the_law_makes_it_and_is_over_with_its_own_minute():
    found = entries(
        "06:12 ClockStarted clock=custody subject=saodat since=06:12 due=54:12",
        "54:12 ClockStopped clock=custody subject=saodat how=lapsed",
    )
    evidence = Evidence(found, written(found), spoken(header_of(found)))
    assert evidence.rules.term("custody", "saodat") == "By law 48 h: Code, art. 4: How long (P)."
    assert evidence.rules.term("reflection", "madina") == "By law 30 days: Code, art. 9: Time to decide (P)."
    assert evidence.rules.term("delivery", "saodat") == "", "a window of ours is no law"
    (line,) = evidence.rules.run_out(found)
    assert line.clock.endswith("06:11"), "the entry is the second behind the last one of the term"
    assert line.text.endswith("the time is over and nothing was done. By law 48 h: Code, art. 4: How long (P).")


def test_the_term_of_a_ruling_on_custody_is_not_said_of_another_ruling(monkeypatch: pytest.MonkeyPatch):
    """148(2) stood behind safety measures that were granted, and behind a testimony before the judge: it is about custody only."""
    limit = {"value": 28_800, "article": "code_4", "of": ["custody", "house_arrest"]}
    monkeypatch.setitem(PACK["limits"], "ruling", limit)
    heard = "20:00 heard seat=prosecutor channel=document wording=engine.ruled.{} motion={} about=saodat"
    custody = happened([heard.format("custody", "custody")], [1], criterion="VC-53.told", person="saodat")
    safety = happened([heard.format("granted", "safety")], [1], criterion="VC-53.told", person="saodat")
    assert custody[0].endswith("By law 8 h: Code, art. 4: How long (P).")
    assert safety
    assert "By law" not in safety[0]
    limit["of"] = []  # another law speaks of every motion
    assert happened([heard.format("granted", "safety")], [1], criterion="VC-53.told", person="saodat")[0].endswith("How long (P).")


def test_what_a_judge_struck_is_said_where_a_result_rests_on_it():
    ruled = "30:00 ruled motion=custody person=saodat ruling=house_arrest relied=post-9 struck=post-4 unmet=by_night"
    said = happened([ruled, "31:00 end"], [1], criterion="LR5.clean", person="saodat")
    assert said == ["the judge struck 1 of what the motion relied on (custody). Nobody is asked by night. Code, art. 4: How long (P)."]


def test_how_long_somebody_was_interviewed_is_said_where_it_is_about_that():
    lines = [
        "10:00 interview people=madina status=injured seconds=600",
        "11:20 interview step=ask people=madina topic=work question=open",
        "12:00 end",
    ]
    (said,) = happened(lines, [2], criterion="VC-17.single")
    assert said.endswith("It had begun at 09:50, and lasted 1 h 30 min without a break of the length that the law knows.")


def test_a_false_minute_is_told_beside_the_true_one():
    held = ["06:12 held who=saodat how=told_held", "06:13 seat seat=post status=taken"]
    said = happened([*held, "06:40 tell_held people=saodat minute=06:40"], [3], criterion="LR1.minute_said", person="saodat")
    assert said == ["Say: you are held, and why: the woman in grey. Stated: 06:40. True: 06:12."]
    said = happened([*held, "09:30 filed form=shift_note restricted_at=08:20"], [3], criterion="LR1.minute_written", person="saodat")
    assert said == ["filed: Shift note. Stated: 08:20. True: 06:12."]
    said = happened([*held, "06:40 tell_held people=saodat minute=06:40"], [3], criterion="LR2.rights", person="saodat")
    assert said == ["Say: you are held, and why: the woman in grey"]


def test_a_false_minute_with_which_the_hold_began_is_told_beside_the_true_one():
    lines = ["06:14 tell_held people=saodat minute=10:00", "06:14 held who=saodat how=told_held since=06:13 cause=1", "07:00 end"]
    said = happened(lines, [1], criterion="LR1.minute_said", person="saodat")
    assert said == ["Say: you are held, and why: the woman in grey. Stated: 10:00. True: 06:13."]


def test_what_another_seat_did_is_told_with_whose_it_is():
    shared = "07:00 shared seat=post to=regional items=suspected_misconduct"
    (mine,) = happened([shared, "08:00 end"], [1], criterion="VC-51.outside_the_chain", person="", degree="by_another")
    assert "Done by" not in mine
    (known,) = happened([shared, "08:00 end"], [1], criterion="VC-51.outside_the_chain", person="", seat="shelter", degree="")
    assert known.endswith(". Done by: migration police.")
    (unknown,) = happened([shared, "08:00 end"], [1], criterion="VC-51.outside_the_chain", person="", seat="shelter", degree="by_another")
    assert unknown.endswith(". Done by: migration police. That never reached this seat.")


def test_where_another_did_it_unknown_to_this_seat_its_own_part_is_told_first():
    """The first line under a duty was what somebody else had done, before anything said whose duty it was."""
    shared = "07:00 shared seat=post to=regional items=suspected_misconduct"
    knew = "08:00 reached person=saodat kind=complicity by=x seat=shelter"
    said = happened(
        [shared, knew, "40:00 end"], [1, 2], criterion="VC-51.outside_the_chain", person="", seat="shelter", degree="by_another"
    )
    assert "there were signs" in said[0]
    assert said[1].endswith(". Done by: migration police. That never reached this seat.")


def test_who_heard_is_said_where_it_is_about_being_overheard():
    lines = [
        "06:02 reached person=saodat kind=suspect by=x",
        "06:10 speak_with people=madina topic=work question=open voice=odil hearing=rustam,dana,saodat", "07:00 end",
    ]  # fmt: skip
    (said,) = happened(lines, [2], criterion="VC-11.no_onlookers")
    assert said.endswith(". Within hearing: Rustam."), "neither colleagues nor whom it would be worse that they hear"
    (said,) = happened(lines, [2], criterion="VC-11.unheard")
    assert said.endswith(". Within hearing: the woman in grey.")
    stopped = "06:10 stopped speak_with people=madina topic=work question=open voice=odil hearing=rustam done=400"
    (said,) = happened([stopped, "07:00 end"], [2], criterion="VC-11.no_onlookers")
    assert said.endswith(". Within hearing: Rustam.")
    assert "Within hearing" not in happened(lines, [2], criterion="VC-17.single")[0]


def test_custody_on_which_a_judge_decided_did_not_run_out():
    clock = ["06:12 ClockStarted clock=custody subject=saodat since=06:12 due=54:12"]
    over = "54:12 ClockStopped clock=custody subject=saodat how=lapsed"
    ruled = "53:30 ruled motion=custody person=saodat ruling=released"
    late = "50:00 ClockStopped clock=motion subject=saodat how=late"
    for lines, n in (([*clock, over], 1), ([*clock, ruled, over], 0), ([*clock, late, ruled, over], 1)):
        found = entries(*lines)
        assert len(list(Evidence(found, written(found), spoken(header_of(found))).rules.run_out(found))) == n


@pytest.mark.parametrize(
    ("language", "cited"),
    [
        ("en", "Criminal Procedure Code, art. 129: Delivery lasts three hours at most [P, version read 2023]"),
        ("ru", "УПК, ст. 129: Доставление длится не больше трёх часов [P, прочитана редакция от 2023]"),
        ("kk", "ҚПК, 129-бап: Жеткізу үш сағаттан аспайды [P, 2023 редакциясы оқылған]"),
    ],
)
def test_an_article_is_cited_as_a_lawyer_cites_it_in_three_languages(language: str, cited: str):
    article = Article("Delivery lasts three hours at most", "Criminal Procedure Code", "129", "", "2023", "P")
    found = entries("07:00 end")
    tongue.use(language)
    try:
        assert lawful(("cpc_129", article), spoken(header_of(found))) == cited
    finally:
        tongue.use("en")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "[fictional, in force 2019]"), ("ru", "[вымышлено, в силе с 2019]"), ("kk", "[ойдан шығарылған, 2019 бастап күшінде]")],
)
def test_that_an_article_is_invented_is_said_in_the_language_of_the_report(language: str, said: str):
    article = Article("Delivery lasts three hours at most", "Code", "129", "2019", "", "fictional")
    words = spoken(header_of(entries("07:00 end")))
    tongue.use(language)
    try:
        assert said in lawful(("code_129", article), words)
        invented = Source("Code of the invented country", "4", "fictional")
        assert sourced(invented, words.say, words.citation).endswith(said.partition(",")[0] + "]")
    finally:
        tongue.use("en")


@pytest.mark.parametrize(("minutes_left", "said"), [(10, "begun in time, done too late"), (-10, "the time is over and nothing was done")])
def test_a_paper_that_was_being_written_when_its_time_ran_out_is_not_nothing(minutes_left: int, said: str):
    play = Play().do("tell_held", people=["boss"], where="hall")
    play.until(play.exercise._stage.world.get("clock_due.delivery.boss") - 60 * minutes_left)
    play.do("detain", person="boss", ground="traces", where="hall", minute="now", **BARE)
    journal = list(play.exercise.journal)
    rules = Evidence(journal, written(journal), spoken(header_of(journal))).rules
    assert [said in line.text for line in rules.run_out(journal)] == [True]


def test_what_was_done_too_late_says_when_it_was_due_and_that_it_was_done():
    """`Partly met` stood beside `told, and understood`, and nothing said what it had fallen short of."""
    found = entries(
        "06:00 status person=oygul status=injured seat=prosecutor",
        "06:12 ruled motion=custody person=saodat ruling=custody",
        "06:15 heard seat=prosecutor channel=document wording=engine.ruled.custody about=saodat cause=2",
        "11:00 shared seat=prosecutor to=shelter items=ruling",
        "20:00 end",
    )
    assessed = assess(found, scene(), law(), standards())
    every = judged(found, assessed, standards(), written(found), spoken(header_of(found)), ())
    told = next(one for one in every.told if one.result.criterion == "VC-53.told")
    line = result_line(every, told, several=False)
    assert line.due == "It fell due at 08:15. It was done, but later than that."
    assert [(one.clock, one.text.partition(":")[0]) for one in line.happened] == [
        ("06:15", "Decided"), ("11:00", "passed on to the shelter"),
    ]  # fmt: skip


def test_a_childs_paper_that_stays_with_the_case_says_why_it_is_nobodys_debt():
    """`Commanded by law` stood there, and told nobody what the law commands."""
    found = entries("05:44 reached person=madina kind=young by=x", "06:30 thing thing=passport holder=seat:post", "33:00 end")
    plain = Thing("passport", "madina", "saodat")
    assessed = assess(found, replace(scene(), things={"passport": plain}), law(), standards())
    every = judged(found, assessed, standards(), written(found), spoken(header_of(found)), ())
    told = next(one for one in every.told if one.result.criterion == "VC-44.papers_back")
    line = result_line(every, told, several=False)
    assert (line.people, line.verdict) == ("Madina", "not_applicable")
    assert line.exception == "a paper that may prove the age of a child stays with the case; a copy and a note of identity stand for it"


@pytest.mark.parametrize(
    ("before", "missing"),
    [
        ([], "a moment alone; a talk that was understood; the reasons on paper"),
        (["06:30 filed form=negative_screening_note subject=rustam"], "a moment alone; a talk that was understood"),
    ],
)
def test_a_fine_before_anything_was_asked_says_what_had_to_come_first_and_what_would_have_been_right(before: list[str], missing: str):
    """A fine alone makes an objective U, and the line said `Fine: Rustam` and no more of what was amiss."""
    found = entries("05:50 check_documents people=rustam", *before, "07:05 administrative step=fine people=rustam", "08:00 end")
    every = judged(found, assess(found, scene(), law(), standards()), standards(), written(found), spoken(header_of(found)), ())
    told = next(one for one in every.told if one.result.criterion == "VC-07.screened")
    line = result_line(every, told, several=False)
    assert [(one.clock, one.text) for one in line.happened] == [("07:05", "Fine: Rustam"), ("", f"Missing until then: {missing}.")]
    assert "write why in the note that no sign was found" in line.better
    assert [source.partition(" [")[0] for source in line.sources] == ["Palermo Protocol 3", "UN Smuggling Protocol 5, 16"]
