"""The exercise file: a whole journal as JSON lines, each with its digest. Self-contained, readable by any program.

The first line is the header entry with the compiled material, the last the closing entry; without it the exercise is
unfinished, which is no damage. Reading checks every line against the chain. On the first line that is altered, cut, repeated or
missing it stops with one error that names the entry and keeps what stands intact before it.
"""

from binascii import hexlify
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from sim.journal.canonical import NotAnEntry, decode, encode, from_plain, parse
from sim.journal.chain import BEGINNING, link
from sim.journal.versions import FORMAT, Newer, upcast
from sim.model.events import Closed, Entry, Opened

_BEFORE_DIGEST = b',"digest":"'
_TAIL = len(_BEFORE_DIGEST) + 64 + len(b'"}')
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal that was read and found intact. `format`: the one it was written in; `digest`: of its last entry."""

    entries: list[Entry]
    format: int
    digest: bytes

    @property
    def header(self) -> Opened:
        """The header entry: what was played, by whom, under which rules."""
        header = self.entries[0].event
        assert isinstance(header, Opened)  # noqa: S101  (verified when it was read)
        return header

    @property
    def finished(self) -> bool:
        """Whether the closing entry is there. Without it the exercise can be gone on with."""
        return isinstance(self.entries[-1].event, Closed)


class Damaged(ValueError):
    """The journal is intact up to the entry before `entry_number` and no further. `prefix` holds what is intact."""

    def __init__(self, entry_number: int, prefix: list[Entry], reason: str) -> None:
        super().__init__(entry_number, prefix, reason)
        self.entry_number = entry_number
        self.prefix = prefix
        self.reason = reason

    def __str__(self) -> str:
        kept = {0: "nothing intact is left", 1: "entry 1 is intact"}.get(len(self.prefix), f"entries 1 to {len(self.prefix)} are intact")
        return f"entry {self.entry_number} {self.reason}; {kept}"


def pieces(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The exercise file of a whole journal, to be written one after the other: of each entry its line, then its digest and line end.

    NOTE: a line is neither copied to be hashed nor to get its digest, which a file is written for by the thousand.
    """
    previous = BEGINNING
    for entry in entries:
        line = encode(entry)
        chain = sha256(previous)
        chain.update(line)  # as in `link`
        previous = chain.digest()
        yield line[:-1]
        yield _BEFORE_DIGEST + hexlify(previous) + b'"}\n'


def read(data: bytes) -> Journal:
    """Verify and decode an exercise file. Raises Damaged or Newer.

    Line ends of Windows and blank lines, which mail programs and editors add, are no damage.
    """
    return verify(_split(line) for line in data.removeprefix(_BYTE_ORDER_MARK).splitlines() if line.strip())


def verify(kept: Iterable[tuple[bytes, bytes]]) -> Journal:
    """Decode (canonical bytes, digest) pairs as they were kept, and check the chain. Raises Damaged or Newer."""
    entries: list[Entry] = []
    previous, written = BEGINNING, FORMAT
    for line, digest in kept:
        n = len(entries) + 1
        try:
            if n == 1:
                written = _format_of(line)
            entry = _entry(line, written)
        except NotAnEntry as problem:
            raise Damaged(n, entries, f"cannot be read: {problem}") from problem
        except Newer:
            if digest == link(previous, line):
                raise
            raise Damaged(n, entries, "was altered: its digest does not match") from None
        if entries and isinstance(entries[-1].event, Closed):
            raise Damaged(n, entries, "follows the closing entry")
        if entry.n != n:
            raise Damaged(n, entries, "is missing" if entry.n > n else f"is missing, entry {entry.n} stands there again")
        previous = link(previous, line)
        if digest != previous:
            raise Damaged(n, entries, "was altered: its digest does not match")
        entries.append(entry)
    if not entries:
        raise Damaged(1, entries, "is missing: this is no exercise file, or all of it is lost")
    return Journal(entries, written, previous)


def _split(line: bytes) -> tuple[bytes, bytes]:
    """A line of the file as canonical bytes and digest; two empty parts where the line is cut."""
    body, tail = line[:-_TAIL], line[-_TAIL:]
    if not (tail.startswith(_BEFORE_DIGEST) and tail.endswith(b'"}')):
        return b"", b""
    written = tail[len(_BEFORE_DIGEST) : -2]
    try:
        digest = bytes.fromhex(written.decode())
    except ValueError:
        return b"", b""
    return (body + b"}", digest) if digest.hex().encode() == written else (b"", b"")


def _format_of(line: bytes) -> int:
    """The format that the header names. It alone is looked at before anything else is known."""
    try:
        plain = parse(line)
    except NotAnEntry:
        plain = {}
    number = plain.get("format")
    if plain.get("event") != Opened.__name__ or type(number) is not int or number < 1:
        raise NotAnEntry("this is no exercise file, or its header is altered")
    return number


def _entry(line: bytes, written: int) -> Entry:
    return decode(line) if written == FORMAT else from_plain(upcast(parse(line), written))
