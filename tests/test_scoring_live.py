"""Live: entries and ticks as they come give what one pass at the end gives, and an omission is told at its deadline."""

from functools import cache
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.assess import Assessing, assess
from scoring.examples import journal
from sim.model.events import Entry
from tests import any_criterion
from tests.standards.scene import law, scene, standards
from tests.test_scoring_properties import begun, choosing, watched
from zholda import walkthrough
from zholda.session import Session, SessionError, exercise_of
from zholda.session import walkthrough as written
from zholda.session.judging import judging, second_of
from zholda.session.live import Live

NOT_DONE = ("never", "late", "part")
BREACHING = "typical-errors"
MINUTE, HOUR = 60, 3600


@cache
def played(seed: int = 7) -> list[Entry]:
    """The first morning of the night bus with the errors that people make."""
    asked = written("night-bus", BREACHING)
    roster = dict.fromkeys(asked.seats, f"walkthrough:{asked.id}")
    session = Session.open(exercise_of("night-bus", asked), roster=roster, seed=seed, keep=False)
    for _ in walkthrough.perform(session, asked):
        pass
    return session._told()


def every_second(watch: Live, entries: list[Entry], step: int = 1) -> dict[int, list]:
    """Entries and ticks in the order of time: what each tick told."""
    told, now = {}, 0
    for at, together in groupby(entries, key=lambda entry: entry.at):
        while now < at:
            now = min(now + step, at)
            if found := watch.tick(now):
                told[now] = list(found)
        watch.take(together)
    return told


def test_a_whole_play_watched_second_by_second_comes_out_as_in_one_pass():
    entries = played()
    watch = Live(entries[:1])
    told = every_second(watch, entries[1:])
    assert watch.standing() == judging(entries).assess(entries)
    omissions = [(at, one) for at, found in told.items() for one in found]
    assert len(omissions) > 10
    known = {entry.n: entry.at for entry in entries}  # what counts from an earlier minute may be past due when it becomes known
    assert all(at == one.due + 1 or any(known[n] == at - 1 > one.due for n in one.entries) for at, one in omissions)
    assert len({(one.criterion, one.seat, one.people, one.due) for _, one in omissions}) == len(omissions)


def test_whatever_was_never_done_had_been_told_when_it_fell_due():
    entries = played()
    watch = Live(entries[:1])
    told = {(one.criterion, one.seat, who) for found in every_second(watch, entries[1:]).values() for one in found for who in one.people}
    duties = {c.id for standard in standards() for c in standard.criteria if c.form == "followed_by" and c.ahead_of is None}
    missed = [r for r in watch.standing().results if r.criterion in duties and r.degree in NOT_DONE and 0 <= r.due < entries[-1].at]
    assert missed
    assert {(r.criterion, r.seat, who) for r in missed for who in r.people} <= told


@pytest.mark.parametrize("step", [1, 7, MINUTE, HOUR])
def test_how_often_the_clock_ticks_changes_no_result(step):
    entries = played()
    watch = Live(entries[:1])
    every_second(watch, entries[1:], step)
    assert watch.standing().results == judging(entries).assess(entries).results


def test_one_seat_can_be_watched_alone():
    entries = played()
    watch = Live(entries[:1], seat="post")
    watch.take(entries[1:])
    standing = watch.standing()
    assert {r.seat for r in standing.results} == {"post"} == {rated.seat for rated in standing.objectives}


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_ticks_between_any_happenings_change_nothing_that_is_found_later(data):
    choose = choosing(data)
    criterion = any_criterion.criterion(choose)
    play = any_criterion.play(choose, [criterion])
    watch, now = begun([criterion], play), 0
    for h in play.happenings:
        for tick in sorted({now + choose((0, 1, 60, 200)), h.at}):
            if now <= tick <= h.at:
                watch.overdue(tick)
                now = tick
        watch.setting.passed.append(h)
        watch.happened(h)
    assert [finding for _, finding in watch.findings(play.now)] == watched([criterion], play)


# --- as it stood at a time --------------------------------------------------------------------------------------------------


def test_as_it_stood_is_what_the_entries_until_then_said_at_that_second():
    lines = ["05:44 reached person=madina kind=reason_to_look by=people.madina.cues.looks_first", "06:10 alone person=madina", "07:00 end"]
    entries, due = journal(lines), 24 * MINUTE + 20 * MINUTE

    def verdict(until: int) -> str:
        live = Assessing(scene(), law(), standards())
        for entry in entries:
            if entry.at <= until:
                live.take(entry)
        return next(r.result for r in live.assessment(until).results if r.criterion == "VC-01.alone" and r.people == ("madina",))

    assert [verdict(at) for at in (due, due + 1, 50 * MINUTE)] == ["not_observed", "breached", "partly_met"]
    whole = assess(entries, scene(), law(), standards())
    assert next(r.result for r in whole.results if r.criterion == "VC-01.alone" and r.people) == "partly_met"


def test_until_the_last_second_is_the_whole():
    entries = played()
    terms = judging(entries)
    assert terms.assess(entries, entries[-1].at) == terms.assess(entries)


@pytest.mark.parametrize(
    ("typed", "second"),
    [("05:20", 0), ("05:21", 60), ("04:00", 22 * HOUR + 40 * MINUTE), ("Mon 06:00", 2400), ("tue 05:20", 24 * HOUR), (" 6:00 ", 2400)],
)
def test_a_clock_time_is_the_first_one_unless_the_day_is_named(typed, second):
    assert second_of("2025-10-13 05:20", typed, 50 * HOUR) == second


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("25:00", "`25:00` is no time: write it as 05:20, or with the day, as Mon 05:20"),
        ("noon", "`noon` is no time"),
        ("6:0", "`6:0` is no time"),
        ("04:00", "there is no 04:00 in it: it goes from Mon 05:20 to Mon 10:30"),
        ("Fri 06:00", "there is no Fri 06:00 in it"),
    ],
)
def test_a_time_that_is_none_or_lies_outside_is_said_in_one_line(typed, problem):
    with pytest.raises(SessionError, match=problem):
        second_of("2025-10-13 05:20", typed, 5 * HOUR + 10 * MINUTE)
