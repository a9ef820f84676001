"""The debrief on the screen: turning points as they are found, the place of work as it stood in a minute, an evaluator's review."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.test_tui_look import at_home
from tests.test_tui_play import landed, press, text
from tests.test_tui_seat import FakeHouse, FakePast, FakeSearch, SoFar
from tui.app import Zholda
from tui.panes import standing
from tui.screens import debriefing
from tui.screens.debriefing import Debrief
from tui.screens.minutes import Minutes, Moment
from zholda import tongue
from zholda.session import Finished, Minute, Session, SessionError, walkthrough
from zholda.session.background import Search
from zholda.walkthrough import perform

FOUND = ("06:10 Who speaks first?", "Had the colleague spoken, she would have been understood an hour earlier.")


@asynccontextmanager
async def read(past: Any, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    """A debrief on the screen."""
    app = Zholda(open_house=lambda first: FakeHouse())
    async with app.run_test(size=size) as pilot:
        await at_home(pilot)
        app.push_screen(Debrief(past))
        await pilot.pause()
        yield pilot


def kind(pilot: Any) -> type:
    """The kind of screen that is on top."""
    return type(pilot.app.screen)


def debrief(pilot: Any) -> Debrief:
    assert isinstance(pilot.app.screen, Debrief)
    return pilot.app.screen


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Finished:
    """A short exercise that is over and lies on the shelf."""
    monkeypatch.setenv("ZHOLDA_HOME", str(tmp_path))
    with Session.open("first-steps", seed=7, mode="training") as played:
        for _taken in perform(played, walkthrough("first-steps", "best-practice")):
            pass
        played.finish()
        name = played.name
    return Finished(name)


# --- turning points -----------------------------------------------------------------------------------------------------------


async def test_turning_points_are_looked_for_while_the_debrief_is_read(monkeypatch):
    monkeypatch.setattr(debriefing, "ASKED_EVERY", 3600)
    search = FakeSearch(SoFar((), "1 of 4 questions answered", False), SoFar(FOUND[:1], "2 of 4", False), SoFar(FOUND, "", True))
    async with read(FakePast(search=search)) as pilot:
        assert "1 of 4 questions answered" in text(pilot)
        await press(pilot, "end", "up", "up", "up")
        assert "Enter stops it" in text(pilot)
        debrief(pilot).look_again()
        await pilot.pause()
        await pilot.pause()
        assert FOUND[0] in text(pilot)
        debrief(pilot).look_again()
        await pilot.pause()
        await pilot.pause()
        assert "an hour earlier" in text(pilot)
        assert "of 4" not in text(pilot)
        assert search.stopped


async def test_the_search_is_stopped_by_enter_and_gone_on_with_by_enter():
    search = FakeSearch(SoFar(FOUND, "2 of 4 questions answered", False))
    async with read(FakePast(search=search)) as pilot:
        await press(pilot, "end", "up", "up", "up", "enter")
        await pilot.pause()
        assert search.stopped
        assert FOUND[0] in text(pilot)
        assert "Enter goes on looking" in text(pilot)
        search.stopped = False
        await press(pilot, "enter")
        assert debrief(pilot).search is search
    assert search.stopped  # whoever leaves stops it


async def test_an_exercise_that_cannot_be_played_otherwise_says_so_in_its_row():
    class Old(FakePast):
        def turning(self) -> FakeSearch:
            raise SessionError("ferry-1: made under other rules")

    async with read(Old()) as pilot:
        await press(pilot, "end", "up", "up", "up")
        assert "made under other rules" in text(pilot)


async def test_other_lines_are_played_by_a_process_of_its_own_while_the_screen_stands(kept):
    """A screen has no terminal to hand on to a process; it begins all the same."""
    async with read(kept) as pilot:
        for _ in range(1200):  # it begins when the screen has been painted, on a busy machine some moments later
            if debrief(pilot).search is not None:
                break
            await pilot.pause(0.05)
        begun = debrief(pilot).search
        assert isinstance(begun, Search)
        for _ in range(1200):
            await pilot.pause(0.05)
            if begun.sofar().over or begun.sofar().points or begun._kept is not None:
                break
        assert begun._kept is not None
        assert "cannot be played" not in text(pilot)
        progress = begun.sofar().progress
        assert not progress or re.fullmatch(r"Other choices: \d+ of \d+ questions looked at\.", progress)


async def test_right_after_a_play_the_debrief_is_the_same_as_when_it_is_read_from_home():
    app = Zholda(open_house=lambda first: FakeHouse())
    async with app.run_test(size=(80, 24)) as pilot:
        await at_home(pilot)
        await press(pilot, "enter", "enter", "enter", "f10", "2", "2", "enter")
        assert kind(pilot) is Debrief
        assert all(row in text(pilot) for row in ("Minute by minute", "Write a review", "What another choice would"))


# --- the exercise again -----------------------------------------------------------------------------------------------------------


async def test_a_minute_is_shown_as_the_seat_saw_it_then_and_no_later():
    play = landed()
    async with read(FakePast(play)) as pilot:
        await press(pilot, "end", "up", "up", "enter")
        assert kind(pilot) is Minutes
        first = text(pilot)
        assert "The ferry comes in" in first
        await press(pilot, "enter")
        assert kind(pilot) is Moment
        shown = text(pilot)
        assert "As it stood: 05:40" in shown
        assert "girl in a red coat" in shown
        await press(pilot, "down", "down", "down", "down")
        assert "@ the landing" in text(pilot)
        await press(pilot, "end", "up", "enter")
        assert kind(pilot) is Moment
        await press(pilot, "escape")
        assert kind(pilot) is Minutes


def test_a_moment_holds_no_more_than_what_the_seat_had_seen(kept):
    minutes = [one for one in kept.minutes() if one.seat == "desk"]
    early, late = minutes[0], minutes[-1]
    assert kept.moment(early).now == early.at
    assert kept.moment(early).view().seen < kept.moment(late).view().seen
    panes = {pane.title: pane.text for pane in standing.everything(kept.moment(late))}
    assert list(panes) == [
        "Scene", "Inbox", "By telephone, and services", "What falls due", "Map", "Case board", "Notebook and forms",
    ]  # fmt: skip
    assert all(panes.values())


# --- an evaluator's review -----------------------------------------------------------------------------------------------------


async def test_a_review_is_written_on_the_screen_with_name_and_reason():
    past = FakePast()
    async with read(past) as pilot:
        await press(pilot, "end", "up", "enter")
        assert "Care for those who land: P: performed" in text(pilot)
        await press(pilot, "enter", "3")
        await press(pilot, *"Serik", "enter")
        await press(pilot, "enter")
        assert "please write a few words" in text(pilot)
        await press(pilot, *"seen", "enter")
        assert past.reviews == [("A", "Serik", "S", "seen")]
        assert "1 review" in text(pilot)
        await press(pilot, "enter", "1")
        assert "Serik" in text(pilot)  # the name is kept for the next one
        await press(pilot, "enter", "enter")
        assert past.reviews[1] == ("A", "Serik", "", "")
        await press(pilot, "escape")
        assert kind(pilot) is Debrief


def test_every_rating_and_result_can_be_reviewed_and_the_debrief_holds_it(kept):
    judged = kept.judged()
    objective, result = judged[0], next(one for one in judged if "." in one.about)
    proposed = objective.words.partition(":")[0]
    assert [code for code, _ in objective.possible] == [code for code in "PSMU" if code != proposed], "what is proposed is confirmed"
    assert all(said.startswith(f"{code}: ") for code, said in objective.possible)
    assert ("partly_met", "partly met") in result.possible
    kept.review(objective.about, by="D. Serik", rating="S" if proposed != "S" else "M", reason="seen on the recording")
    kept.review(result.about, by="D. Serik")
    again = {one.about: one.said for one in kept.judged()}
    assert "in place of it, by D. Serik" in again[objective.about][0]
    assert "confirmed by D. Serik" in again[result.about][0]
    assert "seen on the recording" in kept.debrief()
    with pytest.raises(SessionError, match="a review needs the name of who gives it"):
        kept.review(objective.about, by=" ")


def test_what_is_proposed_of_everybody_is_not_offered_in_its_own_place(kept):
    """`U in its place` stood under a proposed U."""
    verdicts = {"met": "met", "fell short": "breached", "partly met": "partly_met"}
    for one in kept.judged():
        said = {words.partition(" (")[0].partition(":")[0] for words in one.words.split("; ")}
        codes = [code for code, _ in one.possible]
        if len(said) == 1 and "." in one.about:
            assert verdicts.get(said.pop(), "not_observed") not in codes, one
        elif len(said) > 1:
            assert len(codes) == 5, "of several people it was not proposed alike"


def test_what_is_proposed_does_not_stand_in_its_own_place(kept):
    rated = next(one for one in kept.judged() if one.words.startswith(("P: ", "S: ", "M: ", "U: ")))
    with pytest.raises(SessionError, match=f"{rated.words[0]} is what is proposed for {rated.about} already: confirm it, or put another"):
        kept.review(rated.about, by="D. Serik", rating=rated.words[0], reason="as I saw it")
    kept.review(rated.about, by="D. Serik", reason="as I saw it")


# --- minute by minute --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "who"), [("en", "migration police"), ("ru", "миграционная полиция"), ("kk", "көші-қон полициясы")])
async def test_where_several_sat_each_minute_names_the_profession_and_never_the_seat(language, who):
    minutes = [
        Minute(60, "05:21", "post", "told", "", "Somebody speaks.", 1, "migration_police"),
        Minute(120, "05:22", "house", "told", "", "Somebody rings.", 2, "shelter_worker"),
    ]
    try:
        tongue.use(language)
        async with read(FakePast(minutes=minutes), (120, 40)) as pilot:
            await press(pilot, "end", "up", "up", "enter")
            assert f"05:21 {who}" in text(pilot)
            assert "post" not in text(pilot)
    finally:
        tongue.use("en")


def test_a_minute_names_its_speaker_once(kept):
    told = kept.minutes()
    assert {one.profession for one in told} == {"migration_police"}
    ours = [one for one in told if one.source and one.source in one.text]
    assert not [one for one in ours if Minutes.sentence(one).startswith(f"{one.source}: ") and f"({one.source})" in one.text]


@pytest.mark.parametrize(("language", "title"), [("en", "First steps"), ("ru", "Первые шаги"), ("kk", "Алғашқы қадамдар")])
def test_a_debrief_begins_with_the_title_of_the_scenario(kept, language, title):
    try:
        tongue.use(language)
        first = kept.debrief().splitlines()[0]
        assert title in first
        assert "first-steps" not in first
    finally:
        tongue.use("en")
