"""The real house: the library and the shelf of this machine, through the session. Imported after the first frame, for it is heavy."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from zholda import session
from zholda.session import Session, Summary

if TYPE_CHECKING:
    from zholda.session import Kept


class Here:
    """Exercises of this machine. `seed` and `country` hold for every exercise begun in this sitting; None and "" leave the choice open."""

    def __init__(self, seed: int | None = None, country: str = "") -> None:
        self._seed, self._country = seed, country

    def library(self) -> Sequence[Summary]:
        """Every scenario of the library."""
        return session.library()

    def kept(self) -> "Sequence[Kept]":
        """Exercises on this machine, the one played last first."""
        return session.kept()

    def begin(self, scenario: str, seat: str, mode: str) -> Session:
        """A fresh exercise."""
        kind: Literal["training", "assessment"] = "assessment" if mode == "assessment" else "training"
        return Session.open(scenario, seat=seat, seed=self._seed, country=self._country, mode=kind)

    def resume(self, name: str) -> Session:
        """An exercise exactly where it was left."""
        return Session.resume(name)

    def debrief(self, name: str) -> str:
        """The debrief of an exercise that is over."""
        return session.debrief(session.read(name))
