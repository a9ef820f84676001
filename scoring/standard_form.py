"""From what a standard's YAML file says to a Standard: typed reading of plain values, with every problem and the path to it.

Plain values are mappings, lists and texts; where a number, a duration or yes/no is meant, its text is read here. Reading a file is
not ours: the language layer does that. The format is described in docs/reference/standards/format.md.
"""

import re
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from typing import Any, Final, NamedTuple, TypeVar

from scoring.model import (
    CODES,
    FORMS,
    KEYS,
    LAYERS,
    SEVERITIES,
    VERDICTS,
    Criterion,
    Example,
    Excuse,
    Grace,
    Part,
    Pattern,
    Scope,
    Severity,
    Source,
    Standard,
    Window,
)
from scoring.monitor import fact_vocabulary
from scoring.vocabulary import FACT_TYPES, NAMES
from sim.conditions import ConditionError, compile_condition
from sim.model import terms

T = TypeVar("T")

PHASES: Final = ("id", "int", "prot", "ref", "inv", "pros", "court", "reint", "all")
CLASSES: Final = ("presumed victim", "minor", "anyone", "anyone but a suspect", "suspect")
TAGS: Final = ("P", "S", "D", "U+", "U-", "R", "fictional")
KINDS: Final = ("met", "fell_short", "looks_like_a_breach_but_is_not")
DEGREES: Final = {
    "always": ("full", "stopped", "mended"),
    "never": ("full", "stopped", "mended"),
    "before": ("full", "part", "stopped", "mended"),
    "followed_by": ("never", "part"),
    "at_least": ("never", "part"),
    "at_most": ("over",),
}
_DURATION: Final = re.compile(r"(\d+)([smhd])")
_UNIT: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class StandardProblem(NamedTuple):
    """`where`: file and path inside it, `VC-01: criteria.alone.within`."""

    where: str
    message: str


class StandardsUnusable(ValueError):
    """Standards that cannot be used. `problems` holds everything that is wrong in them."""

    def __init__(self, problems: list[StandardProblem]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(f"{p.where}: {p.message}" for p in self.problems)


def standards_from(plain: Mapping[str, Any]) -> list[Standard]:
    """Standards from the plain content of their files, by file name, in order of their ids. Raises StandardsUnusable with every problem."""
    problems: list[StandardProblem] = []
    standards = [_standard(_At(name, content, problems)) for name, content in plain.items()]
    ids = [s.id for s in standards]
    problems += [StandardProblem(name, f"`{id_}` is defined twice") for name, id_ in zip(plain, ids, strict=True) if ids.count(id_) > 1]
    if problems:
        raise StandardsUnusable(problems)
    return sorted(standards, key=lambda s: s.id)


class _At:
    """One place in a plain value; knows its path and where problems go. Reading something wrong notes it and goes on with a default."""

    def __init__(self, where: str, value: Any, problems: list[StandardProblem]) -> None:
        self.where, self.value, self.problems = where, value, problems

    def wrong(self, message: str) -> None:
        self.problems.append(StandardProblem(self.where, message))

    def child(self, key: str | int) -> "_At":
        separator = "." if ": " in self.where else ": "
        inner = self.value.get(key) if isinstance(self.value, Mapping) else None
        if isinstance(self.value, list) and isinstance(key, int):
            inner = self.value[key]
        return _At(f"{self.where}{separator}{key}", inner, self.problems)

    def has(self, key: str) -> bool:
        return isinstance(self.value, Mapping) and key in self.value

    def only(self, *keys: str) -> None:
        """Complain about keys that mean nothing here."""
        if not isinstance(self.value, Mapping):
            self.wrong("a mapping is expected here")
            return
        for key in self.value:
            if key not in keys:
                self.child(key).wrong(f"means nothing here. {_closest(str(key), keys)}")

    def text(self, *, among: Collection[str] = (), default: str | None = None) -> str:
        if self.value in (None, "") and default is not None:
            return default
        if not isinstance(self.value, str) or not self.value.strip():
            self.wrong("a text is missing here")
            return next(iter(among), "")
        if among and self.value not in among:
            self.wrong(f"`{self.value}` is unknown. {_closest(self.value, among)}")
            return next(iter(among))
        return self.value.strip()

    def texts(self, *, among: Collection[str] = ()) -> tuple[str, ...]:
        """A list of texts; one text stands for a list of one."""
        if self.value is None:
            return ()
        if isinstance(self.value, str):
            return (self.text(among=among),)
        return tuple(self.child(i).text(among=among) for i in range(len(self.value))) if isinstance(self.value, list) else ()

    def flag(self, *, default: bool) -> bool:
        if self.value is None:
            return default
        if self.value not in (True, False, "yes", "no"):
            self.wrong("yes or no is expected here")
        return self.value in (True, "yes")

    def number(self) -> int:
        text = str(self.value)
        if not text.isascii() or not text.isdigit():
            self.wrong("a whole number is expected here")
            return 0
        return int(text)

    def window(self, default: Window = 0) -> Window:
        """`limit.x`, or a duration such as 20m."""
        text = str(self.value)
        if self.value is None:
            return default
        if text.startswith("limit."):
            if text[6:] not in terms.LIMITS:
                self.wrong(f"`{text}` is no limit. {_closest(text[6:], terms.LIMITS)}")
            return text
        match = _DURATION.fullmatch(text)
        if match is None:
            self.wrong(f"`{text}` is neither a duration such as 20m nor a limit such as limit.reaction")
            return default
        return int(match[1]) * _UNIT[match[2]]

    def condition(self) -> str:
        """A condition over the facts of a happening, checked."""
        text = self.text(default="")
        if text:
            try:
                compile_condition(text, fact_vocabulary(tuple((f"limit.{name}", 1) for name in terms.LIMITS), ()))
            except ConditionError as error:
                for p in error.problems:
                    self.wrong(f"column {p.column}: {p.code} {p.message}. {p.hint}")
                return ""
        return text

    def each(self, read: Callable[["_At"], T]) -> tuple[T, ...]:
        """Every item of a list."""
        if self.value is None:
            return ()
        if not isinstance(self.value, list):
            self.wrong("a list is expected here")
            return ()
        return tuple(read(self.child(i)) for i in range(len(self.value)))

    def named(self, read: Callable[[str, "_At"], T]) -> tuple[T, ...]:
        """Every entry of a mapping."""
        if self.value is None:
            return ()
        if not isinstance(self.value, Mapping):
            self.wrong("a mapping is expected here")
            return ()
        return tuple(read(str(key), self.child(key)) for key in self.value)


def _closest(word: str, among: Collection[str]) -> str:
    close = get_close_matches(word, among, n=1)
    if close:
        return f"Did you mean `{close[0]}`?"
    return "Known are " + ", ".join(sorted(among)) if len(among) <= 12 else "See docs/reference/standards/format.md"


def _standard(at: _At) -> Standard:
    at.only("id", "title", "paraphrase", "phase", "binds", "class_of_person", "layer", "sources", "criteria", "examples")
    id_ = at.child("id").text()
    standard = Standard(
        id=id_,
        title=at.child("title").text(),
        paraphrase=at.child("paraphrase").text(),
        phase=at.child("phase").text(among=PHASES),
        binds=() if at.child("binds").value == "all" else at.child("binds").texts(among=terms.PROFESSIONS),
        class_of_person=at.child("class_of_person").text(among=CLASSES),
        layer=at.child("layer").text(among=LAYERS),  # type: ignore[arg-type]
        sources=at.child("sources").each(_source),
        criteria=at.child("criteria").named(lambda name, inner: _criterion(f"{id_}.{name}", inner)),
        examples=at.child("examples").each(_example),
    )
    if not standard.sources:
        at.child("sources").wrong("a standard without a source is no standard: cite one, with its verification")
    if not standard.criteria:
        at.child("criteria").wrong("there is no criterion")
    for kind in KINDS:
        if not any(example.kind == kind for example in standard.examples):
            at.child("examples").wrong(f"no example `{kind}`")
    for example in standard.examples:
        if not any(criterion.id == example.criterion for criterion in standard.criteria):
            at.child("examples").wrong(f"there is no criterion `{example.criterion}`")
    return standard


def _source(at: _At) -> Source:
    at.only("title", "article", "verified")
    return Source(at.child("title").text(), at.child("article").text(default=""), at.child("verified").text(among=TAGS))


def _example(at: _At) -> Example:
    at.only("kind", "criterion", "says", "journal", "result", "exception", "person", "seat")
    return Example(
        kind=at.child("kind").text(among=KINDS),  # type: ignore[arg-type]
        criterion=at.child("criterion").text(),
        says=at.child("says").text(),
        journal=at.child("journal").texts(),
        result=at.child("result").text(among=VERDICTS),  # type: ignore[arg-type]
        exception=at.child("exception").text(among=("", *CODES), default=""),
        person=at.child("person").text(default=""),
        seat=at.child("seat").text(default=""),
    )


_COMMON: Final = ("title", "rule", "better", "form", "per", "on", "severity", "scope", "exceptions", "layer", "sources", "outcome")
_OF_FORM: Final = {
    "always": ("holds",),
    "never": ("opportunity",),
    "before": ("parts", "own"),
    "followed_by": ("parts", "within", "ahead_of", "grace", "earlier", "begun", "own", "in_presence", "one_for_a_sign", "again"),
    "at_least": ("n", "opportunity"),
    "at_most": ("n", "window", "until", "total", "grace", "opportunity"),
}


def _criterion(id_: str, at: _At) -> Criterion:
    form = at.child("form").text(among=FORMS)
    at.only(*_COMMON, *_OF_FORM[form])
    criterion = Criterion(
        id=id_,
        title=at.child("title").text(),
        rule=at.child("rule").text(),
        better=at.child("better").text(),
        form=form,  # type: ignore[arg-type]
        on=_pattern(at.child("on")),
        severity=dict(at.child("severity").named(_degree)),
        per=at.child("per").text(among=KEYS, default="person"),  # type: ignore[arg-type]
        holds=at.child("holds").condition(),
        opportunity=_pattern(at.child("opportunity")) if at.has("opportunity") else None,
        parts=at.child("parts").named(_part),
        within=at.child("within").window(),
        ahead_of=_ahead(at.child("ahead_of")) if at.has("ahead_of") else None,
        grace=at.child("grace").each(_grace),
        earlier=at.child("earlier").window(),
        begun=at.child("begun").flag(default=False),
        own=at.child("own").flag(default=True),
        in_presence=at.child("in_presence").flag(default=False),
        one_for_a_sign=at.child("one_for_a_sign").flag(default=False),
        again=at.child("again").flag(default=False),
        n=at.child("n").number() if at.has("n") else 0,
        window=at.child("window").window(),
        until=_pattern(at.child("until")) if at.has("until") else None,
        total=at.child("total").window(),
        scope=_scope(at.child("scope")) if at.has("scope") else None,
        exceptions=dict(at.child("exceptions").named(_exception)),
        layer=at.child("layer").text(among=LAYERS) if at.has("layer") else None,  # type: ignore[arg-type]
        sources=at.child("sources").each(_source),
        outcome=at.child("outcome").flag(default=False),
    )
    _needed(at, criterion)
    return criterion


def _needed(at: _At, criterion: Criterion) -> None:
    """What a form cannot do without."""
    degrees = DEGREES[criterion.form]
    for degree in criterion.severity:
        if degree not in degrees:
            at.child("severity").wrong(f"`{degree}` is no degree of {criterion.form}; these are: {', '.join(degrees)}")
    if degrees[0] not in criterion.severity:
        at.child("severity").wrong(f"says nothing of `{degrees[0]}`")
    for part in criterion.parts if len(criterion.parts) > 1 else ():
        if not part.title:
            at.child("parts").child(part.name).wrong("is one of several: give it a `title`, which is said where it is missing")
    if criterion.form == "always" and not criterion.holds:
        at.child("holds").wrong("says what must hold")
    if criterion.form in ("before", "followed_by") and not criterion.parts:
        at.child("parts").wrong("says what must be done")
    if criterion.form == "followed_by" and not at.has("within") and criterion.ahead_of is None:
        at.child("within").wrong("says until when: `within` or `ahead_of`")
    if criterion.form == "at_most" and bool(criterion.until) != bool(criterion.total):
        at.child("until").wrong("`until` and `total` belong together")


def _pattern(at: _At) -> Pattern:
    """A name, a list of names, or `{on: names, when: condition}`."""
    if isinstance(at.value, Mapping):
        at.only("on", "when")
        return Pattern(at.child("on").texts(among=("act", *NAMES)), at.child("when").condition())
    on = at.texts(among=("act", *NAMES))
    if not on:
        at.wrong("the name of a happening is missing here")
    return Pattern(on)


def _part(name: str, at: _At) -> Part:
    if isinstance(at.value, Mapping):
        at.only("on", "when", "vital", "title")
        pattern = Pattern(at.child("on").texts(among=("act", *NAMES)), at.child("when").condition())
        return Part(name, pattern, at.child("vital").flag(default=False), at.child("title").text(default=""))
    return Part(name, _pattern(at))


def _degree(name: str, at: _At) -> tuple[str, Severity]:
    return name, at.text(among=SEVERITIES)  # type: ignore[return-value]


def _grace(at: _At) -> Grace:
    at.only("up_to", "severity")
    return Grace(at.child("up_to").window(), at.child("severity").text(among=SEVERITIES))  # type: ignore[arg-type]


def _ahead(at: _At) -> tuple[Window, Window]:
    at.only("date", "lead")
    date = at.child("date")
    fact = isinstance(date.value, str) and FACT_TYPES.get(date.value) == "int"
    return (str(date.value) if fact else date.window()), at.child("lead").window()


def _scope(at: _At) -> Scope:
    at.only("from", "to")
    return Scope(_pattern(at.child("from")), _pattern(at.child("to")) if at.has("to") else None)


def _exception(code: str, at: _At) -> tuple[str, Excuse]:
    if code not in CODES:
        at.wrong(f"`{code}` is no exception. {_closest(code, CODES)}")
    if at.value in ("", None, "yes"):
        return code, Excuse()
    if isinstance(at.value, str):
        if code == "X13":
            at.wrong("what is contested has two lines that can be defended: write `when` and `lines`")
        return code, Excuse(at.condition())
    at.only("when", "done", "lines")
    excuse = Excuse(at.child("when").condition(), at.child("done").each(_pattern), at.child("lines").texts())
    if code == "X13" and len(excuse.lines) != 2:
        at.child("lines").wrong("what is contested has two lines that can be defended: write both")
    return code, excuse
