"""Which ids a scenario declares, gathered before anything is read, so that a use can be checked, placed and expanded at once.

Gathering looks only at keys and never complains: what has the wrong shape is said by `shape`. A use of an unknown id is a problem
of the references stage and shown once the shape is right.
"""

from collections.abc import Iterator
from typing import Final

from scenarios.language.document import Plain

STANDIN: Final = "person"
"""In a decision `for_each` and a step with `each`: the one it is about."""

RESERVED: Final = ("and", "or", "not", "true", "false", STANDIN, "in_view", "none", "card", "now")

# Parts whose ids are named in the same places, so that one id may not mean two of them.
_DISTINCT: Final = (("person", "vehicle", "thing", "group", "room"), ("place", "room", "vehicle"), ("flag", "counter"))


class Names:
    """Ids by kind, `of`. Besides: people of `groups`, `place_of` rooms, `cues` of people, `options` of decisions, `signs` by short id."""

    def __init__(self, root: dict[str, Plain]) -> None:
        people = _block(root, "people")
        places = _block(root, "places")
        things = _block(root, "things")
        self.groups: dict[str, list[str]] = {}
        for who, person in people.items():
            group = person.get("group") if isinstance(person, dict) else None
            if isinstance(group, str) and group:
                self.groups.setdefault(group, []).append(who)
        self.place_of: dict[str, str] = {}
        self.room_twice: list[tuple[str, str, str]] = []
        for place in places:
            for room in _block(places, place, "rooms"):
                if self.place_of.setdefault(room, place) != place:
                    self.room_twice.append((room, self.place_of[room], place))
        self.cues = {who: set(_block(people, who, "cues")) for who in people}
        self.options = {name: list(_block(root, "decisions", name, "options")) for name in _block(root, "decisions")}
        self.of: dict[str, set[str]] = {
            "person": set(people),
            "group": set(self.groups),
            "place": set(places),
            "room": set(self.place_of),
            "thing": set(things),
            "beat": {f"{line}.{beat}" for line in _block(root, "storylines") for beat in _block(root, "storylines", line)},
            "flag": _listed(root, "flags"),
            "counter": _listed(root, "counters"),
        }
        for kind, key in _PLAIN_PARTS:
            self.of[kind] = set(_block(root, key))
        self.signs = dict(_signs(people, things))
        self.signs |= {name: f"{part}.{name}" for part, kind in (("injects", "inject"), ("storylines", "beat")) for name in self.of[kind]}

    def has(self, kinds: tuple[str, ...], word: str) -> bool:
        """Whether one of the kinds has this id."""
        return any(word in self.of[kind] for kind in kinds)

    def all(self, kinds: tuple[str, ...]) -> list[str]:
        """Every id of these kinds, in order of the alphabet."""
        return sorted({name for kind in kinds for name in self.of[kind]})

    def clashes(self) -> Iterator[tuple[str, str, str]]:
        """Ids that mean two things which are named in the same places: id, kind, other kind."""
        for together in _DISTINCT:
            for i, one in enumerate(together):
                for other in together[i + 1 :]:
                    for word in sorted(self.of[one] & self.of[other]):
                        yield word, one, other


_PLAIN_PARTS: Final = (
    ("seat", "seats"),
    ("vehicle", "vehicles"),
    ("contact", "contacts"),
    ("service", "services"),
    ("inject", "injects"),
    ("decision", "decisions"),
    ("objective", "objectives"),
    ("cut", "cuts"),
    ("ending", "endings"),
)

PART_OF: Final = dict(_PLAIN_PARTS) | {
    "person": "people", "place": "places", "thing": "things", "flag": "flags", "counter": "counters",
}  # fmt: skip


def _block(root: dict[str, Plain], *path: str) -> dict[str, Plain]:
    """The keys and values at this path, or none where there are none."""
    here: Plain = root
    for step in path:
        here = here.get(step, {}) if isinstance(here, dict) else {}
    return here if isinstance(here, dict) else {}


def _listed(root: dict[str, Plain], key: str) -> set[str]:
    part = root.get(key, [])
    return {word for word in part if isinstance(word, str)} if isinstance(part, list) else set()


def _signs(people: dict[str, Plain], things: dict[str, Plain]) -> Iterator[tuple[str, str]]:
    """Short and full id of everything that can be noticed, told or read."""
    for part, block, kinds in (("people", people, ("cues", "memories")), ("things", things, ("cues",))):
        for owner in block:
            if part == "things" and isinstance(block[owner], dict) and "read" in block[owner]:
                for way in (owner, f"things.{owner}", f"things.{owner}.read"):
                    yield way, f"things.{owner}.read"
            for kind in kinds:
                for name in _block(block, owner, kind):
                    yield f"{owner}.{name}", f"{part}.{owner}.{kind}.{name}"
                    yield f"{part}.{owner}.{kind}.{name}", f"{part}.{owner}.{kind}.{name}"
