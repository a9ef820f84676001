"""What reaches a seat of what is there: the scene, cues as they become noticeable, words and papers.

A seat is told in one observation what changed in the scene; cues come one by one, each once, in the author's words.
"""

from collections.abc import Iterable

from sim.behaviours import presence
from sim.behaviours.thresholds import weigh
from sim.engine.stage import Stage
from sim.model.events import Claim, Moved
from sim.model.people import Claimed, Cue, Memory
from sim.model.scenario import Beat, Inject
from sim.world.view import View

_claim = tuple.__new__  # what is seen anew is made of these by the hundred: so in half the time


def claims_of(authored: Iterable[Claimed]) -> tuple[Claim, ...]:
    return tuple([_claim(Claim, (c.subject, c.attribute, c.value)) for c in authored])


def told_in(stage: Stage, of: Beat | Inject) -> tuple[Claim, ...]:
    """What a text of the story lets a seat know: what it claims, and in which room lies what it brings and speaks of."""
    gives = [effect.args for effect in of.happens if effect.kind == "give" and effect.args["thing"] in of.about]
    if not gives:
        return claims_of(of.claims)  # as nearly all are
    rooms = {room for place in stage.scenario.places.values() for room in place.rooms}
    return claims_of(of.claims) + tuple([Claim(args["thing"], "holder", args["to"]) for args in gives if args["to"] in rooms])


def into(stage: Stage, who: str, place: str, room: str, back: str = "") -> Moved:
    """Going into a room, which may be a vehicle that stands there."""
    aboard = room in stage.scenario.vehicles
    return Moved(who, place, "" if aboard else room, room if aboard else "", back)


def move(stage: Stage, moves: Iterable[Moved], cause: int) -> None:
    """Move people and vehicles; those aboard a vehicle go with it. Then every seat sees what changed."""
    world, facts = stage.world, stage.world.facts
    moved: list[str] = []
    came: set[str] = set()
    places: set[str] = set()  # where somebody left or came: elsewhere nobody sees anything of it
    taken: list[tuple[str, str]] = []  # seats that somebody sits in, and their officers
    shut: dict[str, bool] = {}  # officers at these places -> whether they were behind a closed door before anybody moved there
    for moving in moves:
        who, place, aboard = moving.who, moving.place, moving.aboard
        before = facts.get("at." + who, "")
        if before == place and facts.get("room." + who, "") == (aboard or moving.room) and facts.get("aboard." + who, "") == aboard:
            continue  # as most are: officers and those they speak with are where they should be
        if not moved:
            taken = [(seat, presence.officer(seat)) for seat, state in world.seats.items() if state.status == "taken"]
        new = {before, place} - places
        if new:
            places |= new
            shut.update([(me, presence.shut_in(world, me)) for _, me in taken if facts.get("at." + me, "") in new])
        if place != before:
            came.add(who)
        riders = [p for p in world.crowd(before) if facts["aboard." + p] == who] if who in stage.scenario.vehicles else []
        stage.record(moving, cause)
        moved.append(who)
        for rider in riders:
            came |= {rider} if who in came else set()
            stage.record(Moved(rider, place, "", who), cause)
            moved.append(rider)
    for seat, me in taken:
        if facts.get("at." + me, "") in places:
            opened = shut.get(me, False) and not presence.shut_in(world, me)
            see(stage, seat, None if opened or me in moved else moved, cause)
            if came and me not in came:
                _hear_who_comes(stage, seat, came, cause)


def _hear_who_comes(stage: Stage, seat: str, came: set[str], cause: int) -> None:
    """Through a closed door an officer hears that somebody has come, and not who."""
    world, me = stage.world, presence.officer(seat)
    if not presence.shut_in(world, me):
        return
    place, room = world.at(me), world.room(me)
    known = world.views[seat].people
    if any(who in stage.scenario.people and world.at(who) == place and (who not in known or not known[who].place) for who in came):
        stage.observe(seat, "hearing", "engine.outside_the_door", room=room, cause=cause)


def see(stage: Stage, seat: str, who: list[str] | None, cause: int, *, open_doors: bool = False) -> None:
    """Let a seat take in what changed about `who`, or about everybody when None (it came in or moved itself).

    `open_doors`: it opens every door, so that whoever is at its place is seen.
    """
    world, at_once = stage.world, stage.plan.at_once
    if world.seats[seat].status != "taken":
        return
    view, me, known = world.views[seat], presence.officer(seat), world.get
    here: str = known("at." + me, "")
    came: list[str] = []
    considered = who if who is not None else [*stage.scenario.vehicles, *_here_or_in_view(stage, view, here)]
    claims = _scene(stage, view, me, here, considered, came, open_doors)
    if claims:
        stage.observe(seat, "scene", "engine.scene", about=tuple(came), claims=tuple(claims), cause=cause)
    for person in [one for one in considered if one in at_once]:
        for sign, _ in at_once[person]:
            if not known(f"noticed.{seat}.{sign}"):
                if presence.sees(world, me, person) or (open_doors and world.at(person) == here):
                    notice(stage, seat, person, "at_once", cause)
                break


def _here_or_in_view(stage: Stage, view: View, here: str) -> list[str]:
    """Those about whom a seat could see something new where it is: whoever is there, and whom it thinks in sight. In authored order."""
    near = {*stage.world.crowd(here), *[seen.id for seen in view.people.values() if seen.place]}
    return sorted(near, key=stage.plan.listed.__getitem__)


def _scene(stage: Stage, view: View, me: str, here: str, considered: list[str], came: list[str], open_doors: bool) -> list[Claim]:
    """What a seat whose officer `me` is `here` sees anew of those who are considered; whoever comes into sight is added to `came`."""
    world, facts, people, vehicles = stage.world, stage.world.facts, stage.scenario.people, stage.scenario.vehicles
    room, claims = world.room(me), []
    if (view.place, view.room) != (here, room):
        claims += [Claim("me", "place", here), Claim("me", "room", room)]
    for one in considered:
        if one in people:
            seen, at = view.people.get(one), facts["at." + one]
            before = (seen.place, seen.room, seen.aboard) if seen is not None else _AWAY
            now = (at, facts["room." + one], facts["aboard." + one]) if at and at == here else _AWAY
            if now == before:
                continue  # as most are
            if now is _AWAY:
                claims.append(_claim(Claim, (one, "place", "")))
                continue
            if open_doors or presence.sees(world, me, one):
                if not before[0]:
                    came.append(one)
            elif not before[0] and one not in stage.scenario.seats[view.seat].colleagues:
                # out of sight behind a door is still here: only who left the place is gone; those on duty together know of each other
                continue
            claims += [_claim(Claim, (one, name, value)) for name, value in zip(_WHERE, now, strict=True)]
        elif one in vehicles:
            place = here if world.at(one) == here else ""
            if place and one not in view.vehicles and presence.shut_in(world, me):
                continue  # it stands on the other side of the door
            if view.vehicles.get(one, "") != place:
                claims.append(Claim(one, "stands_at", place))
    return claims


_AWAY, _WHERE = ("", "", ""), ("place", "room", "aboard")


def cues_of(stage: Stage, who: str) -> Iterable[tuple[str, Cue]]:
    """The cues of a person, and of a thing, with the ids of their texts."""
    person = stage.scenario.people.get(who)
    if person is not None:
        for name, cue in person.cues.items():
            yield f"people.{who}.cues.{name}", cue
    thing = stage.scenario.things.get(who)
    if thing is not None:
        for name, cue in thing.cues.items():
            yield f"things.{who}.cues.{name}", cue


def notice(stage: Stage, seat: str, who: str, how: str, cause: int, *, first: bool = False) -> bool:
    """Let a seat notice every cue of `who` noticeable in this way and now, each once; or the first of them. Whether there was one."""
    any_yet = False
    for sign, cue in stage.plan.cues.get((who, how), ()):
        if not stage.world.facts.get(f"noticed.{seat}.{sign}") and (not cue.when or stage.holds(cue.when)):
            notice_cue(stage, seat, who, sign, cue, cause)
            any_yet = True
            if first:
                break
    return any_yet


def notice_cue(stage: Stage, seat: str, who: str, sign: str, cue: Cue, cause: int) -> None:
    """Let a seat notice one cue, unless it has."""
    if not seat or stage.world.seats[seat].status != "taken" or stage.world.get(f"noticed.{seat}.{sign}"):
        return
    about = tuple(dict.fromkeys((who, *cue.about)))
    channel = "document" if cue.noticed == "checking" else "sight"
    stage.observe(seat, channel, sign, source=who, about=about, claims=claims_of(cue.claims), sign=sign, cause=cause)
    weigh(
        stage,
        seat,
        who,
        sign,
        suggests=cue.suggests,
        supports=[],
        shows=cue.shows,
        about=cue.about,
        at_once=cue.noticed == "at_once",
        cause=cause,
    )


def read(stage: Stage, seat: str, thing: str, cause: int) -> None:
    """Let a seat that has a thing in its hand, or open before it, know what stands in it: once, whoever's hand it was in."""
    wording = f"things.{thing}.read"
    if not seat or stage.world.seats[seat].status != "taken" or wording not in stage.scenario.texts:
        return
    if "heard." + wording not in stage.world.views[seat].facts:
        claims = claims_of(stage.scenario.things[thing].says)
        stage.observe(seat, "document", wording, about=(thing,), claims=claims, thing=thing, cause=cause)


def hear(
    stage: Stage,
    seat: str,
    person: str,
    name: str,
    memory: Memory,
    contaminated: bool,
    cause: int,
    *,
    source: str = "",
    channel: str = "told",
) -> None:
    """Let a seat hear a memory told in full, by her or by `source` who passes it on. What was put into her mouth carries no weight."""
    sign = f"people.{person}.memories.{name}"
    about = tuple(dict.fromkeys((person, *memory.about)))
    extra = {"contaminated": 1} if contaminated else {}
    stage.observe(
        seat, channel, sign, source=source or person, about=about, claims=claims_of(memory.claims), sign=sign, cause=cause, **extra
    )
    if not contaminated and seat:
        weigh(
            stage,
            seat,
            person,
            sign,
            suggests=[],
            supports=memory.supports,
            shows=memory.shows,
            about=memory.about,
            at_once=False,
            cause=cause,
        )


def _watchers(stage: Stage, seat: str, who: str) -> list[str]:
    """Those who watch somebody for a seat now: its officer, or colleagues."""
    watches = [act for act in stage.world.acts.values() if act.named == "look.watch" and act.seat == seat and who in act.people]
    return [presence.officer(seat) if act.actor == seat else act.actor for act in watches]


def became_noticeable(stage: Stage, who: str, sign: str, cue: Cue) -> None:
    """A cue is noticed by whoever sees its bearer now, or watches them."""
    for seat in stage.scenario.seats:
        eyes = [presence.officer(seat)] if cue.noticed == "at_once" else _watchers(stage, seat, who)
        if any(presence.sees(stage.world, one, who) for one in eyes):
            notice_cue(stage, seat, who, sign, cue, 0)
