"""The checklist: the same few protective acts to everybody in sight, in order, whatever it sees. A yardstick, no ideal.

Policies, colleagues without a plan of their own, and the other lines of a what-if play by this one list.
"""

from collections.abc import Iterable
from typing import Any, Final

from sim.model.scenario import Do
from sim.offers import Offer

CHECKLIST: Final = (
    Do("call_alone"),
    Do("safety_check"),
    Do("meet_need", {"need": "water"}),
    Do("ask_wish"),
    Do("explain", {"set": "rights"}),
    Do("offer_help", {"services": ["shelter", "doctor"], "condition": "none"}),
)
"""The protective acts that can be done to anybody, in their order, with nothing asked first."""


def next_act(offers: Iterable[Offer], tried: set[tuple[str, str]]) -> dict[str, Any] | None:
    """Arguments of the first act of the list not yet tried on somebody in sight; remembers it in `tried`. None: nothing left to do."""
    on_offer = {offer.verb: offer for offer in offers}
    for do in CHECKLIST:
        offer = on_offer.get(do.verb)
        for who in offer.targets if offer is not None else ():
            if offer is not None and (do.verb, who) not in tried:
                tried.add((do.verb, who))
                return {"verb": do.verb, offer.argument: who if offer.argument == "person" else [who], **do.args}
    return None
