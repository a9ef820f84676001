"""One entry, one way to write it: canonical JSON by slots, and back.

An entry becomes one flat JSON object: `n`, `at`, `cause`, `event` (the class), then the event's own fields in the order of its
slots. Text is in Unicode normal form C, whole numbers are the only numbers, and there is no space outside of texts. Mappings
keep the order in which they were recorded, because the order in which an author wrote storylines and conditions is a rule of
the exercise. `decode(encode(entry)) == entry` for every entry whose texts are in normal form and whose mappings hold plain
JSON values (lists, not tuples).

NOTE: an encoder is generated once per event class, as one formatted string; walking the fields with `getattr` costs three times
as much, `dataclasses.asdict` twenty times.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import cache, cached_property
from json import JSONDecodeError, loads
from json.encoder import encode_basestring
from typing import Any, get_type_hints
from unicodedata import normalize

from sim.model.events import EVENTS, Claim, Entry, Pairs

ENTRY_FIELDS = ("n", "at", "cause", "event")
DEEPEST = 120  # levels inside a mapping; compiled scenarios are refused at 100 by their reader
_REMEMBERED = 20_000  # ids and small tuples repeat from entry to entry; no more of them than this are kept ready
_SHORT = 64


class NotCanonical(ValueError):
    """A value that no journal may hold, such as a number with a fraction. The message names the event and the value."""


class NotAnEntry(ValueError):
    """Bytes that are not the canonical form of an entry. The message says why."""


def encode(entry: Entry) -> bytes:
    """The canonical bytes of `entry`, without a line end. Raises NotCanonical."""
    try:
        return _encoders[entry[3].__class__](entry).encode()
    except (TypeError, ValueError, AttributeError) as problem:
        raise NotCanonical(f"entry {entry[0]}, {entry[3].__class__.__name__}: {problem}") from problem


def decode(line: bytes) -> Entry:
    """The entry whose canonical bytes these are. Raises NotAnEntry for anything else, however it is damaged."""
    entry = from_plain(parse(line))
    try:
        canonical = encode(entry)
    except NotCanonical as problem:
        raise NotAnEntry(str(problem)) from problem
    if canonical != line:
        raise NotAnEntry("it is not written in the canonical way")
    return entry


def parse(line: bytes) -> dict[str, Any]:
    """The flat object of a line, before anything is known of its event. Raises NotAnEntry."""
    try:
        plain = loads(line.decode(), parse_float=_no_fraction, parse_constant=_no_fraction)
    except (JSONDecodeError, UnicodeDecodeError, RecursionError, ValueError) as problem:
        raise NotAnEntry("the line is not whole") from problem
    if type(plain) is not dict:
        raise NotAnEntry("it is not an entry")
    return plain


def from_plain(plain: Mapping[str, Any]) -> Entry:
    """The entry of a parsed line. Raises NotAnEntry when the event is unknown or a field is missing, unknown or of another type."""
    cls: Any = EVENTS.get(str(plain.get("event")))
    if cls is None:
        raise NotAnEntry(f"its event {str(plain.get('event'))[:40]!r} is unknown")
    readers = _readers(cls)
    if len(plain) != len(readers) + len(ENTRY_FIELDS):
        raise NotAnEntry(f"{cls.__name__} has other fields")
    try:
        event = cls(*[reader(plain[name]) for name, reader in readers])
        return Entry(_whole(plain["n"]), _whole(plain["at"]), _whole(plain["cause"]), event)
    except (KeyError, TypeError, ValueError) as problem:
        raise NotAnEntry(f"{cls.__name__} has other fields") from problem


def _no_fraction(text: str) -> Any:
    raise ValueError(f"{text} is not a whole number")


# --- writing ----------------------------------------------------------------------------------------------------------------


class _Quoted(dict[str, str]):
    """Text -> its JSON form, remembered while short. A missing text is normalised and quoted."""

    def __missing__(self, text: str) -> str:
        if not isinstance(text, str):
            raise TypeError(f"text expected, found {text!r}")
        quoted = encode_basestring(text if text.isascii() else normalize("NFC", text))
        if len(text) <= _SHORT and len(self) < _REMEMBERED:
            self[text] = quoted
        return quoted


class _Listed(dict[tuple[str, ...], str]):
    """Tuple of texts -> its JSON form."""

    def __missing__(self, texts: tuple[str, ...]) -> str:
        if not isinstance(texts, tuple):
            raise TypeError(f"tuple expected, found {texts!r}")
        listed = "[" + ",".join([_quoted[text] for text in texts]) + "]"
        if len(listed) <= 4 * _SHORT and len(self) < _REMEMBERED:
            self[texts] = listed
        return listed


_quoted = _Quoted()
_listed = _Listed()


def _value(value: str | int) -> str:
    """A text or a whole number; a truth value is written as one."""
    kind = value.__class__
    if kind is str:
        return _quoted[value]  # type: ignore[index]
    if kind is int:
        return str(value)
    if kind is bool:
        return "true" if value else "false"
    raise TypeError(f"text or whole number expected, found {value!r}")


def _pairs(pairs: Pairs) -> str:
    if len(pairs) > 1 and len(dict(pairs)) != len(pairs):
        raise ValueError(f"one name twice in {pairs!r}")
    quoted, parts = _quoted, []
    for key, value in pairs:  # a loop, because a list made in one go would cost a call
        parts.append(f"{quoted[key]}:{quoted[value] if value.__class__ is str else _value(value)}")
    return "{" + ",".join(parts) + "}"


def _claims(claims: tuple[Claim, ...]) -> str:
    return "[" + ",".join([f"[{_quoted[subject]},{_quoted[name]},{_value(value)}]" for subject, name, value in claims]) + "]"


def _truth(value: bool) -> str:
    if value is True:
        return "true"
    if value is False:
        return "false"
    raise TypeError(f"truth value expected, found {value!r}")


class Unchanging(Mapping[str, Any]):
    """Plain values that never change and are written in many journals, such as compiled material: their text is made once.

    NOTE: they are made when somebody first looks into them. Whoever only plays never does, and they are as large as what they say.
    """

    def __init__(self, make: Callable[[], Mapping[str, Any]]) -> None:
        self._make = make
        self._text = ""

    @cached_property
    def _values(self) -> Mapping[str, Any]:
        return self._make()

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def text(self) -> str:
        if not self._text:
            self._text = _plain(self._make())
        return self._text


def _plain(value: Any, depth: int = 0) -> str:
    """Any plain JSON value but fractions. A tuple is written as a list."""
    kind = value.__class__
    if kind is str:
        return _quoted[value]
    if kind is int or kind is bool:
        return _value(value)
    if kind is Unchanging:
        written_once: str = value.text()
        return written_once
    if value is None:
        return "null"
    if depth > DEEPEST:
        raise ValueError(f"more than {DEEPEST} levels deep")
    if kind is list or kind is tuple:
        return "[" + ",".join([_plain(part, depth + 1) for part in value]) + "]"
    if kind is dict or isinstance(value, Mapping):
        written = {_quoted[key]: _plain(part, depth + 1) for key, part in value.items()}
        if len(written) != len(value):
            raise ValueError("one name twice, written in two ways")
        return "{" + ",".join([f"{key}:{part}" for key, part in written.items()]) + "}"
    raise TypeError(f"plain value expected, found {value!r}")


_WRITTEN: dict[Any, str] = {
    # annotation: expression over the field's value {0}. `:d` refuses anything but a whole number.
    str: "{{q[{0}]}}",
    int: "{{{0}:d}}",
    bool: "{{truth({0})}}",
    tuple[str, ...]: "{{listed[{0}]}}",
    Pairs: "{{pairs({0}) if {0} != () else '{{}}'}}",
    tuple[Claim, ...]: "{{claims({0}) if {0} != () else '[]'}}",
    Mapping[str, Any]: "{{plain({0})}}",
}


class _Encoders(dict[type, Callable[[Entry], str]]):
    """Event class -> its encoder, generated when it is first asked for."""

    def __missing__(self, cls: type) -> Callable[[Entry], str]:
        made = self[cls] = _encoder(cls)
        return made


_encoders = _Encoders()


def _encoder(cls: type) -> Callable[[Entry], str]:
    """Generate the encoder of an event class: one formatted string over its slots."""
    if cls not in EVENTS.values():
        raise TypeError("not an event of the journal")
    parts = [f',"{name}":' + _WRITTEN[kind].format("e." + name) for name, kind in _kinds(cls)]
    text = '{{"n":{n},"at":{at},"cause":{cause},"event":"' + cls.__name__ + '"' + "".join(parts) + "}}"
    source = (
        "def encode(entry):\n"
        "    n, at, cause, e = entry\n"
        "    if not n.__class__ is at.__class__ is cause.__class__ is int:\n"
        "        raise TypeError('whole numbers expected')\n"
        f"    return f'''{text}'''"
    )
    scope = {"q": _quoted, "listed": _listed, "pairs": _pairs, "claims": _claims, "truth": _truth, "plain": _plain}
    exec(source, scope)  # noqa: S102  (our own class and field names only)
    made: Callable[[Entry], str] = scope["encode"]  # type: ignore[assignment]
    return made


@cache
def _kinds(cls: type) -> tuple[tuple[str, Any], ...]:
    """Field and annotation in the order of the slots; a closed choice of words counts as text."""
    hints = get_type_hints(cls)
    return tuple((spec.name, hints[spec.name] if hints[spec.name] in _WRITTEN else str) for spec in fields(cls))


# --- reading ----------------------------------------------------------------------------------------------------------------


def _text(value: Any) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _whole(value: Any) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _either(value: Any) -> bool:
    if type(value) is not bool:
        raise TypeError
    return value


def _texts(value: Any) -> tuple[str, ...]:
    return tuple([_text(part) for part in _items(value)])


def _items(value: Any) -> list[Any]:
    if type(value) is not list:
        raise TypeError
    return value


def _mapping(value: Any) -> dict[str, Any]:
    if type(value) is not dict:
        raise TypeError
    return value


_READ: dict[Any, Callable[[Any], Any]] = {
    str: _text,
    int: _whole,
    bool: _either,
    tuple[str, ...]: _texts,
    Pairs: lambda value: tuple(_mapping(value).items()),
    tuple[Claim, ...]: lambda value: tuple([Claim(*_items(claim)) for claim in _items(value)]),
    Mapping[str, Any]: _mapping,
}


@cache
def _readers(cls: type) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    return tuple((name, _READ[kind]) for name, kind in _kinds(cls))
