"""The lists of indicators as they are shown: sources with their verification tags, the ILO-11, and which signs say the same.

Every line that is shown carries a tag of docs/explanation/sources.md. Where a weight was not verified the word `unverified` stands
beside it. The crosswalk from the ILO/EC lists to the ILO-11 is that of the derived table (S), the one from the leaflet is ours (R).
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from sim.model.indicators import DIMENSIONS, INDICATORS, LISTS, Indicator
from sim.model.leaflet import HEADINGS, LEAFLET


class ListSource(NamedTuple):
    """Where a list comes from. `verified`: its tag, with what was and was not read."""

    id: str
    title: str
    verified: str


SOURCES: Final = (
    ListSource(
        "adult_labour",
        "ILO and European Commission, Operational indicators of trafficking in human beings (2009): adults, labour",
        "S: public derived table; the brochure itself was not opened",
    ),
    ListSource("child_labour", "the same: children, labour", "S: public derived table; the brochure itself was not opened"),
    ListSource("adult_sexual", "the same: adults, sexual exploitation", "U-: unverified recollection but for the cells marked otherwise"),
    ListSource("child_sexual", "the same: children, sexual exploitation", "U-: unverified recollection but for the cells marked otherwise"),
    ListSource("rule", "the same, p. 3: combination rule of one dimension", "S: public derived table"),
    ListSource("classes", "classification of the labour-force survey of Moldova, after the same lists", "S: public derived table"),
    ListSource("unodc", "UNODC, Human trafficking indicators (leaflet)", "S for two headings, U+ (unverified) for the rest"),
    ListSource("ilo11", "ILO, Indicators of forced labour (2012), unweighted", "S; a revision of 2025 is said to keep the eleven (U-)"),
)

MINOR: Final = "minor"
MINOR_TEXT: Final = "may be under 18"
"""A sign of minority is in no list and counts beside them: it gives grounds by itself (Palermo Protocol Art. 3(c), S)."""

ILO11: Final = {
    1: "abuse of vulnerability",
    2: "deception",
    3: "restriction of movement",
    4: "isolation",
    5: "physical and sexual violence",
    6: "intimidation and threats",
    7: "retention of identity documents",
    8: "withholding of wages",
    9: "debt bondage",
    10: "abusive working and living conditions",
    11: "excessive overtime",
}

CAVEATS: Final = (
    "Indicators screen; they never decide guilt.",
    "They vary in relevance by case and place; presence or absence of one proves nothing alone, and even one should start an enquiry.",
    "Those of the exploitation phase are the more reliable; those who exploit learn the lists.",
)
"""After UNODC e4j Module 6 (S)."""

WEIGHTS: Final = {"S": "strong", "M": "medium", "W": "weak", "-": "not in this list"}


def words(indicator: str) -> str:
    """What an indicator says; for an id that names none, the id."""
    if indicator in INDICATORS:
        return INDICATORS[indicator].text
    if indicator == MINOR:
        return MINOR_TEXT
    sign = LEAFLET.get(indicator.removeprefix("unodc."))
    return sign.text if sign is not None else indicator


def verified(indicator: str) -> str:
    """The tag of an indicator's text: S where a source was read, else why it is unverified."""
    sign = LEAFLET.get(indicator.removeprefix("unodc."))
    return sign.tag if sign is not None else "S"


def named(indicators: Iterable[str]) -> str:
    """Indicators in words with their ids, and with what nobody has read in a source."""
    said = {"S": "", "R": ", ours"}
    return "; ".join(f"{words(one)} [{one}{said.get(verified(one), ', unverified')}]" for one in indicators)


def weight_in_words(indicator: Indicator, name: str) -> str:
    """The weight in one list, with the word `unverified` where nobody has read it in a source."""
    cell = indicator.cell(name)
    return WEIGHTS[cell.weight] + ("" if cell.verified else " (unverified)")


def _meanings() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {sign.id: sign.says for sign in LEAFLET.values()}
    return found | {name: tuple(sign.id for sign in LEAFLET.values() if name in sign.says) for name in INDICATORS}


_MEANINGS: Final = _meanings()


def same(one: str, other: str) -> bool:
    """Whether two indicators say the same of somebody: equal, or a sign of the leaflet and what it points to. An act at recruitment and
    at destination are two: papers taken on the road are not yet papers held at the camp."""
    return one == other or other in _MEANINGS.get(one, ())


def to_plain() -> dict[str, Any]:
    """Every list with its sources as plain JSON values: what `zholda indicators --format json` prints."""
    return {
        "sources": [{"id": s.id, "title": s.title, "verified": s.verified} for s in SOURCES],
        "caveats": list(CAVEATS),
        "dimensions": dict(DIMENSIONS),
        "ilo_ec": [_ilo_ec(one) for one in INDICATORS.values()],
        "unodc": [
            {"id": s.id, "heading": HEADINGS[s.heading][0], "text": s.text, "points_to": list(s.says), "verified": s.tag}
            for s in LEAFLET.values()
        ],
        "ilo11": [{"number": n, "text": text, "ilo_ec": list(under(n)), "verified": "S"} for n, text in ILO11.items()],
    }


def _ilo_ec(one: Indicator) -> dict[str, Any]:
    weights = {name: {"weight": one.cell(name).weight, "verified": "S" if one.cell(name).verified else "U-"} for name in LISTS}
    return {"id": one.id, "dimension": one.dimension, "text": one.text, "weights": weights, "ilo11": list(one.ilo11)}


def under(number: int) -> Iterator[str]:
    """The ILO/EC indicators that fall under one of the ILO-11."""
    return (one.id for one in INDICATORS.values() if number in one.ilo11)
