"""What the law here says of each act: the same acts under another pack break other rules, with other articles, and no rating moves."""

from scenarios.language.library import load_pack, load_scenario, load_walkthrough
from scoring.lawfulness import to_plain, unlawful
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model.events import ActEnded, Commanded
from zholda.session import Session
from zholda.walkthrough import perform


def acted(country: str, *acts: dict[str, object]) -> tuple[Exercise, Plan]:
    plan = Plan(load_scenario("night-bus/first_morning"), load_pack(country))
    exercise = Exercise.open(plan.scenario, plan.pack, seed=1, plan=plan)
    exercise.advance(30 * 60)
    for args in acts:
        exercise.submit(Commanded("post", "act", args, 0))
        exercise.advance(exercise.now + 300)
    return exercise, plan


LOCKED: dict[str, object] = {"verb": "separate", "people": ["oygul"], "from": "grey_coat", "to": "office", "locked": True}


def test_a_locked_door_breaks_the_rule_of_each_country_by_its_own_article() -> None:
    articles = []
    for country in ("kz", "velmara"):
        exercise, plan = acted(country, LOCKED)
        [one] = unlawful(exercise.journal, plan.scenario, plan.law)
        assert (one.verb, one.people) == ("separate", ("oygul",))
        assert isinstance(exercise.journal[one.entry - 1].event, ActEnded)
        articles.append(one.article)
    assert articles[0] != articles[1]


def test_an_open_door_breaks_nothing() -> None:
    exercise, plan = acted("kz", {**LOCKED, "locked": False})
    assert unlawful(exercise.journal, plan.scenario, plan.law) == ()


def test_a_false_minute_is_named_with_its_article() -> None:
    exercise, plan = acted("kz", {"verb": "tell_held", "people": ["grey_coat"], "minute": "10:00"})
    assert "false_minute" in [one["rule"] for one in to_plain(unlawful(exercise.journal, plan.scenario, plan.law))]


def test_the_best_practice_breaks_no_rule_at_home_and_one_where_only_detectives_search() -> None:
    found = []
    for country in ("kz", "velmara"):
        plan = Plan(load_scenario("night-bus/first_morning"), load_pack(country))
        exercise = Exercise.open(plan.scenario, plan.pack, seed=1, mode="assessment", plan=plan)
        for _ in perform(Session(exercise, "post"), load_walkthrough("night-bus", "best-practice-acts")):
            pass
        found.append([(one.verb, one.rule) for one in unlawful(exercise.journal, plan.scenario, plan.law)])
    assert found == [[], [("search_person", "searched_by_no_detective")]]
