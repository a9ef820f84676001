"""The page of the commands says what each JSON document holds."""

import json
import re
from pathlib import Path

import pytest

from zholda.cli import main
from zholda.session import Session

ROOT = Path(__file__).parent.parent
QUIET_ROAD = str(ROOT / "tests" / "cases" / "quiet_road")
PAGE = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")


@pytest.fixture
def journals(tmp_path):
    """Two finished exercises as files; in the first an identification sheet was filed."""
    found = []
    for seed in (7, 8):
        with Session.open(QUIET_ROAD, seed=seed, keep=False) as session:
            session.submit("act", {"verb": "call_alone", "person": "ilda"})
            session.advance(session.now + 600)
            session.submit("form", {"form": "identification_sheet", "subject": "ilda", "fields": {"conclusion": "No sign: alone"}})
            session.advance(session.length)
            session.export(tmp_path / f"{seed}.jsonl")
        found.append(str(tmp_path / f"{seed}.jsonl"))
    return found


@pytest.fixture
def document(capsys, journals):
    """What a command shows as JSON. Where it takes exercises it gets them."""

    def shown(command, *more):
        given = {"list": 0, "standards": 0, "indicators": 0, "check": 0, "cohort": 2}.get(command, 1)
        main([command, *journals[:given], *more, "--format", "json"])
        return json.loads(capsys.readouterr().out)

    return shown


def keys(found) -> set[str]:
    """Every key of a document that is a word of it and no id, as deep as lists of records go."""
    if isinstance(found, list):
        return set().union(*map(keys, found)) if found else set()
    return set(found) if isinstance(found, dict) else set()


def row(command: str) -> set[str]:
    """The words that the table of documents has of a command."""
    [line] = re.findall(rf"^\| `{command}` \| (.*) \|$", PAGE.split("### The others")[1], re.MULTILINE)
    return set(re.findall(r"[`\"]([a-z_0-9]+)[`\"]", line))


def test_the_example_of_an_assessment_has_the_fields_that_there_are(document):
    example = json.loads(PAGE.split("```json")[1].split("```")[0])
    found = document("assess")
    assert set(example) == set(found)
    assert set(example["objectives"][0]) == keys(found["objectives"])
    assert set(example["results"][0]) == keys(found["results"])


@pytest.mark.parametrize("command", ["list", "standards", "indicators", "sheet", "debrief", "turning", "cohort"])
def test_every_part_of_a_document_is_named(document, command):
    assert keys(document(command)) <= row(command)


def test_the_fields_of_scenarios_problems_sheets_and_rows_are_named(document):
    listed = document("list")
    assert keys(listed["scenarios"]) <= row("list")
    assert keys(document("check", QUIET_ROAD, "nowhere")["problems"]) <= row("check")
    sheets = [sheet for seat in document("sheet")["seats"] for sheet in seat["sheets"]]
    assert sheets
    assert keys(sheets) | keys(document("sheet")["seats"]) <= row("sheet")
    traits = document("cohort")["traits"]
    assert keys(traits) | keys([one for trait in traits for one in trait["no_reason_to_look"]]) <= row("cohort")
    told = document("debrief")
    assert keys(told["objectives"]) | keys(told["people"]) | keys(told["phases"]) <= row("debrief")
