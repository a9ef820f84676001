"""Since when somebody is held, as far as it had reached a seat: nobody states falsely what they could not know.

Known is what the seat did itself, what it saw or heard of the act by which liberty was restricted, and what it was told of the minute.
Whoever knew nothing of it is held to the minute in which they first said so; a minute out of the air is false for them as well.
"""

from collections.abc import Mapping

from sim.model import events as e

TOLD: tuple[str, ...] = ("held", "held_since")  # claims by which somebody learns that a person is held


class Minutes:
    """The fold from entries to who knew of whose restriction. `perceived`: seat -> entry -> second at which it was observed."""

    def __init__(self, perceived: Mapping[str, Mapping[int, int]]) -> None:
        self._perceived = perceived
        self.since: dict[str, int] = {}  # who was told that they are held -> the second from which it counts
        self._held: dict[str, list[tuple[str, int, int]]] = {}  # person -> by whom, the entry, the act that led to it
        self._told: dict[tuple[str, str], bool] = {}  # seat, person
        self._said: dict[tuple[str, str], tuple[int, int]] = {}  # seat, person -> first and last second of the first such word

    def restricted(self, entry: e.Entry, event: e.Restricted) -> None:
        self._held.setdefault(event.who, []).append((event.by, entry.n, entry.cause))
        if event.how == "told_held":
            self.since.setdefault(event.who, event.since)

    def freed(self, person: str) -> None:
        self._held.pop(person, None)
        self.since.pop(person, None)
        for known in (self._told, self._said):
            for key in [key for key in known if key[1] == person]:
                known.pop(key, None)

    def told(self, seat: str, person: str) -> None:
        self._told[seat, person] = True

    def stated(self, act: e.ActEnded, now: int) -> None:
        """An act that states a minute is over. The first one of a seat about somebody is when it said so first."""
        if "minute" in dict(act.args):
            for person in act.people:
                self._said.setdefault((act.seat, person), (now - act.seconds, now))

    def off(self, act: e.ActEnded, person: str, error: int) -> int:
        """Seconds by which the minute stated is false to whoever states it. `error`: by how many it is off the true one."""
        said = self._said.get((act.seat, person))
        minute = dict(act.args).get("minute") if said is not None else None
        if said is None or minute is None or self._knew(act.seat, person):
            return error
        first, last = said
        return min(error, max(first - int(minute), int(minute) - last, 0))

    def _knew(self, seat: str, person: str) -> bool:
        seen = self._perceived.get(seat, {})
        held = self._held.get(person, ())
        return (seat, person) in self._told or any(by == seat or n in seen or cause in seen for by, n, cause in held)
