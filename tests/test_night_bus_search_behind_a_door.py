"""A search that was chosen as an answer is done behind a door where one is free; what all see is said before it begins."""

from sim.model import events as e
from tests.test_night_bus_full import plan, played
from tests.test_proposals import draft
from zholda.session import Session

HELD = {"occurrence": "the_woman_in_grey", "option": "told_and_noted", "rationale": "She may not go."}


def chosen() -> Session:
    session = Session.open("night-bus", seed=1, keep=False, roster={"post": "trainee"}, mode="training")
    session.advance(52 * 60 + 20)
    session.submit("choose", HELD)
    while not (searches := [act for act in session._exercise._stage.world.acts.values() if act.verb == "search_person"]):
        session.advance(session.now + 30)
    assert searches
    return session


def test_she_is_searched_in_the_office_where_nobody_else_is() -> None:
    with chosen() as session:
        world = session._exercise._stage.world
        assert {world.room("grey_coat"), world.room("dana")} == {"office"}


def test_she_is_not_led_to_the_eight_who_sit_behind_the_only_door() -> None:
    journal = played("best-practice", mode="training")
    assert [entry for entry in journal if isinstance(entry.event, e.ActBegan) and entry.event.verb == "search_person"]
    moved = [(entry.event.who, entry.event.room) for entry in journal if isinstance(entry.event, e.Moved)]
    assert ("oygul", "office") in moved
    assert ("grey_coat", "office") not in moved


def test_the_answer_says_beforehand_where_she_is_searched() -> None:
    assert "behind a door if one is free" in plan().scenario.texts["decisions.the_woman_in_grey.options.told_and_noted"]


def test_a_search_in_the_open_is_said_to_be_seen_before_it_begins() -> None:
    with Session.open("night-bus", seed=1, keep=False, roster={"post": "trainee"}, mode="training") as session:
        session.advance(3000)
        one = draft(session, "search_person", "grey_coat")
        one.answer("where", "lane")
        assert "There is no door: " in one.remarks()
        one.answer("where", "office")
        assert "There is no door: " not in one.remarks()
