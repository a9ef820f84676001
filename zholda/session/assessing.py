"""What a kept journal was worth: its results, its report, and that report as text, plain values or a file. Reading one is `journals`."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from zholda.session.journals import SavedJournal, header_of
from zholda.session.problems import SessionError

if TYPE_CHECKING:
    from scoring.model import Assessment, Rating
    from scoring.reports.model import Audience, Report
    from sim.model.events import Entry
    from zholda.session.judging import Judging


def assess(saved: SavedJournal, *, country: str = "", until: str = "") -> "Assessment":
    """All results and ratings of a journal. Works for every format and for other rules.

    `country`: by the law of this country pack instead of the one it was played under. `until`: as it stood at this clock time, such as
    `06:10` or `Tue 06:10`. Raises SessionError where there is no such pack or time.
    """
    from zholda.session.judging import judging, second_of

    entries = saved.journal.entries
    start = header_of(entries).material["scenario"]["start"]
    return judging(entries, country).assess(entries, second_of(start, until, entries[-1].at) if until else -1)


def other_law(saved: SavedJournal, country: str) -> str:
    """What stays as the first country pack made it, where a journal is judged by the law of another; else "". Raises SessionError."""
    from zholda.session.judging import judging
    from zholda.session.reports import spoken

    terms = judging(saved.journal.entries, country)
    if not terms.other:
        return ""
    return spoken(header_of(saved.journal.entries)).say("debrief.other_law", {"country": terms.title, "first": terms.first})


def debrief(saved: SavedJournal, audience: "Audience" = "trainee", country: str = "") -> str:
    """The told story of a journal as text. Works for every format and for other rules."""
    from scoring.reports.text import as_text

    return as_text(report(saved, audience, country))


def debrief_plain(saved: SavedJournal, audience: "Audience" = "trainee", country: str = "") -> dict[str, Any]:
    """The report as plain JSON values, with its text: what `zholda debrief --format json` prints."""
    from scoring.debrief import by_objective, tell
    from scoring.lawfulness import to_plain as unlawful_plain
    from scoring.reports.plain import to_plain
    from scoring.reports.text import as_text
    from zholda.session.judging import judging

    entries, terms = saved.journal.entries, judging(saved.journal.entries, country)
    assessment = terms.assess(entries)
    made = _report(entries, terms, assessment, audience, **_beside(saved))
    document: dict[str, Any] = to_plain(made)
    document["people"] = document.pop("stories")
    results = by_objective(tell(entries, assessment), assessment, terms.scenario.objectives)
    for objective, rated, listed in zip(document["objectives"], assessment.objectives, results.pop("objectives"), strict=True):
        objective |= {"rating": rated.rating, "results": listed}
    return document | results | {"unlawful": unlawful_plain(terms.unlawful(entries)), "text": as_text(made)}


def report(saved: SavedJournal, audience: "Audience" = "trainee", country: str = "") -> "Report":
    """The report of a journal, with its turning points as far as they were computed, and what people said of it. Raises SessionError.

    `country`: judged by the law of this pack; the report says what stays as the first one made it.
    """
    from zholda.session.judging import judging

    entries, terms = saved.journal.entries, judging(saved.journal.entries, country)
    return _report(entries, terms, terms.assess(entries), audience, **_beside(saved))


def _beside(saved: SavedJournal) -> dict[str, Any]:
    """What stands beside a journal: turning points as far as they were computed, own ratings, reviews."""
    from zholda.session.reviews import kept_beside
    from zholda.session.turning_words import known_points

    beside = kept_beside(saved.source)
    points = known_points(saved.journal.entries, saved.journal.digest.hex())
    return {"turning_points": points, "own": beside.own, "reviews": beside.reviews}


def document(saved: SavedJournal, form: str, audience: "Audience" = "trainee", country: str = "") -> bytes:
    """The report of a journal as a file: html, pdf, docx or xlsx. The same journal gives the same bytes. Raises SessionError."""
    from zholda.documents import CannotWrite, write

    try:
        return write(report(saved, audience, country), form)
    except CannotWrite as problem:
        raise SessionError(str(problem)) from problem


def plain(assessment: "Assessment") -> dict[str, Any]:
    """An assessment as plain JSON values: what `zholda assess --format json` prints."""
    from scoring.assess import to_plain
    from zholda.session.marked import marked

    return marked(to_plain(assessment))


# --- what sessions use as well ------------------------------------------------------------------------------------------------


def debrief_entries(entries: "Sequence[Entry]", own: "Mapping[str, Rating]") -> str:
    """As `debrief`, for entries; with own ratings by objective."""
    from scoring.reports.text import as_text
    from sim.journal.chain import digest
    from zholda.session.judging import judging
    from zholda.session.turning_words import known_points

    terms, points = judging(entries), known_points(entries, digest(entries))
    return as_text(_report(entries, terms, terms.assess(entries), "trainee", own=own, turning_points=points))


def _report(entries: "Sequence[Entry]", terms: "Judging", assessment: "Assessment", audience: "Audience", **more: Any) -> "Report":
    """`more`: what stands beside the journal, as Extras has it."""
    from scoring.reports.build import Extras
    from zholda.session import indicators, interviews
    from zholda.session.material import standards
    from zholda.session.reports import report_of

    asked, sheets = interviews.sections(entries, terms), indicators.sections(entries)
    if terms.other:
        more["other_law"] = (terms.title, terms.first)
    extras = Extras(standards(), terms.unlawful(entries), interviews=asked, indicators=sheets, **more)
    return report_of(entries, assessment, extras, audience)
