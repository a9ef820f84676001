"""The law behind a line: by which article a term ran, and by which rule a judge struck something. As the pack in the header has it.

That is the law under which the exercise was played, also where another law judges it: clocks and rulings stay as the first one made them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from scoring.reports.kinds import each, of
from scoring.reports.material import Written
from scoring.reports.model import Line
from scoring.reports.words import Words, known
from sim.dossier import KEEPS, speaks_of
from sim.model import events as e
from sim.model.pack import Article

HOUR: Final = 3600
LONGEST_IN_HOURS: Final = 96 * HOUR  # up to here laws count hours
LIMIT_OF: Final = {
    "delivery": ("delivery",), "custody": ("custody", "custody_minor", "custody_group"), "motion": ("motion_lead",), "ruling": ("ruling",),
    "prosecutor_notice": ("prosecutor_notice",), "judge_informed": ("judge_informed",), "registration": ("crime_notice",),
    "safety_answer": ("safety_answer",), "reflection": ("reflection",),
}  # fmt: skip
"""Clock -> the limits of a pack that may have set it."""


def ran_out(clock_stopped: Mapping[str, Any]) -> int:
    """The second by which an entry comes later than the last one of the term it tells of."""
    return 1 if clock_stopped.get("how") in ("lapsed", "begun") else 0


def _was_under_way(entries: Sequence[e.Entry], lapsed: e.Entry, clock: e.ClockStopped) -> bool:
    """Whether what was due was being written when its time ran out, and was finished then."""
    for entry, stopped in each(entries, e.ClockStopped):
        if entry.n > lapsed.n and (stopped.clock, stopped.subject, stopped.how) == (clock.clock, clock.subject, "late"):
            by = entry
            while 0 < by.cause < by.n and not isinstance(by.event, e.ActEnded):
                by = entries[by.cause - 1]
            return isinstance(by.event, e.ActEnded) and by.at - by.event.seconds < lapsed.at
    return False


class Rulebook:
    """The country pack of an exercise, as far as a report cites it. Empty where the journal has no header."""

    def __init__(self, material: Written, words: Words, entries: Sequence[e.Entry] = ()) -> None:
        self._words = words
        self._pack: Mapping[str, Any] = material.header.material.get("pack", {}) if material.header is not None else {}
        self._spans = {(term.clock, term.subject): term.due - term.since for _, term in each(entries, e.ClockStarted)}

    def article(self, name: str) -> str:
        """An article with its title and how far it was verified, "" where the pack has none of this name."""
        found = self._pack.get("articles", {}).get(name)
        if not found:
            return ""
        article = Article(*(str(found.get(part, "")) for part in ("title", "act", "number", "in_force", "read", "tag")))
        return f"{self._words.legal((name, article))} ({article.tag})"

    def rule(self, name: str) -> str:
        """A rule in a sentence, with its article."""
        named = next((one.get("article", "") for one in self._pack.get("rules", ()) if one["id"] == name), "")
        written = str(self._pack.get("texts", {}).get(f"rules.{name}", name.replace("_", " ")))
        text = known(self._words, f"rule.{named}.{name}", written).rstrip(".")
        article = self.article(named)
        return f"{text}. {article}." if article else f"{text}."

    def strikes(self, name: str) -> bool:
        """Whether a judge excludes what was obtained against this rule."""
        return any(one["id"] == name and one.get("excludes") for one in self._pack.get("rules", ()))

    def fits(self, reason: str, name: str) -> bool:
        """Whether a reason for taking an act out speaks of what this rule is about."""
        when = next((str(one.get("when", "")) for one in self._pack.get("rules", ()) if one["id"] == name), "")
        return speaks_of(reason, when)

    def motion(self, motion: str) -> str:
        """The article by which such a motion is moved, "" where the pack names none: of its way to the judge, or of its last hour."""
        way = self._pack.get("routes", {}).get(motion, {}).get("article", "")
        last_hour = self._pack.get("limits", {}).get("motion_lead", {}).get("article", "") if motion in KEEPS else ""
        return self.article(str(way or last_hour))

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
        for entry in of(entries, e.ClockStopped, e.Ruled):
            event = entry.event
            if isinstance(event, e.ClockStopped) and (event.clock, event.how) == ("motion", "late"):
                late.add(event.subject)  # the judge did not look at it
            elif isinstance(event, e.Ruled) and event.motion in KEEPS and event.person not in late:
                told.add(("custody", event.person))  # decided, whatever the clock did then
            if not isinstance(event, e.ClockStopped) or event.how != "lapsed" or (event.clock, event.subject) in told:
                continue
            told.add((event.clock, event.subject))
            if term := self.term(event.clock, event.subject):
                how = "begun_in_time" if _was_under_way(entries, entry, event) else event.how
                args = {"clock": event.clock, "subject": event.subject, "how": how, "about": event.subject}
                yield Line(f"{self._words.say('engine.clock_stopped', args)} {term}", (entry.n,), self._words.time(entry.at - 1))
