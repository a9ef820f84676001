"""The happenings of the case and of the care that follows: status, motions, rulings, consents, arrivals and departures, papers, requests.

The second half of the table in `scoring.happenings`. What a seat must first learn of (a ruling, a release) happens toward it when the
observation of it arrives, so that nobody owes what they cannot know.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from sim.circumstances import Facts
from sim.model import events as e
from sim.model import roster

if TYPE_CHECKING:
    from scoring.happenings import Happening, Happenings

Step = Callable[["Happenings", e.Entry, Any], Iterator["Happening"]]

POLICE: Final = ("criminal_police", "migration_police", "regional_unit", "district_police")
PROVIDERS: Final = ("shelter", "social_service", "adaptation_centre")
THINGS: Final = ("check_documents", "query_register", "search_person", "preserve", "inspect", "trace_money")  # no person's word
LOOKS_AFTER: Final = ("shelter_worker", "social_worker")  # professions
FOR_HER: Final = ("deposition", "safety")  # motions about the person whom they protect or hear
WORDS_OF: Final = ("ask", "speak_with", "safety_check", "accept_report")


def _opened(h: "Happenings", entry: e.Entry, event: e.Opened) -> Iterator["Happening"]:
    h.vacant.update((seat, True) for seat, occupant in event.roster if occupant == roster.VACANT)
    yield from ()


def _seat_changed(h: "Happenings", entry: e.Entry, event: e.SeatChanged) -> Iterator["Happening"]:
    if event.status == "vacant":
        h.vacant[event.seat] = True
    else:
        h.vacant.pop(event.seat, None)
    yield from ()


def _case(h: "Happenings", entry: e.Entry, event: e.CaseOpened) -> Iterator["Happening"]:
    yield from h.plain(entry, "case_opened", event.seat, "", offence=event.offence, ground=event.ground)


def _status(h: "Happenings", entry: e.Entry, event: e.StatusSet) -> Iterator["Happening"]:
    yield from h.plain(entry, "status_set", event.seat, event.person)


def _identified(h: "Happenings", entry: e.Entry, event: e.Identified) -> Iterator["Happening"]:
    joint = any(body in POLICE for body in event.bodies) and any(body in PROVIDERS for body in event.bodies)
    seated = any(seat.profession in LOOKS_AFTER and name not in h.vacant for name, seat in h.scenario.seats.items())
    for seat in h.scenario.seats:
        convened = h.asked_for(seat, "identification", event.person)
        if convened or h.circumstances.reached(seat, event.person, "grounds", entry.at):
            yield from h.plain(
                entry, "identified", seat, event.person, joint=joint, convened=convened, result=event.result, service_seated=seated
            )


def _consented(h: "Happenings", entry: e.Entry, event: e.Consented) -> Iterator["Happening"]:
    more = h.circumstances.passing(event.seat, event.to, event.items, event.person, entry.at)
    yield from h.plain(
        entry, "consented", event.seat, event.person, known_at=entry.at, **more | {"accepted": event.given, "declined": not event.given}
    )


def _withdrew(h: "Happenings", entry: e.Entry, event: e.ConsentWithdrawn) -> Iterator["Happening"]:
    for seat in h.scenario.seats:
        yield from h.plain(entry, "withdrew", seat, event.person)


def _risk(h: "Happenings", entry: e.Entry, event: e.RiskAssessed) -> Iterator["Happening"]:
    yield from h.plain(entry, "risk_assessed", event.seat, event.person, change=event.change, understood=event.with_her)


def _received(h: "Happenings", entry: e.Entry, event: e.Received) -> Iterator["Happening"]:
    h.taken_in[event.seat, event.person] = True
    yield from h.plain(entry, "received", event.seat, event.person, phones=event.phones, gate=event.gate)
    yield from h.plain(entry, "change", event.seat, event.person, change="intake")


def _applied(h: "Happenings", entry: e.Entry, event: e.AppliedFor) -> Iterator["Happening"]:
    yield from h.plain(entry, "applied", event.seat, event.person, what=event.what)
    if event.what == "return_home":
        yield from h.plain(entry, "change", event.seat, event.person, change="return")


def _left(h: "Happenings", entry: e.Entry, event: e.PersonLeft) -> Iterator["Happening"]:
    for seat in h.seats_at(event.place):
        yield from h.plain(entry, "left", seat, event.person, how=event.how)


def _clock(h: "Happenings", entry: e.Entry, event: e.ClockStarted) -> Iterator["Happening"]:
    h.served[entry.n] = event
    yield from ()


def _clock_over(h: "Happenings", entry: e.Entry, event: e.ClockStopped) -> Iterator["Happening"]:
    if event.how == "lapsed":
        h.served[entry.n] = event
    yield from ()


def _motion(h: "Happenings", entry: e.Entry, event: e.MotionFiled) -> Iterator["Happening"]:
    verbs = [h.proof.get(act, "") for act in event.evidence]
    yield from h.plain(
        entry, "motion." + event.motion, event.seat, event.person, motion=event.motion, milder=event.milder,
        sources=len(verbs), things=sum(verb in THINGS for verb in verbs),
    )  # fmt: skip
    h.filed[event.motion, event.person, event.place] = event.seat
    if event.motion == "deposition":
        yield from h.plain(entry, "change", event.seat, event.person, change="hearing")


def _proposed(h: "Happenings", entry: e.Entry, event: e.MotionProposed) -> Iterator["Happening"]:
    verbs = [h.proof.get(act, "") for act in event.evidence]
    yield from h.plain(
        entry, "proposed." + event.motion, event.seat, event.person, motion=event.motion, milder=event.milder,
        sources=len(verbs), things=sum(verb in THINGS for verb in verbs),
    )  # fmt: skip
    h.resolved[event.motion, event.person, event.place] = event.seat


def _ruled(h: "Happenings", entry: e.Entry, event: e.Ruled) -> Iterator["Happening"]:
    """Decided is the motion of whoever filed it, and of whoever had resolved to ask for it."""
    matter = event.motion, event.person, event.place
    filed, resolved = h.filed.get(matter, ""), h.resolved.pop(matter, "")
    h.served[entry.n] = event
    more: Facts = {"motion": event.motion, "ruling": event.ruling, "struck": len(event.struck)}
    for seat in dict.fromkeys((filed, resolved or filed)):
        yield from h.plain(entry, "decided", seat, event.person, known_at=entry.at, **more)


def _protected(h: "Happenings", entry: e.Entry, event: e.Protected) -> Iterator["Happening"]:
    yield from h.plain(entry, "protected", event.seat, event.person, measure=event.measure)


def _lost(h: "Happenings", entry: e.Entry, event: e.ThingLost) -> Iterator["Happening"]:
    for seat in h.scenario.seats:
        if (seat, event.thing) in h.seen_things and event.thing not in h.copied:
            yield from h.plain(entry, "lost", seat, "")


def _copied(h: "Happenings", entry: e.Entry, event: e.ThingCopied) -> Iterator["Happening"]:
    h.copied[event.thing] = True
    yield from ()


def _thing_moved(h: "Happenings", entry: e.Entry, event: e.ThingMoved) -> Iterator["Happening"]:
    thing = h.scenario.things.get(event.thing)
    if thing is None or thing.kind != "passport" or thing.owner not in h.scenario.people:
        return
    if event.holder == thing.owner:
        yield from h.plain(entry, "paper_back", "", thing.owner)
    elif event.holder.startswith("seat:"):
        yield from h.plain(entry, "paper_taken", event.holder[5:], thing.owner)


def served(h: "Happenings", entry: e.Entry, seat: str, event: e.Ruled | e.ClockStarted | e.ClockStopped) -> Iterator["Happening"]:
    """What a clock or a ruling means for a seat that hears of it; a ruling, or a custody that ran out, toward each person of its case."""
    if isinstance(event, e.ClockStarted):
        yield from h.plain(entry, "clock", seat, event.subject, clock=event.clock, expires=event.due)
    elif isinstance(event, e.Ruled):
        if event.motion in FOR_HER:
            yield from h.plain(entry, "ruled", seat, event.person, motion=event.motion, ruling=event.ruling)
        elif event.motion != "search":  # which is told to nobody outside the investigation
            yield from _told(h, entry, seat, event.person, event.motion, event.ruling)
    else:
        yield from h.plain(entry, "lapsed", seat, event.subject, clock=event.clock)
        if event.clock == "custody":
            yield from _told(h, entry, seat, event.subject, "custody", "released")


def _told(h: "Happenings", entry: e.Entry, seat: str, suspect: str, motion: str, ruling: str) -> Iterator["Happening"]:
    for person in h.circumstances.concerned(seat):
        if person != suspect:
            yield from h.plain(entry, "ruled", seat, person, motion=motion, ruling=ruling)
            if ruling == "released":
                yield from h.plain(entry, "change", seat, person, change="release")


def heard(h: "Happenings", entry: e.Entry, event: e.Observed) -> Iterator["Happening"]:
    """What somebody asks for, that somebody is threatened, that somebody is free: as a seat hears it."""
    for subject, attribute, value in event.claims:
        if attribute == "asks" and subject in h.scenario.people:
            yield from h.plain(entry, "asks", event.seat, subject, asked_for=str(value), firsthand=event.source == subject)
        elif attribute == "threatened" and subject in h.scenario.people:
            yield from h.plain(entry, "threatened", event.seat, subject)
            yield from h.plain(entry, "change", event.seat, subject, change="message")
        elif attribute == "released":
            for person in h.circumstances.concerned(event.seat):
                if person != subject:
                    yield from h.plain(entry, "change", event.seat, person, change="release")


CASE_STEPS: Final[dict[type, Step]] = {
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
