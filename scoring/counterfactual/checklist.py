"""The checklist: the same few protective acts to everybody in sight, in order, whatever it sees. A yardstick, no ideal.

Policies, colleagues without a plan of their own, and the other lines of a what-if play by this one list.
"""

from collections.abc import Callable
from typing import Any, Final

from sim.model.verbs import ACTS
from sim.model.walkthrough import Do

CHECKLIST: Final = (
    Do("call_alone"),
    Do("safety_check"),
    Do("meet_need", {"need": "water"}),
    Do("ask_wish"),
    Do("explain", {"set": "rights"}),
    Do("offer_help", {"services": ["shelter", "doctor"], "condition": "none"}),
)
"""The protective acts that can be done to anybody, in their order, with nothing asked first."""


def next_act(offered: Callable[[str], tuple[str, ...] | None], tried: set[tuple[str, str]]) -> dict[str, Any] | None:
    """Arguments of the first act of the list not yet tried on somebody in sight; remembers it in `tried`. None: nothing left to do.

    `offered`: verb -> whom it can be done to now, None where it is not on offer.
    """
    for do in CHECKLIST:
        for who in offered(do.named) or ():
            if (do.named, who) not in tried:
                tried.add((do.named, who))
                argument = ACTS[do.named].argument
                return {"verb": do.verb, argument: who if argument == "person" else [who], **do.args}
    return None
