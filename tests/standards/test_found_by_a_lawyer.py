"""Verdicts that a lawyer's read found unjust, or too kind: each as a tiny journal, or as acts through the engine."""

from dataclasses import replace

import pytest

from scenarios.language.library import load_scenario
from scoring.assess import assess
from scoring.examples import journal
from sim.law import Law
from tests.standards.scene import law, scene
from tests.standards.test_found_in_play import STANDARDS, judged, results_of

MOVED_NOW = "16:30 heard seat=investigator channel=phone source=arman wording=w claims=camp.moved_now:yes"
CARRIED = "17:00 carry_out_operation seat=investigator to=camp"


# --- an operation -----------------------------------------------------------------------------------------------------------


def test_beds_and_care_for_those_of_the_bus_prepare_nothing_for_those_at_the_well() -> None:
    """A bed had been asked for in the morning for a woman of the bus; five people at the well had none, and the plan counted as filled."""
    sign = "06:00 reached person=oygul kind=reason_to_look by=people.saodat.cues.stack seat=investigator"
    morning = [
        "06:10 queued seat=investigator service=duty_interpreter",
        "06:20 queued seat=investigator service=rooms people=oygul",
        "06:30 meet_need seat=investigator people=oygul need=water",
    ]
    (one,) = results_of([sign, *morning, MOVED_NOW, CARRIED, "20:00 end"], "VC-30.gaps_filled", "investigator")
    assert (one.result, one.missing) == ("breached", ())
    of_the_bus = ["17:20 queued seat=investigator service=rooms people=oygul", "17:30 meet_need seat=investigator people=oygul need=water"]
    voice = "17:10 queued seat=investigator service=duty_interpreter"
    (one,) = results_of([sign, *morning, MOVED_NOW, CARRIED, voice, *of_the_bus, "20:00 end"], "VC-30.gaps_filled", "investigator")
    assert (one.result, one.missing) == ("partly_met", ("care", "places"))
    for_them = ["17:20 queued seat=investigator service=mens_places", "17:30 meet_need seat=investigator people=rustam need=water"]
    (one,) = results_of([sign, *morning, MOVED_NOW, CARRIED, voice, *for_them, "20:00 end"], "VC-30.gaps_filled", "investigator")
    assert one.result == "met"
    at_the_well = ["17:05 moved who=oygul place=camp", "17:00 moved who=seat:investigator place=camp"]
    (one,) = results_of(
        [sign, MOVED_NOW, *reversed(at_the_well), CARRIED.replace("17:00", "17:06"), voice, *of_the_bus, "20:00 end"],
        "VC-30.gaps_filled",
        "investigator",
    )
    assert one.result == "met", "she stands at the well herself"


def test_consent_opens_a_home_only_where_the_law_of_the_country_lets_it() -> None:
    """Under a law in which a judge alone opens a home the judge struck what was found, and the same report said "met: with a sanction"."""
    entered = ["17:00 inspect seat=investigator place=camp basis=consent result=consented", "20:00 end"]
    assert judged(entered, "LR4.sanctioned", seat="investigator") == ["met"]
    judge_alone = Law(replace(law().pack, residents_may_consent=False), ())
    results = assess(journal(entered), scene(), judge_alone, STANDARDS).results
    assert [r.result for r in results if r.criterion == "LR4.sanctioned" and r.seat == "investigator"] == ["breached"]


# --- a hand-over ------------------------------------------------------------------------------------------------------------


def test_whoever_is_in_the_house_already_is_not_brought_to_it_for_a_yes() -> None:
    """In the house on Tuesday she said yes to a bed once more, and the investigator who had offered it owed a driver and a name."""
    taken = "10:50 received person=oygul seat=shelter phones=own gate=open"
    yes = "16:00 offered person=oygul services=shelter,lawyer accepted=shelter seat={}"
    assert judged([taken, yes.format("investigator"), "23:00 end"], "VC-31.warm", "oygul", "investigator") == []
    assert judged([taken, yes.format("shelter"), "23:00 end"], "VC-31.warm", "oygul", "shelter") == []
    assert judged([yes.format("investigator"), "23:00 end"], "VC-31.warm", "oygul", "investigator") == ["breached"]
    left = "15:00 left person=oygul place=house how=informed"
    assert judged([taken, left, yes.format("investigator"), "23:00 end"], "VC-31.warm", "oygul", "investigator") == ["breached"]


# --- own papers -------------------------------------------------------------------------------------------------------------


def test_gone_with_the_own_papers_is_not_said_of_one_whose_passport_is_in_another_hand() -> None:
    """Her passport lay in the trailer, or in the grey coat: she went, and the verdict said that she had it."""
    go = ["07:00 let_go people=oygul way=informed number=1", "07:00 moved who=oygul place= cause={}"]
    assert judged([go[0], go[1].format(1), "09:00 end"], "VC-24.papers", "oygul", "post") == []
    back = "06:40 ThingMoved thing=passport_oygul holder=oygul"
    assert judged([back, go[0], go[1].format(2), "09:00 end"], "VC-24.papers", "oygul", "post") == ["met"]
    kept = "06:40 ThingMoved thing=passport_oygul holder=seat:post"
    assert judged([kept, go[0], go[1].format(2), "09:00 end"], "VC-24.papers", "oygul", "post") == ["breached"]


def test_a_house_that_takes_a_passport_over_with_its_owner_owes_it_to_her() -> None:
    """The post had given seven passports along to the van; they lay in the house for three days, and nobody was to blame."""
    taken = "06:30 thing thing=passport_oygul holder=seat:post"
    handed = "08:40 handed_over person=oygul seat=post to=shelter introduced=yes"
    along = "10:50 thing thing=passport_oygul holder=seat:shelter cause=2"
    assert judged([taken, handed, along, "33:00 end"], "VC-44.papers_back", "oygul", "shelter") == ["breached"]
    back = "11:30 thing thing=passport_oygul holder=oygul"
    assert judged([taken, handed, along, back, "33:00 end"], "VC-44.papers_back", "oygul", "shelter") == ["met"]
    asked = "11:30 heard seat=shelter source=oygul wording=w claims=oygul.asks:keep_my_papers"
    assert judged([taken, handed, along, asked, "33:00 end"], "VC-44.papers_back", "oygul", "shelter") == ["met X3"]


# --- a release --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("told", "result"), [("05:50", "met"), ("06:40", "partly_met"), ("", "breached")])
def test_who_fears_her_is_told_before_the_door_opens_and_not_two_hours_after_a_ruling(told: str, result: str) -> None:
    """Ruled at 05:27; her forty-eight hours ended at 06:05, and until 07:27 nobody was late with the word that she is free."""
    lines = [
        "05:21 status person=oygul status=injured seat=prosecutor",
        "05:21 ClockStarted clock=custody subject=saodat since=05:21 due=06:05",
        "05:27 ruled motion=custody person=saodat ruling=released",
        "05:27 heard seat=prosecutor channel=document source=court wording=w cause=3",
        *([f"{told} told person=oygul item=ruling by=prosecutor"] if told else []),
        "20:00 end",
    ]
    assert judged(lines, "VC-53.warned", "oygul", "prosecutor") == [result]
    far = [lines[0], lines[1].replace("06:05", "30:00"), *lines[2:]]
    assert judged(far, "VC-53.warned", "oygul", "prosecutor") == ["met" if told else "breached"], "two hours where the term is far"


# --- what she was made to do ------------------------------------------------------------------------------------------------

GROUNDS = "06:00 reached person=nargiza kind=grounds by=people.nargiza.memories.bolt seat={}"
STAYED = "07:00 administrative people=nargiza step=adjourn seat=prosecutor"


@pytest.mark.parametrize("act", ["set_status people=nargiza status=suspect", "detain people=nargiza ground=eyewitness rights=1"])
def test_to_stay_a_fine_does_not_weigh_what_she_was_made_to_do(act: str) -> None:
    """The prosecutor adjourned eight fines in one act; after that the woman with the list could be arrested, and nobody fell short."""
    charged = f"12:00 {act} seat=investigator"
    lines = [GROUNDS.format("investigator"), GROUNDS.format("prosecutor"), STAYED]
    assert judged([*lines, charged, "18:00 end"], "VC-26.not_charged", "nargiza", "investigator") == ["breached"]
    spoken = "11:00 identified person=nargiza result=not_yet bodies=criminal_police,shelter"
    assert judged([*lines, spoken, charged, "18:00 end"], "VC-26.not_charged", "nargiza", "investigator") == ["met"]


def test_to_end_the_prosecution_because_of_compulsion_is_to_have_weighed_it() -> None:
    charged = "12:00 set_status people=nargiza status=suspect seat=investigator"
    for step, result in (("end_prosecution", "met"), ("close", "met"), ("adjourn", "breached")):
        lines = [GROUNDS.format("investigator"), STAYED.replace("adjourn", step), charged, "18:00 end"]
        assert judged(lines, "VC-26.not_charged", "nargiza", "investigator") == [result], step


def test_to_stay_a_fine_for_an_hour_does_not_weigh_whether_she_is_to_be_fined() -> None:
    fined = "08:00 administrative step=fine people=nargiza"
    stayed = STAYED.replace("prosecutor", "post")
    assert judged([GROUNDS.format("post"), stayed, fined, "09:00 end"], "VC-26.not_fined", "nargiza", "post") == ["breached"]
    assert judged([GROUNDS.format("post"), stayed, "09:00 end"], "VC-26.not_fined", "nargiza", "post") == ["met"]


# --- a bed ------------------------------------------------------------------------------------------------------------------


def test_to_come_to_a_police_post_is_no_place_in_a_house() -> None:
    """The post asked for eight beds before the bus came. That it came was counted as eight women on their way to the house: S1 was P."""
    asked = "05:25 queued service=rooms people=oygul"
    at_the_post = ["05:21 moved who=oygul place=road", asked, "05:40 moved who=oygul place=post"]
    assert judged([*at_the_post, "20:00 end"], "VC-32.a_place", "oygul", "shelter") == ["breached"]
    assert judged([*at_the_post, "10:00 moved who=oygul place=house", "20:00 end"], "VC-32.a_place", "oygul", "shelter") == ["met"]


def test_a_house_owes_no_bed_to_whom_the_post_lets_travel_on_after_all() -> None:
    """Eight beds were asked for at 05:25, the bus went on at seven with everybody on it, and the house had failed a critical duty."""
    asked = "05:25 queued service=rooms people=oygul"
    on = ["07:00 let_go people=oygul way=informed number=1", "07:00 moved who=oygul place= cause=2"]
    assert judged([asked, *on, "20:00 end"], "VC-32.a_place", "oygul", "shelter") == ["not_applicable X9"]
    assert judged([asked, "20:00 end"], "VC-32.a_place", "oygul", "shelter") == ["breached"]
    bus = ["05:40 moved who=oygul place=post aboard=bus", "06:15 moved who=oygul place= aboard=bus", "20:00 end"]
    assert judged([asked, *bus], "VC-32.a_place", "oygul", "shelter") == ["not_applicable X9"], "it left, and nobody held it"
    sent_away = ["05:40 moved who=oygul place=house", "06:15 moved who=oygul place=", "20:00 end"]
    assert judged([asked, *sent_away], "VC-32.taken_in", "oygul", "shelter") == ["breached"], "out of its own hall"
    long_after = [line.replace("07:00", "15:00") for line in on]
    assert judged([asked, *long_after, "20:00 end"], "VC-32.a_place", "oygul", "shelter") == ["breached"], "it had its hours"


def test_a_bed_that_was_asked_for_the_evening_before_is_a_bed_held_for_whoever_says_yes_in_the_morning() -> None:
    """Two places for men stood in the plan and were granted at half past four; led there himself, he was 'in part' a warm hand-over."""
    asked = "16:00 queued service=mens_places seat=investigator"
    yes = "32:05 offered person=rustam services=shelter accepted=shelter seat=investigator"
    led = "32:55 accompany people=rustam to=shelter seat=investigator"
    assert judged([asked, yes, led, "40:00 end"], "VC-31.warm", "rustam", "investigator") == ["met"]
    assert judged([yes, led, "40:00 end"], "VC-31.warm", "rustam", "investigator") == ["breached"], "no bed at all"
    long_ago = asked.replace("16:00", "06:00")
    assert judged([long_ago, yes, led, "40:00 end"], "VC-31.warm", "rustam", "investigator") == ["breached"], "of the day before"


# --- a motion ---------------------------------------------------------------------------------------------------------------


def test_two_looks_into_the_same_papers_are_one_source_for_a_standard_as_they_are_for_the_judge() -> None:
    """The judge let her go because one lawful source was left; 'not on words alone' was met by two acts of the same kind."""
    first = "07:15 check_documents people=saodat seat=investigator act=investigator-1"
    second = "07:45 check_documents people=saodat seat=investigator act=investigator-2"
    motion = "20:00 motion seat=investigator motion=custody person=saodat evidence=investigator-1,investigator-2"
    assert judged([first, second, motion, "23:00 end"], "VC-41.not_on_words_alone", seat="investigator") == ["breached"]
    camera = "07:45 preserve seat=investigator thing=camera act=investigator-2"
    assert judged([first, camera, motion, "23:00 end"], "VC-41.not_on_words_alone", seat="investigator") == ["met"]


def test_a_call_to_another_house_takes_nobody_in_who_stands_in_the_hall_of_this_one() -> None:
    """One request to the men's centre, and seven women who sat in the hall for three days were 'taken in'."""
    came = "10:50 moved who=oygul place=house"
    elsewhere = "11:00 queued service=mens_places people=oygul seat=shelter ticket=t1"
    assert judged([came, elsewhere, "40:00 end"], "VC-32.taken_in", "oygul", "shelter") == ["breached"]
    led = "13:00 accompany people=oygul to=hospital seat=shelter"
    assert judged([came, elsewhere, led, "40:00 end"], "VC-32.taken_in", "oygul", "shelter") == ["met"]
    by_night = [line.replace("10:50", "22:30").replace("11:00", "22:40") for line in (came, elsewhere)]
    assert judged([*by_night, "40:00 end"], "VC-32.taken_in", "oygul", "shelter") == ["met X2"], "nobody opens another door at eleven"


def test_a_yes_given_to_a_visitor_from_the_house_is_owed_a_bed_and_one_given_in_its_hall_is_not() -> None:
    visit = ["09:00 moved who=seat:shelter place=station", "09:00 moved who=oygul place=station"]
    yes = "09:30 offered person=oygul services=shelter accepted=shelter seat=shelter"
    assert judged([*visit, yes, "23:00 end"], "VC-31.warm", "oygul", "shelter") == ["breached"]
    in_the_hall = [visit[0].replace("station", "house"), visit[1].replace("station", "house")]
    assert judged([*in_the_hall, yes, "23:00 end"], "VC-31.warm", "oygul", "shelter") == []


# --- what everybody was told ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seat", ["post", "investigator", "shelter", "prosecutor"])
def test_whoever_tells_everybody_everything_is_held_to_it_in_an_objective_of_every_seat(seat: str) -> None:
    """An investigator told every contact names, accounts and addresses: I4, each account once, was S. A prosecutor was capped nowhere."""
    objectives = load_scenario("night-bus").objectives.values()
    assert [one for one in objectives if seat in one.seats and "VC-29" in one.harm]


def test_no_fact_asked_twice_is_part_of_working_together() -> None:
    """It was weighed under I4 alone; who asks again what the other seat has on paper does not work with it."""
    together = load_scenario("night-bus").objectives["T1"]
    assert "VC-18.once" in together.progress
