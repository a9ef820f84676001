"""What a scenario waits for from its first second, made once for all exercises of a plan: in each of them most of it never comes true."""

from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from sim.conditions import Condition, Value
from sim.engine.plan import Plan
from sim.world.state import new_world

SLOTS: Final = 1 << 20  # armed conditions an exercise can have


class Waiting(NamedTuple):
    """A condition under the authored name it stands at. When it has come true, who is called for this `kind` is called with `of`."""

    name: str
    when: str
    kind: str
    of: tuple[Any, ...]
    holds_for: int = 0
    again: bool = False


class Standing:
    """All of it by the handles under which it is looked at: authored order first, then that of `waiting`. Never changed.

    `watching`: fact -> handles of the conditions that read it; `defaults`: these facts before anything happened; `true`: what holds then.
    """

    def __init__(self, plan: Plan, waiting: Iterable[Waiting]) -> None:
        self.waiting: dict[int, Waiting] = {}
        self.conditions: dict[int, Condition] = {}
        self.tests: dict[int, Callable[..., bool]] = {}
        self.watching: dict[str, tuple[int, ...]] = {}
        self.defaults: dict[str, Value] = {}
        for n, one in enumerate(waiting):
            handle, condition = plan.order(one.name) * SLOTS + n, plan.condition(one.when)
            self.waiting[handle], self.conditions[handle], self.tests[handle] = one, condition, condition.test
            for fact in condition.defaults:
                self.watching[fact] = (*self.watching.get(fact, ()), handle)
            self.defaults |= condition.defaults
        facts = self.defaults | new_world(plan.scenario).facts
        self.true = frozenset([handle for handle, test in self.tests.items() if test(facts)])


def nothing_yet(plan: Plan) -> Standing:
    """What a plan waits for before anybody has said what."""
    return Standing(plan, ())
