"""The chain: each entry's digest is the SHA-256 of the digest before it and its own canonical bytes.

The chain shows damage, on which entry it begins, and that two journals are equal. It proves no authorship: who can change an
entry can chain anew. A dry play is encoded and chained once at its end, a played exercise at every saved command.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from sim.journal.canonical import encode
from sim.model.events import Entry

BEGINNING = bytes(32)  # the digest before the first entry
_link = tuple.__new__  # of every entry there is one, and calling its class takes twice as long


class Link(NamedTuple):
    """One entry as it is kept: its number, its canonical bytes, and the digest of the journal up to and with it."""

    n: int
    line: bytes
    digest: bytes


def link(previous: bytes, line: bytes) -> bytes:
    """The digest that follows `previous` when an entry with these canonical bytes is added.

    NOTE: where whole journals pass it is written out: a call for each entry is a tenth of what writing one costs.
    """
    return sha256(previous + line).digest()


def chained(entries: Iterable[Entry], previous: bytes = BEGINNING) -> Iterator[Link]:
    """Encode and chain `entries`, which continue a journal whose digest is `previous`."""
    for entry in entries:
        line = encode(entry)
        previous = sha256(previous + line).digest()  # as in `link`
        yield _link(Link, (entry[0], line, previous))


def digest(entries: Iterable[Entry], previous: bytes = BEGINNING) -> str:
    """The digest of a whole journal, in hexadecimal: equal for equal journals on every machine."""
    for entry in entries:
        previous = sha256(previous + encode(entry)).digest()  # as in `link`
    return previous.hex()
