"""What answers amount to: the published rule for a dimension, and four named policies, with unknown kept apart from absent.

An answer is present, absent or unknown, and what was not asked is unknown. A suggestion alone never makes an answer present. An outcome is
`undetermined` as long as some further answer could still turn it. Where it would be another if unverified weights were other than
assumed, it says so. Outcomes open protection or an enquiry; none of them says that somebody is guilty.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Final, Literal

from sim.model.indicators import DIMENSIONS, INDICATORS, Indicator, positive

Answer = Literal["present", "absent", "unknown"]
Outcome = Literal["positive", "negative", "undetermined"]

MEANS: Final = ("d1", "d2", "d3", "d5", "d6")
POLICIES: Final = {
    "reason_to_look": (
        """Any sign, also one that only suggests, or a sign of minority. Look, separate, speak alone, ask about safety.""",
        "R: practice of ours, after OHCHR Guideline 2 (S)",
    ),
    "reasonable_grounds": (
        """Known answers make one dimension positive, or include a strong indicator, or there is a sign of minority: offer protection now.
        What only suggests never suffices.""",
        "R: after CETS 197 Art. 10(2) (U+, unverified)",
    ),
    "identification_threshold": (
        """Adult: exploitation, done or clearly intended, and one of deception, coercion or abuse of vulnerability positive.
        Under 18, or age in doubt: an act, and exploitation done or clearly intended; no means is needed.""",
        "R: after Palermo Protocol Art. 3 (S) and the derived table (S)",
    ),
    "classification_strict": (
        """The survey's table: successful migrant, exploited migrant, deception and exploitation, trafficked for forced labour.
        Made for people who have arrived: never applied to somebody stopped before arrival.""",
        "S: labour-force survey of Moldova, in the derived table",
    ),
}
"""Each policy in words, and how far it was verified."""


CLASSES: Final = {
    "r1": "successful migrant",
    "r2": "exploited migrant (labour-rights case)",
    "r3": "deception and exploitation",
    "r4": "trafficked for forced labour",
    "child": "trafficked (under 18: an act and exploitation)",
    "outside": "the published table has no row for this",
}


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of one person. `answers` by ILO/EC id, unknown where one is missing; `young`: under 18 or age in doubt, read as
    a child; `act`: recruitment, transport, transfer, harbouring or receipt; `intended`: exploitation is clearly intended."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    sexual: bool = False
    young: bool = False
    act: Answer = "unknown"
    intended: Answer = "unknown"
    arrived: bool = False

    @property
    def list(self) -> str:
        """The list whose weights are read."""
        return ("child_" if self.young else "adult_") + ("sexual" if self.sexual else "labour")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a policy says of a case. `outcome`: positive, negative or undetermined, or a class of CLASSES; `possible`: what it may still
    become; `unverified`: indicators whose unverified weight it rests on, empty where any weight there would give the same."""

    policy: str
    outcome: str
    possible: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    note: str = ""


def policies_plain() -> list[dict[str, str]]:
    """The policies as plain JSON values."""
    return [{"id": name, "text": " ".join(text.split()), "verified": verified} for name, (text, verified) in POLICIES.items()]


Weigher = Callable[[Indicator], str]
Grades = Mapping[str, tuple[bool, bool]]  # dimension -> whether it is positive, with unknown read as absent and as present


def dimension(case: Case, name: str) -> Judgement:
    """One dimension by the published rule, `d1` to `d6`."""
    return _weighed(case, name, lambda weigh: [_grade(case, name, weigh)])


def reason_to_look(signs: Iterable[str], young: bool = False) -> Judgement:
    """Whether there is a reason to look: `signs` are indicators of any list, suggested or known."""
    found = bool(list(signs)) or young
    return Judgement("reason_to_look", "positive" if found else "undetermined", () if found else ("positive", "negative"))


def reasonable_grounds(case: Case) -> Judgement:
    """Whether protection is owed now. The engine's own threshold (sim.model.indicators.gives_grounds) is this, over known answers."""

    def runs(weigh: Weigher) -> list[tuple[bool, bool]]:
        strong = _strong(case, weigh, ("present",)), _strong(case, weigh, ("present", "unknown"))
        grades = [_grade(case, name, weigh) for name in DIMENSIONS]
        return [(case.young or strong[0] or any(g[0] for g in grades), case.young or strong[1] or any(g[1] for g in grades))]

    return _weighed(case, "reasonable_grounds", runs)


def identification_threshold(case: Case) -> Judgement:
    """Whether somebody is to be identified as a presumed victim."""

    def run(grades: Grades, high: int, certain: tuple[Answer, ...]) -> bool:
        exploited = grades["d4"][high] or case.intended in certain
        needed = case.act in certain if case.young else any(grades[name][high] for name in MEANS)
        return exploited and needed

    def runs(weigh: Weigher) -> list[tuple[bool, bool]]:
        grades = {name: _grade(case, name, weigh) for name in DIMENSIONS}
        return [(run(grades, 0, ("present",)), run(grades, 1, ("present", "unknown")))]

    return _weighed(case, "identification_threshold", runs)


def classification_strict(case: Case) -> Judgement:
    """The class of the survey's table. `not_shown` for somebody stopped before arrival: nothing could have happened there yet."""
    if not case.arrived:
        note = "The survey's table is for people who have arrived. Stopped before arrival, somebody is in none of its classes."
        return Judgement("classification_strict", "not_shown", note=note)
    found = _classes(case, _assumed(case))
    rests = found != _classes(case, _lowest(case), _assumed(case), _highest(case))
    possible = tuple(one for one in CLASSES if one in found)
    outcome, still = (possible[0], ()) if len(possible) == 1 else ("undetermined", possible)
    return Judgement("classification_strict", outcome, still, _open(case) if rests else ())


# --- the rule ---------------------------------------------------------------------------------------------------------------


def _weighed(case: Case, policy: str, runs: Callable[[Weigher], list[tuple[bool, bool]]]) -> Judgement:
    """The outcome with the weights as they stand; if the lowest or highest that unverified cells may have gives another, it says so."""
    outcome, lowest, highest = (_outcome(*runs(weigh(case))[0]) for weigh in (_assumed, _lowest, _highest))
    possible = ("positive", "negative") if outcome == "undetermined" else ()
    return Judgement(policy, outcome, possible, () if outcome == lowest == highest else _open(case))


def _outcome(low: bool, high: bool) -> Outcome:
    if low == high:
        return "positive" if low else "negative"
    return "undetermined"


def _grade(case: Case, name: str, weigh: Weigher) -> tuple[bool, bool]:
    """Whether a dimension is positive with every unknown absent, and with every unknown present. More present is never less."""
    counts = {answer: {"S": 0, "M": 0, "W": 0, "-": 0} for answer in ("present", "absent", "unknown")}
    for indicator in INDICATORS.values():
        if indicator.dimension == name:
            counts[case.answers.get(indicator.id, "unknown")][weigh(indicator)] += 1
    sure, open_ = counts["present"], counts["unknown"]
    return positive(sure["S"], sure["M"], sure["W"]), positive(*(sure[weight] + open_[weight] for weight in ("S", "M", "W")))


def _strong(case: Case, weigh: Weigher, answers: tuple[Answer, ...]) -> bool:
    return any(case.answers.get(one.id, "unknown") in answers and weigh(one) == "S" for one in INDICATORS.values())


def _assumed(case: Case) -> Weigher:
    return lambda indicator: indicator.cell(case.list).weight


def _lowest(case: Case) -> Weigher:
    def weigh(indicator: Indicator) -> str:
        cell = indicator.cell(case.list)
        return cell.weight if cell.verified else "-"

    return weigh


def _highest(case: Case) -> Weigher:
    def weigh(indicator: Indicator) -> str:
        cell = indicator.cell(case.list)
        if cell.verified:
            return cell.weight
        # the derived table says that the exploitation dimension of the adult sexual list has no strong indicator
        return "M" if case.list == "adult_sexual" and indicator.dimension == "d4" else "S"

    return weigh


def _open(case: Case) -> tuple[str, ...]:
    """Indicators whose weight is unverified in this list and whose answer is not absent."""
    return tuple(i.id for i in INDICATORS.values() if not i.cell(case.list).verified and case.answers.get(i.id, "unknown") != "absent")


def _classes(case: Case, *weighers: Weigher) -> set[str]:
    """Every class that some completion of the unknown answers gives, by any of the weights. Dimensions share no indicator, so each
    completes by itself."""
    ways = [sorted({grade for weigh in weighers for grade in _grade(case, name, weigh)}) for name in ("d1", "d2", "d4", "d5")]
    acts = {"present": [True], "absent": [False], "unknown": [False, True]}[case.act]
    return {_row(*way, child=case.young and act) for way in product(*ways) for act in acts}


def _row(deceived: bool, coerced: bool, exploited: bool, held: bool, *, child: bool) -> str:
    if child and exploited:
        return "child"
    if exploited and held and (deceived or coerced):
        return "r4"
    if exploited and deceived and not held:
        return "r3"
    if not (deceived or coerced or held):
        return "r2" if exploited else "r1"
    return "outside"
