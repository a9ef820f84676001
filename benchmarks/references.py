"""The plain things that Zholda is measured against, each as small as it can be written."""

import itertools
import random
import sqlite3
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import simpy
import yaml

HELLO = """
from textual.app import App
from textual.widgets import Static
class Hello(App):
    def compose(self):
        yield Static("hello")
Hello().run()
"""
"""The smallest screen there is."""


def ring_wait(processes: int = 200, units: int = 20, until: float = 600.0) -> float:
    """Seconds for one timed wait in a bare SimPy ring: every process waits, takes one of the units, holds it, gives it back."""
    source = random.Random(7)
    environment = simpy.Environment()
    resource = simpy.Resource(environment, capacity=units)
    waits = 0

    def around(draw: Callable[[], float]) -> Generator[Any, Any, None]:
        nonlocal waits
        while True:
            yield environment.timeout(draw())
            with resource.request() as request:
                yield request
                yield environment.timeout(draw())
            waits += 2

    for _ in range(processes):
        draws = [source.expovariate(1.0) + 1e-9 for _ in range(509)]
        environment.process(around(itertools.cycle(draws).__next__))
    begun = time.perf_counter()
    environment.run(until=until)
    return (time.perf_counter() - begun) / waits


def calls(function: Callable[[Any], object], arguments: list[Any], times: int) -> float:
    """Seconds for one call of `function`, over the arguments in turn."""
    loop = [None] * (times // len(arguments))
    begun = time.perf_counter()
    for _ in loop:
        for argument in arguments:
            function(argument)
    return (time.perf_counter() - begun) / (len(loop) * len(arguments))


def plain_yaml(paths: list[Path]) -> Callable[[], object]:
    """Loads the same files with PyYAML's C loader: no positions, no checks."""
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]


class RawCommits:
    """One row and one commit at a time into a bare SQLite file, WAL and FULL."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode=WAL")
        self.connection.execute("PRAGMA synchronous=FULL")
        self.connection.execute("CREATE TABLE entry (n INTEGER PRIMARY KEY, line BLOB NOT NULL)")
        self.n = 0

    def commit(self, lines: list[bytes]) -> None:
        self.connection.execute("BEGIN")
        rows = [(self.n + i, line) for i, line in enumerate(lines, 1)]
        self.connection.executemany("INSERT INTO entry VALUES (?, ?)", rows)
        self.connection.execute("COMMIT")
        self.n += len(rows)
