"""What every monitor shares: compiled conditions, keys, scopes, excuses, and what it may ask about the exercise around it.

A monitor watches one criterion. While the journal passes it only notes what happened and when; what that amounts to at any moment is
asked afterwards (`findings`), so that a live console and a finished exercise are judged by the same code. What follows from criterion
and law alone is worked out once (`Compiled`), and every monitor of that criterion shares it.
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
from sim.conditions import Condition, Vocabulary, compile_condition
from sim.law import WORDS, Law
from sim.model.events import Entry
from sim.model.verbs import ACTS

Test = Callable[[Mapping[str, Any]], bool]
Step = Callable[[Any, Happening, Any], None]  # of a kind of monitor: it is given the monitor, the happening, and its own argument

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
    missing: tuple[str, ...] = ()
    put_off: int = 0


class Listener(NamedTuple):
    """One pattern a monitor listens to: under these names, if `when` holds (None: always), `step` is called with `arg`.

    `asks`: facts of the happening at which the step itself looks.
    """

    names: tuple[str, ...]
    when: Condition | None
    step: Step
    arg: Any = None
    asks: tuple[str, ...] = ()

    @property
    def test(self) -> Test | None:
        return test_of(self.when)

    def stopped(self, *asks: str) -> "Listener":
        """The same for acts that were stopped on the way; its step looks at these facts of them too."""
        names = tuple("stopped" + name[3:] for name in self.names if name.startswith("act."))
        return self._replace(names=names, asks=(*self.asks, *asks))


class Compiled:
    """One criterion under one law, made ready once: conditions compiled, windows in seconds. It never changes."""

    def __init__(self, criterion: Criterion, law: Law) -> None:
        self.criterion, self.law = criterion, law
        self.key = _KEYS[criterion.per]
        excuses = {code: self.condition(excuse.when) for code, excuse in criterion.exceptions.items()}
        must = self.condition(criterion.holds)
        self.excuses = {code: test_of(when) for code, when in excuses.items()}
        done = {code: excuse.done for code, excuse in criterion.exceptions.items()}
        # exceptions that are decided at once, each with its condition, and whether something must be done for it
        at_once = [code for code in done if code in DECIDED_AT_ONCE or (code == "X5" and done[code])]
        self.at_once = [(code, self.excuses[code], bool(done[code])) for code in at_once if done[code] or self.excuses[code] is not None]
        self.lifting = tuple(code for code in LIFTS if done.get(code))  # by something that is done
        self.standing_in = tuple(code for code in STANDS_FOR if done.get(code))
        self.must = test_of(must)
        self.asks = tuple(dict.fromkeys(name for when in (*excuses.values(), must) if when is not None for name in when.reads))
        self.within, self.earlier = seconds(criterion.within, law), seconds(criterion.earlier, law)
        self.window, self.total = seconds(criterion.window, law), seconds(criterion.total, law)

    def condition(self, when: str) -> Condition | None:
        return compiled(when, self.law) if when else None

    def listen(self, pattern: Pattern, step: Step, arg: Any = None, asks: tuple[str, ...] = ()) -> Listener:
        return Listener(names_of(pattern.on), self.condition(pattern.when), step, arg, asks)

    def scope_begins(self) -> Iterator[Listener]:
        if self.criterion.scope is not None:
            yield self.listen(self.criterion.scope.begin, Monitor.begin_scope)

    def scope_ends(self) -> Iterator[Listener]:
        if self.criterion.scope is not None and self.criterion.scope.end is not None:
            yield self.listen(self.criterion.scope.end, Monitor.end_scope)

    def opening(self, opened: Step) -> Iterator[Listener]:
        """Listen to what comes before the act itself: its scope begins, something stands for it, there is an opportunity for it."""
        yield from self.scope_begins()
        yield from self.instead()
        if self.criterion.opportunity is not None:
            yield self.listen(self.criterion.opportunity, opened)

    def instead(self) -> Iterator[Listener]:
        """Listen to what may stand for the act: asked in time, offered and declined."""
        for code, excuse in self.criterion.exceptions.items():
            for i, pattern in enumerate(excuse.done):
                yield self.listen(pattern, Monitor.done_instead, (code, i))


class Setting:
    """The exercise around the monitors: seconds of entries, who sat where, emergencies acted on, what reached whom."""

    def __init__(self, law: Law) -> None:
        self.care = law.limit("care").value
        self.perceived: Mapping[str, Mapping[int, int]] = {}  # seat -> entry -> second at which an observation of it reached the seat
        self.passed: list[Entry | Happening] = []  # whatever was taken in, in its order
        self._status: dict[str, list[tuple[int, str]]] = {}
        self._acute: dict[tuple[str, str], int] = {}  # seat, person -> since when their need of life or limb is known
        self._emergencies: dict[str, list[tuple[int, int]]] = {}  # seat -> from when until when it was busy with any, apart from each other

    def seated(self, seat: str, at: int, status: str) -> None:
        self._status.setdefault(seat, []).append((at, status))

    def acute(self, h: Happening, _: None) -> None:
        """A seat learns of a need of life or limb."""
        self._acute.setdefault((h.seat, h.person), h.at)

    def cared(self, h: Happening, _: None) -> None:
        """A seat gave care to such a need: until it is safe again, other duties rest (X1)."""
        known = self._acute.get((h.seat, h.person))
        if known is not None:
            busy, since = self._emergencies.setdefault(h.seat, []), max(known, h.at - self.care)
            while busy and busy[-1][1] >= since:
                since = min(since, busy.pop()[0])
            busy.append((since, h.at + SAFE_AGAIN))

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
        return sum(max(0, min(safe, until) - max(known, since)) for known, safe in self._emergencies.get(seat, ()))


_KEYS: Final[dict[Per, Callable[[Happening], tuple[str, str]]]] = {
    "person": attrgetter("seat", "person"),
    "seat": lambda h: (h.seat, ""),
    "case": lambda _: ("", ""),
}


class Monitor(ABC):
    """Watches one criterion over one journal. Subclasses say what they listen to, and what it amounts to."""

    def __init__(self, made: Compiled, setting: Setting) -> None:
        self.criterion, self.law, self.setting = made.criterion, made.law, setting
        self.key = made.key  # whom the criterion is about, in a happening
        self._excuses, self._at_once = made.excuses, made.at_once
        self._open: dict[tuple[str, str], bool] = {}
        self._instead: dict[tuple[str, int, str, str], Happening] = {}  # code, pattern, seat, person -> the first one

    # --- for subclasses ----------------------------------------------------------------------------------------------

    @classmethod
    @abstractmethod
    def listeners(cls, made: Compiled) -> Iterator[Listener]:
        """What a monitor of this criterion listens to, in the order in which it is called for one happening."""

    @abstractmethod
    def findings(self, now: int) -> Iterator[Finding]:
        """What has been seen amounts to this at second `now`."""

    def falls_due(self) -> list[tuple[int, str, tuple[str, ...]]]:
        """Deadlines set since the last call: second, seat, people."""
        return []

    # --- shared -------------------------------------------------------------------------------------------------------

    def begin_scope(self, h: Happening, _: Any) -> None:
        self._open[self.key(h)] = True

    def end_scope(self, h: Happening, _: Any) -> None:
        self._open.pop(self.key(h), None)

    def in_scope(self, h: Happening) -> bool:
        if self.criterion.scope is None:
            return True
        key = self.key(h)
        return key in self._open or (key[0], "") in self._open

    def done_instead(self, h: Happening, which: tuple[str, int]) -> None:
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
        for code, test, done in self._at_once:
            if test is not None and not test(h.facts):
                continue
            if not done or (standing_in and self.stood_for(self.key(h), code, self.criterion.exceptions[code], h.at)):
                return code
        return ""

    def holds(self, code: str, facts: Mapping[str, Any]) -> bool:
        """Whether an exception is listed and its condition holds; one without a condition always does."""
        if code not in self._excuses:
            return False
        test = self._excuses[code]
        return test is None or test(facts)


@cache
def names_of(on: tuple[str, ...]) -> tuple[str, ...]:
    """Names of happenings, `act` standing for every act."""
    return tuple(dict.fromkeys(name for given in on for name in ((f"act.{act}" for act in ACTS) if given == "act" else (given,))))


def condition(text: str, law: Law) -> Test:
    """What answers whether a condition holds over the facts of a happening. Raises ConditionError."""
    return compiled(text, law).test


def test_of(when: Condition | None) -> Test | None:
    return when.test if when is not None else None


def compiled(text: str, law: Law) -> Condition:
    """A condition over the facts of a happening. Raises ConditionError."""
    if "limit." not in text and "power" not in text:
        return _compiled(text, (), ())  # the same under every law
    limits = tuple((f"limit.{name}", limit.value) for name, limit in law.pack.limits.items())
    return _compiled(text, limits, tuple(law.pack.articles))


@lru_cache(maxsize=2048)
def _compiled(text: str, limits: tuple[tuple[str, int], ...], articles: tuple[str, ...]) -> Condition:
    return compile_condition(text, fact_vocabulary(limits, articles))


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
