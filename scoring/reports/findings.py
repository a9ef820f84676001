"""Findings beside the results: how the team worked together, what the system lacked, what went well, what to talk about, what to improve.

System findings are kept apart from personal ones: a queue that never came, a door at which nobody answered, a machine colleague's own
act. No rating rests on them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from scoring.debrief import Told
from scoring.model import SEVERITIES
from scoring.reports.lived import Life
from scoring.reports.material import Written
from scoring.reports.model import Line, PlanRow
from scoring.reports.results import INJECT, Judged
from scoring.reports.words import Words, known
from sim.model import events as e

LONG: Final = 30 * 60  # a wait that is worth a line
SHELTERS: Final = ("shelter", "social_service", "adaptation_centre")
NOBODY_THERE: Final = ("engine.refused.no_answer", "engine.refused.nobody_there")
WELL_AT_MOST: Final = 10


# --- the system -------------------------------------------------------------------------------------------------------------


def system(entries: Sequence[e.Entry], found: Judged) -> tuple[Line, ...]:
    """What was missing or slow whoever had sat there."""
    lines = [*_queues(entries, found.words), *_no_answer(entries, found.words), *_colleagues(found), *_outcomes(found)]
    return tuple(lines)


def _queues(entries: Sequence[e.Entry], words: Words) -> Iterator[Line]:
    """Services that were asked for and came late, or never."""
    asked: dict[str, tuple[e.Entry, e.ServiceQueued]] = {}
    served: dict[str, e.Entry] = {}
    left: dict[str, e.Entry] = {}
    for entry in entries:
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
    for entry in entries:
        event = entry.event
        if isinstance(event, e.ActRefused) and event.reason in NOBODY_THERE:
            who = dict(event.args).get("contact") or dict(event.args).get("service") or dict(event.args).get("to") or ""
            yield _line(words, "no_answer", (entry.n,), at=entry.at, who=words.called(str(who)) if who else "", verb=event.verb)


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


# --- the team ---------------------------------------------------------------------------------------------------------------


def team(entries: Sequence[e.Entry], lives: Mapping[str, Life], material: Written, words: Words) -> tuple[Line, ...]:
    """Hand-over delay, questions asked twice, what was lost on the way, decisions taken together."""
    lines = [*_first_call(entries, material, words), *_asked_twice(lives, words), *_lost(lives, words), *_together(entries, words)]
    return tuple(lines)


def _say(words: Words, wording: str, entries: Sequence[int], **args: object) -> Line:
    return Line(words.say(f"debrief.team.{wording}", args), tuple(dict.fromkeys(n for n in entries if n)))


def _first_call(entries: Sequence[e.Entry], material: Written, words: Words) -> Iterator[Line]:
    """From the first reasonable grounds to the first call to a service that can take people in."""
    grounds = next((x for x in entries if isinstance(x.event, e.ThresholdReached) and x.event.kind == "grounds"), None)
    if grounds is None:
        return
    call = next((x for x in entries if _calls_a_shelter(x.event, material)), None)
    if call is None:
        yield _say(words, "never_called", (grounds.n, entries[-1].n), at=grounds.at)
    elif call.at < grounds.at:
        yield _say(words, "called_before", (call.n, grounds.n), at=call.at)
    else:
        yield _say(words, "called", (grounds.n, call.n), at=call.at, span=call.at - grounds.at)


def _calls_a_shelter(event: e.Event, material: Written) -> bool:
    if isinstance(event, e.ServiceQueued):
        return str(material.part("services").get(event.service, {}).get("institution", "")) in SHELTERS
    return isinstance(event, e.InformationShared) and material.body(event.to) in SHELTERS


def _asked_twice(lives: Mapping[str, Life], words: Words) -> Iterator[Line]:
    """The same person, the same topic, asked again: by another seat, or by the same."""
    for life in lives.values():
        topics: dict[str, list[tuple[str, int]]] = {}
        for one in life.happenings:
            if one.kind == "asked":
                topics.setdefault(str(one.args["topic"]), []).append((str(one.args["seat"]), one.entries[0]))
        for topic, asked in topics.items():
            if len(asked) > 1:
                wording = "asked_by_several" if len({seat for seat, _ in asked}) > 1 else "asked_again"
                yield _say(words, wording, [n for _, n in asked], who=words.called(life.person), topic=topic, n=len(asked))


def _lost(lives: Mapping[str, Life], words: Words) -> Iterator[Line]:
    """What somebody had said they want, and what did not go along when they were handed over."""
    for life in lives.values():
        for one in life.happenings:
            if one.kind != "handed_over" or "wishes" in one.args["items"] or not life.wishes_said:
                continue
            passed = [h for h in life.happenings if h.kind == "shared" and h.args["to"] == one.args["to"] and "wishes" in h.args["items"]]
            if not passed:
                said = min(life.wishes_said.values())[1]
                whom = words.say(f"institution.{one.args['body']}") if one.args["body"] else words.called(one.args["to"])
                yield _say(words, "wishes_lost", (said, *one.entries), who=words.called(life.person), whom=whom)


def _together(entries: Sequence[e.Entry], words: Words) -> Iterator[Line]:
    """Meetings in which several bodies decided about somebody."""
    for entry in entries:
        event = entry.event
        if isinstance(event, e.Identified) and len(event.bodies) > 1:
            bodies = words.listed([words.say(f"institution.{body}") for body in event.bodies])
            yield _say(words, "together", (entry.n,), at=entry.at, who=words.called(event.person), bodies=bodies)


# --- well, questions, plan ---------------------------------------------------------------------------------------------------


def went_well(found: Judged) -> tuple[Line, ...]:
    """What was met, the things that matter most first: each as one line, also where several seats or several times met it."""
    met = [told for told in found.told if told.result.result == "met" and found.personal(told)]
    met.sort(key=lambda told: -_gravest(told, found))
    lines: dict[str, list[int]] = {}
    for told in met:
        args = {
            "title": found.title(told.result.criterion),
            "people": found.people(told.people),
            "exception": known(found.words, f"debrief.exception.{told.result.exception}", told.result.exception),
        }
        said = found.words.say("debrief.well" if not told.result.exception else "debrief.well_excused", args)
        lines.setdefault(said, []).extend(told.entries)
    return tuple(Line(said, tuple(sorted(set(entries)))) for said, entries in list(lines.items())[:WELL_AT_MOST])


def _gravest(told: Told, found: Judged) -> int:
    criterion = found.criteria.get(told.result.criterion)
    return max((SEVERITIES.index(one) for one in criterion.severity.values()), default=0) if criterion is not None else -1


def questions(found: Judged) -> tuple[str, ...]:
    """What to talk about: one question for each standard touched, those that weigh first; at last two for everybody."""
    weighs = [told.result.standard for told in found.told if told.weighs or told.result.contested]
    met = [told.result.standard for told in found.told if told.result.result == "met"]
    asked = [known(found.words, f"debrief.question.{standard}") for standard in dict.fromkeys((*weighs, *met))]
    always = [found.words.say("debrief.question.person"), found.words.say("debrief.question.tomorrow")]
    return (*[question for question in asked if question][: 2 * WELL_AT_MOST], *always)


def plan(found: Judged, system_findings: Sequence[Line]) -> tuple[PlanRow, ...]:
    """The improvement plan as HSEEP has it (AAR/IP): finding and action drafted, root cause, owner and date for people to fill."""
    rows = []
    by_criterion: dict[str, list[Told]] = {}
    for told in found.told:
        r = told.result
        if told.weighs and found.personal(told):
            by_criterion.setdefault(INJECT if r.standard.startswith(INJECT) else r.criterion, []).append(told)
    for criterion, same in by_criterion.items():
        title = found.title(criterion)
        if criterion == INJECT:
            title = found.words.say("debrief.plan.injects", {"n": len(same)})
        people = found.people(list(dict.fromkeys(who for told in same for who in told.people)))
        finding = found.words.say("debrief.plan.finding", {"title": title, "people": people, "words": found.verdict(same[0].result)})
        action = "" if criterion == INJECT and len(same) > 1 else same[0].result.better  # of many moments none speaks for the rest
        rows.append(PlanRow(finding, "", action, "", "", tuple(sorted({n for told in same for n in told.entries}))))
    rows += [PlanRow(line.text, found.words.say("debrief.plan.system"), "", "", "", line.entries) for line in system_findings]
    return tuple(rows)
