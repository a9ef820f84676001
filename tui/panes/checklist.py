"""The published signs as a checklist: yes, no and not known kept apart, each yes with the observation on which it rests.

What is answered becomes one line of the sheet's own fields, beginning with the sign's published name: people read it, and so does the
scorer (decision 0018). Lines in the trainee's own words stay as they were written. Nothing here knows what is really so.
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from sim.model.conclusions import CONCLUSIONS, concluded
from sim.model.indicators import DIMENSIONS, INDICATORS
from sim.model.leaflet import HEADINGS, LEAFLET
from tui import seat, words
from tui.panes import lines
from tui.text import one_line
from zholda.tongue import N_, _, n_

if TYPE_CHECKING:
    from zholda.session import Line, View

FORM: Final = "identification_sheet"
YES, NO, UNKNOWN = "yes", "no", "unknown"
FIELDS: Final = {YES: "indicators", NO: "absent", UNKNOWN: "unknown"}  # answer -> the field of the sheet that holds it
ANSWERS: Final = {YES: N_("Yes"), NO: N_("No: looked for, and not found"), UNKNOWN: N_("Not known")}
MARKS: Final = {YES: "[+]", NO: "[-]", UNKNOWN: "[?]", "": "[ ]"}
GROUPS: Final = {
    "minor": N_("Age"),
    "d1": N_("ILO: deceptive recruitment"),
    "d2": N_("ILO: coercive recruitment"),
    "d3": N_("ILO: recruitment by abuse of vulnerability"),
    "d4": N_("ILO: exploitation"),
    "d5": N_("ILO: coercion at destination"),
    "d6": N_("ILO: abuse of vulnerability at destination"),
    "general": N_("UNODC: general signs"),
    "children": N_("UNODC: children"),
    "domestic": N_("UNODC: domestic servitude"),
    "sexual": N_("UNODC: sexual exploitation"),
    "labour": N_("UNODC: labour exploitation"),
    "begging": N_("UNODC: begging and petty crime"),
    "ours": N_("Of a group on the road (not in the leaflet)"),
}
"""Groups of the checklist: the six dimensions of the ILO/EC indicators and the headings of the UNODC leaflet."""
MINOR: Final = "minor"
CHANNELS: Final = ("sight", "document", "register", "told", "hearing", "phone", "paper")
_NAMED: Final = re.compile(r"(?:ilo\.[a-z0-9_]+\.[a-z_]+|unodc\.[a-z_]+|minor)(?=\s*[:,.]|\s|$)")


class Sign(NamedTuple):
    """One published sign."""

    id: str
    words: str


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """Every group with its signs, by their published names."""
    found: dict[str, list[str]] = {name: [] for name in ("minor", *DIMENSIONS, *HEADINGS)}
    found["minor"].append(MINOR)
    for indicator in INDICATORS.values():
        found[indicator.dimension].append(indicator.id)
    for sign in LEAFLET.values():
        found[sign.heading].append(sign.id)
    return {name: tuple(signs) for name, signs in found.items()}


def signs(group: str) -> list[Sign]:
    """The signs of a group in words."""
    return [Sign(one, words.sign(one)) for one in groups()[group]]


# --- answers, as they stand in the sheet ------------------------------------------------------------------------------------------


def answers(fields: dict[str, str]) -> dict[str, str]:
    """Sign -> yes, no or unknown, as the lines of the sheet say."""
    return {named: answer for answer, field in FIELDS.items() for line in fields[field].splitlines() if (named := _sign_of(line))}


def answer(fields: dict[str, str], sign: str, given: str, basis: tuple[str, ...] = ()) -> None:
    """Write an answer into the fields in place of an earlier one; "" takes it away. `basis`: the observations on which it rests."""
    for field in FIELDS.values():
        kept = [line for line in fields[field].splitlines() if _sign_of(line) != sign]
        fields[field] = "\n".join(kept)
    if given:
        rests = " - " + "; ".join(map(one_line, basis)) if basis else ""
        field = FIELDS[given]
        fields[field] = "\n".join(filter(None, (fields[field], f"{sign}: {words.sign(sign)}{rests}")))


def rests_on(fields: dict[str, str], sign: str) -> str:
    """The observations that were written behind a sign, "" for none."""
    found = [line for field in FIELDS.values() for line in fields[field].splitlines() if _sign_of(line) == sign]
    return found[0].partition(" - ")[2] if found else ""


def _sign_of(line: str) -> str:
    found = _NAMED.match(line.strip())
    return found[0] if found else ""


def observations(play: seat.Play, view: "View", subject: str) -> list[str]:
    """What this seat saw, read and was told of somebody, line by line: what a yes may rest on."""
    fit = [line for line in view.lines if _perceived(line) and lines.shown(line) and (not subject or _bears_on(line, subject))]
    return list(dict.fromkeys(f"{play.time(line.at)} {lines.channel(line)}: {one_line(lines.sentence(play, line))}" for line in fit))


def _perceived(line: "Line") -> bool:
    """Whether it came to this seat from outside; what a review of the file lists did."""
    return line.channel in CHANNELS or line.wording == "engine.evidence_known"


def _bears_on(line: "Line", subject: str) -> bool:
    """Whether it is about somebody, or about a paper or a thing that is theirs."""
    return subject in line.about or any(claim.attribute == "whose" and claim.value == subject for claim in line.claims)


# --- in words ---------------------------------------------------------------------------------------------------------------------


def group_words(fields: dict[str, str], group: str) -> tuple[str, str]:
    """A group, and how many of its signs were answered in which way."""
    given = answers(fields)
    inside = [given.get(one, "") for one in groups()[group]]
    counted = [f"{MARKS[one]} {inside.count(one)}" for one in FIELDS if inside.count(one)]
    return _(GROUPS[group]), "  ".join([*counted, n_("{n} sign", "{n} signs", len(inside))])


def sign_words(fields: dict[str, str], sign: Sign) -> tuple[str, str]:
    """A sign with its mark, and what it rests on."""
    return f"{MARKS[answers(fields).get(sign.id, '')]} {sign.words}", rests_on(fields, sign.id)


def count_words(fields: dict[str, str]) -> str:
    """How many were answered in which way."""
    given = list(answers(fields).values())
    shape = _("{yes} yes, {no} no, {unknown} not known")
    return shape.format(yes=given.count(YES), no=given.count(NO), unknown=given.count(UNKNOWN))


def conclusions() -> list[tuple[str, str]]:
    """The five conclusions in words, the weakest first."""
    return [(code, words.choice("conclusion", code)) for code in CONCLUSIONS]


def conclude(fields: dict[str, str], code: str) -> str:
    """The text of the conclusion's field with another conclusion in front and the reasons kept."""
    text = fields["conclusion"].strip()
    reasons = re.split(r"[.:;,]\s*|\s-\s", text, maxsplit=1)[1:] if concluded(text) else [text]
    return f"{words.choice('conclusion', code)}: {' '.join(reasons).strip()}"
