"""Whoever is answered in time does or says something then, and only then; nobody's answer falls into silence."""

import re
from collections.abc import Iterator

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from tests.test_night_bus_full import WHOLE, plan, played, with_colleagues
from tests.test_night_bus_reached import A_CAR_THAT_WAITS, A_MOTION_OF_ONE_SOURCE, Acts, second
from zholda.session import Session

ANSWERED = re.compile(r"answered\((\w+)\)")
SEATS = ("post", "investigator", "shelter", "prosecutor")


TO_THE_DOCTOR: Acts = [*A_CAR_THAT_WAITS, ("Tue 10:45", "investigator", "notify", {"body": "ambulance", "person": "amir"})]
READ_THE_SAME_HOUR: Acts = [*A_MOTION_OF_ONE_SOURCE, ("Mon 12:00", "prosecutor", "review", {"what": "file"})]


def asked() -> dict[str, str]:
    """Beat -> the inject whose answer it waits for."""
    lines = plan().scenario.storylines
    return {
        f"{line}.{name}": found[1] for line, beats in lines.items() for name, beat in beats.items() if (found := ANSWERED.search(beat.when))
    }


def by_acts(acts: Acts, until: str) -> list[e.Entry]:
    seats = dict.fromkeys(dict.fromkeys(seat for _, seat, _, _ in acts), "trainee")
    exercise = Exercise.open(plan().scenario, plan().pack, seed=3, roster=seats, plan=plan())
    for when, seat, verb, args in acts:
        exercise.advance(second(when))
        exercise.submit(e.Commanded(seat, "act", {"verb": verb, **args}, 0))
    exercise.advance(second(until))
    return exercise.journal


def at_the_door() -> list[e.Entry]:
    """Nobody in the house says a word about the clerk's call; on Wednesday somebody sits down with her."""
    with Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False) as play:
        play.advance(second("Wed 06:25"))
        play.submit("act", {"verb": "ask_wish", "person": "hurshida"})
        play.advance(second("Wed 08:00"))
        return play._exercise.journal


def journals() -> Iterator[list[e.Entry]]:
    yield from (played(name) for name in WHOLE)
    yield from (with_colleagues(seat, "correct") for seat in SEATS)
    yield by_acts(TO_THE_DOCTOR, "Tue 12:00")
    yield by_acts(READ_THE_SAME_HOUR, "Mon 16:00")
    yield at_the_door()


def answers(journal: list[e.Entry]) -> dict[str, int]:
    return {x.event.inject: x.at for x in journal if isinstance(x.event, e.InjectMet)}


def beats(journal: list[e.Entry]) -> dict[str, int]:
    return {x.event.beat: x.at for x in journal if isinstance(x.event, e.BeatHappened)}


def test_it_comes_after_the_answer_and_never_without_one() -> None:
    came: set[str] = set()
    for journal in journals():
        met, happened = answers(journal), beats(journal)
        for beat, inject in asked().items():
            if beat in happened:
                came.add(beat)
                assert met[inject] <= happened[beat], beat
    assert came == set(asked())


@pytest.mark.parametrize("told", [True, False])
def test_who_may_go_one_stop_goes_and_comes_back_and_who_hears_nothing_stays(told: bool) -> None:
    """Played: she was told that she was free to go, and nothing came of it."""
    with Session.open("night-bus", seat="shelter", others="correct", seed=1, keep=False) as play:
        play.advance(second("Tue 09:31"))
        if told:
            play.submit("act", {"verb": "tell_free", "people": ["shahnoza"]})
        play.advance(second("Tue 10:40"))
        assert ("shahnoza" in play.view().here()) == (not told)
        play.advance(second("Tue 11:00"))
        assert "shahnoza" in play.view().here()
        assert ("storylines.one_stop.and_back" in {line.wording for line in play.view().lines}) == told
