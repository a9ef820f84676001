"""Findings beside the results: what the system lacked, what went well, what to talk about.

System findings are kept apart from personal ones: a queue that never came, a door at which nobody answered, a machine colleague's own
act. No rating rests on them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from scoring.debrief import Told, gravest_first
from scoring.model import SEVERITIES
from scoring.reports.kinds import each, of
from scoring.reports.model import Line
from scoring.reports.results import Judged
from scoring.reports.words import Words, known
from sim.model import events as e

LONG: Final = 30 * 60  # a wait that is worth a line
NOBODY_THERE: Final = ("engine.refused.no_answer", "engine.refused.nobody_there")
WELL_AT_MOST: Final = 10
A_FEW: Final = 5  # questions for which forty minutes are enough


# --- the system -------------------------------------------------------------------------------------------------------------


def system(entries: Sequence[e.Entry], found: Judged) -> tuple[Line, ...]:
    """What was missing or slow whoever had sat there."""
    lines = [
        *_lacking(entries, found.words),
        *_queues(entries, found.words),
        *_no_answer(entries, found.words),
        *_colleagues(found),
        *_outcomes(found),
    ]
    return tuple(lines)


def _lacking(entries: Sequence[e.Entry], words: Words) -> Iterator[Line]:
    """What the author says that there is too little of, for each service that was asked for."""
    asked: dict[str, int] = {}
    for entry, event in each(entries, e.ServiceQueued):
        asked.setdefault(event.service, entry.n)
    for service, n in asked.items():
        said = known(words, f"services.{service}.lacking")
        if said:
            yield Line(said, (n,))


def _queues(entries: Sequence[e.Entry], words: Words) -> Iterator[Line]:
    """Services that were asked for and came late, or never."""
    asked: dict[str, tuple[e.Entry, e.ServiceQueued]] = {}
    served: dict[str, e.Entry] = {}
    left: dict[str, e.Entry] = {}
    for entry in of(entries, e.ServiceQueued, e.ServiceGranted, e.ServiceLeft):
        event = entry.event
        if isinstance(event, e.ServiceQueued):
            asked[event.ticket] = entry, event
        elif isinstance(event, e.ServiceGranted):
            served[event.ticket] = entry
        elif isinstance(event, e.ServiceLeft):
            left[event.ticket] = entry
    last = entries[-1]
    for ticket, (entry, event) in asked.items():
        args = {"service": words.called(event.service), "at": entry.at}
        if ticket in served:
            waited = served[ticket].at - entry.at
            if waited >= LONG:
                yield _line(words, "queue_late", (entry.n, served[ticket].n), **args, span=waited)
        elif ticket in left or event.due < 0:
            yield _line(words, "queue_none", (entry.n, left[ticket].n) if ticket in left else (entry.n,), **args)
        elif last.at - entry.at >= LONG:
            yield _line(words, "queue_never", (entry.n, last.n), **args)


def _no_answer(entries: Sequence[e.Entry], words: Words) -> Iterator[Line]:
    for entry, event in each(entries, e.ActRefused):
        if event.reason in NOBODY_THERE:
            who = dict(event.args).get("contact") or dict(event.args).get("service") or dict(event.args).get("to") or ""
            yield _line(words, "no_answer", (entry.n,), at=entry.at, who=words.called(str(who)) if who else "", verb=event.named)


def _colleagues(found: Judged) -> Iterator[Line]:
    """What machine colleagues did that a standard speaks against: never the trainee's."""
    for told in found.told:
        if told.weighs and not told.result.outcome and not found.personal(told):
            yield _line(found.words, "colleague", told.entries, title=found.title(told.result.criterion), people=found.people(told.people))


def _outcomes(found: Judged) -> Iterator[Line]:
    """Results that read the hidden truth: what became of people, never a rating."""
    for told in found.told:
        if told.result.outcome and told.result.result in ("breached", "partly_met"):
            yield _line(found.words, "outcome", told.entries, title=found.title(told.result.criterion), people=found.people(told.people))


def _line(words: Words, wording: str, entries: Sequence[int], **args: object) -> Line:
    return Line(words.say(f"debrief.system.{wording}", args), tuple(entries))


# --- well, questions ---------------------------------------------------------------------------------------------------------


def went_well(found: Judged) -> tuple[Line, ...]:
    """What was met, the things that matter most first: each as one line, also where several seats met it, or for several people apart.

    What one seat did rightly and another wrongly toward the same person is nothing that went well for that person.
    """
    wrong = {(told.result.criterion, who): True for told in found.told if told.weighs for who in told.people or ("",)}
    met = [_without(told, wrong) for told in found.told if told.result.result == "met" and found.personal(told)]
    met = [told for told in met if told.people or (not told.result.people and not _wrong_to_anybody(told, wrong))]
    met.sort(key=lambda told: -_gravest(told, found))
    alike: dict[tuple[str, str], list[Told]] = {}
    for told in met:
        alike.setdefault((told.result.criterion, found.excused(told.result)), []).append(told)
    return tuple(_well(found, told, excused) for (_, excused), told in list(alike.items())[:WELL_AT_MOST])


def _without(told: Told, wrong: Mapping[tuple[str, str], bool]) -> Told:
    return replace(told, people=tuple(who for who in told.people if (told.result.criterion, who) not in wrong))


def _wrong_to_anybody(told: Told, wrong: Mapping[tuple[str, str], bool]) -> bool:
    return any(criterion == told.result.criterion for criterion, _ in wrong)


def _well(found: Judged, told: Sequence[Told], excused: str) -> Line:
    people = dict.fromkeys(who for one in told for who in one.people)
    args = {"title": found.title(told[0].result.criterion), "people": found.people(list(people)), "exception": excused}
    entries = sorted({n for one in told for n in one.entries})
    return Line(found.words.say("debrief.well_excused" if excused else "debrief.well", args), tuple(entries))


def _gravest(told: Told, found: Judged) -> int:
    criterion = found.criteria.get(told.result.criterion)
    return max((SEVERITIES.index(one) for one in criterion.severity.values()), default=0) if criterion is not None else -1


def questions(found: Judged) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What to talk about: one question for each standard touched, the gravest first and of these what harmed most of those who travelled;
    a few for everybody with two that are always asked, and the rest for where there is time.
    """
    short = [told for told in found.told if told.weighs or told.result.contested]
    short.sort(key=lambda told: (gravest_first(told.result), -sum(found.material.role(who) == "traveller" for who in told.people)))
    weighs = [told.result.standard for told in short]
    met = [told.result.standard for told in found.told if told.result.result == "met"]
    asked = [known(found.words, f"debrief.question.{standard}") for standard in dict.fromkeys((*weighs, *met))]
    always = [found.words.say("debrief.question.person"), found.words.say("debrief.question.tomorrow")]
    said = [question for question in asked if question][: 2 * WELL_AT_MOST]
    return (*said[:A_FEW], *always), tuple(said[A_FEW:])
