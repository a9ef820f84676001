"""The sentences of a talk fit whom they are said to, and none speaks of what was not mentioned."""

import pytest

from scenarios.language.library import load_scenario
from sim.model import terms
from sim.model.sentences import OF_A_PLACE, sentence, topics
from tests.test_proposals import draft
from zholda.session import Session
from zholda.wording import LANGUAGES, catalogue

LIBRARY = ("first-steps", "night-bus")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_to_who_stays_at_a_place_has_a_text(language: str) -> None:
    texts = catalogue(language)
    wanted = [f"talk.here.{topic}.{question}" for topic in OF_A_PLACE for question in terms.QUESTION_TYPES]
    assert [one for one in wanted if one not in texts] == []


def test_a_shopkeeper_a_foreman_and_an_owner_are_asked_about_what_is_here_and_travellers_about_where_they_go() -> None:
    case = load_scenario("scenarios/library/night-bus")
    for who in ("widow", "marat", "talgat", "serik", "labour_inspector"):
        assert sentence(case, who, "work", "open") == "talk.here.work.open"
    for who in ("madina", "grey_coat", "yerlan", "rustam"):
        assert sentence(case, who, "work", "open") == "talk.work.open"
    assert sentence(case, "widow", "health", "open") == "talk.health.open"


def test_nobody_is_asked_in_other_words_for_what_only_the_author_knows_of_them() -> None:
    case = load_scenario("scenarios/library/night-bus")
    assert {sentence(case, who, "people", "open") for who in ("marat", "serik", "mavluda")} == {"talk.here.people.open"}


@pytest.mark.parametrize("name", LIBRARY)
def test_whatever_can_be_told_can_be_asked_for(name: str) -> None:
    case = load_scenario(f"scenarios/library/{name}")
    for who, person in case.people.items():
        about = {memory.told.topic for memory in person.memories.values()} - {""}
        assert about <= set(topics(case, who, terms.TALK_TOPICS))


def test_who_serves_there_is_not_asked_about_a_journey() -> None:
    with Session.open("night-bus", seat="investigator", seed=1, keep=False) as play:
        play.advance(3 * 3600)
        play.submit("act", {"verb": "go", "to": "turnoff"})
        play.advance(5 * 3600)
        talk = draft(play, "speak_with", "widow")
        assert {pick.value for pick in talk.picks("topic")} == set(OF_A_PLACE)
        talk.answer("topic", "work")
        assert "you are going to" not in " ".join(pick.words for pick in talk.picks("question"))


def test_no_sentence_speaks_of_what_was_mentioned_before() -> None:
    spoken = {name: text for name, text in catalogue("en").items() if name.startswith("talk.")}
    assert [name for name, text in spoken.items() if "mentioned" in text] == []
