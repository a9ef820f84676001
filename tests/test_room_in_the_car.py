"""A car takes so many along: whoever has more to bring asks for a van or a bus, and waits until it stands there.

Found in review: the post sent eight in one car at 06:05, and they were in the house before the van.
"""

from tests.test_night_bus_full import plan
from tests.test_night_bus_reached import second
from zholda.session import Session

SEVEN = ["madina", "nargiza", "oygul", "feruza", "hurshida", "lola", "shahnoza"]


def driven(people: list[str], when: str, *, van: bool = False) -> str:
    """Why the post cannot take them to the shelter at that minute, "" where it can."""
    with Session.open("night-bus", seat="post", others="vacant", seed=1, keep=False) as play:
        play.advance(second("Mon 05:47"))
        play.submit("act", {"verb": "separate", "people": SEVEN, "from": "grey_coat", "to": "office"})
        if van:
            play.submit("act", {"verb": "request", "service": "shelter_van", "people": SEVEN, "by": "dana"})
        play.advance(second("Mon 06:02"))
        play.submit("act", {"verb": "direct_vehicle", "step": "hold", "vehicle": "bus", "for": "check"})
        play.advance(second(when))
        return play.submit("act", {"verb": "accompany", "people": people, "to": "shelter_line"}).refusal


def test_three_go_in_the_car_of_the_post_and_a_fourth_does_not() -> None:
    assert plan().scenario.seats["post"].guests == 3
    assert driven(SEVEN[:3], "Mon 06:10") == ""
    assert driven(SEVEN[:4], "Mon 06:10") == "engine.refused.no_room_in_the_car"


def test_seven_go_when_the_van_that_was_asked_for_stands_there() -> None:
    assert driven(SEVEN, "Mon 06:30", van=True) == "engine.refused.no_room_in_the_car"
    assert driven(SEVEN, "Mon 08:40", van=True) == ""
