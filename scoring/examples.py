"""Tiny journals as lines of text, so that a lawyer can read and write the examples of a standard.

    05:42 reached person=madina kind=reason_to_look
    05:47 safety_check people=madina voice=odil
    05:47 alone person=madina
    06:30 end

A line is a clock time, a word and fields. The word is a verb (that act ended then), `stopped VERB` (it was broken off then), a short
name of WORDS, or an event class. A claim is written `claims=oygul.asks:protection`. Fields that are no field of the event are
arguments of the act. Who is not named is `post`; what is not said is empty, and talk is understood. The people and places of the
examples are those of tests/standards/scene.py.
"""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Final, get_type_hints

from sim.model import events as e
from sim.model.verbs import ACTS, VERBS, named

START: Final = "2025-10-13 05:20"  # of the scene in which the examples play
SEAT: Final = "post"
WORDS: Final = {
    "reached": "ThresholdReached",
    "care": "CareBegan",
    "alone": "SeenAlone",
    "told": "PersonTold",
    "offered": "HelpOffered",
    "shared": "InformationShared",
    "asked": "InformationAsked",
    "handed_over": "HandedOver",
    "held": "Restricted",
    "freed": "Freed",
    "moved": "Moved",
    "filed": "FormFiled",
    "noted": "Noted",
    "queued": "ServiceQueued",
    "granted": "ServiceGranted",
    "refused": "ActRefused",
    "seat": "SeatChanged",
    "heard": "Observed",
    "case": "CaseOpened",
    "status": "StatusSet",
    "identified": "Identified",
    "begins": "InterviewBegan",
    "over": "InterviewEnded",
    "consented": "Consented",
    "withdrew": "ConsentWithdrawn",
    "risk": "RiskAssessed",
    "received": "Received",
    "applied": "AppliedFor",
    "left": "PersonLeft",
    "clock": "ClockStopped",
    "motion": "MotionFiled",
    "returned": "MotionReturned",
    "ruled": "Ruled",
    "struck": "EvidenceStruck",
    "protected": "Protected",
    "thing": "ThingMoved",
    "lost": "ThingLost",
    "end": "Closed",
}
_DEFAULTS: Final[dict[str, Any]] = {
    "seat": SEAT,
    "by": SEAT,
    "actor": SEAT,
    "place": SEAT,
    "voice": "own",
    "condition": "none",
    "due": -1,
    "until": -1,
    "channel": "told",
}


def journal(lines: Iterable[str]) -> list[e.Entry]:
    """The entries that the lines stand for, numbered from 1. Raises ValueError that quotes the line."""
    entries: list[e.Entry] = []
    for line in lines:
        try:
            at, events, cause = _events(line, len(entries) + 1)
        except (KeyError, ValueError, IndexError) as error:
            raise ValueError(f"cannot read the journal line `{line}`: {error}") from error
        for event in events:
            entries.append(e.Entry(len(entries) + 1, at, cause, event))
    return entries


def _events(line: str, n: int) -> tuple[int, list[e.Event], int]:
    clock, word, *rest = line.split()
    stopped = word == "stopped"
    if stopped:
        word, rest = rest[0], rest[1:]
    given = dict(part.split("=", 1) for part in rest)
    at, cause = _second(clock), int(given.pop("cause", "0"))
    if word not in VERBS:
        return at, [_event(e.EVENTS[WORDS.get(word, word)], given, at)], cause
    given = {"act": f"{given.get('seat', SEAT)}-{n}", "verb": word, "seconds": str(ACTS[named(word, given)].seconds), **given}
    if ACTS[named(word, given)].talk:
        given.setdefault("result", "understood")
    if not stopped:
        return at, [_event(e.ActEnded, given, at)], cause
    done, by = given.pop("done", "60"), given.pop("by", "stop")
    given.pop("result", None)
    began = _event(e.ActBegan, {k: v for k, v in given.items() if k != "seconds"} | {"ends_at": str(at)}, at)
    of_began = {spec.name for spec in fields(e.ActBegan)} | {"seconds"}
    same = {k: v for k, v in given.items() if k in ("act", "seat", "verb", "people") or k not in of_began}
    return at, [began, _event(e.ActInterrupted, {"planned": done, "done": done, "by": by, **same}, at)], cause


def _event(cls: type[e.Event], given: dict[str, str], at: int) -> e.Event:
    hints = get_type_hints(cls)
    names = [spec.name for spec in fields(cls) if spec.name not in _BAGS]
    known = {name: _value(hints[name], given.pop(name, None), name, at) for name in names}
    for bag in _BAGS:
        if bag in hints:
            known[bag] = tuple((name, _argument(name, value)) for name, value in given.items())
            given = {}
    if given:
        raise ValueError(f"{cls.__name__} has no field {', '.join(given)}")
    return cls(**known)


_BAGS: Final = ("args", "fields")


def _value(kind: Any, text: str | None, name: str, at: int) -> Any:
    if kind is bool:
        return text == "yes" if text is not None else name in ("understood", "true", "given", "with_her", "warned", "sworn")
    if kind is int:
        given = _DEFAULTS.get(name, at) if text is None else _second(text) if ":" in text else int(text)
        return int(given)
    if kind == tuple[e.Claim, ...]:
        return tuple(_claim(part) for part in text.split(",")) if text else ()
    if kind == tuple[str, ...]:
        return tuple(text.split(",")) if text else ()
    return text if text is not None else _DEFAULTS.get(name, "")


def _argument(name: str, text: str) -> str | int:
    """An argument of an act: the minute stated becomes seconds, other figures numbers, a list the words that an act holds."""
    if name == "minute":
        return _second(text)
    return int(text) if text.isdigit() else text.replace(",", " ")


def _claim(text: str) -> e.Claim:
    """`oygul.asks:protection`."""
    what, _, value = text.partition(":")
    subject, _, attribute = what.partition(".")
    return e.Claim(subject, attribute, value)


def _second(clock: str) -> int:
    """Seconds since the scene began; `06:12` or `06:12:30`, `30:12` on the next day."""
    hours, minutes, *more = (int(part) for part in clock.split(":"))
    first = int(START[11:13]) * 3600 + int(START[14:16]) * 60
    seconds = hours * 3600 + minutes * 60 + sum(more) - first
    return seconds % 86400 if hours < 24 else seconds
