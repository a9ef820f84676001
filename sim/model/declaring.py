"""How a verb is declared: to whom it is done, what it takes, and the acts that one declaration makes.

Where one verb does several acts that the field calls by names of their own, each kind of it is an act too (`acts_of`). The declarations
themselves stand in `sim.model.verbs`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final

Args = dict[str, Any]  # arguments by name, as plain values: str, int, bool, list[str]


@dataclass(frozen=True, slots=True)
class Param:
    """`kind`: choice, choices, person, people, room, place, thing, contact, service, vehicle, text, flag, minute.

    `default` None: required. `if_said`: stands in a journal only where something was said: those from before it stay as they are."""

    name: str
    kind: str
    default: str | int | bool | None = None
    choices: tuple[str, ...] = ()
    if_said: bool = False


class Kind:
    """One value of the argument that parts a verb, where it is an act by its own name.

    `own`: what it has otherwise than the verb, by the names that a Verb has for it; `params` are the arguments it takes instead."""

    __slots__ = ("own", "value")

    def __init__(self, value: str, **own: Any) -> None:
        self.value, self.own = value, own


@dataclass(frozen=True, slots=True)
class Verb:
    """`target`: one, many (people), thing, vehicle, contact, service or none. `seconds` + `each` for every person.

    `talk`: must be understood to have effect; `exact`: word for word, so that a near language does not carry it.
    `aside`: does not occupy the officer (a request, a note, a colleague's watch).
    `delegable`: a colleague may do it. `grave`: cannot be taken back, so a screen asks once.
    `parted`: the argument whose value may be one of `kinds`. `kind`: that value, in an act of ACTS.

    What follows from these is worked out once, since it is asked at every act: `named`, by which name this is an act of ACTS; `argument`,
    what a command calls whom or what it is done to (person, people, at, thing, vehicle, contact, service; "" for none); `face_to_face`,
    whether those it is done to must be there until it is over (the others are only spoken of); `remote`, whether they may be anywhere,
    so that the seat needs only to know of them; `by_phone`, whether it needs neither hands nor presence; `rooms`, by which arguments it
    may name a room.
    """

    id: str
    family: str
    target: str
    seconds: int
    each: int = 0
    params: tuple[Param, ...] = ()
    talk: bool = False
    exact: bool = False
    aside: bool = False
    delegable: bool = False
    grave: bool = False
    parted: str = ""
    kinds: tuple[Kind, ...] = ()
    kind: str = ""
    named: str = field(init=False, compare=False)
    argument: str = field(init=False, compare=False)
    face_to_face: bool = field(init=False, compare=False)
    remote: bool = field(init=False, compare=False)
    by_phone: bool = field(init=False, compare=False)
    rooms: tuple[str, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        name = f"{self.id}.{self.kind}" if self.kind else self.id
        object.__setattr__(self, "named", name)
        object.__setattr__(self, "argument", _ARGUMENT.get(self.target, self.target))
        object.__setattr__(self, "face_to_face", self.target in ("one", "many", "any") and name not in _SPOKEN_OF)
        object.__setattr__(self, "remote", name in _REMOTE)
        object.__setattr__(self, "by_phone", self.id in _BY_PHONE)
        object.__setattr__(self, "rooms", ("where", *[param.name for param in self.params if param.kind == "room"]))

    @property
    def fixed(self) -> dict[str, str]:
        """What a command for this act says of its kind."""
        return {self.parted: self.kind} if self.kind else {}

    @property
    def travels(self) -> bool:
        """Whether the officer is on the road meanwhile, or on the way there."""
        return self.id in ("go", "carry_out_operation")


_ARGUMENT: Final = {"one": "person", "many": "people", "any": "at", "none": ""}
_REMOTE: Final = ("follow_up", "release", "set_status", "administrative", "protect", "apply_for")
_BY_PHONE: Final = ("note", "request", "share", "handle_call", "report_misconduct", "decline_order", "follow_up")
_SPOKEN_OF: Final = ("notify.ambulance", "notify.guardianship", "query_register", *_REMOTE)


def acts_of(verb: Verb) -> Iterable[Verb]:
    """A verb as the acts that the field knows it by: one for each kind, and one for the values that have no name of their own. They
    stand in the order of the values."""
    parted = next((param for param in verb.params if param.name == verb.parted), None)
    if parted is None:
        yield verb
        return
    kinds = {kind.value: kind for kind in verb.kinds}
    rest = tuple(choice for choice in parted.choices if choice not in kinds)
    left = (replace(parted, choices=rest),) if len(rest) > 1 else ()  # one value alone is no question
    for choice in parted.choices:
        if choice in kinds:
            others = tuple(param for param in verb.params if param is not parted)
            yield replace(verb, kind=choice, **{"params": others, **kinds[choice].own})
        elif choice == rest[0]:
            yield replace(verb, params=tuple(one for param in verb.params for one in (left if param is parted else (param,))))
