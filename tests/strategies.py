"""Hypothesis strategies shared by tests: any event, any entry, any journal that could stand in an exercise file."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Literal, get_args, get_origin, get_type_hints
from unicodedata import normalize

from hypothesis import strategies as st

from sim.journal.versions import FORMAT, RULES
from sim.model.events import EVENTS, Claim, Closed, Entry, Event, Opened, Pairs

IDS = ("madina", "bus", "post", "people.madina.cues.looks_first", "post-3", "Жолда", "қыз", "a\nb", 'quote " and \\', "")
WHOLE = st.integers(min_value=-(2**63), max_value=2**63)


def texts() -> st.SearchStrategy[str]:
    """Ids, and any text a person may type: in normal form C, without halves of characters."""
    typed = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).map(lambda text: normalize("NFC", text))
    return st.one_of(st.sampled_from(IDS), typed)


def plain_values() -> st.SearchStrategy[Any]:
    """Any plain JSON value that a mapping of an event may hold."""
    leaves = st.one_of(st.none(), st.booleans(), WHOLE, texts())
    return st.recursive(leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(), inner, max_size=3), max_leaves=8)


_FIELDS: dict[Any, st.SearchStrategy[Any]] = {
    str: texts(),
    int: WHOLE,
    bool: st.booleans(),
    tuple[str, ...]: st.lists(texts(), max_size=3).map(tuple),
    Pairs: st.dictionaries(texts(), st.one_of(texts(), WHOLE, st.booleans()), max_size=3).map(lambda found: tuple(found.items())),
    tuple[Claim, ...]: st.lists(st.builds(Claim, texts(), texts(), st.one_of(texts(), WHOLE)), max_size=3).map(tuple),
    Mapping[str, Any]: st.dictionaries(texts(), plain_values(), max_size=3),
}


def events_of(cls: Any) -> st.SearchStrategy[Any]:
    """Any event of one class."""
    hints = get_type_hints(cls)
    parts = {}
    for spec in fields(cls):
        kind = hints[spec.name]
        parts[spec.name] = st.sampled_from(get_args(kind)) if get_origin(kind) is Literal else _FIELDS[kind]
    return st.builds(cls, **parts)


_BY_NAME: dict[str, st.SearchStrategy[Event]] = {name: events_of(cls) for name, cls in EVENTS.items()}


def events() -> st.SearchStrategy[Event]:
    """Any event of any class."""
    return st.sampled_from(sorted(EVENTS)).flatmap(_BY_NAME.__getitem__)


def entries() -> st.SearchStrategy[Entry]:
    """Any numbered entry."""
    return st.builds(Entry, st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 10**6), events())


@st.composite
def journals(draw: st.DrawFn, finished: bool | None = None) -> list[Entry]:
    """A journal of this format: numbered from 1, header first, and a closing entry if finished (None: either)."""
    header = draw(events_of(Opened))
    header = Opened(FORMAT, RULES, *[getattr(header, spec.name) for spec in fields(Opened)[2:]])
    inner = draw(st.lists(events().filter(lambda event: not isinstance(event, Opened | Closed)), max_size=8))
    closed = draw(st.booleans()) if finished is None else finished
    told = [header, *inner, *([Closed("finished")] if closed else [])]
    return [Entry(n, 10 * n, max(0, n - 2), event) for n, event in enumerate(told, start=1)]
