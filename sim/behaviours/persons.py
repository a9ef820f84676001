"""Persons: what makes them trust, whether words reach them, how they answer an offer. They are stateful, not choices.

What moves trust and what lets fear fall are two tables, fictional design values (docs/reference/talk.md), each at most once for a
person and reason.
"""

from sim.behaviours.story import change_level
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model import terms

# Why trust moves, and by how much. Fictional values.
TRUST_MOVES = {
    "own_paper_back": 10,
    "need_met": 10,
    "belongings_back": 10,
    "told_free": 10,
    "introduced": 5,
    "kept_apart": 5,
    "care_began": 10,
    "leading_question": -5,
    "asked_again": -5,
    "tied_voice": -10,
    "blaming_question": -15,
    "pressed": -15,
    "locked_in": -15,
    "sanctioned": -20,
}
REPEATS = ("leading_question", "asked_again", "blaming_question", "pressed")  # these count each time
# What lets fear fall by one step, once for a person and reason, and never below what. Fictional values.
CALMS = {"calmed": 0, "ate": 1, "rested": 0, "taken_in": 0}  # `calmed`: told who one is, and understood
FEAR_NEEDS = 10  # a step of fear asks for so much more trust
LUCK = 3  # trust needed varies by so much either way


def agency(stage: Stage, actor: str) -> str:
    """Which trust somebody is met with: a seat's officer by their profession, a colleague as one of their body."""
    seat = stage.scenario.seats.get(actor)
    profession = seat.profession if seat is not None else stage.scenario.people[actor].agency
    return terms.TRUST_OF.get(profession, "ngo" if profession == "shelter" else "police")


def _tongues(stage: Stage, actor: str) -> dict[str, str]:
    seat = stage.scenario.seats.get(actor)
    return seat.speaks if seat is not None else stage.scenario.people[actor].speaks


def move_trust(stage: Stage, actor: str, person: str, why: str, cause: int) -> None:
    """Trust in a body moves for a reason of the table, for most of them once. Where two officers of one body sit at the table, half of it
    is that officer's alone."""
    body, seat, by = agency(stage, actor), officer_of(stage, actor), TRUST_MOVES[why]
    several = sum(agency(stage, s) == body for s, state in stage.world.seats.items() if state.status == "taken") > 1
    own = by // 2 if several and seat else 0
    for level, part, reason in (("trust." + body, by - own, why), ("officer." + seat, own, f"{why}.{seat}")):
        if part and (why in REPEATS or not stage.world.get(f"once.{person}.{level}.{reason}")):
            change_level(stage, person, level, part, reason, cause)


def calm(stage: Stage, person: str, why: str, cause: int) -> None:
    """Fear falls by one for a reason of the table, once."""
    if stage.world.level(person, "fear") > CALMS[why] and not stage.world.get(f"once.{person}.fear.{why}"):
        change_level(stage, person, "fear", -1, why, cause)


def officer_of(stage: Stage, actor: str) -> str:
    """The seat whose officer somebody stands for: itself, or that of which they are a colleague; "" none."""
    if actor in stage.scenario.seats:
        return actor
    return next((name for name, seat in stage.scenario.seats.items() if actor in seat.colleagues), "")


def language(stage: Stage, actor: str, person: str, voice: str) -> int:
    """How well words pass between this officer and this person, at best: index into terms.LANGUAGE_LEVELS. A near language counts."""
    return _reach(stage, actor, person, voice)[1]


def word_for_word(stage: Stage, actor: str, person: str, voice: str) -> bool:
    """Whether words pass in a language that both speak, so that rights, a consent or an account can be understood."""
    return _reach(stage, actor, person, voice)[0] >= CONVERSATION


def _reach(stage: Stage, actor: str, person: str, voice: str) -> tuple[int, int]:
    """How well words pass in a language that both speak, and how well where a near one helps. Nobody learns one in three days."""
    known = stage.plan.languages.get((actor, person, voice))
    if known is None:
        known = stage.plan.languages[actor, person, voice] = _language(stage, actor, person, voice)
    return known


def _language(stage: Stage, actor: str, person: str, voice: str) -> tuple[int, int]:
    theirs = stage.scenario.people[person].speaks
    if voice == "card":
        reads = min(CONVERSATION, max((_RANK[level] for level in theirs.values()), default=0))
        return reads, reads
    officer = _tongues(stage, actor)
    if voice in ("", "own", "none"):
        return _between(stage, officer, theirs)
    speaker = stage.scenario.people[voice].speaks
    there, back = _between(stage, speaker, theirs), _between(stage, officer, speaker)
    return min(there[0], back[0]), min(there[1], back[1])


def _between(stage: Stage, one: dict[str, str], other: dict[str, str]) -> tuple[int, int]:
    """The same between two people: a near language carries one level less than it is spoken."""

    def level(mine: str, theirs: str) -> int:
        return min(_RANK[one.get(mine, "none")], _RANK[other.get(theirs, "none")])

    shared = max((level(tongue, tongue) for tongue in one), default=0)
    pairs = [(near.language, near.to) for near in stage.scenario.near]
    return shared, max((shared, *(level(*pair) - 1 for a, b in pairs for pair in ((a, b), (b, a)))))


_RANK = {name: rank for rank, name in enumerate(terms.LANGUAGE_LEVELS)}
CONVERSATION = _RANK["conversation"]


def awake(stage: Stage, person: str) -> bool:
    """Whether pain, fear and exhaustion leave room for words."""
    level = stage.world.get
    return bool(level("fear." + person, 0) < 3 and level("pain." + person, 0) < 3 and level("fatigue." + person, 0) < 3)


def understands(stage: Stage, actor: str, person: str, voice: str, exact: bool = False) -> bool:
    """Told is not understood: the words must carry, and pain, fear and exhaustion must leave room for them.

    `exact`: each word counts, as in rights, consent or an account; a near language does not do.
    """
    if not awake(stage, person):
        return False
    return word_for_word(stage, actor, person, voice) if exact else language(stage, actor, person, voice) >= CONVERSATION


def half(stage: Stage, actor: str, person: str, voice: str) -> bool:
    """Whether what needs each word is only half understood here, and does not look so."""
    near = language(stage, actor, person, voice) >= CONVERSATION and not word_for_word(stage, actor, person, voice)
    return near and awake(stage, person)


def tell(stage: Stage, act: e.ActEnded, person: str, item: str, voice: str, cause: int, true: bool = True) -> bool:
    """Tell a person something in the course of an act; returns whether it was understood."""
    understood = understands(stage, act.actor, person, voice, item not in terms.SAID_SIMPLY)
    stage.record(e.PersonTold(person, item, act.seat or act.actor, understood, true), cause)
    return understood


def tied(stage: Stage, who: str, person: str) -> bool:
    """The truth about a bond that makes `who` unfit to stand between an officer and this person."""
    people = stage.scenario.people
    if who not in people:
        return False
    if people[who].role == "suspect":
        return True
    bonds = [*((t.to, person) for t in people[who].ties), *((t.to, who) for t in people[person].ties)]
    return any(to == at for to, at in bonds)


def trusts(stage: Stage, actor: str, person: str, needed: int, purpose: str, occurrence: str, but_for_fear: bool = False) -> bool:
    """Whether a person trusts enough for this; fear asks for more, and a little luck either way. `but_for_fear`: if there were none."""
    trust = stage.world.level(person, "trust." + agency(stage, actor)) + stage.world.level(person, "officer." + officer_of(stage, actor))
    fear = stage.world.level(person, "fear") * FEAR_NEEDS if needed and not but_for_fear else 0
    return trust + stage.draw(purpose, person, occurrence, -LUCK, LUCK) >= needed + fear


def offer(stage: Stage, act: e.ActEnded, services: list[str], condition: str, cause: int) -> None:
    """A person answers an offer of help: what they want they accept when they trust enough, what they refuse they decline, else later."""
    person = act.people[0]
    understood = understands(stage, act.actor, person, act.voice, exact=True)
    help_ = stage.scenario.people[person].help
    accepted: list[str] = []
    declined: list[str] = []
    if understood:
        willing = trusts(stage, act.actor, person, help_.trust, "accepts", ".".join(services))
        for service in services:
            if service in help_.refuses:
                declined.append(service)
            elif service in help_.wants and willing and condition == "none":
                accepted.append(service)
    n = stage.record(e.HelpOffered(person, act.seat, tuple(services), condition, understood, tuple(accepted), tuple(declined)), cause)
    stage.observe(
        act.seat,
        "own",
        "engine.help_answered",
        source=person,
        about=(person,),
        accepted=" ".join(accepted),
        declined=" ".join(declined),
        later=" ".join(s for s in services if understood and s not in (*accepted, *declined)),
        understood=int(understood),
        cause=n,
    )
