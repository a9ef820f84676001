"""What is so of a person at the moment of a happening, beside the circumstances: care, a house, a guardian, where they are, papers."""

from typing import TYPE_CHECKING, Final

from sim.circumstances import Facts

if TYPE_CHECKING:
    from scoring.happenings import Happenings

BESIDE: Final = ("cared", "small_child", "taken_in", "housed", "guardian_told", "here", "guest", "own_papers")
"""The facts that `about` fills in."""


def about(h: "Happenings", facts: Facts, seat: str, person: str) -> None:
    """Fill in what is so of this person now, as far as it concerns this seat."""
    place = h.place.get(seat, "")
    facts["cared"] = person in h.circumstances.cared
    facts["small_child"] = person in h.small
    facts["taken_in"] = (seat, person) in h.taken_in
    facts["housed"] = person in h.housed or (person in h.where and h.where[person][0] in h.houses)
    facts["guardian_told"] = bool(h.guardian) and (person in h.guardian or "" in h.guardian)
    facts["here"] = bool(place) and person in h.where and h.where[person][0] == place
    facts["guest"] = bool(place) and place != h.home[seat] and any(other not in h.vacant for other in h.seats_at(place))
    facts["own_papers"] = all(holder == owner for (owner, _), holder in h.passports.items() if owner == person)
