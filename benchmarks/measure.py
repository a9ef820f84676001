"""How the benchmarks measure: subject and reference in turn, medians, so that a busy machine disturbs both alike."""

import gc
import os
import statistics
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass

Timed = Callable[[], float]  # runs something once and returns what it took in its unit (seconds for one thing)


@dataclass(frozen=True)
class Row:
    """One row of the speed table. `ours` and `reference` are seconds for one unit, or counts where `unit` says so.

    `ratio` is what is held against `floor` and `aim`: ours by reference, or ours itself in `unit` where `absolute`.
    """

    name: str
    against: str
    ours: float
    reference: float
    floor: float
    aim: float
    unit: str = "us"
    absolute: bool = False

    @property
    def scale(self) -> float:
        return {"us": 1e6, "ms": 1e3, "ns": 1e9, "": 1.0}[self.unit]

    @property
    def ratio(self) -> float:
        return self.ours * self.scale if self.absolute else self.ours / self.reference

    @property
    def verdict(self) -> str:
        if self.ratio <= self.aim:
            return "aim"
        return "floor" if self.ratio <= self.floor else "OVER"


def clock(work: Callable[[], object]) -> float:
    """Seconds that one call takes, garbage collected before it."""
    gc.collect()
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def in_turn(*timed: Timed, rounds: int) -> list[float]:
    """The median of each, measured in turn. One round more is run first and thrown away."""
    taken: list[list[float]] = [[] for _ in timed]
    for turn in range(rounds + 1):
        for column, once in zip(taken, timed, strict=True):
            seconds = once()
            if turn:
                column.append(seconds)
    return [statistics.median(column) for column in taken]


def whole_process(*command: str, environment: dict[str, str] | None = None) -> Timed:
    """Start to exit of a command, its output thrown away. A command that fails is an error, not a fast run."""

    def once() -> float:
        begun = time.perf_counter()
        subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True, env={**os.environ, **(environment or {})})
        return time.perf_counter() - begun

    return once
