"""The report as plain JSON values, field by field, for programs and for templates."""

from dataclasses import fields, is_dataclass
from typing import Any


def to_plain(part: Any) -> Any:
    """A report, or a part of one, as dicts, lists, texts, numbers and nothing else."""
    if is_dataclass(part) and not isinstance(part, type):
        return {spec.name: to_plain(getattr(part, spec.name)) for spec in fields(part)}
    if isinstance(part, dict):
        return {str(name): to_plain(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [to_plain(value) for value in part]
    return part
