"""Facts of acts and of what they did to people: begun, ended, refused; held and freed, told, offered, passed on, written down.

They belong to the closed union in `sim.model.events`, through which everybody else reads them.
"""

from typing import Literal

from sim.model.frozen import frozen
from sim.model.verbs import Named

Pairs = tuple[tuple[str, str | int], ...]  # ordered key-value pairs


@frozen
class ActBegan(Named):
    """An act under way. `act` is the seat's own numbering (`post-3`); `seat` is "" for a colleague acting alone.

    `people` are those it is done to, `args` the verb's other arguments; `hearing` who can hear it and `sight` who can see it
    when it begins (without the actor and those it is done to); `voice` who interprets ("own", "card", "none" or a person).
    """

    act: str
    seat: str
    actor: str
    verb: str
    people: tuple[str, ...]
    args: Pairs
    place: str
    room: str
    hearing: tuple[str, ...]
    sight: tuple[str, ...]
    voice: str
    ends_at: int


@frozen
class ActEnded(Named):
    """The act was carried through. Fields as in ActBegan; `seconds` it took; `result` is verb-specific (`yes`, `not_understood` ...)."""

    act: str
    seat: str
    actor: str
    verb: str
    people: tuple[str, ...]
    args: Pairs
    place: str
    room: str
    hearing: tuple[str, ...]
    sight: tuple[str, ...]
    voice: str
    seconds: int
    result: str


@frozen
class ActInterrupted(Named):
    act: str
    seat: str
    verb: str
    people: tuple[str, ...]
    done: int  # seconds done
    planned: int
    by: str  # `stop`, an inject, a beat, or the person
    args: Pairs = ()


@frozen
class ActRefused(Named):
    """Not possible, so not done: never scored as done. `reason` is a wording id."""

    seat: str
    verb: str
    people: tuple[str, ...]
    args: Pairs
    reason: str


@frozen
class Restricted:
    """From this second the liberty of `who` (person or vehicle) is really restricted, whatever anybody calls it."""

    who: str
    how: Literal["told_held", "locked_in", "paper_kept", "phone_kept", "vehicle_held"]
    by: str  # seat or person
    since: int  # the second it counts from; earlier than the entry where a check outlasted its limit


@frozen
class Freed:
    who: str
    how: str
    by: str


@frozen
class CareBegan:
    """`person` is in the care of `by` (a body or person of the story), without an act of a seat."""

    person: str
    by: str


@frozen
class SeenAlone:
    """`seat` was with `person` with nobody tied to the other side, and no onlooker, in hearing."""

    seat: str
    person: str


@frozen
class PersonTold:
    """`person` was told `item`; `understood` only if language, capacity and fear allowed it; `true` false where "you are free" is a lie."""

    person: str
    item: str
    by: str
    understood: bool
    true: bool = True


@frozen
class Recounted:
    """`person` told `memory` to `seat`. `version`: `full`, `partial` (part of it: trust was a little short), or `coached` (said under
    another's ear or through a tied voice)."""

    person: str
    memory: str
    seat: str
    version: Literal["full", "partial", "coached"]
    contaminated: bool


@frozen
class HelpOffered:
    person: str
    seat: str
    services: tuple[str, ...]
    condition: str  # none, statement, case, return
    understood: bool
    accepted: tuple[str, ...]
    declined: tuple[str, ...]


@frozen
class InformationShared:
    """`seat` gave `items` about `people` to `to` (a contact, person or body) on `basis`."""

    seat: str
    to: str
    items: tuple[str, ...]
    people: tuple[str, ...]
    basis: str


@frozen
class InformationAsked:
    """`seat` asked `to` (a contact) for `items` about `people`, () about nobody in particular."""

    seat: str
    to: str
    items: tuple[str, ...]
    people: tuple[str, ...]


@frozen
class HandedOver:
    person: str
    seat: str
    to: str
    introduced: bool
    items: tuple[str, ...]


@frozen
class FormFiled:
    seat: str
    form: str
    subject: str
    fields: Pairs


@frozen
class Noted:
    seat: str
    text: str
