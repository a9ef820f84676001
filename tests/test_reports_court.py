"""In court: what each motion came to and why, what was struck and by which rule, who walked free, and who had been told before."""

from typing import Any

import pytest

from scoring.examples import journal
from scoring.reports.court import court
from scoring.reports.material import written
from scoring.reports.model import Section
from sim.model import events as e
from tests.small_case import PEOPLE, material
from zholda.session.reports import spoken

SEATS = {
    "post": {"profession": "migration_police", "place": "post"},
    "investigator": {"profession": "criminal_police", "place": "department"},
    "prosecutor": {"profession": "prosecutor", "place": "desk"},
    "shelter": {"profession": "shelter_worker", "place": "house"},
}
PACK = {
    "rules": [{"id": "tied_voice", "when": "", "article": "cpc_80", "excludes": True}],
    "articles": {"cpc_80": {"act": "Criminal Procedure Code", "number": "80", "title": "Who may not interpret", "tag": "P"}},
    "texts": {"rules.tied_voice": "Whoever has a stake in the case does not interpret."},
}
PAPERS = "06:10 check_documents people=madina act=post-1"
SEARCH = "07:40 search_person people=saodat seat=investigator act=investigator-1"
WORD = "14:00 ask people=madina topic=work question=open seat=investigator act=investigator-2 voice=odil"
CASE = "09:00 case seat=investigator offence=trafficking"
material_of_all = material
GROUNDS = "06:12 reached person=madina kind=grounds by=x"


def read(*lines: str) -> tuple[Section, ...]:
    """What is said of the court in a journal of four seats."""
    scenario: dict[str, Any] = {**material(), "seats": SEATS}
    roster = tuple((seat, "trainee") for seat in SEATS)
    header = e.Opened(1, 1, "0.1.0", "small", "nowhere", 7, 0, "training", roster, (), {"scenario": scenario, "pack": PACK})
    found = [e.Entry(1, 0, 0, header), *(e.Entry(x.n + 1, x.at, x.cause and x.cause + 1, x.event) for x in journal(lines))]
    return court(found, written(found), spoken(header))


def said(*lines: str) -> list[str]:
    """The lines about the only ruling."""
    (one,) = read(*lines)
    return [line.text for line in one.lines]


def motion(evidence: str, milder: str = "yes", kind: str = "custody", whom: str = "person=saodat") -> str:
    return f"20:00 motion seat=prosecutor motion={kind} {whom} evidence={evidence} milder={milder}"


def ruled(ruling: str, relied: str, more: str = "", kind: str = "custody", whom: str = "person=saodat") -> str:
    return f"23:00 ruled motion={kind} {whom} ruling={ruling} relied={relied} {more}".strip()


def test_custody_that_held_says_on_what_and_through_whom_it_came():
    (one,) = read(PAPERS, SEARCH, CASE, motion("post-1,investigator-1"), ruled("custody", "post-1,investigator-1"), "24:00 end")
    assert one.title == "23:00 Custody: the woman in grey. Decided: custody"
    assert [line.text for line in one.lines] == [
        "Filed at 20:00 by the prosecutor's office, relying on 2 acts of the file. Why milder measures fail was said.",
        (
            "It held. The rule asks for two lawful sources, one of them not a person's word, one of them against whom it concerns, and for "
            "the reasons why milder measures fail. There were 2: Check the papers (Madina); Search the person (the woman in grey)."
        ),
    ]


def test_every_sentence_of_it_leads_to_the_journal():
    (one,) = read(PAPERS, SEARCH, CASE, motion("post-1,investigator-1"), ruled("custody", "post-1,investigator-1"), "24:00 end")
    assert one.lines[0].entries == (5,)
    assert one.lines[1].entries == (2, 3, 6)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ((PAPERS, CASE, motion("post-1"), ruled("released", "post-1")), "Only one lawful source was left."),
        ((CASE, motion("post-1"), ruled("released", "")), "No lawful source was left."),
        (
            (WORD, WORD.replace("madina", "rustam").replace("-2", "-3"), CASE, motion("investigator-2,investigator-3"),
             ruled("released", "investigator-2,investigator-3")),
            "There were 2 lawful sources, and each of them was a person's word.",
        ),
        (
            (PAPERS, SEARCH, CASE, motion("post-1,investigator-1"), ruled("released", "post-1,investigator-1")),
            "There were 2 lawful sources, and none of them spoke against the woman in grey.",
        ),
        ((PAPERS, SEARCH, motion("post-1,investigator-1"), ruled("released", "post-1,investigator-1")), "No case was registered."),
    ],
)  # fmt: skip
def test_what_did_not_hold_says_what_was_missing(lines: tuple[str, ...], why: str):
    found = said(*lines, "24:00 end")
    assert found[1].startswith("It did not hold. ")
    assert found[1].endswith(why), found[1]


def test_a_motion_that_came_too_late_was_not_looked_at():
    late = "23:00 heard seat=prosecutor channel=document wording=engine.ruled_late about=saodat cause=5"
    (one,) = read(PAPERS, SEARCH, CASE, motion("post-1,investigator-1"), ruled("released", ""), late, "24:00 end")
    assert one.title == "23:00 Custody: the woman in grey. Decided: no custody"
    assert one.lines[1].text == "It was not looked at: it came after the last hour for it, and the term ended."


def test_where_nobody_said_why_milder_measures_fail_it_became_house_arrest():
    found = said(PAPERS, SEARCH, CASE, motion("post-1,investigator-1", "no"), ruled("house_arrest", "post-1,investigator-1"), "24:00 end")
    assert found[1].startswith("It held in part: nobody had said why milder measures fail, so it became house arrest. There were 2 lawful")


def test_a_refusal_says_what_it_rests_on():
    heard = "23:00 heard seat=prosecutor channel=document wording=engine.ruled.refused why=no_source cause=3"
    house = "place=house"
    found = said(CASE, motion("", "no", "search", house), ruled("refused", "", "", "search", house), heard, "24:00 end")
    assert found[1] == "It was refused. No lawful source in the file bears it."


def test_what_was_struck_is_named_with_the_rule_and_its_article():
    struck = ruled("released", "post-1", "struck=investigator-2 unmet=tied_voice")
    found = said(PAPERS, WORD, CASE, motion("post-1,investigator-2"), struck, "24:00 end")
    assert found[2:] == [
        (
            "Struck by the judge, and so of no use: Ask, in the interview (Madina; the criminal police, 14:00). Whoever has a stake in the "
            "case does not interpret. Criminal Procedure Code 80: Who may not interpret (P)."
        ),
    ]


def test_what_was_taken_out_beforehand_is_said_once_with_its_reason():
    out = "19:00 struck seat=prosecutor evidence=investigator-2 reason=tied_interpreter"
    found = read(
        PAPERS, SEARCH, WORD, CASE, out, motion("post-1,investigator-1"), ruled("custody", "post-1,investigator-1"),
        motion("post-1", "no", "deposition", "person=madina").replace("20:00", "23:10"),
        ruled("granted", "post-1", "", "deposition", "person=madina").replace("23:00", "23:30"), "24:00 end",
    )  # fmt: skip
    assert [line.text for line in found[0].lines][2] == (
        "Taken out of the file before it reached the judge, by the prosecutor's office: Ask, in the interview (Madina; the criminal "
        "police, 14:00): the interpreter was tied to a party."
    )
    assert len(found[1].lines) == 2


def test_what_a_granted_request_rests_on_is_said():
    found = said(
        CASE, motion("", "no", "deposition", "person=madina"), ruled("granted", "", "", "deposition", "person=madina"), "24:00 end"
    )
    assert found[1] == "It was granted. For this the rule asks for a registered case and no more."


def test_who_walks_free_and_who_was_told_before_is_said():
    told = "23:20 told person=madina item=ruling by=shelter"
    free = "23:50 freed who=saodat how=released"
    lines = (
        GROUNDS, GROUNDS.replace("madina", "rustam"), PAPERS, CASE, motion("post-1"), ruled("released", "post-1"), told,
        "23:25 told person=rustam item=ruling understood=no", free, "24:30 end",
    )  # fmt: skip
    assert said(*lines)[2:] == [
        "At 23:50 the woman in grey walked free.",
        "Told before that, and understood: Madina.",
        "Told before that, and not understood: Rustam.",
    ]


def test_whoever_was_told_is_named_though_nothing_made_it_theirs_and_a_suspect_is_not():
    told = [f"23:20 told person={who} item=ruling" for who in ("rustam", "saodat")]
    lines = ("15:00 status person=madina status=injured", PAPERS, SEARCH, CASE, motion("post-1,investigator-1"))
    assert said(*lines, ruled("custody", "post-1,investigator-1"), *told, "24:30 end")[2:] == [
        "Told of it, and understood: Rustam.", "Never told: Madina.",
    ]  # fmt: skip


def test_whoever_learned_it_after_the_door_had_opened_or_never_is_named():
    lines = (
        GROUNDS, GROUNDS.replace("madina", "rustam"), PAPERS, CASE, motion("post-1"), ruled("released", "post-1"),
        "23:50 freed who=saodat how=released", "24:10 told person=madina item=ruling", "24:30 end",
    )  # fmt: skip
    assert said(*lines)[2:] == ["At 23:50 the woman in grey walked free.", "Told only afterwards: Madina.", "Never told: Rustam."]


def test_whoever_came_with_the_suspect_and_was_never_told_is_named_though_no_seat_found_out(monkeypatch):
    people: dict[str, Any] = {**PEOPLE}
    group = {who: {**one, "group": "seats"} if one["role"] == "traveller" else one for who, one in people.items()}
    monkeypatch.setitem(globals(), "material", lambda: {**material_of_all(), "people": group})
    lines = (GROUNDS, PAPERS, CASE, motion("post-1"), ruled("released", "post-1"), "23:50 freed who=saodat how=released", "24:30 end")
    assert said(*lines)[-1] == "Never told: Madina."
    came = [f"05:40 moved who={who} place=post aboard=bus" for who in ("madina", "rustam", "saodat")]
    assert said(*came, *lines)[-1] == "Never told: Madina and Rustam."


def test_of_a_ruling_of_which_nobody_is_warned_only_those_it_concerns_are_told_of():
    search = (CASE, motion("post-1", "no", "search", "place=house"), ruled("granted", "post-1", "", "search", "place=house"))
    assert len(said(PAPERS, GROUNDS, *search, "24:00 end")) == 2


def test_who_walks_because_nobody_moved_the_judge_is_said_too():
    lapsed = "30:12 clock clock=custody subject=saodat how=lapsed"
    (one,) = read(GROUNDS, PAPERS, CASE, lapsed, "30:12 freed who=saodat how=term_over", "31:00 end")
    assert one.title == "Tue 06:12 No motion was filed: the woman in grey"
    assert [line.text for line in one.lines] == [
        "The term ended, and nobody had asked the judge for anything.",
        "At Tue 06:12 the woman in grey walked free.",
        "Never told: Madina.",
    ]


def test_a_motion_without_a_ruling_waits():
    (one,) = read(PAPERS, CASE, motion("post-1"), "21:00 end")
    assert one.title == "20:00 Custody: the woman in grey. Not decided by the end"
    assert len(one.lines) == 1


def test_where_nobody_went_to_court_there_is_nothing_to_say():
    assert read(PAPERS, GROUNDS, "24:00 end") == ()


def test_a_rule_that_the_pack_no_longer_knows_is_named_by_its_id():
    scenario: dict[str, Any] = {**material(), "seats": SEATS}
    header = e.Opened(1, 1, "0.1.0", "small", "nowhere", 7, 0, "training", (), (), {"scenario": scenario})
    lines = (PAPERS, CASE, motion("post-1"), ruled("released", "", "struck=post-1 unmet=tied_voice"), "24:00 end")
    found = [e.Entry(1, 0, 0, header), *(e.Entry(x.n + 1, x.at, x.cause, x.event) for x in journal(lines))]
    (one,) = court(found, written(found), spoken(header))
    assert one.lines[2].text.endswith("tied voice.")
