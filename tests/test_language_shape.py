"""What is said about words in the wrong place: every sentence of the shape stage."""

import pytest

from tests.scenario_source import refused, said, scenario


def test_everything_wrong_in_a_stage_is_said_at_once_and_later_stages_wait():
    problems = refused(ends="2", start="soon", seats="{inspector: {profession: labour_inspector, place: gaet}}", titel="x")
    assert [problem.code for problem in problems] == ["SC0111", "SC0109", "SC0101"]
    problems = refused(seats="{inspector: {profession: labour_inspector, place: gaet}}", injects="{a: {to: inspektor, by: phone, text: x}}")
    assert [(problem.code, problem.line) for problem in problems] == [("SC0220", 6), ("SC0220", 12)]


def test_a_misspelt_needed_key_is_one_mistake():
    assert said(seats="{inspector: {profesion: labour_inspector, place: gate}}") == (
        "SC0101", "`profesion` is not known in a seat", "Did you mean `profession`?",
    )  # fmt: skip


def test_a_key_without_a_near_one_lists_those_that_are_known():
    assert said(places="{gate: {name: the gate, weather: snow}}") == (
        "SC0101", "`weather` is not known in a place", "Known are: `name`, `rooms`, `east`, `north`, `address`, `dwelling`, `off_map`.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("5", "Did you mean `5m`? The units are s, m, h and d."),
        ("5min", "Did you mean `5m`? The units are s, m, h and d."),
        ("5 h", "Did you mean `5h`? The units are s, m, h and d."),
        ("007s", None),
        ("an hour", "A duration is one number and a unit: 40s, 35m, 2h or 3d."),
        ("1h30m", "A duration is one number and a unit: 40s, 35m, 2h or 3d."),
        ("-5m", "A duration is one number and a unit: 40s, 35m, 2h or 3d."),
        ("1.5h", "A duration is one number and a unit: 40s, 35m, 2h or 3d."),
    ],
)
def test_a_duration_has_its_unit(word, hint):
    if hint is None:
        assert scenario(ends=word).length == 7
    else:
        assert said(ends=word) == ("SC0109", f"`{word}` is not a duration", hint)


def beat(at: str) -> str:
    return f"{{line: {{beat: {{at: {at}}}}}}}"


def test_a_time_that_is_a_duration_or_too_early_is_said_so():
    assert said(storylines=beat("35m"))[2] == "This is a duration. A time is written 06:30 or day 2 05:40."
    assert said(storylines=beat("day 1 06:00"))[2] == "This is before the exercise begins."
    assert said(storylines=beat("6.30")) == (
        "SC0110", "`6.30` is not a time", "A time is written 06:30 (the first after the start) or day 2 05:40.",
    )  # fmt: skip


def test_no_is_a_word_where_a_word_is_expected():
    assert said(seats="{inspector: {profession: labour_inspector, place: gate, joins: no}}") == (
        "SC0106", "`no` is not one of the words known here", "Known are: `called`.",
    )  # fmt: skip
    assert scenario(languages="[no]").languages == ["no"]


@pytest.mark.parametrize(
    ("parts", "code", "message", "hint"),
    [
        (
            {"people": "[ilda]"},
            "SC0103",
            "`people` needs keys with values here, found a list",
            "Write `key: value` lines, indented below it.",
        ),
        ({"flags": "seen"}, "SC0104", "A list is needed here, found `seen`", "Write [seen]."),
        (
            {"flags": "{a: b}"},
            "SC0104",
            "A list is needed here, found a block of keys",
            "Write [one, two], or lines that begin with a dash.",
        ),
        (
            {"title": "{law:limit.x}"},
            "SC0105",
            "One value is needed here, found a block of keys",
            "A text that begins with [ or { must stand in quotes.",
        ),
        ({"play_minutes": "many"}, "SC0107", "`many` is not a whole number from 1 to 10,000", "Write digits only, within these limits."),
        ({"play_minutes": "0"}, "SC0107", "`0` is not a whole number from 1 to 10,000", "Write digits only, within these limits."),
        (
            {"places": "{gate: {name: x, rooms: {a: {name: y, warm: maybe}}}}"},
            "SC0108",
            "`maybe` is neither yes nor no",
            "Write yes or no.",
        ),
        (
            {"start": "2026-02-30 06:50"},
            "SC0111",
            "`2026-02-30 06:50` is not a date and time",
            "It is written year-month-day hour:minute: 2025-10-13 05:20.",
        ),
        (
            {"people": "{ilda: {label: x, sex: female, born: 1.2.1990}}"},
            "SC0111",
            "`1.2.1990` is not a date",
            "A date is written year-month-day: 2008-02-03.",
        ),
        (
            {"flags": "[9lives]"},
            "SC0112",
            "`9lives` cannot be an id",
            "An id begins with a letter and has only letters a-z, digits and _, at most 60: `madina`.",
        ),
        (
            {"languages": "[english]"},
            "SC0106",
            "`english` is not one of the words known here",
            "A language is written by its code of two or three small letters: uz, ru, kk.",
        ),
        (
            {"title": "The road # one"},
            "SC0113",
            "The rest of this line, `# one`, would be lost as a comment",
            "Put the text in quotes; if it is meant as a comment, leave two spaces before #.",
        ),
        ({"title": "#1 on the road"}, "SC0114", "There is no text here", "Write it; a text that begins with # must stand in quotes."),
        ({"flags": "[none]"}, "SC0118", "`none` is a word of the language and cannot be an id", "Choose another name."),
        ({"format": "one"}, "SC0119", "This is format one; this version reads format 1", "Update the program, or write `format: 1`."),
        ({"ends": ""}, "SC0102", "A scenario needs `ends`", "Add `ends:` (how long it lasts)."),
    ],
)
def test_wrong_shapes_are_said(parts, code, message, hint):
    assert said(**parts) == (code, message, hint)


@pytest.mark.parametrize("rest", ["when: present(ilda, gate)", "text: He looks, then he speaks"])
def test_what_a_comma_has_cut_off_is_no_key(rest):
    code, message, hint = said(injects=f"{{call: {{to: inspector, by: phone, at: 07:00, {rest}}}}}")
    assert code == "SC0101"
    assert message.endswith("is not known in an inject")
    assert hint == "Inside { } a value that contains a comma must stand in quotes."
