"""Lines of the night bus that were untrue, unanswered or in nobody's hands where somebody played: each is so, and has its answer."""

from typing import Any

import pytest

from scenarios.language.library import load_scenario
from sim.behaviours.expected import Answer, expectations
from sim.exercise import Exercise
from sim.model import events as e
from sim.model import roster
from tests.test_night_bus_full import plan, played
from tests.test_night_bus_reached import second
from zholda.session import Session

CASE = "night-bus"
Acts = list[tuple[str, str, dict[str, Any]]]


def told(exercise: Exercise, seat: str) -> list[str]:
    return [line.wording for line in exercise.view(seat).lines]


def desk(acts: Acts, until: str) -> Session:
    """The prosecutor among ordinary colleagues, who does these acts."""
    others = dict.fromkeys(("post", "investigator", "shelter"), roster.colleague("ordinary"))
    session = Session.open(CASE, seed=1, keep=False, roster={"prosecutor": "trainee", **others})
    for when, verb, args in acts:
        while session.now < second(when):
            session.advance_until(second(when))
        session.submit("act", {"verb": verb, **args})
    while session.now < second(until):
        session.advance_until(second(until))
    return session


def test_who_is_asked_for_a_lawyer_says_from_when_there_is_one() -> None:
    """2.5: for a suspect by half past twelve, five hours after one asks; for those who were hurt from two on Monday."""
    case = load_scenario(CASE)
    assert "Monday at two" in case.texts["contacts.lawyers_desk.answers"]
    assert "five hours" in case.texts["services.duty_lawyer.label"]
    assert case.services["duty_lawyer"].lead == 5 * 3600
    assert "before two" in case.texts["injects.whom_first"]
    assert "services.duty_lawyer.lacking" in case.texts


def test_the_captain_comes_himself_on_tuesday_at_three_and_does_not_ring() -> None:
    """2.8, line 28, is a visit. He stands before the house next door: which of them it is he asks."""
    visit = load_scenario(CASE).injects["captain_wants_the_address"]
    assert visit.by != "phone"
    options = load_scenario(CASE).decisions["which_door"].options
    assert "handle_call" not in {step.verb for option in options.values() for step in option.do}, "nobody answers a telephone over a fence"
    moved = [x.event for x in played("full-best-practice") if isinstance(x.event, e.Moved) and x.at > second("Tue 14:00")]
    assert [event.place for event in moved if event.who == "captain"][:2] == ["", "station"]


def test_a_page_about_her_holds_whether_or_not_anybody_is_held() -> None:
    text = load_scenario(CASE).texts["injects.notices_arrive"]
    assert "stands in none of its lines" in text, "it says neither that she is held nor that she is not"
    assert "a minute" not in text


def test_a_hospital_that_was_told_to_stop_its_list_says_so_to_the_prosecutor_and_to_nobody_else() -> None:
    stop: Acts = [("Tue 09:10", "share", {"contact": "hospital", "items": ["check_in_progress"], "basis": "duty"})]
    answer = "storylines.a_list_that_stops.on_whose_word"
    with desk(stop, "Tue 11:00") as session:
        assert answer in [line.wording for line in session.view().lines]
    with desk([], "Tue 11:00") as session:
        assert answer not in [line.wording for line in session.view().lines]
    assert "ward" in load_scenario(CASE).texts["contacts.hospital.answers"]


@pytest.mark.parametrize("declined", [False, True])
def test_a_deputy_who_is_asked_to_put_it_in_writing_answers(declined: bool) -> None:
    acts: Acts = [("Mon 11:50", "decline_order", {"contact": "deputy", "order": "names"})] if declined else []
    with desk(acts, "Mon 12:30") as session:
        heard = [line.wording for line in session.view().lines]
    assert ("contacts.deputy.declined" in heard) == declined


def test_the_defence_has_a_copy_where_a_motion_lies_and_nowhere_else() -> None:
    asked = load_scenario(CASE).injects["what_else_gives_away"].when
    assert "filed_motion(custody)" in asked
    assert "case_open()" not in asked
    given = {x.event.inject for x in played("full-best-practice") if isinstance(x.event, e.InjectGiven)}
    assert "what_else_gives_away" in given


def test_whose_words_are_taken_is_asked_only_after_somebody_has_said_that_she_would_speak() -> None:
    for seed in (1, 2):
        journal = played("full-best-practice", seed)
        opened = [x.at for x in journal if isinstance(x.event, e.DecisionOpened) and x.event.occurrence == "who_is_deposed"]
        said = [
            x.at
            for x in journal
            if isinstance(x.event, e.Observed) and x.event.seat == "prosecutor" and x.event.wording == "injects.before_her_bus"
        ]
        assert all(min(said) <= at for at in opened)
    asked = load_scenario(CASE).decisions["who_is_deposed"].when
    assert "before_her_bus" in asked
    assert "present(oygul, shelter)" in asked


def test_a_canteen_says_from_when_it_is_open() -> None:
    begin, half_past_six = 5 * 3600 + 20 * 60, 6 * 3600 + 30 * 60
    assert load_scenario(CASE).places["post_km42"].rooms["canteen"].hours[0][0] == half_past_six - begin


def test_the_machine_at_the_department_names_a_suspect_when_there_is_one() -> None:
    with desk([], "Mon 20:00") as session:
        journal = session._exercise.journal
    protocols = [x.at for x in journal if isinstance(x.event, e.ActEnded) and x.event.verb == "detain"]
    named = [
        x.at for x in journal if isinstance(x.event, e.InformationShared) and x.event.seat == "investigator" and "suspect" in x.event.items
    ]
    assert protocols
    assert all(min(protocols) <= at for at in named)


def test_who_was_thanked_at_the_window_and_went_on_is_somewhere_at_the_end() -> None:
    exercise = Exercise.open(plan().scenario, plan().pack, seed=3, roster={"post": "trainee"}, plan=plan())
    exercise.advance(exercise.length)
    facts = exercise.world_snapshot()["facts"]
    for who in ("nurbek", "grandmother_at_the_window", "wedding_uncle", "wedding_aunt", "wedding_cousin", "early_for_the_bus"):
        assert facts.get(f"at.{who}") == "kostobe", who


@pytest.mark.parametrize("country", ["kz", "velmara"])
def test_a_question_that_stays_open_longer_than_help_may_take_says_how_soon_it_is_due(country: str) -> None:
    """D3: the world goes on with the papers after 25 minutes; whoever answers then has long been late, and must be able to know it."""
    made = plan(country)
    asked = made.scenario.decisions["pain_before_papers"]
    assert made.pack.limits["care"].value == 300 < asked.lapses
    assert "five minutes after one sees it" in made.scenario.texts["decisions.pain_before_papers.ask"]


def test_no_question_stays_open_when_what_it_answers_is_late_already() -> None:
    case = load_scenario(CASE)
    late = []
    for name, question in case.decisions.items():
        opened_by = case.injects.get(question.when.removeprefix("happened(").removesuffix(")"))
        if opened_by is not None and opened_by.expects and 0 < opened_by.within < question.lapses:
            late.append(name)
    assert late == []


BY_THEN = {  # who asks names an hour; until then an answer is in time, and no longer
    "for_the_duty_book": ("Mon 09:00", "At nine"),
    "numbers_for_noon": ("Mon 12:00", "at noon"),
    "until_six": ("Mon 18:00", "Until six"),
    "an_hour_at_ten": ("Tue 11:00", "At ten I am in Kostobe, for one hour"),
    "one_oclock_is_free": ("Tue 12:55", "one o'clock has come free"),
    "before_the_count": ("Tue 14:00", "At two"),
    "copy_by_four": ("Tue 16:00", "by four"),
    "what_else_gives_away": ("Wed 11:00", "at eleven"),
    "on_the_courts_page": ("Wed 22:00", "at ten tonight"),
}


@pytest.mark.parametrize("name", BY_THEN)
def test_where_a_line_names_an_hour_an_answer_is_in_time_until_then(name: str) -> None:
    case, (by, words) = load_scenario(CASE), BY_THEN[name]
    asked = case.injects[name]
    assert words in case.texts[f"injects.{name}"]
    assert asked.at + asked.within == second(by)


@pytest.mark.parametrize("country", ["kz", "velmara"])
def test_who_speaks_of_the_talks_of_the_first_evening_names_the_hours_there_are(country: str) -> None:
    """Whenever they came: half past ten, noon, or two where somebody else fetched them."""
    made = plan(country)
    assert made.pack.limits["risk_again"].value == 6 * 3600
    assert "six hours of coming" in made.scenario.texts["injects.twenty_minutes_each"]


def answered(name: str, items: list[str]) -> bool:
    """Whether a line that came by telephone is answered by what is told to whoever rings, on their call."""
    made = plan()
    rings = made.scenario.injects[name]
    (contact,) = [one for one, known in made.scenario.contacts.items() if known.person == rings.source]
    said: dict[str, str | int] = {"contact": contact, "items": " ".join(items), "denied": False, "noted": True, "call_back": False}
    act = e.ActEnded("a1", rings.to, "", "handle_call", (), tuple(said.items()), "", "", (), (), "", 180, "")
    answer = Answer(made.once(expectations)[name], made.scenario)
    return answer.take(act) and answer.whole(final=True)


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("one_corridor", ["needs"]),
        ("on_the_courts_page", ["wishes"]),
        ("doctor_rings", ["needs"]),
        ("childrens_centre", ["needs", "minor_present"]),
        ("days_in_the_book", ["account"]),
        ("what_the_shift_saw", ["held_since"]),
        ("morning_report", ["check_in_progress"]),
    ],
)
def test_who_rings_and_asks_can_be_told_it_on_the_same_call(name: str, items: list[str]) -> None:
    assert answered(name, items)
    assert not answered(name, []), "nothing was told"


def test_what_should_not_be_said_is_not_in_order_because_it_was_said_on_their_call() -> None:
    assert answered("by_agreement", ["check_in_progress"])
    assert not answered("by_agreement", ["names"])


def test_nobody_is_back_from_a_counter_who_never_came_back_to_the_house() -> None:
    """Where nobody stopped her, seat 16 went to sign for her wages on Wednesday morning."""
    journal = played("full-typical-errors")
    heard = [one.event.wording for one in journal if isinstance(one.event, e.Observed)]
    assert "injects.two_cups" in heard
    assert "storylines.once_more_at_a_counter.not_believed" not in heard


@pytest.mark.parametrize(
    ("plans", "asks", "told"), [(False, False, ""), (True, False, "before_it_is_light_alone"), (True, True, "before_it_is_light")]
)
def test_whoever_has_planned_the_morning_is_asked_before_it_is_light_whether_one_drives(plans: bool, asks: bool, told: str) -> None:
    """Found in play: a plan for twenty past six was filed, and the first thing heard after four hours of sleep came at half past seven."""
    with Session.open(CASE, seat="investigator", others="ordinary", seed=1, keep=False) as session:
        while session.now < second("Mon 20:00"):
            session.advance_until(second("Mon 20:00"))
        if plans:
            assert session.submit("form", {"form": "operation_plan", "subject": "", "fields": {"sites": "Third Well"}}).accepted
        if asks:
            session.advance(second("Mon 20:40"))
            assert session.submit("act", {"verb": "request", "service": "regional_transport"}).accepted
        while session.now < second("Tue 05:00"):
            session.advance_until(second("Tue 05:00"))
        heard = {line.wording for line in session.view().lines}
    lines = {f"storylines.{name}.the_tank_is_full" for name in ("before_it_is_light", "before_it_is_light_alone")}
    assert heard & lines == ({f"storylines.{told}.the_tank_is_full"} if told else set())
