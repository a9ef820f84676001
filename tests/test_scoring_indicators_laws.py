"""Laws of the identification sheet over random stories and plays: no hindsight, no reward for ticking blindly, no harm in ticking well."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.indicators.sheets import score, to_plain
from sim.exercise import Exercise
from sim.model import events as e
from sim.model.indicators import INDICATORS
from tests.laws.landing import BASE, opened
from tests.laws.plays import play
from tests.test_scoring_indicators_sheet import CASE, filed, met, seen

SIGNS = ("ilda.cues.papers", "ilda.cues.hands", "ilda.memories.debt", "ilda.memories.hours", "pavo.cues.own", "sevara.cues.school")
IDS = ("ilo.d1.travel", "ilo.d2.debt", "ilo.d4.hours", "ilo.d5.docs", "ilo.d2.docs", "unodc.papers_held_by_others", "minor")
LINES = st.lists(st.sampled_from(IDS), max_size=4).map("\n".join)
CONCLUSIONS = st.sampled_from(["", "No sign", "Unknown", "Reason to look", "Reasonable grounds", "Identified", "I think so"])
SHEETS = st.builds(filed, st.sampled_from(["ilda", "pavo", "sevara"]), LINES, LINES, CONCLUSIONS)
PERCEIVED = st.builds(lambda sign, contaminated: seen(sign, contaminated=contaminated)[0], st.sampled_from(SIGNS), st.booleans())
STORIES = st.lists(st.one_of(PERCEIVED, SHEETS), max_size=10)


def entries(story: list[e.Event]) -> list[e.Entry]:
    return [e.Entry(n, 60 * n, 0, one) for n, one in enumerate([met("ilda", "pavo", "sevara"), *story], 1)]


def sheets(story: list[e.Event]):
    return score(entries(story), CASE).seats[0].sheets if story else ()


@given(STORIES, STORIES)
def test_what_comes_later_changes_nothing_about_a_sheet(story, later):
    if before := sheets([*story, filed("ilda")]):
        assert sheets([*story, filed("ilda"), *later])[: len(before)] == before


@given(STORIES, LINES, LINES)
def test_every_sign_that_reached_the_seat_is_hit_or_missed_or_left_open_and_never_two_of_these(story, ticks, unknown):
    last = sheets([*story, filed("ilda", ticks, unknown)])[-1]
    parts = [*last.hits, *last.misses, *last.open]
    assert len(parts) == len(set(parts))
    assert set(parts) == set(sheets([*story, filed("ilda")])[-1].misses)


@given(STORIES, LINES, st.sampled_from(IDS))
def test_one_more_tick_takes_no_hit_away_and_costs_only_where_nothing_bears_it_out(story, ticks, more):
    before = sheets([*story, filed("ilda", ticks)])[-1]
    after = sheets([*story, filed("ilda", f"{ticks}\n{more}")])[-1]
    assert set(before.hits) <= set(after.hits)
    unfounded = [sum(tick.verdict == "unfounded" for tick in one.ticks) for one in (before, after)]
    assert unfounded[1] - unfounded[0] == (after.ticks[-1].verdict == "unfounded")


@given(STORIES, st.sampled_from(sorted(INDICATORS)))
def test_to_leave_something_unknown_never_counts_as_a_tick_nor_against_one(story, left):
    before, after = (sheets([*story, filed("ilda", "ilo.d2.debt", unknown)])[-1] for unknown in ("", left))
    assert before.hits == after.hits
    assert before.ticks == after.ticks
    assert set(after.misses) <= set(before.misses)


@pytest.mark.parametrize("seed", range(4))
def test_any_play_can_be_measured(seed):
    def file_sheets(exercise: Exercise) -> None:
        for person in list(exercise.view("post").people)[:3]:
            fields = {"indicators": "ilo.d2.docs\nminor", "unknown": "ilo.d5.docs", "conclusion": "Unknown"}
            if not exercise.over:
                form = {"form": "identification_sheet", "subject": person, "fields": fields}
                exercise.submit(e.Commanded("post", "form", form, 0))

    exercise = opened()
    file_sheets(exercise)
    play(exercise, seed, turns=40, after=file_sheets)
    report = score(exercise.journal, exercise.plan.scenario)
    assert sum(len(seat.sheets) for seat in report.seats) >= 1
    plain = to_plain(report)
    assert json.loads(json.dumps(plain)) == plain
    relabelled = replace(BASE, texts={name: f"{text} indeed" for name, text in BASE.texts.items()})
    assert to_plain(score(exercise.journal, relabelled)) == plain  # what is named by its id counts in every language
