"""The case in the circumstances of an act, and what happens in it toward each person: what standards and rules of a pack ask about."""

from typing import Any

import pytest

from scoring.examples import journal
from scoring.happenings import Happenings, looked_at
from scoring.vocabulary import FACT_TYPES
from sim.circumstances import Circumstances, Facts
from tests.standards.scene import law, scene

ASK = "interview step=ask people=oygul topic=work question=open seat=investigator"
OPEN = (
    "09:00 interview people=oygul status=injured seat=investigator warned=1 recorded=1",
    "09:00 begins person=oygul act=investigator-1 status=injured seat=investigator recorded=yes cause=1",
)
OVER = "over person=oygul seat=investigator act=investigator-1 how=ended"


def of_last(*lines: str, person: str = "oygul") -> Facts:
    """The circumstances of the act in the last line."""
    circumstances = Circumstances(scene(), law())
    *before, last = journal(lines)
    for entry in before:
        circumstances.take(entry)
    return circumstances.of(last, person)


def happened(*lines: str, name: str) -> list[Any]:
    """The happenings of this name, with all their facts."""
    watch = Happenings(scene(), law(), {name: looked_at(FACT_TYPES)})
    return [h for entry in journal(lines) for h in watch.take(entry) if h.name == name]


# --- the person in the case ------------------------------------------------------------------------------------------------


def test_a_status_is_one_for_every_seat():
    facts = of_last("09:00 status person=oygul status=injured seat=prosecutor", "10:00 look people=oygul seat=investigator")
    assert (facts["status"], facts["as_status"]) == ("injured", "")


def test_identified_is_who_the_meeting_said_it_of_and_either_answer_weighs():
    """To stay a fine is not to weigh it; to end the case is."""
    for result, identified in (("identified", True), ("not_yet", False)):
        facts = of_last(f"16:00 identified person=oygul result={result}", "17:00 administrative step=fine people=oygul")
        assert (facts["identified"], facts["weighed"]) == (identified, True)
    for step, weighed in (("adjourn", False), ("close", True), ("end_prosecution", True)):
        facts = of_last(f"16:00 administrative people=oygul step={step}", "17:00 administrative step=fine people=oygul")
        assert facts["weighed"] is weighed, step


def test_a_case_is_open_from_the_entry_that_opens_it():
    act = "09:00 set_status people=oygul status=injured seat=investigator"
    assert of_last(act)["case_open"] is False
    facts = of_last("08:30 case seat=investigator offence=labour_violation", act)
    assert (facts["case_open"], facts["case_of_trafficking"]) == (True, False)
    assert of_last("08:30 case seat=investigator offence=trafficking_of_minor", act)["case_of_trafficking"] is True


@pytest.mark.parametrize(
    ("claim", "fact", "value"),
    [
        ("oygul.citizenship:uz", "foreign", True), ("oygul.citizenship:home", "foreign", False),
        ("oygul.spared:small_child", "spared", True),
        ("oygul.threatened:yes", "threatened", True),
        ("camp.moved_now:yes", "people_moved", True),
    ],
)  # fmt: skip
def test_what_was_told_counts_for_the_seat_that_was_told(claim, fact, value):
    told = f"08:00 heard seat=investigator channel=phone source=x wording=w claims={claim}"
    assert of_last(told, "09:00 look people=oygul seat=investigator")[fact] is value
    assert of_last(told, "09:00 look people=oygul")[fact] is False
    seen = told.replace("channel=phone", "channel=sight")
    assert of_last(seen, "09:00 look people=oygul seat=investigator")[fact] is False


def test_willing_is_who_agreed_that_an_investigating_body_has_the_account_until_it_is_taken_back():
    yes = "08:00 consented person=oygul seat=shelter to=investigator items=account"
    look = "10:00 look people=oygul seat=prosecutor"
    assert of_last(yes, look)["willing"] is True
    assert of_last(yes.replace("to=investigator", "to=hospital"), look)["willing"] is False
    assert of_last(yes, "09:00 withdrew person=oygul to=investigator items=account", look)["willing"] is False


def test_who_asks_to_testify_is_willing_whoever_heard_it():
    told = "08:00 heard seat=investigator channel=phone source=x wording=w claims=oygul.asks:"
    look = "09:00 look people=oygul seat=prosecutor"
    assert of_last(told + "deposition", look)["willing"] is True
    assert of_last(told + "wages", look)["willing"] is False


def test_a_consent_lapses_and_can_be_taken_back():
    yes = "08:00 consented person=oygul seat=post to=shelter items=names until=14400"  # 09:20
    share = "share contact=shelter items=names people=oygul"
    assert of_last(yes, f"09:00 {share}")["consent"] is True
    assert of_last(yes, f"09:30 {share}")["consent"] is False
    assert of_last(yes, "08:30 withdrew person=oygul to=shelter items=names", f"09:00 {share}")["consent"] is False
    assert of_last("08:00 consented person=oygul seat=post to=shelter items=names given=no", f"09:00 {share}")["consent"] is False


def test_who_sat_beside_and_left_is_not_there_for_what_is_asked_after_that_even_when_they_are_back_in_the_room():
    began = ("09:00 moved who=oygul place=shelter", *OPEN[:1], f"{OPEN[1]} present=aigul,saule,advocate")
    line = "09:20 heard seat=investigator channel=own wording=engine.interview_without person=oygul about="
    left = ("09:20 moved who=saule place=", f"{line}saule", "09:20 moved who=advocate place=city", f"{line}advocate")
    told = of_last(*began, *left, f"09:30 {ASK}")
    assert (told["representative"], told["specialist"], told["lawyer"]) == (True, False, False)
    assert told["has_lawyer"] is True, "somebody speaks for her in the case, there or not"
    back = of_last(*began, *left, "09:40 moved who=saule place=shelter room=small", f"09:50 {ASK}")
    assert (back["specialist"], back["lawyer"]) == (False, False), "out until they sit down again"
    assert of_last(*began, "09:20 moved who=saule place=shelter room=hall", f"09:30 {ASK}")["specialist"] is True


def test_a_lawyer_came_for_whom_one_was_asked_for():
    asked = "08:00 queued service=lawyer people=oygul seat=investigator ticket=t1"
    look = "10:00 look people=oygul seat=prosecutor"
    assert of_last(asked, look)["has_lawyer"] is False
    assert of_last(asked, "09:00 granted service=lawyer ticket=t1", look)["has_lawyer"] is True


def test_a_lawyer_asked_for_without_a_name_comes_for_those_of_the_case():
    lines = (
        "08:00 status person=oygul status=injured seat=investigator",
        "08:10 queued service=lawyer seat=investigator ticket=t1",
        "09:00 granted service=lawyer ticket=t1",
    )
    assert of_last(*lines, "10:00 look people=oygul")["has_lawyer"] is True
    assert of_last(*lines, "10:00 look people=rustam", person="rustam")["has_lawyer"] is False


def test_the_true_minute_of_a_detention_is_that_of_whoever_held_first():
    held = "06:12 held who=saodat how=told_held by=post"
    for minute, error in (("06:12", 0), ("08:40", 148 * 60)):
        detain = f"08:40 detain people=saodat seat=investigator ground=traces minute={minute} rights=1"
        facts = of_last(held, detain, person="saodat")
        assert (facts["minute_error"], facts["warned"], facts["doctor"], facts["ground"]) == (error, True, False, "traces")


# --- the interview ----------------------------------------------------------------------------------------------------------


def test_what_is_asked_inside_an_interview_stands_under_how_it_was_opened():
    facts = of_last(*OPEN, f"09:30 {ASK}")
    assert (facts["proc"], facts["as_status"], facts["warned"], facts["recorded"], facts["sworn"]) == (True, "injured", True, True, True)
    assert of_last(*OPEN, f"09:40 {OVER}", "10:00 speak_with people=oygul topic=work question=open seat=investigator")["proc"] is False


@pytest.mark.parametrize(("voice", "sworn"), [("own", True), ("sobir", True), ("odil", False)])
def test_sworn_is_own_words_or_an_appointed_interpreter(voice, sworn):
    assert of_last(f"09:00 interview people=oygul status=injured seat=investigator voice={voice}")["sworn"] is sworn


def test_who_sits_beside_has_a_part_in_it_and_who_only_hears_has_none():
    begin = "09:00 interview people=oygul status=injured seat=investigator"
    facts = of_last(f"{begin} present=aigul,saule,advocate hearing=aigul,saule,advocate")
    assert (facts["representative"], facts["specialist"], facts["lawyer"], facts["has_lawyer"]) == (True, True, True, True)
    assert facts["onlooker_hears"] is False
    facts = of_last(f"{begin} hearing=aigul,advocate")
    assert (facts["representative"], facts["lawyer"], facts["onlooker_hears"]) == (False, False, True)


def test_a_representative_on_the_other_side_is_none():
    knew = "08:00 reached person=aigul kind=tied other=oygul seat=investigator"
    assert of_last(knew, "09:00 interview people=oygul status=injured seat=investigator present=aigul")["representative"] is False


def test_time_counts_over_agencies_and_a_break_of_the_length_of_the_law_begins_it_anew():
    facts = of_last(*OPEN, f"10:00 {ASK} seconds=3600")
    assert (facts["interview_single"], facts["interview_today"]) == (4200, 4200), "the opening counts"
    more = f"10:30 {ASK} seconds=1200"
    assert of_last(*OPEN, f"10:00 {ASK} seconds=3600", more)["interview_single"] == 6000, "ten minutes of waiting count"
    rested = f"12:00 {ASK} seconds=1200"
    facts = of_last(*OPEN, f"10:00 {ASK} seconds=3600", rested)
    assert (facts["interview_single"], facts["interview_today"]) == (1200, 5400)
    other = "10:30 interview people=oygul status=injured seat=prosecutor seconds=600"
    facts = of_last(*OPEN, f"10:00 {ASK} seconds=3600", f"10:00 {OVER}", other)
    assert (facts["interview_single"], facts["interview_today"]) == (6000, 4800), "another room is no break; the corridor is no interview"


def test_another_day_counts_anew():
    facts = of_last(*OPEN, f"10:00 {ASK} seconds=3600", f"34:00 {ASK} seconds=1800")
    assert facts["interview_today"] == 1800


def test_repeated_is_what_an_earlier_interview_asked_unless_something_new_is_known_or_it_was_struck():
    first = (*OPEN, f"09:20 {ASK} act=investigator-3", f"09:40 {OVER}")
    again = "14:00 interview step=ask people=oygul topic=work question=open seat=prosecutor"
    assert of_last(*OPEN, f"09:20 {ASK}", f"09:30 {ASK}")["repeated"] is False, "within one interview"
    assert of_last(*first, again)["repeated"] is True
    assert of_last(*first, again.replace("topic=work", "topic=home"))["repeated"] is False
    assert of_last(*first, "12:00 Recounted person=oygul memory=x seat=shelter version=full", again)["repeated"] is False
    assert of_last(*first, "12:00 struck seat=investigator evidence=investigator-3 reason=by_night", again)["repeated"] is False


# --- search ------------------------------------------------------------------------------------------------------------------


def test_what_a_search_rests_on():
    enter = "17:00 inspect seat=investigator place=camp basis=consent search=1 result=consented"
    facts = of_last(enter, person="")
    assert (facts["dwelling"], facts["search_basis"], facts["basis"], facts["residents_agree"], facts["sanction"]) == (
        True, "consent", "", True, False,
    )  # fmt: skip
    granted = "16:00 ruled motion=search place=camp ruling=granted"
    assert of_last(granted, enter, person="")["sanction"] is True
    assert of_last(granted.replace("granted", "refused"), enter, person="")["sanction"] is False


def test_searched_by_somebody_of_the_other_sex():
    assert of_last("07:30 search_person people=saodat actor=odil", person="saodat")["other_sex"] is True
    assert of_last("07:30 search_person people=saodat actor=dana", person="saodat")["other_sex"] is False


# --- happenings ---------------------------------------------------------------------------------------------------------------


def test_a_ruling_happens_to_a_seat_when_it_hears_of_it_toward_each_person_of_its_case():
    known = "06:00 reached person=oygul kind=grounds by=x seat=prosecutor"
    ruled = "07:00 ruled motion=custody person=saodat ruling=released"
    told = "07:05 heard seat=prosecutor channel=document source=court wording=w cause=2"
    assert happened(known, ruled, name="ruled") == []
    (h,) = happened(known, ruled, told, name="ruled")
    assert (h.seat, h.person, h.facts["ruling"], h.at) == ("prosecutor", "oygul", "released", 6300)
    (change,) = happened(known, ruled, told, name="change")
    assert change.facts["change"] == "release"
    assert happened(known, ruled.replace("released", "custody"), told, name="change") == []


def test_a_search_is_told_to_nobody_and_a_deposition_to_the_one_concerned():
    known = (
        "06:00 reached person=oygul kind=grounds by=x seat=prosecutor",
        "06:00 reached person=feruza kind=grounds by=x seat=prosecutor",
    )
    told = "07:05 heard seat=prosecutor channel=document source=court wording=w cause=3"
    assert happened(*known, "07:00 ruled motion=search place=camp ruling=granted", told, name="ruled") == []
    found = happened(*known, "07:00 ruled motion=deposition person=oygul ruling=granted", told, name="ruled")
    assert [h.person for h in found] == ["oygul"]


def test_a_custody_that_ran_out_is_a_release():
    known = "06:00 reached person=oygul kind=grounds by=x seat=prosecutor"
    lapsed = "07:00 clock clock=custody subject=saodat how=lapsed"
    told = "07:00 heard seat=prosecutor channel=own wording=engine.clock_stopped cause=2"
    assert [h.person for h in happened(known, lapsed, told, name="lapsed")] == ["saodat"]
    assert [h.person for h in happened(known, lapsed, told, name="change")] == ["oygul"]
    assert happened(known, lapsed.replace("lapsed", "met"), told, name="lapsed") == []


def test_who_asked_for_the_meeting_convened_it_and_it_is_joint_with_police_and_a_service():
    asked = "13:00 queued service=group people=oygul seat=investigator"
    (h,) = happened(asked, "16:00 identified person=oygul result=identified bodies=criminal_police,shelter", name="identified")
    assert (h.seat, h.facts["convened"], h.facts["joint"]) == ("investigator", True, True)
    (h,) = happened(asked, "16:00 identified person=oygul result=identified bodies=criminal_police,prosecutor", name="identified")
    assert h.facts["joint"] is False


def test_a_motion_says_how_many_acts_it_rests_on_and_how_many_are_no_word():
    lines = (
        "07:00 check_documents people=saodat seat=investigator act=investigator-1",
        "08:00 interview step=ask people=oygul topic=work question=open seat=investigator act=investigator-2",
        "20:00 motion seat=prosecutor motion=custody person=saodat evidence=investigator-1,investigator-2",
    )
    (h,) = happened(*lines, name="motion.custody")
    assert (h.facts["sources"], h.facts["things"]) == (2, 1)


def test_something_is_lost_to_who_had_seen_it():
    seen = "05:42 heard channel=sight source=dana wording=w about=camera"
    assert [h.seat for h in happened(seen, "31:30 lost thing=camera", name="lost")] == ["post"]
    assert happened("31:30 lost thing=camera", name="lost") == []


def test_what_was_copied_in_time_is_not_lost():
    seen = "05:42 heard channel=sight source=dana wording=w about=camera"
    assert happened(seen, "06:45 ThingCopied thing=camera by=post", "31:30 lost thing=camera", name="lost") == []


def test_a_service_of_a_seat_is_asked_for_toward_that_seat():
    (h,) = happened("09:00 queued service=rooms people=dilshod", name="requested")
    assert (h.seat, h.person, h.facts["service"]) == ("shelter", "dilshod", "place")


def test_who_leaves_a_place_leaves_its_seat():
    (h,) = happened("15:00 left person=feruza place=house how=unseen", name="left")
    assert (h.seat, h.facts["how"]) == ("shelter", "unseen")


def test_an_officer_is_where_the_person_is_or_not():
    sign = "05:44 reached person=oygul kind=grounds by=x"
    assert happened(sign, name="reached.grounds")[0].facts["here"] is True
    assert happened(sign + " seat=shelter", name="reached.grounds")[0].facts["here"] is False


def test_screened_elsewhere_is_by_another_seat_alone():
    talk = ("06:05 safety_check people=oygul voice=odil", "06:05 alone person=oygul")
    for seat, elsewhere in (("post", False), ("investigator", True)):
        facts = of_last(*talk, f"07:00 look people=oygul seat={seat}")
        assert (facts["screened"], facts["screened_elsewhere"]) == (not elsewhere, elsewhere)


def test_in_care_is_whom_a_service_received_or_was_handed():
    look = "12:00 look people=oygul"
    assert of_last("08:35 handed_over person=oygul to=shelter", look)["in_care"] is True
    assert of_last("08:35 handed_over person=oygul to=captain", look)["in_care"] is False
    assert of_last("10:45 received person=oygul seat=shelter", look)["in_care"] is True
