"""The map: the places and roads that a seat knows of, drawn with braille dots (or plain signs) and a mark for each place.

North is up and directions hold, but distances are drawn closer together the longer they are, so that a street and a country road fit
one screen; how long a road takes stands in the list beside it. Everything comes from the public plan and from what the seat perceived.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import isqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat
from zholda.tongue import _, span

if TYPE_CHECKING:
    from zholda.session import SeenAct, Spot, View

MARKS: Final = "123456789abcdefghijklmnopqrstuvwyz"  # no x, which closes a road
HERE, CLOSED, MOVING = "@", "x", "*"
TRAVELS: Final = ("go", "carry_out_operation")
CLOSES: Final = ("closed", "impassable")  # claims by which a place says that no road leads to it now
_DOTS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # braille: dot of a row and a column

Point = tuple[int, int]


class Stop(NamedTuple):
    """A place as the list beside the map shows it."""

    id: str
    mark: str
    label: str
    here: bool
    closed: bool
    seconds: int  # by road from where the seat is, -1 unknown or here


class Journey(NamedTuple):
    """Somebody on the road, as far as this seat knows: from `origin` ("" unknown) to `to`, from second `since` to second `until`."""

    who: str
    origin: str
    to: str
    since: int
    until: int


class Map(NamedTuple):
    """What there is to draw and to list."""

    stops: tuple[Stop, ...]
    roads: tuple[tuple[str, str], ...]
    journeys: tuple[Journey, ...]
    spots: tuple["Spot", ...]


def known(play: seat.Play, view: "View") -> Map:
    """The map as this seat knows it now."""
    public = play.public
    spots, closed, at = public.places(), closures(view), view.place
    marks = dict(zip((spot.id for spot in spots), MARKS, strict=False))
    stops = tuple(
        Stop(
            spot.id, HERE if spot.id == at else marks.get(spot.id, "·"), play.label(spot.id), spot.id == at, spot.id in closed,
            public.ride(at, spot.id) if at and spot.id != at else -1,
        )
        for spot in spots
    )  # fmt: skip
    roads = tuple((road.origin, road.to) for road in public.roads())
    return Map(stops, roads, tuple(journeys(view)), spots)


def closures(view: "View") -> set[str]:
    """Places of which this seat was told that the road is closed, and not since that it is open."""
    told: dict[str, bool] = {}
    for line in view.lines:
        for subject, attribute, value in line.claims:
            if attribute in CLOSES:
                told[subject] = value not in ("no", 0)
    return {place for place, shut in told.items() if shut}


def journeys(view: "View") -> Iterable[Journey]:
    """Who is on the road: this seat itself, and services on their way here."""
    for act in view.acts.values():
        if act.state == "began" and act.verb in TRAVELS:
            yield Journey("me", _left(view, act), act.target, act.began, act.ends)
    for ticket in view.tickets.values():
        if ticket.state == "waiting" and ticket.due >= 0:
            yield Journey(ticket.service, "", "", -1, ticket.due)


def _left(view: "View", act: "SeenAct") -> str:
    """The place where this seat last stood before an act."""
    stood = [
        str(c.value) for line in view.lines if line.at <= act.began for c in line.claims if (c.subject, c.attribute) == ("me", "place")
    ]
    return next((place for place in reversed(stood) if place), "")


def told_of(view: "View", place: str) -> list[tuple[int, str, str | int]]:
    """What this seat was told of a place: line number, attribute and value as last perceived."""
    found: dict[str, tuple[int, str, str | int]] = {}
    for line in view.lines:
        for subject, attribute, value in line.claims:
            if subject == place:
                found[attribute] = (line.no, attribute, value)
    return list(found.values())


# --- the drawing -----------------------------------------------------------------------------------------------------------------


def drawing(chart: Map, width: int, height: int, now: int, *, plain_signs: bool = False) -> list[str]:
    """The map in `height` lines of `width` cells. Empty where there is nothing to draw or no room for it."""
    if not chart.stops or width < 6 or height < 3:
        return []
    cells = _cells(chart.spots, width, height)
    canvas = _PlainCanvas(width, height) if plain_signs else _Canvas(width, height)
    for one, other in chart.roads:
        canvas.line(cells[one], cells[other])
    marks: dict[Point, str] = {}
    for stop in reversed(chart.stops):
        marks[cells[stop.id]] = stop.mark
    for journey in chart.journeys:
        if journey.origin in cells and journey.to in cells:
            marks[_between(cells[journey.origin], cells[journey.to], now - journey.since, journey.until - journey.since)] = MOVING
    for stop in chart.stops:
        if stop.closed:
            x, y = cells[stop.id]
            marks[(x + 1, y) if x + 1 < width else (x - 1, y)] = CLOSED
        if stop.here:
            marks[cells[stop.id]] = HERE
    return canvas.lines(marks)


def _between(one: Point, other: Point, done: int, whole: int) -> Point:
    part = min(max(done, 0), max(whole, 1))
    return tuple(a + (b - a) * part // max(whole, 1) for a, b in zip(one, other, strict=True))  # type: ignore[return-value]


def _cells(spots: Sequence["Spot"], width: int, height: int) -> dict[str, Point]:
    """The cell of each place. Two that would fall into one cell are moved apart, sideways first."""
    across = _spread([spot.east for spot in spots], width)
    down = _spread([-spot.north for spot in spots], height)
    taken: dict[Point, str] = {}
    found: dict[str, Point] = {}
    for spot in spots:
        x, y = across[spot.east], down[-spot.north]
        free = [(x + dx, y + dy) for dy in (0, 1, -1, 2, -2) for dx in (0, 2, -2, 4, -4)]
        cell = next((one for one in free if one not in taken and 0 <= one[0] < width and 0 <= one[1] < height), (x, y))
        taken[cell] = spot.id
        found[spot.id] = cell
    return found


def _spread(values: Iterable[int], room: int) -> dict[int, int]:
    """Where each value stands on an axis of `room` cells: in order, a gap drawn as long as its square root."""
    steps = sorted(set(values))
    places = [0]
    for before, after in pairwise(steps):
        places.append(places[-1] + isqrt(after - before) + 1)
    most = places[-1]
    if not most:
        return dict.fromkeys(steps, room // 2)
    return {value: place * (room - 1) // most for value, place in zip(steps, places, strict=True)}


class _Canvas:
    """Roads as braille dots, two across and four down in a cell."""

    across, down = 2, 4

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.dots: dict[Point, int] = {}

    def line(self, one: Point, other: Point) -> None:
        """A straight road between two cells."""
        (x, y), (to_x, to_y) = self._middle(one), self._middle(other)
        steps = max(abs(to_x - x), abs(to_y - y), 1)
        for n in range(steps + 1):
            self.dot(x + (to_x - x) * n // steps, y + (to_y - y) * n // steps)

    def _middle(self, cell: Point) -> Point:
        return cell[0] * self.across + self.across // 2, cell[1] * self.down + self.down // 2

    def dot(self, x: int, y: int) -> None:
        """One dot."""
        cell = x // self.across, y // self.down
        self.dots[cell] = self.dots.get(cell, 0) | _DOTS[y % self.down][x % self.across]

    def sign(self, cell: Point) -> str:
        """What stands in a cell without a mark."""
        return chr(0x2800 + self.dots[cell]) if cell in self.dots else " "

    def lines(self, marks: dict[Point, str]) -> list[str]:
        """The drawing, marks over the roads."""
        rows = range(self.height)
        return ["".join(marks.get((x, y)) or self.sign((x, y)) for x in range(self.width)).rstrip() for y in rows]


class _PlainCanvas(_Canvas):
    """The same with full stops, for terminals that draw no braille."""

    across, down = 1, 1

    def dot(self, x: int, y: int) -> None:
        """One full stop."""
        self.dots[x, y] = 1

    def sign(self, cell: Point) -> str:
        """What stands in a cell without a mark."""
        return "." if cell in self.dots else " "


# --- the list beside it -----------------------------------------------------------------------------------------------------------


def stop_words(stop: Stop) -> tuple[str, str]:
    """A place in words, and how far it is."""
    far = _("you are here") if stop.here else span(stop.seconds) if stop.seconds >= 0 else ""
    return f"{stop.mark} {stop.label}", " · ".join(filter(None, (far, _("road closed (x)") if stop.closed else "")))


def journey_words(play: seat.Play, journey: Journey) -> str:
    """A journey in words."""
    if journey.who == "me":
        return f"{MOVING} " + _("you, on the way to {place}, there {time}").format(
            place=play.label(journey.to), time=play.time(journey.until)
        )
    return _("on the way here: {who}, {time}").format(who=play.label(journey.who), time=play.time(journey.until))
