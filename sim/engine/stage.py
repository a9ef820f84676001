"""The stage on which behaviours act: the world, the clock, the record, armed conditions, and the settling of an instant.

An instant is one second, and it is settled before anybody acts: (1) events due now run in order of creation until none is due;
(2) conditions whose facts changed are looked at in authored order against the world as it now stands, one that became true
fires at once and the next sees its effect; back to (1). When nothing is due and nothing fired, the instant is settled.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

from sim.conditions import Condition
from sim.dossier import Dossier
from sim.engine.draws import draw
from sim.engine.kernel import Behaviour, InternalError, Kernel
from sim.engine.plan import Plan
from sim.engine.standing import SLOTS, Standing, nothing_yet
from sim.model.events import Claim, Entry, Event, Observed
from sim.world.apply import APPLY
from sim.world.state import World

# NOTE: most of what is recorded is made of these two, and calling their classes takes twice as long
_entry, _observed = tuple.__new__, cast("Callable[..., Observed]", Observed.__new__)
MOST_ROUNDS = 1000  # more in one instant is two conditions chasing each other


class Armed:
    """A condition waiting to become true. `fire` is called at once, or after it held `holds_for` seconds without a break.

    With `again` it goes on waiting and fires each time it becomes true.
    """

    __slots__ = ("again", "condition", "fire", "holds_for", "name", "spent", "test", "true", "turn")

    def __init__(self, name: str, condition: Condition, fire: Callable[[], None], holds_for: int, again: bool) -> None:
        self.name, self.condition, self.fire, self.holds_for, self.again = name, condition, fire, holds_for, again
        self.test = condition.test
        self.true = False
        self.spent = False
        self.turn = 0  # which spell of holding a running timer belongs to


class Stage:
    """What a behaviour is given. Reading the world is free; changing it goes through `record`."""

    def __init__(self, plan: Plan, world: World, seed: int, replication: int) -> None:
        self.plan, self.scenario, self.law, self.world = plan, plan.scenario, plan.law, world
        self.kernel = Kernel()
        self.now = 0  # the second reached, as the kernel has it
        self.journal: list[Entry] = []
        self.evaluations = 0
        self._dossier = Dossier(plan.scenario, plan.law)
        self._in_dossier = 0  # entries it has taken in
        self._seed, self._replication = seed, replication
        self._armed: dict[int, Armed] = {}  # by their handles; of what stands from the beginning only what has come true
        self._handles = 0
        self._standing = plan.once(nothing_yet)
        self._calls: Mapping[str, Callable[..., None]] = {}
        self._listeners: dict[type, tuple[Callable[[Entry], None], ...]] = dict.fromkeys(APPLY, ())
        self.observed_by: set[str] = set()  # seats that an observation reached in this instant

    # --- what happens -----------------------------------------------------------------------------------------------

    def record(self, event: Event, cause: int = 0) -> int:
        """Write `event` into the journal, apply it, tell those who listen for its class. Returns the entry's number."""
        # NOTE: all that happens comes through here, so `apply` is written out
        journal, world, kind = self.journal, self.world, event.__class__
        n = len(journal) + 1
        entry = _entry(Entry, (n, world.now, cause, event))
        journal.append(entry)
        APPLY[kind](world, event)
        for listener in self._listeners[kind]:
            listener(entry)
        return n

    def start(self, behaviour: Behaviour) -> None:
        self.kernel.start(behaviour)

    # --- what behaviours share --------------------------------------------------------------------------------------

    def observe(
        self,
        seat: str,
        channel: str,
        wording: str,
        *,
        source: str = "",
        about: tuple[str, ...] = (),
        claims: tuple[Claim, ...] = (),
        sign: str = "",
        cause: int = 0,
        **args: str | int,
    ) -> None:
        """Let `seat` perceive something, if somebody sits there. `seat` "" (a colleague acts alone) reaches nobody."""
        if seat and self.world.seats[seat].status == "taken":
            self.observed_by.add(seat)
            given = tuple(args.items()) if args else ()
            self.record(_observed(Observed, seat, channel, source, wording, given, about, claims, sign), cause)

    def on(self, event: type, listener: Callable[[Entry], None]) -> None:
        """Call `listener` after every event of this class. Listeners run in the order of subscription."""
        self._listeners[event] = (*self._listeners[event], listener)  # a new tuple: the old one may be run through

    def off(self, event: type, listener: Callable[[Entry], None]) -> None:
        """Stop calling it."""
        self._listeners[event] = tuple(one for one in self._listeners[event] if one is not listener)

    def dossier(self) -> Dossier:
        """The dossier of the case as the journal gives it now. Not to be changed by the caller."""
        self._dossier.take(self.journal[self._in_dossier :])
        self._in_dossier = len(self.journal)
        return self._dossier

    def draw(self, purpose: str, subject: str, occurrence: str, low: int, high: int) -> int:
        return draw(self._seed, self._replication, purpose, subject, occurrence, low, high)

    def arm(self, name: str, when: str, fire: Callable[[], None], holds_for: int = 0, again: bool = False) -> None:
        """Wait for a condition under the authored name it stands at; fires once, or each time with `again`."""
        handle = self.plan.order(name) * SLOTS + self._handles
        self._handles += 1
        condition, watching, facts = self.plan.condition(when), self.world.watching, self.world.facts
        self._armed[handle] = Armed(name, condition, fire, holds_for, again)
        for fact, value in condition.defaults.items():  # the facts it reads
            watching[fact] = (*watching.get(fact, ()), handle)
            facts.setdefault(fact, value)
        self.world.dirty.add(handle)

    def stand(self, standing: Standing, calls: Mapping[str, Callable[..., None]]) -> None:
        """Wait for what the scenario waits for from its first second, before anything happens. `calls`: who is called when something of a
        kind has come true."""
        world = self.world
        self._standing, self._calls, self._handles = standing, calls, len(standing.waiting)
        world.watching.update(standing.watching)
        world.facts.update(standing.defaults | world.facts)  # what is known already stays
        world.dirty.update(standing.true)  # of the others those are looked at whose facts change

    def holds(self, when: str) -> bool:
        """Whether a condition holds now."""
        condition = self.plan.condition(when)
        for fact, value in condition.defaults.items():
            self.world.facts.setdefault(fact, value)
        self.evaluations += 1
        return condition.test(self.world.facts)

    def at(self, second: int, then: Callable[[], None]) -> None:
        """Call `then` at `second`, or in this instant when it has passed. What is planned for after the end never happens."""
        if second <= self.scenario.length:
            now = self.now
            self.kernel.after(second - now if second > now else 0, then)

    def continue_under(self, replication: int) -> None:
        """Draw under another replication from now on."""
        self._replication = replication

    # --- instants ---------------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Settle the present instant."""
        kernel, dirty, facts = self.kernel, self.world.dirty, self.world.facts
        known, tests, rounds = self._armed, self._standing.tests, 0
        while True:
            kernel.run_due()
            if not dirty:
                return
            rounds += 1
            if rounds > MOST_ROUNDS:
                names = ", ".join(sorted(self._armed_as(h).name for h in dirty))
                raise InternalError(f"at second {self.now} these conditions chase each other without end: {names}")
            looked_at, evaluated = sorted(dirty), 0
            dirty.clear()
            for handle in looked_at:
                armed = known.get(handle)
                if armed is None:
                    evaluated += 1
                    if tests[handle](facts):
                        self._turned(handle, self._armed_as(handle))
                elif not armed.spent:
                    evaluated += 1
                    if armed.test(facts) != armed.true:
                        self._turned(handle, armed)
            self.evaluations += evaluated

    def forward(self, to: int) -> bool:
        """Settle the next instant in which something is planned, not later than `to`; the clock ends at `to` when nothing is.

        Returns whether an instant was settled.
        """
        kernel = self.kernel
        after = kernel.next()
        if after is None or after > to:
            kernel.go_to(to)
            self.now = self.world.now = kernel.now
            return False
        self.now = self.world.now = after
        kernel.step(after)
        self.settle()
        return True

    def _armed_as(self, handle: int) -> Armed:
        """What waits under a handle."""
        armed = self._armed.get(handle)
        if armed is None:
            one, condition = self._standing.waiting[handle], self._standing.conditions[handle]
            fire = partial(self._calls[one.kind], *one.of)
            armed = self._armed[handle] = Armed(one.name, condition, fire, one.holds_for, one.again)
        return armed

    def _turned(self, handle: int, armed: Armed) -> None:
        """A condition has become true, or ceased to be."""
        armed.true = not armed.true
        armed.turn += 1
        if not armed.true:
            return
        if armed.holds_for:
            self.at(self.now + armed.holds_for, partial(self._held, handle, armed, armed.turn))
            return
        if not armed.again:
            self._retire(handle, armed)
        armed.fire()

    def _held(self, handle: int, armed: Armed, turn: int) -> None:
        """A spell of holding has lasted as long as it had to."""
        # what is true at the end of the spell counts: it may have been broken in this very second and not been looked at yet
        if armed.turn == turn and not armed.spent and armed.test(self.world.facts):
            self._retire(handle, armed)
            armed.fire()

    def _retire(self, handle: int, armed: Armed) -> None:
        armed.spent = True
        watching = self.world.watching
        for fact in armed.condition.reads:
            waiting = watching[fact]
            here = waiting.index(handle)
            watching[fact] = waiting[:here] + waiting[here + 1 :]
        self.world.dirty.discard(handle)
