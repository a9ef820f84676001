"""What each verb does when it ends: one table from verb to effect, each effect a function of a few lines.

`result` says how it came out and is written into the ended act; `then` is what follows. A verb without a line here has no effect
beyond having been done.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sim.behaviours import liberty, perception, persons, presence, services, story, talk
from sim.behaviours.possible import papers_of, within_reach
from sim.engine.stage import Stage
from sim.model import events as e

Args = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """`then`: what follows; `result`: how it came out; `said`: words to which no answer is given, so that the seat sees only whether
    they were in a language that carries. Whether they were understood is learned by asking (`teach_back`)."""

    then: Callable[[Stage, e.ActEnded, Args, int], None] | None = None
    result: Callable[[Stage, e.ActBegan], str] | None = None
    said: bool = False


def seen_result(stage: Stage, act: e.ActEnded) -> str:
    """The result of an act as its seat perceives it."""
    effect = EFFECTS.get(act.verb)
    if effect is None or not effect.said:
        return act.result
    carries = all(persons.language(stage, act.actor, p, act.voice) >= 2 for p in act.people)
    return "" if carries else "not_understood"


def _by(act: e.ActEnded) -> str:
    """Who answers for an act: the seat, or a colleague who acted alone."""
    return act.seat or act.actor


def _hand(act: e.ActEnded) -> str:
    """In whose hands a paper is that was taken in an act."""
    return presence.officer(act.seat) if act.seat else act.actor


def on_begin(stage: Stage, act: e.ActBegan, n: int) -> None:
    """What an act does already when it begins."""
    if act.verb == "watch" and act.seat:
        for person in act.people:
            perception.notice(stage, act.seat, person, "watching", n)


# --- perceive -----------------------------------------------------------------------------------------------------------


def _looked(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    at = str(args["at"])
    who = [at]
    if at in stage.scenario.vehicles:
        who += [p for p in stage.scenario.people if stage.world.get("aboard." + p) == at]
    elif at in stage.scenario.places:
        who += [p for p in stage.scenario.people if presence.visible(stage.world, act.seat, p)]
    for one in who:
        perception.notice(stage, act.seat, one, "looking", n)


def _alone(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """With nobody but the service in hearing, and no other voice between them, the officer was alone with each of them."""
    heard_by = (*act.hearing, act.voice) if act.voice in stage.scenario.people else act.hearing
    if act.seat and not presence.strangers(stage.world, heard_by) and len(act.people) == 1:
        for person in act.people:
            stage.record(e.SeenAlone(act.seat, person), n)
            perception.notice(stage, act.seat, person, "asking", n)


def _documents(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """Each paper is read; in whose hand it was is seen; then it is kept, given back to its owner, or given back to who held it."""
    hand = _hand(act)
    for person in act.people:
        for paper in [p for p in papers_of(stage, person) if within_reach(stage, p, act.place)]:
            held_by = str(stage.world.get("holder." + paper, ""))
            after = {"keep": hand, "owner": person, "holder": held_by}[str(args["after"])]
            _read_paper(stage, act, person, paper, held_by, after, n)
            if after != held_by:
                m = stage.record(e.ThingMoved(paper, after), n)
                if after == hand:
                    liberty.keep(stage, paper, _by(act), m)
                if after == person:
                    persons.move_trust(stage, act.actor, person, "own_paper_back", m)
                    liberty.give_back(stage, person, _by(act), m)
    for person in act.people:
        if act.seat:
            perception.notice(stage, act.seat, person, "checking", n)


def _read_paper(stage: Stage, act: e.ActEnded, person: str, paper: str, held_by: str, after: str, n: int) -> None:
    if not act.seat:
        return
    thing = stage.scenario.things[paper]
    wording = f"things.{paper}.read" if f"things.{paper}.read" in stage.scenario.texts else "engine.paper_read"
    claims = (e.Claim(paper, "holder", after), e.Claim(paper, "was_held_by", held_by), *perception.claims_of(thing.says))
    stage.observe(act.seat, "document", wording, source=person, about=(person,), claims=claims, thing=paper, cause=n)
    perception.notice(stage, act.seat, paper, "checking", n)


def _registered(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """The register answers about the papers of a person: what a check of the thing would show."""
    for paper in papers_of(stage, act.people[0]):
        for sign, cue in perception.cues_of(stage, paper):
            if cue.noticed == "checking" and act.seat:
                perception.notice_cue(stage, act.seat, paper, sign, cue, n)
    stage.observe(act.seat, "register", "engine.register_answered", about=act.people, cause=n)


_READY = {"numbers": "engine.prepared.numbers", "room": "engine.prepared.room"}


def _prepared(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """What preparing brought: who of one's own speaks what, or that it is ready."""
    if args["what"] != "languages" or act.seat not in stage.scenario.seats:
        stage.observe(act.seat, "own", _READY.get(str(args["what"]), "engine.prepared.notes"), cause=n)
        return
    for colleague in stage.scenario.seats[act.seat].colleagues:
        for tongue, level in stage.scenario.people[colleague].speaks.items():
            stage.observe(
                act.seat, "told", "engine.prepared.languages", source=colleague, about=(colleague,), language=tongue, level=level, cause=n
            )


# --- talk ---------------------------------------------------------------------------------------------------------------


def _understood(stage: Stage, act: e.ActBegan) -> str:
    heard = [persons.understands(stage, act.actor, p, act.voice) for p in act.people]
    return "understood" if all(heard) else "not_understood"


def _introduced(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    for person in act.people:
        if persons.tell(stage, act, person, "who_i_am", act.voice, n):
            persons.move_trust(stage, act.actor, person, "introduced", n)
            if not stage.world.get(f"once.{person}.calmed"):
                story.change_level(stage, person, "fear", -1, "calmed", n)


def _checked(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    _alone(stage, act, args, n)
    talk.checked(stage, act, n)


def _spoken(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    _alone(stage, act, args, n)
    talk.asked(stage, act, args, n)


def _explained(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    for person in act.people:
        persons.tell(stage, act, person, str(args["set"]), act.voice, n)


def _wished(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    _alone(stage, act, args, n)
    talk.wished(stage, act, n)


def _taught_back(stage: Stage, act: e.ActBegan) -> str:
    person, item = act.people[0], str(dict(act.args)["set"])
    told = stage.world.get(f"told.{person}.{item}") and persons.understands(stage, act.actor, person, act.voice)
    return "understood" if told else "not_understood"


def _consented(stage: Stage, act: e.ActBegan) -> str:
    person = act.people[0]
    if not persons.understands(stage, act.actor, person, act.voice):
        return "not_understood"
    help_ = stage.scenario.people[person].help
    agreed = persons.trusts(stage, act.actor, person, help_.trust, "consents", str(dict(act.args)["items"]))
    return "consented" if agreed else "declined"


def _pressed(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    if args["with"] != "reasons":
        persons.move_trust(stage, act.actor, act.people[0], "pressed", n)
        story.change_level(stage, act.people[0], "fear", 1, "pressed", n)


def _call(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    items = tuple(str(args["items"]).split())
    if items:
        _give(stage, act, str(args["contact"]), items, (), "none", n)
    if args["noted"] or not items:
        stage.observe(act.seat, "own", "engine.call_noted", contact=str(args["contact"]), cause=n)


# --- care and choice ----------------------------------------------------------------------------------------------------


def _separated(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    place, room = act.place, str(args["to"])
    perception.move(stage, [perception.into(stage, p, place, room) for p in act.people], n)
    for person in act.people:
        if args["locked"]:
            liberty.restrict(stage, person, "locked_in", _by(act), stage.now, n)
            persons.move_trust(stage, act.actor, person, "locked_in", n)
        elif stage.scenario.people[person].role != "suspect":
            persons.move_trust(stage, act.actor, person, "kept_apart", n)
        if presence.warm(stage.world, place, room):
            story.change_level(stage, person, "cold", -1, "warm_room", n)


def _told_free(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    for person in act.people:
        true = liberty.set_free(stage, person, _by(act), "told_free", n)
        understood = persons.tell(stage, act, person, "free", act.voice, n, true)
        if true and understood:
            persons.move_trust(stage, act.actor, person, "told_free", n)


def _need(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    level = {"food": "hunger", "warmth": "cold", "clothes": "cold", "rest": "fatigue"}.get(str(args["need"]))
    for person in act.people:
        if level:
            story.change_level(stage, person, level, -1, f"{level}_met", n)
        persons.move_trust(stage, act.actor, person, "need_met", n)


def _cared(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    person = act.people[0]
    story.change_level(stage, person, "pain", -1, "first_aid", n)
    persons.move_trust(stage, act.actor, person, "care_began", n)


def _ambulance(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    service = next(name for name, s in stage.scenario.services.items() if s.kind == "ambulance")
    services.ask(stage, act.seat, service, act.people, act.act, n)
    persons.move_trust(stage, act.actor, act.people[0], "care_began", n)


def _papers_back(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    for person in act.people:
        for paper in liberty.kept(stage, person, _hand(act)):
            stage.record(e.ThingMoved(paper, person), n)
            stage.observe(act.seat, "own", "engine.paper_returned", about=(person,), claims=(e.Claim(paper, "holder", person),), cause=n)
            persons.move_trust(stage, act.actor, person, "own_paper_back", n)
        liberty.give_back(stage, person, _by(act), n)


def _offered(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    persons.offer(stage, act, str(args["services"]).split(), str(args["condition"]), n)


def _let_go(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """They go on: with the vehicle they came in while it stands, else on their own or with whom is named."""
    for person in act.people:
        liberty.set_free(stage, person, _by(act), "let_go", n)
        vehicle = str(stage.world.get("travels." + person, ""))
        if vehicle and stage.world.at(vehicle) == act.place:
            perception.move(stage, [e.Moved(person, act.place, "", vehicle)], n)
        else:
            perception.move(stage, [e.Moved(person, "", "", "")], n)


def _accompanied(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    perception.move(stage, [e.Moved(p, "", "", "") for p in act.people], n)


def _guardianship(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    contact = next(name for name, c in stage.scenario.contacts.items() if c.institution == "guardianship")
    _give(stage, act, contact, ("minor_present",), act.people, "duty", n)


def _asylum(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    for person in act.people:
        persons.tell(stage, act, person, "asylum", act.voice, n)


# --- hold, sanction -----------------------------------------------------------------------------------------------------


def _told_held(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    for person in act.people:
        liberty.restrict(stage, person, "told_held", _by(act), stage.now, n)
        persons.tell(stage, act, person, "held", act.voice, n)


def _vehicle_held(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    liberty.hold_vehicle(stage, str(args["vehicle"]), _by(act), n)


def _vehicle_released(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    liberty.release_vehicle(stage, str(args["vehicle"]), _by(act), "released", n)


def _searched(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    if not act.seat:
        return
    person = act.people[0]
    perception.notice(stage, act.seat, person, "searching", n)
    found = [name for name in stage.scenario.things if stage.world.get("holder." + name) == person]
    for name in found:
        stage.observe(
            act.seat,
            "sight",
            "engine.found_on",
            source=person,
            about=(person,),
            claims=(e.Claim(name, "holder", person),),
            thing=name,
            cause=n,
        )
        perception.notice(stage, act.seat, name, "searching", n)


def _preserved(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    thing = str(args["thing"])
    stage.record(e.ThingCopied(thing, _by(act)), n)
    if args["way"] == "handed_over":
        liberty.keep(stage, thing, _by(act), stage.record(e.ThingMoved(thing, _hand(act)), n))
    stage.observe(act.seat, "own", "engine.preserved", thing=thing, cause=n)
    perception.notice(stage, act.seat, thing, "checking", n)


def _sanctioned(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    for person in act.people:
        persons.move_trust(stage, act.actor, person, "sanctioned", n)
        story.change_level(stage, person, "fear", 1, act.verb, n)


# --- together -----------------------------------------------------------------------------------------------------------


def _asked_for(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    services.ask(stage, act.seat, str(args["service"]), act.people, act.act, n)


def _give(stage: Stage, act: e.ActEnded, to: str, items: tuple[str, ...], people: tuple[str, ...], basis: str, n: int) -> None:
    """Items reach a contact; what that one does with them, and says back, is authored."""
    contact = stage.scenario.contacts[to]
    m = stage.record(e.InformationShared(act.seat, to, items, people, basis), n)
    if contact.answers and act.verb != "handle_call":
        in_person = bool(contact.person) and presence.here(stage.world, act.seat, contact.person)
        channel = "told" if in_person else "phone"
        stage.observe(act.seat, channel, contact.answers, source=contact.person, contact=to, cause=m)
    story.happen(stage, contact.told, f"contacts.{to}.told", m)


def _shared(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    _give(stage, act, str(args["contact"]), tuple(str(args["items"]).split()), act.people, str(args["basis"]), n)


def _reported(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    _give(stage, act, str(args["contact"]), ("suspected_misconduct",), (str(args["person"]),), "duty", n)


def _handed_over(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """Those handed over leave with the receiver's people; what was said about them goes along."""
    items = tuple(str(args["items"]).split())
    receiver = stage.scenario.contacts[str(args["to"])].person
    for person in act.people:
        m = stage.record(e.HandedOver(person, act.seat, str(args["to"]), bool(args["introduced"]), items), n)
        for paper in [p for p in liberty.kept(stage, person) if within_reach(stage, p, act.place)]:
            stage.record(e.ThingMoved(paper, receiver), m)
        if stage.world.get("held." + person) and stage.scenario.people[person].role != "suspect":
            stage.record(e.Freed(person, "handed_over", _by(act)), m)
    if items:
        _give(stage, act, str(args["to"]), items, act.people, "duty", n)
    perception.move(stage, [e.Moved(p, "", "", "") for p in act.people], n)


def _corrected(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    stage.observe(act.seat, "hearing", "engine.corrected", source=act.people[0], about=act.people, cause=n)


def _noted(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    stage.record(e.Noted(act.seat, str(args["text"])), n)


EFFECTS: dict[str, Outcome] = {
    "look": Outcome(_looked),
    "call_alone": Outcome(_alone),
    "check_documents": Outcome(_documents),
    "query_register": Outcome(_registered),
    "note": Outcome(_noted),
    "prepare": Outcome(_prepared),
    "introduce": Outcome(_introduced, _understood, said=True),
    "safety_check": Outcome(_checked, _understood),
    "speak_with": Outcome(_spoken, _understood),
    "explain": Outcome(_explained, _understood, said=True),
    "teach_back": Outcome(None, _taught_back),
    "ask_wish": Outcome(_wished, _understood),
    "ask_consent": Outcome(None, _consented),
    "persuade": Outcome(_pressed),
    "correct_colleague": Outcome(_corrected),
    "handle_call": Outcome(_call),
    "separate": Outcome(_separated),
    "tell_free": Outcome(_told_free, _understood, said=True),
    "meet_need": Outcome(_need),
    "first_aid": Outcome(_cared),
    "call_ambulance": Outcome(_ambulance),
    "return_documents": Outcome(_papers_back),
    "offer_help": Outcome(_offered, _understood),
    "let_go": Outcome(_let_go),
    "accompany": Outcome(_accompanied),
    "inform_guardianship": Outcome(_guardianship),
    "offer_asylum_information": Outcome(_asylum, _understood, said=True),
    "tell_held": Outcome(_told_held, _understood, said=True),
    "hold_vehicle": Outcome(_vehicle_held),
    "release_vehicle": Outcome(_vehicle_released),
    "search_person": Outcome(_searched),
    "preserve": Outcome(_preserved),
    "fine": Outcome(_sanctioned),
    "start_expulsion": Outcome(_sanctioned),
    "request": Outcome(_asked_for),
    "share": Outcome(_shared),
    "report_misconduct": Outcome(_reported),
    "hand_over": Outcome(_handed_over),
}
