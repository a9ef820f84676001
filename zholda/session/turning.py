"""Turning points and "what if": other lines of a finished exercise, played on both cores, kept as they come, told in words.

What was computed is kept beside the exercises of this machine by the digest of the journal, so a search that was stopped goes on where
it was. A journal whose rules are other than today's cannot be played again: then one line says so.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zholda.session.journals import SavedJournal, assess_entries, header_of
from zholda.session.problems import SessionError

if TYPE_CHECKING:
    from scoring.counterfactual.fates import Fates
    from scoring.counterfactual.lines import Continuation, Fork, Pass
    from scoring.counterfactual.turning import Alternative, Answer, Effect, Turning
    from scoring.debrief_moments import Moment
    from scoring.model import Assessment
    from scoring.reports.model import TurningPoint
    from sim.engine.plan import Plan
    from sim.exercise import Exercise
    from sim.model.events import Entry

FOLDER: Final = "turning"
JOBS: Final = 2  # processes; the machines of our users have two cores

Progress = Callable[[int, int], None]  # forks answered, forks in all


@dataclass(frozen=True, slots=True)
class Question:
    """A decision or an act of a finished exercise that can be played otherwise. `options`: what could have been chosen."""

    occurrence: str
    seat: str
    at: int
    taken: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherLine:
    """One line played otherwise: both journals, from which second they may differ, and what each is assessed to."""

    played: "Sequence[Entry]"
    other: "Sequence[Entry]"
    since: int
    before: "Assessment"
    after: "Assessment"


def questions(saved: SavedJournal) -> list[Question]:
    """The decisions of an exercise, in the order in which they opened."""
    from scoring.counterfactual.lines import left_to_colleagues
    from sim.model.events import DecisionClosed, DecisionOpened

    others = left_to_colleagues(saved.journal.entries)
    entries, plain = saved.journal.entries, header_of(saved.journal.entries).material["scenario"]["decisions"]
    closed = {entry.event.occurrence: entry.event.option for entry in entries if isinstance(entry.event, DecisionClosed)}
    found = []
    for entry in entries:
        if isinstance(entry.event, DecisionOpened) and entry.event.occurrence not in others:
            name = entry.event.occurrence.split("[")[0].split("#")[0]
            taken = closed.get(entry.event.occurrence, "")
            found.append(Question(entry.event.occurrence, entry.event.seat, entry.at, taken, tuple(plain[name]["options"])))
    return found


def what_if(saved: SavedJournal, occurrence: str, option: str) -> OtherLine:
    """Play one line otherwise, with the luck of the exercise itself. Raises SessionError where there is no such decision or option."""
    from scoring.counterfactual.lines import play
    from scoring.counterfactual.turning import forks

    question = next((one for one in questions(saved) if one.occurrence == occurrence), None)
    if question is None:
        known = ", ".join(one.occurrence for one in questions(saved)) or "none"
        raise SessionError(f"{saved.source}: no decision called {occurrence} opened in it. These did: {known}")
    if option not in question.options:
        raise SessionError(f"{occurrence} has no option {option}. It has: {', '.join(question.options)}")
    entries = _again(saved)
    fork = next(fork for fork in forks(entries, assess_entries(entries)) if fork.occurrence == occurrence)
    other = play(_plan(entries), entries, fork, option, header_of(entries).replication, company=_company)
    return OtherLine(entries, other, fork.at, assess_entries(entries), assess_entries(other))


def turning_points(saved: SavedJournal, progress: Progress | None = None, jobs: int = JOBS) -> "Turning":
    """The few decisions that would have changed most. `progress` is told after each question; what is answered already is not played again.

    Raises SessionError where the journal cannot be replayed. Interrupted (Ctrl+C), it keeps what it has and raises KeyboardInterrupt.
    """
    from scoring.counterfactual.turning import choose

    answers = []
    for answer, done, among in _answers(saved, jobs):
        answers.append(answer)
        if progress is not None:
            progress(done, among)
    answers.sort(key=lambda answer: answer.fork.n)
    return choose(answers)


def known_turning_points(saved: SavedJournal) -> "Turning | None":
    """Turning points as far as they were computed earlier, None where nothing was."""
    store = _store(saved)
    if not store.is_file():
        return None  # before the engine is loaded, which a report without them does not need
    from scoring.counterfactual.turning import choose

    kept = _kept(store)
    return choose(kept) if kept else None


# --- playing -------------------------------------------------------------------------------------------------------------------


def _answers(saved: SavedJournal, jobs: int) -> "Iterator[tuple[Answer, int, int]]":
    """Each question's answer as it comes, with how many there are so far and will be."""
    from scoring.counterfactual.turning import forks

    entries = _again(saved)
    store = _store(saved)
    kept = {answer.fork: answer for answer in _kept(store)}
    wanted = forks(entries, assess_entries(entries))
    open_forks = [fork for fork in wanted if fork not in kept]
    done = 0
    for fork in wanted:
        if fork in kept:
            done += 1
            yield kept[fork], done, len(wanted)
    if not open_forks:
        return
    store.parent.mkdir(parents=True, exist_ok=True)
    for answer in _played(entries, open_forks, jobs):
        with store.open("a", encoding="utf-8", newline="\n") as file:
            file.write("\n" + json.dumps(_to_plain(answer), ensure_ascii=False) + "\n")  # whole, whatever a killed process left before it
        done += 1
        yield answer, done, len(wanted)


def _played(entries: "Sequence[Entry]", forks: "Sequence[Fork]", jobs: int) -> "Iterator[Answer]":
    if jobs < 2 or len(forks) < 2:
        for fork in forks:
            yield _examined(entries, fork)
        return
    from sim.journal.canonical import encode

    with ProcessPoolExecutor(jobs, initializer=_begin_worker, initargs=([encode(entry) for entry in entries],)) as pool:
        running: list[Future[Answer]] = [pool.submit(_examine_here, fork) for fork in forks]
        try:
            for future in as_completed(running):
                yield future.result()
        finally:
            for future in running:
                future.cancel()


_WORKER: "list[Sequence[Entry]]" = []  # the journal of this worker process, given once


def _begin_worker(lines: list[bytes]) -> None:
    from sim.journal.canonical import decode

    _WORKER[:] = [[decode(line) for line in lines]]


def _examine_here(fork: "Fork") -> "Answer":
    return _examined(_WORKER[0], fork)


def _examined(entries: "Sequence[Entry]", fork: "Fork") -> "Answer":
    from scoring.assess import assess
    from scoring.counterfactual.fates import fates
    from scoring.counterfactual.lines import play
    from scoring.counterfactual.turning import HARMS, examine
    from zholda.session.material import standards

    plan = _plan(entries)

    def lived(option: str, replication: int, continuation: "Continuation") -> "Fates":
        return fates(play(plan, entries, fork, option, replication, continuation, _company), plan.scenario)

    def harms(option: str) -> int:
        line = play(plan, entries, fork, option, header_of(entries).replication, company=_company)
        judged = assess(line, plan.scenario, plan.law, standards())
        return sum(result.result == "breached" and result.severity in HARMS and not result.contested for result in judged.results)

    return examine(fork, plan.scenario, lived, harms)


def _company(exercise: "Exercise", replication: int) -> "Pass":
    """The machine colleagues of an exercise, who are asked as time passes."""
    from zholda.session.table import Table

    table = Table(exercise, replication=replication)
    return lambda to, seat: table.pass_to(to, (seat,) if seat else ())


_PLANS: "dict[int, Plan]" = {}


def _plan(entries: "Sequence[Entry]") -> "Plan":
    """The compiled material of a journal, made once for each."""
    from sim.engine.plan import Plan
    from sim.model.material import pack_from, scenario_from

    material = header_of(entries).material
    if id(material) not in _PLANS:
        _PLANS.clear()
        _PLANS[id(material)] = Plan(scenario_from(material["scenario"]), pack_from(material["pack"]))
    return _PLANS[id(material)]


def _again(saved: SavedJournal) -> "Sequence[Entry]":
    """The entries of a journal that can be played again. Raises SessionError where its rules are others, or it has no end."""
    from sim.journal.versions import other_rules

    if problem := other_rules(saved.journal.header):
        raise SessionError(f"{saved.source}: {problem}")
    if not saved.journal.finished:
        raise SessionError(f"{saved.source} is not over yet. Finish it first: zholda play {saved.source}")
    return saved.journal.entries


# --- keeping --------------------------------------------------------------------------------------------------------------------


def _store(saved: SavedJournal) -> Path:
    from zholda.folders import home

    return home() / FOLDER / f"{saved.journal.digest.hex()[:24]}.jsonl"


def _kept(store: Path) -> "list[Answer]":
    """Answers kept earlier; a line that was cut off by a killed process is passed over and played again."""
    if not store.is_file():
        return []
    found = []
    for line in store.read_text(encoding="utf-8").splitlines():
        try:
            found.append(_from_plain(json.loads(line)))
        except (ValueError, KeyError, TypeError):
            continue
    return found


def _to_plain(answer: "Answer") -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(answer)


def _from_plain(plain: dict[str, Any]) -> "Answer":
    from scoring.counterfactual.lines import Fork
    from scoring.counterfactual.paired import Difference
    from scoring.counterfactual.turning import Alternative, Answer, Effect

    def effect(one: dict[str, Any]) -> Effect:
        return Effect(**{**one, "difference": Difference(**one["difference"])})

    alternatives = tuple(Alternative(one["option"], tuple(map(effect, one["effects"])), one["harms"]) for one in plain["alternatives"])
    return Answer(Fork(**plain["fork"]), alternatives, plain["luck"], plain["plays"])


# --- in words --------------------------------------------------------------------------------------------------------------------


def told(saved: SavedJournal, turning: "Turning") -> "list[TurningPoint]":
    """Turning points as the debrief tells them: for a person, for the case, and the good decision that had bad luck."""
    from scoring.reports.model import TurningPoint

    words = _Words(saved)
    points = []
    for kind, found in (("person", turning.persons), ("case", turning.case)):
        for answer, alternative in found:
            fork = answer.fork
            said = words.paragraphs(answer, alternative, kind == "case")
            points.append(TurningPoint(kind, words.clock(fork), words.title(fork), said, (fork.n,)))
    if turning.unlucky is not None:
        fork = turning.unlucky.fork
        said = (words.decided(fork), words.say("turning.unlucky"))
        points.append(TurningPoint("luck", words.clock(fork), words.title(fork), said, (fork.n,)))
    return points


class _Words:
    """Sentences about forks and effects, with everybody by name now that it is over."""

    def __init__(self, saved: SavedJournal) -> None:
        from zholda.wording import Wording

        header = header_of(saved.journal.entries)
        scenario = header.material["scenario"]
        texts = scenario["texts"]
        self.entries = saved.journal.entries
        self._names = {who: texts[f"people.{who}.name"] for who in scenario["people"] if f"people.{who}.name" in texts}
        self.wording = Wording(texts, start=scenario["start"], scenario=header.scenario)

    def say(self, wording: str, args: dict[str, Any] | None = None) -> str:
        return self.wording.say(wording, args or {}, known=self._names)

    def clock(self, fork: "Fork") -> str:
        return self.wording.time(fork.at)

    def title(self, fork: "Fork") -> str:
        """The question of a decision with the person it was about, or what was done."""
        if not fork.occurrence:
            return self._act(fork)
        name, _, subject = fork.occurrence.split("#")[0].partition("[")
        whom = f" ({self.wording.label(subject.rstrip(']'), self._names)})" if subject else ""
        return self.say(f"decisions.{name}.ask") + whom

    def decided(self, fork: "Fork") -> str:
        if not fork.occurrence:
            return self._act(fork)
        return self.say("turning.chose", {"option": self.option(fork, fork.taken)}) if fork.taken else self.say("turning.nobody")

    def option(self, fork: "Fork", option: str) -> str:
        return self.say(f"decisions.{fork.occurrence.split('#')[0].partition('[')[0]}.options.{option}")

    def _act(self, fork: "Fork") -> str:
        from sim.model.events import Commanded

        command = self.entries[fork.n - 1].event
        args = command.args if isinstance(command, Commanded) else {}
        people = args.get("people") or args.get("person") or ""
        whom = " ".join(people) if isinstance(people, list | tuple) else str(people)
        return self.say("turning.did", {"verb": str(args.get("verb", "")), "people": whom})

    def paragraphs(self, answer: "Answer", alternative: "Alternative", case: bool) -> tuple[str, ...]:
        """What was done; what would have followed from the other choice, persons alike told together; how sure that is."""
        fork, effects = answer.fork, alternative.told(case)
        other = "turning.had_chosen" if fork.occurrence else "turning.had_left_out"
        before = [self.decided(fork)] if fork.occurrence else []
        lines = [*before, self.say(other, {"option": self.option(fork, alternative.option) if fork.occurrence else ""})]
        alike: dict[tuple[str, bool], list[Effect]] = {}
        for effect in effects:
            alike.setdefault((effect.measure, effect.difference.total > 0), []).append(effect)
        for (measure, better), same in alike.items():
            amounts = sorted(-(-abs(effect.difference.total) // effect.difference.pairs) for effect in same)
            n = str(amounts[0]) if amounts[0] == amounts[-1] else self.say("turning.range", {"least": amounts[0], "most": amounts[-1]})
            who = " ".join(effect.subject for effect in same)
            lines.append(self.say(f"turning.{measure}.{'better' if better else 'worse'}", {"who": who, "n": n}))
        lines.append(self.say("turning.replays", {"pairs": effects[0].difference.pairs}))
        return tuple(lines)


def whatif_lines(saved: SavedJournal, occurrence: str, option: str) -> list[str]:
    """One other line in words. Raises SessionError as `what_if` does."""
    from scoring.counterfactual.difference import differ
    from zholda.wording import span

    line = what_if(saved, occurrence, option)
    words = _Words(saved)
    contacts = header_of(line.played).material["scenario"]["contacts"]
    found = differ(line.played, line.other, line.since, {name: str(plain.get("institution", "")) for name, plain in contacts.items()})
    name = occurrence.split("#", maxsplit=1)[0].partition("[")[0]
    lines = [words.say("whatif.title", {"option": words.say(f"decisions.{name}.options.{option}")})]

    def moment(one: "Moment") -> str:
        return f"  {words.wording.time(one.at)}  {words.say(one.wording, dict(one.args))}"

    for title, moments in (("whatif.here", found.here), ("whatif.there", found.there)):
        if moments:
            lines += ["", words.say(title), *map(moment, moments)]
    if found.shifted:
        lines += ["", words.say("whatif.shifted")]
        for shifted in found.shifted:
            sentence = words.say(shifted.moment.wording, dict(shifted.moment.args))
            which = "whatif.earlier" if shifted.there < shifted.here else "whatif.later"
            lines.append("  " + words.say(which, {"span": span(abs(shifted.there - shifted.here)), "sentence": sentence}))
    if len(lines) == 1:
        lines += ["", words.say("whatif.nothing")]
    ratings = ", ".join(
        f"{a.id} {a.rating or '-'} > {b.rating or '-'}" if a.rating != b.rating else f"{a.id} {a.rating or '-'}"
        for a, b in zip(line.before.objectives, line.after.objectives, strict=True)
    )
    return [*lines, "", words.say("whatif.ratings", {"ratings": ratings}), words.say("whatif.one_line")]


def nothing() -> str:
    """What is said where no turning point can be told from chance."""
    from zholda.wording import Wording

    return Wording().say("turning.none")


def plain(point: "TurningPoint") -> dict[str, Any]:
    """A turning point as plain JSON values."""
    return {
        "for": point.for_the, "clock": point.clock, "title": point.title, "paragraphs": list(point.paragraphs),
        "entries": list(point.entries),
    }  # fmt: skip
