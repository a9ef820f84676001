"""The page of the vocabulary names every question that a condition may ask, and no other."""

import re
from pathlib import Path

from sim.world.vocabulary import VIEW_FUNCTIONS, WORLD_FUNCTIONS

PAGE = (Path(__file__).parents[1] / "docs/reference/vocabulary.md").read_text(encoding="utf-8")


def _named(text: str) -> set[str]:
    return set(re.findall(r"`([a-z_]+)\(", text))


def test_the_page_names_every_question_to_the_world() -> None:
    assert _named(PAGE.split("## In walkthroughs")[0]) == set(WORLD_FUNCTIONS)


def test_the_page_names_every_question_to_a_view() -> None:
    assert _named(PAGE.split("## In walkthroughs")[1]) == set(VIEW_FUNCTIONS)
