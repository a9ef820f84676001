"""The debrief: what happened, the rule, what would have been better, each person's own line, and the last words."""

import json
import re
from pathlib import Path

from hypothesis import given

from scoring.assess import assess
from scoring.debrief import debrief, tell, to_plain
from scoring.debrief_moments import moment_of, story_of
from scoring.examples import journal
from sim.model import events as e
from sim.model.scenario import Objective
from tests import strategies
from tests.standards.scene import law, scene, standards
from zholda.wording import Wording, catalogue

OBJECTIVES = {"P1": Objective(["post"], ["VC-01.alone", "VC-20.corrected"], ["VC-13"])}
PLAIN = {"P1": {"seats": ["post"], "progress": ["VC-01.alone", "VC-20.corrected"], "harm": ["VC-13"], "examined": False}}
TEXTS = {
    "objectives.P1.title": "See who is on the bus", "people.madina.label": "seat 13", "people.saodat.label": "grey coat",
    "people.oygul.label": "seat 11",
}  # fmt: skip
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


def played() -> list[e.Entry]:
    header = e.Opened(1, 1, "0.1.0", "scene", "nowhere", 7, 0, "training", (("post", "trainee"),), (), {"scenario": {"objectives": PLAIN}})
    return [e.Entry(1, 0, 0, header), *(e.Entry(x.n + 1, x.at, 0, x.event) for x in journal(LINES))]


def told() -> str:
    entries = played()
    return debrief(entries, assess(entries, scene(OBJECTIVES), law(), standards()), Wording(TEXTS, start="2025-10-13 05:20").say)


def test_a_result_is_told_with_what_happened_the_rule_the_source_and_what_would_have_been_better():
    text = told()
    assert "VC-13.untied (seat 11): fell short. Nobody is asked anything through a voice" in text
    assert "05:58  asked about the journey (" in text
    assert "through grey coat: seat 11" in text
    assert "Better: A colleague who speaks the language" in text
    assert "benchmark: WHO ethical and safety recommendations 2003 4 [U+, not verified]" in text


def test_an_omission_is_told_with_when_it_fell_due():
    assert "It fell due at 06:04." in told()


def test_each_person_has_their_own_lines():
    story = dict(story_of(played()))
    lived = ["looked_at", "safety_check", "alone", "offered"]
    assert [m.wording for m in story["madina"]] == [f"debrief.lived.{what}" for what in lived]
    assert "06:10  offered a place in a shelter; said yes to a place in a shelter" in told()


def story(*lines: str, person: str = "madina", **material: dict) -> list[str]:
    """What a person lived through, in words."""
    header = played()[0].event
    opened = e.Opened(**{**{name: getattr(header, name) for name in header.__slots__}, "material": {"scenario": material}})
    entries = [e.Entry(1, 0, 0, opened), *(e.Entry(x.n + 1, x.at, 0, x.event) for x in journal([*lines, "09:00 end"]))]
    say = Wording({**TEXTS, "vehicles.bus.name": "the night bus"}, start="2025-10-13 05:20").say
    told_of = {p.person: p.moments for p in tell(entries, assess(entries, scene(), law(), standards())).people}
    return [say(m.wording, dict(m.args)) for m in told_of.get(person, ())]


def test_the_worst_is_not_hidden_from_the_story():
    lines = [
        "05:40 reached person=saodat kind=suspect by=people.saodat.cues.stack",
        "05:44 reached person=madina kind=reason_to_look by=people.saodat.cues.stack",
        *(f"06:30 moved who={who} place={place} aboard=bus" for place in ("post", "") for who in ("saodat", "madina")),
    ]
    assert story(*lines)[-1] == "went on, in the night bus, together with grey coat"
    assert story(*lines, person="saodat")[-1] == "went on, in the night bus", "nobody travels together with themselves"


def test_whoever_there_was_a_reason_to_look_at_has_a_story():
    assert story("05:44 reached person=oygul kind=reason_to_look by=x", person="oygul")


def test_no_story_of_colleagues_is_told():
    roles = {"dana": {"role": "colleague"}, "madina": {"role": "traveller"}}
    lines = ["06:00 alone person=dana", "06:05 alone person=madina"]
    assert story(*lines, person="dana", people=roles) == []
    assert story(*lines, people=roles) == ["spoken with alone"]


def test_bodies_and_needs_are_named():
    lines = ["06:00 meet_need people=madina need=warmth", "06:30 handed_over person=madina to=shelter introduced=yes"]
    assert story(*lines, contacts={"shelter": {"institution": "shelter"}}) == ["was given warmth", "went with the shelter"]


def test_that_somebody_was_told_something_untrue_is_told_so():
    assert story("06:00 told person=madina item=free true=no") == ["told: you are free to go. It was not so"]


def test_an_entry_that_only_shows_that_time_went_by_is_cited_and_not_told():
    result = "VC-01.alone (seat 11): fell short"
    part = told().split(result)[1].split("VC-")[0]
    assert "from here on there was a reason to look: seat 11" in part
    assert "safety check" not in part, "that of another woman happened to be the last thing before the deadline"


def test_what_was_met_is_met_for_somebody():
    assert "Met: VC-01.alone (seat 13)" in told()


def test_an_hour_of_ours_beside_a_duty_of_law_says_so():
    entries = played()
    text = debrief(
        entries, assess(entries, scene(OBJECTIVES), law({"VC-01": "a1"}), standards()), Wording(TEXTS, start="2025-10-13 05:20").say
    )
    assert "the hour for it is ours, not of law" in text
    assert "the hour for it is ours" not in told()


def test_it_says_that_ratings_are_proposals_and_ends_with_how_the_people_at_the_table_are():
    lines = told().splitlines()
    assert "proposals" in lines[1]
    assert "not a judgment" in lines[-2]
    assert "talk to somebody you trust" in lines[-1]


def test_the_same_of_several_people_is_told_once():
    entries = played()
    entries.insert(5, e.Entry(6, 2400, 0, journal([LINES[3].replace("oygul", "madina")])[0].event))
    entries = [e.Entry(n, x.at, 0, x.event) for n, x in enumerate(sorted(entries, key=lambda x: x.at), 1)]
    text = debrief(entries, assess(entries, scene(OBJECTIVES), law(), standards()), Wording(TEXTS, start="2025-10-13 05:20").say)
    assert text.count("VC-13.untied (") == 2, "one line in the reason, one result for both"


def test_nobody_is_called_a_victim():
    assert not re.search(r"\bvictim", told(), re.IGNORECASE)


def test_it_is_plain_data_too():
    entries = played()
    plain = json.loads(json.dumps(to_plain(tell(entries, assess(entries, scene(OBJECTIVES), law(), standards())))))
    assert plain["objectives"][0]["results"][0]["moments"][0]["wording"].startswith("debrief.")
    assert plain["people"][0]["person"]


def test_every_wording_of_a_debrief_has_a_text():
    ours = Path(__file__).parents[1] / "scoring"
    used = set()
    for name in ("debrief.py", "debrief_moments.py"):
        used |= set(re.findall(r'"(debrief\.[a-z_.]+[a-z])"', (ours / name).read_text(encoding="utf-8")))
    assert len(used) > 30
    assert not sorted(used - set(catalogue()) - {"debrief"})


@given(strategies.events())
def test_every_entry_can_be_told(event):
    assert isinstance(moment_of(e.Entry(1, 0, 0, event)).wording, str)
