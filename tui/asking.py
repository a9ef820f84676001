"""An act being put together: which arguments it still needs, what may be chosen for each, and the command that comes of it.

Only what needs judgement is asked; the rest has a default that can be looked at and changed before the act begins. The screen
and the line mode ask the same questions in the same order, so they send the same commands.
"""

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from tui import beforehand, calls, doors, motions, seat, whom, words
from tui.arguments import Pick, Question
from tui.panes import acts, company, doing, travel
from tui.rooms import SEEN, Rooms, alone
from tui.voices import CARD, OWN_WORDS, Voices
from zholda.tongue import _, p_, span

if TYPE_CHECKING:
    from sim.model.declaring import Param, Verb
    from zholda.session import Offer, View

ASKED: Final[dict[str, tuple[str, ...]]] = {  # duties and choices that nobody's hand may make beforehand: neither answer is proposed
    "interview": ("warned",),
    "interview.close": ("read_back",),
    "set_status": ("explained",),
    "let_go": ("way", "with"),
}
CALLS: Final = ("share", "handle_call")
YES, NO = "yes", "no"
NOTED: Final = "noted"
SHORT: Final = 180  # seconds: what takes longer is shown before it begins, also where it asks nothing


class Draft:
    """An act on offer, its target and the arguments chosen so far.

    `voices` remembers who interpreted for whom, so that the question is asked once for each person and not before every sentence.
    """

    def __init__(self, play: seat.Play, view: "View", offer: "Offer", target: str, voices: dict[str, str] | None = None) -> None:
        self.play, self.view, self.offer = play, view, offer
        self.voices = {} if voices is None else voices
        self.chosen: dict[str, Any] = {}
        self.left: dict[str, Any] = {}  # what was marked in a question from which one went back
        if target:
            self.chosen[self._target_name] = [target] if offer.target == "many" else target

    @property
    def _target_name(self) -> str:
        return self.offer.argument

    @property
    def _declared(self) -> "Verb":
        from sim.model.verbs import ACTS

        return ACTS[self.offer.verb]

    # --- questions -----------------------------------------------------------------------------------------------------------

    def questions(self) -> list[Question]:
        """Every argument of the act, in the order in which they are asked."""
        found = []
        if self.offer.target == "many":
            found.append(Question("people", words.ask(self.offer.verb, "people"), "some", True))
        elif self._target_name and self._target_name not in self.chosen:
            found.append(Question(self._target_name, words.ask_target(self.offer.verb, self.offer.target), "one", True))
        params = [self._question(param) for param in self.offer.params if not self._in_vain(param.name)]
        if self.offer.verb == "share":
            way = Question(calls.WAY, words.ask("share", calls.WAY), "one", True)
            params = calls.arranged(params, way, self.chosen, answers=bool(self._asked_of_you()))
        elif self.offer.verb == "handle_call":
            params = calls.answered(params, self.chosen, answers=bool(self._asked_of_you()))
        found += params
        choices = self.offer.choices
        if "voice" in choices:
            found.append(Question("voice", self._voices.question(self.offer.verb), "one", self._voices.must_be_asked()))
        if self._stand_ins:
            found.append(Question("by", words.ask(self.offer.verb, "by"), "one", self._given and len(self._stand_ins) > 1))
        if self._into_rooms:
            found.append(Question("where", words.ask(self.offer.verb, "where"), "one", True))
        to_a_room = any(param.kind == "room" for param in self.offer.params)  # then it says already where they come to
        if self.offer.target in ("one", "many") and len(choices.get("where", ())) > 1 and not to_a_room and not self._from_afar():
            found.append(Question("where", words.ask(self.offer.verb, "where"), "one", False))
        return found

    def _question(self, param: "Param") -> Question:
        kind = {"choices": "some", "people": "some", "text": "text", "minute": "text"}.get(param.kind, "one")
        if self._names_an_act(param.name) and self._file():
            kind = "one"
        must = (param.default is None and not self._noted(param)) or self._is_about(param.name) or self._asked(param.name)
        asked = self._asked_of_you() if param.name == "items" else ""
        return Question(param.name, " ".join(filter(None, (asked, words.ask(self.offer.verb, param.name)))), kind, must)

    def _asked_of_you(self) -> str:
        return calls.asked_of_you(self.play, self.view, str(self.chosen.get("contact", "")))

    def _is_about(self, name: str) -> bool:
        """Whether this says what a motion is about, without which it goes nowhere."""
        return motions.needs(self.offer.verb, self.chosen.get("motion", ""), name)

    def _asked(self, name: str) -> bool:
        """Whether this is asked although the command has a default: a duty, or the ground for a look at what is not one's own desk."""
        elsewhere = self.offer.verb == "inspect" and name == "basis" and not any(map(self.play.public.own_desk, self.who()))
        how_reached = self.offer.verb == "let_go" and name == "number" and self._lived_here()
        told = self.offer.verb in CALLS and calls.must_be_named(name, self.view, self.chosen, self.offer.choices.get("people", ()))
        return elsewhere or how_reached or told or name in ASKED.get(self.offer.verb, ())

    def _lived_here(self) -> bool:
        """Whether one of them was taken in by this seat: how they are reached afterwards is agreed on, or it is said that it was not."""
        return any(self.view.facts.get("done.receive." + one) for one in self.who())

    def _in_vain(self, name: str) -> bool:
        """Whether this can only be done to somebody who is here, and nobody of them is: a status is not explained from a desk."""
        return self.offer.verb == "set_status" and name == "explained" and not set(self.who()) & set(self.view.here())

    def _from_afar(self) -> bool:
        """Whether it is decided from a desk, and nobody of them is here: then no room is asked for."""
        who = self.who()
        return self._declared.remote and bool(who) and not set(who) & set(self.view.here())

    def _names_an_act(self, name: str) -> bool:
        return self.offer.verb == "strike" and name == "evidence"

    def _file(self) -> list[Pick]:
        """The acts that may be struck, newest first, each with its number: nobody should have to remember one."""
        told = ((name, doing.dated_words(self.play, self.view, name)) for name in reversed(self.offer.choices["evidence"]))
        return [Pick(name, said, name) for name, said in told if said]

    def _noted(self, param: "Param") -> str:
        """`noted` for the minute since which somebody is held where this seat wrote one down or was told it, "" elsewhere."""
        return NOTED if param.kind == "minute" and seat.hour_and_minute(self._since()) is not None else ""

    def _since(self) -> str:
        """Since when those it is done to are held, as far as this seat knows; "" unknown."""
        known = (self.view.people[one].claims.get("held_since", "") for one in self.who() if one in self.view.people)
        return next((self.play.time(since) if isinstance(since, int) else since for since in known if since != ""), "")

    @property
    def _voices(self) -> Voices:
        """Who may interpret in it, as it stands."""
        exact, offered = self._declared.exact, self.offer.choices["voice"]
        return Voices(self.play, self.view, exact, tuple(self.who()), offered, self.voices, self._service)

    @cached_property
    def _stand_ins(self) -> tuple[str, ...]:
        """Colleagues to whom it can be given."""
        return acts.stand_ins(self.view, self.offer)

    @cached_property
    def _given(self) -> bool:
        """Whether only a colleague could do it now."""
        return acts.given(self.view, self.offer)

    @cached_property
    def _service(self) -> frozenset[str]:
        return company.colleagues(self.play.offers())

    def who(self) -> list[str]:
        """The people it is done to, as far as they are chosen."""
        given = self.chosen.get(self._target_name, "") if self.offer.target in ("one", "many", "any") else ""
        return list(given) if isinstance(given, list) else [given] if given else []

    def next_question(self) -> Question | None:
        """The first question without an answer and without a default; None when the act can begin."""
        return next((q for q in self.questions() if q.must and q.name not in self.chosen), None)

    def begins_at_once(self) -> bool:
        """Whether nothing is to be asked or judged: it takes a few minutes, breaks nothing, leaves no child alone, and can be done again.
        Its row says so."""
        if self.offer.grave or self.offer.seconds > SHORT or any(question.must for question in self.questions()):
            return False
        return not (self.can_change() or self.breaks() or self._kin())

    def needs_a_look(self) -> bool:
        """Whether the whole act is shown before it begins: every one but those that begin at once, a look into a room, and those that are
        one text, such as a note, which is seen whole while it is written."""
        at_once = self.begins_at_once() or (self._into_rooms and not self.remarks())
        return bool(self.said()) or not (at_once or [one.kind for one in self.questions()] == ["text"])

    def in_words(self) -> str:
        """What was chosen, a line for each argument."""
        return "\n".join(f"{one.ask} {self.value_words(one.name)}" for one in self.questions() if not self._means_nothing(one.name))

    def can_change(self) -> list[Question]:
        """The arguments that may be looked at and changed before the act begins."""
        open_ones = [q for q in self.questions() if not self._means_nothing(q.name)]
        return [q for q in open_ones if q.kind == "text" or len(self.picks(q.name)) > 1]

    def _means_nothing(self, name: str) -> bool:
        """Whether it need not be looked at: what a motion of this kind has no use for, and whether a call tells or asks."""
        return self._tells_or_asks(name) or motions.in_vain(self.offer.verb, self.chosen.get("motion", ""), name)

    def _tells_or_asks(self, name: str) -> bool:
        """Whether it is the first question of a call. Other acts have a `way` of their own, which is an argument of the command."""
        return name == calls.WAY and self.offer.verb == "share"

    # --- what may be chosen ----------------------------------------------------------------------------------------------------

    def picks(self, name: str) -> list[Pick]:
        """The values on offer for an argument, in words."""
        if name == self._target_name or (name == "people" and self.offer.target == "many"):
            return [Pick(one, self.play.label(one)) for one in company.targets(self.play, self.view, self.offer)]
        if name == "voice":
            return [self._voices.pick(one) for one in self._voices.listed()]
        if name == "by":
            return [Pick("", _("you yourself"))] * (not self._given) + [Pick(one, self.play.label(one)) for one in self._stand_ins]
        if name == "where":
            return self._places()
        if self._names_an_act(name):
            return self._file()
        if self._tells_or_asks(name):
            return [Pick(one, words.choice(name, one)) for one in calls.WAYS]
        param = self._param(name)
        if param.kind == "flag":
            return [Pick(NO, _("no")), Pick(YES, _("yes"))]
        offered = self.offer.choices.get(name, param.choices)
        of, act = self.chosen.get("motion", ""), self.chosen.get("evidence", "")
        values = calls.in_order(name, motions.values(self.view, self.offer.verb, name, offered, of, act))
        if name == "topic":
            who, public = next(iter(self.who()), ""), self.play.public
            return [Pick(one, words.choice(name, public.topic_name(who, one))) for one in public.topics(who, tuple(offered))]
        if param.kind in ("person", "people"):
            free = param.kind == "person" and param.default == "" and not self._is_about(name)
            nobody = [Pick("", _("nobody in particular"))] if free else []
            people = [one for one in values if name == "holder" or one not in self.who()]
            files, officers = self.offer.verb == motions.FILE and self._is_about(name), self.offer.verb == "report_misconduct"
            motion = self.chosen["motion"] if files else ""
            ordered = whom.listed(self.play, self.view, name, people, self._service, motion=motion, officers=officers)
            held = company.held(self.view) if motion else []
            picks = [Pick(one, self.play.label(one), _("held") if one in held else "") for one in ordered]
            first = int(name == "holder" and bool(picks) and picks[0].value == self.value(name))
            return [*picks[:first], *nobody, *picks[first:]]
        if param.kind == "room":
            stay = [Pick("", _("where they are now"))] if param.default == "" else []
            indoors = self.offer.verb == "receive"
            return stay + [Pick(*one) for one in self._rooms.by_ears(values, indoors=indoors)]
        if param.kind == "contact":
            there = {one: self.play.present(one) for one in whom.bodies(self.play, self.offer.verb, values)}
            here_first = sorted(there, key=lambda one: not there[one])
            return [Pick(one, self.play.label(one), _("here now") if there[one] else "") for one in here_first]
        if param.kind in ("service", "thing", "vehicle", "place"):
            roads = {one: self._road(name, one) for one in values}
            near = sorted(roads, key=lambda one: (roads[one] < 0, roads[one]))
            return [Pick(one, self.play.label(one), span(roads[one]) if roads[one] > 0 else "") for one in near]
        if self.offer.verb in ("speak_with", "interview.ask") and name == "question":
            return [self._said(question) for question in self.play.public.questions(next(iter(self.who()), ""), tuple(values))]
        return [Pick(one, words.choice(name, one), beforehand.ground(self.play, self.offer.verb, name, one)) for one in values]

    def _road(self, name: str, to: str) -> int:
        """Seconds on the road to a place that one would go to, 0 for all else, -1 where that is not known."""
        goes = name == "to" and self.offer.verb in travel.TRAVELS and self.view.place
        return self.play.public.ride(self.view.place, to) if goes else 0

    def together(self, name: str) -> list[company.Together]:
        """Whom a checklist of people offers to tick all at once."""
        people = name == "people" and (self.offer.target == "many" or self._param(name).kind == "people")
        return company.together(self.play, self.view, [pick.value for pick in self.picks(name)]) if people else []

    # --- rooms -----------------------------------------------------------------------------------------------------------------

    @property
    def _rooms(self) -> Rooms:
        spot = next((company.spot(self.view, one) for one in self.who() if one in self.view.people), "")
        voice = self.value("voice") if "voice" in self.offer.choices else ""  # who interpreted before takes no part in what needs no voice
        return Rooms(self.play, self.view, spot, (*self.who(), voice, self.value("by")), self._service)

    @property
    def _into_rooms(self) -> list[Pick]:
        """The rooms into which whoever looks around may look, none where it is another act or no door closes."""
        looks = self.offer.verb == "look" and self.chosen.get(self._target_name) == self.view.place
        return doors.listed(self.play, self.view, self.offer.choices.get("where", ())) if looks else []

    def _places(self) -> list[Pick]:
        """Where it may be done. For a talk the rooms stand in order of who would hear it, with that beside them."""
        if rooms := self._into_rooms:
            return rooms
        talk = "voice" in self.offer.choices or alone(self.offer.verb)
        return [Pick(*one) for one in self._rooms.listed(self.offer.choices["where"], by_ears=talk)]

    def _quietest(self) -> str:
        """The room that is proposed, "" for where they are: nobody is led away but for what others should not hear."""
        return self._rooms.proposed(self.offer.choices.get("where", ())) if alone(self.offer.verb, len(self.who())) else ""

    def _param(self, name: str) -> "Param":
        return next(param for param in self.offer.params if param.name == name)

    def _sentence(self, topic: str, question: str) -> str:
        return self.play.public.sentence(next(iter(self.who()), ""), topic, question)

    def _said(self, question: str) -> Pick:
        """The sentence itself; the type of question in small, and not in an assessment."""
        small = words.choice("question", question) if self.play.mode == "training" else ""
        return Pick(question, self.play.say(self._sentence(str(self.chosen.get("topic", "")), question)), small)

    # --- answers ---------------------------------------------------------------------------------------------------------------

    def answer(self, name: str, value: Any) -> None:
        """Choose a value (a list for a checklist). A new topic opens the question of what to say again."""
        if name == "topic" and self.chosen.get("topic") != value:
            self.chosen.pop("question", None)
        if name == "voice":
            self.voices.update(dict.fromkeys(self.who(), value))
        self.chosen[name] = value
        for company_of in ("with", "from") if name == self._target_name else ():  # nobody is one's own company
            if self.chosen.get(company_of) in self.who():
                del self.chosen[company_of]

    def take_back(self, name: str) -> None:
        """Open a question again that was answered; what was chosen is marked when it is put."""
        self.left[name] = self.chosen.pop(name, "")
        for one in self.who() if name == "voice" else ():
            self.voices.pop(one, None)

    def typed(self, name: str, text: str) -> str:
        """Take something that was typed. Returns what is wrong with it, "" where it was taken."""
        if self._param(name).kind == "minute":
            found = seat.hour_and_minute(text)
            nothing = () if self._param(name).default is None else ("",)
            if found is None and text.strip().casefold() not in (*nothing, "now", p_("typed for a time", "now")):
                return _("That is no time of day. Type for example 6:12, or now.")
            text = f"{found[0]:02}:{found[1]:02}" if found else "now"
        self.answer(name, text)
        return ""

    def value(self, name: str) -> Any:
        """The value as it stands: chosen, remembered, or the default."""
        if name in self.chosen:
            return self.chosen[name]
        if name == "voice":
            return self._voices.proposed()
        if name == "by":
            return self._stand_ins[0] if self._given and len(self._stand_ins) == 1 else ""
        if name in ("where", "why"):
            return self._quietest() if name == "where" else ""
        param = next((p for p in self.offer.params if p.name == name), None)
        noted = self._noted(param) if param is not None else ""
        if noted or param is None or param.default is None:
            return noted
        if name == "people" and self.offer.verb in CALLS:
            return calls.whom(self.view, str(self.chosen.get("contact", ""))) or param.default
        if name == "holder":
            return whom.holder(self.play, self.view, self.offer.choices.get("holder", ()), self.who())
        if self.unasked(name):
            return YES if param.kind == "flag" else param.default  # what it would break is told of the answer that breaks least
        if name == "for" and self._is_about(name):
            held = company.held(self.view) if self.chosen["motion"] in whom.LIBERTY else ()
            return next(iter(held), param.default)
        brought = name == "milder" and whom.reasoned(self.view, self.chosen.get("motion", ""), self.value("for"))
        return (YES if brought else NO) if param.kind == "flag" else param.default

    def standing(self, name: str) -> Any:
        """What is marked when a question is put: as it was left, else the value as it stands."""
        return self.left[name] if name in self.left and name not in self.chosen else self.value(name)

    def unasked(self, name: str) -> bool:
        """Whether none of the answers may be taken for granted: a duty, or a voice where none that is here is fit."""
        if name in self.chosen:
            return False
        if name == "voice":
            return self._voices.falls_short(self.value(name))
        return self._asked(name) or any(p.name == name and p.kind == "flag" and p.default is None for p in self.offer.params)

    def value_words(self, name: str) -> str:
        """The value as it stands, in words."""
        value = self.value(name)
        rooms = name == "where" or self._kind_of_value(name) == "room"
        picks = self.picks(name) if self._has_picks(name) else []
        known = {pick.value: f"{pick.words} ({pick.small})" if rooms and pick.small else pick.words for pick in picks}
        if isinstance(value, list) and value:
            return "; ".join(str(known.get(one, one)) for one in value)  # names and items have commas of their own
        if isinstance(value, list) or (self._kind(name) == "some" and value == ""):
            everybody = self.offer.verb in CALLS and name == "people" and calls.of_everybody(self.chosen.get("items", ()))
            nobody = _("everybody whom you know of") if everybody else _("nobody in particular")
            return nobody if self._kind_of_value(name) == "people" else _("nothing")
        if value == NOTED:
            return self._since()
        return str(known.get(value, value)) or (_("nothing") if picks else "")

    def _has_picks(self, name: str) -> bool:
        return self._kind(name) != "text"

    def _kind_of_value(self, name: str) -> str:
        return next((param.kind for param in self.offer.params if param.name == name), "")

    def _kind(self, name: str) -> str:
        return next((q.kind for q in self.questions() if q.name == name), "one")

    # --- what comes of it --------------------------------------------------------------------------------------------------------

    def said(self) -> str:
        """The sentence that will be said, "" where the act says none or it is not decided yet."""
        topic, question = self.chosen.get("topic"), self.chosen.get("question")
        return self.play.say(self._sentence(topic, question)) if topic and question else ""

    def summary(self) -> str:
        """The act in words: what, to whom, how long and, of what takes long, until when; in whose voice."""
        names = tuple(self.who()) or ((str(self.chosen[self._target_name]),) if self.chosen.get(self._target_name) else ())
        text = doing.act_words(self.play, self.offer.verb, names)
        lasts = self.offer.seconds + self._declared.each * (max(len(self.who()), 1) - 1)
        to, here = self.chosen.get("to"), self.view.place
        road = max(self.play.public.ride(here, to), 0) if self.offer.verb in travel.TRAVELS and to and here else 0
        through = "voice" in self.offer.choices and self.value("voice") not in (OWN_WORDS, CARD)
        text += beforehand.time_words(self.play, lasts, road, exact=not through) if to or self.offer.verb != "go" else ""
        if self.value("by"):
            text += " · " + _("done by {who}").format(who=self.play.label(self.value("by")))
        if through:
            text += " (" + _("talk through an interpreter can take twice as long") + ")"
        return text

    def remarks(self) -> str:
        """What is to be known of it before it begins: what is left to be done in person, and what it would break."""
        later = _("{who} is not here: what it means has to be said in person.")
        vain = self.who() if any(map(self._in_vain, (param.name for param in self.offer.params))) else ()
        goes_on = str(self.chosen.get("vehicle", "")) if self.offer.verb == "direct_vehicle.release" else ""
        inside = company.inside(self.play, self.view, goes_on)
        seen = self._rooms.looked_on(str(self.value("where") or "")) if self.offer.verb in SEEN else ""
        in_person = [later.format(who=self.play.label(one)) for one in vain]
        goes_along = motions.annexes(self.play, self.offer.verb, self.chosen.get("motion", ""))
        shut = beforehand.road(self.play, self.view, str(self.chosen.get("to", ""))) if self._declared.travels else ""
        lacks = beforehand.operation(self.play, self.view) if self.offer.verb == "carry_out_operation" else ()
        return "\n".join(filter(None, (*lacks, *in_person, inside, seen, goes_along, *self._kin(), shut, self.breaks())))

    def _kin(self) -> list[str]:
        """Who stands together and would be parted by it."""
        room = str(self.chosen.get("to" if self.offer.verb == "separate" else "where", self.value("where")) or "")
        return beforehand.parted(self.play, self.view, self._declared, self.who(), room)

    def breaks(self) -> str:
        """The articles that it would break as it stands, in words, "" for none and in an assessment."""
        articles = self.play.would_break(self.command())
        return _("As it stands, this would break: {articles}.").format(articles="; ".join(articles)) if articles else ""

    def command(self) -> dict[str, Any]:
        """The arguments of the command: what was chosen, without what is default anyway."""
        args: dict[str, Any] = dict(self.offer.command)
        for question in self.questions():
            name, value = question.name, self.value(question.name)
            if self._tells_or_asks(name):
                continue
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
