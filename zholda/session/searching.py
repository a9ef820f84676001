"""The search for turning points: lines are played side by side and kept as they come, what promises most first.

Every question gets a first look before any gets a second. First come acts that the standards cite as harm, since one line tells whether
leaving them out mattered, then decisions that they cite, then what else somebody decided, then what nobody did; one whose first lines
already differ much is looked at whole before the next, so that there is soon something to tell. A process that would have to wait for such
a one plays what its first look wants in any case.
"""

import time
from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING, Final

from zholda.session.crew import JOBS, crew, plan_of
from zholda.session.judging import as_played
from zholda.session.kept_lines import Asked, KeptLines, place

if TYPE_CHECKING:
    from scoring.counterfactual.inquiry import Inquiry
    from scoring.counterfactual.lines import Fork, Line
    from sim.engine.plan import Plan
    from sim.model.events import Entry

ONLY_WORDS: Final = {"note", "share"}  # verbs that write down or pass on


def search(entries: "Sequence[Entry]", jobs: int = 0, within: float | None = None) -> "Generator[KeptLines]":
    """Play what is still to be played; what is known is given before the first line and after each. `jobs`: processes, 0 as many as
    there should be; `within`: no line is begun after so many seconds.

    Raises SessionError where the journal cannot be played again. Stopped at any point, it keeps every line that was over.
    """
    began = time.monotonic()
    plan = plan_of(entries)
    kept = _kept_or_begun(entries, plan)
    yield kept
    queue = _Queue(kept.inquiries)
    playing = crew(entries, plan, jobs or JOBS) if queue else None
    try:
        while playing is not None:
            late = within is not None and time.monotonic() - began > within
            while playing.free and not late and (task := queue.next()) is not None:
                number, line = task
                playing.begin((kept.inquiries[number].fork, line))
            if not playing.busy:
                return
            (fork, line), lived = playing.next()
            number = queue.number(fork)
            kept.add(number, line, lived)
            queue.over(number, line)
            yield kept
    finally:
        if playing is not None:
            playing.close()


class _Queue:
    """Which line comes next. A question's next step is known when all lines of its step are over."""

    def __init__(self, inquiries: "Sequence[Inquiry]") -> None:
        self._inquiries = inquiries
        self._numbers = {inquiry.fork: n for n, inquiry in enumerate(inquiries)}
        self._step: dict[int, set[Line]] = {n: set(inquiry.wanted()) for n, inquiry in enumerate(inquiries) if inquiry.wanted()}
        self._waiting: dict[int, list[Line]] = {n: list(inquiries[n].wanted()) for n in self._step}  # what of the step was not begun
        self._under_way: dict[int, set[Line]] = {n: set() for n in self._step}
        self._rank = {n: self._ranked(n) for n in self._step}

    def __bool__(self) -> bool:
        return bool(self._waiting)

    def number(self, fork: "Fork") -> int:
        return self._numbers[fork]

    def next(self) -> "tuple[int, Line] | None":
        """The next line to play, with the number of its question; None while there is none."""
        n = min((n for n, lines in self._waiting.items() if lines), key=self._rank.__getitem__, default=None)
        found = self._ahead(n) or (None if n is None else (n, self._waiting[n].pop(0)))
        if found is not None:
            self._under_way[found[0]].add(found[1])
        return found

    def _ahead(self, waiting: int | None) -> "tuple[int, Line] | None":
        """A line that is wanted in any case of a question that all waits for and that promises more than `waiting`."""
        for n in sorted((n for n, lines in self._under_way.items() if lines and not self._waiting[n]), key=self._rank.__getitem__):
            if waiting is not None and self._rank[n][:2] >= self._rank[waiting][:2]:
                return None
            for line in self._inquiries[n].soon():
                if line not in self._under_way[n]:
                    return n, line
        return None

    def over(self, n: int, line: "Line") -> None:
        """A line of question `n` is over and was told to its inquiry."""
        self._under_way[n].discard(line)
        self._step[n].discard(line)
        if not self._step[n]:
            self._step[n] = set(self._inquiries[n].wanted())
            self._waiting[n] = [line for line in self._inquiries[n].wanted() if line not in self._under_way[n]]
            self._rank[n] = self._ranked(n)

    def _ranked(self, n: int) -> tuple[int, int, int]:
        """Fewer looks come first, then the larger promise, then the order of the questions."""
        inquiry = self._inquiries[n]
        return inquiry.looks, -inquiry.promise, n


def _rank(fork: "Fork", harmful: bool, plan: "Plan") -> tuple[bool, bool, bool, bool, int]:
    """Acts and decisions cited as grave, other acts at fault, what else somebody decided, what nobody did: each in the order of time, but
    what only writes something down or passes it on after what is done to somebody."""
    verbs = plan.deciding.get(fork.occurrence.split("[")[0].split("#")[0], frozenset())
    return not harmful, bool(fork.occurrence), not fork.taken, bool(verbs) and verbs <= ONLY_WORDS, fork.n


def _kept_or_begun(entries: "Sequence[Entry]", plan: "Plan") -> KeptLines:
    """What is known of an exercise, or its questions. Raises SessionError."""
    from scoring.counterfactual.fates import fates
    from scoring.counterfactual.inquiry import Lived, options
    from scoring.counterfactual.turning import HARMS, commands_at_fault, forks, harms
    from sim.journal.chain import digest

    path = place(digest(entries))
    kept = KeptLines.load(path)
    if kept is None:
        assessment = as_played(plan).assess(entries)
        at_fault, harmful = (dict.fromkeys(commands_at_fault(entries, assessment, weight)) for weight in ((), HARMS))
        ordered = sorted(forks(entries, assessment), key=lambda fork: _rank(fork, fork.n in harmful, plan))
        asked = [Asked(fork, options(fork, plan.scenario), fork.n in at_fault) for fork in ordered]
        kept = KeptLines(path, asked, Lived(fates(entries, plan.scenario), harms(assessment)))
        kept.begin()
    return kept
