"""What passes to whom, as the practice review's table 2.12 has it: for each item and recipient whether confidentiality falls short."""

import pytest

from scoring.assess import assess
from scoring.examples import journal
from tests.standards.scene import law, scene, standards

# item -> who may hear it from the post on duty; whoever is not named falls short of confidentiality, or of an account that stays theirs
MAY: dict[str, set[str]] = {
    "needs": {"investigator", "shelter", "guardianship", "prosecutor", "hospital", "regional_unit"},
    "account": {"investigator", "prosecutor", "regional_unit"},
    "people_elsewhere": {"investigator", "shelter", "guardianship", "prosecutor", "hospital", "regional_unit"},
    "what_she_did": set(),
    "shelter_address": {"regional_unit"},  # of an adult: the post has nobody else to tell it to
    "citizenships": {"investigator", "guardianship", "prosecutor", "regional_unit"},
    "names": {"investigator", "prosecutor", "regional_unit"},
}
RECIPIENTS = ("investigator", "shelter", "guardianship", "prosecutor", "hospital", "captain", "regional_unit")


def falls_short(item: str, to: str) -> bool:
    lines = [
        "05:44 reached person=oygul kind=reason_to_look by=people.saodat.cues.stack",
        "05:45 reached person=oygul kind=grounds by=people.oygul.memories.forty_days",
        f"10:00 shared to={to} items={item} people=oygul basis=duty",
        "20:00 end",
    ]
    found = assess(journal(lines), scene(), law(), [one for one in standards() if one.id == "VC-29"]).results
    return any(one.result in ("breached", "partly_met") for one in found)


@pytest.mark.parametrize("to", RECIPIENTS)
@pytest.mark.parametrize("item", MAY)
def test_an_item_reaches_whom_it_is_for_and_nobody_else(item: str, to: str) -> None:
    assert falls_short(item, to) is (to not in MAY[item])
