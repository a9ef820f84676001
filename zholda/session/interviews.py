"""How it was asked, in words: right after an interview in training mode, and as a section of the debrief."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from zholda.session.journals import header_of

if TYPE_CHECKING:
    from scoring.interviews import Interview, Interviews
    from scoring.reports.model import Section
    from sim.model.events import Entry
    from zholda.session.judging import Judging
    from zholda.wording import Wording


def sections(entries: "Sequence[Entry]", terms: "Judging") -> "tuple[Section, ...]":
    """Every interview and conversation of a journal as a section of its debrief; none where nobody asked anything."""
    from scoring.interviews import feedback
    from scoring.reports.model import Line, Section
    from zholda.session.reports import spoken

    words = spoken(header_of(entries))
    found = []
    for interview in fold(entries, terms).result():
        lines = [Line(words.say(wording, dict(args)), interview.entries) for wording, args in feedback(interview, over=True)]
        if lines:
            found.append(Section(_title(words.say, interview, entries), tuple(lines)))
    if found:
        found.append(Section("", (Line(words.say("interviews.studies"), ()),)))
    return tuple(found)


def fold(entries: "Sequence[Entry]", terms: "Judging") -> "Interviews":
    """The fold over a journal so far."""
    from scoring.interviews import Interviews

    taken = Interviews(terms.scenario, terms.night)
    for entry in entries:
        taken.take(entry)
    return taken


class Ended:
    """Formal interviews that ended while an exercise is played, each told once to the seat that held it."""

    def __init__(self, since: int) -> None:
        """`since`: how many entries there are; interviews that ended in them were told of before."""
        self._since = since
        self._read: dict[str, int] = {}  # seat -> entries read

    def told(self, entries: "Sequence[Entry]", seat: str, words: "Wording", names: dict[str, str]) -> list[str]:
        """What to say to this seat of the one that ended since it was last asked for, [] where none did."""
        from sim.model.events import InterviewEnded

        since, self._read[seat] = self._read.get(seat, self._since), len(entries)
        ended = (entry.event for entry in entries[since:] if isinstance(entry.event, InterviewEnded))
        return after_the_last(entries, seat, words, names) if any(event.seat == seat for event in ended) else []


def after_the_last(entries: "Sequence[Entry]", seat: str, words: "Wording", names: dict[str, str]) -> list[str]:
    """What to say to a seat about the formal interview it ended last, without anything that was not heard; [] where there was none, or
    nothing was asked in it."""
    from scoring.interviews import feedback
    from zholda.session.judging import judging

    interview = fold(entries, judging(entries)).last(seat)
    if interview is None:
        return []
    say = partial(words.say, known=names)
    told = [say(wording, args) for wording, args in feedback(interview, over=False)]
    return [_title(say, interview, entries), *told] if told else []


def _title(say: "Callable[..., str]", interview: "Interview", entries: "Sequence[Entry]") -> str:
    wording = "interviews.title" if interview.formal else "interviews.talk_title"
    profession = header_of(entries).material["scenario"]["seats"][interview.seat]["profession"]
    return say(wording, {"who": interview.person, "by": profession, "at": interview.began})
