"""A walkthrough played through the session: the same façade, the same views, the same commands as a trainee.

Steps are taken at settled instants when their seat is free. A step is ready when the step it comes after is done, its time has come
and its condition holds in the view of its own seat; of several that are ready the first in the list is taken. A choice waits until its
decision is open. An optional step holds up nobody: it is taken at the first moment it is ready and tried once. Every other step
that is refused, or that never becomes ready, ends the walkthrough with its id and the reason.
"""

from bisect import bisect_right, insort
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from sys import maxsize
from typing import TYPE_CHECKING, Any, Final

from sim.model.frozen import frozen
from sim.model.recent import Recent
from sim.model.walkthrough import Step, Walkthrough
from zholda.session.steps import asked_of, command, per_person

if TYPE_CHECKING:
    from zholda.session import Session


class WalkthroughFailed(Exception):
    """A step could not be taken. `step`: its id; the message says why."""

    def __init__(self, step: str, why: str) -> None:
        super().__init__(step, why)
        self.step, self.why = step, why

    def __str__(self) -> str:
        return f"step `{self.step}`: {self.why}"


@frozen
class Taken:
    """A command that was given: at which second, for which step, what, with which arguments, the id of the act it began, or "", and by
    which seat."""

    at: int
    step: str
    what: str
    args: dict[str, Any]
    act: str = ""
    seat: str = ""


@dataclass(slots=True)
class _Seat:
    """How far one seat is: until when it waits, and whom the step it is at is still to be done to."""

    until: int = 0
    step: Step | None = None
    people: deque[str] = field(default_factory=deque)


def perform(session: "Session", walkthrough: Walkthrough) -> Iterator[Taken | None]:
    """Play to the end of the exercise. Yields each command that was taken, and None after time has passed. Raises WalkthroughFailed."""
    yield from _Performance(session, walkthrough).play()


def let_pass(session: "Session", limit: int) -> None:
    """Let time pass to second `limit` or until there is news; for everybody, where several share the machine and each has to say so."""
    before = session.now
    for _ in session.seats:
        if session.advance_until(limit) > before or session.over or session.up == session.seat:
            return
        session.sit(session.up)


class _Order:
    """What comes after what in a walkthrough, by the places of the steps in its list. Found once and never changed."""

    def __init__(self, walkthrough: Walkthrough) -> None:
        steps = self.steps = walkthrough.steps
        self.whose = {step.id: step.seat or walkthrough.seat for step in steps}
        self.by_id = {step.id: step for step in steps}
        self.place = {step.id: place for place, step in enumerate(steps)}
        self.begins = sorted({step.not_before for step in steps})
        self.before: dict[str, str] = {}  # step -> the one it comes after: of its own seat, if nothing is said
        self.behind: dict[str, list[int]] = {}  # the other way round, as places in the list
        last: dict[str, str] = {}
        for place, step in enumerate(steps):
            before = self.before[step.id] = step.after or last.get(self.whose[step.id], "")
            last[self.whose[step.id]] = step.id
            self.behind.setdefault(before, []).append(place)


_ORDERS: Final[Recent[_Order]] = Recent(4)


class _Line:
    """The steps not taken yet. `open`: places in the list of those that no other step holds up; an optional one holds up nobody."""

    def __init__(self, order: _Order) -> None:
        self.waiting = order.by_id.copy()
        self.open: list[int] = []
        self._steps, self._place, self._begins, self._before, self._behind = (
            order.steps,
            order.place,
            order.begins,
            order.before,
            order.behind,
        )
        self._done = {""}
        self._was_open: set[int] = set()
        self._next_begin = 0
        self._opens_what_is_behind("")

    def ready(self, now: int) -> list[Step]:
        """Those that only their seat or their condition may still hold up, in the order of the list."""
        steps = self._steps
        return [steps[place] for place in self.open if steps[place].not_before <= now]

    def begins_after(self, now: int) -> int:
        """The next moment before which some step may not be taken. Such steps are all still waiting."""
        if now >= self._next_begin:
            self._next_begin = next(iter(self._begins[bisect_right(self._begins, now) :]), maxsize)
        return self._next_begin

    def take(self, step: Step) -> None:
        """It is taken now; what comes after it waits until it is done."""
        del self.waiting[step.id]
        self.open.remove(self._place[step.id])

    def done(self, step: Step) -> None:
        self._done.add(step.id)
        self._opens_what_is_behind(step.id)

    def held_up_by(self, step: Step) -> str:
        """The step that must be done first, "" if none. Optional ones are looked through, to what they themselves come after."""
        earlier = self._before[step.id]
        while earlier not in self._done and self._steps[self._place[earlier]].optional:
            earlier = self._before[earlier]
        return "" if earlier in self._done else earlier

    def _opens_what_is_behind(self, done: str) -> None:
        reached = [done]
        while reached:
            for place in self._behind.get(reached.pop(), ()):
                if place not in self._was_open:
                    self._was_open.add(place)
                    insort(self.open, place)
                    if self._steps[place].optional:
                        reached.append(self._steps[place].id)


class _Performance:
    def __init__(self, session: "Session", walkthrough: Walkthrough) -> None:
        self._session = session
        order = _ORDERS.made(lambda: _Order(walkthrough), walkthrough)
        self._whose = order.whose
        self._line = _Line(order)
        self._seats = {seat: _Seat() for seat in walkthrough.seats}
        self._not_ready: dict[str, int] = {}  # step -> how many lines had reached its seat when it was not

    def play(self) -> Iterator[Taken | None]:
        session = self._session
        while not session.over:
            now = session.now
            if (step := self._next(now)) is not None:
                yield from self._take(step)
            else:
                session.sit(next(iter(self._seats)))
                let_pass(session, self._next_moment(now))
                yield None
        for step in self._line.waiting.values():
            if not step.optional:
                raise WalkthroughFailed(step.id, self._why_never(step))

    # --- which step -----------------------------------------------------------------------------------------------------

    def _next(self, now: int) -> Step | None:
        """The step that is taken now: what a seat is in the middle of, else the first of all that are ready."""
        session, whose, not_ready = self._session, self._whose, self._not_ready
        seen: dict[str, int] = {}  # seat -> how many lines have reached it, -1 where it is busy
        for seat, state in self._seats.items():
            if now < state.until:
                seen[seat] = -1
            elif state.step is not None and session.idle(seat):
                return state.step
        for step in self._line.ready(now):
            seat = whose[step.id]
            lines = seen.get(seat)
            if lines is None:
                lines = seen[seat] = session.seen(seat) if session.idle(seat) else -1
            if lines < 0 or not_ready.get(step.id) == lines:
                continue  # what was not ready in a view is not until a line more has reached it: a view is the fold of its lines
            if self._ready(step):
                return step
            not_ready[step.id] = lines
        return None

    def _ready(self, step: Step) -> bool:
        """Whether a step that nothing else holds up can be taken now by its seat, which is free."""
        session = self._session
        if step.choose or step.when:  # which is asked of the view of its seat
            session.sit(self._whose[step.id])
        if step.choose and session.mode == "training" and step.choose.split("=")[0] not in session.view().prompts:
            return False
        return not step.when or per_person(step) or session.holds(step.when)

    def _next_moment(self, now: int) -> int:
        """The next second at which a step may become ready by itself."""
        moment = min(self._line.begins_after(now), self._session.length)
        for state in self._seats.values():
            if now < state.until < moment:
                moment = state.until
        return moment

    def _why_never(self, step: Step) -> str:
        """Why a step was never ready."""
        session, seat = self._session, self._whose[step.id]
        session.sit(seat)
        whose = "the seat" if len(self._seats) == 1 else f"the seat {seat}"
        if earlier := self._line.held_up_by(step):
            return f"it comes after `{earlier}`, which was not done"
        if session.now < step.not_before:
            return f"the exercise was over before {session.time(step.not_before)}"
        if step.when and not per_person(step) and not session.holds(step.when):
            return f"`{step.when}` did not hold while {whose} was free"
        if step.choose:
            return f"the decision {step.choose.split('=')[0]} was not open while {whose} was free"
        return f"{whose} was not free again before the end"

    # --- taking a step ----------------------------------------------------------------------------------------------

    def _take(self, step: Step) -> Iterator[Taken | None]:
        session, seat = self._session, self._whose[step.id]
        session.sit(seat)
        state = self._seats[seat]
        if step.id in self._line.waiting:
            self._line.take(step)
            if step.each:
                state.step, state.people = step, self._people(step)
        if step.each:
            yield from self._to_each(step, state)
            if state.people:
                return
            state.step = None
        elif step.wait:
            state.until = min(session.now + step.wait, session.length)
        else:
            yield self._submit(step, "")
        self._line.done(step)

    def _people(self, step: Step) -> deque[str]:
        """Those a step with `each` is done to: on offer now, and of the group where one is named."""
        session = self._session
        offered: tuple[str, ...] = tuple(session.view().here())
        if step.do is not None:
            offered = next((offer.targets for offer in session.offers() if offer.verb == step.do.named), ())
        people = [who for who in offered if who in session.view().people]
        chosen = people if step.each == "in_view" else [who for who in session.group(step.each) if who in people]
        if not chosen and not step.optional:
            raise WalkthroughFailed(step.id, f"nobody of `{step.each}` is there to do it to")
        return deque(chosen)

    def _to_each(self, step: Step, state: _Seat) -> Iterator[Taken | None]:
        """The step to those whose turn it is, as long as the seat is free."""
        session = self._session
        while state.people and session.free and not session.over:
            person = state.people.popleft()
            if not step.when or not per_person(step) or session.holds(asked_of(step.when, person)):
                yield self._submit(step, person)
                session.sit(self._whose[step.id])  # whoever reads along may have looked through another seat meanwhile

    def _submit(self, step: Step, person: str) -> Taken | None:
        session = self._session
        at, (what, args) = session.now, command(step, person)
        receipt = session.submit(what, args)
        if receipt.refusal and not step.optional:
            raise WalkthroughFailed(step.id, f"at {session.time(at)} refused: {session.say(receipt.refusal)} ({_written(args)})")
        return Taken(at, step.id, what, args, receipt.act, session.seat) if receipt.accepted else None


def _written(args: dict[str, Any]) -> str:
    return ", ".join(f"{name} {value}" for name, value in args.items())
