"""In court: what each motion came to and why, what the judge struck and by which rule, who walked free, and who was told of it.

The rule is published (docs/reference/court.md); here it is only told how it came out, from the journal alone. What did not hold lacked
one of the things the rule asks for, in the order in which it asks. The rules that were broken are those of the pack it was played under.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from scoring.case_happenings import FOR_HER
from scoring.reports.kinds import each, of
from scoring.reports.material import OTHER_SIDE, Written
from scoring.reports.model import Line, Section
from scoring.reports.rulebook import Rulebook
from scoring.reports.words import Words, body_behind, body_of, capital, known
from sim.dossier import ENOUGH, KEEPS, LATE, RULED, rests_on, same
from sim.model import events as e
from sim.model.terms import SAFETY

FREES: Final = ("released", "house_arrest")  # rulings after which somebody leaves custody
_LOOKED_AT: Final = frozenset({
    e.ActEnded, e.CaseOpened, e.EvidenceStruck, e.MotionFiled, e.MotionReturned, e.Ruled, e.Observed, e.PersonTold, e.Freed, e.ClockStopped,
    e.ThresholdReached, e.StatusSet, e.Moved,
})  # fmt: skip
REVIEW: Final = "review"  # the act of reading the file
A_FEW: Final = 2  # people whose names stand with what was done to them; of more it is said how often
_SAID: Final = frozenset({*RULED.values(), LATE})  # lines in which a ruling is told
GROUNDS: Final = "grounds"  # the threshold from which on it concerns somebody
INJURED: Final = "injured"  # the place in the case that makes it concern them
LOOKS_AFTER: Final = ("shelter", "guardianship", "lawyers")  # bodies that can tell her, as standard VC-53 names them


@dataclass(slots=True)
class _Tried:
    """What a journal holds of the court, gathered in one pass."""

    acts: dict[str, tuple[e.Entry, e.ActEnded]] = field(default_factory=dict)
    cases: list[e.Entry] = field(default_factory=list)
    taken_out: list[tuple[e.Entry, e.EvidenceStruck]] = field(default_factory=list)
    filed: list[tuple[e.Entry, e.MotionFiled]] = field(default_factory=list)
    returned: list[tuple[e.Entry, e.MotionReturned]] = field(default_factory=list)
    ruled: list[tuple[e.Entry, e.Ruled]] = field(default_factory=list)
    said: dict[int, e.Observed] = field(default_factory=dict)  # ruling -> how whoever moved the judge was told it
    heard: dict[int, list[str]] = field(default_factory=dict)  # ruling -> seats that heard of it
    told: list[tuple[e.Entry, e.PersonTold]] = field(default_factory=list)
    passed: list[tuple[e.Entry, e.InformationShared]] = field(default_factory=list)  # to whoever looks after them
    freed: list[tuple[e.Entry, e.Freed]] = field(default_factory=list)
    lapsed: list[tuple[e.Entry, e.ClockStopped]] = field(default_factory=list)
    came: dict[str, int] = field(default_factory=dict)  # person -> the second at which they first came anywhere
    grounds: dict[str, e.Entry] = field(default_factory=dict)  # whom it concerns -> the entry by which it does


def court(
    entries: Sequence[e.Entry], material: Written, words: Words, broken: Mapping[int, Sequence[str]] | None = None
) -> tuple[Section, ...]:
    """One part for each motion that was decided, sent back, withdrawn or waits, and for whoever walked because nobody had moved the judge;
    in the order of time.

    `broken`: entry of an act -> rules of the pack that it broke; None where that is not known by the law it was played under.
    """
    tried = _Tried()
    for entry in of(entries, *_LOOKED_AT):
        _take(tried, entry, material)
    shared = each(entries, e.InformationShared)
    tried.passed = [(entry, one) for entry, one in shared if "ruling" in one.items and material.body(one.to) in LOOKS_AFTER]
    parts = _Saying(tried, material, words, entries[-1] if entries else None, broken).parts()
    return tuple(section for _, section in sorted(parts, key=lambda part: part[0]))


def _take(tried: _Tried, entry: e.Entry, material: Written) -> None:
    match entry.event:
        case e.Observed(wording=wording) as heard:
            if wording in _SAID:
                tried.said.setdefault(entry.cause, heard)
                tried.heard.setdefault(entry.cause, []).append(heard.seat)
        case e.ActEnded() as act if act.seat:
            tried.acts[act.act] = entry, act
        case e.CaseOpened():
            tried.cases.append(entry)
        case e.EvidenceStruck() as out:
            tried.taken_out.append((entry, out))
        case e.Moved(who=who, place=place) if place:
            tried.came.setdefault(who, entry.at)
        case e.MotionFiled() as motion:
            tried.filed.append((entry, motion))
        case e.MotionReturned() as back:
            tried.returned.append((entry, back))
        case e.Ruled() as ruling:
            tried.ruled.append((entry, ruling))
        case e.PersonTold(item="ruling") as told:
            tried.told.append((entry, told))
        case e.Freed() as freed:
            tried.freed.append((entry, freed))
        case e.ClockStopped(clock="custody", how="lapsed") as lapsed:
            tried.lapsed.append((entry, lapsed))
        case e.ThresholdReached(kind=kind, person=person) if kind == GROUNDS and material.role(person) == "traveller":
            tried.grounds.setdefault(person, entry)
        case e.StatusSet(person=person, status=status) if status == INJURED:
            tried.grounds.setdefault(person, entry)
        case _:
            pass


class _Saying:
    """Says it, in the words of one language."""

    def __init__(
        self, tried: _Tried, material: Written, words: Words, last: e.Entry | None, broken: Mapping[int, Sequence[str]] | None
    ) -> None:
        self.tried, self.material, self.words, self.last, self.broken = tried, material, words, last, broken
        self.rules = Rulebook(material, words)
        self.mentioned: set[int] = set()  # what was taken out beforehand is said with the first motion after it

    def parts(self) -> Iterator[tuple[int, Section]]:
        """Each with the entry by which its title dates it."""
        taken_back = [one for one in map(self._taken_back, self.tried.returned) if one is not None]
        filed = [one for one in self.tried.filed if one not in taken_back]
        waiting = list(filed)
        for entry, ruling in self.tried.ruled:
            moved = [one for one in waiting if _matter(one[1]) == _matter(ruling) and one[0].n < entry.n]
            waiting = [one for one in waiting if one not in moved]
            decided = self._say("decided", ruling=known(self.words, f"debrief.court.ruling.{ruling.ruling}", ruling.ruling))
            yield entry.n, Section(self._title(entry, ruling, decided), tuple(self._ruled(entry, ruling, moved)))
        for entry, motion in waiting:
            yield entry.n, Section(self._title(entry, motion, self._say("not_decided")), tuple(self._filed(entry, motion)))
        for entry, back in self.tried.returned:
            again = next((one for one, motion in filed if _alike(motion, back) and one.n > entry.n), None)
            ended = again is not None or any(one.subject == back.person for _, one in self.tried.lapsed)
            freed = () if ended or back.motion not in KEEPS else self._free(entry, back.person)
            how = "taken_back" if back.seat == back.to else "sent_back"
            yield entry.n, Section(self._title(entry, back, self._say(how)), (*self._came_back(entry, back, again), *freed))
        for entry, lapsed in self.tried.lapsed:
            if not any(motion.motion in KEEPS and motion.person == lapsed.subject for _, motion in filed):
                title = self._say("unmoved", at=entry.at, who=self.words.called(lapsed.subject))
                lines = (self._line("term_ended", (entry.n,)), *self._free(entry, lapsed.subject))
                yield entry.n, Section(title, lines)

    def _taken_back(self, returned: tuple[e.Entry, e.MotionReturned]) -> tuple[e.Entry, e.MotionFiled] | None:
        """The motion that whoever had filed it took back, None where a resolution went back."""
        entry, back = returned
        own = (one for one in reversed(self.tried.filed) if one[0].n < entry.n and _matter(one[1]) == _matter(back))
        return next((one for one in own if back.seat == back.to == one[1].seat), None)

    def _came_back(self, entry: e.Entry, back: e.MotionReturned, again: e.Entry | None) -> Iterator[Line]:
        if back.seat != back.to:
            yield self._line("returned", (entry.n,), at=entry.at, by=self._body(back.seat), to=self._body(back.to))
            return
        if (filed := self._taken_back((entry, back))) is not None:
            yield from self._filed(*filed)
        then = self._say("withdrawn_again", at=again.at) if again is not None else self._say("withdrawn_for_good")
        shown = (entry.n,) if again is None else (entry.n, again.n)
        yield self._line("withdrawn", shown, at=entry.at, by=self._body(back.seat), again=then)

    # --- one ruling ---------------------------------------------------------------------------------------------------------

    def _ruled(self, entry: e.Entry, ruling: e.Ruled, moved: Sequence[tuple[e.Entry, e.MotionFiled]]) -> Iterator[Line]:
        for filed, motion in moved:
            yield from self._filed(filed, motion)
        why, term = self._why(entry, ruling), self.rules.term("ruling", "", ruling.motion) if ruling.motion in KEEPS else ""
        yield replace(why, text=f"{why.text} {term}") if term else why
        yield from self._struck(ruling)
        for filed, _ in moved[:1]:
            yield from self._taken_out(filed)
        if ruling.motion in KEEPS:
            if ruling.ruling in FREES:
                yield from self._free(entry, ruling.person)
            elif ruling.ruling in KEEPS:
                yield from self._told_of(entry, None, self._concerned(entry, ruling.person), ruling.person)
        elif ruling.motion in FOR_HER:
            yield from self._told_of(entry, None, (ruling.person,), "")

    def _filed(self, entry: e.Entry, motion: e.MotionFiled) -> Iterator[Line]:
        wording = "filed_milder" if motion.motion == "custody" and motion.milder else "filed"
        if motion.motion == SAFETY:  # it is about danger: no act of the file goes with it
            asked = next((dict(act.args).get("measure", "") for one, act in self.tried.acts.values() if one.n == entry.cause), "")
            yield self._line("filed_safety", (entry.n,), at=entry.at, by=self._body(motion.seat), measure=asked)
            return
        line = self._line(wording, (entry.n,), at=entry.at, by=self._body(motion.seat), n=len(motion.evidence))
        article = self.rules.motion(motion.motion)
        yield replace(line, text=f"{line.text} {article}.") if article else line
        done = self.tried.acts.values()
        if read := [one for one, act in done if act.named == REVIEW and act.seat == motion.seat and one.n < entry.n]:
            yield self._line("reviewed" if len(read) > 1 else "reviewed_once", [one.n for one in read], n=len(read), at=read[-1].at)

    def _why(self, entry: e.Entry, ruling: e.Ruled) -> Line:
        """Why it came out so: the first thing that the rule asks for and the file had not, else what it had."""
        said = self.tried.said.get(entry.n)
        if said is not None and said.wording == LATE:
            return self._line("late", (entry.n,))
        used = [self.tried.acts[act] for act in ruling.relied if act in self.tried.acts]
        shown = (*(one.n for one, _ in used), entry.n)
        if ruling.ruling == "refused":
            why = str(dict(said.args).get("why", "")) if said is not None else ""
            return self._line("refused", shown, why=why)
        if ruling.motion in KEEPS:
            if ruling.ruling == "released":
                return self._short(entry, ruling, used)
            wording = f"held.{ruling.motion}" if ruling.motion == ruling.ruling else "held_in_part"
        elif ruling.motion == "search":
            wording = "granted.search"
        else:
            return self._line("granted.other", (entry.n,))
        sources = self._sources(used)
        return self._line(wording, shown, n=len(sources), sources="; ".join(sources))

    def _short(self, entry: e.Entry, ruling: e.Ruled, used: Sequence[tuple[e.Entry, e.ActEnded]]) -> Line:
        """What a motion for custody lacked, by the published rule."""
        sources = {rests_on(act) for _, act in used}
        n = len({source for source, _ in sources})
        if not any(case.n < entry.n for case in self.tried.cases):
            lacked = "no_case"
        elif not any(act.named == "detain" and ruling.person in act.people and one.n < entry.n for one, act in self.tried.acts.values()):
            lacked = "no_protocol"
        elif n < ENOUGH:
            lacked = "one_source" if n else "no_source"
        elif all(word for _, word in sources):
            lacked = "only_words"
        else:
            lacked = "not_against"
        shown = (*(one.n for one, _ in used), entry.n)
        return self._line(f"short.{lacked}", shown, n=n, who=self.words.called(ruling.person))

    def _sources(self, used: Sequence[tuple[e.Entry, e.ActEnded]]) -> list[str]:
        """Each source once, with what it was done to, or how often where that would be a long list."""
        alike: dict[str, list[e.ActEnded]] = {}
        for _, act in used:
            alike.setdefault(rests_on(act)[0], []).append(act)
        return [self._source(acts) for acts in alike.values()]

    def _source(self, acts: Sequence[e.ActEnded]) -> str:
        people = tuple(dict.fromkeys(who for act in acts for who in act.people))
        if len(people) > A_FEW:
            return self._say("source_often", verb=acts[0].named, n=len(acts))
        return self._say("source", verb=acts[0].named, of=self._of(acts[0], people))

    def _act(self, name: str) -> tuple[str, tuple[int, ...]]:
        """An act as a lawyer names it, what, with whom, by whom and when; and its entry."""
        if name not in self.tried.acts:
            return name, ()
        entry, act = self.tried.acts[name]
        return self._say("act", verb=act.named, of=self._of(act, act.people), by=self._body(act.seat), at=entry.at), (entry.n,)

    def _of(self, act: e.ActEnded, people: Sequence[str]) -> str:
        """Of what an act was: a thing or a place, else these people."""
        args = dict(act.args)
        of = str(args.get("thing") or args.get("at") or "")
        return self.words.called(of) if of else self.words.listed([self.words.called(who) for who in people])

    def _struck(self, ruling: e.Ruled) -> Iterator[Line]:
        named = [self._act(act) for act in ruling.struck]
        if named:
            rules = " ".join(self.rules.rule(rule) for rule in ruling.unmet)
            yield self._line("struck", [n for _, entries in named for n in entries], acts="; ".join(act for act, _ in named), rules=rules)

    def _taken_out(self, filed: e.Entry) -> Iterator[Line]:
        for entry, out in self.tried.taken_out:
            if entry.n < filed.n and entry.n not in self.mentioned:
                self.mentioned.add(entry.n)
                act, shown = self._act(out.evidence)
                line = self._line("taken_out", (*shown, entry.n), by=self._body(out.seat), act=act, reason=out.reason)
                doubt = self._rightly(out.reason, shown)
                yield replace(line, text=f"{line.text} {doubt}") if doubt else line

    def _rightly(self, reason: str, act: Sequence[int]) -> str:
        """What is to be said against the reason for which an act was taken out, "" where it fits or nobody knows."""
        if self.broken is None or not act:
            return ""
        rules = [rule for n in act for rule in self.broken.get(n, ()) if self.rules.strikes(rule)]
        if not rules:
            return self._say("taken_out_clean")
        if any(self.rules.fits(reason, rule) for rule in rules):
            return ""
        return self._say("taken_out_other", rules=" ".join(map(self.rules.rule, rules)))

    # --- who walks free, and who was told ---------------------------------------------------------------------------------------

    def _free(self, since: e.Entry, person: str) -> Iterator[Line]:
        freed = next((one for one in self.tried.freed if one[0].at >= since.at and one[1].who == person), None)
        if freed is not None:
            wording = "home" if freed[1].how == "house_arrest" else "free"
            yield self._line(wording, (freed[0].n,), who=self.words.called(person), at=freed[0].at)
        yield from self._told_of(since, freed[0] if freed is not None else None, self._concerned(since, person), person)

    def _concerned(self, since: e.Entry, suspect: str) -> tuple[str, ...]:
        """Whom a ruling about a suspect concerns, with whoever was told of it since."""
        since_then = (event.person for one, event in self.tried.told if one.n > since.n and self.material.role(event.person) == "traveller")
        return tuple(dict.fromkeys((*self.tried.grounds, *since_then, *self._came_with(suspect))))

    def _told_of(self, since: e.Entry, freed: e.Entry | None, people: Sequence[str], suspect: str) -> Iterator[Line]:
        """Who was told, and understood it, before the door opened, who only afterwards, and who of those it concerns never.

        Not told but passed on to whoever looks after them is said apart: the standard is met by it, and nothing shows that they heard it.
        """
        found: dict[str, dict[str, e.Entry]] = {"understood": {}, "not_understood": {}, "afterwards": {}}
        passed: dict[int, list[str]] = {}  # entry -> for whom
        never: dict[str, int] = {}
        for who in people:
            told = [(one, event) for one, event in self.tried.told if event.person == who and one.n > since.n]
            before = [(one, event) for one, event in told if freed is None or one.at <= freed.at]
            best = next((one for one in before if one[1].understood), before[0] if before else None)
            if best is not None:
                found["understood" if best[1].understood else "not_understood"][who] = best[0]
            elif told:
                found["afterwards"][who] = told[0][0]
            elif (on := next((one for one in self.tried.passed if self._reaches(since, *one, who)), None)) is not None:
                passed.setdefault(on[0].n, []).append(who)
            else:
                never[who] = self.tried.grounds[who].n if who in self.tried.grounds else 0
        for how, those in found.items():
            if those:
                wording = f"told.{how}" if freed is not None else f"told_of_it.{how}"
                named = self.words.listed([self.words.called(who) for who in those])
                yield self._line(wording, [one.n for one in those.values()], people=named, when=self._when(those.values()))
        for one, event in self.tried.passed:
            if one.n in passed:
                named = self.words.listed([self.words.called(who) for who in passed[one.n]])
                body = body_behind(event.to, self.material, self.words)
                yield self._line("told.passed_on", (one.n,), people=named, body=body, when=self._when([one]))
        if never:
            shown = (*filter(None, never.values()), *((self.last.n,) if self.last is not None else ()))
            yield self._line("told.never", shown, people=self.words.listed([self._owed(who, suspect) for who in never]))

    def _reaches(self, since: e.Entry, one: e.Entry, event: e.InformationShared, who: str) -> bool:
        """Whether somebody who knew of this ruling passed it on for this person: named, or meant where at most the other side is named."""
        named = [other for other in event.people if self.material.role(other) != OTHER_SIDE]
        return one.n > since.n and event.seat in self.tried.heard.get(since.n, (event.seat,)) and (not named or who in named)

    def _when(self, entries: Collection[e.Entry]) -> str:
        """The minute of these entries, or the first and the last."""
        first, last = min(one.at for one in entries), max(one.at for one in entries)
        return self._say("between" if self.words.time(first) != self.words.time(last) else "at", at=first, until=last)

    def _owed(self, who: str, suspect: str) -> str:
        """Somebody to whom a ruling is owed, and why it is."""
        entry, args = self.tried.grounds.get(who), {"who": self.words.called(who)}
        if entry is None:
            return self._say("owed.came_with", suspect=self.words.called(suspect), **args) if suspect else args["who"]
        return self._say("owed.injured" if isinstance(entry.event, e.StatusSet) else "owed.grounds", at=entry.at, **args)

    def _came_with(self, suspect: str) -> Iterator[str]:
        """Whoever came with the suspect, of the group of somebody whom it concerns: theirs too, though no seat had found out by then."""
        people, came = self.material.part("people"), self.tried.came
        groups = {str(people.get(who, {}).get("group", "")) for who in self.tried.grounds} - {""}
        mine = (who for who in people if people[who].get("group") in groups and self.material.role(who) == "traveller")
        return (who for who in mine if suspect in came and came.get(who) == came[suspect])

    # --- words -------------------------------------------------------------------------------------------------------------------

    def _title(self, entry: e.Entry, motion: e.Ruled | e.MotionFiled | e.MotionReturned, decided: str) -> str:
        about = motion.person or motion.place
        what = capital(self.words.say(f"choice.motion.{motion.motion}"))
        return self._say("title", at=entry.at, motion=what, who=self.words.called(about) if about else "", decided=decided)

    def _body(self, seat: str) -> str:
        return body_of(seat, self.material, self.words)

    def _say(self, wording: str, **args: object) -> str:
        return self.words.say(f"debrief.court.{wording}", args)

    def _line(self, wording: str, entries: Sequence[int], **args: object) -> Line:
        return Line(self._say(wording, **args), tuple(dict.fromkeys(entries)))


def _alike(one: e.MotionFiled, other: e.MotionReturned) -> bool:
    """Whether both are about the same: of one person's liberty is decided once, by whichever motion."""
    return _matter(one) in same(*_matter(other))


def _matter(one: e.Ruled | e.MotionFiled | e.MotionReturned) -> tuple[str, str, str]:
    return one.motion, one.person, one.place
