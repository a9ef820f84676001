"""What a cited entry means beyond itself: by which article a term ran, what a judge struck and why, who heard, whose act it was.

A result cites entries, and one entry alone often explains nothing. Everything said here is in the journal, before that entry.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from scoring.debrief_moments import Moment
from scoring.model import Result
from scoring.ratings import BY_ANOTHER
from scoring.reports.kinds import each, of
from scoring.reports.material import OTHER_SIDE, Written
from scoring.reports.rulebook import Rulebook
from scoring.reports.words import Words
from sim.dossier import RULED
from sim.model import events as e
from sim.model import terms
from sim.model.verbs import IN_INTERVIEWS

TERMS: Final = ("engine.clock_started", "engine.clock_stopped")
APART: Final = "VC-09"  # the standard on keeping somebody apart from a suspect
TOLD_OF_IT: Final = "VC-53"  # the standard on who is told of a ruling
_RULINGS: Final = frozenset(RULED.values())
MINUTES: Final = ("LR1.minute_said", "LR1.minute_near", "LR1.minute_written")
HOW_LONG: Final = "VC-17"  # the standard on how long an interview may last
OVERHEARD: Final = ("VC-11.unheard", "VC-11.no_onlookers")  # by the other side, by anybody else
_ACTS: Final = (e.ActEnded, e.InformationShared, e.HandedOver, e.HelpOffered, e.FormFiled, e.Noted, e.ServiceQueued)  # each of a seat


class Evidence:
    """Looks back from an entry of one journal."""

    def __init__(self, entries: Sequence[e.Entry], material: Written, words: Words) -> None:
        self.rules = Rulebook(material, words, entries)
        self._words, self._material = words, material
        self._came: dict[int, tuple[str, tuple[str, ...]]] = {}  # entry -> who came into a room by it, and who was there then
        self._stated: dict[int, tuple[str, int]] = {}  # entry -> the minute of restriction that was stated, and the true second
        self._ruled: dict[int, e.Ruled] = {}
        self._sitting: dict[int, int] = {}  # entry of what was asked in an interview -> second at which that interview had begun
        self._by = {entry.n: entry.event.seat for entry in of(entries, *_ACTS) if isinstance(entry.event, _ACTS)}
        began = {act.act: act for _, act in each(entries, e.ActBegan)}
        self._acts: dict[int, e.ActBegan | e.ActEnded] = {}  # entry at which an act was over -> the act
        for entry in of(entries, e.ActEnded, e.ActInterrupted):
            if isinstance(entry.event, e.ActEnded):
                self._acts[entry.n] = entry.event
            elif isinstance(entry.event, e.ActInterrupted) and entry.event.act in began:
                self._acts[entry.n] = began[entry.event.act]
        known = [reached for _, reached in each(entries, e.ThresholdReached)]
        self._sides = {(one.person, one.other if one.kind == "tied" else "") for one in known if one.kind in ("suspect", "tied")}
        self._gather(entries)

    def _gather(self, entries: Sequence[e.Entry]) -> None:
        open_since: dict[str, int] = {}
        where: dict[str, tuple[str, str]] = {}
        held: dict[str, int] = {}
        for entry in of(entries, e.Moved, e.Restricted, e.FormFiled, e.Ruled, e.ActEnded):
            event = entry.event
            if isinstance(event, e.Moved):
                where[event.who] = now = event.place, event.aboard or event.room
                if now != ("", ""):
                    self._came[entry.n] = event.who, tuple(one for one, at in where.items() if at == now and one != event.who)
            elif isinstance(event, e.Restricted):
                held[event.who] = min(held.get(event.who, event.since), event.since)
                stated, since = self._stated.get(entry.cause, ("", 0))
                if since < 0:  # with the words that stated it she began to be held
                    self._stated[entry.cause] = stated, event.since
            elif isinstance(event, e.FormFiled) and (stated := str(dict(event.fields).get("restricted_at", ""))):
                self._stated[entry.n] = stated, self._true(event.subject, held)
            elif isinstance(event, e.Ruled):
                self._ruled[entry.n] = event
            elif isinstance(event, e.ActEnded):
                for person in event.people:
                    minute = dict(event.args).get("minute")
                    if minute is not None:
                        self._stated[entry.n] = self._words.time(int(minute)), held.get(person, -1)
                    if event.named == "interview":
                        open_since[person] = entry.at - event.seconds
                    elif event.named in IN_INTERVIEWS and person in open_since:
                        self._sitting[entry.n] = open_since[person]

    def _true(self, subject: str, held: Mapping[str, int]) -> int:
        """The second from which somebody was restricted; where nobody is named, the first of those suspected who was."""
        suspects = [since for who, since in held.items() if self._material.role(who) == OTHER_SIDE]
        return held.get(subject, min(suspects, default=-1))

    def instead(self, entries: Sequence[int]) -> str:
        """What an entry says that has no words of its own, "" where it says nothing to a reader."""
        ruling = next((self._ruled[n] for n in entries if n in self._ruled), None)
        if ruling is None or not ruling.struck:
            return ""
        args = {"motion": ruling.motion, "n": len(ruling.struck), "rules": " ".join(self.rules.rule(rule) for rule in ruling.unmet)}
        return self._words.say("debrief.judge_struck", args)

    def another(self, entries: Sequence[int], result: Result) -> bool:
        """Whether these entries show what another did, where that is why a result is not more than met in part."""
        return result.degree == BY_ANOTHER and any(self._by.get(n, result.seat) != result.seat for n in entries)

    def more(self, moment: Moment, entries: Sequence[int], result: Result, people: Sequence[str]) -> str:
        """What is to be added to the words of a moment, "" where that is nothing. `people`: whom the result, or several alike, is about."""
        return " ".join(filter(None, (self._meaning(moment, entries, result.criterion, people), self._another(entries, result))))

    def _another(self, entries: Sequence[int], result: Result) -> str:
        """Whose act it was, where it was not the one who is judged; and where it counts less for that, that it was not known."""
        others = dict.fromkeys(seat for n in entries if (seat := self._by.get(n, "")) and result.seat and seat != result.seat)
        professions = [str(self._material.part("seats").get(seat, {}).get("profession", "")) for seat in others]
        whose = self._words.listed([self._words.say(f"profession.{one}") for one in professions if one])
        if not whose:
            return ""
        return self._words.say("debrief.by_another_unknown" if result.degree == BY_ANOTHER else "debrief.by_another", {"whose": whose})

    def _heard(self, entries: Sequence[int], criterion: str, people: Sequence[str]) -> Iterator[str]:
        """Who could hear what was asked: of the other side, or else who is neither of them, of the service, or of her own group."""
        for act in (self._acts[n] for n in entries if n in self._acts):
            beside = str(dict(act.args).get("present", "")).split()
            groups = {self._material.group(who) for who in act.people} - {""}
            for who in (*act.hearing, act.voice):
                side = (who, "") in self._sides or any((who, person) in self._sides for person in people)
                other = self._material.role(who) not in (*terms.OF_THE_SERVICE, "") and self._material.group(who) not in groups
                if side if criterion == OVERHEARD[0] else other and not side and who not in beside and who != act.voice:
                    yield who

    def _meaning(self, moment: Moment, entries: Sequence[int], criterion: str, people: Sequence[str]) -> str:
        args, standard = dict(moment.args), criterion.partition(".")[0]
        if moment.wording in TERMS:
            return self.rules.term(str(args.get("clock", "")), str(args.get("subject", "")))
        if standard == TOLD_OF_IT and moment.wording in _RULINGS:
            return self.rules.term("ruling", "", str(args.get("motion", "")))
        if criterion in MINUTES:
            stated, since = next((self._stated[n] for n in entries if n in self._stated), ("", -1))
            return self._words.say("debrief.minute_stated", {"stated": stated, "since": since}) if stated and since >= 0 else ""
        if criterion in OVERHEARD:
            heard = dict.fromkeys(self._heard(entries, criterion, people))
            return self._words.say("debrief.within_hearing", {"people": " ".join(heard)}) if heard else ""
        if standard == APART:
            came = str(args.get("people", "")).split()
            beside = dict.fromkeys(who for n in entries for who in self._beside(n, people) if who not in came)
            return self._words.say("debrief.in_one_room", {"people": " ".join(beside)}) if beside else ""
        began = next((self._sitting[n] for n in entries if n in self._sitting), -1)
        if standard == HOW_LONG and began >= 0:
            return self._words.say("debrief.lasted", {"since": began, "span": (moment.at // 60 - began // 60) * 60})
        return ""

    def _beside(self, n: int, people: Sequence[str]) -> list[str]:
        """Who was in the room that somebody came to by this entry: suspects, or where a suspect came those whom the result is about."""
        who, there = self._came.get(n, ("", ()))
        suspect = self._material.role(who) == OTHER_SIDE
        return [one for one in there if (one in people if suspect else self._material.role(one) == OTHER_SIDE)]
