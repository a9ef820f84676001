"""One other line of an exercise: replayed up to a fork, decided there, played on under a replication of the luck.

What came before the fork is the journal's own. After it the draws are those of replication r, for every option alike, the one taken
too. The rest is played either by what was later done in the journal, where that is still on offer, or by the checklist policy. Machine
colleagues are asked again after the fork: what they did was their answer to another course of things.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from scoring.counterfactual.checklist import next_act
from sim.engine.plan import Plan
from sim.exercise import Exercise
from sim.model import events as e
from sim.model import roster

Pass = Callable[[int, str], object]  # let time pass to this second; with a seat, until something new reaches it
Company = Callable[[Exercise, int], Pass]  # how time passes in an exercise after the fork, under this replication: who else acts in it
Continuation = Literal["own", "checklist"]
PATIENCE: Final = 7200  # seconds that a later act of the journal waits for its officer to be free before it is left out
PAUSE: Final = 300  # seconds the checklist lets pass with nothing to do


def nobody_else(exercise: Exercise, replication: int) -> Pass:
    """Time passes and no machine colleague acts."""
    return lambda to, seat: exercise.advance_until(seat, to) if seat else exercise.advance(to)


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


def play(
    plan: Plan,
    entries: Sequence[e.Entry],
    fork: Fork,
    option: str,
    replication: int,
    continuation: Continuation = "own",
    company: Company = nobody_else,
) -> list[e.Entry]:
    """The journal of one line. `option` "" decides nothing; at a fork without an occurrence it leaves the act out, else the act is done.
    `company` plays the machine colleagues."""
    header = entries[0].event
    assert isinstance(header, e.Opened)  # noqa: S101  (every journal begins with one)
    exercise = Exercise(plan, header)
    left_out = fork.without if not option else 0
    for entry in entries[1 : fork.n - 1]:
        if isinstance(entry.event, e.Commanded) and entry.n != left_out:
            exercise.advance(entry.at)
            exercise.submit(entry.event)
    exercise.advance(fork.at)
    exercise.continue_under(replication)
    time = company(exercise, replication)
    as_taken = bool(fork.occurrence) and option == fork.taken
    if fork.occurrence and option and not as_taken:
        args = {"occurrence": fork.occurrence, "option": option, "rationale": "what if"}
        exercise.submit(e.Commanded(fork.seat, "choose", args, exercise.view(fork.seat).seen))
    ends = entries[-1].at
    if continuation == "own":
        _as_it_was(exercise, time, entries, fork, 0 if as_taken else deciding_command(entries, fork.occurrence) or left_out)
    else:
        decided = entries[fork.n - 1].event
        if as_taken and isinstance(decided, e.Commanded):
            exercise.submit(decided)
        _by_checklist(exercise, time, fork.seat, ends)
    if not exercise.over:
        time(ends, "")
    if not exercise.over:
        exercise.finish()
    return exercise.journal


def _as_it_was(exercise: Exercise, time: Pass, entries: Sequence[e.Entry], fork: Fork, left_out: int) -> None:
    """Do again what was done later, but for what colleagues did: `time` asks them."""
    ends = entries[-1].at
    for entry in entries[fork.n - 1 :]:
        command = entry.event
        if not isinstance(command, e.Commanded) or entry.n == left_out or _of_a_colleague(exercise, command):
            continue
        time(entry.at, "")
        if exercise.over:
            return
        if command.what == "act" and not _in_time(exercise, time, command, min(entry.at + PATIENCE, ends)):
            continue
        if not exercise.over:
            exercise.submit(command)


def _of_a_colleague(exercise: Exercise, command: e.Commanded) -> bool:
    """Whether a machine colleague gave it. Who sits where is decided by people."""
    return command.what != "occupant" and command.seat in exercise.plan.scenario.seats and roster.machine(exercise.sitting(command.seat)[1])


def _in_time(exercise: Exercise, time: Pass, command: e.Commanded, latest: int) -> bool:
    """Wait until the officer is free for an act; whether it is then still on offer, to those it was done to."""
    verb = str(command.args.get("verb", ""))
    while not exercise.free(command.seat) and not command.args.get("by") and exercise.now < latest:
        time(latest, command.seat)
        if exercise.over:
            return False
    wanted = _targets(command.args)
    for offer in exercise.offers(command.seat):
        if offer.verb == verb:
            return not wanted or any(target in offer.targets for target in wanted) or offer.target in ("none", "contact", "service")
    return False


def _targets(args: Any) -> list[str]:
    for name in ("person", "people", "thing", "vehicle", "at"):
        value = args.get(name)
        if value:
            return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
    return []


def _by_checklist(exercise: Exercise, time: Pass, seat: str, ends: int) -> None:
    tried: set[tuple[str, str]] = set()
    while not exercise.over and exercise.now < ends:
        args = next_act(exercise.offers(seat), tried) if exercise.free(seat) else None
        if args is None:
            time(min(exercise.now + PAUSE, ends), seat)
        else:
            exercise.submit(e.Commanded(seat, "act", args, exercise.view(seat).seen))


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


def deciding_command(entries: Sequence[e.Entry], occurrence: str) -> int:
    """Number of the command by which an occurrence was decided, be it a choice or an act that matched; 0 where nobody did."""
    if not occurrence:
        return 0
    for entry in entries:
        if isinstance(entry.event, e.DecisionClosed) and entry.event.occurrence == occurrence and entry.event.how in ("chosen", "acted"):
            cause = entries[entry.cause - 1] if entry.cause else None
            while cause is not None and not isinstance(cause.event, e.Commanded):
                cause = entries[cause.cause - 1] if cause.cause else None
            return cause.n if cause is not None else 0
    return 0
