"""A journal of an earlier Zholda can be read, assessed and debriefed; what its law did not answer yet is not judged, and says so."""

import gzip
from pathlib import Path

import pytest

from scoring.model import Result
from scoring.reports.model import Audience
from sim.law import PackUnfinished, compile_for_reading, compile_pack
from sim.model.material import pack_from
from sim.model.pack import Pack
from zholda.session import SessionError, assess, debrief, read, replay
from zholda.session.assessing import document
from zholda.session.journals import SavedJournal

KEPT = Path(__file__).parent / "journals"
FIRST = KEPT / "rules-1-do-nothing.jsonl.gz"  # the first morning of the night bus, before there was a court
SECOND = KEPT / "rules-2-first-steps.jsonl.gz"  # where one act was taken for a whole option


@pytest.fixture
def first(tmp_path: Path) -> SavedJournal:
    lines = tmp_path / "first.jsonl"
    lines.write_bytes(gzip.decompress(FIRST.read_bytes()))
    return read(lines)


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
    lines = tmp_path / "second.jsonl"
    lines.write_bytes(gzip.decompress(SECOND.read_bytes()))
    return read(lines)


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
