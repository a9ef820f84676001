"""What was stated with an act, as it is written down: its arguments in the verb's order, and a time of day as a second of the exercise."""

import re
from typing import Any, Final

from sim.behaviours.acting import Attempt
from sim.engine.stage import Stage
from sim.model import events as e

SOON: Final = 3600  # seconds
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):[0-5]\d")


def arguments(attempt: Attempt) -> e.Pairs:
    """The verb's own arguments in the verb's order, defaults filled in, then what any act may carry."""
    stage, verb, args = attempt.stage, attempt.verb, attempt.args
    pairs: list[tuple[str, str | int]] = []
    if verb.argument not in ("", "person", "people"):
        pairs.append((verb.argument, str(args[verb.argument])))
    pairs += verb.fixed.items()
    for param in verb.params:
        value = args.get(param.name, param.default)
        if param.if_said and (not value or value == param.default):
            continue
        if param.kind == "minute":
            value = minute(stage, value, _noted(stage, attempt))
        pairs.append((param.name, plain(value if value is not None else "")))
    pairs += [(name, plain(args[name])) for name in ("where", "why") if args.get(name)]
    return tuple(pairs)


def _noted(stage: Stage, attempt: Attempt) -> int:
    """Since when somebody is held as this seat wrote it down or was told; now where it knows of nothing."""
    person = stage.world.views[attempt.seat].people.get(attempt.people[0]) if attempt.seat and attempt.people else None
    since = person.claims.get("held_since") if person is not None else None
    return minute(stage, since) if isinstance(since, int) or _CLOCK.fullmatch(str(since)) else stage.now


def minute(stage: Stage, value: Any, noted: int | None = None) -> int:
    """A minute as stated, in seconds since the start. A time of day is the last one, or one that comes within the hour."""
    if isinstance(value, int):
        return value
    if ":" not in str(value):
        return noted if value == "noted" and noted is not None else stage.now
    hours, minutes = str(value).split(":")
    clock = int(stage.scenario.start[11:13]) * 3600 + int(stage.scenario.start[14:16]) * 60
    latest = stage.now + SOON
    return latest - (latest + clock - int(hours) * 3600 - int(minutes) * 60) % 86400


def plain(value: Any) -> str | int:
    """A value as it stands in a journal: text or a whole number, a list with spaces between."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value
    return " ".join(str(v) for v in value) if isinstance(value, (list, tuple)) else str(value)
