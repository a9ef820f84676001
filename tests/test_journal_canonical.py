"""The canonical form of an entry: one way to write it, exactly reversible, the same on every machine."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from sim.journal.canonical import ENTRY_FIELDS, NotAnEntry, NotCanonical, decode, encode
from sim.journal.chain import BEGINNING, chained, digest, link
from sim.model.events import EVENTS, Claim, Closed, Commanded, Entry, FlagSet, LevelChanged, Observed, PersonTold, SeatChanged
from tests import strategies

HALF: Any = 0.5  # typed as anything: the type checker would refuse what these tests put into events
NUMBER: Any = 1
TEXT: Any = "1"
NOTHING: Any = None
LIST: Any = ["madina"]

SEATED = Entry(3, 20, 1, SeatChanged("post", "taken", "trainee"))
SEATED_LINE = b'{"n":3,"at":20,"cause":1,"event":"SeatChanged","seat":"post","status":"taken","occupant":"trainee"}'


def test_an_entry_is_one_flat_object_with_its_fields_in_the_order_of_its_slots():
    assert encode(SEATED) == SEATED_LINE


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_no_event_has_a_field_that_the_entry_or_the_file_needs(name):
    assert not {*ENTRY_FIELDS, "digest"} & set(EVENTS[name].__dataclass_fields__)


@given(strategies.entries())
def test_every_entry_is_read_back_as_it_was_written(entry):
    again = decode(encode(entry))
    assert again == entry
    assert repr(again) == repr(entry)  # 1 and True are equal but not the same


@given(strategies.entries())
def test_every_line_is_json_without_a_line_end_inside(entry):
    line = encode(entry)
    assert json.loads(line)["event"] == type(entry.event).__name__
    assert b"\n" not in line
    assert b"\r" not in line


def test_text_is_written_in_normal_form():
    decomposed, composed = "cafe\u0301", "caf\u00e9"
    assert encode(Entry(1, 0, 0, Closed(decomposed))) == encode(Entry(1, 0, 0, Closed(composed)))


def test_a_truth_value_and_a_number_stay_apart():
    def line(value: int) -> bytes:
        return encode(Entry(1, 0, 0, Observed("post", "own", "", "w", (("foreground", value),), (), (), "")))

    assert b'"foreground":true' in line(True)
    assert b'"foreground":1' in line(1)


def test_a_mapping_keeps_the_order_in_which_it_was_recorded():
    entry = Entry(1, 0, 0, Commanded("post", "act", {"verb": "look", "at": "bus", "about": ["b", "a"]}, 4))
    assert list(decode(encode(entry)).event.args) == ["verb", "at", "about"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("event", "says"),
    [
        (FlagSet("x", HALF), "entry 1, FlagSet"),
        (FlagSet("x", TEXT), "entry 1, FlagSet"),
        (FlagSet("x", NOTHING), "entry 1, FlagSet"),
        (LevelChanged("p", NUMBER, 1, "why"), "text expected, found 1"),
        (PersonTold("p", "rights", "post", NUMBER), "truth value expected, found 1"),
        (Observed("post", "own", "", "w", (("x", HALF),), (), (), ""), "text or whole number expected, found 0.5"),
        (Observed("post", "own", "", "w", (("x", 1), ("x", 2)), (), (), ""), "one name twice"),
        (Observed("post", "own", "", "w", (), LIST, (), ""), "entry 1, Observed"),
        (Observed("post", "own", "", "w", (), (), (Claim("a", "b", HALF),), ""), "text or whole number expected, found 0.5"),
        (Commanded("post", "act", {"x": {"y": [HALF]}}, 0), "plain value expected, found 0.5"),
        (Commanded("post", "act", {NUMBER: "x"}, 0), "text expected, found 1"),
        (Commanded("post", "note", {"text": "half \ud800"}, 0), "surrogates not allowed"),
        (object(), "not an event of the journal"),
    ],
)
def test_what_no_journal_may_hold_is_refused_with_the_entry_and_the_value(event, says):
    with pytest.raises(NotCanonical, match=says):
        encode(Entry(1, 0, 0, event))


def test_a_number_with_a_fraction_is_refused_as_time_of_an_entry():
    with pytest.raises(NotCanonical, match="whole numbers expected"):
        encode(Entry(1, HALF, 0, Closed("time")))


def test_nesting_has_an_end():
    deep: list[object] = []
    for _ in range(500):
        deep = [deep]
    with pytest.raises(NotCanonical, match="more than 120 levels deep"):
        encode(Entry(1, 0, 0, Commanded("post", "act", {"x": deep}, 0)))


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (SEATED_LINE[:-3], "not whole"),
        (b"", "not whole"),
        (b"[" * 100_000, "not whole"),
        (b"\xff\xfe", "not whole"),
        (b'{"n":' + b"9" * 5000 + b"}", "not whole"),
        (b"[]", "not an entry"),
        (SEATED_LINE.replace(b"20", b"20.0"), "not whole"),
        (SEATED_LINE.replace(b"SeatChanged", b"Vanished"), "event 'Vanished' is unknown"),
        (SEATED_LINE.replace(b'"post"', b"7"), "SeatChanged has other fields"),
        (SEATED_LINE.replace(b"status", b"sattus"), "SeatChanged has other fields"),
        (SEATED_LINE.replace(b',"occupant":"trainee"', b""), "SeatChanged has other fields"),
        (SEATED_LINE.replace(b'"at":20', b'"at":true'), "SeatChanged has other fields"),
        (SEATED_LINE.replace(b":", b": "), "not written in the canonical way"),
        (SEATED_LINE.replace(b'"n":3', b'"n":9,"n":3'), "not written in the canonical way"),
        (SEATED_LINE.replace(b"trainee", b"\\u0074rainee"), "not written in the canonical way"),
    ],
)
def test_anything_but_the_canonical_form_is_no_entry(line, says):
    with pytest.raises(NotAnEntry, match=says):
        decode(line)


@given(strategies.journals())
def test_the_chain_grows_by_steps_as_it_does_in_one_go(journal):
    whole = list(chained(journal))
    half = len(journal) // 2
    first = list(chained(journal[:half]))
    rest = list(chained(journal[half:], first[-1].digest if first else BEGINNING))
    assert first + rest == whole
    assert whole[-1].digest.hex() == digest(journal)
    assert whole[0].digest == link(BEGINNING, encode(journal[0]))


def test_the_digest_shows_every_difference_and_the_detector_works():
    journal = [Entry(1, 0, 0, Closed("a")), Entry(2, 0, 0, Closed("b"))]
    assert digest(journal) == digest(list(journal))
    assert digest(journal) != digest(journal[::-1])
    assert digest(journal) != digest(journal[:1])
    assert digest(journal) != digest([journal[0], journal[1]._replace(at=1)])


def test_the_digest_is_the_same_under_another_hash_seed():
    program = (
        "from sim.journal.chain import digest\n"
        "from sim.model.events import Commanded, Entry, FlagSet\n"
        "args = {'verb': 'look', 'at': 'bus', 'people': ['b', 'a']}\n"
        "print(digest([Entry(1, 0, 0, FlagSet('x', 1)), Entry(2, 5, 1, Commanded('post', 'act', args, 1))]))"
    )
    root = Path(__file__).parent.parent
    found = {
        subprocess.run([sys.executable, "-c", program], cwd=root, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(found) == 1
