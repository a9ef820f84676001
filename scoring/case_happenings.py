"""The happenings of the case and of the care that follows: status, motions, rulings, consents, arrivals and departures, papers, requests.

The second half of the table in `scoring.happenings`. What a seat must first learn of (a ruling, a release) happens toward it when the
observation of it arrives, so that nobody owes what they cannot know.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from scoring.minutes import TOLD
from sim.circumstances import Facts
from sim.dossier import INVESTIGATES, KEEPS, PRODUCES, speaks_of
from sim.model import events as e
from sim.model import roster

if TYPE_CHECKING:
    from scoring.happenings import Happenings

Step = Callable[["Happenings", e.Entry, Any], None]

DAY: Final = 86400  # seconds
POLICE: Final = ("criminal_police", "migration_police", "regional_unit", "district_police")
PROVIDERS: Final = ("shelter", "social_service", "adaptation_centre")
TERM_TOLD: Final = "engine.clock_started"  # how a seat is told that a term runs
# How a seat reads which act it took out of the file, done when and why: the line that a result cites, for the event behind it says none.
TAKEN_OUT: Final = "engine.evidence_struck"
THINGS: Final = ("check_documents", "query_register", "search_person", "preserve", "inspect", "preserve.payments")  # no person's word
LOOKS_AFTER: Final = ("shelter_worker", "social_worker")  # professions
FOR_HER: Final = ("deposition", "safety")  # motions about the person whom they protect or hear
OF_THE_CASE: Final = (
    "number_of_people", "account", "minor_present", "where_they_were_going", "people_elsewhere", "suspect", "vehicle_and_driver",
    "suspected_misconduct", "child_in_danger", "fact_of_approach",
)  # fmt: skip
WORDS_OF: Final = ("interview.ask", "speak_with", "safety_check", "accept_report")


def _handed_over(h: "Happenings", entry: e.Entry, event: e.HandedOver) -> None:
    began = h.began(entry)
    more = h.circumstances.passing(event.seat, event.to, event.items, event.person, began)
    if more["to_institution"] and not more["to_complicit"]:
        h.handed_over[entry.n] = event.person
    if more["to_institution"] in PROVIDERS:
        h.housed[event.person] = True
    h.plain(entry, "handed_over", event.seat, event.person, known_at=began, **more | {"introduced": event.introduced})
    _brought(h, entry, event)


def _brought(h: "Happenings", entry: e.Entry, event: e.HandedOver) -> None:
    """Whoever investigates has somebody before them who is held; what is due counts from the second in which that began."""
    contact = h.scenario.contacts.get(event.to)
    takes = contact.seat if contact is not None else ""
    if "brought" in h.wanted and takes and h.scenario.seats[takes].profession == INVESTIGATES and event.person in h.minutes.since:
        h.plain(entry, "brought", takes, event.person)
        h.found[-1] = h.found[-1]._replace(at=h.minutes.since[event.person])


def _opened(h: "Happenings", entry: e.Entry, event: e.Opened) -> None:
    h.vacant.update((seat, True) for seat, occupant in event.roster if occupant == roster.VACANT)


def _seat_changed(h: "Happenings", entry: e.Entry, event: e.SeatChanged) -> None:
    if event.status == "vacant":
        h.vacant[event.seat] = True
    else:
        h.vacant.pop(event.seat, None)


def _case(h: "Happenings", entry: e.Entry, event: e.CaseOpened) -> None:
    h.plain(entry, "case_opened", event.seat, "", offence=event.offence, ground=event.ground)


def _status(h: "Happenings", entry: e.Entry, event: e.StatusSet) -> None:
    h.plain(entry, "status_set", event.seat, event.person)


def _identified(h: "Happenings", entry: e.Entry, event: e.Identified) -> None:
    joint = any(body in POLICE for body in event.bodies) and any(body in PROVIDERS for body in event.bodies)
    seated = any(seat.profession in LOOKS_AFTER and name not in h.vacant for name, seat in h.scenario.seats.items())
    for seat in h.scenario.seats:
        convened = h.asked_for(seat, "identification", event.person)
        if convened or h.circumstances.reached(seat, event.person, "grounds", entry.at):
            h.plain(entry, "identified", seat, event.person, joint=joint, convened=convened, result=event.result, service_seated=seated)


def _consented(h: "Happenings", entry: e.Entry, event: e.Consented) -> None:
    more = h.circumstances.passing(event.seat, event.to, event.items, event.person, entry.at)
    h.plain(
        entry, "consented", event.seat, event.person, known_at=entry.at, **more | {"accepted": event.given, "declined": not event.given}
    )


def _withdrew(h: "Happenings", entry: e.Entry, event: e.ConsentWithdrawn) -> None:
    for seat in h.scenario.seats:
        h.plain(entry, "withdrew", seat, event.person)


def _risk(h: "Happenings", entry: e.Entry, event: e.RiskAssessed) -> None:
    h.plain(entry, "risk_assessed", event.seat, event.person, change=event.change, understood=event.with_her)


def _received(h: "Happenings", entry: e.Entry, event: e.Received) -> None:
    h.taken_in[event.seat, event.person] = h.housed[event.person] = True
    h.plain(entry, "received", event.seat, event.person, phones=event.phones, gate=event.gate)
    h.plain(entry, "change", event.seat, event.person, change="intake")


def _applied(h: "Happenings", entry: e.Entry, event: e.AppliedFor) -> None:
    h.plain(entry, "applied", event.seat, event.person, what=event.what)
    if event.what == "return_home":
        h.plain(entry, "change", event.seat, event.person, change="return")


def _left(h: "Happenings", entry: e.Entry, event: e.PersonLeft) -> None:
    h.housed.pop(event.person, None)
    for seat in h.seats_at(event.place):
        h.plain(entry, "left", seat, event.person, how=event.how)


def _clock(h: "Happenings", entry: e.Entry, event: e.ClockStarted) -> None:
    h.served[entry.n] = event
    h.terms[event.clock, event.subject] = entry.n
    if event.clock == "custody":
        h.custody_ends[event.subject] = event.due


def term_of(h: "Happenings", event: e.Observed) -> int:
    """The entry by which the term began of which a seat is told only later, 0 where it is told of none."""
    if event.wording != TERM_TOLD:
        return 0
    args = dict(event.args)
    return h.terms.get((str(args.get("clock", "")), str(args.get("subject", ""))), 0)


def _clock_over(h: "Happenings", entry: e.Entry, event: e.ClockStopped) -> None:
    if event.clock == "motion" and event.how == "late":
        h.custody[event.subject] = "late"
    if event.how == "lapsed" and not (event.clock == "custody" and h.custody.get(event.subject) == "decided"):
        h.served[entry.n] = event


def _proof(h: "Happenings", evidence: Sequence[str]) -> tuple[list[str], int]:
    """The kinds of acts on which a motion relies, and on how many sources these rest, as a judge counts them."""
    found = [h.proof.get(act, ("", act)) for act in evidence]
    return [named for named, _ in found], len({source for _, source in found})


def obtained(h: "Happenings", entry: e.Entry, act: e.ActEnded) -> None:
    """Keep of what comes into the file which rules were broken in it, as a judge reads them."""
    if "taken_out" in h.wanted and act.named in PRODUCES:
        of, unmet = h.circumstances.of, h.circumstances.law.unmet
        h.obtained[act.act] = act, frozenset(rule for person in act.people or ("",) for rule in unmet(of(entry, person)))


def taken_out(h: "Happenings", entry: e.Entry, event: e.Observed) -> None:
    """Clean is an act in which nothing was done wrong for which a judge excludes, or of which the reason given speaks; nor was its voice
    of the other side as whoever takes it out knows."""
    args = dict(event.args)
    act, broken = h.obtained.get(str(args["evidence"]), (None, frozenset()))
    if act is None:
        return
    reason = str(args["reason"])
    wrong = any(rule.excludes or speaks_of(reason, rule.when) for rule in h.circumstances.law.pack.rules if rule.id in broken)
    if reason == "tied_interpreter":
        of_the_other_side = (h.circumstances.passing(event.seat, act.voice, (), who, entry.at)["to_suspect_side"] for who in act.people)
        wrong = wrong or any(of_the_other_side)
    h.plain(entry, "taken_out", event.seat, "", known_at=entry.at, clean=not wrong)


def _motion(h: "Happenings", entry: e.Entry, event: e.MotionFiled) -> None:
    verbs, sources = _proof(h, event.evidence)
    h.plain(
        entry, "motion." + event.motion, event.seat, event.person, motion=event.motion, milder=event.milder,
        sources=sources, things=sum(verb in THINGS for verb in verbs),
    )  # fmt: skip
    h.filed[event.motion, event.person, event.place] = event.seat
    if event.motion == "deposition":
        h.plain(entry, "change", event.seat, event.person, change="hearing")


def _proposed(h: "Happenings", entry: e.Entry, event: e.MotionProposed) -> None:
    verbs, sources = _proof(h, event.evidence)
    h.plain(
        entry, "proposed." + event.motion, event.seat, event.person, motion=event.motion, milder=event.milder,
        sources=sources, things=sum(verb in THINGS for verb in verbs),
    )  # fmt: skip
    h.resolved[event.motion, event.person, event.place] = event.seat


def _ruled(h: "Happenings", entry: e.Entry, event: e.Ruled) -> None:
    """Decided is the motion of whoever filed it, and of whoever had resolved to ask for it."""
    matter = event.motion, event.person, event.place
    filed, resolved = h.filed.get(matter, ""), h.resolved.pop(matter, "")
    h.served[entry.n] = event
    if event.motion in KEEPS:
        h.custody.setdefault(event.person, "decided")
    more: Facts = {"motion": event.motion, "ruling": event.ruling, "struck": len(event.struck)}
    for seat in dict.fromkeys((filed, resolved or filed)):
        h.plain(entry, "decided", seat, event.person, known_at=entry.at, **more)


def _protected(h: "Happenings", entry: e.Entry, event: e.Protected) -> None:
    h.plain(entry, "protected", event.seat, event.person, measure=event.measure)


def _lost(h: "Happenings", entry: e.Entry, event: e.ThingLost) -> None:
    for seat in h.scenario.seats:
        if (seat, event.thing) in h.seen_things and event.thing not in h.copied:
            h.plain(entry, "lost", seat, "")


def _copied(h: "Happenings", entry: e.Entry, event: e.ThingCopied) -> None:
    h.copied[event.thing] = True


def _thing_moved(h: "Happenings", entry: e.Entry, event: e.ThingMoved) -> None:
    thing = h.scenario.things.get(event.thing)
    if thing is None or thing.kind != "passport" or thing.owner not in h.scenario.people:
        return
    h.passports[thing.owner][event.thing] = event.holder
    if h.handed_over.get(entry.cause) == thing.owner:
        h.plain(entry, "paper_along", "", thing.owner)
    if event.holder == thing.owner:
        h.plain(entry, "paper_back", "", thing.owner)
    elif event.holder.startswith("seat:"):
        h.plain(entry, "paper_taken", event.holder[5:], thing.owner)


def served(h: "Happenings", entry: e.Entry, seat: str, event: e.Ruled | e.ClockStarted | e.ClockStopped) -> None:
    """What a clock or a ruling means for a seat that hears of it; a ruling, or a custody that ran out, toward each person of its case."""
    if isinstance(event, e.ClockStarted):
        h.plain(entry, "clock", seat, event.subject, clock=event.clock, expires=event.due)
    elif isinstance(event, e.Ruled):
        if event.motion in FOR_HER:
            h.plain(entry, "ruled", seat, event.person, motion=event.motion, ruling=event.ruling, since=_night_over(h, entry.at))
        elif event.motion != "search":  # which is told to nobody outside the investigation
            _told(h, entry, seat, event.person, event.motion, event.ruling)
    else:
        h.plain(entry, "lapsed", seat, event.subject, clock=event.clock)
        if event.clock == "custody":
            _told(h, entry, seat, event.subject, "custody", "released")


def _told(h: "Happenings", entry: e.Entry, seat: str, suspect: str, motion: str, ruling: str) -> None:
    since = 0 if ruling == "released" else _night_over(h, entry.at)
    expires = _door_opens(h, suspect, entry.at) if ruling == "released" else 0
    for person in h.circumstances.concerned(seat):
        if person != suspect:
            h.plain(entry, "ruled", seat, person, motion=motion, ruling=ruling, since=since, expires=expires)
            if ruling == "released":
                h.plain(entry, "change", seat, person, change="release")


def _door_opens(h: "Happenings", suspect: str, at: int) -> int:
    """The second until which those whom it concerns are told that somebody goes free: the time for it, or the end of the hours of custody
    where that is sooner; never sooner than one can react."""
    law, ends = h.circumstances.law, h.custody_ends.get(suspect, -1)
    latest = at + law.limit("told_ruling").value
    return min(latest, max(ends, at + law.limit("reaction").value)) if ends >= at - 1 else latest


def _night_over(h: "Happenings", at: int) -> int:
    """The second at which the night of the law is over in which second `at` lies; 0 by day."""
    law, start = h.circumstances.law, h.scenario.start
    second = (int(start[11:13]) * 3600 + int(start[14:16]) * 60 + at) % DAY
    return at + (law.limit("night_ends").value - second) % DAY if law.night(second) else 0


def heard(h: "Happenings", entry: e.Entry, event: e.Observed) -> None:
    """What somebody asks for, that somebody is threatened, that somebody is free: as a seat hears it."""
    for subject, attribute, value in event.claims:
        if attribute == "asks" and subject in h.scenario.people:
            h.plain(entry, "asks", event.seat, subject, asked_for=str(value), firsthand=event.source == subject)
        elif attribute == "preference" and subject in h.scenario.people:
            h.plain(entry, "prefers", event.seat, subject)
        elif attribute == "threatened" and subject in h.scenario.people:
            h.plain(entry, "threatened", event.seat, subject)
            h.plain(entry, "change", event.seat, subject, change="message")
        elif attribute in TOLD:
            h.minutes.told(event.seat, subject)
        elif attribute == "released":
            for person in h.circumstances.concerned(event.seat):
                if person != subject:
                    h.plain(entry, "change", event.seat, person, change="release")


CASE_STEPS: Final[dict[type, Step]] = {
    e.HandedOver: _handed_over,
    e.Opened: _opened,
    e.SeatChanged: _seat_changed,
    e.CaseOpened: _case,
    e.StatusSet: _status,
    e.Identified: _identified,
    e.Consented: _consented,
    e.ConsentWithdrawn: _withdrew,
    e.RiskAssessed: _risk,
    e.Received: _received,
    e.AppliedFor: _applied,
    e.PersonLeft: _left,
    e.ClockStarted: _clock,
    e.ClockStopped: _clock_over,
    e.MotionProposed: _proposed,
    e.MotionFiled: _motion,
    e.Ruled: _ruled,
    e.Protected: _protected,
    e.ThingLost: _lost,
    e.ThingCopied: _copied,
    e.ThingMoved: _thing_moved,
}
