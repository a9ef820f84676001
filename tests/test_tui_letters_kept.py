"""Letters of the telephone list stay with whom they stand for, whoever rings, opens or closes meanwhile."""

import io

from tests.test_tui_play import landed
from tui.habits import Habits
from tui.line_mode.asking import Lines
from tui.line_mode.plain import PlainSeat
from tui.panes.focus import Focus

DESK = Focus("contact", "desk", "the desk", "")
WARD = Focus("contact", "ward", "the ward", "")
VAN = Focus("service", "van", "the white van", "")


def telephone(seated: PlainSeat, *things: Focus) -> str:
    """What the list reads while these are on it; nobody is turned to."""
    seated.things = [*things]
    written = io.StringIO()
    seated.out = Lines(io.StringIO("0\n"), written)
    seated._phone()
    return written.getvalue()


def test_who_rings_stands_first_and_nobody_gets_another_letter() -> None:
    habits = Habits()
    seated = PlainSeat(landed(), Lines(io.StringIO(), io.StringIO()), first=False, habits=habits)
    telephone(seated, DESK, WARD, VAN)
    said = telephone(seated, WARD, DESK, VAN)
    assert said.index("b. the ward") < said.index("a. the desk") < said.index("c. the white van")
    assert "b. the white van" in telephone(PlainSeat(landed(), seated.out, first=False, habits=Habits()), DESK, VAN)
    assert "c. the white van" in telephone(PlainSeat(landed(), seated.out, first=False, habits=habits), DESK, VAN)


def test_the_letter_that_was_read_turns_to_whom_it_stood_for() -> None:
    seated = PlainSeat(landed(), Lines(io.StringIO(), io.StringIO()), first=False, habits=Habits())
    telephone(seated, DESK, WARD, VAN)
    seated.things = [VAN, DESK]
    seated.out = Lines(io.StringIO("b\nc\n"), (written := io.StringIO()))
    seated._phone()
    assert seated.in_focus == VAN
    assert "That is not one of the answers. Type a letter from a to c" in written.getvalue()
