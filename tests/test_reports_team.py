"""Working together: how long it took to the door, who asked again what others had asked, what was known and did not go along."""

from typing import Any

from scoring.examples import journal
from scoring.reports.gathering import lives
from scoring.reports.material import Written, written
from scoring.reports.team import team
from scoring.reports.timeline import timeline
from scoring.reports.words import Words
from sim.model import events as e
from tests.small_case import material
from zholda.session.reports import spoken

SEATS = {
    "post": {"profession": "migration_police", "place": "post"},
    "investigator": {"profession": "criminal_police", "place": "department"},
    "shelter": {"profession": "shelter_worker", "place": "house"},
}
CONTACTS = {
    "line": {"institution": "shelter", "seat": "shelter"},
    "centre": {"institution": "social_service"},
    "hospital": {"institution": "hospital"},
    "captain": {"institution": "district_police"},
    "post_line": {"institution": "migration_police", "seat": "post"},
}
GROUNDS = "06:12 reached person=madina kind=grounds by=x"


def gathered(*lines: str, **changes: Any) -> tuple[list[e.Entry], Written, Words]:
    """A journal of three seats, what its header holds, and the words it is told in."""
    scenario = {**material(), "seats": SEATS, "contacts": CONTACTS, **changes}
    roster = (("post", "trainee"), ("investigator", "trainee"), ("shelter", "trainee"))
    header = e.Opened(1, 1, "0.1.0", "small", "nowhere", 7, 0, "training", roster, (), {"scenario": scenario})
    found = [e.Entry(1, 0, 0, header), *(e.Entry(x.n + 1, x.at, x.cause and x.cause + 1, x.event) for x in journal(lines))]
    return found, written(found), spoken(header)


def told(*lines: str, **changes: Any) -> list[str]:
    """What is said of the team of three seats."""
    found, matter, words = gathered(*lines, **changes)
    return [line.text for line in team(found, lives(found, matter), matter, words)]


def test_the_delay_is_told_from_grounds_to_the_first_call_and_to_the_door():
    said = told(
        GROUNDS, "06:25 shared to=line items=needs", "07:00 handed_over person=madina to=line", "09:12 received person=madina seat=shelter",
        "10:00 end",
    )  # fmt: skip
    assert said[:2] == [
        "From the first reasonable grounds to the first call to a service that takes people in: 13 min (at 06:25).",
        "From reasonable grounds to the door of a service: 3 h (Madina).",
    ]


def test_where_people_waited_unlike_long_the_shortest_and_the_longest_are_told():
    said = told(
        GROUNDS, "06:22 reached person=rustam kind=grounds by=x", "06:25 shared to=line items=needs",
        "07:12 handed_over person=rustam to=centre", "09:12 received person=madina seat=shelter", "10:00 end",
    )  # fmt: skip
    assert said[1] == "From reasonable grounds to the door of a service: 50 min to 3 h (Rustam and Madina)."


def test_whoever_reached_no_door_is_named_unless_they_said_no_or_are_suspected():
    said = told(
        GROUNDS, "06:20 reached person=rustam kind=grounds by=x", "06:20 reached person=saodat kind=grounds by=x",
        "06:30 offered person=rustam services=shelter declined=shelter", "06:40 handed_over person=madina to=captain", "10:00 end",
    )  # fmt: skip
    assert "Reasonable grounds, and no service reached by the end: Madina." in said
    assert not any("Rustam" in line or "grey" in line for line in said)


def test_a_question_that_several_asked_names_who():
    said = told(
        "06:10 speak_with people=madina topic=journey question=open",
        "08:10 speak_with seat=investigator people=madina topic=journey question=open",
        "10:00 end",
    )
    assert "Madina was asked 2 times about the journey, by the migration police and the criminal police." in said


def test_what_is_asked_twice_in_one_interview_is_asked_once_and_in_the_next_again():
    first = [
        "08:00 InterviewBegan person=madina seat=investigator status=injured",
        "08:10 interview step=ask seat=investigator people=madina topic=journey question=free_recall",
        "08:20 interview step=ask seat=investigator people=madina topic=journey question=open",
        "08:50 InterviewEnded person=madina seat=investigator how=ended seconds=3000 breaks=0",
    ]
    again = "09:10 speak_with seat=investigator people=madina topic=journey question=open"
    assert told(*first, "10:00 end") == []
    assert told(*first, again, "10:00 end") == ["Madina was asked 2 times about the journey, by the same seat."]


HEARD = [
    "06:10 heard source=odil wording=w claims=madina.speaks:uzbek,madina.fears:captain about=madina",
    "06:20 heard source=madina wording=people.madina.wishes.call claims=madina.wish:call about=madina",
    "06:21 heard source=madina wording=w claims=madina.promised:cafe about=madina",
]


def test_what_one_seat_knew_and_did_not_send_along_is_lost():
    said = told(*HEARD, "07:00 handed_over person=madina to=line", "10:00 end")
    known = "the language, a fear, a promise and a wish"
    assert said == [f"Madina. Known to the migration police, and not passed on to the shelter: {known}."]


def test_what_went_along_or_was_passed_on_before_or_was_known_there_is_not_lost():
    assert told(*HEARD, "07:00 handed_over person=madina to=line items=needs,wishes,promises", "10:00 end") == []
    before = "06:30 shared to=line people=madina items=needs,wishes,promises"
    assert told(*HEARD, before, "07:00 handed_over person=madina to=line", "10:00 end") == []
    there = "06:40 heard seat=shelter source=x wording=w claims=madina.speaks:uzbek,madina.fears:captain about=madina"
    said = told(*HEARD, there, "07:00 handed_over person=madina to=line items=wishes", "10:00 end")
    assert said == ["Madina. Known to the migration police, and not passed on to the shelter: a promise."]


def test_what_was_known_to_another_seat_than_the_one_that_hands_over_is_lost_too():
    other = "06:10 heard seat=investigator source=odil wording=w claims=madina.ill:diabetes about=madina"
    (said,) = told(other, "07:00 handed_over person=madina to=line items=needs", "10:00 end")
    assert said == "Madina. Known to the criminal police, and not passed on to the shelter: an illness."


def test_what_is_heard_after_the_hand_over_was_not_lost_by_it():
    late = "07:10 heard source=odil wording=w claims=madina.speaks:uzbek about=madina"
    assert told("07:00 handed_over person=madina to=line", late, "10:00 end") == []


def test_a_suspect_who_is_handed_over_has_nothing_to_be_sent_along():
    heard = "06:10 heard source=odil wording=w claims=saodat.speaks:uzbek about=saodat"
    assert told(heard, "07:00 handed_over person=saodat to=captain", "10:00 end") == []


MET = [
    "08:00 note", "08:10 note seat=shelter actor=shelter",
    "09:00 identified person=madina bodies=migration_police,criminal_police,shelter result=identified",
    "09:00 heard source=x wording=engine.identified about=madina cause=3",
    "09:00 heard seat=shelter source=x wording=engine.identified about=madina cause=3",
    "09:00 heard seat=investigator source=x wording=engine.identified about=madina cause=3",
]  # fmt: skip


def test_what_a_meeting_decided_about_several_is_one_line():
    other = [
        "09:00 identified person=rustam bodies=migration_police,shelter result=not_yet",
        "09:00 heard source=x wording=engine.not_identified_yet about=rustam cause=7",
        "09:00 heard seat=shelter source=x wording=engine.not_identified_yet about=rustam cause=7",
    ]
    alone = "09:30 identified person=rustam bodies=shelter result=identified"
    assert told(*MET, *other, alone, "10:00 end") == [
        "At 09:00 the migration police and the shelter decided together about Madina and Rustam."
    ]


def test_whoever_did_nothing_or_was_not_told_of_it_took_no_part_in_a_meeting():
    assert told(*MET, "10:00 end") == ["At 09:00 the migration police and the shelter decided together about Madina."]
    acts = "08:20 note seat=investigator actor=investigator"
    assert "the criminal police" in told(acts, *(line.replace("cause=3", "cause=4") for line in MET), "10:00 end")[0]
    assert told(*MET[:4], "10:00 end") == []


# --- by telephone -----------------------------------------------------------------------------------------------------------------


def test_a_question_by_telephone_is_told_with_the_time_to_its_answer():
    asked = "07:00 asked to=line items=names,whereabouts people=madina"
    gives = "07:12 shared seat=shelter to=post_line items=names people=madina"
    (said,) = told(asked, gives, "10:00 end")
    question = "By telephone the migration police asked the shelter: names and where somebody is."
    assert said == f"{question} Answered after 12 min. Without an answer to the end: where somebody is."
    assert told(asked, "10:00 end") == [f"{question} Without an answer to the end: names and where somebody is."]


def test_that_it_is_kept_or_not_known_is_an_answer_too():
    asked = "07:00 asked to=line items=names people=madina"
    for wording in ("engine.kept", "engine.not_known"):
        (said,) = told(asked, f"07:20 heard source=x wording={wording} by=shelter items=names", "10:00 end")
        assert said == "By telephone the migration police asked the shelter: names. Answered after 20 min."


def test_what_a_body_without_a_seat_says_back_is_its_answer():
    (said,) = told("07:00 asked to=hospital items=names", "07:00 heard source=x wording=contacts.hospital.names cause=1", "10:00 end")
    assert said == "By telephone the migration police asked the hospital: names. Answered at once."


def test_what_was_asked_of_the_same_body_again_names_who_asked():
    said = told(
        "07:00 asked to=line items=names people=madina", "07:10 shared seat=shelter to=post_line items=names people=madina",
        "08:00 asked seat=investigator to=line items=names,whereabouts people=madina", "08:30 asked to=line items=names people=madina",
        "09:00 shared seat=shelter to=post_line items=names people=madina", "10:00 end",
    )  # fmt: skip
    both = "names and where somebody is"
    assert said == [
        "By telephone the migration police asked the shelter 2 times: names. Answered after 10 min to 30 min.",
        f"By telephone the criminal police asked the shelter: {both}. Without an answer to the end: {both}.",
        "Asked of the shelter 3 times by telephone: names (by the migration police and the criminal police).",
    ]


def test_a_question_by_telephone_stands_on_the_lane_of_whoever_asked():
    made = [
        "06:00 check_documents people=madina seconds=60", "06:00 check_documents seat=shelter actor=shelter seconds=60",
        "07:00 asked to=line items=names people=madina", "10:00 end",
    ]  # fmt: skip
    found, matter, words = gathered(*made)
    lanes = {lane.id: lane for lane in timeline(found, lives(found, matter), matter, words).lanes}
    assert [(mark.kind, mark.text) for mark in lanes["post"].marks] == [("asked", "asked the shelter by telephone: names")]
    assert not lanes["shelter"].marks
