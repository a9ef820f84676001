"""Bytes to plain text values with positions, and what is said about bytes that are no such document. Every sentence is tested."""

import pytest
import yaml

from scenarios.language.catalogue import CATALOGUE
from scenarios.language.document import Document, parse, read_document
from scenarios.language.problems import Problem, ScenarioProblems, nearest, problem, suggestion

QUOTE = "Put the text in quotes."
INDENT = "Keys of one block begin in the same column; what belongs to a key is indented two spaces more."


def document(text: str) -> Document:
    return parse(text.encode(), "case.yaml")


def refused(text: str | bytes) -> list[Problem]:
    with pytest.raises(ScenarioProblems, match="SC00") as caught:
        parse(text if isinstance(text, bytes) else text.encode(), "case.yaml")
    return caught.value.problems


def test_every_scalar_stays_the_text_that_was_typed():
    plain = document("a: no\nb: 12:30\nc: 010\nd: 1e3\ne: ~\nf:\ng: 'x'\nh: \"y\"\ni: |\n  z\nj: 2025-10-13\nk: [yes, 1.0]").root
    assert plain == {
        "a": "no",
        "b": "12:30",
        "c": "010",
        "d": "1e3",
        "e": "~",
        "f": "",
        "g": "x",
        "h": "y",
        "i": "z\n",
        "j": "2025-10-13",
        "k": ["yes", "1.0"],
    }


def test_it_is_what_yaml_says_with_all_types_taken_away():
    text = "people:\n  a: {b: [c, {d: e}, []], f: {}}\n  g: >-\n    folded\n    text\n  h: 'it''s'\n\n# end\n"
    assert document(text).root == yaml.load(text, yaml.BaseLoader)


def test_a_mark_of_the_encoding_and_windows_line_ends_are_read():
    assert parse(b"\xef\xbb\xbfa: b\r\nc: d\r\n", "x").root == {"a": "b", "c": "d"}


def test_every_key_and_value_has_its_place():
    read = document("people:\n  madina: {sex: female, speaks: [uz, ru]}\n")
    assert read.mark_of(("people",))[:2] == (2, 3)
    assert read.mark_of(("people", "madina", "sex"))[:2] == (2, 17)
    assert read.mark_of(("people", "madina", "speaks", 1))[:2] == (2, 38)
    assert read.mark[4]["people"][0][:2] == (1, 1)
    assert read.mark_of(("people", "madina", "speaks", 1, "deeper"))[:2] == (2, 38)  # the nearest that exists


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("when: not held(bus)", 4, (1, 11)),
        ("when: 'not held(bus)'", 4, (1, 12)),
        ('when: "not held(bus)"', 4, (1, 12)),
        ("when: >-\n  not\n  held(bus)", 4, (3, 3)),
        ("when: |\n  not\n  held(bus)", 4, (3, 3)),
        ("when: not\n  held(bus)", 4, (2, 3)),
        ("when: 'a == ''b'' and c'", 13, (1, 23)),
        ("when: held(bus) and", 13, (1, 20)),
    ],
)
def test_a_place_inside_a_text_is_found_through_quotes_and_folds(text, offset, place):
    read = document(text)
    assert isinstance(read.root, dict)
    assert read.inside(read.mark_of(("when",)), str(read.root["when"]), offset)[:2] == place


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("a: She looks # at him", "# at him"),
        ("a: She looks  # a comment", ""),
        ("a: 'She looks' # a comment", ""),
        ("a: She looks #", "#"),
        ("a: She looks#at", ""),
        ("a: >-\n  She looks # at him", ""),
    ],
)
def test_a_comment_after_one_space_would_eat_the_text(text, lost):
    read = document(text)
    assert read.eaten(read.mark_of(("a",))) == lost


def test_both_places_of_a_duplicate_key_are_named_and_all_of_them_at_once():
    first, second = refused("a: 1\nb: 2\na: 3\nb: 4\n")
    assert (first.line, first.column, first.code) == (3, 1, "SC0012")
    assert first.message == "`a` is written twice here: first on line 1, again on line 3"
    assert second.message == "`b` is written twice here: first on line 2, again on line 4"
    assert first.source_line == "a: 3"


CLOSE, CLOSED_LATER = "Close it at the end of the text.", "The quotation mark that opens here is closed only by the next one, on line {}"
TWICE = "Quote the whole text; double a quotation mark inside it."
YAML_MISTAKES = [
    ("a: b: c", 1, 5, "A second colon on this line would begin a block in the middle of a text", QUOTE),
    ("a: b\n c: d", 2, 3, "This key begins in the middle of the value above", f"The line above may lack its colon. {INDENT}"),
    ("key\nother: x", 2, 6, "This key begins in the middle of the value above", f"The line above may lack its colon. {INDENT}"),
    (
        "a: [1, 2\nb: 3",
        1,
        4,
        "The [ that opens here is not closed before line 2",
        "Close it; a text that begins with a bracket must stand in quotes.",
    ),
    (
        "a: {b: c\nd: e",
        1,
        4,
        "The { that opens here is not closed before line 2",
        "Close it; a text that begins with a bracket must stand in quotes.",
    ),
    ("a: 'x\nb: y", 1, 4, "The quotation mark that opens here is not closed", "Close it at the end of the text."),
    ('a: "x\\q"', 1, 6, "In double quotes a backslash begins a special sign, and this is none", "Use single quotes, or write \\\\."),
    (
        "- a\nb: c",
        2,
        1,
        "This line stands among the items of a list but does not begin with a dash",
        "Begin it with a dash, or indent it as the item it belongs to.",
    ),
    ("a: She # x\n  more", 2, 3, "The text was cut off by the comment on the line above and goes on here", "Put the whole text in quotes."),
    ("a: {law:limit.x} goes on", 1, 18, "Something follows a closing bracket", "A text that begins with { or [ must stand in quotes."),
    (
        "a: 'x' y",
        1,
        8,
        "A text in quotes ends at its second quotation mark, but more follows",
        "Quote the whole text; double a quotation mark inside it.",
    ),
    ("a: |\n  x\n y", 3, 2, "This does not fit to what stands before it", INDENT),
    ("a: @x", 1, 4, "A value cannot begin with `@`", QUOTE),
    ("a: `x`", 1, 4, "A value cannot begin with ```", QUOTE),
    ("a: %x", 1, 4, "A value cannot begin with `%`", QUOTE),
    (
        "a: - b",
        1,
        4,
        "A list cannot begin in the middle of a line",
        "Begin the list on the next line; a text that begins with a dash must stand in quotes.",
    ),
    ("a: ? b", 1, 4, "A value cannot begin with `? `", QUOTE),
    ("a: }", 1, 4, "A value is missing here; `}` cannot begin one", QUOTE),
    (
        "%YAML 3.0\n---\na: b",
        1,
        1,
        "A line that begins with % speaks to the YAML reader; scenario files do not",
        "Delete the lines that begin with %.",
    ),
    (
        "%FOO\na: b",
        1,
        5,
        "A line that begins with % speaks to the YAML reader; scenario files do not",
        "Delete the lines that begin with %.",
    ),
    ("a: | b\n  c", 1, 6, "After | or > the text begins on the next line", "Move the text down, indented; or put it in quotes."),
    ("a: b\nc\n", 2, 1, "This key has no colon", "Write `key: value`."),
    ("a: 'x\n---\ny'", 1, 4, "The quotation mark that opens here is not closed", "Close it at the end of the text."),
    ('a: "open\nb: "foo bar"', 1, 4, CLOSED_LATER.format(2), CLOSE),
    ('a: "open\nb: "foo: bar"', 1, 4, CLOSED_LATER.format(2), CLOSE),
    ('x: 1\na: "open\nb: 2\nc: "x"\nd: "y"\n', 2, 4, CLOSED_LATER.format(4), CLOSE),
    ('a:\n  - "open\n  - "two"\n', 2, 5, CLOSED_LATER.format(3), CLOSE),
    ("a:\n  b: 'open\n  c: {d: 'e'}\n", 2, 6, CLOSED_LATER.format(3), CLOSE),
    ('a: "b \\" c\nd: ["x"]\n', 1, 4, CLOSED_LATER.format(2), CLOSE),
    ('a: "x\n  y" more', 2, 6, "A text in quotes ends at its second quotation mark, but more follows", TWICE),
    ('a: "x"\nb: "y" more', 2, 8, "A text in quotes ends at its second quotation mark, but more follows", TWICE),
    ('a: "\\x4"', 1, 7, "This is not YAML: did not find expected hexdecimal number", INDENT),
]


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), YAML_MISTAKES, ids=[text[:24] for text, *_ in YAML_MISTAKES])
def test_what_the_yaml_reader_means_is_said_for_people(text, line, column, message, hint):
    (found,) = refused(text)
    assert (found.line, found.column, found.message, found.hint) == (line, column, message, hint)
    assert found.code == "SC0015"


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("a: *b", "SC0009", "`*b` would be a YAML anchor or alias; they are not used here"),
        ("a: &b c", "SC0009", "`&b` would be a YAML anchor or alias; they are not used here"),
        ("a: *", "SC0009", "`*` would be a YAML anchor or alias; they are not used here"),
        ("a: !b c", "SC0010", "`!b` would be a YAML tag; they are not used here"),
        ("a: !!int 3", "SC0010", "`!!int` would be a YAML tag; they are not used here"),
        ("a: !x!y z", "SC0010", "`!x!y` would be a YAML tag; they are not used here"),
        ("a: b\n\tc: d", "SC0011", "A tab stands where only spaces may stand"),
        ("a: [b,\n\tc]", "SC0011", "A tab stands where only spaces may stand"),
        ("a:\n  - b\n  -\tc: d\n\t  e: f", "SC0011", "A tab stands where only spaces may stand"),
        ("a: b\n---\nc: d", "SC0013", "A second YAML document begins here"),
        ("a: b\n...\nc", "SC0013", "A second YAML document begins here"),
    ],
)
def test_what_scenario_files_do_not_use_is_refused_by_name(text, code, message):
    found = refused(text)[0]
    assert (found.code, found.message) == (code, message)


def test_a_tab_inside_a_text_is_no_mistake():
    assert document("a: b\tc\n").root == {"a": "b\tc"}


def test_missing_files_and_folders_are_answered(tmp_path):
    with pytest.raises(ScenarioProblems, match="There is no such file"):
        read_document(tmp_path / "nothing.yaml")
    with pytest.raises(ScenarioProblems, match="This is a folder, not a file"):
        read_document(tmp_path)
    with pytest.raises(ScenarioProblems, match="The file cannot be read: "):
        read_document(tmp_path / ("x" * 5_000))


def test_without_the_c_part_of_the_yaml_reader_one_line_says_so(monkeypatch):
    monkeypatch.delattr(yaml, "CSafeLoader")
    (found,) = refused("a: b")
    assert found.code == "SC0016"
    assert found.message == "PyYAML is installed without its C part (libyaml), which reading scenarios needs"


def test_a_problem_is_shown_with_its_line_and_a_mark_under_the_spot():
    shown = problem("SC0114", "people.yaml", 12, 9, "  label: ").render()
    assert shown == (
        "people.yaml:12:9: SC0114 There is no text here\n"
        "    12 |   label: \n"
        "       |         ^\n"
        "       = Write it; a text that begins with # must stand in quotes."
    )


def test_of_an_endless_line_the_piece_around_the_spot_is_shown():
    shown = problem("SC0114", "people.yaml", 1, 1_000, "x" * 999 + "!" + "y" * 999).render().splitlines()
    assert len(shown[1]) == 149
    assert shown[1][shown[2].index("^")] == "!"


def test_a_problem_without_line_or_hint_is_one_line():
    assert Problem("a.yaml", 1, 1, "SC0001", "There is no such file").render() == "a.yaml:1:1: SC0001 There is no such file"


def test_a_problem_for_machines_has_its_parts_by_name():
    found = problem("SC0006", "a.yaml", 1, 1)
    assert found.as_json() == {
        "file": "a.yaml", "line": 1, "column": 1, "code": "SC0006", "message": "The file is empty", "hint": "Write it, or delete the file.",
        "source_line": "",
    }  # fmt: skip


def test_the_exception_survives_being_raised_again_from_its_arguments():
    raised = ScenarioProblems([problem("SC0006", "a.yaml", 1, 1), problem("SC0006", "b.yaml", 1, 1)])
    again = type(raised)(*raised.args)
    assert str(again) == str(raised)
    assert str(raised).startswith("a.yaml:1:1: SC0006 The file is empty\n       = Write it, or delete the file.\nb.yaml:1:1:")


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("madnia", ["madina", "bus"], "madina"),
        ("MADINA", ["madina"], "madina"),
        ("x", ["madina"], ""),
        ("", ["a"], ""),
        ("y" * 61, ["y" * 60], ""),
    ],
)
def test_the_near_word_is_found(word, known, near):
    assert nearest(word, known) == near


def test_a_suggestion_names_the_near_word_or_a_short_list_or_nothing():
    assert suggestion("buss", ["bus", "van"]) == "Did you mean `bus`?"
    assert suggestion("zzz", ["bus", "van"]) == "Known are: `bus`, `van`."
    assert not suggestion("zzz", [f"id_{n}" for n in range(17)])
    assert not suggestion("zzz", [])


def test_codes_never_change_their_stage():
    assert all(code[:4] in {"SC00", "SC01", "SC02", "SC03"} for code in CATALOGUE)
