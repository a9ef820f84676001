"""The sick child who stands at the shelter's door: what comes where nobody looks at him, and that it does not come where somebody did."""

from sim.model import events as e
from tests.test_night_bus_reached import second
from zholda.session import Session

WORSE = "storylines.he_does_not_get_air.to_the_hospital"
CUPS = "storylines.two_more_cups.theirs"


LISTENED = "storylines.more_than_forty.he_is_listened_to"
COUNTED = "storylines.more_than_forty.somebody_counts"
A_CLOTH = "storylines.a_cloth_is_not_a_doctor.forty_four"
FIRST_AID = {"verb": "meet_need", "need": "first_aid", "person": "amir"}
AMBULANCE = {"verb": "notify", "body": "ambulance", "person": "amir"}


def house(*looks: dict[str, str]) -> tuple[set[str], list[int]]:
    """What the house heard by Tuesday night, and when the child left it for good or for the hospital."""
    with Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False) as play:
        journal = play._exercise.journal
        while not any(isinstance(x.event, e.InjectGiven) and x.event.inject == "he_breathes_fast" for x in journal[-400:]):
            play.advance(play.now + 120)
            assert play.now < second("Tue 14:00")
        for act in looks:
            play.submit("act", act)
        play.advance(second("Tue 23:30"))
        gone = [x.at for x in journal if isinstance(x.event, e.Moved) and x.event.who == "amir" and not x.event.place]
        return {line.wording for line in play.view().lines}, gone


def test_a_child_at_whom_nobody_looks_is_taken_to_the_hospital_by_those_who_do_not_wait_to_be_told() -> None:
    """Played: he breathed fast on Tuesday, stood in the hall on Wednesday, and his mother spoke of a cup."""
    heard, gone = house()
    assert WORSE in heard
    assert CUPS not in heard
    assert gone


def test_it_does_not_come_where_somebody_looked() -> None:
    assert WORSE not in house(FIRST_AID)[0]


def test_the_ambulance_for_a_house_in_the_city_comes_from_the_city_and_the_child_is_listened_to() -> None:
    """Played: it came from Kostobe, two hours later, and stood beside him in silence."""
    with Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False) as play:
        play.advance(second("Tue 11:00"))
        play.submit("act", AMBULANCE)
        play.advance(second("Tue 11:20"))
        assert "city_medic" in play.view().here()
        assert "city_ambulance_car" in play.view().vehicles
        play.advance(second("Tue 11:30"))
        assert LISTENED in {line.wording for line in play.view().lines}
        play.advance(second("Tue 23:30"))
        heard = {line.wording for line in play.view().lines}
        assert COUNTED in heard
        assert not {A_CLOTH, WORSE} & heard
        assert "city_medic" not in play.view().here(), "she goes when her time is over"


def test_where_a_cloth_is_all_somebody_says_what_she_has_counted() -> None:
    heard = house(FIRST_AID)[0]
    assert A_CLOTH in heard
    assert not {LISTENED, COUNTED} & heard


def test_the_ambulance_of_the_post_is_still_that_of_the_district() -> None:
    with Session.open("night-bus", seat="post", others="correct", seed=1, keep=False) as play:
        play.advance(second("Mon 05:50"))
        play.submit("act", {"verb": "notify", "body": "ambulance", "person": "zulfiya"})
        play.advance(second("Mon 05:55"))
        assert [ticket.service for ticket in play.view().tickets.values()] == ["ambulance"]
