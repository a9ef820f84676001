"""In court: what each motion came to and why, what was struck and by which rule, who walked free, and who had been told before."""

from typing import Any

import pytest

from scoring.assess import assess
from scoring.examples import journal
from scoring.lawfulness import unlawful
from scoring.reports.build import Extras, report
from scoring.reports.court import court
from scoring.reports.material import written
from scoring.reports.model import Section
from sim.dossier import FITS
from sim.law import CIRCUMSTANCES, WORDS
from sim.model import events as e
from sim.model.terms import STRIKE_REASONS
from tests.small_case import PEOPLE, material
from tests.standards.case_play import Table
from tests.standards.scene import standards
from zholda.session.reports import spoken

SEATS = {
    "post": {"profession": "migration_police", "place": "post"},
    "investigator": {"profession": "criminal_police", "place": "department"},
    "prosecutor": {"profession": "prosecutor", "place": "desk"},
    "shelter": {"profession": "shelter_worker", "place": "house"},
}
PACK = {
    "rules": [
        {"id": "tied_voice", "when": "proc and voice_tied", "article": "cpc_80", "excludes": True},
        {"id": "touched", "when": "verb == search_person and other_sex", "article": "cpc_255", "excludes": True},
        {"id": "not_told", "when": "held and not told_held", "article": "cpc_80", "excludes": False},
    ],
    "articles": {"cpc_80": {"act": "Criminal Procedure Code", "number": "80", "title": "Who may not interpret", "tag": "P"}},
    "texts": {
        "rules.tied_voice": "Whoever has a stake in the case does not interpret.",
        "rules.touched": "A person is searched by somebody of the same sex.",
    },
}
PAPERS = "06:10 check_documents people=madina act=post-1"
SEARCH = "07:40 search_person people=saodat seat=investigator act=investigator-1"
WORD = "14:00 interview step=ask people=madina topic=work question=open seat=investigator act=investigator-2 voice=odil"
PROTOCOL = "08:30 detain people=saodat ground=traces rights=1 seat=investigator act=investigator-9"
CASE = "09:00 case seat=investigator offence=trafficking"
material_of_all = material
GROUNDS = "06:12 reached person=madina kind=grounds by=x"
NEVER_RUSTAM = "Never told: Rustam (reasonable grounds since 06:12)."


def read(*lines: str, broken: dict[int, list[str]] | None = None) -> tuple[Section, ...]:
    """What is said of the court in a journal of four seats."""
    scenario: dict[str, Any] = {**material(), "seats": SEATS}
    roster = tuple((seat, "trainee") for seat in SEATS)
    header = e.Opened(1, 1, "0.1.0", "small", "nowhere", 7, 0, "training", roster, (), {"scenario": scenario, "pack": PACK})
    found = [e.Entry(1, 0, 0, header), *(e.Entry(x.n + 1, x.at, x.cause and x.cause + 1, x.event) for x in journal(lines))]
    return court(found, written(found), spoken(header), broken)


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
        "Filed at 20:00 by the prosecutor's office. Acts of the file that it rests on: 2. Why milder measures fail was said.",
        (
            "It held. The rule asks for two lawful sources, one of them not a person's word, one of them against whom it concerns, and for "
            "the reasons why milder measures fail. There were 2: Check the papers (Madina); Search the person (the woman in grey)."
        ),
    ]


def test_how_often_the_file_was_read_before_it_was_filed_is_said_of_whoever_filed():
    """A prosecutor read the file act by act five times, and no word of it stood anywhere."""
    read_it = [f"1{hour}:00 review seat=prosecutor what={what} act=prosecutor-{hour}" for hour, what in ((2, "case"), (5, "file"))]
    by_another = "16:00 review seat=investigator what=file act=investigator-9"
    late = "21:00 review seat=prosecutor what=file act=prosecutor-9"
    held = ruled("custody", "post-1,investigator-1")
    found = said(PAPERS, SEARCH, CASE, *read_it, by_another, motion("post-1,investigator-1"), late, held, "24:00 end")
    assert found[1] == "The file had been reviewed before that: 2 times, last at 15:00."
    once = said(PAPERS, SEARCH, CASE, read_it[0], motion("post-1,investigator-1"), held, "24:00 end")
    assert once[1] == "The file had been reviewed before that, at 12:00."


def test_a_motion_for_custody_names_the_articles_by_which_it_is_moved_and_decided(monkeypatch):
    lead = {"value": 28_800, "article": "cpc_147_3"}
    ruling = {"value": 28_800, "article": "cpc_148_2", "of": ["custody"]}
    of_its_own = {"act": "Criminal Procedure Code", "tag": "P"}
    articles = {
        "cpc_147_3": {**of_its_own, "number": "147(3)", "title": "The motion is with the judge in time"},
        "cpc_148_2": {**of_its_own, "number": "148(2)", "title": "The judge rules within eight hours"},
    }
    monkeypatch.setitem(PACK, "limits", {"motion_lead": lead, "ruling": ruling})
    monkeypatch.setitem(PACK, "articles", articles)
    found = said(PAPERS, SEARCH, CASE, motion("post-1,investigator-1"), ruled("custody", "post-1,investigator-1"), "24:00 end")
    assert found[0].endswith("was said. Criminal Procedure Code, art. 147(3): The motion is with the judge in time (P).")
    assert found[1].endswith("By law 8 h: Criminal Procedure Code, art. 148(2): The judge rules within eight hours (P).")
    granted = motion("", "no", "deposition", "person=madina"), ruled("granted", "", "", "deposition", "person=madina")
    assert not [line for line in said(CASE, *granted, "24:00 end") if "148(2)" in line or "147(3)" in line]


def test_every_sentence_of_it_leads_to_the_journal():
    (one,) = read(PAPERS, SEARCH, CASE, motion("post-1,investigator-1"), ruled("custody", "post-1,investigator-1"), "24:00 end")
    assert one.lines[0].entries == (5,)
    assert one.lines[1].entries == (2, 3, 6)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ((PAPERS, PROTOCOL, CASE, motion("post-1"), ruled("released", "post-1")), "Only one lawful source was left."),
        ((PROTOCOL, CASE, motion("post-1"), ruled("released", "")), "No lawful source was left."),
        (
            (PROTOCOL, WORD, WORD.replace("madina", "rustam").replace("-2", "-3"), CASE, motion("investigator-2,investigator-3"),
             ruled("released", "investigator-2,investigator-3")),
            "There were 2 lawful sources, and each of them was a person's word.",
        ),
        (
            (PAPERS, SEARCH, PROTOCOL, CASE, motion("post-1,investigator-1"), ruled("released", "post-1,investigator-1")),
            "There were 2 lawful sources, and none of them spoke against the woman in grey.",
        ),
        ((PAPERS, SEARCH, motion("post-1,investigator-1"), ruled("released", "post-1,investigator-1")), "No case was registered."),
        (
            (PAPERS, SEARCH, CASE, motion("post-1,investigator-1"), ruled("released", "post-1,investigator-1")),
            "Nobody had written a protocol of the detention, and whoever is held without one goes free.",
        ),
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
            "case does not interpret. Criminal Procedure Code, art. 80: Who may not interpret (P)."
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
    assert [line.text.partition(" ")[0] for line in found[1].lines] == ["Filed", "It", "Never"]


def taken_out(reason: str, broken: dict[int, list[str]] | None) -> str:
    """What is said of a search taken out for this reason, which broke these rules of the pack."""
    out = f"19:00 struck seat=prosecutor evidence=investigator-1 reason={reason}"
    found = read(PAPERS, SEARCH, CASE, out, motion("post-1"), ruled("released", "post-1"), "24:00 end", broken=broken)
    said = next(line.text for line in found[0].lines if line.text.startswith("Taken out"))
    return said.partition("07:40): ")[2]


def test_a_reason_that_does_not_fit_what_was_wrong_is_said_with_the_rule_that_was_broken():
    assert taken_out("other_sex", {3: ["touched"]}) == "searched by the other sex."
    assert taken_out("pressure", {3: ["not_told", "touched"]}) == (
        "said under pressure. This reason does not fit what was wrong with it. A person is searched by somebody of the same sex."
    )


def test_a_clean_act_that_was_taken_out_is_said_to_be_one():
    clean = "said under pressure. No rule by which a judge strikes was broken in it: a clean act was taken out."
    assert taken_out("pressure", {2: ["touched"]}) == clean
    assert taken_out("pressure", {3: ["not_told"]}) == clean
    assert taken_out("pressure", None) == "said under pressure.", "where it is not known by the law it was played under"


@pytest.mark.parametrize("other_law", [("", ""), ("Velmara", "Kazakhstan")])
def test_in_the_report_of_a_play_the_rule_is_the_one_of_the_law_it_was_played_under(other_law: tuple[str, str]):
    table = Table()
    act = "inv-2"
    found = table.play(
        [
            "inv open_case offence=trafficking ground=own_report", "inv search_person person=boss", "pros review what=file",
            f"pros strike evidence={act} reason=pressure", "inv file_motion motion=custody for=boss milder=yes",
            "pros file_motion motion=custody for=boss milder=yes",
        ]
    )  # fmt: skip
    scenario, law = table.plan.scenario, table.plan.law
    opened = found[0].event
    assert isinstance(opened, e.Opened)
    extras = Extras(standards(), unlawful(found, scenario, law), other_law=other_law)
    made = report(found, assess(found, scenario, law, standards()), spoken(opened), extras)
    (line,) = [line.text for section in made.court for line in section.lines if line.text.startswith("Taken out")]
    assert line.partition("said under pressure.")[2] == (
        "" if other_law[0] else " This reason does not fit what was wrong with it. A person is searched when detained, or with a sanction. "
        "Criminal Procedure Code, art. 255: Personal search by somebody of the same sex (P)."
    )  # fmt: skip


def test_every_reason_for_taking_out_is_known_to_fit_some_rule_or_none():
    assert tuple(FITS) == STRIKE_REASONS
    assert {word for fits in FITS.values() for word in fits} <= set(CIRCUMSTANCES) | {word for words in WORDS.values() for word in words}


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
        "Told before that (23:20), and understood: Madina.",
        "Told before that (23:25), and not understood: Rustam.",
    ]


def test_whoever_was_told_is_named_though_nothing_made_it_theirs_and_a_suspect_is_not():
    told = [f"23:20 told person={who} item=ruling" for who in ("rustam", "saodat")]
    lines = ("15:00 status person=madina status=injured", PAPERS, SEARCH, CASE, motion("post-1,investigator-1"))
    assert said(*lines, ruled("custody", "post-1,investigator-1"), *told, "24:30 end")[2:] == [
        "Told of it (23:20), and understood: Rustam.", "Never told: Madina (injured person in the case since 15:00).",
    ]  # fmt: skip


def test_whoever_learned_it_after_the_door_had_opened_or_never_is_named():
    lines = (
        GROUNDS, GROUNDS.replace("madina", "rustam"), PAPERS, CASE, motion("post-1"), ruled("released", "post-1"),
        "23:50 freed who=saodat how=released", "24:10 told person=madina item=ruling", "24:30 end",
    )  # fmt: skip
    assert said(*lines)[2:] == ["At 23:50 the woman in grey walked free.", "Told only afterwards (Tue 00:10): Madina.", NEVER_RUSTAM]


def test_whoever_came_with_the_suspect_and_was_never_told_is_named_though_no_seat_found_out(monkeypatch):
    people: dict[str, Any] = {**PEOPLE}
    group = {who: {**one, "group": "seats"} if one["role"] == "traveller" else one for who, one in people.items()}
    monkeypatch.setitem(globals(), "material", lambda: {**material_of_all(), "people": group})
    lines = (GROUNDS, PAPERS, CASE, motion("post-1"), ruled("released", "post-1"), "23:50 freed who=saodat how=released", "24:30 end")
    assert said(*lines)[-1] == "Never told: Madina (reasonable grounds since 06:12)."
    came = [f"05:40 moved who={who} place=post aboard=bus" for who in ("madina", "rustam", "saodat")]
    assert said(*came, *lines)[-1] == "Never told: Madina (reasonable grounds since 06:12) and Rustam (came with the woman in grey)."


def test_of_a_ruling_of_which_nobody_is_warned_only_those_it_concerns_are_told_of():
    search = (CASE, motion("post-1", "no", "search", "place=house"), ruled("granted", "post-1", "", "search", "place=house"))
    assert len(said(PAPERS, GROUNDS, *search, "24:00 end")) == 2


SHELTER = {"shelter": {"institution": "shelter"}, "captain": {"institution": "police"}}


def test_whoever_looks_after_her_was_told_and_that_is_said_apart_from_what_she_was_told(monkeypatch):
    """A standard was met by a call to the house, and beside it stood that she was never told."""
    monkeypatch.setitem(globals(), "material", lambda: {**material_of_all(), "contacts": SHELTER})
    decided = (GROUNDS, GROUNDS.replace("madina", "rustam"), PAPERS, SEARCH, CASE, motion("post-1,investigator-1"))
    held = (*decided, ruled("custody", "post-1,investigator-1"))
    passed = "23:40 shared seat=prosecutor to={} items=ruling{} basis=duty"
    to_all = "Passed on (23:40) to the shelter, for Madina and Rustam. Whether it was told further, nothing shows."
    assert said(*held, passed.format("shelter", ""), "24:30 end")[2:] == [to_all]
    assert said(*held, passed.format("shelter", " people=saodat"), "24:30 end")[2:] == [to_all]
    hers = "Passed on (23:40) to the shelter, for Madina. Whether it was told further, nothing shows."
    assert said(*held, passed.format("shelter", " people=madina"), "24:30 end")[2:] == [hers, NEVER_RUSTAM]
    never = "Never told: Madina (reasonable grounds since 06:12) and Rustam (reasonable grounds since 06:12)."
    assert said(*held, passed.format("captain", ""), "24:30 end")[2:] == [never]
    by_another = passed.format("shelter", "").replace("prosecutor", "investigator")
    heard = f"23:01 heard seat=prosecutor channel=document wording=engine.ruled.custody about=saodat cause={len(held)}"
    assert said(*held, heard, by_another, "24:30 end")[2:] == [never], "she had not heard of this ruling, and passed on another"


def test_of_a_hearing_that_was_granted_it_is_said_whether_she_whose_it_is_was_told(monkeypatch):
    """Only of custody it was said who was told, so that it read as if it had been said of every ruling."""
    monkeypatch.setitem(globals(), "material", lambda: {**material_of_all(), "contacts": SHELTER})
    lines = (GROUNDS, GROUNDS.replace("madina", "rustam"), "15:00 told person=madina item=ruling", CASE)
    granted = (motion("", "no", "deposition", "person=madina"), ruled("granted", "", "", "deposition", "person=madina"))
    assert said(*lines, *granted, "24:00 end")[-1] == "Never told: Madina (reasonable grounds since 06:12)."
    told = "23:30 told person=madina item=ruling"
    assert said(*lines, *granted, told, "24:00 end")[-1] == "Told of it (23:30), and understood: Madina."


def test_what_was_told_to_several_at_different_minutes_says_from_when_to_when():
    told = ["23:20 told person=madina item=ruling", "23:45 told person=rustam item=ruling"]
    lines = (PAPERS, SEARCH, CASE, motion("post-1,investigator-1"), ruled("custody", "post-1,investigator-1"))
    assert said(*lines, *told, "24:30 end")[2:] == ["Told of it (23:20 to 23:45), and understood: Madina and Rustam."]


def test_who_walks_because_nobody_moved_the_judge_is_said_too():
    lapsed = "30:12 clock clock=custody subject=saodat how=lapsed"
    (one,) = read(GROUNDS, PAPERS, CASE, lapsed, "30:12 freed who=saodat how=term_over", "31:00 end")
    assert one.title == "Tue 06:12 No motion was filed: the woman in grey"
    assert [line.text for line in one.lines] == [
        "The term ended, and nobody had asked the judge for anything.",
        "At Tue 06:12 the woman in grey walked free.",
        "Never told: Madina (reasonable grounds since 06:12).",
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


RETURNED = "20:10 returned seat=prosecutor motion=custody person=saodat to=investigator"


def test_a_resolution_that_went_back_is_told_and_who_walked_free_after_it():
    (one,) = read(PAPERS, CASE, RETURNED, "21:00 freed who=saodat how=released by=prosecutor", "24:00 end")
    assert one.title == "20:10 Custody: the woman in grey. Sent back"
    assert one.lines[0].text.startswith("At 20:10 the resolution went back, from ")
    assert "At 21:00 the woman in grey walked free." in [line.text for line in one.lines]


def test_a_resolution_that_went_back_and_came_again_walks_nobody_free_by_itself():
    later = "21:00 motion seat=prosecutor motion=custody person=saodat evidence=post-1 milder=yes"
    back, ruling = read(PAPERS, CASE, RETURNED, later, ruled("custody", "post-1"), "24:00 end")
    assert ruling.title.endswith("Decided: custody")
    assert len(back.lines) == 1


# --- taken back, and asked for safety ---------------------------------------------------------------------------------------------


FIRST = "20:00 motion seat=prosecutor motion=custody person=saodat evidence=post-1"
BACK = "20:10 returned seat=prosecutor motion=custody person=saodat to=prosecutor"


def test_a_motion_that_was_taken_back_is_told_apart_with_the_one_that_took_its_place():
    later = "21:00 motion seat=prosecutor motion=custody person=saodat evidence=post-1 milder=yes"
    back, ruling = read(PAPERS, CASE, FIRST, BACK, later, ruled("custody", "post-1"), "24:00 end")  # by time: it stood after the rulings
    assert (ruling.title.endswith("Decided: custody"), back.title) == (True, "20:10 Custody: the woman in grey. Withdrawn")
    assert next(line.text.split(" by ")[0] for line in ruling.lines) == "Filed at 21:00", "the first one was not decided on"
    assert back.lines[0].text.startswith("Filed at 20:00 by ")
    assert back.lines[-1].text.endswith("At 21:00 another took its place; from then the hours of the judge were counted.")


def test_where_no_other_took_its_place_that_is_said_and_who_walked_free():
    clock = "20:05 ClockStarted clock=custody subject=saodat since=06:12 due=30:12"
    lapsed = "30:12 ClockStopped clock=custody subject=saodat how=lapsed"
    back, unmoved = read(PAPERS, CASE, clock, FIRST, BACK, lapsed, "30:12 freed who=saodat how=term_over", "34:00 end")
    assert back.lines[-1].text.endswith("No other took its place.")
    assert "No motion was filed" in unmoved.title, "none stood"


def test_a_motion_for_safety_relies_on_nothing_of_the_file():
    (one,) = read(PAPERS, CASE, "20:00 motion seat=prosecutor motion=safety person=madina", "24:00 end")
    assert [line.text for line in one.lines] == ["Filed at 20:00 by the prosecutor's office."]
