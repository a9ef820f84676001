"""The frame of a scenario: seats, places, ways between them, vehicles; exercises cut from it, what varies by seed, how it may end."""

from typing import Final

from scenarios.language.acts import ABOUT
from scenarios.language.blocks import NEW, Key, Listed, Map, Record, Wordings, need
from scenarios.language.kinds import Condition, Date, Duration, Free, Hours, Id, Language, Text, Whole, Word, YesNo
from sim.model import terms
from sim.model.scenario import Cut, Ending, Near, Place, Room, Route, Seat, Traits, Variant, Vehicle

SPEAKS: Final = Map(Language(), Word(terms.LANGUAGE_LEVELS))

SEAT: Final = Record(Seat, "a seat", {
    "profession": need(Word(terms.PROFESSIONS, "profession"), "who sits here; the country pack gives the powers"),
    "place": need(Id("place"), "where the seat is"),
    "room": Key(Id("room"), "in which room it begins"),
    "joins": Key(Word(("called",)), "called: vacant until a storyline calls it"),
    "speaks": Key(SPEAKS, "languages and how well"),
    "colleagues": Key(Listed(Id("person")), "people who can act, watch or interpret for this seat"),
    "guests": Key(Whole(1, 1000), "how many its own car takes along; more go in a bus that was asked for; nothing: not counted"),
    "briefing": Key(Text(), "what the trainee reads before the exercise begins", into=""),
})  # fmt: skip

ROOM: Final = Record(Room, "a room", {
    "name": need(Text(), "what the room is called", into=""),
    "private": Key(YesNo(), "can be closed: neither seen into nor heard from outside"),
    "warm": Key(YesNo(), "is heated"),
    "hours": Key(Listed(Hours()), "when it is open; nothing: always"),
})  # fmt: skip

PLACE: Final = Record(Place, "a place", {
    "name": need(Text(), "what the place is called", into=""),
    "rooms": Key(Map(NEW, ROOM), "its rooms"),
    "east": Key(Whole(-1000, 1000), "kilometres east of any one point, for the map"),
    "north": Key(Whole(-1000, 1000), "kilometres north of it"),
    "address": Key(Text(), "the door itself; a paper that names it gives it away", into=""),
    "dwelling": Key(YesNo(), "people live here, so that going in needs their consent or a sanction"),
    "off_map": Key(YesNo(), "on no list of places before a seat has learned something of it (a claim about it), as no dwelling is"),
})  # fmt: skip

ROUTE: Final = Record(Route, "a route", {
    "from": need(Id("place"), "where it begins", into="origin"),
    "to": need(Id("place"), "where it ends"),
    "takes": need(Duration(), "how long the journey takes", into="seconds"),
    "closed": Key(Listed(Hours()), "when officers do not get through: day 1 19:00-05:30"),
})  # fmt: skip

NEAR: Final = Record(Near, "two near languages", {
    "language": need(Language(), "a language"),
    "to": need(Language(), "a language that its speakers partly understand, and the other way round"),
    "source": need(Free(), "where that is known from; what has no source says that it is fictional"),
})  # fmt: skip

VEHICLE: Final = Record(Vehicle, "a vehicle", {
    "name": need(Text(), "what the vehicle is called", into=""),
    "place": Key(Id("place"), "where it stands; nothing: not there until a storyline brings it"),
    "driver": Key(Id("person"), "who drives it"),
})  # fmt: skip

CUT: Final = Record(Cut, "a cut", {
    "title": need(Text(), "what the shorter exercise is called", into=""),
    "seats": need(Listed(Id("seat")), "the seats that are played; the others are vacant"),
    "ends": need(Duration(lasts=True), "how long it lasts", into="length"),
    "play_minutes": need(Whole(1, 10_000), "minutes a trainee needs for it"),
    "objectives": Key(Listed(Id("objective")), "what is rated; nothing: every objective of these seats"),
})  # fmt: skip

ENDING: Final = Record(Ending, "an ending", {
    "text": need(Text(), "how it ended, as it is told", into=""),
    "when": need(Condition(), "it ended so if this holds when the exercise closes"),
    "about": Key(ABOUT, "of whom it is told; nothing: of the case"),
})  # fmt: skip

TRAITS: Final = Record(Traits, "traits", {
    "sex": Key(Word(("female", "male")), "sex"),
    "born": Key(Date(), "date of birth"),
    "citizenship": Key(Free(), "what this person's papers say; home: the country of the exercise"),
})  # fmt: skip

VARIANT: Final = Record(Variant, "a variant", {
    "people": Key(Map(Id("person"), TRAITS), "traits that are otherwise, by person"),
    "texts": Key(Wordings(Free(), Text()), "the texts that then read otherwise, by their path: people.rustam.label"),
})  # fmt: skip
