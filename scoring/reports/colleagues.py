"""Who else sat at the table: machine colleagues with the profile by which they went. What they did is not rated."""

from collections.abc import Iterator

from scoring.reports.material import Written
from scoring.reports.words import Words, capital
from sim.model import roster


def colleagues(material: Written, words: Words) -> Iterator[str]:
    """One line for each, as the header's roster has them."""
    for seat, occupant in material.header.roster if material.header is not None else ():
        if roster.machine(str(occupant)):
            who = words.say(f"profession.{material.part('seats')[seat]['profession']}")
            yield words.say(f"colleague.{roster.profile(str(occupant))}", {"who": capital(who)})
