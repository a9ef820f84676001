"""Every command that a page shows is one: the parser reads it, and the exercises, decisions and walkthroughs it names are there."""

import re
import shlex
from functools import cache
from pathlib import Path

import pytest

from scenarios.language.library import load_scenario, walkthroughs
from sim.model.scenario import Scenario
from zholda.cli.arguments import parse
from zholda.cli.diagnostics import Done
from zholda.folders import spoken

ROOT = Path(__file__).resolve().parents[2]
PAGES = [*ROOT.glob("*.md"), *(page for page in (ROOT / "docs").rglob("*.md") if page.parent.name not in {"diagnostics", "standards"})]
SHOWN = re.compile(r"^ *(?:[A-Z_]+=\S+ )?(?:zholda|python3 start\.py)(?: (?!--test)(\S.*))?$", re.MULTILINE)
INLINE = re.compile(r"`(?:zholda|python3 start\.py) ([a-z]+ [^`|]*[^`| ])`")
UPPER = re.compile(r"\b[A-Z]{4,}\b|\.\.\.|[|\[]")  # a placeholder: `zholda run SCENARIO ...`


@cache
def night_bus() -> Scenario:
    return load_scenario("night-bus")


def commands(page: Path) -> list[str]:
    text = page.read_text(encoding="utf-8")
    found = [line.split("   ")[0] for line in SHOWN.findall(text) if line] + INLINE.findall(text)
    return [one for one in found if not UPPER.search(one)]


def test_commands_are_found_in_the_pages():
    assert len([one for page in PAGES for one in commands(page)]) > 40


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_that_is_shown_is_read(page):
    for shown in commands(page):
        try:
            asked = parse(shlex.split(shown))
        except Done:
            continue
        if getattr(asked, "at", "") and asked.journal == "night-bus-1":
            assert asked.choose in night_bus().decisions[asked.at].options, shown
        if getattr(asked, "walkthrough", "") and asked.scenario == "night-bus":
            assert asked.walkthrough in {name.replace("_", "-") for name in walkthroughs("night-bus")}, shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_an_exercise_is_called_as_it_is_on_a_machine(page):
    names = {spoken(one) for one in ("night-bus", *(f"night-bus/{cut}" for cut in night_bus().cuts))}
    text = page.read_text(encoding="utf-8")
    assert set(re.findall(r"\b(night-bus[a-z_-]*)-\d+\b", text)) <= names
