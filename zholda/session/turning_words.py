"""Turning points in words: what was decided, what would have followed, how sure that is. Everybody by name, now that it is over."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from zholda.session.journals import header_of
from zholda.tongue import span

if TYPE_CHECKING:
    from scoring.counterfactual.lines import Fork
    from scoring.counterfactual.turning import Alternative, Answer, Effect, Turning
    from scoring.debrief_moments import Moment
    from scoring.reports.model import TurningPoint
    from sim.model.events import Entry


IN_MINUTES: Final = ("free", "care")


def known_points(entries: "Sequence[Entry]", digest: str) -> "list[TurningPoint]":
    """The turning points that were computed earlier, and a word of it where that was not all of them, or where bad luck spoiled no good
    decision. `digest`: of the journal."""
    from scoring.reports.model import TurningPoint
    from zholda.session.turning import known

    kept = known(digest)
    if kept is None:
        return []
    points = told(entries, kept.turning())
    if kept.left:
        title = Words(entries).say("turning.unfinished", {"looked": kept.looked, "among": len(kept.inquiries)})
        points.append(TurningPoint("open", "", title, ()))
    elif not any(point.for_the == "luck" for point in points):
        points.append(TurningPoint("luck", "", Words(entries).say("turning.no_bad_luck"), ()))
    return points


def told(entries: "Sequence[Entry]", turning: "Turning") -> "list[TurningPoint]":
    """Turning points as the debrief tells them: for a person, for the case, and the good decision that had bad luck."""
    from scoring.reports.model import TurningPoint

    words = Words(entries)
    points = []
    for kind, found in (("person", turning.persons), ("case", turning.case)):
        for answer, alternative in found:
            fork = answer.fork
            said = words.paragraphs(answer, alternative, kind == "case")
            points.append(TurningPoint(kind, words.clock(fork), words.title(fork), said, (fork.n,)))
    if turning.unlucky is not None:
        fork = turning.unlucky.fork
        said = (words.decided(fork), words.say("turning.unlucky"))
        points.append(TurningPoint("luck", words.clock(fork), words.title(fork), said, (fork.n,)))
    return points


class Words:
    """Sentences about forks and effects, with everybody by name now that it is over."""

    def __init__(self, entries: "Sequence[Entry]") -> None:
        from zholda.wording import Wording

        header = header_of(entries)
        scenario = header.material["scenario"]
        texts = scenario["texts"]
        self.entries = entries
        self._names = {who: texts[f"people.{who}.name"] for who in scenario["people"] if f"people.{who}.name" in texts}
        self.wording = Wording(texts, start=scenario["start"], scenario=header.scenario)

    def say(self, wording: str, args: dict[str, Any] | None = None) -> str:
        return self.wording.say(wording, args or {}, known=self._names)

    def clock(self, fork: "Fork") -> str:
        return self.wording.time(fork.at)

    def title(self, fork: "Fork") -> str:
        """The question of a decision with the person it was about, or what was done."""
        if not fork.occurrence:
            return self._act(fork)
        name, _, subject = fork.occurrence.split("#")[0].partition("[")
        whom = f" ({self.wording.label(subject.rstrip(']'), self._names)})" if subject else ""
        return self.say(f"decisions.{name}.ask") + whom

    def decided(self, fork: "Fork") -> str:
        if not fork.occurrence:
            return self._act(fork)
        return self.say("turning.chose", {"option": self.option(fork, fork.taken)}) if fork.taken else self.say("turning.nobody")

    def option(self, fork: "Fork", option: str) -> str:
        return self.say(f"decisions.{fork.occurrence.split('#')[0].partition('[')[0]}.options.{option}")

    def _act(self, fork: "Fork") -> str:
        from sim.model.events import Commanded
        from sim.model.verbs import named

        command = self.entries[fork.n - 1].event
        args = command.args if isinstance(command, Commanded) else {}
        people = args.get("people") or args.get("person") or ""
        whom = " ".join(people) if isinstance(people, list | tuple) else str(people)
        return self.say("turning.did", {"verb": named(str(args.get("verb", "")), args), "people": whom})

    def paragraphs(self, answer: "Answer", alternative: "Alternative", case: bool) -> tuple[str, ...]:
        """What was done; what would have followed from the other choice, persons alike told together, with its spread; what the checklist
        makes of it; and what the two journals show otherwise."""
        fork, effects = answer.fork, alternative.told(case)
        other = "turning.had_chosen" if fork.occurrence else "turning.had_left_out"
        before = [self.decided(fork)] if fork.occurrence else []
        lines = [*before, self.say(other, {"option": self.option(fork, alternative.option) if fork.occurrence else ""})]
        alike: dict[tuple[str, bool, str], list[Effect]] = {}
        for effect in effects:
            alike.setdefault((effect.measure, effect.difference.total > 0, _checklist(effect)), []).append(effect)
        lines += [self._effect(*about, same) for about, same in alike.items()]
        lines += self._otherwise(alternative)
        lines.append(self.say("turning.replays", {"pairs": effects[0].difference.pairs}))
        return tuple(lines)

    def _effect(self, measure: str, better: bool, checklist: str, same: "Sequence[Effect]") -> str:
        """One change, how it came in single replays, and with the rest played by the checklist."""
        n = self._between(measure, [-(-abs(one.difference.total) // one.difference.pairs) for one in same])
        who = " ".join(effect.subject for effect in same)
        said = [self.say(f"turning.{measure}.{'better' if better else 'worse'}", {"who": who, "n": n})]
        way = 1 if better else -1
        extremes = [way * amount for one in same for amount in (one.difference.least, one.difference.most)]
        if measure in IN_MINUTES:
            spread = self._between(measure, extremes)
            said += [self.say("turning.spread", {"n": spread})] * (spread != n)  # where it was so in each replay too, once is enough
        else:
            alike, pairs = min(one.difference.alike for one in same), same[0].difference.pairs
            said.append(self.say("turning.so_often", {"n": alike, "pairs": pairs}))
        return " ".join([*said, self.say(f"turning.checklist.{checklist}")])

    def _between(self, measure: str, amounts: "Sequence[int]") -> str:
        least, most = (_amount(measure, amount) for amount in (min(amounts), max(amounts)))
        return least if least == most else self.say("turning.range", {"least": least, "most": most})

    def _otherwise(self, alternative: "Alternative") -> list[str]:
        """A "what if" from the two journals: the first moments that only one of them has."""
        if alternative.differs is None:
            return []
        sides = (("there", alternative.differs.there), ("here", alternative.differs.here))
        return [self.say(f"turning.{side}", {"moments": "; ".join(map(self._moment, found))}) for side, found in sides if found]

    def _moment(self, moment: "Moment") -> str:
        return f"{self.wording.time(moment.at)} {self.say(moment.wording, dict(moment.args))}"


def _checklist(effect: "Effect") -> str:
    """What the checklist makes of a change: the same, the contrary, nothing that can be told from chance, or nothing yet."""
    if effect.by_checklist is None:
        return "open"
    return "same" if effect.both_ways else "contrary" if effect.contrary else "unsure"


def _amount(measure: str, amount: int) -> str:
    """How much it is: a time where minutes are measured; with a minus where a single replay went the other way."""
    if measure not in IN_MINUTES:
        return str(amount)
    return span(60 * amount) if amount >= 0 else f"-{span(-60 * amount)}"


def nothing() -> str:
    """What is said where no turning point can be told from chance."""
    from zholda.wording import Wording

    return Wording().say("turning.none")


def plain(point: "TurningPoint") -> dict[str, Any]:
    """A turning point as plain JSON values."""
    return {
        "for": point.for_the, "clock": point.clock, "title": point.title, "paragraphs": list(point.paragraphs),
        "entries": list(point.entries),
    }  # fmt: skip
