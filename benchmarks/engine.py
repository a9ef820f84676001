"""Rows about the engine: what one journal entry costs to make, write and replay."""

from collections.abc import Mapping
from typing import Any

from benchmarks.measure import Row, clock, in_turn
from benchmarks.plays import material, play, played
from benchmarks.references import calls, ring_wait
from sim.conditions import compile_condition
from sim.exercise import Exercise
from sim.journal.chain import digest
from sim.world.vocabulary import world_vocabulary

RING = "one bare SimPy ring wait"
EVALUATIONS = 200_000  # in one round


def dry_play(rounds: int) -> list[Row]:
    """A whole play without bytes (engine, views, offers, and the walkthrough that decides), and its bytes and chain, for each entry."""
    entries = played().journal
    n = len(entries)
    made, bytes_, wait = in_turn(
        lambda: clock(play) / n,
        lambda: clock(lambda: digest(entries)) / n,
        ring_wait,
        rounds=rounds,
    )
    return [
        Row(f"dry play, per entry ({n} entries)", RING, made, wait, 5, 2),
        Row("canonical bytes and chain, per entry", RING, bytes_, wait, 1.5, 0.9),
    ]


def replay_to_the_middle(rounds: int) -> list[Row]:
    """From header and commands to the middle of the journal, compared entry by entry, beside the dry play to the same entry."""
    entries = played().journal
    middle = len(entries) // 2
    plan, _ = material()
    again, first = in_turn(
        lambda: clock(lambda: Exercise.replay(entries, upto=middle, plan=plan)),
        lambda: clock(lambda: play(middle)),
        rounds=rounds,
    )
    return [Row(f"replay to entry {middle}", "dry play to the same entry", again, first, 1.0, 0.7, "ms")]


def conditions(rounds: int) -> list[Row]:
    """A compiled condition of the scenario language beside the same as a lambda; and how many are looked at for each entry of a play."""
    exercise = played()
    text = "not held(madina) and present(madina, post_km42) and trust(madina, police) >= 35"
    compiled = compile_condition(text, world_vocabulary(exercise.plan.scenario))

    def plain(f: Mapping[str, Any]) -> bool:
        return not f["held.madina"] and f["at.madina"] == "post_km42" and f["trust.police.madina"] >= 35

    facts: list[dict[str, Any]] = [dict(compiled.defaults) | {"at.madina": "post_km42", "trust.police.madina": trust} for trust in (30, 40)]
    assert [compiled.test(f) for f in facts] == [plain(f) for f in facts] == [False, True]
    ours, lambda_ = in_turn(lambda: calls(compiled.test, facts, EVALUATIONS), lambda: calls(plain, facts, EVALUATIONS), rounds=rounds)
    looked_at = exercise.evaluations / len(exercise.journal)
    return [
        Row("a condition", "the same as a plain function", ours, lambda_, 3, 1.1, "ns"),
        Row("conditions looked at, per entry", "-", looked_at, 1, 2, 1, "", absolute=True),
    ]
