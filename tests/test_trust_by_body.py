"""Trust is held per body: what one has done once is not done by the other."""

from sim.model import events as e
from tests.test_night_bus_full import played


def test_what_the_police_did_once_counts_again_when_the_house_does_it() -> None:
    """Found by reading the journal: after tea at the post no act of the shelter moved anybody's trust in three days."""
    moved: dict[str, set[str]] = {}
    for event in (entry.event for entry in played("full-best-practice")):
        if isinstance(event, e.LevelChanged) and event.level in ("trust.police", "trust.ngo") and event.why == "need_met":
            moved.setdefault(event.person, set()).add(event.level)
    assert moved["oygul"] == moved["lola"] == {"trust.police", "trust.ngo"}


def test_by_one_body_it_counts_once() -> None:
    for level in ("trust.police", "trust.ngo"):
        whys = [
            event.person
            for event in (entry.event for entry in played("full-best-practice"))
            if isinstance(event, e.LevelChanged) and event.level == level and event.why == "need_met"
        ]
        assert whys
        assert len(whys) == len(set(whys)), level
