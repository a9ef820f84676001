"""A turn: send a command, then let time go until the officer is free again or something is perceived.

Screen and line mode take turns through here, so that the same choices give the same commands at the same seconds.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from tui import seat
from tui.panes import lines

if TYPE_CHECKING:
    from zholda.session import Receipt, View

PATIENCE: Final = 900


def take(play: seat.Play, what: str, args: Mapping[str, Any]) -> "Receipt":
    """Submit a command as of what has been shown, and go on with what it began. A note beside an act under way moves no time."""
    before = play.view().busy
    receipt = play.submit(what, args, play.view().seen)
    if play.view().busy != before:
        go_on(play)
    return receipt


def go_on(play: seat.Play) -> None:
    """Let time pass while the officer is occupied; stop as soon as something reaches this seat that is not its own doing, or when it
    is another's turn at this machine.

    Also while something chosen still waits to begin, which it does for a quarter of an hour at most.
    """
    while not play.over:
        view = play.view()
        act = view.acts.get(view.busy)
        if act is None and play.free:
            return
        seen = view.seen
        play.advance_until(act.ends if act is not None else play.now + PATIENCE)
        if play.up != play.seat or something_new(play.view(), seen) or play.now >= play.length:
            return


def something_new(view: "View", since: int) -> bool:
    """Whether a line after number `since` came from outside."""
    return any(line.channel != "own" and lines.shown(line) for line in view.lines[since:])
