"""Care that follows: arrival at a service and its rules, what belongs to a person, risk talked over with her, applications, the call later.

Also consent and preference as a person answers them. A house rule that locks a gate or boxes telephones restricts liberty like a cell does.
"""

from sim.behaviours import consents, liberty, perception, persons, presence, talk
from sim.behaviours.acting import Args, Attempt, Outcome, Refusal, answers_for, hand
from sim.behaviours.papers import belongings
from sim.behaviours.story import change_level
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model.people import HEARD_FROM

PREFERENCE = "prefers_"  # a wish so named is told when asked for a preference: who asks, who interprets, who sits beside, where, when
CAPABLE = ("fear", "pain", "fatigue", "hunger")  # at 3 nobody can agree to anything
RESTRICTS = {"gate_locked": "locked_in", "phones_boxed": "phone_kept"}  # house rule -> the restriction that it is
PATIENCE = 10  # trust may fall so far below what agreeing needed before a consent is taken back


# --- consent and preference ---------------------------------------------------------------------------------------------


def _answer(stage: Stage, act: e.ActBegan) -> str:
    person = act.people[0]
    capable = all(stage.world.level(person, level) < 3 for level in CAPABLE)
    if not capable or not persons.understands(stage, act.actor, person, act.voice, exact=True):
        return "not_understood"
    needed = stage.scenario.people[person].help.trust
    return "consented" if persons.trusts(stage, act.actor, person, needed, "consents", str(dict(act.args)["items"])) else "declined"


def _answered(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    if act.result == "not_understood":
        talk.not_taken_in(stage, act, act.people[0], n)
        return
    items = tuple(str(args["items"]).split())
    consents.answer(stage, act.people[0], act.seat, str(args["to"]), items, act.result == "consented", str(args["lasts"]), n)


def watch(stage: Stage) -> None:
    """Whoever loses trust takes back what they agreed to."""

    def changed(entry: e.Entry) -> None:
        change = entry.event
        if not isinstance(change, e.LevelChanged) or not change.level.startswith("trust."):
            return
        needed = stage.scenario.people[change.person].help.trust - PATIENCE
        if change.value >= needed:
            return
        for to in stage.scenario.contacts:
            seat = str(stage.world.get(f"consent_seat.{change.person}.{to}", ""))
            if seat in stage.scenario.seats and "trust." + persons.agency(stage, seat) == change.level:
                consents.withdraw(stage, change.person, to, (), entry.n)

    stage.on(e.LevelChanged, changed)


def _preferred(stage: Stage, act: e.ActBegan) -> str:
    if talk.understood(stage, act) == "not_understood":
        return "not_understood"
    return "stated" if _preferences(stage, act.people[0]) else "none_stated"


def _preferences(stage: Stage, person: str) -> list[str]:
    return [wish for wish in stage.scenario.people[person].wishes if wish.startswith(PREFERENCE)]


def _preference(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    person = act.people[0]
    if act.result == "not_understood":
        talk.not_taken_in(stage, act, person, n)
        return
    for wish in _preferences(stage, person):
        claims = (e.Claim(person, "preference", wish),)
        stage.observe(act.seat, "told", f"people.{person}.wishes.{wish}", source=person, about=(person,), claims=claims, cause=n)
    if act.result == "none_stated":
        stage.observe(act.seat, "told", "engine.no_preference", source=person, about=(person,), cause=n)


def _reported(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    stage.observe(act.seat, "own", "engine.report_accepted", about=act.people, report=str(args["about"]), cause=n)


# --- belongings, arrival, house rules -----------------------------------------------------------------------------------


def _theirs_in_hand(a: Attempt) -> str:
    boxed = any(a.stage.world.get(f"held_by.{p}.phone_kept") for p in a.people)
    return "" if boxed or any(belongings(a.stage, p, a.hand) for p in a.people) else "engine.refused.nothing_of_theirs"


def _belongings_back(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    for person in act.people:
        for thing in belongings(stage, person, hand(act)):
            m = stage.record(e.ThingMoved(thing, person), n)
            claims = (e.Claim(thing, "holder", person),)
            stage.observe(act.seat, "own", "engine.belonging_returned", about=(person,), claims=claims, thing=thing, cause=m)
            persons.move_trust(stage, act.actor, person, "belongings_back", m)
        _lift(stage, person, "phone_kept", answers_for(act), n)


def with_their_children(stage: Stage, people: tuple[str, ...], place: str) -> tuple[str, ...]:
    """Those taken in and, with each, the small children of their kin who stand beside them: no house takes in a mother alone."""
    world, scenario = stage.world, stage.scenario
    kin = [tie.to for person in people for tie in scenario.people[person].ties if tie.kind == "kin" and tie.to not in people]
    rooms = [world.room(person) for person in people]
    beside = [one for one in dict.fromkeys(kin) if world.at(one) == place and world.room(one) in rooms]
    small = [one for one in beside if scenario.people[one].younger_than(HEARD_FROM, scenario.start)]
    return (*people, *(one for one in small if not world.get("received." + one)))


def _received(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """Each is taken in, in the room that they are shown; a boxed telephone or a locked gate restricts them from this second."""
    room, came = str(args["to"]), any(stage.world.get("back." + person) for person in act.people)  # into the room, with their children
    beside = with_their_children(stage, act.people, act.place)
    taken_in = tuple(p for p in beside if p in act.people or bool(stage.world.get("back." + p)) == came)
    if presence.has_room(stage.world, act.place, room) and room:
        perception.move(stage, [perception.into(stage, p, act.place, room) for p in taken_in], n)
        for person in [p for p in taken_in if stage.world.get("back." + p)]:
            stage.record(perception.into(stage, person, act.place, room), n)  # they do not go back to where they waited
    for person in taken_in:
        m = stage.record(e.Received(person, act.seat, str(args["phones"]), str(args["gate"])), n)
        if args["phones"] == "box" or stage.world.get(f"house_rule.{act.seat}.phones_boxed"):
            _restrict(stage, act, person, "phones_boxed", m)
        if args["gate"] == "locked" or stage.world.get(f"house_rule.{act.seat}.gate_locked"):
            _restrict(stage, act, person, "gate_locked", m)
        if not stage.world.get("held." + person):
            persons.calm(stage, person, "taken_in", m)
        if room and presence.warm(stage.world, act.place, room):
            change_level(stage, person, "cold", -1, "warm_room", m)
    stage.observe(act.seat, "own", "engine.received", about=taken_in, phones=str(args["phones"]), gate=str(args["gate"]), cause=n)


def _ruled(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    rule, on = str(args["rule"]), args["step"] == "set"
    n = stage.record(e.HouseRuleSet(act.seat, rule, on), n)
    for person in [p for p in stage.scenario.people if stage.world.get("received." + p) == act.seat] if rule in RESTRICTS else []:
        if on and stage.world.at(person) == act.place:
            _restrict(stage, act, person, rule, n)
        elif not on:
            for thing in [t for t in belongings(stage, person, hand(act)) if stage.scenario.things[t].kind == "phone"]:
                if rule == "phones_boxed":
                    stage.record(e.ThingMoved(thing, person), n)
            _lift(stage, person, RESTRICTS[rule], answers_for(act), n)
    stage.observe(act.seat, "own", "engine.house_rule_set" if on else "engine.house_rule_lifted", rule=rule, cause=n)


def _restrict(stage: Stage, act: e.ActEnded, person: str, rule: str, n: int) -> None:
    for name, thing in stage.scenario.things.items():
        if rule == "phones_boxed" and thing.kind == "phone" and stage.world.get("holder." + name) == person:
            stage.record(e.ThingMoved(name, hand(act)), n)
    liberty.restrict(stage, person, RESTRICTS[rule], answers_for(act), stage.now, n)
    if rule == "gate_locked":
        persons.move_trust(stage, act.actor, person, "locked_in", n)


def _lift(stage: Stage, person: str, how: str, by: str, n: int) -> None:
    """One restriction is taken away; the person is free if it was the only one."""
    others = [way for way in ("told_held", "locked_in", "paper_kept", "phone_kept", "vehicle_held") if way != how]
    if stage.world.get(f"held_by.{person}.{how}") and not any(_stands(stage, person, way) for way in others):
        stage.record(e.Freed(person, "restriction_lifted", by), n)


def _stands(stage: Stage, person: str, how: str) -> bool:
    """Whether a restriction still holds: one that was a house rule ends for good when the rule is lifted."""
    by = stage.world.get(f"held_by.{person}.{how}")
    rule = next((rule for rule, way in RESTRICTS.items() if way == how), "")
    lifted = rule and stage.world.get(f"house_rule.{by}.{rule}") is False
    return bool(by) and not lifted


# --- risk, applications, follow-up --------------------------------------------------------------------------------------


def _risk(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    person = act.people[0]
    with_her = act.result == "understood"
    n = stage.record(e.RiskAssessed(person, act.seat, str(args["change"]), with_her), n)
    stage.observe(act.seat, "own", "engine.risk_assessed" if with_her else "engine.risk_without_her", about=(person,), cause=n)
    if with_her:
        perception.notice(stage, act.seat, person, "asking", n)
        perception.notice(stage, act.seat, person, "weighing", n)


def _applied(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    what = str(args["what"])
    n = stage.record(e.AppliedFor(act.people[0], act.seat, what), n)
    stage.observe(act.seat, "own", "engine.applied", about=act.people, what=what, cause=n)


def _gone(a: Attempt) -> str:
    return "engine.refused.still_here" if a.here(a.people[0]) else ""


def _reached(stage: Stage, act: e.ActBegan) -> str:
    """Reached is who left with a number or in company, or is where somebody looks after them and says so. Whom a house let go without a
    number it has none for."""
    person, world = act.people[0], stage.world
    line, left = world.get("line." + person), world.get("left." + person, "")  # nothing: nobody let them go; the story says how they left
    looked_after = world.get("received." + person) or world.get("handed_to." + person) or world.get("in_care." + person)
    without = left == "unseen" or (left == "informed" and line is False)
    return "reached" if line or left == "accompanied" or ((left == "informed" or looked_after) and not without) else "not_reached"


def _followed(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    reached = act.result == "reached"
    n = stage.record(e.FollowedUp(act.people[0], act.seat, reached), n)
    stage.observe(act.seat, "phone", "engine.followed_up" if reached else "engine.not_reached", about=act.people, cause=n)


def _seats_enough(a: Attempt) -> str:
    """The car of a seat takes so many along; more go in what somebody has come with who was asked for."""
    seat, scenario, at = a.stage.scenario.seats.get(a.seat), a.stage.scenario, a.stage.world.at
    if seat is None or not seat.guests or len(a.people) <= seat.guests:
        return ""
    asked_for = [str(one.args.get("who")) for s in scenario.services.values() if s.kind == "transport" for one in s.granted]
    stands_here = any(who in scenario.vehicles and at(who) == a.place for who in asked_for)
    return "" if stands_here else "engine.refused.no_room_in_the_car"


SPECIAL_CARE: dict[str, Refusal] = {
    "accompany": _seats_enough,
    "return.belongings": _theirs_in_hand,
    "follow_up": _gone,
}
EFFECTS_CARE: dict[str, Outcome] = {
    "ask_consent": Outcome(_answered, _answer),
    "ask_wish.preference": Outcome(_preference, _preferred),
    "accept_report": Outcome(_reported, talk.understood),
    "return.belongings": Outcome(_belongings_back),
    "receive": Outcome(_received, talk.understood),
    "set_house_rule": Outcome(_ruled),
    "assess_risk": Outcome(_risk, talk.understood),
    "apply_for": Outcome(_applied),
    "follow_up": Outcome(_followed, _reached),
}
