"""What a seat may look up at any moment: places and roads, services and their hours, powers with their articles, forms being checked.

Everything is the public plan of the exercise, cut down to what this seat knows of: a house in which people live is on nobody's map
before something was said of it. Nothing here looks at the world.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from sim.model import sentences, terms

if TYPE_CHECKING:
    from sim.engine.plan import Plan
    from sim.forms import Finding
    from sim.world.view import Line, View

ELEMENTS: Final = ("act", "means", "purpose")
SPEAKS_TO: Final = {
    "d1": ("act", "means"), "d2": ("act", "means"), "d3": ("act", "means"), "d4": ("purpose",), "d5": ("means",), "d6": ("means",),
}  # fmt: skip
"""Dimensions of the ILO/EC indicators -> elements of the offence (Palermo Protocol, art. 3 a). Our own reading: recruitment by
deception, coercion or abuse is act and means at once, exploitation is the purpose, coercion and abuse at destination are means."""


class Spot(NamedTuple):
    """A place on the map. Kilometres from any origin."""

    id: str
    east: int
    north: int


class Road(NamedTuple):
    """A way between two places that this seat knows of, and how many seconds it takes."""

    origin: str
    to: str
    seconds: int


class Counter(NamedTuple):
    """A service as everybody may know it: `hours` in seconds of the exercise (none: always), its usual `lead`, with the road to where the
    officer is; whom one calls for it, and the second from which one can."""

    kind: str
    hours: tuple[tuple[int, int], ...]
    lead: int
    contact: str
    asked_from: int

    def opens_next(self, now: int) -> int:
        """The second at which it opens again, -1 where it is open now or opens no more."""
        from sim.model.hours import open_from

        found = open_from(self.hours, now)
        return found if found > now else -1


class Public:
    """The public plan of one exercise for one seat. `view` gives what the seat sees now; `excludes`: whether the judge leaves an act of the
    file out; `training`: law and signs may be named."""

    def __init__(
        self,
        plan: "Plan",
        seat: str,
        view: "Callable[[], View]",
        excludes: "Callable[[str], bool]",
        met: "Callable[[str], bool]" = lambda inject: False,
        *,
        training: bool,
    ) -> None:
        """`met`: whether an inject, by its id, has had the act that it looked for."""
        self._plan, self._seat, self._view, self._excludes, self._met, self._training = plan, seat, view, excludes, met, training

    # --- the map --------------------------------------------------------------------------------------------------------

    def places(self) -> tuple[Spot, ...]:
        """Every place that this seat knows of, in authored order."""
        scenario, view = self._plan.scenario, self._view()
        own = (scenario.seats[self._seat].place, view.place)
        return tuple(
            Spot(name, place.east, place.north)
            for name, place in scenario.places.items()
            if name in own or not place.learned_of or view.facts.get("knows." + name)
        )

    def roads(self) -> tuple[Road, ...]:
        """The ways between those places, each once."""
        known = {spot.id for spot in self.places()}
        found: dict[frozenset[str], Road] = {}
        for route in self._plan.scenario.routes:
            if route.origin in known and route.to in known:
                found.setdefault(frozenset((route.origin, route.to)), Road(route.origin, route.to, route.seconds))
        return tuple(found.values())

    def warm(self, room: str) -> bool:
        """Whether a room of the place where this seat is is heated."""
        place = self._plan.scenario.places.get(self._view().place)
        return place is not None and room in place.rooms and place.rooms[room].warm

    def small(self, who: str) -> bool:
        """Whether somebody is a small child, which anybody sees who sees them."""
        from sim.model.people import HEARD_FROM

        scenario = self._plan.scenario
        return who in scenario.people and scenario.people[who].younger_than(HEARD_FROM, scenario.start)

    def stands_beside(self, child: str) -> str:
        """The grown-up of its kin who stands beside a small child in the same room, as anybody sees who sees the two; "" nobody."""
        return next(iter(self._kin_beside(child)), "")

    def left_by(self, who: Collection[str]) -> dict[str, str]:
        """Small children who stand beside kin of theirs and would be without any, were these people led away: child -> one of them."""
        beside = {child: self._kin_beside(child) for child in self._view().here() if who and child not in who}
        return {child: kin[0] for child, kin in beside.items() if kin and {*kin} <= {*who}}

    def _kin_beside(self, child: str) -> list[str]:
        """The grown-ups of its kin in sight in the room or vehicle in which a small child is."""
        people, view = self._plan.scenario.people, self._view()
        if not self.small(child) or child not in view.here():
            return []
        spot = (view.people[child].room, view.people[child].aboard)
        beside = [who for who in view.here() if (view.people[who].room, view.people[who].aboard) == spot and not self.small(who)]
        return [
            who for who in beside if any((a.to, a.kind) == (b, "kin") for one, b in ((who, child), (child, who)) for a in people[one].ties)
        ]

    def shut_in(self) -> bool:
        """Whether this seat's officer is behind a closed door: with somebody who is not of the service. Alone it stands open."""
        people, view = self._plan.scenario.people, self._view()
        place = self._plan.scenario.places.get(view.place)
        if place is None or view.room not in place.rooms or not place.rooms[view.room].private:
            return False
        return any(view.people[who].room == view.room and people[who].role not in terms.OF_THE_SERVICE for who in view.here())

    def rooms(self) -> tuple[str, ...]:
        """The rooms of the place where this seat is, in authored order."""
        place = self._plan.scenario.places.get(self._view().place)
        return tuple(place.rooms) if place is not None else ()

    def at_home(self) -> bool:
        """Whether this seat is at the place from which it works."""
        return bool(self._view().place) and self._view().place == self._plan.scenario.seats[self._seat].place

    def among_the_sick(self) -> bool:
        """Whether this seat is in a house where the sick lie: away from its own, with somebody of a hospital in sight."""
        view, scenario = self._view(), self._plan.scenario
        return view.place != scenario.seats[self._seat].place and any(scenario.people[one].agency == "hospital" for one in view.here())

    def among_guests(self) -> bool:
        """Whether this seat calls in a shelter, where others work."""
        seats, view = self._plan.scenario.seats, self._view()
        return any(view.place == one.place != seats[self._seat].place for one in seats.values() if one.profession == "shelter_worker")

    def ride(self, origin: str, to: str) -> int:
        """Seconds by the quickest way between two places that this seat knows of, -1 where there is none."""
        known = {spot.id for spot in self.places()}
        return self._plan.scenario.travel.get(origin, {}).get(to, -1) if {origin, to} <= known else -1

    def shut(self, origin: str, to: str, now: int) -> bool:
        """Whether nobody gets from one place to another at this second: whoever sets out then is told so at once."""
        closures = self._plan.scenario.closures
        return any(one.begin <= now < one.end and one.travel.get(origin, {}).get(to, 0) < 0 for one in closures)

    @property
    def home(self) -> str:
        """The place where this seat works."""
        return self._plan.scenario.seats[self._seat].place

    def own_desk(self, place: str) -> bool:
        """Whether this is the place where this seat works and nobody lives there: one looks there without a ground."""
        return place == self.home and not self._plan.scenario.places[place].dwelling

    def shut_until(self, place: str, words: str) -> int:
        """The second in which a road at a place is open again that was told to be shut, where the hour stands in the words that were told;
        -1 where it does not: then nobody can know."""
        start = datetime.fromisoformat(self._plan.scenario.start)
        ends = [end for route in self._plan.scenario.routes if place in (route.origin, route.to) for _since, end in route.closed]
        return max((end for end in ends if f"{start + timedelta(seconds=end):%H:%M}" in words), default=-1)

    def desks(self) -> dict[str, str]:
        """Places that this seat knows of and where one of the seats works: place -> profession."""
        known = {spot.id for spot in self.places()}
        return {seat.place: seat.profession for seat in self._plan.scenario.seats.values() if seat.place in known}

    def desk(self, seat: str) -> str:
        """The place where another seat works, "" where this seat does not know of it."""
        found = self._plan.scenario.seats.get(seat)
        return found.place if found is not None and found.place in {spot.id for spot in self.places()} else ""

    def comes_to(self, service: str) -> str:
        """The place to which a service comes in person, "" where it comes nowhere or this seat does not know of the place."""
        known = {spot.id for spot in self.places()}
        return next((place for place in self._arrivals(service, "place") if place in known), "")

    def comes_to_who_asks(self, service: str) -> bool:
        """Whether it comes to where it was asked to come, wherever it is said to come."""
        found = self._plan.scenario.services.get(service)
        return found is not None and found.to_asker

    def comes_to_them(self, service: str) -> bool:
        """Whether it comes to those whom it is for, where they are in one place."""
        found = self._plan.scenario.services.get(service)
        return found is not None and found.kind in terms.COMES_TO_THEM

    def comers(self, service: str) -> tuple[str, ...]:
        """People whom this seat knows and who come in person where the service is given."""
        return tuple(who for who in self._arrivals(service, "who") if who in self._view().people)

    def in_person(self, service: str) -> tuple[str, ...]:
        """Who and what comes to a place where the service is given, none where it is given from afar."""
        return tuple(filter(None, self._arrivals(service, "who")))

    def on_the_line(self, service: str) -> bool:
        """Whether it is given as a voice that interprets."""
        found = self._plan.scenario.services.get(service)
        return found is not None and bool(found.voice)

    def _arrivals(self, service: str, of: str) -> list[str]:
        found = self._plan.scenario.services.get(service)
        return [str(one.args.get(of, "")) for one in found.granted if one.kind == "arrive"] if found is not None else []

    # --- what there is ----------------------------------------------------------------------------------------------------

    def service(self, name: str) -> Counter:
        """A service as it stands in the list of telephone numbers."""
        from sim.behaviours.called_for import usual

        found = self._plan.scenario.services[name]
        through = self._plan.scenario.contacts.get(found.contact)
        hours = tuple((one[0], one[1]) for one in found.hours)
        here = self._view().place or self._plan.scenario.seats[self._seat].place
        asked_from = through.opens if through is not None else 0
        return Counter(found.kind, hours, usual(self._plan.scenario, name, here), found.contact, asked_from)

    def services(self) -> tuple[str, ...]:
        """Every service in this seat's list of telephone numbers, in authored order: nobody asks for whom they are themselves."""
        from sim.offers import services

        return services(self._seat, self._plan.scenario)

    def contacts(self) -> tuple[str, ...]:
        """Bodies in this seat's list of telephone numbers from the first minute."""
        contacts = self._plan.scenario.contacts
        return tuple(name for name, contact in contacts.items() if contact.seat != self._seat and not contact.opens)

    def reached(self) -> tuple[str, ...]:
        """Whom this seat can ring now, whether it is busy or not, those who wait for an answer before the others."""
        from sim.offers import contacts

        view, waiting = self._view(), self.callers()
        return (*waiting, *(one for one in contacts(view, self._plan.scenario) if one not in waiting))

    def callers(self) -> tuple[str, ...]:
        """Who has rung this seat, or asked something of it, and had no answer yet."""
        from sim.offers import callers

        return callers(self._view(), self._plan.scenario)

    def institution(self, contact: str) -> str:
        """What sort of body a contact is (prosecutor, court, consulate), "" for anything else."""
        found = self._plan.scenario.contacts.get(contact)
        return found.institution if found is not None else ""

    def voices_of(self, contact: str) -> tuple[str, ...]:
        """Whose words come from this body: a person, a seat (`seat:post`), both or none."""
        found = self._plan.scenario.contacts.get(contact)
        return tuple(one for one in (found.person, found.seat and f"seat:{found.seat}") if one) if found is not None else ()

    def takes_people(self, contact: str) -> bool:
        """Whether this seat can bring people to this body, or hand them over to it: one that takes people, and not its own."""
        found = self._plan.scenario.contacts.get(contact)
        return found is not None and found.takes_people and found.institution != terms.BODY_OF.get(self.profession)

    def serves(self, person: str) -> bool:
        """Whether somebody whom this seat has met is there for a body or a service, as everybody can see: a colleague, an official, an
        interpreter."""
        return person in self._view().people and self._plan.scenario.people[person].role in terms.SERVING

    def interprets(self, person: str) -> bool:
        """Whether somebody is there to interpret, as everybody can see who meets or rings them."""
        found = self._plan.scenario.people.get(person)
        return found is not None and found.role == "voice"

    def near(self, person: str) -> bool:
        """Whether this seat's own words reach a person in a near language only, as far as it was told what that person speaks."""
        mine, theirs = self._tongues(person)
        pairs = {(near.language, near.to) for near in self._plan.scenario.near}
        return theirs not in mine and any((one, theirs) in pairs or (theirs, one) in pairs for one in mine)

    def foreign(self, person: str) -> bool:
        """Whether this seat speaks neither a person's language nor one near to it, as far as it was told what that person speaks."""
        mine, theirs = self._tongues(person)
        return theirs not in ("", *mine) and not self.near(person)

    def _tongues(self, person: str) -> tuple[list[str], str]:
        """The languages in which this seat can hold a conversation, and the one that a person is said to speak, "" unknown."""
        known = self._view().people.get(person)
        theirs = str(known.claims.get("speaks", "")) if known is not None else ""
        speaks = self._plan.scenario.seats[self._seat].speaks
        return [tongue for tongue, level in speaks.items() if level in ("conversation", "full")], theirs

    def own_languages(self) -> dict[str, str]:
        """What the officer of this seat speaks: language by ISO 639-1 code -> level."""
        return dict(self._plan.scenario.seats[self._seat].speaks)

    def spoken_by(self, who: str) -> dict[str, str]:
        """What somebody speaks who is asked for as a voice, by the telephone list or in this seat's own house: language by ISO 639-1 code
        -> level; {} for anybody else. What a colleague speaks is asked (`prepare`)."""
        scenario, person = self._plan.scenario, self._plan.scenario.people.get(who)
        if person is None or person.role != "voice":
            return {}
        of_the_house = person.agency == terms.BODY_OF.get(self.profession)
        return dict(person.speaks) if of_the_house or who in {one.voice for one in scenario.services.values()} else {}

    def topics(self, who: str, among: tuple[str, ...]) -> tuple[str, ...]:
        """Those topics on which somebody can be asked who is there for a body or a service; all of them of anybody else."""
        return sentences.topics(self._plan.scenario, self._seat, who, among)

    def topic_name(self, who: str, topic: str) -> str:
        """The name of the word for a topic in a list of those on which somebody can be asked."""
        return sentences.topic_name(self._plan.scenario, who, topic)

    def questions(self, who: str, among: tuple[str, ...]) -> tuple[str, ...]:
        """Those types of question that are put to somebody: to one's own colleague only some."""
        return sentences.questions(self._plan.scenario, self._seat, who, among)

    def sentence(self, who: str, topic: str, question: str) -> str:
        """The name of the text in which a question on a topic is put to somebody."""
        return sentences.sentence(self._plan.scenario, self._seat, who, topic, question)

    def kind(self, thing: str) -> str:
        """What sort of thing it is (passport, phone, paper, list, recording), "" for one that this seat has not come upon."""
        found = self._plan.scenario.things.get(thing)
        return found.kind if found is not None and thing in self._view().things else ""

    def powers(self) -> dict[str, str]:
        """What the law says of each verb for this profession: yes, no or an article. Empty where no law is shown (assessment)."""
        if not self._training:
            return {}
        profession = self._plan.scenario.seats[self._seat].profession
        return dict(self._plan.pack.powers.get(profession, {}))

    def may(self, act: str) -> bool:
        """Whether the law leaves such an act to this profession."""
        return self._plan.law.power(self.profession, act) != "no"

    def residents_may_consent(self) -> bool:
        """Whether the leave of those who live in a home is a ground to inspect it. In an assessment nobody is told that it is not."""
        return self._plan.pack.residents_may_consent or not self._training

    @property
    def profession(self) -> str:
        """The profession of this seat, by its id."""
        return self._plan.scenario.seats[self._seat].profession

    @property
    def level(self) -> str:
        """How hard the scenario is."""
        return self._plan.scenario.level

    # --- what a line speaks to --------------------------------------------------------------------------------------------

    def elements(self, line: "Line") -> tuple[str, ...]:
        """The elements of the offence to which a sign that this seat came upon speaks. None in an assessment, where that is the skill,
        and none for an answer that was put into somebody's mouth."""
        if not self._training or not line.sign or dict(line.args).get("contaminated"):
            return ()
        from sim.model.indicators import INDICATORS
        from sim.model.leaflet import LEAFLET

        found: dict[str, None] = {}
        for name in self._signs.get(line.sign, ()):
            sign = LEAFLET.get(name.removeprefix("unodc."))
            for one in sign.says if sign is not None else (name,):
                known = INDICATORS.get(one)
                found.update(dict.fromkeys(SPEAKS_TO[known.dimension] if known is not None else ()))
        return tuple(one for one in ELEMENTS if one in found)

    def bearers(self, sign: str) -> list[str]:
        """Those of whom this seat has perceived what is published as this sign, each once, in the order in which it did."""
        signs = ((line.source, self._signs.get(line.sign, ())) for line in self._view().lines if line.sign)
        return list(dict.fromkeys(who for who, shown in signs if who in self._view().people and sign in shown))

    def shown_of(self, who: str, sign: str) -> frozenset[str]:
        """Of whom somebody was seen to show what is published as this sign, but for themselves."""
        lines = (line for line in self._view().lines if line.source == who and sign in self._signs.get(line.sign, ()))
        return frozenset(one for line in lines for one in line.about) - {who}

    def young_since(self, who: str) -> int:
        """Since when this seat has seen, heard or been told that somebody may be under 18; -1 where it has not. In an assessment nobody is
        told so: there it is the skill to see it."""
        from sim.forms import shows_a_child

        for line in self._view().lines if self._training else ():
            told = str(dict(line.args).get("young", "")).split()
            if who in told or (line.sign and who in (line.about or (line.source,)) and shows_a_child(self._plan.scenario, line.sign)):
                return line.at
        return -1

    def awaits(self, line: "Line") -> int:
        """Until which second somebody who spoke, or something that happens before this seat's eyes, waits for an act of it; -1 where
        nothing does, or what it waits for was done before it was asked. In an assessment nobody is told: there it is the skill to see
        it."""
        from sim.offers import RINGS
        from sim.world.view import ASKS

        if line.wording == ASKS:
            return line.at + RINGS if self._training and any(one.no == line.no for one in self._view().questions()) else -1
        name = line.wording.removeprefix("injects.")
        found = self._plan.scenario.injects.get(name)
        if not self._training or found is None or found.to != self._seat or found.expects is None or self._met(name):
            return -1
        asks = found.expects.verb or found.expects.all or found.expects.any
        waits = found.by in ("phone", "told", "hearing", "own") or (found.by in ("sight", "document") and found.kind != "contextual")
        return line.at + found.within if asks and waits else -1

    @cached_property
    def _signs(self) -> Mapping[str, tuple[str, ...]]:
        scenario, found = self._plan.scenario, {}
        for kind, bearers in (("people", scenario.people), ("things", scenario.things)):
            for who, bearer in bearers.items():
                found.update({f"{kind}.{who}.cues.{name}": tuple(cue.suggests) for name, cue in bearer.cues.items()})
        for who, person in scenario.people.items():
            found.update({f"people.{who}.memories.{name}": tuple(memory.supports) for name, memory in person.memories.items()})
        return found

    # --- the file and the forms ---------------------------------------------------------------------------------------------------

    def evidence(self) -> tuple[str, ...]:
        """The acts that this seat can name as evidence, own ones and those that a review laid open, by their ids."""
        from sim.dossier import evidence_in_view

        return evidence_in_view(self._view())

    def findings(self, form: str, subject: str, fields: Mapping[str, str]) -> "tuple[Finding, ...]":
        """What is to be said about a form as it stands. It never stops anybody from filing. In an assessment nobody is told which signs
        are borne out, nor which annex the judge leaves out: there it is the skill to see it."""
        from sim.forms import TELLS_THE_SIGN, check, excluded

        found = check(form, subject, fields, self._view(), self._plan.scenario, self._plan.law)
        if not self._training:
            return tuple(one for one in found if one.wording not in TELLS_THE_SIGN)
        mine = self.evidence()
        return (*found, *excluded(fields, lambda act: act in mine and self._excludes(act)))
