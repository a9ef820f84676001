"""All acts: grouped without words, every one of them within reach of the arrows, and counted."""

from typing import Any

from tests.test_tui_play import at_work, commands, landed, press, text
from tui import acts
from tui.screens.searching import AFTER, PAGE, Search
from tui.screens.workspace import Workspace
from tui.widgets.choices import Choices


async def on_mira(pilot: Any) -> None:
    work = pilot.app.screen
    assert isinstance(work, Workspace)
    work.query_one("#things", Choices).mark("person-mira")
    await pilot.pause()
    await press(pilot, "f7")
    assert isinstance(pilot.app.screen, Search)


async def test_without_words_what_is_in_focus_comes_first_and_by_what_the_acts_are_for():
    async with at_work(landed(), (80, 24)) as pilot:
        await on_mira(pilot)
        listed = pilot.app.screen.query_one("#answers", Choices)
        shown = [str(option.prompt) for option in listed.options]
        assert shown[0].startswith("girl in a red coat, school bag (")
        assert shown[1] == "  See, check, note:"
        headings = [one.strip(" :") for one in shown if one.startswith("  ") and one.endswith(":")]
        assert headings == ["See, check, note", "Talk", "Care and help", "Hold, search, secure", "The case"] or headings[:3] == [
            "See, check, note", "Talk", "Care and help",
        ]  # fmt: skip
        others = [one for one in shown if one.endswith(")") and not one.startswith(" ")]
        assert any(one.startswith("the landing (") for one in others)


async def test_their_number_is_said_and_each_page_says_where_it_is():
    play = landed()
    async with at_work(play) as pilot:
        await on_mira(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, Search)
        assert len(screen.hits) == len(screen.everything) > PAGE
        assert f"1 to {PAGE} of {len(screen.hits)}." in text(pilot)
        assert "The next page: " in str(screen.query_one("#answers", Choices).options[-2].prompt)


async def test_every_act_is_reached_page_by_page_with_arrows_and_enter():
    play = landed()
    async with at_work(play) as pilot:
        await on_mira(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, Search)
        listed, reached = screen.query_one("#answers", Choices), []
        await press(pilot, "down")
        while True:
            reached += [option.id for option in listed.options if (option.id or "").startswith("hit-")]
            await press(pilot, "end", "up")
            if listed.chosen != AFTER:
                break
            await press(pilot, "enter")
            assert listed.has_focus
            assert (listed.chosen or "").startswith("hit-")
        assert reached == [f"hit-{n}" for n in range(len(screen.hits))]
        await press(pilot, "home", "enter")
        assert screen.page == (len(screen.hits) - 1) // PAGE - 1, "and back again"


async def test_other_words_begin_at_the_first_page():
    async with at_work(landed()) as pilot:
        await on_mira(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, Search)
        screen.take(AFTER)
        await press(pilot, "up", "up")
        screen.query_one("#field").focus()
        await press(pilot, *"look")
        assert screen.page == 0
        assert " shown of " in text(pilot)


async def test_enter_before_anything_is_written_does_nothing_but_go_to_the_list():
    play = landed()
    async with at_work(play) as pilot:
        await on_mira(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Search)
        assert pilot.app.screen.query_one("#answers", Choices).has_focus
        assert commands(play) == []


def test_every_act_belongs_to_a_family_with_words():
    from sim.model.verbs import ACTS

    assert {act.family for act in ACTS.values()} <= set(acts.FAMILIES)
