"""Whoever says yes to a call home, or is given a telephone, is heard to ring: found in play, where that was the last one heard of it."""

import pytest

from sim.model import events as e
from sim.model import roster
from tests.test_night_bus_full import played
from tests.test_night_bus_reached import second
from zholda.session import Session

RINGS = {"madina": 13, "zulfiya": 14, "oygul": 11, "feruza": 12, "shahnoza": 18}


@pytest.mark.parametrize("way", ["full-best-practice", "full-best-practice-moved", "full-typical-errors"])
def test_a_yes_to_a_call_home_is_a_call(way: str) -> None:
    given: dict[str, list[int]] = {}
    rang: dict[str, list[int]] = {}
    for entry in played(way):
        event = entry.event
        if isinstance(event, e.HelpOffered) and "call_home" in event.accepted:
            given.setdefault(event.person, []).append(entry.at)
        if isinstance(event, e.ActEnded) and event.verb == "meet_need" and dict(event.args)["need"] == "call":
            for who in event.people:
                given.setdefault(who, []).append(entry.at)
        if isinstance(event, e.Observed) and "_rings." in event.wording:
            rang.setdefault(event.source, []).append(entry.at)
            assert event.wording.startswith(f"storylines.seat_{RINGS[event.source]}_rings.")
    assert not rang.keys() - given.keys(), "nobody rings to whom no telephone was given"
    for who, times in rang.items():
        rung = sorted(set(times))
        assert len(rung) <= len(given[who]), f"{who} rings no oftener than a telephone was given"
        assert all(at >= since + 600 for at, since in zip(rung, given[who], strict=False))
    assert bool(rang) == (way != "full-typical-errors")


@pytest.mark.parametrize(("at", "line"), [("Mon 17:20", "in_the_house"), ("Mon 18:40", "after_six")])
def test_a_telephone_given_as_a_need_is_heard_and_whether_somebody_sits_beside_the_other(at: str, line: str) -> None:
    """Found in play: she asked for it, it was given, and nothing was heard of it."""
    others = dict.fromkeys(("post", "investigator", "prosecutor"), roster.colleague("ordinary"))
    with Session.open("night-bus", seed=1, keep=False, roster={**others, "shelter": "trainee"}) as session:
        while session.now < second(at):
            session.advance_until(second(at))
        session.submit("act", {"verb": "meet_need", "people": ["shahnoza"], "need": "call"})
        while session.now < second("Mon 19:30"):
            session.advance_until(second("Mon 19:30"))
        heard = [line.wording for line in session.view().lines if "seat_18_rings" in line.wording]
    assert heard == [f"storylines.seat_18_rings_{line}.as_given"]
