"""What may stand where in a scenario: one declaration, from which it is read, checked, offered by editors and described in the manual.

Keys are the field names of `sim.model.scenario`; where YAML is meant to read better (`ends`, `in`, `for`, `takes`) the key says
into which field it goes.
"""

from typing import Any, Final

from scenarios.language.acts import ABOUT, CHANNEL, SOURCE, Act, Effects, Expectation, expected_within
from scenarios.language.blocks import NEW, Block, Key, Listed, Map, OfEach, Record, Wordings, need
from scenarios.language.document import Mark, Plain
from scenarios.language.frame import CUT, ENDING, NEAR, PLACE, ROUTE, SEAT, SPEAKS, VARIANT, VEHICLE
from scenarios.language.kinds import (
    Claims,
    Condition,
    Criterion,
    Date,
    Duration,
    Free,
    Holder,
    Hours,
    Id,
    Indicator,
    Language,
    Moment,
    Sign,
    Single,
    Start,
    Text,
    Whole,
    Word,
    YesNo,
)  # fmt: skip
from scenarios.language.reading import Reading
from sim.model import terms
from sim.model.people import Cue, Help, Memory, Person, Preference, Terms, Thing, Tie  # fmt: skip
from sim.model.scenario import Beat, Contact, Decision, Expected, Fact, Inject, Objective, Option, Scenario, Service  # fmt: skip

ROLES: Final = ("traveller", "suspect", "driver", "colleague", "official", "voice")
TIES: Final = ("employer", "recruiter", "kin", "same_village", "co_victim", "police")
THINGS: Final = ("passport", "phone", "recording", "paper", "list")
SERVICES: Final = (
    "interpreter", "ambulance", "transport", "advice", "police", "guardianship", "place", "identification", "inspection", "examination",
)  # fmt: skip
INJECTS: Final = ("contextual", "inject", "contingency", "complexity")
DIFFICULTIES: Final = ("foundation", "intermediate", "advanced")

_BODY: Final = Word(terms.INSTITUTIONS, "body")
_SHOWS: Final = Listed(Word(terms.SHOWS, "point"))
_WORDING: Final = Record(dict, "a text", {"text": need(Text(), "the wording", into="")})


# --- people and things ------------------------------------------------------------------------------------------------------------

CUE: Final = Record(Cue, "a cue", {
    "text": need(Text(), "what is noticed", into=""),
    "noticed": Key(Word(terms.NOTICED), "how it is noticed; at_once if nothing is said"),
    "suggests": Key(Listed(Indicator()), "indicators it is a sign of"),
    "shows": Key(_SHOWS, "what else it shows"),
    "about": Key(ABOUT, "of whom it is a sign, if not of its bearer"),
    "when": Key(Condition(), "can be noticed from when this holds; nothing: from the first moment"),
    "claims": Key(Claims(), "what is claimed, true or false"),
})  # fmt: skip

TERMS: Final = Record(Terms, "`told`", {
    "topic": Key(Word(terms.TALK_TOPICS, "topic"), "in talk about this"),
    "questions": Key(Listed(Word(terms.QUESTION_TYPES, "question")), "to a question of one of these types"),
    "trust": Key(Whole(0, 100), "from this trust in the agency that asks"),
    "private": Key(YesNo(), "only where nobody else hears; yes if nothing is said"),
    "untied": Key(YesNo(), "only if the voice is tied to nobody; yes if nothing is said"),
    "when": Key(Condition(), "only when this holds"),
    "safety_check": Key(YesNo(), "also told in a safety check"),
})  # fmt: skip

MEMORY: Final = Record(Memory, "a memory", {
    "text": need(Text(), "what the person tells", into=""),
    "partial": Key(Text(), "what is told of it where trust is a little short", into=""),
    "told": need(TERMS, "the terms on which it is told; all must hold"),
    "supports": Key(Listed(Indicator(terms.SHOWS)), "indicators it supports"),
    "shows": Key(_SHOWS, "what else it shows"),
    "about": Key(ABOUT, "whom it is about besides the person"),
    "claims": Key(Claims(), "what is claimed, true or false"),
})  # fmt: skip

HELP: Final = Record(Help, "`help`", {
    "wants": Key(Listed(Word(terms.SERVICES_OFFERED, "help")), "services the person accepts"),
    "refuses": Key(Listed(Word(terms.SERVICES_OFFERED, "help")), "services the person declines"),
    "trust": Key(Whole(0, 100), "below this trust the answer is put off"),
})  # fmt: skip

PREFERENCE: Final = Record(Preference, "`prefers`", {
    "asked_by": Key(Word(("female", "male")), "by whom the person would be asked"),
    "through": Key(Word(("female", "male")), "who would interpret"),
    "not_through": Key(Listed(Id("person")), "who would not interpret"),
    "beside": Key(Listed(Id("person")), "who would sit beside, each of them"),
    "place": Key(Id("place"), "where"),
    "hours": Key(Listed(Hours()), "when, on any day"),
})  # fmt: skip

TIE: Final = Record(Tie, "a tie", {
    "to": need(Id("person"), "to whom"),
    "kind": need(Word(TIES), "what binds them"),
})  # fmt: skip


def _placed(values: dict[str, Any], block: Block) -> None:
    """`in` names a place, room or vehicle; the three fields follow from it."""
    values.setdefault("role", ROLES[0])
    where = values.pop("in", None)
    if where is None:
        if values.get("room") and not values.get("place"):
            values["place"] = block.reading.names.place_of.get(values["room"], "")
        return
    names, written = block.reading.names, block.written
    room = values.get("room")
    if room and names.place_of.get(room) == where:  # `in` a place, and there in a room
        where = room
    for other in ("place", "room", "aboard"):
        if other in written and not (other == "room" and where == room):
            block.reading.report("SC0312", block.mark[4][other][0], word=block.path.split(".")[1], key=other)
    if where in names.of["vehicle"]:
        values["aboard"] = where
    elif where in names.place_of:
        values |= {"place": names.place_of[where], "room": where}
    else:
        values["place"] = where


PERSON: Final = Record(Person, "a person", {
    "role": Key(Word(ROLES), "part in the story; traveller if nothing is said"),
    "label": need(Text(), "what is shown until the name is known", into=""),
    "name": Key(Text(), "the name", into=""),
    "sex": need(Word(("female", "male")), "sex"),
    "born": Key(Date(), "date of birth, the truth"),
    "agency": Key(_BODY, "body a colleague or official belongs to"),
    "in": Key(Id("place|room|vehicle"), "place, room or vehicle where the person is at the start"),
    "place": Key(Id("place"), "the place, instead of `in`"),
    "room": Key(Id("room"), "the room of that place"),
    "aboard": Key(Id("vehicle"), "the vehicle, instead of `in`"),
    "group": Key(NEW, "travels with those of the same group; acts may name the group"),
    "speaks": Key(SPEAKS, "languages and how well"),
    "ties": Key(Listed(TIE), "bonds that make somebody unfit as voice or companion, or dear"),
    "trust": Key(Map(Word(terms.TRUST), Whole(0, 100)), "trust at the start, by agency"),
    "levels": Key(Map(Word(terms.LEVELS), Whole(0, 3)), "fear, fatigue, pain, hunger, cold at the start"),
    "wishes": Key(Wordings(NEW, _WORDING), "what the person wants, each with a text"),
    "cues": Key(Map(NEW, CUE), "what can be noticed about the person"),
    "memories": Key(Map(NEW, MEMORY), "what the person can tell, and when"),
    "coached": Key(Wordings(Word(terms.TALK_TOPICS, "topic"), _WORDING), "topics with a rehearsed first account, each with a text"),
    "help": Key(HELP, "how the person answers an offer of help"),
    "prefers": Key(PREFERENCE, "what is so of a wish named `prefers_...` as far as a play can show it; not the rest"),
    "until": Key(Moment(), "when a colleague leaves the shift"),
}, _placed)  # fmt: skip

THING: Final = Record(Thing, "a thing", {
    "label": need(Text(), "what it is called", into=""),
    "read": Key(Text(), "what stands in it or is seen of it, once it is looked at, found or in hand", into=""),
    "traced": Key(Text(), "what following the money from it shows", into=""),
    "kind": need(Word(THINGS), "what it is"),
    "owner": need(Id("person"), "whose it is"),
    "holder": need(Holder(), "who has it, or the room it lies in, or seat:post"),
    "says": Key(Claims(), "what it claims when read; may be false"),
    "cues": Key(Map(NEW, CUE), "what can be noticed about it"),
    "perishes": Key(Moment(), "when it is gone unless preserved"),
})  # fmt: skip


# --- bodies and services -------------------------------------------------------------------------------------------------------------

SERVICE: Final = Record(Service, "a service", {
    "label": need(Text(), "what it is called", into=""),
    "kind": need(Word(SERVICES, "service"), "what it does"),
    "institution": need(_BODY, "the body that gives it"),
    "hours": Key(Listed(Hours()), "opening hours; nothing: always"),
    "ask_by": Key(Moment(), "who asks later than this is too late for the first of its hours"),
    "lead": Key(Duration(), "how long it takes to come"),
    "spread": Key(Duration(), "the lead varies by up to this much either way"),
    "units": Key(Whole(1, 1000), "how many can be served at once; 1 if nothing is said"),
    "busy": Key(Duration(), "how long one grant takes; nothing: until released"),
    "in_person": Key(Moment(), "who comes when it is granted does so from this moment on; before it they answer by telephone"),
    "to_asker": Key(YesNo(), "who comes when it is granted does so to where it was asked to come, wherever the effect says"),
    "voice": Key(Id("person"), "the person who speaks when an interpreter answers, until all have gone for whom it was"),
    "asked": Key(Effects(), "happens when it is asked for"),
    "granted": Key(Effects(), "happens when it is granted"),
    "granted_text": Key(Text(), "what the asking seat perceives then", into=""),
    "lacking": Key(Text(), "what there is too little of, told in the debrief as the system's where it was asked for", into=""),
    "contact": Key(Id("contact"), "the contact through whom it is asked"),
    "seat": Key(Id("seat"), "the seat that learns of each request, where somebody sits there"),
})  # fmt: skip

CONTACT: Final = Record(Contact, "a contact", {
    "label": need(Text(), "what it is called", into=""),
    "institution": Key(_BODY, "the body behind it"),
    "person": Key(Id("person"), "the person behind it"),
    "hostile": Key(YesNo(), "truth: what it learns reaches the exploiters; seats do not know"),
    "told": Key(Effects(), "happens when it is told anything"),
    "answers": Key(Text(), "what it says back"),
    "declined": Key(Text(), "what it says when an order or a demand of it is declined, once; whoever demands nothing has none"),
    "asked": Key(Map(Word(terms.ITEMS, "item"), Text(), "`asked`"), "what it says when it is asked for an item and nobody sits there"),
    "opens": Key(Moment(), "can be reached from then"),
    "seat": Key(Id("seat"), "the seat that answers here; where somebody sits there, what is told reaches them instead of `answers`"),
})  # fmt: skip


# --- the story -------------------------------------------------------------------------------------------------------------------------


def _told(values: dict[str, Any], _block: Block) -> None:
    values["told"] = bool(values.pop("text", None))


BEAT: Final = Record(Beat, "a beat", {
    "at": Key(Moment(), "when it happens"),
    "when": Key(Condition(), "happens when this becomes true"),
    "for": Key(Duration(), "the condition must hold so long without a break", into="holds_for"),
    "text": Key(Text(), "what is perceived"),
    "to": Key(Id("seat"), "the seat that perceives it; nothing: every seat that is there"),
    "where": Key(Id("place"), "where it is perceived; nothing: where what happens takes place, or with `to` as of an inject"),
    "by": Key(CHANNEL, "by which channel; sight if nothing is said"),
    "source": Key(SOURCE, "from whom or what"),
    "about": Key(ABOUT, "whom or what it is about"),
    "claims": Key(Claims(), "what is claimed, true or false"),
    "happens": Key(Effects(), "what happens"),
}, _told)  # fmt: skip


def _expecting(values: dict[str, Any], block: Block) -> None:
    """`within` and `objective` may stand inside `expects`."""
    expected = values.get("expects")
    if expected is not None:
        values["expects"], inside = expected
        values |= {key: part for key, part in inside.items() if key not in values}
    for key in ("within", "earlier", "otherwise"):
        if key in block.written and "expects" not in block.written:
            block.reading.report("SC0308", block.mark[4][key][0], key=key)


class _Expects:
    """An expectation together with what stands inside it, for `_expecting` to take apart."""

    called: Final = "what is expected"

    def read(self, value: Plain, mark: Mark, path: str, reading: Reading) -> tuple[Expected | None, dict[str, Any]]:
        return expected_within(value, mark, path, reading)

    def schema(self) -> dict[str, Any]:
        schema = Expectation().schema()
        return schema | {"properties": schema["properties"] | {"within": Duration().schema(), "objective": {"type": "string"}}}


INJECT: Final = Record(Inject, "an inject", {
    "number": Key(Whole(1, 999), "line in the master events list; nothing: comes only otherwise"),
    "title": Key(Text(), "what the line is called, for the director", into=""),
    "to": need(Id("seat"), "the seat that perceives it"),
    "by": need(CHANNEL, "by which channel"),
    "where": Key(Id("place"), "where it is seen, heard or said; nothing: beside whom it is about, or at the place of the seat"),
    "text": Key(Text(), "what is perceived", into=""),
    "at": Key(Moment(), "when it is given"),
    "when": Key(Condition(), "given when this becomes true"),
    "for": Key(Duration(), "the condition must hold so long without a break", into="holds_for"),
    "kind": Key(Word(INJECTS), "as in the master events list; inject if nothing is said"),
    "source": Key(SOURCE, "from whom or what"),
    "about": Key(ABOUT, "whom or what it is about"),
    "claims": Key(Claims(), "what is claimed, true or false"),
    "shows": Key(_SHOWS, "what else it shows"),
    "suggests": Key(Listed(Indicator()), "indicators it is a sign of"),
    "happens": Key(Effects(), "what happens besides"),
    "expects": Key(_Expects(), "the act that is asked for"),
    "within": Key(Duration(), "by when it is answered, or the answer begun, from the moment the seat perceives it"),
    "earlier": Key(Duration(), "what the seat did so long before counts too"),
    "objective": Key(Id("objective"), "the objective it belongs to"),
    "otherwise": Key(Id("inject|beat"), "what comes if it is not done"),
    "expected": Key(Text(), "the expected act in words, for the director", into=""),
    "better": Key(Text(), "what would have been better, told where it was missed", into=""),
    "notes": Key(Text(), "what the director should know, never shown to a seat", into=""),
}, _expecting)  # fmt: skip

OPTION: Final = Record(Option, "an option", {
    "text": need(Text(), "what the trainee reads", into=""),
    "do": need(Listed(Act()), "the acts it stands for"),
})  # fmt: skip


class _IfNobody(Single):
    """Looked at by `_lapsing`, which knows the options."""

    called: Final = "option, inject, beat or none"

    def convert(self, word: str, _mark: Mark, _reading: Reading) -> str:
        return "" if word == "none" else word


def _lapsing(values: dict[str, Any], block: Block) -> None:
    """`if_nobody` names an option of this decision, an inject or a beat."""
    if "if_nobody" not in block.written:
        return
    reading, at = block.reading, block.mark[4]["if_nobody"][1]
    outcome, options = values["if_nobody"], values["options"] or {}
    known = [*options, *reading.names.all(("inject", "beat"))]
    if outcome and outcome not in known:
        reading.report("SC0220", at, near=[*known, "none"], word=outcome, kind="option, inject or beat")
    elif outcome in options and outcome in reading.names.of["inject"]:
        reading.report("SC0224", at, word=outcome, one="an option of this decision", other="an inject")
    elif outcome in options and not values.get("by"):
        reading.report("SC0304", at, word=outcome)


DEFENDED: Final = Record(dict, "`defended`", {
    "one": need(Text(), "a line that practitioners defend", into=""),
    "other": need(Text(), "a line that others defend", into=""),
})  # fmt: skip


DECISION: Final = OfEach(Decision, "a decision", "for_each", {
    "seat": need(Id("seat"), "whose decision it is"),
    "when": need(Condition(), "opens when this becomes true"),
    "lapses": need(Duration(), "how long it stays open"),
    "until": Key(Condition(), "it closes by itself, without effect, when this becomes true: those it was about are gone"),
    "if_nobody": Key(_IfNobody(), "what happens then: an option, an inject, a beat, or none"),
    "by": Key(Id("person"), "the colleague who carries out that option"),
    "ask": need(Text(), "the question", into=""),
    "rationale": Key(Word(("required", "optional")), "whether a reason must be given; optional if nothing is said"),
    "for_each": Key(Id("group"), "once for each of this group, who is `person` in conditions and acts"),
    "options": need(Map(NEW, OPTION), "what can be chosen"),
    "defended": Key(DEFENDED, "where practitioners do not agree: two lines that can be defended, told in the debrief", into=""),
}, _lapsing)  # fmt: skip

OBJECTIVE: Final = Record(Objective, "an objective", {
    "title": need(Text(), "what is to be shown", into=""),
    "seats": need(Listed(Id("seat")), "who is rated"),
    "progress": need(Listed(Criterion()), "criteria of progress, and injects (inject.x)"),
    "harm": Key(Listed(Criterion()), "criteria of harm"),
    "examined": Key(YesNo(), "rated only after a private screening"),
}, lambda values, _: values.setdefault("harm", []))  # fmt: skip

FACT: Final = Record(Fact, "a fact", {
    "text": need(Text(), "what must be found", into=""),
    "routes": need(Listed(Sign()), "ways to it: madina.promised_cafe, slip.number, slip (what stands in it), a beat or an inject"),
})  # fmt: skip


# --- the whole ---------------------------------------------------------------------------------------------------------------------------


class _Format(Single):
    called: Final = "1"

    def convert(self, word: str, mark: Mark, reading: Reading) -> Any:
        return 1 if word == "1" else reading.report("SC0119", mark, word=word)

    def schema(self) -> dict[str, Any]:
        return {"const": 1}


def _defaults(values: dict[str, Any], block: Block) -> None:
    """The parts that a scenario may leave out."""
    values |= {"id": "", "texts": block.reading.texts}
    for name, nothing in _LEFT_OUT.items():
        values.setdefault(name, nothing)


_LEFT_OUT: Final[dict[str, Any]] = {
    "level": DIFFICULTIES[0], "play_minutes": 0, "languages": ["en"], "routes": [], "vehicles": {}, "people": {}, "things": {},
    "contacts": {},
    "services": {}, "storylines": {}, "injects": {}, "decisions": {}, "objectives": {}, "facts": {}, "flags": [], "counters": [],
    "cuts": {}, "endings": {}, "varies": {}, "near": [],
}  # fmt: skip

SCENARIO: Final = Record(Scenario, "a scenario", {
    "format": need(_Format(), "format of the file: 1"),
    "id": Key(Free(), "the folder's name; may be left out"),
    "title": need(Text(), "what the scenario is called", into=""),
    "mission": Key(Text(), "what the seats are there for", into=""),
    "content_note": Key(Text(), "what the trainee should know before playing", into=""),
    "country": need(Free(), "the country pack it is played under unless another is chosen"),
    "start": need(Start(), "date and minute at which it begins"),
    "ends": need(Duration(lasts=True), "how long it lasts", into="length"),
    "level": Key(Word(DIFFICULTIES), "how hard it is; foundation if nothing is said"),
    "play_minutes": Key(Whole(1, 10_000), "minutes a trainee needs for it"),
    "languages": Key(Listed(Language()), "languages of its texts; en if nothing is said"),
    "seats": need(Map(NEW, SEAT, "`seats`"), "the places at the table"),
    "places": need(Map(NEW, PLACE, "`places`"), "where it plays"),
    "routes": Key(Listed(ROUTE), "how one gets from place to place"),
    "near": Key(Listed(NEAR), "languages that are near each other: enough for a few sentences, not for rights, consent or an account"),
    "vehicles": Key(Map(NEW, VEHICLE, "`vehicles`"), "cars, buses, vans"),
    "people": Key(Map(NEW, PERSON, "`people`"), "everybody in the story"),
    "things": Key(Map(NEW, THING, "`things`"), "papers, phones, recordings"),
    "contacts": Key(Map(NEW, CONTACT, "`contacts`"), "whom one can tell something"),
    "services": Key(Map(NEW, SERVICE, "`services`"), "scarce helpers with hours and a queue"),
    "storylines": Key(Map(NEW, Map(NEW, BEAT, "a storyline"), "`storylines`"), "beats in order, each armed by the one before"),
    "injects": Key(Map(NEW, INJECT, "`injects`"), "the lines of the master events list"),
    "decisions": Key(Map(NEW, DECISION, "`decisions`"), "questions with options"),
    "objectives": Key(Map(NEW, OBJECTIVE, "`objectives`"), "what is rated"),
    "facts": Key(Map(NEW, FACT, "`facts`"), "what must be found, and the ways to it"),
    "cuts": Key(Map(NEW, CUT, "`cuts`"), "shorter exercises of the same scenario"),
    "endings": Key(Map(NEW, ENDING, "`endings`"), "how it may end; several may hold"),
    "varies": Key(Map(NEW, Map(NEW, VARIANT, "its variants"), "`varies`"), "what the seed decides: a variant or as written"),
    "flags": Key(Listed(NEW), "flags that storylines set"),
    "counters": Key(Listed(NEW), "counters that storylines move"),
}, _defaults)  # fmt: skip
