"""What one can see or hear of an answer, where one line of the engine said it for all: at the well, at a door, on the telephone."""

from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from tests.test_night_bus_clauses import Acts, alone
from tests.test_night_bus_full import BEST, plan, played
from tests.test_night_bus_reached import second
from zholda.session import Session

AT_THE_WELL: Acts = [
    ("Tue 05:05", "request", {"service": "mediator", "people": "at_the_well"}),
    ("Tue 05:40", "carry_out_operation", {"to": "camp"}),
]


@pytest.mark.parametrize(
    ("person", "answers"),
    [("mavluda", ["not_for_me"]), ("serik", ["looked_after"]), ("bekzod", ["ask_the_keys"]), ("jasur", [])],
)
def test_at_the_well_who_is_held_or_has_a_sick_child_does_not_answer_like_who_may_go(person: str, answers: list[str]) -> None:
    """Played: four safety checks ended in the same sentence. Nobody has earned their trust, and nothing is told that trust has to earn."""
    voice = {} if person == "serik" else {"voice": "nasiba"}
    check: Acts = [
        ("Tue 08:00", "call_alone", {"person": person, "where": "trailer_one"}),
        ("Tue 08:10", "safety_check", {"person": person, "where": "trailer_one", **voice}),
    ]
    journal = alone("investigator", [*AT_THE_WELL, *check], "Tue 08:30").journal
    told = [one.event for one in journal if isinstance(one.event, e.Recounted) and one.event.person == person]
    assert [event.memory for event in told] == answers
    for event in told:
        memory = plan().scenario.people[person].memories[event.memory]
        assert not memory.claims
        assert not memory.supports
    said = [one.event.wording for one in journal if isinstance(one.event, e.Observed) and one.event.source == person]
    assert ("engine.safety_no_danger_said" in said) == (not answers)


@pytest.mark.parametrize("name", BEST)
def test_nobody_is_described_before_it_is_said_that_somebody_unseen_has_come(name: str) -> None:
    """Behind a closed door a colleague knocked and told of the inspector, and the next line knew only that somebody had come."""
    named: dict[str, set[str]] = {}
    came: set[str] = set()
    now = -1
    for entry in played(name):
        event = entry.event
        if entry.at != now:
            named, came, now = {}, set(), entry.at
        if isinstance(event, e.Moved):
            came.add(event.who)
        if isinstance(event, e.Observed):
            if event.wording == "engine.outside_the_door":
                assert not named.get(event.seat, set()) & came, (now, event.seat)
            named.setdefault(event.seat, set()).update((event.source, *event.about) if event.channel != "scene" else ())


def rung(*calls: str) -> Exercise:
    """Post and house; seat 14 signs herself out with a number, and the house rings her at these times."""
    exercise = Exercise.open(plan().scenario, plan().pack, seed=1, roster={"post": "trainee", "shelter": "trainee"}, plan=plan())
    services = ["doctor", "wage_claim"]
    acts: list[tuple[str, str, dict[str, Any]]] = [
        ("Mon 05:59", "post", {"verb": "notify", "body": "ambulance", "people": ["zulfiya"]}),
        ("Mon 06:02", "post", {"verb": "offer_help", "people": ["zulfiya"], "services": services, "voice": "odil"}),
        *((when, "shelter", {"verb": "follow_up", "person": "zulfiya"}) for when in calls),
    ]
    for when, seat, args in acts:
        exercise.advance(second(when))
        exercise.submit(e.Commanded(seat, "act", args, 0))
    exercise.advance(second("Thu 05:20"))
    return exercise


CALLS = ("storylines.her_voice_on_the_line.", "storylines.whom_he_likes.")


def in_her_words(exercise: Exercise) -> list[str]:
    """What she says on these calls, and by which channel it comes."""
    lines = [one.event for one in exercise.journal if isinstance(one.event, e.Observed) and one.event.wording.startswith(CALLS)]
    assert {(line.seat, line.channel, line.source) for line in lines} <= {("shelter", "phone", "zulfiya")}
    return [line.wording.removeprefix("storylines.") for line in lines]


@pytest.mark.parametrize(
    ("calls", "heard"),
    [
        ((), []),
        (("Tue 18:00",), ["her_voice_on_the_line.she_was_rung", "her_voice_on_the_line.what_to_write"]),
        (("Wed 16:30",), ["whom_he_likes.the_teacher", "whom_he_likes.nobody_else"]),
        (("Wed 16:30", "Thu 04:40"), ["whom_he_likes.the_teacher", "whom_he_likes.nobody_else"]),
    ],
    ids=["nobody rings", "before she asks", "after she asked", "twice"],
)
def test_whoever_is_rung_on_the_number_under_the_bandage_says_more_than_that_she_is_well(calls: tuple[str, ...], heard: list[str]) -> None:
    assert in_her_words(rung(*calls)) == heard


@pytest.mark.parametrize("seed", [1, 2])
def test_who_travels_on_another_mans_paper_is_heard_and_let_go_by_correct_colleagues(seed: int) -> None:
    """Played: seat 27 sat in the canteen to the end, and nobody came for him."""
    with Session.open("night-bus", seat="prosecutor", others="correct", seed=seed, keep=False) as session:
        session.advance(second("Mon 09:00"))
        done = [one.event for one in session._exercise.journal if isinstance(one.event, e.ActEnded) and one.event.people == ("dilshod",)]
        assert [act.named for act in done][-4:] == ["safety_check", "explain.asylum", "close_check", "let_go"]
        assert session._exercise.world_snapshot()["facts"].get("at.dilshod", "") != "post_km42"
