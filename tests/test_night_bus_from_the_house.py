"""The head of the house is at the ward for two days: what happens in the house reaches her from whoever is there, by telephone, or not."""

from functools import cache

from scenarios.language.library import load_pack, load_scenario
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model import events as e
from zholda.session import Session

SETS_OUT = 33000
PAPER = "injects.consent_paper_at_the_department"
NO_DRIVER = {"verb": "decline_order", "contact": "suspects_lawyer", "order": "transfer"}


@cache
def at_the_ward() -> Exercise:
    """Three days of the house, whose head drives to the ward on Monday and stays there."""
    plan = Plan(load_scenario("night-bus"), load_pack("kz"))
    exercise = Exercise.open(plan.scenario, plan.pack, seed=1, roster={"shelter": "trainee"}, plan=plan)
    exercise.advance(27000)  # ten to one: the lawyer has just rung about the girl
    exercise.submit(e.Commanded("shelter", "act", NO_DRIVER, 0))
    exercise.advance(SETS_OUT)
    exercise.submit(e.Commanded("shelter", "act", {"verb": "go", "to": "hospital"}, 0))
    exercise.advance(exercise.length)
    return exercise


def story() -> dict[str, tuple[int, e.Observed]]:
    """The lines of the story that reached her since she set out, by their texts, and when."""
    lines = [(one.at, one.event) for one in at_the_ward().journal if one.at > SETS_OUT and isinstance(one.event, e.Observed)]
    hers = [(at, line) for at, line in lines if line.seat == "shelter" and line.wording.split(".")[0] in ("injects", "storylines")]
    return {line.wording: (at, line) for at, line in hers}


def test_nothing_of_the_story_is_seen_heard_or_said_to_her_at_a_distance_of_forty_kilometres() -> None:
    where_she_is = "storylines.she_goes_without_a_word.gone"  # the doctor stands beside her, and rings nobody
    assert {wording: line.channel for wording, (_at, line) in story().items() if line.channel != "phone"} == {where_she_is: "told"}
    assert story()[where_she_is][1].source == "raushan"


def test_what_is_seen_in_the_house_she_learns_in_the_same_second_from_a_colleague_who_is_in_it() -> None:
    at, coat = story()["injects.to_the_aunt"]
    assert (at, coat.source, coat.about) == (54900, "marzhan", ("madina",))
    assert story()["injects.bag_by_the_gate"][1].source == "aigerim"


def test_she_is_asked_what_to_do_about_it_where_she_is() -> None:
    opened = [one.event.occurrence for one in at_the_ward().journal if isinstance(one.event, e.DecisionOpened)]
    assert "which_door" in {occurrence.partition("[")[0].partition("#")[0] for occurrence in opened}


def test_a_paper_for_the_desk_is_read_by_telephone_to_whoever_is_on_the_road() -> None:
    """Found in play: a printed page reached the investigator in the car, two hours from the desk on which it lay."""
    for acts, channel, sources in (
        ((), "document", {"escort_lawyer", ""}),
        (({"verb": "go", "to": "hospital"},), "phone", {"ruslan", "zhibek"}),
    ):
        with Session.open("night-bus", seat="investigator", others="correct", seed=1, keep=False) as play:
            play.advance(24000)
            for act in acts:
                play.submit("act", act)
            play.advance(26400)
            lines = [line for line in play.view().lines if line.wording == PAPER]
            assert [line.channel for line in lines] == [channel]
            assert {line.source for line in lines} <= sources
