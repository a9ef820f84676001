"""Who plays the lines: several processes side by side, or this one alone. What a line comes to is the same, whoever plays it.

Where the system can divide a process (Linux), the exercise is brought up to a fork once, and each line is played in a division of the
process that stands there. Elsewhere every line is played from the beginning in one of a few processes that were started for it.
"""

import gc
import os
import pickle
import select
import signal
import sys
import threading
import traceback
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Sequence, Sized
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scoring.counterfactual.inquiry import Lived
    from scoring.counterfactual.lines import Fork, Line, Pass
    from sim.engine.plan import Plan
    from sim.exercise import Exercise
    from sim.model.events import Entry

JOBS: Final = 2  # processes; the machines of our users have two cores
STANDING: Final = 6  # exercises kept standing at their forks

Task = tuple["Fork", "Line"]
Told = tuple["Lived", tuple[str, ...]]  # what a line came to, and the conditions that had to be compiled for it


class Crew(ABC):
    """`free`: how many more lines may be begun; `busy`: how many are under way."""

    _jobs: int
    _running: Sized

    @property
    def free(self) -> int:
        return self._jobs - len(self._running)

    @property
    def busy(self) -> int:
        return len(self._running)

    @abstractmethod
    def begin(self, task: Task) -> None:
        """Begin to play a line."""

    @abstractmethod
    def next(self) -> "tuple[Task, Lived]":
        """Wait for a line that is over."""

    @abstractmethod
    def close(self) -> None:
        """Break off what is under way."""


def crew(entries: "Sequence[Entry]", plan: "Plan", jobs: int = JOBS) -> Crew:
    """So many processes, by the best way this system has. `plan`: the compiled material of the journal."""
    if jobs < 2:
        return Alone(entries, plan)
    divisible = sys.platform == "linux" and threading.active_count() == 1  # a divided process has only the thread that divided it
    return Dividing(entries, plan, jobs) if divisible else Starting(entries, jobs)


class Alone(Crew):
    """This process plays, one line after the other."""

    def __init__(self, entries: "Sequence[Entry]", plan: "Plan") -> None:
        self._entries, self._plan = entries, plan
        self._jobs = 1
        self._running: deque[Task] = deque()

    def begin(self, task: Task) -> None:
        self._running.append(task)

    def next(self) -> "tuple[Task, Lived]":
        from scoring.counterfactual.lines import stand

        task = self._running.popleft()
        return task, live(self._plan, self._entries, stand(self._plan, self._entries, task[0]), task)

    def close(self) -> None:
        self._running.clear()


class Dividing(Crew):
    """A process that stands at the fork divides for every line. What the first divisions had to compile on their way is compiled here
    when they tell of it, so that no later one has to."""

    def __init__(self, entries: "Sequence[Entry]", plan: "Plan", jobs: int) -> None:
        self._entries, self._plan, self._jobs = entries, plan, jobs
        self._standing: dict[Fork, Exercise] = {}
        self._running: dict[int, tuple[int, Task, bytearray]] = {}  # end of a pipe -> process, what it plays, what it said so far
        _ready_to_judge()
        gc.freeze()  # what is here already belongs to all divisions; nobody need go through it again

    def begin(self, task: Task) -> None:
        exercise = self._stand(task[0])
        reading, writing = os.pipe()
        process = os.fork()
        if not process:
            _divided(writing, self._plan, self._entries, exercise, task)
        os.close(writing)
        self._running[reading] = process, task, bytearray()

    def next(self) -> "tuple[Task, Lived]":
        while True:
            for end in select.select(list(self._running), [], [])[0]:
                process, task, said = self._running[end]
                part = os.read(end, 1 << 16)
                said += part
                if not part:
                    os.close(end)
                    del self._running[end]
                    os.waitpid(process, 0)
                    lived, compiled = _whole(task, bytes(said))
                    self._plan.compile(compiled)
                    return task, lived

    def close(self) -> None:
        for end, (process, _, _) in self._running.items():
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
            os.close(end)
        self._running.clear()
        self._standing.clear()
        gc.unfreeze()

    def _stand(self, fork: "Fork") -> "Exercise":
        from scoring.counterfactual.lines import stand

        found = self._standing.pop(fork, None) or stand(self._plan, self._entries, fork)
        self._standing[fork] = found  # the one asked for last stands last
        if len(self._standing) > STANDING:
            del self._standing[next(iter(self._standing))]
        return found


def _divided(writing: int, plan: "Plan", entries: "Sequence[Entry]", exercise: "Exercise", task: Task) -> None:
    """The life of a division: play, say what came of it and which conditions it compiled, end. Never returns."""
    said: Told | str = ""
    try:
        gc.disable()  # it ends before it could run out of room
        before = len(plan.compiled)
        said = live(plan, entries, exercise, task), plan.compiled[before:]
    except Exception:  # noqa: BLE001  (told by the process that asked)
        said = traceback.format_exc()
    finally:  # a KeyboardInterrupt says nothing: the process that asked was interrupted as well
        try:
            with open(writing, "wb") as pipe:
                pipe.write(pickle.dumps(said))
        finally:
            os._exit(0)


def _whole(task: Task, said: bytes) -> "Told":
    told: Told | str = pickle.loads(said) if said else ""  # noqa: S301  (of a process that is a division of this one)
    if isinstance(told, str):
        raise LineBroken(f"a line could not be played: {task[0]}, {task[1]}. {told or 'Its process was ended.'}")
    return told


class LineBroken(RuntimeError):
    """A line ended before its end: a fault of ours, or the system took the process away."""


class Starting(Crew):
    """Processes that were started for it play each line from the beginning."""

    def __init__(self, entries: "Sequence[Entry]", jobs: int) -> None:
        from sim.journal.canonical import encode

        self._jobs = jobs
        lines = [encode(entry) for entry in entries]
        self._pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin, initargs=(lines,))
        self._running: dict[Future[Lived], Task] = {}

    def begin(self, task: Task) -> None:
        self._running[self._pool.submit(_lived, task)] = task

    def next(self) -> "tuple[Task, Lived]":
        future = next(iter(wait(self._running, return_when=FIRST_COMPLETED).done))
        return self._running.pop(future), future.result()

    def close(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._running.clear()


_WORKER: "list[Alone]" = []  # who plays in this started process


def _begin(lines: list[bytes]) -> None:
    from sim.journal.canonical import decode
    from zholda import collector

    collector.look_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it decides when to stop
    entries = [decode(line) for line in lines]
    _WORKER[:] = [Alone(entries, plan_of(entries))]


def _lived(task: Task) -> "Lived":
    _WORKER[0].begin(task)
    return _WORKER[0].next()[1]


# --- one line ---------------------------------------------------------------------------------------------------------------


def live(plan: "Plan", entries: "Sequence[Entry]", exercise: "Exercise", task: Task) -> "Lived":
    """What a line comes to, played on from an exercise that stands at its fork."""
    from scoring.assess import assess
    from scoring.counterfactual.difference import A_FEW, differ, shortened
    from scoring.counterfactual.fates import fates
    from scoring.counterfactual.inquiry import Lived
    from scoring.counterfactual.lines import go_on
    from scoring.counterfactual.turning import harms
    from zholda.session.material import standards

    fork, line = task
    journal = go_on(exercise, entries, fork, line, company)
    if not line.judged:
        return Lived(fates(journal, plan.scenario))
    bodies = {name: contact.institution for name, contact in plan.scenario.contacts.items()}
    found = harms(assess(journal, plan.scenario, plan.law, standards()))
    return Lived(fates(journal, plan.scenario), found, shortened(differ(entries, journal, fork.at, bodies), A_FEW))


def company(exercise: "Exercise", replication: int) -> "Pass":
    """The machine colleagues of an exercise, who are asked as time passes."""
    from zholda.session.table import Table

    return Table(exercise, replication=replication).pass_to


def plan_of(entries: "Sequence[Entry]") -> "Plan":
    """The compiled material of a journal."""
    from sim.engine.plan import Plan
    from sim.model.material import pack_from, scenario_from
    from zholda.session.journals import header_of

    material = header_of(entries).material
    return Plan(scenario_from(material["scenario"]), pack_from(material["pack"]))


def _ready_to_judge() -> None:
    """Load what every division needs, so that none of them has to."""
    from importlib import import_module

    from zholda.session.material import standards

    for module in ("scoring.assess", "scoring.counterfactual.inquiry", "zholda.session.table"):
        import_module(module)
    standards()
