"""What one other decision would have changed: lines part at the fork, luck is paired, chance is not told, what was computed is kept."""

from collections.abc import Callable
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.language.library import load_pack, load_scenario, load_walkthrough
from scoring.assess import assess
from scoring.counterfactual import turning
from scoring.counterfactual.difference import WhatIf, differ, shortened
from scoring.counterfactual.fates import CASE, STEP, fates
from scoring.counterfactual.inquiry import DONE, Inquiry, Lived, options
from scoring.counterfactual.lines import Fork, Line, play
from scoring.counterfactual.paired import LOOKS, REPLICATIONS, Difference, covers_zero, difference
from scoring.debrief_moments import Moment
from scoring.model import Assessment
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.scenario import Decision, Option
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


# --- one question -------------------------------------------------------------------------------------------------------------

FORK = Fork(10, 100, "post", "which", "a")
NOBODY = Fork(10, 100, "post", "which", "")


def answered(lived: Callable[[Line], Lived], fork: Fork = FORK, at_fault: bool = False) -> tuple[turning.Answer, list[Line]]:
    """The answer of an inquiry whose lines come to what `lived` says, and the lines that it wanted, in their order."""
    inquiry = Inquiry(fork, [option for option in "abc" if option != fork.taken], lived(Line(fork.taken, 0)), at_fault=at_fault)
    asked: list[Line] = []
    while wanted := inquiry.wanted():
        for line in wanted:
            asked.append(line)
            inquiry.take(line, lived(line))
    answer = inquiry.answer()
    assert answer.complete
    assert answer.plays == len(asked) == len(set(asked))
    return answer, asked


def test_where_nothing_differs_three_pairs_are_played_and_the_exercise_itself_is_the_first_line_of_what_was_done():
    answer, asked = answered(lambda line: Lived({("x", "told"): 1}, 0))
    assert answer.alternatives == ()
    assert Line("a", 0) not in asked
    assert sorted(asked, key=repr) == sorted(
        [Line(option, r) for option in "abc" for r in range(LOOKS[0]) if (option, r) != ("a", 0)], key=repr
    )


def test_what_an_option_changes_is_found_with_its_spread_and_luck_is_paired():
    def lived(line: Line) -> Lived:
        return Lived({("x", "told"): line.replication % 3 + (2 if line.option == "b" else 0), (CASE, "found"): 1}, 0)

    answer, asked = answered(lived)
    (found,) = answer.alternatives
    (effect,) = found.effects
    assert (found.option, effect.subject, effect.measure, effect.both_ways) == ("b", "x", "told", True)
    assert (effect.difference.total, effect.difference.pairs, effect.difference.least, effect.difference.most) == (20, 10, 2, 2)
    assert (effect.by_checklist.total, effect.by_checklist.pairs) == (20, 10)
    plain = [line for line in asked if line.continuation == "own" and not line.judged]
    own = {option: [line.replication for line in plain if line.option == option] for option in "ab"}
    assert sorted([0, *own["a"]]) == sorted(own["b"]) == list(range(REPLICATIONS))
    assert [line for line in asked if line.option == "c" and line.replication >= LOOKS[0]] == []


def test_what_could_be_chance_is_not_told_and_not_played_to_the_end():
    def lived(line: Line) -> Lived:
        return Lived({("x", "told"): (1, -1, 1, -1, 1, -1, 1, -1, 1, -1)[line.replication] if line.option == "b" else 0}, 0)

    answer, asked = answered(lived)
    assert answer.alternatives == ()
    assert max(line.replication for line in asked if line.option == "b") == LOOKS[1] - 1


def test_what_only_what_was_later_done_shows_is_told_with_what_the_checklist_makes_of_it():
    def lived(line: Line) -> Lived:
        return Lived({("x", "told"): -2 if line.option == "b" and line.continuation == "own" else 0, (CASE, "found"): 0}, 0)

    answer, asked = answered(lived)
    (alternative,) = answer.alternatives
    (effect,) = alternative.told(False)
    assert (effect.both_ways, effect.contrary, effect.by_checklist.total, effect.by_checklist.pairs) == (False, False, 0, REPLICATIONS)
    assert sum(line.option == "b" and line.continuation == "checklist" for line in asked) == REPLICATIONS


def test_where_the_checklist_turns_it_round_that_is_told_too():
    def lived(line: Line) -> Lived:
        sign = 1 if line.continuation == "own" else -1
        return Lived({("x", "told"): -2 * sign if line.option == "b" else 0}, 0)

    (alternative,) = answered(lived)[0].alternatives
    assert alternative.told(False)[0].contrary


def test_what_the_checklist_confirms_ranks_before_what_it_does_not():
    def lived(line: Line) -> Lived:
        larger = -3 if line.continuation == "own" else 0
        return Lived({("x", "told"): {"a": 0, "b": larger, "c": -1}[line.option]}, 0)

    answer, _ = answered(lived)
    best = answer.best(False)[1]
    assert best is not None
    assert best.option == "c"
    assert {one.option for one in answer.alternatives} == {"b", "c"}


def test_the_strength_of_the_case_is_told_though_the_checklist_investigates_nothing():
    def lived(line: Line) -> Lived:
        return Lived({(CASE, "found"): -2 if line.option == "b" and line.continuation == "own" else 0}, 0)

    answer, _ = answered(lived)
    assert [alternative.option for _, alternative in turning.choose([answer]).case] == ["b"]


def test_each_option_that_is_told_is_looked_at_once_more_for_the_difference_of_the_two_journals():
    different = WhatIf((), (Moment(60, "debrief.alone", ()),), ())

    def lived(line: Line) -> Lived:
        return Lived({("x", "told"): -2 if line.option == "b" else 0}, 0, different if line.judged else None)

    answer, asked = answered(lived)
    assert [line for line in asked if line.judged] == [Line("b", 0, judged=True)]
    assert answer.alternatives[0].differs == different


def test_a_change_for_the_better_that_harms_somebody_is_not_told():
    def lived(line: Line) -> Lived:
        return Lived({("x", "told"): {"a": 1, "b": 2, "c": 0}[line.option]}, 1 if line.option == "b" else 0)

    answer, asked = answered(lived)
    better, worse = answer.alternatives
    assert (better.option, better.harms, better.told(False)) == ("b", 1, ())
    assert [line.option for line in asked if line.judged] == ["b", "c"]
    assert max(line.replication for line in asked if line.option == "b") == LOOKS[0] - 1
    assert [alternative.option for _, alternative in turning.choose([answer]).persons] == ["c"]
    assert [effect.subject for effect in worse.told(False)] == ["x"]


def test_three_days_in_a_cell_rank_as_high_as_a_need_that_was_never_met_and_are_told_with_all_their_minutes():
    def lived(line: Line) -> Lived:
        return Lived({("x", "free"): -72 * 60 if line.option == "b" else 0, ("y", "care"): -12 * 60 if line.option == "c" else 0}, 0)

    held, unmet = answered(lived)[0].alternatives
    assert [(one.measure, one.steps, one.difference.total) for one in held.effects] == [("free", -2400, -72 * 60 * REPLICATIONS)]
    assert [(one.measure, one.steps) for one in unmet.effects] == [("care", -2400)]


def test_what_the_first_line_by_the_checklist_does_not_confirm_waits():
    def lived(line: Line) -> Lived:
        larger = 3 if line.continuation == "own" else 0
        return Lived({("x", "told"): {"a": 0, "b": larger, "c": 1}[line.option]}, 0)

    inquiry = Inquiry(FORK, "bc", lived(Line("a", 0)))
    for line in inquiry.wanted():
        inquiry.take(line, lived(line))
    assert (inquiry.promise, inquiry.wanted()) == (300, (Line("a", 0, "checklist"), Line("b", 0, "checklist")))
    for line in inquiry.wanted():
        inquiry.take(line, lived(line))
    assert (inquiry.promise, inquiry.wanted()) == (100, (Line("c", 0, "checklist"),))
    _, asked = answered(lived)
    assert [line.option for line in asked if line.continuation == "checklist" and line.option == "b"][:1] == ["b"]


def test_what_was_looked_at_and_cannot_be_told_promises_nothing_more():
    def lived(line: Line) -> Lived:
        return Lived({("x", "told"): (-5, 5, -5)[line.replication] if line.option == "b" else 0}, 0)

    inquiry = Inquiry(Fork(10, 100, "post", "which", "a"), "b", lived(Line("a", 0)))
    promised = []
    while inquiry.looks == 0:
        for line in inquiry.wanted():
            inquiry.take(line, lived(line))
        inquiry.wanted()
        promised.append(inquiry.promise)
    assert promised == [500, 500, 0]


def test_what_differs_most_is_looked_at_first():
    _, asked = answered(lambda line: Lived({("x", "told"): {"a": 0, "b": 1, "c": 3}[line.option]}, 0))
    assert asked[:2] == [Line("b", 0), Line("c", 0)]
    assert {line.option for line in asked[2:12]} == {"a", "c"}


def test_steps_depend_on_what_was_lived_only_so_a_search_goes_on_where_it_was():
    def lived(line: Line) -> Lived:
        return Lived({("x", "told"): line.replication % 3 + (2 if line.option == "b" else 0)}, 0)

    whole, asked = answered(lived)
    for stopped_after in range(0, len(asked), 5):
        inquiry = Inquiry(FORK, "bc", lived(Line("a", 0)))
        for line in asked[:stopped_after]:
            inquiry.take(line, lived(line))
        again: list[Line] = []
        while wanted := inquiry.wanted():
            again += wanted
            for line in wanted:
                inquiry.take(line, lived(line))
        assert sorted(asked[:stopped_after] + again, key=repr) == sorted(asked, key=repr)
        assert inquiry.answer() == whole


def unlucky(line: Line) -> Lived:
    """Better on average than any other option, worse in the exercise itself."""
    return Lived({("x", "end"): 0 if line.replication == 0 or line.option != "a" else 3}, 0)


def test_a_good_decision_with_bad_luck_is_named():
    answer, _ = answered(unlucky)
    assert answer.luck > 0
    assert turning.choose([answer]).unlucky == answer


@pytest.mark.parametrize(
    ("lived", "fork", "at_fault"),
    [
        (lambda line: Lived({("x", "end"): 0 if line.replication == 0 or line.option == "a" else 3}, 0), FORK, False),
        (unlucky, FORK, True),
        (unlucky, NOBODY, False),
        (lambda line: Lived(unlucky(line).fates, 1 if line.option == "a" else 0), FORK, False),
    ],
    ids=["another does better", "the standards find it breached", "nobody decided", "by another option fewer would be harmed"],
)
def test_no_other_decision_is_called_good(lived: Callable[[Line], Lived], fork: Fork, at_fault: bool):
    assert answered(lived, fork, at_fault)[0].luck == 0


def test_the_options_of_a_question_are_those_not_taken():
    from dataclasses import replace

    decision = Decision("post", "true", 60, {"a": Option([]), "b": Option([]), "c": Option([])})
    scenario = replace(plan().scenario, decisions={"which": decision})
    assert options(FORK, scenario) == ("b", "c")
    assert options(NOBODY, scenario) == ("a", "b", "c")
    assert options(Fork(10, 100, "post", without=10), scenario) == ("",)


def test_every_measure_has_its_step_and_its_two_sentences():
    from zholda.wording import catalogue

    texts = catalogue()
    assert all(f"turning.{measure}.{way}" in texts for measure in STEP for way in ("better", "worse"))


def test_nothing_for_the_better_is_told_before_the_standards_were_asked():
    def lived(line: Line) -> Lived:
        return Lived({("x", "told"): {"a": 1, "b": 2, "c": 1}[line.option]}, 0)

    inquiry = Inquiry(FORK, "bc", lived(Line("a", 0)))
    while not any(line.judged for line in inquiry.wanted()):
        for line in inquiry.wanted():
            inquiry.take(line, lived(line))
    assert not inquiry.answer().size
    for line in inquiry.wanted():
        inquiry.take(line, lived(line))
    assert inquiry.answer().size


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


def test_whoever_would_have_been_held_longer_is_not_called_better_off_for_it():
    def changed(who: str, measure: str, by: int) -> turning.Effect:
        same = Difference(5, by, by, by, 5, covers_zero=False)
        return turning.Effect(who, measure, same, 100, same)

    effects = (changed("feruza", "free", -300), changed("feruza", "end", 5), changed("oygul", "end", 5))
    told = turning.Alternative("box", effects, 0).told(case=False)
    assert [(one.subject, one.measure) for one in told] == [("feruza", "free"), ("oygul", "end")]
