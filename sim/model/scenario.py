"""The scenario as the engine knows it: the immutable authored plan, compiled. It holds no law, no scores and no wording.

Wording lies apart in `Scenario.texts`, keyed by the path of the text in the scenario (`people.madina.cues.looks_first`), so that
a translation or a corrected comma changes no rule. Times are whole seconds since `start`; conditions stay source text and are
compiled when an exercise is opened (`sim.conditions`).
"""

from dataclasses import field, replace

from sim.model import terms
from sim.model.declaring import Args
from sim.model.frozen import frozen
from sim.model.people import Claimed, Person, Thing
from sim.model.walkthrough import Do, Step


@frozen
class Seat:
    profession: str
    place: str
    room: str = ""
    joins: str = ""  # "called": vacant until a storyline calls it
    speaks: dict[str, str] = field(default_factory=dict)
    colleagues: list[str] = field(default_factory=list)  # people who can act, watch or interpret for this seat
    guests: int = 0  # how many its own car takes along at once; 0: it is not counted


@frozen
class Room:
    private: bool = False  # can be closed: neither seen into nor heard from outside
    warm: bool = False
    hours: list[list[int]] = field(default_factory=list)  # when it is open, as [from, to); always where there are none


@frozen
class Place:
    """`east`, `north`: where it lies on the map, in kilometres from any origin. `dwelling`: people live here; `off_map`: on no list before
    a seat has learned something of it, as no dwelling is."""

    rooms: dict[str, Room] = field(default_factory=dict)
    east: int = 0
    north: int = 0
    dwelling: bool = False
    off_map: bool = False

    @property
    def learned_of(self) -> bool:
        """Whether a seat must have learned something of it before it can be named or gone to."""
        return self.dwelling or self.off_map


@frozen
class Route:
    """A road that goes both ways. `closed`: when no officer gets through, as [from, to) in seconds since the start."""

    origin: str
    to: str
    seconds: int
    closed: list[list[int]] = field(default_factory=list)


@frozen
class Near:
    """Two languages of which whoever speaks one partly understands the other, and where that is known from."""

    language: str
    to: str
    source: str


@frozen
class Closure:
    """What is otherwise on the roads in [begin, end): the places between which it then takes longer, or -1 where there is no way."""

    begin: int
    end: int
    travel: dict[str, dict[str, int]]


@frozen
class Vehicle:
    place: str = ""  # "" until a storyline brings it
    driver: str = ""


@frozen
class Effect:
    """One thing that happens in the world. docs/reference/scenario.md lists the kinds and says what each takes."""

    kind: str
    args: Args = field(default_factory=dict)


@frozen
class Service:
    """A scarce helper with hours and a queue. `voice`: the person who speaks when an interpreter answers."""

    kind: str  # interpreter, ambulance, transport, advice, police, guardianship, place
    institution: str
    hours: list[list[int]] = field(default_factory=list)  # [from, to) in seconds since start; empty = always
    lead: int = 0
    spread: int = 0  # the lead varies by up to this much either way
    units: int = 1  # how many at once: requests, or of places those who sleep there
    busy: int = 0  # seconds one grant occupies a unit; 0 = until released
    voice: str = ""
    asked: list[Effect] = field(default_factory=list)  # happens when it is asked for
    granted: list[Effect] = field(default_factory=list)
    contact: str = ""  # asked through this contact
    seat: str = ""  # the seat that learns of each request, where somebody sits there
    in_person: int = 0  # from this second on who comes is there in the flesh; before it they answer by telephone
    to_asker: bool = False  # who comes does so to where the seat works that asked
    ask_by: int = 0  # who asks after this second is too late for the first of its hours

    def takes(self, people: tuple[str, ...]) -> int:
        """Units that one request takes up: of places one for each person, and one for who is asked for without a name; else one."""
        return max(1, len(people)) if self.kind == "place" else 1


@frozen
class Contact:
    """Somebody who can be told things: a body by its slot, or a person on the phone."""

    institution: str = ""
    person: str = ""
    hostile: bool = False  # truth: what it learns reaches the exploiters. Seats do not know.
    told: list[Effect] = field(default_factory=list)  # happens when it is given anything
    answers: str = ""  # wording id of what it says back, "" nothing
    opens: int = 0  # can be reached from this second
    seat: str = ""  # the seat that answers here: what is told to this contact reaches whoever sits there
    asked: dict[str, str] = field(default_factory=dict)  # item -> wording id of what it says when asked for it, where nobody sits there
    declined: str = ""  # wording id of what it says when an order or a demand of it is declined, "" for whoever demands nothing

    @property
    def takes_people(self) -> bool:
        """Whether people can be brought to it, or handed over: a house or an office, not a caller, an adviser or the press."""
        return self.institution in terms.TAKES_PEOPLE


@frozen
class Beat:
    at: int = -1
    when: str = ""
    holds_for: int = 0  # seconds the condition must hold without a break
    to: str = ""  # seat that perceives the text; "" = every seat that is where it happens
    where: str = ""  # place where it is perceived
    by: str = "sight"
    source: str = ""
    about: list[str] = field(default_factory=list)
    claims: list[Claimed] = field(default_factory=list)
    happens: list[Effect] = field(default_factory=list)
    told: bool = False  # has a text


@frozen
class Expected:
    """An act asked of the recipient: a verb with arguments, or all, any, none of several."""

    verb: str = ""
    args: Args = field(default_factory=dict)
    all: list["Expected"] = field(default_factory=list)
    any: list["Expected"] = field(default_factory=list)
    none: list["Expected"] = field(default_factory=list)


@frozen
class Inject:
    """One line of the master scenario events list (MSEL)."""

    to: str
    by: str
    at: int = -1
    when: str = ""
    holds_for: int = 0
    kind: str = "inject"  # contextual, inject, contingency, complexity
    number: int = 0  # line in the list; 0: comes only otherwise
    where: str = ""  # place where it is seen, heard or said
    source: str = ""
    about: list[str] = field(default_factory=list)
    claims: list[Claimed] = field(default_factory=list)
    shows: list[str] = field(default_factory=list)
    suggests: list[str] = field(default_factory=list)
    happens: list[Effect] = field(default_factory=list)
    expects: Expected | None = None
    within: int = 0
    earlier: int = 0  # seconds before it was given in which the act counts too
    objective: str = ""
    otherwise: str = ""  # inject or storyline.beat


@frozen
class Option:
    do: list[Do]


@frozen
class Decision:
    seat: str
    when: str
    lapses: int
    options: dict[str, Option]
    if_nobody: str = ""  # option, inject or storyline.beat
    by: str = ""  # the colleague who carries out `if_nobody` where it is an option
    for_each: str = ""  # a group: one occurrence a person, who is `person` in conditions and arguments
    rationale: str = "optional"  # required, optional
    until: str = ""  # condition on which it closes by itself, without effect


@frozen
class Objective:
    seats: list[str]
    progress: list[str]  # standard, criterion or inject.x
    harm: list[str]
    examined: bool = False


@frozen
class Fact:
    """A must-find fact and the ways to it: memories, cues, things, as ids."""

    routes: list[str]


@frozen
class Cut:
    """A shorter exercise of the same scenario: only these seats, only until `length`, rated by these objectives (none named: all)."""

    seats: list[str]
    length: int
    play_minutes: int
    objectives: list[str] = field(default_factory=list)


@frozen
class Ending:
    """How it may end, looked at when the exercise closes: `when` over the world, told of the persons in `about`."""

    when: str
    about: list[str] = field(default_factory=list)


@frozen
class Traits:
    """What is otherwise about a person in a variant; "" is as written. `citizenship`: what their papers say."""

    sex: str = ""
    born: str = ""
    citizenship: str = ""


@frozen
class Variant:
    """Another way in which the same story is told: traits that make no difference to it. Its texts stand under its own path."""

    people: dict[str, Traits] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)  # ids of the texts that it words otherwise


@frozen
class Scenario:
    id: str
    format: int
    country: str
    start: str  # ISO date and minute, local
    length: int
    level: str
    play_minutes: int
    languages: list[str]
    seats: dict[str, Seat]
    places: dict[str, Place]
    routes: list[Route]
    vehicles: dict[str, Vehicle]
    people: dict[str, Person]
    things: dict[str, Thing]
    contacts: dict[str, Contact]
    services: dict[str, Service]
    storylines: dict[str, dict[str, Beat]]
    injects: dict[str, Inject]
    decisions: dict[str, Decision]
    objectives: dict[str, Objective]
    facts: dict[str, Fact]
    flags: list[str]
    counters: list[str]
    texts: dict[str, str]
    cuts: dict[str, Cut] = field(default_factory=dict)
    endings: dict[str, Ending] = field(default_factory=dict)
    travel: dict[str, dict[str, int]] = field(default_factory=dict)  # place -> place -> seconds by the quickest way (sim.graphs.routes)
    closures: list[Closure] = field(default_factory=list)
    near: list[Near] = field(default_factory=list)
    plans: dict[str, list[Step]] = field(default_factory=dict)  # seat -> how a machine colleague plays it
    varies: dict[str, dict[str, Variant]] = field(default_factory=dict)  # one variant of each, or none, is drawn by seed

    def playable(self) -> list[str]:
        """Seats that have work here: those an objective names. The others are vacant, their part is beats and services."""
        named = [seat for objective in self.objectives.values() for seat in objective.seats]
        return [seat for seat in self.seats if seat in named] or list(self.seats)

    def cut(self, name: str) -> "Scenario":
        """The shorter exercise of this name, as a scenario of its own with the id `night-bus/window`. Raises KeyError."""
        cut = self.cuts[name]
        rated = {
            id_: replace(objective, seats=[seat for seat in objective.seats if seat in cut.seats])
            for id_, objective in self.objectives.items()
            if (not cut.objectives or id_ in cut.objectives) and any(seat in cut.seats for seat in objective.seats)
        }
        return replace(
            self, id=f"{self.id}/{name}", length=min(cut.length, self.length), play_minutes=cut.play_minutes, objectives=rated, cuts={}
        )
