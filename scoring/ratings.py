"""From results to proposed ratings: performed without challenges (P), with some (S), with major ones (M), unable (U), as in HSEEP.

Two families that never trade: progress and harm. No good act lifts a rating above the cap that a harm sets. The rule, in its order:

    U   a grave harm; a critical duty breached; fewer than half of the progress criteria met; a harm and no progress verdict
    M   any other harm; a critical one partly met
    S   some criterion not met
    P   all met

Each instance counts as one criterion; one met but for something minor as half of a met one. Nothing is rated without a verdict, on
what is contested, or on what another did. Where this seat did not know that another had done it, that keeps from P; it is no half of
anything, and rates nothing alone.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from scoring.model import SEVERITIES, Rated, Rating, Result
from sim.model.scenario import Objective, Scenario

VERDICTS: Final = ("met", "partly_met", "breached")
BY_ANOTHER: Final = "by_another"  # a degree: done for the person by somebody else, and this seat does not know
NOT_EXAMINED: Final = "nobody was spoken with alone, so nobody was examined and nobody left alone"
NO_VERDICT: Final = "nothing that this objective asks for came to a verdict"


def rate_objectives(scenario: Scenario, results: Sequence[Result], examined: Mapping[str, bool], seats: Sequence[str]) -> tuple[Rated, ...]:
    """A proposed rating for each objective and each of its seats that somebody sat in."""
    own: dict[str, list[Result]] = {seat: [] for seat in seats}
    for result in results:
        if result.seat in own and _may_count(result):
            own[result.seat].append(result)
    return tuple(
        Rated(id_, seat, *rate(objective, own[seat], examined=examined.get(seat, False)))
        for id_, objective in scenario.objectives.items()
        for seat in objective.seats
        if seat in own
    )


def _may_count(r: Result) -> bool:
    """Whether it has a verdict, and is neither contested, nor an outcome, nor done by another or by a colleague."""
    return r.result in VERDICTS and not (r.colleague or r.contested or r.outcome or r.exception in ("X6", "X13"))


def counts_for(names: Collection[str], result: Result) -> bool:
    """Whether a result belongs to what an objective lists: a standard, one of its criteria, or an inject."""
    return result.standard in names or result.criterion in names


def _listed(names: Sequence[str], results: Sequence[Result]) -> list[Result]:
    """The results that belong to what an objective lists, in their order."""
    listed = frozenset(names)
    return [r for r in results if r.standard in listed or r.criterion in listed]


def rate(objective: Objective, results: Sequence[Result], *, examined: bool) -> tuple[Rating | None, str]:
    """The rating of one seat in one objective, and the reason in a sentence. `results`: only what may count for the seat."""
    progress, harm = _listed(objective.progress, results), _listed(objective.harm, results)
    harms = one_harm_each([r for r in harm if r.result == "breached"])
    if objective.examined and not examined:
        return None, NOT_EXAMINED
    tried = [r for r in progress if r.degree != BY_ANOTHER]
    if not harms and not (tried or (harm and not objective.progress)):
        return None, NO_VERDICT
    met = [r for r in tried if r.result == "met"]
    grave = [r for r in harms if r.severity in ("grave", "critical")]
    critical = [r for r in (*progress, *harm) if r.result == "breached" and r.severity == "critical"]
    if grave:
        return "U", "a grave harm: " + _names(grave)
    if critical:
        return "U", "a critical duty not fulfilled: " + _names(critical)
    nearly = [r for r in tried if r.result == "partly_met" and r.severity == "minor"]
    if tried and 2 * len(met) + len(nearly) < len(tried):
        without = _names(r for r in tried if r.result != "met")
        return "U", f"{len(met)} of {len(tried)} criteria met, fewer than half. Not or not fully met: {without}"
    if harms and objective.progress and not tried:
        return "U", f"a harm ({_names(harms)}) and no progress to set beside it"
    if harms:
        return "M", "a harm: " + _names(harms)
    partly = [r for r in (*progress, *harm) if r.result == "partly_met"]
    critical = [r for r in partly if r.severity == "critical"]
    if critical:
        return "M", "a critical one met only in part: " + _names(critical)
    short = [r for r in progress if r.result == "breached"] + partly
    if short:
        return "S", "not or not fully met: " + _names(short)
    return "P", "all met"


def one_harm_each(harms: Sequence[Result]) -> list[Result]:
    """Harms that cite the same act on the same person are one, the gravest; of equals the first."""
    kept: list[Result] = []
    for harm in sorted(harms, key=lambda r: -SEVERITIES.index(r.severity) if r.severity else 1):
        if not any(_same(harm, other) for other in kept):
            kept.append(harm)
    return kept


def _same(a: Result, b: Result) -> bool:
    return bool(set(a.acts) & set(b.acts)) and set(a.people or ("",)) == set(b.people or ("",))


def _names(results: Iterable[Result]) -> str:
    """Criteria, each once, with the people concerned."""
    people: dict[str, dict[str, bool]] = {}
    for r in results:
        people.setdefault(r.criterion, {}).update(dict.fromkeys(r.people, True))
    return ", ".join(criterion + (f" ({', '.join(whom)})" if whom else "") for criterion, whom in people.items())
