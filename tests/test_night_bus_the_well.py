"""At the well and at the siding: whoever comes meets people when they come, nobody goes before they were met, what is told is so there."""

from typing import Any

import pytest

from scoring.assess import assess
from scoring.reports.build import Extras
from sim.exercise import Exercise
from sim.forms import check
from sim.model import events as e
from tests.test_night_bus_full import laws, plan, played
from tests.test_night_bus_reached import second
from tests.test_night_bus_where_they_are import after, play, said
from tests.test_proposals import draft
from zholda.session import Session, standards
from zholda.session.reports import report_of
from zholda.wording import Wording

Act = tuple[str, dict[str, Any]]
CALLED: Act = ("Mon 06:21", {"seat": "post", "verb": "request", "service": "investigator"})
LOUD: list[Act] = [  # the captain learns what he need not, from two desks: at four the well is empty
    ("Mon 06:55", {"seat": "post", "verb": "share", "contact": "captain", "items": ["suspect"]}),
    ("Mon 07:05", {"seat": "post", "verb": "request", "service": "department_minibus"}),
    ("Mon 08:00", {"verb": "share", "contact": "captain", "items": ["number_of_people"]}),
]
TO_THE_SHOP: tuple[Act, Act] = (("Mon 22:00", {"verb": "rest"}), ("Tue 05:00", {"verb": "go", "to": "turnoff"}))
BEDS: Act = ("Mon 14:10", {"verb": "request", "service": "mens_places"})
THE_WELL: Act = ("Tue 05:31", {"verb": "carry_out_operation", "to": "camp"})
THE_SIDING: Act = ("Tue 07:00", {"verb": "carry_out_operation", "to": "warehouse"})
MET = ("serik", "mavluda", "amir", "jasur", "bekzod")


def alone(*acts: Act, until: str) -> Exercise:
    return play(CALLED, *acts, until=until, seats=("investigator", "post"))


def missed(exercise: Exercise) -> set[str]:
    return {x.event.inject for x in exercise.journal if isinstance(x.event, e.InjectMissed)}


# --- when one comes ----------------------------------------------------------------------------------------------------------


def test_whoever_comes_at_half_past_six_can_speak_with_the_people_before_seven() -> None:
    exercise = alone(*TO_THE_SHOP, THE_WELL, until="Tue 06:50")
    assert {*MET} <= {*exercise.view("investigator").here()}
    assert not exercise.view("investigator").busy
    assert "storylines.at_the_well.people_there" in said(exercise, "investigator")


def test_leave_to_look_round_is_asked_of_those_outside_by_whoever_has_sat_with_a_mother_behind_her_door() -> None:
    with_her = ("Tue 06:50", {"verb": "meet_need", "people": ["mavluda"], "need": "water"})
    look_round = ("Tue 07:20", {"verb": "inspect", "at": "camp", "basis": "consent"})
    exercise = alone(*TO_THE_SHOP, THE_WELL, with_her, look_round, until="Tue 08:10")
    (looked,) = [x.event for x in exercise.journal if isinstance(x.event, e.ActEnded) and x.event.verb == "inspect"]
    assert looked.result == "consented"


def test_the_cough_is_heard_before_anybody_can_have_helped_the_child() -> None:
    heard = {line.wording: line.at for line in alone(*TO_THE_SHOP, THE_WELL, until="Tue 06:50").view("investigator").lines}
    assert heard["injects.dawn_at_the_well"] == heard["storylines.at_the_well.people_there"]


def test_a_sick_child_who_is_left_waiting_beside_the_car_is_spoken_of() -> None:
    assert "whose_car_is_that" in missed(alone(*TO_THE_SHOP, THE_WELL, until="Tue 11:00"))
    away: Act = ("Tue 09:00", {"verb": "accompany", "people": ["mavluda", "amir"], "to": "shelter_line"})
    assert "injects.whose_car_is_that" not in said(alone(*TO_THE_SHOP, THE_WELL, away, until="Tue 11:00"), "investigator")


def test_the_question_of_an_operation_says_the_road_before_the_quarter_of_an_hour() -> None:
    with Session.open("night-bus", seat="investigator", seed=1, keep=False) as session:
        session.advance(second("Mon 12:00"))
        one = draft(session, "carry_out_operation")
        one.answer("to", "farm")
        assert one.summary().endswith(" · 58 min on the road · 15 min, until 13:13")


# --- where they were taken away ----------------------------------------------------------------------------------------------


def test_an_empty_well_has_no_people_who_look_at_hands_and_no_tractor() -> None:
    exercise = alone(*LOUD, *TO_THE_SHOP, THE_WELL, until="Tue 07:00")
    assert "storylines.at_the_empty_well.ashes" in said(exercise, "investigator")
    assert "injects.dawn_at_the_well" not in said(exercise, "investigator")
    assert exercise._stage.world.at("tractor") != "camp"


@pytest.mark.parametrize(("loud", "climbs_in"), [pytest.param([], True, id="they are there"), pytest.param(LOUD, False, id="it is empty")])
def test_a_van_that_slides_in_the_evening_rain_waits_for_those_who_are_there_to_climb_in(loud: list[Act], climbs_in: bool) -> None:
    evening: Act = ("Mon 17:20", {"verb": "carry_out_operation", "to": "camp"})
    exercise = alone(*loud, evening, until="Mon 19:30")
    assert exercise.view("investigator").place == "camp"
    assert ("storylines.stuck_in_the_mud.van" in said(exercise, "investigator")) is climbs_in


def test_whoever_follows_the_tracks_has_answered_them() -> None:
    assert "tracks_to_the_railway" not in missed(alone(*LOUD, *TO_THE_SHOP, THE_WELL, THE_SIDING, until="Tue 12:00"))
    assert "tracks_to_the_railway" in missed(alone(*LOUD, *TO_THE_SHOP, THE_WELL, until="Tue 12:00"))


def test_nobody_comes_to_a_bed_in_the_city_before_somebody_has_met_him() -> None:
    exercise = alone(*LOUD, BEDS, *TO_THE_SHOP, THE_WELL, until="Tue 12:00")
    assert {exercise._stage.world.at(man) for man in ("serik", "bekzod")} == {"warehouse"}


def test_when_the_men_set_out_for_their_beds_somebody_says_so_and_the_road_takes_its_time() -> None:
    exercise = alone(BEDS, *TO_THE_SHOP, THE_WELL, until="Tue 09:45")
    assert {f"storylines.{man}_from_the_well.to_the_centre" for man in ("serik", "bekzod")} <= {*said(exercise, "investigator")}
    assert {exercise._stage.world.at(man) for man in ("serik", "bekzod")} == {""}
    exercise.advance(second("Tue 14:00"))
    assert {exercise._stage.world.at(man) for man in ("serik", "bekzod")} == {"adaptation_house"}


@pytest.mark.parametrize("name", ["full-best-practice", "full-best-practice-moved"])
def test_the_men_who_were_taken_along_are_at_the_centre_in_the_end(name: str) -> None:
    last = {x.event.who: x.event.place for x in played(name) if isinstance(x.event, e.Moved)}
    assert {last[man] for man in ("serik", "bekzod")} == {"adaptation_house"}


@pytest.mark.parametrize("who", MET)
def test_whoever_may_be_met_at_either_place_is_not_called_by_a_room_of_one(who: str) -> None:
    label = plan().scenario.texts[f"people.{who}.label"]
    assert not [room for room in ("trailer", "scales", "shed", "hall", "well") if room in label]


def test_at_the_siding_there_is_a_room_that_closes_and_the_one_who_wants_to_stay_says_so_there_too() -> None:
    exercise = alone(*LOUD, *TO_THE_SHOP, THE_WELL, THE_SIDING, until="Tue 09:40")
    assert {*MET} <= {*exercise.view("investigator").here()}
    assert {exercise._stage.world.room(one) for one in MET} == {"loading_hall"}
    assert any(room.private for room in plan().scenario.places["warehouse"].rooms.values())
    assert "injects.he_wants_to_stay" in said(exercise, "investigator")


def test_the_man_with_the_keys_stands_by_the_car_at_the_siding_too_where_it_was_planned() -> None:
    fields = {"exits": "The man with the keys waits by the car."}
    exercise = after(CALLED, *LOUD, *TO_THE_SHOP, seats=("investigator", "post"))
    exercise.submit(e.Commanded("investigator", "form", {"form": "operation_plan", "subject": "", "fields": fields}, 0))
    exercise.advance(second("Tue 05:40"))
    exercise.submit(e.Commanded("investigator", "act", THE_SIDING[1], 0))
    exercise.advance(second("Tue 07:00"))
    assert "storylines.the_man_with_the_keys_first.at_the_car" in said(exercise, "investigator")


@pytest.mark.parametrize(("moved", "says"), [(LOUD, "tractor_to_the_railway"), ([], "smoke_at_the_well")])
def test_she_who_sells_bread_says_what_she_saw_last(moved: list[Act], says: str) -> None:
    asked: Act = ("Tue 05:30", {"verb": "speak_with", "person": "widow", "topic": "place", "question": "open"})
    exercise = alone(*moved, *TO_THE_SHOP, asked, until="Tue 05:40")
    told = [x.event.memory for x in exercise.journal if isinstance(x.event, e.Recounted) and x.event.person == "widow"]
    assert told == [says]


def test_the_widow_asked_by_telephone_where_they_are_says_that_she_tells_it_at_her_counter() -> None:
    asked: Act = ("Mon 16:30", {"verb": "share", "contact": "the_widow", "asked": ["people_elsewhere"]})
    assert "contacts.the_widow.asked.people_elsewhere" in said(alone(*LOUD, asked, until="Mon 16:40"), "investigator")


def test_where_it_was_decided_only_to_watch_somebody_watches() -> None:
    exercise = after(CALLED, *LOUD, seats=("investigator", "post"), mode="training")
    exercise.advance(second("Mon 14:10"))
    chosen = {"occurrence": "when_to_the_well", "option": "only_watch", "rationale": "Too few of us."}
    exercise.submit(e.Commanded("investigator", "choose", chosen, 0))
    exercise.advance(second("Mon 17:00"))
    assert "storylines.watched_and_gone.dust" in said(exercise, "investigator")


@pytest.mark.parametrize(
    ("sites", "left_out"), [("The well, then the siding.", False), ("Third Well", False), ("к колодцу", True), ("The house.", True)]
)
def test_a_plan_names_a_site_in_the_words_one_uses_of_it(sites: str, left_out: bool) -> None:
    exercise = alone(*LOUD, until="Mon 14:10")
    found = check("operation_plan", "", {"sites": sites}, exercise.view("investigator"), plan().scenario, plan().law)
    assert any(one.wording == "engine.form.site_left_out" for one in found) == left_out


def test_a_paper_that_lies_at_the_department_is_not_read_at_the_well() -> None:
    case: Act = ("Mon 08:30", {"verb": "open_case", "offence": "trafficking", "ground": "own_report"})
    exercise = alone(case, *TO_THE_SHOP, THE_WELL, until="Tue 06:50")
    assert exercise.view("investigator").things["contracts_eight"].holder == "duty_room"
    at_the_well = {offer.verb: offer.targets for offer in exercise.offers("investigator")}
    assert "contracts_eight" not in (*at_the_well["inspect"], *at_the_well.get("preserve", ()))


def test_nobody_is_led_to_be_alone_into_the_shed_where_they_were_bolted_in() -> None:
    assert not plan().scenario.places["camp"].rooms["shed"].private


def test_a_mother_and_a_child_are_taken_to_a_house_and_to_no_number_that_only_rings() -> None:
    exercise = alone(*LOUD, *TO_THE_SHOP, THE_SIDING, until="Tue 09:30")
    to = next(one.choices["to"] for one in exercise.offers("investigator") if one.verb == "accompany")
    assert {"shelter_line", "guardianship"} <= {*to}
    assert not {"caller", "the_widow", "integrity_line", "duty_cells"} & {*to}


# --- the men ----------------------------------------------------------------------------------------------------------------


def test_the_man_with_the_keys_has_an_answer_and_once_he_knows_his_rights_another() -> None:
    asked = {"verb": "speak_with", "person": "marat", "topic": "work", "question": "free_recall"}
    rights = {"verb": "explain", "people": ["marat"], "set": "not_against_self"}
    acts = (*TO_THE_SHOP, THE_WELL, ("Tue 06:50", asked), ("Tue 07:10", rights), ("Tue 07:20", {**asked, "where": "trailer_one"}))
    exercise = alone(*acts, until="Tue 07:40")
    told = [x.event.memory for x in exercise.journal if isinstance(x.event, e.Recounted) and x.event.person == "marat"]
    assert told == ["paid_at_the_end", "two_winters"]


def test_the_box_holds_the_papers_of_those_whose_papers_were_taken() -> None:
    things, texts = plan().scenario.things, plan().scenario.texts
    inside = [name for name, thing in things.items() if name.startswith("passport_") and thing.holder == things["tin_box"].holder]
    assert {name.removeprefix("passport_") for name in inside} == {*things["tin_box"].cues["other_peoples_papers"].about}
    assert "three people" in texts["things.tin_box.cues.other_peoples_papers"]


def test_an_answer_to_an_offer_says_what_was_neither_taken_nor_refused() -> None:
    offer = {"verb": "offer_help", "person": "serik", "services": ["doctor", "asylum"]}
    exercise = alone(*TO_THE_SHOP, THE_WELL, ("Tue 06:50", offer), until="Tue 07:10")
    line = next(one for one in exercise.view("investigator").lines if one.wording == "engine.help_answered")
    assert "No answer yet to: a doctor and asylum" in Wording(plan().scenario.texts).say(line.wording, line.args)


@pytest.mark.parametrize("who", ["serik", "mavluda"])
def test_a_wish_that_was_said_at_the_well_is_not_counted_from_a_coming_before_or_after_it(who: str) -> None:
    """He lives there, and she comes to the shelter hours later: neither had come to a seat when it was said."""
    asks = (
        {"verb": "ask_wish", "person": who, "voice": "nasiba", "where": "trailer_one"}
        if who == "mavluda"
        else {"verb": "ask_wish", "person": who, "where": "trailer_one"}
    )
    mediator: Act = ("Tue 06:45", {"verb": "request", "service": "mediator"})
    taken: Act = ("Tue 07:40", {"verb": "accompany", "people": [who], "to": "shelter_line"})
    exercise = alone(*TO_THE_SHOP, THE_WELL, mediator, ("Tue 07:10", asks), taken, until="Tue 12:00")
    journal = exercise.journal
    report = report_of(journal, assess(journal, plan().scenario, plan().law, laws()), Extras(standards()))
    name = plan().scenario.texts[f"people.{who}.name"]
    story = next(one for one in report.stories if one.name.startswith(name))
    [line] = [line.text for line in story.ending if "wanted was said" in line.text]
    assert "after" not in line


def test_a_road_that_is_shut_is_said_before_one_is_asked_whether_one_is_sure() -> None:
    with Session.open("night-bus", seat="investigator", others="ordinary", seed=1, keep=False) as session:
        for hour, is_shut in (("Mon 18:00", False), ("Mon 21:00", True), ("Tue 05:40", False)):
            session.advance(second(hour))
            one = draft(session, "carry_out_operation")
            one.answer("to", "camp")
            assert ("The road to Third Well is shut now: nobody gets there." in one.remarks()) == is_shut


def test_no_operation_is_led_against_a_court_or_a_desk() -> None:
    with Session.open("night-bus", seat="investigator", others="ordinary", seed=1, keep=False) as session:
        session.advance(second("Mon 16:00"))
        (offer,) = (one for one in session.offers() if one.verb == "carry_out_operation")
        sites = set(offer.choices["to"])
        assert {"farm", "turnoff"} <= sites
        assert "cafe" not in sites, "nobody has spoken of it to the investigator"
        assert not sites & {"court", "prosecutors_office", "shelter", "station", "post_km42", "hospital"}


def test_whoever_comes_to_the_siding_is_met_by_something_that_asks_for_an_answer_too() -> None:
    exercise = alone(*LOUD, THE_SIDING, until="Tue 08:20")
    assert "injects.a_hand_over_a_mouth" in said(exercise, "investigator")
    assert "injects.dawn_at_the_well" not in said(exercise, "investigator")
    answered: Act = ("Tue 08:20", {"verb": "notify", "body": "ambulance", "people": ["amir"]})
    exercise = alone(*LOUD, THE_SIDING, answered, until="Tue 09:30")
    assert "a_hand_over_a_mouth" not in missed(exercise)
    assert "a_hand_over_a_mouth" in missed(alone(*LOUD, THE_SIDING, until="Tue 09:30"))
