"""Who else sat at the table: machine colleagues with the profile by which they went. What they did is not rated.

Whoever follows the case sits where a colleague sat before, and leaves the seat to one again: then it says in which hours they sat there.
"""

from collections.abc import Iterator, Sequence

from scoring.reports.kinds import of
from scoring.reports.material import Written
from scoring.reports.words import Words, capital
from sim.model import events as e
from sim.model import roster


def colleagues(entries: Sequence[e.Entry], material: Written, words: Words) -> Iterator[str]:
    """One line for each seat in which one sat, in the order of the header's roster, with the hours in which a trainee did."""
    for seat, occupants in _sat(entries, material).items():
        machine = next((who for _, who in occupants if roster.machine(who)), "")
        if not machine:
            continue
        who = words.say(f"profession.{material.part('seats')[seat]['profession']}")
        line = words.say(f"colleague.{roster.profile(machine)}", {"who": capital(who)})
        ends = [at for at, _ in occupants[1:]] + [entries[-1].at]
        hours = [(at, until) for (at, who), until in zip(occupants, ends, strict=True) if roster.person(who) and at < until]
        spans = [words.say("colleague.span", {"at": at, "to": until}) for at, until in hours]
        yield f"{line} {words.say('colleague.hours', {'spans': words.listed(spans)})}" if spans else line


def _sat(entries: Sequence[e.Entry], material: Written) -> dict[str, list[tuple[int, str]]]:
    """Seat -> from which second on who sat there."""
    if material.header is None:
        return {}
    found = {seat: [(0, str(occupant))] for seat, occupant in material.header.roster}
    for entry in of(entries, e.SeatChanged):
        if isinstance(changed := entry.event, e.SeatChanged) and changed.seat in found:
            found[changed.seat].append((entry.at, changed.occupant if changed.status == "taken" else roster.VACANT))
    return found
