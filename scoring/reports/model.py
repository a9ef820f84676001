"""The report: one model of everything a debrief says, in words, from which text, HTML, PDF, DOCX, XLSX and JSON are laid out.

All frozen and plain. Whoever lays it out decides nothing: what a trainee may not see is not in it. Seconds count from the beginning
of the exercise; `entries` are numbers of journal entries, so that every sentence can be checked.
"""

from dataclasses import dataclass
from typing import Literal

Audience = Literal["trainee", "director"]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the entries that show it. `clock`: local time in words, "" where it belongs to no moment."""

    text: str
    entries: tuple[int, ...] = ()
    clock: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that belong together. `kind`: told, seen (written of the person), waited, held."""

    kind: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment on a lane. `kind`: decision, asked (by telephone), help, harm, told (without being understood), operation, end."""

    at: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time on a lane. `kind`: here, act, talk, held."""

    since: int
    until: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One swim-lane: what a seat did, or what was done with one person. `kind`: seat or person."""

    id: str
    kind: str
    title: str
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class DecisionTaken:
    """A decision on the timeline, with the number under which the chart shows it. `known`: the last things that its seat had perceived
    by then; `defended`: where practitioners do not agree, the two lines that they defend."""

    number: int
    seat: str
    at: int
    clock: str
    ask: str
    how: str
    reason: str
    entries: tuple[int, ...]
    known: tuple[Line, ...] = ()
    defended: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Swim-lanes from `since` to `until`, with the decisions on them. `hours`: full hours as second and clock time; `operations`: where
    a seat went to look for people, and whom it met."""

    since: int
    until: int
    hours: tuple[tuple[int, str], ...]
    lanes: tuple[Lane, ...]
    decisions: tuple[DecisionTaken, ...]
    operations: tuple[tuple[int, Line], ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a human said of a result or a rating. `said` is the whole line; earlier ones stay and are shown too."""

    about: str
    by: str
    written: str
    said: str


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One result of one person or several. `verdict` is its code, `words` how it is said; `defended`: of a contested one the lines
    that practitioners defend."""

    criterion: str
    title: str
    people: str
    verdict: str
    words: str
    layer: str
    exception: str
    contested: bool
    rule: str
    happened: tuple[Line, ...]
    due: str
    better: str
    sources: tuple[str, ...]
    entries: tuple[int, ...]
    reviews: tuple[Reviewed, ...] = ()
    defended: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """Results of one phase of the work: what weighs first, then what was met, then what is shown and not rated.

    Of what the exercise itself asked, `weighs` holds only what mattered: `counts` says seat by seat how much was answered, `folded` what
    else was not, by its titles, and `rest` the same line by line, for tables and programs.
    """

    id: str
    title: str
    weighs: tuple[ResultLine, ...]
    met: tuple[ResultLine, ...]
    unrated: tuple[ResultLine, ...]
    counts: tuple[Line, ...] = ()
    folded: tuple[Line, ...] = ()
    rest: tuple[ResultLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """One objective: the rating the trainee gave first, the one the machine proposes, and what humans said of it since."""

    id: str
    seat: str
    title: str
    rating: str
    words: str
    reason: str
    own: str
    own_words: str
    reviews: tuple[Reviewed, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wanted, and when somebody at the table heard it ("" where nobody did)."""

    text: str
    heard: str


@dataclass(frozen=True, slots=True)
class Story:
    """One person's story. `now`: where they are at the end; `lane` is their line on the timeline."""

    person: str
    name: str
    title: str
    wishes: tuple[Wish, ...]
    paragraphs: tuple[Paragraph, ...]
    ending: tuple[Line, ...]
    now: str
    lane: Lane


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where one person is at the end, and what they wanted."""

    name: str
    wanted: str
    now: str


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """What one other choice would have changed, as somebody else worked it out. `for_the`: person, case or luck; open: not all was worked
    out yet."""

    for_the: str
    clock: str
    title: str
    paragraphs: tuple[str, ...]
    entries: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title, as another part of scoring gives them (interviews, indicators)."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One row of the improvement plan (HSEEP AAR/IP). Cells that are for people to fill are empty. `mark` says where to begin."""

    finding: str
    cause: str
    action: str
    owner: str
    date: str
    entries: tuple[int, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A level of one person over time, for the director alone: (second, clock, value, why)."""

    name: str
    level: str
    steps: tuple[tuple[int, str, int, str], ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """What only a director sees: the hidden truth, and the numbers behind the persons."""

    truth: tuple[Section, ...]
    numbers: tuple[Numbers, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything, in the order in which it is read."""

    audience: Audience
    scenario: str
    seed: int
    engine: str
    title: str
    marking: str
    opening: str
    notes: tuple[str, ...]
    summary: tuple[Line, ...]
    whereabouts: tuple[Whereabouts, ...]
    travel: tuple[Line, ...]
    objectives: tuple[ObjectiveLine, ...]
    stories: tuple[Story, ...]
    timeline: Timeline
    phases: tuple[Phase, ...]
    law: tuple[Line, ...]
    court: tuple[Section, ...]
    turning_points: tuple[TurningPoint, ...]
    interviews: tuple[Section, ...]
    indicators: tuple[Section, ...]
    team: tuple[Line, ...]
    went_well: tuple[Line, ...]
    system: tuple[Line, ...]
    questions: tuple[str, ...]
    more_questions: tuple[str, ...]  # where there is time
    plan: tuple[PlanRow, ...]
    reviews: tuple[Reviewed, ...]
    last_words: tuple[str, ...]
    headings: dict[str, str]
    legend: dict[str, str]  # what the colours of a chart mean
    language: str
    appendix: Appendix | None = None
