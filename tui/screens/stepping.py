"""One thing at a time: what a key sets going runs alone, and no key typed meanwhile, or in the same breath, begins another act."""

from collections.abc import Coroutine
from typing import Any

from textual.screen import Screen, ScreenResultType

from tui.typed_ahead import Hears

Step = Coroutine[Any, Any, None]


class Stepping(Screen[ScreenResultType]):
    """A screen on which one step runs at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.stepping = False
        self.passing: tuple[int, int, int] | None = None  # while time passes: since and until which second, and the last line shown
        self.next: Step | None = None  # what comes up as soon as time has stopped

    def step(self, it: Step, *, opens: bool = False) -> None:
        """Set one thing going. A key pressed again before it has come up is not taken for a second one. `opens`: it only opens a question
        or a search; asked for while time passes it comes up afterwards, and whatever is typed for it waits with it."""
        if not self.stepping:
            self.stepping = True
            self.run_worker(self._one_step(it))
        elif opens and self.passing is not None:
            self._come_up(it)
        else:
            it.close()

    async def _one_step(self, it: Step) -> None:
        try:
            await it
        finally:
            self.stepping = False
            then, self.next = self.next, None
            if then is not None and self.is_active:
                self.step(then)
            else:
                if then is not None:
                    then.close()
                if isinstance(self.app, Hears):
                    self.app.forget_kept()
                    self.app.begin_nothing()

    def _come_up(self, it: Step | None) -> None:
        """This comes up afterwards and nothing else."""
        if self.next is not None:
            self.next.close()
        self.next = it

    def on_screen_suspend(self) -> None:
        """Something else has come up instead."""
        self._come_up(None)

    @property
    def opening(self) -> bool:
        """Whether a question or an answer may come up at once, and keys wait for it; while nothing but time passes they are heard."""
        return self.stepping and (self.passing is None or self.next is not None)
