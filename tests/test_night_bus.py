"""The night bus, first morning: what was expected of each walkthrough by hand holds, in every mode, country and luck."""

from collections import Counter
from functools import cache

import pytest

from scenarios.language.library import countries, load_pack, load_scenario, load_walkthrough, walkthroughs
from scoring.assess import assess
from scoring.model import Assessment
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model.events import ActRefused, Commanded, Entry, ServiceGranted
from zholda.session import Session
from zholda.session.material import standards
from zholda.walkthrough import perform

CASE = "night-bus"
STEPS = "UMSP"
laws = cache(standards)
written = cache(load_walkthrough)


@cache
def plan(country: str) -> Plan:
    return Plan(load_scenario(f"{CASE}/first_morning"), load_pack(country))


def played(name: str, seed: int, mode: str = "training", country: str = "kz") -> list[Entry]:
    """The journal of a walkthrough."""
    walkthrough = written(CASE, name)
    made = plan(country)
    exercise = Exercise.open(made.scenario, made.pack, seed=seed, mode=mode, roster={walkthrough.seat: "walkthrough"}, plan=made)  # type: ignore[arg-type]
    for _ in perform(Session(exercise, walkthrough.seat), walkthrough):
        pass
    return exercise.journal


def assessed(journal: list[Entry], country: str = "kz") -> Assessment:
    return assess(journal, plan(country).scenario, plan(country).law, laws())


def ratings(journal: list[Entry], country: str = "kz") -> dict[str, str]:
    """By objective; the first morning has one seat."""
    return {o.id: o.rating or "null" for o in assessed(journal, country).objectives}


def expected(name: str) -> dict[str, str]:
    return {objective: seats["post"] for objective, seats in written(CASE, name).expects.items()}


MORNING = [name for name in walkthroughs(CASE) if written(CASE, name).cut == "first_morning"]
BARE = [name for name in MORNING if not any(step.choose for step in written(CASE, name).steps)]
IN_BOTH_MODES = [*((name, "training") for name in MORNING), *((name, "assessment") for name in BARE)]


def test_whatever_is_chosen_at_a_prompt_has_a_twin_of_bare_acts() -> None:
    assert all(name in BARE or f"{name}-acts" in BARE for name in MORNING)


@pytest.mark.parametrize(("name", "mode"), IN_BOTH_MODES)
def test_a_walkthrough_is_rated_as_was_written_by_hand(name: str, mode: str) -> None:
    for seed in (1, 2, 3):
        assert ratings(played(name, seed, mode)) == expected(name)


@pytest.mark.parametrize("country", countries())
def test_the_same_case_runs_under_every_pack_without_an_edit(country: str) -> None:
    for name in ("best-practice-acts", "do-nothing"):
        assert ratings(played(name, 4, "assessment", country), country) == expected(name)


def test_other_law_gives_other_citations() -> None:
    def as_law(country: str) -> set[str]:
        results = assessed(played("typical-errors", 1, country=country), country).results
        return {source.title for r in results if r.layer == "law" for source in r.sources}

    cited = [as_law("kz"), as_law("velmara")]
    assert cited[0] - cited[1]
    assert cited[1] - cited[0]


@pytest.mark.slow
def test_best_practice_is_p_in_every_objective_in_at_least_95_of_200_seeds_and_never_under_s() -> None:
    seeds, wholly = 200, 0
    for seed in range(1, seeds + 1):
        rated = set(ratings(played("best-practice-acts", seed, "assessment")).values())
        assert rated <= {"P", "S"}, seed
        wholly += rated == {"P"}
    assert wholly >= 0.95 * seeds


LATER = ("receiver_not_here", "voice_not_on_line", "in_another_talk", "busy", "colleague_busy", "no_answer")


def again(commands: list[tuple[int, Commanded]], seed: int) -> list[Entry]:
    """The same acts in the same order under another luck, none before its minute; where luck makes one wait, it is done when it can be."""
    made = plan("kz")
    exercise = Exercise.open(made.scenario, made.pack, seed=seed, mode="assessment", roster={"post": "walkthrough"}, plan=made)
    for at, command in commands:
        exercise.advance(at)
        for _ in range(60):
            before = len(exercise.journal)
            exercise.submit(command)
            refused = [entry.event.reason for entry in exercise.journal[before:] if isinstance(entry.event, ActRefused)]
            if exercise.over or not refused or refused[0].removeprefix("engine.refused.") not in LATER:
                break
            exercise.advance(exercise.now + 60)
    exercise.advance(exercise.length)
    return exercise.journal


def test_the_same_acts_give_the_same_ratings_whatever_the_luck() -> None:
    """Never two steps apart, and under 5 % by one."""
    journal = played("best-practice-acts", 1, "assessment")
    at_home, apart = ratings(journal), Counter[int]()
    commands = [(entry.at, entry.event) for entry in journal if isinstance(entry.event, Commanded)]
    fates = set()
    for seed in range(2, 102):
        other = again(commands, seed)
        fates.add(tuple(entry.at for entry in other if isinstance(entry.event, ServiceGranted)))
        for objective, rating in ratings(other).items():
            apart[abs(STEPS.index(rating) - STEPS.index(at_home[objective]))] += 1
    assert len(fates) > 10, "luck must show, or the same ratings prove nothing"
    assert set(apart) <= {0, 1}, apart
    assert apart[1] < 0.05 * apart.total()


def test_the_robot_is_never_above_m_where_it_intrudes() -> None:
    for seed in range(1, 9):
        rated = ratings(played("robot", seed))
        assert STEPS.index(rated["P2"]) <= STEPS.index("M")
        assert STEPS.index(rated["P3"]) <= STEPS.index("M")


def test_doing_nothing_is_u_wherever_it_is_rated_and_leaving_people_alone_is_not_rated() -> None:
    for seed in range(1, 9):
        assert ratings(played("do-nothing", seed)) == {"P1": "U", "P2": "U", "P3": "null", "P4": "U"}


def test_every_result_but_not_applicable_cites_entries_and_every_citation_is_there() -> None:
    for name in MORNING:
        journal = played(name, 1)
        for result in assessed(journal).results:
            assert all(1 <= n <= len(journal) for n in result.entries)
            assert result.entries or result.result == "not_applicable", result


@pytest.mark.parametrize("service", ["labour_inspection", "regional_transport"])
def test_who_is_asked_by_monday_four_for_tuesdays_dawn_comes_on_tuesday_at_dawn(service):
    play = Session.open("night-bus", seat="investigator", keep=False, seed=1)
    play.advance(9 * 3600)
    play.submit("act", {"verb": "request", "service": service})
    play.advance(play.now + 300)
    [asked] = play.view().tickets.values()
    assert play.time(asked.due) in ("Tue 06:00", "Tue 06:10"), play.time(asked.due)
