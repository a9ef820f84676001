"""Journals that are named on the command line: read, each once, and said of each that has no end yet."""

from collections.abc import Sequence

from zholda import session
from zholda.cli import diagnostics
from zholda.cli.diagnostics import UsageError


def journal(name: str) -> session.SavedJournal:
    """A journal as far as it goes; a fault after this names its scenario and seed. Raises SessionError."""
    saved = session.read(name)
    diagnostics.about(scenario=saved.journal.header.scenario, seed=saved.journal.header.seed)
    return saved


def whole(name: str) -> session.SavedJournal:
    """A journal that is judged or told: where it has no end yet, that is said. Raises SessionError."""
    saved = journal(name)
    _say_unfinished(saved, name)
    return saved


def several(names: Sequence[str], once: str) -> list[session.SavedJournal]:
    """Journals that are counted together. `once`: why none may be named twice. Raises UsageError and SessionError."""
    if len(set(names)) < len(names):
        raise UsageError(f"the same journal is named twice: {once}")
    saved = [session.read(name) for name in names]
    for one in saved:
        _say_unfinished(one, one.source)
    return saved


def _say_unfinished(saved: session.SavedJournal, name: str) -> None:
    if not saved.journal.finished:
        diagnostics.say(f"{name} is unfinished: it has no closing entry, and what follows says nothing of what would have come.")
