"""`zholda whatif` and `zholda turning`: what one other decision would have changed, and which ones would have changed most."""

import time
from argparse import Namespace
from typing import TYPE_CHECKING, Final

from zholda import session
from zholda.cli import diagnostics, output
from zholda.session import turning
from zholda.session.marked import marked, marking

if TYPE_CHECKING:
    from zholda.session.kept_lines import KeptLines

EVERY: Final = 2.0  # seconds between two lines of progress
ENOUGH: Final = 10  # lines played before anything is said of how long it takes


def whatif(asked: Namespace) -> int:
    """One line played otherwise; without a decision named, the list of those that can be played otherwise."""
    saved = session.read(asked.journal)
    if not asked.at:
        if asked.choose:
            raise session.SessionError("say which decision: --at OCCURRENCE. `zholda whatif JOURNAL` lists them")
        output.show(marking())
        for question in turning.questions(saved):
            taken = question.taken or "nobody decided"
            output.show(f"{question.occurrence}  ({question.seat}; {taken})")
            output.show(output.wrapped(", ".join(question.options), "    ", "    "))
        return diagnostics.DONE
    if not asked.choose:
        raise session.SessionError("say which option: --choose OPTION. `zholda whatif JOURNAL` lists them")
    lines = turning.whatif_lines(saved, asked.at, asked.choose)
    output.show(marking())
    output.show_story("\n".join(lines))
    return diagnostics.DONE


def points(asked: Namespace) -> int:
    """All turning points, with progress on stderr. Stopped by Ctrl+C it keeps what it has and shows that."""
    from zholda.session.turning_words import nothing, plain, told

    saved = session.read(asked.journal)
    diagnostics.about(scenario=saved.journal.header.scenario, seed=saved.journal.header.seed)
    kept = search(saved, asked.within)
    points = told(saved.journal.entries, kept.turning()) if kept is not None else []
    if asked.format == "json":
        unfinished = kept is None or kept.left > 0  # stopped by Ctrl+C or by --within: more may be found
        output.show_json(marked({"unfinished": unfinished, "turning_points": [plain(point) for point in points]}))
        return diagnostics.DONE
    output.show(marking())
    for point in points:
        output.show(output.wrapped(point.title, "       ", f"{point.clock}  "))
        for paragraph in point.paragraphs:
            output.show(output.wrapped(paragraph, "       ", "       "))
        output.show("")
    if not points and kept is not None and not kept.left:
        output.show(nothing())
    return diagnostics.DONE


def search(saved: session.SavedJournal, within: float | None) -> "KeptLines | None":
    """Search with progress on stderr: the first that is found, how far it is, and how much longer it may take. Ctrl+C ends it; what was
    found is kept. None where it ended before anything was known."""
    progress = _Progress(saved)
    try:
        turning.turning_points(saved, progress.take, within=within)
    except KeyboardInterrupt:
        known = progress.kept is not None
        diagnostics.say("Stopped." if known else "Stopped before anything was known; the same command begins again.")
    kept = progress.kept
    if kept is not None and kept.left:
        looked = f"{kept.looked} of {len(kept.inquiries)} questions were looked at"
        diagnostics.say(f"{looked}. What was played is kept; the same command goes on from there.")
    return kept


class _Progress:
    """What is said while a search goes on: at once when there is something to tell, then every other second."""

    def __init__(self, saved: session.SavedJournal) -> None:
        self._saved = saved
        self.kept: KeptLines | None = None
        self._began = self._said = time.monotonic()
        self._rows, self._first = 0, False

    def take(self, kept: "KeptLines") -> None:
        if self.kept is None:
            self._rows, self._first = kept.rows, bool(kept.rows)  # what was found before is no news
        self.kept = kept
        now = time.monotonic()
        if not self._first:
            self._say_first(kept, now)
        if now - self._said >= EVERY:
            self._said = now
            played = kept.rows - self._rows
            more = f", at most {int((now - self._began) / played * kept.left) + 1} s more" if played >= ENOUGH else ""
            diagnostics.say(f"{kept.looked} of {len(kept.inquiries)} questions looked at{more}")

    def _say_first(self, kept: "KeptLines", now: float) -> None:
        found = kept.turning()
        if found.persons or found.case:
            from zholda.session.turning_words import told

            self._first = True
            first = told(self._saved.journal.entries, found)[0]
            diagnostics.say(f"The first, after {now - self._began:.1f} s: {first.clock} {first.title}")
