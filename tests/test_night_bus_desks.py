"""Each seat in its quiet hours, the desks, the window and the house: what is decided there comes back, another way for each option."""

from dataclasses import replace
from functools import cache

import pytest

from scenarios.language.library import load_walkthrough
from sim.exercise import Exercise
from sim.model import events as e
from sim.model import roster
from tests.test_night_bus_clauses import alone
from tests.test_night_bus_full import CASE, plan, played
from tests.test_night_bus_reached import second
from tests.test_proposals import draft
from zholda.session import Session
from zholda.walkthrough import perform

TOLD = {  # decision -> option, and what the one who chose it is told later: another thing for each option
    "a_second_time": {
        "at_his_counter": "storylines.once_more_at_a_counter.not_believed",
        "pages_with_her_yes": "storylines.pages_instead_of_her.two_pages",
        "nothing_before_the_trial": "storylines.nothing_for_the_claim.out_of_time",
        "ask_her_there": "storylines.she_would_rather_not.without_her_line",
    },
    "what_her_lawyer_reads": {
        "all_of_it": "storylines.the_whole_file_travels.read_aloud",
        "what_is_hers": "storylines.the_defence_has_read.no_complaint",
        "not_a_page": "storylines.the_defence_has_read_nothing.complaint",
    },
    "who_knew_when": {
        "ask_him": "storylines.he_was_asked.empty_log",
        "one_page_with_minutes": "storylines.one_page.copied_in_time",
        "after_the_motion": "storylines.after_the_motion.two_days_over",
    },
    "he_takes_it_back": {
        "the_article": "storylines.the_article_was_read.gone_north",
        "both_with_their_hours": "storylines.both_with_their_hours.ticket_block",
        "a_black_line": "storylines.a_black_line.what_is_under_it",
    },
    "since_half_past_seven": {
        "at_nine": "injects.thirteen_hours",
        "since_which_minute": "storylines.he_came_home.jacket",
        "the_captains_number": "storylines.he_was_sent_on.cell",
    },
    "what_the_page_shows": {
        "as_always": "injects.it_stands_there",
        "nobody_to_be_found": "storylines.a_page_that_finds_nobody.read_as_a_neighbour",
        "closed_to_all": "storylines.a_page_that_nobody_reads.not_even_they",
    },
    "whose_minute": {
        "dismiss": "injects.unanswered_at_midnight",
        "side_by_side": "storylines.minutes_side_by_side.read_aloud",
        "release_her": "storylines.out_at_night.at_the_stop",
    },
    "three_days_over": {
        "a_fine": "storylines.fined_for_coming.coins",
        "it_stays_here": "storylines.without_a_paper.sent_home",
        "on_a_sheet": "storylines.stamped_until_may.at_the_counter",
    },
    "whose_question": {
        "in_a_minute": "storylines.asked_under_your_name.whose_name",
        "mine_hangs_too": "storylines.a_man_with_a_bag.for_the_repair",
        "for_which_case": "storylines.whose_desk.the_other_one",
    },
    "ribbons": {
        "papers_in_here": "storylines.cold_soup.rung",
        "a_sentence_each": "storylines.a_thumb_and_a_table.picture",
        "a_nice_day": "storylines.by_what_does_one_tell.pencil",
    },
    "what_does_she_say": {
        "a_light_before_her_door": "storylines.a_blue_light.queue",
        "let_her_sign": "storylines.her_page.turned_round",
        "she_sells_bread": "storylines.bread_at_km_61.two_in_plain_coats",
    },
    "for_the_card": {
        "the_whole_card": "storylines.read_at_the_door.on_a_clip",
        "a_tooth_and_a_language": "storylines.a_tooth_kept.on_the_other_side",
        "when_it_is_over": "storylines.a_cold_spoon.at_night",
    },
    "whose_telephone": {
        "telephones_away": "storylines.another_box.compared",
        "looked_at_together": "storylines.filmed_again.two_hands",
        "you_delete_it": "storylines.in_the_yard.by_the_street",
    },
    "his_camera": {
        "whoever_wants": "storylines.a_ring.known_by_it",
        "kettle_and_gate": "storylines.a_bus_ticket.in_a_pocket",
        "off_with_him": "storylines.one_coat.by_turns",
    },
    "whose_voice": {
        "go_on_with_her": "storylines.nicer_than_she_said_it.not_gladly",
        "another_valley": "storylines.from_another_valley.both_hands",
        "under_penalty": "storylines.a_question_from_the_agency.what_has_she_done",
    },
    "eleven_lines": {
        "seen_and_signed": "storylines.seen_for_the_week.another_ink",
        "a_ground_or_the_door": "storylines.a_card_in_his_hand.with_his_card",
        "a_reminder": "storylines.a_reminder_is_answered.no_occasion",
    },
    "to_whom_in_copy": {
        "as_he_says": "storylines.thanks_from_the_district.one_page_is_missing",
        "on_paper_first": "storylines.only_a_thought.his_own_hand",
        "numbers_only": "storylines.one_can_reckon.so_many_beds",
    },
    "half_a_page": {
        "strike_him": "storylines.without_the_driver.who_says_km_61",
        "a_witness": "storylines.a_page_in_his_glove_box.what_he_is",
        "as_a_suspect": "storylines.twelve_drivers.all_of_them",
    },
    "who_would_ask": {
        "not_what_it_is_for": "storylines.not_rung.where_does_one_begin",
        "a_number_and_an_evening": "storylines.rung_in_time.who_was_it",
        "his_passport_here": "storylines.without_his_passport.at_the_barrier",
    },
    "a_thumb": {
        "back_to_the_shelf": "storylines.where_it_stood.dust",
        "four_pages": "storylines.is_the_thumb_enough.she_asks",
        "all_twenty": "storylines.twenty_unread.on_what_ground",
    },
    "at_six": {
        "somebody_beside_her": "storylines.a_call_of_forty_seconds.yes_mother",
        "not_on_the_first_day": "storylines.digit_by_digit.to_the_wall",
        "which_door_shuts": "storylines.eleven_minutes.tomorrow_too",
    },
    "a_column_without_a_sum": {
        "the_usual_one": "storylines.paid_in_one_sum.whose_receipts",
        "no_such_bus": "storylines.by_post.to_the_addresses",
        "to_be_weighed": "storylines.three_words_in_a_column.he_read_it_out",
    },
}
NOBODY = {  # what comes where nobody decides
    "a_second_time": "storylines.once_more_at_a_counter.not_believed",
    "what_her_lawyer_reads": "storylines.the_defence_has_read_nothing.complaint",
    "who_knew_when": "storylines.after_the_motion.two_days_over",
    "he_takes_it_back": "injects.sick_note",
    "since_half_past_seven": "injects.thirteen_hours",
    "what_the_page_shows": "injects.it_stands_there",
    "whose_minute": "injects.unanswered_at_midnight",
    "three_days_over": "injects.thursday_window",
    "whose_question": "injects.somebody_typed_it",
    "ribbons": "injects.ribbon_on_the_mirror",
    "what_does_she_say": "injects.shutter_down",
    "for_the_card": "injects.one_oclock_is_gone",
    "whose_telephone": "injects.it_is_sent",
    "his_camera": "injects.three_small_sounds",
    "whose_voice": "injects.greetings_from_the_shop",
    "eleven_lines": "injects.melons_on_the_pavement",
    "to_whom_in_copy": "injects.a_folder_with_a_label",
    "half_a_page": "injects.above_the_kettle",
    "who_would_ask": "injects.strip_on_the_sill",
    "a_thumb": "injects.run_out",
    "at_six": "injects.six_was_over",
    "a_column_without_a_sum": "injects.eight_times",
}


@cache
def heard(seat: str, turn: int) -> frozenset[str]:
    """What a trainee alone is told who takes the option of this number wherever one of these questions opens; -1: none."""
    exercise = Exercise.open(plan().scenario, plan().pack, seed=3, roster={seat: "trainee"}, plan=plan())
    while exercise.now < exercise.length:
        exercise.advance(min(exercise.length, exercise.now + 600))
        for occurrence in [one for one in exercise.view(seat).prompts if 0 <= turn < len(TOLD.get(one, ()))]:
            option = list(TOLD[occurrence])[turn]
            exercise.submit(e.Commanded(seat, "choose", {"occurrence": occurrence, "option": option, "rationale": "so"}, 0))
    return frozenset(line.wording for line in exercise.view(seat).lines)


@pytest.mark.parametrize(("decision", "turn"), [(decision, turn) for decision, told in TOLD.items() for turn in range(len(told))])
def test_what_was_decided_comes_back_another_way_for_each_option(decision: str, turn: int) -> None:
    told = list(TOLD[decision].values())
    found = heard(plan().scenario.decisions[decision].seat, turn) & set(told)
    assert found == {told[turn]}


@pytest.mark.parametrize("decision", NOBODY)
def test_where_nobody_decides_the_world_goes_its_way_and_that_is_told_too(decision: str) -> None:
    assert NOBODY[decision] in heard(plan().scenario.decisions[decision].seat, -1)


def test_every_option_has_its_own_consequence() -> None:
    for decision, told in TOLD.items():
        assert set(told) == set(plan().scenario.decisions[decision].options), decision
        assert len(set(told.values())) == len(told), decision


def test_no_case_and_no_hour_for_the_well_have_what_the_review_says_comes_then() -> None:
    """2.9: D11 waits for a complaint, D14 is only watched."""
    decisions = plan().scenario.decisions
    assert (decisions["a_case_without_a_complaint"].if_nobody, decisions["when_to_the_well"].if_nobody) == (
        "no_complaint_no_number",
        "watched_from_far",
    )
    idle = alone("investigator", [], "Tue 10:00")
    wordings = [line.wording for line in idle.view("investigator").lines]
    assert "injects.no_complaint_no_number" in wordings
    assert "injects.watched_from_far" in wordings


def test_a_review_at_the_duty_call_answers_for_the_notices_of_nine() -> None:
    """Whoever asked since which minute at ten to seven need not ask again two hours later."""
    early = alone("prosecutor", [("Mon 07:12", "review", {"what": "detention"})], "Mon 14:00")
    met = [entry.event.inject for entry in early.journal if isinstance(entry.event, e.InjectMet)]
    assert "notices_arrive" in met
    idle = alone("prosecutor", [], "Mon 14:00")
    assert "notices_arrive" in [entry.event.inject for entry in idle.journal if isinstance(entry.event, e.InjectMissed)]


def test_a_call_to_the_cells_is_the_answer_whether_or_not_a_ground_was_ticked() -> None:
    """What one passes on and to whom decides; on which ground is weighed elsewhere."""
    called = alone("prosecutor", [("Mon 05:52", "share", {"contact": "duty_cells", "items": ["check_in_progress"]})], "Mon 05:58")
    [closed] = [x.event for x in called.journal if isinstance(x.event, e.DecisionClosed) and x.event.occurrence == "since_half_past_seven"]
    assert (closed.option, closed.how) == ("since_which_minute", "acted")


def test_the_duty_lawyer_comes_can_be_asked_to_sit_down_and_sits_beside_the_suspect() -> None:
    seats = {"investigator": "trainee", "post": roster.colleague("correct"), "shelter": "vacant", "prosecutor": "vacant"}
    with Session.open(CASE, seed=1, keep=False, roster=seats) as session:

        def act(verb: str, **args: object) -> None:
            session.submit("act", {"verb": verb, **args})
            session.advance(session.now + 3600)

        session.advance(second("Mon 08:00"))
        act("request", service="duty_lawyer", people=["grey_coat"])
        act("open_case", offence="trafficking", ground="own_report")
        session.advance(second("Mon 13:30"))
        beside = next(offer.choices["present"] for offer in session.offers() if offer.verb == "interview")
        assert "duty_counsel" in beside
        suspect = {"status": "suspect", "warned": True, "recorded": True}
        act("interview", person="grey_coat", present=["duty_counsel"], where="duty_room", **suspect)
        [began] = [entry.event for entry in session._exercise.journal if isinstance(entry.event, e.InterviewBegan)]
        assert began.present == ("duty_counsel",)
        session.advance(second("Mon 23:00"))
        assert "duty_counsel" not in session.view().here(), "she leaves when her time is over"


@pytest.mark.parametrize(
    ("explained", "how"),
    [(("use_of_information", "rights"), ("ask_her_there", "acted")), ((), ("", "begun"))],
)
def test_who_was_heard_already_is_not_offered_again_and_whose_pages_went_with_her_yes_need_not_go_to_a_counter(explained, how):
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as play:
        play.advance(second("Mon 06:30"))
        play.submit("act", {"verb": "share", "contact": "post_line", "asked": ["needs"]})
        play.advance(second("Tue 08:35"))
        play.submit("act", {"verb": "go", "to": "shelter"})
        play.advance(second("Tue 11:10"))
        begun = {"status": "injured", "warned": True, "voice": "nasiba", "where": "family_room"}
        play.submit("act", {"verb": "interview", "person": "oygul", **begun})
        play.advance(second("Tue 11:50"))
        ask = {"verb": "interview", "step": "ask", "person": "oygul", "topic": "journey", "question": "free_recall"}
        play.submit("act", {**ask, "voice": "nasiba", "where": "family_room"})
        play.advance(second("Tue 12:40"))
        play.submit("act", {"verb": "interview", "step": "close", "person": "oygul", "read_back": True, "where": "family_room"})
        play.advance(second("Tue 13:21"))
        assert draft(play, "ask_consent", "hurshida").value("voice") != "oygul", "no other of the eight is proposed for a voice"
        for which in explained:
            play.submit("act", {"verb": "explain", "people": ["hurshida"], "set": which, "voice": "nasiba", "where": "room_one"})
            play.advance(play.now + 600)
        leave = {"verb": "ask_consent", "person": "hurshida", "to": "labour_office", "items": ["account", "promises"], "lasts": "open"}
        play.submit("act", {**leave, "voice": "nasiba", "where": "room_one"})
        play.advance(second("Wed 14:00"))
        heard = {line.wording for line in play.view().lines}
        ended = [x.event for x in play._exercise.journal if isinstance(x.event, e.DecisionClosed)]
        closed = {one.occurrence: (one.option, one.how) for one in ended}
    assert "injects.talk_at_ten" in heard
    assert "injects.their_own_form" in heard
    assert "injects.she_would_tell_it_once" not in heard
    assert "storylines.once_more_at_a_counter.not_believed" not in heard
    assert closed["a_second_time"] == how, "asking her oneself answers how often she tells it, and nobody else steps in"
    assert "storylines.she_was_asked_at_the_house.her_pages" in heard


def test_a_tooth_is_drawn_where_she_agreed_and_stays_where_she_did_not() -> None:
    drawn, kept = "storylines.a_tooth_less.thick_cheek", "storylines.a_tooth_kept.on_the_other_side"
    agreed = {x.event.wording for x in played("full-best-practice") if isinstance(x.event, e.Observed) and x.event.seat == "shelter"}
    assert agreed & {drawn, kept} == {drawn}
    option = list(TOLD["for_the_card"]).index("a_tooth_and_a_language")
    assert heard("shelter", option) & {drawn, kept} == {kept}, "a stranger asks, alone in the house: she says no"


@pytest.mark.parametrize(
    ("seat", "decision", "to", "item", "line"),
    [
        ("shelter", "for_the_card", "polyclinic", "needs", "storylines.a_tooth_kept.on_the_other_side"),
        ("investigator", "a_second_time", "labour_office", "account", "storylines.she_would_rather_not.without_her_line"),
    ],
)
def test_a_no_has_its_line_also_where_it_was_only_asked(seat: str, decision: str, to: str, item: str, line: str) -> None:
    """A stranger asks and explains nothing before: no option is that, and what comes of her no is told all the same."""
    exercise, asked = Exercise.open(plan().scenario, plan().pack, seed=3, roster={seat: "trainee"}, plan=plan()), False
    exercise.advance(second("Tue 08:35"))
    exercise.submit(e.Commanded(seat, "act", {"verb": "go", "to": "shelter"}, 0))
    while exercise.now < exercise.length:
        exercise.advance(min(exercise.length, exercise.now + 600))
        if decision in exercise.view(seat).prompts and not asked:
            asked = True
            leave = {"verb": "ask_consent", "person": "hurshida", "to": to, "items": [item], "lasts": "open"}
            exercise.submit(e.Commanded(seat, "act", {**leave, "voice": "nasiba"}, 0))
    assert [x.event.given for x in exercise.journal if isinstance(x.event, e.Consented)] == [False]
    assert line in {one.wording for one in exercise.view(seat).lines}


def test_whoever_only_asks_her_has_the_tooth_drawn_too() -> None:
    """What she was told on Monday stands: no option is named, and the appointment is kept all the same."""
    acts = load_walkthrough(CASE, "full-best-practice")
    steps = {step.id: step for step in acts.steps}
    steps["a_tooth"] = replace(steps["a_tooth"], when=steps["what_for"].when)
    bare = replace(acts, steps=[step for name, step in steps.items() if name not in ("what_for", "she_may_refuse")])
    exercise = Exercise.open(plan().scenario, plan().pack, seed=1, roster=dict.fromkeys(acts.seats, "walkthrough"), plan=plan())
    for _ in perform(Session(exercise, "shelter"), bare):
        pass
    ended = [x.event for x in exercise.journal if isinstance(x.event, e.DecisionClosed) and x.event.occurrence == "for_the_card"]
    assert [(one.option, one.how) for one in ended] == [("", "begun")]
    assert "storylines.a_tooth_less.thick_cheek" in {line.wording for line in exercise.view("shelter").lines}


def test_a_colleague_who_speaks_from_the_car_before_her_house_is_not_in_the_room() -> None:
    """Found in play: "told", from the car before her own house, while she stood in sight at the department."""
    with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as session:
        while session.now < second("Wed 20:15"):
            session.advance_until(second("Wed 20:15"))
        (line,) = [one for one in session.view().lines if one.wording == "injects.for_oneself"]
        assert line.channel == "phone"
        assert "zhibek" not in session.view().here()
