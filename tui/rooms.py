"""Where an act may be done: the rooms in the order of who would hear it, with that beside them, and the one that is proposed."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from tui import doors, seat
from tui.panes import company
from zholda.tongue import _, n_

if TYPE_CHECKING:
    from zholda.session import View


ALONE: Final = (  # talk that others should not hear, and what they should not look on at: a room of its own is proposed
    "call_alone", "safety_check", "speak_with", "ask_wish", "ask_consent", "offer_help", "explain.asylum", "teach_back", "search_person",
    "assess_risk",
)  # fmt: skip
SEEN: Final = ("search_person",)  # of these, what is not heard but seen
ALONE_WITH_ONE: Final = ("explain", "introduce")


def alone(verb: str, people: int = 0) -> bool:
    """Whether an act done to so many is one that others should not hear or look on at."""
    return verb in ALONE or (verb in ALONE_WITH_ONE and people == 1)


class Rooms(NamedTuple):
    """The rooms of one act. `spot`: the room or vehicle where those it is done to are now, "" unknown; `part`: who takes part in it and so
    hears it anyway; `colleagues`: who in sight works for this seat."""

    play: seat.Play
    view: "View"
    spot: str
    part: tuple[str, ...]
    colleagues: frozenset[str]

    def listed(self, rooms: Sequence[str], *, by_ears: bool) -> list[tuple[str, str, str]]:
        """Where it may be done, each as (room, words, remark): "" for where they are now. `by_ears`: in the order of who would hear it."""
        spot = self.spot
        words = _("where they are now: {place}").format(place=self.play.label(spot)) if spot else _("where they are now")
        if not by_ears:
            return [("", words, ""), *((room, self.play.label(room), "") for room in rooms if room != spot)]
        if not spot:
            return [*self.by_ears(rooms), ("", words, "")]
        order = self.by_ears(dict.fromkeys((*rooms, spot)))
        return [("", words, self.heard(spot)) if one[0] == spot else one for one in order]

    def by_ears(self, rooms: Iterable[str], *, indoors: bool = False) -> list[tuple[str, str, str]]:
        """The same rooms with who would hear, the quietest first. `indoors`: only those that are warm, where there are any."""
        rooms = list(rooms)
        fit = [room for room in rooms if self.play.public.warm(room)] if indoors else []
        return [(room, self.play.label(room), self.remark(room)) for room in self.quietest_first(fit or rooms)]

    def quietest_first(self, rooms: Iterable[str]) -> list[str]:
        """The room first in which fewest would hear, and of those one that closes and is warm."""
        return sorted(rooms, key=self._noise)

    def remark(self, room: str) -> str:
        """What stands beside a room: that it closes, and who would hear."""
        closes = _("it closes") + ", " if self.play.closes(room) else ""
        return closes + self.heard(room)

    def heard(self, room: str) -> str:
        """Who would hear in a room, in words."""
        return self._ears(room).words

    def looked_on(self, room: str) -> str:
        """That whoever stands there would see it, "" behind a door or where nobody does."""
        in_the_open = {spot for who in self.view.here() if not self.play.closes(spot := company.spot(self.view, who))}
        others = sum(self._ears(spot).others for spot in in_the_open)
        if not others or self.play.closes(room or self.spot):
            return ""
        return n_("There is no door: {n} other sees it.", "There is no door: {n} others see it.", others)

    def proposed(self, rooms: Iterable[str]) -> str:
        """For what others should not hear: "" for where they are, unless fewer would hear in one that closes, and is warm where any is."""
        rooms = list(rooms)
        if not self.spot or len(rooms) < 2:
            return ""
        warm, closes = self.play.public.warm, self.play.closes
        fit = [room for room in rooms if closes(room) and (warm(room) or not any(map(warm, rooms)))]
        best = next(iter(self.quietest_first(fit)), "")
        if best and self._ears(best).others:  # nobody is led to where somebody sits while a room is free, and were it the cold one
            free = (room for room in self.quietest_first(rooms) if not self._ears(room).others and (closes(room) or warm(room)))
            best = next(free, best)
        return best if best and self._ears(best).others < self._ears(self.spot).others else ""

    def _ears(self, room: str) -> company.Ears:
        return company.ears(self.view, room, self.part, self.colleagues, unseen=not doors.seen_into(self.play, self.view, room))

    def _noise(self, room: str) -> tuple[int, bool, bool, int]:
        heard = self._ears(room)
        return heard.others, not self.play.closes(room), not self.play.public.warm(room), heard.colleagues
