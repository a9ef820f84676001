"""Machine colleagues: who plays the seats that no trainee takes, by the plan that the scenario has for the seat, else by the checklist.

A colleague knows what its seat perceived and did, and nothing else. What it goes by is folded from its seat's own entries, so that one
who comes back after a crash goes on as if nothing had been. Of the steps of its plan that can be taken it takes the first, once; a step
that was taken by whoever sat there before is taken. How long it lets things lie is drawn by seed, seat, step and person:

    ordinary   leaves out what the plan calls careful; one to five minutes
    correct    everything in the plan; half a minute to two minutes
    slow       everything in the plan; a quarter to three quarters of an hour

A ruling by which nobody walks free is told by telephone from seven in the morning to ten in the evening.

What another seat asks by telephone each of them answers, after as long as it takes for a step (`zholda.session.answering`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from scoring.counterfactual.checklist import CHECKLIST
from sim.dossier import LATE, RULED
from sim.engine.draws import draw
from sim.model.events import Commanded, Entry, Observed, SeatChanged
from sim.model.walkthrough import Step
from sim.world.seen import Asked
from sim.world.state import kinds_of
from sim.world.view import View
from zholda.session.steps import Command, asked_of, command, per_person

if TYPE_CHECKING:
    from sim.engine.plan import Plan
    from sim.offers import Offer

FOR_NOW: Final = ("engine.refused.in_another_talk", "engine.refused.colleague_busy", "engine.refused.busy")
DELAYS: Final = {"ordinary": (60, 300), "correct": (30, 120), "slow": (900, 2700)}  # seconds, from the moment a step can be taken
MORNING, EVENING, _DAY = 7 * 3600, 22 * 3600, 86_400  # between these hours a ruling is told by telephone. Fictional values
_FREES: Final = (RULED["released"], RULED["house_arrest"], LATE)
_UNTOLD: Final = frozenset({"voice", "where", "by", "why"})  # how an act was done, not which it was

Turn = tuple[str, str]  # step, and the person whose turn it is in a step for each


class Colleague:
    """One seat of an exercise, played by its plan in the way of `profile`. `plan`: the engine's; `luck`: seed and replication;
    `training`: open questions are shown, and are waited for."""

    def __init__(self, seat: str, profile: str, plan: "Plan", luck: tuple[int, int], *, training: bool) -> None:
        scenario = plan.scenario
        written = scenario.plans.get(seat) or _checklist(seat)
        self.seat, self.profile = seat, profile
        self._plan, self._luck, self._training = plan, luck, training
        self._midnight = 3600 * int(scenario.start[11:13]) + 60 * int(scenario.start[14:16])  # the start, in seconds since midnight
        self._steps = _kept(written, profile)
        self._groups = {step.each: [who for who, one in scenario.people.items() if one.group == step.each] for step in self._steps}
        self._view = View(seat, kinds_of(scenario))
        self._done: set[Turn] = set()
        self._last: set[Turn] = set()  # taken by the seat's last command
        self._since: dict[Turn, int] = {}  # since when each turn could be taken without a break
        self._answered: set[int] = set()  # questions that were answered, whether it was possible or not
        self._read = 0  # entries taken in
        self._changed = -1  # second of the seat's last entry, -1 once it has been looked at whole

    def take_in(self, journal: Sequence[Entry]) -> None:
        """Take in what is new in the journal: of it only what belongs to this seat."""
        for entry in journal[self._read :]:
            event = entry.event
            if not isinstance(event, Observed | Commanded | SeatChanged) or event.seat != self.seat:
                continue
            self._look_back(entry.at)
            self._changed = entry.at
            if isinstance(event, Observed):
                self._view.observe(entry.at, event)
                if event.wording in FOR_NOW:
                    self._put_off()
            elif isinstance(event, SeatChanged):
                self._since = {}  # whoever sits down now begins to look now
            else:
                self._view.command(entry.at, event)
                self._mark_done(event)
        self._read = len(journal)

    def ask(self, now: int, offers: Callable[[], "list[Offer]"], answer: Callable[[str, Asked], Command]) -> Command | None:
        """What this seat does now, None for nothing. Asked at a settled instant when its officer is free. `answer`: what is said to a
        question."""
        for question, at in self._questions():
            if at <= now:
                return answer(self.seat, question)
        steps = {step.id: step for step in self._steps}
        since = self._looked(now)
        due = [turn for turn in since if self._due(steps[turn[0]], turn, since) <= now]
        offered: dict[str, tuple[str, ...]] | None = None
        for name, person in due:
            step = steps[name]
            if person and step.do is not None:
                offered = offered if offered is not None else {offer.verb: offer.targets for offer in offers()}
                if person not in offered.get(step.do.named, ()):
                    continue
            return command(step, person)
        return None

    def wakes(self, now: int) -> int | None:
        """The next second at which a step falls due that could be taken now, None if there is none."""
        steps = {step.id: step for step in self._steps}
        since = self._looked(now)
        questions = [at for _, at in self._questions() if at > now]
        return min([*questions, *(at for turn in since if (at := self._due(steps[turn[0]], turn, since)) > now)], default=None)

    def _questions(self) -> list[tuple[Asked, int]]:
        """What was asked of this seat and not answered, and when it answers."""
        asked = [one for one in self._view.questions() if one.contact and one.no not in self._answered] if self._view.asked else []
        low, high = DELAYS[self.profile]
        return [(one, one.at + draw(*self._luck, "colleague.delay", self.seat, f"asked[{one.no}]", low, high)) for one in asked]

    # --- when a step can be taken ---------------------------------------------------------------------------------------

    def _looked(self, now: int) -> dict[Turn, int]:
        """Since when each turn can be taken. The present second may still change: what is seen of it is not kept."""
        self._look_back(now)
        return self._since if self._changed < 0 else self._afresh(now)

    def _look_back(self, now: int) -> None:
        """Look at the seat's last second, once it is over."""
        if 0 <= self._changed < now:
            self._since = self._afresh(self._changed)
            self._changed = -1

    def _afresh(self, at: int) -> dict[Turn, int]:
        return {turn: self._since.get(turn, at) for turn in self._ready()}

    def _ready(self) -> Iterator[Turn]:
        """Turns that can be taken but for their time, in the order of the plan."""
        taken = {step for step, _ in self._done}
        for step in self._steps:
            if step.after and step.after not in taken:
                continue
            if step.choose and self._training and step.choose.split("=")[0] not in self._view.prompts:
                continue
            each = per_person(step)
            if step.when and not each and not self._holds(step.when):
                continue
            for person in self._people(step):
                if (step.id, person) not in self._done and (not each or self._holds(asked_of(step.when, person))):
                    yield step.id, person

    def _people(self, step: Step) -> Sequence[str]:
        """Those in sight whose turn it may be; nobody in particular where the step is for nobody in particular."""
        if not step.each:
            return ("",)
        here = self._view.here()
        return here if step.each == "in_view" else [who for who in self._groups[step.each] if who in here]

    def _holds(self, condition: str) -> bool:
        compiled = self._plan.view_condition(condition)
        facts = self._view.facts
        return compiled.test({fact: facts.get(fact, default) for fact, default in compiled.defaults.items()})

    def _due(self, step: Step, turn: Turn, since: dict[Turn, int]) -> int:
        low, high = DELAYS[self.profile]
        delay = draw(*self._luck, "colleague.delay", self.seat, f"{turn[0]}[{turn[1]}]", low, high)
        return self._by_day(step, max(since[turn], step.not_before) + delay)

    def _by_day(self, step: Step, at: int) -> int:
        """The second `at`, or the next morning for a ruling that can wait: nobody is rung at night but for somebody who walks free."""
        can_wait = step.do is not None and step.do.verb == "share" and "ruling" in step.do.args.get("items", ())
        if not can_wait or any(self._view.facts.get("heard." + freed) for freed in _FREES):
            return at
        hour = (self._midnight + at) % _DAY
        return at if MORNING <= hour < EVENING else at + (MORNING - hour) % _DAY

    def _put_off(self) -> None:
        """What was refused for now only, as somebody is in a talk or a colleague is busy, is not done: it is tried again after a while, by
        whichever step it is the deed of."""
        steps = {step.id: step for step in self._steps}
        refused = {_essence(*command(steps[name], person)) for name, person in self._last}
        self._done -= self._last
        self._since = {one: at for one, at in self._since.items() if _essence(*command(steps[one[0]], one[1])) not in refused}
        self._last = set()

    # --- what was done --------------------------------------------------------------------------------------------------

    def _mark_done(self, event: Commanded) -> None:
        """Mark the first turn that this command takes, whoever gave it."""
        self._last = set()
        given, contact = _essence(event.what, event.args), str(event.args.get("contact", ""))
        self._answered |= {one.no for one in self._view.questions() if contact and one.contact == contact}
        named = [part for value in event.args.values() for part in (value if isinstance(value, list) else [value])]
        for step in self._steps:
            group = self._groups[step.each]
            turns = [who for who in named if isinstance(who, str) and (step.each == "in_view" or who in group)]
            for person in turns if step.each else [""]:
                if (step.id, person) not in self._done and _essence(*command(step, person)) == given:
                    self._last = {(step.id, person)} - self._done
                    self._done |= self._last
                    return


def _checklist(seat: str) -> list[Step]:
    """The plan of a seat that has none: the protective acts, one after the other, to everybody in sight."""
    before = ["", *(do.verb for do in CHECKLIST)]
    return [Step(do.verb, seat, after=after, do=do, each="in_view", optional=True) for after, do in zip(before, CHECKLIST, strict=False)]


def _kept(steps: Sequence[Step], profile: str) -> list[Step]:
    """The steps that this profile takes. What comes after one that is left out comes after what that one comes after."""
    out = {step.id: step.after for step in steps if step.careful and profile == "ordinary"}
    kept = []
    for step in steps:
        after = step.after
        while after in out:
            after = out[after]
        if step.id not in out:
            kept.append(replace(step, after=after))
    return kept


def _essence(what: str, args: Any) -> tuple[str, ...]:
    """Which deed a command is, however it is done."""
    if what == "choose":
        return "choose", str(args.get("occurrence", ""))
    if what == "form":
        return "form", str(args.get("form", "")), str(args.get("subject", ""))
    return what, *sorted(f"{name}={value}" for name, value in args.items() if name not in _UNTOLD)
