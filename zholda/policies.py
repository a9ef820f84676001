"""Occupants that are no people: they see a seat's view and offers and nothing else, and play through the same session.

`passive` does nothing. `checklist` does the same protective acts to everybody in sight, in order, whatever it sees. `random` takes
any act on offer with any arguments: legal, aimless and repeatable, for finding what nobody thought of. They are asked at settled
instants when their seat is free, in the order of the seats; a policy decides by the seed, never by a clock.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from scoring.counterfactual.checklist import next_act
from sim.engine.draws import draw
from sim.model import terms
from sim.model.declaring import Param
from zholda.session.steps import Command
from zholda.walkthrough import Taken, let_pass

if TYPE_CHECKING:
    from zholda.session import Offer, Session

Policy = Callable[["Session", int, set[tuple[str, str]]], Command | None]  # session, number of its turn, what it remembers

PAUSE: Final = 300  # seconds that a policy with nothing to do lets pass, if nothing happens before
AT_ONE_INSTANT: Final = 20  # commands in one second; then time must pass


@dataclass(slots=True)
class _Seat:
    """One seat with who plays it: how often it was asked, how often in this second, and what it remembers."""

    decide: Policy
    turn: int = 0
    at_this_instant: int = 0
    last: int = -1
    remembers: set[tuple[str, str]] = field(default_factory=set)

    def ask(self, session: "Session") -> Command | None:
        """What this seat, to which the session is turned, does now."""
        self.at_this_instant = self.at_this_instant + 1 if session.now == self.last else 0
        self.last = session.now
        self.turn += 1
        can = session.there and session.free and self.at_this_instant < AT_ONE_INSTANT
        return self.decide(session, self.turn, self.remembers) if can else None


def perform(session: "Session", policy: str | Mapping[str, str]) -> Iterator[Taken | None]:
    """Let a policy play to the end, in every seat that is played here, or each seat its own. Yields as a walkthrough does: each command,
    and None after time has passed."""
    played = [one.seat for one in session.seats if not one.profile]
    by_seat = dict.fromkeys(played, policy) if isinstance(policy, str) else policy
    seats = {seat: _Seat(POLICIES[name]) for seat, name in by_seat.items()}
    while not session.over:
        acted = False
        for seat, state in seats.items():
            session.sit(seat)
            command = state.ask(session)
            if command is not None and not session.over:
                acted = True
                at, receipt = session.now, session.submit(*command)
                yield Taken(at, "", *command, receipt.act, seat) if receipt.accepted else None
        if not acted:
            let_pass(session, min(session.now + PAUSE, session.length))
            yield None


def _passive(session: "Session", turn: int, tried: set[tuple[str, str]]) -> Command | None:
    return None


def _checklist(session: "Session", turn: int, tried: set[tuple[str, str]]) -> Command | None:
    """The first act of the list that was not yet tried on somebody in sight."""
    targets = {offer.verb: offer.targets for offer in session.offers()}
    act = next_act(targets.get, tried)
    return ("act", act) if act is not None else None


def _random(session: "Session", turn: int, tried: set[tuple[str, str]]) -> Command | None:
    """One of: an act on offer, an option of an open decision, a form, a note, or letting time pass."""

    def pick(purpose: str, among: int) -> int:
        return draw(session.seed, 0, "policy.random", f"{session.seat}.{purpose}", str(turn), 0, among - 1)

    prompts = list(session.view().prompts.values())
    kind = pick("kind", 20)
    if kind < 4 and prompts:
        prompt = prompts[pick("prompt", len(prompts))]
        options = session.options(prompt.decision)
        return "choose", {"occurrence": prompt.occurrence, "option": options[pick("option", len(options))], "rationale": "by lot"}
    if kind == 4:
        form = tuple(terms.FORMS)[pick("form", len(terms.FORMS))]
        return "form", {"form": form, "subject": "", "fields": {terms.FORMS[form][0]: "by lot"}}
    if kind == 5:
        return "note", {"text": f"note {turn}"}
    offers = session.offers()
    if kind < 7 or not offers:
        return None
    offer = offers[pick("offer", len(offers))]
    return "act", {**offer.command, **_target(offer, pick), **_arguments(offer, pick)}


Pick = Callable[[str, int], int]


def _target(offer: "Offer", pick: Pick) -> dict[str, Any]:
    if not offer.targets:
        return {}
    one = offer.targets[pick("target", len(offer.targets))]
    if offer.target == "many":
        also = offer.targets[pick("second", len(offer.targets))]
        return {"people": list(dict.fromkeys((one, also)))}
    return {offer.argument: one}


def _arguments(offer: "Offer", pick: Pick) -> dict[str, Any]:
    given = {param.name: _value(offer, param, pick) for param in offer.params}
    for extra in ("voice", "where", "by"):
        choices = offer.choices.get(extra, ())
        if choices and pick(extra, 2):
            given[extra] = choices[pick(f"which {extra}", len(choices))]
    return {name: value for name, value in given.items() if value is not None}


def _value(offer: "Offer", param: Param, pick: Pick) -> Any:
    """Any value on offer for an argument; None leaves an optional one out."""
    choices = offer.choices.get(param.name, ())
    match param.kind:
        case "text":
            return "by lot"
        case "flag":
            return bool(pick(param.name, 2))
        case "minute":
            return "now"
        case "choices" | "people":
            return [choices[pick(param.name, len(choices))]] if choices else None
        case _:
            return choices[pick(param.name, len(choices))] if choices else None


POLICIES: Final[dict[str, Policy]] = {"passive": _passive, "checklist": _checklist, "random": _random}
