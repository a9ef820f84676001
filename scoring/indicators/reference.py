"""The page on indicators, made from the tables: docs/reference/indicators.md. What it says is what is scored."""

from collections.abc import Iterator
from typing import Final

from scoring.indicators import htcds
from scoring.indicators.catalogue import CAVEATS, ILO11, SOURCES, under, weight_in_words
from scoring.indicators.policies import CLASSES, policies_plain
from scoring.indicators.sheets import FITS
from sim.model.conclusions import CONCLUSIONS
from sim.model.indicators import DIMENSIONS, INDICATORS, LISTS
from sim.model.leaflet import HEADINGS, LEAFLET

HEAD: Final = """# Indicators and the identification sheet

Generated from the tables of `sim/model/indicators.py`, `sim/model/leaflet.py` and `scoring/indicators/`; do not edit, write again with
`python tests/test_indicators_docs.py`. The tags in brackets are those of [sources](../explanation/sources.md); **unverified** stands
wherever nobody has read a text or a weight in a source.
"""
RULE: Final = """## From answers to an outcome

An answer is *present*, *absent* or *unknown*. What was not asked is unknown. A cue that *suggests* an indicator leaves it unknown; a memory
that was told in full, and was not put into the person's mouth, makes it present.

A dimension is positive with two strong indicators present, one strong and another, three medium, or two medium and a weak one
[S: derived table citing WCMS_105023 p. 3]. Each counts once. It is *undetermined* while further answers could still turn it.
An outcome that would be another if unverified weights were other than assumed names the indicators it rests on.
"""
SHEET: Final = """## The identification sheet

Each line of *Signs* is a tick if it holds the id of an indicator, its published text, `minor` at its beginning (may be under 18), or the
words of something this seat perceived, as the form offers them. Other lines are in the trainee's own words: they are shown to the
evaluator and never graded by a machine. Lines of *Looked for and not found* and of *What is not known* are read in the same way. The list
of signs of the form writes lines that begin with an id. A conclusion is read where the field begins with one of the words below.

| A line or a sign | is |
|---|---|
| a tick that something told in full bears out | supported |
| a tick that only a perceived sign bears out | suggested |
| a tick that nothing perceived by then bears out; a coached account; an answer to a leading or blaming question | unfounded |
| a tick of something known before an earlier sheet on the same person that lacks it, or more than 24 hours before [R] | late |
| a sign that reached the seat and stands nowhere on the sheet | missed |
| a sign that reached the seat, put down as not found | missed, and told |
| a sign that only suggests, put down as unknown | rightly left open, no miss |
| a sign that a look, a question or a search would have shown | told, not counted |
| what was really so | shown, never scored |

An act at recruitment (`d2`) and the same at destination (`d5`) are two indicators: papers taken on the road are not yet papers held
at the camp. Of one trainee counts are told, of the last sheet about each person. Rates with 95 % intervals (Wilson) are for two journals
or more.
"""
HTCDS_HEAD: Final = """## Export in the terms of HTCDS

`zholda sheet JOURNAL --format htcds` writes a record for the last sheet about each person, with fields of the Human Trafficking Case
Data Standard 2.0 (24 December 2021, IOM, CC BY 4.0; field and value names read in its field standards table, P). Its use here implies no
endorsement. What a sheet does not ask is left empty. The spreadsheet templates of the standard write
`vic_TraffickinStatusDecisionMakingOrg`; the name here is that of the standards table. Its definitions know restricted movement as a
method of control, its list of values does not: it becomes `Other`. Every record says EXERCISE, and no cell begins as a formula would.
"""


def page() -> str:
    """The whole page in Markdown."""
    return "\n".join(
        [HEAD, *_caveats(), RULE, *_policies(), SHEET, *_conclusions(), *_ilo_ec(), *_leaflet(), *_ilo11(), *_htcds(), *_sources()]
    )


def _table(*head: str, rows: Iterator[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _caveats() -> Iterator[str]:
    yield from (f"- {caveat}" for caveat in CAVEATS)
    yield ""


def _policies() -> Iterator[str]:
    yield from _table("Policy", "Says", "Verified", rows=((f"`{p['id']}`", p["text"], p["verified"]) for p in policies_plain()))
    yield "Classes of the survey's table, which is never shown for somebody stopped before arrival:"
    yield ""
    yield from _table("Class", "Means", rows=((f"`{name}`", words) for name, words in CLASSES.items()))


def _conclusions() -> Iterator[str]:
    rows = ((f"`{code}`", ", ".join(words)) for code, words in CONCLUSIONS.items())
    yield from _table("Conclusion", "or the words", rows=rows)
    yield from _table("Against what was known", "means", rows=((name, words) for name, words in FITS.items()))


def _ilo_ec() -> Iterator[str]:
    yield "## ILO/EC operational indicators"
    for dimension, title in DIMENSIONS.items():
        yield from ("", f"### {dimension}: {title}", "")
        mine = (one for one in INDICATORS.values() if one.dimension == dimension)
        rows = (
            (f"`{one.id}`", one.text, *(weight_in_words(one, name) for name in LISTS), ", ".join(map(str, one.ilo11)) or "none")
            for one in mine
        )
        yield from _table("Id", "Indicator", *(name.replace("_", " ") for name in LISTS), "ILO-11", rows=rows)


def _leaflet() -> Iterator[str]:
    yield "## UNODC leaflet, in gist"
    yield ""
    yield "Unweighted: a sign suggests and never supports. Which ILO/EC indicators it points to is our own reading [R]."
    for heading, (title, tag) in HEADINGS.items():
        note = {"U+": "U+: unverified", "R": "R: ours"}.get(tag, tag)
        yield from ("", f"### {title} [{note}]", "")
        mine = (one for one in LEAFLET.values() if one.heading == heading)
        rows = ((f"`{one.id}`", one.text, " ".join(f"`{name}`" for name in one.says) or "none") for one in mine)
        yield from _table("Id", "Sign", "Points to", rows=rows)


def _ilo11() -> Iterator[str]:
    yield from (
        "## ILO-11 indicators of forced labour",
        "",
        "Unweighted. Which ILO/EC indicators fall under each is the derived table's [S].",
        "",
    )
    yield from _table(
        "No.", "Indicator", "ILO/EC", rows=((str(n), text, " ".join(f"`{one}`" for one in under(n))) for n, text in ILO11.items())
    )


def _htcds() -> Iterator[str]:
    yield HTCDS_HEAD
    yield from _table("Field", "From", "Filled with", rows=((f"`{one.name}`", one.where, one.filled) for one in htcds.FIELDS))
    yield from _table("Conclusion [R]", "`vic_TraffickingStatus`", rows=((f"`{one}`", f"`{value}`") for one, value in htcds.STATUS.items()))
    controls = ((f"`{value}`", " ".join(f"`ilo.{one}`" for one in names)) for value, names in htcds.CONTROL.items())
    yield from _table("`vic_MethodsOfControl`", "ILO/EC indicators [R]", rows=controls)


def _sources() -> Iterator[str]:
    yield from ("## Sources", "")
    yield from _table("List", "Source", "Verified", rows=((f"`{one.id}`", one.title, one.verified) for one in SOURCES))
