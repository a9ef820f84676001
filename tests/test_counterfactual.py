"""What one other decision would have changed: lines part at the fork, luck is paired, chance is not told, what was computed is kept."""

from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.language.library import load_pack, load_scenario, load_walkthrough
from scoring.assess import assess
from scoring.counterfactual import turning
from scoring.counterfactual.difference import WhatIf, differ, shortened
from scoring.counterfactual.fates import fates
from scoring.counterfactual.inquiry import DONE
from scoring.counterfactual.lines import Fork, Line, play
from scoring.counterfactual.paired import covers_zero, difference
from scoring.debrief_moments import Moment
from scoring.model import Assessment
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.verbs import ACTS
from zholda import policies
from zholda.session import Session
from zholda.session.crew import company
from zholda.session.material import standards
from zholda.walkthrough import perform

CASE_ID, RELAY = "tests/cases/quiet_road", "tests/cases/relay"


@cache
def plan() -> Plan:
    return Plan(load_scenario(CASE_ID), load_pack("kz"))


@cache
def journal(name: str = "best-practice") -> list[e.Entry]:
    walkthrough = load_walkthrough(CASE_ID, name)
    made = plan()
    exercise = Exercise.open(made.scenario, made.pack, seed=5, roster={walkthrough.seat: "walkthrough"}, plan=made)
    for _ in perform(Session(exercise, walkthrough.seat), walkthrough):
        pass
    if not exercise.over:
        exercise.finish()
    return exercise.journal


def judged(entries: list[e.Entry]) -> Assessment:
    return assess(entries, plan().scenario, plan().law, standards())


def decisions(entries: list[e.Entry]) -> list[Fork]:
    return [fork for fork in turning.forks(entries, judged(entries)) if fork.occurrence]


# --- lines --------------------------------------------------------------------------------------------------------------------


def test_the_option_that_was_taken_under_the_same_luck_gives_what_was_played():
    entries = journal()
    assert decisions(entries)
    for fork in decisions(entries):
        if fork.taken:
            line = play(plan(), entries, fork, Line(fork.taken, 0))
            assert fates(line, plan().scenario) == fates(entries, plan().scenario), fork


@cache
def with_colleagues() -> Session:
    """A post played by lot for a day, with machine colleagues in the other seats."""
    played = Session.open("night-bus/first_day", seat="post", others="correct", seed=5, keep=False)
    for _ in policies.perform(played, "random"):
        pass
    return played


def forks_of(played: Session) -> list[Fork]:
    made = played._exercise.plan
    return turning.forks(played._exercise.journal, assess(played._exercise.journal, made.scenario, made.law, standards()))


def test_with_machine_colleagues_the_line_that_was_played_is_what_was_played_entry_for_entry():
    played = with_colleagues()
    taken = [fork for fork in forks_of(played) if fork.taken]
    assert taken
    entries = played._exercise.journal
    for fork in taken:
        assert play(played._exercise.plan, entries, fork, Line(fork.taken, 0), company) == entries, fork


def test_what_a_colleague_decided_is_no_question_to_those_who_played():
    played = with_colleagues()
    assert {entry.event.seat for entry in played._exercise.journal if isinstance(entry.event, e.DecisionOpened)} > {"post"}
    assert {fork.seat for fork in forks_of(played)} == {"post"}


def test_a_colleague_is_asked_again_in_the_other_line_and_answers_only_what_came_to_them():
    with Session.open(RELAY, seat="post", others="correct", seed=7, keep=False) as played:
        told = played.submit("act", {"verb": "share", "contact": "shelter_line", "items": ["number_of_people"], "basis": "duty"})
        assert told.accepted
        played.advance(played.length)
        entries, made = played._exercise.journal, played._exercise.plan
    command = next(entry for entry in entries if isinstance(entry.event, e.Commanded))

    def answers(journal: list[e.Entry]) -> list[str]:
        given = [one.event for one in journal if isinstance(one.event, e.Commanded)]
        return [str(command.args.get("verb", "")) for command in given if command.seat == "shelter"]

    other = play(made, entries, Fork(command.n, command.at, "post", without=command.n), Line("", 0), company)
    assert "share" in answers(entries)
    assert "share" not in answers(other)


def test_lines_are_the_same_up_to_the_fork_and_the_other_option_stands_after_it():
    entries = journal()
    for fork in decisions(entries):
        for option in plan().scenario.decisions[fork.occurrence.split("[")[0]].options:
            line = play(plan(), entries, fork, Line(option, 3))
            assert line[: fork.n - 1] == entries[: fork.n - 1]
            closed = [x.event for x in line if isinstance(x.event, e.DecisionClosed) and x.event.occurrence == fork.occurrence]
            assert [one.option for one in closed] == [option]
            assert isinstance(line[-1].event, e.Closed)


def test_an_act_left_out_is_not_in_the_line():
    entries = journal()
    act, given = next((x, x.event) for x in entries if isinstance(x.event, e.Commanded) and x.event.what == "act")
    without = Fork(act.n, act.at, given.seat, without=act.n)
    assert len([x for x in play(plan(), entries, without, Line("", 0)) if isinstance(x.event, e.Commanded)]) < len(
        [x for x in entries if isinstance(x.event, e.Commanded)]
    )
    assert fates(play(plan(), entries, without, Line(DONE, 0)), plan().scenario) == fates(entries, plan().scenario)


def test_a_line_by_the_checklist_comes_to_an_end():
    entries = journal()
    fork = decisions(entries)[0]
    line = play(plan(), entries, fork, Line(fork.taken, 1, "checklist"))
    assert isinstance(line[-1].event, e.Closed)
    assert line[-1].at == entries[-1].at


def test_what_happened_to_several_at_once_is_told_as_one():
    freed = [Moment(600, "debrief.freed", (("people", who),)) for who in ("mira", "pavel")]
    other = Moment(600, "debrief.noted", (("text", "x"),))
    found = shortened(WhatIf((*freed, other), (), ()), 2)
    assert found.here == (Moment(600, "debrief.freed", (("people", "mira pavel"),)), other)


def test_that_people_went_on_is_told_and_where_they_walked_about_is_not():
    def line(*events: e.Event) -> list[e.Entry]:
        return [e.Entry(n, 600, 0, event) for n, event in enumerate(events, 2)]

    stayed = line(e.Moved("madina", "post", "hall", "", ""))
    went = line(e.Moved("madina", "post", "office", "", ""), e.Moved("madina", "", "", "bus", ""), e.Moved("oygul", "", "", "bus", ""))
    found = shortened(differ(stayed, went, 0, {}), 4)
    later = [x._replace(at=9000) for x in went]
    (both,) = shortened(differ(went, later, 0, {}), 4).shifted
    assert dict(both.moment.args)["people"] == "madina oygul"
    assert not found.here
    assert [(moment.wording, dict(moment.args)["people"]) for moment in found.there] == [("debrief.gone", "madina oygul")]


def test_a_difference_tells_what_is_in_one_journal_only_and_nothing_of_equal_ones():
    entries = journal()
    same = differ(entries, entries, 0, {})
    assert (same.here, same.there, same.shifted) == ((), (), ())
    shorter = [x for x in entries if not isinstance(x.event, e.SeenAlone)]
    assert {moment.wording for moment in differ(entries, shorter, 0, {}).here} == {"debrief.alone"}
    assert not differ(entries, shorter, entries[-1].at + 1, {}).here


# --- pairs --------------------------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(-50, 50), min_size=2, max_size=10))
def test_the_interval_without_a_square_root_is_the_interval(differences):
    points = {1: 12706, 2: 4303, 3: 3182, 4: 2776, 5: 2571, 6: 2447, 7: 2365, 8: 2306, 9: 2262}  # thousandths, from a table
    n = len(differences)
    mean = Fraction(sum(differences), n)
    variance = sum((d - mean) ** 2 for d in differences) / (n - 1)
    t = Fraction(points[n - 1], 1000)
    if abs(mean**2 * n - t**2 * variance) * 500 > t**2 * variance:  # the table's last digit does not decide
        assert covers_zero(differences) == (mean**2 * n <= t**2 * variance or not any(differences))


def test_the_same_difference_each_time_is_no_chance_and_none_at_all_is():
    assert not covers_zero([1, 1, 1])
    assert covers_zero([0, 0, 0])
    assert difference([1, 2, 3]).total == 6
    with pytest.raises(ValueError, match="at least two pairs"):
        difference([1])


# --- what is on offer in a line ----------------------------------------------------------------------------------------------


def test_one_verb_is_on_offer_as_all_are():
    exercise = Exercise.open(plan().scenario, plan().pack, seed=5, plan=plan())
    seat = plan().scenario.playable()[0]
    for entry in journal():
        if isinstance(entry.event, e.Commanded):
            exercise.advance(entry.at)
            exercise.submit(entry.event)
            whole = {offer.verb: offer.targets for offer in exercise.offers(seat)}
            assert whole
            assert {verb: found for verb in ACTS if (found := exercise.offered(seat, verb)) is not None} == whole
