"""What can be asked of an exercise once it is over, beside its assessment and its debrief."""

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.model.events import Entry
    from zholda.session.background import Search
    from zholda.session.journals import Replayed
    from zholda.session.minutes import Minute


class Afterwards(ABC):
    """The part of a session that looks back."""

    @property
    @abstractmethod
    def name(self) -> str:
        """What it is called on this machine, "" where it is not kept."""

    @property
    @abstractmethod
    def scenario(self) -> str:
        """The id of its scenario."""

    @abstractmethod
    def _told(self) -> "list[Entry]":
        """The whole journal. Raises SessionError while it is played."""

    def minutes(self) -> "tuple[Minute, ...]":
        """What reached each seat, minute by minute, once it is over."""
        from zholda.session.minutes import minutes_of

        return minutes_of(self._told())

    def turning(self) -> "Search":
        """Begin to look for turning points beside the screen, once it is over. Raises SessionError where it cannot be played otherwise."""
        from zholda.session.background import Search

        return Search(self._told(), self.name or self.scenario)

    def replay(self) -> "Replayed":
        """Play the journal again from its commands alone, and compare, once it is over. Raises SessionError where it differs."""
        from zholda.session.journals import replay_entries

        return replay_entries(self._told(), self.name or self.scenario)
