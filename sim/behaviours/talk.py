"""Talk: what a person says, to whom, under which conditions. Predefined memories are told by published rules; there is no language model.

A safety check is five closed questions and no testimony; a conversation asks one topic by one type of question. With somebody of
the other side in hearing, or through a tied voice, a coached account is given where there is one, and replaced without penalty
when the conditions hold. A leading or blaming question puts words into the mouth: what is then said carries no weight.
"""

from sim.behaviours import perception, persons, presence
from sim.engine.stage import Stage
from sim.model import events as e
from sim.model.scenario import Memory

AT_MOST = 2  # memories told in answer to one question
CONTAMINATES = ("leading", "blaming")


def under_an_ear(stage: Stage, act: e.ActEnded, person: str) -> bool:
    """Whether somebody of the other side hears this talk, or carries its words."""
    if act.voice in stage.scenario.people and persons.tied(stage, act.voice, person):
        return True
    return any(stage.scenario.people[who].role == "suspect" for who in act.hearing)


def asked(stage: Stage, act: e.ActEnded, args: dict[str, str | int], n: int) -> None:
    """One topic was asked about, by one type of question."""
    person, topic, question = act.people[0], str(args["topic"]), str(args["question"])
    if question in ("leading", "blaming"):
        persons.move_trust(stage, act.actor, person, question + "_question", n)
    if not persons.understands(stage, act.actor, person, act.voice):
        stage.observe(act.seat, "told", "engine.not_understood", source=person, about=(person,), cause=n)
        return
    if act.voice in stage.scenario.people and persons.tied(stage, act.voice, person):
        persons.move_trust(stage, act.actor, person, "tied_voice", n)
    if under_an_ear(stage, act, person) and _coached(stage, act, person, topic, n):
        return
    times = int(stage.world.get(f"asked.{person}.{topic}", 0))
    told = 0
    for name, memory in stage.scenario.people[person].memories.items():
        terms = memory.told
        if terms.topic != topic or (terms.questions and question not in (*terms.questions, *CONTAMINATES)):
            continue
        if told < AT_MOST and _tells(stage, act, person, name, memory, times):
            _recount(stage, act, person, name, memory, question in CONTAMINATES, n)
            told += 1
    if not told:
        stage.observe(act.seat, "told", "engine.says_nothing_more", source=person, about=(person,), topic=topic, cause=n)


def checked(stage: Stage, act: e.ActEnded, n: int) -> None:
    """The five questions of a safety check: danger, doctor, child elsewhere, papers, free to go."""
    person = act.people[0]
    if not persons.understands(stage, act.actor, person, act.voice):
        stage.observe(act.seat, "told", "engine.not_understood", source=person, about=(person,), cause=n)
        return
    told = 0
    perception.notice(stage, act.seat, person, "asking", n)
    for name, memory in stage.scenario.people[person].memories.items():
        if memory.told.safety_check and _tells(stage, act, person, name, memory, 0):
            _recount(stage, act, person, name, memory, False, n)
            told += 1
    if not told:
        wording = "engine.safety_nothing_said" if under_an_ear(stage, act, person) else "engine.safety_no_danger_said"
        stage.observe(act.seat, "told", wording, source=person, about=(person,), cause=n)


def wished(stage: Stage, act: e.ActEnded, n: int) -> None:
    """What does she want? Asked in private and understood, people say it."""
    person = act.people[0]
    if not persons.understands(stage, act.actor, person, act.voice) or under_an_ear(stage, act, person):
        stage.observe(act.seat, "told", "engine.says_nothing_more", source=person, about=(person,), topic="what_she_wants", cause=n)
        return
    for wish in stage.scenario.people[person].wishes:
        text = f"people.{person}.wishes.{wish}"
        stage.observe(act.seat, "told", text, source=person, about=(person,), claims=(e.Claim(person, "wish", wish),), cause=n)


def _coached(stage: Stage, act: e.ActEnded, person: str, topic: str, n: int) -> bool:
    if topic not in stage.scenario.people[person].coached:
        return False
    stage.record(e.Recounted(person, topic, act.seat, "coached", False), n)
    stage.observe(act.seat, "told", f"people.{person}.coached.{topic}", source=person, about=(person,), cause=n)
    return True


def _tells(stage: Stage, act: e.ActEnded, person: str, name: str, memory: Memory, times: int) -> bool:
    """Every term of the memory holds: private, untied, its own condition, and enough trust."""
    terms = memory.told
    if terms.private and presence.strangers(stage.world, act.hearing):
        return False
    if terms.untied and under_an_ear(stage, act, person):
        return False
    if terms.when and not stage.holds(terms.when):
        return False
    if stage.world.level(person, "pain") >= 3:
        return False
    return persons.trusts(stage, act.actor, person, terms.trust, "tells", f"{name}.{times}")


def _recount(stage: Stage, act: e.ActEnded, person: str, name: str, memory: Memory, contaminated: bool, n: int) -> None:
    if stage.world.get(f"recounted.{act.seat}.{person}.{name}.full"):
        return
    n = stage.record(e.Recounted(person, name, act.seat, "full", contaminated), n)
    perception.hear(stage, act.seat, person, name, memory, contaminated, n)
