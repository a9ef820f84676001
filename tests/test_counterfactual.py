"""What one other decision would have changed: lines part at the fork, luck is paired, chance is not told, what was computed is kept."""

import json
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.language.library import load_pack, load_scenario, load_walkthrough
from scoring.assess import assess
from scoring.counterfactual import turning
from scoring.counterfactual.difference import differ
from scoring.counterfactual.fates import CASE, STEP, Fates, fates
from scoring.counterfactual.lines import Continuation, Fork, play
from scoring.counterfactual.paired import LOOKS, REPLICATIONS, compare, covers_zero, settled
from scoring.model import Assessment
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.scenario import Decision, Option, Scenario
from zholda import policies, session
from zholda.session import Session
from zholda.session import turning as kept
from zholda.session.material import standards
from zholda.storage import export
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
            line = play(plan(), entries, fork, fork.taken, 0)
            assert fates(line, plan().scenario) == fates(entries, plan().scenario), fork


@cache
def with_colleagues() -> Session:
    """A post played by lot for a day, with machine colleagues in the other seats."""
    played = Session.open("night-bus/first_day", seat="post", others="correct", seed=3, keep=False)
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
        assert play(played._exercise.plan, entries, fork, fork.taken, 0, company=kept._company) == entries, fork


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

    other = play(made, entries, Fork(command.n, command.at, "post", without=command.n), "", 0, company=kept._company)
    assert "share" in answers(entries)
    assert "share" not in answers(other)


def test_lines_are_the_same_up_to_the_fork_and_the_other_option_stands_after_it():
    entries = journal()
    for fork in decisions(entries):
        for option in plan().scenario.decisions[fork.occurrence.split("[")[0]].options:
            line = play(plan(), entries, fork, option, 3)
            assert line[: fork.n - 1] == entries[: fork.n - 1]
            closed = [x.event for x in line if isinstance(x.event, e.DecisionClosed) and x.event.occurrence == fork.occurrence]
            assert [one.option for one in closed] == [option]
            assert isinstance(line[-1].event, e.Closed)


def test_an_act_left_out_is_not_in_the_line():
    entries = journal()
    act, given = next((x, x.event) for x in entries if isinstance(x.event, e.Commanded) and x.event.what == "act")
    without = Fork(act.n, act.at, given.seat, without=act.n)
    assert len([x for x in play(plan(), entries, without, "", 0) if isinstance(x.event, e.Commanded)]) < len(
        [x for x in entries if isinstance(x.event, e.Commanded)]
    )
    assert fates(play(plan(), entries, without, turning.DONE, 0), plan().scenario) == fates(entries, plan().scenario)


def test_a_line_by_the_checklist_comes_to_an_end():
    entries = journal()
    fork = decisions(entries)[0]
    line = play(plan(), entries, fork, fork.taken, 1, "checklist")
    assert isinstance(line[-1].event, e.Closed)
    assert line[-1].at == entries[-1].at


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
    assert not compare([1, 2, 3], [2, 3, 4]).covers_zero
    assert compare([1, 2, 3], [1, 2, 3]).covers_zero
    with pytest.raises(ValueError, match="at least two pairs"):
        compare([1], [2])


def test_a_comparison_stops_where_nothing_differs_and_goes_on_where_something_may():
    assert settled([[0, 0, 0], [0, 0, 0]])
    assert not settled([[0, 0, 0], [1, 0, 0]])
    assert settled([[1, 0, -1, 0, 0]])


# --- turning points -------------------------------------------------------------------------------------------------------------


def _scenario() -> Scenario:
    from dataclasses import replace

    decision = Decision("post", "true", 60, {"a": Option([]), "b": Option([]), "c": Option([])})
    return replace(plan().scenario, decisions={"which": decision})


def no_harm(option):
    return 0


FORK = Fork(10, 100, "post", "which", "a")


def test_where_nothing_differs_few_lines_are_played():
    played = []

    def line(option: str, r: int, how: Continuation) -> Fates:
        played.append((option, r))
        return {("x", "told"): 1}

    answer = turning.examine(FORK, _scenario(), line, no_harm)
    assert answer.alternatives == ()
    assert answer.plays == len(played) == 3 * LOOKS[0]


def test_what_an_option_changes_is_found_with_its_spread_and_luck_is_paired():
    asked: dict[str, list[int]] = {}

    def lived(option, r, how):
        asked.setdefault(f"{option} {how}", []).append(r)
        return {("x", "told"): r % 3 + (2 if option == "b" else 0), (CASE, "found"): 1}

    answer = turning.examine(FORK, _scenario(), lived, no_harm)
    (found,) = answer.alternatives
    (effect,) = found.effects
    assert (found.option, effect.subject, effect.measure, effect.both_ways) == ("b", "x", "told", True)
    assert (effect.difference.total, effect.difference.pairs, effect.difference.least, effect.difference.most) == (20, 10, 2, 2)
    assert asked["a own"] == asked["b own"] == list(range(REPLICATIONS))


def test_what_could_be_chance_is_not_told():
    swing = [1, -1, 1, -1, 1, -1, 1, -1, 1, -1]
    answer = turning.examine(FORK, _scenario(), lambda option, r, how: {("x", "told"): swing[r] if option == "b" else 0}, no_harm)
    assert answer.alternatives == ()


def test_a_change_for_the_better_that_harms_somebody_is_not_told():
    def lived(option, r, how):
        return {("x", "told"): 2 if option == "b" else 0 if option == "c" else 1}

    answer = turning.examine(FORK, _scenario(), lived, lambda option: 1 if option == "b" else 0)
    better, worse = answer.alternatives
    assert (better.option, better.harms, better.told(False)) == ("b", 1, ())
    assert [alternative.option for _, alternative in turning.choose([answer]).persons] == ["c"]
    assert [effect.subject for effect in worse.told(False)] == ["x"]


def test_a_good_decision_with_bad_luck_is_named():
    def lived(option, r, how):
        return {("x", "end"): 0 if r == 0 or option != "a" else 3}

    answer = turning.examine(FORK, _scenario(), lived, no_harm)
    assert answer.luck > 0
    assert turning.choose([answer]).unlucky == answer
    worse_taken = turning.examine(FORK, _scenario(), lambda option, r, how: {("x", "end"): 0 if r == 0 or option == "a" else 3}, no_harm)
    assert worse_taken.luck == 0


def test_every_measure_has_its_step_and_its_two_sentences():
    from zholda.wording import catalogue

    texts = catalogue()
    assert all(f"turning.{measure}.{way}" in texts for measure in STEP for way in ("better", "worse"))


# --- kept ------------------------------------------------------------------------------------------------------------------------


@pytest.fixture
def saved(tmp_path, monkeypatch):
    monkeypatch.setenv("ZHOLDA_HOME", str(tmp_path / "home"))
    export(journal(), tmp_path / "mine.jsonl")
    return session.read(tmp_path / "mine.jsonl")


def test_what_was_computed_is_kept_and_a_cut_line_is_played_again(saved):
    first = kept.turning_points(saved, jobs=1)
    store = kept._store(saved)
    lines = [line for line in store.read_text(encoding="utf-8").splitlines() if line]
    store.write_text("\n".join([*lines[:-1], lines[-1][:20]]), encoding="utf-8")
    seen = []
    assert kept.turning_points(saved, lambda done, among: seen.append((done, among)), jobs=1) == first
    assert seen == [(n, len(lines)) for n in range(1, len(lines) + 1)]
    assert kept.known_turning_points(saved) == first
    assert json.dumps([kept.plain(point) for point in kept.told(saved, first)])


def test_one_other_line_is_told_in_words(saved):
    question = kept.questions(saved)[0]
    other = next(option for option in question.options if option != question.taken)
    said = kept.whatif_lines(saved, question.occurrence, other)
    assert said[0].startswith("What if: ")
    assert not any("<" in line for line in said)


def test_wrong_questions_get_one_clear_line(saved):
    with pytest.raises(session.SessionError, match="no decision called nonsense opened in it"):
        kept.what_if(saved, "nonsense", "x")
    question = kept.questions(saved)[0]
    with pytest.raises(session.SessionError, match="has no option nonsense"):
        kept.what_if(saved, question.occurrence, "nonsense")
