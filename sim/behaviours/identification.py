"""The joint meeting that identifies: police, social body, provider and others put together what each of them knows, and say.

It speaks of those it was asked about who want it: who said so, accepted help or agreed to something. Identified is whoever one of
the seats at the table has reasonable grounds about; else it says not yet. No word of hers is asked for in the meeting itself.
"""

from typing import Final

from sim.behaviours import consents
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model import terms

JUDGE: Final = "investigating_judge"  # has no voice at the table


def meet(stage: Stage, seat: str, people: tuple[str, ...], cause: int) -> None:
    """Let the meeting speak about each of those it was asked about."""
    table = [s for s, state in stage.world.seats.items() if state.status == "taken" and stage.scenario.seats[s].profession != JUDGE]
    bodies = tuple(dict.fromkeys(terms.BODY_OF[stage.scenario.seats[s].profession] for s in table))
    for person in people:
        if not _wants(stage, person):
            stage.observe(seat, "phone", "engine.meeting_needs_her_wish", about=(person,), cause=cause)
            continue
        grounds = any(stage.world.get(f"grounds.{s}.{person}") for s in table)
        n = stage.record(e.Identified(person, "identified" if grounds else "not_yet", bodies), cause)
        for one in table:
            if one == seat or person in stage.world.views[one].people:
                stage.observe(one, "phone", "engine.identified" if grounds else "engine.not_identified_yet", about=(person,), cause=n)


def _wants(stage: Stage, person: str) -> bool:
    if stage.world.get(f"reported.{person}.identification"):
        return True
    accepted = any(stage.world.get(f"accepted.{person}.{service}") for service in terms.SERVICES_OFFERED)
    return accepted or any(consents.given(stage, person, to) for to in stage.scenario.contacts)
