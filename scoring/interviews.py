"""How it was asked: feedback on evidential talk, by formal interview and by person spoken with. Feedback only, and never a cap on a rating.

Safety checks, talk about rights and about wishes are closed by nature and stand outside. Feedback after simulated interviews is the
best evidenced way to better questions (Pompedda et al. 2022, doi 10.1007/s11896-022-09509-7; Kask et al. 2022, doi
10.3389/fpsyg.2022.753111; both read in summary, S). What is said to the trainee right after an interview holds nothing that was not heard.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from sim.model import events as e
from sim.model import terms
from sim.model.scenario import Scenario
from sim.model.verbs import ASKS

JOINED: Final = "engine.interview_joined"  # the line that says who sat down in the middle of it

RECOMMENDED: Final = ("free_recall", "open", "probing")
NOT_RECOMMENDED: Final = ("option_posing", "leading", "blaming")  # `closed` is neither: it may close a topic


@dataclass(frozen=True, slots=True)
class Question:
    """One question as it was put. `told`: how many things were told in answer; `contaminated`: how many of them carry no weight;
    `coached`: how many are what somebody else had told the person to say: truth, for the debrief only.

    `asked_elsewhere`: another seat had asked this person about this topic before.
    """

    at: int
    entry: int
    topic: str
    question: str
    told: int
    contaminated: int
    asked_elsewhere: bool
    coached: int = 0


@dataclass(frozen=True, slots=True)
class Interview:
    """One formal interview (`formal`), or all conversation of one seat with one person outside of one.

    `seconds` counts from the opening, as in law, with breaks taken off; `voice` "" where no interpreter spoke. `kept`: topics about which
    this person had more to tell than was told by the end of the exercise: truth, for the debrief only.
    """

    seat: str
    person: str
    formal: bool
    began: int
    entries: tuple[int, ...]
    questions: tuple[Question, ...]
    seconds: int
    breaks: int
    voice: str
    sworn: bool
    tied: bool
    warned: bool
    recorded: bool
    present: tuple[str, ...]
    night: bool
    ended: str  # ended, stopped, open; "" for a conversation
    kept: tuple[str, ...]
    left: tuple[tuple[str, int], ...] = ()  # who sat beside and left before the end, and when
    joined: tuple[tuple[str, int], ...] = ()  # who sat down in the middle of it, and when

    def counted(self, types: Iterable[str]) -> int:
        """How many of its questions are of these types."""
        wanted = tuple(types)
        return sum(question.question in wanted for question in self.questions)

    @property
    def first_is_free(self) -> bool:
        """Whether the first question let the person tell it in their own words."""
        return bool(self.questions) and self.questions[0].question in ("free_recall", "open")


@dataclass(slots=True)
class _Talk:
    seat: str
    person: str
    formal: bool
    began: int
    entries: list[int] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    seconds: int = 0
    breaks: int = 0
    voices: dict[str, bool] = field(default_factory=dict)
    sworn: bool = False
    warned: bool = False
    recorded: bool = False
    present: tuple[str, ...] = ()
    left: tuple[tuple[str, int], ...] = ()
    joined: tuple[tuple[str, int], ...] = ()
    night: bool = False
    ended: str = ""


class Interviews:
    """The fold: `take` every entry, ask `result` when it is wanted."""

    def __init__(self, scenario: Scenario, night: Mapping[str, int]) -> None:
        """`night`: seconds of the day at which the night of the law `begins` and `ends`."""
        self.scenario = scenario
        self._begins, self._ends = night["begins"], night["ends"]
        self._start = int(scenario.start[11:13]) * 3600 + int(scenario.start[14:16]) * 60
        self._formal: dict[str, _Talk] = {}  # person -> the open interview
        self._done: list[_Talk] = []
        self._loose: dict[tuple[str, str], _Talk] = {}
        self._asked: dict[tuple[str, str], str] = {}  # person, topic -> the first seat that asked
        self._told: dict[str, set[str]] = {}
        self._opening: dict[int, int] = {}  # entry of the act that opened an interview -> how long that took
        self._act: tuple[_Talk, str, str] | None = None  # the question whose answers may follow, with its act's entry

    def take(self, entry: e.Entry) -> None:
        """Take in one entry, in the order of the journal."""
        event = entry.event
        if isinstance(event, e.ActEnded) and event.named in ASKS and event.seat and event.people:
            self._question(entry, event)
        elif isinstance(event, e.ActEnded) and event.named == "interview":
            self._opening[entry.n] = event.seconds
        elif isinstance(event, e.Observed) and event.wording == JOINED:
            if (joined := self._formal.get(str(dict(event.args)["person"]))) is not None:
                joined.joined += tuple((who, entry.at) for who in event.about)
                if dict(event.args)["how"] == terms.INTERPRETS and not joined.voices:  # nobody had interpreted before
                    joined.voices, joined.sworn = dict.fromkeys(event.about, True), True
        elif isinstance(event, e.Recounted):
            self._recounted(event)
        elif isinstance(event, e.InterviewBegan):
            opening = self._opening.get(entry.cause, 0)  # counts with it, as in law
            talk = _Talk(event.seat, event.person, True, entry.at - opening, [entry.n], sworn=event.sworn, warned=event.warned)
            talk.recorded, talk.present, talk.ended, talk.seconds = event.recorded, event.present, "open", opening
            if event.voice:
                talk.voices[event.voice] = True
            self._formal[event.person] = talk
        elif isinstance(event, e.Observed) and event.wording == terms.WITHOUT:
            if (open_one := self._formal.get(str(dict(event.args)["person"]))) is not None:
                open_one.left += tuple((who, entry.at) for who in event.about)
        elif isinstance(event, e.InterviewEnded) and event.person in self._formal:
            talk = self._formal.pop(event.person)
            talk.ended, talk.seconds, talk.breaks = event.how, talk.seconds + event.seconds, event.breaks
            talk.entries.append(entry.n)
            self._done.append(talk)

    def result(self) -> tuple[Interview, ...]:
        """Everything asked so far, in the order in which it began."""
        talks = [*self._done, *self._formal.values(), *self._loose.values()]
        return tuple(self._as_told(talk) for talk in sorted(talks, key=lambda talk: (talk.began, talk.entries[0])))

    def last(self, seat: str) -> Interview | None:
        """The formal interview of this seat that ended last, None where there was none."""
        mine = [talk for talk in self._done if talk.seat == seat]
        return self._as_told(mine[-1]) if mine else None

    def _question(self, entry: e.Entry, act: e.ActEnded) -> None:
        person, args = act.people[0], dict(act.args)
        topic, kind = str(args.get("topic", "")), str(args.get("question", ""))
        talk = self._formal.get(person) if act.named == "interview.ask" else None
        if talk is None:
            talk = self._loose.setdefault((act.seat, person), _Talk(act.seat, person, False, entry.at))
        first = self._asked.setdefault((person, topic), act.seat)
        talk.entries.append(entry.n)
        talk.questions.append(Question(entry.at, entry.n, topic, kind, 0, 0, first != act.seat))
        talk.night = talk.night or self._by_night(entry.at)
        if not talk.formal:
            talk.seconds += act.seconds
        if act.voice in self.scenario.people:
            talk.voices[act.voice] = True
        self._act = (talk, act.seat, person)

    def _recounted(self, event: e.Recounted) -> None:
        if event.version == "full":
            self._told.setdefault(event.person, set()).add(event.memory)
        if self._act is None or self._act[1:] != (event.seat, event.person) or not self._act[0].questions:
            return
        questions = self._act[0].questions
        last = questions[-1]
        questions[-1] = Question(
            last.at, last.entry, last.topic, last.question, last.told + 1, last.contaminated + event.contaminated, last.asked_elsewhere,
            last.coached + (event.version == "coached"),
        )  # fmt: skip

    def _by_night(self, at: int) -> bool:
        second = (self._start + at) % 86400
        if self._begins <= self._ends:
            return self._begins <= second < self._ends
        return second >= self._begins or second < self._ends

    def _as_told(self, talk: _Talk) -> Interview:
        person = self.scenario.people.get(talk.person)
        asked = {question.topic for question in talk.questions}
        memories = person.memories if person is not None else {}
        told = self._told.get(talk.person, set())
        kept = {memory.told.topic for name, memory in memories.items() if memory.told.topic in asked and name not in told}
        ties = {tie.to for tie in person.ties} if person is not None else set()
        return Interview(
            talk.seat, talk.person, talk.formal, talk.began, tuple(talk.entries), tuple(talk.questions), talk.seconds, talk.breaks,
            next(iter(talk.voices), ""), talk.sworn, any(self._tied(voice, talk.person, ties) for voice in talk.voices), talk.warned,
            talk.recorded, talk.present, talk.night, talk.ended, tuple(topic for topic in terms.TALK_TOPICS if topic in kept), talk.left,
            talk.joined,
        )  # fmt: skip

    def _tied(self, voice: str, person: str, ties: set[str]) -> bool:
        speaker = self.scenario.people[voice]
        return voice in ties or speaker.role == "suspect" or any(tie.to == person for tie in speaker.ties)


def interviews(entries: Iterable[e.Entry], scenario: Scenario, night: Mapping[str, int]) -> tuple[Interview, ...]:
    """Every interview and conversation of a journal."""
    fold = Interviews(scenario, night)
    for entry in entries:
        fold.take(entry)
    return fold.result()


# --- what is said about it ----------------------------------------------------------------------------------------------------

Said = tuple[str, tuple[tuple[str, str | int], ...]]  # wording id, arguments


def feedback(interview: Interview, *, over: bool) -> list[Said]:
    """What to say about one interview, as wording ids with arguments, the most useful first. `over`: the exercise has ended, so that
    what was not told may be spoken of."""
    n = len(interview.questions)
    if not n:
        return []
    lines: list[Said] = [("interviews.shares", (("recommended", interview.counted(RECOMMENDED)), ("among", n)))]
    first = interview.questions[0]
    lines.append(("interviews.first_free" if interview.first_is_free else "interviews.first_not_free", (("question", first.question),)))
    for kind in NOT_RECOMMENDED:
        count = interview.counted((kind,))
        if count:
            lines.append((f"interviews.{kind}", (("n", count), ("topics", _topics(interview, kind)))))
    contaminated = sum(question.contaminated for question in interview.questions)
    freely = sum(question.told - question.contaminated for question in interview.questions if question.question != "leading")
    lines.append(("interviews.told", (("n", freely),)))
    if contaminated:
        lines.append(("interviews.contaminated", (("n", contaminated),)))
    coached = sum(question.coached for question in interview.questions)
    if over and coached:
        lines.append(("interviews.coached", (("n", coached),)))
    elsewhere = " ".join(dict.fromkeys(question.topic for question in interview.questions if question.asked_elsewhere))
    if elsewhere:
        lines.append(("interviews.asked_elsewhere", (("topics", elsewhere),)))
    lines += _conditions(interview)
    if over and interview.kept:
        lines.append(("interviews.kept", (("topics", " ".join(interview.kept)),)))
    return lines


def _topics(interview: Interview, kind: str) -> str:
    return " ".join(dict.fromkeys(question.topic for question in interview.questions if question.question == kind))


def _conditions(interview: Interview) -> list[Said]:
    lines: list[Said] = []
    if interview.tied:
        lines.append(("interviews.tied", (("voice", interview.voice),)))
    if not interview.formal:
        return lines
    if interview.voice and not interview.sworn and not interview.tied:
        lines.append(("interviews.not_sworn", (("voice", interview.voice),)))
    if not interview.warned:
        lines.append(("interviews.not_warned", ()))
    if interview.night:
        lines.append(("interviews.by_night", ()))
    lines.append(("interviews.length", (("seconds", interview.seconds), ("breaks", interview.breaks))))
    lines.append(("interviews.recorded" if interview.recorded else "interviews.not_recorded", ()))
    if interview.present:
        lines.append(("interviews.beside", (("people", " ".join(interview.present)),)))
    came = [(at, ("interviews.joined", (("person", who), ("since", at)))) for who, at in interview.joined]
    went = [(at, ("interviews.until", (("person", who), ("until", at)))) for who, at in interview.left]
    lines += [line for _at, line in sorted([*came, *went], key=lambda one: one[0])]
    if interview.ended == "stopped":
        lines.append(("interviews.stopped", ()))
    return lines
