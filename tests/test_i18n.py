"""Three languages: every text is translated, with its marks, in forms that fit a number, and dates look as CLDR says they do."""

import ast
import json
import re
import shutil
import unicodedata
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_datetime
from babel.lists import format_list
from babel.messages.catalog import Message
from babel.messages.plurals import get_plural
from babel.numbers import format_decimal
from babel.units import format_unit
from rich.cells import cell_len

from sim.engine.variants import varied
from tui.text import capped, one_line, short, tidy
from zholda import session, settings, tongue
from zholda.cli import main
from zholda.wording import Wording, catalogue, catalogues

ROOT = Path(__file__).parent.parent
TRANSLATED = catalogues.TRANSLATED
MARKS = re.compile(r"\{[^{}]*\}")
KAZAKH = "әғқңөұүһіӘҒҚҢӨҰҮҺІ"
CLDR = {"en": "en_GB", "ru": "ru", "kk": "kk"}
# English that is the same in the other languages: names of keys and of the program, and texts made of arguments alone.
SAME = re.compile(r"^(?:(?:\{[^{}]*\}|[\W\d])*|Esc|Backspace|Enter|Tab|Ctrl\+Q|english)*$")


@pytest.fixture(autouse=True)
def english_afterwards():
    yield
    tongue.use("en")


def forms(said: object) -> list[str]:
    return list(said) if isinstance(said, tuple | list) else [str(said)]


def messages(language: str) -> list[Message]:
    return [one for one in catalogues.read(language) if one.id]


def named(one: Message) -> tuple[str | None, object]:
    return one.context, one.id if isinstance(one.id, str) else tuple(one.id)


# --- the interface: gettext ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_of_the_interface_is_translated(language):
    """The gate. `python -m zholda.wording.catalogues` enters new texts; then translate them in the .po and run it again."""
    wanted = {named(one) for one in catalogues.gathered() if one.id}
    there = {named(one): one for one in messages(language)}
    assert wanted - set(there) == set(), "not entered yet"
    assert set(there) - wanted == set(), "no longer in the source"
    assert [key for key, one in there.items() if one.fuzzy or not all(forms(one.string))] == [], "not translated yet"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_translation_keeps_the_marks_of_the_text(language):
    for one in messages(language):
        for said in filter(None, forms(one.string)):
            assert set(MARKS.findall(said)) == set(MARKS.findall(forms(one.id)[-1])), one.id
            assert said.startswith("\n") == forms(one.id)[0].startswith("\n")
            assert said.endswith("\n") == forms(one.id)[0].endswith("\n")


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_in_english(language):
    same = [one.id for one in messages(language) if one.string == one.id and not SAME.match(str(one.id))]
    assert same == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_that_of_the_text(language):
    compiled = Path(catalogues.__file__).with_name(f"{language}.mo").read_bytes()
    assert compiled == catalogues.compiled(catalogues.read(language)), "run python -m zholda.wording.catalogues"


def calls(path: Path) -> list[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return [node for node in found if node.func.id in catalogues.KEYWORDS]  # type: ignore[attr-defined]


def test_extraction_finds_every_text_that_is_written_in_the_source():
    """It overlooks calls inside an f-string, and what is put together before it is translated."""
    gathered = {part for one in catalogues.gathered() for part in forms(one.id)}
    for folder in catalogues.SOURCES:
        for path in (ROOT / folder).rglob("*.py"):
            for call in calls(path):
                first = 1 if call.func.id == "p_" else 0  # type: ignore[attr-defined]
                assert not isinstance(call.args[first], ast.JoinedStr), f"{path}:{call.lineno}: arguments are put in by .format"
                if isinstance(call.args[first], ast.Constant):
                    assert call.args[first].value in gathered, f"{path}:{call.lineno}: take it out of the f-string"  # type: ignore[attr-defined]


def in_words(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{2,}[.:,]? [a-zA-Z]|^[A-Z][a-z]+[.:!?]?$", text))


def said_plainly(tree: ast.Module) -> list[tuple[int, str]]:
    """Texts that stand in a source without going through the catalogue: no docstrings, annotations, or names of Textual's own."""
    passed: set[int] = set()
    for node in ast.walk(tree):
        inside: list[ast.AST] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inside = [node.value]
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            inside = [node.annotation]
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is not None:
            inside = [node.returns]
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {*catalogues.KEYWORDS, "Binding", "TypeVar", "cast"}
        ):
            inside = [node]
        passed.update(id(part) for one in inside for part in ast.walk(one))
    constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return [(node.lineno, str(node.value)) for node in constants if id(node) not in passed and in_words(str(node.value))]


NO_WORDS = re.compile(r"^(?:Workspace|Zholda| Zholda |bold reverse|ConEmuANSI|View|.*\{ height: .*)$")


def test_the_search_for_plain_english_finds_it():
    assert said_plainly(ast.parse('x = Static("Nothing is here yet.")')) == [(1, "Nothing is here yet.")]
    assert said_plainly(ast.parse('x = Static(_("Nothing is here yet."))')) == []


@pytest.mark.parametrize("path", sorted((ROOT / "tui").rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_screen_says_anything_that_is_not_in_the_catalogue(path):
    found = said_plainly(ast.parse(path.read_text(encoding="utf-8")))
    assert [one for one in found if not NO_WORDS.match(one[1])] == []


# --- what the engine says: parallel files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_of_the_engine_is_translated(language):
    """The gate: add what is missing to zholda/wording/<language>.yaml, with the same id."""
    missing = sorted(set(catalogue()) - set(catalogue(language)))
    more = {name for name in set(catalogue(language)) - set(catalogue()) if not name.startswith("pronoun.")}
    assert missing == []
    assert more == set()


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_of_the_engine_keeps_its_marks(language):
    """A language may do without `{sex|...}`, or need more of it: what agrees with a person differs between languages."""

    def marks(text: str) -> set[str]:
        return {mark for mark in MARKS.findall(text) if not mark.startswith("{sex|")}

    for name, said in catalogue(language).items():
        if name in catalogue():
            assert marks(said) == marks(catalogue()[name]), name
            assert said.count("[") == catalogue()[name].count("["), name


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_of_the_engine_is_left_in_english(language):
    english = catalogue()
    assert [name for name, said in catalogue(language).items() if said == english.get(name) and not SAME.match(said)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_agrees_with_a_person_has_words_for_everybody(language):
    texts = {**catalogue(), **catalogue(language)}
    families = {mark.partition("|")[2].rstrip("}") for text in texts.values() for mark in MARKS.findall(text) if mark.startswith("{sex|")}
    for family in families:
        assert {f"{family}.{sex}" for sex in ("female", "male", "other")} <= set(texts), family


def test_a_person_is_spoken_of_in_the_right_form():
    tongue.use("ru")
    words = Wording()
    told = [words.say("debrief.story.said_back", {"when": "Затем", "sex": sex}) for sex in ("female", "male")]
    assert told == [
        "Затем она своими словами повторила то, что было сказано.",
        "Затем он своими словами повторил то, что было сказано.",
    ]


def test_a_text_that_a_language_lacks_is_said_in_english(monkeypatch):
    monkeypatch.setitem(catalogue(), "engine.of_tomorrow", "Something new.")
    from zholda import wording

    wording._ours.cache_clear()
    tongue.use("kk")
    try:
        assert Wording().say("engine.of_tomorrow") == "Something new."
    finally:
        wording._ours.cache_clear()


# --- numbers, dates, lists: against CLDR ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_plural_forms_are_those_of_the_language(language):
    assert catalogues.read(language).plural_expr == get_plural(language).plural_expr
    assert catalogues.read(language).num_plurals == {"ru": 3, "kk": 2}[language]


def test_russian_counts_in_three_forms_and_kazakh_in_one():
    tongue.use("ru")
    assert [tongue.span(86_400 * n) for n in (2, 5, 11, 21, 22, 112)] == ["2 дня", "5 дней", "11 дней", "21 день", "22 дня", "112 дней"]
    tongue.use("kk")
    assert [tongue.span(86_400 * n) for n in (2, 5, 21)] == ["2 күн", "5 күн", "21 күн"]
    tongue.use("en")
    assert [tongue.span(86_400 * n) for n in (2, 21)] == ["2 days", "21 days"]


@pytest.mark.parametrize("language", tongue.LANGUAGES)
def test_every_day_of_a_year_is_written_as_cldr_writes_it(language):
    tongue.use(language)
    for day in range(366):
        then = datetime(2024, 1, 1, 5, 42, tzinfo=UTC) + timedelta(days=day)
        expected = format_datetime(then, "EEE d MMM HH:mm", locale=CLDR[language]).replace("Sept ", "Sep ")
        assert tongue.date_and_clock(then) == expected


@pytest.mark.parametrize("language", TRANSLATED)
def test_lists_numbers_and_units_are_written_as_cldr_writes_them(language):
    tongue.use(language)
    for words in (["a"], ["a", "b"]):
        assert tongue.listed(words) == format_list(words, locale=language)
    for number in (0, 7, 999, 1_000, 12_345, 1_234_567):
        assert tongue.number(number) == format_decimal(number, locale=language)
    for seconds, unit, number in ((40, "second", 40), (120, "minute", 2), (7_200, "hour", 2)):
        assert tongue.span(seconds) == format_unit(number, unit, length="short", locale=language).replace("\xa0", " ")


def test_a_list_of_three_ends_with_and_in_every_language():
    said = {}
    for language in tongue.LANGUAGES:
        tongue.use(language)
        said[language] = tongue.listed(["a", "b", "c"])
    assert said == {"en": "a, b and c", "ru": "a, b и c", "kk": "a, b және c"}


def test_every_language_calls_itself_by_its_own_name():
    for code, name in tongue.LANGUAGES.items():
        assert name.casefold() == (Locale.parse(code).get_display_name(code) or "").casefold().replace("қазақ тілі", "қазақша")


# --- letters --------------------------------------------------------------------------------------------------------------------------


def test_every_kazakh_letter_survives_and_takes_one_cell():
    assert tidy(KAZAKH) == KAZAKH == one_line(KAZAKH) == capped(KAZAKH) == short(KAZAKH, len(KAZAKH))
    assert cell_len(KAZAKH) == len(KAZAKH)
    assert KAZAKH.encode("utf-8").decode("utf-8") == KAZAKH


def test_every_kazakh_letter_is_in_use():
    told = "".join(catalogue("kk").values()) + "".join(part for one in messages("kk") for part in forms(one.string))
    assert set(KAZAKH) - set(told) <= set("ҢҺһ")  # no word of ours has them


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_written_with_composed_letters_and_without_look_alikes(language):
    told = [*catalogue(language).values(), *(part for one in messages(language) for part in forms(one.string))]
    for said in told:
        assert said == unicodedata.normalize("NFC", said)
        words = re.findall(r"[^\W\d_]+", MARKS.sub(" ", said))
        mixed = [word for word in words if re.search("[a-zA-Z]", word) and re.search("[а-яА-ЯёЁ]", word)]
        assert mixed == [], said


# --- which language -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "chosen", "expected"),
    [
        ({"LANG": "kk_KZ.UTF-8"}, "", "kk"),
        ({"LANG": "ru_RU.KOI8-R"}, "", "ru"),
        ({"LANG": "C.UTF-8"}, "", ""),
        ({"LANG": "de_DE.UTF-8"}, "", ""),
        ({"LANGUAGE": "de:kk:ru", "LANG": "ru_RU.UTF-8"}, "", "kk"),
        ({"LC_ALL": "ru_KZ.UTF-8", "LANG": "kk_KZ.UTF-8"}, "", "ru"),
        ({"LANG": "ru_RU.UTF-8"}, "kk", "kk"),
        ({"ZHOLDA_LANGUAGE": "en", "LANG": "ru_RU.UTF-8"}, "kk", "en"),
        ({"ZHOLDA_LANGUAGE": "ru-KZ"}, "", "ru"),
        ({"ZHOLDA_LANGUAGE": "tlh", "LANG": "kk"}, "", "kk"),
        ({}, "", ""),
    ],
)
def test_what_was_asked_for_comes_before_what_was_chosen_and_that_before_the_system(environment, chosen, expected):
    assert tongue.of_this_machine(environment, chosen) == expected


def test_a_language_that_there_is_not_changes_nothing():
    tongue.use("kk")
    tongue.use("xx")
    assert tongue.spoken() == "kk"


def test_what_was_chosen_is_kept_and_a_broken_file_is_no_hindrance(own_home):
    settings.keep("language", "kk")
    settings.keep("look", "contrast")
    assert settings.kept() == {"language": "kk", "look": "contrast"}
    for broken in ("{", "[1]", "\x00"):
        (own_home / settings.FILE).write_text(broken, encoding="utf-8")
        assert settings.kept() == {}
    settings.keep("language", "ru")
    assert settings.kept() == {"language": "ru"}


# --- scenarios ------------------------------------------------------------------------------------------------------------------------


def quiet_road(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of its own with one scenario in it."""
    copy = folder / "quiet_road"
    shutil.copytree(ROOT / "tests" / "cases" / "quiet_road", copy)
    monkeypatch.setattr("zholda.folders.LIBRARY", folder)
    monkeypatch.setattr("zholda.folders.spoken", lambda name: name)
    return copy


def rewrite(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def put_in(path: Path, name: str, said: str) -> None:
    """Translate one text of a PO file as a translator would."""
    text = path.read_text(encoding="utf-8")
    found = re.search(rf'msgctxt "{re.escape(name)}"\n(?:#.*\n)*msgid (?:".*"\n)+msgstr ("")', text)
    assert found, name
    path.write_text(text[: found.start(1)] + json.dumps(said, ensure_ascii=False) + text[found.end(1) :], encoding="utf-8")


def test_the_texts_of_a_scenario_go_out_come_back_and_are_played(tmp_path, monkeypatch):
    case = quiet_road(tmp_path, monkeypatch)
    first = session.texts(case, "kk")
    assert first.done == 0
    assert first.texts == len(first.missing)
    assert session.texts(case, "kk") == first, "writing again changes nothing"
    put_in(first.path, "title", "Тыныш жол")
    assert session.texts(case, "kk").done == 1
    texts = dict(session.material.load(case).texts)
    words = Wording(texts, scenario="quiet_road")
    tongue.use("kk")
    assert words.text("title") == "Тыныш жол"
    assert words.text("mission") == texts["mission"]
    tongue.use("ru")
    assert words.text("title") == texts["title"]


def test_what_varies_by_seed_is_translated_too(tmp_path, monkeypatch):
    case = quiet_road(tmp_path, monkeypatch)
    path = session.texts(case, "ru").path
    put_in(path, "people.owner.label", "владелица, по телефону")
    put_in(path, "varies.owner.man.texts.people.owner.label", "владелец, по телефону")
    session.texts(case, "ru")
    tongue.use("ru")
    written = session.material.load(case)
    told = {Wording(dict(varied(written, seed).texts), scenario="quiet_road").label("owner") for seed in range(20)}
    assert told == {"владелица, по телефону", "владелец, по телефону"}


def test_a_translation_counts_only_while_it_is_of_the_text_as_it_stands(tmp_path, monkeypatch):
    case = quiet_road(tmp_path, monkeypatch)
    path = session.texts(case, "ru").path
    put_in(path, "title", "Тихая дорога")
    session.texts(case, "ru")
    title = session.material.load(case).texts["title"]
    rewrite(case / "scenario.yaml", f"title: {title}", "title: A road without a sound")
    tongue.use("ru")
    assert Wording({"title": "A road without a sound"}, scenario="quiet_road").text("title") == "A road without a sound"
    again = session.texts(case, "ru")
    assert again.doubtful == ("title",)
    assert "Тихая дорога" in path.read_text(encoding="utf-8"), "the old one is kept as a suggestion"
    assert session.texts(case, "ru").doubtful == ("title",), "until somebody has looked at it"


def test_a_translation_with_other_placeholders_is_named_and_not_shown(tmp_path, monkeypatch):
    case = quiet_road(tmp_path, monkeypatch)
    path = session.texts(case, "ru").path
    put_in(path, "title", "Дорога {who}")
    found = session.texts(case, "ru")
    assert found.marks == ("title",)
    tongue.use("ru")
    texts = dict(session.material.load(case).texts)
    assert Wording(texts, scenario="quiet_road").text("title") == texts["title"]


def test_a_file_that_cannot_be_read_is_named_with_what_to_do(tmp_path, monkeypatch):
    case = quiet_road(tmp_path, monkeypatch)
    path = session.texts(case, "ru").path
    path.write_text("no catalogue", encoding="utf-8")
    with pytest.raises(session.SessionError, match=r"this is no PO file .* Correct it, or remove it to begin anew"):
        session.texts(case, "ru")
    with pytest.raises(session.SessionError, match=r"no translation into `de`\. There are: ru, kk"):
        session.texts(case, "de")


def test_the_command_says_how_far_a_translation_is(tmp_path, monkeypatch, capsys):
    case = quiet_road(tmp_path, monkeypatch)
    assert main(["texts", str(case), "kk", "--check"]) == 2
    assert not (case / "translations").exists()
    assert main(["texts", str(case), "kk"]) == 0
    assert re.search(r"kk\.po: 0 of \d+ texts are translated\n  not translated \(\d+\): ", capsys.readouterr().out)
