"""PDF by typst. The report travels as JSON and is never read as markup; the fonts are those of typst, so every machine makes the same."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typst

from scoring.reports.plain import to_plain
from zholda.documents.html import entries, pictures

if TYPE_CHECKING:
    from scoring.reports.model import Report

TEMPLATE: Final = Path(__file__).with_name("report.typ")
FONT: Final = "Libertinus Serif"  # comes with typst, with every Kazakh letter


def write(report: "Report") -> bytes:
    """The report as one PDF file. Nothing in it says when it was made."""
    made: bytes = typst.compile(
        TEMPLATE.read_bytes(),
        sys_inputs={
            "report": json.dumps(_with_ranges(to_plain(report)), ensure_ascii=False),
            "pictures": json.dumps(pictures(report, FONT)),
        },
        ignore_system_fonts=True,
        timestamp=0,
    )
    return made


def _with_ranges(part: object) -> object:
    """Every list of entry numbers as people write it."""
    if isinstance(part, dict):
        return {
            name: entries(tuple(value)) if name == "entries" and isinstance(value, list) else _with_ranges(value)
            for name, value in part.items()
        }
    return [_with_ranges(value) for value in part] if isinstance(part, list) else part
