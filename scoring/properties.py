"""The watch: every criterion of every standard over one journal, in one pass, whatever their number.

Each happening is handed only to those who listen for its name; who listens for what is worked out once for all journals (`Rulebook`).
Six temporal forms (after the specification patterns of Dwyer, Avrunin and Corbett), three keys; live, `overdue` says which duties have
just fallen due undone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from typing import Any, Final

from scoring.amounts import Counts, Totals
from scoring.duties import Duties
from scoring.happenings import MEANS, Happening, Happenings, Looked, looked_at
from scoring.judged import Judged
from scoring.model import Criterion
from scoring.monitor import Compiled, Finding, Listener, Monitor, Setting, Step, Test
from sim.law import Law
from sim.model import events as e
from sim.model.scenario import Scenario
from sim.model.verbs import CARES

_SEATS: Final = frozenset({e.Opened, e.SeatChanged})  # events that say who sits where


class Rulebook:
    """Criteria under one law, made ready once for every journal: who listens for what, and which facts they ask for. It never changes."""

    def __init__(self, criteria: Iterable[Criterion], law: Law) -> None:
        self.law = law
        self.made = [(form_of(criterion), Compiled(criterion, law)) for criterion in criteria]
        # name of a happening -> who listens for it, in order; each has its place among the monitors, the setting the last of all
        self.table: defaultdict[str, list[tuple[Test | None, Step, int, Any]]] = defaultdict(list)
        self._asked: defaultdict[str, dict[str, bool]] = defaultdict(dict)
        for place, (form, made) in enumerate(self.made):
            for listener in form.listeners(made):
                self._listens(listener, place)
        self._listens(Listener(tuple("act." + act for act in CARES), None, Setting.cared), -1)
        self._listens(Listener(("reached.acute",), None, Setting.acute), -1)
        self.wanted: Mapping[str, Looked | None] = {name: looked_at(self._asked[name]) for name in self.table}

    def _listens(self, listener: Listener, place: int) -> None:
        row = listener.test, listener.step, place, listener.arg
        asks = (*listener.asks, *(listener.when.reads if listener.when is not None else ()))
        for name in listener.names:
            self.table[name].append(row)
            self._asked[name].update(dict.fromkeys(asks, True))


class Watch:
    """Takes in a journal entry by entry. `findings` and `overdue` may be asked at any moment and change nothing that is found later."""

    def __init__(self, scenario: Scenario, rulebook: Rulebook) -> None:
        self.setting = Setting(rulebook.law)
        self._monitors: list[Monitor] = [form(made, self.setting) for form, made in rulebook.made]
        self._listening: list[Any] = [*self._monitors, self.setting]
        self._listeners = rulebook.table.get
        self._happenings = Happenings(scenario, rulebook.law, rulebook.wanted)
        self.setting.perceived = self._happenings.perceived
        self._deadlines: list[tuple[int, int, int, str, tuple[str, ...]]] = []
        self._set = 0

    @property
    def now(self) -> int:
        """The second of the last entry taken in, 0 before the first."""
        return self.setting.passed[-1].at if self.setting.passed else 0

    @property
    def last(self) -> int:
        """The number of the last entry taken in, 0 before the first."""
        return self.setting.passed[-1].n if self.setting.passed else 0

    def take(self, entries: Sequence[e.Entry]) -> None:
        """Take in these entries, in the order of the journal."""
        happenings, found, means_of = self._happenings, self._happenings.found, MEANS.get
        self.setting.passed += entries
        for entry in entries:
            event = entry.event
            means = means_of(event.__class__)
            if means is None:
                continue
            if event.__class__ in _SEATS:
                self._seated(entry)
            means(happenings, entry, event)
            if found:
                for happening in found:
                    self.happened(happening)
                found.clear()

    def _seated(self, entry: e.Entry) -> None:
        event = entry.event
        if isinstance(event, e.SeatChanged):
            self.setting.seated(event.seat, entry.at, event.status)
        elif isinstance(event, e.Opened):
            for seat, occupant in event.roster:
                self.setting.seated(seat, 0, "vacant" if occupant == "vacant" else "taken")

    def happened(self, h: Happening) -> None:
        """Hand one happening to those who listen for it."""
        facts, listening = h.facts, self._listening
        for test, step, place, arg in self._listeners(h.name, ()):
            if test is None or test(facts):
                step(listening[place], h, arg)

    def findings(self, now: int | None = None) -> Iterator[tuple[Criterion, Finding]]:
        """Everything found so far, as it stands at second `now` (default: that of the last entry), in the order of the standards."""
        at = self.now if now is None else now
        for monitor in self._monitors:
            for finding in monitor.findings(at):
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


def form_of(criterion: Criterion) -> type[Monitor]:
    """The kind of monitor that watches a criterion of this form."""
    if criterion.form in ("always", "never", "before"):
        return Judged
    if criterion.form == "followed_by":
        return Duties
    return Totals if criterion.until is not None else Counts
