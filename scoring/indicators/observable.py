"""What a seat could have known of each person at any moment: the signs that reached it, and those that nobody looked for.

A fold of the journal. A cue or an inject that was perceived *suggests* its indicators, a memory that was told in full *supports* them;
what was said in answer to a leading or blaming question carries no weight. Cues in plain view reach a seat by themselves, so what it
perceived is what it could have perceived there. A cue that wanted a look, a question or a search is *not looked for* when its bearer
was in sight and its own condition held, and nobody did: that is shown beside a sheet, and not counted against it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from scoring.indicators.catalogue import MINOR
from sim.conditions import Condition, compile_condition
from sim.model import events as e
from sim.model.people import Cue
from sim.model.scenario import Scenario
from sim.model.terms import SERVING
from sim.world.apply import apply
from sim.world.state import World, new_world
from sim.world.vocabulary import world_vocabulary

PAPERS_HELD: Final = "unodc.papers_held_by_others"
WANTS_AN_ACT: Final = ("looking", "asking", "searching", "checking", "watching")


class Sign(NamedTuple):
    """What an authored cue, memory or inject says: which indicators, whether it supports or only suggests, of whom, whether it speaks of
    minority, and whether it speaks against trafficking."""

    indicators: tuple[str, ...]
    supports: bool
    people: tuple[str, ...]
    minor: bool
    clears: bool


class Seen(NamedTuple):
    """A sign that reached a seat. `weight` is supports, suggests or none (words were put into the mouth)."""

    sign: str
    indicators: tuple[str, ...]
    weight: str
    minor: bool
    clears: bool
    at: int
    entry: int


@dataclass(slots=True)
class Known:
    """What one seat knows of one person so far. `not_looked_for`: sign to the second from which it could have been noticed."""

    seen: list[Seen] = field(default_factory=list)
    not_looked_for: dict[str, int] = field(default_factory=dict)
    alone: bool = False
    papers: list[Seen] = field(default_factory=list)  # her paper seen in another's hand: bears a tick out, no sign of its own

    @property
    def young(self) -> bool:
        """Whether a sign of minority reached the seat."""
        return any(one.minor and one.weight != "none" for one in self.seen)

    @property
    def cleared(self) -> bool:
        """Whether something that speaks against trafficking reached the seat."""
        return any(one.clears for one in self.seen)

    @property
    def signs(self) -> bool:
        """Whether any sign reached the seat."""
        return self.young or bool(self.first())

    def first(self) -> dict[str, Seen]:
        """Each indicator with the sign that first carried it: support before suggestion, then the earlier one."""
        found: dict[str, Seen] = {}
        for one in sorted(self.seen, key=lambda seen: (seen.weight != "supports", seen.entry)):
            if one.weight != "none":
                for indicator in one.indicators:
                    found.setdefault(indicator, one)
        return found

    def supported(self) -> dict[str, int]:
        """Indicators that were told in full, with the second in which it was first so."""
        return {name: one.at for name, one in self.first().items() if one.weight == "supports"}


class Observer:
    """The fold over one journal, for every seat at once."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.world: World = new_world(scenario)
        self.signs = dict(_signs(scenario))
        self.known: dict[tuple[str, str], Known] = {}
        self.heard: dict[str, dict[str, int]] = {}  # seat -> wording of an authored text -> entry in which it first reached it
        self._wanting = _wanting(scenario)
        self._settled = -1

    def of(self, seat: str, person: str) -> Known:
        """What this seat knows of this person so far."""
        return self.known.setdefault((seat, person), Known())

    def take(self, entry: e.Entry) -> None:
        """Take in one entry, in the order of the journal."""
        if entry.at != self._settled:
            self._look_around()  # at the instant that has settled
            self._settled = entry.at
        apply(self.world, entry.at, entry.event)
        event = entry.event
        if isinstance(event, e.Observed):
            self._observed(entry, event)
        elif isinstance(event, e.SeenAlone):
            self.of(event.seat, event.person).alone = True

    def settle(self) -> None:
        """Take in what could be noticed in the last instant."""
        self._look_around()

    def _observed(self, entry: e.Entry, event: e.Observed) -> None:
        self.heard.setdefault(event.seat, {}).setdefault(event.wording, entry.n)
        self._papers(entry, event)
        sign = self.signs.get(event.sign or event.wording)
        if sign is None:
            return
        weight = "supports" if sign.supports else "suggests"
        if dict(event.args).get("contaminated"):
            weight = "none"
        for person in sign.people:
            known = self.of(event.seat, person)
            known.seen.append(Seen(event.sign or event.wording, sign.indicators, weight, sign.minor, sign.clears, entry.at, entry.n))
            known.not_looked_for.pop(event.sign, None)

    def _papers(self, entry: e.Entry, event: e.Observed) -> None:
        """Whose paper was read, found, or stands in the file, out of whose hand."""
        held = [(claim.subject, claim.value) for claim in event.claims if claim.attribute == "was_held_by"]
        owners = [(self.scenario.things[thing].owner, holder) for thing, holder in held if thing in self.scenario.things]
        if event.wording == "engine.evidence_known" and dict(event.args).get("verb") == "check_documents":
            owners += [(owner, dict(event.args).get("holder", "")) for owner in event.about]
        for owner, holder in owners:
            by = self.scenario.people.get(str(holder))
            if owner and by is not None and by.role not in SERVING and holder != owner:
                seen = Seen(event.wording, (PAPERS_HELD,), "suggests", False, False, entry.at, entry.n)
                self.of(event.seat, owner).papers.append(seen)

    def _look_around(self) -> None:
        """Which cues a look, a question or a search would have shown to each seat now."""
        for seat, state in self.world.seats.items():
            view = self.world.views[seat]
            if state.status != "taken" or not view.place:
                continue
            here = view.here()
            for name, (bearer, when) in self._wanting.items():
                holder = self.world.get("holder." + bearer, bearer)
                if holder in here and not self.world.get(f"noticed.{seat}.{name}") and self._holds(when):
                    for person in self.signs[name].people:
                        self.of(seat, person).not_looked_for.setdefault(name, self.world.now)

    def _holds(self, when: Condition | None) -> bool:
        return when is None or bool(
            when.test({**when.defaults, **{fact: self.world.facts[fact] for fact in when.reads if fact in self.world.facts}})
        )


def _signs(scenario: Scenario) -> Iterator[tuple[str, Sign]]:
    """Every authored sign by the id of its text."""
    for name, who, cue in _cues(scenario):
        yield from _sign(name, cue.suggests, False, cue.shows, tuple(cue.about) or (who,))
    for who, person in scenario.people.items():
        for key, memory in person.memories.items():
            yield from _sign(f"people.{who}.memories.{key}", memory.supports, True, memory.shows, tuple(memory.about) or (who,))
    for key, inject in scenario.injects.items():
        people = tuple(inject.about) or ((inject.source,) if inject.source else ())
        yield from _sign(f"injects.{key}", inject.suggests, False, inject.shows, people)


def _cues(scenario: Scenario) -> Iterator[tuple[str, str, Cue]]:
    for kind, bearers in (("people", scenario.people), ("things", scenario.things)):
        for who, bearer in bearers.items():
            for name, cue in bearer.cues.items():
                yield f"{kind}.{who}.cues.{name}", who, cue


def _sign(name: str, indicators: list[str], supports: bool, shows: list[str], people: tuple[str, ...]) -> Iterator[tuple[str, Sign]]:
    minor, clears = "minor" in shows, "no_sign" in shows
    if people and (indicators or minor or clears):
        yield name, Sign((*indicators, *((MINOR,) if minor else ())), supports, people, minor, clears)


def _wanting(scenario: Scenario) -> dict[str, tuple[str, Condition | None]]:
    """Signs that want an act to be noticed: who bears them, and their own condition."""
    vocabulary = world_vocabulary(scenario)
    return {
        name: (who, compile_condition(cue.when, vocabulary) if cue.when else None)
        for name, who, cue in _cues(scenario)
        if cue.noticed in WANTS_AN_ACT and (cue.suggests or "minor" in cue.shows)
    }
