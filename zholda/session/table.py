"""Who sits at the table of an exercise, and how time passes for all of them together.

Machine colleagues are asked at every settled instant, in the order of the seats; their commands stand in the journal like anybody's, and
a replay asks nobody. Time runs until a seat that is played here has something new. Where several trainees share one machine, it
runs only when each of them lets it pass: until then it is somebody's turn (`up`). What a trainee waits for is forgotten when they leave.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from sim.model import roster
from sim.model.events import Commanded, Opened
from zholda.session.colleagues import Colleague
from zholda.session.problems import SessionError
from zholda.tongue import _

if TYPE_CHECKING:
    from sim.exercise import Exercise
    from sim.model.scenario import Scenario
    from sim.world.seen import Asked
    from zholda.session.answering import Answering
    from zholda.session.steps import Command

OTHERS = ("vacant", *roster.PROFILES)
"""Who may sit where no trainee does."""


@dataclass(frozen=True, slots=True)
class Sitter:
    """One seat of the table. `profession`: its id; `occupant` as the roster names them; `profile` of a machine colleague, else ""; `there`:
    not still to be called, and not away; `open`: whoever follows the case may sit down here now."""

    seat: str
    profession: str
    occupant: str
    profile: str
    there: bool
    open: bool


def rostered(scenario: "Scenario", seats: Sequence[str], occupant: str, others: str = "vacant", *, follow: bool = False) -> dict[str, str]:
    """Who sits where: `occupant` in each of `seats` (the first one if none is named), and `others` in the other seats that have work.

    Raises SessionError where a seat cannot be played, or nobody could follow the case from there.
    """
    playable = scenario.playable()
    chosen = list(dict.fromkeys(seats)) or playable[:1]
    for seat in chosen:
        if seat not in scenario.seats:
            no_seat = _("{scenario} has no seat `{seat}`. It has: {seats}")
            raise SessionError(no_seat.format(scenario=scenario.id, seat=seat, seats=", ".join(playable)))
        if seat not in playable:
            no_work = _("{scenario} has no work for the seat `{seat}`: the story plays its part. Play: {seats}")
            raise SessionError(no_work.format(scenario=scenario.id, seat=seat, seats=", ".join(playable)))
    if others not in OTHERS:
        raise SessionError(_("there is no colleague `{name}`. There are: {names}").format(name=others, names=", ".join(OTHERS)))
    if follow:
        if len(chosen) > 1:
            raise SessionError(_("one trainee follows the case: name the one seat in which they begin"))
        if scenario.seats[chosen[0]].joins:
            later = _("the seat `{seat}` joins later: begin in one that is there from the first minute")
            raise SessionError(later.format(seat=chosen[0]))
        occupant, others = roster.FOLLOWING, "ordinary" if others == "vacant" else others
    beside = roster.VACANT if others == "vacant" else roster.colleague(others)
    return dict.fromkeys(chosen, occupant) | {seat: beside for seat in playable if seat not in chosen}


@dataclass(frozen=True, slots=True)
class _Sides:
    """The seats of a table by who plays them, until somebody changes seats. `played`: from here; `sharing`: by trainees at this machine;
    `machines`: by machine colleagues."""

    occupants: Mapping[str, str]
    played: tuple[str, ...]
    sharing: tuple[str, ...]
    machines: tuple[str, ...]

    @classmethod
    def of(cls, occupants: Mapping[str, str]) -> "_Sides":
        sat = {seat: occupant for seat, occupant in occupants.items() if occupant not in {"", roster.VACANT}}
        machines = tuple(seat for seat, occupant in sat.items() if roster.machine(occupant))
        sharing = tuple(seat for seat, occupant in sat.items() if roster.person(occupant))
        return cls(occupants, tuple(seat for seat in sat if seat not in machines), sharing, machines)


class Table:
    """Everybody at one exercise. `seat`: the one that is looked through; `up`: the one whose turn it is."""

    def __init__(self, exercise: "Exercise", seat: str = "", replication: int | None = None) -> None:
        """`replication`: of the luck that colleagues have; that of the exercise where none is given."""
        self._exercise = exercise
        header = exercise.journal[0].event
        assert isinstance(header, Opened)  # noqa: S101  (every exercise begins with one)
        self._header = header
        self._luck = header.seed, header.replication if replication is None else replication
        self._known_sides = _Sides.of(exercise.occupants)
        self._known_sitters: tuple[Mapping[str, str], tuple[Sitter, ...]] | None = None  # as of these occupants
        self._colleagues: dict[str, Colleague] = {}
        self._answering: Answering | None = None  # from the first question on
        self._rests: dict[str, tuple[int, bool]] = {}  # seat -> until when it lets time pass, and whether news rouses it
        self.seat = self.up = seat or self._last_to_act()

    # --- who ------------------------------------------------------------------------------------------------------------

    @property
    def following(self) -> bool:
        """Whether one trainee moves through the seats."""
        return any(occupant == roster.FOLLOWING for _, occupant in self._header.roster)

    @property
    def _sides(self) -> _Sides:
        if self._known_sides.occupants is not self._exercise.occupants:
            self._known_sides = _Sides.of(self._exercise.occupants)
        return self._known_sides

    def played(self) -> tuple[str, ...]:
        """Seats that are played from here: all but the vacant ones and those of machine colleagues."""
        return self._sides.played

    def sitters(self) -> tuple[Sitter, ...]:
        """Every seat that somebody sits in or is called to."""
        if self._known_sitters is None or self._known_sitters[0] is not self._exercise.occupants:
            self._known_sitters = self._exercise.occupants, self._all_sitters()
        return self._known_sitters[1]

    def _all_sitters(self) -> tuple[Sitter, ...]:
        found = []
        for seat, _occupant in self._header.roster:
            status, occupant = self._exercise.sitting(seat)
            if occupant not in {"", roster.VACANT}:
                there = status == "taken"
                free = self.following and there and roster.machine(occupant)
                job = self._exercise.plan.scenario.seats[seat].profession
                found.append(Sitter(seat, job, occupant, roster.profile(occupant), there, free))
        return tuple(found)

    def sit(self, seat: str) -> None:
        """Turn to a seat that is played here; or, following the case, sit down in it and leave the present one to a machine colleague."""
        if seat not in self._sides.played:
            self._move_to(seat)
        self.seat = self.up = seat

    def _move_to(self, seat: str) -> None:
        sitters = {one.seat: one for one in self.sitters()}
        if not self.following:
            not_here = _("the seat `{seat}` is not played here. Played here: {seats}")
            raise SessionError(not_here.format(seat=seat, seats=", ".join(self.played())))
        if seat not in sitters:
            raise SessionError(_("nobody sits in the seat `{seat}`: the story plays its part").format(seat=seat))
        if not sitters[seat].open:
            raise SessionError(_("the seat `{seat}` is not there yet: it joins when it is called").format(seat=seat))
        self._occupy(self.seat, roster.colleague(sitters[seat].profile))
        self._occupy(seat, roster.FOLLOWING)

    def _occupy(self, seat: str, occupant: str) -> None:
        self.submit(seat, "occupant", {"status": "taken", "occupant": occupant}, self._exercise.view(seat).seen)

    def submit(self, seat: str, what: str, args: Mapping[str, Any], seen: int) -> None:
        """One command of a seat, which had this many lines before it. It is recorded whole even where it is then refused."""
        self._exercise.submit(Commanded(seat, what, args, seen))  # type: ignore[arg-type]

    def _last_to_act(self) -> str:
        """The seat played here that gave the last command, else the first of them that is there."""
        played = self.played() or (self._header.roster[0][0],)
        for entry in reversed(self._exercise.journal):
            if isinstance(entry.event, Commanded) and entry.event.seat in played:
                return entry.event.seat
        return next((seat for seat in played if self._exercise.sitting(seat)[0] == "taken"), played[0])

    # --- time -----------------------------------------------------------------------------------------------------------

    def let_pass(self, limit: int, *, rouse: bool, most: int = 0) -> None:
        """This seat lets time pass to second `limit`, or with `rouse` until something new reaches it or another seat played here.

        Where several trainees share the machine, time stands until each has said so; then `up` says whose turn it is. `most`: at most so
        many seconds of it now (0 all); everybody's wait stands as it was agreed, so to say it again goes on with the same wait.
        """
        furthest = min(limit, self._exercise.now + most) if most else limit
        sides = self._sides
        if len(sides.sharing) < 2:
            self.pass_to(furthest, sides.played if rouse else ())
            return
        self._rests[self.seat] = limit, rouse
        if awake := self._awake():
            self.up = awake
            return
        before = {seat: self._exercise.view(seat).seen for seat in self._round()}
        listening = [seat for seat in self.played() if self._rests.get(seat, (0, True))[1]]
        self.pass_to(min([furthest, *(until for until, _ in self._rests.values())]), listening)
        for seat, (until, roused) in list(self._rests.items()):
            news = roused and self._exercise.view(seat).seen > before.get(seat, 0)
            if news or self._exercise.now >= until or self._exercise.over:
                del self._rests[seat]
        self.up = self._awake() or self.seat

    def _round(self) -> list[str]:
        """Seats of the trainees at this machine who are there."""
        return [seat for seat in self._sides.sharing if self._exercise.sitting(seat)[0] == "taken"]

    def _awake(self) -> str:
        """The next of those who share the machine and do not let time pass, in the order of the seats, this seat first; "" for none."""
        shared = self._round()
        begin = shared.index(self.seat) if self.seat in shared else 0
        return next((seat for seat in shared[begin:] + shared[:begin] if seat not in self._rests), "")

    def pass_to(self, limit: int, awaited: Sequence[str] = ()) -> None:
        """Let time pass for everybody to second `limit`, or until an observation reaches a seat of `awaited`."""
        exercise = self._exercise
        if not self._sides.machines:
            self._let_go(awaited, limit)
            return
        lines = [exercise.view(seat).lines for seat in awaited]
        seen = sum(map(len, lines))
        while True:
            wakes = self._ask_colleagues()
            if exercise.over or sum(map(len, lines)) > seen:
                return
            self._let_go({*awaited, *self._sides.machines}, min(limit, *wakes.values()) if wakes else limit)
            if exercise.now >= limit or exercise.over:
                self._ask_colleagues()
                return

    def _let_go(self, listening: Collection[str], limit: int) -> None:
        """Let time go to second `limit`, or until an observation reaches a seat of `listening`."""
        if listening:
            self._exercise.advance_until(listening, limit)
        else:
            self._exercise.advance(limit)

    def _ask_colleagues(self) -> dict[str, int]:
        """Let every machine colleague do what is due now. Returns when each would next act if nothing happens before."""
        exercise, wakes = self._exercise, {}
        for seat in self._sides.machines:
            colleague = self._colleague(seat)
            while not exercise.over:
                colleague.take_in(exercise.journal)
                there = exercise.idle(seat)
                given = colleague.ask(exercise.now, partial(exercise.offers, seat), self._answer) if there else None
                if given is None:
                    at = colleague.wakes(exercise.now) if there else None
                    if at is not None:
                        wakes[seat] = at
                    break
                what, args = given
                self.submit(seat, what, args, exercise.view(seat).seen)
        return wakes

    def _answer(self, seat: str, asked: "Asked") -> "Command":
        """What a machine colleague says when it is asked something by telephone."""
        from zholda.session.answering import Answering

        self._answering = self._answering or Answering(self._exercise)
        return self._answering.answer(seat, asked)

    def _colleague(self, seat: str) -> Colleague:
        profile = roster.profile(self._exercise.occupants[seat])
        found = self._colleagues.get(seat)
        if found is None or found.profile != profile:
            training = self._header.mode == "training"
            found = self._colleagues[seat] = Colleague(seat, profile, self._exercise.plan, self._luck, training=training)
        return found
