"""Acts and effects as an author writes them: `{speak_with: {person: madina, topic: journey}}`, `{arrive: {who: bus}}`.

Which arguments an act takes is read off the verb table of `sim.model.verbs`, so that a new verb needs no word here.
"""

from functools import cache
from typing import Any, Final

from scenarios.language.blocks import Key, Listed, People, Record, need
from scenarios.language.document import Mark, Plain
from scenarios.language.kinds import Claims, Duration, Free, Holder, Id, Kind, Moment, Single, Text, Whole, Word, YesNo
from scenarios.language.problems import nearest, suggestion
from scenarios.language.reading import Reading, found
from sim.model import terms
from sim.model.declaring import Param, Verb
from sim.model.scenario import Effect, Expected
from sim.model.verbs import ACTS, EVERY_ACT, VERBS, act_of
from sim.model.walkthrough import Do

# What a verb is done to, by the name of the argument.
_TARGET: Final[dict[str, Kind]] = {
    **{name: Id(name) for name in ("person", "thing", "vehicle", "contact", "service")},
    "people": People(),
    "at": Id("person|vehicle|place|room|thing"),
}


class Minute(Single):
    """A clock time, `now`, or `noted`: the one that the seat wrote down or was told."""

    _MOMENT: Final = Moment()

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        return word if word in ("now", "noted") else self._MOMENT.convert(word, mark, reading)


_KIND_OF: Final[dict[str, Kind]] = {
    "person": Id("person"),
    "people": People(),
    "room": Id("room|vehicle"),
    "place": Id("place"),
    "thing": Id("thing"),
    "contact": Id("contact"),
    "service": Id("service"),
    "vehicle": Id("vehicle"),
    "text": Free(),
    "flag": YesNo(),
    "minute": Minute(),
}


def _kind(param: Param) -> Kind:
    if param.kind == "choice":
        return Word(param.choices)
    if param.kind == "choices":
        return Listed(Word(param.choices))
    return Id("person", also=("card",)) if param.name == "voice" else _KIND_OF[param.kind]


@cache
def arguments(act: Verb) -> dict[str, Key]:
    """Every argument that an act may carry, that which says of which kind it is among them."""
    keys: dict[str, Key] = {}
    if act.argument:
        name, kind = act.argument, _TARGET[act.argument]
        keys[name] = need(kind, "to whom or what it is done")
    parted = [p for p in VERBS[act.id].params if p.name == act.parted]
    keys |= {p.name: Key(_kind(p), "", needed=p.default is None) for p in (*act.params, *parted)}
    return keys | {p.name: Key(_kind(p), "") for p in EVERY_ACT}


def read_arguments(verb: str, value: Plain, mark: Mark, path: str, reading: Reading, *, whole: bool) -> dict[str, Any]:
    """The arguments of an act, typed. `whole`: those it needs must be there."""
    if type(value) is not dict:
        if value != "":
            reading.report("SC0103", mark, what=f"`{verb}`", found=found(value))
            return {}
        value = {}  # `prepare:` with nothing behind it
    act = act_of(verb, value)
    assert act is not None  # noqa: S101  (the verb is known to whoever asks)
    keys = arguments(act)
    read: dict[str, Any] = {}
    for name, part in value.items():
        name_mark, part_mark = mark[4][name]
        if name in keys:
            read[name] = keys[name].kind.read(part, part_mark, f"{path}.{name}", reading)
        else:
            hint = f"Did you mean `{_SWAPPED[name]}`?" if _SWAPPED.get(name) in keys else suggestion(name, keys)
            reading.report("SC0222", name_mark, word=name, verb=verb, key=name, hint=hint)
    lacking = [name for name, key in keys.items() if key.needed and name not in value] if whole else []
    meant = {_SWAPPED.get(word) or nearest(word, lacking) for word in value if word not in keys} if lacking else set()
    for name in lacking:
        if name not in meant and not (reading.group and name in {"person", "people"}):  # those go without saying there
            reading.report("SC0223", mark, verb=verb, key=name)
    return read


_SWAPPED: Final = {"person": "people", "people": "person"}


class Act:
    """One act: exactly one verb with its arguments."""

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        single = _single(value, mark, reading, "An act", "verb", "Write `- speak_with: {person: madina, ...}`, one verb to a dash.")
        if single is None:
            return None
        verb, arguments_, verb_mark, mark = single
        if verb not in VERBS:
            return reading.report("SC0221", verb_mark, near=VERBS, word=verb)
        return Do(verb, read_arguments(verb, arguments_, mark, f"{path}.{verb}", reading, whole=True))

    def schema(self) -> dict[str, Any]:
        verbs = {verb: {"anyOf": [_block_schema(_of_any_kind(verb)), {"type": "null"}]} for verb in VERBS}
        return {"type": "object", "properties": verbs, "additionalProperties": False, "minProperties": 1, "maxProperties": 1}


def _single(value: Plain, mark: Mark, reading: Reading, what: str, part: str, form: str) -> tuple[str, Plain, Mark, Mark] | None:
    """The only key of a block: word, value and their marks."""
    if type(value) is not dict or len(value) != 1:
        amount = f"{len(value)}" if isinstance(value, dict) else found(value)
        return reading.report("SC0116", mark, what=what, part=part, found=amount, form=form)  # type: ignore[no-any-return]
    ((word, of),) = value.items()
    word_mark, of_mark = mark[4][word]
    return word, of, word_mark, of_mark


def _of_any_kind(verb: str) -> dict[str, Key]:
    return {name: key for act in ACTS.values() if act.id == verb for name, key in arguments(act).items()}


def _block_schema(keys: dict[str, Key]) -> dict[str, Any]:
    return {"type": "object", "properties": {name: key.kind.schema() for name, key in keys.items()}, "additionalProperties": False}


class Expectation:
    """An act that is asked of somebody: `{action: note}` with any arguments, or `{all|any|none: [...]}` of such."""

    _JOINTS: Final = ("all", "any", "none")

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        if type(value) is not dict:
            return reading.report("SC0103", mark, what="What is expected", found=found(value))
        named = [name for name in ("action", *self._JOINTS) if name in value]
        if len(named) != 1:
            form = "Write `action:` with a verb, or one of all, any, none with a list."
            return reading.report("SC0116", mark, what="What is expected", part="action", found=", ".join(named) or "nothing", form=form)
        below, (name,) = mark[4], named
        if name != "action":
            parts = Listed(self).read(value[name], below[name][1], path, reading)
            for key in value:
                if key != name:
                    reading.report(
                        "SC0101",
                        below[key][0],
                        word=key,
                        key=key,
                        what=f"`{name}`",
                        hint="Arguments stand beside the action inside the list.",
                    )
            joined: dict[str, Any] = {name: parts or []}
            return Expected(**joined)
        verb, verb_mark = value["action"], below["action"][1]
        if not isinstance(verb, str):
            return reading.report("SC0105", verb_mark, found=found(verb))
        if verb not in VERBS:
            return reading.report("SC0221", verb_mark, near=VERBS, word=verb)
        rest = {key: part for key, part in value.items() if key != "action"}
        return Expected(verb, read_arguments(verb, rest, mark, path, reading, whole=False))

    def schema(self) -> dict[str, Any]:
        some = {"type": "array", "items": {"type": "object"}}
        joints: dict[str, Any] = dict.fromkeys(self._JOINTS, some)
        return {"type": "object", "properties": {"action": {"enum": list(VERBS)}, **joints}}


# --- effects ----------------------------------------------------------------------------------------------------------------

CHANNEL: Final = Word(terms.CHANNELS, "channel")
SOURCE: Final = Id("person|contact|vehicle|thing|service|place|seat")
ABOUT: Final = People("person|vehicle|thing")
_LEVEL: Final = Word((*terms.LEVELS, *(f"trust.{agency}" for agency in terms.TRUST)))

EFFECTS: Final[dict[str, Record]] = {
    name: Record(dict, f"`{name}`", keys)
    for name, keys in {
        "arrive": {
            "who": need(Id("person|vehicle"), "who or what comes, a vehicle with those aboard"),
            "place": need(Id("place"), "where to"),
            "room": Key(Id("room"), "into this room"),
        },
        "depart": {"who": need(Id("person|vehicle"), "who or what leaves"), "to": Key(Id("place"), "where to; nothing: away")},
        "move": {"who": need(Id("person"), "who"), "room": need(Id("room|vehicle"), "into this room")},
        "give": {"thing": need(Id("thing"), "what"), "to": need(Holder(), "to whom, or where it is put")},
        "lose": {"thing": need(Id("thing"), "what is gone from now on")},
        "level": {
            "person": need(Id("person"), "whose"),
            "level": need(_LEVEL, "which"),
            "by": need(Whole(-100, 100), "how much more, or less with a minus"),
        },
        "flag": {"name": need(Id("flag"), "which flag is set")},
        "count": {"name": need(Id("counter"), "which counter"), "by": Key(Whole(-1000, 1000), "how much; 1 if nothing is said")},
        "call_seat": {"seat": need(Id("seat"), "which seat may join from now on")},
        "notice": {
            "to": need(Id("seat"), "which seat perceives it"),
            "by": Key(CHANNEL, "by which channel; phone if nothing is said"),
            "from": Key(SOURCE, "from whom or what", into="source"),
            "text": need(Text(), "what is perceived", into="wording"),
            "about": Key(ABOUT, "whom or what it is about"),
            "claims": Key(Claims(), "what is claimed, true or false"),
        },
        "cue": {"person": need(Id("person"), "whose"), "cue": need(Free(), "which cue can be noticed from now on")},
        "inject": {"inject": need(Id("inject"), "which inject is given now")},
        "care": {"person": need(Id("person"), "who is in the care of the ambulance")},
        "hold": {
            "person": need(Id("person"), "who is held from now on, and told so"),
            "by": Key(Id("person"), "who holds them"),
            "since": Key(Moment(), "from this minute on, which may have passed; now if nothing is said"),
        },
        "free": {"person": need(Id("person"), "who is no longer held"), "by": Key(Id("person"), "who lets them go")},
        "leave": {
            "person": need(Id("person"), "who leaves a place that looked after them"),
            "how": need(Word(terms.LEFT), "unseen, informed, or accompanied"),
        },
        "withdraw": {
            "person": need(Id("person"), "who takes a consent back"),
            "to": need(Id("contact"), "to whom it was given"),
            "items": need(Listed(Word(terms.ITEMS)), "for which items"),
        },
    }.items()
}


class Effects:
    """What happens: `{kind: {...}}` with one kind or several in order, or a list of such. `{flag: met}` is short for its only argument."""

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> list[Effect]:
        blocks, marks = (value, mark[4]) if isinstance(value, list) else ([value], [mark])
        home = path.removesuffix(".happens")
        effects: list[Effect] = []
        notices = 0
        for block, block_mark in zip(blocks, marks, strict=True):
            if type(block) is not dict:
                reading.report("SC0103", block_mark, what="What happens", found=found(block))
                continue
            for kind, of in block.items():
                kind_mark, of_mark = block_mark[4][kind]
                record = EFFECTS.get(kind)
                if record is None:
                    reading.report("SC0106", kind_mark, near=EFFECTS, word=kind)
                    continue
                notices += kind == "notice"
                number = notices if kind == "notice" and notices > 1 else ""
                effect = self._one(kind, record, of, of_mark, f"{home}.{kind}{number}", reading)
                if effect is not None:
                    effects.append(effect)
        return effects

    def _one(self, kind: str, record: Record, of: Plain, mark: Mark, path: str, reading: Reading) -> Effect | None:
        if isinstance(of, str) and len(record.keys) == 1:
            ((name, key),) = record.keys.items()
            return Effect(kind, {name: key.kind.read(of, mark, path, reading)})
        args = record.read(of, mark, path, reading)
        if args is None:
            return None
        if "claims" in args:  # plain values only: arguments are kept as they lie in a file
            args["claims"] = [{"subject": c.subject, "attribute": c.attribute, "value": c.value} for c in args["claims"] or []]
        if kind == "count":
            args.setdefault("by", 1)
        if kind == "cue" and args["person"] and args["cue"] not in reading.names.cues.get(args["person"], ()):
            near = sorted(reading.names.cues.get(args["person"], ()))
            reading.report("SC0220", mark[4]["cue"][1], near=near, word=args["cue"], kind=f"cue of {args['person']}")
        return Effect(kind, args)

    def schema(self) -> dict[str, Any]:
        kinds = {kind: {"anyOf": [record.schema(), {"type": "string"}]} for kind, record in EFFECTS.items()}
        block = {"type": "object", "properties": kinds, "additionalProperties": False}
        return {"anyOf": [block, {"type": "array", "items": block}]}


def expected_within(value: Plain, mark: Mark, path: str, reading: Reading) -> tuple[Expected | None, dict[str, Any]]:
    """An expectation with the `within` and `objective` that may stand inside it, apart."""
    if type(value) is not dict:
        return Expectation().read(value, mark, path, reading), {}
    inner: dict[str, Kind] = {"within": Duration(), "objective": Id("objective")}
    beside = {key: kind.read(value[key], mark[4][key][1], path, reading) for key, kind in inner.items() if key in value}
    rest = {key: part for key, part in value.items() if key not in inner}
    return Expectation().read(rest, mark, path, reading), beside
