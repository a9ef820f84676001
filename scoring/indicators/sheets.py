"""The trainee's identification sheets against what that seat could have known by then. What was really so is shown, and never scored.

For each sheet: signs that were ticked (hits), signs that reached the seat and stand nowhere on it (misses), ticks that nothing perceived
by then bears out (unfounded), ticks that came late, and what was rightly left unknown. A sign that only suggests and was put down as
unknown is no miss. A conclusion is measured by what was known: neither short of it nor beyond it. One run gives counts; rates are for
cohorts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scoring.indicators.catalogue import same
from scoring.indicators.observable import Known, Observer
from scoring.indicators.policies import (
    Case,
    Judgement,
    classification_strict,
    identification_threshold,
    reason_to_look,
    reasonable_grounds,
)
from scoring.indicators.writing import Line, Phrases
from sim.model import events as e
from sim.model.conclusions import concluded
from sim.model.scenario import Scenario

FORM: Final = "identification_sheet"
DUE: Final = 24 * 3600  # from the sign to its sheet (practice review: within 24 h; R)
ABOUT: Final = ("traveller", "suspect")
ADULT: Final = 18
LOOKED: Final = ("reason_to_look", "reasonable_grounds", "identified")

FITS: Final = {
    "fits": "as far as what this seat knew by then, and no further",
    "short": "short of what this seat knew by then",
    "beyond": "beyond what this seat knew by then",
    "premature": "before anybody had spoken with the person alone",
    "unread": "in own words: for the evaluator to read",
}

WHY: Final = {
    "told": "told in full",
    "suggested": "suggested by what was perceived; a suggestion alone proves nothing",
    "coached": "a coached account: said under another's ear, or through a tied voice",
    "put": "said in answer to a leading or blaming question: it carries no weight",
    "no_sign": "what was perceived is no published sign about this person",
    "nothing": "nothing this seat had perceived by then bears it out",
}


@dataclass(frozen=True, slots=True)
class Tick:
    """One tick. `verdict`: supported, suggested or unfounded; `why`: a key of WHY; `entries` show it; `late`: it was known earlier."""

    line: str
    indicators: tuple[str, ...]
    verdict: str
    why: str
    late: bool
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LeftUnknown:
    """One indicator that the sheet leaves unknown. `right`: nothing told in full by then had settled it."""

    indicator: str
    right: bool


@dataclass(frozen=True, slots=True)
class RuledOut:
    """One indicator that the sheet says was looked for and not found. `right`: no sign of it had reached the seat by then; it is shown,
    and counts only as the miss that a sign is which stands nowhere on the sheet as one."""

    indicator: str
    right: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """What was really so of the person. It never enters a count."""

    minor: bool
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One identification sheet. `hits` and `misses` are indicators of which a sign had reached the seat; `open`: those rightly left
    unknown; `not_looked_for`: signs that a look or a question would have shown, not counted; `fits`: a key of FITS."""

    entry: int
    at: int
    seat: str
    person: str
    ticks: tuple[Tick, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    open: tuple[str, ...]
    unknown: tuple[LeftUnknown, ...]
    ruled_out: tuple[RuledOut, ...]
    not_looked_for: tuple[str, ...]
    own_words: tuple[str, ...]
    unpublished: tuple[str, ...]
    conclusion: str
    fits: str
    right: tuple[str, ...]
    policies: tuple[Judgement, ...]
    truth: Truth


@dataclass(frozen=True, slots=True)
class Counts:
    """What one trainee's sheets came to, the last one about each person. People: those the seat met; `troubled`: a sheet concluded that
    there is something about somebody of whom no sign had reached the seat, or who had been cleared."""

    signs_seen: int
    signs: int
    ticks_unfounded: int
    ticks: int
    ticks_late: int
    unknown_right: int
    unknown: int
    people_seen: int
    people_with_signs: int
    people_troubled: int
    people_without: int


@dataclass(frozen=True, slots=True)
class SeatSheets:
    """Every sheet of one seat in order, sheets that name nobody it knows, and the counts."""

    seat: str
    sheets: tuple[Sheet, ...]
    about_nobody: tuple[int, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class SheetReport:
    """All identification sheets of one journal."""

    scenario: str
    seed: int
    mode: str
    finished: bool
    seats: tuple[SeatSheets, ...]


def score(entries: Sequence[e.Entry], scenario: Scenario, texts: Iterable[Mapping[str, str]] = ()) -> SheetReport:
    """Every identification sheet of a journal. `texts`: the scenario's texts in further languages, by which a line may cite."""
    observer, phrases = Observer(scenario), Phrases((scenario.texts, *texts))
    found: dict[str, list[Sheet]] = {}
    nobody: dict[str, list[int]] = {}
    filed: list[tuple[e.Entry, e.FormFiled]] = []
    for entry in entries:
        observer.take(entry)
        event = entry.event
        if isinstance(event, e.FormFiled) and event.form == FORM:
            filed.append((entry, event))
            if event.subject in observer.world.views[event.seat].people:
                earlier = [sheet for sheet in found.get(event.seat, []) if sheet.person == event.subject]
                found.setdefault(event.seat, []).append(_sheet(entry, event, observer, phrases, earlier))
            else:
                nobody.setdefault(event.seat, []).append(entry.n)
    observer.settle()
    header = next((entry.event for entry in entries if isinstance(entry.event, e.Opened)), None)
    seats = [seat for seat, state in observer.world.seats.items() if seat in found or seat in nobody or state.status == "taken"]
    return SheetReport(
        scenario.id if header is None else header.scenario, 0 if header is None else header.seed, "" if header is None else header.mode,
        bool(observer.world.over),
        tuple(
            SeatSheets(seat, tuple(found.get(seat, [])), tuple(nobody.get(seat, [])), _counts(seat, found.get(seat, []), observer))
            for seat in seats
        ),
    )  # fmt: skip


# --- one sheet --------------------------------------------------------------------------------------------------------------


def _sheet(entry: e.Entry, filed: e.FormFiled, observer: Observer, phrases: Phrases, earlier: list[Sheet]) -> Sheet:
    known, fields = observer.of(filed.seat, filed.subject), dict(filed.fields)
    perceived = observer.heard.get(filed.seat, {})
    lines = phrases.read(str(fields.get("indicators", "")), perceived)
    ticks = tuple(_tick(line, entry, filed, observer, earlier) for line in lines if line.indicators or line.wordings)
    left = phrases.read(str(fields.get("unknown", "")), perceived)
    absent = phrases.read(str(fields.get("absent", "")), perceived)
    unknown = _unknown(left, known, observer)
    first = known.first()
    hits = tuple(name for name in first if any(same(name, ticked) for tick in ticks for ticked in tick.indicators))
    rest = [name for name in first if name not in hits]
    open_ = tuple(name for name in rest if any(one.right and same(name, one.indicator) for one in unknown))
    conclusion, right = concluded(str(fields.get("conclusion", ""))), _right(known)
    every = (*lines, *left, *absent)
    return Sheet(
        entry.n, entry.at, filed.seat, filed.subject, ticks, hits, tuple(name for name in rest if name not in open_), open_, unknown,
        _ruled_out(absent, first), tuple(known.not_looked_for),
        tuple(line.text for line in every if not (line.indicators or line.wordings or line.unpublished)),
        tuple(name for line in every for name in line.unpublished), conclusion, _fits(conclusion, right, known), right,
        _policies(known), _truth(observer.scenario, filed.subject),
    )  # fmt: skip


def _tick(line: Line, entry: e.Entry, filed: e.FormFiled, observer: Observer, earlier: list[Sheet]) -> Tick:
    known = observer.of(filed.seat, filed.subject)
    first = known.first()
    signs = [one for one in known.seen if one.sign in line.wordings]
    indicators = line.indicators or tuple(dict.fromkeys(name for one in signs if one.weight != "none" for name in one.indicators))
    bearing = [first[name] for name in first if any(same(name, ticked) for ticked in indicators)]
    bearing = bearing or [one for one in known.papers if any(same(name, ticked) for name in one.indicators for ticked in indicators)][:1]
    if not bearing:
        shown = tuple(observer.heard[filed.seat][name] for name in line.wordings if name in observer.heard.get(filed.seat, {}))
        return Tick(line.text, indicators, "unfounded", _why_unfounded(line, known), False, (*shown, entry.n))
    verdict = "supported" if any(one.weight == "supports" for one in bearing) else "suggested"
    since = min(one.at for one in bearing)
    left_out = any(since <= sheet.at and not any(same(a, b) for a in indicators for b in _ticked(sheet)) for sheet in earlier)
    why = "told" if verdict == "supported" else "suggested"
    late = left_out or entry.at - since > DUE
    return Tick(line.text, indicators, verdict, why, late, (*sorted({one.entry for one in bearing}), entry.n))


def _ticked(sheet: Sheet) -> tuple[str, ...]:
    return tuple(name for tick in sheet.ticks for name in tick.indicators)


def _why_unfounded(line: Line, known: Known) -> str:
    """Why nothing bears a tick out: a key of WHY."""
    if any(".coached." in name for name in line.wordings):
        return "coached"
    none = [one for one in known.seen if one.weight == "none"]
    words_put = any(one.sign in line.wordings or any(same(a, b) for a in one.indicators for b in line.indicators) for one in none)
    if words_put:
        return "put"
    if line.wordings:
        return "no_sign"
    return "nothing"


def _unknown(lines: tuple[Line, ...], known: Known, observer: Observer) -> tuple[LeftUnknown, ...]:
    cited = [
        name for line in lines for wording in line.wordings if wording in observer.signs for name in observer.signs[wording].indicators
    ]
    named = dict.fromkeys([*(name for line in lines for name in line.indicators), *cited])
    supported = known.supported()
    return tuple(LeftUnknown(name, not any(same(name, told) for told in supported)) for name in named)


def _ruled_out(lines: tuple[Line, ...], first: Iterable[str]) -> tuple[RuledOut, ...]:
    """What the sheet says was not found, against the signs that had reached the seat."""
    named = dict.fromkeys(name for line in lines for name in line.indicators)
    return tuple(RuledOut(name, not any(same(name, seen) for seen in first)) for name in named)


# --- conclusions ------------------------------------------------------------------------------------------------------------


def case_of(known: Known) -> Case:
    """What a seat knows of a person as answers: what was told in full is present, everything else is unknown. Nobody in an exercise so far
    is met after arrival, and recruitment is an act."""
    supported = known.supported()
    recruited = any(name.startswith(("ilo.d1.", "ilo.d2.", "ilo.d3.")) for name in supported)
    return Case(dict.fromkeys(supported, "present"), young=known.young, act="present" if recruited else "unknown")


def _policies(known: Known) -> tuple[Judgement, ...]:
    case = case_of(known)
    return reason_to_look(known.first(), known.young), reasonable_grounds(case), identification_threshold(case), classification_strict(case)


def _right(known: Known) -> tuple[str, ...]:
    """The conclusions that what was known bears: more than one where it leaves a choice."""
    case = case_of(known)
    if reasonable_grounds(case).outcome == "positive":
        identified = identification_threshold(case).outcome == "positive"
        return ("reasonable_grounds", "identified") if identified else ("reasonable_grounds",)
    if known.signs:
        return ("no_sign", "unknown", "reason_to_look") if known.cleared else ("unknown", "reason_to_look")
    return ("no_sign", "unknown") if known.alone or known.cleared else ("unknown",)


def _fits(conclusion: str, right: tuple[str, ...], known: Known) -> str:
    order = ("no_sign", "unknown", *LOOKED)
    if not conclusion or conclusion in right:
        return "fits" if conclusion else "unread"
    if conclusion == "no_sign" and not known.signs:
        return "premature"
    return "short" if order.index(conclusion) < order.index(right[0]) else "beyond"


def _truth(scenario: Scenario, who: str) -> Truth:
    person = scenario.people.get(who)
    if person is None:
        return Truth(False, ())
    names = dict.fromkeys(name for memory in person.memories.values() for name in memory.supports)
    return Truth(bool(person.born) and _before(person.born, scenario.start[:10]) < ADULT, tuple(names))


def _before(born: str, day: str) -> int:
    """Full years from one ISO date to another."""
    return int(day[:4]) - int(born[:4]) - (day[5:] < born[5:])


# --- counts -----------------------------------------------------------------------------------------------------------------


def _counts(seat: str, sheets: list[Sheet], observer: Observer) -> Counts:
    last = {sheet.person: sheet for sheet in sheets}
    ticks = [tick for sheet in last.values() for tick in sheet.ticks]
    unknown = [one for sheet in last.values() for one in sheet.unknown]
    met = [
        who for who in observer.world.views[seat].people if who in observer.scenario.people and observer.scenario.people[who].role in ABOUT
    ]
    signs = [who for who in met if _wants_attention(observer.of(seat, who))]
    seen = [who for who in signs if who in last and (last[who].conclusion in LOOKED or last[who].fits == "fits")]
    without = [who for who in met if who not in signs]
    troubled = [who for who in without if who in last and last[who].conclusion in LOOKED]
    return Counts(
        sum(len(sheet.hits) for sheet in last.values()), sum(len(s.hits) + len(s.misses) for s in last.values()),
        sum(tick.verdict == "unfounded" for tick in ticks), len(ticks), sum(tick.late for tick in ticks),
        sum(one.right for one in unknown), len(unknown), len(seen), len(signs), len(troubled), len(without),
    )  # fmt: skip


def _wants_attention(known: Known) -> bool:
    """Whether signs of this person are left: one who was cleared has none, unless there are grounds."""
    return known.signs and (not known.cleared or reasonable_grounds(case_of(known)).outcome == "positive")


# --- plain ------------------------------------------------------------------------------------------------------------------


def to_plain(report: SheetReport) -> dict[str, Any]:
    """As plain JSON values: what `zholda sheet --format json` prints."""
    return {
        "scenario": report.scenario, "seed": report.seed, "mode": report.mode, "finished": report.finished,
        "seats": [
            {
                "seat": one.seat, "counts": {name: getattr(one.counts, name) for name in Counts.__slots__},
                "about_nobody": list(one.about_nobody), "sheets": [_plain(sheet) for sheet in one.sheets],
            }
            for one in report.seats
        ],
    }  # fmt: skip


def _plain(s: Sheet) -> dict[str, Any]:
    return {
        "entry": s.entry, "at": s.at, "seat": s.seat, "person": s.person,
        "ticks": [
            {
                "line": t.line, "indicators": list(t.indicators), "verdict": t.verdict, "why": WHY[t.why], "late": t.late,
                "entries": list(t.entries),
            }
            for t in s.ticks
        ],
        "hits": list(s.hits), "misses": list(s.misses), "open": list(s.open),
        "unknown": [{"indicator": one.indicator, "right": one.right} for one in s.unknown],
        "ruled_out": [{"indicator": one.indicator, "right": one.right} for one in s.ruled_out],
        "not_looked_for": list(s.not_looked_for), "own_words": list(s.own_words), "unpublished": list(s.unpublished),
        "conclusion": s.conclusion or None, "fits": s.fits, "right": list(s.right),
        "policies": [
            {"policy": j.policy, "outcome": j.outcome, "possible": list(j.possible), "unverified": list(j.unverified), "note": j.note}
            for j in s.policies
        ],
        "truth": {"scored": False, "minor": s.truth.minor, "indicators": list(s.truth.indicators)},
    }  # fmt: skip
