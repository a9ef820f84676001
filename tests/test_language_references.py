"""What is said about things that do not exist and stories that cannot happen: every sentence of the last two stages."""

import pytest

from scenarios.language.compile import compile_scenario
from scenarios.language.document import parse
from scenarios.language.problems import ScenarioProblems
from sim.model.pack import Article, Pack
from tests.scenario_source import compiled, refused, said, source


def beat(at: str) -> str:
    return f"{{line: {{beat: {{at: {at}}}}}}}"


def inject(rest: str) -> str:
    return f"{{call: {{to: inspector, by: phone, text: It rings., at: 07:00, {rest}}}}}"


@pytest.mark.parametrize(
    ("parts", "code", "message", "hint"),
    [
        (
            {"injects": inject("source: nobody")},
            "SC0220",
            "There is no person or contact or vehicle or thing or service or place or seat `nobody`",
            "Known are: `gate`, `ilda`, `inspector`, `pavo`, `pickup`.",
        ),
        (
            {"injects": inject("otherwise: bus, expects: {action: note}")},
            "SC0220",
            "There is no inject or beat `bus`",
            "Known are: `call`.",
        ),
        ({"routes": "[{from: gate, to: town, takes: 5m}]"}, "SC0220", "There is no place `town`", "Known are: `gate`."),
        (
            {"injects": inject("objective: Q9, expects: {action: note}")},
            "SC0220",
            "There is no objective `Q9`",
            "Declare it under `objectives`.",
        ),
        ({"injects": inject("expects: {action: notte}")}, "SC0221", "There is no act `notte`", "Did you mean `note`?"),
        (
            {"injects": inject("expects: {action: separate, whom: ilda}")},
            "SC0222",
            "`separate` does not take `whom`",
            "Known are: `people`, `from`, `to`, `locked`, `where`, `voice`, `by`, `why`.",
        ),
        (  # one waits for something, one does not drive on for something
            {"injects": inject("expects: {action: direct_vehicle, step: release, vehicle: pickup, for: check}")},
            "SC0222",
            "`direct_vehicle` does not take `for`",
            "Known are: `vehicle`, `step`, `where`, `voice`, `by`, `why`.",
        ),
        (
            {"injects": inject("happens: {cue: {person: ilda, cue: x}}")},
            "SC0220",
            "There is no cue of ilda `x`",
            "Check the spelling, or declare it.",
        ),
        (
            {
                "injects": inject("happens: {give: {thing: x, to: seat:y}}"),
                "things": "{x: {label: x, kind: phone, owner: ilda, holder: ilda}}",
            },
            "SC0220",
            "There is no seat `y`",
            "Known are: `inspector`.",
        ),
        (
            {"injects": inject("claims: {camp.road: far}")},
            "SC0220",
            "There is no person or vehicle or thing or contact or place `camp`",
            "Known are: `gate`, `ilda`, `pavo`, `pickup`.",
        ),
        ({"injects": inject("suggests: [ilo.d1.jobs]")}, "SC0225", "There is no indicator `ilo.d1.jobs`", "Did you mean `ilo.d1.job`?"),
        ({"injects": inject("when: held(ildo)")}, "SC0212", "`ildo` is no known person or vehicle", "Did you mean `ilda`?"),
        (
            {"injects": inject("when: answered(call)")},
            "SC0212",
            "`call` is no known inject with expects",
            "Use an id of this kind: inject with expects.",
        ),
        (
            {"injects": inject("when: held(ilda) and fear(ilda)")},
            "SC0214",
            "What `and` joins must be something true or false, this is a number",
            "Compare it with a number: `trust(madina, police) >= 30`.",
        ),
        (
            {"facts": "{a: {text: x, routes: [ilda.book]}}"},
            "SC0220",
            "There is no cue, memory, thing, beat or inject `ilda.book`",
            "Check the spelling, or declare it.",
        ),
        (
            {"mission": "Wait {law:limit.road_chek}."},
            "SC0226",
            "`{law:limit.road_chek}` names no limit that country packs know",
            "Did you mean `{law:limit.road_check}`?",
        ),
        (
            {"mission": "Wait {law:article.x}."},
            "SC0226",
            "`{law:article.x}` names no limit that country packs know",
            "Write {law:limit.x} with a limit of docs/reference/scenario.md.",
        ),
        (
            {"mission": "Wait {law:limit.care."},
            "SC0226",
            "`{law:limit.care.` names no limit that country packs know",
            "Did you mean `{law:limit.care}`?",
        ),
        (
            {"mission": "Wait {here}."},
            "SC0315",
            "`{here}` is no placeholder of a scenario text",
            "Only {law:limit.x} may stand in braces; leave them out.",
        ),
        (
            {"vehicles": "{ilda: {name: x}}"},
            "SC0224",
            "`ilda` is both a person and a vehicle",
            "Give one of them another id: both are named in the same places.",
        ),
        (
            {"counters": "[seen]"},
            "SC0224",
            "`seen` is both a flag and a counter",
            "Give one of them another id: both are named in the same places.",
        ),
        (
            {"places": "{gate: {name: x, rooms: {a: {name: x}}}, town: {name: y, rooms: {a: {name: y}}}}"},
            "SC0224",
            "`a` is both a room of gate and a room of town",
            "Give one of them another id: both are named in the same places.",
        ),
    ],
)
def test_unknown_things_are_said(parts, code, message, hint):
    assert said(**parts) == (code, message, hint)


def test_every_place_in_a_condition_is_a_place_in_the_file():
    head = "\n  call:\n    to: inspector\n    by: phone\n    text: x\n"
    problems = refused(injects=head + "    when: >-\n      held(ilda) and\n      held(ildo) or flag(sene)")
    assert [(p.line, p.column, p.source_line.strip()) for p in problems] == [
        (19, 12, "held(ildo) or flag(sene)"),
        (19, 26, "held(ildo) or flag(sene)"),
    ]


def test_the_same_wrong_condition_in_two_places_is_said_twice():
    two = "{a: {to: inspector, by: phone, text: x, when: flag(x)}, b: {to: inspector, by: phone, text: x, when: flag(x)}}"
    assert [problem.code for problem in refused(injects=two)] == ["SC0212", "SC0212"]


def decision(rest: str, when: str = "flag(seen)") -> str:
    options = "{a: {text: x, do: [{look: {at: gate}}]}, b: {text: y, do: [{ask_wish: {person: ilda}}]}}"
    return f"{{d: {{seat: inspector, when: {when}, lapses: 1m, ask: x, options: {options}, {rest}}}}}"


def test_a_misspelt_argument_is_one_mistake():
    acts = "[{separate: {person: pavo, from: ilda, to: yard}}]"
    written = f"{{d: {{seat: inspector, when: flag(seen), lapses: 1m, ask: x, options: {{a: {{text: x, do: {acts}}}}}}}}}"
    assert said(decisions=written) == ("SC0222", "`separate` does not take `person`", "Did you mean `people`?")


def test_in_a_decision_for_each_person_stands_for_one_of_the_group():
    assert compiled(decisions=decision("for_each: pickers", "held(person)"))
    assert said(decisions=decision("for_each: pickers", "held(person) and held(ildo)")) == (
        "SC0212", "`ildo` is no known person or vehicle", "Did you mean `ilda`?",
    )  # fmt: skip
    (problem,) = refused(decisions=decision("for_each: pickers", "held(person) and held(ildo)"))
    assert problem.source_line[problem.column - 1 :].startswith("ildo")
    assert said(decisions=decision("if_nobody: none", "held(person)"))[1] == "`person` is no known person or vehicle"


@pytest.mark.parametrize(
    ("parts", "code", "message"),
    [
        ({"decisions": decision("if_nobody: c")}, "SC0220", "There is no option, inject or beat `c`"),
        (
            {"decisions": decision("if_nobody: a")},
            "SC0304",
            "`a` is an option, so a colleague must do it at the last moment, but `by` names none",
        ),
        (
            {"decisions": decision("if_nobody: a, by: ilda"), "injects": "{a: {to: inspector, by: phone, text: x}}"},
            "SC0224",
            "`a` is both an option of this decision and an inject",
        ),
        ({"injects": "{a: {to: inspector, by: phone, text: x}}"}, "SC0301", "`a` has neither `at` nor `when`, and nothing else gives it"),
        ({"storylines": "{l: {a: {at: 08:00}, b: {at: 07:00}}}"}, "SC0302", "The moment of `b` is over before `a` has happened"),
        ({"storylines": "{l: {a: {when: happened(l.b)}, b: {at: 07:00}}}"}, "SC0302", "`a` waits for `b`, which comes after it"),
        ({"storylines": "{l: {a: {when: happened(l.a)}}}"}, "SC0302", "`a` waits for itself"),
        (
            {"storylines": "{l: {a: {at: 07:00}, b: {when: held(ilda) and not happened(l.a)}}}"},
            "SC0302",
            "`b` comes only if `a` has not happened, and stands after it",
        ),
        ({"storylines": beat("day 2 05:00")}, "SC0303", "day 2 05:00 is after the end of the exercise (08:50)"),
        (
            {"objectives": "{Q: {title: x, seats: [inspector], progress: []}}"},
            "SC0305",
            "Nothing that the exercise brings about can start a duty of `Q`",
        ),
        ({"storylines": "{l: {a: {at: 07:00, text: x}}}"}, "SC0307", "Nobody can perceive this text: the beat names no place and no seat"),
        ({"injects": inject("otherwise: call")}, "SC0308", "`otherwise` is given, but nothing is expected"),
        ({"id": "other"}, "SC0309", "The id is `other`, but the folder is `case`"),
        ({"facts": "{a: {text: x, routes: []}}"}, "SC0310", "`a` can be found by no route only"),
        ({"contacts": "{a: {label: x}}"}, "SC0313", "`a` is neither a body nor a person"),
        ({"decisions": "{d: {seat: inspector, when: flag(seen), lapses: 1m, ask: x, options: {}}}"}, "SC0316", "`d` has no option"),
        ({"injects": "{a: {to: inspector, by: phone, at: 07:00}}"}, "SC0317", "`a` has neither a text nor anything that happens"),
    ],
)
def test_what_cannot_be_meant_is_said(parts, code, message):
    assert said(**parts)[:2] == (code, message)


@pytest.mark.parametrize(
    "parts",
    [
        {"storylines": "{l: {a: {when: not happened(l.b)}, b: {at: 07:00}}}"},
        {"storylines": "{l: {a: {when: happened(l.b) or flag(seen)}, b: {at: 07:00}}}"},
        {"storylines": "{l: {a: {at: 07:00}, b: {for: 5m}, c: {when: happened(l.a)}}}"},
        {"storylines": "{l: {a: {at: 07:00, text: x, happens: {depart: {who: pickup}}}}}"},
        {"objectives": "{Q: {title: x, seats: [inspector], progress: [], harm: [VC-24], examined: yes}}"},
        {"injects": "{c: {to: inspector, by: phone, text: x}}", "decisions": decision("if_nobody: c")},
        {"injects": "{a: {to: inspector, by: phone, at: 07:00, happens: {flag: seen}}}"},
    ],
)
def test_what_looks_wrong_but_is_not_passes(parts):
    assert compiled(**parts)


def test_criteria_are_looked_up_where_the_standards_are_known():
    text = source(objectives="{Q: {title: x, seats: [inspector], progress: [VC-01, VC-99]}}")
    documents = [parse(text.encode(), "case.yaml")]
    assert compile_scenario(documents, "case")
    with pytest.raises(ScenarioProblems, match="SC0227 There is no criterion `VC-99`"):
        compile_scenario(documents, "case", criteria={"VC-01": True})
    with pytest.raises(ScenarioProblems, match="SC0305 Nothing that the exercise brings about can start a duty of `Q`"):
        compile_scenario(documents, "case", criteria={"VC-01": False, "VC-99": False})
    assert compile_scenario(documents, "case", criteria={"VC-01": True, "VC-99": False})


def test_law_that_is_not_in_force_yet_is_said_once_for_each_date():
    articles = {name: Article("t", "Law 9", number, date, "", "fictional") for name, number, date in (
        ("a", "1", "2026-10-01"), ("b", "2", "2026-10-01"), ("c", "", "2027-01-01"), ("d", "4", "2026-09-07"), ("e", "5", ""),
    )}  # fmt: skip
    pack = Pack("x", "X", True, {}, {}, articles, {}, {}, [], {}, {})
    with pytest.raises(ScenarioProblems, match="SC0306") as caught:
        compile_scenario([parse(source().encode(), "case.yaml")], "case", pack=lambda _: pack)
    assert [problem.message for problem in caught.value.problems] == [
        "The country pack cites law that is not yet in force on 2026-09-07, only from 2026-10-01: Law 9, 1 and 1 more",
        "The country pack cites law that is not yet in force on 2026-09-07, only from 2027-01-01: Law 9",
    ]
