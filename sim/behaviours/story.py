"""The authored story: effects, storylines beat by beat, and the injects of the master scenario events list.

Beats of a storyline are armed one after the other; an inject has its moment or its condition and may expect an act of its recipient.
"""

from collections.abc import Callable
from functools import partial
from itertools import takewhile
from typing import Any

from sim.behaviours import consents, liberty, perception, presence, witnessed
from sim.behaviours.beginning import timed_beats, timed_injects
from sim.behaviours.expected import AFTER_ALL, Answer, expectations
from sim.behaviours.thresholds import weigh
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model.scenario import Beat, Effect, Inject

BOUNDS = {"trust": (0, 100), "officer": (-20, 20)}  # every other level is 0 to 3


def change_level(stage: Stage, person: str, level: str, by: int, why: str, cause: int) -> None:
    """Move a level of a person within its bounds; nothing is recorded when it does not move."""
    now = stage.world.level(person, level)
    low, high = BOUNDS.get(level.split(".", maxsplit=1)[0], (0, 3))
    value = max(low, min(high, now + by))
    if value != now:
        stage.record(e.LevelChanged(person, level, value, why), cause)


# --- effects ------------------------------------------------------------------------------------------------------------


def happen(stage: Stage, effects: list[Effect], path: str, cause: int) -> None:
    """Let authored effects happen, in order. `path` is where they stand in the scenario: wording of a notice, reason of a change."""
    for number, effect in enumerate(effects, 1):
        _EFFECTS[effect.kind](stage, effect, path if number == 1 else f"{path}#{number}", cause)


def _arrive(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    who, place = effect.args["who"], effect.args["place"]
    perception.move(stage, [perception.into(stage, who, place, effect.args.get("room", ""))], cause)


def _depart(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    """Somebody sets out; with a known way to `to` they arrive there after the time it takes, unless the story says otherwise first."""
    who, to = effect.args["who"], effect.args.get("to", "")
    origin = stage.world.at(who)
    if not origin:
        return  # on the way already, or gone
    if who in stage.scenario.vehicles:
        _drive_off(stage, who, cause)
    else:
        perception.move(stage, [e.Moved(who, "", "", "")], cause)
    seconds = stage.scenario.travel.get(origin, {}).get(to)
    if seconds is not None:
        set_out = stage.world.get("journeys." + who, 0)

        def arrives() -> None:
            if not stage.world.at(who) and stage.world.get("journeys." + who, 0) == set_out:
                perception.move(stage, [e.Moved(who, to, "", "")], cause)

        stage.at(stage.now + seconds, arrives)


def _drive_off(stage: Stage, who: str, cause: int) -> None:
    place, world = stage.world.at(who), stage.world
    liberty.release_vehicle(stage, who, "", "drove_off", cause)
    travellers = [p for p in world.crowd(place) if who in (world.get("travels." + p), world.get("aboard." + p))]
    inside = [presence.officer(seat) for seat in stage.scenario.seats if world.room(presence.officer(seat)) == who]
    along = [p for p in travellers if goes_along(stage, p)]
    inside += [p for p in travellers if world.get("aboard." + p) == who and p not in along]
    _who_sits_in_it(stage, who, along, cause)
    outside = "" if world.room(who) == who else world.room(who)
    perception.move(stage, [e.Moved(p, place, outside, "") for p in inside], cause)
    perception.move(stage, [e.Moved(p, place, "", who) for p in along], cause)
    perception.move(stage, [e.Moved(who, "", "", "")], cause)


def _who_sits_in_it(stage: Stage, vehicle: str, riders: list[str], cause: int) -> None:
    """Whoever sees it drive off sees which of those whom they know of sit in it; the driver they see anyway."""
    driver = stage.scenario.vehicles[vehicle].driver
    for seat, state in stage.world.seats.items():
        known = tuple(p for p in riders if p in stage.world.views[seat].people and p != driver)
        if state.status == "taken" and known and presence.visible(stage.world, seat, vehicle):
            stage.observe(seat, "sight", "engine.sits_in_it", about=known, vehicle=vehicle, cause=cause)


def goes_along(stage: Stage, person: str) -> bool:
    """Whether a traveller gets in again: not held, not kept apart, not in care, not being spoken with, not staying by their own choice."""
    facts = stage.world.facts
    if stage.scenario.people[person].role == "colleague":
        return False
    if any(vehicle.driver == person for vehicle in stage.scenario.vehicles.values()) and not facts.get("held." + person):
        return True
    apart = any(facts.get(f"{state}.{person}") for state in ("separated", "held", "in_care", "with", "interview", "handed_to"))
    stays = facts.get(f"accepted.{person}.shelter") or facts.get(f"accepted.{person}.safe_travel")
    return bool(facts.get("let_go." + person)) or not (apart or stays)


def _move(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    """Somebody goes to another room of the place where they are; whoever is elsewhere does not."""
    who, room = effect.args["who"], effect.args["room"]
    if presence.has_room(stage.world, stage.world.at(who), room):
        perception.move(stage, [perception.into(stage, who, stage.world.at(who), room)], cause)


def _give(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    if not stage.world.get("lost." + effect.args["thing"]):
        stage.record(e.ThingMoved(effect.args["thing"], effect.args["to"]), cause)


def _lose(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    stage.record(e.ThingLost(effect.args["thing"], path), cause)


def _level(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    change_level(stage, effect.args["person"], effect.args["level"], int(effect.args["by"]), path, cause)


def _flag(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    stage.record(e.FlagSet(effect.args["name"], 1), cause)


def _count(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    name = effect.args["name"]
    stage.record(e.FlagSet(name, stage.world.get("flag." + name, 0) + int(effect.args.get("by", 1))), cause)


def _call_seat(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    """The seat may join; whom the roster names for it sits down."""
    seat = effect.args["seat"]
    n = stage.record(e.FlagSet("called." + seat, 1), cause)
    state = stage.world.seats[seat]
    if state.status == "vacant" and state.occupant not in ("", "vacant"):
        stage.record(e.SeatChanged(seat, "taken", state.occupant), n)


def _notice(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    args = effect.args
    claims = tuple(e.Claim(c["subject"], c["attribute"], c["value"]) for c in args.get("claims", []))
    witnessed.tell(
        stage,
        args["to"],
        args.get("by", "phone"),
        args["wording"],
        source=args.get("source", ""),
        about=tuple(args.get("about", [])),
        claims=claims,
        cause=cause,
    )


def _cue(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    who = effect.args["person"]
    sign = f"people.{who}.cues.{effect.args['cue']}"
    cue = stage.scenario.people[who].cues[effect.args["cue"]]
    for seat in stage.scenario.seats:
        if presence.visible(stage.world, seat, who):
            perception.notice_cue(stage, seat, who, sign, cue, cause)


def _inject(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    give(stage, effect.args["inject"], cause)


def _care(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    person = effect.args["person"]
    n = stage.record(e.CareBegan(person, "ambulance"), cause)
    perception.move(stage, [e.Moved(person, "", "", "")], n)


def _leave(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    """Somebody leaves the place that looked after them, with or without a word to anybody."""
    person = effect.args["person"]
    if stage.world.at(person):
        n = stage.record(e.PersonLeft(person, stage.world.at(person), str(effect.args["how"])), cause)
        perception.move(stage, [e.Moved(person, "", "", "")], n)


def _withdraw(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    consents.withdraw(stage, effect.args["person"], str(effect.args.get("to", "")), tuple(effect.args.get("items", ())), cause)


def _hold(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    """Somebody of the story holds a person, told so, since a minute that may have passed already."""
    since = min(stage.now, int(effect.args.get("since", stage.now)))
    liberty.restrict(stage, effect.args["person"], "told_held", str(effect.args.get("by", "")), since, cause)


def _free(stage: Stage, effect: Effect, path: str, cause: int) -> None:
    """Somebody of the story lets a person go who was held."""
    if stage.world.get("held." + effect.args["person"]):
        stage.record(e.Freed(effect.args["person"], "let_go", str(effect.args.get("by", ""))), cause)


_EFFECTS: dict[str, Callable[[Stage, Effect, str, int], None]] = {
    "arrive": _arrive,
    "depart": _depart,
    "move": _move,
    "give": _give,
    "lose": _lose,
    "level": _level,
    "flag": _flag,
    "count": _count,
    "call_seat": _call_seat,
    "notice": _notice,
    "cue": _cue,
    "inject": _inject,
    "care": _care,
    "hold": _hold,
    "free": _free,
    "leave": _leave,
    "withdraw": _withdraw,
}


# --- storylines ---------------------------------------------------------------------------------------------------------


def begin(stage: Stage) -> None:
    """Plan the first beat of every storyline and every inject that has its moment."""
    for line, name in stage.plan.once(timed_beats):
        _arm_beat(stage, line, name)
    for name, inject in stage.plan.once(timed_injects):
        _arm(stage, f"injects.{name}", inject.at, inject.when, inject.holds_for, partial(give, stage, name, 0))


def _arm_beat(stage: Stage, line: str, name: str) -> None:
    """Wait for a beat, unless it has come already by another way. `name` "" is the end of the line."""
    of_the_line = f"{line}.{name}"
    if not name or stage.world.get("happened." + of_the_line):
        return
    beat = stage.scenario.storylines[line][name]
    due = partial(comes, stage, of_the_line, beat)
    if beat.at < 0 and not beat.when:
        comes_after_the_last = beat.holds_for
        stage.at(stage.now + comes_after_the_last, due)
        return
    _arm(stage, "storylines." + of_the_line, beat.at, beat.when, beat.holds_for, due)


def comes(stage: Stage, name: str, beat: Beat, since: int = -1) -> None:
    """A beat is due, or was at second `since` and has been kept until now."""
    if stage.world.get("happened." + name):
        return
    since = since if since >= 0 else stage.now
    until = _kept_until(stage, beat, since)
    if until > stage.now:
        stage.at(until, partial(comes, stage, name, beat, since))
    else:
        play_beat(stage, name, beat)


def _kept_until(stage: Stage, beat: Beat, since: int) -> int:
    """Who takes somebody over, or has, does not drive off out of that act, nor out of an act with them, and nobody of a shift goes home out
    of what they are at: the second when it is over.

    The beat was to come at second `since`."""
    world = stage.world
    leaving = {str(effect.args["who"]) for effect in beat.happens if effect.kind == "depart"}
    if not leaving:
        return 0
    to = [name for name, contact in stage.scenario.contacts.items() if contact.person in leaving]
    shift = {who for who in leaving if who in stage.scenario.people and stage.scenario.people[who].role == "colleague"}
    if not to and not shift and not any(world.get("handed_to." + who) for who in leaving):
        return 0
    taken_over = {p for p in stage.scenario.people if world.get("handed_to." + p) in to and _together(stage, p, leaving)}
    kept = taken_over | shift | {who for who in leaving if world.get("handed_to." + who)}
    receives = [act.ends_at for act in world.acts.values() if act.verb == "hand_over" and dict(act.args)["to"] in to]
    return max(presence.needed_until(world, tuple(kept), stage.now, since), *receives, 0)


def _together(stage: Stage, person: str, leaving: set[str]) -> bool:
    place = stage.world.at(person)
    return bool(place) and any(stage.world.at(who) == place for who in leaving)


def _arm(stage: Stage, name: str, at: int, when: str, holds_for: int, then: Callable[[], None]) -> None:
    """At `at`; when `when`; with both, from `at` on as soon as `when`. Nothing when neither is given: somebody else triggers it."""
    if at >= 0 and when:
        stage.at(at, partial(stage.arm, name, when, then, holds_for))
    elif at >= 0:
        stage.at(at, then)
    elif when:
        stage.arm(name, when, then, holds_for)


def play_beat(stage: Stage, name: str, beat: Beat) -> None:
    """Let a beat happen: what is perceived of it, then its effects; the next of its line is armed."""
    n = stage.record(e.BeatHappened(name), 0)
    path = "storylines." + name
    if beat.told:
        first = beat.happens[0].args if beat.happens else {}
        where = beat.where or first.get("place") or stage.world.at(first.get("who", ""))
        said: dict[str, Any] = {"source": beat.source, "about": tuple(beat.about), "claims": perception.told_in(stage, beat), "cause": n}
        if beat.to:
            witnessed.tell(stage, beat.to, beat.by, path, where=beat.where, **said)
        for seat in [] if beat.to else stage.scenario.seats:
            if where and stage.world.at(presence.officer(seat)) == where:
                witnessed.pass_by(stage, seat, beat.by, path, stays=not beat.happens, **said)
    happen(stage, beat.happens, path, n)
    line, _, own = name.partition(".")
    names = list(stage.scenario.storylines[line])
    _arm_beat(stage, line, next(iter(names[names.index(own) + 1 :]), ""))


# --- injects ------------------------------------------------------------------------------------------------------------


def give(stage: Stage, name: str, cause: int) -> None:
    """Give an inject to its recipient, once, unless the director holds it."""
    if stage.world.get("happened." + name) or stage.world.get("hold." + name):
        return
    inject = stage.scenario.injects[name]
    if inject.expects is not None and not _perceived(stage, inject):
        _wait(stage, name, inject, cause)
        return
    n = stage.record(e.InjectGiven(name), cause)
    wording = "injects." + name
    if wording in stage.scenario.texts:
        perceived = witnessed.tell(
            stage,
            inject.to,
            inject.by,
            wording,
            source=inject.source,
            about=tuple(inject.about),
            claims=perception.told_in(stage, inject),
            where=inject.where,
            cause=n,
        )
        if perceived and (inject.shows or inject.suggests) and stage.world.seats[inject.to].status == "taken":
            weigh(
                stage,
                inject.to,
                inject.source,
                wording,
                suggests=inject.suggests,
                supports=[],
                shows=inject.shows,
                about=inject.about,
                at_once=False,
                cause=n,
            )
    happen(stage, inject.happens, wording, n)
    if inject.expects is not None:
        _expect(stage, name, inject, n)


def _perceived(stage: Stage, inject: Inject) -> bool:
    """Whether anybody of the seat is where it is to be seen or heard."""
    return bool(witnessed.somebody(stage, inject.to, inject.by, inject.source, tuple(inject.about), inject.where))


def _wait(stage: Stage, name: str, inject: Inject, cause: int) -> None:
    """What asks something of a seat is given when somebody of it comes to where it stands and it still holds. When the time is over in
    which it was to be answered it is given no more: nobody is asked, and the world moves on."""
    since = stage.now
    until = since + inject.within if inject.within else stage.scenario.length

    def somebody_moved(entry: e.Entry) -> None:
        if _perceived(stage, inject):
            stage.at(stage.now, again)

    def again() -> None:
        if stage.now <= until and _perceived(stage, inject) and (not inject.when or stage.holds(inject.when)):
            stage.off(e.Moved, somebody_moved)
            give(stage, name, cause)

    def over() -> None:
        stage.off(e.Moved, somebody_moved)
        if inject.expects is None or stage.world.get("happened." + name):
            return
        if not _answer(stage, name, _acts_since(stage, inject, since)).whole(final=True):
            otherwise(stage, inject.otherwise, cause)

    stage.on(e.Moved, somebody_moved)
    stage.at(until + 1, over)


def _expect(stage: Stage, name: str, inject: Inject, cause: int) -> None:
    """Wait for the expected act of the recipient; at the deadline the world moves on."""
    since = stage.now
    done = _acts_since(stage, inject, since - inject.earlier) if inject.earlier else []
    answer, last, late = _answer(stage, name, done), done[-1].act if done else "", False
    verbs = stage.plan.once(expectations)[name].verbs
    if done and answer.whole():
        stage.record(e.InjectMet(name, last), cause)
        return

    def act_ended(entry: e.Entry) -> None:
        nonlocal last
        act = entry.event
        if not isinstance(act, e.ActEnded) or act.seat != inject.to or not liberty.truly_said(stage, act, entry.at):
            return  # nobody has asked for a false minute
        last = act.act
        if act.verb in verbs and answer.take(act) and answer.whole(final=late):
            stage.off(e.ActEnded, act_ended)
            stage.record(e.InjectMetLate(name, last) if late else e.InjectMet(name, last), entry.n)

    stage.on(e.ActEnded, act_ended)

    def deadline() -> None:
        nonlocal late
        if _settled(stage, name):
            return
        answering = [act for act in stage.world.acts.values() if act.seat == inject.to and act.verb in verbs]
        if answering and answer.would_do(answering):  # who has begun to answer is let finish
            stage.at(max(act.ends_at for act in answering) + 1, deadline)
            return
        if answer.whole(final=True):
            stage.off(e.ActEnded, act_ended)
            stage.record(e.InjectMet(name, last), cause)
            return
        late = True
        stage.at(stage.now + max(inject.within, AFTER_ALL), lambda: stage.off(e.ActEnded, act_ended))
        n = stage.record(e.InjectMissed(name), cause)
        otherwise(stage, inject.otherwise, n)

    if inject.within:
        stage.at(since + inject.within + 1, deadline)


def _answer(stage: Stage, name: str, done: list[e.ActEnded]) -> Answer:
    """What these acts are of what an inject expects."""
    return Answer(stage.plan.once(expectations)[name], stage.scenario, done)


def _acts_since(stage: Stage, inject: Inject, since: int) -> list[e.ActEnded]:
    """What the recipient has carried through since a second."""
    journal = reversed(stage.journal)
    recent = takewhile(lambda entry: entry.at >= since, journal)
    acts = [entry.event for entry in recent if isinstance(entry.event, e.ActEnded)]
    return [act for act in reversed(acts) if act.seat == inject.to]


def _settled(stage: Stage, name: str) -> bool:
    return bool(stage.world.get("met." + name) or stage.world.get("missed." + name))


def otherwise(stage: Stage, name: str, cause: int) -> None:
    """The world moves on by an inject or a beat."""
    if name in stage.scenario.injects:
        give(stage, name, cause)
    elif "." in name:
        line, beat = name.split(".", 1)
        if not stage.world.get("happened." + name):
            play_beat(stage, name, stage.scenario.storylines[line][beat])
