"""An assessment in words: ratings, then the results of each seat that people played, then in short what machine colleagues did.

Results of one criterion that come out alike stand under one head, each with its people and entries.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from zholda.cli import output

if TYPE_CHECKING:
    from zholda.session import Assessment, Result

ORDER: Final = ("breached", "partly_met", "not_observed", "met")
TABLE: Final = "the table as a whole"


def told(found: "Assessment", seats: Sequence[str], *, colleagues: bool, journal: str) -> Iterator[str]:
    """The lines below the title. `seats` in the order of the table; `colleagues`: theirs in full too."""
    several = len({rated.seat for rated in found.objectives}) > 1
    for rated in found.objectives:
        whose = f"{rated.seat:<14}" if several else ""
        yield output.wrapped(rated.reason, " " * 12, f"{rated.id:<4}{whose}{rated.rating or '-':<8}")
    worth = [one for one in found.results if one.entries and one.result in ORDER and _worth_a_line(one)]
    for seat in (*seats, ""):
        own = [one for one in worth if one.seat == seat and not one.colleague]
        if own:
            yield f"\n{(seat or TABLE).upper()}: {_counts(own)}"
            yield from _in_full(own)
    theirs = [one for one in worth if one.colleague]
    if theirs:
        yield "\nMACHINE COLLEAGUES, who are not rated"
    for seat in seats:
        done = [one for one in theirs if one.seat == seat]
        if done:
            yield output.wrapped(_counts(done), "  ", f"  {seat}: ")
            if colleagues:
                yield from _in_full(done)
    if theirs and not colleagues:
        yield output.wrapped(f"All of it: zholda assess {journal} --colleagues", "  ", "  ")


def _worth_a_line(one: "Result") -> bool:
    """What nobody had occasion to show is said only of somebody, or with why."""
    return bool(one.people or one.exception or one.result != "not_observed")


def _counts(results: Iterable["Result"]) -> str:
    """How often which verdict was given: `1 breached, 3 fell short, 20 met`."""
    numbers: dict[str, int] = {}
    for one in sorted(results, key=lambda one: ORDER.index(one.result)):
        numbers[one.words] = numbers.get(one.words, 0) + 1
    return ", ".join(f"{n} {words}" for words, n in numbers.items())


def _in_full(results: Sequence["Result"]) -> Iterator[str]:
    """Every result: what, by which rule, for whom and on which entries; where something was missing, what would have been better."""
    alike: dict[tuple[int, str, str, bool], list[Result]] = {}
    for one in results:
        alike.setdefault((ORDER.index(one.result), one.criterion, one.exception, one.contested), []).append(one)
    for (order, criterion, exception, contested), same in sorted(alike.items(), key=lambda pair: pair[0][0]):
        first = same[0]
        excused = f" [{exception}]" if exception else ""
        verdict = "contested, not rated" if contested else first.words
        yield "\n" + output.wrapped(f"{verdict}{excused}" + (f": {first.rule}" if first.rule else ""), "  ", f"{criterion} ")
        for one in same:
            people = ", ".join(one.people or ((one.person,) if one.person else ()))
            yield output.wrapped(f"entries {', '.join(map(str, one.entries))}", "    ", f"  {people + ': ' if people else ''}")
        yield from (output.wrapped(line, "    ", "  - ") for line in first.defended)
        if ORDER[order] in ("breached", "partly_met"):
            cited = "; ".join(source.cited for source in first.sources)
            if first.better:
                yield output.wrapped(f"Better: {first.better}", "  ", "  ")
            yield output.wrapped(f"{first.layer}: {cited}" if cited else first.layer, "  ", "  ")
