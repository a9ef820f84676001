"""The commands: data on stdout, talk on stderr, exit codes as promised, and never a traceback."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scenarios.language.library import scenarios
from zholda.cli import diagnostics, main, output
from zholda.cli.arguments import COMMANDS
from zholda.session import Session

ROOT = Path(__file__).parent.parent
QUIET_ROAD = str(ROOT / "tests" / "cases" / "quiet_road")


@pytest.fixture
def call(capsys):
    def run(*arguments):
        code = main([str(one) for one in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def journal(tmp_path):
    """A finished exercise as a file."""
    session = Session.open(QUIET_ROAD, seed=7, keep=False)
    session.submit("act", {"verb": "call_alone", "person": "ilda"})
    session.submit("note", {"text": "Қыз, жасы белгісіз"})
    session.advance(session.length)
    path = tmp_path / "mine.jsonl"
    session.export(path)
    return path


# --- help and usage -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_help_has_an_example_that_is_a_command(call, command):
    code, out, err = call(*([command] if command else []), "--help")
    assert (code, err) == (0, "")
    examples = re.findall(r"^  (zholda .*)$", out.partition("example:")[2], re.MULTILINE)
    assert examples
    for example in examples:
        assert example.split()[1] == command or not command
    assert max(map(len, out.splitlines())) <= 120


def test_the_version_is_the_one_of_the_engine(call):
    from sim.journal.versions import ENGINE

    assert call("--version") == (0, f"zholda {ENGINE}\n", "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["paly"], "there is no command `paly`. Did you mean `play`?"),
        (["xyzzy"], "there is no command `xyzzy`. There are: list, play, run,"),
        (["--nonsense"], "unrecognized arguments: --nonsense. `zholda --help` shows how"),
        (["play"], "the following arguments are required: SCENARIO. `zholda play --help` shows how"),
        (["play", "x" * 5000], "there is neither a scenario nor an exercise called"),
        (["play", "nul\0byte"], "there is neither a scenario nor an exercise called"),
        (["assess", "nul\0byte"], "there is neither an exercise nor a file called"),
        (["assess", "x" * 5000], "there is neither an exercise nor a file called"),
        (["play", "quiet_roda"], "there is neither a scenario nor an exercise called `quiet_roda`. `zholda list` shows what there is"),
        (["play", QUIET_ROAD], "the screens need a terminal. `zholda play"),
        (["play", QUIET_ROAD, "--mode", "exam"], "invalid choice: 'exam'"),
        (["play", QUIET_ROAD, "--seed", "1.5"], "`1.5` is no seed: a whole number such as 7 is"),
        (["run", QUIET_ROAD, "--policy", "clever"], "there is no policy `clever`. There are: passive, checklist, random"),
        (["run", QUIET_ROAD, "--policy", "inspector=passive,random"], "`random` names no seat: write inspector=passive,SEAT=random"),
        (["run", QUIET_ROAD, "--walkthrough", "a", "--policy", "passive"], "not allowed with argument"),
        (["run", QUIET_ROAD, "--walkthrough", "best_practise"], "There is no walkthrough `best_practise` of this scenario"),
        (["run", "quiet_roda"], "There is no such scenario, folder or file"),
        (["check"], "the following arguments are required: PATH"),
        (["replay", "nothing.jsonl"], "there is neither an exercise nor a file called nothing.jsonl. `zholda list` shows"),
        (["assess", "night-bus-99"], "there is neither an exercise nor a file called night-bus-99"),
        (["debrief", QUIET_ROAD], "cannot be read: Is a directory"),
        (["explain", "SC99"], "`SC99` is neither a message code nor a standard. Did you mean `SC0099`?"),
        (["list", "--format", "xml"], "invalid choice: 'xml'"),
        (["list", "--seat", "post"], "unrecognized arguments: --seat post. `zholda list --help` shows how"),
        (["play", "NIGHT-BUS"], "there is neither a scenario nor an exercise called `NIGHT-BUS`. Did you mean `night-bus`?"),
    ],
)
def test_wrong_usage_is_told_on_stderr_with_what_to_write_instead(call, arguments, says):
    code, out, err = call(*arguments)
    assert (code, out) == (2, "")
    assert says in err
    assert "Traceback" not in err


def test_without_a_terminal_the_home_screen_says_where_to_go_on(call):
    code, out, _ = call()
    assert code == 0
    assert "zholda demo" in out


def test_with_its_talk_sent_to_a_file_no_screen_is_drawn_into_that_file(call, monkeypatch):
    for stream in (sys.stdin, sys.stdout):  # and stderr, on which screens are drawn, is none
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    code, _, err = call("play", QUIET_ROAD)
    assert code == 2
    assert "the screens need a terminal" in err


# --- faults -------------------------------------------------------------------------------------------------------------------


def test_a_fault_of_ours_is_one_line_that_asks_for_a_report(call, monkeypatch, own_home):
    def broken(*_, **__):
        raise KeyError("who\nknows")

    monkeypatch.setattr("zholda.session.Session.open", broken)
    code, out, err = call("run", QUIET_ROAD, "--policy", "passive", "--seed", "31")
    assert (code, out) == (70, "")
    assert err.count("\n") == 1
    assert "internal error, KeyError:" in err
    assert "Please report this line with:" in err
    assert f"scenario {QUIET_ROAD}, seed 31" in err
    kept = own_home / "last-error.txt"
    assert str(kept) in err
    assert "Traceback" in kept.read_text(encoding="utf-8")


def test_a_fault_is_told_even_where_nothing_can_be_written(call, monkeypatch):
    def broken(*_, **__):
        raise RuntimeError("x")

    monkeypatch.setattr("zholda.session.library", broken)
    monkeypatch.setenv("ZHOLDA_HOME", "/dev/null/no")
    code, _, err = call("list")
    assert code == 70
    assert "internal error, RuntimeError: x" in err
    assert "last-error" not in err


def test_an_interruption_is_told_and_has_its_own_code(call, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("zholda.session.library", interrupted)
    assert call("list") == (130, "", "Interrupted.\n")


def test_a_reader_who_has_enough_is_no_fault():
    program = "import sys; from zholda.cli import main; sys.exit(main(['standards', '--format', 'json']))"
    process = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0
    process.stderr.close()


@pytest.mark.parametrize("encoding", ["ascii", "cp1251", "utf-8"])
def test_every_letter_reaches_a_redirected_console(journal, encoding):
    told = subprocess.run(
        [sys.executable, "-c", "from zholda.cli import output; output.prepare(); output.show('\u049a\u044b\u0437 \u2026 ' + chr(0xD800))"],
        cwd=ROOT, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    assert told.stdout.decode() == "\u049a\u044b\u0437 \u2026 ?\n".replace("\n", os.linesep)


def test_nothing_is_coloured(call, journal):
    for arguments in (["list"], ["assess", journal], ["standards"], ["--help"]):
        assert "\x1b" not in call(*arguments)[1]


# --- what there is ------------------------------------------------------------------------------------------------------------


def test_list_shows_scenarios_and_exercises_on_this_machine(call):
    with Session.open(QUIET_ROAD):
        pass
    code, out, err = call("list")
    assert (code, err) == (0, "")
    for folder in scenarios():
        assert folder.name in out
    assert "go on: zholda play quiet-road-1" in out


def test_list_as_json_is_a_contract(call):
    with Session.open(QUIET_ROAD, seed=7):
        pass
    data = json.loads(call("list", "--format", "json")[1])
    first = data["scenarios"][0]
    for name in (
        "id",
        "title",
        "mission",
        "content_note",
        "level",
        "play_minutes",
        "languages",
        "country",
        "start",
        "seats",
        "walkthroughs",
    ):
        assert first[name], name
    assert set(first["seats"][0]) == {"id", "profession"}
    (exercise,) = data["exercises"]
    assert (exercise["name"], exercise["scenario"], exercise["seed"], exercise["finished"]) == ("quiet-road-1", "quiet_road", 7, False)


def test_check_finds_nothing_wrong_in_what_is_shipped(call):
    code, out, err = call("check", *scenarios())
    assert (code, out) == (0, ""), out + err
    assert err.startswith("Nothing wrong in ")


def test_check_prints_problems_as_data_and_their_number_as_talk(call, tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("title: Wrong\nstart: tomorrow\nends: soon\n", encoding="utf-8")
    code, out, err = call("check", wrong)
    assert code == 2
    assert f"{wrong}:2:8: SC0111" in out
    assert re.search(r"^\d+ problems\. `zholda explain SC\d{4}` says more about the first\.$", err.strip())
    code, out, _ = call("check", wrong, "--format", "json")
    assert code == 2
    problem = json.loads(out)["problems"][0]
    assert set(problem) == {"file", "line", "column", "code", "message", "hint", "source_line"}


def test_standards_as_json_are_a_contract(call):
    found = json.loads(call("standards", "--format", "json")[1])
    assert len(found) >= 20
    for standard in found:
        assert {"id", "title", "paraphrase", "binds", "layer", "sources", "criteria"} <= set(standard)
        assert {"title", "article", "verified"} == set(standard["sources"][0])


def test_standards_in_words_name_whom_they_bind_and_their_source(call):
    out = call("standards")[1]
    assert "VC-01  Proactive identification" in out
    assert "binds" in out


@pytest.mark.parametrize(
    ("word", "says"), [("SC0012", "Duplicate key"), ("sc0012", "Duplicate key"), ("VC-01", "Better:"), ("vc-01.alone", "Seen alone")]
)
def test_explain_knows_codes_and_standards(call, word, says):
    code, out, _ = call("explain", word)
    assert code == 0
    assert says in out


# --- running and reading ------------------------------------------------------------------------------------------------------


def test_run_plays_a_policy_and_writes_the_journal(call, tmp_path):
    path = tmp_path / "passive.jsonl"
    code, out, err = call("run", QUIET_ROAD, "--policy", "passive", "--seed", "3", "--journal", path)
    assert (code, err) == (0, "")
    assert re.search(r"^quiet_road, seed 3, policy passive: \d+ entries, ended 08:50$", out, re.MULTILINE)
    digest = re.search(r"^digest ([0-9a-f]{64})$", out, re.MULTILINE)
    assert digest
    again = call("replay", path)
    assert again[0] == 0
    assert digest[0] in again[1]


def test_run_plays_under_the_law_of_another_country(call, tmp_path):
    path = tmp_path / "elsewhere.jsonl"
    code, _, err = call("run", QUIET_ROAD, "--policy", "passive", "--country", "velmara", "--journal", path)
    assert (code, err) == (0, "")
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[0])["country"] == "velmara"
    code, out, err = call("run", QUIET_ROAD, "--policy", "passive", "--country", "nowhere")
    assert (code, out) == (2, "")
    assert "There is no country pack `nowhere`" in err


def test_run_tells_which_step_of_a_walkthrough_cannot_be_taken(call, tmp_path):
    import shutil

    case = tmp_path / "quiet_road"
    shutil.copytree(QUIET_ROAD, case)
    steps = "seat: inspector\nsteps:\n  - id: too_late\n    not_before: 08:49\n    do: {look: {at: rows}}\nexpects: {Q1: P}\n"
    (case / "walkthroughs" / "wrong.yaml").write_text(steps, encoding="utf-8")
    path = tmp_path / "x.jsonl"
    code, out, err = call("run", case, "--walkthrough", "wrong", "--journal", path)
    assert (code, out) == (2, "")
    assert "zholda: step `too_late`: at 08:49 refused: Not here." in err
    assert path.exists()  # what was played until then can be looked at


def test_a_cut_that_is_not_there_is_answered_with_the_near_one(call):
    code, out, err = call("run", "night-bus/windw")
    assert (code, out) == (2, "")
    assert "night-bus has no cut `windw`" in err
    assert "Did you mean `window`?" in err


def test_a_journal_by_a_name_that_is_not_its_own_is_refused_before_anything_is_played(call, tmp_path):
    code, out, err = call("run", QUIET_ROAD, "--policy", "passive", "--journal", tmp_path / "mine.zholda")
    assert (code, out) == (2, "")
    assert "A journal is lines of text: name it" in err
    assert "mine.jsonl" in err


def test_a_journal_in_a_folder_that_is_not_there_is_refused_before_anything_is_played(call, tmp_path, monkeypatch):
    monkeypatch.setattr("zholda.policies.perform", lambda *_: pytest.fail("it was played, and all of it would be lost"))
    code, out, err = call("run", QUIET_ROAD, "--policy", "passive", "--journal", tmp_path / "nowhere" / "mine.jsonl")
    assert (code, out) == (2, "")
    assert err == f"zholda: {tmp_path / 'nowhere' / 'mine.jsonl'} cannot be written: there is no folder {tmp_path / 'nowhere'}\n"
    assert call("run", QUIET_ROAD, "--policy", "passive", "--journal", tmp_path) == (
        2, "", f"zholda: {tmp_path} cannot be written: it is a folder. Name a file in it\n"
    )  # fmt: skip


def test_replay_says_that_the_bytes_are_the_same(call, journal):
    code, out, err = call("replay", journal)
    assert (code, err) == (0, "")
    assert re.search(r"^quiet_road, seed 7: the same \d+ entries again \(finished\)$", out, re.MULTILINE)


def test_an_altered_file_is_one_clear_line_and_what_is_intact_is_kept(call, journal):
    journal.write_bytes(journal.read_bytes().replace("белгісіз".encode(), "белгілі!".encode()))
    for command in ("replay", "assess", "debrief"):
        code, out, err = call(command, journal)
        assert (code, out) == (2, "")
        assert re.fullmatch(
            rf"zholda: {journal}: entry \d+ was altered: .*; entries 1 to \d+ are intact and kept in (\S+); to go on .*\n", err
        )
    intact = journal.with_name("mine-intact.jsonl")
    code, out, _ = call("replay", intact)
    assert code == 0
    assert "(unfinished)" in out


def test_a_file_that_is_no_exercise_is_one_clear_line(call, tmp_path):
    odd = tmp_path / "odd.jsonl"
    odd.write_text("{}\n", encoding="utf-8")
    code, _, err = call("assess", odd)
    assert code == 2
    assert err == f"zholda: {odd}: entry 1 cannot be read: this is no exercise file, or its header is altered; nothing intact is left\n"


def test_an_assessment_as_json_is_a_contract(call, journal):
    code, out, err = call("assess", journal, "--format", "json")
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert {"scenario", "seed", "engine", "objectives", "results"} <= set(data)
    assert (data["scenario"], data["seed"]) == ("quiet_road", 7)
    for objective in data["objectives"]:
        assert {"id", "seat", "rating", "reason"} <= set(objective)
        assert objective["rating"] in {"P", "S", "M", "U", None}
    needed = {
        "criterion",
        "standard",
        "seat",
        "person",
        "result",
        "layer",
        "exception",
        "contested",
        "entries",
        "rule",
        "sources",
        "better",
    }
    for result in data["results"]:
        assert needed <= set(result)
        assert result["result"] in {"met", "partly_met", "breached", "not_observed", "not_applicable"}
        assert {"title", "article", "verified"} >= {name for source in result["sources"] for name in source}


def test_an_assessment_in_words_begins_with_the_ratings_and_says_they_are_proposals(call, journal):
    out = call("assess", journal)[1]
    assert out.startswith("EXERCISE. Every person, place and case in it is invented.\n")
    assert "\nquiet_road, seed 7. Ratings are proposals: a human confirms or overrides them.\nQ1  " in out


def test_a_debrief_is_told_and_given_as_data(call, journal):
    code, out, err = call("debrief", journal)
    assert (code, err) == (0, "")
    assert out.startswith("Debrief: The quiet road, seed 7, until 08:50.\n")
    assert " ".join(out.split()).endswith("talk to somebody you trust if it does not leave you.")
    assert not re.search(r"<[a-z]+\.", out)
    data = json.loads(call("debrief", journal, "--format", "json")[1])
    assert {"scenario", "seed", "engine", "objectives", "people", "text"} <= set(data)


@pytest.mark.slow
def test_the_demonstration_tells_the_night_bus_and_its_debrief(call):
    code, out, err = call("demo")
    assert (code, err) == (0, "")
    assert out.startswith("THE NIGHT BUS")
    assert "05:40    A night bus pulls in." in out
    assert re.search(r"^05:40  > You decide: ", out, re.MULTILINE)
    assert "The exercise is over." in out
    assert "Debrief: " in out
    assert not re.search(r"<(engine|talk|verb|people|said|choice|debrief)\.", out)
    assert max(map(len, out.splitlines())) <= 100


def test_a_kept_exercise_is_read_by_its_name(call):
    with Session.open(QUIET_ROAD) as session:
        session.finish()
        name = session.name
    assert call("replay", name)[0] == 0
    assert call("assess", name)[0] == 0


def test_an_exercise_goes_on_as_it_was_begun(call):
    with Session.open(QUIET_ROAD) as session:
        name = session.name
    code, _, err = call("play", name, "--seed", "9")
    assert code == 2
    assert f"{name} goes on as it was begun: leave out --seat, --seats, --others, --follow, --seed, --country and --mode" in err


# --- small parts --------------------------------------------------------------------------------------------------------------


def test_tables_and_wrapped_texts_keep_their_columns(monkeypatch):
    assert output.table([("a", "b", "c"), ("long", "", "d")]) == "a     b  c\nlong     d"
    assert output.table([]) == ""
    monkeypatch.setenv("COLUMNS", "20")
    assert output.wrapped("one two three four five", "      ", "05:20 ") == "05:20 one two three\n      four five"


def test_talk_to_a_closed_stderr_is_no_fault(monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)
    diagnostics.say("nobody hears this")


def test_the_reference_names_every_command_option_and_exit_code():
    page = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    from zholda.cli import arguments

    parser = arguments._parser()
    commands = next(action.choices for action in parser._actions if isinstance(action.choices, dict))
    for name, command in commands.items():
        assert f"`zholda {name}" in page, name
        for action in command._actions:
            option = next(iter(action.option_strings[-1:]), "")
            assert option in {"", "--help"} or option in page, f"{name} {option}"
    for code in (0, 2, 70, 130):
        assert f"| {code} |" in page
