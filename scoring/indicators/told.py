"""Identification sheets told in words: what was on each, how it stands to what the seat knew by then, and counts, never a rate.

The words come in, as for a report: nothing here is bound to a language or a case. What bears out several ticks alike is said once.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from scoring.indicators.catalogue import MINOR, verified
from scoring.indicators.catalogue import words as published
from scoring.indicators.cohort import Cohort, Rate
from scoring.indicators.policies import Judgement
from scoring.indicators.sheets import SeatSheets, Sheet, SheetReport, Tick
from scoring.reports.words import Words, known

Label = Callable[[str], str]  # what a person, or whoever sits in a seat, is called

POLICIES: Final = ("reason_to_look", "reasonable_grounds", "identification_threshold")  # the survey's table is told of nobody on the road


class Part(NamedTuple):
    """Lines under a title, each with the journal entries that show it: what a debrief takes."""

    title: str
    lines: tuple[tuple[str, tuple[int, ...]], ...]


def told(report: SheetReport, words: Words, label: Label) -> str:
    """All sheets of a journal, seat by seat."""
    lines = [words.say("sheet.head")]
    for part in parts(report, words, label):
        lines += ["", part.title, *(f"  {text}{_entries(entries)}" for text, entries in part.lines)]
    return "\n".join(lines if len(lines) > 1 else [*lines, "", words.say("sheet.none")])


def parts(report: SheetReport, words: Words, label: Label) -> tuple[Part, ...]:
    """A part for the counts of each seat that filed a sheet, and one for each of its sheets."""
    return tuple(part for seat in report.seats if seat.sheets or seat.about_nobody for part in _seat(seat, words, label))


def _seat(one: SeatSheets, words: Words, label: Label) -> Iterator[Part]:
    counts = {name: getattr(one.counts, name) for name in one.counts.__slots__}
    lines = [(words.say(f"sheet.counts.{name}", counts), ()) for name in ("people", "signs", "unknown")]
    nobody = [(words.say("sheet.nobody"), (entry,)) for entry in one.about_nobody]
    yield Part(words.say("sheet.seat", {"who": label(one.seat)}), (*lines, *nobody))
    for sheet in one.sheets:
        yield Part(f"{words.time(sheet.at)} {label(sheet.person)}", tuple(_sheet(sheet, words)))


def _sheet(sheet: Sheet, words: Words) -> Iterator[tuple[str, tuple[int, ...]]]:
    concluded = words.say(f"sheet.concluded.{sheet.conclusion or 'unread'}")
    right = ", ".join(words.say(f"sheet.concluded.{one}") for one in sheet.right)
    fits = words.say(f"sheet.fits.{sheet.fits}")
    yield words.say("sheet.conclusion", {"concluded": concluded, "fits": fits, "right": right}), (sheet.entry,)
    yield from _ticks(sheet.ticks, words)
    wrong = [one.indicator for one in sheet.unknown if not one.right]
    denied = [one.indicator for one in sheet.ruled_out if not one.right]
    for name, found in (("missed", sheet.misses), ("open", sheet.open), ("not_unknown", wrong), ("denied", denied)):
        if found:
            yield words.say(f"sheet.{name}", {"signs": _named(found, words)}), ()
    if sheet.not_looked_for:
        yield words.say("sheet.not_counted", {"n": len(sheet.not_looked_for)}), ()
    if sheet.unpublished:
        yield words.say("sheet.unpublished", {"names": ", ".join(sheet.unpublished)}), ()
    yield from ((words.say("sheet.own_words", {"text": line}), ()) for line in sheet.own_words)
    yield from ((_policy(one, words), ()) for one in sheet.policies if one.policy in POLICIES)
    truth = [*([words.say("sheet.truth_minor")] if sheet.truth.minor else []), _named(sheet.truth.indicators, words)]
    what = "; ".join(filter(None, truth)) or words.say("sheet.truth_none")
    yield words.say("sheet.truth", {"what": what}), ()


def _ticks(ticks: Iterable[Tick], words: Words) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Ticks that stand alike as one line: what bears them out, or why nothing does, is said once."""
    alike: dict[tuple[str, str, bool], list[Tick]] = {}
    for tick in ticks:
        alike.setdefault((tick.verdict, tick.why, tick.late), []).append(tick)
    for (_, why, late), same in alike.items():
        signs = "; ".join(_named(tick.indicators, words) or tick.line for tick in same)
        said = words.say(f"sheet.why.{why}", {"signs": signs})
        entries = tuple(sorted({n for tick in same for n in tick.entries}))
        yield (words.say("sheet.late", {"said": said}) if late else said), entries


def _named(indicators: Iterable[str], words: Words) -> str:
    """Indicators in words with their ids, and with what nobody has read in a source."""
    tags = {"S": "", "R": words.say("sheet.ours")}
    unread = words.say("sheet.unverified")
    said = []
    for one in indicators:
        text = known(words, f"sign.{one}", published(one))
        tag = "" if one == MINOR else tags.get(verified(one), unread)
        said.append(f"{text} [{', '.join(filter(None, (one, tag)))}]")
    return "; ".join(said)


def _entries(entries: tuple[int, ...]) -> str:
    return f" [{', '.join(map(str, entries))}]" if entries else ""


def _policy(judgement: Judgement, words: Words) -> str:
    """One policy in words, and where it rests on what nobody has read, that too."""
    said = words.say(f"sheet.policy.{judgement.policy}.{'yes' if judgement.outcome == 'positive' else 'no'}")
    if not judgement.unverified:
        return said
    return words.say("sheet.rests", {"said": said, "names": ", ".join(judgement.unverified)})


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
