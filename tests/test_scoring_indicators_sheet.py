"""Identification sheets against what the seat could have known by then, on journals written by hand."""

import json
import re

import pytest

from scoring.indicators.sheets import SheetReport, score, to_plain
from scoring.indicators.told import told
from sim.model import events as e
from sim.model.conclusions import concluded
from sim.model.scenario import Scenario
from tests.scenario_source import scenario
from zholda import tongue
from zholda.session.reports import Spoken
from zholda.wording import Wording

PEOPLE = """{
  ilda: {role: traveller, label: a woman, sex: female, born: 1990-01-01, in: gate, speaks: {ru: full},
    cues: {
      papers: {text: "Another holds her passport and answers for her.", suggests: [unodc.papers_held_by_others]},
      hands: {text: "Her hands are raw from cold work without gloves.", noticed: looking, suggests: [unodc.labour_no_protection]},
      calm: {text: "She looks straight at whoever speaks to her."}},
    coached: {work: {text: "'It is good work, and all of it is paid on time.'"}},
    memories: {
      debt: {text: "'Until the fare is worked off nobody may go home.'", supports: [ilo.d2.debt, ilo.d1.travel],
        told: {topic: journey, questions: [open]}},
      hours: {text: "'Sixteen hours a day, and no day of rest.'", supports: [ilo.d4.hours], told: {topic: work, questions: [open]}}}},
  pavo: {role: traveller, label: a man, sex: male, born: 1985-01-01, in: gate, speaks: {ru: full},
    cues: {
      own: {text: "His papers are in his own hand, and in order.", shows: [no_sign]},
      slip: {text: "He shows a slip with the same address as hers.", suggests: [unodc.same_address_slip]}}},
  sevara: {role: traveller, label: a girl, sex: female, born: 2010-05-05, in: gate, speaks: {ru: full},
    cues: {school: {text: "Her school things lie on her knees.", shows: [minor]}}},
}"""
CASE: Scenario = scenario(people=PEOPLE)
SEAT = "inspector"
WORDS = Spoken(Wording(), {}, "en")


def seen(*signs: str, contaminated: bool = False) -> list[e.Event]:
    """Observations of authored texts, as `ilda.cues.papers`."""
    args = (("contaminated", 1),) if contaminated else ()
    found: list[e.Event] = []
    for name in signs:
        who, kind = name.split(".")[:2]
        sign = "" if kind == "coached" else "people." + name
        found.append(e.Observed(SEAT, "told" if kind != "cues" else "sight", who, "people." + name, args, (who,), (), sign))
    return found


def met(*people: str) -> e.Event:
    return e.Observed(SEAT, "scene", "", "engine.scene", (), people, tuple(e.Claim(who, "place", "gate") for who in people), "")


def filed(person: str, indicators: str = "", unknown: str = "", conclusion: str = "") -> e.Event:
    fields = (("indicators", indicators), ("unknown", unknown), ("conclusion", conclusion))
    return e.FormFiled(SEAT, "identification_sheet", person, tuple((name, text) for name, text in fields if text))


def report(*events: e.Event | list[e.Event], every: int = 10, case: Scenario = CASE) -> SheetReport:
    flat = [one for part in ([met("ilda", "pavo", "sevara")], *events) for one in (part if isinstance(part, list) else [part])]
    return score([e.Entry(n, n * every, 0, one) for n, one in enumerate(flat, 1)], case)


def sheet(*events: e.Event | list[e.Event], **more):
    return report(*events, **more).seats[0].sheets[-1]


def counts(*events: e.Event | list[e.Event], **more):
    return report(*events, **more).seats[0].counts


# --- hits, misses, unfounded -----------------------------------------------------------------------------------------------------


def test_a_tick_by_name_that_something_told_in_full_bears_out_is_supported():
    found = sheet(seen("ilda.memories.debt"), filed("ilda", "ilo.d2.debt: the fare is to be worked off"))
    (tick,) = found.ticks
    assert (tick.verdict, tick.why, tick.entries) == ("supported", "told", (2, 3))
    assert found.hits == ("ilo.d2.debt",)
    assert found.misses == ("ilo.d1.travel",)


def test_a_tick_may_cite_what_was_perceived_in_its_own_words():
    found = sheet(seen("ilda.cues.papers"), filed("ilda", "07:01 seen: a woman: Another holds her passport, and answers for her"))
    assert found.ticks[0].indicators == ("unodc.papers_held_by_others",)
    assert found.ticks[0].verdict == "suggested"
    assert found.hits == ("unodc.papers_held_by_others",)


def test_a_tick_may_give_the_published_text():
    found = sheet(seen("ilda.memories.hours"), filed("ilda", "Excessive working days or hours, she says"))
    assert found.ticks[0].indicators == ("ilo.d4.hours",)


def test_a_sign_and_what_it_points_to_are_one_hit():
    assert sheet(seen("ilda.cues.papers"), filed("ilda", "ilo.d2.docs")).hits == ("unodc.papers_held_by_others",)


def test_what_reached_the_seat_and_stands_nowhere_is_missed():
    assert sheet(seen("ilda.cues.papers"), filed("ilda")).misses == ("unodc.papers_held_by_others",)


def test_a_tick_that_nothing_bears_out_is_unfounded():
    (tick,) = sheet(filed("ilda", "ilo.d5.violence")).ticks
    assert (tick.verdict, tick.why) == ("unfounded", "nothing")


def test_her_passport_found_on_another_bears_out_that_others_hold_it():
    case = scenario(people=PEOPLE, things="{passport_ilda: {kind: passport, label: a passport, owner: ilda, holder: pavo}}")
    claims = (e.Claim("passport_ilda", "was_held_by", "pavo"), e.Claim("passport_ilda", "whose", "ilda"))
    found = e.Observed(SEAT, "sight", "pavo", "engine.found_taken", (("thing", "passport_ilda"),), ("pavo",), claims, "")
    tick = filed("ilda", "unodc.papers_held_by_others: found in his coat")
    assert sheet(met("ilda", "pavo"), found, tick, case=case).ticks[0].verdict == "suggested"
    assert sheet(met("ilda", "pavo"), tick, found, case=case).ticks[0].verdict == "unfounded"


def test_her_passport_checked_out_of_anothers_hand_bears_it_out_for_whoever_reads_the_file():
    args = (("act", "post-18"), ("verb", "check_documents"), ("done_at", 5), ("holder", "pavo"))
    filed_act = e.Observed(SEAT, "own", "", "engine.evidence_known", args, ("ilda",), (), "")
    tick = filed("ilda", "unodc.papers_held_by_others: his hand, post-18")
    assert sheet(met("ilda", "pavo"), filed_act, tick).ticks[0].verdict == "suggested"


def test_what_is_perceived_only_later_bears_nothing_out():
    found = report(filed("ilda", "ilo.d2.debt"), seen("ilda.memories.debt")).seats[0]
    assert found.sheets[0].ticks[0].verdict == "unfounded"
    assert found.sheets[0].misses == ()


def test_what_another_seat_or_another_person_showed_bears_nothing_out():
    elsewhere = e.Observed("somebody", "told", "ilda", "people.ilda.memories.debt", (), ("ilda",), (), "people.ilda.memories.debt")
    case = scenario(
        people=PEOPLE, seats="{inspector: {profession: labour_inspector, place: gate}, somebody: {profession: prosecutor, place: gate}}"
    )
    assert sheet([elsewhere], filed("ilda", "ilo.d2.debt"), case=case).ticks[0].verdict == "unfounded"
    assert sheet(seen("ilda.memories.debt"), filed("pavo", "ilo.d2.debt")).ticks[0].verdict == "unfounded"


def test_words_that_were_put_into_the_mouth_carry_no_weight():
    found = sheet(seen("ilda.memories.debt", contaminated=True), filed("ilda", "ilo.d2.debt"))
    assert found.ticks[0].verdict == "unfounded"
    assert found.ticks[0].why == "put"
    assert found.misses == ()


def test_no_tick_from_the_coached_account():
    found = sheet(seen("ilda.coached.work"), filed("ilda", "She said: 'It is good work, and all of it is paid on time.'"))
    assert found.ticks[0].verdict == "unfounded"
    assert found.ticks[0].why == "coached"


def test_what_is_no_sign_is_no_tick_that_counts_as_founded():
    (tick,) = sheet(seen("ilda.cues.papers"), filed("pavo", "Another holds her passport and answers for her.")).ticks
    assert (tick.verdict, tick.why) == ("unfounded", "no_sign")


def test_own_words_are_shown_and_never_graded():
    found = sheet(seen("ilda.cues.papers"), filed("ilda", "She seems very tired to me\nilo.d9.tired"))
    assert found.ticks == ()
    assert found.own_words == ("She seems very tired to me",)
    assert found.unpublished == ("ilo.d9.tired",)


def test_a_sign_of_minority_counts_like_a_sign():
    found = sheet(seen("sevara.cues.school"), filed("sevara", "minor: school things", conclusion="Reasonable grounds."))
    assert found.hits == ("minor",)
    assert found.fits == "fits"


# --- late -----------------------------------------------------------------------------------------------------------------------


def test_a_tick_is_late_where_an_earlier_sheet_lacked_what_was_known():
    found = report(seen("ilda.memories.debt"), filed("ilda", "ilo.d1.travel"), filed("ilda", "ilo.d1.travel\nilo.d2.debt")).seats[0]
    assert [tick.late for tick in found.sheets[1].ticks] == [False, True]
    assert found.counts.ticks_late == 1


def test_a_tick_of_something_learned_after_the_earlier_sheet_is_not_late():
    found = sheet(filed("ilda"), seen("ilda.memories.debt"), filed("ilda", "ilo.d2.debt"))
    assert not found.ticks[0].late


@pytest.mark.parametrize(("seconds", "late"), [(24 * 3600, False), (24 * 3600 + 1, True)])
def test_a_tick_is_late_more_than_a_day_after_the_sign(seconds, late):
    assert sheet(seen("ilda.memories.debt"), filed("ilda", "ilo.d2.debt"), every=seconds).ticks[0].late is late


# --- unknown --------------------------------------------------------------------------------------------------------------------


def test_a_sign_that_only_suggests_is_no_miss_where_it_is_left_unknown():
    found = sheet(seen("ilda.cues.papers"), filed("ilda", unknown="ilo.d2.docs: who took them, and when"))
    assert found.open == ("unodc.papers_held_by_others",)
    assert found.misses == ()
    assert found.unknown[0].right


def test_what_was_told_in_full_is_not_unknown():
    found = sheet(seen("ilda.memories.debt"), filed("ilda", unknown="ilo.d2.debt"))
    assert not found.unknown[0].right
    assert "ilo.d2.debt" in found.misses


def test_what_happens_at_the_camp_is_unknown_though_the_same_was_done_on_the_road():
    assert sheet(seen("ilda.memories.debt"), filed("ilda", unknown="ilo.d5.debt")).unknown[0].right


def test_a_correct_unknown_wins_over_a_guess_in_either_direction():
    assert sheet(filed("ilda", conclusion="Unknown: nobody has spoken with her alone.")).fits == "fits"
    assert sheet(filed("ilda", conclusion="No sign.")).fits == "premature"
    assert sheet(filed("ilda", conclusion="Reasonable grounds.")).fits == "beyond"


# --- conclusions ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("known", "conclusion", "fits"),
    [
        ("ilda.cues.papers", "reason_to_look", "fits"),
        ("ilda.cues.papers", "Not known", "fits"),
        ("ilda.cues.papers", "No sign", "short"),
        ("ilda.cues.papers", "Reasonable grounds: her passport", "beyond"),
        ("ilda.memories.hours", "Reasonable grounds", "fits"),
        ("ilda.memories.hours", "A reason to look", "short"),
        ("ilda.memories.hours", "Unknown", "short"),
        ("ilda.memories.hours", "Identified", "beyond"),
        ("ilda.memories.debt", "reason to look", "fits"),
        ("ilda.memories.hours", "She is a victim, I think", "unread"),
    ],
)
def test_a_conclusion_is_measured_by_what_was_known(known, conclusion, fits):
    assert sheet(seen(known), filed("ilda", conclusion=conclusion)).fits == fits


def test_no_sign_is_right_where_somebody_was_seen_alone_or_has_been_cleared():
    assert sheet(e.SeenAlone(SEAT, "ilda"), filed("ilda", conclusion="No sign found.")).fits == "fits"
    assert sheet(seen("pavo.cues.own"), filed("pavo", conclusion="No sign.")).fits == "fits"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Reasonable grounds, because of the debt", "reasonable_grounds"),
        ("reasonable_grounds", "reasonable_grounds"),
        ("No reasonable grounds yet", ""),
        ("No grounds", ""),
        ("no_sign: own papers", "no_sign"),
        ("Identified - by the joint group", "identified"),
        ("Unidentified", ""),
        ("Разумные основания: долг", "reasonable_grounds"),
        ("Белгісіз. Ешкім оңаша сөйлескен жоқ", "unknown"),
        ("", ""),
    ],
)
def test_a_conclusion_is_read_by_whole_words_only(written, read):
    assert concluded(written) == read


def test_lines_of_the_checklist_are_read_like_lines_that_were_written():
    signs = seen("ilda.cues.papers", "ilda.memories.debt")
    typed = sheet(signs, filed("ilda", "unodc.papers_held_by_others\nilo.d2.debt", "ilo.d4.hours", "Reasonable grounds"))
    checked = sheet(
        signs,
        filed(
            "ilda",
            "unodc.papers_held_by_others: has no passport, or others hold it - 05:40 seen: Another holds her passport\n"
            "ilo.d2.debt: debt bondage - 05:50 told: 'Until the fare is worked off nobody may go home.'",
            "ilo.d4.hours: excessive working days or hours",
            "Reasonable grounds: the debt",
        ),
    )
    for name in ("hits", "misses", "open", "unknown", "conclusion", "fits"):
        assert getattr(checked, name) == getattr(typed, name)
    assert [one.verdict for one in checked.ticks] == [one.verdict for one in typed.ticks]


def test_a_no_to_a_sign_that_reached_the_seat_is_told_and_counts_as_the_miss_that_it_is():
    event = e.FormFiled(SEAT, "identification_sheet", "ilda", (("absent", "ilo.d2.debt: debt bondage\nilo.d2.violence: violence"),))
    found = sheet(seen("ilda.memories.debt"), event)
    assert [(one.indicator, one.right) for one in found.ruled_out] == [("ilo.d2.debt", False), ("ilo.d2.violence", True)]
    assert "ilo.d2.debt" in found.misses
    text = told(report(seen("ilda.memories.debt"), event), WORDS, str)
    assert "put down as not found, though a sign of it had reached this seat: debt bondage" in text


def test_the_survey_table_is_not_shown_on_the_road():
    found = sheet(seen("ilda.memories.debt", "ilda.memories.hours"), filed("ilda", conclusion="Reasonable grounds"))
    assert {one.policy: one.outcome for one in found.policies}["classification_strict"] == "not_shown"
    text = told(report(seen("ilda.memories.hours"), filed("ilda", "ilo.d4.hours")), WORDS, str)
    assert "migrant" not in text


# --- what could have been looked for, and what was so ------------------------------------------------------------------------------


def test_a_sign_that_a_look_would_have_shown_is_told_and_not_counted():
    here = e.Observed(SEAT, "scene", "", "engine.scene", (), (), (e.Claim("me", "place", "gate"),), "")
    opened = e.Opened(1, 1, "", "case", "velmara", 7, 0, "training", ((SEAT, "trainee"),), (), {})
    found = report([opened], here, met("ilda"), filed("ilda"))
    assert found.seats[0].sheets[0].not_looked_for == ("people.ilda.cues.hands",)
    assert found.seats[0].sheets[0].misses == ()
    looked = report([opened], here, met("ilda"), seen("ilda.cues.hands"), filed("ilda")).seats[0].sheets[0]
    assert (looked.not_looked_for, looked.misses) == ((), ("unodc.labour_no_protection",))


def test_what_was_really_so_is_shown_and_changes_no_count():
    story = [seen("ilda.cues.papers"), filed("ilda", "ilo.d2.docs\nilo.d4.hours", conclusion="Reason to look")]
    other = scenario(people=PEOPLE.replace("supports: [ilo.d4.hours]", "supports: [ilo.d5.docs]").replace("1990-01-01", "2012-01-01"))
    as_it_was, otherwise = report(*story), report(*story, case=other)
    assert as_it_was.seats[0].sheets[0].truth != otherwise.seats[0].sheets[0].truth
    assert as_it_was.seats[0].counts == otherwise.seats[0].counts
    assert as_it_was.seats[0].sheets[0].fits == otherwise.seats[0].sheets[0].fits
    assert as_it_was.seats[0].sheets[0].truth.indicators == ("ilo.d2.debt", "ilo.d1.travel", "ilo.d4.hours")
    assert otherwise.seats[0].sheets[0].truth.minor


# --- counts ---------------------------------------------------------------------------------------------------------------------


def test_for_one_trainee_counts_are_told_and_no_rate():
    found = report(
        seen("ilda.memories.debt", "pavo.cues.own"),
        filed("ilda", "ilo.d2.debt", conclusion="Reason to look"),
        filed("pavo", "ilo.d4.pay", conclusion="Reasonable grounds"),
    )
    text = told(found, WORDS, str)
    assert "People: 1 of 1 seen, 1 of 2 troubled." in text
    assert "Signs: 1 of 2 on the sheets, 1 of 2 ticks unfounded, 0 late." in text
    assert "%" not in text


def test_what_bears_out_several_ticks_is_said_once_a_person():
    told_in_full = "debt bondage [ilo.d2.debt]; deceived about travel and recruitment conditions [ilo.d1.travel]"
    suggested = "has no passport, or others hold it [unodc.papers_held_by_others, unverified]"
    lines = told(
        report(seen("ilda.memories.debt", "ilda.cues.papers"), filed("ilda", "ilo.d2.debt\nilo.d1.travel\nunodc.papers_held_by_others")),
        WORDS,
        str,
    )
    assert [line.strip() for line in lines.splitlines() if line.strip().startswith(("Supported", "Suggested"))] == [
        f"Supported, told in full: {told_in_full} [2, 4]",
        f"Suggested by what was perceived; a suggestion alone proves nothing: {suggested} [3, 4]",
    ]


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_sheet_is_told_in_the_language_of_the_reader(language):
    found = report(seen("ilda.memories.debt"), filed("ilda", "ilo.d2.debt", conclusion="Reasonable grounds"))
    tongue.use(language)
    try:
        text = told(found, WORDS, str)
    finally:
        tongue.use("en")
    assert not re.search(r"[a-z]{4,}", re.sub(r"\[[^\]]*\]|ilda|inspector", "", text))


def test_the_last_sheet_about_a_person_counts():
    found = counts(seen("ilda.memories.debt"), filed("ilda", "ilo.d4.pay"), filed("ilda", "ilo.d2.debt\nilo.d1.travel"))
    assert (found.signs_seen, found.signs, found.ticks_unfounded, found.ticks) == (2, 2, 0, 2)


def test_somebody_with_signs_and_no_sheet_was_not_seen():
    found = counts(seen("ilda.cues.papers", "sevara.cues.school"), filed("ilda", conclusion="Reason to look"))
    assert (found.people_seen, found.people_with_signs) == (1, 2)


def test_somebody_who_was_cleared_is_troubled_by_grounds_although_there_had_been_a_sign():
    story = [seen("pavo.cues.slip", "pavo.cues.own"), filed("pavo", conclusion="Reasonable grounds")]
    found = counts(*story)
    assert (found.people_with_signs, found.people_troubled, found.people_without) == (0, 1, 3)
    assert counts(seen("pavo.cues.slip"), story[1]).people_with_signs == 1
    assert sheet(story[0], filed("pavo", conclusion="No sign: his own papers")).fits == "fits"


def test_to_tick_everything_does_not_win():
    everything = "ilo.d1.travel\nilo.d2.debt\nilo.d4.hours\nilo.d5.docs\nunodc.fear_anxiety\nunodc.threats"
    found = counts(seen("ilda.memories.debt"), filed("ilda", everything))
    assert (found.signs_seen, found.signs, found.ticks_unfounded, found.ticks) == (2, 2, 4, 6)


def test_a_sheet_about_nobody_is_named_and_not_measured():
    found = report(filed("", "ilo.d2.debt"), filed("pickers", "ilo.d2.debt")).seats[0]
    assert (found.sheets, found.about_nobody) == ((), (2, 3))
    assert "A sheet about nobody whom this seat had met. It cannot be measured [2]" in told(report(filed("")), WORDS, str)


def test_no_sheet_at_all_is_told():
    assert told(report(), WORDS, str).endswith("No identification sheet was filed. `zholda play` offers it among the forms of a seat.")


def test_as_data_it_is_plain_and_says_that_the_truth_is_not_scored():
    plain = to_plain(report(seen("ilda.memories.debt"), filed("ilda", "ilo.d2.debt", "ilo.d4.hours", "Reason to look")))
    assert json.loads(json.dumps(plain)) == plain
    (one,) = plain["seats"][0]["sheets"]
    assert one["truth"]["scored"] is False
    assert one["ticks"][0]["entries"] == [2, 3]
