"""Published indicators, and the identification sheets of kept journals: scored, told, exported, and as rates over a cohort."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from zholda.session.journals import SavedJournal, header_of
from zholda.session.marked import marked, marking
from zholda.session.problems import SessionError

if TYPE_CHECKING:
    from scoring.indicators.sheets import SheetReport
    from scoring.reports.model import Section
    from sim.model.events import Entry
    from sim.model.scenario import Scenario


def listed() -> dict[str, Any]:
    """Every list with its weights, policies, crosswalk and sources: what `zholda indicators --format json` prints."""
    from scoring.indicators.catalogue import to_plain
    from scoring.indicators.policies import policies_plain

    return to_plain() | {"policies": policies_plain()}


def sheets(saved: SavedJournal) -> dict[str, Any]:
    """The identification sheets of a journal, scored: what `zholda sheet --format json` prints."""
    from scoring.indicators.sheets import to_plain

    return marked(to_plain(_scored(saved.journal.entries)[0]))


def sheets_told(saved: SavedJournal) -> str:
    """The same in words."""
    from scoring.indicators.told import told
    from zholda.session.reports import spoken

    report, scenario = _scored(saved.journal.entries)
    return f"{marking()}\n{told(report, spoken(header_of(saved.journal.entries)), _called(scenario))}"


def sections(entries: "Sequence[Entry]") -> "tuple[Section, ...]":
    """The sheets of a journal as sections of its debrief; none where no sheet was filed."""
    from scoring.indicators.sheets import FORM
    from scoring.indicators.told import parts
    from scoring.reports.model import Line, Section
    from sim.model.events import FormFiled
    from zholda.session.reports import spoken

    if not any(isinstance(entry.event, FormFiled) and entry.event.form == FORM for entry in entries):
        return ()
    report, scenario = _scored(entries)
    found = parts(report, spoken(header_of(entries)), _called(scenario))
    return tuple(Section(part.title, tuple(Line(text, shown) for text, shown in part.lines)) for part in found)


def sheets_as_htcds(saved: Sequence[SavedJournal]) -> str:
    """The sheets of journals in the terms of the Human Trafficking Case Data Standard 2.0, as CSV. Every record says EXERCISE."""
    from scoring.indicators.htcds import to_csv

    return to_csv([_scored(one.journal.entries) for one in saved])


def rates(saved: Sequence[SavedJournal]) -> dict[str, Any]:
    """Rates with intervals over the journals of a cohort. Raises SessionError where there are too few."""
    from scoring.indicators.cohort import TooFew, cohort, to_plain

    try:
        return marked(to_plain(cohort(_scored(one.journal.entries)[0] for one in saved)))
    except TooFew as problem:
        raise SessionError(str(problem)) from problem


def rates_told(saved: Sequence[SavedJournal]) -> str:
    """The same in words. Raises SessionError."""
    from scoring.indicators import told
    from scoring.indicators.cohort import TooFew, cohort

    try:
        found = cohort(_scored(one.journal.entries)[0] for one in saved)
    except TooFew as problem:
        raise SessionError(str(problem)) from problem
    return f"{marking()}\n{told.rates_told(found)}"


def _scored(entries: "Sequence[Entry]") -> "tuple[SheetReport, Scenario]":
    """A journal's sheets and its scenario. A line may cite a text in any language that the scenario is told in."""
    from scoring.indicators.sheets import score
    from sim.model.material import scenario_from
    from zholda.wording import LANGUAGES, cases

    scenario = scenario_from(header_of(entries).material["scenario"])
    texts = [cases.translated(scenario.id, language, scenario.texts) for language in LANGUAGES]
    return score(entries, scenario, texts), scenario


def _called(scenario: "Scenario") -> "Callable[[str], str]":
    """What people are called now that it is over, and whoever sits in a seat."""
    from zholda.wording import Wording

    wording = Wording(scenario.texts, start=scenario.start, scenario=scenario.id)
    names = {who: wording.text(f"people.{who}.name") for who in scenario.people if wording.text(f"people.{who}.name")}

    def called(who: str) -> str:
        seat = scenario.seats.get(who)
        return wording.say(f"profession.{seat.profession}") if seat is not None else wording.label(who, names)

    return called
