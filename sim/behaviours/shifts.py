"""Officers: the road they travel, the hours they work, the rest that ends tiredness.

An officer on the road is at no place and can do nothing but telephone. A road that is closed stops only who has not set out yet. Who
turns back needs as long as they had driven. An officer at work longer than `limit.shift` without rest is tired, and acts take a quarter
longer, and a look shows one new sign and misses the next, until they have rested.
"""

from sim.behaviours import perception, presence
from sim.behaviours.acting import Args, Attempt, Outcome, Refusal
from sim.engine.stage import Stage
from sim.model import events as e

SLOWER = 4  # a tired officer needs a quarter more
NEVER_SLOWER = ("go", "rest")
DAY = 86_400  # seconds after which who is still tired hears of it again


def road(stage: Stage, origin: str, to: str) -> int:
    """Seconds by the quickest way when every road is open, -1 where there is none."""
    return stage.scenario.travel.get(origin, {}).get(to, -1)


def road_now(stage: Stage, origin: str, to: str) -> int:
    """Seconds by the quickest way for an officer who sets out now, -1 where there is none."""
    for closure in stage.scenario.closures:
        if closure.begin <= stage.now < closure.end and to in closure.travel.get(origin, {}):
            return closure.travel[origin][to]
    return road(stage, origin, to)


def slowed(stage: Stage, seat: str, verb: str, seconds: int) -> int:
    """How long an act takes this officer now."""
    tired = verb not in NEVER_SLOWER and bool(stage.world.get("tired." + seat))
    return seconds + seconds // SLOWER if tired else seconds


def starts(stage: Stage, seat: str) -> None:
    """A spell of work begins: at the end of the limit the officer is tired, unless they rested meanwhile, and is told so and what ends it;
    once more on each day until then."""
    rested = stage.world.get("rested." + seat, 0)

    def too_long() -> None:
        if stage.world.get("rested." + seat, 0) == rested and not stage.world.get("tired." + seat):
            n = stage.record(e.OfficerTired(seat, True))
            stage.observe(seat, "own", "engine.tired", cause=n)
            stage.at(stage.now + DAY, lambda: still(n))

    def still(cause: int) -> None:
        if stage.world.get("rested." + seat, 0) == rested and stage.world.get("tired." + seat):
            stage.observe(seat, "own", "engine.still_tired", cause=cause)
            stage.at(stage.now + DAY, lambda: still(cause))

    stage.at(stage.now + stage.law.limit("shift").value + 1, too_long)


def _way(a: Attempt) -> str:
    to = a.said("to")
    if not a.seat:
        return "engine.refused.yours_to_do"
    if to == a.place:
        return "engine.refused.there_already"
    if (
        a.stage.scenario.places[to].learned_of
        and to != a.stage.scenario.seats[a.seat].place
        and not a.stage.world.get(f"knows.{a.seat}.{to}")
    ):
        return "engine.refused.way_unknown"
    if road(a.stage, a.place, to) < 0:
        return "engine.refused.no_way"
    return "" if road_now(a.stage, a.place, to) >= 0 else "engine.refused.road_closed"


def _set_out(stage: Stage, act: e.ActBegan, n: int) -> None:
    to = str(dict(act.args)["to"])
    if road_now(stage, act.place, to) > road(stage, act.place, to):
        stage.observe(act.seat, "sight", "engine.long_way", to=to, cause=n)
    perception.move(stage, [e.Moved(presence.officer(act.seat), "", "", "")], n)


def _arrived(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    _stand(stage, act.seat, str(args["to"]), n)


def _turned_back(stage: Stage, act: e.ActBegan, done: int, n: int) -> None:
    stage.at(stage.now + done, lambda: _stand(stage, act.seat, act.place, n))


def _stand(stage: Stage, seat: str, place: str, cause: int) -> None:
    own = stage.scenario.seats[seat]
    perception.move(stage, [e.Moved(presence.officer(seat), place, own.room if place == own.place else "", "")], cause)


def _goes_in(stage: Stage, act: e.ActBegan, n: int) -> None:
    """Nobody sleeps in the frost: who stands in a cold room that is not their own goes into it, elsewhere into a warm one if there is."""
    world, me, own = stage.world, presence.officer(act.seat), stage.scenario.seats[act.seat]
    rooms = [room for room in stage.scenario.places[act.place].rooms if presence.warm(world, act.place, room)] if act.place else []
    room = own.room if act.place == own.place else next(iter(rooms), "")
    if room and not presence.warm(world, act.place, world.room(me)):
        perception.move(stage, [e.Moved(me, act.place, room, "")], n)


def _rested(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    m = stage.record(e.OfficerTired(act.seat, False), n)
    stage.observe(act.seat, "own", "engine.rested", cause=m)
    starts(stage, act.seat)


def _own(a: Attempt) -> str:
    return "" if a.seat else "engine.refused.yours_to_do"


SPECIAL_SHIFTS: dict[str, Refusal] = {"go": _way, "rest": _own}
EFFECTS_SHIFTS: dict[str, Outcome] = {
    "go": Outcome(_arrived, begins=_set_out, broken_off=_turned_back),
    "rest": Outcome(_rested, begins=_goes_in),
}
