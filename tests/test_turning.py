"""The search for turning points: whoever plays gives the same, what was played is kept, it can be stopped, and it is told in words."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from multiprocessing import get_context

import pytest

from scenarios.language.library import load_pack, load_scenario, load_walkthrough
from scoring.counterfactual.difference import WhatIf
from scoring.counterfactual.fates import STEP, fates
from scoring.counterfactual.inquiry import Lived
from scoring.counterfactual.lines import Line, play
from scoring.counterfactual.paired import difference
from scoring.counterfactual.turning import Alternative, Answer, Effect, forks
from scoring.debrief_moments import Moment
from scoring.model import Assessment
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.journal.chain import digest
from sim.model import events as e
from zholda import session
from zholda.cli import main
from zholda.session import Session, turning
from zholda.session import walkthrough as written_walkthrough
from zholda.session.background import Search
from zholda.session.crew import Alone, Dividing, Starting, Task, company, plan_of
from zholda.session.kept_lines import KeptLines, place
from zholda.session.searching import search
from zholda.session.turning_words import Words, known_points, nothing, plain, told
from zholda.storage import export
from zholda.walkthrough import perform

CASE_ID = "tests/cases/quiet_road"


@cache
def journal() -> list[e.Entry]:
    written = load_walkthrough(CASE_ID, "best-practice")
    plan = Plan(load_scenario(CASE_ID), load_pack("kz"))
    exercise = Exercise.open(plan.scenario, plan.pack, seed=5, roster={written.seat: "walkthrough"}, plan=plan)
    for _ in perform(Session(exercise, written.seat), written):
        pass
    if not exercise.over:
        exercise.finish()
    return exercise.journal


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ZHOLDA_HOME", str(tmp_path / "home"))


@pytest.fixture
def saved(tmp_path):
    export(journal(), tmp_path / "mine.jsonl")
    return session.read(tmp_path / "mine.jsonl")


def everything(kept: KeptLines | None) -> list[Answer]:
    assert kept is not None
    return [inquiry.answer() for inquiry in kept.inquiries]


# --- lines of the whole case -----------------------------------------------------------------------------------------------------


def test_what_was_done_in_the_whole_case_comes_out_entry_for_entry_when_played_on():
    """Three days, four seats: acts on what is not in view, acts while something else is in hand, acts of the same second."""
    written = written_walkthrough("night-bus", "full-typical-errors")
    with Session.open("night-bus", roster=dict.fromkeys(written.seats, "walkthrough:x"), seed=3, keep=False) as played:
        for _ in perform(played, written):
            pass
        entries, made = played._exercise.journal, played._exercise.plan
    kept = next(search(entries, 1))
    taken = [inquiry.fork for inquiry in kept.inquiries if inquiry.fork.taken]
    assert len(taken) > 5
    for fork in taken[::3]:
        assert play(made, entries, fork, Line(fork.taken, 0), company) == entries, fork


# --- who plays ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", [Dividing, Starting])
def test_whoever_plays_a_line_it_comes_to_the_same(who):
    if who is Dividing and sys.platform != "linux":
        pytest.skip("here a process cannot divide into copies of itself as on Linux; lines are played by processes that start anew")
    kept = next(search(journal(), 1))
    tasks = [(inquiry.fork, line) for inquiry in kept.inquiries for line in inquiry.wanted()][:6]
    plan = plan_of(journal())
    alone, together = Alone(journal(), plan), who(journal(), plan, 2) if who is Dividing else who(journal(), 2)
    expected: dict[Task, Lived] = {}
    found: dict[Task, Lived] = {}
    try:
        for task in tasks:
            alone.begin(task)
            expected |= dict([alone.next()])
            if not together.free:
                found |= dict([together.next()])
            together.begin(task)
        while together.busy:
            found |= dict([together.next()])
    finally:
        together.close()
    assert found == expected
    assert len(found) == len(tasks)


@pytest.mark.skipif(sys.platform != "linux", reason="a process divides on Linux only")
def test_what_a_division_had_to_compile_is_ready_for_the_next():
    plan = plan_of(journal())
    inquiry = next(search(journal(), 1)).inquiries[0]
    divided = Dividing(journal(), plan, 1)
    numbers = []
    for line in inquiry.wanted()[:1] * 2:
        divided.begin((inquiry.fork, line))
        before = len(plan.compiled)  # what the way to the fork needs
        divided.next()
        numbers.append(len(plan.compiled) - before)
    divided.close()
    assert numbers[0] > 0
    assert numbers[1] == 0


def test_grave_acts_are_asked_about_first_then_grave_decisions_other_acts_at_fault_what_was_decided_and_what_nobody_did():
    written = written_walkthrough("night-bus", "full-typical-errors")
    with Session.open("night-bus", roster=dict.fromkeys(written.seats, "walkthrough:x"), seed=3, keep=False) as played:
        for _ in perform(played, written):
            pass
        entries = played._exercise.journal
    order = [inquiry.fork for inquiry in next(search(entries, 1)).inquiries]
    first = order.index(next(fork for fork in order if fork.occurrence == "the_driver"))
    cited = [bool(fork.occurrence) for fork in order[:first]]
    graves, minor = cited[: cited.index(True) + cited.count(True)], cited[cited.index(True) + cited.count(True) :]
    assert graves == sorted(graves)
    assert minor
    assert not any(minor)
    rest = [bool(fork.taken) for fork in order[first:]]
    assert rest == sorted(rest, reverse=True)
    assert len(set(rest)) == 2


# --- kept -----------------------------------------------------------------------------------------------------------------------


def test_a_search_that_was_stopped_goes_on_where_it_was_and_comes_to_the_same(saved):
    whole = turning.turning_points(saved, jobs=1)
    path = place(saved.journal.digest.hex())
    rows = [row for row in path.read_bytes().splitlines() if row]
    path.write_bytes(b"\n".join(rows[:4]) + b"\n" + rows[4][:20])  # as a killed process leaves it
    played = []
    again = turning.turning_points(saved, lambda kept: played.append(kept.rows), jobs=1)
    assert played == list(range(3, len(rows)))
    assert everything(again) == everything(whole)
    assert everything(turning.known(saved.journal.digest.hex())) == everything(whole)


def test_no_line_is_begun_after_the_time_that_was_given(saved):
    kept = turning.turning_points(saved, jobs=1, within=0)
    assert kept.rows <= 1
    assert kept.left


def test_what_another_scale_computed_is_computed_anew(saved):
    turning.turning_points(saved, jobs=1, within=0)
    path = place(saved.journal.digest.hex())
    first, *rows = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([json.dumps({**json.loads(first), "scale": 0}).encode(), *rows]))
    assert KeptLines.load(path) is None
    assert turning.known(saved.journal.digest.hex()) is None


def test_a_report_says_that_the_search_is_not_over_and_a_whole_one_says_nothing_of_it(saved):
    of_this = saved.journal.entries, saved.journal.digest.hex()
    assert known_points(*of_this) == []
    for _, _ in zip(range(3), search(journal(), 1), strict=False):
        pass
    assert known_points(*of_this)[-1].title.startswith("The search is not over: ")
    turning.turning_points(saved, jobs=1)
    assert not any(point.for_the == "open" for point in known_points(*of_this))
    assert [point.for_the for point in known_points(*of_this)].count("luck") == 1, "of bad luck something is always said"
    assert json.dumps([plain(point) for point in told(journal(), turning.turning_points(saved, jobs=1).turning())])


def alternative(measure: str, row: list[int], checklist: list[int]) -> Alternative:
    """One option that changes this for one person, pair by pair."""
    effect = Effect("sevara", measure, difference(row), 100, difference(checklist) if checklist else None)
    there = Moment(600, "debrief.freed", (("people", "sevara"),))
    return Alternative("", (effect,), 0, WhatIf((), (there,), ()))


@pytest.mark.parametrize(
    ("told_of", "said"),
    [
        (
            alternative("free", [-30, -40, -35], [-30, -30, -31]),
            "held 35 min longer. In single replays: 30 min to 40 min. With the rest played by the checklist the same follows.",
        ),
        (
            alternative("told", [-2, -1, -3], [0, 0, 0]),
            "So in 3 of 3 replays. With the rest played by the checklist nothing can be told from chance: it rests on what was later done.",
        ),
        (
            alternative("told", [-2, -1, -3], []),
            "So in 3 of 3 replays. With the rest played by the checklist it is still being played.",
        ),
        (
            alternative("free", [30, 45, 35], [-30, -30, -31]),
            "With the rest played by the checklist it is the other way round: it rests on what was later done.",
        ),
    ],
)
def test_a_change_is_told_with_its_spread_and_with_what_the_checklist_makes_of_it(told_of, said):
    fork = next(fork for fork in forks(journal(), Assessment("", 0, "", (), ())) if fork.occurrence)
    words = Words(journal())
    paragraphs = words.paragraphs(Answer(fork, (told_of,), 0, 1, complete=True), replace(told_of, option=fork.taken), False)
    assert any(said in paragraph for paragraph in paragraphs), paragraphs
    assert any(line.startswith("Then, under the same luck, there would have been: 0") for line in paragraphs), paragraphs


def test_where_each_replay_gave_the_same_its_spread_is_not_said_again():
    two = tuple(replace(alternative("free", [row] * 3, []).effects[0], subject=who) for who, row in (("sevara", -30), ("mira", -40)))
    told_of = replace(alternative("free", [-30] * 3, []), effects=two)
    fork = next(fork for fork in forks(journal(), Assessment("", 0, "", (), ())) if fork.occurrence)
    said = " ".join(Words(journal()).paragraphs(Answer(fork, (told_of,), 0, 1, complete=True), told_of, False))
    assert "30 min to 40 min longer." in said
    assert "In single replays" not in said


def test_what_two_journals_show_otherwise_is_kept_with_the_line(saved):
    kept = turning.turning_points(saved, jobs=1)
    again = KeptLines.load(place(saved.journal.digest.hex()))
    assert again is not None
    found = [one for answer in everything(kept) for one in answer.alternatives if one.told(False) or one.told(True)]
    assert found
    assert all(one.differs is not None for one in found)
    assert everything(again) == everything(kept)


def test_where_nothing_can_be_kept_one_line_says_what_to_do(saved, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ZHOLDA_HOME", str(tmp_path / "file"))
    with pytest.raises(session.SessionError, match=r"cannot be written: .* Set ZHOLDA_HOME to a folder you may write to"):
        turning.turning_points(saved, jobs=1)


# --- beside a screen --------------------------------------------------------------------------------------------------------------


def until(holds: Callable[[], bool]) -> bool:
    for _ in range(600):
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_a_search_beside_a_screen_tells_more_and_more_and_comes_to_the_same(saved):
    with Search(journal()) as beside:
        assert until(lambda: beside.sofar().over)
        sofar = beside.sofar()
    whole = turning.turning_points(saved, jobs=1)
    assert sofar.progress == ""
    assert list(sofar.points) == told(journal(), whole.turning())
    assert len(sofar.lines) == sum(1 + len(point.paragraphs) for point in sofar.points)


def test_a_search_beside_a_screen_can_be_stopped_at_once_and_twice():
    beside = Search(journal())
    beside.stop()
    beside.stop()
    assert beside.sofar().over
    assert until(lambda: not any(child.is_alive() for child in get_context("spawn").active_children()))


def test_a_search_ends_when_the_program_that_wanted_it_is_gone(tmp_path):
    program = (
        "from zholda.session.background import Search; from zholda import session; import os, sys, time\n"
        "if __name__ == '__main__':\n"
        "    search = Search(session.read(sys.argv[1]).journal.entries)\n"
        "    while search._process is None or not search._process.pid: time.sleep(0.05)\n"
        "    print(search._process.pid, flush=True); time.sleep(1); os._exit(0)\n"
    )
    export(journal(), tmp_path / "mine.jsonl")
    (tmp_path / "program.py").write_text(program)
    done = subprocess.run(
        [sys.executable, str(tmp_path / "program.py"), str(tmp_path / "mine.jsonl")], capture_output=True, text=True, check=True
    )
    assert until(lambda: not alive(int(done.stdout)))


def alive(pid: int) -> bool:
    """Whether a process runs, on Linux; elsewhere nobody asks."""
    from pathlib import Path

    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"


# --- one line ---------------------------------------------------------------------------------------------------------------------


def test_one_other_line_is_told_in_words(saved):
    question = turning.questions(saved)[0]
    other = next(option for option in question.options if option != question.taken)
    said = turning.whatif_lines(saved, question.occurrence, other)
    assert said[0].startswith("What if: ")
    assert not any("<" in line for line in said)


def test_wrong_questions_get_one_clear_line(saved):
    with pytest.raises(session.SessionError, match="no decision called nonsense opened in it"):
        turning.what_if(saved, "nonsense", "x")
    question = turning.questions(saved)[0]
    with pytest.raises(session.SessionError, match="has no option nonsense"):
        turning.what_if(saved, question.occurrence, "nonsense")


def test_the_exercise_as_it_was_is_the_first_line_of_what_was_done():
    kept = next(search(journal(), 1))
    assert kept._as_played.fates == fates(journal(), Plan(load_scenario(CASE_ID), load_pack("kz")).scenario)
    assert kept._path == place(digest(journal()))


def test_a_journal_that_comes_out_otherwise_is_not_played_otherwise(saved):
    from dataclasses import replace

    entries = list(saved.journal.entries)
    n = next(i for i, entry in enumerate(entries) if isinstance(entry.event, e.Observed))
    entries[n] = entries[n]._replace(event=replace(entries[n].event, wording="something.else"))
    changed = replace(saved, journal=replace(saved.journal, entries=entries, digest=b"changed"))
    question = turning.questions(saved)[-1]
    other = next(option for option in question.options if option != question.taken)
    with pytest.raises(session.SessionError, match=f"replay differs from the journal at entry {n + 1}"):
        turning.what_if(changed, question.occurrence, other)
    with pytest.raises(session.SessionError, match=f"replay differs from the journal at entry {n + 1}"):
        turning.turning_points(changed, jobs=1)


def test_a_journal_that_comes_out_otherwise_only_at_its_end_is_not_played_otherwise_either(saved):
    from dataclasses import replace

    entries = list(saved.journal.entries)
    n = max(i for i, entry in enumerate(entries) if isinstance(entry.event, e.Observed))
    entries[n] = entries[n]._replace(event=replace(entries[n].event, wording="something.else"))
    changed = replace(saved, journal=replace(saved.journal, entries=entries, digest=b"changed"))
    question = turning.questions(saved)[0]
    other = next(option for option in question.options if option != question.taken)
    with pytest.raises(session.SessionError, match=f"replay differs from the journal at entry {n + 1}"):
        turning.what_if(changed, question.occurrence, other)
    with pytest.raises(session.SessionError, match=f"replay differs from the journal at entry {n + 1}"):
        turning.turning_points(changed, jobs=1)
    assert turning.known(digest(entries)) is None, "what was played by other rules is not kept"


# --- commands ---------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["whatif", "--at", "nonsense", "--choose", "x"], "no decision called nonsense opened in it. These did: "),
        (["whatif", "--at", "QUESTION", "--choose", "nonsense"], "has no option nonsense. It has: "),
        (["whatif", "--at", "QUESTION"], "say which option: --choose OPTION"),
        (["whatif", "--choose", "x"], "say which decision: --at OCCURRENCE"),
        (["turning", "--within", "0"], "`0` is no number of seconds: write a whole number from 1"),
        (["debrief", "--turning", "soon"], "`soon` is no number of seconds: write a whole number from 1"),
    ],
)
def test_a_wrong_command_gets_one_line_and_exit_code_2(saved, capsys, asked, said):
    words = [turning.questions(saved)[0].occurrence if word == "QUESTION" else word for word in asked]
    assert main([words[0], saved.source, *words[1:]]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err
    assert len(shown.err.splitlines()) == 1


def test_a_journal_of_other_rules_gets_one_line_and_exit_code_2(tmp_path, capsys):
    from dataclasses import replace

    first, *rest = journal()
    assert isinstance(first.event, e.Opened)
    export([first._replace(event=replace(first.event, rules=1)), *rest], tmp_path / "old.jsonl")
    question = turning.questions(session.read(tmp_path / "old.jsonl"))[0]
    for asked in (["turning"], ["whatif", "--at", question.occurrence, "--choose", question.options[0]]):
        assert main([asked[0], str(tmp_path / "old.jsonl"), *asked[1:]]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert "it was played under rules 1" in shown.err
        assert len(shown.err.splitlines()) == 1


def test_a_search_interrupted_from_the_keyboard_shows_what_it_has_and_goes_on_later(saved, capsys, monkeypatch):
    begun = KeptLines.add
    lines = []

    def interrupted(kept, number, line, lived):
        begun(kept, number, line, lived)
        lines.append(line)
        if len(lines) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(KeptLines, "add", interrupted)
    assert main(["turning", saved.source]) == 0
    said = capsys.readouterr().err
    assert "Stopped." in said
    assert "What was played is kept; the same command goes on from there." in said
    lines.clear()
    assert main(["turning", saved.source, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["unfinished"] is True
    monkeypatch.setattr(KeptLines, "add", begun)
    assert main(["turning", saved.source, "--format", "json"]) == 0
    shown = capsys.readouterr()
    assert "is kept" not in shown.err
    assert json.loads(shown.out)["unfinished"] is False
    whole = turning.known(saved.journal.digest.hex())
    assert whole is not None
    assert not whole.left
    assert json.loads(shown.out)["turning_points"] == [plain(point) for point in told(journal(), whole.turning())]


def test_a_search_interrupted_before_its_first_line_says_nothing_of_the_exercise(saved, capsys, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(turning, "turning_points", interrupted)
    assert main(["turning", saved.source]) == 0
    shown = capsys.readouterr()
    assert nothing() not in shown.out, "it was not looked for"
    assert "Stopped before anything was known; the same command begins again." in shown.err
    assert main(["turning", saved.source, "--format", "json"]) == 0
    told_so_far = json.loads(capsys.readouterr().out)
    assert told_so_far["unfinished"] is True
    assert told_so_far["turning_points"] == []


def test_every_measure_has_its_step_and_its_two_sentences():
    from zholda.wording import catalogue

    texts = catalogue()
    assert all(f"turning.{measure}.{way}" in texts for measure in STEP for way in ("better", "worse"))
