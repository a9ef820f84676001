"""Liberty: from which second somebody is really restricted, whatever anybody calls it, and from when they are truly free.

A held vehicle, a kept paper, a locked door and "you are held" all begin it. A check up to the limit of the country pack is no
detention; beyond it counts from its first minute. Only a true "you are free" ends it: with the paper back and the door open.
"""

from sim.behaviours import presence
from sim.engine.stage import Stage
from sim.model import events as e


def restrict(stage: Stage, who: str, how: str, by: str, since: int, cause: int) -> None:
    """Record a restriction, once for each way."""
    if not stage.world.get(f"held_by.{who}.{how}"):
        stage.record(e.Restricted(who, how, by, since), cause)  # type: ignore[arg-type]


def hold_vehicle(stage: Stage, vehicle: str, seat: str, cause: int) -> None:
    """A vehicle may not go on. Past the limit of a check, those who travel in it are held too, from the first minute."""
    since = stage.now
    restrict(stage, vehicle, "vehicle_held", seat, since, cause)

    def outlasted() -> None:
        if not stage.world.get(f"held_by.{vehicle}.vehicle_held"):
            return
        for who, person in stage.scenario.people.items():
            travels = stage.world.get("travels." + who) == vehicle and stage.world.at(who) == stage.world.at(vehicle)
            if travels and person.role not in ("driver", "colleague"):
                restrict(stage, who, "vehicle_held", seat, since, cause)

    stage.at(since + stage.law.limit("road_check").value + 1, outlasted)


def release_vehicle(stage: Stage, vehicle: str, seat: str, cause: int) -> None:
    """The vehicle may go on, and so may those who were held by nothing else."""
    if stage.world.get("held." + vehicle):
        stage.record(e.Freed(vehicle, "released", seat), cause)
    for who in stage.scenario.people:
        if stage.world.get(f"held_by.{who}.vehicle_held") and not other_restriction(stage, who, "vehicle_held"):
            stage.record(e.Freed(who, "released", seat), cause)


def keep_paper(stage: Stage, thing: str, seat: str, cause: int) -> None:
    """A paper is in the officer's hands; kept beyond the check it holds its owner, from its first minute."""
    since, owner = stage.now, stage.scenario.things[thing].owner

    def outlasted() -> None:
        kept = stage.world.get("holder." + thing) == presence.officer(seat)
        if kept and owner in stage.scenario.people and stage.world.at(owner) == stage.world.at(presence.officer(seat)):
            restrict(stage, owner, "paper_kept", seat, since, cause)

    stage.at(since + stage.law.limit("road_check").value + 1, outlasted)


def papers_kept(stage: Stage, person: str, seat: str) -> list[str]:
    """Papers of a person that are in this officer's hands."""
    return [
        name
        for name, thing in stage.scenario.things.items()
        if thing.owner == person and stage.world.get("holder." + name) == presence.officer(seat)
    ]


def other_restriction(stage: Stage, person: str, but: str = "") -> bool:
    """Whether anything else than `but` restricts a person now."""
    ways = ("told_held", "locked_in", "paper_kept", "phone_kept", "vehicle_held")
    return any(stage.world.get(f"held_by.{person}.{how}") for how in ways if how != but)


def set_free(stage: Stage, person: str, seat: str, how: str, cause: int) -> bool:
    """A true "you are free" ends every restriction; with a paper still kept it is not true. Returns whether it was true."""
    if papers_kept(stage, person, seat):
        return False
    if stage.world.get("held." + person):
        stage.record(e.Freed(person, how, seat), cause)
    return True
