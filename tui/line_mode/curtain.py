"""The curtain of the line mode: what stood on the terminal is moved out of sight, and a line says who sits down now."""

from typing import Final

from tui import seat, seats
from tui.answers import Answer
from tui.line_mode.asking import Lines, OtherWord
from zholda.tongue import _

OUT_OF_SIGHT: Final = 60  # empty lines: more than a terminal shows


def draw(play: seat.Play, out: Lines) -> bool:
    """Ask whoever is next to sit down, and turn the exercise to their seat. Returns whether somebody did; else they leave."""
    who = seats.profession(play, play.up)
    out.say("\n" * OUT_OF_SIGHT)
    answers = [Answer("sit", seats.here_i_am(who)), Answer("leave", _("Leave; go on later exactly here"))]
    while True:
        try:
            chosen = out.choose(f"{seats.next_one(who)}. {_(seats.LOOK_AWAY)}", answers)
        except OtherWord:
            continue  # nobody sits here yet who could act: only the two answers count
        if chosen != "sit":
            return False
        play.sit(play.up)
        return True
