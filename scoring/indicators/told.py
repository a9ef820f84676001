"""Identification sheets told in words: what was on each, how it stands to what the seat knew by then, and counts, never a rate.

Labels of people and clock times come as callables, so that nothing here is bound to a case. Sentences are for trainee and evaluator.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from scoring.indicators.catalogue import named
from scoring.indicators.cohort import Cohort, Rate
from scoring.indicators.policies import Judgement
from scoring.indicators.sheets import FITS, SeatSheets, Sheet, SheetReport

Label = Callable[[str], str]
Time = Callable[[int], str]

HEAD: Final = (
    "Identification sheets, against what each seat could have known by then. What was really so is shown and not counted. "
    "Indicators screen; they never decide guilt. One case is not a judgment on a career."
)
NONE: Final = "No identification sheet was filed. `zholda play` offers it among the forms of a seat."
_OUTCOME: Final = {
    "reason_to_look": ("reason to look: yes", "reason to look: no sign had reached this seat, which is not the same as none"),
    "reasonable_grounds": (
        "reasonable grounds: yes, protection is owed now",
        "reasonable grounds: undetermined, further answers could turn it",
    ),
    "identification_threshold": (
        "identification threshold: reached",
        "identification threshold: undetermined, further answers could turn it",
    ),
}


class Part(NamedTuple):
    """Lines under a title, each with the journal entries that show it: what a debrief takes."""

    title: str
    lines: tuple[tuple[str, tuple[int, ...]], ...]


def told(report: SheetReport, label: Label, time: Time) -> str:
    """All sheets of a journal, seat by seat."""
    lines = [HEAD]
    for part in parts(report, label, time):
        lines += ["", part.title, *(f"  {text}{_entries(entries)}" for text, entries in part.lines)]
    return "\n".join(lines if len(lines) > 1 else [HEAD, "", NONE])


def parts(report: SheetReport, label: Label, time: Time) -> tuple[Part, ...]:
    """A part for the counts of each seat that filed a sheet, and one for each of its sheets."""
    return tuple(part for seat in report.seats if seat.sheets or seat.about_nobody for part in _seat(seat, label, time))


def _seat(one: SeatSheets, label: Label, time: Time) -> Iterator[Part]:
    c = one.counts
    lines = [
        f"People: {c.people_seen} of {c.people_with_signs} seen, {c.people_troubled} of {c.people_without} troubled.",
        f"Signs: {c.signs_seen} of {c.signs} on the sheets, {c.ticks_unfounded} of {c.ticks} ticks unfounded, {c.ticks_late} late.",
        f"Left unknown: {c.unknown_right} of {c.unknown} rightly.",
    ]
    nobody = [("A sheet about nobody whom this seat had met. It cannot be measured", (entry,)) for entry in one.about_nobody]
    yield Part(f"Identification sheets of the seat {one.seat}", (*((line, ()) for line in lines), *nobody))
    for sheet in one.sheets:
        yield Part(f"{time(sheet.at)} {label(sheet.person)}", tuple(_sheet(sheet)))


def _sheet(sheet: Sheet) -> Iterator[tuple[str, tuple[int, ...]]]:
    concluded, right = sheet.conclusion.replace("_", " ") or "none read", ", ".join(one.replace("_", " ") for one in sheet.right)
    yield f"Conclusion: {concluded}: {FITS[sheet.fits]}. What was known bears: {right}", (sheet.entry,)
    for tick in sheet.ticks:
        late = "; late, for it was known before" if tick.late else ""
        yield f"{tick.verdict}, {tick.why}{late}: {named(tick.indicators) or tick.line}", tick.entries
    for name, found in (("missed", sheet.misses), ("rightly left open", sheet.open)):
        if found:
            yield f"{name}: {named(found)}", ()
    for one in sheet.unknown:
        if not one.right:
            yield f"put down as unknown, though it had been told in full: {named((one.indicator,))}", ()
    for denied in sheet.ruled_out:
        if not denied.right:
            yield f"put down as not found, though a sign of it had reached this seat: {named((denied.indicator,))}", ()
    if sheet.not_looked_for:
        yield f"not counted: {_further(len(sheet.not_looked_for))} there for a look, a question or a search", ()
    if sheet.unpublished:
        yield f"no list has: {', '.join(sheet.unpublished)}. `zholda indicators` shows those there are", ()
    yield from ((f"in own words, for the evaluator: {line}", ()) for line in sheet.own_words)
    yield from ((line, ()) for line in map(_policy, sheet.policies) if line)
    truth = [*(["is under 18"] if sheet.truth.minor else []), named(sheet.truth.indicators)]
    yield f"What was really so (shown, not scored): {'; '.join(filter(None, truth)) or 'nothing that these lists name'}", ()


def _entries(entries: tuple[int, ...]) -> str:
    said = "entry" if len(entries) == 1 else "entries"
    return f" ({said} {', '.join(map(str, entries))})" if entries else ""


def _further(number: int) -> str:
    return "1 further sign was" if number == 1 else f"{number} further signs were"


def _policy(judgement: Judgement) -> str:
    """One policy in words; the survey's table is never told of somebody stopped before arrival."""
    if judgement.policy not in _OUTCOME:
        return ""
    yes, no = _OUTCOME[judgement.policy]
    rests = f" (rests on unverified weights: {', '.join(judgement.unverified)})" if judgement.unverified else ""
    return (yes if judgement.outcome == "positive" else no) + rests


def rates_told(found: Cohort) -> str:
    """The rates of a cohort."""
    rows = (
        ("signs on the sheets, of those that reached a seat", found.signs_seen),
        ("ticks that were unfounded", found.ticks_unfounded),
        ("rightly left unknown, of all left unknown", found.unknown_right),
        ("people with signs who were seen", found.people_seen),
        ("people without signs who were troubled", found.people_troubled),
    )
    head = f"{found.trainees} trainees; 95 % intervals (Wilson). Sheets of one trainee hang together: the true uncertainty is wider."
    return "\n".join([head, *(f"  {name}: {_rate(rate)}" for name, rate in rows)])


def _rate(rate: Rate) -> str:
    if rate.rate is None or rate.low is None or rate.high is None:
        return "no occasion"
    return f"{rate.found} of {rate.of}, {_percent(rate.rate)} ({_percent(rate.low)} to {_percent(rate.high)})"


def _percent(thousandths: int) -> str:
    return f"{thousandths // 10}.{thousandths % 10} %"
