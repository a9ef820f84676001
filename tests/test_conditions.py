"""The condition language: what it says, what it refuses and in which words, and that no text can get out of it."""

import re
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.conditions import DEEPEST, LONGEST, ConditionError, Function, Problem, Vocabulary, compile_condition

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference" / "conditions.md"
SOURCES = sorted((ROOT / "sim" / "conditions").glob("*.py"))


def _function(name: str, params: tuple[str, ...], key: str, default: bool | int | str = False, result: str = "bool") -> Function:
    return Function(name, params, result, f"f['{key}']", (key,), default)


FUNCTIONS = [
    _function("held", ("person|vehicle",), "held.{0}"),
    _function("knows", ("seat", "claim"), "knows.{0}.{1}"),
    _function("done", ("seat", "verb", "person?"), "done.{0}.{1}.{2}"),
    _function("trust", ("person", "agency"), "trust.{1}.{0}", 0, "int"),
    _function("where", ("person",), "at.{0}", "", "place"),
    _function("happened", ("beat|inject",), "happened.{0}"),
    _function("open", ("decision",), "open.{0}"),
    Function("present", ("person|vehicle", "place"), "bool", "f['at.{0}'] == '{1}'", ("at.{0}",), ""),
]
WORDS = Vocabulary(
    functions={f.name: f for f in FUNCTIONS},
    names={"night": "bool", "look": "bool", "second": "int", "verb": "verb", "remark": "text"},
    ids={
        "seat": ("post", "investigator"),
        "person": frozenset({"madina", "escort", "odil"}),
        "vehicle": frozenset({"bus"}),
        "place": frozenset({"post_km42", "kostobe"}),
        "verb": frozenset({"look", "watch", "let_go"}),
        "agency": ("police", "ngo"),
        "beat": frozenset({"bus.arrives", "bus.leaves"}),
        "inject": frozenset({"call_from_owner"}),
        "decision": frozenset({"alone"}),
        "claim": frozenset({"madina", "escort", "bus"}),
        "attribute": frozenset({"speaks", "age"}),
    },
    constants={"limit.delivery": 3 * 3600},
)


def answer(text: str, **facts: Any) -> bool:
    condition = compile_condition(text, WORDS)
    return condition.test({**condition.defaults, **{key.replace("__", "."): value for key, value in facts.items()}})


def problems(text: str) -> list[Problem]:
    with pytest.raises(ConditionError, match="SC02") as caught:
        compile_condition(text, WORDS)
    return list(caught.value.problems)


def codes(text: str) -> list[str]:
    return [problem.code for problem in problems(text)]


# --- what it says -----------------------------------------------------------------------------------------------------------


def test_a_function_looks_up_its_fact():
    assert not answer("held(bus)")
    assert answer("held(bus)", held__bus=True)


def test_a_template_may_compare():
    assert answer("present(odil, post_km42)", at__odil="post_km42")
    assert answer("not present(odil, post_km42)", at__odil="kostobe")


def test_and_binds_tighter_than_or_and_not_tighter_than_both():
    assert answer("night or night and look", night=True)
    assert not answer("(night or look) and look", night=True)
    assert answer("not night and not look")
    assert not answer("not (night or look)", look=True)


def test_not_denies_the_whole_comparison_after_it():
    assert answer("not second == 5", second=4)


def test_durations_and_clock_times_are_seconds():
    assert answer("second == 35m", second=2100)
    assert answer("second < 06:30", second=6 * 3600 + 29 * 60 + 59)
    assert answer("second >= 2h and second >= 3s and second < 1d", second=7200)


def test_numbers_may_be_negative():
    assert answer("second > -5", second=-4)


def test_a_constant_is_written_into_the_condition():
    condition = compile_condition("second > limit.delivery", WORDS)
    assert condition.reads == ("second",)
    assert condition.test({"second": 10801})


def test_beside_a_name_of_a_kind_a_word_is_an_id_of_that_kind():
    """`look` is a name of its own here, and a verb."""
    assert answer("verb == look and not look", verb="look", look=False)
    assert answer("look or watch == verb", verb="watch")


def test_a_quoted_text_beside_a_name_of_a_kind_must_be_known():
    assert answer("verb == 'let_go'", verb="let_go")
    assert codes("verb == 'let_goo'") == ["SC0212"]


def test_texts_are_compared_as_they_stand():
    assert answer("""remark == "they'll wait" """, remark="they'll wait")
    assert answer("remark != ''", remark="x")


def test_an_optional_id_left_out_goes_with_its_dot():
    assert compile_condition("done(post, let_go)", WORDS).reads == ("done.post.let_go",)
    assert compile_condition("done(post, let_go, madina)", WORDS).reads == ("done.post.let_go.madina",)


def test_a_claim_is_a_subject_with_an_attribute_or_without():
    assert compile_condition("knows(post, madina)", WORDS).reads == ("knows.post.madina",)
    assert compile_condition("knows(post, madina.speaks)", WORDS).reads == ("knows.post.madina.speaks",)


def test_a_decision_may_name_an_occurrence():
    assert compile_condition("open(alone[madina]#2)", WORDS).reads == ("open.alone[madina]#2",)
    assert codes("open(alone[madinna])") == ["SC0212"]


def test_the_facts_read_are_named_once_and_in_order():
    condition = compile_condition("held(bus) and (night or held(bus)) and trust(madina, police) >= 30", WORDS)
    assert condition.reads == ("held.bus", "night", "trust.police.madina")
    assert condition.defaults == {"held.bus": False, "night": False, "trust.police.madina": 0}


def test_line_breaks_are_spaces():
    assert answer("night\n  and look\n", night=True, look=True)


# --- what it refuses --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "message", "hint"),
    [
        ("held(buss)", 6, "`buss` is no known person or vehicle", "`bus`"),
        ("hold(bus)", 1, "`hold(...)` is no question", "`held`"),
        ("nihgt", 1, "`nihgt` is no word", "`night`"),
        ("night and held", 11, "`held` is asked of something", "held(person|vehicle)"),
        ("night()", 1, "`night` takes no brackets", "`night`"),
        ("knows(post, madina.speeks)", 20, "`speeks` is no known attribute", "`speaks`"),
        ("knows(post)", 1, "asked with 2 arguments, here are 1", "knows(seat, claim)"),
        ("done(post)", 1, "asked with 2 or 3 arguments", "done(seat, verb, person?)"),
        ("trust(madina, police)", 1, "must be something true or false, this is a number", ">= 30"),
        ("night and second", 11, "What `and` joins must be something true or false", "Compare it"),
        ("where(madina) == kostobee", 18, "`kostobee` is no known place", "`kostobe`"),
        ("second == 'five'", 8, "compares a number and a text", "like with like"),
        ("remark < 'x'", 8, "compares numbers", "`==`"),
        ("madina", 1, "`madina` alone says nothing", "knows(seat, madina)"),
        ("night && look", 7, "`&&` has no meaning", "`and`"),
        ("second = 5", 8, "`=` has no meaning", "`==`"),
        ("second ≥ 5", 8, "`≥` has no meaning", "`>=`"),
        ("night AND look", 7, "small letters", "`and`"),
        ("remark == “x”", 11, "printer's quotation mark", "straight"),
        ("night\u00a0and look", 6, "special space", "ordinary"),
        ("remark == 'x", 11, "not closed", "'"),
        ("second > 35min", 10, "`35min` is no number", "`35m`"),
        ("second > 25:00", 10, "`25:00` is no number", "23:59"),
        ("second > 1.5h", 10, "`1.5h` is no number", "whole number"),
        ("second > 9999999999", 10, "is no number", "9 digits"),
        ("second + 1 > 2", 8, "do not calculate", "Write the number"),
        ("1 < second < 3", 12, "Two comparisons in a row", "1 < a and a < 3"),
        ("night look", 7, "Nothing joins `look`", "`and`"),
        ("verb is look", 6, "Nothing joins `is`", "`==`"),
        ("night)", 6, "closes nothing", "Remove"),
        ("(night", 7, "opened in column 1 is not closed", ")"),
        ("held(bus", 9, "opened in column 5 is not closed", ")"),
        ("held('bus')", 6, "An argument is an id", "without quotes: `bus`"),
        ("night and", 10, "missing at the end", "held(bus)"),
        ("night == not look", 10, "`not` cannot follow", "brackets"),
        ("", 1, "is empty", "leave the key out"),
        ("   ", 1, "is empty", "leave the key out"),
    ],
)
def test_a_fault_is_shown_with_its_column_and_a_fix(text, column, message, hint):
    problem = problems(text)[0]
    assert (problem.column, message in problem.message, hint in problem.hint) == (column, True, True), problem


def test_everything_wrong_is_shown_at_once():
    found = problems("held(buss) and nihgt or trust(madina, polis) > 'x'")
    assert [(p.column, p.code) for p in found] == [(6, "SC0212"), (16, "SC0209"), (39, "SC0212"), (46, "SC0213")]


def test_a_part_that_is_wrong_already_causes_no_second_problem():
    assert codes("nihgt == look") == ["SC0209"]
    assert codes("not hold(bus)") == ["SC0210"]


def test_an_error_survives_being_made_again_from_its_arguments():
    """The kernel copies exceptions that way."""
    error = ConditionError([Problem(1, "SC0200", "message", "hint")])
    assert str(type(error)(*error.args)) == str(error) == "column 1: SC0200 message. hint"


# --- hostile input ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "not " * 100_000 + "night",
        "(" * 100_000 + "night" + ")" * 100_000,
        "(" * (LONGEST // 2),
        "not " * (LONGEST // 4),
        "a and " * 80,
        "held(" * 80,
        "9" * LONGEST,
        "'" * LONGEST,
        "é" * LONGEST,
        "é " * (LONGEST // 2),
        "\x00" * 9,
        "ｎｉｇｈｔ",  # full-width letters are not the name `night`
        "ni\u200bght",
        "\u202enight",
        "__import__('os').system('true')",
        "f['night']",
        "(lambda: 1)()",
        "held(bus'] or True or f['x)",
        "held(__class__)",
        "remark.__class__ == ''",
        "night if look else night",
        "night; night",
        "night # look",
        "`night`",
        "{night}",
    ],
)
def test_hostile_text_ends_in_a_problem_quickly(text):
    before = time.process_time()
    assert problems(text)
    assert time.process_time() - before < 0.5


@pytest.mark.parametrize("hostile", ["' or True or '", "\\' or True #", "{0}", "%s", "\\x27", "f['night']", '"""', "${x}"])
def test_a_quoted_text_stays_a_text(hostile):
    quote = '"' if "'" in hostile else "'"
    text = f"remark == {quote}{hostile}{quote}"
    if quote in hostile:
        assert problems(text)
    else:
        assert answer(text, remark=hostile)
        assert not answer(text, remark="")


def test_the_compiled_condition_has_no_builtins():
    assert compile_condition("night", WORDS).test.__globals__["__builtins__"] == {}


def test_nesting_is_allowed_to_the_limit_and_no_further():
    deepest = "(not " * (DEEPEST // 2) + "night" + ")" * (DEEPEST // 2)
    assert answer(deepest)  # an odd number of nots over false
    assert codes(f"({deepest})") == ["SC0202"]
    assert answer("(" * DEEPEST + "night" + ")" * DEEPEST, night=True)


def test_length_is_allowed_to_the_limit_and_no_further():
    assert not answer("night".rjust(LONGEST))
    assert codes("night".rjust(LONGEST + 1)) == ["SC0201"]


@given(st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text_is_either_a_condition_or_a_problem(text):
    try:
        condition = compile_condition(text, WORDS)
    except ConditionError:
        pass
    else:
        condition.test(condition.defaults)


PIECES = "night look second verb held ( ) , and or not == != < >= 5 35m 06:30 'x' bus madina true . [ ]"


@given(st.lists(st.sampled_from(PIECES.split()), max_size=14))
@settings(max_examples=150, deadline=None)
def test_any_row_of_pieces_is_either_a_condition_or_a_problem(pieces):
    try:
        condition = compile_condition(" ".join(pieces), WORDS)
    except ConditionError as error:
        faulty = [p for p in error.problems if not p.hint or not 1 <= p.column <= len(" ".join(pieces)) + 1]
    else:
        condition.test(condition.defaults)
        faulty = []
    assert not faulty


# --- the same answer as a naive evaluator ------------------------------------------------------------------------------------

NUMBERS = st.one_of(
    st.just(("second", lambda f: f["second"])),
    st.just(("trust(madina, police)", lambda f: f["trust.police.madina"])),
    st.integers(-50, 50).map(lambda n: (str(n), lambda f: n)),
    st.integers(0, 3).map(lambda n: (f"{n}m", lambda f: n * 60)),
)
BOOLS = st.one_of(
    st.just(("true", lambda f: True)),
    st.just(("night", lambda f: f["night"])),
    st.just(("held(bus)", lambda f: f["held.bus"])),
    st.just(("knows(post, madina.age)", lambda f: f["knows.post.madina.age"])),
    st.just(("present(odil, kostobe)", lambda f: f["at.odil"] == "kostobe")),
    st.just(("where(odil) != post_km42", lambda f: f["at.odil"] != "post_km42")),
    st.sampled_from(("look", "watch")).map(lambda v: (f"verb == {v}", lambda f: f["verb"] == v)),
)
COMPARE = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}  # fmt: skip


def _comparison(parts):
    (left, a), sign, (right, b) = parts
    return f"{left} {sign} {right}", lambda f: COMPARE[sign](a(f), b(f))


def _joined(parts):
    sign, sides = parts
    tests = [test for _, test in sides]
    every = all if sign == "and" else any
    return "(" + f" {sign}\n".join(text for text, _ in sides) + ")", lambda f: every(test(f) for test in tests)


def _denied(part):
    text, test = part
    return f"not ({text})", lambda f: not test(f)


EXPRESSIONS = st.recursive(
    st.one_of(BOOLS, st.tuples(NUMBERS, st.sampled_from(sorted(COMPARE)), NUMBERS).map(_comparison)),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(("and", "or")), st.lists(inner, min_size=2, max_size=4)).map(_joined), inner.map(_denied)
    ),
    max_leaves=12,
)
FACTS = st.fixed_dictionaries(
    {
        "second": st.integers(-50, 200),
        "trust.police.madina": st.integers(0, 100),
        "night": st.booleans(),
        "held.bus": st.booleans(),
        "knows.post.madina.age": st.booleans(),
        "at.odil": st.sampled_from(("", "kostobe", "post_km42")),
        "verb": st.sampled_from(("look", "watch", "let_go")),
    }
)


@given(EXPRESSIONS.filter(lambda e: len(e[0]) <= LONGEST), FACTS)
@settings(max_examples=200, deadline=None)
def test_a_compiled_condition_answers_as_its_tree_does(expression, facts):
    text, naive = expression
    condition = compile_condition(text, WORDS)
    assert condition.test(facts) == naive(facts)
    assert set(condition.reads) <= set(facts)


# --- the reference page -------------------------------------------------------------------------------------------------------


def test_the_reference_page_shows_an_example_that_triggers_each_code():
    shown = re.findall(r"^\| (SC02\d\d) \|[^|]*\| `(.*)` \|$", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [code for code, _ in shown] == sorted({code for code, _ in shown})
    for code, example in shown:
        text = {"(501 characters)": "x" * 501, "(51 brackets)": "(" * 51, "(nothing)": ""}.get(example, example)
        assert code in codes(text), example
    used = set(re.findall(r'"(SC02\d\d)"', "".join(p.read_text(encoding="utf-8") for p in SOURCES)))
    assert used == {code for code, _ in shown}
