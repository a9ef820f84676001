"""The search for turning points while a screen is read: a process of its own plays, what it keeps is told here.

    with Search(entries) as search:
        search.sofar()          at any time; never waits

The process ends when `stop` is called, when all is answered, and when this program ends in whatever way. What was computed is kept.
"""

import atexit
import sys
import threading
from collections.abc import Sequence
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Self

from zholda.session.kept_lines import KeptLines, place

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from scoring.reports.model import TurningPoint
    from sim.model.events import Entry


@dataclass(frozen=True, slots=True)
class Sofar:
    """What can be told by now. `points`: turning points, `lines`: the same as the debrief's chapter reads; `progress`: one sentence, ""
    where all is answered; `over`: nothing more will come."""

    points: "tuple[TurningPoint, ...]"
    lines: tuple[str, ...]
    progress: str
    over: bool


class Search:
    """One search, under way from the moment it is made. It returns at once; the process begins behind it."""

    def __init__(self, entries: "Sequence[Entry]", source: str = "") -> None:
        """`source`: what the exercise is called in messages. Raises SessionError where it cannot be played otherwise."""
        from zholda.session.turning import playable

        self._entries = playable(entries, source)
        self._path: Path | None = None
        self._kept: KeptLines | None = None
        self._process: SpawnProcess | None = None
        self._ours: Connection | None = None
        self._stopped = False
        self._told: tuple[int, tuple[TurningPoint, ...]] = (-1, ())
        self._beginning = threading.Thread(target=self._begin, daemon=True)
        self._beginning.start()
        atexit.register(self.stop)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the search; a second time does nothing."""
        self._stopped = True
        atexit.unregister(self.stop)
        if self._ours is not None:
            self._ours.close()  # the process sees it and ends

    def sofar(self) -> Sofar:
        """What is known now."""
        kept = self._look()
        over = self._stopped or not (self._beginning.is_alive() or (self._process is not None and self._process.is_alive()))
        if kept is None:
            return Sofar((), (), self._say("turning.unplayable" if over else "turning.begins"), over)
        points = self._points(kept)
        lines = tuple(
            line for point in points for line in (f"  {point.clock} {point.title}", *(f"    {said}" for said in point.paragraphs))
        )
        done = not kept.left
        return Sofar(points, lines, "" if done else self._progress(kept), over or done)

    # --- inside -----------------------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Encoding a long journal and loading what tells of it take a moment, so that is done behind the screen."""
        from sim.journal.canonical import encode
        from sim.journal.chain import digest

        lines = [encode(entry) for entry in self._entries]
        context = get_context("spawn")  # a screen has threads, and such a process must not be divided
        self._ours, theirs = context.Pipe()
        if self._stopped:
            return
        self._process = context.Process(target=serve, args=(theirs,))
        with redirect_stderr(sys.__stderr__):  # a screen puts something without a number in its place, which no process can be given
            self._process.start()
        theirs.close()
        with suppress(OSError):  # stopped meanwhile
            self._ours.send(lines)
        path = place(digest(self._entries))
        if (known := KeptLines.load(path)) is not None:
            self._points(known)
        self._path = path

    def _look(self) -> KeptLines | None:
        if self._kept is None and self._path is not None:
            self._kept = KeptLines.load(self._path)
        elif self._kept is not None:
            self._kept.refresh()
        return self._kept

    def _points(self, kept: KeptLines) -> "tuple[TurningPoint, ...]":
        from zholda.session.turning_words import told

        if self._told[0] != kept.rows:
            self._told = kept.rows, tuple(told(self._entries, kept.turning()))
        return self._told[1]

    def _progress(self, kept: KeptLines) -> str:
        """How many questions were looked at. Not how long it takes: some lines run for days and some end at once."""
        return self._say("turning.progress", looked=kept.looked, among=len(kept.inquiries))

    def _say(self, wording: str, **args: int) -> str:
        from zholda.wording import Wording

        return Wording().say(wording, args)


def serve(asked: "Connection") -> None:
    """The life of the process: take the journal, search, end when nobody listens any more."""
    import signal

    from sim.journal.canonical import decode
    from zholda import collector
    from zholda.session.searching import search
    from zholda.session.turning import the_same_again

    collector.look_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it says when to stop
    try:
        entries = [decode(line) for line in asked.recv()]
        compared = False
        for kept in search(entries):
            if asked.poll():
                return
            if not compared and kept.rows:
                compared = the_same_again(entries, "")
    except Exception:  # noqa: BLE001  (a screen is being read: nothing may be written on it, and who listens sees that no line came)
        return
