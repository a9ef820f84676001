"""A motion can be taken back before it is decided, and a fuller one filed: the last hour and the judge's hours are counted for the one that
stands. A motion for safety says which measures it asks for."""

from typing import Any

import pytest

from sim.model import events as e
from tests.mill import Play
from tests.test_court import clean_file, custody, resolved, ruled, told

HOUR = 3600


def withdrawn(play: Play, seat: str = "pros", motion: str = "custody") -> Play:
    return play.do("file_motion", seat=seat, step="withdraw", motion=motion, **{"for": "boss"})


def offered(play: Play, seat: str = "pros") -> dict[str, Any] | None:
    return next((dict(one.choices) for one in play.exercise.offers(seat) if one.verb == "file_motion.withdraw"), None)


def fact(play: Play, name: str) -> Any:
    return play.exercise._stage.world.get(name)


def clocks(play: Play, clock: str) -> list[str]:
    return [one.how for one in play.events(e.ClockStopped) if one.clock == clock and one.subject == "boss"]


# --- taken back -------------------------------------------------------------------------------------------------------------


def test_what_was_taken_back_is_not_decided_on_and_its_term_runs_again():
    play = withdrawn(custody(clean_file())).hours(9)
    assert not play.events(e.Ruled)
    assert not fact(play, "filed_motion.custody.boss")
    assert not fact(play, "filed_motion.custody")
    assert (fact(play, "clock.motion.boss"), clocks(play, "ruling")) == ("running", ["void"])


def test_a_fuller_one_can_be_filed_and_the_hours_of_the_judge_count_from_that_one():
    play = withdrawn(custody(clean_file(), milder=False)).hours(2)
    play.do("file_motion", seat="pros", motion="custody", milder=True, **{"for": "boss"})
    second = play.at(e.MotionFiled)[-1]
    play.until(second + 8 * HOUR - 1)
    assert not play.events(e.Ruled), "the hours of the first one count no more"
    play.until(second + 8 * HOUR)
    assert ruled(play).ruling == "custody"
    assert clocks(play, "motion") == ["met", "met"]


def test_whoever_takes_it_back_and_files_no_other_lets_the_term_run_out():
    play = withdrawn(custody(clean_file())).hours(60)
    assert clocks(play, "motion") == ["met", "lapsed"]
    assert [(one.who, one.how) for one in play.events(e.Freed)][-1] == ("boss", "term_over")


def test_after_the_last_hour_none_stands_and_the_next_one_comes_too_late():
    play = clean_file()
    ends = fact(play, "clock_due.motion.boss")
    play.until(ends - 4800)  # tired, a motion takes longer
    play = withdrawn(custody(play)).do("file_motion", seat="pros", motion="custody", milder=True, **{"for": "boss"})
    assert clocks(play, "motion") == ["met", "lapsed", "late"]
    play.hours(9)
    assert "engine.ruled_late" in play.heard("pros")


def test_whoever_takes_it_back_is_told_the_last_hour():
    play = withdrawn(custody(clean_file()))
    [line] = told(play, "pros", "engine.motion_withdrawn")
    assert (line["motion"], line["about"]) == ("custody", ("boss",))
    last = [one["due"] for one in told(play, "pros", "engine.clock_started") if one["clock"] == "motion"][-1]
    assert last == fact(play, "clock_due.motion.boss")


def test_the_resolution_to_which_it_had_agreed_waits_again_and_whoever_resolved_hears_it():
    play = withdrawn(custody(clean_file()))
    assert "engine.motion_withdrawn_by" in play.heard("inv")
    assert ("custody", "boss") in play.exercise.view("pros").resolutions
    play.do("file_motion", seat="pros", motion="custody", **{"for": "boss"}).hours(9)
    assert ruled(play).ruling == "custody", "its reasons are still those of the resolution"


def test_a_resolution_can_be_taken_back_by_whoever_resolved_while_nobody_has_filed_it():
    play = withdrawn(resolved(clean_file(), milder=False), seat="inv")
    assert "engine.motion_withdrawn_by" in play.heard("pros")
    assert not play.exercise.view("pros").resolutions
    resolved(play)
    assert [one["reasons"] for one in told(play, "pros", "engine.motion_came")] == ["missing", "given"]


def test_what_others_filed_and_what_was_decided_cannot_be_taken_back():
    play = custody(clean_file())
    play.tries("file_motion", step="withdraw", motion="custody", **{"for": "boss"})
    assert play.heard("inv")[-1] == "engine.refused.nothing_to_withdraw"
    play.hours(9).tries("file_motion", seat="pros", step="withdraw", motion="custody", **{"for": "boss"})
    assert play.heard("pros")[-1] == "engine.refused.nothing_to_withdraw"


def test_a_ruling_that_comes_while_it_is_being_written_stands():
    play = custody(clean_file())
    play.until(play.at(e.MotionFiled)[0] + 8 * HOUR - 60)
    withdrawn(play)
    assert ruled(play).ruling == "custody"
    assert not play.events(e.MotionReturned)


def test_it_is_on_offer_only_to_whoever_has_one_that_waits():
    play = clean_file()
    assert offered(play) is None
    custody(play)
    found = offered(play)
    assert found is not None
    assert (found["motion"], found["for"], found["at"]) == (("custody",), ("boss",), ())
    assert offered(play.hours(9)) is None
    assert offered(withdrawn(custody(clean_file()))) is None


def test_whoever_breaks_it_off_has_taken_nothing_back():
    play = custody(clean_file())
    play.tries("file_motion", seat="pros", step="withdraw", motion="custody", **{"for": "boss"})
    [act] = [one.id for one in play.exercise.view("pros").acts.values() if one.state == "began"]
    play.exercise.submit(e.Commanded("pros", "stop", {"act": act}, play.exercise.view("pros").seen))
    play.hours(9)
    assert ruled(play).ruling == "custody"


def test_a_search_is_taken_back_by_its_place():
    play = Play().register().do("file_motion", motion="search", at="mill")
    assert [one["place"] for one in told(play, "inv", "engine.motion_filed")] == ["mill"]
    play.do("file_motion", step="withdraw", motion="search", at="mill").hours(9)
    assert not play.events(e.Ruled)


def test_a_search_that_named_a_place_and_somebody_too_is_taken_back_by_its_place():
    """On the screen a search is taken back by where it was to be; for whom stands in the motion."""
    play = Play().register().do("file_motion", motion="search", at="mill", **{"for": "boss"})
    play.do("file_motion", step="withdraw", motion="search", at="mill").hours(9)
    assert [(one.person, one.place) for one in play.events(e.MotionReturned)] == [("boss", "mill")]
    assert not play.events(e.Ruled)


# --- two at once ------------------------------------------------------------------------------------------------------------


def both(play: Play, **args: Any) -> Play:
    """Two seats set about the same motion in the same minute, and both file it."""
    for seat in ("inv", "pros"):
        play.tries("file_motion", seat=seat, **args)
    play.hours(1)
    assert [one.seat for one in play.events(e.MotionFiled)] == ["inv", "pros"]
    return play


@pytest.mark.parametrize(("takes_back", "stays"), [("inv", "pros"), ("pros", "inv")])
def test_where_two_seats_filed_at_once_one_takes_back_its_own_and_the_judge_decides_on_the_others(takes_back: str, stays: str):
    play = both(Play().register(), motion="search", at="mill")
    play.do("file_motion", seat=takes_back, step="withdraw", motion="search", at="mill")
    assert (offered(play, takes_back), fact(play, "filed_motion.search")) == (None, True)
    assert offered(play, stays) is not None
    play.hours(9)
    assert [one.motion for one in play.events(e.Ruled)] == ["search"]
    assert "engine.ruled.refused" in play.heard(stays)


def test_whoever_filed_at_once_with_another_hears_what_the_judge_decides_too():
    play = both(Play().register(), motion="search", at="mill").hours(9)
    assert [one.motion for one in play.events(e.Ruled)] == ["search"], "once"
    assert all("engine.ruled.refused" in play.heard(seat) for seat in ("inv", "pros"))


def test_the_hours_of_the_judge_run_on_while_the_motion_of_another_seat_lies_there():
    play = resolved(clean_file())
    for seat in ("inv", "pros"):
        play.exercise._stage.record(e.MotionFiled(seat, "custody", "boss", "", (), True), 0)
    withdrawn(play)
    assert (fact(play, "filed_motion.custody.boss"), fact(play, "clock.ruling.boss"), clocks(play, "ruling")) == (True, "running", [])


def test_of_two_searches_one_is_taken_back_and_the_other_still_lies_with_the_judge():
    play = Play().register()
    for place in ("mill", "station"):
        play.do("file_motion", motion="search", at=place)
    play.do("file_motion", step="withdraw", motion="search", at="mill")
    assert fact(play, "filed_motion.search")
    play.do("file_motion", step="withdraw", motion="search", at="station")
    assert not fact(play, "filed_motion.search")


# --- safety -----------------------------------------------------------------------------------------------------------------


def test_a_motion_for_safety_that_names_no_measure_is_not_one():
    play = clean_file().do("share", contact="prosecutor", items=["suspect"], basis="duty", people=["ana"])
    play.tries("file_motion", seat="pros", motion="safety", **{"for": "ana"})
    assert play.heard("pros")[-1] == "engine.refused.no_measure_named"


@pytest.mark.parametrize("measures", [["pseudonym"], ["pseudonym", "closed_hearing"]])
def test_the_judge_orders_what_it_names_and_nothing_else(measures: list[str]):
    play = clean_file().do("share", contact="prosecutor", items=["suspect"], basis="duty", people=["ana"])
    play.do("file_motion", seat="pros", motion="safety", measure=measures, **{"for": "ana"}).hours(9)
    assert [one.measure for one in play.events(e.Protected) if one.person == "ana"] == measures


@pytest.mark.parametrize(("written_for", "now"), [("ana", "running"), ("mina", "void")])
def test_taken_back_an_answer_is_still_owed_to_whom_a_paper_asks_for_and_to_nobody_else(written_for: str, now: str):
    play = clean_file().do("share", contact="prosecutor", items=["suspect"], basis="duty", people=["ana"])
    play.files("safety_motion", seat="house", subject=written_for, measure="no_approach", threat="calls", why="fear")
    asked: dict[str, Any] = {"seat": "pros", "motion": "safety", "for": "ana"}
    play.do("file_motion", measure=["warning"], **asked).do("file_motion", step="withdraw", **asked)
    assert fact(play, "clock.safety_answer.ana") == now


def test_it_carries_nothing_of_the_file_for_it_is_about_danger_and_not_about_proof():
    play = clean_file().do("share", contact="prosecutor", items=["suspect"], basis="duty", people=["ana"])
    play.do("file_motion", seat="pros", motion="safety", measure=["warning"], **{"for": "ana"})
    assert [one.evidence for one in play.events(e.MotionFiled)] == [()]
    [line] = told(play, "pros", "engine.motion_filed")
    assert (line["measure"], line["number"]) == ("warning", "")
