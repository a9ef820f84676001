"""What may be submitted as a command: known kinds, and plain values that every journal can hold and give back the same."""

from collections.abc import Mapping
from typing import Any, Final, get_args, get_type_hints
from unicodedata import normalize

from sim.model.events import Commanded

KINDS: Final = get_args(get_type_hints(Commanded)["what"])
DEEPEST: Final = 20  # levels inside the arguments
LARGEST: Final = 2**63  # whole numbers stay below it


class NotACommand(ValueError):
    """The command is of no known kind, or carries a value that no journal can hold. The message says what and where."""


def plain(command: Commanded) -> Commanded:
    """The same command with arguments of its own: lists for tuples, text in normal form. Raises NotACommand."""
    told = type(command.seat), type(command.what), type(command.seen)  # whoever sends may not keep to the declared types
    if told != (str, str, int) or command.what not in KINDS:
        raise NotACommand(f"a command needs a seat, one of {', '.join(KINDS)} and the number last seen, got {command!r:.200}")
    if not isinstance(command.args, (dict, Mapping)):  # a dictionary first: it is one as a rule, and asking that costs nothing
        raise NotACommand(f"the arguments of a command need names, got {command.args!r:.200}")
    seat = command.seat if command.seat.isascii() else _value(command.seat, "seat", 0)
    args = command.args
    if characters_of_plain_words(args) < 0:
        return Commanded(seat, command.what, _value(args, command.what, 0), command.seen)
    return Commanded(seat, command.what, {n: [*part] if type(part) is list else part for n, part in args.items()}, command.seen)


def characters_of_plain_words(args: Mapping[str, Any]) -> int:
    """How many characters these arguments have together, names too, where they are nothing but words of the plain alphabet, lists of such
    words, and yes and no, as nearly all are; -1 where there is anything else among them."""
    words = [*args]
    for part in args.values():
        if type(part) is list:
            words += part
        elif type(part) is not bool:
            words.append(part)
    if {*map(type, words)} != {str}:
        return -1
    whole = "".join(words)
    return len(whole) if whole.isascii() else -1


def _value(value: Any, where: str, depth: int) -> Any:
    if depth > DEEPEST:
        raise NotACommand(f"a command may hold values {DEEPEST} levels deep, {where} goes deeper")
    if isinstance(value, str):
        if value.isascii():
            return value
        try:
            value.encode()
        except UnicodeEncodeError:
            raise NotACommand(f"a command may hold whole characters only, {where} holds half of one") from None
        return normalize("NFC", value)
    if value is None or type(value) is bool:
        return value
    if type(value) is int and -LARGEST < value < LARGEST:
        return value
    if isinstance(value, (list, tuple)):
        return [part if type(part) is str and part.isascii() else _value(part, where, depth + 1) for part in value]
    if isinstance(value, (dict, Mapping)) and not [name for name in value if not isinstance(name, str)]:
        # nearly all are short plain words, which stay as they are
        return {
            n if n.isascii() else _value(n, where, depth): part
            if (type(part) is str and part.isascii()) or type(part) is bool
            else _value(part, f"{where}.{n}", depth + 1)
            for n, part in value.items()
        }
    raise NotACommand(f"a command may hold texts, whole numbers, yes, no, lists and named values; {where} is a {type(value).__name__}")
