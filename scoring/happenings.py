"""What standards speak of: the facts of a journal as happenings, each toward one person, with the circumstances of that moment.

A happening has a name (`act.separate`, `reached.grounds`, `told.free` ...) by which the watch finds who listens, and facts, a flat
dictionary over which conditions are asked: the circumstances of sim.circumstances and the few of FACTS below. Facts are gathered
only where somebody asks for them (`Looked`). All names are listed in docs/reference/standards/format.md.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final, NamedTuple

from scoring.beside import BESIDE, about, of_the_case, passports_of
from scoring.case_happenings import CASE_STEPS, OF_THE_CASE, TAKEN_OUT, THINGS, WORDS_OF, heard, obtained, served, taken_out, term_of
from scoring.minutes import Minutes
from scoring.vocabulary import FACTS
from sim.case_facts import TOLD_BY
from sim.circumstances import CHANGES, Circumstances, Facts, changed_by
from sim.dossier import rests_on
from sim.law import Asked, Law, asked_for
from sim.model import events as e
from sim.model.people import HEARD_FROM
from sim.model.scenario import Scenario

_BLANK: Final[Facts] = {name: {"bool": False, "int": 0}.get(kind, "") for name, kind in FACTS.items()}
_LETS_GO: Final = ("let_go", "hand_over", "accompany", "close_check")
_PROOF: Final = (*THINGS, *WORDS_OF)
_WITHOUT_PEOPLE: Final = ("",)
_NOWHERE: Final = ("", "", "")
_happening = tuple.__new__  # there are more than a thousand of them, and calling their class takes twice as long


class Happening(NamedTuple):
    """One thing that happened. `deed` is the entry of the act behind it, or its own; `facts` is empty where nobody asks."""

    name: str
    n: int
    at: int
    seat: str
    person: str
    deed: int
    facts: Mapping[str, Any]


class Looked(NamedTuple):
    """At which facts of a happening somebody looks: groups of the circumstances, and what is so of the person beside them."""

    asked: Asked
    beside: bool


def looked_at(names: Collection[str]) -> Looked | None:
    """What must be gathered for these facts, None for none."""
    return Looked(asked_for(names), any(name in BESIDE for name in names)) if names else None


class Happenings:
    """The fold from entries to happenings. `wanted`: names listened for, and at what of them somebody looks."""

    def __init__(self, scenario: Scenario, law: Law, wanted: Mapping[str, Looked | None]) -> None:
        self.scenario, self.wanted = scenario, wanted
        self.found: list[Happening] = []  # what was taken in means, until somebody has taken it from here
        self.circumstances = Circumstances(scenario, law, _BLANK)
        self.perceived: defaultdict[str, dict[int, int]] = defaultdict(dict)  # seat -> entry -> second at which it was observed
        self.minutes = Minutes(self.perceived)
        self.where = {who: (p.place, p.aboard or p.room, p.aboard) for who, p in scenario.people.items()}
        self._officer = {f"seat:{seat}": seat for seat in scenario.seats}
        self.home = {seat: s.place for seat, s in scenario.seats.items()}
        self.place = {seat: ("" if s.joins else s.place) for seat, s in scenario.seats.items()}
        self._looked: dict[str, dict[str, bool]] = {}  # seat -> person -> beside a suspect now
        self._suspects: dict[str, dict[str, bool]] = {}
        self._let_go: dict[tuple[str, str], bool] = {}
        self._act_ended = 0, 0  # entry of the last act that ended, second at which it had begun
        self._act_args: tuple[tuple[str, str | int], ...] = ()  # ... and what was said in it
        self._voices: dict[str, dict[str, bool]] = {}  # seat -> tickets of interpreters asked for -> came
        self._tickets: dict[str, tuple[str, tuple[str, ...], str]] = {}  # ticket -> seat, people, kind
        self._bodies: dict[str, str] = {}  # ticket -> institution
        self.vacant: dict[str, bool] = {}  # seats in which nobody sits
        self.taken_in: dict[tuple[str, str], bool] = {}  # seat, person
        self.housed: dict[str, bool] = {}  # who was taken in by a house, or given into its care, and has not left
        self.houses = {seat.place: True for seat in scenario.seats.values() if seat.profession == "shelter_worker"}
        self.passports = passports_of(scenario)
        self.small = {
            who: True for who, p in scenario.people.items() if p.role == "traveller" and p.younger_than(HEARD_FROM, scenario.start)
        }
        self.guardian: dict[str, bool] = {}  # of whom the guardianship authority was told; "" of somebody not named
        self._asked_whom: dict[str, dict[str, bool]] = {}  # person -> seats that asked with whom they would rather speak, and were told
        self.handed_over: dict[int, str] = {}  # entry -> who was handed over by it, to a body not known as complicit
        self.proof: dict[str, tuple[str, str]] = {}  # act that may prove something -> its name, and the source on which it rests
        self.obtained: dict[str, tuple[e.ActEnded, frozenset[str]]] = {}  # the same -> the act, and the rules of the pack broken in it
        self.filed: dict[tuple[str, str, str], str] = {}  # motion, person, place -> the seat that filed it
        self.resolved: dict[tuple[str, str, str], str] = {}  # the same -> the seat that resolved to ask for it, where another files
        self.custody: dict[str, str] = {}  # person -> `decided` by a judge, or `late`: the motion was not looked at
        self.custody_ends: dict[str, int] = {}  # person -> second at which the hours of custody end
        self.served: dict[int, e.Ruled | e.ClockStarted | e.ClockStopped] = {}  # entries that seats are told of
        self.terms: dict[tuple[str, str], int] = {}  # clock, subject -> the entry by which it last began to run
        self.seen_things: dict[tuple[str, str], bool] = {}  # seat, thing that does not last
        self.copied: dict[str, bool] = {}
        self._perishable = {name: True for name, thing in scenario.things.items() if thing.perishes >= 0} if "lost" in wanted else {}

    def take(self, entry: e.Entry) -> Sequence[Happening]:
        """What `entry` means, in order."""
        means = MEANS.get(type(entry.event))
        if means is None:
            return ()
        means(self, entry, entry.event)
        found = tuple(self.found)
        self.found.clear()
        return found

    def _changed(self, entry: e.Entry, event: Any) -> None:
        """Circumstances, and then whatever else it means."""
        self.circumstances.take(entry)
        step = _STEPS.get(event.__class__)
        if step is not None:
            step(self, entry, event)

    def _acted(self, entry: e.Entry, event: e.ActEnded | e.ActInterrupted) -> None:
        """What it means under the circumstances before it."""
        self._act(entry, event)
        if isinstance(event, e.ActEnded):
            self._act_ended = entry.n, entry.at - event.seconds
            self._act_args = event.args
            if event.named in _PROOF:
                self.proof[event.act] = event.named, rests_on(event)[0]
                obtained(self, entry, event)
            if event.named == "interview":
                self._heard_elsewhere(entry, event)
        self.circumstances.take(entry)

    def _heard_elsewhere(self, entry: e.Entry, event: e.ActEnded) -> None:
        """An interview with somebody who told another seat with whom they would rather speak."""
        for person in event.people:
            for seat in self._asked_whom.get(person, ()):
                if seat != event.seat:
                    there = self.circumstances.known(event.seat, person, entry.at, entry.at - event.seconds)
                    self.plain(entry, "heard_elsewhere", seat, person, known_there=bool(there["preferred"]))

    def _observed(self, entry: e.Entry, event: e.Observed) -> None:
        cause = entry.cause or term_of(self, event)
        if entry.cause:
            self.perceived[event.seat].setdefault(cause, entry.at)
        if event.wording == TAKEN_OUT:
            taken_out(self, entry, event)
        if changed_by(event):
            self.circumstances.take(entry)
        for what in event.about if self._perishable else ():
            if what in self._perishable:
                self.seen_things[event.seat, what] = True
        if event.claims and event.channel in TOLD_BY:
            heard(self, entry, event)
        if cause in self.served:
            served(self, entry, event.seat, self.served[cause])

    def asked_for(self, seat: str, kind: str, person: str) -> bool:
        """Whether this seat has asked for a service of this kind, for this person or for nobody by name."""
        return any(s == seat and k == kind and (person in people or not people) for s, people, k in self._tickets.values())

    def seats_at(self, place: str) -> list[str]:
        """Seats that belong to a place."""
        return [name for name, seat in self.scenario.seats.items() if seat.place == place]

    # --- acts ---------------------------------------------------------------------------------------------------------

    def _act(self, entry: e.Entry, event: e.ActEnded | e.ActInterrupted) -> None:
        act = event.named
        name = "stopped." + act
        if isinstance(event, e.ActEnded):
            name = "act." + act
            self.minutes.stated(event, entry.at)
            if event.verb in _LETS_GO:
                self._let_go.update(((event.seat, person), True) for person in event.people)
            elif act == "ask_wish.preference" and event.result == "stated":
                self._asked_whom.update((person, {**self._asked_whom.get(person, {}), event.seat: True}) for person in event.people)
            elif act == "notify.guardianship":
                self.guardian.update((person, True) for person in event.people)
            elif act == "direct_vehicle.release":
                self._let_go[event.seat, str(dict(event.args).get("vehicle", ""))] = True
        if name not in self.wanted:
            return
        looked, n, at, seat = self.wanted[name], entry.n, entry.at, event.seat
        for person in of_the_case(self.scenario, event.people) if act == "speak_with" else event.people or _people_named(event):
            facts: Facts = {}
            if looked is not None:
                facts = self.circumstances.of(entry, person, looked.asked)
                if looked.beside:
                    about(self, facts, seat, person)
                facts["voice_awaited"] = self._voice_awaited(seat)
                if isinstance(event, e.ActEnded):
                    facts["seconds"], facts["result"] = event.seconds, event.result
                    facts["minute_off"] = self.minutes.off(event, person, int(facts["minute_error"]))
                else:
                    facts["seconds"], facts["how"] = event.done, event.by
            self.found.append(_happening(Happening, (name, n, at, seat, person, n, facts)))

    def _refused(self, entry: e.Entry, event: e.ActRefused) -> None:
        service = self.scenario.services.get(str(dict(event.args).get("service", "")))
        kind, unanswered = service.kind if service is not None else "", event.reason == "engine.refused.no_answer"
        if kind == "interpreter" and unanswered:
            self._voices.setdefault(event.seat, {}).setdefault("", False)  # asked for as well, and nobody there
        people = event.people or _WITHOUT_PEOPLE
        if event.named == "separate":  # whom it was about, whichever of the two was to go
            people = tuple(dict.fromkeys((*people, str(dict(event.args).get("from", "")))))
        for person in people:
            self.plain(entry, "refused." + event.named, event.seat, person, service=kind, unanswered=unanswered)

    # --- everything else ----------------------------------------------------------------------------------------------

    def began(self, entry: e.Entry) -> int:
        """The second at which the act began that led to this entry: what was learned in the middle of it is not held against it."""
        n, began = self._act_ended
        return began if entry.cause and entry.cause == n else entry.at

    def plain(self, entry: e.Entry, name: str, seat: str, person: str, *, known_at: int = -1, **more: bool | int | str) -> None:
        """One happening that is no act, where somebody listens for it."""
        if name not in self.wanted:
            return
        looked = self.wanted[name]
        facts: Facts = {}
        if looked is not None:
            facts = self.circumstances.known(seat, person, entry.at, known_at, looked.asked)
            if looked.beside:
                about(self, facts, seat, person)
            facts |= more
        self.found.append(_happening(Happening, (name, entry.n, entry.at, seat, person, entry.cause or entry.n, facts)))

    def _reached(self, entry: e.Entry, event: e.ThresholdReached) -> None:
        escorted = self._escorted(event.seat, event.person)
        self.plain(entry, "reached." + event.kind, event.seat, event.person, sign=event.by, other=event.other, escorted=escorted)
        if event.kind == "reason_to_look":
            self._looked.setdefault(event.seat, {}).setdefault(event.person, False)
            self._beside(entry, event.seat, event.person)
        elif event.kind == "suspect":
            self._suspects.setdefault(event.seat, {})[event.person] = True
            for person in self._looked.get(event.seat, ()):
                self._beside(entry, event.seat, person)

    def _moved(self, entry: e.Entry, event: e.Moved) -> None:
        who = event.who
        if (seat := self._officer.get(who, "")) != "":
            self.place[seat] = event.place
            for person in self._looked.get(seat, ()):
                self._beside(entry, seat, person)
            return
        before, _, vehicle = self.where.get(who, _NOWHERE)
        self.where[who] = event.place, event.aboard or event.room, event.aboard
        elsewhere = event.place != before
        if elsewhere and event.place:
            self._came(entry, event)
        left, aboard = before if elsewhere and who in self.scenario.people else "", event.aboard or vehicle
        away = not event.place and left in self.place.values()
        for seat, place in self.place.items():
            if away and left != place:
                self.plain(entry, "went_on", seat, who)
            elif left and left == place:
                own = (seat, who) in self._let_go or (seat, aboard) in self._let_go
                beside = bool(aboard) and self._escorted(seat, who, aboard)
                self.plain(entry, "gone", seat, who, own=own, with_suspect=beside)
            looked = self._looked.get(seat)
            if not looked:
                continue
            if who in self._suspects.get(seat, ()):
                for person in looked:
                    self._beside(entry, seat, person)
            elif who in looked:
                self._beside(entry, seat, who)

    def _came(self, entry: e.Entry, event: e.Moved) -> None:
        """Whoever travels arrives where a seat belongs; those who work there come and go."""
        person = self.scenario.people.get(event.who)
        if person is not None and person.role == "traveller":
            for seat in self.seats_at(event.place):
                self.plain(entry, "came", seat, event.who)

    def _escorted(self, seat: str, person: str, aboard: str = "") -> bool:
        """Whether somebody is suspected about this person; with `aboard`, somebody who is in this vehicle."""
        return any(
            suspect != person
            and (not aboard or self.where.get(suspect, _NOWHERE)[2] == aboard)
            and self.circumstances.suspected_about(seat, suspect, person)
            for suspect in self._suspects.get(seat, ())
        )

    def _beside(self, entry: e.Entry, seat: str, person: str) -> None:
        """One person and the suspects of a seat: are they in one room, where the seat is? Says so when it changed."""
        now = self._beside_suspect(seat, person)
        if now == self._looked[seat][person]:
            return
        self._looked[seat][person] = now
        self.plain(entry, "beside_suspect" if now else "apart", seat, person)

    def _beside_suspect(self, seat: str, person: str) -> bool:
        place, room, _ = self.where.get(person, _NOWHERE)
        if not place or place != self.place[seat]:
            return False
        for suspect in self._suspects.get(seat, ()):
            at = self.where.get(suspect, _NOWHERE)
            if suspect != person and at[0] == place and at[1] == room and self.circumstances.suspected_about(seat, suspect, person):
                return True
        return False

    def _restricted(self, entry: e.Entry, event: e.Restricted) -> None:
        """By a word it counts from the second in which the word began, and so does what is due after it."""
        self.minutes.restricted(entry, event)
        if event.who in self.scenario.people:
            self.plain(entry, "restricted", self._seat(event.by), event.who, how=event.how, since=event.since)
            if event.how == "told_held":
                self.found[:] = [one._replace(at=event.since) for one in self.found]

    def _freed(self, entry: e.Entry, event: e.Freed) -> None:
        self.minutes.freed(event.who)
        self.plain(entry, "freed", self._seat(event.by), event.who, how=event.how)

    def _alone(self, entry: e.Entry, event: e.SeenAlone) -> None:
        tied = self.circumstances.through_tied(event.seat, event.person, entry.at)
        self.plain(entry, "alone", event.seat, event.person, voice_tied=tied)

    def _care_began(self, entry: e.Entry, event: e.CareBegan) -> None:
        self.plain(entry, "care_began", "", event.person)

    def _told(self, entry: e.Entry, event: e.PersonTold) -> None:
        seat = self._seat(event.by)
        awaited = self._voice_awaited(seat)
        self.plain(entry, "told." + event.item, seat, event.person, understood=event.understood, lie=not event.true, voice_awaited=awaited)

    def _voice_awaited(self, seat: str) -> bool:
        """Whether this seat asked for an interpreter, and none has come."""
        asked = self._voices.get(seat)
        return asked is not None and True not in asked.values()

    def _offered(self, entry: e.Entry, event: e.HelpOffered) -> None:
        shelter = "shelter" in event.accepted or "safe_travel" in event.accepted
        for service in event.services:
            self.plain(
                entry, "offered." + service, event.seat, event.person, understood=event.understood,
                accepted=service in event.accepted, declined=service in event.declined,
            )  # fmt: skip
        self.plain(
            entry, "offered", event.seat, event.person, condition=event.condition, understood=event.understood,
            accepted=bool(event.accepted), declined=bool(event.declined), shelter=shelter,
        )  # fmt: skip

    def _shared(self, entry: e.Entry, event: e.InformationShared) -> None:
        began = self.began(entry)
        contact = self.scenario.contacts.get(event.to)
        if contact is not None and contact.institution == "guardianship":
            self.guardian.update((person, True) for person in event.people or _WITHOUT_PEOPLE)
        for person in event.people or _WITHOUT_PEOPLE:
            more = self.circumstances.passing(event.seat, event.to, event.items, person, began) if self.wanted.get("shared") else {}
            self.plain(
                entry, "shared", event.seat, person, known_at=began, **more, basis=event.basis, wishes="wishes" in event.items,
                misconduct="suspected_misconduct" in event.items, of_the_case=any(item in OF_THE_CASE for item in event.items),
            )  # fmt: skip
        if "ruling" in event.items:
            self._ruling_shared(entry, event, began)

    def _asked_about(self, entry: e.Entry, event: e.InformationAsked) -> None:
        """A question names somebody: whoever is asked knows from it that she is known here, as if her name had been given."""
        began = self.began(entry)
        ground = str(dict(self._act_args).get("basis", "")) if entry.cause and entry.cause == self._act_ended[0] else ""
        for person in event.people:
            more = self.circumstances.passing(event.seat, event.to, ("names",), person, began)
            self.plain(entry, "asked_about", event.seat, person, known_at=began, **more, basis=ground)

    def _ruling_shared(self, entry: e.Entry, event: e.InformationShared, began: int) -> None:
        """What the judge decided, passed on toward each who is named; whoever names the suspect alone means everybody."""
        suspects = self._suspects.get(event.seat, {})
        for person in [p for p in event.people if p not in suspects] or _WITHOUT_PEOPLE:
            more = self.circumstances.passing(event.seat, event.to, event.items, person, began)
            self.plain(entry, "ruling_shared", event.seat, person, known_at=began, **more)

    def _filed(self, entry: e.Entry, event: e.FormFiled) -> None:
        error = 0
        stated = dict(event.fields).get("restricted_at", "")
        if stated != "":
            error = self.circumstances.minute_error_written(event.seat, event.subject, stated)
        self.plain(entry, "filed." + event.form, event.seat, event.subject, minute_error=error)
        for field, value in event.fields:
            if value not in ("", 0):
                self.plain(entry, f"wrote.{event.form}.{field}", event.seat, event.subject)

    def _noted(self, entry: e.Entry, event: e.Noted) -> None:
        self.plain(entry, "noted", event.seat, "")

    def _queued(self, entry: e.Entry, event: e.ServiceQueued) -> None:
        service = self.scenario.services.get(event.service)
        kind = service.kind if service is not None else ""
        body = service.institution if service is not None else ""
        self._tickets[event.ticket] = event.seat, event.people, kind
        self._bodies[event.ticket] = body
        if kind == "interpreter":
            self._voices.setdefault(event.seat, {})[event.ticket] = False
        elif kind == "guardianship":
            self.guardian.update((person, True) for person in event.people or _WITHOUT_PEOPLE)
        began = self.began(entry)
        through = service.contact if service is not None and kind == "transport" and self.wanted.get("queued") else ""
        for person in event.people or _WITHOUT_PEOPLE:
            more = (
                self.circumstances.passing(event.seat, through, (), person, began)
                if through
                else {"to_institution": "" if kind == "transport" else body}
            )
            self.plain(entry, "queued", event.seat, person, known_at=began, **more, service=kind)
            if service is not None and service.seat:
                self.plain(entry, "requested", service.seat, person, service=kind)

    def _granted(self, entry: e.Entry, event: e.ServiceGranted) -> None:
        seat, people, kind = self._tickets.get(event.ticket, ("", (), ""))
        if kind == "interpreter":
            self._voices[seat][event.ticket] = True
        for person in people or _WITHOUT_PEOPLE:
            self.plain(entry, "granted", seat, person, service=kind, to_institution=self._bodies.get(event.ticket, ""))

    def _seat(self, by: str) -> str:
        return by if by in self.scenario.seats else ""


def _people_named(event: e.ActEnded | e.ActInterrupted) -> tuple[str, ...]:
    """Whom an act without a target of its own is about, as a share names its `people`."""
    args = dict(event.args) if isinstance(event, e.ActEnded) else {}
    return tuple(str(args.get("people", "")).split()) or _WITHOUT_PEOPLE


_STEPS: Final[dict[type, Callable[[Happenings, e.Entry, Any], None]]] = {
    e.ActRefused: Happenings._refused,
    e.ThresholdReached: Happenings._reached,
    e.Moved: Happenings._moved,
    e.Restricted: Happenings._restricted,
    e.Freed: Happenings._freed,
    e.CareBegan: Happenings._care_began,
    e.SeenAlone: Happenings._alone,
    e.PersonTold: Happenings._told,
    e.HelpOffered: Happenings._offered,
    e.InformationShared: Happenings._shared,
    e.InformationAsked: Happenings._asked_about,
    e.FormFiled: Happenings._filed,
    e.Noted: Happenings._noted,
    e.ServiceQueued: Happenings._queued,
    e.ServiceGranted: Happenings._granted,
    **CASE_STEPS,
}
MEANS: Final[dict[type, Callable[[Happenings, e.Entry, Any], None]]] = {
    **dict.fromkeys((*_STEPS, *CHANGES), Happenings._changed),
    e.ActEnded: Happenings._acted,
    e.ActInterrupted: Happenings._acted,
    e.Observed: Happenings._observed,
}
"""Events that mean something here; all others are passed over."""
