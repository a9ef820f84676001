"""No screen of a seat ever shows what the seat has not observed: compared between worlds, and searched in every walkthrough."""

from typing import Any

import pytest

from sim.exercise import Exercise
from tests.every_pane import TABS, every_pane
from tests.laws.ferry import ferry
from tests.laws.test_knowledge import other_truth
from tests.test_tui_play import at_work, press, text
from tests.test_tui_seat import FakePlay
from zholda.session import Session, exercise_of, library, playable, walkthrough
from zholda.walkthrough import perform

LOOKS = 3  # how often the panes are searched on the way through a walkthrough; once more at its end


def in_another_world(play: FakePlay) -> FakePlay:
    """The same exercise where something is otherwise that the seat cannot know."""
    plan = play.exercise.plan
    play.exercise = Exercise.open(other_truth(), plan.pack, seed=7, mode=play.mode)  # type: ignore[arg-type]
    return play


# --- two worlds --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["training", "assessment"])
def test_two_worlds_that_differ_in_what_a_seat_cannot_know_show_the_same(mode):
    assert other_truth() != ferry()
    one, other = FakePlay(mode), in_another_world(FakePlay(mode))
    for second in (0, 601, 900, 1300, 2400):
        one.advance(second)
        other.advance(second)
        assert every_pane(one, slow=True) == every_pane(other, slow=True)


async def test_two_such_worlds_look_the_same_on_every_tab():
    seen = []
    for play in (FakePlay(), in_another_world(FakePlay())):
        play.advance(900)
        async with at_work(play, (120, 40)) as pilot:
            shown = []
            for tab in TABS:
                await pilot.app.screen.run_action(f"tab('{tab}')")
                await pilot.pause()
                await pilot.pause()
                shown.append(text(pilot))
            seen.append(shown)
    assert seen[0] == seen[1]


def test_a_difference_that_a_seat_can_see_would_be_noticed():
    one, other = FakePlay(), FakePlay()
    one.advance(601)
    assert every_pane(one) != every_pane(other)


# --- every walkthrough ---------------------------------------------------------------------------------------------------------


def every_walkthrough() -> list[tuple[str, str]]:
    return [(scenario.id, name) for scenario in library() for name in scenario.walkthroughs]


def hidden(session: Session) -> dict[str, str]:
    """Texts of the scenario that this seat has not come upon, by their ids: cues, memories, wishes, papers, what a person is called."""
    scenario, view = session._exercise.plan.scenario, session.view()
    observed = {line.wording for line in view.lines} | {line.sign for line in view.lines}
    spoken = " ".join(session.say(line.wording, line.args, line.about) for line in view.lines)
    spoken += " ".join(str(claim.value) for line in view.lines for claim in line.claims)  # somebody may be named before they are met
    public = " ".join(text for path, text in scenario.texts.items() if path.startswith(("seats.", "mission", "content")) or "label" in path)
    public += " ".join(
        text for path, text in scenario.texts.items() if path.startswith(("services.", "contacts.", "places.", "decisions."))
    )
    found = {}
    for path, said in scenario.texts.items():
        parts = path.split(".")
        if len(parts) > 3 and parts[2] in ("cues", "memories", "wishes") and path not in observed and len(said) > 20:
            found[path] = said
        if parts[0] == "people" and parts[-1] == "name" and parts[1] not in session._known() and said not in spoken + public:
            found[path] = said
    return {path: said for path, said in found.items() if said not in spoken}


def leaks(session: Session) -> list[str]:
    shown = every_pane(session)
    return [path for path, said in hidden(session).items() if said[:60] in shown]


@pytest.mark.parametrize(("scenario", "name"), every_walkthrough())
def test_no_pane_ever_shows_what_its_seat_has_not_observed(scenario, name):
    played = walkthrough(scenario, name)
    exercise = exercise_of(scenario, played)
    others: Any = {seat: "vacant" for seat in playable(exercise) if seat not in played.seats}
    session = Session.open(exercise, roster={**dict.fromkeys(played.seats, f"walkthrough:{name}"), **others}, keep=False)
    found = []
    apart = max(len(played.steps) // (LOOKS * len(played.seats)), 6)
    for number, _taken in enumerate(perform(session, played)):
        if number % apart == apart // 2:
            for seat in played.seats:
                session.sit(seat)
                found += leaks(session)
    for seat in played.seats:
        session.sit(seat)
        found += leaks(session)
    assert found == []


def test_a_leak_would_be_noticed(monkeypatch):
    """The detector is proven: a pane that shows somebody's hidden memory is caught."""
    session = Session.open("first-steps", keep=False)
    path, said = next(iter(hidden(session).items()))
    assert leaks(session) == []
    monkeypatch.setattr("tui.powers.text", lambda play, view, offers: said)
    assert leaks(session) == [path]


async def test_the_letters_of_the_new_panes_open_them():
    async with at_work(FakePlay(), (80, 24)) as pilot:
        for key, tab in (("t", "due"), ("m", "map"), ("c", "board")):
            await press(pilot, key)
            assert getattr(pilot.app.screen, "tab", "") == tab
            assert getattr(pilot.app.focused, "id", "") == tab
