"""`zholda run` and `zholda demo`: a play without a person, by a walkthrough or a policy."""

from argparse import Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from zholda.cli import diagnostics, output
from zholda.cli.diagnostics import UsageError

if TYPE_CHECKING:
    from sim.model.walkthrough import Walkthrough
    from zholda.session import Session
    from zholda.telling import Teller
    from zholda.walkthrough import Taken

DEMONSTRATED = "night-bus"
BEST = "best-practice"


def run(asked: Namespace) -> int:
    """Play to the end, write the journal where asked, print how it ended and the ratings. Raises SessionError."""
    from zholda.session.journals import check_name

    if asked.journal:
        check_name(asked.journal)
    seed = 1 if asked.seed is None else asked.seed
    session, walkthrough, moments = _begin(asked.scenario, asked.policy, asked.walkthrough or BEST, seed, asked.country)
    try:
        for _ in moments:
            pass
    finally:
        if asked.journal:
            session.export(asked.journal)
    by = f"policy {asked.policy}" if walkthrough is None else f"walkthrough {walkthrough.id}"
    replayed = session.replay()
    output.show(f"{session.scenario}, seed {seed}, {by}: {replayed.entries} entries, ended {session.time(session.now)}")
    output.show(f"digest {replayed.digest}")
    expected = walkthrough.expects if walkthrough is not None else {}
    rows: list[tuple[str, ...]] = []
    for rated in session.assess().objectives:
        rating, hoped = rated.rating or "null", expected.get(rated.id, {}).get(rated.seat, "")
        rows.append((rated.id, rated.seat, rating, f"(expected {hoped}) " * (hoped not in {"", rating}) + rated.reason))
    if rows:
        output.show(output.table(rows))
    return diagnostics.DONE


def demo(asked: Namespace) -> int:
    """The night bus by its best-practice walkthrough, told as it happens, and the debrief."""
    from zholda.telling import Teller

    session, _, moments = _begin(DEMONSTRATED, "", BEST, 1)
    briefing = session.briefing
    output.show(briefing.title.upper())
    output.show(
        output.wrapped(
            f"A demonstration: the seat {briefing.seat} ({briefing.profession}, {briefing.country}) is played by the best practice."
        )
    )
    output.show("For training only, never for a real case. Every person and place is invented.")
    note = briefing.content_note and f"Content note: {briefing.content_note}"
    for part in filter(None, (briefing.mission, briefing.seat_text, note)):
        output.show("\n" + output.wrapped(part))
    output.show()
    tellers = {one.seat: Teller(session, one.seat) for one in session.seats}
    _news(session, tellers)
    for taken in moments:
        if taken is not None:
            _told(session, taken.at, _by(tellers, taken.seat) + tellers[taken.seat].deed(taken), "> ")
        _news(session, tellers)
    output.show(f"\n{session.time(session.now)}  The exercise is over.\n")
    output.show_story(session.debrief())
    return diagnostics.DONE


def _begin(
    scenario: str, policy: str, name: str, seed: int, country: str = ""
) -> "tuple[Session, Walkthrough | None, Iterator[Taken | None]]":
    """An exercise that is not kept, with who plays it."""
    from zholda import policies, walkthrough
    from zholda.session import Session, exercise_of, playable
    from zholda.session import walkthrough as load

    diagnostics.about(scenario=scenario, seed=seed)
    if policy:
        by_seat = _policies(policy) or dict.fromkeys(playable(scenario), policy)
        roster = {seat: f"policy:{name}" for seat, name in by_seat.items()}
        return (
            (session := Session.open(scenario, roster=roster, seed=seed, country=country, keep=False)),
            None,
            policies.perform(session, by_seat),
        )
    written = load(scenario, name)
    roster = dict.fromkeys(written.seats, f"walkthrough:{name}")
    session = Session.open(exercise_of(scenario, written), roster=roster, seed=seed, country=country, keep=False)
    return session, written, walkthrough.perform(session, written)


def _policies(asked: str) -> dict[str, str]:
    """Which policy plays which seat: `post=checklist,shelter=passive`. Nothing where one word plays every seat. Raises UsageError."""
    from zholda.policies import POLICIES

    parts = [part.strip() for part in asked.split(",") if part.strip()]
    named = [part for part in parts if "=" in part]
    if named and (bare := next((part for part in parts if "=" not in part), "")):
        raise UsageError(f"`{bare}` names no seat: write {','.join(named)},SEAT={bare}")
    by_seat = dict(part.split("=", 1) for part in named)
    for name in by_seat.values() if by_seat else (asked,):
        if name not in POLICIES:
            raise UsageError(f"there is no policy `{name}`. There are: {', '.join(POLICIES)}")
    return by_seat


def _by(tellers: "dict[str, Teller]", seat: str) -> str:
    """Whose line it is, where several seats are told."""
    return f"[{seat}] " if len(tellers) > 1 else ""


def _news(session: "Session", tellers: "dict[str, Teller]") -> None:
    """What reached the seats since the last call."""
    for seat, teller in tellers.items():
        for at, text in teller.news():
            _told(session, at, _by(tellers, seat) + text, "  ")


def _told(session: "Session", at: int, text: str, mark: str) -> None:
    """One line of the story: the time, a mark for what was done, the words."""
    begin = f"{session.time(at)}  {mark}"
    output.show(output.wrapped(text, " " * len(begin), begin))
