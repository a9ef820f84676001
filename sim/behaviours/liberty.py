"""Liberty: from which second somebody is really restricted, whatever anybody calls it, and from when they are truly free.

A held vehicle, a kept paper or phone, a locked door and "you are held" all begin it. A check up to the limit of the country pack is
no detention; beyond it counts from its first minute. Only a true "you are free" ends it: with the paper back and the door open.
"""

from typing import Final

from sim.behaviours import perception
from sim.engine.plan import Plan
from sim.engine.stage import Stage
from sim.model import events as e
from sim.world.minutes import WAYS, is_false

KEPT: Final = {"passport": "paper_kept", "phone": "phone_kept"}  # kind of thing -> the restriction that keeping it is


def restrict(stage: Stage, who: str, how: str, by: str, since: int, cause: int) -> None:
    """Record a restriction, once for each way."""
    if not stage.world.get(f"held_by.{who}.{how}"):
        stage.record(e.Restricted(who, how, by, since), cause)  # type: ignore[arg-type]


def truly_said(stage: Stage, act: e.ActEnded, ended: int) -> bool:
    """Whether the minute that was said in an act is the true one for everybody in it. An act that ended in second `ended`; one in which
    no minute is said says nothing false."""
    said = dict(act.args).get("minute")
    return not isinstance(said, int) or not any(is_false(stage.world, who, said, (ended - act.seconds, ended)) for who in act.people)


def hold_vehicle(stage: Stage, vehicle: str, by: str, cause: int) -> None:
    """A vehicle may not go on. Past the limit of a check, those who travel in it are held too, from the first minute."""
    since = stage.now
    restrict(stage, vehicle, "vehicle_held", by, since, cause)

    def outlasted() -> None:
        world = stage.world
        if not world.get(f"held_by.{vehicle}.vehicle_held") or world.get(f"held_since.{vehicle}.vehicle_held") != since:
            return
        for who, person in stage.scenario.people.items():
            travels = world.get("travels." + who) == vehicle and world.at(who) == world.at(vehicle)
            if travels and person.role not in ("driver", "colleague"):
                restrict(stage, who, "vehicle_held", by, since, cause)

    stage.at(since + stage.law.limit("road_check").value + 1, outlasted)


def release_vehicle(stage: Stage, vehicle: str, by: str, how: str, cause: int) -> None:
    """The vehicle may go on, and so may those of its travellers who are held by nothing else."""
    if not stage.world.get("held." + vehicle):
        return
    stage.record(e.Freed(vehicle, how, by), cause)
    for who in stage.scenario.people:
        if stage.world.get("travels." + who) == vehicle and stage.world.at(who) == stage.world.at(vehicle):
            _free_if_nothing_holds(stage, who, ("vehicle_held",), how, by, cause)


def keep(stage: Stage, thing: str, by: str, cause: int) -> None:
    """A paper or phone is in the hands of the service; kept beyond the check it holds its owner, from the first minute."""
    how = KEPT.get(stage.scenario.things[thing].kind)
    since, owner, hand = stage.now, stage.scenario.things[thing].owner, str(stage.world.get("holder." + thing))
    if how is None or owner not in stage.scenario.people:
        return

    def outlasted() -> None:
        world = stage.world
        still = world.get("holder." + thing) == hand and world.get("moved_at." + thing) == since
        if still and world.at(owner) and world.at(owner) == world.at(hand):
            restrict(stage, owner, how, by, since, cause)

    stage.at(since + stage.law.limit("road_check").value + 1, outlasted)


def give_back(stage: Stage, person: str, by: str, cause: int) -> None:
    """Something of theirs was given back: they are free if it was all that held them."""
    _free_if_nothing_holds(stage, person, tuple(KEPT.values()), "paper_returned", by, cause)


def kept(stage: Stage, person: str, hand: str = "") -> list[str]:
    """Papers and phones of a person that are in this hand; in the hand of anybody of the service where none is named."""
    found = []
    for name in stage.plan.once(_papers_and_phones).get(person, ()):
        holder = str(stage.world.get("holder." + name, ""))
        if holder != person and (holder == hand if hand else of_the_service(stage, holder)):
            found.append(name)
    return found


def _papers_and_phones(plan: Plan) -> dict[str, list[str]]:
    """Owner -> what of theirs holds them when it is kept."""
    found: dict[str, list[str]] = {}
    for name, thing in plan.scenario.things.items():
        if thing.kind in KEPT:
            found.setdefault(thing.owner, []).append(name)
    return found


def set_free(stage: Stage, person: str, by: str, how: str, cause: int) -> bool:
    """A true "you are free" ends every restriction; with a paper still kept it is not true. Returns whether it was true."""
    if kept(stage, person):
        return False
    if stage.world.get("held." + person):
        stage.record(e.Freed(person, how, by), cause)
    return True


def walk(stage: Stage, person: str, by: str, how: str, cause: int) -> None:
    """Whoever was held walks out, whatever the service still has of theirs. A suspect goes; others stay with whoever cares for them."""
    if not stage.world.get("held." + person):
        return
    n = stage.record(e.Freed(person, how, by), cause)
    for seat, authored in stage.scenario.seats.items():
        answers = stage.law.power(authored.profession, "release") != "no"
        if answers and person in stage.world.views[seat].people:
            stage.observe(seat, "phone", "engine.walks_free", source="", about=(person,), how=how, cause=n)
    if stage.scenario.people[person].role == "suspect" and stage.world.at(person):
        perception.move(stage, [e.Moved(person, "", "", "")], n)


def of_the_service(stage: Stage, holder: str) -> bool:
    """Whether whoever holds a thing is an officer or a colleague of one."""
    person = stage.scenario.people.get(holder)
    return holder.startswith("seat:") or (person is not None and person.role == "colleague")


def _free_if_nothing_holds(stage: Stage, person: str, ended: tuple[str, ...], how: str, by: str, cause: int) -> None:
    was_held_so = any(stage.world.get(f"held_by.{person}.{way}") for way in ended)
    if was_held_so and not _still_held(stage, person):
        stage.record(e.Freed(person, how, by), cause)


def _still_held(stage: Stage, person: str) -> bool:
    """Whether any restriction of a person still stands: a word or a locked door until it is taken back, the others while they last."""
    world = stage.world
    held_by = {way for way in WAYS if world.get(f"held_by.{person}.{way}")}
    if held_by & {"told_held", "locked_in"}:
        return True
    if held_by & {KEPT[stage.scenario.things[thing].kind] for thing in kept(stage, person)}:
        return True
    return "vehicle_held" in held_by and bool(world.get("held." + str(world.get("travels." + person, ""))))
