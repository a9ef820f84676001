"""Keys typed faster than a question comes up reach the question, or nobody; never what lies behind it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from tests.test_tui_play import at_work, commands, landed, press, text
from tests.test_tui_seat import FakePlay
from tui.panes import acts, focus, workspace
from tui.screens import steps
from tui.screens.dialog import Choose, Dialog, Write
from tui.screens.searching import Search
from tui.screens.workspace import Workspace
from tui.widgets.choices import Choices


async def at_once(pilot: Pilot[Any], *keys: str) -> None:
    """All in one breath: no key waits for what the one before it does."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await settled(pilot)


async def settled(pilot: Pilot[Any]) -> None:
    for _ in range(8):
        await pilot.pause()
        await asyncio.sleep(0.01)


async def test_a_quick_enter_after_the_search_does_nothing_in_the_list_behind():
    play = landed()
    async with at_work(play) as pilot:
        await press(pilot, "right")
        before = len(commands(play))
        await at_once(pilot, "f7", "enter")
        assert [one.args.get("verb") for one in commands(play)[before:]] in ([], ["look"])  # what the search proposes first, or nothing
        assert len(commands(play)) <= before + 1


async def test_what_is_typed_right_after_f7_stands_in_the_field():
    async with at_work(landed()) as pilot:
        await at_once(pilot, "f7", *"call")
        assert isinstance(pilot.app.screen, Search)
        assert pilot.app.screen.query_one("#field").value == "call"  # type: ignore[attr-defined]


async def test_letters_of_another_layout_typed_right_after_f7_are_kept_as_they_were_typed():
    async with at_work(landed()) as pilot:
        await at_once(pilot, "f7", *"звонок")
        assert pilot.app.screen.query_one("#field").value == "звонок"  # type: ignore[attr-defined]


async def begun_by(monkeypatch: pytest.MonkeyPatch, *keys: str, size: tuple[int, int] = (80, 24)) -> tuple[focus.Focus, list[str]]:
    """What is in focus after keys in one breath, and to whom or what acts were begun by them."""
    begun: list[str] = []

    async def act(_work: Workspace, deed: acts.Deed) -> None:
        begun.append(deed.target)

    monkeypatch.setattr(steps, "act", act)
    async with at_work(landed(), size) as pilot:
        work = pilot.app.screen
        assert isinstance(work, Workspace)
        await at_once(pilot, *keys)
        assert workspace.key(work.in_focus) == work.acts_of, "the acts that are shown are those of what is marked"
        return work.in_focus, begun


@pytest.mark.parametrize("keys", [("end",), ("end", "right"), ("end", "enter"), ("end", "down", "up")])
async def test_what_is_marked_is_in_focus_however_fast_the_next_key_came(monkeypatch, keys):
    turned, _ = await begun_by(monkeypatch, *keys)
    assert turned.id == "ferry"


@pytest.mark.parametrize("keys", [("end", "1"), ("end", "enter", "1"), ("end", "right", "1")])
async def test_a_number_typed_right_after_the_mark_has_moved_does_the_act_of_what_is_marked(monkeypatch, keys):
    _, begun = await begun_by(monkeypatch, *keys)
    assert begun == ["ferry"]


@pytest.mark.parametrize(("size", "keys"), [((80, 24), ("f4", "1")), ((120, 40), ("f4", "1")), ((120, 40), ("end", "down", "1"))])
async def test_a_number_typed_right_after_the_telephone_was_turned_to_is_one_of_whom_is_marked_there(monkeypatch, size, keys):
    turned, begun = await begun_by(monkeypatch, *keys, size=size)
    assert turned.kind == "contact"
    assert begun == [turned.id]


async def test_a_row_chosen_among_the_acts_of_what_was_marked_before_begins_nothing(monkeypatch):
    begun: list[str] = []

    async def act(_work: Workspace, deed: acts.Deed) -> None:
        begun.append(deed.target)

    monkeypatch.setattr(steps, "act", act)
    async with at_work(landed()) as pilot:
        work = pilot.app.screen
        assert isinstance(work, Workspace)
        listed = work.query_one("#acts", Choices)
        listed.action_select()  # its message is still on the way
        work.query_one("#things", Choices).action_last()
        work.turn()
        await settled(pilot)
        assert begun == []
        assert "nothing began" in text(pilot)


async def test_enter_in_a_slow_rhythm_goes_on_and_begins_no_act_once_that_is_done():
    play = landed("assessment")
    async with at_work(play) as pilot:
        work = pilot.app.screen
        assert isinstance(work, Workspace)
        play.submit("act", {"verb": "look", "at": "mira"})
        work.refresh_all()
        work.turn_to_go_on()
        assert play.view().busy
        for _ in range(4):
            await press(pilot, "enter")
            await settled(pilot)
        assert not play.view().busy
        assert len(commands(play)) == 1, "a row that nobody marked is not chosen"
        await press(pilot, "down", "enter", "enter")  # of the place, and into none of its rooms
        await settled(pilot)
        assert [one.args["verb"] for one in commands(play)] == ["look", "look"]


async def test_digits_typed_right_after_a_key_that_asks_are_answers_and_no_acts():
    play = landed()
    async with at_work(play) as pilot:
        before = len(commands(play))
        await at_once(pilot, "f6", "down", "down")
        assert isinstance(pilot.app.screen, Choose)
        listed: Any = pilot.app.screen.query_one("#answers")
        assert listed.highlighted == 2
        assert commands(play)[before:] == []


async def test_a_key_typed_while_a_slow_dialog_comes_up_waits_for_it(monkeypatch):
    slow = Dialog.on_mount

    async def slowly(self: Dialog[Any]) -> None:
        await asyncio.sleep(0.2)
        slow(self)

    monkeypatch.setattr(Write, "on_mount", slowly)
    async with at_work(landed()) as pilot:
        written = asyncio.create_task(_written(pilot))
        await pilot.pause()
        for sign in "abc":
            pilot.app.post_message(events.Key(sign, sign))
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.3)
        await press(pilot, "enter")
        assert await written == "abc"


async def _written(pilot: Pilot[Any]) -> str | None:
    got: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
    pilot.app.push_screen(Write("A note", ""), got.set_result)
    return await got


async def test_keys_for_something_that_did_not_come_up_are_dropped_and_the_next_ones_are_heard():
    play = landed()
    async with at_work(play) as pilot:
        work = pilot.app.screen
        assert isinstance(work, Workspace)
        asked = asyncio.Event()

        async def nothing() -> None:
            await asked.wait()

        work.step(nothing())
        await at_once(pilot, "1", "enter")
        asked.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, Workspace)
        assert commands(play) == []
        await press(pilot, "f6")
        assert "Wait. It is" in text(pilot)


@asynccontextmanager
async def while_time_passes(
    play: FakePlay, then: Callable[[Workspace], Awaitable[None]] | None = None
) -> AsyncIterator[tuple[Any, Workspace, asyncio.Event]]:
    """A place of work in which time passes until the event is set; `then` is what comes of it."""
    async with at_work(play) as pilot:
        work = pilot.app.screen
        assert isinstance(work, Workspace)
        going = asyncio.Event()

        async def passing() -> None:
            work.show_clock(3600)
            await going.wait()
            if then is not None:
                await then(work)

        work.step(passing())
        await pilot.pause()
        yield pilot, work, going


async def test_while_time_passes_the_keys_of_the_panes_are_heard():
    async with while_time_passes(FakePlay("assessment")) as (pilot, work, going):
        await press(pilot, "t")
        assert work.tab == "due"
        going.set()
        await settled(pilot)


async def test_a_search_asked_for_while_time_passes_comes_up_with_what_was_typed_for_it():
    async def shown(work: Workspace) -> None:
        work.refresh_all()

    play = landed("assessment")
    async with while_time_passes(play, shown) as (pilot, _, going):
        await at_once(pilot, "f7", *"seat 1")
        assert not isinstance(pilot.app.screen, Search)
        going.set()
        await settled(pilot)
        assert isinstance(pilot.app.screen, Search)
        assert pilot.app.screen.query_one("#field").value == "seat 1"  # type: ignore[attr-defined]
        assert commands(play) == []


async def test_a_search_that_was_asked_for_does_not_come_up_after_something_else_has():
    async def asked(work: Workspace) -> None:
        await work.app.push_screen_wait(Choose("What came in", "", []))

    play = landed("assessment")
    async with while_time_passes(play, asked) as (pilot, _, going):
        await at_once(pilot, "f7", "1")
        going.set()
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, Workspace)
        assert commands(play) == []
