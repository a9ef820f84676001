"""What became of each person and of the case, as a few whole numbers with a published scale; larger is always better.

They serve comparison only: one line of an exercise against another under the same luck. Nobody is rated by them and no trainee sees
them; a debrief says the difference in words. All numbers and steps are ours (fictional), docs/explanation/turning-points.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sim.model import events as e
from sim.model.people import Person
from sim.model.scenario import Scenario
from sim.model.terms import LIBERTY
from sim.model.verbs import ASKS, CARES

SCALE: Final = 4  # raised whenever a measure, or how lines are played on, changes: what was computed by another is computed anew
CASE: Final = "case"  # the subject of what concerns no single person

STEP: Final[dict[str, int]] = {
    "free": 30,  # minutes in which liberty was restricted, fewer is better
    "care": 30,  # minutes until a pressing need was met
    "end": 1,  # 0 gone without help or with those who brought them, 1 still waiting, 2 left knowing where help is, 3 with a service
    "told": 1,  # true things understood: free to go, rights, what comes next, which help there is
    "asked": 1,  # the same topic asked again, and leading or blaming questions
    "found": 1,  # facts of the case reached by one way or two, as known to police and prosecutor
    "ruled": 1,  # 2 a suspect in custody or under house arrest by the court, 1 none asked for or refused, 0 freed by the clock
}
"""Measure -> how much of it counts as one step when differences are ranked."""

WEIGHT: Final[dict[str, int]] = {"end": 3, "ruled": 2}
"""How many steps one step of a measure counts; one where nothing stands."""

LONGEST: Final = 12 * 60  # minutes: a need never met counts no more than this
_ITEMS: Final = ("free", "rights", "what_happens_next", "services")
_BAD_QUESTIONS: Final = ("leading", "blaming", "option_posing")
_POLICE: Final = ("migration_police", "criminal_police", "prosecutor", "border_guard", "labour_inspector")
_HELPERS: Final = ("shelter", "hospital", "ambulance", "guardianship", "social_service", "adaptation_centre")

Fates = dict[tuple[str, str], int]  # (person or CASE, measure) -> value


@dataclass(slots=True)
class _Life:
    held_since: int = -1
    held: int = 0
    cared_at: int = -1
    end: int = 1
    told: set[str] = field(default_factory=set)
    asked: dict[str, int] = field(default_factory=dict)
    badly: int = 0


def fates(entries: Iterable[e.Entry], scenario: Scenario) -> Fates:
    """What became of every traveller and of the case by the end of a journal."""
    watch = _Watch(scenario)
    last = 0
    for entry in entries:
        take = _TAKES.get(type(entry.event))
        if take is not None:
            take(watch, entry.at, entry.event)
        last = entry.at
    return watch.result(last)


class _Watch:
    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.lives = {who: _Life() for who, person in scenario.people.items() if person.role == "traveller"}
        self.ways: dict[str, list[str]] = {}  # what is noticed, told or read, by its name -> the facts to which it is a way
        for name, fact in scenario.facts.items():
            for route in fact.routes:
                self.ways.setdefault(route, []).append(name)
        self.found: dict[str, set[str]] = {}
        self.ruled = 1
        self.police = {seat for seat, authored in scenario.seats.items() if authored.profession in _POLICE}

    def result(self, last: int) -> Fates:
        found: Fates = {(CASE, "found"): sum(min(2, len(ways)) for ways in self.found.values()), (CASE, "ruled"): self.ruled}
        for who, life in self.lives.items():
            person = self.scenario.people[who]
            held = life.held + (last - life.held_since if life.held_since >= 0 else 0)
            found[who, "free"] = -(held // 60)
            if in_need(person):
                waited = (life.cared_at if life.cared_at >= 0 else last) // 60
                found[who, "care"] = -min(waited if life.cared_at >= 0 else LONGEST, LONGEST)
            if at_risk(person):
                found[who, "end"] = life.end
            found[who, "told"] = len(life.told)
            found[who, "asked"] = -(sum(times - 1 for times in life.asked.values()) + life.badly)
        return found


def in_need(person: Person) -> bool:
    """Whether somebody begins with a need that cannot wait."""
    return person.levels.get("pain", 0) >= 2 or any("acute" in cue.shows for cue in person.cues.values())


def at_risk(person: Person) -> bool:
    """Whether the truth of the case is that somebody is, or is about to be, exploited: then it matters how they leave."""
    return any(memory.supports for memory in person.memories.values()) or any("minor" in cue.shows for cue in person.cues.values())


def _restricted(watch: _Watch, at: int, event: e.Restricted) -> None:
    life = watch.lives.get(event.who)
    if life is not None and life.held_since < 0:
        life.held_since = event.since


def _freed(watch: _Watch, at: int, event: e.Freed) -> None:
    life = watch.lives.get(event.who)
    if life is not None and life.held_since >= 0:
        life.held += at - life.held_since
        life.held_since = -1


def _cared(watch: _Watch, at: int, event: e.CareBegan) -> None:
    life = watch.lives.get(event.person)
    if life is not None:
        life.end = 3
        if life.cared_at < 0:
            life.cared_at = at


def _act(watch: _Watch, at: int, event: e.ActEnded) -> None:
    args: Mapping[str, Any] = dict(event.args)
    for who in event.people:
        life = watch.lives.get(who)
        if life is None:
            continue
        if event.named in CARES and life.cared_at < 0:
            life.cared_at = at
        elif event.named in ASKS:
            topic = str(args.get("topic", ""))
            life.asked[topic] = life.asked.get(topic, 0) + 1
            life.badly += args.get("question") in _BAD_QUESTIONS
        elif event.verb == "let_go":
            life.end = 2 if args.get("way") == "informed" else 0


def _moved(watch: _Watch, at: int, event: e.Moved) -> None:
    life = watch.lives.get(event.who)
    if life is not None and not event.place and life.end == 1:
        life.end = 0


def _arrived(watch: _Watch, at: int, event: e.Received) -> None:
    if event.person in watch.lives:
        watch.lives[event.person].end = 3


def _handed(watch: _Watch, at: int, event: e.HandedOver) -> None:
    contact = watch.scenario.contacts.get(event.to)
    if event.person in watch.lives and contact is not None:
        watch.lives[event.person].end = 3 if contact.institution in _HELPERS else 1 if contact.institution else 0


def _left(watch: _Watch, at: int, event: e.PersonLeft) -> None:
    if event.person in watch.lives:
        watch.lives[event.person].end = 0 if event.how == "unseen" else 2


def _told(watch: _Watch, at: int, event: e.PersonTold) -> None:
    if event.person in watch.lives and event.understood and event.true and event.item in _ITEMS:
        watch.lives[event.person].told.add(event.item)


def _observed(watch: _Watch, at: int, event: e.Observed) -> None:
    if event.seat not in watch.police:
        return
    for way in (event.sign, event.wording):  # a cue or a memory is a sign; an event, a beat or a paper has only its words
        for fact in watch.ways.get(way, ()):
            watch.found.setdefault(fact, set()).add(way)


def _ruled(watch: _Watch, at: int, event: e.Ruled) -> None:
    if event.motion in LIBERTY:
        watch.ruled = 2 if event.ruling in LIBERTY else 1


def _lapsed(watch: _Watch, at: int, event: e.ClockStopped) -> None:
    if event.clock == "custody" and event.how == "lapsed":
        watch.ruled = 0


_TAKES: Final[dict[type, Any]] = {
    e.Restricted: _restricted,
    e.Freed: _freed,
    e.CareBegan: _cared,
    e.ActEnded: _act,
    e.Moved: _moved,
    e.Received: _arrived,
    e.HandedOver: _handed,
    e.PersonLeft: _left,
    e.PersonTold: _told,
    e.Observed: _observed,
    e.Ruled: _ruled,
    e.ClockStopped: _lapsed,
}
