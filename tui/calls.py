"""A call that is put together: whether one passes something on, asks for something, or both. The rest of its questions follow from that."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from tui import seat
from tui.arguments import Question

if TYPE_CHECKING:
    from zholda.session import View

WAY: Final = "way"  # asked first, and no argument of the command
TELL, ASK, BOTH = "tell", "ask", "both"
WAYS: Final = (TELL, ASK, BOTH)
FIRST_ASKED: Final = (
    "held_since", "number_of_people", "names", "minor_present", "needs", "wishes", "whereabouts", "suspect", "ruling",
)  # fmt: skip
FIRST_TOLD: Final = (  # what is needed to look after somebody before what names them
    "check_in_progress", "number_of_people", "needs", "wishes", "minor_present", "suspect", "people_elsewhere", "where_they_were_going",
    "names",
)  # fmt: skip
ORDERS: Final = {"asked": FIRST_ASKED, "items": FIRST_TOLD}
_TELLING: Final = ("items", "basis", "kept")
_NEEDED: Final = {TELL: ("items",), ASK: ("asked",), BOTH: ("items", "asked")}


def in_order(name: str, items: Sequence[str]) -> Sequence[str]:
    """What may be asked for (`asked`) or passed on (`items`): first what every desk asks or tells, within reach of the number keys.
    Of anything else nothing is moved."""
    first = ORDERS.get(name, ())
    return sorted(items, key=lambda one: first.index(one) if one in first else len(first))


def arranged(questions: Sequence[Question], way: Question, chosen: Mapping[str, Any], *, answers: bool) -> list[Question]:
    """The questions of a call as they follow from the first one, `way`. `answers`: this seat was asked something by whom it calls."""
    how = chosen.get(way.name, BOTH)
    left_out = {TELL: ("asked",), ASK: _TELLING}.get(how, ()) + (() if answers else ("kept",))
    return [way, *(one._replace(must=one.must or one.name in _NEEDED[how]) for one in questions if one.name not in left_out)]


def answered(questions: Sequence[Question], chosen: Mapping[str, Any], *, answers: bool) -> list[Question]:
    """The questions to whoever answers a caller: of whom and on what ground once something is told, what is kept where one was asked."""
    told = () if chosen.get("items") else ("basis", "people")
    left_out = told + (() if answers else ("kept",))
    return [one for one in questions if one.name not in left_out]


def whom(view: "View", contact: str) -> list[str]:
    """Those of whom whoever one calls, or answers, has asked this seat, as far as it knows of them."""
    asked = (person for one in view.questions() if one.contact == contact for person in one.people)
    return [person for person in dict.fromkeys(asked) if person in view.people]


def of_everybody(items: Sequence[str]) -> bool:
    """Whether what is told points to persons: with nobody named it is told of everybody."""
    from sim.model.terms import OF_NOBODY

    return any(item not in OF_NOBODY for item in items)


def must_be_named(name: str, view: "View", chosen: Mapping[str, Any], known: Sequence[str]) -> bool:
    """Whether this is asked because what is told points to persons: on what ground, and of whom where nobody was asked about.

    With nobody named it would go out about everybody (`known`), and on no ground: neither stands there before somebody chose it.
    """
    if not of_everybody(chosen.get("items", ())):
        return False
    return name == "basis" or (name == "people" and bool(known) and not whom(view, str(chosen.get("contact", ""))))


def asked_of_you(play: seat.Play, view: "View", contact: str) -> str:
    """What whoever one calls, or answers, has asked of this seat, in words; "" nothing."""
    items = dict.fromkeys(item for one in view.questions() if one.contact == contact for item in one.items)
    return play.say("ask.share.of_you", {"items": " ".join(items)}) if items else ""
