"""One exercise played for one seat: look, act, let time go, finish. Every confirmed step is on disk before the call returns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self
from unicodedata import normalize

from zholda.session.problems import SessionError, in_words
from zholda.wording import Wording

if TYPE_CHECKING:
    from scoring.model import Assessment
    from sim.exercise import Exercise
    from sim.model.events import Entry, Opened
    from sim.offers import Offer
    from sim.world.view import Line, View
    from zholda.session.journals import Replayed
    from zholda.storage import Kept, Ledger

Mode = Literal["training", "assessment"]
LONGEST_TEXT = 20_000  # characters that one text of a command may have; more is cut, nobody types it


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of a command, in the seat's own words. `act`: the id of the act it began, or ""; `refusal`: wording id of the reason
    why it was not possible, or "". An option whose acts were not all possible is accepted and has a refusal."""

    accepted: bool
    act: str
    refusal: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What is read before the first minute: wording in the scenario's own words."""

    scenario: str
    title: str
    mission: str
    content_note: str
    seat: str
    seat_text: str
    profession: str
    country: str
    fictional: bool
    start: str
    length: int
    play_minutes: int


class Session:
    """One seat of an open exercise. Seconds count from its start. Use `Session.open` or `Session.resume`."""

    def __init__(self, exercise: "Exercise", seat: str, ledger: "Ledger | None" = None) -> None:
        self._exercise = exercise
        self._ledger = ledger
        self._saved_at = -1
        self.seat = seat
        scenario = exercise.plan.scenario
        self._wording = Wording(scenario.texts, start=scenario.start, pack=exercise.plan.pack)
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
        seed: int | None = None,
        country: str = "",
        mode: Mode = "training",
        occupant: str = "trainee",
        keep: bool = True,
    ) -> Self:
        """Begin an exercise. `scenario`: an id of the library, a folder or a file; `seat`: the first one if not given.

        `seed` decides every chance; if not given it is the number of the exercise on this machine. `keep` writes every step to disk;
        without it nothing is written. Raises SessionError; its kind MaterialProblems lists what to mend in the scenario.
        """
        from sim.exercise import Exercise
        from zholda.session.material import load, load_country
        from zholda.storage import Shelf

        authored = load(scenario)
        pack = load_country(country or authored.country)
        seats = authored.playable()
        chosen = seat or seats[0]
        if chosen not in authored.seats:
            raise SessionError(f"{authored.id} has no seat `{chosen}`. It has: {', '.join(seats)}")
        if chosen not in seats:
            raise SessionError(f"{authored.id} has no work for the seat `{chosen}`: the story plays its part. Play: {', '.join(seats)}")
        shelf = Shelf()
        number = seed if seed is not None else shelf.next_number(authored.id) if keep else 1
        exercise = Exercise.open(authored, pack, seed=number, mode=mode, roster={chosen: occupant})
        if not keep:
            return cls(exercise, chosen)
        with in_words():
            ledger = shelf.begin(authored.id)
        try:
            return cls(exercise, chosen, ledger)
        except BaseException:
            ledger.close()
            raise

    @classmethod
    def resume(cls, name: str | Path) -> Self:
        """Go on with an exercise exactly where it was: by its name on this machine, or with an exercise file, which is then kept here
        under a name of its own. Raises SessionError where it is over, damaged, played elsewhere, or made under other rules."""
        from zholda.session.journals import adopt, load_ledger, open_ledger, replayed, seat_of

        ledger = open_ledger(name) or adopt(Path(name))
        try:
            journal, clock = load_ledger(ledger)
            if journal.finished:
                raise SessionError(f"{ledger.path.stem} is over. Read it: zholda debrief {ledger.path.stem}")
            exercise = replayed(journal, ledger.path.stem)
            exercise.advance(clock)
            return cls(exercise, seat_of(journal.header), ledger)
        except BaseException:
            ledger.close()
            raise

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
        return self._exercise.free(self.seat)

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
        texts = plan.scenario.texts
        return Briefing(
            scenario=header.scenario, title=texts.get("title", header.scenario), mission=texts.get("mission", ""),
            content_note=texts.get("content_note", ""), seat=self.seat, seat_text=texts.get(f"seats.{self.seat}.briefing", ""),
            profession=plan.pack.professions.get(seat.profession, seat.profession), country=plan.pack.title, fictional=plan.pack.fictional,
            start=plan.scenario.start, length=plan.scenario.length, play_minutes=plan.scenario.play_minutes,
        )  # fmt: skip

    def view(self) -> "View":
        """What this seat perceives and did. Not to be changed."""
        return self._exercise.view(self.seat)

    def offers(self) -> "list[Offer]":
        """What this seat may do now, from its view alone. In assessment mode without what the law says of it."""
        from dataclasses import replace

        found = self._exercise.offers(self.seat)
        return found if self.mode == "training" else [replace(offer, power="") for offer in found]

    def holds(self, condition: str) -> bool:
        """Whether a condition over this seat's own view holds now, as walkthroughs use it."""
        compiled = self._exercise.plan.view_condition(condition)
        return compiled.test({**compiled.defaults, **self.view().facts})

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

    # --- words ------------------------------------------------------------------------------------------------------

    def say(self, wording: str, args: Any = (), about: Sequence[str] = ()) -> str:
        """The text of a wording id, with people called as this seat knows them."""
        return self._wording.say(wording, args, about=about, known=self._known())

    def has(self, wording: str) -> bool:
        """Whether there is a text with this id."""
        return self._wording.has(wording)

    def tell(self, line: "Line") -> str:
        """One line of the view in words."""
        return self.say(line.wording, line.args, line.about)

    def label(self, who: str) -> str:
        """What somebody or something is called: a label until a name is known, then both; this seat's own officer is "you"."""
        return self._wording.label("me" if who in {self.seat, f"seat:{self.seat}"} else who, self._known())

    def word(self, family: str, code: str) -> str:
        """A code of a closed list in words, such as `word("item", "names")`."""
        return self._wording.word(family, code)

    def time(self, at: int) -> str:
        """A second of the exercise as local clock time."""
        return self._wording.time(at)

    def power_words(self, power: str) -> str:
        """What the law says of an act, for training mode: "" where the power is plain."""
        if power in {"", "yes"}:
            return ""
        return "no power" if power == "no" else self._wording.article(power)

    def limit(self, name: str) -> tuple[int, str]:
        """Seconds of a limit of the country pack, and its article in words ("" where it is practice and not law)."""
        limit = self._exercise.plan.pack.limits[name]
        return limit.value, self._wording.article(limit.article) if limit.article else ""

    # --- acting: on disk before it returns ------------------------------------------------------------------------------

    def submit(self, what: str, args: Mapping[str, Any], seen: int | None = None) -> Receipt:
        """Take one command of this seat. `seen`: the last observation that was on the screen, the last there is if not given.

        Refused or not, it is recorded whole. Raises SessionError when the exercise is over.
        """
        from sim.model.events import Commanded

        if self.over:
            raise SessionError("the exercise is over: nothing more can be done in it")
        view = self.view()
        before = view.seen
        command = Commanded(self.seat, what, _tidied(args), before if seen is None else min(seen, before))  # type: ignore[arg-type]
        self._exercise.submit(command)
        self._save()
        return _receipt(what, view.lines[before:])

    def advance(self, to: int) -> None:
        """Let everything up to and including second `to` happen."""
        self._exercise.advance(to)
        self._save()

    def advance_until(self, limit: int) -> int:
        """Let time pass until something reaches this seat, at most to second `limit`. Returns the second reached."""
        reached = self._exercise.advance_until(self.seat, limit)
        self._save()
        return reached

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
        from zholda.session.journals import assess_entries

        return assess_entries(self._told())

    def debrief(self) -> str:
        """The told story with its results, once it is over."""
        from zholda.session.journals import debrief_entries

        return debrief_entries(self._told())

    def replay(self) -> "Replayed":
        """Play the journal again from its commands alone, and compare, once it is over. Raises SessionError where it differs."""
        from zholda.session.journals import replay_entries

        return replay_entries(self._told(), self.name or self.scenario)

    def export(self, path: str | Path) -> None:
        """Write the exercise as a file of its own, which any Zholda can read. An existing file stays whole if this is interrupted."""
        from zholda.storage import export

        with in_words():
            export(self._exercise.journal, Path(path))

    # --- inside -----------------------------------------------------------------------------------------------------------

    @property
    def _header(self) -> "Opened":
        from zholda.session.journals import header_of

        return header_of(self._exercise.journal)

    def _told(self) -> "list[Entry]":
        if not self.over:
            raise SessionError("the exercise is still being played: finish it first")
        return self._exercise.journal

    def _known(self) -> dict[str, str]:
        """Names as this seat perceived them, true or not."""
        return {p.id: str(p.claims["name"]) for p in self.view().people.values() if p.name_known}

    def _save(self) -> None:
        if self._ledger is None:
            return
        new = self._exercise.journal[self._ledger.entries :]
        if new or self._saved_at != self._exercise.now:
            with in_words():
                self._ledger.append(new, self._exercise.now)
            self._saved_at = self._exercise.now


def kept() -> "list[Kept]":
    """Exercises on this machine, the one played last first."""
    from zholda.storage import Shelf

    return Shelf().kept()


def _receipt(what: str, news: "Sequence[Line]") -> Receipt:
    act, refusal = "", ""
    for line in news:
        if line.wording == "engine.act_began":
            act = act or str(dict(line.args)["act"])
        elif line.wording.startswith("engine.refused."):
            refusal = refusal or line.wording
    chosen = what == "choose" and refusal not in {"engine.refused.no_such_choice", "engine.refused.rationale_missing"}
    return Receipt(not refusal or chosen, act, refusal)


def _tidied(value: Any) -> Any:
    """A command's arguments as a journal may hold them: plain values, texts in normal form, without what no text can hold."""
    if isinstance(value, str):
        if value.isascii() and len(value) <= LONGEST_TEXT:
            return value
        return normalize("NFC", value[:LONGEST_TEXT].encode("utf-8", "replace").decode())
    if isinstance(value, Mapping):
        return {_tidied(str(key)): _tidied(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_tidied(part) for part in value]
    if isinstance(value, (bool, int)) or value is None:
        return value
    raise SessionError(f"{value!r} is no value for a command: text, whole numbers, yes and no, and lists of them are")
