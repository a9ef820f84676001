"""Time in slices where several people share the machine: the same journal, keys answered in between, and nobody's wait cut short."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from sim.journal.chain import digest
from tui import pacing
from tui.panes import ahead, lines
from zholda.session import Session

LONG, SHORT = 4 * 3600, 5000


def two() -> Session:
    return Session.open("night-bus", seats=("post", "shelter"), others="ordinary", seed=5, keep=False)


def let_pass(session: Session, seconds: int, *, rouse: bool, sliced: bool) -> None:
    """Whoever sits there lets time pass."""
    to = min(session.now + seconds, session.length)
    if sliced:
        asyncio.run(pacing.let_pass(session, to, rouse=rouse))
    elif rouse:
        while session.now < to and not session.over:
            seen = session.view().seen
            session.advance_until(to)
            if session.up != session.seat or lines.any_shown(session.view(), seen):
                return  # what no row says, as that somebody went back to their room, is no reason to stop: here as there
    else:
        session.advance(to)


def let(session: Session, seconds: int, *, rouse: bool, sliced: bool) -> None:
    """Whoever sits there lets time pass; whose turn it is then sits down."""
    let_pass(session, seconds, rouse=rouse, sliced=sliced)
    session.sit(session.up)


@pytest.mark.parametrize("rouse", [False, True])
def test_one_alone_gets_the_same_journal_in_slices_and_whole(rouse):
    def played(sliced: bool) -> str:
        session = Session.open("night-bus", seat="post", others="ordinary", seed=5, keep=False)
        while session.now < 40_000:
            let_pass(session, 3600, rouse=rouse, sliced=sliced)
        return digest(session._exercise.journal)

    assert played(True) == played(False)


@pytest.mark.parametrize("rouse", [False, True])
def test_two_at_one_machine_get_the_same_journal_in_slices_and_whole(rouse):
    def played(sliced: bool) -> tuple[str, list[tuple[str, int]]]:
        session, turns = two(), []
        for n in range(24):
            let(session, SHORT if n % 3 else LONG, rouse=rouse, sliced=sliced)
            turns.append((session.up, session.now))
        return digest(session._exercise.journal), turns

    assert played(True) == played(False)


def test_no_slice_of_a_shared_wait_is_longer_than_half_an_hour(monkeypatch):
    session = two()
    slices: list[int] = []
    whole = session._table.pass_to

    def counted(limit: int, *args: Any) -> None:
        slices.append(limit - session.now)
        whole(limit, *args)

    monkeypatch.setattr(session._table, "pass_to", counted)
    let(session, LONG, rouse=False, sliced=True)
    assert slices == []  # the other one has not said so yet
    let(session, LONG, rouse=False, sliced=True)
    assert session.now == LONG
    assert len(slices) >= LONG // pacing.WIDEST
    assert max(slices) <= pacing.WIDEST


def test_the_screen_is_shown_between_the_slices_of_a_shared_wait():
    shown: list[int] = []
    session = two()
    session.advance(LONG)
    session.sit(session.up)
    asyncio.run(pacing.let_pass(session, LONG, rouse=False, shown=shown.append))
    assert shown
    assert set(shown) == {LONG}


class Returning:
    """Somebody goes back to their room at second 100, unseen in any row; at 300 somebody says something."""

    seat = up = "post"
    over, free, length = False, True, 1000

    def __init__(self) -> None:
        self.now = 0
        self.lines: list[SimpleNamespace] = []

    def view(self) -> SimpleNamespace:
        return SimpleNamespace(lines=self.lines, seen=len(self.lines), acts={}, busy="")

    def advance_until(self, limit: int, most: int = 0) -> int:
        self.now = min([at for at in (100, 300) if at > self.now] + [limit, self.now + (most or limit)])
        channel = {100: "scene", 300: "told"}.get(self.now)
        if channel:
            self.lines.append(SimpleNamespace(channel=channel, wording=f"engine.{channel}", args=(), about=(), claims=()))
        return self.now


def test_a_wait_until_something_happens_does_not_end_where_somebody_only_went_back_to_their_room():
    play: Any = Returning()
    asyncio.run(pacing.let_pass(play, 900, rouse=True))
    assert play.now == 300
    later: Any = Returning()
    ahead.until_told(later, 900)
    assert later.now == 300
