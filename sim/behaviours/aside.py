"""Whoever was called aside for a talk goes back to those they were with, on their own, some minutes after nobody deals with them any more.

`Moved.back` says where to. Who is kept apart there, looked after, told to stay or placed elsewhere meanwhile stays; nobody walks in where
others are spoken with. Whoever sees them go is told so, once for all who go back in one moment. An officer who went to somebody behind
a closed door goes back likewise, lest they miss who comes, and one who went out into the cold goes in again; they stay with whoever is
held there without a protocol. A colleague or a voice who came along behind that door leaves it too. Rule: docs/reference/talk.md.
"""

from collections.abc import Callable
from functools import partial

from sim.behaviours import interviews, perception, presence
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model.verbs import ACTS, CARES
from sim.world.state import World

Then = Callable[[Stage, dict[str, int], str, int], None]
Going = dict[tuple[str, str], tuple[str, ...]]  # seat, and the room they go back to -> those whom it sees go in this moment

SETTLES = ("separate", *CARES)  # and to let somebody rest
LINGERS = 600  # seconds somebody stays where they were called to when the talk is over. Fictional value


def watch(stage: Stage) -> None:
    """Let those who were called aside go back by themselves."""
    left_alone: dict[str, int] = {}  # who -> the second since which nobody deals with them
    look = partial(_look, {})
    came_along: dict[str, tuple[str, ...]] = {}  # act under way -> the colleague and the voice who came into the room for it

    def begun(entry: e.Entry) -> None:
        event = entry.event
        if isinstance(event, e.ActBegan):
            came_along[event.act] = tuple([who for who in (event.actor, event.voice) if stage.world.get("back." + who)])

    def over(entry: e.Entry) -> None:
        event = entry.event
        concerned: tuple[str, ...] = ()
        if isinstance(event, e.InterviewEnded):
            concerned = (event.person,)
        elif not isinstance(event, e.ActEnded | e.ActInterrupted):
            return
        elif _with_them(event.named):
            concerned = came_along.pop(event.act, ())
            args = dict(event.args)
            concerned += (*event.people, *interviews.beside(args.get("present")))
            if isinstance(event, e.ActEnded) and (event.named in SETTLES or args.get("need") == "rest"):
                _settle(stage, event.people, entry.n)
        for who in dict.fromkeys(concerned) if concerned else ():
            _wait(stage, left_alone, who, look, entry.n)
        if event.seat:
            _wait(stage, left_alone, presence.officer(event.seat), _step_out, entry.n)

    stage.on(e.ActBegan, begun)
    for kind in (e.ActEnded, e.ActInterrupted, e.InterviewEnded):
        stage.on(kind, over)


def _with_them(act: str) -> bool:
    return ACTS[act].face_to_face or act in CARES


def _settle(stage: Stage, people: tuple[str, ...], cause: int) -> None:
    """They stay where they are now: kept apart there, looked after, or gone to bed."""
    world = stage.world
    for who in people:
        if world.get("back." + who):
            stage.record(perception.into(stage, who, world.at(who), world.room(who)), cause)


def _wait(stage: Stage, left_alone: dict[str, int], who: str, then: Then, cause: int) -> None:
    if stage.world.get("back." + who):
        left_alone[who] = stage.now
        stage.at(stage.now + LINGERS, partial(then, stage, left_alone, who, cause))


def _way_back(stage: Stage, left_alone: dict[str, int], who: str) -> str:
    """Where somebody would go back to now; "" where somebody dealt with them meanwhile, or there is no such room any more."""
    world = stage.world
    back = str(world.get("back." + who, ""))
    return back if left_alone[who] + LINGERS == stage.now and presence.has_room(world, world.at(who), back) else ""


def _look(going: Going, stage: Stage, left_alone: dict[str, int], who: str, cause: int) -> None:
    """They go back unless they are held; wait on where one would walk in on others."""
    world, back = stage.world, _way_back(stage, left_alone, who)
    place = world.at(who)
    if not back or _held(world, who):
        return
    if presence.needed_until(world, (who,), stage.now, stage.now) > stage.now or _spoken_in(stage, place, back):
        _wait(stage, left_alone, who, partial(_look, going), cause)
        return
    before = [seat for seat in world.seats if presence.visible(world, seat, who)]
    perception.move(stage, [perception.into(stage, who, place, back)], cause)
    if not going:
        stage.at(stage.now, lambda: _tell(stage, going, cause))  # when all who go back in this moment have gone
    for seat in world.seats:
        if seat in before or presence.visible(world, seat, who):
            going[seat, back] = (*going.get((seat, back), ()), who)


def _tell(stage: Stage, going: Going, cause: int) -> None:
    for (seat, room), people in going.items():
        if room in stage.scenario.vehicles:
            stage.observe(seat, "sight", "engine.gets_in_again", about=people, vehicle=room, cause=cause)
        else:
            stage.observe(seat, "own", "engine.goes_back", about=people, room=room, cause=cause)
    going.clear()


def _step_out(stage: Stage, left_alone: dict[str, int], me: str, cause: int) -> None:
    """The officer goes back out of a room in which others live or wait, or in out of the cold, unless something is left to do there."""
    world, seat, back = stage.world, me.removeprefix("seat:"), _way_back(stage, left_alone, me)
    place, room = world.at(me), world.room(me)
    if not back:
        return
    outside = presence.left_for_the_cold(world, me, place, room) == back
    if not outside and not presence.shut_in(world, me):
        return
    if any(_watched(stage, who) for who in presence.others_in_room(world, place, room, (me,))):
        return
    if seat in world.interviews or presence.needed_until(world, (me, seat), stage.now, stage.now) > stage.now:
        _wait(stage, left_alone, me, _step_out, cause)
        return
    perception.move(stage, [perception.into(stage, me, place, back)], cause)
    stage.observe(seat, "own", "engine.went_in" if outside else "engine.went_back", room=back, cause=cause)


def _watched(stage: Stage, who: str) -> bool:
    """Whether somebody is held and watched by the officer alone: whoever is detained by a protocol, the house watches."""
    return _held(stage.world, who) and who not in stage.dossier().protocols


def _held(world: World, who: str) -> bool:
    """Whether somebody was told to stay, or is locked in."""
    return any(world.get(f"held_by.{who}.{how}") for how in ("told_held", "locked_in"))


def _spoken_in(stage: Stage, place: str, room: str) -> bool:
    """Whether somebody is being spoken with in a room, or an officer is in there with somebody behind a closed door."""
    world = stage.world
    if any((act.place, act.room) == (place, room) and ACTS[act.named].talk for act in world.acts.values()):
        return True
    officers = [presence.officer(seat) for seat in world.seats]
    inside = [one for one in officers if (world.at(one), world.room(one)) == (place, room)]
    heard = [who for who in world.interviews.values() if (world.at(who), world.room(who)) == (place, room)]
    return bool(heard) or any(presence.shut_in(world, one) for one in inside)
