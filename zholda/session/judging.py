"""How a journal is judged: by the law it was played under or by another country pack's, at its end or as it stood at an earlier time.

    terms = judging(entries, country="velmara")
    terms.assess(entries)

Under another law only the judging changes. What the first law made of the play stays as it is recorded: which powers were shown, which
clocks ran, how a judge ruled, what people did in trust of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from zholda.session.problems import SessionError, of_this_version

if TYPE_CHECKING:
    from scoring.lawfulness import Unlawful
    from scoring.model import Assessment
    from sim.engine.plan import Plan
    from sim.law import Law
    from sim.model.events import Entry
    from sim.model.pack import Pack
    from sim.model.scenario import Scenario

_DAY: Final = 86400


@dataclass(frozen=True, slots=True)
class Judging:
    """A scenario as a journal holds it, and the law by which its acts are judged. `other`: it is not the one that was played under;
    `title`, `first`: what both are called; `night`: seconds of the day at which the night of this law begins and ends."""

    scenario: "Scenario"
    law: "Law"
    other: bool
    title: str
    first: str

    @property
    def night(self) -> dict[str, int]:
        return {"begins": self.law.limit("night_begins").value, "ends": self.law.limit("night_ends").value}

    def assess(self, entries: "Sequence[Entry]", until: int = -1) -> "Assessment":
        """All results and ratings; with `until`, as they stood at that second."""
        from scoring.assess import Assessing
        from zholda.session.material import standards

        live = Assessing(self.scenario, self.law, standards())
        live.take_all(entries if until < 0 else [entry for entry in entries if entry.at <= until])
        return live.assessment(None if until < 0 else until)

    def unlawful(self, entries: "Sequence[Entry]") -> "tuple[Unlawful, ...]":
        """Which rules of the country pack the acts of the seats broke."""
        from scoring.lawfulness import unlawful

        return unlawful(entries, self.scenario, self.law)


def judging(entries: "Sequence[Entry]", country: str = "") -> Judging:
    """By the law in the journal's header, or by that of another pack, `country`. Raises SessionError where there is no such pack."""
    from sim.law import compile_for_reading
    from sim.model.material import pack_from, scenario_from
    from zholda.session.journals import header_of

    header = header_of(entries)
    with of_this_version(f"{header.scenario}, seed {header.seed}"):
        scenario, own = scenario_from(header.material["scenario"]), pack_from(header.material["pack"])
    pack = _named(country) if country and country != own.id else own
    return Judging(scenario, compile_for_reading(pack), pack is not own, pack.title, own.title)


def as_played(plan: "Plan") -> Judging:
    """By the law under which it is being played."""
    title = plan.pack.title
    return Judging(plan.scenario, plan.law, False, title, title)


def _named(country: str) -> "Pack":
    from scenarios.language.library import countries
    from zholda.session.material import load_country

    if country not in countries():
        raise SessionError(f"there is no country pack `{country}`. There are: {', '.join(countries())}")
    return load_country(country)


def second_of(start: str, typed: str, last: int) -> int:
    """The second of a clock time as reports print it: `06:10` or, of a later day, `Tue 06:10`. Without a day it is the first one.

    `start`: local date and minute of second 0; `last`: the second of the last entry. Raises SessionError.
    """
    from zholda import tongue

    begun = datetime.fromisoformat(start)
    day, _, clock = typed.strip().rpartition(" ")
    hour, sign, minute = clock.partition(":")
    if not (sign and hour.isdecimal() and len(minute) == 2 and minute.isdecimal() and int(hour) < 24 and int(minute) < 60):
        raise SessionError(f"`{typed}` is no time: write it as {begun:%H:%M}, or with the day, as {tongue.weekday(begun)} {begun:%H:%M}")
    midnight = begun.replace(hour=0, minute=0)
    for days in range(last // _DAY + 2):
        then = midnight + timedelta(days=days, hours=int(hour), minutes=int(minute))
        at = int((then - begun).total_seconds())
        if 0 <= at <= last and (not day or day.casefold() in (tongue.weekday(then).casefold(), f"{then:%a}".casefold())):
            return at
    ended = begun + timedelta(seconds=last)
    raise SessionError(
        f"there is no {typed.strip()} in it: it goes from {tongue.weekday(begun)} {begun:%H:%M} to {tongue.weekday(ended)} {ended:%H:%M}"
    )
