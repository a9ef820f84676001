"""`zholda replay`, `assess` and `debrief`: what can be done with an exercise that was kept."""

from argparse import Namespace
from typing import TYPE_CHECKING

from zholda import session
from zholda.cli import diagnostics, output

if TYPE_CHECKING:
    from zholda.session import Result


def replay(asked: Namespace) -> int:
    """Play again and compare."""
    saved = _read(asked.journal)
    again = session.replay(saved)
    state = "finished" if again.finished else "unfinished"
    output.show(f"{again.scenario}, seed {again.seed}: the same {again.entries} entries again ({state})")
    output.show(f"digest {again.digest}")
    return diagnostics.DONE


def assess(asked: Namespace) -> int:
    """Ratings by objective, then results: what was a harm or is missing first, then what was done well."""
    found = session.assess(_whole(asked.journal))
    if asked.format == "json":
        output.show_json(session.plain(found))
        return diagnostics.DONE
    output.show(f"{found.scenario}, seed {found.seed}. Ratings are proposals: a human confirms or overrides them.")
    for rated in found.objectives:
        output.show(output.wrapped(rated.reason, " " * 12, f"{rated.id:<4}{rated.rating or '-':<8}"))
    for verdict in _ORDER:
        for result in found.results:
            if result.result == verdict and result.entries and (result.people or result.exception or verdict != "not_observed"):
                output.show("\n" + _told(result))
    return diagnostics.DONE


_ORDER = ("breached", "partly_met", "not_observed", "met")


def _told(result: "Result") -> str:
    """One result: what, for whom, by which rule, on which entries; where something was missing, what would have been better."""
    people = result.people or ((result.person,) if result.person else ())
    whom = f" ({', '.join(people)})" if people else ""
    excused = f" [{result.exception}]" if result.exception else ""
    lines = [output.wrapped(f"{result.words}{whom}{excused}: {result.rule}", "  ", f"{result.criterion} ")]
    if result.result in {"breached", "partly_met"} and result.better:
        cited = "; ".join(f"{source.title} {source.article}".strip() for source in result.sources)
        lines += [output.wrapped(f"Better: {result.better}", "  ", "  "), output.wrapped(f"{result.layer}: {cited}", "  ", "  ")]
    lines.append(output.wrapped(f"entries {', '.join(map(str, result.entries))}", "  ", "  "))
    return "\n".join(lines)


def debrief(asked: Namespace) -> int:
    """The told story."""
    saved = _whole(asked.journal)
    if asked.format == "json":
        output.show_json(session.debrief_plain(saved))
    else:
        output.show_story(session.debrief(saved))
    return diagnostics.DONE


def _whole(name: str) -> session.SavedJournal:
    """A journal that is judged or told: where it has no end yet, that is said."""
    saved = _read(name)
    if not saved.journal.finished:
        diagnostics.say(f"{name} is unfinished: it has no closing entry, and what follows says nothing of what would have come.")
    return saved


def _read(name: str) -> session.SavedJournal:
    saved = session.read(name)
    diagnostics.about(scenario=saved.journal.header.scenario, seed=saved.journal.header.seed)
    return saved
