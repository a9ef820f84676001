"""The watch: every criterion of every standard over one journal, in one pass, whatever their number.

Each happening is handed only to those who listen for its name. Six temporal forms (after the specification patterns of Dwyer,
Avrunin and Corbett), three keys; live, `overdue` says which duties have just fallen due undone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush
from typing import Any, Final

from scoring.amounts import Counts, Totals
from scoring.duties import Duties
from scoring.happenings import MEANS, Happening, Happenings
from scoring.judged import Judged
from scoring.model import Criterion
from scoring.monitor import Finding, Monitor, Setting, Step, Test
from sim.law import Law
from sim.model import events as e
from sim.model.scenario import Scenario
from sim.model.verbs import CARES

_SEATS: Final = frozenset({e.Opened, e.SeatChanged})  # events that say who sits where


class Watch:
    """Takes in a journal entry by entry. `findings` and `overdue` may be asked at any moment and change nothing that is found later."""

    def __init__(self, scenario: Scenario, law: Law, criteria: Iterable[Criterion]) -> None:
        self.setting = Setting(law)
        self._monitors = [monitor_of(criterion, law, self.setting) for criterion in criteria]
        self._table: defaultdict[str, list[tuple[Test | None, Step, Any]]] = defaultdict(list)  # name -> who listens for it, in order
        asked: set[str] = set()  # names of happenings whose facts somebody asks for
        for monitor in self._monitors:
            for names, test, step, arg, facts in monitor.listeners():
                listener = test, step, arg
                for name in names:
                    self._table[name].append(listener)
                if facts or test is not None:
                    asked.update(names)
        for act in CARES:
            self._table["act." + act].append((None, self._cared, None))
        self._table["reached.acute"].insert(0, (None, self._known, None))
        wanted = {name: name in asked for name in self._table}
        self._happenings = Happenings(scenario, law, wanted)
        self.setting.perceived = self._happenings.perceived
        self._acute: dict[tuple[str, str], int] = {}
        self._deadlines: list[tuple[int, int, int, str, tuple[str, ...]]] = []
        self._set = 0
        self._passes = self.setting.passed.append

    @property
    def now(self) -> int:
        """The second of the last entry taken in, 0 before the first."""
        return self.setting.passed[-1].at if self.setting.passed else 0

    @property
    def last(self) -> int:
        """The number of the last entry taken in, 0 before the first."""
        return self.setting.passed[-1].n if self.setting.passed else 0

    def take(self, entry: e.Entry) -> None:
        """Take in one entry, in the order of the journal."""
        self._passes(entry)
        event = entry.event
        means = MEANS.get(type(event))
        if means is None:
            return
        if type(event) in _SEATS:
            self._seated(entry)
        for happening in means(self._happenings, entry, event):
            self.happened(happening)

    def _seated(self, entry: e.Entry) -> None:
        event = entry.event
        if isinstance(event, e.SeatChanged):
            self.setting.seated(event.seat, entry.at, event.status)
        elif isinstance(event, e.Opened):
            for seat, occupant in event.roster:
                self.setting.seated(seat, 0, "vacant" if occupant == "vacant" else "taken")

    def happened(self, h: Happening) -> None:
        """Hand one happening to those who listen for it."""
        facts = h.facts
        for test, step, arg in self._table.get(h.name, ()):
            if test is None or test(facts):
                step(h, arg)

    def _known(self, h: Happening, _: None) -> None:
        self._acute.setdefault((h.seat, h.person), h.at)

    def _cared(self, h: Happening, _: None) -> None:
        known = self._acute.get((h.seat, h.person))
        if known is not None:
            self.setting.emergency(h.seat, known, h.at)

    def findings(self, now: int | None = None) -> Iterator[tuple[Criterion, Finding]]:
        """Everything found so far, as it stands at second `now` (default: that of the last entry), in the order of the standards."""
        for monitor in self._monitors:
            for finding in monitor.findings(self.now if now is None else now):
                yield monitor.criterion, finding

    def overdue(self, now: int) -> list[tuple[Criterion, Finding]]:
        """Omissions whose deadline passed since the last call: a deadline includes its second and expires one second later."""
        for number, monitor in enumerate(self._monitors):
            for due, seat, people in monitor.falls_due():
                self._set += 1
                heappush(self._deadlines, (due, self._set, number, seat, people))
        found = []
        while self._deadlines and self._deadlines[0][0] < now:
            due, _, number, seat, people = heappop(self._deadlines)
            monitor = self._monitors[number]
            for finding in monitor.findings(now):
                if finding.seat != seat or not set(people) <= set(finding.people) or finding.due < due:
                    continue  # another's, or an earlier duty toward the same person that was told when it fell due
                if finding.result in ("breached", "partly_met"):
                    if (monitor.criterion, finding) not in found:
                        found.append((monitor.criterion, finding))
                elif finding.due >= now:  # put off by an emergency
                    heappush(self._deadlines, (finding.due, self._set, number, seat, people))
        return found


def monitor_of(criterion: Criterion, law: Law, setting: Setting) -> Monitor:
    """The monitor of a criterion's form."""
    if criterion.form in ("always", "never", "before"):
        return Judged(criterion, law, setting)
    if criterion.form == "followed_by":
        return Duties(criterion, law, setting)
    return Totals(criterion, law, setting) if criterion.until is not None else Counts(criterion, law, setting)
