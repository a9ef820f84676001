"""How an officer and those an act is done to come together before it begins: who goes to whom, into which room, and who goes back first."""

from collections.abc import Mapping
from typing import Any

from sim.behaviours import interviews, perception, presence
from sim.behaviours.care import with_their_children
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model.declaring import Verb


def go_there(
    stage: Stage, seat: str, who: str, verb: Verb, people: tuple[str, ...], args: Mapping[str, Any], voice: str, cause: int
) -> None:
    """The officer goes to the people, or calls them into the room named, where it is also the room that they are shown; a voice in the
    flesh comes along.

    Whoever was called there for an earlier talk, and whoever came along for it and is not needed now, goes back first, so that one after
    the other can be seen alone.
    """
    world, me = stage.world, presence.officer(seat) if who == seat else who
    place = world.at(me)
    if not place or verb.aside or verb.remote or verb.target not in ("one", "many", "any") or verb.named == "notify.ambulance":
        return
    facts = world.facts
    present = [p for p in people if facts["at." + p] == place]
    shown = str(args.get("to") or "") if verb.id == "receive" else ""
    if shown:
        present = list(with_their_children(stage, tuple(present), place))
    room = str(args.get("where") or shown)
    called = bool(room) or verb.id == "call_alone"
    if not room and present and not called:
        room = world.room(present[0])
    room = room or world.room(me)
    looks_about = verb.id == "look" or (verb.id == "inspect" and args.get("at") == place and not called)
    if looks_about and not people and presence.shut_in(world, me):
        room = ""  # whoever looks about steps out from behind a closed door
    beside = [p for p in interviews.beside(args.get("present")) if p in world.scenario.people] if args.get("present") else []
    moves: list[e.Moved] = []
    coming = [me, *([voice] if voice in stage.scenario.people else [])]
    if called:
        others = presence.others_in_room(world, place, room, (*people, *beside, *coming))
        called_before = [(p, world.get("back." + p)) for p in others if world.get("back." + p) and not _needed(stage, p)]
        moves += [perception.into(stage, other, place, back) for other, back in called_before if presence.has_room(world, place, back)]
    if called and verb.id not in ("separate", "let_go"):
        moves += [perception.into(stage, p, place, room, world.get("back." + p) or world.room(p)) for p in present if world.room(p) != room]
    moves += [
        perception.into(stage, p, place, room, _way_back(stage, p, place, room))
        for p in coming
        if facts["room." + p] != room and facts["at." + p] == place
    ]
    for p in beside:
        if world.room(p) != room and world.at(p) == place and p not in coming:
            moves.append(perception.into(stage, p, place, room, world.get("back." + p) or world.room(p)))
    if moves:
        perception.move(stage, moves, cause)


def _needed(stage: Stage, who: str) -> bool:
    """Whether an act or an interview needs somebody here now."""
    return presence.needed_until(stage.world, (who,), stage.now, stage.now) > stage.now


def _way_back(stage: Stage, who: str, place: str, room: str) -> str:
    """The room to which an officer or a voice returns who goes behind a closed door, and an officer who goes out of the warm room where
    they work; "" where it is open, and as warm."""
    world = stage.world
    mine = world.room(who)
    if not presence.closed(world, place, room):
        return presence.left_for_the_cold(world, who, place, room)
    before = str(world.get("back." + who, ""))
    return before if presence.closed(world, place, mine) or presence.left_for_the_cold(world, who, place, mine) else mine
