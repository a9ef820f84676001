"""An assessment under way, for whoever watches an exercise from outside the seats: what stands now, and what has just fallen due undone.

    watch = Live(entries_so_far)
    watch.take(new_entries)
    for omission in watch.tick(second): ...

Nothing of it may reach a seat that plays: it says what the world behind the seats holds.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from zholda.session.judging import judging

if TYPE_CHECKING:
    from scoring.model import Assessment, Result
    from sim.model.events import Entry


class Live:
    """Takes entries as they come, and ticks of the clock. It says the same as one pass over the whole journal at the end would."""

    def __init__(self, entries: "Sequence[Entry]", seat: str = "", country: str = "") -> None:
        """`entries`: what there is so far, the header first; `seat`: only results of this seat, "" all. Raises SessionError."""
        from scoring.assess import Assessing
        from zholda.session.material import standards

        terms = judging(entries, country)
        self.seat, self.now = seat, 0
        self._assessing = Assessing(terms.scenario, terms.law, standards())
        self.take(entries)

    def take(self, entries: "Iterable[Entry]") -> None:
        """Entries in the order of the journal, each once."""
        for entry in entries:
            self._assessing.take(entry)
            self.now = max(self.now, entry.at)

    def tick(self, second: int) -> "tuple[Result, ...]":
        """Time is `second` now, and every entry before it was taken. Omissions whose deadline passed since the last tick: a deadline
        includes its second, so what is due at one second is told at the next."""
        self.now = max(self.now, second)
        return tuple(result for result in self._assessing.overdue(self.now) if self.seat in ("", result.seat))

    def standing(self) -> "Assessment":
        """Everything as it stands now; of one seat, where one is watched."""
        from dataclasses import replace

        found = self._assessing.assessment(self.now)
        if not self.seat:
            return found
        return replace(
            found,
            objectives=tuple(rated for rated in found.objectives if rated.seat == self.seat),
            results=tuple(result for result in found.results if result.seat == self.seat),
        )
