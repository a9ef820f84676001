"""The procedural interview: opened with a status, rights and warnings; only what is asked inside it is testimony.

It has one person, one voice and those who sit beside by the person's wish. Who comes later can sit down beside while it is open: with
the person's yes, or by office (an appointed interpreter, who interprets from then on; for a minor the guardianship authority). A break
lasts from the care that opens it until the next question. An hour of questions without a break tires. Whoever sat beside and leaves is
missed, and out until they sit down again; it goes on. It ends when it is read back, or stops by itself: when the person or the officer
leaves, or when fear, pain or exhaustion leave no room for words and the person stops it. Rules: docs/reference/talk.md.
"""

from functools import partial

from sim.behaviours import persons, presence, talk
from sim.behaviours.acting import Args, Attempt, Outcome, Refusal
from sim.behaviours.story import change_level
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model import terms

TIRING = 3600  # seconds of questions without a break after which fatigue grows by one
STOPS = ("fear", "fatigue", "pain")  # at 3 the person stops the interview
JOINED = (terms.SAT_DOWN, terms.INTERPRETS)
NEAR = {"kin", "co_victim"}  # ties at which nobody shakes the head
ADULT = 18


def watch(stage: Stage) -> None:
    """Let interviews stop by themselves."""

    def left(entry: e.Entry) -> None:
        moved = entry.event
        if not isinstance(moved, e.Moved):
            return
        for seat, person in stage.world.interviews.items():
            if moved.who in (person, presence.officer(seat)):
                stage.at(stage.now, lambda person=person, seat=seat: _if_apart(stage, person, seat, entry.n))  # type: ignore[misc]
            beside = presence.beside(stage.world, person)
            left = beside if moved.who == person else tuple(who for who in beside if who == moved.who)
            if left:
                stage.at(stage.now, partial(_goes_on_without, stage, left, person, seat, entry.n))

    def had_enough(entry: e.Entry) -> None:
        change = entry.event
        if isinstance(change, e.LevelChanged) and change.level in STOPS and change.value >= 3:
            seat = str(stage.world.get("interview." + change.person, ""))
            if seat:
                _over(stage, change.person, seat, "stopped", change.level, entry.n)

    stage.on(e.Moved, left)
    stage.on(e.LevelChanged, had_enough)


def _if_apart(stage: Stage, person: str, seat: str, cause: int) -> None:
    world = stage.world
    if world.get("interview." + person) == seat and world.at(person) != world.at(presence.officer(seat)):
        _over(stage, person, seat, "stopped", "left", cause)


def _goes_on_without(stage: Stage, beside: tuple[str, ...], person: str, seat: str, cause: int) -> None:
    """Who sat beside leaves, or is left behind where officer and person go on elsewhere, and the interview does not end with it: the line
    says so, and from then on they are out of it. An interpreter on the line goes along."""
    world = stage.world
    open_here = world.get("interview." + person) == seat and world.at(person) == world.at(presence.officer(seat))
    for who in presence.beside(world, person) if open_here else ():
        with_her = (world.at(who), world.room(who)) == (world.at(person), world.room(person))
        if who in beside and not with_her and not (appointed(stage, who) and on_the_line(stage, seat, who)):
            stage.observe(seat, "sight", terms.WITHOUT, about=(who,), person=person, cause=cause)


def voice_of(stage: Stage, act: str, person: str, given: str, present: str = "") -> str:
    """Who speaks in an act by this name: inside an interview its voice, unless another is named; an appointed interpreter who takes over
    (`present`) speaks for themselves."""
    if given or act not in ("interview.ask", "interview.join"):
        return given
    return present if present and appointed(stage, present) else str(stage.world.get("interview_voice." + person, ""))


def on_the_line(stage: Stage, seat: str, voice: str) -> bool:
    """Whether a voice is on the line of a seat; of any, where a colleague acts alone (`seat` "")."""
    granted = (t.service for t in stage.world.tickets.values() if t.state == "granted" and (t.seat == seat or not seat))
    return any(stage.scenario.services[service].voice == voice for service in granted)


# --- refusals -----------------------------------------------------------------------------------------------------------


def elsewhere(a: Attempt) -> bool:
    """Whether somebody this talk needs is in an interview with another seat."""
    return a.verb.talk and any(a.stage.world.get("interview." + p, "") not in ("", a.seat) for p in a.people)


def none_open(a: Attempt) -> str:
    """An interview, or a conversation, begins only where no interview with this person is open."""
    return "engine.refused.interview_open" if a.stage.world.get("interview." + a.people[0]) else ""


def _begins(a: Attempt) -> str:
    if not a.seat:
        return "engine.refused.yours_to_do"
    others = [p for p in a.stage.scenario.people if a.stage.world.get("interview." + p, "") == a.seat]
    if none_open(a) or others:
        return "engine.refused.interview_open"
    return "" if all(a.here(p) for p in beside(a.args.get("present"))) else "engine.refused.not_here"


def _open(a: Attempt) -> str:
    open_here = a.seat and a.stage.world.get("interview." + a.people[0]) == a.seat
    return "" if open_here else "engine.refused.no_interview"


def _joins(a: Attempt) -> str:
    """Only somebody who is here and has no part in it, or left it, sits down."""
    who, talk = a.said("present"), a.stage.world.views[a.seat].interview if a.seat else None
    sits = who in (a.hand, a.who) or (talk is not None and talk.has_part(who))
    there = a.here(who) or (appointed(a.stage, who) and on_the_line(a.stage, a.seat, who))
    return _open(a) or ("" if there else "engine.refused.not_here") or ("engine.refused.beside_already" if sits else "")


def beside(given: object) -> tuple[str, ...]:
    """Those named to sit beside the person."""
    if not given:
        return ()
    return tuple(str(one) for one in given) if isinstance(given, (list, tuple)) else tuple(str(given).split())


SPECIAL_INTERVIEWS: dict[str, Refusal] = {
    "interview": _begins, "interview.ask": _open, "interview.join": _joins, "interview.close": _open,
    "speak_with": none_open,
}  # fmt: skip


# --- effects ------------------------------------------------------------------------------------------------------------


def appointed(stage: Stage, voice: str) -> bool:
    """Whether a voice is an interpreter appointed and sworn for formal acts: one of the body of interpreters."""
    person = stage.scenario.people.get(voice)
    return person is not None and person.agency == "interpreters"


def _began(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """The person's status is named, and rights and warnings where they are given. Where no words carry nothing begins."""
    person = act.people[0]
    if persons.language(stage, act.actor, person, act.voice) < persons.CONVERSATION:
        talk.not_taken_in(stage, act, person, n)
        return
    persons.tell(stage, act, person, "status", act.voice, n)
    for item in ("rights", "not_against_self") if args["warned"] else ():
        persons.tell(stage, act, person, item, act.voice, n)
    talk.nods(stage, act, n)
    present, sworn = tuple(str(args["present"]).split()), appointed(stage, act.voice)
    voice = act.voice if act.voice != "own" else ""
    n = stage.record(
        e.InterviewBegan(
            person, act.seat, act.act, str(args["status"]), bool(args["warned"]), bool(args["recorded"]), voice, sworn, present
        ),
        n,
    )
    stage.observe(
        act.seat,
        "own",
        "engine.interview_began",
        about=(person,),
        status=str(args["status"]),
        warned=int(bool(args["warned"])),
        recorded=int(bool(args["recorded"])),
        voice=act.voice,
        sworn=int(sworn),
        present=" ".join(present),
        cause=n,
    )
    worst = max(STOPS, key=lambda level: stage.world.level(person, level))
    if stage.world.level(person, worst) >= 3:
        _over(stage, person, act.seat, "stopped", worst, n)  # what it is that stops it shows


def _asked(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """One question of an interview that is still open: the same telling rules as in a conversation."""
    person = act.people[0]
    if stage.world.get("interview." + person) != act.seat:
        return
    talk.asked(stage, act, args, n)
    hours = (stage.now - int(stage.world.get("interview_fresh." + person, 0))) // TIRING
    since = stage.world.get("interview_fresh." + person, 0)
    why = f"questions.{since}.{hours}"
    if hours and not stage.world.get(f"once.{person}.fatigue.{why}"):
        change_level(stage, person, "fatigue", 1, why, n)


def _answer(stage: Stage, act: e.ActBegan) -> str:
    """Whether somebody sits down beside. An interpreter by appointment, and whoever stands for a minor, sit there by law; of everybody else
    the person is asked, and shakes the head at whoever belongs to the other side. "" where that one has gone meanwhile."""
    person, who = act.people[0], str(dict(act.args)["present"])
    by_line = appointed(stage, who) and on_the_line(stage, act.seat, who)
    if stage.world.get("interview." + person) != act.seat or not (stage.world.at(who) == act.place or by_line):
        return ""
    if appointed(stage, who):
        return terms.INTERPRETS
    of, comes = stage.scenario.people[person], stage.scenario.people[who]
    if of.younger_than(ADULT, stage.scenario.start) and comes.agency == "guardianship":
        return terms.SAT_DOWN
    if not persons.understands(stage, act.actor, person, act.voice):
        return "not_understood"
    bonds = {tie.kind for tie in of.ties if tie.to == who} | {tie.kind for tie in comes.ties if tie.to == person}
    return "declined" if comes.role == "suspect" or bonds - NEAR else terms.SAT_DOWN


def _joined(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    """From this minute on somebody sits beside: the line says who, and whether they interpret."""
    if act.result in JOINED:
        stage.observe(
            act.seat, "own", "engine.interview_joined", about=(str(args["present"]),), person=act.people[0], how=act.result, cause=n
        )


def _ended(stage: Stage, act: e.ActEnded, args: Args, n: int) -> None:
    _over(stage, act.people[0], act.seat, "ended", "", n)


def _over(stage: Stage, person: str, seat: str, how: str, by: str, cause: int) -> None:
    world = stage.world
    if world.get("interview." + person) != seat:
        return
    since, away = int(world.get("interview_since." + person, 0)), int(world.get("interview_off." + person, 0))
    paused = int(world.get("interview_paused." + person, 0))
    away += stage.now - paused if paused else 0
    seconds, breaks = stage.now - since - away, int(world.get("interview_breaks." + person, 0))
    act = str(world.get("interview_act." + person, ""))
    n = stage.record(e.InterviewEnded(person, seat, act, how, seconds, breaks), cause)  # type: ignore[arg-type]
    wording = "engine.interview_ended" if how == "ended" else f"engine.interview_stopped.{by}"
    stage.observe(seat, "own", wording, about=(person,), how=how, seconds=seconds, breaks=breaks, cause=n)


EFFECTS_INTERVIEWS: dict[str, Outcome] = {
    "interview": Outcome(_began, talk.understood, said=True),
    "interview.ask": Outcome(_asked, talk.understood),
    "interview.join": Outcome(_joined, _answer),
    "interview.close": Outcome(_ended),
}
