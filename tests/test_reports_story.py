"""The person's story: told from where that person stood, from the journal alone, every sentence with entries that exist."""

from typing import Any

import pytest

from scoring.reports.gathering import lives
from scoring.reports.material import written
from scoring.reports.model import Line
from tests import small_case
from tests.small_case import LINES, entries, made, story


def lines_of(report) -> list[Line]:
    return [line for one in report.stories for line in (*(x for p in one.paragraphs for x in p.lines), *one.ending)]


def test_company_that_was_given_and_a_number_are_told_among_what_she_was_given():
    company = "07:42 meet_need people=madina need=company"
    lines = [*LINES[:15], company, "08:05 let_go people=madina way=informed number=1", *LINES[-2:]]
    given = next(text for text in story(lines=lines) if "What was done for her" in text)
    assert "; company at 07:42; a number that can be rung, at 08:05." in given
    without = [*LINES[:15], company, "08:05 let_go people=madina way=informed", *LINES[-2:]]
    assert not any("can be rung" in text for text in story(lines=without))


def test_a_story_groups_what_lies_close_together_and_tells_what_was_answered():
    asked = "Between 05:55 and 06:10 she was asked by the migration police about the journey 2 times, through the woman in grey and Odil; "
    told = "At 07:20 she was told which rights there are, and understood it. "
    not_told = "At 07:22 she was told which help there is, and did not understand it. "
    heard = "At 07:30 she was asked by the migration police about work (open question), through Odil. "
    answered = "The answer: She was promised work in a cafe. "
    offered = "At 07:40 she was offered a place in a shelter and a call home; she said yes to a place in a shelter."
    counted = "In all, 3 talks were held with her; in 1 of them nobody else could hear; "
    given = "What was done for her or agreed with her, as the journal shows it: a place in a shelter, to which she said yes at 07:40. "
    assert story() == [
        "At 05:40 Madina came, with the night bus.",
        "At 05:50, as those on duty saw it: Dana, half aloud: 'They know what they are going for.'",
        asked + "each time the woman in grey could hear. The answer: 'To the field. All is well.'",
        "At 06:30 she was led into the office, away from the woman in grey. The door was not locked.",
        "From 06:30 to 07:20, 50 min, nobody turned to her.",
        told + not_told + heard + answered + offered,
        "From 07:40 to 08:10, 30 min, nobody turned to her.",
        "At 08:10, 2 h 30 min after she had come, she was introduced to the people of the shelter and went with them.",
        counted + "in 2 of them somebody of the other side could hear, or carried the words.",
        "At the end, at 09:30, she was with the shelter.",
        "Her passport was not in her own hand: the woman in grey had it.",
        "Nobody asked her what she wanted.",
        given + "Of anything else that she wanted it says nothing.",
    ]


def test_an_operation_stands_in_the_story_of_everybody_who_was_met_in_it():
    operation = "07:41 OperationCarriedOut seat=post place=field planned=women met=madina"
    lines = [*LINES[:15], operation, *LINES[-2:]]
    said = "At 07:41 the migration police came where she was, to look for people."
    assert [text for text in story(lines=lines) if said in text]
    assert not [text for text in story("rustam", lines=lines) if "to look for people" in text]


def test_a_passport_of_another_that_is_found_on_somebody_is_not_told_as_theirs():
    found = "06:26 heard source=saodat wording=engine.found_taken claims=passport.was_held_by:saodat,passport.holder:post about=saodat"
    asked = "06:20 told person=saodat item=held"
    lines = [*LINES[:8], asked, found, *LINES[8:]]
    assert not [text for text in story("saodat", lines=lines) if "passport" in text]


MET = "07:00 OperationCarriedOut seat=post place=field planned=women met=madina"


def test_whoever_was_taken_along_from_an_operation_is_said_to_have_set_out_and_where_they_came_to():
    """A mother and child were taken from a well to a house, and no word of the road stood in their story."""
    along = ["07:30 accompany people=madina to=shelter seconds=360", "07:30 moved who=madina place= cause=3"]
    lines = ["05:30 moved who=madina place=field", MET, *along, "09:00 end"]
    assert "At 07:30 the migration police set out with her, to the shelter." in " ".join(story(lines=lines))
    assert "At the end, at 09:00, she was with the migration police." in story(lines=lines)


def test_whoever_was_always_where_an_operation_met_them_did_not_come_there(monkeypatch):
    whole = small_case.material
    written: dict[str, Any] = small_case.PEOPLE
    people = {**written, "madina": {**written["madina"], "place": "field"}}
    monkeypatch.setattr(small_case, "material", lambda texts=None: {**whole(texts), "people": people})
    assert "had come as far as" not in " ".join(story(lines=[MET, "07:20 moved who=madina place=field room=office", "09:00 end"]))


def test_whoever_was_met_in_an_operation_and_came_to_a_place_without_a_seat_is_said_to_have_come_there():
    lines = ["05:30 moved who=madina place=field", MET, "08:00 moved who=madina place=camp", "09:00 end"]
    assert "At 08:00 she had come as far as camp." in " ".join(story(lines=lines))
    assert "At the end, at 09:00, she had come as far as camp." in story(lines=lines)
    room = "07:20 moved who=madina place=field room=office"
    assert "had come as far as" not in " ".join(story(lines=[lines[0], MET, room, "09:00 end"])), "another room is no other place"
    assert "she had come as far as camp" not in " ".join(story(lines=[lines[0], *lines[2:]])), "whom nobody met, nobody followed"


RUNG = "05:52 Observed channel=phone source=odil wording=injects.remark about=dana,madina"


def test_what_a_colleague_saw_where_she_was_and_rang_about_is_told_as_theirs(monkeypatch):
    whole = small_case.material
    seen = {"remark": {"by": "hearing", "about": ["madina"]}}
    monkeypatch.setattr(small_case, "material", lambda texts=None: {**whole(texts), "injects": seen})
    said = "At 05:52, as Odil said by telephone: Dana, half aloud: 'They know what they are going for.'"
    assert said in story(lines=[LINES[0], RUNG, "06:00 end"])
    away = [LINES[0], "05:50 moved who=madina place=", RUNG, "06:00 end"]
    assert not [text for text in story(lines=away) if "half aloud" in text], "she was not there any more"


def test_what_was_a_call_from_the_beginning_is_nothing_that_happened_where_she_was(monkeypatch):
    whole = small_case.material
    rung = {"remark": {"by": "phone", "about": ["madina"]}}
    monkeypatch.setattr(small_case, "material", lambda texts=None: {**whole(texts), "injects": rung})
    assert not [text for text in story(lines=[LINES[0], RUNG, "06:00 end"]) if "half aloud" in text]


def test_a_look_alike_has_a_story_too_and_his_time_is_counted():
    assert story("rustam") == [
        "At 05:40 Rustam came, with the night bus.",
        "From 05:40 to 08:00, 2 h 20 min, nobody turned to him.",
        "From 06:00 to 08:00, 2 h, he was not free to go: the vehicle he had come in was held.",
        "At 08:00, 2 h 20 min after he had come, he went on in the night bus, together with the woman in grey.",
        "At the end, at 09:30, nobody at the table knew where he was.",
        "Nobody asked him what he wanted.",
    ]


def test_no_story_of_colleagues_is_told():
    assert [one.person for one in made().stories] == ["madina", "rustam", "saodat"]


def test_every_sentence_of_a_story_leads_to_entries_that_exist():
    numbers = {entry.n for entry in entries()}
    said = lines_of(made())
    assert len(said) > 20
    assert not [line.text for line in said if not line.entries or not set(line.entries) <= numbers]


def test_a_wish_that_was_asked_for_is_quoted_where_it_was_said():
    asked = [
        "07:00 ask_wish people=madina voice=odil",
        "07:00 Observed channel=told source=madina wording=people.madina.wishes.call about=madina cause=3",
        "07:30 end",
    ]
    told = story("madina", [LINES[0], "05:45 call_alone people=madina", *asked])
    assert "At 07:00 she was asked by the migration police what she wanted, through Odil." in " ".join(told)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("06:00 told person=madina item=free true=no", "At 06:00 she was told that she was free to go. It was not so."),
        ("06:00 told person=madina item=held", "At 06:00 she was told that she was held, and why, and understood it."),
        ("06:00 administrative step=fine people=madina", "At 06:00 she was fined."),
        ("06:00 let_go people=madina", "At 06:00 she was let go, without another word."),
        ("06:00 let_go people=madina way=informed", "At 06:00 she was told what she may do and where help is, and let go."),
        ("06:00 let_go people=madina way=informed number=1", "told what she may do and where help is, and let go with a number to ring."),
        ("06:00 administrative step=start_expulsion people=madina", "At 06:00 an expulsion was begun against her."),
        ("06:00 persuade people=madina with=promise_of_pay", "At 06:00 she was pressed for a yes, with a promise of pay."),
        ("06:00 meet_need people=madina need=call", "At 06:00 she was given a telephone for a call of her own."),
        ("06:00 offered person=madina services=shelter understood=no", "At 06:00 she was offered a place in a shelter, in words that she"),
        ("06:00 offered person=madina services=shelter", "offered a place in a shelter. She understood it and gave no answer yet."),
        ("06:00 care person=madina by=odil", "At 06:00 she was looked after by Odil."),
        ("06:00 separate people=madina,saodat from=odil to=office", "led into the office, together with the woman in grey, away from Odil"),
        ("06:00 separate people=madina from=saodat to=office locked=1", "away from the woman in grey. The door was locked."),
        ("06:00 safety_check people=madina hearing=saodat", "put to her by the migration police; the woman in grey could hear."),
        ("06:00 shared people=madina to=shelter items=names basis=consent", "word of her went to shelter: names (with leave)."),
    ],
)
def test_what_happened_is_said_plainly(line, sentence):
    assert sentence in " ".join(story("madina", [LINES[0], line, "06:10 end"]))


def test_being_held_in_two_ways_at_once_is_one_time_of_not_being_free():
    held = [
        "06:30 held who=madina how=vehicle_held since=06:00",
        "06:40 held who=madina how=paper_kept since=06:10",
        "07:00 freed who=madina",
    ]
    told = [part for part in story("madina", [LINES[0], *held, "07:30 end"]) if "not free" in part]
    assert told == [
        "From 06:00 to 07:00, 1 h, she was not free to go: the vehicle she had come in was held and her passport was kept.",
    ]


def test_whoever_comes_back_waited_elsewhere_and_is_not_said_to_have_waited_here():
    away = ["05:50 moved who=madina place= aboard=bus", "09:40 moved who=madina place=post aboard=bus", "09:50 end"]
    assert story("madina", [LINES[0], *away])[:-2] == [
        "At 05:40 Madina came, with the night bus. At 05:50, 10 min after she had come, she went on in the night bus.",
        "At 09:40 Madina came again, with the night bus.",
        "At the end, at 09:50, she was still there: the night bus.",
    ]


def test_somebody_whom_nobody_met_is_not_forgotten():
    assert story("madina", ["06:00 moved who=madina place=camp", "07:00 end"]) == [
        "At the end, at 07:00, nobody at the table had met her; she was at camp.",
        "Her passport was not in her own hand: the woman in grey had it.",
    ]


def test_who_keeps_somebody_is_named_by_the_body_they_sit_for_and_a_place_by_its_own_name():
    kept = ["06:00 ThingMoved thing=passport holder=seat:post", "06:10 shared seat=shelter people=madina to=post items=needs basis=duty"]
    told = " ".join(story("madina", [LINES[0], *kept, "07:00 moved who=madina place=", "07:30 moved who=madina place=post", "08:00 end"]))
    assert "Her passport was not in her own hand: the migration police had it." in told
    assert "word of her went to the migration police" in told
    assert "At 07:30 Madina came again." in told
    assert "the officers" not in told


def test_whoever_left_a_house_is_not_said_to_be_with_those_who_had_taken_her_in():
    left = ["06:00 received person=madina phones=kept gate=open", "07:00 moved who=madina place="]
    told = story("madina", [LINES[0], *left, "08:00 end"])
    assert "At the end, at 08:00, nobody at the table knew where she was." in told


def test_a_question_put_again_a_day_later_is_told_where_it_was_put():
    first = "05:55 speak_with people=madina topic=journey question=closed voice=saodat seconds=300"
    again = "09:00 speak_with people=madina topic=journey question=open voice=odil seconds=300"
    told = " ".join(story("madina", [LINES[0], first, again, "09:30 end"]))
    assert "At 05:55 she was asked by the migration police about the journey (yes or no), through the woman in grey." in told
    assert "At 09:00 she was asked again by the migration police about the journey (open question), through Odil." in told
    assert "times" not in told


def test_the_same_answer_to_two_questions_of_one_time_is_told_once():
    one, two = "05:55 speak_with people=madina topic=journey seconds=300", "06:10 speak_with people=madina topic=journey seconds=300"
    said = "Recounted person=madina memory=journey version=coached"
    told = " ".join(story("madina", [LINES[0], one, f"05:55 {said} cause=2", two, f"06:10 {said} cause=4", "06:30 end"]))
    assert told.count("To the field. All is well.") == 1


def test_leaving_unseen_is_told_once():
    left = ["07:00 moved who=madina place=", "07:00 PersonLeft person=madina how=unseen"]
    told = " ".join(story("madina", [LINES[0], *left, "08:00 end"]))
    assert "At 07:00 she left, and nobody saw her go." in told
    assert "went on" not in told


def test_whoever_is_being_taken_in_is_not_said_to_be_left_alone():
    """The story began with 38 minutes in which "nobody turned to her", thirty of which were the intake."""
    taken_in = ["06:15 receive people=madina seconds=1800", "06:15 received person=madina phones=own gate=open cause=2", "06:30 end"]
    told = " ".join(story("madina", [LINES[0], *taken_in]))
    assert "At 06:15 she was taken in." in told
    assert "nobody turned to her" not in told


def test_whoever_left_with_somebody_is_not_said_to_be_lost():
    left = ["06:00 received person=madina phones=own gate=open", "07:00 PersonLeft person=madina how=accompanied"]
    told = " ".join(story("madina", [LINES[0], *left, "07:00 moved who=madina place=", "08:00 end"]))
    assert "At the end, at 08:00, she was on her way, and somebody went along with her." in told
    assert "nobody at the table knew" not in told


def test_whoever_left_with_somebody_and_came_again_is_where_they_came_to():
    left = ["06:00 received person=madina phones=own gate=open", "07:00 PersonLeft person=madina how=accompanied"]
    again = ["07:00 moved who=madina place=", "07:30 moved who=madina place=post room=office", "08:00 end"]
    assert "went along" not in " ".join(story("madina", [LINES[0], *left, *again]))


def test_whoever_goes_from_where_no_seat_is_and_is_not_seen_again_is_not_said_to_be_there():
    went = ["06:00 let_go seat=investigator people=madina way=informed", "06:01 moved who=madina place=", "07:00 end"]
    assert "At the end, at 07:00, nobody at the table knew where she was." in story("madina", went)


def test_whom_somebody_named_as_taken_away_is_not_said_to_be_lost_to_everybody() -> None:
    """The captain said at the counter that a car had taken seat 27 back over the border; "nobody at the table knew where he was"."""
    taken = [
        "06:29 BeatHappened beat=seat_27.sent_back",
        "06:29 heard seat=post channel=phone source=dana wording=storylines.seat_27.sent_back about=rustam cause=3",
        "06:29 moved who=rustam place= cause=3",
    ]
    taken = [LINES[3].replace("madina", "rustam"), *taken]
    told = story("rustam", [LINES[1], *taken, "07:00 end"])
    assert "At the end, at 07:00, nobody at the table knew more of him than what Sergeant Dana had said at 06:29." in told
    back = ["06:40 moved who=rustam place=post", "06:50 moved who=rustam place=", "07:00 end"]
    assert "had said at 06:29" not in " ".join(story("rustam", [LINES[1], *taken, *back])), "gone another time, and nobody spoke of it"


def test_of_somebody_who_has_no_place_it_is_said_that_nobody_met_them():
    told = story("madina", ["06:00 StatusSet seat=investigator person=madina status=suspect", "07:00 end"])
    assert "At the end, at 07:00, nobody at the table had met her." in told


def test_what_was_given_twice_is_said_once_at_the_end():
    rest = [f"{clock} meet_need people=madina need=rest" for clock in ("06:00", "09:00")]
    (given,) = (line for line in story("madina", [LINES[0], *rest, "10:00 end"]) if "What was done for her" in line)
    assert given.count("a place to rest") == 1
    assert "06:00" in given


def test_a_story_invents_nothing_about_what_somebody_felt():
    said = " ".join(line.text for line in lines_of(made())).casefold()
    assert not [word for word in ("felt", "feared", "hoped", "thought", "afraid", "relieved", "victim") if word in said.split()]


def test_without_a_header_there_is_no_story_and_no_fault():
    assert written([]).scenario == {}
    assert lives([], written([])) == {}


def test_whoever_was_told_to_stay_and_is_taken_elsewhere_is_not_free_by_leaving_the_place():
    held = ["05:40 moved who=saodat place=post aboard=bus", "06:12 held who=saodat how=told_held since=06:12"]
    taken = [*held, "07:48 moved who=saodat place=", "09:30 end"]
    assert "From 06:12 to 09:30, 3 h 18 min, she was not free to go: she had been told to stay." in story("saodat", taken)
    freed = [*taken[:-1], "08:00 freed who=saodat how=released", "09:30 end"]
    assert "From 06:12 to 08:00, 1 h 48 min, she was not free to go: she had been told to stay." in story("saodat", freed)
    gone = [*held, "07:00 left person=saodat how=unseen", "07:00 moved who=saodat place=", "09:30 end"]
    assert "From 06:12 to 07:00, 48 min, she was not free to go: she had been told to stay." in story("saodat", gone)


def test_what_a_judge_decided_about_somebody_is_told_and_is_no_turning_to_them():
    lines = ["05:40 moved who=saodat place=post aboard=bus", "07:00 ruled motion=custody person=saodat ruling=house_arrest", "08:00 end"]
    told = story("saodat", lines)
    assert "At 07:00 the judge decided about her. Asked for: custody. Decided: house arrest." in told
    assert "From 05:40 to 08:00, 2 h 20 min, nobody turned to her." in told


def test_whoever_leaves_without_a_vehicle_left_and_whoever_was_handed_over_is_not_said_to_go_twice():
    came = "05:40 moved who=rustam place=post aboard=bus"
    told = " ".join(story("rustam", [came, "06:00 moved who=rustam place=", "07:00 end"]))
    assert "At 06:00, 20 min after he had come, he left." in told
    handed = ["05:55 handed_over person=rustam to=line", "06:00 moved who=rustam place="]
    told = " ".join(story("rustam", [came, *handed, "07:00 end"]))
    assert "he left" not in told


def test_what_became_of_somebody_alone_is_told_before_what_became_of_others(monkeypatch):
    ended = {"court": {"about": ["rustam", "madina"]}, "number": {"about": ["rustam"]}}
    whole = small_case.material
    monkeypatch.setattr(small_case, "material", lambda texts=None: {**whole(texts), "endings": ended})
    texts = {"endings.number": "He answered at four.", "endings.court": "She was released."}
    lines = [LINES[1], "07:00 EndingHeld ending=court", "07:00 EndingHeld ending=number", "07:30 end"]
    (rustam,) = (one for one in made(lines, texts=texts).stories if one.person == "rustam")
    assert [line.text for line in rustam.ending][-2:] == ["He answered at four.", "She was released."]


def test_whoever_was_let_go_on_is_on_the_way_and_when_she_was_last_reached_is_said():
    gone = ["06:10 let_go people=madina way=informed number=1", "06:12 moved who=madina place="]
    followed = "07:30 FollowedUp person=madina seat=post reached=yes"
    assert "At the end, at 08:00, she had gone on her way." in story("madina", [LINES[0], LINES[3], *gone, "08:00 end"])
    told = story("madina", [LINES[0], LINES[3], *gone, followed, "08:00 end"])
    assert "At the end, at 08:00, she had gone on her way, and was last reached at 07:30." in told


def test_whoever_went_on_and_whom_nothing_pointed_to_is_not_said_to_be_lost():
    assert "At the end, at 07:00, he had gone on his way." in story(
        "rustam", [LINES[1], "06:00 moved who=rustam place= aboard=bus", "07:00 end"]
    )


def test_whoever_went_with_the_other_side_or_showed_a_sign_is():
    sign = LINES[3].replace("madina", "rustam")
    told = story("rustam", [LINES[1], sign, "06:00 moved who=rustam place= aboard=bus", "07:00 end"])
    assert "At the end, at 07:00, nobody at the table knew where he was." in told


def test_somebody_is_taken_in_once_also_where_she_is_given_another_room():
    rooms = [f"0{hour}:00 received person=madina phones=own gate=open" for hour in (6, 7)]
    assert " ".join(story("madina", [LINES[0], *rooms, "08:00 end"])).count("taken in") == 1
    away = ["06:20 moved who=madina place=", "06:40 moved who=madina place=post"]
    assert " ".join(story("madina", [LINES[0], rooms[0], *away, rooms[1], "08:00 end"])).count("taken in") == 2


def test_who_asked_another_body_about_somebody_is_told_and_is_no_turning_to_her():
    asked = "06:20 asked seat=post to=shelter items=whereabouts,needs people=madina"
    told = story("madina", [LINES[0], asked, "07:00 end"])
    assert told[1] == "From 05:40 to 07:00, 1 h 20 min, nobody turned to her."
    items = "where somebody is; needs: language, illness, who fears whom"
    assert told[2] == f"At 06:20 the migration police asked the shelter about her: {items}."


def test_an_interview_is_told_from_its_opening_as_the_law_counts_it_and_its_length_without_the_breaks():
    """VC-17 counts the ten minutes in which it was opened, and the story began with the first question: two hours for one interview."""
    lines = [
        LINES[0],
        "10:00 interview people=madina status=injured seat=shelter seconds=600",
        "10:00 begins person=madina act=shelter-2 status=injured seat=shelter cause=2",
        "11:00 over person=madina seat=shelter act=shelter-2 how=ended seconds=1500",
        "12:00 end",
    ]
    assert "From 09:50 to 11:00, 35 min without the breaks, a formal interview was held with her." in " ".join(story("madina", lines))
