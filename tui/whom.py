"""People as an answer to a question of an act: in which order they stand there, and who of them is proposed."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from tui import seat
from tui.panes import company

if TYPE_CHECKING:
    from zholda.session import View

HAND: Final = ("holder", "from")  # whoever has something, or somebody, in hand


def listed(
    play: seat.Play, view: "View", name: str, people: Iterable[str], colleagues: frozenset[str], *, motion: bool, officers: bool
) -> list[str]:
    """People as they stand in the list. `motion`: those who are held come first; `officers`: those who serve there do."""
    likely = company.with_papers(play, view) if name in HAND else []
    ordered = company.in_order(play, view, people, likely)
    if name in HAND:
        ordered.sort(key=lambda one: one in colleagues and one not in likely)
    held = company.held(view) if motion else []
    ordered.sort(key=lambda one: (one not in held, officers and not play.public.serves(one)))
    return ordered


def holder(play: seat.Play, view: "View", here: Sequence[str], of: Sequence[str]) -> str:
    """Who is proposed to hold out the papers of these people: whoever has those of several in hand; "" themselves.

    What this seat keeps itself, or somebody who has gone, is held out by nobody; nor are theirs who were seen to have their own.
    """
    likely = next((one for one in company.with_papers(play, view) if one in here), "")
    return "" if likely in of or set(of) <= own_papers(view) else likely


def own_papers(view: "View") -> set[str]:
    """Those out of whose own hand a paper was read here."""
    found: set[str] = set()
    for line in view.lines:
        if line.channel == "document":
            found.update(str(claim.value) for claim in line.claims if claim.attribute == "was_held_by" and claim.value in line.about)
    return found
