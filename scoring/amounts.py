"""at_least(n), at_most(n in a window), at_most(total time): happenings counted, and the time between two kinds of them added up."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from scoring.happenings import Happening
from scoring.model import Excuse, Graded, Verdict
from scoring.monitor import Compiled, Finding, Listener, Monitor, Setting, excused_as, seconds

_NO_EXCUSE: Final = Excuse()


@dataclass(slots=True)
class Counted:
    """Happenings of one key. `first`: the one that opened the count; `closed`: the scope has ended."""

    first: Happening
    found: list[Happening] = field(default_factory=list)
    closed: bool = False
    excused: list[tuple[str, int]] = field(default_factory=list)
    note: str = ""
    contested: bool = False


class Counts(Monitor):
    """at_least(n) and at_most(n), the latter in any window of its length."""

    def __init__(self, made: Compiled, setting: Setting) -> None:
        super().__init__(made, setting)
        self._window = made.window
        self._keys: dict[tuple[str, str], Counted] = {}

    @classmethod
    def listeners(cls, made: Compiled) -> Iterator[Listener]:
        criterion = made.criterion
        yield from made.opening(cls._opened)
        yield made.listen(criterion.on, cls._counted, asks=made.asks)
        if criterion.scope is not None and criterion.scope.end is not None:
            yield made.listen(criterion.scope.end, cls._closed)
        yield from made.scope_ends()

    def _opened(self, h: Happening, _: Any) -> None:
        if self.in_scope(h):
            self._keys.setdefault(self.key(h), Counted(h))

    def _counted(self, h: Happening, _: Any) -> None:
        if not self.in_scope(h):
            return
        counted = self._keys.setdefault(self.key(h), Counted(h))
        code = self.excuse(h)
        counted.contested = counted.contested or self.holds("X13", h.facts)
        if self.holds("X12", h.facts):
            counted.note = "X12"
        if code:
            counted.excused.append((code, h.n))
        elif not counted.closed:
            counted.found.append(h)

    def _closed(self, h: Happening, _: Any) -> None:
        counted = self._keys.get(self.key(h))
        if counted is not None:
            counted.closed = True

    def findings(self, now: int) -> Iterator[Finding]:
        least = self.criterion.form == "at_least"
        for (seat, person), counted in self._keys.items():
            people = (person,) if person else ()
            if counted.excused and not counted.found and (least or counted.first.n == counted.excused[0][1]):
                code = counted.excused[0][0]
                yield Finding(seat, people, excused_as(code), "", "", code, tuple(n for _, n in counted.excused))
            else:
                found = self._least(seat, people, counted) if least else self._most(seat, people, counted)
                yield found._replace(contested=True) if counted.contested else found

    def _least(self, seat: str, people: tuple[str, ...], counted: Counted) -> Finding:
        n = len(counted.found)
        entries = tuple(dict.fromkeys((counted.first.n, *(h.n for h in counted.found))))
        if n >= self.criterion.n:
            return Finding(seat, people, "met", "", "", counted.note, entries)
        if self.criterion.scope is not None and self.criterion.scope.end is not None and not counted.closed:
            return Finding(seat, people, "not_observed", "", "", "X7", entries)
        severity = self.criterion.severity
        if n and "part" in severity:
            return Finding(seat, people, "partly_met", "part", severity["part"], counted.note, entries)
        return Finding(seat, people, "breached", "never", severity["never"], counted.note, entries, tuple(h.deed for h in counted.found))

    def _most(self, seat: str, people: tuple[str, ...], counted: Counted) -> Finding:
        found, n = counted.found, self.criterion.n
        for i in range(n, len(found)):
            if not self._window or found[i].at - found[i - n].at <= self._window:
                over = found[i - n : i + 1]
                entries, acts = tuple(h.n for h in over), tuple(h.deed for h in over[n:])
                return Finding(seat, people, "breached", "over", self.criterion.severity["over"], counted.note, entries, acts, found[i].at)
        entries = tuple(dict.fromkeys((counted.first.n, *(h.n for h in found))))
        return Finding(seat, people, "met", "", "", counted.note, entries)


@dataclass(slots=True)
class Timed:
    """Spells of one key: from, until (-1: still), and their entries. `since` is the second from which an open spell counts, -1 none."""

    entries: list[int]
    spells: list[tuple[int, int]] = field(default_factory=list)
    since: int = -1
    excused: list[tuple[str, int]] = field(default_factory=list)
    deeds: list[int] = field(default_factory=list)
    note: str = ""
    contested: bool = False


class Totals(Monitor):
    """at_most(total): the time between `on` and `until`, added up. A spell counts from the fact `since` where the happening has it."""

    def __init__(self, made: Compiled, setting: Setting) -> None:
        super().__init__(made, setting)
        self._limit = made.total
        self._keys: dict[tuple[str, str], Timed] = {}
        self._new: list[tuple[int, str, tuple[str, ...]]] = []

    @classmethod
    def listeners(cls, made: Compiled) -> Iterator[Listener]:
        criterion = made.criterion
        yield from made.opening(cls._occasion)
        yield made.listen(criterion.on, cls._begins, asks=(*made.asks, "since"))
        if criterion.until is not None:
            yield made.listen(criterion.until, cls._ends)
        yield from made.scope_ends()

    def _occasion(self, h: Happening, _: Any) -> None:
        if self.in_scope(h):
            self._keys.setdefault(self.key(h), Timed([h.n]))

    def _begins(self, h: Happening, _: Any) -> None:
        if not self.in_scope(h):
            return
        seat, person = self.key(h)
        timed = self._keys.setdefault((seat, person), Timed([]))
        code = self.excuse(h)
        if code:
            timed.excused.append((code, h.n))
            return
        timed.contested = timed.contested or self.holds("X13", h.facts)
        if self.holds("X12", h.facts):
            timed.note = "X12"
        since = int(h.facts.get("since") or h.at)
        timed.entries.append(h.n)
        timed.deeds.append(h.deed)
        if timed.since < 0 or since < timed.since:
            timed.since = max(since, timed.spells[-1][1] if timed.spells else 0)
            used = sum(end - begin for begin, end in timed.spells)
            self._new.append((timed.since + self._limit - used, seat, (person,) if person else ()))

    def _ends(self, h: Happening, _: Any) -> None:
        _, person = self.key(h)
        for (_, whom), timed in self._keys.items():
            if whom == person and timed.since >= 0:
                timed.spells.append((timed.since, h.at))
                timed.since = -1
                timed.entries.append(h.n)

    def falls_due(self) -> list[tuple[int, str, tuple[str, ...]]]:
        new, self._new = self._new, []
        return new

    def findings(self, now: int) -> Iterator[Finding]:
        for (seat, person), timed in self._keys.items():
            found = self._finding(seat, (person,) if person else (), timed, now)
            yield found._replace(contested=True) if timed.contested else found

    def _finding(self, seat: str, people: tuple[str, ...], timed: Timed, now: int) -> Finding:
        if not timed.entries:
            code = timed.excused[0][0]
            return Finding(seat, people, excused_as(code), "", "", code, tuple(n for _, n in timed.excused))
        spells = [*timed.spells, *([(timed.since, now)] if timed.since >= 0 else [])]
        total = sum(end - begin for begin, end in spells)
        entries = tuple(dict.fromkeys(timed.entries))
        if total <= self._limit:
            if timed.since >= 0:
                return Finding(seat, people, "not_observed", "", "", "X7", entries)
            return Finding(seat, people, "met", "", "", timed.note, entries)
        due = self._crossed(spells)
        could_not = self.criterion.exceptions.get("X2", _NO_EXCUSE)
        asked = self.stood_for((seat, people[0] if people else ""), "X2", could_not, due) if could_not.done else []
        if asked:  # asked for in time, and the next best done: what took longer was not this seat's to end
            return Finding(seat, people, "met", "", "", "X2", tuple(sorted({*entries, *(h.n for h in asked)})))
        entries = tuple(sorted({*entries, self.setting.last_until(due)} - {0}))
        acts = tuple(dict.fromkeys(timed.deeds))
        degree, severity, verdict = self._degree(total - self._limit)
        return Finding(seat, people, verdict, degree, severity, timed.note, entries, acts, due)

    def _crossed(self, spells: list[tuple[int, int]]) -> int:
        """The second at which the total went past the limit."""
        left = self._limit
        for begin, end in spells:
            if end - begin > left:
                return begin + left
            left -= end - begin
        return spells[-1][1]

    def _degree(self, over: int) -> tuple[str, Graded, Verdict]:
        for grace in self.criterion.grace:
            if over <= seconds(grace.up_to, self.law):
                return "late", grace.severity, "partly_met"
        return "over", self.criterion.severity["over"], "breached"
