"""Classes whose objects never change and are made by the thousand: frozen dataclasses with slots, filled through their slots.

NOTE: the `__init__` that `dataclass` writes for a frozen class sets each field by `object.__setattr__`, which looks the field up by its
name; setting it through the slot itself costs half, and the objects are the same in every other way.
"""

from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[Made]) -> type[Made]:
    """`@dataclass(frozen=True, slots=True)`, made faster. Defaults are values; a field may not ask for a factory."""
    made: Any = dataclass(frozen=True, slots=True)(cls)
    scope: dict[str, Any] = {}
    params, lines = [], []
    for spec in fields(made):
        if spec.default_factory is not MISSING:
            raise TypeError(f"{cls.__name__}.{spec.name}: a field of a frozen class may not ask for a factory")
        scope[f"set_{spec.name}"] = made.__dict__[spec.name].__set__
        scope[f"default_{spec.name}"] = spec.default
        params.append(spec.name if spec.default is MISSING else f"{spec.name}=default_{spec.name}")
        lines.append(f"    set_{spec.name}(self, {spec.name})\n")
    exec(f"def __init__(self, {', '.join(params)}):\n{''.join(lines)}", scope)  # noqa: S102  (our own field names only)
    made.__init__ = scope["__init__"]
    made.__init__.__qualname__ = f"{cls.__qualname__}.__init__"
    return made  # type: ignore[no-any-return]
