"""The façade: what a trainee can do, in the seat's own numbering, kept at every step and gone on with exactly there."""

import dataclasses
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sim.model.events import Commanded
from zholda import policies
from zholda.session import MaterialProblems, Session, SessionError, kept, library, read, replay
from zholda.storage import Shelf, read_file

ROOT = Path(__file__).parent.parent
QUIET_ROAD = ROOT / "tests" / "cases" / "quiet_road"


def opened(**settings) -> Session:
    return Session.open(QUIET_ROAD, **{"seed": 7, "keep": False, **settings})


def played_a_little(session: Session) -> None:
    """A few minutes in which things are done, refused, noted and waited for."""
    session.submit("act", {"verb": "look", "at": "gate"})
    session.advance_until(session.length)
    session.submit("note", {"text": "cafe\u0301 closed, nobody on the road"})
    session.submit("act", {"verb": "call_alone", "person": "nobody_here"})
    session.advance(session.now + 600)
    session.submit("form", {"form": "shift_note", "subject": "", "fields": {"times": "06:50 arrived"}})
    session.submit("act", {"verb": "request", "service": "interpreter_line", "people": ["ilda", "pavo"]})
    session.advance(session.now + 301)


# --- opening ----------------------------------------------------------------------------------------------------------------


def test_an_exercise_begins_at_its_first_settled_second_with_a_briefing():
    session = opened()
    assert session.now == 0
    assert not session.over
    assert session.briefing.title == "The quiet road"
    assert session.briefing.seat == session.seat == "inspector"
    assert session.briefing.seat_text.startswith("Monday, 06:50.")
    assert session.briefing.fictional
    assert session.view().seen > 0


def test_an_unknown_seat_is_told_with_the_seats_there_are():
    with pytest.raises(SessionError, match=r"quiet_road has no seat `pilot`\. It has: inspector"):
        opened(seat="pilot")


def test_an_unknown_scenario_is_told_in_the_words_of_the_language():
    with pytest.raises(MaterialProblems, match="There is no such scenario, folder or file") as problems:
        Session.open("quiet-roda")
    assert problems.value.problems[0].code == "SC0001"


def test_an_unknown_country_is_told_with_the_near_one():
    with pytest.raises(MaterialProblems, match="velmara"):
        opened(country="velmarra")


def test_an_error_survives_being_raised_again():
    for error in (SessionError("x"), MaterialProblems([])):
        assert str(type(error)(*error.args)) == str(error)


def test_the_seed_of_a_kept_exercise_is_its_number_on_this_machine():
    for number in (1, 2):
        with Session.open(QUIET_ROAD) as session:
            assert (session.name, session.seed) == (f"quiet-road-{number}", number)


# --- the seat's own numbering -------------------------------------------------------------------------------------------------


def test_an_accepted_act_gives_its_id_and_a_refused_one_its_reason():
    session = opened()
    began = session.submit("act", {"verb": "look", "at": "gate"})
    assert (began.accepted, began.act, began.refusal) == (True, "inspector-1", "")
    refused = session.submit("act", {"verb": "look", "at": "gate"})
    assert (refused.accepted, refused.act, refused.refusal) == (False, "", "engine.refused.busy")
    assert session.say(refused.refusal) == "You are in the middle of something. Stop it first, or wait until it ends."


def test_a_choice_that_is_not_open_is_refused():
    receipt = opened().submit("choose", {"occurrence": "who_speaks", "option": "by_telephone", "rationale": "x"})
    assert (receipt.accepted, receipt.refusal) == (False, "engine.refused.no_such_choice")


def test_stopping_what_is_not_under_way_is_refused():
    receipt = opened().submit("stop", {"act": "inspector-9"})
    assert (receipt.accepted, receipt.refusal) == (False, "engine.refused.nothing_to_stop")


def test_no_entry_number_cause_or_digest_reaches_a_seat():
    session = opened()
    played_a_little(session)
    shown: list[Any] = [session.view(), *session.offers(), session.submit("note", {"text": "x"}), session.briefing]
    names = {field.name for one in shown for field in dataclasses.fields(one)}
    names |= {name for line in session.view().lines for name in line._fields}
    assert not names & {"n", "cause", "digest", "entry", "entries", "hash"}
    public = {name for name in dir(session) if not name.startswith("_")}
    assert not public & {"journal", "exercise", "ledger", "digest", "world"}


def test_what_is_hidden_is_not_told_before_the_exercise_is_over():
    session = opened()
    for ask in (session.assess, session.debrief, session.replay):
        with pytest.raises(SessionError, match="still being played: finish it first"):
            ask()


def test_in_assessment_mode_offers_say_nothing_of_the_law_and_no_prompt_is_shown():
    training, assessment = opened(mode="training"), opened(mode="assessment")
    for session in (training, assessment):
        session.advance(3600)
    assert any(offer.power for offer in training.offers())
    assert not any(offer.power for offer in assessment.offers())
    assert "engine.prompt" in {line.wording for line in training.view().lines}
    assert "engine.prompt" not in {line.wording for line in assessment.view().lines}


# --- commands ---------------------------------------------------------------------------------------------------------------


def test_what_people_type_is_kept_in_normal_form_and_without_what_no_text_can_hold(tmp_path):
    session = opened()
    session.submit("note", {"text": "cafe\u0301 \ud800"})
    assert session.view().notes[-1][1] == "caf\u00e9 ?"
    session.export(tmp_path / "x.jsonl")
    assert len(read_file(tmp_path / "x.jsonl").entries) > 1


def test_an_endless_text_is_cut():
    session = opened()
    session.submit("note", {"text": "x" * 10**6})
    assert len(session.view().notes[-1][1]) == 20_000


def test_a_value_that_no_command_can_have_is_refused():
    with pytest.raises(SessionError, match=r"0\.5 is no value for a command"):
        opened().submit("act", {"verb": "look", "at": 0.5})


def test_nothing_can_be_done_after_the_end():
    session = opened()
    session.finish()
    session.finish()
    assert session.over
    with pytest.raises(SessionError, match="the exercise is over"):
        session.submit("note", {"text": "late"})


def test_seen_is_never_more_than_there_is(tmp_path):
    session = opened()
    there = session.view().seen
    session.submit("note", {"text": "x"}, seen=10**6)
    session.submit("note", {"text": "y"}, seen=1)
    session.export(tmp_path / "x.jsonl")
    events = [entry.event for entry in read_file(tmp_path / "x.jsonl").entries]
    assert [event.seen for event in events if isinstance(event, Commanded)] == [there, 1]


# --- kept, left, gone on with -------------------------------------------------------------------------------------------------


def test_an_exercise_goes_on_exactly_where_it_was_left():
    whole, left = opened(keep=True), opened(keep=True)
    played_a_little(whole)
    played_a_little(left)
    left.close()
    again = Session.resume(left.name or "quiet-road-2")
    assert again.now == whole.now
    assert again.view() == whole.view()
    assert again.offers() == whole.offers()
    for session in (whole, again):
        session.submit("act", {"verb": "look", "at": "gate"})
        session.advance(session.length)
    assert again.over
    assert again.replay().digest == whole.replay().digest
    whole.close()
    again.close()


def test_a_wait_without_events_is_kept_too():
    with opened(keep=True) as session:
        session.advance(5)
        session.advance(11)
        at, name = session.now, session.name
    with Session.resume(name) as again:
        assert again.now == at


def test_leaving_twice_does_nothing():
    session = opened(keep=True)
    session.close()
    session.close()


def test_an_exercise_that_is_over_is_not_gone_on_with():
    with opened(keep=True) as session:
        session.finish()
        name = session.name
    with pytest.raises(SessionError, match=f"{name} is over. Read it: zholda debrief {name}"):
        Session.resume(name)
    assert [(one.name, one.finished) for one in kept()] == [(name, True)]


def test_an_exercise_is_open_in_one_window_only():
    with opened(keep=True) as session, pytest.raises(SessionError, match="is being played in another window"):
        Session.resume(session.name)


def test_an_exercise_of_that_name_must_exist():
    with pytest.raises(SessionError, match="neither an exercise nor a file called night-bus-77"):
        Session.resume("night-bus-77")


def test_an_exercise_file_is_taken_in_and_gone_on_with(tmp_path):
    session = opened()
    played_a_little(session)
    session.export(tmp_path / "from-another-laptop.jsonl")
    with Session.resume(tmp_path / "from-another-laptop.jsonl") as again:
        assert again.name == "quiet-road-1"
        assert again.view().lines == session.view().lines
        assert again.now <= session.now  # an exercise file ends with its last entry


def test_a_damaged_exercise_is_told_in_one_line_and_what_is_intact_can_be_gone_on_with(tmp_path):
    session = opened()
    played_a_little(session)
    path = tmp_path / "mine.jsonl"
    session.export(path)
    path.write_bytes(path.read_bytes().replace(b"nobody on the road", b"somebody on the ro"))
    with pytest.raises(
        SessionError, match=r"entry \d+ was altered: its digest does not match; entries 1 to \d+ are intact and kept in "
    ) as told:
        Session.resume(path)
    assert "\n" not in str(told.value)
    intact = tmp_path / "mine-intact.jsonl"
    assert f"zholda play {intact}" in str(told.value)
    with Session.resume(intact) as again:
        assert again.view().lines[0] == session.view().lines[0]


def test_a_killed_process_loses_nothing_that_was_confirmed():
    program = (
        "import sys\n"
        "from zholda.session import Session\n"
        f"session = Session.open({str(QUIET_ROAD)!r}, seed=7)\n"
        "print(session.name, flush=True)\n"
        "for n in range(10_000):\n"
        "    session.submit('note', {'text': f'note {n}'})\n"
        "    print(n, flush=True)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    name = process.stdout.readline().strip()
    confirmed = -1
    while confirmed < 25:
        confirmed = int(process.stdout.readline())
    process.send_signal(signal.SIGKILL if os.name != "nt" else signal.SIGTERM)
    process.wait()
    process.stdout.close()
    with Session.resume(name) as again:
        notes = [text for _, text in again.view().notes]
    assert notes == [f"note {n}" for n in range(len(notes))]
    assert len(notes) > confirmed


def test_another_engine_can_read_it_but_not_go_on(tmp_path, monkeypatch):
    session = opened()
    session.export(tmp_path / "x.jsonl")
    monkeypatch.setattr("sim.journal.versions.RULES", 99)
    with pytest.raises(
        SessionError, match="with rules 99: replaying and going on need equal rules; reading, assessing and debriefing work"
    ):
        Session.resume(tmp_path / "x.jsonl")
    assert read(tmp_path / "x.jsonl").journal.header.seed == 7


def test_a_disk_that_is_full_is_told_in_words(monkeypatch):
    session = opened(keep=True)

    def full(*_):
        from zholda.storage import StorageError

        raise StorageError("quiet-road-1 cannot be used: database or disk is full")

    monkeypatch.setattr("zholda.storage.Ledger.append", full)
    with pytest.raises(SessionError, match="database or disk is full"):
        session.submit("note", {"text": "x"})


def test_drafts_are_there_after_a_crash_and_no_part_of_the_journal():
    with opened(keep=True) as session:
        session.keep_draft("shift_note", "06:12 tol")
        session.keep_draft("shift_note", "06:12 told her")
        name = session.name
    with Session.resume(name) as again:
        assert again.draft("shift_note") == "06:12 told her"
        assert again.draft("hand_over_packet") == ""
    assert opened().draft("shift_note") == ""


# --- replay -----------------------------------------------------------------------------------------------------------------


def test_a_kept_exercise_replays_to_the_same_bytes(tmp_path):
    with opened(keep=True) as session:
        played_a_little(session)
        session.advance(session.length)
        name, digest = session.name, session.replay().digest
        session.export(tmp_path / "x.jsonl")
    for source in (name, tmp_path / "x.jsonl"):
        again = replay(read(source))
        assert again.digest == digest
        assert again.finished


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_leaving_and_going_on_at_any_moment_changes_no_byte(tmp_path, seed):
    whole = opened(seed=seed)
    list(policies.perform(whole, "random"))
    whole.export(tmp_path / "whole.jsonl")
    given = [(entry.at, entry.event) for entry in read_file(tmp_path / "whole.jsonl").entries]
    session = opened(seed=seed, keep=True)
    for number, (at, command) in enumerate((at, event) for at, event in given if isinstance(event, Commanded)):
        session.advance(at)
        if number % 4 == seed % 4:
            session.close()
            session = Session.resume("quiet-road-1")
        session.submit(command.what, command.args, command.seen)
    session.advance(session.length)
    assert session.replay().digest == whole.replay().digest
    session.close()


def test_looking_at_any_moment_changes_no_byte():
    digests = set()
    for looks in (0, 3):
        session = opened()
        for _ in range(looks):
            session.view(), session.offers(), session.briefing, session.label("ilda"), session.holds("here(ilda)")
        played_a_little(session)
        for _ in range(looks):
            session.view(), session.offers(), session.free, session.limit("road_check")
        session.finish()
        digests.add(session.replay().digest)
    assert len(digests) == 1


def test_another_seed_gives_another_journal():
    digests = set()
    for seed in (7, 8):
        session = opened(seed=seed)
        played_a_little(session)
        session.finish()
        digests.add(session.replay().digest)
    assert len(digests) == 2


# --- material ---------------------------------------------------------------------------------------------------------------


def test_every_scenario_of_the_library_can_be_listed_and_played():
    listed = library()
    assert listed
    for summary in listed:
        assert not summary.problem
        assert summary.title
        assert summary.seats
        assert summary.content_note
        assert not Session.open(summary.id, keep=False).over


def test_the_shelf_of_a_test_is_its_own(own_home):
    assert Shelf().folder == own_home / "exercises"


def test_a_seat_calls_its_own_colleagues_by_name_and_another_does_not():
    shelter = Session.open("night-bus", seat="shelter", seed=1, keep=False)
    post = Session.open("night-bus", seat="post", seed=1, keep=False)
    assert shelter.label("marzhan").startswith("Marzhan")
    assert "Marzhan" not in post.label("marzhan")
    assert post.label("dana") == "Sergeant Dana"
