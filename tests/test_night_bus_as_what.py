"""As what it is charged (2.13, R1): one aggravator left out is asked about; righted in time it is done, and whoever had it is not asked."""

import pytest

from scoring.assess import assess
from sim.exercise import Exercise
from sim.model import events as e
from tests.test_night_bus_full import laws, plan, played
from tests.test_night_bus_reached import given, second

LINE = "one_line_too_few"
REGISTERED = ("Mon 13:20", "open_case", {"offence": "trafficking", "ground": "own_report"})
OF_A_MINOR = {"offence": "trafficking_of_minor", "ground": "own_report"}


def desk(*acts: tuple[str, str, dict[str, str]]) -> list[e.Entry]:
    """Monday at the prosecutor's desk, where nobody else sits."""
    exercise = Exercise.open(plan().scenario, plan().pack, seed=1, roster={"prosecutor": "trainee"}, plan=plan())
    for when, verb, args in acts:
        exercise.advance(second(when))
        exercise.submit(e.Commanded("prosecutor", "act", {"verb": verb, **args}, 0))
    exercise.advance(second("Mon 21:00"))
    return exercise.journal


def judged(journal: list[e.Entry]) -> list[str]:
    results = assess(journal, plan().scenario, plan().law, laws()).results
    return [one.result for one in results if one.criterion == f"inject.{LINE}"]


@pytest.mark.parametrize(("afterwards", "result"), [([], "breached"), ([("Mon 17:00", "open_case", OF_A_MINOR)], "met")])
def test_a_child_among_eight_lines_under_one_article_is_asked_about(afterwards: list[tuple[str, str, dict[str, str]]], result: str) -> None:
    journal = desk(REGISTERED, *afterwards)
    assert LINE in given(journal)
    assert judged(journal) == [result]


def test_whoever_had_registered_it_is_not_asked() -> None:
    assert LINE not in given(desk(REGISTERED, ("Mon 14:20", "open_case", OF_A_MINOR)))
    assert LINE not in given(played("full-best-practice"))
