"""Rooms with a door: into which of them one may look, and which ones this seat sees into from where it stands.

Whoever sits behind a closed door is in no list before somebody has looked in, so looking around a place asks for the room.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui import seat
from tui.arguments import Pick
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import View


def seen_into(play: seat.Play, view: "View", room: str) -> bool:
    """Whether this seat sees everybody in a room: its own, and from an open one those without a door."""
    return room == view.room or not (play.closes(room) or play.public.shut_in())


def listed(play: seat.Play, view: "View", rooms: Iterable[str]) -> list[Pick]:
    """The rooms into which one may look, first none of them; nothing where no door hides anybody. From behind a closed door one may step
    out, or look around in there."""
    inside = play.public.shut_in()
    closing = [room for room in rooms if play.closes(room) and (inside or room != view.room)]
    if not closing:
        return []
    none = _("none: step out, and look around") if inside else _("none: look around from here")
    return [Pick("", none), *(Pick(room, play.label(room), "" if room == view.room else _("knock first")) for room in closing)]
