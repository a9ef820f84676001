"""The report, made: from a journal, its assessment, and what other parts of scoring and people at the table have to add.

Pure. What a director sees beside a trainee is one appendix; everything else is the same for both.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from scoring.debrief import Told
from scoring.lawfulness import Unlawful
from scoring.model import Assessment, Rating, Standard
from scoring.reports import findings
from scoring.reports.appendix import appendix
from scoring.reports.colleagues import colleagues
from scoring.reports.court import court
from scoring.reports.gathering import lives
from scoring.reports.kinds import ByKind
from scoring.reports.lived import Life
from scoring.reports.material import Written, written
from scoring.reports.model import Audience, Line, ObjectiveLine, Report, Section, Story, TurningPoint, Whereabouts
from scoring.reports.plan import plan
from scoring.reports.results import INJECT, Judged, Review, judged, law_lines, objectives, phases
from scoring.reports.rulebook import Rulebook
from scoring.reports.sentences import between
from scoring.reports.story import Telling
from scoring.reports.team import team
from scoring.reports.timeline import person_lane, timeline
from scoring.reports.travel import travel
from scoring.reports.words import Words, capital, known
from sim.model import events as e

SECTIONS: Final = (
    "summary", "whereabouts", "travel", "objectives", "stories", "timeline", "decisions", "phases", "law", "court", "turning_points",
    "interviews", "indicators", "team", "went_well", "system", "questions", "more_questions", "plan", "reviews", "appendix",
    # of tables and parts
    "wanted", "name", "now", "objective", "own_rating", "proposed", "why", "better", "source", "met", "unrated", "finding", "cause",
    "action", "owner", "date", "entries", "level", "time", "value", "people", "result", "happened", "at_the_end", "rule", "layer",
    "begin", "lane", "numbers", "decision", "answer", "known", "by_then", "defended", "wishes", "page", "trainee", "director",
)  # fmt: skip

LEGEND: Final = {
    "here": "debrief.lane.here", "held": "debrief.lane.held", "talk": "debrief.lane.turned_to", "act": "debrief.lane.acting",
    "met": "verdict.met", "partly": "verdict.partly_met", "short": "verdict.fell_short",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extras:
    """What is handed in beside journal and assessment. All of it may be empty, and its section is then left out.

    `own`: the trainee's own ratings by objective; `reviews`: what humans said, oldest first. `other_law`: where it was judged by the law of
    another country than it was played under, what both are called, the judging one first.
    """

    standards: Sequence[Standard] = ()
    against_the_law: Sequence[Unlawful] = ()
    turning_points: Sequence[TurningPoint] = ()
    interviews: Sequence[Section] = ()
    indicators: Sequence[Section] = ()
    own: Mapping[str, Rating] = field(default_factory=dict)
    reviews: Sequence[Review] = ()
    other_law: tuple[str, str] = ("", "")


def report(entries: Sequence[e.Entry], assessment: Assessment, words: Words, extras: Extras, audience: Audience = "trainee") -> Report:
    """The whole report of a journal, in the language of `words`."""
    entries = ByKind(entries)
    material = written(entries)
    lived = lives(entries, material)
    found = judged(entries, assessment, extras.standards, material, words, extras.reviews)
    last = entries[-1]
    told = [_story(life, material, words, last) for life in lived.values()]
    rated = objectives(found, extras.own)
    asking = findings.questions(found)
    lacking, tried = findings.system(entries, found), court(entries, material, words, _broken(extras))
    title = _title(words, assessment.scenario)
    return Report(
        audience=audience,
        scenario=assessment.scenario,
        seed=assessment.seed,
        engine=assessment.engine,
        title=title,
        marking=words.say("debrief.marking"),
        opening=words.say("debrief.opening", {"scenario": title, "seed": assessment.seed, "ended": last.at}),
        notes=(
            *_other_law(extras, words),
            *colleagues(entries, material, words),
            words.say("debrief.proposal"),
            words.say("debrief.not_a_judgment"),
        ),
        summary=(*_summary(entries, lived, rated, found), *_in_court(tried, words)),
        whereabouts=tuple(_whereabouts(told, lived, material, words)),
        travel=travel(entries, lived, material, words),
        objectives=rated,
        stories=tuple(told),
        timeline=timeline(entries, lived, material, words),
        phases=phases(found),
        law=_law(entries, extras, found),
        court=tried,
        turning_points=tuple(extras.turning_points),
        interviews=tuple(extras.interviews),
        indicators=tuple(extras.indicators),
        team=team(entries, lived, material, words),
        went_well=findings.went_well(found),
        system=lacking,
        questions=asking[0],
        more_questions=asking[1],
        plan=plan(found, lacking),
        reviews=found.reviews,
        last_words=(words.say("debrief.not_a_judgment"), words.say("debrief.welfare")),
        headings={name: words.say(f"debrief.heading.{name}") for name in SECTIONS},
        legend={name: words.say(wording) for name, wording in LEGEND.items()},
        language=words.language,
        appendix=appendix(entries, lived, material, words) if audience == "director" else None,
    )


def _law(entries: Sequence[e.Entry], extras: Extras, found: Judged) -> tuple[Line, ...]:
    """Acts against the law, and terms of it that ran out: these only by the law that made them run."""
    run_out = () if extras.other_law[0] else Rulebook(found.material, found.words, entries).run_out(entries)
    return tuple(sorted((*law_lines(extras.against_the_law, found.words), *run_out), key=lambda line: line.entries))


def _broken(extras: Extras) -> dict[int, list[str]] | None:
    """Rules that each act broke, by its entry; None where another law judges than the one it was played under."""
    if extras.other_law[0]:
        return None
    found: dict[int, list[str]] = {}
    for one in extras.against_the_law:
        found.setdefault(one.entry, []).append(one.rule)
    return found


def _title(words: Words, scenario: str) -> str:
    """What an exercise is called: the scenario, and where a cut of it was played, the cut."""
    whole, _, cut = scenario.rpartition("/")
    called = known(words, f"cuts.{cut}.title") if whole else ""
    return ": ".join(filter(None, (known(words, "title", scenario), called)))


def _other_law(extras: Extras, words: Words) -> Iterator[str]:
    """What is said where the law of another country judged."""
    judging, first = extras.other_law
    if judging:
        yield words.say("debrief.other_law", {"country": judging, "first": first})


def _story(life: Life, material: Written, words: Words, last: e.Entry) -> Story:
    telling = Telling(life, material, words, last.at, last.n)
    label = known(words, f"people.{life.person}.label")
    name, now = words.called(life.person), telling.now()
    title = label if not label or label.startswith(name) else f"{name} ({label})"
    return Story(
        person=life.person, name=name, title=capital(title) if title else name, wishes=telling.wishes(),
        paragraphs=telling.paragraphs(), ending=telling.ending(), now=f"{capital(now)}.",
        lane=person_lane(life, words, last.at),
    )  # fmt: skip


def _whereabouts(stories: Sequence[Story], lived: Mapping[str, Life], material: Written, words: Words) -> Iterator[Whereabouts]:
    """Where each is, with how it ended for them alone; what ended for several stands in their stories."""
    for story in stories:
        ended = [words.say(f"endings.{name}") for name in lived[story.person].endings if material.ends_alone(name)]
        yield Whereabouts(story.title, " ".join(wish.text for wish in story.wishes), " ".join((story.now, *ended)))


def _summary(entries: Sequence[e.Entry], lived: Mapping[str, Life], rated: Sequence[ObjectiveLine], found: Judged) -> Iterator[Line]:
    """A handful of lines for somebody who reads nothing else."""
    words = found.words
    travellers = [life for life in lived.values() if found.material.role(life.person) in ("traveller", "")]
    came = [life for life in travellers if life.came >= 0]
    if came:
        asked = [min(life.wishes_said.values()) for life in travellers if life.wishes_said]
        wording = "debrief.summary.people" if asked else "debrief.summary.people_none"
        yield Line(words.say(wording, {"n": len(came), "asked": len(asked)}), tuple(life.came_entry for life in came))
        others = [life for life in lived.values() if life not in came]
        if others:
            suspects = sum(found.material.role(life.person) == "suspect" for life in others)
            args = {"elsewhere": len(others) - suspects or "", "suspects": suspects or ""}
            yield Line(words.say("debrief.summary.others", args), (entries[-1].n,))
        if asked:
            at, n = min(asked)
            yield Line(words.say("debrief.summary.first_asked", {"at": at, "span": between(min(life.came for life in came), at)}), (n,))
    held = [(between(since, until), life, shown) for life in travellers for since, until, _, shown in life.held]
    if held:
        longest, life, shown = max(held, key=lambda one: one[0])
        yield Line(words.say("debrief.summary.held", {"who": words.called(life.person), "span": longest}), shown)
    asked_for, of_standards = list[Told](), list[Told]()
    for told in filter(found.personal, found.told):
        (asked_for if told.result.standard.startswith(INJECT) else of_standards).append(told)
    weighs = [told for told in of_standards if told.weighs]
    met = [told for told in of_standards if told.result.result == "met"]
    yield Line(words.say("debrief.summary.results", {"met": len(met), "weighs": len(weighs)}), (entries[-1].n,))
    if weighs:
        layers = {layer: sum(told.result.layer == layer for told in weighs) for layer in ("law", "benchmark", "practice")}
        yield Line(words.say("debrief.summary.layers", {"weighs": len(weighs), **layers}), (entries[-1].n,))
    if asked_for:
        answered = [told for told in asked_for if told.result.result == "met"]
        yield Line(words.say("debrief.summary.asked_for", {"met": len(answered), "n": len(asked_for)}), (entries[-1].n,))
    if weighs:
        gravest = [
            one for one in weighs if one.result.severity == weighs[0].result.severity and one.result.result == weighs[0].result.result
        ]
        first = max(gravest, key=lambda one: sum(found.material.role(who) == "traveller" for who in one.people))
        words_of_it = found.verdict(first.result)
        args = {"title": found.title(first.result.criterion), "words": words_of_it, "people": found.people(first.people)}
        yield Line(words.say("debrief.summary.gravest", args), first.entries)
    if rated:
        listed = words.listed([f"{_named(one, rated, found)} {one.rating or words.say('debrief.no_rating')}" for one in rated])
        yield Line(words.say("debrief.summary.ratings", {"ratings": listed}), (entries[-1].n,))


def _in_court(tried: Sequence[Section], words: Words) -> Iterator[Line]:
    """What was decided, by the titles: why stands in its own part."""
    if tried:
        entries = tuple(sorted({line.entries[-1] for part in tried for line in part.lines}))
        yield Line(words.say("debrief.summary.court", {"titles": "; ".join(part.title for part in tried)}), entries)


def _named(one: ObjectiveLine, rated: Sequence[ObjectiveLine], found: Judged) -> str:
    """The id of an objective; whose rating it is, where several seats are rated in it."""
    several, whose = sum(other.id == one.id for other in rated) > 1, found.whose(one.seat)
    return f"{one.id} ({whose})" if several and whose else one.id
