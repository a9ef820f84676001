"""A play written down, step by step: a walkthrough of a scenario, or the plan by which a machine colleague plays a seat."""

from dataclasses import field

from sim.model.declaring import Args
from sim.model.frozen import frozen
from sim.model.verbs import Named


@frozen
class Do(Named):
    verb: str
    args: Args = field(default_factory=dict)


@frozen
class Step:
    """One step of a walkthrough: exactly one of `choose`, `do`, `fill`, `wait`, with when it is taken."""

    id: str
    seat: str = ""  # who takes it
    after: str = ""  # step id; default: the step of the same seat before
    not_before: int = -1
    when: str = ""  # condition over the seat's own view
    choose: str = ""  # decision occurrence=option
    rationale: str = ""
    do: Do | None = None
    fill: str = ""  # form
    fields: Args = field(default_factory=dict)
    subject: str = ""
    wait: int = 0
    each: str = ""  # in_view, or a group: the act once for everybody
    optional: bool = False  # an impossible step is passed over instead of failing
    careful: bool = False  # in the plan of a colleague: what an ordinary one leaves out


@frozen
class Walkthrough:
    """A play written down. `scenario`: the id of the whole one; `cut`: the shorter exercise it plays, "" the whole."""

    id: str
    scenario: str
    seats: list[str]
    steps: list[Step]
    expects: dict[str, dict[str, str]]  # objective -> seat -> rating or "null", written by hand
    cut: str = ""

    @property
    def seat(self) -> str:
        """The first seat it plays."""
        return self.seats[0]

    @property
    def exercise(self) -> str:
        """What it plays: the id of the scenario, or `night-bus/window` for a cut of it."""
        return f"{self.scenario}/{self.cut}" if self.cut else self.scenario
