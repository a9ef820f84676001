"""What is seen, heard or said reaches an officer where they are; of what is elsewhere a colleague who is there tells them by telephone."""

from dataclasses import replace
from typing import Any

import pytest

from sim.exercise import Exercise
from sim.model import events as e
from sim.model.scenario import Beat, Effect, Expected, Inject
from tests.laws.landing import BASE, do, found, goes, lines, opened

STANDS = "injects.stands"
AWAY = 1700  # the officer of the post, who set out at 700, is in town from 1600 on


def case(inject: Inject, colleagues: tuple[str, ...] = ("aside",), **beats: Beat) -> Any:
    """The landing with one inject more, and those who work there with its officer."""
    post = replace(BASE.seats["post"], colleagues=list(colleagues))
    texts = {**BASE.texts, STANDS: "Mira stands on the quay.", "storylines.seen.it": "A boat passes."}
    return replace(
        BASE,
        seats={**BASE.seats, "post": post},
        injects={**BASE.injects, "stands": inject},
        storylines=lines(**beats),
        texts=texts,
    )


def inject(by: str = "sight", at: int = AWAY, **more: Any) -> Inject:
    return Inject("post", by, at=at, **{"source": "mira", "about": ["mira"], **more})


def gone_to_town(scenario: Any, until: int = AWAY, **more: Any) -> Exercise:
    exercise = opened(scenario, **more)
    do(exercise, wait=False, verb="go", to="town")
    exercise.advance(until)
    return exercise


def told(exercise: Exercise, wording: str = STANDS) -> list[tuple[int, str, str]]:
    """When, by which channel and from whom a line reached the post."""
    return [(line.at, line.channel, line.source) for line in exercise.view("post").lines if line.wording == wording]


def of_whom(exercise: Exercise) -> list[tuple[str, ...]]:
    return [line.about for line in exercise.view("post").lines if line.wording == STANDS]


def missed(exercise: Exercise) -> bool:
    return "stands" in [one.inject for one in found(exercise, e.InjectMissed)]


def given(exercise: Exercise) -> list[int]:
    return [one.at for one in exercise.journal if isinstance(one.event, e.InjectGiven) and one.event.inject == "stands"]


# --- the officer, or a colleague --------------------------------------------------------------------------------------------


def test_an_officer_at_the_place_of_their_seat_sees_it_themselves() -> None:
    exercise = opened(case(inject(at=800)), at=900)
    assert told(exercise) == [(800, "sight", "mira")]


@pytest.mark.parametrize("by", ["sight", "hearing", "told"])
@pytest.mark.parametrize("at", [1000, AWAY])
def test_of_what_stands_where_an_officer_is_not_a_colleague_rings_them_in_town_and_on_the_road(by: str, at: int) -> None:
    exercise = gone_to_town(case(inject(by, at)))
    assert told(exercise) == [(at, "phone", "aside")]
    assert of_whom(exercise) == [("mira",)]


def test_what_is_rung_through_comes_as_it_is_written() -> None:
    assert told(gone_to_town(case(inject("phone")))) == [(AWAY, "phone", "mira")]


def test_a_paper_is_read_by_telephone_by_a_colleague_who_has_it_before_them_and_sent_on_where_nobody_has() -> None:
    assert told(gone_to_town(case(inject("document")))) == [(AWAY, "phone", "aside")]
    assert told(gone_to_town(case(inject("document"), ()))) == [(AWAY, "document", "mira")]


def test_whom_a_colleague_rings_about_is_named_although_the_line_names_them_as_its_source_alone() -> None:
    exercise = gone_to_town(case(inject(about=[])))
    assert of_whom(exercise) == [("mira",)]


def test_a_colleague_who_is_seen_or_says_it_tells_it_and_of_one_who_is_overheard_another_does() -> None:
    both: dict[str, Any] = {"colleagues": ("aside", "driver")}
    come = goes(650, Effect("arrive", {"who": "driver", "place": "landing"}))
    for by in ("sight", "told"):
        assert told(gone_to_town(case(inject(by, source="driver"), **both, come=come))) == [(AWAY, "phone", "driver")]
    assert told(gone_to_town(case(inject("hearing", source="aside"), **both, come=come))) == [(AWAY, "phone", "driver")]
    assert told(gone_to_town(case(inject("hearing", source="aside")))) == []


def test_a_sign_of_which_a_colleague_rings_is_a_reason_to_look_as_if_it_had_been_seen() -> None:
    exercise = gone_to_town(case(inject(suggests=["unodc.isolated"])))
    assert ("post", "mira", "reason_to_look", STANDS) in [(x.seat, x.person, x.kind, x.by) for x in found(exercise, e.ThresholdReached)]


def test_a_beat_told_to_one_seat_follows_the_same_rule() -> None:
    seen = Beat(at=AWAY, to="post", told=True)
    assert told(gone_to_town(case(inject(at=9000), seen=seen)), "storylines.seen.it") == [(AWAY, "phone", "aside")]
    assert told(gone_to_town(case(inject(at=9000), (), seen=seen)), "storylines.seen.it") == []


# --- where it stands --------------------------------------------------------------------------------------------------------


def test_who_is_beside_the_officer_is_seen_there() -> None:
    come = goes(1650, Effect("arrive", {"who": "mira", "place": "town"}))
    assert told(gone_to_town(case(inject(), come=come))) == [(AWAY, "sight", "mira")]


def test_of_several_of_whom_some_are_at_the_place_of_the_seat_it_is_told_from_there() -> None:
    come = goes(1650, Effect("arrive", {"who": "mira", "place": "town"}))
    assert told(gone_to_town(case(inject(about=["mira", "tolya"]), come=come))) == [(AWAY, "phone", "aside")]


def test_a_written_place_holds() -> None:
    assert told(gone_to_town(case(inject(where="town", about=[], source="")))) == [(AWAY, "sight", "")]
    assert told(opened(case(inject(where="town", at=800)), at=900)) == []


# --- where nobody of the seat is ----------------------------------------------------------------------------------------------


def test_what_nobody_of_the_seat_sees_is_told_to_nobody_and_happens() -> None:
    unseen = inject(happens=[Effect("flag", {"name": "cold_wind"})], shows=["acute"])
    exercise = gone_to_town(case(unseen, ()))
    assert given(exercise) == [AWAY]
    assert told(exercise) == []
    assert found(exercise, e.FlagSet)
    assert not [x for x in found(exercise, e.ThresholdReached) if x.by == STANDS]


ASKS: dict[str, Any] = {"expects": Expected("prepare"), "otherwise": "later.it"}


def test_what_asks_for_an_act_waits_for_the_officer_and_so_does_its_time() -> None:
    exercise = gone_to_town(case(inject(within=1200, **ASKS), (), later=Beat(at=20000)))
    do(exercise, wait=False, verb="go", to="landing")
    exercise.advance(2500)
    assert given(exercise) == []
    exercise.advance(2700)
    assert given(exercise) == [2600]
    assert told(exercise) == [(2600, "sight", "mira")]
    exercise.advance(3800)
    assert not missed(exercise)
    exercise.advance(3801)
    assert missed(exercise)


def test_it_is_not_asked_for_when_what_it_hangs_on_is_over_by_then() -> None:
    leaves = goes(2000, Effect("depart", {"who": "mira"}))
    exercise = gone_to_town(case(inject(within=1200, when="present(mira, landing)", **ASKS), (), later=Beat(at=20000), leaves=leaves))
    do(exercise, wait=False, verb="go", to="landing")
    exercise.advance(2900)
    assert given(exercise) == []
    assert "later.it" not in [x.beat for x in found(exercise, e.BeatHappened)]


def test_when_nobody_came_in_the_time_it_had_the_world_moves_on_and_nobody_has_missed_it() -> None:
    exercise = gone_to_town(case(inject(within=600, **ASKS), (), later=Beat(at=20000)), until=2300)
    assert "later.it" not in [x.beat for x in found(exercise, e.BeatHappened)]
    exercise.advance(2301)
    assert "later.it" in [x.beat for x in found(exercise, e.BeatHappened)]
    exercise.advance(5000)
    assert given(exercise) == []
    assert not missed(exercise)


def test_the_story_of_a_seat_where_nobody_sits_goes_on_as_written() -> None:
    exercise = opened(case(inject(at=800, within=600, where="town", **ASKS), (), later=Beat(at=20000)), at=900, roster={"desk": "trainee"})
    assert given(exercise) == [800]
