"""Who perceives what is seen, heard or said in the story: the officer where they are, else a colleague who is there and rings them.

A line stands where `where` says; else beside the officer where somebody it is about is with them and nobody of them at the seat's own
place; else at the seat's own place. Where nobody of the seat is there it reaches nobody. An officer behind a closed door sees and hears
nothing of what is outside it: whoever says it, or a colleague who saw it, knocks. A paper comes to the seat's own place, and where the
officer is elsewhere a colleague who is there reads it to them by telephone. Rule: docs/reference/scenario.md.
"""

from sim.behaviours import presence
from sim.engine.stage import Stage
from sim.model.events import Claim

IN_THE_FLESH = ("sight", "hearing", "told")  # channels for which one has to be there


def somebody(stage: Stage, seat: str, by: str, source: str, about: tuple[str, ...], where: str) -> str:
    """Who of a seat perceives this: its officer, a colleague of theirs who is there, or "" where nobody of them is.

    What a colleague says or is seen with is told by that colleague; what is overheard of one is told by another.
    """
    world, me = stage.world, presence.officer(seat)
    if world.seats[seat].status != "taken":
        return me
    if by == "document":
        return _reads(stage, seat, where or stage.scenario.seats[seat].place)
    if by not in IN_THE_FLESH:
        return me
    place = _stands(stage, seat, source, about, where)
    if world.at(me) == place:
        return me
    there = [who for who in stage.scenario.seats[seat].colleagues if world.at(who) == place]
    if by != "hearing" and source in there:
        return source
    return next((who for who in there if who != source), "")


def _reads(stage: Stage, seat: str, place: str) -> str:
    """Who has a paper before them that came to a place: the officer, or a colleague there; where nobody is, it is sent on."""
    world, me = stage.world, presence.officer(seat)
    there = [] if world.at(me) == place else [who for who in stage.scenario.seats[seat].colleagues if world.at(who) == place]
    return there[0] if there else me


def _stands(stage: Stage, seat: str, source: str, about: tuple[str, ...], where: str) -> str:
    """The place where something is seen, heard or said."""
    world, mine, own = stage.world, stage.world.at(presence.officer(seat)), stage.scenario.seats[seat].place
    if where or mine == own:
        return where or own
    places = {world.at(who) for who in about or (source,)}
    return mine if mine and mine in places and own not in places else own


def tell(
    stage: Stage,
    seat: str,
    by: str,
    wording: str,
    *,
    source: str,
    about: tuple[str, ...],
    claims: tuple[Claim, ...],
    where: str = "",
    cause: int,
) -> bool:
    """Let a seat perceive a line, by telephone where a colleague does so for it. Returns whether anybody of the seat perceives it."""
    who = somebody(stage, seat, by, source, about, where)
    if who == presence.officer(seat):
        knocks = _knocks(stage, seat, by, source, about)
        if knocks:
            stage.observe(seat, "hearing", "engine.knock", source=knocks, about=(knocks,), who=knocks, cause=cause)
        if knocks and knocks != source:  # what a colleague saw or heard out there
            by, source, about = "told", knocks, _of_whom(stage, source, about)
        beside = by == "phone" and source in stage.scenario.people and presence.here(stage.world, seat, source)
        by = "told" if beside else by  # nobody rings whom they stand beside
        stage.observe(seat, by, wording, source=source, about=about, claims=claims, cause=cause)
    elif who:
        of_whom = _of_whom(stage, source, about) if source != who else about
        stage.observe(seat, "phone", wording, source=who, about=of_whom, claims=claims, cause=cause)
    return bool(who)


def pass_by(
    stage: Stage,
    seat: str,
    by: str,
    wording: str,
    *,
    source: str,
    about: tuple[str, ...],
    claims: tuple[Claim, ...],
    cause: int,
    stays: bool,
) -> None:
    """Let a seat whose officer is at the place perceive what happens there and is meant for nobody. Behind a closed door they do not; a
    colleague out there knocks for it where somebody speaks or is seen, or somebody or something comes or goes. `stays`: nobody does."""
    world, me, who = stage.world, presence.officer(seat), [one for one in (source, *about) if one]
    behind = by in IN_THE_FLESH and presence.shut_in(world, me) and not any(presence.sees(world, me, one) for one in who)
    if behind and ((stays and not who) or not _knocks(stage, seat, by, source, about)):
        return
    tell(stage, seat, by, wording, source=source, about=about, claims=claims, where=world.at(me), cause=cause)


def _of_whom(stage: Stage, source: str, about: tuple[str, ...]) -> tuple[str, ...]:
    """Of whom a colleague tells: also of who was seen with it."""
    seen = source in stage.scenario.people or source in stage.scenario.vehicles
    return tuple(dict.fromkeys((source, *about))) if seen else about


def _knocks(stage: Stage, seat: str, by: str, source: str, about: tuple[str, ...]) -> str:
    """Who knocks at the closed door behind which the officer is and nobody of those whom it is about; "" where nobody has to, or could."""
    world, me = stage.world, presence.officer(seat)
    if by not in IN_THE_FLESH or not presence.shut_in(world, me) or any(presence.sees(world, me, who) for who in (source, *about)):
        return ""
    there = [who for who in stage.scenario.seats[seat].colleagues if presence.here(world, seat, who) and not presence.sees(world, me, who)]
    says = source in there or (by == "told" and presence.here(world, seat, source))
    return source if says else next((who for who in there if who != source), "")
