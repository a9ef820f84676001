"""The real house: the library and the shelf of this machine, through the session. Imported after the first frame, for it is heavy."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from tui.seat import Seating
from zholda import session
from zholda.session import Session, Summary

if TYPE_CHECKING:
    from zholda.session import Kept


class Here:
    """Exercises of this machine. What is given holds where nothing else is chosen: `seed` (None: the number of the exercise), and the
    seating of whoever begins from the command line."""

    def __init__(
        self, seed: int | None = None, country: str = "", seats: Sequence[str] = (), others: str = "ordinary", *, follow: bool = False
    ) -> None:
        self._seed = seed
        self._seating = Seating(tuple(seats), others, follow, country)

    def library(self) -> Sequence[Summary]:
        """Every scenario of the library."""
        return session.library()

    def kept(self) -> "Sequence[Kept]":
        """Exercises on this machine, the one played last first."""
        return session.kept()

    def countries(self) -> Sequence[tuple[str, str]]:
        """Country packs: id and title."""
        return session.countries()

    def begin(self, scenario: str, seat: str, mode: str, seating: Seating | None = None) -> Session:
        """A fresh exercise."""
        kind: Literal["training", "assessment"] = "assessment" if mode == "assessment" else "training"
        seats, others, follow, country = seating or self._seating
        return Session.open(
            scenario, seat=seat, seats=seats, others=others, follow=follow, seed=self._seed, country=country, mode=kind,
        )  # fmt: skip

    def look(self, scenario: str, seat: str, mode: str, country: str) -> Session:
        """A seat as it stands before the first minute; nothing is kept of it."""
        kind: Literal["training", "assessment"] = "assessment" if mode == "assessment" else "training"
        return Session.open(scenario, seat=seat, seed=self._seed, country=country or self._seating.country, mode=kind, keep=False)

    def resume(self, name: str) -> Session:
        """An exercise exactly where it was left."""
        return Session.resume(name)

    def past(self, name: str) -> session.Finished:
        """An exercise that is over."""
        return session.Finished(name)
