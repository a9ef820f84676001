"""All acts: grouped without words, every one of them within reach of the arrows, and counted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from tests.test_night_bus_reached import second
from tests.test_tui_play import at_work, commands, landed, press, text
from tui.panes import acts, focus
from tui.screens.searching import AFTER, PAGE, Search
from tui.screens.workspace import Workspace
from tui.widgets.choices import Choices
from zholda import tongue
from zholda.session import Session


async def on_mira(pilot: Any) -> Search:
    """All acts, with her in focus."""
    work = pilot.app.screen
    assert isinstance(work, Workspace)
    work.query_one("#things", Choices).mark("person-mira")
    await pilot.pause()
    await press(pilot, "f7")
    screen = pilot.app.screen
    assert isinstance(screen, Search)
    return screen


async def test_without_words_what_is_in_focus_comes_first_and_by_what_the_acts_are_for():
    async with at_work(landed(), (80, 24)) as pilot:
        await on_mira(pilot)
        listed = pilot.app.screen.query_one("#answers", Choices)
        shown = [str(option.prompt) for option in listed.options]
        assert shown[0].startswith("girl in a red coat, school bag (")
        assert shown[1] == "  See, check, note:"
        headings = [one.strip(" :") for one in shown if one.startswith("  ") and one.endswith(":")]
        assert headings[:3] == ["See, check, note", "Talk", "Care and help"]
        others = [one for one in shown if one.endswith(")") and not one.startswith(" ")]
        assert any(one.startswith("the landing (") for one in others)


@pytest.mark.parametrize(("size", "whole"), [((80, 24), False), ((160, 50), True)])
async def test_a_long_name_is_cut_only_where_there_is_no_room_for_it(size: tuple[int, int], whole: bool):
    session = Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False)
    async with at_work(session, size) as pilot:  # type: ignore[arg-type]
        await press(pilot, "f7", *"guardianship")
        assert ("the guardianship authority, duty telephone" in text(pilot)) == whole


async def test_their_number_is_said_and_each_page_says_where_it_is():
    play = landed()
    async with at_work(play) as pilot:
        screen = await on_mira(pilot)
        assert len(screen.hits) == len(screen.everything) > PAGE
        assert f"1 to {PAGE} of {len(screen.hits)}." in text(pilot)
        assert "The next page: " in str(screen.query_one("#answers", Choices).options[-2].prompt)


async def test_every_act_is_reached_page_by_page_with_arrows_and_enter():
    play = landed()
    async with at_work(play) as pilot:
        screen = await on_mira(pilot)
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
        screen = await on_mira(pilot)
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


def deed(words: str, verb: str = "x") -> Any:
    return SimpleNamespace(words=words, offer=SimpleNamespace(verb=verb, params=()), target="")


def thing(label: str) -> Any:
    return SimpleNamespace(label=label)


def test_words_of_the_act_itself_come_before_words_of_whom_it_is_done_to():
    everything = [
        (deed("Keep an eye on"), thing("the driver of the night bus")),
        (deed("Let it drive on"), thing("the night bus")),
        (deed("Look closely"), thing("the one who drives on")),
    ]
    found = [one.words for one, _thing in acts.found(everything, "drive on")]
    assert found == ["Let it drive on", "Keep an eye on", "Look closely"]


def test_among_equals_what_is_in_focus_stays_first():
    everything = [(deed("Look closely"), thing("seat 14")), (deed("Look closely"), thing("seat 15"))]
    assert [one.label for _deed, one in acts.found(everything, "look")] == ["seat 14", "seat 15"]


@asynccontextmanager
async def without_a_hit() -> AsyncIterator[Any]:
    async with at_work(landed("assessment")) as pilot:
        await press(pilot, "f7", *"xyzzy")
        yield pilot


async def test_after_a_search_without_a_hit_what_is_typed_next_replaces_it():
    async with without_a_hit() as pilot:
        assert "No act has these words" in text(pilot)
        await press(pilot, "enter")
        field: Any = pilot.app.screen.query_one("#field")
        assert isinstance(pilot.app.screen, Search)
        await press(pilot, *"look")
        assert field.value == "look"


async def test_ctrl_u_clears_the_search_and_the_screen_says_so_where_nothing_was_found():
    async with without_a_hit() as pilot:
        assert "Ctrl+U clears" in text(pilot)
        await press(pilot, "ctrl+u")
        field: Any = pilot.app.screen.query_one("#field")
        assert field.value == ""


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
async def test_what_is_said_of_a_search_without_a_hit_is_not_cut_at_80_columns(language):
    before = tongue.spoken()
    tongue.use(language)
    try:
        async with without_a_hit() as pilot:
            count: Any = pilot.app.screen.query_one("#count")
            assert len(str(count.content)) <= count.size.width
    finally:
        tongue.use(before)


# --- forms, answers and calls ------------------------------------------------------------------------------------------------------


async def find(pilot: Any, typed: str) -> list[str]:
    await press(pilot, "f7", *("space" if one == " " else one for one in typed))
    return [option.id or "" for option in pilot.app.screen.query_one("#answers", Choices).options]


@pytest.mark.parametrize("busy", [False, True])
async def test_a_form_is_found_by_its_name_also_while_one_is_busy(busy: bool):
    play = landed()
    if busy:
        play.submit("act", {"verb": "prepare", "what": "room"})
    async with at_work(play) as pilot:
        assert "form-operation_plan" in await find(pilot, "operation plan")


async def test_enter_opens_the_form_that_alone_is_found():
    async with at_work(landed()) as pilot:
        await find(pilot, "operation plan")
        assert isinstance(pilot.app.screen, Search)
        await press(pilot, "enter")
        assert "operation" in text(pilot).casefold()
        assert not isinstance(pilot.app.screen, Search)


def offered(play: Any, verb: str) -> list[tuple[str, str]]:
    things = [*focus.scene(play, play.view()), *focus.phone(play, play.view(), play.offers())]
    return [(deed.words, deed.offer.verb) for deed, _one in acts.found(acts.all_deeds(play, play.offers(), things), verb, 1000)]


def test_an_act_is_found_by_an_answer_that_it_lets_one_give():
    with Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False) as play:
        play.advance(second("Mon 12:50"))
        assert "apply_for" in {verb for _words, verb in offered(play, "home")}
        assert "share" in {verb for _words, verb in offered(play, "call")}


def test_what_is_decided_from_afar_stands_first_in_the_row_that_asks_for_whom():
    one, everybody = deed("Decide on a status", "set_status"), deed("Decide on a status", "set_status")
    one.target = "seat_14"
    assert acts.found([(one, thing("seat 14")), (everybody, thing("the post"))], "status")[0][0] is everybody


# --- what there is no power for ----------------------------------------------------------------------------------------------------


def on_the_place(mode: Any) -> list[acts.Deed]:
    """What the post may do at its own window before the bus comes."""
    play = Session.open("night-bus", seat="post", seed=1, mode=mode, keep=False)
    scene = focus.scene(play, play.view())[0]
    return acts.deeds(play, play.offers(), scene)


def test_what_there_is_no_power_for_stands_behind_one_line_at_the_end():
    deeds = on_the_place("training")
    heading, those = acts.headed(deeds)[-1]
    none = [deed for deed in deeds if deed.offer.power == "no"]
    assert heading == f"{len(none)} more: no power"
    assert those == none
    assert len(none) > 1
    assert not any(deed in none for deed in acts.numbered(deeds))


def test_in_an_assessment_no_line_says_what_one_has_no_power_for():
    deeds = on_the_place("assessment")
    assert not any("no power" in heading for heading, _those in acts.headed(deeds))


def test_nobody_questions_or_holds_a_small_child_first_and_first_aid_stands_before_that():
    with Session.open("night-bus", seat="shelter", others="ordinary", seed=1, keep=False) as play:
        assert play.public.small("amir")
        assert not play.public.small("madina")
        usual = acts._usual(play, play.view(), focus.Focus("person", "amir", "", "the small child", ""))
    assert "meet_need.first_aid" in usual
    assert not {"detain", "interview", "tell_held", "search_person"} & set(usual)


async def test_the_list_is_turned_over_while_one_writes():
    async with at_work(landed(), (80, 24)) as pilot:
        screen = await on_mira(pilot)
        listed = screen.query_one("#answers", Choices)
        assert not listed.has_focus
        first = listed.highlighted
        await press(pilot, "pagedown")
        assert (listed.highlighted or 0) > (first or 0) + 3
        assert not listed.has_focus, "what is typed next is still written"
        await press(pilot, "pageup")
        assert listed.highlighted == first


def test_an_act_in_which_she_can_be_chosen_is_found_by_her_name():
    """Played: whoever wanted to ring seat 12 wrote her name, and no act had these words."""
    with Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False) as play:
        play.advance(second("Tue 08:30"))
        assert "feruza" not in play.view().here()
        everything = [(deed, one) for one in focus.scene(play, play.view()) for deed in acts.deeds(play, play.offers(), one)]
        found = [deed.offer.verb for deed, _ in acts.found(everything, "seat 12", len(everything))]
    assert "follow_up" in found
