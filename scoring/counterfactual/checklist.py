"""The checklist policy: the same few protective acts to everybody in sight, in order, whatever it sees. A yardstick, no ideal."""

from collections.abc import Iterable
from typing import Any, Final

from sim.offers import Offer

ACTS: Final = ("call_alone", "safety_check", "meet_need", "ask_wish", "explain", "offer_help")
_FIXED: Final[dict[str, Any]] = {"need": "water", "set": "rights", "services": ["shelter", "doctor"], "condition": "none"}


def next_act(offers: Iterable[Offer], tried: set[tuple[str, str]]) -> dict[str, Any] | None:
    """Arguments of the first act of the list not yet tried on somebody in sight; remembers it in `tried`. None: nothing left to do."""
    on_offer = {offer.verb: offer for offer in offers if offer.verb in ACTS}
    for verb in ACTS:
        offer = on_offer.get(verb)
        for who in offer.targets if offer is not None else ():
            if offer is not None and (verb, who) not in tried:
                tried.add((verb, who))
                args = {param.name: _FIXED[param.name] for param in offer.params if param.name in _FIXED}
                return {"verb": verb, **({"person": who} if offer.target == "one" else {"people": [who]}), **args}
    return None
