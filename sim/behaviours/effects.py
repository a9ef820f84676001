"""What each act does when it ends: one table from act to effect, each effect a function of a few lines.

`result` says how it came out and is written into the ended act; `then` is what follows. An act without a line here has no effect
beyond having been done.
"""

from sim.behaviours import called_for, liberty, perception, persons, presence, reaching, services, story, talk, telephone
from sim.behaviours.acting import Args, Outcome, answers_for, hand
from sim.behaviours.care import EFFECTS_CARE
from sim.behaviours.case import EFFECTS_CASE
from sim.behaviours.interviews import EFFECTS_INTERVIEWS
from sim.behaviours.papers import papers_of, within_reach
from sim.behaviours.shifts import EFFECTS_SHIFTS
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model.people import Thing


def seen_result(stage: Stage, act: e.ActEnded) -> str:
    """The result of an act as its seat perceives it."""
    effect = EFFECTS.get(act.named)
    if effect is None or not effect.said:
        return act.result
    return "" if all(talk.carries(stage, act, p) for p in act.people) else "not_understood"


def seen_parts(stage: Stage, act: e.ActEnded, result: str) -> dict[str, str]:
    """Of several to whom something was said, whom the words reached and whom they did not, as its seat perceives it beside the `result`;
    nothing where all or none were reached."""
    effect = EFFECTS.get(act.named)
    if effect is None or result != "not_understood":
        return {}
    seen = talk.carries if effect.said else talk.took_in
    missed = " ".join(p for p in act.people if not seen(stage, act, p))
    reached = " ".join(p for p in act.people if seen(stage, act, p))
    return {"missed": missed, "reached": reached} if missed and reached else {}


def _watching(stage: Stage, act: e.ActBegan, n: int) -> None:
    if act.seat:
        for person in act.people:
            perception.notice(stage, act.seat, person, "watching", n)


# --- perceive -----------------------------------------------------------------------------------------------------------


def _looked(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """What can be seen by looking; whoever is tired notices one thing of it and has to look again for the next."""
    tired = bool(stage.world.get("tired." + act.seat))
    at = str(args["at"])
    who = [at]
    if at in stage.scenario.vehicles:
        who += [p for p in stage.scenario.people if stage.world.get("aboard." + p) == at]
    elif at in stage.scenario.places:
        who += [p for p in stage.scenario.people if presence.visible(stage.world, act.seat, p)]
    if at in stage.scenario.things:
        perception.read(stage, act.seat, at, n)
    for one in who:
        if perception.notice(stage, act.seat, one, "looking", n, first=tired) and tired:
            return


def _alone(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """With nobody but the service in hearing, and no other voice between them, the officer was alone with each of them."""
    heard_by = (*act.hearing, act.voice) if act.voice in stage.scenario.people else act.hearing
    if act.seat and not presence.strangers(stage.world, heard_by) and len(act.people) == 1:
        for person in act.people:
            stage.record(e.SeenAlone(act.seat, person), n)
            perception.notice(stage, act.seat, person, "asking", n)


def _documents(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """Each paper is read; in whose hand it was is seen; then it is kept, given back to its owner, or given back to who held it."""
    mine = hand(act)
    for person in act.people:
        for paper in [p for p in papers_of(stage, person) if within_reach(stage, p, act.place)]:
            held_by = str(stage.world.get("holder." + paper, ""))
            after = {"keep": mine, "owner": person, "holder": held_by}[str(args["after"])]
            _read_paper(stage, act, person, paper, held_by, after, n)
            if after != held_by:
                m = stage.record(e.ThingMoved(paper, after), n)
                if after == mine:
                    liberty.keep(stage, paper, answers_for(act), m)
                if after == person:
                    persons.move_trust(stage, act.actor, person, "own_paper_back", m)
                    liberty.give_back(stage, person, answers_for(act), m)
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
    seat = stage.scenario.seats[act.seat]
    for near in stage.scenario.near:
        mine, other = (near.language, near.to) if near.language in seat.speaks else (near.to, near.language)
        if seat.speaks.get(mine) == "full" and other not in seat.speaks:
            stage.observe(act.seat, "own", "engine.prepared.near", language=mine, other=other, cause=n)
    for colleague in [one for one in seat.colleagues if presence.here(stage.world, act.seat, one)]:
        by_level: dict[str, list[str]] = {}
        for tongue, level in stage.scenario.people[colleague].speaks.items():
            by_level.setdefault(level, []).append(tongue)
        for level, tongues in by_level.items():
            spoken, of = " ".join(tongues), (colleague,)
            stage.observe(act.seat, "told", "engine.prepared.languages", source=colleague, about=of, language=spoken, level=level, cause=n)


# --- talk ---------------------------------------------------------------------------------------------------------------


def _introduced(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    for person in act.people:
        if persons.tell(stage, act, person, "who_i_am", act.voice, n):
            persons.move_trust(stage, act.actor, person, "introduced", n)
            persons.calm(stage, person, "calmed", n)


def _checked(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    _alone(stage, act, args, n)
    talk.checked(stage, act, n)


def _spoken(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    _alone(stage, act, args, n)
    talk.asked(stage, act, args, n)


def _explained(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    for person in act.people:
        persons.tell(stage, act, person, str(args["set"]), act.voice, n)
    talk.nods(stage, act, n)


def _wished(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    _alone(stage, act, args, n)
    talk.wished(stage, act, n)


def _taught_back(stage: Stage, act: e.ActBegan) -> str:
    person, item = act.people[0], str(dict(act.args)["set"])
    told = stage.world.get(f"told.{person}.{item}") and persons.understands(stage, act.actor, person, act.voice, exact=True)
    return "understood" if told else "not_understood"


def _pressed(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    if args["with"] != "reasons":
        persons.move_trust(stage, act.actor, act.people[0], "pressed", n)
        story.change_level(stage, act.people[0], "fear", 1, "pressed", n)


def _call(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    contact, items = str(args["contact"]), tuple(str(args["items"]).split())
    if items:
        people = act.people or telephone.asked_about(stage, act, contact)
        reaching.give(stage, act, contact, items, people, str(args.get("basis", "none")), n)
    telephone.answer(stage, act, contact, tuple(str(args.get("kept", "")).split()), n)
    if args["noted"]:
        stage.observe(act.seat, "own", "engine.call_noted", contact=contact, cause=n)


# --- care and choice ----------------------------------------------------------------------------------------------------


def _separated(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    place, room, apart_from = act.place, str(args["to"]), str(args["from"])
    perception.move(stage, [perception.into(stage, p, place, room) for p in act.people], n)
    if apart_from in presence.others_in_room(stage.world, place, room, act.people):
        stage.observe(act.seat, "own", "engine.not_apart", about=(apart_from,), room=room, cause=n)
    for person in act.people:
        if args["locked"]:
            liberty.restrict(stage, person, "locked_in", answers_for(act), stage.now, n)
            persons.move_trust(stage, act.actor, person, "locked_in", n)
        elif stage.scenario.people[person].role != "suspect":
            persons.move_trust(stage, act.actor, person, "kept_apart", n)
        if presence.warm(stage.world, place, room):
            story.change_level(stage, person, "cold", -1, "warm_room", n)


def _told_free(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    for person in act.people:
        true = liberty.set_free(stage, person, answers_for(act), "told_free", n)
        understood = persons.tell(stage, act, person, "free", act.voice, n, true)
        if true and understood:
            persons.move_trust(stage, act.actor, person, "told_free", n)


def _need(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    level = {"food": "hunger", "warmth": "cold", "clothes": "cold", "rest": "fatigue"}.get(str(args["need"]))
    calms = {"food": "ate", "rest": "rested"}.get(str(args["need"]))
    for person in act.people:
        if level:
            story.change_level(stage, person, level, -1, f"{level}_met", n)
        if calms:
            persons.calm(stage, person, calms, n)
        persons.move_trust(stage, act.actor, person, "need_met", n)


def _cared(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    person = act.people[0]
    story.change_level(stage, person, "pain", -1, "first_aid", n)
    persons.move_trust(stage, act.actor, person, "care_began", n)


def _ambulance(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    service = called_for.nearest(stage, "ambulance", act.seat, act.people)
    services.ask(stage, act.seat, service, act.people, act.act, n)
    persons.move_trust(stage, act.actor, act.people[0], "care_began", n)


def _papers_back(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    for person in act.people:
        for paper in liberty.kept(stage, person, hand(act)):
            stage.record(e.ThingMoved(paper, person), n)
            stage.observe(act.seat, "own", "engine.paper_returned", about=(person,), claims=(e.Claim(paper, "holder", person),), cause=n)
            persons.move_trust(stage, act.actor, person, "own_paper_back", n)
        liberty.give_back(stage, person, answers_for(act), n)


def _offered(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    persons.offer(stage, act, str(args["services"]).split(), str(args["condition"]), n)


def _guardianship(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    contact = next(name for name, c in stage.scenario.contacts.items() if c.institution == "guardianship")
    reaching.give(stage, act, contact, ("minor_present",), act.people, "duty", n)


# --- hold, sanction -----------------------------------------------------------------------------------------------------


def _told_held(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """They may not go from the first word on, which is the minute that is said and written."""
    for person in act.people:
        liberty.restrict(stage, person, "told_held", answers_for(act), stage.now - act.seconds, n)
        persons.tell(stage, act, person, "held", act.voice, n)


def _vehicle_held(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    liberty.hold_vehicle(stage, str(args["vehicle"]), answers_for(act), n)


def _vehicle_released(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    liberty.release_vehicle(stage, str(args["vehicle"]), answers_for(act), "released", n)


def _searched(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """What is theirs is seen; papers and telephones of others come into the hand of whoever answers, with where they were."""
    person, mine = act.people[0], hand(act)
    if act.seat:
        perception.notice(stage, act.seat, person, "searching", n)
    for name in [name for name in stage.scenario.things if stage.world.get("holder." + name) == person]:
        thing, holder = stage.scenario.things[name], person
        if thing.kind in liberty.KEPT and thing.owner != person:
            holder = mine
            liberty.keep(stage, name, answers_for(act), stage.record(e.ThingMoved(name, mine), n))
        if not act.seat:
            continue
        wording = "engine.found_on" if holder == person else "engine.found_taken"
        was = () if holder == person else (e.Claim(name, "was_held_by", person), *_by_its_picture(stage, act.seat, thing, name))
        claims = (e.Claim(name, "holder", holder), *was)
        stage.observe(act.seat, "sight", wording, source=person, about=(person,), claims=claims, thing=name, cause=n)
        if thing.kind != "passport":  # whose it is, is read where papers are checked, beside whoever it stands for
            perception.read(stage, act.seat, name, n)
        perception.notice(stage, act.seat, name, "searching", n)


def _by_its_picture(stage: Stage, seat: str, thing: Thing, name: str) -> tuple[e.Claim, ...]:
    """A passport has a face in it: whose it is, where this seat has seen them."""
    shown = thing.kind == "passport" and thing.owner in stage.world.views[seat].people
    return (e.Claim(name, "whose", thing.owner),) if shown else ()


def _preserved(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """A copy, or an order to keep it, leaves a thing where it is; what is handed over is from now on with whoever secured it."""
    thing, mine = str(args["thing"]), hand(act)
    stage.record(e.ThingCopied(thing, answers_for(act)), n)
    if args["way"] == "handed_over":
        liberty.keep(stage, thing, answers_for(act), stage.record(e.ThingMoved(thing, mine), n))
        stage.observe(act.seat, "own", "engine.secured", claims=(e.Claim(thing, "holder", mine),), thing=thing, cause=n)
    else:
        stage.observe(act.seat, "own", "engine.preserved", thing=thing, cause=n)
    if args["way"] != "ordered":  # what others are told to keep nobody has in hand
        perception.read(stage, act.seat, thing, n)
    perception.notice(stage, act.seat, thing, "checking", n)


def _sanctioned(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    for person in act.people:
        persons.move_trust(stage, act.actor, person, "sanctioned", n)
        story.change_level(stage, person, "fear", 1, str(args["step"]), n)


# --- together -----------------------------------------------------------------------------------------------------------


def _asked_for(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    services.ask(stage, act.seat, str(args["service"]), act.people, act.act, n)


def _shared(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    contact, items = str(args["contact"]), tuple(str(args["items"]).split())
    if items:
        reaching.give(stage, act, contact, items, act.people, str(args["basis"]), n)
    telephone.answer(stage, act, contact, tuple(str(args.get("kept", "")).split()), n)
    if args.get("asked"):
        telephone.ask(stage, act, contact, tuple(str(args["asked"]).split()), n)


def _reported(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    reaching.give(stage, act, str(args["contact"]), ("suspected_misconduct",), (str(args["person"]),), "duty", n)


def _corrected(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    stage.observe(act.seat, "hearing", "engine.corrected", source=act.people[0], about=act.people, cause=n)


def _noted(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    stage.record(e.Noted(act.seat, str(args["text"])), n)


EFFECTS: dict[str, Outcome] = {
    "look": Outcome(_looked),
    "look.watch": Outcome(begins=_watching),
    "call_alone": Outcome(_alone),
    "check_documents": Outcome(_documents),
    "query_register": Outcome(_registered),
    "note": Outcome(_noted),
    "prepare": Outcome(_prepared),
    "introduce": Outcome(_introduced, talk.understood, said=True),
    "safety_check": Outcome(_checked, talk.understood),
    "speak_with": Outcome(_spoken, talk.understood),
    "explain": Outcome(_explained, talk.understood, said=True),
    "explain.asylum": Outcome(_explained, talk.understood, said=True),
    "teach_back": Outcome(None, _taught_back),
    "ask_wish": Outcome(_wished, talk.understood),
    "persuade": Outcome(_pressed),
    "correct_colleague": Outcome(_corrected),
    "handle_call": Outcome(_call),
    "separate": Outcome(_separated),
    "tell_free": Outcome(_told_free, talk.understood, said=True),
    "meet_need": Outcome(_need),
    "meet_need.first_aid": Outcome(_cared),
    "notify.ambulance": Outcome(_ambulance),
    "return.documents": Outcome(_papers_back),
    "offer_help": Outcome(_offered, talk.understood),
    "let_go": Outcome(reaching.let_go),
    "accompany": Outcome(reaching.accompanied),
    "notify.guardianship": Outcome(_guardianship),
    "tell_held": Outcome(_told_held, talk.understood, said=True),
    "direct_vehicle.hold": Outcome(_vehicle_held),
    "direct_vehicle.release": Outcome(_vehicle_released),
    "search_person": Outcome(_searched),
    "preserve": Outcome(_preserved),
    "administrative.fine": Outcome(_sanctioned),
    "administrative.start_expulsion": Outcome(_sanctioned),
    "request": Outcome(_asked_for),
    "share": Outcome(_shared),
    "report_misconduct": Outcome(_reported),
    "hand_over": Outcome(reaching.handed_over),
    **EFFECTS_CARE,
    **EFFECTS_CASE,
    **EFFECTS_INTERVIEWS,
    **EFFECTS_SHIFTS,
}
