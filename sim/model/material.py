"""Plain JSON values to frozen dataclasses and back: how a compiled scenario or pack lies in an exercise file or a cache.

The dataclasses' own annotations say how; each class is looked at once. Reading checks every type, so that a damaged file ends in
one `MaterialDamaged` that names the place and never in a half-built scenario. A field that is missing takes its default, so
older files stay readable; a field that is unknown is refused.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from sys import intern
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from sim.model.pack import Pack
from sim.model.scenario import Scenario
from sim.model.walkthrough import Walkthrough

_AN_ID: Final = 40  # characters; an id is not longer

Writer = Callable[[Any], Any]
Reader = Callable[[Any], Any]


class MaterialDamaged(ValueError):
    """A plain value does not have the shape of what it should become. The message names the place."""


class _Wrong(Exception):
    """On the way out of the readers: what was expected and found, and the place, gathered from the inside."""

    def __init__(self, expected: str, found: Any, place: tuple[str, ...] = ()) -> None:
        super().__init__(expected, found, place)
        self.expected, self.found, self.place = expected, found, place

    def at(self, name: str) -> "_Wrong":
        return _Wrong(self.expected, self.found, (name, *self.place))


def _read(kind: Any, plain: Any) -> Any:
    try:
        return _reader(kind)(plain)
    except _Wrong as wrong:
        place = ".".join((kind.__name__.lower(), *wrong.place))
        shown = wrong.found if isinstance(wrong.found, str) else type(wrong.found).__name__
        raise MaterialDamaged(f"{place}: {wrong.expected} expected, found {str(shown)[:60]}") from None


def to_plain(part: Any) -> Any:
    """A dataclass of the model as dicts, lists, strings, integers and booleans. `scenario_from` and `pack_from` are its inverse."""
    kind: Any = type(part)
    return _writer(kind)(part)


def scenario_from(plain: Any) -> Scenario:
    """The scenario that `to_plain` wrote. Raises MaterialDamaged."""
    scenario = _read(Scenario, plain)
    assert isinstance(scenario, Scenario)  # noqa: S101  (for the type checker: the reader of a class returns that class)
    return scenario


def pack_from(plain: Any) -> Pack:
    """The pack that `to_plain` wrote. Raises MaterialDamaged."""
    pack = _read(Pack, plain)
    assert isinstance(pack, Pack)  # noqa: S101
    return pack


def walkthrough_from(plain: Any) -> Walkthrough:
    """The walkthrough that `to_plain` wrote. Raises MaterialDamaged."""
    walkthrough = _read(Walkthrough, plain)
    assert isinstance(walkthrough, Walkthrough)  # noqa: S101
    return walkthrough


# --- writing ----------------------------------------------------------------------------------------------------------------


def _itself(value: Any) -> Any:
    return value


@cache
def _writer(kind: Any) -> Writer:
    """How a value of this annotation is written; `_itself` where it is plain already."""
    if is_dataclass(kind):
        return _class_writer(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is list:
        item = _writer(inner[0])
        return list if item is _itself else lambda value: [item(part) for part in value]
    if origin is dict:
        item = _writer(inner[1])
        return dict if item is _itself else lambda value: {key: item(part) for key, part in value.items()}
    if origin in {Union, UnionType}:
        plain = [option for option in inner if option is not NoneType]
        if len(plain) == 1:
            item = _writer(plain[0])
            return lambda value: None if value is None else item(value)
    return _itself


def _class_writer(cls: Any) -> Writer:
    parts: list[tuple[str, Writer]] = []  # filled after the writer exists: a class may hold itself (Expected)

    def write(value: Any) -> dict[str, Any]:
        return {name: part(getattr(value, name)) for name, part in parts or fill()}

    def fill() -> list[tuple[str, Writer]]:
        hints = get_type_hints(cls)
        parts.extend((spec.name, _writer(hints[spec.name])) for spec in fields(cls))
        return parts

    return write


# --- reading ----------------------------------------------------------------------------------------------------------------


@cache
def _reader(kind: Any) -> Reader:
    """How a value of this annotation is read."""
    if is_dataclass(kind):
        return _class_reader(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is list:
        return _list_reader(inner[0])
    if origin is dict:
        return _dict_reader(inner[1])
    if origin in {Union, UnionType}:
        if NoneType in inner:
            (only,) = (option for option in inner if option is not NoneType)
            item = _reader(only)
            return lambda value: None if value is None else item(value)
        return _leaf_reader(inner)
    if kind is str:
        return _text
    return _itself if kind is Any else _leaf_reader((kind,))


def _text(value: Any) -> Any:
    """Ids stand in the material again and again: each is kept once. Longer texts are said once anyway."""
    if type(value) is not str:
        raise _Wrong("str", value)
    return intern(value) if len(value) <= _AN_ID else value


def _leaf_reader(kinds: tuple[type, ...]) -> Reader:
    names = " or ".join(kind.__name__ for kind in kinds)

    def read(value: Any) -> Any:
        if type(value) in kinds:  # exact: a boolean is no integer here
            return value
        raise _Wrong(names, value)

    return read


def _list_reader(kind: Any) -> Reader:
    item = _reader(kind)

    def read(value: Any) -> list[Any]:
        if type(value) is not list:
            raise _Wrong("list", value)
        return [item(part) for part in value]

    return read


def _dict_reader(kind: Any) -> Reader:
    item = _reader(kind)

    def read(value: Any) -> dict[str, Any]:
        if type(value) is not dict:
            raise _Wrong("mapping", value)
        found = {}
        key = ""
        try:
            for key, part in value.items():  # the key is asked for below
                found[key] = item(part)
        except _Wrong as wrong:
            raise wrong.at(key) from None
        return found

    return read


def _class_reader(cls: Any) -> Reader:
    parts: dict[str, Reader] = {}
    required: list[str] = []

    def fill() -> dict[str, Reader]:
        hints = get_type_hints(cls)
        for spec in fields(cls):
            parts[spec.name] = _reader(hints[spec.name])
            if spec.default is MISSING and spec.default_factory is MISSING:
                required.append(spec.name)
        return parts

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise _Wrong(cls.__name__, value)
        known = parts or fill()
        found = {}
        name = ""
        try:
            for name, part in value.items():
                found[name] = known[name](part)
        except KeyError:
            raise _Wrong(f"a known field of {cls.__name__}", name) from None
        except _Wrong as wrong:
            raise wrong.at(name) from None
        for name in required:
            if name not in found:
                raise _Wrong(f"{cls.__name__} with its field {name}", value)
        return cls(**found)

    return read
