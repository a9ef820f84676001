"""What a machine colleague answers when another seat asks it something by telephone.

It gives what its seat has observed and may lawfully give to that body: by the criteria of the standard on confidentiality itself
(VC-29), looked at as if each item were passed on now. What it knows and may not give it says that it keeps; and a service keeps
what somebody wants until she gives leave.
"""

from typing import TYPE_CHECKING, Final

from sim.model.events import Entry, InformationShared
from sim.model.terms import IN_CONFIDENCE, SERVING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model import Criterion
    from sim.exercise import Exercise
    from sim.world.seen import Asked
    from zholda.session.steps import Command

CONFIDENTIALITY: Final = "VC-29"


class Answering:
    """Of one exercise. Each entry of the journal is taken in once, and none before the first question."""

    def __init__(self, exercise: "Exercise") -> None:
        from scoring.happenings import Happenings, looked_at
        from scoring.vocabulary import FACT_TYPES
        from zholda.session.material import standards

        self._exercise = exercise
        self._happenings = Happenings(exercise.plan.scenario, exercise.plan.law, {"shared": looked_at(FACT_TYPES)})
        self._taken = 0
        [standard] = [one for one in standards() if one.id == CONFIDENTIALITY]
        self._criteria = [one for one in standard.criteria if "shared" in one.on.on]

    def answer(self, seat: str, asked: "Asked") -> "Command":
        """The call by which this seat answers a question: with what it gives, and with what it says that it keeps."""
        held = self._exercise.could_say(seat, asked.items, asked.people)
        people = asked.people or self._concerned(seat)
        basis = "consent" if all(self._facts(seat, asked.contact, held, one, "duty")["consent"] for one in people or ("",)) else "duty"
        given = [item for item in held if all(self._may(seat, asked.contact, item, one, basis) for one in people or ("",))]
        kept = [item for item in held if item not in given]
        if not given and not kept:
            return "act", {"verb": "handle_call", "contact": asked.contact, "noted": True}
        call = {"verb": "share", "contact": asked.contact, "items": given, "people": list(asked.people)}
        return "act", {**call, "basis": basis if given else "none", **({"kept": kept} if kept else {})}

    def _concerned(self, seat: str) -> tuple[str, ...]:
        """Everybody of the case whom the seat knows."""
        people = self._exercise.plan.scenario.people
        return tuple(who for who in self._exercise.view(seat).people if people[who].role not in SERVING)

    def _may(self, seat: str, to: str, item: str, person: str, basis: str) -> bool:
        """Whether no criterion of the standard would be fallen short of, and it is nothing that a service keeps until she gives leave."""
        facts = self._facts(seat, to, (item,), person, basis)
        if item in IN_CONFIDENCE.get(self._exercise.plan.scenario.seats[seat].profession, ()) and not facts["consent"]:
            return False
        return not any(self._breaks(one, facts) for one in self._criteria)

    def _breaks(self, criterion: "Criterion", facts: "Mapping[str, object]") -> bool:
        from scoring.monitor import condition

        def true(when: str) -> bool:
            return bool(condition(when, self._exercise.plan.law)(facts))

        if criterion.on.when and not true(criterion.on.when):
            return False
        if any(excuse.when and not excuse.lines and true(excuse.when) for excuse in criterion.exceptions.values()):
            return False  # not where two lines can be defended: then it is not passed on
        return criterion.form == "never" or not true(criterion.holds)

    def _facts(self, seat: str, to: str, items: tuple[str, ...], person: str, basis: str) -> "Mapping[str, object]":
        """The circumstances of passing these items on now."""
        journal = self._exercise.journal
        for n in range(self._taken, len(journal)):
            self._happenings.take(journal[n])
        self._taken = len(journal)
        people = (person,) if person else ()
        [passed] = self._happenings.take(Entry(self._taken + 1, self._exercise.now, 0, InformationShared(seat, to, items, people, basis)))
        return passed.facts
