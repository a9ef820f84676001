"""Under which circumstances an act was done to a person, as the acting seat could know them: a fold over the journal's facts.

Scoring asks here, and nobody stores the answer. *No hindsight*: whether somebody is suspected, tied, perhaps a minor,
in danger or on the side of the exploiters is what this seat's own observations said when the act **began** (thresholds, published
rule). Liberty, consent and earlier askings are as they stood when it ended. Taking in an entry costs the same however long the
journal is. Every name is explained in docs/reference/circumstances.md.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from sim.agreements import SHELTER, Agreements
from sim.case_facts import STEPS, TOLD_BY, CaseFacts, minute_meant
from sim.law import CIRCUMSTANCES, EVERYTHING, Asked, Law
from sim.model import events as e
from sim.model import terms
from sim.model.scenario import Scenario
from sim.model.verbs import ACTS, CARES

Facts = dict[str, bool | int | str]

SAFE_AGAIN: Final = 900  # seconds after care began in which a need of life or limb still counts as open

_BLANK: Final[Facts] = {name: {"bool": False, "int": 0}.get(kind, "") for name, kind in CIRCUMSTANCES.items()}
_ON_PAPER: Final = ("document", "register", "screen")
_OF_THE_CASE: Final = ("suspect", "people_elsewhere", "vehicle_and_driver", "account", "what_she_did")
_WHEREABOUTS: Final = ("whereabouts", "where_they_were_going", "shelter_address", "home_details", "travel_date")


def changed_by(event: e.Observed) -> bool:
    """Whether an observation changes circumstances: something told or read, a sign, or the line that says who left an interview."""
    return bool(event.sign or (event.claims and event.channel in TOLD_BY) or event.wording == terms.WITHOUT)


class Circumstances:
    """The fold. Ask `of` about an entry first, then `take` it in."""

    def __init__(self, scenario: Scenario, law: Law, beside: Mapping[str, bool | int | str] = MappingProxyType({})) -> None:
        """`beside`: facts of somebody else's that each answer holds too, as they are before anything is known."""
        self.scenario, self.law = scenario, law
        self._blank: Facts = {**_BLANK, **beside}
        self.case = CaseFacts(scenario, law)
        self.agreements = Agreements(scenario)
        self.cared: dict[str, int] = {}  # person -> second at which care began
        self._of_seat: dict[str, Facts] = {seat: {**self._blank, "profession": s.profession} for seat, s in scenario.seats.items()}
        self._start = int(scenario.start[11:13]) * 3600 + int(scenario.start[14:16]) * 60
        self._began: dict[str, e.ActBegan] = {}
        self._reached: dict[tuple[str, str, str], int] = {}  # seat, person, kind -> second
        self._known: dict[tuple[str, str], list[tuple[str, int]]] = {}  # seat, person -> circumstances that follow from it, since when
        self._tied: dict[tuple[str, str, str], int] = {}  # seat, who, to whom -> second
        self._held: dict[str, dict[str, int]] = {}  # person -> by whom -> since which second
        self._since: dict[tuple[str, str], int] = {}  # the same, kept after the end
        self._told_held: dict[str, bool] = {}
        self._talked: dict[tuple[str, str], int] = {}  # seat, person -> second of the last talk that was understood
        self._tied_voice: dict[tuple[str, str], int] = {}  # seat, person -> second of the last act through a voice known to be tied
        self._screened: dict[tuple[str, str], bool] = {}
        self._screened_by: dict[str, dict[str, bool]] = {}  # person -> seats
        self._knows: dict[tuple[str, str], bool] = {}  # seat, person: seen, spoken of, or dealt with; not merely named in a paper
        self._grounds: dict[str, int] = {}  # seat -> of how many it has grounds
        self._about: dict[tuple[str, str], dict[str, bool]] = {}  # seat, bearer of signs -> those they are signs about
        self._kept = {name: _of_the_service(scenario, t.holder) for name, t in scenario.things.items() if t.kind == "passport"}
        self._papers: dict[str, list[str]] = {}
        for name in self._kept:
            self._papers.setdefault(scenario.things[name].owner, []).append(name)

    # --- taking in ----------------------------------------------------------------------------------------------------

    def take(self, entry: e.Entry) -> None:
        """Take in one entry, in the order of the journal."""
        event = entry.event
        step, of_the_case = _BOTH.get(event.__class__, _NEITHER)
        if step is not None:
            step(self, entry, event)
        if of_the_case is not None:
            of_the_case(self.case, entry, event)

    def _act_began(self, entry: e.Entry, event: e.ActBegan) -> None:
        self._began[event.act] = event

    def _act_interrupted(self, entry: e.Entry, event: e.ActInterrupted) -> None:
        self._began.pop(event.act, None)

    def _act_ended(self, entry: e.Entry, event: e.ActEnded) -> None:
        self._began.pop(event.act, None)
        seat, voice = event.seat, event.voice
        spoken_by_another = voice in self.scenario.people
        for person in event.people:
            self._knows[seat, person] = True
            if spoken_by_another and self._other_side(seat, voice, person, entry.at - event.seconds):
                self._tied_voice[seat, person] = entry.at
        if event.named in CARES:
            for person in event.people:
                self.cared.setdefault(person, entry.at)
        elif event.verb in ("safety_check", "speak_with") and event.result != "not_understood":
            for person in event.people:
                self._talked[event.seat, person] = entry.at
        elif event.verb == "ask_consent":
            self.agreements.asked(entry, event)
        self.case.act_ended(entry, event)

    def _status_set(self, entry: e.Entry, event: e.StatusSet) -> None:
        self._knows[event.seat, event.person] = True

    def _handed_over(self, entry: e.Entry, event: e.HandedOver) -> None:
        contact = self.scenario.contacts.get(event.to)
        self._knows[contact.seat if contact is not None else "", event.person] = True

    def _threshold(self, entry: e.Entry, event: e.ThresholdReached) -> None:
        key = event.seat, event.person, event.kind
        self._knows[event.seat, event.person] = True
        if key not in self._reached:
            self._reached[key] = entry.at
            if event.kind in _KNOWN:
                self._known.setdefault((event.seat, event.person), []).append((_KNOWN[event.kind], entry.at))
            if event.kind == "grounds":
                self._grounds[event.seat] = self._grounds.get(event.seat, 0) + 1
            self.case.news(event.person, entry.n)
        if event.kind == "tied":
            self._tied.setdefault((event.seat, event.person, event.other), entry.at)
        self._sign(event.seat, event.by, (event.person,))
        self.agreements.news(event.seat, event.person, entry.n)

    def _observed(self, entry: e.Entry, event: e.Observed) -> None:
        if event.sign:
            self._sign(event.seat, event.sign, event.about)
        if event.claims:
            self.case.told(event)
            for subject, attribute, _ in event.claims:
                if attribute == "asks":
                    self.agreements.news(event.seat, subject, entry.n)
                if event.channel not in _ON_PAPER:
                    self._knows[event.seat, subject] = True

    def _sign(self, seat: str, sign: str, about: tuple[str, ...]) -> None:
        """A sign names its bearer (`people.<bearer>.cues.<name>`); what it is about belongs to that bearer."""
        parts = sign.split(".", 2)
        if parts[0] == "people" and len(parts) > 1:
            of = self._about.setdefault((seat, parts[1]), {})
            of.update((who, True) for who in about if who != parts[1])

    def _thing_moved(self, entry: e.Entry, event: e.ThingMoved) -> None:
        if event.thing in self._kept:
            self._kept[event.thing] = _of_the_service(self.scenario, event.holder)

    def _recounted(self, entry: e.Entry, event: e.Recounted) -> None:
        self.agreements.news(event.seat, event.person, entry.n)

    def _restricted(self, entry: e.Entry, event: e.Restricted) -> None:
        held = self._held.setdefault(event.who, {})
        held[event.by] = self._since[event.by, event.who] = min(event.since, held.get(event.by, event.since))

    def _freed(self, entry: e.Entry, event: e.Freed) -> None:
        self._held.pop(event.who, None)
        self._told_held.pop(event.who, None)

    def _alone(self, entry: e.Entry, event: e.SeenAlone) -> None:
        if self._talked.get((event.seat, event.person)) == entry.at and not self.through_tied(event.seat, event.person, entry.at):
            self._screened[event.seat, event.person] = True
            self._screened_by.setdefault(event.person, {})[event.seat] = True

    def _care_began(self, entry: e.Entry, event: e.CareBegan) -> None:
        self.cared.setdefault(event.person, entry.at)

    def _told(self, entry: e.Entry, event: e.PersonTold) -> None:
        if event.item == "held" and event.understood:
            self._told_held[event.person] = True

    # --- asking -------------------------------------------------------------------------------------------------------

    def of(self, entry: e.Entry, person: str, asked: Asked = EVERYTHING) -> Facts:
        """The circumstances of an act that ended or was interrupted, toward one person ("" where it is done to nobody)."""
        event = entry.event
        if isinstance(event, e.ActInterrupted):
            began = self._began.get(event.act)
            if began is None:
                return self.known(event.seat, person, entry.at) | {"verb": event.named, "family": ACTS[event.named].family}
            return self._of_act(began, person, entry.at, event.done, "", asked)
        if not isinstance(event, e.ActEnded):
            raise TypeError(f"entry {entry.n} is no act but {type(event).__name__}")
        return self._of_act(event, person, entry.at, event.seconds, event.result, asked)

    def known(self, seat: str, person: str, now: int, began: int = -1, asked: Asked = EVERYTHING) -> Facts:
        """What does not depend on an act: the time, who acts, and the person as this seat knew them at second `began`."""
        began = now if began < 0 else began
        facts = self._of_seat.get(seat, self._blank).copy()
        if asked.hour:
            second = facts["second"] = (self._start + now) % 86400
            facts["night"] = self.law.night(second)
        if facts["profession"]:
            facts["victims_known"] = self._grounds.get(seat, 0)
            self.case.of_seat(facts, seat)
        if person and asked.person:
            both = seat, person
            self.case.of_person(facts, both)
            for name, since in self._known.get(both, ()):
                if since <= began:
                    facts[name] = True
            if facts["acute"] and person in self.cared:
                facts["acute"] = began < self.cared[person] + SAFE_AGAIN
            held = self._held.get(person)
            if held and facts["profession"]:
                facts["held"], facts["held_for"] = True, now - min(held.values())
                facts["told_held"] = person in self._told_held
            facts["screened"] = both in self._screened
            screened_by = self._screened_by.get(person, ())
            facts["screened_elsewhere"] = len(screened_by) > (seat in screened_by)
            facts["wants_shelter"] = self.agreements.wants(person, SHELTER)
            if person in self._papers:
                facts["paper_kept"] = any(map(self._kept.__getitem__, self._papers[person]))
        return facts

    def passing(self, seat: str, to: str, items: tuple[str, ...], person: str, began: int) -> Facts:
        """What an act of passing on says: which items reach whom, and whether the person agreed. `to` is a contact or a person."""
        contact = self.scenario.contacts.get(to)
        recipient = contact.person if contact is not None else to
        institution = contact.institution if contact is not None else ""
        return {
            "to_institution": institution,
            "to_complicit": self.reached(seat, to, "complicity", began) or self.reached(seat, recipient, "complicity", began),
            "to_suspect_side": self._other_side(seat, to, person, began) or self._other_side(seat, recipient, person, began),
            "gives_names": "names" in items,
            "gives_account": "account" in items,
            "gives_minor": "minor_present" in items,
            "gives_whereabouts": any(item in _WHEREABOUTS for item in items),
            "gives_deed": "what_she_did" in items,
            "gives_address": "shelter_address" in items,
            "gives_needs": "needs" in items,
            "gives_citizenship": "citizenships" in items,
            "gives_others": "people_elsewhere" in items,
            "gives_case": any(item in _OF_THE_CASE for item in items),
            "consent": self.agreements.consent(person, to, items, began),
            "agreed": self.agreements.agreed(person, to, institution),
        }

    def reached(self, seat: str, person: str, kind: str, by: int) -> bool:
        """Whether this seat knew such a thing about a person (or contact) at second `by`."""
        at = self._reached.get((seat, person, kind))
        return at is not None and at <= by

    def concerned(self, seat: str) -> list[str]:
        """Those whose case it is and whom this seat knows: with grounds, or injured; in the order in which it learned so."""
        known = [person for who, person, kind in self._reached if who == seat and kind == "grounds"]
        return list(dict.fromkeys((*known, *(person for person in self.case.injured() if (seat, person) in self._knows))))

    def through_tied(self, seat: str, person: str, at: int) -> bool:
        """Whether what ended at second `at` toward this person went through a voice that the seat knew to be tied."""
        return self._tied_voice.get((seat, person)) == at

    def suspected_about(self, seat: str, suspect: str, person: str) -> bool:
        """Whether what this seat saw of a suspect is about this person, or about one of those who travel with them.

        Of somebody whose signs name nobody it is not known whom they threaten: they count for all.
        """
        about = self._about.get((seat, suspect))
        if not about or person in about:
            return True
        people = self.scenario.people
        group = people[person].group if person in people else ""
        return bool(group) and any(who in people and people[who].group == group for who in about)

    def _other_side(self, seat: str, who: str, person: str, by: int) -> bool:
        if not who:
            return False
        at = self._tied.get((seat, who, person))
        return (at is not None and at <= by) or self.reached(seat, who, "suspect", by)

    def _of_act(self, act: e.ActBegan | e.ActEnded, person: str, now: int, took: int, result: str, asked: Asked) -> Facts:
        began, args, verb = now - took, dict(act.args), ACTS[act.named]
        facts = self.known(act.seat, person, now, began, asked)
        facts["verb"], facts["family"] = verb.named, verb.family
        if facts["profession"]:
            facts["power"] = self.law.power(str(facts["profession"]), verb.named)
        for name, value in args.items():
            if name in _ARGUMENTS:
                facts[name] = str(value)
            elif name in _FLAGS:
                facts[name] = bool(value)
        facts["understood"] = verb.talk and result != "not_understood"
        if asked.hearing:
            self._voices(facts, act, args, person, began)
        to = str(args.get("contact") or (args.get("to") if verb.id != "separate" else "") or "")
        if to:
            facts |= self.passing(act.seat, to, tuple(str(args.get("items", "")).split()), person, began)
        beside = str(args.get("with", ""))
        if verb.id == "persuade":
            facts["pressure"], beside = beside, ""
        if beside or to:
            self._companion(facts, act.seat, beside, to, person, began)
        facts["handcuffs"] = args.get("how") == "handcuffs"
        facts["expulsion"], facts["fine"] = verb.kind == "start_expulsion", verb.kind == "fine"
        self.case.of_act(facts, act, args, person, began, now)
        if act.verb in ("tell_held", "detain"):
            stated = args.get("minute")  # none in an act that is only thought of: what is not stated is not false
            facts["minute_error"] = self.minute_error(person, int(stated), began, now) if stated is not None else 0
        elif act.verb in ("offer_help", "ask_consent", "persuade"):
            facts["asked_before"] = self.agreements.asked_before(act.seat, person, act.verb, args, now)
        return facts

    def _voices(self, facts: Facts, act: e.ActBegan | e.ActEnded, args: dict[str, str | int], person: str, began: int) -> None:
        people = self.scenario.people
        facts["voice"] = act.voice if act.voice in ("own", "card", "none") else "person"
        facts["voice_tied"] = act.voice in people and self._other_side(act.seat, act.voice, person, began)
        facts["suspect_hears"] = act.voice in people and self.reached(act.seat, act.voice, "suspect", began)
        facts["private"] = not facts["suspect_hears"]
        group = people[person].group if person in people else ""
        beside = self.case.present(act, args, person)
        wished = people[person].prefers.beside if facts["preferred"] else ()
        for who in act.hearing:
            if people[who].role in terms.OF_THE_SERVICE:
                continue
            facts["private"] = False
            if self.reached(act.seat, who, "suspect", began) and self.suspected_about(act.seat, who, person):
                facts["suspect_hears"] = True
            elif (act.seat, who, person) in self._tied and self._tied[act.seat, who, person] <= began:
                facts["tied_wished"] = who in wished and (not facts["tied_hears"] or bool(facts["tied_wished"]))
                facts["tied_hears"] = True
            elif who not in beside and (not group or people[who].group != group or self._each_alone(act.verb, who, person)):
                facts["onlooker_hears"] = True
        if beside:
            lawyers = [who for who in beside if people[who].agency == "lawyers"]
            facts["lawyer_tied"] = bool(lawyers) and all(self._other_side(act.seat, who, person, began) for who in lawyers)
            facts["representative"] = any(
                self.case.stands_for(person, who) and not self._other_side(act.seat, who, person, began) for who in beside
            )

    def _each_alone(self, verb: str, who: str, person: str) -> bool:
        """Whether even those who travel together are heard without each other: in an interview, and on what each fears but for her kin."""
        kin = any(tie.kind == "kin" and {one, tie.to} == {who, person} for one in (who, person) for tie in self.scenario.people[one].ties)
        return verb == "interview" or (verb == "assess_risk" and not kin)

    def _companion(self, facts: Facts, seat: str, companion: str, to: str, person: str, began: int) -> None:
        contact = self.scenario.contacts.get(to)
        if not companion and contact is not None and not contact.institution:
            companion = contact.person
        if companion:
            facts["adult_companion"] = not self.reached(seat, companion, "young", began)
            if self._other_side(seat, companion, person, began):
                facts["to_suspect_side"] = True

    def minute_error(self, person: str, stated: int, began: int, now: int) -> int:
        """Seconds between the minute stated and the true one: since when the person is held, by whomever, else while it is said."""
        held = self._held.get(person)
        since = min(held.values()) if held else None
        first, last = (began, now) if since is None else (since, since)
        return max(first - stated, stated - last, 0)

    def minute_error_stated(self, seat: str, person: str, stated: str | int) -> int:
        """Seconds between a minute written in a form (`06:12`, or seconds) and the true one; 0 where there is nothing to compare."""
        since = self._since.get((seat, person))
        if since is None:
            return 0
        meant = minute_meant(stated, self._start, since) if isinstance(stated, str) else stated
        return max(since - since % 60 - meant, meant - since, 0)

    def minute_error_written(self, seat: str, subject: str, stated: str | int) -> int:
        """The same for a form about the whole shift: of all whom this seat held, the subject if it is one of them, the nearest counts.

        NOTE: one field cannot hold two minutes; with two suspects the form is true if it is true of either.
        """
        if (seat, subject) in self._since:
            return self.minute_error_stated(seat, subject, stated)
        held = [who for by, who in self._since if by == seat and (seat, who, "suspect") in self._reached]
        return min((self.minute_error_stated(seat, who, stated) for who in held), default=0)


def _of_the_service(scenario: Scenario, holder: str) -> bool:
    """Whether a thing is in the hands of an officer or of a colleague."""
    person = scenario.people.get(holder)
    return holder.startswith("seat:") or (person is not None and person.role == "colleague")


# kind of threshold -> circumstance
_SAME: Final = ("young", "grounds", "acute", "suspect", "fear_of_return", "crime", "cleared")
_KNOWN: Final = {"reason_to_look": "look"} | {kind: kind for kind in _SAME}
_ARGUMENTS: Final = frozenset({
    "question", "topic", "reason", "condition", "way", "basis", "ground", "offence", "motion", "measure", "change", "step", "rule",
    "about", "what", "phones", "gate", "need",
})  # fmt: skip
_FLAGS: Final = frozenset({"number", "locked", "milder"})
"""Arguments of a verb that are circumstances by the same name, as text or as a yes."""
_STEPS: Final[dict[type, Callable[[Circumstances, e.Entry, Any], None]]] = {
    e.ActBegan: Circumstances._act_began,
    e.ActEnded: Circumstances._act_ended,
    e.ActInterrupted: Circumstances._act_interrupted,
    e.ThresholdReached: Circumstances._threshold,
    e.Observed: Circumstances._observed,
    e.ThingMoved: Circumstances._thing_moved,
    e.Recounted: Circumstances._recounted,
    e.Restricted: Circumstances._restricted,
    e.Freed: Circumstances._freed,
    e.CareBegan: Circumstances._care_began,
    e.SeenAlone: Circumstances._alone,
    e.PersonTold: Circumstances._told,
    e.HelpOffered: lambda fold, entry, event: fold.agreements.offered(entry, event),
    e.Consented: lambda fold, entry, event: fold.agreements.answered(entry, event),
    e.ConsentWithdrawn: lambda fold, _entry, event: fold.agreements.withdrawn(event),
    e.StatusSet: Circumstances._status_set,
    e.HandedOver: Circumstances._handed_over,
}
_BOTH: Final = {kind: (_STEPS.get(kind), STEPS.get(kind)) for kind in {**_STEPS, **STEPS}}
_NEITHER: Final = (None, None)
CHANGES: Final = frozenset(_BOTH)
"""Events by which circumstances change; `take` passes over all others."""
