"""The law behind a line: by which article a term ran, and by which rule a judge struck something. As the pack in the header has it.

That is the law under which the exercise was played, also where another law judges it: clocks and rulings stay as the first one made them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from scoring.reports.material import Written
from scoring.reports.model import Line
from scoring.reports.words import Words
from sim.dossier import KEEPS
from sim.model import events as e

HOUR: Final = 3600
LONGEST_IN_HOURS: Final = 96 * HOUR  # up to here laws count hours
LIMIT_OF: Final = {
    "delivery": ("delivery",), "custody": ("custody", "custody_minor"), "motion": ("motion_lead",), "ruling": ("ruling",),
    "prosecutor_notice": ("prosecutor_notice",), "judge_informed": ("judge_informed",), "registration": ("crime_notice",),
    "safety_answer": ("safety_answer",), "reflection": ("reflection",),
}  # fmt: skip
"""Clock -> the limits of a pack that may have set it."""


def ran_out(clock_stopped: Mapping[str, Any]) -> int:
    """The second by which an entry comes later than the last one of the term it tells of."""
    return 1 if clock_stopped.get("how") == "lapsed" else 0


class Rulebook:
    """The country pack of an exercise, as far as a report cites it. Empty where the journal has no header."""

    def __init__(self, material: Written, words: Words, entries: Sequence[e.Entry] = ()) -> None:
        self._words = words
        self._pack: Mapping[str, Any] = material.header.material.get("pack", {}) if material.header is not None else {}
        self._spans = {
            (x.event.clock, x.event.subject): x.event.due - x.event.since for x in entries if isinstance(x.event, e.ClockStarted)
        }

    def article(self, name: str) -> str:
        """An article with its title and how far it was verified, "" where the pack has none of this name."""
        cited = self._pack.get("articles", {}).get(name)
        return f"{cited['act']} {cited['number']}: {cited['title']} ({cited['tag']})" if cited else ""

    def rule(self, name: str) -> str:
        """A rule in a sentence, with its article."""
        text = str(self._pack.get("texts", {}).get(f"rules.{name}", name.replace("_", " "))).rstrip(".")
        named = next((one.get("article", "") for one in self._pack.get("rules", ()) if one["id"] == name), "")
        article = self.article(named)
        return f"{text}. {article}." if article else f"{text}."

    def term(self, clock: str, subject: str, motion: str = "") -> str:
        """How long a term is and by which article, in a sentence; "" where no article sets it, or it does not speak of this motion."""
        limits = [self._pack.get("limits", {}).get(name, {}) for name in LIMIT_OF.get(clock, ())]
        ran = self._spans.get((clock, subject), -1)
        limit = next((one for one in limits if one.get("value") == ran), limits[0] if limits else {})
        article = self.article(str(limit.get("article", "")))
        of = limit.get("of", ())
        if not article or (motion and of and motion not in of):
            return ""
        value = limit["value"]
        in_hours = value % HOUR == 0 and value <= LONGEST_IN_HOURS
        return self._words.say(
            "debrief.term_hours" if in_hours else "debrief.term", {"n": value // HOUR, "span": value, "article": article}
        )

    def run_out(self, entries: Sequence[e.Entry]) -> Iterator[Line]:
        """Each term of an article that ended without what was due, as a line."""
        told, late = set[tuple[str, str]](), set[str]()
        for entry in entries:
            event = entry.event
            if isinstance(event, e.ClockStopped) and (event.clock, event.how) == ("motion", "late"):
                late.add(event.subject)  # the judge did not look at it
            elif isinstance(event, e.Ruled) and event.motion in KEEPS and event.person not in late:
                told.add(("custody", event.person))  # decided, whatever the clock did then
            if not isinstance(event, e.ClockStopped) or event.how != "lapsed" or (event.clock, event.subject) in told:
                continue
            told.add((event.clock, event.subject))
            if term := self.term(event.clock, event.subject):
                args = {"clock": event.clock, "subject": event.subject, "how": event.how, "about": event.subject}
                yield Line(f"{self._words.say('engine.clock_stopped', args)} {term}", (entry.n,), self._words.time(entry.at - 1))
