"""One question of the search for turning points: which lines it wants, in which order, and what it says of them."""

from collections.abc import Callable

import pytest

from scenarios.language.library import load_scenario
from scoring.counterfactual import turning
from scoring.counterfactual.difference import WhatIf
from scoring.counterfactual.fates import CASE
from scoring.counterfactual.inquiry import Inquiry, Lived, options
from scoring.counterfactual.lines import Fork, Line
from scoring.counterfactual.paired import LOOKS, REPLICATIONS, Difference
from scoring.debrief_moments import Moment
from sim.model.scenario import Decision, Option

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
    assert effect.by_checklist is not None
    assert (effect.by_checklist.total, effect.by_checklist.pairs) == (20, 10)
    plain = [line for line in asked if line.continuation == "own" and not line.judged]
    own = {option: [line.replication for line in plain if line.option == option] for option in "ab"}
    assert sorted([0, *own["a"]]) == sorted(own["b"]) == list(range(REPLICATIONS))
    assert [line for line in asked if line.option == "c" and line.replication >= LOOKS[0]] == []


def test_three_pairs_are_told_at_once_and_the_checklist_speaks_when_it_has_as_many():
    def lived(line: Line) -> Lived:
        return Lived({("x", "told"): -2 if line.option == "b" else 0}, 0)

    inquiry, said = Inquiry(FORK, "bc", lived(Line("a", 0))), []
    while wanted := inquiry.wanted():
        for line in wanted:
            inquiry.take(line, lived(line))
        effects = [effect for one in inquiry.answer().alternatives for effect in one.told(False)]
        said += [(one.difference.pairs, one.by_checklist and one.by_checklist.pairs, one.doubted) for one in effects]
    assert list(dict.fromkeys(said)) == [(3, None, False), (3, 3, False), (5, 3, False), (5, 5, False), (10, 5, False), (10, 10, False)]


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
    assert effect.by_checklist is not None
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
    assert promised == [500, 500, 0, 0]  # one pair, one by the checklist, three pairs, three by the checklist


def test_what_the_first_look_wants_in_any_case_is_known_before_its_lines_are_over():
    def lived(line: Line) -> Lived:
        return Lived({("x", "told"): 9 if line.option == "b" else 1}, 0)

    inquiry = Inquiry(FORK, ["b", "c"], lived(Line("a", 0)))
    for line in inquiry.wanted():
        inquiry.take(line, lived(line))
    assert inquiry.wanted() == (Line("a", 0, "checklist"), Line("b", 0, "checklist"))
    soon = inquiry.soon()
    assert set(soon) == {Line(option, r) for option in "abc" for r in (1, 2)}
    assert {line.option for line in soon[:4]} == {"a", "b"}
    _, asked = answered(lived)
    assert set(soon) <= set(asked)


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
    scenario = replace(load_scenario("tests/cases/quiet_road"), decisions={"which": decision})
    assert options(FORK, scenario) == ("b", "c")
    assert options(NOBODY, scenario) == ("a", "b", "c")
    assert options(Fork(10, 100, "post", without=10), scenario) == ("",)


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


def test_whoever_would_have_been_held_longer_is_not_called_better_off_for_it():
    def changed(who: str, measure: str, by: int) -> turning.Effect:
        same = Difference(5, by, by, by, 5, covers_zero=False)
        return turning.Effect(who, measure, same, 100, same)

    effects = (changed("feruza", "free", -300), changed("feruza", "end", 5), changed("oygul", "end", 5))
    told = turning.Alternative("box", effects, 0).told(case=False)
    assert [(one.subject, one.measure) for one in told] == [("feruza", "free"), ("oygul", "end")]
