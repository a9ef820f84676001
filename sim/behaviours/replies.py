"""What a contact says back, in the author's words: to what it was told, and to a no. Where a seat answers, whoever sits there speaks."""

from sim.behaviours import presence
from sim.engine.stage import Stage


def says(stage: Stage, seat: str, to: str, wording: str, cause: int, again: str = "") -> None:
    """Let a seat hear a contact, by telephone or beside it. Nobody says the same sentence twice: then `again`, "" nothing."""
    person = stage.scenario.contacts[to].person
    channel = "told" if person and presence.here(stage.world, seat, person) else "phone"
    heard = bool(seat) and "heard." + wording in stage.world.views[seat].facts
    if not heard or again:
        stage.observe(seat, channel, again if heard else wording, source=person, contact=to, cause=cause)


def to_a_no(stage: Stage, seat: str, to: str, cause: int) -> None:
    """Whoever gave an order, or asked for something, says something to the no of a seat, where nobody of the table sits there."""
    contact = stage.scenario.contacts[to]
    taken = contact.seat and stage.world.seats[contact.seat].status == "taken"
    if seat and contact.declined and not taken:
        says(stage, seat, to, contact.declined, cause)
