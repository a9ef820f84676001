"""Events of services, of the case and of the care that follows: status, interviews, consents, clocks, motions and rulings, follow-up.

They belong to the closed union in `sim.model.events`, through which everybody else reads them.
"""

from typing import Literal

from sim.model.frozen import frozen


@frozen
class CaseOpened:
    seat: str
    offence: str
    ground: str


@frozen
class StatusSet:
    """`person` has this procedural status from now on (terms.STATUSES)."""

    person: str
    status: str
    seat: str


@frozen
class Identified:
    """The joint meeting spoke: `result` is `identified` or `not_yet`; `bodies` who took part (institution slots)."""

    person: str
    result: str
    bodies: tuple[str, ...]


@frozen
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


@frozen
class InterviewEnded:
    """`how`: ended (read back and signed), stopped (by the person, or broken off). `seconds` since it began, breaks taken off."""

    person: str
    seat: str
    act: str
    how: Literal["ended", "stopped"]
    seconds: int
    breaks: int


@frozen
class Consented:
    """An answer to a question for consent: to whom, for which items, until which second (-1 open)."""

    person: str
    seat: str
    to: str
    items: tuple[str, ...]
    given: bool
    until: int


@frozen
class ConsentWithdrawn:
    person: str
    to: str
    items: tuple[str, ...]


@frozen
class RiskAssessed:
    person: str
    seat: str
    change: str
    with_her: bool  # she took part and understood


@frozen
class Received:
    """Taken in by a service: on which terms."""

    person: str
    seat: str
    phones: str
    gate: str


@frozen
class HouseRuleSet:
    seat: str
    rule: str
    on: bool


@frozen
class AppliedFor:
    person: str
    seat: str
    what: str


@frozen
class FollowedUp:
    person: str
    seat: str
    reached: bool


@frozen
class PersonLeft:
    """Somebody left a place that looked after them: `how` as in terms.LEFT."""

    person: str
    place: str
    how: str


@frozen
class ClockStarted:
    """A deadline of the law runs: `due` is its last second, `since` the second it counts from."""

    clock: str
    subject: str
    since: int
    due: int


@frozen
class ClockStopped:
    """`how`: met, late, lapsed (nobody did what was due) or void (nothing is due any more)."""

    clock: str
    subject: str
    how: Literal["met", "late", "lapsed", "void"]


@frozen
class MotionFiled:
    """A motion lies with the judge. `evidence`: the acts it relies on, by their ids; `milder`: it says why milder measures fail."""

    seat: str
    motion: str
    person: str
    place: str
    evidence: tuple[str, ...]
    milder: bool


@frozen
class MotionProposed:
    """A seat resolves to move the judge, which goes through `to`, a profession, or no further. The other fields as in MotionFiled."""

    seat: str
    motion: str
    person: str
    place: str
    evidence: tuple[str, ...]
    milder: bool
    to: str


@frozen
class MotionReturned:
    """What a seat had resolved comes back to it from those through whom it was to go. `seat`: who sends it back, `to`: who had resolved.

    Where both are one, whoever filed or resolved takes it back before it is decided."""

    seat: str
    motion: str
    person: str
    place: str
    to: str


@frozen
class Ruled:
    """The judge's answer by the published rule. `struck`: acts whose evidence was excluded, `unmet`: the rules of the pack they broke."""

    motion: str
    person: str
    place: str
    ruling: str
    relied: tuple[str, ...]
    struck: tuple[str, ...]
    unmet: tuple[str, ...]


@frozen
class EvidenceStruck:
    seat: str
    evidence: str
    reason: str


@frozen
class Protected:
    person: str
    seat: str
    measure: str


@frozen
class MoneyTraced:
    seat: str
    thing: str


@frozen
class OperationCarriedOut:
    """`planned` are the fields of the plan that were filled, `met` the people who were there."""

    seat: str
    place: str
    planned: tuple[str, ...]
    met: tuple[str, ...]


@frozen
class OfficerTired:
    """An officer at work beyond the limit of a shift: acts take longer from now on (`tired` false: rested again)."""

    seat: str
    tired: bool


@frozen
class EndingHeld:
    """At the end of the exercise this ending of the story holds."""

    ending: str


# --- facts: services ----------------------------------------------------------------------------------------------------


@frozen
class ServiceQueued:
    service: str
    ticket: str
    seat: str
    people: tuple[str, ...]
    due: int  # second at which it is expected, -1 where it is closed for the rest of the exercise


@frozen
class ServiceGranted:
    service: str
    ticket: str


@frozen
class ServiceReleased:
    service: str
    ticket: str


@frozen
class ServiceLeft:
    """Left the queue without being served."""

    service: str
    ticket: str
