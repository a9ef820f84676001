"""Turning points: the decisions and acts that would have changed most, for a person or for the case, and one good decision with bad luck.

Every option of every decision that opened (the one taken too), and the leaving out of each act that a harm result cites, is played on
under paired luck. What cannot be told from chance is not shown. `forks` names the questions, an inquiry (`inquiry`) says which lines to
play for one of them and what they come to, `choose` picks what is worth telling.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from scoring.counterfactual.difference import WhatIf
from scoring.counterfactual.fates import CASE
from scoring.counterfactual.lines import Fork, command_of, deciding_commands, left_to_colleagues
from scoring.counterfactual.paired import Difference
from scoring.model import Assessment
from sim.model import events as e

FOR_A_PERSON: Final = 3
FOR_THE_CASE: Final = 3
HARMS: Final = ("grave", "critical")
UNCONFIRMED: Final = 4


@dataclass(frozen=True, slots=True)
class Effect:
    """What one option would have changed for one subject (a person or CASE) by one measure. `steps`: size for ranking, in hundredths.

    `difference` has the rest played by what was later done, `by_checklist` by the checklist; None while too little was played by it.
    """

    subject: str
    measure: str
    difference: Difference
    steps: int
    by_checklist: Difference | None

    @property
    def both_ways(self) -> bool:
        """Whether it follows beyond chance in both ways of playing on."""
        return self._checklist_says() > 0

    @property
    def contrary(self) -> bool:
        """Whether the checklist turns it round."""
        return self._checklist_says() < 0

    @property
    def doubted(self) -> bool:
        """Whether the checklist was asked and does not confirm it."""
        return self.by_checklist is not None and not self.both_ways

    def _checklist_says(self) -> int:
        """More than 0: the same; less: the contrary; 0: nothing that can be told from chance."""
        other = self.by_checklist
        return 0 if other is None or other.covers_zero else other.total * self.difference.total


@dataclass(frozen=True, slots=True)
class Alternative:
    """One option not taken (or, with option "", the act left out) and everything it would have changed beyond chance.

    `harms`: how many more harms the standards find in its line than in the one that was played; 1 before they were asked. `differs`: what
    the two journals show otherwise, None before they were laid side by side.
    """

    option: str
    effects: tuple[Effect, ...]
    harms: int
    differs: WhatIf | None = None

    def told(self, case: bool) -> tuple[Effect, ...]:
        """The effects worth telling for persons, or for the case, and never a change for the better that harms somebody; the standards
        come first. Whoever is held longer is not called better off for it."""
        held = {effect.subject for effect in self.effects if effect.measure == "free" and effect.difference.total < 0}
        return tuple(
            effect
            for effect in self.effects
            if (effect.subject == CASE) == case and (effect.difference.total < 0 or (self.harms <= 0 and effect.subject not in held))
        )

    def size(self, case: bool) -> int:
        """How much that is, in hundredths of steps; what the checklist does not confirm counts a quarter."""
        return sum(weight(abs(effect.steps), confirmed=not effect.doubted) for effect in self.told(case))


def weight(steps: int, *, confirmed: bool) -> int:
    """How much a change counts when questions are ranked: one that may rest on what was later done is no safe lesson."""
    return steps if confirmed else steps // UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Answer:
    """What became known of one fork. `luck`: how much worse it went than the same decision does on average, in hundredths of steps, where
    the decision was good; 0 otherwise. `plays`: how many lines were played for it; `complete`: none is wanted any more."""

    fork: Fork
    alternatives: tuple[Alternative, ...]
    luck: int
    plays: int
    complete: bool

    def best(self, case: bool) -> tuple[int, Alternative | None]:
        """The alternative that changes most for persons, or for the case, and how much that is in hundredths of steps."""
        sizes = [(one.size(case), one) for one in self.alternatives]
        size, best = max(sizes, key=lambda sized: sized[0], default=(0, None))
        return (size, best) if size else (0, None)

    @property
    def size(self) -> int:
        """The largest change that is told, in hundredths of steps."""
        return max(self.best(False)[0], self.best(True)[0])


@dataclass(frozen=True, slots=True)
class Turning:
    """What the debrief tells: forks that mattered most for a person, for the case, and a good decision that had bad luck (or None)."""

    persons: tuple[tuple[Answer, Alternative], ...]
    case: tuple[tuple[Answer, Alternative], ...]
    unlucky: Answer | None


def forks(entries: Sequence[e.Entry], assessment: Assessment) -> list[Fork]:
    """The questions of a finished exercise to those who played it, in the order of time."""
    others = left_to_colleagues(entries)
    deciding = deciding_commands(entries)
    closed = {entry.event.occurrence: entry.event for entry in entries if isinstance(entry.event, e.DecisionClosed)}
    found: dict[tuple[int, str], Fork] = {}
    for entry in entries:
        opened = entry.event
        if isinstance(opened, e.DecisionOpened) and opened.occurrence not in others:
            end = closed.get(opened.occurrence)
            taken = end.option if end is not None and end.how in ("chosen", "acted") else ""
            command = deciding.get(opened.occurrence, 0) if taken else 0
            at = entries[command - 1] if command else entry
            found[at.n, opened.occurrence] = Fork(at.n, at.at, opened.seat, opened.occurrence, taken)
    for n in harmful_acts(entries, assessment):
        done = entries[n - 1]
        if isinstance(done.event, e.Commanded):
            found[n, ""] = Fork(n, done.at, done.event.seat, without=n)
    decided = {deciding.get(fork.occurrence, 0) for fork in found.values()}
    return [fork for _, fork in sorted(found.items()) if not fork.without or fork.without not in decided]


def harms(assessment: Assessment) -> int:
    """How many harms the standards find in a journal."""
    return sum(result.result == "breached" and result.severity in HARMS and not result.contested for result in assessment.results)


def harmful_acts(entries: Sequence[e.Entry], assessment: Assessment) -> list[int]:
    """Numbers of the commands whose acts are cited by a result as breached, each once. What a choice brought with it is asked about at the
    choice."""
    return [n for n in commands_at_fault(entries, assessment) if _what(entries, n) == "act"]


def commands_at_fault(entries: Sequence[e.Entry], assessment: Assessment, severities: Sequence[str] = ()) -> list[int]:
    """Numbers of the commands, choices too, from which acts came that a result cites as breached; with `severities`, only by these."""
    numbers: dict[int, bool] = {}
    for result in assessment.results:
        weighs = result.result == "breached" and (not severities or result.severity in severities)
        if weighs and not (result.contested or result.outcome or result.colleague):
            numbers |= dict.fromkeys((command_of(entries, act) for act in result.acts), True)
    return sorted(n for n in numbers if n)


def _what(entries: Sequence[e.Entry], n: int) -> str:
    event = entries[n - 1].event
    return event.what if isinstance(event, e.Commanded) else ""


# --- what is worth telling --------------------------------------------------------------------------------------------------------


def choose(answers: Iterable[Answer]) -> Turning:
    """The few that mattered most, each fork once in each part, and the good decision with the worst luck."""
    known = sorted(answers, key=lambda answer: answer.fork.n)
    unlucky = max(known, key=lambda answer: answer.luck, default=None)
    return Turning(
        persons=_largest(known, case=False, most=FOR_A_PERSON),
        case=_largest(known, case=True, most=FOR_THE_CASE),
        unlucky=unlucky if unlucky is not None and unlucky.luck else None,
    )


def _largest(answers: Sequence[Answer], *, case: bool, most: int) -> tuple[tuple[Answer, Alternative], ...]:
    """Of each fork the alternative that changes most, and of these the largest."""
    found = []
    for answer in answers:
        size, best = answer.best(case)
        if best is not None:
            found.append((size, answer, best))
    found.sort(key=lambda one: (-one[0], one[1].fork.n))
    return tuple((answer, alternative) for _, answer, alternative in found[:most])
