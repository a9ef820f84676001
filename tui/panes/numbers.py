"""Which number each act has for each thing in focus, kept while the seat stays in one room: whoever types 3 from memory gets the act that
was 3.

An act that has gone leaves its number empty; one that has come takes the next number after the last, and an empty one only where none is
left after it. One that was there all along without a number stays without. In another room the numbers are given anew, once one is free
there; and so are those of somebody who is held or ill from now on, or no longer, for then other acts come first.
"""

from typing import TYPE_CHECKING

from tui.panes import acts, company
from tui.panes.focus import Focus
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import View


_Thing = tuple[str, str, bool, bool]  # kind and id of a thing, whether it is somebody who is held, and who is said to be ill or injured


class Numbers:
    """The numbers of one seat at one screen."""

    def __init__(self) -> None:
        self._room: tuple[str, str] = "", ""
        self._kept: dict[_Thing, list[str]] = {}  # the acts that had number 1, 2 ...
        self._seen: dict[_Thing, set[str]] = {}  # and all that were on offer for it

    def given(self, view: "View", one: Focus, deeds: list[acts.Deed]) -> dict[int, acts.Deed]:
        """The acts of this thing that have a number now, by their numbers. While the officer is busy nothing new is kept: what can be done
        beside it is only part of what can be done with the thing."""
        if (view.place, view.room) != self._room and not view.busy:
            self._room = view.place, view.room
            self._kept.clear()
            self._seen.clear()
        now = {deed.offer.verb: deed for deed in deeds if deed.apt}
        person = one.kind == "person"
        thing = one.kind, one.id, person and one.id in company.held(view), person and _spared(view, one.id)
        slots, seen = list(self._kept.get(thing, ())), self._seen.get(thing, set())
        for verb in now:
            if verb not in slots and verb not in seen:
                _enter(slots, verb, now)
        if not view.busy:
            self._kept[thing], self._seen[thing] = slots, seen | set(now)
        return {number: now[verb] for number, verb in enumerate(slots, 1) if verb in now}


def not_given(number: int, numbered: dict[int, acts.Deed]) -> str:
    """That no act has this number now, and which numbers there are: one that has gone leaves its own empty."""
    given = sorted(numbered)
    if given and given == list(range(1, len(given) + 1)):
        text = _("There is no {number} here. Type a number from 1 to {most}, or a word such as wait.")
        return text.format(number=number, most=given[-1])
    text = _("There is no {number} here. Type one of these: {numbers}, or a word such as wait.")
    return text.format(number=number, numbers=", ".join(map(str, (*given, 0))))


def _spared(view: "View", who: str) -> bool:
    """Whether somebody is known to be ill or injured by what was said, wherever they are."""
    return who in company.told_ill(view) or who in company.injured(view)


def _enter(slots: list[str], verb: str, now: dict[str, acts.Deed]) -> None:
    """Give an act the next number, or else the first that is empty."""
    if len(slots) < acts.NUMBERED:
        slots.append(verb)
        return
    empty = next((place for place, held in enumerate(slots) if held not in now), None)
    if empty is not None:
        slots[empty] = verb
