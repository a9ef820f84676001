"""Reaching others: what is told to a body reaches whoever answers there, and those who are handed over come to where they are taken.

A contact may be a seat. What is shared with it then becomes knowledge of that seat item by item and by value: what the one who shares
has perceived, no more. Where nobody sits there, what the body does and says back is authored.
"""

from collections.abc import Iterable
from typing import Any

from sim.behaviours import liberty, perception, presence, replies, story
from sim.behaviours.acting import answers_for
from sim.behaviours.papers import within_reach
from sim.behaviours.thresholds import reach, weigh
from sim.dossier import KEEPS, LATE, RULED, WORKS_ON_IT
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model import terms
from sim.model.scenario import Contact

# What an item says by value: of whom or what, and which of the attributes known of them (none named: all).
SAYS: dict[str, tuple[str, tuple[str, ...]]] = {
    "names": ("people", ("name",)),
    "needs": ("people", ("speaks", "ill", "diet", "fears", "needs")),
    "citizenships": ("people", ("citizenship",)),
    "wishes": ("people", ("wish", "preference")),
    "where_they_were_going": ("people", ("destination", "work")),
    "home_details": ("people", ("home", "street", "grandmother", "boy", "aunt", "school")),
    "promises": ("people", ("promised",)),
    "what_she_did": ("people", ("made_to",)),
    "held_since": ("people", ("held_since",)),
    "whereabouts": ("people", ("whereabouts", "last_seen")),
    "people_elsewhere": ("places", ("people", "men", "women", "child", "road", "moved_now")),
    "child_in_danger": ("places", ("child", "road")),
    "suspect": ("suspects", ()),
    "vehicle_and_driver": ("vehicles", ()),
}
Known = tuple[str, str, str | int]  # of whom or what, which attribute, the value
SETS_OUT = 600  # seconds after which who was handed over goes, where whoever took them over stays. Fictional value
SEEN_BY_A_DOCTOR = 3600  # seconds of a visit, with the waiting. Fictional value
STATED = ("check_in_progress", "fact_of_approach")  # items that say all there is to say
STATED_OF = ("minor_present", "suspect", "suspected_misconduct")  # and those that do where somebody is named
TOLD = "engine.shared"
RULINGS = (*RULED.values(), LATE)  # lines that say what the judge decided


def seated(stage: Stage, contact: Contact) -> str:
    """The seat that answers at a contact, "" where nobody sits there."""
    return contact.seat if contact.seat and stage.world.seats[contact.seat].status == "taken" else ""


def receiver(stage: Stage, contact: Contact, place: str) -> str:
    """Who at this place can take somebody over for a contact: its person, or the officer of its seat; "" nobody."""
    if place and contact.person and stage.world.at(contact.person) == place:
        return contact.person
    officer = presence.officer(seated(stage, contact))
    return officer if place and stage.world.at(officer) == place else ""


def give(stage: Stage, act: e.ActEnded, to: str, items: tuple[str, ...], people: tuple[str, ...], basis: str, n: int) -> None:
    """Items reach a contact: a seat learns them; else what that one does with them, and says back, is authored."""
    contact = stage.scenario.contacts[to]
    m = stage.record(e.InformationShared(act.seat, to, items, people, basis), n)
    seat = seated(stage, contact)
    if seat:
        _tell(stage, act.seat or act.actor, seat, items, people, m)
    elif contact.answers and act.verb != "handle_call":
        replies.says(stage, act.seat, to, contact.answers, m, again="engine.noted_too")
    story.happen(stage, contact.told, f"contacts.{to}.told", m)


# --- what a seat learns -------------------------------------------------------------------------------------------------


def _tell(stage: Stage, sender: str, seat: str, items: tuple[str, ...], people: tuple[str, ...], cause: int) -> None:
    """Let a seat learn items from another seat, or from a colleague who knows nothing by value."""
    if sender == seat:
        return
    world = stage.world
    from_seat = sender in world.views
    items = passed_on(stage, sender, items, people) if from_seat else items
    if not items:
        return
    me, them = presence.officer(sender) if from_seat else sender, presence.officer(seat)
    channel = presence.channel(world, me, them)
    source = me
    groups = _groups(stage, sender, items, people)
    subjects = groups["people"]
    claims = [e.Claim(*claim) for claim in _known(stage, sender, items, groups)]
    spoken_of = people if any(item not in terms.OF_NOBODY for item in items) else ()
    suspects = " ".join(groups["suspects"] or people) if "suspect" in items else ""
    young = _young(stage, sender, subjects) or people if "minor_present" in items else ()
    about = tuple(dict.fromkeys((*spoken_of, *young, *suspects.split())))
    number = _how_many(stage, sender, people) if "number_of_people" in items else ""
    said_of = {*young, *suspects.split(), *(claim.subject for claim in claims)}
    args: dict[str, Any] = {"by": sender, "items": " ".join(items), "number": number, "suspects": suspects}
    args |= {"young": " ".join(young), "of": " ".join(p for p in spoken_of if p not in said_of)}
    stage.observe(seat, channel, TOLD, source=source, about=about, claims=tuple(claims), cause=cause, **args)
    if "ruling" in items and from_seat:
        _rulings(stage, sender, seat, people, source, channel, cause)
    if "account" in items and from_seat:
        _accounts(stage, sender, seat, subjects, source, channel, cause)
    _signs(stage, sender, seat, items, subjects, groups["suspects"], cause)


def could_say(stage: Stage, sender: str, items: tuple[str, ...], people: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the items of which a seat could say something about these people (() all it knows): by its own observations alone."""
    groups = _groups(stage, sender, items, people)
    perceived = stage.world.views[sender].values()
    return tuple([item for item in items if _something(stage, sender, item, groups, people, perceived)])


def passed_on(stage: Stage, sender: str, items: tuple[str, ...], people: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the items that a seat really tells: of which it could say something, and those that need nothing but the word."""
    stated = STATED + (STATED_OF if people else ())
    known = could_say(stage, sender, items, people)
    return tuple(item for item in items if item in known or item in stated)


def _something(
    stage: Stage, sender: str, item: str, groups: dict[str, tuple[str, ...]], people: tuple[str, ...], perceived: Iterable[Known]
) -> bool:
    world, view = stage.world, stage.world.views[sender]
    match item:
        case "suspect":
            return bool(groups["suspects"])
        case "number_of_people":
            return _how_many(stage, sender, people) != ""
        case "minor_present":
            return bool(_young(stage, sender, groups["people"]))
        case "suspected_misconduct":
            return any(world.get(f"complicity.{sender}.{p}") for p in _all(stage))
        case "account":
            told = ((p, name) for p in groups["people"] for name in stage.scenario.people[p].memories)
            return any(world.get(f"noticed.{sender}.people.{p}.memories.{name}") for p, name in told)
        case "ruling":
            return any("heard." + wording in view.facts for wording in RULINGS)
        case "check_in_progress" | "fact_of_approach":
            return bool(groups["people"])
        case "shelter_address":
            return stage.scenario.seats[sender].profession in terms.TRUST_OF
        case _:
            seen = _whereabouts(stage, sender, groups["people"]) if item == "whereabouts" else {}
            return item in SAYS and bool(_said(item, (*seen, *perceived), groups))


def _groups(stage: Stage, sender: str, items: tuple[str, ...], people: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Of whom and what a sender speaks: who is named, else everybody of the case whom it knows; of suspects where an item is of them."""
    world, scenario = stage.world, stage.scenario
    known = world.views[sender].people if sender in world.views else ()
    return {
        "people": people or tuple(p for p in known if _concerned(stage, p)),
        "places": tuple(scenario.places),
        "vehicles": (*scenario.vehicles, *(v.driver for v in scenario.vehicles.values() if v.driver)),
        "suspects": tuple(p for p in scenario.people if world.get(f"suspect.{sender}.{p}")) if "suspect" in items else (),
    }


def _known(stage: Stage, sender: str, items: tuple[str, ...], groups: dict[str, tuple[str, ...]]) -> list[Known]:
    """What these items are by value, as far as a seat has perceived it; of a colleague who is no seat nothing."""
    said = [item for item in items if item in SAYS]
    if not said or sender not in stage.world.views:
        return []
    perceived: dict[Known, None] = dict.fromkeys(stage.world.views[sender].values())
    if "whereabouts" in items:
        perceived |= _whereabouts(stage, sender, groups["people"])
    told = {claim for item in said for claim in _said(item, perceived, groups)}
    return [claim for claim in perceived if claim in told]


def _whereabouts(stage: Stage, seat: str, people: tuple[str, ...]) -> dict[Known, None]:
    """Where a seat sees these people now; of whoever went out of its sight, where it saw them last."""
    last: dict[str, str | int] = {}
    view = stage.world.views[seat]
    for line in view.lines:
        if line.claims:
            last |= {subject: value for subject, attribute, value in line.claims if attribute == "place" and value and subject in people}
    here = view.facts.get
    return {(person, "whereabouts" if here("here." + person) else "last_seen", place): None for person, place in last.items()}


def _how_many(stage: Stage, sender: str, people: tuple[str, ...]) -> int | str:
    """Of how many it is said: who is named; else whom the sender has reason to look at and has not let go, and whom it took in and who has
    not left; or how many it was told of."""
    world, everybody = stage.world, stage.scenario.people
    looked_at = people or [p for p in everybody if world.get(f"reason_to_look.{sender}.{p}") and not world.get("let_go." + p)]
    looked_at = [p for p in looked_at if not world.get(f"suspect.{sender}.{p}")]
    if not people:
        stays = [p for p in everybody if world.get("received." + p) == sender and not world.get("left." + p)]
        looked_at = list(dict.fromkeys((*looked_at, *stays)))
    if looked_at:
        return len(looked_at)
    lines = stage.world.views[sender].lines if sender in stage.world.views else []
    told: list[int | str] = [dict(line.args).get("number", "") for line in lines if line.wording == TOLD]
    return next((number for number in reversed(told) if number), "")


def _rulings(stage: Stage, sender: str, seat: str, people: tuple[str, ...], source: str, channel: str, cause: int) -> None:
    """What the judge decided, as the sender heard it last: on liberty, and on those who are named; with nobody named, on everybody. A
    search is about a place: whoever does not work on the case hears of it where that place is theirs."""
    last, place = {}, stage.world.at(presence.officer(seat))
    known = {(line.wording, line.about, line.args) for line in stage.world.views[seat].lines if line.wording in RULINGS}
    at_work = stage.law.power(stage.scenario.seats[seat].profession, WORKS_ON_IT) != "no"
    for line in stage.world.views[sender].lines:
        if line.wording in RULINGS:
            last[dict(line.args).get("motion", ""), line.about] = line
    for (motion, about), line in last.items():
        said: dict[str, Any] = dict(line.args)
        theirs = at_work or bool(about) or said.get("place") == place
        news = (line.wording, about, line.args) not in known
        if news and (motion in KEEPS or (not people and theirs) or set(about) & set(people)):
            stage.observe(seat, channel, line.wording, source=source, about=about, cause=cause, **said)


def _concerned(stage: Stage, person: str) -> bool:
    return stage.scenario.people[person].role not in terms.SERVING


def _said(item: str, claims: Iterable[Known], groups: dict[str, tuple[str, ...]]) -> list[Known]:
    """What of these claims an item says."""
    of, attributes = SAYS[item]
    about = groups[of]
    return [claim for claim in claims if (not attributes or claim[1] in attributes) and claim[0] in about]


def _accounts(stage: Stage, sender: str, seat: str, subjects: tuple[str, ...], source: str, channel: str, cause: int) -> None:
    """What those persons told the sender, word for word as it was noted; what was put into their mouths stays so."""
    for person in subjects:
        for name, memory in stage.scenario.people[person].memories.items():
            sign = f"people.{person}.memories.{name}"
            if stage.world.get(f"noticed.{sender}.{sign}") and not stage.world.get(f"noticed.{seat}.{sign}"):
                clean = bool(stage.world.get(f"clean.{sender}.{sign}"))
                perception.hear(stage, seat, person, name, memory, not clean, cause, source=source, channel=channel)


def _signs(
    stage: Stage, sender: str, seat: str, items: tuple[str, ...], subjects: tuple[str, ...], suspects: tuple[str, ...], cause: int
) -> None:
    world = stage.world
    shown: dict[str, list[str]] = {
        "minor": [*_young(stage, sender, subjects)] if "minor_present" in items else [],
        "acute": [p for p in subjects if world.get(f"acute.{sender}.{p}")] if "needs" in items else [],
        "complicity": [p for p in _all(stage) if world.get(f"complicity.{sender}.{p}")] if "suspected_misconduct" in items else [],
    }
    for shows, about in shown.items():
        if about:
            weigh(stage, seat, "", TOLD, suggests=[], supports=[], shows=[shows], about=about, at_once=False, cause=cause)
    for person in suspects if "suspect" in items else ():
        reach(stage, seat, person, "suspect", TOLD, cause=cause)


def _young(stage: Stage, sender: str, people: tuple[str, ...]) -> tuple[str, ...]:
    """Those of whom a sender has seen that they may be under 18."""
    return tuple(p for p in people if stage.world.get(f"young.{sender}.{p}"))


def _all(stage: Stage) -> tuple[str, ...]:
    return (*stage.scenario.people, *stage.scenario.contacts)


# --- who goes where -----------------------------------------------------------------------------------------------------


def handed_over(stage: Stage, act: e.ActEnded, args: dict[str, str | int], n: int) -> None:
    """Those handed over leave with the receiver's people, when these leave; what was said about them and what is kept of theirs goes along.

    Where a seat receives, they come to its place after the road; with its officer alone here they stay until its people come.
    """
    to, items = str(args["to"]), tuple(str(args["items"]).split())
    contact = stage.scenario.contacts[to]
    hand = receiver(stage, contact, act.place) or contact.person
    _tell_hand_over(stage, act, seated(stage, contact), bool(args["introduced"]), n)
    along: list[str] = []
    others: dict[str, list[str]] = {}  # another seat, beside whom they leave -> what went along out of its hand
    for person in act.people:
        m = stage.record(e.HandedOver(person, act.seat, to, bool(args["introduced"]), items), n)
        for thing in [one for one in _kept_of(stage, person, contact) if within_reach(stage, one, act.place)]:
            had = str(stage.world.get("holder." + thing, "")).removeprefix("seat:")
            if had in stage.scenario.seats and had not in (act.seat, contact.seat):
                others.setdefault(had, []).append(thing)
            stage.record(e.ThingMoved(thing, hand), m)
            along.append(thing)
        if stage.world.get("held." + person) and stage.scenario.people[person].role != "suspect":
            stage.record(e.Freed(person, "handed_over", answers_for(act)), m)
    for seat, things in ((act.seat, along), *others.items()):
        _tell_things(stage, seat, "engine.went_along", things, hand, n)
    if items:
        give(stage, act, to, items, act.people, "duty", n)
    if hand != contact.person:
        _tell_things(stage, contact.seat, "engine.came_along", along, hand, n)
    if hand == contact.person:
        _go_along(stage, act.people, to, act.place, n)
    else:
        _fetched_later(stage, act.people, to, act.place)


def _kept_of(stage: Stage, person: str, contact: Contact) -> list[str]:
    """What the service keeps of a person and goes along with them: papers and telephones; to whoever may detain also what was secured."""
    kept, seats = liberty.kept(stage, person), stage.scenario.seats
    if contact.seat and stage.law.power(seats[contact.seat].profession, "detain") != "no":
        known = stage.world.get
        secured = [name for name, thing in stage.scenario.things.items() if thing.owner == person and known("preserved." + name)]
        kept += [name for name in secured if name not in kept and liberty.of_the_service(stage, str(known("holder." + name, "")))]
    return kept


def _tell_things(stage: Stage, seat: str, wording: str, things: list[str], holder: str, cause: int) -> None:
    """Let a seat know where things are from now on that went along with somebody."""
    if seat and things:
        claims = tuple(e.Claim(thing, "holder", holder) for thing in things)
        stage.observe(seat, "own", wording, claims=claims, things=" ".join(things), cause=cause)


def _tell_hand_over(stage: Stage, act: e.ActEnded, seat: str, introduced: bool, n: int) -> None:
    """The seat that receives them learns who they are by sight or by telephone, and from whom they come."""
    if not seat or not act.seat:
        return
    in_person = stage.world.at(presence.officer(seat)) == act.place
    stage.observe(
        seat,
        "told" if in_person else "phone",
        "engine.handed_over",
        source=presence.officer(act.seat),
        about=act.people,
        by=act.seat,
        introduced=int(introduced),
        cause=n,
    )


def let_go(stage: Stage, act: e.ActEnded, args: dict[str, str | int], n: int) -> None:
    """They go on: with the vehicle they came in while it stands, else on their own or with whom is named."""
    for person in act.people:
        liberty.set_free(stage, person, answers_for(act), "let_go", n)
        _leaves(stage, act, person, "informed" if args["way"] == "informed" else "unseen", n)
        vehicle = str(stage.world.get("travels." + person, ""))
        if vehicle and stage.world.at(vehicle) == act.place:
            perception.move(stage, [e.Moved(person, act.place, "", vehicle)], n)
        else:
            perception.move(stage, [e.Moved(person, "", "", "")], n)


def accompanied(stage: Stage, act: e.ActEnded, args: dict[str, str | int], n: int) -> None:
    """They are taken to a contact; where a seat answers there they arrive at its place. Who lives in a house comes back from a doctor."""
    contact = stage.scenario.contacts[str(args["to"])]
    lives = stage.world.get
    back = [p for p in act.people if contact.institution in terms.VISITED and lives("received." + p) and not lives("left." + p)]
    for person in back:
        _visit(stage, person, contact, n)
    gone = tuple(p for p in act.people if p not in back)
    for person in gone:
        _leaves(stage, act, person, "accompanied", n)
    send(stage, gone, contact, n)


def _visit(stage: Stage, person: str, contact: Contact, cause: int) -> None:
    """To a contact and back to the house that took them in: the road twice, and the time it takes there."""
    world, scenario = stage.world, stage.scenario
    home = scenario.seats[str(world.get("received." + person))]
    lived = str(world.get("back." + person) or world.room(person))  # who was called aside lives where they were before
    room = lived if world.at(person) == home.place else home.room
    there = scenario.people[contact.person].place if contact.person else ""
    road = max(0, scenario.travel.get(world.at(person), {}).get(there, 0)) + max(0, scenario.travel.get(there, {}).get(home.place, 0))
    perception.move(stage, [e.Moved(person, "", "", "")], cause)
    set_out = world.get("journeys." + person, 0)

    def back() -> None:
        if not world.at(person) and world.get("journeys." + person, 0) == set_out:
            for step in (home.room, room):  # through the hall, where one sees who comes
                perception.move(stage, [e.Moved(person, home.place, step, "")], cause)

    stage.at(stage.now + road + SEEN_BY_A_DOCTOR, back)


def _leaves(stage: Stage, act: e.ActEnded, person: str, how: str, n: int) -> None:
    """Who was taken in by this seat leaves it."""
    if act.seat and stage.world.get("received." + person) == act.seat:
        stage.record(e.PersonLeft(person, act.place, how), n)


def send(stage: Stage, people: tuple[str, ...], contact: Contact, cause: int) -> None:
    """They set out to where a contact is. At the place of a seat they arrive after the road; without a seat or a road they are gone."""
    seat, world = seated(stage, contact), stage.world
    place = stage.scenario.seats[seat].place if seat else ""
    origin = world.at(people[0]) if people else ""
    if not origin or origin == place:
        return
    perception.move(stage, [e.Moved(p, "", "", "") for p in people], cause)
    seconds = stage.scenario.travel.get(origin, {}).get(place, -1)
    if seconds < 0:
        return
    set_out = {p: world.get("journeys." + p, 0) for p in people}

    def arrive() -> None:
        there = [p for p in people if not world.at(p) and world.get("journeys." + p, 0) == set_out[p]]
        perception.move(stage, [e.Moved(p, place, stage.scenario.seats[seat].room, "") for p in there], cause)
        mine, came = presence.officer(seat), []
        for thing in stage.scenario.things if contact.person else ():
            if world.get("holder." + thing) == contact.person and stage.scenario.things[thing].owner in there:
                stage.record(e.ThingMoved(thing, mine), cause)
                came.append(thing)
        _tell_things(stage, seat, "engine.came_along", came, mine, cause)

    stage.at(stage.now + seconds, arrive)


def _go_along(stage: Stage, people: tuple[str, ...], to: str, place: str, cause: int) -> None:
    """They set out when the contact's person does, at the latest after ten minutes, and not out of an act or an interview with them."""
    contact = stage.scenario.contacts[to]

    def leaves(entry: e.Entry) -> None:
        moved = entry.event
        if isinstance(moved, e.Moved) and moved.who == contact.person and moved.place != place:
            stage.off(e.Moved, leaves)
            left = stage.now
            stage.at(left, lambda: go(entry.n, left))

    def go(why: int, since: int) -> None:
        waiting = [p for p in people if stage.world.at(p) == place and stage.world.get("handed_to." + p) == to]
        kept = {p: presence.needed_until(stage.world, (p,), stage.now, since) for p in waiting}
        later = max(kept.values(), default=0)
        if later > stage.now:
            stage.at(later, lambda: go(why, since))
        send(stage, tuple(p for p in waiting if kept[p] <= stage.now), contact, why)

    stage.on(e.Moved, leaves)
    latest = stage.now + SETS_OUT
    stage.at(latest, lambda: go(cause, latest))


def _fetched_later(stage: Stage, people: tuple[str, ...], to: str, place: str) -> None:
    """They wait here with the officer who took them over; when the contact's own people come they go along."""
    contact = stage.scenario.contacts[to]
    if not contact.person:
        return

    def comes(entry: e.Entry) -> None:
        moved = entry.event
        if not isinstance(moved, e.Moved) or moved.who != contact.person or moved.place != place:
            return
        stage.off(e.Moved, comes)
        stage.at(stage.now, lambda: leave(entry.n))

    def leave(cause: int) -> None:
        waiting = tuple(p for p in people if stage.world.at(p) == place and stage.world.get("handed_to." + p) == to)
        send(stage, waiting, contact, cause)

    stage.on(e.Moved, comes)
