"""What plays of the whole case showed the standards to get wrong: each as a tiny journal, or as acts through the engine."""

import pytest

from scoring.assess import assess
from scoring.examples import journal
from scoring.model import Result
from sim.model import events as e
from sim.model.scenario import Objective
from tests.standards.case_play import Table
from tests.standards.scene import law, scene, standards
from zholda.session import Session

STANDARDS = standards()
SEATED = "05:30 seat seat=shelter status=taken"
ASKED = "06:30 queued service=rooms people=oygul"
HANDED = "08:40 handed_over person=oygul to=shelter introduced=yes"
CAME = "10:50 moved who=oygul place=house"
ARRIVAL = {"S1": Objective(["shelter"], ["VC-24.arrival", "VC-32"], [])}


def judged(lines: list[str], criterion: str, person: str = "", seat: str = "shelter") -> list[str]:
    """What a criterion says of a seat and person, with its exception."""
    results = assess(journal(lines), scene(), law(), STANDARDS).results
    return [said(r) for r in results if r.criterion == criterion and r.seat == seat and (not person or person in r.people)]


def said(result: Result) -> str:
    return f"{result.result} {result.exception}".strip()


def in_the_case(lines: list[str], criterion: str, person: str, seat: str, without: tuple[str, ...] = ()) -> list[str]:
    """The same of acts played through the engine."""
    table = Table(without=without)
    found = table.play(lines)
    assert not [entry for entry in found if isinstance(entry.event, e.ActRefused)], (
        "an act of the list is not possible, so it shows nothing"
    )
    results = assess(found, table.plan.scenario, table.plan.law, STANDARDS).results
    return [said(r) for r in results if r.criterion == criterion and r.seat == seat and person in r.people]


# --- a house to which people come -----------------------------------------------------------------------------------------


def test_a_house_that_lets_them_stand_in_its_hall_is_not_met_by_the_hand_over_of_the_post() -> None:
    assert judged([ASKED, HANDED, CAME, "20:00 end"], "VC-32.taken_in", "oygul") == ["breached"]
    assessment = assess(journal([SEATED, ASKED, HANDED, CAME, "20:00 end"]), scene(ARRIVAL), law(), STANDARDS)
    assert [(one.id, one.rating) for one in assessment.objectives] == [("S1", "U")]


def test_whoever_comes_is_taken_in_also_where_nobody_had_asked_for_a_bed() -> None:
    taken = "11:20 received person=oygul seat=shelter phones=own gate=open"
    assert judged([CAME, "20:00 end"], "VC-32.taken_in", "oygul") == ["breached"]
    assert judged([CAME, taken, "20:00 end"], "VC-32.taken_in", "oygul") == ["met"]
    assert judged([CAME, "12:00 end"], "VC-32.taken_in", "oygul") == ["not_observed X7"]


def test_who_does_not_want_to_stay_may_go_on_and_who_wanted_a_bed_is_not_sent_away() -> None:
    on = "11:10 let_go people=oygul seat=shelter way=informed number=1"
    gone = "11:10 moved who=oygul place= cause={}"
    assert judged([CAME, on, gone.format(2), "20:00 end"], "VC-32.taken_in", "oygul") == ["met X3"]
    wanted = "09:00 offered person=oygul services=shelter accepted=shelter"
    assert judged([wanted, CAME, on, gone.format(3), "20:00 end"], "VC-32.taken_in", "oygul") == ["breached"]


def test_who_comes_to_a_station_or_on_an_errand_need_not_be_taken_in() -> None:
    assert judged(["10:50 moved who=oygul place=station", "20:00 end"], "VC-32.taken_in", "oygul", "investigator") == []
    assert judged(["10:50 moved who=aigul place=house", "20:00 end"], "VC-32.taken_in", "aigul") == []


def test_who_moves_about_in_the_house_does_not_come_to_it_again() -> None:
    taken = "11:20 received person=oygul seat=shelter phones=own gate=open"
    again = [CAME, taken, "11:30 moved who=oygul place=house room=garden", "30:00 end"]
    assert judged(again, "VC-32.taken_in", "oygul") == ["met"]


def test_the_hours_on_the_road_are_not_the_houses() -> None:
    late = [ASKED, "12:20 handed_over person=oygul to=shelter introduced=yes", "14:30 moved who=oygul place=house"]
    assert judged([*late, "15:00 received person=oygul seat=shelter", "20:00 end"], "VC-32.a_place", "oygul") == ["met"]
    brought = [ASKED, "12:20 moved who=oygul place=house", "13:00 received person=oygul seat=shelter", "20:00 end"]
    assert judged(brought, "VC-32.a_place", "oygul") == ["met"], "nobody handed her over, and she is there"


def test_asking_the_same_house_twice_is_no_place_elsewhere() -> None:
    twice = ["09:00 queued service=rooms people=dilshod", "10:00 queued service=rooms people=dilshod", "18:00 end"]
    assert judged(twice, "VC-32.a_place", "dilshod") == ["breached"]


@pytest.mark.parametrize(("to", "result"), [("guardianship", "met"), ("hospital", "met"), ("captain", "breached"), ("owner", "breached")])
def test_to_be_given_to_the_police_or_to_an_owner_is_no_place(to: str, result: str) -> None:
    suspect = "06:00 reached person=talgat kind=suspect by=x seat=shelter"
    on = f"11:30 handed_over person=oygul seat=shelter to={to} introduced=yes"
    assert judged([suspect, CAME, on, "20:00 end"], "VC-32.taken_in", "oygul") == [result]
    assert judged([suspect, ASKED, on, "20:00 end"], "VC-32.a_place", "oygul") == [result]


def test_risk_is_weighed_from_the_hour_in_which_she_is_in_the_house_whether_she_was_taken_in_or_not() -> None:
    assert judged([CAME, "20:00 end"], "VC-27.weighed", "oygul") == ["breached"]
    taken = "11:20 received person=oygul seat=shelter"
    assert judged([CAME, taken, "20:00 end"], "VC-27.weighed", "oygul") == ["breached"], "once, not twice"
    assert judged([CAME, taken, "14:00 risk person=oygul seat=shelter change=intake", "20:00 end"], "VC-27.weighed", "oygul") == ["met"]


# --- leaving unseen ---------------------------------------------------------------------------------------------------------


def test_whoever_leaves_unseen_left_without_a_plan_unless_there_was_one() -> None:
    unseen = "26:40 left person=feruza place=house how=unseen"
    assert judged([unseen, "30:00 end"], "VC-52.with_a_plan", "feruza") == ["breached"]
    plan = "20:00 filed form=safety_plan subject=feruza seat=shelter what_if=ring"
    assert judged([plan, unseen, "30:00 end"], "VC-52.with_a_plan", "feruza") == ["met"]
    wishes = "20:00 heard seat=shelter source=feruza wording=w claims=feruza.asks:no_contact"
    assert judged([wishes, unseen, "30:00 end"], "VC-52.with_a_plan", "feruza") == ["met X3"]


def test_who_leaves_a_place_that_is_no_seats_is_nobodys() -> None:
    results = assess(journal(["26:40 left person=feruza place=hospital how=unseen", "30:00 end"]), scene(), law(), STANDARDS).results
    assert not [r for r in results if r.standard == "VC-52" and r.people]


# --- at the table, by telephone, beside a mother ----------------------------------------------------------------------------


def test_a_police_alone_is_not_blamed_where_no_service_has_a_seat_at_all() -> None:
    lines = [
        "13:00 queued service=group people=oygul",
        "16:00 identified person=oygul result=identified bodies=migration_police",
        "18:00 end",
    ]
    assert judged(lines, "VC-04.joint", "oygul", "post") == ["breached"]
    empty = "05:30 seat seat=shelter status=vacant"
    assert judged([empty, *lines], "VC-04.joint", "oygul", "post") == ["not_observed X11"]
    rung = "12:30 shared to=shelter items=needs people=oygul basis=consent"
    assert judged([empty, rung, *lines], "VC-04.joint", "oygul", "post") == ["met X2"]
    acts = ["inv speak_with person=ana topic=place question=open voice=olga where=office",
            "inv offer_help person=ana services=shelter voice=olga where=office",
            "inv request service=group people=ana", "wait 2h"]  # fmt: skip
    assert in_the_case(acts, "VC-04.joint", "ana", "inv", without=("house",)) == ["not_observed X11"]


def test_the_consulate_is_offered_by_those_with_whom_she_is_or_who_asked_for_the_meeting() -> None:
    known = [
        "05:30 heard channel=document source=oygul wording=w claims=oygul.citizenship:uz",
        "05:40 reached person=oygul kind=grounds by=people.oygul.memories.forty_days",
        "05:50 reached person=oygul kind=reason_to_look by=people.oygul.memories.forty_days",
    ]
    meeting = "16:00 identified person=oygul result=identified bodies=criminal_police,shelter"
    away = "09:00 moved who=oygul place=house"
    assert judged([*known, meeting, "45:00 noted", "46:00 end"], "VC-34.offered", "oygul", "post") == ["breached"]
    assert judged([*known, away, meeting, "45:00 noted", "46:00 end"], "VC-34.offered", "oygul", "post") == []
    asked = "08:00 queued service=group people=oygul"
    assert judged([*known, asked, away, meeting, "45:00 noted", "46:00 end"], "VC-34.offered", "oygul", "post") == ["breached"]


def test_a_claim_for_wages_is_taken_by_those_who_were_asked_and_not_by_who_had_a_doctors_call() -> None:
    call = "06:00 heard seat=shelter channel=phone source={} wording=w claims=zulfiya.asks:wages"
    assert judged([call.format("doctor"), "32:00 end"], "VC-49.taken", "zulfiya") == []
    assert judged([call.format("zulfiya"), "32:00 end"], "VC-49.taken", "zulfiya") == ["breached"]


def test_a_small_child_is_not_called_alone_and_the_one_who_holds_him_is() -> None:
    sign = "05:44 reached person={} kind=reason_to_look by=people.kamila.cues.cough"
    for criterion in ("VC-01.alone", "VC-01.heard"):
        assert judged([sign.format("kamila"), "12:00 end"], criterion, "kamila", "post") == ["breached"]
        assert judged([sign.format("aziz"), "12:00 end"], criterion, "aziz", "post") == []


def test_who_stands_beside_a_bus_that_another_seat_checks_does_not_owe_its_check() -> None:
    there = "05:30 moved who=seat:investigator place=post room=lane"
    sign = "05:44 reached person=oygul kind=reason_to_look by=people.saodat.cues.stack"
    both = [there, sign, sign + " seat=investigator", "12:00 end"]
    for criterion in ("VC-01.alone", "VC-01.heard"):
        assert judged(both, criterion, "oygul", "post") == ["breached"]
        assert judged(both, criterion, "oygul", "investigator") == []
        alone = ["05:25 seat seat=post status=vacant", *both]
        assert judged(alone, criterion, "oygul", "investigator") == ["breached"], "where nobody sits he is no guest"
    held = ["06:00 direct_vehicle step=hold vehicle=bus", "07:00:01 held who=rustam how=vehicle_held since=06:00", "08:30 end"]
    assert judged([there, *held], "VC-24.check", "rustam", "post") == ["breached"]
    assert judged([there, *held], "VC-24.check", "rustam", "investigator") == []


def test_who_hears_that_she_wants_home_owes_that_she_learns_of_testimony_before_a_judge() -> None:
    wants = "08:00 heard seat=prosecutor source=feruza wording=w claims=feruza.asks:return_home"
    assert judged([wants, "36:00 noted", "37:00 end"], "VC-47.offered", "feruza", "prosecutor") == ["breached"]
    told = "09:00 told person=feruza item=deposition by=shelter"
    assert judged([wants, told, "36:00 noted", "37:00 end"], "VC-47.offered", "feruza", "prosecutor") == ["met"]


# --- what another did, and what is over ---------------------------------------------------------------------------------------


def test_what_another_did_without_this_seats_knowing_keeps_from_p_and_makes_no_u() -> None:
    lines = [
        "05:30 seat seat=investigator status=taken",
        "05:30 seat seat=post status=taken",
        "07:30 reached person=captain kind=complicity by=people.yerlan.memories.a_car seat=investigator",
        "07:30 reached person=captain kind=complicity by=people.yerlan.memories.a_car",
        "08:00 shared to=prosecutor items=suspected_misconduct people=ermek basis=duty",
        "40:00 end",
    ]
    objectives = {"T1": Objective(["post", "investigator"], ["VC-51.outside_the_chain", "VC-24.house"], ["VC-51.no_leak"])}
    rated = {one.seat: one.rating for one in assess(journal(lines), scene(objectives), law(), STANDARDS).objectives}
    assert rated == {"post": "P", "investigator": None}


def test_what_another_did_in_time_is_not_undone_by_doing_it_again_too_late() -> None:
    offered = "08:00 offered person=oygul services=shelter accepted=shelter"
    bed = "08:10 queued service=rooms people=oygul seat=investigator"
    brought = "09:00 handed_over person=oygul to=shelter introduced=yes"
    again = "19:00 queued service=beds people=oygul"
    for lines in ([offered, bed, brought, "22:00 end"], [offered, bed, brought, again, "22:00 end"]):
        assert judged(lines, "VC-31.warm", "oygul", "post") == ["partly_met"]


def test_nobody_is_delivered_who_is_detained_by_protocol() -> None:
    suspect = "08:00 reached person=saodat kind=suspect by=x seat=investigator"
    protocol = "09:00 detain people=saodat ground=traces rights=1 seat=investigator"
    cell = "09:00 held who=saodat how=told_held by=investigator cause=2"
    assert judged([suspect, protocol, cell, "14:00 end"], "LR1.delivered", "saodat", "investigator") == []
    assert judged([suspect, cell.replace(" cause=2", ""), "14:00 end"], "LR1.delivered", "saodat", "investigator") == ["breached"]


def test_a_telephone_kept_from_somebody_detained_by_protocol_is_no_new_hold_of_which_she_must_be_told() -> None:
    suspect = "08:00 reached person=saodat kind=suspect by=x seat=investigator"
    protocol = "09:00 detain people=saodat ground=traces rights=1 seat=investigator"
    kept = "10:20 held who=saodat how=phone_kept by=investigator since=09:20"
    assert judged([suspect, protocol, kept, "14:00 end"], "LR1.told_held", "saodat", "investigator") == []
    assert judged([suspect, kept, "14:00 end"], "LR1.told_held", "saodat", "investigator") == ["breached"]


@pytest.mark.parametrize(("back", "result"), [((), "breached"), (("inv return what=documents people=ana",), "met")])
def test_what_is_found_in_a_search_and_belongs_to_another_goes_back_to_her(back: tuple[str, ...], result: str) -> None:
    lines = ["inv search_person person=boss", *back]
    assert in_the_case(lines, "VC-44.papers_back", "ana", "inv") == [result]


def test_a_shelter_that_does_nothing_takes_nobody_in() -> None:
    come = ["inv speak_with person=ana topic=place question=open voice=olga where=office",
            "inv offer_help person=ana services=shelter voice=olga where=office",
            "inv accompany people=ana to=refuge"]  # fmt: skip
    assert in_the_case([*come, "wait 12h"], "VC-32.taken_in", "ana", "house") == ["breached"]
    taken = ["wait 2h", "house receive people=ana phones=own gate=open voice=mediator"]
    assert in_the_case([*come, *taken], "VC-32.taken_in", "ana", "house") == ["met"]


def test_in_the_whole_case_a_shelter_that_does_nothing_while_all_others_do_their_part_is_u_in_what_it_owes() -> None:
    roster = dict.fromkeys(("post", "investigator", "prosecutor"), "colleague:correct") | {"shelter": "trainee"}
    session = Session.open("night-bus", seed=5, roster=roster, keep=False)
    while not session.over:
        session.advance_until(session.length)
    plan = session._exercise.plan
    found = assess(session._exercise.journal, plan.scenario, plan.law, STANDARDS)
    rated = {one.id: (one.rating, one.reason) for one in found.objectives}
    assert rated["S1"][0] == rated["S2"][0] == rated["S3"][0] == rated["S4"][0] == "U"
    assert "VC-32.taken_in" in rated["S1"][1]
    assert "VC-52.with_a_plan (feruza" in rated["S3"][1]


# --- who is to be told of a ruling ------------------------------------------------------------------------------------------

RULED = ["06:12 ruled motion=custody person=saodat ruling=custody"]
READ = "06:15 heard seat=prosecutor channel=document source=court wording=w cause={}"


def told_of_it(before: list[str], after: list[str]) -> list[str]:
    lines = [*before, *RULED, READ.format(len(before) + 1), *after, "20:00 end"]
    return judged(lines, "VC-53.told", "oygul", "prosecutor")


def test_a_prosecutor_answers_for_those_whom_she_knows_and_not_for_a_status_set_elsewhere() -> None:
    elsewhere = "06:00 status person=oygul status=injured seat=investigator"
    in_a_paper = "06:01 heard seat=prosecutor channel=document source=court wording=w claims=oygul.reported:one_of_eight"
    by_telephone = "06:01 heard seat=prosecutor channel=phone source=shelter wording=w claims=oygul.asks:protection"
    assert told_of_it([elsewhere], []) == []
    assert told_of_it([elsewhere, in_a_paper], []) == []
    assert told_of_it([elsewhere, by_telephone], []) == ["breached"]
    assert told_of_it(["06:00 status person=oygul status=injured seat=prosecutor"], []) == ["breached"]


@pytest.mark.parametrize(
    ("shared", "result"),
    [
        ("to=shelter items=ruling people=oygul", "met"),
        ("to=shelter items=ruling people=saodat", "met"),
        ("to=shelter items=ruling", "met"),
        ("to=shelter items=suspect people=oygul", "breached"),
        ("to=shelter items=ruling people=feruza", "breached"),
        ("to=captain items=ruling people=oygul", "breached"),
    ],
)
def test_whoever_knows_her_by_telephone_only_tells_those_who_look_after_her(shared: str, result: str) -> None:
    before = ["06:00 status person=oygul status=injured seat=prosecutor", "06:01 reached person=saodat kind=suspect by=x seat=prosecutor"]
    assert told_of_it(before, [f"07:00 shared seat=prosecutor {shared} basis=duty"]) == [result]


# --- a question names somebody ---------------------------------------------------------------------------------------------


OUTSIDE = "VC-29.not_outside"
OF_HER = "06:40 asked to=owner items=whereabouts people=oygul"


def of_a_question(*lines: str) -> list[str]:
    return judged([*lines, "08:00 end"], OUTSIDE, "oygul", "post")


def test_whoever_asks_a_private_caller_about_somebody_by_name_tells_that_she_is_known() -> None:
    assert of_a_question(OF_HER) == ["breached"]


def test_a_question_that_names_nobody_tells_nothing_of_anybody() -> None:
    asked = ["06:33 handle_call contact=owner noted=1", "06:40 asked to=owner items=held_since", "08:00 end"]
    assert judged(asked, OUTSIDE, seat="post") == ["met"]


def test_a_body_of_the_service_may_be_asked_about_her() -> None:
    assert of_a_question("06:40 asked to=regional_unit items=whereabouts people=oygul") in ([], ["met"])


def test_who_agreed_that_her_name_goes_there_may_be_asked_about_there() -> None:
    assert of_a_question("06:00 ask_consent people=oygul to=owner items=names result=consented", OF_HER) == ["met"]


def test_a_question_in_danger_is_at_issue_among_practitioners_as_an_answer_is() -> None:
    danger = "06:40 share contact=sister asked=whereabouts people=oygul basis=danger"
    lines = [danger, "06:40 asked to=sister items=whereabouts people=oygul cause=1", "08:00 end"]
    [result] = [one for one in assess(journal(lines), scene(), law(), STANDARDS).results if one.criterion == OUTSIDE and one.people]
    assert len(result.defended) == 2


# --- what another did, what was left out, what put a duty off ---------------------------------------------------------------

TOLD_OUTSIDE = "06:30 shared seat=post to=prosecutor items=suspected_misconduct people=ermek basis=duty"
A_SIGN = "07:30 reached person=captain kind=complicity by=people.yerlan.memories.a_car seat=investigator"


def results_of(lines: list[str], criterion: str, seat: str) -> list[Result]:
    """The results of one criterion for one seat."""
    return [r for r in assess(journal(lines), scene(), law(), STANDARDS).results if r.criterion == criterion and r.seat == seat]


def test_what_another_did_unknown_to_this_seat_is_no_fault_before_the_hour_has_come() -> None:
    """The exercise ended four hours before a day was over, and the duty was already met in part."""
    assert judged([TOLD_OUTSIDE, A_SIGN, "27:30 end"], "VC-51.outside_the_chain", seat="investigator") == ["not_observed X7"]
    assert judged([TOLD_OUTSIDE, A_SIGN, "40:00 end"], "VC-51.outside_the_chain", seat="investigator") == ["partly_met"]


def test_a_plan_that_left_something_out_says_what() -> None:
    written = "20:00 filed form=operation_plan seat=investigator interpreter=nasiba care=doctor places_women=shelter places_men=centre"
    carried = "30:10 carry_out_operation seat=investigator to=camp"
    full = " first_voice=nasiba child=mother exits=two"
    (one,) = results_of([written + full, carried, "31:00 end"], "VC-30.planned", "investigator")
    assert (one.result, one.missing) == ("partly_met", ("press",))
    (one,) = results_of([written, carried, "31:00 end"], "VC-30.planned", "investigator")
    assert one.missing == ("first_voice", "child", "exits", "press")
    (one,) = results_of([written + full + " press=none", carried, "31:00 end"], "VC-30.planned", "investigator")
    assert (one.result, one.missing) == ("met", ())


def test_a_duty_done_in_part_says_which_part_was_not_done_in_time() -> None:
    called = "16:30 heard seat=investigator channel=phone source=arman wording=w claims=camp.moved_now:yes"
    carried = "17:00 carry_out_operation seat=investigator to=camp"
    voice = "17:10 queued seat=investigator service=duty_interpreter"
    (one,) = results_of([called, carried, voice, "20:00 end"], "VC-30.gaps_filled", "investigator")
    assert (one.result, one.missing) == ("partly_met", ("care", "places"))


def test_a_duty_that_an_emergency_put_off_says_by_how_long() -> None:
    """'Within a day' fell due seventeen minutes after a day: first aid to a child lay between."""
    given = "09:00 set_status people=oygul status=injured seat=investigator"
    acute = "09:10 reached person=dilshod kind=acute by=x seat=investigator"
    aid = "09:12 meet_need need=first_aid people=dilshod seat=investigator"
    (one,) = results_of([given, acute, aid, "40:00 end"], "LR6.told_later", "investigator")
    assert (one.result, one.due, one.put_off) == ("breached", 100620, 1020)
    (one,) = results_of([given, "40:00 end"], "LR6.told_later", "investigator")
    assert (one.result, one.put_off) == ("breached", 0)


def test_a_term_that_a_seat_hears_of_later_is_its_own_from_then_on() -> None:
    """A prosecutor who was given notice three minutes after the protocol owed no motion, for the word of the term had no cause."""
    runs = "08:55 ClockStarted clock=motion subject=saodat since=06:12 due=24:12"
    heard = "08:58 heard seat=prosecutor channel=own wording=engine.clock_started clock=motion subject=saodat about=saodat"
    assert judged([runs, heard, "40:00 end"], "LR1.motion_ahead", "saodat", "prosecutor") == ["breached"]
    assert judged([runs, "40:00 end"], "LR1.motion_ahead", "saodat", "prosecutor") == []
