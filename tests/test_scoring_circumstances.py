"""The circumstances of an act: what the acting seat could know when it began, from the journal alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.examples import journal
from sim.circumstances import Circumstances, Facts
from sim.law import CIRCUMSTANCES
from sim.model.events import ActEnded
from sim.model.verbs import ACTS
from tests.standards.scene import law, scene

NO_TO_NAMES = "06:00 ask_consent people=madina to=shelter items=names result=declined"
STACK = (("saodat", "suspect"), ("madina", "reason_to_look"))  # what one sign shows, of whom
TYPES = {"bool": bool, "int": int, "text": str}


def of_last(*lines: str, person: str = "madina") -> Facts:
    """The circumstances of the act in the last line."""
    circumstances = Circumstances(scene(), law())
    *before, last = journal(lines)
    for entry in before:
        circumstances.take(entry)
    return circumstances.of(last, person)


@given(st.sampled_from(sorted(ACTS)), st.sampled_from(("", "madina", "saodat")), st.sampled_from(("own", "card", "none", "odil", "saodat")))
def test_every_act_has_all_circumstances_and_only_those(verb, person, voice):
    act = ACTS[verb]
    kind = "".join(f" {name}={value}" for name, value in act.fixed.items())
    facts = of_last(f"06:00 {act.id}{kind} people={person} voice={voice}", person=person)
    assert facts["verb"] == verb
    assert set(facts) == set(CIRCUMSTANCES)
    assert all(type(facts[name]) is TYPES[kind] for name, kind in CIRCUMSTANCES.items())


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("reason_to_look", "look"), ("grounds", "grounds"), ("young", "young"), ("acute", "acute"), ("suspect", "suspect"),
        ("fear_of_return", "fear_of_return"), ("crime", "crime"), ("cleared", "cleared"),
    ],
)  # fmt: skip
def test_a_threshold_counts_from_the_second_it_was_reached_and_for_its_seat_alone(kind, name):
    talk = "06:05 speak_with people=madina topic=home question=open"
    assert of_last(f"06:00 reached person=madina kind={kind}", talk)[name] is True
    assert of_last(f"06:01 reached person=madina kind={kind}", talk)[name] is False, "the talk had begun"
    assert of_last(f"06:00 reached person=madina kind={kind} seat=shelter", talk)[name] is False


def test_an_acute_need_stays_open_until_fifteen_minutes_after_care_began():
    acute = ("05:54 reached person=madina kind=acute", "05:58 meet_need need=first_aid people=madina")
    assert of_last(*acute, "06:15 safety_check people=madina")["acute"] is True
    assert of_last(*acute, "06:17 safety_check people=madina")["acute"] is False


def test_who_hears_is_told_apart():
    talk = "06:05 speak_with people=madina topic=home question=open hearing="
    knew = ("05:40 reached person=saodat kind=suspect", "05:40 reached person=rustam kind=tied other=madina")
    assert of_last(*knew, talk + "saodat")["suspect_hears"] is True
    assert of_last(*knew, talk + "rustam")["tied_hears"] is True
    assert of_last(*knew, talk + "kamila")["onlooker_hears"] is True
    assert of_last(*knew, talk + "oygul")["onlooker_hears"] is False, "they travel together"
    alone = of_last(*knew, talk + "dana,odil")
    assert (alone["private"], alone["suspect_hears"], alone["onlooker_hears"]) == (True, False, False)


def test_a_suspect_is_one_for_those_whom_the_signs_are_about_and_those_who_travel_with_them():
    signs = [f"05:40 reached person={who} kind={kind} by=people.saodat.cues.stack" for who, kind in STACK]
    for person, hears in (("madina", True), ("oygul", True), ("rustam", False)):
        facts = of_last(*signs, f"06:05 speak_with people={person} topic=home question=open hearing=saodat", person=person)
        assert (facts["suspect_hears"], facts["private"]) == (hears, False), person


def test_a_passport_is_kept_until_it_is_in_its_owner_s_hand_again():
    kept = "05:50 ThingMoved thing=passport_rustam holder=seat:post"
    go = "06:10 let_go people=rustam way=informed"
    assert of_last(go, person="rustam")["paper_kept"] is False
    assert of_last(kept, go, person="rustam")["paper_kept"] is True
    assert of_last(kept, "05:55 ThingMoved thing=passport_rustam holder=dana", go, person="rustam")["paper_kept"] is True
    assert of_last(kept, "06:00 ThingMoved thing=passport_rustam holder=rustam", go, person="rustam")["paper_kept"] is False


def test_a_yes_to_shelter_lasts_until_it_is_taken_back():
    yes, look = "06:00 offered person=madina services=shelter accepted=shelter", "07:00 look people=madina"
    assert of_last(yes, look)["wants_shelter"] is True
    assert of_last(yes, "06:30 offered person=madina services=lawyer declined=lawyer", look)["wants_shelter"] is True
    assert of_last(yes, "06:30 offered person=madina services=shelter declined=shelter", look)["wants_shelter"] is False
    assert of_last(yes, NO_TO_NAMES.replace("06:00", "06:30"), look)["wants_shelter"] is False


@pytest.mark.parametrize(
    ("accepted", "to", "agreed"),
    [("shelter", "shelter", True), ("wage_claim", "shelter", False), ("doctor", "hospital", True), ("doctor", "captain", False)],
)
def test_a_yes_to_one_kind_of_help_is_no_yes_to_another(accepted, to, agreed):
    yes = f"06:00 offered person=madina services={accepted} accepted={accepted}"
    assert of_last(yes, f"07:00 hand_over people=madina to={to}")["agreed"] is agreed


def test_facts_about_the_case_are_told_apart_from_needs():
    assert of_last("06:00 share contact=captain items=suspect,people_elsewhere people=madina")["gives_case"] is True
    assert of_last("06:00 share contact=captain items=check_in_progress,needs people=madina")["gives_case"] is False


def test_a_minute_written_without_a_name_is_compared_with_whoever_was_held():
    circumstances = Circumstances(scene(), law())
    lines = ["05:40 reached person=saodat kind=suspect", "06:12 held who=saodat how=told_held", "06:00 held who=rustam how=vehicle_held"]
    for entry in journal(lines):
        circumstances.take(entry)
    assert circumstances.minute_error_written("post", "", "09:12") == 3 * 3600
    assert circumstances.minute_error_written("post", "madina", "06:13") == 60, "a subject who was never held is no way out"
    assert circumstances.minute_error_written("shelter", "", "09:12") == 0


def test_a_suspect_who_interprets_hears():
    facts = of_last("05:40 reached person=saodat kind=suspect", "06:05 speak_with people=madina topic=home question=open voice=saodat")
    assert (facts["voice"], facts["voice_tied"], facts["suspect_hears"], facts["private"]) == ("person", True, True, False)


def test_the_time_of_day_is_the_pack_s_night_or_not():
    assert of_last("05:50 look people=madina")["night"] is True
    day = of_last("06:00 look people=madina")
    assert (day["night"], day["second"]) == (False, 6 * 3600)


def test_liberty_counts_from_its_first_second_until_it_is_given_back():
    held = ("06:00 held who=madina how=locked_in",)
    facts = of_last(*held, "06:10 look people=madina")
    assert (facts["held"], facts["held_for"], facts["told_held"]) == (True, 600, False)
    assert of_last(*held, "06:05 freed who=madina", "06:10 look people=madina")["held"] is False
    assert of_last(*held, "06:01 told person=madina item=held", "06:10 look people=madina")["told_held"] is True


def test_screened_is_a_talk_alone_that_was_understood():
    alone = "06:05 alone person=madina"
    assert of_last("06:05 safety_check people=madina voice=odil", alone, "06:20 administrative step=fine people=madina")["screened"] is True
    assert (
        of_last("06:05 safety_check people=madina result=not_understood", alone, "06:20 administrative step=fine people=madina")["screened"]
        is False
    )
    assert of_last("06:05 call_alone people=madina", alone, "06:20 administrative step=fine people=madina")["screened"] is False
    tied = ("05:40 reached person=saodat kind=suspect", "06:05 safety_check people=madina voice=saodat", alone)
    assert of_last(*tied, "06:20 administrative step=fine people=madina")["screened"] is False


@pytest.mark.parametrize(("minute", "error"), [("06:12", 0), ("06:13", 0), ("06:40", 27 * 60), ("06:02", 600)])
def test_the_true_minute_is_while_it_is_said(minute, error):
    assert of_last(f"06:13 tell_held people=saodat minute={minute}", person="saodat")["minute_error"] == error


def test_the_true_minute_is_the_earlier_one_where_liberty_was_restricted_before():
    held = "06:00 held who=saodat how=locked_in"
    assert of_last(held, "06:13 tell_held people=saodat minute=06:12", person="saodat")["minute_error"] == 12 * 60


@pytest.mark.parametrize(
    ("first", "second", "again"),
    [
        ("06:00 offered person=madina services=shelter declined=shelter", "06:30 offer_help people=madina services=shelter", True),
        ("06:00 offered person=madina services=shelter declined=shelter", "06:30 offer_help people=madina services=doctor", False),
        ("06:00 offered person=madina services=shelter", "06:30 offer_help people=madina services=shelter", False),
        (NO_TO_NAMES, "06:30 ask_consent people=madina to=shelter items=names", True),
        (NO_TO_NAMES, "06:30 ask_consent people=madina to=hospital items=names", False),
        ("06:00 offered person=madina services=shelter declined=shelter", "06:30 persuade people=madina with=reasons", True),
    ],
)  # fmt: skip
def test_asked_before_is_the_same_refused_within_a_day(first, second, again):
    assert of_last(first, second)["asked_before"] is again
    assert of_last(first, "06:10 Recounted person=madina memory=x seat=post", second)["asked_before"] is False, "something new has happened"


def test_a_consent_holds_for_its_recipient_and_items():
    agreed = "06:00 ask_consent people=madina to=shelter items=names,needs result=consented"
    assert of_last(agreed, "06:30 share contact=shelter items=names people=madina")["consent"] is True
    assert of_last(agreed, "06:30 share contact=shelter items=names,account people=madina")["consent"] is False
    assert of_last(agreed, "06:30 share contact=hospital items=names people=madina")["consent"] is False


def test_what_is_passed_on_and_to_whom():
    knew = ("05:40 reached person=captain kind=complicity", "05:40 reached person=talgat kind=suspect")
    facts = of_last(*knew, "06:30 share contact=captain items=names,account,minor_present,shelter_address people=madina")
    assert (facts["to_institution"], facts["to_complicit"], facts["to_suspect_side"]) == ("district_police", True, False)
    assert all(facts[f"gives_{what}"] for what in ("names", "account", "minor", "whereabouts"))
    caller = of_last(*knew, "06:30 handle_call contact=owner items=check_in_progress")
    assert (caller["to_institution"], caller["to_suspect_side"], caller["gives_names"]) == ("", True, False)


def test_who_goes_along():
    knew = "05:40 reached person=saodat kind=suspect"
    facts = of_last(knew, "06:30 let_go people=madina with=saodat way=bare")
    assert (facts["adult_companion"], facts["to_suspect_side"], facts["way"]) == (True, True, "bare")
    assert of_last("06:30 let_go people=madina")["adult_companion"] is False


def test_an_act_broken_off_is_judged_by_how_it_began():
    *_, began, stopped = journal(
        ["05:40 reached person=saodat kind=suspect", "06:00 stopped speak_with people=madina topic=home voice=saodat done=60"]
    )
    circumstances = Circumstances(scene(), law())
    circumstances.take(journal(["05:40 reached person=saodat kind=suspect"])[0])
    circumstances.take(began)
    facts = circumstances.of(stopped, "madina")
    assert (facts["verb"], facts["topic"], facts["voice_tied"]) == ("speak_with", "home", True)


def test_only_acts_have_circumstances():
    (entry,) = journal(["06:00 alone person=madina"])
    with pytest.raises(TypeError, match="entry 1 is no act but SeenAlone"):
        Circumstances(scene(), law()).of(entry, "madina")


def test_a_colleague_alone_knows_nothing_of_what_the_seat_knows():
    facts = of_last("05:40 reached person=madina kind=young", "06:00 close_check people=madina seat= actor=dana act=dana-1")
    assert (facts["young"], facts["profession"], facts["power"]) == (False, "", "")


def test_the_seconds_of_an_act_are_taken_from_the_act():
    (entry,) = journal(["06:05 speak_with people=madina topic=home question=open"])
    assert isinstance(entry.event, ActEnded)
    assert entry.event.seconds == ACTS["speak_with"].seconds


@pytest.mark.parametrize(("written", "error"), [("06:12", 0), ("06:20", 480), ("23:50", 6 * 3600 + 22 * 60)])
def test_a_time_of_day_on_paper_means_the_day_on_which_it_was_so(written, error):
    circumstances = Circumstances(scene(), law())
    for entry in journal(["30:10 reached person=saodat kind=suspect", "30:12 held who=saodat how=told_held"]):
        circumstances.take(entry)
    assert circumstances.minute_error_stated("post", "saodat", written) == error


@pytest.mark.parametrize(
    ("person", "interview", "preference"),
    [
        ("oygul", "10:20 interview people=oygul status=injured warned=1 voice=odil present=nasiba", "kept"),
        ("oygul", "10:20 interview people=oygul status=injured warned=1 voice=nasiba", "kept"),
        ("oygul", "10:20 interview people=oygul status=injured warned=1 voice=odil", "against"),
        ("oygul", "10:20 interview people=oygul status=injured warned=1 voice=sobir present=nasiba", "against"),
        ("oygul", "20:00 interview people=oygul status=injured warned=1 voice=odil present=nasiba", "against"),
        ("oygul", "34:20 interview people=oygul status=injured warned=1 voice=odil present=nasiba", "kept"),
        ("zulfiya", "10:20 interview people=zulfiya status=injured warned=1", "unseen"),
        ("zulfiya", "10:20 interview people=zulfiya status=injured warned=1 actor=dana", "kept"),
        ("zulfiya", "10:20 interview people=zulfiya status=injured warned=1 actor=odil", "against"),
    ],
)  # fmt: skip
def test_an_interview_keeps_what_somebody_prefers_as_far_as_a_play_can_show_it(person, interview, preference):
    said = f"06:00 heard source={person} wording=w claims={person}.preference:prefers_something"
    assert of_last(said, interview, person=person)["preference"] == preference
    assert of_last(interview, person=person)["preference"] == "", "nobody had told this seat"
    assert of_last(said.replace("heard", "heard seat=shelter"), interview, person=person)["preference"] == ""


def test_a_lawyer_of_the_other_side_is_no_lawyer_of_hers_for_the_seat_that_knows_it():
    tied = "09:00 reached person=advocate kind=tied other=oygul"
    interview = "10:00 interview people=oygul status=injured warned=1 present=advocate"
    assert of_last(tied, interview, person="oygul")["lawyer_tied"] is True
    assert of_last(interview, person="oygul")["lawyer_tied"] is False
    assert of_last(tied.replace("oygul", "madina"), interview, person="oygul")["lawyer_tied"] is False


def test_who_asks_for_something_herself_is_not_asked_again_by_whoever_answers_her():
    no = "06:40 offered person=oygul services=shelter declined=shelter"
    offer = "07:00 offer_help people=oygul services=shelter"
    asks = "06:50 heard source=oygul wording=w claims=oygul.asks:protection"
    assert of_last(no, offer, person="oygul")["asked_before"] is True
    assert of_last(no, asks, offer, person="oygul")["asked_before"] is False
