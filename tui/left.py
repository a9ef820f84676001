"""Exercises that were left before they were over: which of them somebody means who asks for a scenario, and where they stand, in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui import seat, words
from zholda.tongue import _

if TYPE_CHECKING:
    from tui.app import First
    from zholda.session import Kept, Summary


def meant(kept: "Sequence[Kept]", first: "First") -> "list[Kept]":
    """Those that one can go on with, of the scenario and the seats asked for, the one played last first.

    Who names a mode, a law or a number for chance wants a fresh one: none."""
    if not first.scenario or first.mode or first.country or first.seed is not None:
        return []
    mine = (one for one in kept if one.scenario == first.scenario and not one.finished and not one.problem)
    return [one for one in mine if _seated_alike(one, first)]


def _seated_alike(one: "Kept", first: "First") -> bool:
    if first.follow or one.following:
        return one.following and (first.follow or not first.seat)
    return {*one.seat.split(", ")} == {*first.seats} if first.seats else first.seat in ("", one.seat)


def where_left(one: "Kept", of: "Summary | None") -> str:
    """Clock, seat and mode of a kept exercise. `of`: its scenario, None where it is not in the library any more."""
    clock = seat.date_and_clock(of.start, one.clock) if of is not None else ""
    shape = _("ended {time}") if one.finished and clock else "{time}"
    jobs = dict(of.seats) if of is not None else {}
    job = ", ".join(words.profession(jobs[name]) if name in jobs else name for name in one.seat.split(", "))
    following = _("following the case") if one.following else ""
    return " · ".join(filter(None, (shape.format(time=clock), job, following, words.mode(one.mode))))
