"""Turning points and "what if": other lines of a finished exercise, played on both cores, kept as they come, told in words.

What was computed is kept beside the exercises of this machine by the digest of the journal, so a search that was stopped goes on where
it was. A journal whose rules are other than today's cannot be played again: then one line says so.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from zholda.session.journals import SavedJournal, header_of, replay_entries
from zholda.session.judging import judging
from zholda.session.kept_lines import KeptLines, place
from zholda.session.problems import SessionError, of_this_version
from zholda.session.turning_words import Words

if TYPE_CHECKING:
    from scoring.debrief_moments import Moment
    from scoring.model import Assessment
    from sim.model.events import Entry

Progress = Callable[[KeptLines], None]


@dataclass(frozen=True, slots=True)
class Question:
    """A decision or an act of a finished exercise that can be played otherwise. `options`: what could have been chosen."""

    occurrence: str
    seat: str
    at: int
    taken: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherLine:
    """One line played otherwise: both journals, from which second they may differ, and what each is assessed to."""

    played: "Sequence[Entry]"
    other: "Sequence[Entry]"
    since: int
    before: "Assessment"
    after: "Assessment"


def questions(saved: SavedJournal) -> list[Question]:
    """The decisions of an exercise, in the order in which they opened."""
    from scoring.counterfactual.lines import left_to_colleagues
    from sim.model.events import DecisionClosed, DecisionOpened

    others = left_to_colleagues(saved.journal.entries)
    entries, plain = saved.journal.entries, header_of(saved.journal.entries).material["scenario"]["decisions"]
    closed = {entry.event.occurrence: entry.event.option for entry in entries if isinstance(entry.event, DecisionClosed)}
    found = []
    for entry in entries:
        if isinstance(entry.event, DecisionOpened) and entry.event.occurrence not in others:
            name = entry.event.occurrence.split("[")[0].split("#")[0]
            taken = closed.get(entry.event.occurrence, "")
            found.append(Question(entry.event.occurrence, entry.event.seat, entry.at, taken, tuple(plain[name]["options"])))
    return found


def what_if(saved: SavedJournal, occurrence: str, option: str) -> OtherLine:
    """Play one line otherwise, with the luck of the exercise itself. Raises SessionError where there is no such decision or option."""
    from scoring.counterfactual.lines import Line, play
    from scoring.counterfactual.turning import forks
    from zholda.session.crew import company, plan_of

    question = next((one for one in questions(saved) if one.occurrence == occurrence), None)
    if question is None:
        known = ", ".join(one.occurrence for one in questions(saved)) or "none"
        raise SessionError(f"{saved.source}: no decision called {occurrence} opened in it. These did: {known}")
    if option not in question.options:
        raise SessionError(f"{occurrence} has no option {option}. It has: {', '.join(question.options)}")
    entries = playable(saved.journal.entries, saved.source)
    replay_entries(entries, saved.source)
    fork = next(fork for fork in forks(entries, judging(entries).assess(entries)) if fork.occurrence == occurrence)
    with _played_again(saved.source):
        other = play(plan_of(entries), entries, fork, Line(option, 0), company)
    return OtherLine(entries, other, fork.at, judging(entries).assess(entries), judging(other).assess(other))


def turning_points(saved: SavedJournal, progress: Progress | None = None, jobs: int = 0, within: float | None = None) -> KeptLines:
    """Search for the few decisions that would have changed most. `progress` is told after each line; what was played already is not played
    again. `jobs`: processes, 0 as many as there should be; `within`: no line is begun after so many seconds.

    Raises SessionError where the journal cannot be replayed. Interrupted (Ctrl+C), it keeps what it has and raises KeyboardInterrupt.
    """
    from zholda.session.searching import search

    entries, compared = playable(saved.journal.entries, saved.source), False
    with _played_again(saved.source), closing(search(entries, jobs, within)) as searching:
        for kept in searching:
            if progress is not None:
                progress(kept)
            if not compared and kept.rows:
                compared = the_same_again(entries, saved.source)
    if not compared:
        the_same_again(entries, saved.source)
    return kept


def the_same_again(entries: "Sequence[Entry]", source: str) -> bool:
    """Whether the whole exercise comes out as it was. A line is compared up to where it turns off; what came later might differ all the
    same. It takes a while, so the first lines are played meanwhile. Raises SessionError where it differs, and keeps nothing of it."""
    from sim.journal.chain import digest

    try:
        replay_entries(entries, source)
    except SessionError:
        place(digest(entries)).unlink(missing_ok=True)
        raise
    return True


@contextmanager
def _played_again(source: str) -> Iterator[None]:
    """A journal that does not come out the same when it is played again becomes a SessionError that says so."""
    from sim.exercise import Diverged

    try:
        with of_this_version(source):
            yield
    except Diverged as difference:
        raise SessionError(f"{source}: {difference}. Reading, assessing and debriefing it still work") from difference


def known(digest: str) -> "KeptLines | None":
    """What was computed earlier of the journal with this digest, None where nothing was."""
    path = place(digest)
    if not path.is_file():
        return None  # before anything is loaded that a report without them does not need
    kept = KeptLines.load(path)
    return kept if kept is not None and kept.rows else None


def playable(entries: "Sequence[Entry]", source: str) -> "Sequence[Entry]":
    """The entries of a journal that can be played otherwise. Raises SessionError where its rules are others, or it has no end."""
    from sim.journal.versions import other_rules
    from sim.model.events import Closed

    if problem := other_rules(header_of(entries)):
        raise SessionError(f"{source}: {problem}")
    if not isinstance(entries[-1].event, Closed):
        raise SessionError(f"{source} is not over yet. Finish it first: zholda play {source}")
    return entries


def whatif_lines(saved: SavedJournal, occurrence: str, option: str) -> list[str]:
    """One other line in words. Raises SessionError as `what_if` does."""
    from scoring.counterfactual.difference import MOST, differ, shortened
    from zholda.wording import span

    line = what_if(saved, occurrence, option)
    words = Words(line.played)
    contacts = header_of(line.played).material["scenario"]["contacts"]
    bodies = {name: str(plain.get("institution", "")) for name, plain in contacts.items()}
    found = shortened(differ(line.played, line.other, line.since, bodies), MOST)
    name = occurrence.split("#", maxsplit=1)[0].partition("[")[0]
    lines = [words.say("whatif.title", {"option": words.say(f"decisions.{name}.options.{option}")})]

    def moment(one: "Moment") -> str:
        return f"  {words.wording.time(one.at)}  {words.say(one.wording, dict(one.args))}"

    for title, moments in (("whatif.here", found.here), ("whatif.there", found.there)):
        if moments:
            lines += ["", words.say(title), *map(moment, moments)]
    if found.shifted:
        lines += ["", words.say("whatif.shifted")]
        for shifted in found.shifted:
            sentence = words.say(shifted.moment.wording, dict(shifted.moment.args))
            which = "whatif.earlier" if shifted.there < shifted.here else "whatif.later"
            lines.append("  " + words.say(which, {"span": span(abs(shifted.there - shifted.here)), "sentence": sentence}))
    if len(lines) == 1:
        lines += ["", words.say("whatif.nothing")]
    ids = [one.id for one in line.before.objectives]
    ratings = ", ".join(
        (f"{a.id}@{a.seat}" if ids.count(a.id) > 1 else a.id)  # of one that several seats are rated in, whose it is
        + (f" {a.rating or '-'} > {b.rating or '-'}" if a.rating != b.rating else f" {a.rating or '-'}")
        for a, b in zip(line.before.objectives, line.after.objectives, strict=True)
    )
    return [*lines, "", words.say("whatif.ratings", {"ratings": ratings}), words.say("whatif.one_line")]
