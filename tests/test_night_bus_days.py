"""What the post and the house decide on Tuesday and Wednesday has its answer later, and another decision another answer."""

import pytest

from scenarios.language.library import load_scenario
from sim.model import events as e
from tests.test_night_bus_clauses import Acts, alone, beats
from tests.test_night_bus_full import BEST, played
from tests.test_night_bus_nobody import closed, texts
from tests.test_night_bus_reached import CREW, given, second
from zholda.session import Session

OTHERS = {
    "post": dict.fromkeys(("investigator", "shelter", "prosecutor"), "colleague:ordinary"),
    "shelter": dict.fromkeys(("post", "investigator", "prosecutor"), "colleague:ordinary"),
}
SECOND_BUS = "Tue 05:46"


def chosen(seat: str, **options: str) -> list[e.Entry]:
    """Three days in which this seat chooses these options at the prompt, as soon as it is asked, and does nothing else."""
    with Session.open("night-bus", seed=1, keep=False, mode="training", roster={seat: "trainee", **OTHERS[seat]}) as session:
        while not session.over:
            session.advance_until(session.length)
            for occurrence in [one for one in session.view().prompts if one in options]:
                session.submit("choose", {"occurrence": occurrence, "option": options.pop(occurrence), "rationale": "As it is."})
        assert not options, "each was asked"
        return list(session._exercise.journal)


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        ([(SECOND_BUS, "check_documents", {"people": CREW, "holder": "sanobar", "after": "holder"})], "a_list_is_enough"),
        ([(SECOND_BUS, "let_go", {"people": CREW, "way": "bare"})], "nobody_looked"),
        ([(SECOND_BUS, "direct_vehicle", {"step": "hold", "vehicle": "bus_two", "for": "open"})], "walk_round_it"),
        ([(SECOND_BUS, "call_alone", {"person": "ravshan", "where": "hall"})], "a_man_at_the_fence"),
        ([], ""),
    ],
)
def test_the_early_bus_has_an_answer_for_each_way_of_checking_it(acts: Acts, told: str) -> None:
    answers = {"a_list_is_enough", "nobody_looked", "walk_round_it", "a_man_at_the_fence"}
    assert given(alone("post", acts, "Tue 20:00").journal) & answers == ({told} if told else set())


PAPER = "the_paper_with_the_stamp"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({PAPER: "pin_it_up"}, {"evening_bus_by_the_list"}),
        ({}, {"it_hangs_on_the_wall", "evening_bus_by_the_list"}),
        ({PAPER: "on_what_ground", "how_it_is_done": "on_one_sheet"}, {"no_such_order", "evening_bus_row_by_row"}),
        ({PAPER: "ring_him", "how_it_is_done": "it_comes"}, {"he_means_it", "evening_bus_somehow"}),
    ],
)
def test_a_paper_and_a_lesson_show_on_the_evening_bus_of_wednesday(options: dict[str, str], told: set[str]) -> None:
    answers = {"it_hangs_on_the_wall", "no_such_order", "he_means_it"}
    answers |= {"evening_bus_by_the_list", "evening_bus_row_by_row", "evening_bus_somehow"}
    assert given(chosen("post", **options)) & answers == told


def test_a_minute_that_two_know_is_put_right_or_told_by_the_other() -> None:
    ten: Acts = [("Mon 06:13", "tell_held", {"people": ["grey_coat"], "minute": 16_800})]
    right: Acts = [("Tue 08:00", "share", {"contact": "prosecutor_duty", "items": ["suspect"], "basis": "duty", "people": ["grey_coat"]})]
    left, mended = alone("post", ten, "Wed 11:00"), alone("post", ten + right, "Wed 11:00")
    assert "dana_rings_herself" in given(left.journal)
    assert "dana_rings_herself" not in given(mended.journal)
    assert closed(mended.journal, "ten_or_six") == [("the_true_minute", "acted")]
    assert beats(left.journal, "word_of_a_false_minute") == ["from_the_court"]
    assert beats(mended.journal, "word_of_a_false_minute") == []
    assert beats(mended.journal, "word_of_a_minute_put_right") == ["from_the_court"]


@pytest.mark.parametrize(("stated", "known"), [(16_800, True), (9_000, True), (3_240, False)])  # ten, ten to eight, 06:14
def test_who_stood_beside_knows_any_minute_that_is_not_the_one(stated: int, known: bool) -> None:
    said: Acts = [("Mon 06:13", "tell_held", {"people": ["grey_coat"], "minute": stated})]
    assert ("a_quarter_past_six" in given(alone("post", said, "Tue 08:00").journal)) == known


def test_the_driver_of_monday_says_more_to_whoever_asks_him_aside() -> None:
    aside: Acts = [("Wed 05:45", "speak_with", {"person": "yerlan", "topic": "people", "question": "open", "where": "lane"})]
    exercise = alone("post", aside, "Wed 06:20")
    assert "people.yerlan.memories.ten_seats_again" in texts(exercise, "post")
    assert beats(exercise.journal, "line_7_home") == ["goes_on"]
    assert "yerlan" not in exercise.view("post").here()


def test_tea_on_the_bench_and_the_captain_at_the_door_have_their_answers() -> None:
    after_tea = chosen("shelter", on_the_bench="tea", which_door="by_the_lawyer")
    tea = given(after_tea)
    door = given(chosen("shelter", on_the_bench="the_gate_and_a_number", which_door="the_address"))
    assert "two_glasses" in tea
    ways = [entry.event for entry in after_tea if isinstance(entry.event, e.Moved) and entry.event.who == "feruza"]
    bench = max(n for n, way in enumerate(ways) if way.room == "gate_bench")
    assert ways[bench + 1].room == "shelter_hall", "she takes the bag in again, and is not on the bench when it is light"
    assert "the_door_on_the_left" not in tea
    assert "two_glasses" not in door
    assert "the_door_on_the_left" in door


@pytest.mark.parametrize("name", BEST)
def test_best_practice_answers_each_of_them(name: str) -> None:
    ways = {
        "row_by_row": "as_on_monday",
        "the_paper_with_the_stamp": "on_what_ground",
        "for_the_file": "from_the_log",
        "line_7_the_other_way": "the_usual",
        "how_it_is_done": "on_one_sheet",
        "on_the_bench": "tea",
        "which_door": "by_the_lawyer",
        "the_wages": "from_this_table",
        "three_days_over": "on_a_sheet",
        "whose_question": "for_which_case",
        "ribbons": "a_sentence_each",
        "what_does_she_say": "she_sells_bread",
        "for_the_card": "a_tooth_and_a_language",
        "whose_telephone": "looked_at_together",
        "his_camera": "kettle_and_gate",
        "whose_voice": "another_valley",
        "eleven_lines": "a_ground_or_the_door",
        "to_whom_in_copy": "on_paper_first",
        "half_a_page": "a_witness",
        "at_six": "which_door_shuts",
        "a_column_without_a_sum": "to_be_weighed",
    }
    assert {decision: closed(played(name), decision) for decision in ways} == {one: [(way, "acted")] for one, way in ways.items()}


def test_the_post_is_asked_something_on_tuesday_and_on_wednesday() -> None:
    """A question at a prompt, in training, also among colleagues and for whoever does nothing."""
    day = 86_400
    opened = [one.at + 19_200 for one in chosen("post") if isinstance(one.event, e.DecisionOpened) and one.event.seat == "post"]
    assert len([at for at in opened if day <= at < 2 * day]) >= 3
    assert len([at for at in opened if 2 * day <= at < 3 * day]) >= 2


# --- small truths of the house and the road ---------------------------------------------------------------------------------------


def test_the_house_can_ring_the_post_before_the_van_is_asked_for() -> None:
    """Line 80 expects it: who fears whom, before a bed is made."""
    exercise = alone("shelter", [("Mon 05:50", "share", {"contact": "post_line", "items": ["needs"], "basis": "duty"})], "Mon 06:00")
    assert "before_it_rings" in [one.event.inject for one in exercise.journal if isinstance(one.event, e.InjectMet)]


def test_the_house_hears_what_became_of_a_request_that_came_to_it() -> None:
    told = [one.event.wording for one in played("full-best-practice") if isinstance(one.event, e.Observed) and one.event.seat == "shelter"]
    for request, answer in (("shelter_van", "asked.notice"), ("shelter_place", "granted.notice2"), ("mediator", "granted.notice")):
        assert f"services.{request}.{answer}" in told


def test_at_two_in_the_night_nobody_of_an_office_sits_in_the_hall() -> None:
    there: dict[str, str] = {}
    for one in played("full-best-practice"):
        if one.at <= second("Tue 02:00") and isinstance(one.event, e.Moved):
            there[one.event.who] = one.event.place
    assert there["feruza"] == "shelter"
    assert {there.get(who, "city") for who in ("saltanat", "gulmira", "togzhan")} == {"city"}


def test_the_drivers_word_buys_time_until_eleven_and_then_seat_12_is_asked() -> None:
    """2.6: the bus stands, he says at home; what that is worth ends at eleven."""
    held: Acts = [("Mon 06:00", "direct_vehicle", {"step": "hold", "vehicle": "bus", "for": "check"})]
    assert beats(alone("post", held, "Mon 06:30").journal, "the_drivers_word") == ["breakdown"]
    assert beats(alone("post", [], "Mon 06:30").journal, "the_drivers_word") == []
    assert beats(played("full-best-practice"), "the_drivers_word") == ["breakdown", "after_eleven"]


def test_nobody_of_the_department_is_seen_or_overheard_by_an_officer_who_may_be_on_the_road() -> None:
    """Ruslan has a form, the head asks for a complaint: the investigator may sit in a car then, so they ring."""
    scenario = load_scenario("night-bus")
    inside = ("ruslan", "superior", "captain", "asel", "bota")
    assert {one.by for one in scenario.injects.values() if one.to == "investigator" and one.source in inside} == {"phone"}
    assert not [path for path, text in scenario.texts.items() if "house telephone" in text]


def test_an_hour_that_somebody_asks_about_says_whether_it_was_morning() -> None:
    scenario = load_scenario("night-bus")
    texts = [text for path, text in scenario.texts.items() if "who_was_told_when" in path or path == "decisions.who_knew_when.ask"]
    assert [text for text in texts if "en past six" in text and "morning" not in text] == []


def test_what_a_hospital_says_back_fits_whoever_rang_it() -> None:
    """The doctor asks for a name for the door on Monday; a prosecutor who answers on Tuesday about the list is not asked for it again."""
    answer = load_scenario("night-bus").texts["contacts.hospital.answers"]
    assert "name" not in answer
    assert "ward" in answer


def test_no_option_orders_a_second_pseudonym_for_nothing() -> None:
    """The safety request asks for it; the motion of Tuesday evening does not cost twenty minutes for it once more."""
    acts = load_scenario("night-bus").decisions["the_motion"].options["on_things"].do
    assert [act for act in acts if act.verb == "protect"] == []


def test_a_briefing_speaks_of_no_hour_beyond_the_shortest_cut_of_its_seat() -> None:
    """The first day ends on Monday evening; its prosecutor reads the same briefing."""
    assert "Tuesday" not in load_scenario("night-bus").texts["seats.prosecutor.briefing"]


@pytest.mark.parametrize("acts", [[], [("Mon 16:20", "explain", {"people": ["nurbek"], "set": "what_happens_next"})]])
def test_who_comes_by_himself_goes_home_again(acts: Acts) -> None:
    exercise = alone("post", acts, "Mon 18:10")
    assert "nurbek" not in exercise.view("post").here()
    assert ("thursday_window" in given(exercise.journal)) == (not acts)


def test_how_a_late_stay_is_put_right_is_not_asked_for_as_the_registration_of_a_criminal_case() -> None:
    """`registration` reads "that a case is registered" on the screen; nobody would choose it for a stamp of Saturday."""
    expected = str(load_scenario("night-bus").injects["stamp_of_saturday"].expects)
    assert "registration" not in expected
    assert all(word in expected for word in ("what_happens_next", "services", "rights"))


def test_a_wedding_is_there_in_time_unless_it_is_held() -> None:
    held: Acts = [("Tue 12:12", "direct_vehicle", {"step": "hold", "vehicle": "wedding_car", "for": "open"})]
    gone, kept = alone("post", [], "Tue 13:10"), alone("post", held, "Tue 13:10")
    assert beats(gone.journal, "ribbons_without_a_word") == ["goes_on"]
    assert beats(kept.journal, "ribbons_without_a_word") == []
    assert "wedding_aunt" not in gone.view("post").here()


def test_a_house_that_was_promised_ten_is_told_by_the_clock_that_nobody_comes() -> None:
    in_writing = {"contact": "guardianship", "items": ["minor_present", "needs"], "basis": "duty", "people": ["madina"]}
    waited, before = (alone("shelter", [("Mon 12:00", "share", in_writing)], until) for until in ("Tue 10:40", "Tue 10:20"))
    assert beats(waited.journal, "at_ten_nobody") == ["twenty_five_past"]
    assert beats(before.journal, "at_ten_nobody") == []


# --- what is listed -------------------------------------------------------------------------------------------------------------

PREPARES_OR_IS_ASKED_BY_A_STANDARD = {  # expected, and in no objective: the reason stands at the head of objectives.yaml
    *(
        "shift_log",
        "the_stack",
        "i_will_translate",
        "hand_under_shawl",
        "sharp_remark",
        "somebody_films",
        "where_are_we",
        "whose_daughters",
    ),
    *("let_me_go", "doctor_rings", "seat_14_falls", "second_bus", "from_the_road", "white_ribbons"),
    *("the_track_is_shut", "seven_beds", "night_brief", "before_it_rings", "how_do_you_do_that", "whom_first"),
    *("what_a_plan_needs", "so_many_sheets", "jackets", "night_book"),
    *("for_oneself", "aigerims_third_night", "light_in_the_kitchen", "since_sunday", "the_fourteenth", "a_hand_over_a_mouth"),
    *("by_tomorrow_evening", "until_midnight", "until_six", "before_the_count", "he_breathes_fast"),
}


def test_every_line_that_expects_an_act_belongs_to_an_objective_or_is_left_out_on_purpose() -> None:
    scenario = load_scenario("night-bus")
    listed = {one[7:] for objective in scenario.objectives.values() for one in objective.progress if one.startswith("inject.")}
    asks = {name for name, inject in scenario.injects.items() if inject.expects}
    assert asks - listed == PREPARES_OR_IS_ASKED_BY_A_STANDARD
    for name, objective in scenario.objectives.items():
        lines = [one[7:] for one in (*objective.progress, *objective.harm) if one.startswith("inject.")]
        assert {scenario.injects[one].to for one in lines} <= set(objective.seats), name


def test_every_line_has_a_title_so_that_no_report_begins_with_what_somebody_said() -> None:
    scenario = load_scenario("night-bus")
    assert [name for name in scenario.injects if f"injects.{name}.title" not in scenario.texts] == []


def test_the_woman_and_the_child_whom_an_operation_finds_in_a_closed_trailer_can_be_turned_to() -> None:
    exercise = alone(
        "investigator",
        [("Tue 04:50", "go", {"to": "turnoff"}), ("Tue 06:00", "carry_out_operation", {"to": "camp"})],
        "Tue 09:50",
    )
    assert {"mavluda", "amir"} <= set(exercise.view("investigator").here())
    first_aid = [offer.targets for offer in exercise.offers("investigator") if offer.verb == "meet_need.first_aid"]
    assert {"mavluda", "amir"} <= set(*first_aid)
    assert "people.amir.cues.small_cough" in [line.sign for line in exercise.view("investigator").lines], "what strikes at once is seen"
