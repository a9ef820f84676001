"""Format 2 had ten verbs that are kinds of a verb now (docs/decisions/0024): how its lines and its material say them today.

Commands and acts get the verb with its argument; what only names an act gets the name in `sim.model.verbs.ACTS`.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

_NOW: Final = {  # verb of format 2 -> verb, argument, kind
    "return_documents": ("return", "what", "documents"),
    "return_belongings": ("return", "what", "belongings"),
    "fine": ("administrative", "step", "fine"),
    "start_expulsion": ("administrative", "step", "start_expulsion"),
    "hold_vehicle": ("direct_vehicle", "step", "hold"),
    "release_vehicle": ("direct_vehicle", "step", "release"),
    "inform_guardianship": ("notify", "body", "guardianship"),
    "call_ambulance": ("notify", "body", "ambulance"),
    "offer_asylum_information": ("explain", "set", "asylum"),
    "ask_preference": ("ask_wish", "about", "preference"),
}
_NAMED: Final = {was: f"{verb}.{kind}" for was, (verb, _, kind) in _NOW.items()}
_IN_A_CONDITION: Final = re.compile(rf"(\bdone\((?:\w+\s*,\s*)?|\bverb\s*[!=]=\s*)({'|'.join(_NOW)})\b")


def unfolded(line: dict[str, Any]) -> dict[str, Any]:
    """A parsed line of format 2 as format 3 has it."""
    line = _line(line)
    if line.get("event") == "Opened":
        return line | {"format": 3, "material": _material(line.get("material", {}))}
    return line


def _line(line: dict[str, Any]) -> dict[str, Any]:
    match line.get("event"):
        case "ActBegan" | "ActEnded" | "ActRefused":
            return _act(line)
        case "ActInterrupted":
            return _act({"args": {}} | line)
        case "Commanded" if line.get("what") == "act":
            return line | {"args": _command(line.get("args", {}))}
        case "Observed":
            args = line.get("args", {})
            return line | {"args": args | {"verb": _NAMED[args["verb"]]}} if args.get("verb") in _NAMED else line
        case _:
            return line


def _act(line: dict[str, Any]) -> dict[str, Any]:
    """An act whose verb stands beside its arguments: an event, or what an option, a plan or an expectation says."""
    if line.get("verb") not in _NOW:
        return line
    verb, name, kind = _NOW[line["verb"]]
    return line | {"verb": verb, "args": {name: kind} | _whom(verb, line.get("args", {}))}


def _command(args: dict[str, Any]) -> dict[str, Any]:
    """An act whose verb stands among its arguments."""
    if args.get("verb") not in _NOW:
        return args
    verb, name, kind = _NOW[args["verb"]]
    return {"verb": verb, name: kind} | _whom(verb, {key: value for key, value in args.items() if key != "verb"})


def _whom(verb: str, args: dict[str, Any]) -> dict[str, Any]:
    """Asylum was explained to one person; to explain is done to people."""
    if verb != "explain" or "person" not in args:
        return args
    return {"people": [args["person"]]} | {key: value for key, value in args.items() if key != "person"}


def _material(of: Any, key: str = "") -> Any:
    """Everything that was written down with the exercise, but for its texts."""
    if isinstance(of, Mapping):
        if key == "powers":
            return {who: {_NAMED.get(verb, verb): answer for verb, answer in answers.items()} for who, answers in of.items()}
        inner = {name: part if name == "texts" else _material(part, name) for name, part in of.items()}
        return _act(inner) if isinstance(inner.get("args"), dict) else inner
    if isinstance(of, list):
        return [_material(part) for part in of]
    if isinstance(of, str):
        return _IN_A_CONDITION.sub(lambda found: found[1] + _NAMED[found[2]], of)
    return of
