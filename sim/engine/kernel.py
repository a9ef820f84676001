"""SimPy under a small face: start, wait and after. The only module that imports it.

Time is whole seconds. Everything is scheduled at one priority, so that what was created first happens first: an act that ends
in this second has ended before a stop given in this second reaches it. SimPy's own `run(until=T)` is never used, since it stops
before what is due at T; the clock goes forward by looking at the next event and stepping.
"""

import importlib
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


@contextmanager
def _no_version_asked() -> Iterator[None]:
    """NOTE: SimPy loads `importlib.metadata` for nothing but its own version number: thirty modules that read mail headers and archives,
    1.7 MB and a good part of what the first frame waits for. Here it hears that nobody knows."""
    name = "importlib.metadata"
    if name in sys.modules:
        yield
        return
    nothing: Any = ModuleType(name)
    nothing.PackageNotFoundError, nothing.version = LookupError, {}.__getitem__
    sys.modules[name] = importlib.metadata = nothing
    try:
        yield
    finally:
        del sys.modules[name], importlib.metadata


with _no_version_asked():
    import simpy

Behaviour = Generator[simpy.Event, Any, None]
NEVER = simpy.core.Infinity


class InternalError(Exception):
    """Something that must not happen. Please report it with the scenario, the seed and the entry number in the message."""


class _Moment(simpy.Event):
    """A second in which one call is made. It waits in the queue and is yielded by nobody, so it is no more than that call."""

    _ok, _value = True, None

    def __init__(self, then: Callable[[], None]) -> None:
        self.then, self.callbacks = then, _CALLED


_CALLED: Any = (lambda moment: moment.then(),)


class Kernel:
    """The event queue. `now` is the second reached; whole seconds go in, so they come out."""

    def __init__(self) -> None:
        self._env = simpy.Environment()
        self.now = 0

    def wait(self, seconds: int) -> simpy.Event:
        """An event `seconds` from now, to be yielded."""
        if type(seconds) is not int or seconds < 0:
            raise InternalError(f"a wait needs whole seconds from 0, got {seconds!r}")
        return self._env.timeout(seconds)

    def after(self, seconds: int, then: Callable[[], None]) -> None:
        """Call `then` in `seconds`, without a behaviour of its own: most of what waits for a moment is one call."""
        self._env.schedule(_Moment(then), delay=seconds)

    def start(self, behaviour: Behaviour) -> None:
        """Let a behaviour run; its first lines run when this instant is settled further."""
        self._env.process(behaviour)

    def next(self) -> int | None:
        """The second of the next event, or None when nothing is planned."""
        at = self._env.peek()
        return None if at == NEVER else int(at)

    def run_due(self) -> None:
        """Process what is planned for the present second, until nothing is."""
        env, now = self._env, self.now
        while env.peek() == now:
            env.step()

    def step(self, at: int) -> None:
        """Process the next event, which is planned for second `at`."""
        self.now = at  # before what happens then: it asks what time it is
        self._env.step()

    def go_to(self, at: int) -> None:
        """Bring the clock to `at` when nothing is planned before it."""
        if type(at) is not int:
            raise InternalError(f"the clock goes to whole seconds, got {at!r}")
        if at > self.now:
            self._env.timeout(at - self.now)
            self.step(at)
