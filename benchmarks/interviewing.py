"""Does feedback after interviews lead simulated trainees to better questions, and do those bring more of what a person has to tell?

    python benchmarks/interviewing.py                 40 simulated trainees in each arm, some seconds
    python benchmarks/interviewing.py --trainees 10   a look

Every trainee holds one interview with each of several persons of the night bus, through the engine. With feedback, a trainee puts the kinds
of question that it flagged half as often from then on, and lets the person tell it instead; without it, nothing changes. All trainees begin
with the same habits, and the numbers of both are ours. This shows the direction of a published effect in our simulator: that it rewards
better questions. It does not prove that people learn; for that see the studies named in scoring/interviews.py.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scoring.interviews import NOT_RECOMMENDED, RECOMMENDED, Interview, feedback
from scoring.interviews import interviews as held_in
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model.events import Commanded
from zholda.session.material import load, load_country

PERSONS = ("oygul", "zulfiya", "mavluda", "nargiza", "rustam", "bekzod", "feruza", "dilshod")
SEAT, PLACE, ROOM = "investigator", "station", "talk_room"
TOPICS = ("journey", "work", "home", "papers", "offer", "people", "what_she_wants")  # asked in this order, each twice
HABITS = {"free_recall": 1, "open": 2, "probing": 1, "closed": 4, "option_posing": 3, "leading": 4, "blaming": 1}  # of 16; fictional
SETTLED = 55  # trust of somebody who has slept, eaten and been told their rights: what differs is the question
LONGEST = 900  # seconds that one act takes at most
NEVER = 30 * 86400  # past the end
NIGHT = {"begins": 79200, "ends": 21600}
HONEST = (
    "This shows that the simulator rewards better questions, which is the direction of the published effect. "
    "It does not prove that people learn."
)


@dataclass(frozen=True)
class Held:
    """What one interview came to."""

    recommended: int
    questions: int
    told: int
    contaminated: int


@cache
def room(person: str) -> Plan:
    """The night bus with nothing going on but this person, rested, alone with an investigator who speaks their language."""
    scenario = load("night-bus")
    authored = scenario.people[person]
    settled = replace(
        authored, place=PLACE, room=ROOM, aboard="", levels={}, trust={**authored.trust, "police": SETTLED}, coached=[], until=-1
    )
    others = {who: replace(p, place="", room="", aboard="") for who, p in scenario.people.items()}
    still = {
        line: {name: replace(beat, at=NEVER, when="", happens=[]) for name, beat in beats.items()}
        for line, beats in scenario.storylines.items()
    }
    silent = {name: replace(inject, at=NEVER, when="", happens=[], expects=None) for name, inject in scenario.injects.items()}
    seat = replace(scenario.seats[SEAT], joins="", room=ROOM, speaks={**scenario.seats[SEAT].speaks, **authored.speaks})
    quiet = replace(
        scenario, people={**others, person: settled}, seats={**scenario.seats, SEAT: seat}, storylines=still, injects=silent, decisions={},
        length=43200, start=scenario.start[:11] + "10:00",
    )  # fmt: skip
    return Plan(quiet, load_country(scenario.country))


def hold(person: str, questions: Sequence[tuple[str, str]], seed: int) -> Interview:
    """One interview with these questions (topic, kind), played to its end."""
    plan = room(person)
    exercise = Exercise.open(plan.scenario, plan.pack, seed=seed, plan=plan, roster={SEAT: "trainee"})
    acts = [{"verb": "interview", "status": "injured", "warned": True, "recorded": True, "where": ROOM}]
    acts += [{"verb": "interview", "step": "ask", "topic": topic, "question": kind} for topic, kind in questions]
    for act in (*acts, {"verb": "interview", "step": "close", "read_back": True}):
        exercise.submit(Commanded(SEAT, "act", {"person": person, **act}, 0))
        exercise.advance(exercise.now + LONGEST)
    (found,) = held_in(exercise.journal, plan.scenario, NIGHT)
    return found


def learned(habits: dict[str, int], interview: Interview) -> dict[str, int]:
    """Habits after feedback: what it flagged comes half as often, and what was spared goes to letting the person tell it."""
    flagged = [name.partition(".")[2] for name, _ in feedback(interview, over=False)]
    after = dict(habits)
    for kind in NOT_RECOMMENDED:
        if kind in flagged:
            spared = after[kind] - after[kind] // 2
            after[kind] -= spared
            after["open"] += spared
    if "first_not_free" in flagged and after["closed"] > 1:
        after["closed"], after["free_recall"] = after["closed"] - 1, after["free_recall"] + 1
    return after


def trainee(seed: int, *, told: bool) -> list[Held]:
    """One simulated trainee: an interview with each person, one after the other."""
    luck, habits, course = Random(seed), dict(HABITS), []
    for n, person in enumerate(PERSONS):
        questions = [(topic, luck.choices(list(habits), list(habits.values()))[0]) for topic in TOPICS for _ in range(2)]
        interview = hold(person, questions, 100 * seed + n)
        brought = sum(question.told for question in interview.questions)
        spoiled = sum(question.contaminated for question in interview.questions)
        course.append(Held(interview.counted(RECOMMENDED), len(interview.questions), brought - spoiled, spoiled))
        habits = learned(habits, interview) if told else habits
    return course


def courses(trainees: int, *, told: bool) -> list[Held]:
    """All trainees of one arm: what their first interviews came to together, their second ones, and so on."""
    each = [trainee(seed, told=told) for seed in range(1, trainees + 1)]
    return [
        Held(*(sum(getattr(one[n], name) for one in each) for name in ("recommended", "questions", "told", "contaminated")))
        for n in range(len(PERSONS))
    ]


def after_the_first(course: Sequence[Held]) -> Held:
    """All interviews but the first together: before it nobody had any feedback."""
    return Held(*(sum(getattr(one, name) for one in course[1:]) for name in ("recommended", "questions", "told", "contaminated")))


def row(name: str, both: Sequence[Held], interviews: int) -> str:
    """One line: with feedback and without, per interview."""
    shares = " | ".join(f"{100 * one.recommended // one.questions:3} %" for one in both)
    own = " | ".join(f"{one.told / interviews:5.2f}" for one in both)
    spoiled = " | ".join(f"{one.contaminated / interviews:5.2f}" for one in both)
    return f"{name:22} {shares:>24}   {own:>18}   {spoiled:>18}"


def main() -> int:
    """Run both arms and print them."""
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], epilog="example: python benchmarks/interviewing.py --trainees 10")
    parser.add_argument("--trainees", type=int, default=40, metavar="N", help="simulated trainees in each arm (40)")
    n = parser.parse_args().trainees
    arms = [courses(n, told=told) for told in (True, False)]
    print(f"{n} simulated trainees in each arm; per interview, with feedback | without")
    print(f"{'':22} {'recommended questions':>24}   {'told in own words':>18}   {'told, but spoiled':>18}")
    for number, (person, *both) in enumerate(zip(PERSONS, *arms, strict=True), 1):
        print(row(f"{number}. {person}", both, n))
    print(row("after the first", [after_the_first(arm) for arm in arms], n * (len(PERSONS) - 1)))
    print(HONEST)
    return 0


if __name__ == "__main__":
    sys.exit(main())
