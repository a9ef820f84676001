"""Who is on the road and which roads are shut, as far as one seat knows: its own ways, whom it asked for, who was announced to it, whom it
saw leave, and what it was told or tried.

Pure: a function of the view and the public plan. A place to which somebody went is named only where the seat was told of it; whoever
was seen leaving and no more has no direction.
"""

from collections.abc import Iterator
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import Line, Road, SeenAct, View

TRAVELS: Final = ("go", "carry_out_operation")
HEADS_FOR: Final = "heads_for"  # a claim by which somebody is said to be on the way to a place
SHUT: Final = ("closed", "impassable", "earth_road")  # claims by which a place says that a road there is shut, and until when
OPEN: Final = ("no", "open", 0)  # their values when it is not shut any more
STAYS: Final = ("interpreter", "place", "examination", "identification")  # services that come to nobody's door
REFUSED: Final = "engine.refused.road_closed"
TOGETHER: Final = 120  # seconds within which those who were seen leaving stand in one row
REMEMBERED: Final = 2 * 3600  # seconds for which whoever was seen leaving stays on the list


class Journey(NamedTuple):
    """Somebody on the road: from `origin` to `to` ("" unknown), from second `since` to second `until` (-1 unknown). `line`: the line of the
    inbox that says so, 0 for what the seat does itself."""

    who: tuple[str, ...]
    origin: str
    to: str
    since: int
    until: int
    line: int = 0


class Shut(NamedTuple):
    """A road that is shut, as told of the place where it begins or ends: `words` as they were told ("" when the seat tried it itself)."""

    place: str
    words: str
    at: int
    line: int


def journeys(play: seat.Play, view: "View") -> list[Journey]:
    """Everybody on the road, this seat first."""
    asked = [*_asked(play, view)]
    found = [*_own(view), *asked, *_announced(play, view), *_said(play, view)]
    under_way = {one for journey in found for one in journey.who} | {who for one in asked for who in play.public.comers(one.who[0])}
    return found + [one for one in _left(play, view) if not under_way.intersection(one.who)]


def turned_back(view: "View") -> Journey | None:
    """The way back of a seat that broke off a drive: whoever turns back needs as long as they had driven. None where it is at a place, or
    sets out."""
    last = next((act for act in reversed(view.acts.values()) if act.verb in TRAVELS), None)
    if view.place or last is None or last.state != "interrupted":
        return None
    return Journey(("me",), last.target, _stood(view, last), last.ends, 2 * last.ends - last.began)


def driving_back(play: seat.Play, view: "View") -> str:
    """That the officer broke off a drive and is on the way back, and until when; "" where that is not so."""
    way = turned_back(view)
    return _("driving back to {place}, until {time}").format(place=play.label(way.to), time=play.time(way.until)) if way else ""


def shut(view: "View") -> list[Shut]:
    """Roads of which this seat was told that they are shut, and not since that they are open; and those it tried in vain. The hours that
    were told may be over by now: the map looks at them."""
    told: dict[str, Shut] = {}
    place = ""
    for line in view.lines:
        if line.wording == REFUSED:
            told.setdefault(place, Shut(place, "", line.at, line.no))
        elif line.wording == "engine.act_began" and dict(line.args).get("verb") in TRAVELS and place in told and not told[place].words:
            del told[place]  # the way was open again
        for subject, attribute, value in line.claims:
            if (subject, attribute) == ("me", "place"):
                place = str(value)
            elif attribute in SHUT and value in OPEN:
                told.pop(subject, None)
            elif attribute in SHUT:
                told[subject] = Shut(subject, "" if value in ("yes", 1) else str(value), line.at, line.no)
    return list(told.values())


def legs(roads: "tuple[Road, ...]", origin: str, to: str) -> list[tuple[str, int]]:
    """The quickest way over known roads: each place with the seconds until there. Empty where there is none."""
    near: dict[str, list[tuple[str, int]]] = {}
    for road in roads:
        near.setdefault(road.origin, []).append((road.to, road.seconds))
        near.setdefault(road.to, []).append((road.origin, road.seconds))
    queue: list[tuple[int, str, tuple[tuple[str, int], ...]]] = [(0, origin, ((origin, 0),))]
    done: set[str] = set()
    while queue:
        seconds, place, way = heappop(queue)
        if place == to:
            return list(way)
        if place not in done:
            done.add(place)
            for other, more in near.get(place, ()):
                heappush(queue, (seconds + more, other, (*way, (other, seconds + more))))
    return []


def _own(view: "View") -> Iterator[Journey]:
    for act in view.acts.values():
        if act.state == "began" and act.verb in TRAVELS and view.place != act.target:
            yield Journey((act.by or "me",), _stood(view, act), act.target, act.began, act.ends)


def _asked(play: seat.Play, view: "View") -> Iterator[Journey]:
    """Services that come in person and were asked for."""
    for ticket in view.tickets.values():
        if ticket.state == "waiting" and ticket.due >= 0 and play.public.service(ticket.service).kind not in STAYS:
            act = view.acts.get(ticket.id.removesuffix("." + ticket.service))
            asks = act is not None and play.public.comes_to_who_asks(ticket.service)
            to = _stood(view, act) if act is not None and asks else play.public.comes_to(ticket.service)
            for_them = {view.people[who].place for who in act.people if who in view.people} if act is not None else set()
            if play.public.comes_to_them(ticket.service) and len(for_them) == 1 and "" not in for_them:
                to = for_them.pop()
            yield Journey((ticket.service,), "", to, -1, ticket.due)


def _announced(play: seat.Play, view: "View") -> Iterator[Journey]:
    """People whom another seat hands over to this one, until they are in sight; and its own services that another seat asked for."""
    home = play.public.home
    for line in view.lines:
        by = line.source.removeprefix("seat:")
        if line.wording == "engine.handed_over" and line.channel == "phone":
            coming = tuple(who for who in line.about if who in view.people and not _seen_since(view, who, line))
            if coming:
                origin = play.public.desk(by)
                ride = play.public.ride(origin, home) if origin else -1
                yield Journey(coming, origin, home, line.at, line.at + ride if ride > 0 else -1, line.no)
        elif line.wording == "engine.asked_for":
            service = str(dict(line.args).get("service", ""))
            to, lead = play.public.comes_to(service), play.public.service(service).lead
            elsewhere = play.public.comes_to_who_asks(service) and play.public.desk(by) != to  # from where it is asked nobody has said
            if to and to != home and not elsewhere and play.now < line.at + lead:
                itself = service == play.seat  # what is asked for is this seat: then its officer drives, and not whoever sits here
                who = (play.public.comers(service) if itself else ()) or (service,)
                sets_out = line.at + max(0, lead - max(0, play.public.ride(home, to))) if itself else line.at
                if play.now >= sets_out and not any(_in_sight(view, one) for one in who):
                    yield Journey(who, home, to, sets_out, line.at + lead, line.no)


def _said(play: seat.Play, view: "View") -> Iterator[Journey]:
    """Whoever is said to be on the way to a place, until they are in sight or the time that it takes is over."""
    places = {spot.id for spot in play.public.places()}
    told: dict[str, tuple[Line, str]] = {}
    for line in view.lines:
        told.update({c.subject: (line, str(c.value)) for c in line.claims if c.attribute == HEADS_FOR})
    for who, (line, to) in told.items():
        seen = who in view.vehicles or (who in view.people and _seen_since(view, who, line))
        if to in places and not seen and play.now < line.at + REMEMBERED:
            yield Journey((who,), "", to, line.at, -1, line.no)


def _left(play: seat.Play, view: "View") -> Iterator[Journey]:
    """People and vehicles that this seat saw leave the place where it was, by the line in which it saw it; the newest first."""
    place, found = "", []
    for line in view.lines:
        own = [str(c.value) for c in line.claims if (c.subject, c.attribute) == ("me", "place")]
        if own:
            place = own[-1]
        elif place and line.channel == "scene" and play.now < line.at + REMEMBERED:
            found.append((line, place))
    gone_before: set[str] = set()
    together: list[Journey] = []
    for line, where in reversed(found):
        gone = [c.subject for c in line.claims if c.attribute in ("place", "stands_at") and c.value == "" and c.subject != "me"]
        away = [who for who in gone if who not in gone_before and who not in view.vehicles and not _in_sight(view, who)]
        gone_before.update(gone)
        if away and together and together[-1].origin == where and together[-1].since - line.at < TOGETHER:
            together[-1] = together[-1]._replace(who=(*together[-1].who, *away))
        elif away:
            together.append(Journey(tuple(away), where, "", line.at, -1, line.no))
    yield from together


def _in_sight(view: "View", who: str) -> bool:
    return who in view.people and bool(view.people[who].place)


def _seen_since(view: "View", who: str, line: "Line") -> bool:
    """Whether somebody came into sight after a line."""
    later = (view.lines[no - 1] for no in view.people[who].lines if no > line.no)
    return _in_sight(view, who) or any(one.channel == "scene" for one in later)


def _stood(view: "View", act: "SeenAct") -> str:
    """The place where this seat last stood before an act."""
    stood = [
        str(c.value) for line in view.lines if line.at <= act.began for c in line.claims if (c.subject, c.attribute) == ("me", "place")
    ]
    return next((place for place in reversed(stood) if place), "")
