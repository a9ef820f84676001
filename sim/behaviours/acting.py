"""What a verb is made of besides its declaration: an attempt that may be refused, and an outcome with its effects.

Topic modules (`care`, `interviews`, `case`) declare their outcomes and refusals in these terms; `effects` and `possible` gather them.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sim.behaviours import presence
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model.declaring import Verb
from sim.model.frozen import frozen

Args = dict[str, Any]


@frozen
class Attempt:
    """What somebody is about to do: `who` is the seat itself or a colleague, `seat` "" when a colleague acts alone; `place` is where it
    would be done."""

    stage: Stage
    seat: str
    who: str
    verb: Verb
    people: tuple[str, ...]
    args: Mapping[str, Any]
    place: str

    @property
    def hand(self) -> str:
        """Who would hold a paper in this act."""
        return presence.officer(self.seat) if self.seat else self.who

    def said(self, name: str) -> str:
        """An argument as text, "" where it is missing."""
        return str(self.args.get(name) or "")

    def here(self, who: str) -> bool:
        return bool(self.place) and self.stage.world.at(who) == self.place

    def has_room(self, room: str) -> bool:
        return bool(room) and presence.has_room(self.stage.world, self.place, room)

    @property
    def rooms_open_from(self) -> int:
        """The second from which the rooms that it names are open: that of now where they are, -1 where one does not open again."""
        now, args = self.stage.now, self.args
        found = [presence.room_open_from(self.stage.world, self.place, self.said(of), now) for of in self.verb.rooms if args.get(of)]
        return -1 if -1 in found else max(found, default=now)


Refusal = Callable[[Attempt], str]
"""Why an attempt is not possible, as a wording id; "" where it is."""


@frozen
class Outcome:
    """`then`: what follows; `result`: how it came out; `said`: words to which no answer is given, so that the seat sees only whether
    they were in a language that carries. Whether they were understood is learned by asking (`teach_back`).

    `begins`: what an act does already when it begins; `broken_off`: what becomes of it when it is stopped after so many seconds."""

    then: Callable[[Stage, e.ActEnded, Args, int], None] | None = None
    result: Callable[[Stage, e.ActBegan], str] | None = None
    said: bool = False
    begins: Callable[[Stage, e.ActBegan, int], None] | None = None
    broken_off: Callable[[Stage, e.ActBegan, int, int], None] | None = None


def answers_for(act: e.ActEnded) -> str:
    """Who answers for an act: the seat, or a colleague who acted alone."""
    return act.seat or act.actor


def hand(act: e.ActEnded) -> str:
    """In whose hands a paper is that was taken in an act."""
    return presence.officer(act.seat) if act.seat else act.actor
