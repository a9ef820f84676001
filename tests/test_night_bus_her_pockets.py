"""What somebody who is held by protocol had on her and is not hers does not stay with her; and services are called by no hour."""

import re

from scenarios.language.library import load_scenario
from tests.test_night_bus_reached import second
from zholda.session import Session


def test_passports_of_others_do_not_stay_in_the_pocket_of_a_woman_in_custody() -> None:
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=1, keep=False) as play:
        play.advance(second("Mon 09:00"))
        known = play._exercise._stage.world.get
        before = {name: known(f"holder.passport_{name}") for name in ("hurshida", "lola")}
        assert known("at.grey_coat") == "station"
        play.advance(second("Mon 12:00"))
        after = {name: known(f"holder.passport_{name}") for name in ("hurshida", "lola")}
        assert before == {"hurshida": "grey_coat", "lola": "grey_coat"}
        assert after == {"hurshida": "duty_room", "lola": "duty_room"}
        desk = play._exercise.view("investigator")
        assert {desk.things[f"passport_{name}"].holder for name in after} == {"duty_room"}


def test_no_service_is_called_by_an_hour_that_is_true_on_one_day_alone() -> None:
    texts = load_scenario("scenarios/library/night-bus").texts
    labels = {name: text for name, text in texts.items() if re.fullmatch(r"services\.\w+\.label", name)}
    without_day = [text for text in labels.values() if re.search(r"\d\d:\d\d", text) and not re.search("(Mon|Tues|Wednes)day", text)]
    assert without_day == []
