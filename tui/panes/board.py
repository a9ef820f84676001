"""The case board: who and what a seat has come upon and how they hang together, each link with the observations that carry it.

Pure: a function of the view and the public plan. A link says what was perceived and by which line, never whether it is true. For those
who look after people there are their wishes and worries instead (tui.panes.wishes).
"""

from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat, words
from tui.panes import doing, lines
from tui.text import one_line
from zholda.session import ELEMENTS
from zholda.tongue import N_, _, n_

if TYPE_CHECKING:
    from zholda.session import Line, View

SORTS: Final = {
    "person": N_("People"),
    "phone": N_("Telephones"),
    "vehicle": N_("Vehicles"),
    "place": N_("Places"),
    "money": N_("Money and lists"),
    "paper": N_("Papers and other things"),
}
SORT_OF: Final = {"phone": "phone", "list": "money", "recording": "paper", "paper": "paper", "passport": "paper"}
ELEMENT_WORDS: Final = {
    "act": N_("The act: recruiting, taking along, handing on, keeping"),
    "means": N_("The means: force, threat, deception, abuse of a weak position"),
    "purpose": N_("The purpose: exploitation"),
}
WOULD_BE: Final = {  # what each element is asked about in any case, in words of the definition and of none of the material
    "act": N_("how somebody was recruited, brought, handed on or kept; in their own words, or on a paper, a telephone, a list"),
    "means": N_("what force, threat, lie or weak position was used; in somebody's own words, or on a paper, a telephone, a list"),
    "purpose": N_("who gains by their work or use, and how; in somebody's own words, or on a paper, a telephone, a list"),
}
NO_LINK: Final = ("me", "")
NOT_LINKS: Final = frozenset({"place", "room", "aboard", "stands_at", "speaks"})  # where somebody stands now, and what they speak
SPOKEN: Final = ("told", "hearing", "phone")
ENOUGH: Final = 2  # independent sources
WEIGHED: Final = ("phone", "list", "paper", "recording")  # things on which something may stand
FILE: Final = "file"  # the row that opens the acts of others in the file
NAMED: Final = 3  # things in a row before the others are counted


class Node(NamedTuple):
    """Somebody or something on the board."""

    id: str
    sort: str
    label: str


class Link(NamedTuple):
    """Why two hang together: what was perceived, and the numbers of the lines that say so."""

    one: str
    other: str
    words: str
    lines: tuple[int, ...]


class Element(NamedTuple):
    """An element of the offence. `sources`: whose own words or things speak to it, each once; `signs`: lines that only point to it."""

    name: str
    sources: tuple[str, ...]
    signs: tuple[int, ...]
    lines: tuple[int, ...]


class Board(NamedTuple):
    """What stands on it."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    elements: tuple[Element, ...]


def board(play: seat.Play, view: "View") -> Board:
    """The board of a seat as it stands."""
    found: dict[tuple[str, str, str], dict[int, None]] = {}
    for line in view.lines:
        for one, other, said in _links(play, view, line):
            found.setdefault((one, other, said), {})[line.no] = None
    old = _said_otherwise_since(play, view)
    links = tuple(Link(*key, tuple(numbers)) for key, numbers in found.items() if key not in old)
    named = dict.fromkeys(one for link in links for one in (link.one, link.other))
    named.update(dict.fromkeys((*_met(view), *view.vehicles)))
    nodes = [Node(one, sort(play, view, one), play.label(one)) for one in named]
    order = list(SORTS)
    nodes.sort(key=lambda node: order.index(node.sort))
    return Board(tuple(nodes), links, elements(play, view))


def sort(play: seat.Play, view: "View", one: str) -> str:
    """Under which heading somebody or something stands."""
    kind = view.kinds.get(one, "")
    if kind == "thing":
        return SORT_OF.get(play.public.kind(one), "paper")
    return kind if kind in SORTS else "person" if one.startswith("seat:") else "place"


def _met(view: "View") -> list[str]:
    """People and things with something known of them."""
    people = [one.id for one in view.people.values() if one.claims or one.lines]
    return people + [one.id for one in view.things.values() if one.claims or one.holder]


def _known(view: "View", value: str | int) -> bool:
    """Whether a claim's value is somebody or something of the case."""
    return isinstance(value, str) and value not in NO_LINK and (value in view.kinds or value.startswith("seat:"))


def _links(play: seat.Play, view: "View", line: "Line") -> list[tuple[str, str, str]]:
    """The links that a line carries: what somebody holds, what one was told of another, and signs about others."""
    if line.channel in ("own", "scene"):
        return [(str(c.value), c.subject, _("has")) for c in line.claims if c.attribute == "holder" and _known(view, c.value)]
    found = []
    for subject, attribute, value in line.claims:
        if attribute == "holder":
            found += [(str(value), subject, _("has"))] if _known(view, value) else []
        elif attribute in NOT_LINKS or subject in NO_LINK:
            continue
        elif _known(view, value):
            found.append((subject, str(value), words.claim(attribute, "").strip(" :")))
        elif attribute == "name" and subject in view.people and view.people[subject].claims.get("name") == value:
            continue  # the label says it already
        elif line.source and line.source not in (subject, *NO_LINK):
            said = lines.claimed(play, view, attribute, value, subject)
            spoken = _("says: {what}") if line.channel in SPOKEN else "{what}"
            found.append((line.source, subject, spoken.format(what=said)))
    if line.sign and len(line.about) > 1:
        said = one_line(play.tell(line))
        found += [(line.about[0], other, said) for other in line.about[1:] if other != line.about[0]]
    return found


def _said_otherwise_since(play: seat.Play, view: "View") -> set[tuple[str, str, str]]:
    """Ties by which somebody says since when another is held, where the same source has said another time since."""
    newest: dict[tuple[str, str], str] = {}
    old: set[tuple[str, str, str]] = set()
    for line in view.lines:
        if any(attribute == lines.SINCE for _subject, attribute, _value in line.claims):
            for one, other, said in _links(play, view, line._replace(claims=tuple(c for c in line.claims if c.attribute == lines.SINCE))):
                if newest.get((one, other), said) != said:
                    old.add((one, other, newest[one, other]))
                newest[one, other] = said
    return {tie for tie in old if newest[tie[:2]] != tie[2]}


# --- the elements of the offence --------------------------------------------------------------------------------------------------


def elements(play: seat.Play, view: "View") -> tuple[Element, ...]:
    """Act, means and purpose with what speaks to each. In an assessment only as far as this seat has written it down itself: there it is
    the skill to see it."""
    found: dict[str, tuple[dict[str, None], list[int], list[int]]] = {name: ({}, [], []) for name in ELEMENTS}
    for line in view.lines:
        for name in play.public.elements(line):
            sources, signs, numbers = found[name]
            numbers.append(line.no)
            source = _source(view, line)
            if source:
                sources[source] = None
            else:
                signs.append(line.no)
    for _at, form, _subject, fields in view.forms:
        if form == "qualification_order":
            for name in ELEMENTS:
                if str(fields.get(name) or "").strip():
                    found[name][0][f"form:{form}"] = None
    return tuple(Element(name, tuple(sources), tuple(signs), tuple(numbers)) for name, (sources, signs, numbers) in found.items())


def _source(view: "View", line: "Line") -> str:
    """Whose own words or which thing speaks in a line, whoever passed it on; "" for a sign that somebody only noticed.

    A statement that reached this seat by the file is its speaker's, and what stands on a paper the paper's: heard twice it is one source.
    """
    kind, _dot, rest = line.sign.partition(".")
    bearer, _dot, what = rest.partition(".")
    if kind == "things" or (kind == "people" and what.startswith("memories.")):
        return bearer
    thing = next((one for one in line.about if view.kinds.get(one) == "thing"), "")
    return (thing or line.source) if line.channel == "document" else ""


def unread(play: seat.Play, view: "View") -> tuple[str, ...]:
    """Papers, telephones and lists that this seat knows of and has not looked at, or in vain: nothing on them speaks for anything yet."""
    seen = {line.sign.split(".")[1] for line in view.lines if line.sign.startswith("things.")}
    read = {one for line in view.lines if line.channel in ("document", "register") for one in line.about}
    return tuple(one.id for one in view.things.values() if one.id not in seen | read and play.public.kind(one.id) in WEIGHED)


def in_file(play: seat.Play, view: "View") -> list[tuple[str, str, int]]:
    """The acts of others in the file, the one done last first: number, words with the minute, and by which line a review read it to this
    seat, 0 where none did."""
    read = {dict(line.args).get("act"): line.no for line in view.lines if line.wording == "engine.evidence_known"}
    acts = sorted(_of_others(view), key=lambda act: -view.evidence[act].at)
    return [(act, doing.dated_words(play, view, act), read.get(act, 0)) for act in acts]


def _of_others(view: "View") -> list[str]:
    return [act for act in view.evidence if not act.startswith(f"{view.seat}-")]


def by_file(play: seat.Play, view: "View") -> list[tuple[str, str, str]]:
    """What came and is no source of anything yet, (row, title, words): the acts of others in the file, which can be opened, and things
    that nobody here has looked at."""
    acts = len(_of_others(view))
    names = [one_line(play.label(one)) for one in unread(play, view)]
    told = [(FILE, _("In the file"), n_("{n} act of others", "{n} acts of others", acts))] if acts else []
    return told + ([("", _("Not looked at yet"), words.several(names, NAMED))] if names else [])


def element_words(play: seat.Play, element: Element) -> str:
    """How far an element is carried: its sources, and whether they are enough."""
    carried = n_("{n} independent source", "{n} independent sources", len(element.sources)) if element.sources else _none_yet(play, element)
    names = ", ".join(words.form(one.removeprefix("form:")) if one.startswith("form:") else play.label(one) for one in element.sources)
    signs = n_("{n} sign", "{n} signs", len(element.signs)) if element.signs else ""
    return " · ".join(filter(None, (carried + (f": {names}" if names else ""), signs)))


def _none_yet(play: seat.Play, element: Element) -> str:
    """No source; in training also what would be one, for a seat that has heard nobody yet does not know what is missing."""
    if play.mode != "training":
        return _("no source yet")
    return _("no source yet. What would be one: {what}").format(what=_(WOULD_BE[element.name]))


def gauge(element: Element) -> str:
    """The same as a bar: a filled box for each source, up to what is enough and one more."""
    filled = min(len(element.sources), ENOUGH + 1)
    return "[" + "#" * filled + "." * (ENOUGH + 1 - filled) + "]"


def evidence(play: seat.Play, view: "View", numbers: tuple[int, ...]) -> list[str]:
    """The lines behind a link or an element, as they stand in the inbox."""
    told = [view.lines[no - 1] for no in numbers]
    return [f"{play.time(line.at)} {lines.channel(line)}: {lines.sentence(play, line)}" for line in told]
