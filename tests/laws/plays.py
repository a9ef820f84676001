"""Random plays: a source of choices drives an exercise through commands that make sense, commands that do not, stops and waits."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from sim.exercise import Exercise
from sim.model import terms
from sim.model.declaring import Param
from sim.model.events import ActBegan, ActEnded, ActInterrupted, ActRefused, Commanded, ServiceQueued
from sim.model.scenario import Scenario
from sim.model.verbs import ACTS, EVERY_ACT, named
from sim.world.view import View

Pick = Callable[[int], int]  # a number from 0 to n - 1


class Chooser:
    """A small deterministic source of choices (a linear congruential walk), so that a play is named by one number."""

    def __init__(self, seed: int) -> None:
        self._state = seed * 2654435761 % 2**32 or 1

    def __call__(self, n: int) -> int:
        self._state = (self._state * 1664525 + 1013904223) % 2**32
        return (self._state >> 8) % n

    def of(self, things: Any) -> Any:
        things = list(things)
        return things[self(len(things))]


def value(choose: Chooser, param: Param, s: Scenario) -> Any:
    match param.kind:
        case "choice":
            return choose.of(param.choices)
        case "choices":
            return [choose.of(param.choices) for _ in range(1 + choose(3))]
        case "person":
            return choose.of(s.people)
        case "people":
            return [choose.of(s.people)]
        case "contact":
            return choose.of(s.contacts)
        case "place":
            return choose.of(s.places)
        case "room":
            return choose.of([r for p in s.places.values() for r in p.rooms] or [""])
        case "flag":
            return bool(choose(2))
        case "minute":
            return choose.of(["now", "06:12", "05:55"])
        case _:
            return choose.of(["", "a word", "[/] [@click=app.quit]x[/]"])


FOLLOWS = {  # what an act makes possible that chance alone would hardly meet
    "preserve": ("return.belongings", "preserve.payments"),
    "check_documents": ("return.documents", "strike"),
    "search_person": ("preserve.payments", "preserve", "strike"),
    "direct_vehicle.hold": ("direct_vehicle.release",),
    "tell_held": ("release", "detain"),
    "detain": ("release",),
    "interview": ("interview.ask", "interview.join", "interview.close"),
    "request": ("hand_over",),
    "file_motion": ("file_motion.withdraw",),
    "receive": ("return.belongings",),
}


def following(choose: Chooser, view: View, s: Scenario) -> dict[str, Any]:
    """An act that follows on an earlier one of this seat; {} where none does."""
    done = [act for act in view.acts.values() if act.state == "ended" and act.verb in FOLLOWS]
    if not done or choose(2):
        return {}
    last = choose.of(done)
    verb = ACTS[choose.of(FOLLOWS[last.verb])]
    owner = [s.things[last.target].owner] if last.target in s.things else []
    people = [*last.people] or owner or [choose.of(view.here() or s.people)]
    thing = last.target or choose.of([t for t in view.things if s.things[t].kind != "passport"] or ["none"])
    args = {"person": people[0], "people": people, "thing": thing, "vehicle": last.target}
    return {"verb": verb.id, **verb.fixed, **{k: v for k, v in args.items() if k == verb.argument}}


def random_command(choose: Chooser, exercise: Exercise, seat: str) -> Commanded:
    """Mostly acts from the offers, sometimes acts out of thin air, choices, stops, forms, notes."""
    s, view = exercise.plan.scenario, exercise.view(seat)
    kind = choose(20)
    began = [a for a, act in view.acts.items() if act.state == "began"]
    if kind == 0 or (kind in {5, 6, 7} and began):
        return Commanded(seat, "stop", {"act": choose.of(began or ["none-1"])}, view.seen)
    if kind == 1:
        form = choose.of(terms.FORMS)
        return Commanded(
            seat, "form", {"form": form, "subject": choose.of(s.people), "fields": {choose.of(terms.FORMS[form]): "seen 06:12"}}, view.seen
        )
    if kind == 2:
        return Commanded(seat, "note", {"text": "Seat 13 looks at the grey coat."}, view.seen)
    if kind == 3:
        decision = choose.of(s.decisions or {"none": None})
        options = s.decisions[decision].options if decision in s.decisions else ["none"]
        person = choose.of([*s.people, ""])
        return Commanded(
            seat,
            "choose",
            {"occurrence": decision + (f"[{person}]" if choose(2) else ""), "option": choose.of(options), "rationale": "why"},
            view.seen,
        )
    if kind == 4 and choose(4):
        return Commanded(seat, "message", {"to": choose.of(s.seats), "text": "Are you awake?"}, view.seen)
    if kind == 4 or (exercise.sitting(seat)[0] != "taken" and choose(2)):
        status = "away" if exercise.sitting(seat)[0] == "taken" else "taken"
        return Commanded(seat, "occupant", {"status": status, "occupant": "trainee"}, view.seen)
    return random_act(choose, exercise, seat, offered=kind < 17)


def random_act(choose: Chooser, exercise: Exercise, seat: str, offered: bool) -> Commanded:
    """An act that is offered, or one out of thin air."""
    s, view, on_offer = exercise.plan.scenario, exercise.view(seat), exercise.offers(seat)
    if on_offer and offered:
        fresh = [offer for offer in on_offer if not view.facts.get("done." + offer.verb)]
        offer = choose.of(fresh if fresh and choose(2) else on_offer)
        verb, targets = ACTS[offer.verb], offer.targets
    else:
        verb, targets = choose.of(ACTS.values()), ()
    if view.interview is not None and choose(2):  # an open interview is gone on with, or nothing of it is ever seen
        verb = ACTS[choose.of(["interview.ask", "interview.ask", "meet_need", "interview.join", "interview.close"])]
        targets = (view.interview.person,)
    args: dict[str, Any] = {"verb": verb.id, **verb.fixed}
    follows = following(choose, view, s)
    if follows:
        args, verb = follows, ACTS[named(follows["verb"], follows)]
    key = verb.argument
    if key and key not in args:
        pool = (
            targets
            or {
                "person": s.people,
                "people": s.people,
                "thing": s.things,
                "vehicle": s.vehicles or [""],
                "contact": s.contacts,
                "service": s.services,
                "at": s.people,
            }[key]
        )
        args[key] = choose.of(pool)
    for param in verb.params:
        if param.default is None or choose(3) == 0:
            args[param.name] = value(choose, param, s)
    if verb.id == "strike":
        args["evidence"] = choose.of(
            [one for offer in on_offer if offer.verb == "strike" for one in offer.choices["evidence"]] or ["none-1"]
        )
    if verb.named == "file_motion.withdraw" and view.motions:
        args |= dict(zip(("motion", "for", "at"), choose.of(view.motions), strict=True))
    if verb.named == "interview.join":
        args["present"] = choose.of([one for offer in on_offer if offer.verb == verb.named for one in offer.choices["present"]] or s.people)
    if verb.talk and choose(2):
        voices = [voice for offer in on_offer if offer.verb == verb.id for voice in offer.choices["voice"]]
        args["voice"] = choose.of(voices if voices and choose(4) else ["card", *s.people])
    if choose(6) == 0:
        args["by"] = choose.of(s.seats[seat].colleagues or [""])
    if choose(6) == 0:
        args[EVERY_ACT[0].name] = value(choose, EVERY_ACT[0], s)
    return Commanded(seat, "act", args, view.seen)


def play(
    exercise: Exercise, seed: int, turns: int = 60, seats: tuple[str, ...] = (), after: Callable[[Exercise], None] | None = None
) -> Exercise:
    """Play `turns` random turns; `after` is called after each."""
    choose = Chooser(seed)
    seats = seats or tuple(s for s, state in exercise._stage.world.seats.items() if state.status == "taken")
    for _ in range(turns):
        if exercise.over:
            break
        seat = choose.of(seats)
        if choose(3):
            exercise.submit(random_command(choose, exercise, seat))
        if choose(2):
            exercise.advance_until(seat, exercise.now + choose.of([30, 120, 600, 3600]))
        elif choose(2):
            exercise.advance(exercise.now + choose.of([1, 60, 400]))
        if after is not None:
            after(exercise)
    return exercise


def census(exercise: Exercise) -> Counter[str]:
    """How many acts were done, refused, interrupted, and requests queued, also by verb and by seat: a random play that has none of one
    proves nothing about it."""
    names = {ActBegan: "began", ActEnded: "done", ActRefused: "refused", ActInterrupted: "interrupted", ServiceQueued: "queued"}
    events = [entry.event for entry in exercise.journal]
    fates = Counter(names[type(event)] for event in events if type(event) in names)
    done = [event for event in events if isinstance(event, ActEnded)]
    return fates + Counter(f"done {act.named}" for act in done) + Counter(f"done by {act.seat}" for act in done)
