"""What happened to one person, gathered from the journal in one pass.

Nothing is judged here and nothing is guessed: a happening is an entry in which this person was asked, told, moved, held, helped or
spoken about, or one that was said where they stood.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from scoring.reports.lived import Happening, Life, Stay
from scoring.reports.material import TOLD_OF, Written
from sim.model import events as e
from sim.model.verbs import ACTS

FACE_TO_FACE: Final = ("sight", "hearing", "told")  # channels of what is said or seen where the person is
BY_WORD: Final = "told_held"  # the restriction that only a true "you are free" ends
FETCHED: Final = ("met_in_operation", "taken_along")  # from one of these on it is known of somebody where they come to
CLEARED: Final = "cleared"  # the threshold at which something speaks for letting somebody go on
OVERHEARD_AT_MOST: Final = 2  # a colleague's words about more people than that are about nobody in particular


def lives(entries: Sequence[e.Entry], material: Written) -> dict[str, Life]:
    """Everybody whose story is told, by id, in the order of the material."""
    gathering = _Gathering(material)
    for entry in entries:
        gathering.take(entry)
    last = entries[-1] if entries else e.Entry(0, 0, 0, e.Closed(""))
    for who in material.part("people"):
        if material.role(who) == "traveller" and material.wishes(who):
            gathering.of(who)  # met or not
    gathering.close(last)
    if not material.part("people"):
        return gathering.lives
    return {who: gathering.of(who) for who in material.part("people") if _has_a_story(who, gathering.lives.get(who), material)}


def _has_a_story(who: str, life: Life | None, material: Written) -> bool:
    """Whoever a seat met or something was done to; and travellers who want something and were in reach, though nobody met them."""
    if life is None or material.role(who) not in TOLD_OF:
        return False
    in_reach = bool(life.place) or bool(material.part("people")[who].get("place"))
    return bool(life.happenings) or life.came >= 0 or (material.role(who) == "traveller" and bool(material.wishes(who)) and in_reach)


class _Gathering:
    """One pass over the journal."""

    def __init__(self, material: Written) -> None:
        self.material = material
        self.lives: dict[str, Life] = {}
        self.endings: dict[str, int] = {}
        self.acts: dict[int, e.ActEnded] = {}  # entry -> act, for what follows from it
        self.open_held: dict[str, dict[str, tuple[int, int]]] = {}
        self.tickets: dict[str, tuple[int, int, e.ServiceQueued]] = {}
        self.vehicles: dict[str, str] = {}  # person -> aboard
        self.sittings: dict[str, tuple[int, int]] = {}  # person -> entry and second at which the first question of an interview could come
        self.spoken_of: dict[str, tuple[int, str, int, int]] = {}  # person -> cause of the last line about them, who said it, when, entry
        self.housed: dict[str, str] = {}  # person -> the gate of the house that has taken them in

    def of(self, person: str) -> Life:
        return self.lives.setdefault(person, Life(person))

    def add(self, person: str, entry: e.Entry, kind: str, key: tuple[Any, ...] = (), since: int | None = None, **args: Any) -> None:
        began = entry.at if since is None else since
        self.of(person).happenings.append(Happening(began, entry.at, kind, args, (entry.n,), key))

    def take(self, entry: e.Entry) -> None:
        step = _STEPS.get(type(entry.event))
        if step is not None:
            step(self, entry, entry.event)

    def close(self, last: e.Entry) -> None:
        for person, open_now in self.open_held.items():
            for how, (since, n) in open_now.items():
                until = self.lives[person].left if self.lives[person].left > since and how != BY_WORD else last.at
                self.of(person).held.append((since, until, how, (n, self.lives[person].left_entry or last.n)))
        for thing in self.material.part("things").values():
            owner = self.lives.get(str(thing.get("owner", "")))
            if thing.get("kind") == "passport" and owner is not None and not owner.papers[0]:
                owner.papers = str(thing.get("holder", "")), 1  # as it was in the beginning; nobody has moved it
        for life in self.lives.values():
            life.endings = {name: self.endings[name] for name in self.material.endings_about(life.person) if name in self.endings}
            life.happenings.sort(key=lambda h: (h.at, h.entries))

    # --- coming and going ---------------------------------------------------------------------------------------------------

    def moved(self, entry: e.Entry, event: e.Moved) -> None:
        life, places = self.of(event.who), self.material.places
        at_a_seat = event.place in places if places else bool(event.place)
        staying = bool(life.stays) and life.stays[-1].until < 0
        if at_a_seat and not staying:
            known = [stay.place for stay in life.stays]
            kind = "came" if not known else "came_again" if event.place in known else "arrived"
            self.add(event.who, entry, kind, vehicle=event.aboard, place=event.place)
            life.stays.append(Stay(entry.at, entry.n, event.place))
            life.with_whom = life.left_how = ""
        elif staying and not at_a_seat:
            life.stays[-1].until, life.stays[-1].until_entry = entry.at, entry.n
            self.housed.pop(event.who, None)
            others = [
                s for s, aboard in self.vehicles.items() if event.aboard and aboard == event.aboard and self.material.role(s) == "suspect"
            ]
            self.add(event.who, entry, "gone", vehicle=event.aboard, others=tuple(s for s in others if s != event.who))
            self.free(event.who, entry, by_leaving=True)
        elif event.place and event.place != (life.place or self.of_old(event.who)) and self.followed(life):
            self.add(event.who, entry, "reached", place=event.place)
        life.place, life.where = event.place, event.aboard or event.room or event.place
        life.out_of_sight = 0 if life.where else entry.n
        cause, who, at, n = self.spoken_of.get(event.who, (0, "", -1, 0))
        life.named = (who, at, n) if cause == entry.cause and not life.where else ("", -1, 0)
        self.vehicles[event.who] = event.aboard

    def of_old(self, who: str) -> str:
        """Where somebody is written to be, before anything moves them."""
        return str(self.material.part("people").get(who, {}).get("place", ""))

    def followed(self, life: Life) -> bool:
        """Whether it is known of somebody where they come to: they were at a seat, or a seat went to where they were."""
        return bool(life.stays) or any(one.kind in FETCHED for one in life.happenings)

    # --- what was done to them ----------------------------------------------------------------------------------------------

    def act(self, entry: e.Entry, event: e.ActEnded) -> None:
        self.acts[entry.n] = event
        kind, args = _DONE.get(event.named, ("", ())), dict(event.args)
        if not kind[0]:
            return
        for person in event.people:
            shown: dict[str, Any] = {name: args.get(name, "") for name in kind[1]}
            shown |= {"voice": self.voice(event), "ears": self.ears(event, person), "result": event.result, "seat": event.seat}
            shown["others"] = tuple(who for who in event.people if who != person and self.material.role(who) == "suspect")
            key = tuple(shown[name] for name in kind[1])
            self.add(person, entry, kind[0], key, entry.at - event.seconds, act=entry.n, room=event.room, **shown)
            if kind[0] == "taken_along":
                self.of(person).with_whom = event.actor if event.actor in self.material.part("people") else f"seat:{event.seat}"

    def broken_off(self, entry: e.Entry, event: e.ActInterrupted) -> None:
        for person in event.people:
            if ACTS[event.named].talk:
                self.add(person, entry, "broken_off", (event.named,), entry.at - event.done, verb=event.named)

    def voice(self, event: e.ActEnded) -> str:
        return event.voice if event.voice not in ("own", "none", "") else ""

    def ears(self, event: e.ActEnded, person: str) -> tuple[str, ...]:
        """Who of the other side could hear it, or carried its words."""
        if not ACTS[event.named].talk:
            return ()
        heard = [who for who in event.hearing if self.material.role(who) == "suspect"]
        if event.voice in self.material.part("people") and self.material.tied(event.voice, person):
            heard.append(event.voice)
        return tuple(dict.fromkeys(heard))

    def seen_alone(self, entry: e.Entry, event: e.SeenAlone) -> None:
        self.of(event.person).alone[entry.cause] = entry.n

    def told(self, entry: e.Entry, event: e.PersonTold) -> None:
        act = self.acts.get(entry.cause)
        kind = "told" if event.item not in ("free", "held") else f"told_{event.item}"
        if not event.true:
            kind = "told_untruly"
        voice = self.voice(act) if act is not None else ""
        since = entry.at - act.seconds if act is not None else entry.at
        self.add(event.person, entry, kind, (event.understood, voice), since, item=event.item, understood=event.understood, voice=voice)

    def recounted(self, entry: e.Entry, event: e.Recounted) -> None:
        text = f"people.{event.person}.{'coached' if event.version == 'coached' else 'memories'}.{event.memory}"
        if event.version == "partial":
            text += ".partial"
        self.add(event.person, entry, "said", (), None, text=text, act=entry.cause, put=event.contaminated)

    def observed(self, entry: e.Entry, event: e.Observed) -> None:
        for claim in event.claims:
            if claim.attribute == "wish" and not event.source.startswith("seat:"):  # what one seat passes on to another is nobody's word
                self.of(claim.subject).wishes_said.setdefault(str(claim.value), (entry.at, entry.n))
                self.add(claim.subject, entry, "said", (), None, text=event.wording, act=entry.cause, put=False)
            elif claim.attribute == "was_held_by" and event.source and self.owner(claim.subject) in ("", event.source):
                held = {c.attribute: str(c.value) for c in event.claims if c.subject == claim.subject}
                self.of(event.source).papers = held.get("holder", ""), entry.n
                self.add(event.source, entry, "paper", (), None, was=str(claim.value), now=held.get("holder", ""))
        family = event.wording.split(".")[0]
        if family in ("injects", "storylines") and event.source and entry.cause:
            self.spoken_of.update((person, (entry.cause, event.source, entry.at, entry.n)) for person in event.about)
        if family == "engine" and event.channel == "told" and event.source and event.wording in _SILENCES:
            self.add(event.source, entry, "said", (), None, text=event.wording, act=entry.cause, put=False)
        elif family in ("injects", "storylines") and event.channel in FACE_TO_FACE and (event.channel == "hearing" or event.source):
            self.scene(entry, event)
        elif family in ("injects", "storylines") and event.channel == "phone" and self.material.channel(event.wording) in FACE_TO_FACE:
            self.scene(entry, event, rung_by=event.source)

    def owner(self, thing: str) -> str:
        """Whose it is: another's passport in somebody's bag is no paper of theirs."""
        return str(self.material.part("things").get(thing, {}).get("owner", ""))

    def scene(self, entry: e.Entry, event: e.Observed, rung_by: str = "") -> None:
        """Something that was written of this person alone, or that was said where they stood. `rung_by`: the colleague who was there and
        told the officer of it by telephone. What two officers perceived in the same second is told once."""
        for person in event.about:
            life = self.lives.get(person)
            if life is not None and any(
                (h.kind, h.at, h.args.get("text")) == ("scene", entry.at, event.wording) for h in life.happenings[-6:]
            ):
                continue
            here = life is not None and life.place in (self.material.places or [life.place])
            of_them = event.source == person or (len(event.about) <= OVERHEARD_AT_MOST)
            if here and self.material.role(person) in TOLD_OF and (of_them or event.channel == "hearing"):
                self.add(person, entry, "scene", (), None, text=event.wording, args=event.args, rung_by=rung_by)

    def thing(self, entry: e.Entry, event: e.ThingMoved) -> None:
        thing = self.material.part("things").get(event.thing, {})
        owner = str(thing.get("owner", ""))
        if thing.get("kind") == "passport" and owner in self.material.part("people"):
            before = self.of(owner).papers
            self.of(owner).papers = event.holder, entry.n
            act = self.acts.get(entry.cause)
            if act is not None and act.named == "return.documents" and event.holder == owner != before[0]:
                self.add(owner, entry, "paper_back")
            elif act is None and before[0] == owner != event.holder:
                self.add(owner, entry, "paper_taken", (), None, now=event.holder)

    # --- liberty --------------------------------------------------------------------------------------------------------------

    def restricted(self, entry: e.Entry, event: e.Restricted) -> None:
        if event.who in self.material.part("people") or not self.material.part("people"):
            self.of(event.who)
            self.open_held.setdefault(event.who, {})[event.how] = (event.since, entry.n)

    def freed(self, entry: e.Entry, event: e.Freed) -> None:
        self.free(event.who, entry)

    def free(self, who: str, entry: e.Entry, *, by_leaving: bool = False) -> None:
        """What held somebody is over; a word that holds goes along to wherever they are taken."""
        held = self.open_held.get(who, {})
        for how in [how for how in held if not (by_leaving and how == BY_WORD)]:
            since, n = held.pop(how)
            self.of(who).held.append((since, entry.at, how, (n, entry.n)))

    # --- help, and what was passed on -------------------------------------------------------------------------------------------

    def offered(self, entry: e.Entry, event: e.HelpOffered) -> None:
        act = self.acts.get(entry.cause)
        since = entry.at - act.seconds if act is not None else entry.at
        voice = self.voice(act) if act is not None else ""
        self.add(
            event.person, entry, "offered", (), since, services=event.services, condition=event.condition,
            understood=event.understood, accepted=event.accepted, declined=event.declined, voice=voice,
        )  # fmt: skip

    def cared(self, entry: e.Entry, event: e.CareBegan) -> None:
        self.of(event.person).with_whom = event.by
        self.add(event.person, entry, "cared", by=event.by)

    def shared(self, entry: e.Entry, event: e.InformationShared) -> None:
        act = self.acts.get(entry.cause)
        if act is not None and act.verb == "hand_over":
            return  # it is told where they go
        for person in event.people:
            body = self.material.body(event.to)
            self.add(person, entry, "shared", (event.basis,), None, to=event.to, body=body, items=event.items, basis=event.basis)

    def asked_of_another(self, entry: e.Entry, event: e.InformationAsked) -> None:
        """A seat asked a body about them."""
        for person in event.people if event.seat else ():
            self.add(person, entry, "inquired", (event.seat, event.to), None, seat=event.seat, to=event.to, items=event.items)

    def handed_over(self, entry: e.Entry, event: e.HandedOver) -> None:
        life, body = self.of(event.person), self.material.body(event.to)
        life.with_whom = event.to
        act = self.acts.get(entry.cause)
        since = entry.at - act.seconds if act is not None else entry.at
        self.add(event.person, entry, "handed_over", (), since, to=event.to, body=body, introduced=event.introduced, items=event.items)

    def queued(self, entry: e.Entry, event: e.ServiceQueued) -> None:
        self.tickets[event.ticket] = entry.n, entry.at, event

    def granted(self, entry: e.Entry, event: e.ServiceGranted) -> None:
        asked = self.tickets.get(event.ticket)
        if asked is None:
            return
        n, at, ticket = asked
        for person in ticket.people:
            self.of(person).happenings.append(
                Happening(entry.at, entry.at, "service_came", {"service": ticket.service, "waited": entry.at - at}, (n, entry.n))
            )

    # --- the days after -------------------------------------------------------------------------------------------------------

    def sat_down(self, entry: e.Entry, event: e.InterviewBegan) -> None:
        self.sittings[event.person] = entry.cause, entry.at

    def interviewed(self, entry: e.Entry, event: e.InterviewEnded) -> None:
        """It counts from its opening, as the law counts it: who interprets, the rights, what is recorded."""
        cause, sat = self.sittings.pop(event.person, (0, entry.at - event.seconds))
        opening = self.acts[cause].seconds if cause in self.acts else 0
        self.add(event.person, entry, "interviewed", (), sat - opening, how=event.how, seconds=event.seconds + opening, breaks=event.breaks)

    def received(self, entry: e.Entry, event: e.Received) -> None:
        self.of(event.person).with_whom = ""  # she is in the house now; who leaves it is with nobody
        if self.housed.get(event.person) == event.gate:
            return  # another room of the house that has taken her in
        self.housed[event.person] = event.gate
        taking_in = self.acts[entry.cause].seconds if entry.cause in self.acts else 0  # whoever is being taken in is not left alone
        self.add(event.person, entry, "received", (), entry.at - taking_in, phones=event.phones, gate=event.gate)

    def went(self, entry: e.Entry, event: e.PersonLeft) -> None:
        life = self.of(event.person)
        life.with_whom, life.left_how = "", event.how
        self.free(event.person, entry)
        self.housed.pop(event.person, None)
        self.add(event.person, entry, "went", how=event.how)

    def identified(self, entry: e.Entry, event: e.Identified) -> None:
        self.add(event.person, entry, "identified", result=event.result)

    def followed_up(self, entry: e.Entry, event: e.FollowedUp) -> None:
        if event.reached:
            self.of(event.person).reached = entry.at
        self.add(event.person, entry, "followed_up", answered=event.reached)

    def looked_at(self, entry: e.Entry, event: e.ThresholdReached) -> None:
        if event.kind != CLEARED and event.person in self.material.part("people"):
            self.of(event.person).signs = True

    def ruled(self, entry: e.Entry, event: e.Ruled) -> None:
        if event.person:
            self.add(event.person, entry, "ruled", motion=event.motion, ruling=event.ruling)

    def operation(self, entry: e.Entry, event: e.OperationCarriedOut) -> None:
        for person in event.met:
            self.add(person, entry, "met_in_operation", by=event.seat)

    def ending(self, entry: e.Entry, event: e.EndingHeld) -> None:
        self.endings[event.ending] = entry.n

    def status(self, entry: e.Entry, event: e.StatusSet) -> None:
        self.add(event.person, entry, "status", status=event.status)


_SILENCES: Final = (
    "engine.not_understood", "engine.takes_nothing_in", "engine.says_nothing", "engine.says_nothing_more", "engine.says_little",
    "engine.looks_who_hears", "engine.body_first", "engine.not_yet", "engine.not_yet_afraid", "engine.not_yet_trust",
    "engine.safety_no_danger_said", "engine.safety_nothing_said",
)  # fmt: skip

_DONE: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    # act: kind of happening, arguments that tell two of them apart
    "call_alone": ("called", ()),
    "safety_check": ("safety", ()),
    "speak_with": ("asked", ("topic", "question")),
    "interview.ask": ("asked", ("topic", "question")),
    "ask_wish": ("wish_asked", ()),
    "ask_consent": ("consent_asked", ()),
    "ask_wish.preference": ("preference_asked", ()),
    "teach_back": ("said_back", ("set",)),
    "persuade": ("pressed", ("with",)),
    "separate": ("led", ("from", "to", "locked")),
    "meet_need": ("need", ("need",)),
    "meet_need.first_aid": ("first_aid", ()),
    "notify.ambulance": ("ambulance_called", ()),
    "search_person": ("searched", ()),
    "administrative.fine": ("fined", ()),
    "administrative.start_expulsion": ("expulsion", ()),
    "detain": ("detained", ()),
    "assess_risk": ("risk", ()),
    "let_go": ("let_go", ("way", "number")),
    "accompany": ("taken_along", ("to",)),
}

_STEPS: Final[dict[type, Callable[[_Gathering, e.Entry, Any], None]]] = {
    e.Moved: _Gathering.moved,
    e.ActEnded: _Gathering.act,
    e.ActInterrupted: _Gathering.broken_off,
    e.SeenAlone: _Gathering.seen_alone,
    e.PersonTold: _Gathering.told,
    e.Recounted: _Gathering.recounted,
    e.Observed: _Gathering.observed,
    e.ThingMoved: _Gathering.thing,
    e.Restricted: _Gathering.restricted,
    e.Freed: _Gathering.freed,
    e.HelpOffered: _Gathering.offered,
    e.CareBegan: _Gathering.cared,
    e.InformationShared: _Gathering.shared,
    e.InformationAsked: _Gathering.asked_of_another,
    e.HandedOver: _Gathering.handed_over,
    e.ThresholdReached: _Gathering.looked_at,
    e.ServiceQueued: _Gathering.queued,
    e.ServiceGranted: _Gathering.granted,
    e.InterviewBegan: _Gathering.sat_down,
    e.InterviewEnded: _Gathering.interviewed,
    e.Received: _Gathering.received,
    e.PersonLeft: _Gathering.went,
    e.Identified: _Gathering.identified,
    e.FollowedUp: _Gathering.followed_up,
    e.StatusSet: _Gathering.status,
    e.Ruled: _Gathering.ruled,
    e.OperationCarriedOut: _Gathering.operation,
    e.EndingHeld: _Gathering.ending,
}
