"""The tables of docs/reference/scenario.md, made from the shape: what may stand in each block, and what it means."""

from typing import Final

from scenarios.language import frame, shape, walkthrough
from scenarios.language.acts import EFFECTS, Act, Effects
from scenarios.language.blocks import Listed, Map, People, Record, Wordings
from scenarios.language.kinds import (
    Claims,
    Condition,
    Criterion,
    Date,
    Duration,
    Free,
    Holder,
    Hours,
    Id,
    Indicator,
    Kind,
    Language,
    Moment,
    NewId,
    Sign,
    Start,
    Text,
    Whole,
    Word,
    YesNo,
)  # fmt: skip
from sim.model import indicators, terms

RECORDS: Final[dict[str, Record]] = {
    "a scenario": shape.SCENARIO,
    "a seat": frame.SEAT,
    "a place": frame.PLACE,
    "a room": frame.ROOM,
    "a route": frame.ROUTE,
    "a vehicle": frame.VEHICLE,
    "two near languages": frame.NEAR,
    "a person": shape.PERSON,
    "a tie": shape.TIE,
    "help": shape.HELP,
    "preference": shape.PREFERENCE,
    "a cue": shape.CUE,
    "a memory": shape.MEMORY,
    "told": shape.TERMS,
    "a thing": shape.THING,
    "a contact": shape.CONTACT,
    "a service": shape.SERVICE,
    "a beat": shape.BEAT,
    "an inject": shape.INJECT,
    "a decision": shape.DECISION,
    "defended": shape.DEFENDED,
    "an option": shape.OPTION,
    "an objective": shape.OBJECTIVE,
    "a fact": shape.FACT,
    "a cut": frame.CUT,
    "an ending": frame.ENDING,
    "a variant": frame.VARIANT,
    "traits": frame.TRAITS,
    **{f"the effect {name}": record for name, record in EFFECTS.items()},
    "a walkthrough": walkthrough.WALKTHROUGH,
    "a step": walkthrough.STEP,
    "a plan": walkthrough.PLAN,
    "a step of a plan": walkthrough.PLANNED,
}


def table(record: Record) -> str:
    """The keys of a record as a table in Markdown."""
    rows = [["Key", "Holds", "Means"], ["---", "---", "---"]]
    for name, key in record.keys.items():
        rows.append([f"`{name}`" + (" (needed)" if key.needed else ""), _called(key.kind), key.about])
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |\n" for row in rows)


_CALLED: Final[dict[type, str]] = {
    Text: "text",
    Free: "text",
    YesNo: "yes or no",
    Duration: "duration",
    Moment: "time",
    Hours: "hours",
    Date: "date",
    Start: "date and time",
    Condition: "condition",
    Claims: "claims",
    Language: "language",
    NewId: "id",
    Indicator: "indicator",
    Criterion: "standard, criterion or inject.x",
    Sign: "way to a fact",
    Holder: "person, room or seat:x",
    Effects: "what happens",
    Act: "act",
}


def _called(kind: Kind) -> str:
    name = _CALLED.get(type(kind))
    if name:
        return name
    match kind:
        case Word():
            return kind.called or " ".join(f"`{word}`" for word in kind.words)
        case Whole():
            return f"number, {kind.low} to {kind.high}"
        case Id():
            return " or ".join((kind.called, *kind.also))
        case Wordings():
            return f"{_called(kind.key)}: its text"
        case Map():
            return f"{_called(kind.key)}: {_called(kind.value)}"
        case Listed():
            return f"list: {_called(kind.item)}"
        case People():
            return f"list: {kind.item.called}"
        case Record():
            return kind.what.strip("`")
    return str(getattr(kind, "called", ""))


WORDS: Final[dict[str, tuple[str, ...]]] = {
    "profession": terms.PROFESSIONS,
    "body": terms.INSTITUTIONS,
    "topic": terms.TALK_TOPICS,
    "question": terms.QUESTION_TYPES,
    "point": terms.SHOWS,
    "channel": terms.CHANNELS,
    "help": terms.SERVICES_OFFERED,
    "service": shape.SERVICES,
    "limit": terms.LIMITS,
    "indicator": (*indicators.INDICATORS, *(f"unodc.{name}" for name in indicators.UNODC)),
}


def words() -> str:
    """The closed lists as a table in Markdown."""
    rows = [["List", "Words"], ["---", "---"], *([name, " ".join(f"`{word}`" for word in of)] for name, of in WORDS.items())]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
