"""The sentences of a talk fit whom they are said to, and none speaks of what was not mentioned."""

import pytest

from scenarios.language.library import load_scenario
from sim.model import terms
from sim.model.sentences import OF_A_COLLEAGUE, OF_A_PLACE, TO_A_COLLEAGUE, sentence, topics
from tests.test_proposals import draft
from zholda.session import Session
from zholda.wording import LANGUAGES, catalogue

LIBRARY = ("first-steps", "night-bus")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_to_who_stays_at_a_place_has_a_text(language: str) -> None:
    texts = catalogue(language)
    wanted = [f"talk.here.{topic}.{question}" for topic in OF_A_PLACE for question in terms.QUESTION_TYPES]
    wanted += [f"talk.colleague.{topic}.{question}" for topic in OF_A_COLLEAGUE for question in TO_A_COLLEAGUE]
    wanted += [f"choice.topic.{topic}_here" for topic in ("place", "people", "route")]
    assert [one for one in wanted if one not in texts] == []


def test_a_shopkeeper_a_foreman_and_an_owner_are_asked_about_what_is_here_and_travellers_about_where_they_go() -> None:
    case = load_scenario("scenarios/library/night-bus")
    for who in ("widow", "marat", "talgat", "serik", "labour_inspector"):
        assert sentence(case, "investigator", who, "work", "open") == "talk.here.work.open"
    for who in ("madina", "grey_coat", "yerlan", "rustam"):
        assert sentence(case, "investigator", who, "work", "open") == "talk.work.open"
    assert sentence(case, "investigator", "widow", "health", "open") == "talk.health.open"


def test_nobody_is_asked_in_other_words_for_what_only_the_author_knows_of_them() -> None:
    case = load_scenario("scenarios/library/night-bus")
    assert {sentence(case, "investigator", who, "people", "open") for who in ("marat", "serik", "mavluda")} == {"talk.here.people.open"}


@pytest.mark.parametrize("name", LIBRARY)
def test_whatever_can_be_told_can_be_asked_for(name: str) -> None:
    case = load_scenario(f"scenarios/library/{name}")
    for who, person in case.people.items():
        about = {memory.told.topic for memory in person.memories.values()} - {""}
        own = [seat for seat in case.seats if who in case.seats[seat].colleagues]  # how a colleague is, her own seat asks
        assert about <= set.intersection(*(set(topics(case, seat, who, terms.TALK_TOPICS)) for seat in own or case.seats))


def test_who_serves_there_is_not_asked_about_a_journey() -> None:
    with Session.open("night-bus", seat="investigator", seed=1, keep=False) as play:
        play.advance(3 * 3600)
        play.submit("act", {"verb": "go", "to": "turnoff"})
        play.advance(5 * 3600)
        talk = draft(play, "speak_with", "widow")
        assert {pick.value for pick in talk.picks("topic")} == set(OF_A_PLACE)
        talk.answer("topic", "work")
        assert "you are going to" not in " ".join(pick.words for pick in talk.picks("question"))


def test_ones_own_colleague_is_asked_as_a_colleague_and_by_nobody_else() -> None:
    case = load_scenario("scenarios/library/night-bus")
    assert sentence(case, "shelter", "aigerim", "work", "open") == "talk.colleague.work.open"
    assert sentence(case, "investigator", "aigerim", "work", "open") == "talk.here.work.open"
    assert sentence(case, "shelter", "aigerim", "people", "leading") == "talk.here.people.leading", "no screen offers it"


def test_the_screen_offers_topics_and_questions_that_make_sense_between_colleagues() -> None:
    with Session.open("night-bus", seat="post", seed=1, keep=False) as play:
        play.advance(600)
        talk = draft(play, "speak_with", "dana")
        assert {pick.value: pick.words for pick in talk.picks("topic")} == {
            "work": "work", "people": "the people here", "health": "health", "what_she_wants": "what is wanted now",
        }  # fmt: skip
        talk.answer("topic", "people")
        assert [pick.value for pick in talk.picks("question")] == [*TO_A_COLLEAGUE]
        talk.answer("question", "open")
        assert talk.said() == "What have you noticed about the people here?"
        play.submit("act", talk.command())
        assert dict(play.view().lines[-1].args)["said"] == "talk.colleague.people.open"


def test_no_sentence_speaks_of_what_was_mentioned_before() -> None:
    spoken = {name: text for name, text in catalogue("en").items() if name.startswith("talk.")}
    assert [name for name, text in spoken.items() if "mentioned" in text] == []
