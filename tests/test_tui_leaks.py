"""No screen of a seat ever shows what the seat has not observed: compared between worlds, and searched in every walkthrough."""

import re
from pathlib import Path
from typing import Any

import pytest

from sim.exercise import Exercise
from tests.every_pane import TABS, every_pane, pieces
from tests.laws.ferry import ferry
from tests.laws.test_knowledge import other_truth
from tests.test_tui_play import at_work, press, text
from tests.test_tui_seat import FakePlay
from zholda.session import Session, exercise_of, library, playable, walkthrough
from zholda.walkthrough import perform


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
    """Those of the library, and those of the small cases of the tests."""
    shipped = [(scenario.id, name) for scenario in library() for name in scenario.walkthroughs]
    small = [(f"tests/cases/{file.parts[-3]}", file.stem.replace("_", "-")) for file in sorted(CASES.glob("*/walkthroughs/*.yaml"))]
    return shipped + small


def secret(path: str) -> bool:
    """Whether a text tells something that a seat has to come upon: all but names of places and bodies, and the briefing."""
    parts = path.split(".")
    return (
        parts[0] in SECRET or (parts[0] == "people" and parts[-1] != "label") or parts[-1] in ("read", "traced", "granted_text", "answers")
    )


def snippet(said: str) -> str:
    """The beginning of a text, up to a mark that is filled in, as a row shows it. "" where it is too short to be told from others."""
    told = " ".join(said.partition("{")[0].split())[:60]
    return told if len(told) > 20 else ""


class Watcher:
    """Looks at everything that one seat is shown, for texts that it has not come upon. Both only shrink what is still to be looked at: a
    secret that was observed is none any more, and a row that was clean stays clean."""

    def __init__(self, session: Session, seat: str) -> None:
        self.session, self.seat = session, seat
        texts = session._exercise.plan.scenario.texts
        public = " ".join(" ".join(said.split()) for path, said in texts.items() if not secret(path))
        self.secrets = {path: told for path, said in texts.items() if secret(path) and (told := snippet(said)) and told not in public}
        self.names = {path: said for path, said in texts.items() if NAME.fullmatch(path) and said not in public}
        self.seen, self.clean = 0, set[str]()

    @property
    def news(self) -> bool:
        """Whether something has reached the seat since it was last looked at."""
        return self.session._exercise.view(self.seat).seen > self.seen

    def look(self, *, slow: bool = False) -> list[str]:
        """The ids of texts that stand on a screen of this seat and that it has not come upon."""
        self.session.sit(self.seat)
        since = 0 if slow else self.seen
        self.take_in()
        new = set(pieces(self.session, since, slow=slow)) - self.clean
        told = "\n".join(" ".join(piece.split()) for piece in new)  # no text that is looked for reaches over the end of a piece
        found = [path for path, said in (*self.secrets.items(), *self.names.items()) if said in told]
        if not found:
            self.clean |= new
        return found

    def take_in(self) -> None:
        """What has reached the seat is no secret any more, nor is what it says in passing."""
        view, session = self.session.view(), self.session
        for line in view.lines[self.seen :]:
            said = " ".join(session.say(line.wording, line.args, line.about).split())
            said += " ".join(str(claim.value) for claim in line.claims)  # somebody may be named before they are met
            asked = str(dict(line.args).get("decision", ""))
            wished = {f"people.{c.subject}.wishes.{c.value}" for c in line.claims if c.attribute in ("wish", "preference")}
            told_on = {line.wording, line.sign, *wished}
            self.secrets = {
                path: told
                for path, told in self.secrets.items()
                if path not in told_on and told not in said and not (asked and path.startswith(f"decisions.{asked}."))
            }
            self.names = {path: name for path, name in self.names.items() if name not in said}
        known = session._known()
        self.names = {path: name for path, name in self.names.items() if path.split(".")[1] not in known}
        self.seen = view.seen


SECRET = ("injects", "storylines", "decisions", "endings", "facts")
ANSWERS = ("read", "traced", "granted_text", "answers")
NAME = re.compile(r"people\.\w+\.name")
CASES = Path(__file__).parent / "cases"


def looked_at_already(scenario: str, name: str) -> list[Any]:
    """What happens in the walkthrough from which one with a longer name was made, such as `best-practice` for `best-practice-declines`:
    the screens until the two part are looked at there, and need not be drawn twice. Empty where there is none."""
    made_from = name.rpartition("-")[0]
    if (scenario, made_from) not in every_walkthrough():
        return []
    session, played = begun(scenario, made_from)
    for _taken in perform(session, played):
        pass
    return [(entry.at, entry.event) for entry in session._exercise.journal]


def begun(scenario: str, name: str) -> tuple[Session, Any]:
    """An exercise in which every seat of a walkthrough is taken by it, and the walkthrough."""
    played = walkthrough(scenario, name)
    exercise = exercise_of(scenario, played)
    others: Any = {seat: "vacant" for seat in playable(exercise) if seat not in played.seats}
    return Session.open(exercise, roster={**dict.fromkeys(played.seats, f"walkthrough:{name}"), **others}, keep=False), played


@pytest.mark.slow
@pytest.mark.parametrize(("scenario", "name"), every_walkthrough())
def test_no_screen_of_a_seat_ever_contains_what_it_has_not_observed(scenario, name):
    """Whenever something reaches a seat, and at the end with every form and every question of every act."""
    before, (session, played) = looked_at_already(scenario, name), begun(scenario, name)
    watchers = [Watcher(session, seat) for seat in played.seats]
    found, same, journal = [], 1, session._exercise.journal  # the first entry is the header, which names the walkthrough
    for _taken in perform(session, played):
        while same < min(len(journal), len(before)) and (journal[same].at, journal[same].event) == before[same]:
            same += 1
        for one in watchers if same < len(journal) else ():
            found += one.look() if one.news else []
    for one in watchers:
        found += one.look(slow=True)
    assert found == []


def test_a_leak_would_be_noticed(monkeypatch):
    """The detector is proven: a pane that shows somebody's hidden memory, or a name that nobody has said, is caught."""
    session = Session.open("first-steps", keep=False)
    watcher = Watcher(session, "desk")
    assert watcher.look(slow=True) == []
    path, said = next((path, said) for path, said in watcher.secrets.items() if ".memories." in path)
    monkeypatch.setattr("tui.panes.powers.text", lambda play, view, offers: f"Powers.\n{said}")
    assert watcher.look() == [path]
    path, name = next(iter(watcher.names.items()))
    monkeypatch.setattr("tui.panes.powers.text", lambda play, view, offers: f"Ask {name}.")
    assert watcher.look() == [path]


def test_what_was_observed_is_no_leak():
    session = Session.open("first-steps", keep=False)
    watcher = Watcher(session, "desk")
    before = len(watcher.secrets)
    for _taken in perform(session, walkthrough("first-steps", "best-practice")):
        pass
    assert watcher.look() == []
    assert len(watcher.secrets) < before


async def test_the_letters_of_the_new_panes_open_them():
    async with at_work(FakePlay(), (80, 24)) as pilot:
        for key, tab in (("t", "due"), ("m", "map"), ("c", "board")):
            await press(pilot, key)
            assert getattr(pilot.app.screen, "tab", "") == tab
            assert getattr(pilot.app.focused, "id", "") == tab
