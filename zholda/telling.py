"""A play told as it happens, in sentences: what was done and decided, what was then seen, heard, read and said.

Used by the demonstration and by golden playthroughs. It knows what the seat knows and nothing else.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from sim.model.verbs import ACTS, ASKS, act_of, named
from zholda.session.spoken import is_scene, outside_quotes
from zholda.walkthrough import Taken
from zholda.wording import listed

if TYPE_CHECKING:
    from zholda.session import Line, Session

_QUIET: Final = frozenset({"engine.prompt_closed"})  # told by what was decided, or by what then happens
_NOT_WORTH_A_LINE: Final = frozenset({"", "understood"})  # results of acts that went as they should
_MOST: Final = 4  # names in one sentence; of more people the first three are named
_TOLD_APART: Final = ("verb", "topic", "question", "voice", "where", "by", "why")


class Teller:
    """Tells what one seat of a session does and perceives, from where it stands; the session is turned to that seat.

    Ask for `news` after everything that may have brought some.
    """

    def __init__(self, session: "Session", seat: str = "") -> None:
        self._session = session
        self.seat = seat or session.seat
        self._lines_told = 0
        self._acts_told: set[str] = set()
        self._introduced: set[str] = set()  # called by the whole label once, then by its first words

    def deed(self, taken: Taken) -> str:
        """What was done, as one sentence. The act's own report is then not told again."""
        self._session.sit(self.seat)
        args, say = taken.args, self._session.say
        match taken.what:
            case "act":
                self._acts_told.add(taken.act)
                return self._act(args)
            case "choose":
                decision, option = str(args["occurrence"]).split("[")[0].split("#")[0], args["option"]
                because = f" ({args['rationale']})" if args.get("rationale") else ""
                return f"You decide: {say(f'decisions.{decision}.options.{option}')}{because}"
            case "form":
                subject = f" about {self._name(args['subject'])}" if args.get("subject") else ""
                fields = [f" {say(f'field.{name}')}: {text}" for name, text in args.get("fields", {}).items()]
                return f"You file: {say('form.' + args['form'])}{subject}.{''.join(fields)}"
            case "note":
                return f"You note: {args.get('text', '')}"
            case _:
                return f"You: {taken.what}."

    def news(self) -> list[tuple[int, str]]:
        """What reached the seat since the last call: second and sentence."""
        self._session.sit(self.seat)
        lines = self._session.view().lines
        fresh, self._lines_told = lines[self._lines_told :], len(lines)
        return [(line.at, text) for line in fresh if (text := self._line(line))]

    # --- what was done ----------------------------------------------------------------------------------------------

    def _act(self, args: Mapping[str, Any]) -> str:
        """An act by its name, to whom or what, how, where and through whom; talk with the sentence that is said."""
        verb = str(args.get("verb", ""))
        does, act = act_of(verb, args), named(verb, args)
        target = does.argument if does is not None else ""
        told_apart = {*_TOLD_APART, target, *(ACTS[act].fixed if act in ACTS else ())}
        details = [self._argument(verb, name, value) for name, value in args.items() if name not in told_apart and value]
        details += [f"in {self._name(str(args['where']))}"] if args.get("where") else []
        details += [f"through {self._short(str(args['voice']))}"] if args.get("voice") else []
        whom = [self._names(args[target])] if args.get(target) else []
        sentence = self._session.public.sentence(str(args.get(target, "")), str(args.get("topic")), str(args.get("question")))
        said = f" \u201c{self._session.say(sentence)}\u201d" if act in ASKS else ""
        return f"{self._deed(act, str(args.get('by') or ''), [*whom, *details])}{said}"

    def _deed(self, verb: str, by: str, details: list[str]) -> str:
        actor = f"{_capital(self._short(by))} for you" if by else "You"
        return f"{actor}: {self._session.say(f'verb.{verb}.name')}{': ' * bool(details)}{', '.join(details)}."

    def _argument(self, verb: str, name: str, value: Any) -> str:
        """One argument in words: a flag by what it means, a choice by its name, anybody else by their label."""
        session = self._session
        said = f"said.{verb}.{name}" if session.has(f"said.{verb}.{name}") else f"said.{name}"
        if value is True:
            return session.say(said)
        items = name in {"items", "asked", "kept"}
        family = "item" if items else f"choice.{name}"
        values = value if isinstance(value, list) else str(value).split() if items or name == "services" else [str(value)]
        coded = all(session.has(f"{family}.{one}") for one in values)
        return session.say(said, {"value": session.word(family, " ".join(values)) if coded else self._names(values)})

    # --- what came --------------------------------------------------------------------------------------------------

    def _line(self, line: "Line") -> str:
        args = dict(line.args)
        if line.wording in _QUIET:
            return ""
        if line.wording == "engine.act_began":  # of an option: nobody gave it as a command of its own
            whom = [self._names(line.about)] if line.about else []
            return "" if args["act"] in self._acts_told else self._deed(str(args["verb"]), str(args["by"]), whom)
        if line.wording == "engine.act_ended" and (args["result"] in _NOT_WORTH_A_LINE or args["verb"] == "offer_help"):
            return ""  # an offer is told by its answer
        if line.wording == "engine.scene":
            return self._scene(line)
        told = self._session.tell(line)
        if not line.source or line.channel not in {"told", "phone"}:
            return told
        speaker = self._short(line.source)
        named = is_scene(line.wording, told) or speaker.lower() in outside_quotes(told).lower()
        return told if named else f"{_capital(speaker)}: {told}"

    def _scene(self, line: "Line") -> str:
        """Who came into sight and who left it; nothing where only rooms changed."""
        gone = [c.subject for c in line.claims if c.attribute in {"place", "stands_at"} and c.value == "" and c.subject != "me"]
        came = [*line.about, *(c.subject for c in line.claims if c.attribute == "stands_at" and c.value)]
        parts = [f"Now in sight: {listed([self._name(who) for who in came])}." if came else ""]
        parts.append(f"Not in sight any more: {self._names(gone)}." if gone else "")
        return " ".join(part for part in parts if part)

    # --- names ------------------------------------------------------------------------------------------------------

    def _names(self, value: Any) -> str:
        """One or several ids in words, a group by its people; of many the first ones."""
        ids = [value] if isinstance(value, str) else list(value)
        people = [who for one in ids for who in (self._session.group(one) or (one,))]
        names = [self._name(who) for who in people]
        return listed(names) if len(names) <= _MOST else f"{', '.join(names[: _MOST - 1])} and {len(names) - _MOST + 1} more"

    def _name(self, who: str) -> str:
        """What somebody is called: the whole label the first time."""
        if who in self._introduced:
            return self._short(who)
        self._introduced.add(who)
        return self._session.label(who)

    def _short(self, who: str) -> str:
        return self._session.label(who).split(",")[0]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
