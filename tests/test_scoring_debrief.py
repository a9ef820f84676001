"""Results as a debrief tells them: what happened, the same of several people once, and every entry can be told."""

import re
from pathlib import Path

import pytest
from hypothesis import given

from scoring.assess import assess
from scoring.debrief import Told, tell
from scoring.debrief_moments import moment_of
from scoring.examples import journal
from sim.model import events as e
from sim.model.scenario import Objective
from tests import strategies
from tests.standards.scene import law, scene, standards
from zholda.wording import Wording, catalogue

OBJECTIVES = {"P1": Objective(["post"], ["VC-01.alone", "VC-20.corrected"], ["VC-13"])}
LINES = [
    "05:40 reached person=saodat kind=suspect by=x",
    "05:44 reached person=madina kind=reason_to_look by=x",
    "05:44 reached person=oygul kind=reason_to_look by=y",
    "05:58 speak_with people=oygul topic=journey question=open voice=saodat",
    "06:00 safety_check people=madina voice=odil",
    "06:00 alone person=madina",
    "06:10 offered person=madina services=shelter accepted=shelter",
    "07:30 end",
]


def played(lines: list[str] = LINES) -> list[e.Entry]:
    header = e.Opened(1, 1, "0.1.0", "scene", "nowhere", 7, 0, "training", (("post", "trainee"),), (), {"scenario": {}})
    return [e.Entry(1, 0, 0, header), *(e.Entry(x.n + 1, x.at, x.cause and x.cause + 1, x.event) for x in journal(lines))]


def told(lines: list[str] = LINES) -> tuple[Told, ...]:
    entries = played(lines)
    return tell(entries, assess(entries, scene(OBJECTIVES), law(), standards()))


def of(criterion: str, lines: list[str] = LINES) -> Told:
    return next(one for one in told(lines) if one.result.criterion == criterion)


def test_a_result_carries_the_moments_that_show_it():
    one = of("VC-13.untied")
    assert one.people == ("oygul",)
    assert [(moment.wording, dict(moment.args)["voice"]) for moment in one.moments] == [("debrief.asked", "saodat")]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (e.ThingLost("camera", "time"), "lost, and not to be had again: camera"),
        (e.ThingMoved("passport", "seat:post"), "taken, and kept from then on, what belongs to passport"),
        (e.ThingMoved("passport", "madina"), "in another hand from then on, what belongs to passport"),
        (e.PersonLeft("madina", "house", "unseen"), "left, and nobody saw it: madina"),
        (e.PersonLeft("madina", "house", "informed"), "left: madina"),
    ],
)
def test_what_was_lost_kept_or_left_is_told_and_not_only_numbered(event, said):
    moment = moment_of(e.Entry(9, 600, 0, event))
    assert Wording().say(moment.wording, dict(moment.args)) == said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("06:40 set_house_rule rule=gate_locked step=set", "Set or lift a house rule, the gate is locked"),
        ("12:50 receive people=oygul phones=box gate=locked", "Take in, telephones: into the box, gate: locked: oygul"),
        ("12:50 interview people=oygul status=injured voice=nasiba", "Open a formal interview, injured person, through nasiba: oygul"),
    ],
)
def test_what_makes_an_act_right_or_wrong_is_told_with_it_and_not_only_that_it_was_done(line, said):
    """'Set or lift a house rule' stood as the proof of a locked gate, and 'Take in' as that of a box of telephones."""
    moment = moment_of(journal([line, "13:00 end"])[0])
    assert Wording({}).say(moment.wording, dict(moment.args)) == said


def test_what_weighs_comes_before_what_was_met():
    verdicts = [one.result.result for one in told()]
    assert verdicts.index("breached") < verdicts.index("met")
    assert "breached" not in verdicts[verdicts.index("met") :]


def test_an_entry_that_only_shows_that_time_went_by_is_cited_and_not_told():
    one = next(one for one in told() if one.result.criterion == "VC-01.alone" and one.result.result == "breached")
    assert [moment.wording for moment in one.moments] == ["debrief.knew.reason_to_look"]


def test_what_was_done_too_late_is_told_though_it_names_nobody():
    """The report said that somebody was told too late, and not when nor how."""
    lines = [
        "06:00 status person=oygul status=injured seat=prosecutor",
        "06:12 ruled motion=custody person=saodat ruling=custody",
        "06:15 heard seat=prosecutor channel=document source=court wording=w about=saodat cause=2",
        "11:00 shared seat=prosecutor to=shelter items=ruling",
        "20:00 end",
    ]
    one = of("VC-53.told", lines)
    assert (one.result.degree, one.entries) == ("late", (4, 5)), "the ruling as it was heard, and what was passed on"
    assert [moment.wording for moment in one.moments] == ["w", "debrief.shared"]


def test_the_same_of_several_people_is_told_once():
    both = of("VC-13.untied", [*LINES[:4], LINES[3].replace("oygul", "madina").replace("05:58", "05:59"), *LINES[4:]])
    assert both.people == ("oygul", "madina")


def test_what_fell_due_at_different_minutes_for_several_people_is_one_line():
    lines = [*LINES[:2], "05:50 reached person=oygul kind=reason_to_look by=y", "09:30 end"]
    (both,) = (one for one in told(lines) if one.result.criterion == "VC-01.alone" and one.weighs)
    assert both.people == ("madina", "oygul")
    assert len(both.dues) == 2
    assert [len(entries) for entries in both.shown_by] == [1, 1]


def test_a_line_of_scenery_is_cited_and_not_told():
    sky = e.Observed("post", "sight", "", "storylines.sky.red", (), (), (), "")
    entries = played()
    entries[-1:] = [e.Entry(9, 7000, 0, sky), e.Entry(10, 7800, 0, e.Closed("time"))]
    results = tell(entries, assess(entries, scene(OBJECTIVES), law(), standards()))
    assert not [moment for one in results for moment in one.moments if moment.wording == "storylines.sky.red"]


def test_every_wording_of_a_moment_has_a_text():
    source = (Path(__file__).parents[1] / "scoring/debrief_moments.py").read_text(encoding="utf-8")
    used = set(re.findall(r'"(debrief\.[a-z_.]+[a-z])"', source))
    assert len(used) > 15
    assert not sorted(used - set(catalogue()))


@given(strategies.events())
def test_every_entry_can_be_told(event):
    assert isinstance(moment_of(e.Entry(1, 0, 0, event)).wording, str)
