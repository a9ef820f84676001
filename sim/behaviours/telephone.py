"""Asking by telephone: a question reaches whoever sits there, and an answer says what it leaves out.

Where somebody sits, the question stands open until that seat calls back; of what it then neither gives nor knows it is said that it
is not known, and of an answer in which nothing is said, that nothing was: silence is another thing. Where nobody sits, the body says
what the case lets it say, and of the rest that this is not said by telephone.
"""

from sim.behaviours import presence, reaching
from sim.engine.stage import Stage
from sim.model import events as e
from sim.world.view import ASKS, Asked

NOT_KNOWN, KEPT, CANNOT_SAY, SILENT = "engine.not_known", "engine.kept", "engine.cannot_say", "engine.says_nothing_of"


def ask(stage: Stage, act: e.ActEnded, to: str, items: tuple[str, ...], cause: int) -> None:
    """A seat, or a colleague who acts alone and whom nobody calls back, asks a contact for items about those whom the act names."""
    contact = stage.scenario.contacts[to]
    n = stage.record(e.InformationAsked(act.seat, to, items, act.people), cause)
    seat = reaching.seated(stage, contact)
    if seat and seat != act.seat:
        sender, source = act.seat or act.actor, presence.officer(act.seat) if act.seat else act.actor
        back = next((name for name, one in stage.scenario.contacts.items() if act.seat and one.seat == act.seat), "")
        channel = presence.channel(stage.world, source, presence.officer(seat))
        about = tuple(person for person in act.people if not act.seat or person in stage.world.views[act.seat].people)
        stage.observe(seat, channel, ASKS, source=source, about=about, by=sender, items=" ".join(items), contact=back, cause=n)
    elif not seat:
        channel = presence.channel(stage.world, presence.officer(act.seat), contact.person)
        for item in items:
            if item in contact.asked:
                stage.observe(act.seat, channel, contact.asked[item], source=contact.person, contact=to, cause=n)
        rest = " ".join(item for item in items if item not in contact.asked)
        if rest:
            stage.observe(act.seat, channel, CANNOT_SAY, source=contact.person, contact=to, items=rest, cause=n)


def answer(stage: Stage, act: e.ActEnded, to: str, kept: tuple[str, ...], cause: int) -> None:
    """Whoever asked hears, beside what it is given, what the other keeps and what the other does not know; and whoever is told nothing
    but what the other does not know hears that."""
    seat, open_ones = _open(stage, act, to)
    if not seat:
        return
    given = tuple(str(dict(act.args)["items"]).split())
    source = presence.officer(act.seat)
    channel = presence.channel(stage.world, source, presence.officer(seat))
    people = act.people or _about(open_ones)
    asked = dict.fromkeys(item for one in open_ones for item in one.items)
    told = reaching.passed_on(stage, act.seat, given, people)
    known = reaching.could_say(stage, act.seat, (*asked,), people)
    unknown = [item for item in asked if item not in known and item not in kept and item not in told]
    silent = [*asked] if known and not given and not kept else []
    if given and not told:
        unknown = list(dict.fromkeys((*given, *unknown)))
    for wording, items in ((KEPT, kept), (SILENT, silent), (NOT_KNOWN, [] if silent else unknown)):
        if items:
            stage.observe(seat, channel, wording, source=source, about=act.people, by=act.seat, items=" ".join(items), cause=cause)


def asked_about(stage: Stage, act: e.ActEnded, to: str) -> tuple[str, ...]:
    """Of whom a seat speaks when it answers who asked it: of those whom the questions name."""
    return _about(_open(stage, act, to)[1])


def _open(stage: Stage, act: e.ActEnded, to: str) -> tuple[str, list[Asked]]:
    """The seat behind a contact where somebody sits there, and what it has asked that this act is the first to answer."""
    seat = reaching.seated(stage, stage.scenario.contacts[to])
    if not seat or not act.seat or seat == act.seat:
        return "", []
    return seat, [one for one in stage.world.views[act.seat].questions(but=act.act) if one.by == seat]


def _about(questions: list[Asked]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for one in questions for person in one.people))
