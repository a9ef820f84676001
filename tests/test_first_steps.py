"""The first exercise speaks Russian and Kazakh: every text, in its own letters, and it says that no practitioner has read it yet."""

import re

import pytest

from zholda import tongue
from zholda.session import Session, walkthrough
from zholda.session.material import countries, library, load
from zholda.session.translating import texts
from zholda.walkthrough import perform
from zholda.wording import cases

SAYS_SO = {"ru": "ещё не читал практик", "kk": "әлі оқыған жоқ"}
KAZAKH = set("әғқңөұүһі")


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    tongue.use("en")


def spoken(language: str) -> dict[str, str]:
    """The texts as a play shows them: out of the compiled file."""
    return dict(cases.translated("first-steps", language, load("first-steps").texts))


@pytest.mark.parametrize("language", SAYS_SO)
def test_every_text_is_translated_and_none_is_doubtful(language: str) -> None:
    found = texts("first-steps", language, write=False)
    assert found.done == found.texts, (found.missing, found.doubtful, found.marks)
    assert found.texts > 40


@pytest.mark.parametrize("language", SAYS_SO)
def test_what_a_play_reads_is_what_was_translated_and_holds_no_latin_letter(language: str) -> None:
    english = load("first-steps").texts
    for name, text in spoken(language).items():
        assert text != english[name], name
        assert not re.search("[A-Za-z]", text), text


def test_kazakh_is_written_with_its_own_letters_and_russian_without_them() -> None:
    assert set("".join(spoken("kk").values()).casefold()) >= KAZAKH - {"һ"}
    assert not KAZAKH & set("".join(spoken("ru").values()).casefold())


@pytest.mark.parametrize("language", SAYS_SO)
def test_it_says_before_the_play_that_no_practitioner_has_read_the_translation(language: str) -> None:
    assert SAYS_SO[language] in spoken(language)["content_note"]
    assert "practitioner" not in load("first-steps").texts["content_note"]


def test_the_same_play_in_three_languages_leaves_the_same_journal() -> None:
    def entries(language: str) -> list[object]:
        tongue.use(language)
        session = Session.open("first-steps", seed=1, keep=False)
        for _ in perform(session, walkthrough("first-steps", "best-practice")):
            pass
        return [(entry.at, entry.event) for entry in session._exercise.journal]

    assert entries("en") == entries("ru") == entries("kk")


@pytest.mark.parametrize(("language", "officer", "country"), [
    ("en", "migration police officer", "Kazakhstan"),
    ("ru", "миграционная полиция", "Казахстан"),
    ("kk", "көші-қон полициясы", "Қазақстан"),
])  # fmt: skip
def test_before_the_play_the_seat_the_law_and_the_languages_are_said_in_the_language_spoken(
    language: str, officer: str, country: str
) -> None:
    tongue.use(language)
    told = Session.open("first-steps", keep=False).briefing
    assert (told.profession, told.country) == (officer, country)
    assert dict(countries())["kz"] == country
    (listed,) = [one for one in library() if one.id == "first-steps"]
    assert listed.languages == ("en", "ru", "kk")
