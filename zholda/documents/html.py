"""HTML: one file that needs nothing else, reads without a network, and prints well. Every value is escaped by the template engine."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from zholda.documents import charts

if TYPE_CHECKING:
    from scoring.reports.model import Report

HERE: Final = Path(__file__).parent


class Templates(Environment):
    """An environment that looks into a dictionary at once, where the engine would first ask it for an attribute and fail."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A value of an object or of a dictionary by its name."""
        try:
            return obj[attribute] if type(obj) is dict else getattr(obj, attribute)
        except (AttributeError, KeyError):
            return super().getattr(obj, attribute)


@cache
def environment() -> Environment:
    """Templates of this folder; every value escaped, whatever the template is called, and a missing one an error.

    Kept, because compiling a template takes longer than filling it.
    """
    found = Templates(
        loader=FileSystemLoader(HERE, encoding="utf-8"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.filters["entries"] = entries
    found.filters["css"] = css
    return found


def entries(numbers: tuple[int, ...]) -> str:
    """Entry numbers as people write them: `12, 40-44`."""
    from scoring.reports.text import ranges

    return ranges(numbers)


def css(text: str) -> str:
    """A text as a CSS string may hold it, every sign that is no letter or digit by its number."""
    return "".join(letter if letter.isascii() and letter.isalnum() else f"\\{ord(letter):06x}" for letter in text)


def write(report: "Report") -> bytes:
    """The report as one HTML file."""
    template = environment().get_template("report.html.j2")
    return template.render(r=report, h=report.headings, **drawn(report)).encode()


def drawn(report: "Report") -> dict[str, Any]:
    """The charts of a report as geometry."""
    return {
        "lanes": charts.swimlanes(report.timeline),
        "strips": charts.strips(report.stories, report.timeline),
        "bars": charts.results(report.phases),
    }


def pictures(report: "Report", font: str) -> dict[str, str]:
    """The charts as SVG texts by name, written in this font, for formats that take pictures: `lanes`, `bars`, `strip.<person>`."""
    macros: Any = environment().get_template("charts.svg.j2").module
    shown = drawn(report)
    found = {
        "lanes": str(macros.lanes(shown["lanes"], "held", report.headings["timeline"], font)),
        "bars": str(macros.bars(shown["bars"], "", font)),
    }
    for person, geometry in shown["strips"].items():
        found[f"strip.{person}"] = str(macros.lanes(geometry, "held", person, font))
    return found
