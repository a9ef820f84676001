"""Results as a debrief tells them: the same result of several people once, with the moments that show it, as plain data.

The report (scoring.reports) puts them into words. Ratings are proposals of a machine, and one case is not a judgment on a career.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scoring.debrief_moments import Moment, moment_of, with_bodies
from scoring.model import Assessment, Result
from scoring.ratings import counts_for
from sim.model import events as e
from sim.model.scenario import Objective

NEEDS_A_WORD: Final = ("breached", "partly_met")
LATE: Final = "late"  # the degree of what was done after its time: each entry then shows what opened it, or what was done


@dataclass(frozen=True, slots=True)
class Told:
    """The same result of one person or several, with the moments that show it. `shown_by`: the entries of each moment; `dues`: the
    seconds at which it fell due for them, in order; `put_off`: the most seconds of that for which life or limb came first."""

    result: Result
    people: tuple[str, ...]
    moments: tuple[Moment, ...]
    entries: tuple[int, ...] = ()
    shown_by: tuple[tuple[int, ...], ...] = ()
    dues: tuple[int, ...] = ()
    put_off: int = 0

    @property
    def weighs(self) -> bool:
        """Whether it says that something was missing or harmful, and counts."""
        return self.result.result in NEEDS_A_WORD and not self.result.contested


def tell(entries: Sequence[e.Entry], assessment: Assessment) -> tuple[Told, ...]:
    """Every result that the journal shows anything of, alike ones as one, the gravest first; not what machine colleagues did."""
    by_number, bodies = {entry.n: entry for entry in entries}, _bodies(entries)
    alike: dict[tuple[Any, ...], list[Result]] = {}
    own = (r for r in assessment.results if r.entries and not _no_occasion(r) and not r.colleague)
    for r in sorted(own, key=gravest_first):
        alike.setdefault((r.criterion, r.seat, r.colleague, r.words, r.degree, r.exception, r.missing), []).append(r)
    return tuple(_as_one(same, by_number, bodies) for same in alike.values())


def by_objective(told: Sequence[Told], assessment: Assessment, objectives: Mapping[str, Objective]) -> dict[str, Any]:
    """Results under the objectives that list them, as plain JSON values: `objectives` (one list for each of the assessment's, in its
    order), `besides` (what no objective lists), `not_rated` (contested, done by another, or not observed)."""
    listed: list[list[Told]] = []
    for rated in assessment.objectives:
        authored = objectives.get(rated.id)
        names = (*authored.progress, *authored.harm) if authored is not None else ()
        listed.append([one for one in told if one.result.seat == rated.seat and counts_for(names, one.result)])
    return {
        "objectives": [[_plain(one) for one in results if one.weighs or one.result.result == "met"] for results in listed],
        "besides": [_plain(one) for one in told if one.weighs and not any(one in results for results in listed)],
        "not_rated": [_plain(one) for one in told if not one.weighs and one.result.result != "met"],
    }


def _plain(told: Told) -> dict[str, Any]:
    r = told.result
    return {
        "criterion": r.criterion, "seat": r.seat, "people": list(told.people), "result": r.result, "words": r.words, "layer": r.layer,
        "exception": r.exception, "contested": r.contested, "due": r.due, "rule": r.rule, "better": r.better if told.weighs else "",
        "sources": [{"title": s.title, "article": s.article, "verified": s.verified} for s in r.sources],
        "moments": [{"at": m.at, "wording": m.wording, "args": dict(m.args)} for m in told.moments], "entries": list(told.entries),
    }  # fmt: skip


def gravest_first(result: Result) -> tuple[int, int]:
    """For sorting: what was missing or harmful before what was met, the grave before the minor."""
    order = ("critical", "grave", "minor", "")
    return (0 if result.result == "breached" else 1 if result.result == "partly_met" else 2), order.index(result.severity)


def _as_one(results: Sequence[Result], entries: Mapping[int, e.Entry], bodies: Mapping[str, str]) -> Told:
    """Results alike as one, their moments in order, what happened to several at once told once.

    The last entry before a deadline proves that nothing came; it is cited by its number and tells a reader nothing.
    """
    numbers = sorted({n for r in results for n in r.entries if n in entries and not _only_the_last(r, n, entries)})
    numbers = [n for n in numbers if not _of_the_list(results[0], entries[n].event)]
    numbers = [n for n in numbers if not _only_the_scene(entries[n].event)] or numbers
    told: dict[tuple[Any, ...], dict[str, bool]] = {}
    shown_by: dict[tuple[Any, ...], list[int]] = {}
    for n in numbers if results[0].result in NEEDS_A_WORD else ():  # of what was met it is enough to say so
        moment = with_bodies(moment_of(entries[n]), bodies)
        args = tuple(pair for pair in moment.args if pair[0] != "people")
        same = (moment.at, moment.wording, args)
        told.setdefault(same, {}).update((who, True) for who in str(dict(moment.args).get("people", "")).split())
        shown_by.setdefault(same, []).append(n)
    moments = tuple(Moment(at, wording, (*args, ("people", " ".join(people)))) for (at, wording, args), people in told.items())
    people = tuple(dict.fromkeys(who for r in results for who in r.people))
    dues = tuple(sorted({r.due for r in results if r.due >= 0}))
    put_off = max(r.put_off for r in results)
    return Told(results[0], people, moments, tuple(numbers) or results[0].entries, tuple(map(tuple, shown_by.values())), dues, put_off)


def _only_the_last(result: Result, n: int, entries: Mapping[int, e.Entry]) -> bool:
    """Whether an entry is cited for no more than being the last before the deadline: it concerns nobody whom the result is about."""
    if result.due < 0 or result.degree == LATE or n == result.entries[0] or (n + 1 in entries and entries[n + 1].at <= result.due):
        return False
    if result.degree == "never" and len(result.entries) == 2 and entries[n].at <= result.due:
        return True  # nothing was done, whomever this concerns
    event = entries[n].event
    concerned = {getattr(event, "person", ""), getattr(event, "who", ""), *getattr(event, "people", ()), *getattr(event, "about", ())}
    return not concerned & {result.person, *result.people} - {""}


def _of_the_list(result: Result, event: e.Event) -> bool:
    """Whether an entry says how an event of the list was answered, which tells something only of that event."""
    return isinstance(event, e.InjectMet | e.InjectMissed) and not result.standard.startswith("inject")


def _only_the_scene(event: e.Event) -> bool:
    """Whether an entry is something seen that is about nobody: it shows that time went by, and tells a reader nothing."""
    return isinstance(event, e.Observed) and not event.about and not event.claims


def _no_occasion(result: Result) -> bool:
    return result.result == "not_observed" and not result.exception and not result.contested


def _bodies(entries: Iterable[e.Entry]) -> dict[str, str]:
    """Contact -> slot of the institution behind it, as the header's material has it; "" for a private one, and for one that works for the
    other side: there it matters who it was, and the body is not to blame."""
    header = next(iter(entries)).event
    contacts = header.material.get("scenario", {}).get("contacts", {}) if isinstance(header, e.Opened) else {}
    return {contact: "" if plain.get("hostile") else str(plain.get("institution", "")) for contact, plain in contacts.items()}
