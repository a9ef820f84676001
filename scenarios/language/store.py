"""Compiled material kept between plays: one JSON file for each digest of its sources, so that play reads no YAML.

A kept file is never trusted: it begins with the digest of its own content, and anything wrong with it means it is made anew.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path
from stat import S_ISREG
from typing import Any, Final, TypeVar

from sim.model.material import MaterialDamaged
from sim.model.recent import Recent

COMPILED: Final = 3
"""Raised whenever the same source would compile to something else."""

_LARGEST_KEPT: Final = 50_000_000
_LARGEST_SOURCE: Final = 5_000_000

_READ: Final[Recent[Any]] = Recent(16)
_DIGESTS: Final[Recent[str]] = Recent(4)  # with all that they are of

Made = TypeVar("Made")


def digest(files: Iterable[Path], kind: str) -> str:
    """One digest for all sources of a scenario, walkthrough or pack, by name and content.

    NOTE: they are read whenever somebody asks, so that no change is ever missed; to see that they are as before costs a tenth of counting
    the digest again.
    """
    read = [(f"{file.parent.name}/{file.name}", _content(file)) for file in files]
    return _DIGESTS.made(partial(_of_contents, kind, read), kind, *chain.from_iterable(read))


def _content(file: Path) -> bytes:
    """What a file holds; nothing where it is too big or cannot be read: compiling it will say so."""
    try:
        state = file.stat()
        return file.read_bytes() if S_ISREG(state.st_mode) and state.st_size <= _LARGEST_SOURCE else b""
    except OSError:
        return b""


def _of_contents(kind: str, read: Iterable[tuple[str, bytes]]) -> str:
    whole = hashlib.sha256(f"{kind} {COMPILED}\n".encode())
    for name, content in read:
        whole.update(f"{name} {len(content)}\n".encode())
        whole.update(content)
    return whole.hexdigest()


def kept(folder: Path | None, key: str, read: Callable[[Any], Made]) -> Made | None:
    """What is kept under this key, or None where there is nothing or nothing sound. It is read once: not to be changed."""
    if folder is None:
        return None
    try:
        made: Made = _READ.made(lambda: read(json.loads(_sound(folder / f"{key}.json"))), str(folder), key, read)
        return made
    except (OSError, ValueError, RecursionError, MaterialDamaged):
        return None


def _sound(path: Path) -> bytes:
    """What a kept file holds. Raises ValueError where it is too large, or not what its first line says."""
    sealed, _, content = path.read_bytes().partition(b"\n") if path.stat().st_size <= _LARGEST_KEPT else (b"", b"", b"")
    if hashlib.sha256(content).hexdigest().encode() != sealed:
        raise ValueError(path)
    return content


def keep(folder: Path | None, key: str, plain: Any) -> None:
    """Keep this. Written beside and renamed; a folder that cannot be written to is no problem."""
    if folder is None:
        return
    content = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    beside = folder / f"{key}.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        beside.replace(folder / f"{key}.json")
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
