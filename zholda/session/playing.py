"""One exercise as its seats play it: look, act, let time go, finish. Every confirmed step is on disk before the call returns."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

from zholda.session.afterwards import Afterwards
from zholda.session.briefing import Briefing
from zholda.session.material import told_in
from zholda.session.names import Names
from zholda.session.problems import SessionError, in_words
from zholda.session.receipts import Receipt, receipt, tidied
from zholda.session.worded import Worded
from zholda.tongue import _
from zholda.wording import Wording

if TYPE_CHECKING:
    from scoring.model import Assessment
    from sim.exercise import Exercise
    from sim.model.events import Entry, Opened
    from sim.offers import Offer
    from sim.world.view import View
    from zholda.session.own_ratings import OwnRatings
    from zholda.session.public import Public
    from zholda.session.table import Sitter
    from zholda.storage import Ledger

Mode = Literal["training", "assessment"]


class Session(Worded, Afterwards):
    """An open exercise, seen and played by one seat at a time: `sit` turns to another. Seconds count from its start.

    Use `Session.open` or `Session.resume`.
    """

    def __init__(self, exercise: "Exercise", seat: str = "", ledger: "Ledger | None" = None) -> None:
        from zholda.session.foreseen import Foreseen
        from zholda.session.interviews import Ended
        from zholda.session.table import Table

        self._exercise = exercise
        self._ledger = ledger
        self._saved_at = -1
        self._table = Table(exercise, seat)
        self._ended = Ended(len(exercise.journal))
        self._foreseen = Foreseen(exercise)
        self._own: OwnRatings | None = None
        self._public: dict[str, Public] = {}
        self._offered: tuple[tuple[str, int, int], list[Offer]] = ("", 0, 0), []
        scenario = exercise.plan.scenario
        seats = {contact.seat: name for name, contact in scenario.contacts.items() if contact.seat}
        now, pack = (lambda: exercise.now), exercise.plan.pack
        self._wording = Wording(scenario.texts, start=scenario.start, pack=pack, scenario=scenario.id, seats=seats, now=now)
        self._names = Names(scenario, self._wording)
        if ledger is not None:
            self._saved_at = exercise.now if ledger.entries == len(exercise.journal) else -1
        self._save()

    # --- opening ----------------------------------------------------------------------------------------------------

    @classmethod
    def open(
        cls,
        scenario: str | Path,
        *,
        seat: str = "",
        seats: Sequence[str] = (),
        others: str = "vacant",
        follow: bool = False,
        seed: int | None = None,
        country: str = "",
        mode: Mode = "training",
        occupant: str = "trainee",
        roster: Mapping[str, str] | None = None,
        keep: bool = True,
    ) -> Self:
        """Begin an exercise. `scenario`: an id of the library, a folder or a file, with a cut of it as `night-bus/window`.

        `seat`: the one that is played, the first if not given; `seats`: several, one after the other at this machine; `follow`: one
        trainee moves through the seats, beginning here. `others` plays the seats left over: vacant, ordinary, correct or slow.
        `occupant`: what the roster calls who plays; `roster`: all of it, for policies and walkthroughs. `seed` decides every chance; if
        not given it is the number of the exercise on this machine. `keep` writes every step to disk; without it nothing is written.
        Raises SessionError; its kind MaterialProblems lists what to mend in the scenario.
        """
        from sim.engine.variants import varied
        from sim.exercise import Exercise
        from zholda.session.material import load, load_country
        from zholda.session.table import rostered
        from zholda.storage import Shelf

        authored = load(scenario)
        pack = load_country(country or authored.country)
        named = tuple(roster or seats or ([seat] if seat else ()))
        sitting = rostered(authored, named, occupant, others, follow=follow) | dict(roster or {})
        shelf = Shelf()
        number = seed if seed is not None else shelf.next_number(authored.id) if keep else 1
        exercise = Exercise.open(varied(authored, number), pack, seed=number, mode=mode, roster=sitting)
        if not keep:
            return cls(exercise)
        with in_words():
            ledger = shelf.begin(authored.id)
        try:
            return cls(exercise, ledger=ledger)
        except BaseException:
            ledger.close()
            raise

    @classmethod
    def resume(cls, name: str | Path) -> Self:
        """Go on with an exercise exactly where it was: by its name on this machine, or with an exercise file, which is then kept here
        under a name of its own. Raises SessionError where it is over, damaged, played elsewhere, or made under other rules."""
        from zholda.session.journals import adopt, load_ledger, open_ledger, replayed

        ledger = open_ledger(name) or adopt(Path(name))
        try:
            journal, clock = load_ledger(ledger)
            if journal.finished:
                raise SessionError(_("{name} is over. Read it: zholda debrief {name}").format(name=ledger.path.stem))
            exercise = replayed(journal, ledger.path.stem)
            exercise.advance(clock)
            return cls(exercise, ledger=ledger)
        except BaseException:
            ledger.close()
            raise

    # --- who sits where -------------------------------------------------------------------------------------------------

    @property
    def seat(self) -> str:
        """The seat through which is looked and acted."""
        return self._table.seat

    @property
    def up(self) -> str:
        """The seat whose turn it is: another than `seat` where several share this machine and the next of them must sit down."""
        return self._table.up

    @property
    def seats(self) -> "tuple[Sitter, ...]":
        """Everybody at the table: trainees, machine colleagues with their profile, policies; called or still to be called."""
        return self._table.sitters()

    @property
    def there(self) -> bool:
        """Whether this seat is taken: it need not be called first, and nobody has left it."""
        return self._exercise.sitting(self._table.seat)[0] == "taken"

    @property
    def following(self) -> bool:
        """Whether one trainee moves through the seats."""
        return self._table.following

    def sit(self, seat: str) -> None:
        """Turn to another seat that is played here; or, following the case, sit down in a seat and leave this one to a machine colleague.

        Raises SessionError where nobody can sit down there.
        """
        table = self._table
        if table.seat != seat or table.up != seat:
            table.sit(seat)
            self._save()

    # --- looking: read-only, at any moment ------------------------------------------------------------------------------

    @property
    def now(self) -> int:
        """Second reached."""
        return self._exercise.now

    @property
    def length(self) -> int:
        """Second at which it ends by itself."""
        return self._exercise.length

    @property
    def over(self) -> bool:
        """Closed: only assessment and debrief are left."""
        return self._exercise.over

    @property
    def free(self) -> bool:
        """Whether this seat's officer has nothing under way and nothing chosen that still waits."""
        return self._exercise.free(self._table.seat)

    def idle(self, seat: str) -> bool:
        """Whether somebody sits in a seat whose officer has nothing under way and nothing chosen that still waits."""
        return self._exercise.idle(seat)

    def seen(self, seat: str) -> int:
        """How many lines have reached a seat. As long as none is added, no condition over its view answers otherwise."""
        return len(self._exercise.view(seat).lines)

    @property
    def mode(self) -> str:
        """`training` (prompts, powers and articles are shown) or `assessment` (they are not)."""
        return self._header.mode

    @property
    def seed(self) -> int:
        """What decided every chance."""
        return self._header.seed

    @property
    def name(self) -> str:
        """What this exercise is called on this machine; "" where it is not kept."""
        return self._ledger.path.stem if self._ledger is not None else ""

    @property
    def start(self) -> str:
        """Local date and minute at second 0, as `2025-10-13 05:20`."""
        return self._exercise.plan.scenario.start

    @property
    def scenario(self) -> str:
        """The id of the scenario."""
        return self._header.scenario

    @property
    def briefing(self) -> Briefing:
        """What is read before the first minute."""
        plan, header, seat = self._exercise.plan, self._header, self._exercise.plan.scenario.seats[self.seat]
        text, named = self._wording.text, self._wording.material
        return Briefing(
            scenario=header.scenario, title=self._title(), mission=text("mission"),
            content_note=text("content_note"), seat=self.seat, seat_text=text(f"seats.{self.seat}.briefing"),
            profession=named("profession", seat.profession, plan.pack.professions.get(seat.profession, seat.profession)),
            country=named("country", plan.pack.id, plan.pack.title), fictional=plan.pack.fictional,
            start=plan.scenario.start, length=plan.scenario.length, play_minutes=plan.scenario.play_minutes,
            languages=told_in(plan.scenario),
        )  # fmt: skip

    def view(self) -> "View":
        """What this seat perceives and did. Not to be changed."""
        return self._exercise.view(self._table.seat)

    def offers(self) -> "list[Offer]":
        """What this seat may do now, from its view alone. In assessment mode without what the law says of it. Not to be changed.

        NOTE: a screen asks for it a dozen times each time it is drawn; until something happens or time passes it stays as it is.
        """
        from dataclasses import replace

        now = self.seat, len(self._exercise.journal), self._exercise.now
        if self._offered[0] != now:
            found = self._exercise.offers(self.seat)
            self._offered = now, found if self.mode == "training" else [replace(offer, power="") for offer in found]
        return self._offered[1]

    @property
    def public(self) -> "Public":
        """What this seat may look up: places and roads, services, powers, forms being checked."""
        if self.seat not in self._public:
            from zholda.session.public import Public

            of, seat, training = self._exercise, self.seat, self.mode == "training"
            self._public[seat] = Public(of.plan, seat, lambda: of.view(seat), self._foreseen.excludes, of.met, training=training)
        return self._public[self.seat]

    def holds(self, condition: str) -> bool:
        """Whether a condition over this seat's own view holds now, as walkthroughs use it."""
        compiled = self._exercise.plan.view_condition(condition)
        facts = self.view().facts
        return compiled.test({fact: facts.get(fact, default) for fact, default in compiled.defaults.items()})

    def options(self, decision: str) -> Sequence[str]:
        """Ids of the options of a decision, in authored order. None in assessment mode, where noticing is the skill."""
        found = self._exercise.plan.scenario.decisions.get(decision)
        return tuple(found.options) if found is not None and self.mode == "training" else ()

    def rationale_required(self, decision: str) -> bool:
        """Whether a decision asks for a reason."""
        found = self._exercise.plan.scenario.decisions.get(decision)
        return found is not None and found.rationale == "required"

    def group(self, name: str) -> tuple[str, ...]:
        """Those whom this seat has met of the people who travel together under this name, in authored order."""
        people, met = self._exercise.plan.scenario.people, self.view().people
        return tuple(who for who, person in people.items() if name and person.group == name and who in met)

    def closes(self, room: str) -> bool:
        """Whether a room of this seat's place closes: nobody outside sees or hears what goes on in it."""
        place = self._exercise.plan.scenario.places.get(self.view().place)
        return place is not None and room in place.rooms and place.rooms[room].private

    def present(self, contact: str) -> bool:
        """Whether somebody of this body is in sight."""
        found = self._exercise.plan.scenario.contacts.get(contact)
        return found is not None and bool(found.person) and found.person in self.view().here()

    # --- what it would mean, in words ---------------------------------------------------------------------------------

    def would_break(self, args: Mapping[str, Any]) -> tuple[str, ...]:
        """The articles that an act with these arguments, as a command has them, would break if done now, each with what is missing. () in
        an assessment."""
        return self._foreseen.articles(self.view(), args, self._wording) if self.mode == "training" else ()

    def limit(self, name: str) -> tuple[int, str]:
        """Seconds of a limit of the country pack, and its article in words ("" where it is practice and not law)."""
        limit = self._exercise.plan.pack.limits[name]
        return limit.value, self._wording.article(limit.article) if limit.article else ""

    def interview_feedback(self) -> list[str]:
        """How it was asked, in words, of a formal interview that this seat ended since it was last asked for; [] in assessment mode."""
        return self._ended.told(self._exercise.journal, self.seat, self._wording, self._known()) if self.mode == "training" else []

    # --- acting: on disk before it returns ------------------------------------------------------------------------------

    def submit(self, what: str, args: Mapping[str, Any], seen: int | None = None) -> Receipt:
        """Take one command of this seat. `seen`: the last observation that was on the screen, the last there is if not given.

        Refused or not, it is recorded whole. Raises SessionError when the exercise is over.
        """
        if self.over:
            raise SessionError(_("the exercise is over: nothing more can be done in it"))
        view = self.view()
        before = view.seen
        self._table.submit(self.seat, what, tidied(args), before if seen is None else min(seen, before))
        self._save()
        return receipt(what, view.lines[before:])

    def advance(self, to: int, most: int = 0) -> None:
        """Let everything up to and including second `to` happen. Where several trainees share this machine, time stands until all of
        them let it pass: look at `up`. `most`: at most so many seconds of it now, 0 for all; called again it goes on with the same."""
        self._table.let_pass(to, rouse=False, most=most)
        self._save()

    def advance_until(self, limit: int, most: int = 0) -> int:
        """Let time pass until something reaches a seat that is played here, at most to second `limit`. Returns the second reached. Where
        several trainees share this machine, time stands until all of them let it pass: look at `up`. `most`: as of `advance`."""
        self._table.let_pass(limit, rouse=True, most=most)
        self._save()
        return self._exercise.now

    def finish(self) -> None:
        """End the exercise now."""
        if not self.over:
            self._exercise.finish()
            self._save()

    def close(self) -> None:
        """Leave. It can be resumed exactly here. Closing twice does nothing."""
        if self._ledger is not None:
            self._save()
            self._ledger.close()
            self._ledger = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- papers beside the journal ----------------------------------------------------------------------------------------

    def keep_draft(self, form: str, text: str) -> None:
        """Keep a half-written paper, so that it is there after a crash. It is no part of the journal."""
        if self._ledger is not None:
            with in_words():
                self._ledger.add_record("draft", self.seat, form, text)

    def draft(self, form: str) -> str:
        """The last draft of a paper, or ""."""
        found = [record.text for record in self._ledger.records("draft") if record.about == form] if self._ledger is not None else []
        return found[-1] if found else ""

    # --- afterwards -------------------------------------------------------------------------------------------------------

    def assess(self) -> "Assessment":
        """All results and ratings, once it is over: before, they would tell what the seat cannot know."""
        from zholda.session.judging import as_played

        return as_played(self._exercise.plan).assess(self._told())

    @property
    def own_ratings(self) -> "OwnRatings":
        """What trainees say of their own work, before they read the machine's proposal."""
        if self._own is None:
            from zholda.session.own_ratings import OwnRatings

            self._own = OwnRatings(self._exercise, self._ledger)
        return self._own

    def debrief(self) -> str:
        """The told story with its results, once it is over; with the own ratings that were given."""
        from zholda.session.assessing import debrief_entries

        return debrief_entries(self._told(), self.own_ratings.given)

    def export(self, path: str | Path) -> None:
        """Write the exercise as a file of its own, which any Zholda can read. An existing file stays whole if this is interrupted."""
        from zholda.storage import export

        with in_words():
            export(self._exercise.journal, Path(path))

    # --- inside -----------------------------------------------------------------------------------------------------------

    @cached_property
    def _header(self) -> "Opened":
        from zholda.session.journals import header_of

        return header_of(self._exercise.journal)

    def _title(self) -> str:
        from zholda.session.material import title

        names = ("title", f"cuts.{self.scenario.rpartition('/')[2]}.title")
        return title(self.scenario, {name: self._wording.text(name) for name in names if self._wording.has(name)})

    def _told(self) -> "list[Entry]":
        if not self.over:
            raise SessionError(_("the exercise is still being played: finish it first"))
        return self._exercise.journal

    def _save(self) -> None:
        if self._ledger is None:
            return
        new = self._exercise.journal[self._ledger.entries :]
        if new or self._saved_at != self._exercise.now:
            with in_words():
                self._ledger.append(new, self._exercise.now)
            self._saved_at = self._exercise.now
