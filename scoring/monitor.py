"""What every monitor shares: compiled patterns, keys, scopes, excuses, and what it may ask about the exercise around it.

A monitor watches one criterion. While the journal passes it only notes what happened and when; what that amounts to at any moment is
asked afterwards (`findings`), so that a live console and a finished exercise are judged by the same code.
"""

from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, Final, NamedTuple

from scoring.happenings import Happening
from scoring.model import SEVERITIES, Criterion, Excuse, Graded, Pattern, Per, Severity, Verdict, Window
from scoring.vocabulary import FACT_TYPES
from sim.circumstances import SAFE_AGAIN
from sim.conditions import Vocabulary, compile_condition
from sim.law import WORDS, Law
from sim.model.events import Entry
from sim.model.recent import Recent
from sim.model.verbs import ACTS

Test = Callable[[Mapping[str, Any]], bool]
Step = Callable[[Happening, Any], None]

LIFTS: Final = ("X1", "X4", "X9")  # the duty is lifted: not applicable
STANDS_FOR: Final = ("X2", "X3", "X5")  # stands for the act: met; X5 only where it names who must have decided for a child
DECIDED_AT_ONCE: Final = ("X1", "X2", "X3", "X4", "X9", "X11")  # the others say more than their condition
RECORDED_WITHIN: Final = 1800  # seconds in which an own stop must be noted to count as mended
STOPPED_EARLY: Final = 300


class Finding(NamedTuple):
    """What one criterion says of one key at a moment; scoring.assess adds layer, sources and words."""

    seat: str
    people: tuple[str, ...]
    result: Verdict
    degree: str
    severity: Graded
    exception: str
    entries: tuple[int, ...]
    acts: tuple[int, ...] = ()
    due: int = -1
    contested: bool = False


class Listener(NamedTuple):
    """One pattern a monitor listens to: under these names, if `test` holds (None: always), `step` is called with `arg`.

    `facts`: the step itself looks at the facts of the happening.
    """

    names: tuple[str, ...]
    test: Test | None
    step: Step
    arg: Any = None
    facts: bool = False


class Setting:
    """The exercise around a monitor: seconds of entries, who sat where, emergencies acted on, what reached whom."""

    def __init__(self, law: Law) -> None:
        self.care = law.limit("care").value
        self.tests: dict[str, Test] = _TESTS.made(dict, law)
        self.perceived: Mapping[tuple[str, int], int] = {}
        self.passed: list[Entry | Happening] = []  # whatever was taken in, in its order
        self._status: dict[str, list[tuple[int, str]]] = {}
        self._emergencies: dict[str, list[tuple[int, int]]] = {}

    def seated(self, seat: str, at: int, status: str) -> None:
        self._status.setdefault(seat, []).append((at, status))

    def emergency(self, seat: str, known: int, care: int) -> None:
        """`seat` gave care at second `care` to a need known since `known`: until it is safe again, other duties rest (X1)."""
        self._emergencies.setdefault(seat, []).append((max(known, care - self.care), care + SAFE_AGAIN))

    def last_until(self, at: int) -> int:
        """Number of the last entry not later than second `at`, 0 if none."""
        index = bisect_right(self.passed, at, key=attrgetter("at"))
        return self.passed[index - 1].n if index else 0

    def status(self, seat: str, at: int) -> str:
        """taken, away or vacant at second `at`; a seat of which the journal says nothing is taken."""
        found = "taken"
        for since, status in self._status.get(seat, ()):
            if since <= at:
                found = status
        return found

    def rested(self, seat: str, since: int, until: int) -> int:
        """Seconds between `since` and `until` in which this seat was busy with an emergency, counted once."""
        total, reached = 0, since
        for known, safe in sorted(self._emergencies.get(seat, ())):
            begin, end = max(known, reached), min(safe, until)
            if end > begin:
                total += end - begin
                reached = end
        return total


_KEYS: Final[dict[Per, Callable[[Happening], tuple[str, str]]]] = {
    "person": attrgetter("seat", "person"),
    "seat": lambda h: (h.seat, ""),
    "case": lambda _: ("", ""),
}


class Monitor(ABC):
    """Watches one criterion. Subclasses say what they listen to, and what it amounts to."""

    def __init__(self, criterion: Criterion, law: Law, setting: Setting) -> None:
        self.criterion, self.law, self.setting = criterion, law, setting
        self.key = _KEYS[criterion.per]  # whom the criterion is about, in a happening
        self._open: dict[tuple[str, str], bool] = {}
        self._excuses = {code: self.compiled(excuse.when) for code, excuse in criterion.exceptions.items()}
        self._instead: dict[tuple[str, int, str, str], Happening] = {}  # code, pattern, seat, person -> the first one

    # --- for subclasses ----------------------------------------------------------------------------------------------

    @abstractmethod
    def listeners(self) -> Iterator[Listener]:
        """In the order in which they are called for one happening."""

    @abstractmethod
    def findings(self, now: int) -> Iterator[Finding]:
        """What has been seen amounts to this at second `now`."""

    def falls_due(self) -> list[tuple[int, str, tuple[str, ...]]]:
        """Deadlines set since the last call: second, seat, people."""
        return []

    # --- shared -------------------------------------------------------------------------------------------------------

    def compiled(self, when: str) -> Test | None:
        if not when:
            return None
        tests = self.setting.tests
        if when not in tests:
            tests[when] = condition(when, self.law)
        return tests[when]

    def listen(self, pattern: Pattern, step: Step, arg: Any = None, *, stopped: bool = False, facts: bool = False) -> Listener:
        return Listener(names_of(pattern.on, stopped), self.compiled(pattern.when), step, arg, facts)

    def scope_begins(self) -> Iterator[Listener]:
        if self.criterion.scope is not None:
            yield self.listen(self.criterion.scope.begin, self._begin_scope)

    def scope_ends(self) -> Iterator[Listener]:
        if self.criterion.scope is not None and self.criterion.scope.end is not None:
            yield self.listen(self.criterion.scope.end, self._end_scope)

    def _begin_scope(self, h: Happening, _: Any) -> None:
        self._open[self.key(h)] = True

    def _end_scope(self, h: Happening, _: Any) -> None:
        self._open.pop(self.key(h), None)

    def in_scope(self, h: Happening) -> bool:
        if self.criterion.scope is None:
            return True
        key = self.key(h)
        return key in self._open or (key[0], "") in self._open

    def instead(self) -> Iterator[Listener]:
        """Listen to what may stand for the act: asked in time, offered and declined."""
        for code, excuse in self.criterion.exceptions.items():
            for i, pattern in enumerate(excuse.done):
                yield self.listen(pattern, self._done_instead, (code, i))

    def _done_instead(self, h: Happening, which: tuple[str, int]) -> None:
        self._instead.setdefault((*which, *self.key(h)), h)

    def stood_for(self, key: tuple[str, str], code: str, excuse: Excuse, by: int) -> list[Happening]:
        """The happenings that stand for the act under this code, all of them until second `by`; [] where one is missing."""
        found = []
        for i in range(len(excuse.done)):
            h = self._instead.get((code, i, *key)) or self._instead.get((code, i, key[0], ""))
            if h is None or h.at > by:
                return []
            found.append(h)
        return found

    def excuse(self, h: Happening, *, standing_in: bool = True) -> str:
        """The code of the first exception that lifts the duty at `h` or, with `standing_in`, for which something stands for the act."""
        for code, test in self._excuses.items():
            done = self.criterion.exceptions[code].done
            at_once = code in DECIDED_AT_ONCE or (code == "X5" and bool(done))
            if not at_once or (test is not None and not test(h.facts)):
                continue
            if done and not (standing_in and self.stood_for(self.key(h), code, self.criterion.exceptions[code], h.at)):
                continue
            if done or test is not None:
                return code
        return ""

    def holds(self, code: str, facts: Mapping[str, Any]) -> bool:
        """Whether an exception is listed and its condition holds; one without a condition always does."""
        if code not in self._excuses:
            return False
        test = self._excuses[code]
        return test is None or test(facts)


@cache
def names_of(on: tuple[str, ...], stopped: bool = False) -> tuple[str, ...]:
    """Names of happenings, `act` standing for every act; with `stopped` also of such acts that were stopped on the way."""
    names = tuple(dict.fromkeys(name for given in on for name in ((f"act.{act}" for act in ACTS) if given == "act" else (given,))))
    return (*names, *("stopped" + name[3:] for name in names if name.startswith("act."))) if stopped else names


def condition(text: str, law: Law) -> Test:
    """A condition over the facts of a happening, compiled. Raises ConditionError."""
    if "limit." not in text and "power" not in text:
        return _compiled(text, (), ())  # the same under every law
    limits = tuple((f"limit.{name}", limit.value) for name, limit in law.pack.limits.items())
    return _compiled(text, limits, tuple(law.pack.articles))


_TESTS: Final[Recent[dict[str, Test]]] = Recent(4)  # conditions as compiled under a law


@lru_cache(maxsize=2048)
def _compiled(text: str, limits: tuple[tuple[str, int], ...], articles: tuple[str, ...]) -> Test:
    return compile_condition(text, fact_vocabulary(limits, articles)).test


def fact_vocabulary(limits: tuple[tuple[str, int], ...], articles: tuple[str, ...]) -> Vocabulary:
    """What a condition in a standard may speak of."""
    return Vocabulary(functions={}, names=FACT_TYPES, ids={**WORDS, "power": ("yes", "no", *articles)}, constants=dict(limits))


def seconds(window: Window, law: Law) -> int:
    """A window in seconds, whether it is a limit of the pack or our own."""
    return law.limit(window[6:]).value if isinstance(window, str) else window


def excused_as(code: str) -> Verdict:
    """What is said of an act or a duty for which an exception held."""
    return "not_applicable" if code in LIFTS else "met" if code in STANDS_FOR else "not_observed"


def gravest(severities: list[Severity]) -> Severity:
    return max(severities, key=SEVERITIES.index)


def step_down(severity: Severity) -> Severity:
    return SEVERITIES[max(0, SEVERITIES.index(severity) - 1)]
