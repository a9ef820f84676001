"""A scenario made ready to be conducted: its conditions compiled and its authored order numbered. Made once, shared by all conducts."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import Any, Final, TypeVar

from sim.conditions import Condition, Vocabulary, compile_condition
from sim.journal.canonical import Unchanging
from sim.law import Law, compile_pack
from sim.model.material import to_plain
from sim.model.pack import Pack
from sim.model.people import Cue
from sim.model.recent import Recent
from sim.model.scenario import Decision, Scenario
from sim.world.vocabulary import VIEW_FUNCTIONS, world_vocabulary

Made = TypeVar("Made")


class Plan:
    """Immutable after it is made, but for what is compiled on first use."""

    def __init__(self, scenario: Scenario, pack: Pack) -> None:
        self.scenario, self.pack = scenario, pack
        self.law: Law = compile_pack(pack)
        self.material = Unchanging(lambda: {"scenario": to_plain(scenario), "pack": to_plain(pack)})
        self._world: Vocabulary = world_vocabulary(scenario)
        self._view: Vocabulary = replace(self._world, functions=VIEW_FUNCTIONS)  # the same ids
        self._compiled: dict[str, Condition] = {}
        self._made: dict[Callable[..., Any], Any] = {}
        self.cues = _cues(scenario)
        self.at_once = {who: cues for (who, noticed), cues in self.cues.items() if noticed == "at_once"}  # whom or what one has only to see
        self.listed = {who: n for n, who in enumerate(scenario.people)}  # person -> where they stand in the list of people
        self.papers = [(name, thing.owner, "holder." + name) for name, thing in scenario.things.items() if thing.kind == "passport"]
        self.deciding = {name: _verbs(decision) for name, decision in scenario.decisions.items()}  # decision -> verbs of its options
        self.languages: dict[tuple[str, str, str], tuple[int, int]] = {}  # actor, person, voice -> how well words pass: shared, also near
        self._order = {name: n for n, name in enumerate(_authored(scenario), 1)}

    @cached_property
    def digests(self) -> tuple[tuple[str, str], ...]:
        """What the header of a new exercise says of its material; one that is played again has its header."""
        return _digests(self.scenario, self.pack)

    @classmethod
    def of(cls, scenario: Scenario, pack: Pack) -> "Plan":
        """The plan of this material: the same one while the same material is played again and again."""
        return _PLANS.made(lambda: cls(scenario, pack), scenario, pack)

    def condition(self, text: str) -> Condition:
        """A condition over the world's facts."""
        found = self._compiled.get(text)
        if found is None:
            found = self._compiled[text] = compile_condition(text, self._world)
        return found

    def view_condition(self, text: str) -> Condition:
        """A condition over a view's facts, as walkthroughs use."""
        key = "view:" + text
        found = self._compiled.get(key)
        if found is None:
            found = self._compiled[key] = compile_condition(text, self._view)
        return found

    @property
    def compiled(self) -> tuple[str, ...]:
        """The conditions compiled so far, the earliest first, as `compile` takes them."""
        return tuple(self._compiled)

    def compile(self, conditions: Iterable[str]) -> None:
        """Compile what another process with this material had to, before it is used here."""
        for key in conditions:
            if key.startswith("view:"):
                self.view_condition(key.removeprefix("view:"))
            else:
                self.condition(key)

    def once(self, make: Callable[["Plan"], Made]) -> Made:
        """What `make` makes of this plan and of nothing else: made when it is first asked for. Not to be changed by the caller."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def order(self, name: str) -> int:
        """Where something stands in the scenario, counted from 1; what has no place of its own comes first."""
        return self._order.get(name, 0)


_PLANS: Final[Recent[Plan]] = Recent(4)


def _cues(scenario: Scenario) -> dict[tuple[str, str], list[tuple[str, Cue]]]:
    """The cues of each person and thing by how they are noticed, with the ids of their texts."""
    found: dict[tuple[str, str], list[tuple[str, Cue]]] = {}
    for kind, bearers in (("people", scenario.people), ("things", scenario.things)):
        for who, bearer in bearers.items():
            for name, cue in bearer.cues.items():
                found.setdefault((who, cue.noticed), []).append((f"{kind}.{who}.cues.{name}", cue))
    return found


def _verbs(decision: Decision) -> frozenset[str]:
    return frozenset(do.verb for bundle in decision.options.values() for do in bundle.do)


def _authored(scenario: Scenario) -> list[str]:
    names = [f"people.{p}.cues.{c}" for p, person in scenario.people.items() for c in person.cues]
    names += [f"things.{t}.cues.{c}" for t, thing in scenario.things.items() for c in thing.cues]
    names += [f"storylines.{line}.{beat}" for line, beats in scenario.storylines.items() for beat in beats]
    names += [f"injects.{i}" for i in scenario.injects]
    names += [f"decisions.{d}" for d in scenario.decisions]
    return names


def _digests(scenario: Scenario, pack: Pack) -> tuple[tuple[str, str], ...]:
    """SHA-256 of the scenario's rules, of its wording, and of the pack: a corrected comma changes the second only."""
    rules = to_plain(scenario)
    wording = rules.pop("texts")
    parts = {"rules": rules, "wording": wording, "pack": to_plain(pack)}
    return tuple(
        (name, hashlib.sha256(json.dumps(part, sort_keys=True, ensure_ascii=False).encode()).hexdigest()) for name, part in parts.items()
    )
