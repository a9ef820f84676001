"""Papers and things: which papers stand for whom, and what is within reach of those at a place."""

from sim.engine.stage import Stage


def papers_of(stage: Stage, person: str) -> list[str]:
    """Identity papers that are this person's, or that they carry as theirs, and that still exist."""
    facts = stage.world.facts
    theirs = [name for name, owner, holder in stage.plan.papers if owner == person or facts[holder] == person]
    return [name for name in theirs if not facts.get("lost." + name)]


def within_reach(stage: Stage, thing: str, place: str) -> bool:
    """Whether a thing is at a place: in a room there, or in the hands of somebody who is there. What is lost is nowhere."""
    holder, known = str(stage.world.get("holder." + thing, "")), stage.scenario.places.get(place)
    if not place or not holder:
        return False
    return holder == place or (known is not None and holder in known.rooms) or stage.world.at(holder) == place


def belongings(stage: Stage, person: str, hand: str) -> list[str]:
    """What is this person's and in this hand, papers of identity aside."""
    return [
        name
        for name, thing in stage.scenario.things.items()
        if thing.owner == person and thing.kind != "passport" and stage.world.get("holder." + name) == hand != person
    ]
