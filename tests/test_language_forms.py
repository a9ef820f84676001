"""Every form in which something may be written, and what the engine gets of it."""

from pathlib import Path

import pytest

from scenarios.language.acts import EFFECTS
from scenarios.language.blocks import Record
from scenarios.language.compile import compile_scenario
from scenarios.language.document import parse
from scenarios.language.kinds import moment
from scenarios.language.reference import RECORDS
from sim.behaviours import story
from sim.model.people import Claimed
from sim.model.scenario import Effect, Expected, Service
from sim.model.walkthrough import Do
from tests.scenario_source import scenario, source

ROOT = Path(__file__).resolve().parents[1]


def test_the_smallest_scenario_needs_nothing_else():
    assert scenario(people="", flags="", counters="", vehicles="").people == {}


@pytest.mark.parametrize(
    ("word", "seconds"),
    [("06:50", 0), ("06:49", 86340), ("07:05", 900), ("day 1 06:50", 0), ("day 2 05:40", 82200), ("day 1 06:00", -3000), ("7:05", 900)],
)
def test_a_time_is_the_first_after_the_start_or_names_its_day(word, seconds):
    assert moment(word, 6 * 3600 + 50 * 60) == seconds


@pytest.mark.parametrize("word", ["24:00", "12:60", "noon", "day 0 05:00", "5", "05:4", "day two 05:40", "٠٥:٤٠"])
def test_what_is_no_time_is_none(word):
    assert moment(word, 0) is None


@pytest.mark.parametrize(
    ("hours", "span"),
    [
        ("09:00-18:00", [7800, 40200]),
        ("06:00-08:00", [0, 4200]),  # open already when it begins
        ("22:00-06:00", [54600, 83400]),  # over midnight
        ("05:00-06:00", [79800, 83400]),  # over for today
        ("day 2 09:00-18:00", [94200, 126600]),
        ("day 1 05:00-07:00", [0, 600]),
    ],
)
def test_opening_hours(hours, span):
    service = f"{{line: {{label: x, kind: advice, institution: court, hours: [{hours}]}}}}"
    assert scenario(services=service).services["line"] == Service("advice", "court", hours=[span])


@pytest.mark.parametrize(
    ("where", "placed"),
    [
        ("in: gate", ("gate", "", "")),
        ("in: yard", ("gate", "yard", "")),
        ("in: pickup", ("", "", "pickup")),
        ("in: gate, room: yard", ("gate", "yard", "")),
        ("room: yard", ("gate", "yard", "")),
        ("place: gate", ("gate", "", "")),
        ("aboard: pickup", ("", "", "pickup")),
        ("sex: male", ("", "", "")),
    ],
)
def test_where_somebody_is(where, placed):
    where = where if where == "sex: male" else f"sex: male, {where}"
    pavo = scenario(people=f"{{pavo: {{label: a man, {where}}}}}").people["pavo"]
    assert (pavo.place, pavo.room, pavo.aboard) == placed


@pytest.mark.parametrize(
    ("happens", "effects"),
    [
        ("{flag: seen}", [Effect("flag", {"name": "seen"})]),
        ("{flag: {name: seen}}", [Effect("flag", {"name": "seen"})]),
        ("{count: {name: unease}}", [Effect("count", {"name": "unease", "by": 1})]),
        ("{count: {name: unease, by: -2}}", [Effect("count", {"name": "unease", "by": -2})]),
        ("[flag: seen, care: ilda]", [Effect("flag", {"name": "seen"}), Effect("care", {"person": "ilda"})]),
        ("{flag: seen, care: ilda}", [Effect("flag", {"name": "seen"}), Effect("care", {"person": "ilda"})]),
        ("[{flag: seen}, {flag: seen}]", [Effect("flag", {"name": "seen"}), Effect("flag", {"name": "seen"})]),
    ],
)
def test_what_happens_may_be_written_in_several_ways(happens, effects):
    lines = f"{{line: {{beat: {{at: 07:00, happens: {happens}}}}}}}"
    assert scenario(storylines=lines).storylines["line"]["beat"].happens == effects


@pytest.mark.parametrize(
    ("said_so", "value"),
    [("31", 31), ("-3", -3), ("007", "007"), ("2001-11-30", "2001-11-30"), ("yes", "yes"), ("1.5", "1.5"), ("'31'", 31)],
)
def test_a_claimed_number_is_a_number_and_everything_else_text(said_so, value):
    injects = f"{{call: {{to: inspector, by: phone, at: 07:00, text: x, claims: {{ilda.point: {said_so}}}}}}}"
    assert scenario(injects=injects).injects["call"].claims == [Claimed("ilda", "point", value)]


def test_arguments_of_acts_have_their_types():
    acts = "[{separate: {people: pickers, from: pavo, to: yard, locked: yes}}, {tell_held: {people: [pavo], minute: 07:00}}, {tell_held: {people: [pavo], minute: now}}, {offer_help: {person: ilda, services: [doctor, lawyer]}}, {prepare: {what: room}}]"  # noqa: E501
    decisions = (
        f"{{d: {{seat: inspector, when: flag(seen), lapses: 1m, ask: x, options: {{a: {{text: x, do: {acts}}}, b: {{text: y, do: []}}}}}}}}"
    )
    assert [do.args for do in scenario(decisions=decisions).decisions["d"].options["a"].do] == [
        {"people": ["ilda", "pavo"], "from": "pavo", "to": "yard", "locked": True},
        {"people": ["pavo"], "minute": 600},
        {"people": ["pavo"], "minute": "now"},
        {"person": "ilda", "services": ["doctor", "lawyer"]},
        {"what": "room"},
    ]


def test_parts_may_stand_in_several_files():
    whole = source().splitlines(keepends=True)
    documents = [parse("".join(whole[at::2]).encode(), f"{at}.yaml") for at in (0, 1)]
    assert compile_scenario(documents, "case").scenario == scenario()


def test_the_example_of_the_design_is_read_as_it_stands():
    """The example scenario of the language, with the things added that it only names."""
    text = (ROOT / "tests" / "cases" / "design_example.yaml").read_text(encoding="utf-8")
    read = compile_scenario([parse(text.encode(), "design_example.yaml")], "design_example").scenario
    assert (read.start, read.length) == ("2025-10-13T05:20", 72 * 3600)
    assert read.storylines["bus"]["arrives"].at == 1200
    assert read.storylines["bus"]["leaves"].holds_for == 2100
    assert read.people["madina"].aboard == "bus"
    assert read.people["madina"].cues["looks_first"].suggests == ["unodc.lets_others_speak"]
    assert read.injects["call_from_owner"].expects == Expected("note")
    assert (read.injects["call_from_owner"].within, read.injects["call_from_owner"].objective) == (1800, "P4")
    assert read.decisions["the_interpreter"].options["let_her"].do == [
        Do("speak_with", {"person": "madina", "topic": "journey", "question": "closed", "voice": "escort"})
    ]


def test_every_field_of_the_model_can_be_written():
    """A field that no key fills would be a word of the engine that no author can say."""
    made = {"Scenario": {"texts", "travel", "closures", "plans"}, "Beat": {"told"}, "Walkthrough": {"id", "scenario"}}
    made["Step"] = {"careful", "seat", "wait", "optional"}  # each is said in a walkthrough or in a colleague's plan
    for record in RECORDS.values():
        if record.cls is not dict:
            missing = set(record.cls.__dataclass_fields__) - fields(record)
            assert missing <= made.get(record.cls.__name__, set()), record.what


def test_every_effect_that_can_be_written_happens_and_no_other():
    assert set(EFFECTS) == set(story._EFFECTS)


def fields(record: Record) -> set[str]:
    return {into for _, into in record.table.values()}
