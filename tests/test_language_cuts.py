"""Cuts, endings, the map, seats behind contacts, lines of the events list, and a scenario spread over several files."""

import pytest

from scenarios.language.compile import compile_scenario
from scenarios.language.document import parse
from scenarios.language.problems import Problem, ScenarioProblems
from scenarios.language.schema import schema
from sim.model.scenario import Cut, Effect, Ending, Place, Scenario
from tests.scenario_source import BASE, refused, said, scenario

TWO_SEATS = "{inspector: {profession: labour_inspector, place: gate}, shelter: {profession: shelter_worker, place: gate}}"
RATED = "{Q1: {title: See them, seats: [inspector], progress: [VC-01]}, S1: {title: A bed, seats: [shelter], progress: [VC-32]}}"


def spread(*files: str) -> Scenario:
    """The smallest scenario without its people and flags, together with these files."""
    frame = "".join(f"{key}: {value}\n" for key, value in BASE.items() if key not in {"people", "flags"})
    documents = [parse(frame.encode(), "scenario.yaml")]
    documents += [parse(text.encode(), f"part_{number}.yaml") for number, text in enumerate(files, 1)]
    return compile_scenario(documents, "case").scenario


def problems(*files: str) -> list[Problem]:
    with pytest.raises(ScenarioProblems, match="SC0") as caught:
        spread(*files)
    return caught.value.problems


ILDA = "people: {ilda: {label: a woman, sex: female, in: gate, group: pickers}}\n"
PAVO = "people: {pavo: {label: a man, sex: male, in: gate, group: pickers}}\n"


def test_people_may_stand_in_several_files_in_the_order_of_the_files() -> None:
    made = spread(ILDA + "flags: [seen]\n", PAVO + "flags: [heard]\n")
    assert list(made.people) == ["ilda", "pavo"]
    assert made.flags == ["seen", "heard"]
    assert made.texts["people.pavo.label"] == "a man"


def test_what_one_file_declares_another_may_name() -> None:
    made = spread('storylines: {rain: {falls: {when: "present(ilda, gate)", happens: {arrive: {who: pavo, place: gate}}}}}\n' + PAVO, ILDA)
    assert made.storylines["rain"]["falls"].happens == [Effect("arrive", {"who": "pavo", "place": "gate"})]


def test_an_id_that_stands_in_two_files_is_refused_where_it_comes_again() -> None:
    (problem,) = problems(ILDA, PAVO, PAVO.replace("{pavo", "{ilda: {label: she, sex: female, in: gate}, pavo"))[:1]
    assert (problem.file, problem.line, problem.code) == ("part_3.yaml", 1, "SC0018")
    assert problem.message == "`ilda` is under `people` in two files of this scenario: part_1.yaml and part_3.yaml"


def test_a_key_with_one_value_still_stands_in_one_file_only() -> None:
    (problem,) = problems("mission: See.\n", "mission: Look.\n")
    assert (problem.code, problem.message) == ("SC0017", "`mission` is in two files of this scenario: part_1.yaml and part_2.yaml")


def test_what_is_wrong_in_the_second_file_is_reported_there() -> None:
    (problem,) = problems(ILDA, PAVO.replace("label", "lable"))
    assert (problem.file, problem.code) == ("part_2.yaml", "SC0101")
    (problem,) = problems(ILDA, PAVO + "flags: [gate]\ncounters_: {}\n")
    assert (problem.file, problem.message) == ("part_2.yaml", "`counters_` is not known in a scenario")
    (problem,) = problems(
        "injects: {a: {to: inspector, by: phone, text: x, at: 07:00}}", "injects: {b: {to: inspector, by: phone, text: x}}"
    )
    assert (problem.file, problem.code) == ("part_2.yaml", "SC0301")


def test_a_list_of_people_beside_a_block_of_people_is_said_and_nothing_breaks() -> None:
    (problem,) = problems(ILDA, "people: [pavo]\n")
    assert (problem.file, problem.code, problem.message) == ("part_2.yaml", "SC0103", "`people` needs keys with values here, found a list")


def test_a_cut_is_a_shorter_exercise_for_some_of_the_seats() -> None:
    made = scenario(
        seats=TWO_SEATS,
        objectives=RATED,
        cuts="{look: {title: A look, seats: [inspector], ends: 40m, play_minutes: 10, objectives: [Q1]}}",
    )
    assert made.cuts == {"look": Cut(["inspector"], 2400, 10, ["Q1"])}
    assert made.texts["cuts.look.title"] == "A look"


def test_a_cut_that_ends_after_the_whole_or_rates_a_vacant_seat_is_refused() -> None:
    cut = "{{look: {{title: A look, seats: [inspector], ends: {ends}, play_minutes: 10, objectives: [{rated}]}}}}"
    parts = {"seats": TWO_SEATS, "objectives": RATED}
    assert said(**parts, cuts=cut.format(ends="3h", rated="Q1")) == (
        "SC0303",
        "09:50 is after the end of the exercise (08:50)",
        "Move it forward, or let the exercise end later.",
    )
    assert said(**parts, cuts=cut.format(ends="1h", rated="S1")) == (
        "SC0318",
        "`S1` is rated in the cut `look`, but no seat of it is played there",
        "Add a seat of this objective, or leave the objective out.",
    )


WRONG = [
    ("cuts", "title: x, seats: [inspectr], ends: 1h, play_minutes: 1", "SC0220 There is no seat `inspectr`"),
    ("cuts", "title: x, seats: [inspector], ends: 1h, play_minutes: 0", "SC0107 `0` is not a whole number from 1 to 10,000"),
    ("cuts", "title: x, seats: [inspector], ends: 1h", "SC0102 A cut needs `play_minutes`"),
    ("endings", "text: x", "SC0102 An ending needs `when`"),
    ("endings", "text: x, when: helt(ilda)", "SC0210 `helt(...)` is no question"),
    ("endings", "text: x, when: held(ilda), about: [nobody]", "SC0220 There is no person or vehicle or thing or group `nobody`"),
    ("contacts", "label: x, institution: court, seat: judge", "SC0220 There is no seat `judge`"),
    ("services", "label: x, kind: advice, institution: court, seat: judge", "SC0220 There is no seat `judge`"),
    ("services", "label: x, kind: advise, institution: court", "SC0106 `advise` is not one of the words known here"),
    ("injects", "to: inspector, by: phone, at: 07:00, text: x, number: 0", "SC0107 `0` is not a whole number from 1 to 999"),
    ("injects", "to: inspector, by: phone, at: 07:00, text: x, title: [x]", "SC0105 One value is needed here, found a list"),
    ("storylines", "b: {at: 07:00, happens: {leave: {person: ilda, how: quietly}}}", "SC0106 `quietly` is not one of the words known here"),
    ("storylines", "b: {at: 07:00, happens: {leave: {person: ilda}}}", "SC0102 `leave` needs `how`"),
    ("storylines", "b: {at: 07:00, happens: {withdraw: {person: ilda, to: x, items: [names]}}}", "SC0220 There is no contact `x`"),
]


@pytest.mark.parametrize(("key", "block", "message"), WRONG)
def test_what_is_wrong_with_the_new_parts_is_said_in_words(key: str, block: str, message: str) -> None:
    (problem,) = refused(**{key: f"{{a: {{{block}}}}}"})
    assert f"{problem.code} {problem.message}".startswith(message)


def test_the_map_is_in_whole_kilometres() -> None:
    assert said(places="{gate: {name: x, east: far}}")[1] == "`far` is not a whole number from -1000 to 1,000"
    assert said(places="{gate: {name: x, dwelling: perhaps}}")[1] == "`perhaps` is neither yes nor no"


def test_endings_and_the_map() -> None:
    made = scenario(
        endings="{free: {text: They could go., when: not held(ilda), about: pickers}}",
        places="{gate: {name: the gate, east: 12, north: -3, dwelling: yes, rooms: {yard: {name: the yard}}}}",
    )
    assert made.endings == {"free": Ending("not held(ilda)", ["ilda", "pavo"])}
    gate = made.places["gate"]
    assert (gate.east, gate.north, gate.dwelling) == (12, -3, True)
    assert Place().dwelling is False


def test_the_director_reads_more_of_a_line_than_a_seat() -> None:
    made = scenario(
        injects="{call: {number: 8, title: A call, to: inspector, by: phone, at: 07:00, text: It rings., expected: Notes it., "
        "better: To write down the minute., notes: He rings once.}}"
    )
    assert made.injects["call"].number == 8
    assert {name: text for name, text in made.texts.items() if name.startswith("injects.")} == {
        "injects.call": "It rings.",
        "injects.call.title": "A call",
        "injects.call.expected": "Notes it.",
        "injects.call.better": "To write down the minute.",
        "injects.call.notes": "He rings once.",
    }


def test_editors_are_offered_the_new_keys() -> None:
    offered = schema()["properties"]
    assert {"cuts", "endings"} <= set(offered)
    assert {"number", "title", "expected", "better", "notes"} <= set(offered["injects"]["additionalProperties"]["properties"])
