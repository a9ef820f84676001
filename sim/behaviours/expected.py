"""Whether what a seat did is what was expected of it: a verb with arguments, or all, any, none of several."""

from collections.abc import Iterable
from typing import Final

from sim.engine.plan import Plan
from sim.model.declaring import Args
from sim.model.events import ActBegan, ActEnded
from sim.model.scenario import Expected, Scenario
from sim.model.verbs import ACTS, named

TELLS: Final = {"handle_call": "share"}  # what is told to whoever rings is told, as in a call of one's own
AFTER_ALL: Final = (
    3600  # seconds: what was asked can be done after all for so long when its time is over, or as long again. Fictional value
)

Tree = int | tuple[str, tuple["Tree", ...]]  # a part by its number, or all, any or none of several


class Expectation:
    """What is expected of the recipient of an inject, made ready once for each plan. `verbs`: those it speaks of, of whatever kind: an act
    of another verb changes nothing about it."""

    def __init__(self, expected: Expected) -> None:
        self.parts: list[tuple[str, bool, Args]] = []  # the act or the verb of it that is meant, whether it is one kind, its arguments
        self.tree = self._tree(expected)
        self.by_verb: dict[str, list[int]] = {}
        for number, (wanted, _, _) in enumerate(self.parts):
            self.by_verb.setdefault(wanted.split(".")[0], []).append(number)
        self.verbs = frozenset((*self.by_verb, *(told for told, tells in TELLS.items() if tells in self.by_verb)))

    def _tree(self, expected: Expected) -> Tree:
        if expected.verb:
            wanted = named(expected.verb, expected.args)  # no act where any kind of the verb will do
            self.parts.append((wanted, wanted in ACTS, expected.args))
            return len(self.parts) - 1
        kind = "all" if expected.all else "any" if expected.any else "none"
        return kind, tuple([self._tree(part) for part in (expected.all or expected.any or expected.none)])


def expectations(plan: Plan) -> dict[str, Expectation]:
    """Inject -> what is expected of its recipient."""
    return {name: Expectation(inject.expects) for name, inject in plan.scenario.injects.items() if inject.expects is not None}


class Answer:
    """What a seat did of what was expected: which parts its acts have met. What is met stays so."""

    __slots__ = ("_met", "_of", "_scenario")

    def __init__(self, of: Expectation, scenario: Scenario, done: Iterable[ActBegan | ActEnded] = ()) -> None:
        self._of, self._scenario = of, scenario
        self._met = [False] * len(of.parts)
        for act in done:
            self.take(act)

    def take(self, act: ActBegan | ActEnded) -> bool:
        """Take in an act that was done; returns whether it met a part that none had met before."""
        news = False
        for verb, whole in _done(act):
            for number in self._of.by_verb.get(verb, ()):
                wanted, one_kind, args = self._of.parts[number]
                fits = not self._met[number] and (whole if one_kind else verb) == wanted
                if fits and matches(args, act.people, given(act), self._scenario):
                    self._met[number] = news = True
        return news

    def would_do(self, acts: Iterable[ActBegan | ActEnded]) -> bool:
        """Whether it would be what was expected if these acts were done too."""
        further = Answer(self._of, self._scenario, acts)
        further._met = [one or other for one, other in zip(self._met, further._met, strict=True)]
        return further.whole()

    def whole(self, *, final: bool = False) -> bool:
        """Whether it is what was expected. `none` can only be said at the end, so it needs `final`."""
        return self._holds(self._of.tree, final)

    def _holds(self, tree: Tree, final: bool) -> bool:
        if isinstance(tree, int):
            return self._met[tree]
        kind, parts = tree
        if kind == "all":
            return all(self._holds(part, final) for part in parts)
        return any(self._holds(part, final) for part in parts) if kind == "any" else final and not self._any(parts)

    def _any(self, parts: tuple[Tree, ...]) -> bool:
        return any(self._holds(part, False) for part in parts)


def _done(act: ActBegan | ActEnded) -> list[tuple[str, str]]:
    """What an act was: its verb and its name, and those of what was told with it."""
    done = [(act.verb, act.named)]
    if act.verb in TELLS and dict(act.args).get("items"):
        done.append((TELLS[act.verb], TELLS[act.verb]))
    return done


def matches(wanted: Args, people: tuple[str, ...], args: dict[str, str | int], scenario: Scenario) -> bool:
    """Whether an act of the verb that is meant has at least these arguments. A group stands for any of its members."""
    for name, value in wanted.items():
        if name in ("person", "people"):
            if people and not [who for who in people if stands_for(scenario, value, who)]:
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


def stands_for(scenario: Scenario, value: object, who: str) -> bool:
    """Whether somebody of the story is one of the `group` that is named."""
    if isinstance(value, list):
        return any(stands_for(scenario, one, who) for one in value)
    name, people = str(value), scenario.people
    return who == name if name in people or not name else people[who].group == name


def group(scenario: Scenario, value: object) -> list[str]:
    """People named by an id, a list of ids, or the id of a group."""
    people = scenario.people
    if isinstance(value, list):
        return [p for one in value for p in ([one] if type(one) is str and one in people else group(scenario, one))]
    name = str(value)
    if name in people or not name:
        return [name] if name else []
    return [who for who, person in people.items() if person.group == name]
