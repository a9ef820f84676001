"""What one seat sees: the fold of its own observations and its own commands, in its own numbering, and nothing else.

No entry number, cause or hash is kept here, so none can reach a screen. Screens, policies, walkthroughs and offers read this
and never the world. Two worlds that differ only in what a seat cannot know give equal views (a law, tested).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sim.model.events import Claim, Commanded, Observed
from sim.model.terms import INTERPRETS, LIBERTY, RULINGS, WITHOUT
from sim.world.seen import (
    Asked,
    Line,
    Prompt,
    SeenAct,
    SeenClock,
    SeenConsent,
    SeenEvidence,
    SeenInterview,
    SeenPerson,
    SeenThing,
    SeenTicket,
)


@dataclass(slots=True)
class View:
    """The fold. `facts` is the flat dictionary that walkthrough conditions read (`sim.world.vocabulary.view_vocabulary`)."""

    seat: str
    kinds: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)  # id -> person, thing, vehicle: the public plan
    place: str = ""
    room: str = ""
    at: int = 0
    lines: list[Line] = field(default_factory=list)
    people: dict[str, SeenPerson] = field(default_factory=dict)
    things: dict[str, SeenThing] = field(default_factory=dict)
    vehicles: dict[str, str] = field(default_factory=dict)  # vehicle in sight -> place
    acts: dict[str, SeenAct] = field(default_factory=dict)
    busy: str = ""  # the act that occupies the officer, "" free
    tickets: dict[str, SeenTicket] = field(default_factory=dict)
    clocks: dict[str, SeenClock] = field(default_factory=dict)  # `custody.somebody`
    evidence: dict[str, SeenEvidence] = field(default_factory=dict)  # acts of the file that others gave, by their ids
    looked_at: set[str] = field(default_factory=set)  # acts of the file that a review has listed to this seat
    struck: set[str] = field(default_factory=set)  # acts that this seat has taken out of the file
    resolutions: dict[tuple[str, str], str] = field(default_factory=dict)  # motion, person -> reasons given; waits for this seat to agree
    motions: dict[tuple[str, str, str], int] = field(default_factory=dict)  # motion, person, place of one's own that wait -> since when
    prompts: dict[str, Prompt] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)
    forms: list[tuple[int, str, str, Mapping[str, Any]]] = field(default_factory=list)  # at, form, subject, fields
    draft: tuple[str, str, Mapping[str, Any]] = ("", "", {})  # form, subject, fields as last handed in
    offered: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)  # person, service -> accepted, declined or later; when
    consents: list[SeenConsent] = field(default_factory=list)  # in the order in which they were asked for
    interviews: list[SeenInterview] = field(default_factory=list)
    spoke: dict[str, int] = field(default_factory=dict)  # who has been heard to speak -> when last
    asked: list[Asked] = field(default_factory=list)  # what other seats asked of this one
    tired: bool = False
    facts: dict[str, Any] = field(default_factory=dict)
    _values: dict[Claim, None] = field(default_factory=dict, repr=False, compare=False)
    _valued: int = field(default=0, repr=False, compare=False)  # lines whose claims are among them

    @property
    def seen(self) -> int:
        """Number of the last observation: what a client sends as `seen`."""
        return len(self.lines)

    @property
    def interview(self) -> SeenInterview | None:
        """The interview that is open now."""
        return next((one for one in reversed(self.interviews) if one.state == "open"), None)

    def here(self) -> list[str]:
        """The people in sight at this seat's place, in order of first sight."""
        return [p.id for p in self.people.values() if p.place == self.place and self.place]

    def values(self) -> Mapping[Claim, None]:
        """Everything perceived as a value, but where somebody or something is: in order, each once. Not to be changed."""
        for line in self.lines[self._valued :]:
            for claim in line.claims:
                if claim.attribute not in _WHERE:
                    self._values[claim] = None
        self._valued = len(self.lines)
        return self._values

    def questions(self, but: str = "") -> list[Asked]:
        """What other seats have asked of this one and no call of it has answered since. `but`: an act that is left out of account."""
        return [one for one in self.asked if not self.called_since(one.contact, one.at, but)]

    def called_since(self, contact: str, at: int, but: str = "") -> bool:
        """Whether this seat has spoken to a contact by telephone, or does so now, in an act begun at second `at` or later."""
        calls = (act for act in reversed(self.acts.values()) if act.target == contact and act.verb in _CALLS)
        return any(act.began >= at and act.state in ("began", "ended") and act.id != but for act in calls)

    def observe(self, at: int, event: Observed) -> None:
        """Take in one observation."""
        channel, source, wording, about, sign, claims = event.channel, event.source, event.wording, event.about, event.sign, event.claims
        facts, no = self.facts, len(self.lines) + 1
        self.at = at
        self.lines.append(_line(Line, (no, at, channel, source, wording, event.args, about, sign, claims)))
        facts["heard." + wording] = True
        known = channel != "own"  # naming somebody oneself makes nobody known
        if source and known:
            facts["from." + source] = True
            if channel in _SPOKEN:
                facts["spoke." + source] = True
                if not wording.startswith("contacts."):  # an answer to one's own call waits for none
                    self.spoke[source] = at
                if wording == ASKS:
                    self.asked.append(_asked(no, at, dict(event.args), about))
        from_seat = about and source.startswith("seat:")
        for who in about:
            if known:
                facts["from." + who] = True
            if from_seat and self.kinds.get(who) == "person":
                _person(self, who)  # whoever another seat speaks of is known from then on
            if (person := self.people.get(who)) is not None:
                person.lines.append(no)
            elif self.kinds.get(who) == "thing" and who not in self.things:
                self.things[who] = SeenThing(who)
        if sign:
            facts["noticed." + sign] = True
        for subject, attribute, value in claims:
            _CLAIMS.get(attribute, _claim_other)(self, subject, attribute, value)
        step = (_OF_OTHERS if known else _OWN).get(wording)
        if step is not None:
            step(self, at, dict(event.args), about)

    def command(self, at: int, event: Commanded) -> None:
        """Take in one command of this seat: notes and forms are the seat's own papers. A form is a draft until it is filed."""
        if event.what == "note" or (event.what == "act" and event.args.get("verb") == "note"):
            self.notes.append((at, str(event.args.get("text", ""))))
        elif event.what == "form":
            form, subject = str(event.args.get("form", "")), str(event.args.get("subject", ""))
            fields = event.args.get("fields")
            self.draft = form, subject, dict(fields) if isinstance(fields, Mapping) else {}


_line = tuple.__new__  # half of what is recorded is one, and calling its class takes twice as long
ASKS = "engine.asks"  # the line by which a seat learns what another asks of it
_WHERE = ("place", "room", "aboard", "stands_at", "holder", "was_held_by")
_SPOKEN = ("told", "hearing", "phone")
_CALLS = ("share", "handle_call", "decline_order")


def _asked(no: int, at: int, args: dict[str, Any], about: tuple[str, ...]) -> Asked:
    return Asked(no, at, str(args["by"]), str(args["contact"]), tuple(str(args["items"]).split()), about)


def _person(view: View, who: str) -> SeenPerson:
    person = view.people.get(who)
    if person is None:
        person = view.people[who] = SeenPerson(who)
    return person


def _thing(view: View, what: str) -> SeenThing:
    thing = view.things.get(what)
    if thing is None:
        thing = view.things[what] = SeenThing(what)
    return thing


def _claim_place(view: View, subject: str, attribute: str, value: str | int) -> None:
    if subject == "me":
        view.place = str(value)
        view.facts["at"] = value
        return
    person = _person(view, subject)
    person.place = str(value)
    if not value:
        person.room = person.aboard = ""
    view.facts["here." + subject] = bool(value)


def _claim_room(view: View, subject: str, attribute: str, value: str | int) -> None:
    if subject == "me":
        view.room = str(value)
        return
    _person(view, subject).room = str(value)
    view.facts["room." + subject] = value


def _claim_aboard(view: View, subject: str, attribute: str, value: str | int) -> None:
    _person(view, subject).aboard = str(value)
    view.facts["aboard." + subject] = value


def _claim_vehicle(view: View, subject: str, attribute: str, value: str | int) -> None:
    if value:
        view.vehicles[subject] = str(value)
    else:
        view.vehicles.pop(subject, None)
    view.facts["here." + subject] = bool(value)


def _claim_holder(view: View, subject: str, attribute: str, value: str | int) -> None:
    _thing(view, subject).holder = str(value)
    view.facts["holder." + subject] = value


def _claim_other(view: View, subject: str, attribute: str, value: str | int) -> None:
    view.facts[f"knows.{subject}.{attribute}"] = True
    view.facts[f"knows.{subject}"] = True
    kind = view.kinds.get(subject, "person")
    if kind == "thing":
        _thing(view, subject).claims[attribute] = value
    elif kind == "person":
        person = _person(view, subject)
        person.claims[attribute] = value
        person.name_known = person.name_known or attribute == "name"


_CLAIMS = {
    "place": _claim_place,
    "room": _claim_room,
    "aboard": _claim_aboard,
    "stands_at": _claim_vehicle,
    "holder": _claim_holder,
}


def _act_began(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    act = SeenAct(args["act"], args["verb"], about, args["target"], args["by"], at, args["ends"], "began", "", bool(args["foreground"]))
    view.acts[act.id] = act
    if act.foreground:
        view.busy = act.id
    talk = view.interview if act.verb == "interview.ask" else None
    if talk is not None and talk.paused and talk.person in about:
        talk.off, talk.paused = talk.off + at - talk.paused, 0


def _act_ended(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    act = view.acts[args["act"]]
    act.state, act.ends, act.result = args["state"], at, args["result"]
    if view.busy == act.id:
        view.busy = ""
    if act.state == "ended":
        view.facts["done." + act.verb] = True
        for who in act.people:
            view.facts[f"done.{act.verb}.{who}"] = True
        talk = view.interview if act.verb == "meet_need" else None
        if talk is not None and talk.person in act.people and not talk.paused:
            talk.breaks, talk.paused = talk.breaks + 1, act.began


def _joined(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    talk = view.interview
    if talk is None:
        return
    talk.present += tuple(who for who in about if who not in talk.present)
    talk.joined |= dict.fromkeys(about, at)
    talk.left = {who: since for who, since in talk.left.items() if who not in about}
    if args["how"] == INTERPRETS:
        talk.voice, talk.sworn = about[0], True


def _without(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    talk = view.interview
    if talk is not None:
        talk.present = tuple(who for who in talk.present if who not in about)
        talk.left |= dict.fromkeys(about, at)


def _ticket(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    view.tickets[args["ticket"]] = SeenTicket(args["ticket"], args["service"], args["state"], args["due"])
    view.facts["granted." + args["service"]] = args["state"] == "here"
    view.facts["requested." + args["service"]] = True


def _prompt(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    occurrence = args["occurrence"]
    view.prompts[occurrence] = Prompt(occurrence, args["decision"], args["person"], at, args["lapses"])
    view.facts["open." + occurrence] = True


def _prompt_closed(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    view.prompts.pop(args["occurrence"], None)
    view.facts["open." + args["occurrence"]] = False


def _answered(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    for who in about:
        for kind in ("accepted", "declined", "later"):
            for service in str(args.get(kind, "")).split():
                view.facts[f"{kind}.{who}.{service}"] = True
                view.offered[who, service] = (kind, at)


def _consent(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    state = "given" if args["given"] else "declined"
    items = tuple(str(args["items"]).split())
    view.consents.append(SeenConsent(about[0], str(args["to"]), items, state, at, int(args["until"])))
    for item in items:
        view.facts[f"consent.{about[0]}.{args['to']}.{item}"] = state == "given"


def _consent_over(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    """What is over of a consent: all of it, or some of its items, which then stand in a line of their own."""
    over = str(args["items"]).split()
    for consent in list(view.consents):
        if (consent.person, consent.to, consent.state) != (about[0], args["to"], "given") or not set(over) & set(consent.items):
            continue
        gone = tuple(item for item in consent.items if item in over)
        left = tuple(item for item in consent.items if item not in over)
        consent.items, consent.state, consent.at = gone, str(args["how"]), at
        for item in gone:
            view.facts[f"consent.{consent.person}.{consent.to}.{item}"] = False
        if left:
            view.consents.append(SeenConsent(consent.person, consent.to, left, "given", at, consent.until))


def _interview(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    flags = (bool(args["warned"]), bool(args["recorded"]))
    present = tuple(str(args["present"]).split())
    view.interviews.append(SeenInterview(about[0], str(args["status"]), *flags, str(args["voice"]), bool(args["sworn"]), present, at))
    view.facts["interviewing." + about[0]] = True


def _interview_over(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    talk = view.interview
    if talk is not None:
        talk.state, talk.over = str(args["how"]), at
    view.facts["interviewing." + about[0]] = False
    view.facts["interviewed." + about[0]] = True


def _tired(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    view.tired = True


def _rested(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    view.tired = False


def _clock(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    view.clocks[f"{args['clock']}.{args['subject']}"] = SeenClock(args["clock"], args["subject"], args["due"], "running")


def _clock_over(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    view.clocks[f"{args['clock']}.{args['subject']}"].state = args["how"]


def _evidence(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    how = tuple((name, value) for name, value in args.items() if name not in ("act", "verb", "done_at"))
    view.evidence[args["act"]] = SeenEvidence(args["act"], args["verb"], args["done_at"], about, how)
    view.looked_at.add(args["act"])


def _file_came(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    """Journals from before `told` name only the acts and their kinds."""
    acts, verbs = str(args["acts"]).split(), str(args["verbs"]).split()
    done, told = str(args.get("done", "")).split() or [str(at)] * len(acts), str(args.get("told", "")).split() or ["people="] * len(acts)
    for act, verb, when, words in zip(acts, verbs, done, told, strict=True):
        people, *how = (tuple(word.split("=", 1)) for word in words.split(";"))
        concerned = tuple(filter(None, people[1].split(",")))
        view.evidence[act] = SeenEvidence(act, verb, int(when), concerned, tuple((name, value) for name, value in how))


def _struck(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    view.struck.add(args["evidence"])


def _resolution(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    """A journal from before does not say whether a resolution gives reasons."""
    view.resolutions[args["motion"], next(iter(about), "")] = str(args.get("reasons", ""))


def _resolution_gone(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    """Of one person's liberty is decided once, by whichever motion."""
    person, one = next(iter(about), ""), args["motion"]
    for motion in LIBERTY if one in LIBERTY else (one,):
        view.resolutions.pop((motion, person), None)


def _moved(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    _resolution_gone(view, at, args, about)
    view.motions[args["motion"], next(iter(about), ""), str(args.get("place", ""))] = at  # earlier journals name no place


def _decided(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    _resolution_gone(view, at, args, about)
    person = next(iter(about), "")
    for motion in LIBERTY if args["motion"] in LIBERTY else (args["motion"],):
        view.motions.pop((motion, person, str(args.get("place", ""))), None)


def _form_filed(view: View, at: int, args: dict[str, Any], about: tuple[str, ...]) -> None:
    form, subject, fields = view.draft
    view.forms.append((at, form, subject, fields))
    view.facts["filed." + form] = True


_OF_OTHERS = {
    "engine.motion_came": _resolution,
    "engine.motion_waits": _resolution,
    **dict.fromkeys((*(f"engine.ruled.{one}" for one in RULINGS), "engine.ruled_late"), _decided),  # whoever had filed it
    "engine.motion_returned": _decided,
    "engine.motion_withdrawn_by": _resolution_gone,
    WITHOUT: _without,
}
_OWN = {
    "engine.form_filed": _form_filed,
    "engine.clock_started": _clock,
    "engine.clock_stopped": _clock_over,
    "engine.evidence_known": _evidence,
    "engine.evidence_struck": _struck,
    "engine.file_came": _file_came,
    "engine.motion_filed": _moved,
    "engine.motion_proposed": _moved,
    "engine.motion_withdrawn": _decided,
    "engine.motion_sent_back": _resolution_gone,
    "engine.act_began": _act_began,
    "engine.act_ended": _act_ended,
    "engine.act_interrupted": _act_ended,
    "engine.ticket_waiting": _ticket,
    "engine.ticket_here": _ticket,
    "engine.ticket_left": _ticket,
    "engine.ticket_over": _ticket,
    "engine.prompt": _prompt,
    "engine.prompt_closed": _prompt_closed,
    "engine.help_answered": _answered,
    "engine.consent_given": _consent,
    "engine.consent_declined": _consent,
    "engine.consent_lapsed": _consent_over,
    "engine.consent_withdrawn": _consent_over,
    "engine.interview_began": _interview,
    "engine.interview_joined": _joined,
    "engine.interview_ended": _interview_over,
    "engine.interview_stopped.fatigue": _interview_over,
    "engine.interview_stopped.fear": _interview_over,
    "engine.interview_stopped.pain": _interview_over,
    "engine.interview_stopped.person": _interview_over,  # of journals in which it was not said what showed
    "engine.interview_stopped.left": _interview_over,
    "engine.tired": _tired,
    "engine.rested": _rested,
}

__all__ = [
    "ASKS", "Asked", "Line", "Prompt", "SeenAct", "SeenClock", "SeenConsent", "SeenEvidence", "SeenInterview", "SeenPerson", "SeenThing",
    "SeenTicket", "View",
]  # fmt: skip
