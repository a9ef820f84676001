"""The laws of ratings over random journals of several seats, judged by the standards as they are, and luck over many seeds."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import luck
from scoring.assess import assess
from scoring.examples import journal
from scoring.model import RATINGS, Assessment, Result
from scoring.ratings import counts_for, rate, rate_objectives
from sim.model import events as e
from sim.model.scenario import Objective
from tests.standards import scene as stage

ALL = ["post", "shelter", "investigator"]
OBJECTIVES = {
    "look": Objective(ALL, ["VC-01", "VC-10", "VC-24"], ["VC-13", "VC-15"]),
    "protect": Objective(ALL, ["VC-02", "VC-31", "VC-10"], ["VC-25", "VC-29", "VC-51"]),
    "leave": Objective(ALL, [], ["VC-11", "VC-25", "LR1"], examined=True),
}
WATCHED = {name for objective in OBJECTIVES.values() for name in (*objective.progress, *objective.harm)}
STANDARDS = [standard for standard in stage.standards() if standard.id in WATCHED]
LAW, SCENE = stage.law(), stage.scene(OBJECTIVES)

PEOPLE = ("madina", "oygul", "zulfiya", "kamila")
SIGNS = (
    "reached person={p} kind=reason_to_look by=x seat={s}", "reached person={p} kind=grounds by=x seat={s}",
    "reached person={p} kind=acute by=x seat={s}", "reached person=saodat kind=suspect by=x seat={s}",
)  # fmt: skip
GOOD = (
    "alone person={p} seat={s}", "safety_check people={p} voice=odil seat={s} act={s}-{n}",
    "meet_need need=first_aid people={p} seat={s} act={s}-{n}",
    "offered person={p} services=shelter accepted=shelter seat={s}",
    "offered person={p} services=doctor,call_home declined=doctor seat={s}",
    "told person={p} item=free by={s}", "speak_with people={p} topic=journey question=open voice=odil seat={s} act={s}-{n}",
)  # fmt: skip
HARMFUL = (
    "speak_with people={p} topic=journey question=open voice=saodat hearing=saodat seat={s} act={s}-{n}",
    "shared to=owner items=whereabouts,names people={p} seat={s}", "administrative step=fine people={p} seat={s} act={s}-{n}",
    "administrative step=start_expulsion people={p} seat={s} act={s}-{n}", "ask_consent people={p} pressure=threat seat={s} act={s}-{n}",
    "stopped speak_with people={p} topic=home question=open voice=saodat done=120 seat={s} act={s}-{n}",
)  # fmt: skip

moments = st.tuples(st.integers(0, 20), st.sampled_from((*SIGNS, *GOOD, *HARMFUL)), st.sampled_from(PEOPLE), st.sampled_from(ALL))
plays = st.lists(moments, max_size=14)


def clock(tens: int) -> str:
    """Every ten minutes from 05:30."""
    return f"{5 + (30 + 10 * tens) // 60:02}:{(30 + 10 * tens) % 60:02}"


def lines(play, *more: str) -> list[str]:
    """A random play as lines in the order of time, `more` at the end of the second hour, and the end."""
    told = [f"{clock(at)} " + line.format(p=p, s=s, n=i) for i, (at, line, p, s) in enumerate(sorted(play, key=lambda one: one[0]), 1)]
    return [*told, *(f"09:10 {one}" for one in more), "11:20 end"]


TRAINEES = tuple((one, "trainee") for one in ALL)


def judged(told: list[str], occupants: tuple[tuple[str, str], ...] = TRAINEES) -> Assessment:
    header = e.Opened(1, 1, "0", "scene", "nowhere", 1, 0, "training", occupants, (), {})
    entries = [e.Entry(1, 0, 0, header), *(one._replace(n=one.n + 1, cause=0) for one in journal(told))]
    return assess(entries, SCENE, LAW, STANDARDS)


def heights(found: Assessment) -> dict[tuple[str, str], int]:
    """Objective and seat -> the rating as a number, -1 for none."""
    return {(one.id, one.seat): -1 if one.rating is None else RATINGS.index(one.rating) for one in found.objectives}


def counted(found: Assessment, objective: str, seat: str) -> list[Result]:
    """What may count, said anew: own, with a verdict, not contested, no outcome, no other's, no colleague's."""
    return [
        r for r in found.results
        if r.seat == seat and r.result in ("met", "partly_met", "breached") and not (r.contested or r.outcome or r.colleague)
        and r.exception not in ("X6", "X13") and counts_for([*OBJECTIVES[objective].progress, *OBJECTIVES[objective].harm], r)
    ]  # fmt: skip


def harms(found: Assessment, objective: str, seat: str) -> list[Result]:
    return [r for r in counted(found, objective, seat) if r.result == "breached" and counts_for(OBJECTIVES[objective].harm, r)]


def cap(found: Assessment, objective: str, seat: str) -> int:
    """What harms alone allow, said anew from the rule: U for a grave one, M for any other."""
    severities = {r.severity for r in harms(found, objective, seat)}
    return RATINGS.index("U" if severities & {"grave", "critical"} else "M" if severities else "P")


laws = settings(max_examples=60, deadline=None)


@laws
@given(plays, st.sampled_from(GOOD), st.sampled_from(PEOPLE))
def test_no_good_act_added_to_any_journal_lifts_a_rating_above_the_cap(play, good, person):
    after = judged(lines(play, good.format(p=person, s="post", n=99)))
    for (objective, seat), height in heights(after).items():
        assert height <= cap(after, objective, seat)


@laws
@given(plays, st.lists(st.tuples(st.sampled_from(GOOD), st.sampled_from(PEOPLE)), min_size=1, max_size=4))
def test_good_acts_after_a_harm_leave_its_cap_where_it_was(play, good):
    harm = HARMFUL[1].format(p="oygul", s="post")
    before = judged(lines(play, harm))
    after = judged(lines(play, harm, *(line.format(p=p, s="post", n=90 + i) for i, (line, p) in enumerate(good))))
    assert heights(after)["protect", "post"] <= cap(before, "protect", "post")


@laws
@given(plays)
def test_no_harm_raises_a_rating(play):
    found = judged(lines(play))
    for rated in found.objectives:
        mine = counted(found, rated.id, rated.seat)
        without = [r for r in mine if not (r.result == "breached" and counts_for(OBJECTIVES[rated.id].harm, r))]
        spared, _ = rate(OBJECTIVES[rated.id], without, examined=True)
        if rated.rating is not None and spared is not None:
            assert RATINGS.index(rated.rating) <= RATINGS.index(spared)


@laws
@given(
    plays, st.sampled_from(("speak_with people={p} topic=work question=free_recall voice=odil hearing=saodat",)), st.sampled_from(PEOPLE)
)
def test_stopping_early_is_never_worse_than_finishing(play, act, person):
    act = act.format(p=person)
    finished, stopped = judged(lines(play, act)), judged(lines(play, f"stopped {act} done=120"))
    noted = judged(lines(play, f"stopped {act} done=120", "noted text=stopped"))
    for objective, seat in heights(finished):
        caps = [cap(found, objective, seat) for found in (finished, stopped, noted)]
        assert caps == sorted(caps)
        progress = progressed(finished, objective, seat)  # what the finished act reached besides is another matter
        ratings = [
            rate(OBJECTIVES[objective], [*progress, *harmed(found, objective, seat)], examined=True)[0]
            for found in (finished, stopped, noted)
        ]
        if None not in ratings:
            steps = [RATINGS.index(rating) for rating in ratings]
            assert steps == sorted(steps)


def progressed(found: Assessment, objective: str, seat: str) -> list[Result]:
    return [r for r in counted(found, objective, seat) if counts_for(OBJECTIVES[objective].progress, r)]


def harmed(found: Assessment, objective: str, seat: str) -> list[Result]:
    return [r for r in counted(found, objective, seat) if counts_for(OBJECTIVES[objective].harm, r)]


@laws
@given(plays)
def test_there_is_no_rating_without_a_verdict_and_none_is_kept_back_with_one(play):
    found = judged(lines(play))
    for rated in found.objectives:
        mine = counted(found, rated.id, rated.seat)
        if not mine:
            assert rated.rating is None
        if harms(found, rated.id, rated.seat) and not OBJECTIVES[rated.id].examined:
            assert rated.rating is not None


@laws
@given(plays, st.sampled_from((HARMFUL[1], HARMFUL[2])), st.sampled_from(PEOPLE))
def test_a_cap_is_scoped_to_the_seat(play, harm, person):
    before = judged(lines(play))
    after = judged(lines(play, harm.format(p=person, s="shelter", n=99)))
    for objective in OBJECTIVES:
        assert cap(after, objective, "post") == cap(before, objective, "post")
        assert heights(after)[objective, "post"] == heights(before)[objective, "post"]


@laws
@given(plays)
def test_a_harm_is_scoped_to_the_person(play):
    harm = HARMFUL[2].format(p="oygul", s="post", n=99)
    before, after = ({r.criterion: r for r in harms(judged(told), "protect", "post") if r.people == ("kamila",)} for told in
                     (lines(play), lines(play, harm)))  # fmt: skip
    assert {name: r.severity for name, r in before.items()} == {name: r.severity for name, r in after.items()}


@laws
@given(plays)
def test_a_harm_is_scoped_to_the_objectives_that_list_it(play):
    found = judged(lines(play, HARMFUL[1].format(p="oygul", s="post")))
    other = [r for r in found.results if not counts_for(OBJECTIVES["protect"].harm, r)]
    again = rate_objectives(SCENE, other, {"post": True}, ["post"])
    whole = rate_objectives(SCENE, found.results, {"post": True}, ["post"])
    assert [one for one in whole if one.id == "look"] == [one for one in again if one.id == "look"]


@laws
@given(plays)
def test_a_machine_colleague_never_caps_and_is_never_rated(play):
    machine = tuple((seat, "trainee" if seat == "post" else "colleague:ordinary") for seat in ALL)
    found = judged(lines(play, HARMFUL[1].format(p="oygul", s="shelter")), machine)
    assert {one.seat for one in found.objectives} == {"post"}
    assert all(r.colleague for r in found.results if r.seat in ("shelter", "investigator") and r.result == "breached" and r.acts)


@laws
@given(plays)
def test_what_a_colleague_did_before_a_trainee_sat_down_caps_nothing(play):
    machine = tuple((seat, "colleague:ordinary") for seat in ALL)
    early = [one for one in play if clock(one[0]) < "06:40"]
    told = [*lines(early)[:-1], "06:40 seat seat=post status=taken occupant=trainee", "06:41 noted text=here", "06:42 end"]
    found = judged(told, machine)
    assert not [r for objective in OBJECTIVES for r in harms(found, objective, "post") if r.acts]


def test_the_random_journals_reach_every_rating_and_both_families():
    """Otherwise the laws would be kept by journals in which nothing happens."""
    seen, families = set(), set()
    for seed in range(120):
        found = judged(lines(play_of(seed)))
        seen |= {rated.rating for rated in found.objectives}
        families |= {r.standard for objective in OBJECTIVES for seat in ALL for r in harms(found, objective, seat)}
    assert seen >= {None, "U", "M", "S", "P"}
    assert {"VC-13", "VC-25", "VC-29"} <= families


def play_of(seed: int) -> list[tuple[int, str, str, str]]:
    choose = Random(seed)  # noqa: S311 (cases for a test, no secret)
    kinds = (*SIGNS, *GOOD, *HARMFUL)
    return [(choose.randrange(21), choose.choice(kinds), choose.choice(PEOPLE), choose.choice(ALL)) for _ in range(choose.randrange(15))]


# --- luck -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["best-practice-acts", "kind-but-unlawful", "robot"])
def test_the_same_acts_under_other_seeds_are_rated_alike(name):
    """A sample; `python benchmarks/luck.py` does it for 200 seeds of every walkthrough."""
    found = luck.spreads(name, 5)
    assert found
    assert [one for one in found if one.steps > 1 or one.differing > 1] == []


@pytest.mark.parametrize(
    ("ratings", "kept"),
    [
        ({"P": 200}, True),
        ({"P": 191, "S": 9}, True),
        ({"P": 190, "S": 10}, False),  # not under 5 %
        ({"P": 199, "M": 1}, False),  # two steps
        ({"P": 199, "-": 1}, False),
        ({"-": 200}, True),
    ],
)
def test_what_luck_may_move(ratings, kept):
    assert luck.Spread("w", "P1", "post", ratings).kept is kept
