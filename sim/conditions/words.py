"""What a condition may speak of: functions, names, constants and ids, given to the compiler as tables.

This package knows no word of the field. The world (`sim.world.vocabulary`) and the law (`sim.law`) each bring their own tables.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

Value = bool | int | str

DEFAULT_OF: Final[dict[str, Value]] = {"bool": False, "int": 0}  # every other type is text or an id: ""


@dataclass(frozen=True, slots=True)
class Function:
    """One question about ids, answered by a look at the flat dictionary `f`: `held(bus)` reads `f['held.bus']`.

    `params`: kinds of id; `person|vehicle` takes either, a last `person?` may be left out. A `claim` is a subject with an
    attribute or without (`madina.speaks`), a `decision` may name an occurrence (`alone[madina]#2`). `result`: bool, int, text
    or a kind of id. `template`: a Python expression over `f` in which {0}, {1} ... stand for the ids; where an optional id is
    left out, its placeholder goes with the dot before it. `reads`: the facts it looks at, with the same placeholders; `default`:
    their value before anything happened.
    """

    name: str
    params: tuple[str, ...]
    result: str
    template: str
    reads: tuple[str, ...]
    default: Value

    @property
    def signature(self) -> str:
        """As an author writes it: `done(seat, verb, person?)`."""
        return f"{self.name}({', '.join(self.params)})"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`functions` by name; `names`: bare names and their types; `ids`: kind -> known ids; `constants`: words with a fixed value.

    The type of a name is bool, int, text or a kind of `ids`: `{"verb": "verb"}` with ids for `verb` allows `verb == let_go` and
    refuses `verb == let_goo`. Constants may be dotted (`limit.delivery`); their value is written into the compiled condition.
    """

    functions: Mapping[str, Function]
    names: Mapping[str, str]
    ids: Mapping[str, Collection[str]]
    constants: Mapping[str, Value] = field(default_factory=dict)
