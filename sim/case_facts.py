"""What the case adds to the circumstances of an act: status, interviews, detention, sanctions, consents to testify, what a seat was told.

The second fold of sim.circumstances, over the formal facts of the case. Those are true for every seat (a status is a status, whoever set
it); what somebody asks for, fears or where they come from counts for the seats that were told so. Names: docs/reference/circumstances.md.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sim.law import Law
from sim.model import events as e
from sim.model import terms
from sim.model.scenario import Scenario
from sim.model.verbs import IN_INTERVIEWS

Facts = dict[str, bool | int | str]

DAY: Final = 86400
TOLD_BY: Final = ("told", "hearing", "phone", "document", "register", "screen")  # channels by which something is said or read
INVESTIGATES: Final = ("criminal_police", "regional_unit", "prosecutor", "court")
ENDED: Final = ("close", "end_prosecution")  # steps by which a case against somebody is over, and not merely stayed
LOOKS_AFTER: Final = ("shelter", "social_service", "hospital", "adaptation_centre")


@dataclass(slots=True)
class Sitting:
    """A procedural interview under way."""

    seat: str
    status: str
    warned: bool
    recorded: bool
    sworn: bool
    present: tuple[str, ...]  # beside the person now: whoever leaves is out until they sit down again
    voice: str = "own"


class CaseFacts:
    """The fold. `of_person` and `of_act` fill in facts; `take` takes an entry in."""

    def __init__(self, scenario: Scenario, law: Law) -> None:
        self.scenario, self.law = scenario, law
        self.offences: dict[str, bool] = {}  # registered
        self.sittings: dict[str, Sitting] = {}  # person -> the interview under way
        self._person: dict[str, Facts] = {}  # what is so of a person, for every seat
        self._told: dict[tuple[str, str], Facts] = {}  # seat, person -> what this seat was told
        self._apart: dict[tuple[str, str], bool] = {}  # seat, person -> no common language
        self._moved: dict[str, bool] = {}  # seats that were told of people moved now
        self._granted: dict[str, bool] = {}  # places and persons that a judge allowed to search
        self._tickets: dict[str, tuple[str, ...]] = {}  # requests for a lawyer -> for whom
        self._last: dict[str, tuple[int, int, int, int]] = {}  # person -> stretch began, last act ended, day, seconds of that day
        self._topics: dict[
            tuple[str, str], tuple[str, int]
        ] = {}  # person, topic -> the act that asked, entry at which it was over (0: not)
        self._news: dict[str, int] = {}  # person -> entry of what she told first, or of a new sign
        self._memories: dict[tuple[str, str], bool] = {}

    # --- taking in ----------------------------------------------------------------------------------------------------

    def take(self, entry: e.Entry) -> None:
        """Take in one entry, in the order of the journal."""
        step = STEPS.get(type(entry.event))
        if step is not None:
            step(self, entry, entry.event)

    def act_ended(self, entry: e.Entry, act: e.ActEnded) -> None:
        """Take in an act that was carried through."""
        step = _ACTS.get(act.named)
        if step is not None:
            for person in act.people:
                step(self, entry, act, person)

    def told(self, event: e.Observed) -> None:
        """Take in what a seat was told or read."""
        if event.channel not in TOLD_BY:
            return
        for subject, attribute, value in event.claims:
            fact = _CLAIMED.get(attribute)
            if fact is not None:
                known = self._told.setdefault((event.seat, subject), {})
                known[fact] = bool(value) if attribute != "citizenship" else str(value) not in ("home", self.scenario.country)
            elif attribute == "would_speak" or (attribute == "asks" and value in ("deposition", "testimony")):
                self._set(subject, "willing", True)
            elif attribute == "moved_now":
                self._moved[event.seat] = True

    def news(self, person: str, n: int) -> None:
        """Something new has become known about a person."""
        self._news[person] = n

    def _set(self, person: str, fact: str, value: bool | str) -> None:
        self._person.setdefault(person, {})[fact] = value

    def _heard(self, entry: e.Entry, act: e.ActEnded, person: str) -> None:
        began = entry.at - act.seconds
        stretch, _, day, spent = self._counted(person, began, entry.at)
        self._last[person] = stretch, entry.at, day, spent
        if act.named == "interview.ask":
            topic = str(dict(act.args).get("topic", ""))
            if (person, topic) not in self._topics:
                self._topics[person, topic] = act.act, 0

    def _detained(self, entry: e.Entry, act: e.ActEnded, person: str) -> None:
        self._set(person, "detained", True)

    def _weighed(self, entry: e.Entry, act: e.ActEnded, person: str) -> None:
        if dict(act.args).get("step") in ENDED:  # to stay a sanction leaves open whether its owner was compelled
            self._set(person, "weighed", True)

    def _case(self, entry: e.Entry, event: e.CaseOpened) -> None:
        self.offences[event.offence] = True

    def _status(self, entry: e.Entry, event: e.StatusSet) -> None:
        self._set(event.person, "status", event.status)

    def _identified(self, entry: e.Entry, event: e.Identified) -> None:
        self._set(event.person, "identified", event.result == "identified")
        self._set(event.person, "weighed", True)

    def _began(self, entry: e.Entry, event: e.InterviewBegan) -> None:
        sworn = event.sworn or event.voice not in self.scenario.people
        self.sittings[event.person] = Sitting(event.seat, event.status, event.warned, event.recorded, sworn, event.present, event.voice)
        if any(self._agency(who) == "lawyers" for who in event.present):
            self._set(event.person, "has_lawyer", True)

    def _joined(self, entry: e.Entry, act: e.ActEnded, person: str) -> None:
        """Who sits down in the middle of an interview counts from then on."""
        sitting = self.sittings.get(person)
        if sitting is None or not _came_of(act):
            return
        who = str(dict(act.args)["present"])
        sitting.voice = who if act.result == terms.INTERPRETS else sitting.voice
        sitting.present = (*sitting.present, who)
        sitting.sworn = sitting.sworn or act.result == terms.INTERPRETS
        if self._agency(who) == "lawyers":
            self._set(person, "has_lawyer", True)

    def _missed(self, entry: e.Entry, event: e.Observed) -> None:
        """The line that says who left: from then on they are out of it."""
        sitting = self.sittings.get(str(dict(event.args)["person"])) if event.wording == terms.WITHOUT else None
        if sitting is not None:
            sitting.present = tuple(who for who in sitting.present if who not in event.about)

    def _ended(self, entry: e.Entry, event: e.InterviewEnded) -> None:
        self.sittings.pop(event.person, None)
        for (person, topic), (act, over) in list(self._topics.items()):
            if person == event.person and not over:
                self._topics[person, topic] = act, entry.n

    def _struck(self, entry: e.Entry, event: e.EvidenceStruck) -> None:
        for key, (act, _) in list(self._topics.items()):
            if act == event.evidence:
                del self._topics[key]  # what was obtained unlawfully may be asked once more

    def _consented(self, entry: e.Entry, event: e.Consented) -> None:
        contact = self.scenario.contacts.get(event.to)
        if contact is not None and contact.institution in INVESTIGATES and "account" in event.items:
            self._set(event.person, "willing", event.given)

    def _withdrawn(self, entry: e.Entry, event: e.ConsentWithdrawn) -> None:
        if "account" in event.items:
            self._set(event.person, "willing", False)

    def _freed(self, entry: e.Entry, event: e.Freed) -> None:
        if event.who in self._person:
            self._person[event.who].pop("detained", None)

    def _rights(self, entry: e.Entry, event: e.PersonTold) -> None:
        if event.understood and event.item in ("rights", "status"):
            self._set(event.person, "rights_told", True)

    def _ruled(self, entry: e.Entry, event: e.Ruled) -> None:
        if event.motion == "search" and event.ruling == "granted":
            self._granted.update({event.place: True, event.person: True})
            self._granted.pop("", None)

    def _received(self, entry: e.Entry, event: e.Received) -> None:
        self._set(event.person, "in_care", True)

    def _handed_over(self, entry: e.Entry, event: e.HandedOver) -> None:
        contact = self.scenario.contacts.get(event.to)
        if contact is not None and contact.institution in (*LOOKS_AFTER, "guardianship"):
            self._set(event.person, "in_care", True)

    def _queued(self, entry: e.Entry, event: e.ServiceQueued) -> None:
        service = self.scenario.services.get(event.service)
        if service is not None and service.institution == "lawyers":
            self._tickets[event.ticket] = event.people

    def _granted_to(self, entry: e.Entry, event: e.ServiceGranted) -> None:
        """A lawyer came for whom one was asked for; where nobody was named, for those who take part in the case or are detained."""
        people = self._tickets.get(event.ticket)
        if people is not None:
            concerned = [who for who, facts in self._person.items() if facts.get("status") or facts.get("detained")]
            for person in people or concerned:
                self._set(person, "has_lawyer", True)

    def _recounted(self, entry: e.Entry, event: e.Recounted) -> None:
        if (event.person, event.memory) not in self._memories:
            self._memories[event.person, event.memory] = True
            self._news[event.person] = entry.n

    # --- asking -------------------------------------------------------------------------------------------------------

    def of_person(self, facts: Facts, both: tuple[str, str]) -> None:
        """Fill in what is so of a person, and what a seat was told of them. `both`: seat and person."""
        person = both[1]
        if person in self._person:
            facts.update(self._person[person])
        if both in self._told:
            facts.update(self._told[both])
        if person in self.sittings:
            facts["interviewed"] = True
        apart = self._apart.get(both)
        facts["needs_voice"] = self._share_no_language(*both) if apart is None else apart

    def _share_no_language(self, seat: str, person: str) -> bool:
        """Whether officer and person are known to have no language in which they converse. Worked out once."""
        of, officer = self.scenario.people.get(person), self.scenario.seats.get(seat)
        apart = of is not None and officer is not None and bool(of.speaks)
        if of is not None and officer is not None and apart:
            apart = not any(level in _WELL and officer.speaks.get(tongue) in _WELL for tongue, level in of.speaks.items())
        self._apart[seat, person] = apart
        return apart

    def of_seat(self, facts: Facts, seat: str) -> None:
        """Fill in what does not hang on a person."""
        if self.offences:
            facts["case_open"] = True
            facts["case_of_trafficking"] = "trafficking" in self.offences or "trafficking_of_minor" in self.offences
        facts["people_moved"] = seat in self._moved

    def of_act(self, facts: Facts, act: e.ActBegan | e.ActEnded, args: Mapping[str, str | int], person: str, began: int, now: int) -> None:
        """Fill in what belongs to one act: how an interview is held, on what a search rests, what a detention names."""
        place = self.scenario.places.get(act.place)
        facts["dwelling"] = place is not None and place.dwelling
        facts["sanction"] = act.place in self._granted or person in self._granted
        if act.verb == "interview":
            self._of_interview(facts, act, args, person, began, now)
        elif act.verb == "set_status":
            facts["as_status"], facts["warned"] = str(args.get("status", "")), bool(args.get("explained"))
        elif act.verb == "detain":
            for name in ("doctor", "relatives"):
                facts[name] = bool(args.get(name))
            facts["warned"] = bool(args.get("rights"))
            facts["rights_told"] = facts["rights_told"] or facts["warned"]
        elif act.verb == "inspect":
            facts["search"], facts["search_basis"], facts["basis"] = bool(args.get("search")), str(args.get("basis", "")), ""
            agreed = isinstance(act, e.ActEnded) and act.result == "consented"
            facts["residents_agree"] = agreed and self.law.pack.residents_may_consent
        elif act.verb == "search_person" and act.actor in self.scenario.people and person in self.scenario.people:
            facts["other_sex"] = self.scenario.people[act.actor].sex != self.scenario.people[person].sex

    def _of_interview(
        self, facts: Facts, act: e.ActBegan | e.ActEnded, args: Mapping[str, str | int], person: str, began: int, now: int
    ) -> None:
        facts["proc"] = True
        sitting = self.sittings.get(person)
        if act.named == "interview" or sitting is None:
            present = tuple(str(args.get("present", "")).split())
            sitting = Sitting(
                act.seat, str(args.get("status", "")), bool(args.get("warned")), bool(args.get("recorded")),
                act.voice not in self.scenario.people or self._appointed(act.voice), present,
            )  # fmt: skip
        facts["as_status"], facts["warned"], facts["recorded"] = sitting.status, sitting.warned, sitting.recorded
        facts["sworn"] = sitting.sworn
        there = sitting.present  # who only stands in hearing has no part in it
        joins = str(args.get("present", "")) if act.named == "interview.join" else ""
        there = (*there, joins) if joins and _came_of(act) else there
        facts["lawyer"] = any(self._agency(who) == "lawyers" for who in there)
        facts["has_lawyer"] = bool(facts["has_lawyer"] or facts["lawyer"])
        facts["specialist"] = any(self._agency(who) in LOOKS_AFTER for who in there)
        if facts["preferred"] and act.named == "interview":
            facts["preference"] = self._preference(act, person, began, act.voice, there)
        elif facts["preferred"] and joins:
            facts["preference"] = self._preference(act, person, began, joins if self._appointed(joins) else sitting.voice, there)
        stretch, _, _, spent = self._counted(person, began, now)
        facts["interview_single"], facts["interview_today"] = now - stretch, spent
        asked = self._topics.get((person, str(args.get("topic", "")))) if act.named == "interview.ask" else None
        facts["repeated"] = asked is not None and 0 < asked[1] >= self._news.get(person, 0)

    def _preference(self, act: e.ActBegan | e.ActEnded, person: str, began: int, through: str, beside: tuple[str, ...]) -> str:
        """How an interview stands to what the person prefers: kept, against, or unseen where nothing of it can be seen.

        Judged as it begins, and again when somebody sits down: through whom and with whom beside from that minute.

        Of the officer of a seat nobody says whether it is a woman or a man; only of a colleague who asks.
        """
        people, prefers = self.scenario.people, self.scenario.people[person].prefers
        asks, voice = people.get(act.actor), people.get(through)
        kept: list[bool] = []
        if prefers.asked_by and asks is not None:
            kept.append(asks.sex == prefers.asked_by)
        if voice is not None:
            kept += [voice.sex == prefers.through] if prefers.through else []
            kept += [through not in prefers.not_through] if prefers.not_through else []
        kept += [who in beside or who == through for who in prefers.beside]
        if prefers.place:
            kept.append(act.place == prefers.place)
        if prefers.hours:
            kept.append(any((began - opens) % DAY < closes - opens for opens, closes in prefers.hours))
        return "unseen" if not kept else "kept" if all(kept) else "against"

    def stands_for(self, person: str, who: str) -> bool:
        """Whether somebody may represent a person: of the guardianship authority, or kin."""
        people = self.scenario.people
        if self._agency(who) == "guardianship":
            return True
        kin = [(who, person), (person, who)]
        return any(a in people and any(tie.to == b and tie.kind == "kin" for tie in people[a].ties) for a, b in kin)

    def injured(self) -> list[str]:
        """Those who take part in the case as injured."""
        return [person for person, facts in self._person.items() if facts.get("status") == "injured"]

    def present(self, act: e.ActBegan | e.ActEnded, args: Mapping[str, str | int], person: str) -> tuple[str, ...]:
        """Who sits beside a person in this act because of their part in it."""
        if act.named == "interview":
            return tuple(str(args.get("present", "")).split())
        sitting = self.sittings.get(person) if act.named in IN_INTERVIEWS else None
        return sitting.present if sitting is not None else ()

    def _counted(self, person: str, began: int, now: int) -> tuple[int, int, int, int]:
        """For an act of an interview: since when she is asked without a break, when the last act ended, the day, seconds of that day.

        What lies between two acts counts while the interview is under way, unless it is a break of the length that the law names.
        """
        stretch, last, day, spent = self._last.get(person, (began, began, -1, 0))
        whole = began - last >= self.law.limit("interview_break").value
        since = last if person in self.sittings and not whole and day >= 0 else began
        today = (self._midnight + now) // DAY
        used = now - since + (spent if day == today else 0)
        return began if whole or day < 0 else stretch, now, today, used

    @property
    def _midnight(self) -> int:
        """Seconds from the midnight before the exercise to its start."""
        start = self.scenario.start
        return int(start[11:13]) * 3600 + int(start[14:16]) * 60

    def _agency(self, who: str) -> str:
        person = self.scenario.people.get(who)
        return person.agency if person is not None else ""

    def _appointed(self, voice: str) -> bool:
        """Whether a voice is that of an appointed interpreter, and no colleague's or passer-by's."""
        return self._agency(voice) == "interpreters" or any(
            service.voice == voice and service.institution == "interpreters" for service in self.scenario.services.values()
        )


def _came_of(act: e.ActBegan | e.ActEnded) -> bool:
    """Whether somebody sits down by an act of joining; by one that is only thought of, yes."""
    return not isinstance(act, e.ActEnded) or act.result in (terms.SAT_DOWN, terms.INTERPRETS)


def minute_meant(stated: str, start: int, near: int) -> int:
    """The second since the exercise began at second `start` of a day that a time of day (`06:12`) means, on the day nearest to `near`.

    What is no time of day is no false one either: it means `near`.
    """
    clock = _CLOCK.fullmatch(stated.strip())
    if clock is None:
        return near
    second = (int(clock[1]) * 3600 + int(clock[2]) * 60 - start) % DAY
    return second + (near - second + DAY // 2) // DAY * DAY


_CLOCK: Final = re.compile(r"(\d\d?):(\d\d)")
_WELL: Final = ("conversation", "full")
# attribute of a claim -> circumstance
_CLAIMED: Final = {"citizenship": "foreign", "spared": "spared", "threatened": "threatened", "preference": "preferred"}
_ACTS: Final[dict[str, Callable[[CaseFacts, e.Entry, e.ActEnded, str], None]]] = {
    **dict.fromkeys(("interview", *IN_INTERVIEWS), CaseFacts._heard),
    "interview.join": CaseFacts._joined,
    "detain": CaseFacts._detained,
    "administrative": CaseFacts._weighed,
}
STEPS: Final[dict[type, Callable[[CaseFacts, e.Entry, Any], None]]] = {
    e.CaseOpened: CaseFacts._case,
    e.StatusSet: CaseFacts._status,
    e.Identified: CaseFacts._identified,
    e.InterviewBegan: CaseFacts._began,
    e.InterviewEnded: CaseFacts._ended,
    e.Observed: CaseFacts._missed,
    e.EvidenceStruck: CaseFacts._struck,
    e.Consented: CaseFacts._consented,
    e.ConsentWithdrawn: CaseFacts._withdrawn,
    e.Freed: CaseFacts._freed,
    e.PersonTold: CaseFacts._rights,
    e.Ruled: CaseFacts._ruled,
    e.Received: CaseFacts._received,
    e.HandedOver: CaseFacts._handed_over,
    e.ServiceQueued: CaseFacts._queued,
    e.ServiceGranted: CaseFacts._granted_to,
    e.Recounted: CaseFacts._recounted,
}
"""Events of the case, each with its step."""
