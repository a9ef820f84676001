"""Which acts a menu shows for the thing in focus: at most nine with a number, the rest behind the search.

The nine keep their places from the first minute to the last: numbers that wander cannot be learned, and an order that followed
the events would tell what is wise. Everything comes from the offers of the session, so a screen shows nothing that is not on offer.
"""

from typing import TYPE_CHECKING, Final, NamedTuple

from tui import seat, words
from tui.focus import Focus
from zholda.wording import span

if TYPE_CHECKING:
    from zholda.session import Offer, View

NUMBERED: Final = 9

FIRST: Final = {
    "person": (
        "look", "call_alone", "check_documents", "safety_check", "speak_with", "meet_need", "separate", "call_ambulance", "offer_help",
        "correct_colleague",
    ),
    "place": ("look", "prepare", "note", "check_documents", "introduce", "meet_need", "return_documents", "let_go", "hand_over"),
    "vehicle": ("look", "hold_vehicle", "release_vehicle"),
    "thing": ("preserve",),
    "contact": ("handle_call", "share", "decline_order", "report_misconduct"),
    "service": ("request",),
}  # fmt: skip


class Deed(NamedTuple):
    """One line of a menu: an act on offer, done to the thing in focus ("" where the people are still to be chosen)."""

    offer: "Offer"
    target: str
    words: str
    minutes: str
    power: str  # training mode: what the law says of it, "" where the power is plain


def deeds(play: seat.Play, offers: "list[Offer]", focus: Focus) -> list[Deed]:
    """Every act on offer for the thing in focus: the familiar ones first, then the catalogue's order."""
    first = {verb: place for place, verb in enumerate(FIRST.get(focus.kind, ()))}
    fit = [(offer, target) for offer in offers if (target := _target(offer, focus)) is not None]
    fit.sort(key=lambda pair: first.get(pair[0].verb, len(first)))  # stable: the rest stays in the catalogue's order
    return [_deed(play, offer, target) for offer, target in fit]


def all_deeds(play: seat.Play, offers: "list[Offer]", things: list[Focus]) -> list[tuple[Deed, Focus]]:
    """Every act for every thing: what the search looks through."""
    return [(deed, focus) for focus in things for deed in deeds(play, offers, focus)]


def found(everything: list[tuple[Deed, Focus]], query: str, most: int = 60) -> list[tuple[Deed, Focus]]:
    """Those whose words contain every word of the query, in order."""
    wanted = query.casefold().split()
    hits = []
    for deed, focus in everything:
        text = f"{deed.words} {focus.label} {deed.offer.verb.replace('_', ' ')}".casefold()
        if all(word in text for word in wanted):
            hits.append((deed, focus))
            if len(hits) == most:
                break
    return hits


def _target(offer: "Offer", focus: Focus) -> str | None:
    """What the act would be done to; None if it does not fit the thing in focus."""
    if offer.target == "none":
        return "" if focus.kind == "place" else None
    if focus.kind == "place" and offer.target == "many":
        return ""
    return focus.id if focus.id in offer.targets else None


def _deed(play: seat.Play, offer: "Offer", target: str) -> Deed:
    power = play.power_words(offer.power) if play.mode == "training" else ""
    return Deed(offer, target, words.act(offer.verb), span(offer.seconds) if offer.seconds else "at once", power)


def under_way(play: seat.Play, view: "View") -> list[tuple[str, str]]:
    """Acts of this seat that are not over yet: (act, words with the end), the one that occupies the officer first."""
    found = [act for act in view.acts.values() if act.state == "began"]
    found.sort(key=lambda act: (act.id != view.busy, act.ends))
    return [(act.id, act_words(play, act.verb, act.people) + f", until {play.time(act.ends)}") for act in found]


def act_words(play: seat.Play, verb: str, people: tuple[str, ...]) -> str:
    """An act with those it is done to, in words."""
    names = ", ".join(play.label(who) for who in people[:3]) + (f" and {len(people) - 3} more" if len(people) > 3 else "")
    return f"{words.act(verb)}: {names}" if names else words.act(verb)
