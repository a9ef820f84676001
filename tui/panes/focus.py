"""What a seat can turn to: the place, people, vehicles and things in sight, and whom it can reach by telephone.

A person is shown by label until a name is known, with the last cue in words. Read from the view and the offers only.
"""

from typing import TYPE_CHECKING, NamedTuple

from tui import seat, words
from tui.panes import company, holding, lines, services
from zholda.tongue import _, n_

if TYPE_CHECKING:
    from zholda.session import Offer, View


class Focus(NamedTuple):
    """`kind`: place, person, vehicle, thing, contact or service; `group`: the heading it stands under; `cue`: one line of words."""

    kind: str
    id: str
    label: str
    group: str
    cue: str = ""


def scene(play: seat.Play, view: "View") -> list[Focus]:
    """Everything at hand, in the order of a list on the screen: the place, people by where they are, vehicles, things. Rooms stand in the
    order of the place, wherever the officer is."""
    here = play.label(view.place) if view.place else _("On the way")
    found = [Focus("place", view.place, here, words.kind("place"), play.label(view.room) if view.room else "")]
    people = view.here()
    for spot in company.spots(play, view, people):
        where = play.label(spot) if spot else words.kind("person")
        there = company.in_order(play, [one for one in people if company.spot(view, one) == spot])
        found += [Focus("person", one, play.label(one), where, last_cue(play, view, one)) for one in there]
    found += [Focus("vehicle", v, play.label(v), words.kind("vehicle")) for v in view.vehicles]
    things = [one for one in view.things.values() if not _gone_with(view, one.holder)]
    return found + [Focus("thing", t.id, play.label(t.id), words.kind("thing"), held_by(play, t.holder)) for t in things]


def _gone_with(view: "View", holder: str) -> bool:
    """Whether a thing is with somebody who was seen and is not here any more: it is not here either."""
    person = view.people.get(holder)
    return person is not None and person.place != view.place


def held_by(play: seat.Play, holder: str) -> str:
    """Who has a thing, or the room where it lies, in words."""
    if holder.startswith("seat:"):
        return _("with you")
    label = play.label(holder) if holder else ""
    return _("with {who}").format(who=label) if holder in play.view().people else label


def phone(play: seat.Play, view: "View", offers: "list[Offer]") -> list[Focus]:
    """Whom this seat can reach and ask, busy or not, with the state of what it has asked for. Who waits for an answer stands first;
    whoever is in sight under the same name stands there, and is not rung."""
    waiting, in_sight = play.public.callers() if offers else (), {play.label(one) for one in view.here()}
    here = {one: play.present(one) for one in (play.public.reached() if offers else ())}
    here = {one: there for one, there in here.items() if one in waiting or play.label(one) not in in_sight}
    bodies = sorted(here, key=lambda one: (one not in waiting, not here[one]))
    found = [Focus("contact", one, play.label(one), words.kind("contact"), _called(play, view, one, here[one])) for one in bodies]
    asked = dict.fromkeys(target for offer in offers if offer.target == "service" for target in offer.targets)
    return found + [Focus("service", one, play.label(one), words.kind("service"), services.cue(play, view, one)) for one in asked]


def _called(play: seat.Play, view: "View", contact: str, here: bool) -> str:
    """One line on whom one reaches: that somebody of it is here, by which other name it was heard to speak, and that it has been silent
    since it was rung."""
    others = [play.label(one) for one in play.public.voices_of(contact) if one in view.people]
    known_as = [name for name in others if name != play.label(contact)]
    return " · ".join(([_("here now")] if here else []) + known_as + _silent(play, view, contact))


def _silent(play: seat.Play, view: "View", contact: str) -> list[str]:
    """That another seat was rung and nothing has come from there since; nothing of a body that answers at once or not at all."""
    voices = play.public.voices_of(contact)
    rung = next((act for act in reversed(view.acts.values()) if (act.verb, act.target, act.state) == ("share", contact, "ended")), None)
    if rung is None or not any(one.startswith("seat:") for one in voices):
        return []
    heard = any(line.source in voices and line.at >= rung.ends for line in view.lines)
    return [] if heard else [_("rung {time}, nothing from there since").format(time=play.time(rung.ends))]


def cues(play: seat.Play, view: "View", who: str) -> list[tuple[int, str]]:
    """What was seen of somebody, heard from or told about them: (second, words), their own newest first, then what others showed."""
    person = view.people.get(who)
    found = [view.lines[no - 1] for no in reversed(person.lines if person else [])]
    told = [line for line in found if line.channel not in ("own", "scene")]
    own = [(line.at, play.tell(line)) for line in told if line.source == who]
    return own + [(line.at, lines.sentence(play, line)) for line in told if line.source != who]


def last_cue(play: seat.Play, view: "View", who: str) -> str:
    """The last cue about somebody in words, "" if there is none yet."""
    return next((words for _, words in cues(play, view, who)), "")


def card(play: seat.Play, view: "View", focus: Focus, most: int | None = None) -> list[str]:
    """What is known of the thing in focus, as lines of words; for a person at most so many cues."""
    if focus.kind == "person":
        told = [f"{play.time(at)} {text}" for at, text in cues(play, view, focus.id)][:most]
        known = known_words(play, view, view.people[focus.id].claims, focus.id) if focus.id in view.people else ""
        said = [_("Said or read: {what}").format(what=known)] if known else []
        return said + told or [_("Nothing noticed yet. Looking closely may help.")]
    if focus.kind == "thing" and focus.id in view.things:
        known = known_words(play, view, view.things[focus.id].claims)
        return [focus.cue or _("In sight.")] + ([_("It says: {what}").format(what=known)] if known else [])
    if focus.kind == "place" and not focus.id:
        return [_("You are on the road. Whoever rings reaches you, and you can ring others.")]
    if focus.kind == "place":
        return [
            _("Your place: {room}.").format(room=focus.cue) if focus.cue else _("You are here."),
            n_("In sight: {n} person.", "In sight: {n} people.", len(view.here())),
        ]
    if focus.kind == "service":
        return services.card(play, view, focus.id)
    return [focus.cue] if focus.cue else []


def known_words(play: seat.Play, view: "View", claims: dict[str, str | int], who: str = "") -> str:
    """Claims in words: what was said or read, true or not. Whoever or whatever is named goes by label; since when `who` is held stands
    there once, with the sources where they differ; where somebody was who stands here now is left out."""
    elsewhere = ("whereabouts", "last_seen") if who in view.here() else ()
    told = [
        holding.words(play, view, who) if who and name == lines.SINCE else lines.claimed(play, view, name, value, who)
        for name, value in claims.items()
        if value != "" and name not in elsewhere
    ]
    return " · ".join(told)
