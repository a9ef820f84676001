"""The report of a journal in the language spoken now: what the material calls people and things, given to scoring as words."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scoring.model import Assessment
    from scoring.reports.build import Extras
    from scoring.reports.model import Audience, Report
    from sim.model.events import Entry, Opened
    from sim.model.pack import Article, Pack
    from zholda.wording import Wording


class Spoken:
    """scoring.reports.words.Words for one exercise: now that it is over, travellers go by name, everybody else by what they are called."""

    def __init__(self, wording: "Wording", people: Mapping[str, Any], language: str) -> None:
        self._wording = wording
        self._called = {who: self._by_name(who, people) for who in people}
        self.language = language
        self._times: dict[int, str] = {}
        self._legal: dict[tuple[str, Article], str] = {}

    def _by_name(self, who: str, people: Mapping[str, Any]) -> str:
        if people[who].get("role") == "traveller" and self._wording.has(f"people.{who}.name"):
            return self._wording.say(f"people.{who}.name")
        return self._short(who)

    def _short(self, who: str) -> str:
        """The first words of a label: what is in brackets or behind a comma is said once, in the heading."""
        return self._wording.label(who).split(",")[0].split(" (")[0]

    def say(self, wording: str, args: Mapping[str, Any] | None = None) -> str:
        return self._wording.say(wording, args or {}, known=self._called)

    def called(self, who: str) -> str:
        return self._called.get(who) or self._short(who)

    def time(self, at: int) -> str:
        found = self._times.get(at)
        if found is None:
            found = self._times[at] = self._wording.time(at)
        return found

    def span(self, seconds: int) -> str:
        from zholda.wording import span

        return span(seconds)

    def listed(self, words: list[str]) -> str:
        from zholda.wording import listed

        return listed(words)

    def legal(self, law: "tuple[str, Article]") -> str:
        found = self._legal.get(law)
        if found is None:
            found = self._legal[law] = self._wording.legal(*law)
        return found

    def citation(self, text: str) -> str:
        from zholda.wording.standards import citation

        return citation(text)


def spoken(header: "Opened") -> Spoken:
    """The words of the exercise that a header opened, in the language spoken now."""
    from zholda import tongue
    from zholda.wording import Wording

    class Named(Wording):
        """Says of people what they are called in a report."""

        def label(self, who: str, known: Mapping[str, str] | None = None) -> str:
            return (known or {}).get(who) or super().label(who)

    scenario = header.material["scenario"]
    named = Named(scenario["texts"], start=scenario["start"], pack=_pack_of(header), scenario=header.scenario)
    return Spoken(named, scenario["people"], tongue.spoken())


def _pack_of(header: "Opened") -> "Pack | None":
    """The country pack by which texts cite limits and articles; None where the journal has none of today's shape."""
    from sim.model.material import MaterialDamaged, pack_from

    try:
        return pack_from(header.material["pack"])
    except (KeyError, MaterialDamaged):
        return None


def report_of(entries: "Sequence[Entry]", assessment: "Assessment", extras: "Extras", audience: "Audience" = "trainee") -> "Report":
    """The report of a journal that was read or played, and judged."""
    from scoring.reports.build import report
    from zholda.session.journals import header_of
    from zholda.wording import standards

    told = replace(extras, standards=standards.spoken(tuple(extras.standards)))
    return report(entries, assessment, spoken(header_of(entries)), told, audience)
