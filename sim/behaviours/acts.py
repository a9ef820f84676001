"""Acts: from a command to what it did. Possible? Then it begins, takes its time, may be stopped, and ends with its effects.

*Possible* is asked here: presence, a free officer, a voice, a paper in reach. *In another's gift* becomes a request that the other
body answers. *Lawful* is never asked: otherwise nobody could act unlawfully and nothing could be judged.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from sim.behaviours import interviews, presence, reaching, services, shifts, talk
from sim.behaviours.acting import Attempt
from sim.behaviours.coming import go_there
from sim.behaviours.effects import EFFECTS, seen_parts, seen_result
from sim.behaviours.expected import group
from sim.behaviours.papers import within_reach
from sim.behaviours.possible import refusal
from sim.behaviours.stated import arguments, plain
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model.declaring import Verb
from sim.model.verbs import ACTS, act_of, named

STOP = "stop"  # given as what stopped an act: whoever does it said so


class Needs(NamedTuple):
    """What an act cannot go on without where it is done: each of `who`, vehicles too, in the order in which they are missed; each of
    `things` within reach; one of `people`, to whom it is done face to face."""

    who: tuple[str, ...]
    things: tuple[str, ...]
    people: tuple[str, ...]


class UnderWay:
    """By act under way: what stops it, given by whom, and the act with its needs. It cannot be saved: it is rebuilt by replay."""

    def __init__(self) -> None:
        self.stops: dict[str, Callable[[str], None]] = {}
        self.needs: dict[str, tuple[e.ActBegan, Needs]] = {}

    def over(self, act: str) -> Needs:
        """It is under way no more. Returns its needs."""
        del self.stops[act]
        return self.needs.pop(act)[1]


def _done_to(verb: Verb, people: tuple[str, ...], args: Mapping[str, Any]) -> str:
    """What a seat remembers that it does this to, where that is nobody."""
    if verb.target in {"one", "many"} or (people and verb.target == "any"):
        return ""
    return str(args.get("to" if verb.travels else verb.argument, ""))


def begin(
    stage: Stage, under_way: UnderWay, seat: str, args: Mapping[str, Any], cause: int, actor: str = "", patient: bool = False
) -> str | None:
    """Begin an act for `seat` (or for a colleague acting alone, `seat` ""). Returns the act's id, or "" where it is not possible.

    Whoever is `patient` is not refused what is not possible just now but may be in a minute, when somebody is in another talk or the
    colleague is busy: None, and nothing has happened.
    """
    verb = act_of(str(args.get("verb", "")), args)
    if verb is None:
        return _refuse(stage, seat, str(args.get("verb", "")), (), args, "engine.refused.unknown_verb", cause)
    attempt = _attempt(stage, seat, verb, args, actor)
    who, people = attempt.who, attempt.people
    reason = refusal(attempt)
    if patient and reason in _FOR_NOW:
        return None
    if reason:
        return _refuse(stage, seat, verb.id, people, args, reason, cause, _possible_from(attempt, reason))
    number = stage.world.seats[seat].acts + 1 if seat else len(stage.journal)
    act = f"{seat or who}-{number}"
    voice = _voice(stage, verb, people, args)
    go_there(stage, seat, who, verb, people, args, voice, cause)
    body = presence.officer(seat) if who == seat else who
    place, room = stage.world.at(body), stage.world.room(body)
    without = (*people, who, voice)
    began = e.ActBegan(
        act,
        seat,
        who,
        verb.id,
        people,
        arguments(attempt),
        place,
        room,
        presence.others_in_room(stage.world, place, room, without),
        presence.onlookers(stage.world, place, room, without),
        voice,
        stage.now + _seconds(stage, seat, who, verb, people, args, voice),
    )
    n = stage.record(began, cause)
    if seat:
        stage.observe(
            seat,
            "own",
            "engine.act_began",
            about=people,
            act=act,
            verb=verb.named,
            target=_done_to(verb, people, args),
            by="" if who == seat else who,
            ends=began.ends_at,
            foreground=int(who == seat and not verb.aside and bool(place)),
            cause=n,
            **talk.said(stage, seat, people, args),
        )
    effect = EFFECTS.get(verb.named)
    if effect is not None and effect.begins is not None:
        effect.begins(stage, began, n)
    under_way.needs[act] = began, _needs(stage, began)
    under_way.stops[act] = partial(_stopped, stage, under_way, began, stage.now, n)
    if began.ends_at == stage.now:
        _end(stage, under_way, began, n)
    else:
        stage.at(began.ends_at, partial(_time_up, stage, under_way, began, n))
    return act


def _attempt(stage: Stage, seat: str, verb: Verb, args: Mapping[str, Any], actor: str) -> Attempt:
    who = actor or str(args.get("by") or "") or seat
    return Attempt(stage, seat, who, verb, _people(stage, verb, args), args, stage.world.at(presence.officer(seat) if seat else who))


_FOR_NOW = ("engine.refused.in_another_talk", "engine.refused.colleague_busy")


def _seconds(stage: Stage, seat: str, who: str, verb: Verb, people: tuple[str, ...], args: Mapping[str, Any], voice: str) -> int:
    """Seconds this act takes: the road for who travels, longer for an officer who is tired."""
    if verb.id == "go":
        return shifts.road_now(stage, stage.world.at(presence.officer(seat)), str(args["to"]))
    seconds = duration(stage, seat, verb, people, voice)
    if verb.id == "carry_out_operation":
        seconds += max(0, shifts.road(stage, stage.world.at(presence.officer(seat)), str(args["to"])))
    return shifts.slowed(stage, seat, verb.id, seconds) if who == seat else seconds


def duration(stage: Stage, seat: str, verb: Verb, people: tuple[str, ...], voice: str) -> int:
    """Seconds an act takes: the verb's time, more for each person, twice as long through an interpreter, less where it was prepared."""
    seconds = verb.seconds + verb.each * len(people)
    interpreted = voice in stage.scenario.people and stage.scenario.people[voice].role != "colleague"
    if verb.talk and verb.id != "safety_check" and interpreted:
        seconds *= 2
    if verb.id in ("share", "request") and stage.world.get(f"prepared.{seat}.numbers"):
        seconds -= 60
    return seconds


def stop(stage: Stage, under_way: UnderWay, act: str, by: str) -> bool:
    """Stop an act under way. One that ended in this very second has ended. Returns whether there was something to stop."""
    stopped = under_way.stops.get(act)
    if stopped is None:
        return False
    stage.at(stage.now, lambda: stopped(by))  # behind what was planned earlier for this very second
    return True


def break_off(stage: Stage, under_way: UnderWay, event: e.Event) -> None:
    """Somebody or something left: acts that cannot go on without them break off."""
    if not under_way.needs:
        return
    to = event.place if isinstance(event, e.Moved) else None
    for act, (began, needs) in list(under_way.needs.items()):
        if to == began.place:
            continue  # whoever only changes rooms is still there
        gone = _gone(stage, began, needs)
        if gone:
            stop(stage, under_way, act, gone)


def _needs(stage: Stage, began: e.ActBegan) -> Needs:
    s, face_to_face = stage.scenario, bool(began.place) and ACTS[began.named].face_to_face
    who, things = [presence.officer(began.actor)] if face_to_face and began.actor in s.seats else [], []
    who += [one for one in (began.actor, began.voice) if one in s.people and s.people[one].role != "voice"]
    for name, value in began.args:
        if name in ("vehicle", "at", "to") and value in s.vehicles:
            who.append(str(value))
        elif name in ("thing", "at") and value in s.things:
            things.append(str(value))
    return Needs(tuple(who), tuple(things), began.people if face_to_face else ())


def _gone(stage: Stage, began: e.ActBegan, needs: Needs) -> str:
    """Who or what an act cannot go on without and that is no longer where it is done; "" when it can go on."""
    world, place = stage.world, began.place
    if not place:
        return ""
    if began.verb == "hand_over":
        contact = stage.scenario.contacts[str(dict(began.args)["to"])]
        if not reaching.receiver(stage, contact, place):
            return contact.person or presence.officer(contact.seat)
    for who in needs.who:
        if world.at(who) != place:
            return who
    for thing in needs.things:
        if not within_reach(stage, thing, place):
            return thing
    return needs.people[-1] if needs.people and not _stayed(stage, needs, place) else ""


def _stayed(stage: Stage, needs: Needs, place: str) -> tuple[str, ...]:
    """Of those an act is done to face to face, whoever is still there."""
    facts = stage.world.facts
    return tuple([p for p in needs.people if facts["at." + p] == place])


def _time_up(stage: Stage, under_way: UnderWay, began: e.ActBegan, cause: int) -> None:
    if began.act in under_way.stops:
        _end(stage, under_way, began, cause)


def _stopped(stage: Stage, under_way: UnderWay, began: e.ActBegan, since: int, cause: int, by: str) -> None:
    if began.act in under_way.stops:
        under_way.over(began.act)
        _interrupt(stage, began, stage.now - since, began.ends_at - since, by, cause)


def _end(stage: Stage, under_way: UnderWay, began: e.ActBegan, cause: int) -> None:
    needs = under_way.over(began.act)
    gone = _gone(stage, began, needs)
    took = stage.now - stage.journal[cause - 1].at
    if gone:  # in the very second in which it would have ended
        _interrupt(stage, began, took, took, gone, cause)
        return
    if needs.people:  # who is only spoken of need not be there
        stayed = _stayed(stage, needs, began.place)
        if stayed != began.people:
            began = replace(began, people=stayed)
    effect = EFFECTS.get(began.named)
    result = effect.result(stage, began) if effect is not None and effect.result is not None else ""
    ended = e.ActEnded(
        began.act,
        began.seat,
        began.actor,
        began.verb,
        began.people,
        began.args,
        began.place,
        began.room,
        began.hearing,
        began.sight,
        began.voice,
        took,
        result,
    )
    n = stage.record(ended, cause)
    _tell_end(stage, ended, n)
    if effect is not None and effect.then is not None:
        effect.then(stage, ended, dict(ended.args), n)


def _interrupt(stage: Stage, began: e.ActBegan, done: int, planned: int, by: str, cause: int) -> None:
    interrupted = e.ActInterrupted(began.act, began.seat, began.verb, began.people, done, planned, by, began.args)
    n = stage.record(interrupted, cause)
    _tell_end(stage, interrupted, n)
    effect = EFFECTS.get(began.named)
    if effect is not None and effect.broken_off is not None:
        effect.broken_off(stage, began, done, n)


_OF_WHAT = {"meet_need": "need", "explain": "set"}  # what an act was about, where its name does not say it


def _tell_end(stage: Stage, over: e.ActEnded | e.ActInterrupted, cause: int) -> None:
    """Let a seat know what became of its own act."""
    if not over.seat:
        return
    args, stated = dict(over.args), None
    if isinstance(over, e.ActEnded):
        wording, state, result = "engine.act_ended", "ended", seen_result(stage, over)
        more, stated = seen_parts(stage, over, result), args.get("minute")
    else:
        wording, state, result = "engine.act_interrupted", "interrupted", over.by
        more = {"gone": {STOP: "", presence.officer(over.seat): "me"}.get(over.by, over.by)}
    of_what = _OF_WHAT.get(over.named)
    if of_what:
        more[of_what] = str(args.get(of_what, ""))
    claims = tuple(e.Claim(person, "held_since", stated) for person in over.people) if stated is not None else ()
    stage.observe(
        over.seat,
        "own",
        wording,
        about=over.people,
        claims=claims,
        cause=cause,
        act=over.act,
        verb=over.named,
        state=state,
        result=result,
        **more,
    )


def catch_up(stage: Stage, seat: str) -> None:
    """Whoever comes back learns what became of the acts that were under way."""
    acts = stage.world.views[seat].acts.values()
    unknown = {act.id for act in acts if act.state == "began" and act.id not in stage.world.acts}
    for entry in list(stage.journal) if unknown else []:
        if isinstance(entry.event, e.ActEnded | e.ActInterrupted) and entry.event.act in unknown:
            _tell_end(stage, entry.event, entry.n)


def _possible_from(attempt: Attempt, reason: str) -> int:
    """The second from which what is shut now can be had, where that is why it is refused; -1 where it is not, or nobody can know."""
    if reason == "engine.refused.room_closed":
        return attempt.rooms_open_from
    return services.asked_from(attempt.stage, attempt.said("service")) if reason == "engine.refused.no_answer" else -1


def _refuse(
    stage: Stage,
    seat: str,
    verb: str,
    people: tuple[str, ...],
    args: Mapping[str, Any],
    reason: str,
    cause: int,
    opens: int = -1,
) -> str:
    given = tuple((k, plain(v)) for k, v in args.items() if k not in ("verb", "person", "people"))
    n = stage.record(e.ActRefused(seat, verb, people, given, reason), cause)
    if seat:
        later: dict[str, Any] = {"opens": opens} if opens > stage.now else {}
        stage.observe(seat, "own", reason, about=people, verb=named(verb, args), cause=n, **later)
    return ""


def _people(stage: Stage, verb: Verb, args: Mapping[str, Any]) -> tuple[str, ...]:
    given = args.get("people") or args.get("person") or ""
    if verb.target == "any":
        given = str(args.get("at", "")) if str(args.get("at", "")) in stage.scenario.people else ""
    if verb.target not in ("one", "many", "any") and not given:
        return ()
    return tuple(dict.fromkeys(group(stage.scenario, given)))


def _voice(stage: Stage, verb: Verb, people: tuple[str, ...], args: Mapping[str, Any]) -> str:
    if not verb.talk:
        return "none"
    given, comes = str(args.get("voice") or ""), str(args.get("present") or "")
    return interviews.voice_of(stage, verb.named, people[0] if people else "", given, comes) or "own"
