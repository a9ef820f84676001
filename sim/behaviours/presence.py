"""Who is where, who can see whom, and who hears. Sight carries through a place but for closed rooms; hearing stays in the room.

A room that can be closed is closed for whoever is outside. Whoever is in it sees out unless they are in there with a person of the story.
"""

from functools import lru_cache

from sim.model.hours import open_from
from sim.model.terms import OF_THE_SERVICE
from sim.model.verbs import ACTS
from sim.world.state import World

LOOKS_AGAIN = 300  # seconds after which it is looked again whether an interview that keeps somebody is over
WAITS = 3600  # seconds that somebody whose time is over waits for the end of an interview. Fictional value


@lru_cache(maxsize=64)
def officer(seat: str) -> str:
    """The id under which a seat's own body stands in the world."""
    return "seat:" + seat


def here(world: World, seat: str, who: str) -> bool:
    """Whether a person or vehicle is at the place of this seat's officer."""
    place = world.at(officer(seat))
    return bool(place) and world.at(who) == place


def channel(world: World, one: str, other: str) -> str:
    """How words pass between two: face to face (`told`) where both are at one place, else by telephone (`phone`)."""
    place = world.at(one)
    return "told" if place and world.at(other) == place else "phone"


def visible(world: World, seat: str, who: str) -> bool:
    """Whether the officer can see them."""
    return sees(world, officer(seat), who)


def sees(world: World, me: str, who: str) -> bool:
    """Whether one can see another: same place, and the door of neither room closed between them."""
    known = world.get
    place = known("at." + me)
    if not place or known("at." + who) != place:
        return False
    mine, theirs = known("room." + me, ""), known("room." + who, "")
    return bool(mine == theirs or not (theirs in world.closed.get(place, ()) or shut_in(world, me)))


def shut_in(world: World, me: str) -> bool:
    """Whether one is behind a closed door: with somebody who is not of the service. Alone or among colleagues one leaves it open."""
    place: str = world.get("at." + me, "")
    shut = world.closed.get(place)
    if not shut:
        return False
    room: str = world.get("room." + me, "")
    return room in shut and bool(strangers(world, others_in_room(world, place, room, (me,))))


def closed(world: World, place: str, room: str) -> bool:
    """Whether a room is neither seen into nor heard from outside."""
    return room in world.closed.get(place, ())


def has_room(world: World, place: str, room: str) -> bool:
    """Whether a room, or a vehicle one can get into, is at this place. "" is out of doors, wherever there is a place."""
    known = world.scenario.places.get(place)
    if known is None:
        return False
    return room in known.rooms or not room or (room in world.scenario.vehicles and world.at(room) == place)


def room_open_from(world: World, place: str, room: str, now: int) -> int:
    """The second from which one can go into a room: `now` where it is open, -1 where it does not open again."""
    known = world.scenario.places.get(place)
    return open_from(known.rooms[room].hours, now) if known is not None and room in known.rooms else now


def warm(world: World, place: str, room: str) -> bool:
    """Whether a room is heated."""
    known = world.scenario.places.get(place)
    return known is not None and room in known.rooms and known.rooms[room].warm


def left_for_the_cold(world: World, who: str, place: str, room: str) -> str:
    """The room that an officer goes back to from a cold one outside: the warm one where they work, if they come from there; else ""."""
    seat = world.scenario.seats.get(who.removeprefix("seat:")) if who.startswith("seat:") else None
    if seat is None or place != seat.place or room not in world.scenario.places[place].rooms or warm(world, place, room):
        return ""
    own = seat.room
    return own if warm(world, place, own) and own in (world.room(who), world.get("back." + who, "")) else ""


def others_in_room(world: World, place: str, room: str, without: tuple[str, ...]) -> tuple[str, ...]:
    """Those who hear what is said in a room, in authored order."""
    return tuple([who for who in world.in_room(place, room) if who not in without])


def onlookers(world: World, place: str, room: str, without: tuple[str, ...]) -> tuple[str, ...]:
    """Those who see what is done in a room."""
    if closed(world, place, room):
        return others_in_room(world, place, room, without)
    hidden = set(without).union(*[world.in_room(place, shut) for shut in world.closed.get(place, ())])
    return tuple([who for who in world.crowd(place) if who not in hidden])


def beside(world: World, person: str) -> tuple[str, ...]:
    """Those who sit beside a person in an open interview now."""
    talk = world.views[seat].interview if (seat := str(world.get("interview." + person, ""))) else None
    return talk.present if talk is not None else ()


def strangers(world: World, heard_by: tuple[str, ...]) -> tuple[str, ...]:
    """Of those who hear, whoever is not of the service: with none of them a talk is private."""
    people = world.scenario.people
    return tuple([who for who in heard_by if people[who].role not in OF_THE_SERVICE])


def needed_until(world: World, who: tuple[str, ...], now: int, since: int) -> int:
    """The second until which an act or an interview needs one of these here: done to them, with their voice, with them beside, or as
    the one who takes somebody over. 0 where nothing does. They were to go at second `since`: nobody waits longer than an hour for an
    interview to end; until then this is the second in which to look again."""
    until, of = 0, set(who)
    for act in world.acts.values():
        if act.ends_at <= until:
            continue
        args = dict(act.args)
        receives = world.scenario.contacts[str(args["to"])].person if act.verb == "hand_over" else ""
        done_to = act.people if ACTS[act.named].face_to_face else ()
        if not of.isdisjoint((act.actor, act.voice, receives, *done_to, *str(args.get("present", "")).split())):
            until = act.ends_at
    for person in world.interviews.values() if now < since + WAITS else ():
        if of & {person, str(world.get("interview_voice." + person)), *beside(world, person)}:
            until = max(until, now + LOOKS_AGAIN)
    return until
