"""Lines of the inbox say what they are about: what was let known by value, not the name of the drawer it was in."""

from sim.model.events import Claim
from sim.world.view import Line
from tests.test_tui_play import landed
from tui import questions
from tui.panes import focus, lines
from zholda.session import Session


def shared(*claims: Claim) -> Line:
    return Line(9, 0, "phone", "seat:house", lines.SHARED, (("by", "seat:house"), ("items", "needs")), ("mira",), "", claims)


def test_what_was_let_known_is_said_with_whom_it_is_about():
    play = landed()
    told = lines.sentence(play, shared(Claim("mira", "speaks", "uz"), Claim("mira", "diet", "no_meat"), Claim("tolya", "ill", "cough")))
    mira, tolya = play.label("mira"), play.label("tolya")
    assert f"{mira[0].upper()}{mira[1:]}: speaks Uzbek · eats: no meat." in told
    assert f"lets you know: {tolya}: ill: cough. And: needs" in told


def test_where_nothing_was_known_by_value_the_line_says_only_what_it_was_about():
    play = landed()
    assert lines.sentence(play, shared()).endswith(".")
    assert " · " not in lines.sentence(play, shared())


def test_somebody_named_in_it_goes_by_what_this_seat_calls_them():
    play = landed()
    told = lines.sentence(play, shared(Claim("mira", "fears", "foreman")))
    assert f"afraid of: {play.label('foreman')}" in told


def test_of_whom_the_same_is_let_known_it_is_said_once():
    play = landed()
    told = lines.sentence(play, shared(Claim("mira", "speaks", "uz"), Claim("tolya", "speaks", "uz"), Claim("foreman", "speaks", "ru")))
    mira, tolya = play.label("mira"), play.label("tolya")
    assert f"{mira[0].upper()}{mira[1:]}; {tolya}: speaks Uzbek." in told
    assert told.count("speaks") == 2


def test_a_wish_in_quotation_marks_ends_once():
    with Session.open("night-bus", seat="shelter", seed=1, keep=False) as play:
        (path,) = [one for one, said in play._exercise.plan.scenario.texts.items() if ".wishes." in one and said == "'Let it be over.'"]
        _people, who, _wishes, wish = path.split(".")
        told = lines.sentence(play, shared(Claim(who, "wish", wish)))
        assert told.endswith(": wants: 'Let it be over.'"), told


def test_since_when_somebody_is_held_is_a_time_of_day():
    play = landed()
    told = lines.sentence(play, shared(Claim("mira", "held_since", 3600)))
    assert f"held since {play.time(3600)}" in told
    assert "3600" not in told
    assert focus.known_words(play, play.view(), {"held_since": 3600}) == f"held since {play.time(3600)}"


def test_the_card_of_a_person_can_be_cut_to_the_newest():
    play = landed()
    who = next(one for one in focus.scene(play, play.view()) if one.kind == "person")
    whole = focus.card(play, play.view(), who)
    assert len(focus.card(play, play.view(), who, 1)) <= min(len(whole), 2)


# --- who says it, once ---------------------------------------------------------------------------------------------------------


def said(wording: str, source: str, about: tuple[str, ...] = (), *args: tuple[str, str | int]) -> Line:
    return Line(9, 0, "told", source, wording, args, about, "", ())


def test_an_answer_that_names_the_person_is_not_headed_by_the_name_once_more():
    play = landed()
    told = lines.sentence(play, said("engine.consent_declined", "mira", ("mira",), ("to", "chief"), ("items", "names")))
    assert told.count(play.label("mira")) == 1
    assert told.startswith("Not agreed (girl in a red coat, school bag)")
    found = lines.sentence(play, said("engine.found_on", "mira", ("mira",), ("thing", "paper_mira")))
    assert found == "Found on girl in a red coat, school bag: a new passport. Not secured yet."


def test_a_sentence_of_the_story_keeps_its_speaker_also_where_it_speaks_of_them():
    play = landed()
    play.wording._texts["injects.call.text"] = "'Bring her to the shelter tonight.'"  # type: ignore[index]
    assert lines.sentence(play, said("injects.call.text", "shelter_line")) == "the shelter: 'Bring her to the shelter tonight.'"


def test_a_text_that_opens_with_the_words_of_the_label_needs_no_label_unless_they_fit_another():
    play = landed()
    play.wording._texts["injects.car.text"] = "A nurse, from the car: 'Is she here?'"  # type: ignore[index]
    play.wording._texts["people.nurse.label"] = "Nurse Lida"  # type: ignore[index]
    play.wording._by_language.clear()
    assert lines.sentence(play, said("injects.car.text", "nurse")) == "A nurse, from the car: 'Is she here?'"
    play.wording._texts["people.walker.label"] = "a nurse with a dog"  # type: ignore[index]
    play.wording._by_language.clear()
    assert lines.sentence(play, said("injects.car.text", "nurse")).startswith("Nurse Lida: ")


def test_a_scene_is_not_told_as_if_somebody_had_said_it():
    play = landed()
    play.wording._texts["storylines.cards.text"] = "The one with the bag writes hers herself, with a ruler under it. 'Mira.'"  # type: ignore[index]
    assert lines.sentence(play, said("storylines.cards.text", "mira")).startswith("The one with the bag")
    play.wording._texts["injects.quay.text"] = "From the quay: 'Is she here?'"  # type: ignore[index]
    play.wording._by_language.clear()
    assert lines.sentence(play, said("injects.quay.text", "mira")) == f"{play.label('mira')}: From the quay: 'Is she here?'"


def test_who_is_named_behind_the_own_words_does_not_stand_before_them_as_well():
    play = landed()
    play.wording._texts["people.walker.label"] = "the walker, in a hurry"  # type: ignore[index]
    play.wording._by_language.clear()
    play.wording._texts["injects.walk.text"] = "'I don't wait,' says the walker. 'Not today.'"  # type: ignore[index]
    assert lines.sentence(play, said("injects.walk.text", "walker")) == "'I don't wait,' says the walker. 'Not today.'"
    play.wording._texts["injects.walk.text"] = "'The walker is somebody else.'"  # type: ignore[index]
    play.wording._by_language.clear()
    assert lines.sentence(play, said("injects.walk.text", "walker")).startswith("the walker, in a hurry: '")


def test_a_line_of_ours_begins_with_a_capital():
    play = landed()
    told = lines.sentence(play, said("engine.clock_stopped", "", ("mira",), ("clock", "motion"), ("how", "met")))
    assert told[0].isupper()


def test_what_was_known_at_a_question_stands_in_short_lines_with_minute_and_channel():
    play = landed()
    prompt = play.view().prompts["who_speaks"]
    told = questions.known(play, play.view(), prompt)
    assert told.startswith("What came in just before:\n05:40 seen: The ferry comes in.")
    assert told.count("He holds the papers of three people in one hand.") == 1


def test_an_assessment_puts_no_question_and_knows_no_option():
    from zholda.session import Session

    exam = Session.open("first-steps", seed=7, mode="assessment", keep=False)
    exam.advance(600)
    assert exam.options(next(iter(exam._exercise.plan.scenario.decisions))) == ()


def test_a_group_that_leaves_in_one_second_is_one_line_of_the_inbox_and_opens_as_one():
    exercise_lines = [
        Line(1, 100, "scene", "", "engine.scene", (), (), "", (Claim("mira", "place", ""),)),
        Line(2, 100, "scene", "", "engine.scene", (), (), "", (Claim("foreman", "place", ""),)),
        Line(3, 100, "scene", "", "engine.scene", (), (), "", (Claim("walker", "place", ""),)),
        Line(4, 101, "scene", "", "engine.scene", (), (), "", (Claim("tolya", "place", ""),)),
        Line(5, 101, "scene", "", "engine.scene", (), ("tolya",), "", (Claim("tolya", "place", "landing"),)),
    ]
    play = landed()
    view = play.view()
    view.lines[:] = exercise_lines
    folded = lines.newest(play, view)
    assert [line.no for line, _ in folded] == [1, 4, 5], "who comes back in the same second is not gone and here in one breath"
    named = [play.label(who) for who in ("mira", "foreman", "walker")]
    assert folded[0][1] == f"Not in sight any more: {named[0]}; {named[1]}; {named[2]}."
    assert lines.sentence(play, lines.whole(view, 1)) == folded[0][1]
    assert len(view.lines) == 5


def test_that_a_colleague_understood_goes_without_saying():
    """Played: a director asked her night worker how she was, and read that it seems to be understood."""
    with Session.open("night-bus", seat="shelter", seed=1, keep=False) as play:
        play.submit("act", {"verb": "speak_with", "person": "aigerim", "topic": "people", "question": "open"})
        play.advance(play.now + 600)
        told = [lines.sentence(play, line) for line in play.view().lines if line.wording == "engine.act_ended"]
    assert told == ["Done: Speak about something: Aigerim, of the house."]
