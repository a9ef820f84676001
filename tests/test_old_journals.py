"""A journal of an earlier Zholda can be read, assessed and debriefed; what its law did not answer yet is not judged, and says so."""

import gzip
from pathlib import Path
from typing import Any

import pytest

from scoring.model import Result
from scoring.reports.model import Audience
from sim.journal.versions import upcast
from sim.law import PackUnfinished, compile_for_reading, compile_pack
from sim.model import events as e
from sim.model.material import pack_from
from sim.model.pack import Pack
from zholda.session import SessionError, assess, debrief, read, replay
from zholda.session.assessing import document
from zholda.session.journals import SavedJournal

KEPT = Path(__file__).parent / "journals"
FIRST = KEPT / "rules-1-do-nothing.jsonl.gz"  # the first morning of the night bus, before there was a court
SECOND = KEPT / "rules-2-first-steps.jsonl.gz"  # where one act was taken for a whole option
THIRD = KEPT / "rules-3-typical-errors.jsonl.gz"  # format 2, in which kinds of a verb were verbs
FIFTH = KEPT / "rules-5-quiet-road.jsonl.gz"  # format 3, in which to watch, to ask, first aid and the money were verbs
FOURTH = KEPT / "rules-4-first-steps.jsonl.gz"  # when an officer saw from afar what stood at their place, and nobody was seen to go back
SIXTH = KEPT / "rules-6-first-steps.jsonl.gz"  # before somebody could sit down beside an open interview, and a motion be withdrawn
SEVENTH = KEPT / "rules-7-first-steps.jsonl.gz"  # before a question was answered by what was under way when it came
EIGHTH = KEPT / "rules-8-first-steps.jsonl.gz"  # when an officer who had gone out to somebody stayed outside
NINTH = KEPT / "rules-9-first-steps.jsonl.gz"  # when leave to search was "asked" where nobody was who could give it
TENTH = KEPT / "rules-10-first-steps.jsonl.gz"  # when what one body had done once was worth nothing from another
ELEVENTH = KEPT / "rules-11-first-steps.jsonl.gz"  # when what stood in a paper was read only where identity papers were checked
TWELFTH = KEPT / "rules-12-first-steps.jsonl.gz"  # when the judge gave custody of whom nobody had detained by a protocol
THIRTEENTH = KEPT / "rules-13-first-steps.jsonl.gz"  # when an officer saw through a closed door what was meant for nobody


def unpacked(kept: Path, folder: Path) -> SavedJournal:
    """A kept exercise file, read as if it had been sent today."""
    lines = folder / kept.stem
    lines.write_bytes(gzip.decompress(kept.read_bytes()))
    return read(lines)


@pytest.fixture
def first(tmp_path: Path) -> SavedJournal:
    return unpacked(FIRST, tmp_path)


def pack(first: SavedJournal) -> Pack:
    return pack_from(first.journal.header.material["pack"])


def results(first: SavedJournal) -> dict[str, Result]:
    return {one.criterion: one for one in assess(first).results}


def test_it_is_rated_as_it_was_when_it_was_played(first: SavedJournal) -> None:
    assert {one.id: one.rating for one in assess(first).objectives} == {"P1": "U", "P2": "U", "P3": None, "P4": "U"}


def test_what_speaks_of_a_limit_that_its_law_had_not_is_not_observed_and_not_modelled(first: SavedJournal) -> None:
    assert "safety_answer" in compile_for_reading(pack(first)).unanswered()
    found = [one for one in results(first).values() if one.exception == "X11"]
    assert found
    assert {one.result for one in found} == {"not_observed"}
    assert all(one.entries for one in found)


@pytest.mark.parametrize("audience", ["trainee", "director"])
def test_its_story_is_told_and_laid_out(first: SavedJournal, audience: Audience) -> None:
    assert "Debrief: The night bus, seed 3, until 10:30." in debrief(first, audience)
    assert b"</html>" in document(first, "html", audience)


def test_it_can_be_judged_by_another_law_that_answers_everything(first: SavedJournal) -> None:
    assert not [one for one in assess(first, country="velmara").results if one.exception == "X11"]


def test_it_cannot_be_played_again_and_one_line_says_what_still_works(first: SavedJournal) -> None:
    with pytest.raises(SessionError, match=r"under rules 1 \(Zholda 0\.1\.0\).* reading, assessing and debriefing work"):
        replay(first)


def test_no_exercise_is_played_under_its_law(first: SavedJournal) -> None:
    with pytest.raises(PackUnfinished, match=r"limits\.ruling: no answer"):
        compile_pack(pack(first))


@pytest.fixture
def second(tmp_path: Path) -> SavedJournal:
    return unpacked(SECOND, tmp_path)


def test_a_journal_in_which_one_act_was_a_decision_is_judged_and_told_as_it_was_written(second: SavedJournal) -> None:
    assert {one.id: one.rating for one in assess(second).objectives} == {"F1": "P"}
    assert "Nearest to what was done" in debrief(second)
    with pytest.raises(SessionError, match=r"under rules 2 \(Zholda 0\.1\.0\).* replaying and going on need equal rules"):
        replay(second)


@pytest.mark.parametrize("part", ["scenario", "pack"])
def test_material_that_this_version_cannot_read_is_told_in_a_sentence(
    second: SavedJournal, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = second.journal.header
    monkeypatch.setattr("sim.journal.versions.RULES", 2)
    header.material[part]["a_field_of_another_version"] = 1
    for what in (replay, assess, debrief):
        with pytest.raises(SessionError, match=r"another version of Zholda.*a_field_of_another_version.*go on with it in that version"):
            what(second)


# --- verbs that are kinds of a verb now ------------------------------------------------------------------------------------------


@pytest.fixture
def third(tmp_path: Path) -> SavedJournal:
    return unpacked(THIRD, tmp_path)


def test_its_acts_go_by_the_names_of_today(third: SavedJournal) -> None:
    done = [one.event for one in third.journal.entries if isinstance(one.event, e.ActEnded)]
    kinds = [(act.verb, act.args[0], act.named) for act in done if "." in act.named]
    assert kinds == [
        ("direct_vehicle", ("step", "hold"), "direct_vehicle.hold"),
        ("notify", ("body", "ambulance"), "notify.ambulance"),
        ("administrative", ("step", "fine"), "administrative.fine"),
        ("administrative", ("step", "start_expulsion"), "administrative.start_expulsion"),
        ("direct_vehicle", ("step", "release"), "direct_vehicle.release"),
    ]
    commands = [one.event.args for one in third.journal.entries if isinstance(one.event, e.Commanded)]
    assert {"verb": "administrative", "step": "fine", "people": ["kamila"]} in commands
    seen = [dict(one.event.args).get("verb") for one in third.journal.entries if isinstance(one.event, e.Observed)]
    assert "notify.ambulance" in seen
    assert "call_ambulance" not in seen


def test_its_case_and_its_law_say_them_too(third: SavedJournal) -> None:
    material = third.journal.header.material
    scenario, powers = material["scenario"], material["pack"]["powers"]
    assert scenario["decisions"]["the_man_in_seat_27"]["options"]["alone_and_heard"]["do"][3] == {
        "verb": "explain",
        "args": {"set": "asylum", "people": ["dilshod"], "where": "hall"},
    }
    assert "done(post, notify.ambulance, zulfiya)" in scenario["decisions"]["pain_before_papers"]["when"]
    assert {"administrative.fine", "return.documents", "look"} <= set(powers["migration_police"])
    assert compile_for_reading(pack(third)).power("shelter_worker", "administrative.fine") == "no"


def test_it_is_judged_and_told_as_it_was(third: SavedJournal) -> None:
    assert {one.id: one.rating for one in assess(third).objectives} == {"P1": "U", "P2": "U", "P3": "U", "P4": "U"}
    screened = {one.person: one.result for one in assess(third).results if one.criterion == "VC-07.screened"}
    assert (screened["kamila"], screened["dilshod"]) == ("breached", "breached")
    assert "Call an ambulance" in debrief(third, "director")
    with pytest.raises(SessionError, match=r"under rules 3 \(Zholda 0\.1\.0\).* replaying and going on need equal rules"):
        replay(third)


@pytest.fixture
def fifth(tmp_path: Path) -> SavedJournal:
    return unpacked(FIFTH, tmp_path)


def test_what_was_a_verb_in_format_3_goes_by_its_kind(fifth: SavedJournal) -> None:
    events = [one.event for one in fifth.journal.entries]
    assert [one.named for one in events if isinstance(one, e.ActBegan) and "." in one.named] == [
        "look.watch", "meet_need.first_aid", "interview.ask", "interview.ask", "interview.close", "preserve.payments",
    ]  # fmt: skip
    assert [one.named for one in events if isinstance(one, e.ActInterrupted)] == ["interview.ask", "preserve.payments"]
    assert [one.named for one in events if isinstance(one, e.ActRefused)] == ["speak_with", "interview.ask"]
    commands = [one.args for one in events if isinstance(one, e.Commanded)]
    assert {"verb": "interview", "step": "ask", "person": "ilda", "topic": "work", "question": "open"} in commands
    seen = {dict(one.args).get("verb") for one in events if isinstance(one, e.Observed)}
    assert {"look.watch", "interview.ask", "interview.close", "meet_need.first_aid", "preserve.payments"} <= seen
    assert not seen & {"watch", "ask", "end_interview", "first_aid", "trace_money"}


def test_what_was_expected_asked_and_allowed_in_format_3_goes_by_it_too(fifth: SavedJournal) -> None:
    material = fifth.journal.header.material
    scenario, powers = material["scenario"], material["pack"]["powers"]
    watched = [one["args"] for one in scenario["injects"]["foreman_asks"]["expects"]["any"] if one["verb"] == "look"]
    assert watched == [{"way": "watch", "person": "foreman"}]
    assert scenario["storylines"]["pickup"]["leaves"]["when"].endswith("not done(inspector, meet_need.first_aid, pavo)")
    assert {"look.watch", "interview.close", "preserve.payments"} <= set(powers["criminal_police"])


def test_it_is_judged_and_told_as_it_was_when_it_was_played(fifth: SavedJournal) -> None:
    assert {one.id: one.rating for one in assess(fifth).objectives} == {"Q1": "U", "Q2": None}
    assert [(one.person, one.result) for one in assess(fifth).results if one.criterion == "VC-16.in_an_interview"] == [("ilda", "breached")]
    assert "Ask, in the interview" in debrief(fifth, "director")
    with pytest.raises(SessionError, match=r"under rules 5 \(Zholda 0\.1\.0\).* replaying and going on need equal rules"):
        replay(fifth)


@pytest.mark.parametrize(
    ("kept", "rules"),
    [(FOURTH, 4), (SIXTH, 6), (SEVENTH, 7), (EIGHTH, 8), (NINTH, 9), (TENTH, 10), (ELEVENTH, 11), (TWELFTH, 12), (THIRTEENTH, 13)],
)
def test_a_journal_of_rules_that_saw_and_did_otherwise_is_judged_and_told_as_it_was_written(kept: Path, rules: int, tmp_path: Path) -> None:
    written = unpacked(kept, tmp_path)
    assert {one.id: one.rating for one in assess(written).objectives} == {"F1": "P"}
    assert "EXERCISE" in debrief(written)
    with pytest.raises(SessionError, match=rf"under rules {rules} \(Zholda 0\.1\.0\).* replaying and going on need equal rules"):
        replay(written)


@pytest.mark.parametrize(
    ("line", "now"),
    [
        (
            {"event": "ActInterrupted", "verb": "ask_preference", "people": ["oygul"]},
            {"event": "ActInterrupted", "verb": "ask_wish", "people": ["oygul"], "args": {"about": "preference"}},
        ),
        (
            {"event": "ActInterrupted", "verb": "look", "people": []},
            {"event": "ActInterrupted", "verb": "look", "people": [], "args": {}},
        ),
        (
            {"event": "ActRefused", "verb": "return_belongings", "args": {}},
            {"event": "ActRefused", "verb": "return", "args": {"what": "belongings"}},
        ),
        (
            {"event": "Commanded", "what": "act", "args": {"verb": "offer_asylum_information", "person": "dilshod"}},
            {"event": "Commanded", "what": "act", "args": {"verb": "explain", "set": "asylum", "people": ["dilshod"]}},
        ),
        (
            {"event": "Commanded", "what": "note", "args": {"text": "fine"}},
            {"event": "Commanded", "what": "note", "args": {"text": "fine"}},
        ),
        ({"event": "LevelChanged", "why": "fine"}, {"event": "LevelChanged", "why": "fine"}),
    ],
)
def test_a_line_of_format_2_says_the_verb_and_its_kind(line: dict[str, Any], now: dict[str, Any]) -> None:
    assert upcast(line, 2) == now


@pytest.mark.parametrize(
    ("line", "now"),
    [
        (
            {"event": "Observed", "args": {"acts": "a-1 a-2", "verbs": "ask trace_money", "told": "topic=ask"}},
            {"event": "Observed", "args": {"acts": "a-1 a-2", "verbs": "interview.ask preserve.payments", "told": "topic=ask"}},
        ),
        ({"event": "Observed", "args": {"number": 2}}, {"event": "Observed", "args": {"number": 2}}),
        (
            {"event": "ActEnded", "verb": "interview", "args": {"status": "injured"}},
            {"event": "ActEnded", "verb": "interview", "args": {"status": "injured"}},
        ),
        ({"event": "LevelChanged", "why": "first_aid"}, {"event": "LevelChanged", "why": "first_aid"}),
    ],
)
def test_a_line_of_format_3_says_what_a_file_brought_and_keeps_the_rest(line: dict[str, Any], now: dict[str, Any]) -> None:
    assert upcast(line, 3) == now
