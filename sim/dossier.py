"""The dossier: which acts of a case produced something, what it shows and against whom, who holds it, and what may not be used.

A pure fold over the journal. The court rules by it, screens list it, and nobody stores it. An act is evidence when it brought
something to light that shows control or exploitation (docs/reference/court.md); it is struck when a rule of the country pack that
excludes evidence was broken in it, or when somebody of the case took it out beforehand.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple, TypedDict

from sim.circumstances import CHANGES, Circumstances, changed_by
from sim.law import Law
from sim.model import events as e
from sim.model.people import Thing
from sim.model.scenario import Scenario
from sim.model.terms import LIBERTY, SAFETY
from sim.world.view import View

KEEPS: Final = LIBERTY
PRODUCES: Final = ("check_documents", "query_register", "search_person", "inspect", "preserve", "preserve.payments", "interview.ask")
CASE_ITEMS: Final = ("suspect", "vehicle_and_driver", "account", "people_elsewhere")  # with one of them the file goes along
LAYS_OPEN: Final = ("case", "file")  # what a prosecutor reviews to see the whole file
INVESTIGATES: Final = "criminal_police"
WORD: Final = "interview.ask"  # the act by which a person's word comes into the file
MOVES: Final = "file_motion"  # the act that moves the judge
WORKS_ON_IT: Final = "strike"  # the verb that only those have the power for who work on a case
ENOUGH: Final = 2  # sources
RULED: Final = {
    "custody": "engine.ruled.custody",
    "house_arrest": "engine.ruled.house_arrest",
    "granted": "engine.ruled.granted",
    "refused": "engine.ruled.refused",
    "released": "engine.ruled.released",
}  # ruling -> how it is told
LATE: Final = "engine.ruled_late"  # how it is told that a motion came too late to be looked at
_OF_THE_CASE: Final = frozenset(
    {
        e.ActEnded, e.CaseOpened, e.MotionProposed, e.MotionReturned, e.MotionFiled, e.Ruled, e.EvidenceStruck, e.HandedOver,
        e.InformationShared,
    }
)  # fmt: skip
FITS: Final = {
    "pressure": ("pressure", "blaming"), "rights_not_explained": ("warned", "rights_told"), "tied_interpreter": ("voice_tied",),
    "by_night": ("night",), "wrong_status": ("witness", "injured"), "no_power": ("power", "sanction"), "chain_broken": (),
    "unknown_source": (), "interpreter_not_appointed": ("sworn",), "no_case": ("case_open",), "no_lawyer": ("lawyer",),
    "no_representative": ("representative",), "answer_put": ("question",), "not_recorded": ("recorded",), "other_sex": ("other_sex",),
}  # fmt: skip
"""Reason for which an act is taken out of a file -> words of a rule's condition of which it speaks; () where no rule does."""
_WORD: Final = re.compile(r"\w+")
_OTHERS: Final = ("passport", "phone")  # things that show control in another's hand
_WRITTEN: Final = ("list", "paper", "recording")  # things that speak by themselves


@dataclass(slots=True)
class Evidence:
    """One act that produced something. `source`: what it rests on, a person's word or a thing, so that one source counts once."""

    act: str
    verb: str
    seat: str
    at: int
    people: tuple[str, ...]
    source: str
    word: bool
    how: e.Pairs = ()  # of what, where, on what ground, by whom and whose voice, as it was said at the act; what it was not is left out
    shows: bool = False
    against: dict[str, None] = field(default_factory=dict)
    unmet: tuple[str, ...] = ()  # rules of the pack that exclude it
    struck: str = ""  # reason for which somebody took it out


class Found(NamedTuple):
    """What the court makes of a motion. `struck`: excluded acts, `unmet`: the rules they broke."""

    ruling: str
    relied: tuple[str, ...]
    struck: tuple[str, ...]
    unmet: tuple[str, ...]


class Filed(NamedTuple):
    """A motion that lies with the judge. `entry`: its filing; `agreed`: the resolutions of others to which it agreed."""

    entry: int
    motion: e.MotionFiled
    agreed: tuple[e.MotionProposed, ...]


class Dossier:
    """The fold. `files` says which acts each seat has before it."""

    def __init__(self, scenario: Scenario, law: Law) -> None:
        self.scenario, self.law = scenario, law
        self.acts: dict[str, Evidence] = {}
        self.files: dict[str, dict[str, None]] = {seat: {} for seat in scenario.seats}
        self.open: dict[str, int] = {}  # offence -> second at which a case was registered
        self.pending: dict[tuple[str, str, str], list[Filed]] = {}  # motion, person, place -> filed about it and not ruled on
        self.proposed: dict[tuple[str, str, str], list[e.MotionProposed]] = {}  # the same, and not with the judge
        self.asked: dict[tuple[str, str, str], tuple[str, ...]] = {}  # motion for safety -> the measures it names
        self.protocols: dict[str, tuple[int, e.ActEnded]] = {}  # person -> the second of the last protocol of detention, and the act
        self.rights: dict[str, tuple[int, str]] = {}  # person -> the second in which a paper says the rights were last told, and the voice
        self._circumstances = Circumstances(scenario, law)
        excludes = frozenset(rule.id for rule in law.pack.rules if rule.excludes)
        self._excluding = tuple(rule for rule in law.rules if rule.id in excludes)
        self._from: dict[int, tuple[str, int]] = {}  # entry -> the act it follows from, and its second

    def take(self, entries: Iterable[e.Entry]) -> None:
        """Take in entries, in the order of the journal."""
        known, follows = self._circumstances.take, self._from
        for entry in entries:
            n, at, cause, event = entry
            kind = event.__class__
            if kind in _OF_THE_CASE:
                self._concerns(entry, event)
            if cause in follows:
                act, ended = follows[cause]
                if at == ended:
                    follows[n] = act, at
                    self._brought(self.acts[act], event)
            if kind in CHANGES and (not isinstance(event, e.Observed) or changed_by(event)):
                known(entry)

    def _concerns(self, entry: e.Entry, event: e.Event) -> None:
        if isinstance(event, e.ActEnded) and event.seat:
            self._ended(entry, event)
        elif isinstance(event, e.CaseOpened):
            self.open.setdefault(event.offence, entry.at)
        elif isinstance(event, e.MotionProposed | e.MotionReturned | e.MotionFiled | e.Ruled):
            self._moved(entry.n, event)
        elif isinstance(event, e.EvidenceStruck) and event.evidence in self.acts:
            self.acts[event.evidence].struck = event.reason
        elif isinstance(event, e.HandedOver) or (isinstance(event, e.InformationShared) and any(i in CASE_ITEMS for i in event.items)):
            self._passes(event.seat, self._answers(event.to))

    def bears_out(self, act: str, reason: str) -> str:
        """Whether the record of an act shows what is said against it: `bears`, `silent`, "" where no rule by which it could be read
        speaks of this."""
        broken = (rule.when for rule in self.law.pack.rules if rule.id in self.acts[act].unmet)
        return "" if not FITS.get(reason) else "bears" if any(speaks_of(reason, when) for when in broken) else "silent"

    def file(self, seat: str) -> list[Evidence]:
        """What this seat has before it that shows something, in the order in which it was obtained."""
        mine = self.files.get(seat, {})
        return [one for name, one in self.acts.items() if name in mine and one.shows]

    def filed(self, matter: tuple[str, str, str], seat: str) -> list[Filed]:
        """What a seat has filed about a matter and nobody has decided on."""
        return [one for one in self.pending.get(matter, ()) if one.motion.seat == seat]

    def _moved(self, n: int, event: e.MotionProposed | e.MotionReturned | e.MotionFiled | e.Ruled) -> None:
        """A motion goes its way: proposed, with the judge, taken back, ruled on. A proposal brings its file to those through whom it goes;
        it waits again where the motion that agreed to it is taken back. Of two seats that filed at once each takes back its own."""
        matter = event.motion, event.person, event.place
        if isinstance(event, e.MotionProposed):
            self.proposed.setdefault(matter, []).append(event)
            for seat, authored in self.scenario.seats.items():
                if authored.profession == event.to:
                    self._passes(event.seat, seat)
        elif isinstance(event, e.MotionReturned) and event.seat == event.to and (own := self.filed(matter, event.seat)):
            others = [one for one in self.pending.pop(matter) if one not in own]
            self.pending.update({matter: others} if others else {})
            for one in (agreed for filed in own for agreed in filed.agreed):
                self.proposed.setdefault((one.motion, one.person, one.place), []).append(one)
        elif isinstance(event, e.MotionReturned):
            left = [one for one in self.proposed.pop(matter, []) if one.seat != event.to]
            self.proposed.update({matter: left} if left else {})
        elif isinstance(event, e.MotionFiled):
            answered = [one for about in same(*matter) for one in self.proposed.pop(about, ())]
            agreed = tuple(one for one in answered if one.seat != event.seat)
            self.pending.setdefault(matter, []).append(Filed(n, event, agreed))
        else:
            self.pending.pop(matter, None)

    def _ended(self, entry: e.Entry, act: e.ActEnded) -> None:
        args = dict(act.args)
        if act.verb == "detain":
            self.protocols.update((person, (entry.at, act)) for person in act.people)
        if _tells_rights(act.verb, args):
            self.rights.update((person, (entry.at, act.voice)) for person in act.people)
        if act.named == MOVES and args.get("motion") == SAFETY:
            measures = str(args.get("measure", "")).split()
            self.asked[SAFETY, str(args["for"]), str(args["at"])] = tuple(measures)
        if act.verb == "review" and args.get("what") in LAYS_OPEN:
            for seat, authored in self.scenario.seats.items():
                if authored.profession == INVESTIGATES:
                    self._passes(seat, act.seat)
        if act.named not in PRODUCES:
            return
        toward = [self._circumstances.of(entry, person) for person in act.people or ("",)]
        broken = [rule.id for facts in toward for rule in self._excluding if rule.broken(facts)]
        source, word = rests_on(act)
        unmet = tuple(dict.fromkeys(broken))
        found = Evidence(act.act, act.named, act.seat, entry.at, act.people, source, word, _how(act, args, self.scenario), unmet=unmet)
        self.acts[act.act] = found
        self.files[act.seat][act.act] = None
        self._from[entry.n] = act.act, entry.at

    def _answers(self, contact: str) -> str:
        known = self.scenario.contacts.get(contact)
        return known.seat if known is not None else ""

    def _passes(self, seat: str, to: str) -> None:
        """A file goes to whoever works on the case: nobody else could take anything out of it."""
        if seat in self.files and to in self.files and self.law.power(self.scenario.seats[to].profession, WORKS_ON_IT) != "no":
            self.files[to].update(self.files[seat])

    # --- what an act brought to light ---------------------------------------------------------------------------------

    def _brought(self, found: Evidence, event: e.Event) -> None:
        match event:
            case e.Recounted(person, item, _, "full", False):
                self._told(found, person, item)
            case e.Observed() if event.seat == found.seat and not found.word:
                self._seen(found, event)
            case e.ThingCopied(thing, _):
                self._written(found, thing)
            case e.MoneyTraced(_, thing):
                found.shows = True
                self._point(found, self.scenario.things[thing].owner)
            case _:
                pass

    def _told(self, found: Evidence, person: str, item: str) -> None:
        memory = self.scenario.people[person].memories.get(item)
        if memory is not None and (memory.supports or memory.shows):
            found.shows = True
            concerned = (person, *memory.about)
            self._point(found, *(claim.subject for claim in memory.claims if claim.subject not in concerned))

    def _seen(self, found: Evidence, event: e.Observed) -> None:
        args = dict(event.args)
        for thing, attribute, holder in event.claims:
            if attribute in ("was_held_by", "holder") and thing in self.scenario.things:
                self._in_hand(found, self.scenario.things[thing], str(holder))
        if str(args.get("thing", "")) in self.scenario.things and found.verb in ("search_person", "inspect"):
            self._written(found, str(args["thing"]))
        bearer, suggests = self._sign(event.sign)
        if suggests:
            found.shows = True
            if any(who != bearer for who in event.about):
                self._point(found, bearer)
            self._point(found, *(claim.subject for claim in event.claims if claim.subject not in event.about))

    def _sign(self, sign: str) -> tuple[str, bool]:
        """Who bears a cue, the owner where a thing does, and whether it suggests an indicator."""
        kind, _, rest = sign.partition(".")
        who, _, name = rest.partition(".cues.")
        if kind == "people" and name:
            return who, bool(self.scenario.people[who].cues[name].suggests)
        if kind == "things" and name:
            return "", bool(self.scenario.things[who].cues[name].suggests)
        return "", False

    def _in_hand(self, found: Evidence, thing: Thing, holder: str) -> None:
        """A passport or telephone in the hand of somebody who is neither its owner nor of the service."""
        people = self.scenario.people
        if thing.kind in _OTHERS and thing.owner != holder and holder in people and people[holder].role != "colleague":
            found.shows = True
            self._point(found, holder)

    def _written(self, found: Evidence, name: str) -> None:
        """A list, a paper or a recording speaks by itself; other things by their signs."""
        thing = self.scenario.things[name]
        if thing.kind in _WRITTEN:
            found.shows = True
            if thing.kind != "recording":
                self._point(found, thing.owner)
        self._point(found, *(claim.subject for claim in thing.says if claim.subject != thing.owner))

    def _point(self, found: Evidence, *who: str) -> None:
        found.against.update((one, None) for one in who if one in self.scenario.people)


def speaks_of(reason: str, when: str) -> bool:
    """Whether a reason for taking an act out speaks of what a rule with this condition is about."""
    return not set(FITS.get(reason, ())).isdisjoint(_WORD.findall(when))


def _tells_rights(verb: str, args: dict[str, str | int]) -> bool:
    """Whether a paper about this act says that the rights were told: a protocol of detention, of an interview, or of telling them."""
    return bool(args.get("rights")) if verb == "detain" else bool(args.get("warned")) or (verb == "explain" and args.get("set") == "rights")


def rests_on(act: e.ActEnded) -> tuple[str, bool]:
    """What an act rests on, by which one source counts once, and whether that is a person's word: the witness, else the kind of thing."""
    args, word = dict(act.args), act.named == WORD
    return act.people[0] if word and act.people else f"{act.named} {args.get('thing') or args.get('at') or ''}".strip(), word


def _how(act: e.ActEnded, args: dict[str, str | int], scenario: Scenario) -> e.Pairs:
    """How something was obtained, for whoever reads the file: of which thing or place, where, on which ground, by whom, through whom.

    That there was no ground is said where one is needed: of a search, and of a look at where people live.
    """
    of = str(args.get("thing") or args.get("at") or "")
    place = scenario.places.get(of if of in scenario.places else act.place)
    needs_ground = bool(args.get("search")) or (place is not None and place.dwelling)
    basis = str(args.get("basis", "")) if act.verb == "inspect" else ""
    told = {
        "of": of,
        "place": "" if act.place == of else act.place,
        "basis": "" if basis == "none" and not needs_ground else basis,
        "by": act.actor,
        "holder": str(args.get("holder", "")),
        "voice": "" if act.voice in ("own", "none") else act.voice,
        "topic": str(args.get("topic", "")),
        "question": str(args.get("question", "")),
    }
    return tuple((name, value) for name, value in told.items() if value)


class InWords(TypedDict):
    """An act of the file as an observation names it."""

    about: tuple[str, ...]
    verb: str
    of: str
    done_at: int


def in_words(one: Evidence) -> InWords:
    """What an observation needs to say which act of the file is meant, without its number."""
    return {"about": one.people, "verb": one.verb, "of": str(dict(one.how).get("of", "")), "done_at": one.at}


class Listed(TypedDict):
    """What an observation says of a file that came: see `listed`."""

    acts: str
    verbs: str
    done: str
    told: str
    number: int


def listed(acts: Sequence[Evidence]) -> Listed:
    """What came with a file, for the observation that it came: of each act its number, its kind, the second in which it was done and
    what the file says of it (`engine.file_came`; sim.world.view reads it again)."""
    told = (";".join([f"people={','.join(one.people)}", *(f"{name}={value}" for name, value in one.how)]) for one in acts)
    return {
        "acts": " ".join(one.act for one in acts),
        "verbs": " ".join(one.verb for one in acts),
        "done": " ".join(str(one.at) for one in acts),
        "told": " ".join(told),
        "number": len(acts),
    }


def reasons(motion: e.MotionProposed) -> str:
    """Whether a resolution about somebody's liberty says why milder measures fail: `given`, `missing`, "" where nobody asks for it."""
    return "" if motion.motion not in KEEPS else "given" if motion.milder else "missing"


def same(motion: str, person: str, place: str) -> tuple[tuple[str, str, str], ...]:
    """The matters that are one with this one: of one person's liberty is decided once, by whichever motion."""
    return tuple((kind, person, place) for kind in (KEEPS if motion in KEEPS else (motion,)))


def read(journal: Iterable[e.Entry], scenario: Scenario, law: Law) -> Dossier:
    """The dossier that a journal gives."""
    dossier = Dossier(scenario, law)
    dossier.take(journal)
    return dossier


def evidence_in_view(view: View) -> tuple[str, ...]:
    """The acts that a seat can name as evidence: its own of this kind, and those that a review laid open."""
    own = [act.id for act in view.acts.values() if act.state == "ended" and act.verb in PRODUCES]
    return tuple(dict.fromkeys((*own, *view.evidence)))


def weigh(file: Sequence[Evidence], motion: e.MotionFiled) -> Found:
    """What a motion filed in time comes to, by the published rule, over the evidence it relies on.

    Custody needs two lawful sources that show control or exploitation, one of them not a person's word, one of them against the person;
    and the reasons why milder measures fail, else it is house arrest. A search needs one lawful source.
    """
    named = [one for one in file if one.act in motion.evidence]
    excluded = [one for one in named if one.unmet]
    lawful = [one for one in named if not one.unmet and not one.struck]
    struck = tuple(one.act for one in excluded)
    unmet = tuple(dict.fromkeys(rule for one in excluded for rule in one.unmet))
    relied = tuple(one.act for one in lawful)
    if motion.motion in KEEPS:
        sources = {one.source for one in lawful}
        enough = len(sources) >= ENOUGH and any(not one.word for one in lawful) and any(motion.person in one.against for one in lawful)
        strict = motion.motion == "custody" and motion.milder
        ruling = ("custody" if strict else "house_arrest") if enough else "released"
    elif motion.motion == "search":
        ruling = "granted" if lawful else "refused"
    else:
        ruling = "granted"
    return Found(ruling, relied, struck, unmet)
