"""People as an answer to a question of an act: in which order they stand there, and who of them is proposed."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from tui import seat
from tui.panes import company

if TYPE_CHECKING:
    from zholda.session import View

LIBERTY: Final = ("custody", "house_arrest")  # motions about somebody's liberty
BESIDE: Final = "present"  # whoever sits with somebody in an interview
TAKES_TO: Final = ("hand_over", "accompany")  # acts after which people are with another body
HAND: Final = ("holder", "from")  # whoever has something, or somebody, in hand


def listed(
    play: seat.Play, view: "View", name: str, people: Iterable[str], colleagues: frozenset[str], *, motion: str, officers: bool
) -> list[str]:
    """People as they stand in the list. `motion`: where it is about liberty, those who are held alone, and last where it is not;
    `officers`: those who serve there come first."""
    likely = company.with_papers(play, view) if name in HAND else []
    ordered = company.in_order(play, people, likely)
    if name in HAND:
        ordered.sort(key=lambda one: one in colleagues and one not in likely)
    if name == BESIDE:  # a lawyer, a specialist, a guardian before one's own colleagues, and whoever has a part in the case last
        ordered.sort(key=lambda one: (not play.public.serves(one), one in colleagues))
    held = company.held(view) if motion else []
    ordered.sort(key=lambda one: (one in held, officers and not play.public.serves(one)))  # nobody is protected from oneself
    return [one for one in ordered if one in held] if held and motion in LIBERTY else ordered


def bodies(play: seat.Play, verb: str, known: Iterable[str]) -> list[str]:
    """Bodies and houses as an answer: people are handed over, or taken along, only to where somebody takes them in."""
    return [one for one in known if verb not in TAKES_TO or play.public.takes_people(one)]


def reasoned(view: "View", motion: str, person: str) -> bool:
    """Whether it is said why milder measures fail for this person: in a resolution that waits for this seat, by whichever motion it asks,
    or in the text of the motion that this seat has filed."""
    resolved = any(view.resolutions.get((one, person)) == "given" for one in LIBERTY)
    written = any(who == person and str(fields.get("why_not_milder", "")).strip() for _at, _form, who, fields in view.forms)
    return motion in LIBERTY and (resolved or written)


def holder(play: seat.Play, view: "View", here: Sequence[str], of: Sequence[str]) -> str:
    """Who is proposed to hold out the papers of these people: whoever has those of several in hand; "" themselves.

    What this seat keeps itself, or somebody who has gone, is held out by nobody; nor are theirs who were seen to have their own, or are
    none of those whose papers were seen in that hand.
    """
    likely = next((one for one in company.with_papers(play, view) if one in here), "")
    of_whom, seen = set(of) - own_papers(view), play.public.shown_of(likely, company.PAPERS_OF_OTHERS)
    return "" if likely in of or not (of_whom & seen if seen else of_whom) else likely


def own_papers(view: "View") -> set[str]:
    """Those out of whose own hand a paper was read here."""
    found: set[str] = set()
    for line in view.lines:
        if line.channel == "document":
            found.update(str(claim.value) for claim in line.claims if claim.attribute == "was_held_by" and claim.value in line.about)
    return found
