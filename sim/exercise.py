"""One conduct of a scenario: open it, let time go forward, look, submit commands, finish. What it leaves is its journal.

Views and offers are read-only: calling them at any moment changes nothing. A saved exercise is its header and its commands, and
loading it is replay: `Exercise.replay` runs them again and the journal must come out the same.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from typing import Any, Literal

from sim.behaviours import (
    acts,
    aside,
    beginning,
    care,
    case,
    clocks,
    court,
    decisions,
    interviews,
    perception,
    presence,
    reaching,
    services,
    shifts,
    story,
)
from sim.engine.kernel import InternalError
from sim.engine.plan import Plan
from sim.engine.stage import Stage
from sim.journal.versions import ENGINE, FORMAT, RULES
from sim.model import commands, terms
from sim.model import events as e
from sim.model.material import pack_from, scenario_from
from sim.model.pack import Pack
from sim.model.scenario import Scenario
from sim.offers import Offer, offered, offers
from sim.world.apply import apply
from sim.world.state import World, new_world
from sim.world.view import View


class Diverged(Exception):
    """A replay came out otherwise than the journal it was made from; `entry` is the first number that differs."""

    def __init__(self, entry: int) -> None:
        super().__init__(entry)
        self.entry = entry

    def __str__(self) -> str:
        return f"replay differs from the journal at entry {self.entry}: the rules or the material have changed since it was written"


class Exercise:
    """A running exercise. `journal` is everything that happened; `now` the second reached; `over` whether it was closed; `occupants` who
    sits in each seat as the roster names them, also who is not called yet: a new mapping whenever that changes."""

    def __init__(self, plan: Plan, header: e.Opened) -> None:
        self.plan = plan
        self._training = header.mode == "training"
        self._under_way = acts.UnderWay()
        self._agenda = decisions.Agenda()
        self._stage = stage = Stage(plan, new_world(plan.scenario), header.seed, header.replication)
        stage.stand(
            plan.once(beginning.standing),
            {
                "cue": partial(perception.became_noticeable, stage),
                "beat": partial(story.comes, stage),
                "inject": partial(story.give, stage),
                "decision": partial(decisions.arise, stage, self._agenda, self._under_way, self._training),
            },
        )
        stage.record(header)
        self.occupants = self._occupants()
        stage.on(e.ActBegan, lambda entry: decisions.begun(stage, self._agenda, self._training, entry))
        for left in (e.Moved, e.ThingMoved, e.ThingLost):
            stage.on(left, lambda entry: acts.break_off(stage, self._under_way, entry.event))
        stage.on(e.SeatChanged, self._seat_changed)
        interviews.watch(stage)
        aside.watch(stage)
        care.watch(stage)
        case.begin(stage)
        clocks.begin(stage)
        court.begin(stage)
        for seat in plan.scenario.seats:
            if stage.world.seats[seat].status == "taken":
                self._sit_down(seat, 1)
        story.begin(stage)
        for name, thing in plan.scenario.things.items():
            if thing.perishes >= 0:
                self._perishes(name, thing.perishes)
        for who, person in plan.scenario.people.items():
            if person.until >= 0:
                stage.at(person.until, _going_home(stage, who))
        self._settle()

    @classmethod
    def open(
        cls,
        scenario: Scenario,
        pack: Pack,
        *,
        seed: int,
        mode: Literal["training", "assessment"] = "training",
        roster: Mapping[str, str] | None = None,
        replication: int = 0,
        plan: Plan | None = None,
    ) -> "Exercise":
        """A fresh exercise at its first settled instant. Seats that the roster does not name are vacant; without a roster the
        first seat is taken by a trainee. `plan` may be shared between exercises of the same material."""
        seats = dict(roster) if roster is not None else {next(iter(scenario.seats)): "trainee"}
        full = tuple((seat, seats.get(seat, "vacant")) for seat in scenario.seats)
        plan = plan or Plan.of(scenario, pack)
        header = e.Opened(
            FORMAT,
            RULES,
            ENGINE,
            scenario.id,
            pack.id,
            seed,
            replication,
            mode,
            full,
            plan.digests,
            plan.material,
        )
        return cls(plan, header)

    @classmethod
    def replay(cls, entries: Iterable[e.Entry], *, upto: int | None = None, plan: Plan | None = None) -> "Exercise":
        """Run header and commands again, up to entry `upto`. Raises Diverged where the outcome is not the journal given."""
        given = list(entries)
        header = given[0].event
        if not isinstance(header, e.Opened):
            raise Diverged(1)
        if plan is None:
            plan = Plan(scenario_from(header.material["scenario"]), pack_from(header.material["pack"]))
        exercise = cls(plan, header)
        last = given[-1].n if upto is None else upto
        for entry in given[1:last]:
            if isinstance(entry.event, e.Commanded):
                exercise.advance(entry.at)
                exercise.submit(entry.event)
            elif isinstance(entry.event, e.Closed):
                exercise._close(entry.at, entry.event.reason)
        exercise.advance(given[last - 1].at)
        fresh = exercise.journal
        for old, new in zip(given[:last], fresh, strict=False):
            if old != new:
                raise Diverged(old.n)
        if len(fresh) < last:
            raise Diverged(len(fresh) + 1)
        return exercise

    # --- looking ----------------------------------------------------------------------------------------------------

    @property
    def journal(self) -> list[e.Entry]:
        return self._stage.journal

    @property
    def now(self) -> int:
        return self._stage.now

    @property
    def length(self) -> int:
        """Seconds until the exercise ends by itself."""
        return self.plan.scenario.length

    @property
    def over(self) -> bool:
        return self._stage.world.over != ""

    @property
    def evaluations(self) -> int:
        """Conditions looked at so far (benchmarks)."""
        return self._stage.evaluations

    def world_snapshot(self) -> Mapping[str, Any]:
        """The live world as plain values, for the law that a fold gives the same."""
        return self._stage.world.snapshot()

    def view(self, seat: str) -> View:
        """What a seat sees now. Not to be changed by the caller."""
        return self._stage.world.views[seat]

    def met(self, inject: str) -> bool:
        """Whether what an inject looked for has been done."""
        return bool(self._stage.world.get("met." + inject))

    def sitting(self, seat: str) -> tuple[str, str]:
        """Whether a seat is taken, away or vacant, and the occupant as the roster names them, also of one that is not called yet."""
        state = self._stage.world.seats[seat]
        return state.status, state.occupant

    def offers(self, seat: str) -> list[Offer]:
        """What a seat may do now, from its view alone."""
        return offers(self.view(seat), self.plan.scenario, self.plan.law, self.now)

    def offered(self, seat: str, verb: str) -> tuple[str, ...] | None:
        """What an act can be done to by this seat now, None where it is not on offer: as `offers` has it, at a small part of the price."""
        return offered(self.view(seat), self.plan.scenario, verb)

    def could_say(self, seat: str, items: tuple[str, ...], people: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the items of which a seat could tell somebody something about these people (() all it knows), from what it perceived."""
        return reaching.could_say(self._stage, seat, items, people)

    def free(self, seat: str) -> bool:
        """Whether the seat's officer has no act under way and none waiting on the agenda."""
        return not self._stage.world.seats[seat].act and not self._agenda.waiting.get(seat)

    def idle(self, seat: str) -> bool:
        """Whether somebody sits in a seat whose officer is free."""
        state = self._stage.world.seats[seat]
        return state.status == "taken" and not state.act and not self._agenda.waiting.get(seat)

    # --- going forward ----------------------------------------------------------------------------------------------

    def advance(self, to: int) -> None:
        """Let everything up to and including second `to` happen. Not beyond the end, where the exercise closes itself."""
        to = min(to, self.length)
        while not self.over and self._stage.forward(to):
            self._go_on()
        if not self.over and self.now >= self.length:
            self._end("time")

    def advance_until(self, seats: str | Collection[str], limit: int) -> int:
        """Let time pass until the first settled instant in which an observation reached a seat of `seats` (one, or several), at most
        to second `limit`. Returns the second reached."""
        awaited = {seats} if isinstance(seats, str) else set(seats)
        stage, world, limit = self._stage, self._stage.world, min(limit, self.length)
        observed_by = stage.observed_by
        while not world.over:
            observed_by -= awaited
            if not stage.forward(limit):
                break
            self._go_on()
            if not observed_by.isdisjoint(awaited):
                break
        if not world.over and self.now >= self.length:
            self._end("time")
        return self.now

    def submit(self, command: e.Commanded) -> e.Entry:
        """Take one command and settle what it sets off. It is recorded whole even where it is then refused.

        Raises NotACommand, and records nothing, where it holds what no journal could hold.
        """
        if self.over:
            raise InternalError("a command was submitted to an exercise that is over")
        stage, command = self._stage, commands.plain(command)
        n = stage.record(command)
        self._obey(command, n)
        self._settle()
        return stage.journal[n - 1]

    def continue_under(self, replication: int) -> None:
        """From here on luck is that of another replication: what a line of a counterfactual is played under, and never a real exercise."""
        self._stage.continue_under(replication)

    def finish(self) -> e.Entry:
        """End the exercise now and close its journal."""
        self._end("finished")
        return self.journal[-1]

    # --- inside -----------------------------------------------------------------------------------------------------

    def _settle(self) -> None:
        self._stage.settle()
        self._go_on()

    def _go_on(self) -> None:
        """In an instant that is settled, let the seats that are free begin what they planned."""
        waiting = self._agenda.waiting
        while waiting and any(waiting.values()) and decisions.go_on(self._stage, self._agenda, self._under_way):
            self._stage.settle()

    def _obey(self, command: e.Commanded, n: int) -> None:
        stage, seat, args = self._stage, command.seat, command.args
        if command.what not in ("release", "hold", "pause"):
            if seat not in stage.world.seats:
                return
            if stage.world.seats[seat].status != "taken" and command.what not in ("act", "occupant"):
                return  # nobody sits there who could; an act says so itself
        match command.what:
            case "act":
                acts.begin(stage, self._under_way, seat, args, n)
            case "choose":
                refused = decisions.choose(stage, self._agenda, self._training, seat, args, n)
                if refused:
                    stage.observe(seat, "own", refused, cause=n)
            case "stop":
                self._stop(seat, str(args.get("act", "")), n)
            case "form":
                self._file(seat, args, n)
            case "note":
                stage.record(e.Noted(seat, str(args.get("text", ""))), n)
            case "message":
                self._message(seat, args, n)
            case "occupant":
                self._occupy(seat, args, n)
            case "release":
                name = str(args.get("inject", ""))
                if name in stage.scenario.injects:
                    story.give(stage, name, n)
            case _:
                pass  # a hold has done its work by being recorded, a pause is only remembered

    def _stop(self, seat: str, act: str, n: int) -> None:
        """Stop an act, and leave what was planned after it: whoever says stop means it."""
        stage = self._stage
        mine = act in stage.world.acts and stage.world.acts[act].seat == seat
        dropped = self._agenda.drop(seat)
        if dropped:
            stage.observe(seat, "own", "engine.plan_dropped", number=dropped, cause=n)
        if not (mine and acts.stop(stage, self._under_way, act, acts.STOP)) and not dropped:
            stage.observe(seat, "own", "engine.refused.nothing_to_stop", cause=n)

    def _file(self, seat: str, args: Mapping[str, Any], n: int) -> None:
        form, given = str(args.get("form", "")), args.get("fields", {})
        known = terms.FORMS.get(form)
        if known is None or not isinstance(given, Mapping) or any(field not in known for field in given):
            self._stage.observe(seat, "own", "engine.refused.no_such_form", cause=n)
            return
        fields = tuple((field, str(given[field])) for field in known if given.get(field))
        m = self._stage.record(e.FormFiled(seat, form, str(args.get("subject", "")), fields), n)
        self._stage.observe(seat, "own", "engine.form_filed", form=form, next=terms.MOVED_BY.get(form, ""), cause=m)

    def _message(self, seat: str, args: Mapping[str, Any], n: int) -> None:
        to = str(args.get("to", ""))
        if to not in self._stage.world.seats or self._stage.world.seats[to].status != "taken":
            self._stage.observe(seat, "own", "engine.refused.nobody_there", cause=n)
            return
        self._stage.observe(to, "phone", "engine.message", source="seat:" + seat, text=str(args.get("text", "")), cause=n)

    def _occupy(self, seat: str, args: Mapping[str, Any], n: int) -> None:
        status = str(args.get("status", ""))
        waits_for_call = bool(self.plan.scenario.seats[seat].joins) and not self._stage.world.get("flag.called." + seat)
        if status not in {"taken", "away", "vacant"} or (status == "taken" and waits_for_call):
            return
        self._stage.record(e.SeatChanged(seat, status, str(args.get("occupant", ""))), n)  # type: ignore[arg-type]

    def _occupants(self) -> Mapping[str, str]:
        return {seat: state.occupant for seat, state in self._stage.world.seats.items()}

    def _seat_changed(self, entry: e.Entry) -> None:
        """Whoever sits down or comes back sees what is there now, and learns what became of what the seat had begun."""
        changed, stage = entry.event, self._stage
        self.occupants = self._occupants()
        if not isinstance(changed, e.SeatChanged) or changed.status != "taken":
            return
        if "back." + presence.officer(changed.seat) in stage.world.facts:  # here, or on the road; `at.` a condition may have asked for
            perception.see(stage, changed.seat, None, entry.n)
        else:
            self._sit_down(changed.seat, entry.n)
        acts.catch_up(stage, changed.seat)
        services.catch_up(stage, changed.seat)
        decisions.catch_up(stage, self._training, changed.seat)

    def _sit_down(self, seat: str, cause: int) -> None:
        authored = self.plan.scenario.seats[seat]
        perception.move(self._stage, [e.Moved(presence.officer(seat), authored.place, authored.room, "")], cause)
        shifts.starts(self._stage, seat)

    def _perishes(self, thing: str, at: int) -> None:
        stage = self._stage

        def gone() -> None:
            if not stage.world.get("preserved." + thing):
                stage.record(e.ThingLost(thing, "time"))

        stage.at(at, gone)

    def _close(self, at: int, reason: str) -> None:
        self.advance(at)
        if not self.over:
            self._end(reason)

    def _end(self, reason: str) -> None:
        """Say which endings of the story hold, and close."""
        if self.over:
            return
        for name, ending in self.plan.scenario.endings.items():
            if self._stage.holds(ending.when):
                self._stage.record(e.EndingHeld(name))
        self._stage.record(e.Closed(reason))


def _going_home(stage: Stage, who: str) -> Callable[[], None]:
    return lambda: perception.move(stage, [e.Moved(who, "", "", "")], 0)


def fold(entries: Iterable[e.Entry], scenario: Scenario) -> World:
    """The world that a journal gives: apply every entry, nothing else."""
    world = new_world(scenario)
    for entry in entries:
        apply(world, entry.at, entry.event)
    return world


__all__ = ["Diverged", "Exercise", "fold"]
