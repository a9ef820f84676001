"""What varies by seed: of each thing that may be otherwise, one variant or as it is written, drawn before the exercise is opened.

So that equal treatment can be measured over a class: the same story with another sex, age or citizenship of somebody for whom none of
them makes a difference. The exercise, its file and its replay know only what was drawn.
"""

from dataclasses import replace

from sim.engine.draws import draw
from sim.model.scenario import Claimed, Person, Scenario, Traits, Variant


def varied(scenario: Scenario, seed: int) -> Scenario:
    """The scenario as this seed tells it. Nothing varies in the result; a scenario in which nothing varies is returned as it is."""
    if not scenario.varies:
        return scenario
    texts = {name: text for name, text in scenario.texts.items() if not name.startswith("varies.")}
    told = replace(scenario, texts=texts, varies={})
    for group, ways in scenario.varies.items():
        names = list(ways)
        drawn = draw(seed, 0, "variant", group, "", 0, len(names))
        if drawn:
            told = _otherwise(told, ways[names[drawn - 1]], scenario.texts, f"varies.{group}.{names[drawn - 1]}.texts.")
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
