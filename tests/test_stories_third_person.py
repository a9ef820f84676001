"""A person's story is told in the third person, and true for that person: nobody in it is "you" but in what somebody said aloud."""

import re
from collections.abc import Iterator, Sequence

import pytest

from scenarios.language.library import load_scenario
from scoring.reports.gathering import FACE_TO_FACE, lives
from scoring.reports.material import TOLD_OF, written
from scoring.reports.story import Telling
from sim.model.events import Entry
from sim.model.scenario import Scenario
from tests.test_night_bus_full import WHOLE, played
from zholda.session.journals import header_of
from zholda.session.reports import spoken

SPOKEN = re.compile(r"(?:^|(?<=[\s(—]))'(?:.*?[.,?!…]'|[^']*')(?=[\s.,;:)]|$)")
SEATED = re.compile(r"\b(you|your|yours|yourself)\b", re.IGNORECASE)


def to_the_seat(text: str) -> list[str]:
    """Words of a text, outside of what somebody says in it, that speak to whoever sits in a seat."""
    return SEATED.findall(SPOKEN.sub("", " ".join(text.split())))


def test_what_somebody_says_is_not_looked_at():
    assert to_the_seat("'I take it that you know.' She looks at you. 'Your boy's coat?'") == ["you"]


def scenes(scenario: Scenario) -> Iterator[str]:
    """Texts of events and beats that may be told in a story: seen, heard or said, and about somebody of whom stories are told."""
    told = {name for name, person in scenario.people.items() if person.role in TOLD_OF}
    beats = {f"{line}.{beat}": one for line, some in scenario.storylines.items() for beat, one in some.items()}
    for family, some in (("injects", scenario.injects), ("storylines", beats)):
        for name, one in some.items():
            if one.by in FACE_TO_FACE and told & {*one.about, one.source}:
                yield f"{family}.{name}"


@pytest.mark.parametrize("case", ["night-bus", "first-steps"])
def test_no_scene_that_may_stand_in_a_story_speaks_to_the_seat(case):
    scenario = load_scenario(case)
    spoken_to = {name: found for name in scenes(scenario) if (found := to_the_seat(scenario.texts.get(name, "")))}
    assert spoken_to == {}


def stories(entries: Sequence[Entry]) -> Iterator[str]:
    """Every sentence of every story of a journal."""
    material, words, last = written(entries), spoken(header_of(entries)), entries[-1]
    for life in lives(entries, material).values():
        telling = Telling(life, material, words, last.at, last.n)
        yield from (line.text for part in telling.paragraphs() for line in part.lines)
        yield from (line.text for line in telling.ending())


@pytest.mark.parametrize("name", WHOLE)
def test_no_story_of_a_walkthrough_does(name):
    lines = list(stories(played(name)))
    assert lines
    assert [line for line in lines if to_the_seat(line)] == []
