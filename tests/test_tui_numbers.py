"""The number of an act for what is in focus stays the same while one is in a room: who types from memory gets the act that had it."""

from types import SimpleNamespace
from typing import Any

from tests.test_tui_plain import told
from tests.test_tui_play import at_work, commands, landed, press
from tui.panes import acts, focus
from tui.panes.focus import Focus
from tui.panes.numbers import Numbers, not_given
from tui.screens.workspace import Workspace
from tui.widgets.choices import Choices
from zholda.session import Session

DESK = Focus("place", "desk", "the desk", "")


def here(room: str = "office", busy: str = "") -> Any:
    return SimpleNamespace(place="town", room=room, busy=busy)


def deeds(*verbs: str) -> Any:
    return [SimpleNamespace(offer=SimpleNamespace(verb=verb), apt=True) for verb in verbs]


def said(numbers: dict[int, Any]) -> dict[int, str]:
    return {number: deed.offer.verb for number, deed in numbers.items()}


def test_an_act_that_appears_takes_the_end_of_the_list():
    numbers = Numbers()
    numbers.given(here(), DESK, deeds("review", "open_case", "note"))
    assert said(numbers.given(here(), DESK, deeds("review", "strike", "open_case", "note"))) == {
        1: "review", 2: "open_case", 3: "note", 4: "strike",
    }  # fmt: skip


def test_the_number_of_an_act_that_has_gone_is_not_given_to_another():
    numbers = Numbers()
    numbers.given(here(), DESK, deeds("review", "file_motion", "open_case"))
    assert said(numbers.given(here(), DESK, deeds("review", "open_case", "strike"))) == {1: "review", 3: "open_case", 4: "strike"}
    assert said(numbers.given(here(), DESK, deeds("review", "file_motion", "open_case"))) == {1: "review", 2: "file_motion", 3: "open_case"}


def test_where_all_nine_have_been_given_an_empty_one_is_taken_and_no_more_than_nine():
    numbers = Numbers()
    verbs = [f"act{n}" for n in range(1, 10)]
    numbers.given(here(), DESK, deeds(*verbs))
    assert said(numbers.given(here(), DESK, deeds("new", *verbs))) == dict(enumerate(verbs, 1))
    assert 1 not in said(numbers.given(here(), DESK, deeds("new", *verbs[1:])))  # it was there without a number
    assert said(numbers.given(here(), DESK, deeds("newest", *verbs[1:])))[1] == "newest"


def test_in_another_room_the_numbers_are_given_anew():
    numbers = Numbers()
    numbers.given(here(), DESK, deeds("review", "open_case"))
    assert said(numbers.given(here("hall"), DESK, deeds("look", "review"))) == {1: "look", 2: "review"}


def test_what_can_be_done_beside_an_act_under_way_does_not_decide_the_numbers():
    numbers = Numbers()
    assert said(numbers.given(here(busy="post-1"), DESK, deeds("note"))) == {1: "note"}
    assert said(numbers.given(here(), DESK, deeds("look", "note"))) == {1: "look", 2: "note"}
    assert said(numbers.given(here(busy="post-2"), DESK, deeds("note"))) == {2: "note"}


def test_an_act_that_leads_into_another_room_keeps_the_numbers_until_one_is_free_there():
    numbers = Numbers()
    numbers.given(here(), DESK, deeds("look", "note", "separate"))
    assert said(numbers.given(here("bus", busy="post-1"), DESK, deeds("note", "separate"))) == {2: "note", 3: "separate"}
    assert said(numbers.given(here("bus"), DESK, deeds("note", "separate"))) == {1: "note", 2: "separate"}


def test_what_is_done_with_somebody_who_is_held_gets_its_numbers_as_soon_as_they_are():
    play = Session.open("night-bus", seat="post", seed=1, keep=False)
    play.advance(1300)
    view, numbers = play.view(), Numbers()
    madina = next(one for one in focus.scene(play, view) if one.id == "madina")

    def given() -> dict[int, str]:
        return said(numbers.given(view, madina, acts.deeds(play, play.offers(), madina)))

    before = given()
    assert "tell_held" not in before.values()
    view.people["madina"].claims["held_since"] = 1200
    assert "tell_held" in given().values()
    view.people["madina"].claims["held_since"] = ""
    assert given() == before


async def test_on_the_screen_a_number_typed_from_memory_does_the_act_that_had_it():
    play = landed("assessment")
    async with at_work(play) as pilot:
        work = pilot.app.screen
        assert isinstance(work, Workspace)
        await press(pilot, "down", "1")
        assert [one.args["verb"] for one in commands(play)] == ["look"]
        second = work.numbered[2].offer.verb
        offers = play.offers
        play.offers = lambda: [one for one in offers() if one.verb != "look"]  # type: ignore[method-assign]
        work.refresh_all()
        await pilot.pause()
        assert work.numbered[2].offer.verb == second
        assert 1 not in work.numbered
        rows = [str(option.prompt) for option in work.query_one("#acts", Choices).options]
        assert not any(row.startswith("1 ") for row in rows)
        await press(pilot, "1")
        assert [one.args["verb"] for one in commands(play)] == ["look"]


def test_in_lines_too():
    play = landed("assessment")
    offers, shown = play.offers, []

    def without_look() -> Any:
        shown.append(1)
        return [one for one in offers() if one.verb != "look" or len(shown) < 4]

    play.offers = without_look  # type: ignore[method-assign]
    text = told(play, "girl in a red", "papers", "0", "girl in a red")
    lists = [line.strip() for line in text.splitlines() if line.strip()[:2] in ("1.", "2.")]
    assert lists[0].startswith("1.")
    assert lists[-1].startswith("2."), text
    assert acts.NUMBERED == 9


def test_a_number_that_is_not_there_names_those_that_are():
    [deed] = deeds("note")
    assert not_given(7, {6: deed}) == "There is no 7 here. Type one of these: 6, 0, or a word such as wait."
    assert not_given(7, {1: deed, 2: deed}) == "There is no 7 here. Type a number from 1 to 2, or a word such as wait."
