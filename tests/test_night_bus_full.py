"""The night bus, three days and four seats: each walkthrough is rated as was expected by hand, in any luck and mode; the case is reached.

Two hundred seeds of each walkthrough are a benchmark: `python benchmarks/luck.py`.
"""

from functools import cache

import pytest

from scenarios.language.library import load_pack, load_scenario, walkthroughs
from scoring.assess import assess
from scoring.indicators.sheets import score
from scoring.model import Assessment
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model import events as e
from tests.test_night_bus import written as walkthrough
from zholda.session import Session
from zholda.session.material import standards
from zholda.walkthrough import perform

CASE = "night-bus"
SEATS = ("post", "investigator", "shelter", "prosecutor")
STEPS = "UMSP"
WHOLE = [name for name in walkthroughs(CASE) if not walkthrough(CASE, name).cut]
BEST = [name for name in WHOLE if name.startswith("full-best-practice")]
laws = cache(standards)


@cache
def plan(country: str = "kz", cut: str = "") -> Plan:
    return Plan(load_scenario(f"{CASE}/{cut}" if cut else CASE), load_pack(country))


@cache
def played(name: str, seed: int = 1, mode: str = "assessment", country: str = "kz") -> list[e.Entry]:
    """The journal of a walkthrough, over all its seats."""
    acts = walkthrough(CASE, name)
    made = plan(country, acts.cut)
    roster = dict.fromkeys(acts.seats, "walkthrough")
    exercise = Exercise.open(made.scenario, made.pack, seed=seed, mode=mode, roster=roster, plan=made)  # type: ignore[arg-type]
    for _ in perform(Session(exercise, acts.seats[0]), acts):
        pass
    return exercise.journal


@cache
def alone(seat: str) -> list[e.Entry]:
    """The journal of three days in which one seat is taken and does nothing."""
    exercise = Exercise.open(plan().scenario, plan().pack, seed=3, roster={seat: "trainee"}, plan=plan())
    exercise.advance(exercise.length)
    return exercise.journal


@cache
def assessed(name: str, seed: int = 1, mode: str = "assessment", country: str = "kz") -> Assessment:
    made = plan(country)
    return assess(played(name, seed, mode, country), made.scenario, made.law, laws())


def ratings(name: str, seed: int = 1, mode: str = "assessment", country: str = "kz") -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for one in assessed(name, seed, mode, country).objectives:
        found.setdefault(one.id, {})[one.seat] = one.rating or "null"
    return found


def endings(journal: list[e.Entry]) -> set[str]:
    return {entry.event.ending for entry in journal if isinstance(entry.event, e.EndingHeld)}


# --- as written by hand ---------------------------------------------------------------------------------------------------


def test_the_whole_case_is_written_down_by_bare_acts_for_all_four_seats() -> None:
    for name in WHOLE:
        acts = walkthrough(CASE, name)
        assert not any(step.choose for step in acts.steps), name
        assert tuple(acts.seats) == SEATS, name
        assert {objective: set(by_seat) for objective, by_seat in acts.expects.items()} == {
            objective: set(one.seats) for objective, one in plan().scenario.objectives.items()
        }, name


@pytest.mark.parametrize("mode", ["training", "assessment"])
@pytest.mark.parametrize("name", WHOLE)
def test_a_walkthrough_is_rated_as_was_written_by_hand(name: str, mode: str) -> None:
    for seed in (1, 2, 3):
        assert ratings(name, seed, mode) == walkthrough(CASE, name).expects, seed


def test_best_practice_and_its_variants_are_p_in_every_objective_and_seat() -> None:
    assert len(BEST) == 4
    for name in BEST:
        assert {rating for by_seat in walkthrough(CASE, name).expects.values() for rating in by_seat.values()} == {"P"}, name


def test_the_variants_are_what_their_names_say() -> None:
    said = {name: [entry.event for entry in played(name)] for name in BEST}
    assert any(isinstance(event, e.InjectGiven) and event.inject == "people_are_moved" for event in said["full-best-practice-moved"])
    assert ("madina", "accompanied") in [
        (event.person, event.how) for event in said["full-best-practice-foster"] if isinstance(event, e.PersonLeft)
    ]
    heard = [event.person for event in said["full-best-practice-declines"] if isinstance(event, e.InterviewBegan)]
    assert heard == ["madina"]


def test_the_robot_is_never_above_m_where_it_intrudes() -> None:
    for seed in (1, 2, 3):
        rated = ratings("full-robot", seed)
        for objective, seat in (("P2", "post"), ("P3", "post"), ("S1", "shelter"), ("S4", "shelter")):
            assert rated[objective][seat] in "UM"


def test_doing_nothing_is_u_wherever_it_is_rated() -> None:
    for seed in (1, 2, 3):
        rated = ratings("full-do-nothing", seed)
        assert rated["P3"] == {"post": "null"}
        assert {one for by_seat in rated.values() for one in by_seat.values()} == {"U", "null"}


# --- another law ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["full-best-practice", "full-do-nothing", "full-robot"])
def test_the_same_case_runs_under_another_law_without_an_edit(name: str) -> None:
    assert ratings(name, country="velmara").keys() == ratings(name).keys()


def test_the_same_acts_end_otherwise_where_the_law_gives_other_hours() -> None:
    """Twenty-four hours of custody and not forty-eight: the motion that is in time here comes a day too late there."""
    assert "full_lawful_case" in endings(played("full-best-practice"))
    there = endings(played("full-best-practice", country="velmara"))
    assert "free_by_the_clock" in there
    assert "full_lawful_case" not in there
    rated = ratings("full-best-practice", country="velmara")
    assert rated["R3"]["prosecutor"] != "P"
    assert rated["S1"] == rated["S2"] == {"shelter": "P"}


def test_other_law_gives_other_citations() -> None:
    def as_law(country: str) -> set[str]:
        return {source.title for r in assessed("full-do-nothing", country=country).results if r.layer == "law" for source in r.sources}

    assert as_law("kz") - as_law("velmara")
    assert as_law("velmara") - as_law("kz")


# --- how it ends, and what is reached ---------------------------------------------------------------------------------------


def test_it_ends_for_the_people_as_the_acts_were() -> None:
    well = {"full_lawful_case", "left_with_a_line", "left_the_ward_with_a_line", "leak_reported"}
    assert endings(played("full-best-practice")) == well
    wrong = {"travellers_kept", "pushed_back_unheard", "girl_far_away", "left_unseen", "nobody_found"}
    assert wrong <= endings(played("full-typical-errors"))
    assert endings(played("full-do-nothing")) == {"nothing_seen"}


# --- colleagues of the machine ----------------------------------------------------------------------------------------------


def with_colleagues(seat: str, profile: str) -> list[e.Entry]:
    """The journal of three days in which machine colleagues sit everywhere but in this seat, where somebody watches."""
    roster = {one: "trainee" if one == seat else f"colleague:{profile}" for one in SEATS}
    session = Session.open(CASE, seed=1, roster=roster, keep=False)
    while not session.over:
        session.advance_until(session.length)
    return session._exercise.journal


@pytest.mark.parametrize("seat", SEATS)
def test_a_lone_trainee_has_a_living_world_for_three_days(seat: str) -> None:
    journal = with_colleagues(seat, "ordinary")
    days = [entry.at // 86_400 for entry in journal if isinstance(entry.event, e.Observed) and entry.event.seat == seat]
    assert set(days) == {0, 1, 2}
    acted = {entry.event.seat for entry in journal if isinstance(entry.event, e.ActEnded) and entry.event.seat}
    asked = {"post": set(), "investigator": {"post"}, "shelter": {"post"}, "prosecutor": {"post", "investigator"}}[seat]
    assert asked <= acted, "those on whom this seat waits have done their part"
    given = [
        entry for entry in journal if isinstance(entry.event, e.InjectGiven) and plan().scenario.injects[entry.event.inject].to == seat
    ]
    assert len(given) >= 8


def test_four_colleagues_who_do_everything_in_their_plans_come_to_a_lawful_end() -> None:
    ended = endings(with_colleagues("", "correct"))
    assert {"full_lawful_case", "left_with_a_line", "leak_reported"} <= ended
    assert not {"left_unseen", "girl_far_away", "pushed_back_unheard", "travellers_kept"} & ended


# --- the sheets that are due ------------------------------------------------------------------------------------------------


def test_best_practice_files_the_sheets_that_are_due() -> None:
    """The post about each of the eight before it sleeps, the house when the danger changes, the investigator about those of the well."""
    seats = {one.seat: one for one in score(played("full-best-practice"), plan().scenario).seats}
    about = {seat: {sheet.person for sheet in one.sheets} for seat, one in seats.items()}
    assert about["post"] == {"madina", "zulfiya", "nargiza", "oygul", "feruza", "hurshida", "lola", "shahnoza"}
    assert about["investigator"] == {"mavluda", "serik", "bekzod"}
    assert about["shelter"] == {"feruza"}
    for one in seats.values():
        assert one.counts.ticks_unfounded == one.counts.ticks_late == one.counts.people_troubled == 0
        assert one.counts.signs_seen == one.counts.signs
        assert {sheet.fits for sheet in one.sheets} <= {"fits"}, "as far as what the seat knew by then, and no further"
        assert all(sheet.own_words for sheet in one.sheets), "what is not known is said to be unknown"


def test_nobody_who_is_not_part_of_it_has_a_sheet_but_a_note() -> None:
    """Seat 27, the couple and the early bus: a note that there is no sign, or none at all."""
    filed = [entry.event for entry in played("full-best-practice") if isinstance(entry.event, e.FormFiled)]
    others = {"dilshod", "rustam", "kamila", "ravshan", "sanobar", "dilnoza", "olim", "jasur", "yerlan"}
    assert {one.form for one in filed if one.subject in others} == {"negative_screening_note"}


def test_every_result_but_not_applicable_cites_entries_and_every_citation_is_there() -> None:
    for name in WHOLE:
        for result in assessed(name).results:
            assert all(1 <= n <= len(played(name)) for n in result.entries)
            assert result.entries or result.result == "not_applicable", result


def test_the_prosecutor_hears_of_the_threat_of_the_wish_to_leave_and_of_the_wish_to_be_heard() -> None:
    met = {one.criterion for one in assessed("full-best-practice").results if one.seat == "prosecutor" and one.result == "met"}
    assert {"VC-46.before_heard", "VC-47.offered", "VC-47.filed"} <= met
