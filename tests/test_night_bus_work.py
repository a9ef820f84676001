"""Nobody sits idle in the night bus: in every block of the three days each seat has things to do or to decide.

The blocks are those of the practice review (2.17). Counted is what reached the seat and asks for something: a line of the events list that
expects an act, as the seat perceived it, and a decision that opened. Two plays of each seat bound what a trainee meets: one does nothing
among ordinary colleagues, and best practice leaves nothing undone.
"""

from functools import cache

import pytest

from scenarios.language.library import load_scenario
from sim.model import events as e
from tests.test_night_bus_full import BEST, played, with_colleagues
from zholda.session import Session

SEATS = ("post", "investigator", "shelter", "prosecutor")
MINUTE, DAY = 60, 86_400
BEGIN = (5 * 60 + 20) * MINUTE
BLOCKS = {  # name -> from, until; as hours of Monday, Tuesday, Wednesday and Thursday
    "Mon 05-09": ((0, 5), (0, 9)),
    "Mon 09-14": ((0, 9), (0, 14)),
    "Mon 14-22": ((0, 14), (0, 22)),
    "Tue 05-12": ((0, 22), (1, 12)),  # with the night before it
    "Tue 12-22": ((1, 12), (1, 22)),
    "Wed-Thu": ((1, 22), (3, 6)),
}
WEDNESDAY = {"morning": ((2, 5), (2, 12)), "afternoon": ((2, 12), (2, 18)), "evening and night": ((2, 18), (3, 6))}
AT_LEAST = dict.fromkeys(BLOCKS, 3) | {"Wed-Thu": 4}
FEWER = {("prosecutor", "Mon 05-09"): 2}  # the practice review has the duty call at ten to seven and the notices from nine


def second(moment: tuple[int, int]) -> int:
    day, hour = moment
    return day * DAY + hour * 3600 - BEGIN


@cache
def work(seat: str, play: str) -> list[tuple[int, str]]:
    """Second and id of each thing that reached the seat and asks for something."""
    journal = with_colleagues(seat, "ordinary") if play == "nothing" else played(play, mode="training")
    scenario = load_scenario("night-bus")
    asks = {f"injects.{name}": name for name, inject in scenario.injects.items() if inject.expects}
    found: dict[str, int] = {}
    for entry in journal:
        event = entry.event
        if isinstance(event, e.Observed) and event.seat == seat and event.wording in asks:
            found.setdefault(asks[event.wording], entry.at)
        elif isinstance(event, e.DecisionOpened) and event.seat == seat:
            found.setdefault(event.occurrence, entry.at)
    return sorted((at, name) for name, at in found.items())


def within(seat: str, play: str, span: tuple[tuple[int, int], tuple[int, int]]) -> list[str]:
    return [name for at, name in work(seat, play) if second(span[0]) <= at < second(span[1])]


@pytest.mark.parametrize("play", ["nothing", *BEST])
@pytest.mark.parametrize("seat", SEATS)
def test_each_seat_has_work_in_every_block(seat: str, play: str) -> None:
    counted = {block: len(within(seat, play, span)) for block, span in BLOCKS.items()}
    wanted = {block: FEWER.get((seat, block), AT_LEAST[block]) for block in BLOCKS}
    assert not {block: n for block, n in counted.items() if n < wanted[block]}, counted


@pytest.mark.parametrize("play", ["nothing", *BEST])
@pytest.mark.parametrize("seat", SEATS)
def test_wednesday_is_a_day_for_each_seat(seat: str, play: str) -> None:
    for part, span in WEDNESDAY.items():
        assert within(seat, play, span), part


THIN = {  # hours in which players found nothing to do; what comes in them now
    ("post", (0, 12), (0, 15)): {"by_tomorrow_evening", "who_would_ask"},
    ("prosecutor", (0, 18), (0, 20)): {"until_midnight", "a_thumb"},
    ("post", (0, 15), (0, 20)): {"stamp_of_saturday", "three_days_over", "under_your_name", "whose_question"},
    ("post", (1, 11), (1, 17)): {"white_ribbons", "ribbons", "who_rang_here", "what_does_she_say"},
    ("shelter", (1, 12), (1, 17)): {"one_oclock_is_free", "in_the_picture", "hands_only", "whose_daughter"},
    ("shelter", (0, 17), (0, 18)): {"until_six", "at_six"},
    ("prosecutor", (1, 12), (1, 14)): {"before_the_count", "a_column_without_a_sum"},
    ("prosecutor", (0, 10), (0, 13)): {"ninth_line", "eleven_lines", "in_copy", "to_whom_in_copy", "as_what_was_he_heard", "half_a_page"},
}


@pytest.mark.parametrize("play", ["nothing", *BEST])
@pytest.mark.parametrize("hours", THIN, ids=lambda hours: f"{hours[0]}, day {hours[1][0] + 1} from {hours[1][1]}")
def test_hours_that_players_found_empty_ask_for_something(hours: tuple[str, tuple[int, int], tuple[int, int]], play: str) -> None:
    seat, begin, end = hours
    assert set(within(seat, play, (begin, end))) >= THIN[hours]


def test_the_house_is_never_left_alone_from_wednesday_noon_to_thursday() -> None:
    """Eight in the evening until half past four is a night, and in it somebody still needs the house twice."""
    for play in ("nothing", *BEST):
        assert len(within("shelter", play, ((2, 11), (3, 5)))) >= 5, play
        assert len(within("shelter", play, ((2, 20), (3, 4)))) >= 2, play


def test_the_prosecutor_is_rung_before_seven() -> None:
    for play in ("nothing", *BEST):
        assert "duty_call" in within("prosecutor", play, ((0, 6), (0, 7))), play


def test_what_reaches_a_seat_by_the_new_lines_is_judged() -> None:
    """Each line after the first thirty says what is expected, by when, for which objective, and what would have been better."""
    scenario = load_scenario("night-bus")
    new = {name: inject for name, inject in scenario.injects.items() if inject.number >= 80}
    assert len(new) > 30
    for name, inject in new.items():
        assert inject.expects, name
        assert inject.within > 0, name
        assert inject.objective in scenario.objectives, name
        assert inject.to in scenario.objectives[inject.objective].seats, name
        assert f"injects.{name}.better" in scenario.texts, name


def test_no_seat_is_offered_its_own_number_to_call_or_to_answer():
    for seat in SEATS:
        with Session.open("night-bus", seat=seat, keep=False, seed=1) as session:
            session.submit("act", {"verb": "prepare", "what": "languages"}, session.view().seen)  # those of the house speak
            session.advance(3600)
            contacts = load_scenario("night-bus").contacts
            offered = {one for offer in session.offers() if offer.target == "contact" for one in offer.targets}
            assert offered
            assert not {one for one in offered if contacts[one].seat == seat}
