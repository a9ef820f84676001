"""The report as a file: HTML, PDF, DOCX or XLSX, laid out from one model. The same report gives the same bytes.

    write(report, "html") -> bytes

Every text in a report is data: nothing in it becomes markup, a formula, a template or a command, whoever wrote it.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scoring.reports.model import Report

FORMATS: Final = ("html", "pdf", "docx", "xlsx")


class CannotWrite(RuntimeError):
    """There is no such format, its package is not installed, or a template cannot be used. The message says what to do."""


def write(report: "Report", form: str) -> bytes:
    """The report as the bytes of a file. Raises CannotWrite."""
    if form not in FORMATS:
        raise CannotWrite(f"there is no format `{form}`. There are: text, json, {', '.join(FORMATS)}")
    try:
        written: Callable[[Report], bytes] = import_module(f"zholda.documents.{form}").write
    except ModuleNotFoundError as missing:
        raise CannotWrite(f"{form} needs the package {missing.name}, which is not installed: `python3 start.py` installs it") from missing
    return written(report)
