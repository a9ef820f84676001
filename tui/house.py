"""The real house: the library and the shelf of this machine, through the session. Imported after the first frame, for it is heavy."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from zholda import session
from zholda.session import Session, Summary

if TYPE_CHECKING:
    from zholda.session import Kept, Minute


class Here:
    """Exercises of this machine. What is given holds for every exercise begun in this sitting: `seed` and `country` (None and "" leave
    the choice open), the `seats` that people take in turn, who plays the `others`, whether one trainee moves through all (`follow`)."""

    def __init__(
        self, seed: int | None = None, country: str = "", seats: Sequence[str] = (), others: str = "ordinary", *, follow: bool = False
    ) -> None:
        self._seed, self._country = seed, country
        self._seats, self._others, self._follow = seats, others, follow

    def library(self) -> Sequence[Summary]:
        """Every scenario of the library."""
        return session.library()

    def kept(self) -> "Sequence[Kept]":
        """Exercises on this machine, the one played last first."""
        return session.kept()

    def begin(self, scenario: str, seat: str, mode: str) -> Session:
        """A fresh exercise."""
        kind: Literal["training", "assessment"] = "assessment" if mode == "assessment" else "training"
        return Session.open(
            scenario, seat=seat, seats=self._seats, others=self._others, follow=self._follow,
            seed=self._seed, country=self._country, mode=kind,
        )  # fmt: skip

    def resume(self, name: str) -> Session:
        """An exercise exactly where it was left."""
        return Session.resume(name)

    def debrief(self, name: str) -> str:
        """The debrief of an exercise that is over."""
        return session.debrief(session.read(name))

    def minutes(self, name: str) -> "Sequence[Minute]":
        """What reached each seat of an exercise that is over."""
        return session.minutes(session.read(name))
