"""Before somebody is led away from whom a small child stands beside, it is said that the child stays behind."""

import io
from dataclasses import replace
from typing import Any

import pytest

from scoring.happenings import Happenings
from sim.model.people import Tie
from tests.laws.landing import BASE
from tests.test_proposals import draft
from tests.test_tui_novice import spread
from tests.test_tui_play import at_work, press, text
from tests.test_tui_seat import FakePlay
from tui.line_mode.plain import play_lines
from tui.panes import acts
from tui.screens import steps

LABELS = {"mira": "a woman with a small child", "little": "the small child"}
SAID = "Stays behind without a woman with a small child: the small child."


def with_a_child(mode: str = "training", born: str = "2020-04-02") -> FakePlay:
    """A mother and a child of five land, and stand on the quay with the others."""
    mother = replace(BASE.people["mira"], born="1996-05-01", ties=[Tie("little", "kin")])
    little = replace(BASE.people["mira"], born=born, ties=[], memories={}, cues={}, wishes=[])
    play = FakePlay(mode, people={**BASE.people, "mira": mother, "little": little})
    play.advance(700)
    play.wording._spoken.labels.update(LABELS)
    return spread(play, mira="quay", little="quay", tolya="quay", foreman="quay", walker="quay", aside="quay")


def put_together(play: FakePlay, verb: str, **chosen: Any) -> Any:
    one = draft(play, verb, "mira")
    for name, value in chosen.items():
        one.answer(name, value)
    return one


@pytest.mark.parametrize(
    ("verb", "chosen"),
    [
        ("accompany", {"to": "shelter_line"}), ("hand_over", {"to": "shelter_line"}), ("let_go", {}), ("separate", {"to": "shed"}),
        ("interview", {"where": "shed"}), ("call_alone", {"where": "shed"}),
    ],
)  # fmt: skip
def test_a_mother_who_is_led_away_leaves_her_child_and_it_is_said(verb: str, chosen: dict[str, str]) -> None:
    assert SAID in put_together(with_a_child(), verb, **chosen).remarks().split("\n")


def test_an_act_that_leads_away_is_shown_whole_even_where_nothing_is_asked() -> None:
    play = with_a_child()
    play.view().room = "shed"
    one = put_together(play, "call_alone", where="")
    assert one.needs_a_look()
    assert SAID in one.remarks()


def test_nothing_is_said_where_the_child_goes_along_or_nobody_goes_away() -> None:
    play = with_a_child()
    both = put_together(play, "accompany", people=["mira", "little"], to="shelter_line")
    here = put_together(play, "interview", where="quay")
    received = put_together(play, "receive", to="shed")
    assert not any("Stays behind" in one.remarks() for one in (both, here, received))


def test_nor_where_other_kin_of_the_child_stays_or_the_child_is_in_another_room_or_no_small_one() -> None:
    play = with_a_child()
    spread(play, little="shed")
    assert SAID not in put_together(play, "let_go").remarks()
    assert SAID not in put_together(with_a_child(born="2012-04-02"), "let_go").remarks()


@pytest.mark.parametrize(("born", "small"), [("2020-04-02", True), ("2016-04-02", True), ("2015-04-07", False), ("2012-04-02", False)])
def test_a_child_is_small_by_the_same_years_on_the_screen_and_in_the_assessment(born: str, *, small: bool) -> None:
    play = with_a_child(born=born)
    plan = play.exercise.plan
    assert play.public.small("little") == small
    assert ("little" in Happenings(plan.scenario, plan.law, {}).small) == small


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
async def test_the_screen_says_it_uncut_before_the_key_that_begins(size: tuple[int, int]) -> None:
    play = with_a_child("assessment")
    async with at_work(play, size) as pilot:
        work: Any = pilot.app.screen
        deed = next(
            deed
            for one in work.things.values()
            for deed in acts.deeds(play, work.offers, one)
            if (deed.offer.verb, deed.target) == ("let_go", "mira")
        )
        work.step(steps.act(work, deed))
        await pilot.pause()
        await pilot.pause()
        for _ in range(6):
            if "1  Begin" in text(pilot):
                break
            await press(pilot, "1")
        shown = text(pilot)
        assert SAID in shown
        assert shown.index(SAID) < shown.index("1  Begin")


def test_lines_say_it_before_the_letter_that_begins() -> None:
    play, out = with_a_child("assessment"), io.StringIO()
    play_lines(play, io.StringIO("woman with a small\nlet go\na\na\na\na\na\n0\n0\n0\n0\n"), out)
    said = out.getvalue()
    assert SAID in said
    assert said.index(SAID) < said.index("a. Begin")
