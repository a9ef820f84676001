"""The compiled scenario as plain JSON values and back: exact, checked, and open to fields that came later."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenarios.language import library
from sim.model.material import MaterialDamaged, pack_from, scenario_from, to_plain, walkthrough_from
from sim.model.people import Claimed, Cue, Memory, Person, Terms, Tie  # fmt: skip
from sim.model.scenario import Decision, Effect, Expected, Inject, Option, Scenario  # fmt: skip
from sim.model.walkthrough import Do  # fmt: skip

QUIET_ROAD = Path(__file__).resolve().parents[1] / "tests" / "cases" / "quiet_road"

WORDS = st.text(max_size=6)
NUMBERS = st.integers(-(10**9), 10**9)
ARGS = st.dictionaries(WORDS, st.one_of(WORDS, NUMBERS, st.booleans(), st.lists(WORDS, max_size=2)), max_size=3)
CLAIMS = st.lists(st.builds(Claimed, subject=WORDS, attribute=WORDS, value=st.one_of(WORDS, NUMBERS)), max_size=2)
DOS = st.builds(Do, verb=WORDS, args=ARGS)
EFFECTS = st.lists(st.builds(Effect, kind=WORDS, args=ARGS), max_size=2)
LEAVES = st.builds(Expected, verb=WORDS, args=ARGS)
FEW: dict[str, Any] = {"max_size": 2}
EXPECTED = st.recursive(LEAVES, lambda inner: st.builds(Expected, any=st.lists(inner, **FEW), none=st.lists(inner, **FEW)), max_leaves=4)
CUES = st.dictionaries(WORDS, st.builds(Cue, claims=CLAIMS, about=st.lists(WORDS, **FEW)), **FEW)
TERMS = st.builds(Terms, trust=NUMBERS, private=st.booleans())
MEMORIES = st.dictionaries(WORDS, st.builds(Memory, told=TERMS, claims=CLAIMS), **FEW)
TIES = st.lists(st.builds(Tie, to=WORDS, kind=WORDS), **FEW)
PEOPLE = st.builds(Person, role=WORDS, sex=WORDS, ties=TIES, cues=CUES, memories=MEMORIES)
INJECTS = st.builds(Inject, to=WORDS, by=WORDS, expects=st.none() | EXPECTED, happens=EFFECTS, within=NUMBERS)
OPTIONS = st.dictionaries(WORDS, st.builds(Option, do=st.lists(DOS, **FEW)), **FEW)
DECISIONS = st.builds(Decision, seat=WORDS, when=WORDS, lapses=NUMBERS, options=OPTIONS)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Scenarios of the right types and otherwise nonsense."""
    read = library.load_scenario(QUIET_ROAD)
    return Scenario(
        **{name: getattr(read, name) for name in Scenario.__dataclass_fields__ if name not in {"people", "injects", "decisions", "texts"}},
        people=draw(st.dictionaries(WORDS, PEOPLE, max_size=2)),
        injects=draw(st.dictionaries(WORDS, INJECTS, max_size=2)),
        decisions=draw(st.dictionaries(WORDS, DECISIONS, max_size=2)),
        texts=draw(st.dictionaries(WORDS, WORDS, max_size=3)),
    )


def through_json(plain: Any) -> Any:
    return json.loads(json.dumps(plain))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scenarios())
def test_any_scenario_comes_back_exactly(scenario):
    assert scenario_from(through_json(to_plain(scenario))) == scenario


def test_the_case_for_tests_its_walkthrough_and_the_packs_come_back_exactly():
    scenario = library.load_scenario(QUIET_ROAD)
    walkthrough = library.load_walkthrough(QUIET_ROAD, "best_practice")
    assert scenario_from(through_json(to_plain(scenario))) == scenario
    assert walkthrough_from(through_json(to_plain(walkthrough))) == walkthrough
    for name in library.countries():
        pack = library.load_pack(name)
        assert pack_from(through_json(to_plain(pack))) == pack


def test_what_is_written_shares_nothing_with_what_was_read():
    scenario = library.load_scenario(QUIET_ROAD)
    plain = to_plain(scenario)
    plain["people"]["ilda"]["wishes"].append("x")
    plain["texts"].clear()
    assert scenario == library.load_scenario(QUIET_ROAD)


def plain_road() -> Any:
    return to_plain(library.load_scenario(QUIET_ROAD))


def changed(*path: str, to: Any) -> Any:
    plain = plain_road()
    here = plain
    for step in path[:-1]:
        here = here[step]
    here[path[-1]] = to
    return plain


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        (None, "scenario: Scenario expected, found NoneType"),
        ([], "scenario: Scenario expected, found list"),
        ({}, "scenario: Scenario with its field id expected, found dict"),
        (changed("length", to="2h"), "scenario.length: int expected, found 2h"),
        (changed("length", to=True), "scenario.length: int expected, found bool"),
        (changed("length", to=1.5), "scenario.length: int expected, found float"),
        (changed("weather", to="snow"), "scenario: a known field of Scenario expected, found weather"),
        (changed("people", "ilda", "trust", to={"police": "much"}), "scenario.people.ilda.trust.police: int expected, found much"),
        (changed("people", "ilda", "ties", to=[{"to": "pavo"}]), "scenario.people.ilda.ties: Tie with its field kind expected, found dict"),
        (changed("storylines", "pickup", to=[]), "scenario.storylines.pickup: mapping expected, found list"),
        (changed("flags", to="paper_shown"), "scenario.flags: list expected, found paper_shown"),
        (changed("flags", to=[1]), "scenario.flags: str expected, found int"),
        (changed("injects", "owner_rings", "expects", to="note"), "scenario.injects.owner_rings.expects: Expected expected, found note"),
    ],
)
def test_what_is_damaged_is_named_with_its_place(plain, said):
    with pytest.raises(MaterialDamaged, match="^" + said.replace(".", r"\.") + "$"):
        scenario_from(plain)


def test_a_field_that_came_later_takes_its_default():
    plain = plain_road()
    del plain["people"]["ilda"]["help"]
    del plain["storylines"]["pickup"]["leaves"]["holds_for"]
    read = scenario_from(plain)
    assert read.people["ilda"].help.trust == 0
    assert read.storylines["pickup"]["leaves"].holds_for == 0


def test_defaults_are_never_shared():
    plain = plain_road()
    for person in plain["people"].values():
        del person["levels"]
    read = scenario_from(plain)
    read.people["ilda"].levels["fear"] = 3
    assert read.people["pavo"].levels == {}
