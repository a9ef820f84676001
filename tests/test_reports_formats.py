"""Reports as files: the same bytes each time, every letter, EXERCISE everywhere, and hostile text that stays text in every format."""

import io
import re
import sys
import zipfile
from dataclasses import replace
from typing import Any

import openpyxl
import pypdf
import pytest
from docx import Document

from scoring.reports.model import DecisionTaken, Line, TurningPoint
from tests.small_case import LINES, TEXTS, entries, made
from zholda.documents import FORMATS, CannotWrite, write

LETTERS = "Ңәіғұқөһ Щё"
HOSTILE = [
    "[/]",
    "<script>alert(1)</script>",
    "=cmd|'/c calc'!A1",
    "{{7*7}}",
    "{% for x in y %}",
    '#import "x.typ": *',
    "</w:t>&<b>",
    "$x$ _y_ *z*",
]
HOSTILE_NAME = " ".join(HOSTILE)


def words(form: str, content: bytes) -> str:
    """Everything that can be read in a file, with single spaces."""
    match form:
        case "html":
            from html import unescape

            body = re.sub(r"<style>.*?</style>", " ", content.decode(), flags=re.DOTALL)
            said = unescape(re.sub(r"<[^>]+>", " ", body))
        case "pdf":
            said = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
        case "docx":
            document = Document(io.BytesIO(content))
            cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            said = " ".join(
                [*(part.text for part in document.paragraphs), *cells, *(p.text for p in document.sections[0].header.paragraphs)]
            )
        case _:
            book = openpyxl.load_workbook(io.BytesIO(content))
            said = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None)
    return " ".join(said.split())


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_report_is_the_same_bytes(form, monkeypatch):
    first = write(made(), form)
    monkeypatch.setattr("time.time", lambda: 1_900_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2030, 3, 17, 18, 40, 0, 6, 76, 0))
    assert write(made(), form) == first


@pytest.mark.parametrize("form", FORMATS)
def test_russian_and_kazakh_letters_survive(form):
    said = words(form, write(made(texts={"people.madina.name": LETTERS}), form))
    assert f"At 05:40 {LETTERS} came" in said


@pytest.mark.parametrize("form", FORMATS)
def test_every_part_is_there_and_every_file_says_exercise(form):
    said = words(form, write(made(audience="director"), form))
    for part in (
        "To call her grandmother.",
        "nobody turned to her",
        "OHCHR Recommended Principles and Guidelines",
        "Seen alone",
        "Read one story aloud",
        "seat 13, rucksack",
        "changed",
        "talk to",
    ):
        assert part in said, part
    assert "EXERCISE" in said


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(form, hostile):
    texts = {"people.madina.name": hostile, "people.madina.memories.cafe": hostile, "title": hostile, "objectives.P1.title": hostile}
    content = write(made(texts=texts), form)
    said = words(form, content).replace(" ", "")
    assert said.count(hostile.replace(" ", "").replace("’", "'")) >= 3
    if form == "html":
        assert "<script" not in content.decode()
    if form == "xlsx":
        assert b"<f>" not in b"".join(zipfile.ZipFile(io.BytesIO(content)).read(n) for n in zipfile.ZipFile(io.BytesIO(content)).namelist())


@pytest.mark.parametrize("form", ["html", "pdf", "docx"])
def test_what_a_talk_of_forty_minutes_needs_stands_before_the_stories_and_it_says_so(form):
    point = TurningPoint("person", "06:12", "Somebody else speaks for them", ("She was free 40 min earlier.",))
    decided = DecisionTaken(1, "post", 60, "05:41", "A stack of nine passports?", "One by one", "", (3,), (Line("She looks away.", (4,)),))
    report = made(turning_points=(point,))
    report = replace(report, timeline=replace(report.timeline, decisions=(decided,)), more_questions=("And what else?",))
    said = words(form, write(report, form))
    assert report.headings["begin"] in said
    body = said if form != "docx" else " ".join(_in_order(write(report, form)))
    order = [
        body.rindex(part)
        for part in (
            "2 people came through", "One by one", "She was free 40 min earlier.", "Read one story aloud", "At 05:40 Madina came,",
            "She looks away.", "And what else?",
        )
    ]  # fmt: skip
    assert order == sorted(order)


def _in_order(content: bytes) -> list[str]:
    """Paragraphs and cells of a DOCX as they stand."""
    return [node.text or "" for node in Document(io.BytesIO(content)).element.body.iter() if node.tag.endswith("}t")]


def test_what_was_known_at_a_decision_has_the_full_width_of_a_page_in_word():
    decided = DecisionTaken(1, "post", 60, "05:41", "A stack of nine passports?", "One by one", "", (3,), (Line("She looks away.", (4,)),))
    report = made()
    document = Document(io.BytesIO(write(replace(report, timeline=replace(report.timeline, decisions=(decided,))), "docx")))
    assert any("She looks away." in part.text for part in document.paragraphs)
    assert not any("She looks away." in cell.text for table in document.tables for row in table.rows for cell in row.cells)


def test_every_page_and_every_sheet_says_exercise():
    report = made(audience="director")
    pages = pypdf.PdfReader(io.BytesIO(write(report, "pdf"))).pages
    assert len(pages) > 2
    assert all("EXERCISE" in page.extract_text() for page in pages)
    book = openpyxl.load_workbook(io.BytesIO(write(report, "xlsx")))
    assert len(book.sheetnames) > 8
    assert all(str(sheet["A1"].value).startswith("EXERCISE") for sheet in book)
    assert "EXERCISE" in Document(io.BytesIO(write(report, "docx"))).sections[0].header.paragraphs[0].text


def test_html_is_one_file_that_asks_nobody_for_anything():
    content = write(made(), "html").decode()
    assert not re.findall(r"""(?:src|href)=["'](?!#)""", content)
    assert not re.findall(r"url\((?!#)", content)
    assert "<script" not in content
    addresses = set(re.findall(r"https?://[^\s\"'<]+", content))
    assert addresses <= {"http://www.w3.org/2000/svg"}
    assert content.count("<svg") >= 1 + 3 + 1, "timeline, a line for each person, results"


def test_charts_hold_words_and_no_numbers_of_persons():
    content = write(made(), "html").decode()
    drawn = " ".join(re.findall(r"<svg.*?</svg>", content, re.DOTALL))
    assert "went with others" in drawn
    assert "fear" not in drawn
    assert not re.search(r"trust\.|pain|hunger", drawn)


def test_a_report_of_nearly_nothing_is_a_file_too():
    for form in FORMATS:
        assert write(made(["09:00 end"]), form)


def test_an_unknown_format_is_named_with_those_there_are():
    with pytest.raises(CannotWrite, match=r"there is no format `doc`\. There are: text, json, html, pdf, docx, xlsx"):
        write(made(), "doc")


@pytest.mark.parametrize(("form", "package"), [("pdf", "typst"), ("docx", "docxtpl"), ("xlsx", "xlsxwriter")])
def test_a_missing_package_is_said_in_one_line(form, package, monkeypatch):
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, f"zholda.documents.{form}", raising=False)
    with pytest.raises(CannotWrite, match=f"{form} needs the package {package}, which is not installed"):
        write(made(), form)


def test_an_academy_may_have_a_template_of_its_own(tmp_path, monkeypatch):
    own = Document()
    own.add_paragraph("The academy: {{ r.title }}, {{ r.stories|length }} stories")
    own.save(str(tmp_path / "own.docx"))
    monkeypatch.setenv("ZHOLDA_REPORT_TEMPLATE", str(tmp_path / "own.docx"))
    assert "The academy: Small case, 3 stories" in words("docx", write(made(), "docx"))


@pytest.mark.parametrize("content", [b"", b"not a document", None])
def test_a_template_that_cannot_be_used_is_named(tmp_path, monkeypatch, content):
    path = tmp_path / "own.docx"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv("ZHOLDA_REPORT_TEMPLATE", str(path))
    with pytest.raises(CannotWrite, match=r"own\.docx, named by ZHOLDA_REPORT_TEMPLATE, cannot be used: "):
        write(made(), "docx")


def test_of_a_template_that_is_not_there_the_reason_is_said_and_its_name_once(tmp_path, monkeypatch):
    monkeypatch.setenv("ZHOLDA_REPORT_TEMPLATE", str(tmp_path / "own.docx"))
    with pytest.raises(CannotWrite, match=r"own\.docx, named by ZHOLDA_REPORT_TEMPLATE, cannot be used: No such file or directory$"):
        write(made(), "docx")


def test_a_template_that_asks_for_what_is_not_there_says_so(tmp_path, monkeypatch):
    own = Document()
    own.add_paragraph("{{ r.nonsense }}")
    own.save(str(tmp_path / "own.docx"))
    monkeypatch.setenv("ZHOLDA_REPORT_TEMPLATE", str(tmp_path / "own.docx"))
    with pytest.raises(CannotWrite, match="nonsense"):
        write(made(), "docx")


def test_the_small_case_has_the_texts_that_these_tests_replace():
    assert {"people.madina.name", "people.madina.memories.cafe", "title", "objectives.P1.title"} <= set(TEXTS)
    assert len(entries(LINES)) == len(LINES) + 1


def test_each_list_of_questions_in_word_begins_at_one():
    report = replace(made(), questions=("What was seen?", "By whom?"), more_questions=("And what else?",))
    document = Document(io.BytesIO(write(report, "docx")))
    asked = {part.text: part for part in document.paragraphs if part.style is not None and part.style.name == "List Number"}
    assert list(asked) == ["What was seen?", "By whom?", "And what else?"]

    def number(part: Any) -> Any:
        own = part._p.pPr.numPr
        return (own if own is not None else part.style.element.pPr.numPr).numId.val

    assert number(asked["What was seen?"]) == number(asked["By whom?"]) != number(asked["And what else?"])
    again = document.part.numbering_part.element.num_having_numId(number(asked["And what else?"]))
    assert [one.startOverride.val for one in again.lvlOverride_lst] == [1]


def test_what_somebody_wanted_and_how_it_ended_take_one_paragraph_each_in_word():
    """A story of a night took a page, half of it in lines of four words."""
    (story, *_) = (report := made()).stories
    shown = [part.text for part in Document(io.BytesIO(write(report, "docx"))).paragraphs]
    assert len(story.ending) > 2
    (ending,) = (text for text in shown if story.ending[0].text in text)
    assert all(line.text in ending for line in story.ending)
    (wanted,) = (text for text in shown if "To call her grandmother." in text)
    assert wanted == "Wanted: To call her grandmother. "
