"""Which rules of the country pack an act would break if it were done now, as it is put together: shown in training mode before it begins.

The same circumstances as those by which acts are judged afterwards (docs/reference/circumstances.md): what this seat knows of the
person, and what is open to every seat. What only the act itself will show counts as not so. Asking residents is what the law wants,
so where somebody is there who could be asked, their answer is not foretold as a no.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sim.circumstances import Circumstances
    from sim.dossier import Dossier
    from sim.exercise import Exercise
    from sim.model.scenario import Scenario
    from sim.world.view import View
    from zholda.wording import Wording

_ASKED = ("traveller", "driver", "suspect")  # roles of the story; who of them may answer for a home the act itself shows
_TEXT_MINUTE = "minute"  # typed as a time of day; when it is wrong the form and the protocol say so


class Foreseen:
    """Of one exercise. Each entry of the journal is taken in once."""

    def __init__(self, exercise: "Exercise") -> None:
        self._exercise = exercise
        self._taken = 0
        self._circumstances: Circumstances | None = None
        self._file: tuple[Dossier, int] | None = None  # and how many entries it has taken in

    def articles(self, view: "View", args: Mapping[str, Any], words: "Wording") -> tuple[str, ...]:
        """The articles of the rules that would be broken, each once, with what those rules say: a title does not tell what is missing."""
        plan = self._exercise.plan
        found: dict[str, list[str]] = {}
        for rule in self.unmet(view, args):
            article, as_the_pack_has_it = plan.law.rule(rule).article, plan.pack.texts.get(f"rules.{rule}", "")
            found.setdefault(article, []).append(words.material("rule", f"{article}.{rule}", as_the_pack_has_it))
        return tuple(words.article_in_full(article, " ".join(filter(None, said)).rstrip(".")) for article, said in found.items())

    def unmet(self, view: "View", args: Mapping[str, Any]) -> tuple[str, ...]:
        """Ids of the rules that an act of this seat with these arguments (as a command has them) would break."""
        from sim.model import events as e
        from sim.model.verbs import act_of

        verb = act_of(str(args.get("verb", "")), args)
        if verb is None:
            return ()
        plan, circumstances = self._exercise.plan, self._up_to_now()
        chosen = args.get(verb.argument) if verb.target in ("one", "many") else None
        people = tuple(chosen) if isinstance(chosen, list | tuple) else (str(chosen),) if chosen else ()
        voice = str(args.get("voice", "")) or ("own" if verb.talk else "none")
        spot = _spot(view, people, str(args.get("where", "")))
        hearing = tuple(one for one in view.here() if verb.talk and one not in people and one != voice and _spot(view, (one,), "") == spot)
        pairs = tuple((name, _plain(value)) for name, value in args.items() if name not in ("verb", verb.argument, "where", _TEXT_MINUTE))
        actor = str(args.get("by", "")) or f"seat:{view.seat}"
        place = _place(plan.scenario, verb.id, args) or view.place
        somebody = any(plan.scenario.people[one].role in _ASKED for one in view.here())
        result = "consented" if verb.id == "inspect" and args.get("basis") == "consent" and somebody else ""
        ended = e.ActEnded("", view.seat, actor, verb.id, people, pairs, place, view.room, hearing, (), voice, 0, result)
        entry = e.Entry(self._taken + 1, self._exercise.now, 0, ended)
        found = [rule for person in people or ("",) for rule in plan.law.unmet(circumstances.of(entry, person))]
        return tuple(dict.fromkeys(found))

    def excludes(self, act: str) -> bool:
        """Whether the judge leaves an act of the file out as it was done: a rule of the pack was broken in it that excludes evidence."""
        from sim.dossier import Dossier

        file, taken = self._file or (Dossier(self._exercise.plan.scenario, self._exercise.plan.law), 0)
        journal = self._exercise.journal
        file.take(journal[taken:])
        self._file = file, len(journal)
        return act in file.acts and bool(file.acts[act].unmet)

    def _up_to_now(self) -> "Circumstances":
        from sim.circumstances import Circumstances

        if self._circumstances is None:
            self._circumstances = Circumstances(self._exercise.plan.scenario, self._exercise.plan.law)
        journal = self._exercise.journal
        for n in range(self._taken, len(journal)):
            self._circumstances.take(journal[n])
        self._taken = len(journal)
        return self._circumstances


def _spot(view: "View", people: tuple[str, ...], where: str) -> str:
    """The room or vehicle in which it is done."""
    if where or not people:
        return where or view.room
    person = view.people.get(people[0])
    return (person.aboard or person.room) if person is not None else ""


def _place(scenario: "Scenario", verb: str, args: Mapping[str, Any]) -> str:
    """The place that is searched, where that is another than the one at which the seat is."""
    at = str(args.get("at", "")) if verb == "inspect" else ""
    return at if at in scenario.places else ""


def _plain(value: Any) -> str | int:
    """A value as a journal has it: several parted by spaces, yes and no as numbers."""
    if isinstance(value, list | tuple):
        return " ".join(map(str, value))
    return int(value) if isinstance(value, bool | int) else str(value)
