"""`zholda indicators` and `zholda sheet`: data on stdout, one clear line for wrong input, nothing half-written."""

import csv
import json
import re
from pathlib import Path

import pytest

from zholda.cli import main
from zholda.session import Session, indicators, read

CASE = "night-bus"


@pytest.fixture
def call(capsys):
    def run(*arguments):
        code = main([str(one) for one in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def played(path: Path, *sheets: tuple[str, str, str], seed: int = 7) -> Path:
    """An exercise in which the bus was waited for and these sheets were filed, as a file."""
    session = Session.open(CASE, seat="post", seed=seed, keep=False)
    session.advance(2400)
    for person, signs, conclusion in sheets:
        fields = {"indicators": signs, "conclusion": conclusion}
        session.submit("form", {"form": "identification_sheet", "subject": person, "fields": fields})
    session.finish()
    session.export(path)
    return path


@pytest.fixture
def journal(tmp_path):
    return played(tmp_path / "mine.jsonl", ("oygul", "unodc.papers_held_by_others\nilo.d4.hours", "Reason to look: nine passports."))


def test_the_lists_are_printed_with_what_is_unverified(call):
    code, out, err = call("indicators")
    assert (code, err) == (0, "")
    assert "ilo.d1.job" in out
    assert "A weight with ? is unverified: a result that rests on it says so." in out
    assert "General [U+, unverified]" in out


def test_the_lists_as_data(call):
    code, out, _ = call("indicators", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert len(found["ilo_ec"]) == 67
    assert {policy["id"] for policy in found["policies"]} == {
        "reason_to_look", "reasonable_grounds", "identification_threshold", "classification_strict",
    }  # fmt: skip


def test_a_sheet_is_told_in_counts(call, journal):
    code, out, err = call("sheet", journal)
    assert (code, err) == (0, "")
    assert "1 of 2 ticks unfounded" in out
    assert re.search(r"People: 1 of \d+ seen, 0 of \d+ troubled\.", out)
    assert "%" not in out


def test_a_sheet_as_data_goes_to_a_file(call, journal, tmp_path):
    target = tmp_path / "sheet.json"
    code, out, err = call("sheet", journal, "--format", "json", "-o", target)
    assert (code, out) == (0, "")
    assert err == f"written to {target}\n"
    assert json.loads(target.read_text(encoding="utf-8"))["seats"][0]["sheets"][0]["person"] == "oygul"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_a_sheet_in_the_terms_of_the_case_data_standard(call, journal, tmp_path):
    target = tmp_path / "sheet.csv"
    assert call("sheet", journal, "--format", "htcds", "-o", target)[0] == 0
    (one,) = csv.DictReader(target.read_text(encoding="utf-8").splitlines())
    assert one["exercise"].startswith("EXERCISE")


def test_whatever_is_told_of_an_exercise_says_that_it_is_one(call, journal, tmp_path):
    other = played(tmp_path / "other.jsonl", ("madina", "unodc.lets_others_speak", "Reason to look"), seed=8)
    for command in (["sheet", journal], ["sheet", journal, other], ["cohort", journal, other], ["assess", journal]):
        assert call(*command)[1].startswith("EXERCISE. Every person, place and case in it is invented.\n"), command
        first, *_ = json.loads(call(*command, "--format", "json")[1]).items()
        assert first == ("marking", "EXERCISE. Every person, place and case in it is invented."), command


def test_what_is_told_of_another_line_says_that_it_is_an_exercise(call, journal, monkeypatch):
    for command in (["turning", journal], ["whatif", journal]):
        assert call(*command)[1].startswith("EXERCISE. Every person, place and case in it is invented.\n"), command
    told = json.loads(call("turning", journal, "--format", "json")[1])
    assert list(told) == ["marking", "unfinished", "turning_points"]
    assert told["unfinished"] is False
    assert told["marking"] == "EXERCISE. Every person, place and case in it is invented."
    first = call("whatif", journal)[1].splitlines()[1].split("  ")[0]
    option = call("whatif", journal)[1].splitlines()[2].strip().split(",")[0]
    monkeypatch.setenv("COLUMNS", "60")
    otherwise = call("whatif", journal, "--at", first, "--choose", option)[1]
    assert otherwise.startswith("EXERCISE. "), option
    assert max(map(len, otherwise.splitlines())) <= 60


def test_the_sheets_are_sections_of_a_debrief_and_there_is_none_without_a_sheet(journal, tmp_path):
    title, sheet = indicators.sections(read(journal).journal.entries)
    assert title.title == "Identification sheets: migration police"
    assert sheet.title.endswith("Oygul (seat 11)")
    assert any(line.entries for line in sheet.lines)
    assert indicators.sections(read(played(tmp_path / "without.jsonl")).journal.entries) == ()


def test_several_journals_give_rates(call, journal, tmp_path):
    other = played(tmp_path / "other.jsonl", ("madina", "unodc.lets_others_speak", "Reason to look"), seed=8)
    code, out, _ = call("sheet", journal, other)
    assert code == 0
    assert "2 trainees; 95 % intervals (Wilson)." in out
    rates = json.loads(call("sheet", journal, other, "--format", "json")[1])
    assert rates["ticks_unfounded"]["of"] == 3


def test_a_line_of_the_form_is_a_tick_as_the_form_offers_it(call, tmp_path):
    session = Session.open(CASE, seat="post", seed=7, keep=False)
    session.advance(2400)
    line = next(one for one in session.view().lines if one.sign == "people.grey_coat.cues.holds_the_stack")
    path = played(tmp_path / "cited.jsonl", ("oygul", f"05:42 seen: {session.tell(line)}", "Reason to look"))
    (tick,) = json.loads(call("sheet", path, "--format", "json")[1])["seats"][0]["sheets"][0]["ticks"]
    assert (tick["indicators"], tick["verdict"]) == (["unodc.papers_held_by_others"], "suggested")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["sheet"], "the following arguments are required: JOURNAL. `zholda sheet --help` shows how"),
        (["sheet", "nothing.jsonl"], "there is neither an exercise nor a file called nothing.jsonl"),
        (["sheet", "{journal}", "--format", "xml"], "invalid choice: 'xml'"),
        (["sheet", "{journal}", "{journal}"], "the same journal is named twice: a trainee counts once in a rate"),
        (["sheet", "{journal}", "{empty}"], "a rate says nothing of one trainee: give the journals of at least two who filed"),
        (["sheet", "{journal}", "-o", "{folder}"], "cannot be written: Is a directory. Name another file with -o"),
        (
            ["sheet", "{journal}", "-o", "{folder}/no/such/sheet.txt"],
            "cannot be written: No such file or directory. Name another file with -o",
        ),
        (["sheet", "{journal}", "-o", "nul\0byte"], "cannot be written: it is no file name. Name another file with -o"),
        (["sheet", "{cut}"], "entry 3"),
        (["indicators", "--format", "htcds"], "invalid choice: 'htcds'"),
    ],
)
def test_wrong_input_gets_one_clear_line_and_leaves_nothing_behind(call, journal, tmp_path, arguments, says):
    empty, cut = played(tmp_path / "empty.jsonl"), tmp_path / "cut.jsonl"
    cut.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:2]) + b'{"n":3\n')
    before = {path.name for path in tmp_path.iterdir()}
    code, out, err = call(*(one.format(journal=journal, empty=empty, cut=cut, folder=tmp_path) for one in arguments))
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err
    assert {path.name for path in tmp_path.iterdir()} - before <= {"cut-intact.jsonl"}


def test_an_unfinished_exercise_is_measured_and_said_to_be_unfinished(call, tmp_path):
    session = Session.open(CASE, seat="post", seed=7, keep=False)
    session.advance(2400)
    session.export(tmp_path / "half.jsonl")
    code, out, err = call("sheet", tmp_path / "half.jsonl")
    assert code == 0
    assert "is unfinished: it has no closing entry" in err
    assert "No identification sheet was filed." in " ".join(out.split())


def test_a_debrief_tells_of_the_sheets(call, journal):
    code, out, _ = call("debrief", journal)
    assert code == 0
    assert "Identification sheets: migration police" in out
