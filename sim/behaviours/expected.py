"""Whether what a seat did is what was expected of it: a verb with arguments, or all, any, none of several."""

from collections.abc import Sequence

from sim.model.declaring import Args
from sim.model.events import ActBegan, ActEnded
from sim.model.scenario import Expected, Scenario
from sim.model.verbs import ACTS, named


def met(expected: Expected, done: Sequence[ActBegan | ActEnded], scenario: Scenario, final: bool = False) -> bool:
    """Whether the acts done so far meet the expectation. `none` can only be said at the end, so it needs `final`."""
    if expected.verb:
        wanted = named(expected.verb, expected.args)  # no act where any kind of the verb will do
        of_it = [act for act in done if (act.named if wanted in ACTS else act.verb) == wanted]
        return any(matches(expected.args, act.people, given(act), scenario) for act in of_it)
    if expected.all:
        return all(met(part, done, scenario, final) for part in expected.all)
    if expected.any:
        return any(met(part, done, scenario, final) for part in expected.any)
    return final and not any(met(part, done, scenario, final) for part in expected.none)


def verbs_of(expected: Expected) -> frozenset[str]:
    """The verbs an expectation speaks of, of whatever kind: an act of another verb changes nothing about it."""
    parts = (*expected.all, *expected.any, *expected.none)
    return frozenset({expected.verb}.union(*[verbs_of(part) for part in parts]))


def matches(wanted: Args, people: tuple[str, ...], args: dict[str, str | int], scenario: Scenario) -> bool:
    """Whether an act of the verb that is meant has at least these arguments. A group stands for any of its members."""
    for name, value in wanted.items():
        if name in ("person", "people"):
            members = group(scenario, value)
            if people and not any(who in members for who in people):
                return False
        elif isinstance(value, list):
            if not set(value) <= set(str(args.get(name, "")).split()):
                return False
        elif isinstance(value, bool):
            if bool(args.get(name)) != value:
                return False
        elif name not in args or (str(value) not in str(args[name]).split() and str(args[name]) != str(value)):
            return False
    return True


def given(act: ActBegan | ActEnded) -> dict[str, str | int]:
    """The arguments of an act with the voice it was done through."""
    return {**dict(act.args), "voice": act.voice}


def group(scenario: Scenario, value: object) -> list[str]:
    """People named by an id, a list of ids, or the id of a group."""
    people = scenario.people
    if isinstance(value, list):
        return [p for one in value for p in ([one] if type(one) is str and one in people else group(scenario, one))]
    name = str(value)
    if name in people or not name:
        return [name] if name else []
    return [who for who, person in people.items() if person.group == name]
