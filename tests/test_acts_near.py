"""Near languages: whoever speaks one partly understands the other. Enough for water and danger; not for rights, consent or an account."""

from dataclasses import replace
from typing import Any

import pytest

from sim.behaviours import persons
from sim.circumstances import Circumstances
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.scenario import Near
from tests.laws.landing import BASE, do, found, heard, opened, with_person
from zholda.session.public import Public

NEAR = [Near("ru", "xx", "fictional")]  # the officer speaks ru in full, mira xx in full and nothing else


def landing(near: list[Near] = NEAR, **mira: Any) -> Exercise:
    calm = with_person("mira", **{"trust": {"police": 100, "ngo": 100}, "levels": {}, **mira})
    return opened(replace(BASE, near=near, people=calm))


def reach(exercise: Exercise, actor: str = "post", person: str = "mira", voice: str = "own") -> int:
    return persons.language(exercise._stage, actor, person, voice)


def ended(exercise: Exercise) -> Any:
    return found(exercise, e.ActEnded)[-1]


def told(exercise: Exercise) -> list[tuple[str, bool]]:
    return [(x.item, x.understood) for x in found(exercise, e.PersonTold)]


# --- how far it carries -------------------------------------------------------------------------------------------------


def test_nothing_carries_between_languages_that_nobody_declared_near() -> None:
    assert reach(landing([])) == 0


def test_a_near_language_carries_one_level_less_whichever_is_named_first() -> None:
    assert reach(landing()) == reach(landing([Near("xx", "ru", "fictional")])) == 2


def test_a_near_language_spoken_a_little_carries_words_only() -> None:
    assert reach(landing(speaks={"xx": "conversation"})) == 1
    assert reach(landing(speaks={"xx": "words"})) == 0


def test_a_language_that_both_speak_goes_before_a_near_one() -> None:
    assert reach(landing(speaks={"xx": "full", "ru": "full"})) == 3


def test_through_a_voice_each_step_of_the_way_may_be_near() -> None:
    lena = {**BASE.people["lena"].speaks, "xx": "none"}
    exercise = opened(replace(BASE, near=NEAR, people={**BASE.people, "lena": replace(BASE.people["lena"], speaks=lena)}))
    assert reach(exercise, voice="lena") == 2, "she speaks ru only"
    assert not persons.word_for_word(exercise._stage, "post", "mira", "lena")
    assert persons.word_for_word(exercise._stage, "post", "mira", "aside")


# --- what it is good for ------------------------------------------------------------------------------------------------


def test_the_five_questions_are_understood_in_a_near_language() -> None:
    exercise = landing()
    do(exercise, verb="safety_check", person="mira", where="shed")
    assert ended(exercise).result == "understood"
    assert ("mira", "unwell") in [(x.person, x.memory) for x in found(exercise, e.Recounted)]


@pytest.mark.parametrize(("verb", "item"), [("introduce", "who_i_am"), ("tell_free", "free"), ("tell_held", "held")])
def test_a_sentence_is_understood_in_a_near_language(verb: str, item: str) -> None:
    exercise = landing()
    do(exercise, verb=verb, people=["mira"])
    assert told(exercise) == [(item, True)]


def test_rights_are_told_in_a_near_language_and_not_understood() -> None:
    exercise = landing()
    do(exercise, verb="explain", people=["mira"], set="rights")
    assert told(exercise) == [("rights", False)]
    assert ended(exercise).result == "not_understood"


def test_the_officer_believes_it_was_understood_and_sees_her_nod() -> None:
    exercise = landing()
    do(exercise, verb="explain", people=["mira"], set="rights")
    assert [act.result for act in exercise.view("post").acts.values()] == [""]
    assert "engine.nods" in heard(exercise)


def test_where_no_words_carry_the_officer_sees_that() -> None:
    exercise = landing([])
    do(exercise, verb="explain", people=["mira"], set="rights")
    assert [act.result for act in exercise.view("post").acts.values()] == ["not_understood"]
    assert "engine.nods" not in heard(exercise)


def test_teach_back_shows_it() -> None:
    exercise = landing()
    do(exercise, verb="explain", people=["mira"], set="rights")
    do(exercise, verb="teach_back", person="mira", set="rights")
    assert [act.result for act in exercise.view("post").acts.values()] == ["", "not_understood"]


def test_what_was_explained_through_a_fit_voice_is_not_asked_back_in_a_near_language() -> None:
    exercise = landing()
    do(exercise, verb="explain", people=["mira"], set="rights", voice="aside")
    do(exercise, verb="teach_back", person="mira", set="rights")
    assert ended(exercise).result == "not_understood"
    do(exercise, verb="teach_back", person="mira", set="rights", voice="aside")
    assert ended(exercise).result == "understood"


def test_no_account_is_taken_in_a_near_language() -> None:
    exercise = landing()
    do(exercise, verb="speak_with", person="mira", where="shed", topic="offer", question="open")
    assert ended(exercise).result == "not_understood"
    assert "engine.half_understood" in heard(exercise)
    assert not found(exercise, e.Recounted)


def test_a_yes_in_a_near_language_is_no_consent() -> None:
    exercise = landing()
    do(exercise, verb="ask_consent", person="mira", where="shed", to="shelter_line", items=["needs"])
    assert ended(exercise).result == "not_understood"
    assert not found(exercise, e.Consented)
    assert "engine.half_understood" in heard(exercise)


def test_help_offered_in_a_near_language_is_not_answered() -> None:
    exercise = landing()
    do(exercise, verb="offer_help", person="mira", where="shed", services=["doctor"])
    [offered] = found(exercise, e.HelpOffered)
    assert (offered.understood, offered.accepted) == (False, ())


def test_an_interview_begins_in_a_near_language_without_rights_and_brings_no_testimony() -> None:
    exercise = landing()
    do(exercise, verb="interview", person="mira", where="shed", status="injured", warned=True)
    assert [x.item for x in found(exercise, e.PersonTold) if x.understood] == []
    assert found(exercise, e.InterviewBegan)
    do(exercise, verb="interview", step="ask", person="mira", topic="offer", question="open")
    assert not found(exercise, e.Recounted)


def test_the_law_sees_talk_without_understanding() -> None:
    exercise = landing()
    do(exercise, verb="explain", people=["mira"], set="rights")
    do(exercise, verb="safety_check", person="mira", where="shed")
    journal = list(exercise.journal)
    known = Circumstances(exercise.plan.scenario, exercise.plan.law)
    facts = {}
    for entry in journal:
        known.take(entry)
        if isinstance(entry.event, e.ActEnded):
            facts[entry.event.verb] = known.of(entry, "mira")
    assert (facts["explain"]["understood"], facts["safety_check"]["understood"]) == (False, True)
    assert facts["explain"]["needs_voice"] is True


def prepare(exercise: Exercise, seat: str) -> None:
    exercise.submit(e.Commanded(seat, "act", {"verb": "prepare", "what": "languages"}, 0))
    exercise.advance(exercise.now + 300)


# --- what the officer can know ------------------------------------------------------------------------------------------


def test_preparing_says_which_language_is_near_ones_own() -> None:
    exercise = landing()
    prepare(exercise, "post")
    assert dict(next(x.args for x in exercise.view("post").lines if x.wording == "engine.prepared.near")) == {
        "language": "ru",
        "other": "xx",
    }


def test_who_speaks_the_language_itself_hears_of_no_near_one() -> None:
    exercise = opened(replace(BASE, near=[Near("ru", "xx", "fictional")]), roster={"post": "trainee", "desk": "trainee"})
    prepare(exercise, "desk")
    assert "engine.prepared.near" not in heard(exercise, "desk")


@pytest.mark.parametrize(("speaks", "near"), [("xx", True), ("ru", False), ("yy", False)])
def test_own_words_are_marked_as_near_once_the_language_is_known(speaks: str, near: bool) -> None:
    exercise = landing()
    public = Public(exercise.plan, "post", lambda: exercise.view("post"), lambda act: False, training=True)
    assert not public.near("mira")
    exercise.view("post").people["mira"].claims["speaks"] = speaks
    assert public.near("mira") is near
