"""The sick child who stands at the shelter's door: what comes where nobody looks at him, and that it does not come where somebody did."""

from sim.model import events as e
from tests.test_night_bus_reached import second
from zholda.session import Session

WORSE = "storylines.he_does_not_get_air.to_the_hospital"
CUPS = "storylines.two_more_cups.theirs"


def house(*, looks: bool) -> tuple[set[str], list[int]]:
    """What the house heard by Tuesday night, and when the child left it for good or for the hospital."""
    with Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False) as play:
        journal = play._exercise.journal
        while not any(isinstance(x.event, e.InjectGiven) and x.event.inject == "he_breathes_fast" for x in journal[-400:]):
            play.advance(play.now + 120)
            assert play.now < second("Tue 14:00")
        if looks:
            play.submit("act", {"verb": "meet_need", "need": "first_aid", "person": "amir"})
        play.advance(second("Tue 20:00"))
        gone = [x.at for x in journal if isinstance(x.event, e.Moved) and x.event.who == "amir" and not x.event.place]
        return {line.wording for line in play.view().lines}, gone


def test_a_child_at_whom_nobody_looks_is_taken_to_the_hospital_by_those_who_do_not_wait_to_be_told() -> None:
    """Played: he breathed fast on Tuesday, stood in the hall on Wednesday, and his mother spoke of a cup."""
    heard, gone = house(looks=False)
    assert WORSE in heard
    assert CUPS not in heard
    assert gone


def test_it_does_not_come_where_somebody_looked() -> None:
    assert WORSE not in house(looks=True)[0]
