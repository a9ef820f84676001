"""What varies by seed: of each thing that may be otherwise, one variant or as it is written, drawn before the exercise is opened.

So that equal treatment can be measured over a class: the same story with another sex, age or citizenship of somebody for whom none of
them makes a difference. The exercise, its file and its replay know only what was drawn.
"""

from dataclasses import replace
from typing import Final

from sim.engine.draws import draw
from sim.model.people import Claimed, Person
from sim.model.recent import Recent
from sim.model.scenario import Scenario, Traits, Variant

_TOLD: Final[Recent[Scenario]] = Recent(16)


def varied(scenario: Scenario, seed: int) -> Scenario:
    """The scenario as this seed tells it. Nothing varies in the result; a scenario in which nothing varies is returned as it is."""
    if not scenario.varies:
        return scenario
    drawn = [draw(seed, 0, "variant", group, "", 0, len(ways)) for group, ways in scenario.varies.items()]
    return _TOLD.made(lambda: _told(scenario, drawn), scenario, *drawn)


def _told(scenario: Scenario, drawn: list[int]) -> Scenario:
    """The scenario with these variants: for each of what varies the number of one, or 0 for as it is written."""
    texts = {name: text for name, text in scenario.texts.items() if not name.startswith("varies.")}
    told = replace(scenario, texts=texts, varies={})
    for (group, ways), number in zip(scenario.varies.items(), drawn, strict=True):
        if number:
            name = list(ways)[number - 1]
            told = _otherwise(told, ways[name], scenario.texts, f"varies.{group}.{name}.texts.")
    return told


def _otherwise(scenario: Scenario, variant: Variant, words: dict[str, str], own: str) -> Scenario:
    texts = scenario.texts | {name: words[own + name] for name in variant.texts}
    people = scenario.people | {who: _with(scenario.people[who], traits) for who, traits in variant.people.items()}
    renamed = {who: texts[f"people.{who}.name"] for who in scenario.people if f"people.{who}.name" in variant.texts}

    def said(claim: Claimed) -> Claimed:
        traits = variant.people.get(claim.subject, Traits())
        now = {"citizenship": traits.citizenship, "born": traits.born, "name": renamed.get(claim.subject, "")}.get(claim.attribute)
        return replace(claim, value=now) if now else claim

    things = {name: replace(thing, says=[said(claim) for claim in thing.says]) for name, thing in scenario.things.items()}
    return replace(scenario, texts=texts, people=people, things=things)


def _with(person: Person, traits: Traits) -> Person:
    return replace(person, sex=traits.sex or person.sex, born=traits.born or person.born)
