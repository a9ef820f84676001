"""What goes into a command, and what comes back: arguments as a journal may hold them, and a receipt in the seat's own words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from sim.model.commands import characters_of_plain_words
from sim.model.frozen import frozen
from zholda.session.problems import SessionError

if TYPE_CHECKING:
    from sim.world.view import Line

LONGEST_TEXT = 20_000  # characters that one text of a command may have; more is cut, nobody types it


@frozen
class Receipt:
    """What became of a command, in the seat's own words. `act`: the id of the act it began, or ""; `refusal`: wording id of the reason
    why it was not possible, or "". An option whose acts were not all possible is accepted and has a refusal."""

    accepted: bool
    act: str
    refusal: str


def receipt(what: str, news: "Sequence[Line]") -> Receipt:
    """What the lines that a command brought say of it."""
    act, refusal = "", ""
    for line in news:
        wording = line.wording
        if wording == "engine.act_began":
            act = act or str(dict(line.args)["act"])
        elif wording.startswith("engine.refused."):
            refusal = refusal or wording
    chosen = what == "choose" and refusal not in {"engine.refused.no_such_choice", "engine.refused.rationale_missing"}
    return Receipt(not refusal or chosen, act, refusal)


def tidied(value: Any) -> Any:
    """A command's arguments as a journal may hold them: plain values, texts in normal form, without what no text can hold."""
    if type(value) is dict and 0 <= characters_of_plain_words(value) <= LONGEST_TEXT:
        return value  # as nearly all are
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, (bool, int)) or value is None:
        return value
    if isinstance(value, (list, tuple)):
        return [tidied(part) for part in value]
    if isinstance(value, (dict, Mapping)):
        return {_text(str(key)): tidied(part) for key, part in value.items()}
    raise SessionError(f"{value!r} is no value for a command: text, whole numbers, yes and no, and lists of them are")


def _text(text: str) -> str:
    if text.isascii() and len(text) <= LONGEST_TEXT:
        return text
    return normalize("NFC", text[:LONGEST_TEXT].encode("utf-8", "replace").decode())
