"""Results and ratings as a report shows them: by phase of the work, each with what happened, its source, and what humans said of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from scoring.debrief import LATE, Told, tell
from scoring.debrief_moments import UNTOLD, Moment
from scoring.lawfulness import Unlawful
from scoring.model import Assessment, Criterion, Rated, Rating, Result, Standard
from scoring.ratings import NO_VERDICT, NOT_EXAMINED
from scoring.reports import asked
from scoring.reports.evidence import Evidence
from scoring.reports.material import Written
from scoring.reports.model import Line, ObjectiveLine, Phase, ResultLine, Reviewed
from scoring.reports.rulebook import ran_out
from scoring.reports.words import Words, known, law_verified, lawful, sourced
from sim.model import events as e

SHORT: Final = 56  # letters of a title that is taken from a text
INJECT: Final = "inject"  # "phase" of what the exercise itself asked for
PHASES: Final = ("id", "int", "prot", "ref", "inv", "pros", "court", "reint", "all", INJECT)
_WHY: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("grave_harm", r"a grave harm: (?P<what>.+)"),
        ("critical_duty", r"a critical duty not fulfilled: (?P<what>.+)"),
        ("fewer_than_half", r"(?P<met>\d+) of (?P<n>\d+) criteria met, fewer than half\. Not or not fully met: (?P<what>.+)"),
        ("harm_alone", r"a harm \((?P<what>.+)\) and no progress to set beside it"),
        ("harm", r"a harm: (?P<what>.+)"),
        ("critical_in_part", r"a critical one met only in part: (?P<what>.+)"),
        ("not_fully", r"not or not fully met: (?P<what>.+)"),
        ("all_met", "all met"),
        ("not_examined", re.escape(NOT_EXAMINED)),
        ("no_verdict", re.escape(NO_VERDICT)),
    )
)  # the reasons of scoring.ratings, each with the id under which it is said
_NAMED: Final = re.compile(r"\b(?:inject\.\w+|[A-Z]{2}-?\d+(?:\.\w+)?|[a-z][a-z_0-9]*)\b")


OF_THINGS: Final = ("debrief.kept", "debrief.other_hand")  # moments that name things; told by their owners


@dataclass(frozen=True, slots=True)
class Review:
    """What a human said of a result (`about` a criterion) or a rating (an objective). `rating`: what stands in its place, "" confirmed."""

    about: str
    by: str
    written: str
    rating: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """Everything that was judged of one journal, with the words to say it in."""

    told: tuple[Told, ...]
    assessment: Assessment
    standards: Mapping[str, Standard]
    criteria: Mapping[str, Criterion]
    material: Written
    words: Words
    reviews: tuple[Reviewed, ...]
    followed: Mapping[str, tuple[e.Entry, ...]] = field(default_factory=dict)  # event not answered -> what came of that
    evidence: Evidence | None = None
    after_all: Mapping[str, e.Entry] = field(default_factory=dict)  # event not answered in time -> when what it asks was done

    def title(self, criterion: str) -> str:
        """What a criterion is called: its own title; of an inject the first words of its text."""
        if criterion in self.criteria:
            return self.criteria[criterion].title
        if criterion in self.standards:
            return self.standards[criterion].title
        family, _, inject = criterion.partition(".")
        if family != INJECT or not inject:
            return criterion
        return known(self.words, f"injects.{inject}.title") or _shortened(known(self.words, f"injects.{inject}", inject.replace("_", " ")))

    def rule(self, result: Result) -> str:
        """What was asked for, in the language of the standards handed in, or as the scenario says it of its own inject."""
        if result.criterion in self.criteria:
            return self.criteria[result.criterion].rule
        return self._authored(result.criterion, "expected", result.rule)

    def better(self, result: Result) -> str:
        """What would have been better, likewise."""
        if result.criterion in self.criteria:
            return self.criteria[result.criterion].better
        return self._authored(result.criterion, "better", result.better)

    def defended(self, result: Result) -> tuple[str, ...]:
        """Of what is contested, the two lines that practitioners defend."""
        criterion = self.criteria.get(result.criterion)
        contested = criterion.exceptions.get("X13") if criterion is not None and result.defended else None
        return contested.lines if contested is not None else result.defended

    def excused(self, result: Result) -> str:
        """Why a duty did not stand as written, "" where it did. That a child's wish lifts nothing is not said where those who decide for
        a child have decided, and the act is met by that; what the law commands is said where a standard's own words tell it."""
        if not result.exception:
            return ""
        wording = f"debrief.exception.{result.exception}"
        own = known(self.words, f"{wording}.{result.standard}") or known(self.words, f"{wording}.{result.result}")
        return own or known(self.words, wording, result.exception)

    def _authored(self, criterion: str, part: str, otherwise: str) -> str:
        family, _, inject = criterion.partition(".")
        return known(self.words, f"injects.{inject}.{part}", otherwise) if family == INJECT and inject else otherwise

    def personal(self, told: Told) -> bool:
        """Whether a result is about somebody who sat at the table: not the world's, not a machine colleague's."""
        result = told.result
        return not result.outcome and not result.colleague and result.seat in self.material.part("seats")

    def verdict(self, result: Result) -> str:
        """A verdict in words: only law is breached, of the rest somebody fell short."""
        return known(self.words, "verdict." + result.words.replace(" ", "_"), result.words)

    def names(self, text: str) -> str:
        """A sentence of the rating rule with titles and names in place of ids."""

        def named(found: re.Match[str]) -> str:
            word = found[0]
            if word in self.criteria or word.startswith("inject."):
                return self.title(word)
            return self.words.called(word) if word in self.material.part("people") else word

        return _NAMED.sub(named, text)

    def why(self, reason: str) -> str:
        """Why a rating is proposed, with titles and names; a reason that no wording knows as it stands."""
        for name, pattern in _WHY:
            if found := pattern.fullmatch(reason):
                args = {part: self.names(text) for part, text in found.groupdict().items()}
                return self.words.say(f"debrief.reason.{name}", args)
        return self.names(reason)

    def whose(self, seat: str) -> str:
        """What whoever sits in a seat is, "" where the material says nothing of it."""
        profession = str(self.material.part("seats").get(seat, {}).get("profession", ""))
        return self.words.say("profession." + profession) if profession else ""

    def people(self, people: Sequence[str]) -> str:
        return self.words.listed([self.words.called(who) for who in people])

    def said_of(self, about: str, seat: str) -> tuple[Reviewed, ...]:
        """Reviews of an objective or a criterion, and those of it that are of this seat alone (`T1@post`)."""
        return tuple(one for one in self.reviews if one.about in (about, f"{about}@{seat}"))


def judged(
    entries: Sequence[e.Entry],
    assessment: Assessment,
    standards: Sequence[Standard],
    material: Written,
    words: Words,
    reviews: Sequence[Review],
) -> Judged:
    """A journal's results, ready to be said."""
    criteria = {criterion.id: criterion for standard in standards for criterion in standard.criteria}
    by_id = {standard.id: standard for standard in standards}
    said = tuple(_reviewed(one, words) for one in reviews)
    told, evidence = tell(entries, assessment), Evidence(entries, material, words)
    return Judged(told, assessment, by_id, criteria, material, words, said, asked.followed(entries), evidence, asked.after_all(entries))


def _reviewed(review: Review, words: Words) -> Reviewed:
    args = {"about": review.about, "by": review.by, "written": review.written, "reason": review.reason, "rating": review.rating}
    said = words.say("debrief.review.overridden" if review.rating else "debrief.review.confirmed", args)
    return Reviewed(review.about, review.by, review.written, said)


# --- ratings ----------------------------------------------------------------------------------------------------------------


def objectives(found: Judged, own: Mapping[str, Rating]) -> tuple[ObjectiveLine, ...]:
    """The objectives: what the trainees rated first beside what the machine proposes. `own`: by objective, of one seat as `T1@post`."""
    ids = [rated.id for rated in found.assessment.objectives]
    return tuple(_objective(found, own, rated, several=ids.count(rated.id) > 1) for rated in found.assessment.objectives)


def _objective(found: Judged, own: Mapping[str, Rating], rated: Rated, *, several: bool) -> ObjectiveLine:
    """`several`: more than one seat is rated in it, so each says whose rating it is."""
    words, id_, rating = found.words, rated.id, rated.rating or ""
    mine = own.get(f"{id_}@{rated.seat}", own.get(id_, ""))
    whose = f" ({found.whose(rated.seat)})" if several and found.whose(rated.seat) else ""
    return ObjectiveLine(
        id=id_, seat=rated.seat, title=known(words, f"objectives.{id_}.title", id_) + whose, rating=rating,
        words=words.say(f"rating.{rating}") if rating else words.say("debrief.no_rating"), reason=found.why(rated.reason), own=mine,
        own_words=words.say(f"rating.{mine}") if mine else "", reviews=found.said_of(id_, rated.seat),
    )  # fmt: skip


# --- results ----------------------------------------------------------------------------------------------------------------


def phases(found: Judged) -> tuple[Phase, ...]:
    """Every result under the phase of the work it belongs to; phases nobody came to are left out."""
    by_phase: dict[str, list[Told]] = {}
    for told in found.told:
        if found.personal(told):
            standard = found.standards.get(told.result.standard)
            by_phase.setdefault(standard.phase if standard is not None else INJECT, []).append(told)
    several = len({one.result.seat for some in by_phase.values() for one in some}) > 1
    return tuple(_phase(found, phase, by_phase[phase], several=several) for phase in PHASES if phase in by_phase)


def _phase(found: Judged, phase: str, told: Sequence[Told], *, several: bool) -> Phase:
    weighs = [one for one in told if one.weighs]
    wrong = {(one.result.criterion, one.result.seat): True for one in weighs if one.people}
    # what was met where nobody was named is not told beside what the same seat did wrong toward somebody
    met = [one for one in told if one.result.result == "met" and (one.people or (one.result.criterion, one.result.seat) not in wrong)]
    unrated = [one for one in told if not one.weighs and one.result.result != "met"]
    rest = [one for one in weighs if phase == INJECT and not asked.mattered(found, one)]
    counts, folded = asked.by_seat(found, met, weighs, rest) if phase == INJECT else ((), ())

    def lines(some: Sequence[Told]) -> tuple[ResultLine, ...]:
        return tuple(result_line(found, one, several=several) for one in some)

    title, worth = found.words.say(f"debrief.phase.{phase}"), [one for one in weighs if one not in rest]
    if phase == INJECT:
        seats = [*found.material.part("seats")]
        worth.sort(key=lambda one: seats.index(one.result.seat))
    return Phase(phase, title, lines(worth), lines(met), lines(unrated), counts, folded, lines(rest))


def result_line(found: Judged, told: Told, *, several: bool) -> ResultLine:
    """One result in words. `several`: more than one seat was judged, so each line says whose it is."""
    r, words = told.result, found.words
    cited = [lawful(one.law, words) if one.law is not None else sourced(one, words.say, words.citation) for one in r.sources]
    if r.layer == "law" and len(cited) > 1:  # the article of the pack comes first; a treaty is benchmark also beside it
        cited[1] = words.say("debrief.beside_the_law", {"source": cited[1]})
    return ResultLine(
        criterion=r.criterion, title=found.title(r.criterion), people=_concerned(found, told, several=several), verdict=r.result,
        words=words.say("debrief.contested") if r.contested else found.verdict(r), layer=words.say(f"layer.{r.layer}"),
        exception=found.excused(r), contested=r.contested,
        rule=found.rule(r),
        happened=(*_happened(told, found), *_after_all(r.criterion, found), *_followed(r.criterion, found), *_missing(r, found),
                  *_toward(told, found)),
        due=_due(told, found),
        better=found.better(r) if told.weighs else "",
        sources=(*cited, *([words.say("debrief.window_ours")] if r.window_ours else [])),
        entries=told.entries, reviews=found.said_of(r.criterion, r.seat), defended=found.defended(r),
    )  # fmt: skip


def _due(told: Told, found: Judged) -> str:
    """When it fell due: one moment, or for several people the first and the last; where life or limb put it off, by how long; and where it
    was done after that, that it was done."""
    dues, words, criterion = told.dues, found.words, found.criteria.get(told.result.criterion)
    if not dues:
        return ""
    if words.time(dues[0]) == words.time(dues[-1]):
        said = [words.say("debrief.due", {"due": dues[0]})]
    else:
        said = [words.say("debrief.due_between", {"first": dues[0], "last": dues[-1]})]
    if told.put_off:
        said.append(words.say("debrief.put_off", {"span": told.put_off}))
    if told.result.degree == LATE and criterion is not None and criterion.form == "followed_by":
        said.append(words.say("debrief.came_late"))
    return " ".join(said)


def _missing(result: Result, found: Judged) -> Iterator[Line]:
    """What was missing, where several things had to be done: those that were not, and of an act before which none was, all of them."""
    criterion = found.criteria.get(result.criterion)
    if criterion is None:
        return
    none_done = criterion.form == "before" and result.result == "breached" and not result.missing
    titles = [part.title for part in criterion.parts if part.title and (none_done or part.name in result.missing)]
    if titles:
        yield Line(found.words.say("debrief.missing", {"parts": "; ".join(titles)}))


def _toward(told: Told, found: Judged) -> Iterator[Line]:
    """Toward how many of a group a duty was done that one sign of all of them had opened."""
    result, criterion = told.result, found.criteria.get(told.result.criterion)
    if criterion is None or not criterion.one_for_a_sign or result.degree != "part" or len(result.people) < 2 or not told.moments:
        return
    after = [dict(moment.args) for moment in told.moments if moment.wording != told.moments[0].wording]
    done = {who for args in after for who in str(args.get("people", "")).split()} & set(result.people)
    yield Line(found.words.say("debrief.toward", {"n": len(done), "all": len(result.people)}))


def _concerned(found: Judged, told: Told, *, several: bool) -> str:
    """The people whom a result is about, and whose result it is where several seats were judged or nobody answered what was asked."""
    unanswered = told.weighs and told.result.standard.startswith(INJECT)
    whose = found.whose(told.result.seat) if several or unanswered else ""
    return "; ".join(filter(None, (found.people(told.people), whose)))


def _happened(told: Told, found: Judged) -> Iterator[Line]:
    for moment, entries in _own_first(told, found.evidence):
        args = dict(moment.args)
        if "inject" in args:
            args["inject"] = found.title(f"{INJECT}.{args['inject']}")
        evidence = found.evidence
        if moment.wording != UNTOLD:
            more = evidence.more(moment, entries, told.result, told.people) if evidence is not None else ""
            if moment.wording in OF_THINGS:
                args["people"] = " ".join(found.material.owner(thing) for thing in str(args["people"]).split())
            said = found.words.say(moment.wording, args)
            if more:
                said = f"{said.rstrip('.')}. {more}"
            yield Line(said, entries, found.words.time(moment.at - ran_out(args)))
        elif evidence is not None and (text := evidence.instead(entries)):
            yield Line(text, entries, found.words.time(moment.at))


def _own_first(told: Told, evidence: Evidence | None) -> list[tuple[Moment, tuple[int, ...]]]:
    """The moments in their order; what another did, unknown to this seat, behind what the seat itself knew or did."""
    shown = list(zip(told.moments, told.shown_by, strict=True))
    return shown if evidence is None else sorted(shown, key=lambda one: evidence.another(one[1], told.result))


def _after_all(criterion: str, found: Judged) -> Iterator[Line]:
    """That what an event asks was done when its time was over."""
    done = found.after_all.get(criterion.removeprefix(f"{INJECT}."))
    if done is not None:
        yield Line(found.words.say("debrief.after_all", {"inject": found.title(criterion)}), (done.n,), found.words.time(done.at))


def _followed(criterion: str, found: Judged) -> Iterator[Line]:
    """What came in the story of an event that was not answered in time."""
    for entry in found.followed.get(criterion.removeprefix(f"{INJECT}."), ()):
        if isinstance(entry.event, e.InjectGiven):
            inject = found.title(f"{INJECT}.{entry.event.inject}")
            yield Line(found.words.say("debrief.followed", {"inject": inject}), (entry.n,), found.words.time(entry.at))


def _shortened(text: str) -> str:
    """The first words of a text, as a title where nobody has written one."""
    if len(text) <= SHORT:
        return text
    return text[:SHORT].rsplit(" ", 1)[0].rstrip(" ,.:;'") + " …"


def _ruled(one: Unlawful, words: Words) -> str:
    """What the rule of the pack says, in the language spoken now; as the pack has it where nobody has translated it."""
    return known(words, f"rule.{one.law[0]}.{one.rule}", one.words)


def law_lines(against_the_law: Sequence[Unlawful], words: Words) -> tuple[Line, ...]:
    """What the law of the pack says of each act, with its article."""
    return tuple(
        Line(
            words.say("debrief.law_line", {"verb": one.verb, "people": " ".join(one.people), "words": _ruled(one, words)})
            + " "
            + words.say("debrief.law_article", {"article": words.legal(one.law), "verified": law_verified(one.law[1], words.say)}),
            (one.entry,),
            words.time(one.at),
        )
        for one in against_the_law
    )
