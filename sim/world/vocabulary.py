"""The words of conditions: what a scenario may ask of the world, and what a walkthrough may ask of its seat's view.

Every function is one line: kinds of its arguments, type of its result, the fact it reads in the flat dictionary and that
fact's value before anything happened. A test holds docs/reference/vocabulary.md to these tables.
"""

import re

from sim.conditions import Function, Vocabulary
from sim.model import terms
from sim.model.indicators import THRESHOLDS
from sim.model.scenario import Scenario
from sim.model.verbs import ACTS


def _fact(name: str, params: tuple[str, ...], key: str, default: bool | int | str = False, result: str = "bool") -> Function:
    return Function(name, params, result, f"f['{key}']", (key,), default)


def _same(name: str, params: tuple[str, ...], key: str) -> Function:
    """Whether a fact has the value that the last argument names."""
    return Function(name, params, "bool", f"f['{key}'] == '{{{len(params) - 1}}}'", (key,), "")


def _shared(prefix: str) -> list[Function]:
    """Functions that world and view have in common; the world's take the seat first."""
    seat = ("seat",) if prefix else ()
    n = len(seat)
    first = "{0}." if prefix else ""
    return [
        _fact("knows", (*seat, "claim"), f"knows.{first}{{{n}}}"),
        _fact("done", (*seat, "verb", "person?"), f"done.{first}{{{n}}}.{{{n + 1}}}"),
        _fact("filed", (*seat, "form"), f"filed.{first}{{{n}}}"),
    ]


WORLD_FUNCTIONS = {
    f.name: f
    for f in (
        *_shared("seat"),
        _same("present", ("person|vehicle", "place"), "at.{0}"),
        _same("in_room", ("person", "room"), "room.{0}"),
        _same("aboard", ("person", "vehicle"), "aboard.{0}"),
        Function("holds", ("person", "thing"), "bool", "f['holder.{1}'] == '{0}'", ("holder.{1}",), ""),
        Function("in_hand", ("seat", "thing"), "bool", "f['holder.{1}'] == 'seat:{0}'", ("holder.{1}",), ""),
        _fact("held", ("person|vehicle",), "held.{0}"),
        _fact("separated", ("person",), "separated.{0}"),
        _fact("spoken_with", ("person",), "with.{0}", ""),
        _fact("in_care", ("person",), "in_care.{0}"),
        _fact("met", ("seat", "person", "need"), "met.{0}.{1}.{2}"),
        _fact("preserved", ("thing",), "preserved.{0}"),
        _fact("lost", ("thing",), "lost.{0}"),
        _fact("trust", ("person", "agency"), "trust.{1}.{0}", 0, "int"),
        *(_fact(level, ("person",), level + ".{0}", 0, "int") for level in terms.LEVELS),
        _fact("flag", ("flag",), "flag.{0}", 0, "bool"),
        _fact("count", ("counter",), "flag.{0}", 0, "int"),
        _fact("happened", ("beat|inject",), "happened.{0}"),
        _fact("answered", ("inject_with_expects",), "met.{0}"),
        _same("chosen", ("decision", "option"), "chosen.{0}"),
        _fact("told", ("person", "told_item"), "told.{0}.{1}"),
        _fact("shared", ("seat", "contact", "item?"), "shared.{0}.{1}.{2}"),
        _fact("asked", ("seat", "contact", "item?"), "asked.{0}.{1}.{2}"),
        _same("handed_to", ("person", "contact"), "handed_to.{0}"),
        _fact("queried", ("seat", "register_line"), "queried.{0}.{1}"),
        _fact("seen_alone", ("seat", "person"), "alone.{0}.{1}"),
        _fact("alone_count", ("seat",), "alone.{0}", 0, "int"),
        *(_fact(kind, ("seat", "person"), kind + ".{0}.{1}") for kind in THRESHOLDS),
        _fact("watched", ("person",), "watched.{0}"),
        _fact("accepted", ("person", "help"), "accepted.{0}.{1}"),
        _fact("declined", ("person", "help"), "declined.{0}.{1}"),
        _fact("requested", ("service",), "requested.{0}"),
        _fact("granted", ("service",), "granted.{0}"),
        _fact("corrected", ("person",), "corrected.{0}"),
        _fact("taken", ("seat",), "taken.{0}"),
        _fact("doing", ("seat", "verb", "person?"), "doing.{0}.{1}.{2}"),
        _fact("minute_false", ("seat", "person"), "minute_false.{0}.{1}"),
        _same("officer_at", ("seat", "place"), "at.seat:{0}"),
        _fact("tired", ("seat",), "tired.{0}"),
        _fact("later", ("person", "help"), "later.{0}.{1}"),
        _fact("wrote", ("seat", "form", "field"), "wrote.{0}.{1}.{2}"),
        _fact("case_open", ("offence?",), "case_open.{0}"),
        _same("status", ("person", "status"), "status.{0}"),
        _fact("identified", ("person",), "identified.{0}"),
        _same("interviewing", ("person", "seat"), "interview.{0}"),
        _fact("interviewed", ("seat", "person"), "interviewed.{0}.{1}"),
        _fact("consented", ("person", "contact", "item"), "consent.{0}.{1}.{2}"),
        _fact("asked_consent", ("person", "contact", "item"), "consent_asked.{0}.{1}.{2}"),
        _fact("risk_assessed", ("person",), "risk.{0}"),
        _same("received", ("person", "seat"), "received.{0}"),
        _fact("house_rule", ("seat", "rule"), "house_rule.{0}.{1}"),
        _fact("applied", ("person", "application"), "applied.{0}.{1}"),
        _fact("reported", ("person", "report"), "reported.{0}.{1}"),
        _fact("reached", ("person",), "reached.{0}"),
        _same("left", ("person", "manner"), "left.{0}"),
        _same("clock", ("clock", "person", "clock_state"), "clock.{0}.{1}"),
        _fact("due", ("clock", "person"), "clock_due.{0}.{1}", 0, "int"),
        _fact("filed_motion", ("motion", "person?"), "filed_motion.{0}.{1}"),
        _fact("proposed_motion", ("motion", "person"), "proposed_motion.{0}.{1}"),
        _same("ruled", ("motion", "ruling"), "ruled.{0}"),
        _fact("protected", ("person", "measure?"), "protected.{0}.{1}"),
        _fact("traced", ("thing?",), "traced.{0}"),
        _fact("operated", ("place",), "operated.{0}"),
    )
}

VIEW_FUNCTIONS = {
    f.name: f
    for f in (
        *_shared(""),
        _fact("here", ("person|vehicle",), "here.{0}"),
        _same("in_room", ("person", "room"), "room.{0}"),
        _same("aboard", ("person", "vehicle"), "aboard.{0}"),
        Function("holds", ("person", "thing"), "bool", "f['holder.{1}'] == '{0}'", ("holder.{1}",), ""),
        _fact("heard", ("wording",), "heard.{0}"),
        _fact("heard_from", ("seat",), "from.seat:{0}"),
        _fact("noticed", ("sign",), "noticed.{0}"),
        _fact("accepted", ("person", "help"), "accepted.{0}.{1}"),
        _fact("declined", ("person", "help"), "declined.{0}.{1}"),
        _fact("requested", ("service",), "requested.{0}"),
        _fact("granted", ("service",), "granted.{0}"),
        _fact("open", ("decision",), "open.{0}"),
        Function("at", ("place",), "bool", "f['at'] == '{0}'", ("at",), ""),
        _fact("later", ("person", "help"), "later.{0}.{1}"),
        _fact("interviewing", ("person",), "interviewing.{0}"),
        _fact("interviewed", ("person",), "interviewed.{0}"),
        _fact("consented", ("person", "contact", "item"), "consent.{0}.{1}.{2}"),
    )
}


def _ids(s: Scenario) -> dict[str, frozenset[str]]:
    rooms = {room for place in s.places.values() for room in place.rooms}
    beats = {f"{line}.{beat}" for line, beats in s.storylines.items() for beat in beats}
    signs = {
        f"people.{p}.{kind}.{c}" for p, who in s.people.items() for kind, of in (("cues", who.cues), ("memories", who.memories)) for c in of
    }
    signs |= {f"things.{t}.cues.{c}" for t, thing in s.things.items() for c in thing.cues}
    return {
        "seat": frozenset(s.seats),
        "person": frozenset(s.people),
        "vehicle": frozenset(s.vehicles),
        "place": frozenset(s.places),
        "room": frozenset(rooms) | frozenset(s.vehicles),
        "thing": frozenset(s.things),
        "contact": frozenset(s.contacts),
        "service": frozenset(s.services),
        "agency": frozenset(terms.TRUST),
        "flag": frozenset(s.flags),
        "counter": frozenset(s.counters),
        "beat": frozenset(beats),
        "inject": frozenset(s.injects),
        "inject_with_expects": frozenset(name for name, one in s.injects.items() if one.expects is not None),
        "decision": frozenset(s.decisions),
        "option": frozenset(o for d in s.decisions.values() for o in d.options),
        "verb": frozenset(ACTS),
        "form": frozenset(terms.FORMS),
        "field": frozenset(field for fields in terms.FORMS.values() for field in fields),
        "offence": frozenset(terms.OFFENCES),
        "status": frozenset(terms.STATUSES),
        "rule": frozenset(terms.HOUSE_RULES),
        "application": frozenset(terms.APPLICATIONS),
        "need": frozenset(terms.NEEDS),
        "manner": frozenset(terms.LEFT),
        "register_line": frozenset(terms.REGISTER_LINES),
        "report": frozenset(terms.REPORTS),
        "clock": frozenset(terms.CLOCKS),
        "clock_state": frozenset(("running", "met", "late", "lapsed", "void")),
        "motion": frozenset(terms.MOTIONS),
        "ruling": frozenset(terms.RULINGS),
        "measure": frozenset(terms.MEASURES),
        "item": frozenset(terms.ITEMS),
        "told_item": frozenset((*terms.EXPLAIN, "free", "held")),
        "help": frozenset(terms.SERVICES_OFFERED),
        "wording": frozenset((*s.texts, terms.MOTION_RETURNED)),
        "sign": frozenset(signs),
        "claim": frozenset((*s.people, *s.vehicles, *s.things, *s.contacts, *s.places)),
    }


def for_person(condition: str, person: str) -> str:
    """A condition of a `for_each` decision with `person` standing for one of the group."""
    return re.sub(r"\bperson\b", person, condition)


def world_vocabulary(scenario: Scenario) -> Vocabulary:
    """What conditions of storylines, injects, decisions, cues and memories may ask."""
    return Vocabulary(functions=WORLD_FUNCTIONS, names={}, ids=_ids(scenario))


def view_vocabulary(scenario: Scenario) -> Vocabulary:
    """What a walkthrough's `when` may ask: only what its seat perceived or did."""
    return Vocabulary(functions=VIEW_FUNCTIONS, names={}, ids=_ids(scenario))
