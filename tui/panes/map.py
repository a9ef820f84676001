"""The map: the places and roads that a seat knows of, drawn with braille dots (or plain signs) and a mark for each place.

North is up and directions hold, but distances are drawn closer together the longer they are, so that a street and a country road fit
one screen; how long a road takes stands in the list beside it. Everything comes from the public plan and from what the seat perceived.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import isqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat, words
from tui.panes import travel
from tui.panes.travel import Journey
from zholda.tongue import _, span

if TYPE_CHECKING:
    from zholda.session import Road, Spot, View

MARKS: Final = "123456789abcdefghijklmnopqrstuvwyz"  # no x, which closes a road
HERE, CLOSED, MOVING, COMING, POST = "@", "x", "*", ">", "#"
NAMED: Final = 3  # names in a row before the others are counted
CHECKPOINTS: Final = ("migration_police", "border_guard")  # professions that stop whoever passes
_DOTS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))  # braille: dot of a row and a column

Point = tuple[int, int]


class Stop(NamedTuple):
    """A place as the list beside the map shows it. `closed`: the road there, in words as they were told, None where it is open."""

    id: str
    mark: str
    label: str
    here: bool
    closed: str | None
    seconds: int  # by road from where the seat is, -1 unknown or here
    post: str = ""  # the profession that keeps a checkpoint there, in words


class Map(NamedTuple):
    """What there is to draw and to list."""

    stops: tuple[Stop, ...]
    roads: "tuple[Road, ...]"
    journeys: tuple[Journey, ...]
    spots: tuple["Spot", ...]


def known(play: seat.Play, view: "View") -> Map:
    """The map as this seat knows it now."""
    public = play.public
    spots, at = public.places(), view.place
    closed = {one.place: shut_words(play, one) for one in travel.shut(view) if not -1 < public.shut_until(one.place, one.words) <= play.now}
    posts = {place: play.say(f"profession.{job}") for place, job in public.desks().items() if job in CHECKPOINTS}
    marks = dict(zip((spot.id for spot in spots), MARKS, strict=False))
    stops = tuple(
        Stop(
            spot.id, HERE if spot.id == at else marks.get(spot.id, "·"), play.label(spot.id), spot.id == at, closed.get(spot.id),
            public.ride(at, spot.id) if at and spot.id != at else -1, posts.get(spot.id, ""),
        )
        for spot in spots
    )  # fmt: skip
    return Map(stops, public.roads(), tuple(travel.journeys(play, view)), spots)


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
    for road in chart.roads:
        canvas.line(cells[road.origin], cells[road.to])
    marks: dict[Point, str] = {}
    for stop in reversed(chart.stops):
        marks[cells[stop.id]] = stop.mark
    for stop in chart.stops:
        x, y = cells[stop.id]
        if stop.closed is not None:
            marks[(x + 1, y) if x + 1 < width else (x - 1, y)] = CLOSED
        elif stop.post:
            marks[(x + 1, y) if x + 1 < width else (x - 1, y)] = POST
        if stop.here:
            marks[cells[stop.id]] = HERE
    for journey in chart.journeys:
        cell, sign = _on_the_way(chart, journey, cells, now)
        if sign and (sign == MOVING or marks.get(cell, POST) == POST):
            marks[cell] = sign
    for stop in chart.stops:
        if stop.here:
            marks[cells[stop.id]] = HERE
    return canvas.lines(marks)


def _on_the_way(chart: Map, journey: Journey, cells: dict[str, Point], now: int) -> tuple[Point, str]:
    """Where somebody on the road is drawn, and by which sign: on the leg where they should be by now, else beside the place to which they
    come; with no sign where nothing of it is known."""
    if journey.to not in cells:
        return (0, 0), ""
    if journey.origin in cells and journey.until >= 0:
        way = travel.legs(chart.roads, journey.origin, journey.to) or [(journey.origin, 0), (journey.to, 1)]
        whole = way[-1][1]
        done = (now - journey.since) * whole // max(journey.until - journey.since, 1)
        for (one, since), (other, until) in pairwise(way):
            if done <= until or other == journey.to:
                return _between(cells[one], cells[other], done - since, until - since), MOVING
    x, y = cells[journey.to]
    return (x - 1 if x else x + 1, y), COMING


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
    post = _("checkpoint (#): {profession}").format(profession=stop.post) if stop.post else ""
    closed = "" if stop.closed is None else ": ".join(filter(None, (_("road closed (x)"), stop.closed)))
    return f"{stop.mark} {stop.label}", " · ".join(filter(None, (far, post, closed)))


def shut_words(play: seat.Play, shut: travel.Shut) -> str:
    """Until when a road is shut as it was told, or when the seat found it shut."""
    return shut.words or _("as of {time}").format(time=play.time(shut.at))


def journey_words(play: seat.Play, journey: Journey) -> str:
    """A journey in words."""
    who = words.several([play.label(one) for one in journey.who], NAMED)
    place, time = play.label(journey.to) if journey.to else "", play.time(journey.until) if journey.until >= 0 else ""
    if journey.who == ("me",):
        return f"{MOVING} " + _("you, on the way to {place}, there {time}").format(place=place, time=time)
    if place and time:
        sign = MOVING if journey.origin else COMING
        return f"{sign} " + _("on the way to {place}: {who}, about {time}").format(place=place, who=who, time=time)
    if place:
        return f"{COMING} " + _("on the way to {place}: {who}, told {time}").format(place=place, who=who, time=play.time(journey.since))
    if time:
        return f"{COMING} " + _("on the way here: {who}, {time}").format(who=who, time=time)
    gone = _("seen leaving {place} at {time}: {who}")
    return "  " + gone.format(place=play.label(journey.origin), time=play.time(journey.since), who=who)
