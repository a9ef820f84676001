"""The told story of an exercise: what it came to, by objective and by person, each line with what happened and what would have been better.

`tell` makes it of a journal and its assessment, as plain data; `debrief` says it through a callable that turns wording ids into words,
so that nothing here is bound to a language but the sentences of the standards themselves. Ratings are proposals of a machine; one case
is not a judgment on a career; and the last line asks how the people at the table are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from scoring.debrief_moments import UNTOLD, Moment, moment_of, story_of, with_bodies
from scoring.lawfulness import Unlawful
from scoring.model import Assessment, Rated, Result, Source
from scoring.ratings import counts_for
from sim.model import events as e
from sim.model.scenario import Objective

Say = Callable[..., str]

WHOSE: Final = ("traveller", "suspect")  # roles whose story is told
NEEDS_A_WORD: Final = ("breached", "partly_met")


@dataclass(frozen=True, slots=True)
class Told:
    """The same result of one person or several, with the moments that show it."""

    result: Result
    people: tuple[str, ...]
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class ObjectiveTold:
    """One rated objective: what weighs on it first, then what was met."""

    rated: Rated
    results: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class PersonTold:
    """What one person lived through, in the order of time."""

    person: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """The whole. `besides`: results that no objective lists; `not_rated`: contested, done by another, or not observed."""

    scenario: str
    seed: int
    engine: str
    ended: int
    objectives: tuple[ObjectiveTold, ...]
    besides: tuple[Told, ...]
    people: tuple[PersonTold, ...]
    not_rated: tuple[Told, ...]


def tell(entries: Sequence[e.Entry], assessment: Assessment) -> Debrief:
    """The debrief of a journal as plain data."""
    by_number = {entry.n: entry for entry in entries}
    bodies, whose = _bodies(entries), _whose(entries)
    places = [str(plain.get("place", "")) for plain in _written(entries, "seats").values()]

    def told(results: Sequence[Result]) -> tuple[Told, ...]:
        alike: dict[tuple[Any, ...], list[Result]] = {}
        for r in results:
            alike.setdefault((r.criterion, r.words, r.degree, r.exception, r.due), []).append(r)
        return tuple(_as_one(same, by_number, bodies) for same in alike.values())

    objectives = _objectives(entries)
    said: dict[int, bool] = {}
    by_objective = []
    for rated in assessment.objectives:
        authored = objectives.get(rated.id)
        names = (*authored.progress, *authored.harm) if authored is not None else ()
        mine = [(i, r) for i, r in enumerate(assessment.results) if r.seat == rated.seat and r.entries and counts_for(names, r)]
        said.update((i, True) for i, _ in mine)
        ordered = sorted((r for _, r in mine if _weighs(r) or r.result == "met"), key=_gravest_first)
        by_objective.append(ObjectiveTold(rated, told(ordered)))
    rest = [r for i, r in enumerate(assessment.results) if i not in said and r.entries]
    silent = [r for r in assessment.results if r.result == "not_observed" and not r.exception]  # there was no occasion
    unrated = [r for r in assessment.results if r.entries and not _weighs(r) and r.result != "met" and r not in silent]
    return Debrief(
        scenario=assessment.scenario,
        seed=assessment.seed,
        engine=assessment.engine,
        ended=entries[-1].at if entries else 0,
        objectives=tuple(by_objective),
        besides=told([r for r in rest if _weighs(r)]),
        people=tuple(
            PersonTold(person, tuple(with_bodies(m, bodies) for m in moments)) for person, moments in story_of(entries, whose, places)
        ),
        not_rated=told(unrated),
    )


def debrief(entries: Sequence[e.Entry], assessment: Assessment, say: Say, against_the_law: Sequence[Unlawful] = ()) -> str:
    """The debrief in words. `say(id, args)` turns a wording id and its arguments into a sentence."""
    return "\n".join(_lines(tell(entries, assessment), say, against_the_law))


def to_plain(story: Debrief) -> dict[str, Any]:
    """The debrief as plain JSON values."""
    return {
        "scenario": story.scenario,
        "seed": story.seed,
        "engine": story.engine,
        "objectives": [
            {
                "id": o.rated.id,
                "seat": o.rated.seat,
                "rating": o.rated.rating,
                "reason": o.rated.reason,
                "results": [_plain(t) for t in o.results],
            }
            for o in story.objectives
        ],
        "besides": [_plain(t) for t in story.besides],
        "people": [{"person": p.person, "moments": [_moment(m) for m in p.moments]} for p in story.people],
        "not_rated": [_plain(t) for t in story.not_rated],
    }


def _plain(told: Told) -> dict[str, Any]:
    r = told.result
    return {
        "criterion": r.criterion, "people": list(told.people), "result": r.result, "words": r.words, "layer": r.layer,
        "exception": r.exception,
        "contested": r.contested, "due": r.due, "rule": r.rule, "better": r.better if r.result in NEEDS_A_WORD else "",
        "sources": [{"title": s.title, "article": s.article, "verified": s.verified} for s in r.sources],
        "moments": [_moment(m) for m in told.moments],
    }  # fmt: skip


def _moment(moment: Moment) -> dict[str, Any]:
    return {"at": moment.at, "wording": moment.wording, "args": dict(moment.args)}


def _as_one(results: Sequence[Result], entries: Mapping[int, e.Entry], bodies: Mapping[str, str]) -> Told:
    """Results alike as one, their moments in order, what happened to several at once told once.

    The last entry before a deadline proves that nothing came; it is cited by its number and tells a reader nothing.
    """
    numbers = sorted({n for r in results for n in r.entries if n in entries and not _only_the_last(r, n, entries)})
    told: dict[tuple[Any, ...], dict[str, bool]] = {}
    for n in numbers:
        moment = with_bodies(moment_of(entries[n]), bodies)
        args = tuple(pair for pair in moment.args if pair[0] != "people")
        told.setdefault((moment.at, moment.wording, args), {}).update(
            (who, True) for who in str(dict(moment.args).get("people", "")).split()
        )
    moments = tuple(Moment(at, wording, (*args, ("people", " ".join(people)))) for (at, wording, args), people in told.items())
    return Told(results[0], tuple(dict.fromkeys(who for r in results for who in r.people)), moments)


def _only_the_last(result: Result, n: int, entries: Mapping[int, e.Entry]) -> bool:
    """Whether an entry is cited for no more than being the last before the deadline: it concerns nobody whom the result is about."""
    if result.due < 0 or n == result.entries[0] or (n + 1 in entries and entries[n + 1].at <= result.due):
        return False
    event = entries[n].event
    concerned = {getattr(event, "person", ""), getattr(event, "who", ""), *getattr(event, "people", ()), *getattr(event, "about", ())}
    return not concerned & {result.person, *result.people} - {""}


def _weighs(result: Result) -> bool:
    return result.result in NEEDS_A_WORD and not result.contested


def _gravest_first(result: Result) -> tuple[int, int]:
    order = ("critical", "grave", "minor", "")
    return (0 if result.result == "breached" else 1 if result.result == "partly_met" else 2), order.index(result.severity)


def _objectives(entries: Sequence[e.Entry]) -> dict[str, Objective]:
    """The objectives as the header's material has them."""
    return {id_: Objective(**plain) for id_, plain in _written(entries, "objectives").items()}


def _written(entries: Sequence[e.Entry], part: str) -> Mapping[str, Any]:
    """A part of the scenario as the header's material has it."""
    header = entries[0].event if entries else None
    return header.material.get("scenario", {}).get(part, {}) if isinstance(header, e.Opened) else {}


def _bodies(entries: Sequence[e.Entry]) -> dict[str, str]:
    """Contact -> slot of the institution behind it, "" for a private one."""
    return {contact: str(plain.get("institution", "")) for contact, plain in _written(entries, "contacts").items()}


def _whose(entries: Sequence[e.Entry]) -> list[str]:
    """Those whose story is told; all where the journal says nothing of roles."""
    return [who for who, plain in _written(entries, "people").items() if plain.get("role") in WHOSE]


# --- in words -------------------------------------------------------------------------------------------------------------


def _lines(story: Debrief, say: Say, against_the_law: Sequence[Unlawful]) -> Iterator[str]:
    yield say("debrief.opening", {"scenario": story.scenario, "seed": story.seed, "ended": story.ended})
    yield say("debrief.proposal")
    for objective in story.objectives:
        yield ""
        yield from _objective(objective, say)
    if story.besides:
        yield from ("", say("debrief.besides"))
        for told in story.besides:
            yield from _result(told, say)
    if against_the_law:
        yield from ("", say("debrief.law"))
        for one in against_the_law:
            yield "  " + say("debrief.law_line", {"at": one.at, "verb": one.verb, "people": " ".join(one.people), "words": one.words})
            yield "    " + say("debrief.law_article", {"article": one.article, "verified": one.verified})
    if story.people:
        yield from ("", say("debrief.people"))
    for person in story.people:
        yield say("debrief.person", {"who": person.person})
        for moment in person.moments:
            yield "    " + _moment_line(moment, say)
    if story.not_rated:
        yield from ("", say("debrief.not_rated"))
        for told in story.not_rated:
            yield "  " + _not_rated(told, say)
    yield from ("", say("debrief.not_a_judgment"), say("debrief.welfare"))


def _objective(objective: ObjectiveTold, say: Say) -> Iterator[str]:
    rated = objective.rated
    rating = f"{rated.rating}: {say('rating.' + rated.rating)}" if rated.rating else say("debrief.no_rating")
    yield f"{rated.id}  {say(f'objectives.{rated.id}.title')}. {rating}"
    yield "  " + say("debrief.reason", {"reason": rated.reason})
    for told in objective.results:
        if told.result.result in NEEDS_A_WORD:
            yield from _result(told, say)
    met = [told for told in objective.results if told.result.result == "met"]
    if met:
        names = dict.fromkeys(_name(told, say) + (f" [{told.result.exception}]" if told.result.exception else "") for told in met)
        yield "  " + say("debrief.met", {"names": "; ".join(names)})


def _name(told: Told, say: Say) -> str:
    """The criterion and the people concerned."""
    name, _, inject = told.result.criterion.partition(".")
    title = say(f"injects.{inject}.title") if name == "inject" else ""
    shown = told.result.criterion if not title or title.startswith("<") else title  # not every inject has a title
    return shown + (say("debrief.whom", {"people": " ".join(told.people)}) if told.people else "")


def _cited(source: Source) -> str:
    """A citation with how far it was verified, in words where it was not."""
    verified = source.verified.replace("U+", "U+, not verified")
    return f"{source.title} {source.article}".strip() + f" [{verified}]"


def _result(told: Told, say: Say) -> Iterator[str]:
    r = told.result
    code = f" [{r.exception}]" if r.exception else ""
    yield f"  {_name(told, say)}: {r.words}{code}. {r.rule}".rstrip()
    for moment in told.moments:
        if moment.wording != UNTOLD:
            yield "    " + _moment_line(moment, say)
    if r.due >= 0:
        yield "    " + say("debrief.due", {"due": r.due})
    if r.window_ours:
        yield "    " + say("debrief.window_ours")
    if r.better:
        yield "    " + say("debrief.better", {"better": r.better})
    if r.sources:
        cited = "; ".join(_cited(source) for source in r.sources)
        yield "    " + say("debrief.source", {"layer": r.layer, "cited": cited})


def _not_rated(told: Told, say: Say) -> str:
    r = told.result
    why = say("debrief.contested") if r.contested else r.words
    return f"{_name(told, say)}: {why}{f' [{r.exception}]' if r.exception else ''}"


def _moment_line(moment: Moment, say: Say) -> str:
    return f"{say('debrief.time', {'at': moment.at})}  {say(moment.wording, dict(moment.args))}"
