"""Turning points: the decisions and acts that would have changed most, for a person or for the case, and one good decision with bad luck.

Every option of every decision that opened (the one taken too), and the leaving out of each act that a harm result cites, is played on
under paired luck. What cannot be told from chance is not shown. `forks` names the questions, `examine` answers one of them with the
lines that a caller plays for it (in this process or in others), `choose` picks what is worth telling.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from scoring.counterfactual.fates import CASE, STEP, WEIGHT, Fates
from scoring.counterfactual.lines import Continuation, Fork, deciding_command, left_to_colleagues
from scoring.counterfactual.paired import LOOKS, Difference, compare, settled
from scoring.model import Assessment
from sim.model import events as e
from sim.model.scenario import Scenario

FOR_A_PERSON: Final = 3
FOR_THE_CASE: Final = 3
LEAST: Final = 50  # hundredths of a step: what changes less is not worth a word
HARMS: Final = ("grave", "critical")

Play = Callable[[str, int, Continuation], Fates]  # option, replication, continuation -> what became of everybody
Harms = Callable[[str], int]  # option -> how many harms the standards find in its line under the luck of the exercise itself


@dataclass(frozen=True, slots=True)
class Effect:
    """What one option would have changed for one subject (a person or CASE) by one measure. `steps`: size for ranking, in hundredths.

    `both_ways`: it changes in the same direction when the rest is played by the checklist instead of by what was done.
    """

    subject: str
    measure: str
    difference: Difference
    steps: int
    both_ways: bool


@dataclass(frozen=True, slots=True)
class Alternative:
    """One option not taken (or, with option "", the act left out) and everything it would have changed beyond chance.

    `harms`: how many more harms the standards find in its line than in the one that was played.
    """

    option: str
    effects: tuple[Effect, ...]
    harms: int

    def told(self, case: bool) -> tuple[Effect, ...]:
        """The effects worth telling for persons, or for the case: those that follow in both ways of playing on, and never a change for
        the better that harms somebody; the standards come first."""
        return tuple(
            effect
            for effect in self.effects
            if effect.both_ways and (effect.subject == CASE) == case and (effect.difference.total < 0 or self.harms <= 0)
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What became known of one fork. `luck`: how much worse it went than the same decision does on average, in hundredths of steps,
    if no other option does better on average; 0 otherwise. `plays` is how many lines were played for it."""

    fork: Fork
    alternatives: tuple[Alternative, ...]
    luck: int
    plays: int


@dataclass(frozen=True, slots=True)
class Turning:
    """What the debrief tells: forks that mattered most for a person, for the case, and a good decision that had bad luck (or None)."""

    persons: tuple[tuple[Answer, Alternative], ...]
    case: tuple[tuple[Answer, Alternative], ...]
    unlucky: Answer | None


def forks(entries: Sequence[e.Entry], assessment: Assessment) -> list[Fork]:
    """The questions of a finished exercise to those who played it, in the order of time."""
    others = left_to_colleagues(entries)
    closed = {entry.event.occurrence: entry.event for entry in entries if isinstance(entry.event, e.DecisionClosed)}
    found: dict[tuple[int, str], Fork] = {}
    for entry in entries:
        opened = entry.event
        if isinstance(opened, e.DecisionOpened) and opened.occurrence not in others:
            end = closed.get(opened.occurrence)
            taken = end.option if end is not None and end.how in ("chosen", "acted") else ""
            command = deciding_command(entries, opened.occurrence) if taken else 0
            at = entries[command - 1] if command else entry
            found[at.n, opened.occurrence] = Fork(at.n, at.at, opened.seat, opened.occurrence, taken)
    for n in harmful_acts(entries, assessment):
        done = entries[n - 1]
        if isinstance(done.event, e.Commanded):
            found[n, ""] = Fork(n, done.at, done.event.seat, without=n)
    decided = {deciding_command(entries, fork.occurrence) for fork in found.values() if fork.occurrence}
    return [fork for _, fork in sorted(found.items()) if fork.without not in decided or not fork.without]


def harmful_acts(entries: Sequence[e.Entry], assessment: Assessment) -> list[int]:
    """Numbers of the commands whose acts are cited by a result that weighs as harm, each once."""
    numbers: dict[int, bool] = {}
    for result in assessment.results:
        if result.result == "breached" and result.severity in HARMS and not (result.contested or result.outcome or result.colleague):
            for act in result.acts:
                command = _command_of(entries, act)
                if command:
                    numbers[command] = True
    return sorted(numbers)


def _command_of(entries: Sequence[e.Entry], n: int) -> int:
    """The command an entry follows from, if it was an act; 0 otherwise."""
    while n:
        entry = entries[n - 1]
        if isinstance(entry.event, e.Commanded):
            return n if entry.event.what == "act" else 0
        n = entry.cause
    return 0


# --- one fork -------------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Lines:
    """The lines played so far of one option: per continuation, what became of everybody in each replication."""

    own: list[Fates] = field(default_factory=list)
    checklist: list[Fates] = field(default_factory=list)


def examine(fork: Fork, scenario: Scenario, play: Play, harms: Harms) -> Answer:
    """Play the lines of one fork and say what would have changed. Stops early where nothing can be told from chance."""
    taken = fork.taken if fork.occurrence else DONE
    others = [option for option in _options(fork, scenario) if option != taken]
    lines = {option: _Lines() for option in (taken, *others)}
    plays = 0
    alive = others
    for until in LOOKS:
        for option in (taken, *alive):
            while len(lines[option].own) < until:
                lines[option].own.append(play(option, len(lines[option].own), "own"))
                plays += 1
        alive = [option for option in alive if not settled(_rows(lines[taken].own, lines[option].own))]
        if not alive:
            break
    alternatives = []
    for option in others:
        effects = _effects(lines[taken].own, lines[option].own)
        if effects:
            both, more = _both_ways(lines, taken, option, play)
            plays += more
            effects = [_with(effect, both) for effect in effects]
            alternatives.append(Alternative(option, tuple(effects), harms(option) - harms(taken)))
    return Answer(fork, tuple(alternatives), _bad_luck(lines, taken, others), plays)


DONE: Final = "\x00done"  # the act as it was done, at a fork that asks what leaving it out would have changed


def is_done(option: str) -> bool:
    """Whether a line plays the act as it was: only at forks without an occurrence."""
    return option == DONE


def _options(fork: Fork, scenario: Scenario) -> list[str]:
    if not fork.occurrence:
        return [""]
    name = fork.occurrence.split("[")[0].split("#")[0]
    decision = scenario.decisions.get(name)
    return list(decision.options) if decision is not None else []


def _rows(here: Sequence[Fates], there: Sequence[Fates]) -> list[list[int]]:
    """Differences by measure, one row each, as many replications as both have."""
    n = min(len(here), len(there))
    return [[there[r].get(key, 0) - here[r].get(key, 0) for r in range(n)] for key in _keys(here, there)]


def _keys(*several: Sequence[Fates]) -> list[tuple[str, str]]:
    return sorted({key for fates in several for one in fates for key in one})


def _effects(here: Sequence[Fates], there: Sequence[Fates]) -> list[Effect]:
    """Everything that differs beyond chance, the largest first."""
    n = min(len(here), len(there))
    found = []
    for subject, measure in _keys(here, there):
        difference = compare([one.get((subject, measure), 0) for one in here[:n]], [one.get((subject, measure), 0) for one in there[:n]])
        steps = _steps(measure, difference.total, n)
        if not difference.covers_zero and abs(steps) >= LEAST:
            found.append(Effect(subject, measure, difference, steps, True))
    return sorted(found, key=lambda effect: (-abs(effect.steps), effect.subject, effect.measure))


def _steps(measure: str, total: int, n: int) -> int:
    """The mean over `n` in hundredths of a step."""
    return 100 * total * WEIGHT.get(measure, 1) // (STEP[measure] * n)


def _both_ways(lines: dict[str, _Lines], taken: str, option: str, play: Play) -> tuple[list[Effect], int]:
    """The same comparison with the rest played by the checklist, a few replications; and how many lines that took."""
    plays = 0
    for name in (taken, option):
        while len(lines[name].checklist) < LOOKS[0]:
            lines[name].checklist.append(play(name, len(lines[name].checklist), "checklist"))
            plays += 1
    here, there = lines[taken].checklist, lines[option].checklist
    found = []
    for subject, measure in _keys(here, there):
        difference = compare([one.get((subject, measure), 0) for one in here], [one.get((subject, measure), 0) for one in there])
        found.append(Effect(subject, measure, difference, difference.total, True))
    return found, plays


def _with(effect: Effect, checked: Iterable[Effect]) -> Effect:
    """The effect, marked by whether the checklist line changes in the same direction."""
    same = any(
        other.subject == effect.subject and other.measure == effect.measure and other.difference.total * effect.difference.total > 0
        for other in checked
    )
    return Effect(effect.subject, effect.measure, effect.difference, effect.steps, same)


def _worth(fates: Fates) -> int:
    """Everything together in hundredths of steps: only for asking whether luck was bad."""
    return sum(100 * value * WEIGHT.get(measure, 1) // STEP[measure] for (_, measure), value in fates.items())


def _bad_luck(lines: dict[str, _Lines], taken: str, others: Sequence[str]) -> int:
    """How much worse the luck of the exercise itself (replication 0) was than the mean of the option taken, where no other does better."""
    worths = {option: [_worth(one) for one in lines[option].own] for option in (taken, *others)}
    own = worths[taken]
    if not taken or is_done(taken) or len(own) < 2 or not others:
        return 0
    mean = sum(own) // len(own)
    if any(sum(worth) // len(worth) > mean for option, worth in worths.items() if option != taken):
        return 0
    return max(0, mean - own[0])


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
        sizes = [(sum(abs(effect.steps) for effect in one.told(case)), one) for one in answer.alternatives]
        size, best = max(sizes, key=lambda sized: sized[0], default=(0, None))
        if best is not None and size:
            found.append((size, answer, best))
    found.sort(key=lambda one: (-one[0], one[1].fork.n))
    return tuple((answer, alternative) for _, answer, alternative in found[:most])
