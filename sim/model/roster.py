"""The words in which a roster says who sits in a seat. They stand in the header of a journal and in every change of a seat.

    vacant   trainee   trainee:following   colleague:ordinary   policy:checklist   walkthrough:best-practice

Whoever follows the case moves from seat to seat; machine colleagues go on where they are not. What a colleague does is never rated.
"""

from typing import Final

VACANT: Final = "vacant"
TRAINEE: Final = "trainee"
FOLLOWING: Final = "trainee:following"
PROFILES: Final = ("ordinary", "correct", "slow")  # ordinary leaves out what is careful, slow comes late to everything
_COLLEAGUE: Final = "colleague:"


def colleague(profile: str) -> str:
    """The occupant that a machine colleague of this profile is."""
    return _COLLEAGUE + profile


def machine(occupant: str) -> bool:
    """Whether a machine colleague sits there."""
    return occupant.startswith(_COLLEAGUE)


def profile(occupant: str) -> str:
    """The profile of a machine colleague, "" of anybody else."""
    return occupant.removeprefix(_COLLEAGUE) if machine(occupant) else ""


def person(occupant: str) -> bool:
    """Whether a trainee sits there."""
    return occupant in {TRAINEE, FOLLOWING}
