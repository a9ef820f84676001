"""Everything that can stand in a journal: the closed union of past-tense events and the numbered entry around each.

Five kinds of entry: header, command, fact, observation, closing. *Facts* never leave the exercise (director and scoring read
them). *Observations* are addressed to one seat and carry by value what was perceived. All are frozen; nested values are tuples,
strings, integers or booleans, so that an event can be hashed, compared and written in one canonical way.
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from sim.model.act_events import (
    ActBegan,
    ActEnded,
    ActInterrupted,
    ActRefused,
    CareBegan,
    FormFiled,
    Freed,
    HandedOver,
    HelpOffered,
    InformationAsked,
    InformationShared,
    Noted,
    Pairs,
    PersonTold,
    Recounted,
    Restricted,
    SeenAlone,
)  # fmt: skip
from sim.model.case_events import (
    AppliedFor,
    CaseOpened,
    ClockStarted,
    ClockStopped,
    Consented,
    ConsentWithdrawn,
    EndingHeld,
    EvidenceStruck,
    FollowedUp,
    HouseRuleSet,
    Identified,
    InterviewBegan,
    InterviewEnded,
    MoneyTraced,
    MotionFiled,
    MotionProposed,
    MotionReturned,
    OfficerTired,
    OperationCarriedOut,
    PersonLeft,
    Protected,
    Received,
    RiskAssessed,
    Ruled,
    ServiceGranted,
    ServiceLeft,
    ServiceQueued,
    ServiceReleased,
    StatusSet,
)  # fmt: skip
from sim.model.frozen import frozen


class Claim(NamedTuple):
    """One thing perceived or said: who or what it is about, which attribute, the value as perceived. It may be false."""

    subject: str
    attribute: str
    value: str | int


# --- header, command, closing -------------------------------------------------------------------------------------------


@frozen
class Opened:
    """Header: everything a replay needs besides the commands. `material` is the compiled scenario and pack, plain JSON; `marking` says to
    whoever opens the file that nobody in it is real, and is empty in files from before it was written."""

    format: int
    rules: int
    engine: str
    scenario: str
    country: str
    seed: int
    replication: int
    mode: Literal["training", "assessment"]
    roster: Pairs  # seat -> occupant ("trainee", "vacant", "policy:checklist" ...)
    digests: Pairs  # rules, wording, pack -> SHA-256
    material: Mapping[str, Any]
    marking: str = "EXERCISE"


@frozen
class Commanded:
    """A human influence, recorded whole whether it is then refused or not. `seen`: the seat's last observation on its screen."""

    seat: str
    what: Literal["act", "choose", "stop", "form", "message", "note", "occupant", "release", "hold", "pause"]
    args: Mapping[str, Any]
    seen: int


@frozen
class Closed:
    """Closing entry: the exercise ended at this second; `reason` is `time`, `finished` or `stopped`."""

    reason: str


# --- facts: seats, places, things, levels -------------------------------------------------------------------------------


@frozen
class SeatChanged:
    seat: str
    status: Literal["taken", "away", "vacant"]
    occupant: str


@frozen
class Moved:
    """A person or vehicle is now at `place` ("" on the way or gone), in `room` ("" outdoors or aboard), `aboard` a vehicle or "".
    Whoever is on the way already and is now at "" turned round.

    `back`: the room or vehicle to which one called away for a talk, or an officer behind a closed door, returns; "" when they stay.
    """

    who: str
    place: str
    room: str
    aboard: str
    back: str = ""


@frozen
class LevelChanged:
    """`level` is `trust.police`, `fear`, `pain` ...; `value` is the level after the change, already within its bounds."""

    person: str
    level: str
    value: int
    why: str


@frozen
class ThingMoved:
    thing: str
    holder: str  # a person, `seat:<id>` for an officer's hands, or a room


@frozen
class ThingCopied:
    thing: str
    by: str


@frozen
class ThingLost:
    thing: str
    why: str


@frozen
class FlagSet:
    """A named flag (0 or 1) or counter of a storyline."""

    flag: str
    value: int


# --- facts: the authored story ------------------------------------------------------------------------------------------


@frozen
class BeatHappened:
    beat: str  # storyline.beat


@frozen
class InjectGiven:
    inject: str


@frozen
class InjectMet:
    inject: str
    act: str


@frozen
class InjectMissed:
    inject: str


@frozen
class InjectMetLate:
    """What an inject expects was done after all, when its time was over."""

    inject: str
    act: str


@frozen
class DecisionOpened:
    occurrence: str
    seat: str
    lapses_at: int


@frozen
class DecisionClosed:
    """`how`: `chosen` (the option was picked), `acted` (at least half of it was begun; caused by the first act of it), `begun` (time was
    up, something of the kind was begun, and nobody stepped in), `lapsed` (nobody did anything; `option` is what then happened), or
    `passed` (there is nothing left to decide; without effect)."""

    occurrence: str
    seat: str
    option: str
    how: Literal["chosen", "acted", "begun", "lapsed", "passed"]


# --- facts: thresholds of knowledge ------------------------------------------------------------------------------------


@frozen
class ThresholdReached:
    """By its own observations `seat` now has ... about `person`; `by` is the cue, memory or paper that tipped it.

    `kind`: `reason_to_look`, `grounds`, `young` (may be under 18), `acute` (life or limb), `suspect`, `tied` (to `other`),
    `complicity`, `fear_of_return`, `crime` (facts of a crime are known), `blame` (a blaming remark was heard),
    `cleared` (something speaks for travelling freely).
    The rule is published in `docs/reference/thresholds.md`.
    """

    seat: str
    person: str
    kind: str
    by: str
    other: str


# --- observations -------------------------------------------------------------------------------------------------------


@frozen
class Observed:
    """What one seat perceives: by which channel, from whom, in which words, and what it claims.

    `wording` is the id of a text with `args`, never rendered text: the same play in two languages has the same bytes. `about`
    names the persons, vehicles or things it is about; `sign` is the cue, memory or thing whose significance the scenario
    knows ("" else). Only observations may reach a seat.
    """

    seat: str
    channel: str
    source: str
    wording: str
    args: Pairs
    about: tuple[str, ...]
    claims: tuple[Claim, ...]
    sign: str


Event = (
    Opened | Commanded | Closed | SeatChanged | Moved | LevelChanged | ThingMoved | ThingCopied | ThingLost | FlagSet
    | BeatHappened | InjectGiven | InjectMet | InjectMissed | InjectMetLate | DecisionOpened | DecisionClosed | ActBegan | ActEnded
    | ActInterrupted | ActRefused | Restricted | Freed | CareBegan | SeenAlone | PersonTold | Recounted | HelpOffered
    | InformationShared | InformationAsked | HandedOver | FormFiled | Noted | ServiceQueued | ServiceGranted | ServiceReleased
    | ServiceLeft | ThresholdReached | Observed
    | CaseOpened | StatusSet | Identified | InterviewBegan | InterviewEnded | Consented | ConsentWithdrawn | RiskAssessed
    | Received | HouseRuleSet | AppliedFor | FollowedUp | PersonLeft | ClockStarted | ClockStopped | MotionProposed | MotionFiled | Ruled
    | MotionReturned | EvidenceStruck | Protected | MoneyTraced | OperationCarriedOut | OfficerTired | EndingHeld
)  # fmt: skip

EVENTS: dict[str, type[Event]] = {cls.__name__: cls for cls in Event.__args__}


class Entry(NamedTuple):
    """One line of a journal. `at`: seconds since the exercise began; `cause`: number of the entry it follows from, or 0."""

    n: int
    at: int
    cause: int
    event: Event


__all__ = [
    "EVENTS", "ActBegan", "ActEnded", "ActInterrupted", "ActRefused", "AppliedFor", "BeatHappened", "CareBegan", "CaseOpened", "Claim",
    "ClockStarted", "ClockStopped", "Closed", "Commanded", "ConsentWithdrawn", "Consented", "DecisionClosed", "DecisionOpened",
    "EndingHeld", "Entry", "Event", "EvidenceStruck", "FlagSet", "FollowedUp", "FormFiled", "Freed", "HandedOver", "HelpOffered",
    "HouseRuleSet", "Identified", "InformationAsked", "InformationShared", "InjectGiven", "InjectMet", "InjectMetLate", "InjectMissed",
    "InterviewBegan", "InterviewEnded", "LevelChanged", "MoneyTraced", "MotionFiled", "MotionProposed", "MotionReturned", "Moved",
    "Noted", "Observed", "OfficerTired", "Opened", "OperationCarriedOut", "Pairs", "PersonLeft", "PersonTold", "Protected", "Received",
    "Recounted", "Restricted", "RiskAssessed", "Ruled", "SeatChanged", "SeenAlone", "ServiceGranted", "ServiceLeft", "ServiceQueued",
    "ServiceReleased", "StatusSet", "ThingCopied", "ThingLost", "ThingMoved", "ThresholdReached",
]  # fmt: skip
