"""From a journal to an assessment: the watch's findings with their layer, their sources and their words, and the ratings.

Pure, and of a finished exercise or one under way: what is still open is then not observed yet.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any, Final

from scoring.model import Assessment, Criterion, Layer, Result, Source, Standard
from scoring.monitor import Finding
from scoring.properties import Rulebook, Watch
from scoring.ratings import rate_objectives
from sim.law import Law
from sim.model import events as e
from sim.model import roster
from sim.model.recent import Recent
from sim.model.scenario import Scenario

INJECT: Final = "inject."
_IN_ORDER: Final = attrgetter("standard", "criterion")
_LOOKED_AT: Final = frozenset({e.Opened, e.SeatChanged, e.SeenAlone, e.InjectMet, e.InjectMissed})


def assess(entries: Iterable[e.Entry], scenario: Scenario, law: Law, standards: Sequence[Standard]) -> Assessment:
    """Everything the standards say about one journal, and a proposed rating for each seat in each objective."""
    live = Assessing(scenario, law, standards)
    live.take_all(tuple(entries))
    return live.assessment()


class Assessing:
    """An assessment under way: `take` each entry, ask `assessment` or `overdue` whenever it is wanted."""

    def __init__(self, scenario: Scenario, law: Law, standards: Sequence[Standard]) -> None:
        self.scenario = scenario
        standards = tuple(standards)  # the same one where it is a tuple
        self._norms = _NORMS.made(lambda: Norms(standards, law, scenario.start), law, scenario.start, standards)
        self._watch = Watch(scenario, self._norms.rulebook)
        self._seats: dict[str, bool] = {}  # those that somebody sat in who is assessed: no machine colleague
        self._occupants: dict[str, list[tuple[int, bool]]] = {}  # seat -> from which entry on, and whether a machine colleague sits there
        self._machines = False  # whether a machine colleague sat anywhere
        self._injects: list[Result] = []
        self._examined: dict[str, bool] = {}
        self._header: e.Opened | None = None

    def take(self, entry: e.Entry) -> None:
        """Take in one entry, in the order of the journal."""
        self.take_all((entry,))

    def take_all(self, entries: Sequence[e.Entry]) -> None:
        """Take in several entries, in the order of the journal."""
        self._watch.take(entries)
        for entry in [entry for entry in entries if type(entry.event) in _LOOKED_AT]:
            self._look(entry)

    def _look(self, entry: e.Entry) -> None:
        event = entry.event
        if isinstance(event, e.Opened):
            self._header = event
            for seat, occupant in event.roster:
                if occupant != roster.VACANT:
                    self._sits(entry.n, seat, str(occupant))
        elif isinstance(event, e.SeatChanged):
            if event.status == "taken":
                self._sits(entry.n, event.seat, event.occupant)
        elif isinstance(event, e.SeenAlone):
            self._examined[event.seat] = True
        elif isinstance(event, e.InjectMet | e.InjectMissed):
            self._injects.append(self._inject(entry, event.inject, met=isinstance(event, e.InjectMet)))

    def _sits(self, n: int, seat: str, occupant: str) -> None:
        machine = roster.machine(occupant)
        self._machines = self._machines or machine
        self._occupants.setdefault(seat, []).append((n, machine))
        if not machine:
            self._seats[seat] = True

    def _colleague(self, seat: str, shown: Sequence[int]) -> bool:
        """Whether only a machine colleague sat there when what these entries show was done, or was left undone."""
        changes = self._occupants.get(seat, ())
        sat = [next((machine for since, machine in reversed(changes) if since <= n), False) for n in shown or (self._watch.last,)]
        return bool(changes) and all(sat)

    def overdue(self, now: int) -> list[Result]:
        """Omissions that have become so since the last call: what a live console shows."""
        return [self._result(criterion, finding) for criterion, finding in self._watch.overdue(now) if self._binds(criterion, finding.seat)]

    def assessment(self, now: int | None = None) -> Assessment:
        """Everything as it stands at second `now`, not earlier than the last entry taken (which it is where it is not given)."""
        results = [self._result(c, f) for c, f in self._watch.findings(now) if self._binds(c, f.seat)]
        results += self._never_triggered(results)
        results += self._injects
        results.sort(key=_IN_ORDER)
        header = self._header
        return Assessment(
            scenario=header.scenario if header is not None else self.scenario.id,
            seed=header.seed if header is not None else 0,
            engine=header.engine if header is not None else "",
            objectives=rate_objectives(self.scenario, results, self._examined, self._taken()),
            results=tuple(results),
        )

    def _taken(self) -> list[str]:
        """Seats that somebody sat in who is assessed; where the journal has no header, those that are not called later."""
        if self._header is None and not self._seats:
            return [seat for seat, authored in self.scenario.seats.items() if not authored.joins]
        return [seat for seat in self.scenario.seats if seat in self._seats]

    def _binds(self, criterion: Criterion, seat: str) -> bool:
        """Whether the standard binds this seat's profession; a machine colleague's acts are shown, whoever it is."""
        binds = self._norms.binds.get(criterion.id)
        return binds is None or seat not in self.scenario.seats or self.scenario.seats[seat].profession in binds

    def _never_triggered(self, results: list[Result]) -> Iterator[Result]:
        """One line for each criterion that said nothing of a seat: no duty, no occasion, or a law that has no answer yet."""
        seen = {(r.criterion, r.seat): True for r in results}
        seats = self._taken()
        for criterion in self._norms.criteria:
            if criterion.per == "case":
                continue
            without = "X11" if criterion.id in self._norms.not_modelled else ""
            for seat in seats:
                if (criterion.id, seat) not in seen and self._binds(criterion, seat):
                    nothing = "not_observed" if without or criterion.form in ("always", "never", "at_most") else "not_applicable"
                    looked_at = (self._watch.last,) if nothing == "not_observed" and self._watch.last else ()
                    yield self._result(criterion, Finding(seat, (), nothing, "", "", without, looked_at))  # type: ignore[arg-type]

    def _result(self, criterion: Criterion, finding: Finding) -> Result:
        standard, layer, sources, ours = self._norms.cited[criterion.id]
        seat, people, result, degree, severity, exception, entries, acts, due, contested, missing, put_off = finding
        # NOTE: in the order of its fields, because there are a thousand of them and naming each takes three times as long
        return Result(
            criterion.id, standard, seat, people[0] if len(people) == 1 else "", result, layer, exception, contested, entries,
            criterion.rule, sources, criterion.better, severity, degree, due, put_off, missing, people, acts, criterion.outcome, ours,
            self._machines and self._colleague(seat, acts or entries[-1:]),
            criterion.exceptions["X13"].lines if contested else (),
        )  # fmt: skip

    def _inject(self, entry: e.Entry, inject: str, *, met: bool) -> Result:
        authored, texts = self.scenario.injects.get(inject), self.scenario.texts
        seat = authored.to if authored is not None else ""
        return Result(
            criterion=INJECT + inject, standard=INJECT + inject, seat=seat, person="",
            result="met" if met else "breached", layer="practice", exception="", contested=False, entries=(entry.n,),
            rule=texts.get(f"injects.{inject}.expected", ""), sources=(), better=texts.get(f"injects.{inject}.better", ""),
            severity="" if met else "minor", degree="" if met else "never", colleague=self._machines and self._colleague(seat, (entry.n,)),
        )  # fmt: skip


class Norms:
    """Standards under one law from one day on: all that is the same for every journal that is judged by them. They never change."""

    def __init__(self, standards: Sequence[Standard], law: Law, date: str) -> None:
        self.standard = {criterion.id: standard for standard in standards for criterion in standard.criteria}
        self.criteria = [criterion for standard in standards for criterion in standard.criteria]
        # criteria that do not bind everybody -> the professions they bind
        self.binds = {id_: standard.binds for id_, standard in self.standard.items() if standard.binds}
        self.not_modelled = _speak_of(law.unanswered(), self.criteria)
        self.rulebook = Rulebook([criterion for criterion in self.criteria if criterion.id not in self.not_modelled], law)
        # criterion -> standard, layer, sources, whether the time allowed is a number of ours
        self.cited: dict[str, tuple[str, Layer, tuple[Source, ...], bool]] = {}
        for c in self.criteria:
            layer, sources = _layer(c, self.standard[c.id], law, date)
            self.cited[c.id] = self.standard[c.id].id, layer, sources, layer == "law" and _ours(c, law)


_NORMS: Final[Recent[Norms]] = Recent(4)


def _speak_of(limits: Sequence[str], criteria: Sequence[Criterion]) -> dict[str, bool]:
    """Ids of the criteria that speak of one of these limits, in a window or in a condition."""
    if not limits:
        return {}
    spoken_of = re.compile(rf"\blimit\.({'|'.join(limits)})\b")
    return {criterion.id: True for criterion in criteria if spoken_of.search(repr(criterion))}


def _ours(criterion: Criterion, law: Law) -> bool:
    """Whether the time a criterion allows is a number of ours: written in the standard, or a limit without an article."""
    window = criterion.within or criterion.total
    if isinstance(window, int):
        return bool(window)
    return window[6:] not in law.unanswered() and not law.limit(window[6:]).article


def _layer(criterion: Criterion, standard: Standard, law: Law, date: str) -> tuple[Layer, tuple[Source, ...]]:
    """The layer of a criterion here and now, and what is cited: first the article of the pack that makes it law, if it is in force."""
    own = criterion.sources or standard.sources
    named = law.pack.sources
    id_ = named.get(criterion.id) or (named.get(standard.id, "") if criterion.layer is None else "")
    article = law.article(id_) if id_ else None
    if article is None or (article.in_force and article.in_force > date[:10]):
        return criterion.layer or standard.layer, own
    return "law", (Source(f"{article.act}: {article.title}", article.number, article.verified, (id_, article)), *own)


def to_plain(assessment: Assessment) -> dict[str, Any]:
    """The assessment as plain JSON values: the contract of `assess --format json` (docs/reference/standards/format.md)."""
    return {
        "scenario": assessment.scenario,
        "seed": assessment.seed,
        "engine": assessment.engine,
        "objectives": [{"id": o.id, "seat": o.seat, "rating": o.rating, "reason": o.reason} for o in assessment.objectives],
        "results": [_plain(result) for result in assessment.results],
    }


def _plain(r: Result) -> dict[str, Any]:
    return {
        "criterion": r.criterion, "standard": r.standard, "seat": r.seat, "person": r.person, "people": list(r.people), "result": r.result,
        "layer": r.layer, "exception": r.exception, "contested": r.contested, "entries": list(r.entries), "rule": r.rule,
        "sources": [{"title": s.title, "article": s.article, "verified": s.verified} for s in r.sources], "better": r.better,
        "severity": r.severity, "degree": r.degree, "due": r.due, "window_ours": r.window_ours, "colleague": r.colleague,
        "defended": list(r.defended),
    }  # fmt: skip
