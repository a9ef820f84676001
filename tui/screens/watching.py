"""Watching time pass: the clock runs at a speed that one chooses, anybody may halt it, and it halts by itself when something comes in."""

from typing import Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui import seat
from tui.answers import Answer
from tui.panes import ahead, lines
from tui.screens.dialog import Dialog
from tui.text import plain, rows, short
from tui.widgets.choices import Choices
from zholda.tongue import N_, _, n_

TICK: Final = 0.25  # seconds
SPEEDS: Final = (1, 5, 15, 60)  # minutes of the exercise in a second
HALT, FASTER, SLOWER = "halt", "faster", "slower"
KEPT: Final = 4  # newest lines shown


class Watch(Dialog[bool]):
    """The result is whether it is to be left as it stands. Time has passed by then."""

    HELP_TEXT = N_("The clock runs. Enter on the first row halts it or lets it run again; the others make it faster or slower, or end it.")

    def __init__(self, play: seat.Play, to: int) -> None:
        super().__init__(_("Time is passing"), "", (), back=_("Stop here"))
        self.play, self.to, self.speed, self.halted = play, to, 1, False
        self.since = play.view().seen

    def compose_field(self) -> ComposeResult:
        """The clock and what is known to come."""
        yield Static(id="clock")

    def on_mount(self) -> None:
        """The clock begins to run."""
        super().on_mount()
        self.set_interval(TICK, self.tick)
        self.show()

    def first(self) -> Widget:
        """The rows."""
        return self.query_one(Choices)

    def fill(self, chosen: str | None = None) -> None:
        """Halt, faster, slower, and the end."""
        going = _("Let it run again") if self.halted else _("Halt the clock")
        self.answers = [Answer(HALT, going), Answer(FASTER, _("Faster")), Answer(SLOWER, _("Slower"))]
        super().fill(chosen)

    def tick(self) -> None:
        """A quarter of a second has gone by."""
        if self.halted or not self.is_active:
            return
        before = self.play.view().seen
        seconds = int(SPEEDS[self.speed] * 60 * TICK)
        self.play.advance_until(min(self.play.now + seconds, self.to))
        if self.play.over or self.play.now >= self.to or self.play.view().seen > before or self.play.up != self.play.seat:
            self.dismiss(True)
            return
        self.show()

    def show(self) -> None:
        """The clock as it stands."""
        view = self.play.view()
        speed = n_("{n} minute a second", "{n} minutes a second", SPEEDS[self.speed])
        now = seat.date_and_clock(self.play.start, self.play.now)
        told = [f"{self.play.time(line.at)} {said}" for line, said in lines.newest(self.play, view)[-KEPT:]]
        state = _("halted") if self.halted else speed
        due = "\n".join(ahead.lines(self.play, view, 4))
        newest = "\n".join(short(one, 84) for one in told)
        self.query_one("#clock", Static).update(
            Content("\n").join([rows((f" {now} ", "bold reverse"), f"  {state}"), plain(due), plain(newest)])
        )

    def take(self, answer: str) -> None:
        """Another speed, a halt, or the end."""
        if answer == HALT:
            self.halted = not self.halted
        elif answer in (FASTER, SLOWER):
            self.speed = max(0, min(self.speed + (1 if answer == FASTER else -1), len(SPEEDS) - 1))
        else:
            self.dismiss(True)
            return
        self.fill(answer)
        self.show()
