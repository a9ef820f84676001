"""What would have changed at one fork: which lines to play next, and the answer so far.

An inquiry is asked for its next step, is given what became of everybody in each line, and says when nothing more can be told. Its steps
depend on what was lived and on nothing else, so that a search that was stopped goes on where it was.

Steps: one line of every option; then, what differs most first, a pair with the rest played by the checklist, since what it does not
confirm need not hurry; three pairs of each with the option taken and, where something differs, three by the checklist; where something
is for the better, one line that the standards judge; then five pairs both ways, then ten, of what may still be told; of each option that
is told one line whose journal is laid beside that of the exercise. What three pairs show is told at
once, the checklist's word when it has one.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from scoring.counterfactual.difference import WhatIf
from scoring.counterfactual.fates import LONGEST, STEP, WEIGHT, Fates
from scoring.counterfactual.lines import Continuation, Fork, Line
from scoring.counterfactual.paired import LOOKS, covers_zero, difference
from scoring.counterfactual.turning import Alternative, Answer, Effect, weight
from sim.model.scenario import Scenario

LEAST: Final = 50  # hundredths of a step: what changes less is not worth a word
MOST: Final = 100 * LONGEST // STEP["care"]  # hundredths of a step: no change ranks higher than that of a need that is never met
UNKNOWN: Final = 150  # hundredths of a step: a question that nobody has looked at promises so much
DONE: Final = "\x00done"  # the act as it was done, at a fork that asks what leaving it out would have changed


class Lived(NamedTuple):
    """What became of everybody in one line; where it was judged, how many harms the standards find in it and how its journal differs."""

    fates: Fates
    harms: int = 0
    differs: WhatIf | None = None


def options(fork: Fork, scenario: Scenario) -> tuple[str, ...]:
    """What can be done at a fork besides what was done."""
    if not fork.occurrence:
        return ("",)
    decision = scenario.decisions.get(fork.occurrence.split("[")[0].split("#")[0])
    return tuple(option for option in decision.options if option != fork.taken) if decision is not None else ()


class Inquiry:
    """One fork. `looks`: how many looks at its pairs are behind it."""

    def __init__(self, fork: Fork, others: Sequence[str], as_played: Lived, *, at_fault: bool = False) -> None:
        """`others`: the options not taken. `as_played`: the exercise itself, which is the first line of the option taken. `at_fault`: the
        standards find what was done breached."""
        self.fork, self.others, self._at_fault = fork, tuple(others), at_fault
        self._taken = fork.taken if fork.occurrence else DONE
        self._lived: dict[Line, Lived] = {Line(self._taken, 0): as_played}
        self._next: tuple[Line, ...] | None = None
        self._answer: Answer | None = None
        self._alive: Sequence[str] = self.others  # options of which something may still be told
        self.looks = 0

    def take(self, line: Line, lived: Lived) -> None:
        """What a line came to."""
        self._lived[line] = lived
        self._next = self._answer = None

    def wanted(self) -> tuple[Line, ...]:
        """The lines of the next step that were not played yet; nothing where the answer stands."""
        if self._next is None:
            self._next = tuple(self._step())
        return self._next

    def soon(self) -> tuple[Line, ...]:
        """What its first look wants in any case, whatever lines that are under way come to: what differs most first."""
        return tuple(line for option in self._alive for line in self._missing(option, LOOKS[0], "own"))

    @property
    def promise(self) -> int:
        """How much there may be to tell, in hundredths of steps: what is told so far, else what the first pairs differ by."""
        if any(Line(option, 0) not in self._lived for option in self.others):
            return UNKNOWN
        return self.answer().size or max(map(self._promised, self._alive), default=0)

    @property
    def plays(self) -> int:
        """How many lines were played for it."""
        return len(self._lived) - 1

    @property
    def most_left(self) -> int:
        """How many lines it may still want, if all that is open stays open."""
        if not self.wanted():
            return 0
        of_these = {self._taken, *self._alive}
        played = sum(line.option in of_these and not line.judged for line in self._lived)
        return max(len(self.wanted()), len(of_these) * 2 * LOOKS[-1] - played)

    def answer(self) -> Answer:
        """What can be said so far: of the options that were compared in enough pairs."""
        if self._answer is None:
            found = []
            for option in self.others:
                effects = self._effects(option) if self._looked_at(option) else []
                if effects:
                    harms, judged = self._more_harms(option), self._lived.get(_judged(option))
                    differs = judged.differs if judged is not None else None
                    found.append(Alternative(option, tuple(effects), 1 if harms is None else harms, differs))
            self._answer = Answer(self.fork, tuple(found), self._bad_luck(), self.plays, not self.wanted())
        return self._answer

    # --- steps --------------------------------------------------------------------------------------------------------

    def _step(self) -> list[Line]:
        self.looks, self._alive = 0, self.others
        if missing := [line for option in self.others if (line := Line(option, 0)) not in self._lived]:
            return missing
        self._alive = sorted(self.others, key=lambda option: -self._promised(option))
        if self._alive and self._promised(self._alive[0]) and (missing := self._missing(self._alive[0], 1, "checklist")):
            return missing
        for pairs in LOOKS:
            for option in self._alive:
                missing = self._missing(option, pairs, "own")
                differs = any(self._first(option, "own").values())  # one pair that does is enough to ask
                if not missing and (differs or self._open(option, pairs)):
                    missing = self._missing(option, pairs, "checklist")
                if missing:
                    return missing
                if self._open(option, pairs) and self._more_harms(option) is None and self._some_better(option):
                    return [_judged(option)]
            self._alive = [option for option in self._alive if self._open(option, pairs)]
            self.looks += 1
        worth = self.others if self._missed() else self._alive
        return [_judged(option) for option in worth if self._more_harms(option) is None]

    def _missing(self, option: str, pairs: int, continuation: Continuation) -> list[Line]:
        lines = [Line(one, r, continuation) for r in range(pairs) for one in (self._taken, option)]
        return [line for line in lines if line not in self._lived]

    def _looked_at(self, option: str) -> bool:
        """Whether enough pairs of it were played to say something."""
        return self._pairs(option, "own") >= LOOKS[0]

    def _promised(self, option: str) -> int:
        """How much the first pair differs, in hundredths of steps; once there is a pair by the checklist, what it does not confirm counts
        less. Of an option that was looked at, what may be told if the standards find no more harm."""
        if self._looked_at(option):
            found = Alternative(option, tuple(self._effects(option)), self._more_harms(option) or 0)
            return max(found.size(False), found.size(True))
        first = self._first(option, "own")
        other_way = self._first(option, "checklist") if self._pairs(option, "checklist") else first
        return sum(weight(abs(size), confirmed=size * other_way.get(key, 0) > 0) for key, size in first.items())

    def _first(self, option: str, continuation: Continuation) -> dict[tuple[str, str], int]:
        """What the first pair differs in, and how much that is in hundredths of steps."""
        return {key: _steps(key[1], row[0], 1) for key, row in self._rows(option, continuation, 1).items()}

    def _open(self, option: str, pairs: int) -> bool:
        """Whether anything about an option may still be told after so many pairs. At the first look whatever differs may."""
        late, harms = pairs >= LOOKS[1], self._more_harms(option)
        for key, row in self._rows(option, "own").items():
            total = sum(row)
            if not any(row) or (late and (covers_zero(row) or abs(_steps(key[1], total, len(row))) < LEAST)):
                continue
            if total < 0 or harms is None or harms <= 0:
                return True
        return False

    def _some_better(self, option: str) -> bool:
        """Whether anything of an option is for the better: then the standards are asked about it."""
        return any(sum(row) > 0 for row in self._rows(option, "own").values())

    # --- pairs --------------------------------------------------------------------------------------------------------

    def _fates(self, option: str, continuation: Continuation) -> list[Fates]:
        """What became of everybody, replication by replication, as far as all before were played too."""
        found: list[Fates] = []
        while lived := self._lived.get(Line(option, len(found), continuation)):
            found.append(lived.fates)
        return found

    def _pairs(self, option: str, continuation: Continuation) -> int:
        return min(len(self._fates(self._taken, continuation)), len(self._fates(option, continuation)))

    def _rows(self, option: str, continuation: Continuation, most: int = LOOKS[-1]) -> dict[tuple[str, str], list[int]]:
        """Differences from the option taken, pair by pair, for everything that is measured; of so many pairs at most."""
        here, there = self._fates(self._taken, continuation), self._fates(option, continuation)
        n = min(len(here), len(there), most)
        keys = sorted({key for fates in (*here[:n], *there[:n]) for key in fates})
        return {key: [there[r].get(key, 0) - here[r].get(key, 0) for r in range(n)] for key in keys}

    def _effects(self, option: str) -> list[Effect]:
        """Everything that differs beyond chance, the largest first."""
        found, other_way = [], self._rows(option, "checklist") if self._pairs(option, "checklist") >= LOOKS[0] else {}
        for (subject, measure), row in self._rows(option, "own").items():
            steps = _steps(measure, sum(row), len(row))
            if not covers_zero(row) and abs(steps) >= LEAST:
                by_checklist = difference(other_way[subject, measure]) if other_way else None
                found.append(Effect(subject, measure, difference(row), steps, by_checklist))
        return sorted(found, key=lambda effect: (-abs(effect.steps), effect.subject, effect.measure))

    def _more_harms(self, option: str) -> int | None:
        """Harms that the standards find in its line, under the same luck, beyond those of the exercise; None before it is judged."""
        here, there = self._lived[Line(self._taken, 0)], self._lived.get(_judged(option))
        return there.harms - here.harms if there is not None else None

    def _missed(self) -> int:
        """How much worse the exercise itself went than the option taken does on average, where the standards find no fault with what was
        done and no other option does better beyond chance."""
        own = self._fates(self._taken, "own")
        if self._at_fault or not self.fork.taken or len(own) < LOOKS[0] or not self.others:
            return 0
        for option in self.others:
            row = [_gain(here, there) for here, there in zip(own, self._fates(option, "own"), strict=False)]
            if sum(row) > 0 and not covers_zero(row):
                return 0
        missed = sum(_gain(own[0], one) for one in own) // len(own)
        return missed if missed >= LEAST else 0

    def _bad_luck(self) -> int:
        """The same, of a good decision: by no other option would fewer be harmed."""
        harms = [self._more_harms(option) for option in self.others]
        return self._missed() if all(more is not None and more >= 0 for more in harms) else 0


def _judged(option: str) -> Line:
    return Line(option, 0, judged=True)


def _steps(measure: str, total: int, n: int) -> int:
    """The mean over `n` in hundredths of a step."""
    return max(-MOST, min(MOST, 100 * total * WEIGHT.get(measure, 1) // (STEP[measure] * n)))


def _gain(here: Fates, there: Fates) -> int:
    """How much better it went there, everything together, in hundredths of steps: only for asking whether luck was bad."""
    return sum(_steps(key[1], there.get(key, 0) - here.get(key, 0), 1) for key in {**here, **there})
