"""The acts of a case: detain and release, inspect and search, follow the money, register, give a status, move the judge, protect, strike.

Whether an act is lawful is never asked here. What lies in another's gift is only asked for here and answered by `sim.behaviours.court`:
custody, a search, the hearing of a witness, measures in the courtroom. Docs: docs/reference/court.md.
"""

from typing import Any, Final

from sim import dossier
from sim.behaviours import clocks, court, liberty, perception, persons, presence, replies, shifts, talk
from sim.behaviours.acting import Args, Attempt, Outcome, Refusal, answers_for
from sim.behaviours.papers import within_reach
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model import roster, terms

LIES_OPEN: Final = ("at_once", "looking")  # cues of a thing that an inspection sees without a search


def file_of(stage: Stage, seat: str) -> list[dossier.Evidence]:
    """What a seat has before it of the case now."""
    return stage.dossier().file(seat)


def begin(stage: Stage) -> None:
    """Let whoever works on the case know which acts came into their file with what they were told."""

    def shared(entry: e.Entry) -> None:
        event = entry.event
        contact = stage.scenario.contacts.get(event.to) if isinstance(event, e.InformationShared | e.HandedOver) else None
        if contact is not None and contact.seat:
            stage.at(stage.now, lambda: _came_along(stage, contact.seat, entry.n))

    def sat_down(entry: e.Entry) -> None:
        changed = entry.event
        if isinstance(changed, e.SeatChanged):
            stage.at(stage.now, lambda: _came_along(stage, changed.seat, entry.n))
            if changed.status == "taken":
                _no_file(stage, changed.seat, entry.n)
                court.waiting(stage, changed.seat, entry.n)

    for seat, state in stage.world.seats.items():
        if state.status == "taken":
            _no_file(stage, seat, 1)
    stage.on(e.InformationShared, shared)
    stage.on(e.HandedOver, shared)
    stage.on(e.SeatChanged, sat_down)


def _no_file(stage: Stage, seat: str, cause: int) -> None:
    """Whoever lives by the files of others is told where nobody will sit who makes one: the story brings none."""
    seats, world = stage.scenario.seats, stage.world
    makes = [name for name, one in seats.items() if one.profession == dossier.INVESTIGATES]
    reads = makes and stage.law.power(seats[seat].profession, "review") != "no" and seats[seat].profession != dossier.INVESTIGATES
    if reads and all(world.seats[name].occupant == roster.VACANT for name in makes):
        stage.observe(seat, "own", "engine.no_file_will_come", cause=cause)


def _came_along(stage: Stage, seat: str, cause: int) -> None:
    if stage.world.seats[seat].status != "taken":
        return  # whoever sits down later learns it then
    known = dossier.evidence_in_view(stage.world.views[seat])
    new = [one for one in file_of(stage, seat) if one.act not in known]
    if new:
        stage.observe(seat, "own", "engine.file_came", cause=cause, **dossier.listed(new))


# --- detain and release -------------------------------------------------------------------------------------------------


def is_detained(stage: Stage, person: str) -> bool:
    """Whether somebody is held by protocol now."""
    return bool(stage.world.get("held." + person)) and bool(clocks.state(stage, "custody", person))


def _not_detained(a: Attempt) -> str:
    return "engine.refused.already_detained" if is_detained(a.stage, a.people[0]) else ""


def _somebody_holds(a: Attempt) -> str:
    return "" if a.stage.world.get("held." + a.people[0]) else "engine.refused.nobody_holds"


def _detained(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    person = act.people[0]
    liberty.restrict(stage, person, "told_held", answers_for(act), stage.now - act.seconds, n)  # from its first word on
    persons.tell(stage, act, person, "held", act.voice, n)
    if args["rights"]:
        persons.tell(stage, act, person, "rights", act.voice, n)
        talk.nods(stage, act, n)
    if stage.world.get("status." + person) != "suspect":
        stage.record(e.StatusSet(person, "suspect", act.seat), n)
    clocks.detained(stage, person, act.seat, n, of_a_group=args.get("term") == "group")


def _released(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    liberty.walk(stage, act.people[0], answers_for(act), "released", n)


# --- inspect, search, money ---------------------------------------------------------------------------------------------


def _agreed(stage: Stage, act: e.ActBegan) -> str:
    """Asked for consent, an adult who lives or works here and is no suspect gives it; where nobody is, nobody can."""
    if dict(act.args)["basis"] != "consent":
        return ""
    there = [p for p in act.people or tuple(stage.scenario.people) if presence.visible(stage.world, act.seat, p)]
    return "consented" if any(_could_agree(stage, act.actor, p) for p in there) else "no_consent"


def _could_agree(stage: Stage, actor: str, person: str) -> bool:
    who = stage.scenario.people[person]
    lives_there = who.role in ("traveller", "driver") and not who.younger_than(18, stage.scenario.start)
    return lives_there and persons.understands(stage, actor, person, "own", exact=True)


def _somebody_to_ask(a: Attempt) -> str:
    """Nobody goes on into a dwelling on the word of those who are not there: leave can be asked of whoever is."""
    world, room = a.stage.world, a.said("where")
    there = world.in_room(a.place, room) if presence.closed(world, a.place, room) else world.crowd(a.place)
    asked = [p for p in a.people or there if p in there and p in a.stage.scenario.people]
    if a.said("basis") != "consent" or any(_could_agree(a.stage, a.who, p) for p in asked):
        return ""
    return "engine.refused.nobody_to_agree"


def _inspected(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    at, search, seat = str(args["at"]), bool(args["search"]), act.seat
    place = stage.scenario.places.get(at)
    inside = (at, *place.rooms) if place is not None else (at,)
    if at in stage.scenario.things:
        perception.read(stage, seat, at, n)
    for way in ("looking", "searching") if search else ("looking",):
        perception.notice(stage, seat, at, way, n)
    if at in stage.scenario.things:
        perception.notice(stage, seat, at, "checking", n)
        return
    for name, thing in stage.scenario.things.items():
        if stage.world.get("holder." + name) not in inside or stage.world.get("lost." + name):
            continue
        lies_open = thing.kind == "recording" or any(cue.noticed in LIES_OPEN for cue in thing.cues.values())
        if search or lies_open:
            _find(stage, seat, name, at, n)


def _find(stage: Stage, seat: str, name: str, at: str, n: int) -> None:
    where = str(stage.world.get("holder." + name, ""))
    claims = (e.Claim(name, "holder", where),)
    stage.observe(seat, "sight", "engine.found_at", source=at, about=(name,), claims=claims, thing=name, place=at, cause=n)
    perception.read(stage, seat, name, n)
    for way in ("looking", "searching", "checking"):
        perception.notice(stage, seat, name, way, n)


def _money_in_it(a: Attempt) -> str:
    thing, world = a.said("thing"), a.stage.world
    if a.stage.scenario.things[thing].kind not in terms.HOLDS_MONEY:
        return "engine.refused.no_money_in_it"
    if world.get("traced." + thing):
        return "engine.refused.traced_already"
    seen = thing in world.views[a.seat].things if a.seat else False
    return "" if seen and within_reach(a.stage, thing, a.place) else "engine.refused.not_here"


def _traced(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    thing = str(args["thing"])
    m = stage.record(e.MoneyTraced(act.seat, thing), n)
    perception.notice(stage, act.seat, thing, "checking", m)
    said = f"things.{thing}.traced"
    wording = said if said in stage.scenario.texts else "engine.money_traced"
    stage.observe(act.seat, "register", wording, about=(thing,), thing=thing, cause=m)


# --- the operation ------------------------------------------------------------------------------------------------------


def _way_there(a: Attempt) -> str:
    if a.said("to") not in a.stage.scenario.places:
        return "engine.refused.no_such_room"
    return "" if a.said("to") == a.place else shifts.SPECIAL_SHIFTS["go"](a)


def _set_out(stage: Stage, act: e.ActBegan, n: int) -> None:
    """On the road first, where it is elsewhere; who is stopped on the way is then where they were going."""
    to, me = str(dict(act.args)["to"]), presence.officer(act.seat)
    if to == act.place:
        return
    perception.move(stage, [e.Moved(me, "", "", "")], n)
    arrives = stage.now + max(0, shifts.road(stage, act.place, to))
    stage.at(arrives, lambda: perception.move(stage, [e.Moved(me, to, "", "")], n))


def _operated(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    to, world = str(args["to"]), stage.world
    fields = terms.FORMS["operation_plan"]
    planned = tuple(field for field in fields if world.get(f"wrote.{act.seat}.operation_plan.{field}"))
    met = tuple(
        who for who, at, _ in world.roll if world.get(at) == to and stage.scenario.people[who].role not in ("colleague", "official")
    )
    m = stage.record(e.OperationCarriedOut(act.seat, to, planned, met), n)
    if act.seat:
        new = [who for who in met if who not in world.views[act.seat].here()]
        perception.see(stage, act.seat, new, m, open_doors=True)  # from now on they can be turned to
    stage.observe(act.seat, "own", "engine.operation_over", about=met, place=to, cause=m)


# --- the case -----------------------------------------------------------------------------------------------------------


def _not_open(a: Attempt) -> str:
    return "engine.refused.case_open" if a.stage.world.get("case_open." + a.said("offence")) else ""


def _opened(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    m = stage.record(e.CaseOpened(act.seat, str(args["offence"]), str(args["ground"])), n)
    stage.observe(act.seat, "own", "engine.case_opened", offence=str(args["offence"]), cause=m)


def _another_status(a: Attempt) -> str:
    return "engine.refused.status_already" if a.stage.world.get("status." + a.people[0]) == a.said("status") else ""


def _status_set(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    person = act.people[0]
    m = stage.record(e.StatusSet(person, str(args["status"]), act.seat), n)
    if args["explained"] and presence.here(stage.world, act.seat, person):
        persons.tell(stage, act, person, "status", "own", m)


def _administered(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    stage.observe(act.seat, "own", _STEPS[str(args["step"])], about=act.people, cause=n)


_STEPS: Final = {
    "adjourn": "engine.administrative.adjourn",
    "close": "engine.administrative.close",
    "end_prosecution": "engine.administrative.end_prosecution",
}


# --- review -------------------------------------------------------------------------------------------------------------


def _reviewed(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    _REVIEWS[str(args["what"])](stage, act.seat, n)


def _who_is_held(stage: Stage, seat: str, n: int) -> None:
    held = [p for p in stage.scenario.people if stage.world.get("held." + p)]
    for person in held:
        since, protocol = clocks.held_since(stage, person), is_detained(stage, person)
        wording = "engine.review.held_by_protocol" if protocol else "engine.review.held_without_protocol"
        claims = (e.Claim(person, "held_since", since),)
        stage.observe(seat, "document", wording, about=(person,), claims=claims, since=since, cause=n)
        if protocol:
            _protocol(stage, seat, person, n)
    if not held:
        stage.observe(seat, "document", "engine.review.nobody_held", cause=n)


def _protocol(stage: Stage, seat: str, person: str, n: int) -> None:
    """What stands in the protocol of somebody who is held: its hour, its minute and ground, and the rights with their own hour."""
    file = stage.dossier()
    at, act = file.protocols[person]
    args = dict(act.args)
    minute, ground = args["minute"], args["ground"]
    stage.observe(seat, "document", "engine.review.protocol", about=(person,), at=at, minute=minute, ground=ground, by=act.actor, cause=n)
    told_at, voice = file.rights.get(person, (-1, ""))
    if told_at < 0:
        stage.observe(seat, "document", "engine.review.rights_not_told", about=(person,), cause=n)
    else:
        way = voice if voice in ("own", "card") else ""
        through = "" if way or voice == "none" else voice
        stage.observe(seat, "document", "engine.review.rights_told", about=(person,), at=told_at, voice=through, way=way, cause=n)


def _what_is_registered(stage: Stage, seat: str, n: int) -> None:
    registered = [offence for offence in terms.OFFENCES if stage.world.get("case_open." + offence)]
    for offence in registered:
        stage.observe(seat, "register", "engine.review.registered", offence=offence, cause=n)
    if not registered:
        stage.observe(seat, "register", "engine.review.nothing_registered", cause=n)


def _what_stands_in_the_case(stage: Stage, seat: str, n: int) -> None:
    """As what it is registered, and who stands in it as what; then the file."""
    _what_is_registered(stage, seat, n)
    for person in stage.scenario.people:
        status = stage.world.get("status." + person)
        if status:
            stage.observe(seat, "document", "engine.review.status", about=(person,), status=status, cause=n)
    _what_the_file_holds(stage, seat, n)


def _what_the_file_holds(stage: Stage, seat: str, n: int) -> None:
    """What came into the file since the last look, act by act, then how many there are; and what waits for this seat to agree."""
    file, listed = file_of(stage, seat), stage.world.views[seat].looked_at
    new = [one for one in file if one.act not in listed]
    for one in new:
        how: dict[str, Any] = dict(one.how)
        stage.observe(seat, "own", "engine.evidence_known", about=one.people, act=one.act, verb=one.verb, done_at=one.at, cause=n, **how)
    if not file:
        stage.observe(seat, "own", "engine.review.empty_file", cause=n)
    elif len(new) < len(file):
        out = sum(1 for one in file if one.struck)
        stage.observe(seat, "own", "engine.review.file_so_far", number=len(file), new=len(new), out=out, cause=n)
    court.waiting(stage, seat, n)


def _what_is_planned(stage: Stage, seat: str, n: int) -> None:
    fields = terms.FORMS["operation_plan"]
    seats = [s for s in stage.scenario.seats if stage.world.get(f"filed.{s}.operation_plan")]
    missing = [f for f in fields if not any(stage.world.get(f"wrote.{s}.operation_plan.{f}") for s in seats)]
    wording = "engine.review.no_plan" if not seats else "engine.review.plan" if missing else "engine.review.whole_plan"
    stage.observe(seat, "document", wording, missing=" ".join(missing), cause=n)


_REVIEWS: Final = {
    "detention": _who_is_held,
    "registration": _what_is_registered,
    "case": _what_stands_in_the_case,
    "file": _what_the_file_holds,
    "plan": _what_is_planned,
}


# --- motions, protection, striking --------------------------------------------------------------------------------------


def _complete(a: Attempt) -> str:
    motion, person, place = a.said("motion"), a.said("for"), a.said("at")
    known = bool(a.seat) and person in a.stage.world.views[a.seat].people
    if not (known or (motion == "search" and place in a.stage.scenario.places)):
        return "engine.refused.motion_incomplete"
    if motion == terms.SAFETY and not a.said("measure"):
        return "engine.refused.no_measure_named"
    file = a.stage.dossier()
    waiting = {**file.pending, **file.proposed} if _goes_through(a.stage, a.seat, motion) else file.pending
    return "engine.refused.motion_pending" if any(about in waiting for about in dossier.same(motion, person, place)) else ""


def _goes_through(stage: Stage, seat: str, motion: str) -> str:
    """The profession that must agree before a motion of this seat reaches the judge, "" where it goes straight there."""
    through = stage.law.through(motion)
    return through if through and stage.scenario.seats[seat].profession != through else ""


def _moved(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    matter = motion, person, place = str(args["motion"]), str(args["for"]), str(args["at"])
    proposed = [one for about in dossier.same(*matter) for one in stage.dossier().proposed.get(about, ())]
    milder = any((args["milder"], stage.world.get(f"wrote.{act.seat}.custody_motion.why_not_milder"), *(one.milder for one in proposed)))
    relies = motion != terms.SAFETY  # danger is shown by its reasons, and whoever is in danger is not served by a file that goes round
    evidence = tuple(one.act for one in file_of(stage, act.seat) if relies and not one.struck)
    through = _goes_through(stage, act.seat, motion)
    if through:
        court.propose(stage, e.MotionProposed(act.seat, motion, person, place, evidence, milder, through), n)
    else:
        court.file(stage, e.MotionFiled(act.seat, motion, person, place, evidence, milder), n)


def _own_motion(a: Attempt) -> str:
    return "" if _meant(a.stage, a.seat, a.said("motion"), a.said("for"), a.said("at")) else "engine.refused.nothing_to_withdraw"


def _meant(stage: Stage, seat: str, motion: str, person: str, place: str) -> e.MotionFiled | e.MotionProposed | None:
    """Which motion of this seat is taken back, None where none of this kind waits, or was decided meanwhile. For whom or of which place
    need not be said where one alone fits."""
    own = (one for one in court.lies_open(stage, seat) if one.motion == motion)
    fit = [one for one in own if person in ("", one.person) and place in ("", one.place)]
    exact = [one for one in fit if (one.person, one.place) == (person, place)]
    return next(iter(exact), fit[0] if len(fit) == 1 else None)


def _withdrawn(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    motion = _meant(stage, act.seat, str(args["motion"]), str(args["for"]), str(args["at"]))
    if motion is not None:
        court.take_back(stage, motion, n)
    else:
        stage.observe(act.seat, "own", "engine.refused.nothing_to_withdraw", cause=n)


def _protected(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    court.protect(stage, act.seat, act.people[0], str(args["measure"]), n)


def _in_the_file(a: Attempt) -> str:
    known = {one.act: one for one in file_of(a.stage, a.seat)} if a.seat else {}
    evidence = known.get(a.said("evidence"))
    if evidence is None:
        return "engine.refused.no_such_evidence"
    return "engine.refused.struck_already" if evidence.struck else ""


def _something_to_send_back(a: Attempt) -> str:
    contact = a.stage.scenario.contacts.get(a.said("contact"))
    waits = contact is not None and a.seat and court.lies_with(a.stage, a.seat, contact.seat)
    return "" if waits or a.said("order") != terms.MOVE_THE_JUDGE else "engine.refused.no_motion_waits"


def _declined(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    to = str(args["contact"])
    replies.to_a_no(stage, act.seat, to, n)
    if args["order"] == terms.MOVE_THE_JUDGE:
        court.send_back(stage, act.seat, stage.scenario.contacts[to].seat, n)


def _struck(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    evidence, reason = str(args["evidence"]), str(args["reason"])
    m = stage.record(e.EvidenceStruck(act.seat, evidence, reason), n)
    file = stage.dossier()
    struck, record = dossier.in_words(file.acts[evidence]), file.bears_out(evidence, reason)
    stage.observe(act.seat, "own", "engine.evidence_struck", evidence=evidence, reason=reason, record=record, cause=m, **struck)


def _a_ruling_to_tell(a: Attempt) -> str:
    """What was not decided yet cannot be told."""
    ruled = any(a.stage.world.get("ruled." + motion) for motion in terms.MOTIONS)
    return "engine.refused.no_ruling_yet" if a.said("set") == "ruling" and not ruled else ""


SPECIAL_CASE: dict[str, Refusal] = {
    "detain": _not_detained,
    "release": _somebody_holds,
    "inspect": _somebody_to_ask,
    "preserve.payments": _money_in_it,
    "carry_out_operation": _way_there,
    "open_case": _not_open,
    "set_status": _another_status,
    "file_motion": _complete,
    "file_motion.withdraw": _own_motion,
    "strike": _in_the_file,
    "decline_order": _something_to_send_back,
    "explain": _a_ruling_to_tell,
}
EFFECTS_CASE: dict[str, Outcome] = {
    "detain": Outcome(_detained),
    "release": Outcome(_released),
    "inspect": Outcome(_inspected, _agreed),
    "preserve.payments": Outcome(_traced),
    "carry_out_operation": Outcome(_operated, begins=_set_out),
    "open_case": Outcome(_opened),
    "set_status": Outcome(_status_set),
    "administrative": Outcome(_administered),
    "review": Outcome(_reviewed),
    "file_motion": Outcome(_moved),
    "file_motion.withdraw": Outcome(_withdrawn),
    "protect": Outcome(_protected),
    "strike": Outcome(_struck),
    "decline_order": Outcome(_declined),
}
