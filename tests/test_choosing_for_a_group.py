"""An option names a group. When it is chosen it is done to those of it who are still there; spoken of can be all of them."""

from dataclasses import replace

from sim.exercise import Exercise
from sim.model import events as e
from sim.model.scenario import Decision, Effect, Option, Scenario, Service
from sim.model.walkthrough import Do
from tests.laws.landing import BASE, goes, lines, opened, submit

SERVICES = {**BASE.services, "van": Service("transport", "shelter", lead=600), "beds": Service("place", "shelter", lead=600)}


def one_has_left(*bundle: Do, who: tuple[str, ...] = ("tolya",)) -> Scenario:
    """The landing with one question; one of the two workers, or both, are in town by then."""
    gone = [Effect("arrive", {"who": one, "place": "town"}) for one in who]
    question = Decision("post", "present(ferry, landing)", 2000, {"both": Option(list(bundle))}, "", "")
    return replace(BASE, decisions={"question": question}, services=SERVICES, storylines=lines(off=goes(650, *gone)))


def chosen(scenario: Scenario) -> Exercise:
    exercise = opened(scenario)
    submit(exercise, "choose", occurrence="question", option="both", rationale="now")
    exercise.advance(exercise.now + 1200)
    return exercise


def done_to(exercise: Exercise) -> list[tuple[str, tuple[str, ...]]]:
    return [(x.event.verb, x.event.people) for x in exercise.journal if isinstance(x.event, e.ActBegan) and x.event.seat]


def refused(exercise: Exercise) -> list[str]:
    return [x.event.reason for x in exercise.journal if isinstance(x.event, e.ActRefused)]


FOOD = Do("meet_need", {"people": "workers", "need": "food"})


def test_what_is_done_face_to_face_is_done_to_whoever_is_there() -> None:
    """One who was taken to a doctor meanwhile is no reason to give the others nothing."""
    exercise = chosen(one_has_left(FOOD))
    assert (done_to(exercise), refused(exercise)) == ([("meet_need", ("mira",))], [])


def test_a_ride_is_asked_for_whoever_would_get_in_and_a_bed_for_everybody() -> None:
    van, beds = (Do("request", {"service": one, "people": "workers"}) for one in ("van", "beds"))
    assert done_to(chosen(one_has_left(van, beds))) == [("request", ("mira",)), ("request", ("mira", "tolya"))]


def test_of_somebody_who_is_elsewhere_one_can_still_speak() -> None:
    told = Do("share", {"contact": "shelter_line", "items": ["needs"], "people": "workers"})
    assert done_to(chosen(one_has_left(told))) == [("share", ("mira", "tolya"))]


def test_where_nobody_of_the_group_is_left_it_is_refused_and_says_why() -> None:
    exercise = chosen(one_has_left(FOOD, who=("mira", "tolya")))
    assert (done_to(exercise), refused(exercise)) == ([], ["engine.refused.not_here"])
