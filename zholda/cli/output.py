"""What goes to stdout: data and told stories, in UTF-8 on every system, wrapped to the terminal only when there is one."""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # as typing has it, whose import takes a tenth of the time that help may take
if TYPE_CHECKING:
    from typing import Any

WIDEST = 100


def prepare() -> None:
    """Letters of every language reach a redirected Windows console; a letter that cannot be shown becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def flush() -> None:
    """Whatever is still held back, while a broken pipe can still be told from a fault."""
    if sys.stdout is not None:
        sys.stdout.flush()


def show(text: str = "") -> None:
    """One text with its line end."""
    print(text)


def show_json(data: Any) -> None:
    """One JSON document, readable, letters as they are."""
    import json

    print(json.dumps(data, ensure_ascii=False, indent=2))


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """A text broken between words at the width of the terminal; every line after the first begins with `indent`."""
    import shutil
    import textwrap

    width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
    opening = indent if first is None else first
    return textwrap.fill(text, width, initial_indent=opening, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def show_story(text: str) -> None:
    """A text of many lines, each wrapped under its own indent."""
    for line in text.split("\n"):
        told = line.lstrip(" ")
        indent = " " * (len(line) - len(told))
        show(wrapped(told, indent + "  ", indent) if told else "")


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows with columns as wide as their widest cell; the last one takes what is left."""
    if not rows:
        return ""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    return "\n".join("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip() for row in rows)
