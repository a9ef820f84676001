"""Time passing on a screen: the engine runs in short slices between which keys are answered, and the same journal comes of it.

A slice is so much time of the exercise as takes about a millisecond to compute; it never ends inside an instant. Where several people
share the machine the first to let time pass hand it on, and the last of them sees it pass in slices for all.
"""

import asyncio
from collections.abc import Callable, Mapping
from time import perf_counter
from typing import TYPE_CHECKING, Any, Final

from tui import seat
from tui.panes import lines
from tui.turn import PATIENCE, something_new

if TYPE_CHECKING:
    from zholda.session import Receipt

LONGEST: Final = 0.005  # seconds that a slice may take
SHORTEST, FIRST, WIDEST = 60, 600, 1800  # seconds of the exercise in a slice

Shown = Callable[[int], None]  # given the second to which time is let pass


async def take(play: seat.Play, what: str, args: Mapping[str, Any], shown: Shown | None = None) -> "Receipt":
    """As `turn.take`: submit a command as of what has been shown, and go on with what it began."""
    before = play.view().busy
    receipt = play.submit(what, args, play.view().seen)
    if play.view().busy != before:
        await go_on(play, shown)
    return receipt


async def go_on(play: seat.Play, shown: Shown | None = None) -> None:
    """As `turn.go_on`: let time pass while the officer is occupied, until something reaches this seat that is not its own doing."""
    while not play.over:
        view = play.view()
        act = view.acts.get(view.busy)
        if act is None and play.free:
            return
        seen = view.seen
        await let_pass(play, act.ends if act is not None else play.now + PATIENCE, rouse=True, shown=shown)
        if play.up != play.seat or something_new(play.view(), seen) or play.now >= play.length:
            return


async def let_pass(play: seat.Play, to: int, *, rouse: bool, shown: Shown | None = None) -> None:
    """Let time pass to second `to`; with `rouse` only until something reaches a seat that is played here, and a row says it: that somebody
    went back to their room is no reason to stop. `shown` is called between slices, so that a long wait can be seen, and what reaches the
    seat in it."""
    wide, to = FIRST, min(to, play.length)
    while not play.over and play.now < to:
        seen, until = play.view().seen, min(play.now + wide, to)
        begun = perf_counter()
        _slice(play, to, until - play.now, rouse=rouse)
        taken = perf_counter() - begun
        if play.up != play.seat or (play.now < until and play.view().seen == seen) or (rouse and lines.any_shown(play.view(), seen)):
            return
        wide = max(wide // 2, SHORTEST) if taken > LONGEST / 2 else min(wide * 2, WIDEST) if taken < LONGEST / 8 else wide
        if shown is not None:
            shown(to)
        await asyncio.sleep(0)


def _slice(play: seat.Play, to: int, most: int, *, rouse: bool) -> None:
    if rouse:
        play.advance_until(to, most)
    else:
        play.advance(to, most)
