"""Who sits at the table, in words: machine colleagues with their profile, and whoever takes the one machine next."""

from typing import TYPE_CHECKING, Final

from tui import words
from zholda.tongue import N_, _

if TYPE_CHECKING:
    from tui import seat
    from zholda.session import Sitter

LOOK_AWAY: Final = N_("Whoever sits here now reads alone. The others look away until the machine is handed on.")
SLOW: Final = N_(
    "A slow colleague answers a question after up to three quarters of an hour, and may come too late. What cannot wait, do yourself or "
    "ask of somebody else. What was theirs alone is not held against you; what falls to you as well stays yours."
)
TRAINEE: Final = "trainee"  # as the roster calls those who share a machine


def shared(play: "seat.Play") -> bool:
    """Whether several people take this machine in turn."""
    return sum(one.occupant == TRAINEE for one in play.seats) > 1


def profession(play: "seat.Play", chair: str) -> str:
    """What whoever sits in a seat is, in words."""
    return next((play.say(f"profession.{one.profession}") for one in play.seats if one.seat == chair), chair)


def colleagues(play: "seat.Play") -> list[str]:
    """Who is a machine colleague: one line for all that go by the same profile, and what that means."""
    alike: dict[str, list[str]] = {}
    for one in play.seats:
        if one.profile:
            alike.setdefault(one.profile, []).append(play.say(f"profession.{one.profession}"))
    return [words.colleagues(profile, those) for profile, those in alike.items()]


def beginning(play: "seat.Play") -> str:
    """What is said of the others before the first minute, "" where there are none."""
    told = colleagues(play)
    told += [_(SLOW)] if any(one.profile == "slow" for one in play.seats) else []
    told += [_("You may sit down in another seat at any time: Leave (F10) lists them.")] if play.following else []
    return "\n".join(told)


def come_in(play: "seat.Play") -> None:
    """Whoever joins later begins in the second in which they are called."""
    if not play.there:
        play.advance_until(play.length)


def open_seats(play: "seat.Play") -> "list[Sitter]":
    """Where whoever follows the case may sit down now."""
    return [one for one in play.seats if one.open and one.seat != play.seat]


def elsewhere(play: "seat.Play") -> list[str]:
    """Said before a wait to whoever follows the case: it may go on in another seat."""
    if not play.following or not open_seats(play):
        return []
    return [_("Where nothing is left to do here, the case goes on in another seat: Leave (F10) lists them.")]


def next_one(who: str) -> str:
    """Whose turn it is."""
    return _("Now: {profession}").format(profession=who)


def here_i_am(who: str) -> str:
    """The row by which somebody sits down."""
    return _("{profession}: I sit here now. Go on").format(profession=who)
