"""The words of scoring: standards and their criteria as they are written, results and ratings as they come out.

All frozen and plain. A criterion says *what* must hold in one of six temporal forms; how a form is watched is in
`scoring.properties`, and what the fields of a written standard mean to its author in docs/reference/standards/format.md.
"""

from dataclasses import dataclass, field
from typing import Final, Literal

from sim.model.frozen import frozen
from sim.model.pack import Article

Form = Literal["always", "never", "before", "followed_by", "at_least", "at_most"]
Per = Literal["person", "seat", "case"]
Severity = Literal["minor", "grave", "critical"]
Verdict = Literal["met", "partly_met", "breached", "not_observed", "not_applicable"]
Layer = Literal["law", "benchmark", "practice"]
Rating = Literal["P", "S", "M", "U"]

Graded = Severity | Literal[""]
Window = int | str  # seconds, or `limit.x` of the country pack

FORMS: Final[tuple[Form, ...]] = ("always", "never", "before", "followed_by", "at_least", "at_most")
KEYS: Final[tuple[Per, ...]] = ("person", "seat", "case")
SEVERITIES: Final[tuple[Severity, ...]] = ("minor", "grave", "critical")  # in rising order
LAYERS: Final[tuple[Layer, ...]] = ("law", "benchmark", "practice")
VERDICTS: Final[tuple[Verdict, ...]] = ("met", "partly_met", "breached", "not_observed", "not_applicable")
RATINGS: Final[tuple[Rating, ...]] = ("U", "M", "S", "P")  # in rising order

CODES: Final[dict[str, str]] = {
    "X1": "life or limb came first",
    "X2": "impossible: asked for in time, and the next best done",
    "X3": "informed wish of an adult",
    "X4": "commanded by law",
    "X5": "a child: a wish does not lift protection",
    "X6": "done by another, known to this seat",
    "X7": "not observable yet, or the reaction time was still running",
    "X8": "mended: own stop, recorded, before lasting effect",
    "X9": "not of the class this standard protects or binds",
    "X10": "refused, so not done",
    "X11": "not modelled here",
    "X12": "double status: both rule sets hold",
    "X13": "contested among practitioners: shown, not rated",
}
"""The general exceptions and what they say (practice review, section 4.2)."""


@dataclass(frozen=True, slots=True)
class Source:
    """A citation. `verified`: P primary text read, S secondary, D derived, U+ well known but not re-read, fictional.

    The tags are explained in docs/explanation/sources.md. `law`: where it is an article of a country pack, its id there and the article.
    """

    title: str
    article: str
    verified: str
    law: tuple[str, Article] | None = None

    @property
    def unverified(self) -> bool:
        """Whether nobody of us has read the text for this citation: then it says so wherever it is shown."""
        return self.verified.startswith("U")

    @property
    def cited(self) -> str:
        """The citation as it is shown, with how far it was verified."""
        return f"{self.title} {self.article}".strip() + f" [{self.verified}{', unverified' if self.unverified else ''}]"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Happenings of any of the names in `on` (docs/reference/standards/format.md) for which the condition `when` holds."""

    on: tuple[str, ...]
    when: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that must be done. `vital`: with it missing the whole is breached, not partly met. `title`: what it is called where it
    is missing; "" where it is the only part, and the rule says it."""

    name: str
    pattern: Pattern
    vital: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class Grace:
    """Later, or longer, by at most `up_to`: partly met, with this severity."""

    up_to: Window
    severity: Severity


@dataclass(frozen=True, slots=True)
class Excuse:
    """When an exception applies: `when` over the circumstances, and (X2, X3) what must have been `done` instead, all of it.

    `lines` (X13): the two ways that practitioners defend.
    """

    when: str = ""
    done: tuple[Pattern, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """From one happening to another, both included. Without `to` it stays open."""

    begin: Pattern
    end: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One testable property. Which fields a form reads:

    always       `on` each of these, `holds`
    never        `on` none of these; `opportunity`: what shows that there was an occasion
    before       `on` each of these, all `parts` earlier
    followed_by  `on` opens the duty, all `parts` `within` the window (or `ahead_of` a date)
    at_least     `on` counted, `n`; `opportunity` opens it
    at_most      `on` counted, `n`, in any `window`; or, with `until`, the total time between the two, up to `total`
    """

    id: str  # VC-01.alone
    title: str
    rule: str  # one sentence for the person assessed
    better: str  # what would have been better, one sentence
    form: Form
    on: Pattern
    severity: dict[str, Severity]  # degree -> severity
    per: Per = "person"
    holds: str = ""
    opportunity: Pattern | None = None
    parts: tuple[Part, ...] = ()
    within: Window = 0
    ahead_of: tuple[Window, Window] | None = None  # date, counted from the opening (or the name of a fact that holds it); lead
    grace: tuple[Grace, ...] = ()
    earlier: Window = 0  # what was done so long before counts too
    begun: bool = False  # a part is done from the second in which its act began, once it was carried through
    own: bool = True  # only the seat's own act fulfils; another's is X6
    in_presence: bool = False  # cannot be done once the person is gone
    one_for_a_sign: bool = False  # one sign of several people opens one duty toward all of them
    again: bool = False  # a fulfilled duty can be opened again
    n: int = 0
    window: Window = 0
    until: Pattern | None = None
    total: Window = 0
    scope: Scope | None = None
    exceptions: dict[str, Excuse] = field(default_factory=dict)
    layer: Layer | None = None  # where it differs from its standard's
    sources: tuple[Source, ...] = ()
    outcome: bool = False  # reads hidden truth: never rated


@dataclass(frozen=True, slots=True)
class Standard:
    """A published norm. `binds`: professions, () for all. `examples`: three tiny journals, each with the result it must give."""

    id: str
    title: str
    paraphrase: str
    phase: str
    binds: tuple[str, ...]
    class_of_person: str
    layer: Layer  # where no article of the country pack makes it law
    sources: tuple[Source, ...]
    criteria: tuple[Criterion, ...]
    examples: tuple["Example", ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A journal of a few lines (scoring.examples) and what one criterion must say of it."""

    kind: Literal["met", "fell_short", "looks_like_a_breach_but_is_not"]
    criterion: str
    says: str  # in a sentence
    journal: tuple[str, ...]
    result: Verdict
    exception: str = ""
    person: str = ""
    seat: str = ""  # of the result, where it could be several


@frozen
class Result:
    """What one criterion says of one seat and person. `entries` prove it and are empty only where it was never triggered.

    `people` names all concerned where one duty was owed to several, `person` the one where it is one. `acts` are the entries of the
    acts judged: two results that share one and a person are one harm. `due` is the second at which an omission fell due, -1 else;
    `put_off`: for how many seconds of it life or limb came first. `missing`: names of the parts that were not done, where others were.
    """

    criterion: str
    standard: str
    seat: str
    person: str
    result: Verdict
    layer: Layer
    exception: str
    contested: bool
    entries: tuple[int, ...]
    rule: str
    sources: tuple[Source, ...]
    better: str
    severity: Graded = ""
    degree: str = ""
    due: int = -1
    put_off: int = 0
    missing: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    acts: tuple[int, ...] = ()
    outcome: bool = False
    window_ours: bool = False  # the duty is law here, the time for it is not
    colleague: bool = False  # a machine colleague sat there then: shown, never rated
    defended: tuple[str, ...] = ()  # of a contested one the two lines that practitioners defend

    @property
    def words(self) -> str:
        """The verdict as it is said: only law is breached, of the rest somebody fell short."""
        if self.result == "breached":
            return "breached" if self.layer == "law" else "fell short"
        return self.result.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Rated:
    """The proposed rating of one seat in one objective; None with the reason why there is none."""

    id: str
    seat: str
    rating: Rating | None
    reason: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """Everything that scoring says about one exercise. A proposal: a human confirms or overrides it."""

    scenario: str
    seed: int
    engine: str
    objectives: tuple[Rated, ...]
    results: tuple[Result, ...]
