"""What a seat sees, as plain records: lines, people, things, acts, requests, consents, interviews, prompts. `sim.world.view` fills them.

They are in the seat's own numbering; nothing of an entry is kept in them.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from sim.model.events import Claim, Pairs


class Line(NamedTuple):
    """One observation in the seat's own numbering (from 1). `wording` and `args` name the text, rendered by the reader's language."""

    no: int
    at: int
    channel: str
    source: str
    wording: str
    args: Pairs
    about: tuple[str, ...]
    sign: str
    claims: tuple[Claim, ...]


class Asked(NamedTuple):
    """What another seat asked of this one by telephone: `by` that seat, `contact` through whom it can be answered ("" nobody)."""

    no: int  # of its line
    at: int
    by: str
    contact: str
    items: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(slots=True)
class SeenPerson:
    """A person as this seat knows them. `place` "" = not in sight any more. `lines` are the numbers of the lines about them."""

    id: str
    place: str = ""
    room: str = ""
    aboard: str = ""
    name_known: bool = False
    lines: list[int] = field(default_factory=list)
    claims: dict[str, str | int] = field(default_factory=dict)  # attribute -> value as last perceived


@dataclass(slots=True)
class SeenThing:
    id: str
    holder: str = ""
    claims: dict[str, str | int] = field(default_factory=dict)


@dataclass(slots=True)
class SeenAct:
    """An act of this seat: `state` is began, ended, interrupted or refused; `foreground` occupies the officer."""

    id: str
    verb: str  # by its name in ACTS
    people: tuple[str, ...]
    target: str  # the body, service, thing, vehicle or place it is done to where that is nobody, "" else
    by: str
    began: int
    ends: int
    state: str
    result: str
    foreground: bool


@dataclass(slots=True)
class SeenTicket:
    """A service asked for: `state` is waiting, here, over; `due` the second it is expected, -1 unknown."""

    id: str
    service: str
    state: str
    due: int


@dataclass(slots=True)
class SeenEvidence:
    """An act that the file relies on, as it came with what another seat shared, or as a review showed it. `at`: done.

    `how`: of what, where, on which ground, by whom, as the file says it."""

    act: str
    verb: str
    at: int
    people: tuple[str, ...]
    how: Pairs = ()


@dataclass(slots=True)
class SeenClock:
    """A deadline of the law that concerns this seat: `due` is its last second, `state` running, met, late, lapsed, begun (it lapsed while
    what was due was being written) or void."""

    clock: str
    subject: str
    due: int
    state: str


@dataclass(slots=True)
class SeenConsent:
    """What a person answered when asked whether `to` may learn `items`: `state` is given, declined, withdrawn or lapsed.

    `until` is the last second for which it was given, -1 open."""

    person: str
    to: str
    items: tuple[str, ...]
    state: str
    at: int
    until: int


@dataclass(slots=True)
class SeenInterview:
    """A procedural interview of this seat: `state` is open, ended or stopped. `paused` is the second in which a break began, 0 none;
    `off` the seconds of breaks before it. `present`: who sits beside now; `joined`: who sat down in the middle of it, `left`: who
    left and has not sat down again, each with the second. Seconds of questions so far: see `seconds`."""

    person: str
    status: str
    warned: bool
    recorded: bool
    voice: str
    sworn: bool
    present: tuple[str, ...]
    since: int
    state: str = "open"
    over: int = -1
    breaks: int = 0
    paused: int = 0
    off: int = 0
    joined: dict[str, int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)

    def has_part(self, who: str) -> bool:
        """Whether somebody has a part in it now. Whoever left is out until they sit down again, and were they its voice."""
        return who not in self.left and who in (self.person, self.voice, *self.present)

    def seconds(self, now: int) -> int:
        """How long it has lasted, breaks taken off."""
        until = self.over if self.over >= 0 else now
        return until - self.since - self.off - (until - self.paused if self.paused else 0)


@dataclass(slots=True)
class Prompt:
    """An open decision, shown in training mode only."""

    occurrence: str
    decision: str
    person: str
    opened: int
    lapses_at: int
