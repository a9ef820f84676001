"""Which option of an open question the acts of a seat amount to.

An option is a bundle of acts, and one act of it is not yet that option: food for somebody is not "a small room, her guardian, and she
rings her grandmother". An option counts as chosen by acting once at least half of its bundle has begun. How it is counted:
docs/reference/scenario.md, "Decisions".
"""

from functools import lru_cache
from typing import Any

from sim.behaviours import stated
from sim.behaviours.expected import given, group, matches
from sim.engine.plan import Plan
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model.walkthrough import Do

EVERYDAY = frozenset(
    {"go", "look", "note", "request", "review", "share"}
)  # done whatever one decides: alone they decide nothing among others
_WHOM = ("person", "people", "contact", "service", "thing", "vehicle", "at", "voice")


class Deeds:
    """What was begun while questions were open. Rebuilt by replay."""

    def __init__(self) -> None:
        self._begun: dict[str, dict[str, dict[tuple[int, str], int]]] = {}  # occurrence, option, (act, person): entry of the first time
        self._alike: set[str] = set()
        self._counted: dict[str, dict[str, list[list[str]]]] = {}  # occurrence, option -> by what each of its acts is counted

    def add(self, stage: Stage, occurrence: str, act: e.ActBegan, n: int) -> bool:
        """Keep what an act that began in entry `n` is of the options of an open occurrence; returns whether it is of any.

        Of options that it fits, it counts for those that say most about it: a motion for a milder measure is not just any motion.
        """
        name, subject = parts(occurrence)
        alike = stage.plan.once(_by_act)[name].get(act.named)
        if not alike:
            return False  # as most acts are
        fitting: dict[str, dict[tuple[int, str], int]] = {}
        most, args = 0, given(act)
        for option, number, do in alike:
            wanted = bound(do, subject)
            if wanted.get("minute") == "noted":
                del wanted["minute"]  # whatever was noted
            elif "minute" in wanted:
                wanted["minute"] = stated.minute(stage, wanted["minute"], stage.now)
            if args.get("basis") == "none":
                wanted.pop("basis", None)  # a call is made without naming its ground; what that is worth is weighed elsewhere
            if matches(wanted, act.people, args, stage.scenario):
                says = sum(len(value) if isinstance(value, list) else 1 for name, value in wanted.items() if name not in _PEOPLE)
                if says > most:
                    fitting, most = {}, says
                if says == most:
                    meant = self._units(stage, occurrence)[option][number]
                    done_to = [who for who in meant if not (who and act.people) or who in act.people]
                    fitting.setdefault(option, {}).update(dict.fromkeys([(number, who) for who in done_to], n))
        for option, units in fitting.items():
            kept = self._begun.setdefault(occurrence, {}).setdefault(option, {})
            kept.update({unit: at for unit, at in units.items() if unit not in kept})
        telling = act.verb not in EVERYDAY and occurrence not in self._alike
        if telling and (fitting or any(_same_matter(stage, do, subject, act) for _, _, do in alike)):
            self._alike.add(occurrence)
        return bool(fitting)

    def amount_to(self, stage: Stage, occurrence: str) -> tuple[str, int]:
        """The option of which at least half was begun, most of it if there are several, and the entry with which it began; "" for none."""
        decision = stage.scenario.decisions[parts(occurrence)[0]]
        best, most, since = "", 0, 0
        for option, begun in self._begun.get(occurrence, {}).items():
            do = decision.options[option].do
            whole = sum(map(len, self._units(stage, occurrence)[option]))
            share = 1000 * len(begun) // whole
            if 2 * len(begun) < whole or share <= most:
                continue
            if [unit for unit in begun if do[unit[0]].verb not in EVERYDAY] or not [one for one in do if one.verb not in EVERYDAY]:
                best, most, since = option, share, min(begun.values())
        return best, since

    def _units(self, stage: Stage, occurrence: str) -> dict[str, list[list[str]]]:
        """What each act of each option is counted by: every person it names, once; "" where it names nobody."""
        counted = self._counted.get(occurrence)
        if counted is None:
            name, subject = parts(occurrence)
            options = stage.scenario.decisions[name].options
            counted = {option: [_done_to(stage, do, subject) for do in bundle.do] for option, bundle in options.items()}
            self._counted[occurrence] = counted
        return counted

    def forget(self, occurrence: str) -> None:
        """It opens, perhaps once more: only what is begun from now on counts."""
        self._begun.pop(occurrence, None)
        self._alike.discard(occurrence)

    def at_it(self, occurrence: str) -> bool:
        """Whether something of the kind was begun, be it otherwise than any option says: then nobody else steps in."""
        return occurrence in self._alike


_PEOPLE = ("person", "people")


def _by_act(plan: Plan) -> dict[str, dict[str, list[tuple[str, int, Do]]]]:
    """Decision -> act -> the options that have it, and as which of their acts."""
    found: dict[str, dict[str, list[tuple[str, int, Do]]]] = {}
    for name, decision in plan.scenario.decisions.items():
        acts_of = found[name] = {}
        for option, bundle in decision.options.items():
            for number, do in enumerate(bundle.do):
                acts_of.setdefault(do.named, []).append((option, number, do))
    return found


def bound(do: Do, subject: str) -> dict[str, Any]:
    """The arguments of an act of an option, with whom the occurrence is about."""
    return {k: subject if v == "person" and subject else v for k, v in do.args.items()}


@lru_cache(maxsize=1024)
def parts(occurrence: str) -> tuple[str, str]:
    """The decision and the person of an occurrence `decision[person]#2`."""
    name = occurrence.split("#", maxsplit=1)[0]
    return (name.split("[")[0], name.split("[")[1].rstrip("]")) if "[" in name else (name, "")


def _done_to(stage: Stage, do: Do, subject: str) -> list[str]:
    wanted = bound(do, subject)
    return group(stage.scenario, wanted.get("people") or wanted.get("person") or "") or [""]


def _same_matter(stage: Stage, do: Do, subject: str, act: e.ActBegan) -> bool:
    """Whether an act of the same verb is done to the same person or thing and through the same voice, however else it is done."""
    same = {k: v for k, v in bound(do, subject).items() if k in _WHOM}
    return matches(same, act.people, given(act), stage.scenario)
