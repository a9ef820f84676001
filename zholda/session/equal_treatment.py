"""Equal treatment as a measure over kept exercises: counts and intervals, never a verdict on one."""

from collections.abc import Sequence
from typing import Any

from zholda.session.journals import SavedJournal
from zholda.session.marked import marked
from zholda.session.problems import SessionError


def measured(saved: Sequence[SavedJournal]) -> dict[str, Any]:
    """The measure over these journals as plain values: what `zholda cohort --format json` prints. Raises SessionError."""
    from scoring.equal_treatment import TooFew, to_plain, treatment
    from zholda.session.judging import judging

    for n, one in enumerate(saved):
        twin = next((other for other in saved[:n] if other.journal.entries == one.journal.entries), None)
        if twin is not None:
            raise SessionError(f"{twin.source} and {one.source} are the same exercise: it counts once")
    try:
        return marked(to_plain(treatment((one.journal.entries, judging(one.journal.entries).scenario) for one in saved)))
    except TooFew as problem:
        raise SessionError(str(problem)) from problem
