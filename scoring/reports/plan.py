"""The improvement plan as HSEEP has it (AAR/IP), short enough to be filled in: finding and action drafted, the rest is for people.

A row for everything that has one root: the criteria of one standard, and those of others that the same act on the same person brought
about. The gravest come first, of these what harmed most people; three are marked to begin with. What does not fit is counted in one row
with where it stands, so nothing is lost.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from scoring.debrief import Told, gravest_first
from scoring.reports.model import Line, PlanRow
from scoring.reports.results import INJECT, Judged
from scoring.reports.words import capital

MOST: Final = 12  # rows in all
BEGIN: Final = 3  # of them marked to begin with
_AS_THEY_ARE: Final = 2  # findings of the system that stand each in a row of their own in any case


def plan(found: Judged, system: Sequence[Line]) -> tuple[PlanRow, ...]:
    """The rows: what the standards found, what the exercise asked, what the system lacked."""
    weighs = [told for told in found.told if told.weighs and found.personal(told)]
    asked = [told for told in weighs if told.result.standard.startswith(INJECT)]
    roots = _roots([told for told in weighs if told not in asked])
    roots.sort(key=lambda same: _rank(same, found))
    told = [*_asked(asked, found)]
    last = [*told, *_system(system, found, most=max(_AS_THEY_ARE, MOST - len(roots) - len(told)))]
    room = MOST - len(last)
    shown = roots if len(roots) <= room else roots[: room - 1]
    rows = [_row(same, found, begin=n < BEGIN) for n, same in enumerate(shown)]
    return (*rows, *_rest(roots[len(shown) :], found), *last)


def _roots(told: Sequence[Told]) -> list[list[Told]]:
    """Results that belong together: of one standard, or of one act on one person."""
    groups: list[list[Told]] = []
    for one in told:
        mine = [same for same in groups if any(_akin(one, other) for other in same)]
        groups = [same for same in groups if same not in mine]
        groups.append([*(other for same in mine for other in same), one])
    return groups


def _akin(one: Told, other: Told) -> bool:
    a, b = one.result, other.result
    return a.standard == b.standard or bool(set(a.acts) & set(b.acts) and set(one.people) & set(other.people))


def _rank(same: Sequence[Told], found: Judged) -> tuple[tuple[int, int], int, int]:
    """The gravest of them; then how many people it harmed; then what came first."""
    gravest = min(gravest_first(told.result) for told in same)
    harmed = {who for told in same for who in told.people if found.material.role(who) != "suspect"}
    return gravest, -len(harmed), min((n for told in same for n in told.entries), default=0)


def _row(same: Sequence[Told], found: Judged, *, begin: bool) -> PlanRow:
    """One root: its standards, whom it concerned, what was short, and what would have been better where it was gravest."""
    ranked = sorted(same, key=lambda told: gravest_first(told.result))
    said: dict[str, dict[str, bool]] = {}
    for told in ranked:
        said.setdefault(found.verdict(told.result), {})[found.title(told.result.criterion)] = True
    people = found.people(list(dict.fromkeys(who for told in ranked for who in told.people)))
    what = " ".join(f"{capital(words)}: {'; '.join(titles)}." for words, titles in said.items())
    finding = found.words.say("debrief.plan.root", {"title": _standards(ranked, found), "people": people, "what": what})
    mark = found.words.say("debrief.plan.begin") if begin else ""
    return PlanRow(finding, "", found.better(ranked[0].result), "", "", _entries(same), mark)


def _rest(roots: Sequence[Sequence[Told]], found: Judged) -> Iterable[PlanRow]:
    told = [one for same in roots for one in same]
    if told:
        args = {"n": len({one.result.standard for one in told}), "lines": len(told), "titles": _standards(told, found)}
        yield PlanRow(found.words.say("debrief.plan.rest", args), "", "", "", "", _entries(told))


def _asked(asked: Sequence[Told], found: Judged) -> Iterable[PlanRow]:
    if asked:
        title = found.words.say("debrief.plan.injects", {"n": len(asked)})
        finding = found.words.say("debrief.plan.finding", {"title": title, "people": "", "words": found.verdict(asked[0].result)})
        yield PlanRow(finding, "", "", "", "", _entries(asked))


def _system(lines: Sequence[Line], found: Judged, most: int) -> Iterable[PlanRow]:
    """What the system lacked: a row for each finding where there is room for them, else one with where they stand."""
    cause = found.words.say("debrief.plan.system")
    if len(lines) > most:
        said = found.words.say("debrief.plan.system_findings", {"n": len(lines), "heading": found.words.say("debrief.heading.system")})
        lines = (Line(said, tuple(sorted({n for line in lines for n in line.entries}))),)
    for line in lines:
        yield PlanRow(line.text, cause, "", "", "", line.entries)


def _standards(told: Sequence[Told], found: Judged) -> str:
    return "; ".join(dict.fromkeys(found.title(one.result.standard) for one in told))


def _entries(told: Iterable[Told]) -> tuple[int, ...]:
    return tuple(sorted({n for one in told for n in one.entries}))
