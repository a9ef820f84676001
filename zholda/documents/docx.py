"""DOCX from a template that an academy edits in Word: `report.docx` beside this file, or one of its own (docs/how-to/debrief.md)."""

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docxtpl import DocxTemplate

from zholda.documents import CannotWrite
from zholda.documents.html import environment
from zholda.documents.packing import packed_again

if TYPE_CHECKING:
    from scoring.reports.model import Report

TEMPLATE: Final = Path(__file__).with_name("report.docx")
OWN: Final = "ZHOLDA_REPORT_TEMPLATE"  # environment variable that names another template


def write(report: "Report") -> bytes:
    """The report as one DOCX file. Raises CannotWrite where an academy's own template cannot be used."""
    own = os.environ.get(OWN)
    template = Path(own) if own else TEMPLATE
    made = BytesIO()
    try:
        document = DocxTemplate(template)
        document.render({"r": report, "h": report.headings}, jinja_env=environment(), autoescape=True)
        document.save(made)
    except Exception as problem:  # a template is anything that somebody has made in Word
        if not own:
            raise
        why = (problem.strerror if isinstance(problem, OSError) else "") or str(problem)
        said = why.splitlines()[0] if why else type(problem).__name__
        raise CannotWrite(f"{template}, named by {OWN}, cannot be used: {said}") from problem
    return packed_again(made.getvalue())
