"""The standards in three languages: none is missing, none is of another sentence, and a report says them in its reader's language."""

import re
from pathlib import Path

import pytest

from scoring.model import Standard
from scoring.reports.plain import to_plain
from tests.small_case import made
from zholda import folders, session, tongue
from zholda.cli import main
from zholda.session.material import standards
from zholda.session.translating import STANDARDS, texts
from zholda.wording import catalogues
from zholda.wording import standards as in_words

TRANSLATED = catalogues.TRANSLATED
NUMBER = re.compile(r"\d+")
LATIN = re.compile(r"[A-Za-z]+")
NAMES = {"CETS", "PEACE", "C"}  # as they are called in any language


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    tongue.use("en")


def translations(language: str) -> dict[str, str]:
    """Id -> what stands in the file that is translated."""
    from babel.messages.pofile import read_po

    with texts(STANDARDS, language, write=False).path.open("rb") as file:
        return {str(one.context): str(one.string) for one in read_po(file, locale=language) if one.id}


def spoken(language: str) -> tuple[Standard, ...]:
    tongue.use(language)
    return in_words.spoken(standards())


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_of_every_standard_is_translated(language):
    """The gate. `zholda texts standards kk` enters what is new and marks what was changed; then translate it and run it again."""
    found = texts(STANDARDS, language, write=False)
    assert found.texts > 600
    assert (found.missing, found.doubtful, found.marks) == ((), (), ())


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_ids_are_those_of_the_standards(language):
    written = in_words.texts(standards())
    assert set(translations(language)) == set(written)
    assert {"VC-22.title", "VC-22.paraphrase", "VC-22.unconditional.rule", "LR1.told_held.better", "VC-30.planned.X13.2"} <= set(written)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_file_is_that_of_the_text(language):
    path = texts(STANDARDS, language, write=False).path
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    assert path.with_suffix(".mo").read_bytes() == catalogues.compiled(catalogue), "run zholda texts standards " + language


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_numbers_of_its_text_and_no_letters_of_another_alphabet(language):
    written = in_words.texts(standards())
    for name, said in translations(language).items():
        assert sorted(NUMBER.findall(said)) == sorted(NUMBER.findall(written[name])), name
        assert set(LATIN.findall(said)) <= NAMES, name


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_judges_is_the_same_in_every_language(language):
    for mine, theirs in zip(standards(), spoken(language), strict=True):
        assert (mine.id, mine.phase, mine.layer, mine.sources) == (theirs.id, theirs.phase, theirs.layer, theirs.sources)
        assert mine.title != theirs.title
        for one, other in zip(mine.criteria, theirs.criteria, strict=True):
            assert (one.id, one.on, one.severity, one.form) == (other.id, other.on, other.severity, other.form)
            parts = [[(part.name, part.pattern, part.vital) for part in criterion.parts] for criterion in (one, other)]
            assert parts[0] == parts[1]


def test_a_corrected_sentence_is_shown_as_it_was_corrected():
    from dataclasses import replace

    tongue.use("ru")
    first = standards()[0]
    (said,) = in_words.spoken((replace(first, title="Another title"),))
    assert said.title == "Another title"
    assert said.paraphrase != first.paraphrase


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_report_says_titles_rules_advice_and_sources_in_the_language_of_its_reader(language):
    english = {text for text in in_words.texts(standards()).values() if " " in text}
    tongue.use(language)
    report = to_plain(made())

    def said(part: object) -> list[str]:
        if isinstance(part, dict):
            return [text for value in part.values() for text in said(value)]
        return [text for value in part for text in said(value)] if isinstance(part, list) else [str(part)]

    whole = said(report)
    assert len(whole) > 100
    assert [text for text in whole if any(known in text for known in english)] == []


def test_explain_speaks_the_language_of_the_reader(capsys: pytest.CaptureFixture[str]):
    tongue.use("ru")
    assert main(["--language", "ru", "explain", "VC-22"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("VC-22: Помощь без условий\n")
    assert "Лучше: Сначала кровать." in told
    assert "Похоже на нарушение, но это не оно: Очередь на кровать настоящая, и ей так и сказали." in told
    assert "Source:" not in told
    assert "Better:" not in told


def test_the_session_gives_the_standards_in_the_language_spoken():
    tongue.use("kk")
    assert session.explain("VC-22").startswith("VC-22: Шартсыз көмек\n")


def test_both_files_stand_beside_the_standards():
    folder = Path(folders.STANDARDS) / "translations"
    assert sorted(path.name for path in folder.iterdir()) == ["kk.mo", "kk.po", "ru.mo", "ru.po"]


def test_what_is_said_of_a_result_says_of_nobody_which_sex_they_are():
    """Of a man it said that she was free. Who is meant is named beside it; speech that is quoted may say what it likes."""
    of_one_sex = re.compile(r"\b(?:she|her|hers|herself|he|his|him|himself)\b", re.IGNORECASE)
    told = {name: text for name, text in in_words.texts(standards()).items() if name.split(".")[-1] in ("title", "rule", "better")}
    lines = {name: text for name, text in in_words.texts(standards()).items() if ".parts." in name or ".X13." in name}
    assert {name: text for name, text in (told | lines).items() if of_one_sex.search(text)} == {}
