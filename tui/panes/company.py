"""Who is where, in which order people are listed, and who would hear a talk: as far as the seat can see."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat
from zholda.tongue import _, listed, n_

if TYPE_CHECKING:
    from zholda.session import Offer, View

_NUMBER: Final = re.compile(r"\d+")


def number_in_label(label: str) -> int:
    """The first number of a label (`seat 13, school rucksack`): lists follow it. 0 for those without one."""
    found = _NUMBER.search(label)
    return int(found[0]) if found is not None else 0


def spot(view: "View", who: str) -> str:
    """The vehicle or room in which somebody is, "" if that is not known."""
    person = view.people.get(who)
    return (person.aboard or person.room) if person is not None else ""


def in_order(play: seat.Play, who: Iterable[str], likely: Sequence[str] = ()) -> list[str]:
    """People as every list shows them: those who are `likely`, then all others; each by number, then as this seat came to know them. Where
    they are at the moment moves nobody: a row, and its letter, stays who it is from act to act."""
    return sorted(who, key=lambda one: (one not in likely, number_in_label(play.label(one))))


def spots(play: seat.Play, view: "View", who: Iterable[str]) -> list[str]:
    """The rooms and vehicles in which these people are, in an order that stays: the rooms of the place, out of doors, then vehicles."""
    order = {room: n for n, room in enumerate((*play.public.rooms(), "", *view.vehicles))}
    return sorted(dict.fromkeys(spot(view, one) for one in who), key=lambda one: order.get(one, len(order)))


def targets(play: seat.Play, view: "View", offer: "Offer") -> list[str]:
    """Whom or what an act can be done to, as its question lists them. Of whom one decides from afar those in sight stand first, then by
    number alone: where each was seen last changes by the hour. Of those whom one could release, the ones known to be held."""
    from sim.model.verbs import ACTS

    if offer.verb in ACTS and ACTS[offer.verb].remote:
        detained = set(held(view)) & set(offer.targets) if offer.verb == "release" else ()
        return sorted(detained or offer.targets, key=lambda one: (one not in view.here(), number_in_label(play.label(one))))
    return in_order(play, offer.targets)


def inside(play: seat.Play, view: "View", vehicle: str) -> str:
    """Who sits in a vehicle, as far as one sees it, in a sentence; "" where one knows of nobody."""
    there = [play.label(one) for one in in_order(play, [one for one in view.here() if vehicle and view.people[one].aboard == vehicle])]
    return _("In it, as far as you see: {who}.").format(who=listed(there)) if there else ""


class Together(NamedTuple):
    """People who are in one room or vehicle: `id` of a row that stands for all of them."""

    id: str
    words: str
    people: tuple[str, ...]


def together(play: seat.Play, view: "View", who: Sequence[str]) -> list[Together]:
    """Whom one can take all at once: everybody in sight in a room or vehicle, where two or more are. Where others were seen last says
    nothing about who is there now."""
    here = [one for one in who if one in view.here()]
    found = [(place, tuple(one for one in here if spot(view, one) == place)) for place in spots(play, view, here)]
    return [
        Together(f"all:{place}", _("Everybody there: {place} ({n})").format(place=play.label(place), n=len(people)), people)
        for place, people in found
        if place and len(people) > 1
    ]


def colleagues(offers: "Iterable[Offer]") -> frozenset[str]:
    """Those in sight who work for this seat."""
    found = [one for offer in offers for one in offer.choices.get("by", ())]
    return frozenset(found + [one for offer in offers if offer.verb == "correct_colleague" for one in offer.targets])


class Ears(NamedTuple):
    """Who would hear a talk in a room, as far as one sees: those of the service, and all others. `unseen`: there may be others behind its
    door."""

    others: int
    colleagues: int
    unseen: bool = False

    @property
    def words(self) -> str:
        """As a remark beside the room."""
        if self.others:
            return n_("{n} other hears", "{n} others hear", self.others)
        if self.unseen:
            return _("a colleague, and whom you do not see") if self.colleagues else _("you do not see who is inside")
        return _("only colleagues hear") if self.colleagues else _("nobody else hears")


def ears(view: "View", room: str, without: Iterable[str], service: frozenset[str], *, unseen: bool = False) -> Ears:
    """Who would hear a talk in a room. `without`: those who take part in it; `service`: the seat's colleagues; `unseen`: one does not see
    into it."""
    there = [one for one in view.here() if spot(view, one) == room and one not in set(without)]
    return Ears(sum(one not in service for one in there), sum(one in service for one in there), unseen)


def papers_with(view: "View") -> list[str]:
    """Those who hold papers or other things of several people, the one with most first."""
    held = [thing.holder for thing in view.things.values() if thing.holder]
    several = [one for one in dict.fromkeys(held) if held.count(one) > 1]
    return sorted(several, key=lambda one: -held.count(one))


PAPERS_OF_OTHERS: Final = "unodc.papers_held_by_others"  # the published sign


def with_papers(play: seat.Play, view: "View") -> list[str]:
    """The same, and before a passport was in anybody's hand here, those who were seen with the papers of others."""
    known = any(play.public.kind(name) == "passport" for name in view.things)
    return papers_with(view) or ([] if known else play.public.bearers(PAPERS_OF_OTHERS))


def ill(play: seat.Play, view: "View") -> set[str]:
    """Those of whom this seat was told that they are ill, and whoever it finds in a house where the sick lie. What it only saw is for the
    trainee to judge."""
    patients = view.here() if play.public.among_the_sick() else ()
    return {one for one in (*told_ill(view), *patients) if not play.public.serves(one)}


def told_ill(view: "View") -> list[str]:
    """Those of whom it was said that they are ill."""
    return [one.id for one in view.people.values() if one.claims.get("ill", "") != ""]


def injured(view: "View") -> set[str]:
    """Those whom the joint meeting has identified, and those whom this seat heard as injured."""
    identified = {who for line in view.lines if line.wording == "engine.identified" for who in line.about}
    return identified | {talk.person for talk in view.interviews if talk.status == "injured"}


def in_care(play: seat.Play, view: "View") -> set[str]:
    """Those before whom nobody thinks of a cell first: the injured, the ill, and who stays in the shelter in which this seat calls."""
    guests = view.here() if play.public.among_guests() else ()
    return {one for one in (*injured(view), *ill(play, view), *guests) if not play.public.serves(one)}


BEGIN_TO_HOLD: Final = ("tell_held", "detain")
LET_GO: Final = ("tell_free", "release", "let_go")


def held(view: "View") -> list[str]:
    """Those who are held as far as this seat knows, from what it did itself and what it was told."""
    found = {one.id: None for one in view.people.values() if one.claims.get("held_since", "") != ""}
    for act in view.acts.values():
        if act.state == "ended":
            for who in act.people:
                if act.verb in BEGIN_TO_HOLD:
                    found[who] = None
                elif act.verb in LET_GO:
                    found.pop(who, None)
    for line in view.lines:
        if line.wording == "engine.walks_free":
            for who in line.about:
                found.pop(who, None)
    return list(found)
