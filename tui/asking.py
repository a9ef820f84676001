"""An act being put together: which arguments it still needs, what may be chosen for each, and the command that comes of it.

Only what needs judgement is asked; the rest has a default that can be looked at and changed before the act begins. The screen
and the line mode ask the same questions in the same order, so they send the same commands.
"""

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tui import acts, seat, words
from zholda.wording import span

if TYPE_CHECKING:
    from sim.model.verbs import Param
    from zholda.session import Offer, View

TARGET: Final = {  # what the target of a verb is called in a command
    "one": "person",
    "many": "people",
    "thing": "thing",
    "vehicle": "vehicle",
    "contact": "contact",
    "service": "service",
    "any": "at",
}
OWN_WORDS, CARD = "", "card"
YES, NO = "yes", "no"


class Pick(NamedTuple):
    """One value on offer: what is sent, what is read, and a word in small."""

    value: str
    words: str
    small: str = ""


class Question(NamedTuple):
    """An argument: `kind` is one, some (a checklist) or text. `must`: it has no sensible default."""

    name: str
    ask: str
    kind: str
    must: bool


class Draft:
    """An act on offer, its target and the arguments chosen so far.

    `voices` remembers who interpreted for whom, so that the question is asked once for each person and not before every sentence.
    """

    def __init__(self, play: seat.Play, view: "View", offer: "Offer", target: str, voices: dict[str, str] | None = None) -> None:
        self.play, self.view, self.offer = play, view, offer
        self.voices = {} if voices is None else voices
        self.chosen: dict[str, Any] = {}
        if target:
            self.chosen[self._target_name] = [target] if offer.target == "many" else target

    @property
    def _target_name(self) -> str:
        return TARGET.get(self.offer.target, "")

    # --- questions -----------------------------------------------------------------------------------------------------------

    def questions(self) -> list[Question]:
        """Every argument of the act, in the order in which they are asked."""
        found = []
        if self.offer.target == "many":
            found.append(Question("people", words.ask(self.offer.verb, "people"), "some", True))
        elif self._target_name and self._target_name not in self.chosen:
            found.append(Question(self._target_name, words.ask(self.offer.verb, "target"), "one", True))
        found += [self._question(param) for param in self.offer.params]
        choices = self.offer.choices
        if "voice" in choices:
            found.append(Question("voice", words.ask(self.offer.verb, "voice"), "one", self._voice_is_open()))
        if choices.get("by"):
            found.append(Question("by", words.ask(self.offer.verb, "by"), "one", False))
        if self.offer.target in ("one", "many") and len(choices.get("where", ())) > 1:
            found.append(Question("where", words.ask(self.offer.verb, "where"), "one", False))
        return found

    def _question(self, param: "Param") -> Question:
        kind = {"choices": "some", "people": "some", "text": "text", "minute": "text"}.get(param.kind, "one")
        return Question(param.name, words.ask(self.offer.verb, param.name), kind, param.default is None)

    def _voice_is_open(self) -> bool:
        who = self.who()
        return not who or any(one not in self.voices for one in who)

    def who(self) -> list[str]:
        """The people it is done to, as far as they are chosen."""
        given = self.chosen.get(self._target_name, "") if self.offer.target in ("one", "many", "any") else ""
        return list(given) if isinstance(given, list) else [given] if given else []

    def next_question(self) -> Question | None:
        """The first question without an answer and without a default; None when the act can begin."""
        return next((q for q in self.questions() if q.must and q.name not in self.chosen), None)

    def needs_a_look(self) -> bool:
        """Whether there is anything to judge before it begins: a sentence, a default that might be wrong, a step without return."""
        return self.offer.grave or bool(self.said()) or any(not question.must for question in self.can_change())

    def can_change(self) -> list[Question]:
        """The arguments that may be looked at and changed before the act begins."""
        return [q for q in self.questions() if q.kind == "text" or len(self.picks(q.name)) > 1]

    # --- what may be chosen ----------------------------------------------------------------------------------------------------

    def picks(self, name: str) -> list[Pick]:
        """The values on offer for an argument, in words."""
        if name == self._target_name or (name == "people" and self.offer.target == "many"):
            return [Pick(one, self.play.label(one)) for one in self.offer.targets]
        if name == "voice":
            return [self._voice(one) for one in self.offer.choices["voice"] if one not in self.who()]
        if name == "by":
            return [Pick("", "you yourself"), *(Pick(one, self.play.label(one)) for one in self.offer.choices["by"])]
        if name == "where":
            who = [self.view.people[one] for one in self.who() if one in self.view.people]
            spot = next((one.aboard or one.room for one in who), "")
            there = f"where they are now: {self.play.label(spot)}" if spot else "where they are now"
            return [Pick("", there), *(Pick(room, self.play.label(room)) for room in self.offer.choices["where"] if room != spot)]
        param = self._param(name)
        if param.kind == "flag":
            return [Pick(NO, "no"), Pick(YES, "yes")]
        values = self.offer.choices.get(name, param.choices)
        if param.kind in ("person", "people", "room", "contact", "service", "thing", "vehicle"):
            nobody = [Pick("", "nobody in particular")] if param.kind == "person" and param.default == "" else []
            return nobody + [Pick(one, self.play.label(one)) for one in values]
        if self.offer.verb == "speak_with" and name == "question":
            return [self._said(question) for question in values]
        return [Pick(one, words.choice(name, one)) for one in values]

    def _param(self, name: str) -> "Param":
        return next(param for param in self.offer.params if param.name == name)

    def _voice(self, one: str) -> Pick:
        if one == OWN_WORDS:
            return Pick(OWN_WORDS, "you, in your own words")
        return Pick(CARD, "a printed card in their language") if one == CARD else Pick(one, self.play.label(one))

    def _said(self, question: str) -> Pick:
        """The sentence itself; the type of question in small, and not in an assessment."""
        small = words.choice("question", question) if self.play.mode == "training" else ""
        return Pick(question, self.play.say(f"talk.{self.chosen.get('topic', '')}.{question}"), small)

    # --- answers ---------------------------------------------------------------------------------------------------------------

    def answer(self, name: str, value: Any) -> None:
        """Choose a value (a list for a checklist). A new topic opens the question of what to say again."""
        if name == "topic" and self.chosen.get("topic") != value:
            self.chosen.pop("question", None)
        if name == "voice":
            self.voices.update(dict.fromkeys(self.who(), value))
        self.chosen[name] = value

    def typed(self, name: str, text: str) -> str:
        """Take something that was typed. Returns what is wrong with it, "" where it was taken."""
        if self._param(name).kind == "minute":
            found = seat.hour_and_minute(text)
            if found is None and text.strip() not in ("", "now"):
                return "That is no time of day. Type for example 6:12, or now."
            text = f"{found[0]:02}:{found[1]:02}" if found else "now"
        self.answer(name, text)
        return ""

    def value(self, name: str) -> Any:
        """The value as it stands: chosen, remembered, or the default."""
        if name in self.chosen:
            return self.chosen[name]
        if name == "voice":
            return next((self.voices[one] for one in self.who() if one in self.voices), OWN_WORDS)
        if name in ("by", "where", "why"):
            return ""
        param = next((p for p in self.offer.params if p.name == name), None)
        if param is None:
            return ""
        return NO if param.kind == "flag" else "" if param.default is None else param.default

    def value_words(self, name: str) -> str:
        """The value as it stands, in words."""
        value = self.value(name)
        known = {pick.value: pick.words for pick in self.picks(name)} if self._has_picks(name) else {}
        if isinstance(value, list):
            return ", ".join(str(known.get(one, one)) for one in value) or "nothing"
        if self._kind(name) == "some" and value == "":
            return "nothing"
        return str(known.get(value, value))

    def _has_picks(self, name: str) -> bool:
        return self._kind(name) != "text"

    def _kind(self, name: str) -> str:
        return next((q.kind for q in self.questions() if q.name == name), "one")

    # --- what comes of it --------------------------------------------------------------------------------------------------------

    def said(self) -> str:
        """The sentence that will be said, "" where the act says none or it is not decided yet."""
        topic, question = self.chosen.get("topic"), self.chosen.get("question")
        return self.play.say(f"talk.{topic}.{question}") if topic and question else ""

    def summary(self) -> str:
        """The act in words: what, to whom, how long, in whose voice."""
        names = tuple(self.who()) or ((str(self.chosen[self._target_name]),) if self.chosen.get(self._target_name) else ())
        text = acts.act_words(self.play, self.offer.verb, names)
        times = max(len(self.who()), 1)
        lasts = self.offer.seconds + self._each() * (times - 1)
        text += f" · {span(lasts)}" if lasts else " · at once"
        if "voice" in self.offer.choices and self.value("voice") not in (OWN_WORDS, CARD):
            text += " (talk through an interpreter can take twice as long)"
        return text

    def _each(self) -> int:
        from sim.model.verbs import VERBS

        return VERBS[self.offer.verb].each if self.offer.verb in VERBS else 0

    def command(self) -> dict[str, Any]:
        """The arguments of the command: what was chosen, without what is default anyway."""
        args: dict[str, Any] = {"verb": self.offer.verb}
        for question in self.questions():
            name, value = question.name, self.value(question.name)
            if name in ("by", "where", "voice"):
                if value:
                    args[name] = value
            elif name in ("people", self._target_name) and name not in {p.name for p in self.offer.params}:
                args[name] = value
            else:
                args[name] = value == YES if self._param(name).kind == "flag" else value
        if self._target_name and self._target_name not in args:
            args[self._target_name] = self.chosen[self._target_name]
        if self.chosen.get("why"):
            args["why"] = self.chosen["why"]
        return args
