"""The live world. Mutable, and changed by `sim.world.apply` only, so that folding a journal gives the same world again.

Scalars live in one flat dictionary of facts, `held.madina -> True`, `trust.police.madina -> 15`: conditions read it directly, and
`set` marks the conditions that read a changed fact. What has structure (acts under way, tickets, views) has its own field.
"""

from bisect import insort
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from sim.model import terms
from sim.model.events import ActBegan
from sim.model.recent import Recent
from sim.model.scenario import Scenario
from sim.world.view import View

Where = TypeVar("Where", str, tuple[str, str])  # a place, or a room of it
_NOTHING = object()  # what a fact that was never set is


@dataclass(slots=True)
class SeatState:
    status: str
    occupant: str
    act: str = ""  # foreground act under way
    acts: int = 0  # acts begun, for the seat's own numbering


@dataclass(slots=True)
class Ticket:
    service: str
    seat: str
    people: tuple[str, ...]
    due: int
    state: str  # queued, granted, released, left
    asked_at: str = ""  # the place where the officer of the seat was when it was asked for, "" on the road


@dataclass(frozen=True, slots=True)
class Over:
    """When a service was last over: how many requests had been made of any by then, and where those who come for it were."""

    at: int
    requests: int
    stood: Mapping[str, tuple[str, int]]  # as World.whereabouts tells it


@dataclass(slots=True)
class Mark:
    """What a seat's own observations say about one person, towards the thresholds."""

    supports: set[str] = field(default_factory=set)


@dataclass(slots=True)
class World:
    """State at `now` seconds. `watching` maps a fact to the armed conditions that read it; `dirty` are those to look at again."""

    scenario: Scenario
    now: int = 0
    facts: dict[str, Any] = field(default_factory=dict)
    get: Callable[..., Any] = field(init=False, repr=False, compare=False)  # get(fact, default): the dictionary's own, asked at every turn
    seats: dict[str, SeatState] = field(default_factory=dict)
    views: dict[str, View] = field(default_factory=dict)
    acts: dict[str, ActBegan] = field(default_factory=dict)
    tickets: dict[str, Ticket] = field(default_factory=dict)
    open_decisions: dict[str, tuple[str, int]] = field(default_factory=dict)
    marks: dict[tuple[str, str], Mark] = field(default_factory=dict)
    over: str = ""
    left: dict[str, tuple[str, int]] = field(default_factory=dict)  # who has been on a road -> the place they last left, and when
    services_over: dict[str, Over] = field(default_factory=dict)
    watching: dict[str, tuple[int, ...]] = field(default_factory=dict)
    dirty: set[int] = field(default_factory=set)
    roll: list[tuple[str, str, str]] = field(default_factory=list)  # everybody in the flesh, with their facts of place and room
    order: dict[str, int] = field(default_factory=dict)  # who of the roll -> where they stand in it
    crowds: dict[str, list[str]] = field(default_factory=dict)  # place -> who of the roll is there, once somebody has asked
    rooms: dict[tuple[str, str], list[str]] = field(default_factory=dict)  # the same of a room
    closed: dict[str, frozenset[str]] = field(default_factory=dict)  # place -> its rooms that are neither seen into nor heard from outside
    running: dict[str, set[str]] = field(default_factory=dict)  # clock -> whom or what it runs for
    interviews: dict[str, str] = field(default_factory=dict)  # seat -> whom it has an interview with
    supports: dict[str, tuple[list[str], list[str]]] = field(default_factory=dict)  # sign -> indicators, and whom they are about

    def __post_init__(self) -> None:
        self.get = self.facts.get

    def set(self, key: str, value: Any) -> None:
        """Give a fact its value; conditions that read it are looked at again when it changed."""
        facts = self.facts
        if facts.get(key, _NOTHING) != value:
            facts[key] = value
            if key in self.watching:
                self.dirty.update(self.watching[key])

    def snapshot(self) -> Mapping[str, Any]:
        """Everything that a fold of the journal must reproduce, comparable with ==. Facts still at their default do not count."""
        return {
            "facts": {k: v for k, v in self.facts.items() if v not in (False, 0, "")},
            "seats": self.seats,
            "views": self.views,
            "acts": self.acts,
            "tickets": self.tickets,
            "open_decisions": self.open_decisions,
            "marks": self.marks,
            "over": self.over,
            "left": self.left,
            "services_over": self.services_over,
        }

    def at(self, who: str) -> str:
        """Place of a person or vehicle, "" away."""
        place: str = self.get("at." + who, "")
        return place

    def whereabouts(self, who: str) -> tuple[str, int]:
        """Where somebody or a vehicle is, with -1; on a road the place they left and the second. ("", -1) where nobody ever saw them."""
        place = self.at(who)
        return (place, -1) if place else self.left.get(who, ("", -1))

    def crowd(self, place: str) -> list[str]:
        """Everybody in the flesh at a place, in authored order. Not to be changed by the caller."""
        crowd = self.crowds.get(place)
        if crowd is None:
            facts = self.facts
            crowd = self.crowds[place] = [who for who, at, _ in self.roll if facts[at] == place]
        return crowd

    def in_room(self, place: str, room: str) -> list[str]:
        """Everybody in the flesh in a room, in authored order. Not to be changed by the caller."""
        found = self.rooms.get((place, room))
        if found is None:
            facts = self.facts
            found = self.rooms[place, room] = [who for who in self.crowd(place) if facts["room." + who] == room]
        return found

    def leaves(self, who: str, place: str, room: str, to: str, to_room: str) -> None:
        """Somebody of the roll goes from one room to another: who is in these two, and at their places, is another crowd now."""
        if place != to:
            self._goes(self.crowds, who, place, to)
        if (place, room) != (to, to_room):
            self._goes(self.rooms, who, (place, room), (to, to_room))

    def _goes(self, crowds: dict[Where, list[str]], who: str, place: Where, to: Where) -> None:
        """Those who stay and those who are joined, where somebody asked for them before; whoever did keeps what they were told."""
        if place in crowds:
            crowds[place] = stay = crowds[place].copy()
            stay.remove(who)
        if to in crowds:
            crowds[to] = joined = crowds[to].copy()
            insort(joined, who, key=self.order.__getitem__)

    def room(self, who: str) -> str:
        room: str = self.get("room." + who, "")
        return room

    def level(self, who: str, level: str) -> int:
        return int(self.facts.get(f"{level}.{who}", 0))


def kinds_of(scenario: Scenario) -> dict[str, str]:
    """What kind of thing each id names: the part of the plan that every view may know."""
    kinds = dict.fromkeys((*scenario.places, *scenario.contacts), "other")
    kinds |= dict.fromkeys(scenario.vehicles, "vehicle") | dict.fromkeys(scenario.things, "thing")
    return kinds | dict.fromkeys(scenario.people, "person")


def new_world(scenario: Scenario) -> World:
    """The world at the first second, before anything is recorded. Everything in it comes from the scenario."""
    first = _FIRST.made(lambda: _first_world(scenario), scenario)
    world = World(scenario, facts=first.facts.copy(), supports=first.supports, roll=first.roll, order=first.order, closed=first.closed)
    kinds = kinds_of(scenario)
    for seat in scenario.seats:
        world.seats[seat] = SeatState("vacant", "")
        world.views[seat] = View(seat, kinds)
    return world


def _first_world(scenario: Scenario) -> World:
    """What is the same at the beginning of every play of a scenario: facts, roll, and which memories support what."""
    world = World(scenario)
    world.supports = {
        f"people.{who}.memories.{name}": (memory.supports, memory.about or [who])
        for who, person in scenario.people.items()
        for name, memory in person.memories.items()
        if memory.supports
    }
    rooms = {place: [name for name, room in known.rooms.items() if room.private] for place, known in scenario.places.items()}
    world.closed = {place: frozenset(private) for place, private in rooms.items()}
    world.roll = [(who, "at." + who, "room." + who) for who in scenario.people]
    world.order = {who: n for n, who in enumerate(scenario.people)}
    facts = world.facts
    for name in (*scenario.flags, *scenario.counters):
        facts["flag." + name] = 0
    for who, vehicle in scenario.vehicles.items():
        facts["at." + who] = vehicle.place
    for who, person in scenario.people.items():
        facts["at." + who] = person.place
        facts["room." + who] = person.aboard or person.room
        facts["aboard." + who] = person.aboard
        if person.aboard:
            facts["at." + who] = facts.get("at." + person.aboard, "")
            facts["travels." + who] = person.aboard
        for agency in terms.TRUST:
            facts[f"trust.{agency}.{who}"] = person.trust.get(agency, 0)
        for level in terms.LEVELS:
            facts[f"{level}.{who}"] = person.levels.get(level, 0)
    for name, thing in scenario.things.items():
        facts["holder." + name] = thing.holder
    return world


_FIRST: Final[Recent[World]] = Recent(4)
