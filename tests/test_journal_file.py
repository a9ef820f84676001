"""The exercise file: self-contained lines, damage found at its first entry, and what is intact kept."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.journal import versions
from sim.journal.chain import digest
from sim.journal.file import Damaged, pieces, read
from sim.journal.versions import ENGINE, FORMAT, RULES, Newer, other_rules
from sim.model.events import BeatHappened, Closed, Entry, Event, Opened
from tests import strategies

HEADER = Opened(FORMAT, RULES, ENGINE, "night-bus", "kz", 7, 0, "training", (("post", "trainee"),), (("rules", "ab"),), {"scenario": {}})


def short_journal(length: int = 5, closed: bool = True) -> list[Entry]:
    inner = [BeatHappened(f"bus.beat{n}") for n in range(length - 1 - closed)]
    told: list[Event] = [HEADER, *inner, *([Closed("time")] if closed else [])]
    return [Entry(n, n * 60, 0, event) for n, event in enumerate(told, start=1)]


def written(journal: list[Entry]) -> bytes:
    return b"".join(pieces(journal))


@given(strategies.journals())
def test_a_journal_is_read_back_from_its_file(journal):
    found = read(written(journal))
    assert found.entries == journal
    assert found.digest.hex() == digest(journal)
    assert found.finished == isinstance(journal[-1].event, Closed)
    assert found.header == journal[0].event


def test_every_line_is_an_entry_as_json_with_its_digest_last():
    for n, line in enumerate(written(short_journal()).splitlines(), start=1):
        plain = json.loads(line)
        assert plain["n"] == n
        assert list(plain)[-1] == "digest"
        assert len(plain["digest"]) == 64


def test_without_a_closing_entry_it_is_unfinished_and_no_damage():
    found = read(written(short_journal(closed=False)))
    assert not found.finished
    assert len(found.entries) == 5


def test_a_file_cut_between_two_lines_is_unfinished_too():
    kept = b"".join(written(short_journal()).splitlines(keepends=True)[:-2])
    assert [entry.n for entry in read(kept).entries] == [1, 2, 3]


def test_line_ends_of_windows_blank_lines_and_a_byte_order_mark_are_no_damage():
    data = b"\xef\xbb\xbf" + written(short_journal()).replace(b"\n", b"\r\n") + b"\r\n\r\n"
    assert read(data).finished


@given(st.data())
def test_any_altered_byte_is_reported_with_the_entry_it_stands_in(data):
    journal = short_journal()
    intact = bytearray(written(journal))
    at = data.draw(st.integers(0, len(intact) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != intact[at]))
    number = intact[:at].count(b"\n") + 1
    end_of_line = intact[at] == ord("\n")
    intact[at] = byte
    if end_of_line and bytes([byte]) == b"\r":
        return  # another line end is no damage
    with pytest.raises(Damaged, match=f"entry {number} ") as damage:
        read(bytes(intact))
    assert damage.value.entry_number == number
    assert damage.value.prefix == journal[: number - 1]


@given(st.data())
def test_a_file_cut_inside_a_line_is_reported_with_that_entry(data):
    journal = short_journal()
    intact = written(journal)
    ends = [at for at, byte in enumerate(intact) if byte == ord("\n")]
    inside = st.integers(1, len(intact) - 2).filter(lambda at: at not in ends and at - 1 not in ends)
    cut = intact[: data.draw(inside)]
    number = cut.count(b"\n") + 1
    with pytest.raises(Damaged, match=f"^entry {number} cannot be read: ") as damage:
        read(cut)
    assert damage.value.prefix == journal[: number - 1]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda found: [*found[:2], *found[3:]], "^entry 3 is missing; entries 1 to 2 are intact$"),
        (lambda found: found[1:], "^entry 1 cannot be read: this is no exercise file, or its header is altered; nothing intact is left$"),
        (lambda found: [found[0], *found[2:]], "^entry 2 is missing; entry 1 is intact$"),
        (lambda found: [*found[:3], found[2], *found[3:]], "^entry 4 is missing, entry 3 stands there again; entries 1 to 3 are intact$"),
        (lambda found: [found[0], found[2], found[1], *found[3:]], "^entry 2 is missing; entry 1 is intact$"),
        (lambda found: [*found, found[-1]], "^entry 6 follows the closing entry; entries 1 to 5 are intact$"),
        (lambda found: [found[0].replace(b'"seed":7', b'"seed":8'), *found[1:]], "^entry 1 was altered: its digest does not match;"),
        (lambda _: [], "^entry 1 is missing: this is no exercise file, or all of it is lost; nothing intact is left$"),
        (lambda _: [b"title: not an exercise file\n"], "^entry 1 cannot be read: this is no exercise file, or its header is altered;"),
    ],
)
def test_damage_is_told_in_one_line_that_names_the_entry_and_what_is_kept(change, says):
    with pytest.raises(Damaged, match=says):
        read(b"".join(change(written(short_journal()).splitlines(keepends=True))))


def test_a_damage_survives_being_raised_again_inside_a_process():
    damage = Damaged(4, short_journal()[:3], "is missing")
    assert str(type(damage)(*damage.args)) == str(damage) == "entry 4 is missing; entries 1 to 3 are intact"
    newer = Newer(9)
    assert str(type(newer)(*newer.args)) == str(newer)


def test_an_older_format_is_brought_up_to_date_and_never_rejected(monkeypatch):
    def rename(plain):
        changed = dict(plain)
        if changed["event"] == "BeatHappened":
            changed["beat"] = "new." + changed["beat"]
        if changed["event"] == "Opened":
            changed["format"] = FORMAT + 1
        return changed

    old = written(short_journal())
    monkeypatch.setattr(versions, "FORMAT", FORMAT + 1)
    monkeypatch.setattr("sim.journal.file.FORMAT", FORMAT + 1)
    monkeypatch.setitem(versions.UPCASTS, FORMAT, rename)
    found = read(old)
    assert found.format == FORMAT
    assert found.header.format == FORMAT + 1
    assert found.entries[1].event == BeatHappened("new.bus.beat0")
    with pytest.raises(Damaged, match="entry 3 was altered"):
        read(old.replace(b"bus.beat1", b"bus.beat9"))


def test_an_exercise_file_says_that_it_is_one_and_an_older_one_is_read_without():
    assert b'"marking":"EXERCISE"' in written(short_journal()).splitlines()[0]
    first = gzip.decompress((Path(__file__).parent / "journals" / "rules-2-first-steps.jsonl.gz").read_bytes())
    found = read(first)
    assert (found.format, found.header.format, found.header.marking) == (1, FORMAT, "")


def test_a_format_of_the_future_is_refused_with_what_to_do():
    future = [Entry(1, 0, 0, replace(HEADER, format=FORMAT + 1))]
    with pytest.raises(
        Newer, match=f"written in format {FORMAT + 1}; this version of Zholda reads formats up to {FORMAT}. Install a newer"
    ):
        read(written(future))


def test_other_rules_are_told_in_one_line_with_what_still_works():
    assert other_rules(HEADER) == ""
    told = other_rules(replace(HEADER, rules=RULES + 1, engine="9.9"))
    assert "\n" not in told
    assert f"under rules {RULES + 1} (Zholda 9.9)" in told
    assert "reading, assessing and debriefing work" in told


def test_every_format_before_the_present_one_has_a_step():
    assert sorted(versions.UPCASTS) == list(range(1, FORMAT))


def test_the_engine_version_is_the_one_of_the_package():
    import tomllib
    from pathlib import Path

    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == ENGINE


def test_a_format_number_that_was_altered_is_damage_and_not_a_newer_format():
    altered = written(short_journal()).replace(b'"format":%d' % FORMAT, b'"format":%d' % (FORMAT + 1), 1)
    with pytest.raises(Damaged, match="entry 1 was altered: its digest does not match"):
        read(altered)
