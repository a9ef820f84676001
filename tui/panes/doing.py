"""Acts in words: what this seat has under way, what it did, and what a review has laid open in the file."""

from typing import TYPE_CHECKING, Final

from tui import seat, words
from zholda.tongue import _

if TYPE_CHECKING:
    from zholda.session import Line, SeenAct, SeenEvidence, View


_OF_ITSELF: Final = ("engine.act_began", "engine.act_ended")  # that it was done is its title


def under_way(play: seat.Play, view: "View") -> list[tuple[str, str]]:
    """Acts of this seat that are not over yet: (act, words with the end), the one that occupies the officer first."""
    found = [act for act in view.acts.values() if act.state == "began"]
    found.sort(key=lambda act: (act.id != view.busy, act.ends))
    return [(act.id, _("{act}, until {time}").format(act=seen_words(play, act), time=play.time(act.ends))) for act in found]


def idle(play: seat.Play, view: "View") -> tuple[str, str]:
    """What there is to say where nothing occupies the officer: a heading, and what runs beside all the same."""
    beside = [told for _act, told in under_way(play, view)]
    heading = _("Under way beside you") if beside else _("Nothing is under way")
    return heading, "\n".join((*beside, _("F6 lets time pass.")))


def act_words(play: seat.Play, verb: str, people: tuple[str, ...], target: str = "") -> str:
    """An act with what and whom it is done to, in words. `target`: a body, a service, a thing, a vehicle or a place."""
    names = words.several([play.label(who) for who in people], 3)
    return ": ".join(filter(None, (words.act(verb), play.label(target) if target else "", names)))


def seen_words(play: seat.Play, act: "SeenAct") -> str:
    """An act of this seat in words, with the colleague who does it."""
    return act_words(play, act.verb, act.people, act.target) + (f" ({play.label(act.by)})" if act.by else "")


def file_words(play: seat.Play, view: "View", name: str) -> str:
    """An act of the file in words: once a review has laid it open with what it said of it, such as of what, where, on which ground."""
    own, laid_open = view.acts.get(name), view.evidence.get(name)
    if laid_open is not None and (laid_open.how or own is None):
        return _laid_open(play, view, laid_open)
    return seen_words(play, own) if own is not None else ""


def done_at(view: "View", name: str) -> int:
    """The second in which an act of the file was done, -1 for one that nobody knows here."""
    own, laid_open = view.acts.get(name), view.evidence.get(name)
    return laid_open.at if laid_open is not None else own.ends if own is not None else -1


def dated_words(play: seat.Play, view: "View", name: str) -> str:
    """The same with the minute in which it was done, by which two of a kind are told apart."""
    said, at = file_words(play, view, name), done_at(view, name)
    return f"{play.time(at)} {said}" if said and at >= 0 else said


def came_of(view: "View", name: str) -> "list[Line]":
    """What reached this seat as an own act ended, of whom or from whom it was done to; nothing of an act of others."""
    own = view.acts.get(name)
    if own is None:
        return []
    met = {*own.people, own.target}
    then = (line for line in view.lines if line.at == own.ends and line.wording not in _OF_ITSELF)
    return [line for line in then if line.source in met or met.intersection(line.about)]


def _laid_open(play: seat.Play, view: "View", one: "SeenEvidence") -> str:
    """What stands in the file of an act; that this seat did it itself need not be said."""
    told = [pair for pair in one.how if pair != ("by", view.seat)]
    return play.say("evidence.told", (("verb", one.verb), *told), one.people)
