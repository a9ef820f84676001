"""Consents and their life: given to somebody, for items, until a moment; they lapse by themselves, and can be taken back at any time."""

from sim.engine.stage import Stage
from sim.model import events as e
from sim.model import terms

LASTS = {"open": -1, "1h": 3600, "24h": 86400, "72h": 259200}  # the words of `ask_consent`, in seconds


def given(stage: Stage, person: str, to: str) -> tuple[str, ...]:
    """Items for which a consent to this recipient is alive."""
    return tuple(item for item in terms.ITEMS if stage.world.get(f"consent.{person}.{to}.{item}"))


def answer(stage: Stage, person: str, seat: str, to: str, items: tuple[str, ...], yes: bool, lasts: str, cause: int) -> None:
    """Record an answer to a question for consent, let the seat that asked perceive it, and let it lapse in time."""
    until = stage.now + LASTS[lasts] if yes and LASTS[lasts] >= 0 else -1
    n = stage.record(e.Consented(person, seat, to, items, yes, until), cause)
    wording = "engine.consent_given" if yes else "engine.consent_declined"
    stage.observe(seat, "own", wording, source=person, about=(person,), to=to, items=" ".join(items), given=int(yes), until=until, cause=n)
    if until >= 0:
        stage.at(until + 1, lambda: _lapse(stage, person, to, items, until))


def _lapse(stage: Stage, person: str, to: str, items: tuple[str, ...], until: int) -> None:
    still = tuple(item for item in items if item in given(stage, person, to))
    _over(stage, person, to, tuple(i for i in still if stage.world.get(f"consent_until.{person}.{to}.{i}") == until), "lapsed", 0)


def withdraw(stage: Stage, person: str, to: str, items: tuple[str, ...], cause: int) -> None:
    """A person takes consents back: those to one recipient, or to everybody where none is named; some items, or all."""
    for recipient in [to] if to else list(stage.scenario.contacts):
        alive = given(stage, person, recipient)
        _over(stage, person, recipient, tuple(item for item in alive if not items or item in items), "withdrawn", cause)


def _over(stage: Stage, person: str, to: str, items: tuple[str, ...], how: str, cause: int) -> None:
    if not items:
        return
    seat = str(stage.world.get(f"consent_seat.{person}.{to}", ""))
    n = stage.record(e.ConsentWithdrawn(person, to, items), cause)
    if seat in stage.scenario.seats:
        said = " ".join(items)
        stage.observe(seat, "own", f"engine.consent_{how}", source=person, about=(person,), cause=n, to=to, items=said, how=how)
