"""always, never, before: acts judged one by one when they are done, gathered for each key.

An act that was stopped on the way is judged too, by how far it went: what the person suffered sets the severity. An own stop within
five minutes that is then recorded is *mended* (X8), and so is an act that another one named under X8 sets right, begun within half an
hour. What an exception lifts is no occasion at all; beside others that were right it is cited, by its code.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scoring.happenings import Happening
from scoring.model import Part, Severity, Verdict
from scoring.monitor import RECORDED_WITHIN, STOPPED_EARLY, Compiled, Finding, Listener, Monitor, Setting, excused_as, gravest, step_down


@dataclass(slots=True)
class Fault:
    """One act that was not as it must be. `mended`: the entry that set it right, 0 while none has. `missing`: parts that were not done
    before it, where others were."""

    n: int
    deed: int
    at: int
    degree: str
    severity: Severity
    mended: int = 0
    missing: tuple[str, ...] = ()


@dataclass(slots=True)
class Occasions:
    """What was seen of one key: the first and last act that was as it must be, those that were not, and those excused."""

    first: int = 0
    last: int = 0
    faults: tuple[Fault, ...] = ()
    excused: tuple[tuple[str, int], ...] = ()
    note: str = ""  # X5, X12
    contested: bool = False


class Judged(Monitor):
    """Monitor of the three forms in which an act is right or wrong in itself."""

    def __init__(self, made: Compiled, setting: Setting) -> None:
        super().__init__(made, setting)
        self._must = made.must
        self._keys: dict[tuple[str, str], Occasions] = {}
        self._done: dict[tuple[int, str, str], Happening] = {}  # part, seat, person
        self._unrecorded: dict[str, list[Fault]] = {}  # seat -> own stops not yet noted

    @classmethod
    def listeners(cls, made: Compiled) -> Iterator[Listener]:
        criterion = made.criterion
        yield from made.scope_begins()
        yield from made.instead()
        done = made.listen(criterion.on, cls._judge, asks=made.asks)
        yield from (done, done.stopped("seconds", "how"))
        if criterion.opportunity is not None:
            yield made.listen(criterion.opportunity, cls._occasion)
        for i, part in enumerate(criterion.parts):
            yield made.listen(part.pattern, cls._part, i)
        if "X8" in criterion.exceptions:
            yield Listener(("noted", "filed.shift_note"), None, cls._recorded)
            for pattern in criterion.exceptions["X8"].done:
                yield made.listen(pattern, cls._set_right, asks=("seconds",))
        yield from made.scope_ends()

    def _part(self, h: Happening, i: int) -> None:
        seat, person = self.key(h)
        self._done.setdefault((i, seat if self.criterion.own else "", person), h)

    def _occasion(self, h: Happening, _: Any) -> None:
        key = self.key(h)
        seen = self._keys.get(key)
        excused = seen is not None and bool(seen.excused) and seen.excused[-1][1] == h.n
        if self.in_scope(h) and not excused:
            self._fine(key, seen, h.n)

    def _fine(self, key: tuple[str, str], seen: Occasions | None, n: int) -> None:
        if seen is None:
            seen = self._keys[key] = Occasions()
        if not seen.first:
            seen.first = n
        seen.last = n

    def _judge(self, h: Happening, _: Any) -> None:
        if not self.in_scope(h):
            return
        degree = self._degree(h)
        broken_off = h.name.startswith("stopped.")
        if not degree:
            if not broken_off and self.criterion.form != "never":
                key = self.key(h)
                self._fine(key, self._keys.get(key), h.n)
            return
        seen = self._keys.setdefault(self.key(h), Occasions())
        code = self.excuse(h)
        seen.contested = seen.contested or self.holds("X13", h.facts)
        if code:
            seen.excused += ((code, h.n),)
            return
        seen.note = seen.note or next((noted for noted in ("X12", "X5") if self.holds(noted, h.facts)), "")
        fault = Fault(h.n, h.deed, h.at, degree, self.criterion.severity[degree], missing=self._named(h))
        if broken_off:
            self._stopped(h, fault)
        seen.faults += (fault,)

    def _degree(self, h: Happening) -> str:
        """How far this act falls short: "" not at all, else `full` or `part`."""
        form = self.criterion.form
        if form == "never":
            return "full"
        if form == "always":
            return "" if self._must is None or self._must(h.facts) else "full"
        missing = self._missing(h)
        if not missing:
            return ""
        only_part = len(missing) < len(self.criterion.parts) and not any(part.vital for part in missing)
        return "part" if only_part and "part" in self.criterion.severity else "full"

    def _missing(self, h: Happening) -> list[Part]:
        """The parts that were not done before this happening."""
        seat, person = self.key(h)
        seat = seat if self.criterion.own else ""
        done = self._done
        return [part for i, part in enumerate(self.criterion.parts) if not ((i, seat, person) in done or (i, seat, "") in done)]

    def _named(self, h: Happening) -> tuple[str, ...]:
        """Those by name, where others were done."""
        missing = self._missing(h) if self.criterion.form == "before" else []
        return tuple(part.name for part in missing) if len(missing) < len(self.criterion.parts) else ()

    def _stopped(self, h: Happening, fault: Fault) -> None:
        early = int(h.facts["seconds"]) <= STOPPED_EARLY
        fault.degree = "stopped"
        if "X8" in self.criterion.exceptions and early and h.facts["how"] == "stop":
            self._unrecorded.setdefault(h.seat, []).append(fault)
        full = fault.severity
        fault.severity = self.criterion.severity.get("stopped", "minor" if early else step_down(full))

    def _recorded(self, h: Happening, _: Any) -> None:
        for fault in self._unrecorded.pop(h.seat, ()):
            if h.at - fault.at <= RECORDED_WITHIN:
                fault.mended = h.n

    def _set_right(self, h: Happening, _: Any) -> None:
        seen = self._keys.get(self.key(h))
        began = h.at - int(h.facts.get("seconds", 0))
        for fault in seen.faults if seen is not None else ():
            if fault.degree not in ("stopped", "part") and fault.n < h.n and began - fault.at <= RECORDED_WITHIN:
                fault.mended = fault.mended or h.n

    def findings(self, now: int) -> Iterator[Finding]:
        for (seat, person), seen in self._keys.items():
            yield self._finding(seat, person, seen)

    def _finding(self, seat: str, person: str, seen: Occasions) -> Finding:
        people = (person,) if person else ()
        if seen.faults:
            result, degree, severity = self._worst(seen.faults)
            entries = tuple(sorted({n for fault in seen.faults for n in (fault.n, fault.mended) if n}))
            acts = tuple(dict.fromkeys(fault.deed for fault in seen.faults))
            code = "X8" if degree == "mended" else seen.note
            missing = next((f.missing for f in seen.faults if f.missing and f.degree == degree and not f.mended), ())
            return Finding(seat, people, result, degree, severity, code, entries, acts, contested=seen.contested, missing=missing)
        if seen.excused and not seen.first:
            code = seen.excused[0][0]
            return Finding(seat, people, excused_as(code), "", "", code, tuple(n for _, n in seen.excused), contested=seen.contested)
        shown = (seen.first,) if seen.first == seen.last else (seen.first, seen.last)
        if not seen.excused:
            return Finding(seat, people, "met", "", "", seen.note, shown)
        entries = tuple(sorted({*shown, *(n for _, n in seen.excused)}))
        return Finding(seat, people, "met", "", "", seen.note or seen.excused[0][0], entries)

    def _worst(self, faults: tuple[Fault, ...]) -> tuple[Verdict, str, Severity]:
        breached = [f for f in faults if not f.mended and f.degree != "part"]
        if breached:
            severity = gravest([f.severity for f in breached])
            return "breached", next(f.degree for f in breached if f.severity == severity), severity
        mended_as = self.criterion.severity.get("mended", self.criterion.severity["full"])
        graded: list[tuple[Severity, str]] = [(mended_as if f.mended else f.severity, "mended" if f.mended else f.degree) for f in faults]
        severity = gravest([s for s, _ in graded])
        return "partly_met", next(d for s, d in graded if s == severity), severity
