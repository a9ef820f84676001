"""The questions of the night bus ask for judgement: neither length nor place shows the good option, and none of them falls short itself."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from scoring.assess import assess
from sim.model import events as e
from sim.model import roster
from tests.test_night_bus_full import laws, plan
from tests.test_night_bus_reached import second
from zholda.session import Session

GOOD = {  # by hand, from the practice review (2.9) and, where it has no such question, the standards: some have two
    "how_to_check": ("each_alone", "look_first"),
    "who_speaks": ("odil", "ask_the_shelter"),
    "pain_before_papers": ("ambulance_now",),
    "where_each_stands": ("office_open",),
    "the_woman_in_grey": ("told_and_noted",),
    "the_caller": ("nothing_and_note", "keep_him_talking"),
    "the_driver": ("for_the_check",),
    "the_bus": ("travellers_first",),
    "who_must_know": ("regional_and_shelter", "regional_and_prosecutor"),
    "the_man_in_seat_27": ("alone_and_heard",),
    "the_one_who_wants_to_go": ("her_choice", "her_own_way"),
    "a_case_without_a_complaint": ("own_report",),
    "the_one_with_the_list": ("with_a_lawyer",),
    "the_girl": ("decided_together",),
    "when_to_the_well": ("tomorrow_two_sites", "now_they_are_moved"),
    "the_night": ("rest_and_ten_oclock",),
    "what_she_said": ("the_fact_alone", "her_leave_first"),
    "the_motion": ("on_things",),
    "two_sisters": ("each_her_own_way",),
    "who_is_deposed": ("the_willing",),
    "row_by_row": ("as_on_monday",),
    "ten_or_six": ("the_true_minute",),
    "the_paper_with_the_stamp": ("on_what_ground",),
    "for_the_file": ("from_the_log",),
    "line_7_the_other_way": ("the_usual",),
    "how_it_is_done": ("on_one_sheet", "through_the_hall"),
    "on_the_bench": ("tea", "the_gate_and_a_number"),
    "which_door": ("by_the_lawyer",),
    "the_wages": ("from_this_table",),
    "what_her_lawyer_reads": ("what_is_hers",),
    "whose_minute": ("side_by_side",),
    "whose_question": ("for_which_case",),
    "what_the_page_shows": ("nobody_to_be_found",),
    "ribbons": ("a_sentence_each",),
    "for_the_card": ("a_tooth_and_a_language",),
    "who_knew_when": ("one_page_with_minutes",),
    "a_bed_and_an_office": ("her_questions",),
    "eleven_lines": ("a_ground_or_the_door",),
    "a_second_time": ("pages_with_her_yes", "ask_her_there"),
    "he_takes_it_back": ("both_with_their_hours",),
    "since_half_past_seven": ("since_which_minute",),
    "three_days_over": ("on_a_sheet",),
    "what_does_she_say": ("she_sells_bread",),
    "whose_telephone": ("looked_at_together",),
    "his_camera": ("kettle_and_gate",),
    "whose_voice": ("another_valley",),
    "to_whom_in_copy": ("on_paper_first",),
    "half_a_page": ("a_witness",),
    "at_six": ("which_door_shuts",),
    "a_column_without_a_sum": ("to_be_weighed",),
    "who_would_ask": ("a_number_and_an_evening",),
    "a_thumb": ("four_pages",),
    "by_the_stove": ("by_the_stove",),
    "her_table": ("one_bowl",),
    "one_true_sentence": ("by_the_authority",),
}
ONE_LINE_TO_THE_NEXT = 1.6  # how much longer the longest text of a question may be than its shortest: a glance no longer tells them apart
FEWEST_WORDS = 12  # an option is what is done and an honest reason for it
BY_CHANCE = 0.1  # by how much a rule without judgement may do better than guessing, as a share of all questions

Text = tuple[str, str]  # option, what is read of it
RULES: dict[str, Callable[[list[Text]], str]] = {
    "the longest": lambda texts: max(texts, key=lambda one: len(one[1]))[0],
    "the shortest": lambda texts: min(texts, key=lambda one: len(one[1]))[0],
    "the first": lambda texts: texts[0][0],
    "the second": lambda texts: texts[1][0],
    "the last but one": lambda texts: texts[-2][0],
    "the last": lambda texts: texts[-1][0],
}


@cache
def texts_of(decision: str) -> list[Text]:
    """What is read of each option, in the order in which they stand."""
    scenario = plan().scenario
    return [(one, scenario.texts[f"decisions.{decision}.options.{one}"]) for one in scenario.decisions[decision].options]


def test_no_question_of_the_case_is_left_out_here() -> None:
    assert {*GOOD} == {*plan().scenario.decisions}


@pytest.mark.parametrize("decision", GOOD)
def test_no_option_shows_by_its_length(decision: str) -> None:
    lengths = [len(text) for _, text in texts_of(decision)]
    assert max(lengths) <= ONE_LINE_TO_THE_NEXT * min(lengths)
    assert min(len(text.split()) for _, text in texts_of(decision)) >= FEWEST_WORDS
    assert {*GOOD[decision]} < {one for one, _ in texts_of(decision)}


def test_good_options_are_on_average_no_longer_than_the_others() -> None:
    good = [len(text) for decision in GOOD for one, text in texts_of(decision) if one in GOOD[decision]]
    others = [len(text) for decision in GOOD for one, text in texts_of(decision) if one not in GOOD[decision]]
    assert sum(good) / len(good) <= 1.03 * sum(others) / len(others)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_without_judgement_finds_hardly_more_good_options_than_guessing(rule: str) -> None:
    found = sum(RULES[rule](texts_of(decision)) in GOOD[decision] for decision in GOOD)
    guessed = sum(len(GOOD[decision]) / len(texts_of(decision)) for decision in GOOD)
    assert found <= guessed + BY_CHANCE * len(GOOD)


def test_the_good_option_stands_in_each_place_about_as_often() -> None:
    places: dict[int, list[int]] = {}
    for decision, good in GOOD.items():
        ids = [one for one, _ in texts_of(decision)]
        if len(good) == 1 and len(ids) > 2:
            places.setdefault(len(ids), []).append(ids.index(good[0]))
    for ways, found in places.items():
        times = [found.count(place) for place in range(ways)]
        assert max(times) - min(times) <= 2, (ways, times)


# --- a good option does what the assessment then looks for -------------------------------------------------------------------


@pytest.mark.parametrize("decision", ["what_she_said", "two_sisters", "for_the_card", "a_second_time"])
def test_before_an_option_asks_for_a_yes_it_says_what_for_and_that_one_may_refuse(decision: str) -> None:
    asked = 0
    for option in plan().scenario.decisions[decision].options.values():
        told: set[tuple[str, str]] = set()
        for do in option.do:
            if do.verb == "explain":
                told |= {(who, do.args["set"]) for who in do.args["people"]}
            if do.verb == "ask_consent":
                asked += 1
                assert {(do.args["person"], "use_of_information"), (do.args["person"], "rights")} <= told
    assert asked == 1


@pytest.fixture
def alone(seat: str) -> Iterator[Session]:
    others = dict.fromkeys(("post", "investigator", "prosecutor", "shelter"), roster.colleague("ordinary"))
    with Session.open("night-bus", seed=1, keep=False, roster={**others, seat: "trainee"}, mode="training") as session:
        yield session


@pytest.mark.parametrize(
    ("seat", "decision", "option", "person", "at"),
    [
        ("shelter", "what_she_said", "her_leave_first", "nargiza", "Mon 21:35"),
        ("shelter", "two_sisters", "each_her_own_way", "oygul", "Wed 08:05"),
        ("shelter", "for_the_card", "a_tooth_and_a_language", "hurshida", "Tue 12:12"),
        ("investigator", "a_second_time", "ask_her_there", "hurshida", "Tue 13:22"),
    ],
)
def test_whoever_chooses_it_is_not_told_afterwards_that_it_was_not_explained(
    alone: Session, seat: str, decision: str, option: str, person: str, at: str
) -> None:
    alone.advance(min(second(at), second("Tue 02:02")))
    if "on_the_bench" in alone._exercise._stage.world.open_decisions:  # without it seat 12 has left by Wednesday
        alone.submit("choose", {"occurrence": "on_the_bench", "option": "tea", "rationale": ""})
    alone.advance(second(at))
    alone.submit("choose", {"occurrence": decision, "option": option, "rationale": "She decides it herself."})
    alone.advance(second(at) + 4 * 3600)
    journal = alone._exercise.journal
    assert [x for x in journal if isinstance(x.event, e.ActEnded) and x.event.verb == "ask_consent" and person in x.event.people]
    made = plan()
    found = assess(journal, made.scenario, made.law, laws()).results
    explained = {one.result for one in found if one.criterion == "VC-12.explained" and person in one.people and one.seat == seat}
    assert explained == {"met"}
