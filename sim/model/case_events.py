"""Events of services, of the case and of the care that follows: status, interviews, consents, clocks, motions and rulings, follow-up.

They belong to the closed union in `sim.model.events`, through which everybody else reads them.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class CaseOpened:
    seat: str
    offence: str
    ground: str


@dataclass(frozen=True, slots=True)
class StatusSet:
    """`person` has this procedural status from now on (terms.STATUSES)."""

    person: str
    status: str
    seat: str


@dataclass(frozen=True, slots=True)
class Identified:
    """The joint meeting spoke: `result` as in terms.IDENTIFICATION; `bodies` who took part (institution slots)."""

    person: str
    result: str
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InterviewBegan:
    """A procedural interview is open. `act` is the act that opened it; `sworn` whether the voice is an appointed interpreter."""

    person: str
    seat: str
    act: str
    status: str
    warned: bool
    recorded: bool
    voice: str
    sworn: bool
    present: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InterviewEnded:
    """`how`: ended (read back and signed), stopped (by the person, or broken off). `seconds` since it began, breaks taken off."""

    person: str
    seat: str
    act: str
    how: Literal["ended", "stopped"]
    seconds: int
    breaks: int


@dataclass(frozen=True, slots=True)
class Consented:
    """An answer to a question for consent: to whom, for which items, until which second (-1 open)."""

    person: str
    seat: str
    to: str
    items: tuple[str, ...]
    given: bool
    until: int


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    person: str
    to: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RiskAssessed:
    person: str
    seat: str
    change: str
    with_her: bool  # she took part and understood


@dataclass(frozen=True, slots=True)
class Received:
    """Taken in by a service: on which terms."""

    person: str
    seat: str
    phones: str
    gate: str


@dataclass(frozen=True, slots=True)
class HouseRuleSet:
    seat: str
    rule: str
    on: bool


@dataclass(frozen=True, slots=True)
class AppliedFor:
    person: str
    seat: str
    what: str


@dataclass(frozen=True, slots=True)
class FollowedUp:
    person: str
    seat: str
    reached: bool


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """Somebody left a place that looked after them: `how` as in terms.LEFT."""

    person: str
    place: str
    how: str


@dataclass(frozen=True, slots=True)
class ClockStarted:
    """A deadline of the law runs: `due` is its last second, `since` the second it counts from."""

    clock: str
    subject: str
    since: int
    due: int


@dataclass(frozen=True, slots=True)
class ClockStopped:
    """`how`: met, late, lapsed (nobody did what was due) or void (nothing is due any more)."""

    clock: str
    subject: str
    how: Literal["met", "late", "lapsed", "void"]


@dataclass(frozen=True, slots=True)
class MotionFiled:
    """A motion lies with the judge. `evidence`: the acts it relies on, by their ids; `milder`: it says why milder measures fail."""

    seat: str
    motion: str
    person: str
    place: str
    evidence: tuple[str, ...]
    milder: bool


@dataclass(frozen=True, slots=True)
class Ruled:
    """The judge's answer by the published rule. `struck`: acts whose evidence was excluded, `unmet`: the rules of the pack they broke."""

    motion: str
    person: str
    place: str
    ruling: str
    relied: tuple[str, ...]
    struck: tuple[str, ...]
    unmet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceStruck:
    seat: str
    evidence: str
    reason: str


@dataclass(frozen=True, slots=True)
class Protected:
    person: str
    seat: str
    measure: str


@dataclass(frozen=True, slots=True)
class MoneyTraced:
    seat: str
    thing: str


@dataclass(frozen=True, slots=True)
class OperationCarriedOut:
    """`planned` are the fields of the plan that were filled, `met` the people who were there."""

    seat: str
    place: str
    planned: tuple[str, ...]
    met: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficerTired:
    """An officer at work beyond the limit of a shift: acts take longer from now on (`tired` false: rested again)."""

    seat: str
    tired: bool


@dataclass(frozen=True, slots=True)
class EndingHeld:
    """At the end of the exercise this ending of the story holds."""

    ending: str


# --- facts: services ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ServiceQueued:
    service: str
    ticket: str
    seat: str
    people: tuple[str, ...]
    due: int  # second at which it is expected, -1 where it is closed for the rest of the exercise


@dataclass(frozen=True, slots=True)
class ServiceGranted:
    service: str
    ticket: str


@dataclass(frozen=True, slots=True)
class ServiceReleased:
    service: str
    ticket: str


@dataclass(frozen=True, slots=True)
class ServiceLeft:
    """Left the queue without being served."""

    service: str
    ticket: str
