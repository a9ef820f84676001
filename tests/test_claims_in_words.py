"""What is known or claimed of somebody is said in words of the language that is spoken, never as an identifier."""

import re
from collections.abc import Iterator

import pytest

from sim.model.scenario import Scenario
from tui import words
from tui.panes import focus, lines, wishes
from zholda import tongue
from zholda.session import Session
from zholda.session.material import load
from zholda.session.translating import claimed
from zholda.wording import LANGUAGES, catalogue

CASES = ("first-steps", "night-bus")
IDENTIFIER = re.compile(r"[a-z]+(?:_[a-z0-9]+)*")
STRUCTURE = ("place", "room", "aboard", "holder", "stands_at")  # where somebody or something is: shown as a place, not as a claim


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    tongue.use("en")


def attributes(case: Scenario) -> set[str]:
    """Those of the case, and those that the engine itself claims of somebody."""
    engine = {"name", "held_since", "whereabouts", "last_seen", "wish", "preference", "was_held_by", "whose"}
    return ({one.attribute for one in claimed(case)} | engine | {"diet"}) - set(STRUCTURE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_every_claim_word_of_a_case_has_a_text_in_three_languages(name: str, language: str) -> None:
    texts = catalogue(language)
    assert sorted(one for one in attributes(load(name)) if f"claim.{one}" not in texts) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_every_claim_that_says_an_identifier_has_a_text_for_it_in_three_languages(name: str, language: str) -> None:
    """Prose is the case's own text; somebody or something of the case goes by label, a language by its name."""
    case, texts = load(name), catalogue(language)
    called = {*case.people, *case.things, *case.places, *case.contacts, *case.vehicles, *case.services}
    spelled = {str(one.value) for one in claimed(case) if one.attribute not in ("speaks", *STRUCTURE)} - called
    assert sorted(value for value in spelled if IDENTIFIER.fullmatch(value) and f"value.{value}" not in texts) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wish_is_told_on_in_the_words_in_which_it_is_written_and_not_by_its_name(language: str) -> None:
    tongue.use(language)
    with Session.open("night-bus", seat="shelter", seed=1, keep=False) as play:
        view = play.view()
        for person, one in load("night-bus").people.items():
            for wish in one.wishes:
                attribute = "preference" if wish.startswith("prefers_") else "wish"
                said = lines.claimed(play, view, attribute, wish, person)
                assert play.say(f"people.{person}.wishes.{wish}").removesuffix(".") in said
                assert not said.endswith(": " + wish.replace("_", " "))


def test_a_wish_that_came_by_telephone_stands_in_words_on_the_card_and_among_the_wishes() -> None:
    with Session.open("night-bus", seats=["shelter", "post"], seed=1, keep=False) as play:
        view = play.view()
        known = focus.known_words(play, view, {"wish": "sister_not_named"}, "oygul")
        assert known == "wants: 'Do not name my sister.'"
    assert "wish" in wishes.WANTS


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_somebody_asks_for_is_said_in_words(language: str) -> None:
    tongue.use(language)
    said = {"en": "asks for: to go home", "ru": "просит: вернуться домой", "kk": "сұрайды: үйге қайту"}
    assert words.claim("asks", "return_home") == said[language]


@pytest.mark.parametrize(("language", "owed"), [("ru", "три с половиной месяца"), ("kk", "үш жарым ай"), ("en", "three months and a half")])
def test_what_a_claim_says_in_prose_is_said_in_the_language_of_the_case(language: str, owed: str) -> None:
    tongue.use(language)
    with Session.open("first-steps", seed=1, keep=False) as play:
        view = play.view()
        assert lines.claimed(play, view, "owed", "three months and a half", "bricklayer") == words.claim("owed", owed)
        assert lines.claimed(play, view, "owed", "words that nobody has translated") == words.claim(
            "owed", "words that nobody has translated"
        )
