"""What people said about an exercise file: reviews and own ratings, one JSON line each, in a file beside it to which lines are only added.

An exercise that is kept on this machine holds such records in its own file (zholda.storage). An exercise file is never touched after it
was written, so its records stand in `<name>.records.jsonl`. Nothing here is signed: it says who was named, not who wrote.
"""

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

ENDING: Final = ".records.jsonl"
KINDS: Final = ("review", "self_rating")
FIELDS: Final = ("kind", "written", "author", "about", "text")


class RecordsError(Exception):
    """The file of records cannot be used. The message names it, the line, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Said:
    """One record. `written`: when, in UTC; `about`: a criterion or an objective; `text`: what was said, by kind."""

    kind: str
    written: str
    author: str
    about: str
    text: str


def beside(exercise: Path) -> Path:
    """Where the records of an exercise file stand."""
    return exercise.with_name(exercise.stem + ENDING)


def read(path: Path) -> list[Said]:
    """Every record, oldest first; none where there is no file. Raises RecordsError."""
    try:
        lines = path.read_bytes().split(b"\n") if path.exists() else []
    except OSError as problem:
        raise RecordsError(f"{path} cannot be read: {problem.strerror}") from problem
    return [_record(line, path, number) for number, line in enumerate(lines, 1) if line.strip()]


def _record(line: bytes, path: Path, number: int) -> Said:
    try:
        plain: Any = json.loads(line)
        record = Said(*(plain[name] for name in FIELDS))
    except (ValueError, KeyError, TypeError, RecursionError):
        record = Said("", "", "", "", "")
    if record.kind not in KINDS or not all(isinstance(getattr(record, name), str) for name in FIELDS):
        raise RecordsError(f"{path}:{number}: this line is no review and no rating. Take it out, or put back a copy of the file")
    return record


def append(path: Path, kind: str, author: str, about: str, text: str) -> None:
    """Add one record to the end, durably. What is there is read first: nothing is added behind a damaged line. Raises RecordsError."""
    read(path)
    written = datetime.now(UTC).isoformat(timespec="seconds")
    line = json.dumps(dict(zip(FIELDS, (kind, written, author, about, text), strict=True)), ensure_ascii=False)
    try:
        torn = path.exists() and not path.read_bytes().endswith(b"\n")
        with path.open("ab") as file:
            file.write((b"\n" if torn else b"") + line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        raise RecordsError(f"{path} cannot be written: {problem.strerror}") from problem
