"""What was computed of other lines of an exercise, kept on this machine by the digest of its journal: one line played, one row.

The first row names the questions and what became of everybody as it was played; each further row is one line, as what differs from that.
Rows are only ever added, each at once and whole, so whatever was stopped or killed goes on where it was. A row that was cut off is passed
over and its line is played again; a file of another version is begun anew.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

from zholda.session.problems import SessionError

if TYPE_CHECKING:
    from scoring.counterfactual.difference import WhatIf
    from scoring.counterfactual.fates import Fates
    from scoring.counterfactual.inquiry import Lived
    from scoring.counterfactual.lines import Fork, Line
    from scoring.counterfactual.turning import Turning
    from scoring.debrief_moments import Moment

FOLDER: Final = "turning"


class Asked(NamedTuple):
    """A question: the fork, the options not taken, and whether the standards find what was done breached."""

    fork: "Fork"
    options: tuple[str, ...]
    at_fault: bool


class KeptLines:
    """The inquiries of one exercise with all that was played for them. `rows`: how many lines that is."""

    def __init__(self, path: Path, asked: Sequence[Asked], as_played: "Lived") -> None:
        from scoring.counterfactual.inquiry import Inquiry

        self._path, self._asked, self._as_played = path, asked, as_played
        self._read = 0  # bytes of the file taken in
        self.inquiries = [Inquiry(one.fork, one.options, as_played, at_fault=one.at_fault) for one in asked]

    @property
    def rows(self) -> int:
        return sum(inquiry.plays for inquiry in self.inquiries)

    @classmethod
    def load(cls, path: Path) -> "Self | None":
        """What is kept there, None where nothing is that this version could use."""
        from scoring.counterfactual.fates import SCALE
        from scoring.counterfactual.inquiry import Lived
        from scoring.counterfactual.lines import Fork

        try:
            with path.open("rb") as file:
                first = file.readline()
            plain = json.loads(first)
            if plain["scale"] != SCALE or not first.endswith(b"\n"):
                return None
            asked = [Asked(Fork(**one["fork"]), tuple(one["options"]), one["at_fault"]) for one in plain["asked"]]
            made = cls(path, asked, Lived(_fates(plain["as_played"]), plain["harms"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        made._read = len(first)
        made.refresh()
        return made

    @property
    def looked(self) -> int:
        """How many questions were looked at, once at least."""
        return sum(not inquiry.wanted() or inquiry.looks > 0 for inquiry in self.inquiries)

    @property
    def left(self) -> int:
        """How many lines there may still be, at most."""
        return sum(inquiry.most_left for inquiry in self.inquiries)

    def turning(self) -> "Turning":
        """What can be told so far."""
        from scoring.counterfactual.turning import choose

        return choose(inquiry.answer() for inquiry in self.inquiries)

    def begin(self) -> None:
        """Write the first row. Raises SessionError where nothing can be kept."""
        from scoring.counterfactual.fates import SCALE

        asked = [{"fork": asdict(one.fork), "options": one.options, "at_fault": one.at_fault} for one in self._asked]
        first = {"scale": SCALE, "asked": asked, "as_played": _plain(self._as_played.fates), "harms": self._as_played.harms}
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(_row(first)[1:])
        except OSError as problem:
            hint = "Set ZHOLDA_HOME to a folder you may write to"
            raise SessionError(f"{self._path} cannot be written: {problem.strerror}. {hint}") from problem

    def add(self, number: int, line: "Line", lived: "Lived") -> None:
        """Keep what a line of the inquiry `number` came to, and tell the inquiry."""
        here = self._as_played.fates
        differs = [[*key, lived.fates.get(key, 0)] for key in sorted({*here, *lived.fates}) if lived.fates.get(key, 0) != here.get(key, 0)]
        row = {
            "of": number,
            "line": [line.option, line.replication, line.continuation, line.judged],
            "differs": differs,
            "harms": lived.harms,
        }
        if lived.differs is not None:
            row["journal"] = asdict(lived.differs)
        with self._path.open("ab") as file:
            file.write(_row(row))
        self.inquiries[number].take(line, lived)

    def refresh(self) -> int:
        """Take in what another process has added. Returns how many lines that were."""
        before = self.rows
        try:
            with self._path.open("rb") as file:
                file.seek(self._read)
                new = file.read()
        except OSError:
            return 0
        whole = new[: new.rfind(b"\n") + 1]
        self._read += len(whole)
        for row in whole.splitlines():
            self._take_row(row)
        return self.rows - before

    def _take_row(self, row: bytes) -> None:
        from scoring.counterfactual.inquiry import Lived
        from scoring.counterfactual.lines import Line

        try:
            plain = json.loads(row)
            option, replication, continuation, judged = plain["line"]
            fates = {**self._as_played.fates, **_fates(plain["differs"])}
            lived = Lived(fates, plain["harms"], _what_if(plain["journal"]) if "journal" in plain else None)
            self.inquiries[plain["of"]].take(Line(option, replication, continuation, judged), lived)
        except (ValueError, KeyError, TypeError, IndexError):
            return  # an empty row, or one that a killed process left


def _row(plain: dict[str, Any]) -> bytes:
    """A row between line ends, whole whatever a killed process left before it."""
    return b"\n" + json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _plain(fates: "Fates") -> list[list[Any]]:
    return [[*key, value] for key, value in sorted(fates.items())]


def _fates(plain: Sequence[Sequence[Any]]) -> "Fates":
    return {(subject, measure): value for subject, measure, value in plain}


def _what_if(plain: dict[str, Any]) -> "WhatIf":
    from scoring.counterfactual.difference import Shifted, WhatIf

    here, there = (tuple(map(_moment, plain[name])) for name in ("here", "there"))
    return WhatIf(here, there, tuple(Shifted(_moment(one["moment"]), one["here"], one["there"]) for one in plain["shifted"]))


def _moment(plain: Sequence[Any]) -> "Moment":
    from scoring.debrief_moments import Moment

    at, wording, args = plain
    return Moment(at, wording, tuple((name, value) for name, value in args))


def place(digest: str) -> Path:
    """Where the lines of a journal are kept, by its digest in hexadecimal."""
    from zholda.folders import home

    return home() / FOLDER / f"{digest[:24]}.jsonl"
