"""XLSX: one sheet a part, for whoever sorts, counts or copies. A text is a text: nothing in it becomes a formula, a number or a link."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

from zholda.documents.html import entries
from zholda.documents.packing import packed_again

if TYPE_CHECKING:
    from scoring.reports.model import Line, Report, Section

FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
LONGEST_NAME: Final = 31  # of a sheet
LONGEST_CELL: Final = 32_767
NARROWEST: Final = 9
WIDEST: Final = 62  # letters of a column; what is longer goes on in the next line of its cell
LINE: Final = 15  # points of one line in a cell

Rows = Iterable[Sequence[str | int]]


def write(report: "Report") -> bytes:
    """The report as one XLSX file."""
    made = BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(made, settings)
    book.set_properties({"title": report.title, "comments": report.marking, "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - no clock
    names: list[str] = []
    for title, head, rows in _sheets(report):
        shown = list(rows)
        if shown:
            _sheet(book, _name(title, names), report.marking, head, shown)
    book.close()
    return packed_again(made.getvalue())


def _name(title: str, taken: list[str]) -> str:
    """A name that a sheet may have, like no other."""
    base = title.translate(FORBIDDEN).split("(")[0].strip()[:LONGEST_NAME] or "-"
    name, number = base, 1
    while name.casefold() in taken:
        number += 1
        name = f"{base[: LONGEST_NAME - 3]} {number}"
    taken.append(name.casefold())
    return name


def _sheet(book: Workbook, name: str, marking: str, head: Sequence[str], rows: Sequence[Sequence[str | int]]) -> None:
    marked, headed = book.add_format({"bold": True, "font_color": "#a4432a"}), book.add_format({"bold": True, "bottom": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&L" + marking.replace("&", "&&"))
    sheet.set_footer("&R&P / &N")
    sheet.freeze_panes(2, 0)
    sheet.repeat_rows(0, 1)
    widths = [max(NARROWEST, min(WIDEST, max(len(str(row[column])) for row in (head, *rows)) + 2)) for column in range(len(head))]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, marking, marked)
    for column, title in enumerate(head):
        sheet.write_string(1, column, title, headed)
    for number, row in enumerate(rows, 2):
        sheet.set_row(number, LINE * max(_lines_of(str(value), width) for value, width in zip(row, widths, strict=True)))
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value, cell)
            else:
                sheet.write_string(number, column, value[:LONGEST_CELL], cell)


def _lines_of(text: str, width: int) -> int:
    """How many lines a text takes in a cell; programs other than Excel do not work it out themselves."""
    return sum(1 + len(line) // width for line in text.split("\n"))


def _sheets(r: "Report") -> Iterator[tuple[str, Sequence[str], Rows]]:
    h = r.headings
    yield (
        h["summary"],
        (h["time"], h["summary"], h["entries"]),
        [("", r.title, ""), ("", r.opening, ""), ("", h[r.audience], ""), *_lines(r.summary)],
    )
    yield h["whereabouts"], (h["name"], h["wanted"], h["now"]), ((one.name, one.wanted, one.now) for one in r.whereabouts)
    yield h["travel"], (h["time"], h["travel"], h["entries"]), _lines(r.travel)
    yield (
        h["objectives"], (h["objective"], h["own_rating"], h["proposed"], h["why"], h["reviews"]),
        ((f"{o.id} {o.title}", o.own, o.rating or o.words, o.reason, "\n".join(x.said for x in o.reviews)) for o in r.objectives),
    )  # fmt: skip
    yield h["stories"], (h["name"], h["stories"], h["time"], h["entries"]), _stories(r)
    yield (
        h["decisions"], (h["time"], h["decision"], h["answer"], h["why"], h["known"], h["defended"], h["entries"]),
        (
            (one.clock, one.ask, one.how, one.reason, _under(one.known), "\n".join(one.defended), entries(one.entries))
            for one in r.timeline.decisions
        ),
    )  # fmt: skip
    yield h["phases"], (h["phases"], h["rule"], h["better"], h["people"], h["result"], h["source"], h["entries"]), _results(r)
    for name, lines in (("law", r.law), ("team", r.team), ("went_well", r.went_well), ("system", r.system)):
        yield h[name], (h["time"], h[name], h["entries"]), _lines(lines)
    points = (("", f"{p.clock} {p.title}: {' '.join(p.paragraphs)}", entries(p.entries)) for p in r.turning_points)
    yield h["turning_points"], (h["time"], h["turning_points"], h["entries"]), points
    for name, parts in (("court", r.court), ("interviews", r.interviews), ("indicators", r.indicators)):
        yield h[name], (h["name"], h[name], h["entries"]), _parts(parts)
    yield (
        h["questions"],
        ("", h["questions"]),
        ((str(number), question) for number, question in enumerate((*r.questions, *r.more_questions), 1)),
    )
    yield (
        h["plan"], (h["finding"], h["cause"], h["action"], h["owner"], h["date"], h["entries"]),
        (
            (". ".join(filter(None, (row.mark, row.finding))), row.cause, row.action, row.owner, row.date, entries(row.entries))
            for row in r.plan
        ),
    )  # fmt: skip
    yield h["reviews"], ("", h["reviews"]), (("", one.said) for one in r.reviews)
    if r.appendix is not None:
        yield h["appendix"], (h["name"], h["appendix"], h["entries"]), _parts(r.appendix.truth)
        numbers = ((one.name, one.level, clock, value, why) for one in r.appendix.numbers for _, clock, value, why in one.steps)
        yield h["numbers"], (h["name"], h["level"], h["time"], h["value"], h["why"]), numbers
    yield h["at_the_end"], ("", h["at_the_end"]), (("", line) for line in r.last_words)


def _lines(lines: "Iterable[Line]") -> Rows:
    return ((line.clock, line.text, entries(line.entries)) for line in lines)


def _under(lines: "Iterable[Line]") -> str:
    """Lines of one cell."""
    return "\n".join(f"{line.clock} {line.text}" for line in lines)


def _parts(parts: "Iterable[Section]") -> Rows:
    return ((part.title, line.text, entries(line.entries)) for part in parts for line in part.lines)


def _stories(r: "Report") -> Rows:
    for story in r.stories:
        yield from ((story.title, wish.text, "", "") for wish in story.wishes)
        told = [line for paragraph in story.paragraphs for line in paragraph.lines]
        yield from ((story.title, line.text, line.clock, entries(line.entries)) for line in (*told, *story.ending))


def _results(r: "Report") -> Rows:
    for phase in r.phases:
        for one in (*phase.weighs, *phase.rest, *phase.met, *phase.unrated):
            words = "; ".join(part for part in (one.words, one.exception, one.layer) if part)
            title, cited = f"{phase.title}: {one.title} ({one.criterion})", "; ".join(one.sources)
            yield title, one.rule, one.better, one.people, words, cited, entries(one.entries)
