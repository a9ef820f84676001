"""Whoever says yes to a call home is heard to make it, once: found in play, where that yes was the last that one heard of it."""

import pytest

from sim.model import events as e
from tests.test_night_bus_full import played

RINGS = {"madina": 13, "zulfiya": 14, "oygul": 11, "feruza": 12, "shahnoza": 18}


@pytest.mark.parametrize("way", ["full-best-practice", "full-best-practice-moved", "full-typical-errors"])
def test_a_yes_to_a_call_home_is_a_call(way: str) -> None:
    said_yes: dict[str, int] = {}
    rang: dict[str, list[int]] = {}
    for entry in played(way):
        event = entry.event
        if isinstance(event, e.HelpOffered) and "call_home" in event.accepted:
            said_yes.setdefault(event.person, entry.at)
        if isinstance(event, e.Observed) and "_rings." in event.wording:
            rang.setdefault(event.source, []).append(entry.at)
            assert event.wording.startswith(f"storylines.seat_{RINGS[event.source]}_rings.")
    assert not rang.keys() - said_yes.keys(), "nobody rings who did not say yes"
    assert all(len(set(times)) == 1 and times[0] >= said_yes[who] + 600 for who, times in rang.items())
    assert bool(rang) == (way != "full-typical-errors")
