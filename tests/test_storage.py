"""What is kept on disk: nothing confirmed is lost, nothing is changed, an interrupted write leaves the old file whole."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from sim.journal.file import Damaged
from sim.journal.versions import ENGINE, FORMAT, RULES
from sim.model.events import BeatHappened, Closed, Entry, Event, Opened, SeatChanged
from sim.model.roster import FOLLOWING
from zholda import folders, storage
from zholda.folders import EXERCISE, EXERCISE_FILE
from zholda.storage import Ledger, Shelf, StorageError, export, keep_prefix, read_file

ROOT = Path(__file__).parent.parent
HEADER = Opened(FORMAT, RULES, ENGINE, "night-bus", "kz", 7, 0, "training", (("post", "trainee"), ("court", "vacant")), (), {})


def told(length: int, closed: bool = False) -> list[Entry]:
    events: list[Event] = [HEADER, *[BeatHappened(f"bus.beat{n}") for n in range(length - 1 - closed)]]
    if closed:
        events.append(Closed("time"))
    return [Entry(n, 60 * n, 0, event) for n, event in enumerate(events, start=1)]


@pytest.fixture
def ledger(tmp_path):
    made = Ledger.create(tmp_path / f"night-bus-1{EXERCISE}")
    yield made
    made.close()


def run(program: str, *arguments: str) -> subprocess.Popen[str]:
    """A process of its own, ready when it has printed its first line."""
    return subprocess.Popen([sys.executable, "-c", program, *arguments], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
    process.wait()
    assert process.stdout is not None
    process.stdout.close()


# --- whoever follows the case ------------------------------------------------------------------------------------------------


def followed(*moves: SeatChanged) -> list[Entry]:
    roster = (("post", FOLLOWING), ("shelter", "colleague:slow"))
    header = Opened(FORMAT, RULES, ENGINE, "night-bus", "kz", 7, 0, "training", roster, (), {})
    told: list[Event] = [header, *moves]
    return [Entry(n, 60 * n, 0, event) for n, event in enumerate(told, start=1)]


def test_an_exercise_in_which_one_follows_the_case_is_listed_by_the_seat_in_which_they_sit_now(ledger):
    ledger.append(followed(SeatChanged("post", "taken", "colleague:ordinary"), SeatChanged("shelter", "taken", FOLLOWING)), 180)
    assert (ledger.kept().seat, ledger.kept().following) == ("shelter", True)


def test_before_they_move_it_is_listed_by_the_seat_in_which_they_began(ledger):
    ledger.append(followed(), 60)
    assert (ledger.kept().seat, ledger.kept().following) == ("post", True)


def test_nobody_follows_where_a_trainee_stays_in_one_seat(ledger):
    ledger.append(told(3), 180)
    assert (ledger.kept().seat, ledger.kept().following) == ("post", False)


# --- an exercise while it is played -----------------------------------------------------------------------------------------


def test_entries_and_the_clock_reached_are_found_again(ledger):
    journal = told(6)
    ledger.append(journal[:2], 130)
    ledger.append(journal[2:], 400)
    ledger.close()
    again = Ledger.open(ledger.path)
    loaded, clock = again.load()
    again.close()
    assert loaded.entries == journal
    assert clock == 400


def test_the_clock_is_saved_without_entries_too(ledger):
    ledger.append(told(3), 180)
    ledger.append([], 999)
    assert ledger.load()[1] == 999


def test_a_loaded_exercise_goes_on_where_its_chain_ended(ledger):
    journal = told(6, closed=True)
    ledger.append(journal[:3], 180)
    ledger.close()
    again = Ledger.open(ledger.path)
    again.load()
    again.append(journal[3:], 360)
    loaded, _ = again.load()
    again.close()
    assert loaded.entries == journal
    assert loaded.finished


def test_a_file_that_may_not_be_opened_is_told_with_what_to_do_and_listed_with_it(ledger, monkeypatch):
    ledger.close()

    def refused(*_: object, **__: object) -> sqlite3.Connection:
        problem = sqlite3.OperationalError("unable to open database file")
        problem.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise problem

    monkeypatch.setattr(sqlite3, "connect", refused)
    told_so = "cannot be opened: you need the right to read and to write it, and to write in its folder"
    with pytest.raises(StorageError, match=told_so):
        Ledger.open(ledger.path)
    (listed,) = Shelf(ledger.path.parent).kept()
    assert told_so in listed.problem


def test_a_folder_one_may_not_write_in_is_told_before_anything_is_played(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StorageError, match=r"mine.jsonl cannot be written: you may not write in .*\. Name a file in another folder"):
        storage.check_name(tmp_path / "mine.jsonl")
    storage.check_name(Path(os.devnull))  # what is no file is written to and never replaced


def test_one_commit_is_all_or_nothing(ledger):
    journal = told(4)
    ledger.append(journal[:3], 180)
    with pytest.raises(StorageError, match="cannot be used"):
        ledger.append([journal[3], journal[1]], 240)  # entry 2 stands there already
    loaded, clock = ledger.load()
    assert loaded.entries == journal[:3]
    assert clock == 180
    ledger.append(journal[3:], 240)
    assert ledger.load()[0].entries == journal


def test_an_exercise_that_is_cut_in_the_middle_is_said_to_be_damaged_with_what_to_do(ledger, tmp_path):
    ledger.append(told(200), 180)
    ledger.close()
    cut = tmp_path / "cut.zholda"
    cut.write_bytes(ledger.path.read_bytes()[:5000])
    with pytest.raises(
        StorageError, match=r"cut\.zholda is damaged and cannot be read: go on with a copy of it, or begin the exercise again"
    ):
        Ledger.open(cut).load()


@pytest.mark.parametrize("table", ["entry", "saved", "record"])
@pytest.mark.parametrize(("change", "says"), [("UPDATE {} SET rowid = 99", "is changed"), ("DELETE FROM {}", "is deleted")])
def test_nothing_is_ever_changed_or_deleted(ledger, table, change, says):
    ledger.append(told(3), 180)
    ledger.add_record("draft", "trainee", "shift_note", "06:12 told her")
    with pytest.raises(sqlite3.IntegrityError, match=says):
        ledger._connection.execute(change.format(table))


def test_every_commit_waits_for_the_disk(ledger):
    assert ledger._connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert ledger._connection.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL


def test_a_killed_process_loses_nothing_that_was_confirmed(tmp_path):
    path = tmp_path / f"night-bus-1{EXERCISE}"
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from tests.test_storage import told\n"
        "from zholda.storage import Ledger\n"
        "ledger = Ledger.create(Path(sys.argv[1]))\n"
        "journal = told(100_000)\n"
        "for n in range(0, len(journal), 3):\n"
        "    ledger.append(journal[n:n + 3], journal[n].at)\n"
        "    print(n + 3, flush=True)\n"
    )
    process = run(program, str(path))
    assert process.stdout is not None
    confirmed = 0
    while confirmed < 60:
        confirmed = int(process.stdout.readline())
    kill(process)
    ledger = Ledger.open(path)
    loaded, _ = ledger.load()
    ledger.close()
    assert len(loaded.entries) >= confirmed
    assert len(loaded.entries) % 3 == 0  # whole commits only
    assert loaded.entries == told(len(loaded.entries))


def test_an_exercise_is_played_in_one_window_only(ledger):
    ledger.append(told(2), 120)
    with pytest.raises(StorageError, match="night-bus-1 is being played in another window: go on there, or close it first"):
        Ledger.open(ledger.path)
    ledger.close()
    Ledger.open(ledger.path).close()


def test_an_entry_altered_behind_our_back_is_found(ledger):
    ledger.append(told(5), 300)
    ledger.close()
    foreign = sqlite3.connect(ledger.path)
    foreign.executescript("DROP TRIGGER entry_is_not_changed; UPDATE entry SET line = replace(line, 'beat1', 'beat7') WHERE n = 3;")
    foreign.close()
    again = Ledger.open(ledger.path)
    with pytest.raises(Damaged, match="entry 3 was altered: its digest does not match; entries 1 to 2 are intact"):
        again.load()
    again.close()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            b"not a database at all, but long enough to be taken for one" * 20,
            "is not the file of an exercise, or is damaged from its first",
        ),
        (b'{"n": 1}\n' * 200, "holds lines of text, as `zholda run --journal` writes them, .* Name it .*odd.jsonl"),
        (b"", "is not the file of an exercise"),
    ],
)
def test_a_foreign_file_is_refused(tmp_path, content, says):
    path = tmp_path / f"odd{EXERCISE}"
    path.write_bytes(content)
    with pytest.raises(StorageError, match=says):
        Ledger.open(path)


def test_a_journal_is_not_written_under_the_name_of_what_is_played_here(tmp_path):
    with pytest.raises(StorageError, match=r"A journal is lines of text: name it .*mine\.jsonl"):
        storage.export(told(2), tmp_path / f"mine{EXERCISE}")
    assert list(tmp_path.iterdir()) == []


def test_what_is_played_here_is_not_read_as_lines_of_text(ledger):
    ledger.append(told(2), 120)
    ledger.close()
    other = ledger.path.with_suffix(".jsonl")
    other.write_bytes(ledger.path.read_bytes())
    with pytest.raises(StorageError, match=r"is an exercise played on this machine under another name, .*: name it .*\.zholda again"):
        storage.read_file(other)


def test_a_file_of_a_newer_version_is_refused(ledger):
    ledger._connection.execute("PRAGMA user_version = 99")
    ledger.close()
    with pytest.raises(StorageError, match="was written by a newer Zholda: install it"):
        Ledger.open(ledger.path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(StorageError, match="does not exist"):
        Ledger.open(tmp_path / "none.zholda")


def test_drafts_and_ratings_are_added_beside_the_journal(ledger):
    ledger.append(told(2), 120)
    ledger.add_record("draft", "trainee", "shift_note", "first words")
    ledger.add_record("draft", "trainee", "shift_note", "better words")
    ledger.add_record("self_rating", "trainee", "P1", "S")
    assert [record.text for record in ledger.records("draft")] == ["first words", "better words"]
    assert ledger.records("self_rating")[0].about == "P1"
    assert ledger.load()[0].entries == told(2)


# --- the shelf --------------------------------------------------------------------------------------------------------------


def test_exercises_get_the_first_free_number_and_are_listed_by_the_last_play(tmp_path, monkeypatch):
    times = iter(["2026-01-01T10:00:00.000+00:00", "2026-01-02T09:00:00.000+00:00"])
    monkeypatch.setattr(storage, "_now", lambda: next(times))
    shelf = Shelf(tmp_path)
    first, second = shelf.begin("night-bus"), shelf.begin("night-bus")
    first.append(told(4, closed=True), 240)
    second.append(told(3), 200)
    for ledger in (first, second):
        ledger.close()
    listed = shelf.kept()
    assert [kept.name for kept in listed] == ["night-bus-2", "night-bus-1"]
    assert [(kept.finished, kept.clock, kept.seat, kept.mode, kept.seed) for kept in listed] == [
        (False, 200, "post", "training", 7),
        (True, 240, "post", "training", 7),
    ]
    assert shelf.find("night-bus-2") == second.path
    assert shelf.find(str(first.path)) == first.path
    assert shelf.find("night-bus-9") is None
    assert shelf.find("../night-bus-2") is None


def test_an_exercise_that_cannot_be_read_is_listed_with_its_problem(tmp_path):
    shelf = Shelf(tmp_path)
    shelf.begin("night-bus").close()
    playing = shelf.begin("night-bus")
    playing.append(told(2), 120)
    (shelf.folder / f"broken{EXERCISE}").write_bytes(b"x" * 4000)
    problems = {kept.name: kept.problem for kept in shelf.kept()}
    playing.close()
    assert "it holds no entry" in problems["night-bus-1"]
    assert "is being played in another window" in problems["night-bus-2"]
    assert "is not the file of an exercise" in problems["broken"]


def test_an_empty_machine_has_no_exercises(tmp_path):
    assert Shelf(tmp_path / "nowhere").kept() == []


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"ZHOLDA_HOME": "/class/7"}, "/class/7"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/zholda"),
        ("linux", {}, "/home/aizhan/.local/share/zholda"),
        ("darwin", {}, "/home/aizhan/Library/Application Support/Zholda"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/Zholda"),
        ("win32", {}, "/home/aizhan/AppData/Local/Zholda"),
    ],
)
def test_the_folder_follows_the_system(monkeypatch, platform, environment, expected):
    for name in ("ZHOLDA_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/aizhan"))
    assert folders.home() == Path(expected)


def test_a_folder_that_cannot_be_written_to_is_told_with_what_to_do(tmp_path):
    (tmp_path / "exercises").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(StorageError, match="Set ZHOLDA_HOME to a folder you may write to"):
        Shelf(tmp_path / "exercises").begin("night-bus")


# --- exercise files ---------------------------------------------------------------------------------------------------------


def test_an_exported_exercise_is_read_back(tmp_path):
    path = tmp_path / f"mine{EXERCISE_FILE}"
    export(told(5, closed=True), path)
    assert read_file(path).entries == told(5, closed=True)
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupted_write_leaves_the_old_file_whole(tmp_path):
    path = tmp_path / f"mine{EXERCISE_FILE}"
    export(told(5, closed=True), path)
    before = path.read_bytes()
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from tests.test_storage import told\n"
        "from zholda.storage import export\n"
        "def slowly():\n"
        "    for entry in told(100_000):\n"
        "        if entry.n == 60_000:\n"
        "            print('writing', flush=True)\n"
        "            time.sleep(60)\n"
        "        yield entry\n"
        "export(slowly(), Path(sys.argv[1]))\n"
    )
    process = run(program, str(path))
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    kill(process)
    assert path.read_bytes() == before
    export(told(6, closed=True), path)  # what the killed process left is no obstacle
    assert len(read_file(path).entries) == 6
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_intact_of_a_damaged_file_is_kept_beside_it(tmp_path):
    path = tmp_path / f"mine{EXERCISE_FILE}"
    export(told(5, closed=True), path)
    path.write_bytes(path.read_bytes().replace(b"bus.beat2", b"bus.beat8"))
    with pytest.raises(Damaged, match="entry 4 was altered") as damage:
        read_file(path)
    kept = keep_prefix(path, damage.value.prefix)
    assert kept.name == "mine-intact.jsonl"
    assert read_file(kept).entries == told(5)[:3]


def test_what_is_intact_is_kept_once_however_often_the_damaged_file_is_read(tmp_path):
    entries = told(5)
    damaged = tmp_path / "mine.jsonl"
    first, again = keep_prefix(damaged, entries), keep_prefix(damaged, entries)
    assert first == again
    assert keep_prefix(damaged, entries[:-1]).name == "mine-intact-2.jsonl"
    assert keep_prefix(damaged, entries[:-1]).name == "mine-intact-2.jsonl"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine-intact-2.jsonl", "mine-intact.jsonl"]


@pytest.mark.parametrize("make", [lambda path: None, Path.mkdir])
def test_a_file_that_cannot_be_read_or_written_is_told_by_name(tmp_path, make):
    path = tmp_path / "folder" / "mine.jsonl"
    make(tmp_path / "folder")
    with pytest.raises(StorageError, match=r"mine\.jsonl cannot be read: No such file"):
        read_file(path)
    if not path.parent.exists():
        with pytest.raises(StorageError, match=r"mine\.jsonl cannot be written: there is no folder"):
            export(told(2), path)


def test_an_export_to_a_device_writes_to_it_and_leaves_it_a_device(tmp_path):
    device = Path("/dev/null")
    if not device.exists():
        return
    export([Entry(1, 0, 0, HEADER)], device)
    assert not device.is_file()


def test_an_export_follows_a_link_to_its_file(tmp_path):
    target, link = tmp_path / "target.jsonl", tmp_path / "link.jsonl"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    export([Entry(1, 0, 0, HEADER)], link)
    assert link.is_symlink()
    assert target.read_bytes().startswith(b'{"n":1')


def test_an_export_that_fails_leaves_nothing_half_written(tmp_path, monkeypatch):
    def full(entries):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zholda.storage.pieces", full)
    with pytest.raises(StorageError, match="cannot be written: No space left on device"):
        export([Entry(1, 0, 0, HEADER)], tmp_path / "x.jsonl")
    assert list(tmp_path.iterdir()) == []
