"""What a machine colleague does with an act that was refused for now only: it comes back to it after a while, not in the same second."""

from dataclasses import replace

from sim.engine.plan import Plan
from sim.model import events as e
from sim.model.walkthrough import Do, Step
from tests.mill import mill, plan
from zholda.session.colleagues import DELAYS, Colleague
from zholda.session.steps import Command

BUSY = "engine.refused.in_another_talk"


def nothing(*_: object) -> Command:
    return "note", {"text": ""}


def test_two_steps_that_are_one_deed_are_both_put_off_when_it_is_refused_for_now() -> None:
    """Only the first of them was: the other was taken again at once, was refused again, and the exercise stood still in that second."""
    deed = Do("note", {"text": "The door is shut."})
    steps = [Step("in_the_evening", "inv", not_before=5000, do=deed), Step("now", "inv", do=deed)]
    colleague = Colleague("inv", "correct", Plan(replace(mill(), plans={"inv": steps}), plan().pack), (1, 0), training=False)
    journal = [e.Entry(1, 0, 0, e.SeatChanged("inv", "taken", "colleague"))]
    colleague.take_in(journal)
    at = colleague.wakes(1)
    assert at is not None
    given = colleague.ask(at, list, nothing)
    assert given is not None
    what, args = given
    journal += [e.Entry(2, at, 0, e.Commanded("inv", what, args, 0)), e.Entry(3, at, 2, e.Observed("inv", "own", "", BUSY, (), (), (), ""))]
    colleague.take_in(journal)
    assert colleague.ask(at, list, nothing) is None
    again = colleague.wakes(at)
    assert again is not None
    assert again >= at + DELAYS["correct"][0]
