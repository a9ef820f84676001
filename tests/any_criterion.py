"""Any criterion and any play, from one source of choices: hypothesis, which shrinks what fails, or a seeded generator, which is fast."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from scoring.happenings import Happening
from scoring.model import Criterion, Excuse, Grace, Part, Pattern, Scope
from tests.naive_play import Play

Choose = Callable[[Sequence[Any]], Any]

NAMES = (
    "act.look", "act.speak_with", "act.meet_need.first_aid", "reached.acute", "reached.young", "told.free", "alone", "noted", "gone",
    "queued", "restricted", "freed",
)  # fmt: skip
CONDITIONS = ("", "", "young", "look", "not suspect", "young or look", "seconds > 60")
SEVERITIES = ("minor", "grave", "critical")
EXCEPTIONS = ("X1", "X1", "X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8", "X9", "X11", "X12", "X13")
WINDOWS = (60, 260, 400, 700, "limit.reaction")  # sums of the steps of time in a play, so that boundaries are met
STEPS = (0, 1, 60, 60, 200, 200, 700)


def criterion(choose: Choose) -> Criterion:
    """Any criterion that its form allows."""
    yes = (True, False)
    form = choose(("always", "never", "before", "followed_by", "followed_by", "at_least", "at_most", "at_most"))
    codes = dict.fromkeys(choose(EXCEPTIONS) for _ in range(choose((0, 0, 1, 2, 3))))
    base = Criterion(
        "T.t", "t", "r", "b", form, _pattern(choose),
        {degree: choose(SEVERITIES) for degree in ("full", "never", "over", *(d for d in ("part", "stopped", "mended") if choose(yes)))},
        per=choose(("person", "person", "seat", "case")),
        scope=Scope(_pattern(choose), choose((None, _pattern(choose)))) if choose((True, False, False)) else None,
        exceptions={code: _excuse(choose, code) for code in codes},
    )  # fmt: skip
    maybe = _pattern(choose) if choose(yes) else None
    if form == "always":
        return replace(base, holds=choose(CONDITIONS[2:]))
    if form == "never":
        return replace(base, opportunity=maybe)
    if form == "before":
        return replace(base, parts=_parts(choose), own=choose(yes))
    if form == "followed_by":
        return replace(
            base, parts=_parts(choose), own=choose((True, True, False)), within=choose(WINDOWS), grace=_graces(choose),
            earlier=choose((0, 0, 260)), in_presence=choose(yes), one_for_a_sign=choose(yes), again=choose(yes),
            ahead_of=choose((None, None, None, (1200, 300), ("since", 60))),
        )  # fmt: skip
    base = replace(base, opportunity=maybe, n=choose((1, 2)))
    if form == "at_most" and choose(yes):
        return replace(base, until=_pattern(choose), total=choose(WINDOWS), grace=_graces(choose))
    return replace(base, window=choose((0, 60, 260)) if form == "at_most" else 0)


def put_off(choose: Choose) -> Criterion:
    """A duty that an emergency may put off: rare among criteria of any kind."""
    look, told = Pattern(("act.look",)), (Part("part", Pattern(("told.free",))),)
    base = replace(criterion(choose), form="followed_by", on=look, parts=told, within=choose(WINDOWS), scope=None, until=None)
    wish = {"X5": Excuse("young"), "X3": Excuse("", (look,))} if choose((True, False)) else {}
    return replace(base, exceptions={"X1": Excuse(), **wish})


def _pattern(choose: Choose) -> Pattern:
    return Pattern(tuple(dict.fromkeys(choose(NAMES) for _ in range(choose((1, 1, 2))))), choose(CONDITIONS))


def _excuse(choose: Choose, code: str) -> Excuse:
    if code in ("X1", "X6", "X7", "X8") and choose((True, True, False)):
        return Excuse()
    return Excuse(choose(CONDITIONS), tuple(_pattern(choose) for _ in range(choose((0, 0, 1, 2)))))


def _parts(choose: Choose) -> tuple[Part, ...]:
    return tuple(Part("part", _pattern(choose), choose((True, False))) for _ in range(choose((1, 1, 2))))


def _graces(choose: Choose) -> tuple[Grace, ...]:
    steps = sorted({choose((60, 200, 700, 2400)) for _ in range(choose((0, 1, 2)))})
    return tuple(Grace(step, choose(SEVERITIES)) for step in steps)


def play(choose: Choose, criteria: Sequence[Criterion]) -> Play:
    """Any play in which mostly those things happen that the criteria listen for."""
    at, happenings, flags = 0, [], (True, True, False)
    names = (*_spoken_of(criteria), choose(NAMES))
    for n in range(1, choose(range(2, 15)) + 1):
        at += choose(STEPS)
        facts = {name: choose(flags) for name in ("young", "look", "suspect", "own")} | {
            "seconds": choose((30, 299, 300, 301)),
            "how": choose(("stop", "stop", "the person")),
            "since": choose((0, 0, max(1, at - 100))),
            "sign": choose(("", "s1")),
        }
        seat, person = choose(("post", "post", "post", "shelter", "")), choose(("a", "a", "a", "b", ""))
        happenings.append(Happening(choose(names), n, at, seat, person, choose((max(1, n - 1), n)), facts))
    perceived = {("post", choose(range(1, 15))): choose(range(0, at + 1, 50)) for _ in range(choose((0, 4, 9)))}
    changes = sorted((choose((100, 500, 2000)), choose(("taken", "away", "vacant"))) for _ in range(choose((0, 1, 2))))
    return Play(happenings, at + choose((0, 1, 60, 200, 700, 5000)), perceived, {"post": [(0, "taken"), *changes]})


def _spoken_of(criteria: Sequence[Criterion]) -> tuple[str, ...]:
    """The names the criteria listen for, twice those that must happen, and what their exceptions live on."""
    found = [p for c in criteria for p in (c.on, c.on, c.opportunity, c.until, *(part.pattern for part in c.parts)) if p is not None]
    found += [p for c in criteria for excuse in c.exceptions.values() for p in excuse.done]
    found += [p for c in criteria if c.scope is not None for p in (c.scope.begin, c.scope.end) if p is not None]
    names = [name for p in found for name in p.on]
    besides = {"X1": ("reached.acute", "act.meet_need.first_aid", "act.meet_need.first_aid"), "X8": ("noted",)}
    names += [name for c in criteria for code in c.exceptions for name in besides.get(code, ())]
    stoppable = [name for c in criteria if c.form in ("always", "never", "before") for name in c.on.on if name.startswith("act.")]
    names += ["stopped" + name[3:] for name in stoppable]
    return (*names, *("gone" for c in criteria if c.in_presence))
