"""Writing a report to a file: whole or not at all, so that nobody reads half of one."""

import os
from contextlib import suppress
from pathlib import Path

from zholda.session.problems import SessionError


def write(path: str | Path, content: bytes) -> None:
    """Write `content` beside the file, then put it in its place. A device or pipe is written to directly. Raises SessionError."""
    target = Path(path)
    try:
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(content)
            return
        if target.is_symlink():
            target = target.resolve()
        _replace(target, content)
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) and problem.strerror else "it is no file name"
        raise SessionError(f"{path} cannot be written: {why}. Name another file with -o") from problem


def _replace(target: Path, content: bytes) -> None:
    beside = target.with_name(target.name + ".part")
    try:
        beside.write_bytes(content)
        os.replace(beside, target)  # noqa: PTH105  (the call that is atomic on Windows too, by name)
    except OSError:
        with suppress(OSError):
            beside.unlink()  # half a report helps nobody
        raise
