"""Blocks of keys and lists of values, put together from kinds: the parts of which the shape of a scenario is declared.

A `Record` is one declaration for four uses: reading YAML into a dataclass, saying what is wrong with it, the JSON Schema for
editors, and the tables of docs/reference/scenario.md.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from scenarios.language.document import Mark, Plain
from scenarios.language.kinds import Id, Kind, NewId
from scenarios.language.problems import nearest
from scenarios.language.reading import Reading, found
from scenarios.language.references import STANDIN


class Block(NamedTuple):
    """A block being read: as it is written, where it stands, its path, and what is known so far."""

    written: dict[str, Plain]
    mark: Mark
    path: str
    reading: Reading


Finish = Callable[[dict[str, Any], Block], None]
"""Completes the values of a record by what needs several of its keys, or reports what they are together."""


class Key(NamedTuple):
    """A key of a record. `about`: one line of meaning; `into`: the field that takes the value ("" none: a text or helper)."""

    kind: Kind
    about: str
    into: str | None = None
    needed: bool = False


def need(kind: Kind, about: str, into: str | None = None) -> Key:
    """A key that must be there."""
    return Key(kind, about, into, needed=True)


class Record:
    """A block with fixed keys, read into the dataclass `cls`. `what`: how messages call it, with its article."""

    def __init__(self, cls: Any, what: str, keys: Mapping[str, Key], finish: Finish | None = None) -> None:
        self.cls, self.what, self.keys, self.finish = cls, what, keys, finish
        self.needed = [name for name, key in keys.items() if key.needed]
        self.table = {name: (key.kind.read, name if key.into is None else key.into) for name, key in keys.items()}

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        if type(value) is not dict:
            return reading.report("SC0103", mark, what=self.what.capitalize(), found=found(value))
        values: dict[str, Any] = {}
        below, table, prefix = mark[4], self.table, path + "." if path else ""
        strange = []
        for name, part in value.items():
            if name not in table:
                self.unknown(name, part, below[name][0], reading)
                strange.append(name)
                continue
            read, into = table[name]
            result = read(part, below[name][1], prefix + name, reading)
            if into:
                values[into] = result
        return self.make(values, Block(value, mark, path, reading), strange)

    def make(self, values: dict[str, Any], block: Block, strange: Sequence[str] = ()) -> Any:
        """The dataclass of these values, or None with the missing keys reported: all but those that one of the `strange` was meant for."""
        lacking = [name for name in self.needed if name not in block.written]
        meant = {nearest(word, lacking) for word in strange[:10]} if lacking else set()
        for name in lacking:
            if name in meant:
                continue
            block.reading.report("SC0102", block.mark, what=self.what.capitalize(), key=name, about=self.keys[name].about)
        if lacking:
            return None
        if self.finish is not None:
            self.finish(values, block)
        return self.cls(**values)

    def unknown(self, name: str, part: Plain, mark: Mark, reading: Reading) -> None:
        """Report a key that is none of ours. One without a value may be the rest of a text that a comma has cut off."""
        if part == "" and (" " in name or ")" in name):
            hint = "Inside { } a value that contains a comma must stand in quotes."
            reading.report("SC0101", mark, word=name, key=name, what=self.what, hint=hint)
        else:
            reading.report("SC0101", mark, near=self.keys, word=name, key=name, what=self.what)

    def schema(self) -> dict[str, Any]:
        properties = {name: key.kind.schema() | {"description": key.about} for name, key in self.keys.items()}
        schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return schema | {"required": self.needed} if self.needed else schema


class OfEach(Record):
    """A block that is done with each of a group: inside it `person` stands for the one it is about. `group`: the key that names them."""

    def __init__(self, cls: Any, what: str, group: str, keys: Mapping[str, Key], finish: Finish | None = None) -> None:
        super().__init__(cls, what, keys, finish)
        self.group = group

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        named = value.get(self.group) if isinstance(value, dict) else None
        reading.group = named if isinstance(named, str) else ""
        made = super().read(value, mark, path, reading)
        reading.group = ""
        return made


class Map:
    """A block whose keys are chosen by the author (`NewId`), or are ids or words of a list."""

    def __init__(self, key: Kind, value: Kind, what: str = "this") -> None:
        self.key, self.value, self.what = key, value, what

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        if type(value) is not dict:
            return reading.report("SC0103", mark, what=self.what.capitalize(), found=found(value))
        read_key, read_value, below = self.key.read, self.value.read, mark[4]
        values = {}
        for name, part in value.items():
            key_mark, part_mark = below[name]
            key = read_key(name, key_mark, path, reading)
            values[key if key is not None else name] = read_value(part, part_mark, f"{path}.{name}", reading)
        return values

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "propertyNames": self.key.schema(), "additionalProperties": self.value.schema()}


class Wordings(Map):
    """A block of things that have a text and nothing else, read as the list of their ids: `wishes: {call_home: {text: ...}}`."""

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        read = super().read(value, mark, path, reading)
        return None if read is None else list(read)


class Listed:
    """A list of values of one kind."""

    def __init__(self, item: Kind) -> None:
        self.item = item

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        if type(value) is not list:
            hint = f"Write [{value}]." if isinstance(value, str) and value and len(value) < 60 else None
            return reading.report("SC0104", mark, found=found(value), **({"hint": hint} if hint else {}))
        read, marks = self.item.read, mark[4]
        return [read(part, marks[i], path, reading) for i, part in enumerate(value)]

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": self.item.schema()}


class People:
    """People, by a list or by the id of a group, which stands for everybody in it. `kinds`: what may stand in the list besides people.

    Alone, the stand-in `person` stays the word itself, for the engine to put the person in its place.
    """

    def __init__(self, kinds: str = "person") -> None:
        self.item = Id(kinds + "|group")

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> Any:
        if isinstance(value, dict):
            return reading.report("SC0104", mark, found=found(value))
        words, marks = (value, mark[4]) if isinstance(value, list) else ([value], [mark])
        everybody: dict[str, None] = {}
        for word, word_mark in zip(words, marks, strict=True):
            known = self.item.read(word, word_mark, path, reading)
            if known is not None:
                everybody |= dict.fromkeys(reading.names.groups.get(known, [known]))
        return STANDIN if reading.group and list(everybody) == [STANDIN] else list(everybody)

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}


NEW = NewId()
