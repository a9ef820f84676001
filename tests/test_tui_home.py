"""Before it begins: who sits where, who plays the others, which law, and what a newcomer is shown first."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.test_tui_look import at_home
from tests.test_tui_play import press, text
from tests.test_tui_seat import SUMMARY, FakeHouse, FakePlay
from tui.app import First, Zholda
from tui.house import Here
from tui.left import meant
from tui.panes import powers
from tui.screens.briefing import Briefing
from tui.screens.dialog import Choose
from tui.screens.home import Home
from tui.seat import Seating
from tui.widgets.choices import Choices
from zholda.session import Summary
from zholda.storage import Kept

TWO = replace(SUMMARY, seats=(("post", "migration_police"), ("house", "shelter_worker")))
LONG = replace(SUMMARY, id="long", title="The long way", play_minutes=90)


class House(FakeHouse):
    """Two seats, two laws; remembers how each exercise was begun."""

    def __init__(self, *scenarios: Summary, kept: list[Any] | None = None) -> None:
        super().__init__()
        self.scenarios, self.shelf = scenarios or (TWO,), kept or []
        self.asked: list[tuple[str, str, str, Seating | None]] = []
        self.resumed: list[str] = []

    def library(self) -> list[Summary]:
        return list(self.scenarios)

    def kept(self) -> list[Any]:
        return self.shelf

    def countries(self) -> list[tuple[str, str]]:
        return [("lawland", "Lawland"), ("velmara", "Velmara, an invented country")]

    def resume(self, name: str) -> FakePlay:
        self.resumed.append(name)
        return super().resume(name)

    def begin(self, scenario: str, seat: str, mode: str, seating: Seating | None = None) -> FakePlay:
        self.asked.append((scenario, seat, mode, seating))
        return super().begin(scenario, seat, mode, seating)


@asynccontextmanager
async def briefed(house: House) -> AsyncIterator[Pilot[Any]]:
    """The briefing of the first scenario."""
    app = Zholda(open_house=lambda first: house)
    async with app.run_test(size=(80, 40)) as pilot:
        await at_home(pilot)
        await press(pilot, "enter")
        yield pilot


async def test_one_seat_is_taken_and_ordinary_colleagues_sit_in_the_others():
    house = House()
    async with briefed(house) as pilot:
        assert "In the other seats: ordinary  (change)" in text(pilot)
        assert "Law of: Lawland  (change)" in text(pilot)
        await press(pilot, "down", "enter", "2")
    assert house.asked == [("ferry", "house", "assessment", Seating())]


def told_of_the_seat(pilot: Pilot[Any]) -> str:
    return "\n".join(
        str(pilot.app.screen.query_one(f"#{part}", Static).content) for part in ("your-seat", "told-powers", "told-reach", "told-map")
    )


async def test_what_one_seat_alone_may_know_is_not_shown_to_several_who_read_the_briefing_together():
    async with briefed(House()) as pilot:
        await pilot.pause()
        own = FakePlay("training").briefing.seat_text
        assert own in told_of_the_seat(pilot)
        await press(pilot, "down", "down")  # several of you, in turn at this machine
        await pilot.pause()
        shown = told_of_the_seat(pilot)
        assert own not in shown
        assert shown.count("Each of you reads your own behind the curtain") == 4
        await press(pilot, "up")
        await pilot.pause()
        assert own in told_of_the_seat(pilot)


async def test_a_case_without_a_note_and_a_task_has_no_empty_headings(monkeypatch):
    monkeypatch.setattr(House, "library", lambda self: [replace(TWO, content_note="", mission="")])
    async with briefed(House()) as pilot:
        await pilot.pause()
        assert "A break" in text(pilot)
        assert "What comes up in it" not in text(pilot)
        assert "Your task" not in text(pilot)
    assert "Content note" in Home.scenario_words(TWO)
    assert "Content note" not in Home.scenario_words(replace(TWO, content_note=""))


async def test_the_briefing_of_seats_that_the_command_names_shows_none_of_them():
    app = Zholda(First(scenario="ferry", seat="post", seats=("post", "house")), open_house=lambda first: House())
    async with app.run_test(size=(160, 50)) as pilot:
        for _ in range(50):
            await pilot.pause()
            if isinstance(app.screen, Briefing) and app.focused is not None:
                break
        await pilot.pause()
        shown = told_of_the_seat(pilot)
        assert FakePlay("training").briefing.seat_text not in shown
        assert "Each of you reads your own behind the curtain" in shown


async def test_whoever_comes_back_from_a_briefing_is_where_they_were():
    app = Zholda(open_house=lambda first: House(TWO, LONG))
    async with app.run_test(size=(80, 40)) as pilot:
        await at_home(pilot)
        await press(pilot, "down")
        marked = pilot.app.screen.query_one("#list", Choices).chosen
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Briefing)
        await press(pilot, "escape")
        await at_home(pilot)
        assert pilot.app.screen.query_one("#list", Choices).chosen == marked != "quit"


async def test_several_take_seats_in_turn():
    house = House()
    async with briefed(house) as pilot:
        await press(pilot, "down", "down", "enter", "1")
        assert "Tick at least 2 rows first" in text(pilot)
        await press(pilot, "2", "f2", "1")
    assert house.asked == [("ferry", "post", "training", Seating(seats=("post", "house")))]


async def test_one_follows_the_case_through_the_seats():
    house = House()
    async with briefed(house) as pilot:
        await press(pilot, "down", "down", "down", "enter", "2", "1")
    assert house.asked == [("ferry", "house", "training", Seating(follow=True))]


async def test_the_profile_of_the_colleagues_and_the_law_are_chosen_here():
    house = House()
    async with briefed(house) as pilot:
        await press(pilot, *["down"] * 4, "enter", "3")
        assert "In the other seats: slow" in text(pilot)
        await press(pilot, "down", "enter", "2")
        assert "Law of: Velmara, an invented country" in text(pilot)
        await press(pilot, "home", "enter", "1")
    assert house.asked == [("ferry", "post", "training", Seating(others="slow", country="velmara"))]


async def test_whoever_plays_alone_is_asked_for_no_colleagues():
    house = House(SUMMARY)
    async with briefed(house) as pilot:
        assert "In the other seats" not in text(pilot)
        await press(pilot, "enter")
    assert house.asked == [("ferry", "post", "training", Seating())]


async def test_a_newcomer_is_shown_the_short_exercise_first():
    app = Zholda(open_house=lambda first: House(LONG, SUMMARY))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        shown = text(pilot)
        assert shown.index("New here?") < shown.index("The ferry") < shown.index("Begin an exercise") < shown.index("The long way")


async def test_a_kept_exercise_says_that_one_follows_the_case_in_it():
    begun = Kept("ferry-1", Path("ferry-1"), "ferry", "post", "training", 1, clock=60, finished=False, played="", following=True)
    app = Zholda(open_house=lambda first: House(SUMMARY, kept=[begun]))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        home = app.screen
        assert isinstance(home, Home)
        assert home.where(begun).endswith("migration police · following the case · training")


async def test_whoever_has_played_sees_the_library_in_its_order():
    begun = Kept("ferry-1", Path("ferry-1"), "ferry", "post", "training", 1, clock=60, finished=False, played="")
    app = Zholda(open_house=lambda first: House(LONG, SUMMARY, kept=[begun]))
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        shown = text(pilot)
        assert "New here?" not in shown
        assert shown.index("Go on where you left") < shown.index("Begin an exercise") < shown.index("The long way")


# --- what is read before anything begins ------------------------------------------------------------------------------------------


async def test_numbers_choose_a_row_of_the_briefing():
    house = House()
    async with briefed(house) as pilot:
        assert "2  Begin as shelter worker" in text(pilot)
        await press(pilot, "2", "2")
    assert house.asked == [("ferry", "house", "assessment", Seating())]


async def test_powers_agencies_and_map_are_read_on_the_briefing_before_anything_has_begun():
    house = House(SUMMARY)
    async with briefed(house) as pilot:
        assert "See who lands" in text(pilot)
        await press(pilot, "f3")
        assert "Powers: migration police, Lawland" in text(pilot)
        assert "No article is named for:" in text(pilot)
        await press(pilot, "f4")
        assert "the district duty line" in text(pilot)
        assert "Interpreter on the telephone" in text(pilot)
        await press(pilot, "f5")
        assert "the landing" in text(pilot)
        await press(pilot, "f2")
        assert "See who lands" in text(pilot)
        assert house.asked == []
        await press(pilot, "1")
    assert house.asked == [("ferry", "post", "training", Seating())]


async def test_on_a_wide_screen_the_parts_of_the_briefing_stand_side_by_side():
    app = Zholda(open_house=lambda first: House(SUMMARY))
    async with app.run_test(size=(160, 50)) as pilot:
        await at_home(pilot)
        await press(pilot, "enter")
        await pilot.pause()
        shown = text(pilot)
        for part in ("Your task", "Powers: migration police", "Whom you can reach", "What you can ask for", "Places that you know"):
            assert part in shown


@pytest.mark.parametrize("seat", ["post", "investigator", "shelter", "prosecutor"])
def test_every_seat_of_the_night_bus_reads_powers_numbers_and_places_before_its_first_minute(seat):
    play = Here().look("night-bus", seat, "training", "")
    view, offers = play.view(), play.offers()
    assert "art. " in powers.powers(play) or seat in ("shelter", "prosecutor")
    assert "Not in your power:" in powers.powers(play)
    assert len(powers.reach(play, offers).splitlines()) > 3
    assert len(powers.resources(play, view, offers).splitlines()) > 3
    assert len(powers.places(play, view).splitlines()) > 3
    assert not play.name


async def test_what_is_said_on_the_home_screen_after_the_end_does_not_send_one_there():
    house = House(SUMMARY)
    app = Zholda(open_house=lambda first: house)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await press(pilot, "enter", "1", "enter", "f10", "1")
        await at_home(pilot)
        described = str(app.screen.query_one("#described", Static).content)
        assert described.startswith("The exercise is kept at 05:30: it stands under Go on where you left.")
        assert "zholda" not in described
        await press(pilot, "f10")
    assert app.return_value == "The exercise is kept at 05:30. Go on with it from the home screen: zholda"


LEFT = [
    Kept("ferry-4", Path("ferry-4"), "ferry", "house", "training", 1, clock=120, finished=False, played=""),
    Kept("ferry-3", Path("ferry-3"), "ferry", "post", "training", 1, clock=60, finished=False, played=""),
    Kept("ferry-2", Path("ferry-2"), "ferry", "post", "training", 1, clock=60, finished=True, played=""),
    Kept("ferry-1", Path("ferry-1"), "ferry", "house, post", "training", 1, clock=60, finished=False, played=""),
    Kept("quay-1", Path("quay-1"), "quay", "post", "training", 1, clock=60, finished=False, played=""),
]


@pytest.mark.parametrize(
    ("first", "names"),
    [
        (First(scenario="ferry"), ["ferry-4", "ferry-3", "ferry-1"]),
        (First(scenario="ferry", seat="post"), ["ferry-3"]),
        (First(scenario="ferry", seats=("post", "house")), ["ferry-1"]),
        (First(scenario="ferry", follow=True), []),
        (First(scenario="ferry", seat="post", mode="assessment"), []),
        (First(scenario="ferry", seat="post", seed=3), []),
        (First(), []),
    ],
)
def test_what_was_left_is_meant_by_whoever_asks_for_the_same_seats_of_the_same_scenario(first: First, names: list[str]) -> None:
    assert [one.name for one in meant(LEFT, first)] == names


@pytest.mark.parametrize(("key", "opened"), [("enter", ["ferry-3"]), ("escape", [])])
async def test_whoever_asks_for_an_exercise_that_was_left_is_asked_whether_to_go_on(key: str, opened: list[str]) -> None:
    """Found in play: `zholda play` with a seat began anew each time, and what had been played stood unmentioned on the home screen."""
    house = House(kept=LEFT)
    app = Zholda(First(scenario="ferry", seat="post"), open_house=lambda first: house)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(50):
            await pilot.pause()
            if isinstance(app.screen, Choose) and app.focused is not None:
                break
        assert "You left it before it was over" in text(pilot)
        assert "Go on: " in text(pilot)
        assert "Begin a fresh one" in text(pilot)
        await press(pilot, key)
        assert house.resumed == opened
        assert isinstance(app.screen, Briefing) == (not opened)
