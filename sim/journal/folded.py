"""Formats 2 and 3 had verbs that are kinds of a verb now (docs/decisions/0024): how their lines and material say them today.

Commands and acts get the verb with its argument; what only names an act gets the name in `sim.model.verbs.ACTS`.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

_Folded = dict[str, tuple[str, str, str]]  # verb of before -> verb, argument, kind

_OF_2: Final[_Folded] = {
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
_OF_3: Final[_Folded] = {
    "watch": ("look", "way", "watch"),
    "ask": ("interview", "step", "ask"),
    "end_interview": ("interview", "step", "close"),
    "first_aid": ("meet_need", "need", "first_aid"),
    "trace_money": ("preserve", "way", "payments"),
}


class _Unfolding:
    """One format's verbs as the next format says them."""

    def __init__(self, to: int, now: _Folded) -> None:
        self.to, self.now = to, now
        self.named = {was: f"{verb}.{kind}" for was, (verb, _, kind) in now.items()}
        self._in_a_condition = re.compile(rf"(\bdone\((?:\w+\s*,\s*)?|\bverb\s*[!=]=\s*)({'|'.join(now)})\b")

    def line(self, line: dict[str, Any]) -> dict[str, Any]:
        """A parsed line of the format before."""
        match line.get("event"):
            case "Opened":
                return line | {"format": self.to, "material": self._material(line.get("material", {}))}
            case "ActBegan" | "ActEnded" | "ActRefused":
                return self._act(line)
            case "ActInterrupted":
                return self._act({"args": {}} | line)
            case "Commanded" if line.get("what") == "act":
                return line | {"args": self._command(line.get("args", {}))}
            case "Observed":
                return self._observed(line)
            case _:
                return line

    def _observed(self, line: dict[str, Any]) -> dict[str, Any]:
        """What a seat perceived names an act, or those of a file that came."""
        args = line.get("args", {})
        said = {name: " ".join(self.named.get(one, one) for one in str(args[name]).split()) for name in ("verb", "verbs") if name in args}
        return line | {"args": args | said} if said else line

    def _act(self, line: dict[str, Any]) -> dict[str, Any]:
        """An act whose verb stands beside its arguments: an event, or what an option, a plan or an expectation says."""
        if line.get("verb") not in self.now:
            return line
        verb, name, kind = self.now[line["verb"]]
        return line | {"verb": verb, "args": {name: kind} | _whom(verb, line.get("args", {}))}

    def _command(self, args: dict[str, Any]) -> dict[str, Any]:
        """An act whose verb stands among its arguments."""
        if args.get("verb") not in self.now:
            return args
        verb, name, kind = self.now[args["verb"]]
        return {"verb": verb, name: kind} | _whom(verb, {key: value for key, value in args.items() if key != "verb"})

    def _material(self, of: Any, key: str = "") -> Any:
        """Everything that was written down with the exercise, but for its texts."""
        if isinstance(of, Mapping):
            if key == "powers":
                return {who: {self.named.get(verb, verb): answer for verb, answer in answers.items()} for who, answers in of.items()}
            inner = {name: part if name == "texts" else self._material(part, name) for name, part in of.items()}
            return self._act(inner) if isinstance(inner.get("args"), dict) else inner
        if isinstance(of, list):
            return [self._material(part) for part in of]
        if isinstance(of, str):
            return self._in_a_condition.sub(lambda found: found[1] + self.named[found[2]], of)
        return of


def _whom(verb: str, args: dict[str, Any]) -> dict[str, Any]:
    """Asylum was explained to one person; to explain is done to people."""
    if verb != "explain" or "person" not in args:
        return args
    return {"people": [args["person"]]} | {key: value for key, value in args.items() if key != "person"}


UNFOLDED: Final = {before: _Unfolding(before + 1, now).line for before, now in ((2, _OF_2), (3, _OF_3))}
"""Format -> how a parsed line of it becomes one of the next format."""
