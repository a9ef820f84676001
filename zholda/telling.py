"""A play told as it happens, in sentences: what was done and decided, what was then seen, heard, read and said.

Used by the demonstration and by golden playthroughs. It knows what the seat knows and nothing else.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from sim.model.verbs import VERBS
from zholda.walkthrough import Taken
from zholda.wording import listed

if TYPE_CHECKING:
    from zholda.session import Line, Session

_QUIET: Final = frozenset({"engine.prompt_closed"})  # told by what was decided, or by what then happens
_NOT_WORTH_A_LINE: Final = frozenset({"", "understood"})  # results of acts that went as they should
_TARGETS: Final = {"one": "person", "many": "people", "any": "at"}  # every other kind of target is an argument of its own name
_TOLD_APART: Final = ("verb", "topic", "question", "voice", "where", "by", "why")


class Teller:
    """Tells one session from where it stands. Ask for `news` after everything that may have brought some."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._lines_told = 0
        self._acts_told: set[str] = set()

    def deed(self, taken: Taken) -> str:
        """What was done, as one sentence. The act's own report is then not told again."""
        args = taken.args
        match taken.what:
            case "act":
                self._acts_told.add(taken.act)
                return self._act(args)
            case "choose":
                decision, option = str(args["occurrence"]).split("[")[0].split("#")[0], args["option"]
                because = f" ({args['rationale']})" if args.get("rationale") else ""
                return f"You decide: {self._session.say(f'decisions.{decision}.options.{option}')}{because}"
            case "form":
                subject = f" about {self._session.label(args['subject'])}" if args.get("subject") else ""
                return f"You file: {self._session.word('form', args['form'])}{subject}."
            case "note":
                return f"You note: {args.get('text', '')}"
            case _:
                return f"You: {taken.what}."

    def news(self) -> list[tuple[int, str]]:
        """What reached the seat since the last call: second and sentence."""
        lines = self._session.view().lines
        fresh, self._lines_told = lines[self._lines_told :], len(lines)
        return [(line.at, text) for line in fresh if (text := self._line(line))]

    def _act(self, args: Mapping[str, Any]) -> str:
        """An act by its name, to whom or what, how, where and through whom; talk with the sentence that is said."""
        say, label = self._session.say, self._session.label
        verb = str(args.get("verb", ""))
        kind = VERBS[verb].target if verb in VERBS else ""
        target = _TARGETS.get(kind, kind)
        told = [say(f"verb.{verb}.name") + (f": {self._names(args[target])}" if args.get(target) else "")]
        told += [self._argument(verb, name, value) for name, value in args.items() if name not in {*_TOLD_APART, target} and value]
        told += [f"in {label(str(args['where']))}"] if args.get("where") else []
        told += [f"through {label(str(args['voice']))}"] if args.get("voice") else []
        actor = f"{label(str(args['by'])).split(',')[0]} for you" if args.get("by") else "You"
        topic, question = args.get("topic"), args.get("question")
        said = f" \u201c{say(f'talk.{topic}.{question}')}\u201d" if verb == "speak_with" else ""
        return f"{actor}: {', '.join(told)}.{said}"

    def _names(self, value: Any) -> str:
        """One or several ids in words; a group by its people."""
        ids = [value] if isinstance(value, str) else list(value)
        return listed([self._session.label(who) for one in ids for who in (self._session.group(one) or (one,))])

    def _argument(self, verb: str, name: str, value: Any) -> str:
        """One argument in words: a flag by what it means, a choice by its name, anybody else by their label."""
        session = self._session
        said = f"said.{verb}.{name}" if session.has(f"said.{verb}.{name}") else f"said.{name}"
        if value is True:
            return session.say(said)
        family = "item" if name == "items" else f"choice.{name}"
        values = value if isinstance(value, list) else str(value).split() if name in {"items", "services"} else [str(value)]
        words = [session.word(family, one) if session.has(f"{family}.{one}") else self._names(one) for one in values]
        return session.say(said, {"value": listed(words)})

    def _line(self, line: "Line") -> str:
        args = dict(line.args)
        if line.wording in _QUIET or (line.wording == "engine.act_began" and args["act"] in self._acts_told):
            return ""
        if line.wording == "engine.act_ended" and (args["result"] in _NOT_WORTH_A_LINE or args["verb"] == "offer_help"):
            return ""  # an offer is told by its answer
        if line.wording == "engine.scene":
            return self._scene(line)
        told = self._session.tell(line)
        return f"{self._session.label(line.source)}: {told}" if line.source and line.channel in {"told", "phone"} else told

    def _scene(self, line: "Line") -> str:
        """Who came into sight and who left it; nothing where only rooms changed."""
        label = self._session.label
        gone = [c.subject for c in line.claims if c.attribute in {"place", "stands_at"} and c.value == "" and c.subject != "me"]
        came = [*line.about, *(c.subject for c in line.claims if c.attribute == "stands_at" and c.value)]
        parts = [f"Now in sight: {listed([label(who) for who in came])}." if came else ""]
        parts.append(f"Not in sight any more: {listed([label(who) for who in gone])}." if gone else "")
        return " ".join(part for part in parts if part)
