"""Talk: what a person says, to whom, under which conditions. Predefined memories are told by published rules; there is no language model.

A safety check is five closed questions and no testimony; a conversation asks one topic by one type of question. With somebody of
the other side in hearing, or through a tied voice, a coached account is given where there is one, and replaced without penalty
when the conditions hold. A leading or blaming question puts words into the mouth: what is then said carries no weight.
"""

from collections.abc import Mapping
from typing import Any

from sim.behaviours import perception, persons, presence
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model import terms
from sim.model.people import Memory
from sim.model.sentences import sentence
from sim.model.verbs import ACTS

AT_MOST = 2  # memories told in answer to one question
SHORT = 10  # trust may be short by so much for part of a memory to be told
FIRST, AFRAID, DISTRUST = "engine.not_yet", "engine.not_yet_afraid", "engine.not_yet_trust"
NOT_YET = (FIRST, AFRAID, DISTRUST)  # silences that time and care can end: something has to come first, fear, or too little trust
CONTAMINATES = ("leading", "blaming")


def under_an_ear(stage: Stage, act: e.ActEnded, person: str) -> bool:
    """Whether somebody of the other side hears this talk, or carries its words."""
    if act.voice in stage.scenario.people and persons.tied(stage, act.voice, person):
        return True
    return any(stage.scenario.people[who].role == "suspect" for who in act.hearing)


def said(stage: Stage, seat: str, people: tuple[str, ...], args: Mapping[str, Any]) -> dict[str, Any]:
    """The sentence that is said, as a text of ours: an interview is read back in the words in which it was held."""
    asked_about = bool(people and args.get("topic") and args.get("question"))
    return {"said": sentence(stage.scenario, seat, people[0], str(args["topic"]), str(args["question"]))} if asked_about else {}


def asked(stage: Stage, act: e.ActEnded, args: dict[str, str | int], n: int) -> None:
    """One topic was asked about, by one type of question."""
    person, topic, question = act.people[0], str(args["topic"]), str(args["question"])
    if question in CONTAMINATES:
        persons.move_trust(stage, act.actor, person, question + "_question", n)
    if not persons.understands(stage, act.actor, person, act.voice, exact=True):
        not_taken_in(stage, act, person, n)
        return
    if act.voice in stage.scenario.people and persons.tied(stage, act.voice, person):
        persons.move_trust(stage, act.actor, person, "tied_voice", n)
    if under_an_ear(stage, act, person) and _coached(stage, act, person, topic, n):
        return
    if _told_elsewhere(stage, act, person, topic):
        persons.move_trust(stage, act.actor, person, "asked_again", n)
    times = int(stage.world.get(f"asked.{person}.{topic}", 0))
    told, silence = 0, "engine.says_nothing"
    for name, memory in stage.scenario.people[person].memories.items():
        if memory.told.topic != topic:
            continue
        if _known(stage, act, person, name, question):
            silence = "engine.says_nothing_more" if silence == "engine.says_nothing" else silence
            continue
        why_not = _held_back(stage, act, person, name, memory, question, times)
        if not why_not and told < AT_MOST:
            _recount(stage, act, person, name, memory, question in CONTAMINATES, n)
            told += 1
        elif why_not in NOT_YET and told < AT_MOST and _in_part(stage, act, person, name, memory, times):
            m = stage.record(e.Recounted(person, name, act.seat, "partial", question in CONTAMINATES), n)
            stage.observe(act.seat, "told", f"people.{person}.memories.{name}.partial", source=person, about=(person,), cause=m)
            told += 1
        silence = why_not or silence
    if told or (stage.scenario.people[person].role == "suspect" and _coached(stage, act, person, topic, n)):
        return  # whoever is suspected has a first account for whoever asks
    stage.observe(act.seat, "told", silence, source=person, about=(person,), topic=topic, cause=n)


def understood(stage: Stage, act: e.ActBegan) -> str:
    """How words came out in an act: understood by all of those it is done to, or not."""
    return "understood" if all(took_in(stage, act, p) for p in act.people) else "not_understood"


def took_in(stage: Stage, act: e.ActBegan | e.ActEnded, person: str) -> bool:
    """Whether one of those it is done to understands the words of an act."""
    exact = ACTS[act.named].exact and dict(act.args).get("set") not in terms.SAID_SIMPLY
    return persons.understands(stage, act.actor, person, act.voice, exact)


def carries(stage: Stage, act: e.ActEnded, person: str) -> bool:
    """Whether the words of an act are in a language that reaches one of those it is done to, be they understood or not."""
    return persons.language(stage, act.actor, person, act.voice) >= persons.CONVERSATION


def checked(stage: Stage, act: e.ActEnded, n: int) -> None:
    """The five questions of a safety check: danger, doctor, child elsewhere, papers, free to go."""
    person = act.people[0]
    if not persons.understands(stage, act.actor, person, act.voice):
        not_taken_in(stage, act, person, n)
        return
    told, silence = 0, ""
    perception.notice(stage, act.seat, person, "asking", n)
    for name, memory in stage.scenario.people[person].memories.items():
        if not memory.told.safety_check or _known(stage, act, person, name, ""):
            continue
        why_not = _held_back(stage, act, person, name, memory, "", 0)
        if not why_not:
            _recount(stage, act, person, name, memory, False, n)
            told += 1
        silence = why_not or silence
    if not told:  # who has an answer and keeps it does not look like somebody who has none
        kept = silence or "engine.safety_no_danger_said"
        wording = "engine.safety_nothing_said" if under_an_ear(stage, act, person) else kept
        stage.observe(act.seat, "told", wording, source=person, about=(person,), cause=n)


def wished(stage: Stage, act: e.ActEnded, n: int) -> None:
    """What does she want? Asked in private and understood, people say it. Whoever has something new to say does not repeat beside it what
    this seat has heard before."""
    person = act.people[0]
    if not persons.understands(stage, act.actor, person, act.voice) or under_an_ear(stage, act, person):
        stage.observe(act.seat, "told", "engine.says_nothing", source=person, about=(person,), topic="what_she_wants", cause=n)
        return
    new = bool(act.seat) and perception.notice(stage, act.seat, person, "wishing", n)
    for wish in [w for w in stage.scenario.people[person].wishes if not w.startswith("prefers_")]:
        text = f"people.{person}.wishes.{wish}"
        if new and stage.world.views[act.seat].facts.get("heard." + text):
            continue
        stage.observe(act.seat, "told", text, source=person, about=(person,), claims=(e.Claim(person, "wish", wish),), cause=n)


def _coached(stage: Stage, act: e.ActEnded, person: str, topic: str, n: int) -> bool:
    if topic not in stage.scenario.people[person].coached:
        return False
    stage.record(e.Recounted(person, topic, act.seat, "coached", False), n)
    stage.observe(act.seat, "told", f"people.{person}.coached.{topic}", source=person, about=(person,), cause=n)
    return True


def _known(stage: Stage, act: e.ActEnded, person: str, name: str, question: str) -> bool:
    """Whether this seat was told it already. What was put into her mouth can still be told in her own words."""
    clean = question in CONTAMINATES or stage.world.get(f"clean.{act.seat}.people.{person}.memories.{name}")
    return bool(clean and stage.world.get(f"recounted.{act.seat}.{person}.{name}.full"))


def _told_elsewhere(stage: Stage, act: e.ActEnded, person: str, topic: str) -> bool:
    """Whether another seat was told of this topic before, and this one was not: she has to say it once more."""
    of_topic = [name for name, memory in stage.scenario.people[person].memories.items() if memory.told.topic == topic]
    others = [seat for seat in stage.scenario.seats if seat != act.seat]
    told = [name for name in of_topic if any(stage.world.get(f"recounted.{seat}.{person}.{name}.full") for seat in others)]
    return any(not stage.world.get(f"recounted.{act.seat}.{person}.{name}.full") for name in told)


def _held_back(stage: Stage, act: e.ActEnded, person: str, name: str, memory: Memory, question: str, times: int) -> str:
    """Why a memory is not told now, as the silence that can be seen; "" where every term of it holds.

    `question` "" is a safety check, which has its own questions.
    """
    terms = memory.told
    if question and terms.questions and question not in (*terms.questions, *CONTAMINATES):
        return "engine.says_little"
    if (terms.private and presence.strangers(stage.world, _uninvited(stage, act, person))) or (
        terms.untied and under_an_ear(stage, act, person)
    ):
        return "engine.looks_who_hears"
    if any(stage.world.level(person, level) >= 2 for level in ("pain", "cold", "hunger")) and not _ready(
        stage, act, person, name, memory, times
    ):
        return "engine.body_first"
    if _ready(stage, act, person, name, memory, times):
        return ""
    if terms.when and not stage.holds(terms.when):
        return FIRST
    return AFRAID if _trusts(stage, act, person, name, terms.trust, times, but_for_fear=True) else DISTRUST


def _in_part(stage: Stage, act: e.ActEnded, person: str, name: str, memory: Memory, times: int) -> bool:
    """Whether part of a memory is told, once, where the author wrote one: only trust is short, and by a little."""
    written = f"people.{person}.memories.{name}.partial" in stage.scenario.texts
    once = stage.world.get(f"recounted.{act.seat}.{person}.{name}.partial")
    return written and not once and _ready(stage, act, person, name, memory, times, SHORT)


def _uninvited(stage: Stage, act: e.ActEnded, person: str) -> tuple[str, ...]:
    """Those who hear, but for whoever sits beside the person in an interview."""
    beside = presence.beside(stage.world, person)
    return tuple(who for who in act.hearing if who not in beside)


def _ready(stage: Stage, act: e.ActEnded, person: str, name: str, memory: Memory, times: int, short: int = 0) -> bool:
    """Its own condition holds, pain leaves room, and there is enough trust, or no more than `short` too little."""
    terms = memory.told
    if (terms.when and not stage.holds(terms.when)) or stage.world.level(person, "pain") >= 3:
        return False
    return _trusts(stage, act, person, name, max(0, terms.trust - short), times)


def _trusts(stage: Stage, act: e.ActEnded, person: str, name: str, needed: int, times: int, but_for_fear: bool = False) -> bool:
    return persons.trusts(stage, act.actor, person, needed, "tells", f"{name}.{times}", but_for_fear)


def not_taken_in(stage: Stage, act: e.ActEnded, person: str, n: int) -> None:
    """The words did not carry, or only half, or there was no room for them: three different things to see."""
    if persons.half(stage, act.actor, person, act.voice):
        wording = "engine.half_understood"
    else:
        carried = persons.language(stage, act.actor, person, act.voice) >= persons.CONVERSATION
        wording = "engine.takes_nothing_in" if carried else "engine.not_understood"
    stage.observe(act.seat, "told", wording, source=person, about=(person,), cause=n)


def nods(stage: Stage, act: e.ActEnded, n: int) -> None:
    """Whoever is told in a near language what needs each word nods at every sentence. It looks like understanding."""
    for person in act.people if act.seat and dict(act.args).get("set") not in terms.SAID_SIMPLY else ():
        if persons.half(stage, act.actor, person, act.voice):
            stage.observe(act.seat, "sight", "engine.nods", source=person, about=(person,), cause=n)


def _recount(stage: Stage, act: e.ActEnded, person: str, name: str, memory: Memory, contaminated: bool, n: int) -> None:
    n = stage.record(e.Recounted(person, name, act.seat, "full", contaminated), n)
    perception.hear(stage, act.seat, person, name, memory, contaminated, n)
