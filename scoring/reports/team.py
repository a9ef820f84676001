"""Working together: the way from grounds to a door, what was asked twice or by telephone, what did not go along, decisions taken together.

Nobody is rated by it. What a seat knew is what it had perceived by then; what went along is what was shared with the body that took over.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from scoring.reports import telephone
from scoring.reports.kinds import each, of
from scoring.reports.lived import Life
from scoring.reports.material import Written
from scoring.reports.model import Line
from scoring.reports.words import Words, body_behind, body_of
from sim.model import events as e

SHELTERS: Final = ("shelter", "social_service", "adaptation_centre")
HELPERS: Final = (*SHELTERS, "hospital", "ambulance", "guardianship")
WORTH_KNOWING: Final = {  # what whoever looks after a person next has to know -> the item by which it is passed on
    "speaks": "needs", "ill": "needs", "diet": "needs", "fears": "needs", "needs": "needs", "promised": "promises", "wish": "wishes",
}  # fmt: skip


def team(entries: Sequence[e.Entry], lives: Mapping[str, Life], material: Written, words: Words) -> tuple[Line, ...]:
    """Everything there is to say of it, each with its entries."""
    return (
        *_first_call(entries, material, words),
        *_to_the_door(entries, material, words),
        *_asked_twice(lives, material, words),
        *telephone.told(entries, material, words),
        *_lost(entries, material, words),
        *_together(entries, material, words),
    )


def _say(words: Words, wording: str, entries: Sequence[int], **args: object) -> Line:
    return Line(words.say(f"debrief.team.{wording}", args), tuple(dict.fromkeys(n for n in entries if n)))


# --- from grounds to a door ---------------------------------------------------------------------------------------------------


def _first_call(entries: Sequence[e.Entry], material: Written, words: Words) -> Iterator[Line]:
    """From the first reasonable grounds to the first call to a service that can take people in."""
    grounds = next((x for x, reached in each(entries, e.ThresholdReached) if reached.kind == "grounds"), None)
    if grounds is None:
        return
    call = next((x for x in of(entries, e.ServiceQueued, e.InformationShared) if _calls_a_shelter(x.event, material)), None)
    if call is None:
        yield _say(words, "never_called", (grounds.n, entries[-1].n), at=grounds.at)
    elif call.at < grounds.at:
        yield _say(words, "called_before", (call.n, grounds.n), at=call.at)
    else:
        yield _say(words, "called", (grounds.n, call.n), at=call.at, span=call.at - grounds.at)


def _calls_a_shelter(event: e.Event, material: Written) -> bool:
    if isinstance(event, e.ServiceQueued):
        return str(material.part("services").get(event.service, {}).get("institution", "")) in SHELTERS
    return isinstance(event, e.InformationShared) and material.body(event.to) in SHELTERS


def _to_the_door(entries: Sequence[e.Entry], material: Written, words: Words) -> Iterator[Line]:
    """From the grounds about each person to the service that took them in, and who never came to one though they did not say no."""
    grounds: dict[str, e.Entry] = {}
    door: dict[str, e.Entry] = {}
    said_no: dict[str, bool] = {}
    for entry in of(entries, e.ThresholdReached, e.HelpOffered, e.Received, e.CareBegan, e.HandedOver):
        event = entry.event
        if isinstance(event, e.ThresholdReached) and event.kind == "grounds" and material.role(event.person) == "traveller":
            grounds.setdefault(event.person, entry)
        elif isinstance(event, e.HelpOffered):
            said_no[event.person] = bool(event.declined) and not event.accepted
        elif (person := _at_the_door(event, material)) in grounds:
            door.setdefault(person, entry)
    waited = sorted((door[who].at - grounds[who].at, who) for who in door)
    if waited:
        spans = {"least": waited[0][0], "most": waited[-1][0]}
        shown = [n for _, who in waited for n in (grounds[who].n, door[who].n)]
        wording = "to_the_door" if spans["least"] == spans["most"] else "to_the_door_range"
        yield _say(words, wording, shown, people=words.listed([words.called(who) for _, who in waited]), **spans)
    never = [who for who in grounds if who not in door and not said_no.get(who)]
    if never:
        people = words.listed([words.called(who) for who in never])
        yield _say(words, "no_door", [*(grounds[who].n for who in never), entries[-1].n], people=people)


def _at_the_door(event: e.Event, material: Written) -> str:
    """Whom a service takes in by this, "" nobody. Where somebody sits in its seat, it is they who open the door."""
    if isinstance(event, e.Received | e.CareBegan):
        return event.person
    if isinstance(event, e.HandedOver) and material.body(event.to) in HELPERS:
        seat = str(material.part("contacts")[event.to].get("seat", ""))
        return "" if seat in material.taken else event.person
    return ""


# --- what went along, and what did not ----------------------------------------------------------------------------------------


def _asked_twice(lives: Mapping[str, Life], material: Written, words: Words) -> Iterator[Line]:
    """The same person, the same topic, asked again: by another seat, or by the same. To ask on in one interview is no second time."""
    for life in lives.values():
        topics: dict[str, list[tuple[str, int]]] = {}
        sittings = [(one.at, one.until) for one in life.happenings if one.kind == "interviewed"]
        counted: set[tuple[str, str, tuple[int, int]]] = set()
        for one in life.happenings:
            if one.kind == "asked":
                topic, seat = str(one.args["topic"]), str(one.args["seat"])
                sitting = next(((began, over) for began, over in sittings if began <= one.at < over), None)
                if sitting is None or (topic, seat, sitting) not in counted:
                    topics.setdefault(topic, []).append((seat, one.entries[0]))
                if sitting is not None:
                    counted.add((topic, seat, sitting))
        for topic, asked in topics.items():
            seats = list(dict.fromkeys(seat for seat, _ in asked))
            if len(asked) > 1:
                wording = "asked_by_several" if len(seats) > 1 else "asked_again"
                bodies = words.listed([body_of(seat, material, words) for seat in seats])
                args = {"who": words.called(life.person), "topic": topic, "n": len(asked), "bodies": bodies}
                yield _say(words, wording, [n for _, n in asked], **args)


def _lost(entries: Sequence[e.Entry], material: Written, words: Words) -> Iterator[Line]:
    """What a seat knew of somebody when they were handed over, and the body that took them neither was told nor knew itself."""
    known: dict[str, dict[str, dict[str, int]]] = {}  # person -> what -> seat -> the entry by which it knew
    passed: list[tuple[str, str, str, str]] = []  # from which seat, to whom, of whom ("" of all), which item
    gone: list[tuple[e.Entry, e.HandedOver, dict[str, dict[str, int]]]] = []
    for entry in of(entries, e.Observed, e.InformationShared, e.HandedOver):
        event = entry.event
        if isinstance(event, e.Observed):
            for claim in event.claims:
                if claim.attribute in WORTH_KNOWING:
                    known.setdefault(claim.subject, {}).setdefault(claim.attribute, {}).setdefault(event.seat, entry.n)
        elif isinstance(event, e.InformationShared):
            passed += [(event.seat, telephone.end(event.to, material), who, item) for who in event.people or ("",) for item in event.items]
        elif isinstance(event, e.HandedOver):
            passed += [(event.seat, telephone.end(event.to, material), event.person, item) for item in event.items]
            if material.role(event.person) == "traveller":
                gone.append((entry, event, {what: dict(seats) for what, seats in known.get(event.person, {}).items()}))
    for entry, handed, then in gone:
        lost: dict[str, dict[str, int]] = {}  # seat -> what it knew and nobody passed on
        for what, seats in then.items():
            there = telephone.end(handed.to, material)
            went = any((seat, there, who, WORTH_KNOWING[what]) in passed for seat in seats for who in (handed.person, ""))
            if not went and there not in seats:
                seat, n = next(iter(seats.items()))
                lost.setdefault(seat, {})[what] = n
        yield from (_lost_by(seat, things, entry, handed, material, words) for seat, things in lost.items())


def _lost_by(seat: str, lost: Mapping[str, int], entry: e.Entry, event: e.HandedOver, material: Written, words: Words) -> Line:
    what = words.listed([words.say(f"debrief.team.known.{one}") for one in WORTH_KNOWING if one in lost])
    by, whom = body_of(seat, material, words), body_behind(event.to, material, words)
    args = {"who": words.called(event.person), "what": what, "by": by, "whom": whom}
    return _say(words, "lost", (*lost.values(), entry.n), **args)


# --- together -----------------------------------------------------------------------------------------------------------------


def _together(entries: Sequence[e.Entry], material: Written, words: Words) -> Iterator[Line]:
    """Meetings in which several bodies decided, each with everybody it was about. Who had done nothing by then, or was not told what
    was decided, took no part in it, though there is a seat for them at the table."""
    acted: set[str] = set()
    heard: dict[int, set[str]] = {}  # the entry of what was decided -> seats that were told
    for entry, observed in each(entries, e.Observed):
        heard.setdefault(entry.cause, set()).add(observed.seat)
    meetings: dict[tuple[int, tuple[str, ...]], dict[str, int]] = {}
    for entry in of(entries, e.ActEnded, e.Identified):
        event = entry.event
        if isinstance(event, e.ActEnded):
            acted.add(event.seat)
        elif isinstance(event, e.Identified):
            there = {material.seat_of(seat) for seat in acted & heard.get(entry.n, set())}
            bodies = tuple(one for one in event.bodies if one in there)
            if len(bodies) > 1:
                meetings.setdefault((entry.at, bodies), {})[event.person] = entry.n
    for (at, bodies), people in meetings.items():
        decided = words.listed([words.say(f"institution.{body}") for body in bodies])
        who = words.listed([words.called(one) for one in people])
        yield _say(words, "together", list(people.values()), at=at, who=who, bodies=decided)
