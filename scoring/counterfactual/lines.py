"""One other line of an exercise: replayed up to a fork, decided there, played on under a replication of the luck.

What came before the fork is the journal's own. After it the draws are those of replication r, for every option alike, the one taken
too. The rest is played either by what was later done in the journal, where that is still on offer, or by the checklist policy. Machine
colleagues are asked again after the fork: what they did was their answer to another course of things.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest
from typing import Final, Literal

from scoring.counterfactual.checklist import next_act
from sim.engine.plan import Plan
from sim.exercise import Diverged, Exercise
from sim.model import events as e
from sim.model import roster
from sim.model.verbs import act_of

Pass = Callable[[int, Sequence[str]], object]  # let time pass to this second; with seats, until something new reaches one of them
Company = Callable[[Exercise, int], Pass]  # how time passes in an exercise after the fork, under this replication: who else acts in it
Continuation = Literal["own", "checklist"]
PATIENCE: Final = 7200  # seconds that a later act of the journal waits for its officer to be free
PAUSE: Final = 300  # seconds after which the checklist looks whether somebody who was busy is free again


def nobody_else(exercise: Exercise, replication: int) -> Pass:
    """Time passes and no machine colleague acts."""
    return lambda to, seats: exercise.advance_until(seats, to) if seats else exercise.advance(to)


@dataclass(frozen=True, slots=True)
class Fork:
    """Where lines part: before entry `n`, at second `at`, decided by `seat`. A decision is forked at the command by which it was made, one
    that nobody made where it opened.

    `occurrence` is the decision, "" where the question is what leaving out an act (`without`, the number of
    its command) would have changed. `taken` is the option that the exercise took, "" where nobody decided.
    """

    n: int
    at: int
    seat: str
    occurrence: str = ""
    taken: str = ""
    without: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One way to go on from a fork. `option` "" decides nothing; at a fork without an occurrence it leaves the act out, else the act is
    done. `replication`: of the luck from the fork on, 0 that of the exercise itself. `judged`: the standards are asked about it too."""

    option: str
    replication: int
    continuation: Continuation = "own"
    judged: bool = False


def play(plan: Plan, entries: Sequence[e.Entry], fork: Fork, line: Line, company: Company = nobody_else) -> list[e.Entry]:
    """The journal of one line. `company` plays the machine colleagues."""
    return go_on(stand(plan, entries, fork), entries, fork, line, company)


def stand(plan: Plan, entries: Sequence[e.Entry], fork: Fork) -> Exercise:
    """The exercise brought up to the fork: the same for every line from there. Raises Diverged where it comes out otherwise."""
    exercise = Exercise(plan, _header(entries))
    for entry in entries[1 : fork.n - 1]:
        if isinstance(entry.event, e.Commanded):
            exercise.advance(entry.at)
            exercise.submit(entry.event)
    exercise.advance(fork.at)
    for old, new in zip_longest(entries[: fork.n - 1], exercise.journal[: fork.n - 1]):
        if old != new:
            raise Diverged((old or new).n)
    return exercise


def go_on(exercise: Exercise, entries: Sequence[e.Entry], fork: Fork, line: Line, company: Company = nobody_else) -> list[e.Entry]:
    """The journal of one line, played on from an exercise that stands at the fork."""
    replication = _header(entries).replication + line.replication
    exercise.continue_under(replication)
    time = company(exercise, replication)
    as_taken = bool(fork.occurrence) and line.option == fork.taken
    if fork.occurrence and line.option and not as_taken:
        args = {"occurrence": fork.occurrence, "option": line.option, "rationale": "what if"}
        exercise.submit(e.Commanded(fork.seat, "choose", args, exercise.view(fork.seat).seen))
    ends = entries[-1].at
    left_out = fork.without if not line.option else 0
    if line.continuation == "own":
        _as_it_was(exercise, time, entries, fork, 0 if as_taken else deciding_commands(entries).get(fork.occurrence, left_out))
    else:
        decided = entries[fork.n - 1].event
        if isinstance(decided, e.Commanded) and (as_taken or (fork.without and not left_out)):
            exercise.submit(decided)
        _by_checklist(exercise, time, ends)
    if not exercise.over:
        time(ends, ())
    if not exercise.over:
        exercise.finish()
    return exercise.journal


def _header(entries: Sequence[e.Entry]) -> e.Opened:
    header = entries[0].event
    assert isinstance(header, e.Opened)  # noqa: S101  (every journal begins with one)
    return header


def _as_it_was(exercise: Exercise, time: Pass, entries: Sequence[e.Entry], fork: Fork, left_out: int) -> None:
    """Do again what was done later, but for what colleagues did: `time` asks them. What is not possible any more is refused."""
    ends = entries[-1].at
    begun = {entry.cause for entry in entries[fork.n :] if isinstance(entry.event, e.ActBegan)}
    for entry in entries[fork.n - 1 :]:
        command = entry.event
        if not isinstance(command, e.Commanded) or entry.n == left_out or _of_a_colleague(exercise, command):
            continue
        time(entry.at, ())
        if entry.n in begun:
            _until_free(exercise, time, command, min(entry.at + PATIENCE, ends))
        if exercise.over:
            return
        exercise.submit(command)


def _of_a_colleague(exercise: Exercise, command: e.Commanded) -> bool:
    """Whether a machine colleague gave it. Who sits where is decided by people."""
    return command.what != "occupant" and command.seat in exercise.plan.scenario.seats and roster.machine(exercise.sitting(command.seat)[1])


def _until_free(exercise: Exercise, time: Pass, command: e.Commanded, latest: int) -> None:
    """Wait until the officer has nothing in hand, for an act that was begun in the journal and takes an officer."""
    verb = act_of(str(command.args.get("verb", "")), command.args)
    if verb is None or verb.aside or command.args.get("by"):
        return
    while not exercise.over and exercise.view(command.seat).busy and exercise.now < latest:
        time(latest, (command.seat,))


def _by_checklist(exercise: Exercise, time: Pass, ends: int) -> None:
    """Every seat that people play goes by the checklist, in the order of the seats. One with nothing to do is asked again once it has
    perceived something."""
    seats = [seat for seat in exercise.plan.scenario.seats if _played(exercise.sitting(seat)[1])]
    tried: dict[str, set[tuple[str, str]]] = {seat: set() for seat in seats}
    idle = dict.fromkeys(seats, -1)  # what a seat had seen when it had nothing to do
    while _goes_on(exercise, ends):
        busy = acted = False
        for seat in seats:
            if not _goes_on(exercise, ends) or exercise.sitting(seat)[0] != "taken" or idle[seat] == exercise.view(seat).seen:
                continue
            if not exercise.free(seat):
                busy = True
                continue
            args = next_act(partial(exercise.offered, seat), tried[seat])
            if args is None:
                idle[seat] = exercise.view(seat).seen
            else:
                exercise.submit(e.Commanded(seat, "act", args, exercise.view(seat).seen))
                acted = True
        if not acted:
            time(min(exercise.now + PAUSE, ends) if busy else ends, seats)


def _goes_on(exercise: Exercise, ends: int) -> bool:
    return not exercise.over and exercise.now < ends


def _played(occupant: str) -> bool:
    return occupant not in {"", roster.VACANT} and not roster.machine(occupant)


def left_to_colleagues(entries: Sequence[e.Entry]) -> dict[str, bool]:
    """Occurrences of decisions that opened in a seat in which a machine colleague sat: nobody learns from deciding them otherwise."""
    sits: dict[str, str] = {}
    found: dict[str, bool] = {}
    for entry in entries:
        event = entry.event
        if isinstance(event, e.Opened):
            sits = {seat: str(occupant) for seat, occupant in event.roster}
        elif isinstance(event, e.SeatChanged) and event.status == "taken":
            sits[event.seat] = event.occupant
        elif isinstance(event, e.DecisionOpened) and roster.machine(sits.get(event.seat, "")):
            found[event.occurrence] = True
    return found


def deciding_commands(entries: Sequence[e.Entry]) -> dict[str, int]:
    """Occurrence -> number of the command by which it was decided, a choice or an act that matched; where nobody did it is left out."""
    found: dict[str, int] = {}
    for entry in entries:
        event = entry.event
        if isinstance(event, e.DecisionClosed) and event.how in ("chosen", "acted"):
            found.setdefault(event.occurrence, command_of(entries, entry.cause))
    return found


def command_of(entries: Sequence[e.Entry], n: int) -> int:
    """Number of the command from which entry `n` follows, 0 for none."""
    while n and not isinstance(entries[n - 1].event, e.Commanded):
        n = entries[n - 1].cause
    return n
